// SPDX-License-Identifier: GPL-2.0-only
/* The model of a smart battery. */
#include "chip_bench.h"

static const struct bench_word word_rows[] = {
	{ "temperature_in_tenths_of_a_kelvin", 0x08, 2981, 2982 },
	{ "voltage_in_mv", 0x09, 3500, 3800 },
	{ "current_out_is_negative", 0x0a, -1000, -999 },
	{ "state_of_charge_in_per_cent", 0x0d, 50, 50 },
	{ "charge_in_mah", 0x0f, 1499, 1500 },
	{ "full_charge_in_mah", 0x10, 3000, 3000 },
	{ "minutes_to_empty", 0x12, 89, 90 },
	{ "no_time_to_full_while_discharging", 0x13, 65535, 65535 },
	{ "charging_voltage_in_mv", 0x15, 4200, 4200 },
	{ "initialized_and_discharging", 0x16, 0xc0, 0xc0 },
	{ "specification_1_1_without_pec", 0x1a, 0x21, 0x21 },
	{ "what_is_not_there_is_nothing", 0x2f, 0, 0 },
};

KUNIT_ARRAY_PARAM_DESC(word_rows, word_rows, name);

static void words_are_in_the_units_of_the_data_sheet(struct kunit *test)
{
	bench_expect_word(test, bench_discharging(test, &cg_sbs_ops), test->param_value);
}

static void strings_are_blocks(struct kunit *test)
{
	struct bench *b = bench_make(test, &cg_sbs_ops, 500);
	u8 buf[CG_CHIP_BLOCK] = { 0 };

	KUNIT_EXPECT_EQ(test, 7, b->ops->read_block(b->chip, 0x20, buf));
	KUNIT_EXPECT_EQ(test, 7, buf[0]);
	KUNIT_EXPECT_STREQ(test, "Chargov", (char *)buf + 1);
	KUNIT_EXPECT_EQ(test, 0, b->ops->read_block(b->chip, 0x09, buf));
	KUNIT_EXPECT_EQ(test, 0, b->ops->read_block(b->chip, 0x23, buf));
}

static void the_mode_is_remembered(struct kunit *test)
{
	struct bench *b = bench_make(test, &cg_sbs_ops, 500);

	b->ops->write_word(b->chip, 0x03, 0x4000);
	KUNIT_EXPECT_EQ(test, 0x4000, b->ops->read_word(b->chip, 0x03));
}

static struct kunit_case cases[] = {
	KUNIT_CASE_PARAM(words_are_in_the_units_of_the_data_sheet, word_rows_gen_params),
	KUNIT_CASE(strings_are_blocks),
	KUNIT_CASE(the_mode_is_remembered),
	{ }
};

static struct kunit_suite suite = {
	.name = "chargov-chip_sbs",
	.test_cases = cases,
};

kunit_test_suite(suite);
