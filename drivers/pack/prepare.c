// SPDX-License-Identifier: GPL-2.0-only
/*
 * What a profile says of its zones beside each other, found once: no decision has to look for it.
 * Pure.
 */
#include <chargov/profile.h>

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

void cg_profile_prepare(struct cg_profile *profile)
{
	int n = min_t(int, profile->n_zones, CG_MAX_ZONES);
	struct cg_zone *best = profile->zone, *zone;
	int i;

	for (i = 0; i < n; i++) {
		zone = &profile->zone[i];
		zone->eases_below = !cg_zone_tightens(profile, i, i - 1);
		zone->eases_above = !cg_zone_tightens(profile, i, i + 1);
		if (cg_zone_cc(zone) > cg_zone_cc(best))
			best = zone;
	}
	profile->best_zone = best - profile->zone;
	for (zone = profile->zone; zone < profile->zone + n; zone++)
		zone->is_warm = zone > best && (cg_zone_cc(zone) < cg_zone_cc(best) ||
						cg_zone_cv(zone) < cg_zone_cv(best));
}
EXPORT_SYMBOL_GPL(cg_profile_prepare);
