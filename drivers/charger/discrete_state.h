/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What the lines of a charger without registers say together. Pure.
 */
#ifndef CHARGOV_DISCRETE_STATE_H
#define CHARGOV_DISCRETE_STATE_H

#include <chargov/decide.h>

/* A line that a board may not have. */
enum cg_line {
	CG_LINE_NONE,
	CG_LINE_OFF,
	CG_LINE_ON,
};

/**
 * struct cg_discrete_facts - what is seen of a charger
 * @vbus: there is a source
 * @charging: it says that it charges
 * @done: it says that it has ended
 * @on: its charge-enable line lets it
 * @measured: the current below is measured
 * @ua: current into the battery
 * @set_ua: current that it is set to
 */
struct cg_discrete_facts {
	enum cg_line vbus;
	enum cg_line charging;
	enum cg_line done;
	bool on;
	bool measured;
	s32 ua;
	s32 set_ua;
};

enum cg_status cg_discrete_status(const struct cg_discrete_facts *facts);
int cg_discrete_pick(const s32 *list, int n, s32 wish);

#endif /* CHARGOV_DISCRETE_STATE_H */
