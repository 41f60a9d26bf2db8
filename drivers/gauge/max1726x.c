// SPDX-License-Identifier: GPL-2.0-only
/*
 * MAX17260, 17261, 17262 and 17263: gauges that count charge and know their cells by a model of
 * three numbers (Maxim MAX17261 data sheet, ModelGauge m5 EZ).
 *
 * Needs I2C, the capacity of the cells, an interrupt if there is one. Gives a battery of the class,
 * hidden if it is a member of a pack. One transfer reads all that is measured, and serves whatever
 * is asked in the next milliseconds.
 *
 * A chip that lost its supply counts from a guess with somebody else's capacity, and says so by a
 * bit. It is configured again by a work, since that takes a second; until then its charge is not
 * told, only what it measures. What it had learned is lost then.
 *
 * It tells each per cent. A member of a pack that is looked at does not, which would be a wake-up
 * more for nothing, until nobody has looked for a while.
 *
 * Left out, for want of a use here: models other than EZ, dynamic power, AtRate, the serial number,
 * hibernation thresholds, alerts other than each per cent, the LEDs of the MAX17263.
 */
#include <linux/devm-helpers.h>
#include <linux/i2c.h>
#include <linux/interrupt.h>
#include <linux/ktime.h>
#include <linux/module.h>
#include <linux/mutex.h>
#include <linux/power_supply.h>
#include <linux/property.h>
#include <linux/regmap.h>
#include <linux/workqueue.h>
#include <compat/i2c.h>
#include "max1726x.h"

/* A look at a gauge asks for it all at once. */
#define YOUNG_MS		10
/* A pack that charges looks at least each minute: whoever does need not be told. */
#define LOOKED_AT_MS		90000
/* A line that could not be answered is tried again so often. */
#define HEAR_MS			1000

/* In the state of charge as it is read. */
#define SOC_PER_PCT		1000
/* A current that is none, as a part of the capacity in an hour. */
#define REST_PARTS		1000
/* The MAX17262 measures at a shunt of its own, and has the steps of 10 mOhm. */
#define SHUNT_UOHM		10000
#define SHUNT_LEAST_UOHM	500
#define SHUNT_MOST_UOHM		100000
#define CELLS_MOST		16
#define NEVER_S			((0xffff * 45 + 4) / 8)

/* With the lock held. */
static void listen_later(struct max1726x *m)
{
	if (m->hushed && m->has_irq)
		mod_delayed_work(system_freezable_wq, &m->listen,
				 msecs_to_jiffies(LOOKED_AT_MS));
}

static int read_young(struct max1726x *m, unsigned int reg, unsigned int *word)
{
	ktime_t now = ktime_get();
	int ret = 0;

	mutex_lock(&m->lock);
	if (!m->young || ktime_ms_delta(now, m->read) >= YOUNG_MS) {
		ret = regmap_bulk_read(m->regmap, 0, m->word, ARRAY_SIZE(m->word));
		m->read = now;
		m->young = !ret;
		listen_later(m);
	}
	*word = m->word[reg];
	mutex_unlock(&m->lock);
	return ret;
}

static void forget(struct max1726x *m)
{
	mutex_lock(&m->lock);
	m->young = false;
	mutex_unlock(&m->lock);
}

static int get_field(struct max1726x *m, enum cg_max1726x_field field, int *value)
{
	const struct cg_word_row *row = &cg_max1726x_rows[field];
	unsigned int word;
	int ret = row->reg < CG_MAX1726X_N_MEASURED ? read_young(m, row->reg, &word) :
						      regmap_read(m->regmap, row->reg, &word);

	if (!ret)
		*value = clamp_t(s64, cg_word_value(row, m->shunt_uohm, word), S32_MIN, S32_MAX);
	return ret;
}

