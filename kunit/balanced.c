// SPDX-License-Identifier: GPL-2.0-only
/* Members against each other, at the bounds: one look at a view that was not fused but set. */
#include <kunit/test.h>
#include "../drivers/pack/balance.h"
#include "shape.h"

struct rig {
	struct cg_profile p;
	struct cg_sample s;
	struct cg_balance b;
	struct cg_view v;
};

/* What the cells together may have. */
static s32 sum_uv(const struct rig *r)
{
	return r->p.cv_max_uv - r->v.ahead_uv;
}

/* Two in parallel of 1.5 A each, at rest, half full of 1 Ah; shown for a while. */
static void rig_reset(struct rig *r)
{
	memset(r, 0, sizeof(*r));
	shape_init(&r->p, &r->s, "pmm");
	r->s.member[0].f[CG_M_CURRENT_UA].value = 0;
	r->s.member[1].f[CG_M_CURRENT_UA].value = 0;
	cg_balance_init(&r->b);
	r->b.holds = true;
	r->b.ppm = 500000;
	r->b.shown_ms = SHAPE_NOW;
	r->v.now_ms = SHAPE_NOW;
	r->v.f[CG_V_CURRENT_UA] = (struct cg_reading){ 0, SHAPE_NOW, true };
	r->v.f[CG_V_VOLTAGE_UV] = (struct cg_reading){ 3800000, SHAPE_NOW, true };
	r->v.f[CG_V_CELL_MAX_UV] = (struct cg_reading){ 3800000, SHAPE_NOW, true };
	r->v.f[CG_V_CHARGE_NOW_UAH] = (struct cg_reading){ 500000, SHAPE_NOW, true };
	r->v.f[CG_V_CHARGE_FULL_UAH] = (struct cg_reading){ 1000000, SHAPE_NOW, true };
}

static struct rig *rig_new(struct kunit *test)
{
	struct rig *r = kunit_kzalloc(test, sizeof(*r), GFP_KERNEL);

	KUNIT_ASSERT_NOT_NULL(test, r);
	rig_reset(r);
	return r;
}

static bool look(struct rig *r, s64 ms)
{
	r->v.now_ms += ms;
	return cg_balance(&r->p, &r->s, &r->b, &r->v);
}

static void currents(struct rig *r, s64 total, s64 first, s64 second)
{
	r->v.f[CG_V_CURRENT_UA].value = total;
	r->s.member[0].f[CG_M_CURRENT_UA].value = first;
	r->s.member[1].f[CG_M_CURRENT_UA].value = second;
}

/* --- agreement --- */

struct apart {
	const char *name;
	s64 uv;
	s64 ua;
	s64 mdegc;
	s64 total_ua;
	s64 first_ua;
	bool apart;
};

/* In series: 150 mA and 10 %; crossed: one takes more than its 1.5 A, and 150 mA more than all. */
static const struct apart aparts[] = {
	{ "voltage_within", 50000, 0, 0, 0, 0, false },
	{ "voltage_beyond", 50001, 0, 0, 0, 0, true },
	{ "no_current_within", 0, 150000, 0, 0, 0, false },
	{ "no_current_beyond", 0, 150001, 0, 0, 0, true },
	{ "current_within_a_tenth", 0, 250000, 0, 1000000, 0, false },
	{ "current_beyond_a_tenth", 0, 250001, 0, 1000000, 0, true },
	{ "discharge_within_a_tenth", 0, 250000, 0, -1000000, 0, false },
	{ "discharge_beyond_a_tenth", 0, 250001, 0, -1000000, 0, true },
	{ "a_current_of_no_pack_within", 0, 214898364, 0, 4000000000LL, 0, false },
	{ "a_current_of_no_pack_beyond", 0, 214898365, 0, 4000000000LL, 0, true },
	{ "a_discharge_of_no_pack_beyond", 0, 214898365, 0, -4000000000LL, 0, true },
	{ "heat_within", 0, 0, 30000, 0, 0, false },
	{ "heat_beyond", 0, 0, 30001, 0, 0, true },
	{ "crossed_within_what_one_may_have", 0, 0, 0, 0, 1500000, false },
	{ "crossed_beyond", 0, 0, 0, 1350000, 1500001, true },
	{ "crossed_within_what_gauges_err", 0, 0, 0, 1350001, 1500001, false },
};

