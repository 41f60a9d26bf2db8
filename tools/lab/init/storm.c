// SPDX-License-Identifier: GPL-2.0-only
/* Processes that read or write the same files again and again, whatever becomes of these. */
#define _GNU_SOURCE
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "init.h"

#define READERS_MAX	32
/* of a file that never ends, before it is opened anew */
#define READS		8
/* Folders in folders. */
#define DEPTH		3
#define BUFFER		65536

static pid_t readers[READERS_MAX];
static size_t started;

/* What all of them have done: files read, and writes that were taken. */
static struct counts {
	atomic_long read;
	atomic_long taken;
} *counts;

static void read_one(const char *path, int ms)
{
	static char buffer[BUFFER];
	struct pollfd ready = {
		.fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK),
		.events = POLLIN,
	};

	if (ready.fd < 0)
		return;
	counts->read++;
	for (int i = 0; i < READS; i++) {
		ssize_t got = read(ready.fd, buffer, sizeof(buffer));

		if (got < 0 && errno == EAGAIN)
			poll(&ready, 1, ms);
		else if (got <= 0)
			break;
	}
	close(ready.fd);
}

/* What is below a folder; links only where a class has them. */
static void read_all(const char *path, int ms, int depth, bool links)
{
	char file[PATH_SIZE + 256];
	struct dirent *entry;
	DIR *dir = opendir(path);

	if (!dir) {
		read_one(path, ms);
		return;
	}
	while ((entry = readdir(dir))) {
		snprintf(file, sizeof(file), "%.500s/%.255s", path, entry->d_name);
		if (entry->d_type == DT_REG)
			read_one(file, ms);
		else if (entry->d_name[0] != '.' && depth &&
			 (entry->d_type == DT_DIR || (links && entry->d_type == DT_LNK)))
			read_all(file, ms, depth - 1, false);
	}
	closedir(dir);
}

/* In the child: never comes back. */
static void read_for_ever(const char *path, int ms)
{
	/* all supplies, or all that debugfs tells; of one supply only its own files */
	bool links = !strncmp(path, "/sys/class/", 11) && !strchr(path + 11, '/');
	bool deep = links || !strncmp(path, "/sys/kernel/debug/", 18);

	prctl(PR_SET_PDEATHSIG, SIGKILL);
	for (;;) {
		read_all(path, ms, deep ? DEPTH : 0, links);
		usleep((useconds_t)ms * 1000);
	}
}

/* In the child: never comes back. What is not there, or not taken, is not written. */
static void write_for_ever(const char *path, int ms, char *values)
{
	prctl(PR_SET_PDEATHSIG, SIGKILL);
	for (char *value = values;;) {
		size_t len = strcspn(value, "|");
		char next = value[len];

		value[len] = '\0';
		counts->taken += !value_write(path, value);
		usleep((useconds_t)ms * 1000);
		value[len] = next;
		value = next ? value + len + 1 : values;
		value += strspn(value, " ");
	}
}

static bool has_room(int n, int ms, const char *path, char *why)
{
	if (!counts)
		counts = mmap(NULL, sizeof(*counts), PROT_READ | PROT_WRITE,
			      MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	if (n < 1 || ms < 1 || started + (size_t)n > READERS_MAX) {
		snprintf(why, VALUE_MAX, "1 to %d processes in all, 1 ms at least", READERS_MAX);
		return false;
	}
	if (access(path, F_OK)) {
		snprintf(why, VALUE_MAX, "%.300s: %s", path, strerror(errno));
		return false;
	}
	return true;
}

static bool keep(pid_t pid, char *why)
{
	if (pid < 0) {
		snprintf(why, VALUE_MAX, "fork: %s", strerror(errno));
		return false;
	}
	readers[started++] = pid;
	return true;
}

bool storm_churn(int ms, const char *spec, char *values, char *why)
{
	char path[PATH_SIZE];
	pid_t pid;

	value_path(spec, path);
	if (!has_room(1, ms, path, why))
		return false;
	pid = fork();
	if (!pid)
		write_for_ever(path, ms, values);
	return keep(pid, why);
}

bool storm_start(int n, int ms, const char *spec, char *why)
{
	char path[PATH_SIZE];
	pid_t pid;

	value_path(spec, path);
	if (!has_room(n, ms, path, why))
		return false;
	while (n--) {
		pid = fork();
		if (!pid)
			read_for_ever(path, ms);
		if (!keep(pid, why))
			return false;
	}
	return true;
}

bool storm_end(char *why)
{
	int status;

	for (size_t i = 0; i < started; i++) {
		kill(readers[i], SIGKILL);
		waitpid(readers[i], &status, 0);
		if (!WIFSIGNALED(status) || WTERMSIG(status) != SIGKILL) {
			snprintf(why, VALUE_MAX, "reader %zu had ended with status %d", i, status);
			return false;
		}
	}
	if (started) {
		say("  read=%ld", counts->read);
		say("  taken=%ld", counts->taken);
	}
	started = 0;
	return true;
}
