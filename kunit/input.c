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
	cg_input_decide(view, false, &d);
	KUNIT_EXPECT_EQ(test, row->iin_ua, d.iin_ua);
	KUNIT_EXPECT_EQ(test, row->limited_by, d.limited_by);
	/* the charge is the cells' business */
	KUNIT_EXPECT_EQ(test, row->cc_ua, d.cc_ua);
	KUNIT_EXPECT_EQ(test, 4192000, d.cv_uv);
	KUNIT_EXPECT_EQ(test, row->enable, d.enable);
}

struct cap_row {
	const char *name;
	s32 iin_max_ua;
	s32 source_ua;
	s32 user_ua;
	bool caps;
	s32 want_ua;
};

static const struct cap_row cap_rows[] = {
	{ "a_charger_with_an_input_limit", 3000000, 500000, 0, false, 0 },
	{ "one_without", 0, 500000, 0, true, 500000 },
	{ "a_source_of_which_nobody_speaks", 0, 0, 0, false, 0 },
	{ "one_of_less_than_nothing", 0, S32_MIN, 900000, false, 900000 },
	{ "a_user_who_wants_less", 0, 500000, 400000, false, 400000 },
	{ "a_user_who_wants_as_much", 0, 500000, 500000, false, 500000 },
	{ "a_user_who_wants_more", 0, 500000, 900000, true, 500000 },
};

KUNIT_ARRAY_PARAM_DESC(cap_rows, cap_rows, name);

static void a_charger_without_an_input_limit_keeps_to_the_source(struct kunit *test)
{
	const struct cap_row *row = test->param_value;
	struct cg_profile *profile = kunit_kzalloc(test, sizeof(*profile), GFP_KERNEL);
	struct cg_source_sample source = { row->source_ua, 5000000 };
	struct cg_policy policy = { .user_cc_ua = row->user_ua };

	KUNIT_ASSERT_NOT_NULL(test, profile);
	profile->charger_iin.max = row->iin_max_ua;
	KUNIT_EXPECT_EQ(test, row->caps, cg_input_cap(profile, &source, &policy));
	KUNIT_EXPECT_EQ(test, row->want_ua, policy.user_cc_ua);
}

struct named_row {
	const char *name;
	bool capped;
	enum cg_limit before;
	enum cg_limit after;
};

static const struct named_row named_rows[] = {
	{ "a_cap_of_the_source", true, CG_LIMIT_USER, CG_LIMIT_SOURCE },
	{ "a_cap_of_the_user", false, CG_LIMIT_USER, CG_LIMIT_USER },
	{ "something_tighter_than_the_cap", true, CG_LIMIT_ZONE, CG_LIMIT_ZONE },
};

KUNIT_ARRAY_PARAM_DESC(named_rows, named_rows, name);

static void a_cap_has_the_name_of_who_made_it(struct kunit *test)
{
	const struct named_row *row = test->param_value;
	struct cg_decision d = { .enable = true, .cc_ua = 500000, .limited_by = row->before };
	struct cg_view *view = kunit_kzalloc(test, sizeof(*view), GFP_KERNEL);

	KUNIT_ASSERT_NOT_NULL(test, view);
	view->source = (struct cg_source_sample){ 500000, 5000000 };
	view->f[CG_V_VOLTAGE_UV] = (struct cg_reading)AT(3700000);
	cg_input_decide(view, row->capped, &d);
	KUNIT_EXPECT_EQ(test, row->after, d.limited_by);
}

static struct kunit_case cases[] = {
	KUNIT_CASE_PARAM(a_cap_has_the_name_of_who_made_it, named_rows_gen_params),
	KUNIT_CASE_PARAM(a_charger_without_an_input_limit_keeps_to_the_source, cap_rows_gen_params),
	KUNIT_CASE_PARAM(follows_the_source, rows_gen_params),
	{ }
};

static struct kunit_suite suite = {
	.name = "chargov-input",
	.test_cases = cases,
};

kunit_test_suite(suite);
