// SPDX-License-Identifier: GPL-2.0-only
/*
 * Follows measured courses of a cell with the estimator of drivers/gauge and with what others do,
 * and prints how far each is off.
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <linux/array_size.h>

#include <chargov/gauge.h>

#include "command.h"
#include "run.h"

static const char usage[] =
	"usage: bench-soc -d BATTERY.dtb [-n NODE] [-r] [-s PCT] [-t METHOD] DATA.csv...\n"
	"  -d  flattened device tree with the simple-battery node of the cell\n"
	"  -n  path of that node, if it is not the first\n"
	"  -r  integrate readings of the current, as if no sensor counted\n"
	"  -s  how wrong the start is, per cent (default -20)\n"
	"  -t  print each step of a method, by the first word of its name\n"
	"Columns of DATA.csv: t_s, seg, i_ma (+ = charge), v_mv, temp_dc, q_dmah, soc_ref_bp.\n";

static const struct method *const methods[] = { &estimator, &counter, &ug3105, &plain_ekf };

static const struct {
	const char *name;
	struct wrong wrong;
	double times;
} cases[] = {
	{ "as described", { 0 }, 1 },
	{ "20 mA, 1 %", { .i_ma = 20, .gain = 0.01 }, 1 },
	{ "all more", { 0.05, 0.2, 5, 20, 0.01, 2 }, 2 },
	{ "all less", { -0.05, -0.2, -5, -20, -0.01, -2 }, 2 },
};

#define N_CASES	ARRAY_SIZE(cases)

/* Bars of a well described cell by the temperature at which it is used, per cent. */
static const struct {
	double from_c;
	double rmse;
	double most;
} bars[] = { { 18, 1, 2.5 }, { -5, 1.5, 4 }, { -INFINITY, 2.5, 6 } };

/* Temperature in use: mean of the discharges. */
static double used_at_c(const struct series *series)
{
	double sum = 0;
	int i, n = 0;

	for (i = 0; i < series->n; i++) {
		if (series->row[i].i_ma < -50) {
			sum += series->row[i].temp_c;
			n++;
		}
	}
	return n ? sum / n : series->row[0].temp_c;
}

static double hours(const struct series *series)
{
	double s = 0;
	int i;

	for (i = 1; i < series->n; i++) {
		if (series->row[i].seg == series->row[i - 1].seg)
			s += series->row[i].t_s - series->row[i - 1].t_s;
	}
	return s / 3600;
}

static int row(const struct method *method, const struct battery *battery,
	       const struct series *series, struct options options, int bar)
{
	struct score score;
	double within_s = 0;
	int over = 0, miss;
	size_t i;

	printf("%-24s", method->name);
	for (i = 0; i < N_CASES; i++) {
		struct battery spoilt = *battery;

		options.wrong = cases[i].wrong;
		battery_spoil(&spoilt, &options.wrong);
		run(method, &spoilt, series, &options, &score);
		miss = score.rmse > bars[bar].rmse * cases[i].times ||
		       score.most > bars[bar].most * cases[i].times;
		over += miss;
		printf(" %5.2f /%6.2f%c", score.rmse, score.most, miss ? '*' : ' ');
		within_s = i ? within_s : score.within_s;
	}
	printf("  %5.0f\n", within_s);
	return over;
}

static int course(const char *path, const struct battery *battery, const struct options *options)
{
	struct series series;
	int bar = 0, over = 0;
	size_t i;

	if (!series_load(path, &series)) {
		fprintf(stderr, "%s is no list of readings; see its header line.\n", path);
		return -1;
	}
	while (used_at_c(&series) < bars[bar].from_c)
		bar++;
	printf("\n%s: %.1f h, used at %.0f C, start %+.0f %% wrong; "
	       "RMSE / max after the first hour, %%\n",
	       strrchr(path, '/') ? strrchr(path, '/') + 1 : path, hours(&series),
	       used_at_c(&series), options->start_pct);
	printf("%-24s", "");
	for (i = 0; i < N_CASES; i++)
		printf(" %-14s", cases[i].name);
	printf("within 5 %% after s\n%-24s", "bar");
	for (i = 0; i < N_CASES; i++)
		printf(" %5.2f /%6.2f ", bars[bar].rmse * cases[i].times,
		       bars[bar].most * cases[i].times);
	printf("\n");
	for (i = 0; i < ARRAY_SIZE(methods); i++) {
		int missed = row(methods[i], battery, &series, *options, bar);

		over += i ? 0 : missed;
	}
	series_free(&series);
	return over;
}

static int trace(const char *name, const char *path, const struct battery *battery,
		 struct options options)
{
	struct battery spoilt = *battery;
	struct series series;
	struct score score;
	size_t i;

	options.trace = true;
	for (i = 0; i < ARRAY_SIZE(methods); i++) {
		if (strncmp(methods[i]->name, name, strlen(name)))
			continue;
		if (!series_load(path, &series))
			return -1;
		printf("t_s,soc_ref_pct,soc_pct,i_ma,v_mv,temp_c\n");
		run(methods[i], &spoilt, &series, &options, &score);
		series_free(&series);
		return 0;
	}
	fprintf(stderr, "there is no method %s.\n", name);
	return -1;
}

int bench_soc_main(int argc, char **argv)
{
	struct options options = { .start_pct = -20, .counter = true };
	const char *blob = NULL, *node = NULL, *traced = NULL;
	struct battery battery;
	int c, ret, over = 0;

	while ((c = getopt(argc, argv, "d:n:rs:t:h")) != -1) {
		switch (c) {
		case 'd':
			blob = optarg;
			break;
		case 'n':
			node = optarg;
			break;
		case 'r':
			options.counter = false;
			break;
		case 's':
			options.start_pct = atof(optarg);
			break;
		case 't':
			traced = optarg;
			break;
		default:
			fputs(usage, c == 'h' ? stdout : stderr);
			return c == 'h' ? 0 : 2;
		}
	}
	if (!blob || optind == argc) {
		fputs(usage, stderr);
		return 2;
	}
	if (!battery_load(blob, node, &battery))
		return 2;
	for (; optind < argc; optind++) {
		ret = traced ? trace(traced, argv[optind], &battery, options) :
		      course(argv[optind], &battery, &options);
		if (ret < 0)
			return 2;
		over += ret;
	}
	if (!traced)
		printf("\n* over its bar: %d of the estimator's\nstate: %zu bytes (bar 256)\n",
		       over, sizeof(struct cg_soc));
	return 0;
}
