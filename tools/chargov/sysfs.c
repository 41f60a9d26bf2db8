// SPDX-License-Identifier: GPL-2.0-only
/*
 * Reading a battery from sysfs. A file that is missing or cannot be read is a value that is not
 * known; what is in it is printed later, so anything but plain characters is replaced.
 */
#include <ctype.h>
#include <dirent.h>
#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <linux/array_size.h>
#include "sysfs.h"

#define MICRO	0.000001

/* Of names, too: a driver's may have anything in them. */
static void clean(char *text)
{
	for (; *text; text++)
		if (*text != '\n' && (*text < ' ' || *text > '~'))
			*text = '?';
}

static bool read_text(const char *dir, const char *file, char *text, size_t size)
{
	char path[800];
	size_t n, i;
	FILE *from;

	text[0] = '\0';
	if (snprintf(path, sizeof(path), "%s/%s", dir, file) >= (int)sizeof(path))
		return false;
	from = fopen(path, "r");
	if (!from)
		return false;
	n = fread(text, 1, size - 1, from);
	fclose(from);
	while (n && isspace((unsigned char)text[n - 1]))
		n--;
	text[n] = '\0';
	for (i = 0; i < n; i++)
		if (!text[i])
			text[i] = '?';
	clean(text);
	return n > 0;
}

/* One word, or words, on one line. */
static void read_word(const char *dir, const char *file, char word[SYSFS_WORD])
{
	char text[256];

	read_text(dir, file, text, sizeof(text));
	text[strcspn(text, "\n")] = '\0';
	snprintf(word, SYSFS_WORD, "%.*s", SYSFS_WORD - 1, text);
}

/* Of several words the one in brackets; a kernel without them shows the active one only. */
static void read_active(const char *dir, const char *file, char word[SYSFS_WORD])
{
	char text[512], *from, *to;

	read_text(dir, file, text, sizeof(text));
	text[strcspn(text, "\n")] = '\0';
	from = strchr(text, '[');
	to = from ? strchr(from, ']') : NULL;
	if (to)
		*to = '\0';
	snprintf(word, SYSFS_WORD, "%.*s", SYSFS_WORD - 1, to ? from + 1 : text);
}

static double read_number(const char *dir, const char *file, double scale)
{
	char text[64], *end;
	double value;

	if (!read_text(dir, file, text, sizeof(text)))
		return NAN;
	value = strtod(text, &end);
	return *end || !isfinite(value) || fabs(value) > 1e15 ? NAN : value * scale;
}

/* Where the numbers of a battery are. */
static const struct {
	size_t at;
	const char *file;
	double scale;
} numbers[] = {
	{ offsetof(struct battery, pct), "capacity", 1 },
	{ offsetof(struct battery, volts), "voltage_now", MICRO },
	{ offsetof(struct battery, amps), "current_now", MICRO },
	{ offsetof(struct battery, degc), "temp", 0.1 },
	{ offsetof(struct battery, full_s), "time_to_full_now", 1 },
	{ offsetof(struct battery, empty_s), "time_to_empty_now", 1 },
	{ offsetof(struct battery, cycles), "cycle_count", 1 },
	{ offsetof(struct battery, start_pct), "charge_control_start_threshold", 1 },
	{ offsetof(struct battery, end_pct), "charge_control_end_threshold", 1 },
	{ offsetof(struct battery, cap_amps), "constant_charge_current_max", MICRO },
	{ offsetof(struct battery, told_volts), "constant_charge_voltage", MICRO },
	{ offsetof(struct battery, told_amps), "constant_charge_current", MICRO },
	{ offsetof(struct battery, health_pct), "chargov/state_of_health", 1 },
	{ offsetof(struct battery, degraded), "chargov/degraded", 1 },
	{ offsetof(struct battery, faults), "chargov/faults", 1 },
};

static void read_members(struct battery *b)
{
	char dir[600];
	int i;

	for (i = 0; i < SYSFS_ROWS; i++) {
		struct member *m = &b->member[i];

		snprintf(dir, sizeof(dir), "%s/chargov/member%d", b->dir, i);
		read_word(dir, "state", m->state);
		if (!m->state[0])
			break;
		read_word(dir, "name", m->name);
		m->volts = read_number(dir, "voltage_uv", MICRO);
		m->amps = read_number(dir, "current_ua", MICRO);
		m->degc = read_number(dir, "temp_mdegc", 0.001);
		m->pct = read_number(dir, "capacity", 1);
		m->missed = read_number(dir, "missed", 1);
	}
	b->n_members = i;
}

