/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Which charges there are: those that every change is measured by, and the whole grid.
 */
#ifndef CHARGOV_BENCH_ROWS_H
#define CHARGOV_BENCH_ROWS_H

#include "battery.h"

enum { HG2, M1B, P28A, P42A, S40T, N_CELLS };

/**
 * struct cell_kind - a cell and the charger that suits it
 * @name: short
 * @capacity_ah: as its maker says, 0 where it was measured
 * @knobs: of the charger
 * @kind: what its maker says of it
 */
struct cell_kind {
	const char *name;
	double capacity_ah;
	const struct cg_knobs *knobs;
	struct kind kind;
};

extern const struct cell_kind cells[N_CELLS];

/**
 * struct row - one charge
 * @temp: of the cell at the start and around it always
 * @c_rate: charging current over capacity
 * @path_mohm: between charger and cell
 * @cell: which of the cells
 * @weak: its source is the limit for most of the charge
 * @in_case: the cell is in a closed case and gets warmer
 * @empty: it begins at 0 %, not at 5 %
 * @crowd: every table of its profile is full, and the user wants everything
 */
struct row {
	double temp;
	double c_rate;
	double path_mohm;
	int cell;
	bool weak;
	bool in_case;
	bool empty;
	bool crowd;
};

/* Room for a name. */
#define NAME_BYTES	80

enum rows_of { ROWS_CORE, ROWS_CROWD, ROWS_GRID };

void row_name(const struct row *row, char *name);
double row_bar(const struct row *row);
struct source row_source(const struct row *row);
double row_k_per_w(const struct row *row);
bool rows_at(enum rows_of which, int i, struct row *row);

extern const struct cg_policy crowd_policy;

void crowd(struct cg_profile *profile);

#endif /* CHARGOV_BENCH_ROWS_H */
