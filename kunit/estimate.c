// SPDX-License-Identifier: GPL-2.0-only
/* The estimator as a whole. */
#include "gauge_rows.h"

static void nothing_is_known_before_a_voltage(struct kunit *test)
{
	struct gauge_rig *rig = gauge_rig(test, a_cell, NULL);
	const struct cg_soc_input in = { .valid = CG_SOC_CURRENT, .dt_ms = 1000 };

	cg_soc_step(&rig->model, &rig->soc, &in);
	KUNIT_EXPECT_FALSE(test, gauge_read(rig).known);
}

static void a_state_is_small(struct kunit *test)
{
	KUNIT_EXPECT_LE(test, sizeof(struct cg_soc), 256);
}

struct start {
	const char *name;
	s32 told_bp;
	s32 real_bp;
};

static const struct start starts[] = {
	{ "told_too_much", 9000, 7000 },
	{ "told_too_little", 3000, 5000 },
	{ "told_right", 5000, 5000 },
};

KUNIT_ARRAY_PARAM_DESC(starts, starts, name);

static void a_wrong_start_is_mended_at_rest(struct kunit *test)
{
	const struct start *row = test->param_value;
	struct gauge_rig *rig = gauge_rig(test, a_cell, NULL);

	cg_soc_tell(&rig->soc, row->told_bp, 2000);
	gauge_hold(rig, 900, terminal_uv(rig, row->real_bp, 0), 0);
	KUNIT_EXPECT_LE(test, abs(soc_bp(&rig->soc) - row->real_bp), 500);
}

/* The cell is the model here: this is about counting, not about cells. */
static void an_hour_of_discharge_is_counted(struct kunit *test)
{
	struct gauge_rig *rig = gauge_rig(test, a_cell, NULL);
	unsigned int s;

	gauge_hold(rig, 60, terminal_uv(rig, 9000, 0), 0);
	for (s = 0; s < 3600; s++)
		gauge_step(rig, 1000, terminal_uv(rig, 9000 - s * 5000 / 3600, -1500000) - 40000,
			   -1500000);
	KUNIT_EXPECT_LE(test, abs(soc_bp(&rig->soc) - 4000), 300);
}

/* On the plateau nothing but the counter says anything: its error bounds that of the estimate. */
static void on_a_level_curve_it_counts(struct kunit *test)
{
	struct gauge_rig *rig = gauge_rig(test, a_level_cell, NULL);
	s32 off_uv, s;

	for (off_uv = -8000; off_uv <= 8000; off_uv += 16000) {
		cg_soc_init(&rig->soc);
		cg_soc_tell(&rig->soc, 8000, 50);
		for (s = 0; s < 2400; s++)
			gauge_step(rig, 1000, cg_soc_ocv(&rig->curve, (8000 - s * 4000 / 2400) *
							 (CG_SOC_ONE / 10000)) - 40000 + off_uv,
				   -1800000);
		KUNIT_EXPECT_LE(test, abs(soc_bp(&rig->soc) - 4000), 200);
	}
}

static void a_voltage_alone_is_followed(struct kunit *test)
{
	struct gauge_rig *rig = gauge_rig(test, a_cell, NULL);
	struct cg_soc_input in = { .valid = CG_SOC_VOLTAGE, .dt_ms = 10000 };
	unsigned int i;

	in.voltage_uv = terminal_uv(rig, 8000, 0);
	for (i = 0; i < 100; i++)
		cg_soc_step(&rig->model, &rig->soc, &in);
	KUNIT_EXPECT_LE(test, abs(soc_bp(&rig->soc) - 8000), 100);
	in.voltage_uv = terminal_uv(rig, 4000, 0);
	for (i = 0; i < 3000; i++)
		cg_soc_step(&rig->model, &rig->soc, &in);
	KUNIT_EXPECT_LE(test, abs(soc_bp(&rig->soc) - 4000), 300);
}

