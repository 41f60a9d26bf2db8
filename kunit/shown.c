// SPDX-License-Identifier: GPL-2.0-only
/* What a user sees. */
#include "gauge.h"

#define PCT_C30		(CG_C30 / 100)

/* Shown at a per cent, estimated at another one, with a current. */
static struct gauge_rig *showing(struct kunit *test, s32 shown_pct, s32 soc_pct, s32 ua)
{
	struct gauge_rig *rig = gauge_rig(test, a_cell, NULL);

	cg_soc_begin(&rig->curve, &rig->soc, 3700000, 0);
	rig->soc.flags |= CG_SOC_F_SHOWN;
	rig->soc.shown = shown_pct * PCT_C30;
	rig->soc.x[CG_SOC_X_SOC] = soc_pct * CG_SOC_PCT;
	rig->soc.rate_c24 = cg_soc_rate(&rig->model, ua);
	return rig;
}

static void pass(struct gauge_rig *rig, s64 ms, s64 moved_c40)
{
	const struct cg_soc_move move = { .dt_ms = ms, .moved_c40 = moved_c40 };

	cg_soc_may_move(&rig->soc, &move);
	cg_soc_show(&rig->model, &rig->soc);
}

struct step {
	const char *name;
	s32 shown_pct;
	s32 soc_pct;
	s32 ua;
	s64 ms;
	s32 low_pct;
	s32 high_pct;
};

static const struct step steps[] = {
	{ "rest_follows_slowly", 50, 60, 0, 60000, 51, 53 },
	{ "rest_follows_slowly_down", 50, 40, 0, 60000, 47, 49 },
	{ "never_up_while_discharging", 50, 60, -1000000, 60000, 50, 50 },
	{ "never_down_while_charging", 50, 40, 1000000, 60000, 50, 50 },
	{ "up_while_charging", 50, 60, 1000000, 60000, 51, 53 },
	{ "down_while_discharging", 50, 40, -1000000, 60000, 47, 49 },
	{ "a_long_step_is_no_jump", 20, 90, 0, 360000000, 21, 31 },
	{ "not_full_before_the_end", 98, 100, 1000000, 600000, 99, 99 },
	{ "not_empty_above_the_empty_voltage", 2, 0, -1000000, 600000, 1, 1 },
};

KUNIT_ARRAY_PARAM_DESC(steps, steps, name);

static void moves_as_a_user_expects(struct kunit *test)
{
	const struct step *row = test->param_value;
	struct gauge_rig *rig = showing(test, row->shown_pct, row->soc_pct, row->ua);

	pass(rig, row->ms, 0);
	KUNIT_EXPECT_GE(test, gauge_read(rig).capacity_pct, row->low_pct);
	KUNIT_EXPECT_LE(test, gauge_read(rig).capacity_pct, row->high_pct);
}

static void moves_with_what_has_flown(struct kunit *test)
{
	struct gauge_rig *rig = showing(test, 50, 40, -3000000);

	pass(rig, 1000, -5 * CG_SOC_PCT);
	KUNIT_EXPECT_LE(test, gauge_read(rig).capacity_pct, 40);
}

static void full_after_the_end(struct kunit *test)
{
	struct gauge_rig *rig = showing(test, 99, 100, 0);

	rig->soc.flags |= CG_SOC_F_ENDED;
	pass(rig, 600000, 0);
	KUNIT_EXPECT_EQ(test, 100, gauge_read(rig).capacity_pct);
}

static void a_load_step_is_not_empty(struct kunit *test)
{
	struct gauge_rig *rig = showing(test, 5, 5, -3000000);
	const struct cg_soc_input low = { .valid = CG_SOC_VOLTAGE, .voltage_uv = 2900000 };
	const struct cg_soc_input back = { .valid = CG_SOC_VOLTAGE, .voltage_uv = 3200000 };

	cg_soc_find_low(&rig->model, &rig->soc, &low, 3000);
	KUNIT_EXPECT_FALSE(test, gauge_read(rig).at_empty);
	cg_soc_find_low(&rig->model, &rig->soc, &back, 1000);
	cg_soc_find_low(&rig->model, &rig->soc, &low, 8000);
	KUNIT_EXPECT_FALSE(test, gauge_read(rig).at_empty);
	cg_soc_find_low(&rig->model, &rig->soc, &low, 3000);
	KUNIT_EXPECT_TRUE(test, gauge_read(rig).at_empty);
	pass(rig, 300000, 0);
	KUNIT_EXPECT_EQ(test, 0, gauge_read(rig).capacity_pct);
	cg_soc_find_low(&rig->model, &rig->soc, &back, 1000);
	KUNIT_EXPECT_FALSE(test, gauge_read(rig).at_empty);
}

/* With a heavy load in the cold the cell is empty sooner: what it cannot give is not shown. */
static void empty_moves_with_load_and_cold(struct kunit *test)
{
	struct gauge_rig *warm = showing(test, 50, 50, -1500000);
	struct gauge_rig *cold = showing(test, 50, 50, -1500000);

	warm->soc.load_c24 = cg_soc_rate(&warm->model, -1500000);
	cold->soc.load_c24 = warm->soc.load_c24;
	cold->soc.temp_cdegc = -1000;
	pass(warm, 60000, 0);
	pass(cold, 60000, 0);
	KUNIT_EXPECT_GT(test, cold->soc.empty, warm->soc.empty);
}

static void margin_is_two_deviations(struct kunit *test)
{
	struct gauge_rig *rig = showing(test, 50, 50, 0);

	rig->soc.p[0] = cg_soc_variance(CG_SOC_ONE / 50);
	KUNIT_EXPECT_LE(test, abs(gauge_read(rig).margin_pct - 4), 1);
}

static void units_are_those_of_the_member(struct kunit *test)
{
	struct gauge_rig *rig = showing(test, 50, 50, 0);
	struct cg_soc_reading out;

	rig->soc.x[CG_SOC_X_SHORT] = CG_SOC_ONE / 4;
	rig->soc.cycled_c40 = 24 * CG_SOC_ONE;
	rig->soc.offset = -CG_C30 / 150;
	out = gauge_read(rig);
	KUNIT_EXPECT_LE(test, abs(out.full_uah - 2400000), 10);
	KUNIT_EXPECT_LE(test, abs(out.charge_uah - 1200000), 10);
	KUNIT_EXPECT_LE(test, abs(out.offset_ua - 20000), 10);
	KUNIT_EXPECT_EQ(test, 12, out.cycles);
}

static struct kunit_case cases[] = {
	KUNIT_CASE_PARAM(moves_as_a_user_expects, steps_gen_params),
	KUNIT_CASE(moves_with_what_has_flown),
	KUNIT_CASE(full_after_the_end),
	KUNIT_CASE(a_load_step_is_not_empty),
	KUNIT_CASE(empty_moves_with_load_and_cold),
	KUNIT_CASE(margin_is_two_deviations),
	KUNIT_CASE(units_are_those_of_the_member),
	{ }
};

static struct kunit_suite suite = {
	.name = "chargov-shown",
	.test_cases = cases,
};

kunit_test_suite(suite);
