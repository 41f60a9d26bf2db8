// SPDX-License-Identifier: GPL-2.0-only
/* Several inputs to one source. */
#include <kunit/test.h>
#include "../drivers/pack/inputs.h"

struct row {
	const char *name;
	unsigned int n;
	struct cg_input_offer offer[3];
	struct cg_source_sample want;
};

static const struct row rows[] = {
	{ "no_input_says_nothing", 0, { }, { 0, 0, false, false } },
	{ "one_that_is_online", 1, { { true, true, 1500000, 9000000 } },
	  { 1500000, 9000000, true, true } },
	{ "one_that_does_not_answer_is_unknown", 1, { { false, true, 3000000, 9000000 } },
	  { 500000, 5000000, false, false } },
	{ "one_that_is_offline_is_unknown", 1, { { true, false, 3000000, 9000000 } },
	  { 500000, 5000000, true, false } },
	{ "of_two_online_the_least", 2,
	  { { true, true, 3000000, 5000000 }, { true, true, 900000, 12000000 } },
	  { 900000, 12000000, true, true } },
	{ "of_two_the_one_that_is_online", 2,
	  { { true, false, 500000, 5000000 }, { true, true, 3000000, 20000000 } },
	  { 3000000, 20000000, true, true } },
	{ "one_silent_and_one_offline_is_unknown", 2,
	  { { false, false, 0, 0 }, { true, false, 0, 0 } }, { 500000, 5000000, false, false } },
	{ "one_silent_and_one_online_is_online", 2,
	  { { false, false, 0, 0 }, { true, true, 900000, 5000000 } },
	  { 900000, 5000000, true, true } },
	{ "one_online_and_one_silent_is_online", 2,
	  { { true, true, 900000, 5000000 }, { false, false, 0, 0 } },
	  { 900000, 5000000, true, true } },
	{ "the_least_may_be_the_first", 2,
	  { { true, true, 900000, 12000000 }, { true, true, 3000000, 5000000 } },
	  { 900000, 12000000, true, true } },
	{ "of_two_equal_the_first", 2,
	  { { true, true, 900000, 9000000 }, { true, true, 900000, 12000000 } },
	  { 900000, 9000000, true, true } },
	{ "the_most_and_the_least_that_is_believed", 1, { { true, true, 20000000, 3000000 } },
	  { 20000000, 3000000, true, true } },
	{ "just_more_and_just_less", 1, { { true, true, 20000001, 2999999 } },
	  { 500000, 5000000, true, true } },
	{ "the_highest_voltage", 1, { { true, true, 1, 100000000 } },
	  { 1, 100000000, true, true } },
	{ "just_above_it", 1, { { true, true, 2, 100000001 } }, { 2, 5000000, true, true } },
	{ "one_that_gives_nothing_yet_is_not_loaded", 1, { { true, true, 0, 5000000 } },
	  { 1, 5000000, true, true } },
	{ "as_much_as_there_is_is_unknown", 1, { { true, true, -1, 5000000 } },
	  { 500000, 5000000, true, true } },
	{ "less_than_nothing_is_unknown", 1, { { true, true, S32_MIN, 5000000 } },
	  { 500000, 5000000, true, true } },
	{ "one_without_a_word_is_unknown", 1, { { true, true, 0, 9000000, .mute = true } },
	  { 500000, 9000000, true, true } },
	{ "one_that_limits_by_itself_says_nothing", 1,
	  { { true, true, 0, 0, .mute = true, .limits = true } }, { 0, 0, true, true } },
	{ "one_that_limits_and_is_offline_is_unknown", 1,
	  { { true, false, 0, 0, .mute = true, .limits = true } },
	  { 500000, 5000000, true, false } },
	{ "beside_one_that_limits_the_other_counts", 2,
	  { { true, true, 0, 0, .mute = true, .limits = true },
	    { true, true, 900000, 5000000 } }, { 900000, 5000000, true, true } },
	{ "what_a_limit_gives_counts_if_it_says_so", 1,
	  { { true, true, 900000, 5000000, .limits = true } },
	  { 900000, 5000000, true, true } },
	{ "more_than_any_source_gives_is_unknown", 1, { { true, true, S32_MAX, 5000000 } },
	  { 500000, 5000000, true, true } },
	{ "no_voltage_is_5_v", 1, { { true, true, 1500000, 0 } },
	  { 1500000, 5000000, true, true } },
	{ "a_voltage_beyond_all_is_5_v", 1, { { true, true, 1500000, S32_MAX } },
	  { 1500000, 5000000, true, true } },
};

KUNIT_ARRAY_PARAM_DESC(rows, rows, name);

static void joins(struct kunit *test)
{
	const struct row *row = test->param_value;
	struct cg_source_sample source = cg_offers_join(row->offer, row->n);

	KUNIT_EXPECT_EQ(test, row->want.ua, source.ua);
	KUNIT_EXPECT_EQ(test, row->want.uv, source.uv);
	KUNIT_EXPECT_EQ(test, row->want.known, source.known);
	KUNIT_EXPECT_EQ(test, row->want.online, source.online);
}

static struct kunit_case cases[] = {
	KUNIT_CASE_PARAM(joins, rows_gen_params),
	{ }
};

static struct kunit_suite suite = {
	.name = "chargov-offers",
	.test_cases = cases,
};

kunit_test_suite(suite);
