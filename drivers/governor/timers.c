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
	state->mark_ms = CG_NEVER_MS;
	state->path_ms = CG_NEVER_MS;
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

/* A week at once at most (facts.c): no pack lives long enough for it to overflow. */
static void cg_count(s64 *timer_ms, s64 dt_ms)
{
	*timer_ms += dt_ms;
}

/*
 * The total is for the current that this pack and charger may have, and has room for half of it.
 * Told less, for a zone, a slower type or a cooling device, the timer runs slower by as much. Where
 * the source gives less than was told it runs slower by that, down to a half, as those in chips do.
 * So no charge lasts longer than twice its total, one that was told so little than eight times,
 * and the charge put in is bounded by its own counter.
 */
static s64 cg_timers_slow(const struct cg_profile *profile, const struct cg_state *state,
			  const struct cg_facts *facts, s64 dt_ms)
{
	s32 ua = facts->charger ? facts->charger->told_cc_ua : 0;
	s32 of_ua = max(ua, profile->slow_below_ua);

	/* that little is told then has timers of its own */
	if (ua <= 0 || state->phase < CG_PHASE_CC)
		return dt_ms;
	if (state->phase == CG_PHASE_CC && cg_known(facts, CG_FACT_CURRENT_UA))
		ua = clamp(facts->fact[CG_FACT_CURRENT_UA], ua - (ua >> 1), ua);
	if (ua == of_ua)
		return dt_ms;
	/* rounded up */
	return dt_ms - cg_scale(dt_ms, of_ua - max(ua, (of_ua >> CG_SLOWEST_SHIFT) + 1), of_ua);
}

/*
 * A charger that was told off between two decisions, for a suspend, charged until then: no
 * longer than to the deadline that it did not reach. One that was left on for a sleep and says that
 * it is full has ended the charge by itself, nobody knows when: no more is counted of it.
 */
static s64 cg_timers_on_ms(const struct cg_state *state, const struct cg_facts *facts)
{
	const struct cg_charger_sample *charger = facts->charger;
	bool ended;

	if (charger && charger->told_on)
		ended = facts->dt_ms > CG_LOOK_MS && state->enabled &&
			facts->fact[CG_FACT_STATUS] == CG_STATUS_FULL;
	else if (state->enabled)
		ended = charger && charger->trust == CG_TRUST_VERIFIED && !charger->slept_on;
	else
		return 0;
	return ended ? min(facts->dt_ms, state->next_ms) : facts->dt_ms;
}

/*
 * What goes in counts, whoever charges it. Told off, a little is the offset of a gauge, which would
 * be a whole battery in days; more is charge for no longer than two looks may be apart.
 */
static void cg_timers_put_in(const struct cg_profile *profile, struct cg_state *state,
			     const struct cg_facts *facts, s64 on_ms)
{
	s32 ua = facts->fact[CG_FACT_CURRENT_UA];

	if (!on_ms) {
		ua = ua > profile->off_noise_ua ? ua : 0;
		on_ms = min(facts->dt_ms, CG_LOOK_MS);
	}
	if (ua > 0)
		state->put_in_uams = min(state->put_in_uams + ua * on_ms, S64_MAX / 4);
}

static void cg_timers_count(const struct cg_profile *profile, struct cg_state *state,
			    const struct cg_facts *facts)
{
	s64 on_ms = cg_timers_on_ms(state, facts);
	s64 slow_ms = cg_timers_slow(profile, state, facts, on_ms);

	/* topping off has a timer of its own: steps.c */
	if (state->full && state->enabled)
		cg_count(&state->topped_ms, on_ms);
	else
		cg_count(&state->charged_ms, slow_ms);
	if (state->phase == CG_PHASE_CV)
		cg_count(&state->cv_ms, slow_ms);
	else if (state->phase == CG_PHASE_PRECHARGE)
		cg_count(&state->precharged_ms, on_ms);
	else if (state->phase == CG_PHASE_WAKEUP)
		cg_count(&state->woken_ms, on_ms);

	/* of a charger that cannot be asked it counts, too */
	if (cg_known(facts, CG_FACT_ONLINE) && !facts->fact[CG_FACT_ONLINE])
		return;
	if (cg_known(facts, CG_FACT_CURRENT_UA))
		cg_timers_put_in(profile, state, facts, on_ms);
}

