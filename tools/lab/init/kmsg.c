// SPDX-License-Identifier: GPL-2.0-only
/* Reads the kernel's log as it grows; keeps it, and notices what no kernel should say. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "init.h"

static const char *const splats[] = {
	"WARNING: ",
	"BUG: ",
	"kernel BUG at",
	"Internal error",
	"Oops",
	"Call trace:",
	"Call Trace:",
	"KASAN:",
	"UBSAN:",
	"ODEBUG:",
	"INFO: possible",
	"INFO: task",
	"possible recursive locking",
	"inconsistent lock state",
	"suspicious RCU usage",
	"Unable to handle kernel",
	"general protection fault",
	"rcu_sched self-detected stall",
	"unreferenced object",
	"new suspected memory leaks",
	/* a safety property is broken: drivers/pack/judge.c */
	"oracle: P",
};

static int kmsg = -1;
static char *text;
static size_t text_len;
static char first_splat[256];

bool kmsg_open(void)
{
	kmsg = open("/dev/kmsg", O_RDONLY | O_NONBLOCK | O_CLOEXEC);
	return kmsg >= 0;
}

static void keep(const char *line, size_t len)
{
	char *more = realloc(text, text_len + len + 2);

	if (!more)
		return;
	text = more;
	memcpy(text + text_len, line, len);
	text_len += len;
	text[text_len++] = '\n';
	text[text_len] = '\0';
}

static void look_at(const char *line)
{
	for (size_t i = 0; i < ARRAY_SIZE(splats); i++) {
		if (strstr(line, splats[i]) && !first_splat[0])
			snprintf(first_splat, sizeof(first_splat), "%s", line);
	}
}

/*
 * A record is "priority,sequence,time,flags;text\n" and lines of details. From priority 8 on it is
 * not the kernel's but ours.
 */
static void take(char *record)
{
	char *line = strchr(record, ';');
	char *end;

	if (!line || atoi(record) >= 8)
		return;
	line++;
	end = strchr(line, '\n');
	if (end)
		*end = '\0';
	look_at(line);
	keep(line, strlen(line));
}

void kmsg_drain(void)
{
	char record[8192];
	ssize_t len;

	for (;;) {
		len = read(kmsg, record, sizeof(record) - 1);
		if (len < 0 && errno == EPIPE)
			continue;	/* some were overwritten: go on with the oldest */
		if (len <= 0)
			return;
		record[len] = '\0';
		take(record);
	}
}

const char *kmsg_splat(void)
{
	return first_splat[0] ? first_splat : NULL;
}

unsigned int kmsg_count(const char *what)
{
	const char *at = text ? strstr(text, what) : NULL;
	unsigned int n = 0;

	for (; at; at = strstr(at + 1, what))
		n++;
	return n;
}
