// SPDX-License-Identifier: GPL-2.0-only
/* The pack of the plant, and its judge. */
#include <kunit/test.h>

#include "../drivers/lab/plant.h"

#define H_MS	3600000LL

/* A pack of LG 18650HG2 with a strong source and a charger that is off. */
static struct cg_plant *build(struct kunit *test, u8 series, u8 parallel, s32 permille,
			      s32 path_uohm)
{
	struct cg_plant *plant = kunit_kzalloc(test, sizeof(*plant), GFP_KERNEL);
	struct cg_plant_config *config = kunit_kzalloc(test, sizeof(*config), GFP_KERNEL);

	KUNIT_ASSERT_NOT_NULL(test, plant);
	KUNIT_ASSERT_NOT_NULL(test, config);
	cg_cell_type_init(&config->type, 4200000);
	config->series = series;
	config->parallel = parallel;
	config->capacity_uah = CG_HG2_CAPACITY_UAH * (s64)parallel;
	config->full_uv = 4200000;
	config->soc_permille = permille;
	config->ambient_mdegc = 25000;
	config->path_uohm = path_uohm;
	config->limits = (struct cg_judge_limits){ 4200000, S32_MAX, S32_MAX, 0, 45000 };
	cg_plant_init(plant, config);
	plant->source.uv = 20000000;
	return plant;
}

static void charge(struct cg_plant *plant, s32 cv_uv, s32 cc_ua)
{
	plant->request = (struct cg_charge_request){
		.on = true, .cv_uv = cv_uv * plant->config.series, .cc_ua = cc_ua,
		.iin_ua = 20000000, .vindpm_uv = 4400000,
	};
	cg_plant_solve(plant);
}

static void run(struct cg_plant *plant, s64 until_ms)
{
	while (plant->now_ms < until_ms)
		cg_plant_step(plant, cg_plant_next_ms(plant, until_ms));
}

struct time_row {
	const char *name;
	u8 series;
	u8 parallel;
	s32 path_uohm;
	s32 rate_pct;
	s32 to_80_min;
	s32 to_end_min;
};

/*
 * LG 18650HG2 at 25 C from empty to C/20, measured; path resistance costs 7 to 14 per cent at
 * 0.5 C. Per cent of one C.
 */
static const struct time_row times[] = {
	{ "half_c", 1, 1, 0, 50, 96, 126 },
	{ "one_c", 1, 1, 0, 100, 48, 76 },
	{ "two_c", 1, 1, 0, 200, 25, 58 },
	{ "half_c_behind_50_mohm", 1, 1, 50000, 50, 96, 137 },
	{ "any_pack_like_one_cell", 4, 4, 0, 100, 48, 76 },
};

KUNIT_ARRAY_PARAM_DESC(times, times, name);

static void charges_in_the_measured_time(struct kunit *test)
{
	const struct time_row *row = test->param_value;
	struct cg_plant *plant = build(test, row->series, row->parallel, 0, row->path_uohm);
	s32 cc_ua = div_s64(plant->config.capacity_uah * row->rate_pct, 100);
	s64 end_ua = div_s64(plant->config.capacity_uah, 20);
	s64 to_80_ms = 0;

	charge(plant, 4200000, cc_ua);
	while (plant->out.i_ua >= end_ua && plant->now_ms < 4 * H_MS) {
		cg_plant_step(plant, cg_plant_next_ms(plant, S64_MAX));
		if (!to_80_ms && cg_plant_soc_permille(plant) >= 800)
			to_80_ms = plant->now_ms;
	}
	/* within 3 per cent, in seconds */
	KUNIT_EXPECT_LE(test, abs(div_s64(to_80_ms, 1000) - row->to_80_min * 60),
			row->to_80_min * 60 * 3 / 100);
	KUNIT_EXPECT_LE(test, abs(div_s64(plant->now_ms, 1000) - row->to_end_min * 60),
			row->to_end_min * 60 * 3 / 100);
}

