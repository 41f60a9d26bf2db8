// SPDX-License-Identifier: GPL-2.0-only
/* The table of reasons, and how long each stays (P9). */
#include "rig.h"

static void every_reason_has_a_rule_that_makes_sense(struct kunit *test)
{
	int i;

	for (i = CG_WHY_NONE + 1; i < CG_N_WHYS; i++) {
		const struct cg_fault_rule *rule = &cg_fault_rules[i];

		/* no phase in which charging is on */
		KUNIT_EXPECT_TRUE_MSG(test, rule->phase == CG_PHASE_IDLE ||
				      rule->phase >= CG_PHASE_FULL, "reason %d", i);
		KUNIT_EXPECT_TRUE_MSG(test, rule->phase != CG_PHASE_FAULT ||
				      rule->clear != CG_CLEAR_ITSELF, "reason %d", i);
		/* what is latched has a weight, what is not has none */
		KUNIT_EXPECT_EQ_MSG(test, rule->severity > 0, rule->clear != CG_CLEAR_ITSELF,
				    "reason %d", i);
		KUNIT_EXPECT_EQ_MSG(test, rule->good > 0, rule->clear == CG_CLEAR_DWELL,
				    "reason %d", i);
		KUNIT_EXPECT_TRUE_MSG(test, rule->counts || !rule->storm_latches, "reason %d", i);
	}
}

struct clear_row {
	const char *name;
	enum cg_why why;
	/* cycles and ms per cycle without the cause, after which it is still there */
	int good;
	s64 pace_ms;
	/* how many more until it is gone, -1 = never without a replug */
	int more;
};

static const struct clear_row clear_rows[] = {
	{ "no_source_goes_with_its_cause", CG_WHY_NO_SOURCE, 0, 1000, 1 },
	{ "unverified_takes_one_good_cycle", CG_WHY_UNVERIFIED, 0, 1000, 1 },
	{ "reset_takes_one_good_cycle", CG_WHY_CHARGER_RESET, 0, 1000, 1 },
	{ "lost_voltage_takes_three_cycles", CG_WHY_NO_VOLTAGE, 2, 60000, 1 },
	{ "lost_voltage_takes_two_seconds", CG_WHY_NO_VOLTAGE, 20, 100, 1 },
	{ "lost_temperature_takes_three_cycles", CG_WHY_NO_TEMPERATURE, 2, 60000, 1 },
	{ "lost_current_takes_three_cycles", CG_WHY_NO_CURRENT, 2, 60000, 1 },
	{ "lost_charger_takes_three_cycles", CG_WHY_NO_CHARGER, 2, 60000, 1 },
	{ "lost_battery_takes_five_seconds", CG_WHY_NO_BATTERY, 5, 1000, 1 },
	{ "disagreement_takes_ten_seconds", CG_WHY_MEMBERS_DISAGREE, 10, 1000, 1 },
	{ "too_hot_takes_ten_seconds", CG_WHY_TOO_HOT, 10, 1000, 1 },
	{ "too_cold_takes_ten_seconds", CG_WHY_TOO_COLD, 10, 1000, 1 },
	{ "charger_fault_takes_ten_seconds", CG_WHY_CHARGER_FAULT, 10, 1000, 1 },
	{ "sham_end_takes_a_minute", CG_WHY_IMPLAUSIBLE_FULL, 60, 1000, 1 },
	{ "clock_takes_three_cycles", CG_WHY_CLOCK, 2, 60000, 1 },
	{ "over_voltage_stays", CG_WHY_OVER_VOLTAGE, 1000, 60000, -1 },
	{ "over_current_stays", CG_WHY_OVER_CURRENT, 1000, 60000, -1 },
	{ "dead_battery_stays", CG_WHY_DEAD_BATTERY, 1000, 60000, -1 },
	{ "precharge_timer_stays", CG_WHY_PRECHARGE_TIMER, 1000, 60000, -1 },
	{ "total_timer_stays", CG_WHY_TOTAL_TIMER, 1000, 60000, -1 },
	{ "charge_bound_stays", CG_WHY_CHARGE_BOUND, 1000, 60000, -1 },
	{ "f23_charger_timer_stays", CG_WHY_CHARGER_TIMER, 1000, 60000, -1 },
	{ "corruption_stays", CG_WHY_CORRUPT, 1000, 60000, -1 },
};

