// SPDX-License-Identifier: GPL-2.0-only
/*
 * The greedy charge: at each moment the largest current that no limit of the cell forbids,
 * with the true temperature and the voltage at the cell. It is within 3 % of the best of all
 * charges, so the bound is 0.97 of it; and no charge beats its current limit, so where that
 * alone gives a later time the bound is that.
 */
#include <math.h>

#include "bound.h"

#define OPTIMUM_OVER_GREEDY	0.97
/* Above it a cell ages faster. */
#define HIGH_VOLTS		4.1

void charge_begin(struct charge *charge)
{
	int i;

	*charge = (struct charge){
		.t80_s = -1,
		.taper_s = -1,
		.over_volts = -1,
		.plating_volts = 1,
	};
	for (i = 0; i < SOC_MARKS; i++)
		charge->at_s[i] = -1;
}

/* Marks that are passed now for the first time; those below the start are passed at once. */
static void note_marks(struct charge *charge, double soc, double t_s)
{
	int i = fmin(fmax(soc * MARKS_PER_SOC, 0), SOC_MARKS - 1);

	for (; i >= 0 && charge->at_s[i] < 0; i--)
		charge->at_s[i] = t_s;
}

/**
 * charge_note() - take down a moment
 * @charge: the record
 * @plant: the cell
 * @amps: what flows
 * @t_s: the time since the start
 * @seconds: how long it flows
 */
void charge_note(struct charge *charge, const struct plant *plant, double amps, double t_s,
		 double seconds)
{
	double volts = plant_volts(plant, amps);

	note_marks(charge, plant->soc, t_s);
	charge->in_c += amps * seconds;
	if (volts > HIGH_VOLTS)
		charge->high_s += seconds;
	if (amps > 0)
		charge->plating_volts = fmin(charge->plating_volts,
					     plant_plating_volts(plant, amps));
	if (charge->t80_s < 0 && plant->soc >= 0.8)
		charge->t80_s = t_s;
	charge->most_amps = fmax(charge->most_amps, amps);
	charge->max_volts = fmax(charge->max_volts, volts);
	charge->max_temp = fmax(charge->max_temp, plant->temp);
}

/**
 * charge_soc_s() - when a state of charge was reached
 * @charge: the record
 * @soc: the state of charge, 0..1
 *
 * Return: seconds, between marks along a line, negative if it was not reached
 */
double charge_soc_s(const struct charge *charge, double soc)
{
	double at = soc * MARKS_PER_SOC, end = charge->end_soc * MARKS_PER_SOC, from, to;
	int mark = at;

	if (mark < 0 || mark >= SOC_MARKS - 1 || charge->at_s[mark] < 0)
		return -1;
	from = charge->at_s[mark];
	to = charge->at_s[mark + 1];
	if (to >= 0 && to <= charge->end_s)
		return from + (to - from) * (at - mark);
	return end > mark ? from + (charge->end_s - from) * (at - mark) / (end - mark) : from;
}

/**
 * charge_note_low() - remember where the current fell to its end for good
 * @charge: the record
 * @soc: the state of charge
 * @low: the voltage holds the current there
 * @t_s: the time since the start
 */
void charge_note_low(struct charge *charge, double soc, bool low, double t_s)
{
	if (!low) {
		charge->taper_s = -1;
	} else if (charge->taper_s < 0) {
		charge->taper_s = t_s;
		charge->end_s = t_s;
		charge->end_soc = soc;
	}
}

/**
 * plant_begin() - the cell of a setting before its charge
 * @plant: the result
 * @setting: the setting
 */
void plant_begin(struct plant *plant, const struct setting *setting)
{
	plant_rest(plant, setting->cell, setting->soc, setting->temp);
	if (setting->k_per_w > 0)
		plant->k_per_w = setting->k_per_w;
}

/**
 * zone_of() - the zone of a temperature
 * @limits: the zones
 * @temp: the temperature
 *
 * Return: the zone, NULL where charging is forbidden
 */