struct pack_row {
	const char *name;
	u8 series;
	u8 parallel;
	s32 path_uohm;
	s32 rate_pct;
};

static const struct pack_row packs[] = {
	{ "one_cell", 1, 1, 0, 100 },
	{ "one_cell_behind_a_path", 1, 1, 100000, 100 },
	{ "one_cell_fast", 1, 1, 0, 400 },
	{ "parallel", 1, 3, 20000, 100 },
	{ "series", 3, 1, 20000, 100 },
	{ "both", 4, 4, 5000, 200 },
};

KUNIT_ARRAY_PARAM_DESC(packs, packs, name);

static void puts_in_what_its_cells_gain(struct kunit *test)
{
	const struct pack_row *row = test->param_value;
	struct cg_plant *plant = build(test, row->series, row->parallel, 100, row->path_uohm);
	s64 before = cg_plant_charge_uams(plant);

	plant->cell[0].q_uams += 123456789;
	before += 123456789;
	charge(plant, 4200000, CG_HG2_CAPACITY_UAH * row->parallel / 100 * row->rate_pct);
	run(plant, H_MS + 777);
	plant->request.on = false;
	plant->source.uv = 0;
	plant->load_ua = 654321;
	cg_plant_solve(plant);
	run(plant, 2 * H_MS);
	KUNIT_EXPECT_EQ(test, cg_plant_charge_uams(plant) - before,
			(plant->judge.put_in_uams - plant->judge.taken_out_uams) * row->series);
	KUNIT_EXPECT_EQ(test, plant->judge.taken_out_uams, 654321 * (H_MS - 777));
}

static void keeps_the_charging_voltage(struct kunit *test)
{
	const struct pack_row *row = test->param_value;
	struct cg_plant *plant = build(test, row->series, row->parallel, 500, row->path_uohm);
	s32 highest_uv = 0, before_uv = 0;

	charge(plant, 4200000, CG_HG2_CAPACITY_UAH * row->parallel / 100 * row->rate_pct);
	while (plant->now_ms < 2 * H_MS) {
		cg_plant_step(plant, cg_plant_next_ms(plant, S64_MAX));
		highest_uv = max(highest_uv, plant->out.v_charger_uv);
		/* in CC the voltage rises, in CV it stays: it never falls */
		KUNIT_ASSERT_GE(test, plant->out.v_charger_uv, before_uv - 100 * row->series);
		before_uv = plant->out.v_charger_uv;
	}
	KUNIT_EXPECT_LE(test, highest_uv, 4200000 * row->series);
	KUNIT_EXPECT_GE(test, highest_uv, 4199000 * row->series);
	KUNIT_EXPECT_LE(test, plant->judge.cell_max_uv, 4200000);
	KUNIT_EXPECT_EQ(test, plant->judge.over_voltage_ms, 0LL);
	KUNIT_EXPECT_LE(test, plant->judge.current_max_ua, plant->request.cc_ua);
}

/* Asking more often, at odd times, in another order: the same plant in the end. */
static void does_not_depend_on_who_looks(struct kunit *test)
{
	const struct pack_row *row = test->param_value;
	struct cg_plant *once = build(test, row->series, row->parallel, 700, row->path_uohm);
	struct cg_plant *often = build(test, row->series, row->parallel, 700, row->path_uohm);
	struct cg_input input;
	s64 t;

	charge(once, 4200000, CG_HG2_CAPACITY_UAH * row->parallel);
	charge(often, 4200000, CG_HG2_CAPACITY_UAH * row->parallel);
	run(once, H_MS);
	for (t = 0; t < H_MS; t += 1379) {
		run(often, div_s64(t, CG_PLANT_GRID_MS) * CG_PLANT_GRID_MS);
		cg_plant_input(often, &input);
		cg_plant_solve(often);
		cg_plant_soc_permille(often);
	}
	run(often, H_MS);
	KUNIT_EXPECT_MEMEQ(test, once->cell, often->cell, sizeof(once->cell));
	KUNIT_EXPECT_MEMEQ(test, &once->judge, &often->judge, sizeof(once->judge));
	KUNIT_EXPECT_MEMEQ(test, &once->out, &often->out, sizeof(once->out));
}

