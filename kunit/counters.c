// SPDX-License-Identifier: GPL-2.0-only
/* Times and numbers of phases, zones and reasons. */
#include <kunit/test.h>
#include "../drivers/pack/counters.h"

struct step {
	s64 now_s;
	s8 zone;
	enum cg_phase phase;
	enum cg_why why;
};

/* Plugged at 60 s, hot at 660 s, cool again at 960 s, unplugged at 1560 s. */
static const struct step a_day[] = {
	{ 0, -2, CG_PHASE_IDLE, CG_WHY_NO_SOURCE },
	{ 60, 1, CG_PHASE_CC, CG_WHY_NONE },
	{ 360, 1, CG_PHASE_CC, CG_WHY_NONE },
	{ 660, 3, CG_PHASE_PAUSED, CG_WHY_TOO_HOT },
	{ 960, 1, CG_PHASE_CC, CG_WHY_NONE },
	{ 1560, 1, CG_PHASE_IDLE, CG_WHY_NO_SOURCE },
	{ 1660, -1, CG_PHASE_IDLE, CG_WHY_NO_SOURCE },
	{ 1760, -1, CG_PHASE_IDLE, CG_WHY_NO_SOURCE },
};

static void run(struct cg_counters *counters, s64 from_ms)
{
	unsigned int i;

	cg_counters_init(counters);
	for (i = 0; i < ARRAY_SIZE(a_day); i++) {
		const struct cg_state state = { .zone = a_day[i].zone };
		const struct cg_decision decision = {
			.phase = a_day[i].phase, .why = a_day[i].why,
		};

		cg_counters_add(counters, from_ms + a_day[i].now_s * 1000, &state, &decision);
	}
}

static void the_time_goes_to_what_was_there(struct kunit *test)
{
	struct cg_counters c;

	run(&c, 0);
	KUNIT_EXPECT_EQ(test, 1200000, c.phase_ms[CG_PHASE_CC]);
	KUNIT_EXPECT_EQ(test, 300000, c.phase_ms[CG_PHASE_PAUSED]);
	KUNIT_EXPECT_EQ(test, 260000, c.phase_ms[CG_PHASE_IDLE]);
	KUNIT_EXPECT_EQ(test, 1300000, c.zone_ms[2]);
	KUNIT_EXPECT_EQ(test, 300000, c.zone_ms[4]);
	/* colder than all */
	KUNIT_EXPECT_EQ(test, 100000, c.zone_ms[0]);
}

static void only_a_change_counts(struct kunit *test)
{
	struct cg_counters c;

	run(&c, 0);
	KUNIT_EXPECT_EQ(test, 2, c.phase_n[CG_PHASE_CC]);
	KUNIT_EXPECT_EQ(test, 1, c.phase_n[CG_PHASE_PAUSED]);
	KUNIT_EXPECT_EQ(test, 2, c.phase_n[CG_PHASE_IDLE]);
	KUNIT_EXPECT_EQ(test, 1, c.why_n[CG_WHY_TOO_HOT]);
	KUNIT_EXPECT_EQ(test, 2, c.why_n[CG_WHY_NO_SOURCE]);
}

static void when_it_began_does_not_matter(struct kunit *test)
{
	struct cg_counters a, b;

	run(&a, 0);
	run(&b, 400LL * 24 * 3600 * 1000);
	KUNIT_EXPECT_MEMEQ(test, a.phase_ms, b.phase_ms, sizeof(a.phase_ms));
	KUNIT_EXPECT_MEMEQ(test, a.zone_ms, b.zone_ms, sizeof(a.zone_ms));
}

static void a_clock_that_goes_back_adds_nothing(struct kunit *test)
{
	const struct cg_state state = { .zone = 0 };
	const struct cg_decision decision = { .phase = CG_PHASE_CC };
	struct cg_counters c;

	cg_counters_init(&c);
	cg_counters_add(&c, 100000, &state, &decision);
	cg_counters_add(&c, 50000, &state, &decision);
	KUNIT_EXPECT_EQ(test, 0, c.phase_ms[CG_PHASE_CC]);
	cg_counters_add(&c, 60000, &state, &decision);
	KUNIT_EXPECT_EQ(test, 10000, c.phase_ms[CG_PHASE_CC]);
}

static void nothing_is_counted_at_first(struct kunit *test)
{
	const struct cg_decision decision = { .phase = CG_PHASE_CC, .why = CG_WHY_NONE };
	const struct cg_state state = { .zone = 0 };
	struct cg_counters c;

	memset(&c, 0xa5, sizeof(c));
	cg_counters_init(&c);
	KUNIT_EXPECT_EQ(test, CG_NEVER_MS, c.last_ms);
	KUNIT_EXPECT_EQ(test, -1, c.zone);
	cg_counters_add(&c, 5000, &state, &decision);
	KUNIT_EXPECT_EQ(test, 0, c.phase_ms[CG_PHASE_CC]);
	KUNIT_EXPECT_EQ(test, 0, c.phase_ms[0]);
	KUNIT_EXPECT_EQ(test, 0, c.zone_ms[1]);
	KUNIT_EXPECT_EQ(test, 1, c.phase_n[CG_PHASE_CC]);
	KUNIT_EXPECT_EQ(test, 1, c.why_n[CG_WHY_NONE]);
	cg_counters_add(&c, 5001, &state, &decision);
	KUNIT_EXPECT_EQ(test, 1, c.phase_ms[CG_PHASE_CC]);
	KUNIT_EXPECT_EQ(test, 1, c.zone_ms[1]);
	KUNIT_EXPECT_EQ(test, 1, c.phase_n[CG_PHASE_CC]);
}

/* A damaged state must not write outside. */
static void no_zone_is_outside_of_the_table(struct kunit *test)
{
	const struct cg_decision decision = { .phase = CG_PHASE_CC };
	struct cg_state state = { 0 };
	struct cg_counters c;
	int zone;

	for (zone = S8_MIN; zone <= S8_MAX; zone++) {
		state.zone = zone;
		cg_counters_init(&c);
		cg_counters_add(&c, 0, &state, &decision);
		KUNIT_EXPECT_EQ(test, zone < -1 || zone > CG_MAX_ZONES ? -1 : zone + 1, c.zone);
		KUNIT_EXPECT_LT(test, c.zone, CG_COUNTED_ZONES);
	}
}

static struct kunit_case cases[] = {
	KUNIT_CASE(the_time_goes_to_what_was_there),
	KUNIT_CASE(only_a_change_counts),
	KUNIT_CASE(when_it_began_does_not_matter),
	KUNIT_CASE(a_clock_that_goes_back_adds_nothing),
	KUNIT_CASE(nothing_is_counted_at_first),
	KUNIT_CASE(no_zone_is_outside_of_the_table),
	{ }
};

static struct kunit_suite suite = {
	.name = "chargov-counters",
	.test_cases = cases,
};

kunit_test_suite(suite);
