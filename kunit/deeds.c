// SPDX-License-Identifier: GPL-2.0-only
/* What a pack may do and what it may not, deed by deed: P10, P14, P15, P17, P18. */
#include <kunit/test.h>
#include <chargov/deeds.h>

#define CLAIM(n)	{ .kind = CG_DEED_CLAIM, .packs = (n) }
#define BEGIN		{ .kind = CG_DEED_BEGIN }
#define WORK		{ .kind = CG_DEED_WORK }
#define FEED(l, v)	{ .kind = CG_DEED_FEED, .looked = (l), .verified = (v) }
#define TELL		{ .kind = CG_DEED_TELL }
#define HALT		{ .kind = CG_DEED_HALT }
#define OFF(v)		{ .kind = CG_DEED_REST, .verified = (v) }
#define ON(a, v)	{ .kind = CG_DEED_REST, .charges = true, .alone = (a), .verified = (v) }

#define MOST	6

/* The last deed is the one that is judged; all before it are right. */
static const struct story {
	const char *name;
	const char *broken;	/* NULL = it may be done */
	u8 n;
	struct cg_deed deed[MOST];
} stories[] = {
	{ "a_charger_is_taken", NULL, 1, { CLAIM(1) } },
	{ "by_two_packs", "P14", 1, { CLAIM(2) } },
	{ "by_nobody", "P14", 1, { CLAIM(0) } },
	{ "work_after_it_may", NULL, 2, { BEGIN, WORK } },
	{ "work_before_it_may", "P17", 2, { CLAIM(1), WORK } },
	{ "work_after_a_halt", "P17", 3, { BEGIN, HALT, WORK } },
	{ "work_after_it_may_again", NULL, 4, { BEGIN, HALT, BEGIN, WORK } },
	{ "begins_again_without_a_halt", "P17", 2, { BEGIN, BEGIN } },
	{ "work_while_asleep", "P17", 4, { BEGIN, HALT, OFF(true), WORK } },
	{ "tells_while_it_may", NULL, 2, { BEGIN, TELL } },
	{ "tells_after_a_halt", "P17", 3, { BEGIN, HALT, TELL } },
	{ "fed_after_a_look", NULL, 3, { BEGIN, WORK, FEED(true, true) } },
	{ "fed_without_a_look", "P15", 3, { BEGIN, WORK, FEED(false, true) } },
	{ "fed_unverified", "P15", 3, { BEGIN, WORK, FEED(true, false) } },
	{ "fed_before_it_sleeps", NULL, 3, { BEGIN, HALT, FEED(true, true) } },
	{ "fed_while_asleep", "P17", 4, { BEGIN, HALT, OFF(true), FEED(true, true) } },
	{ "fed_after_it_woke", NULL, 5, { BEGIN, HALT, OFF(true), BEGIN, FEED(true, true) } },
	{ "rests_off", NULL, 3, { BEGIN, HALT, OFF(true) } },
	{ "rests_and_does_not_obey", NULL, 3, { BEGIN, HALT, OFF(false) } },
	{ "rests_without_a_halt", "P17", 2, { BEGIN, OFF(true) } },
	{ "rests_before_it_began", NULL, 1, { OFF(true) } },
	{ "hands_over", NULL, 3, { BEGIN, HALT, ON(true, true) } },
	{ "hands_over_unverified", "P10", 3, { BEGIN, HALT, ON(true, false) } },
	{ "leaves_it_on", "P10", 3, { BEGIN, HALT, ON(false, true) } },
	{ "rests_twice", NULL, 4, { BEGIN, HALT, OFF(true), OFF(true) } },
};

KUNIT_ARRAY_PARAM_DESC(stories, stories, name);

static void is_judged(struct kunit *test)
{
	const struct story *story = test->param_value;
	const struct cg_duty *broken = NULL;
	struct cg_deeds deeds;
	u8 i;

	cg_deeds_init(&deeds);
	for (i = 0; i < story->n; i++) {
		KUNIT_EXPECT_TRUE_MSG(test, !broken, "deed %u", i);
		broken = cg_deeds_judge(&deeds, &story->deed[i]);
	}
	KUNIT_EXPECT_STREQ(test, story->broken ?: "none", broken ? broken->id : "none");
}

/* Sixteen in a row are a burst; from then on each waits until the sixteenth before it is old. */
static void uevents_are_one_a_second(struct kunit *test)
{
	static const struct {
		s64 gap_ms;
		bool flood;
	} rows[] = { { 1000, false }, { 990, false }, { 989, true }, { 0, true } };
	struct cg_deed tell = TELL, begin = BEGIN;
	const struct cg_duty *broken;
	struct cg_deeds deeds;
	unsigned int i, k;

	for (i = 0; i < ARRAY_SIZE(rows); i++) {
		cg_deeds_init(&deeds);
		cg_deeds_judge(&deeds, &begin);
		tell.at_ms = 5000;
		for (k = 0; k < CG_DEEDS_TOLD; k++) {
			KUNIT_EXPECT_TRUE(test, !cg_deeds_judge(&deeds, &tell));
			tell.at_ms += rows[i].gap_ms;
		}
		for (k = 0; k < 2 * CG_DEEDS_TOLD; k++) {
			broken = cg_deeds_judge(&deeds, &tell);
			KUNIT_EXPECT_STREQ(test, rows[i].flood ? "P18" : "none",
					   broken ? broken->id : "none");
			tell.at_ms += rows[i].gap_ms;
		}
	}
}

/* What is wrong is remembered like what is right: it is said once, and not of all that follows. */
static void a_broken_rule_does_not_break_others(struct kunit *test)
{
	struct cg_deed rest = OFF(true), begin = BEGIN, work = WORK;
	struct cg_deeds deeds;

	cg_deeds_init(&deeds);
	cg_deeds_judge(&deeds, &begin);
	KUNIT_EXPECT_FALSE(test, !cg_deeds_judge(&deeds, &rest));
	KUNIT_EXPECT_TRUE(test, deeds.rests);
	cg_deeds_judge(&deeds, &begin);
	KUNIT_EXPECT_TRUE(test, !cg_deeds_judge(&deeds, &work));
}

static void each_property_has_an_id_and_a_rule(struct kunit *test)
{
	unsigned int i;

	for (i = 0; i < CG_N_DEEDS; i++)
		KUNIT_EXPECT_GT(test, strlen(cg_deed_words[i]), 5);
	KUNIT_EXPECT_EQ(test, 5, cg_n_duties);
	for (i = 0; i < cg_n_duties; i++) {
		KUNIT_EXPECT_EQ(test, 'P', cg_duties[i].id[0]);
		KUNIT_EXPECT_GT(test, strlen(cg_duties[i].rule), 10);
	}
}

static struct kunit_case deeds_cases[] = {
	KUNIT_CASE_PARAM(is_judged, stories_gen_params),
	KUNIT_CASE(uevents_are_one_a_second),
	KUNIT_CASE(a_broken_rule_does_not_break_others),
	KUNIT_CASE(each_property_has_an_id_and_a_rule),
	{ }
};

static struct kunit_suite deeds_suite = {
	.name = "chargov-deeds",
	.test_cases = deeds_cases,
};

kunit_test_suite(deeds_suite);
