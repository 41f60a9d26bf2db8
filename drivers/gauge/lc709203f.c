// SPDX-License-Identifier: GPL-2.0-only
/*
 * LC709203F and LC709204F: gauges for one cell that measure its voltage and its temperature, and no
 * current (onsemi LC709203F/D, LC709204F/D).
 *
 * Needs SMBus with packet error codes, without which the chip takes no write; an interrupt if there
 * is one. Gives a battery of the class, hidden if it is a member of a pack. Nothing is cached.
 *
 * A chip whose cell was exchanged forgets what it was told, and says so by its voltage alarm, which
 * is 0 then and never 0 otherwise. It is told again before the next state of charge is believed.
 *
 * Its line tells of each per cent that is lost: the alarm is where the state of charge is. A rise
 * and all else is seen by whoever reads.
 *
 * Left out, for want of a use here: the alarms of temperature, current direction, times, the second
 * thermistor and the counters of a battery's life.
 */
#include <linux/i2c.h>
#include <linux/interrupt.h>
#include <linux/module.h>
#include <linux/mutex.h>
#include <linux/power_supply.h>
#include <linux/property.h>
#include <compat/i2c.h>
#include "lc709203f_regs.h"
#include "supply.h"

#define MODE_OPERATIONAL	1
/* An alarm where a battery does not say when it is empty. */
#define EMPTY_UV		3000000
/* What a cell and its thermistor can have; more is a line that is cut or shorted. */
#define LEAST_EMPTY_UV		1000000
#define MOST_UV			5000000
#define MOST_UAH		1000000000
#define LEAST_MDEGC		(-40000)
#define MOST_MDEGC		100000
/* A setting that a board does not tell. */
#define NOT_TOLD		(-1)

/**
 * struct lc709203f_chip - one of the chips
 * @model: its name
 * @has: what it can do more than the least
 */
struct lc709203f_chip {
	const char *model;
	u32 has;
};

/**
 * struct lc709203f - a gauge
 * @client: its device
 * @chip: which of the chips
 * @psy: its supply
 * @desc: of @psy
 * @properties: of @desc
 * @battery: the cell
 * @lock: one set-up at a time; guards @was_reset
 * @was_reset: it was, when it was looked at last
 * @beta: of the thermistor in K, %NOT_TOLD if there is none
 * @apa: adjustment, %NOT_TOLD to leave it
 * @profile: kind of cell, %NOT_TOLD to leave it
 */
struct lc709203f {
	struct i2c_client *client;
	const struct lc709203f_chip *chip;
	struct power_supply *psy;
	struct power_supply_desc desc;
	enum power_supply_property properties[CG_GAUGE_MOST];
	struct cg_gauge_battery battery;
	struct mutex lock;	/* see above */
	bool was_reset;
	s32 beta;
	s32 apa;
	s32 profile;
};

static int get_field(struct lc709203f *lc, enum cg_lc709203f_field field, s32 *value)
{
	const struct cg_word_row *row = &cg_lc709203f_rows[field];
	s32 word = i2c_smbus_read_word_data(lc->client, row->reg);

	if (word < 0)
		return word;
	*value = cg_word_value(row, 0, word);
	return 0;
}

/* What is there already is left: writing some registers begins the gauging anew. */
static int set_field(struct lc709203f *lc, enum cg_lc709203f_field field, s32 value)
{
	const struct cg_word_row *row = &cg_lc709203f_rows[field];
	s32 old = i2c_smbus_read_word_data(lc->client, row->reg);
	u16 word = old;

	if (old < 0)
		return old;
	if (!cg_word_put(row, 0, value, &word))
		return -EINVAL;
	return word == old ? 0 : i2c_smbus_write_word_data(lc->client, row->reg, word);
}

static s32 alarm_uv(const struct lc709203f *lc)
{
	return lc->battery.empty_uv ?: EMPTY_UV;
}

