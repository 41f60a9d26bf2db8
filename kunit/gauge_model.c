// SPDX-License-Identifier: GPL-2.0-only
/* The cell model of a simple-battery node. */
#include "gauge.h"

struct wrong {
	const char *name;
	const char *change;
	const char *property;
	const char *rule;
};

static const struct wrong wrongs[] = {
	{ "no_table",
	  "!ocv-capacity-celsius !ocv-capacity-table-0 !ocv-capacity-table-1",
	  "ocv-capacity-celsius", "is missing" },
	{ "no_capacity", "!charge-full-design-microamp-hours",
	  "charge-full-design-microamp-hours", "is missing" },
	{ "capacity_in_milliamp_hours", "charge-full-design-microamp-hours=900",
	  "charge-full-design-microamp-hours", "must not be below" },
	{ "no_full_voltage", "!constant-charge-voltage-max-microvolt",
	  "constant-charge-voltage-max-microvolt", "is missing" },
	{ "full_voltage_in_millivolts", "constant-charge-voltage-max-microvolt=4200",
	  "constant-charge-voltage-max-microvolt", "must not be below" },
	{ "empty_above_full", "voltage-min-design-microvolt=4300000",
	  "voltage-min-design-microvolt", "must be below its full voltage" },
	{ "temperature_twice",
	  "ocv-capacity-celsius=25,25", "ocv-capacity-celsius", "twice" },
	{ "temperature_in_tenths", "ocv-capacity-celsius=250,0", "ocv-capacity-celsius",
	  "temperatures above" },
	{ "temperature_in_thousandths_below_zero", "ocv-capacity-celsius=25,-10000",
	  "ocv-capacity-celsius", "temperatures below" },
	{ "one_pair", "ocv-capacity-table-0=4200000,100", "ocv-capacity-table-0",
	  "2 to 101 pairs" },
	{ "voltages_no_cell_rests_at", "ocv-capacity-table-0=4200000,100,3700,50,3200,0",
	  "ocv-capacity-table-0", "voltages of a cell below" },
	{ "second_table_is_missing", "!ocv-capacity-table-1", "ocv-capacity-table-0",
	  "2 to 101 pairs" },
	{ "resistance_temperature_in_tenths", "resistance-temp-table=250,100,0,200",
	  "resistance-temp-table", "temperatures above" },
	{ "resistance_temperature_twice", "resistance-temp-table=25,100,25,120",
	  "resistance-temp-table", "do not fall" },
};

KUNIT_ARRAY_PARAM_DESC(wrongs, wrongs, name);

static void refuses(struct kunit *test)
{
	const struct wrong *row = test->param_value;
	struct cg_soc_model *model = kunit_kzalloc(test, sizeof(*model), GFP_KERNEL);
	struct cg_complaint complaint = { 0 };
	struct text_props p;

	KUNIT_ASSERT_NOT_NULL(test, model);
	text_props_init(&p, a_cell, row->change);
	KUNIT_ASSERT_EQ(test, -EINVAL, cg_gauge_model_read(&p.props, 1, model, &complaint));
	KUNIT_EXPECT_STREQ(test, row->property, complaint.property);
	KUNIT_EXPECT_PTR_NE_MSG(test, strstr(complaint.rule, row->rule), NULL,
				"the rule is: %s", complaint.rule);
	KUNIT_EXPECT_GT(test, strlen(complaint.advice), 3);
}

static void cells_are_counted(struct kunit *test)
{
	static const u32 counts[] = { 0, 17 };
	struct cg_soc_model *model = kunit_kzalloc(test, sizeof(*model), GFP_KERNEL);
	struct cg_complaint complaint = { 0 };
	struct text_props p;
	unsigned int i;

	KUNIT_ASSERT_NOT_NULL(test, model);
	text_props_init(&p, a_cell, NULL);
	for (i = 0; i < ARRAY_SIZE(counts); i++) {
		KUNIT_ASSERT_EQ(test, -EINVAL,
				cg_gauge_model_read(&p.props, counts[i], model, &complaint));
		KUNIT_EXPECT_STREQ(test, "cells-in-series", complaint.property);
	}
}

