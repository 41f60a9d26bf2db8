// SPDX-License-Identifier: GPL-2.0-only
/*
 * What a kernel that counts which lines of our modules run has counted, for the runner: files of
 * debugfs, copied to the folder of the host that it named. Other kernels have none.
 */
#include <fcntl.h>
#include <fts.h>
#include <stdio.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <unistd.h>

#include "init.h"

#define COUNTED	"/sys/kernel/debug/gcov"
#define HOST	"/counts"

/* The folders of a path, one after the other. */
static void make_folders(char *path)
{
	for (char *at = strchr(path + 1, '/'); at; at = strchr(at + 1, '/')) {
		*at = '\0';
		mkdir(path, 0755);
		*at = '/';
	}
}

static void copy_one(const char *from)
{
	char to[VALUE_MAX], part[4096];
	int in, out;
	ssize_t n;

	snprintf(to, sizeof(to), HOST "%s", from + strlen(COUNTED));
	make_folders(to);
	in = open(from, O_RDONLY | O_CLOEXEC);
	out = open(to, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
	if (in < 0 || out < 0)
		say("%s cannot be copied to the host", from);
	while ((n = read(in, part, sizeof(part))) > 0)
		if (write(out, part, n) != n)
			say("%s is cut off on the host", from);
	close(in);
	close(out);
}

void counts_tell(void)
{
	char *const roots[] = { COUNTED, NULL };
	FTSENT *file;
	FTS *all;

	mkdir(HOST, 0755);
	if (access(COUNTED, F_OK) || mount("/", HOST, "hostfs", 0, ""))
		return;
	all = fts_open(roots, FTS_PHYSICAL, NULL);
	while (all && (file = fts_read(all)))
		if (file->fts_info == FTS_F && file->fts_namelen > 5 &&
		    !strcmp(file->fts_name + file->fts_namelen - 5, ".gcda"))
			copy_one(file->fts_path);
}
