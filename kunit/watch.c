// SPDX-License-Identifier: GPL-2.0-only
/* The battery when nobody watches, and the charger that does not listen. */
#include <kunit/test.h>
#include "../drivers/pack/watch.h"

/* 0..10 C half, 10..45 C full, 45..50 C half and 4.1 V */
static const struct cg_profile a_profile = {
	.cv_max_uv = 4200000,
	.cc_max_ua = 1500000,
	.capacity_uah = 3000000,
	.n_zones = 3,
	.zone = {
		{ 0, 10000, 1, { { 4200000, 750000 } } },
		{ 10000, 45000, 2, { { 4100000, 1500000 }, { 4200000, 1000000 } } },
		{ 45000, 50000, 1, { { 4100000, 750000 } } },
	},
};

/* --- is it supervised --- */

struct board {
	const char *name;
	struct cg_alone alone;
	bool supervised;
};

static const struct board boards[] = {
	{ "stops_by_itself", { true, false, false, 4300000, 3000000 }, true },
	{ "goes_on_for_ever", { false, true, true, 4200000, 1500000 }, false },
	{ "stops_by_its_line_though_it_goes_on", { true, true, false, 0, 0 }, true },
	{ "defaults_inside_and_guarded", { false, false, true, 4200000, 1500000 }, true },
	{ "defaults_inside_and_unguarded", { false, false, false, 4200000, 1500000 }, false },
	{ "default_voltage_too_high", { false, false, true, 4208000, 1500000 }, false },
	{ "default_current_too_high", { false, false, true, 4200000, 1500001 }, false },
};

KUNIT_ARRAY_PARAM_DESC(boards, boards, name);

static void knows_who_is_supervised(struct kunit *test)
{
	const struct board *row = test->param_value;

	KUNIT_EXPECT_EQ(test, row->supervised, cg_watch_supervised(&a_profile, &row->alone));
}

/* --- may it be handed over --- */

struct hand_over {
	const char *name;
	struct cg_alone alone;
	bool enable;
	s32 cv_uv;
	s32 cc_ua;
	bool may;
};

static const struct hand_over hand_overs[] = {
	{ "inside_of_all_zones", { false, true, true, 0, 0 }, true, 4100000, 750000, true },
	{ "off", { false, true, true, 0, 0 }, false, 4100000, 750000, false },
	{ "unguarded", { false, true, false, 0, 0 }, true, 4100000, 750000, false },
	{ "too_much_voltage_for_a_warm_zone", { false, true, true, 0, 0 }, true, 4116000, 750000,
	  false },
	{ "too_much_current_for_a_cool_zone", { false, true, true, 0, 0 }, true, 4100000, 750001,
	  false },
	{ "returns_to_defaults_inside", { false, false, true, 4096000, 512000 }, true, 4100000,
	  750000, true },
	{ "returns_to_too_much_voltage", { false, false, true, 4208000, 512000 }, true, 4100000,
	  750000, false },
	{ "returns_to_too_much_current", { false, false, true, 4096000, 2048000 }, true, 4100000,
	  750000, false },
};

KUNIT_ARRAY_PARAM_DESC(hand_overs, hand_overs, name);

static const struct cg_state going;

static void hands_over_only_what_is_safe(struct kunit *test)
{
	const struct hand_over *row = test->param_value;
	struct cg_decision decision = {
		.phase = CG_PHASE_CC, .enable = row->enable,
		.cv_uv = row->cv_uv, .cc_ua = row->cc_ua,
	};

	KUNIT_EXPECT_EQ(test, row->may,
			cg_watch_may_hand_over(&a_profile, &row->alone, &going, &decision));
}

static void a_pack_without_zones_is_never_handed_over(struct kunit *test)
{
	const struct cg_alone alone = { .keeps = true, .guards = true };
	const struct cg_decision decision = { .phase = CG_PHASE_CV, .enable = true,
					      .cv_uv = 4000000, .cc_ua = 100000 };
	struct cg_profile *profile = kunit_kzalloc(test, sizeof(*profile), GFP_KERNEL);

	KUNIT_ASSERT_NOT_NULL(test, profile);
	*profile = a_profile;
	profile->n_zones = 0;
	KUNIT_EXPECT_FALSE(test, cg_watch_may_hand_over(profile, &alone, &going, &decision));
}

