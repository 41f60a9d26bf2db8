// SPDX-License-Identifier: GPL-2.0-only
/* What a profile keeps of a description, of its members and of its charger. */
#include "refusals.h"
#include "tree.h"

#define TABLE(full, empty)						\
	"ocv-capacity-celsius=25;ocv-capacity-table-0=" full ",100," empty ",0"
#define SERIES	"pack:arrangement=series"

/* --- the curve of one member stands for the pack's when the pack has none --- */

struct curve {
	const char *name;
	const char *pack;
	bool has_top;
	struct text_node node[4];
	s32 empty_uv;
	s32 full_uv;
};

static const struct curve curves[] = {
	{ "no_curve_of_a_reserve_that_comes_first", "", false,
	  { { "reserve@0", TABLE("4180000", "3200000") },
	    { "member@1", TABLE("4190000", "3300000") } }, 3300000, 4190000 },
	{ "of_the_pack_alone", TABLE("4180000", "3200000"), true, { }, 3200000, 4180000 },
	{ "of_the_pack_before_that_of_its_member", TABLE("4180000", "3200000"), true,
	  { { "member@0", TABLE("4190000", "3300000") } }, 3200000, 4180000 },
	{ "of_the_first_member", "", false,
	  { { "member@0", TABLE("4180000", "3200000") },
	    { "member@1", TABLE("4190000", "3300000") } }, 3200000, 4180000 },
	{ "of_the_first_in_a_group", "", false,
	  { { "group@0" }, { " member@0", TABLE("4180000", "3200000") },
	    { " member@1", TABLE("4190000", "3300000") } }, 3200000, 4180000 },
	{ "two_cells_stand_for_three", SERIES, false,
	  { { "member@0", TWO_CELLS TABLE("8360000", "6400000") }, { "member@1", "" } },
	  9600000, 12540000 },
	{ "one_cell_stands_for_three", SERIES, false,
	  { { "member@0", TABLE("4180000", "3200000") }, { "member@1", TWO_CELLS } },
	  9600000, 12540000 },
};

KUNIT_ARRAY_PARAM_DESC(curves, curves, name);

static struct cg_profile *parse_tree(struct kunit *test, struct text_tree *t)
{
	struct cg_profile *profile = kunit_kzalloc(test, sizeof(*profile), GFP_KERNEL);
	struct cg_complaint c = { 0 };
	u32 assumed;

	KUNIT_ASSERT_NOT_NULL(test, profile);
	KUNIT_ASSERT_EQ_MSG(test, 0, cg_profile_parse(&t->p, NULL, profile, &assumed, &c),
			    "%s = %lld %s %lld", c.property, c.value, c.rule, c.bound);
	return profile;
}

static void keeps_a_curve(struct kunit *test)
{
	const struct curve *row = test->param_value;
	const struct cg_profile *p;
	struct text_tree t;

	text_tree_init(&t, a_battery, row->pack, row->has_top, row->node);
	p = parse_tree(test, &t);
	KUNIT_ASSERT_EQ(test, 2, p->model.n);
	KUNIT_EXPECT_EQ(test, row->empty_uv, p->model.ocv_uv[0]);
	KUNIT_EXPECT_EQ(test, row->full_uv, p->model.ocv_uv[1]);
}

static struct kunit_case cases[] = {
	KUNIT_CASE_PARAM(keeps_a_curve, curves_gen_params),
	{ }
};

static struct kunit_suite suite = {
	.name = "chargov-kept",
	.test_cases = cases,
};

kunit_test_suite(suite);
