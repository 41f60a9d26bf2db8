/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What a charge pump is fed with, so that the battery gets what it shall have. Pure.
 */
#ifndef CHARGOV_DIRECT_LOOP_H
#define CHARGOV_DIRECT_LOOP_H

#include <chargov/pure.h>

/* A pump halves the voltage and doubles the current. */
#define CG_DIRECT_RATIO		2

/**
 * struct cg_direct_chip - a charge pump
 * @compatible: in its node
 * @cells: in series
 * @cv_min_uv: lowest voltage of the battery at which it can be made to stop
 * @cv_max_uv: highest
 * @cv_step_uv: distance of two
 * @cc_max_ua: highest current into the battery at which it can be made to stop; the lowest is
 *	%CG_DIRECT_STOP_UA
 */
struct cg_direct_chip {
	const char *compatible;
	u8 cells;
	s32 cv_min_uv;
	s32 cv_max_uv;
	s32 cv_step_uv;
	s32 cc_max_ua;
};

#define CG_DIRECT_CHIPS		3
#define CG_DIRECT_STOP_UA	2000000
#define CG_DIRECT_STOP_STEP_UA	100000
/* The least that every source can be limited to, with what it may be off by. */
#define CG_DIRECT_CC_MIN_UA	2300000

extern const struct cg_direct_chip cg_direct_chips[CG_DIRECT_CHIPS];

/**
 * struct cg_direct_facts - a charge that goes on
 * @cv_uv: the battery's voltage is to stay below it
 * @cc_ua: and its current
 * @most_cv_uv: the battery's voltage is never to be above it
 * @battery_uv: voltage at its cells, as the pump measures it
 * @battery_ua: current into it, likewise
 * @source_uv: what the source was asked for
 * @least_uv: the least that it can be asked for
 * @most_uv: the most
 */
struct cg_direct_facts {
	s32 cv_uv;
	s32 cc_ua;
	s32 most_cv_uv;
	s32 battery_uv;
	s32 battery_ua;
	s32 source_uv;
	s32 least_uv;
	s32 most_uv;
};

s32 cg_direct_source_ua(s32 cc_ua, s32 most_ua);
s32 cg_direct_first_uv(const struct cg_direct_chip *chip, const struct cg_direct_facts *facts);
s32 cg_direct_next_uv(const struct cg_direct_chip *chip, const struct cg_direct_facts *facts);
s32 cg_direct_guard_uv(const struct cg_direct_chip *chip, const struct cg_direct_facts *facts);
bool cg_direct_starves(const struct cg_direct_chip *chip, s32 source_uv);
bool cg_direct_plausible(const struct cg_direct_chip *chip, s32 battery_uv);

#endif /* CHARGOV_DIRECT_LOOP_H */
