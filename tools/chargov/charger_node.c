// SPDX-License-Identifier: GPL-2.0-only
/*
 * The node of a charger, by the rules of its driver: those of discrete.c are its own object, those
 * of the kernel's drivers are a table, read in the drivers' sources of Linux 6.12.
 */
#include <errno.h>
#include <libfdt.h>
#include <stdio.h>
#include <string.h>
#include "../../drivers/charger/discrete_node.h"
#include "../../drivers/pack/describe.h"
#include "board.h"
#include "charger_node.h"
#include "names.h"

/* As in ranges.c. */
#define MOST_UA		20000000
#define MOST_UV		CHARGER_MOST_UV
#define LEAST_UV	CHARGER_LEAST_UV

/**
 * struct reader - a node that is read
 * @blob: the tree
 * @node: the node
 * @charger: who it is of
 * @say: told what is wrong, or NULL
 * @ctx: of @say
 * @bad: something was wrong that the charger cannot be used with
 */
struct reader {
	const void *blob;
	int node;
	const struct charger *charger;
	charger_say say;
	void *ctx;
	bool bad;
};

/* --- what is said --- */

/* The right name of a property that is there with a wrong one, or NULL. */
static const char *meant(const struct reader *r, const char *name)
{
	const char *const *known = names_of_charger(r->charger->driver);

	if (name_is_known(name, known) || name_is_known(name, names_of_any_node))
		return NULL;
	return name_nearest(name, known);
}

/* It is there, with another name, which has been said. */
static bool is_misspelt(const struct reader *r, const char *property)
{
	const char *name, *right;
	int at;

	fdt_for_each_property_offset(at, r->blob, r->node) {
		if (!fdt_getprop_by_offset(r->blob, at, &name, NULL))
			continue;
		right = meant(r, name);
		if (right && strstr(property, right))
			return true;
	}
	return false;
}

static void complain(struct reader *r, const struct cg_complaint *c)
{
	char sentence[256];

	r->bad = true;
	if (!r->say || (strstr(c->rule, "missing") && is_misspelt(r, c->property)))
		return;
	cg_complaint_format(c, sentence, sizeof(sentence));
	r->say(r->ctx, r->node, true, sentence);
}

static void complain_plain(struct reader *r, const char *property, const char *rule,
			   const char *advice)
{
	struct cg_complaint c;

	cg_refuse_plain(&c, property, rule, advice);
	complain(r, &c);
}

/* --- what is read --- */

static bool has(const struct reader *r, const char *property)
{
	return fdt_getprop(r->blob, r->node, property, NULL);
}

/* Lines may be named as gpiolib did once, and interrupts in two ways. */
static bool has_any(const struct reader *r, const char *property)
{
	int n = strlen(property);
	char old[64];

	if (has(r, property))
		return true;
	if (!strcmp(property, "interrupts"))
		return has(r, "interrupts-extended");
	if (n < 5 || n >= (int)sizeof(old) || strcmp(property + n - 5, "gpios"))
		return false;
	snprintf(old, sizeof(old), "%.*s", n - 1, property);
	return has(r, old);
}

/* How many numbers a property has, 0 = it is missing, below 0 = they are none. */
static int row_of(const struct reader *r, const char *property, u32 *number, int most)
{
	int i, len;
	const char *data = fdt_getprop(r->blob, r->node, property, &len);

	if (!data)
		return 0;
	if (!len || len % 4)
		return -EINVAL;
	for (i = 0; i < most && i < len / 4; i++)
		number[i] = fdt32_ld((const fdt32_t *)(data + 4 * i));
	return len / 4;
}

/* How many lines switch the current. */
static int count_lines(const struct reader *r)
{
	static const char *const names[] = {
		"charge-current-limit-gpios", "charge-current-limit-gpio",
	};
	const char *property = names[!has(r, names[0])];
	int at = 0, n = 0, target;

	while (at < board_count(r->blob, r->node, property)) {
		target = board_refers(r->blob, r->node, property, at);
		at += 1 + board_cell(r->blob, target < 0 ? -1 : target, "#gpio-cells", 2);
		n++;
	}
	return min(n, U8_MAX);
}

/* --- what drivers want --- */

enum unit { UNIT_NONE, UNIT_PLAIN, UNIT_UV, UNIT_UA, UNIT_UOHM, UNIT_DEGC };

