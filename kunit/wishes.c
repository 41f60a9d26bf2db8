// SPDX-License-Identifier: GPL-2.0-only
/* What a user may ask for. */
#include <kunit/test.h>
#include "../drivers/pack/wishes.h"

#define NOW_MS	(400LL * 24 * 3600 * 1000)

static const struct cg_profile a_profile = { .cc_max_ua = 1500000 };

struct wish {
	const char *name;
	enum cg_wish wish;
	s64 value;
	int ret;
	s64 shown;	/* after it was kept */
};

static const struct wish wishes[] = {
	{ "start_at_nothing", CG_WISH_START_PCT, 0, 0, 0 },
	{ "start_at_full", CG_WISH_START_PCT, 100, 0, 100 },
	{ "start_below_nothing", CG_WISH_START_PCT, -1, -EINVAL, 0 },
	{ "start_above_full", CG_WISH_START_PCT, 101, -EINVAL, 0 },
	{ "start_that_fits_8_bits_again", CG_WISH_START_PCT, 256 + 50, -EINVAL, 0 },
	{ "end_at_one", CG_WISH_END_PCT, 1, 0, 1 },
	{ "end_at_nothing", CG_WISH_END_PCT, 0, -EINVAL, 100 },
	{ "end_above_full", CG_WISH_END_PCT, 101, -EINVAL, 100 },
	{ "cap", CG_WISH_CC_UA, 500000, 0, 500000 },
	{ "cap_of_the_profile_is_none", CG_WISH_CC_UA, 1500000, 0, 1500000 },
	{ "cap_above_the_profile_is_none", CG_WISH_CC_UA, 2000000000, 0, 1500000 },
	{ "cap_of_nothing_charges_nothing", CG_WISH_CC_UA, 0, 0, 1 },
	{ "negative_cap", CG_WISH_CC_UA, -1, -EINVAL, 1500000 },
	{ "cap_of_more_than_32_bits", CG_WISH_CC_UA, 1LL << 32, -EINVAL, 1500000 },
	{ "type", CG_WISH_TYPE, CG_TYPE_LONG_LIFE, 0, CG_TYPE_LONG_LIFE },
	{ "type_unheard_of", CG_WISH_TYPE, CG_N_TYPES, -EINVAL, CG_TYPE_STANDARD },
	{ "negative_type", CG_WISH_TYPE, -1, -EINVAL, CG_TYPE_STANDARD },
	{ "inhibit", CG_WISH_BEHAVIOUR, CG_BEHAVIOUR_INHIBIT, 0, CG_BEHAVIOUR_INHIBIT },
	{ "force_discharge", CG_WISH_BEHAVIOUR, CG_BEHAVIOUR_FORCE_DISCHARGE, 0,
	  CG_BEHAVIOUR_FORCE_DISCHARGE },
	{ "behaviour_unheard_of", CG_WISH_BEHAVIOUR, 3, -EINVAL, CG_BEHAVIOUR_AUTO },
	{ "once", CG_WISH_ONCE, 1, 0, 1 },
	{ "twice", CG_WISH_ONCE, 2, -EINVAL, 0 },
	{ "finish_in_eight_hours", CG_WISH_FINISH_S, 28800, 0, 28800 },
	{ "finish_never", CG_WISH_FINISH_S, 0, 0, 0 },
	{ "finish_in_a_week", CG_WISH_FINISH_S, 604800, 0, 604800 },
	{ "finish_after_a_week", CG_WISH_FINISH_S, 604801, -EINVAL, 0 },
	{ "finish_before_now", CG_WISH_FINISH_S, -1, -EINVAL, 0 },
	{ "finish_beyond_64_bits_of_milliseconds", CG_WISH_FINISH_S, S64_MAX, -EINVAL, 0 },
	{ "defend_when_plugged", CG_WISH_DEFEND_PLUGGED, 1, 0, 1 },
	{ "defend_when_plugged_twice", CG_WISH_DEFEND_PLUGGED, 2, -EINVAL, 0 },
	{ "defend_when_hot", CG_WISH_DEFEND_HOT, 1, 0, 1 },
	{ "defend_when_hot_less_than_not", CG_WISH_DEFEND_HOT, -1, -EINVAL, 0 },
	{ "coldest_state", CG_WISH_THERMAL, CG_THERMAL_STATES, 0, CG_THERMAL_STATES },
	{ "state_beyond_the_last", CG_WISH_THERMAL, CG_THERMAL_STATES + 1, -EINVAL, 0 },
	{ "start_in_between", CG_WISH_START_PCT, 37, 0, 37 },
	{ "end_at_full", CG_WISH_END_PCT, 100, 0, 100 },
	{ "the_least_cap", CG_WISH_CC_UA, 1, 0, 1 },
	{ "cap_just_below_the_profile", CG_WISH_CC_UA, 1499999, 0, 1499999 },
	{ "the_most_of_a_cap", CG_WISH_CC_UA, S32_MAX, 0, 1500000 },
	{ "cap_beyond_it", CG_WISH_CC_UA, S32_MAX + 1LL, -EINVAL, 1500000 },
	{ "the_last_type", CG_WISH_TYPE, CG_N_TYPES - 1, 0, CG_N_TYPES - 1 },
	{ "the_first_type", CG_WISH_TYPE, 0, 0, 0 },
	{ "auto", CG_WISH_BEHAVIOUR, CG_BEHAVIOUR_AUTO, 0, CG_BEHAVIOUR_AUTO },
	{ "negative_behaviour", CG_WISH_BEHAVIOUR, -1, -EINVAL, CG_BEHAVIOUR_AUTO },
	{ "not_once", CG_WISH_ONCE, 0, 0, 0 },
	{ "once_less_than_not", CG_WISH_ONCE, -1, -EINVAL, 0 },
	{ "finish_in_a_second", CG_WISH_FINISH_S, 1, 0, 1 },
	{ "do_not_defend_when_plugged", CG_WISH_DEFEND_PLUGGED, 0, 0, 0 },
	{ "defend_when_plugged_less_than_not", CG_WISH_DEFEND_PLUGGED, -1, -EINVAL, 0 },
	{ "do_not_defend_when_hot", CG_WISH_DEFEND_HOT, 0, 0, 0 },
	{ "defend_when_hot_twice", CG_WISH_DEFEND_HOT, 2, -EINVAL, 0 },
	{ "unhindered", CG_WISH_THERMAL, 0, 0, 0 },
	{ "less_than_unhindered", CG_WISH_THERMAL, -1, -EINVAL, 0 },
	{ "a_state_in_between", CG_WISH_THERMAL, 3, 0, 3 },
	{ "wish_unheard_of", CG_N_WISHES, 0, -EINVAL, 0 },
};

