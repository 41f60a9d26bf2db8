// SPDX-License-Identifier: GPL-2.0-only
/*
 * Chargers without registers, as the TP4056: a supply made of lines.
 *
 * Needs a line that lets it charge; whatever sets its current (lines that switch resistors, a
 * PWM, a current regulator, or nothing) and its voltage (a regulator, or nothing); and what tells
 * of it (lines that it charges and that it has ended, or a converter of its current). Gives what
 * is governed: constant_charge_current and _voltage, charge_behaviour. It decides nothing: after
 * probe, at shutdown and when it is unbound the line is off.
 *
 * What a current is made of is a row of charge-current-limit-mapping: the current, and the lines or
 * the share of the PWM's period in permille.
 */
#include <linux/devm-helpers.h>
#include <linux/gpio/consumer.h>
#include <linux/iio/consumer.h>
#include <linux/interrupt.h>
#include <linux/jiffies.h>
#include <linux/module.h>
#include <linux/mutex.h>
#include <linux/platform_device.h>
#include <linux/pm.h>
#include <linux/power_supply.h>
#include <linux/property.h>
#include <linux/regulator/consumer.h>
#include <linux/workqueue.h>
#include <chargov/supplies.h>
#include <compat/charge_words.h>
#include <compat/iio.h>
#include <compat/pwm.h>
#include "discrete_node.h"
#include "discrete_state.h"

#define WHOLE_PERIOD	1000
/* A source that no interrupt tells of is looked for so often. */
#define LOOK_MS		30000
/* Lines that bounce; and how often at most it is told that they changed. */
#define SETTLE_MS	50
#define APART_MS	1000

static_assert((int)CG_STATUS_FULL == POWER_SUPPLY_STATUS_FULL);

/**
 * struct discrete - a charger
 * @dev: its device
 * @psy: its supply
 * @desc: of @psy
 * @enable: the line that lets it charge
 * @vbus: high with a source, NULL = another supply tells
 * @charging: it charges, or NULL
 * @done: it has ended, or NULL
 * @prog: lines that switch its current, or NULL
 * @pwm: sets its current, or NULL
 * @current_supply: sets its current, or NULL
 * @voltage_supply: sets its voltage, or NULL
 * @measured: converter of its current, or NULL
 * @can: what its node says that it can be set to
 * @look: looks at @vbus, if that has no interrupt
 * @seen: what it saw last; its own
 * @tell: tells that a line changed
 * @told: when it last did, in jiffies
 * @lock: one change at a time; guards what follows
 * @gone: nobody governs any more, and it stays off
 * @set_ua: current that it is set to
 * @set_uv: voltage that it is set to
 */
struct discrete {
	struct device *dev;
	struct power_supply *psy;
	struct power_supply_desc desc;
	struct gpio_desc *enable;
	struct gpio_desc *vbus;
	struct gpio_desc *charging;
	struct gpio_desc *done;
	struct gpio_descs *prog;
	struct pwm_device *pwm;
	struct regulator *current_supply;
	struct regulator *voltage_supply;
	struct iio_channel *measured;
	struct cg_discrete_values can;
	struct delayed_work look;
	enum cg_line seen;
	struct delayed_work tell;
	u32 told;
	struct mutex lock;	/* see above */
	bool gone;
	s32 set_ua;
	s32 set_uv;
};

/* --- what it is told --- */

/* The last of the lines is the lowest bit, as for gpio-charger. */
static int set_lines(struct discrete *d, u32 code)
{
	unsigned int i, n = d->prog ? d->prog->ndescs : 0;

	for (i = 0; i < n; i++)
		gpiod_set_value_cansleep(d->prog->desc[n - 1 - i], code & BIT(i) ? 1 : 0);
	return 0;
}

static int set_pwm(struct discrete *d, u32 permille)
{
	struct pwm_args args;
	int ret;

	pwm_get_args(d->pwm, &args);
	ret = pwm_config(d->pwm, div_u64(args.period * min_t(u32, permille, WHOLE_PERIOD),
					 WHOLE_PERIOD), args.period);
	return ret ?: pwm_enable(d->pwm);
}

