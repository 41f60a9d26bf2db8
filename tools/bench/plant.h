/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * A second plant, in floating point and written apart from the lab's: one LG 18650HG2 cell with
 * its heat, behind the resistance of its path. SI units: V, A, ohm, s, J; degrees Celsius.
 */
#ifndef CHARGOV_BENCH_PLANT_H
#define CHARGOV_BENCH_PLANT_H

#include <stdbool.h>

#define OCV_POINTS	41
#define CELL_POINTS	21
#define CELL_TEMPS	6
/* Cells of which only the open-circuit voltage is known. */
#define CELL_OTHERS	4

/**
 * struct cell - the parameters of a cell
 * @capacity_c: charge between empty and full, coulomb
 * @ocv_soc: state of charge of the points of @ocv and @hyst, 0..1, rising
 * @ocv: open-circuit voltage, mean of both directions
 * @hyst: half of the distance between the directions
 * @soc: state of charge of the points of the resistances
 * @r0: ohmic resistance by temperature
 * @r1: resistance of the fast RC pair by temperature
 * @r2: resistance of the slow RC pair at 25 C
 */
struct cell {
	double capacity_c;
	double ocv_soc[OCV_POINTS];
	double ocv[OCV_POINTS];
	double hyst[OCV_POINTS];
	double soc[CELL_POINTS];
	double r0[CELL_TEMPS][CELL_POINTS];
	double r1[CELL_TEMPS][CELL_POINTS];
	double r2[CELL_POINTS];
};

/**
 * struct plant - a cell at a moment
 * @cell: its parameters
 * @soc: state of charge, 0..1 and a little beyond
 * @u1: voltage over the fast RC pair
 * @u2: voltage over the slow RC pair
 * @h: hysteresis, -1 after a discharge, +1 after a charge
 * @temp: of the cell
 * @ambient: around it
 * @k_per_w: thermal resistance to the ambient
 */
struct plant {
	const struct cell *cell;
	double soc;
	double u1;
	double u2;
	double h;
	double temp;
	double ambient;
	double k_per_w;
};

/**
 * struct source - what the charger is fed from
 * @volts: with nothing drawn
 * @ohms: of the source and its cable
 * @amps: the most that may be drawn
 */
struct source {
	double volts;
	double ohms;
	double amps;
};

bool cell_load(const char *folder, struct cell *cell);
bool cell_load_other(const char *folder, int other, double capacity_ah, const struct cell *like,
		     struct cell *cell);

void plant_rest(struct plant *plant, const struct cell *cell, double soc, double temp);
double plant_emf(const struct plant *plant);
double plant_r0(const struct plant *plant);
double plant_volts(const struct plant *plant, double amps);
double plant_plating_volts(const struct plant *plant, double amps);
void plant_step(struct plant *plant, double amps, double seconds);

double source_watts(const struct source *source);
double source_amps(double watts, double emf, double ohms);

#endif /* CHARGOV_BENCH_PLANT_H */
