// SPDX-License-Identifier: GPL-2.0-only
/* What the oracle finds over time, by its own count. */
#include "judge.h"

/* The same scene goes on; what it is found to break in the end is the caller's. */
static void goes_on(struct rig *rig, struct cg_oracle *oracle, s64 ms)
{
	const s64 end_ms = rig->view.now_ms + ms;

	while (rig->view.now_ms + 10000 < end_ms) {
		rig_wait(rig, 10000);
		judge(rig, oracle);
	}
	rig_wait(rig, end_ms - rig->view.now_ms);
}

static void too_high_and_on(struct rig *rig, struct cg_oracle *oracle)
{
	rig_read(rig, CG_V_CELL_MAX_UV, 4250000);
}

static void too_high_before(struct rig *rig, struct cg_oracle *oracle)
{
	too_high_and_on(rig, oracle);
	judge(rig, oracle);
	rig_wait(rig, 1000);
	rig_volts(rig, 3700000);
}

static void source_away(struct rig *rig, struct cg_oracle *oracle, s64 ms)
{
	rig_plug(rig, false);
	judge(rig, oracle);
	rig_wait(rig, ms);
	rig_plug(rig, true);
}

static void too_high_before_a_replug(struct rig *rig, struct cg_oracle *oracle)
{
	too_high_before(rig, oracle);
	source_away(rig, oracle, 2000);
}

static void too_high_before_a_glitch(struct rig *rig, struct cg_oracle *oracle)
{
	too_high_before(rig, oracle);
	source_away(rig, oracle, 1999);
}

static void on_for_long(struct rig *rig, struct cg_oracle *oracle)
{
	rig_read(rig, CG_V_CURRENT_UA, rig->d.cc_ua);
	rig->profile.charge_bound_uah = S32_MAX;
	goes_on(rig, oracle, 5 * 3600 * 1000);
}

static void on_for_too_long(struct rig *rig, struct cg_oracle *oracle)
{
	on_for_long(rig, oracle);
	goes_on(rig, oracle, 10000);
}

static void on_for_long_behind_a_weak_source(struct rig *rig, struct cg_oracle *oracle)
{
	on_for_long(rig, oracle);
	rig_read(rig, CG_V_CURRENT_UA, rig->d.cc_ua / 10);
	rig->profile.total_s += 2;
	goes_on(rig, oracle, 4000);
}

static void low(struct rig *rig, s32 uv, enum cg_phase phase)
{
	rig_volts(rig, uv);
	rig->d.phase = phase;
	rig->d.cc_ua = 256000;
}

static void dead_and_charged(struct rig *rig, struct cg_oracle *oracle)
{
	low(rig, 1900000, CG_PHASE_PRECHARGE);
}

static void fault(struct rig *rig, struct cg_oracle *oracle, enum cg_why why, s64 ms)
{
	struct cg_decision on = rig->d;

	rig->d = (struct cg_decision){ .phase = CG_PHASE_FAULT, .why = why, .next_ms = 1000 };
	rig->state.enabled = false;
	judge(rig, oracle);
	rig->d = on;
	rig->state.enabled = true;
	rig_wait(rig, ms);
}

static void on_again_too_soon(struct rig *rig, struct cg_oracle *oracle)
{
	fault(rig, oracle, CG_WHY_NO_VOLTAGE, 1999);
}

static void on_again(struct rig *rig, struct cg_oracle *oracle)
{
	fault(rig, oracle, CG_WHY_NO_VOLTAGE, 2000);
}

static void told_anew(struct rig *rig, struct cg_oracle *oracle)
{
	fault(rig, oracle, CG_WHY_CHARGER_RESET, 1000);
}

static void on_and_off(struct rig *rig, struct cg_oracle *oracle, int times, s64 ms)
{
	while (times--)
		fault(rig, oracle, CG_WHY_INHIBITED, ms), judge(rig, oracle);
	fault(rig, oracle, CG_WHY_INHIBITED, ms);
}

static void started_too_often(struct rig *rig, struct cg_oracle *oracle)
{
	on_and_off(rig, oracle, 24, 100000);
}

static void started_often(struct rig *rig, struct cg_oracle *oracle)
{
	on_and_off(rig, oracle, 30, 150000);
}

