// SPDX-License-Identifier: GPL-2.0-only
/*
 * charge: charges the rows of a table by the governor, by the bound and by others; one line of
 * JSON each.
 *
 * usage: charge FOLDER [grid PART PARTS | plugged | ROW]
 *
 * FOLDER holds the cell's tables. Default: the rows of the core. PART of PARTS, from 0, of the
 * grid's rows; a month on the charger; or the governor alone in a row of the core or a crowded
 * one, as what counts instructions wants it.
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "govern.h"
#include "peers.h"
#include "plugged.h"
#include "rows.h"

/* All charges but those from empty begin here. */
#define START_SOC	0.05
/* How long a board is watched that is always plugged, and what it takes from its cell. */
#define PLUGGED_S	(30 * 86400)
#define DRAIN_A		0.003

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
static void make_plain(double amps, double end_amps, struct cg_profile *limits)
{
	struct cg_step step = { .cv_uv = 4200000, .cc_ua = amps * MICROS };

	*limits = (struct cg_profile){
		.cc_max_ua = step.cc_ua,
		.term_ua = end_amps * MICROS,
		.n_zones = 1,
	};
	limits->zone[0].to_mdegc = 60000;
	limits->zone[0].n_steps = 1;
	limits->zone[0].step[0] = step;
}

static void print_known(const struct cell *cell)
{
	static const struct handicap none;
	double one_c = cell->capacity_c / 3600;
	struct cg_profile limits;
	struct setting setting = {
		.cell = cell,
		.temp = 25,
		.limits = &limits,
		.source = { .volts = 20, .ohms = 0.1, .amps = 3 },
	};
	struct charge charge;
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(known); i++) {
		make_plain(one_c * known[i].c_rate, one_c / 20, &limits);
		greedy(&setting, &none, &charge);
		printf("{\"kind\": \"known\", \"c_rate\": %g, ", known[i].c_rate);
		printf("\"full_min\": %.1f, ", charge.taper_s / 60);
		printf("\"t80_min\": %.1f, ", charge.t80_s / 60);
		printf("\"known_full_min\": %g, ", known[i].full_min);
		printf("\"known_t80_min\": %g}\n", known[i].t80_min);
	}
}

/* What shortens a cell's life: time at a high voltage, heat, lithium that plates. */
static void print_life(const struct charge *charge)
{
	printf("\"high_s\": %.0f, ", charge->high_s);
	printf("\"plating_mv\": %.1f, ", charge->plating_volts * 1000);
}

static void print_judged(const struct judged *judged)
{
	const char *comma = "";
	int i;

	printf("\"broke\": {");
	for (i = 0; i < JUDGE_N; i++) {
		if (!judge_broke(judged, i))
			continue;
		printf("%s\"%s\": {\"s\": %.1f, ", comma, judge_words[i], judged->s[i]);
		printf("\"most\": %.4f}", judged->most[i]);
		comma = ", ";
	}
	printf("}, ");
}

