// SPDX-License-Identifier: GPL-2.0-only
/* The estimator as a whole. */
#include "gauge.h"

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
		in.valid = seed >> 26;
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
	gauge_hold(rig, 100, 3700000, -1000000);
	cg_soc_reset(&rig->soc);
	KUNIT_EXPECT_MEMEQ(test, &rig->soc, &fresh, sizeof(fresh));
}

static struct kunit_case cases[] = {
	KUNIT_CASE(nothing_is_known_before_a_voltage),
	KUNIT_CASE(a_state_is_small),
	KUNIT_CASE_PARAM(a_wrong_start_is_mended_at_rest, starts_gen_params),
	KUNIT_CASE(an_hour_of_discharge_is_counted),
	KUNIT_CASE(on_a_level_curve_it_counts),
	KUNIT_CASE(a_voltage_alone_is_followed),
	KUNIT_CASE(time_away_makes_unsure_and_rest_mends_it),
	KUNIT_CASE(the_end_of_a_charge_is_full),
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
