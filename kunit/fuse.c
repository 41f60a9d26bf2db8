// SPDX-License-Identifier: GPL-2.0-only
/* Members to one pack: values, ages and validity. */
#include <kunit/test.h>
#include <chargov/profile.h>
#include <chargov/view.h>
#include "many.h"

#define NOW	SHAPE_NOW

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
		[CG_M_MARGIN_PCT] = 5,
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
	cg_fuse_reserves(profile, s, view);
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
	{ "error_margin", CG_V_MARGIN_PCT, 1, 5 },
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

/* --- several members --- */

#define M(n)	BIT(n)

/* What one reading of one member is else than shape_member() says. */
struct change {
	u8 member;
	enum cg_member_field field;
	s64 value;
};

struct rule {
	const char *name;
	const char *shape;
	struct change change[6];
	enum cg_view_field field;
	s64 value;
};

#define UV	CG_M_VOLTAGE_UV
#define UA	CG_M_CURRENT_UA
#define MC	CG_M_TEMP_MDEGC
#define NOWC	CG_M_CHARGE_NOW_UAH
#define FULLC	CG_M_CHARGE_FULL_UAH

/* Every cell of the table in Documentation/fusing.rst. */
static const struct rule rules[] = {
	{ "present_if_any_is_parallel", "pmm", { { 0, CG_M_PRESENT, 0 } }, CG_V_PRESENT, 1 },
	{ "absent_if_all_are_parallel", "pmm", { { 0, CG_M_PRESENT, 0 }, { 1, CG_M_PRESENT, 0 } },
	  CG_V_PRESENT, 0 },
	{ "present_if_any_is_series", "smm", { { 0, CG_M_PRESENT, 0 } }, CG_V_PRESENT, 1 },
	{ "absent_if_all_are_series", "smm", { { 0, CG_M_PRESENT, 0 }, { 1, CG_M_PRESENT, 0 } },
	  CG_V_PRESENT, 0 },
	{ "presence_without_the_reserve", "pmr", { { 1, CG_M_PRESENT, 0 } }, CG_V_PRESENT, 1 },

	{ "highest_voltage_of_parallel", "pmm", { { 1, UV, 3810000 } }, CG_V_VOLTAGE_UV, 3810000 },
	{ "sum_of_voltages_in_series", "smm", { { 1, UV, 3810000 } }, CG_V_VOLTAGE_UV, 7610000 },
	{ "voltage_of_pairs_in_series", "s(pmm)(pmm)", { { 1, UV, 3810000 }, { 3, UV, 3790000 } },
	  CG_V_VOLTAGE_UV, 7610000 },
	{ "voltage_of_strings_in_parallel", "p(smm)(smm)", { { 3, UV, 3820000 } },
	  CG_V_VOLTAGE_UV, 7620000 },
	{ "no_voltage_of_the_reserve", "pmr", { { 1, UV, 4100000 } }, CG_V_VOLTAGE_UV, 3800000 },

	{ "highest_cell_parallel", "pmm", { { 1, UV, 3810000 } }, CG_V_CELL_MAX_UV, 3810000 },
	{ "highest_cell_series", "smm", { { 1, UV, 3810000 } }, CG_V_CELL_MAX_UV, 3810000 },
	{ "highest_cell_of_groups", "s(pmm)(pmm)", { { 2, UV, 3830000 } },
	  CG_V_CELL_MAX_UV, 3830000 },
	{ "lowest_cell_parallel", "pmm", { { 1, UV, 3790000 } }, CG_V_CELL_MIN_UV, 3790000 },
	{ "lowest_cell_series", "smm", { { 1, UV, 3790000 } }, CG_V_CELL_MIN_UV, 3790000 },
	{ "lowest_cell_of_groups", "p(smm)(smm)", { { 2, UV, 3730000 } },
	  CG_V_CELL_MIN_UV, 3730000 },
	{ "no_cell_of_the_reserve", "pmr", { { 1, UV, 4100000 } }, CG_V_CELL_MAX_UV, 3800000 },

	{ "sum_of_currents_in_parallel", "pmm", { { 1, UA, 400000 } }, CG_V_CURRENT_UA, 1400000 },
	{ "currents_out_are_negative", "pmm", { { 0, UA, -700000 }, { 1, UA, -400000 } },
	  CG_V_CURRENT_UA, -1100000 },
	{ "currents_around_a_ring_cancel", "pmm", { { 0, UA, -700000 }, { 1, UA, 700000 } },
	  CG_V_CURRENT_UA, 0 },
	{ "highest_current_in_series", "smm", { { 1, UA, 1010000 } }, CG_V_CURRENT_UA, 1010000 },
	{ "least_discharge_in_series", "smm", { { 0, UA, -1010000 }, { 1, UA, -1000000 } },
	  CG_V_CURRENT_UA, -1000000 },
	{ "current_of_pairs_in_series", "s(pmm)(pmm)", { { 1, UA, 900000 } },
	  CG_V_CURRENT_UA, 2000000 },
	{ "current_of_strings_in_parallel", "p(smm)(smm)", { { 3, UA, 1100000 } },
	  CG_V_CURRENT_UA, 2100000 },
	{ "no_current_of_the_reserve", "pmr", { { 1, UA, -2000000 } }, CG_V_CURRENT_UA, 1000000 },

	{ "hottest_is_shown", "pmm", { { 1, MC, 31000 } }, CG_V_TEMP_MDEGC, 31000 },
	{ "hottest_limits", "smm", { { 1, MC, 31000 } }, CG_V_TEMP_MAX_MDEGC, 31000 },
	{ "coldest_limits", "s(pmm)(pmm)", { { 3, MC, -3000 } }, CG_V_TEMP_MIN_MDEGC, -3000 },
	{ "no_heat_of_the_reserve", "pmr", { { 1, MC, 60000 } }, CG_V_TEMP_MAX_MDEGC, 25000 },

	{ "charges_add_in_parallel", "pmm", { { 1, NOWC, 2500000 } },
	  CG_V_CHARGE_NOW_UAH, 4000000 },
	{ "full_charges_add_in_parallel", "pmm", { { 1, FULLC, 2500000 } },
	  CG_V_CHARGE_FULL_UAH, 5500000 },
	{ "least_charge_in_series", "smm", { { 1, NOWC, 1000000 } },
	  CG_V_CHARGE_NOW_UAH, 1000000 },
	{ "least_charge_and_least_room_in_series", "smm",
	  { { 0, NOWC, 1000000 }, { 1, NOWC, 1500000 }, { 1, FULLC, 2000000 } },
	  CG_V_CHARGE_FULL_UAH, 1500000 },
	{ "charge_of_pairs_in_series", "s(pmm)(pmm)", { { 1, NOWC, 900000 } },
	  CG_V_CHARGE_NOW_UAH, 2400000 },
	{ "charge_of_strings_in_parallel", "p(smm)(smm)", { { 1, NOWC, 900000 } },
	  CG_V_CHARGE_NOW_UAH, 2400000 },
	{ "energy_of_the_reserve_adds", "pmr", { { 1, NOWC, 300000 } },
	  CG_V_CHARGE_NOW_UAH, 1800000 },
	{ "full_energy_of_the_reserve_adds", "pmr", { { 1, FULLC, 2000000 } },
	  CG_V_CHARGE_FULL_UAH, 5000000 },
	{ "energy_of_the_reserve_at_the_packs_voltage", "smmr", { { 2, NOWC, 1000000 } },
	  CG_V_CHARGE_NOW_UAH, 2000000 },
	{ "no_gauge_holds_twice_its_design", "pmm", { { 1, FULLC, 900000000 } },
	  CG_V_CHARGE_FULL_UAH, 9000000 },
	{ "no_gauge_has_more_than_it_holds", "pmm", { { 1, NOWC, 900000000 } },
	  CG_V_CHARGE_NOW_UAH, 4500000 },

	{ "capacity_by_charge_in_parallel", "pmm", { { 1, NOWC, 2500000 } },
	  CG_V_CAPACITY_PCT, 67 },
	{ "capacity_of_unequal_packs", "pmm", { { 1, NOWC, 100000 }, { 1, FULLC, 200000 },
	  { 0, NOWC, 3000000 } }, CG_V_CAPACITY_PCT, 97 },
	{ "capacity_is_the_lowest_in_series", "smm", { { 1, NOWC, 750000 },
	  { 0, NOWC, 1500000 }, { 0, FULLC, 3750000 } }, CG_V_CAPACITY_PCT, 25 },
	{ "capacity_with_the_reserve", "pmr", { { 1, NOWC, 0 } }, CG_V_CAPACITY_PCT, 25 },
	{ "capacity_is_not_the_gauges_own", "pmm", { { 0, CG_M_CAPACITY_PCT, 99 } },
	  CG_V_CAPACITY_PCT, 50 },

	{ "most_cycles", "pmm", { { 1, CG_M_CYCLES, 40 } }, CG_V_CYCLES, 40 },
	{ "most_cycles_in_series", "smm", { { 1, CG_M_CYCLES, 40 } }, CG_V_CYCLES, 40 },
	{ "no_cycles_of_the_reserve", "pmr", { { 1, CG_M_CYCLES, 40 } }, CG_V_CYCLES, 12 },
	{ "widest_margin", "pmm", { { 1, CG_M_MARGIN_PCT, 9 } }, CG_V_MARGIN_PCT, 9 },
	{ "widest_margin_in_series", "smm", { { 1, CG_M_MARGIN_PCT, 9 } }, CG_V_MARGIN_PCT, 9 },
	{ "no_margin_of_the_reserve", "pmr", { { 1, CG_M_MARGIN_PCT, 9 } }, CG_V_MARGIN_PCT, 5 },
};

