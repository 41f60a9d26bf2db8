// SPDX-License-Identifier: GPL-2.0-only
/* The end of a charge, and rest. */
#include "gauge_rows.h"

struct end {
	const char *name;
	u32 valid;
	s32 uv;
	s32 ua;
	u16 flags;
	bool ends;
};

#define BOTH	(CG_SOC_VOLTAGE | CG_SOC_CURRENT)

/* Full at 4.2 V and 150 mA. */
static const struct end ends[] = {
	{ "at_the_end_current", BOTH, 4198000, 150000, 0, true },
	{ "still_charging", BOTH, 4198000, 800000, 0, false },
	{ "end_current_at_a_low_voltage", BOTH, 4000000, 150000, 0, false },
	{ "high_voltage_at_rest", BOTH, 4198000, 0, 0, false },
	{ "no_current_sensor", CG_SOC_VOLTAGE, 4198000, 0, 0, false },
	{ "a_current_that_is_not_valid", CG_SOC_VOLTAGE, 4198000, 150000, 0, false },
	{ "charger_says_so", BOTH | CG_SOC_ENDED, 4180000, 0, 0, true },
	{ "charger_says_so_and_there_is_no_sensor", CG_SOC_VOLTAGE | CG_SOC_ENDED, 4180000, 0, 0,
	  true },
	{ "charger_says_so_of_cells_that_are_not_full", BOTH | CG_SOC_ENDED, 4100000, 0, 0, false },
	{ "it_has_ended_already", BOTH, 4198000, 150000, CG_SOC_F_ENDED, false },
};

KUNIT_ARRAY_PARAM_DESC(ends, ends, name);

static void finds_the_end_of_a_charge(struct kunit *test)
{
	const struct end *row = test->param_value;
	struct gauge_rig *rig = gauge_rig(test, a_cell, NULL);
	const struct cg_soc_input in = {
		.valid = row->valid, .voltage_uv = row->uv, .current_ua = row->ua,
	};

	rig->soc.flags |= row->flags;
	rig->soc.p[0] = cg_soc_variance(CG_SOC_ONE / 200);
	rig->soc.rate_c24 = cg_soc_rate(&rig->model, row->ua);
	if (row->valid & CG_SOC_ENDED)
		cg_soc_hear_end(&rig->model, &rig->soc, &in);
	cg_soc_find_end(&rig->model, &rig->soc, &in);
	KUNIT_EXPECT_EQ(test, row->ends, !!(rig->soc.flags & CG_SOC_F_FULL));
}

static void an_end_is_full(struct kunit *test)
{
	struct gauge_rig *rig = gauge_rig(test, a_cell, NULL);

	rig->soc.flags |= CG_SOC_F_FULL;
	cg_soc_weigh_end(&rig->soc);
	KUNIT_EXPECT_GE(test, soc_bp(&rig->soc), 9900);
	KUNIT_EXPECT_TRUE(test, rig->soc.flags & CG_SOC_F_ENDED);
	KUNIT_EXPECT_FALSE(test, rig->soc.flags & CG_SOC_F_FULL);
}

static void an_end_is_taken_in_again_when_unsure(struct kunit *test)
{
	const struct cg_soc_input in = {
		.valid = BOTH, .voltage_uv = 4198000, .current_ua = 150000,
	};
	struct gauge_rig *rig = gauge_rig(test, a_cell, NULL);

	rig->soc.flags |= CG_SOC_F_ENDED;
	rig->soc.rate_c24 = cg_soc_rate(&rig->model, in.current_ua);
	cg_soc_find_end(&rig->model, &rig->soc, &in);
	KUNIT_EXPECT_TRUE(test, rig->soc.flags & CG_SOC_F_FULL);
}

