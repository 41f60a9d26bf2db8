// SPDX-License-Identifier: GPL-2.0-only
/*
 * What has passed. Timers of a session accumulate over pauses and suspend (P6) and end only with
 * the session; a session ends only with a true absence of the source, and not arbitrarily often
 * (F26). Pure.
 */
#include "rooms.h"

/* Nothing measured against a clock that jumped can be kept, except what has been counted. */
static void cg_timers_restart(struct cg_state *state)
{
	state->low_since_ms = CG_NEVER_MS;
	state->lame_since_ms = CG_NEVER_MS;
	state->good_since_ms = CG_NEVER_MS;
	state->offline_since_ms = CG_NEVER_MS;
	state->told_since_ms = CG_NEVER_MS;
	state->evidence_ms = CG_NEVER_MS;
}

static s64 cg_save(s64 credit_ms, s64 dt_ms, s64 most_ms)
{
	return min(credit_ms + dt_ms, most_ms);
}

static void cg_timers_save(struct cg_state *state, const struct cg_facts *facts)
{
	state->start_credit_ms = cg_save(state->start_credit_ms, facts->dt_ms,
					 CG_START_SAVINGS * CG_START_COST_MS);
	state->session_credit_ms = cg_save(state->session_credit_ms, facts->dt_ms,
					   CG_SESSION_SAVINGS * CG_SESSION_COST_MS);

	if (state->hour_ms < 0 || state->hour_ms > facts->now_ms ||
	    facts->now_ms - state->hour_ms >= CG_HOUR_MS) {
		state->hour_ms = facts->now_ms;
		state->restarts = 0;
	}
}

/*
 * A charger that was told off between two decisions, for a suspend, charged until then: no
 * longer than to the deadline that it did not reach.
 */
static s64 cg_timers_on_ms(const struct cg_state *state, const struct cg_facts *facts)
{
	const struct cg_charger_sample *charger = facts->charger;

	if (charger && charger->told_on)
		return facts->dt_ms;
	if (!state->enabled)
		return 0;
	if (charger && charger->trust == CG_TRUST_VERIFIED)
		return min(facts->dt_ms, state->next_ms);
	return facts->dt_ms;
}

static void cg_timers_count(struct cg_state *state, const struct cg_facts *facts)
{
	s64 on_ms = cg_timers_on_ms(state, facts);

	state->charged_ms = min(state->charged_ms + on_ms, S64_MAX / 4);
	if (state->phase == CG_PHASE_PRECHARGE)
		state->precharged_ms = min(state->precharged_ms + on_ms, S64_MAX / 4);
	if (state->phase == CG_PHASE_WAKEUP)
		state->woken_ms = min(state->woken_ms + on_ms, S64_MAX / 4);

	/* whoever charges it, what goes in counts */
	if (cg_is(facts, CG_FACT_ONLINE) && cg_known(facts, CG_FACT_CURRENT_UA) &&
	    facts->fact[CG_FACT_CURRENT_UA] > 0)
		state->put_in_uams = min(state->put_in_uams +
					 facts->fact[CG_FACT_CURRENT_UA] * facts->dt_ms,
					 S64_MAX / 4);
}

static void cg_timers_new_session(struct cg_state *state)
{
	state->charged_ms = 0;
	state->precharged_ms = 0;
	state->woken_ms = 0;
	state->put_in_uams = 0;
	state->current_seen = false;
	state->full = false;
}

static void cg_timers_session(struct cg_state *state, struct cg_facts *facts)
{
	s64 since_ms = state->offline_since_ms;

	if (!cg_known(facts, CG_FACT_ONLINE))
		return;
	if (!facts->fact[CG_FACT_ONLINE]) {
		if (since_ms < 0)
			state->offline_since_ms = facts->now_ms;
		return;
	}

	state->offline_since_ms = CG_NEVER_MS;
	if (cg_since(facts->now_ms, since_ms) < CG_UNPLUG_MS ||
	    state->session_credit_ms < CG_SESSION_COST_MS)
		return;
	state->session_credit_ms -= CG_SESSION_COST_MS;
	facts->new_session = true;
	cg_timers_new_session(state);
}

/**
 * cg_timers_run() - add what has passed since the last decision
 * @profile: the termination current
 * @state: the timers
 * @facts: gives the time; learns whether a session began
 */
void cg_timers_run(const struct cg_profile *profile, struct cg_state *state,
		   struct cg_facts *facts)
{
	if (!facts->clock_ok)
		cg_timers_restart(state);
	cg_timers_save(state, facts);
	cg_timers_count(state, facts);
	cg_timers_session(state, facts);

	if (state->enabled && cg_known(facts, CG_FACT_CURRENT_UA) &&
	    facts->fact[CG_FACT_CURRENT_UA] > profile->term_ua)
		state->current_seen = true;
}

/**
 * cg_timers_pay_start() - pay for switching charging on (P19)
 * @state: has the credit
 *
 * Return: false if it must wait
 */
bool cg_timers_pay_start(struct cg_state *state)
{
	if (state->start_credit_ms < CG_START_COST_MS)
		return false;
	state->start_credit_ms -= CG_START_COST_MS;
	return true;
}
