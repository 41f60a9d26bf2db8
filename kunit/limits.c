// SPDX-License-Identifier: GPL-2.0-only
/* The tightest of all rows, and rounding down to what a field can hold. */
#include "rig.h"

struct voice {
	enum cg_limit id;
	s32 cv_uv;
	s32 cc_ua;
};

struct min_row {
	const char *name;
	struct voice voice[3];
	int n;
	struct cg_limits want;
};

#define OPEN S32_MAX

static const struct min_row min_rows[] = {
	{ "nobody_limits_nothing", { }, 0, { OPEN, OPEN, OPEN, 0, 0 } },
	{ "one_voice_wins_both", { { CG_LIMIT_ZONE, 4200000, 1000000 } }, 1,
	  { 4200000, 1000000, OPEN, CG_LIMIT_ZONE, CG_LIMIT_ZONE } },
	{ "voltage_and_current_have_their_own_winners",
	  { { CG_LIMIT_BATTERY, 4200000, 1000000 }, { CG_LIMIT_ZONE, 4100000, 2000000 } }, 2,
	  { 4100000, 1000000, OPEN, CG_LIMIT_ZONE, CG_LIMIT_BATTERY } },
	{ "on_equal_values_the_first_voice_wins",
	  { { CG_LIMIT_BATTERY, 4200000, 1000000 }, { CG_LIMIT_USER, 4200000, 1000000 } }, 2,
	  { 4200000, 1000000, OPEN, CG_LIMIT_BATTERY, CG_LIMIT_BATTERY } },
	{ "who_has_no_opinion_never_wins",
	  { { CG_LIMIT_USER, OPEN, OPEN }, { CG_LIMIT_ZONE, 4100000, 1 } }, 2,
	  { 4100000, 1, OPEN, CG_LIMIT_ZONE, CG_LIMIT_ZONE } },
	{ "the_last_may_be_the_tightest",
	  { { CG_LIMIT_BATTERY, 4200000, 3 }, { CG_LIMIT_ZONE, 4100000, 2 },
	    { CG_LIMIT_CHARGER, 4000000, 1 } }, 3,
	  { 4000000, 1, OPEN, CG_LIMIT_CHARGER, CG_LIMIT_CHARGER } },
	{ "negative_is_less_than_nothing",
	  { { CG_LIMIT_USER, OPEN, S32_MIN }, { CG_LIMIT_ZONE, 0, 0 } }, 2,
	  { 0, S32_MIN, OPEN, CG_LIMIT_ZONE, CG_LIMIT_USER } },
};

KUNIT_ARRAY_PARAM_DESC(min_rows, min_rows, name);

static void tightest_wins(struct kunit *test)
{
	const struct min_row *row = test->param_value;
	struct cg_limits limits;
	int i;

	memset(&limits, 0xa5, sizeof(limits));
	cg_limits_open(&limits, CG_LIMIT_SAFETY, S32_MAX, S32_MAX);
	for (i = 0; i < row->n; i++)
		cg_limits_take(&limits, row->voice[i].id, row->voice[i].cv_uv,
			       row->voice[i].cc_ua);
	KUNIT_EXPECT_EQ(test, row->want.cv_uv, limits.cv_uv);
	KUNIT_EXPECT_EQ(test, row->want.cc_ua, limits.cc_ua);
	KUNIT_EXPECT_EQ(test, row->want.iin_ua, limits.iin_ua);
	KUNIT_EXPECT_EQ(test, row->want.cv_winner, limits.cv_winner);
	KUNIT_EXPECT_EQ(test, row->want.cc_winner, limits.cc_winner);
}

/* More voices never allow more (P12), in whatever order they speak. */
static void a_voice_more_never_allows_more(struct kunit *test)
{
	struct cg_limits limits, before;
	u64 seed = 12;
	int i, round;

	for (round = 0; round < 500; round++) {
		cg_limits_open(&limits, CG_LIMIT_SAFETY, S32_MAX, S32_MAX);
		for (i = 0; i < 6; i++) {
			s32 cv_uv = rig_between(&seed, 3000000, 5000000);
			s32 cc_ua = rig_between(&seed, 0, 5000000);

			before = limits;
			cg_limits_take(&limits, i, cv_uv, cc_ua);
			KUNIT_EXPECT_EQ(test, min(cv_uv, before.cv_uv), limits.cv_uv);
			KUNIT_EXPECT_EQ(test, min(cc_ua, before.cc_ua), limits.cc_ua);
		}
	}
}

static struct kunit_case limits_cases[] = {
	KUNIT_CASE_PARAM(tightest_wins, min_rows_gen_params),
	KUNIT_CASE(a_voice_more_never_allows_more),
	{ }
};

static struct kunit_suite limits_suite = {
	.name = "chargov-limits",
	.test_cases = limits_cases,
};

kunit_test_suite(limits_suite);
