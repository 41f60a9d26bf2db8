// SPDX-License-Identifier: GPL-2.0-only
/* A pack whose battery node and members say different things: what follows, what is refused. */
#include <kunit/test.h>
#include "../drivers/pack/describe.h"
#include "tree.h"

/* Two of a_battery, which says: 6 Ah, 22.2 Wh, 3 A, 0.2 A, 4.2 V, again below 4.05 V. */
#define CAPACITY	"charge-full-design-microamp-hours="
#define ENERGY		"energy-full-design-microwatt-hours="
#define CC		"constant-charge-current-max-microamp="
#define CV		"constant-charge-voltage-max-microvolt="
#define VMAX		"voltage-max-design-microvolt="
#define RECHARGE	"re-charge-voltage-microvolt="
#define OVER		"over-voltage-threshold-microvolt="
#define TERM		"charge-term-current-microamp="
#define PRECHARGE	"precharge-current-microamp="
#define TRICKLE		"trickle-charge-current-microamp="
#define STOP		"operating-range-celsius="
#define FULL		"alert-celsius="
#define SERIES		"pack:arrangement=series;"

/* Members that leave these to be assumed: 4.1 V and 4.25 V, 150 mA, 1.5 A each. */
#define NO_VOLTAGES	"!re-charge-voltage-microvolt;!over-voltage-threshold-microvolt;"
#define NO_TERM		"!charge-term-current-microamp;"
#define NO_CC		"!constant-charge-current-max-microamp;"

struct row {
	const char *name;
	const char *pack;
	const char *member[2];
	size_t field;
	s32 value;
};

#define OF(field)	offsetof(struct cg_profile, field)

