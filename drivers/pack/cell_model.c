// SPDX-License-Identifier: GPL-2.0-only
/*
 * The open-circuit curve of a battery node as forecasts want it: one table, that of room
 * temperature, rising, of no more than CG_MAX_OCV points. Pure.
 *
 * Needs tables that cg_tables_check() has accepted.
 */
#include "describe.h"

/* Forecasts are about a battery that is being charged, which is warm. */
#define MODEL_DEGC	25

/* The table measured nearest to that; -1 if there is none. */
static int nearest_table(const struct cg_props *props)
{
	int n = 1, best = -1, i;
	s32 off_degc, best_degc = S32_MAX;
	u32 cell = 0;

	for (i = 0; i < n; i++) {
		n = props->read(props->ctx, false, "ocv-capacity-celsius", i, &cell, 1);
		off_degc = (s32)cell > MODEL_DEGC ? (s32)cell - MODEL_DEGC : MODEL_DEGC - (s32)cell;
		if (i < n && off_degc < best_degc) {
			best_degc = off_degc;
			best = i;
		}
	}
	return best;
}

/**
 * cg_cell_model_read() - make the curve of the model
 * @props: a checked description
 * @model: its curve is written; left without points if the description has no table
 *
 * A curve that is level for a while (iron phosphate) is made to rise by a microvolt a point, so
 * that whoever interpolates never divides by nothing.
 */
void cg_cell_model_read(const struct cg_props *props, struct cg_cell_model *model)
{
	char name[CG_TABLE_NAME_ROOM];
	int table = nearest_table(props);
	int rows, points, row, i;
	u32 pair[2];

	model->n = 0;
	if (table < 0)
		return;
	cg_table_name(table, name);
	rows = props->read(props->ctx, false, name, 0, pair, 2) / 2;
	points = min(rows, CG_MAX_OCV);
	/* the table falls, from full to empty */
	for (i = 0; i < points; i++) {
		row = (points - 1 - i) * (rows - 1) / (points - 1);
		props->read(props->ctx, false, name, 2 * row, pair, 2);
		model->ocv_uv[i] = i ? max((s32)pair[0], model->ocv_uv[i - 1] + 1) : (s32)pair[0];
		model->soc_permille[i] = 10 * pair[1];
	}
	model->n = points;
}
EXPORT_SYMBOL_IF_KUNIT(cg_cell_model_read);
