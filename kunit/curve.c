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

static void one_table_and_one_resistance_hold_everywhere(struct kunit *test)
{
	struct gauge_rig *rig = gauge_rig(test, a_cell,
		"ocv-capacity-celsius=20 !ocv-capacity-table-1 resistance-temp-table=20,110");
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

static struct kunit_case cases[] = {
	KUNIT_CASE_PARAM(is_a_straight_line, ats_gen_params),
	KUNIT_CASE(one_table_and_one_resistance_hold_everywhere),
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
