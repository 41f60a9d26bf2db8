// SPDX-License-Identifier: GPL-2.0-only
/* The end of a charge, and rest. */
#include "gauge.h"

struct end {
	const char *name;
	u32 valid;
	s32 uv;
	s32 ua;
	bool tapered;
	bool ends;
};

#define BOTH	(CG_SOC_VOLTAGE | CG_SOC_CURRENT)

/* Full at 4.2 V and 150 mA. */
static const struct end ends[] = {
	{ "at_the_end_current", BOTH, 4198000, 150000, false, true },
	{ "still_charging", BOTH, 4198000, 800000, false, false },
	{ "end_current_at_a_low_voltage", BOTH, 4000000, 150000, false, false },
	{ "high_voltage_at_rest", BOTH, 4198000, 0, false, false },
	{ "switched_off_near_the_end", BOTH, 4180000, 0, true, true },
	{ "unplugged_near_the_end_with_a_load", BOTH, 4150000, -1000000, true, false },
	{ "no_current_sensor", CG_SOC_VOLTAGE, 4198000, 0, false, false },
};

KUNIT_ARRAY_PARAM_DESC(ends, ends, name);

static void finds_the_end_of_a_charge(struct kunit *test)
{
	const struct end *row = test->param_value;
	struct gauge_rig *rig = gauge_rig(test, a_cell, NULL);
	const struct cg_soc_input in = {
		.valid = row->valid, .voltage_uv = row->uv, .current_ua = row->ua,
	};

	rig->soc.flags |= row->tapered ? CG_SOC_F_TAPER : 0;
	rig->soc.rate_c24 = cg_soc_rate(&rig->model, row->ua);
	cg_soc_find_end(&rig->model, &rig->soc, &in);
	KUNIT_EXPECT_EQ(test, row->ends, !!(rig->soc.flags & CG_SOC_F_FULL));
}

static void an_end_is_taken_in_once(struct kunit *test)
{
	struct gauge_rig *rig = gauge_rig(test, a_cell, NULL);

	cg_soc_end(&rig->soc);
	cg_soc_take_end(&rig->soc);
	KUNIT_EXPECT_GE(test, soc_bp(&rig->soc), 9900);
	KUNIT_EXPECT_TRUE(test, rig->soc.flags & CG_SOC_F_ENDED);
	cg_soc_end(&rig->soc);
	KUNIT_EXPECT_FALSE(test, rig->soc.flags & CG_SOC_F_FULL);
}

static void an_end_is_taken_in_again_when_unsure(struct kunit *test)
{
	struct gauge_rig *rig = gauge_rig(test, a_cell, NULL);

	rig->soc.flags |= CG_SOC_F_ENDED;
	cg_soc_end(&rig->soc);
	KUNIT_EXPECT_TRUE(test, rig->soc.flags & CG_SOC_F_FULL);
}

/* Ten hours from full to full: what was counted is the offset. */
static void from_full_to_full_is_the_offset(struct kunit *test)
{
	struct gauge_rig *rig = gauge_rig(test, a_cell, NULL);

	rig->soc.counted_64ths = 36000 * 64;
	/* 200 mAh of 3 Ah too much: 20 mA */
	rig->soc.counted = CG_C30 / 15;
	cg_soc_take_end(&rig->soc);
	KUNIT_EXPECT_LE(test, abs(rig->soc.offset + CG_C30 / 150), CG_C30 / 1000);
	KUNIT_EXPECT_EQ(test, 0, rig->soc.counted);
}

static void a_count_with_a_hole_says_nothing(struct kunit *test)
{
	struct gauge_rig *rig = gauge_rig(test, a_cell, NULL);

	rig->soc.counted = CG_C30 / 15;
	rig->soc.counted_64ths = S32_MAX;
	cg_soc_take_end(&rig->soc);
	KUNIT_EXPECT_EQ(test, 0, rig->soc.offset);
	KUNIT_EXPECT_EQ(test, 0, rig->soc.counted_64ths);
}

static void capacity_is_learned_slowly_and_only_after_use(struct kunit *test)
{
	struct gauge_rig *rig = gauge_rig(test, a_cell, NULL);

	rig->soc.x[CG_SOC_X_SHORT] = CG_SOC_ONE / 25;
	cg_soc_take_end(&rig->soc);
	KUNIT_EXPECT_EQ(test, 0, rig->soc.long_run_c14);
	rig->soc.x[CG_SOC_X_SHORT] = CG_SOC_ONE / 25;
	rig->soc.flags |= CG_SOC_F_USED;
	cg_soc_take_end(&rig->soc);
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
	KUNIT_CASE(an_end_is_taken_in_once),
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
