/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The plant with a charger and a gauge as their drivers show them: bq25890 and bq27xxx.
 */
#ifndef CHARGOV_BENCH_BOARD_H
#define CHARGOV_BENCH_BOARD_H

#include <chargov/plan.h>

#include "bound.h"

/* Steps of a board at which nothing happens. */
#define IDLE_S		10

/**
 * struct chip - what a charger is set up to do by itself
 * @iterm_a: current at which it ends a charge
 * @iprechg_a: current below @batlow_v
 * @batlow_v: voltage below which it charges gently
 * @comp_ohms: of its path, what it makes up for by a higher voltage at its output
 * @comp_v: by so much at most
 * @jeita: it follows a thermistor at the cell by itself: a fifth of the current when cool, 0.2 V
 *	less when warm, nothing when cold or hot
 */
struct chip {
	double iterm_a;
	double iprechg_a;
	double batlow_v;
	double comp_ohms;
	double comp_v;
	bool jeita;
};

/**
 * struct board - a charger, a gauge and what they are wired to
 * @plant: the cell
 * @path_ohms: between charger and cell; the gauge sits at the cell
 * @source: what feeds the charger
 * @knobs: what the charger can be told
 * @chip: what it does by itself
 * @zone: of its thermistor, -1 cool, 0, 1 warm, 2 off
 * @drain_a: what the rest of the board takes from the cell, charging or not
 * @amps: current that flows out of the charger
 * @at_cv: the voltage of the charger is what sets it
 * @cc_ua: register of the charge current, 0 stops
 * @cv_uv: register of the charge voltage
 * @iin_ua: register of the input limit
 * @done: the charger has ended the charge by itself
 * @sample: what was last read of both
 * @gauge_ms: when the gauge was last read anew, CG_NEVER_MS before the first
 * @unread_s: how long ago that was
 * @told_iin_ua: input limit last written or read
 * @writes: written registers so far
 */
struct board {
	struct plant plant;
	double path_ohms;
	struct source source;
	const struct cg_knobs *knobs;
	struct chip chip;
	int zone;
	double drain_a;
	double amps;
	bool at_cv;
	s32 cc_ua;
	s32 cv_uv;
	s32 iin_ua;
	bool done;
	struct cg_sample sample;
	s64 gauge_ms;
	double unread_s;
	s32 told_iin_ua;
	int writes;
};

extern const struct cg_knobs board_knobs, low_knobs;

void board_init(struct board *board, const struct setting *setting);
void board_sample(struct board *board, s64 now_ms);
void board_apply(struct board *board, const struct cg_decision *decision);
bool board_is_idle(const struct board *board);
bool board_run(struct board *board, double seconds);

#endif /* CHARGOV_BENCH_BOARD_H */
