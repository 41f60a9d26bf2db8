// SPDX-License-Identifier: GPL-2.0-only
/* Properties that are wrong by themselves, whatever the others say. */
#include "refusals.h"

static const struct refusal refusals[] = {
	/* the node */
	{ "not_a_simple_battery", "compatible=samsung,sdi", "compatible",
	  "must be simple-battery", "monitored-battery" },
	/* spelling */
	{ "voltage_with_underscores",
	  "!constant-charge-voltage-max-microvolt constant_charge_voltage_max_microvolt=4350000",
	  "constant-charge-voltage-max-microvolt", "underscores", "dashes" },
	{ "capacity_with_underscores", "charge_full_design_microamp_hours=3000000",
	  "charge-full-design-microamp-hours", "underscores", "dashes" },
	{ "span_with_underscores", "operating_range_celsius=0,45",
	  "operating-range-celsius", "underscores", "dashes" },
	{ "chemistry_with_underscores", "device_chemistry=lithium-ion",
	  "device-chemistry", "underscores", "dashes" },
	{ "curve_with_underscores", "ocv_capacity_celsius=20", "ocv-capacity-celsius",
	  "underscores", NULL },
	{ "table_with_underscores", "ocv_capacity_table_0=20", "ocv-capacity-table-0",
	  "underscores", NULL },
	{ "resistances_with_underscores", "resistance_temp_table=20,100",
	  "resistance-temp-table", "underscores", NULL },
	{ "cells_with_underscores", "pack:cells_in_series=2",
	  "cells-in-series", "underscores", "dashes" },
	/* words */
	{ "nickel_cadmium", "device-chemistry=nickel-cadmium", "device-chemistry",
	  "constant current and voltage", "nickel" },
	{ "nickel_metal_hydride", "device-chemistry=nickel-metal-hydride", "device-chemistry",
	  "constant current and voltage", "nickel" },
	{ "unheard_of_chemistry", "device-chemistry=lithium-titanate", "device-chemistry",
	  "is not a word of simple-battery", "lithium-ion-iron-phosphate" },
	{ "chemistry_with_a_tail", "device-chemistry=lithium-ionic", "device-chemistry",
	  "is not a word of simple-battery", NULL },
	{ "arrangement_unheard_of", "pack:arrangement=stacked", "arrangement",
	  "parallel or series", NULL },
	/* thousandths of the unit */
	{ "charging_voltage_in_mv", "constant-charge-voltage-max-microvolt=4200",
	  "constant-charge-voltage-max-microvolt", "must not be below", "looks like millivolts" },
	{ "design_voltage_in_mv", "voltage-max-design-microvolt=4200",
	  "voltage-max-design-microvolt", "must not be below", "looks like millivolts" },
	{ "empty_voltage_in_mv", "voltage-min-design-microvolt=3400",
	  "voltage-min-design-microvolt", "must not be below", "looks like millivolts" },
	{ "precharge_voltage_in_mv", "precharge-upper-limit-microvolt=3000",
	  "precharge-upper-limit-microvolt", "must not be below", "looks like millivolts" },
	{ "over_voltage_in_mv", "over-voltage-threshold-microvolt=4300",
	  "over-voltage-threshold-microvolt", "must not be below", "looks like millivolts" },
	{ "recharge_voltage_in_mv", "re-charge-voltage-microvolt=4100",
	  "re-charge-voltage-microvolt", "must not be below", "looks like millivolts" },
	{ "recharge_distance_in_mv", "re-charge-voltage-microvolt=100",
	  "re-charge-voltage-microvolt", "must not be below", "looks like millivolts" },
	{ "current_in_ma", "constant-charge-current-max-microamp=1500",
	  "constant-charge-current-max-microamp", "must not be below",
	  "looks like milliamperes" },
	{ "termination_in_ma", "charge-term-current-microamp=100",
	  "charge-term-current-microamp", "must not be below", "looks like milliamperes" },
	{ "precharge_in_ma", "precharge-current-microamp=256", "precharge-current-microamp",
	  "must not be below", "looks like milliamperes" },
	{ "trickle_in_ma", "trickle-charge-current-microamp=50",
	  "trickle-charge-current-microamp", "must not be below", "looks like milliamperes" },
	{ "capacity_in_mah", "charge-full-design-microamp-hours=3000",
	  "charge-full-design-microamp-hours", "must not be below",
	  "looks like milliampere-hours" },
	{ "capacity_of_a_big_pack_in_mah", "charge-full-design-microamp-hours=10000",
	  "charge-full-design-microamp-hours", "must not be below",
	  "looks like milliampere-hours" },
	{ "energy_in_mwh", "energy-full-design-microwatt-hours=11100",
	  "energy-full-design-microwatt-hours", "must not be below",
	  "looks like milliwatt-hours" },
	{ "resistance_in_mohm", "factory-internal-resistance-micro-ohms=60",
	  "factory-internal-resistance-micro-ohms", "must not be below",
	  "looks like milliohms" },
	{ "path_in_mohm", "pack:path-resistance-micro-ohms=50", "path-resistance-micro-ohms",
	  "must not be below", "looks like milliohms" },
	/* out of any pack */
	{ "capacity_is_zero", "charge-full-design-microamp-hours=0",
	  "charge-full-design-microamp-hours", "must not be below", "in microampere-hours" },
	{ "capacity_of_a_house", "charge-full-design-microamp-hours=4000000000",
	  "charge-full-design-microamp-hours", "must not be above", NULL },
	{ "voltage_is_zero", "constant-charge-voltage-max-microvolt=0",
	  "constant-charge-voltage-max-microvolt", "must not be below", NULL },
	{ "voltage_with_the_top_bit", "constant-charge-voltage-max-microvolt=4294967295",
	  "constant-charge-voltage-max-microvolt", "must not be above", NULL },
	{ "current_with_the_top_bit", "constant-charge-current-max-microamp=4294967295",
	  "constant-charge-current-max-microamp", "must not be above", NULL },
	{ "two_numbers_for_one", "constant-charge-voltage-max-microvolt=4200000,4300000",
	  "constant-charge-voltage-max-microvolt", "must be one number", "one 32-bit cell" },
	{ "no_number", "constant-charge-voltage-max-microvolt=",
	  "constant-charge-voltage-max-microvolt", "must be one number", NULL },
	{ "no_cells", "pack:cells-in-series=0", "cells-in-series", "must not be below", NULL },
	{ "too_many_cells", "pack:cells-in-series=17", "cells-in-series", "must not be above",
	  NULL },
	{ "total_timer_of_a_minute", "pack:safety-timer-sec=60", "safety-timer-sec",
	  "must not be below", "in seconds" },
	{ "total_timer_of_a_week", "pack:safety-timer-sec=604800", "safety-timer-sec",
	  "must not be above", "in seconds" },
	{ "precharge_timer_of_a_day", "pack:precharge-timer-sec=86400", "precharge-timer-sec",
	  "must not be above", NULL },
	{ "voltage_timer_of_a_minute", "pack:constant-voltage-timer-sec=60",
	  "constant-voltage-timer-sec", "must not be below", "in seconds" },
	{ "path_of_an_ohm", "pack:path-resistance-micro-ohms=1000000",
	  "path-resistance-micro-ohms", "must not be above", NULL },
	{ "wakeup_longer_than_safe", "pack:wakeup-timer-sec=31", "wakeup-timer-sec",
	  "must not be above", NULL },
	/* temperatures */
	{ "one_temperature", "operating-range-celsius=45", "operating-range-celsius",
	  "two temperatures", NULL },
	{ "three_temperatures", "alert-celsius=0,10,45", "alert-celsius", "two temperatures",
	  NULL },
	{ "operating_range_swapped", "operating-range-celsius=45,0",
	  "operating-range-celsius", "must begin below", "swap" },
	{ "a_range_of_nothing", "operating-range-celsius=20,20", "operating-range-celsius",
	  "must begin below", "swap" },
	{ "alert_swapped", "alert-celsius=45,10", "alert-celsius", "must begin below", "swap" },
	{ "ambient_swapped", "ambient-celsius=50,-5", "ambient-celsius", "must begin below",
	  "swap" },
	{ "temperatures_in_tenths", "operating-range-celsius=0,450",
	  "operating-range-celsius", "must not be above", "whole degrees" },
	{ "temperatures_in_thousandths", "alert-celsius=10000,45000", "alert-celsius",
	  "must not be above", "whole degrees" },
	{ "colder_than_any_battery", "operating-range-celsius=-100,45",
	  "operating-range-celsius", "must not be below", "whole degrees" },
	{ "half_a_cell_for_ten_below_zero", "operating-range-celsius=65526,45",
	  "operating-range-celsius", "must not be above", "as (-10)", 65526, 120 },
};