static void time_away_makes_unsure_and_rest_mends_it(struct kunit *test)
{
	struct gauge_rig *rig = gauge_rig(test, a_cell, NULL);
	struct cg_soc_input in = {
		.valid = CG_SOC_VOLTAGE | CG_SOC_CURRENT | CG_SOC_AWAY, .dt_ms = 36000000,
	};
	s64 sure;

	gauge_hold(rig, 600, terminal_uv(rig, 8000, 0), 0);
	sure = rig->soc.p[0];
	in.voltage_uv = terminal_uv(rig, 6000, 0);
	cg_soc_step(&rig->model, &rig->soc, &in);
	KUNIT_EXPECT_GT(test, rig->soc.p[0], sure);
	gauge_hold(rig, 1800, terminal_uv(rig, 6000, 0), 0);
	KUNIT_EXPECT_LE(test, abs(soc_bp(&rig->soc) - 6000), 300);
}

/* From 20 % to 95 %, at C/3, looked at for two seconds each minute. */
static void a_charge_that_goes_on_asleep_is_counted(struct kunit *test)
{
	struct gauge_rig *rig = gauge_rig(test, a_level_cell, NULL);
	struct cg_soc_input in = {
		.valid = CG_SOC_VOLTAGE | CG_SOC_CURRENT | CG_SOC_CHARGER, .current_ua = 1000000,
	};
	s32 s;

	cg_soc_tell(&rig->soc, 2000, 50);
	for (s = 0; s < 8100; s += in.dt_ms / 1000) {
		in.dt_ms = s % 60 < 2 ? 1000 : 58000;
		in.valid |= CG_SOC_AWAY;
		if (in.dt_ms == 1000)
			in.valid &= ~CG_SOC_AWAY;
		in.voltage_uv = cg_soc_ocv(&rig->curve, (2000 + s * 7500 / 8100) *
					   (CG_SOC_ONE / 10000)) + 40000;
		cg_soc_step(&rig->model, &rig->soc, &in);
	}
	KUNIT_EXPECT_LE(test, abs(soc_bp(&rig->soc) - 9500), 300);
}

static void the_end_of_a_charge_is_full(struct kunit *test)
{
	struct gauge_rig *rig = gauge_rig(test, a_cell, NULL);
	struct cg_soc_input in = {
		.valid = CG_SOC_VOLTAGE | CG_SOC_CURRENT | CG_SOC_ENDED, .dt_ms = 1000,
		.voltage_uv = 4180000,
	};

	gauge_hold(rig, 60, terminal_uv(rig, 9500, 0), 100000);
	KUNIT_EXPECT_LT(test, gauge_read(rig).capacity_pct, 100);
	cg_soc_step(&rig->model, &rig->soc, &in);
	gauge_hold(rig, 600, 4180000, 0);
	KUNIT_EXPECT_EQ(test, 100, gauge_read(rig).capacity_pct);
	KUNIT_EXPECT_TRUE(test, gauge_read(rig).ended);
}

/* A cell that is let go of falls at once, and further with a load. Its end was before that. */
static void an_end_is_judged_by_the_voltage_it_was_heard_at(struct kunit *test)
{
	const struct cg_soc_input in = {
		.valid = CG_SOC_VOLTAGE | CG_SOC_CURRENT | CG_SOC_ENDED, .dt_ms = 1000,
		.voltage_uv = 4180000,
	};
	u8 turn;

	for (turn = 0; turn < 6; turn++) {
		struct gauge_rig *rig = gauge_rig(test, a_cell, NULL);

		gauge_hold(rig, 60 + turn, terminal_uv(rig, 9900, 0), 100000);
		cg_soc_step(&rig->model, &rig->soc, &in);
		gauge_hold(rig, 6, 4100000, -1000000);
		KUNIT_EXPECT_TRUE(test, gauge_read(rig).ended);
	}
}

