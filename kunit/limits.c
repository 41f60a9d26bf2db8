// SPDX-License-Identifier: GPL-2.0-only
/* The tightest of all rows, and rounding down to what a field can hold. */
#include "rig.h"

struct voice {
	enum cg_limit id;
	s32 cv_uv;
	s32 cc_ua;
};

struct min_row {
	const char *name;
	struct voice voice[3];
	int n;
	struct cg_limits want;
};

#define OPEN S32_MAX

static const struct min_row min_rows[] = {
	{ "nobody_limits_nothing", { }, 0, { OPEN, OPEN, OPEN, 0, 0 } },
	{ "one_voice_wins_both", { { CG_LIMIT_ZONE, 4200000, 1000000 } }, 1,
	  { 4200000, 1000000, OPEN, CG_LIMIT_ZONE, CG_LIMIT_ZONE } },
	{ "voltage_and_current_have_their_own_winners",
	  { { CG_LIMIT_BATTERY, 4200000, 1000000 }, { CG_LIMIT_ZONE, 4100000, 2000000 } }, 2,
	  { 4100000, 1000000, OPEN, CG_LIMIT_ZONE, CG_LIMIT_BATTERY } },
	{ "on_equal_values_the_first_voice_wins",
	  { { CG_LIMIT_BATTERY, 4200000, 1000000 }, { CG_LIMIT_USER, 4200000, 1000000 } }, 2,
	  { 4200000, 1000000, OPEN, CG_LIMIT_BATTERY, CG_LIMIT_BATTERY } },
	{ "who_has_no_opinion_never_wins",
	  { { CG_LIMIT_USER, OPEN, OPEN }, { CG_LIMIT_ZONE, 4100000, 1 } }, 2,
	  { 4100000, 1, OPEN, CG_LIMIT_ZONE, CG_LIMIT_ZONE } },
	{ "the_last_may_be_the_tightest",
	  { { CG_LIMIT_BATTERY, 4200000, 3 }, { CG_LIMIT_ZONE, 4100000, 2 },
	    { CG_LIMIT_CHARGER, 4000000, 1 } }, 3,
	  { 4000000, 1, OPEN, CG_LIMIT_CHARGER, CG_LIMIT_CHARGER } },
	{ "negative_is_less_than_nothing",
	  { { CG_LIMIT_USER, OPEN, S32_MIN }, { CG_LIMIT_ZONE, 0, 0 } }, 2,
	  { 0, S32_MIN, OPEN, CG_LIMIT_ZONE, CG_LIMIT_USER } },
};

KUNIT_ARRAY_PARAM_DESC(min_rows, min_rows, name);

static void tightest_wins(struct kunit *test)
{
	const struct min_row *row = test->param_value;
	struct cg_limits limits;
	int i;

	memset(&limits, 0xa5, sizeof(limits));
	cg_limits_open(&limits, CG_LIMIT_SAFETY, S32_MAX, S32_MAX);
	for (i = 0; i < row->n; i++)
		cg_limits_take(&limits, row->voice[i].id, row->voice[i].cv_uv,
			       row->voice[i].cc_ua);
	KUNIT_EXPECT_EQ(test, row->want.cv_uv, limits.cv_uv);
	KUNIT_EXPECT_EQ(test, row->want.cc_ua, limits.cc_ua);
	KUNIT_EXPECT_EQ(test, row->want.iin_ua, limits.iin_ua);
	KUNIT_EXPECT_EQ(test, row->want.cv_winner, limits.cv_winner);
	KUNIT_EXPECT_EQ(test, row->want.cc_winner, limits.cc_winner);
}

/* More voices never allow more (P12), in whatever order they speak. */
static void a_voice_more_never_allows_more(struct kunit *test)
{
	struct cg_limits limits, before;
	u64 seed = 12;
	int i, round;

	for (round = 0; round < 500; round++) {
		cg_limits_open(&limits, CG_LIMIT_SAFETY, S32_MAX, S32_MAX);
		for (i = 0; i < 6; i++) {
			s32 cv_uv = rig_between(&seed, 3000000, 5000000);
			s32 cc_ua = rig_between(&seed, 0, 5000000);

			before = limits;
			cg_limits_take(&limits, i, cv_uv, cc_ua);
			KUNIT_EXPECT_EQ(test, min(cv_uv, before.cv_uv), limits.cv_uv);
			KUNIT_EXPECT_EQ(test, min(cc_ua, before.cc_ua), limits.cc_ua);
		}
	}
}

