// SPDX-License-Identifier: GPL-2.0-only
/* What the oracle finds in limits: one of them is passed, by the least there is. */
#include "judge.h"

static void volts_of_a_step_more(struct rig *rig, struct cg_oracle *oracle)
{
	rig->d.cv_uv += 16000;
}

static void volts_between_steps(struct rig *rig, struct cg_oracle *oracle)
{
	rig->d.cv_uv -= 1;
}

static void volts_below_the_charger(struct rig *rig, struct cg_oracle *oracle)
{
	rig->d.cv_uv = rig->profile.charger_cv.min - rig->profile.charger_cv.step;
}

static void volts_for_the_path(struct rig *rig, struct cg_oracle *oracle)
{
	rig->profile.path_uohm = 50000;
	rig->profile.cv_cap_uv = 4477500;
	rig->d.cv_uv = 4256000;
}

static void volts_for_more_than_the_path(struct rig *rig, struct cg_oracle *oracle)
{
	volts_for_the_path(rig, oracle);
	rig->d.cv_uv += 32000;
}

static void volts_above_the_cap(struct rig *rig, struct cg_oracle *oracle)
{
	volts_for_the_path(rig, oracle);
	rig->profile.cv_cap_uv = 4255999;
}

static void too_warm_for_these_volts(struct rig *rig, struct cg_oracle *oracle)
{
	rig_read(rig, CG_V_TEMP_MAX_MDEGC, 45000);
}

static void too_cool_for_this_current(struct rig *rig, struct cg_oracle *oracle)
{
	rig_read(rig, CG_V_TEMP_MIN_MDEGC, 9999);
}

static void current_of_a_step_more(struct rig *rig, struct cg_oracle *oracle)
{
	rig->profile.zone[1].step[0].cc_ua = S32_MAX;
	rig->d.cc_ua += 64000;
}

static void current_between_steps(struct rig *rig, struct cg_oracle *oracle)
{
	rig->d.cc_ua -= 1;
}

static void no_current(struct rig *rig, struct cg_oracle *oracle)
{
	rig->d.cc_ua = 0;
}

static void too_low_for_this_current(struct rig *rig, struct cg_oracle *oracle)
{
	rig_read(rig, CG_V_CELL_MIN_UV, 2999999);
}

static void the_user_wants_less(struct rig *rig, struct cg_oracle *oracle)
{
	rig->policy.user_cc_ua = rig->d.cc_ua - 1;
}

static void the_user_wants_none(struct rig *rig, struct cg_oracle *oracle)
{
	rig->policy.behaviour = CG_BEHAVIOUR_INHIBIT;
}

static void it_is_to_be_cooled(struct rig *rig, struct cg_oracle *oracle)
{
	rig->policy.thermal_state = 1;
}

static void members_disagree(struct rig *rig, struct cg_oracle *oracle)
{
	rig->view.disagree = true;
}

static void a_branch_gets_too_much(struct rig *rig, struct cg_oracle *oracle)
{
	rig->view.branch_permille = 900;
}

static void a_cell_gets_too_high(struct rig *rig, struct cg_oracle *oracle)
{
	rig->view.ahead_uv = rig->profile.cv_max_uv - rig->d.cv_uv + 1;
}

static void volts_of_the_cap(struct rig *rig, struct cg_oracle *oracle)
{
	volts_for_the_path(rig, oracle);
	rig->profile.cv_cap_uv = 4256000;
}

static void just_not_too_warm_for_these_volts(struct rig *rig, struct cg_oracle *oracle)
{
	rig_read(rig, CG_V_TEMP_MAX_MDEGC, 44999);
}

static void volts_of_the_zone(struct rig *rig, struct cg_oracle *oracle)
{
	rig->profile.zone[1].step[0] = (struct cg_step) { rig->d.cv_uv, rig->d.cc_ua };
}

static void a_volt_more_than_the_zone(struct rig *rig, struct cg_oracle *oracle)
{
	volts_of_the_zone(rig, oracle);
	rig->profile.zone[1].step[0].cv_uv--;
}

static void more_current_than_the_zone(struct rig *rig, struct cg_oracle *oracle)
{
	volts_of_the_zone(rig, oracle);
	rig->profile.zone[1].step[0].cc_ua--;
}

