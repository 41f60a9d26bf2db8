// SPDX-License-Identifier: GPL-2.0-only
/*
 * Lets the voltage correct the count by as much as it knows better. Pure.
 *
 *	voltage = ocv(soc, temperature) + hysteresis + (1 + resist) * polarisation + bias + table
 *
 * Bias and table are what the description cannot know: how its tables were made, what hysteresis
 * is more or less than usual, age. They are no noise: the one stays as long as the state of charge
 * does, the other for longer, so a thousand looks at one voltage tell no more than one. On a level
 * part of the curve any voltage is explained by a little bias, and nothing is corrected.
 *
 * Constants here are of lithium cells and of sensors in general, as wide as these differ; what is
 * particular to a cell comes from its description.
 */
#include "soc.h"

/*
 * Standard deviations of an open-circuit voltage: what differs from one state of charge to the
 * next, and what a whole table is wrong by; volts, and the error of its per cents, the latter more
 * towards empty.
 */
#define BIAS_UV		5000
#define BIAS_C20	(CG_C20 / 125)
#define BIAS_EMPTY_C20	(CG_C20 / 25)
/* Empty begins at the last of so many parts. */
#define LAST_PARTS	4
#define TABLE_UV	5000
#define TABLE_C20	(CG_C20 / 110)
#define TABLE_EMPTY_C20	(CG_C20 / 60)
/* A charge runs above the mean of both directions by so many volts and per cents. */
#define HYST_UV		3000
#define HYST_C20	(CG_C20 / 110)
#define HYST_EMPTY_C20	(CG_C20 / 40)

/* How far the state of charge, or how long the time goes, until a state is another one. */
#define BIAS_LENGTH	((s64)CG_C30 * 12 / 100)
#define TABLE_LENGTH	((s64)CG_C30 * 50 / 100)
#define RESIST_LENGTH	((s64)CG_C30 * 30 / 100)
#define BIAS_MS		CG_MS_PER_H
#define OFFSET_MS	(100LL * CG_MS_PER_H)
/* States fade in steps of this time, so that what fades is not lost in rounding. */
#define FADE_MS		30000

/* Noise of one look at the voltage: of the sensor, and of what the model cannot follow. */
#define SENSOR_UV	3000
#define MODEL_PCT	40
#define SLOW_UNSURE_PCT	45
/* Looks nearer to each other than this are not worth more. */
#define LOOK_MS		300000
/* Of a width of the curve, for its slope. */
#define NARROW		(CG_SOC_ONE * 3 / 200)
#define WIDE		(CG_SOC_ONE / 8)
/* A steeper curve is no steeper for errors of its per cents. */
#define STEEP_C20	(8 * CG_C20)
/* And a flatter one no flatter, V for the whole capacity. */
#define FLAT_C20	(CG_C20 / 50)
/* After such a rest a voltage that does not move says that no charge does, whatever is read. */
#define REST_LEARN_S	7200
/* At rest so long, and surprised all the time: what was believed is wrong. */
#define REST_DOUBT_S	300
#define SURPRISE_MS	300000
#define SURPRISE_MOST	(9 << 8)
/* Currents that are guessed are at most 4 C. */
#define MOST_GUESS_C24	(4 << 24)

/* A state forgets a part of what it is, and is spread so much wider again. */
static void fade(struct cg_soc *soc, unsigned int which, s64 variance, s64 part_c20)
{
	s64 left_c20 = CG_C20 - part_c20;
	s64 *own = cg_soc_p(soc, which, which), *p;
	unsigned int i;

	soc->x[which] = cg_soc_share(soc->x[which], left_c20);
	for (i = 0; i < CG_SOC_N_X; i++) {
		p = i < which ? cg_soc_p(soc, i, which) : cg_soc_p(soc, which, i);
		if (i != which)
			*p = cg_soc_share(*p, left_c20);
	}
	soc->table[which] = cg_soc_share(soc->table[which], left_c20);
	left_c20 = cg_soc_share(left_c20, left_c20);
	*own = cg_soc_share(*own, left_c20) + cg_soc_share(variance, CG_C20 - left_c20);
}

