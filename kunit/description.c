// SPDX-License-Identifier: GPL-2.0-only
/* What the oracle finds in a profile that should not have been accepted (P13). */
#include <chargov/oracle.h>
#include "rig.h"

/* Voltages, currents and times: the field, and a value that is just too far. */
#define FIELD(f)	offsetof(struct cg_profile, f)

static const struct spoilt_row {
	const char *name;
	size_t at;
	s32 value;
	bool fits;
} rows[] = {
	{ "nothing", FIELD(cv_max_uv), 4200000, true },
	{ "charged_as_high_as_may_be", FIELD(cv_max_uv), 4249999, true },
	{ "charged_up_to_over_voltage", FIELD(cv_max_uv), 4250000, false },
	{ "not_charged", FIELD(cv_max_uv), 0, false },
	{ "over_voltage_at_the_cap", FIELD(over_voltage_uv), 4500000, true },
	{ "over_voltage_above_the_cap", FIELD(over_voltage_uv), 4500001, false },
	{ "told_above_the_cap", FIELD(cv_cap_uv), 4500001, false },
	{ "dead_above_precharge", FIELD(dead_below_uv), 3000001, false },
	{ "dead_below_nothing", FIELD(dead_below_uv), -1, false },
	{ "precharge_to_the_end", FIELD(precharge_below_uv), 4200000, false },
	{ "recharge_at_the_end", FIELD(recharge_below_uv), 4200000, false },
	{ "no_capacity", FIELD(capacity_uah), 0, false },
	{ "current_for_a_larger_battery", FIELD(capacity_uah), 499999, false },
	{ "no_current", FIELD(cc_max_ua), 0, false },
	{ "no_end", FIELD(term_ua), 0, false },
	{ "ended_at_once", FIELD(term_ua), 1500000, false },
	{ "no_precharge", FIELD(precharge_ua), 0, false },
	{ "precharge_above_charge", FIELD(precharge_ua), 1500001, false },
	{ "no_total_timer", FIELD(total_s), 0, false },
	{ "no_precharge_timer", FIELD(precharge_s), 0, false },
	{ "woken_for_too_long", FIELD(wakeup_s), 31, false },
	{ "no_dwell", FIELD(term_dwell_ms), 0, false },
	{ "no_bound_of_charge", FIELD(charge_bound_uah), 3600001, false },
	{ "a_gap_between_zones", FIELD(zone[1].from_mdegc), 10001, false },
	{ "a_zone_inside_out", FIELD(zone[2].to_mdegc), 45000, false },
	{ "a_zone_too_cold", FIELD(zone[0].from_mdegc), -1, false },
	{ "a_zone_too_hot", FIELD(zone[2].to_mdegc), 60001, false },
	{ "a_step_too_high", FIELD(zone[1].step[0].cv_uv), 4200001, false },
	{ "a_step_of_too_much", FIELD(zone[1].step[0].cc_ua), 1500001, false },
	{ "a_step_of_nothing", FIELD(zone[1].step[0].cc_ua), 0, false },
};

KUNIT_ARRAY_PARAM_DESC(rows, rows, name);

static void finds_a_profile_that_does_not_fit(struct kunit *test)
{
	const struct spoilt_row *row = test->param_value;
	struct rig *rig = rig_new(test);

	*(s32 *)((char *)&rig->profile + row->at) = row->value;
	KUNIT_EXPECT_EQ(test, row->fits,
			cg_oracle_fits(&rig->profile, &cg_chemistry_caps[CG_CHEMISTRY_LION]));
}

static const struct shaped_row {
	const char *name;
	u8 n_zones;
	u8 n_steps;
	struct cg_step second;
	u8 cells;
	bool fits;
} shapes[] = {
	{ "no_zones", 0, 1, {}, 1, false },
	{ "too_many_zones", CG_MAX_ZONES + 1, 1, {}, 1, false },
	{ "no_cells", 3, 1, {}, 0, false },
	{ "two_cells", 3, 1, {}, 2, false },
	{ "too_many_steps", 3, CG_MAX_STEPS + 1, {}, 1, false },
	{ "steps_that_rise_and_fall", 3, 2, { 4200000, 500000 }, 1, true },
	{ "a_step_that_falls_in_voltage", 3, 2, { 4199999, 500000 }, 1, false },
	{ "a_step_that_rises_in_current", 3, 2, { 4200000, 1500000 }, 1, false },
};

KUNIT_ARRAY_PARAM_DESC(shapes, shapes, name);

static void finds_a_shape_that_does_not_fit(struct kunit *test)
{
	const struct shaped_row *row = test->param_value;
	struct rig *rig = rig_new(test);

	rig->profile.n_zones = row->n_zones;
	rig->profile.cells_series = row->cells;
	rig->profile.zone[0].n_steps = row->n_steps;
	rig->profile.zone[0].step[1] = row->second;
	/* one cell's over-voltage is none of two */
	if (row->cells == 2)
		rig->profile.cv_max_uv = rig->profile.over_voltage_uv;
	KUNIT_EXPECT_EQ(test, row->fits,
			cg_oracle_fits(&rig->profile, &cg_chemistry_caps[CG_CHEMISTRY_LION]));
}

static struct kunit_case description_cases[] = {
	KUNIT_CASE_PARAM(finds_a_profile_that_does_not_fit, rows_gen_params),
	KUNIT_CASE_PARAM(finds_a_shape_that_does_not_fit, shapes_gen_params),
	{ }
};

static struct kunit_suite description_suite = {
	.name = "chargov-description",
	.test_cases = description_cases,
};

kunit_test_suite(description_suite);
