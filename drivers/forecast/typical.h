/* SPDX-License-Identifier: GPL-2.0-only */
/* Open-circuit curves that are typical of a chemistry, for a battery whose own is not described. */
#ifndef CHARGOV_FORECAST_TYPICAL_H
#define CHARGOV_FORECAST_TYPICAL_H

#include <chargov/profile.h>

#define CG_TYPICAL_POINTS	8

/**
 * struct cg_typical - a point of a curve
 * @pct: charge
 * @below_uv: open-circuit voltage of a cell, so far below its charging voltage
 */
struct cg_typical {
	s16 pct;
	s32 below_uv;
};

static const struct cg_typical cg_typical_lion[CG_TYPICAL_POINTS] = {
	{ 0, 1250000 }, { 5, 960000 }, { 20, 680000 }, { 50, 450000 }, { 70, 265000 },
	{ 85, 128000 }, { 95, 85000 }, { 100, 12000 },
};

static const struct cg_typical cg_typical_life[CG_TYPICAL_POINTS] = {
	{ 0, 950000 }, { 5, 550000 }, { 20, 400000 }, { 50, 350000 }, { 70, 320000 },
	{ 95, 310000 }, { 99, 250000 }, { 100, 100000 },
};

static inline const struct cg_typical *cg_typical_of(enum cg_chemistry chemistry)
{
	return chemistry == CG_CHEMISTRY_LIFE ? cg_typical_life : cg_typical_lion;
}

#endif /* CHARGOV_FORECAST_TYPICAL_H */
