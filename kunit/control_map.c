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
		KUNIT_EXPECT_PTR_EQ(test, row,
				    cg_control_find(row->driver, row->compatibles ?
						    row->compatibles[0] : "any"));
}

static void a_stranger_is_not_found(struct kunit *test)
{
	KUNIT_EXPECT_NULL(test, cg_control_find("max77693-charger", "maxim,max77693-charger"));
	KUNIT_EXPECT_NULL(test, cg_control_find("bq25890-charge", "ti,bq25890"));
	KUNIT_EXPECT_NULL(test, cg_control_find("", ""));
	/* a chip that its driver learned to know after we did */
	KUNIT_EXPECT_NULL(test, cg_control_find("bq256xx-charger", "ti,bq25630"));
	/* of its own bound its driver reads another register */
	KUNIT_EXPECT_NULL(test, cg_control_find("axp20x-battery-power-supply",
						"x-powers,axp717-battery-power-supply"));
}

static void a_driver_that_was_read_has_a_reason(struct kunit *test)
{
	KUNIT_EXPECT_NOT_NULL(test, cg_control_why_not("bq25980-charger"));
	KUNIT_EXPECT_NOT_NULL(test, cg_control_why_not("axp20x-battery-power-supply"));
	KUNIT_EXPECT_NULL(test, cg_control_why_not("bq25890-charger"));
	KUNIT_EXPECT_NULL(test, cg_control_why_not("max77693-charger"));
}

static void every_row_can_be_stopped(struct kunit *test)
{
	const struct cg_control_row *row = NULL;

	while ((row = next_row(row))) {
		bool zero = row->knobs.quirks & CG_QUIRK_ZERO_CC_STOPS;
		bool line = row->knobs.quirks & CG_QUIRK_LINE_STOPS;

		/* one way, and only one */
		KUNIT_EXPECT_EQ(test, zero || line, row->onoff == CG_PROP_NONE);
		KUNIT_EXPECT_FALSE(test, zero && line);
		if (zero)
			KUNIT_EXPECT_EQ(test, 0, row->knobs.caps.cc.min);
		else if (!line)
			KUNIT_EXPECT_NE(test, row->knobs.off, row->knobs.on);
		/* some drivers take the source or the battery away with it */
		KUNIT_EXPECT_NE(test, POWER_SUPPLY_PROP_ONLINE, row->onoff);
	}
}

static void expect_range(struct kunit *test, const struct cg_range *range, s32 lo, s32 hi)
{
	int i;

	KUNIT_ASSERT_LE(test, range->n_list, CG_RANGE_LIST);
	KUNIT_EXPECT_TRUE(test, range->step > 0 || range->n_list || range->even.step > 0);
	KUNIT_EXPECT_EQ(test, range->max, cg_range_floor(range, S32_MAX));
	KUNIT_EXPECT_EQ(test, range->min, cg_range_above(range, -1));
	for (i = 1; i < range->n_list; i++)
		KUNIT_EXPECT_LT(test, range->list[i - 1], range->list[i]);
	KUNIT_EXPECT_GE(test, range->min, lo);
	KUNIT_EXPECT_LE(test, range->max, hi);
}

static void every_range_is_in_its_unit(struct kunit *test)
{
	const struct cg_control_row *row = NULL;

	while ((row = next_row(row))) {
		bool of_node = row->knobs.quirks & CG_QUIRK_RANGES_OF_NODE;

		/* those of a node are checked when it is claimed */
		KUNIT_EXPECT_EQ(test, of_node, !row->knobs.caps.cc.max);
		KUNIT_EXPECT_EQ(test, row->iin == CG_PROP_NONE, !row->knobs.caps.iin.max);
		if (of_node)
			continue;
		expect_range(test, &row->knobs.caps.cc, 0, 20000000);
		expect_range(test, &row->knobs.caps.cv, 2000000, 80000000);
		if (row->iin != CG_PROP_NONE)
			expect_range(test, &row->knobs.caps.iin, 50000, 20000000);
	}
}

static void every_default_can_be_told_from_what_is_written(struct kunit *test)
{
	const struct cg_control_row *row = NULL;

	while ((row = next_row(row))) {
		bool cached = row->knobs.quirks & CG_QUIRK_CACHED_FIELDS;

		/* one that powers the processor is not reset behind its back */
		if (!strcmp(row->driver, "axp20x-battery-power-supply"))
			continue;
		/* a reset behind a cache shows only in the input limit */
		KUNIT_EXPECT_EQ(test, cached, row->knobs.default_iin_ua > 0);
		if (cached)
			KUNIT_EXPECT_GT(test, row->knobs.default_iin_ua, row->knobs.caps.iin.min);
		/* and, if it shows something of a battery, in that */
		if (!cached)
			KUNIT_EXPECT_EQ(test, 0, row->reset_voltage_uv);
		if (row->knobs.quirks & CG_QUIRK_RANGES_OF_NODE)
			continue;
		KUNIT_EXPECT_GT(test, row->default_cv_uv, 0);
		KUNIT_EXPECT_GT(test, row->default_cc_ua, 0);
	}
}

