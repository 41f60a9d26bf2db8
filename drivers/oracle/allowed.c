// SPDX-License-Identifier: GPL-2.0-only
/* What is decided is within every limit, and what the charger can hold. Pure. */
#include "rules.h"

/* Most that a path may be compensated, and the most that it can be (governor/rooms.h). */
#define PATH_MOST_UV	280000
#define PATH_MOST_UOHM	150000
/* Long_Life ends so far below the full voltage, for each cell. */
#define LONG_LIFE_UV	100000

static bool is_multiple(s64 value, s32 step)
{
	s32 over;

	div_s64_rem(value, step, &over);
	return !over;
}

static bool on_grid(s32 value, const struct cg_range *range)
{
	const struct cg_even *even = &range->even;
	int i;

	if (value < range->min || value > range->max)
		return false;
	if (range->step > 0)
		return is_multiple((s64)value - range->min, range->step);
	for (i = 0; i < min_t(u8, range->n_list, CG_RANGE_LIST); i++)
		if (value == range->list[i])
			return true;
	return even->step > 0 ? value >= even->min && value <= even->max &&
				is_multiple((s64)value - even->min, even->step) : !range->n_list;
}

/*
 * P1 is the cells': the path between charger and cells takes current times resistance, and half a
 * step of the charger is noise of the current.
 */
static s64 path_uv(const struct cg_scene *scene)
{
	const struct cg_profile *profile = scene->profile;
	s64 ua = min_t(s64, cg_scene_f(scene, CG_V_CURRENT_UA)->value,
		       scene->view->charger[0].told_cc_ua);
	s64 uohm = profile->path_uohm > 0 ? profile->path_uohm :
					    min(scene->state->path_uohm, PATH_MOST_UOHM);

	if (uohm <= 0 || ua <= 0)
		return 0;
	return min_t(s64, cg_scale(ua, uohm, 1000000), PATH_MOST_UV) +
	       profile->charger_cv.step / 2;
}

/* The zone of a temperature, NULL where there is none. */
static const struct cg_zone *zone_of(const struct cg_profile *profile, s64 mdegc)
{
	const struct cg_zone *zone = profile->zone, *end = zone + min_t(u8, profile->n_zones,
									CG_MAX_ZONES);

	while (zone < end && (mdegc < zone->from_mdegc || mdegc >= zone->to_mdegc))
		zone++;
	return zone < end ? zone : NULL;
}

/* Both of the pair are within one step of the zone. */
static bool zone_allows(const struct cg_zone *zone, s64 cv_uv, s64 cc_ua)
{
	int i;

	for (i = 0; i < min_t(u8, zone->n_steps, CG_MAX_STEPS); i++)
		if (cv_uv <= zone->step[i].cv_uv && cc_ua <= zone->step[i].cc_ua)
			return true;
	return false;
}

static bool temperature_allows(const struct cg_scene *scene, enum cg_view_field field)
{
	const struct cg_zone *zone = zone_of(scene->profile, cg_scene_f(scene, field)->value);

	/* outside of all zones is P4's */
	return !zone || zone_allows(zone, scene->decision->cv_uv - path_uv(scene),
				    scene->decision->cc_ua);
}

/* What is left of the pair at its age: of all rows that are behind it, or may be, the tightest. */
static struct cg_step aged(const struct cg_scene *scene)
{
	const struct cg_reading *cycles = cg_scene_f(scene, CG_V_CYCLES);
	struct cg_step left = { S32_MAX, S32_MAX };
	const struct cg_ageing *row;
	int i;

	for (i = 0; i < min_t(u8, scene->profile->n_ageing, CG_MAX_AGEING); i++) {
		row = &scene->profile->ageing[i];
		if (cycles->valid && cycles->value < row->cycles)
			continue;
		left.cv_uv = min(left.cv_uv, row->cv_uv);
		left.cc_ua = min(left.cc_ua, row->cc_ua);
	}
	return left;
}

bool cg_rule_p1(const struct cg_oracle *oracle, const struct cg_scene *scene)
{
	const struct cg_profile *profile = scene->profile;
	s32 cv_uv = scene->decision->cv_uv;

	return on_grid(cv_uv, &profile->charger_cv) &&
	       cv_uv <= max(profile->cv_max_uv, profile->cv_cap_uv) &&
	       cv_uv - path_uv(scene) <= min(profile->cv_max_uv, aged(scene).cv_uv) &&
	       temperature_allows(scene, CG_V_TEMP_MAX_MDEGC) &&
	       temperature_allows(scene, CG_V_TEMP_MIN_MDEGC);
}

bool cg_rule_p2(const struct cg_oracle *oracle, const struct cg_scene *scene)
{
	const struct cg_profile *profile = scene->profile;
	s32 cc_ua = scene->decision->cc_ua;

	if (!on_grid(cc_ua, &profile->charger_cc) || cc_ua <= 0 || cc_ua > profile->cc_max_ua ||
	    cc_ua > aged(scene).cc_ua)
		return false;
	return cg_scene_uv(scene, CG_V_CELL_MIN_UV) >= profile->precharge_below_uv ||
	       cc_ua <= profile->precharge_ua;
}

/* Has it got as far as the user wants it to, and does a type of the user's allow the pair? */
static bool user_allows(const struct cg_scene *scene)
{
	const struct cg_reading *pct = cg_scene_f(scene, CG_V_CAPACITY_PCT);
	const struct cg_policy *policy = scene->policy;
	const struct cg_profile *profile = scene->profile;

	if (!policy->once && policy->end_pct < 100 && pct->valid &&
	    pct->at_ms == scene->view->now_ms && pct->value >= policy->end_pct)
		return false;
	if (policy->type == CG_TYPE_TRICKLE && scene->decision->cc_ua > profile->precharge_ua)
		return false;
	return policy->type != CG_TYPE_LONG_LIFE || policy->once ||
	       scene->decision->cv_uv - path_uv(scene) <=
	       profile->cv_max_uv - (s64)LONG_LIFE_UV * profile->cells_series;
}

/* A cooling device, a user, and what both may never widen. */
bool cg_rule_p12(const struct cg_oracle *oracle, const struct cg_scene *scene)
{
	const struct cg_policy *policy = scene->policy;
	s64 cc_ua = scene->decision->cc_ua;
	s64 left = CG_THERMAL_STATES - policy->thermal_state;

	if (policy->behaviour != CG_BEHAVIOUR_AUTO)
		return false;
	if ((policy->user_cc_ua && cc_ua > policy->user_cc_ua) || !user_allows(scene))
		return false;
	return cc_ua * CG_THERMAL_STATES <= scene->profile->cc_max_ua * left;
}

/* What balancing says of the branches and of the highest cell. */
bool cg_rule_p16(const struct cg_oracle *oracle, const struct cg_scene *scene)
{
	const struct cg_view *view = scene->view;
	s64 cc_ua = scene->decision->cc_ua;

	if (view->disagree)
		return false;
	if (scene->decision->cv_uv - path_uv(scene) > scene->profile->cv_max_uv - view->ahead_uv)
		return false;
	return view->branch_permille <= 0 ||
	       cc_ua * 1000 <= (s64)scene->profile->cc_max_ua * view->branch_permille;
}
