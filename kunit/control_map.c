// SPDX-License-Identifier: GPL-2.0-only
/* Every row of the control map: complete, and never above what was asked for (P1, P2). */
#include <chargov/charger.h>
#include "rig.h"

/* The row after @row, the first if there is none, NULL after the last. */
static const struct cg_control_row *next_row(const struct cg_control_row *row)
{
	row = row ? row + 1 : cg_control_map;
	return row < cg_control_map + cg_control_map_size ? row : NULL;
}

static void every_row_is_found_by_its_driver(struct kunit *test)
{
	const struct cg_control_row *row = NULL;

	KUNIT_ASSERT_GT(test, cg_control_map_size, 0);
	while ((row = next_row(row)))
		KUNIT_EXPECT_PTR_EQ(test, row, cg_control_find(row->driver));
}

static void a_stranger_is_not_found(struct kunit *test)
{
	KUNIT_EXPECT_NULL(test, cg_control_find("max77693-charger"));
	KUNIT_EXPECT_NULL(test, cg_control_find("bq25890-charge"));
	KUNIT_EXPECT_NULL(test, cg_control_find(""));
}

static void every_row_can_be_stopped(struct kunit *test)
{
	const struct cg_control_row *row = NULL;

	while ((row = next_row(row))) {
		bool zero = row->knobs.quirks & CG_QUIRK_ZERO_CC_STOPS;

		/* one way, and only one */
		KUNIT_EXPECT_EQ(test, zero, row->onoff == CG_PROP_NONE);
		if (zero)
			KUNIT_EXPECT_EQ(test, 0, row->knobs.caps.cc.min);
		else
			KUNIT_EXPECT_NE(test, row->knobs.off, row->knobs.on);
		/* some drivers take the source or the battery away with it */
		KUNIT_EXPECT_NE(test, POWER_SUPPLY_PROP_ONLINE, row->onoff);
	}
}

static void expect_range(struct kunit *test, const struct cg_range *range, s32 lo, s32 hi)
{
	KUNIT_EXPECT_GT(test, range->step, 0);
	KUNIT_EXPECT_LE(test, range->min, range->max);
	KUNIT_EXPECT_EQ(test, 0, (range->max - range->min) % range->step);
	KUNIT_EXPECT_GE(test, range->min, lo);
	KUNIT_EXPECT_LE(test, range->max, hi);
}

static void every_range_is_in_its_unit(struct kunit *test)
{
	const struct cg_control_row *row = NULL;

	while ((row = next_row(row))) {
		expect_range(test, &row->knobs.caps.cc, 0, 20000000);
		expect_range(test, &row->knobs.caps.cv, 2000000, 80000000);
		expect_range(test, &row->knobs.caps.iin, 50000, 20000000);
	}
}

static void every_default_can_be_told_from_what_is_written(struct kunit *test)
{
	const struct cg_control_row *row = NULL;

	while ((row = next_row(row))) {
		bool cached = row->knobs.quirks & CG_QUIRK_CACHED_FIELDS;

		/* a reset behind a cache shows only in the input limit */
		KUNIT_EXPECT_EQ(test, cached, row->knobs.default_iin_ua > 0);
		if (cached)
			KUNIT_EXPECT_GT(test, row->knobs.default_iin_ua, row->knobs.caps.iin.min);
		/* and, if it shows something of a battery, in that */
		if (!cached)
			KUNIT_EXPECT_EQ(test, 0, row->reset_voltage_uv);
		KUNIT_EXPECT_GT(test, row->default_cv_uv, 0);
		KUNIT_EXPECT_GT(test, row->default_cc_ua, 0);
	}
}

struct code_row {
	const char *name;
	s32 wish;
	s32 cc_want;
	s32 cv_want;
};

/* SLUSCA6: ICHG 64 mA steps from 0; VREG 16 mV steps from 3.840 V. */
static const struct code_row bq25890_rows[] = {
	{ "lowest_charge_current_step", 64000, 64000, -1 },
	{ "just_below_a_step", 127999, 64000, -1 },
	{ "half_an_ampere", 500000, 448000, -1 },
	{ "full_voltage_of_a_cell", 4200000, 4160000, 4192000 },
	{ "full_voltage_of_a_high_cell", 4350000, 4288000, 4336000 },
	{ "highest_voltage", 4608000, 4608000, 4608000 },
	{ "highest_current", 5056000, 5056000, 4608000 },
	{ "beyond_everything", S32_MAX, 5056000, 4608000 },
};

KUNIT_ARRAY_PARAM_DESC(bq25890_rows, bq25890_rows, name);

static void bq25890_rounds_down(struct kunit *test)
{
	const struct code_row *row = test->param_value;
	const struct cg_control_row *bq = cg_control_find("bq25890-charger");

	KUNIT_ASSERT_NOT_NULL(test, bq);
	KUNIT_EXPECT_EQ(test, row->cc_want, cg_range_floor(&bq->knobs.caps.cc, row->wish));
	KUNIT_EXPECT_EQ(test, row->cv_want, cg_range_floor(&bq->knobs.caps.cv, row->wish));
}

