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

/**
 * struct setting - what a charge starts with
 * @cell: the cell
 * @soc: state of charge at the start
 * @temp: of the cell and around it at the start
 * @path_ohms: between charger and cell
 * @source: what feeds the charger
 * @knobs: of the charger
 * @policy: what the user wants, NULL = as fast and as full as may be
 */
struct setting {
	const struct cell *cell;
	double soc;
	double temp;
	double path_ohms;
	struct source source;
	const struct cg_knobs *knobs;
	const struct cg_policy *policy;
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
 * @end_soc: state of charge then
 * @most_amps: highest current
 * @over_volts: how far the cell was above the limit of its temperature, at most
 * @max_volts: highest voltage of the cell
 * @max_temp: hottest
 */
struct charge {
	double t80_s;
	double taper_s;
	double end_soc;
	double most_amps;
	double over_volts;
	double max_volts;
	double max_temp;
};

/**
 * struct allowed - what a profile allows at a moment
 * @amps: current
 * @at_cv: the voltage is what sets it
 */
struct allowed {
	double amps;
	bool at_cv;
};

void charge_begin(struct charge *charge);
void charge_note(struct charge *charge, const struct plant *plant, double amps, double t_s);

const struct cg_zone *zone_of(const struct cg_profile *profile, double temp);
void greedy(const struct setting *setting, const struct cg_profile *profile,
	    const struct handicap *handicap, struct charge *charge);
void bound(const struct setting *setting, const struct cg_profile *profile, struct charge *charge);

#endif /* CHARGOV_BENCH_BOUND_H */
