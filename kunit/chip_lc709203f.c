// SPDX-License-Identifier: GPL-2.0-only
/* The model of an LC709203F. */
#include "chip_bench.h"

#define MODE	0x15

static const struct bench_word word_rows[] = {
	{ "temperature_that_the_host_writes", 0x08, 0x0ba6, 0x0ba6 },
	{ "voltage_in_mv", 0x09, 3500, 3800 },
	{ "state_of_charge_in_per_cent", 0x0d, 50, 50 },
	{ "what_is_left_in_per_mille", 0x0f, 499, 500 },
	{ "alarm_at_8_per_cent", 0x13, 8, 8 },
	{ "operational", MODE, 1, 1 },
	{ "counts_no_cycles", 0x17, 0, 0 },
	{ "knows_no_health", 0x32, 0, 0 },
};

KUNIT_ARRAY_PARAM_DESC(word_rows, word_rows, name);

static void words_are_in_the_units_of_the_data_sheet(struct kunit *test)
{
	bench_expect_word(test, bench_discharging(test, &cg_lc709203f_ops), test->param_value);
}

static u16 word_at(struct bench *b, u8 reg)
{
	return b->ops->read_word(b->chip, reg);
}

static void measures_the_temperature_when_told(struct kunit *test)
{
	struct bench *b = bench_make(test, &cg_lc709203f_ops, 500);

	b->env.temp_mdegc = 10000;
	b->ops->write_word(b->chip, 0x16, 1);
	bench_tick(b, 100);
	KUNIT_EXPECT_EQ(test, 2832, word_at(b, 0x08));
}

static void its_line_falls_once_when_the_cell_is_low(struct kunit *test)
{
	struct bench *b = bench_make(test, &cg_lc709203f_ops, 500);

	b->ops->write_word(b->chip, 0x14, 3300);
	bench_tick(b, 100);
	KUNIT_EXPECT_EQ(test, 0, b->pulses);
	bench_soc(b, 20);
	bench_tick(b, 100);
	KUNIT_EXPECT_EQ(test, 1, b->pulses);
}

static void lc709204f_sleeps_until_it_is_woken(struct kunit *test)
{
	struct bench *b = bench_make(test, &cg_lc709204f_ops, 500);

	KUNIT_EXPECT_EQ(test, 2, word_at(b, MODE));
	KUNIT_EXPECT_EQ(test, 100, word_at(b, 0x32));
	bench_soc(b, 800);
	bench_run(b, 600 * CG_MS_PER_S);
	KUNIT_EXPECT_EQ(test, 50, word_at(b, 0x0d));
	b->ops->write_word(b->chip, MODE, 1);
	bench_run(b, 600 * CG_MS_PER_S);
	KUNIT_EXPECT_EQ(test, 80, word_at(b, 0x0d));
}

static void another_cell_resets_it(struct kunit *test)
{
	struct bench *b = bench_make(test, &cg_lc709203f_ops, 500);

	b->ops->write_word(b->chip, 0x14, 3300);
	b->ops->settle(b->chip, &b->env);
	KUNIT_EXPECT_EQ(test, 0, word_at(b, 0x14));
}

static struct kunit_case cases[] = {
	KUNIT_CASE_PARAM(words_are_in_the_units_of_the_data_sheet, word_rows_gen_params),
	KUNIT_CASE(measures_the_temperature_when_told),
	KUNIT_CASE(its_line_falls_once_when_the_cell_is_low),
	KUNIT_CASE(lc709204f_sleeps_until_it_is_woken),
	KUNIT_CASE(another_cell_resets_it),
	{ }
};

static struct kunit_suite suite = {
	.name = "chargov-chip_lc709203f",
	.test_cases = cases,
};

kunit_test_suite(suite);
