// SPDX-License-Identifier: GPL-2.0-only
/* A thermistor's voltage as a temperature. */
#include <kunit/test.h>
#include "../drivers/pack/lookup.h"

static const struct cg_lookup falls = {
	.n = 3, .row = { { -10000, 1500 }, { 25000, 900 }, { 60000, 300 } },
};

static const struct cg_lookup rises = {
	.n = 2, .row = { { 0, 100 }, { 50000, 600 } },
};

struct look {
	const char *name;
	const struct cg_lookup *table;
	s64 mv;
	bool known;
	s32 mdegc;
};

static const struct look looks[] = {
	{ "at_a_row", &falls, 900, true, 25000 },
	{ "between_rows", &falls, 600, true, 42500 },
	{ "coldest_row", &falls, 1500, true, -10000 },
	{ "hottest_row", &falls, 300, true, 60000 },
	{ "just_open", &falls, 1501, false, 0 },
	{ "just_shorted", &falls, 299, false, 0 },
	{ "below_a_table_that_rises", &rises, 99, false, 0 },
	{ "begin_of_a_table_that_rises", &rises, 100, true, 0 },
	{ "end_of_a_table_that_rises", &rises, 600, true, 50000 },
	{ "open", &falls, 1800, false, 0 },
	{ "shorted", &falls, 0, false, 0 },
	{ "negative", &falls, -5, false, 0 },
	{ "a_table_that_rises", &rises, 350, true, 25000 },
	{ "above_a_table_that_rises", &rises, 601, false, 0 },
};

KUNIT_ARRAY_PARAM_DESC(looks, looks, name);

static void looks_up(struct kunit *test)
{
	const struct look *row = test->param_value;
	s32 mdegc = 0;

	KUNIT_EXPECT_EQ(test, row->known, cg_lookup_mdegc(row->table, row->mv, &mdegc));
	KUNIT_EXPECT_EQ(test, row->mdegc, mdegc);
}

struct wrong {
	const char *name;
	struct cg_lookup table;
	unsigned int row;
};

static const struct wrong wrongs[] = {
	{ "none", { .n = 0 }, 0 },
	{ "one_row", { .n = 1, .row = { { 0, 100 } } }, 0 },
	{ "temperature_twice", { .n = 2, .row = { { 0, 100 }, { 0, 200 } } }, 1 },
	{ "temperature_falls", { .n = 2, .row = { { 10000, 100 }, { 0, 200 } } }, 1 },
	{ "voltage_twice", { .n = 2, .row = { { 0, 100 }, { 10000, 100 } } }, 1 },
	{ "voltage_turns",
	  { .n = 3, .row = { { 0, 100 }, { 10000, 200 }, { 20000, 150 } } }, 2 },
	{ "voltage_twice_while_it_falls",
	  { .n = 3, .row = { { 0, 300 }, { 10000, 200 }, { 20000, 200 } } }, 2 },
	{ "voltage_turns_up",
	  { .n = 3, .row = { { 0, 300 }, { 10000, 200 }, { 20000, 250 } } }, 2 },
	{ "less_than_no_voltage", { .n = 2, .row = { { 0, -1 }, { 10000, 200 } } }, 0 },
	{ "more_than_100_v", { .n = 2, .row = { { 0, 100 }, { 10000, 100001 } } }, 1 },
	{ "colder_than_any", { .n = 2, .row = { { -60001, 100 }, { 10000, 200 } } }, 0 },
	{ "hotter_than_any", { .n = 2, .row = { { 0, 100 }, { 150001, 200 } } }, 1 },
	{ "all_that_may_be", { .n = 2, .row = { { -60000, 0 }, { 150000, 100000 } } }, 2 },
	{ "too_many_rows", { .n = CG_LOOKUP_ROWS + 1, .row = { { 0, 100 }, { 1, 101 } } }, 0 },
	{ "microvolts", { .n = 2, .row = { { 0, 100000000 }, { 10000, 100 } } }, 0 },
	{ "degrees_of_an_oven", { .n = 2, .row = { { 0, 100 }, { 1000000, 200 } } }, 1 },
};

KUNIT_ARRAY_PARAM_DESC(wrongs, wrongs, name);

static void a_wrong_row_is_named(struct kunit *test)
{
	const struct wrong *row = test->param_value;

	KUNIT_EXPECT_EQ(test, row->row, cg_lookup_check(&row->table));
}

static void right_tables_are_right(struct kunit *test)
{
	struct cg_lookup *t = kunit_kzalloc(test, sizeof(*t), GFP_KERNEL);

	KUNIT_ASSERT_NOT_NULL(test, t);
	KUNIT_EXPECT_EQ(test, falls.n, cg_lookup_check(&falls));
	KUNIT_EXPECT_EQ(test, rises.n, cg_lookup_check(&rises));
	for (t->n = 0; t->n < CG_LOOKUP_ROWS; t->n++)
		t->row[t->n] = (struct cg_lookup_row){ t->n, t->n };
	KUNIT_EXPECT_EQ_MSG(test, CG_LOOKUP_ROWS, cg_lookup_check(t), "as many as fit");
}

static struct kunit_case cases[] = {
	KUNIT_CASE_PARAM(looks_up, looks_gen_params),
	KUNIT_CASE_PARAM(a_wrong_row_is_named, wrongs_gen_params),
	KUNIT_CASE(right_tables_are_right),
	{ }
};

static struct kunit_suite suite = {
	.name = "chargov-lookup",
	.test_cases = cases,
};

kunit_test_suite(suite);
