// SPDX-License-Identifier: GPL-2.0-only
/* The ways in which one thing becomes worse: each does something, and they end. */
#include <chargov/oracle.h>
#include "rig.h"

static void each_way_does_something_until_they_end(struct kunit *test)
{
	struct rig *rig = rig_new(test), *was = rig_new(test);
	unsigned int way = 0;

	rig->view.charger[0].trust = CG_TRUST_VERIFIED;
	memcpy(was, rig, sizeof(*was));
	while (cg_oracle_worsen(&rig->view, &rig->policy, way)) {
		KUNIT_EXPECT_TRUE_MSG(test,
				      memcmp(&was->view, &rig->view, sizeof(was->view)) ||
				      memcmp(&was->policy, &rig->policy, sizeof(was->policy)),
				      "way %u", way);
		memcpy(rig, was, sizeof(*rig));
		way++;
	}
	/* each reading lost and too old, the worst values, and eight more */
	KUNIT_EXPECT_EQ(test, 2 * (CG_N_VIEW_FIELDS + CG_N_CHARGER_FIELDS) + 7 + 8, way);
	KUNIT_EXPECT_MEMEQ(test, &was->view, &rig->view, sizeof(was->view));
}

static void a_user_who_wants_less_than_that_is_left_alone(struct kunit *test)
{
	struct rig *rig = rig_new(test);
	unsigned int way;

	for (way = 0; way < 200; way++) {
		rig->policy.user_cc_ua = 50000;
		rig->policy.thermal_state = 9;
		cg_oracle_worsen(&rig->view, &rig->policy, way);
		KUNIT_ASSERT_EQ(test, 50000, rig->policy.user_cc_ua);
		KUNIT_ASSERT_EQ(test, 9, rig->policy.thermal_state);
	}
}

/* The ways of one rig, each from a good one. */
struct ways {
	struct rig *rig;
	struct rig *good;
	unsigned int way;
};

static struct ways ways_of(struct kunit *test)
{
	struct ways ways = { rig_new(test), rig_new(test), 0 };

	ways.good->view.charger[0].trust = CG_TRUST_VERIFIED;
	return ways;
}

static const struct rig *next_way(struct ways *ways)
{
	memcpy(ways->rig, ways->good, sizeof(*ways->rig));
	cg_oracle_worsen(&ways->rig->view, &ways->rig->policy, ways->way++);
	return ways->rig;
}

static const struct cg_reading *reading_of(const struct rig *rig, int i)
{
	return i < CG_N_VIEW_FIELDS ? &rig->view.f[i] :
				      &rig->view.charger[0].f[i - CG_N_VIEW_FIELDS];
}

/* P3 takes nothing older than 60.5 s. */
static void each_reading_is_lost_and_then_too_old(struct kunit *test)
{
	struct ways ways = ways_of(test);
	const struct cg_reading *reading;
	int i;

	for (i = 0; i < CG_N_VIEW_FIELDS + CG_N_CHARGER_FIELDS; i++)
		KUNIT_EXPECT_FALSE(test, reading_of(next_way(&ways), i)->valid);
	for (i = 0; i < CG_N_VIEW_FIELDS + CG_N_CHARGER_FIELDS; i++) {
		reading = reading_of(next_way(&ways), i);
		KUNIT_EXPECT_TRUE(test, reading->valid);
		KUNIT_EXPECT_EQ(test, ways.good->view.now_ms - 60501, reading->at_ms);
	}
}

/* They are not what any cell or charger lives with, and each is of the right one. */
static void the_worst_values_are_what_nobody_charges_at(struct kunit *test)
{
	struct ways ways = ways_of(test);

	ways.way = 2 * (CG_N_VIEW_FIELDS + CG_N_CHARGER_FIELDS);
	KUNIT_EXPECT_EQ(test, 0, next_way(&ways)->view.f[CG_V_PRESENT].value);
	KUNIT_EXPECT_EQ(test, 200000, next_way(&ways)->view.f[CG_V_TEMP_MAX_MDEGC].value);
	KUNIT_EXPECT_EQ(test, -200000, next_way(&ways)->view.f[CG_V_TEMP_MIN_MDEGC].value);
	KUNIT_EXPECT_EQ(test, 5000000, next_way(&ways)->view.f[CG_V_CELL_MAX_UV].value);
	KUNIT_EXPECT_EQ(test, 0, next_way(&ways)->view.f[CG_V_CELL_MIN_UV].value);
	KUNIT_EXPECT_EQ(test, 0, next_way(&ways)->view.charger[0].f[CG_C_ONLINE].value);
	KUNIT_EXPECT_EQ(test, CG_CHARGER_HEALTH_UNSPEC_FAILURE,
			next_way(&ways)->view.charger[0].f[CG_C_HEALTH].value);
	KUNIT_EXPECT_TRUE(test, next_way(&ways)->view.disagree);
	KUNIT_EXPECT_EQ(test, CG_TRUST_UNKNOWN, next_way(&ways)->view.charger[0].trust);
	KUNIT_EXPECT_EQ(test, CG_TRUST_MISMATCH, next_way(&ways)->view.charger[0].trust);
	KUNIT_EXPECT_EQ(test, 0, next_way(&ways)->view.n_chargers);
	KUNIT_EXPECT_EQ(test, 2, next_way(&ways)->view.n_chargers);
	KUNIT_EXPECT_EQ(test, CG_BEHAVIOUR_INHIBIT, next_way(&ways)->policy.behaviour);
	KUNIT_EXPECT_EQ(test, 100000, next_way(&ways)->policy.user_cc_ua);
	KUNIT_EXPECT_EQ(test, 5, next_way(&ways)->policy.thermal_state);
	/* and no more */
	next_way(&ways);
	KUNIT_EXPECT_MEMEQ(test, ways.good, ways.rig, sizeof(*ways.rig));
}

static struct kunit_case worse_cases[] = {
	KUNIT_CASE(each_reading_is_lost_and_then_too_old),
	KUNIT_CASE(the_worst_values_are_what_nobody_charges_at),
	KUNIT_CASE(each_way_does_something_until_they_end),
	KUNIT_CASE(a_user_who_wants_less_than_that_is_left_alone),
	{ }
};

static struct kunit_suite worse_suite = {
	.name = "chargov-worse",
	.test_cases = worse_cases,
};

kunit_test_suite(worse_suite);
