/* SPDX-License-Identifier: GPL-2.0-only */
/* Fuel gauges by their compatible, and what a charge needs that they do not show. */
#ifndef CHARGOV_TOOL_GAUGES_H
#define CHARGOV_TOOL_GAUGES_H

#include <stdbool.h>

/**
 * struct gauge - what a gauge shows
 * @chip: its compatible
 * @no_voltage: it shows no voltage
 * @no_current: it shows no current, or one that it did not measure
 * @turned_current: its current is positive while it discharges
 * @no_temp: it shows no temperature
 * @temp_by: it shows one if its node has this property; NULL if no property matters
 */
struct gauge {
	const char *chip;
	bool no_voltage;
	bool no_current;
	bool turned_current;
	bool no_temp;
	const char *temp_by;
};

/* By the compatibles of a node; NULL if none is known. */
const struct gauge *gauge_find(const void *blob, int node);
/* The compatible that a misspelt one hardly differs from, or NULL. */
const char *gauge_nearest(const char *chip);

#endif /* CHARGOV_TOOL_GAUGES_H */
