// SPDX-License-Identifier: GPL-2.0-only
/* The cells at a temperature. */
#include "gauge.h"

#define PCT	(CG_SOC_ONE / 100)

struct at {
	const char *name;
	s32 mdegc;
	s64 soc;
	s32 uv;
	s32 one_c_uv;
};

/* Linear in both: 10 mV a per cent, 0.2 mV a degree, below and above the tables their ends. */
static const struct at ats[] = {
	{ "in_the_middle", 25000, 50 * PCT, 3700000, 180000 },
	{ "between_two_points", 25000, 50 * PCT + PCT / 2, 3705000, 180000 },
	{ "between_two_temperatures", 12500, 50 * PCT, 3697500, 270000 },
	{ "empty", 25000, 0, 3200000, 180000 },
	{ "full", 25000, CG_SOC_ONE, 4200000, 180000 },
	{ "below_empty", 25000, -CG_SOC_ONE, 3200000, 180000 },
	{ "above_full", 25000, 2 * CG_SOC_ONE, 4200000, 180000 },
	{ "warmer_than_any_table", 60000, 50 * PCT, 3700000, 180000 },
	{ "colder_than_any_table", -40000, 50 * PCT, 3695000, 540000 },
	{ "coldest_number", S32_MIN, 50 * PCT, 3695000, 540000 },
	{ "warmest_number", S32_MAX, 50 * PCT, 3700000, 180000 },
};

KUNIT_ARRAY_PARAM_DESC(ats, ats, name);

static void is_a_straight_line(struct kunit *test)
{
	const struct at *row = test->param_value;
	struct gauge_rig *rig = gauge_rig(test, a_cell, NULL);
	s32 pct, uv;

	/* as it was written: a reader takes a line that is 5 mV lower for one that is longer */
	for (pct = 0; pct <= 100; pct++)
		rig->model.ocv_uv[0][pct] = rig->model.ocv_uv[1][pct] - 5000;
	cg_soc_curve_at(&rig->model, row->mdegc, &rig->curve);
	uv = cg_soc_ocv(&rig->curve, row->soc);
	KUNIT_EXPECT_LE(test, abs(uv - row->uv), 1);
	KUNIT_EXPECT_LE(test, abs(rig->curve.one_c_uv - row->one_c_uv), 100);
}

struct alone {
	const char *name;
	const char *change;
};

static const struct alone alones[] = {
	{ "of_room_temperature",
	  "ocv-capacity-celsius=20 !ocv-capacity-table-1 resistance-temp-table=20,110" },
	{ "of_the_cold",
	  "ocv-capacity-celsius=-20 !ocv-capacity-table-1 resistance-temp-table=-20,110" },
};

KUNIT_ARRAY_PARAM_DESC(alones, alones, name);

static void one_table_and_one_resistance_hold_everywhere(struct kunit *test)
{
	const struct alone *row = test->param_value;
	struct gauge_rig *rig = gauge_rig(test, a_cell, row->change);
	s32 mdegc, uv;

	for (mdegc = -60000; mdegc <= 120000; mdegc += 7000) {
		cg_soc_curve_at(&rig->model, mdegc, &rig->curve);
		uv = cg_soc_ocv(&rig->curve, 50 * PCT);
		KUNIT_EXPECT_LE(test, abs(uv - 3700000), 1);
		KUNIT_EXPECT_EQ(test, 198000, rig->curve.one_c_uv);
	}
}

static void there_and_back(struct kunit *test)
{
	struct gauge_rig *rig = gauge_rig(test, a_cell, NULL);
	s64 soc;

	for (soc = 0; soc <= CG_SOC_ONE; soc += CG_SOC_ONE / 997)
		KUNIT_EXPECT_LE(test, cg_soc_amount(cg_soc_of_ocv(&rig->curve,
								  cg_soc_ocv(&rig->curve, soc)) -
						    soc), CG_SOC_ONE / 10000);
}

struct end {
	const char *name;
	s64 uv;
	s64 soc;
};

