// SPDX-License-Identifier: GPL-2.0-only
/* What counts of a time in which little was charged, or nobody looked (P6). */
#include "rig.h"

/*
 * What of 10 s counts when the source is the limit, or the charger is told little: 1 A unless the
 * row says else, and the pack may have 1.5 A.
 */
struct slow_row {
	const char *name;
	enum cg_phase phase;
	s64 current_ua;
	bool current_valid;
	s64 want_ms;
	s32 told_ua;
};

static const struct slow_row slow_rows[] = {
	{ "all_of_the_told_current", CG_PHASE_CC, 1000000, true, 10000 },
	{ "more_than_told", CG_PHASE_CC, 1100000, true, 10000 },
	{ "three_quarters", CG_PHASE_CC, 750000, true, 7500 },
	{ "just_more_than_half", CG_PHASE_CC, 500100, true, 5001 },
	{ "never_less_than_half", CG_PHASE_CC, 400000, true, 5000 },
	{ "no_current", CG_PHASE_CC, 0, true, 5000 },
	{ "discharge", CG_PHASE_CC, -2000000, true, 5000 },
	{ "unknown_current", CG_PHASE_CC, 0, false, 10000 },
	{ "cv_is_no_limit_of_the_source", CG_PHASE_CV, 400000, true, 10000 },
	{ "precharge_is_no_limit_of_the_source", CG_PHASE_PRECHARGE, 100000, true, 10000 },
	{ "precharge_has_a_timer_of_its_own", CG_PHASE_PRECHARGE, 100000, true, 10000, 100000 },
	{ "waking_up_has_one_too", CG_PHASE_WAKEUP, 100000, true, 10000, 100000 },
	{ "told_half_of_all_counts_whole", CG_PHASE_CC, 750000, true, 10000, 750000 },
	{ "told_less_than_half_counts_less", CG_PHASE_CC, 600000, true, 8000, 600000 },
	{ "told_a_fifth_by_a_slow_type", CG_PHASE_CC, 300000, true, 4000, 300000 },
	{ "told_a_fifth_and_half_of_that_comes", CG_PHASE_CC, 150000, true, 2000, 300000 },
	{ "told_a_fifth_at_constant_voltage", CG_PHASE_CV, 60000, true, 4000, 300000 },
	{ "no_slower_than_an_eighth", CG_PHASE_CC, 50000, true, 1251, 50000 },
	{ "no_slower_though_nothing_comes", CG_PHASE_CC, 0, true, 1251, 100000 },
};

KUNIT_ARRAY_PARAM_DESC(slow_rows, slow_rows, name);

static void runs_slower_for_less_current(struct kunit *test)
{
	const struct slow_row *row = test->param_value;
	struct rig *rig = rig_new(test);

	rig_time(rig, 1);
	rig->state.enabled = true;
	rig->state.phase = row->phase;
	rig->view.charger[0].told_on = true;
	rig->view.charger[0].told_cc_ua = row->told_ua ?: 1000000;
	rig_read(rig, CG_V_CURRENT_UA, row->current_ua);
	rig->view.f[CG_V_CURRENT_UA].valid = row->current_valid;
	rig_time(rig, 10000);
	KUNIT_EXPECT_EQ(test, row->want_ms, rig->state.charged_ms);
}

struct suspend_row {
	const char *name;
	bool told_on;
	enum cg_trust trust;
	s64 charged_ms;
	s64 slept_ms;
	bool slept_on;
	enum cg_status status;
	bool unknown;
	bool decided_off;
};

static const struct suspend_row suspend_rows[] = {
	{ "told_off_for_the_sleep_counts_to_the_deadline", false, CG_TRUST_VERIFIED, 60000,
	  36000000 },
	{ "woken_before_the_deadline_counts_to_then", false, CG_TRUST_VERIFIED, 30000, 30000 },
	{ "left_on_counts_all_of_it", true, CG_TRUST_VERIFIED, 36000000, 36000000 },
	{ "left_on_and_full_counts_to_the_deadline", true, CG_TRUST_VERIFIED, 60000, 36000000,
	  .status = CG_STATUS_FULL },
	{ "left_on_and_pausing_counts_all_of_it", true, CG_TRUST_VERIFIED, 36000000, 36000000,
	  .status = CG_STATUS_NOT_CHARGING },
	{ "left_on_and_who_knows_counts_all_of_it", true, CG_TRUST_VERIFIED, 36000000, 36000000,
	  .status = CG_STATUS_FULL, .unknown = true },
	{ "on_though_it_is_to_be_off_counts_all_of_it", true, CG_TRUST_VERIFIED, 36000000,
	  36000000, .status = CG_STATUS_FULL, .decided_off = true },
	{ "full_between_two_looks_is_counted", true, CG_TRUST_VERIFIED, CG_LOOK_MS, CG_LOOK_MS,
	  .status = CG_STATUS_FULL },
	{ "not_known_to_be_off_counts_all_of_it", false, CG_TRUST_UNKNOWN, 36000000,
	  36000000 },
	{ "what_its_driver_set_free_counts_all_of_it", false, CG_TRUST_VERIFIED, 36000000,
	  36000000, true },
};

