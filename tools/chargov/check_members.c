// SPDX-License-Identifier: GPL-2.0-only
/*
 * chargov check: what measures the members of a pack, and whether it measures what a charge needs.
 * By the rules of drivers/pack/members.c, gauge.c and sensors.c.
 */
#include <libfdt.h>
#include <stdio.h>
#include <string.h>
#include "../../drivers/pack/describe.h"
#include "../../drivers/pack/gauge_model.h"
#include "../../drivers/pack/lookup.h"
#include "check.h"
#include "chargers.h"
#include "gauges.h"
#include "names.h"

/* A table of a thermistor is of more: this is a table of whole degrees. */
#define TABLE_LEAST_MDEGC	1000

static const char *const channel_names[] = { "voltage", "current", "temperature", NULL };

/* --- what is named once --- */

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

/* --- a charge needs a voltage, a current and a temperature --- */

static bool is_reserve(const void *blob, int leaf)
{
	return !strncmp(fdt_get_name(blob, leaf, NULL), "reserve", 7);
}

/* Whether it is of interest what @leaf does not measure: of a reserve nothing is needed. */
static bool is_charged(const void *blob, int pack, int leaf)
{
	return board_count(blob, pack, "chargers") && !is_reserve(blob, leaf);
}

static void say_blind(struct check *check, int pack, int leaf, const char *who, const char *what,
		      const char *advice)
{
	bool alone = board_leaf(check->blob, pack, 1) < 0;

	if (is_charged(check->blob, pack, leaf))
		say(check, LEVEL_WARNING, leaf, "%s no %s, and without it %s; %s", who, what,
		    alone ? "nothing is charged" :
			    "nothing is charged but by what a member in parallel to it measures",
		    advice);
}

/* --- gauges --- */

static bool names_charger(const void *blob, int pack, int target)
{
	int i;

	for (i = 0; i < board_count(blob, pack, "chargers"); i++)
		if (board_refers(blob, pack, "chargers", i) == target)
			return true;
	return false;
}

/* Some drivers register without a node, and the gauge would wait for them for ever. */
static void check_gauge_supplies(struct check *check, int pack, int gauge)
{
	int i, target;
	char path[BOARD_PATH];

	for (i = 0; i < board_count(check->blob, gauge, "power-supplies"); i++) {
		target = board_refers(check->blob, gauge, "power-supplies", i);
		if (target >= 0 && names_charger(check->blob, pack, target))
			say(check, LEVEL_ERROR, gauge,
			    "power-supplies names %s, which charges the pack; take it out, the pack ties them together",
			    board_path(check->blob, target, path));
	}
}

static void check_unknown_gauge(struct check *check, int leaf, int gauge)
{
	const char *chip = fdt_stringlist_get(check->blob, gauge, "compatible", 0, NULL);
	const char *near = chip ? gauge_nearest(chip) : NULL;
	char path[BOARD_PATH];

	if (!chip)
		say(check, LEVEL_ERROR, leaf,
		    "gauge: %s has no compatible, and no driver binds to it; point gauge to what measures the cells",
		    board_path(check->blob, gauge, path));
	else if (near)
		say(check, LEVEL_ERROR, gauge, "compatible = \"%s\" is no gauge; did you mean %s?",
		    chip, near);
	else if (fdt_getprop(check->blob, gauge, "#io-channel-cells", NULL))
		say(check, LEVEL_WARNING, leaf,
		    "gauge: %s has channels and is not known as a gauge; if it is an ADC, name what it measures in io-channels",
		    chip);
	else
		say(check, LEVEL_NOTE, leaf,
		    "gauge: %s is not known here; its driver must register a battery with voltage, current and temperature",
		    chip);
}