struct floor_row {
	const char *name;
	struct cg_range range;
	s32 wish;
	s32 want;
};

static const struct floor_row floor_rows[] = {
	{ "exact_value_stays", { 3840000, 4608000, 16000 }, 4208000, 4208000 },
	{ "between_two_it_is_the_lower", { 3840000, 4608000, 16000 }, 4200000, 4192000 },
	{ "just_below_a_value_it_is_the_one_before", { 3840000, 4608000, 16000 }, 4207999,
	  4192000 },
	{ "lowest_is_reached", { 3840000, 4608000, 16000 }, 3840000, 3840000 },
	{ "below_the_lowest_is_refused", { 3840000, 4608000, 16000 }, 3839999, -1 },
	{ "above_the_highest_is_the_highest", { 3840000, 4608000, 16000 }, S32_MAX, 4608000 },
	{ "highest_off_the_grid_is_the_last_on_it", { 0, 100, 30 }, 1000, 90 },
	{ "zero_may_be_a_value", { 0, 5056000, 64000 }, 63999, 0 },
	{ "fixed_field_below_the_wish", { 4200000, 4200000, 1 }, 4350000, 4200000 },
	{ "fixed_field_above_the_wish_is_refused", { 4200000, 4200000, 1 }, 4199999, -1 },
	{ "no_field_is_refused", { 0, 0, 0 }, 1000, -1 },
	{ "negative_step_is_refused", { 0, 100, -10 }, 50, -1 },
	{ "negative_wish_is_refused", { 0, 100, 10 }, -1, -1 },
	{ "smallest_wish_is_refused", { 0, 100, 10 }, S32_MIN, -1 },
	{ "upside_down_range_is_refused", { 100, 0, 10 }, 50, -1 },
	{ "widest_range_does_not_overflow", { 0, S32_MAX, 1 }, S32_MAX, S32_MAX },
};

KUNIT_ARRAY_PARAM_DESC(floor_rows, floor_rows, name);

static void rounds_down(struct kunit *test)
{
	const struct floor_row *row = test->param_value;

	KUNIT_EXPECT_EQ(test, row->want, cg_range_floor(&row->range, row->wish));
}

/* P1, P2: never above the wish, on the grid, and nothing on the grid is nearer. */
static void floor_is_the_nearest_value_below(struct kunit *test)
{
	u64 seed = 1;
	int i;

	for (i = 0; i < 5000; i++) {
		struct cg_range range = {
			.min = rig_between(&seed, 0, 4000000),
			.step = rig_between(&seed, 1, 100000),
		};
		s32 wish = rig_between(&seed, 0, 5000000);
		s32 got;

		range.max = range.min + range.step * rig_between(&seed, 0, 100);
		got = cg_range_floor(&range, wish);
		if (wish < range.min) {
			KUNIT_EXPECT_EQ(test, -1, got);
			continue;
		}
		KUNIT_EXPECT_LE(test, got, wish);
		KUNIT_EXPECT_EQ(test, 0, (got - range.min) % range.step);
		KUNIT_EXPECT_TRUE(test, got == range.max || got + range.step > wish);
	}
}

static struct kunit_case limits_cases[] = {
	KUNIT_CASE_PARAM(tightest_wins, min_rows_gen_params),
	KUNIT_CASE(a_voice_more_never_allows_more),
	KUNIT_CASE_PARAM(rounds_down, floor_rows_gen_params),
	KUNIT_CASE(floor_is_the_nearest_value_below),
	{ }
};

static struct kunit_suite limits_suite = {
	.name = "chargov-limits",
	.test_cases = limits_cases,
};

kunit_test_suite(limits_suite);