static void more_current_is_never_slower(struct kunit *test)
{
	s64 before = 0;
	s32 rate_pct;

	for (rate_pct = 25; rate_pct <= 400; rate_pct *= 2) {
		struct cg_plant *plant = build(test, 1, 1, 200, 30000);

		charge(plant, 4200000, CG_HG2_CAPACITY_UAH / 100 * rate_pct);
		run(plant, H_MS);
		KUNIT_EXPECT_GT(test, plant->judge.put_in_uams, before);
		before = plant->judge.put_in_uams;
	}
}

static void unequal_neighbours_meet(struct kunit *test)
{
	struct cg_plant *plant = build(test, 1, 2, 500, 0);
	s64 sum;

	cg_cell_set_soc(&plant->cell[0], 300);
	cg_plant_solve(plant);
	sum = cg_plant_charge_uams(plant);
	plant->source.uv = 0;
	cg_plant_solve(plant);
	KUNIT_EXPECT_EQ(test, plant->out.i_ua, 0);
	KUNIT_EXPECT_GT(test, plant->cell_ua[0], 1000000LL);
	KUNIT_EXPECT_EQ(test, plant->cell_ua[0], -plant->cell_ua[1]);
	run(plant, 4 * H_MS);
	KUNIT_EXPECT_EQ(test, cg_plant_charge_uams(plant), sum);
	/* their hysteresis keeps them a little apart */
	KUNIT_EXPECT_LE(test, abs(plant->cell[0].q_uams - plant->cell[1].q_uams),
			div_s64(plant->cell[0].cap_uams, 8));
}

static void full_cell_in_series_is_seen(struct kunit *test)
{
	struct cg_plant *plant = build(test, 2, 1, 500, 0);

	cg_cell_set_soc(&plant->cell[0], 800);
	charge(plant, 4200000, CG_HG2_CAPACITY_UAH / 2);
	run(plant, 2 * H_MS);
	KUNIT_EXPECT_LE(test, plant->out.v_charger_uv, 8400000);
	KUNIT_EXPECT_GT(test, plant->judge.cell_max_uv, 4200000);
	KUNIT_EXPECT_GT(test, plant->judge.over_voltage_ms, 0LL);
	KUNIT_EXPECT_TRUE(test, cg_judge_over_limit(plant));
}

struct load_row {
	const char *name;
	s32 source_uv;
	s32 source_uohm;
	bool on;
	bool hiz;
	s32 load_ua;
	s32 least_ua;
	s32 most_ua;
	enum cg_dpm dpm;
};

/* A half-full cell, charged with 1 A; what flows into it. */
static const struct load_row loads[] = {
	{ "charges", 5000000, 100000, true, false, 0, 1000000, 1000000, CG_DPM_NONE },
	{ "load_without_source", 0, 0, true, false, 700000, -700000, -700000, CG_DPM_NONE },
	{ "load_at_high_impedance", 5000000, 100000, true, true, 700000, -700000, -700000,
	  CG_DPM_NONE },
	{ "source_feeds_the_load", 5000000, 100000, false, false, 700000, 0, 0, CG_DPM_NONE },
	{ "load_comes_first", 5000000, 600000, true, false, 700000, 200000, 500000,
	  CG_DPM_VOLTAGE },
	{ "battery_helps_out", 5000000, 600000, true, false, 3000000, -2100000, -1800000,
	  CG_DPM_VOLTAGE },
	{ "source_too_weak_for_all", 4300000, 600000, true, false, 0, 0, 0, CG_DPM_VOLTAGE },
};

KUNIT_ARRAY_PARAM_DESC(loads, loads, name);

