/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What gauges that count charge have in common: a counter that begins right, has the measuring
 * errors it is given, and is set to full when a charge has tapered and ended. Pure.
 */
#ifndef CHARGOV_LAB_FUEL_H
#define CHARGOV_LAB_FUEL_H

#include "plant.h"

/**
 * struct cg_fuel - a counter
 * @at: what it feels
 * @design_uah: capacity that it was told of
 * @full_uah: capacity that it has learned
 * @taper_uv: voltage from which on a falling current is a taper
 * @count_uams: what it believes to be there
 * @seen_uams: charge at the last look
 * @offset_ua: measuring error
 * @gain_ppm: measuring error
 * @taper_ms: time for which a taper has lasted
 * @out_uams: charge taken out since the last cycle was counted
 * @cycles: cycles
 * @full: a charge ended, and little was used since
 */
struct cg_fuel {
	struct cg_wire at;
	s64 design_uah;
	s64 full_uah;
	s32 taper_uv;
	s64 count_uams;
	s64 seen_uams;
	s32 offset_ua;
	s32 gain_ppm;
	s64 taper_ms;
	s64 out_uams;
	u16 cycles;
	bool full;
};

/**
 * cg_fuel_begin() - a new gauge on a battery
 * @fuel: written whole
 * @at: what it feels
 * @full_uv: charging voltage of a cell
 */
void cg_fuel_begin(struct cg_fuel *fuel, const struct cg_wire *at, s32 full_uv);

/**
 * cg_fuel_settle() - the cells were exchanged: forget what was counted
 * @fuel: the counter
 * @at: what it feels
 */
void cg_fuel_settle(struct cg_fuel *fuel, const struct cg_wire *at);

/**
 * cg_fuel_tick() - time has passed
 * @fuel: the counter
 * @at: what it feels now
 * @dt_ms: time
 */
void cg_fuel_tick(struct cg_fuel *fuel, const struct cg_wire *at, s64 dt_ms);

/**
 * cg_fuel_ua() - the current, with the errors of the gauge
 * @fuel: the counter
 *
 * Return: uA, positive charges
 */
s32 cg_fuel_ua(const struct cg_fuel *fuel);

/**
 * cg_fuel_uah() - the charge that it believes in
 * @fuel: the counter
 *
 * Return: uAh
 */
s64 cg_fuel_uah(const struct cg_fuel *fuel);

/**
 * cg_fuel_parts() - state of charge
 * @fuel: the counter
 * @parts: of how many, 100 for per cent
 *
 * Return: 0 to @parts, rounded
 */
s32 cg_fuel_parts(const struct cg_fuel *fuel, s32 parts);

#endif /* CHARGOV_LAB_FUEL_H */