static void check_kind(struct check *check, int pack, int leaf, int target,
		       const struct gauge *gauge)
{
	char advice[96];

	if (gauge->no_voltage)
		say_blind(check, pack, leaf, "its gauge shows", "voltage", "use another one");
	if (gauge->no_current)
		say_blind(check, pack, leaf, "its gauge measures", "current",
			  "use one that measures it");
	if (gauge->turned_current)
		say(check, LEVEL_ERROR, leaf,
		    "the current of its gauge is positive while it discharges, and a charge would be taken for a discharge; use another one");
	if (gauge->no_temp)
		say_blind(check, pack, leaf, "its gauge shows", "temperature", "use another one");
	if (!gauge->temp_by || fdt_getprop(check->blob, target, gauge->temp_by, NULL))
		return;
	snprintf(advice, sizeof(advice), "wire a thermistor, and say so by %s of the gauge",
		 gauge->temp_by);
	say_blind(check, pack, leaf, "its gauge shows", "temperature", advice);
}

static void check_gauge(struct check *check, int pack, int leaf)
{
	const struct gauge *gauge;
	struct charger charger;
	int target;
	bool there = refers(check, leaf, "gauge", 0, &target);

	check_alone(check, leaf, "gauge", 0);
	if (!there)
		return;
	check_gauge_supplies(check, pack, target);
	gauge = gauge_find(check->blob, target);
	charger_find(check->blob, target, &charger);
	if (gauge)
		check_kind(check, pack, leaf, target, gauge);
	else if (charger.driver)
		say(check, LEVEL_ERROR, leaf,
		    "gauge: %s is a charger; point gauge to what measures the cells", charger.chip);
	else
		check_unknown_gauge(check, leaf, target);
}

/* --- bare sensors --- */

/* How many channels there are, below 0 if that cannot be told. */
static int check_channels(struct check *check, int leaf)
{
	static const char name[] = "io-channels";
	int n, target, cells = 0, at = 0, most = board_count(check->blob, leaf, name);
	char path[BOARD_PATH];

	for (n = 0; at < most; n++) {
		if (!refers_at(check, leaf, name, n, at, &target) && target < 0)
			return -1;
		cells = board_cell(check->blob, target, "#io-channel-cells", -1);
		if (cells < 0) {
			say(check, LEVEL_ERROR, leaf,
			    "%s: %s has no #io-channel-cells; add it as its binding says", name,
			    board_path(check->blob, target, path));
			return -1;
		}
		at += 1 + cells;
	}
	if (at == most)
		return n;
	say(check, LEVEL_ERROR, leaf, "%s: the last entry is too short; give it %d cells", name,
	    1 + cells);
	return -1;
}

static bool has_channel(const void *blob, int leaf, const char *name)
{
	return fdt_stringlist_search(blob, leaf, "io-channel-names", name) >= 0;
}

static void check_channel_name(struct check *check, int leaf, int index)
{
	const char *name = fdt_stringlist_get(check->blob, leaf, "io-channel-names", index, NULL);
	const char *near;

	if (!name_is_known(name, channel_names)) {
		near = name_nearest(name, channel_names);
		say(check, LEVEL_ERROR, leaf,
		    "io-channel-names: \"%s\" is nothing that is read; %s%s%s", name,
		    near ? "did you mean " : "write voltage, current or temperature",
		    near ? near : "", near ? "?" : "");
	} else if (fdt_stringlist_search(check->blob, leaf, "io-channel-names", name) != index) {
		say(check, LEVEL_ERROR, leaf,
		    "io-channel-names: \"%s\" is there twice, and the first is read; correct one of them",
		    name);
	}
}

static void check_channel_names(struct check *check, int pack, int leaf, int n_channels)
{
	int i, n = fdt_stringlist_count(check->blob, leaf, "io-channel-names");

	n = max(n, 0);
	for (i = 0; i < n; i++)
		check_channel_name(check, leaf, i);
	if (!has_channel(check->blob, leaf, "voltage"))
		say(check, LEVEL_ERROR, leaf,
		    "io-channel-names has no \"voltage\"; name the channel that measures the member");
	if (n && n_channels >= 0 && n != n_channels)
		say(check, LEVEL_ERROR, leaf,
		    "io-channel-names has %d names for %d channels; name each channel", n,
		    n_channels);
	if (n && !has_channel(check->blob, leaf, "current"))
		say_blind(check, pack, leaf, "io-channel-names has", "current",
			  "name the channel that measures it");
	if (n && !has_channel(check->blob, leaf, "temperature"))
		say_blind(check, pack, leaf, "io-channel-names has", "temperature",
			  "name the channel that measures it");
}

