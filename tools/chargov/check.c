// SPDX-License-Identifier: GPL-2.0-only
/*
 * chargov check: every rule of the parser, by the parser itself, and what a description leaves out.
 * One line each: file: node: error | warning | note: a sentence.
 */
#include <libfdt.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <chargov/team.h>
#include "../../drivers/pack/describe.h"
#include "board.h"
#include "charger_node.h"
#include "chargers.h"
#include "check.h"

/* Of a pack that is charged by one chip. */
#define MOST_CELLS	4
/* CG_NAME_ROOM of drivers/pack/pack.h, which is not for programs. */
#define NAME_ROOM	16
/* CG_MAX_INPUTS of drivers/pack/inputs.h, likewise. */
#define MOST_INPUTS	4

static const char *const level_words[N_LEVELS] = { "error", "warning", "note" };

/* A tree may have anything in its names and words, and a terminal may obey it. */
static void clean(char *text)
{
	for (; *text; text++)
		if (*text < ' ' || *text > '~')
			*text = '?';
}

void say(struct check *check, enum level level, int node, const char *format, ...)
{
	char path[BOARD_PATH], sentence[1024];
	va_list args;

	check->n[level]++;
	if (check->quiet && level != LEVEL_ERROR)
		return;
	va_start(args, format);
	vsnprintf(sentence, sizeof(sentence), format, args);
	va_end(args);
	board_path(check->blob, node, path);
	clean(path);
	clean(sentence);
	printf("%s: %s: %s: %s\n", check->board->name, path, level_words[level], sentence);
}

/* --- what is not said, and what is assumed for it --- */

static void suggest(struct check *check, int node, u32 assumed, const struct cg_profile *p)
{
	static const struct {
		enum cg_assumption what;
		const char *line;
		size_t offset;
	} rows[] = {
		{ CG_ASSUMPTION_CURRENT, "constant-charge-current-max-microamp = <%d>",
		  offsetof(struct cg_profile, cc_max_ua) },
		{ CG_ASSUMPTION_VOLTAGE, "constant-charge-voltage-max-microvolt = <%d>",
		  offsetof(struct cg_profile, cv_max_uv) },
		{ CG_ASSUMPTION_TERM, "charge-term-current-microamp = <%d>",
		  offsetof(struct cg_profile, term_ua) },
		{ CG_ASSUMPTION_PRECHARGE, "precharge-current-microamp = <%d>",
		  offsetof(struct cg_profile, precharge_ua) },
		{ CG_ASSUMPTION_PRECHARGE_LIMIT, "precharge-upper-limit-microvolt = <%d>",
		  offsetof(struct cg_profile, precharge_below_uv) },
		{ CG_ASSUMPTION_CAPACITY, "charge-full-design-microamp-hours = <%d>",
		  offsetof(struct cg_profile, capacity_uah) },
	};
	char line[96];
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(rows); i++) {
		if (!(assumed & BIT(rows[i].what)))
			continue;
		snprintf(line, sizeof(line), rows[i].line,
			 *(const s32 *)((const char *)p + rows[i].offset));
		say(check, LEVEL_NOTE, node, "does not say its %s; assumed, as if it said: %s;",
		    cg_assumption_words[rows[i].what], line);
	}
	if (assumed & CG_ASSUMED(CHEMISTRY))
		say(check, LEVEL_NOTE, node,
		    "does not say its chemistry; taken as if it said: device-chemistry = \"lithium-ion\";");
	if (assumed & CG_ASSUMED(ZONES))
		say(check, LEVEL_NOTE, node,
		    "does not say when it is too cold or hot; assumed, as if it said: operating-range-celsius = <0 45>; alert-celsius = <10 45>;");
	if (!p->model.n)
		say(check, LEVEL_NOTE, node,
		    "has no ocv-capacity-table-0; the time to full is not shown, and bare sensors have no state of charge without it");
}

/* --- a description --- */

static void about_battery(struct check *check, int battery, u32 assumed,
			  const struct cg_profile *profile)
{
	check_battery_values(check, battery, profile);
	suggest(check, battery, assumed, profile);
}

static bool is_missing(const struct cg_complaint *c)
{
	return !c->has_value && !c->text && !strncmp(c->rule, "is missing", 10);
}

