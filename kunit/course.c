// SPDX-License-Identifier: GPL-2.0-only
/*
 * How long a charge will take, to the second: what a point of a table, a limit and a share are
 * worth. Rows are in places where it counts: at a large resistance all of a charge is a taper, and
 * a large battery takes many seconds.
 */
#include "live.h"

/**
 * struct course - what is unlike the usual in a charge, and how long it takes
 * @name: of the row
 * @left_s: how long it takes, -1 = nobody knows
 * @from: state of charge, parts of 10000
 * @to_pct: threshold, 0 = to full
 * @model: curve, NULL = the straight line of live.h
 * @chemistry: of the cells
 * @cells: in series, 0 = 1
 * @uah: charge of the full battery, 0 = 3 Ah
 * @uohm: resistance, 0 = that of the model
 * @mdegc: temperature, 0 = 25 C
 * @term_ua: current that ends it, 0 = 1 mA
 * @path_uohm: between charger and cells
 * @step_uv: of the charger's voltage, 0 = 16 mV
 * @steps: the zone has three of them, and the first one holds
 * @ua: current, 0 = none was seen yet
 * @uv: voltage of the cells
 * @told_uv: what the charger was told, 0 = 4.192 V
 * @at_the_voltage: the phase says so
 * @charger_uv: what the charger reads, 0 = nothing
 */
struct course {
	const char *name;
	s64 left_s;
	s32 from;
	u8 to_pct;
	const struct cg_cell_model *model;
	enum cg_chemistry chemistry;
	u8 cells;
	s32 uah;
	s32 uohm;
	s32 mdegc;
	s32 term_ua;
	s32 path_uohm;
	s32 step_uv;
	bool steps;
	s32 ua;
	s32 uv;
	s32 told_uv;
	bool at_the_voltage;
	s32 charger_uv;
};

static const struct cg_cell_model untold = { };

static const struct cg_cell_model bent = {
	.n = 5,
	.soc_permille = { 20, 105, 400, 733, 910 },
	.ocv_uv = { 3400000, 3600000, 3750000, 3900000, 4050000 },
	.resistance_uohm = 1000000,
};

static const struct cg_cell_model short_line = {
	.n = 2,
	.soc_permille = { 300, 500 },
	.ocv_uv = { 3700000, 3800000 },
	.resistance_uohm = 800000,
};

static const struct cg_cell_model jump = {
	.n = 4,
	.soc_permille = { 0, 500, 500, 1000 },
	.ocv_uv = { 3400000, 3600000, 3600100, 4100000 },
	.resistance_uohm = 1000000,
};

/* Its last point is twice there. */
static const struct cg_cell_model wall = {
	.n = 4,
	.soc_permille = { 0, 500, 800, 800 },
	.ocv_uv = { 3400000, 3600000, 3900000, 3900020 },
	.resistance_uohm = 1000000,
};

/* Far below the voltage, to the end. */
static const struct cg_cell_model low = {
	.n = 2,
	.soc_permille = { 0, 1000 },
	.ocv_uv = { 3300000, 3400000 },
	.resistance_uohm = 10000,
};

/* With what a charge runs above it 1 uV below the charger's 4.192 V. */
static const struct cg_cell_model flat = {
	.n = 2,
	.soc_permille = { 0, 1000 },
	.ocv_uv = { 4178999, 4178999 },
	.resistance_uohm = 1,
};

/*
 * Of a typical cell of 2 Ohm: in the first row 150 mAh flow, with (4.192 - 2.95 - 0.013) V over the
 * fast 1.2 Ohm at first, 1.02 A. At 5 %, where about half of what the slow 0.8 Ohm takes has come,
 * 0.35 V, it is (4.192 - 3.24 - 0.013 - 0.35) V, 0.49 A. In the mean that is 0.7 A, or 770 s.
 */
