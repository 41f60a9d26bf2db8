// SPDX-License-Identifier: GPL-2.0-only
/* Reads a course from a CSV file. Columns are found by their names; others are skipped. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "series.h"

#define MOST_COLUMNS	16

enum column { C_T, C_SEG, C_I, C_V, C_TEMP, C_Q, C_SOC, N_COLUMNS };

static const struct {
	const char *name;
	double scale;
} columns[N_COLUMNS] = {
	[C_T] = { "t_s", 1 },
	[C_SEG] = { "seg", 1 },
	[C_I] = { "i_ma", 1 },
	[C_V] = { "v_mv", 1 },
	[C_TEMP] = { "temp_dc", 0.1 },
	[C_Q] = { "q_dmah", 0.1 },
	[C_SOC] = { "soc_ref_bp", 0.01 },
};

/**
 * series_append() - one moment more
 * @series: grows
 * @row: copied
 */
void series_append(struct series *series, const struct row *row)
{
	/* room for a power of two */
	if (!(series->n & (series->n - 1))) {
		size_t room = series->n ? 2 * (size_t)series->n : 1;

		series->row = realloc(series->row, room * sizeof(*row));
		if (!series->row) {
			fprintf(stderr, "out of memory\n");
			exit(1);
		}
	}
	series->row[series->n++] = *row;
}

/**
 * series_free() - let go of a course
 * @series: empty afterwards
 */
void series_free(struct series *series)
{
	free(series->row);
	*series = (struct series){ 0 };
}

static int read_header(char *line, enum column *which)
{
	int n = 0, i;
	char *name;

	for (name = strtok(line, ",\r\n"); name && n < MOST_COLUMNS; name = strtok(NULL, ",\r\n")) {
		which[n] = N_COLUMNS;
		for (i = 0; i < N_COLUMNS; i++) {
			if (!strcmp(name, columns[i].name))
				which[n] = i;
		}
		n++;
	}
	return n;
}

static bool read_row(char *line, const enum column *which, int n, struct row *row)
{
	double value[N_COLUMNS + 1] = { [C_Q] = NAN, [C_SOC] = NAN, [C_TEMP] = NAN };
	char *at = line, *end;
	int i;

	for (i = 0; i < n; i++) {
		value[which[i]] = strtod(at, &end);
		if (end == at)
			return false;
		if (which[i] < N_COLUMNS)
			value[which[i]] *= columns[which[i]].scale;
		at = end + (*end == ',');
	}
	*row = (struct row){
		.t_s = value[C_T], .seg = value[C_SEG], .i_ma = value[C_I], .v_mv = value[C_V],
		.temp_c = value[C_TEMP], .q_mah = value[C_Q], .soc_pct = value[C_SOC],
	};
	return true;
}

/**
 * series_load() - read a file
 * @path: of the file
 * @series: the result, to be freed
 *
 * Return: false if the file cannot be read, or a line of it is not one
 */
bool series_load(const char *path, struct series *series)
{
	enum column which[MOST_COLUMNS];
	FILE *file = fopen(path, "r");
	char line[512];
	struct row row;
	int n = 0;
	bool ok = file;

	*series = (struct series){ 0 };
	while (ok && fgets(line, sizeof(line), file)) {
		if (!n) {
			n = read_header(line, which);
			continue;
		}
		ok = read_row(line, which, n, &row);
		if (ok)
			series_append(series, &row);
	}
	if (file)
		fclose(file);
	return ok && series->n > 1;
}
