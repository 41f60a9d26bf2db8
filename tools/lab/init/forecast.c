// SPDX-License-Identifier: GPL-2.0-only
/* Notes what the battery says of the time to full, and compares it with what came true. */
#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>

#include "init.h"

#define PERIOD_MS	60000
#define MAX_NOTES	3000
/* The middle of a charge is what a forecast is held to: per cent of its time. */
#define FROM_PCT	10
#define TO_PCT		90

static struct {
	long long at_ms;
	long long left_ms;	/* as it was said, below 0 = nothing was */
} note[MAX_NOTES];

static size_t n_notes;
static long long begin_ms;
static long long next_ms = -1;

void forecast_begin(void)
{
	n_notes = 0;
	begin_ms = boot_ms();
	next_ms = begin_ms;
}

long long forecast_next_ms(void)
{
	return next_ms;
}

void forecast_note(long long now_ms)
{
	char value[VALUE_MAX];
	long long left_ms = -1;

	if (!value_read("BAT0/time_to_full_now", value))
		left_ms = atoll(value) * 1000;
	if (n_notes < MAX_NOTES) {
		note[n_notes].at_ms = now_ms;
		note[n_notes++].left_ms = left_ms;
	}
	while (next_ms <= now_ms)
		next_ms += PERIOD_MS;
}

bool forecast_within(long long most_pct, char *why)
{
	long long end_ms = boot_ms(), total_ms = end_ms - begin_ms;
	long long worst = 0, worst_ms = 0;
	size_t silent = 0, told = 0;

	next_ms = -1;
	for (size_t i = 0; i < n_notes; i++) {
		long long left_ms = end_ms - note[i].at_ms;
		long long permille;

		if (note[i].at_ms - begin_ms < total_ms * FROM_PCT / 100 ||
		    note[i].at_ms - begin_ms > total_ms * TO_PCT / 100)
			continue;
		if (note[i].left_ms < 0) {
			silent++;
			continue;
		}
		told++;
		permille = (note[i].left_ms - left_ms) * 1000 / left_ms;
		if (llabs(permille) > llabs(worst)) {
			worst = permille;
			worst_ms = note[i].at_ms - begin_ms;
		}
	}
	say("lab: forecast off by %+lld per mille of what was left, at %lld of %lld s",
	    worst, worst_ms / 1000, total_ms / 1000);
	say("lab: forecast told %zu times, silent %zu times", told, silent);
	if (told && silent * 10 <= told && llabs(worst) <= most_pct * 10)
		return true;
	snprintf(why, VALUE_MAX, "off by %+lld per mille at %lld s, or silent: %zu of %zu times",
		 worst, worst_ms / 1000, silent, silent + told);
	return false;
}
