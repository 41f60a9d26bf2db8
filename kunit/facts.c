// SPDX-License-Identifier: GPL-2.0-only
/* What may be called known: validity, age and size of every reading, and the clock. */
#include "rig.h"

struct age_row {
	const char *name;
	s64 stale_ms;
	s64 age_ms;
	bool valid;
	bool known;
};

static const struct age_row age_rows[] = {
	{ "fresh_is_known", 1000, 0, true, true },
	{ "fresh_but_not_valid_is_not", 1000, 0, false, false },
	{ "as_old_as_allowed_is_known", 10000, 10000 + CG_SLACK_MS, true, true },
	{ "older_than_allowed_is_not", 10000, 10001 + CG_SLACK_MS, true, false },
	{ "one_missed_look_is_forgiven", 1000, 1040, true, true },
	{ "two_missed_looks_are_not", 1000, 2080, true, false },
	{ "no_permission_lasts_over_a_minute", S64_MAX, 60001 + CG_SLACK_MS, true, false },
	{ "no_permission_is_below_a_second", S64_MIN, 1000, true, true },
	{ "read_after_the_cycle_began_is_known", 1000, -3000, true, true },
	{ "read_a_minute_after_it_is_known", 1000, -60000, true, true },
	{ "read_in_the_far_future_is_not", 1000, -60001, true, false },
};

KUNIT_ARRAY_PARAM_DESC(age_rows, age_rows, name);

static void too_old_is_unknown(struct kunit *test)
{
	const struct age_row *row = test->param_value;
	struct rig *rig = rig_new(test);
	int i;

	rig->state.stale_ms = row->stale_ms;
	for (i = 0; i < CG_N_VIEW_FIELDS; i++) {
		rig->view.f[i].at_ms = rig->view.now_ms - row->age_ms;
		rig->view.f[i].valid = row->valid;
	}
	for (i = 0; i < CG_N_CHARGER_FIELDS; i++) {
		rig->view.charger[0].f[i].at_ms = rig->view.now_ms - row->age_ms;
		rig->view.charger[0].f[i].valid = row->valid;
	}
	rig_facts(rig);
	for (i = 0; i < CG_N_FACTS; i++)
		KUNIT_EXPECT_EQ(test, row->known, cg_known(&rig->facts, i));
	if (row->known)
		KUNIT_EXPECT_EQ(test, max_t(s64, row->age_ms, 0), rig->facts.oldest_ms);
}

static void never_read_is_unknown(struct kunit *test)
{
	struct rig *rig = rig_new(test);

	rig->view.f[CG_V_CURRENT_UA].at_ms = CG_NEVER_MS;
	KUNIT_EXPECT_FALSE(test, cg_known(rig_facts(rig), CG_FACT_CURRENT_UA));
	rig->view.f[CG_V_CURRENT_UA].at_ms = S64_MIN;
	KUNIT_EXPECT_FALSE(test, cg_known(rig_facts(rig), CG_FACT_CURRENT_UA));
}

struct size_row {
	const char *name;
	u8 cells;
	s64 value;
	bool known;
	s32 want;
};

static const struct size_row size_rows[] = {
	{ "one_cell_is_the_pack", 1, 4200000, true, 4200000 },
	{ "four_cells_are_four_times_the_cell", 4, 4200000, true, 16800000 },
	{ "no_cells_count_as_one", 0, 4200000, true, 4200000 },
	{ "largest_that_fits", 1, S32_MAX, true, S32_MAX },
	{ "one_more_does_not", 1, S32_MAX + 1LL, false, 0 },
	{ "scaled_beyond_what_fits", 255, S32_MAX / 255 + 1, false, 0 },
	{ "largest_there_is", 16, S64_MAX, false, 0 },
	{ "smallest_there_is", 16, S64_MIN, false, 0 },
};

KUNIT_ARRAY_PARAM_DESC(size_rows, size_rows, name);

