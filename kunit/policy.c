// SPDX-License-Identifier: GPL-2.0-only
/* What users ask for: levels, charge types, defenders, a finish in time. All of it only lowers. */
#include "live.h"

#define HOUR_MS		((s64)CG_HOUR_MS)
#define DAY_MS		(24 * HOUR_MS)

struct level_row {
	const char *name;
	struct cg_policy policy;
	s64 plugged_ms;
	s64 hot_ms;
	bool rests;
	struct cg_levels want;
};

#define THRESHOLD	CG_WHY_END_THRESHOLD
#define LONG_LIFE	.type = CG_TYPE_LONG_LIFE
#define DEFEND		.defend_plugged = true, .defend_hot = true

static const struct level_row level_rows[] = {
	{ "nothing_asked_for", { 0, 100 }, 0, 0, false, { 0, 100, THRESHOLD } },
	{ "thresholds_as_written", { 40, 60 }, 0, 0, false, { 40, 60, THRESHOLD } },
	{ "an_end_alone_starts_five_below", { 0, 60 }, 0, 0, false, { 55, 60, THRESHOLD } },
	{ "crossed_thresholds_start_five_below", { 70, 60 }, 0, 0, false, { 55, 60, THRESHOLD } },
	{ "an_end_below_five_starts_at_nothing", { 0, 3 }, 0, 0, false, { 0, 3, THRESHOLD } },
	{ "a_start_alone", { 60, 100 }, 0, 0, false, { 60, 100, THRESHOLD } },
	{ "once_lifts_thresholds", { 40, 60, .once = true }, 0, 0, false,
	  { 0, 100, THRESHOLD } },
	{ "once_lifts_a_type", { 0, 100, LONG_LIFE, .once = true }, 0, 0, false,
	  { 0, 100, THRESHOLD } },
	{ "once_lifts_a_defender", { 0, 100, DEFEND, .once = true }, 10 * DAY_MS, DAY_MS, false,
	  { 0, 100, THRESHOLD } },
	{ "long_life_ends_at_eighty", { 0, 100, LONG_LIFE }, 0, 0, false,
	  { 75, 80, CG_WHY_TYPE_LEVEL } },
	{ "long_life_obeys_a_lower_end", { 40, 60, LONG_LIFE }, 0, 0, false,
	  { 40, 60, THRESHOLD } },
	{ "long_life_obeys_a_higher_end", { 40, 90, LONG_LIFE }, 0, 0, false,
	  { 40, 90, THRESHOLD } },
	{ "fast_is_to_full", { 0, 100, .type = CG_TYPE_FAST }, 0, 0, false,
	  { 0, 100, THRESHOLD } },
	{ "trickle_is_to_full", { 0, 100, .type = CG_TYPE_TRICKLE }, 0, 0, false,
	  { 0, 100, THRESHOLD } },
	{ "custom_has_the_thresholds", { 40, 60, .type = CG_TYPE_CUSTOM }, 0, 0, false,
	  { 40, 60, THRESHOLD } },
	{ "a_rest_is_at_eighty", { 0, 100 }, 0, 0, true, { 75, 80, CG_WHY_RESTING } },
	{ "a_rest_above_the_end_is_none", { 40, 60 }, 0, 0, true, { 40, 60, THRESHOLD } },
	{ "a_long_weekend_is_not_defended", { 0, 100, DEFEND }, 3 * DAY_MS - 1, 0, false,
	  { 0, 100, THRESHOLD } },
	{ "three_days_plugged_are_defended", { 0, 100, DEFEND }, 3 * DAY_MS, 0, false,
	  { 70, 80, CG_WHY_DEFENDED } },
	{ "not_if_it_is_switched_off", { 0, 100 }, 3 * DAY_MS, DAY_MS, false,
	  { 0, 100, THRESHOLD } },
	{ "hot_for_less_than_four_hours", { 0, 100, DEFEND }, 0, 4 * HOUR_MS - 1, false,
	  { 0, 100, THRESHOLD } },
	{ "hot_for_four_hours_is_defended", { 0, 100, DEFEND }, 0, 4 * HOUR_MS, false,
	  { 60, 70, CG_WHY_DEFENDED } },
	{ "the_lower_defender_counts", { 0, 100, DEFEND }, 3 * DAY_MS, 4 * HOUR_MS, false,
	  { 60, 70, CG_WHY_DEFENDED } },
	{ "a_user_below_the_defender_counts", { 40, 60, DEFEND }, 3 * DAY_MS, 0, false,
	  { 40, 60, THRESHOLD } },
	{ "a_user_at_the_defender_counts", { 40, 80, DEFEND }, 3 * DAY_MS, 0, false,
	  { 40, 80, THRESHOLD } },
	{ "an_end_above_full_is_full", { 0, 105 }, 0, 0, false, { 0, 100, THRESHOLD } },
	{ "a_user_above_the_defender_does_not", { 85, 95, DEFEND }, 3 * DAY_MS, 0, false,
	  { 70, 80, CG_WHY_DEFENDED } },
};

