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
	{ "no_battery_but_something_else", "compatible=maxim,max17042-battery", "compatible",
	  "simple-battery" },
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
	{ "empty_where_it_is_full", "voltage-min-design-microvolt=4200000",
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

/* What the last of the refused reports, and by how little it is refused. */
struct edge {
	const char *name;
	const char *change;
	s64 value;
};

static const struct edge edges[] = {
	{ "just_below_the_coldest", "ocv-capacity-celsius=25,-61", -61 },
	{ "just_above_the_hottest", "ocv-capacity-celsius=25,121", 121 },
	{ "the_temperature_that_is_there_twice", "ocv-capacity-celsius=25,25", 25 },
	{ "the_voltage_no_cell_rests_at",
	  "ocv-capacity-table-0=4200000,100,3700000,50,499999,0", 499999 },
};

KUNIT_ARRAY_PARAM_DESC(edges, edges, name);

static void refuses_at_the_edge_and_says_what_it_found(struct kunit *test)
{
	const struct edge *row = test->param_value;
	struct cg_soc_model *model = kunit_kzalloc(test, sizeof(*model), GFP_KERNEL);
	struct cg_complaint complaint = { 0 };
	struct text_props p;

	KUNIT_ASSERT_NOT_NULL(test, model);
	text_props_init(&p, a_cell, row->change);
	KUNIT_ASSERT_EQ(test, -EINVAL, cg_gauge_model_read(&p.props, 1, model, &complaint));
	KUNIT_EXPECT_TRUE(test, complaint.has_value);
	KUNIT_EXPECT_EQ(test, row->value, complaint.value);
}

static void takes_what_lies_on_the_edge(struct kunit *test)
{
	static const char change[] = "ocv-capacity-celsius=-60,120;"
				     "ocv-capacity-table-0=4200000,100,500000,0";
	struct gauge_rig *rig = gauge_rig(test, a_cell, change);

	KUNIT_EXPECT_EQ(test, -60000, rig->model.table_mdegc[0]);
	KUNIT_EXPECT_EQ(test, 120000, rig->model.table_mdegc[1]);
	KUNIT_EXPECT_EQ(test, 500000, rig->model.ocv_uv[0][0]);
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
	for (degc = CG_SOC_RESISTANCES; degc > 0; degc--)
		n += scnprintf(text + n, 1000 - n, "%d,100%s", degc, degc > 1 ? "," : "");
	text_props_init(&p, a_cell, text);
	KUNIT_EXPECT_EQ(test, 0, cg_gauge_model_read(&p.props, 1, model, &complaint));
	KUNIT_EXPECT_EQ(test, CG_SOC_RESISTANCES, model->n_resistances);
	scnprintf(text + n, 1000 - n, ",0,100");
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

/* The one in the middle comes last: what is there makes room, with its voltages. */
static void a_table_is_put_between_two_others(struct kunit *test)
{
	static const char change[] = "ocv-capacity-celsius=45,0,25;"
				     "ocv-capacity-table-0=4210000,100,3210000,0;"
				     "ocv-capacity-table-1=4190000,100,3190000,0;"
				     "ocv-capacity-table-2=4200000,100,3200000,0";
	struct cg_soc_model *model = &gauge_rig(test, a_cell, change)->model;
	int pct;

	KUNIT_EXPECT_EQ(test, 3, model->n_tables);
	KUNIT_EXPECT_EQ(test, 0, model->table_mdegc[0]);
	KUNIT_EXPECT_EQ(test, 25000, model->table_mdegc[1]);
	KUNIT_EXPECT_EQ(test, 45000, model->table_mdegc[2]);
	KUNIT_EXPECT_EQ(test, 1, model->room);
	KUNIT_EXPECT_LT(test, model->ocv_uv[0][90], model->ocv_uv[1][90]);
	KUNIT_EXPECT_EQ(test, 4100000, model->ocv_uv[1][90]);
	KUNIT_EXPECT_GT(test, model->ocv_uv[2][90], model->ocv_uv[1][90]);
	/* and none goes on where the one before it has ended */
	KUNIT_EXPECT_LT(test, model->ocv_uv[2][0], 3300000);
	for (pct = 1; pct <= 100; pct++)
		KUNIT_EXPECT_GT(test, model->ocv_uv[2][pct], model->ocv_uv[2][pct - 1]);
}

/* 1, 3 .. 19, and those between them from the other end. */
static int mixed_degc(int i)
{
	return i < CG_SOC_TABLES / 2 ? 2 * i + 1 : 2 * (CG_SOC_TABLES - i);
}

/* As many tables as fit: from 4.2 to 3.2 V, and 0.1 mV a degree more. */
static void describe_many(char *text, size_t room)
{
	int i, n = scnprintf(text, room, "ocv-capacity-celsius=");

	for (i = 0; i < CG_SOC_TABLES; i++)
		n += scnprintf(text + n, room - n, "%s%d", i ? "," : "", mixed_degc(i));
	for (i = 0; i < CG_SOC_TABLES; i++)
		n += scnprintf(text + n, room - n, ";ocv-capacity-table-%d=%d,100,%d,0", i,
			       4200000 + 100 * mixed_degc(i), 3200000 + 100 * mixed_degc(i));
}

static void as_many_tables_as_fit_and_nothing_behind_them(struct kunit *test)
{
	const size_t behind = (CG_SOC_TABLES + 2) * CG_SOC_POINTS * sizeof(s32);
	struct cg_soc_model *model = kunit_kzalloc(test, sizeof(*model) + behind, GFP_KERNEL);
	char *text = kunit_kzalloc(test, 2000, GFP_KERNEL);
	struct cg_complaint complaint = { 0 };
	struct text_props p;
	int i;

	KUNIT_ASSERT_NOT_NULL(test, model);
	KUNIT_ASSERT_NOT_NULL(test, text);
	memset(model + 1, 0xa5, behind);
	describe_many(text, 2000);
	text_props_init(&p, a_cell, text);
	KUNIT_ASSERT_EQ(test, 0, cg_gauge_model_read(&p.props, 1, model, &complaint));
	KUNIT_ASSERT_EQ(test, CG_SOC_TABLES, model->n_tables);
	for (i = 0; i < CG_SOC_TABLES; i++) {
		KUNIT_EXPECT_EQ(test, 1000 * (i + 1), model->table_mdegc[i]);
		KUNIT_EXPECT_EQ(test, 3700000 + 100 * (i + 1), model->ocv_uv[i][50]);
	}
	KUNIT_EXPECT_PTR_EQ(test, memchr_inv(model + 1, 0xa5, behind), NULL);
}

static void reads_no_more_than_it_has_room_for(struct kunit *test)
{
	struct gauge_rig *rig = gauge_rig(test, a_cell, NULL);
	struct gauge_rig *tight = gauge_rig(test, a_cell, NULL);
	struct cg_soc_model *model = &tight->model;
	struct cg_complaint complaint = { 0 };
	struct text_props p;

	text_props_init(&p, a_cell, "ocv-capacity-celsius=25 !ocv-capacity-table-1");
	p.props.read = text_read_tight;
	KUNIT_ASSERT_EQ(test, 0, cg_gauge_model_read(&p.props, 1, model, &complaint));
	KUNIT_EXPECT_EQ(test, 25000, model->table_mdegc[0]);
	KUNIT_EXPECT_MEMEQ(test, model->ocv_uv[0], rig->model.ocv_uv[1], sizeof(model->ocv_uv[0]));
	KUNIT_EXPECT_MEMEQ(test, model->resistance_pct, rig->model.resistance_pct,
			   sizeof(model->resistance_pct));
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

/*
 * A line from 4.2 V at full to some voltage when a test in the cold was over, beside one of 1 V: it
 * is that many per cent of the cell's, if it can be, and half of the cell is where both agree.
 */
struct stretch {
	const char *name;
	const char *change;
	s32 half_uv;
};

static const struct stretch stretches[] = {
	{ "of_80_per_cent", "ocv-capacity-table-1=4200000,100,3400000,0", 3700000 },
	{ "of_96_per_cent", "ocv-capacity-table-1=4200000,100,3240000,0", 3700000 },
	{ "of_105_per_cent", "ocv-capacity-table-1=4200000,100,3150000,0", 3700000 },
	/* at 37.5 and at 52.4 per cent of its own: no more than 80 and 105 */
	{ "of_75_per_cent_is_too_little", "ocv-capacity-table-1=4200000,100,3450000,0", 3731250 },
	{ "of_110_per_cent_is_too_much", "ocv-capacity-table-1=4200000,100,3100000,0", 3676190 },
};

KUNIT_ARRAY_PARAM_DESC(stretches, stretches, name);

static void a_table_is_stretched_within_bounds(struct kunit *test)
{
	const struct stretch *row = test->param_value;
	struct cg_soc_model *model = &gauge_rig(test, a_cell, row->change)->model;

	/* a hundredth of a per cent is 105 uV */
	KUNIT_EXPECT_LE(test, abs(model->ocv_uv[0][50] - row->half_uv), 110);
}

/* The table in the cold has ends of its own, and a kink where it is still believed. */
static void towards_the_ends_the_table_of_room_temperature_goes_on(struct kunit *test)
{
	static const char change[] =
	"ocv-capacity-table-1=4300000,100,4107000,90,4090000,89,3410000,21,3393000,20,3300000,0";
	struct cg_soc_model *model = &gauge_rig(test, a_cell, change)->model;

	KUNIT_EXPECT_EQ(test, 3193000, model->ocv_uv[0][0]);
	KUNIT_EXPECT_EQ(test, 3383000, model->ocv_uv[0][19]);
	KUNIT_EXPECT_EQ(test, 3393000, model->ocv_uv[0][20]);
	KUNIT_EXPECT_EQ(test, 3410000, model->ocv_uv[0][21]);
	KUNIT_EXPECT_EQ(test, 4090000, model->ocv_uv[0][89]);
	KUNIT_EXPECT_EQ(test, 4107000, model->ocv_uv[0][90]);
	KUNIT_EXPECT_EQ(test, 4117000, model->ocv_uv[0][91]);
	KUNIT_EXPECT_EQ(test, 4207000, model->ocv_uv[0][100]);
}

/* What is empty of 80 per cent has a voltage of its own. */
static void a_stretched_table_begins_where_it_begins(struct kunit *test)
{
	static const char change[] = "ocv-capacity-table-1=4200000,100,3410000,1,3395000,0";
	struct cg_soc_model *model = &gauge_rig(test, a_cell, change)->model;

	KUNIT_EXPECT_EQ(test, 3395000, model->ocv_uv[0][20]);
	KUNIT_EXPECT_EQ(test, 3195000, model->ocv_uv[0][0]);
}

/* Level, but for the last that is compared: there the one in the cold is two per cent late. */
static void tables_are_compared_up_to_90_per_cent(struct kunit *test)
{
	static const char change[] =
	"ocv-capacity-celsius=25,0;"
	"ocv-capacity-table-0=3420000,100,3340000,90,3300000,89,3300000,0;"
	"ocv-capacity-table-1=3420000,100,3340000,88,3300000,87,3300000,0";
	struct cg_soc_model *model = &gauge_rig(test, a_level_cell, change)->model;

	KUNIT_EXPECT_GE(test, model->ocv_uv[0][90], 3330000);
}

/* Almost level tables that differ by some uV: 64 of them count. */
struct alike {
	const char *name;
	const char *change;
	s32 at_20_uv;
};

static const struct alike alikes[] = {
	/* of 99 per cent and 10 uV above: at 20 per cent of its own 50 */
	{ "50_uv_are_none",
	  "ocv-capacity-table-0=3305000,100,3300000,0;"
	  "ocv-capacity-table-1=3305010,100,3300060,0", 3301050 },
	/* of 98 per cent and 10 uV above: at 20 per cent of its own 90 */
	{ "90_uv_are_some_and_the_first_that_fits_is_taken",
	  "ocv-capacity-table-0=3305000,100,3300000,0;"
	  "ocv-capacity-table-1=3305010,100,3300110,0", 3301010 },
};

KUNIT_ARRAY_PARAM_DESC(alikes, alikes, name);

static void tables_are_alike_within_64_uv(struct kunit *test)
{
	const struct alike *row = test->param_value;
	struct cg_soc_model *model;

	model = &gauge_rig(test, a_cell, row->change)->model;
	KUNIT_EXPECT_LE(test, abs(model->ocv_uv[0][20] - row->at_20_uv), 2);
}

static void no_cell_loses_more_than_a_volt(struct kunit *test)
{
	struct gauge_rig *rig = gauge_rig(test, a_cell,
					  "factory-internal-resistance-micro-ohms=900000");

	KUNIT_EXPECT_EQ(test, 1000000, rig->model.one_c_uv);
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
	KUNIT_CASE_PARAM(refuses_at_the_edge_and_says_what_it_found, edges_gen_params),
	KUNIT_CASE(takes_what_lies_on_the_edge),
	KUNIT_CASE(cells_are_counted),
	KUNIT_CASE(more_resistances_than_the_model_keeps_are_refused),
	KUNIT_CASE(tables_come_in_any_order_and_are_kept_from_cold_to_warm),
	KUNIT_CASE(in_rising_order_they_make_the_same_model),
	KUNIT_CASE(a_table_is_put_between_two_others),
	KUNIT_CASE(as_many_tables_as_fit_and_nothing_behind_them),
	KUNIT_CASE(reads_no_more_than_it_has_room_for),
	KUNIT_CASE_PARAM(the_table_nearest_to_25_degrees_is_of_room_temperature, rooms_gen_params),
	KUNIT_CASE_PARAM(full_is_where_a_charge_ends, tolds_gen_params),
	KUNIT_CASE(every_per_cent_has_its_voltage),
	KUNIT_CASE(beyond_the_outer_pairs_the_line_goes_on),
	KUNIT_CASE(a_table_of_less_than_the_cell_holds_is_stretched),
	KUNIT_CASE_PARAM(a_table_is_stretched_within_bounds, stretches_gen_params),
	KUNIT_CASE(towards_the_ends_the_table_of_room_temperature_goes_on),
	KUNIT_CASE(a_stretched_table_begins_where_it_begins),
	KUNIT_CASE(tables_are_compared_up_to_90_per_cent),
	KUNIT_CASE_PARAM(tables_are_alike_within_64_uv, alikes_gen_params),
	KUNIT_CASE(no_cell_loses_more_than_a_volt),
	KUNIT_CASE(what_is_not_told_is_assumed),
	KUNIT_CASE(a_pack_of_four_is_a_cell_four_times),
	{ }
};

static struct kunit_suite suite = {
	.name = "chargov-gauge_model",
	.test_cases = cases,
};

kunit_test_suite(suite);