/* Ten hours from full to full: what was counted is the offset. */
static void from_full_to_full_is_the_offset(struct kunit *test)
{
	struct gauge_rig *rig = gauge_rig(test, a_cell, NULL);

	rig->soc.counted_64ths = 36000 * 64;
	/* 200 mAh of 3 Ah too much: 20 mA */
	rig->soc.counted = CG_C30 / 15;
	cg_soc_learn_end(&rig->soc);
	KUNIT_EXPECT_LE(test, abs(rig->soc.offset + CG_C30 / 150), CG_C30 / 1000);
	KUNIT_EXPECT_EQ(test, 0, rig->soc.counted);
}

static void a_count_with_a_hole_says_nothing(struct kunit *test)
{
	struct gauge_rig *rig = gauge_rig(test, a_cell, NULL);

	rig->soc.counted = CG_C30 / 15;
	rig->soc.counted_64ths = S32_MAX;
	cg_soc_learn_end(&rig->soc);
	KUNIT_EXPECT_EQ(test, 0, rig->soc.offset);
	KUNIT_EXPECT_EQ(test, 0, rig->soc.counted_64ths);
}

static void capacity_is_learned_slowly_and_only_after_use(struct kunit *test)
{
	struct gauge_rig *rig = gauge_rig(test, a_cell, NULL);

	rig->soc.x[CG_SOC_X_SHORT] = CG_SOC_ONE / 25;
	cg_soc_learn_end(&rig->soc);
	KUNIT_EXPECT_EQ(test, 0, rig->soc.long_run_c14);
	rig->soc.x[CG_SOC_X_SHORT] = CG_SOC_ONE / 25;
	rig->soc.flags |= CG_SOC_F_USED;
	cg_soc_learn_end(&rig->soc);
	KUNIT_EXPECT_GT(test, rig->soc.long_run_c14, 0);
	KUNIT_EXPECT_LE(test, rig->soc.long_run_c14, (1 << 14) / 200);
}

/* A steady small charge at a voltage that no charger holds is none. */
static void at_rest_nothing_charges(struct kunit *test)
{
	struct gauge_rig *rig = gauge_rig(test, a_cell, NULL);

	gauge_hold(rig, 4000, 3700000, 20000);
	KUNIT_EXPECT_LT(test, rig->soc.offset, -CG_C30 / 200);
	KUNIT_EXPECT_GT(test, rig->soc.offset, -CG_C30 / 100);
}

/* A large battery and a small charger: a C/67 for two hours. */
static void a_slow_charge_is_no_offset(struct kunit *test)
{
	struct gauge_rig *rig = gauge_rig(test, a_cell, NULL);
	struct cg_soc_input in = {
		.valid = BOTH | CG_SOC_CHARGER, .dt_ms = 1000, .current_ua = 45000,
	};
	s32 s;

	gauge_hold(rig, 60, terminal_uv(rig, 5000, 0), 0);
	for (s = 0; s < 7200; s++) {
		in.voltage_uv = terminal_uv(rig, 5000 + s * 300 / 7200, 45000) + 2000;
		cg_soc_step(&rig->model, &rig->soc, &in);
	}
	KUNIT_EXPECT_LE(test, abs(rig->soc.offset), CG_C30 / 500);
	KUNIT_EXPECT_GE(test, soc_bp(&rig->soc), 5100);
}

static void a_load_ends_the_rest(struct kunit *test)
{
	struct gauge_rig *rig = gauge_rig(test, a_cell, NULL);

	gauge_hold(rig, 100, 3700000, 0);
	KUNIT_EXPECT_GT(test, rig->soc.rest_s, 90);
	gauge_hold(rig, 1, 3600000, -1000000);
	KUNIT_EXPECT_EQ(test, 0, rig->soc.rest_s);
}

/* 2 cells; the end current is a number with a quarter and five quarters, full is 4.2 V a cell. */
struct bound {
	const char *name;
	s32 uv;
	s32 rate_c24;
	struct soc_part before[PARTS_MOST];
	struct soc_part after[PARTS_MOST];
	bool told;
};

/* The variance of 1 %: in parts of 2^20 its root is 10485. */
#define UNSURE_P	(10485 * 10485LL)
#define FLAG(name)	CG_SOC_F_##name

