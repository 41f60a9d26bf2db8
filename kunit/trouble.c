// SPDX-License-Identifier: GPL-2.0-only
/* What is told of a battery that is not charged, and when. */
#include <kunit/test.h>
#include "../drivers/governor/rooms.h"
#include "../drivers/pack/trouble.h"

#define FAULT(reason)	{ .phase = CG_PHASE_FAULT, .why = CG_WHY_##reason }
#define LAME		{ .enable = true, .phase = CG_PHASE_CC, .status = CG_STATUS_NOT_CHARGING }
#define LITTLE		{ .phase = CG_PHASE_PAUSED, .why = CG_WHY_TOO_LITTLE }
#define CHARGES		{ .enable = true, .phase = CG_PHASE_CC, .status = CG_STATUS_CHARGING }
#define HELD		{ .phase = CG_PHASE_HOLD, .why = CG_WHY_INHIBITED,	\
			  .status = CG_STATUS_NOT_CHARGING }

#define MOST_CYCLES	8

/* Cycles, the seconds between them, and a letter of what is told at each. */
struct story {
	const char *name;
	s64 apart_s;
	struct cg_decision decision[MOST_CYCLES];
	const char *news;
};

static const struct story stories[] = {
	{ "of_a_charge_nothing_is_told", 60, { CHARGES, CHARGES, CHARGES }, "---" },
	{ "of_a_hold_nothing_is_told", 60, { HELD, HELD, HELD }, "---" },
	{ "a_fault_that_lasts_is_told_once", 30,
	  { CHARGES, FAULT(TOTAL_TIMER), FAULT(TOTAL_TIMER), FAULT(TOTAL_TIMER),
	    FAULT(TOTAL_TIMER), FAULT(TOTAL_TIMER) }, "---b--" },
	{ "and_its_end", 60,
	  { FAULT(NO_VOLTAGE), FAULT(NO_VOLTAGE), CHARGES, CHARGES }, "-bo-" },
	{ "a_short_one_is_not", 59,
	  { FAULT(UNVERIFIED), FAULT(UNVERIFIED), CHARGES, FAULT(UNVERIFIED), FAULT(UNVERIFIED) },
	  "-----" },
	{ "one_after_the_other_is_told_of_both", 60,
	  { FAULT(NO_VOLTAGE), FAULT(NO_VOLTAGE), FAULT(NO_CHARGER), FAULT(NO_CHARGER),
	    FAULT(NO_CHARGER) }, "-bo-b" },
	{ "one_that_changes_too_soon_begins_anew", 40,
	  { FAULT(NO_VOLTAGE), FAULT(NO_CHARGER), FAULT(NO_CHARGER), FAULT(NO_CHARGER) },
	  "---b" },
	{ "one_that_comes_back_at_once_begins_anew", 60,
	  { FAULT(NO_VOLTAGE), FAULT(NO_VOLTAGE), CHARGES, FAULT(NO_VOLTAGE), FAULT(NO_VOLTAGE) },
	  "-bo-b" },
	{ "less_than_the_charger_can_do", 60, { LITTLE, LITTLE, LITTLE, CHARGES }, "-b-o" },
	{ "a_charger_that_lets_nothing_through", 60, { LAME, LAME, LAME, CHARGES }, "-b-o" },
};

KUNIT_ARRAY_PARAM_DESC(stories, stories, name);

static void tells_what_lasts(struct kunit *test)
{
	static const char letter[] = { [CG_NEWS_NONE] = '-', [CG_NEWS_BEGUN] = 'b',
				       [CG_NEWS_OVER] = 'o' };
	const struct story *story = test->param_value;
	struct cg_trouble trouble = { CG_WHY_NO_VOLTAGE, 0, true };
	enum cg_news news;
	int i;

	cg_trouble_init(&trouble);
	for (i = 0; story->news[i]; i++) {
		news = cg_trouble_see(&trouble, &story->decision[i],
				      i * story->apart_s * CG_MS_PER_S);
		KUNIT_EXPECT_EQ_MSG(test, story->news[i], letter[news], "cycle %d", i);
	}
}

/* A fault without words would be told as nothing; and who must be replugged is told so. */
static void each_fault_has_words(struct kunit *test)
{
	int why;

	for (why = 1; why < CG_N_WHYS; why++) {
		bool fault = cg_fault_rules[why].phase == CG_PHASE_FAULT ||
			     why == CG_WHY_TOO_LITTLE;

		KUNIT_EXPECT_EQ_MSG(test, fault, !!cg_trouble_words[why].what, "%d", why);
		KUNIT_EXPECT_EQ_MSG(test, cg_fault_rules[why].clear == CG_CLEAR_REPLUG,
				    cg_trouble_words[why].replug, "%d", why);
	}
	KUNIT_EXPECT_NOT_NULL(test, cg_trouble_words[CG_WHY_NONE].what);
}

static struct kunit_case cases[] = {
	KUNIT_CASE_PARAM(tells_what_lasts, stories_gen_params),
	KUNIT_CASE(each_fault_has_words),
	{ }
};

static struct kunit_suite suite = {
	.name = "chargov-trouble",
	.test_cases = cases,
};

kunit_test_suite(suite);
