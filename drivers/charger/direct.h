/* SPDX-License-Identifier: GPL-2.0-only */
/* A charge pump and its source. Private to chargov-direct. */
#ifndef CHARGOV_DIRECT_H
#define CHARGOV_DIRECT_H

#include <linux/device.h>
#include <linux/mutex.h>
#include <linux/power_supply.h>
#include <linux/workqueue.h>
#include "direct_loop.h"

/**
 * struct direct - a pump and its source
 * @dev: its device
 * @psy: its supply
 * @desc: of @psy
 * @chip: which pump it is
 * @pump: node of the pump, referenced
 * @source: node of the source, referenced
 * @most_ua: the most that the board is made for
 * @most_uv: likewise, of the battery
 * @work: looks
 * @lock: one change at a time; guards what follows
 * @set_ua: current into the battery that it is set to
 * @set_uv: voltage of the battery that it is set to
 * @guard_ua: current that the pump stops at, 0 if not known
 * @guard_uv: and voltage, likewise
 * @source_ua: current that the source is limited to
 * @on: it charges
 * @fell: it was told to and does not any more; until it is told anew
 * @gone: its driver is leaving; it does not start again
 * @misses: looks in a row that failed
 * @facts: of the last look; what the source was asked for
 * @asked: when, in jiffies
 * @told: when it was last told to charge, in jiffies
 * @logged: why the last start failed, 0 if it did not
 */
struct direct {
	struct device *dev;
	struct power_supply *psy;
	struct power_supply_desc desc;
	const struct cg_direct_chip *chip;
	struct device_node *pump;
	struct device_node *source;
	s32 most_ua;
	s32 most_uv;
	struct delayed_work work;
	struct mutex lock;	/* see above */
	s32 set_ua;
	s32 set_uv;
	s32 guard_ua;
	s32 guard_uv;
	s32 source_ua;
	bool on;
	bool fell;
	bool gone;
	u8 misses;
	struct cg_direct_facts facts;
	unsigned long asked;
	unsigned long told;
	int logged;
};

/* direct_drive.c; each with the lock held, but for the first three */
int cg_direct_tell(const struct device_node *np, enum power_supply_property psp, int value);
int cg_direct_ask(const struct device_node *np, enum power_supply_property psp, int *value);
int cg_direct_measure(const struct direct *d, enum power_supply_property psp, int *value);
int cg_direct_measure_battery(struct direct *d);
int cg_direct_ask_source(struct direct *d, s32 uv);
int cg_direct_limit_source(struct direct *d, s32 ua);
bool cg_direct_source_starves(const struct direct *d);
int cg_direct_arm_current_guard(struct direct *d, bool force);
int cg_direct_arm_voltage_guard(struct direct *d);
int cg_direct_start(struct direct *d);
int cg_direct_stop(struct direct *d);
void cg_direct_work(struct work_struct *work);

#endif /* CHARGOV_DIRECT_H */
