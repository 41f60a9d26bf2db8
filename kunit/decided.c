// SPDX-License-Identifier: GPL-2.0-only
/* Decisions at their edges: the least that is charged with, a path that changes, a clock at 0. */
#include "rig.h"

struct least_row {
	const char *name;
	struct cg_range cv;
	struct cg_range cc;
	enum cg_why why;
	s32 cv_uv;
	s32 cc_ua;
	s32 cell_uv;	/* those of the rig if 0 */
};

/* Steps so coarse that only the lowest value is below the limit of 4.2 V or 1.5 A. */
#define FROM_0 { 0, 10000000, 10000000 }
#define FROM_1 { 1, 10000001, 10000000 }
#define FINE_CV { 3840000, 4608000, 16000 }
#define FINE_CC { 0, 5056000, 64000 }

static const struct least_row least_rows[] = {
	{ "a_charger_in_fine_steps", FINE_CV, FINE_CC, CG_WHY_NONE, 4192000, 1472000 },
	{ "no_voltage_is_too_little", FROM_0, FINE_CC, CG_WHY_TOO_LITTLE, 0, 0 },
	{ "no_current_is_too_little", FINE_CV, FROM_0, CG_WHY_TOO_LITTLE, 0, 0 },
	{ "the_least_voltage_is_told", FROM_1, FINE_CC, CG_WHY_NONE, 1, 256000, 1 },
	{ "the_least_current_is_told", FINE_CV, FROM_1, CG_WHY_NONE, 4192000, 1 },
};

KUNIT_ARRAY_PARAM_DESC(least_rows, least_rows, name);

static void the_least_that_a_charger_holds(struct kunit *test)
{
	const struct least_row *row = test->param_value;
	struct rig *rig = rig_charging(test);

	rig->profile.charger_cv = row->cv;
	rig->profile.charger_cc = row->cc;
	if (row->cell_uv)
		rig_volts(rig, row->cell_uv);
	rig_cycle(rig, 1000);
	KUNIT_EXPECT_EQ(test, row->why, rig->d.why);
	KUNIT_EXPECT_EQ(test, row->cv_uv, rig->d.cv_uv);
	KUNIT_EXPECT_EQ(test, row->cc_ua, rig->d.cc_ua);
}

/* The charger says full near its voltage, and is told more for the path: its dwell begins anew. */
static void an_end_is_looked_for_anew_when_the_path_is_told(struct kunit *test)
{
	struct rig *rig = rig_charging(test);

	rig_volts(rig, 4160000);
	rig_run(rig, 180000);
	rig->profile.path_uohm = 100000;
	rig->profile.cv_cap_uv = 4477500;
	rig_read_charger(rig, CG_C_VOLTAGE_UV, 4300000);
	rig_read_charger(rig, CG_C_STATUS, CG_STATUS_FULL);
	cg_decide(&rig->profile, &rig->policy, &rig->state, &rig->view, &rig->d);
	KUNIT_EXPECT_EQ(test, 4336000, rig->d.cv_uv);
	KUNIT_EXPECT_EQ(test, CG_NEVER_MS, rig->state.low_since_ms);
}

/* What was marked, told or taken away in the first millisecond of a clock was, too. */
static void a_time_of_nothing_is_one(struct kunit *test)
{
	struct rig *rig = rig_new(test);
	struct cg_state *state = &rig->state;

	rig_wait(rig, 1 - rig->view.now_ms);
	state->last_ms = CG_NEVER_MS;
	state->enabled = true;
	state->mark_ms = 0;
	cg_timers_run(&rig->profile, state, rig_facts(rig));
	KUNIT_EXPECT_EQ(test, 0, state->mark_ms);
	state->path_ms = 0;
	state->mark_ms = CG_NEVER_MS;
	cg_timers_run(&rig->profile, state, rig_facts(rig));
	KUNIT_EXPECT_EQ(test, CG_NEVER_MS, state->mark_ms);
	rig_plug(rig, false);
	state->offline_since_ms = 0;
	cg_timers_run(&rig->profile, state, rig_facts(rig));
	KUNIT_EXPECT_EQ(test, 0, state->offline_since_ms);
}

/* The charger cannot be asked whether there is a source. */
static void unheard(struct rig *rig, s64 uv)
{
	rig->view.charger[0].f[CG_C_ONLINE].valid = false;
	rig_volts(rig, uv);
	rig_run(rig, 3000);
}

static void p5_a_replug_of_before_unlatches_nothing(struct kunit *test)
{
	struct rig *rig = rig_charging(test);

	rig_plug(rig, false);
	rig_run(rig, 10000);
	unheard(rig, 4260000);
	KUNIT_EXPECT_EQ(test, CG_WHY_OVER_VOLTAGE, rig->d.why);
	unheard(rig, 3700000);
	rig_plug(rig, true);
	rig_run(rig, 60000);
	KUNIT_EXPECT_EQ(test, CG_WHY_OVER_VOLTAGE, rig->d.why);
	rig_replug(rig, 5000);
	KUNIT_EXPECT_TRUE(test, rig->d.enable);
}

/* Too high while it is away, for whatever reason: that it comes back is a replug. */
static void p5_a_replug_after_it_unlatches(struct kunit *test)
{
	struct rig *rig = rig_charging(test);

	rig_plug(rig, false);
	rig_run(rig, 10000);
	rig_volts(rig, 4260000);
	rig_run(rig, 5000);
	rig_volts(rig, 3700000);
	rig_run(rig, 5000);
	rig_plug(rig, true);
	rig_run(rig, 5000);
	KUNIT_EXPECT_TRUE(test, rig->d.enable);
}

/* A state that is begun anew does not know how often it was started in this hour. */
static void p19_corruption_gives_no_starts(struct kunit *test)
{
	struct rig *rig = rig_charging(test);

	rig->state.check++;
	rig_cycle(rig, 1000);
	KUNIT_EXPECT_EQ(test, CG_WHY_CORRUPT, rig->d.why);
	KUNIT_EXPECT_EQ(test, 0, rig->state.start_credit_ms);
	rig_replug(rig, 5000);
	KUNIT_EXPECT_EQ(test, CG_WHY_TOO_MANY_STARTS, rig->d.why);
	rig_run(rig, 301000);
	KUNIT_EXPECT_TRUE(test, rig->d.enable);
}

static struct kunit_case decided_cases[] = {
	KUNIT_CASE_PARAM(the_least_that_a_charger_holds, least_rows_gen_params),
	KUNIT_CASE(an_end_is_looked_for_anew_when_the_path_is_told),
	KUNIT_CASE(a_time_of_nothing_is_one),
	KUNIT_CASE(p5_a_replug_of_before_unlatches_nothing),
	KUNIT_CASE(p5_a_replug_after_it_unlatches),
	KUNIT_CASE(p19_corruption_gives_no_starts),
	{ }
};

static struct kunit_suite decided_suite = {
	.name = "chargov-decided",
	.test_cases = decided_cases,
};

kunit_test_suite(decided_suite);
