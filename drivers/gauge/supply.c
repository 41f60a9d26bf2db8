// SPDX-License-Identifier: GPL-2.0-only
/*
 * Supplies of our own gauges.
 *
 * A gauge that a pack refers to is a part of that pack's battery. Userspace must not take it for
 * another one, so it says scope Device and shows no capacity, which is what clients look for
 * (Documentation/userspace.rst). A gauge that no pack refers to is a battery like any other.
 *
 * Cells are described once: in the gauge's own monitored-battery, or in that of the member or of
 * the pack which refers to the gauge. Of the pack's a gauge has what its member is of the pack.
 */
#include <linux/of.h>
#include <chargov/share.h>
#include "supply.h"

/* The node of a pack around a member, or NULL; a part that is switched off is in none. */
static struct device_node *pack_of(struct device_node *member)
{
	struct device_node *np = of_node_get(member);

	while (np && of_device_is_available(np) &&
	       !of_device_is_compatible(np, "chargov,battery-pack"))
		np = of_get_next_parent(np);
	if (np && of_device_is_available(np))
		return np;
	of_node_put(np);
	return NULL;
}

/* The member that refers to a gauge, and its pack; both are to be put. */
static struct device_node *find_member(struct device *dev, struct device_node **pack)
{
	struct device_node *np, *gauge;

	for_each_node_with_property(np, "gauge") {
		gauge = of_parse_phandle(np, "gauge", 0);
		of_node_put(gauge);
		if (gauge != dev_of_node(dev))
			continue;
		*pack = pack_of(np);
		if (*pack)
			return np;
	}
	return NULL;
}

static struct device_node *battery_of(struct device_node *np)
{
	return of_parse_phandle(np, "monitored-battery", 0);
}

static void read_battery(struct device_node *np, struct cg_gauge_battery *battery)
{
	const char *chemistry;

	of_property_read_u32(np, "charge-full-design-microamp-hours", &battery->design_uah);
	of_property_read_u32(np, "voltage-min-design-microvolt", &battery->empty_uv);
	of_property_read_u32(np, "constant-charge-voltage-max-microvolt", &battery->full_uv);
	of_property_read_u32(np, "charge-term-current-microamp", &battery->term_ua);
	battery->is_lfp = !of_property_read_string(np, "device-chemistry", &chemistry) &&
			  !strcmp(chemistry, "lithium-ion-iron-phosphate");
}

static enum cg_arrangement arrangement_of(const struct device_node *np)
{
	const char *text;

	return !of_property_read_string(np, "arrangement", &text) && !strcmp(text, "series") ?
	       CG_ARRANGEMENT_SERIES : CG_ARRANGEMENT_PARALLEL;
}

/* Members and groups of a pack, or the members of a group. A reserve is none. */
static s32 count_units(const struct device_node *np)
{
	struct device_node *child;
	s32 n = 0;

	for_each_available_child_of_node(np, child)
		n += of_node_name_eq(child, "member") || of_node_name_eq(child, "group");
	/* nobody divides by nothing */
	return max(n, 1);
}

static void take_share(const struct device_node *pack, const struct device_node *member,
		       struct cg_gauge_battery *battery)
{
	struct device_node *unit = of_get_parent(member);
	struct cg_share share = cg_share_of(arrangement_of(pack), count_units(pack),
					    arrangement_of(unit),
					    unit == pack ? 1 : count_units(unit));

	of_node_put(unit);
	battery->design_uah /= share.beside;
	battery->term_ua /= share.beside;
	battery->empty_uv /= share.behind;
	battery->full_uv /= share.behind;
}

/**
 * cg_gauge_find_battery() - what the device tree says of the cells of a gauge
 * @dev: the gauge
 * @battery: @cells is left alone, all else written
 *
 * Return: %CG_GAUGE_MEMBER or %CG_GAUGE_ALONE, with %CG_GAUGE_CAPACITY if that is told
 */
u32 cg_gauge_find_battery(struct device *dev, struct cg_gauge_battery *battery)
{
	struct device_node *pack = NULL;
	struct device_node *member = find_member(dev, &pack);
	struct device_node *np = battery_of(dev_of_node(dev));
	u32 has = member ? CG_GAUGE_MEMBER : CG_GAUGE_ALONE;
	bool shared;

	*battery = (struct cg_gauge_battery){ .cells = battery->cells };
	np = np ?: member ? battery_of(member) : NULL;
	shared = !np && pack;
	np = shared ? battery_of(pack) : np;
	if (np)
		read_battery(np, battery);
	if (shared)
		take_share(pack, member, battery);
	of_node_put(np);
	of_node_put(member);
	of_node_put(pack);
	return has | (battery->design_uah ? CG_GAUGE_CAPACITY : 0);
}
EXPORT_SYMBOL_GPL(cg_gauge_find_battery);

/**
 * cg_gauge_choose() - the properties that a gauge has
 * @table: all that its driver knows
 * @n: rows, at most %CG_GAUGE_MOST
 * @has: bits of CG_GAUGE_*
 * @chosen: room for @n; those whose needs are met, in the order of @table
 *
 * Return: how many
 */
unsigned int cg_gauge_choose(const struct cg_gauge_property *table, unsigned int n, u32 has,
			     enum power_supply_property *chosen)
{
	unsigned int i, k = 0;

	for (i = 0; i < n; i++)
		if (!(table[i].needs & ~has))
			chosen[k++] = table[i].psp;
	return k;
}
EXPORT_SYMBOL_GPL(cg_gauge_choose);

/**
 * cg_gauge_status() - the status of a battery whose current nobody measures
 * @psy: its supply; who charges it is in power-supplies of its node
 * @percent: how full it is
 *
 * Return: POWER_SUPPLY_STATUS_*, unknown if nothing is known to supply it
 */
int cg_gauge_status(struct power_supply *psy, unsigned int percent)
{
	int supplied = power_supply_am_i_supplied(psy);

	if (supplied < 0)
		return POWER_SUPPLY_STATUS_UNKNOWN;
	if (!supplied)
		return POWER_SUPPLY_STATUS_DISCHARGING;
	return percent < 100 ? POWER_SUPPLY_STATUS_CHARGING : POWER_SUPPLY_STATUS_FULL;
}
EXPORT_SYMBOL_GPL(cg_gauge_status);