static const struct bound bounds[] = {
	{ "a_quarter_of_the_end_current", 8400000, 200000, { SOC(offset, 63) }, { SOC(flags, 0) } },
	{ "just_above_it", 8400000, 200001, { SOC(offset, 63) }, { SOC(flags, FLAG(FULL)) } },
	{ "above_it_with_the_offset", 8400000, 200000, { SOC(offset, 64) },
	  { SOC(flags, FLAG(FULL)) } },
	{ "five_quarters_of_it", 8400000, 1000000, { SOC(offset, 0) }, { SOC(flags, FLAG(FULL)) } },
	{ "just_above_five_quarters", 8400000, 1000001, { SOC(offset, 0) }, { SOC(flags, 0) } },
	{ "995_of_1000", 8358000, 500000, { SOC(offset, 0) }, { SOC(flags, FLAG(FULL)) } },
	{ "less_than_995_of_1000", 8357998, 500000, { SOC(offset, 0) }, { SOC(flags, 0) } },
	{ "told_at_990_of_1000", 8316000, 0, { SOC(flags, 0) }, { SOC(flags, FLAG(FULL)) },
	  true },
	{ "told_at_less", 8315998, 0, { SOC(flags, 0) }, { SOC(flags, 0) }, true },
	{ "told_again_and_sure", 8400000, 0,
	  { SOC(flags, FLAG(ENDED)), SOC(p[0], UNSURE_P - 1) },
	  { SOC(flags, FLAG(ENDED)) }, true },
	{ "told_again_and_unsure", 8400000, 0,
	  { SOC(flags, FLAG(ENDED)), SOC(p[0], UNSURE_P) },
	  { SOC(flags, FLAG(ENDED) | FLAG(FULL)) }, true },
	{ "ended_and_sure", 8400000, 500000, { SOC(flags, FLAG(ENDED)), SOC(p[0], UNSURE_P - 1) },
	  { SOC(flags, FLAG(ENDED)) } },
	{ "ended_and_unsure", 8400000, 500000, { SOC(flags, FLAG(ENDED)), SOC(p[0], UNSURE_P) },
	  { SOC(flags, FLAG(ENDED) | FLAG(FULL)) } },
	{ "a_64th_was_taken", 8000000, 0,
	  { SOC(flags, FLAG(ENDED)), SOC(x[0], CG_SOC_ONE * 63 / 64) },
	  { SOC(flags, FLAG(ENDED)) } },
	{ "more_was_taken", 8000000, 0,
	  { SOC(flags, FLAG(ENDED)), SOC(x[0], CG_SOC_ONE * 63 / 64 - 1) }, { SOC(flags, 0) } },
	{ "half_is_left", 8000000, 0, { SOC(x[0], CG_SOC_ONE / 2) }, { SOC(flags, 0) } },
	{ "less_is_left", 8000000, 0, { SOC(x[0], CG_SOC_ONE / 2 - 1) },
	  { SOC(flags, FLAG(USED)) } },
};

KUNIT_ARRAY_PARAM_DESC(bounds, bounds, name);

static void an_end_has_bounds(struct kunit *test)
{
	const struct bound *row = test->param_value;
	struct gauge_rig *rig = gauge_rig(test, a_cell, NULL);
	const struct cg_soc_input in = { .valid = BOTH, .voltage_uv = row->uv };

	rig->model.cells = 2;
	rig->model.term_c24 = 800000;
	rig->soc.x[CG_SOC_X_SOC] = CG_SOC_ONE;
	rig->soc.rate_c24 = row->rate_c24;
	soc_set(&rig->soc, row->before);
	if (row->told)
		cg_soc_hear_end(&rig->model, &rig->soc, &in);
	cg_soc_find_end(&rig->model, &rig->soc, &in);
	soc_expect(test, &rig->soc, row->after);
}

struct since {
	const char *name;
	s32 counted_64ths;
	s32 counted;
	s32 offset;
	s32 offset_p;
	s32 offset_c36;
	s32 offset_after;
	s32 offset_p_after;
	s32 offset_c36_after;
};

