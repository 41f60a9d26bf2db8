// SPDX-License-Identifier: GPL-2.0-only
/*
 * What must hold over time: the oracle counts for itself, and believes no timer of the governor.
 * Where it cannot know better it counts less, so what it finds is true. Pure.
 */
#include "rules.h"

/* A pause that nobody makes who looks at a charge. */
#define ALONE_MS	600000
/* A timer runs no slower than by this. */
#define SLOWEST		8

/* Reasons that are no faults, and those after which a charger is only told anew. */
#define NO_DWELL	(BIT_ULL(CG_WHY_NONE) | BIT_ULL(CG_WHY_NO_SOURCE) | BIT_ULL(CG_WHY_FULL) | \
			 BIT_ULL(CG_WHY_END_THRESHOLD) | BIT_ULL(CG_WHY_INHIBITED) | \
			 BIT_ULL(CG_WHY_TOO_LITTLE) | BIT_ULL(CG_WHY_TOO_MANY_STARTS) | \
			 BIT_ULL(CG_WHY_TYPE_LEVEL) | BIT_ULL(CG_WHY_RESTING) | \
			 BIT_ULL(CG_WHY_DEFENDED) | BIT_ULL(CG_WHY_UNVERIFIED) | \
			 BIT_ULL(CG_WHY_CHARGER_RESET))

/*
 * Younger than any reading that is taken for old, so everybody takes it for one. Unsigned, here and
 * below: a clock may say anything.
 */
static bool is_new(const struct cg_scene *scene, const struct cg_reading *reading)
{
	s64 now_ms = scene->view->now_ms;

	return reading->valid && reading->at_ms <= now_ms &&
	       (u64)now_ms - reading->at_ms < CG_MS_PER_S;
}

static void session_begins(struct cg_oracle *oracle)
{
	oracle->charged_ms = 0;
	oracle->precharged_ms = 0;
	oracle->woken_ms = 0;
	oracle->put_in_uams = 0;
}

/* A source that was away for long begins a session, and ends what was latched. */
static void note_source(struct cg_oracle *oracle, const struct cg_scene *scene)
{
	const struct cg_reading *online = cg_scene_c(scene, CG_C_ONLINE);
	s64 now_ms = scene->view->now_ms;

	if (scene->view->n_chargers != 1 || !online->valid)
		return;
	if (!online->value) {
		if (oracle->away_ms == CG_NEVER_MS)
			oracle->away_ms = now_ms;
		return;
	}
	/* what was read before it went says nothing */
	if (online->at_ms < oracle->away_ms)
		return;
	if (oracle->away_ms != CG_NEVER_MS && now_ms - oracle->away_ms >= CG_ORACLE_AWAY_MS) {
		session_begins(oracle);
		oracle->over_voltage = false;
		oracle->fault = CG_WHY_NONE;
	}
	oracle->away_ms = CG_NEVER_MS;
}

/*
 * Told less than half of what it may have, a timer may run slower by as much, down to an eighth,
 * but not in precharge; behind a weak source half as fast as that, no slower.
 */
static s64 charged_ms(const struct cg_oracle *oracle, const struct cg_scene *scene, s64 dt_ms)
{
	s32 half_ua = min(scene->profile->cc_max_ua, scene->profile->charger_cc.max) / 2;
	s32 told_ua = scene->view->charger[0].told_cc_ua;
	s64 ua = cg_scene_f(scene, CG_V_CURRENT_UA)->value;

	if (oracle->phase >= CG_PHASE_CC && told_ua > 0 && told_ua < half_ua)
		dt_ms = max(cg_scale(dt_ms, told_ua, half_ua), dt_ms / SLOWEST);
	if (oracle->phase == CG_PHASE_CC && ua < told_ua)
		return dt_ms / 2;
	return dt_ms;
}

/* It slept, and is full: when the charge ended only the charger knows. */
static bool ended_alone(const struct cg_scene *scene, s64 dt_ms)
{
	const struct cg_reading *status = cg_scene_c(scene, CG_C_STATUS);

	return dt_ms > ALONE_MS && status->valid && status->value == CG_STATUS_FULL;
}

/* What has passed since the last scene, as the charger was told then. */
static void note_time(struct cg_oracle *oracle, const struct cg_scene *scene)
{
	const struct cg_reading *ua = cg_scene_f(scene, CG_V_CURRENT_UA);
	const struct cg_reading *online = cg_scene_c(scene, CG_C_ONLINE);
	const struct cg_charger_sample *charger = &scene->view->charger[0];
	s64 dt_ms = (u64)scene->view->now_ms - oracle->last_ms;

	if (scene->view->n_chargers != 1 || !oracle->was_on ||
	    (!charger->told_on && !charger->slept_on) ||
	    dt_ms <= 0 || dt_ms > CG_ORACLE_PAUSE_MS || ended_alone(scene, dt_ms))
		return;
	/* topping off has timers of its own */
	if (!oracle->was_full)
		oracle->charged_ms += charged_ms(oracle, scene, dt_ms);
	if (oracle->phase == CG_PHASE_PRECHARGE)
		oracle->precharged_ms += dt_ms;
	if (oracle->phase == CG_PHASE_WAKEUP)
		oracle->woken_ms += dt_ms;
	/* without a source it is somebody else's current */
	if (is_new(scene, ua) && ua->value > 0 && (!online->valid || online->value))
		oracle->put_in_uams += min_t(s64, ua->value, S32_MAX) * dt_ms;
}

