// SPDX-License-Identifier: GPL-2.0-only
/* What the node of a charger without registers may say, and what is said of one that may not. */
#include <kunit/test.h>
#include "../drivers/charger/discrete_node.h"

#define WIRED		.enable = true, .source = true
#define TWO_LINES	.lines = 2
#define MAPPING(...)	.n_mapping = sizeof((u32[]){ __VA_ARGS__ }) / sizeof(u32), \
			.mapping = { __VA_ARGS__ }
#define VOLTAGES(...)	.n_voltages = sizeof((u32[]){ __VA_ARGS__ }) / sizeof(u32), \
			.voltage = { __VA_ARGS__ }
#define TP4056		MAPPING(1500000, 3, 1000000, 2, 500000, 1)

struct good {
	const char *name;
	struct cg_discrete_node node;
	int n_currents;
	s32 least_ua;
	u32 least_code;
	int n_voltages;
	s32 least_uv;
};

static const struct good goods[] = {
	{ "one_resistor", { WIRED, MAPPING(1000000, 0), VOLTAGES(4200000) },
	  1, 1000000, 0, 1, 4200000 },
	{ "two_lines", { WIRED, TWO_LINES, TP4056, VOLTAGES(4200000) },
	  3, 500000, 1, 1, 4200000 },
	{ "one_resistor_and_a_number_that_nobody_needs",
	  { WIRED, MAPPING(10000, 10000), VOLTAGES(4200000) }, 1, 10000, 10000, 1, 4200000 },
	{ "a_pwm", { WIRED, .pwm = true, MAPPING(1500000, 1000, 300000, 200), VOLTAGES(4200000) },
	  2, 300000, 200, 1, 4200000 },
	{ "regulators",
	  { WIRED, .current_supply = true, .voltage_supply = true, MAPPING(700000, 0, 200000, 0),
	    VOLTAGES(4350000, 4200000, 3900000) }, 2, 200000, 0, 3, 3900000 },
	{ "a_step_that_stops",
	  { WIRED, .lines = 1, .zero_stops = true, MAPPING(500000, 1, 0, 0), VOLTAGES(4200000) },
	  2, 0, 0, 1, 4200000 },
	{ "sixteen_of_each",
	  { WIRED, .lines = 4, .voltage_supply = true,
	    MAPPING(20000000, 15, 9000000, 14, 8000000, 13, 7000000, 12, 6000000, 11, 5000000, 10,
		    4000000, 9, 3000000, 8, 2000000, 7, 1000000, 6, 900000, 5, 800000, 4, 700000, 3,
		    600000, 2, 500000, 1, 10000, 0),
	    VOLTAGES(20000000, 19000000, 18000000, 17000000, 16000000, 15000000, 14000000,
		     13000000, 12000000, 11000000, 10000000, 9000000, 8000000, 7000000, 6000000,
		     1000000) },
	  16, 10000, 0, 16, 1000000 },
};

KUNIT_ARRAY_PARAM_DESC(goods, goods, name);

static void gives_what_it_can_be_set_to(struct kunit *test)
{
	const struct good *row = test->param_value;
	const struct cg_discrete_node *node = &row->node;
	struct cg_discrete_values values;
	struct cg_complaint c = { 0 };

	KUNIT_ASSERT_EQ_MSG(test, 0, cg_discrete_read(node, &values, &c), "%s %s", c.property,
			    c.rule);
	KUNIT_ASSERT_EQ(test, row->n_currents, values.n_currents);
	KUNIT_EXPECT_EQ(test, node->mapping[0], values.ua[0]);
	KUNIT_EXPECT_EQ(test, node->mapping[1], values.code[0]);
	KUNIT_EXPECT_EQ(test, row->least_ua, values.ua[row->n_currents - 1]);
	KUNIT_EXPECT_EQ(test, row->least_code, values.code[row->n_currents - 1]);
	KUNIT_ASSERT_EQ(test, row->n_voltages, values.n_voltages);
	KUNIT_EXPECT_EQ(test, node->voltage[0], values.uv[0]);
	KUNIT_EXPECT_EQ(test, row->least_uv, values.uv[row->n_voltages - 1]);
}

/* value and bound are 0 where the sentence has none */
struct bad {
	const char *name;
	struct cg_discrete_node node;
	const char *property;
	const char *rule;
	const char *advice;
	s64 value;
	s64 bound;
};

