// SPDX-License-Identifier: GPL-2.0-only
/* The model of a BQ25792, with one cell: as its data sheet says, in what the driver relies on. */
#include "chip_bench.h"

#define EN_CHG		0x20

static struct bench *plugged(struct kunit *test)
{
	struct bench *b = bench_make(test, &cg_bq25792_ops, 500);

	bench_plug(b, 9000000);
	return b;
}

static s32 word_at(struct bench *b, u8 reg)
{
	return (s16)(bench_read(b, reg) << 8 | bench_read(b, reg + 1));
}

static unsigned int charge_status(struct bench *b)
{
	return bench_read(b, 0x1c) >> 5;
}

static const struct {
	u8 reg;
	u8 value;
} after_power_on[] = {
	{ 0x01, 0x01 }, { 0x02, 0xa4 }, { 0x03, 0x00 }, { 0x04, 0xc8 }, { 0x08, 0xc3 },
	{ 0x09, 0x05 }, { 0x0a, 0x23 }, { 0x0e, 0x3d }, { 0x0f, 0xa2 }, { 0x10, 0x85 },
	{ 0x11, 0x40 }, { 0x14, 0x16 }, { 0x18, 0x54 }, { 0x2e, 0x30 }, { 0x48, 0x09 },
};

static void has_its_defaults_after_power_on(struct kunit *test)
{
	struct bench *b = bench_make(test, &cg_bq25792_ops, 500);
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(after_power_on); i++)
		KUNIT_EXPECT_EQ_MSG(test, after_power_on[i].value,
				    bench_read(b, after_power_on[i].reg), "register %02x",
				    after_power_on[i].reg);
}

static void charges_by_itself_once_there_is_a_source(struct kunit *test)
{
	struct bench *b = plugged(test);

	KUNIT_EXPECT_EQ(test, 3, charge_status(b));
	KUNIT_EXPECT_TRUE(test, bench_request(b)->on);
	KUNIT_EXPECT_EQ(test, 2000000, bench_request(b)->cc_ua);
	KUNIT_EXPECT_EQ(test, 4200000, bench_request(b)->cv_uv);
	KUNIT_EXPECT_GT(test, b->pulses, 0);
}

static void stops_when_told(struct kunit *test)
{
	struct bench *b = plugged(test);

	bench_write(b, 0x0f, 0xa2 & ~EN_CHG);
	KUNIT_EXPECT_FALSE(test, bench_request(b)->on);
	KUNIT_EXPECT_EQ(test, 0, charge_status(b));
	bench_write(b, 0x0f, 0xa2);
	KUNIT_EXPECT_TRUE(test, bench_request(b)->on);
	b->env.ce_high = true;
	bench_tick(b, 0);
	KUNIT_EXPECT_FALSE(test, bench_request(b)->on);
}

/* With STOP_WD_CHG nobody's charge ends; without, it goes on at the defaults. */
static void an_expired_watchdog_ends_the_charge_if_it_was_told_to(struct kunit *test)
{
	struct bench *b = plugged(test);

	bench_write(b, 0x10, 0x8f);
	bench_write(b, 0x09, 0x25);
	bench_run(b, 159000);
	KUNIT_EXPECT_TRUE(test, bench_request(b)->on);
	bench_write(b, 0x10, 0x8f);
	bench_run(b, 159000);
	KUNIT_EXPECT_TRUE(test, bench_request(b)->on);
	bench_run(b, 2000);
	KUNIT_EXPECT_FALSE(test, bench_request(b)->on);
	KUNIT_EXPECT_EQ(test, 0, bench_read(b, 0x0f) & EN_CHG);
	KUNIT_EXPECT_TRUE(test, bench_read(b, 0x1b) & BIT(5));
}

static void an_expired_watchdog_leaves_it_on_by_default(struct kunit *test)
{
	struct bench *b = plugged(test);

	bench_write(b, 0x04, 0x32);
	KUNIT_EXPECT_EQ(test, 500000, bench_request(b)->cc_ua);
	bench_run(b, 41000);
	KUNIT_EXPECT_TRUE(test, bench_request(b)->on);
	KUNIT_EXPECT_EQ(test, 2000000, bench_request(b)->cc_ua);
}

