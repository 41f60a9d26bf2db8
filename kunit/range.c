// SPDX-License-Identifier: GPL-2.0-only
/* What a charger's field can hold, and the nearest of it that is not too much (P1, P2). */
#include "rig.h"

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
		KUNIT_EXPECT_EQ(test, got - range.min,
				range.step * div64_s64(got - range.min, range.step));
		KUNIT_EXPECT_TRUE(test, got == range.max || got + range.step > wish);
	}
}

/* Some input currents, and no even row. */
#define LIST { 100, 900, .n_list = 4, .list = { 100, 150, 500, 900 } }
/* A list below an even row, and one above. */
#define LIST_BELOW							\
	{ 4100, 4500, .n_list = 3, .list = { 4100, 4150, 4200 }, .even = { 4310, 4500, 10 } }
#define LIST_ABOVE							\
	{ 0, 1500, .n_list = 2, .list = { 1290, 1500 }, .even = { 0, 1180, 20 } }

struct list_row {
	const char *name;
	struct cg_range range;
	s32 value;
	s32 floor;
	s32 above;
};

static const struct list_row list_rows[] = {
	{ "between_two_of_a_list", LIST, 499, 150, 500 },
	{ "on_one_of_a_list", LIST, 500, 500, 900 },
	{ "below_a_list", LIST, 99, -1, 100 },
	{ "beyond_a_list", LIST, 5000, 900, 900 },
	{ "in_the_list_below_a_row", LIST_BELOW, 4199, 4150, 4200 },
	{ "between_the_list_and_the_row", LIST_BELOW, 4300, 4200, 4310 },
	{ "in_the_row_above_a_list", LIST_BELOW, 4325, 4320, 4330 },
	{ "beyond_the_row_above_a_list", LIST_BELOW, 5000, 4500, 4500 },
	{ "below_the_list_and_the_row", LIST_BELOW, 4099, -1, 4100 },
	{ "in_the_row_below_a_list", LIST_ABOVE, 39, 20, 40 },
	{ "between_the_row_and_the_list", LIST_ABOVE, 1200, 1180, 1290 },
	{ "at_the_end_of_the_row", LIST_ABOVE, 1180, 1180, 1290 },
	{ "at_the_end_of_the_list", LIST_ABOVE, 1500, 1500, 1500 },
	{ "at_the_end_of_a_row", { 0, 100, 10 }, 100, 100, 100 },
	{ "at_the_beginning_of_a_row", { 50, 100, 10 }, 0, -1, 50 },
	{ "nothing_at_all", { }, 100, -1, -1 },
};

KUNIT_ARRAY_PARAM_DESC(list_rows, list_rows, name);

static void finds_the_neighbours(struct kunit *test)
{
	const struct list_row *row = test->param_value;

	KUNIT_EXPECT_EQ(test, row->floor, cg_range_floor(&row->range, row->value));
	KUNIT_EXPECT_EQ(test, row->above, cg_range_above(&row->range, row->value));
}

struct cut_row {
	const char *name;
	struct cg_range range;
	s32 most;
	s32 lowest;
	s32 highest;
};

static const struct cut_row cut_rows[] = {
	{ "within_a_row", { 0, 100, 10 }, 55, 0, 50 },
	{ "above_a_row", { 0, 100, 10 }, 200, 0, 100 },
	{ "below_a_row_it_is_left_alone", { 50, 100, 10 }, 40, 50, 100 },
	{ "within_a_list", LIST, 600, 100, 500 },
	{ "within_the_list_below_a_row", LIST_BELOW, 4199, 4100, 4150 },
	{ "within_the_row_above_a_list", LIST_BELOW, 4399, 4100, 4390 },
	{ "within_the_row_below_a_list", LIST_ABOVE, 1000, 0, 1000 },
	{ "within_the_list_above_a_row", LIST_ABOVE, 1300, 0, 1290 },
	{ "nothing_at_all", { }, 100, -1, -1 },
};

KUNIT_ARRAY_PARAM_DESC(cut_rows, cut_rows, name);

static void leaves_nothing_above_a_bound(struct kunit *test)
{
	const struct cut_row *row = test->param_value;
	struct cg_range range = row->range;

	cg_range_cut(&range, row->most);
	KUNIT_EXPECT_EQ(test, row->lowest, cg_range_above(&range, -1));
	KUNIT_EXPECT_EQ(test, row->highest, cg_range_floor(&range, S32_MAX));
	KUNIT_EXPECT_EQ(test, max(row->highest, 0), range.max);
}

static void an_even_row_that_is_enough_is_all_that_is_left(struct kunit *test)
{
	struct cg_range below = LIST_BELOW, above = LIST_ABOVE, list = LIST;

	cg_range_narrow(&above, 1180);
	KUNIT_EXPECT_EQ(test, 20, above.step);
	KUNIT_EXPECT_EQ(test, 1180, cg_range_floor(&above, S32_MAX));
	above = (struct cg_range)LIST_ABOVE;
	cg_range_narrow(&above, 1200);
	KUNIT_EXPECT_EQ(test, 1500, cg_range_floor(&above, S32_MAX));
	cg_range_narrow(&below, 4350);
	KUNIT_EXPECT_EQ(test, 4100, cg_range_floor(&below, 4149));
	cg_range_narrow(&list, 100);
	KUNIT_EXPECT_EQ(test, 900, cg_range_floor(&list, S32_MAX));
}

static struct kunit_case range_cases[] = {
	KUNIT_CASE_PARAM(rounds_down, floor_rows_gen_params),
	KUNIT_CASE(floor_is_the_nearest_value_below),
	KUNIT_CASE_PARAM(finds_the_neighbours, list_rows_gen_params),
	KUNIT_CASE_PARAM(leaves_nothing_above_a_bound, cut_rows_gen_params),
	KUNIT_CASE(an_even_row_that_is_enough_is_all_that_is_left),
	{ }
};

static struct kunit_suite range_suite = {
	.name = "chargov-range",
	.test_cases = range_cases,
};

kunit_test_suite(range_suite);
