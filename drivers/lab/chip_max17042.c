// SPDX-License-Identifier: GPL-2.0-only
/*
 * MAX17042: a gauge with 16-bit words, low byte first on the bus, at a sense resistor of 10 mOhm
 * (data sheet 19-5105). What is measured follows the cells; all else is as written. Pure.
 */
#include "chip.h"

#define REG_STATUS		0x00
#define STATUS_POR		BIT(1)

/* With 10 mOhm: 1.5625 uV, 5 uVh a step. */
#define CURRENT_STEP_NA		156250
#define CHARGE_STEP_UAH		500
#define VOLTAGE_STEP_NV		78125
#define PARTS_PER_PCT		256

/**
 * struct max17042 - a MAX17042
 * @fuel: its counter
 * @reg: registers that are only remembered
 */
struct max17042 {
	struct cg_fuel fuel;
	u16 reg[256];
};

static bool max_tick(void *chip, const struct cg_chip_env *env, s64 dt_ms)
{
	struct max17042 *m = chip;

	cg_fuel_tick(&m->fuel, &env->at, dt_ms);
	m->fuel.at.temp_mdegc = env->temp_mdegc;
	return false;
}

static void max_settle(void *chip, const struct cg_chip_env *env)
{
	struct max17042 *m = chip;

	cg_fuel_settle(&m->fuel, &env->at);
	max_tick(m, env, 0);
}

static void max_power_on(void *chip, u32 variant, const struct cg_chip_env *env)
{
	struct max17042 *m = chip;

	memset(m, 0, sizeof(*m));
	m->reg[REG_STATUS] = STATUS_POR;
	cg_fuel_begin(&m->fuel, &env->at, env->plant->config.full_uv);
	max_tick(m, env, 0);
}

static void max_bias(void *chip, s32 offset_ua, s32 gain_ppm)
{
	struct max17042 *m = chip;

	m->fuel.offset_ua = offset_ua;
	m->fuel.gain_ppm = gain_ppm;
}

static u16 signed_word(s64 value)
{
	return clamp_t(s64, value, S16_MIN, S16_MAX);
}

static u16 max_read_word(void *chip, u8 reg)
{
	const struct max17042 *m = chip;
	const struct cg_fuel *fuel = &m->fuel;

	switch (reg) {
	case 0x05:	/* RepCap */
	case 0x0f:	/* RemCap */
	case 0x1f:	/* AvCap */
		return clamp_t(s64, div_s64(cg_fuel_uah(fuel), CHARGE_STEP_UAH), 0, U16_MAX);
	case 0x06:	/* RepSOC */
	case 0x0d:	/* SOC_mix */
	case 0x0e:	/* AvSOC */
	case 0xff:	/* VFSOC */
		return cg_fuel_parts(fuel, 100 * PARTS_PER_PCT);
	case 0x08:	/* Temperature, 1/256 K */
		return signed_word(div_s64((s64)fuel->at.temp_mdegc * 256, 1000));
	case 0x09:	/* VCELL */
	case 0x19:	/* AverageVCELL */
	case 0xfb:	/* VFOCV: not modelled apart */
		return clamp_t(s64, div_s64(fuel->at.v_uv * 1000LL, VOLTAGE_STEP_NV), 0, U16_MAX);
	case 0x0a:	/* Current */
	case 0x0b:	/* AverageCurrent */
		return signed_word(div_s64(cg_fuel_ua(fuel) * 1000LL, CURRENT_STEP_NA));
	case 0x10:	/* FullCAP */
	case 0x23:	/* FullCAPNom */
		return clamp_t(s64, div_s64(fuel->full_uah, CHARGE_STEP_UAH), 0, U16_MAX);
	case 0x18:	/* DesignCap */
		return clamp_t(s64, div_s64(fuel->design_uah, CHARGE_STEP_UAH), 0, U16_MAX);
	case 0x17:	/* Cycles */
		return fuel->cycles;
	case 0x21:	/* DevName */
		return 0x0092;
	default:
		return m->reg[reg];
	}
}

static void max_write_word(void *chip, u8 reg, u16 val)
{
	struct max17042 *m = chip;

	m->reg[reg] = val;
}

const struct cg_chip_ops cg_max17042_ops = {
	.compatible = "maxim,max17042",
	.size = sizeof(struct max17042),
	.power_on = max_power_on,
	.read_word = max_read_word,
	.write_word = max_write_word,
	.tick = max_tick,
	.settle = max_settle,
	.bias = max_bias,
};
EXPORT_SYMBOL_IF_KUNIT(cg_max17042_ops);
