// SPDX-License-Identifier: GPL-2.0-only
/* What holds a charge: the user, cells that are above, and the end, until it was used. */
#include "rig.h"

struct hold_row {
	const char *name;
	struct cg_policy policy;
	bool held;
	int pct;
	enum cg_why want;
};

static const struct hold_row hold_rows[] = {
	{ "no_thresholds", { 0, 100 }, true, 99, CG_WHY_NONE },
	{ "below_both", { 60, 80 }, true, 59, CG_WHY_NONE },
	{ "at_the_start_it_still_holds", { 60, 80 }, true, 60, CG_WHY_END_THRESHOLD },
	{ "between_them_going_up", { 60, 80 }, false, 79, CG_WHY_NONE },
	{ "between_them_going_down", { 60, 80 }, true, 79, CG_WHY_END_THRESHOLD },
	{ "at_the_end", { 60, 80 }, false, 80, CG_WHY_END_THRESHOLD },
	{ "above_the_end", { 60, 80 }, false, 100, CG_WHY_END_THRESHOLD },
	{ "start_by_itself_is_five_below", { 0, 80 }, true, 74, CG_WHY_NONE },
	{ "start_by_itself_not_yet", { 0, 80 }, true, 75, CG_WHY_END_THRESHOLD },
	{ "crossed_thresholds_hold_at_the_end", { 90, 80 }, false, 80,
	  CG_WHY_END_THRESHOLD },
	{ "crossed_thresholds_start_five_below_the_end", { 90, 80 }, true, 74, CG_WHY_NONE },
	{ "equal_thresholds_start_five_below_the_end", { 80, 80 }, true, 75,
	  CG_WHY_END_THRESHOLD },
	{ "a_start_alone_does_not_start_above_it", { 60, 100 }, true, 60, CG_WHY_END_THRESHOLD },
	{ "a_start_alone_starts_below_it", { 60, 100 }, true, 59, CG_WHY_NONE },
	{ "a_start_alone_does_not_end_before_full", { 60, 100 }, false, 100, CG_WHY_NONE },
	{ "a_start_at_full_is_none", { 100, 100 }, true, 99, CG_WHY_NONE },
	{ "unknown_capacity_holds", { 60, 80 }, false, -1, CG_WHY_END_THRESHOLD },
	{ "unknown_capacity_without_thresholds", { 0, 100 }, false, -1, CG_WHY_NONE },
	{ "end_at_nothing_always_holds", { 0, 0 }, false, 0, CG_WHY_END_THRESHOLD },
	{ "end_beyond_full_is_none", { 0, 255 }, true, 100, CG_WHY_NONE },
	{ "inhibited", { 0, 100, .behaviour = CG_BEHAVIOUR_INHIBIT }, false, 50,
	  CG_WHY_INHIBITED },
	{ "inhibited_comes_before_the_threshold",
	  { 60, 80, .behaviour = CG_BEHAVIOUR_INHIBIT }, false, 90,
	  CG_WHY_INHIBITED },
};

KUNIT_ARRAY_PARAM_DESC(hold_rows, hold_rows, name);

static void holds_as_the_user_says(struct kunit *test)
{
	const struct hold_row *row = test->param_value;
	struct rig *rig = rig_new(test);

	rig_read(rig, CG_V_CAPACITY_PCT, row->pct);
	rig->view.f[CG_V_CAPACITY_PCT].valid = row->pct >= 0;
	rig->state.held = row->held;
	rig_facts(rig);
	cg_policy_run(&rig->profile, &row->policy, &rig->state, &rig->view, &rig->facts);
	KUNIT_EXPECT_EQ(test, row->want,
			cg_phases_hold(&rig->profile, &row->policy, &rig->state, &rig->facts,
				       4192000));
}

/* Cells that are above the voltage that their zone allows. */
struct above_row {
	const char *name;
	bool enabled;
	s64 volts_uv;
	bool known;
	s32 cv_uv;
	enum cg_why want;
	s32 ahead_uv;
};

static const struct above_row above_rows[] = {
	{ "a_charge_is_not_told_two_per_cent_less", true, 4080001, true, 4000000, CG_WHY_FULL },
	{ "a_charge_is_told_less_than_that", true, 4080000, true, 4000000, CG_WHY_NONE },
	{ "none_begins_one_per_cent_above", false, 4040001, true, 4000000, CG_WHY_FULL },
	{ "one_begins_nearer", false, 4040000, true, 4000000, CG_WHY_NONE },
	{ "of_a_voltage_that_is_not_known", true, 4200000, false, 4000000, CG_WHY_NONE },
	{ "of_a_limit_that_no_charger_can_do", true, 4200000, true, 0, CG_WHY_NONE },
	{ "of_the_least_limit", false, 4200000, true, 1, CG_WHY_FULL },
	/* found by drawn packs: uneven iron phosphate was held short of its end, and never full */
	{ "a_cell_that_is_ahead_at_its_own_limit", true, 4080000, true, 3900000, CG_WHY_NONE,
	  100000 },
	{ "a_cell_that_is_ahead_and_above_that", true, 4080001, true, 3900000, CG_WHY_FULL,
	  100000 },
	{ "of_the_least_limit_and_ahead", true, 102001, true, 1, CG_WHY_NONE, 100000 },
	{ "ahead_of_no_limit_at_all", true, 4200000, true, 0, CG_WHY_NONE, 100000 },
};

