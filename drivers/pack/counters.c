// SPDX-License-Identifier: GPL-2.0-only
/*
 * Counts phases, zones and reasons. Pure.
 *
 * The time between two decisions goes to what the first of them found.
 */
#include "counters.h"

/**
 * cg_counters_init() - nothing has happened yet
 * @counters: written whole
 */
void cg_counters_init(struct cg_counters *counters)
{
	memset(counters, 0, sizeof(*counters));
	counters->last_ms = CG_NEVER_MS;
	counters->zone = -1;
}
EXPORT_SYMBOL_IF_KUNIT(cg_counters_init);

/* The tighter end of the zones that hold is not known here; the colder one stands for them. */
static int counted_zone(const struct cg_state *state)
{
	return state->zone < -1 || state->zone > CG_MAX_ZONES ? -1 : state->zone + 1;
}

/**
 * cg_counters_add() - count one decision
 * @counters: updated
 * @now_ms: its time
 * @state: as it left it
 * @decision: the decision
 */
void cg_counters_add(struct cg_counters *counters, s64 now_ms, const struct cg_state *state,
		     const struct cg_decision *decision)
{
	bool first = counters->last_ms == CG_NEVER_MS;
	s64 passed_ms = first ? 0 : max_t(s64, now_ms - counters->last_ms, 0);

	counters->phase_ms[counters->phase] += passed_ms;
	if (counters->zone >= 0)
		counters->zone_ms[counters->zone] += passed_ms;
	if (first || counters->phase != decision->phase)
		counters->phase_n[decision->phase]++;
	if (first || counters->why != decision->why)
		counters->why_n[decision->why]++;
	counters->phase = decision->phase;
	counters->why = decision->why;
	counters->zone = counted_zone(state);
	counters->last_ms = now_ms;
}
EXPORT_SYMBOL_IF_KUNIT(cg_counters_add);
