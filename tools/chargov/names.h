/* SPDX-License-Identifier: GPL-2.0-only */
/* Names of properties, and which one was meant. */
#ifndef CHARGOV_TOOL_NAMES_H
#define CHARGOV_TOOL_NAMES_H

#include <stdbool.h>

/* NULL after the last; one that ends in * stands for all that begin so and go on with digits. */
extern const char *const names_of_battery[];
extern const char *const names_of_pack[];
/* What a node may have whatever it is. */
extern const char *const names_of_any_node[];
/* What the binding of a driver's chargers has besides. */
const char *const *names_of_charger(const char *driver);
extern const char *const names_of_member[];
extern const char *const names_of_group[];
extern const char *const names_of_port[];

bool name_is_known(const char *name, const char *const *known);
/* The known name that hardly differs, or NULL. */
const char *name_nearest(const char *name, const char *const *known);
/* How far it is from another one, whose vendor it may lack; below 0 if it is another word. */
int compatible_distance(const char *name, const char *known);

#endif /* CHARGOV_TOOL_NAMES_H */