static void shares_the_source(struct kunit *test)
{
	const struct load_row *row = test->param_value;
	struct cg_plant *plant = build(test, 1, 1, 500, 0);

	plant->source = (struct cg_source){ row->source_uv, row->source_uohm };
	plant->load_ua = row->load_ua;
	charge(plant, 4200000, 1000000);
	plant->request.on = row->on;
	plant->request.hiz = row->hiz;
	plant->request.iin_ua = 3000000;
	cg_plant_solve(plant);
	KUNIT_EXPECT_GE(test, plant->out.i_ua, row->least_ua);
	KUNIT_EXPECT_LE(test, plant->out.i_ua, row->most_ua);
	KUNIT_EXPECT_EQ(test, plant->out.dpm, row->dpm);
}

static void opens_before_it_is_ruined(struct kunit *test)
{
	struct cg_plant *plant = build(test, 1, 1, 20, 0);

	plant->source.uv = 0;
	plant->load_ua = 3000000;
	cg_plant_solve(plant);
	run(plant, H_MS);
	KUNIT_EXPECT_TRUE(test, plant->cut_off);
	KUNIT_EXPECT_EQ(test, plant->out.i_ua, 0);
	KUNIT_EXPECT_GT(test, cg_plant_soc_permille(plant), -150);
	plant->source.uv = 20000000;
	charge(plant, 4200000, 300000);
	run(plant, H_MS + 10000);
	KUNIT_EXPECT_FALSE(test, plant->cut_off);
	KUNIT_EXPECT_EQ(test, plant->out.i_ua, 300000);
}

static void judge_times_the_phases(struct kunit *test)
{
	struct cg_plant *plant = build(test, 1, 1, -20, 0);
	const struct cg_judge *j = &plant->judge;

	run(plant, 60000);
	KUNIT_EXPECT_EQ(test, j->phase_ms[CG_PLANT_OFF], 60000LL);
	charge(plant, 4200000, 300000);
	while (plant->out.cell_min_uv < CG_PLANT_PRECHARGE_UV)
		cg_plant_step(plant, cg_plant_next_ms(plant, S64_MAX));
	KUNIT_EXPECT_EQ(test, j->phase_ms[CG_PLANT_PRECHARGE], plant->now_ms - 60000);
	KUNIT_EXPECT_EQ(test, j->precharge_max_ua, 300000);
	charge(plant, 4200000, 2869000);
	run(plant, 2 * H_MS);
	KUNIT_EXPECT_GT(test, j->phase_ms[CG_PLANT_CC], 2700000LL);
	KUNIT_EXPECT_GT(test, j->phase_ms[CG_PLANT_CV], 1500000LL);
	KUNIT_EXPECT_EQ(test, j->phase_ms[CG_PLANT_OFF] + j->phase_ms[CG_PLANT_PRECHARGE] +
			      j->phase_ms[CG_PLANT_CC] + j->phase_ms[CG_PLANT_CV], 2 * H_MS);
	KUNIT_EXPECT_FALSE(test, cg_judge_over_limit(plant));
}

struct verdict_row {
	const char *name;
	struct cg_judge_limits limits;
	s32 permille;
	s32 mdegc;
	s32 cc_ua;
	bool over;
};

static const struct verdict_row verdicts[] = {
	{ "within", { 4200000, 1500000, 300000, 0, 45000 }, 500, 25000, 1500000, false },
	{ "too_much_voltage", { 3800000, 1500000, 300000, 0, 45000 }, 900, 25000, 1500000, true },
	{ "too_much_current", { 4200000, 1500000, 300000, 0, 45000 }, 500, 25000, 1500001, true },
	{ "too_much_for_an_empty_cell", { 4200000, 1500000, 300000, 0, 45000 }, -50, 25000,
	  300001, true },
	{ "enough_for_an_empty_cell", { 4200000, 1500000, 300000, 0, 45000 }, -50, 25000,
	  300000, false },
	{ "too_cold", { 4200000, 1500000, 300000, 0, 45000 }, 500, -5, 1000000, true },
	{ "too_hot", { 4200000, 1500000, 300000, 0, 45000 }, 500, 45100, 1000000, true },
	{ "hot_but_not_charged", { 4200000, 1500000, 300000, 0, 45000 }, 500, 60000, 0, false },
};