/* What simple-battery cannot say of a battery that no pack names: by what it says else. */
static bool fits_more_cells(struct check *check, struct pack_props *p, struct cg_profile *profile,
			    u32 *assumed)
{
	struct cg_complaint c;

	for (p->cells = 2; p->pack < 0 && p->cells <= MOST_CELLS; p->cells++) {
		if (cg_profile_parse(&p->props, NULL, profile, assumed, &c))
			continue;
		say(check, LEVEL_NOTE, p->battery,
		    "is right for %u cells in series; its pack node has to say: cells-in-series = <%u>;",
		    p->cells, p->cells);
		return true;
	}
	return false;
}

/* Of each name that is spelt so, and of a reference that points nowhere. */
static bool was_said(struct check *check, const struct pack_props *p, const struct cg_complaint *c)
{
	if (!strncmp(c->rule, "is there spelt", 14))
		return true;
	return !strncmp(c->rule, "points to no node", 17) &&
	       board_refers(check->blob, p->here, "monitored-battery", 0) == -2;
}

/* As the cells need it: what a charger makes of that is no line for their description. */
static void suggest_of(struct check *check, struct pack_props *p, int battery)
{
	struct cg_profile profile;
	struct cg_complaint c;
	u32 assumed = 0;

	if (!cg_profile_parse(&p->props, NULL, &profile, &assumed, &c))
		about_battery(check, battery, assumed, &profile);
}

static void suggest_of_leaf(struct check *check, int leaf, int battery)
{
	struct pack_props p;

	pack_props_init(&p, check->blob, -1, battery);
	p.cells = board_cell(check->blob, leaf, "cells-in-series", 1);
	suggest_of(check, &p, battery);
}

/* Of each battery below the pack, once. True if it is members that have them, not reserves only. */
static bool suggest_of_leaves(struct check *check, int pack)
{
	int i, j, leaf, battery;
	bool own = false;

	for (i = 0; pack >= 0 && (leaf = board_leaf(check->blob, pack, i)) >= 0; i++) {
		battery = board_refers(check->blob, leaf, "monitored-battery", 0);
		if (battery < 0)
			continue;
		own |= !strncmp(fdt_get_name(check->blob, leaf, NULL), "member", 6);
		for (j = 0; j < i; j++)
			if (board_refers(check->blob, board_leaf(check->blob, pack, j),
					 "monitored-battery", 0) == battery)
				break;
		if (j == i)
			suggest_of_leaf(check, leaf, battery);
	}
	return own;
}

static bool parse(struct check *check, struct pack_props *p, const struct cg_charger_caps *caps,
		  struct cg_profile *profile)
{
	struct cg_complaint c = { 0 };
	char sentence[256];
	u32 assumed = 0;
	int node;

	if (!cg_profile_parse(&p->props, caps, profile, &assumed, &c) ||
	    fits_more_cells(check, p, profile, &assumed)) {
		if (!suggest_of_leaves(check, p->pack))
			suggest_of(check, p, p->battery >= 0 ? p->battery : p->pack);
		return true;
	}
	if (was_said(check, p, &c))
		return false;
	cg_complaint_format(&c, sentence, sizeof(sentence));
	node = !c.pack && p->own >= 0 ? p->own : p->here;
	/* a battery that only a gauge reads need not say how it is charged */
	say(check, p->pack < 0 && is_missing(&c) ? LEVEL_NOTE : LEVEL_ERROR, node, "%s", sentence);
	return false;
}

/* --- the wiring of a pack --- */

bool refers_at(struct check *check, int node, const char *name, int entry, int cell, int *target)
{
	*target = board_refers(check->blob, node, name, cell);
	if (*target == -1)
		return false;
	if (*target < 0) {
		say(check, LEVEL_ERROR, node,
		    "%s: entry %d points nowhere; point it to a node of this tree", name, entry);
		return false;
	}
	if (!board_enabled(check->blob, *target)) {
		char path[BOARD_PATH];

		say(check, LEVEL_ERROR, node,
		    "%s points to %s, which is disabled; set its status to \"okay\"", name,
		    board_path(check->blob, *target, path));
		return false;
	}
	return true;
}

static void say_of_charger(void *check, int node, bool error, const char *sentence)
{
	say(check, error ? LEVEL_ERROR : LEVEL_WARNING, node, "%s", sentence);
}

bool refers(struct check *check, int node, const char *name, int index, int *target)
{
	return refers_at(check, node, name, index, index, target);
}

