// SPDX-License-Identifier: GPL-2.0-only
/* The device tree of what was drawn: a pack node with members or groups, and their batteries. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "whole.h"

/* --- written --- */

static void own_number(struct node *node, const char *name, u32 value)
{
	node->own[node->n_own++] = (struct prop){ .name = name, .n = 1, .cell = { value } };
}

static void own_text(struct node *node, const char *name, const char *text)
{
	node->own[node->n_own++] = (struct prop){ .name = name, .text = text };
}

static void battery_number(struct node *node, const char *name, double value)
{
	node->battery[node->n_battery++] = (struct prop){
		.name = name, .n = 1, .cell = { (u32)round(1e6 * value) },
	};
}

static void add_battery(struct node *node, const struct cells *c, const struct block *b)
{
	node->names_battery = true;
	own_number(node, "cells-in-series", b->series);
	node->battery[node->n_battery++] = (struct prop){
		.name = "device-chemistry", .text = c->kind->chemistry,
	};
	battery_number(node, "charge-full-design-microamp-hours", b->ah);
	battery_number(node, "constant-charge-voltage-max-microvolt", b->series * b->limit_v);
	battery_number(node, "constant-charge-current-max-microamp", b->limit_a);
}

static struct node *add_node(struct description *d, int up, const char *kind, int number)
{
	struct node *node = &d->node[d->n++];

	*node = (struct node){ .up = up };
	snprintf(node->name, sizeof(node->name), "%s@%x", kind, (u8)number);
	return node;
}

static void add_arrangement(struct node *node, bool series)
{
	if (series)
		own_text(node, "arrangement", "series");
}

static bool is_last(const struct cells *c, int i)
{
	return i == c->n - 1 || c->block[i].unit != c->block[i + 1].unit;
}

static void add_members(struct description *d, const struct cells *c)
{
	bool first = true;
	int i, up = 0;

	for (i = 0; i < c->n; i++) {
		if (first && !is_last(c, i)) {
			up = d->n;
			add_arrangement(add_node(d, 0, "group", c->block[i].unit), c->unit_series);
		}
		add_battery(add_node(d, up, "member", i), c, &c->block[i]);
		first = is_last(c, i);
		if (first)
			up = 0;
	}
}

/**
 * describe() - as a board engineer would write it
 * @drawn: what was drawn; the description is written
 * @zone: edges and steps of the zones
 * @n_zones: properties of these
 */
void describe(struct drawn *drawn, const struct prop *zone, int n_zones)
{
	struct description *d = &drawn->description;
	const struct cells *c = &drawn->cells;
	struct node *pack = &d->node[0];
	int i;

	*d = (struct description){ .n = 1 };
	if (c->n == 1) {
		add_battery(pack, c, &c->block[0]);
	} else {
		add_arrangement(pack, c->series);
		add_members(d, c);
	}
	if (drawn->charger.path_ohms > 0)
		own_number(pack, "path-resistance-micro-ohms",
			   (u32)round(1e6 * drawn->charger.path_ohms));
	for (i = 0; i < n_zones; i++)
		pack->own[pack->n_own++] = zone[i];
}

/* --- read --- */

static const struct prop *find(const struct description *d, bool own, const char *name)
{
	const struct node *node = &d->node[d->here];
	const struct prop *prop = own ? node->own : node->battery;
	int i, n = own ? node->n_own : node->n_battery;

	for (i = 0; i < n; i++)
		if (!strcmp(prop[i].name, name))
			return &prop[i];
	return NULL;
}

static int read_cells(void *ctx, bool pack, const char *name, int first, u32 *out, int max)
{
	const struct prop *p = find(ctx, pack, name);
	int i;

	if (!p || p->text)
		return p ? -EINVAL : 0;
	for (i = 0; i < max && first + i < p->n; i++)
		out[i] = p->cell[first + i];
	return p->n;
}

static const char *read_text(void *ctx, bool pack, const char *name)
{
	const struct description *d = ctx;
	const struct prop *p = find(d, pack, name);

	if (!pack && !strcmp(name, "compatible"))
		return d->node[d->here].names_battery ? "simple-battery" : NULL;
	return p ? p->text : NULL;
}

/* The child of this number; 0, which is nobody's, if there is none. */
static int child_of(const struct description *d, int up, int number)
{
	int i;

	for (i = 1; i < d->n; i++)
		if (d->node[i].up == up && !number--)
			return i;
	return 0;
}

static const char *enter(void *ctx, int child, int at)
{
	struct description *d = ctx;
	int node = child < 0 ? 0 : child_of(d, 0, child);

	if (child < 0) {
		d->here = 0;
		return "pack";
	}
	if (node && at >= 0)
		node = child_of(d, node, at);
	if (!node)
		return NULL;
	d->here = node;
	return d->node[node].name;
}

void describe_props(struct drawn *drawn, struct cg_props *props)
{
	*props = (struct cg_props){ &drawn->description, read_cells, read_text, enter };
}

/* --- shown --- */

static void print_props(const struct prop *prop, int n)
{
	int i, k;

	for (i = 0; i < n; i++) {
		printf("  %s =", prop[i].name);
		if (prop[i].text)
			printf(" \"%s\"", prop[i].text);
		for (k = 0; k < prop[i].n; k++)
			printf(" %u", prop[i].cell[k]);
		printf("\n");
	}
}

void describe_print(const struct drawn *drawn)
{
	const struct description *d = &drawn->description;
	int i;

	for (i = 0; i < d->n; i++) {
		printf("%s%s\n", d->node[i].up ? " " : "", i ? d->node[i].name : "pack");
		print_props(d->node[i].own, d->node[i].n_own);
		print_props(d->node[i].battery, d->node[i].n_battery);
	}
}
