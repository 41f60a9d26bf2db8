// SPDX-License-Identifier: GPL-2.0-only
/*
 * One decision: what is known, what has passed, is there a reason not to charge, which phase,
 * the tightest of all limits, rounded down to what the charger can hold, when to look again.
 * The rooms are in rooms.h, in this order. Pure.
 */
#include "rooms.h"

/* Decisions for which a charger may be unverified before that is called a fault. */
#define CG_VERIFY_CYCLES	3
/* From here on cells are neither charged nor discharged (JEITA guideline; most data sheets). */
#define CG_OVERHEAT_MDEGC	60000

/* The sign of the current tells the truth about a battery that is said to charge or to rest. */
static enum cg_status cg_status_of(const struct cg_profile *profile, const struct cg_state *state,
				   const struct cg_facts *facts,
				   const struct cg_decision *decision)
{
	bool known = cg_known(facts, CG_FACT_CURRENT_UA);
	s32 current_ua = facts->fact[CG_FACT_CURRENT_UA];

	if (known && current_ua < -CG_NOISE_UA)
		return CG_STATUS_DISCHARGING;
	/* a pack that only gauges, or a charger that cannot be asked */
	if (!cg_known(facts, CG_FACT_ONLINE)) {
		if (!known)
			return CG_STATUS_UNKNOWN;
		return current_ua > CG_NOISE_UA ? CG_STATUS_CHARGING : CG_STATUS_NOT_CHARGING;
	}
	if (decision->enable && facts->idle)
		return CG_STATUS_NOT_CHARGING;
	if (decision->enable)
		return state->full ? CG_STATUS_FULL : CG_STATUS_CHARGING;
	if (decision->why == CG_WHY_NO_SOURCE)
		return CG_STATUS_DISCHARGING;
	if (decision->why == CG_WHY_FULL && cg_phases_is_full(profile, state))
		return CG_STATUS_FULL;
	return CG_STATUS_NOT_CHARGING;
}

/*
 * Faults are there with or without a source, and temperature with or without other faults. Too hot
 * to be charged is hot; what no use of the cells allows is overheated.
 */
static enum cg_health cg_health_of(const struct cg_profile *profile, const struct cg_state *state,
				   const struct cg_facts *facts, enum cg_why fault)
{
	enum cg_health health;

	if (fault == CG_WHY_NONE)
		return cg_zones_health(profile, state);
	health = cg_fault_rules[fault].health;
	if (health == CG_HEALTH_GOOD)
		health = cg_fault_rules[cg_zones_why(profile, state)].health;
	if (health == CG_HEALTH_GOOD)
		return cg_zones_health(profile, state);
	if (health == CG_HEALTH_HOT && facts->fact[CG_FACT_TEMP_MAX_MDEGC] >= CG_OVERHEAT_MDEGC)
		return CG_HEALTH_OVERHEAT;
	return health;
}

s32 cg_cv_floor(const struct cg_profile *profile, s32 uv)
{
	return cg_range_floor(&profile->charger_cv, uv);
}

/* The limits, rounded down to what the charger can hold. */
static enum cg_why cg_limits_apply(const struct cg_profile *profile,
				   const struct cg_policy *policy, const struct cg_state *state,
				   struct cg_facts *facts, struct cg_decision *decision)
{
	struct cg_limits res;

	cg_rows_min(profile, policy, state, decision->phase, true, &res);
	/* not where a zone ended the charge: it goes on when more is allowed */
	if (state->full && cg_phases_is_full(profile, state))
		facts->stage = cg_steps_stage(profile, state);
	if (facts->stage)
		cg_limits_take(&res, CG_LIMIT_STEP, facts->stage->cv_uv, facts->stage->cc_ua);
	facts->cv_limit_uv = res.cv_uv;
	decision->cv_uv = cg_cv_floor(profile, res.cv_uv);
	decision->cc_ua = cg_range_floor(&profile->charger_cc, res.cc_ua);
	decision->cv_limited_by = res.cv_winner;
	decision->limited_by = res.cc_winner;
	return decision->cv_uv > 0 && decision->cc_ua > 0 ? CG_WHY_NONE : CG_WHY_TOO_LITTLE;
}

/*
 * The first reason not to charge, of all kinds: a fault, the limits, the user, the end. No
 * source comes before all of them: then nothing is to be explained.
 */
static enum cg_why cg_decide_why(const struct cg_profile *profile, const struct cg_policy *policy,
				 struct cg_state *state, struct cg_facts *facts,
				 enum cg_why fault, struct cg_decision *decision)
{
	enum cg_why little, hold;

