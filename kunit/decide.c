// SPDX-License-Identifier: GPL-2.0-only
/* Whole decisions: stories of a charge. */
#include "rig.h"

static void the_first_decision_is_off(struct kunit *test)
{
	struct rig *rig = rig_new(test);

	cg_decide(&rig->profile, &rig->policy, &rig->state, &rig->view, &rig->d);
	KUNIT_EXPECT_FALSE(test, rig->d.enable);
	KUNIT_EXPECT_EQ(test, CG_WHY_UNVERIFIED, rig->d.why);
	KUNIT_EXPECT_EQ(test, CG_PHASE_PAUSED, rig->d.phase);
	KUNIT_EXPECT_EQ(test, 0, rig->d.cc_ua);
	rig_obey(rig);
	rig_cycle(rig, 1000);
	KUNIT_EXPECT_TRUE(test, rig->d.enable);
	KUNIT_EXPECT_EQ(test, CG_PHASE_CC, rig->d.phase);
	KUNIT_EXPECT_EQ(test, 4192000, rig->d.cv_uv);
	KUNIT_EXPECT_EQ(test, 1472000, rig->d.cc_ua);
	KUNIT_EXPECT_EQ(test, CG_LIMIT_BATTERY, rig->d.limited_by);
}

static void p8_a_charger_that_does_not_confirm_is_a_fault(struct kunit *test)
{
	struct rig *rig = rig_new(test);
	int i;

	for (i = 0; i < 20; i++) {
		rig_wait(rig, rig->d.next_ms);
		cg_decide(&rig->profile, &rig->policy, &rig->state, &rig->view, &rig->d);
		KUNIT_ASSERT_FALSE(test, rig->d.enable);
		KUNIT_ASSERT_NE(test, 0, rig->d.next_ms);
	}
	KUNIT_EXPECT_EQ(test, CG_PHASE_FAULT, rig->d.phase);
	KUNIT_EXPECT_EQ(test, CG_LIMIT_CHARGER, rig->d.limited_by);
}

static void from_nothing_to_full_and_on(struct kunit *test)
{
	struct rig *rig = rig_new(test);

	rig_volts(rig, 1500000);
	rig_run(rig, 5000);
	KUNIT_EXPECT_EQ(test, CG_PHASE_WAKEUP, rig->d.phase);
	KUNIT_EXPECT_EQ(test, 256000, rig->d.cc_ua);
	rig_volts(rig, 2500000);
	rig_run(rig, 10000);
	KUNIT_EXPECT_EQ(test, CG_PHASE_PRECHARGE, rig->d.phase);
	KUNIT_EXPECT_EQ(test, 256000, rig->d.cc_ua);
	KUNIT_EXPECT_EQ(test, CG_LIMIT_PRECHARGE, rig->d.limited_by);
	rig_volts(rig, 3500000);
	rig_run(rig, 10000);
	KUNIT_EXPECT_EQ(test, CG_PHASE_CC, rig->d.phase);
	rig_read(rig, CG_V_CURRENT_UA, 1472000);
	rig_run(rig, 60000);
	rig_volts(rig, 4180000);
	rig_read(rig, CG_V_CAPACITY_PCT, 95);
	rig_run(rig, 120000);
	KUNIT_EXPECT_EQ(test, CG_PHASE_CV, rig->d.phase);
	rig_read(rig, CG_V_CURRENT_UA, 140000);
	rig_run(rig, 120000);
	KUNIT_EXPECT_EQ(test, CG_PHASE_FULL, rig->d.phase);
	KUNIT_EXPECT_EQ(test, CG_STATUS_FULL, rig->d.status);
	rig_volts(rig, 4100000);
	rig_read(rig, CG_V_CAPACITY_PCT, 94);
	rig_run(rig, 60000);
	KUNIT_EXPECT_EQ(test, CG_PHASE_FULL, rig->d.phase);
	rig_volts(rig, 4030000);
	rig_run(rig, 5000);
	KUNIT_EXPECT_EQ(test, CG_PHASE_CC, rig->d.phase);
}

