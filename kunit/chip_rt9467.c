// SPDX-License-Identifier: GPL-2.0-only
/* The model of an RT9467. */
#include "chip_bench.h"

#define CORE	0x00
#define CTRL1	0x01
#define CTRL2	0x02
#define AICR	0x03
#define VOREG	0x04
#define ICHG	0x07
#define PREC	0x08
#define DPDM1	0x12
#define DPDM2	0x13
#define ID	0x40
#define STAT	0x42
#define STATC	0x50
#define IRQ4	0x56
#define MASK4	0x66

enum cycle { READY, CHARGE, DONE };

static struct bench *plugged(struct kunit *test, s32 permille)
{
	struct bench *b = bench_make(test, &cg_rt9467_ops, permille);

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
	{ "defaults", CTRL2, 0x0f, 2000000, 4200000, 500000 },
	{ "least_current_of_the_field", ICHG, 0x00, 100000, 4200000, 500000 },
	{ "least_current_of_the_driver", ICHG, 0x08 << 2, 900000, 4200000, 500000 },
	{ "highest_current", ICHG, 0x31 << 2, 5000000, 4200000, 500000 },
	{ "lowest_voltage", VOREG, 0, 2000000, 3900000, 500000 },
	{ "highest_voltage", VOREG, 0x51 << 1, 2000000, 4710000, 500000 },
	{ "beyond_the_highest_voltage", VOREG, 0xff, 2000000, 4710000, 500000 },
	{ "lowest_input_current", AICR, 0, 2000000, 4200000, 100000 },
	{ "highest_input_current", AICR, 0x3f << 2, 2000000, 4200000, 3250000 },
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
	return bench_read(b, STAT) >> 6;
}

static void goes_through_its_cycle(struct kunit *test)
{
	struct bench *b = bench_make(test, &cg_rt9467_ops, 500);

	bench_write(b, CTRL2, 0x1b);
	KUNIT_EXPECT_EQ(test, READY, cycle_of(b));
	KUNIT_EXPECT_FALSE(test, bench_request(b)->on);
	bench_plug(b, 9000000);
	KUNIT_EXPECT_EQ(test, CHARGE, cycle_of(b));
	KUNIT_EXPECT_EQ(test, 0x80, bench_read(b, STATC));
	bench_write(b, CTRL2, 0x1a);
	KUNIT_EXPECT_EQ(test, READY, cycle_of(b));
	KUNIT_EXPECT_FALSE(test, bench_request(b)->on);
	bench_write(b, CTRL2, 0x1b);
	bench_write(b, CTRL1, 0x14);
	KUNIT_EXPECT_EQ(test, READY, cycle_of(b));
	KUNIT_EXPECT_TRUE(test, bench_request(b)->hiz);
	bench_write(b, CTRL1, 0x10);
	KUNIT_EXPECT_EQ(test, CHARGE, cycle_of(b));
	bench_run(b, 4 * 3600 * CG_MS_PER_S);
	KUNIT_EXPECT_EQ(test, DONE, cycle_of(b));
	KUNIT_EXPECT_FALSE(test, bench_request(b)->on);
}

static void an_empty_cell_is_precharged(struct kunit *test)
{
	struct bench *b = plugged(test, 500);

	bench_write(b, PREC, 0xf1);
	KUNIT_EXPECT_EQ(test, 2000000, bench_request(b)->cc_ua);
	b->env.out.v_charger_uv = 3400000;
	b->ops->tick(b->chip, &b->env, 0);
	KUNIT_EXPECT_EQ(test, 150000, bench_request(b)->cc_ua);
}

static void a_charge_enable_pin_that_is_high_stops_it(struct kunit *test)
{
	struct bench *b = plugged(test, 500);

	b->env.ce_high = true;
	bench_tick(b, 0);
	KUNIT_EXPECT_EQ(test, READY, cycle_of(b));
}

static void a_written_reset_takes_all_back(struct kunit *test)
{
	struct bench *b = plugged(test, 500);

	bench_write(b, ICHG, 0x20);
	bench_write(b, CTRL2, 0x0a);
	bench_write(b, CORE, 0x80);
	KUNIT_EXPECT_EQ(test, 0x4c, bench_read(b, ICHG));
	KUNIT_EXPECT_EQ(test, CHARGE, cycle_of(b));
	KUNIT_EXPECT_EQ(test, 0, bench_read(b, CORE));
	KUNIT_EXPECT_EQ(test, 0x90, bench_read(b, ID));
}

static void interrupts_tell_of_a_source_unless_masked(struct kunit *test)
{
	struct bench *b = bench_make(test, &cg_rt9467_ops, 500);

	bench_write(b, DPDM1, 0xc0);
	bench_write(b, MASK4, 0xfc);
	bench_plug(b, 9000000);
	KUNIT_EXPECT_EQ(test, 1, b->pulses);
	KUNIT_EXPECT_EQ(test, 1, bench_read(b, IRQ4));
	KUNIT_EXPECT_EQ(test, 0, bench_read(b, IRQ4));
	KUNIT_EXPECT_EQ(test, 4, bench_read(b, DPDM2));
	bench_write(b, DPDM1, 0x40);
	bench_write(b, DPDM1, 0xc0);
	KUNIT_EXPECT_EQ(test, 2, b->pulses);
	bench_write(b, MASK4, 0xff);
	bench_plug(b, 0);
	KUNIT_EXPECT_EQ(test, 2, b->pulses);
	KUNIT_EXPECT_EQ(test, 3, bench_read(b, IRQ4));
	KUNIT_EXPECT_EQ(test, 0, bench_read(b, DPDM2));
}

static struct kunit_case cases[] = {
	KUNIT_CASE_PARAM(codes_are_those_of_the_data_sheet, codes_gen_params),
	KUNIT_CASE(goes_through_its_cycle),
	KUNIT_CASE(an_empty_cell_is_precharged),
	KUNIT_CASE(a_charge_enable_pin_that_is_high_stops_it),
	KUNIT_CASE(a_written_reset_takes_all_back),
	KUNIT_CASE(interrupts_tell_of_a_source_unless_masked),
	{ }
};

static struct kunit_suite suite = {
	.name = "chargov-chip_rt9467",
	.test_cases = cases,
};

kunit_test_suite(suite);
