// SPDX-License-Identifier: GPL-2.0-only
/*
 * Charger and gauge round as the chips do and answer what the drivers of 6.12 answer. The
 * charger holds the voltage at its own output, not at the cell. Nothing here fails.
 */
#include <math.h>

#include "board.h"

/* Of the bq25890, as a board sets them up: it ends a charge by itself, and begins one gently. */
#define ITERM_A		0.064
#define IPRECHG_A	0.256
#define BATLOW_V	3.0
#define RECHARGE_V	0.1
/* Its converter. */
#define ADC_FROM_UV	2304000
#define ADC_STEP_UV	20000
#define ADC_STEP_UA	50000
/* bq27xxx_battery.c reads the gauge anew at most this often. */
#define GAUGE_MS	5000
#define HEALTH_GOOD	1

const struct cg_knobs board_knobs = {
	.caps = {
		.cc = { .min = 0, .max = 5056000, .step = 64000 },
		.cv = { .min = 3840000, .max = 4608000, .step = 16000 },
		.iin = { .min = 100000, .max = 3250000, .step = 50000 },
	},
	.quirks = CG_QUIRK_ZERO_CC_STOPS | CG_QUIRK_CACHED_FIELDS | CG_QUIRK_CC_READS_LOWER,
};

/* The same for cells of a lower voltage. */
const struct cg_knobs low_knobs = {
	.caps = {
		.cc = { .min = 0, .max = 5056000, .step = 64000 },
		.cv = { .min = 3500000, .max = 4460000, .step = 16000 },
		.iin = { .min = 100000, .max = 3250000, .step = 50000 },
	},
	.quirks = CG_QUIRK_ZERO_CC_STOPS | CG_QUIRK_CACHED_FIELDS | CG_QUIRK_CC_READS_LOWER,
};

/**
 * board_init() - plugged in and off
 * @board: the result
 * @setting: cell, path and source
 */
void board_init(struct board *board, const struct setting *setting)
{
	*board = (struct board){
		.path_ohms = setting->path_ohms,
		.source = setting->source,
		.knobs = setting->knobs,
		.cv_uv = setting->knobs->caps.cv.min,
		.iin_ua = setting->source.amps * MICROS,
		.gauge_ms = CG_NEVER_MS,
	};
	plant_rest(&board->plant, setting->cell, setting->soc, setting->temp);
}

static void read_as(struct cg_reading *reading, double value, double step, s64 now_ms)
{
	*reading = (struct cg_reading){
		.value = llround(value / step) * llround(step),
		.at_ms = now_ms,
		.valid = true,
	};
}

/* What its driver tells about a reading that we asked for is no news to the pack. */
static void sample_gauge(struct board *board, s64 now_ms)
{
	struct cg_reading *f = board->sample.member[0].f;
	const struct plant *plant = &board->plant;
	int i;

	if (board->gauge_ms == CG_NEVER_MS || now_ms - board->gauge_ms > GAUGE_MS) {
		double full_uah = plant->cell->capacity_c / 3600 * MICROS;
		double soc = fmin(fmax(plant->soc, 0), 1);
		double volts = plant_volts(plant, board->amps);

		board->gauge_ms = now_ms;
		read_as(&f[CG_M_PRESENT], 1, 1, now_ms);
		read_as(&f[CG_M_VOLTAGE_UV], volts * MICROS, 1000, now_ms);
		read_as(&f[CG_M_CURRENT_UA], board->amps * MICROS, 1000, now_ms);
		read_as(&f[CG_M_TEMP_MDEGC], plant->temp * 1000, 100, now_ms);
		read_as(&f[CG_M_CAPACITY_PCT], soc * 100, 1, now_ms);
		read_as(&f[CG_M_CHARGE_NOW_UAH], soc * full_uah, 1000, now_ms);
		read_as(&f[CG_M_CHARGE_FULL_UAH], full_uah, 1000, now_ms);
	}
	/* what the driver hands out counts as read now */
	for (i = 0; i < CG_N_MEMBER_FIELDS; i++)
		f[i].at_ms = now_ms;
}

static double output_volts(const struct board *board)
{
	return plant_volts(&board->plant, board->amps) + board->amps * board->path_ohms;
}