static void p7_a_dead_battery_is_tried_for_half_a_minute(struct kunit *test)
{
	struct rig *rig = rig_new(test);
	s64 on_ms = 0;
	int i;

	rig_volts(rig, 1000000);
	for (i = 0; i < 600; i++) {
		on_ms += rig->d.enable * 1000;
		rig_cycle(rig, 1000);
	}
	KUNIT_EXPECT_EQ(test, CG_WHY_DEAD_BATTERY, rig->d.why);
	KUNIT_EXPECT_EQ(test, CG_HEALTH_DEAD, rig->d.health);
	KUNIT_EXPECT_EQ(test, 30000, on_ms);
	rig_volts(rig, 3700000);
	rig_run(rig, 60000);
	KUNIT_EXPECT_EQ(test, CG_WHY_DEAD_BATTERY, rig->d.why);
	rig_replug(rig, 10000);
	KUNIT_EXPECT_TRUE(test, rig->d.enable);
}

static void p6_pauses_do_not_stop_the_timer(struct kunit *test)
{
	struct rig *rig = rig_charging(test);
	int hours;

	/* half of the time too hot: 5 h of charge last 10 h; most of the current is a leak's */
	rig->policy.user_cc_ua = 768000;
	rig->profile.charge_bound_uah = 36000000;
	rig_read(rig, CG_V_CURRENT_UA, 768000);
	for (hours = 0; hours < 9; hours++) {
		rig_temp(rig, 25000);
		rig_run(rig, 60000);
		KUNIT_ASSERT_TRUE(test, rig->d.enable);
		rig_read(rig, CG_V_CURRENT_UA, 768000);
		rig_run(rig, 1740000);
		rig_temp(rig, 56000);
		rig_run(rig, 1800000);
		KUNIT_ASSERT_EQ(test, CG_PHASE_PAUSED, rig->d.phase);
	}
	rig_temp(rig, 25000);
	rig_run(rig, 60000);
	rig_read(rig, CG_V_CURRENT_UA, 768000);
	rig_run(rig, 3540000);
	KUNIT_EXPECT_EQ(test, CG_WHY_TOTAL_TIMER, rig->d.why);
	KUNIT_EXPECT_EQ(test, CG_HEALTH_SAFETY_TIMER, rig->d.health);
}

static void f25_the_cv_timer_ends_it_earlier(struct kunit *test)
{
	struct rig *rig = rig_charging(test);

	rig->profile.cv_s = 3600;
	rig_volts(rig, 4190000);
	rig_read(rig, CG_V_CURRENT_UA, 300000);
	rig_run(rig, 3600000);
	KUNIT_EXPECT_TRUE(test, rig->d.enable);
	rig_run(rig, 120000);
	KUNIT_EXPECT_EQ(test, CG_WHY_CV_TIMER, rig->d.why);
	KUNIT_EXPECT_EQ(test, CG_HEALTH_SAFETY_TIMER, rig->d.health);
}

/* Full, with two stages of topping off: 4.15 V for an hour, 4.1 V for two. */
static struct rig *rig_topping(struct kunit *test)
{
	struct rig *rig = rig_charging(test);

	rig->profile.n_maintenance = 2;
	rig->profile.maintenance[0] = (struct cg_maintenance) { 4150000, 500000, 3600 };
	rig->profile.maintenance[1] = (struct cg_maintenance) { 4100000, 200000, 7200 };
	rig_volts(rig, 4190000);
	rig_read(rig, CG_V_CAPACITY_PCT, 100);
	rig_read(rig, CG_V_CURRENT_UA, 100000);
	rig_run(rig, 110000);
	return rig;
}

static void tops_off_in_stages_and_rests(struct kunit *test)
{
	struct rig *rig = rig_topping(test);

	KUNIT_EXPECT_TRUE(test, rig->d.enable);
	KUNIT_EXPECT_EQ(test, CG_STATUS_FULL, rig->d.status);
	KUNIT_EXPECT_EQ(test, 4144000, rig->d.cv_uv);
	KUNIT_EXPECT_EQ(test, 448000, rig->d.cc_ua);
	KUNIT_EXPECT_EQ(test, CG_LIMIT_STEP, rig->d.cv_limited_by);
	rig_read(rig, CG_V_CURRENT_UA, 0);
	rig_volts(rig, 4140000);
	rig_run(rig, 3600000);
	KUNIT_EXPECT_EQ(test, 4096000, rig->d.cv_uv);
	rig_run(rig, 7260000);
	KUNIT_EXPECT_FALSE(test, rig->d.enable);
	KUNIT_EXPECT_EQ(test, CG_PHASE_FULL, rig->d.phase);
	rig_run(rig, 60000);
	KUNIT_EXPECT_EQ(test, 0, rig->d.next_ms);
	/* it had a timer of its own */
	KUNIT_EXPECT_LT(test, rig->state.charged_ms, 300000);
}

