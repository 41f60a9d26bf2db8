/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The least time in which a cell can be charged inside its limits, as far as it can be known.
 */
#ifndef CHARGOV_BENCH_BOUND_H
#define CHARGOV_BENCH_BOUND_H

#include <chargov/decide.h>
#include <chargov/plan.h>
#include <chargov/profile.h>

#include "plant.h"

/* Steps of both simulations: the fast RC pair has 8 s. */
#define STEP_S		0.5
/* No charge takes longer. */
#define LONGEST_S	86400
/* Micro-units in a unit, between the two ways of saying things. */
#define MICROS		1e6
/* Points of the course of a charge, one each 0.1 %, up to 5 % beyond full. */
#define SOC_MARKS	1051
#define MARKS_PER_SOC	1000
/* A current low for so long has fallen for good; the edge of a zone stops it for less. */
#define LOW_S		1800

/**
 * struct setting - what a charge starts with
 * @cell: the cell
 * @soc: state of charge at the start
 * @temp: of the cell and around it at the start
 * @k_per_w: thermal resistance of the cell to what is around it, 0 = still air
 * @path_ohms: between charger and cell
 * @source: what feeds the charger
 * @knobs: of the charger
 * @limits: what the maker says of the cell, and the charger's steps: by hand and not by the
 *	parser, so that a parser that reads a limit wrongly is seen
 * @policy: what the user wants, NULL = as fast and as full as may be
 * @plugged_s: time watched, 0 = until a while after full
 * @drain_a: what the rest of the board takes from the cell meanwhile
 */
struct setting {
	const struct cell *cell;
	double soc;
	double temp;
	double k_per_w;
	double path_ohms;
	struct source source;
	const struct cg_knobs *knobs;
	const struct cg_profile *limits;
	const struct cg_policy *policy;
	double plugged_s;
	double drain_a;
};

/**
 * struct handicap - what keeps a charger from the bound even if it loses no time
 * @cc: its current comes in steps
 * @cv: its voltage comes in steps
 * @path: it holds its own voltage, not the cell's
 */
struct handicap {
	bool cc;
	bool cv;
	bool path;
};

/**
 * struct charge - how a charge went
 * @t80_s: time to 80 %, negative if it was not reached
 * @taper_s: time until the current had fallen to its end at the full voltage, likewise
 * @end_soc: state of charge then, or where it was called full
 * @end_s: the time of that
 * @most_amps: highest current
 * @over_volts: how far the cell was above the limit of its temperature, at most
 * @max_volts: highest voltage of the cell
 * @max_temp: hottest
 * @in_c: charge that flowed in
 * @high_s: time spent above 4.1 V
 * @plating_volts: least of what is left until lithium plates, see plant_plating_volts()
 * @at_s: when each 0.1 % was first passed, negative if it was not
 */
struct charge {
	double t80_s;
	double taper_s;
	double end_soc;
	double end_s;
	double most_amps;
	double over_volts;
	double max_volts;
	double max_temp;
	double in_c;
	double high_s;
	double plating_volts;
	double at_s[SOC_MARKS];
};

/**
 * struct allowed - what the limits allow at a moment
 * @amps: current
 * @at_cv: the voltage is what sets it
 */
struct allowed {
	double amps;
	bool at_cv;
};

void charge_begin(struct charge *charge);
void charge_note_low(struct charge *charge, double soc, bool low, double t_s);
void charge_note(struct charge *charge, const struct plant *plant, double amps, double t_s,
		 double seconds);
double charge_soc_s(const struct charge *charge, double soc);

double range_floor(const struct cg_range *range, double value);
void plant_begin(struct plant *plant, const struct setting *setting);

const struct cg_zone *zone_of(const struct cg_profile *limits, double temp);
void greedy(const struct setting *setting, const struct handicap *handicap, struct charge *charge);
void bound(const struct setting *setting, struct charge *charge);

#endif /* CHARGOV_BENCH_BOUND_H */
