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

/* 5 min, 10, 20, 40, and never more than an hour. */
static void it_waits_twice_as_long_each_time(struct kunit *test)
{
	static const s64 waits_min[] = { 5, 10, 20, 40, 60, 60 };
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(waits_min); i++) {
		struct table *t = lay(test, 0, 1500000);
		s32 ua = 0;
		unsigned int k;

		for (k = 0; k <= i; k++)
			ua = trip(t, 1000);
		KUNIT_EXPECT_EQ(test, ua, cycle(t, waits_min[i] * MINUTE_MS - 1, true));
		KUNIT_EXPECT_EQ(test, ua / 3 * 4, cycle(t, 1, true));
		/* and as long again before still more */
		KUNIT_EXPECT_EQ(test, ua / 3 * 4, cycle(t, waits_min[i] * MINUTE_MS - 1, true));
		KUNIT_EXPECT_LT(test, ua / 3 * 4, cycle(t, 1, true));
	}
}

/* Three quarters of 1.2 A are 0.9 A, and a third more is what it says. */
static void what_it_says_is_reached_exactly(struct kunit *test)
{
	struct table *t = lay(test, 1200000, 1500000);

	KUNIT_EXPECT_EQ(test, 900000, trip(t, 1000));
	KUNIT_EXPECT_EQ(test, 900000, cycle(t, 5 * MINUTE_MS - 1, true));
	KUNIT_EXPECT_EQ(test, 1200000, cycle(t, 1, true));
	KUNIT_EXPECT_EQ(test, 0, t->search.cap_ua);
}

static void one_that_says_next_to_nothing_gives_no_more(struct kunit *test)
{
	struct table *t = lay(test, 1, 1500000);

	KUNIT_EXPECT_EQ(test, 1, trip(t, 1000));
	KUNIT_EXPECT_EQ(test, 100000, t->search.cap_ua);
	KUNIT_EXPECT_EQ(test, 1, cycle(t, 5 * MINUTE_MS, true));
	KUNIT_EXPECT_EQ(test, 0, t->search.cap_ua);
}

/* What it says is what it is asked for, and that makes nothing known of its voltage. */
static void one_that_gives_a_unit_load_is_left_at_it(struct kunit *test)
{
	struct table *t = lay(test, 100000, 1500000);

	KUNIT_EXPECT_EQ(test, 100000, trip(t, 1000));
	KUNIT_EXPECT_EQ(test, 100000, t->search.cap_ua);
	t->sample.source.uv = 0;
	cg_search_run(&t->search, &t->sample, BATTERY_UV);
	KUNIT_EXPECT_EQ(test, 100000, t->sample.source.ua);
	KUNIT_EXPECT_EQ(test, 0, t->sample.source.uv);
}

static void as_little_as_may_be_drawn_is_not_nothing(struct kunit *test)
{
	struct table *t = lay(test, 3000000, 5000000);

	cycle(t, 1000, true);
	cg_search_run(&t->search, &t->sample, 1);
	KUNIT_EXPECT_EQ(test, 1, t->search.drawn_ua);
	cg_search_run(&t->search, &t->sample, 0);
	KUNIT_EXPECT_EQ(test, 0, t->search.drawn_ua);
	/* of a source of as little it is all that there is */
	t->sample.source.uv = 1;
	cg_search_run(&t->search, &t->sample, 1);
	KUNIT_EXPECT_EQ(test, 3000000, t->search.drawn_ua);
}

/* The clock begins with 0, and two seconds are not longer than two seconds. */
static void a_time_of_nothing_is_one_too(struct kunit *test)
{
	struct table *t = lay(test, 3000000, 1500000);

	t->sample.now_ms = -1000;
	cycle(t, 500, true);
	cycle(t, 500, false);
	KUNIT_EXPECT_EQ(test, 0, t->search.lost_ms);
	cycle(t, 1500, false);
	KUNIT_EXPECT_EQ(test, 0, t->search.lost_ms);
	KUNIT_EXPECT_EQ(test, 979410, cycle(t, 500, true));
	/* and without a cycle in between */
	t = lay(test, 3000000, 1500000);
	t->sample.now_ms = -1000;
	cycle(t, 500, true);
	cycle(t, 500, false);
	KUNIT_EXPECT_EQ(test, 979410, cycle(t, 2000, true));
}

/* A charger that has lost its source is told off, and was not before. */
static void what_was_drawn_is_what_was_before_it_went(struct kunit *test)
{
	struct table *t = lay(test, 3000000, 1500000);

	cycle(t, 1000, true);
	t->sample.charger[0].told_on = false;
	cycle(t, 100, false);
	KUNIT_EXPECT_EQ(test, 979410, cycle(t, 1000, true));
}

static void a_source_is_not_lost_to_what_cannot_be_read(struct kunit *test)
{
	struct table *t = lay(test, 3000000, 1500000);
	struct cg_reading *online = &t->sample.charger[0].f[CG_C_ONLINE];

	cycle(t, 1000, true);
	*online = (struct cg_reading) { 0, t->sample.now_ms, false };
	cg_search_run(&t->search, &t->sample, BATTERY_UV);
	KUNIT_EXPECT_EQ(test, CG_NEVER_MS, t->search.lost_ms);
	*online = (struct cg_reading) { 0, t->sample.now_ms - 1, true };
	cg_search_run(&t->search, &t->sample, BATTERY_UV);
	KUNIT_EXPECT_EQ(test, CG_NEVER_MS, t->search.lost_ms);
	*online = (struct cg_reading) { 0, t->sample.now_ms, true };
	t->sample.n_chargers = 0;
	cg_search_run(&t->search, &t->sample, BATTERY_UV);
	KUNIT_EXPECT_EQ(test, CG_NEVER_MS, t->search.lost_ms);
	t->sample.n_chargers = 1;
	cg_search_run(&t->search, &t->sample, BATTERY_UV);
	KUNIT_EXPECT_EQ(test, t->sample.now_ms, t->search.lost_ms);
}

static struct kunit_case cases[] = {
	KUNIT_CASE(it_waits_twice_as_long_each_time),
	KUNIT_CASE(what_it_says_is_reached_exactly),
	KUNIT_CASE(one_that_says_next_to_nothing_gives_no_more),
	KUNIT_CASE(one_that_gives_a_unit_load_is_left_at_it),
	KUNIT_CASE(as_little_as_may_be_drawn_is_not_nothing),
	KUNIT_CASE(a_time_of_nothing_is_one_too),
	KUNIT_CASE(what_was_drawn_is_what_was_before_it_went),
	KUNIT_CASE(a_source_is_not_lost_to_what_cannot_be_read),
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