/* Likewise what is known of the table. */
static void fade_table(struct cg_soc *soc, s64 part_c20)
{
	unsigned int i;

	for (i = 0; i < CG_SOC_N_X; i++)
		soc->table[i] = cg_soc_share(soc->table[i], CG_C20 - part_c20);
}

/* Part of a length; both below 2^42 */
static s64 part_of(s64 moved, s64 length)
{
	return div64_s64(min(moved, length) << 20, length);
}

static s64 slope_of(const struct cg_soc_view *view)
{
	return min(view->slope_c20, STEEP_C20);
}

/*
 * In the last quarter descriptions are worst: what a test calls empty, and what silicon in the
 * anode keeps back, differ most. 0 above it, up to one when empty.
 */
static s64 emptiness_c20(const struct cg_soc *soc)
{
	return clamp_t(s64, CG_C20 - (soc->x[CG_SOC_X_SOC] >> 20) * LAST_PARTS, 0, CG_C20);
}

/* What the bias may be here: what a table cannot have, and what cold does to a table. */
static s64 bias_variance(const struct cg_soc *soc, const struct cg_soc_view *view)
{
	s64 part = BIAS_C20 + cg_soc_share(BIAS_EMPTY_C20, emptiness_c20(soc));

	return cg_soc_variance_uv(BIAS_UV) +
	       cg_soc_square(cg_soc_share(slope_of(view), part)) +
	       cg_soc_variance_uv(view->apart_uv / 2);
}

/* What one deviation of a wrong table makes here, V in c20. */
static s64 table_c20(const struct cg_soc *soc, const struct cg_soc_view *view)
{
	s64 lacks = clamp_t(s64, (CG_SOC_ONE - soc->x[CG_SOC_X_SOC]) >> 20, 0, CG_C20);
	s64 part = TABLE_C20 + cg_soc_share(TABLE_EMPTY_C20, lacks);

	return min_t(s64, cg_soc_root(cg_soc_variance_uv(TABLE_UV) +
				      cg_soc_square(cg_soc_share(slope_of(view), part))),
		     CG_C20 / 4);
}

/* What hysteresis usually makes, V in c20: all of it a while after a turn. */
static s64 hysteresis_c20(const struct cg_soc *soc, const struct cg_soc_view *view)
{
	s64 part = HYST_C20 + cg_soc_share(HYST_EMPTY_C20, emptiness_c20(soc));
	s64 most = cg_soc_volts_c20(HYST_UV) + cg_soc_share(slope_of(view), part);

	return div_s64(most * soc->swing, CG_SOC_TURN);
}

/* A deviation in volts as one of the state of charge, both c20. */
static s64 as_soc(const struct cg_soc_view *view, s64 volts_c20)
{
	return min_t(s64, div64_s64(volts_c20 << 20, max(view->slope_c20, FLAT_C20)), CG_C20 / 4);
}

/* An uncertain voltage as an uncertain state of charge. */
static s64 soc_variance(const struct cg_soc_view *view, s64 volts_c40)
{
	return cg_soc_square(as_soc(view, cg_soc_root(volts_c40)));
}

/**
 * cg_soc_keep_look() - look at the curve around the state of charge
 * @curve: the cells
 * @soc: the estimator, which keeps what it sees
 */
void cg_soc_keep_look(const struct cg_soc_curve *curve, struct cg_soc *soc)
{
	struct cg_soc_view view;

	cg_soc_look(curve, soc->x[CG_SOC_X_SOC],
		    clamp_t(s64, cg_soc_root(soc->p[0]) << 20, NARROW, WIDE), &view);
	/* away from zero: what is not known well must not look better than it is */
	soc->slope_c12 = min(view.slope_c20 >> 8, U16_MAX);
	soc->bend_256uv = min((view.bend_uv + 255) >> 8, U8_MAX);
	soc->apart_256uv = min((view.apart_uv + 255) >> 8, U8_MAX);
	soc->one_c_64uv = min(curve->one_c_uv >> 6, U16_MAX);
}
EXPORT_SYMBOL_IF_KUNIT(cg_soc_keep_look);