static const struct {
	const char *low;
	const char *high;
} advice[] = {
	[UNIT_PLAIN] = { "correct it", "correct it" },
	[UNIT_UV] = { "it looks like millivolts, write microvolts", "write it in microvolts" },
	[UNIT_UA] = { "it looks like milliamperes, write microamperes",
		      "write it in microamperes" },
	[UNIT_UOHM] = { "it looks like milliohms, write microohms", "write it in microohms" },
	[UNIT_DEGC] = { NULL, "write it in degrees Celsius" },
};

#define DEAF	"is missing: its driver does not start without it"

/**
 * struct fact - a property that a driver reads
 * @driver: the driver
 * @property: the property
 * @why: what is the matter without it, NULL = nothing
 * @with: only where there is this one, NULL = always
 * @without: not read where there is this one, NULL = always
 * @unit: of its number, UNIT_NONE = it is none
 * @least: lowest that can be meant
 * @most: highest
 * @zero: or nothing
 */
struct fact {
	const char *driver;
	const char *property;
	const char *why;
	const char *with;
	const char *without;
	enum unit unit;
	u32 least;
	u32 most;
	bool zero;
};

/* A number that its driver has to have, unless it is told to keep what the chip has. */
#define BQ25890_NUMBER(_property, _unit, _least, _most)				\
	{ "bq25890-charger", _property, DEAF, NULL, "linux,read-back-settings",	\
	  _unit, _least, _most }

static const struct fact facts[] = {
	/* bq24190_charger.c: bq24190_probe(), bq24190_get_config() */
	{ "bq24190-charger", "interrupts", DEAF },
	{ "bq24190-charger", "ti,system-minimum-microvolt", NULL, NULL, NULL,
	  UNIT_UV, 1000000, 10000000 },
	/* bq256xx_charger.c: bq256xx_parse_dt(), which refuses what is above the watchdog's */
	{ "bq256xx-charger", "ti,watchdog-timeout-ms", NULL, NULL, NULL, UNIT_PLAIN, 0, 160000 },
	{ "bq256xx-charger", "input-voltage-limit-microvolt", NULL, NULL, NULL,
	  UNIT_UV, 1000000, MOST_UV },
	{ "bq256xx-charger", "input-current-limit-microamp", NULL, NULL, NULL,
	  UNIT_UA, 10000, MOST_UA },
	/*
	 * bq25890_charger.c: bq25890_fw_read_u32_props(), bq25890_fw_probe(). Less than a step of
	 * charge current is none, and none is what it keeps to; all else goes to the nearest.
	 */
	{ "bq25890-charger", "interrupts", DEAF, NULL, "bq25890_irq-gpios" },
	BQ25890_NUMBER("ti,charge-current", UNIT_UA, 64000, MOST_UA),
	BQ25890_NUMBER("ti,battery-regulation-voltage", UNIT_UV, 1000000, MOST_UV),
	BQ25890_NUMBER("ti,termination-current", UNIT_UA, 2000, MOST_UA),
	BQ25890_NUMBER("ti,precharge-current", UNIT_UA, 2000, MOST_UA),
	BQ25890_NUMBER("ti,minimum-sys-voltage", UNIT_UV, 1000000, MOST_UV),
	BQ25890_NUMBER("ti,boost-voltage", UNIT_UV, 1000000, MOST_UV),
	BQ25890_NUMBER("ti,boost-max-current", UNIT_UA, 10000, MOST_UA),
	{ "bq25890-charger", "ti,thermal-regulation-threshold", NULL, NULL, NULL,
	  UNIT_DEGC, 0, 200 },
	{ "bq25890-charger", "ti,ibatcomp-micro-ohms", NULL, NULL, NULL,
	  UNIT_UOHM, 500, 10000000, true },
	{ "bq25890-charger", "ti,ibatcomp-clamp-microvolt", NULL, NULL, NULL,
	  UNIT_UV, 1000, MOST_UV, true },
	{ "bq25890-charger", "linux,iinlim-percentage", NULL, NULL, NULL, UNIT_PLAIN, 0, 100 },
	/* rt9467-charger.c, rt9471.c: their interrupt chip needs the line */
	{ "rt9467-charger", "interrupts", DEAF },
	{ "rt9471", "interrupts", DEAF },
	/* mt6360_charger.c: mt6360_charger_probe(); the interrupts are those of its parent */
	{ "mt6360-chg", "richtek,vinovp-microvolt", NULL, NULL, NULL, UNIT_UV, 1000000, MOST_UV },
	/* mt6370-charger.c: mt6370_chg_probe(), mt6370_chg_init_irq() */
	{ "mt6370-charger", "interrupts", DEAF },
	{ "mt6370-charger", "interrupt-names", DEAF },
	{ "mt6370-charger", "io-channels", DEAF },
	/* gpio-charger.c: init_charge_current_limit(), and ranges.c of ours */
	{ "gpio-charger", "gpios", "is missing: nothing tells whether there is a source" },
	{ "gpio-charger", "charge-status-gpios", "is missing: nothing tells whether it charges" },
	{ "gpio-charger", "charge-current-limit-gpios", "is missing: nothing sets its current" },
	/* bq25792.c: set_up() */
	{ "chargov-bq25792", "ti,cells-in-series", NULL, NULL, NULL, UNIT_PLAIN, 1, 4 },
	{ "chargov-bq25792", "input-current-limit-microamp", NULL, NULL, NULL,
	  UNIT_UA, 100000, 3300000 },
	{ "chargov-bq25792", "input-voltage-limit-microvolt", NULL, NULL, NULL,
	  UNIT_UV, 3600000, 22000000 },
	/* direct.c: take_node() */
	{ "chargov-direct", "charge-pump", DEAF },
	{ "chargov-direct", "power-supplies", DEAF },
	/* ranges.c: read_precharge() */
	{ "chargov-discrete", "precharge-current-microamp",
	  "is missing, and precharge-upper-limit-microvolt says nothing without it",
	  "precharge-upper-limit-microvolt", NULL, UNIT_UA, 1000, MOST_UA },
	{ "chargov-discrete", "precharge-upper-limit-microvolt",
	  "is missing, and precharge-current-microamp says nothing without it",
	  "precharge-current-microamp", NULL, UNIT_UV, LEAST_UV, MOST_UV },
};