const struct cg_zone *zone_of(const struct cg_profile *limits, double temp)
{
	int i;

	for (i = 0; i < limits->n_zones; i++)
		if (temp >= limits->zone[i].from_mdegc / 1e3 &&
		    temp < limits->zone[i].to_mdegc / 1e3 && limits->zone[i].n_steps)
			return &limits->zone[i];
	return NULL;
}

/**
 * range_floor() - the nearest setting below; counted here, not by the code under test
 * @range: settings
 * @value: what is wanted, in micro-units
 *
 * Return: the setting, likewise
 */
double range_floor(const struct cg_range *range, double value)
{
	return range->min + floor((value - range->min) / range->step) * range->step;
}

static double rounded(double value, const struct cg_range *range, bool in_steps)
{
	return (in_steps ? range_floor(range, value) : value) / MICROS;
}

static struct allowed allowed_now(const struct plant *plant, const struct setting *setting,
				  const struct handicap *handicap)
{
	const struct cg_profile *limits = setting->limits;
	const struct cg_zone *zone = zone_of(limits, plant->temp);
	double emf = plant_emf(plant), r0 = plant_r0(plant);
	double held = r0 + (handicap->path ? setting->path_ohms : 0);
	double cc, cv, watts, precharge = limits->precharge_ua / MICROS;
	struct allowed best = { 0 };
	int i;

	/* a step allows its current up to its voltage: the best of them holds */
	for (i = 0; zone && i < zone->n_steps; i++) {
		cc = rounded(zone->step[i].cc_ua, &limits->charger_cc, handicap->cc);
		cv = rounded(zone->step[i].cv_uv, &limits->charger_cv, handicap->cv);
		cv = fmax((cv - emf) / held, 0);
		if (fmin(cc, cv) >= best.amps)
			best = (struct allowed){ .amps = fmin(cc, cv), .at_cv = cv <= cc };
	}
	if (emf + precharge * r0 < limits->precharge_below_uv / MICROS)
		best.amps = fmin(best.amps, precharge);
	watts = source_amps(source_watts(&setting->source), emf, r0 + setting->path_ohms);
	if (watts < best.amps)
		best = (struct allowed){ .amps = watts };
	return best;
}

/**
 * greedy() - charge with the largest current allowed
 * @setting: the cell, its path, its source and its limits
 * @handicap: what the charger cannot do
 * @charge: how it went
 */
void greedy(const struct setting *setting, const struct handicap *handicap, struct charge *charge)
{
	double term = setting->limits->term_ua / MICROS;
	struct allowed now;
	struct plant plant;
	double t_s;

	plant_begin(&plant, setting);
	charge_begin(charge);
	for (t_s = 0; t_s < LONGEST_S; t_s += STEP_S) {
		now = allowed_now(&plant, setting, handicap);
		charge_note_low(charge, plant.soc, now.at_cv && now.amps <= term, t_s);
		if (charge->taper_s >= 0 && t_s >= charge->taper_s + LOW_S)
			break;
		charge_note(charge, &plant, now.amps, t_s, STEP_S);
		plant_step(&plant, now.amps, STEP_S);
	}
	if (charge->taper_s < 0)
		charge->end_soc = plant.soc;
}

/* Time for an amount of charge at the highest current that the cell may have anywhere. */
static double at_most_current(const struct setting *setting, double soc)
{
	double most = setting->limits->cc_max_ua / MICROS;

	return (soc - setting->soc) * setting->cell->capacity_c / most;
}

/**
 * bound() - times that no charge inside the limits can beat
 * @setting: the cell, its path, its source and its limits
 * @charge: the greedy charge, its times made the bounds
 */
void bound(const struct setting *setting, struct charge *charge)
{
	static const struct handicap none;
	double least_s;

	greedy(setting, &none, charge);
	least_s = at_most_current(setting, charge->end_soc);
	if (charge->taper_s >= 0)
		charge->taper_s = fmax(OPTIMUM_OVER_GREEDY * charge->taper_s, least_s);
	least_s = at_most_current(setting, 0.8);
	if (charge->t80_s >= 0)
		charge->t80_s = fmax(OPTIMUM_OVER_GREEDY * charge->t80_s, least_s);
}
