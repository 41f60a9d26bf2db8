// SPDX-License-Identifier: GPL-2.0-only
/* chargov status and log: a battery of the running kernel, on one screen, as JSON, and as a log. */
#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include "course.h"
#include "options.h"
#include "sysfs.h"

/* --- one screen --- */

/* Nothing for what is not known. */
static void print_value(const char *format, double value)
{
	if (!isnan(value))
		printf(format, value);
}

static void print_time(const char *what, double s)
{
	char text[32];

	if (time_in_words(s, text)[0])
		printf(", %s in %s", what, text);
}

static void print_head(const struct battery *b)
{
	printf("%s  ", b->name);
	print_value("%.0f %%  ", b->pct);
	printf("%s", b->status[0] ? b->status : "Unknown");
	print_time("full", b->full_s);
	print_time("empty", b->empty_s);
	printf("\n ");
	print_value("  %.3f V", b->volts);
	print_value("  %+.3f A", b->amps);
	print_value("  %+.2f W", b->volts * b->amps);
	print_value("  %.1f C", b->degc);
	if (b->health[0])
		printf("  health %s", b->health);
	print_value("  holds %.0f %%", b->health_pct);
	print_value("  %.0f cycles", b->cycles);
	printf("\n");
}

static void print_words(const char *title, const char *word, const char *words)
{
	printf("%-10s%s%s%s\n", title, word, words[0] ? ": " : "", words);
}

static void print_state(const struct battery *b)
{
	const char *help = help_for_why(b->why);

	print_words("phase", b->state, word_of_phase(b->state));
	if (strcmp(b->why, "none"))
		print_words("why", b->why, word_of_why(b->why));
	if (help)
		print_words("do", help, "");
	if (b->limited_by[0])
		print_words("limit", b->limited_by, word_of_limit(b->limited_by));
	print_value("faults    %.0f since it appeared\n", b->faults > 0 ? b->faults : NAN);
	print_value("left out  %.0f of its members\n", b->degraded > 0 ? b->degraded : NAN);
	if (b->fail_safe[0])
		print_words("fail-safe", b->fail_safe,
			    strstr(b->fail_safe, "unsupervised") ?
			    "if this kernel stops, nobody guards the charge" : "");
}

static void print_wishes(const struct battery *b)
{
	printf("wishes    ");
	if (b->type[0])
		printf("type %s  ", b->type);
	if (b->behaviour[0])
		printf("behaviour %s  ", b->behaviour);
	if (!isnan(b->start_pct) && !isnan(b->end_pct))
		printf("thresholds %.0f to %.0f %%  ", b->start_pct, b->end_pct);
	print_value("at most %.3f A", b->cap_amps);
	printf("\n");
}

static void print_around(const struct battery *b)
{
	int i;

	for (i = 0; i < b->n_members; i++) {
		const struct member *m = &b->member[i];

		printf("%-10s%-20.30s %-9s", i ? "" : "members", m->name, m->state);
		print_value(" %3.0f %%", m->pct);
		print_value(" %.3f V", m->volts);
		print_value(" %+.3f A", m->amps);
		print_value(" %.1f C", m->degc);
		print_value(" missed %.0f", m->missed > 0 ? m->missed : NAN);
		printf("\n");
	}
	for (i = 0; i < b->n_told; i++) {
		const struct told *t = &b->told[i];

		printf("%-10s%-20.30s %-9s", i ? "" : "chargers", t->name, t->state);
		print_value(" %.3f V", t->volts > 0 ? t->volts : NAN);
		print_value(" %.3f A", t->amps > 0 ? t->amps : NAN);
		print_value(" input %.3f A", t->input_amps > 0 ? t->input_amps : NAN);
		printf("\n");
	}
	for (i = 0; i < b->n_inputs; i++) {
		const struct input *in = &b->input[i];

		printf("%-10s%-20.30s %-9s %s", i ? "" : "supplies", in->name,
		       in->online ? "online" : "offline", in->kind);
		print_value(" %.2f V", in->volts);
		print_value(" %.2f A", in->amps);
		printf("\n");
	}
}

/* --- JSON --- */

/* What came from a file has plain characters and line feeds only. */
static void json_text(const char *name, const char *text, const char *after)
{
	printf("\"%s\":\"", name);
	for (; *text; text++)
		printf(*text == '"' || *text == '\\' ? "\\%c" : "%c", *text);
	printf("\"%s", after);
}

static void json_number(const char *name, double value, const char *after)
{
	if (isnan(value))
		printf("\"%s\":null%s", name, after);
	else
		printf("\"%s\":%.10g%s", name, value, after);
}

static void json_members(const struct battery *b)
{
	int i;

	printf("\"members\":[");
	for (i = 0; i < b->n_members; i++) {
		const struct member *m = &b->member[i];

		printf("%s{", i ? "," : "");
		json_text("name", m->name, ",");
		json_text("state", m->state, ",");
		json_number("volts", m->volts, ",");
		json_number("amps", m->amps, ",");
		json_number("celsius", m->degc, ",");
		json_number("percent", m->pct, ",");
		json_number("missed", m->missed, "}");
	}
	printf("],");
}

static void json_around(const struct battery *b)
{
	int i;

	json_members(b);
	printf("\"chargers\":[");
	for (i = 0; i < b->n_told; i++) {
		printf("%s{", i ? "," : "");
		json_text("name", b->told[i].name, ",");
		json_text("state", b->told[i].state, ",");
		json_number("volts", b->told[i].volts, ",");
		json_number("amps", b->told[i].amps, ",");
		json_number("input_amps", b->told[i].input_amps, "}");
	}
	printf("],\"supplies\":[");
	for (i = 0; i < b->n_inputs; i++) {
		printf("%s{", i ? "," : "");
		json_text("name", b->input[i].name, ",");
		json_text("kind", b->input[i].kind, ",");
		printf("\"online\":%s,", b->input[i].online ? "true" : "false");
		json_number("volts", b->input[i].volts, ",");
		json_number("amps", b->input[i].amps, "}");
	}
	printf("]");
}

