/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * A measured or simulated course of a cell: the columns of a CSV file with one header line.
 */
#ifndef CHARGOV_BENCH_SERIES_H
#define CHARGOV_BENCH_SERIES_H

#include <stdbool.h>

/**
 * struct row - a moment
 * @t_s: time; jumps where @seg changes
 * @seg: a new number = something was not logged in between
 * @i_ma: current, + = charge
 * @v_mv: voltage
 * @temp_c: of the case
 * @q_mah: what a coulomb counter says, NAN if the file has none
 * @soc_pct: reference, NAN if the file has none
 */
struct row {
	double t_s;
	int seg;
	double i_ma;
	double v_mv;
	double temp_c;
	double q_mah;
	double soc_pct;
};

/**
 * struct series - the course
 * @n: rows
 * @row: they
 */
struct series {
	int n;
	struct row *row;
};

bool series_load(const char *path, struct series *series);
void series_append(struct series *series, const struct row *row);
void series_free(struct series *series);

#endif /* CHARGOV_BENCH_SERIES_H */
