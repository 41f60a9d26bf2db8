// SPDX-License-Identifier: GPL-2.0-only
/*
 * Temperature zones that hold. Not one zone holds but a range of them, and its tightest limits
 * count. The range grows at an edge at once, to either side, and shrinks only when every sensor
 * is hysteresis away from the edge:
 *
 *	   cold     |   cool     |          normal
 *	------------+------------+-------------------------
 *	     t rises ...........>|<-hyst->| "cool" lets go here
 *	"cool" holds again here  |<........ t falls
 *
 * So nothing is ever allowed that the zone of any sensor forbids, entering a tighter zone needs
 * no patience and leaving it does, whichever of the two is the tighter one. Pure.
 */
#include "rooms.h"

/**
 * cg_zone_at() - the zone of a temperature
 * @profile: the zones
 * @temp_mdegc: the temperature
 *
 * At the outer edges the cells may be further than their sensor tells (P4).
 *
 * Return: its index, -1 below all zones, n_zones above them
 */
int cg_zone_at(const struct cg_profile *profile, s32 temp_mdegc)
{
	int n = min_t(int, profile->n_zones, CG_MAX_ZONES);
	s64 err = profile->temp_error_mdegc;
	int i;

	if (!n || temp_mdegc < profile->zone[0].from_mdegc + err)
		return -1;
	for (i = 0; i < n - 1; i++)
		if (temp_mdegc < profile->zone[i].to_mdegc)
			return i;
	return temp_mdegc < profile->zone[i].to_mdegc - err ? i : n;
}
EXPORT_SYMBOL_IF_KUNIT(cg_zone_at);

/* Upper edge of what lies below @zone + 1; zone -1 is all that is too cold. */
static s64 cg_zone_top(const struct cg_profile *profile, int zone)
{
	return zone < 0 ? profile->zone[0].from_mdegc : profile->zone[zone].to_mdegc;
}

/* Far from every edge, in the one zone that holds: the usual case. */
static bool cg_zones_are_well(const struct cg_profile *profile, const struct cg_state *state,
			      s64 temp_mdegc)
{
	s64 err = profile->temp_error_mdegc;
	int zone = state->zone;

	return zone >= 0 && zone == state->zone_hot &&
	       zone < min_t(int, profile->n_zones, CG_MAX_ZONES) &&
	       temp_mdegc >= profile->zone[zone].from_mdegc + err &&
	       temp_mdegc < profile->zone[zone].to_mdegc - err;
}

/**
 * cg_zones_hold() - grow and shrink the range of zones
 * @profile: the zones
 * @state: the range
 * @facts: the temperatures; without them nothing changes
 */
void cg_zones_hold(const struct cg_profile *profile, struct cg_state *state,
		   const struct cg_facts *facts)
{
	s64 cold = facts->fact[CG_FACT_TEMP_MIN_MDEGC];
	s64 hot = facts->fact[CG_FACT_TEMP_MAX_MDEGC];
	s64 hyst = profile->hysteresis_mdegc;
	int at_cold, at_hot;

	if (!cg_known(facts, CG_FACT_TEMP_MIN_MDEGC) || !cg_known(facts, CG_FACT_TEMP_MAX_MDEGC))
		return;
	if (cold == hot && cg_zones_are_well(profile, state, cold))
		return;

	if (cold > hot)
		swap(cold, hot);
	at_cold = cg_zone_at(profile, cold);
	at_hot = cold == hot ? at_cold : cg_zone_at(profile, hot);
	if (state->zone == CG_ZONE_UNKNOWN) {
		state->zone = at_cold;
		state->zone_hot = at_hot;
		return;
	}

	if (state->zone == at_cold && state->zone_hot == at_hot)
		return;
	state->zone = min_t(int, state->zone, at_cold);
	state->zone_hot = max_t(int, state->zone_hot, at_hot);
	while (state->zone < at_cold &&
	       cold >= cg_zone_top(profile, state->zone) + hyst)
		state->zone++;
	while (state->zone_hot > at_hot &&
	       hot < cg_zone_top(profile, state->zone_hot - 1) - hyst)
		state->zone_hot--;
}
EXPORT_SYMBOL_IF_KUNIT(cg_zones_hold);

/* Is there a zone above @zone in which charging is allowed? */
static bool cg_zone_is_cold(const struct cg_profile *profile, int zone)
{
	while (++zone < profile->n_zones && zone < CG_MAX_ZONES)
		if (profile->zone[zone].n_steps)
			return true;
	return false;
}

/**
 * cg_zones_why() - do the zones that hold allow charging?
 * @profile: the zones
 * @state: the range
 *
 * Return: CG_WHY_TOO_COLD, CG_WHY_TOO_HOT or CG_WHY_NONE; CG_WHY_NO_TEMPERATURE before the first
 */
enum cg_why cg_zones_why(const struct cg_profile *profile, const struct cg_state *state)
{
	int n = min_t(int, profile->n_zones, CG_MAX_ZONES);
	int i;

	if (state->zone == CG_ZONE_UNKNOWN)
		return CG_WHY_NO_TEMPERATURE;
	/* hot first: it is the more urgent word */
	for (i = state->zone_hot; i >= state->zone; i--)
		if (i < 0 || i >= n || !profile->zone[i].n_steps)
			return cg_zone_is_cold(profile, i) ? CG_WHY_TOO_COLD : CG_WHY_TOO_HOT;
	return CG_WHY_NONE;
}
EXPORT_SYMBOL_IF_KUNIT(cg_zones_why);

static s32 cg_zone_cc(const struct cg_zone *zone)
{
	return zone->n_steps ? zone->step[0].cc_ua : 0;
}

static s32 cg_zone_cv(const struct cg_zone *zone)
{
	u8 n = min_t(u8, zone->n_steps, CG_MAX_STEPS);

	return n ? zone->step[n - 1].cv_uv : 0;
}

/**
 * cg_zones_health() - the word for a temperature at which charging is allowed
 * @profile: the zones
 * @state: the range
 *
 * Return: CG_HEALTH_COOL or CG_HEALTH_WARM where the limits are below those of the best zone,
 * the one of the highest current; else CG_HEALTH_GOOD
 */
enum cg_health cg_zones_health(const struct cg_profile *profile, const struct cg_state *state)
{
	const struct cg_zone *end = profile->zone + min_t(int, profile->n_zones, CG_MAX_ZONES);
	const struct cg_zone *cold = profile->zone + state->zone;
	const struct cg_zone *hot = profile->zone + state->zone_hot;
	const struct cg_zone *best = profile->zone, *zone;

	if (state->zone < 0 || hot >= end)
		return CG_HEALTH_GOOD;
	/* as much as anywhere: no need to look for the best */
	if (hot == cold && cg_zone_cc(hot) >= profile->cc_max_ua &&
	    cg_zone_cv(hot) >= profile->cv_max_uv)
		return CG_HEALTH_GOOD;
	for (zone = best + 1; zone < end; zone++)
		if (cg_zone_cc(zone) > cg_zone_cc(best))
			best = zone;

	if (hot > best &&
	    (cg_zone_cc(hot) < cg_zone_cc(best) || cg_zone_cv(hot) < cg_zone_cv(best)))
		return CG_HEALTH_WARM;
	return cold < best ? CG_HEALTH_COOL : CG_HEALTH_GOOD;
}
EXPORT_SYMBOL_IF_KUNIT(cg_zones_health);
