// SPDX-License-Identifier: GPL-2.0-only
/*
 * How long a charge will take. The state of charge goes up in equal stages, and at each of them
 * the current is the largest that no limit forbids,
 *
 *	current = min(limits, source,
 *		      max over steps of min(current, (voltage - ocv - lag) / fast resistance))
 *
 * until it has fallen to the end. The lag is the slow part of the polarisation, which follows the
 * current in minutes. The open-circuit curve is that of the description, else one that is typical
 * of the chemistry. The resistance in CC is what voltage and current of now say, so it knows
 * temperature and age. Pure; for publish, not for decide.
 */
#include "../governor/rooms.h"
#include "typical.h"

/* State of charge is counted in parts of so many; a stage is 1 %, less in the taper. */
#define CG_PARTS		10000
#define CG_PARTS_PER_PCT	(CG_PARTS / 100)
#define CG_STAGE		CG_PARTS_PER_PCT
#define CG_TAPER_STAGE		(CG_STAGE / 5)
/* A gauge may be a tenth behind: the current tells the end, not the gauge. */
#define CG_PARTS_MOST		(CG_PARTS + CG_PARTS / 10)
/* Typical of a cell with its polarisation, if the description does not say: uV at 1C. */
#define CG_TYPICAL_DROP_UV	130000
/* A table is the mean of charge and discharge; a charge runs so much above it, per cell. */
#define CG_HYST_UV		13000
/* Of it this share follows the current at once, and the rest so slowly (fit of an 18650HG2). */
#define CG_FAST_PCT		60
#define CG_LAG_MS		800000
/*
 * Resistance by temperature, per cent per K from 25 C on: 1.45 times at 10 C, 0.88 at 40 C. What
 * voltage and current say of it is believed between these limits, and not at all in the first
 * tenth of the charge, where the curve is steep; from half on it is all that counts.
 */
#define CG_WARM_MDEGC		25000
#define CG_COLDER_PCT_PER_K	3
#define CG_WARMER_PCT_PER_K	1
#define CG_LIVE_TIMES		4
#define CG_LIVE_PART		2
#define CG_LIVE_FROM		(10 * CG_PARTS_PER_PCT)
#define CG_LIVE_ALL		(50 * CG_PARTS_PER_PCT)
/* More is no battery; keeps products below 63 bits, as the next does for a time of nothing. */
#define CG_MOST_UOHM		10000000
#define CG_LAG_MOST_MS		(10 * CG_LAG_MS)
/* Less than this share of what it was told, far from the voltage: the source is the limit. */
#define CG_SOURCE_PCT		95
/* Further below what the charger was told than this, some of its readings' steps: not held. */
#define CG_HELD_UV		6000
/* Coarsest steps of a charger's voltage reading, which is rounded down. */
#define CG_CHARGER_GRAIN_UV	20000
/* Where the path is compensated, the cells are kept by this below their limit: a gauge's 1 mV. */
#define CG_CELL_GRAIN_UV	1000
/*
 * Less voltage makes the current dip, and does not end the charge: so much of the current that
 * does is there again when the cells have settled, per cent. Chosen on the rows of tools/bench, one
 * cell only: a stand-in for a fast part of the polarisation, which the course does not have.
 */
#define CG_DIP_PCT		103
/* Nothing over a week is a forecast. */
#define CG_FORECAST_MOST_S	604800

/**
 * struct cg_course - what a charge is forecast with
 * @profile: the zones and their steps
 * @state: which zones hold
 * @model: the open-circuit curve
 * @lag_uv: slow part of the polarisation
 * @uohm: resistance between curve and terminals when all has settled
 * @uah: charge of a full battery
 * @path_uohm: between charger and cells; 0 = not known, the charger's voltage is the cells'
 * @cv_uv: lowest of all limits but the steps
 * @told_uv: what the charger is told, if there is a path
 * @end_uv: likewise, in the last taper
 * @over_ua: the current that ends it
 * @cc_ua: likewise
 * @source_uw: most that the source gives the battery, 0 = it is not the limit
 */
