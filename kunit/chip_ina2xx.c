// SPDX-License-Identifier: GPL-2.0-only
/* The models of an INA219 and an INA226. */
#include "chip_bench.h"

static struct bench *calibrated(struct kunit *test, const struct cg_chip_ops *ops, u16 value)
{
	struct bench *b = bench_discharging(test, ops);

	b->ops->write_word(b->chip, 0x05, value);
	return b;
}

/* 1 A out through 10 mOhm is -10 mV; 3.5 to 3.8 V at the cells. */
static const struct bench_word ina226_rows[] = {
	{ "shunt_in_2500_nv", 0x01, -4000, -4000 },
	{ "bus_in_1250_uv", 0x02, 2800, 3040 },
	{ "power_in_25_steps_of_current", 0x03, 540, 610 },
	{ "current_as_calibrated", 0x04, -4000, -4000 },
	{ "conversion_is_ready", 0x06, 8, 8 },
	{ "maker", 0xfe, 0x5449, 0x5449 },
	{ "die", 0xff, 0x2260, 0x2260 },
};

KUNIT_ARRAY_PARAM_DESC(ina226_rows, ina226_rows, name);

static void ina226_has_the_units_of_its_data_sheet(struct kunit *test)
{
	bench_expect_word(test, calibrated(test, &cg_ina226_ops, 2048), test->param_value);
}

static const struct bench_word ina219_rows[] = {
	{ "shunt_in_10_uv", 0x01, -1000, -1000 },
	{ "bus_in_4_mv_above_three_bits", 0x02, (875 << 3) | 2, (950 << 3) | 2 },
	{ "current_as_calibrated", 0x04, -1000, -1000 },
};

KUNIT_ARRAY_PARAM_DESC(ina219_rows, ina219_rows, name);

static void ina219_has_the_units_of_its_data_sheet(struct kunit *test)
{
	bench_expect_word(test, calibrated(test, &cg_ina219_ops, 4096), test->param_value);
}

static void no_current_before_it_is_calibrated(struct kunit *test)
{
	struct bench *b = bench_discharging(test, &cg_ina226_ops);

	KUNIT_EXPECT_EQ(test, 0, b->ops->read_word(b->chip, 0x04));
}

static void a_reset_brings_the_defaults_back(struct kunit *test)
{
	struct bench *b = calibrated(test, &cg_ina226_ops, 2048);

	b->ops->write_word(b->chip, 0x00, 0x8000);
	KUNIT_EXPECT_EQ(test, 0x4127, b->ops->read_word(b->chip, 0x00));
	KUNIT_EXPECT_EQ(test, 0, b->ops->read_word(b->chip, 0x05));
}

static void measuring_errors_show(struct kunit *test)
{
	struct bench *b = calibrated(test, &cg_ina226_ops, 2048);

	b->ops->bias(b->chip, 20000, 10000);
	KUNIT_EXPECT_EQ(test, -3960, (s16)b->ops->read_word(b->chip, 0x04));
}

static struct kunit_case cases[] = {
	KUNIT_CASE_PARAM(ina226_has_the_units_of_its_data_sheet, ina226_rows_gen_params),
	KUNIT_CASE_PARAM(ina219_has_the_units_of_its_data_sheet, ina219_rows_gen_params),
	KUNIT_CASE(no_current_before_it_is_calibrated),
	KUNIT_CASE(a_reset_brings_the_defaults_back),
	KUNIT_CASE(measuring_errors_show),
	{ }
};

static struct kunit_suite suite = {
	.name = "chargov-chip_ina2xx",
	.test_cases = cases,
};

kunit_test_suite(suite);