static void measures_while_it_is_told_to(struct kunit *test)
{
	struct bench *b = plugged(test);

	KUNIT_EXPECT_EQ(test, 0, word_at(b, 0x3b));
	bench_write(b, 0x2e, 0xb0);
	KUNIT_EXPECT_GE(test, word_at(b, 0x3b), 3700);
	KUNIT_EXPECT_LE(test, word_at(b, 0x3b), 4200);
	KUNIT_EXPECT_EQ(test, 2000, word_at(b, 0x33));
	KUNIT_EXPECT_GE(test, word_at(b, 0x35), 8900);
}

static void ends_at_its_end_current_and_begins_again_below(struct kunit *test)
{
	struct bench *b = bench_make(test, &cg_bq25792_ops, 950);

	bench_plug(b, 9000000);
	bench_run(b, 2 * 3600000);
	KUNIT_EXPECT_EQ(test, 7, charge_status(b));
	KUNIT_EXPECT_FALSE(test, bench_request(b)->on);
	bench_soc(b, 700);
	KUNIT_EXPECT_TRUE(test, bench_request(b)->on);
}

static void precharges_a_low_cell(struct kunit *test)
{
	struct bench *b = bench_make(test, &cg_bq25792_ops, 0);

	b->plant.cut_off = false;
	bench_plug(b, 9000000);
	KUNIT_EXPECT_EQ(test, 2, charge_status(b));
	KUNIT_EXPECT_EQ(test, 120000, bench_request(b)->cc_ua);
}

struct weather {
	const char *name;
	s32 mdegc;
	bool charges;
	u8 status_4;
};

static const struct weather weathers[] = {
	{ "mild", 25000, true, 0 },
	{ "freezing", -1000, false, BIT(3) },
	{ "scorching", 61000, false, BIT(0) },
};

KUNIT_ARRAY_PARAM_DESC(weathers, weathers, name);

static void heeds_its_thermistor(struct kunit *test)
{
	const struct weather *row = test->param_value;
	struct bench *b = plugged(test);

	b->env.temp_mdegc = row->mdegc;
	bench_tick(b, 0);
	KUNIT_EXPECT_EQ(test, row->charges, bench_request(b)->on);
	KUNIT_EXPECT_EQ(test, row->status_4, bench_read(b, 0x1f));
}

static void a_flag_is_read_once(struct kunit *test)
{
	struct bench *b = plugged(test);

	KUNIT_EXPECT_NE(test, 0, bench_read(b, 0x22));
	KUNIT_EXPECT_EQ(test, 0, bench_read(b, 0x22));
}

static void what_it_measures_cannot_be_written(struct kunit *test)
{
	struct bench *b = plugged(test);

	bench_write(b, 0x3b, 0x55);
	KUNIT_EXPECT_NE(test, 0x55, bench_read(b, 0x3b));
	bench_write(b, 0x48, 0x55);
	KUNIT_EXPECT_EQ(test, 0x09, bench_read(b, 0x48));
}

static struct kunit_case cases[] = {
	KUNIT_CASE(has_its_defaults_after_power_on),
	KUNIT_CASE(charges_by_itself_once_there_is_a_source),
	KUNIT_CASE(stops_when_told),
	KUNIT_CASE(an_expired_watchdog_ends_the_charge_if_it_was_told_to),
	KUNIT_CASE(an_expired_watchdog_leaves_it_on_by_default),
	KUNIT_CASE(measures_while_it_is_told_to),
	KUNIT_CASE(ends_at_its_end_current_and_begins_again_below),
	KUNIT_CASE(precharges_a_low_cell),
	KUNIT_CASE_PARAM(heeds_its_thermistor, weathers_gen_params),
	KUNIT_CASE(a_flag_is_read_once),
	KUNIT_CASE(what_it_measures_cannot_be_written),
	{ }
};

static struct kunit_suite suite = {
	.name = "chargov-chip_bq25792",
	.test_cases = cases,
};

kunit_test_suite(suite);