static const struct course typical_courses[] = {
	{ "to_5_pct", 764, 0, 5, &untold, .uohm = 2000000 },
	{ "from_5_to_20_pct", 4291, 500, 20, &untold, .uohm = 2000000 },
	{ "from_20_to_50_pct", 12804, 2000, 50, &untold, .uohm = 2000000 },
	{ "from_50_to_70_pct", 12960, 5000, 70, &untold, .uohm = 2000000 },
	{ "from_70_to_85_pct", 19514, 7000, 85, &untold, .uohm = 2000000 },
	{ "from_85_to_95_pct", 13289, 8500, 95, &untold, .uohm = 1000000 },
	{ "from_95_pct", 28726, 9500, 0, &untold, .uohm = 1000000 },
	{ "of_two_cells", 46006, 1000, 0, &untold, .cells = 2, .uohm = 2000000, .term_ua = 20000 },
	{ "of_untold_resistance", 2446, 9000, 0, &untold, .term_ua = 20000 },
	{ "of_untold_resistance_in_two_cells", 2313, 9000, 0, &untold, .cells = 2,
	  .term_ua = 20000 },
	{ "life_to_5_pct", 1295, 0, 5, &untold, CG_CHEMISTRY_LIFE, .uohm = 2000000 },
	{ "life_from_5_to_20_pct", 10273, 500, 20, &untold, CG_CHEMISTRY_LIFE, .uohm = 2000000 },
	{ "life_from_20_to_50_pct", 19643, 2000, 50, &untold, CG_CHEMISTRY_LIFE, .uohm = 2000000 },
	{ "life_from_50_to_70_pct", 13477, 5000, 70, &untold, CG_CHEMISTRY_LIFE, .uohm = 2000000 },
	{ "life_from_70_to_95_pct", 18206, 7000, 95, &untold, CG_CHEMISTRY_LIFE, .uohm = 2000000 },
	{ "life_from_95_to_99_pct", 3059, 9500, 99, &untold, CG_CHEMISTRY_LIFE, .uohm = 2000000 },
	{ "life_from_99_pct", 5756, 9900, 0, &untold, CG_CHEMISTRY_LIFE, .uohm = 1000000 },
};

/*
 * The first one is beyond the end of its curve: at 1 % with (4.192 - 3.376 - 0.013) V over 0.6 Ohm,
 * 1.34 A, and with a lag at 2 % 1.2 A: 30 mAh are 85 s.
 */
static const struct course curve_courses[] = {
	{ "below_the_first_point", 84, 100, 2, &bent },
	{ "from_below_the_first_point_on", 2177, 100, 15, &bent },
	{ "in_the_second_stretch", 7208, 1050, 40, &bent },
	{ "in_the_third_stretch", 5165, 4100, 60, &bent },
	{ "beyond_the_last_point", 63044, 9100, 0, &bent },
	{ "in_all_of_a_curve", 92797, 0, 0, &bent },
	{ "before_a_short_line", 1271, 1000, 20, &short_line },
	{ "behind_a_short_line", 3994, 8000, 90, &short_line },
	{ "at_a_jump", 118, 5000, 51, &jump },
	{ "behind_a_jump", 1744, 5010, 60, &jump },
	{ "behind_a_wall", 255, 8000, 81, &wall },
	{ "a_little_resistance", 6480, 5000, 0, &flat },
	{ "a_gauge_is_a_tenth_behind", 1467, 9000, 0, &low },
	{ "a_tenth_behind_is_the_end", 770, 9950, 0, &low },
	{ "a_large_resistance", 24521, 0, 20, &low, .uohm = 15000000 },
	{ "a_large_battery", 220464, 9000, 0, NULL, .uah = 100000000, .uohm = 50000 },
	{ "a_very_slow_end", 120526, 9500, 0, &untold, .uah = 20000000, .uohm = 3000000,
	  .term_ua = 10000 },
	{ "for_a_week", 604800, 2000, 80, &low, .uah = 412160000 },
	{ "for_more_than_a_week", -1, 2000, 80, &low, .uah = 412161000 },
};