struct cg_course {
	const struct cg_profile *profile;
	const struct cg_state *state;
	struct cg_cell_model model;
	s64 lag_uv;
	s64 uohm;
	s64 uah;
	s64 path_uohm;
	s32 cv_uv;
	s32 cc_ua;
	s32 told_uv;
	s32 end_uv;
	s64 over_ua;
	s64 source_uw;
};

static bool cg_view_known(const struct cg_view *view, enum cg_view_field field)
{
	const struct cg_reading *r = &view->f[field];

	return r->valid && r->at_ms >= view->now_ms - CG_STALE_MAX_MS - CG_SLACK_MS &&
	       r->value >= S32_MIN && r->value <= S32_MAX;
}

/* The state of charge in parts, as finely as the gauge tells it; -1 if it does not. */
static s32 cg_view_parts(const struct cg_view *view)
{
	s64 now_uah = view->f[CG_V_CHARGE_NOW_UAH].value;
	s64 full_uah = view->f[CG_V_CHARGE_FULL_UAH].value;

	if (cg_view_known(view, CG_V_CHARGE_NOW_UAH) &&
	    cg_view_known(view, CG_V_CHARGE_FULL_UAH) && full_uah > 0 && now_uah >= 0 &&
	    now_uah <= full_uah)
		return cg_scale(now_uah, CG_PARTS, full_uah);
	if (!cg_view_known(view, CG_V_CAPACITY_PCT))
		return -1;
	return clamp_t(s64, view->f[CG_V_CAPACITY_PCT].value, 0, 100) * CG_PARTS_PER_PCT;
}

/* Charge of the full battery: the gauge's word within reason, else the design. */
static s64 cg_view_full_uah(const struct cg_profile *profile, const struct cg_view *view)
{
	s64 design_uah = max(profile->capacity_uah, 1);
	s64 uah = view->f[CG_V_CHARGE_FULL_UAH].value;

	if (cg_view_known(view, CG_V_CHARGE_FULL_UAH) && uah > 0 && uah >= design_uah / 2 &&
	    uah <= design_uah + div_s64(design_uah, 5))
		return uah;
	return design_uah;
}

static void cg_course_model(struct cg_course *course)
{
	const struct cg_profile *profile = course->profile;
	const struct cg_typical *typical = cg_typical_of(profile->chemistry);
	struct cg_cell_model *model = &course->model;
	u8 i;

	*model = profile->model;
	if (model->n >= 2 && model->n <= CG_MAX_OCV)
		return;
	model->n = CG_TYPICAL_POINTS;
	for (i = 0; i < model->n; i++) {
		model->soc_permille[i] = typical[i].pct * 10;
		model->ocv_uv[i] = max_t(s64, (s64)profile->cv_max_uv -
					 (s64)typical[i].below_uv * profile->cells_series, 0);
	}
}

/* Rise of the curve over the stretch that ends at point @i, uV for 1000 parts. */
static s64 cg_model_slope(const struct cg_cell_model *model, u8 i)
{
	s64 parts = (model->soc_permille[i] - model->soc_permille[i - 1]) * CG_PARTS / 1000;

	return cg_scale((s64)model->ocv_uv[i] - model->ocv_uv[i - 1], 1000, max_t(s64, parts, 1));
}

/*
 * Open-circuit voltage at @parts. Between two points the curve is bent as it was before them:
 * tables are coarse where the curve rises to full. Beyond the ends it goes straight on.
 */
static s64 cg_course_ocv(const struct cg_course *course, s32 parts)
{
	const struct cg_cell_model *model = &course->model;
	s64 from, to, before, bend, uv;
	u8 i = 1;

	while (i < model->n - 1 && model->soc_permille[i] * (CG_PARTS / 1000) < parts)
		i++;
	from = model->soc_permille[i - 1] * (CG_PARTS / 1000);
	to = model->soc_permille[i] * (CG_PARTS / 1000);
	uv = model->ocv_uv[i - 1] + (s64)CG_HYST_UV * course->profile->cells_series +
	     cg_scale(cg_model_slope(model, i), parts - from, 1000);
	if (i < 2 || parts > to)
		return uv;
	before = model->soc_permille[i - 2] * (CG_PARTS / 1000);
	bend = clamp_t(s64, cg_model_slope(model, i) - cg_model_slope(model, i - 1),
		       S32_MIN, S32_MAX);
	return uv + cg_scale(bend * (parts - from), parts - to,
			     1000 * max_t(s64, to - before, 1));
}