static int set_bit_to(struct max1726x *m, enum cg_max1726x_field bit, bool on)
{
	return regmap_update_bits(m->regmap, cg_max1726x_rows[bit].reg, cg_max1726x_bits(bit),
				  on ? cg_max1726x_bits(bit) : 0);
}

static int enable(struct max1726x *m)
{
	int ret = set_bit_to(m, CG_MAX1726X_ETHRM, true);

	ret = ret ?: set_bit_to(m, CG_MAX1726X_TSEL, m->has_thermistor);
	ret = ret ?: set_bit_to(m, CG_MAX1726X_DSOC_EN, m->has_irq);
	return ret ?: set_bit_to(m, CG_MAX1726X_AEN, m->has_irq);
}

/* 1 if the chip was reset and not configured since, 0 if not, or an error. */
static int was_reset(struct max1726x *m)
{
	return regmap_test_bits(m->regmap, cg_max1726x_rows[CG_MAX1726X_POR].reg,
				cg_max1726x_bits(CG_MAX1726X_POR));
}

/* All that pulls the alert line, and @more, in one write. */
static int clear_alerts(struct max1726x *m, u16 more)
{
	int ret = regmap_update_bits(m->regmap, cg_max1726x_rows[CG_MAX1726X_ALERTS].reg,
				     cg_max1726x_bits(CG_MAX1726X_ALERT_LOW) |
				     cg_max1726x_bits(CG_MAX1726X_ALERTS) | more, 0);

	forget(m);
	return ret;
}

/* A chip that kept its supply keeps what it has learned. The bit goes last: all was done. */
static int configure(struct max1726x *m)
{
	struct cg_max1726x_ez ez;
	u32 value;
	int ret;

	if (cg_max1726x_make_ez(m, &ez, &value))
		return -ERANGE;
	ret = was_reset(m);
	if (ret == 1 || (!ret && !cg_max1726x_has_model(m, &ez)))
		ret = cg_max1726x_load_model(m, &ez);
	ret = ret ?: enable(m);
	ret = ret ?: clear_alerts(m, cg_max1726x_bits(CG_MAX1726X_POR));
	ret = ret ?: was_reset(m);
	forget(m);
	return ret == 1 ? -EIO : ret;
}

/* The supply goes before some of what tells, and may not be there yet. */
static void tell(struct max1726x *m)
{
	mutex_lock(&m->lock);
	if (m->psy)
		power_supply_changed(m->psy);
	mutex_unlock(&m->lock);
}

/* Asked for as long as the bit is there. It goes after the supply, and tells if that is there. */
static void configure_again(struct work_struct *work)
{
	struct max1726x *m = container_of(work, struct max1726x, work);
	int ret;

	/* asked for once more while it was at work */
	if (was_reset(m) != 1)
		return;
	ret = configure(m);
	if (!ret)
		dev_info(m->dev, "was reset, is configured again\n");
	else if (ret != m->logged)
		dev_err(m->dev, "was reset and cannot be configured again (%pe); its charge is not told until then\n",
			ERR_PTR(ret));
	m->logged = ret;
	if (!ret)
		tell(m);
}

/*
 * -ENODATA while it counts with somebody else's numbers: the class leaves such a property out of an
 * event, and sends none at all if there is another error.
 */
static int look_for_reset(struct max1726x *m)
{
	int reset = 0;
	int ret = get_field(m, CG_MAX1726X_POR, &reset);

	if (ret || !reset)
		return ret;
	queue_work(system_freezable_wq, &m->work);
	return -ENODATA;
}

static int read_counted(struct max1726x *m, enum cg_max1726x_field field, int *value)
{
	int ret = look_for_reset(m);

	return ret ?: get_field(m, field, value);
}

static int read_capacity(struct max1726x *m, int *percent)
{
	int ret = read_counted(m, CG_MAX1726X_REP_SOC, percent);

	*percent = clamp_t(s64, cg_nearest(*percent, SOC_PER_PCT), 0, 100);
	return ret;
}

