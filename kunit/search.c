// SPDX-License-Identifier: GPL-2.0-only
/* What a source really gives: judged by one that switches itself off. */
#include <kunit/test.h>
#include <chargov/search.h>

#define BATTERY_UV	3700000
#define MINUTE_MS	60000

/**
 * struct table - a charger that does as it is told, and a source
 * @search: under test
 * @sample: what is seen
 * @says_ua: what the source says that it gives, 0 = nothing
 */
struct table {
	struct cg_search search;
	struct cg_sample sample;
	s32 says_ua;
};

static struct table *lay(struct kunit *test, s32 says_ua, s32 told_ua)
{
	struct table *t = kunit_kzalloc(test, sizeof(*t), GFP_KERNEL);

	KUNIT_ASSERT_NOT_NULL(test, t);
	cg_search_init(&t->search);
	t->says_ua = says_ua;
	t->sample.now_ms = MINUTE_MS;
	t->sample.n_chargers = 1;
	t->sample.charger[0].told_on = true;
	t->sample.charger[0].told_cc_ua = told_ua;
	return t;
}

/* One cycle, @ms after the last one. The limit that results, 0 = none. */
static s32 cycle(struct table *t, s64 ms, bool online)
{
	t->sample.now_ms += ms;
	t->sample.source = (struct cg_source_sample) { t->says_ua, t->says_ua ? 5000000 : 0 };
	t->sample.charger[0].f[CG_C_ONLINE] = (struct cg_reading) {
		online, t->sample.now_ms, true,
	};
	cg_search_run(&t->search, &t->sample, BATTERY_UV);
	return t->sample.source.ua;
}

/* Gone, and back after @ms. */
static s32 trip(struct table *t, s64 ms)
{
	cycle(t, 1000, true);
	cycle(t, 100, false);
	return cycle(t, ms, true);
}

/* 1.5 A at 3.7 V are 1.306 A at 5 V and 85 per cent. */
static void a_source_that_trips_is_asked_for_less(struct kunit *test)
{
	struct table *t = lay(test, 3000000, 1500000);

	KUNIT_EXPECT_EQ(test, 3000000, cycle(t, 1000, true));
	KUNIT_EXPECT_EQ(test, 979410, trip(t, 1000));
	/* and again, until it holds: by what is drawn then */
	KUNIT_EXPECT_EQ(test, 734556, trip(t, 1000));
	KUNIT_EXPECT_EQ(test, 734556, cycle(t, MINUTE_MS, true));
}

static void one_that_says_nothing_is_known_by_what_was_drawn(struct kunit *test)
{
	struct table *t = lay(test, 0, 1500000);

	KUNIT_EXPECT_EQ(test, 0, cycle(t, 1000, true));
	KUNIT_EXPECT_EQ(test, 979410, trip(t, 1000));
	KUNIT_EXPECT_EQ(test, 5000000, t->sample.source.uv);
}

static void it_is_forgotten_with_its_plug(struct kunit *test)
{
	struct table *t = lay(test, 3000000, 1500000);

	trip(t, 1000);
	KUNIT_EXPECT_EQ(test, 3000000, trip(t, 2001));
	/* nothing is remembered of it either */
	KUNIT_EXPECT_EQ(test, 979410, trip(t, 1000));
}

/* A computer's port is taken out and a wall plug put in, as fast as nobody should. */
static void one_that_says_something_else_is_another_one(struct kunit *test)
{
	struct table *t = lay(test, 500000, 1500000);

	cycle(t, 1000, true);
	cycle(t, 100, false);
	t->says_ua = 1500000;
	KUNIT_EXPECT_EQ(test, 1500000, cycle(t, 500, true));
	/* it trips by itself, says nothing at first when it is back, and then the same again */
	cycle(t, 1000, true);
	cycle(t, 100, false);
	t->says_ua = 500000;
	KUNIT_EXPECT_EQ(test, 500000, cycle(t, 1000, true));
	t->says_ua = 1500000;
	KUNIT_EXPECT_EQ(test, 979410, cycle(t, 500, true));
}

