// SPDX-License-Identifier: GPL-2.0-only
/* How long a charge will take: near the truth while it runs, and nothing rather than nonsense. */
#include "live.h"

static s64 forecast_s(const struct rig *rig)
{
	return cg_time_to_full_s(&rig->profile, &rig->policy, &rig->state, &rig->view, &rig->d);
}

struct truth_row {
	const char *name;
	s32 uohm;
	s32 off_uv;
	struct cg_policy policy;
	s32 temp_mdegc;
	bool steps;
	int within_pct;
};

static const struct truth_row truth_rows[] = {
	{ "as_described", LIVE_UOHM, 0, { 0, 100 }, 25000, false, 10 },
	{ "resistance_not_told", 0, 0, { 0, 100 }, 25000, false, 30 },
	{ "resistance_a_fifth_off", LIVE_UOHM * 6 / 5, 0, { 0, 100 }, 25000, false, 30 },
	{ "curve_3_mv_off", LIVE_UOHM, 3000, { 0, 100 }, 25000, false, 30 },
	{ "in_a_cool_zone", LIVE_UOHM * 2 / 3, 0, { 0, 100 }, 8000, false, 10 },
	{ "with_a_user_cap", LIVE_UOHM, 0, { 0, 100, 600000 }, 25000, false, 10 },
	{ "with_thermal_state", LIVE_UOHM, 0, { 0, 100, .thermal_state = 5 }, 25000, false, 10 },
	{ "to_a_threshold", LIVE_UOHM, 0, { 60, 80 }, 25000, false, 10 },
	{ "in_long_life", LIVE_UOHM, 0, { 0, 100, .type = CG_TYPE_LONG_LIFE }, 25000, false, 10 },
	{ "through_steps", LIVE_UOHM, 0, { 0, 100 }, 25000, true, 10 },
};

KUNIT_ARRAY_PARAM_DESC(truth_rows, truth_rows, name);

#define MOST_LOOKS	1000

struct said {
	s64 at_ms;
	s64 left_s;
};

static void expect_truth(struct kunit *test, const struct said *said, int n, s64 begin_ms,
			 s64 end_ms, int within_pct)
{
	s64 tenth_ms = div_s64(end_ms - begin_ms, 10);
	int i;

	for (i = 0; i < n; i++) {
		s64 left_s = div_s64(end_ms - said[i].at_ms, 1000);
		s64 off_s = abs(said[i].left_s - left_s);

		if (said[i].at_ms < begin_ms + tenth_ms || said[i].at_ms > end_ms - tenth_ms)
			continue;
		KUNIT_EXPECT_LE_MSG(test, off_s * 100, left_s * within_pct,
				    "said %lld s, %lld s were left of %lld s", said[i].left_s,
				    left_s, div_s64(end_ms - begin_ms, 1000));
	}
}

static void tells_the_truth_in_the_middle(struct kunit *test)
{
	const struct truth_row *row = test->param_value;
	struct said *said = kunit_kcalloc(test, MOST_LOOKS, sizeof(*said), GFP_KERNEL);
	struct rig *rig = rig_new(test);
	struct live live;
	s64 begin_ms;
	int n = 0;
	int i;

	KUNIT_ASSERT_NOT_NULL(test, said);
	live_describe(rig, row->uohm, row->off_uv);
	rig->policy = row->policy;
	rig_temp(rig, row->temp_mdegc);
	if (row->steps) {
		rig->profile.zone[1].n_steps = 2;
		rig->profile.zone[1].step[0] = (struct cg_step) { 4000000, 1500000 };
		rig->profile.zone[1].step[1] = (struct cg_step) { 4200000, 750000 };
	}
	live_begin(&live, rig, 20);
	live_run(&live, 10000);
	begin_ms = rig->view.now_ms;
	while (rig->d.enable && n < MOST_LOOKS) {
		said[n++] = (struct said) { rig->view.now_ms, forecast_s(rig) };
		for (i = 0; i < 12 && rig->d.enable; i++)
			live_run(&live, 5000);
	}
	KUNIT_EXPECT_GT(test, n, 30);
	expect_truth(test, said, n, begin_ms, rig->view.now_ms, row->within_pct);
}

static void a_weak_source_makes_it_longer(struct kunit *test)
{
	struct rig *rig = rig_charging(test);
	s64 strong_s, weak_s;

	live_describe(rig, LIVE_UOHM, 0);
	rig_volts(rig, 3880000);
	strong_s = forecast_s(rig);
	rig_read(rig, CG_V_CURRENT_UA, 490000);
	rig_cycle(rig, 1000);
	weak_s = forecast_s(rig);
	KUNIT_EXPECT_GT(test, strong_s, 3600);
	KUNIT_EXPECT_GT(test, weak_s, strong_s * 2);
}

static void a_rest_counts(struct kunit *test)
{
	struct rig *rig = rig_new(test);
	struct live live;

	live_describe(rig, LIVE_UOHM, 0);
	rig->policy.type = CG_TYPE_ADAPTIVE;
	rig->policy.finish_by_ms = rig->view.now_ms + 8 * CG_HOUR_MS;
	live_begin(&live, rig, 79);
	live_run(&live, CG_HOUR_MS);
	KUNIT_EXPECT_EQ(test, CG_WHY_RESTING, rig->d.why);
	KUNIT_EXPECT_EQ(test, 7 * 3600, forecast_s(rig));
}

