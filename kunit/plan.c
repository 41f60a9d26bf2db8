// SPDX-License-Identifier: GPL-2.0-only
/* Which writes, and in which order: judged by a model chip behind a driver with a cache. */
#include "rig.h"
#include <chargov/plan.h>

#define Q_BQ (CG_QUIRK_ZERO_CC_STOPS | CG_QUIRK_CACHED_FIELDS)

static const struct cg_knobs bq = {
	.caps = {
		.cc = { 0, 5056000, 64000 },
		.cv = { 3840000, 4608000, 16000 },
		.iin = { 100000, 3250000, 50000 },
	},
	.default_iin_ua = 500000,
	.quirks = Q_BQ,
};

/* An on/off property, nothing cached. */
#define ONOFF								\
	.caps = {							\
		.cc = { 512000, 4544000, 64000 },			\
		.cv = { 3504000, 4400000, 16000 },			\
		.iin = { 100000, 3000000, 100000 },			\
	},								\
	.off = 1,							\
	.on = 3

static const struct cg_knobs onoff = { ONOFF };

/* The same, with a watchdog that ends the charge. */
static const struct cg_knobs fed = { ONOFF, .quirks = CG_QUIRK_ON_FEEDS_WATCHDOG };

/* Nothing but a line stops it. */
static const struct cg_knobs line = {
	.caps = {
		.cc = { 500000, 1500000, .n_list = 2, .list = { 500000, 1500000 } },
		.cv = { 4200000, 4200000, 1 },
	},
	.quirks = CG_QUIRK_LINE_STOPS,
};

/* A cache, and fields that hold every value. */
static const struct cg_knobs fine = {
	.caps = {
		.cc = { 0, 10, 1 },
		.cv = { 4200000, 4200000, 1 },
		.iin = { 0, 10, 1 },
	},
	.off = 1,
	.on = 3,
	.quirks = CG_QUIRK_CACHED_FIELDS,
};

/* It tells of its reset by the least that it can. */
static const struct cg_knobs least_tells = {
	.caps = {
		.cc = { 0, 5056000, 64000 },
		.cv = { 3840000, 4608000, 16000 },
		.iin = { 100000, 3250000, 50000 },
	},
	.default_iin_ua = 100000,
};

#define CC CG_KNOB_CC
#define CV CG_KNOB_CV
#define IIN CG_KNOB_IIN
#define SW CG_KNOB_ONOFF

struct plan_row {
	const char *name;
	const struct cg_knobs *knobs;
	struct cg_told told;
	struct cg_decision want;
	int n;
	struct cg_write write[CG_MAX_WRITES];
};

#define OFF_TOLD { true, false, false, 0, 4192000, 2000000, 2050000 }
#define ON_TOLD(cc, cv) { true, false, true, cc, cv, 2000000, 2050000 }
#define NEVER_TOLD { false, false, false, 0, 0, 2050000, 2050000 }
#define WANT_OFF { .enable = false }
#define WANT(cc, cv) { .enable = true, .cc_ua = cc, .cv_uv = cv }

