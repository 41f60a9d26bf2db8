/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * A USB source: a voltage behind a resistance, and what a charger's input draws from it. Pure.
 */
#ifndef CHARGOV_LAB_SOURCE_H
#define CHARGOV_LAB_SOURCE_H

#include <chargov/pure.h>

#define CG_SOURCE_UV_MAX	30000000

/**
 * struct cg_source - what is plugged in
 * @uv: voltage with nothing drawn, 0 = unplugged
 * @uohm: resistance of the source and its cable
 * @limit_ua: current at which its voltage gives way, 0 = it does not
 */
struct cg_source {
	s32 uv;
	s32 uohm;
	s32 limit_ua;
};

/* What holds the input back. */
enum cg_dpm {
	CG_DPM_NONE,
	CG_DPM_CURRENT,		/* the input current limit */
	CG_DPM_VOLTAGE,		/* the lowest input voltage allowed */
};

/**
 * struct cg_input - a working point of the input
 * @ua: current
 * @uv: voltage at the charger
 * @uw: power into the charger
 * @dpm: why no more can be drawn
 */
struct cg_input {
	s32 ua;
	s32 uv;
	s64 uw;
	enum cg_dpm dpm;
};

/**
 * cg_source_most() - the most that can be drawn
 * @source: the source
 * @iin_ua: input current limit
 * @vindpm_uv: the voltage at the charger is not pulled below it
 * @input: the result; zero if the source has no more than @vindpm_uv
 */
void cg_source_most(const struct cg_source *source, s32 iin_ua, s32 vindpm_uv,
		    struct cg_input *input);

/**
 * cg_source_draw() - the working point at a power
 * @source: the source
 * @uw: power wanted, at most that of cg_source_most()
 * @input: the result
 */
void cg_source_draw(const struct cg_source *source, s64 uw, struct cg_input *input);

#endif /* CHARGOV_LAB_SOURCE_H */
