/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The battery description that the governor is given, and the profile that it becomes.
 */
#ifndef CHARGOV_BENCH_BATTERY_H
#define CHARGOV_BENCH_BATTERY_H

#include <chargov/profile.h>

bool battery_profile(double capacity_ah, double c_rate, double path_ohms,
		     const struct cg_charger_caps *caps, struct cg_profile *profile);

#endif /* CHARGOV_BENCH_BATTERY_H */
