// SPDX-License-Identifier: GPL-2.0-only
/*
 * Reads a description property by property. Pure.
 *
 * Needs struct cg_props; gives struct cg_description, in which every number lies inside the
 * window of its property. What the numbers mean together is for profile.c.
 */
#include "describe.h"

enum unit {
	UNIT_PLAIN,
	UNIT_UV,
	UNIT_UA,
	UNIT_UAH,
	UNIT_UWH,
	UNIT_UOHM,
	UNIT_S,
	UNIT_DEGC,
	N_UNITS
};

/* What to say of a value that is too small by a thousand, or just out of its window. */
static const struct {
	const char *slip;
	const char *advice;
} units[N_UNITS] = {
	[UNIT_PLAIN] = { NULL, "correct it" },
	[UNIT_UV] = { "it looks like millivolts, write microvolts", "write it in microvolts" },
	[UNIT_UA] = { "it looks like milliamperes, write microamperes",
		      "write it in microamperes" },
	[UNIT_UAH] = { "it looks like milliampere-hours, write microampere-hours",
		       "write it in microampere-hours" },
	[UNIT_UWH] = { "it looks like milliwatt-hours, write microwatt-hours",
		       "write it in microwatt-hours" },
	[UNIT_UOHM] = { "it looks like milliohms, write microohms", "write it in microohms" },
	[UNIT_S] = { NULL, "write it in seconds" },
	[UNIT_DEGC] = { NULL, "write it in whole degrees Celsius" },
};

struct known {
	const char *name;
	bool pack;
	enum unit unit;
	u32 least;
	u32 most;
};

/*
 * The windows are those of any pack: 1 to 16 cells of 1 to 4.5 V, 50 mAh to 1000 Ah. They are
 * narrow enough that a figure in thousandths of the unit falls below them.
 */
static const struct known known[CG_N_KNOWN] = {
	[CG_K_CAPACITY] = { "charge-full-design-microamp-hours", false, UNIT_UAH,
			    50000, 1000000000 },
	[CG_K_ENERGY] = { "energy-full-design-microwatt-hours", false, UNIT_UWH,
			  200000, 4000000000U },
	[CG_K_CV] = { "constant-charge-voltage-max-microvolt", false, UNIT_UV,
		      1000000, 72000000 },
	[CG_K_VOLTAGE_MAX] = { "voltage-max-design-microvolt", false, UNIT_UV,
			       1000000, 72000000 },
	[CG_K_VOLTAGE_MIN] = { "voltage-min-design-microvolt", false, UNIT_UV,
			       1000000, 72000000 },
	[CG_K_CC] = { "constant-charge-current-max-microamp", false, UNIT_UA,
		      10000, 200000000 },
	[CG_K_TERM] = { "charge-term-current-microamp", false, UNIT_UA, 2000, 50000000 },
	[CG_K_PRECHARGE] = { "precharge-current-microamp", false, UNIT_UA, 2000, 50000000 },
	[CG_K_PRECHARGE_BELOW] = { "precharge-upper-limit-microvolt", false, UNIT_UV,
				   1000000, 72000000 },
	[CG_K_TRICKLE] = { "trickle-charge-current-microamp", false, UNIT_UA, 1000, 50000000 },
	[CG_K_RECHARGE] = { "re-charge-voltage-microvolt", false, UNIT_UV, 20000, 72000000 },
	[CG_K_OVER_VOLTAGE] = { "over-voltage-threshold-microvolt", false, UNIT_UV,
				1000000, 72000000 },
	[CG_K_RESISTANCE] = { "factory-internal-resistance-micro-ohms", false, UNIT_UOHM,
			      500, 5000000 },
	[CG_K_CELLS] = { "cells-in-series", true, UNIT_PLAIN, 1, 16 },
	[CG_K_TOTAL_S] = { "safety-timer-sec", true, UNIT_S, 600, 172800 },
	[CG_K_PRECHARGE_S] = { "precharge-timer-sec", true, UNIT_S, 60, 14400 },
	/* SAFETY P7: a dead cell is tried for 30 s at most */
	[CG_K_WAKEUP_S] = { "wakeup-timer-sec", true, UNIT_S, 1, 30 },
	[CG_K_CV_S] = { "constant-voltage-timer-sec", true, UNIT_S, 600, 86400 },
	/* wire, connector and protection switch; half an ohm is a broken connector */
	[CG_K_PATH] = { "path-resistance-micro-ohms", true, UNIT_UOHM, 500, 500000 },
	[CG_K_HYSTERESIS] = { "charge-zone-hysteresis-celsius", true, UNIT_DEGC, 1, 5 },
};