KUNIT_ARRAY_PARAM_DESC(rules, rules, name);

static void a_rule(struct kunit *test)
{
	const struct rule *row = test->param_value;
	struct many *m = many(test, row->shape);
	const struct change *change;

	for (change = row->change; change < row->change + ARRAY_SIZE(row->change); change++) {
		/* what the row does not say is all zero */
		if (change->member || change->field || change->value || change == row->change)
			m->s.member[change->member].f[change->field].value = change->value;
	}
	fuse_again(m);
	KUNIT_EXPECT_EQ(test, row->value, m->v.f[row->field].value);
}

static const char *const shapes[] = {
	"pm", "pmm", "smm", "pmmm", "smmm", "s(pmm)(pmm)", "p(smm)(smm)",
	"s(pmm)(pmm)(pmm)", "p(smm)(smm)(smm)", "p(smmm)(smmm)", "smmmmmm", "pmmmmmm",
	"p(pmm)(pmm)", "s(smm)(smm)",
};

/* Do those that are left prove every cell: a second and slower way to say it. */
static bool proves(const struct cg_profile *p, u32 lost)
{
	u8 seen[CG_MAX_MEMBERS] = { 0 }, all[CG_MAX_MEMBERS] = { 0 }, units = 0;
	unsigned int i;
	bool ok;

	for (i = 0; i < p->n_parts; i++) {
		all[p->part[i].unit]++;
		seen[p->part[i].unit] += !(lost & BIT(i));
	}
	for (i = 0; i < p->n_units; i++) {
		ok = p->unit[i] == CG_ARRANGEMENT_SERIES ? seen[i] == all[i] : seen[i];
		units += ok;
	}
	return p->arrangement == CG_ARRANGEMENT_SERIES ? units == p->n_units : units;
}

