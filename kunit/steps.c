// SPDX-License-Identifier: GPL-2.0-only
/* Steps of a zone: which one holds, and when it is finished. */
#include "rig.h"

static const struct cg_zone three = {
	.n_steps = 3,
	.step = { { 4000000, 3000000 }, { 4100000, 2000000 }, { 4200000, 1000000 } },
};

struct of_row {
	const char *name;
	s32 done_uv;
	int want;
};

static const struct of_row of_rows[] = {
	{ "at_the_beginning_the_first", 0, 0 },
	{ "below_the_first_voltage", 3999999, 0 },
	{ "at_the_first_voltage_the_second", 4000000, 1 },
	{ "between_two_the_upper", 4050000, 1 },
	{ "at_the_second_voltage_the_last", 4100000, 2 },
	{ "at_the_last_voltage_the_last", 4200000, 2 },
	{ "far_above_the_last", S32_MAX, 2 },
	{ "far_below_the_first", S32_MIN, 0 },
};

KUNIT_ARRAY_PARAM_DESC(of_rows, of_rows, name);

static void finds_the_step(struct kunit *test)
{
	const struct of_row *row = test->param_value;
	struct rig *rig = rig_new(test);
	int i;

	/* wherever the search begins */
	rig->state.step_uv = row->done_uv;
	for (i = 0; i <= U8_MAX; i++) {
		rig->state.step = i;
		KUNIT_ASSERT_PTR_EQ(test, &three.step[row->want],
				    cg_step_of(&three, &rig->state));
	}
}

/* One zone of three steps at any temperature, charging, at rest at @volts_uv before. */
static struct rig *rig_stepping(struct kunit *test, s32 volts_uv)
{
	struct rig *rig = rig_new(test);

	rig->profile.n_zones = 1;
	rig->profile.zone[0] = three;
	rig->profile.zone[0].to_mdegc = 50000;
	rig_volts(rig, volts_uv);
	cg_zones_hold(&rig->profile, &rig->state, rig_facts(rig));
	cg_steps_run(&rig->profile, &rig->state, &rig->facts);
	rig->state.enabled = true;
	return rig;
}

static const struct cg_step *look(struct rig *rig, s32 volts_uv, s32 current_ua)
{
	rig_volts(rig, volts_uv);
	rig_read(rig, CG_V_CURRENT_UA, current_ua);
	cg_steps_run(&rig->profile, &rig->state, rig_facts(rig));
	return cg_step_of(&rig->profile.zone[0], &rig->state);
}

static void begins_where_the_cell_is(struct kunit *test)
{
	struct rig *rig = rig_stepping(test, 3700000);

	KUNIT_EXPECT_EQ(test, 4000000, look(rig, 3700000, 3000000)->cv_uv);
	rig = rig_stepping(test, 4050000);
	KUNIT_EXPECT_EQ(test, 4100000, look(rig, 4050000, 2000000)->cv_uv);
	KUNIT_EXPECT_FALSE(test, cg_steps_are_last(&rig->profile, &rig->state));
	rig = rig_stepping(test, 4150000);
	KUNIT_EXPECT_TRUE(test, cg_steps_are_last(&rig->profile, &rig->state));
}

static void goes_on_after_three_samples_of_little_current(struct kunit *test)
{
	struct rig *rig = rig_stepping(test, 3700000);

	look(rig, 3990000, 2000001);
	look(rig, 3990000, 2000000);
	look(rig, 3990000, 1900000);
	KUNIT_EXPECT_EQ(test, 4000000, look(rig, 3990000, 2100000)->cv_uv);
	KUNIT_EXPECT_EQ(test, 4000000, look(rig, 3990000, 2000000)->cv_uv);
	KUNIT_EXPECT_EQ(test, 4000000, look(rig, 3990000, 2000000)->cv_uv);
	KUNIT_EXPECT_EQ(test, 4100000, look(rig, 3990000, 2000000)->cv_uv);
}