/* There is a path of which 0.4 A would take 40 mV; the end of a charge is where it is. */
static void topping_off_is_not_compensated(struct kunit *test)
{
	struct rig *rig = rig_topping(test);

	rig->profile.path_uohm = 100000;
	rig->profile.cv_cap_uv = 4477500;
	rig_read(rig, CG_V_CURRENT_UA, 400000);
	rig_read_charger(rig, CG_C_VOLTAGE_UV, 4140000);
	rig_volts(rig, 4100000);
	rig_run(rig, 120000);
	KUNIT_EXPECT_TRUE(test, rig->d.enable);
	KUNIT_EXPECT_EQ(test, 4144000, rig->d.cv_uv);
}

/* A charger that ended by itself in a stage is off for a cycle when the cells have sunk. */
static void topping_off_begins_anew_after_the_charger_ended(struct kunit *test)
{
	struct rig *rig = rig_topping(test);

	rig_read(rig, CG_V_CURRENT_UA, 0);
	rig_read_charger(rig, CG_C_STATUS, CG_STATUS_FULL);
	/* the charger's step of 4.15 V is 4.144 V */
	rig_volts(rig, 4124000);
	rig_cycle(rig, 10000);
	KUNIT_EXPECT_TRUE(test, rig->d.enable);
	rig_read_charger(rig, CG_C_STATUS, CG_STATUS_FULL);
	rig_volts(rig, 4123000);
	rig_cycle(rig, 10000);
	KUNIT_EXPECT_FALSE(test, rig->d.enable);
	KUNIT_EXPECT_EQ(test, CG_STATUS_FULL, rig->d.status);
	KUNIT_EXPECT_GT(test, rig->d.next_ms, 0);
	KUNIT_EXPECT_LE(test, rig->d.next_ms, 10000);
	rig_cycle(rig, rig->d.next_ms);
	KUNIT_EXPECT_TRUE(test, rig->d.enable);
	KUNIT_EXPECT_EQ(test, 4144000, rig->d.cv_uv);
	KUNIT_EXPECT_EQ(test, 0, rig->state.topped);
}

/*
 * Found by reading: a stage far below the cells was told at once, and chips take such a battery for
 * an over-voltage. It waits until they have come near.
 */
static void topping_off_waits_for_cells_that_are_above(struct kunit *test)
{
	struct rig *rig = rig_topping(test);

	rig->profile.maintenance[0].cv_uv = 3900000;
	rig_volts(rig, 4150000);
	rig_cycle(rig, 1000);
	KUNIT_EXPECT_FALSE(test, rig->d.enable);
	KUNIT_EXPECT_EQ(test, CG_STATUS_FULL, rig->d.status);
	KUNIT_EXPECT_EQ(test, CG_PHASE_FULL, rig->d.phase);
	rig_volts(rig, 3926000);
	rig_cycle(rig, 1000);
	KUNIT_EXPECT_TRUE(test, rig->d.enable);
	KUNIT_EXPECT_EQ(test, 3888000, rig->d.cv_uv);
}

static void topping_off_ends_where_a_recharge_begins(struct kunit *test)
{
	struct rig *rig = rig_topping(test);

	rig_volts(rig, 4000000);
	rig_read(rig, CG_V_CAPACITY_PCT, 90);
	rig_cycle(rig, 1000);
	rig_cycle(rig, 1000);
	KUNIT_EXPECT_EQ(test, 4192000, rig->d.cv_uv);
	KUNIT_EXPECT_EQ(test, CG_STATUS_CHARGING, rig->d.status);
	KUNIT_EXPECT_EQ(test, 0, rig->state.topped);
}

