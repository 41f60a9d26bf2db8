/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * A simple-battery description in memory, and one that is wrong by some per cent.
 */
#ifndef CHARGOV_BENCH_SOC_BATTERY_H
#define CHARGOV_BENCH_SOC_BATTERY_H

#include <chargov/profile.h>

#define BATTERY_TABLES	20
#define BATTERY_PAIRS	101
#define BATTERY_RS	20

/**
 * struct battery - what a node says, in its units
 * @capacity_uah: charge-full-design-microamp-hours
 * @full_uv: constant-charge-voltage-max-microvolt
 * @empty_uv: voltage-min-design-microvolt
 * @term_ua: charge-term-current-microamp
 * @r_uohm: factory-internal-resistance-micro-ohms
 * @n_tables: open-circuit tables
 * @table_c: their temperatures
 * @n_pairs: rows of each
 * @table: uV and per cent, from full to empty
 * @n_r: rows of resistance-temp-table
 * @r: degrees and per cent, from hot to cold
 */
struct battery {
	u32 capacity_uah;
	u32 full_uv;
	u32 empty_uv;
	u32 term_ua;
	u32 r_uohm;
	int n_tables;
	s32 table_c[BATTERY_TABLES];
	int n_pairs[BATTERY_TABLES];
	u32 table[BATTERY_TABLES][2 * BATTERY_PAIRS];
	int n_r;
	u32 r[2 * BATTERY_RS];
};

/**
 * struct wrong - how a description and sensors differ from the truth
 * @capacity: part by which the description says more
 * @r: part by which the resistance is described as more
 * @ocv_mv: by which the tables are higher
 * @i_ma: offset of the current sensor
 * @gain: part by which it shows more
 * @temp_k: by which the thermometer shows more
 */
struct wrong {
	double capacity;
	double r;
	double ocv_mv;
	double i_ma;
	double gain;
	double temp_k;
};

bool battery_load(const char *path, const char *node, struct battery *battery);
double battery_mv(const struct battery *b, double temp_c, double pct);
double battery_pct(const struct battery *b, double temp_c, double mv);
double battery_ohm(const struct battery *b, double temp_c);
void battery_spoil(struct battery *battery, const struct wrong *wrong);
void battery_props(struct battery *battery, struct cg_props *props);

#endif /* CHARGOV_BENCH_SOC_BATTERY_H */
