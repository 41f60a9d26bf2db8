// SPDX-License-Identifier: GPL-2.0-only
/* A course as CSV: one line each, times in seconds, SI units. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include "course.h"

#define HEAD	"time_s,phase,limited_by,voltage_v,current_a,limit_v,limit_a,soc_pct,temp_c"

bool course_add(struct course *course, const struct moment *moment)
{
	if (course->n == course->room) {
		size_t room = course->room ? 2 * course->room : 1024;
		struct moment *more = realloc(course->moment, room * sizeof(*more));

		if (!more)
			return false;
		course->moment = more;
		course->room = room;
	}
	course->moment[course->n++] = *moment;
	return true;
}

void course_free(struct course *course)
{
	free(course->moment);
	*course = (struct course) { 0 };
}

void course_head(FILE *file)
{
	fprintf(file, HEAD "\n");
}

void course_line(FILE *file, const struct moment *m)
{
	fprintf(file, "%.1f,%s,%s,%.4f,%.4f,%.4f,%.4f,%.2f,%.2f\n", m->s, m->phase,
		m->limited_by, m->volts, m->amps, m->limit_volts, m->limit_amps, m->pct, m->degc);
}

bool course_write(const struct course *course, const char *path)
{
	FILE *file = fopen(path, "w");
	size_t i;
	bool bad;

	if (!file) {
		fprintf(stderr, "%s: %s.\n", path, strerror(errno));
		return false;
	}
	course_head(file);
	for (i = 0; i < course->n; i++)
		course_line(file, &course->moment[i]);
	bad = ferror(file);
	bad |= fclose(file);
	if (bad)
		fprintf(stderr, "%s: cannot be written: %s.\n", path, strerror(errno));
	return !bad;
}

static bool parse(const char *line, struct moment *m)
{
	int end = -1;

	memset(m, 0, sizeof(*m));
	return sscanf(line, "%lf,%15[a-z-],%15[a-z-],%lf,%lf,%lf,%lf,%lf,%lf %n", &m->s, m->phase,
		      m->limited_by, &m->volts, &m->amps, &m->limit_volts, &m->limit_amps,
		      &m->pct, &m->degc, &end) == 9 && end > 0 && !line[end];
}

static bool is_sane(const struct moment *m, const struct course *course)
{
	double before_s = course->n ? course->moment[course->n - 1].s : 0;

	return m->s >= before_s && m->s < 1e9 && m->volts > -1 && m->volts < 1000 &&
	       m->amps > -1000 && m->amps < 1000 && m->limit_volts >= 0 && m->limit_volts < 1000 &&
	       m->limit_amps >= 0 && m->limit_amps < 1000 && m->pct > -1000 && m->pct < 1000 &&
	       m->degc > -300 && m->degc < 1000;
}

bool course_read(struct course *course, const char *path)
{
	FILE *file = fopen(path, "r");
	struct moment m;
	char line[256];
	int n = 1;

	*course = (struct course) { 0 };
	if (!file) {
		fprintf(stderr, "%s: %s.\n", path, strerror(errno));
		return false;
	}
	if (!fgets(line, sizeof(line), file) || strncmp(line, HEAD, strlen(HEAD))) {
		fprintf(stderr, "%s:1: is not \"%s\"; take a file of chargov sim --log.\n", path,
			HEAD);
		n = -1;
	}
	while (n > 0 && fgets(line, sizeof(line), file)) {
		n++;
		if (!parse(line, &m) || !is_sane(&m, course) || !course_add(course, &m)) {
			fprintf(stderr,
				"%s:%d: is no line of a course, or goes back in time; correct it or take it out.\n",
				path, n);
			n = -1;
		}
	}
	fclose(file);
	if (n > 0 && course->n < 2) {
		fprintf(stderr, "%s: has %zu lines and needs two; let it log for longer.\n", path,
			course->n);
		n = -1;
	}
	if (n < 0)
		course_free(course);
	return n > 0;
}
