/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What has happened to a pack since it appeared. Pure.
 */
#ifndef CHARGOV_COUNTERS_H
#define CHARGOV_COUNTERS_H

#include <chargov/decide.h>

/* The zones, and before and after them: colder than the coldest, hotter than the hottest. */
#define CG_COUNTED_ZONES	(CG_MAX_ZONES + 2)

/**
 * struct cg_counters - times and numbers
 * @last_ms: time of the last decision, CG_NEVER_MS before the first
 * @phase: present phase
 * @zone: present zone, counted from 0 = colder than all of them; -1 if not known
 * @why: present reason
 * @phase_ms: time in each phase
 * @phase_n: how often each phase began
 * @zone_ms: time in each zone
 * @why_n: how often each reason began
 */
struct cg_counters {
	s64 last_ms;
	enum cg_phase phase;
	int zone;
	enum cg_why why;
	s64 phase_ms[CG_N_PHASES];
	u32 phase_n[CG_N_PHASES];
	s64 zone_ms[CG_COUNTED_ZONES];
	u32 why_n[CG_N_WHYS];
};

void cg_counters_init(struct cg_counters *counters);
void cg_counters_add(struct cg_counters *counters, s64 now_ms, const struct cg_state *state,
		     const struct cg_decision *decision);

#endif /* CHARGOV_COUNTERS_H */
