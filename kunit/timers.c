// SPDX-License-Identifier: GPL-2.0-only
/* What has passed: timers that pauses and glitches do not reset, credits that bound starts. */
#include "rig.h"

struct count_row {
	const char *name;
	bool enabled;
	enum cg_phase phase;
	s64 charged_ms;
	s64 precharged_ms;
	s64 woken_ms;
};

static const struct count_row count_rows[] = {
	{ "off_counts_nothing", false, CG_PHASE_PAUSED, 0, 0, 0 },
	{ "cc_counts_as_charge", true, CG_PHASE_CC, 10000, 0, 0 },
	{ "cv_counts_as_charge", true, CG_PHASE_CV, 10000, 0, 0 },
	{ "precharge_counts_as_both", true, CG_PHASE_PRECHARGE, 10000, 10000, 0 },
	{ "wakeup_counts_as_both", true, CG_PHASE_WAKEUP, 10000, 0, 10000 },
};

KUNIT_ARRAY_PARAM_DESC(count_rows, count_rows, name);

static void counts_time_at_charge(struct kunit *test)
{
	const struct count_row *row = test->param_value;
	struct rig *rig = rig_new(test);

	rig_time(rig, 1);
	rig->state.enabled = row->enabled;
	rig->state.phase = row->phase;
	rig_time(rig, 10000);
	KUNIT_EXPECT_EQ(test, row->charged_ms, rig->state.charged_ms);
	KUNIT_EXPECT_EQ(test, row->precharged_ms, rig->state.precharged_ms);
	KUNIT_EXPECT_EQ(test, row->woken_ms, rig->state.woken_ms);
}

/* Nothing is no part of nothing: time counts as it is, and nobody divides by it. */
static void a_charger_that_was_told_nothing_counts_whole(struct kunit *test)
{
	struct rig *rig = rig_new(test);

	rig_time(rig, 1);
	rig->state.enabled = true;
	rig->state.phase = CG_PHASE_CC;
	rig->view.charger[0].told_on = true;
	rig->view.charger[0].told_cc_ua = 0;
	rig_read(rig, CG_V_CURRENT_UA, -500000);
	rig_time(rig, 10000);
	KUNIT_EXPECT_EQ(test, 10000, rig->state.charged_ms);
}

static void a_trend_takes_ten_seconds(struct kunit *test)
{
	struct rig *rig = rig_new(test);

	rig->state.enabled = true;
	rig_volts(rig, 4000000);
	rig_read(rig, CG_V_CURRENT_UA, 1000000);
	rig_time(rig, 1000);
	rig_volts(rig, 4001000);
	rig_time(rig, 9000);
	KUNIT_EXPECT_EQ(test, 0, rig->state.rise_uv_s);
	rig_volts(rig, 4002000);
	rig_read(rig, CG_V_CURRENT_UA, 990000);
	rig_time(rig, 1000);
	KUNIT_EXPECT_EQ(test, 200, rig->state.rise_uv_s);
	KUNIT_EXPECT_EQ(test, 1000, rig->state.fall_ua_s);
	rig_volts(rig, 3900000);
	rig_read(rig, CG_V_CURRENT_UA, 2000000);
	rig_time(rig, 10000);
	KUNIT_EXPECT_EQ(test, 0, rig->state.rise_uv_s);
	KUNIT_EXPECT_EQ(test, 0, rig->state.fall_ua_s);
}

static void a_charger_that_was_told_on_counts_too(struct kunit *test)
{
	struct rig *rig = rig_new(test);

	rig->view.charger[0].told_on = true;
	rig_time(rig, 10000);
	KUNIT_EXPECT_EQ(test, 10000, rig->state.charged_ms);
}

struct charge_row {
	const char *name;
	s64 current_ua;
	bool online;
	s64 want_uams;
};

static const struct charge_row charge_rows[] = {
	{ "what_goes_in_counts", 1000000, true, 10000000000 },
	{ "what_comes_out_does_not", -1000000, true, 0 },
	{ "without_a_source_it_does_not", 1000000, false, 0 },
	{ "largest_current_does_not_overflow", S32_MAX, true, S32_MAX * 10000LL },
};

KUNIT_ARRAY_PARAM_DESC(charge_rows, charge_rows, name);

static void counts_charge(struct kunit *test)
{
	const struct charge_row *row = test->param_value;
	struct rig *rig = rig_new(test);

	rig_read(rig, CG_V_CURRENT_UA, row->current_ua);
	rig_plug(rig, row->online);
	rig_time(rig, 10000);
	KUNIT_EXPECT_EQ(test, row->want_uams, rig->state.put_in_uams);
}

