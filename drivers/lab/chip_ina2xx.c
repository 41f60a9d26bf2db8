// SPDX-License-Identifier: GPL-2.0-only
/*
 * INA219 and INA226: converters of a voltage and of the current through a shunt of 10 mOhm, with
 * 16-bit words, high byte first (data sheets SBOS448, SBOS547: register maps, tables of steps).
 * They convert all the time. Current into the cells reads as positive. Pure.
 */
#include "chip.h"

#define REG_CONFIG		0x00
#define REG_SHUNT		0x01
#define REG_BUS			0x02
#define REG_POWER		0x03
#define REG_CURRENT		0x04
#define REG_CALIBRATION		0x05
#define REG_MASK		0x06
#define REG_LIMIT		0x07
#define REG_MAKER		0xfe
#define REG_DIE			0xff

#define CONFIG_RESET		BIT(15)
#define MASK_READY		BIT(3)
#define BUS_READY		BIT(1)
#define SHUNT_UOHM		10000

enum { INA219, INA226 };

/* What the two differ in. */
static const struct {
	u16 config;
	s32 shunt_step_nv;
	s32 bus_step_uv;
	s32 calibrated;
	s32 power_divisor;
} parts[] = {
	[INA219] = { 0x399f, 10000, 4000, 4096, 5000 },
	[INA226] = { 0x4127, 2500, 1250, 2048, 20000 },
};

/**
 * struct ina2xx - an INA219 or INA226
 * @part: which
 * @config: configuration
 * @calibration: calibration
 * @mask: mask and alert
 * @limit: alert limit
 * @uv: at its input
 * @ua: through the shunt
 * @offset_ua: measuring error
 * @gain_ppm: measuring error
 */
struct ina2xx {
	u32 part;
	u16 config;
	u16 calibration;
	u16 mask;
	u16 limit;
	s32 uv;
	s32 ua;
	s32 offset_ua;
	s32 gain_ppm;
};

static bool ina_tick(void *chip, const struct cg_chip_env *env, s64 dt_ms)
{
	struct ina2xx *ina = chip;

	ina->uv = env->at.v_uv;
	ina->ua = env->at.i_ua;
	return false;
}

static void reset(struct ina2xx *ina)
{
	ina->config = parts[ina->part].config;
	ina->calibration = 0;
	ina->mask = 0;
	ina->limit = 0;
}

static void ina_power_on(void *chip, u32 variant, const struct cg_chip_env *env)
{
	struct ina2xx *ina = chip;

	memset(ina, 0, sizeof(*ina));
	ina->part = variant;
	reset(ina);
	ina_tick(ina, env, 0);
}

static s64 shunt(const struct ina2xx *ina)
{
	s64 ua = ina->ua + cg_scale(ina->ua, ina->gain_ppm, 1000000) + ina->offset_ua;
	/* uA * uOhm is 10^-12 V */
	s64 steps = cg_nearest(ua * SHUNT_UOHM, 1000LL * parts[ina->part].shunt_step_nv);

	return clamp_t(s64, steps, S16_MIN, S16_MAX);
}

static s64 current_steps(const struct ina2xx *ina)
{
	return clamp_t(s64, cg_scale(shunt(ina), ina->calibration, parts[ina->part].calibrated),
		       S16_MIN, S16_MAX);
}

static s64 bus(const struct ina2xx *ina)
{
	return clamp_t(s64, cg_nearest(ina->uv, parts[ina->part].bus_step_uv), 0, 0x7fff);
}

static s64 power(const struct ina2xx *ina)
{
	s64 steps = current_steps(ina);

	steps = div_s64((steps < 0 ? -steps : steps) * bus(ina), parts[ina->part].power_divisor);
	return min_t(s64, steps, U16_MAX);
}

static u16 ina_read_word(void *chip, u8 reg)
{
	struct ina2xx *ina = chip;

	switch (reg) {
	case REG_CONFIG:
		return ina->config;
	case REG_SHUNT:
		return shunt(ina);
	case REG_BUS:
		return bus(ina) << (ina->part == INA219 ? 3 : 0) |
		       (ina->part == INA219 ? BUS_READY : 0);
	case REG_POWER:
		return power(ina);
	case REG_CURRENT:
		return current_steps(ina);
	case REG_CALIBRATION:
		return ina->calibration;
	default:
		break;
	}
	if (ina->part == INA219)
		return 0;
	switch (reg) {
	case REG_MASK:
		return ina->mask | MASK_READY;
	case REG_LIMIT:
		return ina->limit;
	case REG_MAKER:
		return 0x5449;
	case REG_DIE:
		return 0x2260;
	default:
		return 0;
	}
}

static void ina_write_word(void *chip, u8 reg, u16 val)
{
	struct ina2xx *ina = chip;

	switch (reg) {
	case REG_CONFIG:
		ina->config = val & ~CONFIG_RESET;
		if (val & CONFIG_RESET)
			reset(ina);
		break;
	case REG_CALIBRATION:
		ina->calibration = ina->part == INA219 ? val & ~1 : val & 0x7fff;
		break;
	case REG_MASK:
		ina->mask = val & ~MASK_READY;
		break;
	case REG_LIMIT:
		ina->limit = val;
		break;
	default:
		break;
	}
}

static void ina_bias(void *chip, s32 offset_ua, s32 gain_ppm)
{
	struct ina2xx *ina = chip;

	ina->offset_ua = offset_ua;
	ina->gain_ppm = gain_ppm;
}

const struct cg_chip_ops cg_ina219_ops = {
	.compatible = "ti,ina219",
	.variant = INA219,
	.size = sizeof(struct ina2xx),
	.power_on = ina_power_on,
	.read_word = ina_read_word,
	.write_word = ina_write_word,
	.high_first = true,
	.tick = ina_tick,
	.bias = ina_bias,
};
EXPORT_SYMBOL_IF_KUNIT(cg_ina219_ops);

const struct cg_chip_ops cg_ina226_ops = {
	.compatible = "ti,ina226",
	.variant = INA226,
	.size = sizeof(struct ina2xx),
	.power_on = ina_power_on,
	.read_word = ina_read_word,
	.write_word = ina_write_word,
	.high_first = true,
	.tick = ina_tick,
	.bias = ina_bias,
};
EXPORT_SYMBOL_IF_KUNIT(cg_ina226_ops);
