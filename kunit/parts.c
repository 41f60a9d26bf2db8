// SPDX-License-Identifier: GPL-2.0-only
/* Limits of the whole from those of its members, and of members from those of the whole. */
#include <kunit/test.h>
#include "../drivers/pack/describe.h"
#include "tree.h"

/* a_battery: 3 Ah, 1.5 A, 4.2 V; and a smaller one. */
#define BIG	""
#define SMALL	"charge-full-design-microamp-hours=2000000;"	\
		"energy-full-design-microwatt-hours=7200000;"	\
		"constant-charge-current-max-microamp=800000;"	\
		"charge-term-current-microamp=60000;"		\
		"constant-charge-voltage-max-microvolt=4100000;"	\
		"voltage-max-design-microvolt=4100000;"		\
		"re-charge-voltage-microvolt=4000000;"		\
		"over-voltage-threshold-microvolt=4180000;"	\
		"operating-range-celsius=5,45"
#define SERIES	"pack:arrangement=series"

struct pack {
	const char *name;
	const char *pack;
	bool has_top;
	struct text_node node[8];
	int ret;
	u8 cells;
	s32 uah;
	s32 cv_uv;
	s32 cc_ua;
	const char *property;
};

static const struct pack packs[] = {
	{ "the_pack_alone", "", true, { { "member@0" } }, 0, 1, 3000000, 4200000, 1500000, NULL },
	{ "a_member_alone", "", false, { { "member@0", BIG } },
	  0, 1, 3000000, 4200000, 1500000, NULL },
	{ "a_pack_and_its_member_agree", "", true, { { "member@0", BIG } },
	  0, 1, 3000000, 4200000, 1500000, NULL },
	{ "nobody_has_a_battery", "", false, { { "member@0" } },
	  -EINVAL, 0, 0, 0, 0, "monitored-battery" },
	{ "parallel_adds_currents_and_takes_the_lowest_voltage", "", false,
	  { { "member@0", BIG }, { "member@1", SMALL } }, 0, 1, 5000000, 4100000, 2300000, NULL },
	{ "series_adds_voltages_and_takes_the_lowest_current", SERIES, false,
	  { { "member@0", BIG }, { "member@1", SMALL } }, 0, 2, 2000000, 8300000, 800000, NULL },
	{ "two_parallel_pairs_in_series", SERIES, false,
	  { { "group@0" }, { " member@0", BIG }, { " member@1", BIG },
	    { "group@1" }, { " member@2", BIG }, { " member@3", SMALL } },
	  0, 2, 5000000, 8300000, 2300000, NULL },
	{ "two_pairs_in_series_in_parallel", "", false,
	  { { "group@0", SERIES }, { " member@0", BIG }, { " member@1", BIG },
	    { "group@1", SERIES }, { " member@2", BIG }, { " member@3", SMALL } },
	  0, 2, 5000000, 8300000, 2300000, NULL },
	{ "a_reserve_adds_no_limit", "", false,
	  { { "member@0", BIG }, { "reserve@1", SMALL } }, 0, 1, 3000000, 4200000, 1500000, NULL },
	{ "the_pack_may_be_tighter",
	  "charge-full-design-microamp-hours=4800000;energy-full-design-microwatt-hours=17760000;"
	  "constant-charge-current-max-microamp=1000000;"
	  "constant-charge-voltage-max-microvolt=4090000;voltage-max-design-microvolt=4100000;"
	  "re-charge-voltage-microvolt=3990000;over-voltage-threshold-microvolt=4150000", true,
	  { { "member@0", BIG }, { "member@1", SMALL } }, 0, 1, 4800000, 4090000, 1000000, NULL },
	{ "the_pack_may_not_be_looser",
	  "charge-full-design-microamp-hours=5200000;energy-full-design-microwatt-hours=19240000;"
	  "constant-charge-current-max-microamp=2500000", true,
	  { { "member@0", BIG }, { "member@1", SMALL } }, 0, 1, 5000000, 4100000, 2300000, NULL },
	{ "another_capacity_is_a_contradiction", "", true,
	  { { "member@0", BIG }, { "member@1", BIG } },
	  -EINVAL, 0, 0, 0, 0, "charge-full-design-microamp-hours" },
	{ "another_voltage_is_a_contradiction",
	  "charge-full-design-microamp-hours=6000000;energy-full-design-microwatt-hours=22200000;"
	  "constant-charge-voltage-max-microvolt=3900000;re-charge-voltage-microvolt=3800000", true,
	  { { "member@0", BIG }, { "member@1", BIG } },
	  -EINVAL, 0, 0, 0, 0, "constant-charge-voltage-max-microvolt" },
	{ "other_cells_are_a_contradiction", "pack:cells-in-series=2", true,
	  { { "member@0", BIG } }, -EINVAL, 0, 0, 0, 0, "cells-in-series" },
	{ "parallel_members_have_the_same_cells", "", false,
	  { { "member@0", BIG },
	    { "member@1", TWO_CELLS } },
	  -EINVAL, 0, 0, 0, 0, "cells-in-series" },
	{ "mixed_chemistries", "", false,
	  { { "member@0", BIG }, { "member@1", "device-chemistry=lithium-ion-polymer" } },
	  -EINVAL, 0, 0, 0, 0, "device-chemistry" },
	{ "temperatures_that_exclude_each_other", "", false,
	  { { "member@0", "operating-range-celsius=0,20;alert-celsius=5,15" },
	    { "member@1", "operating-range-celsius=21,50;alert-celsius=25,45" } },
	  -EINVAL, 0, 0, 0, 0, "operating-range-celsius" },
	{ "a_wrong_member_is_a_wrong_pack", "", false,
	  { { "member@0", BIG }, { "member@1", "constant-charge-voltage-max-microvolt=4600000" } },
	  -EINVAL, 0, 0, 0, 0, "constant-charge-voltage-max-microvolt" },
	{ "temperatures_that_meet_in_one", "", false,
	  { { "member@0", "operating-range-celsius=0,20;alert-celsius=5,15" },
	    { "member@1", "operating-range-celsius=20,50;alert-celsius=25,45" } },
	  -EINVAL, 0, 0, 0, 0, "operating-range-celsius" },
	{ "a_wrong_reserve_first", "", false,
	  { { "reserve@1", "constant-charge-voltage-max-microvolt=4600000" }, { "member@0", BIG } },
	  -EINVAL, 0, 0, 0, 0, "constant-charge-voltage-max-microvolt" },
	{ "a_battery_of_another_kind", "", false,
	  { { "member@0", BIG }, { "member@1", "compatible=samsung,sdi" } },
	  -EINVAL, 0, 0, 0, 0, "compatible" },
	{ "a_wrong_reserve", "", false,
	  { { "member@0", BIG }, { "reserve@1", "constant-charge-voltage-max-microvolt=4600000" } },
	  -EINVAL, 0, 0, 0, 0, "constant-charge-voltage-max-microvolt" },
	{ "more_than_a_pack_can_be_together", "", false,
	  { { "member@0", "charge-full-design-microamp-hours=600000000;"
	      "!energy-full-design-microwatt-hours" },
	    { "member@1", "charge-full-design-microamp-hours=600000000;"
	      "!energy-full-design-microwatt-hours" } },
	  -EINVAL, 0, 0, 0, 0, "charge-full-design-microamp-hours" },
	{ "cells_of_the_first_group_alone_that_do_not", SERIES ";" TWO_CELLS, true,
	  { { "group@0", SERIES }, { " member@0" }, { " member@1" },
	    { "group@1" }, { " member@2" }, { " member@3" } },
	  -EINVAL, 0, 0, 8400000, 0, "cells-in-series" },
	{ "cells_that_do_not_come_out_even", SERIES ";pack:cells-in-series=1", true,
	  { { "member@0" }, { "member@1" } }, -EINVAL, 0, 0, 0, 0, "cells-in-series" },
};

