// SPDX-License-Identifier: GPL-2.0-only
/* The model of a BQ24190. */
#include "chip_bench.h"

#define INPUT		0x00
#define POWER_ON	0x01
#define ICHG		0x02
#define PRECHARGE_TERM	0x03
#define VREG		0x04
#define TERM_TIMER	0x05
#define MISC		0x07
#define STATUS		0x08
#define FAULT		0x09
#define PART		0x0a

enum cycle { OFF, PRECHARGE, FAST, DONE };

static struct bench *plugged(struct kunit *test, s32 permille)
{
	struct bench *b = bench_make(test, &cg_bq24190_ops, permille);

	bench_write(b, TERM_TIMER, 0x8a);
	bench_plug(b, 9000000);
	return b;
}

struct code {
	const char *name;
	u8 reg;
	u8 val;
	s32 cc_ua;
	s32 cv_uv;
	s32 iin_ua;
};

/* SLUSAW5, registers 00, 02 and 04. */
static const struct code codes[] = {
	{ "defaults", TERM_TIMER, 0x8a, 2048000, 4208000, 1500000 },
	{ "lowest_current", ICHG, 0x00, 512000, 4208000, 1500000 },
	{ "highest_current", ICHG, 0xfc, 4544000, 4208000, 1500000 },
	{ "a_fifth_of_the_current", ICHG, 0x61, 409600, 4208000, 1500000 },
	{ "lowest_voltage", VREG, 0x02, 2048000, 3504000, 1500000 },
	{ "highest_voltage", VREG, 56 << 2, 2048000, 4400000, 1500000 },
	{ "beyond_the_highest_voltage", VREG, 0xff, 2048000, 4400000, 1500000 },
	{ "lowest_input_current", INPUT, 0x30, 2048000, 4208000, 100000 },
	{ "between_two_usual_ones", INPUT, 0x33, 2048000, 4208000, 900000 },
	{ "highest_input_current", INPUT, 0x37, 2048000, 4208000, 3000000 },
};

KUNIT_ARRAY_PARAM_DESC(codes, codes, name);

static void codes_are_those_of_the_data_sheet(struct kunit *test)
{
	const struct code *row = test->param_value;
	struct bench *b = plugged(test, 500);

	bench_write(b, row->reg, row->val);
	KUNIT_EXPECT_EQ(test, row->cc_ua, bench_request(b)->cc_ua);
	KUNIT_EXPECT_EQ(test, row->cv_uv, bench_request(b)->cv_uv);
	KUNIT_EXPECT_EQ(test, row->iin_ua, bench_request(b)->iin_ua);
	KUNIT_EXPECT_EQ(test, 4360000, bench_request(b)->vindpm_uv);
}

static enum cycle cycle_of(struct bench *b)
{
	return (bench_read(b, STATUS) >> 4) & 3;
}

static void goes_through_its_cycle(struct kunit *test)
{
	struct bench *b = bench_make(test, &cg_bq24190_ops, 500);

	bench_write(b, TERM_TIMER, 0x8a);
	KUNIT_EXPECT_EQ(test, OFF, cycle_of(b));
	KUNIT_EXPECT_FALSE(test, bench_request(b)->on);
	bench_plug(b, 9000000);
	KUNIT_EXPECT_EQ(test, FAST, cycle_of(b));
	bench_write(b, POWER_ON, 0x0b);
	KUNIT_EXPECT_EQ(test, OFF, cycle_of(b));
	KUNIT_EXPECT_FALSE(test, bench_request(b)->on);
	bench_write(b, POWER_ON, 0x1b);
	bench_write(b, INPUT, 0xb5);
	KUNIT_EXPECT_EQ(test, OFF, cycle_of(b));
	KUNIT_EXPECT_TRUE(test, bench_request(b)->hiz);
	bench_write(b, INPUT, 0x35);
	KUNIT_EXPECT_EQ(test, FAST, cycle_of(b));
	bench_run(b, 4 * 3600 * CG_MS_PER_S);
	KUNIT_EXPECT_EQ(test, DONE, cycle_of(b));
	KUNIT_EXPECT_FALSE(test, bench_request(b)->on);
}

