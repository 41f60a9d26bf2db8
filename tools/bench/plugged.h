/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What a month on the charger does to a cell, by each way to charge it.
 */
#ifndef CHARGOV_BENCH_PLUGGED_H
#define CHARGOV_BENCH_PLUGGED_H

#include "bound.h"

/**
 * struct plugged - who charged, and what came of it
 * @name: who
 * @charge: times and extremes of the whole while
 * @end_soc: state of charge at its end
 */
struct plugged {
	const char *name;
	struct charge charge;
	double end_soc;
};

bool plugged_run(int i, const struct setting *setting, const struct cg_profile *profile,
		 struct plugged *result);

#endif /* CHARGOV_BENCH_PLUGGED_H */
