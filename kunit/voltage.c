// SPDX-License-Identifier: GPL-2.0-only
/* The voltage corrects the count by as much as it knows better. */
#include "voltage_rows.h"

static void begins_where_the_voltage_rests(struct kunit *test)
{
	struct gauge_rig *rig = gauge_rig(test, a_cell, NULL);

	cg_soc_begin(&rig->curve, &rig->soc, 3900000, 0);
	KUNIT_EXPECT_LE(test, abs(soc_bp(&rig->soc) - 7000), 10);
	gauge_hold(rig, 6, 3900000, 0);
	KUNIT_EXPECT_GT(test, rig->soc.p[0], cg_soc_variance(CG_SOC_ONE / 100));
}

static void begins_with_what_the_resistance_drops(struct kunit *test)
{
	struct gauge_rig *rig = gauge_rig(test, a_cell, NULL);

	cg_soc_begin(&rig->curve, &rig->soc, 3900000 - 180000, -(1 << 24));
	KUNIT_EXPECT_GE(test, soc_bp(&rig->soc), 6900);
}

static void begins_with_what_it_was_told(struct kunit *test)
{
	struct gauge_rig *rig = gauge_rig(test, a_cell, NULL);

	cg_soc_tell(&rig->soc, 2000, 100);
	cg_soc_begin(&rig->curve, &rig->soc, 3900000, 0);
	KUNIT_EXPECT_EQ(test, 2000, soc_bp(&rig->soc));
}

/* On the plateau a beginning is as unsure as its slope: 10 mV are a fifth of all. */
static void begins_unsure_on_a_level_curve(struct kunit *test)
{
	struct gauge_rig *steep = gauge_rig(test, a_cell, NULL);
	struct gauge_rig *level = gauge_rig(test, a_level_cell, NULL);

	gauge_hold(steep, 7, 3700000, 0);
	gauge_hold(level, 7, 3315000, 0);
	KUNIT_EXPECT_GT(test, level->soc.p[0], 4 * steep->soc.p[0]);
}

static s64 correction_of(struct kunit *test, const char *cell, s32 off_uv)
{
	struct gauge_rig *rig = gauge_rig(test, cell, NULL);
	s64 before;

	cg_soc_begin(&rig->curve, &rig->soc, terminal_uv(rig, 6000, 0), 0);
	rig->soc.x[CG_SOC_X_SOC] = 60 * PCT;
	rig->soc.p[0] = cg_soc_variance(3 * PCT);
	rig->soc.table[0] = 0;
	rig->soc.swing = 0;
	cg_soc_tame(&rig->soc);
	cg_soc_keep_look(&rig->curve, &rig->soc);
	rig->soc.faded_ms = 30000;
	cg_soc_fade(&rig->soc, false);
	rig->soc.weighed_ms = 10000;
	before = rig->soc.x[CG_SOC_X_SOC];
	cg_soc_see(&rig->curve, &rig->soc, terminal_uv(rig, 6000, 0) + off_uv);
	cg_soc_weigh_seen(&rig->soc);
	return rig->soc.x[CG_SOC_X_SOC] - before;
}

static void what_is_low_was_discharged(struct kunit *test)
{
	struct gauge_rig *low = gauge_rig(test, a_cell, NULL);
	struct gauge_rig *high = gauge_rig(test, a_cell, NULL);

	cg_soc_begin(&low->curve, &low->soc, 3300000, 0);
	cg_soc_begin(&high->curve, &high->soc, 4150000, 0);
	KUNIT_EXPECT_LT(test, low->soc.swing, -CG_SOC_TURN / 2);
	KUNIT_EXPECT_GT(test, high->soc.swing, CG_SOC_TURN / 2);
}

static void corrects_towards_the_voltage(struct kunit *test)
{
	KUNIT_EXPECT_GT(test, correction_of(test, a_cell, 30000), 0);
	KUNIT_EXPECT_LT(test, correction_of(test, a_cell, -30000), 0);
	KUNIT_EXPECT_LE(test, abs(correction_of(test, a_cell, 0)), PCT / 20);
}

