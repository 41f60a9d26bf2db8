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
	{ "too_near_the_limit_for_another_step", 4158000, 4192000, 12538 },
	{ "so_near_that_it_is_looked_at_soon", 4180000, 4192000, 16000 },
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

/* Once the charger is told all of it there is nothing that could be seen at once. */
static void a_plateau_that_is_compensated_is_looked_at_by_its_trend(struct kunit *test)
{
	struct rig *rig = rig_with_path(test);

	rig->profile.chemistry = CG_CHEMISTRY_LIFE;
	rig_volts(rig, 4045000);
	rig_run(rig, 60000);
	see(rig, 4045000, 1472000, 4185000);
	KUNIT_EXPECT_EQ(test, 16000, rig->d.next_ms);
	see(rig, 4045000, 1472000, 4185000);
	KUNIT_EXPECT_EQ(test, 4336000, rig->d.cv_uv);
	KUNIT_EXPECT_GT(test, rig->d.next_ms, 16000);
}

/* What was learned may be less than there is: the cells are looked at a little sooner. */
static void a_path_that_was_learned_is_compensated(struct kunit *test)
{
	struct rig *rig = rig_with_path(test);

	rig->profile.path_uohm = 0;
	rig->state.path_uohm = PATH_UOHM;
	cg_state_seal(&rig->state);
	see(rig, 3900000, 1472000, 4040000);
	KUNIT_EXPECT_EQ(test, 4336000, rig->d.cv_uv);
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
	{ "a_fifth_of_the_capacity_is_enough", 0, 3800000, 600000, 60000, 60000, 66666 },
	{ "and_less_is_not", 0, 3800000, 599999, 60000, 60000, 0 },
	{ "a_gauge_that_just_moves", 0, 3710000, 1472000, 147000, 60000, 86277 },
	{ "a_gauge_that_hardly_moves", 0, 3709999, 1472000, 147000, 60000, 0 },
	{ "just_in_time", 0, 3800000, 1472000, 147000, 300000, 86277 },
	{ "just_too_late", 0, 3800000, 1472000, 147000, 300001, 0 },
	{ "at_rest_they_were_1_per_cent_apart", 37000, 3800000, 1472000, 184000, 60000, 86277 },
	{ "at_rest_they_were_apart_by_more", 37001, 3800000, 1472000, 184000, 60000, 0 },
	{ "at_rest_the_charger_read_less_by_more", -37001, 3800000, 1472000, 110000, 60000, 0 },
	{ "the_longest_path_that_is_believed", 0, 3800000, 1472000, 240800, 60000, 150000 },
	{ "a_path_that_is_longer", 0, 3800000, 1472000, 240802, 60000, 0 },
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
	/* what is believed does not end the learning */
	if (row->want_uohm)
		KUNIT_EXPECT_EQ(test, row->rest_uv, rig->state.path_rest_uv);
}

/* What keeps it from learning in a look that is otherwise good: 86277 uOhm. */
static struct rig *rig_learning(struct kunit *test)
{
	struct rig *rig = rig_new(test);

	rig_read_charger(rig, CG_C_VOLTAGE_UV, 3700000);
	cg_path_learn(&rig->profile, &rig->state, rig_facts(rig));
	rig->state.enabled = true;
	rig->state.phase = CG_PHASE_CC;
	rig_volts(rig, 3800000);
	rig_read(rig, CG_V_CURRENT_UA, 1472000);
	rig_read_charger(rig, CG_C_VOLTAGE_UV, 3947000);
	return rig;
}

static s32 learned_uohm(struct rig *rig)
{
	cg_path_learn(&rig->profile, &rig->state, rig_facts(rig));
	return rig->state.path_uohm;
}

