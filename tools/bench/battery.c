// SPDX-License-Identifier: GPL-2.0-only
/*
 * A battery node as a table of names and numbers: a cell with its open-circuit voltage in the
 * 5 % steps of dts/lab-hg2.dtsi, and with a charging current as the row of the bench wants it.
 * The limits are written by hand beside it: they are what the profile is held to.
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

/* Edges of the zones: half the current when it is cool or warm. */
static const s32 edges_degc[] = { 0, 10, 45, 50 };

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

static struct property zone_property(const char *name, const struct cg_zone *zone)
{
	return (struct property){
		.name = name,
		.pack = true,
		.n = 2,
		.cell = { zone->step[0].cv_uv, zone->step[0].cc_ua },
	};
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
 * battery_limits() - what a charge of the cell has to keep to
 * @kind: what its maker says of the cell
 * @cell: the cell as it is
 * @amps: charging current
 * @caps: of the charger
 * @limits: the result; what is no limit of a charge is left 0
 */
void battery_limits(const struct kind *kind, const struct cell *cell, double amps,
		    const struct cg_charger_caps *caps, struct cg_profile *limits)
{
	s32 uah = cell->capacity_c / 3600 * MICROS, ua = lround(amps * MICROS);
	const struct cg_step steps[] = {
		{ kind->full_uv, ua / 2 }, { kind->full_uv, ua }, { kind->warm_uv, ua / 2 },
	};
	unsigned int i;

	*limits = (struct cg_profile){
		.capacity_uah = uah,
		.cv_max_uv = kind->full_uv,
		.cc_max_ua = ua,
		.term_ua = uah / 20,
		.precharge_ua = uah / 10,
		.precharge_below_uv = kind->precharge_uv,
		.n_zones = ARRAY_SIZE(steps),
		.charger_cc = caps->cc,
		.charger_cv = caps->cv,
	};
	for (i = 0; i < ARRAY_SIZE(steps); i++)
		limits->zone[i] = (struct cg_zone){
			.from_mdegc = edges_degc[i] * 1000,
			.to_mdegc = edges_degc[i + 1] * 1000,
			.n_steps = 1,
			.step = { steps[i] },
		};
}

static bool is_same(const char *what, s64 profile, s64 limit)
{
	if (profile == limit)
		return true;
	fprintf(stderr, "bench: %s of the profile is %lld, of the cell %lld\n", what, profile,
		limit);
	return false;
}

static bool same_zones(const struct cg_profile *profile, const struct cg_profile *limits)
{
	bool same = is_same("n_zones", profile->n_zones, limits->n_zones);
	int i;

	for (i = 0; same && i < limits->n_zones; i++) {
		const struct cg_zone *is = &profile->zone[i], *want = &limits->zone[i];

		same = is_same("from_mdegc", is->from_mdegc, want->from_mdegc) &&
		       is_same("to_mdegc", is->to_mdegc, want->to_mdegc) &&
		       is_same("n_steps", is->n_steps, want->n_steps) &&
		       is_same("cv_uv", is->step[0].cv_uv, want->step[0].cv_uv) &&
		       is_same("cc_ua", is->step[0].cc_ua, want->step[0].cc_ua);
	}
	return same;
}

/* Else the governor keeps to other limits than those that it is measured by. */
static bool same_limits(const struct cg_profile *profile, const struct cg_profile *limits)
{
	const struct cg_range *cc = &profile->charger_cc, *cv = &profile->charger_cv;

	return is_same("capacity_uah", profile->capacity_uah, limits->capacity_uah) &&
	       is_same("cv_max_uv", profile->cv_max_uv, limits->cv_max_uv) &&
	       is_same("cc_max_ua", profile->cc_max_ua, limits->cc_max_ua) &&
	       is_same("term_ua", profile->term_ua, limits->term_ua) &&
	       is_same("precharge_ua", profile->precharge_ua, limits->precharge_ua) &&
	       is_same("precharge_below_uv", profile->precharge_below_uv,
		       limits->precharge_below_uv) &&
	       is_same("the step of charger_cc", cc->step, limits->charger_cc.step) &&
	       is_same("the step of charger_cv", cv->step, limits->charger_cv.step) &&
	       same_zones(profile, limits);
}

/**
 * battery_profile() - a profile as a device tree would give it
 * @kind: what its maker says of the cell
 * @setting: the cell, its path, its charger, and the limits that are described
 * @profile: the result
 *
 * Return: false, after a sentence, if the description was refused, or became other limits
 */
bool battery_profile(const struct kind *kind, const struct setting *setting,
		     struct cg_profile *profile)
{
	const struct cg_profile *limits = setting->limits;
	u32 path_uohm = lround(setting->path_ohms * MICROS);
	struct property table[] = {
		{ .name = "compatible", .text = "simple-battery" },
		{ .name = "device-chemistry", .text = kind->chemistry },
		{ .name = "charge-full-design-microamp-hours", .n = 1,
		  .cell = { limits->capacity_uah } },
		{ .name = "voltage-min-design-microvolt", .n = 1, .cell = { kind->empty_uv } },
		{ .name = "voltage-max-design-microvolt", .n = 1,
		  .cell = { kind->full_uv } },
		{ .name = "over-voltage-threshold-microvolt", .n = 1,
		  .cell = { kind->full_uv + OVER_UV } },
		{ .name = "precharge-current-microamp", .n = 1,
		  .cell = { limits->precharge_ua } },
		{ .name = "precharge-upper-limit-microvolt", .n = 1,
		  .cell = { kind->precharge_uv } },
		{ .name = "charge-term-current-microamp", .n = 1,
		  .cell = { limits->term_ua } },
		{ .name = "constant-charge-current-max-microamp", .n = 1,
		  .cell = { limits->cc_max_ua } },
		{ .name = "constant-charge-voltage-max-microvolt", .n = 1,
		  .cell = { kind->full_uv } },
		{ .name = "ocv-capacity-celsius", .n = 1, .cell = { 25 } },
		{ .name = "operating-range-celsius", .n = 2,
		  .cell = { edges_degc[0], edges_degc[3] } },
		{ .name = "path-resistance-micro-ohms", .pack = true, .n = path_uohm > 0,
		  .cell = { path_uohm } },
		{ .name = "charge-zones-celsius", .pack = true, .n = 4,
		  .cell = { edges_degc[0], edges_degc[1], edges_degc[2], edges_degc[3] } },
		zone_property("charge-zone-0", &limits->zone[0]),
		zone_property("charge-zone-1", &limits->zone[1]),
		zone_property("charge-zone-2", &limits->zone[2]),
		{ .name = "ocv-capacity-table-0" },
		{ 0 }
	};
	struct cg_props props = { .ctx = table, .read = read_cells, .string = read_text };
	struct property *curve = &table[ARRAY_SIZE(table) - 2];
	struct cg_complaint c;
	u32 assumed;

	make_curve(setting->cell, curve);
	if (!cg_profile_parse(&props, &setting->knobs->caps, profile, &assumed, &c))
		return same_limits(profile, limits);
	fprintf(stderr, "bench: %s %lld %s %lld: %s\n", c.property, c.value, c.rule, c.bound,
		c.advice);
	return false;
}
