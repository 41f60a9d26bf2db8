// SPDX-License-Identifier: GPL-2.0-only
/* Tables of a battery node. */
#include "refusals.h"

static const struct refusal refusals[] = {
	{ "temperature_without_table", "ocv-capacity-celsius=20", "ocv-capacity-table-0",
	  "2 to 101 pairs", NULL },
	{ "table_without_temperature", "ocv-capacity-table-0=4180000,100,3400000,0",
	  "ocv-capacity-celsius", "too few", NULL, 0, 0 },
	{ "fewer_tables_than_temperatures",
	  "ocv-capacity-celsius=0,20 ocv-capacity-table-0=4180000,100,3400000,0",
	  "ocv-capacity-table-0", "2 to 101 pairs", NULL },
	{ "more_tables_than_temperatures",
	  "ocv-capacity-celsius=20 ocv-capacity-table-0=4180000,100,3400000,0;"
	  "ocv-capacity-table-1=4180000,100,3400000,0",
	  "ocv-capacity-celsius", "too few", NULL, 1, 1 },
	{ "half_a_pair", "ocv-capacity-celsius=20 ocv-capacity-table-0=4180000,100,3400000",
	  "ocv-capacity-table-0", "2 to 101 pairs", NULL },
	{ "one_pair_only", "ocv-capacity-celsius=20 ocv-capacity-table-0=4180000,100",
	  "ocv-capacity-table-0", "2 to 101 pairs", NULL },
	{ "more_than_all_of_it",
	  "ocv-capacity-celsius=20 ocv-capacity-table-0=4180000,101,3400000,0",
	  "ocv-capacity-table-0", "per cents above", NULL, 101, 100 },
	{ "pairs_the_other_way_round",
	  "ocv-capacity-celsius=20 ocv-capacity-table-0=100,4180000,0,3400000",
	  "ocv-capacity-table-0", "per cents above", "voltage first", 4180000, 100 },
	{ "rising_per_cents",
	  "ocv-capacity-celsius=20 ocv-capacity-table-0=4180000,50,3900000,60",
	  "ocv-capacity-table-0", "per cents that do not fall", "full to empty", 60, 50 },
	{ "one_per_cent_twice",
	  "ocv-capacity-celsius=20 ocv-capacity-table-0=4180000,60,3900000,60",
	  "ocv-capacity-table-0", "per cents that do not fall", "full to empty", 60, 60 },
	{ "rising_voltages",
	  "ocv-capacity-celsius=20 ocv-capacity-table-0=3900000,100,3900001,90",
	  "ocv-capacity-table-0", "voltages that rise", "full to empty", 3900001, 3900000 },
	{ "above_any_cell",
	  "ocv-capacity-celsius=20 ocv-capacity-table-0=4600000,100,3400000,0",
	  "ocv-capacity-table-0", "voltages above", "cells-in-series", 4600000, 4500000 },
	{ "written_in_millivolts",
	  "ocv-capacity-celsius=20 ocv-capacity-table-0=4180,100,3400,0",
	  "ocv-capacity-table-0", "begins with less than", "microvolts", 4180, 2250000 },
	{ "wrong_in_the_second_table",
	  "ocv-capacity-celsius=0,20 ocv-capacity-table-0=4180000,100,3400000,0;"
	  "ocv-capacity-table-1=4180000,100,4200000,0",
	  "ocv-capacity-table-0", "voltages that rise", NULL, 4200000, 4180000 },
	{ "more_temperatures_than_the_class_keeps",
	  "ocv-capacity-celsius=1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21",
	  "ocv-capacity-celsius", "temperatures are more than", NULL, 21, 20 },
	{ "resistance_without_per_cent", "resistance-temp-table=20,100,10",
	  "resistance-temp-table", "must be pairs", NULL },
	{ "resistance_from_cold_to_hot", "resistance-temp-table=-10,190,20,100",
	  "resistance-temp-table", "do not fall", "hot to cold", 20, -10 },
	{ "one_temperature_twice", "resistance-temp-table=20,100,20,90",
	  "resistance-temp-table", "do not fall", NULL, 20, 20 },
	{ "a_hundredfold_and_more", "resistance-temp-table=20,10001",
	  "resistance-temp-table", "per cents from 1", NULL, 10001, 10000 },
	{ "just_above_any_cell",
	  "ocv-capacity-celsius=20 ocv-capacity-table-0=4500001,100,3400000,0",
	  "ocv-capacity-table-0", "voltages above", NULL, 4500001, 4500000 },
	{ "just_less_than_half_of_it",
	  "ocv-capacity-celsius=20 ocv-capacity-table-0=2249999,100,2200000,0",
	  "ocv-capacity-table-0", "begins with less than", NULL, 2249999, 2250000 },
	{ "pairs_and_a_half", "ocv-capacity-celsius=20;"
	  "ocv-capacity-table-0=4180000,100,3400000,50,3300000",
	  "ocv-capacity-table-0", "2 to 101 pairs", NULL },
	{ "a_word_for_temperatures", "ocv-capacity-celsius=cold", "ocv-capacity-celsius",
	  "is no row of temperatures", "degrees Celsius" },
	{ "a_word_for_resistances", "resistance-temp-table=low", "resistance-temp-table",
	  "must be pairs", NULL },
	{ "a_word_for_a_table", "ocv-capacity-celsius=20 ocv-capacity-table-0=full",
	  "ocv-capacity-table-0", "2 to 101 pairs", NULL },
	{ "resistance_of_nothing", "resistance-temp-table=20,100,10,0",
	  "resistance-temp-table", "per cents from 1", NULL, 0, 10000 },
};

