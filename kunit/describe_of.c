// SPDX-License-Identifier: GPL-2.0-only
/* Descriptions read from a live device tree, end to end. */
#include <kunit/test.h>
#include <linux/of.h>
#include <linux/string.h>
#include <compat/kunit_of.h>
#include "../drivers/pack/describe.h"
#include "../drivers/pack/describe_of.h"

struct node {
	const char *name;
	const char *battery;
	const char *pack;
	int ret;
	s32 cv_uv;
	const char *sentence;
	const char *of;		/* the node that the sentence is of, NULL = the battery */
};

static const struct node nodes[] = {
	{ "a_good_one", "good", "pack-one", 0, 4350000, NULL },
	{ "misspelt", "misspelt", "pack-one", -EINVAL, 0,
	  "constant-charge-voltage-max-microvolt = 4350000 is there spelt with" },
	{ "half_a_cell", "half-a-cell", "pack-one", -EINVAL, 0,
	  "charge-full-design-microamp-hours must be one number" },
	{ "a_property_without_value", "no-value", "pack-one", -EINVAL, 0,
	  "charge-full-design-microamp-hours must be one number" },
	{ "simple_battery_as_second_compatible", "second-compatible", "pack-one", -EINVAL, 0,
	  "compatible = \"acme,battery\" of the battery must be simple-battery" },
	{ "two_cells_not_told", "two-cells", "pack-one", -EINVAL, 0,
	  "constant-charge-voltage-max-microvolt = 8750000 must not be above" },
	{ "two_cells_told_in_the_pack_node", "two-cells", "pack-two", 0, 8750000, NULL },
	{ "wrong_step_in_the_pack_node", "good", "pack-wrong-zone", -EINVAL, 0,
	  "charge-zone-1 = 4400000 must not be above the charging voltage of the battery,",
	  "pack-wrong-zone" },
	{ "child_that_is_none", "good", "pack-of-cells", -EINVAL, 0,
	  "cell is neither a member nor a group nor a reserve", "cell" },
	{ "battery_without_compatible", "no-compatible", "pack-of-nothing", -EINVAL, 0,
	  "monitored-battery points to no node with a compatible", "pack-of-nothing" },
	{ "wrong_in_the_third_row_of_a_table", "wrong-table", "pack-one", -EINVAL, 0,
	  "ocv-capacity-table-0 = 3500000 or a table after it has voltages that rise" },
};

KUNIT_ARRAY_PARAM_DESC(nodes, nodes, name);

static struct device_node *node(struct kunit *test, const char *name)
{
	struct device_node *dir = of_find_node_by_path("/chargov-kunit");
	struct device_node *np = of_get_child_by_name(dir, name);

	of_node_put(dir);
	KUNIT_ASSERT_NOT_NULL(test, np);
	of_node_put_kunit(test, np);
	return np;
}

/* And where it ended, in @of. */
static int parse_of(struct kunit *test, const char *battery, const char *pack,
		    struct cg_of_props *of, struct cg_profile *profile, struct cg_complaint *c)
{
	u32 assumed;

	cg_of_props_init(of, node(test, battery), node(test, pack));
	return cg_profile_parse(&of->props, NULL, profile, &assumed, c);
}

static int parse(struct kunit *test, const char *battery, const char *pack,
		 struct cg_profile *profile, struct cg_complaint *c)
{
	struct cg_of_props of;

	return parse_of(test, battery, pack, &of, profile, c);
}

static void judges(struct kunit *test)
{
	const struct node *row = test->param_value;
	struct cg_profile *profile = kunit_kzalloc(test, sizeof(*profile), GFP_KERNEL);
	struct cg_complaint c = { 0 };
	char sentence[256] = "";
	struct cg_of_props of;

	KUNIT_ASSERT_NOT_NULL(test, profile);
	KUNIT_EXPECT_EQ(test, row->ret,
			parse_of(test, row->battery, row->pack, &of, profile, &c));
	KUNIT_EXPECT_EQ(test, row->cv_uv, profile->cv_max_uv);
	if (!row->sentence)
		return;
	cg_complaint_format(&c, sentence, sizeof(sentence));
	KUNIT_EXPECT_EQ_MSG(test, 0, strncmp(sentence, row->sentence, strlen(row->sentence)),
			    "the sentence is: %s", sentence);
	KUNIT_EXPECT_STREQ(test, row->of ?: row->battery,
			   kbasename(cg_of_props_blame(&of, &c)->full_name));
}