static void learns_only_what_can_be_known(struct kunit *test)
{
	struct rig *rig = rig_learning(test);

	rig->profile.path_uohm = 1;
	KUNIT_EXPECT_EQ(test, 0, learned_uohm(rig));
	rig->profile.path_uohm = 0;
	rig->profile.charger_cv.step = 0;
	KUNIT_EXPECT_EQ(test, 0, learned_uohm(rig));
	rig->profile.charger_cv.step = 16000;
	rig->view.f[CG_V_CURRENT_UA].valid = false;
	KUNIT_EXPECT_EQ(test, 0, learned_uohm(rig));
	rig->view.f[CG_V_CURRENT_UA].valid = true;
	rig->view.charger[0].f[CG_C_VOLTAGE_UV].valid = false;
	KUNIT_EXPECT_EQ(test, 0, learned_uohm(rig));
	rig->view.charger[0].f[CG_C_VOLTAGE_UV].valid = true;
	rig->state.phase = CG_PHASE_CV;
	KUNIT_EXPECT_EQ(test, 0, learned_uohm(rig));
	rig->state.phase = CG_PHASE_CC;
	KUNIT_EXPECT_EQ(test, 86277, learned_uohm(rig));
	KUNIT_EXPECT_EQ(test, 3800000, rig->state.path_seen_uv);
}

/* The gap is there, and the path is not: nothing flows through it. */
static void no_current_into_no_capacity_is_no_division(struct kunit *test)
{
	struct rig *rig = rig_learning(test);

	rig->profile.capacity_uah = 0;
	rig_read(rig, CG_V_CURRENT_UA, 0);
	KUNIT_EXPECT_EQ(test, 0, learned_uohm(rig));
	KUNIT_EXPECT_EQ(test, S32_MIN, rig->state.path_rest_uv);
}

static void precharge_is_no_time_of_a_charge(struct kunit *test)
{
	struct rig *rig = rig_learning(test);

	rig->state.charged_ms = 900000;
	rig->state.precharged_ms = 599999;
	KUNIT_EXPECT_EQ(test, 0, learned_uohm(rig));
	rig->state.precharged_ms = 600000;
	KUNIT_EXPECT_EQ(test, 86277, learned_uohm(rig));
}

/*
 * Found by reading: told so little that its timer is slower, a charge had half an hour in which a
 * gauge that begins to err was taken for a path (F2). It learns nothing until the next rest.
 */
static void a_slow_charge_learns_nothing(struct kunit *test)
{
	struct rig *rig = rig_learning(test);

	rig->view.charger[0].told_cc_ua = 749999;
	KUNIT_EXPECT_EQ(test, 0, learned_uohm(rig));
	rig->view.charger[0].told_cc_ua = 1472000;
	KUNIT_EXPECT_EQ(test, 0, learned_uohm(rig));

	rig = rig_learning(test);
	rig->view.charger[0].told_cc_ua = 750000;
	KUNIT_EXPECT_EQ(test, 86277, learned_uohm(rig));
	/* before the charge, and without a charger, there is nothing that is slow */
	rig = rig_learning(test);
	rig->state.phase = CG_PHASE_PRECHARGE;
	rig->view.charger[0].told_cc_ua = 256000;
	learned_uohm(rig);
	KUNIT_EXPECT_NE(test, S32_MIN, rig->state.path_rest_uv);
	rig->state.phase = CG_PHASE_CC;
	rig->view.n_chargers = 0;
	learned_uohm(rig);
	KUNIT_EXPECT_NE(test, S32_MIN, rig->state.path_rest_uv);
}

static void what_was_learned_only_grows_until_it_cannot_be(struct kunit *test)
{
	struct rig *rig = rig_learning(test);

	KUNIT_EXPECT_EQ(test, 86277, learned_uohm(rig));
	/* not the same voltage twice */
	rig_read_charger(rig, CG_C_VOLTAGE_UV, 4000000);
	KUNIT_EXPECT_EQ(test, 86277, learned_uohm(rig));
	rig_volts(rig, 3900000);
	rig_read_charger(rig, CG_C_VOLTAGE_UV, 3960000);
	KUNIT_EXPECT_EQ(test, 86277, learned_uohm(rig));
	rig_volts(rig, 3950000);
	rig_read_charger(rig, CG_C_VOLTAGE_UV, 4250000);
	KUNIT_EXPECT_EQ(test, 0, learned_uohm(rig));
	KUNIT_EXPECT_EQ(test, S32_MIN, rig->state.path_rest_uv);
	rig_volts(rig, 4000000);
	rig_read_charger(rig, CG_C_VOLTAGE_UV, 4147000);
	KUNIT_EXPECT_EQ(test, 0, learned_uohm(rig));
}

