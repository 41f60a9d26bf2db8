// SPDX-License-Identifier: GPL-2.0-only
/*
 * Charger and gauge round as the chips do and answer what the drivers of 6.12 answer. The
 * charger holds the voltage at its own output, not at the cell. Nothing here fails.
 */
#include <math.h>

#include "board.h"

/* Of the bq25890, as a board sets it up: it ends a charge by itself, and begins one gently. */
static const struct chip usual_chip = {
	.iterm_a = 0.064,
	.iprechg_a = 0.256,
	.batlow_v = 3.0,
};

/* It begins again below its voltage by so much. */
#define RECHARGE_V	0.1
/* Edges of its thermistor's zones, how far back they are left, and what they change. */
#define COLD_C		0
#define COOL_C		10
#define WARM_C		45
#define HOT_C		60
#define BACK_K		2
#define COOL_PART	0.2
#define WARM_MINUS_V	0.2
/* Its converter. */
#define ADC_FROM_UV	2304000
#define ADC_STEP_UV	20000
/* bq27xxx_battery.c reads the gauge anew at most this often. */
#define GAUGE_MS	5000
/* If nobody asks it reads by itself after so long, and tells if the per cent changed. */
#define GAUGE_POLL_S	360
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
		.chip = usual_chip,
		.drain_a = setting->drain_a,
		.cv_uv = setting->knobs->caps.cv.min,
		.iin_ua = setting->source.amps * MICROS,
		.gauge_ms = CG_NEVER_MS,
	};
	plant_begin(&board->plant, setting);
}

static void read_as(struct cg_reading *reading, double value, double step, s64 now_ms)
{
	*reading = (struct cg_reading){
		.value = llround(value / step) * llround(step),
		.at_ms = now_ms,
		.valid = true,
	};
}

static double into_cell(const struct board *board)
{
	return board->amps - board->drain_a;
}

static double percent(const struct board *board)
{
	return fmin(fmax(board->plant.soc, 0), 1) * 100;
}

/* True if the gauge's driver found news by itself. */
static bool gauge_polled(struct board *board, double seconds)
{
	board->unread_s += seconds;
	if (board->gauge_ms == CG_NEVER_MS || board->unread_s < GAUGE_POLL_S)
		return false;
	board->unread_s = 0;
	return llround(percent(board)) != board->sample.member[0].f[CG_M_CAPACITY_PCT].value;
}

/* What its driver tells about a reading that we asked for is no news to the pack. */
static void sample_gauge(struct board *board, s64 now_ms)
{
	struct cg_reading *f = board->sample.member[0].f;
	const struct plant *plant = &board->plant;
	int i;

	if (board->gauge_ms == CG_NEVER_MS || now_ms - board->gauge_ms > GAUGE_MS) {
		double full_uah = plant->cell->capacity_c / 3600 * MICROS;
		double soc = percent(board) / 100;
		double volts = plant_volts(plant, into_cell(board));

		board->gauge_ms = now_ms;
		board->unread_s = 0;
		read_as(&f[CG_M_PRESENT], 1, 1, now_ms);
		read_as(&f[CG_M_VOLTAGE_UV], volts * MICROS, 1000, now_ms);
		read_as(&f[CG_M_CURRENT_UA], into_cell(board) * MICROS, 1000, now_ms);
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
	return plant_volts(&board->plant, into_cell(board)) + board->amps * board->path_ohms;
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

/* A zone is left only when its edge is behind by a little. */
static int zone_of_thermistor(double temp, int last)
{
	double off_k = last == 2 ? BACK_K : 0;
	double warm_k = last == 1 ? BACK_K : 0;
	double cool_k = last == -1 ? BACK_K : 0;

	if (temp < COLD_C + off_k || temp >= HOT_C - off_k)
		return 2;
	if (temp >= WARM_C - warm_k)
		return 1;
	return temp < COOL_C + cool_k ? -1 : 0;
}

/* The current at which the output is at the voltage, raised by what the chip makes up for. */
static double amps_at_cv(const struct board *board, double cv, double emf)
{
	const struct chip *chip = &board->chip;
	double ohms = plant_r0(&board->plant) + board->path_ohms;
	double amps = (cv - emf) / (ohms - chip->comp_ohms);

	if (amps * chip->comp_ohms > chip->comp_v)
		amps = (cv + chip->comp_v - emf) / ohms;
	return fmax(amps, 0);
}

static void regulate(struct board *board)
{
	double emf = plant_emf(&board->plant);
	double ohms = plant_r0(&board->plant) + board->path_ohms;
	struct source source = board->source;
	double cc = board->cc_ua / MICROS;
	double cv = board->cv_uv / MICROS;
	double watts;

	board->at_cv = false;
	board->amps = 0;
	if (board->chip.jeita)
		board->zone = zone_of_thermistor(board->plant.temp, board->zone);
	if (!board->cc_ua || board->done || board->zone == 2)
		return;
	if (board->zone < 0)
		cc *= COOL_PART;
	if (board->zone > 0)
		cv -= WARM_MINUS_V;
	if (emf < board->chip.batlow_v)
		cc = fmin(cc, board->chip.iprechg_a);
	source.amps = fmin(source.amps, board->iin_ua / MICROS);
	watts = source_amps(source_watts(&source), emf, ohms);
	cv = amps_at_cv(board, cv, emf);
	board->at_cv = cv <= fmin(cc, watts);
	board->amps = fmin(cv, fmin(cc, watts));
}

/**
 * board_is_idle() - nothing flows that anybody would have to look after
 * @board: the board
 *
 * Return: true if so
 */
bool board_is_idle(const struct board *board)
{
	return !board->cc_ua || board->done;
}

/**
 * board_run() - let time pass
 * @board: the board
 * @seconds: at most STEP_S, or IDLE_S while board_is_idle()
 *
 * Return: true if the charger tells of a change: it ended the charge, or began again; or the
 * gauge does
 */
bool board_run(struct board *board, double seconds)
{
	bool was_done = board->done;

	regulate(board);
	if (board->at_cv && board->amps < board->chip.iterm_a)
		board->done = true;
	if (!board->cc_ua ||
	    output_volts(board) < board->cv_uv / MICROS - RECHARGE_V)
		board->done = false;
	plant_step(&board->plant, board->amps - board->drain_a, seconds);
	return gauge_polled(board, seconds) || board->done != was_done;
}