/* In the words of sensors.c, which reads it so. */
static void check_lookup(struct check *check, int leaf)
{
	static const char property[] = "temperature-lookup-table";
	struct cg_lookup table = { 0 };
	unsigned int row;
	int len, i;
	const fdt32_t *cell = fdt_getprop(check->blob, leaf, property, &len);

	if (!cell)
		return;
	if (len % 8 == 0 && len / 8 <= CG_LOOKUP_ROWS)
		table.n = len / 8;
	for (i = 0; i < (int)table.n; i++)
		table.row[i] = (struct cg_lookup_row) {
			(s32)fdt32_ld(&cell[2 * i]), (s32)fdt32_ld(&cell[2 * i + 1]),
		};
	row = cg_lookup_check(&table);
	if (!table.n || row != table.n)
		say(check, LEVEL_ERROR, leaf,
		    "%s = row %u is wrong; give 2 to %u pairs of rising millidegrees and millivolts that all rise or all fall",
		    property, row, CG_LOOKUP_ROWS);
	else if (table.row[table.n - 1].mdegc - table.row[0].mdegc < TABLE_LEAST_MDEGC)
		say(check, LEVEL_WARNING, leaf,
		    "%s is of %d to %d thousandths of a degree; it looks like degrees, write thousandths",
		    property, table.row[0].mdegc, table.row[table.n - 1].mdegc);
	else if (!has_channel(check->blob, leaf, "temperature"))
		say(check, LEVEL_WARNING, leaf,
		    "%s is of no channel; name the channel \"temperature\", or take it out",
		    property);
}

static void check_memory(struct check *check, int leaf)
{
	int target;

	if (!fdt_getprop(check->blob, leaf, "nvmem-cells", NULL))
		return;
	refers(check, leaf, "nvmem-cells", 0, &target);
	if (fdt_stringlist_search(check->blob, leaf, "nvmem-cell-names", "gauge-state") < 0)
		say(check, LEVEL_WARNING, leaf,
		    "nvmem-cell-names has no \"gauge-state\", and nothing is kept; add it");
}

/* The numbers of a reference that has a name, its phandle first; how many, 0 if there is none. */
static int reference(const void *blob, int leaf, const char *property, const char *names,
		     const char *name, const char *cells, const fdt32_t **data)
{
	int index = fdt_stringlist_search(blob, leaf, names, name);
	int at = 0, n = 1, target;

	for (; index >= 0 && at < board_count(blob, leaf, property); at += n, index--) {
		target = board_refers(blob, leaf, property, at);
		n = 1 + (cells && target >= 0 ? board_cell(blob, target, cells, 0) : 0);
		if (index || at + n > board_count(blob, leaf, property))
			continue;
		*data = (const fdt32_t *)fdt_getprop(blob, leaf, property, NULL) + at;
		return n;
	}
	return 0;
}

/* As cg_of_same(): 1 if two members have the same, -1 if neither has it. */
static int is_same(const void *blob, int a, int b, const char *property, const char *names,
		   const char *name, const char *cells)
{
	const fdt32_t *of_a = NULL, *of_b = NULL;
	int n = reference(blob, a, property, names, name, cells, &of_a);

	if (n != reference(blob, b, property, names, name, cells, &of_b))
		return 0;
	return n ? !memcmp(of_a, of_b, n * sizeof(*of_a)) : -1;
}

static int is_same_channel(const void *blob, int a, int b, const char *name)
{
	return is_same(blob, a, b, "io-channels", "io-channel-names", name, "#io-channel-cells");
}