KUNIT_ARRAY_PARAM_DESC(aparts, aparts, name);

static void is_apart(struct kunit *test)
{
	const struct apart *row = test->param_value;
	struct rig *r = rig_new(test);

	r->v.spread_uv = row->uv;
	r->v.spread_ua = row->ua;
	r->v.f[CG_V_TEMP_MAX_MDEGC].value = -5000 + row->mdegc;
	r->v.f[CG_V_TEMP_MIN_MDEGC].value = -5000;
	currents(r, row->total_ua, row->first_ua, 0);
	look(r, 0);
	KUNIT_EXPECT_EQ(test, row->apart, r->b.looks);
}

/* Three looks, of which the last is ten seconds after the first. */
static void three_looks_over_ten_seconds(struct kunit *test)
{
	static const struct {
		s32 after_ms[3];
		bool disagree;
	} rows[] = {
		{ { 0, 5000, 5000 }, true }, { { 0, 5000, 4999 }, false },
		{ { 0, 10000, 0 }, true }, { { 0, 1, 9999 }, true }, { { 0, 1500, 1500 }, false },
	};
	struct rig *r = rig_new(test);
	unsigned int i, k;

	for (i = 0; i < ARRAY_SIZE(rows); i++) {
		rig_reset(r);
		r->v.spread_uv = 60000;
		for (k = 0; k < 3; k++) {
			KUNIT_EXPECT_FALSE(test, r->v.disagree);
			KUNIT_EXPECT_EQ(test, k < 2 || !rows[i].disagree,
					look(r, rows[i].after_ms[k]));
		}
		KUNIT_EXPECT_EQ_MSG(test, rows[i].disagree, r->v.disagree, "row %u", i);
	}
	/* more looks do no harm, and the dwell counts from the first */
	look(r, 6999);
	KUNIT_EXPECT_FALSE(test, r->v.disagree);
	KUNIT_EXPECT_EQ(test, 3, r->b.looks);
	look(r, 1);
	KUNIT_EXPECT_TRUE(test, r->v.disagree);
}

static void a_good_look_begins_anew(struct kunit *test)
{
	struct rig *r = rig_new(test);

	r->v.spread_uv = 60000;
	look(r, 0);
	look(r, 5000);
	r->v.spread_uv = 0;
	KUNIT_EXPECT_FALSE(test, look(r, 1000));
	r->v.spread_uv = 60000;
	look(r, 5000);
	KUNIT_EXPECT_FALSE(test, r->v.disagree);
	look(r, 5000);
	look(r, 5000);
	KUNIT_EXPECT_TRUE(test, r->v.disagree);
	/* and so does what is decided by then: back again takes as long */
	r->v.spread_uv = 25000;
	look(r, 1);
	look(r, 5000);
	KUNIT_EXPECT_TRUE(test, r->v.disagree);
	look(r, 4999);
	KUNIT_EXPECT_TRUE(test, r->v.disagree);
	look(r, 1);
	KUNIT_EXPECT_FALSE(test, r->v.disagree);
}

/* What all bear out: the least of them, times their number, without reserves and the missing. */
static void what_is_borne_out(struct kunit *test)
{
	struct rig *r = rig_new(test);
	int i;

	for (i = 0; i < 5; i++) {
		rig_reset(r);
		r->b.disagree = true;
		r->v.spread_uv = 60000;
		currents(r, 1000000, 300000, 700000);
		/* one more that says nothing: not read, not described, or it does not count */
		r->p.n_parts = i == 1 ? 2 : 3;
		r->s.n_members = i == 0 ? 2 : 3;
		r->p.part[2] = r->p.part[1];
		r->p.part[2].reserve = i == 2;
		r->v.missing = i == 3 ? BIT(2) : 0;
		if (i == 4)
			r->v.missing = BIT(0) | BIT(1) | BIT(2);
		r->s.member[2].f[CG_M_CURRENT_UA].value = -90000;
		look(r, 0);
		KUNIT_EXPECT_EQ_MSG(test, i == 4 ? 1000000 : 600000,
				    r->v.f[CG_V_CURRENT_UA].value, "%d", i);
	}
}

