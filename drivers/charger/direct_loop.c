// SPDX-License-Identifier: GPL-2.0-only
/*
 * What a charge pump is fed with, so that the battery gets what it shall have. Pure.
 *
 * A pump regulates nothing: half of its input is the battery's voltage, and twice its input the
 * current. The source is what limits: its current limit is set so that no more can flow than the
 * battery may have, whatever the source is off by, and its voltage goes up in small steps until
 * that, or the voltage that the battery may have, is reached.
 */
#include "direct_loop.h"

/* Steps in which a programmable source is asked (USB PD 3.1, PPS). */
#define STEP_UV		20000
#define STEP_UA		50000
/* The least that it limits to, and what it may be off by (USB PD 3.1, iPpsCLNew, vPpsNew). */
#define LEAST_UA	1000000
#define ERROR_UA	150000
#define ERROR_PCT	5
#define ERROR_UA_UPTO	3000000
/* It is asked for no more above twice the battery's than it may be off by, and what cables take. */
#define HEADROOM_PCT	5
#define HEADROOM_UV	800000
/* At the first it is a little more than that, so that the pump starts. */
#define FIRST_UV	100000
/*
 * Of a cell: so far below its voltage the source is not raised any more, is lowered, and is lowered
 * fast.
 */
#define HOLD_UV		9000
#define LOWER_UV	6000
#define FAST_UV		3000
#define FAST_STEPS	5
/* Of that part of twice the battery's nothing flows, whatever the source is off by. */
#define HELD_PCT	90
/* A battery that is above its voltage may rest there: the pump stops so many steps above it. */
#define GUARD_STEPS	2
/* A cell that is not there, or a converter that is off. */
#define CELL_LEAST_UV	2500000
#define CELL_MOST_UV	5000000

/*
 * Ranges at which they can be made to stop, as the in-tree driver has them (bq25980_charger.h, the
 * same from 6.1 to 7.3).
 */
const struct cg_direct_chip cg_direct_chips[CG_DIRECT_CHIPS] = {
	{ "ti,bq25980", 2, 7000000, 9540000, 20000, 11000000 },
	{ "ti,bq25975", 1, 3500000, 4770000, 10000, 11000000 },
	{ "ti,bq25960", 1, 3500000, 4770000, 10000, 7000000 },
};
EXPORT_SYMBOL_IF_KUNIT(cg_direct_chips);

static s32 floor_to(s32 value, s32 step)
{
	return value / step * step;
}

/**
 * cg_direct_source_ua() - current that a source is limited to
 * @cc_ua: the most that may flow into the battery
 * @most_ua: the most that the source can be limited to
 *
 * Whatever it is off by, half of @cc_ua is not exceeded.
 *
 * Return: the current, 0 if the source cannot be limited to so little
 */
s32 cg_direct_source_ua(s32 cc_ua, s32 most_ua)
{
	s32 half_ua = cc_ua / CG_DIRECT_RATIO;
	/* up to 3 A, where it is as much as the share that counts above */
	s32 by_amount_ua = min(half_ua - ERROR_UA, ERROR_UA_UPTO);
	s32 by_share_ua = (s32)cg_scale(half_ua, 100, 100 + ERROR_PCT);
	s32 ua = by_share_ua > ERROR_UA_UPTO ? by_share_ua : by_amount_ua;

	ua = floor_to(min(ua, most_ua), STEP_UA);
	return ua < LEAST_UA ? 0 : ua;
}
EXPORT_SYMBOL_IF_KUNIT(cg_direct_source_ua);

static s32 ask(const struct cg_direct_facts *facts, s64 uv)
{
	s64 most_uv = floor_to(facts->most_uv, STEP_UV);

	return (s32)clamp_t(s64, div_s64(uv, STEP_UV) * STEP_UV, facts->least_uv,
			    max_t(s64, most_uv, facts->least_uv));
}

/* How far each cell is below the voltage that it is to stay below. */
static s32 room_uv(const struct cg_direct_chip *chip, const struct cg_direct_facts *facts)
{
	return (facts->cv_uv - facts->battery_uv) / chip->cells;
}

/* With it the pump is on and nothing flows. */
static s64 held_uv(const struct cg_direct_facts *facts)
{
	return div_s64((s64)facts->battery_uv * CG_DIRECT_RATIO * HELD_PCT, 100);
}

