// SPDX-License-Identifier: GPL-2.0-only
/*
 * A charge by the pure objects, as the module's loop calls them: the gauges measure, the members
 * become one pack, it is decided, the charger obeys, and time passes. What the cells have is held
 * against what their description allows them.
 */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "../../../drivers/pack/balance.h"
#include "allowed.h"
#include "whole.h"

#define LOOK_MS		60000
#define STEP_MS		1000
/* So long is looked on after it is full. */
#define AFTER_S		(3 * 3600)
/* Where a step that is not the last has ended it may be off, and goes on before this. */
#define STEP_ENDS_S	120
/* Begun again so often in that time, it is not full. */
#define AGAIN_MOST	2
/* A charge that is due and does not come. */
#define MOST_S		(30 * 3600)
/* A charger that ends by itself wants to see the end for so long. */
#define ENDS_S		30
/*
 * OVER_V: gauges of cells in series err by 1.5 mV in 1 V, and what is read is some seconds old; a
 * charger is taken to have no error. Cells of a pack that begins to be charged change places until
 * the next look; none comes near to where over-voltage is declared if nobody says where.
 */
#define OVER_V_S	61
#define OVER_V_MOST	.03
/*
 * A split is seen at the next look, at most a minute later; the pack's current is the charger's,
 * and a tenth is what the governor takes for no contradiction (F22).
 */
#define OVER_S		61
#define OVER_PART	.1
#define OVER_PACK	.01
#define OVER_A		.04

/**
 * struct run - a charge
 * @drawn: of what
 * @profile: of it
 * @cells: they
 * @sample: what is seen
 * @balance: of the members
 * @state: of decide
 * @view: the pack
 * @decision: the last one
 * @now_s: time
 * @read_s: when the gauges measured, below 0 = never
 * @amps: into the pack
 * @load_a: what the system takes
 * @is_cv: its voltage limits
 * @low_s: for how long it has seen its own end
 * @has_ended: it has
 * @pack_over_s: for how long the pack has had too much
 * @over_s: likewise each block
 * @high_s: for how long each has been too high
 * @full_s: when it was full, below 0 = not yet
 * @starts: of charging since then
 * @charge: what is found
 */
struct run {
	const struct drawn *drawn;
	const struct cg_profile *profile;
	struct cells cells;
	struct cg_sample sample;
	struct cg_balance balance;
	struct cg_state state;
	struct cg_view view;
	struct cg_decision decision;
	double now_s;
	double read_s;
	double amps;
	double load_a;
	bool is_cv;
	double low_s;
	bool has_ended;
	double pack_over_s;
	double over_s[CG_MAX_MEMBERS];
	double high_s[CG_MAX_MEMBERS];
	double full_s;
	int starts;
	struct charge *charge;
};

/* --- what is seen --- */

static s64 now_ms(const struct run *run)
{
	return 1000000 + (s64)(1000 * run->now_s);
}

static void see(struct cg_reading *reading, double value, s64 grain, s64 at_ms)
{
	*reading = (struct cg_reading){ (s64)floor(value / grain) * grain, at_ms, true };
}

static void see_block(const struct block *b, struct cg_reading *f, s64 at_ms)
{
	see(&f[CG_M_PRESENT], 1, 1, at_ms);
	see(&f[CG_M_VOLTAGE_UV], 1e6 * b->gain * block_volts(b), 1000, at_ms);
	see(&f[CG_M_CURRENT_UA], 1e6 * (b->gain_a * b->amps + b->offset_a), 1000, at_ms);
	see(&f[CG_M_TEMP_MDEGC], 1000 * b->degc + 50, 100, at_ms);
	see(&f[CG_M_CAPACITY_PCT], fmin(fmax(100 * b->soc, 0), 100), 1, at_ms);
	see(&f[CG_M_CHARGE_NOW_UAH], 1e6 * b->ah * fmin(fmax(b->soc, 0), 1), 1000, at_ms);
	see(&f[CG_M_CHARGE_FULL_UAH], 1e6 * b->ah, 1000, at_ms);
}

static void see_cells(struct run *run)
{
	bool fresh = run->read_s < 0 || run->now_s - run->read_s >= run->drawn->every_s;
	int i, k;

	for (i = 0; i < run->cells.n; i++) {
		struct cg_reading *f = run->sample.member[i].f;

		if (fresh)
			see_block(&run->cells.block[i], f, now_ms(run));
		for (k = 0; k < CG_N_MEMBER_FIELDS; k++)
			if (f[k].valid)
				f[k].at_ms = now_ms(run);
	}
	if (fresh)
		run->read_s = run->now_s;
}