KUNIT_ARRAY_PARAM_DESC(verdicts, verdicts, name);

static void judge_tells_far_above_from_a_little(struct kunit *test)
{
	static const struct {
		s32 limit_ua;
		s32 most_ua;
	} rows[] = { { 500000, 600000 }, { 1000000, 1100000 }, { 2000000, 2200000 } };
	struct cg_plant *plant = build(test, 1, 1, 300, 0);
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(rows); i++) {
		plant->config.limits.current_ua = rows[i].limit_ua;
		cg_judge_reset(plant);
		charge(plant, 4200000, rows[i].most_ua);
		run(plant, plant->now_ms + 3000);
		KUNIT_EXPECT_EQ(test, plant->judge.over_current_ms, 3000LL);
		KUNIT_EXPECT_EQ(test, plant->judge.far_current_ms, 0LL);
		charge(plant, 4200000, rows[i].most_ua + 1000);
		run(plant, plant->now_ms + 2000);
		KUNIT_EXPECT_EQ(test, plant->judge.over_current_ms, 5000LL);
		KUNIT_EXPECT_EQ(test, plant->judge.far_current_ms, 2000LL);
	}
}

static void judge_holds_to_the_limits(struct kunit *test)
{
	const struct verdict_row *row = test->param_value;
	struct cg_plant *plant = build(test, 1, 1, row->permille, 0);

	plant->config.limits = row->limits;
	plant->config.ambient_mdegc = row->mdegc;
	plant->cell[0].temp_udegc = row->mdegc * 1000LL;
	charge(plant, 4200000, row->cc_ua);
	run(plant, 1000);
	KUNIT_EXPECT_EQ(test, cg_judge_over_limit(plant), row->over);
	cg_judge_reset(plant);
	KUNIT_EXPECT_FALSE(test, cg_judge_over_limit(plant));
}

struct edge_row {
	const char *name;
	s32 value;
};

static const struct edge_row edges[] = {
	{ "zero", 0 }, { "one", 1 }, { "most", S32_MAX }, { "least", S32_MIN },
	{ "minus_one", -1 },
};

KUNIT_ARRAY_PARAM_DESC(edges, edges, name);

/* Whatever a chip asks for: no cell leaves what cells can do. */
static void takes_any_request(struct kunit *test)
{
	const struct edge_row *row = test->param_value;
	struct cg_plant *plant = build(test, 4, 4, 500, 0);

	charge(plant, 4200000, row->value);
	run(plant, 5000);
	plant->request.vindpm_uv = row->value;
	plant->load_ua = max(row->value, 0);
	cg_plant_solve(plant);
	run(plant, 10000);
	plant->request.iin_ua = row->value;
	plant->request.cv_uv = row->value;
	cg_plant_solve(plant);
	run(plant, 15000);
	KUNIT_EXPECT_LE(test, abs(plant->out.i_ua),
			plant->config.capacity_uah * CG_CELL_C_RATE_MAX);
	KUNIT_EXPECT_GE(test, cg_plant_temp_mdegc(plant, false), 24000);
	KUNIT_EXPECT_LT(test, cg_plant_temp_mdegc(plant, true), 200000);
}

