// SPDX-License-Identifier: GPL-2.0-only
/*
 * All limits, one after the other. Nobody but cg_limits_take() compares them, so a new limit is a
 * new line here and nothing else. Pure.
 */
#include "rooms.h"

/* A step that shares an end with its zone is named as the zone. */
static void cg_rows_step(const struct cg_zone *zone, const struct cg_state *state,
			 struct cg_limits *limits)
{
	const struct cg_step *step = cg_step_of(zone, state);
	bool is_last = step == &zone->step[cg_n_steps(zone) - 1];

	cg_limits_take(limits, is_last ? CG_LIMIT_ZONE : CG_LIMIT_STEP, step->cv_uv, S32_MAX);
	cg_limits_take(limits, step == zone->step ? CG_LIMIT_ZONE : CG_LIMIT_STEP, S32_MAX,
		       step->cc_ua);
}

/* The tightest of all zones that hold, and of the step that holds in each. */
static void cg_rows_zone(const struct cg_profile *profile, const struct cg_state *state,
			 bool steps, struct cg_limits *limits)
{
	int n = min3(state->zone_hot + 1, (int)profile->n_zones, CG_MAX_ZONES);
	const struct cg_zone *zone = profile->zone + max_t(int, state->zone, 0);
	/* none of them if it is too cold for all, or not known */
	const struct cg_zone *end = profile->zone + max(n, 0);

	for (; zone < end; zone++) {
		if (steps && zone->n_steps > 1)
			cg_rows_step(zone, state, limits);
		else if (zone->n_steps)
			cg_limits_take(limits, CG_LIMIT_ZONE,
				       zone->step[cg_n_steps(zone) - 1].cv_uv,
				       zone->step[0].cc_ua);
	}
	if (state->edge_pct)
		/* no less than the charger can: one that only knows on and off goes on */
		cg_limits_take(limits, CG_LIMIT_ZONE, S32_MAX,
			       max_t(s32, cg_scale(limits->cc_ua, state->edge_pct, 100),
				     profile->charger_cc.min));
}

/*
 * The row of its age, which is not 0. It is the tightest of those that are behind it
 * (pack/upkeep.c).
 */
static const struct cg_ageing *cg_rows_ageing(const struct cg_profile *profile,
					      const struct cg_state *state)
{
	return &profile->ageing[min_t(u8, state->aged, CG_MAX_AGEING) - 1];
}

/**
 * cg_rows_full_uv() - voltage at which the battery is full, at its age
 * @profile: the pack
 * @state: its age
 *
 * Return: voltage of the highest cell, times the cells
 */
s32 cg_rows_full_uv(const struct cg_profile *profile, const struct cg_state *state)
{
	s32 full_uv = profile->cv_max_uv;

	if (state->aged)
		full_uv = min(full_uv, cg_rows_ageing(profile, state)->cv_uv);
	return full_uv;
}
EXPORT_SYMBOL_IF_KUNIT(cg_rows_full_uv);

/*
 * So that no branch gets more than its own, and no cell: a part of what all of them may have. Few
 * packs have any: apart, it costs the others nothing.
 */
static noinline void cg_rows_branch(const struct cg_profile *profile,
				    const struct cg_state *state, struct cg_limits *limits)
{
	s32 uv = limits->cv_uv, cc_ua = limits->cc_ua;

	/* with one cell in series at its limit no more goes into any */
	uv -= state->ahead_uv;
	if (state->branch_permille && state->branch_permille < 1000)
		cc_ua = cg_scale(cc_ua, state->branch_permille, 1000);
	cg_limits_take(limits, CG_LIMIT_BRANCH, uv, cc_ua);
}

/* As a cooling device: an even share of the current for each state, nothing in the last. */
static s32 cg_thermal_ua(const struct cg_profile *profile, u8 thermal_state)
{
	return cg_scale(profile->cc_max_ua, max(CG_THERMAL_STATES - thermal_state, 0),
			CG_THERMAL_STATES);
}

/**
 * cg_rows_min() - the tightest of all limits of this cycle
 * @profile: the pack
 * @policy: the user
 * @state: zones, steps and age
 * @phase: the phase that charging would be in
 * @steps: with the steps of the zones, not only their outer limits
 * @limits: the result, written whole
 */
void cg_rows_min(const struct cg_profile *profile, const struct cg_policy *policy,
		 const struct cg_state *state, enum cg_phase phase, bool steps,
		 struct cg_limits *limits)
{
	cg_limits_open(limits, CG_LIMIT_BATTERY, profile->cv_max_uv, profile->cc_max_ua);
	cg_rows_zone(profile, state, steps, limits);
	if (state->aged) {
		const struct cg_ageing *aged = cg_rows_ageing(profile, state);

		cg_limits_take(limits, CG_LIMIT_AGEING, aged->cv_uv, aged->cc_ua);
	}
	/* after all that is of the cells */
	if (state->ahead_uv | state->branch_permille)
		cg_rows_branch(profile, state, limits);
	if (phase == CG_PHASE_WAKEUP || phase == CG_PHASE_PRECHARGE)
		cg_limits_take(limits, CG_LIMIT_PRECHARGE, S32_MAX, profile->precharge_ua);
	if (policy->thermal_state)
		cg_limits_take(limits, CG_LIMIT_THERMAL, S32_MAX,
			       cg_thermal_ua(profile, policy->thermal_state));
	if (policy->user_cc_ua)
		cg_limits_take(limits, CG_LIMIT_USER, S32_MAX, policy->user_cc_ua);
	if (cg_type_limits(policy->type)) {
		struct cg_step type = cg_policy_type(profile, policy);

		cg_limits_take(limits, CG_LIMIT_POLICY, type.cv_uv, type.cc_ua);
	}
	cg_limits_take(limits, CG_LIMIT_CHARGER, profile->charger_cv.max,
		       profile->charger_cc.max);
}
EXPORT_SYMBOL_GPL(cg_rows_min);