KUNIT_ARRAY_PARAM_DESC(clear_rows, clear_rows, name);

/* Dwells and cycles that the rows above do not bring out: each as long as it takes, and no less. */
static const struct clear_row exact_rows[] = {
	{ "lost_temperature_takes_two_seconds", CG_WHY_NO_TEMPERATURE, 20, 100, 1 },
	{ "lost_current_takes_two_seconds", CG_WHY_NO_CURRENT, 20, 100, 1 },
	{ "lost_charger_takes_two_seconds", CG_WHY_NO_CHARGER, 20, 100, 1 },
	{ "clock_takes_two_seconds", CG_WHY_CLOCK, 20, 100, 1 },
	{ "lost_battery_takes_three_cycles", CG_WHY_NO_BATTERY, 2, 60000, 1 },
	{ "disagreement_takes_three_cycles", CG_WHY_MEMBERS_DISAGREE, 2, 60000, 1 },
	{ "charger_fault_takes_three_cycles", CG_WHY_CHARGER_FAULT, 2, 60000, 1 },
	{ "sham_end_takes_three_cycles", CG_WHY_IMPLAUSIBLE_FULL, 2, 60000, 1 },
	{ "too_hot_takes_two_cycles", CG_WHY_TOO_HOT, 1, 60000, 1 },
	{ "too_cold_takes_two_cycles", CG_WHY_TOO_COLD, 1, 60000, 1 },
};

KUNIT_ARRAY_PARAM_DESC(exact_rows, exact_rows, name);

static enum cg_why run(struct rig *rig, s64 ms, enum cg_why cause, bool new_session)
{
	rig->facts.now_ms += ms;
	rig->facts.new_session = new_session;
	return cg_faults_run(&rig->state, &rig->facts, cause);
}

static void goes_away_as_its_rule_says(struct kunit *test)
{
	const struct clear_row *row = test->param_value;
	struct rig *rig = rig_new(test);
	int i;

	KUNIT_EXPECT_EQ(test, row->why, run(rig, 1000, row->why, false));
	for (i = 0; i < row->good; i++)
		KUNIT_ASSERT_EQ(test, row->why, run(rig, row->pace_ms, CG_WHY_NONE, false));
	for (i = 0; i < row->more; i++)
		run(rig, row->pace_ms, CG_WHY_NONE, false);
	if (row->more < 0) {
		KUNIT_EXPECT_EQ(test, row->why, run(rig, 1000, row->why, true));
		KUNIT_EXPECT_EQ(test, row->why, run(rig, 1000, CG_WHY_NONE, false));
		KUNIT_EXPECT_EQ(test, CG_WHY_NONE, run(rig, 1000, CG_WHY_NONE, true));
	}
	KUNIT_EXPECT_EQ(test, CG_WHY_NONE, rig->state.latched);
	KUNIT_EXPECT_EQ(test, CG_WHY_NONE, run(rig, 1000, CG_WHY_NONE, false));
}

static void a_cause_that_comes_back_starts_the_dwell_anew(struct kunit *test)
{
	struct rig *rig = rig_new(test);
	int i;

	for (i = 0; i < 20; i++) {
		run(rig, 1000, CG_WHY_TOO_HOT, false);
		run(rig, 9000, CG_WHY_NONE, false);
		KUNIT_EXPECT_EQ(test, CG_WHY_TOO_HOT, rig->state.latched);
	}
}