/* All 2^n subsets of n members that fail. Members are alike, so the rest tells how they are. */
static void some_fail(struct kunit *test, struct many *m, const struct cg_view *whole,
		      const char *shape, u32 lost)
{
	bool valid = proves(&m->p, lost);
	unsigned int i, f;

	shape_init(&m->p, &m->s, shape);
	for (i = 0; i < m->p.n_parts; i++) {
		if (lost & BIT(i))
			shape_lose(&m->s, i);
	}
	fuse_again(m);
	KUNIT_EXPECT_EQ(test, lost, m->v.missing);
	KUNIT_EXPECT_EQ(test, hweight32(lost), m->v.n_missing);
	for (f = CG_V_VOLTAGE_UV; f <= CG_V_TEMP_MIN_MDEGC; f++)
		KUNIT_EXPECT_EQ_MSG(test, valid, m->v.f[f].valid, "%s %x %u", shape, lost, f);
	KUNIT_EXPECT_EQ(test, whole->f[CG_V_VOLTAGE_UV].value, m->v.f[CG_V_VOLTAGE_UV].value);
	KUNIT_EXPECT_EQ(test, whole->f[CG_V_CURRENT_UA].value, m->v.f[CG_V_CURRENT_UA].value);
	for (f = CG_V_CAPACITY_PCT; f <= CG_V_CYCLES; f++)
		KUNIT_EXPECT_EQ_MSG(test, whole->f[f].value, m->v.f[f].value, "%s %x %u", shape,
				    lost, f);
	if (!lost || !valid)
		return;
	KUNIT_EXPECT_EQ(test, 30000, m->v.f[CG_V_TEMP_MAX_MDEGC].value);
	KUNIT_EXPECT_EQ(test, 20000, m->v.f[CG_V_TEMP_MIN_MDEGC].value);
	KUNIT_EXPECT_EQ(test, 3810000, m->v.f[CG_V_CELL_MAX_UV].value);
}

