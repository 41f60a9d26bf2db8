// SPDX-License-Identifier: GPL-2.0-only
/*
 * Direct charging: a charge pump behind a programmable source (USB PD, PPS), as one charger.
 *
 * The pump (bq25980 and others, by the kernel's own driver) switches and measures; the source, a
 * supply as that of a type-C controller, is what limits. Together they give what is governed:
 * constant_charge_current and _voltage, charge_behaviour. While they charge the source is told
 * anew five times a second, by direct_loop.c, from what the pump measures at the cells; the pump
 * itself stops at the same limits. Off is both: the pump is off, and the source gives 5 V, of which
 * no pump can charge.
 *
 * The pump's driver leaves its watchdog at half a second: when nobody looks any more, it stops.
 */
#include <linux/module.h>
#include <linux/mutex.h>
#include <linux/of.h>
#include <linux/platform_device.h>
#include <linux/pm.h>
#include <linux/power_supply.h>
#include <linux/workqueue.h>
#include <chargov/supplies.h>
#include <compat/charge_words.h>
#include "direct_loop.h"

#define LOOK_MS		200
/* A source that is not asked for 10 s takes it for a loss (USB PD 3.1, tPPSRequest). */
#define ASK_MS		4000
/* So many looks in a row may fail: then the pump's watchdog has ended too. */
#define MISSES		2
/* What the pump stops at in its input, beyond what is asked for; the battery's limits are exact. */
#define GUARD_PCT	125
#define BUS_GUARD_PCT	110

/* Words of tcpm for ONLINE. */
#define FIXED		1
#define PROGRAMMABLE	2

/**
 * struct direct - a pump and its source
 * @dev: its device
 * @psy: its supply
 * @desc: of @psy
 * @chip: which pump it is
 * @pump: node of the pump, referenced
 * @source: node of the source, referenced
 * @most_ua: the most that the board is made for
 * @most_uv: likewise, of the battery
 * @work: looks
 * @lock: one change at a time; guards what follows
 * @set_ua: current into the battery that it is set to
 * @set_uv: voltage of the battery that it is set to
 * @guard_ua: current that the pump stops at, 0 if not known
 * @on: it charges
 * @fell: it was told to and does not any more; until it is told anew
 * @misses: looks in a row that failed
 * @facts: of the last look; what the source was asked for
 * @asked: when, in jiffies
 */
struct direct {
	struct device *dev;
	struct power_supply *psy;
	struct power_supply_desc desc;
	const struct cg_direct_chip *chip;
	struct device_node *pump;
	struct device_node *source;
	s32 most_ua;
	s32 most_uv;
	struct delayed_work work;
	struct mutex lock;	/* see above */
	s32 set_ua;
	s32 set_uv;
	s32 guard_ua;
	bool on;
	bool fell;
	u8 misses;
	struct cg_direct_facts facts;
	unsigned long asked;
};

/* --- pump and source, each used for a moment --- */

static int use(const struct device_node *np, bool battery, enum power_supply_property psp,
	       union power_supply_propval *val, bool write)
{
	struct power_supply *psy;
	struct device *dev;
	char name[32];
	int ret;

	dev = cg_supply_find(np, battery, name, sizeof(name));
	if (!dev)
		return -ENODEV;
	psy = cg_supply_grab(dev, name);
	ret = PTR_ERR_OR_ZERO(psy);
	if (!ret) {
		ret = write ? power_supply_set_property(psy, psp, val) :
			      power_supply_get_property(psy, psp, val);
		cg_supply_release(dev, psy);
	}
	put_device(dev);
	/* some drivers return the value too */
	return min(ret, 0);
}

static int tell(const struct device_node *np, enum power_supply_property psp, int value)
{
	union power_supply_propval val = { .intval = value };

	return use(np, false, psp, &val, true);
}

static int look_at(const struct device_node *np, enum power_supply_property psp, int *value)
{
	union power_supply_propval val = { 0 };
	int ret = use(np, false, psp, &val, false);

	*value = val.intval;
	return ret;
}

static int measure(const struct direct *d, enum power_supply_property psp, int *value)
{
	union power_supply_propval val = { 0 };
	int ret = use(d->pump, true, psp, &val, false);

	*value = val.intval;
	return ret;
}

