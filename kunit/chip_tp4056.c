// SPDX-License-Identifier: GPL-2.0-only
/* The model of a TP4056. */
#include "chip_bench.h"

#define CHRG	BIT(CG_LAB_CHRG_LINE)
#define STDBY	BIT(CG_LAB_STDBY_LINE)

static struct bench *plugged(struct kunit *test, u8 prog)
{
	struct bench *b = bench_make(test, &cg_tp4056_ops, 500);

	b->env.prog = prog;
	bench_plug(b, 5000000);
	return b;
}

static u8 pulled(struct bench *b)
{
	return b->ops->pulled(b->chip);
}

struct code {
	const char *name;
	u8 prog;
	s32 cc_ua;
};

static const struct code codes[] = {
	{ "no_resistor", 0, 0 },
	{ "one", 1, 500000 },
	{ "the_other", 2, 1000000 },
	{ "both", 3, 1500000 },
};

KUNIT_ARRAY_PARAM_DESC(codes, codes, name);

static void resistors_make_its_current(struct kunit *test)
{
	const struct code *row = test->param_value;
	struct bench *b = plugged(test, row->prog);

	KUNIT_EXPECT_EQ(test, row->cc_ua > 0, bench_request(b)->on);
	KUNIT_EXPECT_EQ(test, row->cc_ua, bench_request(b)->cc_ua);
	KUNIT_EXPECT_EQ(test, 4200000, bench_request(b)->cv_uv);
	KUNIT_EXPECT_EQ(test, row->cc_ua ? CHRG : 0, pulled(b));
}

static void a_board_sets_it_otherwise(struct kunit *test)
{
	struct bench *b = plugged(test, 0);

	b->env.prog_ua = 750000;
	b->env.charge_uv = 4100000;
	bench_tick(b, 0);
	KUNIT_EXPECT_TRUE(test, bench_request(b)->on);
	KUNIT_EXPECT_EQ(test, 750000, bench_request(b)->cc_ua);
	KUNIT_EXPECT_EQ(test, 4100000, bench_request(b)->cv_uv);
}

static void goes_through_its_cycle(struct kunit *test)
{
	struct bench *b = bench_make(test, &cg_tp4056_ops, 500);

	b->env.prog = 2;
	bench_tick(b, 0);
	KUNIT_EXPECT_FALSE(test, bench_request(b)->on);
	KUNIT_EXPECT_EQ(test, 0, pulled(b));
	bench_plug(b, 5000000);
	KUNIT_EXPECT_EQ(test, CHRG, pulled(b));
	KUNIT_EXPECT_EQ(test, 1, b->pulses);
	b->env.ce_high = true;
	bench_tick(b, 0);
	KUNIT_EXPECT_FALSE(test, bench_request(b)->on);
	KUNIT_EXPECT_EQ(test, 0, pulled(b));
	b->env.ce_high = false;
	bench_run(b, 4 * 3600 * CG_MS_PER_S);
	KUNIT_EXPECT_EQ(test, STDBY, pulled(b));
	KUNIT_EXPECT_FALSE(test, bench_request(b)->on);
	bench_soc(b, 800);
	KUNIT_EXPECT_EQ(test, CHRG, pulled(b));
}

static void an_empty_cell_gets_a_tenth(struct kunit *test)
{
	struct bench *b = plugged(test, 2);

	b->env.out.v_charger_uv = 2800000;
	b->ops->tick(b->chip, &b->env, 0);
	KUNIT_EXPECT_EQ(test, 100000, bench_request(b)->cc_ua);
}

static void too_much_voltage_is_no_source(struct kunit *test)
{
	struct bench *b = plugged(test, 2);

	bench_plug(b, 9000000);
	KUNIT_EXPECT_FALSE(test, bench_request(b)->on);
}

static void it_has_no_registers(struct kunit *test)
{
	struct bench *b = plugged(test, 2);

	bench_write(b, 0, 0xff);
	KUNIT_EXPECT_EQ(test, 0, bench_read(b, 0));
	KUNIT_EXPECT_TRUE(test, bench_request(b)->on);
}

static struct kunit_case cases[] = {
	KUNIT_CASE_PARAM(resistors_make_its_current, codes_gen_params),
	KUNIT_CASE(a_board_sets_it_otherwise),
	KUNIT_CASE(goes_through_its_cycle),
	KUNIT_CASE(an_empty_cell_gets_a_tenth),
	KUNIT_CASE(too_much_voltage_is_no_source),
	KUNIT_CASE(it_has_no_registers),
	{ }
};

static struct kunit_suite suite = {
	.name = "chargov-chip_tp4056",
	.test_cases = cases,
};

kunit_test_suite(suite);
