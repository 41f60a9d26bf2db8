// SPDX-License-Identifier: GPL-2.0-only
/*
 * The properties that hold whatever happens, against pseudo-random histories with fixed seeds.
 * The oracle (drivers/oracle) knows the profile and the readings, and nothing of how decide goes
 * about it.
 */
#include "judge.h"

#define ODDS(seed, n) (!(rig_random(seed) % (n)))

/* A value that wanders between @lo and @hi by at most @step. */
static s64 wander(u64 *seed, s64 value, s64 step, s64 lo, s64 hi)
{
	return clamp_t(s64, value + rig_between(seed, -step, step), lo, hi);
}

/* One thing or another happens to the battery. */
static void stir_battery(struct rig *rig, u64 *seed)
{
	struct cg_reading *f = rig->view.f;
	s64 uv = wander(seed, f[CG_V_CELL_MAX_UV].value, 20000, 1500000, 4260000);
	s64 mdegc = wander(seed, f[CG_V_TEMP_MAX_MDEGC].value, 1500, -8000, 60000);

	if (ODDS(seed, 300))
		uv = rig_between(seed, 1000000, 4300000);
	if (ODDS(seed, 300))
		mdegc = rig_between(seed, -20000, 70000);
	rig_read(rig, CG_V_CELL_MAX_UV, uv);
	rig_read(rig, CG_V_CELL_MIN_UV, uv - rig_random(seed) % 30000);
	rig_read(rig, CG_V_TEMP_MAX_MDEGC, mdegc);
	rig_read(rig, CG_V_TEMP_MIN_MDEGC, mdegc - rig_random(seed) % 3000);
	rig_read(rig, CG_V_CURRENT_UA, rig->d.enable ? rig_between(seed, -10000, rig->d.cc_ua) :
						       -(s64)(rig_random(seed) % 300000));
	rig_read(rig, CG_V_CAPACITY_PCT,
		 wander(seed, f[CG_V_CAPACITY_PCT].value, 2, 0, 100));
	uv += cg_scale(f[CG_V_CURRENT_UA].value, rig->profile.path_uohm, 1000000);
	rig_read_charger(rig, CG_C_VOLTAGE_UV, uv);
	rig_read(rig, CG_V_PRESENT, !ODDS(seed, 1000));
	rig->view.disagree = ODDS(seed, 1000);
	if (ODDS(seed, 100))
		f[rig_random(seed) % CG_N_VIEW_FIELDS].valid = false;
	if (ODDS(seed, 100))
		f[rig_random(seed) % CG_N_VIEW_FIELDS].at_ms -= rig_between(seed, 0, 100000);
}

/* And to the charger, and the user. */
static void stir_others(struct rig *rig, u64 *seed)
{
	struct cg_charger_sample *c = &rig->view.charger[0];

	if (ODDS(seed, 60))
		rig_plug(rig, rig_random(seed) & 1);
	rig_read_charger(rig, CG_C_STATUS, ODDS(seed, 100) ? rig_random(seed) % 5 :
				c->told_on ? CG_STATUS_CHARGING : CG_STATUS_NOT_CHARGING);
	rig_read_charger(rig, CG_C_HEALTH, ODDS(seed, 500) ? rig_random(seed) % 15 : 1);
	if (ODDS(seed, 200))
		c->f[rig_random(seed) % CG_N_CHARGER_FIELDS].valid = false;
	else
		c->f[CG_C_ONLINE].valid = true;
	if (ODDS(seed, 200))
		c->trust = rig_random(seed) % 3;
	if (ODDS(seed, 200))
		rig->policy = (struct cg_policy) {
			.start_pct = rig_random(seed) % 101,
			.end_pct = ODDS(seed, 3) ? rig_random(seed) % 101 : 100,
			.user_cc_ua = ODDS(seed, 3) ? rig_between(seed, 0, 3000000) : 0,
			.behaviour = ODDS(seed, 5) ? CG_BEHAVIOUR_INHIBIT : CG_BEHAVIOUR_AUTO,
		};
}

static void stir(struct rig *rig, u64 *seed)
{
	rig_wait(rig, ODDS(seed, 3) && rig->d.next_ms ? rig->d.next_ms :
						       rig_between(seed, 10, 20000));
	stir_battery(rig, seed);
	stir_others(rig, seed);
}