static s64 cg_course_drop_uv(const struct cg_course *course, s64 ua)
{
	return cg_scale(ua, course->uohm, 1000000);
}

/* The part of the resistance that the current meets at once, without the path. */
static s64 cg_course_fast_uohm(const struct cg_course *course)
{
	return max_t(s64, div_s64(course->uohm * CG_FAST_PCT, 100), 1);
}

static s64 cg_course_path_uv(const struct cg_course *course, s64 ua)
{
	return cg_scale(ua, course->path_uohm, 1000000);
}

/* Current at which a cell of @ocv_uv is at its limit; a charger knows no voltage between steps. */
static s64 cg_course_cv_ua(const struct cg_course *course, s32 limit_uv, s64 ocv_uv)
{
	s64 uv = course->path_uohm ? (s64)limit_uv - CG_CELL_GRAIN_UV :
		 cg_range_floor(&course->profile->charger_cv, limit_uv);

	return div64_s64(clamp_t(s64, uv - ocv_uv - course->lag_uv, 0, S32_MAX) * 1000000,
			 cg_course_fast_uohm(course));
}

/* Current at which the path takes the rest of what the charger was told. */
static s64 cg_course_told_ua(const struct cg_course *course, s64 ocv_uv)
{
	return div64_s64(clamp_t(s64, course->told_uv - ocv_uv - course->lag_uv, 0, S32_MAX) *
			 1000000, cg_course_fast_uohm(course) + course->path_uohm);
}

/* What the steps of a zone allow: the best of them, for each is left when the next is better. */
static s64 cg_course_zone_ua(const struct cg_course *course, const struct cg_zone *zone,
			     s64 ocv_uv)
{
	int i, n = min_t(int, zone->n_steps, CG_MAX_STEPS);
	s64 most_ua = 0;

	for (i = 0; i < n; i++) {
		s32 cv_uv = min(zone->step[i].cv_uv, course->cv_uv);

		most_ua = max(most_ua, min_t(s64, zone->step[i].cc_ua,
					     cg_course_cv_ua(course, cv_uv, ocv_uv)));
	}
	return most_ua;
}

/* The current at a state of charge. */
static s64 cg_course_ua(const struct cg_course *course, s32 parts)
{
	const struct cg_profile *profile = course->profile;
	int last = min3((int)course->state->zone_hot, profile->n_zones - 1, CG_MAX_ZONES - 1);
	s64 ocv_uv = cg_course_ocv(course, parts);
	s64 ua = course->cc_ua;
	int i;

	if (ocv_uv + cg_course_drop_uv(course, profile->precharge_ua) <
	    profile->precharge_below_uv)
		ua = min_t(s64, ua, profile->precharge_ua);
	for (i = max_t(int, course->state->zone, 0); i <= last; i++)
		ua = min(ua, cg_course_zone_ua(course, &profile->zone[i], ocv_uv));
	if (course->path_uohm)
		ua = min(ua, cg_course_told_ua(course, ocv_uv));
	if (course->source_uw) {
		s64 uv = ocv_uv + cg_course_drop_uv(course, ua);

		ua = min(ua, cg_scale(course->source_uw, 1000000, max_t(s64, uv, 1)));
	}
	return ua;
}

/* All limits but the steps, which the course goes through one by one. */
static void cg_course_limits(struct cg_course *course, const struct cg_policy *policy)
{
	const struct cg_profile *profile = course->profile;
	struct cg_limits res;

	cg_rows_min(profile, policy, course->state, CG_PHASE_CC, false, &res);
	course->cv_uv = cg_range_floor(&profile->charger_cv, res.cv_uv) > 0 ? res.cv_uv : 0;
	course->cc_ua = cg_range_floor(&profile->charger_cc, res.cc_ua);
}