KUNIT_ARRAY_PARAM_DESC(wishes, wishes, name);

static void keeps_or_refuses(struct kunit *test)
{
	const struct wish *row = test->param_value;
	struct cg_policy policy, before;

	cg_wishes_init(&policy);
	before = policy;
	KUNIT_EXPECT_EQ(test, row->ret,
			cg_wishes_set(&policy, &a_profile, row->wish, row->value, NOW_MS));
	KUNIT_EXPECT_EQ(test, row->shown, cg_wishes_get(&policy, &a_profile, row->wish, NOW_MS));
	if (row->ret)
		KUNIT_EXPECT_MEMEQ(test, &before, &policy, sizeof(policy));
}

static void a_finish_comes_nearer(struct kunit *test)
{
	struct cg_policy policy;

	cg_wishes_init(&policy);
	KUNIT_ASSERT_EQ(test, 0, cg_wishes_set(&policy, &a_profile, CG_WISH_FINISH_S, 100, NOW_MS));
	KUNIT_EXPECT_EQ(test, NOW_MS + 100000, policy.finish_by_ms);
	KUNIT_EXPECT_EQ_MSG(test, 1, cg_wishes_get(&policy, &a_profile, CG_WISH_FINISH_S,
						   NOW_MS + 99999), "a second that was begun");
	KUNIT_EXPECT_EQ(test, 2, cg_wishes_get(&policy, &a_profile, CG_WISH_FINISH_S,
					       NOW_MS + 98999));
	KUNIT_EXPECT_EQ(test, 60, cg_wishes_get(&policy, &a_profile, CG_WISH_FINISH_S,
						NOW_MS + 40000));
	KUNIT_EXPECT_EQ(test, 0, cg_wishes_get(&policy, &a_profile, CG_WISH_FINISH_S,
					       NOW_MS + 100000));
	KUNIT_EXPECT_EQ(test, 0, cg_wishes_get(&policy, &a_profile, CG_WISH_FINISH_S,
					       NOW_MS + 900000));
}