	if (fault == CG_WHY_NONE)
		decision->phase = cg_phases_pick(profile, state, facts);
	little = cg_limits_apply(profile, policy, state, facts, decision);
	hold = cg_phases_hold(profile, policy, state, facts, decision->cv_uv);

	if (cg_known(facts, CG_FACT_ONLINE) && !facts->fact[CG_FACT_ONLINE])
		return CG_WHY_NO_SOURCE;
	if (fault != CG_WHY_NONE)
		return fault;
	if (hold != CG_WHY_NONE)
		return hold;
	if (little != CG_WHY_NONE)
		return little;
	if (!state->enabled && !cg_timers_pay_start(state))
		return CG_WHY_TOO_MANY_STARTS;
	return CG_WHY_NONE;
}

/* What the path takes comes on top: the limits are the cells'. */
static void cg_decide_on(const struct cg_profile *profile, struct cg_state *state,
			 struct cg_facts *facts, struct cg_decision *decision)
{
	s32 cell_uv = decision->cv_uv;
	s32 path_uv;

	decision->cv_uv = cg_path_tell(profile, state, facts, decision);
	path_uv = decision->cv_uv - cell_uv;
	if (path_uv != state->path_uv) {
		state->path_ms = facts->now_ms;
		state->mark_ms = CG_NEVER_MS;
		/* less voltage is less current for a while, and no end */
		state->low_since_ms = CG_NEVER_MS;
	}
	state->path_uv = path_uv;
	if (facts->idle)
		decision->limited_by = CG_LIMIT_CHARGER;
}

static void cg_decide_off(const struct cg_profile *profile, struct cg_state *state,
			  const struct cg_facts *facts, struct cg_decision *decision)
{
	const struct cg_fault_rule *rule = &cg_fault_rules[decision->why];

	state->path_uv = 0;
	decision->cv_uv = 0;
	decision->cc_ua = 0;
	decision->phase = rule->phase;
	decision->all_paths = rule->all_paths;
	/* who asked for too little is more telling than who cannot do so little */
	if (decision->why != CG_WHY_TOO_LITTLE)
		decision->limited_by = rule->row;
	if (decision->why == CG_WHY_FULL && !cg_phases_is_full(profile, state)) {
		decision->phase = CG_PHASE_HOLD;
		decision->limited_by = decision->cv_limited_by;
	}
	/* a charger is verified off before each start: that alone is no fault */
	if (decision->why == CG_WHY_UNVERIFIED && state->bad <= CG_VERIFY_CYCLES &&
	    !state->must_replug)
		decision->phase = CG_PHASE_PAUSED;
	/* a pack that only gauges has no fault */
	if (decision->why == CG_WHY_NO_CHARGER && !facts->charger)
		decision->phase = CG_PHASE_IDLE;
}

void cg_decide(const struct cg_profile *profile, const struct cg_policy *policy,
	       struct cg_state *state, const struct cg_view *view,
	       struct cg_decision *decision)
{
	struct cg_facts facts;
	enum cg_why fault;

	if (!cg_state_sound(state)) {
		cg_state_init(state);
		state->latched = CG_WHY_CORRUPT;
		/* how often it was started is not known any more (P19) */
		state->start_credit_ms = 0;
	}

	memset(decision, 0, sizeof(*decision));
	cg_facts_gather(profile, state, view, &facts);
	cg_timers_run(profile, state, &facts);
	cg_policy_run(profile, policy, state, view, &facts);
	cg_zones_hold(profile, state, &facts);
	cg_steps_run(profile, state, &facts);
	cg_path_learn(profile, state, &facts);
	cg_phases_end(profile, state, &facts);
	cg_steps_top_off(profile, state);
	fault = cg_faults_run(state, &facts, cg_guards_check(profile, state, &facts));

	decision->why = cg_decide_why(profile, policy, state, &facts, fault, decision);
	decision->enable = decision->why == CG_WHY_NONE;
	if (decision->enable)
		cg_decide_on(profile, state, &facts, decision);
	else
		cg_decide_off(profile, state, &facts, decision);
	if (decision->why == CG_WHY_INHIBITED)
		decision->discharge = cg_policy_discharges(policy, state, &facts);
	decision->health = cg_health_of(profile, state, &facts, fault);
	decision->status = cg_status_of(profile, state, &facts, decision);

	state->stale_ms = cg_deadline_stale(profile, state, &facts, decision->cc_ua);
	decision->next_ms = cg_deadline_next(profile, state, &facts, decision);
	state->next_ms = decision->next_ms;
	state->last_ms = facts.now_ms;
	state->phase = decision->phase;
	state->why = decision->why;
	state->enabled = decision->enable;
	cg_state_seal(state);
}
EXPORT_SYMBOL_GPL(cg_decide);
