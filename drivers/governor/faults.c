// SPDX-License-Identifier: GPL-2.0-only
/*
 * The one table of reasons not to charge, and how each goes away (P9). Pure.
 *
 * A reason that is gone with its cause needs nothing. Any other is latched, and stays until its
 * cause has been gone for some cycles and some time, or until the source was away and came
 * back. What interrupts charging too often in an hour waits for the next hour, or for a replug.
 */
#include "rooms.h"

const struct cg_fault_rule cg_fault_rules[CG_N_WHYS] = {
	/* the way things are */
	[CG_WHY_NONE]		= { .phase = CG_PHASE_IDLE, .health = CG_HEALTH_GOOD },
	[CG_WHY_NO_SOURCE]	= { .phase = CG_PHASE_IDLE, .health = CG_HEALTH_GOOD,
				    .row = CG_LIMIT_SOURCE },
	[CG_WHY_FULL]		= { .phase = CG_PHASE_FULL, .health = CG_HEALTH_GOOD,
				    .row = CG_LIMIT_BATTERY },
	[CG_WHY_END_THRESHOLD]	= { .phase = CG_PHASE_HOLD, .health = CG_HEALTH_GOOD,
				    .row = CG_LIMIT_THRESHOLD },
	[CG_WHY_TYPE_LEVEL]	= { .phase = CG_PHASE_HOLD, .health = CG_HEALTH_GOOD,
				    .row = CG_LIMIT_POLICY },
	[CG_WHY_RESTING]	= { .phase = CG_PHASE_PAUSED, .health = CG_HEALTH_GOOD,
				    .row = CG_LIMIT_POLICY },
	[CG_WHY_DEFENDED]	= { .phase = CG_PHASE_HOLD, .health = CG_HEALTH_GOOD,
				    .row = CG_LIMIT_DEFENDER },
	[CG_WHY_INHIBITED]	= { .phase = CG_PHASE_HOLD, .health = CG_HEALTH_GOOD,
				    .row = CG_LIMIT_USER },
	[CG_WHY_TOO_LITTLE]	= { .phase = CG_PHASE_PAUSED, .health = CG_HEALTH_GOOD,
				    .row = CG_LIMIT_CHARGER },
	[CG_WHY_TOO_MANY_STARTS] = { .phase = CG_PHASE_PAUSED, .health = CG_HEALTH_GOOD,
				    .row = CG_LIMIT_SAFETY },

	/* the charger: told off, verified, told again */
	[CG_WHY_UNVERIFIED]	= { .phase = CG_PHASE_FAULT, .clear = CG_CLEAR_DWELL,
				    .good = 1, .severity = 1, .counts = true,
				    .storm_latches = true, .health = CG_HEALTH_GOOD,
				    .row = CG_LIMIT_CHARGER },
	[CG_WHY_CHARGER_RESET]	= { .phase = CG_PHASE_FAULT, .clear = CG_CLEAR_DWELL,
				    .good = 1, .severity = 2, .counts = true,
				    .storm_latches = true, .health = CG_HEALTH_WATCHDOG,
				    .row = CG_LIMIT_CHARGER },

	/* temperature: hysteresis is in the zones */
	[CG_WHY_TOO_COLD]	= { .phase = CG_PHASE_PAUSED, .clear = CG_CLEAR_DWELL,
				    .good = 2, .severity = 3, .dwell_ms = 10000,
				    .health = CG_HEALTH_COLD, .row = CG_LIMIT_ZONE },
	[CG_WHY_TOO_HOT]	= { .phase = CG_PHASE_PAUSED, .clear = CG_CLEAR_DWELL,
				    .good = 2, .severity = 3, .dwell_ms = 10000,
				    .health = CG_HEALTH_HOT, .row = CG_LIMIT_ZONE },

	/* what is not known: k good cycles (F10) */
	[CG_WHY_NO_VOLTAGE]	= { .phase = CG_PHASE_FAULT, .clear = CG_CLEAR_DWELL,
				    .good = 3, .severity = 4, .dwell_ms = 2000, .counts = true,
				    .health = CG_HEALTH_UNKNOWN, .row = CG_LIMIT_SAFETY },
	[CG_WHY_NO_CURRENT]	= { .phase = CG_PHASE_FAULT, .clear = CG_CLEAR_DWELL,
				    .good = 3, .severity = 4, .dwell_ms = 2000, .counts = true,
				    .health = CG_HEALTH_UNKNOWN, .row = CG_LIMIT_SAFETY },
	[CG_WHY_NO_TEMPERATURE]	= { .phase = CG_PHASE_FAULT, .clear = CG_CLEAR_DWELL,
				    .good = 3, .severity = 4, .dwell_ms = 2000, .counts = true,
				    .health = CG_HEALTH_UNKNOWN, .row = CG_LIMIT_SAFETY },
	[CG_WHY_NO_CHARGER]	= { .phase = CG_PHASE_FAULT, .clear = CG_CLEAR_DWELL,
				    .good = 3, .severity = 4, .dwell_ms = 2000, .counts = true,
				    .health = CG_HEALTH_GOOD, .row = CG_LIMIT_CHARGER },
	[CG_WHY_CLOCK]		= { .phase = CG_PHASE_FAULT, .clear = CG_CLEAR_DWELL,
				    .good = 3, .severity = 4, .dwell_ms = 2000, .counts = true,
				    .health = CG_HEALTH_UNKNOWN, .row = CG_LIMIT_SAFETY },
	[CG_WHY_NO_BATTERY]	= { .phase = CG_PHASE_FAULT, .clear = CG_CLEAR_DWELL,
				    .good = 3, .severity = 5, .dwell_ms = 5000, .counts = true,
				    .health = CG_HEALTH_NO_BATTERY, .row = CG_LIMIT_SAFETY },
	[CG_WHY_MEMBERS_DISAGREE] = { .phase = CG_PHASE_FAULT, .clear = CG_CLEAR_DWELL,
				    .good = 3, .severity = 5, .dwell_ms = 10000, .counts = true,
				    .health = CG_HEALTH_UNSPEC_FAILURE, .row = CG_LIMIT_SAFETY },
	[CG_WHY_CHARGER_FAULT]	= { .phase = CG_PHASE_FAULT, .clear = CG_CLEAR_DWELL,
				    .good = 3, .severity = 5, .dwell_ms = 10000, .counts = true,
				    .health = CG_HEALTH_UNSPEC_FAILURE,
				    .row = CG_LIMIT_CHARGER },
	[CG_WHY_IMPLAUSIBLE_FULL] = { .phase = CG_PHASE_FAULT, .clear = CG_CLEAR_DWELL,
				    .good = 3, .severity = 5, .dwell_ms = 60000, .counts = true,
				    .health = CG_HEALTH_UNSPEC_FAILURE, .row = CG_LIMIT_SAFETY },

	/* this session is over */
	[CG_WHY_CHARGER_TIMER]	= { .phase = CG_PHASE_FAULT, .clear = CG_CLEAR_REPLUG,
				    .severity = 6, .health = CG_HEALTH_SAFETY_TIMER,
				    .row = CG_LIMIT_CHARGER },
	[CG_WHY_PRECHARGE_TIMER] = { .phase = CG_PHASE_FAULT, .clear = CG_CLEAR_REPLUG,
				    .severity = 7, .health = CG_HEALTH_SAFETY_TIMER,
				    .row = CG_LIMIT_SAFETY },
	[CG_WHY_TOTAL_TIMER]	= { .phase = CG_PHASE_FAULT, .clear = CG_CLEAR_REPLUG,
				    .severity = 7, .health = CG_HEALTH_SAFETY_TIMER,
				    .row = CG_LIMIT_SAFETY },
	[CG_WHY_CV_TIMER]	= { .phase = CG_PHASE_FAULT, .clear = CG_CLEAR_REPLUG,
				    .severity = 7, .health = CG_HEALTH_SAFETY_TIMER,
				    .row = CG_LIMIT_SAFETY },
	[CG_WHY_CHARGE_BOUND]	= { .phase = CG_PHASE_FAULT, .clear = CG_CLEAR_REPLUG,
				    .severity = 7, .health = CG_HEALTH_SAFETY_TIMER,
				    .row = CG_LIMIT_SAFETY },
	[CG_WHY_DEAD_BATTERY]	= { .phase = CG_PHASE_FAULT, .clear = CG_CLEAR_REPLUG,
				    .severity = 8, .health = CG_HEALTH_DEAD,
				    .row = CG_LIMIT_SAFETY },
	[CG_WHY_OVER_VOLTAGE]	= { .phase = CG_PHASE_FAULT, .clear = CG_CLEAR_REPLUG,
				    .severity = 9, .measured = true,
				    .health = CG_HEALTH_OVER_VOLTAGE,
				    .row = CG_LIMIT_SAFETY },
	[CG_WHY_OVER_CURRENT]	= { .phase = CG_PHASE_FAULT, .clear = CG_CLEAR_REPLUG,
				    .severity = 10, .measured = true, .all_paths = true,
				    .health = CG_HEALTH_OVER_CURRENT, .row = CG_LIMIT_SAFETY },
	[CG_WHY_CORRUPT]	= { .phase = CG_PHASE_FAULT, .clear = CG_CLEAR_REPLUG,
				    .severity = 11, .health = CG_HEALTH_UNSPEC_FAILURE,
				    .row = CG_LIMIT_SAFETY },
};
EXPORT_SYMBOL_IF_KUNIT(cg_fault_rules);