static void every_subset_may_fail(struct kunit *test)
{
	struct cg_view *whole = kunit_kzalloc(test, sizeof(*whole), GFP_KERNEL);
	struct many *m = many(test, "pm");
	unsigned int i;
	u32 lost;

	KUNIT_ASSERT_NOT_NULL(test, whole);
	for (i = 1; i < ARRAY_SIZE(shapes); i++) {
		shape_init(&m->p, &m->s, shapes[i]);
		fuse_again(m);
		*whole = m->v;
		for (lost = 0; lost < BIT(m->p.n_parts); lost++)
			some_fail(test, m, whole, shapes[i], lost);
	}
}

/* Each of what a member must say, lost alone, leaves it out. */
static void a_member_that_lacks_one_reading_is_left_out(struct kunit *test)
{
	static const enum cg_member_field needed[] = {
		CG_M_PRESENT, CG_M_VOLTAGE_UV, CG_M_CURRENT_UA, CG_M_TEMP_MDEGC,
	};
	struct many *m = many(test, "pmm");
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(needed); i++) {
		shape_init(&m->p, &m->s, "pmm");
		m->s.member[1].f[needed[i]].valid = false;
		fuse_again(m);
		KUNIT_EXPECT_EQ(test, M(1), m->v.missing);
	}
}

static void a_stale_member_is_left_out(struct kunit *test)
{
	struct many *m = many(test, "pmm");

	m->s.stale_ms = 5000;
	m->s.member[1].f[CG_M_VOLTAGE_UV].at_ms -= 5500;
	fuse_again(m);
	KUNIT_EXPECT_EQ(test, 0, m->v.missing);
	m->s.member[1].f[CG_M_VOLTAGE_UV].at_ms -= 1;
	fuse_again(m);
	KUNIT_EXPECT_EQ(test, M(1), m->v.missing);
	/* and what it said does not make the rest old */
	KUNIT_EXPECT_EQ(test, SHAPE_NOW, m->v.f[CG_V_VOLTAGE_UV].at_ms);
}

static void a_fused_value_is_as_old_as_its_oldest(struct kunit *test)
{
	struct many *m = many(test, "pmm");

	m->s.member[1].f[CG_M_TEMP_MDEGC].at_ms -= 7000;
	fuse_again(m);
	KUNIT_EXPECT_EQ(test, SHAPE_NOW - 7000, m->v.f[CG_V_TEMP_MIN_MDEGC].at_ms);
	KUNIT_EXPECT_EQ(test, SHAPE_NOW, m->v.f[CG_V_VOLTAGE_UV].at_ms);
}

/* A member that is as empty as it can be does not make the pack jump when it goes. */
static void an_unseen_branch_is_as_full_as_the_seen(struct kunit *test)
{
	struct many *m = many(test, "pmm");

	m->s.member[0].f[CG_M_CHARGE_NOW_UAH].value = 2000000;
	shape_lose(&m->s, 1);
	fuse_again(m);
	KUNIT_EXPECT_EQ(test, 4000000, m->v.f[CG_V_CHARGE_NOW_UAH].value);
	KUNIT_EXPECT_EQ(test, 6000000, m->v.f[CG_V_CHARGE_FULL_UAH].value);
	KUNIT_EXPECT_TRUE(test, m->v.f[CG_V_CAPACITY_PCT].valid);
}

/* A pack that was taken out holds nothing, and the other one is as full as it is. */
static void a_branch_that_is_not_there_holds_nothing(struct kunit *test)
{
	struct many *m = many(test, "pmm");

	m->s.member[1].f[CG_M_PRESENT].value = 0;
	fuse_again(m);
	KUNIT_EXPECT_EQ(test, 1500000, m->v.f[CG_V_CHARGE_NOW_UAH].value);
	KUNIT_EXPECT_EQ(test, 3000000, m->v.f[CG_V_CHARGE_FULL_UAH].value);
}