KUNIT_ARRAY_PARAM_DESC(refusals, refusals, name);

static void refuses(struct kunit *test)
{
	expect_refusal(test, test->param_value, a_battery);
}

/* --- windows: from one figure to another, both inside --- */

struct window {
	const char *name;
	const char *property;
	bool pack;
	u32 least;
	u32 most;
	const char *slip;	/* what a thousandth looks like, NULL = nothing */
};

/* Of any pack: 1 to 16 cells of 1 to 4.5 V, 50 mAh to 1000 Ah; times as the binding has them. */
static const struct window windows[] = {
	{ "capacity", "charge-full-design-microamp-hours", false, 50000, 1000000000,
	  "milliampere-hours" },
	{ "energy", "energy-full-design-microwatt-hours", false, 200000, 4000000000U,
	  "milliwatt-hours" },
	{ "charging_voltage", "constant-charge-voltage-max-microvolt", false, 1000000, 72000000,
	  "millivolts" },
	{ "highest_voltage", "voltage-max-design-microvolt", false, 1000000, 72000000,
	  "millivolts" },
	{ "lowest_voltage", "voltage-min-design-microvolt", false, 1000000, 72000000,
	  "millivolts" },
	{ "current", "constant-charge-current-max-microamp", false, 10000, 200000000,
	  "milliamperes" },
	{ "termination", "charge-term-current-microamp", false, 2000, 50000000, "milliamperes" },
	{ "precharge", "precharge-current-microamp", false, 2000, 50000000, "milliamperes" },
	{ "precharge_limit", "precharge-upper-limit-microvolt", false, 1000000, 72000000,
	  "millivolts" },
	{ "trickle", "trickle-charge-current-microamp", false, 1000, 50000000, "milliamperes" },
	{ "recharge", "re-charge-voltage-microvolt", false, 20000, 72000000, "millivolts" },
	{ "over_voltage", "over-voltage-threshold-microvolt", false, 1000000, 72000000,
	  "millivolts" },
	{ "resistance", "factory-internal-resistance-micro-ohms", false, 500, 5000000, NULL },
	{ "cells", "cells-in-series", true, 1, 16, NULL },
	{ "total_timer", "safety-timer-sec", true, 600, 172800, NULL },
	{ "precharge_timer", "precharge-timer-sec", true, 60, 14400, NULL },
	{ "wakeup_timer", "wakeup-timer-sec", true, 1, 30, NULL },
	{ "voltage_timer", "constant-voltage-timer-sec", true, 600, 86400, NULL },
	{ "path", "path-resistance-micro-ohms", true, 500, 500000, NULL },
	{ "hysteresis", "charge-zone-hysteresis-celsius", true, 1, 5, NULL },
};