static void cg_timers_clear(struct cg_state *state)
{
	state->charged_ms = 0;
	state->precharged_ms = 0;
	state->woken_ms = 0;
	state->cv_ms = 0;
	state->put_in_uams = 0;
	state->current_seen = false;
}

static void cg_timers_new_session(struct cg_state *state)
{
	cg_timers_clear(state);
	state->full = false;
	state->path_uohm = 0;
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

static s32 cg_per_s(s64 change, s64 dt_ms)
{
	return clamp_t(s64, div64_s64(change * CG_MS_PER_S, dt_ms), 0, S32_MAX);
}

/* How fast voltage and current move while the charger is told the same. */
static void cg_timers_trend(struct cg_state *state, const struct cg_facts *facts)
{
	s32 uv = facts->fact[CG_FACT_V_MAX_UV];
	s32 ua = facts->fact[CG_FACT_CURRENT_UA];
	s64 dt_ms = facts->now_ms - state->mark_ms;

	if (!state->enabled || !cg_known(facts, CG_FACT_V_MAX_UV) ||
	    !cg_known(facts, CG_FACT_CURRENT_UA)) {
		state->mark_ms = CG_NEVER_MS;
		state->rise_uv_s = 0;
		state->fall_ua_s = 0;
		return;
	}
	if (state->path_ms >= 0 && facts->now_ms - state->path_ms < CG_SETTLE_MS)
		return;
	if (state->mark_ms >= 0) {
		if (dt_ms < CG_TREND_MS)
			return;
		state->rise_uv_s = cg_per_s((s64)uv - state->mark_uv, dt_ms);
		state->fall_ua_s = cg_per_s((s64)state->mark_ua - ua, dt_ms);
	}
	state->mark_uv = uv;
	state->mark_ua = ua;
	state->mark_ms = facts->now_ms;
}

/* More than ends a charge, than noise, or than half of what was told, whichever is less. */
static bool cg_timers_see(const struct cg_profile *profile, const struct cg_facts *facts)
{
	s32 least_ua = min(profile->term_ua, profile->off_noise_ua);

	/* told nothing, half of it is no bound */
	if (facts->charger)
		least_ua = min_t(u32, least_ua, facts->charger->told_cc_ua / 2 - 1);
	return cg_known(facts, CG_FACT_CURRENT_UA) &&
	       facts->fact[CG_FACT_CURRENT_UA] > least_ua;
}

/**
 * cg_timers_run() - add what has passed since the last decision
 * @profile: the termination current, and what is noise
 * @state: the timers
 * @facts: gives the time; learns whether a session began
 */
void cg_timers_run(const struct cg_profile *profile, struct cg_state *state,
		   struct cg_facts *facts)
{
	if (!facts->clock_ok)
		cg_timers_restart(state);
	cg_timers_save(state, facts);
	cg_timers_count(profile, state, facts);
	cg_timers_session(state, facts);
	cg_timers_trend(state, facts);

	/* once is enough */
	if (!state->current_seen && state->enabled)
		state->current_seen = cg_timers_see(profile, facts);
}
EXPORT_SYMBOL_IF_KUNIT(cg_timers_run);

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
EXPORT_SYMBOL_IF_KUNIT(cg_timers_pay_start);

/**
 * cg_timers_recharge() - begin to count anew when what was put in has been used
 * @state: the timers, and the credit that pays for it
 *
 * A battery that is plugged for months, and used or leaking in between, is charged many times in
 * one session. It costs as much as a new session, so that nothing can do it often (F26).
 */
void cg_timers_recharge(struct cg_state *state)
{
	if (state->session_credit_ms < CG_SESSION_COST_MS)
		return;
	state->session_credit_ms -= CG_SESSION_COST_MS;
	cg_timers_clear(state);
}
EXPORT_SYMBOL_IF_KUNIT(cg_timers_recharge);