/* Near is half of each bound, and a current that nobody doubts by more than gauges err. */
static void near_again(struct kunit *test)
{
	static const struct {
		s32 uv;
		s64 total_ua;
		s64 first_ua;
		bool near;
	} rows[] = {
		{ 25000, 0, 0, true }, { 25001, 0, 0, false },
		{ 0, 300000, 75000, true }, { 0, 300001, 75000, false },
	};
	struct rig *r = rig_new(test);
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(rows); i++) {
		rig_reset(r);
		r->b.disagree = true;
		r->v.spread_uv = rows[i].uv;
		currents(r, rows[i].total_ua, rows[i].first_ua,
			 rows[i].total_ua - rows[i].first_ua);
		look(r, 0);
		KUNIT_EXPECT_EQ_MSG(test, rows[i].near, r->b.looks, "row %u", i);
	}
}

/* --- split --- */

struct split {
	const char *name;
	s32 from;		/* what the pack had, 0 = nothing yet */
	s64 total_ua;
	s64 first_ua;
	s64 second_ua;
	s32 becomes;
	bool again;
};

/*
 * Of 3 A; a branch may have 1.5 A. Below 600 mA nothing is told. It is looked at again while it
 * rises, and while one branch takes too much.
 */
static const struct split splits[] = {
	{ "begins_with_the_weakest", 0, 599999, 300000, 299999, 500, false },
	{ "tells_from_a_fifth_on", 0, 600000, 300000, 300000, 600, true },
	{ "no_more_than_all", 1000, 2000000, 100000, 50000, 1000, false },
	{ "an_even_one", 1000, 2000000, 1000000, 1000000, 1000, false },
	{ "a_step_is_a_tenth", 700, 2000000, 1000000, 1000000, 800, true },
	{ "the_last_step_is_what_is_left", 950, 2000000, 1000000, 1000000, 1000, true },
	/* 1.5 A of 2 A: 2 A in all, 666, and 30 less for its drift */
	{ "an_uneven_one", 1000, 2000000, 1500000, 500000, 636, false },
	/* 1.01 of 2: 2.97 A, 990, and the 10 that are missing again */
	{ "a_little_uneven_one", 1000, 2000000, 1010000, 990000, 980, false },
	{ "no_less_than_a_twentieth", 1000, 3000000, 90000000, 1000000, 50, true },
	{ "nothing_into_one", 1000, 2000000, 2000000, 0, 470, false },
	{ "from_a_fifth_on_as_it_is_read", 900, 600000, 300000, 300000, 1000, true },
	{ "one_out_of_the_other", 1000, 2000000, 2500000, -500000, 370, true },
	/* found by counting transfers: each look at a taper told the charger a little less */
	{ "a_taper_takes_nothing_back", 1000, 600000, 300000, 300000, 1000, false },
};

KUNIT_ARRAY_PARAM_DESC(splits, splits, name);

static void is_split(struct kunit *test)
{
	const struct split *row = test->param_value;
	struct rig *r = rig_new(test);

	r->b.permille = row->from;
	currents(r, row->total_ua, row->first_ua, row->second_ua);
	KUNIT_EXPECT_EQ(test, row->again, look(r, 0));
	KUNIT_EXPECT_EQ(test, row->becomes, r->v.branch_permille);
}

/*
 * Found by reading: six of 1.5 A begin with a sixth of the pack's current, and no split told
 * anything below a fifth: they stayed with a sixth for ever. Half of what the charger was told
 * tells, as far as gauges may err in it.
 */
struct many_row {
	const char *name;
	s64 total_ua;
	s32 told_ua;
	s32 becomes;
};

static const struct many_row many_rows[] = {
	{ "half_of_what_was_told", 750000, 1500000, 266 },
	{ "less_than_half_of_it", 749999, 1500000, 166 },
	{ "in_a_cold_zone", 750000, 750000, 266 },
	{ "a_fifth_whatever_was_told", 1800000, 9000000, 266 },
	{ "told_nothing", 1799999, 0, 166 },
	/* 15 mA each, and 50 more: 2.07 A of 9, 230, and 30 less for its drift */
	{ "as_if_each_had_what_gauges_err_by_too", 90000, 90000, 200 },
	{ "no_less_than_one_alone_may_have", 60000, 60000, 166 },
};

KUNIT_ARRAY_PARAM_DESC(many_rows, many_rows, name);