KUNIT_ARRAY_PARAM_DESC(windows, windows, name);

/* What is complained of with this value; another rule may well refuse it too. */
static struct cg_complaint complaint_of(struct kunit *test, const char *property, bool pack,
					const char *value)
{
	struct cg_profile *profile = kunit_kzalloc(test, sizeof(*profile), GFP_KERNEL);
	char *change = kunit_kzalloc(test, 100, GFP_KERNEL);
	struct cg_complaint c = { .rule = "" };
	struct text_props p;
	u32 assumed;

	KUNIT_ASSERT_NOT_NULL(test, profile);
	KUNIT_ASSERT_NOT_NULL(test, change);
	snprintf(change, 100, "%s%s=%s", pack ? "pack:" : "", property, value);
	text_props_init(&p, a_battery, change);
	cg_profile_parse(&p.props, &a_charger, profile, &assumed, &c);
	return c;
}

static struct cg_complaint window_complaint(struct kunit *test, const struct window *row, u32 value)
{
	char text[16];

	snprintf(text, sizeof(text), "%u", value);
	return complaint_of(test, row->property, row->pack, text);
}

static void both_ends_are_inside(struct kunit *test)
{
	const struct window *row = test->param_value;
	struct cg_complaint c;

	c = window_complaint(test, row, row->least);
	KUNIT_EXPECT_STRNEQ(test, "must not be below", c.rule);
	c = window_complaint(test, row, row->most);
	KUNIT_EXPECT_STRNEQ(test, "must not be above", c.rule);
	c = window_complaint(test, row, row->least - 1);
	KUNIT_EXPECT_STREQ(test, "must not be below", c.rule);
	KUNIT_EXPECT_STREQ(test, row->property, c.property);
	KUNIT_EXPECT_TRUE(test, c.has_value && c.has_bound);
	KUNIT_EXPECT_EQ(test, row->least - 1, c.value);
	KUNIT_EXPECT_EQ(test, row->least, c.bound);
	c = window_complaint(test, row, row->most + 1);
	KUNIT_EXPECT_STREQ(test, "must not be above", c.rule);
	KUNIT_EXPECT_EQ(test, row->most + 1LL, c.value);
	KUNIT_EXPECT_EQ(test, row->most, c.bound);
	if (!row->slip)
		return;
	c = window_complaint(test, row, row->least / 1000);
	KUNIT_EXPECT_NOT_NULL(test, strstr(c.advice, row->slip));
	c = window_complaint(test, row, row->least / 1000 - 1);
	KUNIT_EXPECT_NULL(test, strstr(c.advice, "looks like"));
}

