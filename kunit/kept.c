// SPDX-License-Identifier: GPL-2.0-only
/* What a profile keeps of a description, of its members and of its charger. */
#include "refusals.h"
#include "tree.h"

#define TABLE(full, empty)						\
	"ocv-capacity-celsius=25;ocv-capacity-table-0=" full ",100," empty ",0"
#define SERIES	"pack:arrangement=series"

/* --- numbers of one cell, and of two --- */

/* A small charger, and one of a single microampere. */
static const struct cg_charger_caps half_an_ampere = {
	.cc = { 0, 500000, 50000 }, .cv = { 3840000, 4608000, 16000 },
};

static const struct cg_charger_caps a_microampere = {
	.cc = { 1, 1, 1 }, .cv = { 3840000, 4608000, 16000 },
};

struct number {
	const char *name;
	const char *change;
	const struct cg_charger_caps *charger;
	size_t offset;
	s32 value;
};

#define OF(field)	offsetof(struct cg_profile, field)

static const struct number numbers[] = {
	{ "no_cell_is_told_more_than_this", "", NULL, OF(cv_cap_uv), 4477500 },
	{ "nor_are_two", TWO_CELLS, NULL, OF(cv_cap_uv), 8955000 },
	{ "charged_again_when_a_twentieth_is_gone", "", NULL, OF(recharge_below_pct), 95 },
	{ "low_for_half_a_minute", "", NULL, OF(term_dwell_ms), 30000 },
	{ "two_cells_are_dead_below_4v", TWO_CELLS, NULL, OF(dead_below_uv), 4000000 },
	{ "over_voltage_of_two_cells_100mv_above", "!over-voltage-threshold-microvolt;" TWO_CELLS,
	  NULL, OF(over_voltage_uv), 8500000 },
	{ "recharge_of_two_cells_as_a_distance", "re-charge-voltage-microvolt=600000;" TWO_CELLS,
	  NULL, OF(recharge_below_uv), 7800000 },
	{ "capacity_from_the_energy_of_two_cells",
	  "!charge-full-design-microamp-hours;" TWO_CELLS, NULL, OF(capacity_uah), 3000000 },
	{ "total_at_the_current_of_the_charger", "", &half_an_ampere, OF(total_s), 14 * 3600 },
	{ "total_at_the_least_current_of_any", "", &a_microampere, OF(total_s), 24 * 3600 },
	{ "energy_at_4v5", "energy-full-design-microwatt-hours=13500000", NULL,
	  OF(capacity_uah), 3000000 },
	{ "energy_at_2v5", "energy-full-design-microwatt-hours=7500000", NULL,
	  OF(capacity_uah), 3000000 },
	{ "energy_of_two_cells_at_4v5",
	  "energy-full-design-microwatt-hours=27000000;" TWO_CELLS, NULL,
	  OF(capacity_uah), 3000000 },
	{ "energy_of_two_cells_at_2v5",
	  "energy-full-design-microwatt-hours=15000000;" TWO_CELLS, NULL,
	  OF(capacity_uah), 3000000 },
};

KUNIT_ARRAY_PARAM_DESC(numbers, numbers, name);

static void keeps_a_number(struct kunit *test)
{
	const struct number *row = test->param_value;
	u32 assumed;
	char *profile = (char *)accepted(test, row->change, row->charger, &assumed);

	KUNIT_EXPECT_EQ(test, row->value, *(s32 *)(profile + row->offset));
}

static const struct refusal refusals[] = {
	{ "energy_above_4v5", "energy-full-design-microwatt-hours=13500001",
	  "energy-full-design-microwatt-hours", "more than the cells", NULL, 13500001, 13500000 },
	{ "energy_below_2v5", "energy-full-design-microwatt-hours=7499999",
	  "energy-full-design-microwatt-hours", "less than the cells", NULL, 7499999, 7500000 },
	{ "energy_of_two_cells_above_4v5",
	  "energy-full-design-microwatt-hours=27000001;" TWO_CELLS,
	  "energy-full-design-microwatt-hours", "more than the cells", NULL, 27000001, 27000000 },
	{ "energy_of_two_cells_below_2v5",
	  "energy-full-design-microwatt-hours=14999999;" TWO_CELLS,
	  "energy-full-design-microwatt-hours", "less than the cells", NULL, 14999999, 15000000 },
};