/* The alarm is the last, for it tells that all is done. */
static int set_up(struct lc709203f *lc)
{
	const struct {
		enum cg_lc709203f_field field;
		s32 value;
	} steps[] = {
		{ CG_LC709203F_MODE, MODE_OPERATIONAL },
		{ CG_LC709203F_APA, lc->apa },
		{ CG_LC709203F_PROFILE, lc->profile },
		{ CG_LC709203F_BETA, lc->beta },
		{ CG_LC709203F_THERMISTOR, lc->beta != NOT_TOLD },
		{ CG_LC709203F_ALARM_VOLTAGE, alarm_uv(lc) },
	};
	unsigned int i;
	int ret = 0;

	for (i = 0; !ret && i < ARRAY_SIZE(steps); i++)
		if (steps[i].value != NOT_TOLD)
			ret = set_field(lc, steps[i].field, steps[i].value);
	return ret;
}

/*
 * Is it still set up? -ENODATA if it had to be done: what it says now is worth nothing. The class
 * leaves such a property out of an event, and sends none at all if there is another error.
 */
static int look_for_reset(struct lc709203f *lc)
{
	s32 alarm;
	int ret;

	mutex_lock(&lc->lock);
	ret = get_field(lc, CG_LC709203F_ALARM_VOLTAGE, &alarm);
	if (!ret && !alarm && !lc->was_reset)
		dev_info(&lc->client->dev, "was reset, is told again\n");
	if (!ret) {
		lc->was_reset = !alarm;
		ret = alarm ? 0 : set_up(lc) ?: -ENODATA;
	}
	mutex_unlock(&lc->lock);
	return ret;
}

/* The next per cent that is lost is to be heard of. */
static int arm_alarm(struct lc709203f *lc)
{
	s32 percent;
	int ret;

	if (!lc->client->irq)
		return 0;
	ret = get_field(lc, CG_LC709203F_RSOC, &percent);
	return ret ?: set_field(lc, CG_LC709203F_ALARM_RSOC, percent);
}

static int prepare(struct lc709203f *lc)
{
	return look_for_reset(lc) ?: arm_alarm(lc);
}

static int read_rsoc(struct lc709203f *lc, int *percent)
{
	int ret = prepare(lc);

	ret = ret ?: get_field(lc, CG_LC709203F_RSOC, percent);
	return ret ?: *percent > 100 ? -ENODATA : 0;
}

static int read_full(struct lc709203f *lc, int *uah)
{
	s32 health = 100;
	int ret = 0;

	if (lc->chip->has & CG_GAUGE_LIFE)
		ret = get_field(lc, CG_LC709203F_HEALTH, &health);
	if (ret)
		return ret;
	if (health < 1 || health > 100)
		return -ENODATA;
	*uah = cg_scale(lc->battery.design_uah, health, 100);
	return 0;
}

static int read_charge(struct lc709203f *lc, int *uah)
{
	s32 permille, full_uah = 0;
	int ret = prepare(lc);

	ret = ret ?: get_field(lc, CG_LC709203F_ITE, &permille);
	ret = ret ?: read_full(lc, &full_uah);
	if (ret)
		return ret;
	*uah = cg_scale(full_uah, permille, 1000);
	return permille > 1000 ? -ENODATA : 0;
}

static int read_within(struct lc709203f *lc, enum cg_lc709203f_field field, s32 least, s32 most,
		       int *value)
{
	int ret = get_field(lc, field, value);

	return ret ?: *value < least || *value > most ? -ENODATA : 0;
}

static int read_temp(struct lc709203f *lc, int *tenths)
{
	s32 mdegc = 0;
	int ret = read_within(lc, CG_LC709203F_TEMP, LEAST_MDEGC, MOST_MDEGC, &mdegc);

	*tenths = cg_nearest(mdegc, 100);
	return ret;
}

static int read_status(struct lc709203f *lc, struct power_supply *psy, int *status)
{
	s32 percent = 0;
	int ret = read_rsoc(lc, &percent);

	*status = cg_gauge_status(psy, percent);
	return ret;
}

static int lc709203f_get(struct power_supply *psy, enum power_supply_property psp,
			 union power_supply_propval *val)
{
	struct lc709203f *lc = power_supply_get_drvdata(psy);

