/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Members against each other: do they agree, how is the current split, how even are the cells,
 * and how does the shown charge move when a member comes or goes. Pure.
 */
#ifndef CHARGOV_BALANCE_H
#define CHARGOV_BALANCE_H

#include <chargov/decide.h>

/**
 * struct cg_balance - what is remembered of the members
 * @disagree: they were too far apart for too long
 * @looks: times in a row that speak against @disagree, saturating
 * @since_ms: time of the first of them, of no meaning without @looks
 * @holds: the caller's: cg_balance_holds() of the last decision
 * @permille: part of the pack's current that keeps each branch within its own
 * @moved_ms: when @permille last rose, CG_NEVER_MS = never
 * @fell_ms: when it last fell by much, CG_NEVER_MS = never
 * @cv_uv: what the pack may be charged to with its cells as uneven as they are
 * @eased_ms: when @cv_uv last rose, CG_NEVER_MS = never
 * @missing: members left out at the last look
 * @moving: the shown charge is not yet the fused one
 * @ppm: shown charge, millionths of the full one; negative = nothing shown yet
 * @shown_ms: when @ppm was moved last
 */
struct cg_balance {
	bool disagree;
	u8 looks;
	s64 since_ms;
	bool holds;
	s32 permille;
	s64 moved_ms;
	s64 fell_ms;
	s32 cv_uv;
	s64 eased_ms;
	u16 missing;
	bool moving;
	s32 ppm;
	s64 shown_ms;
};

/* Look again this soon while something is being weighed. */
#define CG_BALANCE_LOOK_MS	4000

/**
 * cg_balance_init() - nothing is known of the members
 * @b: written whole
 */
void cg_balance_init(struct cg_balance *b);

/**
 * cg_balance_holds() - may the share of the branches be what limited a decision
 * @decision: it; a charger that lets nothing through is named as the limit, whatever it was told
 *
 * Return: true if it may
 */
static inline bool cg_balance_holds(const struct cg_decision *decision)
{
	return decision->limited_by == CG_LIMIT_BRANCH || decision->limited_by == CG_LIMIT_CHARGER;
}

/**
 * cg_balance() - hold the members against each other
 * @profile: their limits
 * @sample: their readings
 * @b: what is remembered
 * @view: as fused; disagree, branch_permille and ahead_uv are written, and the charge moves
 *	towards what was fused no faster than it may
 *
 * Return: true if it is to be looked at again in %CG_BALANCE_LOOK_MS
 */
bool cg_balance(const struct cg_profile *profile, const struct cg_sample *sample,
		struct cg_balance *b, struct cg_view *view);

#endif /* CHARGOV_BALANCE_H */