/* Its lower edge is its own. */
static void at_the_edge_of_a_zone_that_allows_less(struct rig *rig, struct cg_oracle *oracle)
{
	more_current_than_the_zone(rig, oracle);
	rig_temp(rig, 10000);
}

static void volts_of_one_step_and_current_of_another(struct rig *rig, struct cg_oracle *oracle)
{
	struct cg_zone *zone = &rig->profile.zone[1];

	zone->n_steps = 2;
	zone->step[0] = (struct cg_step) { rig->d.cv_uv - 1, rig->d.cc_ua };
	zone->step[1] = (struct cg_step) { rig->d.cv_uv, rig->d.cc_ua - 1 };
}

static void the_second_step_allows_it(struct rig *rig, struct cg_oracle *oracle)
{
	volts_of_one_step_and_current_of_another(rig, oracle);
	rig->profile.zone[1].step[1].cc_ua++;
}

static void only_a_step_beyond_the_last_allows_it(struct rig *rig, struct cg_oracle *oracle)
{
	the_second_step_allows_it(rig, oracle);
	rig->profile.zone[1].n_steps = 1;
}

/* It is P4 that looks for it, and at the outer edges alone. */
static void between_two_zones(struct rig *rig, struct cg_oracle *oracle)
{
	rig->profile.zone[1].from_mdegc = 30000;
	/* not in use */
	rig->profile.zone[3] = (struct cg_zone) { .from_mdegc = 10000, .to_mdegc = 30000 };
}

static void the_most_current(struct rig *rig, struct cg_oracle *oracle)
{
	rig->profile.cc_max_ua = rig->d.cc_ua;
}

static void more_than_the_most_current(struct rig *rig, struct cg_oracle *oracle)
{
	rig->profile.cc_max_ua = rig->d.cc_ua - 1;
}

static void the_least_current(struct rig *rig, struct cg_oracle *oracle)
{
	rig->profile.charger_cc = (struct cg_range) { 0, 5056000, 1 };
	rig->d.cc_ua = 1;
}

static void just_not_too_low_for_this_current(struct rig *rig, struct cg_oracle *oracle)
{
	rig_read(rig, CG_V_CELL_MIN_UV, 3000000);
}

static void low_and_precharged(struct rig *rig, struct cg_oracle *oracle)
{
	too_low_for_this_current(rig, oracle);
	rig->d.cc_ua = 256000;
}

static void as_much_as_the_user_wants(struct rig *rig, struct cg_oracle *oracle)
{
	rig->policy.user_cc_ua = rig->d.cc_ua;
}

static void the_user_wants_next_to_nothing(struct rig *rig, struct cg_oracle *oracle)
{
	rig->policy.user_cc_ua = 1;
}

/* 8 of 10 parts of 1.6 A */
static void as_cool_as_it_is_to_be(struct rig *rig, struct cg_oracle *oracle)
{
	rig->d.cc_ua = 1280000;
	rig->profile.cc_max_ua = 1600000;
	rig->policy.thermal_state = 2;
}

static void hardly_too_warm(struct rig *rig, struct cg_oracle *oracle)
{
	as_cool_as_it_is_to_be(rig, oracle);
	rig->profile.cc_max_ua--;
}

/* 92 % of 1.6 A */
static void a_branch_gets_its_part(struct rig *rig, struct cg_oracle *oracle)
{
	rig->d.cc_ua = 1472000;
	rig->profile.cc_max_ua = 1600000;
	rig->view.branch_permille = 920;
}

static void a_branch_gets_hardly_too_much(struct rig *rig, struct cg_oracle *oracle)
{
	a_branch_gets_its_part(rig, oracle);
	rig->view.branch_permille--;
}

static void a_branch_may_have_a_thousandth(struct rig *rig, struct cg_oracle *oracle)
{
	rig->view.branch_permille = 1;
}

static void of_branches_nothing_is_said(struct rig *rig, struct cg_oracle *oracle)
{
	rig->view.branch_permille = -1;
}

