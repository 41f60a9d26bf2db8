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

static void too_much_put_in(struct rig *rig, struct cg_oracle *oracle)
{
	rig->profile.total_s = S32_MAX;
	rig_read(rig, CG_V_CURRENT_UA, 1472000);
	/* 3.6 Ah */
	goes_on(rig, oracle, 8804500);
}

static void much_put_in(struct rig *rig, struct cg_oracle *oracle)
{
	rig->profile.total_s = S32_MAX;
	rig_read(rig, CG_V_CURRENT_UA, 1472000);
	goes_on(rig, oracle, 8804000);
}

static void low(struct rig *rig, s32 uv, enum cg_phase phase)
{
	rig_volts(rig, uv);
	rig->d.phase = phase;
	rig->d.cc_ua = 256000;
}

static void precharged_for_too_long(struct rig *rig, struct cg_oracle *oracle)
{
	low(rig, 2500000, CG_PHASE_PRECHARGE);
	goes_on(rig, oracle, 1801000 + 10000);
}

static void precharged_for_long(struct rig *rig, struct cg_oracle *oracle)
{
	low(rig, 2500000, CG_PHASE_PRECHARGE);
	goes_on(rig, oracle, 1800000);
}

static void dead_and_charged(struct rig *rig, struct cg_oracle *oracle)
{
	low(rig, 1900000, CG_PHASE_PRECHARGE);
}

static void dead_and_tried(struct rig *rig, struct cg_oracle *oracle)
{
	low(rig, 1900000, CG_PHASE_WAKEUP);
	goes_on(rig, oracle, 30000);
}

static void dead_and_tried_for_too_long(struct rig *rig, struct cg_oracle *oracle)
{
	low(rig, 1900000, CG_PHASE_WAKEUP);
	goes_on(rig, oracle, 45000);
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

static const struct judged_row rows[] = {
	{ "nothing", NULL, NULL },
	{ "too_high_and_on", too_high_and_on, "P5" },
	{ "too_high_before", too_high_before, "P5" },
	{ "too_high_before_a_replug", too_high_before_a_replug, NULL },
	{ "too_high_before_a_glitch", too_high_before_a_glitch, "P5" },
	{ "on_for_long", on_for_long, NULL },
	{ "on_for_too_long", on_for_too_long, "P6" },
	{ "on_for_long_behind_a_weak_source", on_for_long_behind_a_weak_source, NULL },
	{ "much_put_in", much_put_in, NULL },
	{ "too_much_put_in", too_much_put_in, "P6" },
	{ "precharged_for_long", precharged_for_long, NULL },
	{ "precharged_for_too_long", precharged_for_too_long, "P6" },
	{ "dead_and_charged", dead_and_charged, "P7" },
	{ "dead_and_tried", dead_and_tried, NULL },
	{ "dead_and_tried_for_too_long", dead_and_tried_for_too_long, "P7" },
	{ "on_again_too_soon", on_again_too_soon, "P9" },
	{ "on_again", on_again, NULL },
	{ "told_anew", told_anew, NULL },
	{ "started_often", started_often, NULL },
	{ "started_too_often", started_too_often, "P19" },
	{ "the_clock_goes_back", the_clock_goes_back, NULL },
};

KUNIT_ARRAY_PARAM_DESC(rows, rows, name);

static void finds_what_lasts_too_long(struct kunit *test)
{
	judge_row(test, test->param_value);
}

static struct kunit_case history_cases[] = {
	KUNIT_CASE_PARAM(finds_what_lasts_too_long, rows_gen_params),
	{ }
};

static struct kunit_suite history_suite = {
	.name = "chargov-history",
	.test_cases = history_cases,
};

kunit_test_suite(history_suite);
