// SPDX-License-Identifier: GPL-2.0-only
/*
 * How long a charge will take, to the second: what a point of a table, a limit and a share are
 * worth. Rows are in places where it counts: at a large resistance all of a charge is a taper, and
 * a large battery takes many seconds.
 */
#include "course.h"

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

static const struct cg_cell_model cliff = {
	.n = 4,
	.soc_permille = { 0, 500, 500, 1000 },
	.ocv_uv = { 3400000, 3600000, 3700000, 4100000 },
	.resistance_uohm = 1000000,
};

static const struct cg_cell_model steep = {
	.n = 4,
	.soc_permille = { 0, 500, 510, 1000 },
	.ocv_uv = { 3400000, 3600000, 9000000, 9100000 },
	.resistance_uohm = 1,
};

static const struct cg_cell_model gentle = {
	.n = 2,
	.soc_permille = { 0, 1000 },
	.ocv_uv = { 4150000, 4195000 },
	.resistance_uohm = 1000,
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
	{ "up_to_a_cliff", 116, 4900, 50, &cliff },
	{ "up_to_a_steep_wall", 17958, 4950, 0, &steep },
	{ "of_almost_no_resistance", 172783, 5000, 0, &flat_6_uv, .uah = 400000000,
	  .cc_ua = 5056000 },
	{ "full_already", -1, 9990, 0, NULL },
	{ "almost_nothing_flows", 30, 5000, 0, &flat, .uohm = 1000000 },
	{ "what_flows_is_the_end", 30, 5000, 0, &flat, .term_ua = 1000000 },
	{ "to_the_last_uA", 11450, 9500, 0, NULL, .uah = 10000, .term_ua = -1 },
	{ "for_a_week", 604800, 2000, 80, &low, .uah = 412160000 },
	{ "for_more_than_a_week", -1, 2000, 80, &low, .uah = 412161000 },
};

/*
 * At -25 C 1 Ohm is 2.5 Ohm. With all of it in the way the current is what is left of 4.192 V over
 * it; a volt of the curve is 12000 As, so from 3.763 V at 50 % to 4.123 V at 90 % it takes
 * 12000 * 2.5 * ln(0.429 / 0.069) = 54800 s.
 */
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
 * which is less than half of the described 400. At 200 mOhm a taper begins at 65 %, in 734 s, and
 * lasts for 12000 * 0.2 * ln(294 mV / 0.2 mV) = 17500 s; Simpson's rule makes too much of its end.
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
	{ "a_resistance_of_no_battery", 437567, 5500, 0, NULL, .uohm = 5000000, .cc_ua = 64000,
	  .ua = 64000, .uv = 4528000 },
	{ "no_resistance", 540, 9000, 0, &flat_6_uv, .cc_ua = 5056000,
	  .ua = 5056000, .uv = 4191994 },
	{ "right_at_the_voltage", 6480, 5000, 0, &flat_6_uv, .ua = 1000000, .uv = 4192000,
	  .at_the_voltage = true },
	{ "an_end_that_is_reached", -1, 5000, 0, NULL, .term_ua = 150000, .ua = 150000,
	  .uv = 3900000 },
	{ "less_than_the_end", -1, 5000, 0, NULL, .term_ua = 150000, .ua = 149999, .uv = 3900000 },
	{ "less_than_the_end_at_the_voltage", 30, 9500, 0, NULL, .term_ua = 150000, .ua = 149999,
	  .uv = 4190000, .at_the_voltage = true },
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

