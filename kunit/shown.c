// SPDX-License-Identifier: GPL-2.0-only
/* What a user sees. */
#include "gauge_rows.h"

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

/* A count that does not begin with new cells says nothing of how old they are. */
static void counts_from_when_cells_are_new(struct kunit *test)
{
	struct gauge_rig *rig = showing(test, 50, 50, 0);

	rig->soc.cycled_c40 = 24 * CG_SOC_ONE;
	KUNIT_EXPECT_FALSE(test, gauge_read(rig).counted);
	cg_soc_tell_new(&rig->soc);
	KUNIT_EXPECT_TRUE(test, gauge_read(rig).counted);
	KUNIT_EXPECT_EQ(test, 12, gauge_read(rig).cycles);
}

struct shown {
	const char *name;
	struct soc_part before[PARTS_MOST];
	struct soc_part after[PARTS_MOST];
};

/*
 * Fractions without rounding: empty is where 3.2 V + soc = 3.0 V + 2 * 0.18 V * load (1 + resist) -
 * bias (of which 2^20 parts count as 10^6), at most 0.9, and moves there by its part
 * t / (t + 120 s). What is shown goes to (soc - empty) / (1 - empty), 1 % to 99 %, to 100 % after
 * the end, 0 at the empty voltage, by no more than it may.
 */
