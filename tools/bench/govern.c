// SPDX-License-Identifier: GPL-2.0-only
/*
 * The loop of the pack without a kernel: sample, fuse, decide, apply, and again when the
 * decision says or when a supply has something to tell.
 */
#include <math.h>

#include "board.h"
#include "govern.h"

/* The pack answers a supply that changed after so long (drivers/pack/pack.c). */
#define DEBOUNCE_MS	100
/* Time to settle after the start and after the end, and time watched after that. */
#define SETTLE_MS	60000
#define REST_MS		7200000
/* Any time but 0. */
#define BEGIN_MS	1000000
#define STEP_MS		((s64)(STEP_S * CG_MS_PER_S))

/**
 * struct loop - the state of a run
 * @board: the hardware
 * @profile: the pack
 * @limits: of its cell, whatever the profile says
 * @policy: the user
 * @goal: when it counts as done
 * @until_ms: when it is all over, 0 = a while after the end
 * @state: what decide remembers
 * @decision: the last decision
 * @now_ms: the time
 * @next_ms: when the next cycle runs, S64_MAX = only when called
 * @called: it was called for
 * @end_ms: when the charge had ended, 0 before
 * @result: the record
 */
struct loop {
	struct board board;
	const struct cg_profile *profile;
	const struct cg_profile *limits;
	struct cg_policy policy;
	const struct goal *goal;
	s64 until_ms;
	struct cg_state state;
	struct cg_decision decision;
	s64 now_ms;
	s64 next_ms;
	bool called;
	s64 end_ms;
	struct governed *result;
};

static double since_begin_s(const struct loop *loop)
{
	return (double)(loop->now_ms - BEGIN_MS) / CG_MS_PER_S;
}

static void call(struct loop *loop)
{
	loop->next_ms = fmin(loop->next_ms, loop->now_ms + DEBOUNCE_MS);
	loop->called = true;
}

/* Where to count what happens now. */
static struct wakes *wakes_now(struct loop *loop)
{
	if (loop->now_ms < BEGIN_MS + SETTLE_MS)
		return &loop->result->start;
	if (loop->end_ms && loop->now_ms > loop->end_ms + SETTLE_MS)
		return &loop->result->rest;
	return &loop->result->wakes[loop->decision.phase];
}

static void count_wake(struct loop *loop)
{
	struct wakes *wakes = wakes_now(loop);

	if (loop->called)
		wakes->called++;
	else
		wakes->timed++;
	loop->result->decisions++;
}

static void set_end(struct loop *loop)
{
	struct governed *result = loop->result;

	loop->end_ms = loop->now_ms;
	result->full_s = since_begin_s(loop);
	/* it ended before it was done */
	if (result->charge.taper_s < 0)
		result->charge.taper_s = result->full_s;
}

static double naive_s(const struct cg_view *view)
{
	const struct cg_reading *f = view->f;

	if (!f[CG_V_CHARGE_FULL_UAH].valid || !f[CG_V_CHARGE_NOW_UAH].valid ||
	    !f[CG_V_CURRENT_UA].valid || f[CG_V_CURRENT_UA].value <= 0)
		return -1;
	return 3600.0 * (f[CG_V_CHARGE_FULL_UAH].value - f[CG_V_CHARGE_NOW_UAH].value) /
	       f[CG_V_CURRENT_UA].value;
}

/* What is said of the time left, and what a rest is told of it. */
static void say(struct loop *loop, const struct cg_view *view)
{
	struct governed *result = loop->result;
	s64 left_s;

	if (result->forecasts == MOST_FORECASTS || loop->end_ms)
		return;
	left_s = cg_time_to_full_s(loop->profile, &loop->policy, &loop->state, view,
				   &loop->decision);
	loop->policy.left_s = cg_charge_left_s(loop->profile, &loop->policy, &loop->state, view,
					       &loop->decision);
	result->forecast[result->forecasts++] = (struct forecast){
		.t_s = since_begin_s(loop),
		.left_s = left_s,
		.naive_s = naive_s(view),
	};
}

static void cycle(struct loop *loop)
{
	struct cg_decision *decision = &loop->decision;
	struct cg_view view;

	count_wake(loop);
	board_sample(&loop->board, loop->now_ms);
	cg_fuse(loop->profile, &loop->board.sample, &view);
	cg_decide(loop->profile, &loop->policy, &loop->state, &view, decision);
	board_apply(&loop->board, decision);
	say(loop, &view);

	loop->called = false;
	loop->next_ms = decision->next_ms ? loop->now_ms + decision->next_ms : S64_MAX;
	if (!loop->end_ms && decision->why == CG_WHY_FULL)
		set_end(loop);
}