static void scales_cells_to_the_pack(struct kunit *test)
{
	const struct size_row *row = test->param_value;
	struct rig *rig = rig_new(test);

	rig->profile.cells_series = row->cells;
	rig_volts(rig, row->value);
	rig_facts(rig);
	KUNIT_EXPECT_EQ(test, row->known, cg_known(&rig->facts, CG_FACT_V_MAX_UV));
	KUNIT_EXPECT_EQ(test, row->known, cg_known(&rig->facts, CG_FACT_V_MIN_UV));
	KUNIT_EXPECT_EQ(test, row->want, rig->facts.fact[CG_FACT_V_MAX_UV]);
}

struct missing_row {
	const char *name;
	int field;
	enum cg_why why;
};

static const struct missing_row missing_rows[] = {
	{ "presence", CG_V_PRESENT, CG_WHY_NO_BATTERY },
	{ "highest_cell", CG_V_CELL_MAX_UV, CG_WHY_NO_VOLTAGE },
	{ "lowest_cell", CG_V_CELL_MIN_UV, CG_WHY_NO_VOLTAGE },
	{ "current", CG_V_CURRENT_UA, CG_WHY_NO_CURRENT },
	{ "hottest_sensor", CG_V_TEMP_MAX_MDEGC, CG_WHY_NO_TEMPERATURE },
	{ "coldest_sensor", CG_V_TEMP_MIN_MDEGC, CG_WHY_NO_TEMPERATURE },
	{ "terminal_voltage_is_not_needed", CG_V_VOLTAGE_UV, CG_WHY_NONE },
	{ "displayed_temperature_is_not_needed", CG_V_TEMP_MDEGC, CG_WHY_NONE },
	{ "capacity_is_not_needed_here", CG_V_CAPACITY_PCT, CG_WHY_NONE },
	{ "cycles_are_not_needed", CG_V_CYCLES, CG_WHY_NONE },
	{ "error_margin_is_not_needed", CG_V_MARGIN_PCT, CG_WHY_NONE },
};

KUNIT_ARRAY_PARAM_DESC(missing_rows, missing_rows, name);

static void names_what_is_missing(struct kunit *test)
{
	const struct missing_row *row = test->param_value;
	struct rig *rig = rig_new(test);

	KUNIT_EXPECT_EQ(test, CG_WHY_NONE, cg_facts_missing(rig_facts(rig)));
	rig->view.f[row->field].valid = false;
	KUNIT_EXPECT_EQ(test, row->why, cg_facts_missing(rig_facts(rig)));
}

static void charger_must_be_asked(struct kunit *test)
{
	struct rig *rig = rig_new(test);

	rig->view.charger[0].f[CG_C_ONLINE].valid = false;
	KUNIT_EXPECT_EQ(test, CG_WHY_NO_CHARGER, cg_facts_missing(rig_facts(rig)));
	rig_plug(rig, true);
	rig->view.charger[0].f[CG_C_STATUS].valid = false;
	KUNIT_EXPECT_EQ(test, CG_WHY_NO_CHARGER, cg_facts_missing(rig_facts(rig)));
}

/*
 * The fuzzer found: the first word that a charger had was of a fault, and the same charger would
 * have gone on charging had it not been asked (P11).
 */
static void charger_health_is_missed_even_if_it_was_never_there(struct kunit *test)
{
	struct rig *rig = rig_new(test);

	rig->view.charger[0].f[CG_C_HEALTH].valid = false;
	KUNIT_EXPECT_EQ(test, CG_WHY_NO_CHARGER, cg_facts_missing(rig_facts(rig)));
	rig_read_charger(rig, CG_C_HEALTH, 1);
	KUNIT_EXPECT_EQ(test, CG_WHY_NONE, cg_facts_missing(rig_facts(rig)));
	rig->view.charger[0].f[CG_C_HEALTH].valid = false;
	KUNIT_EXPECT_EQ(test, CG_WHY_NO_CHARGER, cg_facts_missing(rig_facts(rig)));
}

struct count_row {
	const char *name;
	u8 n;
	bool charger;
};

static const struct count_row count_rows[] = {
	{ "no_charger", 0, false },
	{ "one_charger", 1, true },
	{ "two_chargers_would_double_the_current", 2, false },
	{ "absurdly_many_chargers", 255, false },
};

KUNIT_ARRAY_PARAM_DESC(count_rows, count_rows, name);