KUNIT_ARRAY_PARAM_DESC(level_rows, level_rows, name);

static void the_lowest_level_counts(struct kunit *test)
{
	const struct level_row *row = test->param_value;
	struct rig *rig = rig_new(test);
	struct cg_levels levels;

	rig->state.plugged_ms = row->plugged_ms;
	rig->state.hot_ms = row->hot_ms;
	cg_policy_levels(&row->policy, &rig->state, row->rests, &levels);
	KUNIT_EXPECT_EQ(test, row->want.start_pct, levels.start_pct);
	KUNIT_EXPECT_EQ(test, row->want.end_pct, levels.end_pct);
	KUNIT_EXPECT_EQ(test, row->want.why, levels.why);
}

struct age_row {
	const char *name;
	s64 cycles;
	bool known;
	u8 aged;
};

static const struct age_row age_rows[] = {
	{ "new", 0, true, 0 },
	{ "just_not_aged", 299, true, 0 },
	{ "just_aged", 300, true, 1 },
	{ "aged_twice", 600, true, 2 },
	{ "older_than_any_row", S32_MAX, true, 2 },
	{ "p11_an_unknown_age_is_the_oldest", 0, false, 2 },
};

KUNIT_ARRAY_PARAM_DESC(age_rows, age_rows, name);

static void cycles_choose_the_row(struct kunit *test)
{
	const struct age_row *row = test->param_value;
	struct rig *rig = rig_new(test);

	rig->profile.n_ageing = 2;
	rig->profile.ageing[0] = (struct cg_ageing) { 300, 4180000, 1350000 };
	rig->profile.ageing[1] = (struct cg_ageing) { 600, 4150000, 1200000 };
	rig_read(rig, CG_V_CYCLES, row->cycles);
	rig->view.f[CG_V_CYCLES].valid = row->known;
	rig_facts(rig);
	cg_policy_run(&rig->profile, &rig->policy, &rig->state, &rig->view, &rig->facts);
	KUNIT_EXPECT_EQ(test, row->aged, rig->state.aged);
}

static void an_aged_battery_is_full_at_its_voltage(struct kunit *test)
{
	struct rig *rig = rig_new(test);
	struct live live;

	rig->profile.n_ageing = 1;
	rig->profile.ageing[0] = (struct cg_ageing) { 300, 4140000, 1200000 };
	rig_read(rig, CG_V_CYCLES, 400);
	live_begin(&live, rig, 50);
	live_run(&live, 60000);
	KUNIT_EXPECT_EQ(test, CG_LIMIT_AGEING, rig->d.limited_by);
	KUNIT_EXPECT_EQ(test, 1152000, rig->d.cc_ua);
	KUNIT_EXPECT_EQ(test, 4128000, rig->d.cv_uv);
	live_run(&live, 5 * HOUR_MS);
	KUNIT_EXPECT_EQ(test, CG_PHASE_FULL, rig->d.phase);
	KUNIT_EXPECT_EQ(test, CG_STATUS_FULL, rig->d.status);
}

static void thresholds_hold_for_thirty_days(struct kunit *test)
{
	struct rig *rig = rig_new(test);
	struct live live;
	int day;

	rig->policy.start_pct = 60;
	rig->policy.end_pct = 80;
	live_begin(&live, rig, 30);
	live_run(&live, 4 * HOUR_MS);
	KUNIT_ASSERT_EQ(test, CG_LIMIT_THRESHOLD, rig->d.limited_by);
	KUNIT_ASSERT_EQ(test, 0, rig->d.next_ms);

	/* a leak that empties it in 20 days */
	live.leak_ua = 6250;
	live.most_pct = 0;
	live.put_in_uams = 0;
	for (day = 0; day < 30; day++) {
		live_run(&live, DAY_MS);
		KUNIT_ASSERT_GE(test, rig->view.f[CG_V_CAPACITY_PCT].value, 59);
	}
	KUNIT_EXPECT_LE(test, live.most_pct, 80);
	/* what leaked, and not a charge and discharge of its own */
	KUNIT_EXPECT_LE(test, live.put_in_uams,
			live.leak_ua * 30 * DAY_MS + div_s64(live.full_uams, 5));
}