static void f25_a_charge_that_never_ends_ends(struct kunit *test)
{
	struct rig *rig = rig_charging(test);

	rig_volts(rig, 4190000);
	rig_read(rig, CG_V_CURRENT_UA, 300000);
	rig_read(rig, CG_V_CAPACITY_PCT, 100);
	rig_run(rig, 5 * 3600000LL + 60000);
	KUNIT_EXPECT_EQ(test, CG_WHY_TOTAL_TIMER, rig->d.why);
}

static void p6_no_more_charge_than_a_battery_can_hold(struct kunit *test)
{
	struct rig *rig = rig_charging(test);

	rig_run(rig, 3 * 3600000LL);
	KUNIT_EXPECT_EQ(test, CG_WHY_CHARGE_BOUND, rig->d.why);
}

static void pauses_when_hot_and_goes_on_by_itself(struct kunit *test)
{
	struct rig *rig = rig_charging(test);

	rig_temp(rig, 54999);
	rig_cycle(rig, 60000);
	KUNIT_EXPECT_TRUE(test, rig->d.enable);
	KUNIT_EXPECT_EQ(test, CG_HEALTH_WARM, rig->d.health);
	KUNIT_EXPECT_EQ(test, 4096000, rig->d.cv_uv);
	rig_temp(rig, 55000);
	rig_cycle(rig, 1000);
	KUNIT_EXPECT_EQ(test, CG_PHASE_PAUSED, rig->d.phase);
	KUNIT_EXPECT_EQ(test, CG_HEALTH_HOT, rig->d.health);
	KUNIT_EXPECT_EQ(test, CG_LIMIT_ZONE, rig->d.limited_by);
	rig_temp(rig, 53001);
	rig_run(rig, 600000);
	KUNIT_EXPECT_EQ(test, CG_WHY_TOO_HOT, rig->d.why);
	rig_temp(rig, 52999);
	rig_run(rig, 60000);
	KUNIT_EXPECT_TRUE(test, rig->d.enable);
}

static void f8_spikes_of_temperature_do_not_toggle_it(struct kunit *test)
{
	struct rig *rig = rig_charging(test);
	bool was = true;
	int starts = 0;
	int i;

	for (i = 0; i < 3600; i++) {
		rig_temp(rig, i % 7 ? 25000 : 55000);
		rig_cycle(rig, 1000);
		starts += rig->d.enable && !was;
		was = rig->d.enable;
	}
	KUNIT_EXPECT_EQ(test, 0, starts);
}

static void f9_one_failed_read_is_forgiven(struct kunit *test)
{
	struct rig *rig = rig_charging(test);

	rig->view.now_ms += 1000;
	cg_decide(&rig->profile, &rig->policy, &rig->state, &rig->view, &rig->d);
	KUNIT_EXPECT_TRUE(test, rig->d.enable);
}

static void f10_a_gauge_that_is_gone_switches_off(struct kunit *test)
{
	struct rig *rig = rig_charging(test);
	s64 gone_ms = rig->view.now_ms;

	while (rig->d.enable && rig->view.now_ms < gone_ms + 120000) {
		rig->view.now_ms += rig->d.next_ms;
		rig_read_charger(rig, CG_C_ONLINE, 1);
		rig_read_charger(rig, CG_C_STATUS, CG_STATUS_CHARGING);
		rig_read_charger(rig, CG_C_HEALTH, 1);
		cg_decide(&rig->profile, &rig->policy, &rig->state, &rig->view, &rig->d);
	}
	KUNIT_EXPECT_EQ(test, CG_PHASE_FAULT, rig->d.phase);
	KUNIT_EXPECT_EQ(test, CG_LIMIT_SAFETY, rig->d.limited_by);
	KUNIT_EXPECT_LE(test, rig->view.now_ms - gone_ms, 62000);
}

static void f21_a_reset_costs_one_cycle(struct kunit *test)
{
	struct rig *rig = rig_charging(test);

	rig->view.charger[0].trust = CG_TRUST_MISMATCH;
	rig_cycle(rig, 1000);
	KUNIT_EXPECT_EQ(test, CG_WHY_CHARGER_RESET, rig->d.why);
	rig_cycle(rig, rig->d.next_ms);
	KUNIT_EXPECT_TRUE(test, rig->d.enable);
}