static void governs_exactly_one_charger(struct kunit *test)
{
	const struct count_row *row = test->param_value;
	struct rig *rig = rig_new(test);

	rig->view.n_chargers = row->n;
	rig_facts(rig);
	KUNIT_EXPECT_EQ(test, row->charger, !!rig->facts.charger);
	KUNIT_EXPECT_EQ(test, row->charger ? CG_WHY_NONE : CG_WHY_NO_CHARGER,
			cg_facts_missing(&rig->facts));
}

struct clock_row {
	const char *name;
	s64 last_ms;
	s64 next_ms;
	s64 now_ms;
	bool ok;
	s64 dt_ms;
};

static const struct clock_row clock_rows[] = {
	{ "first_decision", CG_NEVER_MS, 0, 5000, true, 0 },
	{ "time_passes", 5000, 1000, 6000, true, 1000 },
	{ "time_stands_still", 5000, 1000, 5000, true, 0 },
	{ "time_goes_back", 5000, 1000, 4999, false, 0 },
	{ "negative_time", CG_NEVER_MS, 0, -1, false, 0 },
	{ "largest_time", 0, 1000, S64_MAX, false, 0 },
	{ "smallest_time", 0, 1000, S64_MIN, false, 0 },
	{ "the_last_time_that_can_be_added_to", S64_MAX / 4 - 5, 1000, S64_MAX / 4, true, 5 },
	{ "a_millisecond_more", S64_MAX / 4 - 5, 1000, S64_MAX / 4 + 1, false, 0 },
	{ "late_but_possible", 0, 60000, 60000 + CG_JUMP_MS, true, 60000 + CG_JUMP_MS },
	{ "a_jump_forward", 0, 60000, 60001 + CG_JUMP_MS, false, 60001 + CG_JUMP_MS },
	{ "long_sleep_without_a_deadline", 0, 0, 400LL * 86400000, true, CG_DT_MAX_MS },
	{ "forty_nine_days_are_nothing", (1LL << 32) - 300, 1000, (1LL << 32) + 700, true, 1000 },
};

KUNIT_ARRAY_PARAM_DESC(clock_rows, clock_rows, name);

static void reads_the_clock(struct kunit *test)
{
	const struct clock_row *row = test->param_value;
	struct rig *rig = rig_new(test);

	rig->state.last_ms = row->last_ms;
	rig->state.next_ms = row->next_ms;
	rig->view.now_ms = row->now_ms;
	rig_facts(rig);
	KUNIT_EXPECT_EQ(test, row->ok, rig->facts.clock_ok);
	KUNIT_EXPECT_EQ(test, row->dt_ms, rig->facts.dt_ms);
	KUNIT_EXPECT_EQ(test, clamp_t(s64, row->now_ms, 0, S64_MAX / 4), rig->facts.now_ms);
}

/* What is left of an earlier cycle in the memory is no fact of this one. */
static void nothing_is_left_of_the_cycle_before(struct kunit *test)
{
	static const struct cg_levels none;
	struct rig *rig = rig_new(test);
	struct cg_facts *facts = &rig->facts;
	int i;

	memset(facts, 0xa5, sizeof(*facts));
	facts->idle = true;
	for (i = 0; i < CG_N_VIEW_FIELDS; i++)
		rig->view.f[i].valid = false;
	rig->view.n_chargers = 0;
	rig_facts(rig);
	KUNIT_EXPECT_EQ(test, 0, facts->known);
	for (i = 0; i < CG_N_FACTS; i++)
		KUNIT_EXPECT_EQ(test, 0, facts->fact[i]);
	KUNIT_EXPECT_NULL(test, facts->charger);
	KUNIT_EXPECT_EQ(test, 0, facts->dt_ms);
	KUNIT_EXPECT_EQ(test, 0, facts->cell_cv_uv);
	KUNIT_EXPECT_EQ(test, 0, facts->near_uv);
	KUNIT_EXPECT_EQ(test, 0, facts->cv_limit_uv);
	KUNIT_EXPECT_EQ(test, CG_STALE_MAX_MS, facts->look_ms);
	KUNIT_EXPECT_EQ(test, 0, facts->rest_left_ms);
	KUNIT_EXPECT_MEMEQ(test, &none, &facts->levels, sizeof(none));
	KUNIT_EXPECT_EQ(test, CG_WHY_NONE, facts->ended);
	KUNIT_EXPECT_PTR_EQ(test, (const struct cg_view *)&rig->view, facts->view);
	KUNIT_EXPECT_FALSE(test, facts->new_session);
	KUNIT_EXPECT_FALSE(test, facts->idle);
}

