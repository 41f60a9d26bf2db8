// SPDX-License-Identifier: GPL-2.0-only
/* How members are wired: every shape, and what is refused. */
#include <kunit/test.h>
#include "../drivers/pack/describe.h"
#include "tree.h"

#define OWN	""
#define SERIES	"pack:arrangement=series"

struct shape {
	const char *name;
	const char *pack;
	struct text_node node[20];
	int ret;
	u8 n;
	u8 units;
	bool own;
	const char *property;
};

static const struct shape shapes[] = {
	{ "no_member_is_one", "", { { NULL } }, 0, 1, 1, false, NULL },
	{ "one", "", { { "member@0" } }, 0, 1, 1, false, NULL },
	{ "one_with_its_own_battery", "", { { "member@0", OWN } }, 0, 1, 1, true, NULL },
	{ "two", "", { { "member@0", OWN }, { "member@1", OWN } }, 0, 2, 2, true, NULL },
	{ "two_in_series", SERIES, { { "member@0" }, { "member@1" } }, 0, 2, 2, false, NULL },
	{ "two_groups_of_two", SERIES,
	  { { "group@0" }, { " member@0", OWN }, { " member@1", OWN },
	    { "group@1" }, { " member@2", OWN }, { " member@3", OWN } }, 0, 4, 2, true, NULL },
	{ "a_member_beside_a_group", "",
	  { { "group@0", SERIES }, { " member@0" }, { " member@1" }, { "member@2" } },
	  0, 3, 2, false, NULL },
	{ "a_reserve_is_no_unit", "", { { "member@0" }, { "reserve@1", OWN } },
	  0, 2, 1, false, NULL },
	{ "a_reserve_first", "", { { "reserve@0", OWN }, { "member@1", OWN } },
	  0, 2, 1, true, NULL },
	{ "a_reserve_alone", "", { { "reserve@0", OWN } }, -EINVAL, 0, 0, false, "member" },
	{ "a_reserve_without_battery", "", { { "member@0" }, { "reserve@1" } },
	  -EINVAL, 0, 0, false, "monitored-battery" },
	{ "a_battery_for_one_of_two", "", { { "member@0", OWN }, { "member@1" } },
	  -EINVAL, 0, 0, false, "monitored-battery" },
	{ "a_battery_for_the_other_of_two", "", { { "member@0" }, { "member@1", OWN } },
	  -EINVAL, 0, 0, false, "monitored-battery" },
	{ "an_empty_group", "", { { "group@0" } }, -EINVAL, 0, 0, false, "group" },
	{ "a_group_in_a_group", "", { { "group@0" }, { " group@1" } },
	  -EINVAL, 0, 0, false, "group@1" },
	{ "a_reserve_in_a_group", "", { { "group@0" }, { " reserve@1", OWN } },
	  -EINVAL, 0, 0, false, "reserve@1" },
	{ "an_unknown_node", "", { { "members@0" } }, -EINVAL, 0, 0, false, "members@0" },
	{ "a_name_without_an_address", "", { { "member" } }, 0, 1, 1, false, NULL },
	{ "a_name_that_begins_otherwise", "", { { "xember@0" } }, -EINVAL, 0, 0, false,
	  "xember@0" },
	{ "a_name_that_is_short", "", { { "membe@0" } }, -EINVAL, 0, 0, false, "membe@0" },
	{ "too_many_in_a_group", "",
	  { { "group@0" }, { " member@0" }, { " member@1" }, { " member@2" }, { " member@3" },
	    { " member@4" }, { " member@5" }, { " member@6" }, { " member@7" }, { " member@8" },
	    { " member@9" }, { " member@a" }, { " member@b" }, { " member@c" }, { " member@d" },
	    { " member@e" }, { " member@f" }, { " member@10" } },
	  -EINVAL, 0, 0, false, "member" },
	{ "a_group_after_sixteen", "",
	  { { "member@0" }, { "member@1" }, { "member@2" }, { "member@3" }, { "member@4" },
	    { "member@5" }, { "member@6" }, { "member@7" }, { "member@8" }, { "member@9" },
	    { "member@a" }, { "member@b" }, { "member@c" }, { "member@d" }, { "member@e" },
	    { "member@f" }, { "group@10" }, { " member@10" } },
	  -EINVAL, 0, 0, false, "group@10" },
	{ "a_group_as_the_sixteenth", "",
	  { { "member@0" }, { "member@1" }, { "member@2" }, { "member@3" }, { "member@4" },
	    { "member@5" }, { "member@6" }, { "member@7" }, { "member@8" }, { "member@9" },
	    { "member@a" }, { "member@b" }, { "member@c" }, { "member@d" }, { "member@e" },
	    { "group@f" }, { " member@f" } }, 0, 16, 16, false, NULL },
	{ "an_unknown_arrangement", "pack:arrangement=ring", { { "member@0" } },
	  -EINVAL, 0, 0, false, "arrangement" },
	{ "an_unknown_arrangement_of_a_group", "",
	  { { "group@0", "pack:arrangement=ring" }, { " member@0" } },
	  -EINVAL, 0, 0, false, "arrangement" },
};

