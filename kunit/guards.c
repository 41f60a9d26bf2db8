// SPDX-License-Identifier: GPL-2.0-only
/* The first reason not to charge: each guard at its boundary, and their order. */
#include "rig.h"

static enum cg_why check(struct rig *rig)
{
	rig_facts(rig);
	rig->facts.clock_ok = true;
	cg_zones_hold(&rig->profile, &rig->state, &rig->facts);
	return cg_guards_check(&rig->profile, &rig->state, &rig->facts);
}

static struct rig *rig_content(struct kunit *test)
{
	struct rig *rig = rig_new(test);

	rig->view.charger[0].trust = CG_TRUST_VERIFIED;
	KUNIT_ASSERT_EQ(test, CG_WHY_NONE, check(rig));
	return rig;
}

struct value_row {
	const char *name;
	bool charger;
	int field;
	s64 value;
	enum cg_why why;
};

static const struct value_row value_rows[] = {
	{ "battery_is_gone", false, CG_V_PRESENT, 0, CG_WHY_NO_BATTERY },
	{ "battery_is_there", false, CG_V_PRESENT, 1, CG_WHY_NONE },
	{ "highest_cell_just_below_over_voltage", false, CG_V_CELL_MAX_UV, 4249999, CG_WHY_NONE },
	{ "highest_cell_at_over_voltage", false, CG_V_CELL_MAX_UV, 4250000, CG_WHY_OVER_VOLTAGE },
	{ "highest_cell_far_above", false, CG_V_CELL_MAX_UV, S32_MAX, CG_WHY_OVER_VOLTAGE },
	{ "hottest_sensor_just_inside", false, CG_V_TEMP_MAX_MDEGC, 54999, CG_WHY_NONE },
	{ "hottest_sensor_at_the_edge", false, CG_V_TEMP_MAX_MDEGC, 55000, CG_WHY_TOO_HOT },
	{ "coldest_sensor_at_the_edge", false, CG_V_TEMP_MIN_MDEGC, 0, CG_WHY_NONE },
	{ "coldest_sensor_just_outside", false, CG_V_TEMP_MIN_MDEGC, -1, CG_WHY_TOO_COLD },
	{ "charger_is_well", true, CG_C_HEALTH, 1, CG_WHY_NONE },
	{ "charger_health_unknown", true, CG_C_HEALTH, 0, CG_WHY_NONE },
	{ "charger_too_hot", true, CG_C_HEALTH, 2, CG_WHY_CHARGER_FAULT },
	{ "charger_says_dead", true, CG_C_HEALTH, 3, CG_WHY_CHARGER_FAULT },
	{ "charger_says_over_voltage", true, CG_C_HEALTH, 4, CG_WHY_CHARGER_FAULT },
	{ "charger_says_failure", true, CG_C_HEALTH, 5, CG_WHY_CHARGER_FAULT },
	{ "charger_sees_cold_by_itself", true, CG_C_HEALTH, 6, CG_WHY_NONE },
	{ "charger_watchdog_expired", true, CG_C_HEALTH, 7, CG_WHY_CHARGER_RESET },
	{ "f23_charger_timer_expired", true, CG_C_HEALTH, 8, CG_WHY_CHARGER_TIMER },
	{ "charger_says_over_current", true, CG_C_HEALTH, 9, CG_WHY_CHARGER_FAULT },
	{ "no_source_is_not_a_guard", true, CG_C_ONLINE, 0, CG_WHY_NONE },
};

KUNIT_ARRAY_PARAM_DESC(value_rows, value_rows, name);

static void looks_at_one_value(struct kunit *test)
{
	const struct value_row *row = test->param_value;
	struct rig *rig = rig_content(test);

	if (row->charger)
		rig_read_charger(rig, row->field, row->value);
	else
		rig_read(rig, row->field, row->value);
	KUNIT_EXPECT_EQ(test, row->why, check(rig));
}

struct timer_row {
	const char *name;
	s32 volts_uv;
	s64 woken_ms;
	s64 precharged_ms;
	s64 charged_ms;
	s64 put_in_uah;
	enum cg_why why;
	s64 cv_ms;
	bool full;
};