	switch (psp) {
	case POWER_SUPPLY_PROP_STATUS:
		return read_status(lc, psy, &val->intval);
	case POWER_SUPPLY_PROP_PRESENT:
		/* it lives on its cell: who answers has one */
		val->intval = 1;
		return get_field(lc, CG_LC709203F_MODE, &(s32){ 0 });
	case POWER_SUPPLY_PROP_TECHNOLOGY:
		val->intval = POWER_SUPPLY_TECHNOLOGY_LION;
		return 0;
	case POWER_SUPPLY_PROP_CAPACITY:
		return read_rsoc(lc, &val->intval);
	case POWER_SUPPLY_PROP_VOLTAGE_NOW:
		return read_within(lc, CG_LC709203F_VOLTAGE, 1, MOST_UV, &val->intval);
	case POWER_SUPPLY_PROP_TEMP:
		return read_temp(lc, &val->intval);
	case POWER_SUPPLY_PROP_CHARGE_NOW:
		return read_charge(lc, &val->intval);
	case POWER_SUPPLY_PROP_CHARGE_FULL:
		return read_full(lc, &val->intval);
	case POWER_SUPPLY_PROP_CHARGE_FULL_DESIGN:
		val->intval = lc->battery.design_uah;
		return 0;
	case POWER_SUPPLY_PROP_CYCLE_COUNT:
		return get_field(lc, CG_LC709203F_CYCLES, &val->intval);
	case POWER_SUPPLY_PROP_SCOPE:
		val->intval = POWER_SUPPLY_SCOPE_DEVICE;
		return 0;
	case POWER_SUPPLY_PROP_MODEL_NAME:
		val->strval = lc->chip->model;
		return 0;
	case POWER_SUPPLY_PROP_MANUFACTURER:
		val->strval = "onsemi";
		return 0;
	default:
		return -EINVAL;
	}
}

static const struct cg_gauge_property properties[] = {
	{ POWER_SUPPLY_PROP_STATUS },
	{ POWER_SUPPLY_PROP_PRESENT },
	{ POWER_SUPPLY_PROP_TECHNOLOGY },
	{ POWER_SUPPLY_PROP_CAPACITY, CG_GAUGE_ALONE },
	{ POWER_SUPPLY_PROP_VOLTAGE_NOW },
	{ POWER_SUPPLY_PROP_TEMP, CG_GAUGE_TEMP },
	{ POWER_SUPPLY_PROP_CHARGE_NOW, CG_GAUGE_CAPACITY },
	{ POWER_SUPPLY_PROP_CHARGE_FULL, CG_GAUGE_CAPACITY },
	{ POWER_SUPPLY_PROP_CHARGE_FULL_DESIGN, CG_GAUGE_CAPACITY },
	{ POWER_SUPPLY_PROP_CYCLE_COUNT, CG_GAUGE_LIFE },
	{ POWER_SUPPLY_PROP_SCOPE, CG_GAUGE_MEMBER },
	{ POWER_SUPPLY_PROP_MODEL_NAME },
	{ POWER_SUPPLY_PROP_MANUFACTURER },
};

static_assert(ARRAY_SIZE(properties) <= CG_GAUGE_MOST);

/* A falling edge: the line stays low for as long as the cell does. */
static irqreturn_t lc709203f_irq(int irq, void *data)
{
	struct lc709203f *lc = data;

	arm_alarm(lc);
	power_supply_changed(lc->psy);
	return IRQ_HANDLED;
}

static int read_setting(struct lc709203f *lc, const char *property, s32 most, s32 *value)
{
	u32 told;

	*value = NOT_TOLD;
	if (device_property_read_u32(&lc->client->dev, property, &told))
		return 0;
	if (told > most)
		return dev_err_probe(&lc->client->dev, -EINVAL,
				     "%s = %u is above %d; correct it\n", property, told, most);
	*value = told;
	return 0;
}

static int read_settings(struct lc709203f *lc)
{
	int ret = read_setting(lc, "onnn,thermistor-beta-kelvin", 0xffff, &lc->beta);

	ret = ret ?: read_setting(lc, "onnn,pack-adjustment", 0xffff, &lc->apa);
	return ret ?: read_setting(lc, "onnn,battery-profile", 0xf, &lc->profile);
}

