// SPDX-License-Identifier: GPL-2.0-only
/* The words of a scenario. Each takes the rest of its line and says why it failed. */
#define _GNU_SOURCE
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#include "init.h"

static bool failed(char *why, const char *what, int err)
{
	snprintf(why, VALUE_MAX, "%.200s: %s", what, strerror(-err));
	return false;
}

/* Cuts the next word off *rest; NULL at the end. */
char *word(char **rest)
{
	char *start = *rest + strspn(*rest, " \t");
	size_t len = strcspn(start, " \t");

	if (!len)
		return NULL;
	*rest = start + len;
	if (**rest)
		*(*rest)++ = '\0';
	return start;
}

char *line_rest(char *rest)
{
	return rest + strspn(rest, " \t");
}

bool need(char *why, const char *usage)
{
	snprintf(why, VALUE_MAX, "needs: %s", usage);
	return false;
}

/* A kernel that comes with no modules has ours built in. */
static bool all_built_in(void)
{
	return rmdir("/lib/modules") == 0 || access("/lib/modules", F_OK);
}

int load_status(const char *name, const char *params)
{
	char path[PATH_SIZE];
	int err = 0;
	int fd;

	snprintf(path, sizeof(path), "/lib/modules/%s.ko", name);
	fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		return -errno;
	if (syscall(SYS_finit_module, fd, params, 0))
		err = -errno;
	close(fd);
	return err;
}

bool load_module(const char *name, const char *params, char *why)
{
	int err = all_built_in() ? 0 : load_status(name, params);

	return err ? failed(why, name, err) : true;
}

/* load NAME [PARAMETER=VALUE] NAME ... */
static bool do_load(char *rest, char *why)
{
	char *name = word(&rest);
	char *next;

	if (!name)
		return need(why, "NAME...");
	while (name) {
		next = word(&rest);
		if (next && strchr(next, '=')) {
			if (!load_module(name, next, why))
				return false;
			next = word(&rest);
		} else if (!load_module(name, "", why)) {
			return false;
		}
		name = next;
	}
	return true;
}

bool unload_module(char *name, char *why)
{
	/* a loaded module's name has no dash */
	for (char *c = name; *c; c++)
		*c = *c == '-' ? '_' : *c;
	return syscall(SYS_delete_module, name, O_NONBLOCK) ? failed(why, name, -errno) : true;
}

static bool do_unload(char *rest, char *why)
{
	char *name;

	while ((name = word(&rest))) {
		if (!unload_module(name, why))
			return false;
	}
	return true;
}

static bool do_lab(char *rest, char *why)
{
	int err = value_write("lab/control", line_rest(rest));

	return err ? failed(why, "control", err) : true;
}

static bool do_write(char *rest, char *why)
{
	char *spec = word(&rest);
	int err;

	if (!spec)
		return need(why, "PATH VALUE...");
	err = value_write(spec, line_rest(rest));
	return err ? failed(why, spec, err) : true;
}

/* The write must fail, and not for want of the file. */
static bool do_refuse(char *rest, char *why)
{
	char *spec = word(&rest);
	int err;

	if (!spec)
		return need(why, "PATH VALUE...");
	err = value_write(spec, line_rest(rest));
	if (err == -ENOENT)
		return failed(why, spec, err);
	if (!err)
		snprintf(why, VALUE_MAX, "%.200s took the value", spec);
	return err;
}

static bool do_sleep(char *rest, char *why)
{
	char *seconds = word(&rest);

	if (!seconds)
		return need(why, "SECONDS");
	sleep_until(boot_ms() + (long long)(strtod(seconds, NULL) * 1000));
	return true;
}

struct condition {
	char *spec;
	char *op;
	char *want;
};

static bool condition_parse(char *rest, struct condition *cond)
{
	cond->spec = word(&rest);
	cond->op = cond->spec ? word(&rest) : NULL;
	if (!cond->op)
		return false;
	cond->want = line_rest(rest);
	return !strcmp(cond->op, "~") || !strcmp(cond->op, "<") || !strcmp(cond->op, ">") ||
	       !strcmp(cond->op, "<=") || !strcmp(cond->op, ">=") || !strcmp(cond->op, "==") ||
	       !strcmp(cond->op, "!=");
}

