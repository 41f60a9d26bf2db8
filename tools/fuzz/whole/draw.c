// SPDX-License-Identifier: GPL-2.0-only
/*
 * A pack of a seed: what a board engineer may build, and no more. Where a bound below keeps
 * something out, its comment says what.
 */
#include <math.h>
#include <string.h>

#include "whole.h"

/* Curves at rest: typical of data sheets; the last part of iron phosphate is its end of charge. */
static const struct kind kinds[] = {
	{ "lithium-ion",
	  { 0, .03, .08, .15, .25, .35, .5, .6, .7, .8, .9, 1 },
	  { 2.9, 3.2, 3.42, 3.52, 3.59, 3.64, 3.73, 3.83, 3.92, 4.0, 4.08, 4.19 },
	  { 4.2, 4.1, 4.15 }, true },
	{ "lithium-ion-polymer",
	  { 0, .03, .08, .15, .25, .35, .5, .6, .7, .8, .9, 1 },
	  { 3.1, 3.45, 3.62, 3.7, 3.74, 3.77, 3.83, 3.9, 3.99, 4.1, 4.21, 4.34 },
	  { 4.35, 4.4, 4.2 }, true },
	{ "lithium-ion-iron-phosphate",
	  { 0, .02, .05, .1, .2, .4, .6, .8, .96, .98, .99, 1 },
	  { 2.6, 2.9, 3.1, 3.2, 3.25, 3.29, 3.3, 3.33, 3.34, 3.39, 3.5, 3.64 },
	  { 3.65, 3.6, 3.5 }, false },
	{ "lithium-ion-manganese-oxide",
	  { 0, .03, .08, .15, .25, .35, .5, .6, .7, .8, .9, 1 },
	  { 3.0, 3.4, 3.6, 3.72, 3.8, 3.86, 3.93, 3.98, 4.02, 4.06, 4.1, 4.19 },
	  { 4.2, 4.15, 4.1 }, true },
};

/* --- numbers of a seed: splitmix64 --- */

static u64 next_number;

static double unit_number(void)
{
	u64 z = next_number += 0x9e3779b97f4a7c15ULL;

	z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9ULL;
	z = (z ^ z >> 27) * 0x94d049bb133111ebULL;
	return (double)((z ^ z >> 31) >> 11) / 9007199254740992.0;
}

static double between(double least, double most)
{
	return least + (most - least) * unit_number();
}

/* As often between 1 and 10 as between 10 and 100. */
static double scale_between(double least, double most)
{
	return exp(between(log(least), log(most)));
}

static int whole_between(int least, int most)
{
	return least + (int)(unit_number() * (most - least + 1));
}

static bool one_in(int n)
{
	return unit_number() * n < 1;
}

/* --- cells --- */

/* In series and in parallel, up to groups in series and strings in parallel. */
static void draw_shape(struct cells *c)
{
	int blocks = 1, i, k;

	c->series = one_in(2);
	c->n_units = one_in(4) ? 1 : whole_between(2, c->series ? 4 : 6);
	c->unit_series = !c->series;
	if (c->n_units > 1 && one_in(3)) {
		c->n_units = min(c->n_units, 3);
		blocks = whole_between(2, 3);
	}
	for (i = 0; i < c->n_units; i++)
		for (k = 0; k < blocks; k++)
			c->block[c->n++].unit = i;
}

/* A block of a pack. In parallel they may be of any size, and in series they are of one size. */
static void draw_block(const struct cells *c, struct block *b, const struct block *like)
{
	bool in_series = c->series || c->n > c->n_units;

	b->series = like->series;
	b->limit_v = c->full_v;
	b->limit_a = like->limit_a;
	b->ah = like->ah;
	b->soc = like->soc;
	if (!in_series && one_in(3)) {
		double part = between(.5, 1);

		b->limit_a *= part;
		b->ah *= part;
	}
	b->ohms = like->ohms * b->series / b->ah * between(.8, 1.3);
	b->slow_ohms = b->ohms * between(.3, 1);
	b->slow_s = like->slow_s;
	b->degc = round(10 * (like->degc + between(-1, 1))) / 10;
	b->gain = 1 + between(-.0015, .0015);
	b->gain_a = 1 + between(-.01, .01);
	b->offset_a = between(-1, 1) * fmin(.04, b->ah / 250);
}

