// SPDX-License-Identifier: GPL-2.0-only
/* Its cases pass, but one warns: a run of it must fail. */
#include <kunit/test.h>

static void two_and_two_are_four(struct kunit *test)
{
	KUNIT_EXPECT_EQ(test, 2 + 2, 4);
}

static void warns(struct kunit *test)
{
	WARN(1, "on purpose\n");
	KUNIT_SUCCEED(test);
}

static struct kunit_case cases[] = {
	KUNIT_CASE(two_and_two_are_four),
	KUNIT_CASE(warns),
	{}
};

static struct kunit_suite suite = {
	.name = "selftest-warn",
	.test_cases = cases,
};

kunit_test_suite(suite);

MODULE_DESCRIPTION("Self-test of the lab's runner");
MODULE_LICENSE("GPL");
