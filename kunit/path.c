// SPDX-License-Identifier: GPL-2.0-only
/* The path between charger and cells: compensated, bounded, and not at all on doubtful grounds. */
#include "rig.h"

#define PATH_UOHM	100000
#define CELL_UOHM	40000

/* At its limits: 1.472 A through 100 mOhm are 147 mV; the charger's steps are 16 mV. */
static struct rig *rig_with_path(struct kunit *test)
{
	struct rig *rig = rig_charging(test);

	rig->profile.path_uohm = PATH_UOHM;
	rig->profile.cv_cap_uv = 4477500;
	return rig;
}

static void see(struct rig *rig, s64 cell_uv, s64 current_ua, s64 charger_uv)
{
	rig_wait(rig, 20000);
	rig_volts(rig, cell_uv);
	rig_read(rig, CG_V_CURRENT_UA, current_ua);
	if (charger_uv)
		rig_read_charger(rig, CG_C_VOLTAGE_UV, charger_uv);
	else
		rig->view.charger[0].f[CG_C_VOLTAGE_UV].valid = false;
	cg_decide(&rig->profile, &rig->policy, &rig->state, &rig->view, &rig->d);
	rig_obey(rig);
}

/* One look from 3.9 V on, and what the charger is told after it. */
struct tell_row {
	const char *name;
	s32 path_uohm;
	s32 cap_uv;
	s64 cell_uv;
	s64 current_ua;
	s64 charger_uv;
	s32 want_uv;
};

static const struct tell_row tell_rows[] = {
	{ "what_the_path_takes_is_added", 100000, 4477500, 3900000, 1472000, 4040000, 4336000 },
	{ "half_of_the_path", 50000, 4477500, 3900000, 1472000, 3960000, 4272000 },
	{ "half_of_the_current", 100000, 4477500, 3900000, 736000, 3960000, 4272000 },
	{ "no_path", 0, 4477500, 3900000, 1472000, 3900000, 4192000 },
	{ "no_current", 100000, 4477500, 3900000, 0, 3900000, 4192000 },
	{ "discharge", 100000, 4477500, 3900000, -500000, 3900000, 4192000 },
	{ "more_current_than_told_does_not_count", 100000, 4477500, 3900000, 1560000, 4040000,
	  4336000 },
	{ "never_above_the_cap_of_the_chemistry", 100000, 4300000, 3900000, 1472000, 4040000,
	  4288000 },
	{ "no_cap_no_compensation", 100000, 0, 3900000, 1472000, 4040000, 4192000 },
	{ "f1_a_gauge_that_reads_low", 100000, 4477500, 3700000, 1472000, 4140000, 4192000 },
	{ "f2_a_gauge_that_reads_high", 100000, 4477500, 4150000, 1472000, 4140000, 4192000 },
	{ "a_path_that_is_not_there", 100000, 4477500, 3900000, 1472000, 3820000, 4192000 },
	{ "cells_above_their_limit", 100000, 4477500, 4201000, 1472000, 4340000, 4192000 },
	{ "cells_almost_at_their_limit", 100000, 4477500, 4199500, 1472000, 4340000, 4192000 },
	{ "largest_path_is_bounded", S32_MAX, 4477500, 3900000, 1472000, 4040000, 4192000 },
};

KUNIT_ARRAY_PARAM_DESC(tell_rows, tell_rows, name);

static void tells(struct kunit *test)
{
	const struct tell_row *row = test->param_value;
	struct rig *rig = rig_with_path(test);

	rig->profile.path_uohm = row->path_uohm;
	rig->profile.cv_cap_uv = row->cap_uv;
	see(rig, row->cell_uv, row->current_ua, row->charger_uv);
	KUNIT_EXPECT_TRUE(test, rig->d.enable);
	KUNIT_EXPECT_EQ(test, row->want_uv, rig->d.cv_uv);
}

/*
 * Both found by the fuzzer (P11): near the limit of the cells the voltage was not lowered if a cell
 * was low, or if less current was to flow.
 */