static const struct shown showns[] = {
	{ "first_at_rest",
	  { SOC(x[0], 769658139443), SOC(x[2], 0), SOC(x[3], 0), SOC(load_c24, 0),
	    SOC(rate_c24, 0), SOC(shown, 536870912), SOC(empty, 0), SOC(shown_ms, 7),
	    SOC(may_move, 107374182), SOC(flags, 0) },
	  { SOC_NEAR(shown, 751619277, 3000), SOC_NEAR(empty, 0, 2000),
	    SOC(flags, CG_SOC_F_SHOWN), SOC(may_move, 107374182), SOC(shown_ms, 7) } },
	{ "first_with_a_load",
	  { SOC(x[0], 769658139443), SOC(x[2], 549755813888), SOC(x[3], 0),
	    SOC(load_c24, -20971520), SOC(rate_c24, 0), SOC(shown, 536870912), SOC(empty, 0),
	    SOC(shown_ms, 0), SOC(may_move, 0), SOC(flags, 0) },
	  { SOC_NEAR(shown, 460175067, 3000), SOC_NEAR(empty, 510027366, 2000),
	    SOC(flags, CG_SOC_F_SHOWN), SOC(may_move, 0), SOC(shown_ms, 0) } },
	{ "first_with_a_charge",
	  { SOC(x[0], 769658139443), SOC(x[2], 549755813888), SOC(x[3], 0),
	    SOC(load_c24, 20971520), SOC(rate_c24, 20971520), SOC(shown, 536870912),
	    SOC(empty, 0), SOC(shown_ms, 0), SOC(may_move, 0), SOC(flags, 0) },
	  { SOC_NEAR(shown, 751619277, 3000), SOC_NEAR(empty, 0, 2000),
	    SOC(flags, CG_SOC_F_CHARGING | CG_SOC_F_SHOWN), SOC(may_move, 0),
	    SOC(shown_ms, 0) } },
	{ "first_with_a_bias",
	  { SOC(x[0], 769658139443), SOC(x[2], -274877906944), SOC(x[3], 32985348833),
	    SOC(load_c24, -16777216), SOC(rate_c24, 0), SOC(shown, 536870912), SOC(empty, 0),
	    SOC(shown_ms, 0), SOC(may_move, 0), SOC(flags, 0) },
	  { SOC_NEAR(shown, 738706088, 3000), SOC_NEAR(empty, 41384930, 2000),
	    SOC(flags, CG_SOC_F_SHOWN), SOC(may_move, 0), SOC(shown_ms, 0) } },
	{ "first_with_a_load_that_takes_all",
	  { SOC(x[0], 1044536046387), SOC(x[2], 0), SOC(x[3], 0), SOC(load_c24, -134217728),
	    SOC(rate_c24, 0), SOC(shown, 536870912), SOC(empty, 0), SOC(shown_ms, 0),
	    SOC(may_move, 0), SOC(flags, 0) },
	  { SOC_NEAR(shown, 536870912, 3000), SOC_NEAR(empty, 966367642, 2000),
	    SOC(flags, CG_SOC_F_SHOWN), SOC(may_move, 0), SOC(shown_ms, 0) } },
	{ "first_below_empty",
	  { SOC(x[0], 219902325555), SOC(x[2], 0), SOC(x[3], 0), SOC(load_c24, -25165824),
	    SOC(rate_c24, 0), SOC(shown, 536870912), SOC(empty, 0), SOC(shown_ms, 0),
	    SOC(may_move, 0), SOC(flags, 0) },
	  { SOC_NEAR(shown, 10737418, 3000), SOC_NEAR(empty, 365072220, 2000),
	    SOC(flags, CG_SOC_F_SHOWN), SOC(may_move, 0), SOC(shown_ms, 0) } },
	{ "first_at_the_empty_voltage",
	  { SOC(x[0], 769658139443), SOC(x[2], 0), SOC(x[3], 0), SOC(load_c24, 0),
	    SOC(rate_c24, 0), SOC(shown, 536870912), SOC(empty, 0), SOC(shown_ms, 0),
	    SOC(may_move, 0), SOC(flags, CG_SOC_F_EMPTY) },
	  { SOC_NEAR(shown, 0, 3000), SOC_NEAR(empty, 0, 2000),
	    SOC(flags, CG_SOC_F_EMPTY | CG_SOC_F_SHOWN), SOC(may_move, 0), SOC(shown_ms, 0) } },
	{ "first_full",
	  { SOC(x[0], 1099511627776), SOC(x[2], 0), SOC(x[3], 0), SOC(load_c24, 0),
	    SOC(rate_c24, 0), SOC(shown, 536870912), SOC(empty, 0), SOC(shown_ms, 0),
	    SOC(may_move, 0), SOC(flags, 0) },
	  { SOC_NEAR(shown, 1063004406, 3000), SOC_NEAR(empty, 0, 2000),
	    SOC(flags, CG_SOC_F_SHOWN), SOC(may_move, 0), SOC(shown_ms, 0) } },
	{ "first_after_the_end",
	  { SOC(x[0], 1103909674287), SOC(x[2], 0), SOC(x[3], 0), SOC(load_c24, 0),
	    SOC(rate_c24, 0), SOC(shown, 536870912), SOC(empty, 0), SOC(shown_ms, 0),
	    SOC(may_move, 0), SOC(flags, CG_SOC_F_ENDED) },
	  { SOC_NEAR(shown, 1073741824, 3000), SOC_NEAR(empty, 0, 2000),
	    SOC(flags, CG_SOC_F_ENDED | CG_SOC_F_SHOWN), SOC(may_move, 0), SOC(shown_ms, 0) } },
	{ "empty_follows_slowly",
	  { SOC(x[0], 659706976666), SOC(x[2], 0), SOC(x[3], 0), SOC(load_c24, -25165824),
	    SOC(rate_c24, 0), SOC(shown, 536870912), SOC(empty, 107374182),
	    SOC(shown_ms, 30000), SOC(may_move, 536870912), SOC(flags, CG_SOC_F_SHOWN) },
	  { SOC_NEAR(shown, 569637681, 3000), SOC_NEAR(empty, 158913790, 2000),
	    SOC(flags, CG_SOC_F_SHOWN), SOC(may_move, 0), SOC(shown_ms, 0) } },
	{ "empty_goes_back_slowly",
	  { SOC(x[0], 659706976666), SOC(x[2], 0), SOC(x[3], 0), SOC(load_c24, 0),
	    SOC(rate_c24, 0), SOC(shown, 536870912), SOC(empty, 322122547),
	    SOC(shown_ms, 65535), SOC(may_move, 536870912), SOC(flags, CG_SOC_F_SHOWN) },
	  { SOC_NEAR(shown, 540845340, 3000), SOC_NEAR(empty, 208341853, 2000),
	    SOC(flags, CG_SOC_F_SHOWN), SOC(may_move, 0), SOC(shown_ms, 0) } },
	{ "as_far_as_it_may",
	  { SOC(x[0], 659706976666), SOC(x[2], 0), SOC(x[3], 0), SOC(load_c24, 0),
	    SOC(rate_c24, 0), SOC(shown, 536870912), SOC(empty, 0), SOC(shown_ms, 0),
	    SOC(may_move, 32212255), SOC(flags, CG_SOC_F_SHOWN) },
	  { SOC_NEAR(shown, 569083167, 3000), SOC_NEAR(empty, 0, 2000),
	    SOC(flags, CG_SOC_F_SHOWN), SOC(may_move, 0), SOC(shown_ms, 0) } },
	{ "as_far_down_as_it_may",
	  { SOC(x[0], 439804651110), SOC(x[2], 0), SOC(x[3], 0), SOC(load_c24, 0),
	    SOC(rate_c24, 0), SOC(shown, 536870912), SOC(empty, 0), SOC(shown_ms, 0),
	    SOC(may_move, 32212255), SOC(flags, CG_SOC_F_SHOWN) },
	  { SOC_NEAR(shown, 504658657, 3000), SOC_NEAR(empty, 0, 2000),
	    SOC(flags, CG_SOC_F_SHOWN), SOC(may_move, 0), SOC(shown_ms, 0) } },
	{ "up_by_the_smallest_charge",
	  { SOC(x[0], 659706976666), SOC(x[2], 0), SOC(x[3], 0), SOC(load_c24, 0),
	    SOC(rate_c24, 83887), SOC(shown, 536870912), SOC(empty, 0), SOC(shown_ms, 0),
	    SOC(may_move, 214748365), SOC(flags, CG_SOC_F_SHOWN) },
	  { SOC_NEAR(shown, 644245094, 3000), SOC_NEAR(empty, 0, 2000),
	    SOC(flags, CG_SOC_F_SHOWN | CG_SOC_F_CHARGING), SOC(may_move, 0),
	    SOC(shown_ms, 0) } },
	{ "no_direction",
	  { SOC(x[0], 439804651110), SOC(x[2], 0), SOC(x[3], 0), SOC(load_c24, 0),
	    SOC(rate_c24, 83886), SOC(shown, 536870912), SOC(empty, 0), SOC(shown_ms, 0),
	    SOC(may_move, 214748365), SOC(flags, CG_SOC_F_SHOWN) },
	  { SOC_NEAR(shown, 429496730, 3000), SOC_NEAR(empty, 0, 2000),
	    SOC(flags, CG_SOC_F_SHOWN), SOC(may_move, 0), SOC(shown_ms, 0) } },
	{ "no_direction_either",
	  { SOC(x[0], 659706976666), SOC(x[2], 0), SOC(x[3], 0), SOC(load_c24, 0),
	    SOC(rate_c24, -83886), SOC(shown, 536870912), SOC(empty, 0), SOC(shown_ms, 0),
	    SOC(may_move, 214748365), SOC(flags, CG_SOC_F_SHOWN) },
	  { SOC_NEAR(shown, 644245094, 3000), SOC_NEAR(empty, 0, 2000),
	    SOC(flags, CG_SOC_F_SHOWN), SOC(may_move, 0), SOC(shown_ms, 0) } },
	{ "not_up_by_the_smallest_load",
	  { SOC(x[0], 659706976666), SOC(x[2], 0), SOC(x[3], 0), SOC(load_c24, 0),
	    SOC(rate_c24, -83887), SOC(shown, 536870912), SOC(empty, 0), SOC(shown_ms, 0),
	    SOC(may_move, 214748365), SOC(flags, CG_SOC_F_SHOWN) },
	  { SOC_NEAR(shown, 536870912, 3000), SOC_NEAR(empty, 0, 2000),
	    SOC(flags, CG_SOC_F_SHOWN | CG_SOC_F_DISCHARGING), SOC(may_move, 0),
	    SOC(shown_ms, 0) } },
	{ "not_down_by_the_smallest_charge",
	  { SOC(x[0], 439804651110), SOC(x[2], 0), SOC(x[3], 0), SOC(load_c24, 0),
	    SOC(rate_c24, 83887), SOC(shown, 536870912), SOC(empty, 0), SOC(shown_ms, 0),
	    SOC(may_move, 214748365), SOC(flags, CG_SOC_F_SHOWN) },
	  { SOC_NEAR(shown, 536870912, 3000), SOC_NEAR(empty, 0, 2000),
	    SOC(flags, CG_SOC_F_SHOWN | CG_SOC_F_CHARGING), SOC(may_move, 0),
	    SOC(shown_ms, 0) } },
	{ "down_though_it_charges_when_empty",
	  { SOC(x[0], 439804651110), SOC(x[2], 0), SOC(x[3], 0), SOC(load_c24, 0),
	    SOC(rate_c24, 83887), SOC(shown, 536870912), SOC(empty, 0), SOC(shown_ms, 0),
	    SOC(may_move, 214748365), SOC(flags, CG_SOC_F_SHOWN | CG_SOC_F_EMPTY) },
	  { SOC_NEAR(shown, 322122547, 3000), SOC_NEAR(empty, 0, 2000),
	    SOC(flags, CG_SOC_F_SHOWN | CG_SOC_F_EMPTY | CG_SOC_F_CHARGING), SOC(may_move, 0),
	    SOC(shown_ms, 0) } },
	{ "directions_of_before_are_gone",
	  { SOC(x[0], 439804651110), SOC(x[2], 0), SOC(x[3], 0), SOC(load_c24, 0),
	    SOC(rate_c24, 0), SOC(shown, 536870912), SOC(empty, 0), SOC(shown_ms, 0),
	    SOC(may_move, 214748365),
	    SOC(flags, CG_SOC_F_SHOWN | CG_SOC_F_CHARGING | CG_SOC_F_DISCHARGING) },
	  { SOC_NEAR(shown, 429496730, 3000), SOC_NEAR(empty, 0, 2000),
	    SOC(flags, CG_SOC_F_SHOWN), SOC(may_move, 0), SOC(shown_ms, 0) } },
};