KUNIT_ARRAY_PARAM_DESC(refusals, refusals, name);

static void refuses(struct kunit *test)
{
	expect_refusal(test, test->param_value, a_battery);
}

struct acceptance {
	const char *name;
	const char *change;
};

static const struct acceptance acceptances[] = {
	{ "no_table", "" },
	{ "one_table", "ocv-capacity-celsius=20 ocv-capacity-table-0=4180000,100,3400000,0" },
	{ "level_voltage_as_in_iron_phosphate",
	  "ocv-capacity-celsius=20 ocv-capacity-table-0=4180000,100,3330000,60,3330000,50" },
	{ "three_tables_one_below_zero",
	  "ocv-capacity-celsius=-10,0,10;"
	  "ocv-capacity-table-0=4185000,100,4113000,95,4066000,90;"
	  "ocv-capacity-table-1=4200000,100,4185000,95,4113000,90;"
	  "ocv-capacity-table-2=4250000,100,4200000,95,4185000,90" },
	{ "eleven_tables",
	  "ocv-capacity-celsius=0,1,2,3,4,5,6,7,8,9,10;"
	  "ocv-capacity-table-0=4200000,100,3400000,0;"
	  "ocv-capacity-table-1=4200000,100,3400000,0;"
	  "ocv-capacity-table-2=4200000,100,3400000,0;"
	  "ocv-capacity-table-3=4200000,100,3400000,0;"
	  "ocv-capacity-table-4=4200000,100,3400000,0;"
	  "ocv-capacity-table-5=4200000,100,3400000,0;"
	  "ocv-capacity-table-6=4200000,100,3400000,0;"
	  "ocv-capacity-table-7=4200000,100,3400000,0;"
	  "ocv-capacity-table-8=4200000,100,3400000,0;"
	  "ocv-capacity-table-9=4200000,100,3400000,0;"
	  "ocv-capacity-table-10=4200000,100,3400000,0" },
	{ "bounds_of_a_table",
	  "ocv-capacity-celsius=20 ocv-capacity-table-0=4500000,100,3400000,0" },
	{ "begins_at_half_of_it",
	  "ocv-capacity-celsius=20 ocv-capacity-table-0=2250000,100,2200000,0" },
	{ "per_cents_of_a_resistance", "resistance-temp-table=20,10000,10,1" },
	{ "resistance_from_hot_to_cold", "resistance-temp-table=20,100,10,90,0,80,-10,60" },
	{ "two_cells_in_series_in_the_table",
	  "pack:cells-in-series=2 !energy-full-design-microwatt-hours;"
	  "constant-charge-voltage-max-microvolt=8400000;"
	  "voltage-max-design-microvolt=8400000 voltage-min-design-microvolt=6400000;"
	  "precharge-upper-limit-microvolt=6000000 re-charge-voltage-microvolt=8100000;"
	  "over-voltage-threshold-microvolt=8560000;"
	  "ocv-capacity-celsius=20 ocv-capacity-table-0=8360000,100,6800000,0" },
};

KUNIT_ARRAY_PARAM_DESC(acceptances, acceptances, name);

static void accepts(struct kunit *test)
{
	const struct acceptance *row = test->param_value;
	struct cg_profile *profile = kunit_kzalloc(test, sizeof(*profile), GFP_KERNEL);
	struct cg_complaint c = { 0 };
	struct text_props p;
	u32 assumed;

	KUNIT_ASSERT_NOT_NULL(test, profile);
	text_props_init(&p, a_battery, row->change);
	KUNIT_EXPECT_EQ_MSG(test, 0, cg_profile_parse(&p.props, NULL, profile, &assumed, &c),
			    "%s %s", c.property, c.rule);
}

