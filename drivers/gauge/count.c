// SPDX-License-Identifier: GPL-2.0-only
/*
 * Counts what has flown, and what is not sure of it. Pure.
 *
 *	soc' = soc + (current + offset) * time * (1 + short)
 *
 * The polarisation follows the current: at once, in seconds and in minutes.
 */
#include "soc.h"

/* Longer than this without a count is time that nothing is known of. */
#define GAP_MS		600000
#define MOST_DT_MS	(30LL * 24 * CG_MS_PER_H)
/* Currents beyond 16 C are errors. */
#define MOST_RATE_C24	(16LL << 24)
/* Times in which a polarisation follows, and a load is a mean. */
#define FAST_MS		15000
#define SLOW_MS		600000
#define LOAD_MS		300000
/* Drift of any counter: of the capacity in an hour. */
#define DRIFT_PER_H	(CG_SOC_ONE / 2000)
/* What a sleeping board takes. */
#define AWAY_C24	(CG_C24 / 100)
#define MOST_UNSURE	(CG_SOC_ONE / 4)
/* No less is a charge. */
#define LEAST_CHARGE_C24	(CG_C24 / 200)
/* A covariance with the offset is below the root of 1/16 and 1/1000. */
#define MOST_OFFSET_C36	0x40000000LL

/**
 * cg_soc_charge() - what a current carries
 * @rate_c24: parts of 2^24 of one C, at most 16 C
 * @dt_ms: time, at most a month
 *
 * Return: parts of CG_SOC_ONE of the capacity
 */
s64 cg_soc_charge(s64 rate_c24, s64 dt_ms)
{
	/* 2^16 / 3600000 = 2^9 / 28125 */
	return div_s64(rate_c24 * dt_ms, 28125) * 512;
}
EXPORT_SYMBOL_IF_KUNIT(cg_soc_charge);

/**
 * cg_soc_rate() - a current in parts of one C
 * @model: of the cells
 * @ua: current
 *
 * Return: parts of 2^24, at most 16 C in amount
 */
s32 cg_soc_rate(const struct cg_soc_model *model, s32 ua)
{
	return clamp_t(s64, div_s64((s64)ua * CG_C24, model->capacity_uah), -MOST_RATE_C24,
		       MOST_RATE_C24);
}
EXPORT_SYMBOL_IF_KUNIT(cg_soc_rate);

/* The sensor counted. Its mean is the current if it does not show that as well. */
static void take_count(const struct cg_soc_model *model, const struct cg_soc_input *in,
		       struct cg_soc_move *move)
{
	move->moved_c40 = div_s64((s64)clamp(in->charge_uah, -CG_C30, CG_C30) * CG_C30,
				  model->capacity_uah) * 1024;
	move->moved_c40 = clamp(move->moved_c40, -CG_SOC_ONE, CG_SOC_ONE);
	if (in->valid & CG_SOC_CURRENT || move->dt_ms <= 0)
		return;
	/* 3600000 / 2^16 = 28125 / 2^9 */
	move->rate_c24 = clamp_t(s64, div64_s64((move->moved_c40 >> 9) * 28125, move->dt_ms),
				 -MOST_RATE_C24, MOST_RATE_C24);
}

/* Two readings of a current tell the charge between them as well as they agree. */
static void integrate(const struct cg_soc *soc, struct cg_soc_move *move)
{
	s64 apart = cg_soc_amount((s64)move->rate_c24 - soc->rate_c24);

	move->moved_c40 = cg_soc_charge(((s64)soc->rate_c24 + move->rate_c24) / 2, move->dt_ms);
	/* an even spread between the two: divided by the root of 12, 3.5 */
	move->unsure_c40 = cg_soc_charge(div_s64(2 * apart, 7), move->dt_ms);
}

/* A charge before and after, with a charger on, is one in between, unless that is long. */
static bool charges_on(const struct cg_soc *soc, const struct cg_soc_input *in,
		       const struct cg_soc_move *move)
{
	return in->valid & CG_SOC_CHARGER && move->dt_ms <= GAP_MS &&
	       min(soc->rate_c24, move->rate_c24) > LEAST_CHARGE_C24;
}

/*
 * Nobody looked: nothing flowed but what a sleeping board takes, or as much as its charger does. A
 * load of before is no hint, for most of it slept as well.
 */
static void be_away(const struct cg_soc *soc, const struct cg_soc_input *in,
		    struct cg_soc_move *move)
{
	s32 rate = AWAY_C24;

	move->away = true;
	if (in->valid & CG_SOC_CHARGER)
		rate = max3(rate, soc->rate_c24, move->rate_c24);
	move->unsure_c40 = cg_soc_charge(rate, move->dt_ms);
}

