// SPDX-License-Identifier: GPL-2.0-only
/*
 * charge: charges the rows of a table by the governor and by the bound; one line of JSON each.
 *
 * usage: charge FOLDER [ROW]	FOLDER holds the cell's tables; ROW is a name, default all
 */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "board.h"
#include "battery.h"
#include "govern.h"

/* A source that is never the limit, and one that is at 1C. */
#define STRONG	{ .volts = 9, .ohms = 0.1, .amps = 3.25 }
#define WEAK	{ .volts = 5, .ohms = 0.5, .amps = 1.5 }

enum { HG2, M1B, P28A, P42A, S40T, N_CELLS };

/*
 * Capacities and voltages are the makers'; that of the HG2 is measured. The others come in the
 * order of their table. Iron phosphate needs another charger.
 */
static const struct {
	const char *name;
	double capacity_ah;
	const struct cg_knobs *knobs;
	struct kind kind;
} cells[N_CELLS] = {
	[HG2] = { "HG2", 0, &board_knobs,
		{ "lithium-ion", 2800000, 4200000, 3000000 } },
	[M1B] = { "M1B", 1.1, &low_knobs,
		{ "lithium-ion-iron-phosphate", 2000000, 3600000, 2500000 } },
	[P28A] = { "P28A", 2.8, &board_knobs,
		{ "lithium-ion", 2500000, 4200000, 3000000 } },
	[P42A] = { "P42A", 4.2, &board_knobs,
		{ "lithium-ion", 2500000, 4200000, 3000000 } },
	[S40T] = { "40T", 4.0, &board_knobs,
		{ "lithium-ion", 2500000, 4200000, 3000000 } },
};

/**
 * struct row - one charge
 * @name: of the row
 * @temp: of the cell at the start and around it always
 * @c_rate: charging current over capacity
 * @path_mohm: between charger and cell
 * @start_pct: state of charge at the start
 * @bar: most that its times may be over the bound
 * @source: what feeds the charger
 * @cell: which of the cells
 * @crowd: every table of its profile is full, and the user wants everything; only run by name
 */
struct row {
	const char *name;
	double temp;
	double c_rate;
	double path_mohm;
	double start_pct;
	double bar;
	struct source source;
	int cell;
	bool crowd;
};

static const struct row rows[] = {
	{ "25C-0.5C-0m", 25, 0.5, 0, 5, 1.05, STRONG },
	{ "25C-0.5C-20m", 25, 0.5, 20, 5, 1.05, STRONG },
	{ "25C-0.5C-50m", 25, 0.5, 50, 5, 1.05, STRONG },
	{ "25C-0.5C-100m", 25, 0.5, 100, 5, 1.05, STRONG },
	{ "25C-1C-0m", 25, 1, 0, 5, 1.05, STRONG },
	{ "25C-1C-20m", 25, 1, 20, 5, 1.05, STRONG },
	{ "25C-1C-50m", 25, 1, 50, 5, 1.05, STRONG },
	{ "25C-1C-100m", 25, 1, 100, 5, 1.05, STRONG },
	{ "5C-0.5C-0m", 5, 0.5, 0, 5, 1.10, STRONG },
	{ "5C-0.5C-100m", 5, 0.5, 100, 5, 1.10, STRONG },
	{ "5C-1C-0m", 5, 1, 0, 5, 1.10, STRONG },
	{ "5C-1C-100m", 5, 1, 100, 5, 1.10, STRONG },
	{ "45C-0.5C-0m", 45, 0.5, 0, 5, 1.10, STRONG },
	{ "45C-0.5C-100m", 45, 0.5, 100, 5, 1.10, STRONG },
	{ "45C-1C-0m", 45, 1, 0, 5, 1.10, STRONG },
	{ "45C-1C-100m", 45, 1, 100, 5, 1.10, STRONG },
	/* the charger's input is the limit for most of the charge */
	{ "25C-1C-0m-weak", 25, 1, 0, 5, 1.10, WEAK },
	{ "25C-1C-50m-weak", 25, 1, 50, 5, 1.10, WEAK },
	/* precharge first */
	{ "25C-0.5C-0m-empty", 25, 0.5, 0, 0, 1.10, STRONG },
	{ "crowd-25C-1C-100m", 25, 1, 100, 5, 0, STRONG, .crowd = true },
	{ "crowd-38C-1C-0m-empty", 38, 1, 0, 0, 0, STRONG, .crowd = true },
	{ "crowd-4C-1C-100m", 4, 1, 100, 5, 0, STRONG, .crowd = true },
	{ "crowd-M1B-1C-100m", 25, 1, 100, 5, 0, STRONG, M1B, .crowd = true },
};

