// SPDX-License-Identifier: GPL-2.0-only
/* When to look again: physics, timers, and nothing at all when nothing is to be seen. */
#include "rig.h"

struct stale_row {
	const char *name;
	s32 temp_mdegc;
	s32 volts_uv;
	s32 cc_ua;
	enum cg_chemistry chemistry;
	s64 want_ms;
};

/* 30 mdegC/s; 20 mV per 1 % of 3 Ah, 80 for LFP; guard at 4.25 V */
static const struct stale_row stale_rows[] = {
	{ "far_from_everything", 25000, 3700000, 1500000, CG_CHEMISTRY_LION, 60000 },
	{ "a_degree_below_an_edge", 44000, 3700000, 1500000, CG_CHEMISTRY_LION, 33333 },
	{ "a_degree_above_a_cooler_edge", 11000, 3700000, 1500000, CG_CHEMISTRY_LION, 33333 },
	{ "at_an_edge", 10000, 3700000, 1500000, CG_CHEMISTRY_LION, 1000 },
	{ "just_above_an_edge_to_more", 45500, 3700000, 1500000, CG_CHEMISTRY_LION, 60000 },
	{ "just_below_an_edge", 44999, 3700000, 1500000, CG_CHEMISTRY_LION, 1000 },
	{ "above_all_zones", 60000, 3700000, 0, CG_CHEMISTRY_LION, 60000 },
	{ "below_all_zones", -5000, 3700000, 0, CG_CHEMISTRY_LION, 60000 },
	{ "near_over_voltage_at_half_c", 25000, 4245000, 1500000, CG_CHEMISTRY_LION, 18000 },
	{ "near_over_voltage_at_1c", 25000, 4245000, 3000000, CG_CHEMISTRY_LION, 9000 },
	{ "near_over_voltage_of_lfp", 25000, 4245000, 3000000, CG_CHEMISTRY_LIFE, 2250 },
	{ "near_over_voltage_at_no_current", 25000, 4245000, 0, CG_CHEMISTRY_LION, 60000 },
	{ "beyond_over_voltage", 25000, 4300000, 1500000, CG_CHEMISTRY_LION, 1000 },
	{ "largest_voltage_does_not_overflow", 25000, S32_MAX, S32_MAX, CG_CHEMISTRY_LION, 1000 },
	{ "smallest_voltage_does_not_overflow", 25000, S32_MIN, S32_MAX, CG_CHEMISTRY_LIFE,
	  60000 },
};

KUNIT_ARRAY_PARAM_DESC(stale_rows, stale_rows, name);

static void as_old_as_physics_allows(struct kunit *test)
{
	const struct stale_row *row = test->param_value;
	struct rig *rig = rig_new(test);

	rig_temp(rig, row->temp_mdegc);
	rig_volts(rig, row->volts_uv);
	rig->profile.chemistry = row->chemistry;
	cg_profile_prepare(&rig->profile);
	cg_zones_hold(&rig->profile, &rig->state, rig_facts(rig));
	KUNIT_EXPECT_EQ(test, row->want_ms, cg_deadline_stale(&rig->profile, &rig->state,
							      &rig->facts, row->cc_ua));
}

/* 5 mV below the guard: what a capacity that nobody described, or none, makes of a current. */
struct capacity_row {
	const char *name;
	s32 capacity_uah;
	s32 cc_ua;
	s64 want_ms;
};

static const struct capacity_row capacity_rows[] = {
	{ "twice_the_capacity_is_half_the_slope", 6000000, 3000000, 18000 },
	{ "no_capacity_is_no_division_by_it", 0, 1, 9000 },
	{ "no_capacity_and_no_current", 0, 0, 60000 },
	{ "no_capacity_and_less_than_no_current", 0, -1, 60000 },
};

KUNIT_ARRAY_PARAM_DESC(capacity_rows, capacity_rows, name);

