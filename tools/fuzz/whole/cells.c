// SPDX-License-Identifier: GPL-2.0-only
/*
 * Cells in series and in parallel. A block is an electromotive force behind a resistance, so what
 * is joined is one as well: units are made of blocks, the pack of units, and a current is shared
 * on the way back.
 */
#include <math.h>

#include "whole.h"

/* An electromotive force, and the resistance behind it. */
struct joint {
	double emf;
	double ohms;
};

/* Between the points of the curve, and beyond its ends as steep as there. */
double cells_ocv(const struct cells *cells, double soc)
{
	const struct kind *kind = cells->kind;
	const double *x = kind->soc, *y = kind->volts;
	double more_v = kind->stretches ? cells->full_v - kind->full_v[0] : 0;
	int i = 1;

	while (i < CURVE_POINTS - 1 && x[i] < soc)
		i++;
	return y[i - 1] + (y[i] - y[i - 1]) * (soc - x[i - 1]) / (x[i] - x[i - 1]) + more_v * soc;
}

double block_volts(const struct block *block)
{
	return block->emf + block->amps * block->ohms;
}

static struct joint join(bool series, const struct joint *part, int n)
{
	struct joint all = {};
	double siemens = 0;
	int i;

	for (i = 0; i < n; i++) {
		if (series) {
			all.emf += part[i].emf;
			all.ohms += part[i].ohms;
		} else {
			all.emf += part[i].emf / part[i].ohms;
			siemens += 1 / part[i].ohms;
		}
	}
	if (!series)
		all = (struct joint){ all.emf / siemens, 1 / siemens };
	return all;
}

/* What each part has of a current through all of them. */
static void part_amps(bool series, struct joint all, const struct joint *part, int n, double amps,
		      double *of_part)
{
	double volts = all.emf + amps * all.ohms;
	int i;

	for (i = 0; i < n; i++)
		of_part[i] = series ? amps : (volts - part[i].emf) / part[i].ohms;
}

/* Blocks of a unit, from @first on; their number. */
static int unit_parts(struct cells *cells, int first, struct joint *part)
{
	int n;

	for (n = 0; first + n < cells->n; n++) {
		struct block *b = &cells->block[first + n];

		if (b->unit != cells->block[first].unit)
			break;
		b->emf = b->series * cells_ocv(cells, b->soc) + b->slow_v;
		part[n] = (struct joint){ b->emf, b->ohms };
	}
	return n;
}

static void join_units(struct cells *cells, struct joint *unit)
{
	struct joint part[CG_MAX_MEMBERS];
	int first = 0, i, n;

	for (i = 0; i < cells->n_units; i++) {
		n = unit_parts(cells, first, part);
		unit[i] = join(cells->unit_series, part, n);
		first += n;
	}
}

void cells_source(struct cells *cells, double *emf, double *ohms)
{
	struct joint unit[CG_MAX_MEMBERS], all;

	join_units(cells, unit);
	all = join(cells->series, unit, cells->n_units);
	*emf = all.emf;
	*ohms = all.ohms;
}

void cells_share(struct cells *cells, double amps)
{
	struct joint unit[CG_MAX_MEMBERS], part[CG_MAX_MEMBERS];
	double of_unit[CG_MAX_MEMBERS], of_part[CG_MAX_MEMBERS];
	int first = 0, i, k, n;

	join_units(cells, unit);
	part_amps(cells->series, join(cells->series, unit, cells->n_units), unit, cells->n_units,
		  amps, of_unit);
	for (i = 0; i < cells->n_units; i++) {
		n = unit_parts(cells, first, part);
		part_amps(cells->unit_series, unit[i], part, n, of_unit[i], of_part);
		for (k = 0; k < n; k++)
			cells->block[first + k].amps = of_part[k];
		first += n;
	}
}

void cells_pass(struct cells *cells, double s)
{
	int i;

	for (i = 0; i < cells->n; i++) {
		struct block *b = &cells->block[i];
		double rest = exp(-s / b->slow_s);

		b->slow_v = b->slow_v * rest + b->amps * b->slow_ohms * (1 - rest);
		b->soc += b->amps * s / 3600 / b->ah;
	}
}

/* Of the first string, or of one block of each unit in series. */
double cells_volts(const struct cells *cells)
{
	double sum = 0;
	int i, last = -1;

	for (i = 0; i < cells->n; i++) {
		const struct block *b = &cells->block[i];
		bool is_new = b->unit != last;

		last = b->unit;
		if ((!cells->series && b->unit != cells->block[0].unit) ||
		    (!is_new && !cells->unit_series))
			continue;
		sum += block_volts(b);
	}
	return sum;
}

double use_amps(const struct use *use, double s)
{
	return use->load_a > 0 && fmod(s, 2 * use->load_s) < use->load_s ? use->load_a : 0;
}

double cells_soc(const struct cells *cells)
{
	double held_ah = 0, all_ah = 0;
	int i;

	for (i = 0; i < cells->n; i++) {
		held_ah += cells->block[i].soc * cells->block[i].ah;
		all_ah += cells->block[i].ah;
	}
	return held_ah / all_ah;
}