static const struct course weather_courses[] = {
	{ "freezing", 55338, 5000, 90, NULL, .uohm = 1000000, .mdegc = -25000 },
	{ "colder_is_as_freezing", 55338, 5000, 90, NULL, .uohm = 1000000, .mdegc = -35000 },
	{ "a_little_cold", 454079, 5000, 90, NULL, .uah = 60000000, .uohm = 1000000,
	  .mdegc = 24000 },
	{ "a_trace_cold", 169427, 5000, 60, NULL, .uah = 60000000, .uohm = 3000000,
	  .mdegc = 24999 },
	{ "a_little_warm", 436454, 5000, 90, NULL, .uah = 60000000, .uohm = 1000000,
	  .mdegc = 26000 },
	{ "hot", 16780, 5000, 90, NULL, .uohm = 1000000, .mdegc = 50000 },
	{ "hotter_is_as_hot", 16780, 5000, 90, NULL, .uohm = 1000000, .mdegc = 60000 },
};

/*
 * What flows is seen, without a path. The first one: (3.958 - 3.808) V over 1.472 A are 102 mOhm,
 * which is less than half of the described 400.
 */
static const struct course seen_courses[] = {
	{ "half_the_resistance_at_least", 21691, 5500, 0, NULL, .uohm = 400000,
	  .ua = 1472000, .uv = 3958000 },
	{ "four_times_the_resistance_at_most", 35847, 5500, 0, NULL, .uohm = 100000,
	  .ua = 1472000, .uv = 5000000 },
	{ "a_resistance_between", 31405, 5500, 0, NULL, .uohm = 300000, .ua = 1472000,
	  .uv = 4300000 },
	{ "weighs_all_from_50_pct", 34196, 5000, 0, NULL, .uohm = 300000,
	  .ua = 1472000, .uv = 4300000 },
	{ "weighs_less_before", 34616, 4900, 0, NULL, .uohm = 300000, .ua = 1472000,
	  .uv = 4300000 },
	{ "weighs_half_at_30_pct", 32666, 3000, 0, NULL, .uohm = 300000, .ua = 1472000,
	  .uv = 4100000 },
	{ "weighs_little_at_first", 32619, 1200, 0, NULL, .uohm = 300000, .ua = 1472000,
	  .uv = 4100000 },
	{ "weighs_nothing_to_10_pct", 32283, 800, 0, NULL, .uohm = 300000, .ua = 1472000,
	  .uv = 4100000 },
	{ "just_all_of_the_current", 13288, 5500, 0, NULL, .ua = 1398400, .uv = 3900000 },
	{ "just_less_than_all", 13456, 5500, 0, NULL, .ua = 1398399, .uv = 3900000 },
	{ "a_weak_source_in_a_taper", 23100, 6000, 0, NULL, .uohm = 300000, .ua = 700000,
	  .uv = 4000000 },
	{ "far_below_the_voltage", 12765, 8800, 0, NULL, .ua = 620000, .uv = 4150000,
	  .at_the_voltage = true },
	{ "at_the_voltage_with_a_lag", 12765, 8800, 0, NULL, .ua = 620000, .uv = 4191000,
	  .at_the_voltage = true },
	{ "above_the_voltage", 12857, 8800, 0, NULL, .ua = 620000, .uv = 4200000,
	  .at_the_voltage = true },
	{ "a_charger_is_not_below_it", 12765, 8800, 0, NULL, .ua = 620000, .uv = 4170000,
	  .at_the_voltage = true, .charger_uv = 4172000 },
	{ "a_charger_is_below_it", 12426, 8800, 0, NULL, .ua = 620000, .uv = 4170000,
	  .at_the_voltage = true, .charger_uv = 4171999 },
	{ "a_charger_is_just_believed", 12426, 8800, 0, NULL, .ua = 620000, .uv = 4170000,
	  .at_the_voltage = true, .charger_uv = 4150000 },
	{ "a_charger_is_just_not_believed", 12765, 8800, 0, NULL, .ua = 620000, .uv = 4170000,
	  .at_the_voltage = true, .charger_uv = 4149999 },
	{ "a_charger_reads_as_it_is_told", 12426, 8800, 0, NULL, .ua = 620000, .uv = 4170000,
	  .charger_uv = 4192000 },
};

