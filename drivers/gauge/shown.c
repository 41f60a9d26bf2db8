// SPDX-License-Identifier: GPL-2.0-only
/*
 * What a user sees of the estimate. Pure.
 *
 *	shown -> (soc - empty) / (1 - empty)
 *
 * where empty is the state of charge at which this load at this temperature brings the voltage to
 * that of an empty cell. The shown one
 *  - moves at a bounded rate, never up while discharging, never down while charging;
 *  - is below 100 % until a charge has ended, and above 0 % until the voltage is that of an empty
 *    cell; when it has been so for some seconds, it goes to 0 %.
 */
#include "soc.h"

/* What it may move beside what has really flown: a per cent in 30 s; a step is not longer. */
#define RATE_MS		30000
#define LONGEST_MS	300000
/* And what has flown, at most this many times. */
#define TIMES		3
/* A current below this part of one C is no direction. */
#define STILL_C24	(CG_C24 / 200)
/* The voltage must be low this long: load steps pass. */
#define LOW_64MS	(10000 / 64)
/* Empty follows the load slowly, and no load takes more than this out of reach. */
#define EMPTY_MS	120000
#define EMPTY_MOST	(CG_SOC_ONE * 9 / 10)
#define PCT_C30		(CG_C30 / 100)
/* All resistances together, per cent of the ohmic one. */
#define DROP_PCT	200

static s64 find_empty(const struct cg_soc_model *model, const struct cg_soc *soc)
{
	s64 load = min(soc->load_c24, 0), drop_uv, at;
	struct cg_soc_curve curve;

	cg_soc_curve_now(model, soc, &curve);
	drop_uv = div_s64(((curve.one_c_uv * -load) >> 24) * DROP_PCT, 100);
	drop_uv += (drop_uv * (soc->x[CG_SOC_X_RESIST] >> 20)) >> 20;
	at = cg_soc_of_ocv(&curve, model->empty_uv + drop_uv - (soc->x[CG_SOC_X_BIAS] >> 20));
	return min_t(s64, at, EMPTY_MOST) >> 10;
}

static s64 target(const struct cg_soc *soc)
{
	s64 left = max_t(s64, (soc->x[CG_SOC_X_SOC] >> 10) - soc->empty, 0);
	s64 to = div64_s64(left << 30, CG_C30 - soc->empty);

	if (soc->flags & CG_SOC_F_EMPTY)
		return 0;
	to = clamp_t(s64, to, PCT_C30, CG_C30);
	return soc->flags & CG_SOC_F_ENDED ? to : min_t(s64, to, CG_C30 - PCT_C30);
}

static void find_direction(struct cg_soc *soc)
{
	soc->flags &= ~(CG_SOC_F_CHARGING | CG_SOC_F_DISCHARGING);
	if (soc->rate_c24 > STILL_C24)
		soc->flags |= CG_SOC_F_CHARGING;
	if (soc->rate_c24 < -STILL_C24)
		soc->flags |= CG_SOC_F_DISCHARGING;
}

/**
 * cg_soc_find_low() - the voltage of an empty cell, for longer than a load step
 * @model: of the cells
 * @soc: the estimator
 * @in: of the step; its voltage is valid
 * @dt_ms: time of the step
 */
void cg_soc_find_low(const struct cg_soc_model *model, struct cg_soc *soc,
		     const struct cg_soc_input *in, s64 dt_ms)
{
	if (in->voltage_uv / model->cells > model->empty_uv) {
		soc->low_64ms = 0;
		soc->flags &= ~CG_SOC_F_EMPTY;
		return;
	}
	soc->low_64ms = min_t(s64, soc->low_64ms + ((dt_ms + 32) >> 6), LOW_64MS);
	if (soc->low_64ms >= LOW_64MS)
		soc->flags |= CG_SOC_F_EMPTY;
}
EXPORT_SYMBOL_IF_KUNIT(cg_soc_find_low);

/**
 * cg_soc_may_move() - what is shown may move by what has flown and a bit with time
 * @soc: the estimator
 * @move: the step
 */
