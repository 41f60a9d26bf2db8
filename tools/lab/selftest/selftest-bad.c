// SPDX-License-Identifier: GPL-2.0-only
/* A suite with a case that fails: a run of it must. */
#include <kunit/test.h>

static void two_and_two_are_four(struct kunit *test)
{
	KUNIT_EXPECT_EQ(test, 2 + 2, 4);
}

static void two_and_two_are_five(struct kunit *test)
{
	KUNIT_EXPECT_EQ(test, 2 + 2, 5);
}

static struct kunit_case cases[] = {
	KUNIT_CASE(two_and_two_are_four),
	KUNIT_CASE(two_and_two_are_five),
	{}
};

static struct kunit_suite suite = {
	.name = "selftest-bad",
	.test_cases = cases,
};

kunit_test_suite(suite);

MODULE_DESCRIPTION("Self-test of the lab's runner");
MODULE_LICENSE("GPL");
