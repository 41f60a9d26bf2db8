// SPDX-License-Identifier: GPL-2.0-only
/*
 * A TP4056 (NanJing Top Power ASIC): linear charger for one cell, without registers. Lines 6 and 7
 * of the board add resistors to its PROG pin, 500 mA and 1 A while they are high; with none nothing
 * flows. It pulls CHRG (line 4) down while it charges and STDBY (line 5) when it has ended. 4.2 V,
 * a tenth of the current below 2.9 V, the end at a tenth, a new charge below 4.05 V. The board
 * inverts its CE, and may set its current and voltage otherwise. Not modelled: its thermistor,
 * the die's temperature. Pure.
 */
#include "chip.h"

#define CV_UV			4200000
#define TRICKLE_UV		2900000
#define TRICKLE_HYST_UV		80000
#define RECHARGE_UV		4050000
#define VBUS_MIN_UV		4000000
#define VBUS_MAX_UV		8000000
#define SMALL_PART		10
#define END_DEGLITCH		2

enum cycle { CYCLE_OFF, CYCLE_TRICKLE, CYCLE_FAST, CYCLE_DONE };

/**
 * struct tp4056 - a TP4056
 * @cycle: state of the charge cycle
 * @prog_ua: current of its PROG pin
 * @request: what it does to the plant
 * @taper: ticks for which the current has been low
 */
struct tp4056 {
	enum cycle cycle;
	s32 prog_ua;
	struct cg_charge_request request;
	u8 taper;
};

static bool may_charge(const struct tp4056 *tp, const struct cg_chip_env *env)
{
	s32 uv = env->plant->source.uv;

	return uv > VBUS_MIN_UV && uv < VBUS_MAX_UV && !env->ce_high && tp->prog_ua;
}

static bool has_ended(struct tp4056 *tp, const struct cg_chip_env *env, s64 dt_ms)
{
	const struct cg_plant_out *out = &env->out;

	if (tp->cycle == CYCLE_FAST && out->bound == CG_BOUND_CV &&
	    out->i_ua < tp->prog_ua / SMALL_PART)
		tp->taper += dt_ms > 0;
	else
		tp->taper = 0;
	return tp->taper >= END_DEGLITCH;
}

static enum cycle next_cycle(struct tp4056 *tp, const struct cg_chip_env *env, s64 dt_ms)
{
	s32 uv = env->out.v_charger_uv;
	s32 low_uv = TRICKLE_UV - (tp->cycle == CYCLE_FAST ? TRICKLE_HYST_UV : 0);

	if (!may_charge(tp, env))
		return CYCLE_OFF;
	if (tp->cycle == CYCLE_DONE && uv >= RECHARGE_UV)
		return CYCLE_DONE;
	if (has_ended(tp, env, dt_ms))
		return CYCLE_DONE;
	return uv < low_uv ? CYCLE_TRICKLE : CYCLE_FAST;
}

static bool tp_tick(void *chip, const struct cg_chip_env *env, s64 dt_ms)
{
	struct tp4056 *tp = chip;
	struct cg_charge_request *r = &tp->request;
	enum cycle before = tp->cycle;

	tp->prog_ua = (env->prog & BIT(0) ? 500000 : 0) + (env->prog & BIT(1) ? 1000000 : 0) +
		      env->prog_ua;
	tp->cycle = next_cycle(tp, env, dt_ms);
	r->on = tp->cycle == CYCLE_TRICKLE || tp->cycle == CYCLE_FAST;
	r->hiz = env->plant->source.uv <= VBUS_MIN_UV;
	r->cv_uv = env->charge_uv ?: CV_UV;
	r->cc_ua = tp->cycle == CYCLE_TRICKLE ? tp->prog_ua / SMALL_PART : tp->prog_ua;
	/* what it draws is what it gives */
	r->iin_ua = max(r->cc_ua, 1);
	r->vindpm_uv = VBUS_MIN_UV;
	return tp->cycle != before;
}

static void tp_power_on(void *chip, u32 variant, const struct cg_chip_env *env)
{
	memset(chip, 0, sizeof(struct tp4056));
	tp_tick(chip, env, 0);
}

static u8 tp_pulled(const void *chip)
{
	const struct tp4056 *tp = chip;

	switch (tp->cycle) {
	case CYCLE_TRICKLE:
	case CYCLE_FAST:
		return BIT(CG_LAB_CHRG_LINE);
	case CYCLE_DONE:
		return BIT(CG_LAB_STDBY_LINE);
	default:
		return 0;
	}
}

static u8 tp_read(void *chip, u8 reg)
{
	return 0;
}

static void tp_write(void *chip, u8 reg, u8 val)
{
}

const struct cg_chip_ops cg_tp4056_ops = {
	.size = sizeof(struct tp4056),
	.request = offsetof(struct tp4056, request),
	.power_on = tp_power_on,
	.read = tp_read,
	.write = tp_write,
	.tick = tp_tick,
	.pulled = tp_pulled,
};
EXPORT_SYMBOL_IF_KUNIT(cg_tp4056_ops);