/* A zone that allows nothing, whatever the others do; and one that has as many steps as fit. */
static void every_zone_counts(struct kunit *test)
{
	const struct cg_alone alone = { .guards = true, .default_cv_uv = 4000000,
					.default_cc_ua = 100000 };
	const struct cg_decision decision = { .phase = CG_PHASE_CV, .enable = true,
					      .cv_uv = 4000000, .cc_ua = 100000 };
	struct cg_profile *profile = kunit_kzalloc(test, sizeof(*profile), GFP_KERNEL);
	struct cg_alone more = alone;
	int i;

	KUNIT_ASSERT_NOT_NULL(test, profile);
	for (i = 0; i < 3; i++) {
		*profile = a_profile;
		KUNIT_EXPECT_TRUE(test, cg_watch_may_hand_over(profile, &alone, &going, &decision));
		profile->zone[i].n_steps = 0;
		KUNIT_EXPECT_FALSE(test,
				   cg_watch_may_hand_over(profile, &alone, &going, &decision));
	}
	/* the battery allows no more than its zones might */
	*profile = a_profile;
	profile->cc_max_ua = 99999;
	KUNIT_EXPECT_FALSE(test, cg_watch_may_hand_over(profile, &alone, &going, &decision));
	/* the limits themselves are inside; what it returns to counts as well */
	*profile = a_profile;
	more.default_cv_uv = 4100000;
	more.default_cc_ua = 750000;
	KUNIT_EXPECT_TRUE(test, cg_watch_may_hand_over(profile, &more, &going, &decision));
	more.default_cc_ua = 750001;
	KUNIT_EXPECT_FALSE(test, cg_watch_may_hand_over(profile, &more, &going, &decision));
}

/* Regression: a dead cell was charged for as long as the system slept, and not for its 30 s. */
static void only_a_charge_itself_is_handed_over(struct kunit *test)
{
	const struct cg_alone alone = { .keeps = true, .guards = true };
	const struct cg_state full = { .full = true };
	struct cg_decision decision = { .enable = true, .cv_uv = 4000000, .cc_ua = 100000 };
	unsigned int phase;

	for (phase = 0; phase < CG_N_PHASES; phase++) {
		decision.phase = phase;
		KUNIT_EXPECT_EQ_MSG(test, phase == CG_PHASE_CC || phase == CG_PHASE_CV,
				    cg_watch_may_hand_over(&a_profile, &alone, &going, &decision),
				    "phase %u", phase);
	}
	decision.phase = CG_PHASE_CV;
	KUNIT_EXPECT_FALSE(test, cg_watch_may_hand_over(&a_profile, &alone, &full, &decision));
}

/* Regression: a driver that resets its chip for sleep set free what must not be charged. */
static void sleep_sets_no_fault_free(struct kunit *test)
{
	const struct cg_alone resets = { .sleep_resets = true };
	const struct cg_alone held = { .sleep_resets = true, .stops = true };
	const struct cg_alone stays = { .keeps = true };
	struct cg_view *view = kunit_kzalloc(test, sizeof(*view), GFP_KERNEL);
	struct cg_reading *online = &view->charger[0].f[CG_C_ONLINE];
	struct cg_decision d = { 0 };
	unsigned int phase;
	bool bad;

	KUNIT_ASSERT_NOT_NULL(test, view);
	for (phase = 0; phase < CG_N_PHASES; phase++) {
		d.phase = phase;
		bad = phase == CG_PHASE_WAKEUP || phase == CG_PHASE_FAULT;
		*online = (struct cg_reading){ 1, 0, true };
		KUNIT_EXPECT_EQ(test, bad, cg_watch_set_free(&resets, view, &d));
		KUNIT_EXPECT_FALSE(test, cg_watch_set_free(&held, view, &d));
		KUNIT_EXPECT_FALSE(test, cg_watch_set_free(&stays, view, &d));
		online->valid = false;
		online->value = 0;
		KUNIT_EXPECT_EQ(test, bad, cg_watch_set_free(&resets, view, &d));
		online->valid = true;
		KUNIT_EXPECT_FALSE(test, cg_watch_set_free(&resets, view, &d));
	}
}

/* --- does it listen --- */

struct listening {
	const char *name;
	bool enable;
	bool has_current;
	s32 current_ua;
	int online;		/* -1 = not known */
	enum cg_status status;
	bool unstoppable;
};

