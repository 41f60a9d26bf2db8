/* SPDX-License-Identifier: GPL-2.0-only */
/* From a charger's node to its row of the control map. */
#ifndef CHARGOV_TOOL_CHARGERS_H
#define CHARGOV_TOOL_CHARGERS_H

#include <chargov/charger.h>

/**
 * struct charger - a charger of a board
 * @driver: the driver that would bind to it, NULL if none is known
 * @chip: its compatible
 * @row: its row, NULL if it has none
 * @caps: what its fields hold by its node and its driver; nothing if the node is wrong
 * @measures: it shows the voltage at its output
 * @needs_line: nothing but a line stops it
 */
struct charger {
	const char *driver;
	const char *chip;
	const struct cg_control_row *row;
	struct cg_charger_caps caps;
	bool measures;
	bool needs_line;
};

void charger_find(const void *blob, int node, struct charger *charger);

#endif /* CHARGOV_TOOL_CHARGERS_H */
