/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What the files of the estimator share. Pure.
 *
 * curve.c interpolates in the cell model; kalman.c weighs one measurement against
 * what is known; count.c counts charge and voltage.c corrects by voltage; anchors.c finds full and
 * rest and learns there; estimate.c is the step; shown.c is what a user sees; learned.c outlives a
 * power-off.
 *
 * Numbers: fractions, and volts in variances, are parts of 2^40 (c40); factors, voltages and slopes
 * inside the filter are parts of 2^20 (c20); currents are parts of 2^24 of one C (c24). Every
 * product below stays under 2^63 because both factors are clamped, and the clamps are beside them.
 */
#ifndef CHARGOV_SOC_H
#define CHARGOV_SOC_H

#include <linux/bitops.h>
#include <chargov/gauge.h>

#define CG_SOC_PCT		(CG_SOC_ONE / 100)
#define CG_C20			0x100000
#define CG_C30			0x40000000
#define CG_C24			0x1000000
#define CG_MS_PER_H		3600000

/* Bits of cg_soc.flags. */
#define CG_SOC_F_STARTED	BIT(0)	/* there is an estimate */
#define CG_SOC_F_TOLD		BIT(1)	/* by cg_soc_tell(), before the first voltage */
#define CG_SOC_F_ENDED		BIT(2)	/* the charge has ended, and little was taken since */
#define CG_SOC_F_EMPTY		BIT(3)	/* at the empty voltage */
#define CG_SOC_F_SHOWN		BIT(4)	/* cg_soc.shown is one to move from */
#define CG_SOC_F_CHARGING	BIT(5)	/* of the last step */
#define CG_SOC_F_DISCHARGING	BIT(6)	/* of the last step */
#define CG_SOC_F_USED		BIT(7)	/* enough was taken since the last full charge to learn */
#define CG_SOC_F_FULL		BIT(8)	/* an end was found and is not weighed yet */
#define CG_SOC_F_WEIGHED	BIT(9)	/* it was weighed, and nothing was learned of it yet */
#define CG_SOC_F_TURNED		BIT(10)	/* the direction has turned since states last faded */
#define CG_SOC_F_COUNTED	BIT(11)	/* cycled_c40 is of all their life */

/**
 * struct cg_soc_curve - the cells at a temperature
 * @cold: table at or below it
 * @warm: table at or above it
 * @room: table at 25 degrees
 * @warm_c16: weight of @warm
 * @one_c_uv: what the described resistance drops at one C
 */
struct cg_soc_curve {
	const s32 *cold;
	const s32 *warm;
	const s32 *room;
	s32 warm_c16;
	s32 one_c_uv;
};

/**
 * struct cg_soc_view - the open-circuit voltage around a state of charge
 * @ocv_uv: there
 * @slope_c20: its rise, V for the whole capacity, over the width that was asked for
 * @bend_uv: how far it is from a straight line over that width
 * @apart_uv: how far the tables of this temperature and of room temperature are apart
 */
struct cg_soc_view {
	s32 ocv_uv;
	s32 slope_c20;
	s32 bend_uv;
	s32 apart_uv;
};

/**
 * struct cg_soc_sight - one measurement:
 *	y = soc * by_soc + resist * by_resist + bias * by_bias + table * by_table
 * @by_soc_c20: at most 4 in amount
 * @by_resist_c20: at most 2 in amount
 * @by_bias_c20: at most 1 in amount
 * @by_table_c20: V, at most a quarter
 * @y_c30: what was measured less what was expected, at most 1.1 in amount
 * @noise_c40: variance of the measurement itself
 * @offset_too: it may correct the sensor's offset as well
 */
struct cg_soc_sight {
	s32 by_soc_c20;
	s32 by_resist_c20;
	s32 by_bias_c20;
	s32 by_table_c20;
	s64 y_c30;
	s64 noise_c40;
	bool offset_too;
};

/**
 * struct cg_soc_move - what has happened since the last step
 * @dt_ms: time
 * @rate_c24: current now
 * @moved_c40: charge, of the design capacity, as counted
 * @unsure_c40: standard deviation of it
 * @counted: it was counted, not guessed
 * @away: nobody counted
 */
struct cg_soc_move {
	s64 dt_ms;
	s32 rate_c24;
	s64 moved_c40;
	s64 unsure_c40;
	bool counted;
	bool away;
};

/* Standard deviations of what a description does not say, in parts of CG_SOC_ONE. */
#define CG_SOC_SIGMA_OFFSET	(CG_SOC_ONE / 150)	/* of one C */
#define CG_SOC_SIGMA_SHORT	(CG_SOC_ONE / 60)
#define CG_SOC_SIGMA_RESIST	(CG_SOC_ONE * 35 / 100)
/* Polarisation beside the ohmic one, in per cent of it. */
#define CG_SOC_FAST_PCT		40
#define CG_SOC_SLOW_PCT		140
/* A hysteresis that has turned, charge of the capacity. */
#define CG_SOC_TURN		(CG_C30 / 25)
/* A cell that is not at rest yet. */
#define CG_SOC_UNREST_UV	25000

