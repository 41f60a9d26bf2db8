// SPDX-License-Identifier: GPL-2.0-only
/*
 * What the user asks for, and what use of the battery asks for. All of it only lowers (P12):
 * levels between which charging holds, of which the lowest counts, and rows of limits, which
 * rows.c adds to its table.
 *
 *	charge type  level      voltage            current
 *	-----------  ---------  -----------------  ------------
 *	Standard     -          -                  -
 *	Fast         -          -                  -
 *	Long_Life    80 %       0.1 V a cell less  0.3 C
 *	Adaptive     80 %, then on, so that it is full when it shall be
 *	Trickle      -          -                  of precharge
 *	Custom       -          -                  -
 *
 * The thresholds hold with every type. Pure.
 */
#include "rooms.h"

/*
 * What a battery rests at: above it most cells age clearly faster with every per cent, and below
 * it there is too little in it for a day.
 */
#define CG_REST_PCT		80
/* How far below the end charging starts again when nobody says: a cycle of 5 % costs little. */
#define CG_START_BELOW_END_PCT	5
/* Long_Life: 0.1 V less about doubles the cycles of a cell, for a tenth of its charge. */
#define CG_LONG_LIFE_MINUS_UV	100000
/* And a current at which no cell heats or plates: a night is long enough for it. */
#define CG_LONG_LIFE_C_PCT	30

/*
 * Plugged for so long without use, it is a desktop: a long weekend is not. It then holds at the
 * level of rest, and falls 10 % before it charges again. Fallen to half, it was used.
 */
#define CG_PLUGGED_LONG_MS	(72 * (s64)CG_HOUR_MS)
#define CG_PLUGGED_START_PCT	70
#define CG_PLUGGED_USED_PCT	50
/*
 * A cell ages about twice as fast for each 10 K, and full faster than half full. 40 C is more
 * than a charge alone makes of a warm room, and 4 hours are no charge any more.
 */
#define CG_HOT_MDEGC		40000
#define CG_HOT_OVER_MDEGC	35000
#define CG_HOT_FULL_PCT		90
#define CG_HOT_LONG_MS		(4 * (s64)CG_HOUR_MS)
#define CG_HOT_START_PCT	60
#define CG_HOT_END_PCT		70
/* What one look may add to the hot time: nobody looked in between. */
#define CG_HOT_DT_MAX_MS	((s64)CG_HOUR_MS)

/*
 * A rest ends so much earlier than it must: a tenth of a typical forecast, and the dwell at the
 * end. Without a forecast: the charge that is missing, and a typical taper.
 */
#define CG_REST_MARGIN_MS	300000
#define CG_TAPER_MS		1500000

/* A row of ageing holds from its cycles on; without a count all of them hold (P11). */
static u8 cg_aged(const struct cg_profile *profile, const struct cg_view *view)
{
	const struct cg_reading *cycles = &view->f[CG_V_CYCLES];
	u8 n = min_t(u8, profile->n_ageing, CG_MAX_AGEING);

	if (!cycles->valid)
		return n;
	while (n && cycles->value < profile->ageing[n - 1].cycles)
		n--;
	return n;
}

static void cg_defenders_count(struct cg_state *state, const struct cg_facts *facts)
{
	bool charge_known = cg_known(facts, CG_FACT_CAPACITY_PCT);
	bool temp_known = cg_known(facts, CG_FACT_TEMP_MAX_MDEGC);
	s32 pct = facts->fact[CG_FACT_CAPACITY_PCT];
	s32 mdegc = facts->fact[CG_FACT_TEMP_MAX_MDEGC];

	if (facts->new_session || (charge_known && pct < CG_PLUGGED_USED_PCT))
		state->plugged_ms = 0;
	if (facts->new_session || (temp_known && mdegc < CG_HOT_OVER_MDEGC))
		state->hot_ms = 0;
	if (!cg_is(facts, CG_FACT_ONLINE))
		return;
	state->plugged_ms = min(state->plugged_ms + facts->dt_ms, CG_PLUGGED_LONG_MS);
	if (charge_known && pct >= CG_HOT_FULL_PCT && temp_known && mdegc >= CG_HOT_MDEGC)
		state->hot_ms = min(state->hot_ms + min(facts->dt_ms, CG_HOT_DT_MAX_MS),
				    CG_HOT_LONG_MS);
}

/* How much is missing; a capacity that was lost ends no rest early. */
static s32 cg_missing_pct(const struct cg_state *state, const struct cg_facts *facts)
{
	return cg_capacity_lost(state, facts) ? 0 : 100 - facts->fact[CG_FACT_CAPACITY_PCT];
}

