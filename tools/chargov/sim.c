// SPDX-License-Identifier: GPL-2.0-only
/*
 * chargov sim: a charge of a board by the governor's own objects, in virtual time, on the plant of
 * the lab. The charger does as it is told; the gauge shows millivolts and milliamperes, each 5 s.
 */
#include <libfdt.h>
#include <stdlib.h>
#include <string.h>
#include "board.h"
#include "sim.h"

#define GAUGE_MS	5000
#define LOOK_MS		60000
#define LOG_MS		10000
#define DAY_MS		(24 * 3600 * 1000LL)
/* Not charging for so long is the end of it. */
#define GIVE_UP_MS	(2 * 3600 * 1000LL)
/* Nor is more to come from a source that is too low for so long. */
#define STARVED_MS	(10 * 60 * 1000LL)

/* --- what is seen --- */

static void see(struct cg_reading *reading, s64 value, s64 grain, s64 now_ms)
{
	*reading = (struct cg_reading) { div64_s64(value, grain) * grain, now_ms, true };
}

/* Chips that measure their output (BQ25890: 20 mV steps from 2.304 V). */
static void see_steps(struct cg_reading *reading, s64 uv, s64 now_ms)
{
	see(reading, uv - 2304000, 20000, now_ms);
	reading->value += 2304000;
}

static void see_gauge(struct sim *sim)
{
	struct cg_reading *f = sim->sample.member[0].f;
	s64 now_ms = sim->now_ms;
	struct cg_wire wire;
	int i;

	if (sim->gauge_ms < 0 || now_ms - sim->gauge_ms > GAUGE_MS) {
		s32 permille = cg_plant_charge_permille(&sim->plant);

		sim->gauge_ms = now_ms;
		cg_plant_wire(&sim->plant, -1, &wire);
		see(&f[CG_M_PRESENT], 1, 1, now_ms);
		see(&f[CG_M_VOLTAGE_UV], wire.v_uv, 1000, now_ms);
		see(&f[CG_M_CURRENT_UA], wire.i_ua, 1000, now_ms);
		see(&f[CG_M_TEMP_MDEGC], wire.temp_mdegc, 100, now_ms);
		see(&f[CG_M_CAPACITY_PCT], clamp_t(s64, permille / 10, 0, 100), 1, now_ms);
		see(&f[CG_M_CHARGE_NOW_UAH], cg_scale(wire.full_uah, permille, 1000), 1000, now_ms);
		see(&f[CG_M_CHARGE_FULL_UAH], wire.full_uah, 1000, now_ms);
	}
	for (i = 0; i < CG_N_MEMBER_FIELDS; i++)
		f[i].at_ms = now_ms;
}

static bool is_done(const struct sim *sim)
{
	const struct cg_plant_out *out = &sim->plant.out;

	return out->bound == CG_BOUND_CV && out->i_ua < sim->source.little_ua;
}

static void see_charger(struct sim *sim)
{
	struct cg_charger_sample *c = &sim->sample.charger[0];
	enum cg_status status = CG_STATUS_NOT_CHARGING;
	s64 now_ms = sim->now_ms;

	see(&c->f[CG_C_ONLINE], sim->plant.source.uv > 0, 1, now_ms);
	if (c->told_on)
		status = is_done(sim) ? CG_STATUS_FULL : CG_STATUS_CHARGING;
	see(&c->f[CG_C_STATUS], status, 1, now_ms);
	see(&c->f[CG_C_HEALTH], 0, 1, now_ms);
	if (sim->charger.measures)
		see_steps(&c->f[CG_C_VOLTAGE_UV], sim->plant.out.v_charger_uv, now_ms);
	c->trust = CG_TRUST_VERIFIED;
}

/* --- a cycle --- */

static void apply(struct sim *sim)
{
	const struct cg_decision *d = &sim->decision;
	struct cg_charger_sample *c = &sim->sample.charger[0];

	c->told_on = d->enable;
	c->told_cc_ua = d->enable ? d->cc_ua : 0;
	c->told_cv_uv = d->cv_uv;
	sim->source.told = (struct cg_charge_request) {
		.on = d->enable, .cv_uv = d->cv_uv, .cc_ua = d->cc_ua,
		.iin_ua = d->iin_ua ? d->iin_ua : sim->wish.source_ua,
		.vindpm_uv = sim->source.vindpm_uv,
	};
	sim_solve(sim);
}