/* Garbage of every kind and size: nothing leaves its bounds, and the states stay in theirs. */
static void survives_anything(struct kunit *test)
{
	static const s32 odd[] = { 0, 1, -1, S32_MAX, S32_MIN, 3700000, -3000000, 1000000000 };
	struct gauge_rig *rig = gauge_rig(test, a_cell, NULL);
	struct cg_soc_reading out;
	u32 seed = 7;
	unsigned int i;

	for (i = 0; i < 20000; i++) {
		struct cg_soc_input in;

		seed = seed * 1664525 + 1013904223;
		in.valid = seed >> 25;
		in.dt_ms = seed & 1 ? 1000 : (s64)odd[(seed >> 3) % 8] * 1000;
		in.voltage_uv = odd[(seed >> 6) % 8];
		in.current_ua = odd[(seed >> 9) % 8];
		in.charge_uah = odd[(seed >> 12) % 8];
		in.temp_mdegc = odd[(seed >> 15) % 8];
		cg_soc_step(&rig->model, &rig->soc, &in);
		out = gauge_read(rig);
		KUNIT_ASSERT_LE(test, out.capacity_pct, 100);
		KUNIT_ASSERT_GE(test, out.soc_bp, 0);
		KUNIT_ASSERT_LE(test, out.soc_bp, 10000);
		KUNIT_ASSERT_LE(test, out.empty_bp, 10000);
		if (out.known)
			KUNIT_ASSERT_GT(test, out.full_uah, 0);
	}
}

/* Found by the fuzzer: nothing was bound while no voltage was weighed, and an end overflowed. */
static void a_count_of_garbage_without_a_voltage_stays_within_bounds(struct kunit *test)
{
	struct gauge_rig *rig = gauge_rig(test, a_cell, NULL);
	struct cg_soc_input in = {
		.valid = CG_SOC_CHARGE, .dt_ms = 1000, .charge_uah = S32_MAX, .voltage_uv = 4200000,
	};
	unsigned int i;

	gauge_hold(rig, 10, 3700000, 0);
	for (i = 0; i < 600; i++)
		cg_soc_step(&rig->model, &rig->soc, &in);
	KUNIT_EXPECT_LE(test, rig->soc.x[CG_SOC_X_SOC], 20 * CG_SOC_ONE);
	in.valid |= CG_SOC_VOLTAGE | CG_SOC_ENDED;
	for (i = 0; i < 12; i++)
		cg_soc_step(&rig->model, &rig->soc, &in);
	in = (struct cg_soc_input){ .valid = CG_SOC_VOLTAGE, .dt_ms = 1000, .voltage_uv = 4200000 };
	for (i = 0; i < 12; i++)
		cg_soc_step(&rig->model, &rig->soc, &in);
	KUNIT_EXPECT_GE(test, soc_bp(&rig->soc), 9000);
	KUNIT_EXPECT_LE(test, soc_bp(&rig->soc), 10050);
}

static void a_reset_forgets(struct kunit *test)
{
	struct gauge_rig *rig = gauge_rig(test, a_cell, NULL);
	struct cg_soc fresh;

	cg_soc_init(&fresh);
	cg_soc_tell_new(&rig->soc);
	gauge_hold(rig, 100, 3700000, -1000000);
	cg_soc_reset(&rig->soc);
	KUNIT_EXPECT_MEMEQ(test, &rig->soc, &fresh, sizeof(fresh));
}

/* Deviations in parts of 2^20: 1/60, 0.35, 25 mV and 1/150; half is a guess of 25 %. */
static const struct soc_part fresh_parts[PARTS_MOST] = {
	SOC(x[0], CG_SOC_ONE / 2), SOC(x[1], 0), SOC(x[2], 0), SOC(x[3], 0),
	SOC(p[0], CG_SOC_ONE / 16), SOC(p[1], 0), SOC(p[4], 17476 * 17476LL),
	SOC(p[7], 367001 * 367001LL), SOC(p[9], 26214 * 26214LL), SOC(offset_p, 6990 * 6990),
	SOC(temp_cdegc, 2500), SOC(counted_64ths, S32_MAX), SOC(flags, 0), SOC(turn, 0),
};