static const struct bad bads[] = {
	/* wiring */
	{ "nothing_stops_it", { .source = true, TWO_LINES, TP4056, VOLTAGES(4200000) },
	  "charge-enable-gpios", "nothing stops the charge", "wire" },
	{ "nothing_tells_of_a_source", { .enable = true, TWO_LINES, TP4056, VOLTAGES(4200000) },
	  "vbus-gpios and power-supplies", "whether there is a source", "add one" },
	{ "lines_and_a_pwm", { WIRED, TWO_LINES, .pwm = true, TP4056, VOLTAGES(4200000) },
	  "charge-current-limit-gpios, pwms and charge-current-supply", "exclude", "keep one" },
	{ "lines_and_a_regulator",
	  { WIRED, TWO_LINES, .current_supply = true, TP4056, VOLTAGES(4200000) },
	  "charge-current-limit-gpios, pwms and charge-current-supply", "exclude", "keep one" },
	{ "a_pwm_and_a_regulator",
	  { WIRED, .pwm = true, .current_supply = true, TP4056, VOLTAGES(4200000) },
	  "charge-current-limit-gpios, pwms and charge-current-supply", "exclude", "keep one" },
	{ "five_lines", { WIRED, .lines = 5, TP4056, VOLTAGES(4200000) },
	  "charge-current-limit-gpios", "more than four lines", "take some out" },
	/* how many currents */
	{ "no_current", { WIRED, TWO_LINES, VOLTAGES(4200000) },
	  CG_DISCRETE_CURRENTS, "is missing", "add pairs" },
	{ "currents_that_are_no_numbers",
	  { WIRED, TWO_LINES, .n_mapping = -EINVAL, VOLTAGES(4200000) },
	  CG_DISCRETE_CURRENTS, "no row of 32-bit numbers", "correct" },
	{ "half_a_pair", { WIRED, TWO_LINES, MAPPING(1500000, 3, 1000000), VOLTAGES(4200000) },
	  CG_DISCRETE_CURRENTS, "odd number", "the last" },
	{ "seventeen_currents", { WIRED, .lines = 4, .n_mapping = 34, VOLTAGES(4200000) },
	  CG_DISCRETE_CURRENTS, "more than 16 pairs", "take some out" },
	{ "two_currents_and_one_resistor", { WIRED, MAPPING(1000000, 1, 500000, 0),
					     VOLTAGES(4200000) },
	  CG_DISCRETE_CURRENTS, "nothing sets the current", "charge-current-limit-gpios" },
	/* each current */
	{ "a_current_in_mA", { WIRED, TWO_LINES, MAPPING(1500, 3, 500, 1), VOLTAGES(4200000) },
	  CG_DISCRETE_CURRENTS, "must not be below", "milliamperes", 1500, 10000 },
	{ "a_current_just_below_the_least", { WIRED, MAPPING(9999, 9999), VOLTAGES(4200000) },
	  CG_DISCRETE_CURRENTS, "must not be below", "milliamperes", 9999, 10000 },
	{ "a_pair_that_is_swapped", { WIRED, TWO_LINES, MAPPING(3, 1500000), VOLTAGES(4200000) },
	  CG_DISCRETE_CURRENTS, "must not be below", "swapped", 3, 10000 },
	{ "a_pair_that_may_be_swapped", { WIRED, MAPPING(0, 10000), VOLTAGES(4200000) },
	  CG_DISCRETE_CURRENTS, "must not be below", "swapped", 0, 10000 },
	{ "a_step_of_nothing", { WIRED, TWO_LINES, MAPPING(500000, 1, 0, 0), VOLTAGES(4200000) },
	  CG_DISCRETE_CURRENTS, "must not be below", "milliamperes", 0, 10000 },
	{ "a_step_of_hardly_anything_where_0_would_stop",
	  { WIRED, .zero_stops = true, MAPPING(1, 0), VOLTAGES(4200000) },
	  CG_DISCRETE_CURRENTS, "must not be below", "milliamperes", 1, 10000 },
	{ "a_step_that_stops_twice",
	  { WIRED, TWO_LINES, .zero_stops = true, MAPPING(500000, 1, 0, 0, 0, 2),
	    VOLTAGES(4200000) },
	  CG_DISCRETE_CURRENTS, "less than the current before it", "sort", 0, 0 },
	{ "too_high_a_current", { WIRED, MAPPING(20000001, 0), VOLTAGES(4200000) },
	  CG_DISCRETE_CURRENTS, "must not be above", "microamperes", 20000001, 20000000 },
	{ "the_highest_current_that_can_be_written",
	  { WIRED, MAPPING(U32_MAX, 0), VOLTAGES(4200000) },
	  CG_DISCRETE_CURRENTS, "must not be above", "microamperes", U32_MAX, 20000000 },
	{ "currents_that_rise",
	  { WIRED, TWO_LINES, MAPPING(500000, 1, 1000000, 2), VOLTAGES(4200000) },
	  CG_DISCRETE_CURRENTS, "less than the current before it", "sort", 1000000, 500000 },
	{ "a_current_twice",
	  { WIRED, TWO_LINES, MAPPING(500000, 1, 500000, 2), VOLTAGES(4200000) },
	  CG_DISCRETE_CURRENTS, "less than the current before it", "sort", 500000, 500000 },
	/* what makes it */
	{ "a_line_that_there_is_not",
	  { WIRED, TWO_LINES, MAPPING(1500000, 4), VOLTAGES(4200000) },
	  CG_DISCRETE_CURRENTS, "a line that", "add the line", 4, 3 },
	{ "a_second_line_that_there_is_not",
	  { WIRED, .lines = 1, MAPPING(1500000, 1, 500000, 2), VOLTAGES(4200000) },
	  CG_DISCRETE_CURRENTS, "a line that", "add the line", 2, 1 },
	{ "more_than_the_period",
	  { WIRED, .pwm = true, MAPPING(1500000, 1001), VOLTAGES(4200000) },
	  CG_DISCRETE_CURRENTS, "permille", "correct", 1001, 1000 },
	/* how many voltages */
	{ "no_voltage", { WIRED, TWO_LINES, TP4056 },
	  CG_DISCRETE_VOLTAGES, "is missing", "data sheet" },
	{ "a_voltage_that_is_no_number", { WIRED, TWO_LINES, TP4056, .n_voltages = -ENODATA },
	  CG_DISCRETE_VOLTAGES, "no row of 32-bit numbers", "correct" },
	{ "seventeen_voltages", { WIRED, .voltage_supply = true, TWO_LINES, TP4056,
				  .n_voltages = 17 },
	  CG_DISCRETE_VOLTAGES, "more than 16", "take some out" },
	{ "two_voltages_and_no_regulator",
	  { WIRED, TWO_LINES, TP4056, VOLTAGES(4200000, 4100000) },
	  CG_DISCRETE_VOLTAGES, "nothing sets it", "charge-voltage-supply" },
	/* each voltage */
	{ "a_voltage_in_mV", { WIRED, TWO_LINES, TP4056, VOLTAGES(4200) },
	  CG_DISCRETE_VOLTAGES, "must not be below", "millivolts", 4200, 1000000 },
	{ "a_voltage_just_below_the_least", { WIRED, TWO_LINES, TP4056, VOLTAGES(999999) },
	  CG_DISCRETE_VOLTAGES, "must not be below", "millivolts", 999999, 1000000 },
	{ "too_high_a_voltage", { WIRED, TWO_LINES, TP4056, VOLTAGES(20000001) },
	  CG_DISCRETE_VOLTAGES, "must not be above", "microvolts", 20000001, 20000000 },
	{ "voltages_that_rise",
	  { WIRED, .voltage_supply = true, TWO_LINES, TP4056, VOLTAGES(4100000, 4200000) },
	  CG_DISCRETE_VOLTAGES, "less than the voltage before it", "sort", 4200000, 4100000 },
	{ "a_voltage_twice",
	  { WIRED, .voltage_supply = true, TWO_LINES, TP4056, VOLTAGES(4200000, 4200000) },
	  CG_DISCRETE_VOLTAGES, "less than the voltage before it", "sort", 4200000, 4200000 },
};