/* The user of a crowded row. */
static const struct cg_policy crowd_policy = {
	.start_pct = 75,
	.end_pct = 100,
	.user_cc_ua = 2500000,
	.type = CG_TYPE_ADAPTIVE,
	.finish_by_ms = 20 * 3600 * CG_MS_PER_S,
	.thermal_state = 1,
	.defend_plugged = true,
	.defend_hot = true,
};

/* Edges so near that both ends of the range of zones are in use, and a tiny cost for each step. */
#define CROWD_FROM_MDEGC	0
#define CROWD_WIDTH_MDEGC	7000
#define CROWD_CV_STEP_UV	12000
#define CROWD_CC_STEP_UA	64000
#define CROWD_AGEING_CYCLES	100

/* As many zones, steps, stages and rows of ageing as a profile can have. */
static void crowd(struct cg_profile *profile)
{
	struct cg_step most = { profile->cv_max_uv, profile->cc_max_ua };
	int i, step;

	profile->n_zones = CG_MAX_ZONES;
	for (i = 0; i < CG_MAX_ZONES; i++) {
		struct cg_zone *zone = &profile->zone[i];

		zone->from_mdegc = CROWD_FROM_MDEGC + i * CROWD_WIDTH_MDEGC;
		zone->to_mdegc = zone->from_mdegc + CROWD_WIDTH_MDEGC;
		zone->n_steps = CG_MAX_STEPS;
		for (step = 0; step < CG_MAX_STEPS; step++) {
			zone->step[step].cv_uv = most.cv_uv - (CG_MAX_STEPS - 1 - step + i % 2) *
							      CROWD_CV_STEP_UV;
			zone->step[step].cc_ua = most.cc_ua - (step + i % 2) * CROWD_CC_STEP_UA;
		}
	}
	profile->n_maintenance = CG_MAX_MAINTENANCE;
	for (i = 0; i < CG_MAX_MAINTENANCE; i++)
		profile->maintenance[i] = (struct cg_maintenance){
			.cv_uv = most.cv_uv - (i + 1) * CROWD_CV_STEP_UV,
			.cc_ua = most.cc_ua / 4,
			.s = 3600,
		};
	/* without a count all of them hold */
	profile->n_ageing = CG_MAX_AGEING;
	for (i = 0; i < CG_MAX_AGEING; i++)
		profile->ageing[i] = (struct cg_ageing){
			.cycles = (i + 1) * CROWD_AGEING_CYCLES,
			.cv_uv = most.cv_uv - (i + 1) * CROWD_CV_STEP_UV / CG_MAX_AGEING,
			.cc_ua = most.cc_ua / 100 * (99 - i),
		};
	profile->cv_s = profile->total_s;
	cg_profile_prepare(profile);
}

/* What the bound must come to, from measured charges of this cell: minutes to C/20, to 80 %. */
static const struct {
	double c_rate;
	double full_min;
	double t80_min;
} known[] = {
	{ 0.5, 126, 96 },
	{ 1, 76, 48 },
	{ 2, 58, 25 },
};

/* The plain limits of that: one zone, no precharge. */
static void make_plain(double amps, double end_amps, struct cg_profile *profile)
{
	struct cg_step step = { .cv_uv = 4200000, .cc_ua = amps * MICROS };

	*profile = (struct cg_profile){
		.cc_max_ua = step.cc_ua,
		.term_ua = end_amps * MICROS,
		.n_zones = 1,
	};
	profile->zone[0].to_mdegc = 60000;
	profile->zone[0].n_steps = 1;
	profile->zone[0].step[0] = step;
}

