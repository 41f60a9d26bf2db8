// SPDX-License-Identifier: GPL-2.0-only
/* The words of the ABI: every value has one, no two the same, fit for a sysfs file. */
#include <kunit/test.h>
#include <chargov/decide.h>

static void expect_words(struct kunit *test, const char *const *words, int n)
{
	int i, j;

	for (i = 0; i < n; i++) {
		KUNIT_ASSERT_NOT_NULL_MSG(test, words[i], "value %d has no word", i);
		KUNIT_EXPECT_GT(test, strlen(words[i]), 1);
		KUNIT_EXPECT_EQ(test, strlen(words[i]),
				strspn(words[i], "abcdefghijklmnopqrstuvwxyz-"));
		for (j = 0; j < i; j++)
			KUNIT_EXPECT_STRNEQ(test, words[i], words[j]);
	}
}

static void every_phase_has_its_word(struct kunit *test)
{
	expect_words(test, cg_phase_words, CG_N_PHASES);
	KUNIT_EXPECT_STREQ(test, cg_phase_words[CG_PHASE_CV], "cv");
}

static void every_limit_has_its_word(struct kunit *test)
{
	expect_words(test, cg_limit_words, CG_N_LIMITS);
	KUNIT_EXPECT_STREQ(test, cg_limit_words[CG_LIMIT_CHARGER], "charger");
}

static void every_reason_has_its_word(struct kunit *test)
{
	expect_words(test, cg_why_words, CG_N_WHYS);
	KUNIT_EXPECT_STREQ(test, cg_why_words[CG_WHY_TOO_MANY_STARTS], "too-many-starts");
}

static struct kunit_case words_cases[] = {
	KUNIT_CASE(every_phase_has_its_word),
	KUNIT_CASE(every_limit_has_its_word),
	KUNIT_CASE(every_reason_has_its_word),
	{ }
};

static struct kunit_suite words_suite = {
	.name = "chargov-words",
	.test_cases = words_cases,
};

kunit_test_suite(words_suite);
