// SPDX-License-Identifier: GPL-2.0-only
/* The models of a BQ25601, BQ25601D and BQ25618. */
#include "chip_bench.h"

#define INPUT		0x00
#define CONTROL		0x01
#define ICHG		0x02
#define PRECHARGE_TERM	0x03
#define VREG		0x04
#define TIMER		0x05
#define VINDPM		0x06
#define MISC		0x07
#define STATUS		0x08
#define FAULT		0x09
#define PART		0x0b

enum cycle { OFF, PRECHARGE, FAST, DONE };

/* Without its watchdog. */
static struct bench *plugged(struct kunit *test, const struct cg_chip_ops *ops)
{
	struct bench *b = bench_make(test, ops, 500);

	bench_write(b, TIMER, 0x8f);
	bench_plug(b, 5000000);
	return b;
}

struct code {
	const char *name;
	const struct cg_chip_ops *ops;
	u8 reg;
	u8 val;
	s32 cc_ua;
	s32 cv_uv;
	s32 iin_ua;
};

/* SLUSCK5, SLUSDA2 and SLUSDF8, registers 00, 02 and 04. */
static const struct code codes[] = {
	{ "bq25601_defaults", &cg_bq25601_ops, TIMER, 0x8f, 2040000, 4208000, 2400000 },
	{ "bq25601_lowest_current", &cg_bq25601_ops, ICHG, 1, 60000, 4208000, 2400000 },
	{ "bq25601_highest_current", &cg_bq25601_ops, ICHG, 0x3f, 3000000, 4208000, 2400000 },
	{ "bq25601_lowest_voltage", &cg_bq25601_ops, VREG, 0, 2040000, 3856000, 2400000 },
	{ "bq25601_special_voltage", &cg_bq25601_ops, VREG, 15 << 3, 2040000, 4352000, 2400000 },
	{ "bq25601_highest_voltage", &cg_bq25601_ops, VREG, 31 << 3, 2040000, 4624000, 2400000 },
	{ "bq25601_lowest_input_current", &cg_bq25601_ops, INPUT, 0, 2040000, 4208000, 100000 },
	{ "bq25601_highest_input_current", &cg_bq25601_ops, INPUT, 31, 2040000, 4208000, 3200000 },
	{ "bq25601d_defaults", &cg_bq25601d_ops, TIMER, 0x8f, 2040000, 4199000, 2400000 },
	{ "bq25601d_special_voltage", &cg_bq25601d_ops, VREG, 15 << 3, 2040000, 4343000, 2400000 },
	{ "bq25618_defaults", &cg_bq25618_ops, TIMER, 0x8e, 340000, 4200000, 2400000 },
	{ "bq25618_last_small_step", &cg_bq25618_ops, ICHG, 59, 1180000, 4200000, 2400000 },
	{ "bq25618_highest_current", &cg_bq25618_ops, ICHG, 63, 1500000, 4200000, 2400000 },
	{ "bq25618_lowest_voltage", &cg_bq25618_ops, VREG, 0, 340000, 3504000, 2400000 },
	{ "bq25618_first_of_the_row", &cg_bq25618_ops, VREG, 9 << 3, 340000, 4300000, 2400000 },
	{ "bq25618_highest_voltage", &cg_bq25618_ops, VREG, 31 << 3, 340000, 4520000, 2400000 },
};

KUNIT_ARRAY_PARAM_DESC(codes, codes, name);

static void codes_are_those_of_the_data_sheet(struct kunit *test)
{
	const struct code *row = test->param_value;
	struct bench *b = plugged(test, row->ops);

	bench_write(b, row->reg, row->val);
	KUNIT_EXPECT_EQ(test, row->cc_ua, bench_request(b)->cc_ua);
	KUNIT_EXPECT_EQ(test, row->cv_uv, bench_request(b)->cv_uv);
	KUNIT_EXPECT_EQ(test, row->iin_ua, bench_request(b)->iin_ua);
	KUNIT_EXPECT_EQ(test, 4500000, bench_request(b)->vindpm_uv);
}

static enum cycle cycle_of(struct bench *b)
{
	return (bench_read(b, STATUS) >> 3) & 3;
}

static void goes_through_its_cycle(struct kunit *test)
{
	struct bench *b = bench_make(test, &cg_bq25601_ops, 500);

	bench_write(b, TIMER, 0x8f);
	KUNIT_EXPECT_EQ(test, OFF, cycle_of(b));
	bench_plug(b, 5000000);
	KUNIT_EXPECT_EQ(test, FAST, cycle_of(b));
	bench_write(b, ICHG, 0);
	KUNIT_EXPECT_EQ(test, OFF, cycle_of(b));
	KUNIT_EXPECT_FALSE(test, bench_request(b)->on);
	bench_write(b, ICHG, 0x19);
	bench_write(b, CONTROL, 0x0a);
	KUNIT_EXPECT_EQ(test, OFF, cycle_of(b));
	bench_write(b, CONTROL, 0x1a);
	KUNIT_EXPECT_EQ(test, FAST, cycle_of(b));
	bench_write(b, INPUT, 0x97);
	KUNIT_EXPECT_TRUE(test, bench_request(b)->hiz);
	KUNIT_EXPECT_EQ(test, OFF, cycle_of(b));
	bench_write(b, INPUT, 0x17);
	bench_run(b, 5 * 3600 * CG_MS_PER_S);
	KUNIT_EXPECT_EQ(test, DONE, cycle_of(b));
	KUNIT_EXPECT_FALSE(test, bench_request(b)->on);
}