/* What is in series is not quite as full; what is in parallel has rested together. */
static void draw_socs(struct cells *c)
{
	double more[CG_MAX_MEMBERS];
	int i, at = 0;

	for (i = 0; i < CG_MAX_MEMBERS; i++)
		more[i] = between(-.03, .03);
	for (i = 0; i < c->n; i++) {
		struct block *b = &c->block[i];

		at = i && b->unit == b[-1].unit ? at + 1 : 0;
		if (c->series || c->n > c->n_units)
			b->soc = fmax(b->soc + more[c->series ? b->unit : at], .005);
	}
}

static void draw_cells(struct cells *c)
{
	struct block like = {
		.series = 1,
		.soc = between(.02, .9),
		.slow_s = scale_between(30, 600),
		.degc = one_in(4) ? between(1, 58) : between(14, 40),
	};
	int i;

	c->kind = &kinds[whole_between(0, ARRAY_SIZE(kinds) - 1)];
	c->full_v = c->kind->full_v[whole_between(0, FULL_VOLTS - 1)];
	draw_shape(c);
	/* gauges have 1 mA: how small branches share a current they cannot tell */
	like.ah = scale_between(c->n == 1 ? .06 : .3, 20);
	like.limit_a = like.ah * between(.3, one_in(3) ? 2 : 1);
	/* no maker allows a current that takes more than this */
	like.ohms = fmin(scale_between(.05, .25), .15 * like.ah / like.limit_a);
	if (c->n == 1 || !c->series)
		like.series = whole_between(1, c->n == 1 ? 4 : 2);
	for (i = 0; i < c->n; i++)
		draw_block(c, &c->block[i], &like);
	draw_socs(c);
}

/* What they are described with: new, as large, and in whole milliamperes. */
static void round_cells(struct cells *c)
{
	int i;

	for (i = 0; i < c->n; i++) {
		struct block *b = &c->block[i];

		b->ah = ceil(1000 * b->ah) / 1000;
		b->limit_a = ceil(1000 * b->limit_a) / 1000;
	}
}

static void age_cells(struct cells *c)
{
	int i;

	for (i = 0; i < c->n; i++)
		c->block[i].ah *= between(.9, 1.03);
}

/* --- what the pack may have --- */

struct pack {
	double amps;
	double volts;
	double ah;
	int series;
	double least_ah;
};

static struct pack join_limits(const struct cells *c)
{
	struct pack unit = {}, all = {};
	int i;

	for (i = 0; i < c->n; i++) {
		const struct block *b = &c->block[i];
		bool first = !i || b->unit != b[-1].unit;
		bool last = i == c->n - 1 || b->unit != b[1].unit;

		if (first)
			unit = (struct pack){ b->limit_a, b->series * b->limit_v, b->ah,
				b->series };
		else if (c->unit_series)
			unit = (struct pack){ fmin(unit.amps, b->limit_a),
				unit.volts + b->series * b->limit_v, fmin(unit.ah, b->ah),
				unit.series + b->series };
		else
			unit = (struct pack){ unit.amps + b->limit_a, unit.volts,
				unit.ah + b->ah, unit.series };
		if (!last)
			continue;
		if (!all.series)
			all = unit;
		else if (c->series)
			all = (struct pack){ fmin(all.amps, unit.amps), all.volts + unit.volts,
				fmin(all.ah, unit.ah), all.series + unit.series };
		else
			all = (struct pack){ all.amps + unit.amps, all.volts, all.ah + unit.ah,
				all.series };
	}
	all.least_ah = all.ah;
	for (i = 0; i < c->n; i++)
		all.least_ah = fmin(all.least_ah, c->block[i].ah);
	return all;
}

/* --- charger and source --- */

/*
 * Enough of both for a day at most, or the timers are what is tested; and more than ends a charge,
 * or it never is.
 */
static void draw_charger(const struct pack *pack, struct charger *c)
{
	/* no more than the weakest branch may have in a cool zone, or a low battery */
	double least_a = fmin(pack->amps / 32, pack->least_ah / 10);
	double step_a = least_a / scale_between(1, 6);
	double most_a = fmax(pack->amps * between(.3, 2), pack->ah / 6);
	double step_v = pack->series * .001 * whole_between(1, 5) * 4;
	double most_w = pack->amps * pack->volts;

	c->caps.cc.step = round(1e6 * step_a);
	c->caps.cc.min = one_in(2) ? 0 : round(1e6 * least_a * between(.2, 1));
	c->caps.cc.max = c->caps.cc.min + c->caps.cc.step * (int)(most_a / step_a);
	c->caps.cv.step = round(1e6 * step_v);
	c->caps.cv.min = round(1e6 * pack->volts * .75);
	c->caps.cv.max = c->caps.cv.min + c->caps.cv.step * (int)(pack->volts * .4 / step_v);
	c->caps.iin = (struct cg_range){ .min = 100000, .max = 20000000, .step = 50000 };
	c->most_w = one_in(3) ? fmax(most_w * between(.1, 1), pack->ah / 6 * pack->volts) :
				2 * most_w;
	c->ends_a = one_in(2) ? 0 : fmin(pack->ah / 20, pack->amps / 2) * between(.3, 1.1);
	c->path_ohms = one_in(2) ? 0 : between(.005, .1 / pack->amps);
}

