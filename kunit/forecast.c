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

struct rest {
	const char *name;
	enum cg_type type;
	bool once;
	bool is_over;
	s64 now_ms;
	s64 until_ms;
	s64 rest_s;	/* 0 = none */
};

static const struct rest rests[] = {
	{ "one_to_come_counts", CG_TYPE_ADAPTIVE, false, false, 0, 8 * CG_HOUR_MS, 8 * CG_S_PER_H },
	{ "one_that_is_over_does_not", CG_TYPE_ADAPTIVE, false, true, 0, 8 * CG_HOUR_MS, 0 },
	{ "asked_to_be_full_once_there_is_none", CG_TYPE_ADAPTIVE, true, false, 0,
	  8 * CG_HOUR_MS, 0 },
	{ "no_other_type_rests", CG_TYPE_STANDARD, false, false, 0, 8 * CG_HOUR_MS, 0 },
	{ "one_that_ends_now_does_not", CG_TYPE_ADAPTIVE, false, false, 0, 0, 0 },
	{ "no_clock_is_before_its_beginning", CG_TYPE_ADAPTIVE, false, false, -CG_HOUR_MS,
	  S64_MAX, 0 },
};

KUNIT_ARRAY_PARAM_DESC(rests, rests, name);

static void a_rest_to_come_counts(struct kunit *test)
{
	const struct rest *row = test->param_value;
	struct rig *rig = rig_charging(test);
	s64 left_s;

	live_describe(rig, LIVE_UOHM, 0);
	rig->view.now_ms = row->now_ms;
	rig->policy.type = row->type;
	rig->policy.once = row->once;
	rig->policy.finish_by_ms = row->until_ms;
	rig->state.rest_over_ms = row->is_over ? row->until_ms : -1;
	left_s = cg_charge_left_s(&rig->profile, &rig->policy, &rig->state, &rig->view, &rig->d);
	KUNIT_EXPECT_GT(test, left_s, CG_S_PER_H);
	KUNIT_EXPECT_EQ(test, row->rest_s ?: left_s, forecast_s(rig));
	if (row->once)
		return;
	/* found by reading: a user's end below the rest was said to be reached when that is over */
	rig->policy.end_pct = 80;
	KUNIT_EXPECT_LT(test, forecast_s(rig), left_s);
	rig->policy.end_pct = 81;
	KUNIT_EXPECT_EQ(test, row->rest_s > 0, forecast_s(rig) >= left_s);
}