static void an_empty_cell_is_precharged(struct kunit *test)
{
	struct bench *b = plugged(test, &cg_bq25618_ops);

	b->env.out.v_charger_uv = 2790000;
	b->ops->tick(b->chip, &b->env, 0);
	KUNIT_EXPECT_EQ(test, 40000, bench_request(b)->cc_ua);
	KUNIT_EXPECT_EQ(test, PRECHARGE, cycle_of(b));
}

static void what_switches_it_off_does(struct kunit *test)
{
	struct bench *b = plugged(test, &cg_bq25601_ops);

	b->env.ce_high = true;
	bench_tick(b, 0);
	KUNIT_EXPECT_EQ(test, OFF, cycle_of(b));
	b->env.ce_high = false;
	bench_write(b, MISC, 0x6c);
	KUNIT_EXPECT_EQ(test, OFF, cycle_of(b));
}

static void a_source_of_too_much_voltage_is_none(struct kunit *test)
{
	struct bench *b = plugged(test, &cg_bq25601_ops);

	bench_plug(b, 9000000);
	KUNIT_EXPECT_EQ(test, 0, bench_read(b, STATUS));
	KUNIT_EXPECT_EQ(test, 0x10, bench_read(b, FAULT));
	bench_write(b, VINDPM, 0xa6);
	KUNIT_EXPECT_EQ(test, FAST, cycle_of(b));
	KUNIT_EXPECT_EQ(test, 0, bench_read(b, FAULT));
}

static void its_watchdog_takes_back_what_was_written(struct kunit *test)
{
	struct bench *b = plugged(test, &cg_bq25601_ops);

	bench_write(b, TIMER, 0x9f);
	bench_write(b, ICHG, 0x08);
	bench_write(b, INPUT, 0x03);
	bench_run(b, 39 * CG_MS_PER_S);
	bench_write(b, CONTROL, 0x5a);
	bench_run(b, 39 * CG_MS_PER_S);
	KUNIT_EXPECT_EQ(test, 480000, bench_request(b)->cc_ua);
	bench_run(b, 2 * CG_MS_PER_S);
	KUNIT_EXPECT_EQ(test, 2040000, bench_request(b)->cc_ua);
	KUNIT_EXPECT_EQ(test, 400000, bench_request(b)->iin_ua);
	KUNIT_EXPECT_EQ(test, 0x80, bench_read(b, FAULT));
	KUNIT_EXPECT_EQ(test, 0, bench_read(b, FAULT));
}

static void a_written_reset_takes_all_back(struct kunit *test)
{
	struct bench *b = plugged(test, &cg_bq25618_ops);

	bench_write(b, VREG, 0);
	bench_write(b, PART, 0xac);
	KUNIT_EXPECT_EQ(test, 0x40, bench_read(b, VREG));
	KUNIT_EXPECT_EQ(test, 0x17, bench_read(b, INPUT));
	KUNIT_EXPECT_EQ(test, 0x2c, bench_read(b, PART));
}

static void a_source_sets_the_input_limit(struct kunit *test)
{
	struct bench *pin = bench_make(test, &cg_bq25601_ops, 500);
	struct bench *dpdm = bench_make(test, &cg_bq25601d_ops, 500);

	pin->env.port = CG_PORT_CDP;
	dpdm->env.port = CG_PORT_CDP;
	bench_plug(pin, 5000000);
	bench_plug(dpdm, 5000000);
	KUNIT_EXPECT_EQ(test, 2400000, bench_request(pin)->iin_ua);
	KUNIT_EXPECT_EQ(test, 1500000, bench_request(dpdm)->iin_ua);
	KUNIT_EXPECT_EQ(test, 2, bench_read(pin, STATUS) >> 5);
	KUNIT_EXPECT_EQ(test, 2, bench_read(dpdm, STATUS) >> 5);
	dpdm->env.port = CG_PORT_SDP;
	bench_write(dpdm, MISC, 0xcc);
	KUNIT_EXPECT_EQ(test, 500000, bench_request(dpdm)->iin_ua);
	KUNIT_EXPECT_EQ(test, 0x4c, bench_read(dpdm, MISC));
}

static struct kunit_case cases[] = {
	KUNIT_CASE_PARAM(codes_are_those_of_the_data_sheet, codes_gen_params),
	KUNIT_CASE(goes_through_its_cycle),
	KUNIT_CASE(an_empty_cell_is_precharged),
	KUNIT_CASE(what_switches_it_off_does),
	KUNIT_CASE(a_source_of_too_much_voltage_is_none),
	KUNIT_CASE(its_watchdog_takes_back_what_was_written),
	KUNIT_CASE(a_written_reset_takes_all_back),
	KUNIT_CASE(a_source_sets_the_input_limit),
	{ }
};

static struct kunit_suite suite = {
	.name = "chargov-chip_bq256xx",
	.test_cases = cases,
};

kunit_test_suite(suite);
