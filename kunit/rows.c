// SPDX-License-Identifier: GPL-2.0-only
/* All limits as rows: who wins when. */
#include "rig.h"

struct winner_row {
	const char *name;
	s32 temp_mdegc;
	enum cg_phase phase;
	s32 user_ua;
	s32 battery_ua;
	s32 battery_uv;
	s32 cc_ua;
	enum cg_limit cc_winner;
	s32 cv_uv;
	enum cg_limit cv_winner;
};

static const struct winner_row winner_rows[] = {
	{ "normally_the_battery", 25000, CG_PHASE_CC, 0, 1500000, 4200000,
	  1500000, CG_LIMIT_BATTERY, 4200000, CG_LIMIT_BATTERY },
	{ "when_cool_the_zone", 5000, CG_PHASE_CC, 0, 1500000, 4200000,
	  750000, CG_LIMIT_ZONE, 4200000, CG_LIMIT_BATTERY },
	{ "when_warm_the_zone_of_voltage", 50000, CG_PHASE_CC, 0, 1500000, 4200000,
	  1500000, CG_LIMIT_BATTERY, 4100000, CG_LIMIT_ZONE },
	{ "in_precharge_precharge", 25000, CG_PHASE_PRECHARGE, 0, 1500000, 4200000,
	  256000, CG_LIMIT_PRECHARGE, 4200000, CG_LIMIT_BATTERY },
	{ "in_wakeup_precharge", 25000, CG_PHASE_WAKEUP, 0, 1500000, 4200000,
	  256000, CG_LIMIT_PRECHARGE, 4200000, CG_LIMIT_BATTERY },
	{ "a_user_who_asks_for_less", 25000, CG_PHASE_CC, 500000, 1500000, 4200000,
	  500000, CG_LIMIT_USER, 4200000, CG_LIMIT_BATTERY },
	{ "p12_a_user_who_asks_for_more", 25000, CG_PHASE_CC, S32_MAX, 1500000, 4200000,
	  1500000, CG_LIMIT_BATTERY, 4200000, CG_LIMIT_BATTERY },
	{ "p12_a_user_who_asks_for_less_than_nothing", 25000, CG_PHASE_CC, -1, 1500000, 4200000,
	  -1, CG_LIMIT_USER, 4200000, CG_LIMIT_BATTERY },
	{ "a_battery_that_allows_less_than_its_zones", 25000, CG_PHASE_CC, 0, 100000, 3900000,
	  100000, CG_LIMIT_BATTERY, 3900000, CG_LIMIT_BATTERY },
};

KUNIT_ARRAY_PARAM_DESC(winner_rows, winner_rows, name);

static void the_tightest_is_named(struct kunit *test)
{
	const struct winner_row *row = test->param_value;
	struct cg_limit_row rows[CG_MAX_ROWS];
	struct cg_limit_result res;
	struct rig *rig = rig_new(test);
	unsigned int n;

	rig->policy.user_cc_ua = row->user_ua;
	rig->profile.cc_max_ua = row->battery_ua;
	rig->profile.cv_max_uv = row->battery_uv;
	rig_temp(rig, row->temp_mdegc);
	cg_zones_hold(&rig->profile, &rig->state, rig_facts(rig));
	n = cg_rows_build(&rig->profile, &rig->policy, &rig->state, row->phase, rows);
	KUNIT_ASSERT_LE(test, n, CG_MAX_ROWS);
	cg_limits_min(rows, n, &res);
	KUNIT_EXPECT_EQ(test, row->cc_ua, res.cc_ua);
	KUNIT_EXPECT_EQ(test, row->cc_winner, res.cc_winner);
	KUNIT_EXPECT_EQ(test, row->cv_uv, res.cv_uv);
	KUNIT_EXPECT_EQ(test, row->cv_winner, res.cv_winner);
}

static void all_zones_that_hold_count(struct kunit *test)
{
	struct cg_limit_row rows[CG_MAX_ROWS];
	struct cg_limit_result res;
	struct rig *rig = rig_new(test);

	rig->state.zone = 0;
	rig->state.zone_hot = 2;
	cg_limits_min(rows, cg_rows_build(&rig->profile, &rig->policy, &rig->state, CG_PHASE_CC,
					  rows), &res);
	KUNIT_EXPECT_EQ(test, 750000, res.cc_ua);
	KUNIT_EXPECT_EQ(test, 4100000, res.cv_uv);
}

static void the_step_is_tighter_than_its_zone(struct kunit *test)
{
	struct cg_limit_row rows[CG_MAX_ROWS];
	struct cg_limit_result res;
	struct rig *rig = rig_new(test);

	rig->state.zone = 1;
	rig->state.zone_hot = 1;
	rig->profile.zone[1].n_steps = 2;
	rig->profile.zone[1].step[0] = (struct cg_step) { 4100000, 1400000 };
	rig->profile.zone[1].step[1] = (struct cg_step) { 4200000, 700000 };
	cg_limits_min(rows, cg_rows_build(&rig->profile, &rig->policy, &rig->state, CG_PHASE_CC,
					  rows), &res);
	KUNIT_EXPECT_EQ(test, 1400000, res.cc_ua);
	KUNIT_EXPECT_EQ(test, 4100000, res.cv_uv);
	KUNIT_EXPECT_EQ(test, CG_LIMIT_STEP, res.cv_winner);
	rig->state.step_uv = 4100000;
	cg_limits_min(rows, cg_rows_build(&rig->profile, &rig->policy, &rig->state, CG_PHASE_CC,
					  rows), &res);
	KUNIT_EXPECT_EQ(test, 700000, res.cc_ua);
	KUNIT_EXPECT_EQ(test, CG_LIMIT_STEP, res.cc_winner);
	KUNIT_EXPECT_EQ(test, 4200000, res.cv_uv);
}

static struct kunit_case rows_cases[] = {
	KUNIT_CASE_PARAM(the_tightest_is_named, winner_rows_gen_params),
	KUNIT_CASE(all_zones_that_hold_count),
	KUNIT_CASE(the_step_is_tighter_than_its_zone),
	{ }
};

static struct kunit_suite rows_suite = {
	.name = "chargov-rows",
	.test_cases = rows_cases,
};

kunit_test_suite(rows_suite);