static void p11_a_cell_that_falls_low_ends_it(struct kunit *test)
{
	struct rig *rig = rig_with_path(test);

	see(rig, 3900000, 1472000, 4040000);
	KUNIT_EXPECT_EQ(test, 4336000, rig->d.cv_uv);
	rig_wait(rig, 20000);
	rig_read(rig, CG_V_CELL_MIN_UV, 2900000);
	cg_decide(&rig->profile, &rig->policy, &rig->state, &rig->view, &rig->d);
	KUNIT_EXPECT_EQ(test, 4192000, rig->d.cv_uv);
}

static void p11_less_current_is_no_more_voltage(struct kunit *test)
{
	struct rig *rig = rig_with_path(test);
	struct rig *less = rig_new(test);
	s64 cell_uv;

	for (cell_uv = 4100000; cell_uv < 4200000; cell_uv += 500) {
		see(rig, cell_uv, 1472000, cell_uv + 147000);
		memcpy(less, rig, sizeof(*less));
		less->policy.user_cc_ua = 300000;
		rig_wait(rig, 1000);
		rig_wait(less, 1000);
		cg_decide(&rig->profile, &rig->policy, &rig->state, &rig->view, &rig->d);
		cg_decide(&less->profile, &less->policy, &less->state, &less->view, &less->d);
		KUNIT_ASSERT_LE(test, less->d.cv_uv, rig->d.cv_uv);
		rig_obey(rig);
	}
}

struct plateau_row {
	const char *name;
	s64 cell_uv;
	s32 want_uv;
	s64 next_ms;
};

/* Iron phosphate: 0.49C rises by 1.6 mV a second at most, 26 mV until two looks. */
static const struct plateau_row plateau_rows[] = {
	{ "on_the_plateau_nothing_is_added", 3900000, 4192000, 60000 },
	{ "just_before_the_charger_is_at_its_voltage", 4044000, 4192000, 60000 },
	{ "behind_it_the_path_is_added_and_looked_at", 4045000, 4336000, 16000 },
	{ "too_near_the_limit_for_another_step", 4158000, 4192000, 25076 },
};

KUNIT_ARRAY_PARAM_DESC(plateau_rows, plateau_rows, name);

static void a_plateau_ends_fast(struct kunit *test)
{
	const struct plateau_row *row = test->param_value;
	struct rig *rig = rig_with_path(test);

	rig->profile.chemistry = CG_CHEMISTRY_LIFE;
	rig_volts(rig, row->cell_uv);
	rig_run(rig, 60000);
	see(rig, row->cell_uv, 1472000, row->cell_uv + 140000);
	KUNIT_EXPECT_EQ(test, row->want_uv, rig->d.cv_uv);
	KUNIT_EXPECT_EQ(test, row->next_ms, rig->d.next_ms);
}

static void f10_a_charger_reading_that_is_lost_ends_it(struct kunit *test)
{
	struct rig *rig = rig_with_path(test);

	see(rig, 3900000, 1472000, 4040000);
	KUNIT_EXPECT_EQ(test, 4336000, rig->d.cv_uv);
	see(rig, 3900000, 1472000, 0);
	KUNIT_EXPECT_EQ(test, 4192000, rig->d.cv_uv);
}

static void a_charger_that_never_measured_is_not_missed(struct kunit *test)
{
	struct rig *rig = rig_new(test);

	rig->view.charger[0].f[CG_C_VOLTAGE_UV].valid = false;
	rig_run(rig, 5000);
	rig->profile.path_uohm = PATH_UOHM;
	rig->profile.cv_cap_uv = 4477500;
	see(rig, 3900000, 1472000, 0);
	KUNIT_EXPECT_EQ(test, 4336000, rig->d.cv_uv);
}