/* A charger that nobody governs: taken to do what the node of the battery says. */
static void alone(struct sim *sim)
{
	const struct cg_plant_out *out = &sim->plant.out;
	struct cg_decision *d = &sim->decision;
	bool cv = out->bound == CG_BOUND_CV;

	if (cv && out->i_ua < sim->profile.term_ua)
		d->why = CG_WHY_FULL;
	d->enable = !d->why;
	d->phase = d->why ? CG_PHASE_FULL : cv ? CG_PHASE_CV : CG_PHASE_CC;
	d->limited_by = CG_LIMIT_BATTERY;
	d->cv_uv = sim->profile.cv_max_uv;
	d->cc_ua = sim->profile.cc_max_ua;
	d->next_ms = GAUGE_MS;
	apply(sim);
}

static void cycle(struct sim *sim)
{
	struct cg_policy policy = sim->policy;
	bool capped;

	if (!sim->charger.row) {
		alone(sim);
		return;
	}
	sim->sample.now_ms = sim->now_ms;
	sim->sample.stale_ms = sim->state.stale_ms;
	sim->sample.n_members = 1;
	sim->sample.n_chargers = 1;
	sim->sample.source = (struct cg_source_sample) {
		sim->wish.source_ua, sim->wish.source_uv, true, true,
	};
	see_gauge(sim);
	see_charger(sim);
	capped = cg_input_cap(&sim->profile, &sim->sample.source, &policy);
	cg_fuse(&sim->profile, &sim->sample, &sim->view);
	sim_record_begin(sim, &policy);
	cg_decide(&sim->profile, &policy, &sim->state, &sim->view, &sim->decision);
	sim_record_end(sim);
	cg_input_decide(&sim->view, capped, &sim->decision);
	apply(sim);
}

static void note(struct sim *sim)
{
	const struct cg_plant_out *out = &sim->plant.out;
	const struct cg_decision *d = &sim->decision;
	struct moment m = {
		.s = sim->now_ms / 1000.0,
		.volts = out->v_uv / 1e6,
		.amps = out->i_ua / 1e6,
		.limit_volts = d->enable ? d->cv_uv / 1e6 : 0,
		.limit_amps = d->enable ? d->cc_ua / 1e6 : 0,
		.pct = cg_plant_charge_permille(&sim->plant) / 10.0,
		.degc = cg_plant_temp_mdegc(&sim->plant, true) / 1000.0,
	};

	snprintf(m.phase, sizeof(m.phase), "%s", cg_phase_words[d->phase]);
	snprintf(m.limited_by, sizeof(m.limited_by), "%s", cg_limit_words[sim_limit(sim)]);
	sim->logged_ms = sim->now_ms;
	if (!course_add(&sim->course, &m))
		exit(2);
}

/* Where what flows until @dt_ms from now belongs: to the charge, or to what keeps it full. */
static void count(struct sim *sim, s64 dt_ms)
{
	const struct cg_plant_out *out = &sim->plant.out;
	s64 uj = cg_scale(out->v_uv, out->i_ua, 1000000) * dt_ms / 1000;

	if (sim->state.full || sim->full_ms >= 0) {
		sim->kept_uj += uj;
		sim->kept_ms += sim->decision.enable ? dt_ms : 0;
		return;
	}
	sim->uj += uj;
	if (sim->decision.enable)
		sim->limited_ms[sim_limit(sim)] += dt_ms;
}

static void mark(const struct sim *sim, s32 permille, s64 *ms)
{
	if (*ms < 0 && cg_plant_charge_permille(&sim->plant) >= permille)
		*ms = sim->now_ms;
}

static void pass(struct sim *sim, s64 until_ms)
{
	while (sim->now_ms < until_ms) {
		s64 next_ms = cg_plant_next_ms(&sim->plant, until_ms);

		count(sim, next_ms - sim->now_ms);
		sim_step(sim, next_ms);
		sim->now_ms = next_ms;
		sim->hot_mdegc = max(sim->hot_mdegc, cg_plant_temp_mdegc(&sim->plant, true));
		mark(sim, 800, &sim->at_80_ms);
		if (sim->wish.to_permille < 1000)
			mark(sim, sim->wish.to_permille, &sim->to_ms);
		if (sim->now_ms - sim->logged_ms >= LOG_MS)
			note(sim);
	}
}