static bool condition_holds(const struct condition *cond, char *why)
{
	char have[VALUE_MAX];
	int err = value_read(cond->spec, have);

	if (err)
		return failed(why, cond->spec, err);
	snprintf(why, VALUE_MAX, "%.3000s", have);
	return value_holds(have, cond->op, cond->want);
}

static bool do_expect(char *rest, char *why)
{
	struct condition cond;

	if (!condition_parse(rest, &cond))
		return need(why, "PATH OP VALUE");
	return condition_holds(&cond, why);
}

/* How many milliseconds it takes, or less than 0 if it does not come. */
static long long wait_ms(char *rest, long long look_ms, char *why)
{
	char *seconds = word(&rest);
	long long begin_ms = boot_ms();
	struct condition cond;

	if (!seconds || !condition_parse(rest, &cond)) {
		need(why, "SECONDS PATH OP VALUE");
		return -1;
	}
	while (!condition_holds(&cond, why)) {
		if (boot_ms() >= begin_ms + atoll(seconds) * 1000 || kmsg_splat())
			return -1;
		sleep_until(boot_ms() + look_ms);
		kmsg_drain();
	}
	return boot_ms() - begin_ms;
}

static bool do_wait(char *rest, char *why)
{
	return wait_ms(rest, 1000, why) >= 0;
}

/* As wait, but looked at all the time, and told how long it took. */
static bool do_reach(char *rest, char *why)
{
	long long took_ms = wait_ms(rest, 10, why);

	if (took_ms >= 0)
		say("  reach_ms=%lld", took_ms);
	return took_ms >= 0;
}

/* The condition holds now and at every second from now on. */
static bool do_hold(char *rest, char *why)
{
	char *seconds = word(&rest);
	struct condition cond;
	long long end_ms;

	if (!seconds || !condition_parse(rest, &cond))
		return need(why, "SECONDS PATH OP VALUE");
	end_ms = boot_ms() + atoll(seconds) * 1000;
	while (condition_holds(&cond, why)) {
		if (boot_ms() >= end_ms)
			return true;
		sleep_until(boot_ms() + 1000);
	}
	return false;
}

/* How far a counter goes in so many seconds. */
static bool do_grows(char *rest, char *why)
{
	char *seconds = word(&rest);
	struct condition cond;
	char before[VALUE_MAX];
	char grown[32];
	char after[VALUE_MAX];
	int err;

	if (!seconds || !condition_parse(rest, &cond))
		return need(why, "SECONDS PATH OP NUMBER");
	err = value_read(cond.spec, before);
	if (err)
		return failed(why, cond.spec, err);
	sleep_until(boot_ms() + atoll(seconds) * 1000);
	err = value_read(cond.spec, after);
	if (err)
		return failed(why, cond.spec, err);
	snprintf(grown, sizeof(grown), "%lld", atoll(after) - atoll(before));
	snprintf(why, VALUE_MAX, "%s", grown);
	return value_holds(grown, cond.op, cond.want);
}

/* The clock on the wall, forwards or back. */
static bool do_clock(char *rest, char *why)
{
	char *seconds = word(&rest);
	struct timespec now;

	if (!seconds)
		return need(why, "SECONDS");
	clock_gettime(CLOCK_REALTIME, &now);
	now.tv_sec += atoll(seconds);
	return clock_settime(CLOCK_REALTIME, &now) ? failed(why, "clock", -errno) : true;
}

static bool do_absent(char *rest, char *why)
{
	char *spec = word(&rest);

	if (!spec)
		return need(why, "PATH");
	snprintf(why, VALUE_MAX, "%.200s %s", spec, value_exists(spec) ? "exists" : "is absent");
	return !value_exists(spec);
}

