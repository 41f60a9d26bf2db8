// SPDX-License-Identifier: GPL-2.0-only
/*
 * A course as a picture: current and what limits it above, voltage and charge below, the phases
 * shaded in both and named between them.
 */
#include <errno.h>
#include <signal.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <chargov/pure.h>
#include "course.h"

#define WIDTH		1280
#define HEIGHT		720
#define LEFT		80
#define RIGHT		(WIDTH - 80)
#define PANEL		270
#define TOP_PANEL	60
#define LOW_PANEL	(TOP_PANEL + PANEL + 50)
/* Lines of a curve: one for each pixel is enough. */
#define MOST_POINTS	(RIGHT - LEFT)
/* A phase narrower than its name has none. */
#define NAME_WIDTH	60

/**
 * struct panel - where values come out
 * @file: the picture
 * @course: what is drawn
 * @top: of the panel
 * @lo: value at its bottom
 * @hi: value at its top
 */
struct panel {
	FILE *file;
	const struct course *course;
	double top;
	double lo;
	double hi;
};

typedef double (*value_fn)(const struct moment *moment);

static double amps(const struct moment *m)
{
	return m->amps;
}

static double limit_amps(const struct moment *m)
{
	return m->limit_amps;
}

static double volts(const struct moment *m)
{
	return m->volts;
}

static double limit_volts(const struct moment *m)
{
	return m->limit_volts;
}

static double pct(const struct moment *m)
{
	return m->pct;
}

static double first_s(const struct course *course)
{
	return course->moment[0].s;
}

static double last_s(const struct course *course)
{
	return fmax(course->moment[course->n - 1].s, first_s(course) + 1);
}

static double x_of(const struct course *course, double s)
{
	return LEFT + (RIGHT - LEFT) * (s - first_s(course)) / (last_s(course) - first_s(course));
}

static double y_of(const struct panel *p, double value)
{
	double part = (value - p->lo) / (p->hi - p->lo);

	return p->top + PANEL * (1 - fmin(fmax(part, 0), 1));
}

/* The next of 1, 2 and 5 times a power of ten. */
static double round_step(double least)
{
	double power = pow(10, floor(log10(least)));
	double digit = least / power;

	return power * (digit <= 1 ? 1 : digit <= 2 ? 2 : digit <= 5 ? 5 : 10);
}

static void curve(const struct panel *p, value_fn value, const char *colour, const char *dash)
{
	const struct course *c = p->course;
	size_t step = c->n / MOST_POINTS + 1, i;

	fprintf(p->file, "<polyline fill=\"none\" stroke=\"%s\" stroke-width=\"2\"%s points=\"",
		colour, dash);
	for (i = 0; i < c->n; i += step)
		fprintf(p->file, "%.1f,%.1f ", x_of(c, c->moment[i].s),
			y_of(p, value(&c->moment[i])));
	fprintf(p->file, "%.1f,%.1f\"/>\n", x_of(c, c->moment[c->n - 1].s),
		y_of(p, value(&c->moment[c->n - 1])));
}

static void label(FILE *file, double x, double y, const char *anchor, const char *colour,
		  const char *format, double value)
{
	fprintf(file, "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" fill=\"%s\">", x, y, anchor,
		colour);
	fprintf(file, format, value);
	fprintf(file, "</text>\n");
}

static void frame(const struct panel *p)
{
	double step = round_step((p->hi - p->lo) / 5), value;
	int digits = step < 0.1 ? 2 : step < 1 ? 1 : 0;
	char format[8];

	snprintf(format, sizeof(format), "%%.%df", digits);
	fprintf(p->file, "<rect x=\"%d\" y=\"%.1f\" width=\"%d\" height=\"%d\"", LEFT, p->top,
		RIGHT - LEFT, PANEL);
	fprintf(p->file, " fill=\"none\" stroke=\"#444\"/>\n");
	for (value = ceil(p->lo / step) * step; value <= p->hi + step / 100; value += step) {
		fprintf(p->file, "<path d=\"M%d %.1fH%d\" stroke=\"#ddd\"/>\n", LEFT,
			y_of(p, value), RIGHT);
		label(p->file, LEFT - 8, y_of(p, value) + 5, "end", "#000", format, value);
	}
}

static const char *shade(const char *phase)
{
	static const char *const shades[][2] = {
		{ "precharge", "#fdf0d5" }, { "wakeup", "#fbe0e0" }, { "cc", "#e5f0fb" },
		{ "cv", "#e6f5e6" }, { "full", "#eeeeee" }, { "fault", "#f9c9c9" },
	};
	size_t i;

	for (i = 0; i < ARRAY_SIZE(shades); i++)
		if (!strcmp(shades[i][0], phase))
			return shades[i][1];
	return "#ffffff";
}

static void phases(FILE *file, const struct course *c)
{
	double from, to;
	size_t i, first = 0;

	for (i = 1; i <= c->n; i++) {
		if (i < c->n && !strcmp(c->moment[i].phase, c->moment[first].phase))
			continue;
		from = x_of(c, c->moment[first].s);
		to = x_of(c, c->moment[i < c->n ? i : c->n - 1].s);
		fprintf(file, "<rect x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\"", from,
			TOP_PANEL, to - from, LOW_PANEL + PANEL - TOP_PANEL);
		fprintf(file, " fill=\"%s\"/>\n", shade(c->moment[first].phase));
		if (to - from > NAME_WIDTH)
			fprintf(file, "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%s</text>",
				(from + to) / 2, TOP_PANEL + PANEL + 30, c->moment[first].phase);
		first = i;
	}
}

