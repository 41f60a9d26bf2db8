// SPDX-License-Identifier: GPL-2.0-only
/* What a charge pump is fed with, so that the battery gets what it shall have. */
#include <kunit/test.h>
#include "../drivers/charger/direct_loop.h"

static const struct cg_direct_chip *const two_cells = &cg_direct_chips[0];

struct current_row {
	const char *name;
	s32 cc_ua;
	s32 most_ua;
	s32 want_ua;
};

static const struct current_row currents[] = {
	{ "least", 2300000, 3000000, 1000000 },
	{ "less_than_a_source_can_be_limited_to", 2299999, 3000000, 0 },
	{ "three_amperes", 3000000, 3000000, 1350000 },
	{ "up_to_3_a_by_an_amount", 6300000, 5000000, 3000000 },
	{ "above_by_a_share", 8400000, 5000000, 4000000 },
	{ "no_more_than_the_source_has", 8400000, 2000000, 2000000 },
	{ "between_two_of_its_steps", 3090000, 3000000, 1350000 },
	{ "a_source_that_has_too_little", 3000000, 900000, 0 },
	{ "nothing", 0, 3000000, 0 },
	{ "more_than_there_is", S32_MAX, S32_MAX, 1022600000 },
};

KUNIT_ARRAY_PARAM_DESC(currents, currents, name);

static void limits_the_source(struct kunit *test)
{
	const struct current_row *row = test->param_value;

	KUNIT_EXPECT_EQ(test, row->want_ua, cg_direct_source_ua(row->cc_ua, row->most_ua));
}

/* USB PD 3.1, iPpsCLNew: 150 mA up to 3 A, 5 % above. */
static void no_source_gives_more_than_the_battery_may_have(struct kunit *test)
{
	s32 cc_ua, ua, error_ua;

	for (cc_ua = CG_DIRECT_CC_MIN_UA; cc_ua <= 11000000; cc_ua += 10000) {
		ua = cg_direct_source_ua(cc_ua, 6000000);
		error_ua = ua <= 3000000 ? 150000 : ua / 20;
		KUNIT_EXPECT_GE(test, ua, 1000000);
		KUNIT_EXPECT_LE(test, CG_DIRECT_RATIO * (ua + error_ua), cc_ua);
		/* and none is wasted but by the grid of both */
		KUNIT_EXPECT_GT(test, CG_DIRECT_RATIO * (ua + error_ua) + 400000, cc_ua);
	}
}

struct voltage_row {
	const char *name;
	s32 battery_uv;
	s32 battery_ua;
	s32 source_uv;
	s32 want_uv;
};

/* 8.4 V and 3 A, a source of 3.3 to 21 V. */
static const struct voltage_row voltages[] = {
	{ "goes_up_while_little_flows", 7400000, 0, 14900000, 14920000 },
	{ "stays_where_the_current_is_reached", 7400000, 3000000, 15200000, 15200000 },
	{ "goes_up_below_the_current", 7400000, 2999999, 15200000, 15220000 },
	{ "not_far_above_twice_the_battery", 7400000, 2400000, 16340000, 16340000 },
	{ "comes_down_with_the_battery", 7000000, 2400000, 16340000, 15500000 },
	{ "stays_near_the_voltage", 8382000, 1000000, 17000000, 17000000 },
	{ "goes_up_a_little_farther_off", 8381000, 1000000, 17000000, 17020000 },
	{ "down_a_step_nearer", 8388000, 1000000, 17000000, 16980000 },
	{ "down_fast_at_it", 8394000, 1000000, 17000000, 16900000 },
	/* 6.5 and 6 mV, 3.2 and 3 mV of each of two cells */
	{ "stays_hardly_farther_off", 8387000, 1000000, 17000000, 17000000 },
	{ "stays_as_near_as_may_be", 8387998, 1000000, 17000000, 17000000 },
	{ "down_a_step_hardly_farther_off", 8393600, 1000000, 17000000, 16980000 },
	{ "down_fast_above_it", 8500000, 1000000, 17000000, 16900000 },
	{ "not_farther_down_than_nothing_flows", 8500000, 0, 15340000, 15300000 },
	{ "held_where_nothing_flows", 8500000, 0, 15300000, 15300000 },
	{ "and_held_below_that", 8500000, 0, 15000000, 15000000 },
	{ "not_below_the_least", 8500000, 1000000, 3340000, 3340000 },
	{ "not_above_the_most", 8300000, 100000, 21000000, 18220000 },
};

