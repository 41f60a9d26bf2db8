/* SPDX-License-Identifier: GPL-2.0-only */
/* Two chargers that do as they are told, for the suites of a team. */
#ifndef CHARGOV_KUNIT_DUO_H
#define CHARGOV_KUNIT_DUO_H

#include <chargov/team.h>
#include "rig.h"

#define NOW 1000000

static const struct cg_charger_caps main_caps __maybe_unused = {
	.cc = { 0, 2048000, 64000 },
	.cv = { 3840000, 4608000, 16000 },
	.iin = { 100000, 3250000, 50000 },
};

static const struct cg_charger_caps help_caps __maybe_unused = {
	.cc = { 0, 1500000, 60000 },
	.cv = { 3856000, 4304000, 32000 },
	.iin = { 100000, 3200000, 100000 },
};

/**
 * struct duo - two chargers and what was decided
 * @caps: of each
 * @last: of each
 * @one: both
 * @team: what is remembered
 * @view: 3.8 V, no current known
 * @decision: 3 A at 4.192 V, from 5 V and 3 A
 * @share: of each
 * @first: who is told first
 */
struct duo {
	struct cg_charger_caps caps[CG_TEAM];
	struct cg_charger_sample last[CG_TEAM];
	struct cg_team_member one[CG_TEAM];
	struct cg_team team;
	struct cg_view view;
	struct cg_decision decision;
	struct cg_decision share[CG_TEAM];
	int first;
};

static inline struct duo *make_duo(struct kunit *test)
{
	struct duo *duo = kunit_kzalloc(test, sizeof(*duo), GFP_KERNEL);
	int i;

	KUNIT_ASSERT_NOT_NULL(test, duo);
	duo->caps[CG_TEAM_MAIN] = main_caps;
	duo->caps[CG_TEAM_HELP] = help_caps;
	for (i = 0; i < CG_TEAM; i++) {
		duo->one[i] = (struct cg_team_member) { &duo->caps[i], &duo->last[i], NOW };
		duo->last[i].trust = CG_TRUST_VERIFIED;
		duo->last[i].f[CG_C_ONLINE] = (struct cg_reading) { 1, NOW, true };
		duo->last[i].f[CG_C_HEALTH] = (struct cg_reading) { 0, NOW, true };
		duo->last[i].f[CG_C_VOLTAGE_UV] = (struct cg_reading) { 3800000, NOW, true };
	}
	duo->last[CG_TEAM_MAIN].told_on = true;
	duo->last[CG_TEAM_MAIN].told_cc_ua = 2048000;
	duo->last[CG_TEAM_MAIN].told_cv_uv = 4192000;
	cg_team_init(&duo->team);
	duo->view.now_ms = NOW;
	duo->view.f[CG_V_VOLTAGE_UV] = (struct cg_reading) { 3800000, NOW, true };
	duo->view.source = (struct cg_source_sample) { 3000000, 5000000 };
	duo->decision = (struct cg_decision) {
		.enable = true, .cv_uv = 4192000, .cc_ua = 3000000, .iin_ua = 3000000,
		.phase = CG_PHASE_CC,
	};
	return duo;
}

/* As if both were told it, and it were read back. */
static inline void split(struct duo *duo, s32 path_uv)
{
	int i;

	duo->first = cg_team_split(&duo->team, duo->one, &duo->view, path_uv, &duo->decision,
				   duo->share);
	for (i = 0; i < CG_TEAM; i++) {
		duo->last[i].told_on = duo->share[i].enable;
		duo->last[i].told_cc_ua = duo->share[i].cc_ua;
		duo->last[i].told_cv_uv = duo->share[i].cv_uv;
	}
}

static inline bool helps(const struct duo *duo)
{
	return duo->share[CG_TEAM_HELP].enable;
}

#endif /* CHARGOV_KUNIT_DUO_H */
