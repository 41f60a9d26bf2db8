// SPDX-License-Identifier: GPL-2.0-only
/* A coulomb counter, as it is in all gauges that have one. Pure. */
#include "fuel.h"

#define TAPER_UV		100000		/* per cell below its charging voltage */
#define TAPER_WINDOW_MS		80000		/* two windows of 40 s, as a BQ27541 does it */
#define FULL_CLEAR_PCT		98

static s64 full_uams(const struct cg_fuel *fuel)
{
	return fuel->full_uah * CG_MS_PER_H;
}

s32 cg_fuel_ua(const struct cg_fuel *fuel)
{
	s64 i_ua = fuel->at.i_ua;

	return i_ua + div_s64(i_ua * fuel->gain_ppm, 1000000) + fuel->offset_ua;
}
EXPORT_SYMBOL_IF_KUNIT(cg_fuel_ua);

s64 cg_fuel_uah(const struct cg_fuel *fuel)
{
	return div_s64(fuel->count_uams, CG_MS_PER_H);
}
EXPORT_SYMBOL_IF_KUNIT(cg_fuel_uah);

s32 cg_fuel_parts(const struct cg_fuel *fuel, s32 parts)
{
	s64 full = div_s64(full_uams(fuel), 1000), count = div_s64(fuel->count_uams, 1000);

	return clamp_t(s64, div64_s64(count * parts + full / 2, full), 0, parts);
}
EXPORT_SYMBOL_IF_KUNIT(cg_fuel_parts);

static void count(struct cg_fuel *fuel, s64 dt_ms)
{
	s64 moved = fuel->at.charge_uams - fuel->seen_uams;

	fuel->seen_uams = fuel->at.charge_uams;
	moved += div_s64(moved, 1000000) * fuel->gain_ppm + fuel->offset_ua * dt_ms;
	fuel->count_uams = clamp_t(s64, fuel->count_uams + moved, 0, full_uams(fuel));
	if (moved < 0)
		fuel->out_uams -= moved;
	if (fuel->out_uams >= full_uams(fuel)) {
		fuel->out_uams -= full_uams(fuel);
		fuel->cycles++;
	}
}

/* Full: the current was low at the charging voltage for long enough and then ended. */
static void look_for_full(struct cg_fuel *fuel, s64 dt_ms)
{
	s64 i_ua = cg_fuel_ua(fuel);
	bool high = fuel->at.v_uv >= fuel->taper_uv;

	if (!high || i_ua > div_s64(fuel->design_uah, 8)) {
		fuel->taper_ms = 0;
	} else if (i_ua > div_s64(fuel->design_uah, 50)) {
		fuel->taper_ms += dt_ms;
	} else if (fuel->taper_ms >= TAPER_WINDOW_MS) {
		fuel->count_uams = full_uams(fuel);
		fuel->taper_ms = 0;
		fuel->full = true;
	}
	if (cg_fuel_parts(fuel, 100) < FULL_CLEAR_PCT)
		fuel->full = false;
}

void cg_fuel_tick(struct cg_fuel *fuel, const struct cg_wire *at, s64 dt_ms)
{
	fuel->at = *at;
	count(fuel, dt_ms);
	look_for_full(fuel, dt_ms);
}
EXPORT_SYMBOL_IF_KUNIT(cg_fuel_tick);

void cg_fuel_settle(struct cg_fuel *fuel, const struct cg_wire *at)
{
	fuel->at = *at;
	fuel->seen_uams = at->charge_uams;
	fuel->count_uams = clamp_t(s64, at->charge_uams, 0, full_uams(fuel));
	fuel->full = false;
	fuel->taper_ms = 0;
}
EXPORT_SYMBOL_IF_KUNIT(cg_fuel_settle);

void cg_fuel_begin(struct cg_fuel *fuel, const struct cg_wire *at, s32 full_uv)
{
	memset(fuel, 0, sizeof(*fuel));
	fuel->design_uah = at->capacity_uah;
	fuel->full_uah = at->full_uah;
	fuel->taper_uv = at->series * (full_uv - TAPER_UV);
	cg_fuel_settle(fuel, at);
}
EXPORT_SYMBOL_IF_KUNIT(cg_fuel_begin);