static void check_number(struct reader *r, const struct fact *fact)
{
	struct cg_complaint c;
	s64 thousandfold;
	u32 value = 0;

	if (row_of(r, fact->property, &value, 1) < 1) {
		complain_plain(r, fact->property, "must be one number", "give one 32-bit cell");
		return;
	}
	thousandfold = value * 1000LL;
	if (value > fact->most)
		cg_refuse(&c, fact->property, value, "must not be above", fact->most,
			  advice[fact->unit].high);
	else if (value < fact->least && !(fact->zero && !value))
		cg_refuse(&c, fact->property, value, "must not be below", fact->least,
			  thousandfold >= fact->least && thousandfold <= fact->most ?
			  advice[fact->unit].low : advice[fact->unit].high);
	else
		return;
	complain(r, &c);
}

static void check_facts(struct reader *r)
{
	const struct fact *fact;

	for (fact = facts; fact < facts + ARRAY_SIZE(facts); fact++) {
		if (strcmp(fact->driver, r->charger->driver) ||
		    (fact->without && has(r, fact->without)))
			continue;
		if (!has_any(r, fact->property)) {
			if (fact->why && (!fact->with || has(r, fact->with)))
				complain_plain(r, fact->property, fact->why, "add it");
		} else if (fact->unit != UNIT_NONE) {
			check_number(r, fact);
		}
	}
}

/* What it needs of others must be there. */
static void check_references(struct reader *r)
{
	static const char *const names[] = { "charge-pump", "power-supplies" };
	unsigned int i;
	int at, node;

	for (i = 0; i < ARRAY_SIZE(names); i++)
		for (at = 0; at < board_count(r->blob, r->node, names[i]); at++) {
			node = board_refers(r->blob, r->node, names[i], at);
			if (node < 0)
				complain_plain(r, names[i], "points nowhere",
					       "point it to a node of this tree");
			else if (!board_enabled(r->blob, node))
				complain_plain(r, names[i], "points to a node that is disabled",
					       "set its status to \"okay\"");
		}
}

/*
 * bq256xx_charger.c: bq256xx_hw_init() writes through a pointer that only a battery sets, and
 * clamps to what this does not say, -EINVAL.
 */
