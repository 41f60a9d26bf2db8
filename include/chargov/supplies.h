/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Supplies that are known by the node of their device: a gauge, an input, a charge pump.
 */
#ifndef CHARGOV_SUPPLIES_H
#define CHARGOV_SUPPLIES_H

#include <linux/power_supply.h>
#include <chargov/supply_name.h>

struct device;
struct device_node;

/* Nodes that a supply is known by. */
#define CG_SUPPLY_NODES	2

/*
 * Who binds a driver holds its device, a moment longer than it takes to bring back those that wait
 * for it, and so does another one who reads it. It is waited for so long, looking so often.
 */
#define CG_HELD_MS	1000
#define CG_HELD_LOOK_MS	10

const struct device_node *cg_supply_node(const struct power_supply *psy, unsigned int i);
struct device *cg_supply_find(const struct device_node *np, bool battery, char *name, size_t size);
void cg_supplies_hold(struct device *dev);
bool cg_device_hold(struct device *dev);
struct power_supply *cg_supply_grab(struct device *dev, const char *name);
struct power_supply *cg_supply_grab_patiently(struct device *dev, const char *name, int wait_ms);
void cg_supply_release(struct device *dev, struct power_supply *psy);

#endif /* CHARGOV_SUPPLIES_H */
