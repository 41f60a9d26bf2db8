// SPDX-License-Identifier: GPL-2.0-only
/* A profile that was accepted is one that no cell of its chemistry is harmed by (P13). Pure. */
#include "rules.h"

static bool step_fits(const struct cg_profile *profile, const struct cg_step *step)
{
	return step->cv_uv > 0 && step->cv_uv <= profile->cv_max_uv && step->cc_ua > 0 &&
	       step->cc_ua <= profile->cc_max_ua;
}

/* Steps rise in voltage and fall in current. */
static bool steps_fit(const struct cg_profile *profile, const struct cg_zone *zone)
{
	const struct cg_step *step = zone->step;
	int i;

	for (i = 0; i < zone->n_steps; i++, step++) {
		if (!step_fits(profile, step))
			return false;
		if (i && (step->cv_uv < step[-1].cv_uv || step->cc_ua > step[-1].cc_ua))
			return false;
	}
	return true;
}

/* Zones adjoin, and are inside of what the chemistry allows. */
static bool zones_fit(const struct cg_profile *profile, const struct cg_chemistry_caps *caps)
{
	const struct cg_zone *zone = profile->zone;
	int i;

	if (!profile->n_zones || profile->n_zones > CG_MAX_ZONES ||
	    zone[0].from_mdegc < caps->temp_min_mdegc ||
	    zone[profile->n_zones - 1].to_mdegc > caps->temp_max_mdegc)
		return false;
	for (i = 0; i < profile->n_zones; i++, zone++) {
		if (zone->from_mdegc >= zone->to_mdegc || zone->n_steps > CG_MAX_STEPS ||
		    (i && zone->from_mdegc != zone[-1].to_mdegc) || !steps_fit(profile, zone))
			return false;
	}
	return true;
}

static bool voltages_fit(const struct cg_profile *profile, const struct cg_chemistry_caps *caps)
{
	s64 cells = profile->cells_series;

	return profile->cv_max_uv > 0 && profile->cv_max_uv <= caps->cv_max_uv * cells &&
	       profile->over_voltage_uv > profile->cv_max_uv &&
	       profile->over_voltage_uv <= caps->cell_max_uv * cells &&
	       profile->cv_cap_uv <= caps->cell_max_uv * cells &&
	       profile->dead_below_uv >= 0 &&
	       profile->dead_below_uv <= profile->precharge_below_uv &&
	       profile->precharge_below_uv < profile->cv_max_uv &&
	       profile->recharge_below_uv < profile->cv_max_uv;
}

static bool currents_fit(const struct cg_profile *profile, const struct cg_chemistry_caps *caps)
{
	s64 most_ua = cg_scale(profile->capacity_uah, caps->c_rate_max_pct, 100);

	return profile->cc_max_ua > 0 && profile->cc_max_ua <= most_ua &&
	       profile->term_ua > 0 && profile->term_ua < profile->cc_max_ua &&
	       profile->precharge_ua > 0 && profile->precharge_ua <= profile->cc_max_ua;
}

static bool timers_fit(const struct cg_profile *profile)
{
	s64 most_uah = cg_scale(profile->capacity_uah, 120, 100);

	return profile->total_s > 0 && profile->precharge_s > 0 && profile->wakeup_s > 0 &&
	       profile->wakeup_s <= 30 && profile->charge_bound_uah > 0 &&
	       profile->charge_bound_uah <= most_uah && profile->term_dwell_ms > 0;
}

bool cg_oracle_fits(const struct cg_profile *profile, const struct cg_chemistry_caps *caps)
{
	return profile->cells_series && profile->capacity_uah > 0 &&
	       voltages_fit(profile, caps) && currents_fit(profile, caps) &&
	       zones_fit(profile, caps) && timers_fit(profile);
}
EXPORT_SYMBOL_GPL(cg_oracle_fits);
