// SPDX-License-Identifier: GPL-2.0-only
/*
 * A battery node as a table of names and numbers: the LG 18650HG2 of dts/lab-hg2.dtsi, with its
 * measured capacity and with a charging current as the row of the bench wants it.
 */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "battery.h"

#define MOST_CELLS	(2 * 21)

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

/**
 * battery_profile() - a profile as a device tree would give it
 * @capacity_ah: of the cell
 * @c_rate: charging current over capacity
 * @path_ohms: between charger and cell
 * @caps: of the charger
 * @profile: the result
 *
 * Return: false, after a sentence, if the description was refused
 */
bool battery_profile(double capacity_ah, double c_rate, double path_ohms,
		     const struct cg_charger_caps *caps, struct cg_profile *profile)
{
	u32 uah = capacity_ah * 1000000;
	struct property table[] = {
		{ .name = "compatible", .text = "simple-battery" },
		{ .name = "device-chemistry", .text = "lithium-ion" },
		{ .name = "charge-full-design-microamp-hours", .n = 1, .cell = { uah } },
		{ .name = "voltage-min-design-microvolt", .n = 1, .cell = { 2800000 } },
		{ .name = "voltage-max-design-microvolt", .n = 1, .cell = { 4200000 } },
		{ .name = "over-voltage-threshold-microvolt", .n = 1, .cell = { 4250000 } },
		{ .name = "precharge-current-microamp", .n = 1, .cell = { uah / 10 } },
		{ .name = "precharge-upper-limit-microvolt", .n = 1, .cell = { 3000000 } },
		{ .name = "charge-term-current-microamp", .n = 1, .cell = { uah / 20 } },
		{ .name = "constant-charge-current-max-microamp", .n = 1,
		  .cell = { uah * c_rate } },
		{ .name = "constant-charge-voltage-max-microvolt", .n = 1, .cell = { 4200000 } },
		{ .name = "ocv-capacity-celsius", .n = 1, .cell = { 25 } },
		{ .name = "ocv-capacity-table-0", .n = 2 * 21, .cell = {
			4188000, 100, 4115000, 95, 4091000, 90, 4072000, 85, 4030000, 80,
			3978000, 75, 3933000, 70, 3893000, 65, 3844000, 60, 3789000, 55,
			3740000, 50, 3697000, 45, 3661000, 40, 3631000, 35, 3596000, 30,
			3545000, 25, 3502000, 20, 3439000, 15, 3359000, 10, 3233000, 5,
			2879000, 0 } },
		{ .name = "alert-celsius", .n = 2, .cell = { 10, 45 } },
		{ .name = "operating-range-celsius", .n = 2, .cell = { 0, 50 } },
		{ .name = "path-resistance-micro-ohms", .pack = true, .n = path_ohms > 0,
		  .cell = { lround(path_ohms * 1000000) } },
		{ 0 }
	};
	struct cg_props props = { .ctx = table, .read = read_cells, .string = read_text };
	struct cg_complaint c;
	u32 assumed;

	if (!cg_profile_parse(&props, caps, profile, &assumed, &c))
		return true;
	fprintf(stderr, "bench: %s %lld %s %lld: %s\n", c.property, c.value, c.rule, c.bound,
		c.advice);
	return false;
}