static struct cg_soc_view kept(const struct cg_soc *soc)
{
	return (struct cg_soc_view){
		.slope_c20 = soc->slope_c12 << 8, .bend_uv = soc->bend_256uv << 8,
		.apart_uv = soc->apart_256uv << 8,
	};
}

/**
 * cg_soc_begin() - no estimate yet: the voltage as if the cells were at rest
 * @curve: the cells
 * @soc: the estimator; a state of charge that it was told stays
 * @cell_uv: voltage of a cell
 * @rate_c24: current, 0 if it is not known
 *
 * How sure that is comes out of the next steps, which weigh the voltage.
 */
void cg_soc_begin(const struct cg_soc_curve *curve, struct cg_soc *soc, s64 cell_uv, s64 rate_c24)
{
	s64 ohmic_uv, at;

	soc->one_c_64uv = min(curve->one_c_uv >> 6, U16_MAX);
	ohmic_uv = cg_soc_ohmic_uv(soc, rate_c24);
	soc->rate_c24 = rate_c24;
	soc->load_c24 = rate_c24;
	soc->fast_uv = cg_soc_percent(ohmic_uv, CG_SOC_FAST_PCT);
	soc->flags |= CG_SOC_F_STARTED;
	/* nothing was weighed yet */
	soc->weighed_ms = U16_MAX;
	at = cg_soc_of_ocv(curve, cell_uv - cg_soc_with_resist(soc, ohmic_uv + soc->fast_uv));
	/* what is low was discharged, what is high was charged */
	soc->swing = div_s64((at - CG_SOC_ONE / 2) >> 9, CG_C30 / CG_SOC_TURN);
	if (!(soc->flags & CG_SOC_F_TOLD))
		soc->x[CG_SOC_X_SOC] = at;
}
EXPORT_SYMBOL_IF_KUNIT(cg_soc_begin);

/**
 * cg_soc_guess() - without a current sensor: the current is what explains the voltage
 * @curve: the cells
 * @soc: the estimator, which takes it for its current
 * @cell_uv: voltage of a cell
 * @hold_ms: how long it will be that; with it in the divisor the state of charge settles where the
 *	voltage is, however long a step takes
 */
void cg_soc_guess(const struct cg_soc_curve *curve, struct cg_soc *soc, s64 cell_uv, s64 hold_ms)
{
	s64 known_uv, drives_uv, step_uv;

	known_uv = cg_soc_ocv(curve, soc->x[CG_SOC_X_SOC]) +
		   cg_soc_with_resist(soc, (s64)soc->fast_uv + soc->slow_uv);
	step_uv = div_s64(((s64)soc->slope_c12 << 8) * min_t(s64, hold_ms, CG_MS_PER_H),
			  CG_MS_PER_H);
	drives_uv = max_t(s64, cg_soc_with_resist(soc, curve->one_c_uv), 1000) + step_uv;
	soc->rate_c24 = clamp_t(s64, div64_s64((cell_uv - known_uv) * CG_C24, drives_uv),
				-MOST_GUESS_C24, MOST_GUESS_C24);
}
EXPORT_SYMBOL_IF_KUNIT(cg_soc_guess);

/* The state of charge is this unsure, for reasons that nothing else hangs on. */
static void forget(struct cg_soc *soc, s64 variance)
{
	unsigned int i;

	for (i = 1; i < CG_SOC_N_X; i++)
		soc->p[i] = 0;
	soc->table[0] = 0;
	soc->offset_c36 = 0;
	soc->p[0] = variance;
}

/**
 * cg_soc_doubt() - at rest, and surprised all the time: what was believed is wrong
 * @soc: the estimator, some steps after it was shown and before it is again
 */