static void little_current_far_from_the_voltage_is_no_reason(struct kunit *test)
{
	struct rig *rig = rig_stepping(test, 3700000);
	int i;

	for (i = 0; i < 20; i++)
		KUNIT_EXPECT_EQ(test, 4000000, look(rig, 3900000, 100000)->cv_uv);
}

/*
 * Found by reading: at an edge two zones hold, and only the steps of the colder were followed. A
 * charge ended at the first step of the warmer one, or at none.
 */
static void the_lowest_step_of_all_zones_is_followed(struct kunit *test)
{
	struct rig *rig = rig_stepping(test, 3700000);
	struct cg_zone *zone = rig->profile.zone;
	int i;

	zone[0].n_steps = 1;
	zone[0].step[0] = (struct cg_step) { 4200000, 500000 };
	zone[1] = (struct cg_zone) {
		.from_mdegc = 50000, .to_mdegc = 60000, .n_steps = 2,
		.step = { { 4100000, 1500000 }, { 4200000, 750000 } },
	};
	rig->profile.n_zones = 2;
	rig->state.zone_hot = 1;
	KUNIT_EXPECT_FALSE(test, cg_steps_are_last(&rig->profile, &rig->state));
	for (i = 0; i < 3; i++)
		look(rig, 4099000, 500000);
	KUNIT_EXPECT_TRUE(test, cg_steps_are_last(&rig->profile, &rig->state));
	KUNIT_EXPECT_EQ(test, 4100000, rig->state.step_uv);

	/* where the colder is the lower one it is followed, and one without steps is passed over */
	zone[0] = three;
	rig->state.step_uv = 0;
	KUNIT_EXPECT_FALSE(test, cg_steps_are_last(&rig->profile, &rig->state));
	for (i = 0; i < 3; i++)
		look(rig, 3999000, 500000);
	KUNIT_EXPECT_EQ(test, 4000000, rig->state.step_uv);
	zone[1].n_steps = 0;
	rig->state.step_uv = 4100000;
	KUNIT_EXPECT_TRUE(test, cg_steps_are_last(&rig->profile, &rig->state));
	/* too hot for all of them */
	rig->state.zone_hot = 2;
	KUNIT_EXPECT_TRUE(test, cg_steps_are_last(&rig->profile, &rig->state));
}

/* Found by reading: of an aged battery the first step was never finished, nor the charge. */
static void below_a_step_it_ends_where_less_is_allowed(struct kunit *test)
{
	struct rig *rig = rig_stepping(test, 3700000);

	rig->view.charger[0].told_on = true;
	rig->view.charger[0].told_cv_uv = 3959999;
	look(rig, 3950000, 100000);
	KUNIT_EXPECT_TRUE(test, rig->facts.last_step);
	KUNIT_EXPECT_EQ(test, 0, rig->state.step_samples);
	rig->view.charger[0].told_cv_uv = 3960000;
	look(rig, 3950000, 100000);
	KUNIT_EXPECT_FALSE(test, rig->facts.last_step);
	KUNIT_EXPECT_EQ(test, 0, rig->state.step_samples);
	look(rig, 3960000, 100000);
	KUNIT_EXPECT_EQ(test, 1, rig->state.step_samples);
	/* told less for uneven cells, of which the highest is at the step all the same */
	rig->view.charger[0].told_cv_uv = 3900000;
	look(rig, 3960000, 100000);
	KUNIT_EXPECT_FALSE(test, rig->facts.last_step);
	KUNIT_EXPECT_EQ(test, 2, rig->state.step_samples);
}

