// SPDX-License-Identifier: GPL-2.0-only
/*
 * The charger regulates its own output; what the path takes is missing at the cells, and makes
 * the end of a charge long. So the charger is told more, and the cells are watched:
 *
 *	told = limit + what the path takes, rounded down, but less as soon as the cells would get
 *	more than their limit before the next look.
 *
 * Two bounds that do not rest on the same reading: current times resistance, and the voltage at
 * the cells. The resistance is given, or learned where the charger measures its output. A gauge
 * that is stuck or off by more than 1 % differs from the charger's reading; one that is lost is
 * as good as off. Then nothing is compensated. Pure.
 */
#include "rooms.h"

/* A path of more than this was not measured right. */
#define CG_PATH_MOST_UOHM	150000
/* No battery has more: 30 mAh of one cell have 2 Ohm, and ten of those in series 20. */
#define CG_PATH_CELL_MOST_UOHM	100000000
/* Coarsest steps of a charger's voltage reading (BQ25890 data sheet, REG0E: 20 mV). */
#define CG_PATH_ADC_UV		20000
/* Charger and gauge differ by less than this share of the voltage. */
#define CG_PATH_ERROR_PART	100
/* Cells must have moved by this before another value is learned: a stuck gauge never moves. */
#define CG_PATH_MOVE_UV		10000
/* It is learned above this share of the capacity in an hour. */
#define CG_PATH_LEARN_PART	5
/*
 * It is learned only so long after the begin of a charge, precharge not counted: what opens later
 * between charger and gauge is no path but an error of one of them (F2).
 */
#define CG_PATH_LEARN_MS	300000
/* Gauges resolve 1 mV. */
#define CG_PATH_GRAIN_UV	1000
/*
 * Time constant of the current at constant voltage, at least, in seconds: with it falls what the
 * path takes, and by so much the cells rise. A trend of readings of 1 mV may miss it. It is path
 * and cell over the slope of the curve: 150 mOhm, and 66 mV in 2.5 % of 2.8 Ah, the steepest end
 * in tools/lab/data but for iron phosphate; where the path is shorter there is less to rise by.
 * Cells that also relax have 320 s (two of 5 Ah in series, 20 mOhm).
 */
#define CG_PATH_TAU_S		600
/* Of a change at the charger the cells see 1 in so many at least: 50 mOhm behind 150. */
#define CG_PATH_SHARE		4
/*
 * What iron phosphate may rise by in 1 % of its capacity once it has left its plateau, a cell: half
 * as much again as the 83 mV from 3.4 to 3.65 V in its last 3 %.
 */
#define CG_PATH_KNEE_UV		120000
/*
 * The last taper is at the voltage at which the cells reach their limit with this much of the
 * current that ends the charge, in per cent.
 */
#define CG_PATH_END_PCT		130
/*
 * What cells lack in the end, in times of what they drop at once. It is about three
 * (CG_PATH_REST_UV); with that the last per cent took longer than a tenth over the bound in the
 * rows of tools/bench, so it is chosen there.
 */
#define CG_PATH_TERM_PARTS	5
/*
 * Current that is to be left for the last taper, per cent of the one that ends the charge. Chosen
 * there, too: with 80 a BQ25890 ended it by itself, and with 86 it took longer than the bar allows.
 */
#define CG_PATH_LAST_PCT	83

#define CG_PATH_NEEDS	(BIT(CG_FACT_CHARGER_UV) | BIT(CG_FACT_V_MAX_UV) | \
			 BIT(CG_FACT_CURRENT_UA))

static s64 cg_path_cell_uohm(const struct cg_profile *profile)
{
	s64 uohm = profile->model.resistance_uohm;

	if (uohm <= 0)
		uohm = cg_scale(profile->cells_series * CG_PATH_CELL_UV, 1000000,
				max(profile->capacity_uah, 1));
	return clamp_t(s64, uohm, 1, CG_PATH_CELL_MOST_UOHM);
}

/**
 * cg_path_last_ua() - current at which the last taper begins, at the voltage of the end
 * @profile: the pack
 * @state: what was learned of the path
 * @lower_uv: by how much the charger's voltage is lower then
 *
 * Getting there makes the current fall at once by the difference over the resistance, and from
 * too little the charge would seem to have ended.
 *
 * Return: the current
 */
