// SPDX-License-Identifier: GPL-2.0-only
/*
 * What the node of a charger without registers says, and whether it can be so. Pure.
 *
 * Needs what stands in the node; gives the currents and voltages that it can be set to, or the
 * first rule that is broken. A complaint has a number and a bound or neither, and no text, so
 * that discrete.c, which is no part of the pack's module, can print it.
 */
#include "discrete_node.h"

/* No battery is described with less than 10 mA and 1 V: a figure in thousandths is below them. */
#define LEAST_UA	10000
#define LEAST_UV	1000000
#define MOST_UA		20000000
#define MOST_UV		20000000
#define WHOLE_PERIOD	1000

static int refuse_plain(struct cg_complaint *c, const char *property, const char *rule,
			const char *advice)
{
	*c = (struct cg_complaint){ .property = property, .rule = rule, .advice = advice };
	return -EINVAL;
}

static int refuse(struct cg_complaint *c, const char *property, u32 value, const char *rule,
		  u32 bound, const char *advice)
{
	refuse_plain(c, property, rule, advice);
	c->value = value;
	c->has_value = true;
	c->bound = bound;
	c->has_bound = true;
	return -EINVAL;
}

static int check_wiring(const struct cg_discrete_node *node, struct cg_complaint *c)
{
	if (!node->enable)
		return refuse_plain(c, "charge-enable-gpios",
				    "is missing: without it nothing stops the charge",
				    "wire and add it");
	if (!node->source)
		return refuse_plain(c, "vbus-gpios and power-supplies",
				    "are missing: nothing tells whether there is a source",
				    "add one of them");
	if (!!node->lines + node->pwm + node->current_supply > 1)
		return refuse_plain(c,
				    "charge-current-limit-gpios, pwms and charge-current-supply",
				    "exclude each other", "keep one");
	if (node->lines > CG_DISCRETE_LINES)
		return refuse_plain(c, "charge-current-limit-gpios", "has more than four lines",
				    "take some out");
	return 0;
}

/* How many numbers there are, before any of them is looked at. */
static int check_mapping(const struct cg_discrete_node *node, struct cg_complaint *c)
{
	static const char property[] = CG_DISCRETE_CURRENTS;

	if (node->n_mapping < 0)
		return refuse_plain(c, property, "is no row of 32-bit numbers", "correct it");
	if (!node->n_mapping)
		return refuse_plain(c, property, "is missing: nothing says what currents it has",
				    "add pairs of a current and what makes it");
	if (node->n_mapping % 2)
		return refuse_plain(c, property,
				    "has an odd number of figures and must have pairs of a current and what makes it",
				    "complete or take out the last");
	if (node->n_mapping > 2 * CG_DISCRETE_VALUES)
		return refuse_plain(c, property, "has more than 16 pairs", "take some out");
	if (node->n_mapping != 2 && !node->lines && !node->pwm && !node->current_supply)
		return refuse_plain(c, property,
				    "has more than one pair and nothing sets the current",
				    "leave the pair that is wired, or add charge-current-limit-gpios, pwms or charge-current-supply");
	return 0;
}

static int check_current(bool may_stop, u32 ua, u32 code, u32 before_ua, struct cg_complaint *c)
{
	static const char property[] = CG_DISCRETE_CURRENTS;
	bool too_low = ua < LEAST_UA && !(may_stop && !ua);

	if (too_low && code >= LEAST_UA)
		return refuse(c, property, ua, "must not be below", LEAST_UA,
			      "the pair looks swapped, write the current first");
	if (too_low)
		return refuse(c, property, ua, "must not be below", LEAST_UA,
			      "it looks like milliamperes, write microamperes");
	if (ua > MOST_UA)
		return refuse(c, property, ua, "must not be above", MOST_UA,
			      "write it in microamperes");
	if (ua >= before_ua)
		return refuse(c, property, ua, "must be less than the current before it,",
			      before_ua, "sort the pairs, the highest current first");
	return 0;
}

