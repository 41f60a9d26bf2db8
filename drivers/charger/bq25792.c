// SPDX-License-Identifier: GPL-2.0-only
/*
 * BQ25792 and BQ25798: buck-boost chargers for 1 to 4 cells in series (TI SLUSDG1, SLUSDV2).
 *
 * Needs I2C, an interrupt if there is one; gives a supply of the class by which the governor
 * charges: constant_charge_current and _voltage, input_current_limit, charge_behaviour. It decides
 * nothing: after probe charging is inhibited until somebody says "auto".
 *
 * While it charges the chip's watchdog runs, and an expired one ends the charge. Only a write of
 * "auto" starts it anew: when nobody governs any more, nothing charges. Registers are read all at
 * once, and that serves whatever is asked next, for milliseconds and never over a write: what reads
 * back is what the chip holds.
 *
 * Left out, for want of a use here: OTG, the second input, the input current optimiser, MPPT.
 */
#include <linux/i2c.h>
#include <linux/interrupt.h>
#include <linux/ktime.h>
#include <linux/module.h>
#include <linux/mutex.h>
#include <linux/power_supply.h>
#include <linux/property.h>
#include <linux/regmap.h>
#include <compat/charge_words.h>
#include <compat/i2c.h>
#include <compat/usb_types.h>
#include "bq25792_regs.h"
#include "bq25792_status.h"

/* The longest that the watchdog knows, 160 s; the control map has it too. */
#define WATCHDOG_LONGEST	7
/*
 * No step of voltage or current when it is warm or cool: the governor's zones are of this cell.
 * By default a warm battery has 400 mV less, which makes an over-voltage of a full one, and of
 * its system one that the battery feeds. The stops when it is hot or cold stay.
 */
#define JEITA_NO_STEPS		0x7f
/* The data sheet does not recommend the 12 bit of a reset. */
#define SAMPLE_15_BIT		0
/* VREG after a reset, for each cell (data sheets, REG01). */
#define CELL_RESET_UV		4200000

/* A look at a charger asks for it all at once; who waits for it to change waits longer. */
#define YOUNG_MS		10

/*
 * What is read in one transfer: all up to what the ADC measures. The flags are in it, and reading
 * clears them: what they tell is kept in @news.
 */
#define N_READ			(CG_BQ25792_ADC + CG_BQ25792_N_ADC)

/**
 * struct bq25792 - a charger
 * @dev: its device
 * @regmap: its registers
 * @psy: its supply
 * @desc: of @psy
 * @lock: one change of a register at a time; guards @byte, @read, @young, @news and @gone
 * @byte: registers as they were read, by their addresses
 * @read: when they were
 * @young: nothing was written since
 * @news: the chip may have set its input limits since they were last held
 * @cells: in series
 * @told: what fields are to have, 0 = left alone; of the input limits what the board says
 * @unstoppable: it does not keep what makes its watchdog end a charge
 * @gone: nobody governs any more, and it stays off
 */
struct bq25792 {
	struct device *dev;
	struct regmap *regmap;
	struct power_supply *psy;
	struct power_supply_desc desc;
	struct mutex lock;	/* see above */
	u8 byte[CG_BQ25792_PART + 1];
	ktime_t read;
	bool young;
	bool news;
	unsigned int cells;
	s32 told[CG_BQ25792_N_FIELDS];
	bool unstoppable;
	bool gone;
};

static u16 reg_of(enum cg_bq25792_field field, const u8 *byte)
{
	return cg_bq25792_rows[field].wide ? byte[0] << 8 | byte[1] : byte[0];
}

/* All that is read, anew if what is known is old; with the lock held. */
static int make_young(struct bq25792 *bq)
{
	ktime_t now = ktime_get();
	int ret;

	if (bq->young && ktime_ms_delta(now, bq->read) < YOUNG_MS)
		return 0;
	ret = regmap_bulk_read(bq->regmap, 0, bq->byte, N_READ);
	bq->read = now;
	bq->young = !ret;
	/* one that failed may have cleared them too */
	bq->news |= ret || cg_bq25792_is_new_source(bq->byte + CG_BQ25792_FLAG_0);
	return ret;
}

