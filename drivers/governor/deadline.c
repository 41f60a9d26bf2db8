// SPDX-License-Identifier: GPL-2.0-only
/*
 * When to look again. The age that a reading may reach is physics: the time in which the worst
 * cell could cross its nearest guard at the worst slope. The next look is then at the latest,
 * and earlier where a timer ends or something is being watched. Pure.
 *
 * With no source, full or held, and the charger verified off, there is no next look: the pack
 * decides again when a supply or a user says something. What could go wrong meanwhile needs the
 * charger to start by itself, which its status change tells. A source that nothing tells of is
 * looked for, and so is, held or full, what is used of a battery whose gauges never tell.
 */
#include "rooms.h"

/* A cell warms by no more than 0.03 K/s (SAFETY: worst slope of a cell that charges). */
#define CG_SLOPE_MDEGC_PER_S	30
/* Not reached before CG_STALE_MAX_MS. */
#define CG_FAR_MDEGC		(CG_STALE_MAX_MS / CG_MS_PER_S * CG_SLOPE_MDEGC_PER_S + 1)

#define CG_RETRY_MS		1000
#define CG_RETRIES		10
#define CG_PATIENCE_MS		30000

/* Only an edge towards less needs to be met in time: more can wait for the next look. */
static s64 cg_margin_temp_ms(const struct cg_profile *profile, const struct cg_state *state,
			     const struct cg_facts *facts)
{
	int cold = state->zone, hot = state->zone_hot;
	s64 margin = CG_FAR_MDEGC, way;

	if (cg_zone_exists(profile, cold)) {
		way = (s64)facts->fact[CG_FACT_TEMP_MIN_MDEGC] -
		      profile->zone[cold].guard_from_mdegc;
		if (way < margin && !profile->zone[cold].eases_below)
			margin = way;
	}
	if (cg_zone_exists(profile, hot)) {
		way = (s64)profile->zone[hot].guard_to_mdegc -
		      facts->fact[CG_FACT_TEMP_MAX_MDEGC];
		if (way < margin && !profile->zone[hot].eases_above)
			margin = way;
	}
	return div_s64(margin * CG_MS_PER_S, CG_SLOPE_MDEGC_PER_S);
}

static s64 cg_margin_voltage_ms(const struct cg_profile *profile, const struct cg_facts *facts,
				s32 cc_ua)
{
	s64 margin_uv = (s64)profile->over_voltage_uv - facts->fact[CG_FACT_V_MAX_UV];
	s64 per_hour_uv = cg_scale(profile->rise_uv_h, max(cc_ua, 0),
				   max(profile->capacity_uah, 1));

	return div64_s64(margin_uv * CG_HOUR_MS, max_t(s64, per_hour_uv, 1));
}

/**
 * cg_deadline_stale() - how old a reading may become
 * @profile: the guards
 * @state: the zones
 * @facts: where the battery is now; temperatures and voltage are known
 * @cc_ua: current at which it will be charged
 *
 * Return: CG_STALE_MIN_MS..CG_STALE_MAX_MS
 */
s64 cg_deadline_stale(const struct cg_profile *profile, const struct cg_state *state,
		      const struct cg_facts *facts, s32 cc_ua)
{
	s64 ms = min(cg_margin_temp_ms(profile, state, facts),
		     cg_margin_voltage_ms(profile, facts, cc_ua));

	return clamp_t(s64, ms, CG_STALE_MIN_MS, CG_STALE_MAX_MS);
}
EXPORT_SYMBOL_IF_KUNIT(cg_deadline_stale);

/* What is left of @dwell_ms since @since_ms; for ever if it never began. */
static s64 cg_left_ms(s64 now_ms, s64 since_ms, s64 dwell_ms)
{
	return since_ms < 0 ? S64_MAX : max_t(s64, dwell_ms - cg_since(now_ms, since_ms), 0);
}

/* Time until the first timer of this session ends. */
static s64 cg_timers_left_ms(const struct cg_profile *profile, const struct cg_state *state,
			     const struct cg_facts *facts, enum cg_phase phase)
{
	s64 ms = (s64)profile->total_s * CG_MS_PER_S - state->charged_ms;
	s64 bound_uams = (s64)profile->charge_bound_uah * CG_HOUR_MS - state->put_in_uams;

	/* topping off has a timer of its own */
	if (state->full)
		return S64_MAX;
	if (profile->cv_s > 0 && phase == CG_PHASE_CV)
		ms = min(ms, (s64)profile->cv_s * CG_MS_PER_S - state->cv_ms);
	if (phase == CG_PHASE_PRECHARGE)
		ms = min(ms, (s64)profile->precharge_s * CG_MS_PER_S - state->precharged_ms);
	if (phase == CG_PHASE_WAKEUP)
		ms = min(ms, (s64)profile->wakeup_s * CG_MS_PER_S - state->woken_ms);
	return min(ms, div64_s64(bound_uams, max(facts->fact[CG_FACT_CURRENT_UA], 1)));
}

static s64 cg_reach_ms(s64 way, s32 per_s)
{
	return way > 0 && per_s > 0 ? div_s64(way * CG_MS_PER_S, per_s) + 1 : S64_MAX;
}

/*
 * What comes soon at the present trend: the end of precharge, and the current that ends the
 * charge. Not sooner than a trend can tell.
 */
