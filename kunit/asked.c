// SPDX-License-Identifier: GPL-2.0-only
/* What is asked for in one cycle, piece by piece; chargov-policy watches what comes of it. */
#include "rig.h"

#define HOUR_MS		((s64)CG_HOUR_MS)
#define MIN_MS		(CG_HOUR_MS / 60)

/* What a type allows of a cell of 3 Ah and 4.2 V. */
struct type_row {
	const char *name;
	enum cg_type type;
	bool once;
	u8 cells;
	s32 cv_max_uv;
	struct cg_step want;
};

static const struct type_row type_rows[] = {
	{ "standard", CG_TYPE_STANDARD, false, 1, 4200000, { S32_MAX, S32_MAX } },
	{ "fast", CG_TYPE_FAST, false, 1, 4200000, { S32_MAX, S32_MAX } },
	{ "trickle_is_the_current_of_precharge", CG_TYPE_TRICKLE, false, 1, 4200000,
	  { S32_MAX, 256000 } },
	{ "trickle_once_is_no_more", CG_TYPE_TRICKLE, true, 1, 4200000, { S32_MAX, 256000 } },
	{ "long_life_is_a_tenth_less", CG_TYPE_LONG_LIFE, false, 1, 4200000,
	  { 4100000, 900000 } },
	{ "long_life_of_each_cell", CG_TYPE_LONG_LIFE, false, 2, 8400000, { 8200000, 900000 } },
	{ "long_life_once_is_full", CG_TYPE_LONG_LIFE, true, 1, 4200000, { S32_MAX, 900000 } },
	{ "long_life_is_never_below_nothing", CG_TYPE_LONG_LIFE, false, 255, 4200000,
	  { 0, 900000 } },
};

KUNIT_ARRAY_PARAM_DESC(type_rows, type_rows, name);

static void a_type_has_limits(struct kunit *test)
{
	const struct type_row *row = test->param_value;
	struct cg_policy policy = { .type = row->type, .once = row->once };
	struct rig *rig = rig_new(test);
	struct cg_step most;

	rig->profile.cells_series = row->cells;
	rig->profile.cv_max_uv = row->cv_max_uv;
	most = cg_policy_type(&rig->profile, &policy);
	KUNIT_EXPECT_EQ(test, row->want.cv_uv, most.cv_uv);
	KUNIT_EXPECT_EQ(test, row->want.cc_ua, most.cc_ua);
}

static void only_what_is_not_empty_discharges(struct kunit *test)
{
	struct rig *rig = rig_new(test);
	struct cg_state *state = &rig->state;
	struct cg_policy *policy = &rig->policy;

	KUNIT_EXPECT_FALSE(test, cg_policy_discharges(policy, state, rig_facts(rig)));
	policy->behaviour = CG_BEHAVIOUR_FORCE_DISCHARGE;
	KUNIT_EXPECT_TRUE(test, cg_policy_discharges(policy, state, rig_facts(rig)));
	rig->view.f[CG_V_CELL_MIN_UV].valid = false;
	KUNIT_EXPECT_FALSE(test, cg_policy_discharges(policy, state, rig_facts(rig)));
	rig->view.f[CG_V_CELL_MIN_UV].valid = true;
	state->drained = true;
	KUNIT_EXPECT_FALSE(test, cg_policy_discharges(policy, state, rig_facts(rig)));
}

static void run(struct rig *rig)
{
	rig_facts(rig);
	cg_policy_run(&rig->profile, &rig->policy, &rig->state, &rig->view, &rig->facts);
}

/* Once empty it stays so, until somebody asks anew; empty is the higher of two voltages. */
static void empty_is_remembered(struct kunit *test)
{
	struct rig *rig = rig_new(test);

	rig->policy.behaviour = CG_BEHAVIOUR_FORCE_DISCHARGE;
	rig_volts(rig, 3200000);
	run(rig);
	KUNIT_EXPECT_FALSE(test, rig->state.drained);
	/* what is not known is not empty, either */
	rig->view.f[CG_V_CELL_MIN_UV].valid = false;
	run(rig);
	KUNIT_EXPECT_FALSE(test, rig->state.drained);
	rig_volts(rig, 3199999);
	run(rig);
	KUNIT_EXPECT_TRUE(test, rig->state.drained);
	rig_volts(rig, 3700000);
	run(rig);
	KUNIT_EXPECT_TRUE(test, rig->state.drained);
	rig->policy.behaviour = CG_BEHAVIOUR_INHIBIT;
	run(rig);
	KUNIT_EXPECT_FALSE(test, rig->state.drained);
	rig->profile.precharge_below_uv = 3300000;
	rig->policy.behaviour = CG_BEHAVIOUR_FORCE_DISCHARGE;
	rig_volts(rig, 3299999);
	run(rig);
	KUNIT_EXPECT_TRUE(test, rig->state.drained);
}