/* Told off: a current, how long ago the last look was, and what is counted. */
struct offset_row {
	const char *name;
	s64 current_ua;
	s64 since_ms;
	s64 want_uams;
};

static const struct offset_row offset_rows[] = {
	{ "an_offset_is_no_charge", 50000, 10000, 0 },
	{ "more_is", 50001, 10000, 500010000 },
	{ "for_no_longer_than_two_looks_are_apart", 60000, 3600000, 60000LL * CG_LOOK_MS },
	{ "what_flows_out_is_none", -60000, 10000, 0 },
};

KUNIT_ARRAY_PARAM_DESC(offset_rows, offset_rows, name);

/* Found by reading: 8 mA of offset ended all charging of a board that stays plugged for a week. */
static void the_offset_of_a_gauge_is_no_charge(struct kunit *test)
{
	const struct offset_row *row = test->param_value;
	struct rig *rig = rig_new(test);

	rig_read(rig, CG_V_CURRENT_UA, row->current_ua);
	rig_time(rig, row->since_ms);
	KUNIT_EXPECT_EQ(test, row->want_uams, rig->state.put_in_uams);
	/* but of one that charges everything counts */
	rig->state.put_in_uams = 0;
	rig->view.charger[0].told_on = true;
	rig_time(rig, 10000);
	KUNIT_EXPECT_EQ(test, max(row->current_ua, 0) * 10000, rig->state.put_in_uams);
}

/* Found by the fuzzer: each loss of the charger hid what went in meanwhile from the bound (P6). */
static void of_a_charger_that_cannot_be_asked_charge_counts(struct kunit *test)
{
	struct rig *rig = rig_new(test);

	rig_read(rig, CG_V_CURRENT_UA, 1000000);
	rig->view.charger[0].f[CG_C_ONLINE].valid = false;
	rig_time(rig, 10000);
	KUNIT_EXPECT_EQ(test, 10000000000, rig->state.put_in_uams);
}

static void counters_saturate(struct kunit *test)
{
	struct rig *rig = rig_new(test);
	int i;

	rig->state.enabled = true;
	rig_read(rig, CG_V_CURRENT_UA, S32_MAX);
	for (i = 0; i < 100; i++) {
		rig_time(rig, CG_DT_MAX_MS);
		KUNIT_ASSERT_GE(test, rig->state.put_in_uams, 0);
		KUNIT_ASSERT_LE(test, rig->state.put_in_uams, S64_MAX / 4);
	}
	KUNIT_EXPECT_EQ(test, 100LL * CG_DT_MAX_MS, rig->state.charged_ms);
}

struct session_row {
	const char *name;
	s64 away_ms;
	bool session;
};

static const struct session_row session_rows[] = {
	{ "a_glitch_is_no_unplug", 10, false },
	{ "just_too_short_to_be_an_unplug", CG_UNPLUG_MS - 1, false },
	{ "away_long_enough", CG_UNPLUG_MS, true },
	{ "away_for_a_day", 86400000, true },
};

KUNIT_ARRAY_PARAM_DESC(session_rows, session_rows, name);

static void a_session_begins_after_a_true_absence(struct kunit *test)
{
	const struct session_row *row = test->param_value;
	struct rig *rig = rig_new(test);

	rig->state.enabled = true;
	rig_time(rig, 5000);
	rig->state.full = true;
	rig->state.enabled = false;
	rig_plug(rig, false);
	rig_time(rig, 1000);
	KUNIT_EXPECT_EQ(test, 5000, rig->state.charged_ms);
	rig_plug(rig, true);
	rig_time(rig, row->away_ms);
	KUNIT_EXPECT_EQ(test, row->session, rig->facts.new_session);
	KUNIT_EXPECT_EQ(test, row->session ? 0 : 5000, rig->state.charged_ms);
	KUNIT_EXPECT_EQ(test, !row->session, rig->state.full);
	rig_time(rig, 1000);
	KUNIT_EXPECT_FALSE(test, rig->facts.new_session);
}