struct code_row {
	const char *name;
	const char *driver;
	s32 wish;
	s32 cc_want;
	s32 cv_want;
	s32 iin_want;
	const char *compatible;
};

/* What the setter of each driver would make of it is never more than these. */
static const struct code_row code_rows[] = {
	/* SLUSCA6: ICHG 64 mA steps from 0; VREG 16 mV steps from 3.840 V */
	{ "bq25890_lowest_current_step", "bq25890-charger", 64000, 64000, -1, -1 },
	{ "bq25890_just_below_a_step", "bq25890-charger", 127999, 64000, -1, 100000 },
	{ "bq25890_half_an_ampere", "bq25890-charger", 500000, 448000, -1, 500000 },
	{ "bq25890_full_voltage", "bq25890-charger", 4200000, 4160000, 4192000, 3250000 },
	{ "bq25890_full_voltage_of_a_high_cell", "bq25890-charger", 4350000, 4288000, 4336000,
	  3250000 },
	{ "bq25890_beyond_everything", "bq25890-charger", S32_MAX, 5056000, 4608000, 3250000 },
	/* SLUSAW5: ICHG 64 mA steps from 512 mA; VREG 16 mV steps from 3.504 V; IINLIM a list */
	{ "bq24190_what_its_setter_would_raise", "bq24190-charger", 511999, -1, -1, 500000 },
	{ "bq24190_lowest_current", "bq24190-charger", 512000, 512000, -1, 500000 },
	{ "bq24190_lowest_input_current", "bq24190-charger", 149999, -1, -1, 100000 },
	{ "bq24190_between_two_input_currents", "bq24190-charger", 1199999, 1152000, -1, 900000 },
	{ "bq24190_full_voltage", "bq24190-charger", 4200000, 4160000, 4192000, 3000000 },
	{ "bq24190_beyond_everything", "bq24190-charger", S32_MAX, 4544000, 4400000, 3000000 },
	/* the driver: ICHG 50 mA steps from 0, VBAT_REG 10 mV steps from 3.9 V */
	{ "rt9471_lowest_current_step", "rt9471", 50000, 50000, -1, 50000 },
	{ "rt9471_just_below_a_step", "rt9471", 99999, 50000, -1, 50000 },
	{ "rt9471_full_voltage", "rt9471", 4200000, 3150000, 4200000, 3150000 },
	{ "rt9471_just_below_a_step_of_voltage", "rt9471", 4349999, 3150000, 4340000, 3150000 },
	{ "rt9471_below_the_lowest_voltage", "rt9471", 3899999, 3150000, -1, 3150000 },
	{ "rt9471_beyond_everything", "rt9471", S32_MAX, 3150000, 4700000, 3150000 },
	/* the driver: ICHG 100 mA steps from 900 mA, VOREG 10 mV steps from 3.9 V */
	{ "rt9467_what_its_setter_would_raise", "rt9467-charger", 899999, -1, -1, 850000 },
	{ "rt9467_lowest_current", "rt9467-charger", 900000, 900000, -1, 900000 },
	{ "rt9467_just_below_a_step", "rt9467-charger", 999999, 900000, -1, 950000 },
	{ "rt9467_full_voltage", "rt9467-charger", 4200000, 4200000, 4200000, 3250000 },
	{ "rt9467_beyond_everything", "rt9467-charger", S32_MAX, 5000000, 4710000, 3250000 },
	/* the driver: ICHG a row and two more, VTRM 20 mV steps from 3.8 V, ILIM a list */
	{ "adp5061_between_row_and_list", "adp5061", 1199999, 1100000, -1, 1000000 },
	{ "adp5061_full_voltage", "adp5061", 4219999, 1300000, 4200000, 2100000 },
	{ "adp5061_what_its_setter_would_raise", "adp5061", 49999, -1, -1, -1 },
	/* the driver: TGT_CURR 100, 150 or 200 mA steps, TGT_VOLT a list; no input limit */
	{ "axp209_below_the_lowest_current", "axp20x-battery-power-supply", 299999, -1, -1, -1,
	  "x-powers,axp209-battery-power-supply" },
	{ "axp209_between_two_voltages", "axp20x-battery-power-supply", 4199999, 1800000, 4150000,
	  -1, "x-powers,axp209-battery-power-supply" },
	{ "axp209_what_its_setter_refuses", "axp20x-battery-power-supply", 4360000, 1800000,
	  4200000, -1, "x-powers,axp209-battery-power-supply" },
	{ "axp221_between_two_voltages", "axp20x-battery-power-supply", 4199999, 2550000, 4100000,
	  -1, "x-powers,axp221-battery-power-supply" },
	{ "axp221_just_below_a_step", "axp20x-battery-power-supply", 449999, 300000, -1, -1,
	  "x-powers,axp221-battery-power-supply" },
	{ "axp813_beyond_everything", "axp20x-battery-power-supply", S32_MAX, 2800000, 4200000, -1,
	  "x-powers,axp813-battery-power-supply" },
	/* the drivers: ICHG 100 mA steps from 100 or 900 mA, VOREG 10 mV steps from 3.9 V */
	{ "mt6360_lowest_current", "mt6360-chg", 199999, 100000, -1, 150000 },
	{ "mt6360_what_its_setter_would_raise", "mt6360-chg", 99999, -1, -1, -1 },
	{ "mt6360_full_voltage", "mt6360-chg", 4209999, 4200000, 4200000, 3250000 },
	{ "mt6370_what_its_setter_would_raise", "mt6370-charger", 899999, -1, -1, 850000 },
	{ "mt6370_beyond_everything", "mt6370-charger", S32_MAX, 5000000, 4710000, 3250000 },
	/* direct_loop.c: what every source can be limited to, and the guards of the pumps */
	{ "direct_less_than_a_source_can_be_limited_to", "chargov-direct", 2299999, -1, -1, -1 },
	{ "direct_lowest_current", "chargov-direct", 2399999, 2300000, -1, -1 },
	{ "direct_full_voltage_of_one_cell", "chargov-direct", 4200000, 4200000, 4200000, -1 },
	{ "direct_full_voltage_of_two_cells", "chargov-direct", 8400000, 8400000, 8400000, -1 },
	{ "direct_beyond_everything", "chargov-direct", S32_MAX, 11000000, 9540000, -1 },
	/* SLUSCJ4: ICHG 60 mA steps from 0; VREG 32 mV steps from 3.856 V but for 4.336 */
	{ "bq25601_half_an_ampere", "bq256xx-charger", 500000, 480000, -1, 500000, "ti,bq25601" },
	{ "bq25601_full_voltage", "bq256xx-charger", 4200000, 3000000, 4176000, 3200000,
	  "ti,bq25601" },
	{ "bq25601_what_would_be_too_much", "bq256xx-charger", 4350000, 3000000, 4304000, 3200000,
	  "ti,bq25600d" },
	{ "bq25601_beyond_everything", "bq256xx-charger", S32_MAX, 3000000, 4624000, 3200000,
	  "ti,bq25600" },
	{ "bq25601d_full_voltage", "bq256xx-charger", 4200000, 3000000, 4199000, 3200000,
	  "ti,bq25601d" },
	{ "bq25601d_what_would_be_too_much", "bq256xx-charger", 4350000, 3000000, 4295000, 3200000,
	  "ti,bq25601d" },
	{ "bq25611d_full_voltage", "bq256xx-charger", 4200000, 3000000, 4190000, 3200000,
	  "ti,bq25611d" },
	{ "bq25611d_beyond_everything", "bq256xx-charger", S32_MAX, 3000000, 4510000, 3200000,
	  "ti,bq25611d" },
	{ "bq25618_last_small_step", "bq256xx-charger", 1289999, 1180000, -1, 1200000,
	  "ti,bq25618" },
	{ "bq25618_first_large_step", "bq256xx-charger", 1300000, 1290000, -1, 1300000,
	  "ti,bq25618" },
	{ "bq25618_full_voltage", "bq256xx-charger", 4200000, 1500000, 4200000, 3200000,
	  "ti,bq25618" },
	{ "bq25619_between_list_and_row", "bq256xx-charger", 4309999, 1500000, 4200000, 3200000,
	  "ti,bq25619" },
	{ "bq25619_beyond_everything", "bq256xx-charger", S32_MAX, 1500000, 4500000, 3200000,
	  "ti,bq25619" },
};

