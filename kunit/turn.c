// SPDX-License-Identifier: GPL-2.0-only
/* Faults of the lab's bus in turn. */
#include <kunit/test.h>

#include "../drivers/lab/turn.h"

struct row {
	const char *name;
	struct cg_turn turn;
	u32 n;
	enum cg_noise noise;
};

#define SINGLE	{ 10, 3, CG_NOISE_NAK }
#define PAIR	{ 10, 3, CG_NOISE_NAK, 4, CG_NOISE_DELAY }

static const struct row rows[] = {
	{ "nothing_was_asked_for", { 0 }, 1, CG_NOISE_NONE },
	{ "not_before_the_first", SINGLE, 2, CG_NOISE_NONE },
	{ "the_first", SINGLE, 3, CG_NOISE_NAK },
	{ "peace_after_it", SINGLE, 4, CG_NOISE_NONE },
	{ "peace_before_the_next", SINGLE, 12, CG_NOISE_NONE },
	{ "the_next", SINGLE, 13, CG_NOISE_NAK },
	{ "one_of_many_later", SINGLE, 4000000003U, CG_NOISE_NAK },
	{ "the_very_first", { 10, 1, CG_NOISE_WRONG }, 1, CG_NOISE_WRONG },
	{ "each", { 1, 1, CG_NOISE_DROPPED }, 7, CG_NOISE_DROPPED },
	{ "the_second_of_a_pair_not_before_its_first", PAIR, 2, CG_NOISE_NONE },
	{ "the_first_of_a_pair", PAIR, 3, CG_NOISE_NAK },
	{ "peace_within_a_pair", PAIR, 6, CG_NOISE_NONE },
	{ "the_second_of_a_pair", PAIR, 7, CG_NOISE_DELAY },
	{ "peace_after_a_pair", PAIR, 8, CG_NOISE_NONE },
	{ "the_next_pair", PAIR, 13, CG_NOISE_NAK },
	{ "the_second_of_the_next_pair", PAIR, 17, CG_NOISE_DELAY },
};

KUNIT_ARRAY_PARAM_DESC(rows, rows, name);

static void goes_wrong(struct kunit *test)
{
	const struct row *row = test->param_value;

	KUNIT_EXPECT_EQ(test, cg_turn_noise(&row->turn, row->n), row->noise);
}

/* Sessions that begin with each transfer of a distance fail each transfer once, of a pair twice. */
static void each_transfer_fails_in_one_of_as_many_sessions(struct kunit *test)
{
	struct cg_turn turn = PAIR;
	u32 n, singles, seconds;

	for (n = turn.every + turn.after; n < 100; n++) {
		singles = 0;
		seconds = 0;
		for (turn.first = 1; turn.first <= turn.every; turn.first++) {
			singles += cg_turn_noise(&turn, n) == turn.kind;
			seconds += cg_turn_noise(&turn, n) == turn.second;
		}
		KUNIT_EXPECT_EQ(test, singles, 1U);
		KUNIT_EXPECT_EQ(test, seconds, 1U);
	}
}

static struct kunit_case cases[] = {
	KUNIT_CASE_PARAM(goes_wrong, rows_gen_params),
	KUNIT_CASE(each_transfer_fails_in_one_of_as_many_sessions),
	{ }
};

static struct kunit_suite suite = {
	.name = "chargov-turn",
	.test_cases = cases,
};

kunit_test_suite(suite);
