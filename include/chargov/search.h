/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What a source really gives. A charger that regulates its input holds a source that sags; one that
 * switches itself off when it gives too much is found by that, and asked for less. Pure.
 */
#ifndef CHARGOV_SEARCH_H
#define CHARGOV_SEARCH_H

#include <chargov/sample.h>

/**
 * struct cg_search - what was found out about the source that is plugged in
 * @cap_ua: the most to draw from it, 0 = what it says
 * @wait_ms: how long that holds before more is tried
 * @retry_ms: when more is tried
 * @lost_ms: when it went away, CG_NEVER_MS while it is there
 * @of_ua: what the source said that it gives when @cap_ua was found out; of one that says something
 *	else it is not
 * @said_ua: what it said when @drawn_ua was drawn
 * @drawn_ua: what was drawn in the last cycle in which it was there, 0 = nothing to speak of
 */
struct cg_search {
	s32 cap_ua;
	s64 wait_ms;
	s64 retry_ms;
	s64 lost_ms;
	s32 of_ua;
	s32 said_ua;
	s32 drawn_ua;
};

/**
 * cg_search_init() - nothing found out yet
 * @search: written whole
 */
void cg_search_init(struct cg_search *search);

/**
 * cg_search_run() - a cycle
 * @search: what was found out; updated
 * @sample: this cycle; its charger tells whether there is a source. What that gives is no more
 *	afterwards than was found out, and left alone if nothing was
 * @battery_uv: voltage of the battery, by which is reckoned what is drawn; 0 or less = not known
 *
 * A source that goes while a charger draws from it, and is back within two seconds, has switched
 * itself off: from then on it is asked for three quarters of what was drawn. More is tried after
 * some minutes, each time that fails after twice as many. One that was away for longer is another
 * one.
 */
void cg_search_run(struct cg_search *search, struct cg_sample *sample, s64 battery_uv);

#endif /* CHARGOV_SEARCH_H */