/* Element of the upper triangle, row first: row <= column. */
static inline s64 *cg_soc_p(struct cg_soc *soc, unsigned int row, unsigned int column)
{
	return &soc->p[row * CG_SOC_N_X - row * (row + 1) / 2 + column];
}

/* uV to V in c20; any s32 */
static inline s64 cg_soc_volts_c20(s64 uv)
{
	return (uv * 68719) >> 16;
}

static inline s64 cg_soc_square(s64 a)
{
	return a * a;
}

static inline s64 cg_soc_amount(s64 a)
{
	return a < 0 ? -a : a;
}

static inline s64 cg_soc_share(s64 a, s64 part_c20)
{
	return (a * part_c20) >> 20;
}

static inline s64 cg_soc_percent(s64 a, s64 pct)
{
	return div_s64(a * pct, 100);
}

/* Of a standard deviation in c40 */
static inline s64 cg_soc_variance(s64 sigma_c40)
{
	return cg_soc_square(sigma_c40 >> 20);
}

/* Of a voltage, V squared in c40; beyond 2 V it counts as 2 V */
static inline s64 cg_soc_variance_uv(s64 uv)
{
	return cg_soc_square(cg_soc_volts_c20(clamp_t(s64, uv, -2000000, 2000000)));
}

/* How a first-order lag moves towards where it is driven, whatever the time. */
static inline s32 cg_soc_lag(s32 from, s64 to, s64 dt_ms, s32 constant_ms)
{
	return from + div64_s64((to - from) * dt_ms, dt_ms + constant_ms);
}

/* A polarisation with what the resistance is more than described. */
static inline s64 cg_soc_with_resist(const struct cg_soc *soc, s64 uv)
{
	return uv + ((uv * (soc->x[CG_SOC_X_RESIST] >> 20)) >> 20);
}

static inline s64 cg_soc_ohmic_uv(const struct cg_soc *soc, s64 rate_c24)
{
	return (soc->one_c_64uv * rate_c24) >> 18;
}

s64 cg_soc_root(s64 square);

void cg_soc_learn(struct cg_soc *soc);

void cg_soc_curve_at(const struct cg_soc_model *model, s32 mdegc, struct cg_soc_curve *curve);
void cg_soc_curve_now(const struct cg_soc_model *model, const struct cg_soc *soc,
		      struct cg_soc_curve *curve);
s32 cg_soc_ocv(const struct cg_soc_curve *curve, s64 soc_c40);
s64 cg_soc_of_ocv(const struct cg_soc_curve *curve, s64 ocv_uv);
void cg_soc_look(const struct cg_soc_curve *curve, s64 soc_c40, s64 width_c40,
		 struct cg_soc_view *view);

s32 cg_soc_weigh(struct cg_soc *soc, const struct cg_soc_sight *sight);
void cg_soc_tame(struct cg_soc *soc);

s32 cg_soc_rate(const struct cg_soc_model *model, s32 ua);
s64 cg_soc_charge(s64 rate_c24, s64 dt_ms);
void cg_soc_count(const struct cg_soc_model *model, struct cg_soc *soc,
		  const struct cg_soc_input *in, struct cg_soc_move *move);

void cg_soc_begin(const struct cg_soc_curve *curve, struct cg_soc *soc, s64 cell_uv, s64 rate_c24);
void cg_soc_guess(const struct cg_soc_curve *curve, struct cg_soc *soc, s64 cell_uv, s64 hold_ms);
void cg_soc_keep_look(const struct cg_soc_curve *curve, struct cg_soc *soc);
void cg_soc_see(const struct cg_soc_curve *curve, struct cg_soc *soc, s64 cell_uv);
void cg_soc_weigh_seen(struct cg_soc *soc);
void cg_soc_doubt(struct cg_soc *soc);
void cg_soc_follow(struct cg_soc *soc);
void cg_soc_fade(struct cg_soc *soc, bool counted);
void cg_soc_pass(struct cg_soc *soc, s64 moved_c40, s64 dt_ms);

void cg_soc_find_rest(const struct cg_soc_model *model, struct cg_soc *soc,
		      const struct cg_soc_input *in, const struct cg_soc_move *move);
void cg_soc_hear_end(const struct cg_soc_model *model, struct cg_soc *soc,
		     const struct cg_soc_input *in);
void cg_soc_find_end(const struct cg_soc_model *model, struct cg_soc *soc,
		     const struct cg_soc_input *in);
void cg_soc_end(struct cg_soc *soc);
void cg_soc_weigh_end(struct cg_soc *soc);
void cg_soc_learn_end(struct cg_soc *soc);

void cg_soc_may_move(struct cg_soc *soc, const struct cg_soc_move *move);
void cg_soc_show(const struct cg_soc_model *model, struct cg_soc *soc);
void cg_soc_find_low(const struct cg_soc_model *model, struct cg_soc *soc,
		     const struct cg_soc_input *in, s64 dt_ms);

#endif /* CHARGOV_SOC_H */
