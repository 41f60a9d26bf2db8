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

/* Of no chemistry: round numbers that the bounds below are reckoned from. */
static const struct cg_chemistry_caps round_caps = {
	.cv_max_uv = 4300000,
	.cell_max_uv = 4500000,
	.temp_min_mdegc = -8000,
	.temp_max_mdegc = 56000,
	.c_rate_max_pct = 300,
};

/* Two cells of 1 Ah with everything as far as it may be. */
static void make_greatest(struct cg_profile *p)
{
	int i, k;

	p->cells_series = 2;
	p->capacity_uah = 1000000;
	p->cv_max_uv = 8600000;
	p->over_voltage_uv = 9000000;
	p->cv_cap_uv = 9000000;
	p->precharge_below_uv = 8599999;
	p->dead_below_uv = 8599999;
	p->recharge_below_uv = 8599999;
	p->cc_max_ua = 3000000;
	p->term_ua = 2999999;
	p->precharge_ua = 3000000;
	p->charge_bound_uah = 1200000;
	p->n_zones = CG_MAX_ZONES;
	for (i = 0; i < CG_MAX_ZONES; i++) {
		p->zone[i].from_mdegc = -8000 + i * 8000;
		p->zone[i].to_mdegc = i * 8000;
		p->zone[i].n_steps = CG_MAX_STEPS;
		for (k = 0; k < CG_MAX_STEPS; k++)
			p->zone[i].step[k] = (struct cg_step) { 8600000, 3000000 };
	}
}

/* A charge that ends at 1 uA is one of 2 uA at least. */
static void make_least(struct cg_profile *p)
{
	p->cells_series = 1;
	p->capacity_uah = 1;
	p->cv_max_uv = 1;
	p->over_voltage_uv = 2;
	p->cv_cap_uv = 0;
	p->precharge_below_uv = 0;
	p->dead_below_uv = 0;
	p->recharge_below_uv = 0;
	p->cc_max_ua = 2;
	p->term_ua = 1;
	p->precharge_ua = 1;
	p->total_s = 1;
	p->precharge_s = 1;
	p->wakeup_s = 1;
	p->charge_bound_uah = 1;
	p->term_dwell_ms = 1;
	p->n_zones = 1;
	p->zone[0].step[0] = (struct cg_step) { 1, 1 };
}

/**
 * struct edge_row - a profile at its bounds, and two fields beyond
 * @name: of the row
 * @make: the profile
 * @fits: with these fields
 * @change: by how much each is changed
 */
struct edge_row {
	const char *name;
	void (*make)(struct cg_profile *p);
	bool fits;
	struct {
		size_t at;
		s32 by;
	} change[2];
};

static const struct edge_row edges[] = {
	{ "the_greatest", make_greatest, true },
	{ "a_voltage_above_it", make_greatest, false, { { FIELD(cv_max_uv), 1 } } },
	{ "over_voltage_above_it", make_greatest, false, { { FIELD(over_voltage_uv), 1 } } },
	{ "a_cap_above_it", make_greatest, false, { { FIELD(cv_cap_uv), 1 } } },
	{ "dead_above_it", make_greatest, false, { { FIELD(dead_below_uv), 1 } } },
	{ "precharge_above_it", make_greatest, false, { { FIELD(precharge_below_uv), 1 } } },
	{ "recharge_above_it", make_greatest, false, { { FIELD(recharge_below_uv), 1 } } },
	{ "a_current_above_it", make_greatest, false, { { FIELD(cc_max_ua), 1 } } },
	{ "an_end_above_it", make_greatest, false, { { FIELD(term_ua), 1 } } },
	{ "a_precharge_above_it", make_greatest, false, { { FIELD(precharge_ua), 1 } } },
	{ "a_charge_above_it", make_greatest, false, { { FIELD(charge_bound_uah), 1 } } },
	{ "hotter_than_it", make_greatest, false, { { FIELD(zone[7].to_mdegc), 1 } } },
	{ "colder_than_it", make_greatest, false, { { FIELD(zone[0].from_mdegc), -1 } } },
	{ "a_zone_of_no_width", make_greatest, false,
	  { { FIELD(zone[6].to_mdegc), 8000 }, { FIELD(zone[7].from_mdegc), 8000 } } },
	{ "a_zone_of_the_least_width", make_greatest, true,
	  { { FIELD(zone[6].to_mdegc), 7999 }, { FIELD(zone[7].from_mdegc), 7999 } } },
	{ "the_least", make_least, true },
	{ "no_voltage", make_least, false, { { FIELD(cv_max_uv), -1 } } },
	{ "no_capacity_either", make_least, false, { { FIELD(capacity_uah), -1 } } },
	{ "no_end_either", make_least, false, { { FIELD(term_ua), -1 } } },
	{ "no_precharge_either", make_least, false, { { FIELD(precharge_ua), -1 } } },
	{ "no_time", make_least, false, { { FIELD(total_s), -1 } } },
	{ "no_time_of_precharge", make_least, false, { { FIELD(precharge_s), -1 } } },
	{ "no_time_of_wakeup", make_least, false, { { FIELD(wakeup_s), -1 } } },
	{ "no_charge", make_least, false, { { FIELD(charge_bound_uah), -1 } } },
	{ "no_dwell_either", make_least, false, { { FIELD(term_dwell_ms), -1 } } },
	{ "dead_below_less_than_nothing", make_least, false, { { FIELD(dead_below_uv), -1 } } },
	{ "a_step_of_no_voltage", make_least, false, { { FIELD(zone[0].step[0].cv_uv), -1 } } },
	{ "a_step_of_no_current", make_least, false, { { FIELD(zone[0].step[0].cc_ua), -1 } } },
};

KUNIT_ARRAY_PARAM_DESC(edges, edges, name);

static void fits_up_to_every_bound(struct kunit *test)
{
	const struct edge_row *row = test->param_value;
	struct rig *rig = rig_new(test);
	unsigned int i;

	row->make(&rig->profile);
	for (i = 0; i < ARRAY_SIZE(row->change); i++)
		if (row->change[i].by)
			*(s32 *)((char *)&rig->profile + row->change[i].at) += row->change[i].by;
	KUNIT_EXPECT_EQ(test, row->fits, cg_oracle_fits(&rig->profile, &round_caps));
}

static struct kunit_case description_cases[] = {
	KUNIT_CASE_PARAM(finds_a_profile_that_does_not_fit, rows_gen_params),
	KUNIT_CASE_PARAM(fits_up_to_every_bound, edges_gen_params),
	KUNIT_CASE_PARAM(finds_a_shape_that_does_not_fit, shapes_gen_params),
	{ }
};

static struct kunit_suite description_suite = {
	.name = "chargov-description",
	.test_cases = description_cases,
};

kunit_test_suite(description_suite);
