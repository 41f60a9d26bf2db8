// SPDX-License-Identifier: GPL-2.0-only
/*
 * V = OCV(soc) + h * H(soc) + R0(soc, T) * I + u1 + u2, I > 0 charges. Two RC pairs, one-state
 * hysteresis, one lump of heat. The resistances of the ohmic part and of the fast pair are
 * interpolated over charge and temperature; that of the slow pair was measured at 25 C and
 * follows the temperature as the ohmic part does.
 */
#include <math.h>
#include <stdio.h>

#include "plant.h"

/* Capacity of the measured cell at C/20 and 25 C. */
#define CAPACITY_AH	2.869
#define TAU1_S		8.0
#define TAU2_S		800.0
/* Rate at which the hysteresis follows the charge: fits of 60 to 100. */
#define HYST_RATE	80.0
/* An 18650 of 47 g in still air. */
#define HEAT_J_PER_K	50.0
#define AIR_K_PER_W	9.0
/* Of a buck charger at these powers. */
#define EFFICIENCY	0.92

static const double temps[CELL_TEMPS] = { -20, -10, 0, 10, 25, 40 };
#define AT_25	4

/* Rows of numbers under one header line. */
static bool read_table(const char *folder, const char *name, int columns, int rows, double *to)
{
	char path[4096], line[512];
	int row = -1, at, used, i;
	FILE *file;
	bool ok;

	snprintf(path, sizeof(path), "%s/%s", folder, name);
	file = fopen(path, "r");
	ok = file;
	while (ok && fgets(line, sizeof(line), file)) {
		for (i = 0, at = 0; row >= 0 && ok && i < columns; i++, at += used + 1)
			ok = row < rows &&
			     sscanf(line + at, "%lf%n", &to[row * columns + i], &used) == 1;
		row++;
	}
	if (file)
		fclose(file);
	return ok && row == rows;
}

/* Columns: per cent, then for each temperature mV of the discharge and of the charge. */
#define OCV_NAME	"hg2_ocv_c20.csv"
#define OCV_COLUMNS	13
#define OCV_AT_25	3

/* Columns: per cent, 2 that the other file has finer, R0 by temperature, R1 likewise, R2; mOhm. */
#define R_NAME		"plant_hg2.csv"
#define R_COLUMNS	(3 + 2 * CELL_TEMPS + 1)

/* Columns: per cent, and mV of four cells. */
#define OTHERS_NAME	"ocv_other_cells.csv"
#define OTHERS_COLUMNS	(1 + CELL_OTHERS)

/**
 * cell_load_other() - a cell of which only the open-circuit voltage was measured
 * @folder: where the table is
 * @other: which column of it, from 0
 * @capacity_ah: of the cell
 * @like: the cell whose hysteresis and resistances it gets, these for its capacity
 * @cell: the result
 *
 * Return: false if there is no such table
 */
bool cell_load_other(const char *folder, int other, double capacity_ah, const struct cell *like,
		     struct cell *cell)
{
	double ocv[OCV_POINTS][OTHERS_COLUMNS], part;
	int i, t;

	if (!read_table(folder, OTHERS_NAME, OTHERS_COLUMNS, OCV_POINTS, ocv[0]))
		return false;
	*cell = *like;
	cell->capacity_c = capacity_ah * 3600;
	part = like->capacity_c / cell->capacity_c;
	for (i = 0; i < OCV_POINTS; i++) {
		cell->ocv_soc[i] = ocv[i][0] / 100;
		cell->ocv[i] = ocv[i][1 + other] / 1000;
	}
	for (i = 0; i < CELL_POINTS; i++) {
		for (t = 0; t < CELL_TEMPS; t++) {
			cell->r0[t][i] *= part;
			cell->r1[t][i] *= part;
		}
		cell->r2[i] *= part;
	}
	return true;
}

/**
 * cell_load() - read the tables of the cell
 * @folder: where they are
 * @cell: the result
 *
 * Return: false if there are no such tables
 */
bool cell_load(const char *folder, struct cell *cell)
{
	double ocv[OCV_POINTS][OCV_COLUMNS], r[CELL_POINTS][R_COLUMNS];
	int i, t;

	if (!read_table(folder, OCV_NAME, OCV_COLUMNS, OCV_POINTS, ocv[0]) ||
	    !read_table(folder, R_NAME, R_COLUMNS, CELL_POINTS, r[0]))
		return false;
	cell->capacity_c = CAPACITY_AH * 3600;
	for (i = 0; i < OCV_POINTS; i++) {
		const double *down = &ocv[i][OCV_AT_25], *up = down + 1;

		cell->ocv_soc[i] = ocv[i][0] / 100;
		cell->ocv[i] = (*up + *down) / 2000;
		cell->hyst[i] = (*up - *down) / 2000;
	}
	for (i = 0; i < CELL_POINTS; i++) {
		cell->soc[i] = r[i][0] / 100;
		for (t = 0; t < CELL_TEMPS; t++) {
			cell->r0[t][i] = r[i][3 + t] / 1000;
			cell->r1[t][i] = r[i][3 + CELL_TEMPS + t] / 1000;
		}
		cell->r2[i] = r[i][R_COLUMNS - 1] / 1000;
	}
	return true;
}