/* What is left of the rest of Adaptive, 0 = there is none. */
static s64 cg_rest_left_ms(const struct cg_profile *profile, const struct cg_policy *policy,
			   struct cg_state *state, const struct cg_facts *facts)
{
	s64 charge_ms = CG_TAPER_MS, left_ms;

	if (policy->type != CG_TYPE_ADAPTIVE || policy->finish_by_ms <= facts->now_ms ||
	    policy->finish_by_ms == state->rest_over_ms)
		return 0;

	if (policy->left_s > 0)
		charge_ms = min_t(s64, policy->left_s, S32_MAX) * CG_MS_PER_S;
	else
		charge_ms += cg_scale(cg_missing_pct(state, facts) * (s64)profile->capacity_uah,
				      CG_HOUR_MS / 100, max(profile->cc_max_ua, 1));
	left_ms = policy->finish_by_ms - facts->now_ms - charge_ms - CG_REST_MARGIN_MS;
	if (left_ms > 0)
		return left_ms;
	/* it goes on, or it is late already: in either case at full speed from now on */
	state->rest_over_ms = policy->finish_by_ms;
	return 0;
}

static void cg_levels_tighten(struct cg_levels *levels, u8 start_pct, u8 end_pct,
			      enum cg_why why)
{
	if (end_pct >= levels->end_pct)
		return;
	levels->end_pct = end_pct;
	levels->why = why;
	if (!levels->start_pct || levels->start_pct > start_pct)
		levels->start_pct = start_pct;
}

/**
 * cg_policy_levels() - between which levels charging holds
 * @policy: thresholds and charge type
 * @state: how long it was plugged or hot
 * @rests: Adaptive rests
 * @levels: the result, written whole
 */
void cg_policy_levels(const struct cg_policy *policy, const struct cg_state *state, bool rests,
		      struct cg_levels *levels)
{
	*levels = (struct cg_levels) { .end_pct = 100, .why = CG_WHY_END_THRESHOLD };
	if (policy->once)
		return;

	levels->end_pct = min_t(u8, policy->end_pct, 100);
	/* crossed while they are written one after the other, or in error */
	if (policy->start_pct < levels->end_pct)
		levels->start_pct = policy->start_pct;
	if (policy->type == CG_TYPE_LONG_LIFE && levels->end_pct == 100 && !levels->start_pct)
		cg_levels_tighten(levels, CG_REST_PCT - CG_START_BELOW_END_PCT, CG_REST_PCT,
				  CG_WHY_TYPE_LEVEL);
	if (rests)
		cg_levels_tighten(levels, CG_REST_PCT - CG_START_BELOW_END_PCT, CG_REST_PCT,
				  CG_WHY_RESTING);
	if (policy->defend_plugged && state->plugged_ms >= CG_PLUGGED_LONG_MS)
		cg_levels_tighten(levels, CG_PLUGGED_START_PCT, CG_REST_PCT, CG_WHY_DEFENDED);
	if (policy->defend_hot && state->hot_ms >= CG_HOT_LONG_MS)
		cg_levels_tighten(levels, CG_HOT_START_PCT, CG_HOT_END_PCT, CG_WHY_DEFENDED);

	if (levels->end_pct < 100 && !levels->start_pct)
		levels->start_pct = max(levels->end_pct - CG_START_BELOW_END_PCT, 0);
}
EXPORT_SYMBOL_GPL(cg_policy_levels);

/**
 * cg_policy_run() - what is asked for in this cycle
 * @profile: ageing, and what a rest must leave time for
 * @policy: what the user asks for
 * @state: how long it was plugged or hot, and how old it is
 * @view: the cycle count
 * @facts: this cycle; learns the levels
 */
void cg_policy_run(const struct cg_profile *profile, const struct cg_policy *policy,
		   struct cg_state *state, const struct cg_view *view, struct cg_facts *facts)
{
	state->aged = cg_aged(profile, view);
	cg_defenders_count(state, facts);
	if (policy->behaviour != CG_BEHAVIOUR_FORCE_DISCHARGE)
		state->drained = false;
	else if (cg_known(facts, CG_FACT_V_MIN_UV) && facts->fact[CG_FACT_V_MIN_UV] <
		 max(profile->empty_uv, profile->precharge_below_uv))
		state->drained = true;
	facts->rest_left_ms = cg_rest_left_ms(profile, policy, state, facts);
	cg_policy_levels(policy, state, facts->rest_left_ms > 0, &facts->levels);
}
EXPORT_SYMBOL_IF_KUNIT(cg_policy_run);