void cg_soc_doubt(struct cg_soc *soc)
{
	/* the end of a charge is surer than any table */
	if (soc->rest_s < REST_DOUBT_S || soc->flags & CG_SOC_F_ENDED) {
		soc->surprise = 0;
		return;
	}
	soc->surprise = cg_soc_lag(soc->surprise, soc->weighed_surprise,
				   min_t(s64, soc->shown_ms, LOOK_MS), SURPRISE_MS);
	if (soc->surprise <= SURPRISE_MOST)
		return;
	forget(soc, CG_SOC_ONE / 25);
	soc->surprise = 0;
}
EXPORT_SYMBOL_IF_KUNIT(cg_soc_doubt);

/**
 * cg_soc_see() - by how much the voltage is not what was expected
 * @curve: the cells
 * @soc: the estimator, after its count; it keeps what was seen until that is weighed
 * @cell_uv: voltage of a cell
 */
void cg_soc_see(const struct cg_soc_curve *curve, struct cg_soc *soc, s64 cell_uv)
{
	s64 quick_uv = cg_soc_ohmic_uv(soc, soc->rate_c24) + soc->fast_uv;
	s64 drop_uv = quick_uv + soc->slow_uv, noise, y_uv, y;
	struct cg_soc_view view = kept(soc);

	noise = cg_soc_variance_uv(SENSOR_UV) + cg_soc_variance_uv(view.bend_uv) +
		cg_soc_variance_uv(cg_soc_percent(quick_uv, MODEL_PCT)) +
		cg_soc_variance_uv(cg_soc_percent(soc->slow_uv, SLOW_UNSURE_PCT));
	noise = div_s64(noise * LOOK_MS, clamp_t(s64, soc->weighed_ms, 100, LOOK_MS));
	y_uv = cell_uv - cg_soc_ocv(curve, soc->x[CG_SOC_X_SOC]) -
	       cg_soc_with_resist(soc, drop_uv);
	y = cg_soc_volts_c20(clamp_t(s64, y_uv, -4000000, 4000000)) - hysteresis_c20(soc, &view) -
	    (soc->x[CG_SOC_X_BIAS] >> 20);
	/* no cell is further than 1 V from its model */
	soc->seen_c28 = clamp_t(s64, y, -CG_C20, CG_C20) * 256;
	soc->noise_c32 = clamp_t(s64, noise >> 8, 1, U32_MAX);
	soc->drop_c12 = cg_soc_volts_c20(clamp_t(s64, drop_uv, -2000000, 2000000)) >> 8;
}
EXPORT_SYMBOL_IF_KUNIT(cg_soc_see);

/**
 * cg_soc_weigh_seen() - weigh what was seen
 * @soc: the estimator
 *
 * A slope above 4 V would overflow: the whole sight is made smaller then.
 */
void cg_soc_weigh_seen(struct cg_soc *soc)
{
	s64 slope = soc->slope_c12 << 8, noise = (s64)soc->noise_c32 << 8;
	s32 scale = CG_C20;
	struct cg_soc_sight sight;

	if (!soc->noise_c32)
		return;
	if (slope > 4 * CG_C20)
		scale = div64_s64((s64)CG_C20 * 4 * CG_C20, slope);
	sight.by_bias_c20 = scale;
	sight.by_soc_c20 = min_t(s64, slope, 4 * CG_C20);
	sight.by_resist_c20 = cg_soc_share(soc->drop_c12 * 256, scale);
	sight.by_table_c20 = cg_soc_share(soc->table_c18 * 4, scale);
	sight.y_c30 = cg_soc_share(soc->seen_c28 * 4LL, scale);
	sight.noise_c40 = cg_soc_share(cg_soc_share(noise, scale), scale);
	sight.offset_too = soc->rest_s >= REST_LEARN_S;
	soc->weighed_surprise = cg_soc_weigh(soc, &sight);
	soc->weighed_ms = 0;
	soc->noise_c32 = 0;
}
EXPORT_SYMBOL_IF_KUNIT(cg_soc_weigh_seen);