static void find_move(const struct cg_soc_model *model, const struct cg_soc *soc,
		      const struct cg_soc_input *in, struct cg_soc_move *move)
{
	if (in->valid & CG_SOC_CURRENT)
		move->rate_c24 = cg_soc_rate(model, in->current_ua);
	move->counted = true;
	if (in->valid & CG_SOC_CHARGE) {
		take_count(model, in, move);
	} else if ((in->valid & CG_SOC_AWAY || move->dt_ms > GAP_MS) &&
		   !charges_on(soc, in, move)) {
		be_away(soc, in, move);
	} else if (in->valid & CG_SOC_CURRENT) {
		integrate(soc, move);
	} else {
		/* nothing is measured of it: as it was guessed last */
		move->counted = false;
		move->rate_c24 = soc->rate_c24;
		move->moved_c40 = cg_soc_charge(move->rate_c24, move->dt_ms);
	}
	move->moved_c40 = clamp(move->moved_c40, -CG_SOC_ONE, CG_SOC_ONE);
}

/* What hangs on the state of charge hangs on offset and capacity too, by time and charge. */
static void predict(struct cg_soc *soc, const struct cg_soc_move *move)
{
	s64 dt = min_t(s64, div_s64(move->dt_ms << 24, CG_MS_PER_H), CG_C24);
	s64 moved = move->moved_c40 >> 16, *p = soc->p;
	s64 by_short = p[CG_SOC_X_SHORT], by_offset = (s64)soc->offset_c36 << 4;
	s64 more_c36, *table = soc->table;
	s64 charge = move->moved_c40, unsure;
	unsigned int i;

	if (!move->away && move->counted)
		charge += cg_soc_charge(soc->offset >> 6, move->dt_ms);
	soc->x[CG_SOC_X_SOC] += charge + cg_soc_share(charge, soc->x[CG_SOC_X_SHORT] >> 20);
	for (i = CG_SOC_X_SHORT; i < CG_SOC_N_X; i++)
		p[i] += (moved * p[CG_SOC_N_X - 1 + i]) >> 24;
	table[CG_SOC_X_SOC] += (moved * table[CG_SOC_X_SHORT]) >> 24;
	more_c36 = (dt * soc->offset_p) >> 28;
	soc->offset_c36 = clamp(soc->offset_c36 + more_c36, -MOST_OFFSET_C36, MOST_OFFSET_C36);
	p[0] += (dt * (2 * by_offset + more_c36 * 16) +
		 moved * (by_short + p[CG_SOC_X_SHORT])) >> 24;
	unsure = min(move->unsure_c40, MOST_UNSURE);
	p[0] += cg_soc_variance(unsure) + ((cg_soc_variance(DRIFT_PER_H) * dt) >> 24);
}

static void polarise(struct cg_soc *soc, const struct cg_soc_move *move)
{
	s64 ohmic = cg_soc_ohmic_uv(soc, move->rate_c24);

	soc->fast_uv = cg_soc_lag(soc->fast_uv, cg_soc_percent(ohmic, CG_SOC_FAST_PCT),
				  move->dt_ms, FAST_MS);
	soc->slow_uv = cg_soc_lag(soc->slow_uv, cg_soc_percent(ohmic, CG_SOC_SLOW_PCT),
				  move->dt_ms, SLOW_MS);
	soc->load_c24 = cg_soc_lag(soc->load_c24, move->rate_c24, move->dt_ms, LOAD_MS);
	soc->rate_c24 = move->rate_c24;
}

/* From full to full what was counted is the offset, and nothing else. */
static void keep_count(struct cg_soc *soc, const struct cg_soc_move *move)
{
	s64 counted = soc->counted + (move->moved_c40 >> 10);

	if (soc->counted_64ths == S32_MAX)
		return;
	if (move->away || !move->counted || cg_soc_amount(counted) > S32_MAX) {
		soc->counted_64ths = S32_MAX;
		return;
	}
	soc->counted = counted;
	soc->counted_64ths = min_t(s64, soc->counted_64ths +
				   div_s64(64 * move->dt_ms + CG_MS_PER_S / 2, CG_MS_PER_S),
				   S32_MAX);
}

/*
 * What is guessed of a voltage flows to and fro for ever: of that only what goes on in one
 * direction makes cells older. What is measured is looked at over a while (cg_soc_fade()).
 */
static void age(struct cg_soc *soc, const struct cg_soc_move *move)
{
	if (soc->swing == (move->moved_c40 < 0 ? -CG_SOC_TURN : CG_SOC_TURN))
		soc->cycled_c40 += cg_soc_amount(move->moved_c40);
}

/**
 * cg_soc_count() - what has flown since the last step
 * @model: of the cells
 * @soc: the estimator
 * @in: what was measured
 * @move: its time is given, the rest is the result
 */
void cg_soc_count(const struct cg_soc_model *model, struct cg_soc *soc,
		  const struct cg_soc_input *in, struct cg_soc_move *move)
{
	move->dt_ms = clamp_t(s64, move->dt_ms, 0, MOST_DT_MS);
	find_move(model, soc, in, move);
	predict(soc, move);
	polarise(soc, move);
	keep_count(soc, move);
	if (!move->counted)
		age(soc, move);
}
EXPORT_SYMBOL_IF_KUNIT(cg_soc_count);