static const struct end ends[] = {
	{ "below_the_table", 3000000, 0 },
	{ "at_its_lower_end", 3200000, 0 },
	{ "at_its_upper_end", 4200000, CG_SOC_ONE },
	{ "above_the_table", 5000000, CG_SOC_ONE },
	{ "lowest_number", S32_MIN, 0 },
	{ "highest_number", S32_MAX, CG_SOC_ONE },
};

KUNIT_ARRAY_PARAM_DESC(ends, ends, name);

static void ends_at_its_ends(struct kunit *test)
{
	const struct end *row = test->param_value;

	KUNIT_EXPECT_EQ(test, row->soc,
			cg_soc_of_ocv(&gauge_rig(test, a_cell, NULL)->curve, row->uv));
}

static void a_level_curve_has_an_answer_inside(struct kunit *test)
{
	struct gauge_rig *rig = gauge_rig(test, a_cell,
		"ocv-capacity-celsius=25 !ocv-capacity-table-1;"
		"ocv-capacity-table-0=3300000,100,3300000,50,3000000,0");
	s64 soc = cg_soc_of_ocv(&rig->curve, 3299999);

	KUNIT_EXPECT_GE(test, soc, 49 * PCT);
	KUNIT_EXPECT_LE(test, soc, CG_SOC_ONE);
}

static void a_look_has_slope_and_bend(struct kunit *test)
{
	struct gauge_rig *rig = gauge_rig(test, a_level_cell, NULL);
	struct cg_soc_view level, knee;

	cg_soc_look(&rig->curve, 60 * PCT, 3 * PCT, &level);
	cg_soc_look(&rig->curve, 15 * PCT, 3 * PCT, &knee);
	/* 0.5 mV a per cent is 50 mV for all of it */
	KUNIT_EXPECT_LE(test, abs(level.slope_c20 - (1 << 20) / 20), 300);
	KUNIT_EXPECT_LE(test, level.bend_uv, 10);
	KUNIT_EXPECT_GT(test, knee.slope_c20, 1 << 20);
	KUNIT_EXPECT_GT(test, knee.bend_uv, 10000);
}

static void no_resistances_are_those_of_room_temperature(struct kunit *test)
{
	struct gauge_rig *rig = gauge_rig(test, a_cell, "!resistance-temp-table");

	cg_soc_curve_at(&rig->model, -40000, &rig->curve);
	KUNIT_EXPECT_EQ(test, 180000, rig->curve.one_c_uv);
}

static void temperatures_of_a_step_are_hundredths(struct kunit *test)
{
	struct gauge_rig *rig = gauge_rig(test, a_cell, NULL);
	const struct cg_soc_input in = { .valid = CG_SOC_TEMP, .temp_mdegc = 10000 };

	/* between 0 and 25 degrees 200 to 100 per cent: 288000 uV; a first turn looks at that */
	rig->soc.flags = CG_SOC_F_STARTED;
	cg_soc_step(&rig->model, &rig->soc, &in);
	KUNIT_EXPECT_EQ(test, 4500, rig->soc.one_c_64uv);
}

struct level {
	const char *name;
	s64 uv;
	s64 half_pct;
};

/* Level at 3.0 V to 40 %, 3.5 V from 50 to 53 %, 4.0 V from 60 %: the last point of a level. */
static const struct level levels[] = {
	{ "at_the_lower_level", 3000000, 0 },
	{ "just_above_it", 3000001, 80 },
	{ "at_the_middle_level", 3500000, 106 },
	{ "at_the_upper_level", 4000000, 200 },
};

KUNIT_ARRAY_PARAM_DESC(levels, levels, name);

static void a_level_has_one_answer(struct kunit *test)
{
	const struct level *row = test->param_value;
	struct gauge_rig *rig = gauge_rig(test, a_cell, NULL);
	s32 pct;

	for (pct = 0; pct <= 100; pct++)
		rig->model.ocv_uv[1][pct] = pct <= 40 ? 3000000 : pct >= 60 ? 4000000 :
					    pct >= 50 && pct <= 53 ? 3500000 :
					    pct < 50 ? 3400000 : 3600000;
	KUNIT_EXPECT_LE(test, cg_soc_amount(cg_soc_of_ocv(&rig->curve, row->uv) -
					    row->half_pct * (PCT / 2)), PCT / 1000);
}