KUNIT_ARRAY_PARAM_DESC(code_rows, code_rows, name);

static void rounds_down_to_what_the_chip_has(struct kunit *test)
{
	const struct code_row *row = test->param_value;
	const char *chip_name = row->compatible ?: "any";
	const struct cg_control_row *chip = cg_control_find(row->driver, chip_name);

	KUNIT_ASSERT_NOT_NULL(test, chip);
	KUNIT_EXPECT_EQ(test, row->cc_want, cg_range_floor(&chip->knobs.caps.cc, row->wish));
	KUNIT_EXPECT_EQ(test, row->cv_want, cg_range_floor(&chip->knobs.caps.cv, row->wish));
	KUNIT_EXPECT_EQ(test, row->iin_want, cg_range_floor(&chip->knobs.caps.iin, row->wish));
}

/* Linux 7.3 has VOLTAGE_NOW and CURRENT_NOW for it: 9 V would be no battery's. */
static void rt9467_shows_the_input_and_no_battery(struct kunit *test)
{
	const struct cg_control_row *rt = cg_control_find("rt9467-charger", "any");

	KUNIT_ASSERT_NOT_NULL(test, rt);
	KUNIT_EXPECT_TRUE(test, rt->knobs.quirks & CG_QUIRK_SHOWS_INPUT);
	KUNIT_EXPECT_EQ(test, 0, rt->reset_voltage_uv);
}