static int read_voltage(struct max1726x *m, int *uv)
{
	int ret = get_field(m, CG_MAX1726X_VCELL, uv);

	*uv *= m->battery.cells;
	return ret;
}

static int read_present(struct max1726x *m, int *present)
{
	int absent = 0;
	int ret = get_field(m, CG_MAX1726X_BST, &absent);

	*present = !absent;
	return ret;
}

static int read_status(struct max1726x *m, int *status)
{
	int ua = 0, soc = 0, rest_ua = m->battery.design_uah / REST_PARTS;
	int ret = get_field(m, CG_MAX1726X_AVG_CURRENT, &ua);

	ret = ret ?: read_counted(m, CG_MAX1726X_REP_SOC, &soc);
	if (ua > rest_ua)
		*status = POWER_SUPPLY_STATUS_CHARGING;
	else if (ua < -rest_ua)
		*status = POWER_SUPPLY_STATUS_DISCHARGING;
	else
		*status = soc >= 100 * SOC_PER_PCT ? POWER_SUPPLY_STATUS_FULL :
						     POWER_SUPPLY_STATUS_NOT_CHARGING;
	return ret;
}

/* A time is only valid with a current in its direction. */
static int read_time(struct max1726x *m, enum cg_max1726x_field field, int sign, int *s)
{
	int ua = 0;
	int ret = get_field(m, CG_MAX1726X_CURRENT, &ua);

	ret = ret ?: read_counted(m, field, s);
	return ret ?: (s64)ua * sign <= 0 || *s >= NEVER_S ? -ENODATA : 0;
}

static int read_temp(struct max1726x *m, int *tenths)
{
	int ret = get_field(m, CG_MAX1726X_TEMP, tenths);

	*tenths = cg_nearest(*tenths, 100);
	return ret;
}

static int read_cycles(struct max1726x *m, int *cycles)
{
	int ret = get_field(m, CG_MAX1726X_CYCLES, cycles);

	*cycles /= 100;
	return ret;
}

static int read_number(struct max1726x *m, enum power_supply_property psp, int *value)
{
	switch (psp) {
	case POWER_SUPPLY_PROP_CAPACITY:
		return read_capacity(m, value);
	case POWER_SUPPLY_PROP_VOLTAGE_NOW:
		return read_voltage(m, value);
	case POWER_SUPPLY_PROP_CURRENT_NOW:
		return get_field(m, CG_MAX1726X_CURRENT, value);
	case POWER_SUPPLY_PROP_CURRENT_AVG:
		return get_field(m, CG_MAX1726X_AVG_CURRENT, value);
	case POWER_SUPPLY_PROP_TEMP:
		return read_temp(m, value);
	case POWER_SUPPLY_PROP_CHARGE_NOW:
		return read_counted(m, CG_MAX1726X_REP_CAP, value);
	case POWER_SUPPLY_PROP_CHARGE_FULL:
		return read_counted(m, CG_MAX1726X_FULL_CAP, value);
	case POWER_SUPPLY_PROP_TIME_TO_EMPTY_NOW:
		return read_time(m, CG_MAX1726X_TTE, -1, value);
	case POWER_SUPPLY_PROP_TIME_TO_FULL_NOW:
		return read_time(m, CG_MAX1726X_TTF, 1, value);
	case POWER_SUPPLY_PROP_CYCLE_COUNT:
		return read_cycles(m, value);
	case POWER_SUPPLY_PROP_PRESENT:
		return read_present(m, value);
	default:
		return -EINVAL;
	}
}

static int max1726x_get(struct power_supply *psy, enum power_supply_property psp,
			union power_supply_propval *val)
{
	struct max1726x *m = power_supply_get_drvdata(psy);