static int measure_battery(struct direct *d)
{
	int ret = measure(d, POWER_SUPPLY_PROP_VOLTAGE_NOW, &d->facts.battery_uv);

	ret = ret ?: measure(d, POWER_SUPPLY_PROP_CURRENT_NOW, &d->facts.battery_ua);
	if (!ret && !cg_direct_plausible(d->chip, d->facts.battery_uv))
		ret = -ENODATA;
	return ret;
}

static int ask_source(struct direct *d, s32 uv)
{
	int ret = tell(d->source, POWER_SUPPLY_PROP_VOLTAGE_NOW, uv);

	if (ret)
		return ret;
	d->facts.source_uv = uv;
	d->asked = jiffies;
	return 0;
}

/* --- off and on --- */

static int pump_is_off(struct direct *d)
{
	int status, ret = tell(d->pump, POWER_SUPPLY_PROP_STATUS, POWER_SUPPLY_STATUS_UNKNOWN);

	ret = ret ?: look_at(d->pump, POWER_SUPPLY_PROP_STATUS, &status);
	if (!ret && status == POWER_SUPPLY_STATUS_CHARGING)
		ret = -EREMOTEIO;
	return ret;
}

/* Either is enough; both are tried, and the pump twice. */
static int stop(struct direct *d)
{
	int by_pump = pump_is_off(d);
	int by_source = tell(d->source, POWER_SUPPLY_PROP_ONLINE, FIXED);

	d->on = false;
	if (by_pump)
		by_pump = pump_is_off(d);
	return by_source ? by_pump : 0;
}

/* It must reach the chip, whatever the driver's cache holds: so another value goes first. */
static int arm_current_guard(struct direct *d, bool force)
{
	s32 ua = max(d->set_ua / CG_DIRECT_STOP_STEP_UA * CG_DIRECT_STOP_STEP_UA,
		     CG_DIRECT_STOP_UA);
	s32 other_ua = ua > CG_DIRECT_STOP_UA ? CG_DIRECT_STOP_UA : ua + CG_DIRECT_STOP_STEP_UA;
	int ret = 0;

	if (!force && ua == d->guard_ua)
		return 0;
	d->guard_ua = 0;
	if (force)
		ret = tell(d->pump, POWER_SUPPLY_PROP_CONSTANT_CHARGE_CURRENT, other_ua);
	ret = ret ?: tell(d->pump, POWER_SUPPLY_PROP_CONSTANT_CHARGE_CURRENT, ua);
	if (!ret)
		d->guard_ua = ua;
	return ret;
}

/* What the pump stops at by itself: the battery's limits, and some beyond those of its input. */
static int arm_guards(struct direct *d, s32 source_ua)
{
	int ret = tell(d->pump, POWER_SUPPLY_PROP_CHARGE_TYPE, 0);

	ret = ret ?: arm_current_guard(d, true);
	ret = ret ?: tell(d->pump, POWER_SUPPLY_PROP_CONSTANT_CHARGE_VOLTAGE, d->set_uv);
	ret = ret ?: tell(d->pump, POWER_SUPPLY_PROP_INPUT_VOLTAGE_LIMIT,
			  (int)cg_scale(d->set_uv, CG_DIRECT_RATIO * BUS_GUARD_PCT, 100));
	return ret ?: tell(d->pump, POWER_SUPPLY_PROP_INPUT_CURRENT_LIMIT,
			   (int)cg_scale(source_ua, GUARD_PCT, 100));
}

/* The source is made programmable; then it says what it can be asked for. */
static int open_source(struct direct *d, s32 *source_ua)
{
	int most_ua, ret = tell(d->source, POWER_SUPPLY_PROP_ONLINE, PROGRAMMABLE);

	ret = ret ?: look_at(d->source, POWER_SUPPLY_PROP_VOLTAGE_MIN, &d->facts.least_uv);
	ret = ret ?: look_at(d->source, POWER_SUPPLY_PROP_VOLTAGE_MAX, &d->facts.most_uv);
	ret = ret ?: look_at(d->source, POWER_SUPPLY_PROP_CURRENT_MAX, &most_ua);
	if (ret)
		return ret;
	*source_ua = cg_direct_source_ua(d->set_ua, most_ua);
	return *source_ua ? 0 : -ERANGE;
}