/* 50 mOhm of 1.472 A, and half a step of 16 mV */
static void a_cell_gets_its_own_behind_a_path(struct rig *rig, struct cg_oracle *oracle)
{
	volts_for_the_path(rig, oracle);
	rig->view.ahead_uv = rig->profile.cv_max_uv - (4256000 - 73600 - 8000);
}

static void a_cell_gets_hardly_too_much_behind_a_path(struct rig *rig, struct cg_oracle *oracle)
{
	a_cell_gets_its_own_behind_a_path(rig, oracle);
	rig->view.ahead_uv++;
}

static void a_cell_may_have_next_to_nothing(struct rig *rig, struct cg_oracle *oracle)
{
	rig->view.ahead_uv = rig->profile.cv_max_uv - 1;
}

/* It has 300 cycles; from 200 on 4.192 V and 1.472 A, from 400 on less. */
static void old(struct rig *rig, struct cg_oracle *oracle)
{
	rig_read(rig, CG_V_CYCLES, 300);
	rig->profile.n_ageing = 2;
	rig->profile.ageing[0] = (struct cg_ageing) { 200, 4192000, 1472000 };
	rig->profile.ageing[1] = (struct cg_ageing) { 400, 4100000, 1000000 };
}

static void older_than_these_volts(struct rig *rig, struct cg_oracle *oracle)
{
	old(rig, oracle);
	rig->profile.ageing[0].cv_uv--;
}

static void older_than_this_current(struct rig *rig, struct cg_oracle *oracle)
{
	old(rig, oracle);
	rig->profile.ageing[0].cc_ua--;
}

static void just_as_old_as_the_second_row(struct rig *rig, struct cg_oracle *oracle)
{
	old(rig, oracle);
	rig_read(rig, CG_V_CYCLES, 400);
}

static void of_an_age_that_nobody_knows(struct rig *rig, struct cg_oracle *oracle)
{
	old(rig, oracle);
	rig->view.f[CG_V_CYCLES].valid = false;
}

/* Behind the last row is none, whatever is written there. */
static void more_rows_than_there_may_be(struct rig *rig, struct cg_oracle *oracle)
{
	int i;

	old(rig, oracle);
	for (i = 1; i < CG_MAX_AGEING; i++)
		rig->profile.ageing[i] = rig->profile.ageing[0];
	rig->profile.n_ageing = U8_MAX;
}

static void as_far_as_the_user_wants(struct rig *rig, struct cg_oracle *oracle)
{
	rig->policy.end_pct = 80;
	rig_read(rig, CG_V_CAPACITY_PCT, 80);
}

static void not_so_far_yet(struct rig *rig, struct cg_oracle *oracle)
{
	as_far_as_the_user_wants(rig, oracle);
	rig_read(rig, CG_V_CAPACITY_PCT, 79);
}

static void as_far_and_once_to_full(struct rig *rig, struct cg_oracle *oracle)
{
	as_far_as_the_user_wants(rig, oracle);
	rig->policy.once = true;
}

static void as_far_and_who_knows(struct rig *rig, struct cg_oracle *oracle)
{
	as_far_as_the_user_wants(rig, oracle);
	rig->view.f[CG_V_CAPACITY_PCT].valid = false;
}

static void as_far_a_while_ago(struct rig *rig, struct cg_oracle *oracle)
{
	as_far_as_the_user_wants(rig, oracle);
	rig->view.f[CG_V_CAPACITY_PCT].at_ms--;
}

static void full_and_to_be_full(struct rig *rig, struct cg_oracle *oracle)
{
	rig_read(rig, CG_V_CAPACITY_PCT, 100);
}

static void to_trickle(struct rig *rig, struct cg_oracle *oracle)
{
	rig->policy.type = CG_TYPE_TRICKLE;
	rig->profile.precharge_ua = 1471999;
}

static void trickles(struct rig *rig, struct cg_oracle *oracle)
{
	to_trickle(rig, oracle);
	rig->profile.precharge_ua = 1472000;
}

/* 4.192 V of two cells, the full voltage being 200 mV above that. */
static void long_life(struct rig *rig, struct cg_oracle *oracle)
{
	rig->policy.type = CG_TYPE_LONG_LIFE;
	rig->profile.cells_series = 2;
	rig->profile.cv_max_uv = 4392000;
	rig->profile.cv_cap_uv = 4392000;
	rig->profile.over_voltage_uv = S32_MAX;
}

