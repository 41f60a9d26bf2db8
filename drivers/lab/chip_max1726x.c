// SPDX-License-Identifier: GPL-2.0-only
/*
 * MAX17260, 17261, 17262 and 17263: gauges of the ModelGauge m5 EZ kind at 10 mOhm (MAX17261 data
 * sheet; MAX1726x user guide for FStat and the soft wake-up). Its model of a cell is the counter of
 * the lab, which begins right; until it is told a capacity it believes in 1500 mAh. Not modelled:
 * learning, hibernation, alert thresholds, AtRate, dynamic power. Pure.
 */
#include "chip.h"

#define REG_STATUS		0x00
#define REG_DESIGN_CAP		0x18
#define REG_CONFIG		0x1d
#define REG_FSTAT		0x3d
#define REG_HIB_CFG		0xba
#define REG_CONFIG2		0xbb
#define REG_MODEL_CFG		0xdb

#define STATUS_AT_POWER_ON	0x8082		/* Br, dSOCi, POR */
#define STATUS_DSOCI		BIT(7)
#define CONFIG_TSEL		BIT(15)
#define CONFIG2_DSOCEN		BIT(7)
#define FSTAT_DNR		BIT(0)
#define MODEL_REFRESH		BIT(15)

/* With 10 mOhm: 1.5625 uV, 5 uVh a step. */
#define CURRENT_STEP_NA		156250
#define CHARGE_STEP_UAH		500
#define VOLTAGE_STEP_NV		78125
#define PARTS_PER_PCT		256
#define STEP_MS			5625		/* thousands of a time's step */

#define READY_MS		710
#define REFRESH_MS		351
#define DIE_MDEGC		35000
#define UNKNOWN			0xffff

/**
 * struct max1726x - a MAX1726x
 * @fuel: its counter
 * @reg: registers that are only remembered
 * @temp_mdegc: what it measures
 * @ready_ms: until its data are ready
 * @refresh_ms: until its model is loaded
 * @percent: at the last look
 */
struct max1726x {
	struct cg_fuel fuel;
	u16 reg[256];
	s32 temp_mdegc;
	s64 ready_ms;
	s64 refresh_ms;
	s32 percent;
};

/* The capacity that it was told, filled as the cells are. */
static void believe(struct max1726x *m)
{
	struct cg_fuel *fuel = &m->fuel;
	s64 parts = cg_fuel_parts(fuel, 100000);

	fuel->full_uah = max_t(s64, m->reg[REG_DESIGN_CAP], 1) * CHARGE_STEP_UAH;
	fuel->count_uams = div_s64(fuel->full_uah * CG_MS_PER_H, 100000) * parts;
	m->percent = cg_fuel_parts(fuel, 100);
}

static bool max_tick(void *chip, const struct cg_chip_env *env, s64 dt_ms)
{
	struct max1726x *m = chip;
	s32 percent;
	bool news;

	cg_fuel_tick(&m->fuel, &env->at, dt_ms);
	m->temp_mdegc = m->reg[REG_CONFIG] & CONFIG_TSEL ? env->temp_mdegc : DIE_MDEGC;
	m->ready_ms = max(m->ready_ms - dt_ms, 0);
	if (m->refresh_ms && m->refresh_ms <= dt_ms)
		m->reg[REG_MODEL_CFG] &= ~MODEL_REFRESH;
	m->refresh_ms = max(m->refresh_ms - dt_ms, 0);
	percent = cg_fuel_parts(&m->fuel, 100);
	news = percent != m->percent;
	m->percent = percent;
	m->reg[REG_STATUS] |= news ? STATUS_DSOCI : 0;
	return news && m->reg[REG_CONFIG2] & CONFIG2_DSOCEN;
}

/* It lives on its cells: others begin it anew. */
static void max_power_on(void *chip, u32 variant, const struct cg_chip_env *env)
{
	struct max1726x *m = chip;

	memset(m, 0, sizeof(*m));
	m->reg[REG_STATUS] = STATUS_AT_POWER_ON;
	m->reg[REG_DESIGN_CAP] = 0x0bb8;
	m->reg[REG_CONFIG] = 0x2210;
	m->reg[REG_HIB_CFG] = 0x870c;
	m->reg[REG_CONFIG2] = 0x3658;
	m->reg[REG_MODEL_CFG] = 0x0008;
	m->reg[0x1e] = 0x0640;	/* IChgTerm */
	m->reg[0x3a] = 0xa561;	/* VEmpty */
	m->ready_ms = READY_MS;
	cg_fuel_begin(&m->fuel, &env->at, env->plant->config.full_uv);
	believe(m);
	max_tick(m, env, 0);
}