	val->intval = 0;
	switch (psp) {
	case POWER_SUPPLY_PROP_STATUS:
		return read_status(m, &val->intval);
	case POWER_SUPPLY_PROP_TECHNOLOGY:
		val->intval = m->battery.is_lfp ? POWER_SUPPLY_TECHNOLOGY_LiFe :
						  POWER_SUPPLY_TECHNOLOGY_LION;
		return 0;
	case POWER_SUPPLY_PROP_CHARGE_FULL_DESIGN:
		val->intval = m->battery.design_uah;
		return 0;
	case POWER_SUPPLY_PROP_SCOPE:
		val->intval = POWER_SUPPLY_SCOPE_DEVICE;
		return 0;
	case POWER_SUPPLY_PROP_MODEL_NAME:
		val->strval = m->chip->model;
		return 0;
	case POWER_SUPPLY_PROP_MANUFACTURER:
		val->strval = "Maxim Integrated";
		return 0;
	default:
		return read_number(m, psp, &val->intval);
	}
}

static const struct cg_gauge_property properties[] = {
	{ POWER_SUPPLY_PROP_STATUS },
	{ POWER_SUPPLY_PROP_PRESENT },
	{ POWER_SUPPLY_PROP_TECHNOLOGY },
	{ POWER_SUPPLY_PROP_CAPACITY, CG_GAUGE_ALONE },
	{ POWER_SUPPLY_PROP_VOLTAGE_NOW },
	{ POWER_SUPPLY_PROP_CURRENT_NOW },
	{ POWER_SUPPLY_PROP_CURRENT_AVG },
	{ POWER_SUPPLY_PROP_TEMP, CG_GAUGE_TEMP },
	{ POWER_SUPPLY_PROP_CHARGE_NOW },
	{ POWER_SUPPLY_PROP_CHARGE_FULL },
	{ POWER_SUPPLY_PROP_CHARGE_FULL_DESIGN },
	{ POWER_SUPPLY_PROP_CYCLE_COUNT },
	{ POWER_SUPPLY_PROP_TIME_TO_EMPTY_NOW, CG_GAUGE_ALONE },
	{ POWER_SUPPLY_PROP_TIME_TO_FULL_NOW, CG_GAUGE_ALONE },
	{ POWER_SUPPLY_PROP_SCOPE, CG_GAUGE_MEMBER },
	{ POWER_SUPPLY_PROP_MODEL_NAME },
	{ POWER_SUPPLY_PROP_MANUFACTURER },
};

static_assert(ARRAY_SIZE(properties) <= CG_GAUGE_MOST);

/* Not any more, until nobody has looked for a while. */
static bool hush(struct max1726x *m)
{
	bool looked_at;

	mutex_lock(&m->lock);
	looked_at = m->is_member && m->read &&
		    ktime_ms_delta(ktime_get(), m->read) < LOOKED_AT_MS;
	m->hushed = looked_at && !set_bit_to(m, CG_MAX1726X_DSOC_EN, false);
	listen_later(m);
	mutex_unlock(&m->lock);
	return looked_at;
}

/* A failure leaves it for the time after the next look. */
static void listen(struct work_struct *work)
{
	struct max1726x *m = container_of(to_delayed_work(work), struct max1726x, listen);

	mutex_lock(&m->lock);
	m->hushed = set_bit_to(m, CG_MAX1726X_DSOC_EN, true);
	mutex_unlock(&m->lock);
	tell(m);
}

static void leave_supply(void *data)
{
	struct max1726x *m = data;

	mutex_lock(&m->lock);
	m->psy = NULL;
	m->has_irq = false;
	mutex_unlock(&m->lock);
	cancel_delayed_work_sync(&m->listen);
}

/* A level that nobody can end would call the handler without end. */
static void mute(struct max1726x *m)
{
	mutex_lock(&m->lock);
	if (!m->leaving && !m->muted) {
		disable_irq_nosync(m->irq);
		m->muted = true;
		queue_delayed_work(system_freezable_wq, &m->hear, msecs_to_jiffies(HEAR_MS));
	}
	mutex_unlock(&m->lock);
}

