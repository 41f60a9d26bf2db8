// SPDX-License-Identifier: GPL-2.0-only
/* Follows a course with a method, and measures how far it is off. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "run.h"

#define NOT_COUNTED_S	3600
#define NEAR_PCT	5

static void sense(const struct row *row, const struct row *before, const struct options *options,
		  struct reading *reading)
{
	const struct wrong *wrong = &options->wrong;
	double hours = before ? (row->t_s - before->t_s) / 3600 : 0;

	reading->dt_s = hours * 3600;
	reading->v_mv = row->v_mv;
	reading->i_ma = row->i_ma * (1 + wrong->gain) + wrong->i_ma;
	reading->q_mah = NAN;
	if (options->counter && before)
		reading->q_mah = (row->q_mah - before->q_mah) * (1 + wrong->gain) +
				 wrong->i_ma * hours;
	if (options->no_current)
		reading->i_ma = NAN;
	reading->temp_c = row->temp_c + wrong->temp_k;
}

static void judge(struct score *score, double off, double in_segment_s)
{
	if (fabs(off) > NEAR_PCT && in_segment_s < NOT_COUNTED_S)
		score->within_s = fmax(score->within_s, in_segment_s);
	if (in_segment_s < NOT_COUNTED_S)
		return;
	score->rmse += off * off;
	score->most = fmax(score->most, fabs(off));
	score->n++;
}

/**
 * run() - follow a course
 * @method: how
 * @battery: as it is described
 * @series: the course
 * @options: how
 * @score: the result
 */
void run(const struct method *method, const struct battery *battery, const struct series *series,
	 const struct options *options, struct score *score)
{
	struct battery own = *battery;
	void *state = calloc(1, method->size);
	const struct row *before = NULL;
	struct reading reading;
	double start_s = 0, pct;
	int i;

	*score = (struct score){ 0 };
	for (i = 0; i < series->n; i++) {
		const struct row *row = &series->row[i];

		if (!before || row->seg != before->seg) {
			before = NULL;
			start_s = row->t_s;
			if (!method->begin(state, &own, row->soc_pct + options->start_pct))
				score->most = INFINITY;
		}
		sense(row, before, options, &reading);
		pct = method->step(state, &reading);
		if (options->trace)
			printf("%.0f,%.2f,%.2f,%.0f,%.1f,%.1f\n", row->t_s, row->soc_pct, pct,
			       row->i_ma, row->v_mv, row->temp_c);
		if (!isnan(row->soc_pct))
			judge(score, pct - row->soc_pct, row->t_s - start_s);
		before = row;
	}
	score->rmse = sqrt(score->rmse / (score->n ? score->n : 1));
	free(state);
}