static void f21_too_many_resets_stay_off(struct kunit *test)
{
	struct rig *rig = rig_charging(test);
	int i;

	for (i = 0; i <= CG_RESTARTS_PER_HOUR; i++) {
		rig->view.charger[0].trust = CG_TRUST_MISMATCH;
		rig_cycle(rig, 1000);
		rig_run(rig, 10000);
	}
	rig_run(rig, 7200000);
	KUNIT_EXPECT_EQ(test, CG_WHY_CHARGER_RESET, rig->d.why);
	rig_replug(rig, 5000);
	KUNIT_EXPECT_TRUE(test, rig->d.enable);
}

static void p5_over_voltage_stays_until_a_replug(struct kunit *test)
{
	struct rig *rig = rig_charging(test);

	rig_volts(rig, 4250000);
	rig_cycle(rig, 1000);
	KUNIT_EXPECT_EQ(test, CG_WHY_OVER_VOLTAGE, rig->d.why);
	KUNIT_EXPECT_EQ(test, CG_HEALTH_OVER_VOLTAGE, rig->d.health);
	rig_volts(rig, 3700000);
	rig_run(rig, 7200000);
	KUNIT_EXPECT_EQ(test, CG_WHY_OVER_VOLTAGE, rig->d.why);
	rig_replug(rig, 1000);
	KUNIT_EXPECT_EQ(test, CG_WHY_OVER_VOLTAGE, rig->d.why);
	rig_replug(rig, 3000);
	KUNIT_EXPECT_TRUE(test, rig->d.enable);
}

static void p5_a_replug_above_the_hysteresis_changes_nothing(struct kunit *test)
{
	struct rig *rig = rig_charging(test);

	rig_volts(rig, 4250000);
	rig_cycle(rig, 1000);
	rig_volts(rig, 4220000);
	rig_replug(rig, 5000);
	KUNIT_EXPECT_EQ(test, CG_WHY_OVER_VOLTAGE, rig->d.why);
}

static void f26_a_thousand_plugs_in_ten_seconds(struct kunit *test)
{
	struct rig *rig = rig_charging(test);
	bool was = true;
	int starts = 0;
	int i;

	for (i = 0; i < 1000; i++) {
		rig_plug(rig, i & 1);
		rig_cycle(rig, 10);
		starts += rig->d.enable && !was;
		was = rig->d.enable;
	}
	KUNIT_EXPECT_LE(test, starts, CG_START_SAVINGS);
	rig_plug(rig, true);
	rig_run(rig, CG_START_COST_MS + 1000);
	KUNIT_EXPECT_TRUE(test, rig->d.enable);
}

static void waits_for_its_turn(struct kunit *test)
{
	struct rig *rig = rig_charging(test);
	int i;

	for (i = 0; i < CG_START_SAVINGS; i++) {
		rig->policy.behaviour = CG_BEHAVIOUR_INHIBIT;
		rig_cycle(rig, 1000);
		rig->policy.behaviour = CG_BEHAVIOUR_AUTO;
		rig_cycle(rig, 1000);
	}
	KUNIT_EXPECT_EQ(test, CG_WHY_TOO_MANY_STARTS, rig->d.why);
	KUNIT_EXPECT_EQ(test, CG_PHASE_PAUSED, rig->d.phase);
	rig_run(rig, CG_START_COST_MS);
	KUNIT_EXPECT_TRUE(test, rig->d.enable);
}

static void f34_a_clock_that_goes_back(struct kunit *test)
{
	struct rig *rig = rig_charging(test);

	rig_wait(rig, -5000);
	cg_decide(&rig->profile, &rig->policy, &rig->state, &rig->view, &rig->d);
	rig_obey(rig);
	KUNIT_EXPECT_EQ(test, CG_WHY_CLOCK, rig->d.why);
	rig_run(rig, 10000);
	KUNIT_EXPECT_TRUE(test, rig->d.enable);
}

static void f34_a_clock_that_jumps_a_year(struct kunit *test)
{
	struct rig *rig = rig_charging(test);

	rig_cycle(rig, 365 * 86400000LL);
	KUNIT_EXPECT_FALSE(test, rig->d.enable);
	rig_run(rig, 60000);
	KUNIT_EXPECT_EQ(test, CG_WHY_TOTAL_TIMER, rig->d.why);
}

