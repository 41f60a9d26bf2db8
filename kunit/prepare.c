// SPDX-License-Identifier: GPL-2.0-only
/* What a profile says of its zones beside each other. */
#include "rig.h"
#include "shape.h"

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

/* Only the outermost edges are met early. */
static void outer_edges_are_guarded(struct kunit *test)
{
	struct rig *rig = rig_new(test);
	const struct cg_zone *zone = rig->profile.zone;

	rig->profile.temp_error_mdegc = 250;
	cg_profile_prepare(&rig->profile);
	KUNIT_EXPECT_EQ(test, 250, zone[0].guard_from_mdegc);
	KUNIT_EXPECT_EQ(test, 10000, zone[0].guard_to_mdegc);
	KUNIT_EXPECT_EQ(test, 10000, zone[1].guard_from_mdegc);
	KUNIT_EXPECT_EQ(test, 45000, zone[1].guard_to_mdegc);
	KUNIT_EXPECT_EQ(test, 45000, zone[2].guard_from_mdegc);
	KUNIT_EXPECT_EQ(test, 54750, zone[2].guard_to_mdegc);
}

/* A zone lets go beyond its edges, as far as there are numbers. */
static void zones_let_go_with_hysteresis(struct kunit *test)
{
	struct rig *rig = rig_new(test);
	const struct cg_zone *zone = &rig->profile.zone[1];

	KUNIT_EXPECT_EQ(test, 8000, zone->go_below_mdegc);
	KUNIT_EXPECT_EQ(test, 47000, zone->go_above_mdegc);
	rig->profile.hysteresis_mdegc = S32_MAX;
	cg_profile_prepare(&rig->profile);
	KUNIT_EXPECT_EQ(test, S32_MAX, zone->go_above_mdegc);
	rig->profile.zone[1].from_mdegc = -10000;
	cg_profile_prepare(&rig->profile);
	KUNIT_EXPECT_EQ(test, S32_MIN, zone->go_below_mdegc);
}

struct noise_row {
	const char *name;
	s32 capacity_uah;
	s32 off_ua;
	s32 on_ua;
};

static const struct noise_row noise_rows[] = {
	{ "of_a_small_cell", 50000, 5000, 10000 },
	{ "a_tenth_and_a_fifth_of_it", 100000, 10000, 20000 },
	{ "no_more_than_gauges_err", 500000, 50000, 100000 },
	{ "of_a_large_one", 100000000, 50000, 100000 },
	{ "of_next_to_nothing", 1000, 5000, 200 },
};

KUNIT_ARRAY_PARAM_DESC(noise_rows, noise_rows, name);

static void noise_is_a_part_of_the_battery(struct kunit *test)
{
	const struct noise_row *row = test->param_value;
	struct rig *rig = rig_new(test);

	rig->profile.capacity_uah = row->capacity_uah;
	cg_profile_prepare(&rig->profile);
	KUNIT_EXPECT_EQ(test, row->off_ua, rig->profile.off_noise_ua);
	KUNIT_EXPECT_EQ(test, row->on_ua, rig->profile.on_noise_ua);
}

/* Found by drawn packs: full, six gauges by 10 mA each were a charger that charges though off. */
static const struct noise_row sum_rows[] = {
	{ "pmmmmmm", 100000000, 300000, 600000 },
	{ "p(smm)(smm)(smm)", 100000000, 150000, 300000 },
	{ "s(pmm)(pmm)", 100000000, 100000, 200000 },
	{ "s(pmm)(pmmm)", 100000000, 150000, 300000 },
	{ "s(pmm)m", 100000000, 100000, 200000 },
	{ "s", 100000000, 50000, 100000 },
	{ "smmm", 100000000, 50000, 100000 },
	{ "smmmmmmmmmmmmmmmm", 100000000, 50000, 100000 },
	{ "pmmr", 100000000, 100000, 200000 },
	{ "pmm", 600000, 60000, 120000 },
};

KUNIT_ARRAY_PARAM_DESC(sum_rows, sum_rows, name);

static void noise_of_members_side_by_side_adds(struct kunit *test)
{
	const struct noise_row *row = test->param_value;
	struct cg_profile *p = kunit_kzalloc(test, sizeof(*p), GFP_KERNEL);
	struct cg_sample *s = kunit_kzalloc(test, sizeof(*s), GFP_KERNEL);

	KUNIT_ASSERT_NOT_NULL(test, p);
	KUNIT_ASSERT_NOT_NULL(test, s);
	shape_init(p, s, row->name);
	p->capacity_uah = row->capacity_uah;
	cg_profile_prepare(p);
	KUNIT_EXPECT_EQ(test, row->off_ua, p->off_noise_ua);
	KUNIT_EXPECT_EQ(test, row->on_ua, p->on_noise_ua);
}

static struct kunit_case prepare_cases[] = {
	KUNIT_CASE(outer_edges_are_guarded),
	KUNIT_CASE(zones_let_go_with_hysteresis),
	KUNIT_CASE_PARAM(noise_is_a_part_of_the_battery, noise_rows_gen_params),
	KUNIT_CASE_PARAM(noise_of_members_side_by_side_adds, sum_rows_gen_params),
	KUNIT_CASE_PARAM(knows_where_a_neighbour_asks_for_no_less, ease_rows_gen_params),
	{ }
};

static struct kunit_suite prepare_suite = {
	.name = "chargov-prepare",
	.test_cases = prepare_cases,
};

kunit_test_suite(prepare_suite);
