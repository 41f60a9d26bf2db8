// SPDX-License-Identifier: GPL-2.0-only
/* What a profile says of its zones beside each other. */
#include "rig.h"

/* What cg_profile_prepare() says of two neighbours, the lower one with up to two steps. */
struct ease_row {
	const char *name;
	struct cg_step low[2];
	u8 n_low;
	struct cg_step high[2];
	u8 n_high;
	bool low_eases_above;
	bool high_eases_below;
};

static const struct ease_row ease_rows[] = {
	{ "the_same_tightens_nothing", { { 4200000, 1000000 } }, 1, { { 4200000, 1000000 } }, 1,
	  true, true },
	{ "more_current_above", { { 4200000, 999999 } }, 1, { { 4200000, 1000000 } }, 1,
	  true, false },
	{ "more_voltage_above", { { 4199999, 1000000 } }, 1, { { 4200000, 1000000 } }, 1,
	  true, false },
	{ "more_of_one_and_less_of_the_other", { { 4100000, 1000000 } }, 1,
	  { { 4200000, 900000 } }, 1, false, false },
	{ "a_step_that_comes_earlier", { { 4000000, 1000000 }, { 4200000, 500000 } }, 2,
	  { { 4200000, 1000000 } }, 1, true, false },
	{ "a_second_step_that_asks_for_less", { { 4200000, 1000000 } }, 1,
	  { { 4200000, 1000000 }, { 4250000, 900000 } }, 2, false, false },
	{ "a_last_step_of_less_current", { { 4000000, 1000000 }, { 4200000, 500000 } }, 2,
	  { { 4000000, 1000000 }, { 4200000, 499999 } }, 2, false, true },
	{ "forbids_above", { { 4200000, 1000000 } }, 1, { }, 0, false, true },
	{ "forbids_below", { }, 0, { { 4200000, 1000000 } }, 1, true, false },
	{ "both_forbid", { }, 0, { }, 0, false, false },
};

KUNIT_ARRAY_PARAM_DESC(ease_rows, ease_rows, name);

static void knows_where_a_neighbour_asks_for_no_less(struct kunit *test)
{
	const struct ease_row *row = test->param_value;
	struct rig *rig = rig_new(test);
	struct cg_zone *low = &rig->profile.zone[0], *high = &rig->profile.zone[1];

	rig->profile.n_zones = 2;
	low->n_steps = row->n_low;
	memcpy(low->step, row->low, sizeof(row->low));
	high->n_steps = row->n_high;
	memcpy(high->step, row->high, sizeof(row->high));
	cg_profile_prepare(&rig->profile);
	KUNIT_EXPECT_EQ(test, row->low_eases_above, low->eases_above);
	KUNIT_EXPECT_EQ(test, row->high_eases_below, high->eases_below);
	/* outside of all zones charging is forbidden */
	KUNIT_EXPECT_FALSE(test, low->eases_below);
	KUNIT_EXPECT_FALSE(test, high->eases_above);
}

static struct kunit_case prepare_cases[] = {
	KUNIT_CASE_PARAM(knows_where_a_neighbour_asks_for_no_less, ease_rows_gen_params),
	{ }
};

static struct kunit_suite prepare_suite = {
	.name = "chargov-prepare",
	.test_cases = prepare_cases,
};

kunit_test_suite(prepare_suite);