static int set_current(struct discrete *d, s32 ua)
{
	int i = cg_discrete_pick(d->can.ua, d->can.n_currents, ua);
	int ret;

	if (i == d->can.n_currents)
		return -EINVAL;
	if (d->current_supply)
		ret = regulator_set_current_limit(d->current_supply, d->can.ua[i], d->can.ua[i]);
	else
		ret = d->pwm ? set_pwm(d, d->can.code[i]) : set_lines(d, d->can.code[i]);
	if (!ret)
		d->set_ua = d->can.ua[i];
	return ret;
}

static int set_voltage(struct discrete *d, s32 uv)
{
	int i = cg_discrete_pick(d->can.uv, d->can.n_voltages, uv);
	int ret = 0;

	if (i == d->can.n_voltages)
		return -EINVAL;
	if (d->voltage_supply)
		ret = regulator_set_voltage(d->voltage_supply, d->can.uv[i], d->can.uv[i]);
	if (!ret)
		d->set_uv = d->can.uv[i];
	return ret;
}

static int set_behaviour(struct discrete *d, int behaviour)
{
	bool on = behaviour == POWER_SUPPLY_CHARGE_BEHAVIOUR_AUTO;

	if (!on && behaviour != POWER_SUPPLY_CHARGE_BEHAVIOUR_INHIBIT_CHARGE)
		return -EINVAL;
	if (on && d->gone)
		return -ENODEV;
	gpiod_set_value_cansleep(d->enable, on);
	return 0;
}

