// SPDX-License-Identifier: GPL-2.0-only
/* Two chargers: seen as one, and what was decided split between them. */
#include "duo.h"

/* No input limit, and one voltage. */
static const struct cg_charger_caps linear_caps = {
	.cc = { 500000, 1000000, 500000 },
	.cv = { 4180000, 4180000, 1 },
};

static void shares_by_what_each_can(struct kunit *test)
{
	struct duo *duo = make_duo(test);

	split(duo, 0);
	KUNIT_EXPECT_TRUE(test, helps(duo));
	/* 3 A * 1500 / 3548, in steps of 60 mA; the rest in steps of 64 mA */
	KUNIT_EXPECT_EQ(test, 1260000, duo->share[CG_TEAM_HELP].cc_ua);
	KUNIT_EXPECT_EQ(test, 1728000, duo->share[CG_TEAM_MAIN].cc_ua);
	KUNIT_EXPECT_EQ(test, 2988000, duo->decision.cc_ua);
	/* as its own field has it */
	KUNIT_EXPECT_EQ(test, 4176000, duo->share[CG_TEAM_HELP].cv_uv);
	KUNIT_EXPECT_EQ(test, 4192000, duo->share[CG_TEAM_MAIN].cv_uv);
	/* the input as the current */
	KUNIT_EXPECT_EQ(test, 1200000, duo->share[CG_TEAM_HELP].iin_ua);
	KUNIT_EXPECT_EQ(test, 1800000, duo->share[CG_TEAM_MAIN].iin_ua);
	/* the first gives room before the second fills it */
	KUNIT_EXPECT_EQ(test, CG_TEAM_MAIN, duo->first);
}

/* One thing that keeps the second one off. */
struct alone_row {
	const char *name;
	s32 cc_ua;
	enum cg_phase phase;
	s32 source_ua;
	s64 health;
	bool main_off;
	bool offline;
	enum cg_trust trust;
};

static const struct alone_row alone_rows[] = {
	{ "less_than_the_first_one_can", 2048000, CG_PHASE_CC, 3000000, 0, false, false,
	  CG_TRUST_VERIFIED },
	{ "hardly_more_than_the_first_one_can", 2200000, CG_PHASE_CC, 3000000, 0, false, false,
	  CG_TRUST_VERIFIED },
	{ "precharge", 3000000, CG_PHASE_PRECHARGE, 3000000, 0, false, false,
	  CG_TRUST_VERIFIED },
	{ "constant_voltage", 3000000, CG_PHASE_CV, 3000000, 0, false, false, CG_TRUST_VERIFIED },
	{ "topping_off", 3000000, CG_PHASE_FULL, 3000000, 0, false, false, CG_TRUST_VERIFIED },
	{ "a_source_that_the_first_one_can_use_up", 3000000, CG_PHASE_CC, 1500000, 0, false,
	  false, CG_TRUST_VERIFIED },
	{ "a_fault_of_the_second_one", 3000000, CG_PHASE_CC, 3000000,
	  CG_CHARGER_HEALTH_OVERHEAT, false, false, CG_TRUST_VERIFIED },
	{ "the_first_one_does_not_charge_yet", 3000000, CG_PHASE_CC, 3000000, 0, true, false,
	  CG_TRUST_VERIFIED },
	{ "the_second_one_has_no_source", 3000000, CG_PHASE_CC, 3000000, 0, false, true,
	  CG_TRUST_VERIFIED },
	{ "the_second_one_is_not_verified", 3000000, CG_PHASE_CC, 3000000, 0, false, false,
	  CG_TRUST_UNKNOWN },
};

KUNIT_ARRAY_PARAM_DESC(alone, alone_rows, name);