/* One minute, plugged for 5 min and hot for 7 min before it. */
struct minute_row {
	const char *name;
	int pct;
	s32 mdegc;
	bool online;
	bool session;
	s64 plugged_ms;
	s64 hot_ms;
};

static const struct minute_row minute_rows[] = {
	{ "full_and_hot", 90, 40000, true, false, 6 * MIN_MS, 8 * MIN_MS },
	{ "not_full", 89, 40000, true, false, 6 * MIN_MS, 7 * MIN_MS },
	{ "not_hot", 90, 39999, true, false, 6 * MIN_MS, 7 * MIN_MS },
	{ "just_still_warm", 90, 35000, true, false, 6 * MIN_MS, 7 * MIN_MS },
	{ "cool_again", 90, 34999, true, false, 6 * MIN_MS, 0 },
	{ "half_full", 50, 40000, true, false, 6 * MIN_MS, 7 * MIN_MS },
	{ "used", 49, 40000, true, false, MIN_MS, 7 * MIN_MS },
	{ "unplugged", 90, 40000, false, false, 5 * MIN_MS, 7 * MIN_MS },
	{ "plugged_anew", 90, 40000, true, true, MIN_MS, MIN_MS },
	{ "no_capacity", -1, 40000, true, false, 6 * MIN_MS, 7 * MIN_MS },
	{ "no_temperature", 90, S32_MIN, true, false, 6 * MIN_MS, 7 * MIN_MS },
};

KUNIT_ARRAY_PARAM_DESC(minute_rows, minute_rows, name);

static void defenders_count_what_ages(struct kunit *test)
{
	const struct minute_row *row = test->param_value;
	struct rig *rig = rig_new(test);

	rig->state.plugged_ms = 5 * MIN_MS;
	rig->state.hot_ms = 7 * MIN_MS;
	rig_read(rig, CG_V_CAPACITY_PCT, row->pct);
	rig->view.f[CG_V_CAPACITY_PCT].valid = row->pct >= 0;
	rig_temp(rig, row->mdegc);
	rig->view.f[CG_V_TEMP_MAX_MDEGC].valid = row->mdegc != S32_MIN;
	rig_plug(rig, row->online);
	rig_facts(rig);
	rig->facts.dt_ms = MIN_MS;
	rig->facts.new_session = row->session;
	cg_policy_run(&rig->profile, &rig->policy, &rig->state, &rig->view, &rig->facts);
	KUNIT_EXPECT_EQ(test, row->plugged_ms, rig->state.plugged_ms);
	KUNIT_EXPECT_EQ(test, row->hot_ms, rig->state.hot_ms);
}

/* No more than is asked for is counted, and of a long sleep an hour at most as hot. */
static void defenders_stop_counting(struct kunit *test)
{
	struct rig *rig = rig_new(test);

	rig_read(rig, CG_V_CAPACITY_PCT, 95);
	rig_temp(rig, 41000);
	rig_facts(rig);
	rig->facts.dt_ms = 6 * HOUR_MS;
	cg_policy_run(&rig->profile, &rig->policy, &rig->state, &rig->view, &rig->facts);
	KUNIT_EXPECT_EQ(test, HOUR_MS, rig->state.hot_ms);
	KUNIT_EXPECT_EQ(test, 6 * HOUR_MS, rig->state.plugged_ms);
	rig->state.hot_ms = 4 * HOUR_MS - 1;
	rig->state.plugged_ms = 72 * HOUR_MS - 1;
	cg_policy_run(&rig->profile, &rig->policy, &rig->state, &rig->view, &rig->facts);
	KUNIT_EXPECT_EQ(test, 4 * HOUR_MS, rig->state.hot_ms);
	KUNIT_EXPECT_EQ(test, 72 * HOUR_MS, rig->state.plugged_ms);
}

struct age_row {
	const char *name;
	s64 cycles;
	bool known;
	u8 aged;
};

static const struct age_row most_rows[] = {
	{ "the_last_row_that_there_is_room_for", S32_MAX, true, CG_MAX_AGEING },
	{ "of_an_unknown_age_too", 0, false, CG_MAX_AGEING },
};

KUNIT_ARRAY_PARAM_DESC(most_rows, most_rows, name);

static void no_more_rows_of_age_than_there_is_room_for(struct kunit *test)
{
	const struct age_row *row = test->param_value;
	struct rig *rig = rig_new(test);

	rig->profile.n_ageing = 255;
	rig_read(rig, CG_V_CYCLES, row->cycles);
	rig->view.f[CG_V_CYCLES].valid = row->known;
	run(rig);
	KUNIT_EXPECT_EQ(test, row->aged, rig->state.aged);
}