static const struct plan_row plan_rows[] = {
	/* what only a line stops is told the least, and started by it */
	{ "line_to_off", &line, ON_TOLD(1500000, 4200000), WANT_OFF, 1, { { CC, 500000 } } },
	{ "line_to_on", &line, OFF_TOLD, WANT(1500000, 4200000), 1, { { CC, 1500000 } } },
	{ "line_to_more", &line, ON_TOLD(500000, 4200000), WANT(1500000, 4200000), 1,
	  { { CC, 1500000 } } },
	/* off */
	{ "off_and_off_writes_nothing", &bq, OFF_TOLD, WANT_OFF, 0, { } },
	{ "on_to_off", &bq, ON_TOLD(1024000, 4192000), WANT_OFF, 2, { { CC, 64000 }, { CC, 0 } } },
	{ "never_told_and_off_reaches_the_chip", &bq, NEVER_TOLD, WANT_OFF, 2,
	  { { CC, 64000 }, { CC, 0 } } },
	{ "never_told_and_on_is_off_first", &bq, NEVER_TOLD, WANT(1024000, 4192000), 2,
	  { { CC, 64000 }, { CC, 0 } } },
	{ "f21_mismatch_while_on_is_off_first", &bq,
	  { false, false, true, 1024000, 4192000, 500000, 2050000 }, WANT(1024000, 4192000), 2,
	  { { CC, 64000 }, { CC, 0 } } },
	{ "switch_off", &onoff, ON_TOLD(1024000, 4192000), WANT_OFF, 1, { { SW, 1 } } },
	{ "off_by_a_switch_behind_a_cache_is_followed_by_two_currents", &fine,
	  ON_TOLD(5, 4200000), WANT_OFF, 3, { { SW, 1 }, { CC, 0 }, { CC, 1 } } },
	{ "switch_never_told", &onoff, NEVER_TOLD, WANT(1024000, 4192000), 1, { { SW, 1 } } },
	{ "off_of_a_forgetful_chip_is_told_again", &bq,
	  { true, true, false, 0, 4192000, 2000000, 2050000 }, WANT_OFF, 2,
	  { { CC, 64000 }, { CC, 0 } } },

	/* starting */
	{ "start_sets_the_voltage_first", &bq, OFF_TOLD, WANT(1024000, 4192000), 3,
	  { { CV, 4176000 }, { CV, 4192000 }, { CC, 1024000 } } },
	{ "start_at_the_lowest_voltage", &bq, OFF_TOLD, WANT(1024000, 3840000), 3,
	  { { CV, 3856000 }, { CV, 3840000 }, { CC, 1024000 } } },
	{ "start_by_switch_sets_limits_first", &onoff,
	  { true, false, false, 0, 0, 2000000, 2000000 }, WANT(1024000, 4192000), 3,
	  { { CV, 4192000 }, { CC, 1024000 }, { SW, 3 } } },
	{ "start_with_a_decided_input_limit", &onoff, OFF_TOLD,
	  { .enable = true, .cc_ua = 1024000, .cv_uv = 4192000, .iin_ua = 1550000 }, 4,
	  { { IIN, 1500000 }, { CV, 4192000 }, { CC, 1024000 }, { SW, 3 } } },
	{ "start_does_not_leave_the_default_input_limit", &bq,
	  { true, false, false, 0, 0, 500000, 500000 }, WANT(1024000, 4192000), 4,
	  { { IIN, 450000 }, { CV, 4176000 }, { CV, 4192000 }, { CC, 1024000 } } },
	{ "start_does_not_leave_what_the_chip_chose", &bq,
	  { true, false, false, 0, 0, 3250000, 3250000 }, WANT(1024000, 4192000), 4,
	  { { IIN, 3200000 }, { CV, 4176000 }, { CV, 4192000 }, { CC, 1024000 } } },
	{ "start_leaves_neither_of_two_neighbours", &bq,
	  { true, false, false, 0, 0, 550000, 550000 }, WANT(1024000, 4192000), 4,
	  { { IIN, 450000 }, { CV, 4176000 }, { CV, 4192000 }, { CC, 1024000 } } },
	{ "start_leaves_an_unknown_input_limit", &bq, { true, false, false, 0, 0, 0, 0 },
	  WANT(1024000, 4192000), 3,
	  { { CV, 4176000 }, { CV, 4192000 }, { CC, 1024000 } } },
	{ "start_does_not_tell_an_input_limit_of_nothing", &fine,
	  { true, false, false, 0, 0, 5, 0 }, WANT(1, 4200000), 3,
	  { { CC, 0 }, { CC, 1 }, { SW, 3 } } },
	{ "start_returns_from_the_floor_of_the_last_off_path", &bq,
	  { true, false, false, 0, 0, 100000, 2000000 }, WANT(1024000, 4192000), 4,
	  { { IIN, 1950000 }, { CV, 4176000 }, { CV, 4192000 }, { CC, 1024000 } } },

	/* changing */
	{ "f24_no_change_writes_nothing", &bq, ON_TOLD(1024000, 4192000), WANT(1024000, 4192000), 0,
	  { } },
	{ "less_current", &bq, ON_TOLD(1024000, 4192000), WANT(512000, 4192000), 1,
	  { { CC, 512000 } } },
	{ "more_current", &bq, ON_TOLD(512000, 4192000), WANT(1024000, 4192000), 1,
	  { { CC, 1024000 } } },
	{ "less_current_comes_before_more_voltage", &bq, ON_TOLD(1024000, 4096000),
	  WANT(512000, 4192000), 2, { { CC, 512000 }, { CV, 4192000 } } },
	{ "less_voltage_comes_before_more_current", &bq, ON_TOLD(512000, 4192000),
	  WANT(1024000, 4096000), 2, { { CV, 4096000 }, { CC, 1024000 } } },
	{ "less_of_both", &bq, ON_TOLD(1024000, 4192000), WANT(512000, 4096000), 2,
	  { { CV, 4096000 }, { CC, 512000 } } },
	{ "more_of_both", &bq, ON_TOLD(512000, 4096000), WANT(1024000, 4192000), 2,
	  { { CV, 4192000 }, { CC, 1024000 } } },
	{ "a_watchdog_is_fed_in_every_cycle", &fed, ON_TOLD(1024000, 4192000),
	  WANT(1024000, 4192000), 1, { { SW, 3 } } },
	{ "a_watchdog_is_fed_after_the_limits", &fed, ON_TOLD(1024000, 4192000),
	  WANT(512000, 4192000), 2, { { CC, 512000 }, { SW, 3 } } },
	{ "who_was_not_heard_is_told_its_current_and_not_fed", &fed,
	  { true, false, true, 1024000, 4192000, 2000000, 2050000, true },
	  WANT(1024000, 4192000), 1, { { CC, 1024000 } } },
	{ "limits_are_told_without_a_look", &fed,
	  { true, false, true, 1024000, 4192000, 2000000, 2050000, true },
	  WANT(512000, 4192000), 1, { { CC, 512000 } } },
	{ "the_watchdog_of_what_is_off_is_not_fed", &fed, OFF_TOLD, WANT_OFF, 0, { } },
	{ "the_value_below_the_least_current_is_none", &fine,
	  { true, true, true, 1, 4200000, 0, 0 }, WANT(1, 4200000), 4,
	  { { CV, 4200000 }, { CV, 4200000 }, { CC, 0 }, { CC, 1 } } },
	{ "the_value_below_another_is_the_next", &fine,
	  { true, true, true, 2, 4200000, 0, 0 }, WANT(2, 4200000), 4,
	  { { CV, 4200000 }, { CV, 4200000 }, { CC, 1 }, { CC, 2 } } },
	{ "a_forgetful_chip_is_told_again", &bq,
	  { true, true, true, 1024000, 4192000, 2000000, 2050000 }, WANT(1024000, 4192000), 4,
	  { { CV, 4176000 }, { CV, 4192000 }, { CC, 960000 }, { CC, 1024000 } } },
};