static void is_alone_with(struct kunit *test)
{
	const struct alone_row *row = test->param_value;
	struct duo *duo = make_duo(test);

	duo->decision.cc_ua = row->cc_ua;
	duo->decision.phase = row->phase;
	duo->decision.iin_ua = row->source_ua;
	duo->view.source.ua = row->source_ua;
	duo->last[CG_TEAM_HELP].f[CG_C_HEALTH] = (struct cg_reading) { row->health, NOW, true };
	duo->last[CG_TEAM_HELP].f[CG_C_ONLINE].value = !row->offline;
	duo->last[CG_TEAM_HELP].trust = row->trust;
	duo->last[CG_TEAM_MAIN].told_on = !row->main_off;
	split(duo, 0);
	KUNIT_EXPECT_FALSE(test, helps(duo));
	KUNIT_EXPECT_EQ(test, 0, duo->share[CG_TEAM_HELP].cc_ua);
	KUNIT_EXPECT_EQ(test, 0, duo->share[CG_TEAM_HELP].cv_uv);
	KUNIT_EXPECT_EQ(test, 0, duo->share[CG_TEAM_HELP].iin_ua);
	KUNIT_EXPECT_EQ(test, 2048000, duo->share[CG_TEAM_MAIN].cc_ua);
	KUNIT_EXPECT_EQ(test, 2048000, duo->decision.cc_ua);
	KUNIT_EXPECT_EQ(test, row->source_ua, duo->share[CG_TEAM_MAIN].iin_ua);
}

/* However low the battery is: 0 is no voltage, 1 is one. */
static void a_source_that_gives_nothing_is_not_shared(struct kunit *test)
{
	struct duo *duo = make_duo(test);

	duo->view.source.uv = 0;
	duo->view.f[CG_V_VOLTAGE_UV].value = 1;
	split(duo, 0);
	KUNIT_EXPECT_FALSE(test, helps(duo));
	duo->view.f[CG_V_VOLTAGE_UV].value = 0;
	duo->decision.cc_ua = 3000000;
	split(duo, 0);
	KUNIT_EXPECT_TRUE(test, helps(duo));
}

static void goes_first_when_the_voltage_limits(struct kunit *test)
{
	struct duo *duo = make_duo(test);
	s32 ua, before_ua = S32_MAX;

	split(duo, 0);
	for (ua = 2900000; ua > 1700000; ua -= 50000) {
		duo->view.now_ms += 10000;
		duo->view.f[CG_V_CURRENT_UA] = (struct cg_reading) { ua, NOW, true };
		duo->decision.phase = CG_PHASE_CV;
		duo->decision.cc_ua = 3000000;
		split(duo, 0);
		KUNIT_EXPECT_LE(test, duo->share[CG_TEAM_HELP].cc_ua, before_ua);
		before_ua = duo->share[CG_TEAM_HELP].cc_ua;
		/* the current that flows is never cut */
		KUNIT_EXPECT_GE(test, duo->decision.cc_ua, min(ua, 2048000));
		KUNIT_EXPECT_EQ(test, CG_TEAM_HELP, duo->first);
	}
	KUNIT_EXPECT_FALSE(test, helps(duo));
	/* and does not come back at once when it limits no more */
	duo->decision.phase = CG_PHASE_CC;
	duo->decision.cc_ua = 3000000;
	split(duo, 0);
	KUNIT_EXPECT_FALSE(test, helps(duo));
	duo->view.now_ms += 60000;
	duo->decision.cc_ua = 3000000;
	split(duo, 0);
	KUNIT_EXPECT_TRUE(test, helps(duo));
}

static void off_is_off_for_both(struct kunit *test)
{
	struct duo *duo = make_duo(test);

	split(duo, 0);
	duo->decision = (struct cg_decision) { .all_paths = true, .iin_ua = 500000 };
	split(duo, 0);
	KUNIT_EXPECT_FALSE(test, duo->share[CG_TEAM_MAIN].enable);
	KUNIT_EXPECT_FALSE(test, duo->share[CG_TEAM_HELP].enable);
	KUNIT_EXPECT_TRUE(test, duo->share[CG_TEAM_HELP].all_paths);
	KUNIT_EXPECT_EQ(test, 500000, duo->share[CG_TEAM_MAIN].iin_ua);
	KUNIT_EXPECT_EQ(test, CG_TEAM_HELP, duo->first);
}