static bool check_charger(struct check *check, int pack, int index, struct charger *charger)
{
	const char *why;
	int node;

	if (!refers(check, pack, "chargers", index, &node))
		return false;
	charger_find(check->blob, node, charger);
	if (charger->row)
		return charger_node_check(check->blob, node, charger, say_of_charger, check);
	why = charger->driver ? cg_control_why_not(charger->driver) : NULL;
	if (why)
		say(check, LEVEL_ERROR, pack,
		    "chargers: %s cannot be governed: %s; take it out of chargers, or use another charger",
		    charger->chip, why);
	else
		say(check, LEVEL_ERROR, pack,
		    "chargers: %s has no row in the control map; add one to drivers/charger/control_map.c, or use another charger",
		    charger->chip ? charger->chip : "a node without compatible");
	return false;
}

static void check_line(struct check *check, int pack, int index, const struct charger *charger)
{
	int target = 0, at = 0, i;

	for (i = 0; i <= index; i++) {
		if (!refers_at(check, pack, "charge-enable-gpios", i, at, &target))
			break;
		at += 1 + board_cell(check->blob, target, "#gpio-cells", 2);
	}
	if (i > index || target == -2)
		return;
	if (charger->needs_line)
		say(check, LEVEL_ERROR, pack,
		    "charge-enable-gpios is missing and nothing else stops %s; wire its enable pin",
		    charger->chip);
	else if (charger->row->fail_safe != CG_FAIL_SAFE_OFF)
		say(check, LEVEL_WARNING, pack,
		    "charge-enable-gpios does not name a line of %s: if the kernel stops it goes on charging; wire its enable pin",
		    charger->chip);
}

/* By the rule of read_voltages() in ranges.c. */
static void check_own_voltage(struct check *check, int pack, const char *chip)
{
	static const char property[] = "charger-voltage-microvolt";
	int len;
	const fdt32_t *cell = fdt_getprop(check->blob, pack, property, &len);

	if (!cell)
		say(check, LEVEL_ERROR, pack,
		    "%s is missing and nothing else says at which voltage %s ends; add it",
		    property, chip);
	else if (len != 4)
		say(check, LEVEL_ERROR, pack, "%s must be one number; give one 32-bit cell",
		    property);
	else if (fdt32_ld(cell) < CHARGER_LEAST_UV || fdt32_ld(cell) > CHARGER_MOST_UV)
		say(check, LEVEL_ERROR, pack,
		    "%s = %u must be one voltage of %d to %d uV; write microvolts", property,
		    fdt32_ld(cell), CHARGER_LEAST_UV, CHARGER_MOST_UV);
}

/* What the chargers can do together; NULL without any, or with one that cannot be used. */
static const struct cg_charger_caps *check_chargers(struct check *check, int pack,
						    struct charger charger[CG_TEAM],
						    struct cg_charger_caps *caps)
{
	int i, n = board_count(check->blob, pack, "chargers");
	/* one of them has an input limit */
	bool limits = false;

	if (n > CG_MAX_CHARGERS)
		say(check, LEVEL_ERROR, pack,
		    "chargers has %d entries and may have 1 to %d; correct it", n, CG_MAX_CHARGERS);
	n = min(n, CG_MAX_CHARGERS);
	for (i = 0; i < n; i++) {
		if (!check_charger(check, pack, i, &charger[i]))
			return NULL;
		check_line(check, pack, i, &charger[i]);
		limits |= charger[i].row->iin != CG_PROP_NONE;
		if (charger[i].row->cv == CG_PROP_NONE)
			check_own_voltage(check, pack, charger[i].chip);
		if (!board_count(check->blob, pack, "power-supplies") &&
		    charger[i].row->knobs.quirks & CG_QUIRK_ONLINE_OF_SOURCE)
			say(check, LEVEL_ERROR, pack,
			    "power-supplies is missing and %s does not tell whether there is a source; name what feeds it in power-supplies",
			    charger[i].chip);
	}
	if (!n)
		return NULL;
	if (limits && !board_count(check->blob, pack, "power-supplies"))
		say(check, LEVEL_NOTE, pack,
		    "has no power-supplies; the input limit is left as the charger chooses it");
	*caps = charger[0].caps;
	if (n == CG_TEAM)
		cg_team_caps(&charger[0].caps, &charger[1].caps, caps);
	return caps;
}