static void print_known(const struct cell *cell)
{
	static const struct handicap none;
	double one_c = cell->capacity_c / 3600;
	struct setting setting = {
		.cell = cell,
		.temp = 25,
		.source = { .volts = 20, .ohms = 0.1, .amps = 3 },
	};
	struct cg_profile profile;
	struct charge charge;
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(known); i++) {
		make_plain(one_c * known[i].c_rate, one_c / 20, &profile);
		greedy(&setting, &profile, &none, &charge);
		printf("{\"kind\": \"known\", \"c_rate\": %g, ", known[i].c_rate);
		printf("\"full_min\": %.1f, ", charge.taper_s / 60);
		printf("\"t80_min\": %.1f, ", charge.t80_s / 60);
		printf("\"known_full_min\": %g, ", known[i].full_min);
		printf("\"known_t80_min\": %g}\n", known[i].t80_min);
	}
}

static void print_charge(const char *name, const struct charge *charge)
{
	printf("\"%s\": {\"t80_s\": %.1f, ", name, charge->t80_s);
	printf("\"taper_s\": %.1f, \"end_soc\": %.4f, ", charge->taper_s, charge->end_soc);
	printf("\"most_amps\": %.3f, ", charge->most_amps);
	printf("\"max_volts\": %.4f, ", charge->max_volts);
	printf("\"over_mv\": %.1f, ", charge->over_volts * 1000);
	printf("\"max_temp\": %.1f}, ", charge->max_temp);
}

static void print_shares(const char *name, const s64 *ms)
{
	const char *comma = "";
	int i;

	printf("\"%s\": {", name);
	for (i = 0; i < CG_N_LIMITS; i++) {
		if (!ms[i])
			continue;
		printf("%s\"%s\": %lld", comma, cg_limit_words[i], ms[i] / CG_MS_PER_S);
		comma = ", ";
	}
	printf("}, ");
}

static void print_wake(const char *comma, const char *name, const struct wakes *wakes)
{
	printf("%s\"%s\": {\"s\": %lld, ", comma, name, wakes->ms / CG_MS_PER_S);
	printf("\"timed\": %d, \"called\": %d}", wakes->timed, wakes->called);
}

/* The middle of a charge is what the forecast is held to. */
#define MIDDLE_FROM	0.1
#define MIDDLE_TO	0.9

/* The worst error of the forecast over what was truly left, and how often nothing was said. */
static void print_forecast(const struct governed *governed)
{
	double full_s = governed->full_s, worst = 0;
	int i, silent = 0;

	for (i = 0; i < governed->forecasts; i++) {
		const struct forecast *f = &governed->forecast[i];
		double error = f->left_s / (full_s - f->t_s) - 1;

		if (f->t_s < MIDDLE_FROM * full_s || f->t_s > MIDDLE_TO * full_s)
			continue;
		if (f->left_s < 0)
			silent++;
		else if (fabs(error) > fabs(worst))
			worst = error;
	}
	printf("\"forecast\": {\"worst\": %.3f, \"silent\": %d}, ", worst, silent);
}

static void print_governed(const struct governed *governed)
{
	int i;

	print_charge("governed", &governed->charge);
	print_forecast(governed);
	print_shares("limited_s", governed->limited_ms);
	print_shares("cv_limited_s", governed->cv_limited_ms);
	printf("\"why\": \"%s\", ", cg_why_words[governed->why]);
	printf("\"full_s\": %.1f, \"writes\": %d, ", governed->full_s, governed->writes);
	printf("\"decisions\": %d, \"wakes\": {", governed->decisions);
	print_wake("", "start", &governed->start);
	for (i = 0; i < CG_N_PHASES; i++) {
		if (!governed->wakes[i].ms)
			continue;
		print_wake(", ", cg_phase_words[i], &governed->wakes[i]);
	}
	print_wake(", ", "rest", &governed->rest);
	printf("}}\n");
}

/* Charge that may be missing of what the charger's steps allow: the end of a taper is flat. */
#define MISSING_SOC	0.003