/* --- use --- */

/*
 * A third has a load, less than what charges in any zone; some users want less current, or not all
 * of it. But no iron phosphate in series has one: near its end the voltage for the highest cell is
 * less than its pack rests at, the load empties it again, and a timer ends what is never full. Nor
 * has a low one, which a load may empty faster than it may be charged.
 */
static void draw_use(const struct cells *cells, const struct pack *pack, const struct charger *c,
		     struct use *use)
{
	double most_a = fmin(c->caps.cc.max / 1e6, pack->amps);
	double left_a = fmin(.4 * most_a, c->most_w / pack->volts);

	*use = (struct use){ .policy = { .end_pct = 100 } };
	if (one_in(3) && (cells->kind->stretches || pack->series == 1) &&
	    cells->block[0].soc > .1) {
		use->load_a = left_a * between(.02, .4);
		use->load_s = one_in(3) ? 1e9 : scale_between(3, 1000);
	}
	if (one_in(8))
		use->policy.user_cc_ua = round(1e6 * fmax(most_a * between(.3, 1), pack->ah / 6));
	if (one_in(8))
		use->policy.end_pct = whole_between(50, 95);
}

/* --- zones --- */

#define ZONE_EDGES	5

/* Steps of a zone in which @part of the pack's limits hold; a plateau has no steps. */
static void draw_steps(const struct cells *c, const struct pack *pack, const char *name,
		       double part, struct prop *zone)
{
	double amps = pack->amps * part, least_a = fmin(pack->ah / 20, pack->amps / 2) * 1.2;
	bool is_lower = part < 1 && c->kind->stretches && one_in(2);
	double volts = pack->volts * (is_lower ? between(.95, 1) : 1);
	int n = c->kind->stretches && one_in(3) ? whole_between(2, 3) : 1, i;

	*zone = (struct prop){ .name = name };
	for (i = 0; i < n; i++) {
		zone->cell[zone->n++] = round(1e6 * (volts - pack->series * .05 * (n - 1 - i)));
		zone->cell[zone->n++] = round(1e6 * fmax(amps * (1 - .3 * i), least_a * (3 - i)));
	}
}

/* Their number with the edges, 0 for what is assumed without any. */
static int draw_zones(const struct cells *c, const struct pack *pack, struct prop *zone)
{
	static const char *const names[] = {
		"charge-zone-0", "charge-zone-1", "charge-zone-2", "charge-zone-3",
	};
	int n = whole_between(1, ZONE_EDGES - 1), best = whole_between(0, n - 1), i;
	s32 degc = 0;

	if (one_in(2))
		return 0;
	zone[0] = (struct prop){ .name = "charge-zones-celsius", .n = n + 1 };
	for (i = 0; i <= n; i++) {
		zone[0].cell[i] = degc;
		degc += n < 3 ? 45 / n : i == 1 && n == 3 ? 35 : whole_between(7, 15);
	}
	for (i = 0; i < n; i++)
		draw_steps(c, pack, names[i], i == best ? 1 : between(.4, .9), &zone[1 + i]);
	return n + 1;
}

/**
 * draw() - all of a pack
 * @seed: the same seed, the same pack
 * @drawn: written whole
 */
void draw(u64 seed, struct drawn *drawn)
{
	struct prop zone[ZONE_EDGES];
	struct pack pack;
	int n_zones;

	memset(drawn, 0, sizeof(*drawn));
	drawn->seed = seed;
	next_number = seed * 0xd1342543de82ef95ULL;
	/* the governor takes no gauge for later than this (CG_SETTLE_MS) */
	drawn->every_s = one_in(2) ? 5 : between(1, 5);
	draw_cells(&drawn->cells);
	round_cells(&drawn->cells);
	pack = join_limits(&drawn->cells);
	draw_charger(&pack, &drawn->charger);
	draw_use(&drawn->cells, &pack, &drawn->charger, &drawn->use);
	n_zones = draw_zones(&drawn->cells, &pack, zone);
	describe(drawn, zone, n_zones);
	age_cells(&drawn->cells);
}