KUNIT_ARRAY_PARAM_DESC(packs, packs, name);

static int parse(struct kunit *test, const struct pack *row, struct cg_profile *p,
		 struct cg_complaint *c)
{
	struct text_tree *t = kunit_kzalloc(test, sizeof(*t), GFP_KERNEL);
	u32 assumed = 0;

	KUNIT_ASSERT_NOT_NULL(test, t);
	text_tree_init(t, a_battery, row->pack, row->has_top, row->node);
	return cg_profile_parse(&t->p, &a_charger, p, &assumed, c);
}

static void limits_of_the_whole(struct kunit *test)
{
	const struct pack *row = test->param_value;
	struct cg_profile *p = kunit_kzalloc(test, sizeof(*p), GFP_KERNEL);
	struct cg_complaint c = { 0 };

	KUNIT_ASSERT_NOT_NULL(test, p);
	/* two cells are too much for the usual charger of these tests */
	if (row->cv_uv > a_charger.cv.max) {
		struct cg_charger_caps caps = a_charger;
		struct text_tree *t = kunit_kzalloc(test, sizeof(*t), GFP_KERNEL);
		u32 assumed = 0;

		KUNIT_ASSERT_NOT_NULL(test, t);
		caps.cv.max = 9000000;
		text_tree_init(t, a_battery, row->pack, row->has_top, row->node);
		KUNIT_ASSERT_EQ_MSG(test, row->ret,
				    cg_profile_parse(&t->p, &caps, p, &assumed, &c),
				    "%s %s", c.property, c.rule);
	} else {
		KUNIT_ASSERT_EQ_MSG(test, row->ret, parse(test, row, p, &c), "%s %s",
				    c.property, c.rule);
	}
	if (row->ret) {
		KUNIT_EXPECT_STREQ(test, row->property, c.property);
		KUNIT_EXPECT_EQ_MSG(test, 0, p->n_parts, "something was written");
		return;
	}
	KUNIT_EXPECT_EQ(test, row->cells, p->cells_series);
	KUNIT_EXPECT_EQ(test, row->uah, p->capacity_uah);
	KUNIT_EXPECT_EQ(test, row->cv_uv, p->cv_max_uv);
	KUNIT_EXPECT_EQ(test, row->cc_ua, p->cc_max_ua);
}

