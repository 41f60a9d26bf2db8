// SPDX-License-Identifier: GPL-2.0-only
/* The model of an RT9471. */
#include "chip_bench.h"

#define TOP	0x01
#define FUNC	0x02
#define IBUS	0x03
#define VCHG	0x07
#define ICHG	0x08
#define INFO	0x0b
#define DPDM	0x0e
#define ICSTAT	0x0f
#define STAT0	0x10
#define IRQ0	0x20
#define IRQ3	0x23
#define MASK0	0x30

enum cycle { SLEEP, READY, TRICKLE, PRECHARGE, FAST, DONE = 7 };

static struct bench *plugged(struct kunit *test, s32 permille)
{
	struct bench *b = bench_make(test, &cg_rt9471_ops, permille);

	bench_write(b, TOP, 0xc0);
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

static const struct code codes[] = {
	{ "defaults", TOP, 0xc0, 2000000, 4200000, 500000 },
	{ "no_current", ICHG, 0, 0, 4200000, 500000 },
	{ "highest_current", ICHG, 0x3f, 3150000, 4200000, 500000 },
	{ "lowest_voltage", VCHG, 0, 2000000, 3900000, 500000 },
	{ "highest_voltage", VCHG, 80, 2000000, 4700000, 500000 },
	{ "beyond_the_highest_voltage", VCHG, 127, 2000000, 4700000, 500000 },
	{ "lowest_input_current", IBUS, 0, 2000000, 4200000, 50000 },
	{ "highest_input_current", IBUS, 0x3f, 2000000, 4200000, 3150000 },
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
}

static enum cycle cycle_of(struct bench *b)
{
	return bench_read(b, ICSTAT) & 0xf;
}

static void goes_through_its_cycle(struct kunit *test)
{
	struct bench *b = bench_make(test, &cg_rt9471_ops, 500);

	bench_write(b, TOP, 0xc0);
	KUNIT_EXPECT_EQ(test, SLEEP, cycle_of(b));
	KUNIT_EXPECT_FALSE(test, bench_request(b)->on);
	bench_plug(b, 9000000);
	KUNIT_EXPECT_EQ(test, FAST, cycle_of(b));
	KUNIT_EXPECT_EQ(test, 0xc0, bench_read(b, STAT0));
	bench_write(b, FUNC, 0);
	KUNIT_EXPECT_EQ(test, READY, cycle_of(b));
	KUNIT_EXPECT_FALSE(test, bench_request(b)->on);
	bench_write(b, FUNC, 0x21);
	KUNIT_EXPECT_EQ(test, SLEEP, cycle_of(b));
	KUNIT_EXPECT_TRUE(test, bench_request(b)->hiz);
	bench_write(b, FUNC, 0x01);
	KUNIT_EXPECT_EQ(test, FAST, cycle_of(b));
	bench_run(b, 4 * 3600 * CG_MS_PER_S);
	KUNIT_EXPECT_EQ(test, DONE, cycle_of(b));
	KUNIT_EXPECT_EQ(test, 0xc8, bench_read(b, STAT0));
	KUNIT_EXPECT_FALSE(test, bench_request(b)->on);
}

static void a_charge_enable_pin_that_is_high_stops_it(struct kunit *test)
{
	struct bench *b = plugged(test, 500);

	b->env.ce_high = true;
	bench_tick(b, 0);
	KUNIT_EXPECT_EQ(test, READY, cycle_of(b));
}

static void its_watchdog_warns_and_then_resets(struct kunit *test)
{
	struct bench *b = bench_make(test, &cg_rt9471_ops, 500);

	bench_plug(b, 9000000);
	bench_write(b, ICHG, 2);
	bench_read(b, IRQ3);
	bench_run(b, 21 * CG_MS_PER_S);
	KUNIT_EXPECT_EQ(test, 0x20, bench_read(b, IRQ3));
	KUNIT_EXPECT_EQ(test, 2, bench_read(b, ICHG));
	bench_write(b, TOP, 0xc5);
	bench_run(b, 39 * CG_MS_PER_S);
	KUNIT_EXPECT_EQ(test, 2, bench_read(b, ICHG));
	bench_run(b, 2 * CG_MS_PER_S);
	KUNIT_EXPECT_EQ(test, 0x28, bench_read(b, ICHG));
}

static void a_written_reset_takes_all_back(struct kunit *test)
{
	struct bench *b = plugged(test, 500);

	bench_write(b, ICHG, 2);
	bench_write(b, VCHG, 10);
	bench_write(b, INFO, 0x80);
	KUNIT_EXPECT_EQ(test, 0x28, bench_read(b, ICHG));
	KUNIT_EXPECT_EQ(test, 0x1e, bench_read(b, VCHG));
	KUNIT_EXPECT_EQ(test, 0x0d << 3, bench_read(b, INFO));
}

static void interrupts_tell_of_a_source_unless_masked(struct kunit *test)
{
	struct bench *b = bench_make(test, &cg_rt9471_ops, 500);

	bench_write(b, DPDM, 0xb1);
	bench_plug(b, 9000000);
	KUNIT_EXPECT_EQ(test, 1, b->pulses);
	KUNIT_EXPECT_EQ(test, 0x81, bench_read(b, IRQ0));
	KUNIT_EXPECT_EQ(test, 0, bench_read(b, IRQ0));
	KUNIT_EXPECT_EQ(test, 15, bench_read(b, ICSTAT) >> 4);
	bench_write(b, MASK0, 0xff);
	bench_plug(b, 0);
	KUNIT_EXPECT_EQ(test, 1, b->pulses);
	KUNIT_EXPECT_EQ(test, 0x82, bench_read(b, IRQ0));
	KUNIT_EXPECT_EQ(test, 0, bench_read(b, ICSTAT) >> 4);
}

static struct kunit_case cases[] = {
	KUNIT_CASE_PARAM(codes_are_those_of_the_data_sheet, codes_gen_params),
	KUNIT_CASE(goes_through_its_cycle),
	KUNIT_CASE(a_charge_enable_pin_that_is_high_stops_it),
	KUNIT_CASE(its_watchdog_warns_and_then_resets),
	KUNIT_CASE(a_written_reset_takes_all_back),
	KUNIT_CASE(interrupts_tell_of_a_source_unless_masked),
	{ }
};

static struct kunit_suite suite = {
	.name = "chargov-chip_rt9471",
	.test_cases = cases,
};

kunit_test_suite(suite);