static const struct listening listenings[] = {
	{ "off_and_no_current", false, true, 0, 1, CG_STATUS_NOT_CHARGING, false },
	{ "off_and_charging", false, true, 500000, 1, CG_STATUS_NOT_CHARGING, true },
	{ "off_and_the_offset_of_a_gauge", false, true, 50000, 1, CG_STATUS_NOT_CHARGING, false },
	{ "off_and_just_more_than_that", false, true, 50001, 1, CG_STATUS_NOT_CHARGING, true },
	{ "off_and_discharging", false, true, -500000, 1, CG_STATUS_CHARGING, false },
	{ "charging_as_it_should", true, true, 500000, 1, CG_STATUS_CHARGING, false },
	{ "current_without_a_source_is_not_ours", false, true, 500000, 0, CG_STATUS_UNKNOWN,
	  false },
	{ "source_not_known", false, true, 500000, -1, CG_STATUS_UNKNOWN, true },
	{ "no_gauge_and_it_says_that_it_charges", false, false, 0, 1, CG_STATUS_CHARGING, true },
	{ "no_gauge_and_it_says_that_it_does_not", false, false, 0, 1, CG_STATUS_NOT_CHARGING,
	  false },
};

KUNIT_ARRAY_PARAM_DESC(listenings, listenings, name);

static void make_view(struct cg_view *view, const struct listening *row, s64 now_ms)
{
	memset(view, 0, sizeof(*view));
	view->now_ms = now_ms;
	view->n_chargers = 1;
	view->f[CG_V_CURRENT_UA] = (struct cg_reading){ row->current_ua, now_ms,
							row->has_current };
	view->charger[0].f[CG_C_ONLINE] = (struct cg_reading){ row->online == 1, now_ms,
								row->online >= 0 };
	view->charger[0].f[CG_C_STATUS] = (struct cg_reading){ row->status, now_ms, true };
}

/* Seen once a second for a minute: reported once, after ten seconds, or never. */
static void reports_once_who_does_not_listen(struct kunit *test)
{
	const struct listening *row = test->param_value;
	struct cg_view *view = kunit_kzalloc(test, sizeof(*view), GFP_KERNEL);
	const struct cg_decision decision = { .enable = row->enable };
	struct cg_watch watch;
	int reports = 0, s;

	KUNIT_ASSERT_NOT_NULL(test, view);
	cg_watch_init(&watch);
	for (s = 0; s < 60; s++) {
		make_view(view, row, 1000 + s * 1000);
		if (!cg_watch_is_unstoppable(&watch, &a_profile, view, &decision))
			continue;
		reports++;
		KUNIT_EXPECT_EQ(test, 10, s);
	}
	KUNIT_EXPECT_EQ(test, row->unstoppable, reports);
}

/* What a gauge still shows of before is not believed at once. */
static void tells_who_is_charged_against_its_orders(struct kunit *test)
{
	struct cg_view *view = kunit_kzalloc(test, sizeof(*view), GFP_KERNEL);
	struct cg_decision decision = { .enable = false };
	struct cg_watch watch;

	KUNIT_ASSERT_NOT_NULL(test, view);
	cg_watch_init(&watch);
	KUNIT_EXPECT_FALSE(test, cg_watch_is_charged(&watch, 1000));
	make_view(view, &listenings[1], 1000);
	cg_watch_is_unstoppable(&watch, &a_profile, view, &decision);
	KUNIT_EXPECT_FALSE(test, cg_watch_is_charged(&watch, 6999));
	KUNIT_EXPECT_TRUE(test, cg_watch_is_charged(&watch, 7000));
	make_view(view, &listenings[0], 8000);
	cg_watch_is_unstoppable(&watch, &a_profile, view, &decision);
	KUNIT_EXPECT_FALSE(test, cg_watch_is_charged(&watch, 8000));
}

/* Two looks far apart are not enough: nothing was tried in between. */
static void two_looks_are_not_enough(struct kunit *test)
{
	struct cg_view *view = kunit_kzalloc(test, sizeof(*view), GFP_KERNEL);
	const struct cg_decision decision = { .enable = false };
	struct cg_watch watch;

	KUNIT_ASSERT_NOT_NULL(test, view);
	cg_watch_init(&watch);
	make_view(view, &listenings[1], 0);
	KUNIT_EXPECT_FALSE(test, cg_watch_is_unstoppable(&watch, &a_profile, view, &decision));
	make_view(view, &listenings[1], 60000);
	KUNIT_EXPECT_FALSE(test, cg_watch_is_unstoppable(&watch, &a_profile, view, &decision));
	make_view(view, &listenings[1], 120000);
	KUNIT_EXPECT_TRUE(test, cg_watch_is_unstoppable(&watch, &a_profile, view, &decision));
}