/* Now and then a charge is let run under good conditions, so that no history is all faults. */
static bool calm(struct rig *rig, u64 *seed)
{
	if (!ODDS(seed, 400))
		return false;
	rig_wait(rig, 4000000);
	rig_volts(rig, rig_between(seed, 1900000, 4150000));
	rig_temp(rig, rig_between(seed, 1000, 54000));
	rig_read(rig, CG_V_PRESENT, 1);
	rig_read(rig, CG_V_CURRENT_UA, 0);
	rig_read(rig, CG_V_CAPACITY_PCT, 50);
	rig->view.disagree = false;
	rig->policy = (struct cg_policy) { .end_pct = 100 };
	rig_read_charger(rig, CG_C_HEALTH, 1);
	rig_read_charger(rig, CG_C_STATUS, CG_STATUS_NOT_CHARGING);
	rig_replug(rig, 5000);
	return true;
}

static void expect_all(struct kunit *test, struct rig *rig, struct cg_oracle *oracle)
{
	const struct cg_property *broken = judge(rig, oracle);

	KUNIT_ASSERT_TRUE_MSG(test, !broken,
			      "%s: %s; counted %lld ms, %lld uAms, by the governor %lld ms, %lld uAms",
			      broken ? broken->id : "", broken ? broken->rule : "",
			      oracle->charged_ms, oracle->put_in_uams, rig->state.charged_ms,
			      rig->state.put_in_uams);
	KUNIT_ASSERT_TRUE(test, cg_state_sound(&rig->state));
}

static struct cg_oracle *new_oracle(struct kunit *test)
{
	struct cg_oracle *oracle = kunit_kzalloc(test, sizeof(*oracle), GFP_KERNEL);

	KUNIT_ASSERT_NOT_NULL(test, oracle);
	cg_oracle_init(oracle);
	return oracle;
}

/* Packs that the properties hold for. */
struct pack_row {
	const char *name;
	s32 path_uohm;
};

static const struct pack_row pack_rows[] = {
	{ "without_a_path", 0 },
	{ "with_a_path", 100000 },
};

KUNIT_ARRAY_PARAM_DESC(pack_rows, pack_rows, name);

static struct rig *rig_of_pack(struct kunit *test)
{
	const struct pack_row *row = test->param_value;
	struct rig *rig = rig_new(test);

	rig->profile.path_uohm = row->path_uohm;
	rig->profile.cv_cap_uv = 4477500;
	return rig;
}

static void all_properties_hold_in_any_history(struct kunit *test)
{
	struct cg_oracle *oracle = new_oracle(test);
	struct rig *rig = rig_of_pack(test);
	u64 seed = 1;
	int on = 0;
	int i;

	for (i = 0; i < 20000; i++) {
		stir(rig, &seed);
		/* what it did the oracle did not see */
		if (calm(rig, &seed))
			cg_oracle_init(oracle);
		cg_decide(&rig->profile, &rig->policy, &rig->state, &rig->view, &rig->d);
		expect_all(test, rig, oracle);
		if (!rig->d.enable && rig->view.charger[0].f[CG_C_ONLINE].valid)
			/* of a charger that cannot be asked the current tells */
			KUNIT_ASSERT_NE(test, CG_STATUS_CHARGING, rig->d.status);
		on += rig->d.enable;
		if (!ODDS(&seed, 50))
			rig_obey(rig);
	}
	/* neither always off nor always on */
	KUNIT_EXPECT_GT(test, on, 1000);
	KUNIT_EXPECT_LT(test, on, 19000);
}

static void p11_worse_never_raises(struct kunit *test)
{
	struct rig *rig = rig_of_pack(test);
	struct rig *worse = rig_new(test);
	struct rig *before = rig_new(test);
	struct cg_oracle *oracle = new_oracle(test);
	u64 seed = 11;
	unsigned int way;
	int on = 0;
	int i;

	for (i = 0; i < 1500; i++) {
		stir(rig, &seed);
		if (calm(rig, &seed))
			cg_oracle_init(oracle);
		memcpy(before, rig, sizeof(*rig));
		cg_decide(&rig->profile, &rig->policy, &rig->state, &rig->view, &rig->d);
		on += rig->d.enable;
		memcpy(worse, before, sizeof(*worse));
		for (way = 0; cg_oracle_worsen(oracle, &worse->view, &worse->policy, way);
		     way++) {
			cg_decide(&worse->profile, &worse->policy, &worse->state, &worse->view,
				  &worse->d);
			KUNIT_ASSERT_TRUE_MSG(test, cg_oracle_is_no_more(&worse->d, &rig->d),
					      "way %u", way);
			memcpy(worse, before, sizeof(*worse));
		}
		expect_all(test, rig, oracle);
		if (!ODDS(&seed, 50))
			rig_obey(rig);
	}
	KUNIT_EXPECT_GT(test, on, 50);
}