/* 10 mV would be 20 % of such a curve: the voltage knows nothing there, and says so. */
static void corrects_nothing_on_a_level_curve(struct kunit *test)
{
	KUNIT_EXPECT_LE(test, abs(correction_of(test, a_level_cell, 10000)), PCT / 3);
	KUNIT_EXPECT_LE(test, abs(correction_of(test, a_level_cell, -10000)), PCT / 3);
}

static void weighs_once_what_was_seen(struct kunit *test)
{
	struct gauge_rig *rig = gauge_rig(test, a_cell, NULL);
	s64 once;

	cg_soc_begin(&rig->curve, &rig->soc, 3700000, 0);
	cg_soc_keep_look(&rig->curve, &rig->soc);
	cg_soc_see(&rig->curve, &rig->soc, 3800000);
	cg_soc_weigh_seen(&rig->soc);
	once = rig->soc.x[CG_SOC_X_SOC];
	cg_soc_weigh_seen(&rig->soc);
	KUNIT_EXPECT_EQ(test, once, rig->soc.x[CG_SOC_X_SOC]);
}

static void a_turn_takes_a_while(struct kunit *test)
{
	struct gauge_rig *rig = gauge_rig(test, a_cell, NULL);

	cg_soc_pass(&rig->soc, -10 * PCT, 1000);
	KUNIT_EXPECT_EQ(test, -CG_SOC_TURN, rig->soc.swing);
	cg_soc_pass(&rig->soc, PCT, 1000);
	KUNIT_EXPECT_LT(test, rig->soc.swing, 0);
	cg_soc_pass(&rig->soc, 10 * PCT, 1000);
	KUNIT_EXPECT_EQ(test, CG_SOC_TURN, rig->soc.swing);
}

static void times_end_where_their_words_end(struct kunit *test)
{
	struct gauge_rig *rig = gauge_rig(test, a_cell, NULL);

	cg_soc_pass(&rig->soc, 0, 1LL << 40);
	KUNIT_EXPECT_EQ(test, U16_MAX, rig->soc.faded_ms);
	KUNIT_EXPECT_EQ(test, U16_MAX, rig->soc.weighed_ms);
}

static void what_was_learned_of_a_voltage_fades(struct kunit *test)
{
	struct gauge_rig *rig = gauge_rig(test, a_cell, NULL);

	cg_soc_begin(&rig->curve, &rig->soc, 3700000, 0);
	cg_soc_keep_look(&rig->curve, &rig->soc);
	rig->soc.x[CG_SOC_X_BIAS] = CG_SOC_ONE / 100;
	cg_soc_pass(&rig->soc, -15 * PCT, 30000);
	cg_soc_fade(&rig->soc, false);
	KUNIT_EXPECT_LE(test, abs(rig->soc.x[CG_SOC_X_BIAS]), CG_SOC_ONE / 10000);
}

struct guess {
	const char *name;
	s32 uv;
	s64 least_c24;
	s64 most_c24;
};

static const struct guess guesses[] = {
	{ "at_rest", 3700000, -(1 << 18), 1 << 18 },
	{ "pulled_down", 3600000, -(1 << 24), -(1 << 22) },
	{ "pushed_up", 3800000, 1 << 22, 1 << 24 },
	{ "shorted", 0, -(4 << 24), -(4 << 24) },
};

KUNIT_ARRAY_PARAM_DESC(guesses, guesses, name);

static void without_a_sensor_the_voltage_tells_the_current(struct kunit *test)
{
	const struct guess *row = test->param_value;
	struct gauge_rig *rig = gauge_rig(test, a_cell, NULL);

	cg_soc_begin(&rig->curve, &rig->soc, 3700000, 0);
	cg_soc_guess(&rig->curve, &rig->soc, row->uv, 60000);
	KUNIT_EXPECT_GE(test, rig->soc.rate_c24, row->least_c24);
	KUNIT_EXPECT_LE(test, rig->soc.rate_c24, row->most_c24);
}

static void without_a_sensor_it_is_as_unsure_as_the_voltage(struct kunit *test)
{
	struct gauge_rig *rig = gauge_rig(test, a_level_cell, NULL);

	cg_soc_begin(&rig->curve, &rig->soc, 3315000, 0);
	cg_soc_keep_look(&rig->curve, &rig->soc);
	rig->soc.p[0] = cg_soc_variance(PCT);
	cg_soc_follow(&rig->soc);
	KUNIT_EXPECT_GT(test, rig->soc.p[0], cg_soc_variance(5 * PCT));
}