/* By the rule of pack.c. */
static void check_label(struct check *check, int pack)
{
	int len;
	const char *label = fdt_getprop(check->blob, pack, "label", &len);

	if (!label)
		return;
	if (len <= 0 || label[len - 1])
		say(check, LEVEL_ERROR, pack, "label is not a word; put it in quotes");
	else if (!label[0] || strlen(label) >= NAME_ROOM || strchr(label, '/'))
		say(check, LEVEL_ERROR, pack,
		    "label = \"%s\" must be 1 to %d letters without a slash; shorten it", label,
		    NAME_ROOM - 1);
}

static void check_references(struct check *check, int pack)
{
	int target, i, n = board_count(check->blob, pack, "power-supplies");

	if (n > MOST_INPUTS)
		say(check, LEVEL_ERROR, pack,
		    "power-supplies has %d entries and may have 1 to %d; correct it", n,
		    MOST_INPUTS);
	for (i = 0; i < n; i++)
		refers(check, pack, "power-supplies", i, &target);
	check_members(check, pack);
}

static void check_pack(struct check *check, int pack)
{
	struct charger charger[CG_TEAM];
	struct cg_charger_caps caps;
	const struct cg_charger_caps *both;
	struct cg_profile profile;
	struct pack_props props;
	int battery = -1;

	/* one that is switched off is read all the same */
	refers(check, pack, "monitored-battery", 0, &battery);
	battery = max(battery, -1);
	check_pack_names(check, pack);
	check_label(check, pack);
	check_references(check, pack);
	both = check_chargers(check, pack, charger, &caps);
	pack_props_init(&props, check->blob, pack, battery);
	if (!parse(check, &props, both, &profile))
		return;
	check_models(check, pack, battery, &profile);
	check_pack_values(check, pack, charger[CG_TEAM_MAIN].chip, both, &profile);
	if (!both || board_count(check->blob, pack, "chargers") < CG_TEAM)
		return;
	if (!cg_team_fits(&charger[CG_TEAM_HELP].caps,
			  cg_range_floor(&profile.charger_cv, profile.cv_max_uv)))
		say(check, LEVEL_ERROR, pack,
		    "chargers: the lowest voltage of %s is above the highest of %s; leave it out of chargers",
		    charger[CG_TEAM_HELP].chip, charger[CG_TEAM_MAIN].chip);
}

static void check_battery(struct check *check, int battery)
{
	struct cg_profile profile;
	struct pack_props props;

	check_battery_names(check, battery);
	pack_props_init(&props, check->blob, -1, battery);
	parse(check, &props, NULL, &profile);
}

static void check_board(struct check *check)
{
	int node = -1, packs = 0, batteries = 0;

	while ((node = fdt_node_offset_by_compatible(check->blob, node,
						     "chargov,battery-pack")) >= 0) {
		if (!board_enabled(check->blob, node))
			continue;
		check_pack(check, node);
		packs++;
	}
	while ((node = fdt_node_offset_by_compatible(check->blob, node, "simple-battery")) >= 0) {
		batteries++;
		if (!was_seen(check, node))
			check_battery(check, node);
	}
	check_ports(check);
	check_compatibles(check);
	if (!packs && !batteries)
		say(check, LEVEL_ERROR, 0,
		    "describes no battery; add a simple-battery node and a pack node that names it");
	else if (!packs)
		say(check, LEVEL_NOTE, 0,
		    "has no node chargov,battery-pack; nothing is charged without one");
}

static void count(const struct check *check)
{
	enum level level;

	printf("%s:", check->board->name);
	for (level = 0; level < N_LEVELS; level++)
		printf("%s %d %s%s", level ? "," : "", check->n[level], level_words[level],
		       check->n[level] == 1 ? "" : "s");
	printf("\n");
}

int check_main(int argc, char **argv)
{
	int i, first = 1, status = 0;

	while (first < argc && !strcmp(argv[first], "-q"))
		first++;
	if (first == argc || argv[first][0] == '-') {
		fprintf(stderr, "usage: chargov check [-q] BOARD.dtb...\n");
		return 2;
	}
	for (i = first; i < argc; i++) {
		struct check check = { .quiet = first > 1 };
		struct board board;

		if (!board_load(argv[i], &board))
			return 2;
		check.board = &board;
		check.blob = board.blob;
		check_board(&check);
		if (!check.quiet)
			count(&check);
		status |= check.n[LEVEL_ERROR] > 0;
		board_free(&board);
	}
	return status;
}