static void a_smaller_cell_is_full_sooner(struct kunit *test)
{
	const struct capacity_row *row = test->param_value;
	struct rig *rig = rig_new(test);

	rig_volts(rig, 4245000);
	rig->profile.capacity_uah = row->capacity_uah;
	cg_zones_hold(&rig->profile, &rig->state, rig_facts(rig));
	KUNIT_EXPECT_EQ(test, row->want_ms, cg_deadline_stale(&rig->profile, &rig->state,
							      &rig->facts, row->cc_ua));
}

static void mid_zone_one_look_a_minute(struct kunit *test)
{
	struct rig *rig = rig_charging(test);

	KUNIT_EXPECT_EQ(test, 60000, rig->d.next_ms);
}

static void a_start_is_looked_at_soon(struct kunit *test)
{
	struct rig *rig = rig_new(test);

	while (!rig->d.enable)
		rig_cycle(rig, 1000);
	KUNIT_EXPECT_LE(test, rig->d.next_ms, CG_SETTLE_MS);
}

static void a_value_that_was_missed_is_asked_for_soon(struct kunit *test)
{
	struct rig *rig = rig_charging(test);

	rig->view.now_ms += 59000;
	rig->view.charger[0].f[CG_C_ONLINE].at_ms = rig->view.now_ms;
	cg_decide(&rig->profile, &rig->policy, &rig->state, &rig->view, &rig->d);
	KUNIT_EXPECT_TRUE(test, rig->d.enable);
	KUNIT_EXPECT_EQ(test, 1000, rig->d.next_ms);
}

/* Which timer of a charge ends first. */
struct timer_row {
	const char *name;
	s64 charged_ms;
	s64 put_in_uah;
	s32 volts_uv;
	s64 precharged_ms;
	s64 woken_ms;
	s64 want_ms;
	s64 cv_ms;
};

static const struct timer_row timer_rows[] = {
	{ "none_is_near", 0, 0, 3700000, 0, 0, 60000 },
	{ "total_timer", 5 * 3600000LL - 42000, 0, 3700000, 0, 0, 42000 },
	{ "charge_bound", 0, 3600000 - 10000, 3700000, 0, 0, 24000 },
	{ "precharge_timer", 0, 0, 2500000, 1800000 - 7000, 0, 7000 },
	{ "wakeup_timer", 0, 0, 1500000, 0, 30000 - 5000, 5000 },
	{ "timer_of_constant_voltage", 0, 0, 4180000, 0, 0, 9000, 7200000 - 9000 },
	{ "not_of_another_phase", 0, 0, 3700000, 0, 0, 60000, 7200000 - 9000 },
};

KUNIT_ARRAY_PARAM_DESC(timer_rows, timer_rows, name);

static void timers_are_met(struct kunit *test)
{
	const struct timer_row *row = test->param_value;
	struct rig *rig = rig_charging(test);

	rig->state.charged_ms = row->charged_ms;
	rig->state.put_in_uams = row->put_in_uah * CG_HOUR_MS;
	rig->state.precharged_ms = row->precharged_ms;
	rig->state.woken_ms = row->woken_ms;
	rig->state.cv_ms = row->cv_ms;
	rig->profile.cv_s = 7200;
	cg_state_seal(&rig->state);
	rig_volts(rig, row->volts_uv);
	rig_read(rig, CG_V_CURRENT_UA, row->volts_uv < 3000000 ? 256000 : 1500000);
	rig_cycle(rig, 0);
	KUNIT_EXPECT_TRUE(test, rig->d.enable);
	KUNIT_EXPECT_EQ(test, row->want_ms, rig->d.next_ms);
}

/* An edge towards more needs no deadline; one towards less does, whichever limit is lower. */
static void only_tighter_edges_are_met(struct kunit *test)
{
	struct rig *rig = rig_new(test);
	s64 ms;

	rig_temp(rig, 9000);
	cg_zones_hold(&rig->profile, &rig->state, rig_facts(rig));
	ms = cg_deadline_stale(&rig->profile, &rig->state, &rig->facts, 1500000);
	KUNIT_EXPECT_EQ(test, 60000, ms);
	rig->profile.zone[1].step[0].cv_uv = 4100000;
	cg_profile_prepare(&rig->profile);
	ms = cg_deadline_stale(&rig->profile, &rig->state, &rig->facts, 1500000);
	KUNIT_EXPECT_EQ(test, 33333, ms);
}