static int begin(struct direct *d)
{
	s32 source_ua, first_uv;
	int status, ret = d->set_ua && d->set_uv ? open_source(d, &source_ua) : -EINVAL;

	ret = ret ?: measure_battery(d);
	ret = ret ?: arm_guards(d, source_ua);
	if (ret)
		return ret;
	first_uv = cg_direct_first_uv(&d->facts);
	ret = first_uv ? ask_source(d, first_uv) : -ERANGE;
	ret = ret ?: tell(d->source, POWER_SUPPLY_PROP_CURRENT_NOW, source_ua);
	/* nothing flows before the pump is on, and now its source is limited */
	ret = ret ?: tell(d->pump, POWER_SUPPLY_PROP_STATUS, POWER_SUPPLY_STATUS_CHARGING);
	ret = ret ?: look_at(d->pump, POWER_SUPPLY_PROP_STATUS, &status);
	if (!ret && status != POWER_SUPPLY_STATUS_CHARGING)
		ret = -EREMOTEIO;
	return ret;
}

static int start(struct direct *d)
{
	int ret = begin(d);

	if (ret) {
		stop(d);
		dev_warn_ratelimited(d->dev,
				     "cannot begin (%pe): battery %d uV, source %d to %d uV\n",
				     ERR_PTR(ret), d->facts.battery_uv, d->facts.least_uv,
				     d->facts.most_uv);
		return ret;
	}
	d->on = true;
	d->misses = 0;
	queue_delayed_work(system_freezable_wq, &d->work, msecs_to_jiffies(LOOK_MS));
	return 0;
}

/* --- while it charges --- */

/* It is over, and who governs is to see it: the current that it is set to reads 0. */
static void fall(struct direct *d, int ret, const char *what)
{
	int health = POWER_SUPPLY_HEALTH_UNKNOWN;

	look_at(d->pump, POWER_SUPPLY_PROP_HEALTH, &health);
	d->fell = true;
	stop(d);
	dev_warn(d->dev, "%s (%pe, health %d); it is off until it is told anew\n", what,
		 ERR_PTR(ret), health);
}

static int look(struct direct *d)
{
	int status, ret = look_at(d->pump, POWER_SUPPLY_PROP_STATUS, &status);
	s32 uv;

	if (!ret && status != POWER_SUPPLY_STATUS_CHARGING)
		return -ECANCELED;
	ret = ret ?: measure_battery(d);
	if (ret)
		return ret;
	d->facts.cv_uv = d->set_uv;
	d->facts.cc_ua = d->set_ua;
	uv = cg_direct_next_uv(d->chip, &d->facts);
	if (uv == d->facts.source_uv && time_before(jiffies, d->asked + msecs_to_jiffies(ASK_MS)))
		return 0;
	return ask_source(d, uv);
}

static void look_work(struct work_struct *work)
{
	struct direct *d = container_of(to_delayed_work(work), struct direct, work);
	bool fell = false;
	int ret;

	mutex_lock(&d->lock);
	if (d->on) {
		ret = look(d);
		d->misses = ret ? d->misses + 1 : 0;
		fell = ret == -ECANCELED || d->misses >= MISSES;
		if (fell)
			fall(d, ret, ret == -ECANCELED ? "the charge pump has stopped by itself" :
							 "pump or source did not do what they were told");
		else
			queue_delayed_work(system_freezable_wq, &d->work,
					   msecs_to_jiffies(LOOK_MS));
	}
	mutex_unlock(&d->lock);
	if (fell)
		power_supply_changed(d->psy);
}

/* --- what it is told --- */

/* Tighter at the source first, looser at the pump first. */
static int set_current(struct direct *d, s32 ua)
{
	bool lower = ua < d->set_ua;
	int most_ua, ret = 0;
	s32 source_ua;

	if (ua < CG_DIRECT_CC_MIN_UA || ua > d->most_ua)
		return -EINVAL;
	d->set_ua = ua;
	if (!d->on)
		return 0;
	ret = look_at(d->source, POWER_SUPPLY_PROP_CURRENT_MAX, &most_ua);
	if (ret)
		return ret;
	source_ua = cg_direct_source_ua(ua, most_ua);
	if (!source_ua)
		return -ERANGE;
	if (!lower)
		ret = arm_current_guard(d, false);
	ret = ret ?: tell(d->source, POWER_SUPPLY_PROP_CURRENT_NOW, source_ua);
	if (!ret && lower)
		ret = arm_current_guard(d, false);
	return ret;
}

