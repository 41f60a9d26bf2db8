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
	rig->view.branch_uv = rig->d.cv_uv - 1;
}

static const struct judged_row rows[] = {
	{ "nothing", NULL, NULL },
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

static struct kunit_case allowed_cases[] = {
	KUNIT_CASE_PARAM(finds_a_limit_that_is_passed, rows_gen_params),
	{ }
};

static struct kunit_suite allowed_suite = {
	.name = "chargov-allowed",
	.test_cases = allowed_cases,
};

kunit_test_suite(allowed_suite);
