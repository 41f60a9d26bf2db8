// SPDX-License-Identifier: GPL-2.0-only
/*
 * How long a charge will take where something is at the end of what it may be: curves out of order,
 * next to no voltage, current or resistance. It ends by itself, divides by nothing, overflows
 * nowhere.
 */
#include "course.h"

/* Points out of order, and the ends of a number: any answer will do, but it is always the same. */
static const struct cg_cell_model saw = {
	.n = 3,
	.soc_permille = { 0, 0, 1000 },
	.ocv_uv = { S32_MIN, S32_MAX, S32_MIN },
	.resistance_uohm = 1000000,
};

static const struct cg_cell_model backward = {
	.n = 3,
	.soc_permille = { 500, 0, 100 },
	.ocv_uv = { 3700000, 3700000, 3700100 },
	.resistance_uohm = 1000000,
};

static const struct cg_cell_model endless_fall = {
	.n = 2,
	.soc_permille = { 0, 0 },
	.ocv_uv = { S32_MAX, S32_MIN },
	.resistance_uohm = 1000000,
};

static const struct cg_cell_model endless_rise = {
	.n = 2,
	.soc_permille = { 0, 0 },
	.ocv_uv = { S32_MIN, S32_MAX },
	.resistance_uohm = 1000000,
};

static const struct cg_cell_model below_zero = {
	.n = 2,
	.soc_permille = { 0, 1000 },
	.ocv_uv = { -100000, -100000 },
	.resistance_uohm = 1,
};

/* An endless fall is far below the end of precharge: 20 % of 3 Ah at 256 mA are 8437 s. */
static const struct course odd_courses[] = {
	{ "a_saw", -1, 5000, 0, &saw },
	{ "backward", 1217, 200, 9, &backward },
	{ "an_endless_fall", 8437, 9000, 0, &endless_fall },
	{ "an_endless_rise", -1, 9000, 0, &endless_rise, .ua = 620000, .uv = 4190000,
	  .at_the_voltage = true },
	{ "a_voltage_of_2_kV", 733, 5000, 60, NULL, .uv = S32_MAX },
};

KUNIT_ARRAY_PARAM_DESC(odd_courses, odd_courses, name);

/**
 * struct least - a charger's lowest voltage, and how long a charge takes
 * @name: of the row
 * @left_s: how long it takes, -1 = nobody knows
 * @least_uv: the charger's lowest voltage
 * @cv_uv: the pack's highest
 */
struct least {
	const char *name;
	s64 left_s;
	s32 least_uv;
	s32 cv_uv;
};

/* Cells that are below 0 are charged by any voltage: 20 % of 3 Ah at 1.472 A. */
static const struct least leasts[] = {
	{ "not_to_0_V", -1, 0, 10000 },
	{ "to_1_uV_at_the_charger", 1467, 1, 10000 },
	{ "to_1_uV", 1467, 1, 1 },
	{ "not_to_less_than_the_charger_can", -1, 1000000, 10000 },
};

KUNIT_ARRAY_PARAM_DESC(leasts, leasts, name);

static void there_is_a_least_voltage(struct kunit *test)
{
	static const struct course course = {
		.from = 5000, .to_pct = 70, .model = &below_zero, .path_uohm = 1,
		.ua = 1472000, .uv = -86999, .told_uv = 20000,
	};
	const struct least *row = test->param_value;
	struct rig *rig = rig_charging(test);

	set_course(rig, &course);
	rig->profile.precharge_below_uv = S32_MIN;
	rig->profile.charger_cv.min = row->least_uv;
	rig->profile.cv_max_uv = row->cv_uv;
	KUNIT_EXPECT_EQ(test, row->left_s, left_s(rig));
}

/* 1 uA is below the end: only the dwell is left. */
static void there_is_a_least_current(struct kunit *test)
{
	static const struct course course = { .from = 5000 };
	struct rig *rig = rig_charging(test);

	set_course(rig, &course);
	rig->policy.user_cc_ua = 50000;
	KUNIT_EXPECT_EQ(test, -1, left_s(rig));
	rig->profile.charger_cc.min = 1;
	KUNIT_EXPECT_EQ(test, 30, left_s(rig));
}

/* 1 uW into cells of less than 1 uV is 1 A: 300 mAh in 1080 s. */
static void a_source_may_be_tiny(struct kunit *test)
{
	static const struct course course = {
		.from = 5000, .to_pct = 60, .model = &below_zero,
		.ua = 1, .uv = 1000000, .at_the_voltage = true, .charger_uv = 1000000,
	};
	struct rig *rig = rig_charging(test);

	set_course(rig, &course);
	rig->profile.precharge_below_uv = S32_MIN;
	KUNIT_EXPECT_EQ(test, 1080, left_s(rig));
}

/* Below 13.001 mV a typical curve is 0 until 95 %, and 1 uV over 1 uOhm is 1 A. */
static void a_typical_cell_is_not_below_0(struct kunit *test)
{
	static const struct course course = {
		.from = 1000, .to_pct = 20, .model = &untold, .uohm = 1, .step_uv = 1,
	};
	struct rig *rig = rig_charging(test);

	set_course(rig, &course);
	rig->profile.precharge_below_uv = S32_MIN;
	rig->profile.charger_cv.min = 0;
	rig->profile.cv_max_uv = 13001;
	KUNIT_EXPECT_EQ(test, 1080, left_s(rig));
}

/* Of no cells nothing is typical, and they resist with 1 uOhm. */
static void there_is_a_least_resistance(struct kunit *test)
{
	static const struct course course = {
		.from = 5000, .model = &flat_6_uv, .uah = 400000000, .cc_ua = 5056000,
	};
	struct rig *rig = rig_charging(test);
	s64 told_s;

	set_course(rig, &course);
	told_s = left_s(rig);
	rig->profile.cells_series = 0;
	rig->profile.model.ocv_uv[0] += 13000;
	rig->profile.model.ocv_uv[1] += 13000;
	rig->profile.model.resistance_uohm = 0;
	KUNIT_EXPECT_EQ(test, told_s, left_s(rig));
}

static struct kunit_case odd_cases[] = {
	KUNIT_CASE_PARAM(takes_so_many_seconds, odd_courses_gen_params),
	KUNIT_CASE_PARAM(there_is_a_least_voltage, leasts_gen_params),
	KUNIT_CASE(there_is_a_least_current),
	KUNIT_CASE(there_is_a_least_resistance),
	KUNIT_CASE(a_source_may_be_tiny),
	KUNIT_CASE(a_typical_cell_is_not_below_0),
	{ }
};

static struct kunit_suite odd_suite = {
	.name = "chargov-odd",
	.test_cases = odd_cases,
};

kunit_test_suite(odd_suite);
