// SPDX-License-Identifier: GPL-2.0-only
/* One measurement against what is known. */
#include "gauge.h"

struct root {
	const char *name;
	s64 square;
	s64 root;
};

static const struct root roots[] = {
	{ "of_nothing", 0, 0 },
	{ "of_less_than_nothing", -5, 0 },
	{ "of_one", 1, 1 },
	{ "small", 144, 12 },
	{ "of_a_power_of_two", 1LL << 40, 1LL << 20 },
	{ "large", 1000000000000LL, 1000000 },
	{ "largest", (1LL << 62) - 1, 1LL << 31 },
};

KUNIT_ARRAY_PARAM_DESC(roots, roots, name);

static void root_is_near(struct kunit *test)
{
	const struct root *row = test->param_value;

	KUNIT_EXPECT_LE(test, abs(cg_soc_root(row->square) - row->root),
			div_s64(row->root, 500) + 1);
}

/* A measurement of the state of charge itself. */
static struct cg_soc_sight sight_of(s64 y_c30, s64 sigma_c40)
{
	return (struct cg_soc_sight){
		.by_soc_c20 = CG_C20, .y_c30 = y_c30, .noise_c40 = cg_soc_variance(sigma_c40),
	};
}

static void moves_by_what_it_knows_better(struct kunit *test)
{
	struct gauge_rig *rig = gauge_rig(test, a_cell, NULL);
	struct cg_soc_sight sight = sight_of(CG_C30 / 10, CG_SOC_ONE / 4);
	s64 before = rig->soc.p[0];

	/* 25 % known, 25 % measured: half way, and half of the variance is left */
	cg_soc_weigh(&rig->soc, &sight);
	KUNIT_EXPECT_LE(test, abs(soc_bp(&rig->soc) - 5500), 5);
	KUNIT_EXPECT_LE(test, abs(rig->soc.p[0] - before / 2), div_s64(before, 1000));
}

static void a_poor_measurement_moves_little(struct kunit *test)
{
	struct gauge_rig *rig = gauge_rig(test, a_cell, NULL);
	struct cg_soc_sight sight = sight_of(CG_C30 / 10, CG_SOC_ONE);

	cg_soc_weigh(&rig->soc, &sight);
	KUNIT_EXPECT_LE(test, abs(soc_bp(&rig->soc) - 5059), 10);
}

static void a_wild_measurement_is_believed_less(struct kunit *test)
{
	struct gauge_rig *rig = gauge_rig(test, a_cell, NULL);
	struct cg_soc_sight sight = sight_of(CG_C30, CG_SOC_ONE / 100);
	s32 surprise;

	rig->soc.p[0] = cg_soc_variance(CG_SOC_ONE / 100);
	surprise = cg_soc_weigh(&rig->soc, &sight);
	KUNIT_EXPECT_GT(test, surprise, 100 << 8);
	KUNIT_EXPECT_LE(test, soc_bp(&rig->soc), 5500);
}

static void a_state_that_is_not_seen_does_not_move(struct kunit *test)
{
	struct gauge_rig *rig = gauge_rig(test, a_cell, NULL);
	struct cg_soc_sight sight = sight_of(CG_C30 / 10, CG_SOC_ONE / 100);

	cg_soc_weigh(&rig->soc, &sight);
	KUNIT_EXPECT_EQ(test, 0, rig->soc.x[CG_SOC_X_RESIST]);
	KUNIT_EXPECT_EQ(test, 0, rig->soc.x[CG_SOC_X_SHORT]);
	KUNIT_EXPECT_EQ(test, 0, rig->soc.offset);
}

/* A table that is wrong stays wrong: a thousand looks are worth no more than one. */
static void looking_again_does_not_make_a_table_right(struct kunit *test)
{
	struct gauge_rig *rig = gauge_rig(test, a_cell, NULL);
	struct cg_soc_sight sight = sight_of(0, CG_SOC_ONE / 200);
	unsigned int i;

	sight.by_table_c20 = CG_C20 / 20;
	for (i = 0; i < 1000; i++) {
		cg_soc_weigh(&rig->soc, &sight);
		cg_soc_tame(&rig->soc);
	}
	KUNIT_EXPECT_GT(test, rig->soc.p[0], cg_soc_variance(CG_SOC_ONE / 25));
}

/* Whatever comes, states stay in their bounds, variances above zero, correlations below one. */
static void stays_a_covariance(struct kunit *test)
{
	struct gauge_rig *rig = gauge_rig(test, a_cell, NULL);
	u32 seed = 1;
	unsigned int i, j, k;

	for (i = 0; i < 3000; i++) {
		struct cg_soc_sight sight = { 0 };
		s32 *by[] = { &sight.by_soc_c20, &sight.by_resist_c20, &sight.by_bias_c20,
			      &sight.by_table_c20 };

		for (j = 0; j < ARRAY_SIZE(by); j++) {
			seed = seed * 1664525 + 1013904223;
			*by[j] = (s32)(seed % (4 << 20)) - (2 << 20);
		}
		sight.by_bias_c20 /= 2;
		sight.by_table_c20 /= 8;
		sight.y_c30 = (s32)(seed >> 1) - CG_C30;
		sight.noise_c40 = i % 3 ? CG_SOC_ONE >> 20 : CG_SOC_ONE;
		sight.offset_too = i % 2;
		cg_soc_weigh(&rig->soc, &sight);
		cg_soc_tame(&rig->soc);
		for (j = 0; j < CG_SOC_N_X; j++) {
			s64 own = *cg_soc_p(&rig->soc, j, j);

			KUNIT_ASSERT_GT(test, own, 0);
			KUNIT_ASSERT_LE(test, abs(rig->soc.x[j]), 4 * CG_SOC_ONE);
			for (k = j + 1; k < CG_SOC_N_X; k++)
				KUNIT_ASSERT_LE(test,
						cg_soc_square(*cg_soc_p(&rig->soc, j, k) >> 10),
						(own >> 10) *
						(*cg_soc_p(&rig->soc, k, k) >> 10));
		}
		KUNIT_ASSERT_LE(test, abs(rig->soc.x[CG_SOC_X_SOC] - CG_SOC_ONE / 2),
				CG_SOC_ONE / 2 + CG_SOC_ONE / 50);
		KUNIT_ASSERT_GT(test, rig->soc.offset_p, 0);
	}
}

static struct kunit_case cases[] = {
	KUNIT_CASE_PARAM(root_is_near, roots_gen_params),
	KUNIT_CASE(moves_by_what_it_knows_better),
	KUNIT_CASE(a_poor_measurement_moves_little),
	KUNIT_CASE(a_wild_measurement_is_believed_less),
	KUNIT_CASE(a_state_that_is_not_seen_does_not_move),
	KUNIT_CASE(looking_again_does_not_make_a_table_right),
	KUNIT_CASE(stays_a_covariance),
	{ }
};

static struct kunit_suite suite = {
	.name = "chargov-kalman",
	.test_cases = cases,
};

kunit_test_suite(suite);