static const struct timer_row timer_rows[] = {
	{ "waking_up_still_may", 1900000, 29999, 0, 0, 0, CG_WHY_NONE },
	{ "waking_up_took_too_long", 1900000, 30000, 0, 0, 0, CG_WHY_DEAD_BATTERY },
	{ "it_woke_up", 2000000, 30000, 0, 0, 0, CG_WHY_NONE },
	{ "precharging_still_may", 2999999, 0, 1799999, 0, 0, CG_WHY_NONE },
	{ "precharging_took_too_long", 2999999, 0, 1800000, 0, 0, CG_WHY_PRECHARGE_TIMER },
	{ "precharging_was_enough", 3000000, 0, 1800000, 0, 0, CG_WHY_NONE },
	{ "charging_still_may", 3700000, 0, 0, 5 * 3600000LL - 1, 0, CG_WHY_NONE },
	{ "charging_took_too_long", 3700000, 0, 0, 5 * 3600000LL, 0, CG_WHY_TOTAL_TIMER },
	{ "not_yet_too_much_put_in", 3700000, 0, 0, 0, 3599999, CG_WHY_NONE },
	{ "too_much_put_in", 3700000, 0, 0, 0, 3600000, CG_WHY_CHARGE_BOUND },
	{ "constant_voltage_still_may", 4200000, 0, 0, 0, 0, CG_WHY_NONE, 7199999 },
	{ "constant_voltage_took_too_long", 4200000, 0, 0, 0, 0, CG_WHY_CV_TIMER, 7200000 },
	{ "a_full_battery_has_had_its_time", 4200000, 0, 0, 0, 0, CG_WHY_NONE, 7200000, true },
};

KUNIT_ARRAY_PARAM_DESC(timer_rows, timer_rows, name);

static void p6_a_session_has_an_end(struct kunit *test)
{
	const struct timer_row *row = test->param_value;
	struct rig *rig = rig_content(test);

	rig_volts(rig, row->volts_uv);
	rig->state.woken_ms = row->woken_ms;
	rig->state.precharged_ms = row->precharged_ms;
	rig->state.charged_ms = row->charged_ms;
	rig->state.put_in_uams = row->put_in_uah * CG_HOUR_MS;
	rig->state.cv_ms = row->cv_ms;
	rig->state.full = row->full;
	rig->profile.cv_s = 7200;
	KUNIT_EXPECT_EQ(test, row->why, check(rig));
	/* without a limit of its own constant voltage is bounded by the others */
	if (row->why == CG_WHY_CV_TIMER) {
		rig->profile.cv_s = 0;
		KUNIT_EXPECT_EQ(test, CG_WHY_NONE, check(rig));
		rig->profile.cv_s = 1;
		KUNIT_EXPECT_EQ(test, CG_WHY_CV_TIMER, check(rig));
	}
}

struct trust_row {
	const char *name;
	enum cg_trust trust;
	enum cg_why why;
};

static const struct trust_row trust_rows[] = {
	{ "nothing_verified", CG_TRUST_UNKNOWN, CG_WHY_UNVERIFIED },
	{ "verified", CG_TRUST_VERIFIED, CG_WHY_NONE },
	{ "f21_differs_from_what_was_told", CG_TRUST_MISMATCH, CG_WHY_CHARGER_RESET },
	{ "no_such_trust", 99, CG_WHY_UNVERIFIED },
};

KUNIT_ARRAY_PARAM_DESC(trust_rows, trust_rows, name);

static void p8_charges_only_what_it_can_trust(struct kunit *test)
{
	const struct trust_row *row = test->param_value;
	struct rig *rig = rig_content(test);

	rig->view.charger[0].trust = row->trust;
	KUNIT_EXPECT_EQ(test, row->why, check(rig));
}

/* F22: what the current says against what the charger was told. */
struct evidence_row {
	const char *name;
	bool told_on;
	s32 told_ua;
	s32 current_ua;
	int looks;
	enum cg_why why;
	s32 capacity_uah;
};

