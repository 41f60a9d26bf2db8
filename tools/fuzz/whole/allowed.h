/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef CHARGOV_FUZZ_ALLOWED_H
#define CHARGOV_FUZZ_ALLOWED_H

#include "whole.h"

/* What gauges of cells in series may err by, and a look may be late; seen from below a limit. */
#define OVER_V	.012

/**
 * struct allowed - what a pack may have at its temperatures and with its highest cell
 * @amps: of the pack; 0 = it must not be charged
 * @cell_v: of a cell
 */
struct allowed {
	double amps;
	double cell_v;
};

/* greedy.c */
void allow(const struct cg_profile *profile, const struct cells *cells, bool near, double over_v,
	   struct allowed *most);

#endif /* CHARGOV_FUZZ_ALLOWED_H */