KUNIT_ARRAY_PARAM_DESC(dones, dones, name);

static void does_as_the_formulas_do(struct kunit *test)
{
	const struct done *row = test->param_value;
	struct gauge_rig *rig = gauge_rig(test, a_cell, NULL);
	struct cg_soc *soc = &rig->soc;

	soc_set(soc, common_states);
	soc_set(soc, common_rest);
	soc_set(soc, row->before);
	switch (row->op) {
	case SEE:
		cg_soc_see(&rig->curve, soc, row->uv);
		break;
	case GUESS:
		cg_soc_guess(&rig->curve, soc, row->uv, row->more);
		break;
	case FOLLOW:
		cg_soc_follow(soc);
		break;
	case FADE:
		cg_soc_fade(soc, false);
		break;
	case DOUBT:
		cg_soc_doubt(soc);
		break;
	case BEGIN:
		cg_soc_begin(&rig->curve, soc, row->uv, row->more);
		break;
	case WEIGH:
		cg_soc_weigh_seen(soc);
		break;
	}
	soc_expect(test, soc, row->after);
}

struct look {
	const char *name;
	s32 below_uv;
	s32 above_uv;
	s32 cold_uv;
	s64 sigma;
	u16 slope_c12;
	u8 bend_256uv;
	u8 apart_256uv;
};

/*
 * The curve rises by so many uV a per cent below and above 50 %: seen over w to both sides its
 * slope is the mean, and it bends by (above - below) w / 2. What is kept is rounded up, 1 uV of
 * rounding too.
 */
static const struct look looks[] = {
	{ "narrow", 2000, 6000, 0, 0, 1638, 12, 0 },
	{ "rounded_up_to_three", 2000, 3004, 0, 0, 1025, 3, 0 },
	{ "at_the_narrowest", 2000, 6000, 0, CG_SOC_ONE * 14 / 1000, 1638, 12, 0 },
	{ "as_wide_as_it_is_unsure", 2000, 6000, 0, CG_SOC_ONE / 20, 1638, 40, 0 },
	{ "wide", 2000, 6000, 0, CG_SOC_ONE / 4, 1638, 98, 0 },
	{ "bent_more_than_fits", 2000, 16000, 0, CG_SOC_ONE / 4, 3686, 255, 0 },
	{ "bent_down", 6000, 2000, 0, CG_SOC_ONE / 20, 1638, 40, 0 },
	{ "colder", 10000, 10000, -12800, 0, 4096, 1, 50 },
	{ "colder_by_a_little_more", 10000, 10000, -12801, 0, 4096, 1, 51 },
	{ "colder_by_more_than_fits", 10000, 10000, -70000, 0, 4096, 1, 255 },
	{ "steeper_than_fits", 170000, 170000, 0, 0, 65535, 1, 0 },
};

KUNIT_ARRAY_PARAM_DESC(looks, looks, name);

static void looks_around(struct kunit *test)
{
	const struct look *row = test->param_value;
	struct gauge_rig *rig = gauge_rig(test, a_cell, NULL);
	struct cg_soc *soc = &rig->soc;
	s32 pct;

	for (pct = 0; pct <= 100; pct++)
		rig->model.ocv_uv[1][pct] = 20000000 +
			(pct - 50) * (pct < 50 ? row->below_uv : row->above_uv);
	for (pct = 0; pct <= 100; pct++)
		rig->model.ocv_uv[0][pct] = rig->model.ocv_uv[1][pct] + row->cold_uv;
	cg_soc_curve_at(&rig->model, row->cold_uv ? 0 : 25000, &rig->curve);
	soc->p[0] = cg_soc_variance(row->sigma);
	cg_soc_keep_look(&rig->curve, soc);
	KUNIT_EXPECT_LE(test, abs(soc->slope_c12 - row->slope_c12), 1);
	KUNIT_EXPECT_EQ(test, row->bend_256uv, soc->bend_256uv);
	KUNIT_EXPECT_EQ(test, row->apart_256uv, soc->apart_256uv);
	/* the cold doubles it */
	KUNIT_EXPECT_EQ(test, row->cold_uv ? 5625 : 2812, soc->one_c_64uv);
	rig->curve.one_c_uv = 5000000;
	cg_soc_keep_look(&rig->curve, soc);
	KUNIT_EXPECT_EQ(test, U16_MAX, soc->one_c_64uv);
	cg_soc_begin(&rig->curve, soc, 20000000, 0);
	KUNIT_EXPECT_EQ(test, U16_MAX, soc->one_c_64uv);
}