/* A clock may begin with 0: what has been good since then has been good for as long. */
static void good_since_the_first_millisecond_is_good(struct kunit *test)
{
	struct rig *rig = rig_new(test);

	rig->facts.now_ms = 0;
	run(rig, 0, CG_WHY_TOO_HOT, false);
	run(rig, 0, CG_WHY_NONE, false);
	KUNIT_EXPECT_EQ(test, 0, rig->state.good_since_ms);
	KUNIT_EXPECT_EQ(test, CG_WHY_TOO_HOT, run(rig, 9999, CG_WHY_NONE, false));
	KUNIT_EXPECT_EQ(test, CG_WHY_NONE, run(rig, 1, CG_WHY_NONE, false));
}

static void the_heavier_reason_stays(struct kunit *test)
{
	struct rig *rig = rig_new(test);

	run(rig, 1000, CG_WHY_NO_VOLTAGE, false);
	KUNIT_EXPECT_EQ(test, CG_WHY_OVER_VOLTAGE, run(rig, 1, CG_WHY_OVER_VOLTAGE, false));
	KUNIT_EXPECT_EQ(test, CG_WHY_OVER_VOLTAGE, run(rig, 1, CG_WHY_NO_VOLTAGE, false));
	KUNIT_EXPECT_EQ(test, CG_WHY_OVER_CURRENT, run(rig, 1, CG_WHY_OVER_CURRENT, false));
}

/* Interrupt charging @n times by @cause, clearing it each time. */
static void interrupt(struct rig *rig, enum cg_why cause, int n)
{
	int i, k;

	for (i = 0; i < n; i++) {
		rig->state.enabled = true;
		run(rig, 1000, cause, false);
		rig->state.enabled = false;
		for (k = 0; k < 5; k++)
			run(rig, 16000, CG_WHY_NONE, false);
	}
}

struct storm_row {
	const char *name;
	enum cg_why why;
	bool replug;
};

static const struct storm_row storm_rows[] = {
	{ "lost_voltage_waits_for_the_hour", CG_WHY_NO_VOLTAGE, false },
	{ "lost_current_waits_for_the_hour", CG_WHY_NO_CURRENT, false },
	{ "lost_temperature_waits_for_the_hour", CG_WHY_NO_TEMPERATURE, false },
	{ "lost_charger_waits_for_the_hour", CG_WHY_NO_CHARGER, false },
	{ "lost_battery_waits_for_the_hour", CG_WHY_NO_BATTERY, false },
	{ "clock_waits_for_the_hour", CG_WHY_CLOCK, false },
	{ "disagreement_waits_for_the_hour", CG_WHY_MEMBERS_DISAGREE, false },
	{ "charger_fault_waits_for_the_hour", CG_WHY_CHARGER_FAULT, false },
	{ "sham_end_waits_for_the_hour", CG_WHY_IMPLAUSIBLE_FULL, false },
	{ "f21_resets_need_a_replug", CG_WHY_CHARGER_RESET, true },
	{ "f18_failed_writes_need_a_replug", CG_WHY_UNVERIFIED, true },
};

KUNIT_ARRAY_PARAM_DESC(storm_rows, storm_rows, name);

static void p9_so_many_interruptions_an_hour_and_no_more(struct kunit *test)
{
	const struct storm_row *row = test->param_value;
	struct rig *rig = rig_new(test);

	interrupt(rig, row->why, CG_RESTARTS_PER_HOUR);
	KUNIT_EXPECT_EQ(test, CG_WHY_NONE, rig->state.latched);
	KUNIT_EXPECT_FALSE(test, rig->state.must_replug);
	interrupt(rig, row->why, 1);
	KUNIT_EXPECT_EQ(test, row->why, rig->state.latched);
	rig->state.restarts = 0;
	KUNIT_EXPECT_EQ(test, row->replug ? row->why : CG_WHY_NONE,
			run(rig, 1000, CG_WHY_NONE, false));
	KUNIT_EXPECT_EQ(test, CG_WHY_NONE, run(rig, 1000, CG_WHY_NONE, true));
	KUNIT_EXPECT_FALSE(test, rig->state.must_replug);
}

