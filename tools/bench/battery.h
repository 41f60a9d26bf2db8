/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What the maker says of a cell, as limits, and as the battery description that the governor is
 * given; and the profile that this becomes.
 */
#ifndef CHARGOV_BENCH_BATTERY_H
#define CHARGOV_BENCH_BATTERY_H

#include "bound.h"

/**
 * struct kind - what the maker of a cell says of it
 * @chemistry: as device trees name it
 * @empty_uv: voltage when it is empty
 * @full_uv: charging voltage
 * @warm_uv: the same above 45 C
 * @precharge_uv: below it the cell is charged gently
 */
struct kind {
	const char *chemistry;
	u32 empty_uv;
	u32 full_uv;
	u32 warm_uv;
	u32 precharge_uv;
};

void battery_limits(const struct kind *kind, const struct cell *cell, double amps,
		    const struct cg_charger_caps *caps, struct cg_profile *limits);
bool battery_profile(const struct kind *kind, const struct setting *setting,
		     struct cg_profile *profile);

#endif /* CHARGOV_BENCH_BATTERY_H */