static int read_young(struct bq25792 *bq, u8 reg, unsigned int n, u8 *byte)
{
	int ret;

	mutex_lock(&bq->lock);
	ret = make_young(bq);
	memcpy(byte, bq->byte + reg, n);
	mutex_unlock(&bq->lock);
	return ret;
}

static void forget(struct bq25792 *bq)
{
	mutex_lock(&bq->lock);
	bq->young = false;
	mutex_unlock(&bq->lock);
}

static int write_reg(struct bq25792 *bq, enum cg_bq25792_field field, u16 reg)
{
	const struct cg_bq25792_row *row = &cg_bq25792_rows[field];
	u8 byte[2] = { reg >> 8, reg };

	return regmap_bulk_write(bq->regmap, row->reg, row->wide ? byte : byte + 1,
				 row->wide ? 2 : 1);
}

static int get_field(struct bq25792 *bq, enum cg_bq25792_field field, s32 *value)
{
	const struct cg_bq25792_row *row = &cg_bq25792_rows[field];
	u8 byte[2];
	int ret = read_young(bq, row->reg, row->wide ? 2 : 1, byte);

	*value = cg_bq25792_value(field, cg_bq25792_get(field, reg_of(field, byte)));
	return ret;
}

/* What was read of a field. With the lock held. */
static s32 held(const struct bq25792 *bq, enum cg_bq25792_field field)
{
	const u8 *byte = bq->byte + cg_bq25792_rows[field].reg;

	return cg_bq25792_value(field, cg_bq25792_get(field, reg_of(field, byte)));
}

/* One field of a register that was read. With the lock held. */
static int put_field(struct bq25792 *bq, enum cg_bq25792_field field, u16 code)
{
	const struct cg_bq25792_row *row = &cg_bq25792_rows[field];
	u16 reg = cg_bq25792_put(field, reg_of(field, bq->byte + row->reg), code);

	if (bq->gone && field == CG_BQ25792_EN_CHG && code)
		return -ENODEV;
	bq->young = false;
	return write_reg(bq, field, reg);
}

/* Writes even what is there already. */
static int write_field(struct bq25792 *bq, enum cg_bq25792_field field, s32 value)
{
	u16 code;
	int ret;

	if (!cg_bq25792_code(field, value, &code))
		return -EINVAL;
	mutex_lock(&bq->lock);
	ret = make_young(bq);
	ret = ret ?: put_field(bq, field, code);
	mutex_unlock(&bq->lock);
	return ret;
}

/* It may be a chip that has just been reset. */
static int set_field(struct bq25792 *bq, enum cg_bq25792_field field, s32 value)
{
	forget(bq);
	return write_field(bq, field, value);
}

/* Writes what is not there. */
static int keep_field(struct bq25792 *bq, enum cg_bq25792_field field, s32 value)
{
	u8 reg = cg_bq25792_rows[field].reg;
	u16 code;
	int ret;

	if (!cg_bq25792_code(field, value, &code))
		return -EINVAL;
	mutex_lock(&bq->lock);
	ret = make_young(bq);
	if (!ret && cg_bq25792_get(field, reg_of(field, bq->byte + reg)) != code)
		ret = put_field(bq, field, code);
	mutex_unlock(&bq->lock);
	return ret;
}

/* A limit that a start brings back. Of a chip that was reset the strap's cells may have others. */
static int tell(struct bq25792 *bq, enum cg_bq25792_field field, s32 value)
{
	int ret;

	if (value < cg_bq25792_rows[field].least)
		return -EINVAL;
	bq->told[field] = value;
	forget(bq);
	ret = keep_field(bq, CG_BQ25792_CELL, bq->cells - 1);
	return ret ?: write_field(bq, field, value);
}