KUNIT_ARRAY_PARAM_DESC(suspend_rows, suspend_rows, name);

static void p6_a_sleep_counts(struct kunit *test)
{
	const struct suspend_row *row = test->param_value;
	struct rig *rig = rig_new(test);

	rig_time(rig, 1);
	rig->state.enabled = true;
	rig->state.phase = CG_PHASE_CC;
	rig->state.next_ms = 60000;
	rig->view.charger[0].told_on = row->told_on;
	rig->view.charger[0].trust = row->trust;
	rig->view.charger[0].slept_on = row->slept_on;
	rig_read_charger(rig, CG_C_STATUS, row->status ?: CG_STATUS_CHARGING);
	rig->view.charger[0].f[CG_C_STATUS].valid = !row->unknown;
	rig->state.enabled = !row->decided_off;
	rig_time(rig, row->slept_ms);
	KUNIT_EXPECT_EQ(test, row->charged_ms, rig->state.charged_ms);
}

/*
 * Found by reading: a gauge that still showed what was read before the sleep, 1.5 A, put 12 Ah into
 * a battery in a night in which the charger was off.
 */
static void what_was_cut_off_puts_in_no_more(struct kunit *test)
{
	struct rig *rig = rig_new(test);

	rig_time(rig, 1);
	rig->state.enabled = true;
	rig->state.phase = CG_PHASE_CC;
	rig->state.next_ms = 60000;
	rig->view.charger[0].trust = CG_TRUST_VERIFIED;
	rig_read(rig, CG_V_CURRENT_UA, 1500000);
	rig_time(rig, 8 * CG_HOUR_MS);
	KUNIT_EXPECT_EQ(test, 60000LL * 1500000, rig->state.put_in_uams);
}

/* Found by reading: its own timer, four hours, ended each charge that was told so little. */
static void constant_voltage_takes_longer_with_little(struct kunit *test)
{
	struct rig *rig = rig_new(test);

	rig_time(rig, 1);
	rig->state.enabled = true;
	rig->state.phase = CG_PHASE_CV;
	rig->view.charger[0].told_on = true;
	rig->view.charger[0].told_cc_ua = 300000;
	rig_time(rig, 10000);
	KUNIT_EXPECT_EQ(test, 4000, rig->state.cv_ms);
}

/*
 * Of a charge that is told no more than noise half of that is a current. Found by drawn packs:
 * only more than the end current was one, so a charge that began near its end had never seen any,
 * and ended in a fault each minute for ever.
 */
static void a_current_is_seen_of_a_charge_that_is_told_little(struct kunit *test)
{
	static const struct {
		u8 chargers;
		s32 told_ua;
		s32 term_ua;
		s32 least_ua;
	} rows[] = {
		{ 1, 80000, 150000, 40000 }, { 1, 1472000, 150000, 50001 }, { 1, 0, 150000, 50001 },
		/* of one that has gone nothing is known but that */
		{ 0, 80000, 150000, 50001 },
		/* a small battery ends with less */
		{ 1, 1472000, 30000, 30001 },
	};
	struct rig *rig = rig_new(test);
	unsigned int i;
	int less;

	for (i = 0; i < ARRAY_SIZE(rows); i++) {
		rig->state.enabled = true;
		rig->state.current_seen = false;
		rig->view.n_chargers = rows[i].chargers;
		rig->view.charger[0].told_cc_ua = rows[i].told_ua;
		rig->profile.term_ua = rows[i].term_ua;
		for (less = 1; less >= 0; less--) {
			rig_read(rig, CG_V_CURRENT_UA, rows[i].least_ua - less);
			rig_time(rig, 1000);
			KUNIT_EXPECT_EQ_MSG(test, !less, rig->state.current_seen, "row %u", i);
		}
	}
}

static struct kunit_case cases[] = {
	KUNIT_CASE(constant_voltage_takes_longer_with_little),
	KUNIT_CASE(a_current_is_seen_of_a_charge_that_is_told_little),
	KUNIT_CASE_PARAM(runs_slower_for_less_current, slow_rows_gen_params),
	KUNIT_CASE_PARAM(p6_a_sleep_counts, suspend_rows_gen_params),
	KUNIT_CASE(what_was_cut_off_puts_in_no_more),
	{ }
};

static struct kunit_suite suite = {
	.name = "chargov-slept",
	.test_cases = cases,
};

kunit_test_suite(suite);
