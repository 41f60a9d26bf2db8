// SPDX-License-Identifier: GPL-2.0-only
/*
 * BQ27541: a gauge that counts charge in hardware (TI SLUUAP9). Sixteen-bit registers, low byte
 * first, in mV, mA, mAh and 0.1 K: packs above 32 Ah do not fit. Its counter starts right, has the
 * measuring errors it is given, and is set to full when a charge has tapered and ended. Pure.
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
#define TAPER_UV		100000		/* per cell below its charging voltage */
#define TAPER_WINDOW_MS		80000		/* two windows of 40 s */
#define FC_CLEAR_PCT		98

/**
 * struct gauge - a BQ27541
 * @env: what it feels
 * @design_uah: capacity of the pack
 * @taper_uv: voltage from which on a falling current is a taper
 * @count_uams: what it believes to be in the pack
 * @seen_uams: charge in the pack at the last look
 * @offset_ua: measuring error
 * @gain_ppm: measuring error
 * @taper_ms: time for which a taper has lasted
 * @out_uams: charge taken out since the last cycle was counted
 * @cycles: cycles
 * @flags: Flags()
 * @control: what reading Control() answers
 */
struct gauge {
	const struct cg_chip_env *env;
	s64 design_uah;
	s32 taper_uv;
	s64 count_uams;
	s64 seen_uams;
	s32 offset_ua;
	s32 gain_ppm;
	s64 taper_ms;
	s64 out_uams;
	u16 cycles;
	u16 flags;
	u16 control;
};

static s64 full_uams(const struct gauge *g)
{
	return g->design_uah * CG_MS_PER_H;
}

static s32 current_ua(const struct gauge *g)
{
	s64 i_ua = g->env->plant->out.i_ua;

	return i_ua + div_s64(i_ua * g->gain_ppm, 1000000) + g->offset_ua;
}

static s32 count_mah(const struct gauge *g)
{
	return div_s64(div_s64(g->count_uams, 3600000) + 500, 1000);
}

static s32 count_pct(const struct gauge *g)
{
	s64 full = full_uams(g);

	return clamp_t(s64, div64_s64(g->count_uams * 100 + full / 2, full), 0, 100);
}

static void count(struct gauge *g, s64 dt_ms)
{
	s64 moved = g->env->charge_uams - g->seen_uams;

	g->seen_uams = g->env->charge_uams;
	moved += div_s64(moved, 1000000) * g->gain_ppm + g->offset_ua * dt_ms;
	g->count_uams = clamp_t(s64, g->count_uams + moved, 0, full_uams(g));
	if (moved < 0)
		g->out_uams -= moved;
	if (g->out_uams >= full_uams(g)) {
		g->out_uams -= full_uams(g);
		g->cycles++;
	}
}

/* Full: the current was low at the charging voltage for long enough and then ended. */
static void look_for_full(struct gauge *g, s64 dt_ms)
{
	s64 i_ua = current_ua(g);
	bool high = g->env->plant->out.v_uv >= g->taper_uv;

	if (!high || i_ua > div_s64(g->design_uah, 8)) {
		g->taper_ms = 0;
	} else if (i_ua > div_s64(g->design_uah, 50)) {
		g->taper_ms += dt_ms;
	} else if (g->taper_ms >= TAPER_WINDOW_MS) {
		g->count_uams = full_uams(g);
		g->taper_ms = 0;
		g->flags |= FLAG_FC;
	}
	if (count_pct(g) < FC_CLEAR_PCT)
		g->flags &= ~FLAG_FC;
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

	g->env = env;
	count(g, dt_ms);
	look_for_full(g, dt_ms);
	mah = count_mah(g);
	g->flags |= FLAG_BAT_DET;
	set_flag(g, FLAG_DSG, current_ua(g) <= 0, true);
	set_flag(g, FLAG_CHG, !(g->flags & FLAG_FC), true);
	set_flag(g, FLAG_SOC1, mah <= SOC1_SET_MAH, mah >= SOC1_CLEAR_MAH);
	set_flag(g, FLAG_SOCF, mah <= SOCF_SET_MAH, mah >= SOCF_CLEAR_MAH);
	set_flag(g, FLAG_OTC, env->temp_mdegc >= OTC_SET_MDEGC && current_ua(g) > 0,
		 env->temp_mdegc <= OTC_CLEAR_MDEGC);
	/* SOC_INT: by default thresholds only */
	return (before ^ g->flags) & (FLAG_SOC1 | FLAG_SOCF);
}

static void gauge_settle(void *chip, const struct cg_chip_env *env)
{
	struct gauge *g = chip;

	g->env = env;
	g->seen_uams = env->charge_uams;
	g->count_uams = clamp_t(s64, env->charge_uams, 0, full_uams(g));
	g->flags = 0;
	g->taper_ms = 0;
	gauge_tick(g, env, 0);
}

static void gauge_power_on(void *chip, u32 variant, const struct cg_chip_env *env)
{
	struct gauge *g = chip;
	const struct cg_plant_config *config = &env->plant->config;

	memset(g, 0, sizeof(*g));
	g->design_uah = config->capacity_uah;
	g->taper_uv = config->series * (config->full_uv - TAPER_UV);
	gauge_settle(g, env);
}

static void gauge_bias(void *chip, s32 offset_ua, s32 gain_ppm)
{
	struct gauge *g = chip;

	g->offset_ua = offset_ua;
	g->gain_ppm = gain_ppm;
}

static u16 word(s64 value)
{
	return clamp_t(s64, value, S16_MIN, U16_MAX);
}

static u16 minutes_to_empty(const struct gauge *g)
{
	s64 i_ua = current_ua(g);

	if (i_ua >= 0)
		return U16_MAX;
	return word(div64_s64(g->count_uams, -i_ua * 60000));
}

static u16 gauge_word(const struct gauge *g, u8 reg)
{
	const struct cg_plant_out *out = &g->env->plant->out;
	s64 i_ua = current_ua(g);

	switch (reg) {
	case 0x00:	/* Control */
		return g->control;
	case 0x06:	/* Temperature, 0.1 K */
	case 0x28:	/* InternalTemperature */
		return word(div_s64(g->env->temp_mdegc + 273150, 100));
	case 0x08:	/* Voltage, mV */
		return word(div_s64(out->v_uv, 1000));
	case 0x0a:	/* Flags */
		return g->flags;
	case 0x0c:	/* NominalAvailableCapacity, mAh */
	case 0x0e:	/* FullAvailableCapacity scaled to the load: not modelled apart */
	case 0x10:	/* RemainingCapacity */
		return word(count_mah(g));
	case 0x12:	/* FullChargeCapacity */
	case 0x3c:	/* DesignCapacity */
		return word(div_s64(g->design_uah, 1000));
	case 0x14:	/* AverageCurrent, mA */
		return word(div_s64(i_ua, 1000));
	case 0x16:	/* TimeToEmpty, minutes */
		return minutes_to_empty(g);
	case 0x24:	/* AveragePower, 10 mW */
		return word(div_s64(div_s64(i_ua * out->v_uv, 1000000), 10000));
	case 0x2a:	/* CycleCount */
		return g->cycles;
	case 0x2c:	/* StateOfCharge, % */
		return count_pct(g);
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
