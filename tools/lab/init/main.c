// SPDX-License-Identifier: GPL-2.0-only
/* PID 1: mounts, runs /scenario line by line, says PASS or FAIL, powers off. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/reboot.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "init.h"

#define RECORD_MAX	960	/* the kernel takes 1024 bytes with its own prefix */
#define LINES_MAX	1000

static int console = -1;

/* One record of facility "user", level "notice". */
void say(const char *fmt, ...)
{
	char line[RECORD_MAX] = "<13>";
	va_list args;

	va_start(args, fmt);
	vsnprintf(line + 4, sizeof(line) - 4, fmt, args);
	va_end(args);
	if (write(console, line, strlen(line)) < 0)
		_exit(1);	/* nothing can be said: a panic that the runner sees */
}

long long boot_ms(void)
{
	struct timespec now;

	clock_gettime(CLOCK_BOOTTIME, &now);
	return now.tv_sec * 1000LL + now.tv_nsec / 1000000;
}

static const struct {
	const char *type;
	const char *where;
} mounts[] = {
	{ "devtmpfs",	"/dev" },
	{ "proc",	"/proc" },
	{ "sysfs",	"/sys" },
	{ "tmpfs",	"/tmp" },
	{ "configfs",	"/sys/kernel/config" },
	{ "debugfs",	"/sys/kernel/debug" },
	{ "tracefs",	"/sys/kernel/tracing" },
};

static void mount_all(void)
{
	for (size_t i = 0; i < ARRAY_SIZE(mounts); i++) {
		mkdir(mounts[i].where, 0755);
		mount(mounts[i].type, mounts[i].where, mounts[i].type, 0, "");
	}
}

static bool has_load_line(const char *text)
{
	for (const char *line = text; line; line = strchr(line, '\n')) {
		line += strspn(line, " \t\n");
		if (!strncmp(line, "load ", 5))
			return true;
	}
	return false;
}

static bool load_defaults(char *why)
{
	static const char *const names[] = {
		"chargov-lab", "chargov-governor", "chargov-charger", "chargov-forecast",
		"chargov-gauge", "chargov-bq25792", "chargov-max1726x", "chargov-lc709203f",
		"chargov-usb-port", "chargov-direct", "chargov-discrete", "chargov-oracle",
		"chargov-pack",
	};

	for (size_t i = 0; i < ARRAY_SIZE(names); i++) {
		if (!load_module(names[i], "", why))
			return false;
	}
	return true;
}

static bool run_line(int number, const char *line, bool aloud)
{
	char words[VALUE_MAX];
	char text[RECORD_MAX / 2];
	char why[VALUE_MAX];
	struct step step = { .line = number, .verb = words };
	bool ok;

	line += strspn(line, " \t");
	if (!*line || *line == '#')
		return true;
	snprintf(words, sizeof(words), "%s", line);
	snprintf(text, sizeof(text), "%s", line);
	if (aloud)
		say("lab: %lld.%03lld line %d: %s", boot_ms() / 1000, boot_ms() % 1000, number,
		    text);
	step.rest = step.verb + strcspn(step.verb, " \t");
	if (*step.rest)
		*step.rest++ = '\0';
	ok = step_run(&step, why);
	why[strcspn(why, "\n")] = '\0';
	kmsg_drain();
	if (aloud || !ok)
		say("lab: %lld.%03lld line %d: %s%s%.300s", boot_ms() / 1000, boot_ms() % 1000,
		    number, ok ? "ok" : "failed", why[0] ? ": " : "", why);
	if (!ok)
		say("FAIL line %d: %s: %.300s", number, text, why);
	return ok;
}

static char *lines[LINES_MAX];
static int n_lines;

static bool cut_lines(char *text)
{
	char *next = text;

	while (next) {
		if (n_lines == LINES_MAX) {
			say("FAIL line %d: there are more than %d lines", n_lines + 1, LINES_MAX);
			return false;
		}
		lines[n_lines++] = strsep(&next, "\n");
	}
	return true;
}

static bool is_end(const char *line)
{
	return !strncmp(line, "end", 3) && !line[3 + strspn(line + 3, " \t")];
}

/*
 * "repeat N" runs what follows up to "end" N times, and tells only of the first round. The round
 * stands in the log where one fails. Rounds do not stand in one another.
 */
static bool run_rounds(int first, int last, int rounds)
{
	for (int round = 1; round <= rounds; round++) {
		for (int i = first; i < last; i++) {
			if (run_line(i + 1, lines[i], round == 1))
				continue;
			say("lab: in round %d of %d", round, rounds);
			return false;
		}
	}
	return true;
}

static bool run_lines(char *text)
{
	int rounds;
	int end;

	if (!cut_lines(text))
		return false;
	for (int i = 0; i < n_lines; i = end + 1) {
		end = i;
		if (sscanf(lines[i], "repeat %d", &rounds) != 1) {
			if (!run_line(i + 1, lines[i], true))
				return false;
			continue;
		}
		while (end < n_lines && !is_end(lines[end]))
			end++;
		if (end == n_lines) {
			say("FAIL line %d: repeat has no end", i + 1);
			return false;
		}
		say("lab: line %d: %d rounds", i + 1, rounds);
		if (!run_rounds(i + 1, end, rounds))
			return false;
	}
	return true;
}

static char *read_scenario(void)
{
	FILE *file = fopen("/scenario", "re");
	struct stat st;
	char *text;

	if (!file || fstat(fileno(file), &st))
		return NULL;
	text = calloc(1, (size_t)st.st_size + 1);
	if (text && fread(text, 1, (size_t)st.st_size, file) != (size_t)st.st_size) {
		free(text);
		text = NULL;
	}
	fclose(file);
	return text;
}

static bool run_scenario(void)
{
	char *text = read_scenario();
	char why[VALUE_MAX] = "";

	if (!text) {
		say("FAIL line 0: /scenario cannot be read");
		return false;
	}
	if (!has_load_line(text) && !load_defaults(why)) {
		say("FAIL line 0: %.300s", why);
		return false;
	}
	if (!run_lines(text))
		return false;
	kmsg_drain();
	if (kmsg_splat()) {
		say("FAIL line 0: the kernel said: %.300s", kmsg_splat());
		return false;
	}
	return true;
}

int main(void)
{
	mount_all();
	console = open("/dev/kmsg", O_WRONLY | O_CLOEXEC);
	if (console < 0 || !kmsg_open())
		return 1;
	if (run_scenario())
		say("PASS");
	counts_tell();
	sync();
	reboot(RB_POWER_OFF);
	return 1;
}
