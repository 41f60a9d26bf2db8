// SPDX-License-Identifier: GPL-2.0-only
/*
 * AXP209: a power management chip with a switching charger for one cell (X-Powers, v1.0). Power
 * path, charge control, charge cycle and the measurements of the battery. Not modelled: its
 * regulators, AC input, timers, thermistor, coulomb counter, interrupts and key. Pure.
 */
#include "chip.h"

#define REG_INPUT		0x00
#define REG_MODE		0x01
#define REG_IPSOUT		0x30
#define REG_CTRL1		0x33
#define REG_IRQ_STATE		0x48
#define REG_BATT_V		0x78
#define REG_BATT_CHRG_I		0x7a
#define REG_BATT_DISCHRG_I	0x7c
#define REG_FG			0xb9

#define INPUT_VBUS		BIT(5)
#define INPUT_VBUS_USABLE	BIT(4)
#define INPUT_VBUS_HOLD		BIT(3)
#define INPUT_INTO_BATTERY	BIT(2)
#define MODE_CHARGING		BIT(6)
#define MODE_BATTERY		BIT(5)
#define IPSOUT_HOLD_EN		BIT(6)
#define CTRL1_ENABLE		BIT(7)
#define CTRL1_END_15		BIT(4)
#define CTRL1_CURRENT		0x0f

#define VBUS_MIN_UV		3800000
#define TRICKLE_UV		3000000
#define RECHARGE_UV		100000
#define TERM_DEGLITCH		2

/* Left to itself: 4.2 V, 900 mA, 4.4 V held at the input, 900 mA from it. */
#define CTRL1_DEFAULT		0xc6
#define IPSOUT_DEFAULT		0x60

enum cycle { CYCLE_OFF, CYCLE_TRICKLE, CYCLE_FAST, CYCLE_DONE };

/**
 * struct axp209 - one of them
 * @reg: registers
 * @env: what it feels; valid during power_on and tick
 * @request: what it does to the plant
 * @cycle: state of the charge cycle
 * @vbus: a source is there
 * @taper: ticks for which the current has been below the one that ends the charge
 */
struct axp209 {
	u8 reg[256];
	const struct cg_chip_env *env;
	struct cg_charge_request request;
	enum cycle cycle;
	bool vbus;
	u8 taper;
};

static s32 target_uv(const struct axp209 *axp)
{
	static const s32 uv[] = { 4100000, 4150000, 4200000, 4360000 };

	return uv[(axp->reg[REG_CTRL1] >> 5) & 3];
}

static s32 charge_ua(const struct axp209 *axp)
{
	return 300000 + (axp->reg[REG_CTRL1] & CTRL1_CURRENT) * 100000;
}

static s32 input_ua(const struct axp209 *axp)
{
	static const s32 ua[] = { 900000, 500000, 100000, S32_MAX };

	return ua[axp->reg[REG_IPSOUT] & 3];
}

static s32 hold_uv(const struct axp209 *axp)
{
	return 4000000 + ((axp->reg[REG_IPSOUT] >> 3) & 7) * 100000;
}

static bool has_tapered(struct axp209 *axp, s64 dt_ms)
{
	const struct cg_plant_out *out = &axp->env->out;
	s32 part = axp->reg[REG_CTRL1] & CTRL1_END_15 ? 15 : 10;
	s32 term_ua = (s32)cg_scale(charge_ua(axp), part, 100);

	if (axp->cycle != CYCLE_FAST || out->bound != CG_BOUND_CV || out->i_ua >= term_ua)
		axp->taper = 0;
	else
		axp->taper += dt_ms > 0;
	return axp->taper >= TERM_DEGLITCH;
}

static enum cycle next_cycle(struct axp209 *axp, s64 dt_ms)
{
	s32 uv = axp->env->out.v_charger_uv;

	if (!axp->vbus || !(axp->reg[REG_CTRL1] & CTRL1_ENABLE))
		return CYCLE_OFF;
	if (axp->cycle == CYCLE_DONE && uv >= target_uv(axp) - RECHARGE_UV)
		return CYCLE_DONE;
	if (has_tapered(axp, dt_ms))
		return CYCLE_DONE;
	return uv < TRICKLE_UV ? CYCLE_TRICKLE : CYCLE_FAST;
}