static void thresholds_in_any_order_do_not_drain_by_cycling(struct kunit *test)
{
	struct rig *rig = rig_new(test);
	struct live live;
	u64 seed = 7;
	int i;

	live_begin(&live, rig, 90);
	live_run(&live, HOUR_MS);
	for (i = 0; i < 2000; i++) {
		int pct = rig->view.f[CG_V_CAPACITY_PCT].value;

		rig->policy.start_pct = rig_between(&seed, 0, 100);
		rig->policy.end_pct = rig_between(&seed, 0, pct);
		live_ask(&live);
		live_run(&live, 60000);
		/* what is at or above the end is held, whatever the start says */
		KUNIT_ASSERT_FALSE(test, rig->d.enable);
		KUNIT_ASSERT_EQ(test, pct, rig->view.f[CG_V_CAPACITY_PCT].value);
	}
}

static void full_once_and_then_the_thresholds_again(struct kunit *test)
{
	struct rig *rig = rig_new(test);
	struct live live;

	rig->policy.start_pct = 60;
	rig->policy.end_pct = 80;
	live_begin(&live, rig, 79);
	live_run(&live, HOUR_MS);
	KUNIT_EXPECT_EQ(test, CG_PHASE_HOLD, rig->d.phase);
	rig->policy.once = true;
	live_ask(&live);
	live_run(&live, 3 * HOUR_MS);
	KUNIT_EXPECT_EQ(test, CG_PHASE_FULL, rig->d.phase);
	rig->policy.once = false;
	live_ask(&live);
	KUNIT_EXPECT_EQ(test, CG_PHASE_HOLD, rig->d.phase);
	KUNIT_EXPECT_EQ(test, CG_LIMIT_THRESHOLD, rig->d.limited_by);
}

static void long_life_is_gentle_and_ends_early(struct kunit *test)
{
	struct rig *rig = rig_new(test);
	struct live live;

	rig->policy.type = CG_TYPE_LONG_LIFE;
	live_begin(&live, rig, 50);
	live_run(&live, 60000);
	KUNIT_EXPECT_EQ(test, 896000, rig->d.cc_ua);
	KUNIT_EXPECT_EQ(test, 4096000, rig->d.cv_uv);
	KUNIT_EXPECT_EQ(test, CG_LIMIT_POLICY, rig->d.limited_by);
	live_run(&live, 3 * HOUR_MS);
	KUNIT_EXPECT_EQ(test, 80, rig->view.f[CG_V_CAPACITY_PCT].value);
	KUNIT_EXPECT_EQ(test, CG_WHY_TYPE_LEVEL, rig->d.why);
	KUNIT_EXPECT_EQ(test, CG_PHASE_HOLD, rig->d.phase);
	KUNIT_EXPECT_EQ(test, CG_LIMIT_POLICY, rig->d.limited_by);
	KUNIT_EXPECT_EQ(test, 0, rig->d.next_ms);
}

struct finish_row {
	const char *name;
	int from_pct;
	s64 finish_ms;
	bool lies;
	bool rests;
	s64 early_ms;
	s64 late_ms;
};

#define MIN_MS		60000LL
#define ANY_MS		(100 * DAY_MS)

static const struct finish_row finish_rows[] = {
	{ "in_a_night", 20, 8 * HOUR_MS, false, true, 10 * MIN_MS, 10 * MIN_MS },
	{ "in_a_week", 20, 7 * DAY_MS, false, true, 10 * MIN_MS, 10 * MIN_MS },
	{ "from_above_the_rest", 85, 8 * HOUR_MS, false, true, 10 * MIN_MS, 10 * MIN_MS },
	{ "just_time_enough_to_rest", 20, 3 * HOUR_MS, false, true, 10 * MIN_MS, 10 * MIN_MS },
	{ "late_it_goes_on_at_full_speed", 20, HOUR_MS, false, false, 0, 2 * HOUR_MS },
	{ "without_a_forecast_it_is_in_time", 20, 8 * HOUR_MS, true, true, 30 * MIN_MS,
	  10 * MIN_MS },
	{ "a_deadline_that_has_passed_is_none", 20, -HOUR_MS, false, false, 0, ANY_MS },
};