KUNIT_ARRAY_PARAM_DESC(plan_rows, plan_rows, name);

#define SOURCE(ua)	{ .iin_ua = (ua) }

/* While nothing is charged only the input limit is followed. */
static const struct plan_row input_rows[] = {
	{ "nothing_said_writes_nothing", &bq, OFF_TOLD, WANT_OFF, 0, { } },
	{ "a_weaker_source", &onoff, OFF_TOLD, SOURCE(500000), 1, { { IIN, 500000 } } },
	{ "a_stronger_source", &onoff, { true, false, false, 0, 0, 500000, 2000000 },
	  SOURCE(1500000), 1, { { IIN, 1500000 } } },
	{ "the_same_source", &onoff, { true, false, false, 0, 0, 1500000, 2000000 },
	  SOURCE(1500000), 0, { } },
	{ "rounded_down", &onoff, OFF_TOLD, SOURCE(599999), 1, { { IIN, 500000 } } },
	{ "less_than_the_chip_can_is_the_least", &onoff, OFF_TOLD, SOURCE(1), 1,
	  { { IIN, 100000 } } },
	{ "more_than_the_chip_can_is_the_most", &onoff, OFF_TOLD, SOURCE(9000000), 1,
	  { { IIN, 3000000 } } },
	{ "not_what_tells_of_a_reset", &bq, OFF_TOLD, SOURCE(500000), 1, { { IIN, 450000 } } },
	{ "the_least_even_if_it_tells_of_a_reset", &least_tells, OFF_TOLD, SOURCE(100000), 1,
	  { { IIN, 100000 } } },
	{ "a_microampere", &fine, OFF_TOLD, SOURCE(1), 1, { { IIN, 1 } } },
	{ "a_charger_that_is_not_known_is_left", &onoff, NEVER_TOLD, SOURCE(500000), 0, { } },
};