static const struct row rows[] = {
	{ "an_assumed_recharge_keeps_its_distance", CV "4100000", { NO_VOLTAGES, NO_VOLTAGES },
	  OF(recharge_below_uv), 4000000 },
	{ "of_two_in_series_too", SERIES CV "8200000", { NO_VOLTAGES, NO_VOLTAGES },
	  OF(recharge_below_uv), 8000000 },
	{ "a_recharge_that_is_said_stays", CV "4100000", { "", "" },
	  OF(recharge_below_uv), 4050000 },
	{ "one_that_one_member_says", CV "4100000", { "", NO_VOLTAGES },
	  OF(recharge_below_uv), 4050000 },
	{ "or_the_other", CV "4100000", { NO_VOLTAGES, "" }, OF(recharge_below_uv), 4050000 },
	{ "until_it_is_full", CV "4051000", { "", "" }, OF(recharge_below_uv), 4050000 },
	{ "then_it_follows", CV "4050000", { "", "" }, OF(recharge_below_uv), 3900000 },
	{ "and_above_it", CV "4040000", { "", "" }, OF(recharge_below_uv), 3890000 },
	{ "the_packs_own_recharge", CV "4100000;" RECHARGE "4070000", { NO_VOLTAGES, NO_VOLTAGES },
	  OF(recharge_below_uv), 4070000 },
	{ "a_distance", CV "4100000;" RECHARGE "150000", { "", "" },
	  OF(recharge_below_uv), 3950000 },
	{ "the_packs_own_follows_its_members", CV "4150000;" RECHARGE "4050000",
	  { CV "4050000;" RECHARGE "3900000", CV "4050000;" RECHARGE "3900000" },
	  OF(recharge_below_uv), 3950000 },
	{ "the_highest_voltage_of_the_pack", VMAX "4100000", { NO_VOLTAGES, NO_VOLTAGES },
	  OF(cv_max_uv), 4100000 },
	{ "and_what_hangs_on_it", VMAX "4100000", { NO_VOLTAGES, NO_VOLTAGES },
	  OF(over_voltage_uv), 4150000 },
	{ "a_higher_one_says_nothing", VMAX "4450000", { "", "" }, OF(cv_max_uv), 4200000 },
	{ "its_charging_voltage_goes_before_it", VMAX "4100000;" CV "4150000", { "", "" },
	  OF(cv_max_uv), 4150000 },
	{ "nothing_is_tighter", "", { NO_VOLTAGES, NO_VOLTAGES }, OF(recharge_below_uv), 4100000 },

	{ "an_assumed_over_voltage_keeps_its_distance", CV "4100000", { NO_VOLTAGES, NO_VOLTAGES },
	  OF(over_voltage_uv), 4150000 },
	{ "an_over_voltage_that_is_said_stays", CV "4100000", { "", "" },
	  OF(over_voltage_uv), 4280000 },
	{ "one_that_a_member_says", CV "4100000", { "", NO_VOLTAGES },
	  OF(over_voltage_uv), 4250000 },
	{ "the_packs_own_over_voltage", CV "4100000;" OVER "4120000", { NO_VOLTAGES, NO_VOLTAGES },
	  OF(over_voltage_uv), 4120000 },

	{ "less_capacity_is_less_energy", CAPACITY "4800000", { "", "" },
	  OF(capacity_uah), 4800000 },
	{ "a_current_that_is_said_stays", CAPACITY "4800000", { "", "" }, OF(cc_max_ua), 3000000 },
	{ "one_that_is_assumed_does_not", CAPACITY "4800000", { NO_CC, NO_CC },
	  OF(cc_max_ua), 2400000 },
	{ "nor_beyond_the_c_rate", CAPACITY "4800000", { CC "9000000", CC "9000000" },
	  OF(cc_max_ua), 14400000 },
	{ "more_capacity_is_no_more_current", CAPACITY "7200000", { NO_CC, NO_CC },
	  OF(cc_max_ua), 3000000 },

	{ "the_last_current_is_less", CC "201000", { "", "" }, OF(term_ua), 200000 },
	{ "the_last_current_is_all", CC "200000", { "", "" }, OF(term_ua), 100000 },
	{ "the_last_current_is_more", CC "150000", { "", "" }, OF(term_ua), 75000 },
	{ "an_assumed_last_current", CC "500000", { NO_TERM, NO_TERM }, OF(term_ua), 250000 },
	{ "one_that_fits", CC "1000000", { NO_TERM, NO_TERM }, OF(term_ua), 300000 },
	{ "the_packs_own_last_current", CC "300000;" TERM "250000", { NO_TERM, NO_TERM },
	  OF(term_ua), 250000 },
	{ "alone", TERM "250000", { "", "" }, OF(term_ua), 250000 },
	{ "too_much_for_the_members", CC "1500000;" TERM "1200000",
	  { CC "500000", CC "500000" }, OF(term_ua), 500000 },

	{ "a_precharge_of_all", CC "256000", { "", "" }, OF(precharge_ua), 256000 },
	{ "a_precharge_of_more", CC "250000", { "", "" }, OF(precharge_ua), 250000 },
	{ "the_packs_own_precharge", CC "250000;" PRECHARGE "200000", { "", "" },
	  OF(precharge_ua), 200000 },
	{ "a_trickle_of_more", CC "250000", { TRICKLE "300000", TRICKLE "300000" },
	  OF(cc_max_ua), 250000 },
	{ "a_trickle_that_the_members_do_not_bear", CC "1500000;" TRICKLE "1200000",
	  { CC "500000", CC "500000" }, OF(cc_max_ua), 1000000 },
	{ "a_trickle_of_all_that_the_pack_bears", CC "1500000;" TRICKLE "1500000",
	  { CC "500000", CC "500000" }, OF(cc_max_ua), 1000000 },

	{ "a_cooler_pack", STOP "5,40", { "", "" }, OF(zone[1].to_mdegc), 40000 },
	{ "begins_cooler", STOP "5,40", { "", "" }, OF(zone[0].from_mdegc), 5000 },
	{ "a_warmer_pack", STOP "12,50", { "", "" }, OF(zone[0].from_mdegc), 12000 },
	{ "a_cooler_member", "", { STOP "0,40;!alert-celsius", "!operating-range-celsius" },
	  OF(zone[1].to_mdegc), 40000 },
	{ "the_full_current_of_the_pack", FULL "12,50", { "", "" },
	  OF(zone[1].from_mdegc), 12000 },
	{ "no_wider_than_its_members", FULL "12,50", { "", "" }, OF(zone[1].to_mdegc), 45000 },
	{ "nobody_says_where_it_stops", FULL "12,40",
	  { "!operating-range-celsius", "!operating-range-celsius" },
	  OF(zone[1].to_mdegc), 40000 },
};

KUNIT_ARRAY_PARAM_DESC(rows, rows, name);

static int parse(struct kunit *test, const char *pack, const char *const member[2],
		 struct cg_profile *p, struct cg_complaint *c)
{
	const struct text_node node[] = {
		{ "member@0", member[0] }, { "member@1", member[1] }, { NULL },
	};
	struct text_tree *t = kunit_kzalloc(test, sizeof(*t), GFP_KERNEL);
	u32 assumed = 0;

	KUNIT_ASSERT_NOT_NULL(test, t);
	text_tree_init(t, a_battery, pack, true, node);
	/* of the pack only what is said there */
	text_props_init(&t->top, "", pack);
	return cg_profile_parse(&t->p, NULL, p, &assumed, c);
}