/* Whatever the split, what the members may have is no less than what the pack may have. */
static void members_share_the_whole(struct kunit *test)
{
	const struct pack row = { .pack = "pack:arrangement=parallel", .has_top = true, .node = {
		{ "member@0" }, { "member@1" }, { "member@2" } } };
	struct cg_profile *p = kunit_kzalloc(test, sizeof(*p), GFP_KERNEL);
	struct cg_complaint c = { 0 };

	KUNIT_ASSERT_NOT_NULL(test, p);
	KUNIT_ASSERT_EQ(test, 0, parse(test, &row, p, &c));
	KUNIT_EXPECT_EQ(test, 3, p->n_parts);
	KUNIT_EXPECT_EQ(test, 3, p->n_units);
	KUNIT_EXPECT_EQ(test, 500000, p->part[2].cc_max_ua);
	KUNIT_EXPECT_EQ(test, 1000000, p->part[2].capacity_uah);
	KUNIT_EXPECT_EQ(test, 4200000, p->part[2].cell_cv_uv);
	KUNIT_EXPECT_EQ(test, 1, p->part[2].cells_series);
}

/* What is far from what the members add up to: more than a fifth, a twentieth, the double. */
#define TWO	{ { "member@0", BIG }, { "member@1", BIG } }
#define OF_TWO	"energy-full-design-microwatt-hours=20000000;charge-full-design-microamp-hours="
#define CC	"constant-charge-current-max-microamp="

struct off {
	const char *name;
	const char *pack;
	int ret;
	s64 value;
	s64 bound;
};

static const struct off offs[] = {
	{ "a_fifth_less", OF_TWO "4800000", 0 },
	{ "more_than_a_fifth_less", OF_TWO "4799999", -EINVAL, 4799999, 6000000 },
	{ "a_fifth_more", OF_TWO "7200000", 0 },
	{ "more_than_a_fifth_more", OF_TWO "7200001", -EINVAL, 7200001, 6000000 },
	{ "the_double_current", OF_TWO "6000000;" CC "6000000", 0 },
	{ "more_than_the_double", OF_TWO "6000000;" CC "6000001", -EINVAL, 6000001, 3000000 },
	{ "much_less_current", OF_TWO "6000000;" CC "300000", 0 },
	{ "a_twentieth_less_voltage", OF_TWO "6000000;"
	  "constant-charge-voltage-max-microvolt=3990000;re-charge-voltage-microvolt=3800000", 0 },
	{ "more_than_a_twentieth_less", OF_TWO "6000000;"
	  "constant-charge-voltage-max-microvolt=3989999;re-charge-voltage-microvolt=3800000",
	  -EINVAL, 3989999, 4200000 },
	{ "another_chemistry", OF_TWO "6000000;device-chemistry=lithium-ion-polymer",
	  -EINVAL, 0, 0 },
	{ "no_chemistry_is_that_of_the_members", OF_TWO "6000000;!device-chemistry", 0 },
};

KUNIT_ARRAY_PARAM_DESC(offs, offs, name);

