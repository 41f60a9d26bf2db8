// SPDX-License-Identifier: GPL-2.0-only
/* The ways in which one thing becomes worse: each does something, and they end. */
#include <chargov/oracle.h>
#include "rig.h"

/* Of a pack that told all there is to tell. */
static const struct cg_oracle told = { .had_capacity = true, .had_charger_uv = true };

static void each_way_does_something_until_they_end(struct kunit *test)
{
	struct rig *rig = rig_new(test), *was = rig_new(test);
	unsigned int way = 0;

	rig->view.charger[0].trust = CG_TRUST_VERIFIED;
	memcpy(was, rig, sizeof(*was));
	while (cg_oracle_worsen(&told, &rig->view, &rig->policy, way)) {
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
		cg_oracle_worsen(&told, &rig->view, &rig->policy, way);
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
	cg_oracle_worsen(&told, &ways->rig->view, &ways->rig->policy, ways->way++);
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

/* A pack that never told its capacity, a charger that never told its voltage, may have none. */
static void what_was_never_told_is_not_lost(struct kunit *test)
{
	static const struct cg_oracle silent;
	struct rig *rig = rig_new(test), *was = rig_new(test);
	unsigned int n = 0, way;

	rig->view.charger[0].trust = CG_TRUST_VERIFIED;
	memcpy(was, rig, sizeof(*was));
	for (way = 0; cg_oracle_worsen(&silent, &rig->view, &rig->policy, way); way++) {
		KUNIT_EXPECT_TRUE_MSG(test, rig->view.f[CG_V_CAPACITY_PCT].valid, "way %u", way);
		KUNIT_EXPECT_EQ_MSG(test, was->view.charger[0].f[CG_C_VOLTAGE_UV].at_ms,
				    rig->view.charger[0].f[CG_C_VOLTAGE_UV].at_ms, "way %u", way);
		n += !memcmp(&was->view, &rig->view, sizeof(was->view)) &&
		     !memcmp(&was->policy, &rig->policy, sizeof(was->policy));
		memcpy(rig, was, sizeof(*rig));
	}
	/* each of both was neither lost nor too old */
	KUNIT_EXPECT_EQ(test, 4, n);
}

struct low_row {
	const char *name;
	s64 uv;
	s64 worst_uv;
};

static const struct low_row low_rows[] = {
	{ "a_good_cell", 3700000, 0 },
	{ "the_highest_that_there_is", 5000000, 0 },
	{ "higher_than_there_is", 5000001, 5000001 },
	{ "none", 0, 0 },
	{ "lower_than_there_is", -1, -1 },
	{ "beyond_all_bounds", S64_MIN, S64_MIN },
};

KUNIT_ARRAY_PARAM_DESC(low_rows, low_rows, name);

/* The fuzzer found: what is no reading charges nothing, but a cell without voltage is woken. */
static void a_cell_is_made_no_better_than_what_is_no_reading(struct kunit *test)
{
	const struct low_row *row = test->param_value;
	struct rig *rig = rig_new(test);

	rig->view.f[CG_V_CELL_MIN_UV].value = row->uv;
	cg_oracle_worsen(&told, &rig->view, &rig->policy,
			 2 * (CG_N_VIEW_FIELDS + CG_N_CHARGER_FIELDS) + 4);
	KUNIT_EXPECT_EQ(test, row->worst_uv, rig->view.f[CG_V_CELL_MIN_UV].value);
}

static struct kunit_case worse_cases[] = {
	KUNIT_CASE(what_was_never_told_is_not_lost),
	KUNIT_CASE_PARAM(a_cell_is_made_no_better_than_what_is_no_reading, low_rows_gen_params),
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