static void see_charger(struct run *run)
{
	struct cg_charger_sample *c = &run->sample.charger[0];
	enum cg_status status = CG_STATUS_NOT_CHARGING;

	if (c->told_on)
		status = run->has_ended ? CG_STATUS_FULL : CG_STATUS_CHARGING;
	see(&c->f[CG_C_ONLINE], 1, 1, now_ms(run));
	see(&c->f[CG_C_STATUS], status, 1, now_ms(run));
	see(&c->f[CG_C_HEALTH], 0, 1, now_ms(run));
	c->trust = CG_TRUST_VERIFIED;
}

/* --- the charger --- */

static void solve(struct run *run)
{
	const struct cg_charger_sample *told = &run->sample.charger[0];
	const struct charger *c = &run->drawn->charger;
	double emf, ohms, cv_a, most_a;

	cells_source(&run->cells, &emf, &ohms);
	cv_a = (told->told_cv_uv / 1e6 - emf) / (ohms + c->path_ohms);
	run->load_a = run->full_s < 0 ? use_amps(&run->drawn->use, run->now_s) : 0;
	most_a = fmin(told->told_cc_ua / 1e6, c->most_w / emf) - run->load_a;
	run->is_cv = cv_a <= most_a;
	run->amps = -run->load_a;
	if (told->told_on && !run->has_ended)
		run->amps = fmax(fmin(cv_a, most_a), -run->load_a);
	cells_share(&run->cells, run->amps);
}

/* Once it has ended only to be switched off begins it anew. */
static void end(struct run *run, double s)
{
	const struct charger *c = &run->drawn->charger;

	if (!run->sample.charger[0].told_on) {
		run->has_ended = false;
		run->low_s = 0;
		return;
	}
	run->low_s = run->is_cv && run->amps + run->load_a < c->ends_a ? run->low_s + s : 0;
	run->has_ended |= run->low_s > ENDS_S;
}

/* --- the judge --- */

static void find(struct run *run, enum finding finding)
{
	run->charge->found |= BIT(finding);
}

static void judge_block(struct run *run, int i, const struct allowed *most, double s)
{
	const struct block *b = &run->cells.block[i];
	double over_v = block_volts(b) / b->series - fmin(b->limit_v, most->cell_v);
	double part = b->amps / (b->limit_a + OVER_A) - 1;

	if (run->amps > 0)
		run->charge->over_v = fmax(run->charge->over_v, over_v);
	run->high_s[i] = run->amps > 0 && over_v > OVER_V ? run->high_s[i] + s : 0;
	if (run->high_s[i] > (over_v > OVER_V_MOST ? 0 : OVER_V_S))
		find(run, FOUND_OVER_VOLTAGE);
	/* one of them charges another, charger or not */
	run->over_s[i] = part > OVER_PART && run->amps > b->amps / 2 ? run->over_s[i] + s : 0;
	if (run->over_s[i] <= OVER_S)
		return;
	run->charge->over_part = fmax(run->charge->over_part, part);
	find(run, FOUND_OVER_BRANCH);
}

static void judge(struct run *run, double s)
{
	struct allowed most;
	int i;

	allow(run->profile, &run->cells, false, OVER_V, &most);
	for (i = 0; i < run->cells.n; i++)
		judge_block(run, i, &most, s);
	if (run->drawn->use.policy.user_cc_ua)
		most.amps = fmin(most.amps, run->drawn->use.policy.user_cc_ua / 1e6);
	run->pack_over_s = run->amps > most.amps * (1 + OVER_PACK) + .005 ?
				   run->pack_over_s + s : 0;
	if (run->pack_over_s > OVER_S)
		find(run, FOUND_OVER_CURRENT);
}

static void pass(struct run *run, s64 ms)
{
	double s = STEP_MS / 1000.0;

	for (; ms > 0; ms -= STEP_MS) {
		solve(run);
		judge(run, s);
		cells_pass(&run->cells, s);
		end(run, s);
		run->now_s += s;
	}
	solve(run);
}

/* --- a cycle --- */

static void apply(struct run *run)
{
	struct cg_charger_sample *c = &run->sample.charger[0];
	const struct cg_decision *d = &run->decision;

	if (run->full_s >= 0 && d->enable && !c->told_on)
		run->starts++;
	c->told_on = d->enable;
	c->told_cc_ua = d->enable ? d->cc_ua : 0;
	if (d->enable)
		c->told_cv_uv = d->cv_uv;
	end(run, 0);
	solve(run);
}

