// SPDX-License-Identifier: GPL-2.0-only
/* Which properties a gauge of ours shows, and what its cells are of the pack's. */
#include <kunit/test.h>
#include <chargov/share.h>
#include "../drivers/gauge/supply.h"

static const struct cg_gauge_property table[] = {
	{ POWER_SUPPLY_PROP_STATUS },
	{ POWER_SUPPLY_PROP_CAPACITY, CG_GAUGE_ALONE },
	{ POWER_SUPPLY_PROP_CHARGE_NOW, CG_GAUGE_CAPACITY },
	{ POWER_SUPPLY_PROP_TEMP, CG_GAUGE_TEMP },
	{ POWER_SUPPLY_PROP_CYCLE_COUNT, CG_GAUGE_TEMP | CG_GAUGE_LIFE },
	{ POWER_SUPPLY_PROP_SCOPE, CG_GAUGE_MEMBER },
};

struct choice {
	const char *name;
	u32 has;
	unsigned int n;
	enum power_supply_property psp[ARRAY_SIZE(table)];
};

static const struct choice choices[] = {
	{ "nothing_but_what_all_have", 0, 1, { POWER_SUPPLY_PROP_STATUS } },
	{ "alone_it_shows_a_capacity_and_no_scope", CG_GAUGE_ALONE, 2,
	  { POWER_SUPPLY_PROP_STATUS, POWER_SUPPLY_PROP_CAPACITY } },
	{ "a_member_shows_a_scope_and_no_capacity", CG_GAUGE_MEMBER, 2,
	  { POWER_SUPPLY_PROP_STATUS, POWER_SUPPLY_PROP_SCOPE } },
	{ "all_needs_must_be_met", CG_GAUGE_LIFE, 1, { POWER_SUPPLY_PROP_STATUS } },
	{ "in_the_order_of_the_table", CG_GAUGE_LIFE | CG_GAUGE_TEMP | CG_GAUGE_CAPACITY, 4,
	  { POWER_SUPPLY_PROP_STATUS, POWER_SUPPLY_PROP_CHARGE_NOW, POWER_SUPPLY_PROP_TEMP,
	    POWER_SUPPLY_PROP_CYCLE_COUNT } },
};

KUNIT_ARRAY_PARAM_DESC(choices, choices, name);

static void shows_what_it_has(struct kunit *test)
{
	const struct choice *row = test->param_value;
	enum power_supply_property chosen[ARRAY_SIZE(table)];
	unsigned int i, n = cg_gauge_choose(table, ARRAY_SIZE(table), row->has, chosen);

	KUNIT_ASSERT_EQ(test, row->n, n);
	for (i = 0; i < n; i++)
		KUNIT_EXPECT_EQ(test, row->psp[i], chosen[i]);
}

struct part {
	const char *name;
	enum cg_arrangement pack;
	s32 units;
	enum cg_arrangement unit;
	s32 members;
	s32 behind;
	s32 beside;
};

#define PARALLEL	CG_ARRANGEMENT_PARALLEL
#define SERIES		CG_ARRANGEMENT_SERIES

static const struct part parts[] = {
	{ "one_is_the_pack", PARALLEL, 1, PARALLEL, 1, 1, 1 },
	{ "three_branches", PARALLEL, 3, PARALLEL, 1, 1, 3 },
	{ "three_in_series", SERIES, 3, SERIES, 1, 3, 1 },
	{ "groups_in_series_of_branches", SERIES, 2, PARALLEL, 4, 2, 4 },
	{ "branches_of_groups_in_series", PARALLEL, 2, SERIES, 4, 4, 2 },
	{ "series_of_series", SERIES, 2, SERIES, 4, 8, 1 },
	{ "branches_of_branches", PARALLEL, 2, PARALLEL, 4, 1, 8 },
};

KUNIT_ARRAY_PARAM_DESC(parts, parts, name);

static void is_an_equal_part(struct kunit *test)
{
	const struct part *row = test->param_value;
	struct cg_share share = cg_share_of(row->pack, row->units, row->unit, row->members);

	KUNIT_EXPECT_EQ(test, row->behind, share.behind);
	KUNIT_EXPECT_EQ(test, row->beside, share.beside);
}

static struct kunit_case cases[] = {
	KUNIT_CASE_PARAM(is_an_equal_part, parts_gen_params),
	KUNIT_CASE_PARAM(shows_what_it_has, choices_gen_params),
	{ }
};

static struct kunit_suite suite = {
	.name = "chargov-supply",
	.test_cases = cases,
};

kunit_test_suite(suite);
