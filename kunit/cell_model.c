// SPDX-License-Identifier: GPL-2.0-only
/* The open-circuit curve that forecasts use. */
#include "refusals.h"
#include "../drivers/pack/describe.h"

struct curve {
	const char *name;
	const char *text;
	u8 n;
	s32 lowest_uv;
	s32 highest_uv;
};

static const struct curve curves[] = {
	{ "no_table_no_curve", "", 0, 0, 0 },
	{ "a_table_of_no_temperature_is_none", "ocv-capacity-table-0=4180000,100,3400000,0", 0 },
	{ "the_only_table", "ocv-capacity-celsius=-10;"
	  "ocv-capacity-table-0=4180000,100,3800000,50,3400000,0", 3, 3400000, 4180000 },
	{ "the_table_nearest_to_25_degrees", "ocv-capacity-celsius=0,20,40;"
	  "ocv-capacity-table-0=4100000,100,3100000,0 ocv-capacity-table-1=4180000,100,3400000,0;"
	  "ocv-capacity-table-2=4190000,100,3300000,0", 2, 3400000, 4180000 },
	{ "of_two_as_near_the_first", "ocv-capacity-celsius=20,30;"
	  "ocv-capacity-table-0=4100000,100,3100000,0 ocv-capacity-table-1=4180000,100,3400000,0",
	  2, 3100000, 4100000 },
	{ "of_26_and_24_the_first", "ocv-capacity-celsius=26,24;"
	  "ocv-capacity-table-0=4100000,100,3100000,0 ocv-capacity-table-1=4180000,100,3400000,0",
	  2, 3100000, 4100000 },
	{ "below_zero_is_far", "ocv-capacity-celsius=-10,50;"
	  "ocv-capacity-table-0=4100000,100,3100000,0 ocv-capacity-table-1=4180000,100,3400000,0",
	  2, 3400000, 4180000 },
};

KUNIT_ARRAY_PARAM_DESC(curves, curves, name);

static void expect_rising(struct kunit *test, const struct cg_cell_model *model)
{
	int i;

	KUNIT_EXPECT_LE(test, model->n, CG_MAX_OCV);
	for (i = 1; i < model->n; i++) {
		KUNIT_EXPECT_GT(test, model->ocv_uv[i], model->ocv_uv[i - 1]);
		KUNIT_EXPECT_GT(test, model->soc_permille[i], model->soc_permille[i - 1]);
	}
}

static void picks(struct kunit *test)
{
	const struct curve *row = test->param_value;
	struct cg_cell_model model = { .n = 77 };
	struct text_props p;

	text_props_init(&p, row->text, "");
	cg_cell_model_read(&p.props, &model);
	KUNIT_ASSERT_EQ(test, row->n, model.n);
	if (!row->n)
		return;
	KUNIT_EXPECT_EQ(test, row->lowest_uv, model.ocv_uv[0]);
	KUNIT_EXPECT_EQ(test, row->highest_uv, model.ocv_uv[model.n - 1]);
	KUNIT_EXPECT_EQ(test, 0, model.soc_permille[0]);
	KUNIT_EXPECT_EQ(test, 1000, model.soc_permille[model.n - 1]);
	expect_rising(test, &model);
}

static void reads_no_more_than_it_has_room_for(struct kunit *test)
{
	struct cg_cell_model model;
	struct text_props p;

	text_props_init(&p, "ocv-capacity-celsius=25 ocv-capacity-table-0=4180000,100,3400000,0",
			"");
	p.props.read = text_read_tight;
	cg_cell_model_read(&p.props, &model);
	KUNIT_EXPECT_EQ(test, 2, model.n);
}

/* However many rows: both ends, and a straight line stays one. */
static void a_long_table_is_thinned(struct kunit *test)
{
	char *text = kunit_kzalloc(test, 2000, GFP_KERNEL);
	struct cg_cell_model model;
	struct text_props p;
	int rows, i, n;

	KUNIT_ASSERT_NOT_NULL(test, text);
	for (rows = 2; rows <= 100; rows++) {
		n = scnprintf(text, 2000, "ocv-capacity-celsius=25 ocv-capacity-table-0=");
		for (i = rows - 1; i >= 0; i--)
			n += scnprintf(text + n, 2000 - n, "%d,%d%s", 3000000 + i * 10000, i,
				       i ? "," : "");
		text_props_init(&p, text, "");
		cg_cell_model_read(&p.props, &model);
		KUNIT_ASSERT_EQ(test, min(rows, CG_MAX_OCV), model.n);
		KUNIT_EXPECT_EQ(test, 3000000, model.ocv_uv[0]);
		KUNIT_EXPECT_EQ(test, 3000000 + (rows - 1) * 10000, model.ocv_uv[model.n - 1]);
		for (i = 0; i < model.n; i++)
			KUNIT_EXPECT_EQ(test, 3000000 + model.soc_permille[i] * 1000,
					model.ocv_uv[i]);
		expect_rising(test, &model);
	}
}

static void a_level_curve_rises_by_a_microvolt(struct kunit *test)
{
	struct cg_cell_model model;
	struct text_props p;

	text_props_init(&p, "ocv-capacity-celsius=25",
			"ocv-capacity-table-0=3400000,100,3330000,60,3330000,50,3330000,40,3000000,0");
	cg_cell_model_read(&p.props, &model);
	KUNIT_ASSERT_EQ(test, 5, model.n);
	KUNIT_EXPECT_EQ(test, 3330000, model.ocv_uv[1]);
	KUNIT_EXPECT_EQ(test, 3330002, model.ocv_uv[3]);
	expect_rising(test, &model);
}

static void the_resistance_is_of_the_battery_node(struct kunit *test)
{
	struct cg_profile *profile = kunit_kzalloc(test, sizeof(*profile), GFP_KERNEL);
	struct cg_complaint c = { 0 };
	struct text_props p;
	u32 assumed;

	KUNIT_ASSERT_NOT_NULL(test, profile);
	text_props_init(&p, a_battery, "");
	KUNIT_ASSERT_EQ(test, 0, cg_profile_parse(&p.props, &a_charger, profile, &assumed, &c));
	KUNIT_EXPECT_EQ(test, 60000, profile->model.resistance_uohm);
	KUNIT_EXPECT_EQ(test, 0, profile->model.n);
}

static struct kunit_case cases[] = {
	KUNIT_CASE_PARAM(picks, curves_gen_params),
	KUNIT_CASE(reads_no_more_than_it_has_room_for),
	KUNIT_CASE(a_long_table_is_thinned),
	KUNIT_CASE(a_level_curve_rises_by_a_microvolt),
	KUNIT_CASE(the_resistance_is_of_the_battery_node),
	{ }
};

static struct kunit_suite suite = {
	.name = "chargov-cell_model",
	.test_cases = cases,
};

kunit_test_suite(suite);