static s64 cg_trend_left_ms(const struct cg_profile *profile, const struct cg_state *state,
			    const struct cg_facts *facts, enum cg_phase phase)
{
	s64 ms = S64_MAX;

	if (phase == CG_PHASE_WAKEUP || phase == CG_PHASE_PRECHARGE)
		ms = cg_reach_ms(cg_precharge_end_uv(profile) -
				 facts->fact[CG_FACT_V_MIN_UV], state->rise_uv_s);
	else if (phase == CG_PHASE_CV)
		ms = cg_reach_ms((s64)facts->fact[CG_FACT_CURRENT_UA] - profile->term_ua,
				 state->fall_ua_s);
	return max_t(s64, ms, CG_TREND_MS);
}

static s64 cg_deadline_on(const struct cg_profile *profile, const struct cg_state *state,
			  const struct cg_facts *facts, const struct cg_decision *decision)
{
	s64 now_ms = facts->now_ms;
	s64 ms = state->stale_ms - facts->oldest_ms;

	ms = min(ms, cg_timers_left_ms(profile, state, facts, decision->phase));
	/* for ever where none of them runs, as usual */
	if (state->low_since_ms >= 0)
		ms = min(ms, cg_left_ms(now_ms, state->low_since_ms, profile->term_dwell_ms));
	if (state->lame_since_ms >= 0 && !facts->idle)
		ms = min(ms, cg_left_ms(now_ms, state->lame_since_ms, CG_LAME_MS));
	ms = min3(ms, facts->look_ms, cg_trend_left_ms(profile, state, facts, decision->phase));
	/* a start is looked at soon, and a step ends with three different readings of the gauge */
	if (!state->enabled || state->step_samples)
		ms = min_t(s64, ms, CG_SETTLE_MS);
	if (state->evidence)
		ms = CG_RETRY_MS;
	/* 0 would be: never */
	return max_t(s64, ms, 1);
}

static bool cg_is_at_rest(const struct cg_decision *decision)
{
	return decision->why == CG_WHY_NO_SOURCE || decision->why == CG_WHY_FULL ||
	       decision->why == CG_WHY_END_THRESHOLD || decision->why == CG_WHY_INHIBITED ||
	       decision->why == CG_WHY_TYPE_LEVEL || decision->why == CG_WHY_RESTING ||
	       decision->why == CG_WHY_DEFENDED;
}

static s64 cg_deadline_at_rest(const struct cg_state *state, const struct cg_facts *facts,
			       const struct cg_decision *decision)
{
	s64 ms = cg_left_ms(facts->now_ms, state->told_since_ms, CG_SETTLE_MS);

	if (ms > 0 && ms <= CG_SETTLE_MS)
		return ms;
	/* a source that nothing tells of is looked for */
	if (decision->why == CG_WHY_NO_SOURCE && facts->charger->unheard)
		return CG_STALE_MAX_MS;
	return cg_policy_look_ms(state, facts, decision);
}

static s64 cg_deadline_off(const struct cg_state *state, const struct cg_facts *facts,
			   const struct cg_decision *decision)
{
	/* off is to be seen to be off: status at once, current when the gauge has settled */
	if (facts->charger->trust != CG_TRUST_VERIFIED || state->evidence)
		return state->bad < CG_RETRIES ? CG_RETRY_MS : CG_PATIENCE_MS;
	if (state->enabled)
		return CG_RETRY_MS;
	if (cg_is_at_rest(decision))
		return cg_deadline_at_rest(state, facts, decision);
	if (decision->why == CG_WHY_TOO_MANY_STARTS)
		return CG_START_COST_MS - state->start_credit_ms;
	if (cg_fault_rules[decision->why].clear != CG_CLEAR_DWELL || state->must_replug)
		return CG_STALE_MAX_MS;
	/* the cause has gone: the dwell is running, unless it waits for the next hour */
	if (!state->bad)
		return state->restarts > CG_RESTARTS_PER_HOUR ? CG_PATIENCE_MS : CG_RETRY_MS;
	return decision->phase == CG_PHASE_PAUSED || state->bad >= CG_RETRIES ?
	       CG_PATIENCE_MS : CG_RETRY_MS;
}

/**
 * cg_deadline_next() - when to decide again at the latest
 * @profile: timers
 * @state: as the decision leaves it, except that @state->enabled is still that of before
 * @facts: this cycle
 * @decision: what was decided
 *
 * Return: delay, 0 = only when something happens
 */
s64 cg_deadline_next(const struct cg_profile *profile, const struct cg_state *state,
		     const struct cg_facts *facts, const struct cg_decision *decision)
{
	s64 most_ms = CG_STALE_MAX_MS;
	s64 ms, told_for_ms;

	/* a pack that only gauges */
	if (!facts->charger)
		return 0;
	if (decision->enable) {
		ms = cg_deadline_on(profile, state, facts, decision);
	} else {
		ms = cg_deadline_off(state, facts, decision);
		if (cg_is_at_rest(decision))
			most_ms = CG_LOOK_MS;
	}
	/* what the chip forgets by itself is told again in time */
	told_for_ms = facts->charger->told_for_ms;
	if (told_for_ms > 0 && cg_is(facts, CG_FACT_ONLINE))
		ms = ms ? min(ms, told_for_ms) : told_for_ms;
	return ms ? clamp_t(s64, ms, CG_STALE_MIN_MS, most_ms) : 0;
}
EXPORT_SYMBOL_IF_KUNIT(cg_deadline_next);