/* Met as early as the guard, which is that before an outer edge that a sensor may err by. */
static void an_outer_edge_is_nearer_than_it_reads(struct kunit *test)
{
	struct rig *rig = rig_new(test);

	rig->profile.temp_error_mdegc = 250;
	cg_profile_prepare(&rig->profile);
	rig_temp(rig, 54450);
	cg_zones_hold(&rig->profile, &rig->state, rig_facts(rig));
	/* 300 mK at 30 mK/s */
	KUNIT_EXPECT_EQ(test, 10000, cg_deadline_stale(&rig->profile, &rig->state, &rig->facts,
						       1500000));
	rig_temp(rig, 550);
	cg_state_init(&rig->state);
	cg_zones_hold(&rig->profile, &rig->state, rig_facts(rig));
	KUNIT_EXPECT_EQ(test, 10000, cg_deadline_stale(&rig->profile, &rig->state, &rig->facts,
						       1500000));
}

static void the_end_of_precharge_is_met(struct kunit *test)
{
	struct rig *rig = rig_new(test);
	int i;

	rig_volts(rig, 2900000);
	rig_run(rig, 5000);
	rig_read(rig, CG_V_CURRENT_UA, 256000);
	for (i = 0; i < 4; i++) {
		rig_volts(rig, 2900000 + i * 30000);
		rig_cycle(rig, 10000);
	}
	KUNIT_EXPECT_EQ(test, CG_PHASE_PRECHARGE, rig->d.phase);
	/* 40 mV at 3 mV/s */
	KUNIT_EXPECT_EQ(test, 13334, rig->d.next_ms);
}

static void the_current_of_the_end_is_met(struct kunit *test)
{
	struct rig *rig = rig_charging(test);
	int i;

	rig_volts(rig, 4190000);
	for (i = 0; i < 4; i++) {
		rig_read(rig, CG_V_CURRENT_UA, 260000 - i * 20000);
		rig_cycle(rig, 20000);
	}
	/* 50 mA at 1 mA/s */
	KUNIT_EXPECT_EQ(test, 50001, rig->d.next_ms);
}

static void the_end_of_a_step_is_met(struct kunit *test)
{
	struct rig *rig = rig_charging(test);

	rig->profile.zone[1].n_steps = 2;
	rig->profile.zone[1].step[0] = (struct cg_step) { 4000000, 1500000 };
	rig->profile.zone[1].step[1] = (struct cg_step) { 4200000, 750000 };
	cg_profile_prepare(&rig->profile);
	rig_cycle(rig, 1000);
	rig_volts(rig, 3990000);
	rig_read(rig, CG_V_CURRENT_UA, 700000);
	rig_cycle(rig, 60000);
	KUNIT_EXPECT_EQ(test, CG_SETTLE_MS, rig->d.next_ms);
}

static void the_end_is_met(struct kunit *test)
{
	struct rig *rig = rig_charging(test);

	rig_volts(rig, 4190000);
	rig_read(rig, CG_V_CURRENT_UA, 100000);
	rig_cycle(rig, 60000);
	KUNIT_EXPECT_EQ(test, rig->profile.term_dwell_ms, rig->d.next_ms);
}

static void a_forgetful_chip_is_told_in_time(struct kunit *test)
{
	struct rig *rig = rig_charging(test);

	rig->view.charger[0].told_for_ms = 10000;
	rig_cycle(rig, 60000);
	KUNIT_EXPECT_EQ(test, 10000, rig->d.next_ms);
	rig->policy.behaviour = CG_BEHAVIOUR_INHIBIT;
	rig_run(rig, 60000);
	KUNIT_EXPECT_FALSE(test, rig->d.enable);
	KUNIT_EXPECT_EQ(test, 10000, rig->d.next_ms);
	rig_plug(rig, false);
	rig_cycle(rig, 1);
	rig_cycle(rig, 1000);
	KUNIT_EXPECT_EQ(test, 0, rig->d.next_ms);
}