/* The most starts that any hour may see: what was saved and what an hour earns. */
#define STARTS_PER_HOUR (CG_START_SAVINGS + CG_HOUR_MS / CG_START_COST_MS)

static void p19_starts_are_bounded_by_the_hour(struct kunit *test)
{
	s64 *start_ms = kunit_kcalloc(test, STARTS_PER_HOUR + 1, sizeof(*start_ms), GFP_KERNEL);
	struct rig *rig = rig_new(test);
	bool was = false;
	u64 seed = 19;
	int starts = 0;
	int i;

	KUNIT_ASSERT_NOT_NULL(test, start_ms);
	for (i = 0; i < 20000; i++) {
		/* the worst that can be thought of: somebody who wants it to toggle */
		rig_wait(rig, rig_between(&seed, 100, 3000));
		rig->policy.behaviour = ODDS(&seed, 2) ? CG_BEHAVIOUR_INHIBIT : CG_BEHAVIOUR_AUTO;
		if (ODDS(&seed, 50))
			rig_temp(rig, rig_between(&seed, -2000, 57000));
		if (ODDS(&seed, 20))
			rig_plug(rig, !ODDS(&seed, 3));
		cg_decide(&rig->profile, &rig->policy, &rig->state, &rig->view, &rig->d);
		rig_obey(rig);
		if (rig->d.enable && !was) {
			s64 *slot = &start_ms[starts++ % (STARTS_PER_HOUR + 1)];

			if (starts > STARTS_PER_HOUR + 1)
				KUNIT_ASSERT_GT(test, rig->view.now_ms - *slot, CG_HOUR_MS);
			*slot = rig->view.now_ms;
		}
		was = rig->d.enable;
	}
	KUNIT_EXPECT_GT(test, starts, STARTS_PER_HOUR + 1);
}

static s64 odd_number(u64 *seed)
{
	static const s64 odd[] = {
		S64_MIN, S64_MIN + 1, S32_MIN, -1, 0, 1, 4200000, S32_MAX, S32_MAX + 1LL,
		S64_MAX / 4, S64_MAX,
	};

	return odd[rig_random(seed) % ARRAY_SIZE(odd)];
}

static void make_odd(struct rig *rig, u64 *seed)
{
	struct cg_charger_sample *c = &rig->view.charger[0];
	int i;

	rig->view.now_ms = ODDS(seed, 4) ? odd_number(seed) : rig->state.last_ms + 1000;
	for (i = 0; i < CG_N_VIEW_FIELDS; i++)
		rig_read(rig, i, odd_number(seed));
	for (i = 0; i < CG_N_CHARGER_FIELDS; i++)
		rig_read_charger(rig, i, odd_number(seed));
	if (ODDS(seed, 4))
		rig->view.f[rig_random(seed) % CG_N_VIEW_FIELDS].at_ms = odd_number(seed);
	rig_plug(rig, true);
	c->trust = ODDS(seed, 4) ? rig_random(seed) : CG_TRUST_VERIFIED;
	c->told_on = rig_random(seed) & 1;
	c->told_cc_ua = odd_number(seed);
	c->told_cv_uv = odd_number(seed);
	c->told_for_ms = odd_number(seed);
	rig->policy.user_cc_ua = odd_number(seed);
	rig->policy.start_pct = rig_random(seed);
	rig->policy.end_pct = rig_random(seed);
}