KUNIT_ARRAY_PARAM_DESC(shapes, shapes, name);

static int read_tree(struct kunit *test, const char *pack, const struct text_node *node,
		     struct cg_tree *tree, struct cg_complaint *c)
{
	struct text_tree *t = kunit_kzalloc(test, sizeof(*t), GFP_KERNEL);

	KUNIT_ASSERT_NOT_NULL(test, t);
	text_tree_init(t, a_battery, pack, true, node);
	memset(tree, 0xa5, sizeof(*tree));
	return cg_tree_read(&t->p, tree, c);
}

static void reads_a_shape(struct kunit *test)
{
	const struct shape *row = test->param_value;
	struct cg_complaint c = { 0 };
	struct cg_tree tree;

	KUNIT_ASSERT_EQ(test, row->ret, read_tree(test, row->pack, row->node, &tree, &c));
	if (row->ret) {
		KUNIT_EXPECT_STREQ(test, row->property, c.property);
		KUNIT_EXPECT_NOT_NULL(test, c.rule);
		KUNIT_EXPECT_NOT_NULL(test, c.advice);
		return;
	}
	KUNIT_EXPECT_EQ(test, row->n, tree.n);
	KUNIT_EXPECT_EQ(test, row->units, tree.n_units);
	KUNIT_EXPECT_EQ(test, row->own, tree.own);
}

static void every_count_up_to_sixteen(struct kunit *test)
{
	static const char *const names[] = {
		"member@0", "member@1", "member@2", "member@3", "member@4", "member@5",
		"member@6", "member@7", "member@8", "member@9", "member@a", "member@b",
		"member@c", "member@d", "member@e", "member@f", "member@10",
	};
	struct text_node node[ARRAY_SIZE(names) + 1] = { { 0 } };
	struct cg_complaint c = { 0 };
	struct cg_tree tree;
	unsigned int n;

	for (n = 1; n <= ARRAY_SIZE(names); n++) {
		node[n - 1].name = names[n - 1];
		if (n > CG_MAX_MEMBERS)
			break;
		KUNIT_EXPECT_EQ(test, 0, read_tree(test, "", node, &tree, &c));
		KUNIT_EXPECT_EQ(test, n, tree.n);
		KUNIT_EXPECT_EQ(test, n - 1, tree.leaf[n - 1].unit);
	}
	KUNIT_EXPECT_EQ(test, -EINVAL, read_tree(test, "", node, &tree, &c));
	KUNIT_EXPECT_STREQ(test, "member", c.property);
	KUNIT_EXPECT_EQ(test, 17, c.value);
}

