/* SPDX-License-Identifier: GPL-2.0-only */
/* Reading and writing a claimed charger. Private to the governor. */
#ifndef CHARGOV_GOVERNOR_KNOBS_H
#define CHARGOV_GOVERNOR_KNOBS_H

#include <chargov/charger.h>

/* Its supply, for this cycle only; give it back with power_supply_put(). NULL if it is gone. */
struct power_supply *cg_supply_get(const struct cg_charger *charger);

enum power_supply_property cg_knob_property(const struct cg_control_row *row,
					    enum cg_knob knob);

/* Reads once, and once more if that failed on the way. */
int cg_property_read(struct power_supply *psy, enum power_supply_property prop, s32 *value);

/* What the nodes of charger and pack say of its fields; logs what is wrong with it. */
int cg_ranges_read(struct cg_charger *charger);

/* May it have been reset, so that it is told off until that would show? */
bool cg_charger_is_doubted(const struct cg_charger *charger);

/* Logs a trouble and its error, once until it is over, which is an error of 0. */
void cg_charger_log(struct cg_charger *charger, enum cg_charger_trouble what, int ret);

#endif /* CHARGOV_GOVERNOR_KNOBS_H */
