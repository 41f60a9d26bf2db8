// SPDX-License-Identifier: GPL-2.0-only
/*
 * The life of drivers: bound and unbound again and again, bound while there is no memory, and what
 * they leave behind.
 *
 * What a verb counted is told as key=value lines, which tools/lab/life sums up.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "init.h"

#define FAIL_NTH	"/proc/self/fail-nth"
#define FAILSLAB	"/sys/kernel/debug/failslab"
#define KMEMLEAK	"/sys/kernel/debug/kmemleak"
/* kmemleak says nothing of what is younger than 5 s. */
#define LEAK_AGE_S	6
/* A driver that waits for another one is there within this time. */
#define ARRIVES_S	10
/* The longest of most pauses between two steps, and of one in eight. */
#define PAUSE_MS	600
#define LONG_PAUSE_MS	4000
/* Nothing that is loaded or bound allocates more often. */
#define ALLOCATIONS_MAX	20000
/* After which whoever waited for it has been bound, too. */
#define SETTLE_MS	20

/**
 * struct life - of a driver at a device, or of a module
 * @driver: its name, NULL = @device is a module
 * @device: its name
 * @safe: without it nothing may charge
 * @step: from one allocation that fails to the next one
 * @nth: allocation that fails
 * @over: there were not so many
 * @refused: how often it was not done for want of memory
 * @tolerated: how often it was done nevertheless
 */
struct life {
	const char *driver;
	const char *device;
	bool safe;
	int step;
	int nth;
	bool over;
	int refused;
	int tolerated;
};

static unsigned int seed;

static unsigned int draw(unsigned int n)
{
	seed = seed * 1103515245 + 12345;
	return (seed >> 8) % n;
}

static void rest_ms(unsigned int ms)
{
	sleep_until(boot_ms() + ms);
}

static void pause_some(void)
{
	rest_ms(draw(draw(8) ? PAUSE_MS : LONG_PAUSE_MS));
}

bool driver_path(const char *driver, const char *file, char *path)
{
	static const char *const buses[] = { "i2c", "platform" };

	for (size_t i = 0; i < ARRAY_SIZE(buses); i++) {
		snprintf(path, PATH_SIZE, "/sys/bus/%s/drivers/%.100s/%.100s", buses[i], driver,
			 file);
		if (access(path, F_OK) == 0)
			return true;
	}
	return false;
}

static bool is_bound(const struct life *life)
{
	char path[PATH_SIZE];

	return driver_path(life->driver, life->device, path);
}

static int tell(const struct life *life, const char *file)
{
	char path[PATH_SIZE];

	return driver_path(life->driver, file, path) ? value_write(path, life->device) : -ENOENT;
}

static bool is_charging(void)
{
	char value[VALUE_MAX];

	return !value_read("lab/state:charging", value) && strcmp(value, "0");
}

static bool is_quiet(char *why)
{
	kmsg_drain();
	if (kmsg_splat())
		snprintf(why, VALUE_MAX, "%s", kmsg_splat());
	return !kmsg_splat();
}

/* After an unbind and after a bind that failed: off, if without it nothing may charge. */
static bool is_safe(const struct life *life, char *why)
{
	if (life->safe && is_charging()) {
		snprintf(why, VALUE_MAX, "it charges without %.100s", life->driver);
		return false;
	}
	return is_quiet(why);
}

static bool arrives(const struct life *life, char *why)
{
	long long end_ms = boot_ms() + ARRIVES_S * 1000;

	while (!is_bound(life) && boot_ms() < end_ms)
		rest_ms(100);
	snprintf(why, VALUE_MAX, "%.100s is not bound to %.100s", life->driver, life->device);
	return is_bound(life);
}

/* One that has to wait for another is bound by the kernel when that is there. */
static bool bind_again(const struct life *life, char *why)
{
	int err = tell(life, "bind");

	if (err == -EAGAIN || err == -EBUSY || err == -ENODEV)
		return arrives(life, why);
	snprintf(why, VALUE_MAX, "bind of %.100s: %s", life->driver, strerror(-err));
	return !err;
}

static bool unbind_now(const struct life *life, char *why)
{
	int err;

	if (!arrives(life, why))
		return false;
	err = tell(life, "unbind");
	snprintf(why, VALUE_MAX, "unbind of %.100s: %s", life->driver, strerror(-err));
	return !err;
}

