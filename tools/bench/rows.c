// SPDX-License-Identifier: GPL-2.0-only
/*
 * Rows have names by their fields, so that what is compared over time keeps its name.
 */
#include <stdio.h>

#include "board.h"
#include "rows.h"

/* A source that is never the limit, and one that is at 1C. */
#define STRONG	{ .volts = 9, .ohms = 0.1, .amps = 3.25 }
#define WEAK	{ .volts = 5, .ohms = 0.5, .amps = 1.5 }
/* A cell in a closed case, against 9 K/W in still air. */
#define CASE_K_PER_W	20

/*
 * Capacities and voltages are the makers'; that of the HG2 is measured. The others come in the
 * order of their table. Iron phosphate needs another charger.
 */
const struct cell_kind cells[N_CELLS] = {
	[HG2] = { "HG2", 0, &board_knobs,
		{ "lithium-ion", 2800000, 4200000, 4100000, 3000000 } },
	[M1B] = { "M1B", 1.1, &low_knobs,
		{ "lithium-ion-iron-phosphate", 2000000, 3600000, 3500000, 2500000 } },
	[P28A] = { "P28A", 2.8, &board_knobs,
		{ "lithium-ion", 2500000, 4200000, 4100000, 3000000 } },
	[P42A] = { "P42A", 4.2, &board_knobs,
		{ "lithium-ion", 2500000, 4200000, 4100000, 3000000 } },
	[S40T] = { "40T", 4.0, &board_knobs,
		{ "lithium-ion", 2500000, 4200000, 4100000, 3000000 } },
};

/* The first: the measured cell, everything once. */
static const struct row core[] = {
	{ 25, 0.5, 0 },
	{ 25, 0.5, 20 },
	{ 25, 0.5, 50 },
	{ 25, 0.5, 100 },
	{ 25, 1, 0 },
	{ 25, 1, 20 },
	{ 25, 1, 50 },
	{ 25, 1, 100 },
	{ 5, 0.5, 0 },
	{ 5, 0.5, 100 },
	{ 5, 1, 0 },
	{ 5, 1, 100 },
	{ 10, 0.5, 0 },
	{ 10, 1, 100 },
	{ 40, 0.5, 0 },
	{ 40, 1, 100 },
	{ 45, 0.5, 0 },
	{ 45, 0.5, 100 },
	{ 45, 1, 0 },
	{ 45, 1, 100 },
	{ 25, 1, 0, .weak = true },
	{ 25, 1, 50, .weak = true },
	{ 25, 1, 0, .in_case = true },
	{ 25, 1, 100, .in_case = true },
	{ 5, 1, 0, .in_case = true },
	{ 10, 1, 0, .in_case = true },
	/* precharge first */
	{ 25, 0.5, 0, .empty = true },
};

static const struct row crowded[] = {
	{ 25, 1, 100, .crowd = true },
	{ 38, 1, 0, .empty = true, .crowd = true },
	{ 4, 1, 100, .crowd = true },
	{ 25, 1, 100, M1B, .crowd = true },
};

/* Axes of the grid, and which of its paths the core has of the other cells at 25 C. */
static const double temps[] = { 25, 5, 10, 40, 45 };
static const double c_rates[] = { 0.5, 1 };
static const double paths_mohm[] = { 0, 50, 100, 20 };
#define N_CORE_PATHS	3

/**
 * row_name() - what a row is called
 * @row: the row
 * @name: the result, NAME_BYTES
 */
void row_name(const struct row *row, char *name)
{
	snprintf(name, NAME_BYTES, "%s%s%s%gC-%gC-%gm%s%s%s", row->crowd ? "crowd-" : "",
		 row->cell ? cells[row->cell].name : "", row->cell ? "-" : "", row->temp,
		 row->c_rate, row->path_mohm, row->weak ? "-weak" : "",
		 row->in_case ? "-case" : "", row->empty ? "-empty" : "");
}

/**
 * row_bar() - most that the times of a row may be over the bound
 * @row: the row
 *
 * Return: the ratio
 */
double row_bar(const struct row *row)
{
	return row->temp == 25 && !row->weak && !row->empty ? 1.05 : 1.10;
}

/**
 * row_source() - what feeds the charger of a row
 * @row: the row
 *
 * Return: the source
 */
struct source row_source(const struct row *row)
{
	static const struct source strong = STRONG, weak = WEAK;

	return row->weak ? weak : strong;
}

double row_k_per_w(const struct row *row)
{
	return row->in_case ? CASE_K_PER_W : 0;
}

/* The digits of a number whose places have different bases, the last first. */
static int digit(int *number, int base)
{
	int last = *number % base;

	*number /= base;
	return last;
}

static bool other_at(int i, struct row *row)
{
	*row = (struct row){ .temp = 25 };
	row->path_mohm = paths_mohm[digit(&i, N_CORE_PATHS)];
	row->c_rate = c_rates[digit(&i, ARRAY_SIZE(c_rates))];
	row->cell = HG2 + 1 + i;
	return row->cell < N_CELLS;
}

static bool grid_at(int i, struct row *row)
{
	*row = (struct row){ 0 };
	row->path_mohm = paths_mohm[digit(&i, ARRAY_SIZE(paths_mohm))];
	row->c_rate = c_rates[digit(&i, ARRAY_SIZE(c_rates))];
	row->temp = temps[digit(&i, ARRAY_SIZE(temps))];
	row->weak = digit(&i, 2);
	row->in_case = digit(&i, 2);
	row->cell = i;
	return row->cell < N_CELLS;
}

/**
 * rows_at() - a row of a set
 * @which: the set
 * @i: which one, from 0
 * @row: the result
 *
 * Return: false if the set has no more
 */
bool rows_at(enum rows_of which, int i, struct row *row)
{
	int n = which == ROWS_CORE ? ARRAY_SIZE(core) : ARRAY_SIZE(crowded);

	if (which == ROWS_GRID)
		return grid_at(i, row);
	if (i < n) {
		*row = which == ROWS_CORE ? core[i] : crowded[i];
		return true;
	}
	return which == ROWS_CORE && other_at(i - n, row);
}