KUNIT_ARRAY_PARAM_DESC(bads, bads, name);

static void says_why_it_cannot_be_so(struct kunit *test)
{
	const struct bad *row = test->param_value;
	struct cg_discrete_values values;
	struct cg_complaint c = { 0 };

	KUNIT_ASSERT_EQ(test, -EINVAL, cg_discrete_read(&row->node, &values, &c));
	KUNIT_EXPECT_STREQ(test, row->property, c.property);
	KUNIT_EXPECT_PTR_NE_MSG(test, strstr(c.rule, row->rule), NULL, "the rule is: %s", c.rule);
	KUNIT_EXPECT_PTR_NE_MSG(test, strstr(c.advice, row->advice), NULL, "the advice is: %s",
				c.advice);
	/* what discrete.c can print */
	KUNIT_EXPECT_EQ(test, c.has_bound, c.has_value);
	KUNIT_EXPECT_EQ(test, row->value, c.value);
	KUNIT_EXPECT_EQ(test, row->bound, c.bound);
	KUNIT_EXPECT_NULL(test, c.text);
}

static struct kunit_case cases[] = {
	KUNIT_CASE_PARAM(gives_what_it_can_be_set_to, goods_gen_params),
	KUNIT_CASE_PARAM(says_why_it_cannot_be_so, bads_gen_params),
	{ }
};

static struct kunit_suite suite = {
	.name = "chargov-discrete_node",
	.test_cases = cases,
};

kunit_test_suite(suite);