static void many_branches_begin_with_a_small_part(struct kunit *test)
{
	const struct many_row *row = test->param_value;
	struct rig *r = rig_new(test);
	int i;

	shape_init(&r->p, &r->s, "pmmmmmm");
	r->s.charger[0].told_cc_ua = row->told_ua;
	r->v.f[CG_V_CURRENT_UA].value = row->total_ua;
	for (i = 0; i < 6; i++)
		r->s.member[i].f[CG_M_CURRENT_UA].value = row->total_ua / 6;
	look(r, 0);
	KUNIT_EXPECT_EQ(test, row->becomes, r->v.branch_permille);
}

/* 7 mA each, and a fiftieth of 1 Ah more. */
static void gauges_of_small_branches_err_by_less(struct kunit *test)
{
	struct rig *r = rig_new(test);
	int i;

	shape_init(&r->p, &r->s, "pmmmmmm");
	r->s.n_chargers = 1;
	r->s.charger[0].told_cc_ua = 40000;
	r->v.f[CG_V_CURRENT_UA].value = 40000;
	for (i = 0; i < 6; i++) {
		r->p.part[i].capacity_uah = 1000000;
		r->s.member[i].f[CG_M_CURRENT_UA].value = 6666;
	}
	look(r, 0);
	KUNIT_EXPECT_EQ(test, 220, r->v.branch_permille);
}

/*
 * Found by drawn packs: in a cold zone, which allows a tenth, sixteen branches stayed with a
 * sixteenth of that for days, as 9 mA each was taken for noise and told nothing.
 */
static void many_branches_get_on_in_a_cold_zone(struct kunit *test)
{
	struct rig *r = rig_new(test);
	int i, n;

	shape_init(&r->p, &r->s, "pmmmmmmmmmmmmmmmm");
	r->s.n_chargers = 1;
	for (n = 0; n < 30; n++) {
		s32 told_ua = 2400 * (r->b.permille ?: 62);

		r->s.charger[0].told_cc_ua = told_ua;
		r->v.f[CG_V_CURRENT_UA].value = told_ua;
		for (i = 0; i < 16; i++)
			r->s.member[i].f[CG_M_CURRENT_UA].value = told_ua / 16;
		look(r, CG_BALANCE_LOOK_MS);
	}
	KUNIT_EXPECT_GT(test, r->v.branch_permille, 600);
}

/* Found by reading: a split that was seen at a precharge let all of the current flow. */
static void a_share_rises_where_it_is_what_holds(struct kunit *test)
{
	struct rig *r = rig_new(test);

	r->b.permille = 500;
	r->b.holds = false;
	currents(r, 2000000, 1000000, 1000000);
	KUNIT_EXPECT_FALSE(test, look(r, 0));
	KUNIT_EXPECT_EQ(test, 500, r->v.branch_permille);
	currents(r, 2000000, 2000000, 0);
	look(r, 0);
	KUNIT_EXPECT_EQ_MSG(test, 470, r->v.branch_permille, "and falls in any case");
}

/* Who is no branch of the pack limits none of it. */
static void others_do_not_limit_it(struct kunit *test)
{
	struct rig *r = rig_new(test);
	int i;

	for (i = 0; i < 3; i++) {
		rig_reset(r);
		r->b.permille = 1000;
		currents(r, 2000000, 1000000, 1000000);
		r->p.n_parts = i == 1 ? 2 : 3;
		r->s.n_members = i == 0 ? 2 : 3;
		r->p.part[2] = r->p.part[1];
		r->p.part[2].reserve = i == 2;
		r->s.member[2].f[CG_M_CURRENT_UA].value = 9000000;
		KUNIT_EXPECT_FALSE_MSG(test, look(r, 0), "%d", i);
		KUNIT_EXPECT_EQ(test, 1000, r->v.branch_permille);
	}
	/* read is not described, and the other way round */
	rig_reset(r);
	r->p.part[0].cc_max_ua = 600000;
	r->v.f[CG_V_CURRENT_UA].valid = false;
	currents(r, 2000000, 1000000, 1000000);
	KUNIT_EXPECT_FALSE(test, look(r, 0));
	KUNIT_EXPECT_EQ_MSG(test, 200, r->v.branch_permille, "the first is the weakest");
}

/*
 * One of 30 mA beside one of 3 A, and one of 2 mA: no share of them is as large as a twentieth of
 * the pack, and none is 0, which would be no bound.
 */