static void life_is_shorter_by_a_microvolt(struct rig *rig, struct cg_oracle *oracle)
{
	long_life(rig, oracle);
	rig->profile.cv_max_uv--;
}

static void long_life_and_once_to_full(struct rig *rig, struct cg_oracle *oracle)
{
	life_is_shorter_by_a_microvolt(rig, oracle);
	rig->policy.once = true;
}

/* What the path takes is no voltage of the cells. */
static void long_life_behind_a_path(struct rig *rig, struct cg_oracle *oracle)
{
	long_life(rig, oracle);
	volts_for_the_path(rig, oracle);
	rig->profile.cv_max_uv = 4256000 - 73600 - 8000 + 200000;
	rig->profile.cv_cap_uv = rig->profile.cv_max_uv;
}

#define ROW(what, id)	{ #what, what, id }

static const struct judged_row rows[] = {
	{ "nothing", NULL, NULL },
	ROW(old, NULL),
	ROW(older_than_these_volts, "P1"),
	ROW(older_than_this_current, "P2"),
	ROW(just_as_old_as_the_second_row, "P1"),
	ROW(of_an_age_that_nobody_knows, "P1"),
	ROW(more_rows_than_there_may_be, NULL),
	ROW(as_far_as_the_user_wants, "P12"),
	ROW(not_so_far_yet, NULL),
	ROW(as_far_and_once_to_full, NULL),
	ROW(as_far_and_who_knows, NULL),
	ROW(as_far_a_while_ago, NULL),
	ROW(full_and_to_be_full, NULL),
	ROW(to_trickle, "P12"),
	ROW(trickles, NULL),
	ROW(long_life, NULL),
	ROW(life_is_shorter_by_a_microvolt, "P12"),
	ROW(long_life_and_once_to_full, NULL),
	ROW(long_life_behind_a_path, NULL),
	{ "volts_of_the_cap", volts_of_the_cap, NULL },
	{ "just_not_too_warm_for_these_volts", just_not_too_warm_for_these_volts, NULL },
	{ "volts_of_the_zone", volts_of_the_zone, NULL },
	{ "a_volt_more_than_the_zone", a_volt_more_than_the_zone, "P1" },
	{ "more_current_than_the_zone", more_current_than_the_zone, "P1" },
	{ "at_the_edge_of_a_zone_that_allows_less", at_the_edge_of_a_zone_that_allows_less, "P1" },
	{ "volts_of_one_step_and_current_of_another", volts_of_one_step_and_current_of_another,
	  "P1" },
	{ "the_second_step_allows_it", the_second_step_allows_it, NULL },
	{ "only_a_step_beyond_the_last_allows_it", only_a_step_beyond_the_last_allows_it, "P1" },
	{ "between_two_zones", between_two_zones, NULL },
	{ "the_most_current", the_most_current, NULL },
	{ "more_than_the_most_current", more_than_the_most_current, "P2" },
	{ "the_least_current", the_least_current, NULL },
	{ "just_not_too_low_for_this_current", just_not_too_low_for_this_current, NULL },
	{ "low_and_precharged", low_and_precharged, NULL },
	{ "as_much_as_the_user_wants", as_much_as_the_user_wants, NULL },
	{ "the_user_wants_next_to_nothing", the_user_wants_next_to_nothing, "P12" },
	{ "as_cool_as_it_is_to_be", as_cool_as_it_is_to_be, NULL },
	{ "hardly_too_warm", hardly_too_warm, "P12" },
	{ "a_branch_gets_its_part", a_branch_gets_its_part, NULL },
	{ "a_branch_gets_hardly_too_much", a_branch_gets_hardly_too_much, "P16" },
	{ "a_branch_may_have_a_thousandth", a_branch_may_have_a_thousandth, "P16" },
	{ "of_branches_nothing_is_said", of_branches_nothing_is_said, NULL },
	{ "a_cell_gets_its_own_behind_a_path", a_cell_gets_its_own_behind_a_path, NULL },
	{ "a_cell_gets_hardly_too_much_behind_a_path", a_cell_gets_hardly_too_much_behind_a_path,
	  "P16" },
	{ "a_cell_may_have_next_to_nothing", a_cell_may_have_next_to_nothing, "P16" },
	{ "volts_of_a_step_more", volts_of_a_step_more, "P1" },
	{ "volts_between_steps", volts_between_steps, "P1" },
	{ "volts_below_the_charger", volts_below_the_charger, "P1" },
	{ "volts_for_the_path", volts_for_the_path, NULL },
	{ "volts_for_more_than_the_path", volts_for_more_than_the_path, "P1" },
	{ "volts_above_the_cap", volts_above_the_cap, "P1" },
	{ "too_warm_for_these_volts", too_warm_for_these_volts, "P1" },
	{ "too_cool_for_this_current", too_cool_for_this_current, "P1" },
	{ "current_of_a_step_more", current_of_a_step_more, "P2" },
	{ "current_between_steps", current_between_steps, "P2" },
	{ "no_current", no_current, "P2" },
	{ "too_low_for_this_current", too_low_for_this_current, "P2" },
	{ "the_user_wants_less", the_user_wants_less, "P12" },
	{ "the_user_wants_none", the_user_wants_none, "P12" },
	{ "it_is_to_be_cooled", it_is_to_be_cooled, "P12" },
	{ "members_disagree", members_disagree, "P16" },
	{ "a_branch_gets_too_much", a_branch_gets_too_much, "P16" },
	{ "a_cell_gets_too_high", a_cell_gets_too_high, "P16" },
};