static void what_hangs_on_it_follows(struct kunit *test)
{
	const struct row *row = test->param_value;
	struct cg_profile *p = kunit_kzalloc(test, sizeof(*p), GFP_KERNEL);
	struct cg_complaint c = { 0 };

	KUNIT_ASSERT_NOT_NULL(test, p);
	KUNIT_ASSERT_EQ_MSG(test, 0, parse(test, row->pack, row->member, p, &c), "%s %s",
			    c.property, c.rule);
	KUNIT_EXPECT_EQ(test, row->value, *(const s32 *)((const char *)p + row->field));
}

/* What is said in one node cannot be true, with the others' or alone. */
struct wrong {
	const char *name;
	const char *pack;
	const char *member[2];
	const char *property;
	s64 value;
	s64 bound;
};

static const struct wrong wrongs[] = {
	{ "highest_voltage_of_another_battery", VMAX "3900000", { "", "" },
	  "voltage-max-design-microvolt", 3900000, 4200000 },
	{ "recharge_of_the_full", CV "4100000;" RECHARGE "4100000", { "", "" },
	  "re-charge-voltage-microvolt", 4100000, 4100000 },
	{ "recharge_of_the_packs_own_full", CV "4100000;" RECHARGE "4100000",
	  { CV "4050000;" RECHARGE "3900000", CV "4050000;" RECHARGE "3900000" },
	  "re-charge-voltage-microvolt", 4100000, 4050000 },
	{ "recharge_above_the_members", RECHARGE "4200000", { "", "" },
	  "re-charge-voltage-microvolt", 4200000, 4200000 },
	{ "over_voltage_below_the_members", OVER "4150000", { "", "" },
	  "over-voltage-threshold-microvolt", 4150000, 4200000 },
	{ "energy_of_more_cells", CAPACITY "4800000;" ENERGY "30000000", { "", "" },
	  "energy-full-design-microwatt-hours", 30000000, 21600000 },
	{ "current_beyond_the_c_rate", CAPACITY "4800000;" CC "14400001",
	  { CC "9000000", CC "9000000" },
	  "constant-charge-current-max-microamp", 14400001, 14400000 },
	{ "last_current_of_all", CC "150000;" TERM "150000", { "", "" },
	  "charge-term-current-microamp", 150000, 150000 },
	{ "last_current_above_the_members", TERM "3000000", { "", "" },
	  "charge-term-current-microamp", 3000000, 3000000 },
	{ "precharge_of_more", CC "250000;" PRECHARGE "255000", { "", "" },
	  "precharge-current-microamp", 255000, 250000 },
	{ "trickle_of_more", CC "250000;" TRICKLE "250001", { "", "" },
	  "trickle-charge-current-microamp", 250001, 250000 },
	{ "full_current_where_the_pack_stops", STOP "5,40;" FULL "10,45", { "", "" },
	  "alert-celsius", 45, 40 },
	{ "full_current_where_a_member_stops", STOP "5,40", { "", STOP "0,44" },
	  "alert-celsius", 45, 44 },
	{ "full_current_before_a_member_starts", "", { STOP "11,50", "" },
	  "alert-celsius", 10, 11 },
	{ "no_room_for_the_full_current", STOP "5,14", { "", "" }, "alert-celsius", 10, 14 },
	{ "no_room_at_all", STOP "0,8", { "", "" }, "alert-celsius", 10, 8 },
};

KUNIT_ARRAY_PARAM_DESC(wrongs, wrongs, name);

static void what_cannot_be_true_is_refused(struct kunit *test)
{
	const struct wrong *row = test->param_value;
	struct cg_profile *p = kunit_kzalloc(test, sizeof(*p), GFP_KERNEL);
	struct cg_complaint c = { 0 };

	KUNIT_ASSERT_NOT_NULL(test, p);
	KUNIT_ASSERT_EQ(test, -EINVAL, parse(test, row->pack, row->member, p, &c));
	KUNIT_EXPECT_STREQ(test, row->property, c.property);
	KUNIT_EXPECT_EQ(test, row->value, c.value);
	KUNIT_EXPECT_EQ(test, row->bound, c.bound);
}

static struct kunit_case cases[] = {
	KUNIT_CASE_PARAM(what_hangs_on_it_follows, rows_gen_params),
	KUNIT_CASE_PARAM(what_cannot_be_true_is_refused, wrongs_gen_params),
	{ }
};

static struct kunit_suite suite = {
	.name = "chargov-tightened",
	.test_cases = cases,
};

kunit_test_suite(suite);