s64 cg_path_last_ua(const struct cg_profile *profile, const struct cg_state *state, s64 lower_uv)
{
	return cg_scale(profile->term_ua, CG_PATH_LAST_PCT, 100) +
	       cg_scale(lower_uv, 1000000,
			cg_path_cell_uohm(profile) + cg_path_uohm(profile, state));
}
EXPORT_SYMBOL_GPL(cg_path_last_ua);

/**
 * cg_path_last_uv() - what the charger is told in the last taper
 * @profile: the pack
 * @state: what was learned of the path
 * @limit_uv: what the cells may have
 *
 * Return: voltage at the charger
 */
s32 cg_path_last_uv(const struct cg_profile *profile, const struct cg_state *state, s32 limit_uv)
{
	/* 31, 8 and 18 bits */
	s64 lost_uv = div_s64((s64)profile->term_ua * CG_PATH_END_PCT *
			      cg_path_uohm(profile, state), 100 * 1000000);

	return cg_cv_floor(profile, min_t(s64, limit_uv + lost_uv, S32_MAX));
}
EXPORT_SYMBOL_GPL(cg_path_last_uv);

/**
 * cg_path_term_ua() - current that ends a charge in which nothing makes up for the path
 * @profile: the pack
 * @state: what was learned of the path
 *
 * The charger's steps may be too coarse for what the path takes in the end. At a lower current the
 * cells are as full as right at the charger.
 *
 * Return: current, at most the termination current, and at least half of it
 */
s64 cg_path_term_ua(const struct cg_profile *profile, const struct cg_state *state)
{
	s64 uohm = CG_PATH_TERM_PARTS * cg_path_cell_uohm(profile);

	return max_t(s64, cg_scale(profile->term_ua, uohm, uohm + cg_path_uohm(profile, state)),
		     profile->term_ua / 2);
}
EXPORT_SYMBOL_GPL(cg_path_term_ua);

/* The look that meets the end of @way (0 or more) at the present trend, if sooner than @look_ms. */
static s64 cg_look_at(s64 look_ms, s64 way, s32 per_s)
{
	if (way * CG_MS_PER_S >= (s64)per_s * look_ms)
		return look_ms;
	return max_t(s64, div64_s64(way * CG_MS_PER_S, per_s), CG_TREND_MS);
}

/* Does the drop on the way, as two devices see it, fit what the path should take? */
static bool cg_path_fits(const struct cg_state *state, const struct cg_facts *facts, s64 lost_uv)
{
	s64 charger_uv = facts->fact[CG_FACT_CHARGER_UV];
	s64 error_uv = div_s64(charger_uv, CG_PATH_ERROR_PART);

	if (!cg_known(facts, CG_FACT_CHARGER_UV))
		return !(state->seen & BIT(CG_FACT_CHARGER_UV));
	return charger_uv - facts->fact[CG_FACT_V_MAX_UV] <= lost_uv + error_uv &&
	       charger_uv + CG_PATH_ADC_UV - facts->fact[CG_FACT_V_MIN_UV] >= lost_uv - error_uv;
}

/* What the path takes at the lower of the currents that are told and seen. */
static s64 cg_path_lost_uv(const struct cg_profile *profile, const struct cg_state *state,
			   const struct cg_facts *facts, s64 ua)
{
	s64 lost_uv;

	if (ua <= 0)
		return 0;
	lost_uv = div_s64(ua * cg_path_uohm(profile, state), 1000000);
	return cg_path_fits(state, facts, lost_uv) ? min_t(s64, lost_uv, CG_PATH_MOST_UV) : 0;
}

/* What charger and gauge err by, where nothing flows; more than that is no error. */
static void cg_path_rests(const struct cg_profile *profile, struct cg_state *state,
			  const struct cg_facts *facts)
{
	s64 uv = facts->fact[CG_FACT_V_MAX_UV];
	s64 gap_uv = facts->fact[CG_FACT_CHARGER_UV] - uv;

	if (abs((s64)facts->fact[CG_FACT_CURRENT_UA]) > profile->off_noise_ua ||
	    abs(gap_uv) > div_s64(uv, CG_PATH_ERROR_PART))
		return;
	state->path_rest_uv = (s32)gap_uv;
	state->path_seen_uv = (s32)uv;
}