/**
 * cg_soc_follow() - without a current sensor the state of charge is as sure as the voltage
 * @soc: the estimator, after its count
 */
void cg_soc_follow(struct cg_soc *soc)
{
	s64 drop_uv = cg_soc_ohmic_uv(soc, soc->rate_c24) + soc->fast_uv + soc->slow_uv;
	struct cg_soc_view view = kept(soc);

	forget(soc, soc_variance(&view, bias_variance(soc, &view) +
				 cg_soc_square(table_c20(soc, &view)) +
				 cg_soc_variance_uv(cg_soc_percent(drop_uv, SLOW_UNSURE_PCT))));
	soc->weighed_ms = 0;
	soc->noise_c32 = 0;
}
EXPORT_SYMBOL_IF_KUNIT(cg_soc_follow);

static u16 later(u16 ms, s64 dt_ms)
{
	return min_t(s64, ms + dt_ms, U16_MAX);
}

/**
 * cg_soc_pass() - time and charge pass; a direction that goes on for long becomes a swing
 * @soc: the estimator
 * @moved_c40: charge of the step
 * @dt_ms: time of the step
 */
void cg_soc_pass(struct cg_soc *soc, s64 moved_c40, s64 dt_ms)
{
	s64 moved = moved_c40 >> 10;
	s32 before = soc->swing;

	soc->swing = clamp_t(s64, before + 2 * moved, -CG_SOC_TURN, CG_SOC_TURN);
	soc->moved = min_t(s64, soc->moved + cg_soc_amount(moved), CG_C30);
	soc->faded_ms = later(soc->faded_ms, dt_ms);
	soc->weighed_ms = later(soc->weighed_ms, dt_ms);
	if ((before ^ soc->swing) < 0)
		soc->flags |= CG_SOC_F_TURNED;
}
EXPORT_SYMBOL_IF_KUNIT(cg_soc_pass);

/* No more than offset and its deviation make of nothing, and that for ever. */
static bool is_offset(const struct cg_soc *soc)
{
	s64 rate_c20 = div64_s64((s64)soc->moved * (CG_MS_PER_H >> 10),
				 max_t(s64, soc->faded_ms, 1));

	return cg_soc_square(rate_c20) <= cg_soc_square(soc->offset >> 10) + soc->offset_p;
}

/**
 * cg_soc_fade() - what was learned of a voltage holds for a while
 * @soc: the estimator
 * @counted: what flowed meanwhile was no guess, and makes cells older
 */
void cg_soc_fade(struct cg_soc *soc, bool counted)
{
	struct cg_soc_view view = kept(soc);
	s64 length;

	soc->table_c18 = min_t(s64, table_c20(soc, &view) >> 2, U16_MAX);
	/* what one direction says of a table the other one does not */
	if (soc->flags & CG_SOC_F_TURNED)
		fade_table(soc, CG_C20 / 2);
	soc->flags &= ~CG_SOC_F_TURNED;
	if (soc->faded_ms < FADE_MS)
		return;
	if (counted && !is_offset(soc))
		soc->cycled_c40 += (s64)soc->moved << 10;
	length = cg_soc_amount(soc->swing) < CG_SOC_TURN ? CG_SOC_TURN : BIAS_LENGTH;

	fade(soc, CG_SOC_X_BIAS, bias_variance(soc, &view),
	     min_t(s64, part_of(soc->moved, length) + part_of(soc->faded_ms, BIAS_MS), CG_C20));
	fade(soc, CG_SOC_X_RESIST, cg_soc_variance(CG_SOC_SIGMA_RESIST),
	     part_of(soc->moved, RESIST_LENGTH));
	fade_table(soc, part_of(soc->moved, TABLE_LENGTH));
	soc->offset_p += cg_soc_share(cg_soc_variance(CG_SOC_SIGMA_OFFSET) - soc->offset_p,
				      part_of(soc->faded_ms, OFFSET_MS));
	soc->moved = 0;
	soc->faded_ms = 0;
}
EXPORT_SYMBOL_IF_KUNIT(cg_soc_fade);