KUNIT_ARRAY_PARAM_DESC(finish_rows, finish_rows, name);

static void is_full_when_it_shall_be(struct kunit *test)
{
	const struct finish_row *row = test->param_value;
	struct rig *rig = rig_new(test);
	struct live live;
	bool rested = false;
	s64 finish_ms;

	finish_ms = rig->view.now_ms + row->finish_ms;
	rig->view.now_ms += 2 * HOUR_MS;
	finish_ms += 2 * HOUR_MS;
	rig_wait(rig, 0);
	rig->policy.type = CG_TYPE_ADAPTIVE;
	rig->policy.finish_by_ms = finish_ms;
	if (!row->lies)
		live_describe(rig, LIVE_UOHM, 0);
	live_begin(&live, rig, row->from_pct);
	while (!rig->state.full && rig->view.now_ms < finish_ms + 5 * HOUR_MS) {
		live_run(&live, 10000);
		if (row->lies)
			rig->policy.left_s = 0;
		if (rig->d.why != CG_WHY_RESTING)
			continue;
		rested = true;
		KUNIT_ASSERT_EQ(test, CG_PHASE_PAUSED, rig->d.phase);
		KUNIT_ASSERT_EQ(test, CG_LIMIT_POLICY, rig->d.limited_by);
		KUNIT_ASSERT_LE(test, live.most_pct, max(80, row->from_pct));
	}
	KUNIT_EXPECT_TRUE(test, rig->state.full);
	KUNIT_EXPECT_EQ(test, row->rests, rested);
	if (row->rests)
		KUNIT_EXPECT_GE(test, rig->view.now_ms, finish_ms - row->early_ms);
	KUNIT_EXPECT_LE(test, rig->view.now_ms, finish_ms + row->late_ms);
}

struct after_row {
	const char *name;
	s32 from_pct;
	enum cg_why why;
};

/* The user wants it charged from 75 % on: that a rest stopped it higher is no reason to wait. */
static const struct after_row after_rows[] = {
	{ "what_a_rest_held_goes_on_after_it", 60, CG_WHY_NONE },
	{ "what_the_user_held_before_stays_held", 85, CG_WHY_END_THRESHOLD },
};

KUNIT_ARRAY_PARAM_DESC(after_rows, after_rows, name);

static void a_rest_leaves_no_hold_behind(struct kunit *test)
{
	const struct after_row *row = test->param_value;
	struct rig *rig = rig_new(test);
	struct live live;

	rig->policy.start_pct = 75;
	live_begin(&live, rig, row->from_pct);
	live_run(&live, 60000);
	rig->policy.type = CG_TYPE_ADAPTIVE;
	rig->policy.finish_by_ms = rig->view.now_ms + 12 * HOUR_MS;
	live_ask(&live);
	live_run(&live, 6 * HOUR_MS);
	KUNIT_EXPECT_EQ(test, CG_WHY_RESTING, rig->d.why);
	rig->policy.finish_by_ms = rig->view.now_ms;
	live_ask(&live);
	KUNIT_EXPECT_EQ(test, row->why, rig->d.why);
}

static void a_rest_is_looked_at_seldom(struct kunit *test)
{
	struct rig *rig = rig_new(test);
	struct live live;

	rig->policy.type = CG_TYPE_ADAPTIVE;
	rig->policy.finish_by_ms = rig->view.now_ms + 7 * DAY_MS;
	live_begin(&live, rig, 79);
	live_run(&live, HOUR_MS);
	KUNIT_EXPECT_EQ(test, CG_WHY_RESTING, rig->d.why);
	KUNIT_EXPECT_EQ(test, CG_LOOK_MS, rig->d.next_ms);
}