static void the_pack_is_near_its_members(struct kunit *test)
{
	const struct off *row = test->param_value;
	const struct pack pack = { .pack = row->pack, .has_top = true, .node = TWO };
	struct cg_profile *p = kunit_kzalloc(test, sizeof(*p), GFP_KERNEL);
	struct cg_complaint c = { 0 };

	KUNIT_ASSERT_NOT_NULL(test, p);
	KUNIT_ASSERT_EQ_MSG(test, row->ret, parse(test, &pack, p, &c), "%s %s", c.property,
			    c.rule);
	KUNIT_EXPECT_EQ(test, row->value, c.value);
	KUNIT_EXPECT_EQ(test, row->bound, c.bound);
	if (row->ret)
		return;
	KUNIT_EXPECT_EQ(test, CG_CHEMISTRY_LION, p->chemistry);
	/* each gives its part of what the pack is charged less */
	KUNIT_EXPECT_EQ(test, p->cv_max_uv, p->part[0].cell_cv_uv);
	KUNIT_EXPECT_EQ(test, 3700000, p->part[1].nominal_uv);
}

/* What each member is, with batteries of their own. */
static void members_keep_their_own(struct kunit *test)
{
	static const struct pack pairs = { .pack = SERIES, .node = {
		{ "reserve@9", SMALL }, { "group@0" }, { " member@0", BIG }, { " member@1", SMALL },
		{ "group@1" }, { " member@2", BIG }, { " member@3", BIG } } };
	struct cg_profile *p = kunit_kzalloc(test, sizeof(*p), GFP_KERNEL);
	struct text_tree *t = kunit_kzalloc(test, sizeof(*t), GFP_KERNEL);
	struct cg_charger_caps caps = a_charger;
	struct cg_complaint c = { 0 };
	u32 assumed = 0;

	KUNIT_ASSERT_NOT_NULL(test, p);
	KUNIT_ASSERT_NOT_NULL(test, t);
	caps.cv.max = 9000000;
	text_tree_init(t, a_battery, pairs.pack, false, pairs.node);
	KUNIT_ASSERT_EQ(test, 0, cg_profile_parse(&t->p, &caps, p, &assumed, &c));
	KUNIT_EXPECT_EQ_MSG(test, -1, t->here, "it is at the pack again");
	KUNIT_EXPECT_EQ(test, CG_ARRANGEMENT_SERIES, p->arrangement);
	KUNIT_EXPECT_EQ(test, CG_ARRANGEMENT_PARALLEL, p->unit[0]);
	KUNIT_EXPECT_EQ(test, CG_ARRANGEMENT_PARALLEL, p->unit[1]);
	KUNIT_EXPECT_EQ(test, 5, p->n_parts);
	KUNIT_EXPECT_EQ(test, 2, p->n_units);
	KUNIT_EXPECT_TRUE(test, p->part[0].reserve);
	KUNIT_EXPECT_EQ(test, 2000000, p->part[0].capacity_uah);
	KUNIT_EXPECT_EQ(test, 3600000, p->part[0].nominal_uv);
	KUNIT_EXPECT_FALSE(test, p->part[1].reserve);
	KUNIT_EXPECT_EQ(test, 0, p->part[1].unit);
	KUNIT_EXPECT_EQ(test, 0, p->part[2].unit);
	KUNIT_EXPECT_EQ(test, 1, p->part[3].unit);
	KUNIT_EXPECT_EQ(test, 1, p->part[4].unit);
	KUNIT_EXPECT_EQ(test, 4200000, p->part[1].cell_cv_uv);
	KUNIT_EXPECT_EQ(test, 4100000, p->part[2].cell_cv_uv);
	KUNIT_EXPECT_EQ(test, 800000, p->part[2].cc_max_ua);
	KUNIT_EXPECT_EQ(test, 1, p->part[2].cells_series);
	/* what no member says is assumed of the whole: 5 Ah at 2.3 A, twice, and two hours */
	KUNIT_EXPECT_EQ(test, 2 * 7826 + 7200, p->total_s);
	/* 60 mOhm each: two beside each other, and that twice */
	KUNIT_EXPECT_EQ(test, 60000, p->model.resistance_uohm);
}

#define CURVE	"ocv-capacity-celsius=25;ocv-capacity-table-0=4200000,100,3400000,0"