/* At rest: nothing flows, and the charger is told off. */
static void rest_is_rest(struct kunit *test)
{
	struct rig *rig = rig_new(test);
	struct cg_state *state = &rig->state;

	state->path_rest_uv = S32_MIN;
	rig_read_charger(rig, CG_C_VOLTAGE_UV, 3705000);
	rig_read(rig, CG_V_CURRENT_UA, -50001);
	learned_uohm(rig);
	KUNIT_EXPECT_EQ(test, S32_MIN, state->path_rest_uv);
	rig_read(rig, CG_V_CURRENT_UA, 50001);
	learned_uohm(rig);
	KUNIT_EXPECT_EQ(test, S32_MIN, state->path_rest_uv);
	/* it may still flow */
	rig->view.f[CG_V_CURRENT_UA].valid = false;
	learned_uohm(rig);
	KUNIT_EXPECT_EQ(test, S32_MIN, state->path_rest_uv);
	rig_read(rig, CG_V_CURRENT_UA, 50000);
	rig->view.charger[0].told_on = true;
	learned_uohm(rig);
	KUNIT_EXPECT_EQ(test, S32_MIN, state->path_rest_uv);
	rig->view.charger[0].told_on = false;
	learned_uohm(rig);
	KUNIT_EXPECT_EQ(test, 5000, state->path_rest_uv);
	KUNIT_EXPECT_EQ(test, 3700000, state->path_seen_uv);
}

/* Cells of 3 Ah drop 60 mV at 3 A, that is 20 mOhm each, unless they tell theirs. */
struct last_row {
	const char *name;
	s32 cell_uohm;
	u8 cells;
	s32 capacity_uah;
	s32 path_uohm;
	s64 lower_uv;
	s64 want_ua;
};

static const struct last_row last_rows[] = {
	{ "nothing_lower", 0, 1, 3000000, 100000, 0, 124500 },
	{ "over_path_and_cell", 0, 1, 3000000, 100000, 12000, 224500 },
	{ "over_path_and_two_cells", 0, 2, 3000000, 60000, 10000, 224500 },
	{ "a_resistance_that_is_told", 50000, 1, 3000000, 100000, 15000, 224500 },
	{ "a_resistance_of_next_to_nothing", 1, 1, 3000000, 0, 1, 1124500 },
	{ "twice_the_capacity_is_half_the_resistance", 0, 1, 6000000, 90000, 10000, 224500 },
	{ "no_capacity_is_no_division_by_it", 0, 1, 0, 0, 60000, 125100 },
	{ "no_cells_are_no_division_by_them", 0, 0, 3000000, 0, 1, 1124500 },
};

KUNIT_ARRAY_PARAM_DESC(last_rows, last_rows, name);

static void set_last(struct rig *rig, const struct last_row *row)
{
	rig->profile.model.resistance_uohm = row->cell_uohm;
	rig->profile.cells_series = row->cells;
	rig->profile.capacity_uah = row->capacity_uah;
	rig->state.path_uohm = row->path_uohm;
}

static void the_last_taper_has_current_left(struct kunit *test)
{
	const struct last_row *row = test->param_value;
	struct rig *rig = rig_new(test);

	set_last(rig, row);
	KUNIT_EXPECT_EQ(test, row->want_ua,
			cg_path_last_ua(&rig->profile, &rig->state, row->lower_uv));
}

/* 130 % of 150 mA through 100 mOhm: 19.5 mV, rounded down to a step of 16 mV. */
static void the_last_taper_is_told_in_whole_steps(struct kunit *test)
{
	struct rig *rig = rig_new(test);

	rig->state.path_uohm = 100000;
	KUNIT_EXPECT_EQ(test, 4208000, cg_path_last_uv(&rig->profile, &rig->state, 4192000));
	KUNIT_EXPECT_EQ(test, 4208000, cg_path_last_uv(&rig->profile, &rig->state, 4204499));
	KUNIT_EXPECT_EQ(test, 4224000, cg_path_last_uv(&rig->profile, &rig->state, 4204500));
	KUNIT_EXPECT_EQ(test, 4608000, cg_path_last_uv(&rig->profile, &rig->state, S32_MAX));
	/* what the description says comes before what was learned */
	rig->profile.path_uohm = 200000;
	KUNIT_EXPECT_EQ(test, 200000, cg_path_uohm(&rig->profile, &rig->state));
	rig->profile.path_uohm = 1;
	KUNIT_EXPECT_EQ(test, 1, cg_path_uohm(&rig->profile, &rig->state));
	rig->profile.path_uohm = 200000;
	KUNIT_EXPECT_EQ(test, 4224000, cg_path_last_uv(&rig->profile, &rig->state, 4192000));
}