/* As bq27xxx does: its bus fails, and it says "not present" while it errs for the rest. */
static void a_gauge_that_errs_did_not_lose_its_cells(struct kunit *test)
{
	struct many *m = many(test, "pmm");

	m->s.now_ms += 5000;
	m->s.member[1].f[CG_M_PRESENT] = (struct cg_reading){ 0, m->s.now_ms, true };
	fuse_again(m);
	KUNIT_EXPECT_EQ(test, M(1), m->v.missing);
	KUNIT_EXPECT_EQ(test, 6000000, m->v.f[CG_V_CHARGE_FULL_UAH].value);
	KUNIT_EXPECT_EQ(test, 3000000, m->v.f[CG_V_CHARGE_NOW_UAH].value);
}

/* F13: what is estimated for an unseen branch is not held against the charger. */
static void an_estimate_is_not_more_than_was_told(struct kunit *test)
{
	struct many *m = many(test, "pmm");

	shape_lose(&m->s, 1);
	m->s.n_chargers = 1;
	m->s.charger[0].told_on = true;
	m->s.charger[0].told_cc_ua = 1200000;
	fuse_again(m);
	KUNIT_EXPECT_EQ(test, 1200000, m->v.f[CG_V_CURRENT_UA].value);
	m->s.member[0].f[CG_M_CURRENT_UA].value = 1300000;
	fuse_again(m);
	KUNIT_EXPECT_EQ(test, 1300000, m->v.f[CG_V_CURRENT_UA].value);
}

/* The cell that is nearest to its own limit is the highest, whatever the others may have. */
static void each_cell_is_held_to_its_own_limit(struct kunit *test)
{
	struct many *m = many(test, "smm");

	m->p.part[0].cell_cv_uv = 4100000;
	m->p.cv_max_uv = 8300000;
	m->s.member[0].f[CG_M_VOLTAGE_UV].value = 4090000;
	m->s.member[1].f[CG_M_VOLTAGE_UV].value = 4180000;
	fuse_again(m);
	/* 10 mV below: so is the pack's mean */
	KUNIT_EXPECT_EQ(test, 4150000 - 10000, m->v.f[CG_V_CELL_MAX_UV].value);
}

static void every_count_from_one_to_sixteen(struct kunit *test)
{
	char shape[CG_MAX_MEMBERS + 2] = "p";
	struct many *m = many(test, "pm");
	int n;

	for (n = 1; n <= CG_MAX_MEMBERS; n++) {
		shape[n] = 'm';
		shape[0] = 'p';
		shape_init(&m->p, &m->s, shape);
		fuse_again(m);
		KUNIT_EXPECT_EQ(test, n * 1000000, m->v.f[CG_V_CURRENT_UA].value);
		KUNIT_EXPECT_EQ(test, 3800000, m->v.f[CG_V_VOLTAGE_UV].value);
		KUNIT_EXPECT_EQ(test, n * 3000000, m->v.f[CG_V_CHARGE_FULL_UAH].value);
		shape[0] = 's';
		shape_init(&m->p, &m->s, shape);
		fuse_again(m);
		KUNIT_EXPECT_EQ(test, 1000000, m->v.f[CG_V_CURRENT_UA].value);
		KUNIT_EXPECT_EQ(test, n * 3800000, m->v.f[CG_V_VOLTAGE_UV].value);
		KUNIT_EXPECT_EQ(test, 3000000, m->v.f[CG_V_CHARGE_FULL_UAH].value);
		KUNIT_EXPECT_EQ(test, 50, m->v.f[CG_V_CAPACITY_PCT].value);
	}
}

/* Members that differ in everything, in two orders. */
static void order_does_not_matter(struct kunit *test)
{
	struct many *a = many(test, "pmmm"), *b = many(test, "pmmm");
	unsigned int shape, i, n;

	for (shape = 0; shape < 2; shape++) {
		shape_init(&a->p, &a->s, shape ? "smmm" : "pmmm");
		n = a->p.n_parts;
		for (i = 0; i < n; i++) {
			a->s.member[i].f[CG_M_VOLTAGE_UV].value += 1000 * i;
			a->s.member[i].f[CG_M_CURRENT_UA].value -= 7000 * i;
			a->s.member[i].f[CG_M_TEMP_MDEGC].value += 900 * i;
			a->s.member[i].f[CG_M_CHARGE_NOW_UAH].value += 50000 * i;
			a->s.member[i].f[CG_M_CHARGE_FULL_UAH].value -= 30000 * i;
			a->s.member[i].f[CG_M_CYCLES].at_ms -= i;
			a->p.part[i].capacity_uah -= 10000 * i;
		}
		*b = *a;
		for (i = 0; i < n; i++) {
			b->s.member[i] = a->s.member[n - 1 - i];
			b->p.part[i] = a->p.part[n - 1 - i];
			b->p.part[i].unit = i;
		}
		fuse_again(a);
		fuse_again(b);
		KUNIT_EXPECT_MEMEQ(test, &a->v, &b->v, sizeof(a->v));
	}
}

