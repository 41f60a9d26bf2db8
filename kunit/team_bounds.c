// SPDX-License-Identifier: GPL-2.0-only
/* Two chargers where one of them can hardly charge, or could as well not: the bounds of a team. */
#include "duo.h"

/**
 * struct edge_row - two chargers of which one could hardly charge
 * @name: of the row
 * @cc: what the current field of each can hold
 * @cv: and the voltage field
 * @iin: and the input limit; all 0 = it has none
 * @cc_ua: what was decided
 * @cv_uv: see there
 * @iin_ua: see there
 * @main_ua: what the first one is told if the second one helps, 0 = that does not
 */
struct edge_row {
	const char *name;
	struct cg_even cc[CG_TEAM];
	struct cg_even cv[CG_TEAM];
	struct cg_even iin[CG_TEAM];
	s32 cc_ua;
	s32 cv_uv;
	s32 iin_ua;
	s32 main_ua;
};

#define FINE(max)	{ 0, max, 1 }
#define ANY		FINE(5000000)
/* Of 3 A each gets one half, of what the source has too. */
#define HALVES(iin_main, iin_help, source_ua, first_ua)			\
	.cc = { FINE(1500000), FINE(1500000) }, .cv = { ANY, ANY },	\
	.iin = { iin_main, iin_help }, .cc_ua = 3000000, .cv_uv = 4000000, \
	.iin_ua = source_ua, .main_ua = first_ua
/* A source that nobody speaks of. */
#define OF(cc_main, cc_help, ua, first_ua)				\
	.cc = { cc_main, cc_help }, .cv = { ANY, ANY }, .iin = { ANY, ANY }, \
	.cc_ua = ua, .cv_uv = 4000000, .main_ua = first_ua
#define AT(cv_main, cv_help, uv, first_ua)				\
	.cc = { FINE(1500000), FINE(1500000) }, .cv = { cv_main, cv_help }, \
	.iin = { ANY, ANY }, .cc_ua = 3000000, .cv_uv = uv, .main_ua = first_ua

/* Parts of a brace list are no single arguments. */
#define MIN_100_MA	{ 100000, 3000000, 1 }
#define MIN_1_UA	{ 1, 3000000, 1 }
#define BY_200_MA	{ 0, 3000000, 200000 }
#define BY_60_MA	{ 0, 1500000, 60000 }
#define NO_LIMIT	{ 0, 0, 0 }
#define MIN_300_MA	{ 300000, 1500000, 1 }
#define BY_64_MA	{ 0, 64000, 64000 }
#define FROM_3856_MV	{ 3856000, 4304000, 32000 }
#define BY_32_MV	{ 0, 4304000, 32000 }
#define BY_16_MV	{ 0, 4608000, 16000 }

static const struct edge_row edge_rows[] = {
	{ "the_least_input_for_the_first", HALVES(MIN_100_MA, ANY, 200000, 1500000) },
	{ "too_little_input_for_the_first", HALVES(MIN_100_MA, ANY, 199998, 0) },
	{ "too_little_input_for_the_second", HALVES(ANY, BY_200_MA, 300000, 0) },
	{ "a_microampere_of_input_for_each", HALVES(MIN_1_UA, ANY, 2, 1500000) },
	{ "a_second_one_that_draws_what_it_gives", HALVES(MIN_1_UA, NO_LIMIT, 2, 1500000) },
	{ "a_first_one_that_draws_what_it_gives", HALVES(NO_LIMIT, ANY, 2, 1) },
	{ "a_second_one_that_cannot_give_so_little", { FINE(1500000), BY_60_MA }, { ANY, ANY },
	  { ANY, NO_LIMIT }, 3000000, 4000000, 100000, 0 },
	{ "a_first_one_that_cannot_give_so_little", { BY_60_MA, FINE(1500000) }, { ANY, ANY },
	  { NO_LIMIT, ANY }, 3000000, 4000000, 100000, 0 },
	/* 1 A, in steps of 60 mA */
	{ "a_first_one_that_keeps_to_its_part", { BY_60_MA, FINE(1500000) }, { ANY, ANY },
	  { NO_LIMIT, ANY }, 3000000, 4000000, 2000000, 960000 },
	/* an eighth of 2.048 A more, or what the second one can at least */
	{ "just_enough_more", OF(FINE(2048000), FINE(1500000), 2304000, 1329931) },
	{ "hardly_enough_more", OF(FINE(2048000), FINE(1500000), 2303999, 0) },
	{ "just_enough_more_for_the_second", OF(FINE(2048000), MIN_300_MA, 2348000, 1355329) },
	{ "hardly_enough_more_for_the_second", OF(FINE(2048000), MIN_300_MA, 2347999, 0) },
	{ "a_microampere_for_each", OF(FINE(1), FINE(1), 2, 1) },
	{ "nothing_is_left_for_the_first", OF(BY_64_MA, FINE(1500000), 100000, 0) },
	{ "less_voltage_than_the_second_can", AT(ANY, FROM_3856_MV, 3850000, 0) },
	{ "no_voltage_for_the_second", AT(ANY, BY_32_MV, 16000, 0) },
	{ "no_voltage_for_the_first", AT(BY_16_MV, ANY, 8000, 0) },
	{ "a_microvolt_for_each", AT(ANY, ANY, 1, 1500000) },
};

