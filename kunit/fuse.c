// SPDX-License-Identifier: GPL-2.0-only
/* Members to one pack: values, ages and validity. */
#include <kunit/test.h>
#include <chargov/profile.h>
#include <chargov/view.h>

#define NOW	1000000

/* One good member: 3.8 V, charging at 1 A, 25 C, 50 of 100 per cent, read now. */
static void good_member(struct cg_member_sample *member)
{
	static const s64 value[CG_N_MEMBER_FIELDS] = {
		[CG_M_PRESENT] = 1,
		[CG_M_VOLTAGE_UV] = 3800000,
		[CG_M_CURRENT_UA] = 1000000,
		[CG_M_TEMP_MDEGC] = 25000,
		[CG_M_CAPACITY_PCT] = 50,
		[CG_M_CHARGE_NOW_UAH] = 1450000,
		[CG_M_CHARGE_FULL_UAH] = 2900000,
		[CG_M_CYCLES] = 12,
	};
	int i;

	for (i = 0; i < CG_N_MEMBER_FIELDS; i++)
		member->f[i] = (struct cg_reading){ value[i], NOW, true };
}

static struct cg_view *fuse(struct kunit *test, struct cg_sample *s, u8 cells,
			    enum cg_arrangement arrangement)
{
	struct cg_profile *profile = kunit_kzalloc(test, sizeof(*profile), GFP_KERNEL);
	struct cg_view *view = kunit_kzalloc(test, sizeof(*view), GFP_KERNEL);

	KUNIT_ASSERT_NOT_NULL(test, profile);
	KUNIT_ASSERT_NOT_NULL(test, view);
	memset(view, 0xa5, sizeof(*view));
	profile->cells_series = cells;
	profile->arrangement = arrangement;
	cg_fuse(profile, s, view);
	return view;
}

static struct cg_sample *sample(struct kunit *test, u8 members)
{
	struct cg_sample *s = kunit_kzalloc(test, sizeof(*s), GFP_KERNEL);
	int i;

	KUNIT_ASSERT_NOT_NULL(test, s);
	s->now_ms = NOW;
	s->n_members = members;
	for (i = 0; i < members; i++)
		good_member(&s->member[i]);
	return s;
}

struct value {
	const char *name;
	enum cg_view_field field;
	u8 cells;
	s64 value;
};

static const struct value values[] = {
	{ "present", CG_V_PRESENT, 1, 1 },
	{ "voltage", CG_V_VOLTAGE_UV, 1, 3800000 },
	{ "highest_cell_is_the_only_one", CG_V_CELL_MAX_UV, 1, 3800000 },
	{ "lowest_cell_is_the_only_one", CG_V_CELL_MIN_UV, 1, 3800000 },
	{ "voltage_of_three_cells_is_the_packs", CG_V_VOLTAGE_UV, 3, 3800000 },
	{ "highest_of_three_cells_rounds_up", CG_V_CELL_MAX_UV, 3, 1266667 },
	{ "lowest_of_three_cells_rounds_down", CG_V_CELL_MIN_UV, 3, 1266666 },
	{ "no_cells_in_the_profile_is_one", CG_V_CELL_MAX_UV, 0, 3800000 },
	{ "current", CG_V_CURRENT_UA, 1, 1000000 },
	{ "temperature", CG_V_TEMP_MDEGC, 1, 25000 },
	{ "hottest", CG_V_TEMP_MAX_MDEGC, 1, 25000 },
	{ "coldest", CG_V_TEMP_MIN_MDEGC, 1, 25000 },
	{ "capacity", CG_V_CAPACITY_PCT, 1, 50 },
	{ "charge_now", CG_V_CHARGE_NOW_UAH, 1, 1450000 },
	{ "charge_full", CG_V_CHARGE_FULL_UAH, 1, 2900000 },
	{ "cycles", CG_V_CYCLES, 1, 12 },
};

KUNIT_ARRAY_PARAM_DESC(values, values, name);

