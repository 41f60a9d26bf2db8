// SPDX-License-Identifier: GPL-2.0-only
/*
 * Each is given what a board that uses it well would give it: the charger's own thermistor at
 * the cell where the charger is alone, the limits of the zones where the algorithm has a place
 * for them. None of them knows of the path, but the last.
 */
#include <math.h>

#include "peers.h"

/* What the bq25890 has after power-on. */
#define RESET_CC_UA	2048000
#define RESET_CV_UV	4208000
#define RESET_ITERM_A	0.256
#define RESET_IPRECHG_A	0.128
/* Both come in such steps. */
#define SMALL_STEP_A	0.064
/* So do resistance and voltage by which it makes up for its path. */
#define COMP_STEP_OHMS	0.020
#define COMP_STEP_V	0.032
#define COMP_MOST_OHMS	0.140
#define COMP_MOST_V	0.224
#define TINY		0.000001

static double reading(const struct peer_run *run, int field)
{
	return run->board.sample.member[0].f[field].value;
}

static void set_limits(struct peer_run *run, double cc_ua, double cv_uv)
{
	const struct cg_charger_caps *caps = &run->board.knobs->caps;

	run->board.cc_ua = range_floor(&caps->cc, cc_ua);
	run->board.cv_uv = range_floor(&caps->cv, cv_uv);
}

static void stop(struct peer_run *run)
{
	run->board.cc_ua = 0;
}

/* What is a whole number of steps stays one. */
static double floor_to(double value, double step)
{
	return floor(value / step + TINY) * step;
}

/* The bq25890 alone: nobody has told it anything. */
static void chip_begin(struct peer_run *run)
{
	struct chip *chip = &run->board.chip;

	chip->iterm_a = RESET_ITERM_A;
	chip->iprechg_a = RESET_IPRECHG_A;
	chip->jeita = true;
	set_limits(run, RESET_CC_UA, RESET_CV_UV);
}

/* The bq25890 alone, set up once with the numbers of simple-battery as its driver rounds them. */
static void battery_begin(struct peer_run *run)
{
	const struct cg_profile *limits = run->limits;
	struct chip *chip = &run->board.chip;

	chip->iterm_a = fmax(floor_to(limits->term_ua / MICROS, SMALL_STEP_A), SMALL_STEP_A);
	chip->iprechg_a = fmax(floor_to(limits->precharge_ua / MICROS, SMALL_STEP_A),
			       SMALL_STEP_A);
	chip->jeita = true;
	set_limits(run, limits->cc_max_ua, limits->cv_max_uv);
}

/* The same, and its board has measured the path and says so to the charger. */
static void comp_begin(struct peer_run *run)
{
	struct chip *chip = &run->board.chip;
	double drop_v = run->limits->cc_max_ua / MICROS * run->path_ohms;

	battery_begin(run);
	chip->comp_ohms = fmin(floor_to(run->path_ohms, COMP_STEP_OHMS), COMP_MOST_OHMS);
	chip->comp_v = fmin(floor_to(drop_v, COMP_STEP_V), COMP_MOST_V);
}

/*
 * What the algorithms of the ab8500 family do every few seconds. They raise the current, too,
 * where the rest of a board takes some of it; here it takes none.
 */
#define AB_POLL_S	5
/* Looks in a row that must find the current low at the end. */
#define AB_LOW_LOOKS	10
#define AB_BACK_MDEGC	3000
/* After full two stages at lower voltages; then, or when 5 % are gone, it charges again. */
#define AB_STAGE_CC_UA	400000
#define AB_RECHARGE_PCT	95

static const struct {
	double cv_uv;
	double s;
} ab_stages[] = { { 4050000, 60 * 3600 }, { 4000000, 200 * 3600 } };

/* Edges of the zones: cold, cool, warm, hot; each is left again a little later. */
static int ab_zone(const struct peer_run *run, double mdegc)
{
	const struct cg_profile *p = run->limits;
	const struct cg_zone *best = zone_of(p, 25), *last = &p->zone[p->n_zones - 1];
	double off = run->zone == PEER_OFF ? AB_BACK_MDEGC : 0;
	double alert = run->zone == PEER_COOL || run->zone == PEER_WARM ? AB_BACK_MDEGC : 0;

	if (mdegc <= p->zone[0].from_mdegc + off || mdegc >= last->to_mdegc - off)
		return PEER_OFF;
	if (mdegc >= best->to_mdegc - alert)
		return PEER_WARM;
	return mdegc <= best->from_mdegc + alert ? PEER_COOL : PEER_FINE;
}

/* It has one pair of limits for each side: those of the zone beside the best one. */
static void ab_set_zone(struct peer_run *run)
{
	const struct cg_zone *zone = zone_of(run->limits, 25) + run->zone;

	if (run->zone == PEER_OFF)
		stop(run);
	else
		set_limits(run, zone->step[0].cc_ua, zone->step[zone->n_steps - 1].cv_uv);
}

static void ab_begin(struct peer_run *run)
{
	run->board.chip.iterm_a = 0;
	ab_set_zone(run);
}