/*
 * From full to full in h hours -counted / h was the offset, at most 1/50, as sure as
 * n = (0.7 % / h)^2 (h at most 2^20 s; the root in parts of 2^20). With w = p / (n + p) of its
 * variance p: offset += w (that - offset), p and the covariance *= 1 - w.
 */
static const struct since sinces[] = {
	{ "an_hour", 230400, 2684354, 0, 48867334, 1000000,
	  -1276752, 25624701, 524373 },
	{ "a_second_less", 230399, 2684354, 0, 48867334, 1000000,
	  0, 48867334, 1000000 },
	{ "ten_hours", 2304063, -35791395, 5368709, 48867334, -500000,
	  3598654, 532881, -5452 },
	{ "more_than_any_sensor", 2304000, 536870912, 3579139, 48867334, 700000,
	  -21201632, 532881, 7633 },
	{ "less_than_any_sensor", 2304000, -536870912, 3579139, 48867334, 700000,
	  21279690, 532881, 7633 },
	{ "weeks", 134217728, 1073741824, 5000, 1000, 3000,
	  -1132791, 384, 1153 },
	{ "with_a_hole", S32_MAX, 35791394, 1234, 48867334, 5,
	  1234, 48867334, 5 },
};

KUNIT_ARRAY_PARAM_DESC(sinces, sinces, name);

static void learns_the_offset_as_the_formula_does(struct kunit *test)
{
	const struct since *row = test->param_value;
	struct gauge_rig *rig = gauge_rig(test, a_cell, NULL);
	struct cg_soc *soc = &rig->soc;

	soc->counted_64ths = row->counted_64ths;
	soc->counted = row->counted;
	soc->offset = row->offset;
	soc->offset_p = row->offset_p;
	soc->offset_c36 = row->offset_c36;
	soc->flags = FLAG(WEIGHED) | FLAG(ENDED);
	cg_soc_learn_end(soc);
	KUNIT_EXPECT_LE(test, abs(soc->offset - row->offset_after), 64);
	KUNIT_EXPECT_LE(test, abs(soc->offset_p - row->offset_p_after), 64);
	KUNIT_EXPECT_LE(test, abs(soc->offset_c36 - row->offset_c36_after), 2);
	KUNIT_EXPECT_EQ(test, 0, soc->counted);
	KUNIT_EXPECT_EQ(test, 0, soc->counted_64ths);
	KUNIT_EXPECT_EQ(test, FLAG(ENDED), soc->flags);
}

/* A sixteenth of what was found; nothing hangs on it any more, and all else stays. */
static void a_learned_capacity_is_a_new_beginning(struct kunit *test)
{
	struct gauge_rig *rig = gauge_rig(test, a_cell, NULL);
	struct cg_soc *soc = &rig->soc;
	unsigned int i;

	for (i = 0; i < CG_SOC_N_P; i++)
		soc->p[i] = (i + 1) << 20;
	for (i = 0; i < CG_SOC_N_X; i++)
		soc->table[i] = (i + 1) << 20;
	soc->x[CG_SOC_X_SHORT] = CG_SOC_ONE / 8;
	soc->flags = FLAG(USED) | FLAG(WEIGHED) | FLAG(SHOWN);
	cg_soc_learn_end(soc);
	KUNIT_EXPECT_EQ(test, (1 << 14) / 128, soc->long_run_c14);
	KUNIT_EXPECT_EQ(test, CG_SOC_ONE / 128, soc->x[CG_SOC_X_SHORT]);
	for (i = 0; i < CG_SOC_N_P; i++) {
		s64 p = i == 1 || i == 5 || i == 6 ? 0 : (i + 1) << 20;

		/* 1/60 is 17476 parts of 2^20 */
		KUNIT_EXPECT_EQ(test, i == 4 ? 17476 * 17476LL : p, soc->p[i]);
	}
	for (i = 0; i < CG_SOC_N_X; i++)
		KUNIT_EXPECT_EQ(test, i == 1 ? 0 : (i + 1) << 20, soc->table[i]);
	KUNIT_EXPECT_EQ(test, FLAG(SHOWN), soc->flags);
}