/* What the charger was told, and what of it the path takes. */
struct told_row {
	const char *name;
	bool on;
	s32 told_uv;
	s32 path_uv;
	s32 cell_uv;
	s32 near_uv;
};

static const struct told_row told_rows[] = {
	{ "all_of_it_is_the_cells", true, 4200000, 0, 4200000, 4158000 },
	{ "less_what_the_path_takes", true, 4200000, 100000, 4100000, 4059000 },
	{ "told_off", false, 4200000, 0, 0, 0 },
	{ "told_nothing", true, 0, 0, 0, 0 },
	{ "told_nothing_behind_a_path", true, 0, 100000, 0, 0 },
	{ "told_next_to_nothing", true, 1, 0, 1, 1 },
	{ "told_less_than_nothing", true, -4200000, 0, 0, 0 },
	{ "told_more_than_can_be_calculated_with", true, S32_MAX, 0, 1073741823, 1063004405 },
};

KUNIT_ARRAY_PARAM_DESC(told_rows, told_rows, name);

static void knows_what_the_cells_may_have(struct kunit *test)
{
	const struct told_row *row = test->param_value;
	struct rig *rig = rig_new(test);

	rig->view.charger[0].told_on = row->on;
	rig->view.charger[0].told_cv_uv = row->told_uv;
	rig->state.path_uv = row->path_uv;
	rig_facts(rig);
	KUNIT_EXPECT_EQ(test, row->cell_uv, rig->facts.cell_cv_uv);
	KUNIT_EXPECT_EQ(test, row->near_uv, rig->facts.near_uv);
}

/* No reading of any field is taken that does not fit. */
static void what_cannot_be_calculated_with_is_unknown(struct kunit *test)
{
	struct rig *rig = rig_new(test);
	int i;

	for (i = 0; i < CG_N_VIEW_FIELDS; i++)
		rig_read(rig, i, S32_MAX + 1LL);
	for (i = 0; i < CG_N_CHARGER_FIELDS; i++)
		rig_read_charger(rig, i, S32_MIN - 1LL);
	KUNIT_EXPECT_EQ(test, 0, rig_facts(rig)->known);
}

static void branches_are_remembered_for_the_limits(struct kunit *test)
{
	struct rig *rig = rig_new(test);

	rig->view.branch_permille = 500;
	rig->view.ahead_uv = 50000;
	/* whether a step is the last is learned in each cycle */
	rig->facts.last_step = true;
	rig_facts(rig);
	KUNIT_EXPECT_EQ(test, 500, rig->state.branch_permille);
	KUNIT_EXPECT_EQ(test, 50000, rig->state.ahead_uv);
	KUNIT_EXPECT_FALSE(test, rig->facts.last_step);
}

static struct kunit_case facts_cases[] = {
	KUNIT_CASE_PARAM(too_old_is_unknown, age_rows_gen_params),
	KUNIT_CASE(never_read_is_unknown),
	KUNIT_CASE_PARAM(scales_cells_to_the_pack, size_rows_gen_params),
	KUNIT_CASE_PARAM(names_what_is_missing, missing_rows_gen_params),
	KUNIT_CASE(charger_must_be_asked),
	KUNIT_CASE(charger_health_is_missed_even_if_it_was_never_there),
	KUNIT_CASE_PARAM(governs_exactly_one_charger, count_rows_gen_params),
	KUNIT_CASE_PARAM(reads_the_clock, clock_rows_gen_params),
	KUNIT_CASE(nothing_is_left_of_the_cycle_before),
	KUNIT_CASE_PARAM(knows_what_the_cells_may_have, told_rows_gen_params),
	KUNIT_CASE(what_cannot_be_calculated_with_is_unknown),
	KUNIT_CASE(branches_are_remembered_for_the_limits),
	{ }
};

static struct kunit_suite facts_suite = {
	.name = "chargov-facts",
	.test_cases = facts_cases,
};

kunit_test_suite(facts_suite);
