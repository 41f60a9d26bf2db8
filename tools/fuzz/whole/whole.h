/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Whole charges of packs that nobody drew by hand: a seed makes cells, their wiring, gauges, a
 * charger, a source and the description of it all; the pure objects charge it, and the cells judge.
 * Floating point, in V, A, s, Ah and degrees Celsius; what is described or read is in the units of
 * the description.
 */
#ifndef CHARGOV_FUZZ_WHOLE_H
#define CHARGOV_FUZZ_WHOLE_H

#include <stdbool.h>

#include <chargov/decide.h>

#define MOST_PROPS	12

#define CURVE_POINTS	12
#define FULL_VOLTS	3

/**
 * struct kind - a kind of cells
 * @chemistry: its name in a description
 * @soc: points of its open-circuit curve, 0..1
 * @volts: there
 * @full_v: what such cells are charged to; the curve is of the first of them
 * @stretches: cells that are charged to another voltage have another curve; else they hold less
 */
struct kind {
	const char *chemistry;
	double soc[CURVE_POINTS];
	double volts[CURVE_POINTS];
	double full_v[FULL_VOLTS];
	bool stretches;
};

/**
 * struct block - a member of a pack: cells in series that are alike, and their gauge
 * @unit: which unit it is of
 * @series: cells
 * @limit_a: what its description allows
 * @limit_v: likewise, of a cell
 * @ah: what it holds
 * @soc: state of charge, 0..1
 * @ohms: of it all, at once
 * @slow_ohms: of it all, after some time
 * @slow_s: that time
 * @slow_v: what @slow_ohms has now
 * @degc: temperature
 * @gain: of the gauge's voltage
 * @gain_a: of its current
 * @offset_a: of its current
 * @emf: voltage without the present current
 * @amps: present current
 */
struct block {
	int unit;
	int series;
	double limit_a;
	double limit_v;
	double ah;
	double soc;
	double ohms;
	double slow_ohms;
	double slow_s;
	double slow_v;
	double degc;
	double gain;
	double gain_a;
	double offset_a;
	double emf;
	double amps;
};

/**
 * struct cells - the cells of a pack
 * @kind: of all of them
 * @full_v: what each is charged to
 * @series: the units are in series
 * @unit_series: in each unit the blocks are in series
 * @n_units: units
 * @n: blocks, those of a unit one after the other
 * @block: they
 */
struct cells {
	const struct kind *kind;
	double full_v;
	bool series;
	bool unit_series;
	int n_units;
	int n;
	struct block block[CG_MAX_MEMBERS];
};

/**
 * struct charger - what a charger is, beside what its fields can hold
 * @caps: those
 * @ends_a: at its voltage it ends by itself below that, 0 = it does not
 * @most_w: what its source gives
 * @path_ohms: between it and the cells
 */
struct charger {
	struct cg_charger_caps caps;
	double ends_a;
	double most_w;
	double path_ohms;
};

struct prop {
	const char *name;
	const char *text;
	int n;
	u32 cell[2 * CG_MAX_STEPS];
};

/* A node of the description, and the battery that it names. */
struct node {
	char name[12];
	int up;
	bool names_battery;
	int n_own;
	int n_battery;
	struct prop own[MOST_PROPS];
	struct prop battery[MOST_PROPS];
};

/* Groups, their members, and the pack, which is the first. */
#define MOST_NODES	(2 * CG_MAX_MEMBERS + 1)

struct description {
	int n;
	int here;
	struct node node[MOST_NODES];
};

/**
 * struct use - what is done with the pack while it is charged
 * @load_a: what the system takes at times
 * @load_s: for so long, and for so long not
 * @policy: of the user
 */
struct use {
	double load_a;
	double load_s;
	struct cg_policy policy;
};

/**
 * struct drawn - what a seed makes
 * @seed: it
 * @cells: the cells
 * @charger: the charger
 * @use: of it
 * @every_s: the gauges measure so often
 * @description: of all that
 */
struct drawn {
	u64 seed;
	struct cells cells;
	struct charger charger;
	struct use use;
	double every_s;
	struct description description;
};

/* What a charge was found to do, a bit each; main.c has their words. */
enum finding {
	FOUND_OVER_VOLTAGE,
	FOUND_OVER_CURRENT,
	FOUND_OVER_BRANCH,
	FOUND_FAULT,
	FOUND_NOT_ENDED,
	FOUND_LESS,
	FOUND_LATE,
	FOUND_AGAIN,
	N_FINDINGS
};

/**
 * struct charge - what came of a charge
 * @found: bits of enum finding
 * @why: of the fault, or why it has not ended
 * @s: how long it took; of no meaning with %FOUND_NOT_ENDED
 * @soc: how full the cells are, 0..1
 * @over_v: by how much a cell was above its limit at most
 * @over_part: by which part of its own a block was above that at most, for longer than a look
 */
struct charge {
	u32 found;
	enum cg_why why;
	double s;
	double soc;
	double over_v;
	double over_part;
};

/* draw.c: everything of a seed. */
void draw(u64 seed, struct drawn *drawn);
/* describe.c: the description of what was drawn, as the parser wants to read it. */
void describe(struct drawn *drawn, const struct prop *zones, int n_zones);
void describe_props(struct drawn *drawn, struct cg_props *props);
void describe_print(const struct drawn *drawn);

/* cells.c */
double cells_ocv(const struct cells *cells, double soc);
/* Electromotive force and resistance of it all. */
void cells_source(struct cells *cells, double *emf, double *ohms);
/* With @amps through it all: what each block has, and how that goes on. */
void cells_share(struct cells *cells, double amps);
void cells_pass(struct cells *cells, double s);
double block_volts(const struct block *block);
double cells_volts(const struct cells *cells);
double cells_soc(const struct cells *cells);
/* What the system takes at a time. */
double use_amps(const struct use *use, double s);

/* govern.c: by the pure objects. */
void govern(const struct drawn *drawn, const struct cg_profile *profile, bool aloud,
	    struct charge *charge);
/* greedy.c: as fast as the same limits allow to one who sees everything. */
void greedy(const struct drawn *drawn, const struct cg_profile *profile, struct charge *charge);

#endif /* CHARGOV_FUZZ_WHOLE_H */