KUNIT_ARRAY_PARAM_DESC(refusals, refusals, name);

static void refuses(struct kunit *test)
{
	expect_refusal(test, test->param_value, a_battery);
}

/* Who never wrote it is not told to correct it. */
static void says_of_a_number_that_it_was_assumed(struct kunit *test)
{
	struct cg_profile *profile = kunit_kzalloc(test, sizeof(*profile), GFP_KERNEL);
	struct cg_complaint c = { 0 };
	struct text_props p;
	u32 assumed;

	KUNIT_ASSERT_NOT_NULL(test, profile);
	text_props_init(&p, a_battery, "constant-charge-current-max-microamp=90000");
	KUNIT_ASSERT_EQ(test, -EINVAL, cg_profile_parse(&p.props, NULL, profile, &assumed, &c));
	KUNIT_EXPECT_STREQ(test, "charge-term-current-microamp", c.property);
	KUNIT_EXPECT_PTR_EQ(test, c.text, NULL);
	text_props_init(&p, a_battery, "!constant-charge-current-max-microamp;"
			"charge-term-current-microamp=50000;"
			"precharge-current-microamp=50000;"
			"charge-full-design-microamp-hours=100000;"
			"!energy-full-design-microwatt-hours");
	KUNIT_ASSERT_EQ(test, -EINVAL,
			cg_profile_parse(&p.props, &a_charger, profile, &assumed, &c));
	KUNIT_EXPECT_STREQ(test, "constant-charge-current-max-microamp", c.property);
	KUNIT_EXPECT_STREQ(test, "assumed", c.text);
}

/* The voltage that a distance comes to stands in no file. */
static void a_distance_is_told_as_one(struct kunit *test)
{
	struct cg_profile *profile = kunit_kzalloc(test, sizeof(*profile), GFP_KERNEL);
	struct cg_complaint c = { 0 };
	struct text_props p;
	u32 assumed;

	KUNIT_ASSERT_NOT_NULL(test, profile);
	text_props_init(&p, a_battery, "re-charge-voltage-microvolt=500000;"
			"precharge-upper-limit-microvolt=3800000");
	KUNIT_ASSERT_EQ(test, -EINVAL, cg_profile_parse(&p.props, NULL, profile, &assumed, &c));
	KUNIT_EXPECT_EQ(test, 3700000, c.value);
	KUNIT_EXPECT_STREQ(test, "given as a distance below full", c.text);
	text_props_init(&p, a_battery, "re-charge-voltage-microvolt=3700000;"
			"precharge-upper-limit-microvolt=3800000");
	KUNIT_ASSERT_EQ(test, -EINVAL, cg_profile_parse(&p.props, NULL, profile, &assumed, &c));
	KUNIT_EXPECT_EQ(test, 3700000, c.value);
	KUNIT_EXPECT_PTR_EQ(test, c.text, NULL);
	text_props_init(&p, a_battery, "re-charge-voltage-microvolt=500000;"
			"precharge-upper-limit-microvolt=4200000");
	KUNIT_ASSERT_EQ(test, -EINVAL, cg_profile_parse(&p.props, NULL, profile, &assumed, &c));
	KUNIT_EXPECT_STREQ(test, "precharge-upper-limit-microvolt", c.property);
	KUNIT_EXPECT_PTR_EQ(test, c.text, NULL);
}

/* --- what a charger reaches, and what is kept of it --- */

struct reach {
	const char *name;
	struct cg_range cv;
	struct cg_range cc;
	const char *rule;
};