static void plugged_for_days_is_held_until_unplugged(struct kunit *test)
{
	struct rig *rig = rig_new(test);
	struct live live;

	rig->policy.defend_plugged = true;
	live_begin(&live, rig, 90);
	live.leak_ua = 2500;
	live_run(&live, 2 * DAY_MS);
	KUNIT_ASSERT_NE(test, CG_WHY_DEFENDED, rig->d.why);
	live_run(&live, 3 * DAY_MS);
	KUNIT_EXPECT_EQ(test, CG_WHY_DEFENDED, rig->d.why);
	KUNIT_EXPECT_EQ(test, CG_LIMIT_DEFENDER, rig->d.limited_by);
	KUNIT_EXPECT_EQ(test, CG_PHASE_HOLD, rig->d.phase);
	live_run(&live, 20 * DAY_MS);
	live.most_pct = 0;
	live_run(&live, 20 * DAY_MS);
	KUNIT_EXPECT_LE(test, live.most_pct, 80);
	KUNIT_EXPECT_GE(test, rig->view.f[CG_V_CAPACITY_PCT].value, 69);

	live_plug(&live, false);
	live_run(&live, 10000);
	live_plug(&live, true);
	live_run(&live, 3 * HOUR_MS);
	KUNIT_EXPECT_EQ(test, CG_PHASE_FULL, rig->d.phase);
}

static void used_while_plugged_is_not_defended(struct kunit *test)
{
	struct rig *rig = rig_new(test);
	struct live live;

	rig->policy.defend_plugged = true;
	live_begin(&live, rig, 90);
	live_run(&live, 2 * DAY_MS);
	live.uams = div_s64(live.full_uams * 49, 100);
	live_run(&live, 2 * DAY_MS);
	KUNIT_EXPECT_EQ(test, CG_PHASE_FULL, rig->d.phase);
}

static void hot_and_full_is_held_until_cool(struct kunit *test)
{
	struct rig *rig = rig_new(test);
	struct live live;
	int i;

	rig->policy.defend_hot = true;
	live_begin(&live, rig, 95);
	rig_temp(rig, 42000);
	for (i = 0; i < 8; i++) {
		live_run(&live, HOUR_MS);
		live_ask(&live);
	}
	KUNIT_EXPECT_EQ(test, CG_WHY_DEFENDED, rig->d.why);
	KUNIT_EXPECT_EQ(test, CG_LIMIT_DEFENDER, rig->d.limited_by);
	KUNIT_EXPECT_EQ(test, CG_LOOK_MS, rig->d.next_ms);
	rig_temp(rig, 36000);
	live_run(&live, HOUR_MS);
	KUNIT_EXPECT_EQ(test, CG_WHY_DEFENDED, rig->d.why);
	rig_temp(rig, 34000);
	live_run(&live, HOUR_MS);
	KUNIT_EXPECT_NE(test, CG_WHY_DEFENDED, rig->d.why);
}

static void hot_and_half_full_is_not_held(struct kunit *test)
{
	struct rig *rig = rig_new(test);
	struct live live;
	int i;

	rig->policy.defend_hot = true;
	rig->policy.end_pct = 89;
	live_begin(&live, rig, 85);
	rig_temp(rig, 42000);
	for (i = 0; i < 24; i++) {
		live_run(&live, HOUR_MS);
		live_ask(&live);
	}
	KUNIT_EXPECT_EQ(test, 0, rig->state.hot_ms);
}

static void discharges_on_demand_until_empty(struct kunit *test)
{
	struct rig *rig = rig_charging(test);

	rig->policy.behaviour = CG_BEHAVIOUR_FORCE_DISCHARGE;
	rig_cycle(rig, 1000);
	KUNIT_EXPECT_FALSE(test, rig->d.enable);
	KUNIT_EXPECT_TRUE(test, rig->d.discharge);
	rig_run(rig, 30000);
	KUNIT_EXPECT_EQ(test, CG_STALE_MAX_MS, rig->d.next_ms);
	rig_volts(rig, rig->profile.empty_uv - 1);
	rig_cycle(rig, 1000);
	KUNIT_EXPECT_FALSE(test, rig->d.discharge);
	/* without the load its voltage comes back, and it is still empty */
	rig_volts(rig, 3500000);
	rig_cycle(rig, 1000);
	KUNIT_EXPECT_FALSE(test, rig->d.discharge);
	rig->policy.behaviour = CG_BEHAVIOUR_AUTO;
	rig_cycle(rig, 1000);
	KUNIT_EXPECT_TRUE(test, rig->d.enable);
	rig->policy.behaviour = CG_BEHAVIOUR_FORCE_DISCHARGE;
	rig_plug(rig, false);
	rig_cycle(rig, 1000);
	KUNIT_EXPECT_FALSE(test, rig->d.discharge);
}