static void little_noise_is_no_reason_to_write(struct kunit *test)
{
	struct rig *rig = rig_with_path(test);
	int i;

	see(rig, 3900000, 1360000, 4040000);
	KUNIT_EXPECT_EQ(test, 4336000, rig->d.cv_uv);
	for (i = 0; i < 20; i++) {
		see(rig, 3900000 + i * 1000, 1360000 - i % 3 * 30000, 4040000);
		KUNIT_EXPECT_EQ(test, 4336000, rig->d.cv_uv);
	}
}

static void off_forgets_it(struct kunit *test)
{
	struct rig *rig = rig_with_path(test);

	see(rig, 3900000, 1472000, 4040000);
	rig->policy.behaviour = CG_BEHAVIOUR_INHIBIT;
	rig_cycle(rig, 1000);
	KUNIT_EXPECT_EQ(test, 0, rig->state.path_uv);
	rig->policy.behaviour = CG_BEHAVIOUR_AUTO;
	rig_cycle(rig, 10000);
	KUNIT_EXPECT_TRUE(test, rig->d.enable);
	KUNIT_EXPECT_EQ(test, 4192000, rig->d.cv_uv);
}

/* Charger, path and cell as resistances, the cell's voltage rising with charge. */
struct loop_row {
	const char *name;
	s32 told_uohm;
	s32 true_uohm;
	bool measures;
	s64 most_uv;
	s64 stuck_uv;
};

static const struct loop_row loop_rows[] = {
	{ "no_path", 0, 0, true, 4192000, 0 },
	{ "path_of_20_mohm", 20000, 20000, true, 4200000, 0 },
	{ "path_of_50_mohm", 50000, 50000, true, 4200000, 0 },
	{ "path_of_100_mohm", 100000, 100000, true, 4200000, 0 },
	{ "path_of_100_mohm_unmeasured", 100000, 100000, false, 4200000, 0 },
	/* the cells get there at full current: one grain of the gauge more */
	{ "path_shorter_than_told", 100000, 60000, true, 4201000, 0 },
	{ "path_longer_than_told", 50000, 100000, true, 4200000, 0 },
	{ "a_path_that_is_not_there_and_is_measured", 100000, 0, true, 4200000, 0 },
	/* two faults: below the cap of the chemistry */
	{ "f1_stuck_gauge_and_no_path", 100000, 0, false, 4477500, 3900000 },
	{ "f1_stuck_gauge", 100000, 100000, true, 4200000, 3900000 },
};

KUNIT_ARRAY_PARAM_DESC(loop_rows, loop_rows, name);

/* What flows when the charger holds its voltage, and no more than its current. */
static s64 flow(const struct rig *rig, s64 emf_uv, s64 path_uohm)
{
	s64 ua = cg_scale(rig->d.cv_uv - emf_uv, 1000000, path_uohm + CELL_UOHM);

	return rig->d.enable ? clamp_t(s64, ua, 0, rig->d.cc_ua) : 0;
}

static void cells_stay_below_their_limit(struct kunit *test)
{
	const struct loop_row *row = test->param_value;
	struct rig *rig = rig_with_path(test);
	s64 emf_uv = 4000000, most_uv = 0, ua = 0, cell_uv, charger_uv;
	int i;

	rig->profile.path_uohm = row->told_uohm;
	rig_read(rig, CG_V_CAPACITY_PCT, 90);
	if (!row->measures) {
		rig->state.seen &= ~BIT(CG_FACT_CHARGER_UV);
		cg_state_seal(&rig->state);
		rig->view.charger[0].f[CG_C_VOLTAGE_UV].valid = false;
	}
	for (i = 0; i < 20000 && !rig->state.full; i++) {
		ua = flow(rig, emf_uv, row->true_uohm);
		cell_uv = emf_uv + div_s64(ua * CELL_UOHM, 1000000);
		most_uv = max(most_uv, cell_uv);
		/* 1 mV for 10 mAh */
		emf_uv += div_s64(ua, 36000);
		rig_wait(rig, 1000);
		rig_volts(rig, row->stuck_uv ?: div_s64(cell_uv, 1000) * 1000);
		rig_read(rig, CG_V_CURRENT_UA, ua);
		charger_uv = cell_uv + div_s64(ua * row->true_uohm, 1000000);
		if (row->measures)
			rig_read_charger(rig, CG_C_VOLTAGE_UV, div_s64(charger_uv, 20000) * 20000);
		if (rig->view.now_ms < rig->state.last_ms + rig->d.next_ms)
			continue;
		cg_decide(&rig->profile, &rig->policy, &rig->state, &rig->view, &rig->d);
		rig_obey(rig);
	}
	KUNIT_EXPECT_LE(test, most_uv, row->most_uv);
	KUNIT_EXPECT_GE(test, most_uv, 4180000);
	KUNIT_EXPECT_EQ(test, !row->stuck_uv, rig->state.full);
}

