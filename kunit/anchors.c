// SPDX-License-Identifier: GPL-2.0-only
/* The end of a charge, and rest. */
#include "gauge.h"

struct end {
	const char *name;
	u32 valid;
	s32 uv;
	s32 ua;
	u16 flags;
	bool ends;
};

#define BOTH	(CG_SOC_VOLTAGE | CG_SOC_CURRENT)

/* Full at 4.2 V and 150 mA. */
static const struct end ends[] = {
	{ "at_the_end_current", BOTH, 4198000, 150000, 0, true },
	{ "still_charging", BOTH, 4198000, 800000, 0, false },
	{ "end_current_at_a_low_voltage", BOTH, 4000000, 150000, 0, false },
	{ "high_voltage_at_rest", BOTH, 4198000, 0, 0, false },
	{ "no_current_sensor", CG_SOC_VOLTAGE, 4198000, 0, 0, false },
	{ "charger_says_so", BOTH, 4180000, 0, CG_SOC_F_HEARD, true },
	{ "charger_says_so_and_there_is_no_sensor", CG_SOC_VOLTAGE, 4180000, 0, CG_SOC_F_HEARD,
	  true },
	{ "charger_says_so_of_cells_that_are_not_full", BOTH, 4100000, 0, CG_SOC_F_HEARD, false },
	{ "it_has_ended_already", BOTH, 4198000, 150000, CG_SOC_F_ENDED, false },
};

KUNIT_ARRAY_PARAM_DESC(ends, ends, name);

static void finds_the_end_of_a_charge(struct kunit *test)
{
	const struct end *row = test->param_value;
	struct gauge_rig *rig = gauge_rig(test, a_cell, NULL);
	const struct cg_soc_input in = {
		.valid = row->valid, .voltage_uv = row->uv, .current_ua = row->ua,
	};

	rig->soc.flags |= row->flags;
	rig->soc.p[0] = cg_soc_variance(CG_SOC_ONE / 200);
	rig->soc.rate_c24 = cg_soc_rate(&rig->model, row->ua);
	cg_soc_find_end(&rig->model, &rig->soc, &in);
	KUNIT_EXPECT_EQ(test, row->ends, !!(rig->soc.flags & CG_SOC_F_FULL));
	KUNIT_EXPECT_FALSE(test, rig->soc.flags & CG_SOC_F_HEARD);
}

static void an_end_is_full(struct kunit *test)
{
	struct gauge_rig *rig = gauge_rig(test, a_cell, NULL);

	rig->soc.flags |= CG_SOC_F_FULL;
	cg_soc_weigh_end(&rig->soc);
	KUNIT_EXPECT_GE(test, soc_bp(&rig->soc), 9900);
	KUNIT_EXPECT_TRUE(test, rig->soc.flags & CG_SOC_F_ENDED);
	KUNIT_EXPECT_FALSE(test, rig->soc.flags & CG_SOC_F_FULL);
}

static void an_end_is_taken_in_again_when_unsure(struct kunit *test)
{
	const struct cg_soc_input in = {
		.valid = BOTH, .voltage_uv = 4198000, .current_ua = 150000,
	};
	struct gauge_rig *rig = gauge_rig(test, a_cell, NULL);

	rig->soc.flags |= CG_SOC_F_ENDED;
	rig->soc.rate_c24 = cg_soc_rate(&rig->model, in.current_ua);
	cg_soc_find_end(&rig->model, &rig->soc, &in);
	KUNIT_EXPECT_TRUE(test, rig->soc.flags & CG_SOC_F_FULL);
}

/* Ten hours from full to full: what was counted is the offset. */
static void from_full_to_full_is_the_offset(struct kunit *test)
{
	struct gauge_rig *rig = gauge_rig(test, a_cell, NULL);

	rig->soc.counted_64ths = 36000 * 64;
	/* 200 mAh of 3 Ah too much: 20 mA */
	rig->soc.counted = CG_C30 / 15;
	cg_soc_learn_end(&rig->soc);
	KUNIT_EXPECT_LE(test, abs(rig->soc.offset + CG_C30 / 150), CG_C30 / 1000);
	KUNIT_EXPECT_EQ(test, 0, rig->soc.counted);
}

static void a_count_with_a_hole_says_nothing(struct kunit *test)
{
	struct gauge_rig *rig = gauge_rig(test, a_cell, NULL);

	rig->soc.counted = CG_C30 / 15;
	rig->soc.counted_64ths = S32_MAX;
	cg_soc_learn_end(&rig->soc);
	KUNIT_EXPECT_EQ(test, 0, rig->soc.offset);
	KUNIT_EXPECT_EQ(test, 0, rig->soc.counted_64ths);
}

static void capacity_is_learned_slowly_and_only_after_use(struct kunit *test)
{
	struct gauge_rig *rig = gauge_rig(test, a_cell, NULL);

	rig->soc.x[CG_SOC_X_SHORT] = CG_SOC_ONE / 25;
	cg_soc_learn_end(&rig->soc);
	KUNIT_EXPECT_EQ(test, 0, rig->soc.long_run_c14);
	rig->soc.x[CG_SOC_X_SHORT] = CG_SOC_ONE / 25;
	rig->soc.flags |= CG_SOC_F_USED;
	cg_soc_learn_end(&rig->soc);
	KUNIT_EXPECT_GT(test, rig->soc.long_run_c14, 0);
	KUNIT_EXPECT_LE(test, rig->soc.long_run_c14, (1 << 14) / 200);
}

/* A steady small charge at a voltage that no charger holds is none. */
static void at_rest_nothing_charges(struct kunit *test)
{
	struct gauge_rig *rig = gauge_rig(test, a_cell, NULL);

	gauge_hold(rig, 4000, 3700000, 20000);
	KUNIT_EXPECT_LT(test, rig->soc.offset, -CG_C30 / 200);
	KUNIT_EXPECT_GT(test, rig->soc.offset, -CG_C30 / 100);
}

static void a_load_ends_the_rest(struct kunit *test)
{
	struct gauge_rig *rig = gauge_rig(test, a_cell, NULL);

	gauge_hold(rig, 100, 3700000, 0);
	KUNIT_EXPECT_GT(test, rig->soc.rest_s, 90);
	gauge_hold(rig, 1, 3600000, -1000000);
	KUNIT_EXPECT_EQ(test, 0, rig->soc.rest_s);
}

static struct kunit_case cases[] = {
	KUNIT_CASE_PARAM(finds_the_end_of_a_charge, ends_gen_params),
	KUNIT_CASE(an_end_is_full),
	KUNIT_CASE(an_end_is_taken_in_again_when_unsure),
	KUNIT_CASE(from_full_to_full_is_the_offset),
	KUNIT_CASE(a_count_with_a_hole_says_nothing),
	KUNIT_CASE(capacity_is_learned_slowly_and_only_after_use),
	KUNIT_CASE(at_rest_nothing_charges),
	KUNIT_CASE(a_load_ends_the_rest),
	{ }
};

static struct kunit_suite suite = {
	.name = "chargov-anchors",
	.test_cases = cases,
};

kunit_test_suite(suite);