static void begins_with_what_holds_for_all_cells(struct kunit *test)
{
	struct gauge_rig *rig = gauge_rig(test, a_cell, NULL);

	soc_expect(test, &rig->soc, fresh_parts);
}

struct told {
	const char *name;
	s32 bp;
	s32 sigma_bp;
	s64 soc_bp;
	s64 deviation_bp;
};

static const struct told tolds[] = {
	{ "some", 3000, 400, 3000, 400 },
	{ "more_than_all", 10001, 10, 10000, 10 },
	{ "less_than_nothing", -1, 2500, 0, 2500 },
	{ "surer_than_can_be", 10000, 9, 10000, 10 },
	{ "less_sure_than_by_itself", 0, 2501, 0, 2500 },
};

KUNIT_ARRAY_PARAM_DESC(tolds, tolds, name);

static void is_told_within_bounds(struct kunit *test)
{
	const struct told *row = test->param_value;
	struct gauge_rig *rig = gauge_rig(test, a_cell, NULL);
	s64 bp = CG_SOC_ONE / 10000;

	cg_soc_tell(&rig->soc, row->bp, row->sigma_bp);
	KUNIT_EXPECT_EQ(test, row->soc_bp * bp, rig->soc.x[CG_SOC_X_SOC]);
	KUNIT_EXPECT_EQ(test, cg_soc_variance(row->deviation_bp * bp), rig->soc.p[0]);
	KUNIT_EXPECT_EQ(test, CG_SOC_F_TOLD, rig->soc.flags);
}

/* What was told is not all that is known. */
static void what_is_told_is_one_thing_more(struct kunit *test)
{
	struct gauge_rig *rig = gauge_rig(test, a_cell, NULL);

	rig->soc.flags = CG_SOC_F_USED;
	cg_soc_tell(&rig->soc, 3000, 400);
	KUNIT_EXPECT_EQ(test, CG_SOC_F_USED | CG_SOC_F_TOLD, rig->soc.flags);
}

/**
 * struct turn - one step of two cells
 * @name: of the row
 * @in: what was measured
 * @before: of the estimator, which has begun at 3.7 V a cell
 * @after: of it
 */
struct turn {
	const char *name;
	struct cg_soc_input in;
	struct soc_part before[PARTS_MOST];
	struct soc_part after[PARTS_MOST];
};

#define ALL	(CG_SOC_VOLTAGE | CG_SOC_CURRENT)
#define F(name)	CG_SOC_F_##name
#define BEGUN	F(STARTED)

/*
 * A step counts, and does one thing of six: it looks at the curve, fades, sees, weighs, tames,
 * shows. Without a current sensor it guesses the current, for 6 steps or since it was last weighed:
 * 0.1 V over 0.18 V and 1 V for 12 s is 0.55 C, for 58 s 0.51 C. No slope was seen: a table is 5 mV
 * off.
 */