static void read_told(struct battery *b)
{
	char text[1024], *line, *rest = text;

	b->n_told = 0;
	read_text(b->dir, "chargov/chargers", text, sizeof(text));
	while ((line = strsep(&rest, "\n")) && b->n_told < 2) {
		struct told *t = &b->told[b->n_told];
		double uv, cc_ua, iin_ua;

		if (sscanf(line, "%47s %47s cv_uv=%lf cc_ua=%lf iin_ua=%lf", t->name, t->state, &uv,
			   &cc_ua, &iin_ua) != 5)
			continue;
		t->volts = uv * MICRO;
		t->amps = cc_ua * MICRO;
		t->input_amps = iin_ua * MICRO;
		b->n_told++;
	}
}

static void read_input(const char *dir, const char *name, struct battery *b)
{
	struct input *in = &b->input[b->n_inputs];
	char type[SYSFS_WORD], kind[SYSFS_WORD];
	double online = read_number(dir, "online", 1);

	read_word(dir, "type", type);
	if (isnan(online) || !strcmp(type, "Battery"))
		return;
	read_active(dir, "usb_type", kind);
	snprintf(in->name, sizeof(in->name), "%.*s", SYSFS_WORD - 1, name);
	clean(in->name);
	snprintf(in->kind, sizeof(in->kind), "%.20s%s%.20s", type, kind[0] ? " " : "", kind);
	in->online = online > 0;
	in->volts = read_number(dir, "voltage_max", MICRO);
	in->amps = read_number(dir, "current_max", MICRO);
	b->n_inputs++;
}

static int by_name(const struct dirent **a, const struct dirent **b)
{
	return strcmp((*a)->d_name, (*b)->d_name);
}

static int is_supply(const struct dirent *entry)
{
	return entry->d_name[0] != '.';
}

/* Calls @each for every supply until it returns true. */
static bool each_supply(const char *root, struct battery *b, const char *wanted,
			bool (*each)(const char *dir, const char *name, struct battery *b,
				     const char *wanted))
{
	char path[256], dir[520];
	struct dirent **entry;
	bool done = false;
	int i, n;

	snprintf(path, sizeof(path), "%.200s/class/power_supply", root);
	n = scandir(path, &entry, is_supply, by_name);
	if (n < 0) {
		fprintf(stderr, "chargov: %s: %s; say with --sysfs where sysfs is.\n", path,
			strerror(errno));
		return false;
	}
	for (i = 0; i < n; i++) {
		snprintf(dir, sizeof(dir), "%s/%s", path, entry[i]->d_name);
		done = done || each(dir, entry[i]->d_name, b, wanted);
		free(entry[i]);
	}
	free(entry);
	return done;
}

static bool take_battery(const char *dir, const char *name, struct battery *b, const char *wanted)
{
	char state[SYSFS_WORD];

	read_word(dir, "chargov/state", state);
	if (!state[0] || (wanted && strcmp(wanted, name)))
		return false;
	snprintf(b->dir, sizeof(b->dir), "%.500s", dir);
	snprintf(b->name, sizeof(b->name), "%.*s", SYSFS_WORD - 1, name);
	clean(b->name);
	return true;
}

static bool take_input(const char *dir, const char *name, struct battery *b, const char *wanted)
{
	read_input(dir, name, b);
	return b->n_inputs == SYSFS_ROWS;
}

bool battery_find(const char *root, const char *name, struct battery *battery)
{
	memset(battery, 0, sizeof(*battery));
	if (each_supply(root, battery, name, take_battery))
		return true;
	if (name)
		fprintf(stderr, "chargov: no pack of chargov in %s is called %s.\n", root, name);
	else
		fprintf(stderr,
			"chargov: no pack of chargov in %s: is it in the device tree, is %s? See dmesg.\n",
			root, "chargov-pack loaded");
	return false;
}

void battery_gone(const struct battery *b)
{
	fprintf(stderr, "chargov: %s has gone: its pack is not bound any more.\n", b->name);
}

bool battery_read(const char *root, struct battery *b)
{
	size_t i;

	read_word(b->dir, "chargov/state", b->state);
	if (!b->state[0])
		return false;
	for (i = 0; i < ARRAY_SIZE(numbers); i++) {
		double *value = (double *)((char *)b + numbers[i].at);

		*value = read_number(b->dir, numbers[i].file, numbers[i].scale);
	}
	read_word(b->dir, "status", b->status);
	read_word(b->dir, "health", b->health);
	read_word(b->dir, "chargov/why", b->why);
	read_word(b->dir, "chargov/limited_by", b->limited_by);
	read_word(b->dir, "chargov/fail_safe", b->fail_safe);
	read_active(b->dir, "charge_behaviour", b->behaviour);
	read_active(b->dir, "charge_types", b->type);
	if (!b->type[0])
		read_word(b->dir, "charge_type", b->type);
	read_members(b);
	read_told(b);
	b->n_inputs = 0;
	each_supply(root, b, NULL, take_input);
	return true;
}