/* What is learned: the gap at rest, then one look under current from 3.7 V on. */
struct learn_row {
	const char *name;
	s64 rest_uv;
	s64 cell_uv;
	s64 current_ua;
	s64 gap_uv;
	s64 charged_ms;
	s32 want_uohm;
};

static const struct learn_row learn_rows[] = {
	/* 100 mOhm: 147 mV */
	{ "less_by_one_step_of_the_charger", 0, 3800000, 1472000, 147000, 60000, 86277 },
	{ "an_offset_is_not_the_path", 30000, 3800000, 1472000, 177000, 60000, 86277 },
	{ "no_path", 0, 3800000, 1472000, 0, 60000, 0 },
	{ "too_little_current_to_tell", 0, 3800000, 500000, 50000, 60000, 0 },
	{ "f1_a_gauge_that_does_not_move", 0, 3700000, 1472000, 147000, 60000, 0 },
	{ "more_than_a_path_can_have", 0, 3800000, 1472000, 250000, 60000, 0 },
	{ "at_rest_they_were_too_far_apart", 50000, 3800000, 1472000, 147000, 60000, 0 },
	{ "f2_a_gap_that_opens_later_is_not_the_path", 0, 3800000, 1472000, 147000, 400000, 0 },
};

KUNIT_ARRAY_PARAM_DESC(learn_rows, learn_rows, name);

static void learns(struct kunit *test)
{
	const struct learn_row *row = test->param_value;
	struct rig *rig = rig_new(test);

	rig_volts(rig, 3700000);
	rig_read_charger(rig, CG_C_VOLTAGE_UV, 3700000 + row->rest_uv);
	cg_path_learn(&rig->profile, &rig->state, rig_facts(rig));
	rig->state.enabled = true;
	rig->state.phase = CG_PHASE_CC;
	rig->state.charged_ms = row->charged_ms;
	rig_volts(rig, row->cell_uv);
	rig_read(rig, CG_V_CURRENT_UA, row->current_ua);
	rig_read_charger(rig, CG_C_VOLTAGE_UV, row->cell_uv + row->gap_uv);
	cg_path_learn(&rig->profile, &rig->state, rig_facts(rig));
	KUNIT_EXPECT_EQ(test, row->want_uohm, rig->state.path_uohm);
}

static struct kunit_case path_cases[] = {
	KUNIT_CASE_PARAM(tells, tell_rows_gen_params),
	KUNIT_CASE(p11_a_cell_that_falls_low_ends_it),
	KUNIT_CASE(p11_less_current_is_no_more_voltage),
	KUNIT_CASE_PARAM(a_plateau_ends_fast, plateau_rows_gen_params),
	KUNIT_CASE(f10_a_charger_reading_that_is_lost_ends_it),
	KUNIT_CASE(a_charger_that_never_measured_is_not_missed),
	KUNIT_CASE(little_noise_is_no_reason_to_write),
	KUNIT_CASE(off_forgets_it),
	KUNIT_CASE_PARAM(cells_stay_below_their_limit, loop_rows_gen_params),
	KUNIT_CASE_PARAM(learns, learn_rows_gen_params),
	{ }
};

static struct kunit_suite path_suite = {
	.name = "chargov-path",
	.test_cases = path_cases,
};

kunit_test_suite(path_suite);