/* Its setter takes the lowest bit of the word: of those for "not charging" it is set. */
static void rt9467_stops_with_an_even_word(struct kunit *test)
{
	const struct cg_control_row *rt = cg_control_find("rt9467-charger", "any");

	KUNIT_ASSERT_NOT_NULL(test, rt);
	KUNIT_EXPECT_EQ(test, POWER_SUPPLY_PROP_STATUS, rt->onoff);
	KUNIT_EXPECT_EQ(test, 0, rt->knobs.off & 1);
	KUNIT_EXPECT_EQ(test, 1, rt->knobs.on & 1);
	KUNIT_EXPECT_TRUE(test, rt->knobs.quirks & CG_QUIRK_ONOFF_READS_STATE);
}

/* Its setter switches on with anything but 0. */
static void rt9471_stops_with_unknown_only(struct kunit *test)
{
	const struct cg_control_row *rt = cg_control_find("rt9471", "any");

	KUNIT_ASSERT_NOT_NULL(test, rt);
	KUNIT_EXPECT_EQ(test, POWER_SUPPLY_PROP_STATUS, rt->onoff);
	KUNIT_EXPECT_EQ(test, 0, rt->knobs.off);
	KUNIT_EXPECT_EQ(test, POWER_SUPPLY_STATUS_CHARGING, rt->knobs.on);
	KUNIT_EXPECT_TRUE(test, rt->knobs.quirks & CG_QUIRK_ONOFF_READS_STATE);
}

/* Its setter takes types only, and trickle would switch the end of the charge off. */
static void bq24190_stops_by_its_charge_type(struct kunit *test)
{
	const struct cg_control_row *bq = cg_control_find("bq24190-charger", "any");

	KUNIT_ASSERT_NOT_NULL(test, bq);
	KUNIT_EXPECT_EQ(test, POWER_SUPPLY_PROP_CHARGE_TYPE, bq->onoff);
	KUNIT_EXPECT_EQ(test, POWER_SUPPLY_CHARGE_TYPE_NONE, bq->knobs.off);
	KUNIT_EXPECT_EQ(test, POWER_SUPPLY_CHARGE_TYPE_FAST, bq->knobs.on);
	KUNIT_EXPECT_TRUE(test, bq->knobs.quirks & CG_QUIRK_SLEEP_RESETS);
}

/* Of 0 they would make their least. */
static void what_only_a_line_stops_has_no_current_of_0(struct kunit *test)
{
	const struct cg_control_row *row = NULL;

	while ((row = next_row(row))) {
		bool of_node = row->knobs.quirks & CG_QUIRK_RANGES_OF_NODE;

		if (row->knobs.quirks & CG_QUIRK_LINE_STOPS && !of_node)
			KUNIT_EXPECT_GT(test, row->knobs.caps.cc.min, 0);
	}
}

static struct kunit_case control_map_cases[] = {
	KUNIT_CASE(every_row_is_found_by_its_driver),
	KUNIT_CASE(a_stranger_is_not_found),
	KUNIT_CASE(a_driver_that_was_read_has_a_reason),
	KUNIT_CASE(every_row_can_be_stopped),
	KUNIT_CASE(every_range_is_in_its_unit),
	KUNIT_CASE(every_default_can_be_told_from_what_is_written),
	KUNIT_CASE_PARAM(rounds_down_to_what_the_chip_has, code_rows_gen_params),
	KUNIT_CASE(rt9467_shows_the_input_and_no_battery),
	KUNIT_CASE(rt9467_stops_with_an_even_word),
	KUNIT_CASE(rt9471_stops_with_unknown_only),
	KUNIT_CASE(bq24190_stops_by_its_charge_type),
	KUNIT_CASE(what_only_a_line_stops_has_no_current_of_0),
	{ }
};

static struct kunit_suite control_map_suite = {
	.name = "chargov-control_map",
	.test_cases = control_map_cases,
};

kunit_test_suite(control_map_suite);