static int inhibit(struct bq25792 *bq)
{
	int ret = set_field(bq, CG_BQ25792_EN_CHG, 0);

	/* nothing is to be watched, and nothing is to wake up for it */
	return ret ?: set_field(bq, CG_BQ25792_WATCHDOG, 0);
}

/* What an expired watchdog takes back, and a reset. What is as it is to be is not written. */
static int restore(struct bq25792 *bq)
{
	static const enum cg_bq25792_field told[] = {
		CG_BQ25792_VREG, CG_BQ25792_ICHG, CG_BQ25792_IPRECHG, CG_BQ25792_ITERM,
	};
	unsigned int i;
	/* first, as another number of cells brings other limits */
	int ret = keep_field(bq, CG_BQ25792_CELL, bq->cells - 1);

	ret = ret ?: keep_field(bq, CG_BQ25792_JEITA, JEITA_NO_STEPS);
	ret = ret ?: keep_field(bq, CG_BQ25792_ADC_SAMPLE, SAMPLE_15_BIT);
	for (i = 0; !ret && i < ARRAY_SIZE(told); i++)
		if (bq->told[told[i]])
			ret = keep_field(bq, told[i], bq->told[told[i]]);
	return ret;
}

/* What ends a charge that nobody governs must be what the chip holds, not what was written. */
static int check_watchdog(struct bq25792 *bq)
{
	s32 stop, time;
	bool was = bq->unstoppable;
	int ret = get_field(bq, CG_BQ25792_STOP_WD_CHG, &stop);

	ret = ret ?: get_field(bq, CG_BQ25792_WATCHDOG, &time);
	if (ret)
		return ret;
	bq->unstoppable = !stop || time != WATCHDOG_LONGEST;
	if (!bq->unstoppable)
		return 0;
	if (!was)
		dev_err(bq->dev, "keeps charging when its watchdog expires (%s does not stay set): it is not started, as nobody could stop it; check its bus or use another charger\n",
			stop ? "WATCHDOG" : "STOP_WD_CHG");
	return inhibit(bq) ?: -EIO;
}

/*
 * Limits come before the start. Where all is as it is to be, only the watchdog starts anew, as the
 * bit that does it is never there; what is read after that serves what is left.
 */
static int start(struct bq25792 *bq)
{
	s32 on;
	int ret = get_field(bq, CG_BQ25792_EN_CHG, &on);

	/* what firmware left, or too much current from the source */
	if (!ret && !on)
		ret = keep_field(bq, CG_BQ25792_EN_HIZ, 0);
	ret = ret ?: restore(bq);
	ret = ret ?: keep_field(bq, CG_BQ25792_STOP_WD_CHG, 1);
	ret = ret ?: keep_field(bq, CG_BQ25792_WATCHDOG, WATCHDOG_LONGEST);
	ret = ret ?: keep_field(bq, CG_BQ25792_WD_RST, 1);
	ret = ret ?: check_watchdog(bq);
	return ret ?: keep_field(bq, CG_BQ25792_EN_CHG, 1);
}

static int read_status(struct bq25792 *bq, u8 *s)
{
	return read_young(bq, CG_BQ25792_STATUS_0, CG_BQ25792_N_STATUS, s);
}

/* Returns what it was. */
static bool set_news(struct bq25792 *bq, bool news)
{
	bool was;

	mutex_lock(&bq->lock);
	was = bq->news;
	bq->news = news;
	mutex_unlock(&bq->lock);
	return was;
}

/* With each source the chip chooses both anew. It may have detected one that gives less current. */
static int hold_inputs(struct bq25792 *bq)
{
	s32 ua = bq->told[CG_BQ25792_IINDPM], uv = bq->told[CG_BQ25792_VINDPM], now_ua;
	int ret = get_field(bq, CG_BQ25792_IINDPM, &now_ua);

	if (!ret && ua && ua < now_ua)
		ret = keep_field(bq, CG_BQ25792_IINDPM, ua);
	if (!ret && uv)
		ret = keep_field(bq, CG_BQ25792_VINDPM, uv);
	if (ret)
		set_news(bq, true);
	return ret;
}