/* A year is one step then, and its end is that of a year second by second. */
static void rests_when_nothing_flows(struct kunit *test)
{
	struct cg_plant *plant = build(test, 1, 1, 500, 0);
	struct cg_cell before;
	s64 year_ms = 365 * 24 * H_MS;

	charge(plant, 4200000, 2869000);
	run(plant, H_MS / 2);
	plant->request.on = false;
	cg_plant_solve(plant);
	KUNIT_EXPECT_FALSE(test, plant->rest);
	run(plant, 12 * H_MS);
	KUNIT_EXPECT_TRUE(test, plant->rest);
	before = plant->cell[0];
	KUNIT_EXPECT_EQ(test, cg_plant_next_ms(plant, year_ms), year_ms);
	run(plant, year_ms);
	KUNIT_EXPECT_EQ(test, plant->now_ms, year_ms);
	KUNIT_EXPECT_EQ(test, plant->judge.phase_ms[CG_PLANT_OFF], year_ms - H_MS / 2);
	KUNIT_EXPECT_EQ(test, plant->cell[0].q_uams, before.q_uams);
	/* second by second it is the same */
	plant->rest = false;
	run(plant, year_ms + 60000);
	KUNIT_EXPECT_EQ(test, plant->cell[0].u2_nv, before.u2_nv);
	KUNIT_EXPECT_EQ(test, plant->cell[0].temp_udegc, before.temp_udegc);
}

/* Whatever disturbs it wakes it. */
static void rest_ends_with_any_change(struct kunit *test)
{
	struct cg_plant *plant = build(test, 2, 2, 500, 0);

	run(plant, 60000);
	KUNIT_EXPECT_TRUE(test, plant->rest);
	plant->config.ambient_mdegc = 0;
	cg_plant_solve(plant);
	run(plant, H_MS);
	KUNIT_EXPECT_LT(test, cg_plant_temp_mdegc(plant, true), 5000);
	KUNIT_EXPECT_FALSE(test, plant->rest);
}

/* What cells lose inside is seen in their charge only, and is no cycle of the charger. */
static void leaks_past_the_meter(struct kunit *test)
{
	struct cg_plant *plant = build(test, 1, 2, 500, 0);
	s64 before_uams = cg_plant_charge_uams(plant);

	plant->leak_ua = 100000;
	cg_plant_solve(plant);
	run(plant, 2 * H_MS);
	KUNIT_EXPECT_EQ(test, before_uams - cg_plant_charge_uams(plant), 200000 * H_MS);
	KUNIT_EXPECT_EQ(test, plant->judge.taken_out_uams, 200000 * H_MS);
	KUNIT_EXPECT_EQ(test, plant->out.i_ua, 0);
	KUNIT_EXPECT_EQ(test, plant->judge.charges, 0);
	KUNIT_EXPECT_LT(test, plant->judge.soc_min_permille, 470);
	KUNIT_EXPECT_EQ(test, plant->judge.soc_max_permille, 500);
}

static void judge_counts_charges(struct kunit *test)
{
	struct cg_plant *plant = build(test, 1, 1, 500, 0);
	int i;

	for (i = 0; i < 3; i++) {
		charge(plant, 4200000, 1000000);
		run(plant, plant->now_ms + 60000);
		plant->request.on = false;
		cg_plant_solve(plant);
		run(plant, plant->now_ms + 60000);
	}
	KUNIT_EXPECT_EQ(test, plant->judge.charges, 3);
}

/* Three side by side, the last with less charge in it and more resistance. */
static struct cg_plant *build_old(struct kunit *test)
{
	struct cg_plant *plant = build(test, 1, 3, 200, 0);
	struct cg_plant_config *config = kunit_kzalloc(test, sizeof(*config), GFP_KERNEL);

	KUNIT_ASSERT_NOT_NULL(test, config);
	*config = plant->config;
	config->build[2] = (struct cg_cell_build){ 800, 1600, 0 };
	cg_plant_init(plant, config);
	plant->source.uv = 20000000;
	return plant;
}