static const char *const spans[CG_N_SPANS] = {
	[CG_SPAN_OPERATING] = "operating-range-celsius",
	[CG_SPAN_ALERT] = "alert-celsius",
	[CG_SPAN_AMBIENT] = "ambient-celsius",
};

/* Not one number, and worth a word when misspelt. */
static const struct {
	const char *name;
	bool pack;
} others[] = {
	{ "device-chemistry", false },
	{ "ocv-capacity-celsius", false },
	{ "ocv-capacity-table-0", false },
	{ "resistance-temp-table", false },
	{ "charge-zones-celsius", true },
	{ "charge-zone-0", true },
	{ "maintenance-charge", true },
	{ "charge-ageing", true },
};

/* Known to the schema, cannot be charged by constant current and voltage. */
static const char *const nickel[] = { "nickel-cadmium", "nickel-metal-hydride" };

const char *cg_known_name(enum cg_known id)
{
	return known[id].name;
}

const char *cg_span_name(enum cg_span_id id)
{
	return spans[id];
}

static bool same(const char *a, const char *b)
{
	while (*a && *a == *b) {
		a++;
		b++;
	}
	return *a == *b;
}

/* What a battery node has; all else is of the pack, a member or a group, as their names are. */
static bool is_of_battery(const char *property)
{
	unsigned int i;

	for (i = 0; i < CG_N_KNOWN; i++)
		if (same(property, known[i].name))
			return !known[i].pack;
	for (i = 0; i < CG_N_SPANS; i++)
		if (same(property, spans[i]))
			return true;
	for (i = 0; i < ARRAY_SIZE(others); i++)
		if (same(property, others[i].name))
			return !others[i].pack;
	return same(property, "compatible");
}

int cg_refuse(struct cg_complaint *c, const char *property, s64 value, const char *rule,
	      s64 bound, const char *advice)
{
	*c = (struct cg_complaint){
		.property = property,
		.rule = rule,
		.advice = advice,
		.value = value,
		.bound = bound,
		.has_value = true,
		.has_bound = true,
		.pack = !is_of_battery(property),
	};
	return -EINVAL;
}

int cg_refuse_plain(struct cg_complaint *c, const char *property, const char *rule,
		    const char *advice)
{
	*c = (struct cg_complaint){
		.property = property,
		.rule = rule,
		.advice = advice,
		.pack = !is_of_battery(property),
	};
	return -EINVAL;
}

int cg_refuse_text(struct cg_complaint *c, const char *property, const char *text,
		   const char *rule, const char *advice)
{
	*c = (struct cg_complaint){
		.property = property,
		.text = text,
		.rule = rule,
		.advice = advice,
		.pack = !is_of_battery(property),
	};
	return -EINVAL;
}

/* In-tree boards do have properties that nobody reads because of an underscore. */
static int check_spelling(const struct cg_props *props, const char *name, bool pack,
			  struct cg_complaint *c)
{
	const char *from = name;
	char wrong[48] = "";
	unsigned int i;
	u32 cell;
	int n;

	/* all of the room: it stays at the end of a name, which is shorter */
	for (i = 0; i < sizeof(wrong) - 1; i++) {
		wrong[i] = *from == '-' ? '_' : *from;
		from += *from != '\0';
	}
	n = props->read(props->ctx, pack, wrong, 0, &cell, 1);
	if (n == 0)
		return 0;
	cg_refuse_plain(c, name, "is there spelt with underscores, which nothing reads",
			"write it with dashes");
	/* a word or a table is not a number to show */
	c->has_value = n == 1;
	c->value = (s32)cell;
	return -EINVAL;
}