static void a_path_is_not_compensated_for_two(struct kunit *test)
{
	struct duo *duo = make_duo(test);
	struct cg_charger_sample seen;

	duo->decision.cv_uv = 4240000;
	split(duo, 48000);
	KUNIT_EXPECT_TRUE(test, helps(duo));
	KUNIT_EXPECT_EQ(test, 4192000, duo->share[CG_TEAM_MAIN].cv_uv);
	KUNIT_EXPECT_EQ(test, 4176000, duo->share[CG_TEAM_HELP].cv_uv);
	/* to decide it is as it was decided */
	cg_team_see(&duo->team, duo->one, &seen);
	KUNIT_EXPECT_EQ(test, 4240000, seen.told_cv_uv);
	KUNIT_EXPECT_FALSE(test, seen.f[CG_C_VOLTAGE_UV].valid);
}

static void one_without_an_input_limit_keeps_to_its_part(struct kunit *test)
{
	struct duo *duo = make_duo(test);

	duo->caps[CG_TEAM_HELP] = linear_caps;
	split(duo, 0);
	KUNIT_EXPECT_TRUE(test, helps(duo));
	KUNIT_EXPECT_LE(test, duo->share[CG_TEAM_HELP].cc_ua, duo->share[CG_TEAM_HELP].iin_ua);
	/* 1.5 A of 9 V are power enough for both, and too little current for the linear one */
	duo->decision.cc_ua = 3000000;
	duo->decision.iin_ua = 1500000;
	duo->view.source = (struct cg_source_sample) { 1500000, 9000000 };
	split(duo, 0);
	KUNIT_EXPECT_FALSE(test, helps(duo));
	KUNIT_EXPECT_EQ(test, 1500000, duo->share[CG_TEAM_MAIN].iin_ua);
}

/* Whatever was decided, and whatever came before: never more than that, and on each one's grid. */
static void never_more_than_was_decided(struct kunit *test)
{
	static const enum cg_phase phases[] = { CG_PHASE_CC, CG_PHASE_CV, CG_PHASE_PRECHARGE };
	struct duo *duo = make_duo(test);
	s32 want_ua, cell_uv = 4192000;
	u32 dice = 1;
	int i;

	for (i = 0; i < 20000; i++) {
		dice = dice * 1664525 + 1013904223;
		want_ua = 64000 + (dice >> 8) % 3500000;
		duo->view.now_ms += dice % 30000;
		duo->view.f[CG_V_CURRENT_UA] = (struct cg_reading) { dice % 4000000, NOW, true };
		duo->view.source.ua = dice % 7 ? 100000 + dice % 3000000 : 0;
		duo->decision = (struct cg_decision) {
			.enable = dice % 11, .cc_ua = want_ua, .cv_uv = cell_uv + dice % 3 * 16000,
			.iin_ua = duo->view.source.ua, .phase = phases[(dice >> 5) % 3],
		};
		split(duo, duo->decision.cv_uv - cell_uv);
		KUNIT_ASSERT_LE(test, duo->share[0].cc_ua + duo->share[1].cc_ua, want_ua);
		KUNIT_ASSERT_LE(test, duo->share[0].iin_ua + duo->share[1].iin_ua,
				duo->view.source.ua);
		KUNIT_ASSERT_LE(test, duo->share[1].cv_uv, cell_uv);
		if (!helps(duo))
			continue;
		KUNIT_ASSERT_LE(test, duo->share[0].cv_uv, cell_uv);
		KUNIT_ASSERT_EQ(test, duo->share[1].cc_ua,
				cg_range_floor(&help_caps.cc, duo->share[1].cc_ua));
		KUNIT_ASSERT_EQ(test, duo->share[0].cc_ua,
				cg_range_floor(&main_caps.cc, duo->share[0].cc_ua));
	}
}