KUNIT_ARRAY_PARAM_DESC(above_rows, above_rows, name);

/* Found by reading: a BQ25890 in a zone of 4.0 V had an over-voltage until its cells were used. */
static void cells_above_their_zone_are_held(struct kunit *test)
{
	const struct above_row *row = test->param_value;
	struct rig *rig = rig_new(test);

	rig->state.enabled = row->enabled;
	rig_volts(rig, row->volts_uv);
	rig->view.f[CG_V_CELL_MAX_UV].valid = row->known;
	rig_facts(rig);
	rig->state.ahead_uv = row->ahead_uv;
	cg_policy_run(&rig->profile, &rig->policy, &rig->state, &rig->view, &rig->facts);
	KUNIT_EXPECT_EQ(test, row->want,
			cg_phases_hold(&rig->profile, &rig->policy, &rig->state, &rig->facts,
				       row->cv_uv));
}

/* At its end at @pct, with the highest cell 0.1 V ahead. */
static struct rig *rig_uneven(struct kunit *test, int pct)
{
	struct rig *rig = rig_new(test);
	int i;

	rig->view.charger[0].told_on = true;
	rig->view.charger[0].told_cv_uv = 4100000;
	rig->view.charger[0].told_cc_ua = 1472000;
	rig->view.ahead_uv = 100000;
	rig_volts(rig, 4190000);
	rig_read(rig, CG_V_CAPACITY_PCT, pct);
	rig->state.enabled = true;
	rig->state.zone = 1;
	rig->state.zone_hot = 1;
	for (i = 0; i <= 30; i++) {
		rig_facts(rig)->last_step = true;
		cg_phases_end(&rig->profile, &rig->state, &rig->facts);
		rig_wait(rig, 1000);
	}
	return rig;
}

/*
 * Found by drawn packs: full was held against what the sum was told, which rises again when the
 * cells come together at rest: a charge every few minutes.
 */
static void uneven_cells_are_full_at_the_limit_of_the_highest(struct kunit *test)
{
	struct rig *rig = rig_uneven(test, 98);

	KUNIT_EXPECT_EQ(test, CG_WHY_FULL, rig->facts.ended);
	KUNIT_EXPECT_EQ(test, 4200000, rig->state.full_cv_uv);
	KUNIT_EXPECT_TRUE(test, cg_phases_is_full(&rig->profile, &rig->state));

	/* at rest they are even, and the sum may be told all of it again */
	rig->view.ahead_uv = 0;
	rig_volts(rig, 4110000);
	cg_policy_run(&rig->profile, &rig->policy, &rig->state, &rig->view, rig_facts(rig));
	KUNIT_EXPECT_EQ(test, CG_WHY_FULL,
			cg_phases_hold(&rig->profile, &rig->policy, &rig->state, &rig->facts,
				       4200000));
	/*
	 * Found by the fuzzer: it was used only when the sum would be, or the timers of a session
	 * would begin anew at once (P6).
	 */
	KUNIT_EXPECT_EQ(test, 100000, rig->state.full_ahead_uv);
	rig_read(rig, CG_V_CAPACITY_PCT, 80);
	rig_volts(rig, 4100000 - 150000);
	rig->profile.recharge_below_uv = 4050000;
	cg_policy_run(&rig->profile, &rig->policy, &rig->state, &rig->view, rig_facts(rig));
	cg_phases_hold(&rig->profile, &rig->policy, &rig->state, &rig->facts, 4200000);
	KUNIT_EXPECT_TRUE(test, rig->state.full);
	rig_volts(rig, 4100000 - 150001);
	cg_phases_hold(&rig->profile, &rig->policy, &rig->state, rig_facts(rig), 4200000);
	KUNIT_EXPECT_FALSE(test, rig->state.full);

	/* nobody allowed less: an end at 40 % is none (F3) */
	rig = rig_uneven(test, 40);
	KUNIT_EXPECT_EQ(test, CG_WHY_IMPLAUSIBLE_FULL, rig->facts.ended);
}

struct recharge_row {
	const char *name;
	s32 full_cv_uv;
	s32 now_cv_uv;
	s32 volts_uv;
	int pct;
	bool capacity_was_known;
	bool stays;
};