KUNIT_ARRAY_PARAM_DESC(input_rows, input_rows, name);

static void follows_the_source(struct kunit *test)
{
	const struct plan_row *row = test->param_value;
	struct cg_plan plan;
	int i;

	memset(&plan, 0xa5, sizeof(plan));
	cg_plan_input(row->knobs, &row->told, &row->want, &plan);
	KUNIT_ASSERT_EQ(test, row->n, plan.n);
	for (i = 0; i < plan.n; i++) {
		KUNIT_EXPECT_EQ(test, row->write[i].knob, plan.write[i].knob);
		KUNIT_EXPECT_EQ(test, row->write[i].value, plan.write[i].value);
	}
}

static void writes_in_this_order(struct kunit *test)
{
	const struct plan_row *row = test->param_value;
	struct cg_plan plan;
	int i;

	memset(&plan, 0xa5, sizeof(plan));
	cg_plan_make(row->knobs, &row->told, &row->want, &plan);
	KUNIT_ASSERT_EQ(test, row->n, plan.n);
	for (i = 0; i < plan.n; i++) {
		KUNIT_EXPECT_EQ(test, row->write[i].knob, plan.write[i].knob);
		KUNIT_EXPECT_EQ(test, row->write[i].value, plan.write[i].value);
	}
}

struct read_row {
	const char *name;
	u32 quirks;
	enum cg_knob knob;
	s32 told;
	s32 read;
	bool ok;
};

static const struct read_row read_rows[] = {
	{ "equal_is_right", 0, CC, 1024000, 1024000, true },
	{ "f20_more_is_wrong", 0, CC, 1024000, 1088000, false },
	{ "less_is_wrong", 0, CC, 1024000, 960000, false },
	{ "less_may_be_right_for_a_cool_chip", CG_QUIRK_CC_READS_LOWER, CC, 1024000, 204800,
	  true },
	{ "equal_is_right_for_a_cool_chip", CG_QUIRK_CC_READS_LOWER, CC, 1024000, 1024000, true },
	{ "nothing_may_be_right_for_a_cool_chip", CG_QUIRK_CC_READS_LOWER, CC, 1, 0, true },
	{ "more_is_wrong_for_a_cool_chip", CG_QUIRK_CC_READS_LOWER, CC, 1024000, 1024001, false },
	{ "negative_is_wrong_for_a_cool_chip", CG_QUIRK_CC_READS_LOWER, CC, 1024000, -1, false },
	{ "off_must_read_off_for_a_cool_chip", CG_QUIRK_CC_READS_LOWER, CC, 0, 64000, false },
	{ "less_voltage_is_wrong_for_a_cool_chip", CG_QUIRK_CC_READS_LOWER, CV, 4192000, 4176000,
	  false },
	{ "a_switch_reads_as_it_was_written", 0, SW, 3, 1, false },
	{ "a_switch_that_reads_a_state_proves_nothing", CG_QUIRK_ONOFF_READS_STATE, SW, 0, 3,
	  true },
	{ "a_current_beside_such_a_switch_is_still_read", CG_QUIRK_ONOFF_READS_STATE, CC, 1024000,
	  1088000, false },
};

KUNIT_ARRAY_PARAM_DESC(read_rows, read_rows, name);

static void reads_back_what_it_wrote(struct kunit *test)
{
	const struct read_row *row = test->param_value;
	struct cg_knobs knobs = { .quirks = row->quirks };

	KUNIT_EXPECT_EQ(test, row->ok, cg_plan_read_ok(&knobs, row->knob, row->told, row->read));
}

/**
 * struct chip - a chip behind a driver
 * @now: what its fields hold
 * @cache: what the driver thinks that they hold
 */
