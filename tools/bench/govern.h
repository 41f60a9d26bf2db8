/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * A charge by the governor's own objects, in virtual time.
 */
#ifndef CHARGOV_BENCH_GOVERN_H
#define CHARGOV_BENCH_GOVERN_H

#include <chargov/decide.h>

#include "judge.h"

/**
 * struct goal - when a charge counts as done
 * @least_soc: the current has fallen to its end for good, with at least so much in
 * @most_soc: or so much is in, whatever the current
 */
struct goal {
	double least_soc;
	double most_soc;
};

/**
 * struct wakes - how often the loop ran in a phase
 * @ms: time spent in the phase
 * @timed: because its deadline had come
 * @called: because a supply had something to tell
 */
struct wakes {
	s64 ms;
	int timed;
	int called;
};

/* More than any charge has looks. */
#define MOST_FORECASTS	8192

/**
 * struct forecast - what was said of the time to full
 * @t_s: when it was said
 * @left_s: what was said, negative = nothing
 * @naive_s: what a gauge says: the charge that is missing over the current of the moment, likewise
 */
struct forecast {
	double t_s;
	double left_s;
	double naive_s;
};

/**
 * struct governed - a charge by the governor
 * @charge: how it went
 * @judged: which limits it kept
 * @full_s: when it was called full, negative if it was not
 * @why: why charging was off at the end
 * @limited_ms: time charged under each row of the current
 * @cv_limited_ms: time charged under each row of the voltage, in phase CV
 * @start: the first minute
 * @wakes: after it, by phase
 * @rest: from a minute after the end on
 * @decisions: how often it decided
 * @writes: registers written
 * @forecasts: how often the time to full was said
 * @forecast: what was said, in order
 */
struct governed {
	struct charge charge;
	struct judged judged;
	double full_s;
	enum cg_why why;
	s64 limited_ms[CG_N_LIMITS];
	s64 cv_limited_ms[CG_N_LIMITS];
	struct wakes start;
	struct wakes wakes[CG_N_PHASES];
	struct wakes rest;
	int decisions;
	int writes;
	int forecasts;
	struct forecast forecast[MOST_FORECASTS];
};

void govern(const struct setting *setting, const struct cg_profile *profile,
	    const struct goal *goal, struct governed *governed);

#endif /* CHARGOV_BENCH_GOVERN_H */