/* F26: whoever pulls and plugs all the time cannot keep the safety timer from running out. */
static void plugging_all_the_time_does_not_reset_timers(struct kunit *test)
{
	struct rig *rig = rig_new(test);
	int sessions = 0;
	int i;

	rig_time(rig, 1);
	for (i = 0; i < 3600; i++) {
		rig_plug(rig, false);
		rig_time(rig, 1000);
		rig_plug(rig, true);
		rig_time(rig, CG_UNPLUG_MS);
		sessions += rig->facts.new_session;
	}
	/* 3 h: what was saved, and one for each 10 min */
	KUNIT_EXPECT_LE(test, sessions, CG_SESSION_SAVINGS + 18);
	KUNIT_EXPECT_GE(test, sessions, 18);
}

static void a_session_costs_what_was_saved_for_one(struct kunit *test)
{
	struct rig *rig = rig_new(test);

	rig_plug(rig, false);
	rig_time(rig, 1);
	rig_plug(rig, true);
	rig->state.session_credit_ms = CG_SESSION_COST_MS - CG_UNPLUG_MS - 1;
	rig_time(rig, CG_UNPLUG_MS);
	KUNIT_EXPECT_FALSE(test, rig->facts.new_session);
	rig_plug(rig, false);
	rig_time(rig, 1);
	rig_plug(rig, true);
	rig->state.session_credit_ms = CG_SESSION_COST_MS - CG_UNPLUG_MS;
	rig_time(rig, CG_UNPLUG_MS);
	KUNIT_EXPECT_TRUE(test, rig->facts.new_session);
	KUNIT_EXPECT_EQ(test, 0, rig->state.session_credit_ms);
}

struct seen_row {
	const char *name;
	bool enabled;
	s32 current_ua;
	bool known;
	bool seen;
};

static const struct seen_row seen_rows[] = {
	{ "more_than_noise_is_seen", true, 50001, true, true },
	{ "noise_is_not", true, 50000, true, false },
	{ "while_off_it_is_not", false, 1000000, true, false },
	{ "unknown_it_is_not", true, 1000000, false, false },
};

KUNIT_ARRAY_PARAM_DESC(seen_rows, seen_rows, name);

static void remembers_that_current_was_seen(struct kunit *test)
{
	const struct seen_row *row = test->param_value;
	struct rig *rig = rig_new(test);

	rig->state.enabled = row->enabled;
	rig_read(rig, CG_V_CURRENT_UA, row->current_ua);
	rig->view.f[CG_V_CURRENT_UA].valid = row->known;
	rig_time(rig, 1000);
	KUNIT_EXPECT_EQ(test, row->seen, rig->state.current_seen);
	rig->state.enabled = false;
	rig_plug(rig, false);
	rig_time(rig, 1);
	rig_plug(rig, true);
	rig_time(rig, 10000);
	KUNIT_EXPECT_FALSE(test, rig->state.current_seen);
}

static void an_unknown_source_is_no_unplug(struct kunit *test)
{
	struct rig *rig = rig_new(test);

	rig_time(rig, 1000);
	rig->view.charger[0].f[CG_C_ONLINE].valid = false;
	rig_time(rig, 600000);
	rig_plug(rig, true);
	rig_time(rig, 1000);
	KUNIT_EXPECT_FALSE(test, rig->facts.new_session);
}

static void starts_are_paid_with_saved_time(struct kunit *test)
{
	struct rig *rig = rig_new(test);
	int i;

	for (i = 0; i < CG_START_SAVINGS; i++)
		KUNIT_EXPECT_TRUE(test, cg_timers_pay_start(&rig->state));
	KUNIT_EXPECT_FALSE(test, cg_timers_pay_start(&rig->state));
	rig_time(rig, CG_START_COST_MS - 1);
	KUNIT_EXPECT_FALSE(test, cg_timers_pay_start(&rig->state));
	rig_time(rig, 1);
	KUNIT_EXPECT_TRUE(test, cg_timers_pay_start(&rig->state));
	KUNIT_EXPECT_FALSE(test, cg_timers_pay_start(&rig->state));
	rig_time(rig, 1000LL * CG_START_COST_MS);
	KUNIT_EXPECT_EQ(test, CG_START_SAVINGS * CG_START_COST_MS, rig->state.start_credit_ms);
}

static void a_clock_that_went_back_restarts_what_was_measured(struct kunit *test)
{
	struct rig *rig = rig_new(test);

	rig->state.charged_ms = 5000;
	rig->state.low_since_ms = rig->view.now_ms;
	rig->state.offline_since_ms = rig->view.now_ms;
	rig->state.last_ms = rig->view.now_ms + 1;
	rig_time(rig, 0);
	KUNIT_EXPECT_EQ(test, CG_NEVER_MS, rig->state.low_since_ms);
	KUNIT_EXPECT_FALSE(test, rig->facts.new_session);
	KUNIT_EXPECT_EQ(test, 5000, rig->state.charged_ms);
}