/* No looks at all: what is done, how many looks it may still take. */
struct rest_row {
	const char *name;
	bool online;
	bool inhibit;
	u8 end_pct;
};

static const struct rest_row rest_rows[] = {
	{ "unplugged", false, false, 100 },
	{ "inhibited", true, true, 100 },
	{ "held_at_a_threshold", true, false, 40 },
};

KUNIT_ARRAY_PARAM_DESC(rest_rows, rest_rows, name);

static void at_rest_no_looks(struct kunit *test)
{
	const struct rest_row *row = test->param_value;
	struct rig *rig = rig_charging(test);
	int looks = 0;

	rig_plug(rig, row->online);
	rig->policy.behaviour = row->inhibit ? CG_BEHAVIOUR_INHIBIT :
						  CG_BEHAVIOUR_AUTO;
	rig->policy.end_pct = row->end_pct;
	do {
		rig_cycle(rig, rig->d.next_ms);
	} while (rig->d.next_ms && ++looks < 10);
	KUNIT_EXPECT_FALSE(test, rig->d.enable);
	KUNIT_EXPECT_EQ(test, 0, rig->d.next_ms);
	KUNIT_EXPECT_LE(test, looks, 3);
}

static void full_no_looks(struct kunit *test)
{
	struct rig *rig = rig_charging(test);

	rig_volts(rig, 4190000);
	rig_read(rig, CG_V_CAPACITY_PCT, 100);
	rig_read(rig, CG_V_CURRENT_UA, 100000);
	rig_run(rig, 110000);
	KUNIT_EXPECT_EQ(test, CG_PHASE_FULL, rig->d.phase);
	KUNIT_EXPECT_EQ(test, 0, rig->d.next_ms);
}

static void off_is_seen_to_be_off_before_the_rest(struct kunit *test)
{
	struct rig *rig = rig_charging(test);
	int i;

	/* the current goes on although the charger says that it stopped */
	rig->stubborn = true;
	rig->policy.behaviour = CG_BEHAVIOUR_INHIBIT;
	for (i = 0; i < 8; i++) {
		rig_cycle(rig, rig->d.next_ms);
		KUNIT_ASSERT_NE(test, 0, rig->d.next_ms);
	}
	KUNIT_EXPECT_EQ(test, CG_WHY_OVER_CURRENT, rig->state.latched);
	KUNIT_EXPECT_TRUE(test, rig->d.all_paths);
}

/* How patient it is while something is wrong. */
struct fault_row {
	const char *name;
	int field;
	s64 value;
	bool valid;
	s64 first_ms;
	s64 later_ms;
};

static const struct fault_row fault_rows[] = {
	{ "too_hot_half_a_minute", CG_V_TEMP_MAX_MDEGC, 60000, true, 30000, 30000 },
	{ "too_cold_half_a_minute", CG_V_TEMP_MIN_MDEGC, -5000, true, 30000, 30000 },
	{ "lost_value_soon_then_half_a_minute", CG_V_CURRENT_UA, 0, false, 1000, 30000 },
	{ "over_voltage_a_minute", CG_V_CELL_MAX_UV, 4300000, true, 60000, 60000 },
};

KUNIT_ARRAY_PARAM_DESC(fault_rows, fault_rows, name);

static void is_patient_with_faults(struct kunit *test)
{
	const struct fault_row *row = test->param_value;
	struct rig *rig = rig_charging(test);
	int i;

	rig_read(rig, row->field, row->value);
	rig->view.f[row->field].valid = row->valid;
	rig_cycle(rig, 60000);
	rig_cycle(rig, 1000);
	KUNIT_EXPECT_EQ(test, row->first_ms, rig->d.next_ms);
	for (i = 0; i < 12; i++)
		rig_cycle(rig, 1000);
	KUNIT_EXPECT_EQ(test, row->later_ms, rig->d.next_ms);
}