static void one_member(struct kunit *test)
{
	const struct value *row = test->param_value;
	struct cg_view *view;

	view = fuse(test, sample(test, 1), row->cells, CG_ARRANGEMENT_PARALLEL);
	KUNIT_EXPECT_EQ(test, row->value, view->f[row->field].value);
	KUNIT_EXPECT_EQ(test, NOW, view->f[row->field].at_ms);
	KUNIT_EXPECT_TRUE(test, view->f[row->field].valid);
	KUNIT_EXPECT_FALSE(test, view->disagree);
	KUNIT_EXPECT_EQ(test, 0, view->n_missing);
	KUNIT_EXPECT_EQ(test, NOW, view->now_ms);
}

/* P11: a reading that is lost loses every fused value that rests on it. */
static void an_invalid_reading_is_invalid_in_the_view(struct kunit *test)
{
	static const enum cg_view_field rests[][2] = {
		[CG_M_PRESENT] = { CG_V_PRESENT, CG_V_PRESENT },
		[CG_M_VOLTAGE_UV] = { CG_V_VOLTAGE_UV, CG_V_CELL_MIN_UV },
		[CG_M_CURRENT_UA] = { CG_V_CURRENT_UA, CG_V_CURRENT_UA },
		[CG_M_TEMP_MDEGC] = { CG_V_TEMP_MDEGC, CG_V_TEMP_MIN_MDEGC },
	};
	struct cg_sample *s;
	struct cg_view *view;
	unsigned int i, v;

	for (i = 0; i < ARRAY_SIZE(rests); i++) {
		s = sample(test, 1);
		s->member[0].f[i].valid = false;
		view = fuse(test, s, 1, CG_ARRANGEMENT_PARALLEL);
		for (v = rests[i][0]; v <= rests[i][1]; v++)
			KUNIT_EXPECT_FALSE(test, view->f[v].valid);
	}
}

static void a_view_is_as_old_as_its_reading(struct kunit *test)
{
	struct cg_sample *s = sample(test, 1);
	struct cg_view *view;

	s->member[0].f[CG_M_TEMP_MDEGC].at_ms = NOW - 5000;
	view = fuse(test, s, 1, CG_ARRANGEMENT_PARALLEL);
	KUNIT_EXPECT_EQ(test, NOW - 5000, view->f[CG_V_TEMP_MAX_MDEGC].at_ms);
	KUNIT_EXPECT_EQ(test, NOW, view->f[CG_V_VOLTAGE_UV].at_ms);
}

static void capacity_is_divided_when_the_gauge_only_counts(struct kunit *test)
{
	struct cg_sample *s = sample(test, 1);
	struct cg_view *view;

	s->member[0].f[CG_M_CAPACITY_PCT].valid = false;
	s->member[0].f[CG_M_CHARGE_NOW_UAH].value = 725000;
	view = fuse(test, s, 1, CG_ARRANGEMENT_PARALLEL);
	KUNIT_EXPECT_TRUE(test, view->f[CG_V_CAPACITY_PCT].valid);
	KUNIT_EXPECT_EQ(test, 25, view->f[CG_V_CAPACITY_PCT].value);
}

static void divided_capacity_stays_within_a_hundred(struct kunit *test)
{
	struct cg_sample *s = sample(test, 1);
	struct cg_view *view;

	s->member[0].f[CG_M_CAPACITY_PCT].valid = false;
	s->member[0].f[CG_M_CHARGE_NOW_UAH].value = 3500000;
	view = fuse(test, s, 1, CG_ARRANGEMENT_PARALLEL);
	KUNIT_EXPECT_EQ(test, 100, view->f[CG_V_CAPACITY_PCT].value);
}

static void an_empty_full_charge_divides_nothing(struct kunit *test)
{
	struct cg_sample *s = sample(test, 1);
	struct cg_view *view;

	s->member[0].f[CG_M_CAPACITY_PCT].valid = false;
	s->member[0].f[CG_M_CHARGE_FULL_UAH].value = 0;
	view = fuse(test, s, 1, CG_ARRANGEMENT_PARALLEL);
	KUNIT_EXPECT_FALSE(test, view->f[CG_V_CAPACITY_PCT].valid);
}

static void no_member_is_no_reading(struct kunit *test)
{
	struct cg_view *view = fuse(test, sample(test, 0), 1, CG_ARRANGEMENT_PARALLEL);
	int i;

	for (i = 0; i < CG_N_VIEW_FIELDS; i++) {
		KUNIT_EXPECT_FALSE(test, view->f[i].valid);
		KUNIT_EXPECT_EQ(test, CG_NEVER_MS, view->f[i].at_ms);
	}
}