/* A source that was not charged from did not trip. */
static void a_replug_of_an_idle_charger_means_nothing(struct kunit *test)
{
	struct table *t = lay(test, 3000000, 1500000);

	t->sample.charger[0].told_on = false;
	KUNIT_EXPECT_EQ(test, 3000000, trip(t, 500));
}

static void it_asks_for_no_less_than_a_unit_load(struct kunit *test)
{
	struct table *t = lay(test, 3000000, 1500000);
	int i;

	for (i = 0; i < 30; i++)
		trip(t, 1000);
	KUNIT_EXPECT_EQ(test, 100000, cycle(t, 1000, true));
}

/* It gives 1 A and trips above: how often, and how much of it is used? */
static void more_is_tried_seldom(struct kunit *test)
{
	struct table *t = lay(test, 3000000, 3000000);
	s64 used_uams = 0, hour_ms = 60 * MINUTE_MS, begin_ms = t->sample.now_ms;
	s64 last_ms = begin_ms;
	int trips = 0, ms;
	s32 ua;

	for (ua = cycle(t, 1000, true); t->sample.now_ms - begin_ms < 10 * hour_ms;) {
		if (ua > 1000000) {
			/* each begins at what the last one ended with; a minute apart at least */
			if (trips > 4)
				KUNIT_EXPECT_GE(test, t->sample.now_ms - last_ms, MINUTE_MS);
			last_ms = t->sample.now_ms;
			trips++;
			ua = trip(t, 1000);
			continue;
		}
		ms = 10000;
		used_uams += (s64)ua * ms;
		ua = cycle(t, ms, true);
	}
	KUNIT_EXPECT_LE(test, trips, 24);
	KUNIT_EXPECT_GE(test, div64_s64(used_uams, 10 * hour_ms), 700000);
}

static void one_that_gives_it_after_all_is_believed_again(struct kunit *test)
{
	struct table *t = lay(test, 1500000, 1500000);
	int i;

	trip(t, 1000);
	for (i = 0; i < 3 * 5 * 6; i++)
		cycle(t, 10000, true);
	KUNIT_EXPECT_EQ(test, 1500000, cycle(t, 1000, true));
	KUNIT_EXPECT_EQ(test, 0, t->search.cap_ua);
}

static void what_cannot_be_read_changes_nothing(struct kunit *test)
{
	struct table *t = lay(test, 3000000, 1500000);

	cycle(t, 1000, true);
	t->sample.now_ms += 1000;
	t->sample.charger[0].f[CG_C_ONLINE].valid = false;
	cg_search_run(&t->search, &t->sample, BATTERY_UV);
	KUNIT_EXPECT_EQ(test, 3000000, cycle(t, 1000, true));
	/* without a voltage it is not known what was drawn */
	t->sample.charger[0].f[CG_C_ONLINE] = (struct cg_reading) { 1, t->sample.now_ms, true };
	cg_search_run(&t->search, &t->sample, 0);
	KUNIT_EXPECT_EQ(test, 0, t->search.drawn_ua);
	t->sample.n_chargers = 0;
	cg_search_run(&t->search, &t->sample, BATTERY_UV);
}

static struct kunit_case cases[] = {
	KUNIT_CASE(a_source_that_trips_is_asked_for_less),
	KUNIT_CASE(one_that_says_nothing_is_known_by_what_was_drawn),
	KUNIT_CASE(it_is_forgotten_with_its_plug),
	KUNIT_CASE(one_that_says_something_else_is_another_one),
	KUNIT_CASE(a_replug_of_an_idle_charger_means_nothing),
	KUNIT_CASE(it_asks_for_no_less_than_a_unit_load),
	KUNIT_CASE(more_is_tried_seldom),
	KUNIT_CASE(one_that_gives_it_after_all_is_believed_again),
	KUNIT_CASE(what_cannot_be_read_changes_nothing),
	{ }
};

static struct kunit_suite suite = {
	.name = "chargov-search",
	.test_cases = cases,
};

kunit_test_suite(suite);