static void print_json(const struct battery *b)
{
	printf("{");
	json_text("name", b->name, ",");
	json_text("status", b->status, ",");
	json_text("health", b->health, ",");
	json_number("percent", b->pct, ",");
	json_number("volts", b->volts, ",");
	json_number("amps", b->amps, ",");
	json_number("celsius", b->degc, ",");
	json_number("full_seconds", b->full_s, ",");
	json_number("empty_seconds", b->empty_s, ",");
	json_number("health_percent", b->health_pct, ",");
	json_number("cycles", b->cycles, ",");
	json_text("phase", b->state, ",");
	json_text("why", b->why, ",");
	json_text("why_in_words", word_of_why(b->why), ",");
	json_text("limited_by", b->limited_by, ",");
	json_text("fail_safe", b->fail_safe, ",");
	json_text("type", b->type, ",");
	json_text("behaviour", b->behaviour, ",");
	json_number("start_percent", b->start_pct, ",");
	json_number("end_percent", b->end_pct, ",");
	json_number("most_amps", b->cap_amps, ",");
	json_number("told_volts", b->told_volts, ",");
	json_number("told_amps", b->told_amps, ",");
	json_number("left_out", b->degraded, ",");
	json_number("faults", b->faults, ",");
	json_around(b);
	printf("}\n");
}

/* --- the commands --- */

int status_main(int argc, char **argv)
{
	const char *root = "/sys", *name = NULL;
	bool json = false;
	const struct option options[] = {
		{ "", .text = &name, .word = "BATTERY",
		  .help = "its name, else the first that chargov charges" },
		{ "--json", .flag = &json, .help = "one object, for programs" },
		{ "--sysfs", .text = &root, .word = "DIR",
		  .help = "where sysfs is, else /sys" },
		{ NULL },
	};
	struct battery b;

	if (!options_read(argc, argv, options) || !battery_find(root, name, &b))
		return 2;
	if (!battery_read(root, &b)) {
		battery_gone(&b);
		return 2;
	}
	if (json) {
		print_json(&b);
		return 0;
	}
	print_head(&b);
	print_state(&b);
	print_wishes(&b);
	print_around(&b);
	return 0;
}

static double now_s(void)
{
	struct timespec t;

	/* a log goes on where the system slept */
	clock_gettime(CLOCK_BOOTTIME, &t);
	return t.tv_sec + t.tv_nsec / 1e9;
}

static double known(double value)
{
	return isnan(value) ? 0 : value;
}

static struct moment moment_of(const struct battery *b, double s)
{
	struct moment m = {
		.s = s,
		.volts = known(b->volts),
		.amps = known(b->amps),
		.limit_volts = fmax(known(b->told_volts), 0),
		.limit_amps = fmax(known(b->told_amps), 0),
		.pct = known(b->pct),
		.degc = known(b->degc),
	};

	snprintf(m.phase, sizeof(m.phase), "%.15s", b->state);
	snprintf(m.limited_by, sizeof(m.limited_by), "%.15s", b->limited_by[0] ? b->limited_by :
								      "none");
	return m;
}

static void wait_until(double s)
{
	double left = s - now_s();
	struct timespec t = { (time_t)left, (long)(fmod(left, 1) * 1e9) };

	if (left > 0)
		nanosleep(&t, NULL);
}

static bool write_log(const struct battery *b, double s)
{
	struct moment m = moment_of(b, s);

	course_line(stdout, &m);
	if (!fflush(stdout))
		return true;
	fprintf(stderr, "chargov: the log cannot be written: %s.\n", strerror(errno));
	return false;
}

/* Each line is complete when the next look begins: it may be ended at any time. */
int log_main(int argc, char **argv)
{
	const char *root = "/sys", *name = NULL, *to = NULL;
	double from_s = now_s(), next_s = from_s, every_s = 10, count = 0;
	const struct option options[] = {
		{ "", .text = &name, .word = "BATTERY",
		  .help = "its name, else the first that chargov charges" },
		{ "--every", .number = &every_s, .least = 0.1, .most = 86400, .unit = "seconds",
		  .word = "S", .help = "time between two looks" },
		{ "--count", .number = &count, .most = 1e9, .word = "N",
		  .help = "ends after so many, 0 = when it is ended" },
		{ "--to", .text = &to, .word = "FILE.csv",
		  .help = "where to, else standard output" },
		{ "--sysfs", .text = &root, .word = "DIR",
		  .help = "where sysfs is, else /sys" },
		{ NULL },
	};
	struct battery b;
	long i;

	if (!options_read(argc, argv, options) || !battery_find(root, name, &b))
		return 2;
	if (to && !freopen(to, "w", stdout)) {
		fprintf(stderr, "chargov: %s: %s.\n", to, strerror(errno));
		return 2;
	}
	course_head(stdout);
	for (i = 0; !count || i < (long)count; i++) {
		wait_until(next_s);
		if (!battery_read(root, &b)) {
			battery_gone(&b);
			return 1;
		}
		if (!write_log(&b, now_s() - from_s))
			return 1;
		/* looks that a sleep of the system took are not made up for */
		next_s = fmax(next_s + every_s, now_s());
	}
	return 0;
}