/* Early in the charge, with current enough, and at a voltage that was not looked at yet. */
static bool cg_path_tells(const struct cg_profile *profile, const struct cg_state *state,
			  const struct cg_facts *facts)
{
	return state->path_rest_uv != S32_MIN && state->phase == CG_PHASE_CC &&
	       state->charged_ms - state->precharged_ms <= CG_PATH_LEARN_MS &&
	       facts->fact[CG_FACT_V_MAX_UV] >= (s64)state->path_seen_uv + CG_PATH_MOVE_UV &&
	       (s64)facts->fact[CG_FACT_CURRENT_UA] * CG_PATH_LEARN_PART >= profile->capacity_uah;
}

static void cg_path_see(struct cg_state *state, const struct cg_facts *facts)
{
	s64 gap_uv = (s64)facts->fact[CG_FACT_CHARGER_UV] - facts->fact[CG_FACT_V_MAX_UV];
	s64 uohm = cg_scale(gap_uv - state->path_rest_uv - CG_PATH_ADC_UV, 1000000,
			    max(facts->fact[CG_FACT_CURRENT_UA], 1));

	state->path_seen_uv = facts->fact[CG_FACT_V_MAX_UV];
	if (uohm > CG_PATH_MOST_UOHM)
		state->path_rest_uv = S32_MIN;
	state->path_uohm = uohm > CG_PATH_MOST_UOHM ? 0 : max_t(s64, state->path_uohm, uohm);
}

/**
 * cg_path_learn() - learn the resistance of the path from charger and gauge
 * @profile: nothing is learned if it knows the resistance, or its charger has no even steps
 * @state: what was learned
 * @facts: voltages and current
 *
 * At rest their difference is their error, and the more that it is under current is the path's.
 * Both are rounded down by the charger, so one of its steps is taken off: what is learned is
 * never more than there is, unless the gauge goes astray. That it may do later, so it is learned in
 * the first five minutes; a charge that is told little has a slower timer, and learns nothing.
 */
void cg_path_learn(const struct cg_profile *profile, struct cg_state *state,
		   const struct cg_facts *facts)
{
	s32 told_ua;

	if (profile->path_uohm > 0 || !profile->charger_cv.step || !facts->charger)
		return;
	told_ua = facts->charger->told_cc_ua;
	if (state->phase == CG_PHASE_CC && told_ua > 0 && told_ua < profile->slow_below_ua)
		state->path_rest_uv = S32_MIN;
	if ((facts->known & CG_PATH_NEEDS) != CG_PATH_NEEDS)
		return;
	if (!state->enabled && !facts->charger->told_on)
		cg_path_rests(profile, state, facts);
	else if (cg_path_tells(profile, state, facts))
		cg_path_see(state, facts);
}
EXPORT_SYMBOL_IF_KUNIT(cg_path_learn);

/*
 * What the cells rise by in a second, whatever the trend says: behind its plateau iron phosphate
 * rises faster than the last 10 s foretell. A path that was learned takes more than is known, by
 * less than a step of the charger's reading.
 */
static s64 cg_path_least(const struct cg_profile *profile, const struct cg_facts *facts,
			 s64 lost_uv)
{
	if (profile->chemistry != CG_CHEMISTRY_LIFE)
		return div_s64(profile->path_uohm > 0 ? lost_uv : lost_uv + 2 * CG_PATH_ADC_UV,
			       CG_PATH_TAU_S) + 1;
	return cg_scale(profile->cells_series * (CG_PATH_KNEE_UV / 36),
			facts->fact[CG_FACT_CURRENT_UA], max(profile->capacity_uah, 1));
}

/*
 * The most that the cells' voltage lets the charger be told; @told_uv is what it was told last.
 * Gone up is only where a whole step more is still below the limit.
 */
static s64 cg_path_watch(const struct cg_profile *profile, const struct cg_state *state,
			 struct cg_facts *facts, s32 told_uv, s64 lost_uv)
{
	s64 step_uv = profile->charger_cv.step;
	s64 room_uv = (s64)facts->cv_limit_uv - CG_PATH_GRAIN_UV - facts->fact[CG_FACT_V_MAX_UV];
	bool is_life = profile->chemistry == CG_CHEMISTRY_LIFE;
	s64 least_uv_s = cg_path_least(profile, facts, lost_uv);
	s64 rise_uv_s = max_t(s64, state->rise_uv_s, least_uv_s);
	s64 ahead_uv = rise_uv_s * ((CG_TREND_MS + CG_SETTLE_MS) / CG_MS_PER_S);