/* P20: the largest and the smallest values of every window, in sixteen members. */
static void extremes_do_not_overflow(struct kunit *test)
{
	static const s64 most[CG_N_MEMBER_FIELDS] = {
		1, 100000000, 200000000, 100000, 100, 1000000000, 1000000000, 100000,
	};
	static const s64 least[CG_N_MEMBER_FIELDS] = { 1, 0, -200000000, -45000, 0, 0, 1, 0 };
	static const char *const sixteen[] = {
		"pmmmmmmmmmmmmmmmm", "smmmmmmmmmmmmmmmm", "p(smmmmmmmm)(smmmmmmmm)",
		"s(pmmmmmmmm)(pmmmmmmmm)",
	};
	struct many *m = many(test, "pm");
	unsigned int k, i, f;

	for (k = 0; k < 2 * ARRAY_SIZE(sixteen); k++) {
		shape_init(&m->p, &m->s, sixteen[k / 2]);
		for (i = 0; i < CG_MAX_MEMBERS; i++) {
			m->p.part[i].capacity_uah = 1000000000 / CG_MAX_MEMBERS;
			m->p.part[i].nominal_uv = 72000000;
			for (f = 0; f < CG_N_MEMBER_FIELDS; f++)
				m->s.member[i].f[f].value = k % 2 ? most[f] : least[f];
		}
		shape_lose(&m->s, 15);
		shape_lose(&m->s, 3);
		fuse_again(m);
		KUNIT_EXPECT_GE(test, m->v.f[CG_V_CAPACITY_PCT].value, 0);
		KUNIT_EXPECT_LE(test, m->v.f[CG_V_CAPACITY_PCT].value, 100);
		KUNIT_EXPECT_LE(test, m->v.f[CG_V_CURRENT_UA].value, 16 * 200000000LL);
		KUNIT_EXPECT_GE(test, m->v.f[CG_V_CURRENT_UA].value, 16 * -200000000LL);
		KUNIT_EXPECT_LE(test, m->v.f[CG_V_VOLTAGE_UV].value, 16 * 100000000LL);
		KUNIT_EXPECT_LE(test, m->v.f[CG_V_CHARGE_NOW_UAH].value,
				m->v.f[CG_V_CHARGE_FULL_UAH].value);
	}
}

static void nobody_left_shows_the_last_good_values(struct kunit *test)
{
	struct many *m = many(test, "smm");
	int i;

	shape_lose(&m->s, 0);
	shape_lose(&m->s, 1);
	fuse_again(m);
	KUNIT_EXPECT_EQ(test, 7600000, m->v.f[CG_V_VOLTAGE_UV].value);
	KUNIT_EXPECT_EQ(test, 50, m->v.f[CG_V_CAPACITY_PCT].value);
	for (i = 0; i < CG_V_CYCLES; i++)
		KUNIT_EXPECT_FALSE(test, m->v.f[i].valid);
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
	KUNIT_CASE_PARAM(a_rule, rules_gen_params),
	KUNIT_CASE(every_subset_may_fail),
	KUNIT_CASE(a_member_that_lacks_one_reading_is_left_out),
	KUNIT_CASE(a_stale_member_is_left_out),
	KUNIT_CASE(a_fused_value_is_as_old_as_its_oldest),
	KUNIT_CASE(an_unseen_branch_is_as_full_as_the_seen),
	KUNIT_CASE(a_branch_that_is_not_there_holds_nothing),
	KUNIT_CASE(a_gauge_that_errs_did_not_lose_its_cells),
	KUNIT_CASE(an_estimate_is_not_more_than_was_told),
	KUNIT_CASE(each_cell_is_held_to_its_own_limit),
	KUNIT_CASE(every_count_from_one_to_sixteen),
	KUNIT_CASE(order_does_not_matter),
	KUNIT_CASE(extremes_do_not_overflow),
	KUNIT_CASE(nobody_left_shows_the_last_good_values),
	KUNIT_CASE(chargers_pass_unchanged),
	{ }
};

static struct kunit_suite suite = {
	.name = "chargov-fuse",
	.test_cases = cases,
};

kunit_test_suite(suite);
