/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * A pack, a charger that obeys or does not, and the governor's own objects under the oracle. For
 * the fuzzer and the exploration: whatever happens, no property may break.
 */
#ifndef CHARGOV_FUZZ_WORLD_H
#define CHARGOV_FUZZ_WORLD_H

#include <stdbool.h>

#include <chargov/oracle.h>

/**
 * struct world - all of it at one time
 * @profile: the pack
 * @policy: the user
 * @state: what decide remembers
 * @view: what is seen
 * @decision: the last decision
 * @oracle: what the oracle remembers
 * @soc_ppm: of a cell that is no more than a straight line and a resistance
 * @mdegc: its temperature
 * @load_ua: what the system takes from the cell
 * @online: there is a source
 * @forced: readings that do not follow the cell, a bit each
 * @forced_c: of the charger
 * @deaf: the charger does not do what it is told
 * @turn: counts decisions; which way the next one is made worse
 */
struct world {
	struct cg_profile profile;
	struct cg_policy policy;
	struct cg_state state;
	struct cg_view view;
	struct cg_decision decision;
	struct cg_oracle oracle;
	s64 soc_ppm;
	s32 mdegc;
	s32 load_ua;
	bool online;
	u32 forced;
	u32 forced_c;
	bool deaf;
	u32 turn;
};

void world_init(struct world *world, const struct cg_profile *profile);
void world_pass(struct world *world, s64 ms);
void world_see(struct world *world);
const char *world_decide(struct world *world);
void world_obey(struct world *world);
void world_print(const struct world *world);

#endif /* CHARGOV_FUZZ_WORLD_H */
