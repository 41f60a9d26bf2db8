// SPDX-License-Identifier: GPL-2.0-only
/*
 * A smart battery that answers as the Smart Battery Data Specification 1.1 says: words in mV, mA,
 * mAh and 0.1 K, strings as blocks. Specification 1.1 without packet error code. Pure.
 */
#include "chip.h"

#define SPECIFICATION_1_1	0x0021

/* BatteryStatus() */
#define STATUS_FULLY_DISCHARGED	BIT(4)
#define STATUS_FULLY_CHARGED	BIT(5)
#define STATUS_DISCHARGING	BIT(6)
#define STATUS_INITIALIZED	BIT(7)

#define MINUTES_UNKNOWN		65535
#define MS_PER_MIN		60000

/**
 * struct sbs - a smart battery
 * @fuel: its counter
 * @mode: BatteryMode(); capacities in mAh whatever it says
 * @full_uv: charging voltage of a cell
 */
struct sbs {
	struct cg_fuel fuel;
	u16 mode;
	s32 full_uv;
};

static bool sbs_tick(void *chip, const struct cg_chip_env *env, s64 dt_ms)
{
	struct sbs *s = chip;

	cg_fuel_tick(&s->fuel, &env->at, dt_ms);
	s->fuel.at.temp_mdegc = env->temp_mdegc;
	return false;
}

static void sbs_settle(void *chip, const struct cg_chip_env *env)
{
	struct sbs *s = chip;

	cg_fuel_settle(&s->fuel, &env->at);
	sbs_tick(s, env, 0);
}

static void sbs_power_on(void *chip, u32 variant, const struct cg_chip_env *env)
{
	struct sbs *s = chip;

	memset(s, 0, sizeof(*s));
	s->full_uv = env->plant->config.full_uv;
	cg_fuel_begin(&s->fuel, &env->at, s->full_uv);
	sbs_tick(s, env, 0);
}

static void sbs_bias(void *chip, s32 offset_ua, s32 gain_ppm)
{
	struct sbs *s = chip;

	s->fuel.offset_ua = offset_ua;
	s->fuel.gain_ppm = gain_ppm;
}

static u16 sbs_status(const struct sbs *s)
{
	u16 status = STATUS_INITIALIZED;

	if (cg_fuel_ua(&s->fuel) <= 0)
		status |= STATUS_DISCHARGING;
	if (s->fuel.full)
		status |= STATUS_FULLY_CHARGED;
	if (!cg_fuel_parts(&s->fuel, 100))
		status |= STATUS_FULLY_DISCHARGED;
	return status;
}

/* Until @uams have flowed out (negative) or in. */
static u16 sbs_minutes(s64 uams, s64 i_ua)
{
	if (!i_ua || (i_ua ^ uams) < 0)
		return MINUTES_UNKNOWN;
	return min_t(s64, div64_s64(uams, i_ua * MS_PER_MIN), MINUTES_UNKNOWN);
}

static u16 milli(s64 micro)
{
	return clamp_t(s64, div_s64(micro, 1000), S16_MIN, U16_MAX);
}

static u16 sbs_read_word(void *chip, u8 reg)
{
	const struct sbs *s = chip;
	const struct cg_fuel *fuel = &s->fuel;
	s64 full_uams = fuel->full_uah * CG_MS_PER_H;

	switch (reg) {
	case 0x03:	/* BatteryMode */
		return s->mode;
	case 0x08:	/* Temperature, 0.1 K */
		return clamp_t(s64, div_s64(fuel->at.temp_mdegc + 273150, 100), 0, U16_MAX);
	case 0x09:	/* Voltage */
		return milli(fuel->at.v_uv);
	case 0x0a:	/* Current */
	case 0x0b:	/* AverageCurrent: not modelled apart */
		return milli(cg_fuel_ua(fuel));
	case 0x0c:	/* MaxError, % */
		return 1;
	case 0x0d:	/* RelativeStateOfCharge */
	case 0x0e:	/* AbsoluteStateOfCharge */
		return cg_fuel_parts(fuel, 100);
	case 0x0f:	/* RemainingCapacity */
		return milli(cg_fuel_uah(fuel));
	case 0x10:	/* FullChargeCapacity */
		return milli(fuel->full_uah);
	case 0x18:	/* DesignCapacity */
		return milli(fuel->design_uah);
	case 0x11:	/* RunTimeToEmpty */
	case 0x12:	/* AverageTimeToEmpty */
		return sbs_minutes(-fuel->count_uams, cg_fuel_ua(fuel));
	case 0x13:	/* AverageTimeToFull */
		return sbs_minutes(full_uams - fuel->count_uams, cg_fuel_ua(fuel));
	case 0x15:	/* ChargingVoltage */
		return milli((s64)s->full_uv * fuel->at.series);
	case 0x16:	/* BatteryStatus */
		return sbs_status(s);
	case 0x17:	/* CycleCount */
		return fuel->cycles;
	case 0x19:	/* DesignVoltage */
		return 3600 * fuel->at.series;
	case 0x1a:	/* SpecificationInfo */
		return SPECIFICATION_1_1;
	case 0x1b:	/* ManufactureDate: 2026-01-01 */
		return 46 << 9 | 1 << 5 | 1;
	case 0x1c:	/* SerialNumber */
		return 1;
	default:
		return 0;
	}
}

static void sbs_write_word(void *chip, u8 reg, u16 val)
{
	struct sbs *s = chip;

	if (reg == 0x03)
		s->mode = val;
}

static u8 sbs_read_block(void *chip, u8 reg, u8 *buf)
{
	/* ManufacturerName, DeviceName, DeviceChemistry; the length comes first */
	static const char text[][9] = { "\7Chargov", "\7lab-sbs", "\4LION" };

	if (reg < 0x20 || reg >= 0x20 + ARRAY_SIZE(text))
		return 0;
	memcpy(buf, text[reg - 0x20], text[reg - 0x20][0] + 1);
	return buf[0];
}

const struct cg_chip_ops cg_sbs_ops = {
	.compatible = "sbs,sbs-battery",
	.size = sizeof(struct sbs),
	.power_on = sbs_power_on,
	.read_word = sbs_read_word,
	.write_word = sbs_write_word,
	.read_block = sbs_read_block,
	.tick = sbs_tick,
	.settle = sbs_settle,
	.bias = sbs_bias,
};
EXPORT_SYMBOL_IF_KUNIT(cg_sbs_ops);
