// SPDX-License-Identifier: GPL-2.0-only
/* Sleeping, and the CSV lines that are written while asleep. */
#define _GNU_SOURCE
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "init.h"

static const struct {
	const char *name;
	const char *spec;
} columns[] = {
	{ "bat_voltage_uv",	"BAT0/voltage_now" },
	{ "bat_current_ua",	"BAT0/current_now" },
	{ "bat_capacity_pct",	"BAT0/capacity" },
	{ "bat_temp_ddegc",	"BAT0/temp" },
	{ "bat_status",		"BAT0/status" },
	{ "state",		"BAT0/chargov/state" },
	{ "limited_by",		"BAT0/chargov/limited_by" },
	{ "why",		"BAT0/chargov/why" },
	{ "cv_uv",		"BAT0/constant_charge_voltage" },
	{ "cc_ua",		"BAT0/constant_charge_current" },
	{ "soc_permille",	"lab/state:soc_permille" },
	{ "voltage_uv",		"lab/state:voltage_uv" },
	{ "cell_max_uv",	"lab/state:cell_max_uv" },
	{ "current_ua",		"lab/state:current_ua" },
	{ "temp_mdegc",		"lab/state:temp_mdegc" },
	{ "vbus_uv",		"lab/state:vbus_uv" },
	{ "ibus_ua",		"lab/state:ibus_ua" },
};

#define N_COLUMNS	(ARRAY_SIZE(columns))
#define FIELD_MAX	40

static long long period_ms;
static long long next_ms;

static void record_header(void)
{
	char line[N_COLUMNS * FIELD_MAX + 16] = "CSV,time_s";

	for (size_t i = 0; i < N_COLUMNS; i++) {
		strcat(line, ",");
		strcat(line, columns[i].name);
	}
	say("%s", line);
}

static void record_line(long long now_ms)
{
	char line[N_COLUMNS * FIELD_MAX + 64];
	char value[VALUE_MAX];
	int len;

	len = sprintf(line, "CSV,%lld.%03lld", now_ms / 1000, now_ms % 1000);
	for (size_t i = 0; i < N_COLUMNS; i++) {
		if (value_read(columns[i].spec, value))
			value[0] = '\0';
		len += sprintf(line + len, ",%.*s", FIELD_MAX - 2, value);
	}
	say("%s", line);
}

void record_start(long long new_period_ms)
{
	period_ms = new_period_ms;
	next_ms = boot_ms();
	if (period_ms)
		record_header();
}

static void nap_until(long long end_ms)
{
	const struct timespec end = {
		.tv_sec = end_ms / 1000,
		.tv_nsec = end_ms % 1000 * 1000000,
	};

	while (clock_nanosleep(CLOCK_BOOTTIME, TIMER_ABSTIME, &end, NULL))
		;
}

/* The sooner of two moments, of which those below 0 do not come. */
static long long sooner(long long a, long long b)
{
	if (a < 0 || (b >= 0 && b < a))
		return b;
	return a;
}

/* Up to @end_ms, with the notes that fall due before it. */
static void doze_until(long long end_ms)
{
	long long due_ms;

	while ((due_ms = sooner(forecast_next_ms(), capacity_next_ms())) >= 0 && due_ms <= end_ms) {
		nap_until(due_ms);
		if (due_ms == forecast_next_ms())
			forecast_note(boot_ms());
		if (due_ms == capacity_next_ms())
			capacity_note(boot_ms());
	}
	nap_until(end_ms);
}

void sleep_until(long long end_ms)
{
	while (period_ms && next_ms <= end_ms) {
		doze_until(next_ms);
		record_line(boot_ms());
		next_ms += period_ms;
		while (next_ms < boot_ms())	/* a suspend jumped over some */
			next_ms += period_ms;
	}
	doze_until(end_ms);
}