static void temperatures_of_any_battery(struct kunit *test)
{
	static const char name[] = "operating-range-celsius";
	struct cg_complaint c;

	c = complaint_of(test, name, false, "-60,120");
	KUNIT_EXPECT_STREQ(test, "", c.rule);
	c = complaint_of(test, name, false, "-61,45");
	KUNIT_EXPECT_EQ(test, -61, c.value);
	KUNIT_EXPECT_EQ(test, -60, c.bound);
	c = complaint_of(test, name, false, "0,121");
	KUNIT_EXPECT_EQ(test, 121, c.value);
	KUNIT_EXPECT_EQ(test, 120, c.bound);
}

/* Of one number the value is told; a table has none to tell, nor has a word. */
static void what_is_misspelt_is_shown(struct kunit *test)
{
	struct cg_complaint c;

	c = complaint_of(test, "charge_term_current_microamp", false, "-7");
	KUNIT_EXPECT_TRUE(test, c.has_value);
	KUNIT_EXPECT_EQ(test, -7, c.value);
	KUNIT_EXPECT_FALSE(test, c.has_bound);
	c = complaint_of(test, "alert_celsius", false, "10,45");
	KUNIT_EXPECT_STREQ(test, "alert-celsius", c.property);
	KUNIT_EXPECT_FALSE(test, c.has_value);
}

static void a_word_has_no_value(struct kunit *test)
{
	const struct cg_complaint c = complaint_of(test, "device_chemistry", false, "lithium-ion");

	KUNIT_EXPECT_STREQ(test, "device-chemistry", c.property);
	KUNIT_EXPECT_FALSE(test, c.has_value);
}

static void reads_no_more_than_it_has_room_for(struct kunit *test)
{
	expect_within_room(test, "pack:cells-in-series=1 ambient-celsius=-5,50");
}

/**
 * struct asked - a description that counts what it is asked for
 * @p: the description; first, as its readers are handed this
 * @numbers: properties since the first of one number
 * @over: the last of two temperatures was asked for
 */
struct asked {
	struct text_props p;
	unsigned int numbers;
	bool over;
};

static int counting_read(void *ctx, bool pack, const char *name, int first, u32 *out, int max)
{
	struct asked *asked = ctx;

	if (!asked->over && (asked->numbers || !strcmp(name, windows[0].property)))
		asked->numbers++;
	asked->over |= asked->numbers && !pack && !strcmp(name, "ambient-celsius");
	return text_read(ctx, pack, name, first, out, max);
}

/* All that has one number and then the three of two, nothing beside them and nothing twice. */
static void every_number_is_asked_for_once(struct kunit *test)
{
	struct cg_profile *profile = kunit_kzalloc(test, sizeof(*profile), GFP_KERNEL);
	struct cg_complaint c = { 0 };
	struct asked asked = { 0 };
	u32 assumed;

	KUNIT_ASSERT_NOT_NULL(test, profile);
	text_props_init(&asked.p, a_battery, "");
	asked.p.props.read = counting_read;
	KUNIT_ASSERT_EQ(test, 0, cg_profile_parse(&asked.p.props, &a_charger, profile, &assumed,
						  &c));
	KUNIT_EXPECT_TRUE(test, asked.over);
	KUNIT_EXPECT_EQ(test, ARRAY_SIZE(windows) + 3, asked.numbers);
}

static const char *nothing_told(void *ctx, bool pack, const char *name)
{
	return NULL;
}

/* A reference to what has no compatible names no battery; to what has one it does. */
static void what_is_named_has_a_compatible(struct kunit *test)
{
	struct cg_profile *profile = accepted(test, "pack:monitored-battery=1", &a_charger,
					      &(u32){ 0 });
	struct cg_complaint c = { 0 };
	struct text_props p;
	u32 assumed;

	text_props_init(&p, a_battery, "pack:monitored-battery=1");
	p.props.string = nothing_told;
	KUNIT_ASSERT_EQ(test, -EINVAL,
			cg_profile_parse(&p.props, &a_charger, profile, &assumed, &c));
	KUNIT_EXPECT_STREQ(test, "points to no node with a compatible", c.rule);
}

static struct kunit_case cases[] = {
	KUNIT_CASE_PARAM(refuses, refusals_gen_params),
	KUNIT_CASE_PARAM(both_ends_are_inside, windows_gen_params),
	KUNIT_CASE(temperatures_of_any_battery),
	KUNIT_CASE(what_is_misspelt_is_shown),
	KUNIT_CASE(a_word_has_no_value),
	KUNIT_CASE(reads_no_more_than_it_has_room_for),
	KUNIT_CASE(every_number_is_asked_for_once),
	KUNIT_CASE(what_is_named_has_a_compatible),
	{ }
};

static struct kunit_suite suite = {
	.name = "chargov-describe",
	.test_cases = cases,
};

kunit_test_suite(suite);