/* Behind a path. The first one is held_behind_a_path of forecast.c, at the least voltage for it. */
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
	{ "in_coarse_steps", 5608, 5000, 0, NULL, .term_ua = 150000, .path_uohm = 150000,
	  .step_uv = 60000, .ua = 1472000, .uv = 3900000, .told_uv = 4380000 },
	{ "a_small_path", 5351, 5000, 0, NULL, .term_ua = 150000, .path_uohm = 20000,
	  .ua = 1472000, .uv = 3900000, .told_uv = 4208000 },
	{ "a_small_path_and_large_cells", 7483, 5000, 0, NULL, .uohm = 400000, .term_ua = 150000,
	  .path_uohm = 20000, .ua = 1472000, .uv = 4100000, .told_uv = 4208000 },
	{ "little_ends_it", 3099, 8000, 0, NULL, .term_ua = 50000, .path_uohm = 100000,
	  .ua = 1472000, .uv = 4100000, .told_uv = 4336000 },
	{ "much_ends_it", 2348, 6000, 0, NULL, .term_ua = 600000, .path_uohm = 100000,
	  .ua = 1472000, .uv = 4000000, .told_uv = 4336000 },
	{ "in_the_last_taper", 364, 9600, 0, NULL, .term_ua = 150000, .path_uohm = 100000,
	  .ua = 250000, .uv = 4190000, .told_uv = 4208000, .at_the_voltage = true },
	{ "steps_to_come", 7104, 5000, 0, NULL, .term_ua = 150000, .path_uohm = 80000,
	  .steps = true,
	  .ua = 1472000, .uv = 3900000, .told_uv = 4120000 },
	{ "steps_to_come_and_a_large_path", 7929, 5000, 0, NULL, .term_ua = 150000,
	  .path_uohm = 250000, .steps = true, .ua = 1472000, .uv = 3900000, .told_uv = 4120000 },
	{ "a_path_of_no_battery", 27495, 5000, 60, NULL, .path_uohm = 15000000,
	  .ua = 1472000, .uv = 3900000, .told_uv = 4208000 },
	{ "told_too_little", 21898, 6000, 0, NULL, .uohm = 1, .path_uohm = 1,
	  .ua = 1472000, .uv = 3853000, .told_uv = 3900000 },
	{ "right_at_the_last_taper", 8378, 5000, 0, NULL, .cc_ua = 768000, .term_ua = 160000,
	  .path_uohm = 100000, .ua = 768000, .uv = 3840000, .told_uv = 4336000 },
	{ "in_steps_of_1_uV", 99093, 6000, 0, &gentle, .uah = 400000000, .cc_ua = 5056000,
	  .term_ua = 500000, .path_uohm = 2000, .step_uv = 1, .ua = 5056000, .uv = 4195056,
	  .told_uv = 4210112 },
	{ "without_even_steps", 115732, 4000, 0, &gentle, .uah = 400000000, .cc_ua = 5056000,
	  .term_ua = 500000, .path_uohm = 2000, .step_uv = -1, .ua = 5056000, .uv = 4186056,
	  .told_uv = 4200000 },
	{ "steps_without_a_path", 17220, 5000, 0, NULL, .steps = true },
	{ "of_a_large_battery", 38416, 8000, 0, NULL, .uah = 60000000, .uohm = 50000,
	  .term_ua = 150000, .path_uohm = 30000, .ua = 1472000, .uv = 4100000,
	  .told_uv = 4240000 },
};

KUNIT_ARRAY_PARAM_DESC(typical_courses, typical_courses, name);
KUNIT_ARRAY_PARAM_DESC(curve_courses, curve_courses, name);
KUNIT_ARRAY_PARAM_DESC(weather_courses, weather_courses, name);
KUNIT_ARRAY_PARAM_DESC(seen_courses, seen_courses, name);
KUNIT_ARRAY_PARAM_DESC(path_courses, path_courses, name);

/**
 * struct told - what a gauge tells, of 3 Ah, and how long 1.472 A take from there to 80 %
 * @name: of the row
 * @left_s: how long it takes, -1 = nobody knows
 * @now_uah: charge in it
 * @full_uah: charge of the full one
 * @pct: state of charge
 */
struct told {
	const char *name;
	s64 left_s;
	s64 now_uah;
	s64 full_uah;
	s64 pct;
};

/* From 60 to 80 % of 3 Ah are 0.6 Ah, 1467 s; from 50 % 0.9 Ah, 2201 s. */
static const struct told tolds[] = {
	{ "charge_counts", 1467, 1800000, 3000000, 50 },
	{ "no_charge_counts", 5869, 0, 3000000, 50 },
	{ "all_charge_counts", 0, 3000000, 3000000, 50 },
	{ "more_than_all_does_not", 2201, 3000001, 3000000, 50 },
	{ "less_than_none_does_not", 2201, -1, 3000000, 50 },
	{ "none_of_none_does_not", 2201, 0, 0, 50 },
	{ "all_of_1_uAh_counts", 0, 1, 1, 50 },
	{ "half_the_design_is_believed", 1100, 750000, 1500000, 40 },
	{ "less_than_half_is_not", 2201, 750000, 1500000 - 1, 40 },
	{ "a_fifth_more_is_believed", 2641, 1800000, 3600000, 40 },
	{ "more_than_a_fifth_is_not", 2201, 1800000, 3600001, 40 },
	{ "per_cent_count_alone", 1467, -1, 0, 60 },
	{ "more_than_100_pct_is_full", 0, -1, 0, 120 },
	{ "less_than_0_pct_is_empty", 5869, -1, 0, -1 },
	{ "much_less_than_0_pct_is_empty", 5869, -1, 0, S32_MIN },
	{ "a_number_that_is_too_low_is_none", -1, -1, 0, S32_MIN - 1LL },
	{ "much_more_than_100_pct_is_full", 0, -1, 0, S32_MAX },
	{ "a_number_that_is_too_high_is_none", -1, -1, 0, S32_MAX + 1LL },
};

KUNIT_ARRAY_PARAM_DESC(tolds, tolds, name);

static void gauge_tells_where_it_begins(struct kunit *test)
{
	static const struct course course = { .to_pct = 80, .model = &low };
	const struct told *row = test->param_value;
	struct rig *rig = rig_charging(test);

	set_course(rig, &course);
	rig_read(rig, CG_V_CHARGE_NOW_UAH, row->now_uah);
	rig_read(rig, CG_V_CHARGE_FULL_UAH, row->full_uah);
	rig_read(rig, CG_V_CAPACITY_PCT, row->pct);
	KUNIT_EXPECT_EQ(test, row->left_s, left_s(rig));
}

