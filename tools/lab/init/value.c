// SPDX-License-Identifier: GPL-2.0-only
/* Values of files, and of key=value lines in files, by the short names of a scenario. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "init.h"

#define THERMAL_MAX	16

static int read_file(const char *path, char *value);

/* "thermal/TYPE/x": file x of the zone or cooling device of type TYPE; they are numbered. */
static void thermal_path(const char *spec, char *path)
{
	static const char *const kinds[] = { "thermal_zone", "cooling_device" };
	size_t len = strcspn(spec, "/");
	char type[VALUE_MAX];

	for (int i = 0; i < 2 * THERMAL_MAX; i++) {
		int at = snprintf(path, PATH_SIZE, "/sys/class/thermal/%s%d", kinds[i % 2], i / 2);

		snprintf(path + at, PATH_SIZE - (size_t)at, "/type");
		if (read_file(path, type) || strncmp(type, spec, len) || type[len])
			continue;
		snprintf(path + at, PATH_SIZE - (size_t)at, "%s", spec + len);
		return;
	}
	snprintf(path, PATH_SIZE, "/sys/class/thermal/%s", spec);
}

/* "lab/x" is the lab's debugfs file x, "/x" is itself, "BAT0/x" is a power supply's attribute. */
void value_path(const char *spec, char *path)
{
	if (spec[0] == '/')
		snprintf(path, PATH_SIZE, "%s", spec);
	else if (!strncmp(spec, "thermal/", 8))
		thermal_path(spec + 8, path);
	else if (!strncmp(spec, "lab/", 4))
		snprintf(path, PATH_SIZE, "/sys/kernel/debug/chargov-lab/%s", spec + 4);
	else
		snprintf(path, PATH_SIZE, "/sys/class/power_supply/%s", spec);
}

bool value_exists(const char *spec)
{
	char path[PATH_SIZE];

	value_path(spec, path);
	return access(path, F_OK) == 0;
}

static void trim(char *text)
{
	size_t len = strlen(text);

	while (len && (text[len - 1] == '\n' || text[len - 1] == ' '))
		text[--len] = '\0';
}

static int read_file(const char *path, char *value)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	size_t len = 0;
	ssize_t got;
	int err;

	if (fd < 0)
		return -errno;
	do {
		got = read(fd, value + len, VALUE_MAX - 1 - len);
		if (got > 0)
			len += (size_t)got;
	} while (got > 0);
	err = errno;
	close(fd);
	if (got < 0)
		return -err;
	value[len] = '\0';
	trim(value);
	return 0;
}

static int pick_key(char *value, const char *key)
{
	size_t len = strlen(key);
	char *save = NULL;

	for (char *line = strtok_r(value, "\n", &save); line; line = strtok_r(NULL, "\n", &save)) {
		if (!strncmp(line, key, len) && line[len] == '=') {
			memmove(value, line + len + 1, strlen(line + len + 1) + 1);
			trim(value);
			return 0;
		}
	}
	return -ENOKEY;
}

/* A colon may be part of a device's name: the whole spec goes first. */
int value_read(const char *spec, char *value)
{
	char path[PATH_SIZE];
	char *colon;
	int err;

	value_path(spec, path);
	colon = strrchr(path, ':');
	if (!colon || access(path, F_OK) == 0)
		return read_file(path, value);
	*colon = '\0';
	err = read_file(path, value);
	return err ? err : pick_key(value, colon + 1);
}

int value_write(const char *spec, const char *value)
{
	char path[PATH_SIZE];
	char line[VALUE_MAX];
	ssize_t done;
	int len;
	int err;
	int fd;

	value_path(spec, path);
	fd = open(path, O_WRONLY | O_CLOEXEC);
	if (fd < 0)
		return -errno;
	len = snprintf(line, sizeof(line), "%s\n", value);
	done = write(fd, line, (size_t)len);
	err = done < 0 ? -errno : 0;
	close(fd);
	return err;
}

static bool number(const char *text, long long *value)
{
	char *end;

	*value = strtoll(text, &end, 0);
	return end != text && *end == '\0';
}

static bool order_holds(int order, const char *op)
{
	if (!strcmp(op, "=="))
		return order == 0;
	if (!strcmp(op, "!="))
		return order != 0;
	if (!strcmp(op, "<"))
		return order < 0;
	if (!strcmp(op, "<="))
		return order <= 0;
	if (!strcmp(op, ">"))
		return order > 0;
	return !strcmp(op, ">=") && order >= 0;
}

/* Numbers compare as numbers; text knows only ==, != and ~ (contains). */
bool value_holds(const char *have, const char *op, const char *want)
{
	long long a;
	long long b;

	if (!strcmp(op, "~"))
		return strstr(have, want);
	if (number(have, &a) && number(want, &b))
		return order_holds((a > b) - (a < b), op);
	if (strcmp(op, "==") && strcmp(op, "!="))
		return false;
	return order_holds(strcmp(have, want), op);
}