static void f34_counts_through_forty_nine_days(struct kunit *test)
{
	struct rig *rig = rig_new(test);

	rig->view.now_ms = (1LL << 32) - 300000;
	rig_run(rig, 5000);
	rig_read(rig, CG_V_CURRENT_UA, rig->d.cc_ua);
	rig_run(rig, 595000);
	KUNIT_EXPECT_TRUE(test, rig->d.enable);
	KUNIT_EXPECT_GE(test, rig->state.charged_ms, 500000);
}

static void holds_between_the_thresholds(struct kunit *test)
{
	struct rig *rig = rig_charging(test);
	int pct;

	rig->policy.start_pct = 60;
	rig->policy.end_pct = 80;
	for (pct = 50; pct < 80; pct++) {
		rig_read(rig, CG_V_CAPACITY_PCT, pct);
		rig_cycle(rig, 60000);
		KUNIT_ASSERT_TRUE(test, rig->d.enable);
	}
	for (pct = 80; pct >= 60; pct--) {
		rig_read(rig, CG_V_CAPACITY_PCT, pct);
		rig_cycle(rig, 60000);
		KUNIT_ASSERT_EQ(test, CG_PHASE_HOLD, rig->d.phase);
		KUNIT_ASSERT_EQ(test, CG_LIMIT_THRESHOLD, rig->d.limited_by);
		KUNIT_ASSERT_EQ(test, CG_STATUS_NOT_CHARGING, rig->d.status);
	}
	rig_read(rig, CG_V_CAPACITY_PCT, 59);
	rig_cycle(rig, 60000);
	KUNIT_EXPECT_TRUE(test, rig->d.enable);
}

static void ended_in_a_warm_zone_is_not_full(struct kunit *test)
{
	struct rig *rig = rig_charging(test);

	rig_temp(rig, 50000);
	rig_volts(rig, 4090000);
	rig_read(rig, CG_V_CAPACITY_PCT, 88);
	rig_run(rig, 65000);
	rig_read(rig, CG_V_CURRENT_UA, 100000);
	rig_run(rig, 180000);
	KUNIT_EXPECT_EQ(test, CG_WHY_FULL, rig->d.why);
	KUNIT_EXPECT_EQ(test, CG_PHASE_HOLD, rig->d.phase);
	KUNIT_EXPECT_EQ(test, CG_LIMIT_ZONE, rig->d.limited_by);
	KUNIT_EXPECT_EQ(test, CG_STATUS_NOT_CHARGING, rig->d.status);
	/* nor is there anything to top off */
	rig->profile.n_maintenance = 1;
	rig->profile.maintenance[0] = (struct cg_maintenance) { 4050000, 300000, 3600 };
	rig_run(rig, 5000);
	KUNIT_EXPECT_FALSE(test, rig->d.enable);
	rig_temp(rig, 30000);
	rig_run(rig, 5000);
	KUNIT_EXPECT_TRUE(test, rig->d.enable);
}

/* That a charger is verified before each start is no fault; that it must be replugged is. */
static void f21_unverified_and_to_be_replugged_is_a_fault(struct kunit *test)
{
	struct rig *rig = rig_charging(test);

	rig->view.charger[0].trust = CG_TRUST_UNKNOWN;
	rig->state.latched = CG_WHY_UNVERIFIED;
	cg_state_seal(&rig->state);
	cg_decide(&rig->profile, &rig->policy, &rig->state, &rig->view, &rig->d);
	KUNIT_EXPECT_EQ(test, CG_WHY_UNVERIFIED, rig->d.why);
	KUNIT_EXPECT_EQ(test, CG_PHASE_PAUSED, rig->d.phase);
	rig->state.must_replug = true;
	cg_state_seal(&rig->state);
	cg_decide(&rig->profile, &rig->policy, &rig->state, &rig->view, &rig->d);
	KUNIT_EXPECT_EQ(test, CG_WHY_UNVERIFIED, rig->d.why);
	KUNIT_EXPECT_EQ(test, CG_PHASE_FAULT, rig->d.phase);
}