/* A gauge that failed while it was stopped leaves its last word, of the charge before. */
static void a_current_of_before_it_was_stopped_is_no_evidence(struct kunit *test)
{
	struct cg_view *view = kunit_kzalloc(test, sizeof(*view), GFP_KERNEL);
	const struct cg_decision decision = { .enable = false };
	struct cg_watch watch;
	int s;

	KUNIT_ASSERT_NOT_NULL(test, view);
	cg_watch_init(&watch);
	for (s = 0; s < 60; s++) {
		make_view(view, &listenings[1], 1000 + s * 1000);
		view->f[CG_V_CURRENT_UA].at_ms = 500;
		KUNIT_EXPECT_FALSE(test, cg_watch_is_unstoppable(&watch, &a_profile, view,
								 &decision));
	}
}

/* No gauge: each charger has its own word, and one without a source has none. */
static void any_charger_may_say_so(struct kunit *test)
{
	static const struct {
		u8 n;
		enum cg_status status[2];
		bool online[2];
		bool charged;
	} rows[] = {
		{ 2, { CG_STATUS_NOT_CHARGING, CG_STATUS_CHARGING }, { true, true }, true },
		{ 2, { CG_STATUS_CHARGING, CG_STATUS_NOT_CHARGING }, { true, true }, true },
		{ 2, { CG_STATUS_CHARGING, CG_STATUS_NOT_CHARGING }, { false, true }, false },
		{ 2, { CG_STATUS_NOT_CHARGING, CG_STATUS_CHARGING }, { true, false }, false },
		{ 1, { CG_STATUS_NOT_CHARGING, CG_STATUS_CHARGING }, { true, true }, false },
		{ 0, { CG_STATUS_CHARGING, CG_STATUS_CHARGING }, { true, true }, false },
	};
	struct cg_view *view = kunit_kzalloc(test, sizeof(*view), GFP_KERNEL);
	const struct cg_decision decision = { .enable = false };
	struct cg_watch watch;
	unsigned int i, k;

	KUNIT_ASSERT_NOT_NULL(test, view);
	for (i = 0; i < ARRAY_SIZE(rows); i++) {
		memset(view, 0, sizeof(*view));
		view->now_ms = 1000;
		view->n_chargers = rows[i].n;
		for (k = 0; k < 2; k++) {
			view->charger[k].f[CG_C_ONLINE] =
				(struct cg_reading){ rows[i].online[k], 1000, true };
			view->charger[k].f[CG_C_STATUS] =
				(struct cg_reading){ rows[i].status[k], 1000, true };
		}
		cg_watch_init(&watch);
		cg_watch_is_unstoppable(&watch, &a_profile, view, &decision);
		KUNIT_EXPECT_EQ_MSG(test, rows[i].charged, cg_watch_is_charged(&watch, 7000),
				    "row %u", i);
		/* a status that was not read is no word */
		for (k = 0; k < 2; k++)
			view->charger[k].f[CG_C_STATUS].valid = false;
		cg_watch_init(&watch);
		cg_watch_is_unstoppable(&watch, &a_profile, view, &decision);
		KUNIT_EXPECT_FALSE(test, cg_watch_is_charged(&watch, 7000));
	}
}

/* A big pack: its gauge errs by a hundredth of one C. */
static void a_big_pack_has_a_big_offset(struct kunit *test)
{
	struct cg_view *view = kunit_kzalloc(test, sizeof(*view), GFP_KERNEL);
	struct cg_profile *profile = kunit_kzalloc(test, sizeof(*profile), GFP_KERNEL);
	const struct cg_decision decision = { .enable = false };
	struct cg_watch watch;
	int more;

	KUNIT_ASSERT_NOT_NULL(test, view);
	KUNIT_ASSERT_NOT_NULL(test, profile);
	profile->capacity_uah = 20000000;
	for (more = 0; more < 2; more++) {
		make_view(view, &listenings[1], 0);
		view->f[CG_V_CURRENT_UA].value = 200000 + more;
		cg_watch_init(&watch);
		cg_watch_is_unstoppable(&watch, profile, view, &decision);
		KUNIT_EXPECT_EQ(test, more, cg_watch_is_charged(&watch, 6000));
	}
	/* a word of when it began may be of the charge before */
	make_view(view, &listenings[1], 0);
	cg_watch_is_unstoppable(&watch, profile, view, &decision);
	KUNIT_EXPECT_EQ(test, CG_NEVER_MS, watch.since_ms);
	watch.since_ms = 0;
	/* the moment it began is a time like any other, and the first word is not the second */
	make_view(view, &listenings[1], 1);
	cg_watch_is_unstoppable(&watch, profile, view, &decision);
	KUNIT_EXPECT_EQ(test, 0, watch.since_ms);
}