static void cg_faults_count(struct cg_state *state, const struct cg_facts *facts,
			    enum cg_why cause)
{
	if (cause != CG_WHY_NONE) {
		state->good = 0;
		state->good_since_ms = CG_NEVER_MS;
		state->bad += state->bad < U8_MAX;
		return;
	}
	state->bad = 0;
	state->good += state->good < U8_MAX;
	if (state->good_since_ms < 0)
		state->good_since_ms = facts->now_ms;
}

static void cg_faults_latch(struct cg_state *state, const struct cg_facts *facts,
			    enum cg_why cause)
{
	const struct cg_fault_rule *rule = &cg_fault_rules[cause];

	if (rule->clear == CG_CLEAR_ITSELF)
		return;

	/* it may be back already: that it was away before is no replug after this (P5) */
	if (rule->measured && !(cg_known(facts, CG_FACT_ONLINE) && !facts->fact[CG_FACT_ONLINE]))
		state->offline_since_ms = CG_NEVER_MS;

	if (rule->counts && state->enabled) {
		state->restarts = min(state->restarts + 1, U8_MAX);
		if (rule->storm_latches && state->restarts > CG_RESTARTS_PER_HOUR)
			state->must_replug = true;
	}
	if (state->latched == CG_WHY_NONE ||
	    rule->severity > cg_fault_rules[state->latched].severity)
		state->latched = cause;
}

