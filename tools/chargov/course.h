/* SPDX-License-Identifier: GPL-2.0-only */
/* The course of a charge: simulated or logged, written as CSV, drawn as SVG. */
#ifndef CHARGOV_TOOL_COURSE_H
#define CHARGOV_TOOL_COURSE_H

#include <stdbool.h>
#include <stdio.h>

/**
 * struct moment - a line of a course
 * @s: time
 * @phase: word of the phase
 * @limited_by: word of the limit that holds the current
 * @volts: of the pack
 * @amps: into it
 * @limit_volts: what the charger was told, 0 = off
 * @limit_amps: likewise
 * @pct: state of charge
 * @degc: of the hottest cell
 */
struct moment {
	double s;
	char phase[16];
	char limited_by[16];
	double volts;
	double amps;
	double limit_volts;
	double limit_amps;
	double pct;
	double degc;
};

/**
 * struct course - all of them
 * @moment: in order
 * @n: how many
 * @room: for so many
 */
struct course {
	struct moment *moment;
	size_t n;
	size_t room;
};

bool course_add(struct course *course, const struct moment *moment);
void course_head(FILE *file);
void course_line(FILE *file, const struct moment *moment);
bool course_write(const struct course *course, const char *path);
/* False, after a sentence with file and line. */
bool course_read(struct course *course, const char *path);
void course_free(struct course *course);

/*
 * course_svg.c: two panels, 1280 by 720; as PNG by rsvg-convert where the name ends so. To a name
 * with another end it is not drawn: false, after a sentence.
 */
bool course_can_draw(const char *path);
bool course_draw(const struct course *course, const char *title, const char *path);

#endif /* CHARGOV_TOOL_COURSE_H */
