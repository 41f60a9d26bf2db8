// SPDX-License-Identifier: GPL-2.0-only
/*
 * Has the charge ended, is it held, and which phase is it in? Pure.
 *
 *	dead_below  precharge_below      near CV
 *	    |             |                 |
 *	 WAKEUP  PRECHARGE        CC        |  CV  -> FULL
 */
#include "rooms.h"

/* State of charge below which an end is not believed: current was seen, was never seen. */
#define CG_END_PCT		60
#define CG_END_UNSEEN_PCT	90
/* Offsets of gauges are below this part of 1C, and what they resolve. */
#define CG_OFFSET_PART		200
#define CG_GRAIN_UA		1000

/* An end below the full voltage, because somebody allows no more, says nothing of the capacity. */
static bool cg_end_is_partial(const struct cg_profile *profile, const struct cg_state *state,
			      s32 cv_uv)
{
	return cv_uv < cg_near_uv(cg_rows_full_uv(profile, state));
}

/* F3: a current that is stuck at nothing looks like the end. */
static bool cg_end_is_plausible(const struct cg_profile *profile, const struct cg_state *state,
				const struct cg_facts *facts)
{
	if (cg_end_is_partial(profile, state, facts->cell_cv_uv + state->ahead_uv))
		return true;
	if (!cg_known(facts, CG_FACT_CAPACITY_PCT))
		return state->current_seen;
	return facts->fact[CG_FACT_CAPACITY_PCT] >=
	       (state->current_seen ? CG_END_PCT : CG_END_UNSEEN_PCT);
}

#define CG_END_NEEDS	(BIT(CG_FACT_V_MAX_UV) | BIT(CG_FACT_CURRENT_UA) | BIT(CG_FACT_STATUS))

static bool cg_end_is_visible(const struct cg_facts *facts)
{
	return facts->cell_cv_uv && (facts->known & CG_END_NEEDS) == CG_END_NEEDS;
}

/* Since when @holds; CG_NEVER_MS as long as it does not. */
static bool cg_lasts(s64 *since_ms, bool holds, s64 now_ms, s64 dwell_ms)
{
	if (!holds)
		*since_ms = CG_NEVER_MS;
	else if (*since_ms < 0)
		*since_ms = now_ms;
	return holds && cg_since(now_ms, *since_ms) >= dwell_ms;
}

/*
 * Low enough to be the end: by itself, not because the charger was told no more, and no dip after
 * less voltage for the path. A little that flows out is a gauge's offset, and no load.
 */
static bool cg_end_is_low(const struct cg_profile *profile, const struct cg_state *state,
			  const struct cg_facts *facts)
{
	s32 current_ua = facts->fact[CG_FACT_CURRENT_UA];
	s32 told_ua = facts->charger->told_cc_ua;

	return current_ua <= profile->term_ua && current_ua < told_ua - told_ua / 10 &&
	       current_ua >= -(profile->capacity_uah / CG_OFFSET_PART + CG_GRAIN_UA) &&
	       (state->path_ms < 0 || facts->now_ms - state->path_ms >= CG_PATH_DIP_MS) &&
	       (state->path_uv || current_ua <= cg_path_term_ua(profile, state));
}

/* Told on, and no current that is worth the name: its own thermistor, or a source that sags. */
static bool cg_end_is_idle(const struct cg_facts *facts)
{
	s32 current_ua = facts->fact[CG_FACT_CURRENT_UA];

	return current_ua <= CG_NOISE_UA &&
	       current_ua < facts->charger->told_cc_ua / CG_IDLE_PART;
}

/**
 * cg_phases_end() - notice the end of the charge
 * @profile: termination current and dwell
 * @state: since when it looks like the end; full if it is
 * @facts: this cycle; @facts->ended becomes CG_WHY_FULL or CG_WHY_IMPLAUSIBLE_FULL, @facts->idle
 *	tells whether nothing is charged meanwhile
 */
void cg_phases_end(const struct cg_profile *profile, struct cg_state *state,
		   struct cg_facts *facts)
{
	bool can_tell = state->enabled && !state->full && cg_end_is_visible(facts);
	bool near, far, low, says_full;

	near = can_tell && facts->fact[CG_FACT_V_MAX_UV] >= facts->near_uv;
	far = can_tell && !near;
	says_full = can_tell && facts->fact[CG_FACT_STATUS] == CG_STATUS_FULL;

	low = near && facts->last_step && (says_full || cg_end_is_low(profile, state, facts));
	if (cg_lasts(&state->low_since_ms, low, facts->now_ms, profile->term_dwell_ms)) {
		facts->ended = CG_WHY_IMPLAUSIBLE_FULL;
		if (cg_end_is_plausible(profile, state, facts)) {
			facts->ended = CG_WHY_FULL;
			state->full = true;
			state->full_ahead_uv = state->ahead_uv;
			state->full_cv_uv = facts->cell_cv_uv + state->ahead_uv;
		}
	}
	facts->idle = cg_lasts(&state->lame_since_ms, far && (says_full || cg_end_is_idle(facts)),
			       facts->now_ms, CG_LAME_MS);
	if (facts->idle && says_full)
		facts->ended = CG_WHY_IMPLAUSIBLE_FULL;
}
EXPORT_SYMBOL_IF_KUNIT(cg_phases_end);

static bool cg_capacity_wants_recharge(const struct cg_profile *profile,
				       const struct cg_state *state,
				       const struct cg_facts *facts)
{
	if (!cg_known(facts, CG_FACT_CAPACITY_PCT))
		return !cg_capacity_lost(state, facts);
	return facts->fact[CG_FACT_CAPACITY_PCT] < profile->recharge_below_pct;
}