static void an_unverified_charger_is_tried_again_even_without_a_source(struct kunit *test)
{
	struct rig *rig = rig_new(test);

	rig_plug(rig, false);
	cg_decide(&rig->profile, &rig->policy, &rig->state, &rig->view, &rig->d);
	KUNIT_EXPECT_EQ(test, CG_PHASE_IDLE, rig->d.phase);
	KUNIT_EXPECT_EQ(test, 1000, rig->d.next_ms);
}

/**
 * struct on_row - one thing to be met while charging; what is 0 is not so
 * @name: of the row
 * @phase: of the charge
 * @ua: current above the one that ends the charge
 * @fall_ua_s: how fast it falls
 * @cv_s: timer of constant voltage
 * @left_uams: what is left of the charge that may be put in, with no current
 * @low_ms: for how long it has looked like the end
 * @lame_ms: for how long nothing has been let through
 * @told_for_ms: for how long the chip remembers what it was told
 * @evidence: times that the current contradicted the charger
 * @want_ms: when to look again
 */
struct on_row {
	const char *name;
	enum cg_phase phase;
	s32 ua;
	s32 fall_ua_s;
	s32 cv_s;
	s64 left_uams;
	s64 low_ms;
	s64 lame_ms;
	s64 told_for_ms;
	u8 evidence;
	s64 want_ms;
};

static const struct on_row on_rows[] = {
	{ "nothing_to_be_met", CG_PHASE_CC, .want_ms = 60000 },
	{ "the_rest_of_the_dwell_of_the_end", CG_PHASE_CV, .low_ms = 10000, .want_ms = 20000 },
	{ "the_rest_of_an_idle_minute", CG_PHASE_CC, .lame_ms = 35000, .want_ms = 25000 },
	{ "what_is_left_of_the_charge_at_no_current", CG_PHASE_CC, .left_uams = 20000,
	  .want_ms = 20000 },
	{ "a_timer_of_one_second", CG_PHASE_CV, .cv_s = 1, .want_ms = 1000 },
	{ "a_current_that_falls", CG_PHASE_CV, .ua = 40000, .fall_ua_s = 1000, .want_ms = 40001 },
	{ "a_current_that_falls_as_slowly_as_can_be_told", CG_PHASE_CV, .ua = 20, .fall_ua_s = 1,
	  .want_ms = 20001 },
	{ "a_current_that_is_there_as_good_as", CG_PHASE_CV, .ua = 1, .fall_ua_s = 1000,
	  .want_ms = CG_TREND_MS },
	{ "a_current_that_is_there", CG_PHASE_CV, .ua = 0, .fall_ua_s = 1000, .want_ms = 60000 },
	{ "a_charger_that_is_contradicted", CG_PHASE_CC, .evidence = 1, .want_ms = 1000 },
	{ "a_chip_that_forgets_at_once", CG_PHASE_CC, .told_for_ms = 1, .want_ms = 1000 },
};

KUNIT_ARRAY_PARAM_DESC(on_rows, on_rows, name);

/* When to look again after a decision; all that is read is known and fresh. */
static s64 next_ms(struct rig *rig, enum cg_phase phase, enum cg_why why)
{
	rig->d = (struct cg_decision) {
		.enable = why == CG_WHY_NONE, .phase = phase, .why = why,
	};
	rig->state.stale_ms = CG_STALE_MAX_MS;
	return cg_deadline_next(&rig->profile, &rig->state, rig_facts(rig), &rig->d);
}