/* The driver's ranges: ICHG 50 mA steps from 0, VBAT_REG 10 mV steps from 3.9 V. */
static const struct code_row rt9471_rows[] = {
	{ "lowest_charge_current_step", 50000, 50000, -1 },
	{ "just_below_a_step", 99999, 50000, -1 },
	{ "full_voltage_of_a_cell", 4200000, 3150000, 4200000 },
	{ "just_below_a_step_of_voltage", 4349999, 3150000, 4340000 },
	{ "below_the_lowest_voltage", 3899999, 3150000, -1 },
	{ "beyond_everything", S32_MAX, 3150000, 4700000 },
};

KUNIT_ARRAY_PARAM_DESC(rt9471_rows, rt9471_rows, name);

static void rt9471_rounds_down(struct kunit *test)
{
	const struct code_row *row = test->param_value;
	const struct cg_control_row *rt = cg_control_find("rt9471");

	KUNIT_ASSERT_NOT_NULL(test, rt);
	KUNIT_EXPECT_EQ(test, row->cc_want, cg_range_floor(&rt->knobs.caps.cc, row->wish));
	KUNIT_EXPECT_EQ(test, row->cv_want, cg_range_floor(&rt->knobs.caps.cv, row->wish));
}

/* The driver's ranges: ICHG 100 mA steps from 900 mA, VOREG 10 mV steps from 3.9 V. */
static const struct code_row rt9467_rows[] = {
	{ "what_its_setter_would_raise", 899999, -1, -1 },
	{ "lowest_charge_current", 900000, 900000, -1 },
	{ "just_below_a_step", 999999, 900000, -1 },
	{ "full_voltage_of_a_cell", 4200000, 4200000, 4200000 },
	{ "beyond_everything", S32_MAX, 5000000, 4710000 },
};

KUNIT_ARRAY_PARAM_DESC(rt9467_rows, rt9467_rows, name);

static void rt9467_rounds_down(struct kunit *test)
{
	const struct code_row *row = test->param_value;
	const struct cg_control_row *rt = cg_control_find("rt9467-charger");

	KUNIT_ASSERT_NOT_NULL(test, rt);
	KUNIT_EXPECT_EQ(test, row->cc_want, cg_range_floor(&rt->knobs.caps.cc, row->wish));
	KUNIT_EXPECT_EQ(test, row->cv_want, cg_range_floor(&rt->knobs.caps.cv, row->wish));
}

/* Linux 7.3 has VOLTAGE_NOW and CURRENT_NOW for it: 9 V would be no battery's. */
static void rt9467_shows_the_input_and_no_battery(struct kunit *test)
{
	const struct cg_control_row *rt = cg_control_find("rt9467-charger");

	KUNIT_ASSERT_NOT_NULL(test, rt);
	KUNIT_EXPECT_TRUE(test, rt->knobs.quirks & CG_QUIRK_SHOWS_INPUT);
	KUNIT_EXPECT_EQ(test, 0, rt->reset_voltage_uv);
}

/* Its setter takes the lowest bit of the word: of those for "not charging" it is set. */
static void rt9467_stops_with_an_even_word(struct kunit *test)
{
	const struct cg_control_row *rt = cg_control_find("rt9467-charger");

	KUNIT_ASSERT_NOT_NULL(test, rt);
	KUNIT_EXPECT_EQ(test, POWER_SUPPLY_PROP_STATUS, rt->onoff);
	KUNIT_EXPECT_EQ(test, 0, rt->knobs.off & 1);
	KUNIT_EXPECT_EQ(test, 1, rt->knobs.on & 1);
	KUNIT_EXPECT_TRUE(test, rt->knobs.quirks & CG_QUIRK_ONOFF_READS_STATE);
}

/* Its setter switches on with anything but 0. */
static void rt9471_stops_with_unknown_only(struct kunit *test)
{
	const struct cg_control_row *rt = cg_control_find("rt9471");

	KUNIT_ASSERT_NOT_NULL(test, rt);
	KUNIT_EXPECT_EQ(test, POWER_SUPPLY_PROP_STATUS, rt->onoff);
	KUNIT_EXPECT_EQ(test, 0, rt->knobs.off);
	KUNIT_EXPECT_EQ(test, POWER_SUPPLY_STATUS_CHARGING, rt->knobs.on);
	KUNIT_EXPECT_TRUE(test, rt->knobs.quirks & CG_QUIRK_ONOFF_READS_STATE);
}

static struct kunit_case control_map_cases[] = {
	KUNIT_CASE(every_row_is_found_by_its_driver),
	KUNIT_CASE(a_stranger_is_not_found),
	KUNIT_CASE(every_row_can_be_stopped),
	KUNIT_CASE(every_range_is_in_its_unit),
	KUNIT_CASE(every_default_can_be_told_from_what_is_written),
	KUNIT_CASE_PARAM(bq25890_rounds_down, bq25890_rows_gen_params),
	KUNIT_CASE_PARAM(rt9467_rounds_down, rt9467_rows_gen_params),
	KUNIT_CASE(rt9467_shows_the_input_and_no_battery),
	KUNIT_CASE(rt9467_stops_with_an_even_word),
	KUNIT_CASE_PARAM(rt9471_rounds_down, rt9471_rows_gen_params),
	KUNIT_CASE(rt9471_stops_with_unknown_only),
	{ }
};

static struct kunit_suite control_map_suite = {
	.name = "chargov-control_map",
	.test_cases = control_map_cases,
};

kunit_test_suite(control_map_suite);