/* What held it lower than the user does is over: that is no reason to wait for the user's start. */
static void cg_hold_belongs(struct cg_state *state, bool own, bool is_free)
{
	if (is_free || (own && state->held_lower))
		state->held = false;
	if (!state->held)
		state->held_lower = !own;
}

/**
 * cg_policy_hold() - do the levels hold the charge?
 * @state: remembers that the end was reached and the start not since
 * @facts: the levels, and where the charge is between them
 *
 * Return: who holds it, CG_WHY_NONE if nobody does
 */
enum cg_why cg_policy_hold(struct cg_state *state, const struct cg_facts *facts)
{
	const struct cg_levels *levels = &facts->levels;
	s32 pct = facts->fact[CG_FACT_CAPACITY_PCT];
	bool own = levels->why == CG_WHY_END_THRESHOLD;
	bool to_full = levels->end_pct >= 100;
	bool is_free = to_full && !levels->start_pct;

	cg_hold_belongs(state, own, is_free);
	if (is_free)
		return CG_WHY_NONE;
	/* who wrote thresholds means them */
	if (!cg_known(facts, CG_FACT_CAPACITY_PCT))
		return own || cg_capacity_lost(state, facts) ? levels->why : CG_WHY_NONE;

	if (to_full ? state->full : pct >= levels->end_pct) {
		state->held = true;
	} else if (state->held && pct < levels->start_pct) {
		state->held = false;
		cg_timers_recharge(state);
	}
	return state->held ? levels->why : CG_WHY_NONE;
}
EXPORT_SYMBOL_IF_KUNIT(cg_policy_hold);

/**
 * cg_policy_type() - the limits of the charge type
 * @profile: what they are a part of
 * @policy: the type
 *
 * "Once" is for a full charge: it lifts the voltage of a type, not its current.
 *
 * Return: voltage and current, S32_MAX where the type has no opinion
 */
struct cg_step cg_policy_type(const struct cg_profile *profile, const struct cg_policy *policy)
{
	struct cg_step most = { S32_MAX, S32_MAX };

	if (!cg_type_limits(policy->type))
		return most;
	if (policy->type == CG_TYPE_TRICKLE)
		most.cc_ua = profile->precharge_ua;
	if (policy->type != CG_TYPE_LONG_LIFE)
		return most;
	most.cc_ua = cg_scale(profile->capacity_uah, CG_LONG_LIFE_C_PCT, 100);
	if (!policy->once)
		most.cv_uv = max_t(s64, (s64)profile->cv_max_uv - CG_LONG_LIFE_MINUS_UV *
				   profile->cells_series, 0);
	return most;
}
EXPORT_SYMBOL_IF_KUNIT(cg_policy_type);

/**
 * cg_policy_discharges() - is the system to run from the battery, while charging is inhibited?
 * @policy: the user
 * @state: whether it is empty
 * @facts: this cycle
 *
 * Return: true if the user wants it and the battery is not empty
 */
bool cg_policy_discharges(const struct cg_policy *policy, const struct cg_state *state,
			  const struct cg_facts *facts)
{
	return policy->behaviour == CG_BEHAVIOUR_FORCE_DISCHARGE && !state->drained &&
	       cg_known(facts, CG_FACT_V_MIN_UV);
}
EXPORT_SYMBOL_IF_KUNIT(cg_policy_discharges);

/**
 * cg_policy_look_ms() - when to look again though charging is held
 * @state: how long it was hot
 * @facts: what is left of a rest; whether a gauge tells of what is used
 * @decision: what holds it
 *
 * Return: delay, 0 = only when something happens
 */
s64 cg_policy_look_ms(const struct cg_state *state, const struct cg_facts *facts,
		      const struct cg_decision *decision)
{
	if (decision->discharge)
		return CG_STALE_MAX_MS;
	if (decision->why == CG_WHY_RESTING)
		return clamp_t(s64, facts->rest_left_ms, CG_STALE_MIN_MS, CG_LOOK_MS);
	if (decision->why == CG_WHY_DEFENDED && state->hot_ms >= CG_HOT_LONG_MS)
		return CG_LOOK_MS;
	/* full for its zone only: nothing tells when that is left */
	if (decision->why == CG_WHY_FULL && decision->phase == CG_PHASE_HOLD)
		return CG_LOOK_MS;
	/* held while the system may use it, and nothing tells how much */
	if (facts->view->quiet && decision->why != CG_WHY_NO_SOURCE)
		return CG_LOOK_MS;
	return 0;
}
EXPORT_SYMBOL_IF_KUNIT(cg_policy_look_ms);
