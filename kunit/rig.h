/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * A pack and a charger that obeys, for the suites of the governor: set a reading, let time pass,
 * look at the decision.
 */
#ifndef CHARGOV_KUNIT_RIG_H
#define CHARGOV_KUNIT_RIG_H

#include <kunit/test.h>
#include "../drivers/governor/rooms.h"
#include "rig_profile.h"

/**
 * struct rig - everything that a decision needs and gives
 * @profile: rig_profile
 * @policy: no wishes
 * @state: as the last decision left it
 * @view: at rest at 3.7 V, 50 %, 25 C, with a source
 * @facts: for suites of single rooms: what rig_facts() gathered
 * @d: the last decision
 * @stubborn: the current goes on when the charger says that it stopped
 */
struct rig {
	struct cg_profile profile;
	struct cg_policy policy;
	struct cg_state state;
	struct cg_view view;
	struct cg_facts facts;
	struct cg_decision d;
	bool stubborn;
};

static inline void rig_read(struct rig *rig, enum cg_view_field field, s64 value)
{
	rig->view.f[field] = (struct cg_reading) {
		.value = value, .at_ms = rig->view.now_ms, .valid = true,
	};
}

static inline void rig_read_charger(struct rig *rig, enum cg_charger_field field, s64 value)
{
	rig->view.charger[0].f[field] = (struct cg_reading) {
		.value = value, .at_ms = rig->view.now_ms, .valid = true,
	};
}

static inline void rig_volts(struct rig *rig, s64 uv)
{
	rig_read(rig, CG_V_VOLTAGE_UV, uv);
	rig_read(rig, CG_V_CELL_MAX_UV, uv);
	rig_read(rig, CG_V_CELL_MIN_UV, uv);
}

static inline void rig_temp(struct rig *rig, s64 mdegc)
{
	rig_read(rig, CG_V_TEMP_MDEGC, mdegc);
	rig_read(rig, CG_V_TEMP_MAX_MDEGC, mdegc);
	rig_read(rig, CG_V_TEMP_MIN_MDEGC, mdegc);
}

/* Time passes; every valid reading is read again and is as it was. */
static inline void rig_wait(struct rig *rig, s64 ms)
{
	int i;

	rig->view.now_ms += ms;
	for (i = 0; i < CG_N_VIEW_FIELDS; i++)
		if (rig->view.f[i].valid)
			rig->view.f[i].at_ms = rig->view.now_ms;
	for (i = 0; i < CG_N_CHARGER_FIELDS; i++)
		if (rig->view.charger[0].f[i].valid)
			rig->view.charger[0].f[i].at_ms = rig->view.now_ms;
}

/* The charger takes what was decided, and says so. */
static inline void rig_obey(struct rig *rig)
{
	struct cg_charger_sample *c = &rig->view.charger[0];

	c->trust = CG_TRUST_VERIFIED;
	c->told_on = rig->d.enable;
	c->told_cc_ua = rig->d.cc_ua;
	if (rig->d.enable)
		c->told_cv_uv = rig->d.cv_uv;
	if (!rig->d.enable && !rig->stubborn && rig->view.f[CG_V_CURRENT_UA].value > 0)
		rig->view.f[CG_V_CURRENT_UA].value = 0;
	if (c->f[CG_C_STATUS].valid)
		rig_read_charger(rig, CG_C_STATUS, rig->d.enable ? CG_STATUS_CHARGING :
								   CG_STATUS_NOT_CHARGING);
}

/* One cycle, @ms after the last: decide, and obey. */
static inline void rig_cycle(struct rig *rig, s64 ms)
{
	rig_wait(rig, ms);
	cg_decide(&rig->profile, &rig->policy, &rig->state, &rig->view, &rig->d);
	rig_obey(rig);
}