/* It is measured while there is a source; without one the converter would empty the battery. */
static int follow_source(struct bq25792 *bq)
{
	u8 s[CG_BQ25792_N_STATUS];
	s32 on;
	int ret = read_status(bq, s);
	bool online = cg_bq25792_is_online(s);

	ret = ret ?: get_field(bq, CG_BQ25792_ADC_EN, &on);
	if (!ret && on != online) {
		set_news(bq, true);
		ret = set_field(bq, CG_BQ25792_ADC_EN, online);
	}
	if (ret || !online || !set_news(bq, false))
		return ret;
	return hold_inputs(bq);
}

/*
 * A battery above 104 % of VREG is an over-voltage, whatever VREG is. One that was told too little
 * would say so for ever: nobody tells it another voltage before it is well. Off, it goes back to
 * what a reset leaves, or to what it was told if that is more; who starts it tells the voltage
 * anew, or has the one that was told last.
 */
static void leave_low_voltage(struct bq25792 *bq)
{
	s32 well_uv = max_t(s32, bq->told[CG_BQ25792_VREG], bq->cells * CELL_RESET_UV);
	s32 uv = well_uv;
	bool done = false;
	u16 code;

	/* in one go: who waited may find it started meanwhile */
	mutex_lock(&bq->lock);
	if (!make_young(bq) && cg_bq25792_is_over(bq->byte + CG_BQ25792_STATUS_0) &&
	    !held(bq, CG_BQ25792_EN_CHG))
		uv = held(bq, CG_BQ25792_VREG);
	if (uv < well_uv && cg_bq25792_code(CG_BQ25792_VREG, well_uv, &code))
		done = !put_field(bq, CG_BQ25792_VREG, code);
	mutex_unlock(&bq->lock);
	if (done)
		dev_warn(bq->dev, "charge voltage of %d uV was below the battery's; it is %d uV until the next start\n",
			 uv, well_uv);
}

static int read_adc(struct bq25792 *bq, unsigned int reg, int *value)
{
	u8 byte[2];
	s32 on;
	int ret = follow_source(bq);

	ret = ret ?: get_field(bq, CG_BQ25792_ADC_EN, &on);
	ret = ret ?: read_young(bq, reg, 2, byte);
	if (ret)
		return ret;
	/* mV and mA */
	*value = (s16)(byte[0] << 8 | byte[1]) * 1000;
	/* no battery and no source measures nothing at all: nothing was converted yet */
	return on && (*value || reg == CG_BQ25792_ADC_IBAT) ? 0 : -ENODATA;
}

static int read_state(struct bq25792 *bq, enum power_supply_property psp, int *value)
{
	u8 s[CG_BQ25792_N_STATUS];
	int ret = read_status(bq, s);

	if (ret)
		return ret;
	switch (psp) {
	case POWER_SUPPLY_PROP_ONLINE:
		*value = cg_bq25792_is_online(s);
		return 0;
	case POWER_SUPPLY_PROP_STATUS:
		*value = cg_bq25792_status(s);
		return 0;
	case POWER_SUPPLY_PROP_CHARGE_TYPE:
		*value = cg_bq25792_charge_type(s);
		return 0;
	case POWER_SUPPLY_PROP_USB_TYPE:
		*value = cg_bq25792_usb_type(s);
		return 0;
	default:
		*value = cg_bq25792_health(s);
		leave_low_voltage(bq);
		return 0;
	}
}