/* 100 parts of 10000 are 300 mAh, 733 s. */
static void full_is_a_tenth_away_at_most(struct kunit *test)
{
	static const struct course course = { .model = &low };
	struct rig *rig = rig_charging(test);

	set_course(rig, &course);
	rig->view.f[CG_V_CHARGE_NOW_UAH].valid = false;
	rig_read(rig, CG_V_CAPACITY_PCT, 120);
	KUNIT_EXPECT_EQ(test, 733, left_s(rig));
}

/**
 * struct held - zones that hold, and how long a charge takes
 * @name: of the row
 * @left_s: how long it takes
 * @zone: the coldest
 * @zone_hot: the hottest
 * @n_zones: zones of the pack
 */
struct held {
	const char *name;
	s64 left_s;
	int zone;
	int zone_hot;
	int n_zones;
};

/* 20 % of 3 Ah at the second step of the tightest zone: 1 A, or that of the name; 2160 s at 1 A. */
static const struct held helds[] = {
	{ "one", 2160, 1, 1, 3 },
	{ "two_of_them_500_mA", 4320, 1, 2, 3 },
	{ "one_that_is_the_last", 2160, 1, 5, 2 },
	{ "colder_than_any_200_mA", 10800, -1, 1, 3 },
	{ "all_but_the_last_500_mA", 4320, 1, 6, 8 },
	{ "as_many_as_there_may_be_300_mA", 7200, 1, 100, U8_MAX },
};

KUNIT_ARRAY_PARAM_DESC(helds, helds, name);

static void zones_hold_together(struct kunit *test)
{
	static const struct course course = { .from = 7000, .to_pct = 90, .uohm = 50000 };
	static const s32 second_ua[CG_MAX_ZONES] = {
		200000, 1000000, 500000, 1000000, 1000000, 1000000, 1000000, 300000,
	};
	const struct held *row = test->param_value;
	struct rig *rig = rig_charging(test);
	int i;

	set_course(rig, &course);
	for (i = 0; i < CG_MAX_ZONES; i++) {
		rig->profile.zone[i].n_steps = 2;
		rig->profile.zone[i].step[0] = (struct cg_step) { 3900000, 1500000 };
		rig->profile.zone[i].step[1] = (struct cg_step) { 4200000, second_ua[i] };
	}
	rig->profile.n_zones = row->n_zones;
	rig->state.zone = row->zone;
	rig->state.zone_hot = row->zone_hot;
	KUNIT_EXPECT_EQ(test, row->left_s, left_s(rig));
}

/*
 * From 70 to 71 % (3.984 - 3.943) V over 60 mOhm are 0.68 A, and 0.47 A at the end with a little
 * lag: 30 mAh. The second step would allow all of 1.472 A.
 */
static void steps_in_use_count(struct kunit *test)
{
	static const struct course course = { .from = 7000, .to_pct = 71 };
	struct rig *rig = rig_charging(test);
	struct cg_zone *zone = &rig->profile.zone[1];
	int i;

	set_course(rig, &course);
	for (i = 0; i < CG_MAX_STEPS; i++)
		zone->step[i] = (struct cg_step) { 4200000, 1500000 };
	zone->step[0].cv_uv = 3984000;
	zone->n_steps = 1;
	KUNIT_EXPECT_EQ(test, 192, left_s(rig));
	zone->n_steps = U8_MAX;
	KUNIT_EXPECT_EQ(test, 73, left_s(rig));
}

/* A load takes all that a weak source gives. */
static void nothing_flows_at_the_voltage(struct kunit *test)
{
	static const struct course course = {
		.from = 8800, .ua = 620000, .uv = 4100000, .at_the_voltage = true,
		.charger_uv = 4100000,
	};
	struct rig *rig = rig_charging(test);

	set_course(rig, &course);
	KUNIT_EXPECT_GT(test, left_s(rig), 0);
	rig->view.f[CG_V_CURRENT_UA].value = 0;
	KUNIT_EXPECT_EQ(test, -1, left_s(rig));
}

static void a_rest_counts_at_the_end(struct kunit *test)
{
	static const struct course course = { .from = 9500, .to_pct = 90 };
	struct rig *rig = rig_charging(test);

	set_course(rig, &course);
	rig->policy.type = CG_TYPE_ADAPTIVE;
	KUNIT_EXPECT_EQ(test, 0, left_s(rig));
	rig->policy.finish_by_ms = rig->view.now_ms + CG_HOUR_MS;
	KUNIT_EXPECT_EQ(test, CG_S_PER_H,
			cg_time_to_full_s(&rig->profile, &rig->policy, &rig->state, &rig->view,
					  &rig->d));
}

static struct kunit_case course_cases[] = {
	KUNIT_CASE_PARAM(gauge_tells_where_it_begins, tolds_gen_params),
	KUNIT_CASE(full_is_a_tenth_away_at_most),
	KUNIT_CASE_PARAM(zones_hold_together, helds_gen_params),
	KUNIT_CASE(steps_in_use_count),
	KUNIT_CASE(nothing_flows_at_the_voltage),
	KUNIT_CASE(a_rest_counts_at_the_end),
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