static const struct evidence_row evidence_rows[] = {
	{ "as_told", true, 1000000, 1000000, 5, CG_WHY_NONE },
	{ "a_little_more_than_told", true, 1000000, 1100000, 5, CG_WHY_NONE },
	{ "a_little_more_than_little", true, 500000, 600000, 5, CG_WHY_NONE },
	{ "more_than_little", true, 500000, 600001, 2, CG_WHY_OVER_CURRENT },
	{ "more_than_told_seen_once", true, 1000000, 1100001, 1, CG_WHY_NONE },
	{ "more_than_told_seen_twice", true, 1000000, 1100001, 2, CG_WHY_OVER_CURRENT },
	{ "ten_per_cent_of_much", true, 3008000, 3308800, 5, CG_WHY_NONE },
	{ "more_than_ten_per_cent_of_much", true, 3008000, 3308801, 2, CG_WHY_OVER_CURRENT },
	{ "noise_while_off", false, 0, 50000, 5, CG_WHY_NONE },
	{ "charging_while_off_seen_once", false, 0, 50001, 1, CG_WHY_NONE },
	{ "charging_while_off_seen_twice", false, 0, 50001, 2, CG_WHY_OVER_CURRENT },
	/* found by reading: 50 mAh may have 25 mA, and 120 were no contradiction */
	{ "more_than_a_small_cell_was_told", true, 25000, 35001, 2, CG_WHY_OVER_CURRENT, 50000 },
	{ "a_little_more_than_it_was_told", true, 25000, 35000, 5, CG_WHY_NONE, 50000 },
	{ "charging_a_small_cell_while_off", false, 0, 5001, 2, CG_WHY_OVER_CURRENT, 50000 },
	{ "discharging_while_off", false, 0, -2000000, 5, CG_WHY_NONE },
	{ "largest_told_current_does_not_overflow", true, S32_MAX, S32_MAX, 5, CG_WHY_NONE },
};

KUNIT_ARRAY_PARAM_DESC(evidence_rows, evidence_rows, name);

static void f22_believes_the_current_not_the_charger(struct kunit *test)
{
	const struct evidence_row *row = test->param_value;
	struct rig *rig = rig_content(test);
	enum cg_why why = CG_WHY_NONE;
	int i;

	rig->profile.capacity_uah = row->capacity_uah ?: 3000000;
	cg_profile_prepare(&rig->profile);
	rig->view.charger[0].told_on = row->told_on;
	rig->view.charger[0].told_cc_ua = row->told_ua;
	rig_read(rig, CG_V_CURRENT_UA, row->current_ua);
	for (i = 0; i < row->looks; i++) {
		why = check(rig);
		rig_wait(rig, CG_EVIDENCE_APART_MS);
	}
	KUNIT_EXPECT_EQ(test, row->why, why);
}

/* A gauge that failed while it was stopped leaves its last word, of the charge before. */
static void f22_a_current_of_before_it_was_told_off_is_no_evidence(struct kunit *test)
{
	struct rig *rig = rig_content(test);
	s64 read_ms;
	int i;

	rig->view.charger[0].told_on = true;
	rig->view.charger[0].told_cc_ua = 1472000;
	rig_read(rig, CG_V_CURRENT_UA, 1472000);
	KUNIT_EXPECT_EQ(test, CG_WHY_NONE, check(rig));
	read_ms = rig->view.now_ms;
	rig->view.charger[0].told_on = false;
	rig->view.charger[0].told_cc_ua = 0;
	for (i = 0; i < 20; i++) {
		rig_wait(rig, 1000);
		rig->view.f[CG_V_CURRENT_UA].at_ms = read_ms;
		KUNIT_EXPECT_NE(test, CG_WHY_OVER_CURRENT, check(rig));
	}
	/* once it answers again it counts */
	for (i = 0; i < CG_EVIDENCE; i++) {
		rig_wait(rig, CG_SETTLE_MS);
		check(rig);
	}
	KUNIT_EXPECT_EQ(test, CG_WHY_OVER_CURRENT, check(rig));
}

