// SPDX-License-Identifier: GPL-2.0-only
/* What the lines of a charger without registers say together. */
#include <kunit/test.h>
#include "../drivers/charger/discrete_state.h"

#define NONE	CG_LINE_NONE
#define OFF	CG_LINE_OFF
#define ON	CG_LINE_ON

struct row {
	const char *name;
	struct cg_discrete_facts facts;
	enum cg_status want;
};

/* vbus, charging, done, on, measured, ua, set_ua */
static const struct row rows[] = {
	{ "no_source", { OFF, OFF, OFF, true, true, 500000, 1000000 }, CG_STATUS_DISCHARGING },
	{ "a_source_of_which_nothing_tells", { NONE, ON, OFF, true }, CG_STATUS_DISCHARGING },
	{ "it_charges", { ON, ON, OFF, true }, CG_STATUS_CHARGING },
	{ "it_has_ended", { ON, OFF, ON, true }, CG_STATUS_FULL },
	{ "it_is_off", { ON, OFF, OFF, false }, CG_STATUS_NOT_CHARGING },
	{ "it_is_off_and_says_that_it_has_ended", { ON, OFF, ON, false }, CG_STATUS_NOT_CHARGING },
	{ "it_charges_although_it_is_off", { ON, ON, OFF, false }, CG_STATUS_CHARGING },
	{ "neither_line_while_it_is_on", { ON, OFF, OFF, true }, CG_STATUS_NOT_CHARGING },
	{ "both_lines", { ON, ON, ON, true }, CG_STATUS_UNKNOWN },
	{ "only_a_line_that_it_charges", { ON, OFF, NONE, true }, CG_STATUS_NOT_CHARGING },
	{ "only_a_line_that_it_has_ended", { ON, NONE, OFF, true }, CG_STATUS_CHARGING },
	{ "only_a_converter_and_a_current", { ON, NONE, NONE, true, true, 41000, 1000000 },
	  CG_STATUS_CHARGING },
	{ "only_a_converter_and_no_current", { ON, NONE, NONE, true, true, 40000, 1000000 },
	  CG_STATUS_NOT_CHARGING },
	{ "a_current_out_of_the_battery", { ON, NONE, NONE, true, true, -500000, 1000000 },
	  CG_STATUS_NOT_CHARGING },
	{ "nothing_but_its_enable_line", { ON, NONE, NONE, true }, CG_STATUS_CHARGING },
};

KUNIT_ARRAY_PARAM_DESC(rows, rows, name);

static void says_what_it_does(struct kunit *test)
{
	const struct row *row = test->param_value;

	KUNIT_EXPECT_EQ(test, row->want, cg_discrete_status(&row->facts));
}

static void picks_the_highest_that_is_not_too_much(struct kunit *test)
{
	static const s32 list[] = { 1500000, 1000000, 500000 };

	KUNIT_EXPECT_EQ(test, 0, cg_discrete_pick(list, 3, S32_MAX));
	KUNIT_EXPECT_EQ(test, 0, cg_discrete_pick(list, 3, 1500000));
	KUNIT_EXPECT_EQ(test, 1, cg_discrete_pick(list, 3, 1499999));
	KUNIT_EXPECT_EQ(test, 2, cg_discrete_pick(list, 3, 500000));
	KUNIT_EXPECT_EQ(test, 3, cg_discrete_pick(list, 3, 499999));
	KUNIT_EXPECT_EQ(test, 3, cg_discrete_pick(list, 3, S32_MIN));
	KUNIT_EXPECT_EQ(test, 0, cg_discrete_pick(list, 0, 1));
}

static struct kunit_case cases[] = {
	KUNIT_CASE_PARAM(says_what_it_does, rows_gen_params),
	KUNIT_CASE(picks_the_highest_that_is_not_too_much),
	{ }
};

static struct kunit_suite suite = {
	.name = "chargov-discrete_state",
	.test_cases = cases,
};

kunit_test_suite(suite);