static void times(FILE *file, const struct course *c)
{
	double minutes = (last_s(c) - first_s(c)) / 60, step = round_step(minutes / 8), at;

	if (step > 10)
		step = ceil(minutes / 8 / 30) * 30;
	for (at = 0; at <= minutes; at += step)
		label(file, x_of(c, first_s(c) + at * 60), LOW_PANEL + PANEL + 22, "middle", "#000",
		      "%.0f", at);
	label(file, (LEFT + RIGHT) / 2, LOW_PANEL + PANEL + 42, "middle", "#000", "minutes", 0);
}

/* The ends of an axis that all values fit in, with some room. */
static void span(struct panel *p, value_fn value, value_fn limit, bool from_zero)
{
	double lo = HUGE_VAL, hi = -HUGE_VAL;
	size_t i;

	for (i = 0; i < p->course->n; i++) {
		const struct moment *m = &p->course->moment[i];

		lo = fmin(lo, value(m));
		hi = fmax(hi, fmax(value(m), limit(m)));
	}
	if (from_zero)
		lo = fmin(lo, 0);
	p->lo = from_zero ? lo : lo - (hi - lo) / 10;
	p->hi = hi + fmax((hi - p->lo) / 10, 0.01);
}

static void title_text(FILE *file, const char *title)
{
	fprintf(file, "<text x=\"%d\" y=\"30\" font-size=\"18\">", LEFT);
	for (; *title; title++) {
		if (strchr("<>&", *title))
			fprintf(file, "&#%d;", *title);
		else
			fputc(*title, file);
	}
	fprintf(file, "</text>\n");
}

static void legend(FILE *file, double y, const char *colour, const char *solid,
		   const char *dashed)
{
	fprintf(file, "<text x=\"%d\" y=\"%.1f\" fill=\"%s\">%s</text>\n", LEFT, y, colour, solid);
	fprintf(file, "<text x=\"%d\" y=\"%.1f\" fill=\"#b02020\">- - %s</text>\n", LEFT + 150, y,
		dashed);
}

static void draw(FILE *file, const struct course *course, const char *title)
{
	static const char dash[] = " stroke-dasharray=\"8 5\"";
	struct panel top = { file, course, TOP_PANEL, 0, 1 };
	struct panel low = { file, course, LOW_PANEL, 0, 1 };
	struct panel charge = { file, course, LOW_PANEL, 0, 100 };
	int i;

	span(&top, amps, limit_amps, true);
	span(&low, volts, limit_volts, false);
	fprintf(file, "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\"", WIDTH,
		HEIGHT);
	fprintf(file, " font-family=\"sans-serif\" font-size=\"14\">\n");
	fprintf(file, "<rect width=\"100%%\" height=\"100%%\" fill=\"#fff\"/>\n");
	title_text(file, title);
	phases(file, course);
	frame(&top);
	frame(&low);
	legend(file, TOP_PANEL - 8, "#1f5fa8", "current, A", "limit");
	legend(file, LOW_PANEL - 8, "#1f5fa8", "voltage, V", "limit");
	label(file, RIGHT, LOW_PANEL - 8, "end", "#3a8a3a", "charge, %%", 0);
	for (i = 0; i <= 100; i += 20)
		label(file, RIGHT + 8, y_of(&charge, i) + 5, "start", "#3a8a3a", "%.0f", i);
	curve(&top, limit_amps, "#b02020", dash);
	curve(&top, amps, "#1f5fa8", "");
	curve(&low, limit_volts, "#b02020", dash);
	curve(&charge, pct, "#3a8a3a", "");
	curve(&low, volts, "#1f5fa8", "");
	times(file, course);
	fprintf(file, "</svg>\n");
}

static bool ends_in(const char *path, const char *end)
{
	size_t n = strlen(path);

	return n > strlen(end) && !strcmp(path + n - strlen(end), end);
}

bool course_can_draw(const char *path)
{
	if (ends_in(path, ".svg") || ends_in(path, ".png"))
		return true;
	fprintf(stderr, "%s: is not the name of a picture; let it end in .svg or .png.\n", path);
	return false;
}

/* A program of librsvg makes pixels of it; the path goes by the environment, whatever is in it. */
static bool draw_png(const struct course *course, const char *title, const char *path)
{
	FILE *pipe = setenv("CHARGOV_PICTURE", path, 1) ? NULL :
		     popen("exec rsvg-convert -o \"$CHARGOV_PICTURE\"", "w");

	if (pipe) {
		/* it may not be there, or have ended */
		signal(SIGPIPE, SIG_IGN);
		draw(pipe, course, title);
	}
	if (pipe && !pclose(pipe))
		return true;
	fprintf(stderr, "%s: was not drawn; install librsvg2-bin, or name a file .svg.\n", path);
	return false;
}

bool course_draw(const struct course *course, const char *title, const char *path)
{
	FILE *file;
	bool bad;

	if (ends_in(path, ".png"))
		return draw_png(course, title, path);
	file = fopen(path, "w");
	if (!file) {
		fprintf(stderr, "%s: %s.\n", path, strerror(errno));
		return false;
	}
	draw(file, course, title);
	bad = ferror(file);
	bad |= fclose(file);
	if (bad)
		fprintf(stderr, "%s: cannot be written: %s.\n", path, strerror(errno));
	return !bad;
}