static void an_old_cell_takes_less(struct kunit *test)
{
	struct cg_plant *plant = build_old(test);
	struct cg_wire wire[3];
	s64 sum_ua = 0;
	int i;

	charge(plant, 4200000, 3000000);
	run(plant, 60000);
	for (i = 0; i < 3; i++) {
		cg_plant_wire(plant, i, &wire[i]);
		sum_ua += wire[i].i_ua;
		KUNIT_EXPECT_EQ(test, plant->out.v_uv, wire[i].v_uv);
		KUNIT_EXPECT_EQ(test, CG_HG2_CAPACITY_UAH, wire[i].capacity_uah);
	}
	KUNIT_EXPECT_EQ(test, plant->out.i_ua, sum_ua);
	KUNIT_EXPECT_EQ(test, wire[0].i_ua, wire[1].i_ua);
	KUNIT_EXPECT_LT(test, wire[2].i_ua * 4, wire[0].i_ua * 3);
	KUNIT_EXPECT_GT(test, plant->judge.branch_max_ua, 1000000);
}

static void the_judge_sees_a_branch_above_its_limit(struct kunit *test)
{
	struct cg_plant *plant = build_old(test);

	plant->config.limits.branch_ua = 1000000;
	charge(plant, 4200000, 3000000);
	run(plant, 60000);
	KUNIT_EXPECT_EQ(test, 60000, plant->judge.over_branch_ms);
	KUNIT_EXPECT_TRUE(test, cg_judge_over_limit(plant));
	cg_judge_reset(plant);
	plant->config.limits.branch_ua = 1500000;
	run(plant, 120000);
	KUNIT_EXPECT_FALSE(test, cg_judge_over_limit(plant));
}

/* Each cell of a pack in series sees its own voltage and all of the current. */
static void wires_of_a_pack_in_series(struct kunit *test)
{
	struct cg_plant *plant = build(test, 2, 1, 500, 0);
	struct cg_wire a, b, all;

	cg_plant_set_soc(plant, 1, 600);
	charge(plant, 4200000, 1000000);
	cg_plant_wire(plant, 0, &a);
	cg_plant_wire(plant, 1, &b);
	cg_plant_wire(plant, -1, &all);
	KUNIT_EXPECT_EQ(test, 1000000, a.i_ua);
	KUNIT_EXPECT_EQ(test, 1000000, b.i_ua);
	KUNIT_EXPECT_GT(test, b.v_uv, a.v_uv);
	KUNIT_EXPECT_LE(test, abs(all.v_uv - a.v_uv - b.v_uv), 1);
	KUNIT_EXPECT_EQ(test, 2, all.series);
	KUNIT_EXPECT_EQ(test, all.charge_uams, (a.charge_uams + b.charge_uams) / 2);
	KUNIT_EXPECT_EQ(test, 550, cg_plant_charge_permille(plant));
	KUNIT_EXPECT_EQ(test, 500, cg_plant_soc_permille(plant));
}

static struct cg_charge_request of_3a(s32 cv_uv, s32 cc_ua)
{
	return (struct cg_charge_request){ true, false, cv_uv, cc_ua, 3000000, 4400000 };
}

static void two_chargers_add_up(struct kunit *test)
{
	struct cg_plant *plant = build(test, 1, 2, 300, 0);
	struct cg_plant_out main, help;

	plant->request = of_3a(4192000, 2000000);
	plant->help = of_3a(4176000, 1500000);
	cg_plant_solve(plant);
	cg_plant_out_of(plant, 0, &main);
	cg_plant_out_of(plant, 1, &help);
	KUNIT_EXPECT_EQ(test, 3500000, plant->out.i_ua);
	KUNIT_EXPECT_EQ(test, 2000000, main.i_ua);
	KUNIT_EXPECT_EQ(test, 1500000, help.i_ua);
	KUNIT_EXPECT_EQ(test, CG_BOUND_CC, main.bound);
	KUNIT_EXPECT_EQ(test, CG_BOUND_CC, help.bound);
	/* nearly full, the one with the lower voltage is the first to give less */
	cg_plant_set_soc(plant, -1, 980);
	cg_plant_out_of(plant, 0, &main);
	cg_plant_out_of(plant, 1, &help);
	KUNIT_EXPECT_LE(test, help.i_ua, main.i_ua);
	KUNIT_EXPECT_EQ(test, CG_BOUND_CV, help.bound);
	KUNIT_EXPECT_LE(test, plant->out.v_charger_uv, 4192000);
	/* whichever of them it is */
	plant->request = of_3a(4176000, 2000000);
	plant->help = of_3a(4192000, 1500000);
	cg_plant_solve(plant);
	cg_plant_out_of(plant, 0, &main);
	KUNIT_EXPECT_EQ(test, CG_BOUND_CV, main.bound);
	KUNIT_EXPECT_EQ(test, 1500000, plant->out.help_ua);
}