/* A member's curve is the pack's, as high as the pack; without one there is none. */
static void the_curve_of_a_member_is_borrowed(struct kunit *test)
{
	static const struct text_node node[] = {
		{ "member@0", CURVE },
		{ "member@1", BIG }, { NULL },
	};
	struct cg_profile *p = kunit_kzalloc(test, sizeof(*p), GFP_KERNEL);
	struct text_tree *t = kunit_kzalloc(test, sizeof(*t), GFP_KERNEL);
	struct cg_complaint c = { 0 };
	u32 assumed = 0;

	KUNIT_ASSERT_NOT_NULL(test, p);
	KUNIT_ASSERT_NOT_NULL(test, t);
	text_tree_init(t, a_battery, SERIES, false, node);
	KUNIT_ASSERT_EQ(test, 0, cg_profile_parse(&t->p, NULL, p, &assumed, &c));
	KUNIT_EXPECT_EQ(test, -1, t->here);
	KUNIT_ASSERT_EQ(test, 2, p->model.n);
	KUNIT_EXPECT_EQ(test, 6800000, p->model.ocv_uv[0]);
	KUNIT_EXPECT_EQ(test, 8400000, p->model.ocv_uv[1]);
	KUNIT_EXPECT_EQ(test, 1000, p->model.soc_permille[1]);
}

/* What only one says, what they say otherwise, and what none does. */
static void members_differ(struct kunit *test)
{
	static const struct pack differ = { .pack = "", .node = {
		{ "member@0", "!alert-celsius !factory-internal-resistance-micro-ohms;"
		  "voltage-min-design-microvolt=3300000 precharge-upper-limit-microvolt=3100000;"
		  "!constant-charge-voltage-max-microvolt" },
		{ "member@1", "operating-range-celsius=5,60;"
		  "!constant-charge-current-max-microamp" } } };
	struct cg_profile *p = kunit_kzalloc(test, sizeof(*p), GFP_KERNEL);
	struct text_tree *t = kunit_kzalloc(test, sizeof(*t), GFP_KERNEL);
	struct cg_complaint c = { 0 };
	u32 assumed = 0;

	KUNIT_ASSERT_NOT_NULL(test, p);
	KUNIT_ASSERT_NOT_NULL(test, t);
	text_tree_init(t, a_battery, differ.pack, false, differ.node);
	KUNIT_ASSERT_EQ_MSG(test, 0, cg_profile_parse(&t->p, &a_charger, p, &assumed, &c), "%s %s",
			    c.property, c.rule);
	KUNIT_EXPECT_EQ(test, 3300000, p->empty_uv);
	KUNIT_EXPECT_EQ(test, 3100000, p->precharge_below_uv);
	KUNIT_EXPECT_EQ(test, 4200000, p->cv_max_uv);
	KUNIT_EXPECT_EQ(test, 0, p->model.resistance_uohm);
	KUNIT_EXPECT_TRUE(test, assumed & CG_ASSUMED(CURRENT));
	KUNIT_EXPECT_TRUE(test, assumed & CG_ASSUMED(VOLTAGE));
	/* 5 to 50 C, full from 10 to 45 C */
	KUNIT_ASSERT_EQ(test, 3, p->n_zones);
	KUNIT_EXPECT_EQ(test, 5000, p->zone[0].from_mdegc);
	KUNIT_EXPECT_EQ(test, 10000, p->zone[1].from_mdegc);
	KUNIT_EXPECT_EQ(test, 45000, p->zone[2].from_mdegc);
	KUNIT_EXPECT_EQ(test, 50000, p->zone[2].to_mdegc);
}

/* A pack that holds, whatever its charger is. */
static struct cg_profile *parsed(struct kunit *test, const struct pack *row)
{
	struct cg_profile *p = kunit_kzalloc(test, sizeof(*p), GFP_KERNEL);
	struct text_tree *t = kunit_kzalloc(test, sizeof(*t), GFP_KERNEL);
	struct cg_complaint c = { 0 };
	u32 assumed = 0;

	KUNIT_ASSERT_NOT_NULL(test, p);
	KUNIT_ASSERT_NOT_NULL(test, t);
	text_tree_init(t, a_battery, row->pack, row->has_top, row->node);
	KUNIT_ASSERT_EQ_MSG(test, 0, cg_profile_parse(&t->p, NULL, p, &assumed, &c), "%s %s",
			    c.property, c.rule);
	return p;
}

#define SILENT	"!factory-internal-resistance-micro-ohms;!alert-celsius"