/* Told step by step, in the order that is asked for, they are never more than both decisions. */
static void the_order_keeps_the_sum(struct kunit *test)
{
	struct duo *duo = make_duo(test);
	s32 before_ua[CG_TEAM], between_ua, sum_ua;
	u32 dice = 7;
	int i;

	for (i = 0; i < 20000; i++) {
		dice = dice * 1664525 + 1013904223;
		before_ua[0] = duo->last[0].told_cc_ua;
		before_ua[1] = duo->last[1].told_cc_ua;
		sum_ua = before_ua[0] + before_ua[1];
		duo->view.now_ms += dice % 90000;
		duo->view.f[CG_V_CURRENT_UA] = (struct cg_reading) { dice % 4000000, NOW, true };
		duo->decision = (struct cg_decision) {
			.enable = dice % 13, .cc_ua = 64000 + (dice >> 8) % 3500000,
			.cv_uv = 4192000, .phase = dice % 3 ? CG_PHASE_CC : CG_PHASE_CV,
		};
		split(duo, 0);
		between_ua = duo->last[duo->first].told_cc_ua + before_ua[!duo->first];
		KUNIT_ASSERT_LE(test, between_ua, max(sum_ua, duo->decision.cc_ua));
	}
}

struct trust_row {
	const char *name;
	enum cg_trust main;
	enum cg_trust help;
	enum cg_trust seen;
};

static const struct trust_row trust_rows[] = {
	{ "both", CG_TRUST_VERIFIED, CG_TRUST_VERIFIED, CG_TRUST_VERIFIED },
	{ "not_the_second", CG_TRUST_VERIFIED, CG_TRUST_UNKNOWN, CG_TRUST_UNKNOWN },
	{ "not_the_first", CG_TRUST_UNKNOWN, CG_TRUST_VERIFIED, CG_TRUST_UNKNOWN },
	{ "the_second_was_reset", CG_TRUST_VERIFIED, CG_TRUST_MISMATCH, CG_TRUST_MISMATCH },
	{ "one_unknown_one_reset", CG_TRUST_UNKNOWN, CG_TRUST_MISMATCH, CG_TRUST_MISMATCH },
	{ "one_reset_one_unknown", CG_TRUST_MISMATCH, CG_TRUST_UNKNOWN, CG_TRUST_MISMATCH },
};

KUNIT_ARRAY_PARAM_DESC(trust, trust_rows, name);

static void is_trusted_as_the_worse(struct kunit *test)
{
	const struct trust_row *row = test->param_value;
	struct duo *duo = make_duo(test);
	struct cg_charger_sample seen;

	duo->last[CG_TEAM_MAIN].trust = row->main;
	duo->last[CG_TEAM_HELP].trust = row->help;
	cg_team_see(&duo->team, duo->one, &seen);
	KUNIT_EXPECT_EQ(test, row->seen, seen.trust);
}

/* Off is believed once it was seen, on only as long as it is seen. */
static void one_that_does_not_answer_must_be_off(struct kunit *test)
{
	struct duo *duo = make_duo(test);
	struct cg_charger_sample seen;

	split(duo, 0);
	duo->last[CG_TEAM_HELP].f[CG_C_ONLINE].at_ms = NOW - 1;
	cg_team_see(&duo->team, duo->one, &seen);
	KUNIT_EXPECT_EQ(test, CG_TRUST_UNKNOWN, seen.trust);
	split(duo, 0);
	KUNIT_EXPECT_FALSE(test, helps(duo));
	cg_team_see(&duo->team, duo->one, &seen);
	KUNIT_EXPECT_EQ(test, CG_TRUST_VERIFIED, seen.trust);
}