	if (room_uv < ahead_uv) {
		/* the cells see a part of it, their resistance over that and the path's */
		facts->look_ms = CG_TREND_MS + CG_SETTLE_MS;
		ahead_uv -= room_uv;
		return told_uv - max(step_uv, is_life ? ahead_uv : CG_PATH_SHARE * ahead_uv);
	}
	/* half the way: behind a knee the rest of it takes less time than the first */
	facts->look_ms = cg_look_at(facts->look_ms, room_uv >> 1, rise_uv_s);
	if (room_uv <= step_uv + ahead_uv)
		return told_uv;
	/* more voltage is more current, and behind a plateau that is seen at once */
	if (is_life && told_uv < facts->cv_limit_uv + lost_uv - step_uv)
		facts->look_ms = CG_TREND_MS + CG_SETTLE_MS;
	return S32_MAX;
}

/*
 * The voltage to tell, by what the path takes, of which @comp_uv may be compensated, and by what
 * the cells have.
 */
static s64 cg_path_wish_uv(const struct cg_profile *profile, const struct cg_state *state,
			   struct cg_facts *facts, s64 lost_uv, s64 comp_uv)
{
	s64 most_uv = facts->cv_limit_uv + comp_uv;
	s32 told_uv = facts->cell_cv_uv + state->path_uv;
	s64 ua = facts->fact[CG_FACT_CURRENT_UA];
	s64 end_uv, last_ua, wish_uv;

	if (cg_path_is_over(profile, ua, facts->fact[CG_FACT_V_MAX_UV], facts->cell_cv_uv))
		return 0;
	end_uv = cg_path_last_uv(profile, state, facts->cv_limit_uv);
	last_ua = cg_path_last_ua(profile, state, max(told_uv - end_uv, 0));

	/* the caller rounds it down */
	wish_uv = most_uv;
	/* a path that takes a little less than before is no reason to tell anew */
	if (told_uv > wish_uv || ua < 2 * last_ua)
		wish_uv = min_t(s64, told_uv, most_uv + profile->charger_cv.step / 2);
	wish_uv = min(wish_uv, cg_path_watch(profile, state, facts, told_uv, lost_uv));

	if (ua > last_ua)
		facts->look_ms = cg_look_at(facts->look_ms, ua - last_ua, state->fall_ua_s);
	else if (ua > last_ua - profile->term_ua / 2)
		wish_uv = min(wish_uv, end_uv);
	return min_t(s64, wish_uv, profile->cv_cap_uv);
}

/**
 * cg_path_tell() - the voltage to tell the charger
 * @profile: the path, and what the charger can hold
 * @state: what it was told last
 * @facts: this cycle; @facts->look_ms becomes the next look that the cells want
 * @decision: current, and the voltage that the limits alone give
 *
 * Return: the voltage, not below that of @decision
 */
s32 cg_path_tell(const struct cg_profile *profile, struct cg_state *state,
		 struct cg_facts *facts, const struct cg_decision *decision)
{
	s64 ua, lost_uv, comp_uv;
	s32 wish_uv;

	/* topping off is slow, and its current little */
	if (!cg_path_uohm(profile, state) || !state->enabled || state->full ||
	    !facts->cell_cv_uv ||
	    (decision->phase != CG_PHASE_CV && decision->phase != CG_PHASE_CC))
		return decision->cv_uv;
	ua = min(facts->fact[CG_FACT_CURRENT_UA], facts->charger->told_cc_ua);
	lost_uv = cg_path_lost_uv(profile, state, facts, ua);
	if (!lost_uv)
		return decision->cv_uv;
	/* of a current that is about to fall less is to be compensated, and no less watched */
	comp_uv = decision->cc_ua < ua ? cg_scale(lost_uv, decision->cc_ua, ua) : lost_uv;
	/* on a plateau nothing is to be gained yet, and the end of it comes fast */
	if (profile->chemistry == CG_CHEMISTRY_LIFE && state->phase == CG_PHASE_CC &&
	    facts->fact[CG_FACT_V_MAX_UV] + lost_uv < facts->cell_cv_uv)
		return decision->cv_uv;
	wish_uv = cg_path_wish_uv(profile, state, facts, lost_uv, comp_uv);
	return max(cg_cv_floor(profile, wish_uv), decision->cv_uv);
}
EXPORT_SYMBOL_IF_KUNIT(cg_path_tell);
