/* SPDX-License-Identifier: GPL-2.0-only */
/* What the parts of the driver of the MAX1726x share. */
#ifndef CHARGOV_MAX1726X_H
#define CHARGOV_MAX1726X_H

#include <linux/ktime.h>
#include <linux/mutex.h>
#include <linux/power_supply.h>
#include <linux/regmap.h>
#include <linux/workqueue.h>
#include "max1726x_regs.h"
#include "supply.h"

/**
 * struct max1726x_chip - one of the chips
 * @model: its name
 * @own_shunt: it has one inside
 * @multi_cell: it measures a part of a string of cells
 */
struct max1726x_chip {
	const char *model;
	bool own_shunt;
	bool multi_cell;
};

/**
 * struct max1726x - a gauge
 * @dev: its device
 * @chip: which of the chips
 * @regmap: its registers
 * @psy: its supply, NULL before and after it
 * @desc: of @psy
 * @properties: of @desc
 * @battery: the cells
 * @shunt_uohm: at which it measures
 * @has_thermistor: its temperature is that of the cells
 * @irq: its alert line, 0 if there is none
 * @has_irq: that is heard
 * @is_member: of a pack, which looks at it each minute while it charges
 * @lock: guards @psy, @word, @read, @young, @hushed, @muted, @leaving and, once there is
 *	a supply, @has_irq
 * @word: status, what it measured and counted, as they were read, by their addresses
 * @read: when
 * @young: they were, and nothing was written since
 * @hushed: it does not tell each per cent, because somebody looks
 * @listen: lets it tell again
 * @muted: its line is not heard, because what it said could not be cleared
 * @leaving: its line is about to go, and is not muted any more
 * @hear: has it heard again once that works
 * @work: configures it again
 * @logged: what the work last came to
 * @hibernate: its word for when it sleeps, as it was before a model was loaded
 * @awake: that is not written back yet
 */
struct max1726x {
	struct device *dev;
	const struct max1726x_chip *chip;
	struct regmap *regmap;
	struct power_supply *psy;
	struct power_supply_desc desc;
	enum power_supply_property properties[CG_GAUGE_MOST];
	struct cg_gauge_battery battery;
	u32 shunt_uohm;
	bool has_thermistor;
	int irq;
	bool has_irq;
	bool is_member;
	struct mutex lock;	/* see above */
	u16 word[CG_MAX1726X_N_MEASURED];
	ktime_t read;
	bool young;
	bool hushed;
	struct delayed_work listen;
	bool muted;
	bool leaving;
	struct delayed_work hear;
	struct work_struct work;
	int logged;
	unsigned int hibernate;
	bool awake;
};

/* The three numbers of the model, and which model it is. */
struct cg_max1726x_ez {
	u16 design_cap;
	u16 ichg_term;
	u16 vempty;
	u16 model;
};

/* max1726x_model.c */
const char *cg_max1726x_make_ez(const struct max1726x *m, struct cg_max1726x_ez *ez, u32 *value);
bool cg_max1726x_has_model(struct max1726x *m, const struct cg_max1726x_ez *ez);
int cg_max1726x_load_model(struct max1726x *m, const struct cg_max1726x_ez *ez);

#endif /* CHARGOV_MAX1726X_H */