/* As cg_pack_cycle(); returns when it is to be done again. */
static s64 cycle(struct run *run)
{
	struct cg_policy policy = run->drawn->use.policy;
	bool again, capped;
	s64 next_ms;

	run->sample.now_ms = now_ms(run);
	run->sample.stale_ms = run->state.stale_ms;
	run->sample.n_members = run->cells.n;
	run->sample.n_chargers = 1;
	see_cells(run);
	see_charger(run);
	capped = cg_input_cap(run->profile, &run->sample.source, &policy);
	cg_fuse(run->profile, &run->sample, &run->view);
	run->balance.holds = cg_balance_holds(&run->decision);
	again = cg_balance(run->profile, &run->sample, &run->balance, &run->view);
	cg_decide(run->profile, &policy, &run->state, &run->view, &run->decision);
	cg_input_decide(&run->view, capped, &run->decision);
	apply(run);
	next_ms = run->decision.next_ms ? min(run->decision.next_ms, LOOK_MS) : LOOK_MS;
	return again ? min(next_ms, CG_BALANCE_LOOK_MS) : next_ms;
}

static void show(const struct run *run)
{
	const struct cg_decision *d = &run->decision;
	struct allowed most;
	int i;

	allow(run->profile, &run->cells, false, OVER_V, &most);
	printf("%8.0f s %s %s by %s, %s: %.3f V %.3f A told, %.3f V %.3f A, %.1f %%;", run->now_s,
	       d->enable ? "on" : "off", cg_phase_words[d->phase], cg_limit_words[d->limited_by],
	       cg_why_words[d->why], d->cv_uv / 1e6, d->cc_ua / 1e6, cells_volts(&run->cells),
	       run->amps, 100 * cells_soc(&run->cells));
	for (i = 0; i < run->cells.n; i++)
		printf(" %.3f V %.3f A", block_volts(&run->cells.block[i]),
		       run->cells.block[i].amps);
	printf("; %.3f V %.3f A may be, found %#x%s\n", most.cell_v, most.amps, run->charge->found,
	       run->has_ended ? ", its charger has ended" : "");
}

/* True when there is nothing more to come. */
static bool is_over(struct run *run)
{
	const struct cg_decision *d = &run->decision;
	bool ended;

	if (d->phase == CG_PHASE_FAULT && !(run->charge->found & BIT(FOUND_FAULT))) {
		find(run, FOUND_FAULT);
		run->charge->why = d->why;
	}
	/* off for a cycle where one of several steps has ended */
	if (run->full_s >= 0 && d->enable && run->now_s - run->full_s < STEP_ENDS_S)
		run->full_s = -1;
	ended = run->state.full || d->why == CG_WHY_FULL || d->why == CG_WHY_END_THRESHOLD;
	if (run->full_s < 0 && ended) {
		run->full_s = run->now_s;
		run->starts = 0;
		run->charge->s = run->now_s;
		run->charge->soc = cells_soc(&run->cells);
	}
	if (run->full_s >= 0)
		return run->now_s - run->full_s >= AFTER_S;
	return run->now_s >= MOST_S;
}

/**
 * govern() - charge it to full, and look on for some time
 * @drawn: what is charged
 * @profile: of it
 * @aloud: tell of each decision
 * @charge: the result, written whole; whether it came late or to less is not known here
 */
void govern(const struct drawn *drawn, const struct cg_profile *profile, bool aloud,
	    struct charge *charge)
{
	static struct run run;
	s64 next_ms;

	memset(&run, 0, sizeof(run));
	memset(charge, 0, sizeof(*charge));
	run.drawn = drawn;
	run.profile = profile;
	run.cells = drawn->cells;
	run.read_s = -1;
	run.full_s = -1;
	run.charge = charge;
	cg_state_init(&run.state);
	cg_balance_init(&run.balance);
	solve(&run);
	do {
		next_ms = cycle(&run);
		if (aloud)
			show(&run);
		pass(&run, max(next_ms, STEP_MS));
	} while (!is_over(&run));
	if (run.full_s < 0) {
		find(&run, FOUND_NOT_ENDED);
		charge->why = charge->why ?: run.decision.why;
		charge->soc = cells_soc(&run.cells);
	}
	if (run.starts > AGAIN_MOST)
		find(&run, FOUND_AGAIN);
}
