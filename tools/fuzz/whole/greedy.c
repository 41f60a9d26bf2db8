// SPDX-License-Identifier: GPL-2.0-only
/*
 * The reference: at each moment as much as the same limits allow, by one who sees every cell and
 * needs no look. Where a governor cannot know better (an edge that is near, a step of its charger)
 * the reference has the lesser of both, so what is slower than it has a reason that is no such.
 */
#include <math.h>
#include <string.h>

#include "allowed.h"
#include "whole.h"

#define STEP_S		5
#define MOST_S		(30 * 3600)
/* Hysteresis of an edge, and what is read of a temperature. */
#define NEAR_DEGC	2.5
#define HERE_DEGC	.15
/* Of what may be charged near an edge behind which less is allowed: it warms the cells. */
#define NEAR_PART	.5

/* --- what may be --- */

static void span(const struct cells *cells, double *low_degc, double *high_degc)
{
	int i;

	*low_degc = INFINITY;
	*high_degc = -INFINITY;
	for (i = 0; i < cells->n; i++) {
		*low_degc = fmin(*low_degc, cells->block[i].degc);
		*high_degc = fmax(*high_degc, cells->block[i].degc);
	}
}

static double highest_cell(const struct cells *cells)
{
	double highest_v = 0;
	int i;

	for (i = 0; i < cells->n; i++)
		highest_v = fmax(highest_v, block_volts(&cells->block[i]) /
					    cells->block[i].series);
	return highest_v;
}

/* Zones that a span of temperatures touches, a bit each. */
static u32 touched(const struct cg_profile *profile, double low_degc, double high_degc)
{
	const struct cg_zone *z = profile->zone;
	u32 zones = 0;
	int i;

	for (i = 0; i < profile->n_zones; i++)
		if (z[i].from_mdegc < 1000 * high_degc && z[i].to_mdegc > 1000 * low_degc)
			zones |= BIT(i);
	return zones;
}

/* What the step allows that holds at this voltage. */
static void take_zone(const struct cg_zone *zone, int series, double cell_v, struct allowed *most)
{
	int i = 0;

	while (i < zone->n_steps - 1 && cell_v >= zone->step[i].cv_uv / 1e6 / series)
		i++;
	if (!zone->n_steps) {
		most->amps = 0;
		return;
	}
	most->amps = fmin(most->amps, zone->step[i].cc_ua / 1e6);
	most->cell_v = fmin(most->cell_v, zone->step[zone->n_steps - 1].cv_uv / 1e6 / series);
}

/**
 * allow() - of the zones that cells are in, the least
 * @profile: the zones
 * @cells: their temperatures and voltages
 * @near: of those, too, that they could be taken for: edges have a hysteresis
 * @over_v: a step is over so far above its voltage
 * @most: the result
 */
void allow(const struct cg_profile *profile, const struct cells *cells, bool near, double over_v,
	   struct allowed *most)
{
	double low_degc, high_degc, more_degc = near ? NEAR_DEGC : -HERE_DEGC;
	int series = profile->cells_series, i;
	const struct cg_zone *z = profile->zone;
	u32 zones, here;

	*most = (struct allowed){ profile->cc_max_ua / 1e6, profile->cv_max_uv / 1e6 / series };
	span(cells, &low_degc, &high_degc);
	here = touched(profile, low_degc, high_degc);
	low_degc -= more_degc;
	high_degc += more_degc;
	zones = touched(profile, low_degc, high_degc);
	for (i = 0; i < profile->n_zones; i++)
		if (zones & BIT(i))
			take_zone(&z[i], series, highest_cell(cells) - over_v, most);
	if (zones & ~here)
		most->amps *= NEAR_PART;
	if (z[0].from_mdegc > 1000 * low_degc ||
	    z[profile->n_zones - 1].to_mdegc < 1000 * high_degc)
		most->amps = 0;
}

/* --- the charge --- */

/* Most current through it all with which no block has more than it may. */
static double most_amps(struct cells *cells, double cell_v)
{
	double none_a[CG_MAX_MEMBERS] = {}, most_a = INFINITY;
	int i;

	cells_share(cells, 0);
	for (i = 0; i < cells->n; i++)
		none_a[i] = cells->block[i].amps;
	cells_share(cells, 1);
	for (i = 0; i < cells->n; i++) {
		const struct block *b = &cells->block[i];
		double part = b->amps - none_a[i];
		double room_v = b->series * fmin(cell_v, b->limit_v) - b->emf;

		most_a = fmin(most_a, (b->limit_a - none_a[i]) / part);
		most_a = fmin(most_a, (room_v / b->ohms - none_a[i]) / part);
	}
	return fmax(most_a, 0);
}

static double charger_amps(const struct drawn *drawn, const struct cells *cells, double amps,
			   double s)
{
	const struct charger *c = &drawn->charger;
	double least_a = c->caps.cc.min / 1e6;

	amps = fmin(amps, c->caps.cc.max / 1e6);
	if (drawn->use.policy.user_cc_ua)
		amps = fmin(amps, drawn->use.policy.user_cc_ua / 1e6);
	if (amps < least_a)
		return 0;
	return fmin(amps, c->most_w / cells_volts(cells)) - use_amps(&drawn->use, s);
}

/**
 * greedy() - the charge of the reference
 * @drawn: what is charged
 * @profile: its limits
 * @charge: the result; %FOUND_NOT_ENDED if there is nothing to be had
 */
void greedy(const struct drawn *drawn, const struct cg_profile *profile, struct charge *charge)
{
	struct cells cells = drawn->cells;
	double step_v = profile->charger_cv.step / 1e6 / profile->cells_series;
	struct allowed most;
	double amps, cells_a;

	memset(charge, 0, sizeof(*charge));
	cells_share(&cells, 0);
	for (charge->s = 0; charge->s < MOST_S; charge->s += STEP_S) {
		allow(profile, &cells, true, 0, &most);
		charge->soc = cells_soc(&cells);
		amps = charger_amps(drawn, &cells, most.amps, charge->s);
		if ((amps <= 0 && drawn->use.load_a <= 0) || most.amps <= 0 || charge->soc < 0)
			break;
		cells_a = most_amps(&cells, most.cell_v - step_v);
		if (cells_a < profile->term_ua / 1e6 ||
		    charge->soc >= drawn->use.policy.end_pct / 100.0)
			return;
		cells_share(&cells, fmin(amps, cells_a));
		cells_pass(&cells, STEP_S);
	}
	charge->found = BIT(FOUND_NOT_ENDED);
}