KUNIT_ARRAY_PARAM_DESC(rows, rows, name);

static void finds_a_limit_that_is_passed(struct kunit *test)
{
	judge_row(test, test->param_value);
}

/* Nothing but its own fields limits the voltage that the charger is told. */
static struct rig *any_voltage(struct kunit *test)
{
	struct rig *rig = rig_charging(test);
	int i;

	rig->profile.cv_max_uv = S32_MAX;
	for (i = 0; i < rig->profile.n_zones; i++)
		rig->profile.zone[i].step[0] = (struct cg_step) { S32_MAX, S32_MAX };
	return rig;
}

static const char *broken_anew(struct kunit *test, struct rig *rig)
{
	struct cg_oracle *oracle = kunit_kzalloc(test, sizeof(*oracle), GFP_KERNEL);
	const struct cg_property *broken;

	KUNIT_ASSERT_NOT_NULL(test, oracle);
	cg_oracle_init(oracle);
	broken = judge(rig, oracle);
	return broken ? broken->id : "none";
}

/**
 * struct field_row - what a field of a charger can hold
 * @name: of the row
 * @field: the field
 * @uv: what it is told
 * @holds: it can
 */
struct field_row {
	const char *name;
	struct cg_range field;
	s32 uv;
	bool holds;
};

/* a step that its ends are no multiples of */
#define EVEN	{ 3844000, 4596000, 16000 }
#define TWO	.n_list = 2, .list = { 4100000, 4200000, 4300000 }
/* the row starts at no multiple of its step either */
#define BESIDE	{ 4000000, 4600000, TWO, .even = { 4404000, 4564000, 16000 } }

static const struct field_row field_rows[] = {
	{ "the_lowest", EVEN, 3844000, true },
	{ "below_the_lowest", EVEN, 3828000, false },
	{ "the_highest", EVEN, 4596000, true },
	{ "above_the_highest", EVEN, 4612000, false },
	{ "some_steps_up", EVEN, 3844000 + 22 * 16000, true },
	{ "between_two_steps", EVEN, 3844000 + 22 * 16000 + 1, false },
	{ "of_which_nothing_is_known", { 3840000, 4608000, 0 }, 4200001, true },
	{ "a_microvolt_apart_whatever_the_list", { 3840000, 4608000, 1, TWO }, 4200001, true },
	{ "first_of_the_list", { 4000000, 4600000, TWO }, 4100000, true },
	{ "last_of_the_list", { 4000000, 4600000, TWO }, 4200000, true },
	{ "behind_the_list", { 4000000, 4600000, TWO }, 4300000, false },
	{ "not_of_the_list", { 4000000, 4600000, TWO }, 4150000, false },
	{ "of_the_list_beside_a_row", BESIDE, 4200000, true },
	{ "first_of_the_row", BESIDE, 4404000, true },
	{ "last_of_the_row", BESIDE, 4564000, true },
	{ "within_the_row", BESIDE, 4404000 + 3 * 16000, true },
	{ "below_the_row", BESIDE, 4388000, false },
	{ "above_the_row", BESIDE, 4580000, false },
	{ "between_two_of_the_row", BESIDE, 4404001, false },
	{ "of_a_row_of_microvolts",
	  { 4000000, 4600000, TWO, .even = { 4404000, 4564000, 1 } }, 4404001, true },
};