/* Reported again only after it had stopped. */
static void stopped_in_between_it_is_reported_again(struct kunit *test)
{
	struct cg_view *view = kunit_kzalloc(test, sizeof(*view), GFP_KERNEL);
	const struct cg_decision decision = { .enable = false };
	struct cg_watch watch;
	int reports = 0, s;

	KUNIT_ASSERT_NOT_NULL(test, view);
	cg_watch_init(&watch);
	for (s = 0; s < 60; s++) {
		make_view(view, &listenings[s != 30], 1000 + s * 1000);
		reports += cg_watch_is_unstoppable(&watch, &a_profile, view, &decision);
	}
	KUNIT_EXPECT_EQ(test, 2, reports);
}

static void two_chargers_are_the_worse_of_both(struct kunit *test)
{
	struct cg_alone all = { .stops = true, .guards = true, .default_cv_uv = 4208000,
				.default_cc_ua = 2048000 };
	const struct cg_alone one = { .keeps = true, .guards = true, .default_cv_uv = 4200000,
				      .default_cc_ua = 1000000, .sleep_resets = true,
				      .sleep_stops = true };
	const struct cg_alone good = { .stops = true, .guards = true, .default_cv_uv = 4200000 };

	cg_watch_join(&all, &one);
	KUNIT_EXPECT_FALSE(test, all.stops);
	KUNIT_EXPECT_TRUE(test, all.keeps);
	KUNIT_EXPECT_TRUE(test, all.guards);
	KUNIT_EXPECT_TRUE(test, all.sleep_resets && all.sleep_stops);
	KUNIT_EXPECT_EQ(test, 4208000, all.default_cv_uv);
	KUNIT_EXPECT_EQ(test, 3048000, all.default_cc_ua);
	/* and what cannot be counted is as much as can */
	all.default_cc_ua = S32_MAX;
	cg_watch_join(&all, &one);
	KUNIT_EXPECT_EQ(test, S32_MAX, all.default_cc_ua);
	all = (struct cg_alone){ .keeps = true, .sleep_resets = true, .sleep_stops = true,
				 .default_cv_uv = 4100000 };
	cg_watch_join(&all, &good);
	KUNIT_EXPECT_TRUE(test, all.keeps && all.sleep_resets && all.sleep_stops);
	KUNIT_EXPECT_FALSE(test, all.stops || all.guards);
	KUNIT_EXPECT_EQ(test, 4200000, all.default_cv_uv);
	all = (struct cg_alone){ .stops = true, .guards = true };
	cg_watch_join(&all, &(struct cg_alone){ .stops = true });
	KUNIT_EXPECT_TRUE(test, all.stops);
	KUNIT_EXPECT_FALSE(test, all.keeps || all.guards || all.sleep_resets || all.sleep_stops);
}

static struct kunit_case cases[] = {
	KUNIT_CASE_PARAM(knows_who_is_supervised, boards_gen_params),
	KUNIT_CASE_PARAM(hands_over_only_what_is_safe, hand_overs_gen_params),
	KUNIT_CASE(a_pack_without_zones_is_never_handed_over),
	KUNIT_CASE(every_zone_counts),
	KUNIT_CASE(only_a_charge_itself_is_handed_over),
	KUNIT_CASE(sleep_sets_no_fault_free),
	KUNIT_CASE(any_charger_may_say_so),
	KUNIT_CASE(a_big_pack_has_a_big_offset),
	KUNIT_CASE(stopped_in_between_it_is_reported_again),
	KUNIT_CASE_PARAM(reports_once_who_does_not_listen, listenings_gen_params),
	KUNIT_CASE(tells_who_is_charged_against_its_orders),
	KUNIT_CASE(two_looks_are_not_enough),
	KUNIT_CASE(a_current_of_before_it_was_stopped_is_no_evidence),
	KUNIT_CASE(two_chargers_are_the_worse_of_both),
	{ }
};

static struct kunit_suite suite = {
	.name = "chargov-watch",
	.test_cases = cases,
};

kunit_test_suite(suite);