static void the_clock_goes_back(struct rig *rig, struct cg_oracle *oracle)
{
	on_for_long(rig, oracle);
	rig_wait(rig, -1000);
}

/* Of what is counted nothing is left after a replug: as much may be done again, and no more. */
static void replug(struct rig *rig, struct cg_oracle *oracle)
{
	judge(rig, oracle);
	source_away(rig, oracle, 2000);
	judge(rig, oracle);
}

static void a_millisecond_more(struct rig *rig, struct cg_oracle *oracle)
{
	judge(rig, oracle);
	rig_wait(rig, 1);
}

static void on_for_long_again(struct rig *rig, struct cg_oracle *oracle)
{
	on_for_long(rig, oracle);
	replug(rig, oracle);
	on_for_long(rig, oracle);
}

static void on_for_a_millisecond_too_long(struct rig *rig, struct cg_oracle *oracle)
{
	on_for_long(rig, oracle);
	a_millisecond_more(rig, oracle);
}

static void all_the_time_behind_a_weak_source(struct rig *rig, struct cg_oracle *oracle)
{
	rig_read(rig, CG_V_CURRENT_UA, rig->d.cc_ua - 1);
	rig->profile.charge_bound_uah = S32_MAX;
	goes_on(rig, oracle, 2 * 5 * 3600 * 1000);
}

static void too_long_even_behind_a_weak_source(struct rig *rig, struct cg_oracle *oracle)
{
	all_the_time_behind_a_weak_source(rig, oracle);
	judge(rig, oracle);
	rig_wait(rig, 2);
}

/* 1.44 A for 2.5 h are 3.6 Ah */
static void just_so_much_put_in(struct rig *rig, struct cg_oracle *oracle)
{
	rig->profile.total_s = S32_MAX;
	rig_read(rig, CG_V_CURRENT_UA, 1440000);
	goes_on(rig, oracle, 9000000);
}

static void just_too_much_put_in(struct rig *rig, struct cg_oracle *oracle)
{
	just_so_much_put_in(rig, oracle);
	a_millisecond_more(rig, oracle);
}

static void as_much_put_in_again(struct rig *rig, struct cg_oracle *oracle)
{
	just_so_much_put_in(rig, oracle);
	replug(rig, oracle);
	just_so_much_put_in(rig, oracle);
}

/* What comes out is no room for more. */
static void just_too_much_put_in_after_use(struct rig *rig, struct cg_oracle *oracle)
{
	rig_read(rig, CG_V_CURRENT_UA, -1000000);
	goes_on(rig, oracle, 60000);
	judge(rig, oracle);
	just_too_much_put_in(rig, oracle);
}

static void a_microampere_for_an_hour(struct rig *rig, struct cg_oracle *oracle)
{
	rig->profile.charge_bound_uah = 1;
	rig_read(rig, CG_V_CURRENT_UA, 1);
	goes_on(rig, oracle, 3600000);
}

static void a_microampere_for_more(struct rig *rig, struct cg_oracle *oracle)
{
	a_microampere_for_an_hour(rig, oracle);
	a_millisecond_more(rig, oracle);
}

/* Ten seconds of 1.472 A are more than 1 uAh. */
static void ten_seconds(struct rig *rig, struct cg_oracle *oracle, s64 age_ms)
{
	rig->profile.charge_bound_uah = 1;
	rig_read(rig, CG_V_CURRENT_UA, 1472000);
	rig_wait(rig, 10000);
	rig->view.f[CG_V_CURRENT_UA].at_ms -= age_ms;
}

static void by_a_current_of_just_now(struct rig *rig, struct cg_oracle *oracle)
{
	ten_seconds(rig, oracle, 999);
}

static void by_a_current_of_a_second_ago(struct rig *rig, struct cg_oracle *oracle)
{
	ten_seconds(rig, oracle, 1000);
}

static void by_a_current_of_the_future(struct rig *rig, struct cg_oracle *oracle)
{
	ten_seconds(rig, oracle, -1);
}

static void by_a_current_without_a_source(struct rig *rig, struct cg_oracle *oracle)
{
	ten_seconds(rig, oracle, 0);
	source_away(rig, oracle, 1);
}

