// SPDX-License-Identifier: GPL-2.0-only
/* The input limit. */
#include <kunit/test.h>
#include <chargov/decide.h>

struct row {
	const char *name;
	struct cg_source_sample source;
	struct cg_reading uv;
	bool enable;
	s32 cc_ua;
	s32 iin_ua;
	enum cg_limit limited_by;
};

#define AT(value)	{ value, 0, true }

static const struct row rows[] = {
	{ "nobody_says_anything", { 0, 0 }, AT(3700000), true, 1472000, 0, CG_LIMIT_ZONE },
	{ "less_than_nothing", { S32_MIN, 5000000 }, AT(3700000), true, 1472000, 0, CG_LIMIT_ZONE },
	{ "less_power_than_the_cells_take", { 500000, 5000000 }, AT(3700000), true, 1472000,
	  500000, CG_LIMIT_SOURCE },
	{ "just_as_much", { 740000, 5000000 }, AT(3700000), true, 1000000, 740000,
	  CG_LIMIT_ZONE },
	{ "more_power", { 1500000, 5000000 }, AT(3700000), true, 1472000, 1500000, CG_LIMIT_ZONE },
	{ "less_current_at_more_voltage", { 1000000, 9000000 }, AT(3700000), true, 1472000,
	  1000000, CG_LIMIT_ZONE },
	{ "followed_while_nothing_is_charged", { 500000, 5000000 }, AT(3700000), false, 0, 500000,
	  CG_LIMIT_ZONE },
	{ "a_battery_whose_voltage_is_not_known", { 500000, 5000000 }, { 0 }, true, 1472000,
	  500000, CG_LIMIT_ZONE },
	{ "the_most_of_all", { S32_MAX, S32_MAX }, AT(100000000), true, S32_MAX, S32_MAX,
	  CG_LIMIT_ZONE },
};

KUNIT_ARRAY_PARAM_DESC(rows, rows, name);

static void follows_the_source(struct kunit *test)
{
	const struct row *row = test->param_value;
	struct cg_decision d = {
		.enable = row->enable, .cc_ua = row->cc_ua, .cv_uv = 4192000, .iin_ua = 77,
		.limited_by = CG_LIMIT_ZONE,
	};
	struct cg_view *view = kunit_kzalloc(test, sizeof(*view), GFP_KERNEL);

	KUNIT_ASSERT_NOT_NULL(test, view);
	view->source = row->source;
	view->f[CG_V_VOLTAGE_UV] = row->uv;
	cg_input_decide(view, &d);
	KUNIT_EXPECT_EQ(test, row->iin_ua, d.iin_ua);
	KUNIT_EXPECT_EQ(test, row->limited_by, d.limited_by);
	/* the charge is the cells' business */
	KUNIT_EXPECT_EQ(test, row->cc_ua, d.cc_ua);
	KUNIT_EXPECT_EQ(test, 4192000, d.cv_uv);
	KUNIT_EXPECT_EQ(test, row->enable, d.enable);
}

static struct kunit_case cases[] = {
	KUNIT_CASE_PARAM(follows_the_source, rows_gen_params),
	{ }
};

static struct kunit_suite suite = {
	.name = "chargov-input",
	.test_cases = cases,
};

kunit_test_suite(suite);