void cg_soc_may_move(struct cg_soc *soc, const struct cg_soc_move *move)
{
	s64 most = (TIMES * cg_soc_amount(move->moved_c40) >> 10) +
		   PCT_C30 / RATE_MS * min_t(s64, move->dt_ms, LONGEST_MS);

	soc->may_move = min_t(s64, soc->may_move + most, CG_C30);
	soc->shown_ms = min_t(s64, soc->shown_ms + move->dt_ms, U16_MAX);
}
EXPORT_SYMBOL_IF_KUNIT(cg_soc_may_move);

/**
 * cg_soc_show() - move what is shown
 * @model: of the cells
 * @soc: the estimator
 */
void cg_soc_show(const struct cg_soc_model *model, struct cg_soc *soc)
{
	s64 to, most = soc->may_move, empty = find_empty(model, soc);

	find_direction(soc);
	if (!(soc->flags & CG_SOC_F_SHOWN)) {
		soc->empty = empty;
		soc->shown = target(soc);
		soc->flags |= CG_SOC_F_SHOWN;
		return;
	}
	soc->empty += div64_s64((empty - soc->empty) * soc->shown_ms, soc->shown_ms + EMPTY_MS);
	to = clamp_t(s64, target(soc), soc->shown - most, soc->shown + most);
	if (soc->flags & CG_SOC_F_DISCHARGING)
		to = min_t(s64, to, soc->shown);
	if (soc->flags & CG_SOC_F_CHARGING && !(soc->flags & CG_SOC_F_EMPTY))
		to = max_t(s64, to, soc->shown);
	soc->shown = to;
	soc->may_move = 0;
	soc->shown_ms = 0;
}
EXPORT_SYMBOL_IF_KUNIT(cg_soc_show);

/* Until there was time to show it, it is what it is. */
static u8 whole_pct(const struct cg_soc *soc)
{
	s64 shown = soc->flags & CG_SOC_F_SHOWN ? soc->shown : soc->x[CG_SOC_X_SOC] >> 10;
	s32 pct = (shown * 100 + CG_C30 / 2) >> 30;

	if (!(soc->flags & CG_SOC_F_ENDED))
		pct = min(pct, 99);
	if (!(soc->flags & CG_SOC_F_EMPTY))
		pct = max(pct, 1);
	return clamp(pct, 0, 100);
}

static s32 bp_of(s64 c30)
{
	return (c30 * 10000) >> 30;
}

/**
 * cg_soc_output() - what is to be shown
 * @model: of the cells
 * @soc: the estimator
 * @out: written whole; only @out->known is meaningful before the first voltage
 */
void cg_soc_output(const struct cg_soc_model *model, const struct cg_soc *soc,
		   struct cg_soc_reading *out)
{
	s64 held = CG_SOC_ONE + soc->x[CG_SOC_X_SHORT], at = soc->x[CG_SOC_X_SOC];

	memset(out, 0, sizeof(*out));
	if (!(soc->flags & CG_SOC_F_STARTED))
		return;
	at = clamp_t(s64, at, 0, CG_SOC_ONE);
	out->known = true;
	out->ended = soc->flags & CG_SOC_F_ENDED;
	out->at_empty = soc->flags & CG_SOC_F_EMPTY;
	out->capacity_pct = whole_pct(soc);
	/* two deviations, up to the next per cent */
	out->margin_pct = min_t(s64, (2 * cg_soc_root(soc->p[0]) * 100 + CG_C20 - 1) >> 20, 100);
	out->soc_bp = bp_of(at >> 10);
	out->empty_bp = bp_of(soc->empty);
	out->full_uah = div64_s64((s64)model->capacity_uah << 30, held >> 10);
	out->charge_uah = ((s64)out->full_uah * (at >> 10)) >> 30;
	out->offset_ua = -(((s64)model->capacity_uah * soc->offset) >> 30);
	out->counted = soc->flags & CG_SOC_F_COUNTED;
	out->cycles = min_t(s64, soc->cycled_c40 >> 41, S32_MAX);
}
EXPORT_SYMBOL_GPL(cg_soc_output);