static void by_a_current_and_who_knows_of_the_source(struct rig *rig, struct cg_oracle *oracle)
{
	ten_seconds(rig, oracle, 0);
	rig_plug(rig, false);
	rig->view.charger[0].f[CG_C_ONLINE].valid = false;
	judge(rig, oracle);
	rig_plug(rig, true);
}

/* Time does not count with two chargers, or told off, or decided off. */
static void long_with_two_chargers(struct rig *rig, struct cg_oracle *oracle)
{
	rig->view.n_chargers = 2;
	on_for_too_long(rig, oracle);
	judge(rig, oracle);
	rig->view.n_chargers = 1;
}

static void long_told_off(struct rig *rig, struct cg_oracle *oracle)
{
	rig->view.charger[0].told_on = false;
	on_for_too_long(rig, oracle);
	judge(rig, oracle);
	rig->view.charger[0].told_on = true;
}

static void long_decided_off(struct rig *rig, struct cg_oracle *oracle)
{
	fault(rig, oracle, CG_WHY_INHIBITED, 6 * 3600 * 1000);
}

static void a_pause_of_a_week(struct rig *rig, struct cg_oracle *oracle)
{
	rig_wait(rig, 7 * 24 * 3600 * 1000LL);
}

static void the_clock_jumps(struct rig *rig, struct cg_oracle *oracle)
{
	rig_wait(rig, 7 * 24 * 3600 * 1000LL + 1);
}

/* The first scene says in which phase the time after it is. */
static void precharged_just_so_long(struct rig *rig, struct cg_oracle *oracle)
{
	low(rig, 2500000, CG_PHASE_PRECHARGE);
	judge(rig, oracle);
	goes_on(rig, oracle, 1800000);
}

static void precharged_again(struct rig *rig, struct cg_oracle *oracle)
{
	precharged_just_so_long(rig, oracle);
	replug(rig, oracle);
	precharged_just_so_long(rig, oracle);
}

static void precharged_just_too_long(struct rig *rig, struct cg_oracle *oracle)
{
	precharged_just_so_long(rig, oracle);
	a_millisecond_more(rig, oracle);
}

static void precharged_up_to_the_end(struct rig *rig, struct cg_oracle *oracle)
{
	precharged_just_too_long(rig, oracle);
	rig_volts(rig, 3000000);
	rig->d.phase = CG_PHASE_CC;
}

static void tried_just_so_long(struct rig *rig, struct cg_oracle *oracle)
{
	low(rig, 1999999, CG_PHASE_WAKEUP);
	judge(rig, oracle);
	goes_on(rig, oracle, 30000);
}

static void tried_again(struct rig *rig, struct cg_oracle *oracle)
{
	tried_just_so_long(rig, oracle);
	replug(rig, oracle);
	tried_just_so_long(rig, oracle);
}

static void tried_just_too_long(struct rig *rig, struct cg_oracle *oracle)
{
	tried_just_so_long(rig, oracle);
	a_millisecond_more(rig, oracle);
}

static void just_not_dead(struct rig *rig, struct cg_oracle *oracle)
{
	low(rig, 2000000, CG_PHASE_PRECHARGE);
}

/* One per cent below 4.2 V it was used. */
static void full_until(struct rig *rig, struct cg_oracle *oracle, s32 uv)
{
	on_for_too_long(rig, oracle);
	judge(rig, oracle);
	rig->state.full = true;
	judge(rig, oracle);
	rig->state.full = false;
	rig_volts(rig, uv);
}

static void full_until_used(struct rig *rig, struct cg_oracle *oracle)
{
	full_until(rig, oracle, 4157999);
}

static void full_until_hardly_used(struct rig *rig, struct cg_oracle *oracle)
{
	full_until(rig, oracle, 4158000);
}

/* Topping off has timers of its own. */
static void topped_off_for_long(struct rig *rig, struct cg_oracle *oracle)
{
	on_for_long(rig, oracle);
	rig->state.full = true;
	judge(rig, oracle);
	goes_on(rig, oracle, 3600000);
	rig->state.full = false;
	rig_volts(rig, 4158000);
}

static void full_all_the_time(struct rig *rig, struct cg_oracle *oracle)
{
	just_too_much_put_in(rig, oracle);
	rig->state.full = true;
	judge(rig, oracle);
}