static void what_comes_is_met(struct kunit *test)
{
	const struct on_row *row = test->param_value;
	struct rig *rig = rig_new(test);
	struct cg_state *state = &rig->state;

	state->enabled = true;
	state->fall_ua_s = row->fall_ua_s;
	state->evidence = row->evidence;
	if (row->low_ms)
		state->low_since_ms = rig->view.now_ms - row->low_ms;
	if (row->lame_ms)
		state->lame_since_ms = rig->view.now_ms - row->lame_ms;
	rig_read(rig, CG_V_CURRENT_UA, rig->profile.term_ua + row->ua);
	if (row->left_uams) {
		state->put_in_uams = (s64)rig->profile.charge_bound_uah * CG_HOUR_MS -
				     row->left_uams;
		rig_read(rig, CG_V_CURRENT_UA, 0);
	}
	rig->profile.cv_s = row->cv_s;
	rig->view.charger[0].told_for_ms = row->told_for_ms;
	KUNIT_EXPECT_EQ(test, row->want_ms, next_ms(rig, row->phase, CG_WHY_NONE));
}

/* A clock may begin with 0: what has lasted since then ends in time, too. */
static void what_began_in_the_first_millisecond_is_met(struct kunit *test)
{
	struct rig *rig = rig_new(test);

	rig->state.enabled = true;
	rig->state.low_since_ms = 0;
	rig->view.now_ms = 0;
	rig_wait(rig, 10000);
	KUNIT_EXPECT_EQ(test, 20000, next_ms(rig, CG_PHASE_CV, CG_WHY_NONE));
	rig->state.low_since_ms = CG_NEVER_MS;
	rig->state.lame_since_ms = 0;
	KUNIT_EXPECT_EQ(test, 50000, next_ms(rig, CG_PHASE_CC, CG_WHY_NONE));
}

/**
 * struct off_row - how patient it is while off
 * @name: of the row
 * @why: of the decision
 * @bad: decisions in a row that had a cause to be off
 * @trust: whether the charger was seen to be off
 * @told_ms: since when the charger has been told less
 * @credit_ms: saved time that pays for starts
 * @unheard: nothing tells when a source comes
 * @want_ms: when to look again, 0 = when something happens
 * @restarts: faults that have interrupted charging in this hour
 */
struct off_row {
	const char *name;
	enum cg_why why;
	u8 bad;
	enum cg_trust trust;
	s64 told_ms;
	s64 credit_ms;
	bool unheard;
	s64 want_ms;
	u8 restarts;
};

static const struct off_row off_rows[] = {
	{ "nine_tries_to_verify_it_are_soon", CG_WHY_UNVERIFIED, 9, CG_TRUST_UNKNOWN,
	  .want_ms = 1000 },
	{ "after_ten_it_is_patient", CG_WHY_UNVERIFIED, 10, CG_TRUST_UNKNOWN, .want_ms = 30000 },
	{ "nine_looks_for_a_lost_value_are_soon", CG_WHY_NO_VOLTAGE, 9, CG_TRUST_VERIFIED,
	  .want_ms = 1000 },
	{ "after_ten_it_waits_for_it", CG_WHY_NO_VOLTAGE, 10, CG_TRUST_VERIFIED, .want_ms = 30000 },
	{ "the_dwell_of_the_fifth_fault_is_watched", CG_WHY_NO_VOLTAGE, 0, CG_TRUST_VERIFIED,
	  .restarts = 5, .want_ms = 1000 },
	/* found by reading: it waits for the next hour, and was looked at each second until then */
	{ "the_sixth_waits_for_the_next_hour", CG_WHY_NO_VOLTAGE, 0, CG_TRUST_VERIFIED,
	  .restarts = 6, .want_ms = 30000 },
	{ "what_is_missing_of_a_start", CG_WHY_TOO_MANY_STARTS, 0, CG_TRUST_VERIFIED,
	  .credit_ms = CG_START_COST_MS - 20000, .want_ms = 20000 },
	{ "the_gauge_has_settled_in_a_while", CG_WHY_INHIBITED, 0, CG_TRUST_VERIFIED,
	  .told_ms = CG_SETTLE_MS - 2000, .want_ms = 2000 },
	{ "the_gauge_has_as_good_as_settled", CG_WHY_INHIBITED, 0, CG_TRUST_VERIFIED,
	  .told_ms = CG_SETTLE_MS - 1, .want_ms = 1000 },
	{ "the_gauge_has_settled", CG_WHY_INHIBITED, 0, CG_TRUST_VERIFIED,
	  .told_ms = CG_SETTLE_MS, .want_ms = 0 },
	{ "a_source_that_nothing_tells_of_is_looked_for", CG_WHY_NO_SOURCE, 0, CG_TRUST_VERIFIED,
	  .told_ms = CG_SETTLE_MS, .unheard = true, .want_ms = 60000 },
	{ "a_source_that_is_told_of_is_waited_for", CG_WHY_NO_SOURCE, 0, CG_TRUST_VERIFIED,
	  .told_ms = CG_SETTLE_MS, .want_ms = 0 },
	{ "what_holds_it_does_not_need_a_source", CG_WHY_INHIBITED, 0, CG_TRUST_VERIFIED,
	  .told_ms = CG_SETTLE_MS, .unheard = true, .want_ms = 0 },
};

