// SPDX-License-Identifier: GPL-2.0-only
/* The model of a MAX1726x. */
#include "chip_bench.h"

#define DESIGN_CAP	0x18
#define MODEL_CFG	0xdb

static const struct bench_word word_rows[] = {
	{ "charge_of_the_1500_mah_that_it_believes_in", 0x05, 1498, 1500 },
	{ "state_of_charge_in_256ths", 0x06, 12790, 12800 },
	{ "temperature_of_its_die_in_256ths", 0x08, 8960, 8960 },
	{ "voltage_in_78125_nv", 0x09, 44800, 48640 },
	{ "current_out_is_negative", 0x0a, -6400, -6398 },
	{ "full_charge_in_half_mah", 0x10, 3000, 3000 },
	{ "time_to_empty_in_5625_ms", 0x11, 470, 480 },
	{ "no_time_to_full_while_discharging", 0x20, 0xffff, 0xffff },
	{ "was_reset", 0x00, 0x8082, 0x8082 },
	{ "data_are_not_ready", 0x3d, 1, 1 },
	{ "would_hibernate", 0xba, 0x870c, 0x870c },
};

KUNIT_ARRAY_PARAM_DESC(word_rows, word_rows, name);

static void words_are_in_the_units_of_the_data_sheet(struct kunit *test)
{
	bench_expect_word(test, bench_discharging(test, &cg_max17260_ops), test->param_value);
}

static u16 word_at(struct bench *b, u8 reg)
{
	return b->ops->read_word(b->chip, reg);
}

static void a_model_takes_a_moment_to_load(struct kunit *test)
{
	struct bench *b = bench_make(test, &cg_max17260_ops, 500);

	bench_run(b, 1000);
	KUNIT_EXPECT_EQ(test, 0, word_at(b, 0x3d));
	b->ops->write_word(b->chip, DESIGN_CAP, 6000);
	b->ops->write_word(b->chip, MODEL_CFG, 0x8008);
	bench_tick(b, 100);
	KUNIT_EXPECT_EQ(test, 0x8008, word_at(b, MODEL_CFG));
	bench_tick(b, 300);
	KUNIT_EXPECT_EQ(test, 0x0008, word_at(b, MODEL_CFG));
	KUNIT_EXPECT_EQ(test, 6000, word_at(b, 0x10));
	KUNIT_EXPECT_EQ(test, 3000, word_at(b, 0x05));
}

static void its_thermistor_is_read_when_it_is_told(struct kunit *test)
{
	struct bench *b = bench_make(test, &cg_max17260_ops, 500);

	b->ops->write_word(b->chip, 0x1d, 0xa210);
	bench_tick(b, 100);
	KUNIT_EXPECT_EQ(test, 25 * 256, word_at(b, 0x08));
}

static void each_per_cent_pulls_its_line_once_enabled(struct kunit *test)
{
	struct bench *b = bench_discharging(test, &cg_max17260_ops);

	bench_run(b, 10 * 60 * CG_MS_PER_S);
	KUNIT_EXPECT_EQ(test, 0, b->pulses);
	b->ops->write_word(b->chip, 0xbb, 0x36d8);
	b->ops->write_word(b->chip, 0x00, 0);
	bench_run(b, 10 * 60 * CG_MS_PER_S);
	KUNIT_EXPECT_GE(test, b->pulses, 5);
	KUNIT_EXPECT_EQ(test, 0x80, word_at(b, 0x00));
}

static void other_cells_reset_it(struct kunit *test)
{
	struct bench *b = bench_make(test, &cg_max17260_ops, 500);

	b->ops->write_word(b->chip, 0x00, 0);
	b->ops->write_word(b->chip, DESIGN_CAP, 6000);
	b->ops->settle(b->chip, &b->env);
	KUNIT_EXPECT_EQ(test, 0x8082, word_at(b, 0x00));
	KUNIT_EXPECT_EQ(test, 3000, word_at(b, DESIGN_CAP));
}

static struct kunit_case cases[] = {
	KUNIT_CASE_PARAM(words_are_in_the_units_of_the_data_sheet, word_rows_gen_params),
	KUNIT_CASE(a_model_takes_a_moment_to_load),
	KUNIT_CASE(its_thermistor_is_read_when_it_is_told),
	KUNIT_CASE(each_per_cent_pulls_its_line_once_enabled),
	KUNIT_CASE(other_cells_reset_it),
	{ }
};

static struct kunit_suite suite = {
	.name = "chargov-chip_max1726x",
	.test_cases = cases,
};

kunit_test_suite(suite);