KUNIT_ARRAY_PARAM_DESC(edge, edge_rows, name);

static struct cg_range range_of(const struct cg_even *even)
{
	return (struct cg_range) { even->min, even->max, even->step };
}

static void helps_only_if_both_can_charge(struct kunit *test)
{
	const struct edge_row *row = test->param_value;
	struct duo *duo = make_duo(test);
	int i;

	for (i = 0; i < CG_TEAM; i++) {
		duo->caps[i].cc = range_of(&row->cc[i]);
		duo->caps[i].cv = range_of(&row->cv[i]);
		duo->caps[i].iin = range_of(&row->iin[i]);
	}
	duo->decision.cc_ua = row->cc_ua;
	duo->decision.cv_uv = row->cv_uv;
	duo->decision.iin_ua = row->iin_ua;
	split(duo, 0);
	KUNIT_EXPECT_EQ(test, row->main_ua > 0, helps(duo));
	if (helps(duo))
		KUNIT_EXPECT_EQ(test, row->main_ua, duo->share[CG_TEAM_MAIN].cc_ua);
}

/**
 * struct rest_row - some time after the voltage limited
 * @name: of the row
 * @now_ms: it is
 * @cv_ms: and then it was
 * @both: the second one helps still
 * @ua: current into the cells; 0 = not known
 * @help_ua: what it is told then; it was told 600 mA
 */
struct rest_row {
	const char *name;
	s64 now_ms;
	s64 cv_ms;
	bool both;
	s32 ua;
	s32 help_ua;
};

/*
 * Of 3 A its part is 3 A * 1500 / 3548. For a minute it is no more than it was, and than what flows
 * with an eighth of 2.048 A for the first one to spare.
 */
static const struct rest_row rest_rows[] = {
	{ "not_again_within_a_minute", 1000000, 940001, false, 3000000, 0 },
	{ "again_after_a_minute", 1000000, 940000, false, 3000000, 1268320 },
	{ "not_again_in_the_first_minute_of_all", 59999, 0, false, 3000000, 0 },
	{ "again_after_the_first_minute_of_all", 60000, 0, false, 3000000, 1268320 },
	{ "no_more_than_it_was", 1000000, 940001, true, 2600000, 600000 },
	{ "no_more_in_the_first_minute_of_all", 59999, 0, true, 2600000, 600000 },
	{ "more_after_a_minute", 1000000, 940000, true, 2600000, 1268320 },
	{ "less_than_it_was", 1000000, 940001, true, 2300000, 2300000 - 1792000 },
	{ "the_least_that_is_needed", 1000000, 940001, true, 1792001, 1 },
	{ "nothing_is_needed", 1000000, 940001, true, 1792000, 0 },
	{ "less_than_nothing_is_needed", 1000000, 940001, true, 1, 0 },
	{ "nobody_knows_what_is_needed", 1000000, 940001, true, 0, 0 },
};

KUNIT_ARRAY_PARAM_DESC(rest, rest_rows, name);

static void rests_after_the_voltage_limited(struct kunit *test)
{
	const struct rest_row *row = test->param_value;
	struct duo *duo = make_duo(test);

	duo->caps[CG_TEAM_MAIN].cc.step = 1;
	duo->caps[CG_TEAM_HELP].cc.step = 1;
	duo->decision.iin_ua = 0;
	duo->team.both = row->both;
	duo->team.cv_ms = row->cv_ms;
	duo->last[CG_TEAM_HELP].told_on = row->both;
	duo->last[CG_TEAM_HELP].told_cc_ua = 600000;
	duo->view.now_ms = row->now_ms;
	duo->view.f[CG_V_CURRENT_UA] = (struct cg_reading) { row->ua ?: 3000000, NOW, row->ua };
	split(duo, 0);
	KUNIT_EXPECT_EQ(test, row->help_ua, duo->share[CG_TEAM_HELP].cc_ua);
	KUNIT_EXPECT_EQ(test, row->help_ua > 0, helps(duo));
}

