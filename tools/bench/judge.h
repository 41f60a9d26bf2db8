/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Which limits a charge kept, asked of the cell and not of who charged it: the same for all.
 */
#ifndef CHARGOV_BENCH_JUDGE_H
#define CHARGOV_BENCH_JUDGE_H

#include "bound.h"

/*
 * All are said by the description in so many words. Those of a zone are of its charge-zones: half
 * the current when cool, and a lower voltage, too, when warm.
 */
enum judge_limit {
	JUDGE_VOLTS,
	JUDGE_AMPS,
	JUDGE_RANGE,
	JUDGE_PRECHARGE,
	JUDGE_ZONE_VOLTS,
	JUDGE_ZONE_AMPS,
	JUDGE_N
};

/* A zone is found out by reading: an edge may be passed for so long in all. */
#define JUDGE_ZONE_GRACE_S	120

/**
 * struct judged - what was not kept
 * @s: how long, by limit
 * @most: by how much at most, likewise: volts, amperes, or kelvin
 */
struct judged {
	double s[JUDGE_N];
	double most[JUDGE_N];
};

extern const char *const judge_words[JUDGE_N];

void judge_note(struct judged *judged, const struct cg_profile *limits,
		const struct plant *plant, double amps, double seconds);
bool judge_broke(const struct judged *judged, enum judge_limit limit);
bool judge_broke_any(const struct judged *judged);

#endif /* CHARGOV_BENCH_JUDGE_H */