static void at_first_nothing_is_asked_for(struct kunit *test)
{
	struct cg_policy policy;
	enum cg_wish wish;
	s64 value;

	memset(&policy, 0xa5, sizeof(policy));
	cg_wishes_init(&policy);
	for (wish = 0; wish <= CG_N_WISHES; wish++) {
		value = wish == CG_WISH_END_PCT ? 100 : wish == CG_WISH_CC_UA ? 1500000 :
			wish == CG_WISH_TYPE ? CG_TYPE_STANDARD : 0;
		KUNIT_EXPECT_EQ_MSG(test, value, cg_wishes_get(&policy, &a_profile, wish, NOW_MS),
				    "wish %d", wish);
	}
	/* a cap that is none is kept as none */
	cg_wishes_set(&policy, &a_profile, CG_WISH_CC_UA, 1500000, NOW_MS);
	KUNIT_EXPECT_EQ(test, 0, policy.user_cc_ua);
	/* what was asked for is taken back */
	cg_wishes_set(&policy, &a_profile, CG_WISH_FINISH_S, 100, NOW_MS);
	cg_wishes_set(&policy, &a_profile, CG_WISH_FINISH_S, 0, NOW_MS);
	KUNIT_EXPECT_EQ(test, 0, policy.finish_by_ms);
}

struct thresholds {
	const char *name;
	u8 start;
	u8 end;
};

static const struct thresholds thresholds[] = {
	{ "in_order", 60, 80 },
	{ "equal", 80, 80 },
	{ "crossed", 90, 80 },
	{ "start_alone", 100, 100 },
	{ "none", 0, 100 },
	{ "end_at_one", 0, 1 },
};

KUNIT_ARRAY_PARAM_DESC(thresholds, thresholds, name);

/* In either order both read back as written; what crossed ones mean is policy.c of the governor. */
static void thresholds_in_any_order(struct kunit *test)
{
	const struct thresholds *row = test->param_value;
	struct cg_policy a, b;

	cg_wishes_init(&a);
	cg_wishes_set(&a, &a_profile, CG_WISH_START_PCT, row->start, NOW_MS);
	cg_wishes_set(&a, &a_profile, CG_WISH_END_PCT, row->end, NOW_MS);
	cg_wishes_init(&b);
	cg_wishes_set(&b, &a_profile, CG_WISH_END_PCT, row->end, NOW_MS);
	cg_wishes_set(&b, &a_profile, CG_WISH_START_PCT, row->start, NOW_MS);
	KUNIT_EXPECT_MEMEQ(test, &a, &b, sizeof(a));
	KUNIT_EXPECT_EQ(test, row->start, a.start_pct);
	KUNIT_EXPECT_EQ(test, row->end, a.end_pct);
}

struct settling {
	const char *name;
	enum cg_why before;
	enum cg_why why;
	bool once;
	bool partial;
};

static const struct settling settlings[] = {
	{ "charging_goes_on", CG_WHY_NONE, CG_WHY_NONE, true },
	{ "full_takes_it_back", CG_WHY_NONE, CG_WHY_FULL, false },
	{ "full_for_its_zone_does_not", CG_WHY_NONE, CG_WHY_FULL, true, true },
	{ "unplugging_takes_it_back", CG_WHY_NONE, CG_WHY_NO_SOURCE, false },
	{ "asked_for_before_plugging_in_it_waits", CG_WHY_NO_SOURCE, CG_WHY_NO_SOURCE, true },
	{ "full_while_nothing_is_known", CG_WHY_FULL, CG_WHY_FULL, false },
	{ "unplugged_after_full", CG_WHY_FULL, CG_WHY_NO_SOURCE, false },
	{ "plugged_in_it_charges", CG_WHY_NO_SOURCE, CG_WHY_NONE, true },
	{ "a_pause_does_not", CG_WHY_NONE, CG_WHY_TOO_HOT, true },
	{ "the_threshold_does_not", CG_WHY_NONE, CG_WHY_END_THRESHOLD, true },
};

KUNIT_ARRAY_PARAM_DESC(settlings, settlings, name);

static void once_is_once(struct kunit *test)
{
	const struct settling *row = test->param_value;
	struct cg_decision decision = {
		.why = row->why, .phase = row->partial ? CG_PHASE_HOLD : CG_PHASE_FULL,
	};
	struct cg_policy policy;

	cg_wishes_init(&policy);
	policy.once = true;
	cg_wishes_settle(&policy, row->before, &decision);
	KUNIT_EXPECT_EQ(test, row->once, policy.once);
}

static struct kunit_case cases[] = {
	KUNIT_CASE_PARAM(keeps_or_refuses, wishes_gen_params),
	KUNIT_CASE(a_finish_comes_nearer),
	KUNIT_CASE(at_first_nothing_is_asked_for),
	KUNIT_CASE_PARAM(thresholds_in_any_order, thresholds_gen_params),
	KUNIT_CASE_PARAM(once_is_once, settlings_gen_params),
	{ }
};

static struct kunit_suite suite = {
	.name = "chargov-wishes",
	.test_cases = cases,
};

kunit_test_suite(suite);