/* What is not known cannot contradict: other guards are for that. */
static void f22_what_is_not_known_is_no_evidence(struct kunit *test)
{
	struct rig *rig = rig_content(test);
	int i;

	rig_read(rig, CG_V_CURRENT_UA, 1000000);
	for (i = 0; i < 5; i++) {
		rig_wait(rig, 2000);
		rig->view.charger[0].trust = CG_TRUST_UNKNOWN;
		KUNIT_EXPECT_EQ(test, CG_WHY_UNVERIFIED, check(rig));
		KUNIT_EXPECT_EQ(test, 0, rig->state.evidence);
		rig->view.charger[0].trust = CG_TRUST_VERIFIED;
		rig_plug(rig, false);
		KUNIT_EXPECT_EQ(test, CG_WHY_NONE, check(rig));
		KUNIT_EXPECT_EQ(test, 0, rig->state.evidence);
		rig_plug(rig, true);
		rig->view.f[CG_V_CURRENT_UA].valid = false;
		KUNIT_EXPECT_EQ(test, CG_WHY_NO_CURRENT, check(rig));
		rig->view.f[CG_V_CURRENT_UA].valid = true;
		rig->view.n_chargers = 0;
		KUNIT_EXPECT_EQ(test, CG_WHY_NO_CHARGER, check(rig));
		rig->view.n_chargers = 1;
		KUNIT_EXPECT_EQ(test, 0, rig->state.evidence);
	}
}

static void f22_looks_in_a_hurry_count_once(struct kunit *test)
{
	struct rig *rig = rig_content(test);
	int i;

	rig_read(rig, CG_V_CURRENT_UA, 500000);
	for (i = 0; i < 50; i++) {
		KUNIT_EXPECT_EQ(test, CG_WHY_NONE, check(rig));
		rig_wait(rig, 10);
	}
}

static void f22_a_reading_of_before_is_no_evidence(struct kunit *test)
{
	struct rig *rig = rig_content(test);
	struct cg_charger_sample *c = &rig->view.charger[0];
	int s;

	c->told_on = true;
	c->told_cc_ua = 1500000;
	rig_read(rig, CG_V_CURRENT_UA, 1500000);
	check(rig);
	c->told_on = false;
	c->told_cc_ua = 0;
	for (s = 0; s < CG_SETTLE_MS; s += 1000) {
		KUNIT_EXPECT_EQ(test, CG_WHY_NONE, check(rig));
		rig_wait(rig, 1000);
	}
	KUNIT_EXPECT_EQ(test, CG_WHY_NONE, check(rig));
	rig_wait(rig, 1000);
	KUNIT_EXPECT_EQ(test, CG_WHY_OVER_CURRENT, check(rig));
}

static void over_voltage_has_hysteresis(struct kunit *test)
{
	struct rig *rig = rig_content(test);

	rig->state.latched = CG_WHY_OVER_VOLTAGE;
	rig_volts(rig, 4207500);
	KUNIT_EXPECT_EQ(test, CG_WHY_OVER_VOLTAGE, check(rig));
	rig_volts(rig, 4207499);
	KUNIT_EXPECT_EQ(test, CG_WHY_NONE, check(rig));
}

static void series_pack_follows_its_highest_cell(struct kunit *test)
{
	struct rig *rig = rig_content(test);

	rig->profile.cells_series = 2;
	rig->profile.over_voltage_uv = 8500000;
	rig_read(rig, CG_V_CELL_MIN_UV, 4000000);
	rig_read(rig, CG_V_CELL_MAX_UV, 4249999);
	KUNIT_EXPECT_EQ(test, CG_WHY_NONE, check(rig));
	rig_read(rig, CG_V_CELL_MAX_UV, 4250000);
	KUNIT_EXPECT_EQ(test, CG_WHY_OVER_VOLTAGE, check(rig));
}