/* The bound, what the charger's steps and the path make of it, and what the governor does. */
static void run(const struct setting *setting, const struct cg_profile *profile)
{
	static const struct handicap none;
	static const struct handicap cc = { .cc = true };
	static const struct handicap cv = { .cc = true, .cv = true };
	static const struct handicap path = { .cc = true, .cv = true, .path = true };
	static struct governed governed;
	struct charge charge;
	struct goal goal;

	bound(setting, profile, &charge);
	print_charge("bound", &charge);
	goal.most_soc = charge.end_soc;
	greedy(setting, profile, &none, &charge);
	print_charge("greedy", &charge);
	greedy(setting, profile, &cc, &charge);
	print_charge("with_cc_steps", &charge);
	greedy(setting, profile, &cv, &charge);
	print_charge("with_cv_steps", &charge);
	goal.least_soc = charge.end_soc - MISSING_SOC;
	greedy(setting, profile, &path, &charge);
	print_charge("with_path", &charge);
	govern(setting, profile, &goal, &governed);
	print_governed(&governed);
}

/* A current that the charger has: what its steps cost is the chip's, and the first rows show it. */
static double in_steps(double amps, const struct cg_range *range)
{
	return floor(amps * MICROS / range->step) * range->step / MICROS;
}

static bool run_row(const struct row *row, const struct cell *cell)
{
	struct setting setting = {
		.cell = cell,
		.soc = row->start_pct / 100,
		.temp = row->temp,
		.path_ohms = row->path_mohm / 1000,
		.source = row->source,
		.knobs = cells[row->cell].knobs,
	};
	double amps = row->c_rate * cell->capacity_c / 3600;
	struct cg_profile profile;

	if (row->cell != HG2)
		amps = in_steps(amps, &setting.knobs->caps.cc);
	if (!battery_profile(&cells[row->cell].kind, cell, amps, setting.path_ohms,
			     &setting.knobs->caps, &profile))
		return false;
	if (row->crowd) {
		crowd(&profile);
		setting.policy = &crowd_policy;
	}
	printf("{\"kind\": \"charge\", \"name\": \"%s\", ", row->name);
	printf("\"bar\": %g, ", row->bar);
	run(&setting, &profile);
	return true;
}

/* The same charges of every other cell: at 0.5C and 1C, on three paths. */
static bool run_others(const char *wanted, const struct cell *cell, bool *found)
{
	static const double path_mohm[] = { 0, 50, 100 };
	int i, n = 2 * ARRAY_SIZE(path_mohm);
	char name[32];

	for (i = n; i < N_CELLS * n; i++) {
		struct row row = {
			.name = name,
			.temp = 25,
			.c_rate = i / 3 % 2 ? 1 : 0.5,
			.path_mohm = path_mohm[i % 3],
			.start_pct = 5,
			.bar = 1.05,
			.source = STRONG,
			.cell = i / n,
		};

		snprintf(name, sizeof(name), "%s-%gC-%gm", cells[row.cell].name, row.c_rate,
			 row.path_mohm);
		if (wanted && strcmp(wanted, name))
			continue;
		*found = true;
		if (!run_row(&row, &cell[row.cell]))
			return false;
	}
	return true;
}

static bool load_cells(const char *folder, struct cell *cell)
{
	int i;

	if (!cell_load(folder, &cell[HG2]))
		return false;
	for (i = HG2 + 1; i < N_CELLS; i++)
		if (!cell_load_other(folder, i - HG2 - 1, cells[i].capacity_ah, &cell[HG2],
				     &cell[i]))
			return false;
	return true;
}

int main(int argc, char **argv)
{
	static struct cell cell[N_CELLS];
	bool found = false;
	unsigned int i;

	if (argc < 2 || !load_cells(argv[1], cell)) {
		fprintf(stderr, "charge: the first argument must be the folder of the cells\n");
		return 2;
	}
	if (argc < 3)
		print_known(&cell[HG2]);
	for (i = 0; i < ARRAY_SIZE(rows); i++) {
		if (argc > 2 ? strcmp(argv[2], rows[i].name) : rows[i].crowd)
			continue;
		found = true;
		if (!run_row(&rows[i], &cell[rows[i].cell]))
			return 1;
	}
	if (!run_others(argc > 2 ? argv[2] : NULL, cell, &found))
		return 1;
	return found ? 0 : 2;
}