static void more_resistances_than_the_model_keeps_are_refused(struct kunit *test)
{
	char *text = kunit_kzalloc(test, 1000, GFP_KERNEL);
	struct cg_soc_model *model = kunit_kzalloc(test, sizeof(*model), GFP_KERNEL);
	struct cg_complaint complaint = { 0 };
	struct text_props p;
	int degc, n;

	KUNIT_ASSERT_NOT_NULL(test, text);
	KUNIT_ASSERT_NOT_NULL(test, model);
	n = scnprintf(text, 1000, "resistance-temp-table=");
	for (degc = CG_SOC_RESISTANCES; degc >= 0; degc--)
		n += scnprintf(text + n, 1000 - n, "%d,100%s", degc, degc ? "," : "");
	text_props_init(&p, a_cell, text);
	KUNIT_ASSERT_EQ(test, -EINVAL, cg_gauge_model_read(&p.props, 1, model, &complaint));
	KUNIT_EXPECT_STREQ(test, "resistance-temp-table", complaint.property);
	KUNIT_EXPECT_EQ(test, CG_SOC_RESISTANCES, complaint.bound);
}

static void tables_come_in_any_order_and_are_kept_from_cold_to_warm(struct kunit *test)
{
	struct gauge_rig *rig = gauge_rig(test, a_cell, NULL);

	KUNIT_EXPECT_EQ(test, 2, rig->model.n_tables);
	KUNIT_EXPECT_EQ(test, 0, rig->model.table_mdegc[0]);
	KUNIT_EXPECT_EQ(test, 25000, rig->model.table_mdegc[1]);
	KUNIT_EXPECT_EQ(test, 1, rig->model.room);
	KUNIT_EXPECT_EQ(test, -10000, rig->model.resistance_mdegc[0]);
	KUNIT_EXPECT_EQ(test, 300, rig->model.resistance_pct[0]);
}

static void in_rising_order_they_make_the_same_model(struct kunit *test)
{
	static const char rising[] = "ocv-capacity-celsius=0,25;"
				     "ocv-capacity-table-0=4195000,100,3695000,50,3195000,0;"
				     "ocv-capacity-table-1=4200000,100,3700000,50,3200000,0";

	KUNIT_EXPECT_MEMEQ(test, &gauge_rig(test, a_cell, NULL)->model,
			   &gauge_rig(test, a_cell, rising)->model, sizeof(struct cg_soc_model));
}

struct room {
	const char *name;
	const char *change;
	unsigned int room;
};

static const struct room rooms[] = {
	{ "nearer_above_than_below", "ocv-capacity-celsius=10,30", 1 },
	{ "nearer_below_than_above", "ocv-capacity-celsius=20,45", 0 },
	{ "as_near_above_as_below", "ocv-capacity-celsius=30,20", 0 },
	{ "both_above", "ocv-capacity-celsius=45,30", 0 },
	{ "both_below", "ocv-capacity-celsius=-10,24", 1 },
};

KUNIT_ARRAY_PARAM_DESC(rooms, rooms, name);

static void the_table_nearest_to_25_degrees_is_of_room_temperature(struct kunit *test)
{
	const struct room *row = test->param_value;

	KUNIT_EXPECT_EQ(test, row->room, gauge_rig(test, a_cell, row->change)->model.room);
}

struct told {
	const char *name;
	const char *change;
	s32 full_uv;
	s32 term_c24;
};

static const struct told tolds[] = {
	{ "charging_voltage_goes_before_the_highest", "voltage-max-design-microvolt=4150000",
	  4200000, (1 << 24) / 20 },
	{ "highest_voltage_alone_is_full",
	  "!constant-charge-voltage-max-microvolt voltage-max-design-microvolt=4150000",
	  4150000, (1 << 24) / 20 },
	{ "end_at_half_of_one_c_is_believed", "charge-term-current-microamp=1500000",
	  4200000, (1 << 24) / 2 },
	{ "end_above_half_of_one_c_is_not", "charge-term-current-microamp=1500001",
	  4200000, (1 << 24) / 20 },
};

KUNIT_ARRAY_PARAM_DESC(tolds, tolds, name);

static void full_is_where_a_charge_ends(struct kunit *test)
{
	const struct told *row = test->param_value;
	struct gauge_rig *rig = gauge_rig(test, a_cell, row->change);

	KUNIT_EXPECT_EQ(test, row->full_uv, rig->model.full_uv);
	KUNIT_EXPECT_EQ(test, row->term_c24, rig->model.term_c24);
}