/* Properties that are fields. */
static int field_of(enum power_supply_property psp)
{
	switch (psp) {
	case POWER_SUPPLY_PROP_CONSTANT_CHARGE_CURRENT:
		return CG_BQ25792_ICHG;
	case POWER_SUPPLY_PROP_CONSTANT_CHARGE_VOLTAGE:
		return CG_BQ25792_VREG;
	case POWER_SUPPLY_PROP_INPUT_CURRENT_LIMIT:
		return CG_BQ25792_IINDPM;
	case POWER_SUPPLY_PROP_INPUT_VOLTAGE_LIMIT:
		return CG_BQ25792_VINDPM;
	case POWER_SUPPLY_PROP_PRECHARGE_CURRENT:
		return CG_BQ25792_IPRECHG;
	case POWER_SUPPLY_PROP_CHARGE_TERM_CURRENT:
		return CG_BQ25792_ITERM;
	default:
		return -EINVAL;
	}
}

static int get_behaviour(struct bq25792 *bq, int *value)
{
	s32 on;
	int ret = get_field(bq, CG_BQ25792_EN_CHG, &on);

	*value = on ? POWER_SUPPLY_CHARGE_BEHAVIOUR_AUTO :
		      POWER_SUPPLY_CHARGE_BEHAVIOUR_INHIBIT_CHARGE;
	return ret;
}

static int bq25792_get(struct power_supply *psy, enum power_supply_property psp,
		       union power_supply_propval *val)
{
	struct bq25792 *bq = power_supply_get_drvdata(psy);
	s32 least_uv;

	switch (psp) {
	case POWER_SUPPLY_PROP_MANUFACTURER:
		val->strval = "Texas Instruments";
		return 0;
	case POWER_SUPPLY_PROP_MODEL_NAME:
		val->strval = device_get_match_data(bq->dev);
		return 0;
	case POWER_SUPPLY_PROP_CHARGE_BEHAVIOUR:
		return get_behaviour(bq, &val->intval);
	case POWER_SUPPLY_PROP_CONSTANT_CHARGE_CURRENT_MAX:
		val->intval = cg_bq25792_rows[CG_BQ25792_ICHG].most;
		return 0;
	case POWER_SUPPLY_PROP_CONSTANT_CHARGE_VOLTAGE_MAX:
		cg_bq25792_cv_range(bq->cells, &least_uv, &val->intval);
		return 0;
	case POWER_SUPPLY_PROP_VOLTAGE_NOW:
		return read_adc(bq, CG_BQ25792_ADC_VBAT, &val->intval);
	case POWER_SUPPLY_PROP_CURRENT_NOW:
		return read_adc(bq, CG_BQ25792_ADC_IBAT, &val->intval);
	case POWER_SUPPLY_PROP_ONLINE:
	case POWER_SUPPLY_PROP_STATUS:
	case POWER_SUPPLY_PROP_CHARGE_TYPE:
	case POWER_SUPPLY_PROP_USB_TYPE:
	case POWER_SUPPLY_PROP_HEALTH:
		return read_state(bq, psp, &val->intval);
	default:
		return field_of(psp) < 0 ? -EINVAL : get_field(bq, field_of(psp), &val->intval);
	}
}

static int bq25792_set(struct power_supply *psy, enum power_supply_property psp,
		       const union power_supply_propval *val)
{
	struct bq25792 *bq = power_supply_get_drvdata(psy);
	s32 least_uv, most_uv;

	switch (psp) {
	case POWER_SUPPLY_PROP_CHARGE_BEHAVIOUR:
		if (val->intval == POWER_SUPPLY_CHARGE_BEHAVIOUR_AUTO)
			return start(bq);
		if (val->intval == POWER_SUPPLY_CHARGE_BEHAVIOUR_INHIBIT_CHARGE)
			return inhibit(bq);
		return -EINVAL;
	case POWER_SUPPLY_PROP_CONSTANT_CHARGE_VOLTAGE:
		cg_bq25792_cv_range(bq->cells, &least_uv, &most_uv);
		if (val->intval < least_uv || val->intval > most_uv)
			return -EINVAL;
		return tell(bq, CG_BQ25792_VREG, val->intval);
	case POWER_SUPPLY_PROP_CONSTANT_CHARGE_CURRENT:
	case POWER_SUPPLY_PROP_PRECHARGE_CURRENT:
	case POWER_SUPPLY_PROP_CHARGE_TERM_CURRENT:
		return tell(bq, field_of(psp), val->intval);
	default:
		return field_of(psp) < 0 ? -EINVAL : set_field(bq, field_of(psp), val->intval);
	}
}