KUNIT_ARRAY_PARAM_DESC(field_rows, field_rows, name);

static void knows_what_a_field_can_hold(struct kunit *test)
{
	const struct field_row *row = test->param_value;
	struct rig *rig = any_voltage(test);

	rig->profile.charger_cv = row->field;
	rig->d.cv_uv = row->uv;
	KUNIT_EXPECT_STREQ(test, row->holds ? "none" : "P1", broken_anew(test, rig));
}

/**
 * struct path_row - what a path may take
 * @name: of the row
 * @uohm: as it was described
 * @learned_uohm: as it was learned
 * @ua: that flows
 * @told_ua: that the charger was told
 * @takes_uv: current times resistance, and half a step of 16 mV
 */
struct path_row {
	const char *name;
	s32 uohm;
	s32 learned_uohm;
	s32 ua;
	s32 told_ua;
	s32 takes_uv;
};

static const struct path_row path_rows[] = {
	{ "no_path", 0, 0, 1472000, 1472000, 0 },
	{ "described", 50000, 0, 1472000, 1472000, 73600 + 8000 },
	{ "learned", 0, 50000, 1472000, 1472000, 73600 + 8000 },
	{ "described_and_learned", 50000, 150000, 1472000, 1472000, 73600 + 8000 },
	{ "learned_to_be_too_much", 0, 200000, 1000000, 1472000, 150000 + 8000 },
	{ "learned_to_be_negative", 0, -1, 1472000, 1472000, 0 },
	{ "less_flows_than_was_told", 50000, 0, 1000000, 1472000, 50000 + 8000 },
	{ "more_flows_than_was_told", 50000, 0, 1472000, 1000000, 50000 + 8000 },
	{ "nothing_flows", 50000, 0, 0, 1472000, 0 },
	{ "it_is_discharged", 50000, 0, -1000000, 1472000, 0 },
	{ "a_microampere_flows", 50000, 0, 1, 1472000, 8000 },
	{ "a_micro_ohm", 1, 0, 1472000, 1472000, 1 + 8000 },
	{ "the_most_that_is_compensated", 300000, 0, 1472000, 1472000, 280000 + 8000 },
};

KUNIT_ARRAY_PARAM_DESC(path_rows, path_rows, name);

static void allows_what_the_path_takes_and_no_more(struct kunit *test)
{
	const struct path_row *row = test->param_value;
	struct rig *rig = any_voltage(test);

	rig->d.cv_uv = 4256000;
	rig->profile.cv_cap_uv = 4256000;
	rig->profile.path_uohm = row->uohm;
	rig->state.path_uohm = row->learned_uohm;
	rig_read(rig, CG_V_CURRENT_UA, row->ua);
	rig->view.charger[0].told_cc_ua = row->told_ua;
	rig->profile.cv_max_uv = 4256000 - row->takes_uv;
	KUNIT_EXPECT_STREQ(test, "none", broken_anew(test, rig));
	rig->profile.cv_max_uv--;
	KUNIT_EXPECT_STREQ(test, "P1", broken_anew(test, rig));
}

static struct kunit_case allowed_cases[] = {
	KUNIT_CASE_PARAM(finds_a_limit_that_is_passed, rows_gen_params),
	KUNIT_CASE_PARAM(knows_what_a_field_can_hold, field_rows_gen_params),
	KUNIT_CASE_PARAM(allows_what_the_path_takes_and_no_more, path_rows_gen_params),
	{ }
};

static struct kunit_suite allowed_suite = {
	.name = "chargov-allowed",
	.test_cases = allowed_cases,
};

kunit_test_suite(allowed_suite);