/* Behind a path. */
static const struct course path_courses[] = {
	{ "just_held", 2254, 8500, 0, NULL, .term_ua = 150000, .path_uohm = 100000,
	  .ua = 800000, .uv = 4170000, .told_uv = 4256000 },
	{ "just_not_held", 2233, 8500, 0, NULL, .term_ua = 150000, .path_uohm = 100000,
	  .ua = 800000, .uv = 4170000, .told_uv = 4256001 },
	{ "held_and_seen", 2254, 8500, 0, NULL, .term_ua = 150000, .path_uohm = 100000,
	  .ua = 800000, .uv = 4170000, .told_uv = 4256000, .charger_uv = 4236000 },
	{ "seen_not_to_be_held", 2232, 8500, 0, NULL, .term_ua = 150000, .path_uohm = 100000,
	  .ua = 800000, .uv = 4170000, .told_uv = 4256000, .charger_uv = 4235999 },
	{ "seen_at_the_least", 2232, 8500, 0, NULL, .term_ua = 150000, .path_uohm = 100000,
	  .ua = 800000, .uv = 4170000, .told_uv = 4256000, .charger_uv = 4150000 },
	{ "seen_too_low_to_be_believed", 2254, 8500, 0, NULL, .term_ua = 150000,
	  .path_uohm = 100000,
	  .ua = 800000, .uv = 4170000, .told_uv = 4256000, .charger_uv = 4149999 },
	{ "all_of_the_current", 4843, 5000, 0, NULL, .term_ua = 150000, .path_uohm = 100000,
	  .ua = 1472000, .uv = 3900000, .told_uv = 4336000 },
	{ "all_of_the_current_to_90_pct", 3251, 5000, 90, NULL, .term_ua = 150000,
	  .path_uohm = 100000, .ua = 1472000, .uv = 3900000, .told_uv = 4336000 },
	{ "in_fine_steps", 5410, 5000, 0, NULL, .term_ua = 150000, .path_uohm = 100000,
	  .step_uv = 4000, .ua = 1472000, .uv = 3900000, .told_uv = 4344000 },
	{ "in_coarse_steps", 4485, 5000, 0, NULL, .term_ua = 150000, .path_uohm = 150000,
	  .step_uv = 60000, .ua = 1472000, .uv = 3900000, .told_uv = 4380000 },
	{ "a_small_path", 5277, 5000, 0, NULL, .term_ua = 150000, .path_uohm = 20000,
	  .ua = 1472000, .uv = 3900000, .told_uv = 4208000 },
	{ "a_small_path_and_large_cells", 7447, 5000, 0, NULL, .uohm = 400000, .term_ua = 150000,
	  .path_uohm = 20000, .ua = 1472000, .uv = 4100000, .told_uv = 4208000 },
	{ "little_ends_it", 2888, 8000, 0, NULL, .term_ua = 50000, .path_uohm = 100000,
	  .ua = 1472000, .uv = 4100000, .told_uv = 4336000 },
	{ "much_ends_it", 2064, 6000, 0, NULL, .term_ua = 600000, .path_uohm = 100000,
	  .ua = 1472000, .uv = 4000000, .told_uv = 4336000 },
	{ "in_the_last_taper", 364, 9600, 0, NULL, .term_ua = 150000, .path_uohm = 100000,
	  .ua = 250000, .uv = 4190000, .told_uv = 4208000, .at_the_voltage = true },
	{ "steps_to_come", 6986, 5000, 0, NULL, .term_ua = 150000, .path_uohm = 80000,
	  .steps = true,
	  .ua = 1472000, .uv = 3900000, .told_uv = 4120000 },
	{ "steps_to_come_and_a_large_path", 7806, 5000, 0, NULL, .term_ua = 150000,
	  .path_uohm = 250000, .steps = true, .ua = 1472000, .uv = 3900000, .told_uv = 4120000 },
	{ "a_path_of_no_battery", 27495, 5000, 60, NULL, .path_uohm = 15000000,
	  .ua = 1472000, .uv = 3900000, .told_uv = 4208000 },
	{ "steps_without_a_path", 17220, 5000, 0, NULL, .steps = true },
	{ "of_a_large_battery", 37966, 8000, 0, NULL, .uah = 60000000, .uohm = 50000,
	  .term_ua = 150000, .path_uohm = 30000, .ua = 1472000, .uv = 4100000,
	  .told_uv = 4240000 },
};