static void is_seen_as_one(struct kunit *test)
{
	struct duo *duo = make_duo(test);
	struct cg_charger_sample seen;

	split(duo, 0);
	duo->last[CG_TEAM_MAIN].told_for_ms = 0;
	duo->last[CG_TEAM_HELP].told_for_ms = 10000;
	cg_team_see(&duo->team, duo->one, &seen);
	KUNIT_EXPECT_TRUE(test, seen.told_on);
	KUNIT_EXPECT_EQ(test, 2988000, seen.told_cc_ua);
	KUNIT_EXPECT_EQ(test, 4192000, seen.told_cv_uv);
	KUNIT_EXPECT_EQ(test, 10000, seen.told_for_ms);
	/* the second one alone has stopped: the first one's reading is the pack's again */
	duo->last[CG_TEAM_HELP].told_on = false;
	duo->last[CG_TEAM_HELP].told_cc_ua = 0;
	cg_team_see(&duo->team, duo->one, &seen);
	KUNIT_EXPECT_TRUE(test, seen.f[CG_C_VOLTAGE_UV].valid);
	/* both are off, and one of them charges */
	duo->last[CG_TEAM_MAIN].told_on = false;
	duo->last[CG_TEAM_HELP].f[CG_C_STATUS] = (struct cg_reading) { CG_STATUS_CHARGING, NOW,
								       true };
	cg_team_see(&duo->team, duo->one, &seen);
	KUNIT_EXPECT_EQ(test, CG_STATUS_CHARGING, seen.f[CG_C_STATUS].value);
}

static void whoever_slept_on_the_pack_did(struct kunit *test)
{
	struct duo *duo = make_duo(test);
	struct cg_charger_sample seen;
	int main, help;

	for (main = 0; main < 2; main++)
		for (help = 0; help < 2; help++) {
			duo->last[CG_TEAM_MAIN].slept_on = main;
			duo->last[CG_TEAM_HELP].slept_on = help;
			cg_team_see(&duo->team, duo->one, &seen);
			KUNIT_EXPECT_EQ(test, main || help, seen.slept_on);
		}
}

static void fits_if_it_can_hold_as_little(struct kunit *test)
{
	struct cg_charger_caps caps;

	KUNIT_EXPECT_TRUE(test, cg_team_fits(&help_caps, 4192000));
	KUNIT_EXPECT_TRUE(test, cg_team_fits(&linear_caps, 4192000));
	KUNIT_EXPECT_FALSE(test, cg_team_fits(&linear_caps, 4176000));
	cg_team_caps(&main_caps, &help_caps, &caps);
	KUNIT_EXPECT_EQ(test, 3548000, caps.cc.max);
	KUNIT_EXPECT_EQ(test, 3000001, cg_range_floor(&caps.cc, 3000001));
	KUNIT_EXPECT_EQ(test, 4192000, cg_range_floor(&caps.cv, 4200000));
}

static struct kunit_case cases[] = {
	KUNIT_CASE(shares_by_what_each_can),
	KUNIT_CASE_PARAM(is_alone_with, alone_gen_params),
	KUNIT_CASE(a_source_that_gives_nothing_is_not_shared),
	KUNIT_CASE(goes_first_when_the_voltage_limits),
	KUNIT_CASE(off_is_off_for_both),
	KUNIT_CASE(a_path_is_not_compensated_for_two),
	KUNIT_CASE(one_without_an_input_limit_keeps_to_its_part),
	KUNIT_CASE(never_more_than_was_decided),
	KUNIT_CASE(the_order_keeps_the_sum),
	KUNIT_CASE_PARAM(is_trusted_as_the_worse, trust_gen_params),
	KUNIT_CASE(one_that_does_not_answer_must_be_off),
	KUNIT_CASE(is_seen_as_one),
	KUNIT_CASE(whoever_slept_on_the_pack_did),
	KUNIT_CASE(fits_if_it_can_hold_as_little),
	{ }
};

static struct kunit_suite suite = {
	.name = "chargov-team",
	.test_cases = cases,
};

kunit_test_suite(suite);
