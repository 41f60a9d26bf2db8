// SPDX-License-Identifier: GPL-2.0-only
/*
 * What a charger makes of its source. A step-down or a linear charger needs more at its input than
 * the battery has: where a source is too low, or sags too low, it gives what still flows.
 */
#include <string.h>
#include "sim.h"

/* Most that a converter gives of its input; duty cycle of the BQ24190, BQ25601 and BQ25890. */
#define DUTY_PERMILLE	970
/* Its input must be so much higher: highest threshold of their sleep comparators. */
#define SLEEP_UV	120000
/* Likewise of a linear charger: lockout of the TP4056. */
#define LOCKOUT_UV	100000
/* A charger is done with that. */
#define TERM_UA		60000
/* Just above the battery a converter draws so much of what it gives: the plant's efficiency. */
#define DRAWN_PERMILLE	1111

enum kind { ANY_INPUT, STEP_DOWN, LINEAR };

#define LEFT_AT_6_5_V	"; its driver leaves its over-voltage threshold there"

/*
 * By data sheets; 0 = not known, and no bound. BQ24190 to BQ25896: TI SLUAAM6, table 8-1, and where
 * a driver leaves the over-voltage threshold as a reset does, that (SLUSCJ4). BQ25792: SLUSDG1.
 * RT9467: the thresholds in drivers/lab. RT9471: DS9471. AXP209: X-Powers, 1.0. ADP5061: rev. D.
 * A discrete charger of one cell is taken for a TP4056.
 */
static const struct row {
	const char *driver;
	const char *chip;
	enum kind kind;
	s32 least_uv;
	s32 most_uv;
	const char *note;
} rows[] = {
	{ "bq24190-charger", "ti,bq24296", STEP_DOWN, 3900000, 6200000 },
	{ "bq24190-charger", NULL, STEP_DOWN, 3900000, 17000000 },
	{ "bq256xx-charger", "ti,bq25600", STEP_DOWN, 3900000, 6500000, LEFT_AT_6_5_V },
	{ "bq256xx-charger", "ti,bq25600d", STEP_DOWN, 3900000, 6500000, LEFT_AT_6_5_V },
	{ "bq256xx-charger", "ti,bq25601", STEP_DOWN, 3900000, 6500000, LEFT_AT_6_5_V },
	{ "bq256xx-charger", "ti,bq25601d", STEP_DOWN, 3900000, 6500000, LEFT_AT_6_5_V },
	{ "bq256xx-charger", NULL, STEP_DOWN, 3900000, 13500000 },
	{ "bq25890-charger", NULL, STEP_DOWN, 3900000, 14000000 },
	{ "chargov-bq25792", NULL, ANY_INPUT, 3600000, 24000000 },
	{ "rt9467-charger", NULL, STEP_DOWN, 3800000, 14000000 },
	{ "rt9471", NULL, STEP_DOWN, 3900000, 13500000 },
	{ "mt6360-chg", NULL, STEP_DOWN },
	{ "mt6370-charger", NULL, STEP_DOWN },
	{ "axp20x-battery-power-supply", "x-powers,axp209-battery-power-supply", STEP_DOWN,
	  3800000, 6300000 },
	{ "adp5061", NULL, LINEAR, 4000000, 6700000 },
	{ "chargov-discrete", NULL, LINEAR, 4000000, 8000000, ", taken for a TP4056" },
};

static const struct row *find(const struct sim *sim)
{
	const struct charger *c = &sim->charger;
	unsigned int i;

	/* of more cells it is no TP4056, and may step up */
	if (!c->row || (!strcmp(c->driver, "chargov-discrete") && sim->profile.cells_series > 1))
		return NULL;
	for (i = 0; i < ARRAY_SIZE(rows); i++)
		if (!strcmp(rows[i].driver, c->driver) &&
		    (!rows[i].chip || !strcmp(rows[i].chip, c->chip)))
			return &rows[i];
	return NULL;
}

