// SPDX-License-Identifier: GPL-2.0-only
/*
 * What a profile says of its zones beside each other, and what is noise at its size, found once:
 * no decision has to look for it.
 * Pure.
 */
#include <chargov/profile.h>

/*
 * Steepest voltage over state of charge at the upper end, per cell and per 1 % of capacity:
 * an LFP cell rises from 3.4 to 3.65 V in its last 3 %, others by less than 15 mV per 1 %.
 */
#define SLOPE_LIFE_UV	80000
#define SLOPE_UV	20000

/*
 * Current while told off that is no longer noise of gauges (F22): C/10, within these; of members
 * side by side the offsets add.
 */
#define OFF_NOISE_UA	50000
#define OFF_LEAST_UA	5000
/* Above what was told, what gauges and chips may err by together: C/5, at most this. */
#define ON_NOISE_UA	100000

/* Gauges whose currents are summed: of units in parallel, or of a group of those in series. */
static s32 cg_members_beside(const struct cg_profile *profile)
{
	s32 units = max_t(s32, profile->n_units, 1);

	return profile->arrangement == CG_ARRANGEMENT_PARALLEL ? units :
	       max((profile->n_parts + units - 1) / units, 1);
}

static s32 cg_zone_cc(const struct cg_zone *zone)
{
	return zone->n_steps ? zone->step[0].cc_ua : 0;
}

static s32 cg_zone_cv(const struct cg_zone *zone)
{
	u8 n = min_t(u8, zone->n_steps, CG_MAX_STEPS);

	return n ? zone->step[n - 1].cv_uv : 0;
}

/* The first step of a zone that has some, and the last. */
static const struct cg_step *cg_zone_steps(const struct cg_zone *zone,
					   const struct cg_step **last)
{
	*last = &zone->step[min_t(u8, zone->n_steps, CG_MAX_STEPS) - 1];
	return zone->step;
}

/* Would any limit become lower if @next held too? Outside all zones charging is forbidden. */
static bool cg_zone_tightens(const struct cg_profile *profile, int held, int next)
{
	const struct cg_step *from, *to, *last_from, *last_to;

	if (next < 0 || next >= profile->n_zones || next >= CG_MAX_ZONES)
		return true;
	if (!profile->zone[next].n_steps || !profile->zone[held].n_steps)
		return !profile->zone[next].n_steps;
	from = cg_zone_steps(&profile->zone[held], &last_from);
	to = cg_zone_steps(&profile->zone[next], &last_to);
	while (to->cc_ua >= from->cc_ua && to->cv_uv >= from->cv_uv) {
		if (from == last_from && to == last_to)
			return false;
		from += from < last_from;
		to += to < last_to;
	}
	return true;
}

static s32 cg_mdegc(s32 edge, s64 more)
{
	return clamp_t(s64, edge + more, S32_MIN, S32_MAX);
}

/* At the outer edges the cells may be further than their sensor tells (P4). */
static void cg_zone_edges(const struct cg_profile *profile, struct cg_zone *zone, bool lowest,
			  bool highest)
{
	s64 error = profile->temp_error_mdegc, hyst = profile->hysteresis_mdegc;

	zone->guard_from_mdegc = cg_mdegc(zone->from_mdegc, lowest ? error : 0);
	zone->guard_to_mdegc = cg_mdegc(zone->to_mdegc, highest ? -error : 0);
	zone->go_above_mdegc = cg_mdegc(zone->to_mdegc, hyst);
	zone->go_below_mdegc = cg_mdegc(zone->from_mdegc, -hyst);
}

void cg_profile_prepare(struct cg_profile *profile)
{
	int n = min_t(int, profile->n_zones, CG_MAX_ZONES);
	struct cg_zone *best = profile->zone, *zone;
	s32 beside = cg_members_beside(profile);
	int i;

	for (i = 0; i < n; i++) {
		zone = &profile->zone[i];
		cg_zone_edges(profile, zone, !i, i == n - 1);
		zone->eases_below = !cg_zone_tightens(profile, i, i - 1);
		zone->eases_above = !cg_zone_tightens(profile, i, i + 1);
		if (cg_zone_cc(zone) > cg_zone_cc(best))
			best = zone;
	}
	profile->best_zone = best - profile->zone;
	/* 1C is 100 % in an hour */
	profile->rise_uv_h = profile->cells_series * 100 *
			     (profile->chemistry == CG_CHEMISTRY_LIFE ? SLOPE_LIFE_UV : SLOPE_UV);
	profile->slow_below_ua = min(profile->cc_max_ua, profile->charger_cc.max) / 2;
	/* 50 mA are as much as a small cell is charged with */
	profile->off_noise_ua = clamp(profile->capacity_uah / 10, OFF_LEAST_UA,
				      OFF_NOISE_UA * beside);
	profile->on_noise_ua = min(profile->capacity_uah / 5, ON_NOISE_UA * beside);
	for (zone = profile->zone; zone < profile->zone + n; zone++)
		zone->is_warm = zone > best && (cg_zone_cc(zone) < cg_zone_cc(best) ||
						cg_zone_cv(zone) < cg_zone_cv(best));
}
EXPORT_SYMBOL_GPL(cg_profile_prepare);