KUNIT_ARRAY_PARAM_DESC(voltages, voltages, name);

static struct cg_direct_facts facts_of(const struct voltage_row *row)
{
	return (struct cg_direct_facts) {
		.cv_uv = 8400000,
		.cc_ua = 3000000,
		.most_cv_uv = 8700000,
		.battery_uv = row->battery_uv,
		.battery_ua = row->battery_ua,
		.source_uv = row->source_uv,
		.least_uv = 3300000,
		.most_uv = 21000000,
	};
}

static void moves_the_source(struct kunit *test)
{
	struct cg_direct_facts facts = facts_of(test->param_value);
	const struct voltage_row *row = test->param_value;

	KUNIT_EXPECT_EQ(test, row->want_uv, cg_direct_next_uv(two_cells, &facts));
}

/* Whatever is measured: on its grid, in its range, and never a step up near the voltage. */
static void asks_for_what_there_is(struct kunit *test)
{
	struct cg_direct_facts facts = facts_of(&voltages[0]);
	s32 uv;

	for (facts.battery_uv = -999973; facts.battery_uv < 20000000; facts.battery_uv += 9973) {
		for (facts.battery_ua = 0; facts.battery_ua < 4000000; facts.battery_ua += 999999) {
			for (facts.source_uv = 3300000; facts.source_uv <= 21000000;
			     facts.source_uv += 1770000) {
				uv = cg_direct_next_uv(two_cells, &facts);
				KUNIT_EXPECT_GE(test, uv, facts.least_uv);
				KUNIT_EXPECT_LE(test, uv, facts.most_uv);
				KUNIT_EXPECT_EQ(test, 0, uv % 20000);
				KUNIT_EXPECT_LE(test, uv, facts.source_uv + 20000);
				if (facts.battery_uv < facts.cv_uv - 12000)
					continue;
				/* down, or so low that nothing flows */
				KUNIT_EXPECT_LE(test, uv, facts.source_uv);
				if (uv == facts.source_uv && facts.source_uv > facts.least_uv)
					KUNIT_EXPECT_LE(test, uv,
							facts.battery_uv / 10 * 18);
			}
		}
	}
}

static void begins_a_little_above_the_battery(struct kunit *test)
{
	struct cg_direct_facts facts = facts_of(&voltages[0]);

	KUNIT_EXPECT_EQ(test, 14900000, cg_direct_first_uv(two_cells, &facts));
	facts.most_uv = 14900000;
	KUNIT_EXPECT_EQ(test, 14900000, cg_direct_first_uv(two_cells, &facts));
	/* a source that does not reach it */
	facts.most_uv = 14899999;
	KUNIT_EXPECT_EQ(test, 0, cg_direct_first_uv(two_cells, &facts));
	facts.most_uv = 5000000;
	KUNIT_EXPECT_EQ(test, 0, cg_direct_first_uv(two_cells, &facts));
}

/* A warm zone's lower voltage was set, and the cells have more. */
static void begins_with_nothing_for_a_battery_that_has_more(struct kunit *test)
{
	struct cg_direct_facts facts = facts_of(&voltages[0]);

	facts.battery_uv = 8388000;
	KUNIT_EXPECT_EQ(test, 15080000, cg_direct_first_uv(two_cells, &facts));
	KUNIT_EXPECT_LT(test, cg_direct_first_uv(two_cells, &facts),
			CG_DIRECT_RATIO * facts.battery_uv * 95LL / 100);
}

static const struct voltage_row guards[] = {
	{ "the_voltage_that_is_set", 7400000, 0, 0, 8400000 },
	{ "as_long_as_there_is_room", 8398000, 0, 0, 8400000 },
	/* a microvolt of each of two cells */
	{ "as_long_as_there_is_any_room", 8399998, 0, 0, 8400000 },
	{ "above_a_battery_that_has_more", 8400000, 0, 0, 8440000 },
	{ "on_its_grid", 8411000, 0, 0, 8440000 },
	{ "never_above_the_most", 8690000, 0, 0, 8700000 },
};