static void every_per_cent_has_its_voltage(struct kunit *test)
{
	struct gauge_rig *rig = gauge_rig(test, a_cell, NULL);
	s32 pct;

	for (pct = 0; pct <= 100; pct++)
		KUNIT_EXPECT_EQ(test, 3200000 + 10000 * pct, rig->model.ocv_uv[1][pct]);
}

static void beyond_the_outer_pairs_the_line_goes_on(struct kunit *test)
{
	struct gauge_rig *rig = gauge_rig(test, a_cell,
		"ocv-capacity-celsius=25 !ocv-capacity-table-1 ocv-capacity-table-0=4100000,90,3300000,10");

	KUNIT_EXPECT_EQ(test, 4200000, rig->model.ocv_uv[0][100]);
	KUNIT_EXPECT_EQ(test, 3200000, rig->model.ocv_uv[0][0]);
}

/* What a test in the cold calls all of it is 90 % of what the cell holds. */
static void a_table_of_less_than_the_cell_holds_is_stretched(struct kunit *test)
{
	struct gauge_rig *rig = gauge_rig(test, a_cell,
		"ocv-capacity-table-1=4200000,100,3300000,0");

	KUNIT_EXPECT_LE(test, abs(rig->model.ocv_uv[0][50] - 3700000), 10000);
	KUNIT_EXPECT_LE(test, abs(rig->model.ocv_uv[0][25] - 3450000), 10000);
	KUNIT_EXPECT_LE(test, abs(rig->model.ocv_uv[0][0] - 3200000), 10000);
}

static void what_is_not_told_is_assumed(struct kunit *test)
{
	static const char change[] = "!factory-internal-resistance-micro-ohms;"
				     "!charge-term-current-microamp;"
				     "!voltage-min-design-microvolt";
	struct gauge_rig *rig = gauge_rig(test, a_cell, change);

	KUNIT_EXPECT_EQ(test, 75000, rig->model.one_c_uv);
	KUNIT_EXPECT_EQ(test, (1 << 24) / 20, rig->model.term_c24);
	KUNIT_EXPECT_EQ(test, 3200000, rig->model.empty_uv);
}

static void a_pack_of_four_is_a_cell_four_times(struct kunit *test)
{
	static const char change[] = "constant-charge-voltage-max-microvolt=16800000;"
				     "voltage-min-design-microvolt=12000000;"
				     "factory-internal-resistance-micro-ohms=240000;"
				     "ocv-capacity-celsius=25;!ocv-capacity-table-1;"
				     "ocv-capacity-table-0=16800000,100,12800000,0";
	struct gauge_rig *rig = gauge_rig(test, a_cell, NULL);
	struct cg_complaint complaint = { 0 };
	struct text_props p;

	text_props_init(&p, a_cell, change);
	KUNIT_ASSERT_EQ(test, 0, cg_gauge_model_read(&p.props, 4, &rig->model, &complaint));
	KUNIT_EXPECT_EQ(test, 4200000, rig->model.full_uv);
	KUNIT_EXPECT_EQ(test, 3000000, rig->model.empty_uv);
	KUNIT_EXPECT_EQ(test, 180000, rig->model.one_c_uv);
	KUNIT_EXPECT_EQ(test, 3700000, rig->model.ocv_uv[0][50]);
}

static struct kunit_case cases[] = {
	KUNIT_CASE_PARAM(refuses, wrongs_gen_params),
	KUNIT_CASE(cells_are_counted),
	KUNIT_CASE(more_resistances_than_the_model_keeps_are_refused),
	KUNIT_CASE(tables_come_in_any_order_and_are_kept_from_cold_to_warm),
	KUNIT_CASE(in_rising_order_they_make_the_same_model),
	KUNIT_CASE_PARAM(the_table_nearest_to_25_degrees_is_of_room_temperature, rooms_gen_params),
	KUNIT_CASE_PARAM(full_is_where_a_charge_ends, tolds_gen_params),
	KUNIT_CASE(every_per_cent_has_its_voltage),
	KUNIT_CASE(beyond_the_outer_pairs_the_line_goes_on),
	KUNIT_CASE(a_table_of_less_than_the_cell_holds_is_stretched),
	KUNIT_CASE(what_is_not_told_is_assumed),
	KUNIT_CASE(a_pack_of_four_is_a_cell_four_times),
	{ }
};

static struct kunit_suite suite = {
	.name = "chargov-gauge_model",
	.test_cases = cases,
};

kunit_test_suite(suite);