static void any_policy(struct cg_policy *policy, u64 *seed, s64 now_ms)
{
	*policy = (struct cg_policy) {
		.start_pct = rig_random(seed),
		.end_pct = rig_random(seed) % 3 ? rig_random(seed) : 100,
		.user_cc_ua = rig_random(seed) % 3 ? 0 : rig_between(seed, S32_MIN, S32_MAX),
		.type = rig_random(seed) % (CG_N_TYPES + 1),
		.behaviour = rig_random(seed) % 8 ? 0 : rig_random(seed) % 4,
		.once = rig_random(seed) % 2,
		.finish_by_ms = now_ms + rig_between(seed, -HOUR_MS, DAY_MS),
		.left_s = rig_between(seed, -1, 100000),
		.thermal_state = rig_random(seed) % 3 ? 0 : rig_random(seed),
		.defend_plugged = rig_random(seed) % 2,
		.defend_hot = rig_random(seed) % 2,
	};
}

static void p12_no_policy_raises_anything(struct kunit *test)
{
	struct rig *rig = rig_new(test);
	struct rig *asked = rig_new(test);
	u64 seed = 12;
	int on = 0;
	int i;

	rig_run(rig, 5000);
	for (i = 0; i < 20000; i++) {
		rig_reset(rig);
		rig_volts(rig, rig_between(&seed, 2500000, 4190000));
		rig_temp(rig, rig_between(&seed, 1000, 54000));
		rig_read(rig, CG_V_CAPACITY_PCT, rig_between(&seed, 0, 100));
		rig_read(rig, CG_V_CYCLES, rig_between(&seed, 0, 1000));
		rig_cycle(rig, 1000);
		rig->state.plugged_ms = rig_between(&seed, 0, 5 * DAY_MS);
		rig->state.hot_ms = rig_between(&seed, 0, 6 * HOUR_MS);
		cg_state_seal(&rig->state);
		memcpy(asked, rig, sizeof(*asked));
		any_policy(&asked->policy, &seed, asked->view.now_ms);
		rig_cycle(rig, 1000);
		rig_cycle(asked, 1000);
		KUNIT_ASSERT_LE(test, asked->d.enable, rig->d.enable);
		KUNIT_ASSERT_LE(test, asked->d.cc_ua, rig->d.cc_ua);
		KUNIT_ASSERT_LE(test, asked->d.cv_uv, rig->d.cv_uv);
		KUNIT_ASSERT_FALSE(test, asked->d.enable && asked->d.discharge);
		on += asked->d.enable;
	}
	KUNIT_EXPECT_GT(test, on, 500);
}

static struct kunit_case policy_cases[] = {
	KUNIT_CASE_PARAM(the_lowest_level_counts, level_rows_gen_params),
	KUNIT_CASE_PARAM(cycles_choose_the_row, age_rows_gen_params),
	KUNIT_CASE(an_aged_battery_is_full_at_its_voltage),
	KUNIT_CASE(thresholds_hold_for_thirty_days),
	KUNIT_CASE(thresholds_in_any_order_do_not_drain_by_cycling),
	KUNIT_CASE(full_once_and_then_the_thresholds_again),
	KUNIT_CASE(long_life_is_gentle_and_ends_early),
	KUNIT_CASE_PARAM(is_full_when_it_shall_be, finish_rows_gen_params),
	KUNIT_CASE_PARAM(a_rest_leaves_no_hold_behind, after_rows_gen_params),
	KUNIT_CASE(a_rest_is_looked_at_seldom),
	KUNIT_CASE(plugged_for_days_is_held_until_unplugged),
	KUNIT_CASE(used_while_plugged_is_not_defended),
	KUNIT_CASE(hot_and_full_is_held_until_cool),
	KUNIT_CASE(hot_and_half_full_is_not_held),
	KUNIT_CASE(discharges_on_demand_until_empty),
	KUNIT_CASE(p12_no_policy_raises_anything),
	{ }
};

static struct kunit_suite policy_suite = {
	.name = "chargov-policy",
	.test_cases = policy_cases,
};

kunit_test_suite(policy_suite);