/* What the description says of the resistance, at the temperature of now. */
static s64 cg_course_uohm(const struct cg_course *course, const struct cg_view *view)
{
	s64 uohm = course->model.resistance_uohm;
	s64 mdegc = clamp_t(s64, view->f[CG_V_TEMP_MDEGC].value, -CG_WARM_MDEGC, 2 * CG_WARM_MDEGC);
	s64 colder = CG_WARM_MDEGC - mdegc;

	if (uohm <= 0)
		uohm = cg_scale((s64)CG_TYPICAL_DROP_UV * course->profile->cells_series, 1000000,
				course->uah);
	if (cg_view_known(view, CG_V_TEMP_MDEGC)) {
		uohm += cg_scale(uohm, colder * (colder > 0 ? CG_COLDER_PCT_PER_K :
							      CG_WARMER_PCT_PER_K), 100000);
	}
	return clamp_t(s64, uohm, 1, CG_MOST_UOHM);
}

/* Does the charger hold its voltage? Else the source, or a load, takes what is missing. */
static bool cg_course_is_held(const struct cg_course *course, const struct cg_view *view,
			      const struct cg_decision *decision, s64 uv)
{
	const struct cg_reading *charger = &view->charger[0].f[CG_C_VOLTAGE_UV];
	s64 ua = view->f[CG_V_CURRENT_UA].value;
	s64 seen_uv = uv + cg_course_path_uv(course, ua);
	/* a charger that reads less than the battery it charges is not to be believed */
	bool is_seen = view->n_chargers && charger->valid &&
		       charger->value >= uv - CG_CHARGER_GRAIN_UV;

	/* nobody knows what the path takes: the phase must do */
	if (!is_seen && !course->path_uohm)
		return decision->phase == CG_PHASE_CV;
	if (is_seen && charger->value + CG_CHARGER_GRAIN_UV < decision->cv_uv)
		return false;
	return course->path_uohm ? seen_uv >= decision->cv_uv - CG_HELD_UV :
				   decision->phase == CG_PHASE_CV;
}

/* What the charger is told more for the path, now or when the last of the steps has come. */
static void cg_course_path(struct cg_course *course, const struct cg_decision *decision)
{
	const struct cg_profile *profile = course->profile;
	s64 most_uv;

	course->path_uohm = clamp_t(s64, cg_path_uohm(profile, course->state), 0, CG_MOST_UOHM);
	course->told_uv = decision->cv_uv;
	course->end_uv = cg_path_last_uv(profile, course->state, course->cv_uv);
	if (course->end_uv <= cg_range_floor(&profile->charger_cv, course->cv_uv))
		course->over_ua = cg_path_term_ua(profile, course->state);
	if (cg_steps_are_last(profile, course->state))
		return;
	most_uv = course->cv_uv + min_t(s64, cg_course_path_uv(course, course->cc_ua),
					CG_PATH_MOST_UV);
	course->told_uv = cg_range_floor(&profile->charger_cv, min_t(s64, most_uv, S32_MAX));
}

/*
 * What flows now tells the resistance and the source, and at the voltage, where the resistance
 * cannot be told from the curve, how far the polarisation is behind.
 */
static void cg_course_learn(struct cg_course *course, const struct cg_view *view,
			    const struct cg_decision *decision, s32 parts)
{
	s64 ua = view->f[CG_V_CURRENT_UA].value;
	s64 uv = view->f[CG_V_CELL_MAX_UV].value * course->profile->cells_series;
	s64 over_uv = uv - cg_course_ocv(course, parts);
	bool is_less = ua * 100 < (s64)decision->cc_ua * CG_SOURCE_PCT;
	s64 live, weight;

	if (is_less && cg_course_is_held(course, view, decision, uv)) {
		/* what the cells lack of the voltage is on the way, and a resistance too */
		if (!course->path_uohm)
			over_uv += max_t(s64, decision->cv_uv - uv, 0);
		over_uv -= cg_scale(ua, cg_course_fast_uohm(course), 1000000);
		course->lag_uv = clamp_t(s64, over_uv, S32_MIN, S32_MAX);
		return;
	}
	if (is_less)
		course->source_uw = cg_scale(ua, uv, 1000000);
	live = clamp_t(s64, div64_s64(over_uv * 1000000, ua), div_s64(course->uohm, CG_LIVE_PART),
		       course->uohm * CG_LIVE_TIMES);
	weight = clamp_t(s32, parts - CG_LIVE_FROM, 0, CG_LIVE_ALL - CG_LIVE_FROM);
	course->uohm += cg_scale(live - course->uohm, weight, CG_LIVE_ALL - CG_LIVE_FROM);
	course->uohm = clamp_t(s64, course->uohm, 1, CG_MOST_UOHM);
	course->lag_uv = div_s64(cg_course_drop_uv(course, ua) * (100 - CG_FAST_PCT), 100);
}

