// SPDX-License-Identifier: GPL-2.0-only
/*
 * Runs programs of a distribution on this kernel. Their root is a folder of the host, read-only,
 * that the runner names (tools/lab/run --root); what is the kernel's in it is this kernel's.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "init.h"

#define ROOT		"/client"
#define OUTPUT		"/tmp/output"
/* Lines of a program that are told; a program gone wild does not fill the log. */
#define LINES_MAX	2000

static const struct {
	const char *from;
	const char *type;
	const char *where;
	unsigned long flags;
} mounts[] = {
	/* "/" is the folder that the kernel was told as hostfs= */
	{ "/",		"hostfs",	ROOT,		MS_RDONLY | MS_NOATIME },
	{ "/sys",	"",		ROOT "/sys",	MS_BIND | MS_REC },
	{ "/proc",	"",		ROOT "/proc",	MS_BIND | MS_REC },
	{ "/dev",	"",		ROOT "/dev",	MS_BIND | MS_REC },
	{ "run",	"tmpfs",	ROOT "/run",	0 },
	{ "tmp",	"tmpfs",	ROOT "/tmp",	0 },
	{ "var",	"tmpfs",	ROOT "/var",	0 },
	/* what the runner was given with --file */
	{ "/files",	"",		ROOT "/mnt",	MS_BIND },
};

static bool set_up(char *why)
{
	static bool done;

	if (done)
		return true;
	mkdir(ROOT, 0755);
	for (size_t i = 0; i < ARRAY_SIZE(mounts); i++) {
		if (mount(mounts[i].from, mounts[i].where, mounts[i].type, mounts[i].flags, "")) {
			snprintf(why, VALUE_MAX, "mount of %s: %s", mounts[i].where,
				 strerror(errno));
			return false;
		}
	}
	done = true;
	return true;
}

/* In the child: never comes back. */
static void become(const char *command)
{
	static char *const env[] = {
		"PATH=/usr/sbin:/usr/bin:/usr/lib/systemd", "HOME=/tmp", "LC_ALL=C", "TERM=dumb",
		/* udevadm does nothing in a folder that is not the root of PID 1 */
		"SYSTEMD_IGNORE_CHROOT=1", NULL,
	};
	int in = open("/dev/null", O_RDONLY);
	int out = open(OUTPUT, O_WRONLY | O_CREAT | O_TRUNC, 0600);

	if (setsid() < 0 || dup2(in, 0) < 0 || dup2(out, 1) < 0 || dup2(out, 2) < 0)
		_exit(126);
	if (chroot(ROOT) || chdir("/"))
		_exit(126);
	execle("/bin/sh", "sh", "-c", command, (char *)NULL, env);
	_exit(127);
}

/* The end of @pid within @ms, or -ETIME; what else ends meanwhile is reaped, as PID 1 must. */
static int reap(pid_t pid, long long ms, int *status)
{
	long long end_ms = boot_ms() + ms;

	for (;;) {
		pid_t got = waitpid(-1, status, WNOHANG);

		if (got == pid)
			return 0;
		if (got > 0)
			continue;
		if (boot_ms() >= end_ms)
			return -ETIME;
		sleep_until(boot_ms() + 20);
	}
}

/* Nothing but printable ASCII: what else there is would stand in the log in another spelling. */
static void tell_output(void)
{
	FILE *file = fopen(OUTPUT, "re");
	char line[VALUE_MAX];
	int n = 0;

	while (file && n++ < LINES_MAX && fgets(line, sizeof(line), file)) {
		line[strcspn(line, "\n")] = '\0';
		for (char *c = line; *c; c++)
			*c = *c == '\t' ? ' ' : *c < ' ' || *c > '~' ? '?' : *c;
		say("> %s", line);
	}
	if (file)
		fclose(file);
}

bool client_run(long seconds, const char *command, char *why)
{
	int status = 0;
	pid_t pid;
	int err;

	if (!set_up(why))
		return false;
	pid = fork();
	if (!pid)
		become(command);
	if (pid < 0) {
		snprintf(why, VALUE_MAX, "fork: %s", strerror(errno));
		return false;
	}
	err = reap(pid, seconds * 1000, &status);
	if (err) {
		kill(-pid, SIGKILL);
		waitpid(pid, &status, 0);
	}
	tell_output();
	if (err)
		snprintf(why, VALUE_MAX, "still runs after %ld s", seconds);
	else if (WIFSIGNALED(status))
		snprintf(why, VALUE_MAX, "killed by signal %d", WTERMSIG(status));
	else if (WEXITSTATUS(status))
		snprintf(why, VALUE_MAX, "exit status %d", WEXITSTATUS(status));
	return !err && !status;
}