static void two_chargers_share_a_source(struct kunit *test)
{
	struct cg_plant *plant = build(test, 1, 2, 300, 0);
	struct cg_plant_out main, help;

	plant->source.uv = 5000000;
	plant->request = of_3a(4192000, 2000000);
	plant->help = of_3a(4192000, 1000000);
	plant->request.iin_ua = 1000000;
	plant->help.iin_ua = 500000;
	cg_plant_solve(plant);
	cg_plant_out_of(plant, 0, &main);
	cg_plant_out_of(plant, 1, &help);
	KUNIT_EXPECT_EQ(test, CG_BOUND_INPUT, main.bound);
	KUNIT_EXPECT_EQ(test, CG_BOUND_INPUT, help.bound);
	KUNIT_EXPECT_EQ(test, plant->out.i_ua, main.i_ua + help.i_ua);
	/* 7.5 W at 90 per cent */
	KUNIT_EXPECT_LE(test, (s64)plant->out.i_ua * plant->out.v_charger_uv, 6750000000000LL);
	KUNIT_EXPECT_GE(test, (s64)plant->out.i_ua * plant->out.v_charger_uv, 6500000000000LL);
	/* one alone has its own part only */
	plant->help.on = false;
	cg_plant_solve(plant);
	KUNIT_EXPECT_LE(test, (s64)plant->out.i_ua * plant->out.v_charger_uv, 4500000000000LL);
}

static struct kunit_case cases[] = {
	KUNIT_CASE_PARAM(charges_in_the_measured_time, times_gen_params),
	KUNIT_CASE_PARAM(puts_in_what_its_cells_gain, packs_gen_params),
	KUNIT_CASE_PARAM(keeps_the_charging_voltage, packs_gen_params),
	KUNIT_CASE_PARAM(does_not_depend_on_who_looks, packs_gen_params),
	KUNIT_CASE(more_current_is_never_slower),
	KUNIT_CASE(unequal_neighbours_meet),
	KUNIT_CASE(an_old_cell_takes_less),
	KUNIT_CASE(the_judge_sees_a_branch_above_its_limit),
	KUNIT_CASE(wires_of_a_pack_in_series),
	KUNIT_CASE(full_cell_in_series_is_seen),
	KUNIT_CASE_PARAM(shares_the_source, loads_gen_params),
	KUNIT_CASE(opens_before_it_is_ruined),
	KUNIT_CASE(rests_when_nothing_flows),
	KUNIT_CASE(rest_ends_with_any_change),
	KUNIT_CASE(leaks_past_the_meter),
	KUNIT_CASE(judge_counts_charges),
	KUNIT_CASE(judge_times_the_phases),
	KUNIT_CASE(judge_tells_far_above_from_a_little),
	KUNIT_CASE_PARAM(judge_holds_to_the_limits, verdicts_gen_params),
	KUNIT_CASE_PARAM(takes_any_request, edges_gen_params),
	KUNIT_CASE(two_chargers_add_up),
	KUNIT_CASE(two_chargers_share_a_source),
	{ }
};

static struct kunit_suite suite = {
	.name = "chargov-plant",
	.test_cases = cases,
};

kunit_test_suite(suite);