/* recharge below 4.05 V and 95 %: 150 mV below where it ended */
static const struct recharge_row recharge_rows[] = {
	{ "just_ended", 4192000, 4192000, 4180000, 100, true, true },
	{ "voltage_fell_capacity_did_not", 4192000, 4192000, 4041999, 95, true, true },
	{ "capacity_fell_voltage_did_not", 4192000, 4192000, 4042000, 94, true, true },
	{ "both_fell", 4192000, 4192000, 4041999, 94, true, false },
	{ "no_gauge_voltage_alone_decides", 4192000, 4192000, 4041999, -1, false, false },
	{ "p11_a_lost_capacity_starts_nothing", 4192000, 4192000, 3500000, -1, true, true },
	{ "ended_in_a_warm_zone_and_still_there", 4096000, 4096000, 4090000, 88, true, true },
	{ "ended_in_a_warm_zone_now_normal", 4096000, 4192000, 4090000, 88, true, false },
	{ "ended_in_a_warm_zone_and_fell", 4096000, 4096000, 3945999, 80, true, false },
	{ "ended_in_a_warm_zone_recharge_is_below_that", 4096000, 4096000, 3946000, 80, true,
	  true },
	{ "now_in_a_tighter_zone", 4192000, 4096000, 4180000, 100, true, true },
};

KUNIT_ARRAY_PARAM_DESC(recharge_rows, recharge_rows, name);

static void stays_full_until_it_is_not(struct kunit *test)
{
	const struct recharge_row *row = test->param_value;
	struct rig *rig = rig_new(test);

	rig->state.full = true;
	rig->state.full_cv_uv = row->full_cv_uv;
	rig->state.seen = row->capacity_was_known ? U16_MAX : 0;
	rig_volts(rig, row->volts_uv);
	rig_read(rig, CG_V_CAPACITY_PCT, row->pct);
	rig->view.f[CG_V_CAPACITY_PCT].valid = row->pct >= 0;
	rig_facts(rig);
	cg_policy_run(&rig->profile, &rig->policy, &rig->state, &rig->view, &rig->facts);
	KUNIT_EXPECT_EQ(test, row->stays ? CG_WHY_FULL : CG_WHY_NONE,
			cg_phases_hold(&rig->profile, &rig->policy, &rig->state, &rig->facts,
				       row->now_cv_uv));
}

static void full_means_the_full_voltage(struct kunit *test)
{
	struct rig *rig = rig_new(test);

	rig->state.full = true;
	rig->state.full_cv_uv = 4192000;
	KUNIT_EXPECT_TRUE(test, cg_phases_is_full(&rig->profile, &rig->state));
	rig->state.full_cv_uv = 4096000;
	KUNIT_EXPECT_FALSE(test, cg_phases_is_full(&rig->profile, &rig->state));
}

struct goes_on_row {
	const char *name;
	s32 full_cv_uv;
	s32 volts_uv;
	s32 pct;
	s64 charged_ms;
};

/*
 * Found by the exploration: an end in a warm zone, and no end as soon as it is cool, began all
 * timers of the session anew (P6).
 */
static const struct goes_on_row goes_on_rows[] = {
	{ "full_and_used_counts_anew", 4192000, 4000000, 80, 0 },
	{ "full_in_a_warm_zone_goes_on_counting", 4096000, 4090000, 90, 3600000 },
	{ "full_in_a_warm_zone_and_used_counts_anew", 4096000, 3900000, 80, 0 },
	{ "full_goes_on_counting", 4192000, 4190000, 100, 3600000 },
};

KUNIT_ARRAY_PARAM_DESC(goes_on_rows, goes_on_rows, name);

static void p6_a_charge_that_goes_on_keeps_its_timers(struct kunit *test)
{
	const struct goes_on_row *row = test->param_value;
	struct rig *rig = rig_new(test);

	rig->state.full = true;
	rig->state.full_cv_uv = row->full_cv_uv;
	rig->state.charged_ms = 3600000;
	rig_volts(rig, row->volts_uv);
	rig_read(rig, CG_V_CAPACITY_PCT, row->pct);
	rig_facts(rig);
	cg_policy_run(&rig->profile, &rig->policy, &rig->state, &rig->view, &rig->facts);
	cg_phases_hold(&rig->profile, &rig->policy, &rig->state, &rig->facts, 4192000);
	KUNIT_EXPECT_EQ(test, row->charged_ms, rig->state.charged_ms);
}