static bool go_round(const struct life *life, const struct life *then, int rounds, char *why)
{
	int round, charged = 0;

	for (round = 1; round <= rounds; round++) {
		charged += is_charging();
		if (!unbind_now(life, why) || !is_safe(life, why))
			break;
		pause_some();
		if (!is_safe(life, why) || !bind_again(life, why) ||
		    (then && !bind_again(then, why)))
			break;
		pause_some();
	}
	say("  rounds=%d", round - 1);
	say("  charged=%d", charged);
	if (round > rounds)
		return true;
	say("lab: in round %d of %d", round, rounds);
	return false;
}

/*
 * rounds NUMBER DRIVER DEVICE [safe | then DRIVER DEVICE]: unbound and bound so many times; safe:
 * without it nothing charges; then: what nobody binds anew when its suppliers are others
 */
bool life_rounds(char *rest, char *why)
{
	char *n = word(&rest);
	struct life life = { .driver = n ? word(&rest) : NULL }, then = { 0 };
	char *safe;

	life.device = life.driver ? word(&rest) : NULL;
	if (!life.device)
		return need(why, "NUMBER DRIVER DEVICE [safe | then DRIVER DEVICE]");
	safe = word(&rest);
	life.safe = safe && !strcmp(safe, "safe");
	then.driver = safe && !strcmp(safe, "then") ? word(&rest) : NULL;
	then.device = then.driver ? word(&rest) : NULL;
	return go_round(&life, then.device ? &then : NULL, atoi(n), why);
}

/* --- without memory --- */

static int fail_nth = -1;

/* Where a function of the kernel is, from its first byte to the next function; 0 = it has none. */
static void find_function(const char *name, unsigned long long *start, unsigned long long *end)
{
	FILE *file = fopen("/proc/kallsyms", "re");
	char line[VALUE_MAX], symbol[VALUE_MAX];
	unsigned long long at;

	*start = 0;
	*end = 0;
	while (file && !*end && fgets(line, sizeof(line), file)) {
		if (sscanf(line, "%llx %*c %4000s", &at, symbol) != 2)
			continue;
		if (*start && at > *start)
			*end = at;
		else if (!strcmp(symbol, name))
			*start = at;
	}
	if (file)
		fclose(file);
}

static int write_range(const char *which, unsigned long long start, unsigned long long end)
{
	char path[PATH_SIZE], text[32];
	int err;

	snprintf(path, sizeof(path), FAILSLAB "/%s-start", which);
	snprintf(text, sizeof(text), "%#llx", start);
	err = value_write(path, text);
	snprintf(path, sizeof(path), FAILSLAB "/%s-end", which);
	snprintf(text, sizeof(text), "%#llx", end);
	return err ?: value_write(path, text);
}

/*
 * Every allocation counts, and none that fails is a reason for a stack in the log. Of a module
 * only its own: the loader's has one in the log. What kmemleak notes is not the driver's.
 */
static bool arm(const struct life *life, char *why)
{
	unsigned long long start, end;
	int err = value_write(FAILSLAB "/ignore-gfp-wait", "0");

	err = err ?: value_write(FAILSLAB "/verbose", "0");
	find_function("__alloc_object", &start, &end);
	err = err ?: write_range("reject", start, end);
	start = 0;
	end = ~0ULL;
	if (!life->driver)
		find_function("do_init_module", &start, &end);
	err = err ?: write_range("require", start, end);
	if (fail_nth < 0)
		fail_nth = open(FAIL_NTH, O_RDWR | O_CLOEXEC);
	snprintf(why, VALUE_MAX, "this kernel has no failslab, or other functions");
	return !err && end && fail_nth >= 0;
}

static void set_fail_nth(int n)
{
	char text[16];
	int len = snprintf(text, sizeof(text), "%d", n);

	if (pwrite(fail_nth, text, (size_t)len, 0) != len)
		say("lab: %s does not take %d", FAIL_NTH, n);
}

/* Did the allocation fail, or were there not so many? */
static bool has_failed(void)
{
	char text[16] = "";

	return pread(fail_nth, text, sizeof(text) - 1, 0) > 0 && atoi(text) == 0;
}

/* One step of what can be starved: done with the n-th allocation failing. */
struct meal {
	int (*begin)(const struct life *life, const char *path);
	bool (*is_there)(const struct life *life);
	bool (*undo)(const struct life *life, char *why);
	bool (*redo)(const struct life *life, char *why);
};

static int bind_fd(const struct life *life, const char *path)
{
	int fd = open(path, O_WRONLY | O_CLOEXEC);
	int err = 0;

	if (fd < 0)
		return -errno;
	set_fail_nth(life->nth);
	if (write(fd, life->device, strlen(life->device)) < 0)
		err = -errno;
	return close(fd) ? -errno : err;
}