static void without_termination_it_never_ends(struct kunit *test)
{
	struct bench *b = plugged(test, 900);

	bench_write(b, TERM_TIMER, 0x0a);
	bench_run(b, 4 * 3600 * CG_MS_PER_S);
	KUNIT_EXPECT_EQ(test, FAST, cycle_of(b));
}

static void an_empty_cell_is_precharged(struct kunit *test)
{
	struct bench *b = plugged(test, 500);

	b->env.out.v_charger_uv = 2900000;
	b->ops->tick(b->chip, &b->env, 0);
	KUNIT_EXPECT_EQ(test, 256000, bench_request(b)->cc_ua);
	KUNIT_EXPECT_EQ(test, PRECHARGE, cycle_of(b));
}

static void what_switches_it_off_does(struct kunit *test)
{
	struct bench *b = plugged(test, 500);

	b->env.ce_high = true;
	bench_tick(b, 0);
	KUNIT_EXPECT_EQ(test, OFF, cycle_of(b));
	b->env.ce_high = false;
	bench_write(b, MISC, 0x6b);
	KUNIT_EXPECT_EQ(test, OFF, cycle_of(b));
}

static void its_watchdog_takes_back_what_was_written(struct kunit *test)
{
	struct bench *b = plugged(test, 500);

	bench_write(b, TERM_TIMER, 0x9a);
	bench_write(b, ICHG, 0x00);
	bench_run(b, 39 * CG_MS_PER_S);
	KUNIT_EXPECT_EQ(test, 512000, bench_request(b)->cc_ua);
	bench_write(b, POWER_ON, 0x5b);
	bench_run(b, 39 * CG_MS_PER_S);
	KUNIT_EXPECT_EQ(test, 512000, bench_request(b)->cc_ua);
	bench_run(b, 2 * CG_MS_PER_S);
	KUNIT_EXPECT_EQ(test, 2048000, bench_request(b)->cc_ua);
	KUNIT_EXPECT_EQ(test, 0x80, bench_read(b, FAULT));
	KUNIT_EXPECT_EQ(test, 0, bench_read(b, FAULT));
}

static void a_written_reset_takes_all_back(struct kunit *test)
{
	struct bench *b = plugged(test, 500);

	bench_write(b, VREG, 0x02);
	bench_write(b, POWER_ON, 0x8b);
	KUNIT_EXPECT_EQ(test, 0x1b, bench_read(b, POWER_ON));
	KUNIT_EXPECT_EQ(test, 0xb2, bench_read(b, VREG));
	KUNIT_EXPECT_EQ(test, 0x30, bench_read(b, INPUT));
	KUNIT_EXPECT_EQ(test, 0x24, bench_read(b, PART));
}

static void a_source_sets_the_input_limit(struct kunit *test)
{
	struct bench *b = plugged(test, 500);

	KUNIT_EXPECT_EQ(test, 1500000, bench_request(b)->iin_ua);
	KUNIT_EXPECT_EQ(test, 0xa4, bench_read(b, STATUS));
	bench_plug(b, 0);
	KUNIT_EXPECT_EQ(test, 0, bench_read(b, STATUS));
	b->env.port = CG_PORT_SDP;
	bench_plug(b, 5000000);
	KUNIT_EXPECT_EQ(test, 500000, bench_request(b)->iin_ua);
	b->env.port = CG_PORT_CDP;
	bench_write(b, MISC, 0xcb);
	KUNIT_EXPECT_EQ(test, 1500000, bench_request(b)->iin_ua);
	KUNIT_EXPECT_EQ(test, 0x4b, bench_read(b, MISC));
}

static struct kunit_case cases[] = {
	KUNIT_CASE_PARAM(codes_are_those_of_the_data_sheet, codes_gen_params),
	KUNIT_CASE(goes_through_its_cycle),
	KUNIT_CASE(without_termination_it_never_ends),
	KUNIT_CASE(an_empty_cell_is_precharged),
	KUNIT_CASE(what_switches_it_off_does),
	KUNIT_CASE(its_watchdog_takes_back_what_was_written),
	KUNIT_CASE(a_written_reset_takes_all_back),
	KUNIT_CASE(a_source_sets_the_input_limit),
	{ }
};

static struct kunit_suite suite = {
	.name = "chargov-chip_bq24190",
	.test_cases = cases,
};

kunit_test_suite(suite);