/* Whatever makes the current of a row must be able to. */
static int check_code(const struct cg_discrete_node *node, u32 code, struct cg_complaint *c)
{
	static const char property[] = CG_DISCRETE_CURRENTS;
	u32 most = BIT(node->lines) - 1;

	if (node->pwm && code > WHOLE_PERIOD)
		return refuse(c, property, code,
			      "is more permille of the PWM's period than there are,", WHOLE_PERIOD,
			      "correct it");
	if (node->lines && code > most)
		return refuse(c, property, code,
			      "names a line that charge-current-limit-gpios does not have: all of them are",
			      most, "correct it, or add the line");
	return 0;
}

/**
 * cg_discrete_currents() - the currents that a charger can be set to, by its node
 * @node: what stands there
 * @values: the result: n_currents, ua and code; of no meaning unless 0 is returned
 * @c: the first violated rule when -EINVAL is returned; it has a value and a bound, or neither
 *
 * Return: 0 or -EINVAL
 */
int cg_discrete_currents(const struct cg_discrete_node *node, struct cg_discrete_values *values,
			 struct cg_complaint *c)
{
	u32 ua, code, before_ua = U32_MAX;
	int i, ret = check_mapping(node, c);

	values->n_currents = node->n_mapping / 2;
	for (i = 0; !ret && i < values->n_currents; i++) {
		ua = node->mapping[2 * i];
		code = node->mapping[2 * i + 1];
		ret = check_current(node->zero_stops, ua, code, before_ua, c);
		if (!ret)
			ret = check_code(node, code, c);
		values->ua[i] = ua;
		values->code[i] = code;
		before_ua = ua;
	}
	return ret;
}
EXPORT_SYMBOL_IF_KUNIT(cg_discrete_currents);

static int check_voltages(const struct cg_discrete_node *node, struct cg_complaint *c)
{
	static const char property[] = CG_DISCRETE_VOLTAGES;

	if (node->n_voltages < 0)
		return refuse_plain(c, property, "is no row of 32-bit numbers", "correct it");
	if (!node->n_voltages)
		return refuse_plain(c, property, "is missing: nothing says where it ends",
				    "add what its data sheet says");
	if (node->n_voltages > CG_DISCRETE_VALUES)
		return refuse_plain(c, property, "has more than 16 voltages", "take some out");
	if (node->n_voltages > 1 && !node->voltage_supply)
		return refuse_plain(c, property,
				    "has more than one voltage and nothing sets it",
				    "leave the one at which the charger ends, or add charge-voltage-supply");
	return 0;
}

static int check_voltage(u32 uv, u32 before_uv, struct cg_complaint *c)
{
	static const char property[] = CG_DISCRETE_VOLTAGES;

	if (uv < LEAST_UV)
		return refuse(c, property, uv, "must not be below", LEAST_UV,
			      "it looks like millivolts, write microvolts");
	if (uv > MOST_UV)
		return refuse(c, property, uv, "must not be above", MOST_UV,
			      "write it in microvolts");
	if (uv >= before_uv)
		return refuse(c, property, uv, "must be less than the voltage before it,",
			      before_uv, "sort them, the highest first");
	return 0;
}

static int read_voltages(const struct cg_discrete_node *node, struct cg_discrete_values *values,
			 struct cg_complaint *c)
{
	u32 uv, before_uv = U32_MAX;
	int i, ret = check_voltages(node, c);

	values->n_voltages = node->n_voltages;
	for (i = 0; !ret && i < values->n_voltages; i++) {
		uv = node->voltage[i];
		ret = check_voltage(uv, before_uv, c);
		values->uv[i] = uv;
		before_uv = uv;
	}
	return ret;
}

/**
 * cg_discrete_read() - what a charger can be set to, by its node
 * @node: what stands there
 * @values: the result, of no meaning unless 0 is returned
 * @c: the first violated rule when -EINVAL is returned; it has a value and a bound, or neither
 *
 * Return: 0 or -EINVAL
 */
int cg_discrete_read(const struct cg_discrete_node *node, struct cg_discrete_values *values,
		     struct cg_complaint *c)
{
	int ret = check_wiring(node, c);

	if (!ret)
		ret = cg_discrete_currents(node, values, c);
	if (!ret)
		ret = read_voltages(node, values, c);
	return ret;
}
EXPORT_SYMBOL_IF_KUNIT(cg_discrete_read);