/* A look may be half a second late: then a reading is old. */
static void what_is_too_old_is_not_known(struct kunit *test)
{
	static const enum cg_view_field needed[] = { CG_V_CURRENT_UA, CG_V_CELL_MAX_UV };
	struct rig *rig = rig_charging(test);
	unsigned int i;

	live_describe(rig, LIVE_UOHM, 0);
	for (i = 0; i < ARRAY_SIZE(needed); i++) {
		rig->view.f[needed[i]].at_ms = rig->view.now_ms - 60500;
		KUNIT_EXPECT_GT(test, forecast_s(rig), CG_S_PER_H);
		rig->view.f[needed[i]].at_ms--;
		KUNIT_EXPECT_EQ(test, -1, forecast_s(rig));
		rig->view.f[needed[i]].at_ms = rig->view.now_ms;
	}
	rig->state.zone_hot = -1;
	KUNIT_EXPECT_EQ_MSG(test, -1, forecast_s(rig), "nor is a zone");
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

/**
 * struct course - a charge, and how long it takes
 * @name: of the row
 * @pct: state of charge
 * @end_pct: threshold
 * @typical: the description has no curve
 * @chemistry: of the cell
 * @uohm: its resistance, 0 = not described
 * @mdegc: temperature
 * @path_uohm: between charger and cell
 * @last_step: the last of the zone's steps holds
 * @ua: current, 0 = none was seen yet
 * @uv: voltage of the cell
 * @told_uv: what the charger was told
 * @phase: of the charge
 * @charger_uv: what the charger reads, 0 = nothing
 * @left_s: how long it takes
 */
struct course {
	const char *name;
	int pct;
	int end_pct;
	bool typical;
	enum cg_chemistry chemistry;
	s32 uohm;
	s32 mdegc;
	s32 path_uohm;
	bool last_step;
	s32 ua;
	s32 uv;
	s32 told_uv;
	enum cg_phase phase;
	s32 charger_uv;
	s64 left_s;
};

/*
 * Worked out apart, without rounding, by the text at the top of forecast.c: stages of 1 % at the
 * full current and of 0.2 % in a taper, each as long as Simpson's rule has it; of 3 Ah, at 1.472 A.
 * The last part of 10000 takes 7 s.
 */
static const struct course courses[] = {
	{ "before_anything_flows", 20, 100, false, CG_CHEMISTRY_LION,
	  100000, 25000, 0, true, 0, 3700000, 4192000,
	  CG_PHASE_CC, 0, 7578 },
	{ "to_a_threshold", 20, 60, false, CG_CHEMISTRY_LION,
	  100000, 25000, 0, true, 0, 3700000, 4192000,
	  CG_PHASE_CC, 0, 2935 },
	{ "in_the_cold", 20, 100, false, CG_CHEMISTRY_LION,
	  100000, 5000, 0, true, 0, 3700000, 4192000,
	  CG_PHASE_CC, 0, 8546 },
	{ "as_cold_as_it_counts", 30, 100, false, CG_CHEMISTRY_LION,
	  100000, -35000, 0, true, 0, 3700000, 4192000,
	  CG_PHASE_CC, 0, 9192 },
	{ "in_the_warm", 30, 100, false, CG_CHEMISTRY_LION,
	  100000, 44000, 0, true, 0, 3700000, 4192000,
	  CG_PHASE_CC, 0, 6509 },
	{ "of_a_typical_cell", 0, 100, true, CG_CHEMISTRY_LION,
	  0, 25000, 0, true, 0, 3700000, 4192000,
	  CG_PHASE_CC, 0, 7830 },
	{ "of_a_typical_cell_of_another_chemistry", 3, 100, true, CG_CHEMISTRY_LIFE,
	  50000, 25000, 0, true, 0, 3700000, 4192000,
	  CG_PHASE_CC, 0, 7344 },
	{ "from_the_middle_of_a_typical_cell", 57, 100, true, CG_CHEMISTRY_LION,
	  70000, 25000, 0, true, 0, 3700000, 4192000,
	  CG_PHASE_CC, 0, 4030 },
	{ "almost_full", 97, 100, false, CG_CHEMISTRY_LION,
	  100000, 25000, 0, true, 0, 3700000, 4192000,
	  CG_PHASE_CC, 0, 30 },
	{ "a_resistance_is_seen", 55, 100, false, CG_CHEMISTRY_LION,
	  100000, 25000, 0, true, 1472000, 3973000, 4192000,
	  CG_PHASE_CC, 0, 5215 },
	{ "a_resistance_is_half_seen", 30, 100, false, CG_CHEMISTRY_LION,
	  100000, 25000, 0, true, 1472000, 3773000, 4192000,
	  CG_PHASE_CC, 0, 7086 },
	{ "a_resistance_is_not_seen_yet", 9, 100, false, CG_CHEMISTRY_LION,
	  100000, 25000, 0, true, 1472000, 3594000, 4192000,
	  CG_PHASE_CC, 0, 8387 },
	{ "a_resistance_is_less_than_any", 60, 100, false, CG_CHEMISTRY_LION,
	  100000, 25000, 0, true, 1472000, 3854000, 4192000,
	  CG_PHASE_CC, 0, 3708 },
	{ "a_resistance_is_more_than_any", 60, 100, false, CG_CHEMISTRY_LION,
	  20000, 25000, 0, true, 1472000, 4190000, 4192000,
	  CG_PHASE_CC, 0, 4292 },
	{ "a_source_is_weak", 40, 80, false, CG_CHEMISTRY_LION,
	  100000, 25000, 0, true, 700000, 3740000, 4192000,
	  CG_PHASE_CC, 0, 6593 },
	{ "a_source_is_just_not_weak", 40, 80, false, CG_CHEMISTRY_LION,
	  100000, 25000, 0, true, 1398400, 3800000, 4192000,
	  CG_PHASE_CC, 0, 2935 },
	{ "a_source_is_just_weak", 40, 80, false, CG_CHEMISTRY_LION,
	  100000, 25000, 0, true, 1398399, 3800000, 4192000,
	  CG_PHASE_CC, 0, 3244 },
	{ "at_the_voltage", 88, 100, false, CG_CHEMISTRY_LION,
	  100000, 25000, 0, true, 620000, 4180000, 4192000,
	  CG_PHASE_CV, 0, 2389 },
	{ "at_the_voltage_of_a_charger_that_shows_it", 88, 100, false, CG_CHEMISTRY_LION,
	  100000, 25000, 0, true, 620000, 4180000, 4192000,
	  CG_PHASE_CV, 4185000, 2389 },
	{ "a_charger_sags", 70, 90, false, CG_CHEMISTRY_LION,
	  100000, 25000, 0, true, 600000, 4000000, 4192000,
	  CG_PHASE_CV, 4100000, 3750 },
	{ "a_charger_reads_too_little", 88, 100, false, CG_CHEMISTRY_LION,
	  100000, 25000, 0, true, 620000, 4180000, 4192000,
	  CG_PHASE_CV, 4100000, 2389 },
	{ "with_a_path", 50, 100, false, CG_CHEMISTRY_LION,
	  100000, 25000, 100000, true, 1472000, 3900000, 4336000,
	  CG_PHASE_CC, 0, 4843 },
	{ "with_a_path_and_steps_to_come", 50, 100, false, CG_CHEMISTRY_LION,
	  100000, 25000, 80000, false, 1472000, 3900000, 4200000,
	  CG_PHASE_CC, 0, 6294 },
	{ "with_a_large_path_and_steps_to_come", 50, 100, false, CG_CHEMISTRY_LION,
	  100000, 25000, 250000, false, 1472000, 3900000, 4200000,
	  CG_PHASE_CC, 0, 8348 },
	{ "held_behind_a_path", 85, 100, false, CG_CHEMISTRY_LION,
	  100000, 25000, 100000, true, 800000, 4170000, 4256000,
	  CG_PHASE_CC, 0, 2254 },
	{ "not_held_behind_a_path", 60, 90, false, CG_CHEMISTRY_LION,
	  100000, 25000, 100000, true, 800000, 4000000, 4256000,
	  CG_PHASE_CC, 0, 4849 },
	{ "in_the_last_taper_behind_a_path", 96, 100, false, CG_CHEMISTRY_LION,
	  100000, 25000, 100000, true, 250000, 4190000, 4208000,
	  CG_PHASE_CV, 0, 365 },
	{ "a_small_path", 40, 100, false, CG_CHEMISTRY_LION,
	  100000, 25000, 20000, true, 1472000, 3850000, 4208000,
	  CG_PHASE_CC, 0, 6471 },
};

KUNIT_ARRAY_PARAM_DESC(courses, courses, name);

static void set_course(struct rig *rig, const struct course *row)
{
	live_describe(rig, row->uohm, 0);
	rig->profile.model.n = row->typical ? 0 : rig->profile.model.n;
	rig->profile.chemistry = row->chemistry;
	rig->profile.path_uohm = row->path_uohm;
	rig->policy.end_pct = row->end_pct;
	rig_temp(rig, row->mdegc);
	rig_read(rig, CG_V_CELL_MAX_UV, row->uv);
	rig_read(rig, CG_V_CURRENT_UA, row->ua);
	rig_read(rig, CG_V_CHARGE_NOW_UAH, 30000 * row->pct);
	rig_read(rig, CG_V_CHARGE_FULL_UAH, 3000000);
	rig_read_charger(rig, CG_C_VOLTAGE_UV, row->charger_uv);
	rig->view.charger[0].f[CG_C_VOLTAGE_UV].valid = row->charger_uv > 0;
	if (!row->last_step) {
		rig->profile.zone[1].n_steps = 2;
		rig->profile.zone[1].step[0] = (struct cg_step) { 4000000, 1500000 };
		rig->profile.zone[1].step[1] = (struct cg_step) { 4200000, 750000 };
	}
	rig->state.current_seen = row->ua > 0;
	rig->d.cv_uv = row->told_uv;
	rig->d.cc_ua = 1472000;
	rig->d.phase = row->phase;
}

static void takes_as_long_as_the_formulas_say(struct kunit *test)
{
	const struct course *row = test->param_value;
	struct rig *rig = rig_charging(test);
	s64 left_s;

	set_course(rig, row);
	left_s = cg_charge_left_s(&rig->profile, &rig->policy, &rig->state, &rig->view, &rig->d);
	KUNIT_EXPECT_LE_MSG(test, abs(left_s - row->left_s), 8, "%lld s, not %lld", left_s,
			    row->left_s);
}

static const struct course *course_of(const char *name)
{
	const struct course *row = courses;

	while (strcmp(row->name, name))
		row++;
	return row;
}

/* What is behind the last charger is none, whatever it says. */
static void no_charger_shows_no_voltage(struct kunit *test)
{
	struct rig *rig = rig_charging(test);
	s64 sags_s, unseen_s;

	set_course(rig, course_of("a_charger_sags"));
	sags_s = forecast_s(rig);
	rig->view.charger[0].f[CG_C_VOLTAGE_UV].valid = false;
	unseen_s = forecast_s(rig);
	rig->view.charger[0].f[CG_C_VOLTAGE_UV].valid = true;
	rig->view.n_chargers = 0;
	KUNIT_EXPECT_EQ(test, unseen_s, forecast_s(rig));
	KUNIT_EXPECT_GT(test, abs(unseen_s - sags_s), 60);
}

/* With as many points as there may be it is the same line; with one more it is no curve. */
static void a_curve_has_two_points_or_more(struct kunit *test)
{
	static const u8 none[] = { 0, 1, CG_MAX_OCV + 1, U8_MAX };
	struct rig *rig = rig_charging(test);
	struct cg_cell_model *model = &rig->profile.model;
	s64 line_s, typical_s;
	unsigned int i;

	set_course(rig, course_of("before_anything_flows"));
	line_s = forecast_s(rig);
	model->n = 0;
	typical_s = forecast_s(rig);
	KUNIT_EXPECT_GT(test, abs(typical_s - line_s), 60);
	for (i = 0; i < ARRAY_SIZE(none); i++) {
		model->n = none[i];
		KUNIT_EXPECT_EQ(test, typical_s, forecast_s(rig));
	}
	for (i = 0; i < CG_MAX_OCV; i++) {
		model->soc_permille[i] = i * 1000 / (CG_MAX_OCV - 1);
		model->ocv_uv[i] = LIVE_EMPTY_UV + LIVE_RISE_UV / 1000 * model->soc_permille[i];
	}
	model->n = CG_MAX_OCV;
	KUNIT_EXPECT_LE(test, abs(forecast_s(rig) - line_s), 8);
	model->soc_permille[1] = 1000;
	model->ocv_uv[1] = LIVE_EMPTY_UV + LIVE_RISE_UV;
	model->n = 2;
	KUNIT_EXPECT_LE(test, abs(forecast_s(rig) - line_s), 8);
}

static struct kunit_case forecast_cases[] = {
	KUNIT_CASE_PARAM(takes_as_long_as_the_formulas_say, courses_gen_params),
	KUNIT_CASE(no_charger_shows_no_voltage),
	KUNIT_CASE(a_curve_has_two_points_or_more),
	KUNIT_CASE_PARAM(tells_the_truth_in_the_middle, truth_rows_gen_params),
	KUNIT_CASE(a_weak_source_makes_it_longer),
	KUNIT_CASE(a_rest_counts),
	KUNIT_CASE_PARAM(a_rest_to_come_counts, rests_gen_params),
	KUNIT_CASE(what_is_too_old_is_not_known),
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