/* How long a rest lasts from now on, at 50 %: 25 min of taper, 60 min for half, 5 min of margin. */
struct rest_row {
	const char *name;
	s64 finish_ms;
	s32 left_s;
	s64 rests_ms;
};

static const struct rest_row rest_rows[] = {
	{ "by_its_own_estimate", 8 * HOUR_MS, 0, 390 * MIN_MS },
	{ "by_a_forecast", 8 * HOUR_MS, 3600, 415 * MIN_MS },
	{ "by_a_forecast_of_a_second", 8 * HOUR_MS, 1, 475 * MIN_MS - 1000 },
	{ "a_millisecond_is_left", 90 * MIN_MS + 1, 0, 1 },
	{ "nothing_is_left", 90 * MIN_MS, 0, 0 },
	{ "a_forecast_beyond_all_bounds", 8 * HOUR_MS, S32_MAX, 0 },
};

KUNIT_ARRAY_PARAM_DESC(rest_rows, rest_rows, name);

static void a_rest_leaves_time_for_the_charge(struct kunit *test)
{
	const struct rest_row *row = test->param_value;
	struct rig *rig = rig_new(test);

	rig->policy.type = CG_TYPE_ADAPTIVE;
	rig->policy.finish_by_ms = rig->view.now_ms + row->finish_ms;
	rig->policy.left_s = row->left_s;
	run(rig);
	KUNIT_EXPECT_EQ(test, row->rests_ms, rig->facts.rest_left_ms);
	KUNIT_EXPECT_EQ(test, row->rests_ms ? CG_WHY_RESTING : CG_WHY_END_THRESHOLD,
			rig->facts.levels.why);
	/* what is over stays over, whatever the forecast says then */
	rig->policy.left_s = 1;
	run(rig);
	KUNIT_EXPECT_EQ(test, !row->rests_ms, !rig->facts.rest_left_ms);
	rig->policy.type = CG_TYPE_STANDARD;
	run(rig);
	KUNIT_EXPECT_EQ(test, 0, rig->facts.rest_left_ms);
}

/* A time that has come is no rest that is over, and without a current none is reckoned by it. */
static void a_rest_that_cannot_be_is_not_remembered(struct kunit *test)
{
	struct rig *rig = rig_new(test);

	rig->policy.type = CG_TYPE_ADAPTIVE;
	rig->policy.finish_by_ms = rig->view.now_ms;
	run(rig);
	KUNIT_EXPECT_NE(test, rig->policy.finish_by_ms, rig->state.rest_over_ms);
	/* 1 uAh at 1 uA, half of it missing */
	rig->profile.capacity_uah = 1;
	rig->profile.cc_max_ua = 0;
	rig->policy.finish_by_ms = rig->view.now_ms + 8 * HOUR_MS;
	run(rig);
	KUNIT_EXPECT_EQ(test, 420 * MIN_MS, rig->facts.rest_left_ms);
}

/* A capacity that one look did not bring ended the rest for good: it was taken for empty. */
static void p11_a_rest_is_not_ended_by_a_capacity_that_was_lost(struct kunit *test)
{
	struct rig *rig = rig_new(test);

	rig->policy.type = CG_TYPE_ADAPTIVE;
	rig->policy.finish_by_ms = rig->view.now_ms + 120 * MIN_MS;
	run(rig);
	KUNIT_EXPECT_EQ(test, 30 * MIN_MS, rig->facts.rest_left_ms);
	rig->view.f[CG_V_CAPACITY_PCT].valid = false;
	run(rig);
	KUNIT_EXPECT_EQ(test, 90 * MIN_MS, rig->facts.rest_left_ms);
	rig->view.f[CG_V_CAPACITY_PCT].valid = true;
	run(rig);
	KUNIT_EXPECT_EQ(test, 30 * MIN_MS, rig->facts.rest_left_ms);
	/* and one that nobody ever told is taken for the worst */
	rig->state.seen = 0;
	rig->view.f[CG_V_CAPACITY_PCT].valid = false;
	run(rig);
	KUNIT_EXPECT_EQ(test, 0, rig->facts.rest_left_ms);
}

/* When a charge that is held is looked at again. */
struct hold_look_row {
	const char *name;
	enum cg_why why;
	bool discharge;
	s64 rest_left_ms;
	s64 hot_ms;
	s64 look_ms;
	enum cg_phase phase;
	bool quiet;
};

