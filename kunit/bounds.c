// SPDX-License-Identifier: GPL-2.0-only
/* One number against one bound, and one row against its rules. */
#include <kunit/test.h>
#include "../drivers/pack/describe.h"

struct comparison {
	const char *name;
	enum cg_op op;
	s64 value;
	s64 bound;
	bool holds;
};

static const struct comparison comparisons[] = {
	{ "at_least_the_bound", CG_AT_LEAST, 5, 5, true },
	{ "less_than_at_least", CG_AT_LEAST, 4, 5, false },
	{ "at_most_the_bound", CG_AT_MOST, 5, 5, true },
	{ "more_than_at_most", CG_AT_MOST, 6, 5, false },
	{ "above_the_bound", CG_ABOVE, 6, 5, true },
	{ "on_the_bound_is_not_above", CG_ABOVE, 5, 5, false },
	{ "below_the_bound", CG_BELOW, 4, 5, true },
	{ "on_the_bound_is_not_below", CG_BELOW, 5, 5, false },
	{ "beyond_32_bits", CG_ABOVE, 1LL << 40, S32_MAX, true },
	{ "an_operator_unheard_of_never_holds", (enum cg_op)9, 5, 5, false },
};

KUNIT_ARRAY_PARAM_DESC(comparisons, comparisons, name);

static void compares(struct kunit *test)
{
	const struct comparison *row = test->param_value;

	KUNIT_EXPECT_EQ(test, row->holds, cg_holds(row->op, row->value, row->bound));
}

static s64 five(const struct cg_draft *w)
{
	return 5;
}

static const struct cg_row_rule rules[] = {
	{ 0, CG_AT_MOST, five, "first", "advice 1" },
	{ 1, CG_ABOVE, five, "second", "advice 2" },
};

struct judged {
	const char *name;
	s32 row[2];
	const char *rule;
	s64 value;
};

static const struct judged rows[] = {
	{ "both_hold", { 5, 6 }, NULL, 0 },
	{ "the_first_is_broken", { 6, 6 }, "first", 6 },
	{ "the_second_is_broken", { 5, 5 }, "second", 5 },
	{ "the_first_of_two_is_told", { 7, -1 }, "first", 7 },
};

KUNIT_ARRAY_PARAM_DESC(rows, rows, name);

static void judges_a_row(struct kunit *test)
{
	const struct judged *row = test->param_value;
	struct cg_complaint c = { 0 };
	int ret = cg_row_check(NULL, "table", rules, ARRAY_SIZE(rules), row->row, &c);

	KUNIT_ASSERT_EQ(test, row->rule ? -EINVAL : 0, ret);
	if (!row->rule)
		return;
	KUNIT_EXPECT_STREQ(test, "table", c.property);
	KUNIT_EXPECT_STREQ(test, row->rule, c.rule);
	KUNIT_EXPECT_EQ(test, row->value, c.value);
	KUNIT_EXPECT_EQ(test, 5, c.bound);
}

static struct kunit_case cases[] = {
	KUNIT_CASE_PARAM(compares, comparisons_gen_params),
	KUNIT_CASE_PARAM(judges_a_row, rows_gen_params),
	{ }
};

static struct kunit_suite suite = {
	.name = "chargov-bounds",
	.test_cases = cases,
};

kunit_test_suite(suite);
