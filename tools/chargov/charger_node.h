/* SPDX-License-Identifier: GPL-2.0-only */
/* The node of a charger: what its driver needs there, and what it can be set to by it. */
#ifndef CHARGOV_TOOL_CHARGER_NODE_H
#define CHARGOV_TOOL_CHARGER_NODE_H

#include "chargers.h"

/* The voltage at which a charger may end, as ranges.c takes it from a node. */
#define CHARGER_LEAST_UV	1000000
#define CHARGER_MOST_UV		80000000

/* Told each sentence of a charger's node; @error is false for a warning. */
typedef void (*charger_say)(void *ctx, int node, bool error, const char *sentence);

/* False, after a sentence, if its driver does not start or cannot be governed; @say may be NULL. */
bool charger_node_check(const void *blob, int node, const struct charger *charger,
			charger_say say, void *ctx);

/* Leaves of its ranges what the node does, and none if it is wrong. */
void charger_node_cut(const void *blob, int node, struct charger *charger);

#endif /* CHARGOV_TOOL_CHARGER_NODE_H */
