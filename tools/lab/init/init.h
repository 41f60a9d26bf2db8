/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * PID 1 of the lab: runs one scenario on a virtual board and says PASS or FAIL.
 *
 * All output goes through /dev/kmsg: one record is never cut by another, and it stands in the
 * console log in the order in which things happened.
 */
#ifndef CHARGOV_INIT_H
#define CHARGOV_INIT_H

#include <stdbool.h>
#include <stddef.h>

#define ARRAY_SIZE(a)	(sizeof(a) / sizeof((a)[0]))
#define __printf(f, a)	__attribute__((format(printf, f, a)))

#define VALUE_MAX	4096
#define PATH_SIZE	512

/* main.c */
__printf(1, 2) void say(const char *fmt, ...);
long long boot_ms(void);

/* kmsg.c: what the kernel logged */
bool kmsg_open(void);
void kmsg_drain(void);
const char *kmsg_splat(void);
unsigned int kmsg_count(const char *text);

/* value.c: files and key=value lines by the short names of a scenario */
void value_path(const char *spec, char *path);
bool value_exists(const char *spec);
int value_read(const char *spec, char *value);
int value_write(const char *spec, const char *value);
bool value_holds(const char *have, const char *op, const char *want);

/* record.c: the CSV lines */
void record_start(long long period_ms);
void sleep_until(long long end_ms);

/* forecast.c: time to full, as said and as it came true */
void forecast_begin(void);
long long forecast_next_ms(void);
void forecast_note(long long now_ms);
bool forecast_within(long long most_pct, char *why);

/* capacity.c: what is said to be in the battery, and what is in the cells */
void capacity_begin(void);
long long capacity_next_ms(void);
void capacity_note(long long now_ms);
bool capacity_within(long long error_pct, long long step_pct, char *why);

/* client.c: a command of the root that the runner names; its output is told as "> " lines */
bool client_run(long seconds, const char *command, char *why);

/* storm.c: processes that read files until they are ended; these were all still there */
bool storm_start(int n, int ms, const char *spec, char *why);
bool storm_end(char *why);

bool storm_churn(int ms, const char *spec, char *values, char *why);

/* scribble.c: writes nonsense to the files of a folder */
bool scribble(long writes, const char *spec, char *why);

/* life.c: drivers that come and go, and allocations that fail */
bool driver_path(const char *driver, const char *file, char *path);
bool life_rounds(char *rest, char *why);
bool life_starve(char *rest, char *why);
bool life_leaks(char *rest, char *why);

/* measure.c: what a read takes, and what userspace is told */
bool measure_most(long rounds, long long most_ns, const char *spec, char *why);
bool measure_mean(long rounds, const char *spec, char *why);
bool uevents_begin(char *why);
bool uevents_tell(char *why);

/* kexec.c: another kernel takes over, that of next_kernel.S */
extern const char next_kernel[], next_kernel_end[];
bool kexec_go(char *rest, char *why);

/* counts.c: which lines ran, on a kernel that counts them */
void counts_tell(void);

struct step {
	int line;
	char *verb;
	char *rest;
};

/**
 * step_run() - do one line of a scenario
 * @step: the line, its first word cut off
 * @why: what went wrong, VALUE_MAX long
 *
 * Return: true if it did what it says
 */
bool step_run(const struct step *step, char *why);
char *word(char **rest);
char *line_rest(char *rest);
bool need(char *why, const char *usage);
int load_status(const char *name, const char *params);
bool load_module(const char *name, const char *params, char *why);
bool unload_module(char *name, char *why);

#endif /* CHARGOV_INIT_H */