struct chip {
	s32 now[CG_N_KNOBS];
	s32 cache[CG_N_KNOBS];
};

/* Back to its defaults, unseen by its driver. */
static void chip_reset(struct chip *chip)
{
	chip->now[CC] = 2048000;
	chip->now[CV] = 4208000;
	chip->now[IIN] = 500000;
}

static void chip_write(const struct cg_knobs *knobs, struct chip *chip,
		       const struct cg_write *write)
{
	bool cached = knobs->quirks & CG_QUIRK_CACHED_FIELDS && write->knob != IIN;

	if (cached && chip->cache[write->knob] == write->value)
		return;
	chip->now[write->knob] = write->value;
	chip->cache[write->knob] = write->value;
}

static bool chip_charges(const struct cg_knobs *knobs, const struct chip *chip)
{
	return knobs->quirks & CG_QUIRK_ZERO_CC_STOPS ? chip->now[CC] > 0 :
							chip->now[SW] != knobs->off;
}

/* Run a plan; while charging, no field may ever be looser than both before and after. */
static void chip_run(struct kunit *test, const struct cg_knobs *knobs, struct chip *chip,
		     const struct cg_plan *plan, const struct cg_told *told,
		     const struct cg_decision *want)
{
	int i;

	for (i = 0; i < plan->n; i++) {
		chip_write(knobs, chip, &plan->write[i]);
		if (!told->verified || !want->enable || !chip_charges(knobs, chip))
			continue;
		KUNIT_ASSERT_LE(test, chip->now[CV], max(told->on ? told->cv_uv : 0, want->cv_uv));
		KUNIT_ASSERT_LE(test, chip->now[CC], max(told->on ? told->cc_ua : 0, want->cc_ua));
		if (told->on && want->cc_ua < told->cc_ua && want->cv_uv > told->cv_uv)
			KUNIT_ASSERT_FALSE(test, chip->now[CC] > want->cc_ua &&
					   chip->now[CV] > told->cv_uv);
	}
}

/* A failed write left off in the cache only; the current is in the register of the switch. */
static void off_arrives_though_the_cache_has_it_already(struct kunit *test)
{
	struct cg_plan plan;
	struct chip chip;
	s32 told_ua;
	int i;

	cg_plan_off(&fine, &plan);
	for (told_ua = fine.caps.cc.min; told_ua <= fine.caps.cc.max; told_ua++) {
		chip = (struct chip){ .now = { [CC] = told_ua, [SW] = fine.on },
				      .cache = { [CC] = told_ua, [SW] = fine.off } };
		for (i = 0; i < plan.n; i++) {
			if (chip.cache[plan.write[i].knob] == plan.write[i].value)
				continue;
			chip.cache[plan.write[i].knob] = plan.write[i].value;
			chip.now[CC] = chip.cache[CC];
			chip.now[SW] = chip.cache[SW];
		}
		KUNIT_EXPECT_EQ(test, fine.off, chip.now[SW]);
	}
}

static struct cg_decision random_decision(const struct cg_knobs *knobs, u64 *seed)
{
	const struct cg_range *cc = &knobs->caps.cc;
	const struct cg_range *cv = &knobs->caps.cv;
	struct cg_decision want = { .enable = rig_random(seed) % 3 };

	if (want.enable) {
		want.cc_ua = cg_range_floor(cc, rig_between(seed, cc->min + cc->step, cc->max));
		want.cv_uv = cg_range_floor(cv, rig_between(seed, cv->min, cv->max));
	}
	return want;
}

/*
 * P8 and F21: whatever was told before, and wherever the chip reset behind its driver's back
 * while nothing was trusted or it was off, after the plan the chip holds what was decided.
 */
