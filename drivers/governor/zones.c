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

/* So near to an edge the current becomes less, down to this part of it. */
#define CG_EDGE_MDEGC	500
#define CG_EDGE_PCT	50

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

/* From here on the coldest cell may be below @zone; @n zones, and what is too hot. */
static s64 cg_zone_enters_below(const struct cg_profile *profile, int zone, int n)
{
	return zone < n ? profile->zone[zone].guard_from_mdegc :
			  profile->zone[n - 1].guard_to_mdegc;
}

/* It lets go first and grows last: what an edge forbids, no hysteresis allows. */
static int cg_zones_cold(const struct cg_profile *profile, int zone, int n, s64 cold)
{
	s64 hyst = profile->hysteresis_mdegc;

	while (zone < n && cold >= cg_zone_top(profile, zone) + hyst)
		zone++;
	while (zone >= 0 && cold < cg_zone_enters_below(profile, zone, n))
		zone--;
	return zone;
}

static int cg_zones_hot(const struct cg_profile *profile, int zone, int n, s64 hot)
{
	s64 hyst = profile->hysteresis_mdegc;

	while (zone >= 0 && hot < cg_zone_top(profile, zone - 1) - hyst)
		zone--;
	while (zone < n && hot >= cg_zone_enters_below(profile, zone + 1, n))
		zone++;
	return zone;
}

/* The usual case: no end of the range grows, and none lets go. */
static bool cg_zones_are_still(const struct cg_profile *profile, const struct cg_state *state,
			       s32 cold, s32 hot)
{
	const struct cg_zone *low, *high;

	if (!cg_zone_exists(profile, state->zone) || !cg_zone_exists(profile, state->zone_hot))
		return false;
	low = &profile->zone[state->zone];
	high = &profile->zone[state->zone_hot];
	return cold >= low->guard_from_mdegc && cold < low->go_above_mdegc &&
	       hot < high->guard_to_mdegc && hot >= high->go_below_mdegc;
}

static void cg_zones_move(const struct cg_profile *profile, struct cg_state *state, s64 cold,
			  s64 hot)
{
	int n = min_t(int, profile->n_zones, CG_MAX_ZONES);

	if (state->zone == CG_ZONE_UNKNOWN || !n) {
		state->zone = cg_zone_at(profile, cold);
		state->zone_hot = cg_zone_at(profile, hot);
		return;
	}
	state->zone = cg_zones_cold(profile, clamp_t(int, state->zone, -1, n), n, cold);
	state->zone_hot = cg_zones_hot(profile, clamp_t(int, state->zone_hot, -1, n), n, hot);
}

/*
 * A cell that its charge warms goes over an edge, and waits beyond it with less until it has lost
 * the hysteresis again: with less before the edge it stays where it may have more.
 */
static u8 cg_zones_edge_pct(const struct cg_profile *profile, int zone, s64 hot)
{
	s64 way;

	if (!cg_zone_exists(profile, zone) || profile->zone[zone].eases_above)
		return 0;
	way = profile->zone[zone].guard_to_mdegc - hot;
	if (way >= CG_EDGE_MDEGC)
		return 0;
	return CG_EDGE_PCT + max_t(s32, way, 0) / (CG_EDGE_MDEGC / (100 - CG_EDGE_PCT));
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
	s32 cold = facts->fact[CG_FACT_TEMP_MIN_MDEGC];
	s32 hot = facts->fact[CG_FACT_TEMP_MAX_MDEGC];

	if (!cg_known(facts, CG_FACT_TEMP_MIN_MDEGC) || !cg_known(facts, CG_FACT_TEMP_MAX_MDEGC))
		return;
	if (cold > hot)
		swap(cold, hot);
	if (!cg_zones_are_still(profile, state, cold, hot))
		cg_zones_move(profile, state, cold, hot);
	state->edge_pct = cg_zones_edge_pct(profile, state->zone_hot, hot);
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

	/* nearly always: one zone, or the two at an edge */
	if (cg_zone_exists(profile, state->zone) && cg_zone_exists(profile, state->zone_hot) &&
	    state->zone_hot - state->zone <= 1 &&
	    profile->zone[state->zone].n_steps && profile->zone[state->zone_hot].n_steps)
		return CG_WHY_NONE;
	if (state->zone == CG_ZONE_UNKNOWN)
		return CG_WHY_NO_TEMPERATURE;
	/* hot first: it is the more urgent word */
	for (i = state->zone_hot; i >= state->zone; i--)
		if (i < 0 || i >= n || !profile->zone[i].n_steps)
			return cg_zone_is_cold(profile, i) ? CG_WHY_TOO_COLD : CG_WHY_TOO_HOT;
	return CG_WHY_NONE;
}
EXPORT_SYMBOL_IF_KUNIT(cg_zones_why);

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
	/* outside of all zones it is not for these words */
	if (!cg_zone_exists(profile, state->zone) || !cg_zone_exists(profile, state->zone_hot))
		return CG_HEALTH_GOOD;
	if (profile->zone[state->zone_hot].is_warm)
		return CG_HEALTH_WARM;
	return state->zone < profile->best_zone ? CG_HEALTH_COOL : CG_HEALTH_GOOD;
}
EXPORT_SYMBOL_IF_KUNIT(cg_zones_health);
