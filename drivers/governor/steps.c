// SPDX-License-Identifier: GPL-2.0-only
/*
 * Steps: pairs of voltage and current of a zone, rising in voltage, falling in current. A step
 * is finished when the cell has been at its voltage, with no more current than the next step
 * allows, for some samples. What is remembered is the voltage of the last finished step, which
 * means the same in every zone. A charger that ends each charge by itself may do so at the end of
 * a step, and would not begin again when it is told more: there it is off for a cycle.
 *
 * When the charge has ended, the stages of topping off follow each other, each for its time.
 * Pure.
 */
#include "rooms.h"

/* Topping off begins anew so far below its voltage: more than gauge and charger err by. */
#define CG_TOP_OFF_SAG_UV	20000

/*
 * The step that holds, and its zone; NULL if charging is allowed in none. Of several zones that
 * hold it is the lowest step: it is at that voltage that the cells will be.
 */
static const struct cg_step *cg_step_now(const struct cg_profile *profile,
					 const struct cg_state *state,
					 const struct cg_zone **of)
{
	const struct cg_step *now = NULL, *step;
	const struct cg_zone *zone;
	int i;

	for (i = state->zone; i <= state->zone_hot; i++) {
		if (!cg_zone_exists(profile, i) || !profile->zone[i].n_steps)
			continue;
		zone = &profile->zone[i];
		step = cg_step_of(zone, state);
		if (now && step->cv_uv >= now->cv_uv)
			continue;
		now = step;
		*of = zone;
	}
	return now;
}

/**
 * cg_steps_are_last() - is the step that holds the last one?
 * @profile: the zones
 * @state: zone and finished steps
 *
 * Return: true if the charge ends with it
 */
bool cg_steps_are_last(const struct cg_profile *profile, const struct cg_state *state)
{
	const struct cg_zone *zone;
	const struct cg_step *step = cg_step_now(profile, state, &zone);

	return step && step == &zone->step[cg_n_steps(zone) - 1];
}
EXPORT_SYMBOL_GPL(cg_steps_are_last);

/**
 * cg_steps_run() - go to the next step when it is time
 * @profile: the zones
 * @state: finished steps
 * @facts: voltage and current; learns whether the step that holds is the last
 */
void cg_steps_run(const struct cg_profile *profile, struct cg_state *state,
		  struct cg_facts *facts)
{
	const struct cg_zone *zone;
	const struct cg_step *step = NULL;
	s32 near_uv;
	bool ended;

	if (!cg_known(facts, CG_FACT_V_MAX_UV) || !cg_known(facts, CG_FACT_CURRENT_UA))
		return;
	/* the voltage at rest tells where to begin, where it is not off only to begin anew */
	if (!state->enabled && !cg_step_ended(state))
		state->step_uv = facts->fact[CG_FACT_V_MAX_UV];
	/* usually they are below what the charger was told, which is no more than any step */
	if (!state->enabled || facts->fact[CG_FACT_V_MAX_UV] >= facts->near_uv)
		step = cg_step_now(profile, state, &zone);
	if (!step)
		goto out;
	state->step = step - zone->step;
	facts->last_step = step == &zone->step[cg_n_steps(zone) - 1];
	if (!state->enabled || facts->last_step ||
	    facts->fact[CG_FACT_CURRENT_UA] > step[1].cc_ua)
		goto out;
	near_uv = cg_near_uv(step->cv_uv);
	if (facts->fact[CG_FACT_V_MAX_UV] < near_uv) {
		/* where something else allows less than the step, the charge ends there */
		facts->last_step = near_uv > facts->cell_cv_uv;
		goto out;
	}
	ended = facts->fact[CG_FACT_STATUS] == CG_STATUS_FULL;
	if (!ended && ++state->step_samples < CG_STEP_SAMPLES)
		return;
	state->step_uv = step->cv_uv;
	state->step_samples = ended ? CG_STEP_SAMPLES : 0;
	return;
out:
	state->step_samples = 0;
}
EXPORT_SYMBOL_IF_KUNIT(cg_steps_run);

/**
 * cg_steps_top_off() - go to the next stage of topping off when the time of one is over
 * @profile: the stages
 * @state: stage and its time
 *
 * A charge that ends anew, and a source that comes anew, begin with the first stage.
 */
void cg_steps_top_off(const struct cg_profile *profile, struct cg_state *state)
{
	const struct cg_maintenance *stage;

	if (!state->full) {
		state->topped = 0;
		state->topped_ms = 0;
		return;
	}
	stage = cg_steps_stage(profile, state);
	if (!stage || state->topped_ms < (s64)stage->s * CG_MS_PER_S)
		return;
	state->topped++;
	state->topped_ms = 0;
}
EXPORT_SYMBOL_IF_KUNIT(cg_steps_top_off);

/**
 * cg_steps_stage() - the stage of topping off that holds
 * @profile: the stages
 * @state: which of them are over
 *
 * Return: the stage, NULL if the battery is not full, has no stages, or all are over
 */
const struct cg_maintenance *cg_steps_stage(const struct cg_profile *profile,
					    const struct cg_state *state)
{
	if (!state->full || state->topped >= min_t(u8, profile->n_maintenance, CG_MAX_MAINTENANCE))
		return NULL;
	return &profile->maintenance[state->topped];
}
EXPORT_SYMBOL_IF_KUNIT(cg_steps_stage);

/**
 * cg_steps_tops_off() - is the charger to be on although the charge has ended?
 * @stage: what cg_steps_stage() found
 * @state: whether it is on
 * @facts: voltage of the cells, and what the charger says
 *
 * A charger that ends each charge by itself does that here, too, and would begin again far too
 * late: off for a cycle, it begins anew.
 *
 * Return: true if so
 */
bool cg_steps_tops_off(const struct cg_maintenance *stage, const struct cg_state *state,
		       const struct cg_facts *facts)
{
	if (cg_capacity_lost(state, facts))
		return false;
	return !state->enabled || facts->fact[CG_FACT_STATUS] != CG_STATUS_FULL ||
	       !cg_known(facts, CG_FACT_V_MAX_UV) ||
	       facts->fact[CG_FACT_V_MAX_UV] >=
	       min(stage->cv_uv, facts->cell_cv_uv) - CG_TOP_OFF_SAG_UV;
}
EXPORT_SYMBOL_IF_KUNIT(cg_steps_tops_off);