/* 60 mOhm each; of temperatures what is said holds. */
static void what_one_does_not_say_nobody_says(struct kunit *test)
{
	static const struct pack both = { .pack = "", .node = TWO };
	static const struct pack first = { .pack = "", .node = {
		{ "member@0", BIG }, { "member@1", SILENT } } };
	static const struct pack second = { .pack = "", .node = {
		{ "member@0", SILENT }, { "member@1", BIG } } };

	KUNIT_EXPECT_EQ(test, 30000, parsed(test, &both)->model.resistance_uohm);
	KUNIT_EXPECT_EQ(test, 0, parsed(test, &first)->model.resistance_uohm);
	KUNIT_EXPECT_EQ(test, 0, parsed(test, &second)->model.resistance_uohm);
	KUNIT_EXPECT_EQ(test, 10000, parsed(test, &first)->zone[1].from_mdegc);
	KUNIT_EXPECT_EQ(test, 45000, parsed(test, &first)->zone[1].to_mdegc);
	KUNIT_EXPECT_EQ(test, 10000, parsed(test, &second)->zone[1].from_mdegc);
	KUNIT_EXPECT_EQ(test, 45000, parsed(test, &second)->zone[1].to_mdegc);
}

/* Timers, for instance, are of no battery. */
static void what_is_not_given_has_no_number(struct kunit *test)
{
	static const struct text_node node[] = { { "member@0", BIG }, { "member@1", SMALL },
						 { NULL } };
	struct text_tree *t = kunit_kzalloc(test, sizeof(*t), GFP_KERNEL);
	struct cg_description joined;
	struct cg_complaint c = { 0 };
	struct cg_tree tree;
	u32 assumed = 0;
	int i;

	KUNIT_ASSERT_NOT_NULL(test, t);
	text_tree_init(t, a_battery, "", false, node);
	KUNIT_ASSERT_EQ(test, 0, cg_tree_read(&t->p, &tree, &c));
	KUNIT_ASSERT_EQ(test, 0, cg_parts_join(&t->p, &tree, &joined, &assumed, &c));
	KUNIT_EXPECT_FALSE(test, joined.given[CG_K_TOTAL_S]);
	for (i = 0; i < CG_N_KNOWN; i++)
		KUNIT_EXPECT_EQ(test, joined.given[i], joined.v[i] != 0);
}

/* As many as there can be, each a cell of the sixteen. */
static void sixteen_members_are_all_that_is_written(struct kunit *test)
{
	struct text_node node[CG_MAX_MEMBERS + 1] = { { 0 } };
	struct cg_profile *p = kunit_kzalloc(test, sizeof(*p), GFP_KERNEL);
	struct text_tree *t = kunit_kzalloc(test, sizeof(*t), GFP_KERNEL);
	struct cg_complaint c = { 0 };
	u32 assumed = 0;
	int i;

	KUNIT_ASSERT_NOT_NULL(test, p);
	KUNIT_ASSERT_NOT_NULL(test, t);
	for (i = 0; i < CG_MAX_MEMBERS; i++)
		node[i].name = "member";
	text_tree_init(t, "charge-full-design-microamp-hours=3000000", SERIES ";"
		       "pack:cells-in-series=16 voltage-max-design-microvolt=67200000", true, node);
	KUNIT_ASSERT_EQ_MSG(test, 0, cg_profile_parse(&t->p, NULL, p, &assumed, &c), "%s %s",
			    c.property, c.rule);
	KUNIT_EXPECT_EQ(test, CG_MAX_MEMBERS, p->n_parts);
	KUNIT_EXPECT_EQ(test, 1, p->part[CG_MAX_MEMBERS - 1].cells_series);
	/* of one less nothing is written behind the last */
	node[CG_MAX_MEMBERS - 1].name = NULL;
	text_props_init(&t->top, t->base, SERIES ";"
			"pack:cells-in-series=15 voltage-max-design-microvolt=63000000");
	KUNIT_ASSERT_EQ_MSG(test, 0, cg_profile_parse(&t->p, NULL, p, &assumed, &c), "%s %s",
			    c.property, c.rule);
	KUNIT_EXPECT_PTR_EQ(test, memchr_inv(&p->part[CG_MAX_MEMBERS - 1], 0, sizeof(p->part[0])),
			    NULL);
}

/* 21.6 Wh of 3 Ah are 7.2 V. */
static void without_energy_the_chemistry_tells_the_voltage(struct kunit *test)
{
	static const struct pack pack = { .pack = "", .node = {
		{ "member@0", "!energy-full-design-microwatt-hours;" TWO_CELLS },
		{ "member@1", "energy-full-design-microwatt-hours=21600000;" TWO_CELLS } } };
	const struct cg_profile *p = parsed(test, &pack);

	KUNIT_EXPECT_EQ(test, 7400000, p->part[0].nominal_uv);
	KUNIT_EXPECT_EQ(test, 7200000, p->part[1].nominal_uv);
	KUNIT_EXPECT_EQ(test, 4200000, p->part[0].cell_cv_uv);
}