static void what_is_not_known_finishes_no_step(struct kunit *test)
{
	struct rig *rig = rig_stepping(test, 3700000);
	int i;

	for (i = 0; i < 9; i++) {
		rig_volts(rig, 3960000);
		rig_read(rig, CG_V_CURRENT_UA, 0);
		rig->view.f[i & 1 ? CG_V_CURRENT_UA : CG_V_CELL_MAX_UV].valid = false;
		cg_steps_run(&rig->profile, &rig->state, rig_facts(rig));
		KUNIT_EXPECT_EQ(test, 0, rig->state.step_samples);
	}
	look(rig, 3959999, 0);
	KUNIT_EXPECT_EQ(test, 0, rig->state.step_samples);
	look(rig, 3960000, 0);
	KUNIT_EXPECT_EQ(test, 1, rig->state.step_samples);
}

static void does_not_go_back_when_the_voltage_sags(struct kunit *test)
{
	struct rig *rig = rig_stepping(test, 3700000);
	int i;

	for (i = 0; i < 3; i++)
		look(rig, 4000000, 2000000);
	KUNIT_EXPECT_EQ(test, 4100000, look(rig, 3960000, 2000000)->cv_uv);
}

static void ends_with_the_last(struct kunit *test)
{
	struct rig *rig = rig_stepping(test, 3700000);
	int i;

	for (i = 0; i < 3; i++)
		look(rig, 4000000, 1500000);
	for (i = 0; i < 3; i++)
		look(rig, 4100000, 1000000);
	for (i = 0; i < 9; i++)
		KUNIT_EXPECT_EQ(test, 4200000, look(rig, 4200000, 100000)->cv_uv);
	KUNIT_EXPECT_TRUE(test, cg_steps_are_last(&rig->profile, &rig->state));
}

static void a_zone_without_steps_is_survived(struct kunit *test)
{
	struct rig *rig = rig_stepping(test, 3700000);

	rig->profile.zone[0].n_steps = 0;
	look(rig, 4200000, 0);
	KUNIT_EXPECT_FALSE(test, cg_steps_are_last(&rig->profile, &rig->state));
	rig->profile.zone[0].n_steps = 255;
	rig->state.step_uv = S32_MAX;
	KUNIT_EXPECT_PTR_EQ(test, &rig->profile.zone[0].step[CG_MAX_STEPS - 1],
			    cg_step_of(&rig->profile.zone[0], &rig->state));
}

static void two_steps_are_not_one(struct kunit *test)
{
	struct rig *rig = rig_stepping(test, 3700000);

	rig->profile.zone[0].n_steps = 2;
	KUNIT_EXPECT_FALSE(test, cg_steps_are_last(&rig->profile, &rig->state));
	rig->state.step_uv = 3999999;
	KUNIT_EXPECT_FALSE(test, cg_steps_are_last(&rig->profile, &rig->state));
	rig->state.step_uv = 4000000;
	KUNIT_EXPECT_TRUE(test, cg_steps_are_last(&rig->profile, &rig->state));
	rig->profile.zone[0].n_steps = 1;
	rig->state.step_uv = 0;
	KUNIT_EXPECT_TRUE(test, cg_steps_are_last(&rig->profile, &rig->state));
}

static void the_search_begins_where_it_ended(struct kunit *test)
{
	struct rig *rig = rig_stepping(test, 4050000);

	KUNIT_EXPECT_EQ(test, 1, rig->state.step);
	look(rig, 4090000, 1000000);
	KUNIT_EXPECT_EQ(test, 1, rig->state.step);
}

static void a_pause_counts_anew(struct kunit *test)
{
	struct rig *rig = rig_stepping(test, 3700000);

	look(rig, 3990000, 2000000);
	look(rig, 3990000, 2000000);
	rig->state.enabled = false;
	look(rig, 3990000, 0);
	KUNIT_EXPECT_EQ(test, 0, rig->state.step_samples);
	rig->state.enabled = true;
	KUNIT_EXPECT_EQ(test, 4000000, look(rig, 3990000, 2000000)->cv_uv);
}