static void less_than_the_charger_can_is_off(struct kunit *test)
{
	struct rig *rig = rig_charging(test);

	rig->policy.user_cc_ua = 63999;
	rig_cycle(rig, 1000);
	KUNIT_EXPECT_EQ(test, CG_WHY_TOO_LITTLE, rig->d.why);
	KUNIT_EXPECT_EQ(test, CG_LIMIT_USER, rig->d.limited_by);
	rig->policy.user_cc_ua = 64000;
	rig_cycle(rig, 1000);
	KUNIT_EXPECT_TRUE(test, rig->d.enable);
	KUNIT_EXPECT_EQ(test, 64000, rig->d.cc_ua);
}

/* F21: verified off before each start, and for so many cycles that is no fault. */
static void f21_a_charger_is_given_three_cycles(struct kunit *test)
{
	struct rig *rig = rig_charging(test);
	int i;

	for (i = 1; i <= 5; i++) {
		rig->view.charger[0].trust = CG_TRUST_UNKNOWN;
		rig_wait(rig, 1000);
		cg_decide(&rig->profile, &rig->policy, &rig->state, &rig->view, &rig->d);
		KUNIT_EXPECT_EQ(test, CG_WHY_UNVERIFIED, rig->d.why);
		KUNIT_EXPECT_EQ(test, i <= 3 ? CG_PHASE_PAUSED : CG_PHASE_FAULT, rig->d.phase);
	}
}

static void less_voltage_than_the_charger_can_is_off(struct kunit *test)
{
	struct rig *rig = rig_charging(test);

	rig->profile.charger_cv.min = 4300000;
	rig_cycle(rig, 1000);
	KUNIT_EXPECT_FALSE(test, rig->d.enable);
	KUNIT_EXPECT_EQ(test, CG_WHY_TOO_LITTLE, rig->d.why);
}

/* F44: nothing of a state that was written over is believed. */
static void f44_a_state_that_was_written_over_begins_anew(struct kunit *test)
{
	struct rig *rig = rig_charging(test);

	rig->state.full = true;
	cg_decide(&rig->profile, &rig->policy, &rig->state, &rig->view, &rig->d);
	KUNIT_EXPECT_EQ(test, CG_WHY_CORRUPT, rig->d.why);
	KUNIT_EXPECT_FALSE(test, rig->state.full);
	KUNIT_EXPECT_EQ(test, 0, rig->state.charged_ms);
}

static void a_decision_is_written_whole_and_remembered(struct kunit *test)
{
	struct rig *rig = rig_charging(test);

	memset(&rig->d, 0xa5, sizeof(rig->d));
	rig_wait(rig, 1000);
	cg_decide(&rig->profile, &rig->policy, &rig->state, &rig->view, &rig->d);
	KUNIT_EXPECT_EQ(test, 0, rig->d.iin_ua);
	KUNIT_EXPECT_EQ(test, 0, (int)rig->d.discharge);
	KUNIT_EXPECT_EQ(test, 0, (int)rig->d.all_paths);
	KUNIT_EXPECT_EQ(test, rig->d.next_ms, rig->state.next_ms);
	KUNIT_EXPECT_EQ(test, rig->view.now_ms, rig->state.last_ms);
	rig_temp(rig, 60000);
	cg_decide(&rig->profile, &rig->policy, &rig->state, &rig->view, &rig->d);
	KUNIT_EXPECT_EQ(test, CG_WHY_TOO_HOT, rig->state.why);
	KUNIT_EXPECT_EQ(test, rig->d.phase, rig->state.phase);
}

/* Told more or less for the path: trends and the end of the charge are looked for anew. */
static void a_path_that_is_told_begins_trends_anew(struct kunit *test)
{
	struct rig *rig = rig_charging(test);
	struct cg_state *state = &rig->state;
	s64 told_ms;

	rig->profile.path_uohm = 100000;
	rig->profile.cv_cap_uv = 4477500;
	rig_wait(rig, 20000);
	rig_volts(rig, 3900000);
	rig_read_charger(rig, CG_C_VOLTAGE_UV, 4040000);
	state->mark_ms = rig->view.now_ms;
	state->low_since_ms = rig->view.now_ms;
	cg_state_seal(state);
	cg_decide(&rig->profile, &rig->policy, state, &rig->view, &rig->d);
	KUNIT_EXPECT_EQ(test, 4336000, rig->d.cv_uv);
	KUNIT_EXPECT_EQ(test, 144000, state->path_uv);
	KUNIT_EXPECT_EQ(test, rig->view.now_ms, state->path_ms);
	KUNIT_EXPECT_EQ(test, CG_NEVER_MS, state->mark_ms);
	KUNIT_EXPECT_EQ(test, CG_NEVER_MS, state->low_since_ms);
	told_ms = state->path_ms;
	rig_obey(rig);
	rig_wait(rig, 1000);
	cg_decide(&rig->profile, &rig->policy, state, &rig->view, &rig->d);
	KUNIT_EXPECT_EQ(test, told_ms, state->path_ms);
}

