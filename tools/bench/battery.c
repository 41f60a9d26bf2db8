// SPDX-License-Identifier: GPL-2.0-only
/*
 * A battery node as a table of names and numbers: a cell with its open-circuit voltage in the
 * 5 % steps of dts/lab-hg2.dtsi, and with a charging current as the row of the bench wants it.
 */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "battery.h"

#define MOST_CELLS	(2 * OCV_ROWS)
/* Every other point of the measured curve. */
#define OCV_ROWS	((OCV_POINTS + 1) / 2)
/* Cells are said to be 50 mV above their limit when they are too high. */
#define OVER_UV		50000

struct property {
	const char *name;
	const char *text;
	bool pack;
	int n;
	u32 cell[MOST_CELLS];
};

static int read_cells(void *ctx, bool pack, const char *name, int first, u32 *out, int max)
{
	const struct property *p;
	int i;

	for (p = ctx; p->name; p++) {
		if (p->pack != pack || strcmp(p->name, name))
			continue;
		for (i = 0; i < max && first + i < p->n; i++)
			out[i] = p->cell[first + i];
		return p->n;
	}
	return 0;
}

static const char *read_text(void *ctx, bool pack, const char *name)
{
	const struct property *p;

	for (p = ctx; p->name; p++)
		if (p->pack == pack && !strcmp(p->name, name))
			return p->text;
	return NULL;
}

/* From full to empty, as a device tree has it: microvolts and per cent. */
static void make_curve(const struct cell *cell, struct property *curve)
{
	int i, from;

	for (i = 0; i < OCV_ROWS; i++) {
		from = OCV_POINTS - 1 - 2 * i;
		curve->cell[2 * i] = lround(cell->ocv[from] * 1000) * 1000;
		curve->cell[2 * i + 1] = lround(cell->ocv_soc[from] * 100);
	}
	curve->n = 2 * OCV_ROWS;
}

/**
 * battery_profile() - a profile as a device tree would give it
 * @kind: what its maker says of the cell
 * @cell: the cell as it is
 * @amps: charging current
 * @path_ohms: between charger and cell
 * @caps: of the charger
 * @profile: the result
 *
 * Return: false, after a sentence, if the description was refused
 */
bool battery_profile(const struct kind *kind, const struct cell *cell, double amps,
		     double path_ohms, const struct cg_charger_caps *caps,
		     struct cg_profile *profile)
{
	u32 uah = cell->capacity_c / 3600 * MICROS;
	struct property table[] = {
		{ .name = "compatible", .text = "simple-battery" },
		{ .name = "device-chemistry", .text = kind->chemistry },
		{ .name = "charge-full-design-microamp-hours", .n = 1, .cell = { uah } },
		{ .name = "voltage-min-design-microvolt", .n = 1, .cell = { kind->empty_uv } },
		{ .name = "voltage-max-design-microvolt", .n = 1,
		  .cell = { kind->full_uv } },
		{ .name = "over-voltage-threshold-microvolt", .n = 1,
		  .cell = { kind->full_uv + OVER_UV } },
		{ .name = "precharge-current-microamp", .n = 1, .cell = { uah / 10 } },
		{ .name = "precharge-upper-limit-microvolt", .n = 1,
		  .cell = { kind->precharge_uv } },
		{ .name = "charge-term-current-microamp", .n = 1, .cell = { uah / 20 } },
		{ .name = "constant-charge-current-max-microamp", .n = 1,
		  .cell = { lround(amps * MICROS) } },
		{ .name = "constant-charge-voltage-max-microvolt", .n = 1,
		  .cell = { kind->full_uv } },
		{ .name = "ocv-capacity-celsius", .n = 1, .cell = { 25 } },
		{ .name = "alert-celsius", .n = 2, .cell = { 10, 45 } },
		{ .name = "operating-range-celsius", .n = 2, .cell = { 0, 50 } },
		{ .name = "path-resistance-micro-ohms", .pack = true, .n = path_ohms > 0,
		  .cell = { lround(path_ohms * 1000000) } },
		{ .name = "ocv-capacity-table-0" },
		{ 0 }
	};
	struct cg_props props = { .ctx = table, .read = read_cells, .string = read_text };
	struct property *curve = &table[ARRAY_SIZE(table) - 2];
	struct cg_complaint c;
	u32 assumed;

	make_curve(cell, curve);
	if (!cg_profile_parse(&props, caps, profile, &assumed, &c))
		return true;
	fprintf(stderr, "bench: %s %lld %s %lld: %s\n", c.property, c.value, c.rule, c.bound,
		c.advice);
	return false;
}