/* Milliseconds for a stage in which the current goes straight from @a_ua to @b_ua (Simpson). */
static s64 cg_stage_ms(const struct cg_course *course, s32 parts, s64 a_ua, s64 b_ua)
{
	s64 uams = cg_scale(course->uah, parts, CG_PARTS) * CG_HOUR_MS;

	return div64_s64(div64_s64(uams, a_ua) + div64_s64(8 * uams, a_ua + b_ua) +
			 div64_s64(uams, b_ua), 6);
}

/* The slow polarisation after a stage at @ua. */
static void cg_course_lag(struct cg_course *course, s64 ua, s64 ms)
{
	s64 slow_uv = div_s64(cg_course_drop_uv(course, ua) * (100 - CG_FAST_PCT), 100);

	ms = min_t(s64, ms, CG_LAG_MOST_MS);
	course->lag_uv += cg_scale(slow_uv - course->lag_uv, ms, ms + CG_LAG_MS);
}

/*
 * As the cells come to their limit, the charger is told less by a step, and in the end what it
 * is told in the last taper.
 */
static void cg_course_tell(struct cg_course *course, s32 parts, s64 ua)
{
	const struct cg_profile *profile = course->profile;
	s64 step_uv = max(profile->charger_cv.step, 1);
	s64 most_ua, most_uv, last_ua;

	if (!course->path_uohm || course->told_uv <= course->end_uv)
		return;
	most_ua = cg_course_cv_ua(course, course->cv_uv, cg_course_ocv(course, parts));
	most_uv = course->cv_uv - CG_CELL_GRAIN_UV +
		  cg_course_path_uv(course, min_t(s64, most_ua, S32_MAX));
	if (course->told_uv > most_uv)
		course->told_uv -= step_uv *
				   div64_s64(course->told_uv - most_uv + step_uv - 1, step_uv);
	last_ua = cg_path_last_ua(profile, course->state,
				  max(course->told_uv - course->end_uv, 0));
	if (ua > last_ua && course->told_uv > course->end_uv)
		return;
	course->told_uv = course->end_uv;
	most_uv = course->end_uv - cg_course_ocv(course, parts) -
		  cg_scale(div_s64((s64)profile->term_ua * CG_DIP_PCT, 100),
			   course->path_uohm + cg_course_fast_uohm(course), 1000000);
	course->lag_uv = min(course->lag_uv, most_uv);
}

/* Is it ended before the current is low, as a charger at the cells would have? */
static bool cg_course_is_over(const struct cg_course *course, s32 parts, s64 ua)
{
	s64 uv = cg_course_ocv(course, parts) + course->lag_uv +
		 cg_scale(ua, cg_course_fast_uohm(course), 1000000);

	return course->path_uohm &&
	       cg_path_is_over(course->profile, ua, uv,
			       cg_range_floor(&course->profile->charger_cv, course->cv_uv));
}