static int bq25792_writeable(struct power_supply *psy, enum power_supply_property psp)
{
	return psp == POWER_SUPPLY_PROP_CHARGE_BEHAVIOUR || field_of(psp) >= 0;
}

static const enum power_supply_property properties[] = {
	POWER_SUPPLY_PROP_ONLINE,
	POWER_SUPPLY_PROP_STATUS,
	POWER_SUPPLY_PROP_HEALTH,
	POWER_SUPPLY_PROP_CHARGE_TYPE,
	POWER_SUPPLY_PROP_CHARGE_BEHAVIOUR,
	POWER_SUPPLY_PROP_USB_TYPE,
	POWER_SUPPLY_PROP_CONSTANT_CHARGE_CURRENT,
	POWER_SUPPLY_PROP_CONSTANT_CHARGE_CURRENT_MAX,
	POWER_SUPPLY_PROP_CONSTANT_CHARGE_VOLTAGE,
	POWER_SUPPLY_PROP_CONSTANT_CHARGE_VOLTAGE_MAX,
	POWER_SUPPLY_PROP_INPUT_CURRENT_LIMIT,
	POWER_SUPPLY_PROP_INPUT_VOLTAGE_LIMIT,
	POWER_SUPPLY_PROP_PRECHARGE_CURRENT,
	POWER_SUPPLY_PROP_CHARGE_TERM_CURRENT,
	POWER_SUPPLY_PROP_VOLTAGE_NOW,
	POWER_SUPPLY_PROP_CURRENT_NOW,
	POWER_SUPPLY_PROP_MODEL_NAME,
	POWER_SUPPLY_PROP_MANUFACTURER,
};

static irqreturn_t bq25792_irq(int irq, void *data)
{
	struct bq25792 *bq = data;

	/* the line is a pulse of 256 us, which waits for nobody; all that it can tell is read */
	forget(bq);
	follow_source(bq);
	power_supply_changed(bq->psy);
	return IRQ_HANDLED;
}

/* The strap tells the cells, unless the board knows better. */
static int read_cells(struct bq25792 *bq)
{
	static const char property[] = "ti,cells-in-series";
	u32 cells;
	s32 strap;
	int ret;

	if (device_property_read_u32(bq->dev, property, &cells)) {
		ret = get_field(bq, CG_BQ25792_CELL, &strap);
		bq->cells = strap + 1;
		return ret;
	}
	if (cells < 1 || cells > 4)
		return dev_err_probe(bq->dev, -EINVAL, "%s = %u is not 1 to 4; correct it\n",
				     property, cells);
	bq->cells = cells;
	return set_field(bq, CG_BQ25792_CELL, cells - 1);
}

/* Off first, whatever the chip does after its power-on. */
static int set_up(struct bq25792 *bq)
{
	static const struct {
		const char *property;
		enum cg_bq25792_field field;
	} limits[] = {
		{ "input-current-limit-microamp", CG_BQ25792_IINDPM },
		{ "input-voltage-limit-microvolt", CG_BQ25792_VINDPM },
	};
	const struct cg_bq25792_row *row;
	unsigned int i;
	u32 value;
	int ret = inhibit(bq);

	bq->told[CG_BQ25792_IPRECHG] = cg_bq25792_rows[CG_BQ25792_IPRECHG].least;
	/* the governor ends a charge; the chip does if that is not there any more */
	bq->told[CG_BQ25792_ITERM] = cg_bq25792_rows[CG_BQ25792_ITERM].least;
	if (ret)
		return dev_err_probe(bq->dev, ret, "does not answer\n");
	ret = read_cells(bq);
	for (i = 0; !ret && i < ARRAY_SIZE(limits); i++) {
		if (device_property_read_u32(bq->dev, limits[i].property, &value))
			continue;
		row = &cg_bq25792_rows[limits[i].field];
		if (value < row->least || value > row->most)
			return dev_err_probe(bq->dev, -EINVAL,
					     "%s = %u is not %d to %d; correct it\n",
					     limits[i].property, value, row->least, row->most);
		bq->told[limits[i].field] = value;
	}
	bq->news = true;
	ret = ret ?: restore(bq);
	return ret ?: follow_source(bq);
}

