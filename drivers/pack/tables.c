// SPDX-License-Identifier: GPL-2.0-only
/*
 * Checks the tables of a simple-battery node: open-circuit voltage by charge, resistance by
 * temperature. Pure.
 *
 * Nothing of them is kept here; whoever interpolates in them later (cell_model.c) may rely on their
 * order.
 */
#include "describe.h"

/* As many as the power-supply class keeps (POWER_SUPPLY_OCV_TEMP_MAX). */
#define MAX_OCV_TABLES	20

static const char table_0[] = "ocv-capacity-table-0";
static const char celsius[] = "ocv-capacity-celsius";
static const char resistance[] = "resistance-temp-table";

/**
 * cg_table_name() - the name of the property of an OCV table
 * @n: its number, below 100
 * @name: the name, CG_TABLE_NAME_ROOM
 */
void cg_table_name(unsigned int n, char *name)
{
	unsigned int at = sizeof(table_0) - 2;

	memcpy(name, table_0, sizeof(table_0));
	if (n >= 10)
		name[at++] = '0' + n / 10;
	name[at++] = '0' + n % 10;
	name[at] = '\0';
}

/*
 * The sentence names table 0 for any of them: a complaint's strings are constants, and the
 * value that it tells is found in one table only.
 */
static int check_ocv_row(const u32 *row, const u32 *before, s64 top_uv, struct cg_complaint *c)
{
	if (row[1] > 100)
		return cg_refuse(c, table_0, row[1], "or a table after it has per cents above",
				 100, "write voltage first, per cent second");
	if (row[0] > top_uv)
		return cg_refuse(c, table_0, row[0], "or a table after it has voltages above",
				 top_uv, "write microvolts, and check cells-in-series");
	/* full is nowhere near half of the highest */
	if (!before && row[0] < top_uv / 2)
		return cg_refuse(c, table_0, row[0], "or a table after it begins with less than",
				 top_uv / 2, "write microvolts, and check cells-in-series");
	if (before && row[1] >= before[1])
		return cg_refuse(c, table_0, row[1],
				 "or a table after it has per cents that do not fall below",
				 before[1], "list it from full to empty");
	if (before && row[0] > before[0])
		return cg_refuse(c, table_0, row[0],
				 "or a table after it has voltages that rise above",
				 before[0], "list it from full to empty");
	return 0;
}

static int check_ocv_table(const struct cg_props *props, const char *name, s64 top_uv,
			   struct cg_complaint *c)
{
	u32 row[2], before[2] = { 0 };
	int n, i, ret;

	n = props->read(props->ctx, false, name, 0, row, 2);
	if (n < 4 || n > 202 || n % 2)
		return cg_refuse_plain(c, table_0, "or a table after it must be 2 to 101 pairs",
				       "give pairs of microvolts and per cent");
	for (i = 0; i < n; i += 2) {
		if (props->read(props->ctx, false, name, i, row, 2) != n)
			return cg_refuse_plain(c, table_0, "cannot be read", "correct it");
		ret = check_ocv_row(row, i ? before : NULL, top_uv, c);
		if (ret)
			return ret;
		memcpy(before, row, sizeof(row));
	}
	return 0;
}

static int check_ocv(const struct cg_props *props, s64 top_uv, struct cg_complaint *c)
{
	char name[CG_TABLE_NAME_ROOM];
	u32 cell;
	int n, i, ret;

	n = props->read(props->ctx, false, celsius, 0, &cell, 1);
	if (n < 0)
		return cg_refuse_plain(c, celsius, "is no row of temperatures", cg_says.degc);
	if (n > MAX_OCV_TABLES)
		return cg_refuse(c, celsius, n, "temperatures are more than", MAX_OCV_TABLES,
				 "leave some out");
	for (i = 0; i < n; i++) {
		cg_table_name(i, name);
		ret = check_ocv_table(props, name, top_uv, c);
		if (ret)
			return ret;
	}
	cg_table_name(n, name);
	if (props->read(props->ctx, false, name, 0, &cell, 1) != 0)
		return cg_refuse(c, celsius, n,
				 "temperatures are too few, there is a table number", n,
				 "give each ocv-capacity-table its temperature");
	return 0;
}

static int check_resistance(const struct cg_props *props, struct cg_complaint *c)
{
	u32 row[2];
	s32 before = 0;
	int n, i;

	n = props->read(props->ctx, false, resistance, 0, row, 2);
	if (n < 0 || n % 2)
		return cg_refuse_plain(c, resistance, "must be pairs",
				       "give pairs of degrees Celsius and per cent");
	for (i = 0; i < n; i += 2) {
		if (props->read(props->ctx, false, resistance, i, row, 2) != n)
			return cg_refuse_plain(c, resistance, "cannot be read", "correct it");
		if (i && (s32)row[0] >= before)
			return cg_refuse(c, resistance, (s32)row[0],
					 "has temperatures that do not fall below", before,
					 "list it from hot to cold");
		if (row[1] < 1 || row[1] > 10000)
			return cg_refuse(c, resistance, row[1], "must have per cents from 1 to",
					 10000, "write temperature first, per cent second");
		before = (s32)row[0];
	}
	return 0;
}

/**
 * cg_tables_check() - the tables of a battery node, if it has any
 * @props: the description
 * @cell_max_uv: no cell rests above it
 * @cells: cells in series
 * @c: the first violated rule when -EINVAL is returned
 *
 * Return: 0 or -EINVAL
 */
int cg_tables_check(const struct cg_props *props, s64 cell_max_uv, s64 cells,
		    struct cg_complaint *c)
{
	int ret = check_ocv(props, cell_max_uv * cells, c);

	return ret ? ret : check_resistance(props, c);
}
