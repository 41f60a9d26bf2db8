// SPDX-License-Identifier: GPL-2.0-only
/* Whoever charges knows what he needs to know, and what is decided makes sense. Pure. */
#include "rules.h"

static bool is_known(const struct cg_scene *scene, const struct cg_reading *reading)
{
	s64 oldest_ms = scene->view->now_ms - CG_ORACLE_STALE_MS;

	return reading->valid && reading->at_ms >= oldest_ms &&
	       reading->value == (s32)reading->value;
}

bool cg_rule_p3(const struct cg_oracle *oracle, const struct cg_scene *scene)
{
	static const u8 need[] = {
		CG_V_PRESENT, CG_V_CELL_MAX_UV, CG_V_CELL_MIN_UV, CG_V_CURRENT_UA,
		CG_V_TEMP_MAX_MDEGC, CG_V_TEMP_MIN_MDEGC,
	};
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(need); i++)
		if (!is_known(scene, cg_scene_f(scene, need[i])))
			return false;
	return is_known(scene, cg_scene_c(scene, CG_C_ONLINE)) &&
	       is_known(scene, cg_scene_c(scene, CG_C_HEALTH)) &&
	       is_known(scene, cg_scene_c(scene, CG_C_STATUS)) &&
	       cg_scene_c(scene, CG_C_ONLINE)->value && cg_scene_f(scene, CG_V_PRESENT)->value;
}

/* Of every sensor, and by what the cells may be further than they tell. */
bool cg_rule_p4(const struct cg_oracle *oracle, const struct cg_scene *scene)
{
	const struct cg_profile *profile = scene->profile;
	s64 hot = cg_scene_f(scene, CG_V_TEMP_MAX_MDEGC)->value;
	s64 cold = cg_scene_f(scene, CG_V_TEMP_MIN_MDEGC)->value;
	const struct cg_zone *last;

	if (!profile->n_zones || profile->n_zones > CG_MAX_ZONES)
		return false;
	last = &profile->zone[profile->n_zones - 1];
	return min(cold, hot) >= profile->zone[0].from_mdegc + (s64)profile->temp_error_mdegc &&
	       max(cold, hot) < last->to_mdegc - (s64)profile->temp_error_mdegc;
}

bool cg_rule_p8(const struct cg_oracle *oracle, const struct cg_scene *scene)
{
	return scene->view->n_chargers == 1 &&
	       scene->view->charger[0].trust == CG_TRUST_VERIFIED;
}

static bool words_exist(const struct cg_decision *d)
{
	return (unsigned int)d->why < CG_N_WHYS && (unsigned int)d->phase < CG_N_PHASES &&
	       (unsigned int)d->health < CG_N_HEALTHS && d->limited_by < CG_N_LIMITS;
}

/* Whatever comes in, what comes out is a decision. */
bool cg_rule_p20(const struct cg_oracle *oracle, const struct cg_scene *scene)
{
	const struct cg_decision *d = scene->decision;
	bool charging = d->phase >= CG_PHASE_WAKEUP && d->phase <= CG_PHASE_CV;
	bool reason = d->why != CG_WHY_NONE;

	if (d->enable == reason || d->enable != charging ||
	    d->enable != scene->state->enabled || !words_exist(d))
		return false;
	/* while it charges it always looks again */
	if (d->enable)
		return !d->discharge && d->next_ms > 0;
	return !d->cc_ua && !d->cv_uv && d->next_ms >= 0;
}
