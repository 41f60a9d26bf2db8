// SPDX-License-Identifier: GPL-2.0-only
/*
 * One scalar measurement against what is known, and the covariance kept a covariance. Pure.
 *
 *	gain = P h / (h' P h + noise),  x += gain * y,  P -= gain * (P h)'
 *
 * A table may be wrong as a whole. That is not estimated, for nothing tells it from a wrong state
 * of charge; but how much of what is known hangs on it is kept (g), so that looking at the same
 * table again and again does not make sure what was never sure.
 *
 * A measurement that is far outside of what was expected is believed less, not more.
 */
#include "soc.h"

/* Largest gain: 1 mV moves the state of charge by 1.6 % at most. */
#define MOST_GAIN_C20	(16LL << 20)
/* P h, by row: variances are below 1/16 and factors below 4, the table's below 1 and a quarter. */
#define MOST_PH_C40	0x4000000000LL
/* An innovation counts as no more than this many deviations. */
#define MOST_DEVIATIONS	4
/* Squares over variances are in parts of 2^8. */
#define MOST_SURPRISE	U16_MAX

/* Bounds of each state, and the range of its variance; all far outside of what is plausible. */
static const struct {
	s64 low, high;
	s64 least, most;
} bounds[CG_SOC_N_X] = {
	[CG_SOC_X_SOC] = { -CG_SOC_ONE / 50, CG_SOC_ONE + CG_SOC_ONE / 200,
			   CG_SOC_ONE / 1000000, CG_SOC_ONE / 16 },
	/* a cell that holds half of its design at least, or a ninth more */
	[CG_SOC_X_SHORT] = { -CG_SOC_ONE / 10, CG_SOC_ONE,
			     CG_SOC_ONE / 10000, CG_SOC_ONE / 64 },
	[CG_SOC_X_RESIST] = { -CG_SOC_ONE * 3 / 4, 4 * CG_SOC_ONE,
			      CG_SOC_ONE / 1000, CG_SOC_ONE / 4 },
	[CG_SOC_X_BIAS] = { -CG_SOC_ONE / 4, CG_SOC_ONE / 4,
			    CG_SOC_ONE / 1000000, CG_SOC_ONE / 32 },
};

/* Of one C: a fiftieth is more than any sensor's. */
#define OFFSET_MOST	(CG_C30 / 50)
#define OFFSET_P_LEAST	(CG_SOC_ONE / 20000000)
#define OFFSET_P_MOST	(CG_SOC_ONE / 1000)

/**
 * cg_soc_root() - integer square root
 * @square: 0 or more, below 2^62
 *
 * Return: the root, 0.1 % exact for large numbers
 */
s64 cg_soc_root(s64 square)
{
	s64 root;

	if (square <= 0)
		return 0;
	/* a power of two that is not too small, by a factor of two at most; then Newton's way */
	root = 1LL << ((fls64(square) + 1) / 2);
	root = (root + div64_s64(square, root)) >> 1;
	root = (root + div64_s64(square, root)) >> 1;
	return (root + div64_s64(square, root)) >> 1;
}
EXPORT_SYMBOL_IF_KUNIT(cg_soc_root);

/* A covariance of two of these variances, or none. */
static void tame_one(s64 *p, s64 one, s64 other)
{
	/* products of numbers below 2^31 */
	if (*p > CG_SOC_ONE || *p < -CG_SOC_ONE ||
	    cg_soc_square(*p >> 10) > (one >> 10) * (other >> 10))
		*p = 0;
}

/* What must hold before the next lap: it counts on from there. */
static void bound(struct cg_soc *soc)
{
	unsigned int i;

	for (i = 0; i < CG_SOC_N_X; i++)
		soc->x[i] = clamp(soc->x[i], bounds[i].low, bounds[i].high);
	soc->offset = clamp(soc->offset, -OFFSET_MOST, OFFSET_MOST);
}

/**
 * cg_soc_tame() - keep states and variances in their bounds and correlations below one
 * @soc: the estimator
 */