KUNIT_ARRAY_PARAM_DESC(showns, showns, name);

static void shows_as_the_formulas_do(struct kunit *test)
{
	const struct shown *row = test->param_value;
	struct gauge_rig *rig = gauge_rig(test, a_cell, NULL);

	soc_set(&rig->soc, row->before);
	cg_soc_show(&rig->model, &rig->soc);
	soc_expect(test, &rig->soc, row->after);
}

struct low {
	const char *name;
	s32 uv;
	s64 dt_ms;
	struct soc_part before[PARTS_MOST];
	struct soc_part after[PARTS_MOST];
};

/* Two cells, empty at 3 V each; 10 s are 156 times 64 ms. */
static const struct low lows[] = {
	{ "at_the_empty_voltage", 6000001, 1000, { SOC(low_64ms, 5) },
	  { SOC(low_64ms, 21), SOC(flags, 0) } },
	{ "above_it", 6000002, 1000, { SOC(low_64ms, 100), SOC(flags, CG_SOC_F_EMPTY) },
	  { SOC(low_64ms, 0), SOC(flags, 0) } },
	{ "to_the_nearest", 5000000, 95, { SOC(low_64ms, 5) }, { SOC(low_64ms, 6) } },
	{ "to_the_nearest_above", 5000000, 96, { SOC(low_64ms, 5) }, { SOC(low_64ms, 7) } },
	{ "just_not_long_enough", 5000000, 64, { SOC(low_64ms, 154) },
	  { SOC(low_64ms, 155), SOC(flags, 0) } },
	{ "long_enough", 5000000, 64, { SOC(low_64ms, 155) },
	  { SOC(low_64ms, 156), SOC(flags, CG_SOC_F_EMPTY) } },
	{ "for_very_long", 5000000, 1 << 20, { SOC(low_64ms, 155), SOC(flags, CG_SOC_F_EMPTY) },
	  { SOC(low_64ms, 156), SOC(flags, CG_SOC_F_EMPTY) } },
};