/* Straight lines between the points and beyond the last ones. */
static double along(const double *x, const double *y, int n, double at)
{
	int i = 0;

	while (i < n - 2 && at >= x[i + 1])
		i++;
	return y[i] + (y[i + 1] - y[i]) * (at - x[i]) / (x[i + 1] - x[i]);
}

/* Of the open-circuit tables; the curve goes on beyond full. */
static double by_soc(const struct plant *p, const double *y)
{
	return along(p->cell->ocv_soc, y, OCV_POINTS, p->soc);
}

/* Resistances level off outside of their tables. */
static double resistance(const struct plant *p, const double *y)
{
	return along(p->cell->soc, y, CELL_POINTS, fmin(fmax(p->soc, 0), 1));
}

static double by_both(const struct plant *p, const double y[CELL_TEMPS][CELL_POINTS])
{
	double at[CELL_TEMPS];
	int i;

	for (i = 0; i < CELL_TEMPS; i++)
		at[i] = resistance(p, y[i]);
	return along(temps, at, CELL_TEMPS, fmin(fmax(p->temp, temps[0]), temps[CELL_TEMPS - 1]));
}

/**
 * plant_rest() - a cell at rest after a discharge, as warm as what surrounds it
 * @plant: the result
 * @cell: its parameters
 * @soc: its state of charge
 * @temp: its temperature
 */
void plant_rest(struct plant *plant, const struct cell *cell, double soc, double temp)
{
	*plant = (struct plant){
		.cell = cell,
		.soc = soc,
		.h = -1,
		.temp = temp,
		.ambient = temp,
		.k_per_w = AIR_K_PER_W,
	};
}

/**
 * plant_emf() - voltage of the cell as far as the present current does not change it
 * @plant: the cell
 *
 * Return: volts
 */
double plant_emf(const struct plant *plant)
{
	return by_soc(plant, plant->cell->ocv) + plant->h * by_soc(plant, plant->cell->hyst) +
	       plant->u1 + plant->u2;
}

double plant_r0(const struct plant *plant)
{
	return by_both(plant, plant->cell->r0);
}

double plant_volts(const struct plant *plant, double amps)
{
	return plant_emf(plant) + amps * plant_r0(plant);
}

/* Potential of a graphite electrode against lithium by the cell's charge, from textbooks. */
#define GRAPHITE_POINTS	9
static const double graphite_soc[GRAPHITE_POINTS] = {
	0, 0.05, 0.1, 0.2, 0.3, 0.5, 0.6, 0.9, 1
};

static const double graphite_volts[GRAPHITE_POINTS] = {
	0.5, 0.25, 0.21, 0.17, 0.14, 0.12, 0.09, 0.085, 0.07
};

/* Of the over-voltage of a cell, what is at that electrode. */
#define GRAPHITE_SHARE	0.5

/**
 * plant_plating_volts() - how far the negative electrode is from the potential of lithium
 * @plant: the cell
 * @amps: what flows
 *
 * A proxy: the electrodes of these cells were not measured, so a textbook's graphite gets half
 * of the over-voltage. It compares charges of one cell with each other, and nothing else.
 *
 * Return: volts, below 0 lithium would plate
 */
double plant_plating_volts(const struct plant *plant, double amps)
{
	double over = plant->u1 + plant->u2 + amps * plant_r0(plant);

	return along(graphite_soc, graphite_volts, GRAPHITE_POINTS,
		     fmin(fmax(plant->soc, 0), 1)) - GRAPHITE_SHARE * over;
}

/**
 * plant_step() - let a current flow for a while that is short against every time constant
 * @plant: the cell
 * @amps: the current, constant
 * @seconds: the while
 */
void plant_step(struct plant *plant, double amps, double seconds)
{
	const struct cell *cell = plant->cell;
	double r1 = by_both(plant, cell->r1);
	double r0 = plant_r0(plant);
	double r2 = resistance(plant, cell->r2) * r0 / resistance(plant, cell->r0[AT_25]);
	double heat_w = amps * amps * r0 + amps * (plant->u1 + plant->u2);
	double moved = amps * seconds / cell->capacity_c;
	double sign = amps > 0 ? 1 : -1;

	plant->u1 += (amps * r1 - plant->u1) * -expm1(-seconds / TAU1_S);
	plant->u2 += (amps * r2 - plant->u2) * -expm1(-seconds / TAU2_S);
	plant->h += (sign - plant->h) * -expm1(-HYST_RATE * fabs(moved));
	plant->soc += moved;
	plant->temp += (heat_w - (plant->temp - plant->ambient) / plant->k_per_w) *
		       seconds / HEAT_J_PER_K;
}

/**
 * source_watts() - what a source can put into the battery
 * @source: the source
 *
 * Return: watts behind the charger
 */
double source_watts(const struct source *source)
{
	/* no source gives more than at half its voltage */
	double amps = fmin(source->amps, source->volts / 2 / source->ohms);

	return EFFICIENCY * amps * (source->volts - amps * source->ohms);
}

/**
 * source_amps() - current at which a voltage behind a resistance takes a power
 * @watts: the power
 * @emf: the voltage
 * @ohms: the resistance
 *
 * Return: amperes
 */
double source_amps(double watts, double emf, double ohms)
{
	double half = emf / (2 * ohms);

	return sqrt(half * half + watts / ohms) - half;
}
