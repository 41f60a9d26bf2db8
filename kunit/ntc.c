// SPDX-License-Identifier: GPL-2.0-only
/* The thermistor of the lab, against the thresholds of the bq25890's data sheet. */
#include <kunit/test.h>

#include "../drivers/lab/chip.h"

struct row {
	const char *name;
	s32 mdegc;
	s32 permille;
};

static const struct row rows[] = {
	{ "cold_threshold", 0, 733 },
	{ "cool_threshold", 10000, 682 },
	{ "room", 25000, 589 },
	{ "warm_threshold", 45000, 447 },
	{ "hot_threshold", 60000, 344 },
};

KUNIT_ARRAY_PARAM_DESC(rows, rows, name);

static void agrees_with_the_data_sheet(struct kunit *test)
{
	const struct row *row = test->param_value;

	KUNIT_EXPECT_LE(test, abs(cg_ntc_permille(row->mdegc) - row->permille), 2);
}

static void falls_from_cold_to_hot(struct kunit *test)
{
	s32 mdegc, before = 1000;

	for (mdegc = -60000; mdegc <= 120000; mdegc += 100) {
		KUNIT_ASSERT_LE(test, cg_ntc_permille(mdegc), before);
		before = cg_ntc_permille(mdegc);
	}
	KUNIT_EXPECT_EQ(test, cg_ntc_permille(S32_MIN), cg_ntc_permille(-40000));
	KUNIT_EXPECT_EQ(test, cg_ntc_permille(S32_MAX), before);
}

static struct kunit_case cases[] = {
	KUNIT_CASE_PARAM(agrees_with_the_data_sheet, rows_gen_params),
	KUNIT_CASE(falls_from_cold_to_hot),
	{ }
};

static struct kunit_suite suite = {
	.name = "chargov-ntc",
	.test_cases = cases,
};

kunit_test_suite(suite);
