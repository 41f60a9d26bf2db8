// SPDX-License-Identifier: GPL-2.0-only
/* Writes nonsense to files: extremes of numbers, long and empty texts, words of the file itself. */
#define _GNU_SOURCE
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "init.h"

#define FILES_MAX	128
#define TEXT_MAX	4096

static unsigned int seed;

static unsigned int draw(unsigned int n)
{
	seed = seed * 1103515245 + 12345;
	return (seed >> 8) % n;
}

/* What a file says, one of its words, without the brackets of the present one. */
static size_t own_word(const char *path, char *text)
{
	char *word, *next, value[TEXT_MAX];
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	ssize_t len = fd < 0 ? -1 : read(fd, value, sizeof(value) - 1);
	unsigned int n = draw(6);

	if (fd >= 0)
		close(fd);
	if (len <= 0)
		return 0;
	value[len] = '\0';
	word = strtok_r(value, " []\n", &next);
	for (char *more = word; more && n--; more = strtok_r(NULL, " []\n", &next))
		word = more;
	return word ? (size_t)snprintf(text, TEXT_MAX, "%s", word) : 0;
}

static size_t nonsense(const char *path, char *text)
{
	static const char *const extremes[] = {
		"-2147483648", "2147483647", "4294967296", "4294967301", "-1", "0", "1", "99",
		"100", "101", "9223372036854775807", "-9223372036854775808",
		"18446744073709551616", "1e9",
		"0x7fffffff", "nan", "%s%n", " ", "\n", "auto\n\n", "[auto]", "5 0",
	};
	size_t len;

	switch (draw(5)) {
	case 0:
		len = draw(TEXT_MAX);
		memset(text, 'A' + (int)draw(58), len);
		return len;
	case 1:
		for (len = 0; len < 8; len++)
			text[len] = (char)draw(256);
		return len;
	case 2:
		return own_word(path, text);
	case 3:
		return (size_t)snprintf(text, TEXT_MAX, "%d", (int)draw(1 << 23) - (1 << 22));
	default:
		return (size_t)snprintf(text, TEXT_MAX, "%s",
					extremes[draw(ARRAY_SIZE(extremes))]);
	}
}

/* The files of a folder that take something; what the class makes of uevent is its own affair. */
static size_t find_files(const char *path, char (*file)[PATH_SIZE + 256])
{
	struct dirent *entry;
	struct stat st;
	size_t n = 0;
	DIR *dir = opendir(path);

	while (dir && n < FILES_MAX && (entry = readdir(dir))) {
		snprintf(file[n], sizeof(file[n]), "%s/%s", path, entry->d_name);
		if (!stat(file[n], &st) && S_ISREG(st.st_mode) && st.st_mode & 0200 &&
		    strcmp(entry->d_name, "uevent"))
			n++;
	}
	if (dir)
		closedir(dir);
	return n;
}

bool scribble(long writes, const char *spec, char *why)
{
	static char file[FILES_MAX][PATH_SIZE + 256], path[PATH_SIZE], text[TEXT_MAX];
	size_t n, len;
	long taken = 0;
	int fd;

	value_path(spec, path);
	n = find_files(path, file);
	if (!n) {
		snprintf(why, VALUE_MAX, "%.300s has no file that takes something", path);
		return false;
	}
	for (long i = 0; i < writes; i++) {
		const char *to = file[draw((unsigned int)n)];

		len = nonsense(to, text);
		fd = open(to, O_WRONLY | O_CLOEXEC);
		if (fd < 0)
			continue;
		taken += write(fd, text, len) > 0;
		close(fd);
	}
	say("%ld writes to %zu files, %ld taken", writes, n, taken);
	return true;
}