struct pass {
	const char *name;
	struct soc_part before[PARTS_MOST];
	s64 moved_c40;
	s64 dt_ms;
	struct soc_part after[PARTS_MOST];
};

/* Twice what moves is a swing, of a 25th at most; what it moved in all is one at most. */
static const struct pass passes[] = {
	{ "a_charge",
	  { SOC(swing, PCT_C30), SOC(moved, 7), SOC(faded_ms, 100), SOC(weighed_ms, 200) },
	  PCT, 1000,
	  { SOC_NEAR(swing, 3 * PCT_C30, 2), SOC_NEAR(moved, 7 + PCT_C30, 1), SOC(faded_ms, 1100),
	    SOC(weighed_ms, 1200), SOC(flags, 0) } },
	{ "a_turn", { SOC(swing, PCT_C30), SOC(moved, 0) }, -PCT, 5,
	  { SOC_NEAR(swing, -PCT_C30, 2), SOC_NEAR(moved, PCT_C30, 1), SOC(faded_ms, 5),
	    SOC(flags, CG_SOC_F_TURNED) } },
	{ "a_turn_back", { SOC(swing, -PCT_C30) }, PCT, 5,
	  { SOC_NEAR(swing, PCT_C30, 2), SOC(flags, CG_SOC_F_TURNED) } },
	{ "not_yet_a_turn", { SOC(swing, 3 * PCT_C30) }, -PCT, 5, { SOC(flags, 0) } },
	{ "nothing_turns_nothing", { SOC(swing, PCT_C30) }, 0, 5, { SOC(flags, 0) } },
	{ "all_that_counts", { SOC(swing, 0), SOC(moved, CG_C30 / 2) }, -CG_SOC_ONE, 1 << 17,
	  { SOC(swing, -CG_SOC_TURN), SOC(moved, CG_C30), SOC(faded_ms, U16_MAX),
	    SOC(weighed_ms, U16_MAX) } },
};

KUNIT_ARRAY_PARAM_DESC(passes, passes, name);

static void passes_on(struct kunit *test)
{
	const struct pass *row = test->param_value;
	struct gauge_rig *rig = gauge_rig(test, a_cell, NULL);

	soc_set(&rig->soc, row->before);
	cg_soc_pass(&rig->soc, row->moved_c40, row->dt_ms);
	soc_expect(test, &rig->soc, row->after);
}

static struct kunit_case cases[] = {
	KUNIT_CASE_PARAM(does_as_the_formulas_do, dones_gen_params),
	KUNIT_CASE_PARAM(looks_around, looks_gen_params),
	KUNIT_CASE_PARAM(passes_on, passes_gen_params),
	KUNIT_CASE(begins_where_the_voltage_rests),
	KUNIT_CASE(begins_with_what_the_resistance_drops),
	KUNIT_CASE(begins_with_what_it_was_told),
	KUNIT_CASE(begins_unsure_on_a_level_curve),
	KUNIT_CASE(what_is_low_was_discharged),
	KUNIT_CASE(corrects_towards_the_voltage),
	KUNIT_CASE(corrects_nothing_on_a_level_curve),
	KUNIT_CASE(weighs_once_what_was_seen),
	KUNIT_CASE(a_turn_takes_a_while),
	KUNIT_CASE(times_end_where_their_words_end),
	KUNIT_CASE(what_was_learned_of_a_voltage_fades),
	KUNIT_CASE_PARAM(without_a_sensor_the_voltage_tells_the_current, guesses_gen_params),
	KUNIT_CASE(without_a_sensor_it_is_as_unsure_as_the_voltage),
	{ }
};

static struct kunit_suite suite = {
	.name = "chargov-voltage",
	.test_cases = cases,
};

kunit_test_suite(suite);