KUNIT_ARRAY_PARAM_DESC(lows, lows, name);

static void empty_is_low_for_long(struct kunit *test)
{
	const struct low *row = test->param_value;
	struct gauge_rig *rig = gauge_rig(test, a_cell, NULL);
	const struct cg_soc_input in = { .valid = CG_SOC_VOLTAGE, .voltage_uv = row->uv };

	rig->model.cells = 2;
	soc_set(&rig->soc, row->before);
	cg_soc_find_low(&rig->model, &rig->soc, &in, row->dt_ms);
	soc_expect(test, &rig->soc, row->after);
}

struct may {
	const char *name;
	s64 moved_c40;
	s64 dt_ms;
	struct soc_part before[PARTS_MOST];
	struct soc_part after[PARTS_MOST];
};

/* Three times what has flown, and 1 % in 30 s of 5 minutes at most: 357 parts of 2^30 a ms. */
static const struct may mays[] = {
	{ "with_charge", 2 * PCT, 0, { SOC(may_move, PCT_C30), SOC(shown_ms, 7) },
	  { SOC_NEAR(may_move, 7 * PCT_C30, 4), SOC(shown_ms, 7) } },
	{ "with_discharge", -2 * PCT, 0, { SOC(may_move, 0) },
	  { SOC_NEAR(may_move, 6 * PCT_C30, 4) } },
	{ "with_time", 0, 30000, { SOC(may_move, 5), SOC(shown_ms, 7) },
	  { SOC(may_move, 357 * 30000 + 5), SOC(shown_ms, 30007) } },
	{ "as_long_as_it_counts", 0, 300000, { SOC(may_move, 0) },
	  { SOC(may_move, 357 * 300000), SOC(shown_ms, U16_MAX) } },
	{ "no_longer", 0, 300001, { SOC(may_move, 0) }, { SOC(may_move, 357 * 300000) } },
	{ "all_of_it", CG_SOC_ONE / 2, 0, { SOC(may_move, 0) }, { SOC(may_move, CG_C30) } },
};

