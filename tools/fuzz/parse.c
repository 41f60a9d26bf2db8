// SPDX-License-Identifier: GPL-2.0-only
/*
 * Fuzzes the description: bytes are what is changed in the nodes of a good battery and a good pack.
 * What is refused is refused with a whole sentence and leaves nothing behind; what is accepted fits
 * its chemistry, and is charged for a while under the oracle.
 */
#include <string.h>

#include "input.h"
#include "world.h"

#define MOST_CELLS	24
#define MOST_CHANGES	12
#define CYCLES		200

/**
 * struct property - a property of one of the nodes
 * @name: its name
 * @text: its text, NULL for cells
 * @pack: it is of the pack node
 * @n: cells that it has, negative for one that is no row of cells
 * @cell: the cells
 */
struct property {
	const char *name;
	const char *text;
	bool pack;
	int n;
	u32 cell[MOST_CELLS];
};

static const struct property good[] = {
	{ "compatible", "simple-battery", false, 0, {} },
	{ "device-chemistry", "lithium-ion", false, 0, {} },
	{ "charge-full-design-microamp-hours", NULL, false, 1, { 3000000 } },
	{ "energy-full-design-microwatt-hours", NULL, false, 1, { 11100000 } },
	{ "voltage-min-design-microvolt", NULL, false, 1, { 3000000 } },
	{ "voltage-max-design-microvolt", NULL, false, 1, { 4200000 } },
	{ "over-voltage-threshold-microvolt", NULL, false, 1, { 4250000 } },
	{ "precharge-current-microamp", NULL, false, 1, { 300000 } },
	{ "precharge-upper-limit-microvolt", NULL, false, 1, { 3000000 } },
	{ "trickle-charge-current-microamp", NULL, false, 1, { 100000 } },
	{ "charge-term-current-microamp", NULL, false, 1, { 150000 } },
	{ "re-charge-voltage-microvolt", NULL, false, 1, { 4050000 } },
	{ "constant-charge-current-max-microamp", NULL, false, 1, { 1500000 } },
	{ "constant-charge-voltage-max-microvolt", NULL, false, 1, { 4200000 } },
	{ "factory-internal-resistance-micro-ohms", NULL, false, 1, { 50000 } },
	{ "ocv-capacity-celsius", NULL, false, 1, { 25 } },
	{ "ocv-capacity-table-0", NULL, false, 8,
	  { 4180000, 100, 3900000, 75, 3700000, 50, 3000000, 0 } },
	{ "resistance-temp-table", NULL, false, 6, { 40, 80, 25, 100, 0, 200 } },
	{ "alert-celsius", NULL, false, 2, { 10, 45 } },
	{ "operating-range-celsius", NULL, false, 2, { 0, 50 } },
	{ "ambient-celsius", NULL, false, 2, { 0, 50 } },
	{ "cells-in-series", NULL, true, 1, { 1 } },
	{ "charge-zones-celsius", NULL, true, 4, { 0, 10, 45, 50 } },
	{ "charge-zone-0", NULL, true, 2, { 4100000, 500000 } },
	{ "charge-zone-1", NULL, true, 4, { 4150000, 1500000, 4200000, 1000000 } },
	{ "charge-zone-2", NULL, true, 2, { 4100000, 1000000 } },
	{ "charge-zone-3", NULL, true, 2, { 4100000, 1000000 } },
	{ "charge-zone-hysteresis-celsius", NULL, true, 1, { 2 } },
	{ "maintenance-charge", NULL, true, 6,
	  { 4150000, 600000, 216000, 4120000, 600000, 518400 } },
	{ "charge-ageing", NULL, true, 6, { 300, 20000, 90, 600, 40000, 80 } },
	{ "constant-voltage-timer-sec", NULL, true, 1, { 14400 } },
	{ "precharge-timer-sec", NULL, true, 1, { 1800 } },
	{ "safety-timer-sec", NULL, true, 1, { 18000 } },
	{ "wakeup-timer-sec", NULL, true, 1, { 30 } },
	{ "path-resistance-micro-ohms", NULL, true, 1, { 20000 } },
};

#define N_PROPERTIES	ARRAY_SIZE(good)

/* Present in the good description, a bit each: without what contradicts the rest. */
#define GOOD_ONES	(~0ULL & ~BIT_ULL(3) & ~BIT_ULL(26))

static struct property now[N_PROPERTIES];
static u64 present;
static struct input input;
static struct world world;

