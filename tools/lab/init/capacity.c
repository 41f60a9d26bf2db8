// SPDX-License-Identifier: GPL-2.0-only
/* Notes what the battery says of its charge, and compares it with what the cells hold. */
#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>

#include "init.h"

#define PERIOD_MS	10000

static struct {
	long long begin_ms;
	long long pct;		/* as it was said last, below 0 = nothing was */
	long long off_pct;	/* worst so far, of whole per cents */
	long long off_ms;
	long long step_pct;	/* largest so far */
	long long step_ms;
	long long told;
	long long silent;
} seen;

static long long next_ms = -1;

void capacity_begin(void)
{
	seen = (typeof(seen)){ .begin_ms = boot_ms(), .pct = -1 };
	next_ms = seen.begin_ms;
}

long long capacity_next_ms(void)
{
	return next_ms;
}

static void note_error(long long pct, long long now_ms)
{
	char value[VALUE_MAX];
	long long off_pct;

	if (value_read("lab/state:all_permille", value) &&
	    value_read("lab/state:soc_permille", value))
		return;
	off_pct = pct - (atoll(value) + 5) / 10;
	if (llabs(off_pct) > llabs(seen.off_pct)) {
		seen.off_pct = off_pct;
		seen.off_ms = now_ms;
	}
}

void capacity_note(long long now_ms)
{
	char value[VALUE_MAX];
	long long pct;

	while (next_ms <= now_ms)
		next_ms += PERIOD_MS;
	if (value_read("BAT0/capacity", value)) {
		seen.silent++;
		return;
	}
	pct = atoll(value);
	seen.told++;
	note_error(pct, now_ms);
	if (seen.pct >= 0 && llabs(pct - seen.pct) > llabs(seen.step_pct)) {
		seen.step_pct = pct - seen.pct;
		seen.step_ms = now_ms;
	}
	seen.pct = pct;
}

bool capacity_within(long long error_pct, long long step_pct, char *why)
{
	next_ms = -1;
	say("lab: capacity off by %+lld %% at most, at %lld s; moved by %+lld %% at most, at %lld",
	    seen.off_pct, (seen.off_ms - seen.begin_ms) / 1000, seen.step_pct,
	    (seen.step_ms - seen.begin_ms) / 1000);
	if (seen.told && !seen.silent && llabs(seen.off_pct) <= error_pct &&
	    llabs(seen.step_pct) <= step_pct)
		return true;
	snprintf(why, VALUE_MAX, "off by %+lld %%, moved by %+lld %%, silent %lld times of %lld",
		 seen.off_pct, seen.step_pct, seen.silent, seen.silent + seen.told);
	return false;
}
