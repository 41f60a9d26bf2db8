// SPDX-License-Identifier: GPL-2.0-only
/*
 * Keeps what a user asks for. Pure.
 *
 * A number outside of its window is refused, never clamped; what is kept is what was written.
 * Nothing here can loosen a limit: decide takes each wish as one more row of its table.
 */
#include "wishes.h"

/* Longest time ahead at which a battery can be asked to be full: a week. */
#define FINISH_MOST_S	(7 * 24 * CG_S_PER_H)

static const struct {
	s32 least;
	s32 most;
} windows[CG_N_WISHES] = {
	[CG_WISH_START_PCT] = { 0, 100 },
	[CG_WISH_END_PCT] = { 1, 100 },
	[CG_WISH_CC_UA] = { 0, S32_MAX },
	[CG_WISH_TYPE] = { 0, CG_N_TYPES - 1 },
	[CG_WISH_BEHAVIOUR] = { CG_BEHAVIOUR_AUTO, CG_BEHAVIOUR_FORCE_DISCHARGE },
	[CG_WISH_ONCE] = { 0, 1 },
	[CG_WISH_FINISH_S] = { 0, FINISH_MOST_S },
	[CG_WISH_DEFEND_PLUGGED] = { 0, 1 },
	[CG_WISH_DEFEND_HOT] = { 0, 1 },
	[CG_WISH_THERMAL] = { 0, CG_THERMAL_STATES },
};

/**
 * cg_wishes_init() - nothing asked for
 * @policy: written whole
 */
void cg_wishes_init(struct cg_policy *policy)
{
	memset(policy, 0, sizeof(*policy));
	policy->end_pct = 100;
	policy->type = CG_TYPE_STANDARD;
}
EXPORT_SYMBOL_IF_KUNIT(cg_wishes_init);

static s64 seconds_left(s64 until_ms, s64 now_ms)
{
	if (until_ms <= now_ms)
		return 0;
	return div_s64(until_ms - now_ms + CG_MS_PER_S - 1, CG_MS_PER_S);
}

/**
 * cg_wishes_get() - what is asked for
 * @policy: all that is
 * @profile: its current stands for a cap that is not set
 * @wish: which
 * @now_ms: boot-time clock
 *
 * Return: the number as it was written; of CG_WISH_FINISH_S what is left of it
 */
s64 cg_wishes_get(const struct cg_policy *policy, const struct cg_profile *profile,
		  enum cg_wish wish, s64 now_ms)
{
	switch (wish) {
	case CG_WISH_START_PCT:
		return policy->start_pct;
	case CG_WISH_END_PCT:
		return policy->end_pct;
	case CG_WISH_CC_UA:
		return policy->user_cc_ua ? policy->user_cc_ua : profile->cc_max_ua;
	case CG_WISH_TYPE:
		return policy->type;
	case CG_WISH_BEHAVIOUR:
		return policy->behaviour;
	case CG_WISH_ONCE:
		return policy->once;
	case CG_WISH_FINISH_S:
		return seconds_left(policy->finish_by_ms, now_ms);
	case CG_WISH_DEFEND_PLUGGED:
		return policy->defend_plugged;
	case CG_WISH_DEFEND_HOT:
		return policy->defend_hot;
	case CG_WISH_THERMAL:
		return policy->thermal_state;
	default:
		return 0;
	}
}
EXPORT_SYMBOL_IF_KUNIT(cg_wishes_get);

/* The last case takes what is no other: cg_wishes_set() refuses what is unheard of. */
static_assert(CG_N_WISHES - CG_WISH_THERMAL == 1, "a new wish needs a case in keep()");

static void keep(struct cg_policy *policy, const struct cg_profile *profile, enum cg_wish wish,
		 s64 value, s64 now_ms)
{
	switch (wish) {
	case CG_WISH_START_PCT:
		policy->start_pct = value;
		break;
	case CG_WISH_END_PCT:
		policy->end_pct = value;
		break;
	case CG_WISH_CC_UA:
		/* 0 is: no cap. Who asks for nothing gets less than any charger can */
		policy->user_cc_ua = value >= profile->cc_max_ua ? 0 : max(value, 1);
		break;
	case CG_WISH_TYPE:
		policy->type = value;
		break;
	case CG_WISH_BEHAVIOUR:
		policy->behaviour = value;
		break;
	case CG_WISH_ONCE:
		policy->once = value;
		break;
	case CG_WISH_FINISH_S:
		policy->finish_by_ms = value ? now_ms + value * CG_MS_PER_S : 0;
		break;
	case CG_WISH_DEFEND_PLUGGED:
		policy->defend_plugged = value;
		break;
	case CG_WISH_DEFEND_HOT:
		policy->defend_hot = value;
		break;
	case CG_WISH_THERMAL:
	default:
		policy->thermal_state = value;
		break;
	}
}

/**
 * cg_wishes_set() - ask for something
 * @policy: all that is asked for
 * @profile: a current cap at or above its current is none
 * @wish: what
 * @value: how much; CG_WISH_FINISH_S in seconds from now, 0 takes it back
 * @now_ms: boot-time clock
 *
 * Return: 0; -EINVAL, and nothing changed, for a number that makes no sense
 */
int cg_wishes_set(struct cg_policy *policy, const struct cg_profile *profile, enum cg_wish wish,
		  s64 value, s64 now_ms)
{
	if (wish >= CG_N_WISHES || value < windows[wish].least || value > windows[wish].most)
		return -EINVAL;
	keep(policy, profile, wish, value, now_ms);
	return 0;
}
EXPORT_SYMBOL_IF_KUNIT(cg_wishes_set);

/**
 * cg_wishes_settle() - take back what was asked for once and has been done
 * @policy: what is asked for
 * @before: why of the decision before
 * @decision: the decision
 *
 * A charge to full that was asked for while nothing is plugged in waits for the source.
 */
void cg_wishes_settle(struct cg_policy *policy, enum cg_why before,
		      const struct cg_decision *decision)
{
	/* not where only a zone ended it */
	if (decision->why == CG_WHY_FULL && decision->phase == CG_PHASE_FULL)
		policy->once = false;
	if (decision->why == CG_WHY_NO_SOURCE && before != CG_WHY_NO_SOURCE)
		policy->once = false;
}
EXPORT_SYMBOL_IF_KUNIT(cg_wishes_settle);