KUNIT_ARRAY_PARAM_DESC(mays, mays, name);

static void may_move_with_charge_and_time(struct kunit *test)
{
	const struct may *row = test->param_value;
	struct gauge_rig *rig = gauge_rig(test, a_cell, NULL);
	const struct cg_soc_move move = { .dt_ms = row->dt_ms, .moved_c40 = row->moved_c40 };

	soc_set(&rig->soc, row->before);
	cg_soc_may_move(&rig->soc, &move);
	soc_expect(test, &rig->soc, row->after);
}

struct output {
	const char *name;
	struct soc_part soc[PARTS_MOST];
	struct cg_soc_reading out;
};

#define F(name)	CG_SOC_F_##name

/* Of 3 Ah; two deviations of the variance (1 %)^2 are 2 %, and a bit: the next per cent. */
static const struct output outputs[] = {
	{ "nothing", { SOC(flags, F(SHOWN)), SOC(shown, CG_C30) }, { .known = false } },
	{ "half", { SOC(flags, F(STARTED) | F(SHOWN)), SOC(shown, CG_C30 / 2), SOC(p[0], 1),
		    SOC(x[0], CG_SOC_ONE / 4), SOC(empty, CG_C30 / 8) },
	  { true, false, false, 50, 1, 2500, 1250, 750000, 3000000, 0, 0 } },
	{ "not_shown_yet", { SOC(flags, F(STARTED)), SOC(shown, CG_C30 / 2), SOC(p[0], 0),
			     SOC(x[0], CG_SOC_ONE / 4) },
	  { true, false, false, 25, 0, 2500, 0, 750000, 3000000, 0, 0 } },
	{ "rounds_up_at_half", { SOC(flags, F(STARTED) | F(SHOWN)), SOC(shown, CG_C30 / 8),
				 SOC(x[0], 0), SOC(p[0], 10485 * 10485LL) },
	  { true, false, false, 13, 2, 0, 0, 0, 3000000, 0, 0 } },
	{ "and_down_below", { SOC(flags, F(STARTED) | F(SHOWN)), SOC(shown, CG_C30 / 8 - 10),
			      SOC(x[0], -CG_SOC_ONE / 50), SOC(p[0], 10500 * 10500LL) },
	  { true, false, false, 12, 3, 0, 0, 0, 3000000, 0, 0 } },
	{ "one_until_empty", { SOC(flags, F(STARTED) | F(SHOWN)), SOC(shown, 0),
			       SOC(x[0], CG_SOC_ONE), SOC(p[0], CG_SOC_ONE) },
	  { true, false, false, 1, 100, 10000, 0, 3000000, 3000000, 0, 0 } },
	{ "empty", { SOC(flags, F(STARTED) | F(SHOWN) | F(EMPTY)), SOC(shown, 0),
		     SOC(p[0], 0), SOC(x[0], 2 * CG_SOC_ONE) },
	  { true, false, true, 0, 0, 10000, 0, 3000000, 3000000, 0, 0 } },
	{ "99_until_full", { SOC(flags, F(STARTED) | F(SHOWN)), SOC(shown, CG_C30), SOC(p[0], 0) },
	  { true, false, false, 99, 0, 5000, 0, 1500000, 3000000, 0, 0 } },
	{ "full", { SOC(flags, F(STARTED) | F(SHOWN) | F(ENDED)), SOC(shown, CG_C30 + CG_C30 / 50),
		    SOC(p[0], 0) },
	  { true, true, false, 100, 0, 5000, 0, 1500000, 3000000, 0, 0 } },
	{ "less_than_none", { SOC(flags, F(STARTED) | F(SHOWN) | F(EMPTY)),
			      SOC(shown, -CG_C30 / 50), SOC(p[0], 0) },
	  { true, false, true, 0, 0, 5000, 0, 1500000, 3000000, 0, 0 } },
	/* 3 Ah / 1.25; 64ths of the capacity; 25 / 2 cycles */
	{ "learned", { SOC(flags, F(STARTED)), SOC(x[1], CG_SOC_ONE / 4), SOC(offset, CG_C30 / 64),
		       SOC(p[0], 0), SOC(cycled_c40, 25 * CG_SOC_ONE) },
	  { true, false, false, 50, 0, 5000, 0, 1200000, 2400000, -46875, 12 } },
	{ "cycles_have_an_end", { SOC(flags, F(STARTED)), SOC(p[0], 0), SOC(cycled_c40, -1) },
	  { true, false, false, 50, 0, 5000, 0, 1500000, 3000000, 0, 8388607 } },
};