static int register_supply(struct bq25792 *bq)
{
	struct power_supply_config config = { .drv_data = bq, .fwnode = dev_fwnode(bq->dev) };

	bq->desc = (struct power_supply_desc){
		.name = devm_kasprintf(bq->dev, GFP_KERNEL, "bq25792-%s", dev_name(bq->dev)),
		.type = POWER_SUPPLY_TYPE_USB,
		.properties = properties,
		.num_properties = ARRAY_SIZE(properties),
		.get_property = bq25792_get,
		.set_property = bq25792_set,
		.property_is_writeable = bq25792_writeable,
	};
	if (!bq->desc.name)
		return -ENOMEM;
	compat_set_usb_types(&bq->desc);
	compat_set_charge_behaviours(&bq->desc, BIT(POWER_SUPPLY_CHARGE_BEHAVIOUR_AUTO) |
				     BIT(POWER_SUPPLY_CHARGE_BEHAVIOUR_INHIBIT_CHARGE));
	bq->psy = devm_power_supply_register(bq->dev, &bq->desc, &config);
	return PTR_ERR_OR_ZERO(bq->psy);
}

static const struct regmap_config regmap_config = {
	.reg_bits = 8,
	.val_bits = 8,
	.max_register = CG_BQ25792_PART,
};

/* Nobody governs any more; at shutdown its supply can still be written to. */
static void switch_off(void *data)
{
	struct bq25792 *bq = data;

	mutex_lock(&bq->lock);
	bq->gone = true;
	mutex_unlock(&bq->lock);
	if (inhibit(bq))
		dev_err(bq->dev, "cannot be switched off; its watchdog will do it\n");
}

static int bq25792_probe(struct i2c_client *client)
{
	struct bq25792 *bq = devm_kzalloc(&client->dev, sizeof(*bq), GFP_KERNEL);
	int ret;

	if (!bq)
		return -ENOMEM;
	bq->dev = &client->dev;
	mutex_init(&bq->lock);
	i2c_set_clientdata(client, bq);
	bq->regmap = devm_regmap_init_i2c(client, &regmap_config);
	if (IS_ERR(bq->regmap))
		return PTR_ERR(bq->regmap);
	ret = set_up(bq);
	/* when its supply has gone: as long as it is there anybody may start a charge */
	ret = ret ?: devm_add_action_or_reset(bq->dev, switch_off, bq);
	ret = ret ?: register_supply(bq);
	if (ret || !client->irq)
		return ret;
	return devm_request_threaded_irq(bq->dev, client->irq, NULL, bq25792_irq, IRQF_ONESHOT,
					 dev_name(bq->dev), bq);
}

static void bq25792_shutdown(struct i2c_client *client)
{
	switch_off(i2c_get_clientdata(client));
}

static const struct of_device_id bq25792_of_match[] = {
	{ .compatible = "ti,bq25792", .data = "BQ25792" },
	{ .compatible = "ti,bq25798", .data = "BQ25798" },
	{ }
};
MODULE_DEVICE_TABLE(of, bq25792_of_match);

static struct i2c_driver bq25792_driver = {
	.driver = {
		.name = "chargov-bq25792",
		.of_match_table = bq25792_of_match,
	},
	.compat_i2c_probe = bq25792_probe,
	.shutdown = bq25792_shutdown,
};
module_i2c_driver(bq25792_driver);

MODULE_DESCRIPTION("Chargov: BQ25792 and BQ25798 chargers");
MODULE_LICENSE("GPL");