static const struct property *find(bool pack, const char *name)
{
	unsigned int i;

	for (i = 0; i < N_PROPERTIES; i++)
		if (present & BIT_ULL(i) && now[i].pack == pack && !strcmp(now[i].name, name))
			return &now[i];
	return NULL;
}

static int read_cells(void *ctx, bool pack, const char *name, int first, u32 *out, int max)
{
	const struct property *p = find(pack, name);
	int i;

	if (!p || p->text)
		return p ? -EINVAL : 0;
	for (i = 0; i < max && first + i < p->n; i++)
		out[i] = p->cell[first + i];
	return p->n < 0 ? -EINVAL : p->n;
}

static const char *read_text(void *ctx, bool pack, const char *name)
{
	const struct property *p = find(pack, name);

	return p ? p->text : NULL;
}

static void change_text(struct property *p)
{
	static const char *const words[] = {
		"lithium-ion", "lithium-ion-polymer", "lithium-ion-iron-phosphate",
		"lithium-ion-manganese-oxide", "nickel-cadmium", "lead", "",
	};

	p->text = words[take(&input, 1) % ARRAY_SIZE(words)];
}

static void change_cell(u32 *cell)
{
	s64 value = *cell;

	switch (take(&input, 1) % 6) {
	case 0:
		*cell = take(&input, 4);
		break;
	case 1:
		*cell = take(&input, 1);
		break;
	case 2:
		*cell = -(s32)take(&input, 1);
		break;
	case 3:
		*cell = value / 1000;
		break;
	case 4:
		*cell = value * (1 + take(&input, 1) % 8);
		break;
	default:
		*cell = number(&input, value - value / 4, value + value / 4);
	}
}

static void change(void)
{
	u32 i = take(&input, 1) % N_PROPERTIES;
	struct property *p = &now[i];
	u32 how = take(&input, 1) % 16;

	present |= BIT_ULL(i);
	if (how == 0)
		present &= ~BIT_ULL(i);
	else if (how == 1)
		p->n = (s32)(take(&input, 1) % (MOST_CELLS + 2)) - 1;
	else if (p->text)
		change_text(p);
	else
		change_cell(&p->cell[take(&input, 1) % max(p->n, 1)]);
}

static void check_complaint(const struct cg_complaint *c)
{
	must(c->property && *c->property && c->rule && *c->rule && c->advice && *c->advice,
	     "a refusal says which property, which rule and what to do");
}

static void charge(const struct cg_profile *profile)
{
	const char *broken;
	int i;

	world_init(&world, profile);
	world.soc_ppm = number(&input, 0, 1000000);
	world.mdegc = number(&input, -5000, 60000);
	for (i = 0; i < CYCLES; i++) {
		world_pass(&world, world.decision.next_ms ?: 60000);
		world_see(&world);
		broken = world_decide(&world);
		if (broken)
			world_print(&world);
		must(!broken, broken);
		world_obey(&world);
	}
}

int fuzz_one(const u8 *byte, size_t size)
{
	static const struct cg_charger_caps caps = {
		.cc = { .min = 0, .max = 5056000, .step = 64000 },
		.cv = { .min = 3840000, .max = 4608000, .step = 16000 },
		.iin = { .min = 100000, .max = 3250000, .step = 50000 },
	};
	static const struct cg_charger_caps wide = {
		.cc = { .min = 50000, .max = 5000000, .step = 10000 },
		.cv = { .min = 3000000, .max = 18800000, .step = 10000 },
		.iin = { .min = 100000, .max = 3300000, .step = 10000 },
	};
	struct cg_props props = { .read = read_cells, .string = read_text };
	struct cg_profile profile, before;
	struct cg_complaint complaint = { 0 };
	u32 n, assumed = 0;

	input = (struct input){ byte, size };
	memcpy(now, good, sizeof(now));
	present = GOOD_ONES;
	n = take(&input, 1);
	memset(&profile, 0x5a, sizeof(profile));
	before = profile;
	props.ctx = now;
	while (input.left && n-- % MOST_CHANGES)
		change();
	if (cg_profile_parse(&props, take(&input, 1) & 1 ? &wide : &caps, &profile, &assumed,
			     &complaint)) {
		check_complaint(&complaint);
		must(!memcmp(&profile, &before, sizeof(profile)),
		     "what is refused leaves nothing behind");
		return 0;
	}
	must(profile.chemistry < CG_N_CHEMISTRIES &&
	     cg_oracle_fits(&profile, &cg_chemistry_caps[profile.chemistry]),
	     "P13: what is accepted fits its chemistry");
	charge(&profile);
	return 0;
}
