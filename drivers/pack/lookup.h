/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * A thermistor's voltage as a temperature.
 */
#ifndef CHARGOV_LOOKUP_H
#define CHARGOV_LOOKUP_H

#include <chargov/pure.h>

#define CG_LOOKUP_ROWS	64

/**
 * struct cg_lookup_row - one row of temperature-lookup-table
 * @mdegc: temperature
 * @mv: what the converter measures then
 */
struct cg_lookup_row {
	s32 mdegc;
	s32 mv;
};

/**
 * struct cg_lookup - a temperature-lookup-table
 * @n: rows in use, 0 = there is none
 * @row: the rows, temperatures rising
 */
struct cg_lookup {
	unsigned int n;
	struct cg_lookup_row row[CG_LOOKUP_ROWS];
};

unsigned int cg_lookup_check(const struct cg_lookup *table);
bool cg_lookup_mdegc(const struct cg_lookup *table, s64 mv, s32 *mdegc);

#endif /* CHARGOV_LOOKUP_H */
