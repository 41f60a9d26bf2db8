/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What the supplies of our own gauges have in common: which properties they show, and where the
 * battery that they gauge is described.
 */
#ifndef CHARGOV_GAUGE_SUPPLY_H
#define CHARGOV_GAUGE_SUPPLY_H

#include <linux/bits.h>
#include <linux/device.h>
#include <linux/power_supply.h>

/* What a property needs. A gauge has some of it. */
#define CG_GAUGE_ALONE		BIT(0)	/* not a member of a pack: a battery of its own */
#define CG_GAUGE_MEMBER		BIT(1)	/* a member: shown by the pack, hidden from clients */
#define CG_GAUGE_CAPACITY	BIT(2)	/* it knows the design capacity */
#define CG_GAUGE_TEMP		BIT(3)	/* it measures the temperature of the cells */
#define CG_GAUGE_LIFE		BIT(4)	/* it counts cycles */

/* Most properties that a supply of ours has. */
#define CG_GAUGE_MOST		24

/**
 * struct cg_gauge_property - a property of a gauge's supply
 * @psp: the property
 * @needs: all of it must be there
 */
struct cg_gauge_property {
	enum power_supply_property psp;
	u32 needs;
};

/**
 * struct cg_gauge_battery - what a gauge must know of its cells; 0 = not told
 * @cells: in series
 * @design_uah: capacity
 * @empty_uv: lowest voltage of @cells
 * @full_uv: highest charge voltage of @cells
 * @term_ua: current at which a charge ends
 * @is_lfp: lithium iron phosphate
 */
struct cg_gauge_battery {
	u32 cells;
	u32 design_uah;
	u32 empty_uv;
	u32 full_uv;
	u32 term_ua;
	bool is_lfp;
};

u32 cg_gauge_find_battery(struct device *dev, struct cg_gauge_battery *battery);
unsigned int cg_gauge_choose(const struct cg_gauge_property *table, unsigned int n, u32 has,
			     enum power_supply_property *chosen);
int cg_gauge_status(struct power_supply *psy, unsigned int percent);

#endif /* CHARGOV_GAUGE_SUPPLY_H */