static const struct meal binding = { bind_fd, is_bound, unbind_now, bind_again };

static int load_fd(const struct life *life, const char *path)
{
	(void)path;
	set_fail_nth(life->nth);
	return load_status(life->device, "");
}

static bool is_loaded(const struct life *life)
{
	char path[PATH_SIZE];

	snprintf(path, sizeof(path), "/sys/module/%.100s", life->device);
	for (char *c = path; *c; c++)
		*c = *c == '-' ? '_' : *c;
	return access(path, F_OK) == 0;
}

static bool unload_now(const struct life *life, char *why)
{
	char name[PATH_SIZE];

	snprintf(name, sizeof(name), "%.100s", life->device);
	return unload_module(name, why);
}

static bool load_again(const struct life *life, char *why)
{
	return load_module(life->device, "", why);
}

static const struct meal loading = { load_fd, is_loaded, unload_now, load_again };

/*
 * The first that fails to fail is the end. One that was done nevertheless can be undone like any
 * other; one that was not left nothing, and the next without a failure is done.
 */
static bool starve_one(struct life *life, const struct meal *meal, const char *path, char *why)
{
	int err = meal->begin(life, path);

	life->over = !has_failed();
	set_fail_nth(0);
	if (life->over && err && err != -EAGAIN) {
		snprintf(why, VALUE_MAX, "not done without a failure: %s", strerror(-err));
		return false;
	}
	rest_ms(SETTLE_MS);
	if (life->over)
		return is_quiet(why);
	if (!err)
		life->tolerated++;
	else
		life->refused++;
	if (err && err != -EAGAIN && meal->is_there(life)) {
		snprintf(why, VALUE_MAX, "there although it failed: %s", strerror(-err));
		return false;
	}
	if (err && !is_safe(life, why))
		return false;
	if (!meal->is_there(life) && !meal->redo(life, why))
		return false;
	rest_ms(SETTLE_MS);
	return is_quiet(why) && meal->undo(life, why);
}

static bool starve(struct life *life, char *why)
{
	const struct meal *meal = life->driver ? &binding : &loading;
	char path[PATH_SIZE] = "";
	bool done;

	if (!arm(life, why))
		return false;
	if (life->driver && !driver_path(life->driver, "bind", path)) {
		snprintf(why, VALUE_MAX, "no driver %.100s", life->driver);
		return false;
	}
	done = !meal->is_there(life) || meal->undo(life, why);
	while (done && !life->over && life->nth < ALLOCATIONS_MAX) {
		life->nth += life->step;
		done = starve_one(life, meal, path, why);
	}
	say("  allocations=%d", life->refused + life->tolerated);
	say("  refused=%d", life->refused);
	say("  tolerated=%d", life->tolerated);
	if (!done)
		say("lab: at allocation %d", life->nth);
	return done && life->over;
}

/*
 * starve STEP DRIVER DEVICE [safe], starve STEP module NAME: bound or loaded again and again, while
 * one allocation after the other fails, or one in STEP of them
 */
bool life_starve(char *rest, char *why)
{
	char *step = word(&rest), *safe;
	struct life life = { .step = step ? atoi(step) : 0, .driver = step ? word(&rest) : NULL };

	life.device = life.driver ? word(&rest) : NULL;
	if (!life.device || life.step < 1)
		return need(why, "STEP DRIVER DEVICE [safe], or STEP module NAME");
	safe = word(&rest);
	life.safe = safe && !strcmp(safe, "safe");
	if (!strcmp(life.driver, "module"))
		life.driver = NULL;
	return starve(&life, why);
}

/* --- what is left --- */

/* leaks: nothing is allocated that nobody knows any more */
bool life_leaks(char *rest, char *why)
{
	char left[VALUE_MAX] = "";
	int err = 0;

	(void)rest;
	/* what was found in one scan may have been on its way */
	for (int i = 0; i < 2 && !err; i++) {
		rest_ms(LEAK_AGE_S * 1000);
		err = value_write(KMEMLEAK, "scan");
	}
	err = err ?: value_read(KMEMLEAK, left);
	if (err) {
		snprintf(why, VALUE_MAX, "%s: %s", KMEMLEAK, strerror(-err));
		return false;
	}
	for (char *line = strtok(left, "\n"); line; line = strtok(NULL, "\n")) {
		if (!why[0])
			snprintf(why, VALUE_MAX, "%s", line);
		say("  %s", line);
	}
	return !why[0];
}
