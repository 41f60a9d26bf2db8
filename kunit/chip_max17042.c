// SPDX-License-Identifier: GPL-2.0-only
/* The model of a MAX17042. */
#include "chip_bench.h"

static const struct bench_word word_rows[] = {
	{ "charge_in_half_mah", 0x05, 2998, 3000 },
	{ "state_of_charge_in_256ths", 0x06, 12790, 12800 },
	{ "temperature_in_256ths", 0x08, 6400, 6400 },
	{ "voltage_in_78125_nv", 0x09, 44800, 48640 },
	{ "current_out_is_negative", 0x0a, -6400, -6398 },
	{ "full_charge_in_half_mah", 0x10, 6000, 6000 },
	{ "name_of_the_device", 0x21, 0x92, 0x92 },
	{ "was_reset", 0x00, 2, 2 },
};

KUNIT_ARRAY_PARAM_DESC(word_rows, word_rows, name);

static void words_are_in_the_units_of_the_data_sheet(struct kunit *test)
{
	bench_expect_word(test, bench_discharging(test, &cg_max17042_ops), test->param_value);
}

static void what_is_written_is_remembered_and_what_is_measured_is_not(struct kunit *test)
{
	struct bench *b = bench_make(test, &cg_max17042_ops, 500);

	b->ops->write_word(b->chip, 0x03, 0xff00);
	b->ops->write_word(b->chip, 0x00, 0);
	b->ops->write_word(b->chip, 0x06, 0);
	KUNIT_EXPECT_EQ(test, 0xff00, b->ops->read_word(b->chip, 0x03));
	KUNIT_EXPECT_EQ(test, 0, b->ops->read_word(b->chip, 0x00));
	KUNIT_EXPECT_EQ(test, 12800, b->ops->read_word(b->chip, 0x06));
}

static struct kunit_case cases[] = {
	KUNIT_CASE_PARAM(words_are_in_the_units_of_the_data_sheet, word_rows_gen_params),
	KUNIT_CASE(what_is_written_is_remembered_and_what_is_measured_is_not),
	{ }
};

static struct kunit_suite suite = {
	.name = "chargov-chip_max17042",
	.test_cases = cases,
};

kunit_test_suite(suite);