/* Some of what was put in is gone again. */
static bool cg_was_used(const struct cg_profile *profile, const struct cg_state *state,
			const struct cg_facts *facts)
{
	/* of the sum: the highest may not have had all of its own, and the cells come together */
	s32 full_uv = state->full_cv_uv - state->full_ahead_uv;
	s64 gap_uv = max_t(s64, (s64)profile->cv_max_uv - profile->recharge_below_uv,
			   full_uv / CG_NEAR_PART);

	return cg_known(facts, CG_FACT_V_MAX_UV) &&
	       facts->fact[CG_FACT_V_MAX_UV] < full_uv - gap_uv &&
	       cg_capacity_wants_recharge(profile, state, facts);
}

/* Full no more: it was used, or ended where a zone allowed no more and now more is allowed. */
static void cg_full_ends(const struct cg_profile *profile, struct cg_state *state,
			 const struct cg_facts *facts, s32 cv_uv)
{
	if (cg_was_used(profile, state, facts)) {
		state->full = false;
		cg_timers_recharge(state);
	} else if (cv_uv > (s64)state->full_cv_uv + state->full_cv_uv / CG_NEAR_PART) {
		/* the same charge goes on, and its timers with it */
		state->full = false;
	}
}

/*
 * Cells that are above what is allowed take nothing; and chips take a battery that is 3 to 5 %
 * above the voltage that they are told for an over-voltage (BQ24190, BQ25601, BQ25890 data sheets),
 * which lasts as long as that, so they are not told so little. Once held they must have come
 * closer. A voltage that is not known is 0, and above nothing.
 */
static bool cg_cells_are_above(const struct cg_state *state, const struct cg_facts *facts,
			       s32 cv_uv)
{
	s32 uv = facts->fact[CG_FACT_V_MAX_UV];

	if (cv_uv <= 0)
		return false;
	/* the highest is held against its own limit */
	cv_uv += state->ahead_uv;
	return uv > cv_uv &&
	       (uv - cv_uv) * (s64)CG_NEAR_PART > (state->enabled ? 2LL : 1LL) * cv_uv;
}

/**
 * cg_phases_hold() - is there a reason to hold that is not a fault?
 * @profile: recharge limits
 * @policy: inhibit
 * @state: held, full
 * @facts: this cycle, with the levels of the policy
 * @cv_uv: charging voltage that the limits allow now
 *
 * Return: CG_WHY_INHIBITED, what cg_policy_hold() says, CG_WHY_FULL, also of cells that are above
 * @cv_uv, or CG_WHY_NONE, also of a full battery that is topped off
 */
enum cg_why cg_phases_hold(const struct cg_profile *profile, const struct cg_policy *policy,
			   struct cg_state *state, const struct cg_facts *facts, s32 cv_uv)
{
	enum cg_why held = cg_policy_hold(state, facts);

	if (state->full)
		cg_full_ends(profile, state, facts, cv_uv + state->ahead_uv);

	if (policy->behaviour != CG_BEHAVIOUR_AUTO)
		return CG_WHY_INHIBITED;
	/* a start threshold alone does not make a full battery a held one */
	if (held != CG_WHY_NONE && !(state->full && facts->levels.end_pct >= 100))
		return held;
	if (cg_cells_are_above(state, facts, cv_uv))
		return CG_WHY_FULL;
	if (facts->stage && cg_steps_tops_off(facts->stage, state, facts))
		return CG_WHY_NONE;
	return state->full || cg_step_ended(state) ? CG_WHY_FULL : CG_WHY_NONE;
}
EXPORT_SYMBOL_IF_KUNIT(cg_phases_hold);

/**
 * cg_phases_pick() - the phase of a charge that nothing forbids
 * @profile: the voltages between the phases
 * @state: the phase before: precharge ends, and CV begins, with hysteresis
 * @facts: this cycle
 *
 * Return: CG_PHASE_WAKEUP, _PRECHARGE, _CC or _CV
 */
enum cg_phase cg_phases_pick(const struct cg_profile *profile, const struct cg_state *state,
			     const struct cg_facts *facts)
{
	s64 precharge_uv = profile->precharge_below_uv;
	s32 low_uv = facts->fact[CG_FACT_V_MIN_UV];
	s32 near_uv;

	if (low_uv < profile->dead_below_uv)
		return CG_PHASE_WAKEUP;
	/* the hysteresis ends with the time for it (P6): beyond its voltage it is over then */
	if ((state->phase == CG_PHASE_WAKEUP || state->phase == CG_PHASE_PRECHARGE) &&
	    state->precharged_ms < (s64)profile->precharge_s * CG_MS_PER_S)
		precharge_uv = cg_precharge_end_uv(profile);
	if (low_uv < precharge_uv)
		return CG_PHASE_PRECHARGE;

	near_uv = facts->near_uv;
	if (!facts->cell_cv_uv)
		return CG_PHASE_CC;
	if (state->phase == CG_PHASE_CV)
		near_uv = cg_near_uv(near_uv);
	return facts->fact[CG_FACT_V_MAX_UV] >= near_uv ? CG_PHASE_CV : CG_PHASE_CC;
}
EXPORT_SYMBOL_IF_KUNIT(cg_phases_pick);

/**
 * cg_phases_is_full() - is the battery full, not only at what its zone allows?
 * @profile: full voltage
 * @state: where the charge ended
 *
 * Return: true if so
 */
bool cg_phases_is_full(const struct cg_profile *profile, const struct cg_state *state)
{
	return state->full && !cg_end_is_partial(profile, state, state->full_cv_uv);
}
EXPORT_SYMBOL_IF_KUNIT(cg_phases_is_full);