static void the_chip_ends_up_as_decided(struct kunit *test, const struct cg_knobs *knobs)
{
	struct cg_told told = { .iin_ua = 2000000, .base_iin_ua = 2000000 };
	struct chip chip = { .now = { [IIN] = 2000000 }, .cache = { [IIN] = 2000000 } };
	struct cg_plan plan;
	u64 seed = 8;
	int i;

	for (i = 0; i < 5000; i++) {
		struct cg_decision want = random_decision(knobs, &seed);

		if (knobs->quirks & CG_QUIRK_CACHED_FIELDS && !(rig_random(&seed) % 4)) {
			chip_reset(&chip);
			told.verified = false;
		}
		cg_plan_make(knobs, &told, &want, &plan);
		chip_run(test, knobs, &chip, &plan, &told, &want);
		told.on = want.enable && told.verified;
		KUNIT_ASSERT_EQ(test, told.on, chip_charges(knobs, &chip));
		if (told.on) {
			KUNIT_ASSERT_EQ(test, want.cc_ua, chip.now[CC]);
			KUNIT_ASSERT_EQ(test, want.cv_uv, chip.now[CV]);
			KUNIT_ASSERT_NE(test, knobs->default_iin_ua ?: -1, chip.now[IIN]);
			if (knobs->default_iin_ua)
				KUNIT_ASSERT_NE(test, told.base_iin_ua, chip.now[IIN]);
		}
		told.verified = true;
		told.cc_ua = told.on ? want.cc_ua : 0;
		told.cv_uv = told.on ? want.cv_uv : told.cv_uv;
		told.iin_ua = chip.now[IIN];
	}
}

static void p8_the_cached_chip_ends_up_as_decided(struct kunit *test)
{
	the_chip_ends_up_as_decided(test, &bq);
}

static void p8_the_switched_chip_ends_up_as_decided(struct kunit *test)
{
	the_chip_ends_up_as_decided(test, &onoff);
}

static void p20_absurd_numbers_are_survived(struct kunit *test)
{
	static const s32 odd[] = { S32_MIN, -1, 0, 1, 64000, S32_MAX };
	struct cg_knobs knobs = bq;
	struct cg_plan plan;
	u64 seed = 20;
	int i;

	for (i = 0; i < 5000; i++) {
		struct cg_told told = {
			.verified = rig_random(&seed) & 1,
			.rewrite = rig_random(&seed) & 1,
			.on = rig_random(&seed) & 1,
			.cc_ua = odd[rig_random(&seed) % 6],
			.cv_uv = odd[rig_random(&seed) % 6],
			.iin_ua = odd[rig_random(&seed) % 6],
			.base_iin_ua = odd[rig_random(&seed) % 6],
		};
		struct cg_decision want = {
			.enable = rig_random(&seed) & 1,
			.cc_ua = odd[rig_random(&seed) % 6],
			.cv_uv = odd[rig_random(&seed) % 6],
			.iin_ua = odd[rig_random(&seed) % 6],
		};

		/* of any chip that could be */
		knobs.quirks = rig_random(&seed) & (2 * CG_QUIRK_ONLINE_OF_SOURCE - 1);
		cg_plan_make(&knobs, &told, &want, &plan);
		KUNIT_ASSERT_LE(test, plan.n, CG_MAX_WRITES);
	}
}

static void off_forgets_what_was_in_the_plan(struct kunit *test)
{
	struct cg_plan plan;

	memset(&plan, 0xa5, sizeof(plan));
	cg_plan_off(&onoff, &plan);
	KUNIT_EXPECT_EQ(test, 1, plan.n);
	KUNIT_EXPECT_EQ(test, SW, plan.write[0].knob);
	KUNIT_EXPECT_EQ(test, 1, plan.write[0].value);
}

static struct kunit_case plan_cases[] = {
	KUNIT_CASE(off_forgets_what_was_in_the_plan),
	KUNIT_CASE(off_arrives_though_the_cache_has_it_already),
	KUNIT_CASE_PARAM(writes_in_this_order, plan_rows_gen_params),
	KUNIT_CASE_PARAM(follows_the_source, input_rows_gen_params),
	KUNIT_CASE_PARAM(reads_back_what_it_wrote, read_rows_gen_params),
	KUNIT_CASE(p8_the_cached_chip_ends_up_as_decided),
	KUNIT_CASE(p8_the_switched_chip_ends_up_as_decided),
	KUNIT_CASE(p20_absurd_numbers_are_survived),
	{ }
};

static struct kunit_suite plan_suite = {
	.name = "chargov-plan",
	.test_cases = plan_cases,
};

kunit_test_suite(plan_suite);