/* An alarm of 0 would be a reset for ever. */
static int check_battery(struct lc709203f *lc)
{
	const struct cg_gauge_battery *b = &lc->battery;
	struct device *dev = &lc->client->dev;

	if (b->empty_uv && (b->empty_uv < LEAST_EMPTY_UV || b->empty_uv > MOST_UV))
		return dev_err_probe(dev, -EINVAL,
				     "voltage-min-design-microvolt = %u is not the %d to %d of one cell; correct it\n",
				     b->empty_uv, LEAST_EMPTY_UV, MOST_UV);
	if (b->design_uah > MOST_UAH)
		return dev_err_probe(dev, -EINVAL,
				     "charge-full-design-microamp-hours = %u is above %d; correct it\n",
				     b->design_uah, MOST_UAH);
	return 0;
}

static int register_supply(struct lc709203f *lc)
{
	struct device *dev = &lc->client->dev;
	struct power_supply_config config = { .drv_data = lc, .fwnode = dev_fwnode(dev) };
	u32 has = lc->chip->has | cg_gauge_find_battery(dev, &lc->battery);
	int ret = check_battery(lc);

	if (ret)
		return ret;
	has |= lc->beta != NOT_TOLD ? CG_GAUGE_TEMP : 0;
	lc->desc = (struct power_supply_desc){
		.name = devm_kasprintf(dev, GFP_KERNEL, "lc709203f-%s", dev_name(dev)),
		.type = POWER_SUPPLY_TYPE_BATTERY,
		.properties = lc->properties,
		.num_properties = cg_gauge_choose(properties, ARRAY_SIZE(properties), has,
						  lc->properties),
		.get_property = lc709203f_get,
	};
	if (!lc->desc.name)
		return -ENOMEM;
	ret = set_up(lc);
	if (ret)
		return dev_err_probe(dev, ret, "does not answer\n");
	lc->psy = devm_power_supply_register(dev, &lc->desc, &config);
	return PTR_ERR_OR_ZERO(lc->psy);
}

static int lc709203f_probe(struct i2c_client *client)
{
	struct lc709203f *lc = devm_kzalloc(&client->dev, sizeof(*lc), GFP_KERNEL);
	int ret;

	if (!lc)
		return -ENOMEM;
	if (!i2c_check_functionality(client->adapter,
				     I2C_FUNC_SMBUS_WORD_DATA | I2C_FUNC_SMBUS_PEC))
		return dev_err_probe(&client->dev, -EOPNOTSUPP,
				     "its bus makes no packet error codes; put it on one that does\n");
	client->flags |= I2C_CLIENT_PEC;
	lc->client = client;
	lc->chip = device_get_match_data(&client->dev);
	if (!lc->chip)
		return dev_err_probe(&client->dev, -ENODEV,
				     "has no node that says which chip it is; describe it in the device tree\n");
	lc->battery.cells = 1;
	mutex_init(&lc->lock);
	ret = read_settings(lc);
	ret = ret ?: register_supply(lc);
	if (ret || !client->irq)
		return ret;
	return devm_request_threaded_irq(&client->dev, client->irq, NULL, lc709203f_irq,
					 IRQF_ONESHOT, dev_name(&client->dev), lc);
}

static const struct lc709203f_chip lc709203f = { "LC709203F", 0 };
static const struct lc709203f_chip lc709204f = { "LC709204F", CG_GAUGE_LIFE };

static const struct of_device_id lc709203f_of_match[] = {
	{ .compatible = "onnn,lc709203f", .data = &lc709203f },
	{ .compatible = "onnn,lc709204f", .data = &lc709204f },
	{ }
};
MODULE_DEVICE_TABLE(of, lc709203f_of_match);

static struct i2c_driver lc709203f_driver = {
	.driver = {
		.name = "chargov-lc709203f",
		.of_match_table = lc709203f_of_match,
	},
	.compat_i2c_probe = lc709203f_probe,
};
module_i2c_driver(lc709203f_driver);

MODULE_DESCRIPTION("Chargov: LC709203F and LC709204F gauges");
MODULE_LICENSE("GPL");