/**
 * cg_direct_first_uv() - voltage to begin with, or to go on with after a lower voltage was set
 * @chip: the pump
 * @facts: the battery and the range of the source
 *
 * Return: the voltage, 0 if the source does not reach twice the battery's
 */
s32 cg_direct_first_uv(const struct cg_direct_chip *chip, const struct cg_direct_facts *facts)
{
	s64 twice_uv = (s64)facts->battery_uv * CG_DIRECT_RATIO;

	if (twice_uv + FIRST_UV > facts->most_uv)
		return 0;
	if (room_uv(chip, facts) <= LOWER_UV)
		return ask(facts, held_uv(facts));
	return ask(facts, twice_uv + FIRST_UV);
}
EXPORT_SYMBOL_IF_KUNIT(cg_direct_first_uv);

/**
 * cg_direct_next_uv() - voltage to ask the source for next
 * @chip: the pump
 * @facts: what is measured now
 *
 * One step up while neither the voltage nor the current is reached, and down where the voltage is.
 *
 * Return: the voltage
 */
s32 cg_direct_next_uv(const struct cg_direct_chip *chip, const struct cg_direct_facts *facts)
{
	s64 twice_uv = (s64)facts->battery_uv * CG_DIRECT_RATIO;
	s64 most_uv = twice_uv + div_s64(twice_uv * HEADROOM_PCT, 100) + HEADROOM_UV;
	s64 now_uv = min_t(s64, facts->source_uv, most_uv);
	s32 room = room_uv(chip, facts);

	if (room <= LOWER_UV) {
		/* not farther down than nothing flows any more */
		now_uv -= (room <= FAST_UV ? FAST_STEPS : 1) * STEP_UV;
		return ask(facts, max(now_uv, min_t(s64, held_uv(facts), facts->source_uv)));
	}
	if (room <= HOLD_UV || facts->battery_ua >= facts->cc_ua)
		return ask(facts, now_uv);
	return ask(facts, min(facts->source_uv + (s64)STEP_UV, most_uv));
}
EXPORT_SYMBOL_IF_KUNIT(cg_direct_next_uv);

/**
 * cg_direct_guard_uv() - voltage of the battery at which the pump stops by itself
 * @chip: the pump
 * @facts: what is measured now
 *
 * The voltage that is set. A battery that was charged to more before it was set has no room for a
 * current, and is no reason to stop.
 *
 * Return: the voltage, on the pump's grid
 */
s32 cg_direct_guard_uv(const struct cg_direct_chip *chip, const struct cg_direct_facts *facts)
{
	s32 above_uv = facts->battery_uv + GUARD_STEPS * chip->cv_step_uv;
	s32 uv = room_uv(chip, facts) > 0 ? facts->cv_uv : max(facts->cv_uv, above_uv);

	uv = clamp(uv, chip->cv_min_uv, min(facts->most_cv_uv, chip->cv_max_uv));
	return chip->cv_min_uv + floor_to(uv - chip->cv_min_uv, chip->cv_step_uv);
}
EXPORT_SYMBOL_IF_KUNIT(cg_direct_guard_uv);

/**
 * cg_direct_starves() - can no battery be charged of that
 * @chip: the pump
 * @source_uv: the most that a source gives
 *
 * Return: true if it is less than twice the voltage of the emptiest battery
 */
bool cg_direct_starves(const struct cg_direct_chip *chip, s32 source_uv)
{
	return source_uv <= CG_DIRECT_RATIO * CELL_LEAST_UV * chip->cells;
}
EXPORT_SYMBOL_IF_KUNIT(cg_direct_starves);

/**
 * cg_direct_plausible() - can that be the voltage of its battery
 * @chip: the pump
 * @battery_uv: what it says
 *
 * Return: false for a battery that is not there, or while nothing is measured
 */
bool cg_direct_plausible(const struct cg_direct_chip *chip, s32 battery_uv)
{
	s32 cell_uv = battery_uv / chip->cells;

	return cell_uv >= CELL_LEAST_UV && cell_uv <= CELL_MOST_UV;
}
EXPORT_SYMBOL_IF_KUNIT(cg_direct_plausible);
