// SPDX-License-Identifier: GPL-2.0-only
/*
 * The first reason not to charge, in the order of their weight. A guard looks at this cycle
 * only; how long its reason stays is the fault table's business. Pure.
 */
#include "rooms.h"

/* More than was told, beyond what gauges and chips may err (F22). */
static bool cg_guard_contradicts(const struct cg_profile *profile, const struct cg_facts *facts)
{
	const struct cg_charger_sample *charger = facts->charger;
	s64 more_ua;

	if (!charger || charger->trust != CG_TRUST_VERIFIED || !cg_is(facts, CG_FACT_ONLINE) ||
	    !cg_known(facts, CG_FACT_CURRENT_UA))
		return false;
	if (!charger->told_on)
		return facts->fact[CG_FACT_CURRENT_UA] > profile->off_noise_ua;

	more_ua = (s64)facts->fact[CG_FACT_CURRENT_UA] - charger->told_cc_ua;
	return more_ua > profile->on_noise_ua && more_ua > charger->told_cc_ua / 10;
}

/*
 * Counts contradictions. After the charger was told less, what is read may still be of before, so
 * only readings count that were taken when it had settled. A gauge that fails just then leaves its
 * last word of before, which stays young for a while.
 */
static bool cg_guard_over_current(const struct cg_profile *profile, struct cg_state *state,
				  const struct cg_facts *facts)
{
	s32 told_ua = facts->charger && facts->charger->told_on ? facts->charger->told_cc_ua : 0;
	s64 now_ms = facts->now_ms;

	if (told_ua < state->told_ua)
		state->told_since_ms = now_ms;
	state->told_ua = told_ua;

	if (!cg_guard_contradicts(profile, facts)) {
		state->evidence = 0;
		return false;
	}
	if (state->told_since_ms >= 0 &&
	    cg_since(facts->view->f[CG_V_CURRENT_UA].at_ms, state->told_since_ms) < CG_SETTLE_MS)
		return false;
	if (state->evidence_ms < 0 || now_ms - state->evidence_ms >= CG_EVIDENCE_APART_MS) {
		state->evidence = min(state->evidence + 1, CG_EVIDENCE);
		state->evidence_ms = now_ms;
	}
	return state->evidence >= CG_EVIDENCE;
}

/* Once latched it lasts until the voltage is 1 % below the limit (P9: hysteresis). */
static bool cg_guard_over_voltage(const struct cg_profile *profile, const struct cg_state *state,
				  const struct cg_facts *facts)
{
	s32 limit_uv = profile->over_voltage_uv;

	if (state->latched == CG_WHY_OVER_VOLTAGE)
		limit_uv -= limit_uv / 100;
	return cg_known(facts, CG_FACT_V_MAX_UV) && facts->fact[CG_FACT_V_MAX_UV] >= limit_uv;
}

static enum cg_why cg_guard_charger(const struct cg_facts *facts)
{
	if (facts->charger->trust == CG_TRUST_MISMATCH)
		return CG_WHY_CHARGER_RESET;
	if (facts->charger->trust != CG_TRUST_VERIFIED)
		return CG_WHY_UNVERIFIED;

	switch (facts->fact[CG_FACT_HEALTH]) {
	case CG_CHARGER_HEALTH_SAFETY_TIMER:
		return CG_WHY_CHARGER_TIMER;
	case CG_CHARGER_HEALTH_WATCHDOG:
		return CG_WHY_CHARGER_RESET;
	case CG_CHARGER_HEALTH_OVERHEAT:
	case CG_CHARGER_HEALTH_DEAD:
	case CG_CHARGER_HEALTH_OVERVOLTAGE:
	case CG_CHARGER_HEALTH_UNSPEC_FAILURE:
	case CG_CHARGER_HEALTH_OVERCURRENT:
		return CG_WHY_CHARGER_FAULT;
	default:
		return CG_WHY_NONE;
	}
}

static enum cg_why cg_guard_timers(const struct cg_profile *profile,
				   const struct cg_state *state, const struct cg_facts *facts)
{
	s32 low_uv = facts->fact[CG_FACT_V_MIN_UV];

	if (low_uv < profile->dead_below_uv &&
	    state->woken_ms >= (s64)profile->wakeup_s * CG_MS_PER_S)
		return CG_WHY_DEAD_BATTERY;
	if (low_uv < profile->precharge_below_uv &&
	    state->precharged_ms >= (s64)profile->precharge_s * CG_MS_PER_S)
		return CG_WHY_PRECHARGE_TIMER;
	if (state->charged_ms >= (s64)profile->total_s * CG_MS_PER_S)
		return CG_WHY_TOTAL_TIMER;
	if (profile->cv_s > 0 && state->cv_ms >= (s64)profile->cv_s * CG_MS_PER_S && !state->full)
		return CG_WHY_CV_TIMER;
	if (state->put_in_uams >= (s64)profile->charge_bound_uah * CG_HOUR_MS)
		return CG_WHY_CHARGE_BOUND;
	return CG_WHY_NONE;
}

/**
 * cg_guards_check() - the first reason not to charge
 * @profile: the limits
 * @state: timers, zones and the count of contradictions
 * @facts: this cycle
 *
 * Return: the reason, CG_WHY_NONE if every guard is content
 */
enum cg_why cg_guards_check(const struct cg_profile *profile, struct cg_state *state,
			    const struct cg_facts *facts)
{
	/* first, because it counts */
	bool over_current = cg_guard_over_current(profile, state, facts);
	enum cg_why why;

	/* the charger does not obey */
	if (over_current)
		return CG_WHY_OVER_CURRENT;
	/* a cell is above its limit, whatever else is true */
	if (cg_guard_over_voltage(profile, state, facts))
		return CG_WHY_OVER_VOLTAGE;
	/* without a clock no timer protects */
	if (!facts->clock_ok)
		return CG_WHY_CLOCK;
	/* what is not known is not in range */
	why = cg_facts_missing(facts);
	if (why != CG_WHY_NONE)
		return why;
	if (!facts->fact[CG_FACT_PRESENT])
		return CG_WHY_NO_BATTERY;
	/* one of them is wrong, and nobody knows which */
	if (facts->view->disagree)
		return CG_WHY_MEMBERS_DISAGREE;
	/* the charger must be known to be off before it is told to be on */
	why = cg_guard_charger(facts);
	if (why != CG_WHY_NONE)
		return why;
	/* this session has had enough */
	why = cg_guard_timers(profile, state, facts);
	if (why != CG_WHY_NONE)
		return why;
	/* an end that was not one */
	if (facts->ended == CG_WHY_IMPLAUSIBLE_FULL)
		return CG_WHY_IMPLAUSIBLE_FULL;
	return cg_zones_why(profile, state);
}
EXPORT_SYMBOL_IF_KUNIT(cg_guards_check);