static int discrete_set(struct power_supply *psy, enum power_supply_property psp,
			const union power_supply_propval *val)
{
	struct discrete *d = power_supply_get_drvdata(psy);
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

static int discrete_writeable(struct power_supply *psy, enum power_supply_property psp)
{
	return psp == POWER_SUPPLY_PROP_CONSTANT_CHARGE_CURRENT ||
	       psp == POWER_SUPPLY_PROP_CONSTANT_CHARGE_VOLTAGE ||
	       psp == POWER_SUPPLY_PROP_CHARGE_BEHAVIOUR;
}

/* --- what it says --- */

static enum cg_line line_of(struct gpio_desc *desc)
{
	int value = desc ? gpiod_get_value_cansleep(desc) : -ENODEV;

	if (value < 0)
		return CG_LINE_NONE;
	return value ? CG_LINE_ON : CG_LINE_OFF;
}

/* Where no line tells of the source, another supply does. Asked before @d knows its own supply. */
static enum cg_line source_of(struct discrete *d, struct power_supply *psy)
{
	union power_supply_propval val = { 0 };

	if (d->vbus)
		return line_of(d->vbus);
	if (power_supply_get_property_from_supplier(psy, POWER_SUPPLY_PROP_ONLINE, &val) < 0)
		return CG_LINE_NONE;
	return val.intval > 0 ? CG_LINE_ON : CG_LINE_OFF;
}

static int read_current(struct discrete *d, int *ua)
{
	int ret = -ENODATA;

	/* nothing measures without IIO */
	if (IS_REACHABLE(CONFIG_IIO) && d->measured)
		ret = iio_read_channel_processed_scale(d->measured, ua, 1000);
	return ret < 0 ? ret : 0;
}

static int read_status(struct discrete *d, struct power_supply *psy, int *status)
{
	struct cg_discrete_facts facts = {
		.vbus = source_of(d, psy),
		.charging = line_of(d->charging),
		.done = line_of(d->done),
		.measured = d->measured,
	};
	int on = gpiod_get_value_cansleep(d->enable);
	int ret = d->measured ? read_current(d, &facts.ua) : 0;

	/* a line that cannot be read is not one that is off: setting it has no errors everywhere */
	if (on < 0)
		return on;
	facts.on = on;
	mutex_lock(&d->lock);
	facts.set_ua = d->set_ua;
	mutex_unlock(&d->lock);
	*status = cg_discrete_status(&facts);
	return ret;
}

static int discrete_get(struct power_supply *psy, enum power_supply_property psp,
			union power_supply_propval *val)
{
	struct discrete *d = power_supply_get_drvdata(psy);
	enum cg_line line;
	int on;

	switch (psp) {
	case POWER_SUPPLY_PROP_ONLINE:
		line = source_of(d, psy);
		val->intval = line == CG_LINE_ON;
		return line == CG_LINE_NONE ? -ENODATA : 0;
	case POWER_SUPPLY_PROP_STATUS:
		return read_status(d, psy, &val->intval);
	case POWER_SUPPLY_PROP_CHARGE_BEHAVIOUR:
		on = gpiod_get_value_cansleep(d->enable);
		val->intval = on ? POWER_SUPPLY_CHARGE_BEHAVIOUR_AUTO :
				   POWER_SUPPLY_CHARGE_BEHAVIOUR_INHIBIT_CHARGE;
		return min(on, 0);
	case POWER_SUPPLY_PROP_CONSTANT_CHARGE_CURRENT:
		val->intval = READ_ONCE(d->set_ua);
		return 0;
	case POWER_SUPPLY_PROP_CONSTANT_CHARGE_CURRENT_MAX:
		val->intval = d->can.ua[0];
		return 0;
	case POWER_SUPPLY_PROP_CONSTANT_CHARGE_VOLTAGE:
		val->intval = READ_ONCE(d->set_uv);
		return 0;
	case POWER_SUPPLY_PROP_CONSTANT_CHARGE_VOLTAGE_MAX:
		val->intval = d->can.uv[0];
		return 0;
	case POWER_SUPPLY_PROP_CURRENT_NOW:
		return read_current(d, &val->intval);
	default:
		return -EINVAL;
	}
}

static const enum power_supply_property properties[] = {
	POWER_SUPPLY_PROP_ONLINE,
	POWER_SUPPLY_PROP_STATUS,
	POWER_SUPPLY_PROP_CHARGE_BEHAVIOUR,
	POWER_SUPPLY_PROP_CONSTANT_CHARGE_CURRENT,
	POWER_SUPPLY_PROP_CONSTANT_CHARGE_CURRENT_MAX,
	POWER_SUPPLY_PROP_CONSTANT_CHARGE_VOLTAGE,
	POWER_SUPPLY_PROP_CONSTANT_CHARGE_VOLTAGE_MAX,
	/* the last, for those who measure it */
	POWER_SUPPLY_PROP_CURRENT_NOW,
};

/* --- probe --- */

static struct gpio_desc *take_line(struct discrete *d, const char *name, enum gpiod_flags flags)
{
	struct gpio_desc *desc = devm_gpiod_get_optional(d->dev, name, flags);

	if (IS_ERR(desc))
		dev_err_probe(d->dev, PTR_ERR(desc),
			      "%s-gpios: cannot use the line; check its controller and number\n",
			      name);
	return desc;
}

static void switch_off(void *data)
{
	struct discrete *d = data;

	gpiod_set_value_cansleep(d->enable, 0);
}

/* The first of all: off, and off when all is over. */
static int take_enable(struct discrete *d)
{
	d->enable = take_line(d, "charge-enable", GPIOD_OUT_LOW);
	if (IS_ERR(d->enable))
		return PTR_ERR(d->enable);
	return devm_add_action_or_reset(d->dev, switch_off, d);
}

static int take_lines(struct discrete *d)
{
	d->vbus = take_line(d, "vbus", GPIOD_IN);
	d->charging = take_line(d, "charging", GPIOD_IN);
	d->done = take_line(d, "done", GPIOD_IN);
	if (IS_ERR(d->vbus) || IS_ERR(d->charging) || IS_ERR(d->done))
		return PTR_ERR_OR_ZERO(d->vbus) ?: PTR_ERR_OR_ZERO(d->charging) ?:
						   PTR_ERR(d->done);
	d->prog = devm_gpiod_get_array_optional(d->dev, "charge-current-limit", GPIOD_OUT_LOW);
	if (IS_ERR(d->prog))
		return dev_err_probe(d->dev, PTR_ERR(d->prog),
				     "charge-current-limit-gpios: cannot use the lines; check their controller and numbers\n");
	return 0;
}

static struct regulator *take_supply(struct discrete *d, const char *name)
{
	struct regulator *supply = devm_regulator_get_optional(d->dev, name);

	if (!IS_ERR(supply))
		return supply;
	if (PTR_ERR(supply) == -ENODEV)
		return NULL;
	dev_err_probe(d->dev, PTR_ERR(supply),
		      "%s-supply: cannot use the regulator; check its node and driver\n", name);
	return supply;
}

/*
 * What pwms says of the polarity is only advice until it is applied. That also switches the PWM
 * off: whatever its pin is then, the charger's line is off too.
 */
static int take_pwm(struct discrete *d)
{
	int ret;

	if (!device_property_present(d->dev, "pwms"))
		return 0;
	d->pwm = devm_pwm_get(d->dev, NULL);
	if (IS_ERR(d->pwm))
		return dev_err_probe(d->dev, PTR_ERR(d->pwm),
				     "pwms: cannot use the PWM; check its controller and channel\n");
	ret = compat_begin_pwm(d->pwm);
	if (ret)
		return dev_err_probe(d->dev, ret,
				     "pwms: the PWM cannot have this period and polarity; name others\n");
	return 0;
}

static int take_rest(struct discrete *d)
{
	int ret;

	d->current_supply = take_supply(d, "charge-current");
	d->voltage_supply = take_supply(d, "charge-voltage");
	if (IS_ERR(d->current_supply) || IS_ERR(d->voltage_supply))
		return PTR_ERR_OR_ZERO(d->current_supply) ?: PTR_ERR(d->voltage_supply);
	ret = take_pwm(d);
	if (ret)
		return ret;
	if (IS_REACHABLE(CONFIG_IIO) && device_property_present(d->dev, "io-channels")) {
		d->measured = devm_iio_channel_get(d->dev, "current");
		if (IS_ERR(d->measured))
			return dev_err_probe(d->dev, PTR_ERR(d->measured),
					     "io-channels: cannot use channel \"current\"; check the ADC and io-channel-names\n");
	}
	return 0;
}

/* As cg_discrete_node wants it: below 0 is no row of numbers. */
static int read_numbers(const struct discrete *d, const char *property, u32 *number, int most)
{
	int n, ret = 0;

	if (!device_property_present(d->dev, property))
		return 0;
	n = device_property_count_u32(d->dev, property);
	if (n > 0 && n <= most)
		ret = device_property_read_u32_array(d->dev, property, number, n);
	return ret ?: n;
}

/* All that it can be set to, or why it cannot: the sentence of cg_complaint_format(). */
static int read_values(struct discrete *d)
{
	struct cg_discrete_node node = {
		.enable = d->enable,
		.source = d->vbus || device_property_present(d->dev, "power-supplies"),
		.pwm = d->pwm,
		.current_supply = d->current_supply,
		.voltage_supply = d->voltage_supply,
		.lines = d->prog ? d->prog->ndescs : 0,
	};
	struct cg_complaint c;
	int ret;

	node.n_mapping = read_numbers(d, CG_DISCRETE_CURRENTS, node.mapping,
				      ARRAY_SIZE(node.mapping));
	node.n_voltages = read_numbers(d, CG_DISCRETE_VOLTAGES, node.voltage,
				       ARRAY_SIZE(node.voltage));
	ret = cg_discrete_read(&node, &d->can, &c);
	if (ret && c.has_value)
		return dev_err_probe(d->dev, ret, "%s = %lld %s %lld; %s\n", c.property, c.value,
				     c.rule, c.bound, c.advice);
	return ret ? dev_err_probe(d->dev, ret, "%s %s; %s\n", c.property, c.rule, c.advice) : 0;
}

/* The least of everything, until somebody says more. */
static int set_least(struct discrete *d)
{
	int ret = set_current(d, d->can.ua[d->can.n_currents - 1]);

	return ret ?: set_voltage(d, d->can.uv[d->can.n_voltages - 1]);
}

static void source_changed(struct power_supply *psy)
{
	power_supply_changed(psy);
}

static int register_supply(struct discrete *d)
{
	struct power_supply_config config = { .drv_data = d, .fwnode = dev_fwnode(d->dev) };

	d->desc = (struct power_supply_desc){
		.name = devm_kasprintf(d->dev, GFP_KERNEL, "discrete-%pfwP", dev_fwnode(d->dev)),
		.type = POWER_SUPPLY_TYPE_MAINS,
		.properties = properties,
		.num_properties = ARRAY_SIZE(properties) - !d->measured,
		.get_property = discrete_get,
		.set_property = discrete_set,
		.property_is_writeable = discrete_writeable,
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

static void tell_work(struct work_struct *work)
{
	struct discrete *d = container_of(to_delayed_work(work), struct discrete, tell);

	WRITE_ONCE(d->told, jiffies);
	power_supply_changed(d->psy);
}

/* An edge while that is pending already is told with it. */
static irqreturn_t line_irq(int irq, void *data)
{
	struct discrete *d = data;
	u32 settle = msecs_to_jiffies(SETTLE_MS), apart = msecs_to_jiffies(APART_MS);
	u32 since = (u32)jiffies - READ_ONCE(d->told);

	queue_delayed_work(system_freezable_wq, &d->tell,
			   since < apart ? max(settle, apart - since) : settle);
	return IRQ_HANDLED;
}

static void look_work(struct work_struct *work)
{
	struct discrete *d = container_of(to_delayed_work(work), struct discrete, look);
	enum cg_line line = line_of(d->vbus);

	if (line != d->seen)
		power_supply_changed(d->psy);
	d->seen = line;
	queue_delayed_work(system_freezable_power_efficient_wq, &d->look,
			   msecs_to_jiffies(LOOK_MS));
}

/* Without an interrupt, as behind many expanders, nobody would ever be told of a source. */
static int look_at_source(struct discrete *d)
{
	int ret;

	if (!d->vbus || gpiod_to_irq(d->vbus) >= 0)
		return 0;
	ret = devm_delayed_work_autocancel(d->dev, &d->look, look_work);
	if (!ret)
		queue_delayed_work(system_freezable_power_efficient_wq, &d->look, 0);
	return ret;
}

/* Another line without an interrupt is seen when somebody looks. */
static int listen_to(struct discrete *d, struct gpio_desc *desc)
{
	int irq = desc ? gpiod_to_irq(desc) : -ENXIO;
	int ret;

	if (irq < 0)
		return irq == -EPROBE_DEFER ? irq : 0;
	ret = devm_request_any_context_irq(d->dev, irq, line_irq,
					   IRQF_TRIGGER_RISING | IRQF_TRIGGER_FALLING,
					   dev_name(d->dev), d);
	return ret < 0 ? ret : 0;
}

static int discrete_probe(struct platform_device *pdev)
{
	struct discrete *d = devm_kzalloc(&pdev->dev, sizeof(*d), GFP_KERNEL);
	int ret;

	if (!d)
		return -ENOMEM;
	d->dev = &pdev->dev;
	mutex_init(&d->lock);
	platform_set_drvdata(pdev, d);
	ret = take_enable(d);
	ret = ret ?: take_lines(d);
	ret = ret ?: take_rest(d);
	ret = ret ?: read_values(d);
	if (ret)
		return ret;
	ret = set_least(d);
	if (ret)
		return dev_err_probe(d->dev, ret,
				     "cannot set its least current and voltage; check what charge-current-limit-mapping and charge-voltage-microvolt are set by\n");
	ret = register_supply(d);
	ret = ret ?: devm_delayed_work_autocancel(d->dev, &d->tell, tell_work);
	ret = ret ?: listen_to(d, d->vbus);
	ret = ret ?: listen_to(d, d->charging);
	ret = ret ?: listen_to(d, d->done);
	return ret ?: look_at_source(d);
}

/* Nobody governs any more, but its supply can still be written to. */
static void discrete_shutdown(struct platform_device *pdev)
{
	struct discrete *d = platform_get_drvdata(pdev);

	mutex_lock(&d->lock);
	d->gone = true;
	switch_off(d);
	mutex_unlock(&d->lock);
}

/* A source that came or went meanwhile may have been no edge. */
static int discrete_resume(struct device *dev)
{
	struct discrete *d = dev_get_drvdata(dev);

	power_supply_changed(d->psy);
	return 0;
}

static DEFINE_SIMPLE_DEV_PM_OPS(discrete_pm, NULL, discrete_resume);

static const struct of_device_id discrete_of_match[] = {
	{ .compatible = "chargov,discrete-charger" },
	{ }
};
MODULE_DEVICE_TABLE(of, discrete_of_match);

static struct platform_driver discrete_driver = {
	.driver = {
		.name = "chargov-discrete",
		.of_match_table = discrete_of_match,
		.pm = pm_sleep_ptr(&discrete_pm),
	},
	.probe = discrete_probe,
	.shutdown = discrete_shutdown,
};
module_platform_driver(discrete_driver);

MODULE_DESCRIPTION("Chargov: chargers without registers");
MODULE_LICENSE("GPL");