static void unmute(struct max1726x *m)
{
	mutex_lock(&m->lock);
	if (m->muted)
		enable_irq(m->irq);
	m->muted = false;
	mutex_unlock(&m->lock);
}

/* It may have told something while its line was not heard. An edge does not come twice. */
static void hear(struct work_struct *work)
{
	struct max1726x *m = container_of(to_delayed_work(work), struct max1726x, hear);

	if (clear_alerts(m, 0)) {
		queue_delayed_work(system_freezable_wq, &m->hear, msecs_to_jiffies(HEAR_MS));
		return;
	}
	unmute(m);
	if (!hush(m))
		tell(m);
}

/* Whoever requests the line next finds it as it was. */
static void leave_line(void *data)
{
	struct max1726x *m = data;

	mutex_lock(&m->lock);
	m->leaving = true;
	mutex_unlock(&m->lock);
	cancel_delayed_work_sync(&m->hear);
	unmute(m);
}

/* Clearing what it said lets the line go; a reset bit stays for whoever reads the charge next. */
static irqreturn_t max1726x_irq(int irq, void *data)
{
	struct max1726x *m = data;

	if (clear_alerts(m, 0))
		mute(m);
	else if (!hush(m))
		tell(m);
	return IRQ_HANDLED;
}

static int request_line(struct max1726x *m)
{
	int ret = devm_request_threaded_irq(m->dev, m->irq, NULL, max1726x_irq, IRQF_ONESHOT,
					    dev_name(m->dev), m);

	return ret ?: devm_add_action_or_reset(m->dev, leave_line, m);
}

static int read_board(struct max1726x *m)
{
	static const char shunt[] = "shunt-resistor-micro-ohms";
	static const char cells[] = "maxim,cells-in-series";

	m->shunt_uohm = SHUNT_UOHM;
	m->battery.cells = 1;
	m->has_thermistor = device_property_read_bool(m->dev, "maxim,thermistor");
	device_property_read_u32(m->dev, shunt, &m->shunt_uohm);
	device_property_read_u32(m->dev, cells, &m->battery.cells);
	if (m->chip->own_shunt && m->shunt_uohm != SHUNT_UOHM)
		return dev_err_probe(m->dev, -EINVAL,
				     "%s is for chips without a shunt of their own, as %s is none; remove it\n",
				     shunt, m->chip->model);
	if (m->shunt_uohm < SHUNT_LEAST_UOHM || m->shunt_uohm > SHUNT_MOST_UOHM)
		return dev_err_probe(m->dev, -EINVAL, "%s = %u is not %d to %d; correct it\n",
				     shunt, m->shunt_uohm, SHUNT_LEAST_UOHM, SHUNT_MOST_UOHM);
	if (m->battery.cells != 1 && !m->chip->multi_cell)
		return dev_err_probe(m->dev, -EINVAL,
				     "%s = %u, and a %s measures one cell; remove it\n", cells,
				     m->battery.cells, m->chip->model);
	if (m->battery.cells < 1 || m->battery.cells > CELLS_MOST)
		return dev_err_probe(m->dev, -EINVAL, "%s = %u is not 1 to %d; correct it\n",
				     cells, m->battery.cells, CELLS_MOST);
	return 0;
}

static int start(struct max1726x *m)
{
	struct cg_max1726x_ez ez;
	u32 value;
	const char *wrong = cg_max1726x_make_ez(m, &ez, &value);
	int ret;

	if (wrong)
		return dev_err_probe(m->dev, -EINVAL,
				     "%s of its battery, %u of a cell, is beyond the registers at a shunt of %u uOhm; correct one of them\n",
				     wrong, value, m->shunt_uohm);
	ret = configure(m);
	return ret ? dev_err_probe(m->dev, ret, "does not answer\n") : 0;
}

