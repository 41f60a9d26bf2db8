// SPDX-License-Identifier: GPL-2.0-only
/* All limits as rows: who wins when. */
#include "rig.h"

static void rig_limits(struct rig *rig, struct cg_limits *res)
{
	cg_rows_min(&rig->profile, &rig->policy, &rig->state, CG_PHASE_CC, true, res);
}

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
	struct rig *rig = rig_new(test);
	struct cg_limits res;

	rig->policy.user_cc_ua = row->user_ua;
	rig->profile.cc_max_ua = row->battery_ua;
	rig->profile.cv_max_uv = row->battery_uv;
	rig_temp(rig, row->temp_mdegc);
	cg_zones_hold(&rig->profile, &rig->state, rig_facts(rig));
	cg_rows_min(&rig->profile, &rig->policy, &rig->state, row->phase, true, &res);
	KUNIT_EXPECT_EQ(test, row->cc_ua, res.cc_ua);
	KUNIT_EXPECT_EQ(test, row->cc_winner, res.cc_winner);
	KUNIT_EXPECT_EQ(test, row->cv_uv, res.cv_uv);
	KUNIT_EXPECT_EQ(test, row->cv_winner, res.cv_winner);
}

static void all_zones_that_hold_count(struct kunit *test)
{
	struct rig *rig = rig_new(test);
	struct cg_limits res;

	rig->state.zone = 0;
	rig->state.zone_hot = 2;
	rig_limits(rig, &res);
	KUNIT_EXPECT_EQ(test, 750000, res.cc_ua);
	KUNIT_EXPECT_EQ(test, 4100000, res.cv_uv);
}

/* In a zone of two steps, the first one up to @first_uv, the last one 0.1 V more. */
static struct rig *rig_steps(struct kunit *test, s32 first_uv)
{
	struct rig *rig = rig_new(test);

	rig->state.zone = 1;
	rig->state.zone_hot = 1;
	rig->profile.zone[1].n_steps = 2;
	rig->profile.zone[1].step[0] = (struct cg_step) { first_uv, 1400000 };
	rig->profile.zone[1].step[1] = (struct cg_step) { first_uv + 100000, 700000 };
	return rig;
}

static void the_step_is_tighter_than_its_zone(struct kunit *test)
{
	struct rig *rig = rig_steps(test, 4100000);
	struct cg_limits res;

	rig_limits(rig, &res);
	KUNIT_EXPECT_EQ(test, 1400000, res.cc_ua);
	KUNIT_EXPECT_EQ(test, 4100000, res.cv_uv);
	KUNIT_EXPECT_EQ(test, CG_LIMIT_STEP, res.cv_winner);
	rig->state.step_uv = 4100000;
	rig_limits(rig, &res);
	KUNIT_EXPECT_EQ(test, 700000, res.cc_ua);
	KUNIT_EXPECT_EQ(test, CG_LIMIT_STEP, res.cc_winner);
	KUNIT_EXPECT_EQ(test, 4200000, res.cv_uv);
}

/* The first step begins with the current of its zone, the last one ends with its voltage. */
static void an_end_that_a_step_shares_is_the_end_of_the_zone(struct kunit *test)
{
	struct rig *rig = rig_steps(test, 4000000);
	struct cg_limits res;

	rig_limits(rig, &res);
	KUNIT_EXPECT_EQ(test, CG_LIMIT_ZONE, res.cc_winner);
	KUNIT_EXPECT_EQ(test, CG_LIMIT_STEP, res.cv_winner);
	rig->state.step_uv = 4000000;
	rig_limits(rig, &res);
	KUNIT_EXPECT_EQ(test, CG_LIMIT_STEP, res.cc_winner);
	KUNIT_EXPECT_EQ(test, CG_LIMIT_ZONE, res.cv_winner);
}

struct type_row {
	const char *name;
	enum cg_type type;
	bool once;
	s32 cc_ua;
	s32 cv_uv;
};

static const struct type_row type_rows[] = {
	{ "standard_is_the_profile", CG_TYPE_STANDARD, false, 1500000, 4200000 },
	{ "fast_is_the_profile_too", CG_TYPE_FAST, false, 1500000, 4200000 },
	{ "long_life_is_less_of_both", CG_TYPE_LONG_LIFE, false, 900000, 4100000 },
	{ "long_life_once_to_full_is_still_gentle", CG_TYPE_LONG_LIFE, true, 900000, 4200000 },
	{ "adaptive_is_the_profile", CG_TYPE_ADAPTIVE, false, 1500000, 4200000 },
	{ "trickle_is_the_current_of_precharge", CG_TYPE_TRICKLE, false, 256000, 4200000 },
	{ "custom_is_the_profile", CG_TYPE_CUSTOM, false, 1500000, 4200000 },
};

KUNIT_ARRAY_PARAM_DESC(type_rows, type_rows, name);