static void a_small_branch_has_a_bound(struct kunit *test)
{
	static const struct {
		s32 small_ua;
		s32 permille;
	} rows[] = { { 30000, 9 }, { 2000, 1 } };
	struct rig *r = rig_new(test);
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(rows); i++) {
		rig_reset(r);
		r->p.part[0].cc_max_ua = 3000000;
		r->p.part[1].cc_max_ua = rows[i].small_ua;
		r->p.cc_max_ua = 3000000 + rows[i].small_ua;
		look(r, 0);
		KUNIT_EXPECT_EQ(test, rows[i].permille, r->v.branch_permille);
		currents(r, 1000000, 1000, 999000);
		look(r, 0);
		KUNIT_EXPECT_EQ(test, rows[i].permille, r->v.branch_permille);
	}
}

static void it_rises_every_four_seconds(struct kunit *test)
{
	struct rig *r = rig_new(test);

	currents(r, 2000000, 1000000, 1000000);
	KUNIT_EXPECT_TRUE(test, look(r, 0));
	KUNIT_EXPECT_EQ(test, 600, r->v.branch_permille);
	KUNIT_EXPECT_TRUE(test, look(r, 3999));
	KUNIT_EXPECT_EQ(test, 600, r->v.branch_permille);
	look(r, 1);
	KUNIT_EXPECT_EQ(test, 700, r->v.branch_permille);
}

/* The least profile, and one that nobody checked. */
static void the_least_current(struct kunit *test)
{
	struct rig *r = rig_new(test);

	r->p.cc_max_ua = 1;
	r->p.part[0].cc_max_ua = 1;
	r->p.part[1].cc_max_ua = 1;
	currents(r, 2, 2, 0);
	look(r, 0);
	KUNIT_EXPECT_EQ(test, 1000, r->v.branch_permille);
	rig_reset(r);
	r->p.cc_max_ua = 0;
	r->p.capacity_uah = 0;
	r->p.cells_series = 0;
	r->v.f[CG_V_CELL_MAX_UV].value = 3830000;
	currents(r, 2, 1, 1);
	look(r, 0);
	KUNIT_EXPECT_EQ_MSG(test, 4169000, sum_uv(r), "it has a cell");
}

/* --- cells --- */

/* The highest cell may be 1 mV more above the mean than it is. */
static void a_cell_above_the_mean(struct kunit *test)
{
	static const struct {
		s64 cell_uv;
		s64 pack_uv;
		bool cell_valid;
		bool pack_valid;
		s32 becomes;
	} rows[] = {
		{ 3800000, 3800000, true, true, 4200000 },
		{ 3799999, 3800000, true, true, 4200000 },
		{ 3800001, 3800000, true, true, 4198999 },
		{ 3830000, 3800000, true, true, 4169000 },
		{ 9000000, 0, true, true, 1 },
		{ 3830000, 3800000, false, true, 4200000 },
		{ 3830000, 3800000, true, false, 4200000 },
	};
	struct rig *r = rig_new(test);
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(rows); i++) {
		rig_reset(r);
		r->v.f[CG_V_CELL_MAX_UV].value = rows[i].cell_uv;
		r->v.f[CG_V_CELL_MAX_UV].valid = rows[i].cell_valid;
		r->v.f[CG_V_VOLTAGE_UV].value = rows[i].pack_uv;
		r->v.f[CG_V_VOLTAGE_UV].valid = rows[i].pack_valid;
		KUNIT_EXPECT_FALSE_MSG(test, look(r, 0), "row %u", i);
		KUNIT_EXPECT_EQ_MSG(test, rows[i].becomes, sum_uv(r), "row %u", i);
	}
}

static void it_eases_every_half_minute(struct kunit *test)
{
	struct rig *r = rig_new(test);
	struct cg_reading *cell = &r->v.f[CG_V_CELL_MAX_UV];

	cell->value = 3830000;
	look(r, 0);
	KUNIT_EXPECT_EQ(test, 4169000, sum_uv(r));
	/* as it was: no wait begins */
	look(r, 10000);
	cell->value = 3815000;
	look(r, 19999);
	KUNIT_EXPECT_EQ(test, 4169000, sum_uv(r));
	look(r, 1);
	KUNIT_EXPECT_EQ(test, 4179000, sum_uv(r));
	look(r, 29999);
	KUNIT_EXPECT_EQ(test, 4179000, sum_uv(r));
	look(r, 1);
	KUNIT_EXPECT_EQ_MSG(test, 4184000, sum_uv(r), "the rest of it");
	look(r, 30000);
	cell->value = 3810000;
	look(r, 1);
	KUNIT_EXPECT_EQ_MSG(test, 4189000, sum_uv(r), "it waited already");
}

