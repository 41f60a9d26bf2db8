/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Room for the name of a supply.
 */
#ifndef CHARGOV_SUPPLY_NAME_H
#define CHARGOV_SUPPLY_NAME_H

/* Type-C controllers name theirs after their device, which has two more in its own name. */
#define CG_SUPPLY_NAME_ROOM	80

#endif /* CHARGOV_SUPPLY_NAME_H */