/* It has 4.2 V for its highest voltage; the pack is charged to the 4.1 V of the other. */
static void a_voltage_that_is_assumed_is_the_members_own(struct kunit *test)
{
	static const struct pack pack = { .pack = "", .node = {
		{ "member@0", "!constant-charge-voltage-max-microvolt" }, { "member@1", SMALL } } };
	const struct cg_profile *p = parsed(test, &pack);

	KUNIT_EXPECT_EQ(test, 4100000, p->cv_max_uv);
	KUNIT_EXPECT_EQ(test, 4200000, p->part[0].cell_cv_uv);
	KUNIT_EXPECT_EQ(test, 4100000, p->part[1].cell_cv_uv);
}

static void a_reserve_has_its_own_where_members_share(struct kunit *test)
{
	static const struct pack pack = { .pack = "", .has_top = true, .node = {
		{ "member@0" }, { "member@1" }, { "reserve@2", SMALL } } };
	const struct cg_profile *p = parsed(test, &pack);

	KUNIT_ASSERT_EQ(test, 3, p->n_parts);
	KUNIT_EXPECT_EQ(test, 1500000, p->part[1].capacity_uah);
	KUNIT_EXPECT_FALSE(test, p->part[1].reserve);
	KUNIT_EXPECT_TRUE(test, p->part[2].reserve);
	KUNIT_EXPECT_EQ(test, 2000000, p->part[2].capacity_uah);
	KUNIT_EXPECT_EQ(test, 4100000, p->part[2].cell_cv_uv);
	KUNIT_EXPECT_EQ(test, 3600000, p->part[2].nominal_uv);
}

/* It was checked before; if it cannot be read any more, its part says nothing. */
static void a_member_that_cannot_be_read_is_nothing(struct kunit *test)
{
	static const struct text_node node[] = {
		{ "member@0", "!charge-full-design-microamp-hours;"
		  "!energy-full-design-microwatt-hours" }, { NULL },
	};
	const struct cg_tree tree = { .own = true, .n = 1, .n_units = 1, .members = { 1 },
				      .leaf = { { 0, -1, 0, false } } };
	struct cg_profile *p = kunit_kzalloc(test, sizeof(*p), GFP_KERNEL);
	struct text_tree *t = kunit_kzalloc(test, sizeof(*t), GFP_KERNEL);

	KUNIT_ASSERT_NOT_NULL(test, p);
	KUNIT_ASSERT_NOT_NULL(test, t);
	text_tree_init(t, a_battery, "", false, node);
	cg_parts_write(&t->p, &tree, NULL, p);
	KUNIT_EXPECT_EQ(test, 1, p->n_parts);
	KUNIT_EXPECT_EQ(test, 0, p->part[0].cc_max_ua);
	KUNIT_EXPECT_EQ(test, 0, p->part[0].cell_cv_uv);
}

static void what_members_do_not_say_is_no_contradiction(struct kunit *test)
{
	struct cg_description *d = kunit_kcalloc(test, 2, sizeof(*d), GFP_KERNEL);
	struct cg_complaint c = { 0 };

	KUNIT_ASSERT_NOT_NULL(test, d);
	d[0].v[CG_K_CELLS] = 2;
	d[0].given[CG_K_CELLS] = true;
	KUNIT_EXPECT_EQ(test, 0, cg_parts_tighten(&d[0], &d[1], &c));
	KUNIT_EXPECT_EQ(test, 2, d[0].v[CG_K_CELLS]);
	d[1].v[CG_K_CELLS] = 1;
	d[1].given[CG_K_CELLS] = true;
	KUNIT_EXPECT_EQ(test, -EINVAL, cg_parts_tighten(&d[0], &d[1], &c));
	KUNIT_EXPECT_EQ(test, 1, c.bound);
}

struct shared {
	const char *name;
	const char *cells;
	const char *group;
	int ret;
	u8 cells_each;
	s32 uah_each;
	s32 nominal_uv;
};

/* Four members as two units of two; a battery of the whole of 3 Ah, its chemistry not told. */
static const struct shared shared[] = {
	{ "pairs_in_series", "2", "", 0, 1, 1500000, 3700000 },
	{ "pairs_in_series_of_three", "3", "", -EINVAL, 0, 0, 0 },
	{ "strings_in_series", "4", SERIES, 0, 1, 3000000, 3700000 },
	{ "strings_of_too_few", "2", SERIES, -EINVAL, 0, 0, 0 },
	{ "pairs_in_series_of_four", "4", "", 0, 2, 1500000, 7400000 },
};