/* Highest voltage of the battery that the source can charge, 0 = any. */
static s32 top_uv(enum kind kind, s32 uv)
{
	switch (kind) {
	case STEP_DOWN:
		return min_t(s64, cg_scale(uv, DUTY_PERMILLE, 1000), uv - SLEEP_UV);
	case LINEAR:
		return uv - LOCKOUT_UV;
	default:
		return 0;
	}
}

/* False after a sentence. */
static bool is_within(const struct sim *sim, const struct row *row)
{
	s32 uv = sim->wish.source_uv;
	bool low = row->least_uv && uv < row->least_uv;
	bool high = row->most_uv && uv > row->most_uv;

	if (!low && !high)
		return true;
	fprintf(stderr, "chargov sim: --volts is %g and must be at %s %g for %s%s.\n", uv / 1e6,
		low ? "least" : "most", (low ? row->least_uv : row->most_uv) / 1e6,
		sim->charger.chip, row->note && (high || row->kind == LINEAR) ? row->note : "");
	return false;
}

/* One that converts holds its input up; a linear one lets it fall as far as it works. */
static s32 vindpm_uv(const struct row *row, s32 uv)
{
	s32 least_uv = row ? min(row->least_uv, uv - 1) : 0;

	return row && row->kind == LINEAR ? least_uv : max(min(4400000, uv / 10 * 9), least_uv);
}

bool sim_source_init(struct sim *sim)
{
	const struct row *row = find(sim);
	s32 uv = sim->wish.source_uv, uohm = sim->wish.source_uohm;
	enum kind kind = row ? row->kind : ANY_INPUT;
	struct source *s = &sim->source;

	if (row && !is_within(sim, row))
		return false;
	*s = (struct source) {
		.top_uv = top_uv(kind, uv),
		.drop_uohm = cg_scale(uohm, kind == STEP_DOWN ? DRAWN_PERMILLE : 1000, 1000),
		.vindpm_uv = vindpm_uv(row, uv),
		/* a charger ends by itself, below where the governor does */
		.little_ua = min(TERM_UA, sim->profile.term_ua / 2),
	};
	if (kind == LINEAR && uohm)
		s->most_ua = min_t(s64, cg_scale(uv - s->vindpm_uv, 1000000, uohm), S32_MAX);
	return true;
}

/* Does what was solved want more than the source has left at that current? */
static bool is_too_high(const struct source *s, const struct cg_plant_out *out)
{
	return s->top_uv && out->i_ua > 0 &&
	       out->v_charger_uv + cg_scale(out->i_ua, s->drop_uohm, 1000000) > s->top_uv;
}

void sim_solve(struct sim *sim)
{
	struct cg_plant *plant = &sim->plant;
	struct source *s = &sim->source;
	struct cg_charge_request *r = &plant->request;

	*r = s->told;
	if (s->most_ua)
		r->cc_ua = min(r->cc_ua, s->most_ua);
	cg_plant_solve(plant);
	s->is_starved = r->on && is_too_high(s, &plant->out);
	if (s->is_starved) {
		r->cv_uv = s->top_uv;
		r->drop_uohm = s->drop_uohm;
		cg_plant_solve(plant);
		plant->out.bound = CG_BOUND_INPUT;
	} else if (r->cc_ua < s->told.cc_ua && plant->out.bound == CG_BOUND_CC) {
		plant->out.bound = CG_BOUND_INPUT;
	}
}

void sim_step(struct sim *sim, s64 to_ms)
{
	const struct source *s = &sim->source;

	cg_plant_step(&sim->plant, to_ms);
	/* a step ends with what was asked for when it began */
	if (s->is_starved || s->most_ua || (s->told.on && is_too_high(s, &sim->plant.out)))
		sim_solve(sim);
	if (!s->is_starved || sim->plant.out.i_ua >= s->little_ua)
		sim->source.fed_ms = to_ms;
}

enum cg_limit sim_limit(const struct sim *sim)
{
	return sim->plant.out.bound == CG_BOUND_INPUT ? CG_LIMIT_SOURCE :
							sim->decision.limited_by;
}