static int check_all_spellings(const struct cg_props *props, struct cg_complaint *c)
{
	unsigned int i;
	int ret = 0;

	for (i = 0; !ret && i < CG_N_KNOWN; i++)
		ret = check_spelling(props, known[i].name, known[i].pack, c);
	for (i = 0; !ret && i < CG_N_SPANS; i++)
		ret = check_spelling(props, spans[i], false, c);
	for (i = 0; !ret && i < ARRAY_SIZE(others); i++)
		ret = check_spelling(props, others[i].name, others[i].pack, c);
	return ret;
}

static int check_window(const struct known *k, s64 value, struct cg_complaint *c)
{
	const char *advice = units[k->unit].advice;
	s64 thousandfold = value * 1000;

	if (value > k->most)
		return cg_refuse(c, k->name, value, "must not be above", k->most, advice);
	if (value >= k->least)
		return 0;
	/* no window is narrower than a thousandfold */
	if (units[k->unit].slip && thousandfold >= k->least)
		advice = units[k->unit].slip;
	return cg_refuse(c, k->name, value, "must not be below", k->least, advice);
}

/* For what was calculated. */
int cg_known_check(enum cg_known id, s64 value, struct cg_complaint *c)
{
	return check_window(&known[id], value, c);
}

static int read_known(const struct cg_props *props, enum cg_known id, struct cg_description *d,
		      struct cg_complaint *c)
{
	const struct known *k = &known[id];
	u32 cell = 0;
	int n = props->read(props->ctx, k->pack, k->name, 0, &cell, 1);

	if (n == 0)
		return 0;
	if (n != 1)
		return cg_refuse_plain(c, k->name, "must be one number", "give one 32-bit cell");
	d->v[id] = cell;
	d->given[id] = true;
	return check_window(k, cell, c);
}

const struct cg_says cg_says = {
	.least_cv = "must not be below what the chemistry charges the cells in series to,",
	.cv = "must not be above the charging voltage of the battery,",
	.cc = "must not be above the charging current of the battery,",
	.charger_cv = "must not be below the lowest voltage of the charger,",
	.charger_cc = "must not be below the least current of the charger,",
	.degc = "write whole degrees Celsius, those below zero in brackets as (-10)",
};

/* Coldest and hottest that a description may speak of; tenths and thousandths lie outside. */
#define LEAST_DEGC	(-60)
#define MOST_DEGC	120

/* Half a cell that should be below zero is 65526: a sign is only there if it is in brackets. */
int cg_degc_check(const char *property, s32 degc, struct cg_complaint *c)
{
	if (degc < LEAST_DEGC)
		return cg_refuse(c, property, degc, "must not be below", LEAST_DEGC, cg_says.degc);
	if (degc > MOST_DEGC)
		return cg_refuse(c, property, degc, "must not be above", MOST_DEGC, cg_says.degc);
	return 0;
}

static int read_span(const struct cg_props *props, enum cg_span_id id, struct cg_description *d,
		     struct cg_complaint *c)
{
	struct cg_span *span = &d->span[id];
	u32 cell[2] = { 0 };
	int n = props->read(props->ctx, false, spans[id], 0, cell, 2);
	int ret;

	if (n == 0)
		return 0;
	if (n != 2)
		return cg_refuse_plain(c, spans[id], "must be two temperatures",
				       "give the lower and the upper one");
	span->lo_degc = (s32)cell[0];
	span->hi_degc = (s32)cell[1];
	span->given = true;
	ret = cg_degc_check(spans[id], span->lo_degc, c);
	ret = ret ? ret : cg_degc_check(spans[id], span->hi_degc, c);
	if (ret)
		return ret;
	if (span->lo_degc >= span->hi_degc)
		return cg_refuse(c, spans[id], span->lo_degc, "must begin below its upper end of",
				 span->hi_degc, "swap the two temperatures");
	return 0;
}

