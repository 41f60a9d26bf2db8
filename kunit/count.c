// SPDX-License-Identifier: GPL-2.0-only
/* What has flown. */
#include "gauge.h"

#define HOUR_MS	3600000

struct flow {
	const char *name;
	u32 valid;
	s64 dt_ms;
	s32 current_ua;
	s32 charge_uah;
	s64 moved_bp;
};

/* From rest, of 3 Ah; a current is a straight line from what it was. */
static const struct flow flows[] = {
	{ "current_from_rest", CG_SOC_CURRENT, 60000, 3000000, 0, 83 },
	{ "counted", CG_SOC_CHARGE, 60000, 0, 300000, 1000 },
	{ "counted_out", CG_SOC_CHARGE, 60000, 0, -300000, -1000 },
	{ "counted_for_longer_than_a_gap", CG_SOC_CHARGE, 10 * HOUR_MS, 0, -300000, -1000 },
	{ "count_goes_before_current", CG_SOC_CHARGE | CG_SOC_CURRENT, 60000, 3000000, 30000, 100 },
	{ "no_time", CG_SOC_CURRENT, 0, 3000000, 0, 0 },
	{ "time_that_runs_backwards", CG_SOC_CURRENT, -60000, 3000000, 0, 0 },
	{ "nobody_looked", CG_SOC_CURRENT | CG_SOC_AWAY, 60000, 3000000, 0, 0 },
	{ "a_gap", CG_SOC_CURRENT, HOUR_MS, 3000000, 0, 0 },
	{ "count_beyond_any_battery", CG_SOC_CHARGE, 60000, 0, S32_MAX, 10000 },
	{ "nothing_is_known", 0, 60000, 0, 0, 0 },
};

KUNIT_ARRAY_PARAM_DESC(flows, flows, name);

static void counts(struct kunit *test)
{
	const struct flow *row = test->param_value;
	struct gauge_rig *rig = gauge_rig(test, a_cell, NULL);
	struct cg_soc_input in = {
		.valid = row->valid, .current_ua = row->current_ua, .charge_uah = row->charge_uah,
	};
	struct cg_soc_move move = { .dt_ms = row->dt_ms };

	cg_soc_count(&rig->model, &rig->soc, &in, &move);
	KUNIT_EXPECT_LE(test, abs(((move.moved_c40 * 10000) >> 40) - row->moved_bp), 2);
}

struct rate {
	const char *name;
	s32 ua;
	s32 c24;
};

static const struct rate rates[] = {
	{ "none", 0, 0 },
	{ "one_c", 3000000, 1 << 24 },
	{ "one_c_out", -3000000, -(1 << 24) },
	{ "highest_number", S32_MAX, 16 << 24 },
	{ "lowest_number", S32_MIN, -(16 << 24) },
};

KUNIT_ARRAY_PARAM_DESC(rates, rates, name);

static void rates_end_at_sixteen_c(struct kunit *test)
{
	const struct rate *row = test->param_value;
	struct gauge_rig *rig = gauge_rig(test, a_cell, NULL);

	KUNIT_EXPECT_EQ(test, row->c24, cg_soc_rate(&rig->model, row->ua));
}

/* A month of the largest current is the largest product. */
static void a_month_of_the_largest_current_fits(struct kunit *test)
{
	s64 month_ms = 30LL * 24 * HOUR_MS;

	KUNIT_EXPECT_GT(test, cg_soc_charge(16 << 24, month_ms), 0);
	KUNIT_EXPECT_LT(test, cg_soc_charge(-(16 << 24), month_ms), 0);
}

static void a_hundred_hours_of_a_second_each_lose_nothing(struct kunit *test)
{
	struct gauge_rig *rig = gauge_rig(test, a_cell, NULL);
	struct cg_soc_input in = { .valid = CG_SOC_CURRENT, .current_ua = -3000 };
	s64 sum = 0;
	unsigned int i;

	rig->soc.rate_c24 = cg_soc_rate(&rig->model, -3000);
	for (i = 0; i < 360000; i++) {
		struct cg_soc_move move = { .dt_ms = 1000 };

		cg_soc_count(&rig->model, &rig->soc, &in, &move);
		sum += move.moved_c40;
	}
	/* 300 mAh are 10 % */
	KUNIT_EXPECT_LE(test, abs(sum + CG_SOC_ONE / 10), CG_SOC_ONE / 1000);
}

static void uncertainty_grows_with_the_offset(struct kunit *test)
{
	struct gauge_rig *rig = gauge_rig(test, a_cell, NULL);
	struct cg_soc_input in = { .valid = CG_SOC_CURRENT };
	unsigned int i;

	rig->soc.p[0] = cg_soc_variance(CG_SOC_ONE / 1000);
	for (i = 0; i < 3600; i++) {
		struct cg_soc_move move = { .dt_ms = 1000 };

		cg_soc_count(&rig->model, &rig->soc, &in, &move);
	}
	/* an hour of 1/150 C */
	KUNIT_EXPECT_GT(test, rig->soc.p[0], cg_soc_variance(CG_SOC_ONE / 170));
	KUNIT_EXPECT_LT(test, rig->soc.p[0], cg_soc_variance(CG_SOC_ONE / 130));
}

static void cycles_are_in_and_out(struct kunit *test)
{
	struct gauge_rig *rig = gauge_rig(test, a_cell, NULL);
	struct cg_soc_input in = { .valid = CG_SOC_CHARGE };
	unsigned int i;

	for (i = 0; i < 20; i++) {
		struct cg_soc_move move = { .dt_ms = HOUR_MS };

		in.charge_uah = i % 2 ? 1500000 : -1500000;
		cg_soc_count(&rig->model, &rig->soc, &in, &move);
	}
	KUNIT_EXPECT_LE(test, abs((s64)rig->soc.cycled_c40 - 10 * CG_SOC_ONE), CG_SOC_ONE >> 16);
}

static struct kunit_case cases[] = {
	KUNIT_CASE_PARAM(counts, flows_gen_params),
	KUNIT_CASE_PARAM(rates_end_at_sixteen_c, rates_gen_params),
	KUNIT_CASE(a_month_of_the_largest_current_fits),
	KUNIT_CASE(a_hundred_hours_of_a_second_each_lose_nothing),
	KUNIT_CASE(uncertainty_grows_with_the_offset),
	KUNIT_CASE(cycles_are_in_and_out),
	{ }
};

static struct kunit_suite suite = {
	.name = "chargov-count",
	.test_cases = cases,
};

kunit_test_suite(suite);
