// SPDX-License-Identifier: GPL-2.0-only
/*
 * All limits as rows. Nobody but cg_limits_min() compares them, so a new limit is a new row and
 * nothing else. Pure.
 */
#include "rooms.h"

static struct cg_limit_row cg_row(enum cg_limit id, s32 cv_uv, s32 cc_ua)
{
	return (struct cg_limit_row) {
		.id = id,
		.cv_uv = cv_uv,
		.cc_ua = cc_ua,
		.iin_ua = S32_MAX,
		.enable = true,
	};
}

/* The tightest of all zones that hold, and of the step that holds in each. */
static void cg_rows_zone(const struct cg_profile *profile, const struct cg_state *state,
			 struct cg_limit_row *zone_row, struct cg_limit_row *step_row)
{
	int last = min3((int)state->zone_hot, profile->n_zones - 1, CG_MAX_ZONES - 1);
	int i;

	for (i = max_t(int, state->zone, 0); i <= last; i++) {
		const struct cg_zone *zone = &profile->zone[i];
		const struct cg_step *step;

		if (!zone->n_steps)
			continue;
		step = cg_step_of(zone, state->step_uv);
		step_row->cv_uv = min(step_row->cv_uv, step->cv_uv);
		step_row->cc_ua = min(step_row->cc_ua, step->cc_ua);
		step = cg_step_of(zone, S32_MAX);
		zone_row->cv_uv = min(zone_row->cv_uv, step->cv_uv);
		zone_row->cc_ua = min(zone_row->cc_ua, zone->step[0].cc_ua);
	}
}

/* What has aged does not recover: of the rows that are behind it the tightest counts. */
static void cg_rows_ageing(const struct cg_profile *profile, const struct cg_state *state,
			   struct cg_limit_row *row)
{
	s64 cv_uv = S32_MAX, cc_ua = S32_MAX;
	u8 i;

	for (i = 0; i < min_t(u8, state->aged, CG_MAX_AGEING); i++) {
		const struct cg_ageing *ageing = &profile->ageing[i];

		cv_uv = min(cv_uv, (s64)profile->cv_max_uv - ageing->minus_uv);
		cc_ua = min(cc_ua, cg_scale(profile->cc_max_ua, ageing->current_pct, 100));
	}
	row->cv_uv = max_t(s64, cv_uv, 0);
	row->cc_ua = max_t(s64, cc_ua, 0);
}

/**
 * cg_rows_full_uv() - voltage at which the battery is full, at its age
 * @profile: the pack
 * @state: its age
 *
 * Return: voltage of the pack
 */
s32 cg_rows_full_uv(const struct cg_profile *profile, const struct cg_state *state)
{
	struct cg_limit_row row;

	cg_rows_ageing(profile, state, &row);
	return min(row.cv_uv, profile->cv_max_uv);
}

/* As a cooling device: an even share of the current for each state, nothing in the last. */
static s32 cg_thermal_ua(const struct cg_profile *profile, u8 thermal_state)
{
	return cg_scale(profile->cc_max_ua, max(CG_THERMAL_STATES - thermal_state, 0),
			CG_THERMAL_STATES);
}

/**
 * cg_rows_build() - all limits of this cycle
 * @profile: the pack
 * @policy: the user
 * @state: zones, steps and age
 * @phase: the phase that charging would be in
 * @row: room for CG_MAX_ROWS
 *
 * Return: how many rows
 */
unsigned int cg_rows_build(const struct cg_profile *profile, const struct cg_policy *policy,
			   const struct cg_state *state, enum cg_phase phase,
			   struct cg_limit_row *row)
{
	unsigned int n = 0;

	row[n++] = cg_row(CG_LIMIT_BATTERY, profile->cv_max_uv, profile->cc_max_ua);
	row[n] = cg_row(CG_LIMIT_ZONE, S32_MAX, S32_MAX);
	row[n + 1] = cg_row(CG_LIMIT_STEP, S32_MAX, S32_MAX);
	cg_rows_zone(profile, state, &row[n], &row[n + 1]);
	n += 2;
	if (phase == CG_PHASE_WAKEUP || phase == CG_PHASE_PRECHARGE)
		row[n++] = cg_row(CG_LIMIT_PRECHARGE, S32_MAX, profile->precharge_ua);
	if (state->aged) {
		row[n] = cg_row(CG_LIMIT_AGEING, S32_MAX, S32_MAX);
		cg_rows_ageing(profile, state, &row[n++]);
	}
	if (policy->thermal_state)
		row[n++] = cg_row(CG_LIMIT_THERMAL, S32_MAX,
				  cg_thermal_ua(profile, policy->thermal_state));
	if (policy->user_cc_ua)
		row[n++] = cg_row(CG_LIMIT_USER, S32_MAX, policy->user_cc_ua);
	if (policy->type != CG_TYPE_STANDARD) {
		row[n] = cg_row(CG_LIMIT_POLICY, S32_MAX, S32_MAX);
		cg_policy_type(profile, policy, &row[n++]);
	}
	row[n++] = cg_row(CG_LIMIT_CHARGER, profile->charger_cv.max, profile->charger_cc.max);
	return n;
}
EXPORT_SYMBOL_GPL(cg_rows_build);