static const struct hold_look_row hold_look_rows[] = {
	{ "held_by_the_user_never", CG_WHY_END_THRESHOLD, false, HOUR_MS, 4 * HOUR_MS, 0 },
	{ "discharging_each_minute", CG_WHY_INHIBITED, true, 0, 0, 60000 },
	{ "a_long_rest_each_ten_minutes", CG_WHY_RESTING, false, HOUR_MS, 0, 600000 },
	{ "the_end_of_a_rest", CG_WHY_RESTING, false, 5000, 0, 5000 },
	{ "not_at_once", CG_WHY_RESTING, false, 1, 0, 1000 },
	{ "hot_to_see_it_cool", CG_WHY_DEFENDED, false, 0, 4 * HOUR_MS, 600000 },
	{ "plugged_for_long_never", CG_WHY_DEFENDED, false, 0, 4 * HOUR_MS - 1, 0 },
	{ "full_never", CG_WHY_FULL, false, 0, 0, 0, CG_PHASE_FULL },
	{ "full_for_its_zone_to_see_it_left", CG_WHY_FULL, false, 0, 0, 600000, CG_PHASE_HOLD },
	{ "held_by_the_user_in_a_zone_never", CG_WHY_END_THRESHOLD, false, 0, 0, 0, CG_PHASE_HOLD },
	{ "held_and_nothing_tells_of_its_use", CG_WHY_END_THRESHOLD, false, 0, 0, 600000,
	  CG_PHASE_HOLD, true },
	{ "full_and_nothing_tells_of_its_use", CG_WHY_FULL, false, 0, 0, 600000, CG_PHASE_FULL,
	  true },
	{ "without_a_source_its_use_is_of_no_matter", CG_WHY_NO_SOURCE, false, 0, 0, 0,
	  CG_PHASE_IDLE, true },
};

KUNIT_ARRAY_PARAM_DESC(hold_look_rows, hold_look_rows, name);

static void what_is_held_is_looked_at_in_its_time(struct kunit *test)
{
	const struct hold_look_row *row = test->param_value;
	struct rig *rig = rig_new(test);

	rig->state.hot_ms = row->hot_ms;
	rig->facts.rest_left_ms = row->rest_left_ms;
	rig->d.why = row->why;
	rig->d.phase = row->phase;
	rig->d.discharge = row->discharge;
	rig->view.quiet = row->quiet;
	KUNIT_EXPECT_EQ(test, row->look_ms,
			cg_policy_look_ms(&rig->state, &rig->facts, &rig->d));
}

/* A capacity that is not known: who wrote thresholds means them, a type does not. */
static void p11_a_capacity_that_was_lost_starts_nothing(struct kunit *test)
{
	struct rig *rig = rig_new(test);
	struct cg_levels *levels = &rig->facts.levels;

	*levels = (struct cg_levels) { 75, 80, CG_WHY_TYPE_LEVEL };
	rig->facts.known = 0;
	rig->state.seen = 0;
	KUNIT_EXPECT_EQ(test, CG_WHY_NONE, cg_policy_hold(&rig->state, &rig->facts));
	rig->state.seen = BIT(CG_FACT_CAPACITY_PCT);
	KUNIT_EXPECT_EQ(test, CG_WHY_TYPE_LEVEL, cg_policy_hold(&rig->state, &rig->facts));
	levels->why = CG_WHY_END_THRESHOLD;
	rig->state.seen = 0;
	KUNIT_EXPECT_EQ(test, CG_WHY_END_THRESHOLD, cg_policy_hold(&rig->state, &rig->facts));
}

static struct kunit_case asked_cases[] = {
	KUNIT_CASE_PARAM(a_type_has_limits, type_rows_gen_params),
	KUNIT_CASE(only_what_is_not_empty_discharges),
	KUNIT_CASE(empty_is_remembered),
	KUNIT_CASE_PARAM(defenders_count_what_ages, minute_rows_gen_params),
	KUNIT_CASE(defenders_stop_counting),
	KUNIT_CASE_PARAM(no_more_rows_of_age_than_there_is_room_for, most_rows_gen_params),
	KUNIT_CASE_PARAM(a_rest_leaves_time_for_the_charge, rest_rows_gen_params),
	KUNIT_CASE_PARAM(what_is_held_is_looked_at_in_its_time, hold_look_rows_gen_params),
	KUNIT_CASE(p11_a_capacity_that_was_lost_starts_nothing),
	KUNIT_CASE(a_rest_that_cannot_be_is_not_remembered),
	KUNIT_CASE(p11_a_rest_is_not_ended_by_a_capacity_that_was_lost),
	{ }
};

static struct kunit_suite asked_suite = {
	.name = "chargov-asked",
	.test_cases = asked_cases,
};

kunit_test_suite(asked_suite);