static void what_was_before_a_stop_is_forgotten(struct kunit *test)
{
	struct duo *duo = make_duo(test);
	const struct cg_decision on = duo->decision;

	duo->decision.phase = CG_PHASE_CV;
	split(duo, 0);
	duo->decision = (struct cg_decision) { .phase = CG_PHASE_PAUSED };
	split(duo, 0);
	duo->decision = on;
	split(duo, 0);
	/* the first one first */
	KUNIT_EXPECT_FALSE(test, helps(duo));
	duo->decision = on;
	split(duo, 0);
	KUNIT_EXPECT_TRUE(test, helps(duo));
}

/* One microampere more than the first one can is reason enough to go on, not to begin. */
static void goes_on_as_long_as_it_is_of_use(struct kunit *test)
{
	struct duo *duo = make_duo(test);

	split(duo, 0);
	duo->decision.cc_ua = 2048001;
	split(duo, 0);
	KUNIT_EXPECT_TRUE(test, helps(duo));
	duo->decision.cc_ua = 2048000;
	split(duo, 0);
	KUNIT_EXPECT_FALSE(test, helps(duo));
	duo->decision.cc_ua = 2048001;
	split(duo, 0);
	KUNIT_EXPECT_FALSE(test, helps(duo));
}

static void ends_where_little_is_allowed(struct kunit *test)
{
	struct duo *duo = make_duo(test);

	split(duo, 0);
	duo->decision.phase = CG_PHASE_PRECHARGE;
	duo->decision.cc_ua = 3000000;
	split(duo, 0);
	KUNIT_EXPECT_FALSE(test, helps(duo));
}

/* 1.5 A of 5 V would be too little for two at 3.8 V; it is not asked where it says nothing. */
static void what_is_not_known_of_a_source_is_no_reason(struct kunit *test)
{
	static const struct cg_reading unknown[] = {
		{ 3800000, NOW, false }, { 0, NOW, true }, { -1, NOW, true },
	};
	struct duo *duo = make_duo(test);
	unsigned int i;

	duo->view.source.ua = 1500000;
	duo->decision.iin_ua = 0;
	split(duo, 0);
	KUNIT_EXPECT_TRUE(test, helps(duo));
	for (i = 0; i < ARRAY_SIZE(unknown); i++) {
		duo = make_duo(test);
		duo->view.source.ua = 1500000;
		duo->view.f[CG_V_VOLTAGE_UV] = unknown[i];
		split(duo, 0);
		KUNIT_EXPECT_TRUE(test, helps(duo));
	}
}

static void helps_only_if_it_is_known_to_be_well(struct kunit *test)
{
	struct duo *duo = make_duo(test);
	struct cg_reading *health = &duo->last[CG_TEAM_HELP].f[CG_C_HEALTH];

	*health = (struct cg_reading) { 0, NOW, false };
	split(duo, 0);
	KUNIT_EXPECT_FALSE(test, helps(duo));
	*health = (struct cg_reading) { 0, NOW, true };
	duo->decision.cc_ua = 3000000;
	split(duo, 0);
	KUNIT_EXPECT_TRUE(test, helps(duo));
	/* as one that was not read does not answer */
	duo->last[CG_TEAM_HELP].f[CG_C_ONLINE].valid = false;
	duo->decision.cc_ua = 3000000;
	split(duo, 0);
	KUNIT_EXPECT_FALSE(test, helps(duo));
}

/* How long each can be relied on, and both; 0 = for ever. */
static void is_relied_on_as_the_shorter(struct kunit *test)
{
	static const s32 rows[][3] = {
		{ 0, 0, 0 }, { 0, 10, 10 }, { 10, 0, 10 }, { 5, 10, 5 }, { 10, 5, 5 },
	};
	struct duo *duo = make_duo(test);
	struct cg_charger_sample seen;
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(rows); i++) {
		duo->last[CG_TEAM_MAIN].told_for_ms = rows[i][0];
		duo->last[CG_TEAM_HELP].told_for_ms = rows[i][1];
		cg_team_see(&duo->team, duo->one, &seen);
		KUNIT_EXPECT_EQ(test, rows[i][2], seen.told_for_ms);
	}
}