KUNIT_ARRAY_PARAM_DESC(guards, guards, name);

static void stops_at(struct kunit *test)
{
	struct cg_direct_facts facts = facts_of(test->param_value);
	const struct voltage_row *row = test->param_value;

	KUNIT_EXPECT_EQ(test, row->want_uv, cg_direct_guard_uv(two_cells, &facts));
}

static void knows_of_what_no_battery_is_charged(struct kunit *test)
{
	const struct cg_direct_chip *one_cell = &cg_direct_chips[2];

	KUNIT_EXPECT_TRUE(test, cg_direct_starves(one_cell, 5000000));
	KUNIT_EXPECT_FALSE(test, cg_direct_starves(one_cell, 5000001));
	KUNIT_EXPECT_FALSE(test, cg_direct_starves(one_cell, 9000000));
	KUNIT_EXPECT_TRUE(test, cg_direct_starves(two_cells, 9000000));
	KUNIT_EXPECT_FALSE(test, cg_direct_starves(two_cells, 15000000));
}

static void knows_a_battery_by_its_voltage(struct kunit *test)
{
	const struct cg_direct_chip *one_cell = &cg_direct_chips[2];

	KUNIT_EXPECT_EQ(test, 1, one_cell->cells);
	KUNIT_EXPECT_FALSE(test, cg_direct_plausible(one_cell, 0));
	KUNIT_EXPECT_FALSE(test, cg_direct_plausible(one_cell, 2499999));
	KUNIT_EXPECT_TRUE(test, cg_direct_plausible(one_cell, 2500000));
	KUNIT_EXPECT_TRUE(test, cg_direct_plausible(one_cell, 5000000));
	KUNIT_EXPECT_FALSE(test, cg_direct_plausible(one_cell, 5000001));
	KUNIT_EXPECT_FALSE(test, cg_direct_plausible(two_cells, 4999998));
	KUNIT_EXPECT_TRUE(test, cg_direct_plausible(two_cells, 5000000));
	KUNIT_EXPECT_FALSE(test, cg_direct_plausible(two_cells, -1));
}

/* bq25980_charger.h: the ranges at which each can be made to stop, of the whole battery. */
static const struct cg_direct_chip known_chips[] = {
	{ "ti,bq25980", 2, 7000000, 9540000, 20000, 11000000 },
	{ "ti,bq25975", 1, 3500000, 4770000, 10000, 11000000 },
	{ "ti,bq25960", 1, 3500000, 4770000, 10000, 7000000 },
};

static void has_the_ranges_of_each_pump(struct kunit *test)
{
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(known_chips); i++) {
		const struct cg_direct_chip *is = &cg_direct_chips[i], *known = &known_chips[i];

		KUNIT_EXPECT_STREQ(test, known->compatible, is->compatible);
		KUNIT_EXPECT_EQ(test, known->cells, is->cells);
		KUNIT_EXPECT_EQ(test, known->cv_min_uv, is->cv_min_uv);
		KUNIT_EXPECT_EQ(test, known->cv_max_uv, is->cv_max_uv);
		KUNIT_EXPECT_EQ(test, known->cv_step_uv, is->cv_step_uv);
		KUNIT_EXPECT_EQ(test, known->cc_max_ua, is->cc_max_ua);
	}
}

static struct kunit_case cases[] = {
	KUNIT_CASE(has_the_ranges_of_each_pump),
	KUNIT_CASE_PARAM(limits_the_source, currents_gen_params),
	KUNIT_CASE(no_source_gives_more_than_the_battery_may_have),
	KUNIT_CASE_PARAM(moves_the_source, voltages_gen_params),
	KUNIT_CASE(asks_for_what_there_is),
	KUNIT_CASE(begins_a_little_above_the_battery),
	KUNIT_CASE(begins_with_nothing_for_a_battery_that_has_more),
	KUNIT_CASE_PARAM(stops_at, guards_gen_params),
	KUNIT_CASE(knows_of_what_no_battery_is_charged),
	KUNIT_CASE(knows_a_battery_by_its_voltage),
	{ }
};

static struct kunit_suite suite = {
	.name = "chargov-direct_loop",
	.test_cases = cases,
};

kunit_test_suite(suite);
