// SPDX-License-Identifier: GPL-2.0-only
/*
 * The greedy charge: at each moment the largest current that no limit of the profile forbids,
 * with the true temperature and the voltage at the cell. It is within 3 % of the best of all
 * charges, so the bound is 0.97 of it; and no charge beats its current limit, so where that
 * alone gives a later time the bound is that.
 */
#include <math.h>

#include "bound.h"

#define OPTIMUM_OVER_GREEDY	0.97

void charge_begin(struct charge *charge)
{
	*charge = (struct charge){ .t80_s = -1, .taper_s = -1, .over_volts = -1 };
}

void charge_note(struct charge *charge, const struct plant *plant, double amps, double t_s)
{
	if (charge->t80_s < 0 && plant->soc >= 0.8)
		charge->t80_s = t_s;
	charge->most_amps = fmax(charge->most_amps, amps);
	charge->max_volts = fmax(charge->max_volts, plant_volts(plant, amps));
	charge->max_temp = fmax(charge->max_temp, plant->temp);
}

/**
 * zone_of() - the zone of a temperature
 * @profile: the zones
 * @temp: the temperature
 *
 * Return: the zone, NULL where charging is forbidden
 */
const struct cg_zone *zone_of(const struct cg_profile *profile, double temp)
{
	int i;

	for (i = 0; i < profile->n_zones; i++)
		if (temp >= profile->zone[i].from_mdegc / 1e3 &&
		    temp < profile->zone[i].to_mdegc / 1e3 && profile->zone[i].n_steps)
			return &profile->zone[i];
	return NULL;
}

/* Counted here, not by the code under test. */
static double rounded(double value, const struct cg_range *range, bool in_steps)
{
	if (in_steps)
		value = range->min + floor((value - range->min) / range->step) * range->step;
	return value / MICROS;
}

static struct allowed allowed_now(const struct plant *plant, const struct cg_profile *profile,
				  const struct setting *setting, const struct handicap *handicap)
{
	const struct cg_zone *zone = zone_of(profile, plant->temp);
	double emf = plant_emf(plant), r0 = plant_r0(plant);
	double held = r0 + (handicap->path ? setting->path_ohms : 0);
	double cc, cv, watts, precharge = profile->precharge_ua / MICROS;
	struct allowed best = { 0 };
	int i;

	/* a step allows its current up to its voltage: the best of them holds */
	for (i = 0; zone && i < zone->n_steps; i++) {
		cc = rounded(zone->step[i].cc_ua, &profile->charger_cc, handicap->cc);
		cv = rounded(zone->step[i].cv_uv, &profile->charger_cv, handicap->cv);
		cv = fmax((cv - emf) / held, 0);
		if (fmin(cc, cv) >= best.amps)
			best = (struct allowed){ .amps = fmin(cc, cv), .at_cv = cv <= cc };
	}
	if (emf + precharge * r0 < profile->precharge_below_uv / MICROS)
		best.amps = fmin(best.amps, precharge);
	watts = source_amps(source_watts(&setting->source), emf, r0 + setting->path_ohms);
	if (watts < best.amps)
		best = (struct allowed){ .amps = watts };
	return best;
}

/**
 * greedy() - charge with the largest current allowed
 * @setting: the cell, its path and its source
 * @profile: the limits
 * @handicap: what the charger cannot do
 * @charge: how it went
 */
void greedy(const struct setting *setting, const struct cg_profile *profile,
	    const struct handicap *handicap, struct charge *charge)
{
	struct allowed now = { 0 };
	struct plant plant;
	double t_s;

	plant_rest(&plant, setting->cell, setting->soc, setting->temp);
	charge_begin(charge);
	for (t_s = 0; t_s < LONGEST_S; t_s += STEP_S) {
		now = allowed_now(&plant, profile, setting, handicap);
		charge_note(charge, &plant, now.amps, t_s);
		if (now.at_cv && now.amps <= profile->term_ua / MICROS) {
			charge->taper_s = t_s;
			break;
		}
		plant_step(&plant, now.amps, STEP_S);
	}
	charge->end_soc = plant.soc;
}

/* Time for an amount of charge at the highest current that the profile has anywhere. */
static double at_most_current(const struct setting *setting, const struct cg_profile *profile,
			      double soc)
{
	double most = profile->cc_max_ua / MICROS;

	return (soc - setting->soc) * setting->cell->capacity_c / most;
}

/**
 * bound() - times that no charge inside the limits can beat
 * @setting: the cell, its path and its source
 * @profile: the limits
 * @charge: the greedy charge, its times made the bounds
 */
void bound(const struct setting *setting, const struct cg_profile *profile, struct charge *charge)
{
	static const struct handicap none;
	double least_s;

	greedy(setting, profile, &none, charge);
	least_s = at_most_current(setting, profile, charge->end_soc);
	if (charge->taper_s >= 0)
		charge->taper_s = fmax(OPTIMUM_OVER_GREEDY * charge->taper_s, least_s);
	least_s = at_most_current(setting, profile, 0.8);
	if (charge->t80_s >= 0)
		charge->t80_s = fmax(OPTIMUM_OVER_GREEDY * charge->t80_s, least_s);
}