static void the_second_one_alone_is_seen_to_be_on(struct kunit *test)
{
	struct duo *duo = make_duo(test);
	struct cg_charger_sample seen;

	duo->last[CG_TEAM_MAIN].told_on = false;
	duo->last[CG_TEAM_MAIN].told_cc_ua = 0;
	duo->last[CG_TEAM_HELP].told_on = true;
	duo->last[CG_TEAM_HELP].told_cc_ua = 600000;
	duo->team.held_uv = 48000;
	cg_team_see(&duo->team, duo->one, &seen);
	KUNIT_EXPECT_TRUE(test, seen.told_on);
	KUNIT_EXPECT_EQ(test, 600000, seen.told_cc_ua);
	/* nothing is held back of what was not told */
	KUNIT_EXPECT_EQ(test, 4192000, seen.told_cv_uv);
	KUNIT_EXPECT_FALSE(test, seen.f[CG_C_VOLTAGE_UV].valid);
}

/**
 * struct status_row - what is said while the second one is told off
 * @name: of the row
 * @main_on: the first one is told on
 * @help: what the second one says
 * @valid: that was read
 * @seen: what is seen of both; the first one says that it has ended
 */
struct status_row {
	const char *name;
	bool main_on;
	enum cg_status help;
	bool valid;
	enum cg_status seen;
};

static const struct status_row status_rows[] = {
	{ "the_second_one_goes_on", false, CG_STATUS_CHARGING, true, CG_STATUS_CHARGING },
	{ "the_second_one_does_not", false, CG_STATUS_NOT_CHARGING, true, CG_STATUS_FULL },
	{ "who_knows_of_the_second_one", false, CG_STATUS_CHARGING, false, CG_STATUS_FULL },
	{ "the_first_one_is_on", true, CG_STATUS_CHARGING, true, CG_STATUS_FULL },
};

KUNIT_ARRAY_PARAM_DESC(status, status_rows, name);

static void off_is_said_by_both(struct kunit *test)
{
	const struct status_row *row = test->param_value;
	struct duo *duo = make_duo(test);
	struct cg_charger_sample seen;

	duo->last[CG_TEAM_MAIN].told_on = row->main_on;
	duo->last[CG_TEAM_MAIN].f[CG_C_STATUS] = (struct cg_reading) { CG_STATUS_FULL, NOW, true };
	duo->last[CG_TEAM_HELP].f[CG_C_STATUS] = (struct cg_reading) { row->help, NOW, row->valid };
	cg_team_see(&duo->team, duo->one, &seen);
	KUNIT_EXPECT_EQ(test, row->seen, seen.f[CG_C_STATUS].value);
}

/* A voltage of 0 is none. */
static void fits_with_the_least_voltage(struct kunit *test)
{
	struct cg_charger_caps caps = { .cv = { 0, 1, 1 } };
	struct cg_team team;

	KUNIT_EXPECT_FALSE(test, cg_team_fits(&caps, 0));
	KUNIT_EXPECT_TRUE(test, cg_team_fits(&caps, 1));
	memset(&team, 0xa5, sizeof(team));
	cg_team_init(&team);
	KUNIT_EXPECT_FALSE(test, team.both);
	KUNIT_EXPECT_EQ(test, CG_NEVER_MS, team.cv_ms);
	KUNIT_EXPECT_EQ(test, 0, team.held_uv);
}

static struct kunit_case cases[] = {
	KUNIT_CASE_PARAM(helps_only_if_both_can_charge, edge_gen_params),
	KUNIT_CASE_PARAM(rests_after_the_voltage_limited, rest_gen_params),
	KUNIT_CASE(what_was_before_a_stop_is_forgotten),
	KUNIT_CASE(goes_on_as_long_as_it_is_of_use),
	KUNIT_CASE(ends_where_little_is_allowed),
	KUNIT_CASE(what_is_not_known_of_a_source_is_no_reason),
	KUNIT_CASE(helps_only_if_it_is_known_to_be_well),
	KUNIT_CASE(is_relied_on_as_the_shorter),
	KUNIT_CASE(the_second_one_alone_is_seen_to_be_on),
	KUNIT_CASE_PARAM(off_is_said_by_both, status_gen_params),
	KUNIT_CASE(fits_with_the_least_voltage),
	{ }
};

static struct kunit_suite suite = {
	.name = "chargov-team_bounds",
	.test_cases = cases,
};

kunit_test_suite(suite);