/* As many as fit, and one more: tables of a battery are up to 101 pairs, and 20 of them. */
static void as_many_as_fit(struct kunit *test)
{
	struct cg_profile *profile = kunit_kzalloc(test, sizeof(*profile), GFP_KERNEL);
	char *change = kunit_kzalloc(test, 4000, GFP_KERNEL);
	struct cg_complaint c = { 0 };
	struct text_props p;
	int n, i, pairs;
	u32 assumed;

	KUNIT_ASSERT_NOT_NULL(test, profile);
	KUNIT_ASSERT_NOT_NULL(test, change);
	for (pairs = 101; pairs <= 102; pairs++) {
		n = snprintf(change, 4000, "ocv-capacity-celsius=20;ocv-capacity-table-0=");
		/* 102 do not fit into per cents: they are refused for their number before */
		for (i = 0; i < pairs; i++)
			n += snprintf(change + n, 4000 - n, "%s%d,%d", i ? "," : "",
				      4180000 - 8000 * i, i < 101 ? 100 - i : 0);
		text_props_init(&p, a_battery, change);
		KUNIT_EXPECT_EQ(test, pairs == 101 ? 0 : -EINVAL,
				cg_profile_parse(&p.props, NULL, profile, &assumed, &c));
	}
	KUNIT_EXPECT_NOT_NULL(test, strstr(c.rule, "2 to 101 pairs"));
	n = snprintf(change, 4000, "ocv-capacity-celsius=0");
	for (i = 1; i < 20; i++)
		n += snprintf(change + n, 4000 - n, ",%d", i);
	for (i = 0; i < 20; i++)
		n += snprintf(change + n, 4000 - n, ";ocv-capacity-table-%d=4200000,100,3400000,0",
			      i);
	text_props_init(&p, a_battery, change);
	KUNIT_EXPECT_EQ(test, 0, cg_profile_parse(&p.props, NULL, profile, &assumed, &c));
	/* the eleventh is missing, and the first is not taken for it */
	*strstr(change, "-table-10") = '_';
	KUNIT_EXPECT_EQ(test, -EINVAL, cg_profile_parse(&p.props, NULL, profile, &assumed, &c));
}

/* A property that is another one when it is read again. */
static int fickle_read(void *ctx, bool pack, const char *name, int first, u32 *out, int max)
{
	return text_read(ctx, pack, name, first, out, max) - (first >= 2);
}

static void what_changes_while_it_is_read_is_refused(struct kunit *test)
{
	static const char *const changes[] = {
		"ocv-capacity-celsius=20 ocv-capacity-table-0=4180000,100,3400000,0",
		"resistance-temp-table=20,100,10,90",
	};
	struct cg_profile *profile = kunit_kzalloc(test, sizeof(*profile), GFP_KERNEL);
	struct cg_complaint c = { 0 };
	struct text_props p;
	unsigned int i;
	u32 assumed;

	KUNIT_ASSERT_NOT_NULL(test, profile);
	for (i = 0; i < ARRAY_SIZE(changes); i++) {
		text_props_init(&p, a_battery, changes[i]);
		p.props.read = fickle_read;
		KUNIT_EXPECT_EQ(test, -EINVAL,
				cg_profile_parse(&p.props, NULL, profile, &assumed, &c));
		KUNIT_EXPECT_STREQ(test, "cannot be read", c.rule);
	}
}

static void reads_no_more_than_it_has_room_for(struct kunit *test)
{
	struct cg_profile *profile = kunit_kzalloc(test, sizeof(*profile), GFP_KERNEL);
	struct cg_complaint c = { 0 };
	struct text_props p;
	u32 assumed;

	KUNIT_ASSERT_NOT_NULL(test, profile);
	text_props_init(&p, a_battery, "resistance-temp-table=20,100,10,90;"
			"ocv-capacity-celsius=20 ocv-capacity-table-0=4180000,100,3400000,0");
	p.props.read = text_read_tight;
	KUNIT_EXPECT_EQ_MSG(test, 0, cg_profile_parse(&p.props, NULL, profile, &assumed, &c),
			    "%s %s", c.property, c.rule);
	/* whatever is behind the last table counts, and is not kept */
	p.change = "ocv-capacity-celsius=20 ocv-capacity-table-0=4180000,100,3400000,0;"
		   "ocv-capacity-table-1=4180000,100,3400000,0";
	KUNIT_EXPECT_EQ(test, -EINVAL, cg_profile_parse(&p.props, NULL, profile, &assumed, &c));
	KUNIT_EXPECT_EQ(test, 1, c.value);
}

static struct kunit_case cases[] = {
	KUNIT_CASE_PARAM(refuses, refusals_gen_params),
	KUNIT_CASE_PARAM(accepts, acceptances_gen_params),
	KUNIT_CASE(as_many_as_fit),
	KUNIT_CASE(what_changes_while_it_is_read_is_refused),
	KUNIT_CASE(reads_no_more_than_it_has_room_for),
	{ }
};

static struct kunit_suite suite = {
	.name = "chargov-tables",
	.test_cases = cases,
};

kunit_test_suite(suite);