static void note(struct loop *loop, double t_s, s64 ms)
{
	const struct plant *plant = &loop->board.plant;
	const struct cg_decision *decision = &loop->decision;
	struct governed *result = loop->result;
	struct charge *charge = &result->charge;
	double amps = loop->board.amps;
	const struct cg_zone *zone = zone_of(loop->limits, plant->temp);

	/* what it costs the cell is that of the charge, or of all the time that was asked for */
	charge_note(charge, plant, amps, t_s,
		    loop->end_ms && !loop->until_ms ? 0 : (double)ms / CG_MS_PER_S);
	judge_note(&result->judged, loop->limits, plant, amps, (double)ms / CG_MS_PER_S);
	if (amps > 0 && zone)
		charge->over_volts = fmax(charge->over_volts, plant_volts(plant, amps) -
					  zone->step[zone->n_steps - 1].cv_uv / MICROS);
	if (decision->enable) {
		result->limited_ms[decision->limited_by] += ms;
		if (decision->phase == CG_PHASE_CV)
			result->cv_limited_ms[decision->cv_limited_by] += ms;
	}
	wakes_now(loop)->ms += ms;
}

static bool is_done(const struct loop *loop)
{
	const struct board *board = &loop->board;

	if (board->plant.soc >= loop->goal->most_soc)
		return true;
	return board->at_cv && board->amps * MICROS <= loop->limits->term_ua &&
	       board->plant.soc >= loop->goal->least_soc;
}

static void note_done(struct loop *loop, double t_s)
{
	struct charge *charge = &loop->result->charge;

	if (loop->end_ms || !loop->goal)
		return;
	charge->end_soc = loop->board.plant.soc;
	charge->end_s = t_s;
	if (!is_done(loop))
		charge->taper_s = -1;
	else if (charge->taper_s < 0)
		charge->taper_s = t_s;
}

/* Up to the next cycle, but not beyond a step. */
static void pass(struct loop *loop)
{
	s64 ms = loop->until_ms && board_is_idle(&loop->board) ? IDLE_S * CG_MS_PER_S : STEP_MS;

	if (loop->next_ms - loop->now_ms < ms)
		ms = loop->next_ms - loop->now_ms;
	if (board_run(&loop->board, (double)ms / CG_MS_PER_S))
		call(loop);
	note(loop, since_begin_s(loop), ms);
	note_done(loop, since_begin_s(loop));
	loop->now_ms += ms;
}

static bool is_over(const struct loop *loop)
{
	if (loop->until_ms)
		return loop->now_ms >= loop->until_ms;
	if (loop->now_ms >= BEGIN_MS + (s64)LONGEST_S * CG_MS_PER_S)
		return true;
	return loop->end_ms && loop->now_ms >= loop->end_ms + SETTLE_MS + REST_MS;
}

/**
 * govern() - plug in and charge to the end, then watch
 * @setting: cell, path, source, and the limits that it is held to
 * @profile: the pack
 * @goal: when it counts as done, NULL = it never does
 * @governed: how it went
 */
void govern(const struct setting *setting, const struct cg_profile *profile,
	    const struct goal *goal, struct governed *governed)
{
	static const struct cg_policy plain = { .end_pct = 100 };
	struct loop loop = {
		.profile = profile,
		.limits = setting->limits,
		.policy = setting->policy ? *setting->policy : plain,
		.goal = goal,
		.now_ms = BEGIN_MS,
		.next_ms = BEGIN_MS,
		.result = governed,
	};

	if (setting->plugged_s > 0)
		loop.until_ms = BEGIN_MS + (s64)(setting->plugged_s * CG_MS_PER_S);
	*governed = (struct governed){ .full_s = -1 };
	charge_begin(&governed->charge);
	board_init(&loop.board, setting);
	cg_state_init(&loop.state);
	while (!is_over(&loop)) {
		if (loop.now_ms >= loop.next_ms)
			cycle(&loop);
		pass(&loop);
	}
	if (!goal)
		governed->charge.end_soc = loop.board.plant.soc;
	governed->why = loop.decision.why;
	governed->writes = loop.board.writes;
}
