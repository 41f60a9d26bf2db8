// SPDX-License-Identifier: GPL-2.0-only
/* A suite that passes: a run of it must. */
#include <kunit/test.h>

static void two_and_two_are_four(struct kunit *test)
{
	KUNIT_EXPECT_EQ(test, 2 + 2, 4);
}

static void zero_is_zero(struct kunit *test)
{
	KUNIT_EXPECT_EQ(test, 0, 0);
}

static struct kunit_case cases[] = {
	KUNIT_CASE(two_and_two_are_four),
	KUNIT_CASE(zero_is_zero),
	{}
};

static struct kunit_suite suite = {
	.name = "selftest-good",
	.test_cases = cases,
};

kunit_test_suite(suite);

MODULE_DESCRIPTION("Self-test of the lab's runner");
MODULE_LICENSE("GPL");