/* A gap of 1 % at least, whatever the description says of recharging. */
static void used_is_at_least_one_per_cent(struct kunit *test)
{
	struct rig *rig = rig_new(test);

	rig->profile.recharge_below_uv = 4199000;
	rig->state.full = true;
	rig->state.full_cv_uv = 4200000;
	rig_read(rig, CG_V_CAPACITY_PCT, 94);
	rig_volts(rig, 4158000);
	rig_facts(rig);
	rig->facts.levels = (struct cg_levels) { .end_pct = 100 };
	cg_phases_hold(&rig->profile, &rig->policy, &rig->state, &rig->facts, 4200000);
	KUNIT_EXPECT_TRUE(test, rig->state.full);
	rig_volts(rig, 4157999);
	rig->view.f[CG_V_CELL_MAX_UV].valid = false;
	rig_facts(rig);
	rig->facts.levels = (struct cg_levels) { .end_pct = 100 };
	cg_phases_hold(&rig->profile, &rig->policy, &rig->state, &rig->facts, 4200000);
	KUNIT_EXPECT_TRUE(test, rig->state.full);
	rig->view.f[CG_V_CELL_MAX_UV].valid = true;
	rig_facts(rig);
	rig->facts.levels = (struct cg_levels) { .end_pct = 100 };
	cg_phases_hold(&rig->profile, &rig->policy, &rig->state, &rig->facts, 4200000);
	KUNIT_EXPECT_FALSE(test, rig->state.full);
}

/* More is allowed by 1 % and a bit: the charge goes on; by 1 % it does not. */
static void full_ends_where_clearly_more_is_allowed(struct kunit *test)
{
	struct rig *rig = rig_new(test);

	rig->state.full = true;
	rig->state.full_cv_uv = 4100000;
	rig_volts(rig, 4100000);
	rig_facts(rig);
	rig->facts.levels = (struct cg_levels) { .end_pct = 100 };
	cg_phases_hold(&rig->profile, &rig->policy, &rig->state, &rig->facts, 4141000);
	KUNIT_EXPECT_TRUE(test, rig->state.full);
	cg_phases_hold(&rig->profile, &rig->policy, &rig->state, &rig->facts, 4141001);
	KUNIT_EXPECT_FALSE(test, rig->state.full);

	/* of uneven cells to the highest, also where the sum is told no more */
	rig->state.full = true;
	rig->state.ahead_uv = 100000;
	cg_phases_hold(&rig->profile, &rig->policy, &rig->state, &rig->facts, 4041000);
	KUNIT_EXPECT_TRUE(test, rig->state.full);
	cg_phases_hold(&rig->profile, &rig->policy, &rig->state, &rig->facts, 4041001);
	KUNIT_EXPECT_FALSE(test, rig->state.full);
}

/* A full battery is full, and not held by a start threshold alone; by an end it is. */
static void full_and_held_is_told_apart(struct kunit *test)
{
	static const struct cg_policy start = { 60, 100 }, both = { 60, 80 };
	struct rig *rig = rig_new(test);

	rig->state.full = true;
	rig->state.held = true;
	rig->state.full_cv_uv = 4192000;
	rig_volts(rig, 4180000);
	rig_read(rig, CG_V_CAPACITY_PCT, 99);
	rig_facts(rig);
	cg_policy_run(&rig->profile, &start, &rig->state, &rig->view, &rig->facts);
	KUNIT_EXPECT_EQ(test, CG_WHY_FULL,
			cg_phases_hold(&rig->profile, &start, &rig->state, &rig->facts, 4192000));
	cg_policy_run(&rig->profile, &both, &rig->state, &rig->view, &rig->facts);
	KUNIT_EXPECT_EQ(test, CG_WHY_END_THRESHOLD,
			cg_phases_hold(&rig->profile, &both, &rig->state, &rig->facts, 4192000));
	rig->state.full = false;
	KUNIT_EXPECT_FALSE(test, cg_phases_is_full(&rig->profile, &rig->state));
}

static struct kunit_case held_cases[] = {
	KUNIT_CASE_PARAM(holds_as_the_user_says, hold_rows_gen_params),
	KUNIT_CASE(uneven_cells_are_full_at_the_limit_of_the_highest),
	KUNIT_CASE_PARAM(cells_above_their_zone_are_held, above_rows_gen_params),
	KUNIT_CASE_PARAM(stays_full_until_it_is_not, recharge_rows_gen_params),
	KUNIT_CASE_PARAM(p6_a_charge_that_goes_on_keeps_its_timers, goes_on_rows_gen_params),
	KUNIT_CASE(full_means_the_full_voltage),
	KUNIT_CASE(used_is_at_least_one_per_cent),
	KUNIT_CASE(full_ends_where_clearly_more_is_allowed),
	KUNIT_CASE(full_and_held_is_told_apart),
	{ }
};

static struct kunit_suite held_suite = {
	.name = "chargov-held",
	.test_cases = held_cases,
};

kunit_test_suite(held_suite);