static int set_voltage(struct direct *d, s32 uv)
{
	if (uv < d->chip->cv_min_uv || uv > d->most_uv)
		return -EINVAL;
	d->set_uv = uv;
	return d->on ? tell(d->pump, POWER_SUPPLY_PROP_CONSTANT_CHARGE_VOLTAGE, uv) : 0;
}

static int set_behaviour(struct direct *d, int behaviour)
{
	bool on = behaviour == POWER_SUPPLY_CHARGE_BEHAVIOUR_AUTO;

	if (!on && behaviour != POWER_SUPPLY_CHARGE_BEHAVIOUR_INHIBIT_CHARGE)
		return -EINVAL;
	d->fell = false;
	if (!on)
		return stop(d);
	return d->on ? 0 : start(d);
}

static int direct_set(struct power_supply *psy, enum power_supply_property psp,
		      const union power_supply_propval *val)
{
	struct direct *d = power_supply_get_drvdata(psy);
	int ret = -EINVAL;

	mutex_lock(&d->lock);
	if (psp == POWER_SUPPLY_PROP_CONSTANT_CHARGE_CURRENT)
		ret = set_current(d, val->intval);
	else if (psp == POWER_SUPPLY_PROP_CONSTANT_CHARGE_VOLTAGE)
		ret = set_voltage(d, val->intval);
	else if (psp == POWER_SUPPLY_PROP_CHARGE_BEHAVIOUR)
		ret = set_behaviour(d, val->intval);
	mutex_unlock(&d->lock);
	return ret;
}

static int direct_writeable(struct power_supply *psy, enum power_supply_property psp)
{
	return psp == POWER_SUPPLY_PROP_CONSTANT_CHARGE_CURRENT ||
	       psp == POWER_SUPPLY_PROP_CONSTANT_CHARGE_VOLTAGE ||
	       psp == POWER_SUPPLY_PROP_CHARGE_BEHAVIOUR;
}

/* --- what it says --- */

/* Any other source is none for it. */
static int read_online(struct direct *d, int *online)
{
	int there, type, ret = look_at(d->source, POWER_SUPPLY_PROP_ONLINE, &there);

	ret = ret ?: look_at(d->source, POWER_SUPPLY_PROP_USB_TYPE, &type);
	*online = !ret && there > 0 && type == POWER_SUPPLY_USB_TYPE_PD_PPS;
	return ret ? -ENODATA : 0;
}

/* The pump's word; if that is not that it is off, the source's, of which it may not charge. */
static int read_status(struct direct *d, int *status)
{
	int word, source, ret = look_at(d->pump, POWER_SUPPLY_PROP_STATUS, &word);

	*status = POWER_SUPPLY_STATUS_NOT_CHARGING;
	if (!ret && word != POWER_SUPPLY_STATUS_CHARGING)
		return 0;
	if (!look_at(d->source, POWER_SUPPLY_PROP_ONLINE, &source) && source != PROGRAMMABLE)
		return 0;
	*status = POWER_SUPPLY_STATUS_CHARGING;
	return ret;
}

/* Only heat goes on after it has stopped. */
static int read_health(struct direct *d, int *health)
{
	int ret = look_at(d->pump, POWER_SUPPLY_PROP_HEALTH, health);

	if (*health != POWER_SUPPLY_HEALTH_OVERHEAT)
		*health = POWER_SUPPLY_HEALTH_GOOD;
	return ret;
}

/* The pump's driver gives no sign: what it measures while it is off flows out. */
static int read_measured(struct direct *d, enum power_supply_property psp, int *value)
{
	int ret;

	if (psp == POWER_SUPPLY_PROP_CURRENT_NOW && !d->on)
		return -ENODATA;
	ret = measure(d, psp, value);
	if (!ret && psp == POWER_SUPPLY_PROP_VOLTAGE_NOW && !cg_direct_plausible(d->chip, *value))
		ret = -ENODATA;
	return ret;
}

