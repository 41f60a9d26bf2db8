// SPDX-License-Identifier: GPL-2.0-only
/*
 * chargov watch: a battery while it is charged, in a terminal of 80 by 24 or more. What is shown is
 * made as plain text, so that it can be tested, and printed where there is no terminal.
 */
#include <curses.h>
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "options.h"
#include "sysfs.h"

#define LEAST_ROWS	24
#define LEAST_COLS	80
#define MOST_ROWS	100
#define MOST_COLS	300
#define HEAD_ROWS	7
#define FOOT_ROWS	1
#define LABEL_COLS	10
#define HISTORY		4096

enum { VOLTS, AMPS, PCT, DEGC, N_CURVES };

/**
 * struct curve - what one panel shows
 * @title: what it is
 * @format: of its numbers
 * @span: its panel is at least that high
 */
static const struct curve {
	const char *title;
	const char *format;
	double span;
} curves[N_CURVES] = {
	[VOLTS] = { "voltage V", "%8.3f", 0.02 },
	[AMPS] = { "current A", "%8.3f", 0.1 },
	[PCT] = { "charge %", "%8.1f", 2 },
	[DEGC] = { "temp. C", "%8.1f", 2 },
};

/**
 * struct history - what was seen
 * @value: the last of each; NAN = not known
 * @n: how many since the beginning
 */
struct history {
	double value[N_CURVES][HISTORY];
	long n;
};

/**
 * struct page - a screen of text
 * @rows: how many
 * @cols: how wide
 * @text: rows of it, each ended
 */
struct page {
	int rows;
	int cols;
	char text[MOST_ROWS][MOST_COLS + 1];
};

static void page_clear(struct page *page, int rows, int cols)
{
	int row;

	page->rows = rows < LEAST_ROWS ? LEAST_ROWS : rows > MOST_ROWS ? MOST_ROWS : rows;
	page->cols = cols < LEAST_COLS ? LEAST_COLS : cols > MOST_COLS ? MOST_COLS : cols;
	for (row = 0; row < page->rows; row++) {
		memset(page->text[row], ' ', page->cols);
		page->text[row][page->cols] = '\0';
	}
}

/* What does not fit is left out. */
static int page_put(struct page *page, int row, int col, const char *format, ...)
{
	char text[MOST_COLS + 1];
	va_list args;
	int n;

	va_start(args, format);
	n = vsnprintf(text, sizeof(text), format, args);
	va_end(args);
	if (n < 0 || row < 0 || row >= page->rows || col < 0 || col >= page->cols)
		return col;
	n = (int)strlen(text);
	if (n > page->cols - col)
		n = page->cols - col;
	memcpy(&page->text[row][col], text, n);
	return col + n;
}

static double at(const struct history *h, int curve, long i)
{
	return h->value[curve][i % HISTORY];
}

/* Lowest and highest of those that are shown; at least the span of the curve apart. */
static bool range(const struct history *h, int curve, long from, double *lo, double *hi)
{
	long i;

	*lo = INFINITY;
	*hi = -INFINITY;
	for (i = from; i < h->n; i++) {
		double v = at(h, curve, i);

		if (isnan(v))
			continue;
		*lo = fmin(*lo, v);
		*hi = fmax(*hi, v);
	}
	if (*hi < *lo)
		return false;
	if (*hi - *lo < curves[curve].span) {
		double more = (curves[curve].span - (*hi - *lo)) / 2;

		*lo -= more;
		*hi += more;
	}
	return true;
}

static void draw_curve(struct page *page, const struct history *h, int curve, int top, int rows)
{
	int cols = page->cols - LABEL_COLS - 1;
	long from = h->n > cols ? h->n - cols : 0, i;
	double lo, hi;
	int row;

	page_put(page, top, 0, "%s", curves[curve].title);
	for (row = 0; row < rows; row++)
		page_put(page, top + row, LABEL_COLS, "|");
	if (!range(h, curve, from, &lo, &hi)) {
		page_put(page, top + rows / 2, LABEL_COLS + 2, "not known");
		return;
	}
	/* the title is where the highest would be: it is one lower */
	page_put(page, top + 1, 0, curves[curve].format, hi);
	page_put(page, top + rows - 1, 0, curves[curve].format, lo);
	for (i = from; i < h->n; i++) {
		double v = at(h, curve, i);

		if (isnan(v))
			continue;
		row = (int)lround((hi - v) / (hi - lo) * (rows - 1));
		page_put(page, top + row, LABEL_COLS + 1 + (int)(i - from), "*");
	}
}

static int put_value(struct page *page, int row, int col, const char *format, double value)
{
	char text[64];

	if (isnan(value))
		return col;
	snprintf(text, sizeof(text), format, value);
	return page_put(page, row, col, "%s", text);
}