static void each_step_wants_samples_of_its_own(struct kunit *test)
{
	struct rig *rig = rig_stepping(test, 3700000);
	int i;

	for (i = 0; i < 3; i++)
		look(rig, 4100000, 1000000);
	KUNIT_EXPECT_EQ(test, 4000000, rig->state.step_uv);
	KUNIT_EXPECT_EQ(test, 0, rig->state.step_samples);
	look(rig, 4100000, 1000000);
	look(rig, 4100000, 1000000);
	KUNIT_EXPECT_EQ(test, 4000000, rig->state.step_uv);
	look(rig, 4100000, 1000000);
	KUNIT_EXPECT_EQ(test, 4100000, rig->state.step_uv);
	/* after the last there is nothing to count for */
	for (i = 0; i < 9; i++)
		look(rig, 4200000, 0);
	KUNIT_EXPECT_EQ(test, 0, rig->state.step_samples);
	KUNIT_EXPECT_EQ(test, 4100000, rig->state.step_uv);
}

/*
 * Found by drawn packs: a charger that ends each charge by itself ended it at the end of a step,
 * was told the voltage of the next, and stayed ended: full at 94 %, or a fault each minute.
 */
static void a_charger_that_ends_a_step_by_itself_is_off_for_a_cycle(struct kunit *test)
{
	struct rig *rig = rig_charging(test);
	struct cg_zone *zone = &rig->profile.zone[rig->state.zone];

	zone->n_steps = three.n_steps;
	memcpy(zone->step, three.step, sizeof(three.step));
	rig_run(rig, 20000);
	KUNIT_ASSERT_EQ(test, 4000000, rig->d.cv_uv);

	rig_volts(rig, 3990000);
	rig_read(rig, CG_V_CURRENT_UA, 0);
	rig_read_charger(rig, CG_C_STATUS, CG_STATUS_FULL);
	rig_cycle(rig, rig->d.next_ms);
	KUNIT_EXPECT_FALSE(test, rig->d.enable);
	KUNIT_EXPECT_EQ(test, CG_WHY_FULL, rig->d.why);
	KUNIT_EXPECT_EQ(test, CG_PHASE_HOLD, rig->d.phase);
	KUNIT_EXPECT_FALSE(test, rig->state.full);
	/* soon, and where the cells rest below the step that has ended */
	rig_volts(rig, 3980000);
	rig_cycle(rig, rig->d.next_ms);
	KUNIT_EXPECT_TRUE(test, rig->d.enable);
	KUNIT_EXPECT_EQ(test, 4096000, rig->d.cv_uv);
	KUNIT_EXPECT_EQ(test, 0, rig->state.step_samples);

	/* told no more than the cells have, because of something else, it ends there for good */
	rig->view.charger[0].told_cv_uv = 4000000;
	rig_read_charger(rig, CG_C_STATUS, CG_STATUS_FULL);
	cg_steps_run(&rig->profile, &rig->state, rig_facts(rig));
	KUNIT_EXPECT_TRUE(test, rig->facts.last_step);
	KUNIT_EXPECT_EQ(test, 0, rig->state.step_samples);
}

/* Nor is it over as long as it is not off: a dwell of nothing would end the charge at once. */
static void the_end_of_a_step_is_no_end_of_the_charge(struct kunit *test)
{
	struct rig *rig = rig_stepping(test, 3700000);

	rig->profile.term_dwell_ms = 0;
	rig->view.charger[0].told_on = true;
	rig->view.charger[0].told_cc_ua = 2000000;
	rig->view.charger[0].told_cv_uv = 4000000;
	rig_read_charger(rig, CG_C_STATUS, CG_STATUS_FULL);
	look(rig, 3990000, 0);
	KUNIT_EXPECT_EQ(test, 4000000, rig->state.step_uv);
	cg_phases_end(&rig->profile, &rig->state, &rig->facts);
	KUNIT_EXPECT_FALSE(test, rig->state.full);
	KUNIT_EXPECT_EQ(test, CG_WHY_NONE, rig->facts.ended);
	KUNIT_EXPECT_EQ(test, CG_NEVER_MS, rig->state.low_since_ms);
}