/* Where each leaf is, which unit it is of, how that is wired, and how many it has. */
static void every_leaf_in_its_place(struct kunit *test)
{
	static const struct text_node node[] = {
		{ "reserve@9", OWN }, { "group@0", SERIES }, { " member@0", OWN },
		{ " member@1", OWN }, { "member@2", OWN }, { "group@3" }, { " member@3", OWN },
		{ NULL },
	};
	static const struct cg_leaf leaf[] = {
		{ 0, -1, 0, true }, { 1, 0, 0, false }, { 1, 1, 0, false }, { 2, -1, 1, false },
		{ 3, 0, 2, false },
	};
	struct text_tree *t = kunit_kzalloc(test, sizeof(*t), GFP_KERNEL);
	struct cg_complaint c = { 0 };
	struct cg_tree tree;
	unsigned int i;

	KUNIT_ASSERT_NOT_NULL(test, t);
	text_tree_init(t, a_battery, SERIES, true, node);
	memset(&tree, 0xa5, sizeof(tree));
	KUNIT_ASSERT_EQ(test, 0, cg_tree_read(&t->p, &tree, &c));
	KUNIT_EXPECT_EQ_MSG(test, -1, t->here, "it is at the pack again");
	KUNIT_EXPECT_EQ(test, CG_ARRANGEMENT_SERIES, tree.arrangement);
	KUNIT_EXPECT_EQ(test, CG_ARRANGEMENT_SERIES, tree.unit[0]);
	KUNIT_EXPECT_EQ(test, CG_ARRANGEMENT_PARALLEL, tree.unit[1]);
	KUNIT_EXPECT_EQ(test, CG_ARRANGEMENT_PARALLEL, tree.unit[2]);
	KUNIT_EXPECT_EQ(test, 2, tree.members[0]);
	KUNIT_EXPECT_EQ(test, 1, tree.members[1]);
	KUNIT_EXPECT_EQ(test, 1, tree.members[2]);
	KUNIT_ASSERT_EQ(test, 5, tree.n);
	for (i = 0; i < tree.n; i++) {
		KUNIT_EXPECT_EQ(test, leaf[i].child, tree.leaf[i].child);
		KUNIT_EXPECT_EQ(test, leaf[i].at, tree.leaf[i].at);
		KUNIT_EXPECT_EQ(test, leaf[i].unit, tree.leaf[i].unit);
		KUNIT_EXPECT_EQ(test, leaf[i].reserve, tree.leaf[i].reserve);
	}
	/* nothing below: the pack node is the member */
	text_tree_init(t, a_battery, "", true, node + 7);
	KUNIT_ASSERT_EQ(test, 0, cg_tree_read(&t->p, &tree, &c));
	KUNIT_EXPECT_EQ(test, -1, tree.leaf[0].child);
	KUNIT_EXPECT_EQ(test, -1, tree.leaf[0].at);
	KUNIT_EXPECT_EQ(test, 1, tree.members[0]);
}

/* --- a complaint is of the node at which it was found --- */

/* @at: name of that node, NULL is the pack; @pack: not of its battery, if it has one. */
struct blame {
	const char *name;
	const char *top;
	bool has_top;
	struct text_node node[6];
	const char *at;
	bool pack;
};

#define WRONG	"constant-charge-voltage-max-microvolt=4600000"
#define BOTH	{ { "member@0", OWN }, { "member@1", OWN } }