KUNIT_ARRAY_PARAM_DESC(outputs, outputs, name);

static void tells(struct kunit *test)
{
	const struct output *row = test->param_value;
	struct gauge_rig *rig = gauge_rig(test, a_cell, NULL);
	struct cg_soc_reading out;

	soc_set(&rig->soc, row->soc);
	out = gauge_read(rig);
	KUNIT_EXPECT_EQ(test, row->out.known, out.known);
	KUNIT_EXPECT_EQ(test, row->out.ended, out.ended);
	KUNIT_EXPECT_EQ(test, row->out.at_empty, out.at_empty);
	KUNIT_EXPECT_EQ(test, row->out.capacity_pct, out.capacity_pct);
	KUNIT_EXPECT_EQ(test, row->out.margin_pct, out.margin_pct);
	KUNIT_EXPECT_EQ(test, row->out.soc_bp, out.soc_bp);
	KUNIT_EXPECT_EQ(test, row->out.empty_bp, out.empty_bp);
	KUNIT_EXPECT_EQ(test, row->out.charge_uah, out.charge_uah);
	KUNIT_EXPECT_EQ(test, row->out.full_uah, out.full_uah);
	KUNIT_EXPECT_EQ(test, row->out.offset_ua, out.offset_ua);
	KUNIT_EXPECT_EQ(test, row->out.cycles, out.cycles);
}

static struct kunit_case cases[] = {
	KUNIT_CASE_PARAM(shows_as_the_formulas_do, showns_gen_params),
	KUNIT_CASE_PARAM(empty_is_low_for_long, lows_gen_params),
	KUNIT_CASE_PARAM(may_move_with_charge_and_time, mays_gen_params),
	KUNIT_CASE_PARAM(tells, outputs_gen_params),
	KUNIT_CASE_PARAM(moves_as_a_user_expects, steps_gen_params),
	KUNIT_CASE(moves_with_what_has_flown),
	KUNIT_CASE(full_after_the_end),
	KUNIT_CASE(a_load_step_is_not_empty),
	KUNIT_CASE(empty_moves_with_load_and_cold),
	KUNIT_CASE(margin_is_two_deviations),
	KUNIT_CASE(units_are_those_of_the_member),
	KUNIT_CASE(counts_from_when_cells_are_new),
	{ }
};

static struct kunit_suite suite = {
	.name = "chargov-shown",
	.test_cases = cases,
};

kunit_test_suite(suite);
