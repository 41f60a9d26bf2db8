// SPDX-License-Identifier: GPL-2.0-only
/* The model of a 24C02. */
#include "chip_bench.h"

static void a_new_one_is_erased(struct kunit *test)
{
	struct bench *b = bench_make(test, &cg_24c02_ops, 500);

	KUNIT_EXPECT_EQ(test, 0xff, b->ops->read(b->chip, 0));
	KUNIT_EXPECT_EQ(test, 0xff, b->ops->read(b->chip, 255));
}

static void every_address_keeps_its_byte(struct kunit *test)
{
	struct bench *b = bench_make(test, &cg_24c02_ops, 500);
	unsigned int at;

	for (at = 0; at < 256; at++)
		b->ops->write(b->chip, at, at ^ 0x5a);
	bench_run(b, 3600000);
	for (at = 0; at < 256; at++)
		KUNIT_EXPECT_EQ(test, at ^ 0x5a, b->ops->read(b->chip, at));
}

static struct kunit_case cases[] = {
	KUNIT_CASE(a_new_one_is_erased),
	KUNIT_CASE(every_address_keeps_its_byte),
	{ }
};

static struct kunit_suite suite = {
	.name = "chargov-chip_24c02",
	.test_cases = cases,
};

kunit_test_suite(suite);