static void draw_head(struct page *page, const struct battery *b)
{
	int col = page_put(page, 0, 0, "%s  ", b->name);
	char time[32];
	const char *why = strcmp(b->why, "none") ? word_of_why(b->why) : "";

	col = put_value(page, 0, col, "%.0f %%  ", b->pct);
	col = page_put(page, 0, col, "%s", b->status);
	if (time_in_words(b->full_s, time)[0])
		page_put(page, 0, col, ", full in %s", time);
	else if (time_in_words(b->empty_s, time)[0])
		page_put(page, 0, col, ", empty in %s", time);
	page_put(page, 1, 0, "phase   %s: %s", b->state, word_of_phase(b->state));
	page_put(page, 2, 0, "limit   %s: %s", b->limited_by, word_of_limit(b->limited_by));
	if (why[0])
		page_put(page, 3, 0, "why     %s: %s", b->why, why);
	col = page_put(page, 4, 0, "told    ");
	col = put_value(page, 4, col, "%.3f V ", b->told_volts > 0 ? b->told_volts : NAN);
	col = put_value(page, 4, col, "%.3f A", b->told_amps > 0 ? b->told_amps : NAN);
	if (b->n_told)
		page_put(page, 4, col, "  %s %s", b->told[0].name, b->told[0].state);
	col = page_put(page, 5, 0, "now     ");
	col = put_value(page, 5, col, "%.3f V ", b->volts);
	col = put_value(page, 5, col, "%+.3f A ", b->amps);
	col = put_value(page, 5, col, "%+.2f W ", b->volts * b->amps);
	put_value(page, 5, col, "%.1f C", b->degc);
}

static void draw(struct page *page, const struct battery *b, const struct history *h,
		 double every_s)
{
	int rows = (page->rows - HEAD_ROWS - FOOT_ROWS) / N_CURVES, curve;
	long shown = page->cols - LABEL_COLS - 1;

	draw_head(page, b);
	for (curve = 0; curve < N_CURVES; curve++)
		draw_curve(page, h, curve, HEAD_ROWS + curve * rows, rows);
	page_put(page, page->rows - 1, 0, "%.0f s of %.0f s shown; q ends",
		 (h->n < shown ? h->n : shown) * every_s, h->n * every_s);
}

static void remember(struct history *h, const struct battery *b)
{
	h->value[VOLTS][h->n % HISTORY] = b->volts;
	h->value[AMPS][h->n % HISTORY] = b->amps;
	h->value[PCT][h->n % HISTORY] = b->pct;
	h->value[DEGC][h->n % HISTORY] = b->degc;
	h->n++;
}

/**
 * struct wishes - how it was called
 * @root: where sysfs is
 * @every_s: how often it looks
 * @count: ends after so many, 0 = never
 */
struct wishes {
	const char *root;
	double every_s;
	double count;
};

/* Where there is no terminal: the last screen, as text. */
static int run_plain(const struct wishes *o, struct battery *b, struct history *h,
		     struct page *page)
{
	long i;
	int row;

	for (i = 0; i < (o->count > 0 ? (long)o->count : 1); i++) {
		if (i)
			usleep((useconds_t)(o->every_s * 1e6));
		if (!battery_read(o->root, b)) {
			battery_gone(b);
			return 1;
		}
		remember(h, b);
	}
	page_clear(page, LEAST_ROWS, LEAST_COLS);
	draw(page, b, h, o->every_s);
	for (row = 0; row < page->rows; row++)
		printf("%s\n", page->text[row]);
	return 0;
}

static int run_terminal(const struct wishes *o, struct battery *b, struct history *h,
			struct page *page)
{
	int key = ERR, row;
	bool there = true;

	initscr();
	cbreak();
	noecho();
	curs_set(0);
	timeout((int)(o->every_s * 1000));
	while (key != 'q' && (!o->count || h->n < o->count)) {
		/* a window that changed is drawn at once, and not another look */
		if (key != KEY_RESIZE) {
			there = battery_read(o->root, b);
			if (!there)
				break;
			remember(h, b);
		}
		page_clear(page, LINES, COLS);
		draw(page, b, h, o->every_s);
		erase();
		for (row = 0; row < page->rows && row < LINES; row++)
			mvaddnstr(row, 0, page->text[row], COLS);
		refresh();
		key = getch();
	}
	endwin();
	/* before that it would be said on the screen, which goes */
	if (!there)
		battery_gone(b);
	return there ? 0 : 1;
}

int watch_main(int argc, char **argv)
{
	struct wishes o = { .root = "/sys", .every_s = 2 };
	const char *name = NULL;
	const struct option options[] = {
		{ "", .text = &name, .word = "BATTERY",
		  .help = "its name, else the first that chargov charges" },
		{ "--every", .number = &o.every_s, .least = 0.1, .most = 3600, .unit = "seconds",
		  .word = "S", .help = "time between two looks" },
		{ "--count", .number = &o.count, .most = 1e9, .word = "N",
		  .help = "ends after so many, 0 = when q is typed" },
		{ "--sysfs", .text = &o.root, .word = "DIR",
		  .help = "where sysfs is, else /sys" },
		{ NULL },
	};
	static struct history history;
	static struct page page;
	struct battery b;

	if (!options_read(argc, argv, options) || !battery_find(o.root, name, &b))
		return 2;
	if (isatty(STDOUT_FILENO) && isatty(STDIN_FILENO))
		return run_terminal(&o, &b, &history, &page);
	return run_plain(&o, &b, &history, &page);
}
