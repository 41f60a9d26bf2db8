/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What happens to a battery when nobody watches, and when the charger does not listen. Pure.
 */
#ifndef CHARGOV_WATCH_H
#define CHARGOV_WATCH_H

#include <chargov/decide.h>

/**
 * struct cg_alone - a charger that no kernel talks to
 * @stops: it stops, by itself or because a reset of the processor releases its line
 * @keeps: it goes on as it was told last; else it returns to the defaults
 * @guards: it has its own thermistor on the battery and its own timer
 * @default_cv_uv: charging voltage of its defaults, the most that it is told if it @keeps
 * @default_cc_ua: current of its defaults, likewise
 * @sleep_resets: it returns to its defaults when the system goes to sleep
 * @sleep_stops: it stops by itself then
 */
struct cg_alone {
	bool stops;
	bool keeps;
	bool guards;
	s32 default_cv_uv;
	s32 default_cc_ua;
	bool sleep_resets;
	bool sleep_stops;
};

/**
 * struct cg_watch - a charger that charges although it was told off
 * @since_ms: since when, CG_NEVER_MS if it does not
 * @cycles: seen how often in a row
 * @reported: it was reported
 */
struct cg_watch {
	s64 since_ms;
	u32 cycles;
	bool reported;
};

void cg_watch_join(struct cg_alone *all, const struct cg_alone *one);
bool cg_watch_supervised(const struct cg_profile *profile, const struct cg_alone *alone);
bool cg_watch_may_hand_over(const struct cg_profile *profile, const struct cg_alone *alone,
			    const struct cg_state *state, const struct cg_decision *decision);
bool cg_watch_set_free(const struct cg_alone *alone, const struct cg_view *view,
		       const struct cg_decision *decision);
void cg_watch_init(struct cg_watch *watch);
bool cg_watch_is_charged(const struct cg_watch *watch, s64 now_ms);
bool cg_watch_is_unstoppable(struct cg_watch *watch, const struct cg_profile *profile,
			     const struct cg_view *view, const struct cg_decision *decision);

#endif /* CHARGOV_WATCH_H */
