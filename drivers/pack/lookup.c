// SPDX-License-Identifier: GPL-2.0-only
/*
 * A thermistor's voltage as a temperature: a table from the description, straight lines between its
 * rows. Pure.
 */
#include "lookup.h"

/* A converter's input, and temperatures of thermistors. */
#define MOST_MV		100000
#define LEAST_MDEGC	(-60000)
#define MOST_MDEGC	150000

static bool inside(const struct cg_lookup_row *row)
{
	return row->mv >= 0 && row->mv <= MOST_MV && row->mdegc >= LEAST_MDEGC &&
	       row->mdegc <= MOST_MDEGC;
}

/**
 * cg_lookup_check() - is a table one that can be looked up
 * @table: the table
 *
 * Temperatures rise from row to row, and voltages all rise or all fall.
 *
 * Return: index of the first row that is wrong, @table->n if none is; 0 for a table of less than
 * two rows
 */
unsigned int cg_lookup_check(const struct cg_lookup *table)
{
	const struct cg_lookup_row *row = table->row;
	bool rises = table->n > 1 && row[1].mv > row[0].mv;
	unsigned int i;
	s32 apart_mv;

	if (table->n < 2 || table->n > CG_LOOKUP_ROWS)
		return 0;
	for (i = 0; i < table->n; i++) {
		if (!inside(&row[i]))
			return i;
		if (!i)
			continue;
		apart_mv = rises ? row[i].mv - row[i - 1].mv : row[i - 1].mv - row[i].mv;
		if (row[i].mdegc <= row[i - 1].mdegc || apart_mv <= 0)
			return i;
	}
	return table->n;
}
EXPORT_SYMBOL_IF_KUNIT(cg_lookup_check);

/**
 * cg_lookup_mdegc() - temperature at a voltage
 * @table: a table that cg_lookup_check() has found right
 * @mv: the voltage
 * @mdegc: the result
 *
 * Return: false outside of the table: the thermistor is open, shorted, or colder or hotter than the
 * description knows
 */
bool cg_lookup_mdegc(const struct cg_lookup *table, s64 mv, s32 *mdegc)
{
	const struct cg_lookup_row *row = table->row;
	unsigned int i;

	for (i = 1; i < table->n; i++) {
		if (mv < min(row[i - 1].mv, row[i].mv) || mv > max(row[i - 1].mv, row[i].mv))
			continue;
		*mdegc = row[i - 1].mdegc + cg_scale(row[i].mdegc - row[i - 1].mdegc,
						     mv - row[i - 1].mv,
						     row[i].mv - row[i - 1].mv);
		return true;
	}
	return false;
}
EXPORT_SYMBOL_IF_KUNIT(cg_lookup_mdegc);
