// SPDX-License-Identifier: GPL-2.0-only
/* One number against one bound, and one row against its rules. */
#include <kunit/test.h>
#include "props.h"
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

/**
 * struct stage - a stage of a current, and a charger
 * @name: of the row
 * @change: the stage
 * @charger: whoever would have to be told
 * @ret: what is made of it
 */
struct stage {
	const char *name;
	const char *change;
	const struct cg_charger_caps *charger;
	int ret;
};

static const struct cg_charger_caps fine = {
	.cc = { 0, 5056000, 1 }, .cv = { 3840000, 4608000, 16000 },
};

static const struct cg_charger_caps not_so_fine = {
	.cc = { 2, 5056000, 1 }, .cv = { 3840000, 4608000, 16000 },
};

#define STAGE_OF(ua)	"pack:maintenance-charge=4150000," ua ",3600"

static const struct stage stages[] = {
	{ "some_current_is_one", STAGE_OF("1"), NULL, 0 },
	{ "no_current_is_none", STAGE_OF("0"), NULL, -EINVAL },
	{ "as_little_as_a_fine_charger_can", STAGE_OF("1"), &fine, 0 },
	{ "less_than_a_fine_charger_can", STAGE_OF("0"), &fine, -EINVAL },
	{ "as_little_as_another_one_can", STAGE_OF("2"), &not_so_fine, 0 },
	{ "less_than_another_one_can", STAGE_OF("1"), &not_so_fine, -EINVAL },
};

KUNIT_ARRAY_PARAM_DESC(stages, stages, name);

static void bounds_a_current_by_the_least_that_can_be_told(struct kunit *test)
{
	const struct stage *row = test->param_value;
	struct cg_profile *profile = kunit_kzalloc(test, sizeof(*profile), GFP_KERNEL);
	struct cg_complaint c = { 0 };
	struct text_props p;
	u32 assumed;

	KUNIT_ASSERT_NOT_NULL(test, profile);
	text_props_init(&p, a_battery, row->change);
	KUNIT_EXPECT_EQ_MSG(test, row->ret,
			    cg_profile_parse(&p.props, row->charger, profile, &assumed, &c),
			    "%s %s", c.property, c.rule);
}

static struct kunit_case cases[] = {
	KUNIT_CASE_PARAM(compares, comparisons_gen_params),
	KUNIT_CASE_PARAM(judges_a_row, rows_gen_params),
	KUNIT_CASE_PARAM(bounds_a_current_by_the_least_that_can_be_told, stages_gen_params),
	{ }
};

static struct kunit_suite suite = {
	.name = "chargov-bounds",
	.test_cases = cases,
};

kunit_test_suite(suite);