struct weighed {
	const char *name;
	s64 soc;
	struct soc_part before[PARTS_MOST];
	struct soc_part after[PARTS_MOST];
};

static const struct weighed weigheds[] = {
	/* of 0.001 known and 0.005^2 measured: 0.9756 of the 4 % that it lacks */
	{ "lacks_a_little", CG_SOC_ONE * 96 / 100,
	  { SOC(p[0], 1099511628), SOC(p[1], 219902326), SOC(p[2], -329853488),
	    SOC(flags, FLAG(FULL) | FLAG(SHOWN)) },
	  { SOC_NEAR(x[0], 1098439284832, 1 << 19), SOC_NEAR(x[1], 8581624449, 1 << 19),
	    SOC_NEAR(x[2], -12872436635, 1 << 19), SOC_NEAR(p[0], 26808575, 4000),
	    SOC(flags, FLAG(ENDED) | FLAG(WEIGHED) | FLAG(SHOWN)) } },
	/* counted beyond all sense: it counts as one capacity */
	{ "lacks_more_than_all", -4 * CG_SOC_ONE, { SOC(p[0], CG_SOC_ONE / 16) },
	  { SOC(x[0], -CG_SOC_ONE / 50) } },
	{ "has_more_than_all", 6 * CG_SOC_ONE, { SOC(p[0], CG_SOC_ONE / 16) },
	  { SOC(x[0], CG_SOC_ONE * 1005 / 1000) } },
};

KUNIT_ARRAY_PARAM_DESC(weigheds, weigheds, name);

static void an_end_is_weighed(struct kunit *test)
{
	const struct weighed *row = test->param_value;
	struct gauge_rig *rig = gauge_rig(test, a_cell, NULL);

	rig->soc.x[CG_SOC_X_SOC] = row->soc;
	soc_set(&rig->soc, row->before);
	cg_soc_weigh_end(&rig->soc);
	soc_expect(test, &rig->soc, row->after);
}

struct rest {
	const char *name;
	u32 valid;
	s32 uv;
	s64 dt_ms;
	s32 rate_c24;
	s32 load_c24;
	u16 before_s;
	u16 after_s;
	s32 offset_after;
	bool away;
};

/*
 * A fiftieth of a C is 335544, a 400th 41943. After half an hour a sign is learned: of the variance
 * 1/22500 of the offset 2.2 % is left, and so much of CG_C30 / 200 against 64 times the current.
 */
static const struct rest rests[] = {
	{ "a_small_current", BOTH, 3700000, 1499, 335544, 335544, 10, 11, CG_C30 / 200 },
	{ "to_the_next_second", BOTH, 3700000, 1500, -335544, -335544, 10, 12, CG_C30 / 200 },
	{ "too_much", BOTH, 3700000, 1000, 335545, 335545, 10, 0, CG_C30 / 200 },
	{ "too_much_out", BOTH, 3700000, 1000, -335545, -335545, 10, 0, CG_C30 / 200 },
	{ "as_steady_as_must_be", BOTH, 3700000, 1000, 50000, 8057, 10, 11, CG_C30 / 200 },
	{ "not_as_steady", BOTH, 3700000, 1000, 50000, 8056, 10, 0, CG_C30 / 200 },
	{ "current_is_not_known", CG_SOC_VOLTAGE, 3700000, 1000, 0, 0, 10, 0, CG_C30 / 200 },
	{ "for_long", BOTH, 3700000, 100000000, 5, 5, 2000, U16_MAX, CG_C30 / 200 },
	{ "half_an_hour", BOTH, 3700000, 1000, 1, 0, 1799, 1800, 117948 },
	{ "half_an_hour_of_charge", BOTH, 3700000, 1000, 100000, 100000, 1799, 1800, -6141310 },
	{ "half_an_hour_of_the_most", BOTH, 4178999, 5000, 335544, 335544, 1797, 1802, -20884763 },
	{ "not_yet_half_an_hour", BOTH, 3700000, 1000, 100000, 100000, 1798, 1799, CG_C30 / 200 },
	{ "more_than_half_an_hour", BOTH, 3700000, 1000, 100000, 100000, 1800, 1801, CG_C30 / 200 },
	{ "half_an_hour_of_nothing", BOTH, 3700000, 1000, 0, 0, 1799, 1800, CG_C30 / 200 },
	{ "half_an_hour_of_load", BOTH, 3700000, 1000, -1000, 0, 1799, 1800, CG_C30 / 200 },
	{ "at_the_full_voltage", BOTH, 4179000, 1000, 100000, 100000, 1799, 1800, CG_C30 / 200 },
	{ "no_voltage", CG_SOC_CURRENT, 3700000, 1000, 100000, 100000, 1799, 1800, CG_C30 / 200 },
	{ "half_an_hour_of_a_charger", BOTH | CG_SOC_CHARGER, 3700000, 1000, 100000, 100000,
	  1799, 1800, CG_C30 / 200 },
	{ "a_night_asleep_is_no_rest", BOTH, 3700000, 28800000, 100000, 100000, 5, 0, CG_C30 / 200,
	  true },
	{ "nor_does_one_go_on_after_it", BOTH, 3700000, 1000, 100000, 100000, 1799, 0,
	  CG_C30 / 200, true },
};