static bool cg_faults_may_clear(const struct cg_state *state, const struct cg_facts *facts)
{
	const struct cg_fault_rule *rule = &cg_fault_rules[state->latched];

	if (rule->clear == CG_CLEAR_REPLUG || state->must_replug)
		return false;
	if (rule->counts && state->restarts > CG_RESTARTS_PER_HOUR)
		return false;
	return state->good >= rule->good &&
	       cg_since(facts->now_ms, state->good_since_ms) >= rule->dwell_ms;
}

/**
 * cg_faults_run() - from the reason of this cycle to the reason that holds
 * @state: what is latched
 * @facts: time, and whether a session began
 * @cause: what the guards said
 *
 * Return: the reason that holds, CG_WHY_NONE if there is none
 */
enum cg_why cg_faults_run(struct cg_state *state, const struct cg_facts *facts,
			  enum cg_why cause)
{
	cg_faults_count(state, facts, cause);

	/* what is still so is latched again below, but not for ever if it needs no replug */
	if (facts->new_session) {
		state->latched = CG_WHY_NONE;
		state->must_replug = false;
	}
	if (cause != CG_WHY_NONE)
		cg_faults_latch(state, facts, cause);
	else if (state->latched != CG_WHY_NONE && cg_faults_may_clear(state, facts))
		state->latched = CG_WHY_NONE;

	return state->latched != CG_WHY_NONE ? state->latched : cause;
}
EXPORT_SYMBOL_IF_KUNIT(cg_faults_run);