static const struct reach reaches[] = {
	{ "four_fifths_of_the_voltage_are_in_reach", { 3000000, 3360000, 16000 },
	  { 0, 5056000, 64000 }, NULL },
	{ "less_are_not", { 3000000, 3359999, 16000 }, { 0, 5056000, 64000 }, "is out of reach" },
	{ "one_microvolt_is_a_voltage", { 1, 1, 0 }, { 0, 5056000, 64000 }, "is out of reach" },
	{ "none_is_not", { 0, 0, 0 }, { 0, 5056000, 64000 }, "voltage of this charger is not" },
	{ "one_microampere_is_a_current", { 3840000, 4608000, 16000 }, { 1, 1, 1 }, NULL },
	{ "nothing_is_not", { 3840000, 4608000, 16000 }, { 0, 0, 0 },
	  "current of this charger is not" },
};

KUNIT_ARRAY_PARAM_DESC(reaches, reaches, name);

static void takes_a_charger_that_reaches_the_cells(struct kunit *test)
{
	const struct reach *row = test->param_value;
	const struct cg_charger_caps caps = { .cv = row->cv, .cc = row->cc };
	struct cg_profile *profile = kunit_kzalloc(test, sizeof(*profile), GFP_KERNEL);
	struct cg_complaint c = { .rule = "" };
	struct text_props p;
	u32 assumed;
	int ret;

	KUNIT_ASSERT_NOT_NULL(test, profile);
	text_props_init(&p, a_battery, "");
	ret = cg_profile_parse(&p.props, &caps, profile, &assumed, &c);
	KUNIT_EXPECT_EQ(test, row->rule ? -EINVAL : 0, ret);
	KUNIT_EXPECT_PTR_NE_MSG(test, strstr(c.rule, row->rule ?: ""), NULL, "the rule is: %s",
				c.rule);
}

static void keeps_the_fields_of_the_charger(struct kunit *test)
{
	struct cg_charger_caps caps = a_charger;
	const struct cg_profile *p;
	u32 assumed;

	p = accepted(test, "", &caps, &assumed);
	KUNIT_EXPECT_MEMEQ(test, &p->charger_cc, &caps.cc, sizeof(caps.cc));
	KUNIT_EXPECT_MEMEQ(test, &p->charger_cv, &caps.cv, sizeof(caps.cv));
	KUNIT_EXPECT_MEMEQ(test, &p->charger_iin, &caps.iin, sizeof(caps.iin));
	/* an even row up to 4.608 V, and one value more that no battery here needs */
	caps.cv = (struct cg_range){
		3840000, 4700000, 0, 1, { 4700000 }, { 3840000, 4608000, 16000 },
	};
	p = accepted(test, "pack:path-resistance-micro-ohms=50000", &caps, &assumed);
	KUNIT_EXPECT_EQ(test, 16000, p->charger_cv.step);
	KUNIT_EXPECT_EQ(test, 4608000, p->charger_cv.max);
	KUNIT_EXPECT_EQ(test, 50000, p->path_uohm);
}

static void is_prepared(struct kunit *test)
{
	const struct cg_profile *p;
	u32 assumed;

	p = accepted(test, "", &a_charger, &assumed);
	KUNIT_ASSERT_EQ(test, 3, p->n_zones);
	KUNIT_EXPECT_EQ(test, 1, p->best_zone);
	KUNIT_EXPECT_FALSE(test, p->zone[1].is_warm);
	KUNIT_EXPECT_TRUE(test, p->zone[2].is_warm);
}

/* --- a charger that precharges by itself --- */

struct own_precharge {
	const char *name;
	const char *change;
	s32 least_ua;
	s32 more_ua;
	s32 more_uv;
	bool counts;
};