static void a_type_asks_for_the_profile_or_less(struct kunit *test)
{
	const struct type_row *row = test->param_value;
	struct rig *rig = rig_new(test);
	struct cg_limits res;

	rig->policy.type = row->type;
	rig->policy.once = row->once;
	rig_limits(rig, &res);
	KUNIT_EXPECT_EQ(test, row->cc_ua, res.cc_ua);
	KUNIT_EXPECT_EQ(test, row->cv_uv, res.cv_uv);
	if (row->cc_ua < 1500000)
		KUNIT_EXPECT_EQ(test, CG_LIMIT_POLICY, res.cc_winner);
}

static void a_higher_thermal_state_is_less_current(struct kunit *test)
{
	struct rig *rig = rig_new(test);
	struct cg_limits res;
	s32 before_ua = S32_MAX;
	int state;

	for (state = 0; state <= 255; state++) {
		rig->policy.thermal_state = state;
		rig_limits(rig, &res);
		if (state <= CG_THERMAL_STATES)
			KUNIT_ASSERT_LT(test, res.cc_ua, before_ua);
		KUNIT_ASSERT_EQ(test, state ? CG_LIMIT_THERMAL : CG_LIMIT_BATTERY, res.cc_winner);
		if (state >= CG_THERMAL_STATES)
			KUNIT_ASSERT_EQ(test, 0, res.cc_ua);
		before_ua = res.cc_ua;
	}
}

static void the_last_thermal_state_pauses(struct kunit *test)
{
	struct rig *rig = rig_charging(test);

	rig->policy.thermal_state = CG_THERMAL_STATES;
	rig_cycle(rig, 1000);
	KUNIT_EXPECT_FALSE(test, rig->d.enable);
	KUNIT_EXPECT_EQ(test, CG_PHASE_PAUSED, rig->d.phase);
	KUNIT_EXPECT_EQ(test, CG_LIMIT_THERMAL, rig->d.limited_by);
	rig->policy.thermal_state = CG_THERMAL_STATES - 1;
	rig_cycle(rig, 1000);
	KUNIT_EXPECT_TRUE(test, rig->d.enable);
	KUNIT_EXPECT_EQ(test, 128000, rig->d.cc_ua);
}

static void the_row_of_its_age_counts(struct kunit *test)
{
	static const struct cg_ageing ages[] = {
		{ 300, 4180000, 1350000 },
		{ 600, 4150000, 1200000 },
	};
	struct rig *rig = rig_new(test);
	struct cg_limits res;

	rig->profile.n_ageing = 2;
	memcpy(rig->profile.ageing, ages, sizeof(ages));
	for (rig->state.aged = 1; rig->state.aged <= 2; rig->state.aged++) {
		rig_limits(rig, &res);
		KUNIT_EXPECT_EQ(test, ages[rig->state.aged - 1].cc_ua, res.cc_ua);
		KUNIT_EXPECT_EQ(test, ages[rig->state.aged - 1].cv_uv, res.cv_uv);
		KUNIT_EXPECT_EQ(test, CG_LIMIT_AGEING, res.cc_winner);
		KUNIT_EXPECT_EQ(test, CG_LIMIT_AGEING, res.cv_winner);
	}
}

/*
 * Found by drawn packs: where the zone allows less than the battery, the highest cell in series was
 * charged beyond that of the zone by as much as it was ahead.
 */
static void a_cell_ahead_is_ahead_at_any_limit(struct kunit *test)
{
	static const struct {
		s32 zone_uv;
		s32 ahead_uv;
		s32 cv_uv;
		s32 aged_uv;
	} rows[] = {
		{ 4200000, 50000, 4150000, 4070000 }, { 4100000, 50000, 4050000, 4070000 },
		{ 4100000, 0, 4100000, 4120000 }, { 4100000, 4200000, -100000, -80000 },
	};
	struct rig *rig = rig_new(test);
	struct cg_limits res;
	unsigned int i;

	rig->state.zone = 1;
	rig->state.zone_hot = 1;
	for (i = 0; i < ARRAY_SIZE(rows); i++) {
		rig->profile.zone[1].step[rig->profile.zone[1].n_steps - 1].cv_uv = rows[i].zone_uv;
		rig->state.ahead_uv = rows[i].ahead_uv;
		rig->state.aged = 0;
		rig_limits(rig, &res);
		KUNIT_EXPECT_EQ_MSG(test, rows[i].cv_uv, res.cv_uv, "row %u", i);
		rig->profile.ageing[0].cv_uv = 4120000;
		rig->state.aged = 1;
		/* when it is full is said of the highest cell */
		KUNIT_EXPECT_EQ(test, 4120000, cg_rows_full_uv(&rig->profile, &rig->state));
		rig_limits(rig, &res);
		KUNIT_EXPECT_EQ_MSG(test, min(rows[i].cv_uv, rows[i].aged_uv), res.cv_uv,
				    "aged, row %u", i);
	}
}

struct branch_row {
	const char *name;
	s32 permille;
	s32 ahead_uv;
	s32 cc_ua;
	s32 cv_uv;
	enum cg_limit cc_winner;
};