KUNIT_ARRAY_PARAM_DESC(off_rows, off_rows, name);

static void is_as_patient_as_it_may_be(struct kunit *test)
{
	const struct off_row *row = test->param_value;
	struct rig *rig = rig_new(test);

	rig->state.bad = row->bad;
	rig->state.restarts = row->restarts;
	rig->state.start_credit_ms = row->credit_ms;
	if (row->told_ms)
		rig->state.told_since_ms = rig->view.now_ms - row->told_ms;
	rig->view.charger[0].trust = row->trust;
	rig->view.charger[0].unheard = row->unheard;
	KUNIT_EXPECT_EQ(test, row->want_ms,
			next_ms(rig, cg_fault_rules[row->why].phase, row->why));
}

static void a_pack_that_only_gauges_has_no_deadline(struct kunit *test)
{
	struct rig *rig = rig_new(test);

	rig->view.n_chargers = 0;
	rig_cycle(rig, 1000);
	KUNIT_EXPECT_EQ(test, 0, rig->d.next_ms);
	KUNIT_EXPECT_EQ(test, CG_PHASE_IDLE, rig->d.phase);
}

static struct kunit_case deadline_cases[] = {
	KUNIT_CASE_PARAM(as_old_as_physics_allows, stale_rows_gen_params),
	KUNIT_CASE(mid_zone_one_look_a_minute),
	KUNIT_CASE(a_start_is_looked_at_soon),
	KUNIT_CASE(a_value_that_was_missed_is_asked_for_soon),
	KUNIT_CASE_PARAM(timers_are_met, timer_rows_gen_params),
	KUNIT_CASE(only_tighter_edges_are_met),
	KUNIT_CASE(an_outer_edge_is_nearer_than_it_reads),
	KUNIT_CASE(the_end_of_precharge_is_met),
	KUNIT_CASE(the_current_of_the_end_is_met),
	KUNIT_CASE(the_end_of_a_step_is_met),
	KUNIT_CASE(the_end_is_met),
	KUNIT_CASE(a_forgetful_chip_is_told_in_time),
	KUNIT_CASE_PARAM(at_rest_no_looks, rest_rows_gen_params),
	KUNIT_CASE(full_no_looks),
	KUNIT_CASE(off_is_seen_to_be_off_before_the_rest),
	KUNIT_CASE_PARAM(is_patient_with_faults, fault_rows_gen_params),
	KUNIT_CASE(an_unverified_charger_is_tried_again_even_without_a_source),
	KUNIT_CASE_PARAM(a_smaller_cell_is_full_sooner, capacity_rows_gen_params),
	KUNIT_CASE_PARAM(what_comes_is_met, on_rows_gen_params),
	KUNIT_CASE(what_began_in_the_first_millisecond_is_met),
	KUNIT_CASE_PARAM(is_as_patient_as_it_may_be, off_rows_gen_params),
	KUNIT_CASE(a_pack_that_only_gauges_has_no_deadline),
	{ }
};

static struct kunit_suite deadline_suite = {
	.name = "chargov-deadline",
	.test_cases = deadline_cases,
};

kunit_test_suite(deadline_suite);