static void held_all_the_time(struct rig *rig, struct cg_oracle *oracle)
{
	on_for_too_long(rig, oracle);
	rig->state.held = true;
	judge(rig, oracle);
}

static void held_before(struct rig *rig, struct cg_oracle *oracle)
{
	held_all_the_time(rig, oracle);
	rig->state.held = false;
}

/* A reading is too high, and the next one is not. */
static void once_too_high(struct rig *rig, struct cg_oracle *oracle, s64 uv, s64 age_ms)
{
	rig_read(rig, CG_V_CELL_MAX_UV, uv);
	rig->view.f[CG_V_CELL_MAX_UV].at_ms -= age_ms;
	judge(rig, oracle);
	rig_volts(rig, 3700000);
}

static void too_high_just_now(struct rig *rig, struct cg_oracle *oracle)
{
	once_too_high(rig, oracle, 4250000, 999);
}

static void too_high_a_second_ago(struct rig *rig, struct cg_oracle *oracle)
{
	once_too_high(rig, oracle, 4250000, 1000);
}

static void too_high_in_the_future(struct rig *rig, struct cg_oracle *oracle)
{
	once_too_high(rig, oracle, 4250000, -1);
}

static void higher_than_any_number(struct rig *rig, struct cg_oracle *oracle)
{
	once_too_high(rig, oracle, S32_MAX, 0);
}

static void too_high_and_not_valid(struct rig *rig, struct cg_oracle *oracle)
{
	rig_read(rig, CG_V_CELL_MAX_UV, 4250000);
	rig->view.f[CG_V_CELL_MAX_UV].valid = false;
	judge(rig, oracle);
	rig_volts(rig, 3700000);
}

static void too_high_before_the_clock_went_back(struct rig *rig, struct cg_oracle *oracle)
{
	too_high_before(rig, oracle);
	rig_wait(rig, -1001);
}

static void too_high_before_a_glitch_long_ago(struct rig *rig, struct cg_oracle *oracle)
{
	too_high_before_a_glitch(rig, oracle);
	judge(rig, oracle);
	rig_wait(rig, 1000);
}

static void away_of_two_chargers(struct rig *rig, struct cg_oracle *oracle)
{
	too_high_before(rig, oracle);
	rig->view.n_chargers = 2;
	source_away(rig, oracle, 2000);
	rig->view.n_chargers = 1;
}

static void away_who_knows(struct rig *rig, struct cg_oracle *oracle)
{
	too_high_before(rig, oracle);
	rig_plug(rig, false);
	rig->view.charger[0].f[CG_C_ONLINE].valid = false;
	judge(rig, oracle);
	rig_wait(rig, 2000);
	rig_plug(rig, true);
}

/* It was read to be back, @ms after it went, and the reading is kept for a while. */
static void back(struct rig *rig, struct cg_oracle *oracle, s64 ms)
{
	s64 away_ms;

	too_high_before(rig, oracle);
	away_ms = rig->view.now_ms;
	source_away(rig, oracle, 2000);
	rig->view.charger[0].f[CG_C_ONLINE].at_ms = away_ms + ms;
}

static void back_at_once(struct rig *rig, struct cg_oracle *oracle)
{
	back(rig, oracle, 0);
}

static void back_before_it_went(struct rig *rig, struct cg_oracle *oracle)
{
	back(rig, oracle, -1);
}

static void on_again_after_a_replug(struct rig *rig, struct cg_oracle *oracle)
{
	rig_plug(rig, false);
	judge(rig, oracle);
	rig_wait(rig, 1999);
	fault(rig, oracle, CG_WHY_NO_VOLTAGE, 1);
	rig_plug(rig, true);
}

/* It is on, and what was before is past. */
static void on_again_too_soon_before(struct rig *rig, struct cg_oracle *oracle)
{
	on_again_too_soon(rig, oracle);
	judge(rig, oracle);
}

static void started_as_often_as_may_be(struct rig *rig, struct cg_oracle *oracle)
{
	on_and_off(rig, oracle, 22, 1000);
}

static void started_once_more(struct rig *rig, struct cg_oracle *oracle)
{
	on_and_off(rig, oracle, 23, 1000);
}