static void an_hour_that_lies_ahead_begins_anew(struct kunit *test)
{
	struct rig *rig = rig_new(test);

	rig_time(rig, 1);
	rig->state.restarts = 3;
	rig->state.hour_ms = rig->view.now_ms + 5000;
	rig_time(rig, 1);
	KUNIT_EXPECT_EQ(test, 0, rig->state.restarts);
	KUNIT_EXPECT_EQ(test, rig->view.now_ms, rig->state.hour_ms);
}

static void an_hour_forgets_restarts(struct kunit *test)
{
	struct rig *rig = rig_new(test);

	rig_time(rig, 1);
	rig->state.restarts = 3;
	rig_time(rig, CG_HOUR_MS - 1);
	KUNIT_EXPECT_EQ(test, 3, rig->state.restarts);
	rig_time(rig, 1);
	KUNIT_EXPECT_EQ(test, 0, rig->state.restarts);
}

/* Which timer of a phase or of a full battery runs while it is on, for 10 s. */
static void constant_voltage_and_topping_off_have_timers(struct kunit *test)
{
	struct rig *rig = rig_new(test);
	struct cg_state *state = &rig->state;

	rig_time(rig, 1);
	state->enabled = true;
	state->phase = CG_PHASE_CV;
	rig_time(rig, 10000);
	KUNIT_EXPECT_EQ(test, 10000, state->cv_ms);
	KUNIT_EXPECT_EQ(test, 0, state->topped_ms);
	state->full = true;
	rig_time(rig, 7000);
	KUNIT_EXPECT_EQ(test, 7000, state->topped_ms);
	KUNIT_EXPECT_EQ(test, 10000, state->charged_ms);
	state->enabled = false;
	rig_time(rig, 7000);
	KUNIT_EXPECT_EQ(test, 7000, state->topped_ms);
	KUNIT_EXPECT_EQ(test, 10000, state->charged_ms);
	/* full, and yet told on by somebody: that is no topping off */
	rig->view.charger[0].told_on = true;
	rig_time(rig, 7000);
	KUNIT_EXPECT_EQ(test, 7000, state->topped_ms);
	KUNIT_EXPECT_EQ(test, 17000, state->charged_ms);
}

static void a_charger_that_is_gone_counts_what_was_decided(struct kunit *test)
{
	struct rig *rig = rig_new(test);

	rig_time(rig, 1);
	rig->state.enabled = true;
	rig->state.phase = CG_PHASE_CC;
	rig->view.n_chargers = 0;
	rig_read(rig, CG_V_CURRENT_UA, 100000);
	rig_time(rig, 10000);
	KUNIT_EXPECT_EQ(test, 10000, rig->state.charged_ms);
}

static void charge_that_was_put_in_stops_at_its_most(struct kunit *test)
{
	struct rig *rig = rig_new(test);

	rig->state.put_in_uams = S64_MAX / 4 - 5;
	rig->view.charger[0].told_on = true;
	rig_read(rig, CG_V_CURRENT_UA, 1);
	rig_time(rig, 4);
	KUNIT_EXPECT_EQ(test, S64_MAX / 4 - 1, rig->state.put_in_uams);
	rig_time(rig, 4);
	KUNIT_EXPECT_EQ(test, S64_MAX / 4, rig->state.put_in_uams);
}

static void a_session_forgets_all_of_the_last_one(struct kunit *test)
{
	struct rig *rig = rig_new(test);
	struct cg_state *state = &rig->state;

	rig_plug(rig, false);
	rig_time(rig, 1);
	state->precharged_ms = 1;
	state->woken_ms = 1;
	state->cv_ms = 1;
	state->put_in_uams = 1;
	state->path_uohm = 1;
	state->session_credit_ms = CG_SESSION_COST_MS + 5;
	rig_plug(rig, true);
	rig_time(rig, CG_UNPLUG_MS);
	KUNIT_EXPECT_TRUE(test, rig->facts.new_session);
	KUNIT_EXPECT_EQ(test, 0, state->precharged_ms + state->woken_ms + state->cv_ms +
				 state->put_in_uams + state->path_uohm);
	KUNIT_EXPECT_EQ(test, CG_UNPLUG_MS + 5, state->session_credit_ms);
	KUNIT_EXPECT_EQ(test, CG_NEVER_MS, state->offline_since_ms);
}