static void print_charge(const char *name, const struct charge *charge)
{
	printf("\"%s\": {\"t80_s\": %.1f, ", name, charge->t80_s);
	printf("\"taper_s\": %.1f, \"end_soc\": %.4f, ", charge->taper_s, charge->end_soc);
	printf("\"most_amps\": %.3f, ", charge->most_amps);
	printf("\"max_volts\": %.4f, ", charge->max_volts);
	printf("\"over_mv\": %.1f, ", charge->over_volts * 1000);
	print_life(charge);
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

/**
 * struct errors - of what was said of the time left, over what was left
 * @worst: furthest from 0
 * @sum: of their distances from 0
 * @n: how many
 * @silent: how often nothing was said
 */
struct errors {
	double worst;
	double sum;
	int n;
	int silent;
};

static void note_error(struct errors *errors, double said_s, double left_s)
{
	double error = said_s / left_s - 1;

	if (said_s < 0) {
		errors->silent++;
		return;
	}
	if (fabs(error) > fabs(errors->worst))
		errors->worst = error;
	errors->sum += fabs(error);
	errors->n++;
}

static void print_errors(const char *name, const struct errors *errors)
{
	double mean = errors->n ? errors->sum / errors->n : 0;

	printf("\"%s\": {\"worst\": %.3f, \"mean\": %.3f, ", name, errors->worst, mean);
	printf("\"silent\": %d}, ", errors->silent);
}

/* Of the forecast, and of what a gauge makes of the current of the moment. */
static void print_forecast(const struct governed *governed)
{
	struct errors own = { 0 }, naive = { 0 };
	double full_s = governed->full_s;
	int i;

	for (i = 0; i < governed->forecasts; i++) {
		const struct forecast *f = &governed->forecast[i];

		if (f->t_s < MIDDLE_FROM * full_s || f->t_s > MIDDLE_TO * full_s)
			continue;
		note_error(&own, f->left_s, full_s - f->t_s);
		note_error(&naive, f->naive_s, full_s - f->t_s);
	}
	print_errors("forecast", &own);
	print_errors("naive_forecast", &naive);
}

static void print_governed(const struct governed *governed)
{
	int i;

	print_charge("governed", &governed->charge);
	print_judged(&governed->judged);
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

/**
 * struct task - a row as it is run
 * @setting: what it starts with
 * @limits: of its cell
 * @profile: what its description became
 * @bound: its bound
 * @governed: its charge by the governor
 */
struct task {
	struct setting setting;
	struct cg_profile limits;
	struct cg_profile profile;
	struct charge bound;
	struct governed governed;
};

/* Somebody else in the same row: how long to the charge that both of us put in. */
static void print_peer(const struct task *task, const struct peer *peer)
{
	static struct peer_charge result;
	const struct charge *own = &task->governed.charge, *charge = &result.charge;
	double soc;

	peer_charge(peer, &task->setting, &result);
	soc = fmin(own->end_soc, charge->end_soc);
	printf("\"%s\": {\"t80_s\": %.1f, ", peer->name, charge->t80_s);
	printf("\"taper_s\": %.1f, \"end_soc\": %.4f, ", charge->taper_s, charge->end_soc);
	printf("\"max_volts\": %.4f, ", charge->max_volts);
	printf("\"most_amps\": %.3f, ", charge->most_amps);
	printf("\"max_temp\": %.1f, ", charge->max_temp);
	print_life(charge);
	print_judged(&result.judged);
	printf("\"same_s\": %.1f, ", charge_soc_s(charge, soc));
	printf("\"own_same_s\": %.1f}", charge_soc_s(own, soc));
}

static void print_peers(const struct task *task)
{
	int i;

	printf("\"peers\": {");
	for (i = 0; i < N_PEERS; i++) {
		print_peer(task, &peers[i]);
		printf(i < N_PEERS - 1 ? ", " : "}, ");
	}
}

/* The bound, what the charger's steps and the path make of it, and what the governor does. */
static void run(struct task *task, bool alone)
{
	static const struct handicap none;
	static const struct handicap cc = { .cc = true };
	static const struct handicap cv = { .cc = true, .cv = true };
	static const struct handicap path = { .cc = true, .cv = true, .path = true };
	const struct setting *setting = &task->setting;
	struct charge charge;
	struct goal goal;

	bound(setting, &task->bound);
	print_charge("bound", &task->bound);
	goal.most_soc = task->bound.end_soc;
	greedy(setting, &none, &charge);
	print_charge("greedy", &charge);
	greedy(setting, &cc, &charge);
	print_charge("with_cc_steps", &charge);
	greedy(setting, &cv, &charge);
	print_charge("with_cv_steps", &charge);
	goal.least_soc = charge.end_soc - MISSING_SOC;
	greedy(setting, &path, &charge);
	print_charge("with_path", &charge);
	govern(setting, &task->profile, &goal, &task->governed);
	if (!alone)
		print_peers(task);
	print_governed(&task->governed);
}

/*
 * A current of which the charger has the half, too, for zones that allow no more: what its steps
 * cost is the chip's, and the first rows show it.
 */
static double in_steps(double amps, const struct cg_range *range)
{
	return floor(amps * MICROS / (2 * range->step)) * 2 * range->step / MICROS;
}

static bool make_task(const struct row *row, const struct cell *cell, struct task *task)
{
	double amps = row->c_rate * cell->capacity_c / 3600;
	const struct kind *kind = &cells[row->cell].kind;
	const struct cg_charger_caps *caps = &cells[row->cell].knobs->caps;

	task->setting = (struct setting){
		.cell = cell,
		.soc = row->empty ? 0 : START_SOC,
		.temp = row->temp,
		.k_per_w = row_k_per_w(row),
		.path_ohms = row->path_mohm / 1000,
		.source = row_source(row),
		.knobs = cells[row->cell].knobs,
		.limits = &task->limits,
		.policy = row->crowd ? &crowd_policy : NULL,
	};
	if (row->cell != HG2)
		amps = in_steps(amps, &caps->cc);
	battery_limits(kind, cell, amps, caps, &task->limits);
	if (!battery_profile(kind, &task->setting, &task->profile))
		return false;
	if (row->crowd) {
		crowd(&task->limits);
		crowd(&task->profile);
	}
	return true;
}

static bool run_row(const struct row *row, const struct cell *cell, bool alone)
{
	static struct task task;
	char name[NAME_BYTES];

	if (!make_task(row, cell, &task))
		return false;
	row_name(row, name);
	printf("{\"kind\": \"charge\", \"name\": \"%s\", ", name);
	printf("\"cell\": \"%s\", \"temp\": %g, ", cells[row->cell].name, row->temp);
	printf("\"c_rate\": %g, \"path_mohm\": %g, ", row->c_rate, row->path_mohm);
	printf("\"source\": \"%s\", ", row->weak ? "weak" : "strong");
	printf("\"around\": \"%s\", ", row->in_case ? "case" : "air");
	printf("\"bar\": %g, ", row_bar(row));
	run(&task, alone);
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

static bool run_core(const struct cell *cell)
{
	struct row row;
	int i;

	print_known(&cell[HG2]);
	for (i = 0; rows_at(ROWS_CORE, i, &row); i++)
		if (!run_row(&row, &cell[row.cell], false))
			return false;
	return true;
}

static bool run_grid(const struct cell *cell, int part, int parts)
{
	struct row row;
	int i;

	for (i = part; rows_at(ROWS_GRID, i, &row); i += parts)
		if (!run_row(&row, &cell[row.cell], false))
			return false;
	return true;
}

static bool run_one(const struct cell *cell, const char *wanted)
{
	static const enum rows_of sets[] = { ROWS_CORE, ROWS_CROWD, ROWS_GRID };
	char name[NAME_BYTES];
	unsigned int set;
	struct row row;
	int i;

	for (set = 0; set < ARRAY_SIZE(sets); set++) {
		for (i = 0; rows_at(sets[set], i, &row); i++) {
			row_name(&row, name);
			if (!strcmp(wanted, name))
				return run_row(&row, &cell[row.cell], true);
		}
	}
	fprintf(stderr, "charge: no row is called %s; see rows.c for their names\n", wanted);
	return false;
}

/* Always plugged, with the little that gauge, protection and a charger's switch take. */
static bool run_plugged(const struct cell *cell)
{
	static const struct row row = { 25, 0.5, 0 };
	static struct task task;
	struct plugged result;
	int i;

	if (!make_task(&row, &cell[HG2], &task))
		return false;
	task.setting.plugged_s = PLUGGED_S;
	task.setting.drain_a = DRAIN_A;
	for (i = 0; plugged_run(i, &task.setting, &task.profile, &result); i++) {
		const struct charge *charge = &result.charge;

		printf("{\"kind\": \"plugged\", \"name\": \"%s\", ", result.name);
		print_life(charge);
		printf("\"max_temp\": %.1f, ", charge->max_temp);
		printf("\"cycles\": %.3f, ", charge->in_c / cell[HG2].capacity_c);
		printf("\"end_soc\": %.4f}\n", result.end_soc);
	}
	return true;
}

int main(int argc, char **argv)
{
	static struct cell cell[N_CELLS];
	bool ok;

	if (argc < 2 || !load_cells(argv[1], cell)) {
		fprintf(stderr, "charge: the first argument must be the folder of the cells\n");
		return 2;
	}
	if (argc == 2)
		ok = run_core(cell);
	else if (!strcmp(argv[2], "grid") && argc == 5 && atoi(argv[4]) > 0)
		ok = run_grid(cell, atoi(argv[3]), atoi(argv[4]));
	else if (!strcmp(argv[2], "plugged"))
		ok = run_plugged(cell);
	else
		ok = run_one(cell, argv[2]);
	return ok ? 0 : 1;
}