/* A full battery that is topped off in two stages. */
static struct rig *rig_topping(struct kunit *test)
{
	struct rig *rig = rig_new(test);

	rig->profile.n_maintenance = 2;
	rig->profile.maintenance[0] = (struct cg_maintenance) { 4150000, 300000, 3600 };
	rig->profile.maintenance[1] = (struct cg_maintenance) { 4050000, 300000, 7200 };
	rig->state.full = true;
	rig->state.enabled = true;
	return rig;
}

static void stages_follow_each_other_in_time(struct kunit *test)
{
	struct rig *rig = rig_topping(test);
	struct cg_state *state = &rig->state;

	state->topped_ms = 3599999;
	cg_steps_top_off(&rig->profile, state);
	KUNIT_EXPECT_EQ(test, 0, state->topped);
	KUNIT_EXPECT_EQ(test, 3599999, state->topped_ms);
	state->topped_ms = 3600000;
	cg_steps_top_off(&rig->profile, state);
	KUNIT_EXPECT_EQ(test, 1, state->topped);
	KUNIT_EXPECT_EQ(test, 0, state->topped_ms);
	KUNIT_EXPECT_PTR_EQ(test, &rig->profile.maintenance[1],
			    cg_steps_stage(&rig->profile, state));
	state->topped_ms = 7200000;
	cg_steps_top_off(&rig->profile, state);
	KUNIT_EXPECT_NULL(test, cg_steps_stage(&rig->profile, state));
	/* all are over, and stay so */
	state->topped_ms = 5;
	cg_steps_top_off(&rig->profile, state);
	KUNIT_EXPECT_EQ(test, 2, state->topped);
	KUNIT_EXPECT_EQ(test, 5, state->topped_ms);
}

static void topping_off_begins_anew_after_the_next_charge(struct kunit *test)
{
	struct rig *rig = rig_topping(test);

	rig->state.topped = 1;
	rig->state.topped_ms = 5;
	rig->state.full = false;
	KUNIT_EXPECT_NULL(test, cg_steps_stage(&rig->profile, &rig->state));
	cg_steps_top_off(&rig->profile, &rig->state);
	KUNIT_EXPECT_EQ(test, 0, rig->state.topped);
	KUNIT_EXPECT_EQ(test, 0, rig->state.topped_ms);
}

static void there_are_no_more_stages_than_there_is_room_for(struct kunit *test)
{
	struct rig *rig = rig_topping(test);

	rig->profile.n_maintenance = 255;
	rig->state.topped = CG_MAX_MAINTENANCE - 1;
	KUNIT_EXPECT_PTR_EQ(test, &rig->profile.maintenance[CG_MAX_MAINTENANCE - 1],
			    cg_steps_stage(&rig->profile, &rig->state));
	rig->state.topped = CG_MAX_MAINTENANCE;
	KUNIT_EXPECT_NULL(test, cg_steps_stage(&rig->profile, &rig->state));
}

/* What the charger is to be while a stage holds at 4.15 V; it was told 4.2 V or 4.1 V. */
struct top_row {
	const char *name;
	s32 told_uv;
	s64 volts_uv;
	bool volts_known;
	bool enabled;
	bool status_known;
	enum cg_status status;
	bool on;
};

static const struct top_row top_rows[] = {
	{ "it_charges", 4200000, 4000000, true, true, true, CG_STATUS_CHARGING, true },
	{ "it_ended_and_the_cells_are_there", 4200000, 4130000, true, true, true, CG_STATUS_FULL,
	  true },
	{ "it_ended_and_the_cells_fell_behind", 4200000, 4129999, true, true, true,
	  CG_STATUS_FULL, false },
	{ "of_a_zone_that_allows_less_its_own", 4100000, 4080000, true, true, true,
	  CG_STATUS_FULL, true },
	{ "and_below_that", 4100000, 4079999, true, true, true, CG_STATUS_FULL, false },
	{ "after_a_cycle_off_it_begins_anew", 4200000, 4129999, true, false, true,
	  CG_STATUS_FULL, true },
	{ "a_charger_that_says_nothing", 4200000, 4129999, true, true, false, CG_STATUS_FULL,
	  true },
	{ "cells_that_are_not_seen", 4200000, 4129999, false, true, true, CG_STATUS_FULL, true },
};