KUNIT_ARRAY_PARAM_DESC(rests, rests, name);

static void a_rest_has_bounds(struct kunit *test)
{
	const struct rest *row = test->param_value;
	struct gauge_rig *rig = gauge_rig(test, a_cell, NULL);
	const struct cg_soc_input in = { .valid = row->valid, .voltage_uv = row->uv };
	const struct cg_soc_move move = { .dt_ms = row->dt_ms, .away = row->away };
	struct cg_soc *soc = &rig->soc;

	soc->rate_c24 = row->rate_c24;
	soc->load_c24 = row->load_c24;
	soc->rest_s = row->before_s;
	soc->offset = CG_C30 / 200;
	soc->offset_p = CG_SOC_ONE / 22500;
	soc->offset_c36 = 1000000;
	cg_soc_find_rest(&rig->model, soc, &in, &move);
	KUNIT_EXPECT_EQ(test, row->after_s, soc->rest_s);
	KUNIT_EXPECT_LE(test, abs(soc->offset - row->offset_after), 32);
	if (row->offset_after == CG_C30 / 200)
		return;
	KUNIT_EXPECT_LE(test, abs(soc->offset_p - 1074162), 64);
	KUNIT_EXPECT_LE(test, abs(soc->offset_c36 - 21981), 2);
}

static struct kunit_case cases[] = {
	KUNIT_CASE_PARAM(an_end_has_bounds, bounds_gen_params),
	KUNIT_CASE_PARAM(learns_the_offset_as_the_formula_does, sinces_gen_params),
	KUNIT_CASE(a_learned_capacity_is_a_new_beginning),
	KUNIT_CASE_PARAM(an_end_is_weighed, weigheds_gen_params),
	KUNIT_CASE_PARAM(a_rest_has_bounds, rests_gen_params),
	KUNIT_CASE_PARAM(finds_the_end_of_a_charge, ends_gen_params),
	KUNIT_CASE(an_end_is_full),
	KUNIT_CASE(an_end_is_taken_in_again_when_unsure),
	KUNIT_CASE(from_full_to_full_is_the_offset),
	KUNIT_CASE(a_count_with_a_hole_says_nothing),
	KUNIT_CASE(capacity_is_learned_slowly_and_only_after_use),
	KUNIT_CASE(at_rest_nothing_charges),
	KUNIT_CASE(a_slow_charge_is_no_offset),
	KUNIT_CASE(a_load_ends_the_rest),
	{ }
};

static struct kunit_suite suite = {
	.name = "chargov-anchors",
	.test_cases = cases,
};

kunit_test_suite(suite);