static const struct turn turns[] = {
	{ "looks", { ALL, 1000, 7400000 }, { SOC(turn, 0), SOC(slope_c12, 1) },
	  { SOC(turn, 1), SOC(slope_c12, 4095), SOC(table_c18, 7), SOC(noise_c32, 0) } },
	{ "fades", { ALL, 1000, 7400000 }, { SOC(turn, 1), SOC(flags, BEGUN | F(TURNED)) },
	  { SOC(turn, 2), SOC(flags, BEGUN), SOC_NEAR(table_c18, 1310, 2) } },
	{ "finds_an_end_of_a_charge", { ALL, 1000, 8400000, 100000 },
	  { SOC(turn, 1), SOC(rate_c24, 559240) },
	  { SOC(turn, 2), SOC(flags, BEGUN | F(FULL)) } },
	{ "finds_none_without_a_voltage", { CG_SOC_CURRENT, 1000, 8400000, 100000 },
	  { SOC(turn, 1), SOC(rate_c24, 559240) }, { SOC(turn, 2), SOC(flags, BEGUN) } },
	{ "looks_for_an_end_at_any_voltage", { ALL, 1000, 2 },
	  { SOC(turn, 1), SOC(flags, BEGUN | F(ENDED)), SOC(x[0], CG_SOC_ONE * 3 / 4) },
	  { SOC(turn, 2), SOC(flags, BEGUN) } },
	{ "looks_for_none_at_none", { ALL, 1000, 1 },
	  { SOC(turn, 1), SOC(flags, BEGUN | F(ENDED)), SOC(x[0], CG_SOC_ONE * 3 / 4) },
	  { SOC(turn, 2), SOC(flags, BEGUN | F(ENDED)) } },
	{ "learns_of_an_end", { ALL, 1000, 7400000 },
	  { SOC(turn, 1), SOC(flags, BEGUN | F(WEIGHED)), SOC(counted, 55) },
	  { SOC(turn, 2), SOC(flags, BEGUN), SOC(counted, 0), SOC(counted_64ths, 0) } },
	{ "learns_of_no_other", { ALL, 1000, 7400000 }, { SOC(turn, 1), SOC(counted_64ths, 5) },
	  { SOC(turn, 2), SOC(counted_64ths, 69) } },
	{ "sees", { ALL, 1000, 7400000 }, { SOC(turn, 2), SOC(weighed_ms, 50000) },
	  { SOC(turn, 3), SOC(weighed_ms, 51000), SOC(rate_c24, 0), SOC_NEAR(drop_c12, 0, 1) } },
	{ "sees_nothing_without_a_voltage", { CG_SOC_CURRENT, 1000, 7400000 },
	  { SOC(turn, 2), SOC(noise_c32, 0) }, { SOC(turn, 3), SOC(noise_c32, 0) } },
	{ "sees_any_voltage", { ALL, 1000, 2 }, { SOC(turn, 2), SOC(seen_c28, 0) },
	  { SOC(turn, 3), SOC(seen_c28, -(1 << 28)) } },
	{ "sees_none_of_nothing", { ALL, 1000, 1 }, { SOC(turn, 2), SOC(seen_c28, 0) },
	  { SOC(turn, 3), SOC(seen_c28, 0) } },
	{ "guesses", { CG_SOC_VOLTAGE, 2000, 7600000 },
	  { SOC(turn, 2), SOC(slope_c12, 4096), SOC(weighed_ms, 100) },
	  { SOC(turn, 3), SOC_NEAR(rate_c24, 9143000, 9000), SOC(noise_c32, 0) } },
	{ "guesses_for_as_long_as_it_was", { CG_SOC_VOLTAGE, 2000, 7600000 },
	  { SOC(turn, 2), SOC(slope_c12, 4096), SOC(weighed_ms, 58000) },
	  { SOC(turn, 3), SOC_NEAR(rate_c24, 8495000, 40000), SOC(noise_c32, 0) } },
	{ "guesses_nothing_without_a_voltage", { 0, 2000, 7600000 },
	  { SOC(turn, 2), SOC(slope_c12, 4096) }, { SOC(turn, 3), SOC(rate_c24, 0) } },
	{ "weighs", { ALL, 1000, 7400000 }, { SOC(turn, 3), SOC(noise_c32, 1000), SOC(p[1], 5) },
	  { SOC(turn, 4), SOC(noise_c32, 0), SOC(weighed_ms, 0) } },
	{ "weighs_an_end", { ALL, 1000, 7400000 },
	  { SOC(turn, 3), SOC(noise_c32, 1000), SOC(flags, BEGUN | F(FULL)) },
	  { SOC(turn, 4), SOC(noise_c32, 1000),
	    SOC(flags, BEGUN | F(ENDED) | F(WEIGHED)) } },
	{ "follows_a_voltage", { CG_SOC_VOLTAGE, 1000, 7400000 },
	  { SOC(turn, 3), SOC(noise_c32, 1000), SOC(p[1], 5) },
	  { SOC(turn, 4), SOC(noise_c32, 0), SOC(p[1], 0), SOC(weighed_ms, 0) } },
	{ "tames", { ALL, 1000, 7400000 }, { SOC(turn, 4), SOC(x[2], 5 * CG_SOC_ONE) },
	  { SOC(turn, 5), SOC(x[2], 4 * CG_SOC_ONE) } },
	{ "shows", { ALL, 1000, 7400000 }, { SOC(turn, 5), SOC(x[2], 5 * CG_SOC_ONE) },
	  { SOC(turn, 0), SOC(x[2], 5 * CG_SOC_ONE), SOC(flags, BEGUN | F(SHOWN)) } },
	{ "doubts", { ALL, 1000, 7400000 }, { SOC(turn, 5), SOC(surprise, 77) },
	  { SOC(turn, 0), SOC(surprise, 0) } },
	{ "shows_without_a_voltage", { CG_SOC_CURRENT, 1000, 7400000 },
	  { SOC(turn, 5), SOC(low_64ms, 100) },
	  { SOC(turn, 0), SOC(flags, BEGUN | F(SHOWN)), SOC(low_64ms, 100) } },
	{ "is_low_by_a_voltage", { ALL, 1000, 5000000 }, { SOC(turn, 4), SOC(low_64ms, 100) },
	  { SOC(low_64ms, 116) } },
	{ "one_look_after_a_gap_is_not_low", { ALL | CG_SOC_AWAY, 3600000, 5000000 },
	  { SOC(turn, 4), SOC(low_64ms, 100) },
	  { SOC(low_64ms, 100), SOC(flags, BEGUN), SOC(rest_s, 0) } },
	{ "no_voltage_is_not_low", { ALL, 1000, 0 }, { SOC(turn, 4), SOC(low_64ms, 100) },
	  { SOC(low_64ms, 100) } },
	{ "hears_of_no_end_without_a_voltage", { CG_SOC_ENDED, 1000, 8400000 }, { SOC(turn, 4) },
	  { SOC(flags, BEGUN) } },
	{ "hears_that_it_ended", { ALL | CG_SOC_ENDED, 1000, 8400000 }, { SOC(turn, 4) },
	  { SOC(flags, BEGUN | F(FULL)) } },
	{ "is_not_told_of_an_end", { ALL, 1000, 8400000 }, { SOC(turn, 4) },
	  { SOC(flags, BEGUN) } },
	{ "hears_it_far_from_full", { ALL | CG_SOC_ENDED, 1000, 7400000 }, { SOC(turn, 4) },
	  { SOC(flags, BEGUN) } },
	{ "takes_a_temperature", { CG_SOC_TEMP, 1000, .temp_mdegc = -12345 }, { SOC(turn, 4) },
	  { SOC(temp_cdegc, -1234) } },
	{ "of_no_more_than_200_degrees", { CG_SOC_TEMP, 1000, .temp_mdegc = S32_MAX },
	  { SOC(turn, 4) }, { SOC(temp_cdegc, 20000) } },
	{ "and_no_less_than_100_below", { CG_SOC_TEMP, 1000, .temp_mdegc = S32_MIN },
	  { SOC(turn, 4) }, { SOC(temp_cdegc, -10000) } },
	{ "takes_none_that_is_not_valid", { ALL, 1000, 7400000, .temp_mdegc = 5000 },
	  { SOC(turn, 4) }, { SOC(temp_cdegc, 2500) } },
	{ "time_passes", { ALL, 1000, 7400000, 300000 },
	  { SOC(turn, 4), SOC(weighed_ms, 5), SOC(shown_ms, 7), SOC(rest_s, 9) },
	  { SOC(weighed_ms, 1005), SOC(shown_ms, 1007), SOC(rest_s, 0), SOC(faded_ms, 1000),
	    SOC_NEAR(may_move, 387700, 15000), SOC_NEAR(moved, 14900, 100) } },
	{ "a_rest_goes_on", { ALL, 1000, 7400000 }, { SOC(turn, 4), SOC(rest_s, 9) },
	  { SOC(rest_s, 10) } },
	{ "begins", { ALL, 1000, 7800000, 600000 }, { SOC(flags, 0), SOC(turn, 0) },
	  { SOC(flags, BEGUN), SOC(turn, 0), SOC(rate_c24, CG_C24 / 5) } },
	{ "begins_without_a_current", { CG_SOC_VOLTAGE, 1000, 7800000, 600000 },
	  { SOC(flags, 0) },
	  { SOC(flags, BEGUN), SOC(rate_c24, 0), SOC_NEAR(x[0], CG_SOC_ONE * 7 / 10, 100000000) } },
	{ "begins_at_any_voltage", { ALL, 1000, 1 }, { SOC(flags, 0) }, { SOC(flags, BEGUN) } },
	{ "does_not_begin_without_a_voltage", { CG_SOC_CURRENT, 1000, 7800000, 600000 },
	  { SOC(flags, 0) }, { SOC(flags, 0), SOC(rate_c24, 0) } },
	{ "nor_at_none", { ALL, 1000, 0, 600000 }, { SOC(flags, 0) },
	  { SOC(flags, 0), SOC(rate_c24, 0) } },
	{ "nor_below_none", { ALL, 1000, -5, 600000 }, { SOC(flags, 0) },
	  { SOC(flags, 0), SOC(rate_c24, 0) } },
};

