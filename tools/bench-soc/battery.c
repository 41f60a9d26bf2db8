// SPDX-License-Identifier: GPL-2.0-only
/* Lets a struct battery be read as a node of a device tree is read. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include <linux/array_size.h>

#include "battery.h"

static int give(const u32 *from, int n, int first, u32 *out, int max)
{
	int i;

	for (i = 0; i < max && first + i < n; i++)
		out[i] = from[first + i];
	return n;
}

static int read_cells(void *ctx, bool pack, const char *name, int first, u32 *out, int max)
{
	struct battery *b = ctx;
	const struct {
		const char *name;
		u32 value;
	} numbers[] = {
		{ "charge-full-design-microamp-hours", b->capacity_uah },
		{ "constant-charge-voltage-max-microvolt", b->full_uv },
		{ "voltage-max-design-microvolt", b->full_uv },
		{ "voltage-min-design-microvolt", b->empty_uv },
		{ "charge-term-current-microamp", b->term_ua },
		{ "factory-internal-resistance-micro-ohms", b->r_uohm },
	};
	unsigned int i;
	int table;

	for (i = 0; i < ARRAY_SIZE(numbers); i++) {
		if (!strcmp(name, numbers[i].name))
			return numbers[i].value ? give(&numbers[i].value, 1, first, out, max) : 0;
	}
	if (!strcmp(name, "ocv-capacity-celsius"))
		return give((const u32 *)b->table_c, b->n_tables, first, out, max);
	if (!strcmp(name, "resistance-temp-table"))
		return give(b->r, 2 * b->n_r, first, out, max);
	if (sscanf(name, "ocv-capacity-table-%d", &table) == 1 && table >= 0 && table < b->n_tables)
		return give(b->table[table], 2 * b->n_pairs[table], first, out, max);
	return 0;
}

static const char *read_string(void *ctx, bool pack, const char *name)
{
	return strcmp(name, "compatible") ? NULL : "simple-battery";
}

/**
 * battery_props() - as the estimator reads it
 * @battery: must stay while @props is used
 * @props: the result
 */
void battery_props(struct battery *battery, struct cg_props *props)
{
	*props = (struct cg_props){ .ctx = battery, .read = read_cells, .string = read_string };
}

/* One table at a per cent; it is listed from full to empty. */
static double table_mv(const struct battery *b, int table, double pct)
{
	const u32 *pair = b->table[table];
	int i, last = b->n_pairs[table] - 1;

	for (i = 0; i < last - 1 && pct < pair[2 * i + 3]; i++)
		;
	return (pair[2 * i] + ((double)pair[2 * i + 2] - pair[2 * i]) * (pct - pair[2 * i + 1]) /
		((double)pair[2 * i + 3] - pair[2 * i + 1])) / 1000;
}

/**
 * battery_mv() - open-circuit voltage
 * @b: the battery
 * @temp_c: temperature; between two tables a straight line, beyond them the last one
 * @pct: state of charge
 *
 * Return: mV
 */
double battery_mv(const struct battery *b, double temp_c, double pct)
{
	int i, warm = -1, cold = -1;
	double part;

	for (i = 0; i < b->n_tables; i++) {
		if (b->table_c[i] >= temp_c && (warm < 0 || b->table_c[i] < b->table_c[warm]))
			warm = i;
		if (b->table_c[i] <= temp_c && (cold < 0 || b->table_c[i] > b->table_c[cold]))
			cold = i;
	}
	warm = warm < 0 ? cold : warm;
	cold = cold < 0 ? warm : cold;
	if (warm == cold)
		return table_mv(b, warm, pct);
	part = (temp_c - b->table_c[cold]) / (b->table_c[warm] - b->table_c[cold]);
	return table_mv(b, cold, pct) + part * (table_mv(b, warm, pct) - table_mv(b, cold, pct));
}

/**
 * battery_pct() - state of charge at an open-circuit voltage
 * @b: the battery
 * @temp_c: temperature
 * @mv: the voltage
 *
 * Return: 0..100
 */
double battery_pct(const struct battery *b, double temp_c, double mv)
{
	double low = 0, high = 100, pct;

	while (high - low > 0.01) {
		pct = (low + high) / 2;
		if (battery_mv(b, temp_c, pct) < mv)
			low = pct;
		else
			high = pct;
	}
	return low;
}

/**
 * battery_ohm() - resistance
 * @b: the battery; its table is listed from hot to cold
 * @temp_c: temperature
 *
 * Return: ohm
 */
double battery_ohm(const struct battery *b, double temp_c)
{
	double ohm = b->r_uohm / 1e6, hot, cold, part;
	int i;

	if (!b->n_r)
		return ohm;
	for (i = 0; i < b->n_r && (s32)b->r[2 * i] > temp_c; i++)
		;
	if (i == 0 || i == b->n_r)
		return ohm * b->r[2 * (i ? i - 1 : 0) + 1] / 100;
	hot = (s32)b->r[2 * i - 2];
	cold = (s32)b->r[2 * i];
	part = (temp_c - cold) / (hot - cold);
	return ohm * (b->r[2 * i + 1] + part * ((double)b->r[2 * i - 1] - b->r[2 * i + 1])) / 100;
}

/**
 * battery_spoil() - make a description wrong
 * @battery: changed
 * @wrong: by how much
 */
void battery_spoil(struct battery *battery, const struct wrong *wrong)
{
	int i, j;

	battery->capacity_uah = lround(battery->capacity_uah * (1 + wrong->capacity));
	battery->r_uohm = lround(battery->r_uohm * (1 + wrong->r));
	for (i = 0; i < battery->n_tables; i++) {
		for (j = 0; j < battery->n_pairs[i]; j++)
			battery->table[i][2 * j] += lround(wrong->ocv_mv * 1000);
	}
}