/* However long it is, unlike what is compared. */
static bool do_cat(char *rest, char *why)
{
	char *spec = word(&rest);
	char path[PATH_SIZE];
	char line[VALUE_MAX];
	FILE *file;
	int err;

	if (!spec)
		return need(why, "PATH");
	value_path(spec, path);
	file = fopen(path, "re");
	if (!file) {
		err = value_read(spec, line);
		if (err)
			return failed(why, spec, err);
		say("  %s", line);
		return true;
	}
	while (fgets(line, sizeof(line), file)) {
		line[strcspn(line, "\n")] = '\0';
		say("  %s", line);
	}
	err = ferror(file) ? -errno : 0;
	fclose(file);
	return err ? failed(why, spec, err) : true;
}

/* reads ROUNDS MILLISECONDS FOLDER: every file in it, and no read takes longer */
static bool do_reads(char *rest, char *why)
{
	char *rounds = word(&rest);
	char *ms = rounds ? word(&rest) : NULL;
	char *spec = ms ? word(&rest) : NULL;

	if (!spec)
		return need(why, "ROUNDS MILLISECONDS FOLDER");
	return measure_most(atol(rounds), atoll(ms) * 1000000, spec, why);
}

static bool do_record(char *rest, char *why)
{
	char *seconds = word(&rest);

	if (!seconds)
		return need(why, "SECONDS");
	record_start((long long)(strtod(seconds, NULL) * 1000));
	return true;
}

/* capacity begin, capacity within ERROR STEP */
static bool do_capacity(char *rest, char *why)
{
	char *what = word(&rest), *error = word(&rest), *step = word(&rest);

	if (what && !strcmp(what, "begin") && !error) {
		capacity_begin();
		return true;
	}
	if (what && !strcmp(what, "within") && error && step)
		return capacity_within(atoll(error), atoll(step), why);
	return need(why, "begin, or within ERROR STEP");
}

/* forecast begin, forecast within PERCENT */
static bool do_forecast(char *rest, char *why)
{
	char *what = word(&rest);
	char *pct = what ? word(&rest) : NULL;

	if (what && !strcmp(what, "begin") && !pct) {
		forecast_begin();
		return true;
	}
	if (what && !strcmp(what, "within") && pct)
		return forecast_within(atoll(pct), why);
	return need(why, "begin, or within PERCENT");
}

static bool rebind(char *rest, const char *file, char *why)
{
	char *driver = word(&rest);
	char *device = driver ? word(&rest) : NULL;
	char path[PATH_SIZE];
	int err;

	if (!device)
		return need(why, "DRIVER DEVICE");
	if (!driver_path(driver, file, path)) {
		snprintf(why, VALUE_MAX, "no driver %.100s on i2c or platform", driver);
		return false;
	}
	err = value_write(path, device);
	return err ? failed(why, path, err) : true;
}

static bool do_unbind(char *rest, char *why)
{
	return rebind(rest, "unbind", why);
}

static bool do_bind(char *rest, char *why)
{
	return rebind(rest, "bind", why);
}

/* times ROUNDS FOLDER */
static bool do_times(char *rest, char *why)
{
	char *rounds = word(&rest), *spec = rounds ? word(&rest) : NULL;

	if (!spec)
		return need(why, "ROUNDS FOLDER");
	return measure_mean(atol(rounds), spec, why);
}

/* uevents begin, uevents tell */
static bool do_uevents(char *rest, char *why)
{
	char *what = word(&rest);

	if (what && !strcmp(what, "begin"))
		return uevents_begin(why);
	if (what && !strcmp(what, "tell"))
		return uevents_tell(why);
	return need(why, "begin, or tell");
}

/* scribble WRITES FOLDER */
static bool do_scribble(char *rest, char *why)
{
	char *writes = word(&rest), *spec = writes ? word(&rest) : NULL;

	if (!spec)
		return need(why, "WRITES FOLDER");
	return scribble(atol(writes), spec, why);
}

/* churn MILLISECONDS FILE VALUE | VALUE...: a process of the storm that writes them in turn */
static bool do_churn(char *rest, char *why)
{
	char *ms = word(&rest), *spec = ms ? word(&rest) : NULL;

	if (!spec || !*line_rest(rest))
		return need(why, "MILLISECONDS FILE VALUE | VALUE...");
	return storm_churn(atoi(ms), spec, line_rest(rest), why);
}

