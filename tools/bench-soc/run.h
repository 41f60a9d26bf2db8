/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Methods that follow a course, and how far they are off.
 */
#ifndef CHARGOV_BENCH_SOC_RUN_H
#define CHARGOV_BENCH_SOC_RUN_H

#include "battery.h"
#include "series.h"

/**
 * struct reading - what sensors show, errors included
 * @dt_s: since the last one, 0 for the first
 * @v_mv: voltage
 * @i_ma: current now
 * @q_mah: charge since the last one, NAN if nobody counted
 * @temp_c: temperature, NAN if there is no thermometer
 */
struct reading {
	double dt_s;
	double v_mv;
	double i_ma;
	double q_mah;
	double temp_c;
};

/**
 * struct method - a way to know the state of charge
 * @name: for tables
 * @size: of its state
 * @begin: at the start of a segment, with a state of charge in per cent that may be wrong, NAN if
 *	nobody said one; returns false if it cannot do with this description
 * @step: one reading; returns the state of charge in per cent
 */
struct method {
	const char *name;
	size_t size;
	bool (*begin)(void *state, struct battery *battery, double soc_pct);
	double (*step)(void *state, const struct reading *reading);
};

/**
 * struct options - how a course is followed
 * @start_pct: by so much the start is wrong, NAN = nobody says where it starts
 * @wrong: the sensors' part of it
 * @counter: the sensor counts between readings
 * @no_current: there is no current sensor
 * @trace: print each step
 */
struct options {
	double start_pct;
	struct wrong wrong;
	bool counter;
	bool no_current;
	bool trace;
};

/**
 * struct score - how far it was off, per cent
 * @rmse: without the first hour of each segment
 * @most: likewise, amount
 * @within_s: how long after a start it came within 5 % at last, worst of all segments
 * @n: readings that counted
 */
struct score {
	double rmse;
	double most;
	double within_s;
	int n;
};

extern const struct method estimator, counter, ug3105, plain_ekf;

void run(const struct method *method, const struct battery *battery, const struct series *series,
	 const struct options *options, struct score *score);

#endif /* CHARGOV_BENCH_SOC_RUN_H */