KUNIT_ARRAY_PARAM_DESC(top_rows, top_rows, name);

static bool tops_off(struct rig *rig)
{
	const struct cg_maintenance *stage = cg_steps_stage(&rig->profile, &rig->state);

	return cg_steps_tops_off(stage, &rig->state, rig_facts(rig));
}

static void a_charger_that_ends_by_itself_begins_anew(struct kunit *test)
{
	const struct top_row *row = test->param_value;
	struct rig *rig = rig_topping(test);

	rig->state.enabled = row->enabled;
	rig->view.charger[0].told_on = true;
	rig->view.charger[0].told_cv_uv = row->told_uv;
	rig_volts(rig, row->volts_uv);
	rig_read_charger(rig, CG_C_STATUS, row->status);
	rig->view.f[CG_V_CELL_MAX_UV].valid = row->volts_known;
	rig->view.charger[0].f[CG_C_STATUS].valid = row->status_known;
	KUNIT_EXPECT_EQ(test, row->on, tops_off(rig));
	rig->state.full = false;
	KUNIT_EXPECT_NULL(test, cg_steps_stage(&rig->profile, &rig->state));
}

/* It may have been used since, and then a level could hold it. */
static void p11_a_capacity_that_was_lost_tops_nothing_off(struct kunit *test)
{
	struct rig *rig = rig_topping(test);

	KUNIT_EXPECT_TRUE(test, tops_off(rig));
	rig->view.f[CG_V_CAPACITY_PCT].valid = false;
	KUNIT_EXPECT_FALSE(test, tops_off(rig));
	rig->state.seen &= ~BIT(CG_FACT_CAPACITY_PCT);
	KUNIT_EXPECT_TRUE(test, tops_off(rig));
}

static struct kunit_case steps_cases[] = {
	KUNIT_CASE(p11_a_capacity_that_was_lost_tops_nothing_off),
	KUNIT_CASE_PARAM(finds_the_step, of_rows_gen_params),
	KUNIT_CASE(begins_where_the_cell_is),
	KUNIT_CASE(goes_on_after_three_samples_of_little_current),
	KUNIT_CASE(little_current_far_from_the_voltage_is_no_reason),
	KUNIT_CASE(the_lowest_step_of_all_zones_is_followed),
	KUNIT_CASE(below_a_step_it_ends_where_less_is_allowed),
	KUNIT_CASE(what_is_not_known_finishes_no_step),
	KUNIT_CASE(does_not_go_back_when_the_voltage_sags),
	KUNIT_CASE(ends_with_the_last),
	KUNIT_CASE(a_zone_without_steps_is_survived),
	KUNIT_CASE(two_steps_are_not_one),
	KUNIT_CASE(the_search_begins_where_it_ended),
	KUNIT_CASE(a_pause_counts_anew),
	KUNIT_CASE(each_step_wants_samples_of_its_own),
	KUNIT_CASE(a_charger_that_ends_a_step_by_itself_is_off_for_a_cycle),
	KUNIT_CASE(the_end_of_a_step_is_no_end_of_the_charge),
	KUNIT_CASE(stages_follow_each_other_in_time),
	KUNIT_CASE(topping_off_begins_anew_after_the_next_charge),
	KUNIT_CASE(there_are_no_more_stages_than_there_is_room_for),
	KUNIT_CASE_PARAM(a_charger_that_ends_by_itself_begins_anew, top_rows_gen_params),
	{ }
};

static struct kunit_suite steps_suite = {
	.name = "chargov-steps",
	.test_cases = steps_cases,
};

kunit_test_suite(steps_suite);
