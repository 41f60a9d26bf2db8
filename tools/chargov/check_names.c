// SPDX-License-Identifier: GPL-2.0-only
/*
 * chargov check: names of properties. What nobody reads is a warning, and an error if it looks like
 * something that is read.
 */
#include <libfdt.h>
#include <stdio.h>
#include <string.h>
#include "check.h"
#include "names.h"

/* No source gives so little: it is meant in thousandths. */
#define PORT_LEAST_UA	20000
/* What the driver of the connector takes. */
#define PORT_MOST_UA	20000000

static const char *const compatibles[] = {
	"chargov,battery-pack", "chargov,usb-port", "chargov,discrete-charger",
	"chargov,direct-charger", NULL
};

/* -1 = none. */
static int number_of(const char *digits)
{
	int n, end = 0;

	return sscanf(digits, "%9d%n", &n, &end) == 1 && !digits[end] ? n : -1;
}

/* A row with a number that nobody looks for. The one after the last the kernel finds itself. */
static bool is_beyond_rows(struct check *check, int node, const char *name)
{
	static const char zone[] = "charge-zone-", table[] = "ocv-capacity-table-";
	int n = board_count(check->blob, node, "ocv-capacity-celsius");

	if (!strncmp(name, zone, strlen(zone)) && number_of(name + strlen(zone)) >= CG_MAX_ZONES)
		say(check, LEVEL_ERROR, node,
		    "%s is nothing that is read; the last of all zones is charge-zone-%d, take it out",
		    name, CG_MAX_ZONES - 1);
	else if (!strncmp(name, table, strlen(table)) && number_of(name + strlen(table)) > n)
		say(check, LEVEL_ERROR, node,
		    "%s is nothing that is read; ocv-capacity-celsius has %d temperatures, add its own or take it out",
		    name, n);
	else
		return false;
	return true;
}

static void check_names(struct check *check, int node, const char *const *known,
			const char *schema)
{
	const char *name, *near;
	int property;

	fdt_for_each_property_offset(property, check->blob, node) {
		if (!fdt_getprop_by_offset(check->blob, property, &name, NULL) ||
		    is_beyond_rows(check, node, name) || name_is_known(name, known))
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

bool was_seen(const struct check *check, int battery)
{
	int i;

	for (i = 0; i < check->n_seen; i++)
		if (check->seen[i] == battery)
			return true;
	return false;
}

/* Once, whoever refers to it. */
void check_battery_names(struct check *check, int battery)
{
	if (was_seen(check, battery))
		return;
	if (check->n_seen < CHECK_BATTERIES)
		check->seen[check->n_seen++] = battery;
	/* of another node the names say nothing */
	if (!fdt_node_check_compatible(check->blob, battery, "simple-battery"))
		check_names(check, battery, names_of_battery, "simple-battery");
}

static void check_leaf(struct check *check, int leaf)
{
	int battery = board_refers(check->blob, leaf, "monitored-battery", 0);

	check_names(check, leaf, names_of_member, "a member");
	if (battery >= 0)
		check_battery_names(check, battery);
}

/* Of the pack, of all that is in it, and of their batteries. */
void check_pack_names(struct check *check, int pack)
{
	int battery = board_refers(check->blob, pack, "monitored-battery", 0);
	int i, child;

	if (battery >= 0)
		check_battery_names(check, battery);
	check_names(check, pack, names_of_pack, "a pack");
	fdt_for_each_subnode(child, check->blob, pack)
		if (board_is_group(check->blob, child) && board_enabled(check->blob, child))
			check_names(check, child, names_of_group, "a group");
	for (i = 0; (child = board_leaf(check->blob, pack, i)) >= 0; i++)
		check_leaf(check, child);
}

static void check_port(struct check *check, int port)
{
	static const char limit[] = "input-current-limit-microamp";
	int len, i, target;
	const fdt32_t *cell = fdt_getprop(check->blob, port, limit, &len);
	u32 ua;

	check_names(check, port, names_of_port, "chargov,usb-port");
	for (i = 0; i < board_count(check->blob, port, "power-supplies"); i++)
		refers(check, port, "power-supplies", i, &target);
	refers(check, port, "extcon", 0, &target);
	refers(check, port, "vbus-gpios", 0, &target);
	if (!cell)
		return;
	if (len != 4) {
		say(check, LEVEL_ERROR, port, "%s must be one number; give one 32-bit cell", limit);
		return;
	}
	ua = fdt32_ld(cell);
	if (ua < 1 || ua > PORT_MOST_UA)
		say(check, LEVEL_ERROR, port, "%s = %u is not 1 to %d; correct it", limit, ua,
		    PORT_MOST_UA);
	else if (ua <= PORT_LEAST_UA)
		say(check, LEVEL_ERROR, port,
		    "%s = %u is less than anything can be charged with; it looks like milliamperes, write microamperes",
		    limit, ua);
}

void check_ports(struct check *check)
{
	int node = -1;

	while ((node = fdt_node_offset_by_compatible(check->blob, node, "chargov,usb-port")) >= 0)
		if (board_enabled(check->blob, node))
			check_port(check, node);
}

/* --- nodes that are meant for us, by another name --- */

static bool is_ours(const void *blob, int node)
{
	const char *const *name;

	for (name = compatibles; *name; name++)
		if (!fdt_node_check_compatible(blob, node, *name))
			return true;
	return false;
}

/* What no other node has. */
static bool looks_like_pack(const void *blob, int node)
{
	int child;

	if (!fdt_getprop(blob, node, "monitored-battery", NULL))
		return false;
	if (fdt_getprop(blob, node, "chargers", NULL))
		return true;
	fdt_for_each_subnode(child, blob, node)
		if (!strncmp(fdt_get_name(blob, child, NULL), "member@", 7))
			return true;
	return false;
}

static void check_compatible(struct check *check, int node)
{
	int i, n = fdt_stringlist_count(check->blob, node, "compatible");
	const char *name = NULL, *near = NULL;

	for (i = 0; i < n && !near; i++) {
		name = fdt_stringlist_get(check->blob, node, "compatible", i, NULL);
		near = name ? name_nearest(name, compatibles) : NULL;
	}
	if (near)
		say(check, LEVEL_ERROR, node,
		    "compatible = \"%s\" is nothing that is read; did you mean %s?", name, near);
	else if (looks_like_pack(check->blob, node))
		say(check, LEVEL_ERROR, node,
		    "has what a pack has, and nothing reads it; write compatible = \"%s\";",
		    compatibles[0]);
}

void check_compatibles(struct check *check)
{
	int node;

	for (node = fdt_next_node(check->blob, 0, NULL); node >= 0;
	     node = fdt_next_node(check->blob, node, NULL))
		if (board_enabled(check->blob, node) && !is_ours(check->blob, node))
			check_compatible(check, node);
}