/* Members in parallel may share a voltage, those in series a current: who has both is the same. */
static void check_copy(struct check *check, int leaf)
{
	const void *blob = check->blob;
	char path[BOARD_PATH];
	int at;

	for (at = fdt_next_node(blob, 0, NULL); at >= 0 && at < leaf;
	     at = fdt_next_node(blob, at, NULL)) {
		if (!fdt_getprop(blob, at, "io-channels", NULL) || !is_of_pack(blob, at) ||
		    fdt_getprop(blob, at, "gauge", NULL))
			continue;
		if (is_same_channel(blob, at, leaf, "voltage") > 0 &&
		    is_same_channel(blob, at, leaf, "current"))
			say(check, LEVEL_ERROR, leaf,
			    "io-channels: measures the cells of %s; name what these cells have, or remove the member",
			    board_path(blob, at, path));
		else if (is_same(blob, at, leaf, "nvmem-cells", "nvmem-cell-names", "gauge-state",
				 NULL) > 0)
			say(check, LEVEL_ERROR, leaf,
			    "nvmem-cells: gauge-state is that of %s; give each member its own",
			    board_path(blob, at, path));
	}
}

static void check_sensors(struct check *check, int pack, int leaf)
{
	int n = check_channels(check, leaf);

	check_memory(check, leaf);
	check_copy(check, leaf);
	check_channel_names(check, pack, leaf, n);
	check_lookup(check, leaf);
}

/* --- all of a pack --- */

static void check_leaf(struct check *check, int pack, int leaf)
{
	bool gauge = fdt_getprop(check->blob, leaf, "gauge", NULL);
	bool channels = fdt_getprop(check->blob, leaf, "io-channels", NULL);
	int target;

	refers(check, leaf, "monitored-battery", 0, &target);
	if (gauge && channels)
		say(check, LEVEL_WARNING, leaf,
		    "has gauge and io-channels, and only gauge is read; take one out");
	if (gauge)
		check_gauge(check, pack, leaf);
	else if (channels)
		check_sensors(check, pack, leaf);
	else if (is_reserve(check->blob, leaf) ||
		 !strncmp(fdt_get_name(check->blob, leaf, NULL), "member", 6))
		say(check, LEVEL_ERROR, leaf,
		    "has neither gauge nor io-channels; name what measures it");
}

/* Before its description is read. */
void check_members(struct check *check, int pack)
{
	int i, leaf;

	for (i = 0; i < board_count(check->blob, pack, "chargers"); i++)
		check_alone(check, pack, "chargers", i);
	for (i = 0; (leaf = board_leaf(check->blob, pack, i)) >= 0; i++)
		check_leaf(check, pack, leaf);
	if (!i)
		say(check, LEVEL_ERROR, pack,
		    "member is missing; add a member@0 node with a gauge");
}

/* Once it was: bare sensors need a model of their cells, which may be the pack's. */
void check_models(struct check *check, int pack, int battery, const struct cg_profile *profile)
{
	static struct cg_soc_model model;
	char sentence[256];
	struct cg_complaint c = { 0 };
	struct pack_props p;
	int i, leaf, own;
	u32 cells;

	for (i = 0; i < profile->n_parts && (leaf = board_leaf(check->blob, pack, i)) >= 0; i++) {
		if (fdt_getprop(check->blob, leaf, "gauge", NULL) ||
		    !fdt_getprop(check->blob, leaf, "io-channels", NULL))
			continue;
		own = board_refers(check->blob, leaf, "monitored-battery", 0);
		cells = own >= 0 ? profile->part[i].cells_series : profile->cells_series;
		pack_props_init(&p, check->blob, leaf, own >= 0 ? own : battery);
		if (!cg_gauge_model_read(&p.props, cells, &model, &c))
			continue;
		cg_complaint_format(&c, sentence, sizeof(sentence));
		say(check, LEVEL_ERROR, c.pack || p.own < 0 ? p.here : p.own, "%s", sentence);
	}
}