static void sample_charger(struct board *board, s64 now_ms)
{
	struct cg_reading *f = board->sample.charger[0].f;
	double adc = (output_volts(board) * MICROS - ADC_FROM_UV) / ADC_STEP_UV;
	enum cg_status status = CG_STATUS_CHARGING;

	if (!board->cc_ua)
		status = CG_STATUS_NOT_CHARGING;
	else if (board->done)
		status = CG_STATUS_FULL;
	read_as(&f[CG_C_ONLINE], 1, 1, now_ms);
	read_as(&f[CG_C_STATUS], status, 1, now_ms);
	read_as(&f[CG_C_HEALTH], HEALTH_GOOD, 1, now_ms);
	read_as(&f[CG_C_CC_UA], board->cc_ua, 1, now_ms);
	read_as(&f[CG_C_CV_UV], board->cv_uv, 1, now_ms);
	read_as(&f[CG_C_IIN_UA], board->iin_ua, 1, now_ms);
	read_as(&f[CG_C_VOLTAGE_UV], ADC_FROM_UV + floor(adc) * ADC_STEP_UV, 1, now_ms);
	read_as(&f[CG_C_CURRENT_UA], floor(board->amps * MICROS / ADC_STEP_UA) * ADC_STEP_UA, 1,
		now_ms);
}

/**
 * board_sample() - read everything into board->sample
 * @board: the board
 * @now_ms: the time
 */
void board_sample(struct board *board, s64 now_ms)
{
	board->sample.now_ms = now_ms;
	board->sample.n_members = 1;
	board->sample.n_chargers = 1;
	sample_charger(board, now_ms);
	sample_gauge(board, now_ms);
}

static void write_one(struct board *board, const struct cg_write *write)
{
	board->writes++;
	switch (write->knob) {
	case CG_KNOB_CC:
		board->cc_ua = write->value;
		break;
	case CG_KNOB_CV:
		board->cv_uv = write->value;
		break;
	case CG_KNOB_IIN:
		board->iin_ua = write->value;
		board->told_iin_ua = write->value;
		break;
	default:
		break;
	}
}

/**
 * board_apply() - write what was decided
 * @board: the board
 * @decision: what was decided
 */
void board_apply(struct board *board, const struct cg_decision *decision)
{
	struct cg_charger_sample *last = &board->sample.charger[0];
	struct cg_told told = {
		.verified = last->trust == CG_TRUST_VERIFIED,
		.on = last->told_on,
		.cc_ua = last->told_cc_ua,
		.cv_uv = last->told_cv_uv,
		.iin_ua = board->told_iin_ua,
	};
	struct cg_plan plan;
	int i;

	cg_plan_make(board->knobs, &told, decision, &plan);
	for (i = 0; i < plan.n; i++)
		write_one(board, &plan.write[i]);
	if (!plan.n)
		return;
	last->told_on = decision->enable && told.verified;
	last->told_cc_ua = last->told_on ? decision->cc_ua : 0;
	if (last->told_on)
		last->told_cv_uv = decision->cv_uv;
	last->trust = CG_TRUST_VERIFIED;
}

static void regulate(struct board *board)
{
	double emf = plant_emf(&board->plant);
	double ohms = plant_r0(&board->plant) + board->path_ohms;
	struct source source = board->source;
	double cc = board->cc_ua / MICROS;
	double cv = fmax((board->cv_uv / MICROS - emf) / ohms, 0);
	double watts;

	board->at_cv = false;
	board->amps = 0;
	if (!board->cc_ua || board->done)
		return;
	if (emf < BATLOW_V)
		cc = fmin(cc, IPRECHG_A);
	source.amps = fmin(source.amps, board->iin_ua / MICROS);
	watts = source_amps(source_watts(&source), emf, ohms);
	board->at_cv = cv <= fmin(cc, watts);
	board->amps = fmin(cv, fmin(cc, watts));
}

/**
 * board_run() - let time pass
 * @board: the board
 * @seconds: at most STEP_S
 *
 * Return: true if the charger tells of a change: it ended the charge, or began again
 */
bool board_run(struct board *board, double seconds)
{
	bool was_done = board->done;

	regulate(board);
	if (board->at_cv && board->amps < ITERM_A)
		board->done = true;
	if (!board->cc_ua ||
	    output_volts(board) < board->cv_uv / MICROS - RECHARGE_V)
		board->done = false;
	plant_step(&board->plant, board->amps, seconds);
	return board->done != was_done;
}