enum nonsense {
	UNPLUGGED,
	INHIBITED,
	HELD,
	TOO_HOT,
	NO_CHARGE_STATE,
	NO_VOLTAGE,
	NO_CURRENT,
	LOAD_TAKES_ALL,
	LOAD_TAKES_MORE,
	DEAD,
};

struct nothing_row {
	const char *name;
	enum nonsense what;
};

static const struct nothing_row nothing_rows[] = {
	{ "unplugged", UNPLUGGED },
	{ "inhibited", INHIBITED },
	{ "held_by_a_threshold", HELD },
	{ "too_hot", TOO_HOT },
	{ "state_of_charge_unknown", NO_CHARGE_STATE },
	{ "voltage_unknown", NO_VOLTAGE },
	{ "current_unknown", NO_CURRENT },
	{ "a_load_takes_all", LOAD_TAKES_ALL },
	{ "a_load_takes_more", LOAD_TAKES_MORE },
	{ "a_dead_cell_is_tried", DEAD },
};

KUNIT_ARRAY_PARAM_DESC(nothing_rows, nothing_rows, name);

static void make_nonsense(struct rig *rig, enum nonsense what)
{
	switch (what) {
	case UNPLUGGED:
		rig_plug(rig, false);
		break;
	case INHIBITED:
		rig->policy.behaviour = CG_BEHAVIOUR_INHIBIT;
		break;
	case HELD:
		rig->policy.end_pct = 40;
		break;
	case TOO_HOT:
		rig_temp(rig, 60000);
		break;
	case NO_CHARGE_STATE:
		rig->view.f[CG_V_CAPACITY_PCT].valid = false;
		rig->view.f[CG_V_CHARGE_NOW_UAH].valid = false;
		break;
	case NO_VOLTAGE:
		rig->view.f[CG_V_CELL_MAX_UV].valid = false;
		break;
	case NO_CURRENT:
		rig->view.f[CG_V_CURRENT_UA].valid = false;
		break;
	case LOAD_TAKES_ALL:
		rig_read(rig, CG_V_CURRENT_UA, 0);
		break;
	case LOAD_TAKES_MORE:
		rig_read(rig, CG_V_CURRENT_UA, -400000);
		break;
	case DEAD:
		rig_volts(rig, 1500000);
		break;
	}
}

static void says_nothing_rather_than_nonsense(struct kunit *test)
{
	const struct nothing_row *row = test->param_value;
	struct rig *rig = rig_charging(test);

	live_describe(rig, LIVE_UOHM, 0);
	KUNIT_ASSERT_GT(test, forecast_s(rig), 0);
	make_nonsense(rig, row->what);
	rig_cycle(rig, 1000);
	KUNIT_EXPECT_EQ(test, -1, forecast_s(rig));
}

static void something_is_said_without_a_model(struct kunit *test)
{
	struct rig *rig = rig_charging(test);

	/* half of 3 Ah at 1.47 A and a taper */
	KUNIT_EXPECT_GT(test, forecast_s(rig), 3600);
	KUNIT_EXPECT_LT(test, forecast_s(rig), 3 * 3600);
	rig->profile.chemistry = CG_CHEMISTRY_LIFE;
	KUNIT_EXPECT_GT(test, forecast_s(rig), 3600);
	KUNIT_EXPECT_LT(test, forecast_s(rig), 3 * 3600);
}

static s64 odd_number(u64 *seed)
{
	static const s64 odd[] = {
		S64_MIN, S32_MIN, -1, 0, 1, 3700000, S32_MAX, S32_MAX + 1LL, S64_MAX,
	};

	return odd[rig_random(seed) % ARRAY_SIZE(odd)];
}

static void p20_any_number_is_survived(struct kunit *test)
{
	struct rig *good = rig_charging(test);
	struct rig *rig = rig_new(test);
	u64 seed = 20;
	int i, j;

	live_describe(good, LIVE_UOHM, 0);
	for (i = 0; i < 5000; i++) {
		memcpy(rig, good, sizeof(*rig));
		for (j = 0; j < 3; j++) {
			rig_read(rig, rig_random(&seed) % CG_N_VIEW_FIELDS, odd_number(&seed));
			rig->profile.model.ocv_uv[rig_random(&seed) % CG_MAX_OCV] =
				odd_number(&seed);
		}
		rig->profile.model.resistance_uohm = odd_number(&seed);
		rig->profile.capacity_uah = odd_number(&seed);
		rig->profile.cells_series = rig_random(&seed);
		rig->policy.finish_by_ms = odd_number(&seed);
		rig->policy.type = rig_random(&seed) % CG_N_TYPES;
		rig->d.phase = rig_random(&seed) & 1 ? CG_PHASE_CV : CG_PHASE_CC;
		KUNIT_ASSERT_GE(test, forecast_s(rig), -1);
	}
}

static struct kunit_case forecast_cases[] = {
	KUNIT_CASE_PARAM(tells_the_truth_in_the_middle, truth_rows_gen_params),
	KUNIT_CASE(a_weak_source_makes_it_longer),
	KUNIT_CASE(a_rest_counts),
	KUNIT_CASE_PARAM(says_nothing_rather_than_nonsense, nothing_rows_gen_params),
	KUNIT_CASE(something_is_said_without_a_model),
	KUNIT_CASE(p20_any_number_is_survived),
	{ }
};

static struct kunit_suite forecast_suite = {
	.name = "chargov-forecast",
	.test_cases = forecast_cases,
};

kunit_test_suite(forecast_suite);
