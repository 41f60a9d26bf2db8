/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The battery description that the governor is given, and the profile that it becomes.
 */
#ifndef CHARGOV_BENCH_BATTERY_H
#define CHARGOV_BENCH_BATTERY_H

#include "bound.h"

/**
 * struct kind - what the maker of a cell says of it
 * @chemistry: as device trees name it
 * @empty_uv: voltage when it is empty
 * @full_uv: charging voltage
 * @precharge_uv: below it the cell is charged gently
 */
struct kind {
	const char *chemistry;
	u32 empty_uv;
	u32 full_uv;
	u32 precharge_uv;
};

bool battery_profile(const struct kind *kind, const struct cell *cell, double amps,
		     double path_ohms, const struct cg_charger_caps *caps,
		     struct cg_profile *profile);

#endif /* CHARGOV_BENCH_BATTERY_H */