static int read_set(struct direct *d, enum power_supply_property psp, int *value)
{
	switch (psp) {
	case POWER_SUPPLY_PROP_CHARGE_BEHAVIOUR:
		*value = d->on ? POWER_SUPPLY_CHARGE_BEHAVIOUR_AUTO :
				 POWER_SUPPLY_CHARGE_BEHAVIOUR_INHIBIT_CHARGE;
		return 0;
	case POWER_SUPPLY_PROP_CONSTANT_CHARGE_CURRENT:
		*value = d->fell ? 0 : d->set_ua;
		return 0;
	case POWER_SUPPLY_PROP_CONSTANT_CHARGE_CURRENT_MAX:
		*value = d->most_ua;
		return 0;
	case POWER_SUPPLY_PROP_CONSTANT_CHARGE_VOLTAGE:
		*value = d->set_uv;
		return 0;
	case POWER_SUPPLY_PROP_CONSTANT_CHARGE_VOLTAGE_MAX:
		*value = d->most_uv;
		return 0;
	default:
		return -EINVAL;
	}
}

static int direct_get(struct power_supply *psy, enum power_supply_property psp,
		      union power_supply_propval *val)
{
	struct direct *d = power_supply_get_drvdata(psy);
	int ret;

	mutex_lock(&d->lock);
	if (psp == POWER_SUPPLY_PROP_ONLINE)
		ret = read_online(d, &val->intval);
	else if (psp == POWER_SUPPLY_PROP_STATUS)
		ret = read_status(d, &val->intval);
	else if (psp == POWER_SUPPLY_PROP_HEALTH)
		ret = read_health(d, &val->intval);
	else if (psp == POWER_SUPPLY_PROP_VOLTAGE_NOW || psp == POWER_SUPPLY_PROP_CURRENT_NOW)
		ret = read_measured(d, psp, &val->intval);
	else
		ret = read_set(d, psp, &val->intval);
	mutex_unlock(&d->lock);
	return ret;
}

static const enum power_supply_property properties[] = {
	POWER_SUPPLY_PROP_ONLINE,
	POWER_SUPPLY_PROP_STATUS,
	POWER_SUPPLY_PROP_HEALTH,
	POWER_SUPPLY_PROP_CHARGE_BEHAVIOUR,
	POWER_SUPPLY_PROP_CONSTANT_CHARGE_CURRENT,
	POWER_SUPPLY_PROP_CONSTANT_CHARGE_CURRENT_MAX,
	POWER_SUPPLY_PROP_CONSTANT_CHARGE_VOLTAGE,
	POWER_SUPPLY_PROP_CONSTANT_CHARGE_VOLTAGE_MAX,
	POWER_SUPPLY_PROP_VOLTAGE_NOW,
	POWER_SUPPLY_PROP_CURRENT_NOW,
};

/* --- probe --- */

static void put_node(void *data)
{
	of_node_put(data);
}

static int take_node(struct direct *d, const char *property, const char *what,
		     struct device_node **np)
{
	*np = of_parse_phandle(dev_of_node(d->dev), property, 0);
	if (!*np)
		return dev_err_probe(d->dev, -EINVAL,
				     "%s is missing or points nowhere; point it to %s\n",
				     property, what);
	return devm_add_action_or_reset(d->dev, put_node, *np);
}

static int take_chip(struct direct *d)
{
	unsigned int i;

	for (i = 0; i < CG_DIRECT_CHIPS; i++)
		if (of_device_is_compatible(d->pump, cg_direct_chips[i].compatible))
			d->chip = &cg_direct_chips[i];
	if (!d->chip)
		return dev_err_probe(d->dev, -EINVAL,
				     "charge-pump: %pOF is no pump that is known; name one of ti,bq25960, ti,bq25975 and ti,bq25980\n",
				     d->pump);
	return 0;
}

/* The pump's driver knows the battery, and is not to go without us. */
static int take_pump(struct direct *d)
{
	struct device *dev;
	char name[32];
	int ret = 0;

	dev = cg_supply_find(d->pump, true, name, sizeof(name));
	if (!dev)
		return dev_err_probe(d->dev, -EPROBE_DEFER, "waits for its pump %pOF\n", d->pump);
	if (!device_link_add(d->dev, dev, DL_FLAG_AUTOPROBE_CONSUMER))
		ret = -EINVAL;
	put_device(dev);
	ret = ret ?: measure(d, POWER_SUPPLY_PROP_CONSTANT_CHARGE_CURRENT_MAX, &d->most_ua);
	ret = ret ?: measure(d, POWER_SUPPLY_PROP_CONSTANT_CHARGE_VOLTAGE_MAX, &d->most_uv);
	if (ret)
		return dev_err_probe(d->dev, ret == -EBUSY ? -EPROBE_DEFER : ret,
				     "cannot use its pump\n");
	d->most_ua = min(d->most_ua, d->chip->cc_max_ua);
	d->most_uv = min(d->most_uv, d->chip->cv_max_uv);
	if (d->most_ua < CG_DIRECT_CC_MIN_UA || d->most_uv < d->chip->cv_min_uv)
		return dev_err_probe(d->dev, -EINVAL,
				     "its battery takes at most %d uA and %d uV, and the pump gives at least %d uA and %d uV; use another charger, or correct the battery\n",
				     d->most_ua, d->most_uv, CG_DIRECT_CC_MIN_UA,
				     d->chip->cv_min_uv);
	return 0;
}