static void check_battery(struct reader *r)
{
	int battery = board_refers(r->blob, r->node, "monitored-battery", 0);
	const char *chip = battery < 0 ? NULL :
			   fdt_stringlist_get(r->blob, battery, "compatible", 0, NULL);

	/* cells of Samsung SDI are known to the kernel */
	if (chip && !strncmp(chip, "samsung,", 8))
		return;
	if (!chip || strcmp(chip, "simple-battery")) {
		complain_plain(r, "monitored-battery",
			       battery == -1 ?
			       "is missing: without one the driver reads beyond its memory" :
			       "points to no simple-battery: without one the driver reads beyond its memory",
			       "point it to the battery of the pack");
		return;
	}
	if (!fdt_getprop(r->blob, battery, "constant-charge-current-max-microamp", NULL))
		complain_plain(r, "monitored-battery",
			       "points to a battery without constant-charge-current-max-microamp: the driver takes that for none",
			       "add it there");
	if (!fdt_getprop(r->blob, battery, "constant-charge-voltage-max-microvolt", NULL))
		complain_plain(r, "monitored-battery",
			       "points to a battery without constant-charge-voltage-max-microvolt: the driver sets any",
			       "add it there");
}

/* --- those whose ranges are in their node --- */

static void read_discrete(const struct reader *r, struct cg_discrete_node *node)
{
	*node = (struct cg_discrete_node){
		.enable = has_any(r, "charge-enable-gpios"),
		.source = has_any(r, "vbus-gpios") || has(r, "power-supplies"),
		.pwm = has(r, "pwms"),
		.current_supply = has(r, "charge-current-supply"),
		.voltage_supply = has(r, "charge-voltage-supply"),
		.lines = count_lines(r),
	};
	node->n_mapping = row_of(r, CG_DISCRETE_CURRENTS, node->mapping,
				 ARRAY_SIZE(node->mapping));
	node->n_voltages = row_of(r, CG_DISCRETE_VOLTAGES, node->voltage,
				  ARRAY_SIZE(node->voltage));
}

/* Of a gpio-charger the currents alone: it has no voltage, and lines by the dozen. */
static void read_gpio_charger(const struct reader *r, struct cg_discrete_node *node)
{
	read_discrete(r, node);
	node->zero_stops = true;
	node->pwm = false;
	node->current_supply = node->lines > 31;
	if (node->lines > 31)
		node->lines = 0;
}

/* What it can be set to; false, after a sentence, if that is not as its driver wants it. */
static bool read_values(struct reader *r, struct cg_discrete_values *values)
{
	struct cg_discrete_node node;
	struct cg_complaint c;
	int ret;

	*values = (struct cg_discrete_values){ 0 };
	if (!strcmp(r->charger->driver, "chargov-discrete")) {
		read_discrete(r, &node);
		ret = cg_discrete_read(&node, values, &c);
	} else {
		read_gpio_charger(r, &node);
		/* has been said of one without lines */
		if (!has_any(r, "charge-current-limit-gpios"))
			return false;
		ret = cg_discrete_currents(&node, values, &c);
	}
	if (ret)
		complain(r, &c);
	return !ret;
}

/* --- names --- */

/* Lines may end in -gpio, which gpiolib takes. */
static bool is_old_line(const char *name, const char *right)
{
	size_t n = strlen(name);

	return n >= 4 && !strcmp(name + n - 4, "gpio") && !strncmp(name, right, n) &&
	       !strcmp(right + n, "s");
}

static void say_name(struct reader *r, const char *name)
{
	const char *right = meant(r, name);
	bool ours = !strncmp(r->charger->driver, "chargov-", 8);
	char sentence[256];

	if (right && is_old_line(name, right))
		snprintf(sentence, sizeof(sentence), "%s is an old spelling; write %s", name,
			 right);
	else if (right)
		snprintf(sentence, sizeof(sentence), "%s is nothing that is read; did you mean %s?",
			 name, right);
	else if (ours && !name_is_known(name, names_of_any_node) &&
		 !name_is_known(name, names_of_charger(r->charger->driver)))
		snprintf(sentence, sizeof(sentence),
			 "%s is nothing that is read; take it out, %s has no such property", name,
			 r->charger->chip);
	else
		return;
	r->say(r->ctx, r->node, right && !is_old_line(name, right), sentence);
}

/* The bindings of the kernel's drivers have more than is known here: only what is near is said. */
static void check_names(struct reader *r)
{
	const char *name;
	int at;

	fdt_for_each_property_offset(at, r->blob, r->node)
		if (fdt_getprop_by_offset(r->blob, at, &name, NULL))
			say_name(r, name);
}

/* --- all of it --- */

static bool is_of_node(const struct charger *charger)
{
	return charger->row->knobs.quirks & CG_QUIRK_RANGES_OF_NODE;
}