/* Cells with a sign, and every kind of property, arrive as they were written. */
static void reads_every_kind_of_property(struct kunit *test)
{
	struct cg_profile *p = kunit_kzalloc(test, sizeof(*p), GFP_KERNEL);
	struct cg_complaint c = { 0 };

	KUNIT_ASSERT_NOT_NULL(test, p);
	KUNIT_ASSERT_EQ(test, 0, parse(test, "good", "pack-one", p, &c));
	KUNIT_EXPECT_EQ(test, CG_CHEMISTRY_LIPO, p->chemistry);
	KUNIT_EXPECT_EQ(test, 3000000, p->capacity_uah);
	KUNIT_EXPECT_EQ(test, 1500000, p->cc_max_ua);
	KUNIT_EXPECT_EQ(test, 1, p->cells_series);
	KUNIT_ASSERT_EQ(test, 3, p->n_zones);
	KUNIT_EXPECT_EQ(test, 0, p->zone[0].from_mdegc);
	KUNIT_EXPECT_EQ(test, 5000, p->zone[1].from_mdegc);
	KUNIT_EXPECT_EQ(test, 40000, p->zone[1].to_mdegc);
	KUNIT_EXPECT_EQ(test, 50000, p->zone[2].to_mdegc);
}

static void reads_every_table_of_the_pack_node(struct kunit *test)
{
	struct cg_profile *p = kunit_kzalloc(test, sizeof(*p), GFP_KERNEL);
	struct cg_complaint c = { 0 };

	KUNIT_ASSERT_NOT_NULL(test, p);
	KUNIT_ASSERT_EQ_MSG(test, 0, parse(test, "good", "pack-tables", p, &c), "%s %s",
			    c.property, c.rule);
	KUNIT_ASSERT_EQ(test, 2, p->n_zones);
	KUNIT_EXPECT_EQ(test, 15000, p->zone[1].from_mdegc);
	KUNIT_ASSERT_EQ(test, 2, p->zone[1].n_steps);
	KUNIT_EXPECT_EQ(test, 750000, p->zone[1].step[1].cc_ua);
	KUNIT_EXPECT_EQ(test, 1, p->n_maintenance);
	KUNIT_EXPECT_EQ(test, 2, p->n_ageing);
	KUNIT_EXPECT_EQ(test, 20000, p->path_uohm);
	KUNIT_EXPECT_EQ(test, 3, p->model.n);
	KUNIT_EXPECT_EQ(test, 4330000, p->model.ocv_uv[2]);
}

static void the_pack_node_is_the_pack_node(struct kunit *test)
{
	struct cg_profile *p = kunit_kzalloc(test, sizeof(*p), GFP_KERNEL);
	struct cg_complaint c = { 0 };

	KUNIT_ASSERT_NOT_NULL(test, p);
	KUNIT_ASSERT_EQ(test, 0, parse(test, "two-cells", "pack-two", p, &c));
	KUNIT_EXPECT_EQ(test, 2, p->cells_series);
	KUNIT_EXPECT_EQ(test, 30000, p->total_s);
}

struct same {
	const char *name;
	const char *a;
	const char *b;
	const char *what;
	int same;
	int same_cell;
};

/* Which channel, and then whether they have one memory. */
static const struct same sames[] = {
	{ "voltage_of_both", "first", "beside", "voltage", 1, -ENOENT },
	{ "current_of_each", "first", "beside", "current", 0, -ENOENT },
	{ "in_another_order", "first", "copied", "current", 1, 0 },
	{ "current_of_one", "first", "without", "current", 0, -ENOENT },
	{ "current_of_none", "without", "without", "current", -ENOENT, -ENOENT },
	{ "all_of_it", "copied", "copied", "voltage", 1, 1 },
};

KUNIT_ARRAY_PARAM_DESC(sames, sames, name);

static void knows_what_is_named_twice(struct kunit *test)
{
	static const struct cg_of_list channels = {
		"io-channels", "io-channel-names", "#io-channel-cells",
	};
	static const struct cg_of_list cells = { "nvmem-cells", "nvmem-cell-names" };
	const struct same *row = test->param_value;
	struct device_node *a = node(test, row->a), *b = node(test, row->b);

	KUNIT_EXPECT_EQ(test, row->same, cg_of_same(a, b, &channels, row->what));
	KUNIT_EXPECT_EQ(test, row->same, cg_of_same(b, a, &channels, row->what));
	KUNIT_EXPECT_EQ(test, row->same_cell, cg_of_same(a, b, &cells, "gauge-state"));
}

static int apply_overlay(struct kunit *test)
{
	return compat_overlay_apply(test, describe_of);
}

static struct kunit_case cases[] = {
	KUNIT_CASE_PARAM(judges, nodes_gen_params),
	KUNIT_CASE_PARAM(knows_what_is_named_twice, sames_gen_params),
	KUNIT_CASE(reads_every_kind_of_property),
	KUNIT_CASE(reads_every_table_of_the_pack_node),
	KUNIT_CASE(the_pack_node_is_the_pack_node),
	{ }
};

static struct kunit_suite suite = {
	.name = "chargov-describe_of",
	.init = apply_overlay,
	.test_cases = cases,
};

kunit_test_suite(suite);