static void source_changed(struct power_supply *psy)
{
	power_supply_changed(psy);
}

static int register_supply(struct direct *d)
{
	struct power_supply_config config = { .drv_data = d, .fwnode = dev_fwnode(d->dev) };

	d->desc = (struct power_supply_desc){
		.name = devm_kasprintf(d->dev, GFP_KERNEL, "direct-%pfwP", dev_fwnode(d->dev)),
		.type = POWER_SUPPLY_TYPE_MAINS,
		.properties = properties,
		.num_properties = ARRAY_SIZE(properties),
		.get_property = direct_get,
		.set_property = direct_set,
		.property_is_writeable = direct_writeable,
		.external_power_changed = source_changed,
	};
	if (!d->desc.name)
		return -ENOMEM;
	compat_set_charge_behaviours(&d->desc, BIT(POWER_SUPPLY_CHARGE_BEHAVIOUR_AUTO) |
				     BIT(POWER_SUPPLY_CHARGE_BEHAVIOUR_INHIBIT_CHARGE));
	d->psy = devm_power_supply_register(d->dev, &d->desc, &config);
	return PTR_ERR_OR_ZERO(d->psy);
}

static void switch_off(void *data)
{
	struct direct *d = data;

	mutex_lock(&d->lock);
	stop(d);
	mutex_unlock(&d->lock);
	cancel_delayed_work_sync(&d->work);
}

static int direct_probe(struct platform_device *pdev)
{
	struct direct *d = devm_kzalloc(&pdev->dev, sizeof(*d), GFP_KERNEL);
	int ret;

	if (!d)
		return -ENOMEM;
	d->dev = &pdev->dev;
	mutex_init(&d->lock);
	INIT_DELAYED_WORK(&d->work, look_work);
	platform_set_drvdata(pdev, d);
	ret = take_node(d, "charge-pump", "the charge pump", &d->pump);
	ret = ret ?: take_node(d, "power-supplies", "what feeds the pump", &d->source);
	ret = ret ?: take_chip(d);
	ret = ret ?: take_pump(d);
	ret = ret ?: register_supply(d);
	if (ret)
		return ret;
	switch_off(d);
	/* before its supply goes, after which nobody can look any more */
	return devm_add_action_or_reset(d->dev, switch_off, d);
}

/* Nobody governs any more. */
static void direct_shutdown(struct platform_device *pdev)
{
	switch_off(platform_get_drvdata(pdev));
}

/* Asleep nobody looks. */
static int direct_suspend(struct device *dev)
{
	struct direct *d = dev_get_drvdata(dev);

	mutex_lock(&d->lock);
	if (d->on) {
		d->fell = true;
		stop(d);
	}
	mutex_unlock(&d->lock);
	return 0;
}

static int direct_resume(struct device *dev)
{
	struct direct *d = dev_get_drvdata(dev);

	if (READ_ONCE(d->fell))
		power_supply_changed(d->psy);
	return 0;
}

static DEFINE_SIMPLE_DEV_PM_OPS(direct_pm, direct_suspend, direct_resume);

static const struct of_device_id direct_of_match[] = {
	{ .compatible = "chargov,direct-charger" },
	{ }
};
MODULE_DEVICE_TABLE(of, direct_of_match);

static struct platform_driver direct_driver = {
	.driver = {
		.name = "chargov-direct",
		.of_match_table = direct_of_match,
		.pm = pm_sleep_ptr(&direct_pm),
	},
	.probe = direct_probe,
	.shutdown = direct_shutdown,
};
module_platform_driver(direct_driver);

MODULE_DESCRIPTION("Chargov: charge pumps behind programmable sources");
MODULE_LICENSE("GPL");