static void off_after_many_starts(struct rig *rig, struct cg_oracle *oracle)
{
	started_once_more(rig, oracle);
	rig->d = (struct cg_decision){ .phase = CG_PHASE_HOLD, .why = CG_WHY_INHIBITED };
	rig->state.enabled = false;
}

/* The first of 24 starts was with the first scene. */
static void started_once_more_after_an_hour(struct rig *rig, struct cg_oracle *oracle)
{
	on_and_off(rig, oracle, 22, 1000);
	judge(rig, oracle);
	fault(rig, oracle, CG_WHY_INHIBITED, 3600000 - 23 * 1000);
}

static void started_once_more_within_the_hour(struct rig *rig, struct cg_oracle *oracle)
{
	started_once_more_after_an_hour(rig, oracle);
	rig_wait(rig, -1);
}

static void started_twice_and_long_on(struct rig *rig, struct cg_oracle *oracle)
{
	goes_on(rig, oracle, 600000);
	fault(rig, oracle, CG_WHY_INHIBITED, 1000);
}

#define ROW(what, id)	{ #what, what, id }

static const struct judged_row rows[] = {
	{ "nothing", NULL, NULL },
	{ "too_high_and_on", too_high_and_on, "P5" },
	{ "too_high_before", too_high_before, "P5" },
	{ "too_high_before_a_replug", too_high_before_a_replug, NULL },
	{ "too_high_before_a_glitch", too_high_before_a_glitch, "P5" },
	{ "on_for_long", on_for_long, NULL },
	{ "on_for_too_long", on_for_too_long, "P6" },
	{ "on_for_long_behind_a_weak_source", on_for_long_behind_a_weak_source, NULL },
	{ "dead_and_charged", dead_and_charged, "P7" },
	{ "on_again_too_soon", on_again_too_soon, "P9" },
	{ "on_again", on_again, NULL },
	{ "told_anew", told_anew, NULL },
	{ "started_often", started_often, NULL },
	{ "started_too_often", started_too_often, "P19" },
	{ "the_clock_goes_back", the_clock_goes_back, NULL },
	ROW(on_for_long_again, NULL),
	ROW(on_for_a_millisecond_too_long, "P6"),
	ROW(all_the_time_behind_a_weak_source, NULL),
	ROW(too_long_even_behind_a_weak_source, "P6"),
	ROW(just_so_much_put_in, NULL),
	ROW(just_too_much_put_in, "P6"),
	ROW(as_much_put_in_again, NULL),
	ROW(just_too_much_put_in_after_use, "P6"),
	ROW(a_microampere_for_an_hour, NULL),
	ROW(a_microampere_for_more, "P6"),
	ROW(by_a_current_of_just_now, "P6"),
	ROW(by_a_current_of_a_second_ago, NULL),
	ROW(by_a_current_of_the_future, NULL),
	ROW(by_a_current_without_a_source, NULL),
	ROW(by_a_current_and_who_knows_of_the_source, "P6"),
	ROW(long_with_two_chargers, NULL),
	ROW(long_told_off, NULL),
	ROW(long_decided_off, NULL),
	ROW(a_pause_of_a_week, "P6"),
	ROW(the_clock_jumps, NULL),
	ROW(precharged_just_so_long, NULL),
	ROW(precharged_again, NULL),
	ROW(precharged_just_too_long, "P6"),
	ROW(precharged_up_to_the_end, NULL),
	ROW(tried_just_so_long, NULL),
	ROW(tried_again, NULL),
	ROW(tried_just_too_long, "P7"),
	ROW(just_not_dead, NULL),
	ROW(full_until_used, NULL),
	ROW(full_until_hardly_used, "P6"),
	ROW(topped_off_for_long, NULL),
	ROW(full_all_the_time, "P6"),
	ROW(held_all_the_time, "P6"),
	ROW(held_before, NULL),
	ROW(too_high_just_now, "P5"),
	ROW(too_high_a_second_ago, NULL),
	ROW(too_high_in_the_future, NULL),
	ROW(higher_than_any_number, NULL),
	ROW(too_high_and_not_valid, NULL),
	ROW(too_high_before_the_clock_went_back, NULL),
	ROW(too_high_before_a_glitch_long_ago, "P5"),
	ROW(away_of_two_chargers, "P5"),
	ROW(away_who_knows, "P5"),
	ROW(back_at_once, NULL),
	ROW(back_before_it_went, "P5"),
	ROW(on_again_after_a_replug, NULL),
	ROW(on_again_too_soon_before, NULL),
	ROW(started_as_often_as_may_be, NULL),
	ROW(started_once_more, "P19"),
	ROW(off_after_many_starts, NULL),
	ROW(started_once_more_after_an_hour, NULL),
	ROW(started_once_more_within_the_hour, "P19"),
	ROW(started_twice_and_long_on, NULL),
};