static void a_path_is_learned_on_the_way(struct kunit *test)
{
	struct rig *rig = rig_new(test);

	rig_read_charger(rig, CG_C_VOLTAGE_UV, 3700000);
	rig_run(rig, 5000);
	KUNIT_ASSERT_TRUE(test, rig->d.enable);
	rig_volts(rig, 3800000);
	rig_read(rig, CG_V_CURRENT_UA, 1472000);
	rig_read_charger(rig, CG_C_VOLTAGE_UV, 3947000);
	rig_run(rig, 20000);
	KUNIT_EXPECT_EQ(test, 86277, rig->state.path_uohm);
}

static struct kunit_case decide_cases[] = {
	KUNIT_CASE(the_first_decision_is_off),
	KUNIT_CASE(p8_a_charger_that_does_not_confirm_is_a_fault),
	KUNIT_CASE(from_nothing_to_full_and_on),
	KUNIT_CASE(p7_a_dead_battery_is_tried_for_half_a_minute),
	KUNIT_CASE(p6_pauses_do_not_stop_the_timer),
	KUNIT_CASE(f25_a_charge_that_never_ends_ends),
	KUNIT_CASE(f25_the_cv_timer_ends_it_earlier),
	KUNIT_CASE(tops_off_in_stages_and_rests),
	KUNIT_CASE(topping_off_is_not_compensated),
	KUNIT_CASE(topping_off_begins_anew_after_the_charger_ended),
	KUNIT_CASE(topping_off_waits_for_cells_that_are_above),
	KUNIT_CASE(topping_off_ends_where_a_recharge_begins),
	KUNIT_CASE(p6_no_more_charge_than_a_battery_can_hold),
	KUNIT_CASE(pauses_when_hot_and_goes_on_by_itself),
	KUNIT_CASE(f8_spikes_of_temperature_do_not_toggle_it),
	KUNIT_CASE(f9_one_failed_read_is_forgiven),
	KUNIT_CASE(f10_a_gauge_that_is_gone_switches_off),
	KUNIT_CASE(f21_a_reset_costs_one_cycle),
	KUNIT_CASE(f21_too_many_resets_stay_off),
	KUNIT_CASE(p5_over_voltage_stays_until_a_replug),
	KUNIT_CASE(p5_a_replug_above_the_hysteresis_changes_nothing),
	KUNIT_CASE(f26_a_thousand_plugs_in_ten_seconds),
	KUNIT_CASE(waits_for_its_turn),
	KUNIT_CASE(f34_a_clock_that_goes_back),
	KUNIT_CASE(f34_a_clock_that_jumps_a_year),
	KUNIT_CASE(f34_counts_through_forty_nine_days),
	KUNIT_CASE(holds_between_the_thresholds),
	KUNIT_CASE(ended_in_a_warm_zone_is_not_full),
	KUNIT_CASE(f21_unverified_and_to_be_replugged_is_a_fault),
	KUNIT_CASE(less_than_the_charger_can_is_off),
	KUNIT_CASE(f21_a_charger_is_given_three_cycles),
	KUNIT_CASE(less_voltage_than_the_charger_can_is_off),
	KUNIT_CASE(f44_a_state_that_was_written_over_begins_anew),
	KUNIT_CASE(a_decision_is_written_whole_and_remembered),
	KUNIT_CASE(a_path_that_is_told_begins_trends_anew),
	KUNIT_CASE(a_path_is_learned_on_the_way),
	{ }
};

static struct kunit_suite decide_suite = {
	.name = "chargov-decide",
	.test_cases = decide_cases,
};

kunit_test_suite(decide_suite);