KUNIT_ARRAY_PARAM_DESC(typical_courses, typical_courses, name);
KUNIT_ARRAY_PARAM_DESC(curve_courses, curve_courses, name);
KUNIT_ARRAY_PARAM_DESC(weather_courses, weather_courses, name);
KUNIT_ARRAY_PARAM_DESC(seen_courses, seen_courses, name);
KUNIT_ARRAY_PARAM_DESC(path_courses, path_courses, name);

/* The pack for as many cells as there are. */
static void set_cells(struct cg_profile *profile, int cells)
{
	int i;

	profile->cells_series = cells;
	profile->cv_max_uv *= cells;
	profile->charger_cv.min *= cells;
	profile->charger_cv.max *= cells;
	for (i = 0; i < profile->n_zones; i++)
		profile->zone[i].step[0].cv_uv *= cells;
}

static void set_seen(struct rig *rig, const struct course *row)
{
	rig->state.current_seen = row->ua > 0;
	rig_read(rig, CG_V_CURRENT_UA, row->ua);
	rig_read(rig, CG_V_CELL_MAX_UV, row->uv);
	if (row->charger_uv)
		rig_read_charger(rig, CG_C_VOLTAGE_UV, row->charger_uv);
	else
		rig->view.charger[0].f[CG_C_VOLTAGE_UV].valid = false;
	rig->d.cv_uv = row->told_uv ?: 4192000;
	rig->d.cc_ua = 1472000;
	rig->d.phase = row->at_the_voltage ? CG_PHASE_CV : CG_PHASE_CC;
}

static void set_course(struct rig *rig, const struct course *row)
{
	struct cg_profile *profile = &rig->profile;

	live_describe(rig, LIVE_UOHM, 0);
	if (row->model)
		profile->model = *row->model;
	if (row->uohm)
		profile->model.resistance_uohm = row->uohm;
	profile->chemistry = row->chemistry;
	set_cells(profile, row->cells ?: 1);
	profile->capacity_uah = row->uah ?: profile->capacity_uah;
	profile->term_ua = row->term_ua ?: 1000;
	profile->path_uohm = row->path_uohm;
	profile->charger_cv.step = row->step_uv ?: profile->charger_cv.step;
	if (row->steps) {
		profile->zone[1].n_steps = 3;
		profile->zone[1].step[0] = (struct cg_step) { 4000000, 1500000 };
		profile->zone[1].step[1] = (struct cg_step) { 4100000, 1000000 };
		profile->zone[1].step[2] = (struct cg_step) { 4200000, 500000 };
	}
	rig->policy.end_pct = row->to_pct ?: 100;
	rig_temp(rig, row->mdegc ?: 25000);
	rig_read(rig, CG_V_CHARGE_FULL_UAH, profile->capacity_uah);
	rig_read(rig, CG_V_CHARGE_NOW_UAH, cg_scale(profile->capacity_uah, row->from, 10000));
	set_seen(rig, row);
}

static s64 left_s(const struct rig *rig)
{
	return cg_charge_left_s(&rig->profile, &rig->policy, &rig->state, &rig->view, &rig->d);
}

static void takes_so_many_seconds(struct kunit *test)
{
	const struct course *row = test->param_value;
	struct rig *rig = rig_charging(test);

	set_course(rig, row);
	KUNIT_EXPECT_EQ(test, row->left_s, left_s(rig));
}

static struct kunit_case course_cases[] = {
	KUNIT_CASE_PARAM(takes_so_many_seconds, typical_courses_gen_params),
	KUNIT_CASE_PARAM(takes_so_many_seconds, curve_courses_gen_params),
	KUNIT_CASE_PARAM(takes_so_many_seconds, weather_courses_gen_params),
	KUNIT_CASE_PARAM(takes_so_many_seconds, seen_courses_gen_params),
	KUNIT_CASE_PARAM(takes_so_many_seconds, path_courses_gen_params),
	{ }
};

static struct kunit_suite course_suite = {
	.name = "chargov-course",
	.test_cases = course_cases,
};

kunit_test_suite(course_suite);