KUNIT_ARRAY_PARAM_DESC(rows, rows, name);

static void finds_what_lasts_too_long(struct kunit *test)
{
	judge_row(test, test->param_value);
}

/* After these a charge may go on at once: nothing was wrong, or the charger is only told anew. */
static const enum cg_why no_faults[] = {
	CG_WHY_NO_SOURCE, CG_WHY_FULL, CG_WHY_END_THRESHOLD, CG_WHY_INHIBITED, CG_WHY_TOO_LITTLE,
	CG_WHY_TOO_MANY_STARTS, CG_WHY_TYPE_LEVEL, CG_WHY_RESTING, CG_WHY_DEFENDED,
	CG_WHY_UNVERIFIED, CG_WHY_CHARGER_RESET,
};

static bool is_fault(enum cg_why why)
{
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(no_faults); i++)
		if (no_faults[i] == why)
			return false;
	return true;
}

static void every_fault_has_a_dwell(struct kunit *test)
{
	struct cg_oracle *oracle = kunit_kzalloc(test, sizeof(*oracle), GFP_KERNEL);
	struct rig *rig = rig_charging(test);
	const struct cg_property *broken;
	unsigned int why;

	KUNIT_ASSERT_NOT_NULL(test, oracle);
	for (why = CG_WHY_NONE + 1; why < CG_N_WHYS; why++) {
		cg_oracle_init(oracle);
		KUNIT_ASSERT_NULL(test, judge(rig, oracle));
		fault(rig, oracle, why, 1);
		broken = judge(rig, oracle);
		KUNIT_EXPECT_STREQ(test, is_fault(why) ? "P9" : "none",
				   broken ? broken->id : "none");
	}
}

/* Of a pack that tells them at times: from then on they can be lost. */
static void remembers_what_was_ever_told(struct kunit *test)
{
	struct rig *rig = rig_charging(test);
	struct cg_reading *pct = &rig->view.f[CG_V_CAPACITY_PCT];
	struct cg_reading *uv = &rig->view.charger[0].f[CG_C_VOLTAGE_UV];
	struct cg_oracle oracle;

	cg_oracle_init(&oracle);
	pct->valid = false;
	uv->valid = false;
	judge(rig, &oracle);
	KUNIT_EXPECT_FALSE(test, oracle.had_capacity || oracle.had_charger_uv);
	pct->valid = true;
	judge(rig, &oracle);
	KUNIT_EXPECT_TRUE(test, oracle.had_capacity && !oracle.had_charger_uv);
	pct->valid = false;
	uv->valid = true;
	judge(rig, &oracle);
	KUNIT_EXPECT_TRUE(test, oracle.had_capacity && oracle.had_charger_uv);
	uv->valid = false;
	judge(rig, &oracle);
	KUNIT_EXPECT_TRUE(test, oracle.had_capacity && oracle.had_charger_uv);
	uv->valid = true;
	/* the fuzzer found: a state that was begun anew does not know either */
	rig->state.latched = CG_WHY_CORRUPT;
	judge(rig, &oracle);
	KUNIT_EXPECT_TRUE(test, !oracle.had_capacity && oracle.had_charger_uv);
	uv->valid = false;
	judge(rig, &oracle);
	KUNIT_EXPECT_FALSE(test, oracle.had_capacity || oracle.had_charger_uv);
}

static struct kunit_case history_cases[] = {
	KUNIT_CASE(remembers_what_was_ever_told),
	KUNIT_CASE_PARAM(finds_what_lasts_too_long, rows_gen_params),
	KUNIT_CASE(every_fault_has_a_dwell),
	{ }
};

static struct kunit_suite history_suite = {
	.name = "chargov-history",
	.test_cases = history_cases,
};

kunit_test_suite(history_suite);