KUNIT_ARRAY_PARAM_DESC(turns, turns, name);

static void takes_turns(struct kunit *test)
{
	const struct turn *row = test->param_value;
	struct gauge_rig *rig = gauge_rig(test, a_cell, NULL);

	rig->model.cells = 2;
	cg_soc_begin(&rig->curve, &rig->soc, 3700000, 0);
	rig->soc.weighed_ms = 0;
	rig->soc.table_c18 = 7;
	soc_set(&rig->soc, row->before);
	cg_soc_step(&rig->model, &rig->soc, &row->in);
	soc_expect(test, &rig->soc, row->after);
}

static struct kunit_case cases[] = {
	KUNIT_CASE(begins_with_what_holds_for_all_cells),
	KUNIT_CASE_PARAM(is_told_within_bounds, tolds_gen_params),
	KUNIT_CASE(what_is_told_is_one_thing_more),
	KUNIT_CASE_PARAM(takes_turns, turns_gen_params),
	KUNIT_CASE(nothing_is_known_before_a_voltage),
	KUNIT_CASE(a_state_is_small),
	KUNIT_CASE_PARAM(a_wrong_start_is_mended_at_rest, starts_gen_params),
	KUNIT_CASE(an_hour_of_discharge_is_counted),
	KUNIT_CASE(on_a_level_curve_it_counts),
	KUNIT_CASE(a_voltage_alone_is_followed),
	KUNIT_CASE(time_away_makes_unsure_and_rest_mends_it),
	KUNIT_CASE(a_charge_that_goes_on_asleep_is_counted),
	KUNIT_CASE(the_end_of_a_charge_is_full),
	KUNIT_CASE(an_end_is_judged_by_the_voltage_it_was_heard_at),
	KUNIT_CASE(survives_anything),
	KUNIT_CASE(a_count_of_garbage_without_a_voltage_stays_within_bounds),
	KUNIT_CASE(a_reset_forgets),
	{ }
};

static struct kunit_suite suite = {
	.name = "chargov-estimate",
	.test_cases = cases,
};

kunit_test_suite(suite);