struct view {
	const char *name;
	s64 soc;
	s64 width;
	s32 uv;
	s32 slope_uv;
	s32 bend_uv;
	s32 apart_uv;
};

/*
 * 10 mV a per cent at 25 degrees, 0.1 mV a per cent squared at 0: ocv = 3 V + 0.1 mV n^2 has the
 * slope of its ends, and bends by 0.1 mV (a b) where a and b are how far its ends are.
 */
static const struct view views[] = {
	{ "in_the_middle", 50 * PCT, 10 * PCT, 3250000, 1000000, 10000, 450000 },
	{ "at_the_lower_end", 0, 10 * PCT, 3000000, 100000, 0, 200000 },
	{ "near_the_lower_end", 5 * PCT, 10 * PCT, 3002500, 150000, 5000, 247500 },
	{ "near_the_upper_end", 95 * PCT, 10 * PCT, 3902500, 1850000, 5000, 247500 },
	{ "at_the_upper_end", 100 * PCT, 10 * PCT, 4000000, 1900000, 0, 200000 },
	{ "above_it", 102 * PCT, 10 * PCT, 4000000, 1900000, 0, 200000 },
	{ "far_above_it", 120 * PCT, 10 * PCT, 4000000, 1900000, 0, 200000 },
	{ "far_below_it", -20 * PCT, 10 * PCT, 3000000, 100000, 0, 200000 },
};

KUNIT_ARRAY_PARAM_DESC(views, views, name);

static void a_look_is_that_of_a_parabola(struct kunit *test)
{
	const struct view *row = test->param_value;
	struct gauge_rig *rig = gauge_rig(test, a_cell, NULL);
	struct cg_soc_view view;
	s32 pct;

	for (pct = 0; pct <= 100; pct++)
		rig->model.ocv_uv[0][pct] = 3000000 + 100 * pct * pct;
	cg_soc_curve_at(&rig->model, 0, &rig->curve);
	cg_soc_look(&rig->curve, row->soc, row->width, &view);
	KUNIT_EXPECT_LE(test, abs(view.ocv_uv - row->uv), 2);
	KUNIT_EXPECT_LE(test, abs(view.slope_c20 - (s32)cg_soc_volts_c20(row->slope_uv)), 40);
	KUNIT_EXPECT_LE(test, abs(view.bend_uv - row->bend_uv), 5);
	KUNIT_EXPECT_LE(test, abs(view.apart_uv - row->apart_uv), 2);
}

/* Between two points of the table of room temperature: 3.705 V there, 3.25505 V here. */
static void between_points_tables_are_apart_too(struct kunit *test)
{
	struct gauge_rig *rig = gauge_rig(test, a_cell, NULL);
	struct cg_soc_view view;
	s32 pct;

	for (pct = 0; pct <= 100; pct++)
		rig->model.ocv_uv[0][pct] = 3000000 + 100 * pct * pct;
	cg_soc_curve_at(&rig->model, 0, &rig->curve);
	cg_soc_look(&rig->curve, 50 * PCT + PCT / 2, 10 * PCT, &view);
	KUNIT_EXPECT_LE(test, abs(view.apart_uv - 449950), 2);
}

static struct kunit_case cases[] = {
	KUNIT_CASE(no_resistances_are_those_of_room_temperature),
	KUNIT_CASE(temperatures_of_a_step_are_hundredths),
	KUNIT_CASE_PARAM(a_level_has_one_answer, levels_gen_params),
	KUNIT_CASE_PARAM(a_look_is_that_of_a_parabola, views_gen_params),
	KUNIT_CASE(between_points_tables_are_apart_too),
	KUNIT_CASE_PARAM(is_a_straight_line, ats_gen_params),
	KUNIT_CASE_PARAM(one_table_and_one_resistance_hold_everywhere, alones_gen_params),
	KUNIT_CASE(there_and_back),
	KUNIT_CASE_PARAM(ends_at_its_ends, ends_gen_params),
	KUNIT_CASE(a_level_curve_has_an_answer_inside),
	KUNIT_CASE(a_look_has_slope_and_bend),
	{ }
};

static struct kunit_suite suite = {
	.name = "chargov-curve",
	.test_cases = cases,
};

kunit_test_suite(suite);