static bool is_right(struct reader *r, struct cg_discrete_values *values)
{
	check_facts(r);
	check_references(r);
	if (!strcmp(r->charger->driver, "bq256xx-charger"))
		check_battery(r);
	if (is_of_node(r->charger) && !read_values(r, values))
		r->bad = true;
	return !r->bad;
}

bool charger_node_check(const void *blob, int node, const struct charger *charger,
			charger_say say, void *ctx)
{
	struct reader r = {
		.blob = blob, .node = node, .charger = charger, .say = say, .ctx = ctx,
	};
	struct cg_discrete_values values;

	if (say)
		check_names(&r);
	return is_right(&r, &values);
}

/* As take_list() of ranges.c. */
static void take_list(struct cg_range *range, const s32 *value, int n)
{
	int i;

	*range = (struct cg_range){ .min = value[n - 1], .max = value[0], .n_list = n };
	for (i = 0; i < n; i++)
		range->list[i] = value[n - 1 - i];
}

/* What the pack that names it says of one that has no voltage of its own. */
static bool voltage_of_pack(const void *blob, int node, s32 *uv)
{
	int pack = -1, i;
	u32 value;

	while ((pack = fdt_node_offset_by_compatible(blob, pack, "chargov,battery-pack")) >= 0) {
		struct reader r = { blob, pack };

		for (i = 0; i < board_count(blob, pack, "chargers"); i++)
			if (board_refers(blob, pack, "chargers", i) == node &&
			    row_of(&r, "charger-voltage-microvolt", &value, 1) == 1 &&
			    value >= LEAST_UV && value <= MOST_UV) {
				*uv = value;
				return true;
			}
	}
	return false;
}

/* As read_precharge() of ranges.c. */
static void take_precharge(const struct reader *r, struct cg_charger_caps *caps)
{
	u32 ua = 0, uv = 0;

	if (row_of(r, "precharge-current-microamp", &ua, 1) != 1 || !ua || ua > MOST_UA ||
	    row_of(r, "precharge-upper-limit-microvolt", &uv, 1) != 1 || !uv || uv > MOST_UV)
		return;
	caps->precharge_ua = ua;
	caps->precharge_uv = uv;
}

/* Drivers that keep to the battery that their own node names. */
static void cut_to_battery(const struct reader *r, struct cg_charger_caps *caps)
{
	static const struct {
		const char *driver;
		const char *property;
		size_t range;
	} bounds[] = {
		{ "axp20x-battery-power-supply", "constant-charge-current-max-microamp",
		  offsetof(struct cg_charger_caps, cc) },
		{ "bq24190-charger", "constant-charge-current-max-microamp",
		  offsetof(struct cg_charger_caps, cc) },
		{ "bq24190-charger", "constant-charge-voltage-max-microvolt",
		  offsetof(struct cg_charger_caps, cv) },
		{ "bq256xx-charger", "constant-charge-current-max-microamp",
		  offsetof(struct cg_charger_caps, cc) },
		{ "bq256xx-charger", "constant-charge-voltage-max-microvolt",
		  offsetof(struct cg_charger_caps, cv) },
	};
	struct reader battery = {
		r->blob, board_refers(r->blob, r->node, "monitored-battery", 0),
	};
	unsigned int i;
	u32 most;

	for (i = 0; battery.node >= 0 && i < ARRAY_SIZE(bounds); i++)
		if (!strcmp(bounds[i].driver, r->charger->driver) &&
		    row_of(&battery, bounds[i].property, &most, 1) == 1)
			cg_range_cut((void *)caps + bounds[i].range, min_t(u32, most, S32_MAX));
}

void charger_node_cut(const void *blob, int node, struct charger *charger)
{
	struct reader r = { blob, node, charger };
	struct cg_charger_caps *caps = &charger->caps;
	struct cg_discrete_values values;

	if (!is_right(&r, &values)) {
		*caps = (struct cg_charger_caps){ 0 };
		return;
	}
	cut_to_battery(&r, caps);
	if (!is_of_node(charger))
		return;
	take_list(&caps->cc, values.ua, values.n_currents);
	if (!values.n_voltages && voltage_of_pack(blob, node, &values.uv[0]))
		values.n_voltages = 1;
	if (values.n_voltages > 1)
		take_list(&caps->cv, values.uv, values.n_voltages);
	else if (values.n_voltages)
		caps->cv = (struct cg_range){ values.uv[0], values.uv[0], 1 };
	take_precharge(&r, caps);
}