/* A charger is told off and verified anew when a source comes: the first look of a session. */
static void f18_a_replug_helps_though_it_begins_unverified(struct kunit *test)
{
	struct rig *rig = rig_new(test);

	interrupt(rig, CG_WHY_UNVERIFIED, CG_RESTARTS_PER_HOUR + 1);
	KUNIT_EXPECT_TRUE(test, rig->state.must_replug);
	KUNIT_EXPECT_EQ(test, CG_WHY_UNVERIFIED, run(rig, 1000, CG_WHY_UNVERIFIED, true));
	KUNIT_EXPECT_FALSE(test, rig->state.must_replug);
	rig->state.restarts = 0;
	KUNIT_EXPECT_EQ(test, CG_WHY_NONE, run(rig, 1000, CG_WHY_NONE, false));
}

static void temperature_is_no_interruption_that_counts(struct kunit *test)
{
	struct rig *rig = rig_new(test);

	interrupt(rig, CG_WHY_TOO_HOT, 50);
	KUNIT_EXPECT_EQ(test, 0, rig->state.restarts);
	KUNIT_EXPECT_EQ(test, CG_WHY_NONE, rig->state.latched);
}

static void faults_while_off_do_not_count(struct kunit *test)
{
	struct rig *rig = rig_new(test);
	int i;

	for (i = 0; i < 300; i++)
		run(rig, 1000, CG_WHY_NO_TEMPERATURE, false);
	KUNIT_EXPECT_EQ(test, 0, rig->state.restarts);
	KUNIT_EXPECT_EQ(test, U8_MAX, rig->state.bad);
}

/*
 * From what a charger does by itself to what must never be: of those on a line either stays that
 * came first, and each line replaces all before it. Lines follow each other without a gap.
 */
static const enum cg_why weights[][6] = {
	{ CG_WHY_UNVERIFIED },
	{ CG_WHY_CHARGER_RESET },
	{ CG_WHY_TOO_COLD, CG_WHY_TOO_HOT },
	{ CG_WHY_NO_VOLTAGE, CG_WHY_NO_CURRENT, CG_WHY_NO_TEMPERATURE, CG_WHY_NO_CHARGER,
	  CG_WHY_CLOCK },
	{ CG_WHY_NO_BATTERY, CG_WHY_MEMBERS_DISAGREE, CG_WHY_CHARGER_FAULT,
	  CG_WHY_IMPLAUSIBLE_FULL },
	{ CG_WHY_CHARGER_TIMER },
	{ CG_WHY_PRECHARGE_TIMER, CG_WHY_TOTAL_TIMER, CG_WHY_CV_TIMER, CG_WHY_CHARGE_BOUND },
	{ CG_WHY_DEAD_BATTERY },
	{ CG_WHY_OVER_VOLTAGE },
	{ CG_WHY_OVER_CURRENT },
	{ CG_WHY_CORRUPT },
};

static void every_reason_has_its_weight(struct kunit *test)
{
	int line, i;

	for (line = 0; line < ARRAY_SIZE(weights); line++)
		for (i = 0; i < ARRAY_SIZE(weights[0]) && weights[line][i]; i++)
			KUNIT_EXPECT_EQ_MSG(test, line + 1,
					    cg_fault_rules[weights[line][i]].severity,
					    "reason %d", weights[line][i]);
}

static void a_cause_begins_the_count_anew(struct kunit *test)
{
	struct rig *rig = rig_new(test);
	struct cg_state *state = &rig->state;

	run(rig, 0, CG_WHY_NO_VOLTAGE, false);
	run(rig, 1000, CG_WHY_NONE, false);
	run(rig, 1000, CG_WHY_NONE, false);
	KUNIT_EXPECT_EQ(test, 2, state->good);
	KUNIT_EXPECT_EQ(test, 0, state->bad);
	run(rig, 1000, CG_WHY_NO_VOLTAGE, false);
	KUNIT_EXPECT_EQ(test, 0, state->good);
	KUNIT_EXPECT_EQ(test, 1, state->bad);
	KUNIT_EXPECT_EQ(test, CG_NEVER_MS, state->good_since_ms);
	run(rig, 1000, CG_WHY_NO_VOLTAGE, false);
	KUNIT_EXPECT_EQ(test, 2, state->bad);
}