static void max_settle(void *chip, const struct cg_chip_env *env)
{
	max_power_on(chip, 0, env);
}

static void max_bias(void *chip, s32 offset_ua, s32 gain_ppm)
{
	struct max1726x *m = chip;

	m->fuel.offset_ua = offset_ua;
	m->fuel.gain_ppm = gain_ppm;
}

static u16 signed_word(s64 value)
{
	return clamp_t(s64, value, S16_MIN, S16_MAX);
}

static u16 word(s64 value)
{
	return clamp_t(s64, value, 0, U16_MAX);
}

/* Until @uams have flowed out (negative) or in. */
static u16 time_word(const struct max1726x *m, s64 uams)
{
	s64 i_ua = cg_fuel_ua(&m->fuel);

	if (!i_ua || (i_ua ^ uams) < 0)
		return UNKNOWN;
	return word(div64_s64(uams, i_ua * STEP_MS));
}

static u16 max_read_word(void *chip, u8 reg)
{
	const struct max1726x *m = chip;
	const struct cg_fuel *fuel = &m->fuel;

	switch (reg) {
	case 0x05:	/* RepCap */
	case 0x0f:	/* MixCap */
		return word(div_s64(cg_fuel_uah(fuel), CHARGE_STEP_UAH));
	case 0x06:	/* RepSOC */
	case 0x0d:	/* MixSOC */
	case 0x0e:	/* AvSOC */
		return cg_fuel_parts(fuel, 100 * PARTS_PER_PCT);
	case 0x08:	/* Temp */
	case 0x16:	/* AvgTA */
		return signed_word(div_s64((s64)m->temp_mdegc * 256, 1000));
	case 0x09:	/* VCell */
	case 0x19:	/* AvgVCell */
		return word(div_s64(fuel->at.v_uv * 1000LL, VOLTAGE_STEP_NV * fuel->at.series));
	case 0x0a:	/* Current */
	case 0x0b:	/* AvgCurrent */
		return signed_word(div_s64(cg_fuel_ua(fuel) * 1000LL, CURRENT_STEP_NA));
	case 0x10:	/* FullCapRep */
	case 0x23:	/* FullCapNom */
		return word(div_s64(fuel->full_uah, CHARGE_STEP_UAH));
	case 0x11:	/* TTE */
		return time_word(m, -fuel->count_uams);
	case 0x20:	/* TTF */
		return time_word(m, fuel->full_uah * CG_MS_PER_H - fuel->count_uams);
	case 0x17:	/* Cycles, per cent */
		return word(fuel->cycles * 100LL);
	case REG_FSTAT:
		return m->ready_ms ? FSTAT_DNR : 0;
	default:
		return m->reg[reg];
	}
}

static void max_write_word(void *chip, u8 reg, u16 val)
{
	struct max1726x *m = chip;

	m->reg[reg] = val;
	if (reg != REG_MODEL_CFG || !(val & MODEL_REFRESH))
		return;
	m->refresh_ms = REFRESH_MS;
	believe(m);
}

#define MAX1726X_OPS(chip_compatible) {			\
	.compatible = chip_compatible,					\
	.size = sizeof(struct max1726x),				\
	.power_on = max_power_on,					\
	.read_word = max_read_word,					\
	.write_word = max_write_word,					\
	.tick = max_tick,						\
	.settle = max_settle,						\
	.bias = max_bias,						\
}

const struct cg_chip_ops cg_max17260_ops = MAX1726X_OPS("maxim,max17260");
EXPORT_SYMBOL_IF_KUNIT(cg_max17260_ops);
const struct cg_chip_ops cg_max17261_ops = MAX1726X_OPS("maxim,max17261");
const struct cg_chip_ops cg_max17262_ops = MAX1726X_OPS("maxim,max17262");
const struct cg_chip_ops cg_max17263_ops = MAX1726X_OPS("maxim,max17263");