static const struct own_precharge own_precharges[] = {
	{ "as_the_battery_wants_it", "", 512000, 0, 0, true },
	{ "with_less_and_longer", "", 512000, -1, 1, true },
	{ "with_too_much", "", 512000, 1, 0, false },
	{ "with_a_microampere", "", 512000, -255999, 0, true },
	{ "with_nothing", "", 512000, -256000, 0, false },
	{ "not_long_enough", "", 512000, 0, -1, false },
	{ "not_long_enough_behind_the_path", "pack:path-resistance-micro-ohms=50000", 512000, 0,
	  25599, false },
	{ "long_enough_behind_the_path", "pack:path-resistance-micro-ohms=50000", 512000, 0, 25600,
	  true },
	{ "one_that_can_be_told_any_current", "", 0, 0, 0, false },
	{ "one_whose_least_is_its_most", "!alert-celsius;operating-range-celsius=10,45", 1500000,
	  0, 0, true },
	{ "one_whose_least_is_above_its_most", "", 5120000, 0, 0, false },
};

KUNIT_ARRAY_PARAM_DESC(own_precharges, own_precharges, name);

static void takes_what_a_charger_does_by_itself(struct kunit *test)
{
	const struct own_precharge *row = test->param_value;
	struct cg_charger_caps caps = a_charger;
	struct cg_profile *p;
	s32 precharge_ua;
	u32 assumed;

	caps.cc.min = row->least_ua;
	p = accepted(test, row->change, &caps, &assumed);
	precharge_ua = p->precharge_ua;
	caps.precharge_ua = precharge_ua + row->more_ua;
	caps.precharge_uv = p->precharge_below_uv + row->more_uv;
	p = accepted(test, row->change, &caps, &assumed);
	KUNIT_EXPECT_EQ(test, row->counts ? row->least_ua : precharge_ua, p->precharge_ua);
}

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

/* As many points as there may be, of two members in series: nothing behind them is scaled. */
static void keeps_as_many_points_as_fit(struct kunit *test)
{
	char *table = kunit_kzalloc(test, 1000, GFP_KERNEL);
	const struct cg_cell_model *model;
	struct text_node node[] = { { "member@0" }, { "member@1", "" }, { } };
	struct text_tree t;
	int i, n;

	KUNIT_ASSERT_NOT_NULL(test, table);
	n = scnprintf(table, 1000, "ocv-capacity-celsius=25;ocv-capacity-table-0=");
	for (i = 100; i >= 60; i--)
		n += scnprintf(table + n, 1000 - n, "%d,%d,", 3200000 + 10000 * i, i);
	scnprintf(table + n, 1000 - n, "3200000,0");
	node[0].battery = table;
	text_tree_init(&t, a_battery, SERIES, false, node);
	model = &parse_tree(test, &t)->model;
	KUNIT_ASSERT_EQ(test, CG_MAX_OCV, model->n);
	KUNIT_EXPECT_EQ(test, 6400000, model->ocv_uv[0]);
	KUNIT_EXPECT_EQ(test, 8400000, model->ocv_uv[CG_MAX_OCV - 1]);
	KUNIT_EXPECT_EQ(test, 0, model->soc_permille[0]);
	for (i = 1; i < model->n; i++)
		KUNIT_EXPECT_EQ(test, 6400000 + 2000 * model->soc_permille[i], model->ocv_uv[i]);
}

static struct kunit_case cases[] = {
	KUNIT_CASE_PARAM(keeps_a_number, numbers_gen_params),
	KUNIT_CASE_PARAM(refuses, refusals_gen_params),
	KUNIT_CASE(says_of_a_number_that_it_was_assumed),
	KUNIT_CASE(a_distance_is_told_as_one),
	KUNIT_CASE_PARAM(takes_a_charger_that_reaches_the_cells, reaches_gen_params),
	KUNIT_CASE(keeps_the_fields_of_the_charger),
	KUNIT_CASE(is_prepared),
	KUNIT_CASE_PARAM(takes_what_a_charger_does_by_itself, own_precharges_gen_params),
	KUNIT_CASE_PARAM(keeps_a_curve, curves_gen_params),
	KUNIT_CASE(keeps_as_many_points_as_fit),
	{ }
};

static struct kunit_suite suite = {
	.name = "chargov-kept",
	.test_cases = cases,
};

kunit_test_suite(suite);