/* A profile that no check would let pass must still not be undefined. */
static void make_odd_profile(struct rig *rig, u64 *seed)
{
	struct cg_profile *p = &rig->profile;
	s32 *number[] = {
		&p->capacity_uah, &p->cv_max_uv, &p->cc_max_ua, &p->term_ua, &p->precharge_ua,
		&p->precharge_below_uv, &p->dead_below_uv, &p->recharge_below_uv,
		&p->over_voltage_uv, &p->hysteresis_mdegc, &p->total_s, &p->precharge_s,
		&p->wakeup_s, &p->charge_bound_uah, &p->term_dwell_ms, &p->charger_cc.min,
		&p->charger_cc.max, &p->charger_cc.step, &p->charger_cv.min, &p->charger_cv.max,
		&p->charger_cv.step, &p->path_uohm, &p->cv_cap_uv, &p->model.resistance_uohm,
		&p->zone[1].from_mdegc, &p->zone[1].to_mdegc,
		&p->zone[1].step[0].cv_uv, &p->zone[1].step[0].cc_ua,
	};

	*p = rig_profile;
	*number[rig_random(seed) % ARRAY_SIZE(number)] = odd_number(seed);
	*number[rig_random(seed) % ARRAY_SIZE(number)] = odd_number(seed);
	p->cells_series = rig_random(seed);
	if (ODDS(seed, 5))
		p->n_zones = rig_random(seed);
	p->zone[rig_random(seed) % CG_MAX_ZONES].n_steps = rig_random(seed);
	if (ODDS(seed, 2))
		cg_profile_prepare(p);
}

/* No limit is one in a profile that no check lets pass. */
static bool is_whole(struct rig *rig, struct cg_oracle *oracle)
{
	const struct cg_property *broken = judge(rig, oracle);

	return (!broken || strcmp(broken->id, "P20")) && cg_state_sound(&rig->state);
}

/* Under UBSAN every overflow is a report; and whatever comes in, what comes out makes sense. */
static void p20_any_number_is_survived(struct kunit *test)
{
	struct cg_oracle *oracle = new_oracle(test);
	struct rig *rig = rig_new(test);
	u64 seed = 20;
	int i;

	for (i = 0; i < 20000; i++) {
		if (ODDS(&seed, 50))
			cg_state_init(&rig->state);
		if (i > 10000)
			make_odd_profile(rig, &seed);
		make_odd(rig, &seed);
		cg_decide(&rig->profile, &rig->policy, &rig->state, &rig->view, &rig->d);
		KUNIT_ASSERT_TRUE(test, is_whole(rig, oracle));
	}
}

struct more_row {
	const char *name;
	struct cg_decision worse;
	bool no_more;
};

/* Than 4.1 V and 1 A. */
static const struct more_row more_rows[] = {
	{ "as_much", { .enable = true, .cv_uv = 4100000, .cc_ua = 1000000 }, true },
	{ "less_voltage", { .enable = true, .cv_uv = 4099999, .cc_ua = 1000000 }, true },
	{ "less_current", { .enable = true, .cv_uv = 4100000, .cc_ua = 999999 }, true },
	{ "off", { .enable = false }, true },
	{ "more_voltage_for_less_current",
	  { .enable = true, .cv_uv = 4100001, .cc_ua = 999999 }, false },
	{ "more_current_for_less_voltage",
	  { .enable = true, .cv_uv = 4099999, .cc_ua = 1000001 }, false },
};

KUNIT_ARRAY_PARAM_DESC(more_rows, more_rows, name);

static void knows_what_is_no_more(struct kunit *test)
{
	const struct more_row *row = test->param_value;
	const struct cg_decision better = { .enable = true, .cv_uv = 4100000, .cc_ua = 1000000 };
	const struct cg_decision off = { .cv_uv = 4100000, .cc_ua = 1000000 };

	KUNIT_EXPECT_EQ(test, row->no_more, cg_oracle_is_no_more(&row->worse, &better));
	/* on is more than off, whatever else it is */
	KUNIT_EXPECT_EQ(test, row->no_more && !row->worse.enable,
			cg_oracle_is_no_more(&row->worse, &off));
}

static struct kunit_case oracle_cases[] = {
	KUNIT_CASE_PARAM(knows_what_is_no_more, more_rows_gen_params),
	KUNIT_CASE_PARAM(all_properties_hold_in_any_history, pack_rows_gen_params),
	KUNIT_CASE_PARAM(p11_worse_never_raises, pack_rows_gen_params),
	KUNIT_CASE(p19_starts_are_bounded_by_the_hour),
	KUNIT_CASE(p20_any_number_is_survived),
	{ }
};

static struct kunit_suite oracle_suite = {
	.name = "chargov-oracle",
	.test_cases = oracle_cases,
};

kunit_test_suite(oracle_suite);