void cg_soc_tame(struct cg_soc *soc)
{
	s64 own[CG_SOC_N_X], offset, *p = soc->p;
	unsigned int i, j;

	/* without a voltage nothing is weighed, for however long */
	bound(soc);
	for (i = 0; i < CG_SOC_N_X; p += CG_SOC_N_X - i, i++) {
		*p = clamp(*p, bounds[i].least, bounds[i].most);
		own[i] = *p;
	}
	soc->offset_p = clamp_t(s32, soc->offset_p, OFFSET_P_LEAST, OFFSET_P_MOST);
	p = soc->p;
	for (i = 0; i < CG_SOC_N_X; i++) {
		p++;
		for (j = i + 1; j < CG_SOC_N_X; j++)
			tame_one(p++, own[i], own[j]);
		tame_one(&soc->table[i], own[i], CG_SOC_ONE);
	}
	offset = (s64)soc->offset_c36 << 4;
	tame_one(&offset, own[CG_SOC_X_SOC], soc->offset_p);
	soc->offset_c36 = offset >> 4;
}
EXPORT_SYMBOL_IF_KUNIT(cg_soc_tame);

/* What a row makes of a measurement. */
static s64 sum_of(const struct cg_soc_sight *sight, s64 soc, s64 resist, s64 bias, s64 table)
{
	return (soc * sight->by_soc_c20 + resist * sight->by_resist_c20 +
		bias * sight->by_bias_c20 + table * sight->by_table_c20) >> 20;
}

static s64 seen(const struct cg_soc_sight *sight, s64 soc, s64 resist, s64 bias, s64 table)
{
	return clamp(sum_of(sight, soc, resist, bias, table), -MOST_PH_C40, MOST_PH_C40);
}

/* P h, by row. */
static void project(struct cg_soc *soc, const struct cg_soc_sight *sight, s64 *ph)
{
	const s64 *p = soc->p, *table = soc->table;

	ph[CG_SOC_X_SOC] = seen(sight, p[0], p[2], p[3], table[0]);
	ph[CG_SOC_X_SHORT] = seen(sight, p[1], p[5], p[6], table[1]);
	ph[CG_SOC_X_RESIST] = seen(sight, p[2], p[7], p[8], table[2]);
	ph[CG_SOC_X_BIAS] = seen(sight, p[3], p[8], p[9], table[3]);
}

static_assert(CG_SOC_N_P == 10);

static s64 gain_of(s64 ph, s64 total)
{
	return clamp(div64_s64(ph * CG_C20, total), -MOST_GAIN_C20, MOST_GAIN_C20);
}

static void correct_offset(struct cg_soc *soc, s64 own, s64 y, s64 total)
{
	s64 gain = gain_of(own, total);

	soc->offset += clamp((gain * y) >> 20, -OFFSET_MOST, OFFSET_MOST);
	soc->offset_p -= (gain * own) >> 20;
}

/**
 * cg_soc_weigh() - correct by one measurement, as far as it is known better than what is known
 * @soc: the estimator, tamed
 * @sight: the measurement
 *
 * Return: square of the innovation over its variance, parts of 2^8, at most 2^16 - 1
 */
s32 cg_soc_weigh(struct cg_soc *soc, const struct cg_soc_sight *sight)
{
	s64 ph[CG_SOC_N_X], *p = soc->p, table, offset_c36, gain, total, surprise;
	s64 y = sight->y_c30, square = cg_soc_square(y) >> 20;
	unsigned int i, j;

	project(soc, sight, ph);
	table = seen(sight, soc->table[CG_SOC_X_SOC], soc->table[CG_SOC_X_RESIST],
		     soc->table[CG_SOC_X_BIAS], CG_SOC_ONE);
	offset_c36 = cg_soc_share(soc->offset_c36, sight->by_soc_c20);
	total = max_t(s64, sum_of(sight, ph[CG_SOC_X_SOC], ph[CG_SOC_X_RESIST], ph[CG_SOC_X_BIAS],
				  table), 0);
	total += clamp_t(s64, sight->noise_c40, CG_SOC_ONE >> 20, CG_SOC_ONE);
	surprise = min_t(s64, div64_s64(square << 8, total), MOST_SURPRISE);
	total = max(total, square / (MOST_DEVIATIONS * MOST_DEVIATIONS));
	for (i = 0; i < CG_SOC_N_X; i++) {
		gain = gain_of(ph[i], total);
		soc->x[i] += (gain * y) >> 10;
		for (j = i; j < CG_SOC_N_X; j++)
			*p++ -= (gain * ph[j]) >> 20;
		soc->table[i] -= (gain * table) >> 20;
		if (!i)
			soc->offset_c36 -= (gain * offset_c36) >> 20;
	}
	if (sight->offset_too)
		correct_offset(soc, offset_c36 << 4, y, total);
	bound(soc);
	return surprise;
}
EXPORT_SYMBOL_IF_KUNIT(cg_soc_weigh);