/* Each line makes one more thing wrong, from the least to the most urgent. */
static void the_most_urgent_reason_is_named(struct kunit *test)
{
	struct rig *rig = rig_content(test);

	rig_temp(rig, 60000);
	KUNIT_EXPECT_EQ(test, CG_WHY_TOO_HOT, check(rig));
	rig->state.charged_ms = S64_MAX / 4;
	KUNIT_EXPECT_EQ(test, CG_WHY_TOTAL_TIMER, check(rig));
	rig->view.charger[0].trust = CG_TRUST_UNKNOWN;
	KUNIT_EXPECT_EQ(test, CG_WHY_UNVERIFIED, check(rig));
	rig->view.disagree = true;
	KUNIT_EXPECT_EQ(test, CG_WHY_MEMBERS_DISAGREE, check(rig));
	rig_read(rig, CG_V_PRESENT, 0);
	KUNIT_EXPECT_EQ(test, CG_WHY_NO_BATTERY, check(rig));
	rig->view.f[CG_V_TEMP_MIN_MDEGC].valid = false;
	KUNIT_EXPECT_EQ(test, CG_WHY_NO_TEMPERATURE, check(rig));
	rig_volts(rig, 4400000);
	KUNIT_EXPECT_EQ(test, CG_WHY_OVER_VOLTAGE, check(rig));
}

static void an_end_that_was_none_is_a_reason(struct kunit *test)
{
	struct rig *rig = rig_content(test);

	rig_facts(rig);
	rig->facts.ended = CG_WHY_IMPLAUSIBLE_FULL;
	KUNIT_EXPECT_EQ(test, CG_WHY_IMPLAUSIBLE_FULL,
			cg_guards_check(&rig->profile, &rig->state, &rig->facts));
	rig->facts.ended = CG_WHY_FULL;
	KUNIT_EXPECT_EQ(test, CG_WHY_NONE,
			cg_guards_check(&rig->profile, &rig->state, &rig->facts));
}

/* Whoever reads it says so of one that has no word for it: readings.c. */
static void a_charger_whose_health_is_not_known_is_none(struct kunit *test)
{
	struct rig *rig = rig_content(test);

	cg_state_init(&rig->state);
	rig->view.charger[0].f[CG_C_HEALTH].valid = false;
	KUNIT_EXPECT_EQ(test, CG_WHY_NO_CHARGER, check(rig));
}

static void without_a_clock_no_timer_protects(struct kunit *test)
{
	struct rig *rig = rig_content(test);

	rig_facts(rig);
	rig->facts.clock_ok = false;
	KUNIT_EXPECT_EQ(test, CG_WHY_CLOCK,
			cg_guards_check(&rig->profile, &rig->state, &rig->facts));
}

/* F22: evidence begins anew when it fits again, and once there it stays at its most. */
static void f22_a_current_that_fits_again_clears_the_evidence(struct kunit *test)
{
	struct rig *rig = rig_content(test);
	int i;

	rig_read(rig, CG_V_CURRENT_UA, 500000);
	check(rig);
	KUNIT_EXPECT_EQ(test, 1, rig->state.evidence);
	KUNIT_EXPECT_EQ(test, rig->view.now_ms, rig->state.evidence_ms);
	rig_wait(rig, CG_EVIDENCE_APART_MS - 1);
	KUNIT_EXPECT_EQ(test, CG_WHY_NONE, check(rig));
	rig_wait(rig, 1);
	KUNIT_EXPECT_EQ(test, CG_WHY_OVER_CURRENT, check(rig));
	for (i = 0; i < 9; i++) {
		rig_wait(rig, 5000);
		KUNIT_EXPECT_EQ(test, CG_WHY_OVER_CURRENT, check(rig));
		KUNIT_EXPECT_EQ(test, CG_EVIDENCE, rig->state.evidence);
	}
	rig_read(rig, CG_V_CURRENT_UA, 0);
	KUNIT_EXPECT_EQ(test, CG_WHY_NONE, check(rig));
	KUNIT_EXPECT_EQ(test, 0, rig->state.evidence);
	rig_read(rig, CG_V_CURRENT_UA, 500000);
	KUNIT_EXPECT_EQ(test, CG_WHY_NONE, check(rig));
}

