// SPDX-License-Identifier: GPL-2.0-only
/* The tightest of all rows, and rounding down to what a field can hold. */
#include "rig.h"

struct min_row {
	const char *name;
	struct cg_limit_row row[4];
	unsigned int n;
	struct cg_limit_result want;
};

#define OPEN S32_MAX

static const struct min_row min_rows[] = {
	{ "no_rows_are_off", { }, 0, { OPEN, 0, OPEN, false, 0, 0 } },
	{ "one_row_wins_all", { { CG_LIMIT_ZONE, 4200000, 1000000, 500000, true } }, 1,
	  { 4200000, 1000000, 500000, true, CG_LIMIT_ZONE, CG_LIMIT_ZONE } },
	{ "voltage_and_current_have_their_own_winners",
	  { { CG_LIMIT_BATTERY, 4200000, 1000000, OPEN, true },
	    { CG_LIMIT_ZONE, 4100000, 2000000, OPEN, true } }, 2,
	  { 4100000, 1000000, OPEN, true, CG_LIMIT_ZONE, CG_LIMIT_BATTERY } },
	{ "on_equal_values_the_first_row_wins",
	  { { CG_LIMIT_BATTERY, 4200000, 1000000, OPEN, true },
	    { CG_LIMIT_USER, 4200000, 1000000, OPEN, true } }, 2,
	  { 4200000, 1000000, OPEN, true, CG_LIMIT_BATTERY, CG_LIMIT_BATTERY } },
	{ "a_row_without_opinion_never_wins",
	  { { CG_LIMIT_USER, OPEN, OPEN, OPEN, true },
	    { CG_LIMIT_ZONE, 4100000, 1, 2, true } }, 2,
	  { 4100000, 1, 2, true, CG_LIMIT_ZONE, CG_LIMIT_ZONE } },
	{ "one_row_can_switch_off",
	  { { CG_LIMIT_BATTERY, 4200000, 1000000, OPEN, true },
	    { CG_LIMIT_THRESHOLD, OPEN, OPEN, OPEN, false } }, 2,
	  { 4200000, 0, OPEN, false, CG_LIMIT_BATTERY, CG_LIMIT_THRESHOLD } },
	{ "the_first_that_switches_off_is_named",
	  { { CG_LIMIT_SAFETY, OPEN, OPEN, OPEN, false },
	    { CG_LIMIT_THRESHOLD, OPEN, OPEN, OPEN, false },
	    { CG_LIMIT_ZONE, 4100000, 5, OPEN, true } }, 3,
	  { 4100000, 0, OPEN, false, CG_LIMIT_ZONE, CG_LIMIT_SAFETY } },
	{ "negative_is_less_than_nothing",
	  { { CG_LIMIT_USER, OPEN, S32_MIN, OPEN, true },
	    { CG_LIMIT_ZONE, 0, 0, 0, true } }, 2,
	  { 0, S32_MIN, 0, true, CG_LIMIT_ZONE, CG_LIMIT_USER } },
	{ "input_current_is_the_least_of_all",
	  { { CG_LIMIT_SOURCE, OPEN, OPEN, 900000, true },
	    { CG_LIMIT_CHARGER, OPEN, OPEN, 500000, true } }, 2,
	  { OPEN, OPEN, 500000, true, 0, 0 } },
};

KUNIT_ARRAY_PARAM_DESC(min_rows, min_rows, name);

static void tightest_wins(struct kunit *test)
{
	const struct min_row *row = test->param_value;
	struct cg_limit_result res;

	memset(&res, 0xa5, sizeof(res));
	cg_limits_min(row->row, row->n, &res);
	KUNIT_EXPECT_EQ(test, row->want.cv_uv, res.cv_uv);
	KUNIT_EXPECT_EQ(test, row->want.cc_ua, res.cc_ua);
	KUNIT_EXPECT_EQ(test, row->want.iin_ua, res.iin_ua);
	KUNIT_EXPECT_EQ(test, row->want.enable, res.enable);
	KUNIT_EXPECT_EQ(test, row->want.cv_winner, res.cv_winner);
	KUNIT_EXPECT_EQ(test, row->want.cc_winner, res.cc_winner);
}

/* More voices never allow more (P12). */
static void a_row_more_never_allows_more(struct kunit *test)
{
	struct cg_limit_row row[6];
	struct cg_limit_result before, after;
	u64 seed = 12;
	int i, round;

	for (round = 0; round < 500; round++) {
		for (i = 0; i < ARRAY_SIZE(row); i++)
			row[i] = (struct cg_limit_row) {
				.id = i,
				.cv_uv = rig_between(&seed, 3000000, 5000000),
				.cc_ua = rig_between(&seed, 0, 5000000),
				.iin_ua = rig_between(&seed, 0, 3000000),
				.enable = rig_random(&seed) % 8,
			};
		for (i = 1; i < ARRAY_SIZE(row); i++) {
			cg_limits_min(row, i, &before);
			cg_limits_min(row, i + 1, &after);
			KUNIT_EXPECT_LE(test, after.cv_uv, before.cv_uv);
			KUNIT_EXPECT_LE(test, after.cc_ua, before.cc_ua);
			KUNIT_EXPECT_LE(test, after.iin_ua, before.iin_ua);
			KUNIT_EXPECT_LE(test, after.enable, before.enable);
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
	KUNIT_CASE(a_row_more_never_allows_more),
	KUNIT_CASE_PARAM(rounds_down, floor_rows_gen_params),
	KUNIT_CASE(floor_is_the_nearest_value_below),
	{ }
};

static struct kunit_suite limits_suite = {
	.name = "chargov-limits",
	.test_cases = limits_cases,
};

kunit_test_suite(limits_suite);