static int read_chemistry(const struct cg_props *props, struct cg_description *d,
			  struct cg_complaint *c)
{
	const char *text = props->string(props->ctx, false, "device-chemistry");
	unsigned int i;

	/* it is unknown already */
	if (!text)
		return 0;
	for (i = 0; i < CG_N_CHEMISTRIES; i++) {
		if (cg_chemistry_caps[i].name && same(text, cg_chemistry_caps[i].name)) {
			d->chemistry = i;
			return 0;
		}
	}
	for (i = 0; i < ARRAY_SIZE(nickel); i++) {
		if (same(text, nickel[i]))
			return cg_refuse_text(c, "device-chemistry", text,
					      "cannot be charged by constant current and voltage",
					      "use a charger made for nickel cells");
	}
	return cg_refuse_text(c, "device-chemistry", text, "is not a word of simple-battery",
			      "write lithium-ion, lithium-ion-polymer, lithium-ion-iron-phosphate or lithium-ion-manganese-oxide");
}

/**
 * cg_arrangement_read() - how the children of the present node are wired
 * @props: the description
 * @arrangement: parallel unless something else is said
 * @c: the violated rule when -EINVAL is returned
 *
 * Return: 0 or -EINVAL
 */
int cg_arrangement_read(const struct cg_props *props, enum cg_arrangement *arrangement,
			struct cg_complaint *c)
{
	const char *text = props->string(props->ctx, true, "arrangement");

	*arrangement = CG_ARRANGEMENT_PARALLEL;
	if (!text || same(text, "parallel"))
		return 0;
	*arrangement = CG_ARRANGEMENT_SERIES;
	if (same(text, "series"))
		return 0;
	return cg_refuse_text(c, "arrangement", text, "must be parallel or series",
			      "say how the members are wired");
}

/* Does the present node name a battery, of whatever kind? */
static bool names_battery(const struct cg_props *props)
{
	u32 cell;

	return props->read(props->ctx, true, "monitored-battery", 0, &cell, 1);
}

static int check_compatible(const struct cg_props *props, struct cg_complaint *c)
{
	const char *text = props->string(props->ctx, false, "compatible");

	if (!text && names_battery(props))
		return cg_refuse_plain(c, "monitored-battery",
				       "points to no node with a compatible",
				       "point it to a simple-battery node");
	if (!text)
		return cg_refuse_plain(c, "monitored-battery", "is missing",
				       "point it to a simple-battery node, here or in each member");
	if (same(text, "simple-battery"))
		return 0;
	return cg_refuse_text(c, "compatible", text, "of the battery must be simple-battery",
			      "point monitored-battery to a simple-battery node");
}

/**
 * cg_has_battery() - does the present node have a battery of its own
 * @props: the description
 *
 * Return: true if it does; what it names may still be none
 */
bool cg_has_battery(const struct cg_props *props)
{
	return props->string(props->ctx, false, "compatible") || names_battery(props);
}

/**
 * cg_describe() - read a description, each property by itself
 * @props: the description
 * @battery: it must have a battery; else only what is of the pack node may be there
 * @d: the result, written whole
 * @c: the first violated rule when -EINVAL is returned
 *
 * Return: 0 or -EINVAL
 */
int cg_describe(const struct cg_props *props, bool battery, struct cg_description *d,
		struct cg_complaint *c)
{
	unsigned int i;
	int ret;

	memset(d, 0, sizeof(*d));
	ret = battery ? check_compatible(props, c) : 0;
	if (!ret)
		ret = check_all_spellings(props, c);
	if (!ret)
		ret = read_chemistry(props, d, c);
	if (!ret)
		ret = cg_arrangement_read(props, &d->arrangement, c);
	for (i = 0; !ret && i < CG_N_KNOWN; i++)
		ret = read_known(props, i, d, c);
	for (i = 0; !ret && i < CG_N_SPANS; i++)
		ret = read_span(props, i, d, c);
	return ret;
}