static void counts_stop_at_their_most(struct kunit *test)
{
	struct rig *rig = rig_new(test);
	int i;

	for (i = 0; i < 300; i++)
		run(rig, 1000, CG_WHY_NONE, false);
	KUNIT_EXPECT_EQ(test, U8_MAX, rig->state.good);
	for (i = 0; i < 300; i++)
		run(rig, 1000, CG_WHY_NO_SOURCE, false);
	KUNIT_EXPECT_EQ(test, U8_MAX, rig->state.bad);
}

/* Of two of one weight the first stays. */
static void an_equal_reason_does_not_replace(struct kunit *test)
{
	struct rig *rig = rig_new(test);

	run(rig, 0, CG_WHY_NO_VOLTAGE, false);
	KUNIT_EXPECT_EQ(test, CG_WHY_NO_VOLTAGE, run(rig, 1000, CG_WHY_NO_CURRENT, false));
	KUNIT_EXPECT_EQ(test, CG_WHY_NO_BATTERY, run(rig, 1000, CG_WHY_NO_BATTERY, false));
}

/* Was the source away before that? Then it must have been away after it, unless it is so now. */
static void p5_what_was_measured_voids_a_plug_of_before(struct kunit *test)
{
	static const struct {
		enum cg_why cause;
		bool known;
		bool online;
		bool kept;
	} rows[] = {
		{ CG_WHY_OVER_VOLTAGE, true, false, true },
		{ CG_WHY_OVER_VOLTAGE, true, true, false },
		{ CG_WHY_OVER_VOLTAGE, false, false, false },
		{ CG_WHY_OVER_VOLTAGE, false, true, false },
		{ CG_WHY_OVER_CURRENT, true, true, false },
		{ CG_WHY_DEAD_BATTERY, true, true, true },
		{ CG_WHY_TOTAL_TIMER, false, false, true },
		{ CG_WHY_NONE, true, true, true },
	};
	struct rig *rig = rig_new(test);
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(rows); i++) {
		rig->state.offline_since_ms = 7;
		rig->facts.known = rows[i].known ? BIT(CG_FACT_ONLINE) : 0;
		rig->facts.fact[CG_FACT_ONLINE] = rows[i].online;
		run(rig, 1000, rows[i].cause, false);
		KUNIT_EXPECT_EQ_MSG(test, rows[i].kept ? 7 : CG_NEVER_MS,
				    rig->state.offline_since_ms, "row %u", i);
	}
}

static struct kunit_case faults_cases[] = {
	KUNIT_CASE(every_reason_has_a_rule_that_makes_sense),
	KUNIT_CASE_PARAM(goes_away_as_its_rule_says, clear_rows_gen_params),
	KUNIT_CASE(a_cause_that_comes_back_starts_the_dwell_anew),
	KUNIT_CASE(good_since_the_first_millisecond_is_good),
	KUNIT_CASE(the_heavier_reason_stays),
	KUNIT_CASE_PARAM(p9_so_many_interruptions_an_hour_and_no_more, storm_rows_gen_params),
	KUNIT_CASE(f18_a_replug_helps_though_it_begins_unverified),
	KUNIT_CASE(temperature_is_no_interruption_that_counts),
	KUNIT_CASE(faults_while_off_do_not_count),
	KUNIT_CASE_PARAM(goes_away_as_its_rule_says, exact_rows_gen_params),
	KUNIT_CASE(every_reason_has_its_weight),
	KUNIT_CASE(a_cause_begins_the_count_anew),
	KUNIT_CASE(counts_stop_at_their_most),
	KUNIT_CASE(an_equal_reason_does_not_replace),
	KUNIT_CASE(p5_what_was_measured_voids_a_plug_of_before),
	{ }
};

static struct kunit_suite faults_suite = {
	.name = "chargov-faults",
	.test_cases = faults_cases,
};

kunit_test_suite(faults_suite);