/* Cycles at the pace that was asked for, 1 s if none was, for @ms. */
static inline void rig_run(struct rig *rig, s64 ms)
{
	s64 end_ms = rig->view.now_ms + ms;

	while (rig->view.now_ms < end_ms)
		rig_cycle(rig, min(rig->d.next_ms ?: 1000, end_ms - rig->view.now_ms));
}

static inline void rig_plug(struct rig *rig, bool online)
{
	rig_read_charger(rig, CG_C_ONLINE, online);
}

/* Somebody pulls the plug, and puts it in again @ms later; each is an event. */
static inline void rig_replug(struct rig *rig, s64 ms)
{
	s64 current_ua = rig->view.f[CG_V_CURRENT_UA].value;

	rig_plug(rig, false);
	rig_cycle(rig, 1);
	rig_wait(rig, ms - 2);
	rig_plug(rig, true);
	rig_cycle(rig, 1);
	rig_run(rig, 3000);
	rig_read(rig, CG_V_CURRENT_UA, rig->d.enable ? current_ua : 0);
}

static inline void rig_reset(struct rig *rig)
{
	int i;

	memset(rig, 0, sizeof(*rig));
	rig->profile = rig_profile;
	cg_profile_prepare(&rig->profile);
	rig->policy = (struct cg_policy) { .end_pct = 100 };
	rig->view.now_ms = 1000000;
	rig->view.n_chargers = 1;
	for (i = 0; i < CG_N_VIEW_FIELDS; i++)
		rig_read(rig, i, 0);
	rig_read(rig, CG_V_PRESENT, 1);
	rig_volts(rig, 3700000);
	rig_temp(rig, 25000);
	rig_read(rig, CG_V_CAPACITY_PCT, 50);
	for (i = 0; i < CG_N_CHARGER_FIELDS; i++)
		rig_read_charger(rig, i, 0);
	rig_plug(rig, true);
	rig_read_charger(rig, CG_C_STATUS, CG_STATUS_NOT_CHARGING);
	rig_read_charger(rig, CG_C_HEALTH, 1);
	cg_state_init(&rig->state);
}

static inline struct rig *rig_new(struct kunit *test)
{
	struct rig *rig = kunit_kzalloc(test, sizeof(*rig), GFP_KERNEL);

	KUNIT_ASSERT_NOT_NULL(test, rig);
	rig_reset(rig);
	rig->facts.view = &rig->view;
	return rig;
}

/* Charging in constant current. */
static inline struct rig *rig_charging(struct kunit *test)
{
	struct rig *rig = rig_new(test);

	rig_run(rig, 5000);
	rig_read(rig, CG_V_CURRENT_UA, rig->d.cc_ua);
	rig_run(rig, 20000);
	KUNIT_ASSERT_TRUE(test, rig->d.enable);
	KUNIT_ASSERT_EQ(test, rig->d.phase, CG_PHASE_CC);
	return rig;
}

/* For suites of single rooms. */
static inline struct cg_facts *rig_facts(struct rig *rig)
{
	cg_facts_gather(&rig->profile, &rig->state, &rig->view, &rig->facts);
	return &rig->facts;
}

/* One look of the timers only, @ms after the last. */
static inline void rig_time(struct rig *rig, s64 ms)
{
	rig_wait(rig, ms);
	rig_facts(rig);
	rig->facts.dt_ms = ms;
	cg_timers_run(&rig->profile, &rig->state, &rig->facts);
	rig->state.last_ms = rig->view.now_ms;
}

/* A fixed sequence of pseudo-random numbers (Knuth's MMIX constants). */
static inline u32 rig_random(u64 *seed)
{
	*seed = *seed * 6364136223846793005ULL + 1442695040888963407ULL;
	return *seed >> 33;
}

/* A pseudo-random number of @lo to @hi. */
static inline s64 rig_between(u64 *seed, s64 lo, s64 hi)
{
	u64 over;

	div64_u64_rem(rig_random(seed), hi - lo + 1, &over);
	return lo + over;
}

#endif /* CHARGOV_KUNIT_RIG_H */