/* Right at the charger it ends at 150 mA: 20 mOhm each, five times, over that and the path. */
static const struct last_row term_rows[] = {
	{ "no_path", 0, 1, 3000000, 0, 0, 150000 },
	{ "half_of_that", 0, 1, 3000000, 50000, 0, 100000 },
	{ "two_cells", 0, 2, 3000000, 50000, 0, 120000 },
	{ "a_resistance_that_is_told", 50000, 1, 3000000, 50000, 0, 125000 },
	{ "nearly_as_much", 0, 1, 3000000, 98684, 0, 75496 },
	{ "no_less_than_half_of_it", 0, 1, 3000000, 150000, 0, 75000 },
};

KUNIT_ARRAY_PARAM_DESC(term_rows, term_rows, name);

static void behind_a_path_a_lower_current_ends_it(struct kunit *test)
{
	const struct last_row *row = test->param_value;
	struct rig *rig = rig_new(test);

	set_last(rig, row);
	KUNIT_EXPECT_EQ(test, row->want_ua, cg_path_term_ua(&rig->profile, &rig->state));
}

/* A charger right at the cells would end at 150 mA; each 50 mA more are 3 mV. */
struct over_row {
	const char *name;
	s64 ua;
	s64 over_uv;
	bool is_over;
};

static const struct over_row over_rows[] = {
	{ "at_the_end", 150000, 0, true },
	{ "just_before_it", 150000, -1, false },
	{ "more_current_wants_more_voltage", 200000, 3000, true },
	{ "and_not_less", 200000, 2999, false },
	{ "half_as_much_current_again", 225000, 4500, true },
	{ "too_far_from_the_end_to_tell", 225001, 100000, false },
	{ "no_current_any_more", 0, -9000, true },
	{ "nor_voltage", 0, -9001, false },
};

KUNIT_ARRAY_PARAM_DESC(over_rows, over_rows, name);

static void knows_when_a_charger_at_the_cells_had_ended(struct kunit *test)
{
	const struct over_row *row = test->param_value;
	struct rig *rig = rig_new(test);

	KUNIT_EXPECT_EQ(test, row->is_over,
			cg_path_is_over(&rig->profile, row->ua, 4192000 + row->over_uv, 4192000));
}

static struct kunit_case path_cases[] = {
	KUNIT_CASE_PARAM(tells, tell_rows_gen_params),
	KUNIT_CASE(p11_a_cell_that_falls_low_ends_it),
	KUNIT_CASE(p11_less_current_is_no_more_voltage),
	KUNIT_CASE_PARAM(a_plateau_ends_fast, plateau_rows_gen_params),
	KUNIT_CASE(a_plateau_that_is_compensated_is_looked_at_by_its_trend),
	KUNIT_CASE(a_path_that_was_learned_is_compensated),
	KUNIT_CASE(f10_a_charger_reading_that_is_lost_ends_it),
	KUNIT_CASE(a_charger_that_never_measured_is_not_missed),
	KUNIT_CASE(little_noise_is_no_reason_to_write),
	KUNIT_CASE(off_forgets_it),
	KUNIT_CASE_PARAM(cells_stay_below_their_limit, loop_rows_gen_params),
	KUNIT_CASE_PARAM(learns, learn_rows_gen_params),
	KUNIT_CASE(learns_only_what_can_be_known),
	KUNIT_CASE(no_current_into_no_capacity_is_no_division),
	KUNIT_CASE(precharge_is_no_time_of_a_charge),
	KUNIT_CASE(a_slow_charge_learns_nothing),
	KUNIT_CASE(what_was_learned_only_grows_until_it_cannot_be),
	KUNIT_CASE(rest_is_rest),
	KUNIT_CASE_PARAM(the_last_taper_has_current_left, last_rows_gen_params),
	KUNIT_CASE(the_last_taper_is_told_in_whole_steps),
	KUNIT_CASE_PARAM(behind_a_path_a_lower_current_ends_it, term_rows_gen_params),
	KUNIT_CASE_PARAM(knows_when_a_charger_at_the_cells_had_ended, over_rows_gen_params),
	{ }
};

static struct kunit_suite path_suite = {
	.name = "chargov-path",
	.test_cases = path_cases,
};

kunit_test_suite(path_suite);