static void make_request(struct axp209 *axp)
{
	struct cg_charge_request *r = &axp->request;

	r->hiz = !axp->vbus;
	r->on = axp->cycle == CYCLE_TRICKLE || axp->cycle == CYCLE_FAST;
	r->cv_uv = target_uv(axp);
	r->cc_ua = charge_ua(axp);
	if (axp->cycle == CYCLE_TRICKLE)
		r->cc_ua /= 10;
	r->iin_ua = input_ua(axp);
	r->vindpm_uv = axp->reg[REG_IPSOUT] & IPSOUT_HOLD_EN ? hold_uv(axp) : 0;
}

/* The high eight bits first, what is left of @width bits in the low ones of the next register. */
static void show_adc(struct axp209 *axp, u8 reg, s64 value, unsigned int width)
{
	s64 code = clamp_t(s64, value, 0, BIT(width) - 1);

	axp->reg[reg] = code >> (width - 8);
	axp->reg[reg + 1] = code & (BIT(width - 8) - 1);
}

static void show(struct axp209 *axp)
{
	const struct cg_wire *at = &axp->env->at;
	s64 full_uah = max_t(s64, at->full_uah, 1), uah;

	axp->reg[REG_INPUT] = axp->vbus ? INPUT_VBUS | INPUT_VBUS_USABLE : 0;
	if (axp->vbus && axp->env->input.uv >= hold_uv(axp))
		axp->reg[REG_INPUT] |= INPUT_VBUS_HOLD;
	if (at->i_ua > 0)
		axp->reg[REG_INPUT] |= INPUT_INTO_BATTERY;
	axp->reg[REG_MODE] = MODE_BATTERY;
	if (axp->request.on)
		axp->reg[REG_MODE] |= MODE_CHARGING;
	/* 1.1 mV and 0.5 mA a step */
	show_adc(axp, REG_BATT_V, at->v_uv / 1100, 12);
	show_adc(axp, REG_BATT_CHRG_I, max(at->i_ua, 0) / 500, 12);
	show_adc(axp, REG_BATT_DISCHRG_I, max(-at->i_ua, 0) / 500, 13);
	uah = div_s64(at->charge_uams, CG_MS_PER_S * CG_S_PER_H);
	axp->reg[REG_FG] = clamp_t(s64, div64_s64(uah * 100, full_uah), 0, 100);
}

static bool axp_tick(void *chip, const struct cg_chip_env *env, s64 dt_ms)
{
	struct axp209 *axp = chip;

	axp->env = env;
	axp->vbus = env->plant->source.uv > VBUS_MIN_UV;
	axp->cycle = next_cycle(axp, dt_ms);
	make_request(axp);
	show(axp);
	return false;
}

static void axp_power_on(void *chip, u32 variant, const struct cg_chip_env *env)
{
	struct axp209 *axp = chip;

	memset(axp, 0, sizeof(*axp));
	axp->reg[REG_IPSOUT] = IPSOUT_DEFAULT;
	axp->reg[REG_CTRL1] = CTRL1_DEFAULT;
	axp_tick(axp, env, 0);
}

static u8 axp_read(void *chip, u8 reg)
{
	const struct axp209 *axp = chip;

	return axp->reg[reg];
}

/* What it measures and tells is not written. */
static void axp_write(void *chip, u8 reg, u8 val)
{
	struct axp209 *axp = chip;

	/* nothing is pending, so there is nothing to clear */
	if (reg >= REG_IRQ_STATE && reg < REG_IRQ_STATE + 5)
		return;
	if (reg <= REG_MODE || (reg >= 0x56 && reg < 0x82) || reg == REG_FG)
		return;
	axp->reg[reg] = val;
}

const struct cg_chip_ops cg_axp209_ops = {
	.compatible = "x-powers,axp209",
	.size = sizeof(struct axp209),
	.request = offsetof(struct axp209, request),
	.power_on = axp_power_on,
	.read = axp_read,
	.write = axp_write,
	.tick = axp_tick,
};
EXPORT_SYMBOL_IF_KUNIT(cg_axp209_ops);