/* --- shown charge --- */

struct move {
	const char *name;
	s64 ua;
	s32 ms;
	s64 to_uah;		/* of 1 Ah, shown are 0.5 */
	bool other;		/* another member is missing */
	s32 becomes;
};

static const struct move moves[] = {
	{ "at_once_if_all_are_there", 0, 1000, 600000, false, 600000 },
	{ "a_per_mille_a_second", 0, 1000, 600000, true, 501000 },
	{ "and_down", 0, 1000, 400000, true, 499000 },
	{ "not_without_time", 0, 0, 600000, true, 500000 },
	{ "two_per_cent_in_20s", 0, 20000, 600000, true, 520000 },
	{ "just_less_before", 0, 19999, 600000, true, 519999 },
	{ "and_never_more", 0, 900000, 600000, true, 520000 },
	{ "met_at_half_a_per_cent", 0, 1000, 506000, true, 506000 },
	{ "not_met_before", 0, 1000, 506001, true, 501000 },
	/* with the current */
	{ "a_small_charge_is_no_direction", 50000, 1000, 400000, true, 499000 },
	{ "charging_it_does_not_fall", 50001, 1000, 400000, true, 500000 },
	{ "a_small_discharge_is_no_direction", -50000, 1000, 600000, true, 501000 },
	{ "discharging_it_does_not_rise", -50001, 1000, 600000, true, 500000 },
	/* jumps: 2 %, and what 2C brings, 555 ppm a second */
	{ "in_ten_seconds_it_may_rise", 1000000, 10000, 525550, false, 525550 },
	{ "more_is_a_jump", 1000000, 10000, 525551, false, 510000 },
	{ "in_ten_seconds_it_may_fall", -1000000, 10000, 474450, false, 474450 },
	{ "more_is_a_jump_down", -1000000, 10000, 474449, false, 490000 },
	{ "against_the_current_it_is_none", 1000000, 10000, 400000, false, 400000 },
	{ "without_a_current_it_is_none", 50000, 10000, 600000, false, 600000 },
	{ "with_the_least_it_is", 50001, 10000, 600000, false, 510000 },
	{ "with_the_least_out_it_is", -50001, 10000, 400000, false, 490000 },
	/* what nobody has */
	{ "more_than_full", 0, 1000, 1200000, false, 1000000 },
	{ "nothing", 0, 1000, 0, false, 0 },
	{ "less_than_nothing", 0, 1000, -1, false, 0 },
};

KUNIT_ARRAY_PARAM_DESC(moves, moves, name);

static void moves_on(struct kunit *test)
{
	const struct move *row = test->param_value;
	struct rig *r = rig_new(test);

	currents(r, row->ua, row->ua / 2, row->ua / 2);
	r->v.f[CG_V_CHARGE_NOW_UAH].value = row->to_uah;
	r->v.missing = row->other;
	look(r, row->ms);
	KUNIT_EXPECT_EQ(test, row->becomes, r->b.ppm);
	/* of 1 Ah they are the same */
	KUNIT_EXPECT_EQ(test, row->becomes, r->v.f[CG_V_CHARGE_NOW_UAH].value);
	KUNIT_EXPECT_EQ(test, (row->becomes + 5000) / 10000, r->v.f[CG_V_CAPACITY_PCT].value);
}

static void per_cent_round_at_a_half(struct kunit *test)
{
	struct rig *r = rig_new(test);

	r->v.f[CG_V_CHARGE_NOW_UAH].value = 504999;
	look(r, 1000);
	KUNIT_EXPECT_EQ(test, 50, r->v.f[CG_V_CAPACITY_PCT].value);
	r->v.f[CG_V_CHARGE_NOW_UAH].value = 505000;
	look(r, 1000);
	KUNIT_EXPECT_EQ(test, 51, r->v.f[CG_V_CAPACITY_PCT].value);
}

