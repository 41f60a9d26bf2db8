// SPDX-License-Identifier: GPL-2.0-only
/*
 * LC709203F and LC709204F: gauges that follow a cell's voltage and know no current; words low byte
 * first, with packet error codes (onsemi LC709203F/D, LC709204F/D). How they find the state of
 * charge is not public: here it is that of the cell, a little late. Not modelled: alarms of
 * temperature, times, the counters of a life. Pure.
 */
#include "chip.h"

#define REG_TEMP		0x08
#define REG_VOLTAGE		0x09
#define REG_RSOC		0x0d
#define REG_ITE			0x0f
#define REG_ALARM_RSOC		0x13
#define REG_ALARM_VOLTAGE	0x14
#define REG_MODE		0x15
#define REG_STATUS_BIT		0x16

#define MODE_OPERATIONAL	1
#define MODE_ASLEEP		2
#define STATUS_THERMISTOR	BIT(0)
#define KELVIN_TENTHS		2732
/* It takes minutes to believe a voltage. */
#define LATE_MS			60000

/**
 * struct lc709203f - an LC709203F
 * @at: what it feels
 * @temp_mdegc: of its thermistor
 * @reg: registers that are only remembered
 * @is_204: an LC709204F
 * @ppm: state of charge
 * @was_low: it has given an alarm
 */
struct lc709203f {
	struct cg_wire at;
	s32 temp_mdegc;
	u16 reg[256];
	bool is_204;
	s32 ppm;
	bool was_low;
};

static s32 true_ppm(const struct lc709203f *lc)
{
	/* 1 ppm of what it holds */
	s64 part_uams = max(div_s64(lc->at.full_uah * CG_MS_PER_H, 1000000), 1);

	return clamp_t(s64, div64_s64(lc->at.charge_uams, part_uams), 0, 1000000);
}

static s32 rsoc(const struct lc709203f *lc)
{
	return (lc->ppm + 5000) / 10000;
}

static bool is_low(const struct lc709203f *lc)
{
	return lc->at.v_uv / 1000 < lc->reg[REG_ALARM_VOLTAGE] ||
	       rsoc(lc) < lc->reg[REG_ALARM_RSOC];
}

static bool lc_tick(void *chip, const struct cg_chip_env *env, s64 dt_ms)
{
	struct lc709203f *lc = chip;
	bool was_low = lc->was_low;

	lc->at = env->at;
	lc->temp_mdegc = env->temp_mdegc;
	if (lc->reg[REG_MODE] == MODE_OPERATIONAL)
		lc->ppm += cg_scale(true_ppm(lc) - lc->ppm, min(dt_ms, LATE_MS), LATE_MS);
	lc->was_low = is_low(lc);
	return lc->was_low && !was_low;
}

/* It lives on its cell: another one begins it anew. */
static void begin(struct lc709203f *lc, bool is_204, const struct cg_chip_env *env)
{
	memset(lc, 0, sizeof(*lc));
	lc->is_204 = is_204;
	lc->reg[0x06] = 0x0d34;
	lc->reg[REG_TEMP] = 0x0ba6;
	lc->reg[0x0c] = 0x001e;
	lc->reg[REG_ALARM_RSOC] = is_204 ? 0 : 8;
	lc->reg[REG_MODE] = is_204 ? MODE_ASLEEP : MODE_OPERATIONAL;
	lc->reg[0x32] = 100;
	lc->at = env->at;
	lc->ppm = true_ppm(lc);
	lc_tick(lc, env, 0);
}

static void lc_power_on(void *chip, u32 variant, const struct cg_chip_env *env)
{
	begin(chip, variant, env);
}

static void lc_settle(void *chip, const struct cg_chip_env *env)
{
	struct lc709203f *lc = chip;

	begin(lc, lc->is_204, env);
}

static u16 lc_read_word(void *chip, u8 reg)
{
	const struct lc709203f *lc = chip;

	switch (reg) {
	case REG_TEMP:
		return lc->reg[REG_STATUS_BIT] & STATUS_THERMISTOR ?
		       lc->temp_mdegc / 100 + KELVIN_TENTHS : lc->reg[REG_TEMP];
	case REG_VOLTAGE:
		return clamp(lc->at.v_uv / 1000, 0, U16_MAX);
	case REG_RSOC:
		return rsoc(lc);
	case REG_ITE:
		return (lc->ppm + 500) / 1000;
	default:
		return reg >= 0x17 && reg != 0x1a && !lc->is_204 ? 0 : lc->reg[reg];
	}
}

static void lc_write_word(void *chip, u8 reg, u16 val)
{
	struct lc709203f *lc = chip;

	lc->reg[reg] = val;
}

#define LC709203F_OPS(chip_compatible, chip_is_204) {			\
	.compatible = chip_compatible,					\
	.variant = chip_is_204,						\
	.size = sizeof(struct lc709203f),				\
	.power_on = lc_power_on,					\
	.read_word = lc_read_word,					\
	.write_word = lc_write_word,					\
	.pec = true,							\
	.tick = lc_tick,						\
	.settle = lc_settle,						\
}

const struct cg_chip_ops cg_lc709203f_ops = LC709203F_OPS("onnn,lc709203f", false);
EXPORT_SYMBOL_IF_KUNIT(cg_lc709203f_ops);
const struct cg_chip_ops cg_lc709204f_ops = LC709203F_OPS("onnn,lc709204f", true);
EXPORT_SYMBOL_IF_KUNIT(cg_lc709204f_ops);