KUNIT_ARRAY_PARAM_DESC(shared, shared, name);

static void members_share_what_is_behind(struct kunit *test)
{
	const struct shared *row = test->param_value;
	const struct text_node node[] = {
		{ "group@0", row->group }, { " member@0" }, { " member@1" },
		{ "group@1", row->group }, { " member@2" }, { " member@3" }, { NULL },
	};
	struct text_tree *t = kunit_kzalloc(test, sizeof(*t), GFP_KERNEL);
	struct cg_profile *p = kunit_kzalloc(test, sizeof(*p), GFP_KERNEL);
	char *pack = kunit_kzalloc(test, 200, GFP_KERNEL);
	struct cg_complaint c = { 0 };
	u32 assumed = 0;

	KUNIT_ASSERT_NOT_NULL(test, t);
	KUNIT_ASSERT_NOT_NULL(test, p);
	KUNIT_ASSERT_NOT_NULL(test, pack);
	snprintf(pack, 200, SERIES ";charge-full-design-microamp-hours=3000000;%s%s;%s%s200000",
		 "pack:cells-in-series=", row->cells, "voltage-max-design-microvolt=",
		 row->cells[0] == '4' ? "16" : row->cells[0] == '3' ? "12" : "8");
	text_tree_init(t, "", pack, true, node);
	KUNIT_ASSERT_EQ_MSG(test, row->ret, cg_profile_parse(&t->p, NULL, p, &assumed, &c),
			    "%s %s", c.property, c.rule);
	KUNIT_EXPECT_EQ(test, row->cells_each, p->part[3].cells_series);
	KUNIT_EXPECT_EQ(test, row->uah_each, p->part[3].capacity_uah);
	KUNIT_EXPECT_EQ(test, row->nominal_uv, p->part[3].nominal_uv);
	if (row->ret)
		return;
	KUNIT_EXPECT_EQ(test, p->cv_max_uv / p->cells_series, p->part[3].cell_cv_uv);
	KUNIT_EXPECT_EQ(test, *row->group ? CG_ARRANGEMENT_SERIES : CG_ARRANGEMENT_PARALLEL,
			p->unit[1]);
}

/* Members swap places and the pack is the same. */
static void order_does_not_matter(struct kunit *test)
{
	static const struct pack here = {
		.pack = "", .node = { { "member@0", BIG }, { "member@1", SMALL } },
	};
	static const struct pack there = {
		.pack = "", .node = { { "member@0", SMALL }, { "member@1", BIG } },
	};
	struct cg_profile *p = kunit_kcalloc(test, 2, sizeof(*p), GFP_KERNEL);
	struct cg_complaint c = { 0 };

	KUNIT_ASSERT_NOT_NULL(test, p);
	KUNIT_ASSERT_EQ(test, 0, parse(test, &here, &p[0], &c));
	KUNIT_ASSERT_EQ(test, 0, parse(test, &there, &p[1], &c));
	swap(p[1].part[0], p[1].part[1]);
	swap(p[1].part[0].unit, p[1].part[1].unit);
	KUNIT_EXPECT_EQ(test, 0, memcmp(&p[0], &p[1], sizeof(*p)));
}

static struct kunit_case cases[] = {
	KUNIT_CASE_PARAM(limits_of_the_whole, packs_gen_params),
	KUNIT_CASE(members_share_the_whole),
	KUNIT_CASE_PARAM(the_pack_is_near_its_members, offs_gen_params),
	KUNIT_CASE(members_keep_their_own),
	KUNIT_CASE(members_differ),
	KUNIT_CASE(what_one_does_not_say_nobody_says),
	KUNIT_CASE(what_is_not_given_has_no_number),
	KUNIT_CASE(sixteen_members_are_all_that_is_written),
	KUNIT_CASE(without_energy_the_chemistry_tells_the_voltage),
	KUNIT_CASE(a_voltage_that_is_assumed_is_the_members_own),
	KUNIT_CASE(a_reserve_has_its_own_where_members_share),
	KUNIT_CASE(a_member_that_cannot_be_read_is_nothing),
	KUNIT_CASE(what_members_do_not_say_is_no_contradiction),
	KUNIT_CASE(the_curve_of_a_member_is_borrowed),
	KUNIT_CASE_PARAM(members_share_what_is_behind, shared_gen_params),
	KUNIT_CASE(order_does_not_matter),
	{ }
};

static struct kunit_suite suite = {
	.name = "chargov-parts",
	.test_cases = cases,
};

kunit_test_suite(suite);