/* From @parts on until @end_parts, or until the current is low; -1 if nothing would flow. */
static s64 cg_course_s(struct cg_course *course, s32 parts, s32 end_parts)
{
	s64 term_ua = max(course->over_ua, 1);
	s64 a_ua = cg_course_ua(course, parts);
	s64 b_ua, ms = 0;

	if (a_ua <= 0)
		return -1;
	while (parts < end_parts && a_ua > term_ua && !cg_course_is_over(course, parts, a_ua)) {
		s32 stage = min(a_ua < course->cc_ua ? CG_TAPER_STAGE : CG_STAGE,
				end_parts - parts);

		cg_course_lag(course, a_ua, cg_stage_ms(course, stage, a_ua, a_ua));
		cg_course_tell(course, parts + stage, a_ua);
		b_ua = cg_course_ua(course, parts + stage);
		if (b_ua < term_ua) {
			stage = cg_scale(stage, a_ua - term_ua, a_ua - b_ua);
			end_parts = parts + stage;
			b_ua = term_ua;
		}
		ms += cg_stage_ms(course, stage, a_ua, b_ua);
		parts += stage;
		a_ua = b_ua;
	}
	if (a_ua <= term_ua)
		ms += course->profile->term_dwell_ms;
	return div_s64(ms, CG_MS_PER_S);
}

/* Is there a charge to be forecast, and is enough known of it? */
static bool cg_can_forecast(const struct cg_profile *profile, const struct cg_state *state,
			    const struct cg_view *view, const struct cg_decision *decision)
{
	if (!decision->enable && decision->why != CG_WHY_RESTING)
		return false;
	return decision->phase != CG_PHASE_WAKEUP && cg_view_known(view, CG_V_CURRENT_UA) &&
	       cg_view_known(view, CG_V_CELL_MAX_UV) && state->zone_hot >= 0 &&
	       view->f[CG_V_CELL_MAX_UV].value <= S32_MAX / max_t(s32, profile->cells_series, 1);
}

s64 cg_charge_left_s(const struct cg_profile *profile, const struct cg_policy *policy,
		     const struct cg_state *state, const struct cg_view *view,
		     const struct cg_decision *decision)
{
	struct cg_course course = {
		.profile = profile,
		.state = state,
		.uah = cg_view_full_uah(profile, view),
		.over_ua = profile->term_ua,
	};
	s64 ua = view->f[CG_V_CURRENT_UA].value;
	s32 parts = cg_view_parts(view);
	struct cg_levels levels;
	s64 s;

	if (parts < 0 || !cg_can_forecast(profile, state, view, decision))
		return -1;
	cg_course_limits(&course, policy);
	if (course.cv_uv <= 0 || course.cc_ua <= 0)
		return -1;
	cg_course_model(&course);
	course.uohm = cg_course_uohm(&course, view);

	/* what has just begun tells nothing yet; what flows no more tells that it will not end */
	if (decision->enable && state->current_seen) {
		if (ua <= 0 || (ua <= profile->term_ua && decision->phase != CG_PHASE_CV))
			return -1;
		cg_course_path(&course, decision);
		cg_course_learn(&course, view, decision, parts);
	}
	cg_policy_levels(policy, state, false, &levels);
	s = cg_course_s(&course, parts, levels.end_pct >= 100 ? CG_PARTS_MOST :
					levels.end_pct * CG_PARTS_PER_PCT);
	return s <= CG_FORECAST_MOST_S ? s : -1;
}
EXPORT_SYMBOL_GPL(cg_charge_left_s);

/* Does a rest hold the charge below what else would hold it? */
static bool cg_rest_holds(const struct cg_policy *policy, const struct cg_state *state)
{
	struct cg_levels with, without;

	cg_policy_levels(policy, state, true, &with);
	cg_policy_levels(policy, state, false, &without);
	return with.end_pct < without.end_pct;
}

s64 cg_time_to_full_s(const struct cg_profile *profile, const struct cg_policy *policy,
		      const struct cg_state *state, const struct cg_view *view,
		      const struct cg_decision *decision)
{
	s64 s = cg_charge_left_s(profile, policy, state, view, decision);

	/* there is a rest to come, and it will be over in time */
	if (s >= 0 && policy->type == CG_TYPE_ADAPTIVE && !policy->once &&
	    policy->finish_by_ms != state->rest_over_ms && view->now_ms >= 0 &&
	    policy->finish_by_ms > view->now_ms && cg_rest_holds(policy, state))
		s = max(s, div_s64(policy->finish_by_ms - view->now_ms, CG_MS_PER_S));
	return s;
}
EXPORT_SYMBOL_GPL(cg_time_to_full_s);
