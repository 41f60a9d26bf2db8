// SPDX-License-Identifier: GPL-2.0-only
/* Reads a simple-battery node of a flattened device tree. */
#include <libfdt.h>
#include <stdio.h>
#include <stdlib.h>

#include "battery.h"

static void *read_file(const char *path)
{
	FILE *file = fopen(path, "rb");
	void *blob = NULL;
	long size = -1;

	if (!file)
		return NULL;
	if (!fseek(file, 0, SEEK_END))
		size = ftell(file);
	rewind(file);
	if (size > 0)
		blob = malloc(size);
	if (blob && (fread(blob, 1, size, file) != (size_t)size || fdt_check_full(blob, size))) {
		free(blob);
		blob = NULL;
	}
	fclose(file);
	return blob;
}

static int cells(const void *blob, int node, const char *name, u32 *out, int max)
{
	int len, i;
	const fdt32_t *cell = fdt_getprop(blob, node, name, &len);

	if (!cell)
		return 0;
	len /= 4;
	for (i = 0; i < len && i < max; i++)
		out[i] = fdt32_to_cpu(cell[i]);
	return len;
}

static bool read_tables(const void *blob, int node, struct battery *b)
{
	char name[32];
	int i, n;

	b->n_tables = cells(blob, node, "ocv-capacity-celsius", (u32 *)b->table_c, BATTERY_TABLES);
	if (b->n_tables < 1 || b->n_tables > BATTERY_TABLES)
		return false;
	for (i = 0; i < b->n_tables; i++) {
		snprintf(name, sizeof(name), "ocv-capacity-table-%d", i);
		n = cells(blob, node, name, b->table[i], 2 * BATTERY_PAIRS);
		if (n < 4 || n > 2 * BATTERY_PAIRS || n % 2)
			return false;
		b->n_pairs[i] = n / 2;
	}
	n = cells(blob, node, "resistance-temp-table", b->r, 2 * BATTERY_RS);
	b->n_r = n / 2;
	return n <= 2 * BATTERY_RS;
}

static void read_numbers(const void *blob, int node, struct battery *b)
{
	u32 max_uv = 0;

	cells(blob, node, "charge-full-design-microamp-hours", &b->capacity_uah, 1);
	cells(blob, node, "voltage-max-design-microvolt", &max_uv, 1);
	cells(blob, node, "constant-charge-voltage-max-microvolt", &b->full_uv, 1);
	cells(blob, node, "voltage-min-design-microvolt", &b->empty_uv, 1);
	cells(blob, node, "charge-term-current-microamp", &b->term_ua, 1);
	cells(blob, node, "factory-internal-resistance-micro-ohms", &b->r_uohm, 1);
	if (!b->full_uv)
		b->full_uv = max_uv;
}

/**
 * battery_load() - the description in a file
 * @path: a flattened device tree
 * @node: path of the node in it, NULL = the first simple-battery
 * @battery: the result
 *
 * Return: false, after a sentence
 */
bool battery_load(const char *path, const char *node, struct battery *battery)
{
	void *blob = read_file(path);
	int at;

	*battery = (struct battery){ 0 };
	if (!blob) {
		fprintf(stderr, "%s is not a flattened device tree; compile it with dtc.\n", path);
		return false;
	}
	at = node ? fdt_path_offset(blob, node) :
	     fdt_node_offset_by_compatible(blob, -1, "simple-battery");
	if (at < 0) {
		fprintf(stderr, "%s has no %s; name the node with -n.\n", path,
			node ? node : "simple-battery");
	} else if (!read_tables(blob, at, battery)) {
		fprintf(stderr, "%s: ocv-capacity-celsius and its tables are missing or not pairs; "
			"state of charge is read from them, add them.\n", path);
		at = -1;
	} else {
		read_numbers(blob, at, battery);
	}
	free(blob);
	return at >= 0;
}
