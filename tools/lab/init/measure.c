// SPDX-License-Identifier: GPL-2.0-only
/* How long reads take, and how many events there are. */
#define _GNU_SOURCE
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>
#include <linux/netlink.h>

#include "init.h"

#define SUPPLIES_MAX	16
#define NAME_SIZE	64
/* an hour of many supplies fits */
#define ROOM_BYTES	(4 * 1024 * 1024)
#define GROUP_KERNEL	1

static long long now_ns(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return now.tv_sec * 1000000000LL + now.tv_nsec;
}

/*
 * One file from its beginning, again and again; what it says does not matter. The mean and the
 * longest of the reads, or why it cannot be read. That there is no value is an answer, too.
 */
struct spent {
	long long mean_ns;
	long long most_ns;
	bool empty;
	int err;
};

static struct spent read_often(const char *path, long rounds)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	struct spent spent = { .err = fd < 0 ? errno : 0 };
	char value[VALUE_MAX];
	long long start_ns, took_ns, sum_ns = 0;

	for (long i = 0; i < rounds && !spent.err; i++) {
		start_ns = now_ns();
		if (pread(fd, value, sizeof(value), 0) < 0) {
			spent.empty = errno == ENODATA || errno == ENODEV;
			spent.err = spent.empty ? 0 : errno;
		}
		took_ns = now_ns() - start_ns;
		sum_ns += took_ns;
		if (took_ns > spent.most_ns)
			spent.most_ns = took_ns;
	}
	spent.mean_ns = sum_ns / rounds;
	if (fd >= 0)
		close(fd);
	return spent;
}

/* Calls for each file of a folder until one says no. */
static bool each_file(const char *spec, char *why,
		      bool (*look)(const char *path, const char *name, void *data, char *why),
		      void *data)
{
	char path[PATH_SIZE + 256];
	struct dirent *entry;
	bool ok = true;
	size_t len;
	DIR *dir;

	value_path(spec, path);
	len = strlen(path);
	dir = opendir(path);
	if (!dir) {
		snprintf(why, VALUE_MAX, "%.200s: %s", path, strerror(errno));
		return false;
	}
	while (ok && (entry = readdir(dir))) {
		if (entry->d_type != DT_REG)
			continue;
		snprintf(path + len, sizeof(path) - len, "/%s", entry->d_name);
		ok = look(path, entry->d_name, data, why);
	}
	closedir(dir);
	return ok;
}

struct limits {
	long rounds;
	long long most_ns;
};

static bool in_time(const char *path, const char *name, void *data, char *why)
{
	const struct limits *limits = data;
	struct spent spent = read_often(path, limits->rounds);

	(void)name;
	if (spent.err) {
		snprintf(why, VALUE_MAX, "%.200s: %s", path, strerror(spent.err));
		return false;
	}
	snprintf(why, VALUE_MAX, "%.200s: a read took %lld us", path, spent.most_ns / 1000);
	return spent.most_ns <= limits->most_ns;
}

/* Every file of a folder, so often, and no read takes longer. */
bool measure_most(long rounds, long long most_ns, const char *spec, char *why)
{
	struct limits limits = { .rounds = rounds > 0 ? rounds : 1, .most_ns = most_ns };

	return each_file(spec, why, in_time, &limits);
}

static bool tell(const char *path, const char *name, void *data, char *why)
{
	const struct limits *limits = data;
	struct spent spent = read_often(path, limits->rounds);

	(void)why;
	if (!spent.err && !spent.empty)
		say("  ns_%.64s=%lld", name, spent.mean_ns);
	return true;
}

/* Each file of a folder that has a value: "ns_NAME=" and the mean of so many reads. */
bool measure_mean(long rounds, const char *spec, char *why)
{
	struct limits limits = { .rounds = rounds > 0 ? rounds : 1 };

	return each_file(spec, why, tell, &limits);
}

static int events = -1;

static struct {
	char name[NAME_SIZE];
	int n;
} supplies[SUPPLIES_MAX];

static void count(const char *name)
{
	for (int i = 0; i < SUPPLIES_MAX; i++) {
		if (!supplies[i].name[0])
			snprintf(supplies[i].name, NAME_SIZE, "%s", name);
		if (!strcmp(supplies[i].name, name)) {
			supplies[i].n++;
			return;
		}
	}
}

/* What came since: "change@/devices/.../power_supply/BAT0", a zero and more. */
static void drain(void)
{
	char event[8192];
	ssize_t len;

	while ((len = recv(events, event, sizeof(event) - 1, MSG_DONTWAIT)) > 0) {
		event[len] = '\0';
		if (!strncmp(event, "change@", 7) && strstr(event, "/power_supply/"))
			count(strrchr(event, '/') + 1);
	}
}

/* From now on the events of each power supply are counted. */
bool uevents_begin(char *why)
{
	struct sockaddr_nl address = { .nl_family = AF_NETLINK, .nl_groups = GROUP_KERNEL };
	int room = ROOM_BYTES;

	if (events < 0) {
		events = socket(AF_NETLINK, SOCK_DGRAM | SOCK_CLOEXEC, NETLINK_KOBJECT_UEVENT);
		if (events < 0 ||
		    setsockopt(events, SOL_SOCKET, SO_RCVBUFFORCE, &room, sizeof(room)) ||
		    bind(events, (struct sockaddr *)&address, sizeof(address))) {
			snprintf(why, VALUE_MAX, "the kernel's events: %s", strerror(errno));
			return false;
		}
	}
	drain();
	memset(supplies, 0, sizeof(supplies));
	return true;
}

/* "uevents_NAME=" of each supply that had one since. */
bool uevents_tell(char *why)
{
	if (events < 0) {
		snprintf(why, VALUE_MAX, "nobody listens: uevents begin comes first");
		return false;
	}
	drain();
	for (int i = 0; i < SUPPLIES_MAX && supplies[i].name[0]; i++)
		say("  uevents_%.64s=%d", supplies[i].name, supplies[i].n);
	return true;
}