static int register_supply(struct max1726x *m)
{
	struct power_supply_config config = { .drv_data = m, .fwnode = dev_fwnode(m->dev) };
	u32 has = cg_gauge_find_battery(m->dev, &m->battery);
	struct power_supply *psy;
	int ret;

	if (!(has & CG_GAUGE_CAPACITY))
		return dev_err_probe(m->dev, -EINVAL,
				     "charge-full-design-microamp-hours of its cells is missing; give it a monitored-battery\n");
	has |= m->has_thermistor ? CG_GAUGE_TEMP : 0;
	m->is_member = has & CG_GAUGE_MEMBER;
	ret = start(m);
	if (ret)
		return ret;
	m->desc = (struct power_supply_desc){
		.name = devm_kasprintf(m->dev, GFP_KERNEL, "max1726x-%s", dev_name(m->dev)),
		.type = POWER_SUPPLY_TYPE_BATTERY,
		.properties = m->properties,
		.num_properties = cg_gauge_choose(properties, ARRAY_SIZE(properties), has,
						  m->properties),
		.get_property = max1726x_get,
	};
	if (!m->desc.name)
		return -ENOMEM;
	psy = devm_power_supply_register(m->dev, &m->desc, &config);
	if (IS_ERR(psy))
		return PTR_ERR(psy);
	mutex_lock(&m->lock);
	m->psy = psy;
	mutex_unlock(&m->lock);
	/* what tells needs the supply, and the line arms it: between these two */
	return devm_add_action_or_reset(m->dev, leave_supply, m);
}

static const struct regmap_config regmap_config = {
	.reg_bits = 8,
	.val_bits = 16,
	.val_format_endian = REGMAP_ENDIAN_LITTLE,
	.max_register = 0xff,
};

static int max1726x_probe(struct i2c_client *client)
{
	struct max1726x *m = devm_kzalloc(&client->dev, sizeof(*m), GFP_KERNEL);
	int ret;

	if (!m)
		return -ENOMEM;
	m->dev = &client->dev;
	m->chip = device_get_match_data(m->dev);
	if (!m->chip)
		return dev_err_probe(m->dev, -ENODEV,
				     "has no node that says which chip it is; describe it in the device tree\n");
	m->irq = client->irq;
	m->has_irq = m->irq;
	mutex_init(&m->lock);
	INIT_DELAYED_WORK(&m->listen, listen);
	INIT_DELAYED_WORK(&m->hear, hear);
	m->regmap = devm_regmap_init_i2c(client, &regmap_config);
	if (IS_ERR(m->regmap))
		return PTR_ERR(m->regmap);
	ret = devm_work_autocancel(m->dev, &m->work, configure_again);
	ret = ret ?: read_board(m);
	ret = ret ?: register_supply(m);
	return ret ?: m->has_irq ? request_line(m) : 0;
}

static const struct max1726x_chip max17260 = { .model = "MAX17260" };
static const struct max1726x_chip max17261 = { .model = "MAX17261", .multi_cell = true };
static const struct max1726x_chip max17262 = { .model = "MAX17262", .own_shunt = true };
static const struct max1726x_chip max17263 = { .model = "MAX17263", .multi_cell = true };

static const struct of_device_id max1726x_of_match[] = {
	{ .compatible = "maxim,max17260", .data = &max17260 },
	{ .compatible = "maxim,max17261", .data = &max17261 },
	{ .compatible = "maxim,max17262", .data = &max17262 },
	{ .compatible = "maxim,max17263", .data = &max17263 },
	{ }
};
MODULE_DEVICE_TABLE(of, max1726x_of_match);

static struct i2c_driver max1726x_driver = {
	.driver = {
		.name = "chargov-max1726x",
		.of_match_table = max1726x_of_match,
	},
	.compat_i2c_probe = max1726x_probe,
};
module_i2c_driver(max1726x_driver);

MODULE_DESCRIPTION("Chargov: MAX17260, 17261, 17262 and 17263 gauges");
MODULE_LICENSE("GPL");
