// SPDX-License-Identifier: GPL-2.0-only
/*
 * The profile that costs the governor most: every table of it is full.
 */
#include "rows.h"

/* The user of a crowded row. */
const struct cg_policy crowd_policy = {
	.start_pct = 75,
	.end_pct = 100,
	.user_cc_ua = 2500000,
	.type = CG_TYPE_ADAPTIVE,
	.finish_by_ms = 20 * 3600 * CG_MS_PER_S,
	.thermal_state = 1,
	.defend_plugged = true,
	.defend_hot = true,
};

/* Edges so near that both ends of the range of zones are in use, and a tiny cost for each step. */
#define CROWD_FROM_MDEGC	0
#define CROWD_WIDTH_MDEGC	7000
#define CROWD_CV_STEP_UV	12000
#define CROWD_CC_STEP_UA	64000
#define CROWD_AGEING_CYCLES	100

/**
 * crowd() - as many zones, steps, stages and rows of ageing as a profile can have
 * @profile: of which the rest stays
 */
void crowd(struct cg_profile *profile)
{
	struct cg_step most = { profile->cv_max_uv, profile->cc_max_ua };
	int i, step;

	profile->n_zones = CG_MAX_ZONES;
	for (i = 0; i < CG_MAX_ZONES; i++) {
		struct cg_zone *zone = &profile->zone[i];

		zone->from_mdegc = CROWD_FROM_MDEGC + i * CROWD_WIDTH_MDEGC;
		zone->to_mdegc = zone->from_mdegc + CROWD_WIDTH_MDEGC;
		zone->n_steps = CG_MAX_STEPS;
		for (step = 0; step < CG_MAX_STEPS; step++) {
			zone->step[step].cv_uv = most.cv_uv - (CG_MAX_STEPS - 1 - step + i % 2) *
							      CROWD_CV_STEP_UV;
			zone->step[step].cc_ua = most.cc_ua - (step + i % 2) * CROWD_CC_STEP_UA;
		}
	}
	profile->n_maintenance = CG_MAX_MAINTENANCE;
	for (i = 0; i < CG_MAX_MAINTENANCE; i++)
		profile->maintenance[i] = (struct cg_maintenance){
			.cv_uv = most.cv_uv - (i + 1) * CROWD_CV_STEP_UV,
			.cc_ua = most.cc_ua / 4,
			.s = 3600,
		};
	/* without a count all of them hold */
	profile->n_ageing = CG_MAX_AGEING;
	for (i = 0; i < CG_MAX_AGEING; i++)
		profile->ageing[i] = (struct cg_ageing){
			.cycles = (i + 1) * CROWD_AGEING_CYCLES,
			.cv_uv = most.cv_uv - (i + 1) * CROWD_CV_STEP_UV / CG_MAX_AGEING,
			.cc_ua = most.cc_ua / 100 * (99 - i),
		};
	profile->cv_s = profile->total_s;
	cg_profile_prepare(profile);
}