/* storm NUMBER MILLISECONDS FILE|FOLDER, storm end */
static bool do_storm(char *rest, char *why)
{
	char *n = word(&rest), *ms, *spec;

	if (n && !strcmp(n, "end"))
		return storm_end(why);
	ms = n ? word(&rest) : NULL;
	spec = ms ? word(&rest) : NULL;
	if (!spec)
		return need(why, "NUMBER MILLISECONDS FILE|FOLDER, or end");
	return storm_start(atoi(n), atoi(ms), spec, why);
}

static bool do_suspend(char *rest, char *why)
{
	char *seconds = word(&rest);
	char alarm[32];
	int err;

	if (!seconds)
		return need(why, "SECONDS");
	snprintf(alarm, sizeof(alarm), "+%.20s", seconds);
	value_write("/sys/class/rtc/rtc0/wakealarm", "0");
	err = value_write("/sys/class/rtc/rtc0/wakealarm", alarm);
	if (err)
		return failed(why, "wakealarm", err);
	err = value_write("/sys/power/state", "mem");
	return err ? failed(why, "/sys/power/state", err) : true;
}

static bool do_quiet(char *rest, char *why)
{
	const char *splat = kmsg_splat();

	(void)rest;
	if (splat)
		snprintf(why, VALUE_MAX, "%s", splat);
	return !splat;
}

static unsigned int logged(char *rest, char *why)
{
	unsigned int times = kmsg_count(line_rest(rest));

	snprintf(why, VALUE_MAX, "the kernel log says so %u times", times);
	return times;
}

static bool do_logged(char *rest, char *why)
{
	return logged(rest, why) > 0;
}

static bool do_once(char *rest, char *why)
{
	return logged(rest, why) == 1;
}

static bool do_unlogged(char *rest, char *why)
{
	return !logged(rest, why);
}

static bool do_say(char *rest, char *why)
{
	(void)why;
	say("%s", line_rest(rest));
	return true;
}

/* try VERB...: whatever becomes of it */
static bool do_try(char *rest, char *why)
{
	struct step step = { .verb = word(&rest) };

	if (!step.verb)
		return need(why, "VERB...");
	step.rest = rest;
	if (!step_run(&step, why))
		say("%s", why);
	return true;
}

static bool do_run(char *rest, char *why)
{
	char *seconds = word(&rest);

	if (!seconds || !*line_rest(rest))
		return need(why, "SECONDS COMMAND...");
	return client_run(atol(seconds), line_rest(rest), why);
}

static const struct {
	const char *name;
	bool (*run)(char *rest, char *why);
} verbs[] = {
	{ "absent",	do_absent },
	{ "bind",	do_bind },
	{ "capacity",	do_capacity },
	{ "cat",	do_cat },
	{ "churn",	do_churn },
	{ "clock",	do_clock },
	{ "expect",	do_expect },
	{ "forecast",	do_forecast },
	{ "grows",	do_grows },
	{ "hold",	do_hold },
	{ "kexec",	kexec_go },
	{ "lab",	do_lab },
	{ "leaks",	life_leaks },
	{ "load",	do_load },
	{ "logged",	do_logged },
	{ "once",	do_once },
	{ "quiet",	do_quiet },
	{ "reach",	do_reach },
	{ "reads",	do_reads },
	{ "record",	do_record },
	{ "refuse",	do_refuse },
	{ "rounds",	life_rounds },
	{ "run",	do_run },
	{ "say",	do_say },
	{ "scribble",	do_scribble },
	{ "sleep",	do_sleep },
	{ "starve",	life_starve },
	{ "storm",	do_storm },
	{ "suspend",	do_suspend },
	{ "times",	do_times },
	{ "try",	do_try },
	{ "uevents",	do_uevents },
	{ "unbind",	do_unbind },
	{ "unload",	do_unload },
	{ "unlogged",	do_unlogged },
	{ "wait",	do_wait },
	{ "write",	do_write },
};

bool step_run(const struct step *step, char *why)
{
	why[0] = '\0';
	for (size_t i = 0; i < ARRAY_SIZE(verbs); i++) {
		if (!strcmp(verbs[i].name, step->verb))
			return verbs[i].run(step->rest, why);
	}
	snprintf(why, VALUE_MAX, "no such verb");
	return false;
}
