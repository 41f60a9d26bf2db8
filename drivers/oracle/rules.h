/* SPDX-License-Identifier: GPL-2.0-only */
/* The predicates of the oracle, by what they look at. Private to drivers/oracle. */
#ifndef CHARGOV_ORACLE_RULES_H
#define CHARGOV_ORACLE_RULES_H

#include <chargov/oracle.h>

/* A reading is never older than this, whatever the margins are (P3), with what a timer is late. */
#define CG_ORACLE_STALE_MS	60500
/* A pause of the clock beyond it is a jump, and counts for nothing. */
#define CG_ORACLE_PAUSE_MS	604800000
/* A source that was away shorter than this was a glitch (F26). */
#define CG_ORACLE_AWAY_MS	2000
/* No fault that has a dwell is left sooner (P9). */
#define CG_ORACLE_DWELL_MS	2000

static inline const struct cg_reading *cg_scene_f(const struct cg_scene *scene,
						  enum cg_view_field field)
{
	return &scene->view->f[field];
}

static inline const struct cg_reading *cg_scene_c(const struct cg_scene *scene,
						  enum cg_charger_field field)
{
	return &scene->view->charger[0].f[field];
}

/* Of the pack, if every cell were as the highest or the lowest; 64 bits, any reading fits. */
static inline s64 cg_scene_uv(const struct cg_scene *scene, enum cg_view_field field)
{
	s64 cell_uv = clamp_t(s64, cg_scene_f(scene, field)->value, S32_MIN, S32_MAX);

	return cell_uv * max_t(u8, scene->profile->cells_series, 1);
}

/* allowed.c */
bool cg_rule_p1(const struct cg_oracle *oracle, const struct cg_scene *scene);
bool cg_rule_p2(const struct cg_oracle *oracle, const struct cg_scene *scene);
bool cg_rule_p12(const struct cg_oracle *oracle, const struct cg_scene *scene);
bool cg_rule_p16(const struct cg_oracle *oracle, const struct cg_scene *scene);

/* knowledge.c */
bool cg_rule_p3(const struct cg_oracle *oracle, const struct cg_scene *scene);
bool cg_rule_p4(const struct cg_oracle *oracle, const struct cg_scene *scene);
bool cg_rule_p8(const struct cg_oracle *oracle, const struct cg_scene *scene);
bool cg_rule_p20(const struct cg_oracle *oracle, const struct cg_scene *scene);

/* history.c */
void cg_history_add(struct cg_oracle *oracle, const struct cg_scene *scene);
void cg_history_decided(struct cg_oracle *oracle, const struct cg_scene *scene);
bool cg_rule_p5(const struct cg_oracle *oracle, const struct cg_scene *scene);
bool cg_rule_p6(const struct cg_oracle *oracle, const struct cg_scene *scene);
bool cg_rule_p7(const struct cg_oracle *oracle, const struct cg_scene *scene);
bool cg_rule_p9(const struct cg_oracle *oracle, const struct cg_scene *scene);
bool cg_rule_p19(const struct cg_oracle *oracle, const struct cg_scene *scene);

#endif /* CHARGOV_ORACLE_RULES_H */