static const struct blame blames[] = {
	{ "a_name_that_is_none", "", true, { { "member@0" }, { "cell@1" } }, "cell@1", true },
	{ "a_group_in_a_group", "", true, { { "group@0" }, { " group@1" } }, " group@1", true },
	{ "an_empty_group", "", true, { { "member@0" }, { "group@1" } }, "group@1", true },
	{ "a_member_without_what_the_others_have", "", true,
	  { { "member@0", OWN }, { "member@1" } }, "member@1", true },
	{ "a_group_that_is_wired_otherwise", "", true,
	  { { "group@0", "pack:arrangement=ring" }, { " member@0" } }, "group@0", true },
	{ "a_pack_that_is_wired_otherwise", "pack:arrangement=ring", true, BOTH, NULL, true },
	{ "reserves_only", "", true, { { "reserve@0", OWN } }, NULL, true },
	{ "the_battery_of_a_member", "", true, { { "member@0", OWN }, { "member@1", WRONG } },
	  "member@1", false },
	{ "the_battery_of_a_reserve", "", false, { { "member@0", OWN }, { "reserve@1", WRONG } },
	  "reserve@1", false },
	{ "cells_of_a_member", "", false,
	  { { "member@0", "pack:cells-in-series=17" }, { "member@1", OWN } }, "member@0", true },
	{ "members_that_do_not_go_together", "", true,
	  { { "member@0", OWN }, { "member@1", "device-chemistry=lithium-ion-polymer" } },
	  NULL, true },
	{ "members_of_a_group_that_do_not_go_together", "", true,
	  { { "group@0" }, { " member@0", OWN },
	    { " member@1", "device-chemistry=lithium-ion-polymer" } }, NULL, true },
	{ "a_battery_that_is_not_that_of_its_members", "", true, BOTH, NULL, false },
	{ "the_battery", WRONG, true, { { "member@0" } }, NULL, false },
	{ "its_chemistry", "device-chemistry=LiFePO4", true, { { "member@0" } }, NULL, false },
	{ "its_curve", "ocv_capacity_table_0=1", true, { { "member@0" } }, NULL, false },
	{ "its_temperatures", "operating-range-celsius=45,0", true, { { "member@0" } }, NULL,
	  false },
	{ "its_kind", "compatible=acme,cell", true, { { "member@0" } }, NULL, false },
	{ "no_battery", "", false, { { "member@0" } }, NULL, true },
	{ "a_battery_that_is_not_there", "pack:monitored-battery=1", false, { { "member@0" } },
	  NULL, true },
	{ "a_battery_of_a_pack_that_is_not_there", "pack:monitored-battery=1", false, BOTH, NULL,
	  true },
	{ "a_timer", "pack:safety-timer-sec=1", true, { { "member@0" } }, NULL, true },
	{ "zones", "pack:charge-zones-celsius=0", true, { { "member@0" } }, NULL, true },
	{ "a_zone", "pack:charge-zone-0=1,2", true, { { "member@0" } }, NULL, true },
	{ "zones_with_underscores", "pack:charge_zones_celsius=0", true, { { "member@0" } }, NULL,
	  true },
	{ "stages", "pack:maintenance-charge=1", true, { { "member@0" } }, NULL, true },
	{ "ageing", "pack:charge-ageing=1", true, { { "member@0" } }, NULL, true },
};

KUNIT_ARRAY_PARAM_DESC(blames, blames, name);

static void is_of_its_node(struct kunit *test)
{
	const struct blame *row = test->param_value;
	struct cg_profile *p = kunit_kzalloc(test, sizeof(*p), GFP_KERNEL);
	struct text_tree *t = kunit_kzalloc(test, sizeof(*t), GFP_KERNEL);
	struct cg_complaint c = { 0 };
	u32 assumed;

	KUNIT_ASSERT_NOT_NULL(test, p);
	KUNIT_ASSERT_NOT_NULL(test, t);
	text_tree_init(t, a_battery, row->top, row->has_top, row->node);
	KUNIT_ASSERT_EQ(test, -EINVAL, cg_profile_parse(&t->p, NULL, p, &assumed, &c));
	KUNIT_EXPECT_STREQ(test, row->at ?: "pack", t->here < 0 ? "pack" : t->node[t->here].name);
	KUNIT_EXPECT_EQ_MSG(test, row->pack, c.pack, "%s %s", c.property, c.rule);
}

static struct kunit_case cases[] = {
	KUNIT_CASE_PARAM(is_of_its_node, blames_gen_params),
	KUNIT_CASE_PARAM(reads_a_shape, shapes_gen_params),
	KUNIT_CASE(every_count_up_to_sixteen),
	KUNIT_CASE(every_leaf_in_its_place),
	{ }
};

static struct kunit_suite suite = {
	.name = "chargov-tree",
	.test_cases = cases,
};

kunit_test_suite(suite);
