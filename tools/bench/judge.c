// SPDX-License-Identifier: GPL-2.0-only
/*
 * The limits are what the maker says of the cell, whatever its description became; the
 * temperature, the voltage and the current are the plant's own.
 */
#include <math.h>

#include "judge.h"

/* Less is what a gauge of 1 mV and a charger of 1 % cannot know. */
#define TOLERANCE_V	0.001
#define TOLERANCE_PART	1.01

const char *const judge_words[JUDGE_N] = {
	[JUDGE_VOLTS] = "voltage",
	[JUDGE_AMPS] = "current",
	[JUDGE_RANGE] = "temperature",
	[JUDGE_PRECHARGE] = "precharge",
	[JUDGE_ZONE_VOLTS] = "zone voltage",
	[JUDGE_ZONE_AMPS] = "zone current",
};

static void over(struct judged *judged, enum judge_limit limit, double by, double seconds)
{
	judged->s[limit] += seconds;
	judged->most[limit] = fmax(judged->most[limit], by);
}

/* How far a temperature is outside of all zones. */
static double outside(const struct cg_profile *limits, double temp)
{
	double from = INFINITY, to = -INFINITY;
	int i;

	for (i = 0; i < limits->n_zones; i++) {
		if (!limits->zone[i].n_steps)
			continue;
		from = fmin(from, limits->zone[i].from_mdegc / 1e3);
		to = fmax(to, limits->zone[i].to_mdegc / 1e3);
	}
	return fmax(from - temp, temp - to);
}

/* The highest current of a zone at a voltage; above its last step it has none. */
static double zone_amps(const struct cg_zone *zone, double volts)
{
	double most = 0;
	int i;

	for (i = 0; i < zone->n_steps; i++)
		if (volts <= zone->step[i].cv_uv / MICROS + TOLERANCE_V)
			most = fmax(most, zone->step[i].cc_ua / MICROS);
	return most;
}

static void note_zone(struct judged *judged, const struct cg_zone *zone, double volts, double amps,
		      double seconds)
{
	double cv = zone->step[zone->n_steps - 1].cv_uv / MICROS;
	double most = zone_amps(zone, fmin(volts, cv));

	if (volts > cv + TOLERANCE_V)
		over(judged, JUDGE_ZONE_VOLTS, volts - cv, seconds);
	if (amps > most * TOLERANCE_PART)
		over(judged, JUDGE_ZONE_AMPS, amps - most, seconds);
}

/**
 * judge_note() - hold a moment against the limits
 * @judged: the record
 * @limits: of the cell
 * @plant: the cell
 * @amps: what flows
 * @seconds: how long
 */
void judge_note(struct judged *judged, const struct cg_profile *limits,
		const struct plant *plant, double amps, double seconds)
{
	const struct cg_zone *zone = zone_of(limits, plant->temp);
	double volts = plant_volts(plant, amps);
	double cv = limits->cv_max_uv / MICROS, cc = limits->cc_max_ua / MICROS;
	double gentle = limits->precharge_ua / MICROS;

	if (amps <= 0)
		return;
	if (volts > cv + TOLERANCE_V)
		over(judged, JUDGE_VOLTS, volts - cv, seconds);
	if (amps > cc * TOLERANCE_PART)
		over(judged, JUDGE_AMPS, amps - cc, seconds);
	if (volts < limits->precharge_below_uv / MICROS - TOLERANCE_V &&
	    amps > gentle * TOLERANCE_PART)
		over(judged, JUDGE_PRECHARGE, amps - gentle, seconds);
	if (zone)
		note_zone(judged, zone, volts, amps, seconds);
	else
		over(judged, JUDGE_RANGE, outside(limits, plant->temp), seconds);
}

/**
 * judge_broke() - was a limit broken
 * @judged: the record
 * @limit: the limit
 *
 * Return: true if so
 */
bool judge_broke(const struct judged *judged, enum judge_limit limit)
{
	double grace = limit == JUDGE_ZONE_VOLTS || limit == JUDGE_ZONE_AMPS ?
		       JUDGE_ZONE_GRACE_S : 0;

	return judged->s[limit] > grace;
}

bool judge_broke_any(const struct judged *judged)
{
	int i;

	for (i = 0; i < JUDGE_N; i++)
		if (judge_broke(judged, i))
			return true;
	return false;
}
