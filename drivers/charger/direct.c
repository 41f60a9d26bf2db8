// SPDX-License-Identifier: GPL-2.0-only
/*
 * Direct charging: a charge pump behind a programmable source (USB PD, PPS), as one charger.
 *
 * The pump (bq25980 and others, by the kernel's own driver) switches and measures; the source, a
 * supply as that of a type-C controller, is what limits. Together they give what is governed:
 * constant_charge_current and _voltage, charge_behaviour. While they charge the source is told
 * anew five times a second, by direct_loop.c, from what the pump measures at the cells; the pump
 * itself stops at the same limits. Off is the pump; a source that is back at a fixed voltage of
 * which no battery can be charged is a second path.
 *
 * The pump's driver leaves its watchdog at half a second: when nobody looks any more, it stops. And
 * nobody looks any more when the governor has not said "auto" for a while.
 */
#include <linux/module.h>
#include <linux/of.h>
#include <linux/platform_device.h>
#include <linux/pm.h>
#include <chargov/supplies.h>
#include <compat/charge_words.h>
#include "direct.h"

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
	ret = cg_direct_ask(d->source, POWER_SUPPLY_PROP_CURRENT_MAX, &most_ua);
	if (ret)
		return ret;
	source_ua = cg_direct_source_ua(ua, most_ua);
	if (!source_ua)
		return -ERANGE;
	if (!lower)
		ret = cg_direct_arm_current_guard(d, false);
	ret = ret ?: cg_direct_limit_source(d, source_ua);
	if (!ret && lower)
		ret = cg_direct_arm_current_guard(d, false);
	return ret;
}

/* What flows towards a higher voltage stops before the guard comes down. */
static int follow_voltage(struct direct *d)
{
	int ret = cg_direct_measure_battery(d);
	s32 first_uv;

	if (ret)
		return ret;
	first_uv = cg_direct_first_uv(d->chip, &d->facts);
	if (first_uv && first_uv < d->facts.source_uv)
		ret = cg_direct_ask_source(d, first_uv);
	return ret ?: cg_direct_arm_voltage_guard(d);
}

static int set_voltage(struct direct *d, s32 uv)
{
	if (uv < d->chip->cv_min_uv || uv > d->most_uv)
		return -EINVAL;
	d->set_uv = uv;
	return d->on ? follow_voltage(d) : 0;
}

static int set_behaviour(struct direct *d, int behaviour)
{
	bool on = behaviour == POWER_SUPPLY_CHARGE_BEHAVIOUR_AUTO;

	if (!on && behaviour != POWER_SUPPLY_CHARGE_BEHAVIOUR_INHIBIT_CHARGE)
		return -EINVAL;
	if (!on) {
		d->fell = false;
		return cg_direct_stop(d);
	}
	/* its driver is leaving, and nobody would look */
	if (d->gone)
		return -ENODEV;
	/* one that ended by itself is told off before it is told on */
	if (d->fell)
		return -ECANCELED;
	d->told = jiffies;
	return d->on ? 0 : cg_direct_start(d);
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
	int there, type, ret = cg_direct_ask(d->source, POWER_SUPPLY_PROP_ONLINE, &there);

	ret = ret ?: cg_direct_ask(d->source, POWER_SUPPLY_PROP_USB_TYPE, &type);
	*online = !ret && there > 0 && type == POWER_SUPPLY_USB_TYPE_PD_PPS;
	return ret ? -ENODATA : 0;
}

/* The pump's word; if that is not that it is off, the source's. */
static int read_status(struct direct *d, int *status)
{
	int word, ret = cg_direct_ask(d->pump, POWER_SUPPLY_PROP_STATUS, &word);

	*status = POWER_SUPPLY_STATUS_NOT_CHARGING;
	if ((!ret && word != POWER_SUPPLY_STATUS_CHARGING) || cg_direct_source_starves(d))
		return 0;
	*status = POWER_SUPPLY_STATUS_CHARGING;
	return ret;
}

/* Only heat goes on after it has stopped. */
static int read_health(struct direct *d, int *health)
{
	int ret = cg_direct_ask(d->pump, POWER_SUPPLY_PROP_HEALTH, health);

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
	ret = cg_direct_measure(d, psp, value);
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
	char name[CG_SUPPLY_NAME_ROOM];
	struct device *dev;
	int ret = 0;

	dev = cg_supply_find(d->pump, true, name, sizeof(name));
	if (!dev)
		return dev_err_probe(d->dev, -EPROBE_DEFER, "waits for its pump %pOF\n", d->pump);
	if (!device_link_add(d->dev, dev, DL_FLAG_AUTOPROBE_CONSUMER))
		ret = -EINVAL;
	/* who has just bound it holds it still, and nothing would bring this probe back */
	if (!ret && cg_device_hold(dev))
		device_unlock(dev);
	put_device(dev);
	ret = ret ?: cg_direct_measure(d, POWER_SUPPLY_PROP_CONSTANT_CHARGE_CURRENT_MAX,
				       &d->most_ua);
	ret = ret ?: cg_direct_measure(d, POWER_SUPPLY_PROP_CONSTANT_CHARGE_VOLTAGE_MAX,
				       &d->most_uv);
	if (ret)
		return dev_err_probe(d->dev, ret == -EBUSY ? -EPROBE_DEFER : ret,
				     "charge-pump: cannot read what %pOF may give; check its driver\n",
				     d->pump);
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
	cg_supplies_hold(d->dev);
	d->psy = devm_power_supply_register(d->dev, &d->desc, &config);
	return PTR_ERR_OR_ZERO(d->psy);
}

static void switch_off(void *data)
{
	struct direct *d = data;

	mutex_lock(&d->lock);
	cg_direct_stop(d);
	mutex_unlock(&d->lock);
	cancel_delayed_work_sync(&d->work);
}

/* For good: its supply can still be written to. */
static void leave(void *data)
{
	struct direct *d = data;

	mutex_lock(&d->lock);
	d->gone = true;
	mutex_unlock(&d->lock);
	switch_off(d);
}

static int direct_probe(struct platform_device *pdev)
{
	struct direct *d = devm_kzalloc(&pdev->dev, sizeof(*d), GFP_KERNEL);
	int ret;

	if (!d)
		return -ENOMEM;
	d->dev = &pdev->dev;
	mutex_init(&d->lock);
	INIT_DELAYED_WORK(&d->work, cg_direct_work);
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
	return devm_add_action_or_reset(d->dev, leave, d);
}

/* Nobody governs any more. */
static void direct_shutdown(struct platform_device *pdev)
{
	leave(platform_get_drvdata(pdev));
}

/* Asleep nobody looks. */
static int direct_suspend(struct device *dev)
{
	struct direct *d = dev_get_drvdata(dev);

	mutex_lock(&d->lock);
	if (d->on) {
		d->fell = true;
		cg_direct_stop(d);
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