static void two_in_parallel_are_shown_and_not_charged(struct kunit *test)
{
	struct cg_sample *s = sample(test, 2);
	struct cg_view *view;

	s->member[1].f[CG_M_VOLTAGE_UV].value = 3790000;
	s->member[1].f[CG_M_TEMP_MDEGC].value = 31000;
	s->member[1].f[CG_M_CHARGE_NOW_UAH].value = 2900000;
	s->member[1].f[CG_M_CURRENT_UA].at_ms = NOW - 7000;
	view = fuse(test, s, 1, CG_ARRANGEMENT_PARALLEL);
	KUNIT_EXPECT_TRUE(test, view->disagree);
	KUNIT_EXPECT_EQ(test, 3800000, view->f[CG_V_CELL_MAX_UV].value);
	KUNIT_EXPECT_EQ(test, 3790000, view->f[CG_V_CELL_MIN_UV].value);
	KUNIT_EXPECT_EQ(test, 2000000, view->f[CG_V_CURRENT_UA].value);
	KUNIT_EXPECT_EQ(test, NOW - 7000, view->f[CG_V_CURRENT_UA].at_ms);
	KUNIT_EXPECT_EQ(test, 31000, view->f[CG_V_TEMP_MAX_MDEGC].value);
	KUNIT_EXPECT_EQ(test, 25000, view->f[CG_V_TEMP_MIN_MDEGC].value);
	KUNIT_EXPECT_EQ(test, 75, view->f[CG_V_CAPACITY_PCT].value);
}

static void one_lost_member_loses_the_value(struct kunit *test)
{
	struct cg_sample *s = sample(test, 2);
	struct cg_view *view;

	s->member[1].f[CG_M_VOLTAGE_UV].valid = false;
	view = fuse(test, s, 1, CG_ARRANGEMENT_PARALLEL);
	KUNIT_EXPECT_FALSE(test, view->f[CG_V_CELL_MAX_UV].valid);
	KUNIT_EXPECT_TRUE(test, view->f[CG_V_CURRENT_UA].valid);
}

static void two_in_series_have_no_view(struct kunit *test)
{
	struct cg_view *view = fuse(test, sample(test, 2), 2, CG_ARRANGEMENT_SERIES);
	int i;

	KUNIT_EXPECT_TRUE(test, view->disagree);
	for (i = 0; i < CG_N_VIEW_FIELDS; i++)
		KUNIT_EXPECT_FALSE(test, view->f[i].valid);
}

static void chargers_pass_unchanged(struct kunit *test)
{
	struct cg_sample *s = sample(test, 1);
	struct cg_view *view;

	s->n_chargers = 1;
	s->charger[0].trust = CG_TRUST_VERIFIED;
	s->charger[0].told_cc_ua = 640000;
	s->charger[0].f[CG_C_ONLINE] = (struct cg_reading){ 1, NOW, true };
	view = fuse(test, s, 1, CG_ARRANGEMENT_PARALLEL);
	KUNIT_EXPECT_EQ(test, 1, view->n_chargers);
	KUNIT_EXPECT_MEMEQ(test, s->charger, view->charger, sizeof(s->charger));
}

static struct kunit_case cases[] = {
	KUNIT_CASE_PARAM(one_member, values_gen_params),
	KUNIT_CASE(an_invalid_reading_is_invalid_in_the_view),
	KUNIT_CASE(a_view_is_as_old_as_its_reading),
	KUNIT_CASE(capacity_is_divided_when_the_gauge_only_counts),
	KUNIT_CASE(divided_capacity_stays_within_a_hundred),
	KUNIT_CASE(an_empty_full_charge_divides_nothing),
	KUNIT_CASE(no_member_is_no_reading),
	KUNIT_CASE(two_in_parallel_are_shown_and_not_charged),
	KUNIT_CASE(one_lost_member_loses_the_value),
	KUNIT_CASE(two_in_series_have_no_view),
	KUNIT_CASE(chargers_pass_unchanged),
	{ }
};

static struct kunit_suite suite = {
	.name = "chargov-fuse",
	.test_cases = cases,
};

kunit_test_suite(suite);
