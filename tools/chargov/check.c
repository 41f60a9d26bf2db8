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
#include "names.h"

/* Of a pack that is charged by one chip. */
#define MOST_CELLS	4

enum level { LEVEL_ERROR, LEVEL_WARNING, LEVEL_NOTE, N_LEVELS };

/**
 * struct check - a run
 * @board: the file
 * @blob: its tree
 * @quiet: errors only
 * @n: how many of each level were said
 */
struct check {
	const struct board *board;
	const void *blob;
	bool quiet;
	int n[N_LEVELS];
};

static const char *const level_words[N_LEVELS] = { "error", "warning", "note" };

static void say(struct check *check, enum level level, int node, const char *format, ...)
{
	char path[BOARD_PATH];
	va_list args;

	check->n[level]++;
	if (check->quiet && level != LEVEL_ERROR)
		return;
	printf("%s: %s: %s: ", check->board->name, board_path(check->blob, node, path),
	       level_words[level]);
	va_start(args, format);
	vprintf(format, args);
	va_end(args);
	printf("\n");
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

/* --- names that nobody reads --- */

static void check_names(struct check *check, int node, const char *const *known,
			const char *schema)
{
	const char *name, *near;
	int property;

	fdt_for_each_property_offset(property, check->blob, node) {
		if (!fdt_getprop_by_offset(check->blob, property, &name, NULL) ||
		    name_is_known(name, known))
			continue;
		near = name_nearest(name, known);
		if (near)
			say(check, LEVEL_ERROR, node,
			    "%s is nothing that is read; did you mean %s?", name, near);
		else
			say(check, LEVEL_WARNING, node,
			    "%s is nothing that is read; take it out, %s has no such property",
			    name, schema);
	}
}

/* --- a description --- */

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

static bool parse(struct check *check, struct pack_props *p, const struct cg_charger_caps *caps,
		  struct cg_profile *profile)
{
	struct cg_complaint c = { 0 };
	char sentence[256];
	u32 assumed = 0;
	int node;

	if (!cg_profile_parse(&p->props, caps, profile, &assumed, &c) ||
	    fits_more_cells(check, p, profile, &assumed)) {
		suggest(check, p->battery >= 0 ? p->battery : p->pack, assumed, profile);
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

static bool refers(struct check *check, int node, const char *name, int index, int *target)
{
	*target = board_refers(check->blob, node, name, index);
	if (*target == -1)
		return false;
	if (*target < 0) {
		say(check, LEVEL_ERROR, node,
		    "%s: entry %d points nowhere; point it to a node of this tree", name, index);
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
		if (!refers(check, pack, "charge-enable-gpios", at, &target))
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

/* What the chargers can do together; NULL without any, or with one that cannot be used. */
static const struct cg_charger_caps *check_chargers(struct check *check, int pack,
						    struct charger charger[CG_TEAM],
						    struct cg_charger_caps *caps)
{
	int i, n = board_count(check->blob, pack, "chargers");

	if (n > CG_MAX_CHARGERS)
		say(check, LEVEL_ERROR, pack,
		    "chargers has %d entries and may have 1 to %d; correct it", n, CG_MAX_CHARGERS);
	n = min(n, CG_MAX_CHARGERS);
	for (i = 0; i < n; i++) {
		if (!check_charger(check, pack, i, &charger[i]))
			return NULL;
		check_line(check, pack, i, &charger[i]);
		if (charger[i].row->cv == CG_PROP_NONE &&
		    !board_count(check->blob, pack, "charger-voltage-microvolt"))
			say(check, LEVEL_ERROR, pack,
			    "charger-voltage-microvolt is missing and nothing else says at which voltage %s ends; add it",
			    charger[i].chip);
		if (!board_count(check->blob, pack, "power-supplies") &&
		    charger[i].row->knobs.quirks & CG_QUIRK_ONLINE_OF_SOURCE)
			say(check, LEVEL_ERROR, pack,
			    "power-supplies is missing and %s does not tell whether there is a source; name what feeds it in power-supplies",
			    charger[i].chip);
	}
	if (!n)
		return NULL;
	if (!board_count(check->blob, pack, "power-supplies"))
		say(check, LEVEL_NOTE, pack,
		    "has no power-supplies; the input limit is left as the charger chooses it");
	*caps = charger[0].caps;
	if (n == CG_TEAM)
		cg_team_caps(&charger[0].caps, &charger[1].caps, caps);
	return caps;
}

/* A pack, or what is in it, and none of it is switched off. */
static bool is_of_pack(const void *blob, int node)
{
	while (node > 0 && board_enabled(blob, node)) {
		if (!fdt_node_check_compatible(blob, node, "chargov,battery-pack"))
			return true;
		node = fdt_parent_offset(blob, node);
	}
	return false;
}

/* The node whose property names @target before entry @index of @node does; below 0 if none does. */
static int named_before(const void *blob, int node, const char *name, int index, int target)
{
	int at = 0, i;

	for (at = fdt_next_node(blob, 0, NULL); at >= 0 && at <= node;
	     at = fdt_next_node(blob, at, NULL)) {
		if (!fdt_getprop(blob, at, name, NULL) || !is_of_pack(blob, at))
			continue;
		for (i = 0; i < (at == node ? index : board_count(blob, at, name)); i++)
			if (board_refers(blob, at, name, i) == target)
				return at;
	}
	return -1;
}

/* What one pack or member has to itself, the kernel gives to nobody else. */
static void check_alone(struct check *check, int node, const char *name, int index)
{
	int target = board_refers(check->blob, node, name, index), other;
	char path[BOARD_PATH], holder[BOARD_PATH];

	if (target < 0)
		return;
	other = named_before(check->blob, node, name, index, target);
	if (other >= 0)
		say(check, LEVEL_ERROR, node, "%s: %s is that of %s already; name it once", name,
		    board_path(check->blob, target, path),
		    board_path(check->blob, other, holder));
}

static bool is_group(const void *blob, int node)
{
	const char *name = fdt_get_name(blob, node, NULL);

	return name && !strncmp(name, "group", 5) && (!name[5] || name[5] == '@');
}

static void check_member(struct check *check, int node)
{
	int target;

	refers(check, node, "monitored-battery", 0, &target);
	if (board_count(check->blob, node, "gauge")) {
		refers(check, node, "gauge", 0, &target);
		check_alone(check, node, "gauge", 0);
	} else if (board_count(check->blob, node, "io-channels")) {
		refers(check, node, "io-channels", 0, &target);
	} else if (!strncmp(fdt_get_name(check->blob, node, NULL), "member", 6)) {
		say(check, LEVEL_ERROR, node,
		    "has neither gauge nor io-channels; name what measures it");
	}
}

/* The members of a pack, or of a group. */
static void check_members(struct check *check, int parent)
{
	int child, below;

	fdt_for_each_subnode(child, check->blob, parent) {
		if (!board_enabled(check->blob, child))
			continue;
		if (!is_group(check->blob, child)) {
			check_member(check, child);
			continue;
		}
		fdt_for_each_subnode(below, check->blob, child)
			if (board_enabled(check->blob, below))
				check_member(check, below);
	}
}

static void check_references(struct check *check, int pack)
{
	int target, i;

	for (i = 0; i < board_count(check->blob, pack, "power-supplies"); i++)
		refers(check, pack, "power-supplies", i, &target);
	for (i = 0; i < board_count(check->blob, pack, "chargers"); i++)
		check_alone(check, pack, "chargers", i);
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
	/* of another node the names say nothing */
	if (battery >= 0 && !fdt_node_check_compatible(check->blob, battery, "simple-battery"))
		check_names(check, battery, names_of_battery, "simple-battery");
	check_names(check, pack, names_of_pack, "a pack");
	check_references(check, pack);
	both = check_chargers(check, pack, charger, &caps);
	pack_props_init(&props, check->blob, pack, battery);
	if (!parse(check, &props, both, &profile) || !both ||
	    board_count(check->blob, pack, "chargers") < CG_TEAM)
		return;
	if (!cg_team_fits(&charger[CG_TEAM_HELP].caps,
			  cg_range_floor(&profile.charger_cv, profile.cv_max_uv)))
		say(check, LEVEL_ERROR, pack,
		    "chargers: the lowest voltage of %s is above the highest of %s; leave it out of chargers",
		    charger[CG_TEAM_HELP].chip, charger[CG_TEAM_MAIN].chip);
}

static bool is_named(const void *blob, int battery)
{
	u32 phandle = fdt_get_phandle(blob, battery);
	int pack = -1, child;

	if (!phandle)
		return false;
	while ((pack = fdt_node_offset_by_compatible(blob, pack, "chargov,battery-pack")) >= 0) {
		if (board_refers(blob, pack, "monitored-battery", 0) == battery)
			return true;
		for (child = fdt_next_node(blob, pack, NULL); child >= 0;
		     child = fdt_next_node(blob, child, NULL))
			if (board_refers(blob, child, "monitored-battery", 0) == battery)
				return true;
	}
	return false;
}

static void check_battery(struct check *check, int battery)
{
	struct cg_profile profile;
	struct pack_props props;

	check_names(check, battery, names_of_battery, "simple-battery");
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
		if (!is_named(check->blob, node))
			check_battery(check, node);
	}
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