/* F22: what is seen and told in the first millisecond of a clock was, too. */
static void f22_a_time_of_nothing_is_one(struct kunit *test)
{
	struct rig *rig = rig_content(test);

	rig_wait(rig, -rig->view.now_ms);
	rig->state.last_ms = CG_NEVER_MS;
	rig_read(rig, CG_V_CURRENT_UA, 500000);
	check(rig);
	KUNIT_EXPECT_EQ(test, 1, rig->state.evidence);
	KUNIT_EXPECT_EQ(test, 0, rig->state.evidence_ms);
	rig_wait(rig, 1);
	check(rig);
	KUNIT_EXPECT_EQ(test, 1, rig->state.evidence);
	rig->state.evidence = 0;
	rig->state.evidence_ms = CG_NEVER_MS;
	rig->state.told_since_ms = 0;
	rig_wait(rig, CG_SETTLE_MS - 2);
	check(rig);
	KUNIT_EXPECT_EQ(test, 0, rig->state.evidence);
}

/* F22: told less, not only told off, needs its time to be seen; told more does not. */
static void f22_only_what_was_told_less_must_settle(struct kunit *test)
{
	struct rig *rig = rig_content(test);
	struct cg_charger_sample *c = &rig->view.charger[0];

	c->told_on = true;
	c->told_cc_ua = 1500000;
	check(rig);
	KUNIT_EXPECT_EQ(test, 1500000, rig->state.told_ua);
	KUNIT_EXPECT_EQ(test, CG_NEVER_MS, rig->state.told_since_ms);
	rig_wait(rig, 1000);
	check(rig);
	KUNIT_EXPECT_EQ(test, CG_NEVER_MS, rig->state.told_since_ms);
	rig_wait(rig, 1000);
	c->told_cc_ua = 1499999;
	check(rig);
	KUNIT_EXPECT_EQ(test, rig->view.now_ms, rig->state.told_since_ms);
	/* a charger that is gone was told nothing */
	rig_wait(rig, 1000);
	rig->view.n_chargers = 0;
	check(rig);
	KUNIT_EXPECT_EQ(test, 0, rig->state.told_ua);
	KUNIT_EXPECT_EQ(test, rig->view.now_ms, rig->state.told_since_ms);
}

static struct kunit_case guards_cases[] = {
	KUNIT_CASE_PARAM(looks_at_one_value, value_rows_gen_params),
	KUNIT_CASE_PARAM(p6_a_session_has_an_end, timer_rows_gen_params),
	KUNIT_CASE_PARAM(p8_charges_only_what_it_can_trust, trust_rows_gen_params),
	KUNIT_CASE_PARAM(f22_believes_the_current_not_the_charger, evidence_rows_gen_params),
	KUNIT_CASE(f22_a_current_of_before_it_was_told_off_is_no_evidence),
	KUNIT_CASE(f22_what_is_not_known_is_no_evidence),
	KUNIT_CASE(f22_looks_in_a_hurry_count_once),
	KUNIT_CASE(f22_a_reading_of_before_is_no_evidence),
	KUNIT_CASE(over_voltage_has_hysteresis),
	KUNIT_CASE(series_pack_follows_its_highest_cell),
	KUNIT_CASE(the_most_urgent_reason_is_named),
	KUNIT_CASE(an_end_that_was_none_is_a_reason),
	KUNIT_CASE(a_charger_whose_health_is_not_known_is_none),
	KUNIT_CASE(without_a_clock_no_timer_protects),
	KUNIT_CASE(f22_a_current_that_fits_again_clears_the_evidence),
	KUNIT_CASE(f22_a_time_of_nothing_is_one),
	KUNIT_CASE(f22_only_what_was_told_less_must_settle),
	{ }
};

static struct kunit_suite guards_suite = {
	.name = "chargov-guards",
	.test_cases = guards_cases,
};

kunit_test_suite(guards_suite);
