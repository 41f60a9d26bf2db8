// SPDX-License-Identifier: GPL-2.0-only
/*
 * BQ27541: a gauge that counts charge in hardware (TI SLUUAP9). Sixteen-bit registers, low byte
 * first, in mV, mA, mAh and 0.1 K: packs above 32 Ah do not fit. Pure.
 */
#include "chip.h"

#define GAUGE_DEVICE_TYPE	0x0541
#define GAUGE_FW_VERSION	0x0224

#define FLAG_DSG		BIT(0)
#define FLAG_SOCF		BIT(1)
#define FLAG_SOC1		BIT(2)
#define FLAG_BAT_DET		BIT(3)
#define FLAG_CHG		BIT(8)
#define FLAG_FC			BIT(9)
#define FLAG_OTC		BIT(15)

/* Defaults of the data flash. */
#define SOC1_SET_MAH		150
#define SOC1_CLEAR_MAH		175
#define SOCF_SET_MAH		75
#define SOCF_CLEAR_MAH		100
#define OTC_SET_MDEGC		55000
#define OTC_CLEAR_MDEGC		50000

/**
 * struct gauge - a BQ27541
 * @fuel: its counter
 * @flags: Flags()
 * @control: what reading Control() answers
 */
struct gauge {
	struct cg_fuel fuel;
	u16 flags;
	u16 control;
};

static s32 count_mah(const struct gauge *g)
{
	return div_s64(cg_fuel_uah(&g->fuel) + 500, 1000);
}

static void set_flag(struct gauge *g, u16 flag, bool set, bool clear)
{
	if (set)
		g->flags |= flag;
	else if (clear)
		g->flags &= ~flag;
}

static bool gauge_tick(void *chip, const struct cg_chip_env *env, s64 dt_ms)
{
	struct gauge *g = chip;
	u16 before = g->flags;
	s32 mah;
	bool charges;

	cg_fuel_tick(&g->fuel, &env->at, dt_ms);
	g->fuel.at.temp_mdegc = env->temp_mdegc;
	mah = count_mah(g);
	charges = cg_fuel_ua(&g->fuel) > 0;
	g->flags |= FLAG_BAT_DET;
	set_flag(g, FLAG_FC, g->fuel.full, true);
	set_flag(g, FLAG_DSG, !charges, true);
	set_flag(g, FLAG_CHG, !g->fuel.full, true);
	set_flag(g, FLAG_SOC1, mah <= SOC1_SET_MAH, mah >= SOC1_CLEAR_MAH);
	set_flag(g, FLAG_SOCF, mah <= SOCF_SET_MAH, mah >= SOCF_CLEAR_MAH);
	set_flag(g, FLAG_OTC, env->temp_mdegc >= OTC_SET_MDEGC && charges,
		 env->temp_mdegc <= OTC_CLEAR_MDEGC);
	/* SOC_INT: by default thresholds only */
	return (before ^ g->flags) & (FLAG_SOC1 | FLAG_SOCF);
}

static void gauge_settle(void *chip, const struct cg_chip_env *env)
{
	struct gauge *g = chip;

	cg_fuel_settle(&g->fuel, &env->at);
	g->flags = 0;
	gauge_tick(g, env, 0);
}

static void gauge_power_on(void *chip, u32 variant, const struct cg_chip_env *env)
{
	struct gauge *g = chip;

	memset(g, 0, sizeof(*g));
	cg_fuel_begin(&g->fuel, &env->at, env->plant->config.full_uv);
	gauge_tick(g, env, 0);
}

static void gauge_bias(void *chip, s32 offset_ua, s32 gain_ppm)
{
	struct gauge *g = chip;

	g->fuel.offset_ua = offset_ua;
	g->fuel.gain_ppm = gain_ppm;
}

static u16 word(s64 value)
{
	return clamp_t(s64, value, S16_MIN, U16_MAX);
}

static u16 minutes_to_empty(const struct gauge *g)
{
	s64 i_ua = cg_fuel_ua(&g->fuel);

	if (i_ua >= 0)
		return U16_MAX;
	return word(div64_s64(g->fuel.count_uams, -i_ua * 60000));
}

static u16 gauge_word(const struct gauge *g, u8 reg)
{
	const struct cg_wire *at = &g->fuel.at;
	s64 i_ua = cg_fuel_ua(&g->fuel);

	switch (reg) {
	case 0x00:	/* Control */
		return g->control;
	case 0x06:	/* Temperature, 0.1 K */
	case 0x28:	/* InternalTemperature */
		return word(div_s64(at->temp_mdegc + 273150, 100));
	case 0x08:	/* Voltage, mV */
		return word(div_s64(at->v_uv, 1000));
	case 0x0a:	/* Flags */
		return g->flags;
	case 0x0c:	/* NominalAvailableCapacity, mAh */
	case 0x0e:	/* FullAvailableCapacity scaled to the load: not modelled apart */
	case 0x10:	/* RemainingCapacity */
		return word(count_mah(g));
	case 0x12:	/* FullChargeCapacity */
		return word(div_s64(g->fuel.full_uah, 1000));
	case 0x3c:	/* DesignCapacity */
		return word(div_s64(g->fuel.design_uah, 1000));
	case 0x14:	/* AverageCurrent, mA */
		return word(div_s64(i_ua, 1000));
	case 0x16:	/* TimeToEmpty, minutes */
		return minutes_to_empty(g);
	case 0x24:	/* AveragePower, 10 mW */
		return word(div_s64(div_s64(i_ua * at->v_uv, 1000000), 10000));
	case 0x2a:	/* CycleCount */
		return g->fuel.cycles;
	case 0x2c:	/* StateOfCharge, % */
		return cg_fuel_parts(&g->fuel, 100);
	default:
		return 0;
	}
}

static u8 gauge_read(void *chip, u8 reg)
{
	return gauge_word(chip, reg & ~1) >> (reg & 1 ? 8 : 0);
}

/* Subcommands are two bytes; those answered here differ in the low one. */
static void gauge_write(void *chip, u8 reg, u8 val)
{
	struct gauge *g = chip;

	if (reg != 0x00)
		return;
	switch (val) {
	case 0x01:
		g->control = GAUGE_DEVICE_TYPE;
		break;
	case 0x02:
		g->control = GAUGE_FW_VERSION;
		break;
	default:
		g->control = 0;
		break;
	}
}

const struct cg_chip_ops cg_bq27541_ops = {
	.compatible = "ti,bq27541",
	.size = sizeof(struct gauge),
	.power_on = gauge_power_on,
	.read = gauge_read,
	.write = gauge_write,
	.tick = gauge_tick,
	.settle = gauge_settle,
	.bias = gauge_bias,
};
EXPORT_SYMBOL_IF_KUNIT(cg_bq27541_ops);