static void an_absence_is_counted_from_its_begin(struct kunit *test)
{
	struct rig *rig = rig_new(test);
	s64 begin_ms;

	rig_plug(rig, false);
	rig_time(rig, 1);
	begin_ms = rig->view.now_ms;
	rig_time(rig, 1500);
	KUNIT_EXPECT_EQ(test, begin_ms, rig->state.offline_since_ms);
}

/* A battery that was used while plugged begins to count anew, if that was saved for. */
static void a_recharge_counts_anew_for_the_price_of_a_session(struct kunit *test)
{
	struct rig *rig = rig_new(test);
	struct cg_state *state = &rig->state;

	state->charged_ms = 7;
	state->session_credit_ms = CG_SESSION_COST_MS - 1;
	cg_timers_recharge(state);
	KUNIT_EXPECT_EQ(test, 7, state->charged_ms);
	KUNIT_EXPECT_EQ(test, CG_SESSION_COST_MS - 1, state->session_credit_ms);
	state->session_credit_ms = CG_SESSION_COST_MS;
	state->full = true;
	cg_timers_recharge(state);
	KUNIT_EXPECT_EQ(test, 0, state->charged_ms);
	KUNIT_EXPECT_EQ(test, 0, state->session_credit_ms);
	KUNIT_EXPECT_TRUE(test, state->full);
}

static void sessions_are_paid_with_saved_time(struct kunit *test)
{
	struct rig *rig = rig_new(test);

	rig->state.session_credit_ms = 0;
	rig_time(rig, 5000);
	KUNIT_EXPECT_EQ(test, 5000, rig->state.session_credit_ms);
	rig_time(rig, 1000LL * CG_SESSION_COST_MS);
	KUNIT_EXPECT_EQ(test, CG_SESSION_SAVINGS * CG_SESSION_COST_MS,
			rig->state.session_credit_ms);
}

static void nothing_is_measured_against_a_clock_that_jumped(struct kunit *test)
{
	struct rig *rig = rig_new(test);
	struct cg_state *state = &rig->state;
	s64 *const since_ms[] = {
		&state->low_since_ms, &state->lame_since_ms, &state->good_since_ms,
		&state->told_since_ms, &state->evidence_ms, &state->path_ms, &state->mark_ms,
		&state->offline_since_ms,
	};
	int i;

	for (i = 0; i < ARRAY_SIZE(since_ms); i++)
		*since_ms[i] = rig->view.now_ms - 5000;
	state->last_ms = rig->view.now_ms + 1;
	state->enabled = true;
	rig_plug(rig, false);
	rig_time(rig, 0);
	for (i = 0; i < ARRAY_SIZE(since_ms) - 2; i++)
		KUNIT_EXPECT_EQ(test, CG_NEVER_MS, *since_ms[i]);
	/* these begin anew at once */
	KUNIT_EXPECT_EQ(test, rig->view.now_ms, state->mark_ms);
	KUNIT_EXPECT_EQ(test, rig->view.now_ms, state->offline_since_ms);
}

static void half_of_a_time_is_rounded_up(struct kunit *test)
{
	struct rig *rig = rig_new(test);

	rig_time(rig, 1);
	rig->state.enabled = true;
	rig->state.phase = CG_PHASE_CC;
	rig->view.charger[0].told_on = true;
	rig->view.charger[0].told_cc_ua = 1000000;
	rig_time(rig, 10001);
	KUNIT_EXPECT_EQ(test, 5001, rig->state.charged_ms);
}

/* A trend needs both readings, while on; a path that was told anew must settle. */
struct trend_row {
	const char *name;
	bool enabled;
	int lost;
	bool stops;
};

static const struct trend_row trend_rows[] = {
	{ "both_seen", true, -1, false },
	{ "off", false, -1, true },
	{ "without_a_voltage", true, CG_V_CELL_MAX_UV, true },
	{ "without_a_current", true, CG_V_CURRENT_UA, true },
};

KUNIT_ARRAY_PARAM_DESC(trend_rows, trend_rows, name);