static void the_first_look_shows_all_of_it(struct kunit *test)
{
	struct rig *r = rig_new(test);

	cg_balance_init(&r->b);
	r->v.missing = 1;
	look(r, 1);
	KUNIT_EXPECT_EQ(test, 500000, r->b.ppm);
	/* the same is missing: nobody came or went */
	r->v.f[CG_V_CHARGE_NOW_UAH].value = 550000;
	look(r, 1000);
	KUNIT_EXPECT_EQ(test, 550000, r->b.ppm);
	/* nothing shown is a value too */
	r->b.ppm = 0;
	r->v.missing = 0;
	r->v.f[CG_V_CHARGE_NOW_UAH].value = 100000;
	look(r, 1000);
	KUNIT_EXPECT_EQ(test, 1000, r->b.ppm);
}

static void charge_that_is_not_known_is_not_moved(struct kunit *test)
{
	struct rig *r = rig_new(test);

	r->v.f[CG_V_CAPACITY_PCT].value = 33;
	r->v.f[CG_V_CHARGE_NOW_UAH].at_ms = CG_NEVER_MS;
	look(r, 1000);
	KUNIT_EXPECT_EQ(test, 33, r->v.f[CG_V_CAPACITY_PCT].value);
	r->v.f[CG_V_CHARGE_NOW_UAH].at_ms = SHAPE_NOW;
	r->v.f[CG_V_CHARGE_FULL_UAH].value = 0;
	look(r, 1000);
	KUNIT_EXPECT_EQ(test, 33, r->v.f[CG_V_CAPACITY_PCT].value);
	r->v.f[CG_V_CHARGE_FULL_UAH].value = 1;
	r->v.f[CG_V_CHARGE_NOW_UAH].value = 1;
	look(r, 1000);
	KUNIT_EXPECT_EQ(test, 100, r->v.f[CG_V_CAPACITY_PCT].value);
}

static void nothing_is_remembered_at_first(struct kunit *test)
{
	struct rig *r = rig_new(test);

	memset(&r->b, 0xa5, sizeof(r->b));
	cg_balance_init(&r->b);
	KUNIT_EXPECT_FALSE(test, r->b.disagree);
	KUNIT_EXPECT_EQ(test, 0, r->b.looks);
	KUNIT_EXPECT_EQ(test, 0, r->b.permille);
	KUNIT_EXPECT_EQ(test, 0, r->b.cv_uv);
	KUNIT_EXPECT_EQ(test, -1, r->b.ppm);
	KUNIT_EXPECT_EQ(test, CG_NEVER_MS, r->b.moved_ms);
	KUNIT_EXPECT_EQ(test, CG_NEVER_MS, r->b.fell_ms);
	KUNIT_EXPECT_EQ(test, CG_NEVER_MS, r->b.eased_ms);
	r->s.n_members = 1;
	KUNIT_EXPECT_FALSE(test, look(r, 0));
}

static struct kunit_case cases[] = {
	KUNIT_CASE_PARAM(is_apart, aparts_gen_params),
	KUNIT_CASE(three_looks_over_ten_seconds),
	KUNIT_CASE(a_good_look_begins_anew),
	KUNIT_CASE(what_is_borne_out),
	KUNIT_CASE(near_again),
	KUNIT_CASE_PARAM(is_split, splits_gen_params),
	KUNIT_CASE_PARAM(many_branches_begin_with_a_small_part, many_rows_gen_params),
	KUNIT_CASE(gauges_of_small_branches_err_by_less),
	KUNIT_CASE(many_branches_get_on_in_a_cold_zone),
	KUNIT_CASE(a_share_rises_where_it_is_what_holds),
	KUNIT_CASE(others_do_not_limit_it),
	KUNIT_CASE(a_small_branch_has_a_bound),
	KUNIT_CASE(it_rises_every_four_seconds),
	KUNIT_CASE(the_least_current),
	KUNIT_CASE(a_cell_above_the_mean),
	KUNIT_CASE(it_eases_every_half_minute),
	KUNIT_CASE_PARAM(moves_on, moves_gen_params),
	KUNIT_CASE(per_cent_round_at_a_half),
	KUNIT_CASE(the_first_look_shows_all_of_it),
	KUNIT_CASE(charge_that_is_not_known_is_not_moved),
	KUNIT_CASE(nothing_is_remembered_at_first),
	{ }
};

static struct kunit_suite suite = {
	.name = "chargov-balanced",
	.test_cases = cases,
};

kunit_test_suite(suite);