/* What no 32 bits hold is no voltage but a broken reading. */
static bool is_too_high(const struct cg_scene *scene)
{
	s64 uv = cg_scene_uv(scene, CG_V_CELL_MAX_UV);

	return uv < S32_MAX && uv >= scene->profile->over_voltage_uv;
}

/* What was put in was used again, and is charged again. */
static bool goes_on_after_a_rest(const struct cg_oracle *oracle, const struct cg_scene *scene)
{
	s64 full_uv = scene->profile->cv_max_uv;
	bool used = cg_scene_uv(scene, CG_V_CELL_MAX_UV) < full_uv - div_s64(full_uv, 100);

	return (oracle->was_full && !scene->state->full && used) ||
	       (oracle->was_held && !scene->state->held);
}

/* A state that was found corrupt is begun anew, and knows no more what it was told. */
static void note_told(struct cg_oracle *oracle, const struct cg_scene *scene)
{
	if (scene->state->latched == CG_WHY_CORRUPT) {
		oracle->had_capacity = false;
		oracle->had_charger_uv = false;
	}
	oracle->had_capacity |= cg_scene_f(scene, CG_V_CAPACITY_PCT)->valid;
	oracle->had_charger_uv |= cg_scene_c(scene, CG_C_VOLTAGE_UV)->valid;
}

/* Before the decision is judged. */
void cg_history_add(struct cg_oracle *oracle, const struct cg_scene *scene)
{
	const struct cg_reading *uv = cg_scene_f(scene, CG_V_CELL_MAX_UV);
	s64 now_ms = scene->view->now_ms;

	/* one life of the clock, one history */
	if (oracle->seen && now_ms < oracle->last_ms)
		cg_oracle_init(oracle);
	if (oracle->seen)
		note_time(oracle, scene);
	note_source(oracle, scene);
	if (goes_on_after_a_rest(oracle, scene))
		session_begins(oracle);
	if (is_new(scene, uv) && is_too_high(scene))
		oracle->over_voltage = true;
	note_told(oracle, scene);
	oracle->seen = true;
	oracle->last_ms = now_ms;
}

/* And after it. */
void cg_history_decided(struct cg_oracle *oracle, const struct cg_scene *scene)
{
	const struct cg_decision *d = scene->decision;

	if (d->enable && !oracle->was_on)
		oracle->start_ms[oracle->n_starts++ % CG_ORACLE_STARTS] = scene->view->now_ms;
	/* when its cause went only the governor knows, and what happens without a source too */
	if (d->enable) {
		oracle->fault = CG_WHY_NONE;
	} else if (oracle->was_on && !(NO_DWELL & BIT_ULL(d->why))) {
		oracle->fault = d->why;
		oracle->fault_ms = scene->view->now_ms;
	}
	oracle->was_on = d->enable;
	oracle->was_full = scene->state->full;
	oracle->was_held = scene->state->held;
	oracle->phase = d->phase;
}

bool cg_rule_p5(const struct cg_oracle *oracle, const struct cg_scene *scene)
{
	return !oracle->over_voltage;
}

bool cg_rule_p6(const struct cg_oracle *oracle, const struct cg_scene *scene)
{
	const struct cg_profile *profile = scene->profile;
	bool low = cg_scene_uv(scene, CG_V_CELL_MIN_UV) < profile->precharge_below_uv ||
		   scene->decision->phase == CG_PHASE_PRECHARGE;

	if (!scene->state->full && oracle->charged_ms > (s64)profile->total_s * CG_MS_PER_S)
		return false;
	if (low && oracle->precharged_ms > (s64)profile->precharge_s * CG_MS_PER_S)
		return false;
	return oracle->put_in_uams <= (s64)profile->charge_bound_uah * CG_S_PER_H * CG_MS_PER_S;
}

bool cg_rule_p7(const struct cg_oracle *oracle, const struct cg_scene *scene)
{
	const struct cg_profile *profile = scene->profile;

	if (cg_scene_uv(scene, CG_V_CELL_MIN_UV) >= profile->dead_below_uv)
		return true;
	return scene->decision->phase == CG_PHASE_WAKEUP &&
	       oracle->woken_ms <= (s64)profile->wakeup_s * CG_MS_PER_S;
}

bool cg_rule_p9(const struct cg_oracle *oracle, const struct cg_scene *scene)
{
	return oracle->fault == CG_WHY_NONE ||
	       scene->view->now_ms - oracle->fault_ms >= CG_ORACLE_DWELL_MS;
}

bool cg_rule_p19(const struct cg_oracle *oracle, const struct cg_scene *scene)
{
	s64 oldest_ms = oracle->start_ms[oracle->n_starts % CG_ORACLE_STARTS];

	return oracle->was_on || oracle->n_starts < CG_ORACLE_STARTS ||
	       scene->view->now_ms - oldest_ms >= (s64)CG_S_PER_H * CG_MS_PER_S;
}