static void a_trend_ends_with_what_it_is_made_of(struct kunit *test)
{
	const struct trend_row *row = test->param_value;
	struct rig *rig = rig_new(test);
	struct cg_state *state = &rig->state;

	state->enabled = row->enabled;
	state->mark_ms = rig->view.now_ms;
	state->mark_uv = 3600000;
	state->mark_ua = 500000;
	state->rise_uv_s = 5;
	state->fall_ua_s = 5;
	if (row->lost >= 0)
		rig->view.f[row->lost].valid = false;
	rig_time(rig, CG_TREND_MS);
	KUNIT_EXPECT_EQ(test, row->stops ? CG_NEVER_MS : rig->view.now_ms, state->mark_ms);
	KUNIT_EXPECT_EQ(test, row->stops ? 0 : 10000, state->rise_uv_s);
	KUNIT_EXPECT_EQ(test, row->stops ? 0 : 50000, state->fall_ua_s);
}

static void a_trend_waits_until_a_path_has_settled(struct kunit *test)
{
	struct rig *rig = rig_new(test);
	struct cg_state *state = &rig->state;

	state->enabled = true;
	state->path_ms = rig->view.now_ms;
	rig_time(rig, CG_SETTLE_MS - 1);
	KUNIT_EXPECT_EQ(test, CG_NEVER_MS, state->mark_ms);
	rig_time(rig, 1);
	KUNIT_EXPECT_EQ(test, rig->view.now_ms, state->mark_ms);
	KUNIT_EXPECT_EQ(test, 3700000, state->mark_uv);
	KUNIT_EXPECT_EQ(test, 0, state->mark_ua);
}

static void a_trend_is_never_beyond_what_fits(struct kunit *test)
{
	struct rig *rig = rig_new(test);

	rig->state.enabled = true;
	rig->state.mark_ms = rig->view.now_ms;
	rig->state.mark_uv = S32_MIN;
	rig->state.mark_ua = S32_MAX;
	rig_volts(rig, S32_MAX);
	rig_read(rig, CG_V_CURRENT_UA, S32_MIN);
	rig_time(rig, CG_TREND_MS);
	KUNIT_EXPECT_EQ(test, 429496729, rig->state.rise_uv_s);
	KUNIT_EXPECT_EQ(test, 429496729, rig->state.fall_ua_s);
}

static struct kunit_case timers_cases[] = {
	KUNIT_CASE_PARAM(counts_time_at_charge, count_rows_gen_params),
	KUNIT_CASE(a_charger_that_was_told_nothing_counts_whole),
	KUNIT_CASE(a_trend_takes_ten_seconds),
	KUNIT_CASE(a_charger_that_was_told_on_counts_too),
	KUNIT_CASE_PARAM(counts_charge, charge_rows_gen_params),
	KUNIT_CASE_PARAM(the_offset_of_a_gauge_is_no_charge, offset_rows_gen_params),
	KUNIT_CASE(of_a_charger_that_cannot_be_asked_charge_counts),
	KUNIT_CASE(counters_saturate),
	KUNIT_CASE_PARAM(a_session_begins_after_a_true_absence, session_rows_gen_params),
	KUNIT_CASE(plugging_all_the_time_does_not_reset_timers),
	KUNIT_CASE(a_session_costs_what_was_saved_for_one),
	KUNIT_CASE_PARAM(remembers_that_current_was_seen, seen_rows_gen_params),
	KUNIT_CASE(an_unknown_source_is_no_unplug),
	KUNIT_CASE(starts_are_paid_with_saved_time),
	KUNIT_CASE(a_clock_that_went_back_restarts_what_was_measured),
	KUNIT_CASE(an_hour_that_lies_ahead_begins_anew),
	KUNIT_CASE(an_hour_forgets_restarts),
	KUNIT_CASE(constant_voltage_and_topping_off_have_timers),
	KUNIT_CASE(a_charger_that_is_gone_counts_what_was_decided),
	KUNIT_CASE(charge_that_was_put_in_stops_at_its_most),
	KUNIT_CASE(a_session_forgets_all_of_the_last_one),
	KUNIT_CASE(an_absence_is_counted_from_its_begin),
	KUNIT_CASE(a_recharge_counts_anew_for_the_price_of_a_session),
	KUNIT_CASE(sessions_are_paid_with_saved_time),
	KUNIT_CASE(nothing_is_measured_against_a_clock_that_jumped),
	KUNIT_CASE(half_of_a_time_is_rounded_up),
	KUNIT_CASE_PARAM(a_trend_ends_with_what_it_is_made_of, trend_rows_gen_params),
	KUNIT_CASE(a_trend_waits_until_a_path_has_settled),
	KUNIT_CASE(a_trend_is_never_beyond_what_fits),
	{ }
};

static struct kunit_suite timers_suite = {
	.name = "chargov-timers",
	.test_cases = timers_cases,
};

kunit_test_suite(timers_suite);
