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
	look(rig, 3990000, 2000000);
	look(rig, 3990000, 2000000);
	KUNIT_EXPECT_EQ(test, 4100000, look(rig, 3990000, 2000000)->cv_uv);
}

static void little_current_far_from_the_voltage_is_no_reason(struct kunit *test)
{
	struct rig *rig = rig_stepping(test, 3700000);
	int i;

	for (i = 0; i < 20; i++)
		KUNIT_EXPECT_EQ(test, 4000000, look(rig, 3900000, 100000)->cv_uv);
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

static struct kunit_case steps_cases[] = {
	KUNIT_CASE_PARAM(finds_the_step, of_rows_gen_params),
	KUNIT_CASE(begins_where_the_cell_is),
	KUNIT_CASE(goes_on_after_three_samples_of_little_current),
	KUNIT_CASE(little_current_far_from_the_voltage_is_no_reason),
	KUNIT_CASE(what_is_not_known_finishes_no_step),
	KUNIT_CASE(does_not_go_back_when_the_voltage_sags),
	KUNIT_CASE(ends_with_the_last),
	KUNIT_CASE(a_zone_without_steps_is_survived),
	{ }
};

static struct kunit_suite steps_suite = {
	.name = "chargov-steps",
	.test_cases = steps_cases,
};

kunit_test_suite(steps_suite);