/* True when there is nothing more to come. */
static bool is_over(struct sim *sim)
{
	if (sim->decision.enable)
		sim->idle_ms = sim->now_ms;
	if (sim->full_ms < 0 && (sim->state.full || sim->decision.why == CG_WHY_FULL)) {
		sim->full_ms = sim->now_ms;
		sim->full_permille = cg_plant_charge_permille(&sim->plant);
	}
	if (sim->decision.why == CG_WHY_FULL || sim->to_ms >= 0 || sim->now_ms >= 2 * DAY_MS)
		return true;
	return sim->now_ms - sim->idle_ms >= GIVE_UP_MS ||
	       sim->now_ms - sim->source.fed_ms >= STARVED_MS;
}

static void run(struct sim *sim)
{
	s64 next_ms;

	cg_state_init(&sim->state);
	sim->policy.end_pct = 100;
	sim->gauge_ms = -1;
	sim->to_ms = -1;
	sim->full_ms = -1;
	sim->at_80_ms = sim->wish.soc_permille >= 800 ? 0 : -1;
	sim->hot_mdegc = sim->wish.ambient_mdegc;
	do {
		cycle(sim);
		note(sim);
		next_ms = sim->decision.next_ms ? sim->decision.next_ms : LOOK_MS;
		pass(sim, sim->now_ms + clamp_t(s64, next_ms, 100, LOOK_MS));
	} while (!is_over(sim));
	note(sim);
}

static bool load(struct sim *sim, struct board *board)
{
	int pack = -1, node;
	struct cg_complaint c;
	struct pack_props props;
	u32 assumed;

	do {
		pack = fdt_node_offset_by_compatible(board->blob, pack, "chargov,battery-pack");
	} while (pack >= 0 && !board_enabled(board->blob, pack));
	if (pack < 0) {
		fprintf(stderr, "%s: has no pack; nothing is charged.\n", board->name);
		return false;
	}
	node = board_refers(board->blob, pack, "chargers", 0);
	if (node >= 0)
		charger_find(board->blob, node, &sim->charger);
	pack_props_init(&props, board->blob, pack,
			board_refers(board->blob, pack, "monitored-battery", 0));
	if ((node != -1 && !sim->charger.row) ||
	    cg_profile_parse(&props.props, sim->charger.row ? &sim->charger.caps : NULL,
			     &sim->profile, &assumed, &c)) {
		fprintf(stderr, "%s: is refused; chargov check says why.\n", board->name);
		return false;
	}
	if (sim->profile.cells_series > CG_PLANT_MAX_SERIES) {
		fprintf(stderr, "%s: %d cells in series are more than the plant has, %d.\n",
			board->name, sim->profile.cells_series, CG_PLANT_MAX_SERIES);
		return false;
	}
	return true;
}

int sim_main(int argc, char **argv)
{
	static struct sim sim;
	struct board board;
	char title[160];
	int status;

	if (!sim_wish_read(argc, argv, &sim.wish))
		return 2;
	if (!board_load(sim.wish.board, &board))
		return 2;
	if (!load(&sim, &board)) {
		board_free(&board);
		return 1;
	}
	sim_build(&sim, board.blob);
	if (!sim_source_init(&sim) || !sim_record_open(&sim)) {
		board_free(&board);
		return 2;
	}
	run(&sim);
	status = sim_tell(&sim, board.name);
	if (!sim_record_close(&sim))
		status = 2;
	snprintf(title, sizeof(title), "%s: %d mAh at %.0f C from %.1f V and %.2f A", board.name,
		 sim.profile.capacity_uah / 1000, sim.wish.ambient_mdegc / 1000.0,
		 sim.wish.source_uv / 1e6, sim.wish.source_ua / 1e6);
	if (sim.wish.log && !course_write(&sim.course, sim.wish.log))
		status = 2;
	if (sim.wish.plot && !course_draw(&sim.course, title, sim.wish.plot))
		status = 2;
	course_free(&sim.course);
	board_free(&board);
	return status;
}

int plot_main(int argc, char **argv)
{
	struct course course;
	bool drawn;

	if (argc != 3) {
		fprintf(stderr, "usage: chargov plot LOG.csv PICTURE.svg|.png\n");
		return 2;
	}
	if (!course_can_draw(argv[2]) || !course_read(&course, argv[1]))
		return 2;
	drawn = course_draw(&course, argv[1], argv[2]);
	course_free(&course);
	return drawn ? 0 : 2;
}
