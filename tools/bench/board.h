/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The plant with a charger and a gauge as their drivers show them: bq25890 and bq27xxx.
 */
#ifndef CHARGOV_BENCH_BOARD_H
#define CHARGOV_BENCH_BOARD_H

#include <chargov/plan.h>

#include "bound.h"

/**
 * struct board - a charger, a gauge and what they are wired to
 * @plant: the cell
 * @path_ohms: between charger and cell; the gauge sits at the cell
 * @source: what feeds the charger
 * @knobs: what the charger can be told
 * @amps: current that flows
 * @at_cv: the voltage of the charger is what sets it
 * @cc_ua: register of the charge current, 0 stops
 * @cv_uv: register of the charge voltage
 * @iin_ua: register of the input limit
 * @done: the charger has ended the charge by itself
 * @sample: what was last read of both
 * @gauge_ms: when the gauge was last read anew, CG_NEVER_MS before the first
 * @told_iin_ua: input limit last written or read
 * @writes: written registers so far
 */
struct board {
	struct plant plant;
	double path_ohms;
	struct source source;
	const struct cg_knobs *knobs;
	double amps;
	bool at_cv;
	s32 cc_ua;
	s32 cv_uv;
	s32 iin_ua;
	bool done;
	struct cg_sample sample;
	s64 gauge_ms;
	s32 told_iin_ua;
	int writes;
};

extern const struct cg_knobs board_knobs, low_knobs;

void board_init(struct board *board, const struct setting *setting);
void board_sample(struct board *board, s64 now_ms);
void board_apply(struct board *board, const struct cg_decision *decision);
bool board_run(struct board *board, double seconds);

#endif /* CHARGOV_BENCH_BOARD_H */
