/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * A cell for the rig, so that a policy can be watched for days: a straight open-circuit curve, a
 * resistance with a fast and a slow part, and a leak.
 */
#ifndef CHARGOV_KUNIT_LIVE_H
#define CHARGOV_KUNIT_LIVE_H

#include "rig.h"

#define LIVE_EMPTY_UV	3300000
#define LIVE_RISE_UV	900000
/* A charge runs so much above the curve that a description has. */
#define LIVE_HYST_UV	13000
#define LIVE_UOHM	100000
/* Of it this follows the current at once, and the rest in a quarter of an hour. */
#define LIVE_FAST_UOHM	60000
#define LIVE_SLOW_UOHM	(LIVE_UOHM - LIVE_FAST_UOHM)
#define LIVE_SLOW_MS	800000LL
#define LIVE_STEP_MS	20000LL
#define LIVE_REST_MS	600000LL

/**
 * struct live - a cell in the rig
 * @rig: what it is read and charged by
 * @uams: charge in it, uA * ms
 * @full_uams: charge of the full cell
 * @slow_uv: slow part of its polarisation
 * @leak_ua: what it loses all the time
 * @put_in_uams: what was charged in all
 * @due_ms: when the next decision is due, 0 = when something changes
 * @most_pct: highest state of charge that was seen
 */
struct live {
	struct rig *rig;
	s64 uams;
	s64 full_uams;
	s64 slow_uv;
	s64 leak_ua;
	s64 put_in_uams;
	s64 due_ms;
	int most_pct;
};

static inline s64 live_ocv_uv(const struct live *live)
{
	return LIVE_EMPTY_UV + LIVE_HYST_UV +
	       cg_scale(div64_s64(live->uams, CG_HOUR_MS), LIVE_RISE_UV,
			div64_s64(live->full_uams, CG_HOUR_MS));
}

static inline s64 live_ua(const struct live *live)
{
	const struct cg_charger_sample *c = &live->rig->view.charger[0];
	s64 cv_ua = div_s64((c->told_cv_uv - live_ocv_uv(live) - live->slow_uv) * 1000000,
			    LIVE_FAST_UOHM);

	if (!c->told_on || !c->f[CG_C_ONLINE].value)
		return 0;
	return clamp_t(s64, cv_ua, 0, c->told_cc_ua);
}

/* Show the cell to the gauge; true if its state of charge is another per cent. */
static inline bool live_read(struct live *live)
{
	struct rig *rig = live->rig;
	s64 before = rig->view.f[CG_V_CAPACITY_PCT].value;
	s64 ua = live_ua(live);

	rig_volts(rig, live_ocv_uv(live) + live->slow_uv + cg_scale(ua, LIVE_FAST_UOHM, 1000000));
	rig_read(rig, CG_V_CURRENT_UA, ua);
	rig_read(rig, CG_V_CHARGE_NOW_UAH, div64_s64(live->uams, CG_HOUR_MS));
	rig_read(rig, CG_V_CHARGE_FULL_UAH, div64_s64(live->full_uams, CG_HOUR_MS));
	rig_read(rig, CG_V_CAPACITY_PCT, div64_s64(live->uams * 100, live->full_uams));
	live->most_pct = max_t(int, live->most_pct, rig->view.f[CG_V_CAPACITY_PCT].value);
	return rig->view.f[CG_V_CAPACITY_PCT].value != before;
}

static inline void live_decide(struct live *live)
{
	struct rig *rig = live->rig;

	live_read(live);
	rig_cycle(rig, 0);
	rig->policy.left_s = cg_charge_left_s(&rig->profile, &rig->policy, &rig->state,
					      &rig->view, &rig->d);
	live->due_ms = rig->d.next_ms ? rig->view.now_ms + rig->d.next_ms : 0;
}

/* Time passes, and the governor is run when it is due or when the gauge has something to tell. */
static inline void live_run(struct live *live, s64 ms)
{
	struct rig *rig = live->rig;
	s64 end_ms = rig->view.now_ms + ms;

	while (rig->view.now_ms < end_ms) {
		s64 ua = live_ua(live);
		s64 step_ms = min(ua ? LIVE_STEP_MS : LIVE_REST_MS, end_ms - rig->view.now_ms);

		if (live->due_ms)
			step_ms = min(step_ms, live->due_ms - rig->view.now_ms);
		live->uams = clamp_t(s64, live->uams + (ua - live->leak_ua) * step_ms, 0,
				     live->full_uams);
		live->put_in_uams += ua * step_ms;
		live->slow_uv += cg_scale(cg_scale(ua, LIVE_SLOW_UOHM, 1000000) - live->slow_uv,
					  step_ms, step_ms + LIVE_SLOW_MS);
		rig_wait(rig, step_ms);
		if (live_read(live) || (live->due_ms && rig->view.now_ms >= live->due_ms))
			live_decide(live);
	}
}

/* The cell as a description would tell it, its curve off by @off_uv. */
static inline void live_describe(struct rig *rig, s32 uohm, s32 off_uv)
{
	struct cg_cell_model *model = &rig->profile.model;
	int i;

	model->n = 11;
	model->resistance_uohm = uohm;
	for (i = 0; i <= 10; i++) {
		model->soc_permille[i] = i * 100;
		model->ocv_uv[i] = LIVE_EMPTY_UV + LIVE_RISE_UV / 10 * i + off_uv;
	}
}

static inline void live_begin(struct live *live, struct rig *rig, int pct)
{
	*live = (struct live) {
		.rig = rig,
		.full_uams = (s64)rig->profile.capacity_uah * CG_HOUR_MS,
	};
	live->uams = live->full_uams / 100 * pct;
	live_decide(live);
}

/* Somebody writes a wish: the governor is run. */
static inline void live_ask(struct live *live)
{
	live_decide(live);
}

static inline void live_plug(struct live *live, bool online)
{
	rig_plug(live->rig, online);
	live_decide(live);
}

#endif /* CHARGOV_KUNIT_LIVE_H */