/* Found by the fuzzer: a share of the current counted only beside a voltage. */
static const struct branch_row branch_rows[] = {
	{ "nothing_is_said", 0, 0, 1500000, 4200000, CG_LIMIT_BATTERY },
	{ "a_share_of_the_current_alone", 500, 0, 750000, 4200000, CG_LIMIT_BRANCH },
	{ "a_voltage_alone", 0, 100000, 1500000, 4100000, CG_LIMIT_BATTERY },
	{ "both", 500, 100000, 750000, 4100000, CG_LIMIT_BRANCH },
	{ "all_of_the_current", 1000, 0, 1500000, 4200000, CG_LIMIT_BATTERY },
};

KUNIT_ARRAY_PARAM_DESC(branch_rows, branch_rows, name);

static void branches_limit_current_and_voltage(struct kunit *test)
{
	const struct branch_row *row = test->param_value;
	struct rig *rig = rig_new(test);
	struct cg_limits res;

	rig->state.zone = 1;
	rig->state.zone_hot = 1;
	rig->state.branch_permille = row->permille;
	rig->state.ahead_uv = row->ahead_uv;
	rig_limits(rig, &res);
	KUNIT_EXPECT_EQ(test, row->cc_ua, res.cc_ua);
	KUNIT_EXPECT_EQ(test, row->cv_uv, res.cv_uv);
	KUNIT_EXPECT_EQ(test, row->cc_winner, res.cc_winner);
}

/* A part of what the zones allow, in their name. */
static void near_an_edge_there_is_less(struct kunit *test)
{
	struct rig *rig = rig_new(test);
	struct cg_limits res;
	s32 all_ua;

	rig->state.zone = 1;
	rig->state.zone_hot = 1;
	rig_limits(rig, &res);
	all_ua = res.cc_ua;
	rig->state.edge_pct = 75;
	rig_limits(rig, &res);
	KUNIT_EXPECT_EQ(test, all_ua / 4 * 3, res.cc_ua);
	KUNIT_EXPECT_EQ(test, CG_LIMIT_ZONE, res.cc_winner);
	/* and nothing more where others allow less */
	rig->policy.user_cc_ua = all_ua / 2;
	rig_limits(rig, &res);
	KUNIT_EXPECT_EQ(test, all_ua / 2, res.cc_ua);
	KUNIT_EXPECT_EQ(test, CG_LIMIT_USER, res.cc_winner);
}

/* Half would be no current that it can hold. */
static void near_an_edge_there_is_what_the_charger_can(struct kunit *test)
{
	struct rig *rig = rig_new(test);
	struct cg_limits res;
	s32 all_ua;

	rig->state.zone = 1;
	rig->state.zone_hot = 1;
	rig_limits(rig, &res);
	all_ua = res.cc_ua;
	rig->state.edge_pct = 50;
	rig->profile.charger_cc.min = all_ua / 3 * 2;
	rig_limits(rig, &res);
	KUNIT_EXPECT_EQ(test, all_ua / 3 * 2, res.cc_ua);
	/* on and off is all that it knows */
	rig->profile.charger_cc.min = all_ua;
	rig_limits(rig, &res);
	KUNIT_EXPECT_EQ(test, all_ua, res.cc_ua);
}

/* Found by the fuzzer: without a zone it looked in front of the first one. */
static void without_a_zone_no_zone_limits(struct kunit *test)
{
	static const s8 outside[] = { -2, -1 };
	struct rig *rig = rig_new(test);
	struct cg_limits res;
	int i;

	for (i = 0; i < ARRAY_SIZE(outside); i++) {
		rig->state.zone = outside[i];
		rig->state.zone_hot = outside[i];
		rig_limits(rig, &res);
		KUNIT_EXPECT_EQ(test, CG_LIMIT_BATTERY, res.cc_winner);
		KUNIT_EXPECT_EQ(test, CG_LIMIT_BATTERY, res.cv_winner);
	}
}

static struct kunit_case rows_cases[] = {
	KUNIT_CASE_PARAM(the_tightest_is_named, winner_rows_gen_params),
	KUNIT_CASE(all_zones_that_hold_count),
	KUNIT_CASE_PARAM(a_type_asks_for_the_profile_or_less, type_rows_gen_params),
	KUNIT_CASE(a_higher_thermal_state_is_less_current),
	KUNIT_CASE(the_last_thermal_state_pauses),
	KUNIT_CASE(the_row_of_its_age_counts),
	KUNIT_CASE(a_cell_ahead_is_ahead_at_any_limit),
	KUNIT_CASE_PARAM(branches_limit_current_and_voltage, branch_rows_gen_params),
	KUNIT_CASE(near_an_edge_there_is_less),
	KUNIT_CASE(near_an_edge_there_is_what_the_charger_can),
	KUNIT_CASE(without_a_zone_no_zone_limits),
	KUNIT_CASE(the_step_is_tighter_than_its_zone),
	KUNIT_CASE(an_end_that_a_step_shares_is_the_end_of_the_zone),
	{ }
};

static struct kunit_suite rows_suite = {
	.name = "chargov-rows",
	.test_cases = rows_cases,
};

kunit_test_suite(rows_suite);