/* Stages go by after full; run->n is which one. */
static void ab_poll_full(struct peer_run *run)
{
	double s = run->t_s - run->since_s;

	if (reading(run, CG_M_CAPACITY_PCT) <= AB_RECHARGE_PCT || (run->n && s >= ab_stages[1].s)) {
		run->full = false;
		run->n = 0;
		ab_set_zone(run);
	} else if (!run->n && s >= ab_stages[0].s) {
		run->n = 1;
		run->since_s = run->t_s;
	}
	if (run->full)
		set_limits(run, AB_STAGE_CC_UA, ab_stages[run->n].cv_uv);
}

static void ab_poll(struct peer_run *run)
{
	double ua = reading(run, CG_M_CURRENT_UA);
	int zone = ab_zone(run, reading(run, CG_M_TEMP_MDEGC));
	bool at_cv = run->board.at_cv ||
		     reading(run, CG_M_VOLTAGE_UV) >= run->limits->cv_max_uv;

	if (zone != run->zone) {
		run->zone = zone;
		run->full = false;
		run->n = 0;
		ab_set_zone(run);
	} else if (run->full) {
		ab_poll_full(run);
	} else if (zone == PEER_FINE && at_cv && ua > 0 && ua < run->limits->term_ua) {
		/* the end of a charge is looked for in the best zone alone */
		if (++run->n == AB_LOW_LOOKS) {
			run->full = true;
			run->n = 0;
			run->since_s = run->t_s;
		}
	} else {
		run->n = 0;
	}
}

/*
 * charger-manager: a charger is on or off, by voltage, percent and two temperatures. Current
 * and voltage are what the charger was set up with.
 */
#define CM_POLL_S	30
#define CM_DROP_UV	150000
#define CM_FULL_PCT	100
#define CM_BACK_MDEGC	5000

static void cm_begin(struct peer_run *run)
{
	battery_begin(run);
	run->board.chip.jeita = false;
}

static bool cm_is_full(const struct peer_run *run)
{
	double uv = reading(run, CG_M_VOLTAGE_UV) + (run->full ? CM_DROP_UV : 0);

	return uv >= run->limits->cv_max_uv || reading(run, CG_M_CAPACITY_PCT) >= CM_FULL_PCT;
}

static void cm_poll(struct peer_run *run)
{
	const struct cg_profile *p = run->limits;
	double mdegc = reading(run, CG_M_TEMP_MDEGC);
	double back = run->zone == PEER_OFF ? CM_BACK_MDEGC : 0;

	run->zone = mdegc > p->zone[p->n_zones - 1].to_mdegc - back ||
		    mdegc < p->zone[0].from_mdegc + back ? PEER_OFF : PEER_FINE;
	run->full = run->zone != PEER_OFF && cm_is_full(run);
	if (run->zone == PEER_OFF || run->full)
		stop(run);
	else
		set_limits(run, p->cc_max_ua, p->cv_max_uv);
}

const struct peer peers[N_PEERS] = {
	{ "chip", chip_begin },
	{ "chip-battery", battery_begin },
	{ "ab8500", ab_begin, ab_poll, AB_POLL_S },
	{ "charger-manager", cm_begin, cm_poll, CM_POLL_S },
	{ "chip-path", comp_begin },
};

/**
 * peer_begin() - plug in
 * @run: the result
 * @peer: the algorithm
 * @setting: cell, path, source and limits
 */
void peer_begin(struct peer_run *run, const struct peer *peer, const struct setting *setting)
{
	*run = (struct peer_run){ .limits = setting->limits, .path_ohms = setting->path_ohms };
	board_init(&run->board, setting);
	peer->begin(run);
}

/**
 * peer_step() - let time pass
 * @run: the run
 * @peer: the algorithm
 * @seconds: how much, a whole part of the time between its polls
 */
void peer_step(struct peer_run *run, const struct peer *peer, double seconds)
{
	if (peer->poll && fmod(run->t_s, peer->poll_s) < seconds) {
		board_sample(&run->board, lround(run->t_s * CG_MS_PER_S));
		peer->poll(run);
	}
	board_run(&run->board, seconds);
	run->t_s += seconds;
}

/* A cell that is so far beyond full is lost, and so is the charge. */
#define LOST_SOC	1.04

/* It ended by itself, or never will. */
static bool has_ended(const struct peer_run *run, const struct charge *charge)
{
	return run->board.done || run->full ||
	       (charge->taper_s >= 0 && run->t_s > charge->taper_s + LOW_S);
}

/**
 * peer_charge() - plug in and charge to the end
 * @peer: the algorithm
 * @setting: cell, path, source and limits
 * @result: how it went
 */
void peer_charge(const struct peer *peer, const struct setting *setting,
		 struct peer_charge *result)
{
	struct charge *charge = &result->charge;
	struct peer_run run;
	struct board *board = &run.board;
	bool low;

	result->judged = (struct judged){ 0 };
	charge_begin(charge);
	peer_begin(&run, peer, setting);
	while (run.t_s < LONGEST_S && board->plant.soc < LOST_SOC && !has_ended(&run, charge)) {
		double t_s = run.t_s;

		peer_step(&run, peer, STEP_S);
		charge_note(charge, &board->plant, board->amps, t_s, STEP_S);
		judge_note(&result->judged, run.limits, &board->plant, board->amps, STEP_S);
		low = board->at_cv && board->amps * MICROS <= run.limits->term_ua;
		charge_note_low(charge, board->plant.soc, low, run.t_s);
	}
	/* it ended before */
	if (charge->taper_s < 0)
		charge_note_low(charge, board->plant.soc, true, run.t_s);
}
