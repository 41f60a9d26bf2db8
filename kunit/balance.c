// SPDX-License-Identifier: GPL-2.0-only
/* Members against each other, over time. */
#include <kunit/test.h>
#include "../drivers/pack/balance.h"
#include "shape.h"

struct rig {
	struct cg_profile p;
	struct cg_sample s;
	struct cg_balance b;
	struct cg_view v;
	bool again;
};

/* What the cells together may have. */
static s32 sum_uv(const struct rig *r)
{
	return r->p.cv_max_uv - r->v.ahead_uv;
}

static void look(struct rig *r, s64 ms)
{
	unsigned int i, f;

	r->s.now_ms += ms;
	for (i = 0; i < r->s.n_members; i++) {
		for (f = 0; f < CG_N_MEMBER_FIELDS; f++) {
			if (r->s.member[i].f[f].valid)
				r->s.member[i].f[f].at_ms = r->s.now_ms;
		}
	}
	cg_fuse(&r->p, &r->s, &r->v);
	r->again = cg_balance(&r->p, &r->s, &r->b, &r->v);
}

static void look_for(struct rig *r, s64 ms)
{
	for (; ms > 0; ms -= CG_BALANCE_LOOK_MS)
		look(r, CG_BALANCE_LOOK_MS);
}

static struct rig *rig_of(struct kunit *test, const char *shape)
{
	struct rig *r = kunit_kzalloc(test, sizeof(*r), GFP_KERNEL);

	KUNIT_ASSERT_NOT_NULL(test, r);
	shape_init(&r->p, &r->s, shape);
	cg_balance_init(&r->b);
	r->b.holds = true;
	look(r, 0);
	return r;
}

static void set(struct rig *r, unsigned int member, enum cg_member_field field, s64 value)
{
	r->s.member[member].f[field].value = value;
}

struct apart {
	const char *name;
	const char *shape;
	enum cg_member_field field;
	s64 by;
	bool disagree;
};

static const struct apart aparts[] = {
	{ "f12_parallel_voltages_within_the_bound", "pmm", CG_M_VOLTAGE_UV, 50000, false },
	{ "f12_parallel_voltages_beyond_it", "pmm", CG_M_VOLTAGE_UV, 50001, true },
	{ "f15_packs_joined_at_unequal_voltage", "pmm", CG_M_VOLTAGE_UV, -700000, true },
	{ "series_voltages_may_differ", "smm", CG_M_VOLTAGE_UV, 300000, false },
	{ "voltages_within_a_group", "s(pmm)(pmm)", CG_M_VOLTAGE_UV, 60000, true },
	{ "voltages_of_strings_count_for_each_cell", "p(smm)(smm)", CG_M_VOLTAGE_UV, 90000, false },
	{ "strings_too_far_apart", "p(smm)(smm)", CG_M_VOLTAGE_UV, 110000, true },
	{ "parallel_currents_may_differ", "pmm", CG_M_CURRENT_UA, -1500000, false },
	{ "series_currents_within_the_bound", "smm", CG_M_CURRENT_UA, -200000, false },
	{ "series_currents_beyond_it", "smm", CG_M_CURRENT_UA, -300000, true },
	/* found by drawn packs: full, their offsets were a fault */
	{ "series_currents_of_groups_within_their_bound", "s(pmm)(pmm)", CG_M_CURRENT_UA, -500000,
	  false },
	{ "series_currents_of_groups_beyond_it", "s(pmm)(pmm)", CG_M_CURRENT_UA, -500001, true },
	{ "series_currents_of_strings_do_not_add", "p(smm)(smm)", CG_M_CURRENT_UA, -350001, true },
	{ "temperatures_within_the_bound", "pmm", CG_M_TEMP_MDEGC, 25000, false },
	{ "temperatures_beyond_it", "smm", CG_M_TEMP_MDEGC, 31000, true },
	{ "a_reserve_may_differ", "pmr", CG_M_VOLTAGE_UV, 400000, false },
};

KUNIT_ARRAY_PARAM_DESC(aparts, aparts, name);

static void too_far_apart(struct kunit *test)
{
	const struct apart *row = test->param_value;
	struct rig *r = rig_of(test, row->shape);

	cg_profile_prepare(&r->p);
	r->s.member[1].f[row->field].value += row->by;
	look_for(r, 60000);
	KUNIT_EXPECT_EQ(test, row->disagree, r->v.disagree);
}

static void f15_one_that_charges_another_beyond_its_limit_stops_the_charge(struct kunit *test)
{
	struct rig *r = rig_of(test, "pmm");

	set(r, 0, CG_M_CURRENT_UA, 1400000);
	set(r, 1, CG_M_CURRENT_UA, -1300000);
	look_for(r, 60000);
	KUNIT_EXPECT_FALSE(test, r->v.disagree);
	set(r, 0, CG_M_CURRENT_UA, 3000000);
	set(r, 1, CG_M_CURRENT_UA, -2900000);
	look_for(r, 16000);
	KUNIT_EXPECT_TRUE(test, r->v.disagree);
	set(r, 0, CG_M_CURRENT_UA, 385000);
	set(r, 1, CG_M_CURRENT_UA, -385000);
	look_for(r, 60000);
	KUNIT_EXPECT_TRUE_MSG(test, r->v.disagree, "a quarter of the limit is not reached");
	set(r, 0, CG_M_CURRENT_UA, 365000);
	set(r, 1, CG_M_CURRENT_UA, -365000);
	look_for(r, 16000);
	KUNIT_EXPECT_FALSE(test, r->v.disagree);
}

/* What a gauge says when it is not stuck any more is not shown at once while something flows. */
static void a_charge_that_jumps_is_followed_slowly(struct kunit *test)
{
	struct rig *r = rig_of(test, "smm");

	set(r, 0, CG_M_CHARGE_NOW_UAH, 1800000);
	set(r, 1, CG_M_CHARGE_NOW_UAH, 1800000);
	look(r, 10000);
	KUNIT_EXPECT_LE(test, r->v.f[CG_V_CAPACITY_PCT].value, 51);
	look_for(r, 120000);
	KUNIT_EXPECT_EQ(test, 60, r->v.f[CG_V_CAPACITY_PCT].value);
	/* against the current it is shown at once: it could not be followed */
	set(r, 0, CG_M_CHARGE_NOW_UAH, 1500000);
	set(r, 1, CG_M_CHARGE_NOW_UAH, 1500000);
	look(r, 10000);
	KUNIT_EXPECT_EQ(test, 50, r->v.f[CG_V_CAPACITY_PCT].value);
	/* at rest it may: it has learned, or the cells are others */
	set(r, 0, CG_M_CURRENT_UA, 0);
	set(r, 1, CG_M_CURRENT_UA, 0);
	set(r, 0, CG_M_CHARGE_NOW_UAH, 900000);
	set(r, 1, CG_M_CHARGE_NOW_UAH, 900000);
	look(r, 10000);
	KUNIT_EXPECT_EQ(test, 30, r->v.f[CG_V_CAPACITY_PCT].value);
}

/* A reserve is not charged with the pack: no decision sees it. */
static void what_is_decided_does_not_count_reserves(struct kunit *test)
{
	struct rig *r = rig_of(test, "pmr");

	set(r, 1, CG_M_CHARGE_NOW_UAH, 0);
	look(r, 10000);
	KUNIT_EXPECT_EQ(test, 50, r->v.f[CG_V_CAPACITY_PCT].value);
	KUNIT_EXPECT_EQ(test, 3000000, r->v.f[CG_V_CHARGE_FULL_UAH].value);
	r->s.member[1].f[CG_M_CHARGE_NOW_UAH].valid = false;
	r->s.member[1].f[CG_M_CAPACITY_PCT].valid = false;
	look(r, 10000);
	KUNIT_EXPECT_EQ(test, 0, r->v.missing);
	cg_fuse_reserves(&r->p, &r->s, &r->v);
	KUNIT_EXPECT_EQ(test, 2, r->v.missing);
	KUNIT_EXPECT_EQ(test, 25, r->v.f[CG_V_CAPACITY_PCT].value);
}

static void a_moment_apart_is_forgiven(struct kunit *test)
{
	struct rig *r = rig_of(test, "pmm");

	set(r, 1, CG_M_VOLTAGE_UV, 3700000);
	look(r, 4000);
	KUNIT_EXPECT_TRUE_MSG(test, r->again, "it must be looked at again");
	look(r, 4000);
	KUNIT_EXPECT_FALSE(test, r->v.disagree);
	set(r, 1, CG_M_VOLTAGE_UV, 3800000);
	look_for(r, 60000);
	KUNIT_EXPECT_FALSE(test, r->v.disagree);
}

static void agreement_needs_half_of_the_bound(struct kunit *test)
{
	struct rig *r = rig_of(test, "pmm");

	set(r, 1, CG_M_VOLTAGE_UV, 3700000);
	look_for(r, 16000);
	KUNIT_EXPECT_TRUE(test, r->v.disagree);
	set(r, 1, CG_M_VOLTAGE_UV, 3770000);
	look_for(r, 600000);
	KUNIT_EXPECT_TRUE(test, r->v.disagree);
	set(r, 1, CG_M_VOLTAGE_UV, 3780000);
	look_for(r, 16000);
	KUNIT_EXPECT_FALSE(test, r->v.disagree);
}

/* F12: else a stuck gauge looks like a charger that does not obey, which needs a replug. */
static void a_stuck_gauge_does_not_accuse_the_charger(struct kunit *test)
{
	struct rig *r = rig_of(test, "pmm");

	set(r, 1, CG_M_VOLTAGE_UV, 3700000);
	look_for(r, 16000);
	KUNIT_EXPECT_TRUE(test, r->v.disagree);
	set(r, 0, CG_M_CURRENT_UA, 0);
	look(r, 4000);
	KUNIT_EXPECT_EQ(test, 0, r->v.f[CG_V_CURRENT_UA].value);
	set(r, 0, CG_M_CURRENT_UA, 300000);
	look(r, 4000);
	KUNIT_EXPECT_EQ(test, 600000, r->v.f[CG_V_CURRENT_UA].value);
	set(r, 0, CG_M_CURRENT_UA, -3000000);
	look(r, 4000);
	KUNIT_EXPECT_EQ(test, -2000000, r->v.f[CG_V_CURRENT_UA].value);
}

/* Without a charge the voltage falls back to that of a gauge that is stuck as ever. */
static void a_voltage_that_came_back_does_not_end_a_disagreement(struct kunit *test)
{
	struct rig *r = rig_of(test, "pmm");

	set(r, 0, CG_M_VOLTAGE_UV, 3860000);
	look_for(r, 16000);
	KUNIT_EXPECT_TRUE(test, r->v.disagree);
	set(r, 0, CG_M_VOLTAGE_UV, 3805000);
	set(r, 0, CG_M_CURRENT_UA, 0);
	look_for(r, 600000);
	KUNIT_EXPECT_TRUE(test, r->v.disagree);
	KUNIT_EXPECT_EQ(test, 0, r->v.f[CG_V_CURRENT_UA].value);
	set(r, 1, CG_M_CURRENT_UA, 0);
	look_for(r, 16000);
	KUNIT_EXPECT_FALSE(test, r->v.disagree);
}

static void who_goes_does_not_end_a_disagreement(struct kunit *test)
{
	struct rig *r = rig_of(test, "pmmm");

	set(r, 1, CG_M_VOLTAGE_UV, 3700000);
	look_for(r, 16000);
	shape_lose(&r->s, 1);
	look_for(r, 600000);
	KUNIT_EXPECT_TRUE(test, r->v.disagree);
}

/* Whatever the split, the total that is allowed keeps each branch within its own. */
static void no_branch_gets_more_than_its_own(struct kunit *test)
{
	struct rig *r = rig_of(test, "pmmm");
	s64 total, ua[3], most = 0;
	u32 seed = 1;
	int i, k;

	for (k = 0; k < 300; k++) {
		/* a new split every 10 looks; the pack gets what was allowed at the last look */
		total = cg_scale(r->p.cc_max_ua, r->v.branch_permille, 1000);
		if (k % 10 == 0)
			seed = seed * 1103515245 + 12345;
		ua[0] = cg_scale(total, 250 + (seed >> 16) % 400, 1000);
		ua[1] = cg_scale(total - ua[0], 300 + (seed >> 8) % 400, 1000);
		ua[2] = total - ua[0] - ua[1];
		for (i = 0; i < 3; i++) {
			set(r, i, CG_M_CURRENT_UA, ua[i]);
			if (k % 10)
				most = max(most, ua[i]);
		}
		look(r, 4000);
	}
	KUNIT_EXPECT_LE(test, most, r->p.part[0].cc_max_ua + 1);
}

static void an_even_split_gets_everything(struct kunit *test)
{
	struct rig *r = rig_of(test, "pmm");

	KUNIT_EXPECT_LE_MSG(test, r->v.branch_permille, 600, "begins as for the weakest alone");
	look_for(r, 60000);
	KUNIT_EXPECT_EQ(test, 1000, r->v.branch_permille);
	KUNIT_EXPECT_FALSE(test, r->again);
}

static void an_uneven_split_gets_less_at_once_and_more_in_steps(struct kunit *test)
{
	struct rig *r = rig_of(test, "pmm");

	look_for(r, 60000);
	set(r, 0, CG_M_CURRENT_UA, 1500000);
	set(r, 1, CG_M_CURRENT_UA, 500000);
	look(r, 4000);
	/* 1.5 of 2 A: 2 A in all, and 3 % less for its drift */
	KUNIT_EXPECT_EQ(test, 636, r->v.branch_permille);
	set(r, 0, CG_M_CURRENT_UA, 1000000);
	set(r, 1, CG_M_CURRENT_UA, 1000000);
	look(r, 4000);
	KUNIT_EXPECT_EQ(test, 736, r->v.branch_permille);
	look_for(r, 12000);
	KUNIT_EXPECT_EQ(test, 1000, r->v.branch_permille);
}

/* What each took before they were apart is not what each takes when they have come together. */
static void f15_after_a_disagreement_the_share_begins_anew(struct kunit *test)
{
	struct rig *r = rig_of(test, "pmm");

	look_for(r, 600000);
	KUNIT_EXPECT_EQ(test, 1000, r->v.branch_permille);
	set(r, 1, CG_M_VOLTAGE_UV, 3400000);
	look_for(r, 16000);
	KUNIT_EXPECT_TRUE(test, r->v.disagree);
	KUNIT_EXPECT_EQ(test, 500, r->v.branch_permille);
	look_for(r, 600000);
	KUNIT_EXPECT_EQ(test, 500, r->v.branch_permille);
}

static void an_unseen_branch_gets_as_little_as_the_weakest(struct kunit *test)
{
	struct rig *r = rig_of(test, "pmmm");

	r->p.part[2].cc_max_ua = 900000;
	look_for(r, 60000);
	shape_lose(&r->s, 1);
	look(r, 4000);
	KUNIT_EXPECT_EQ(test, 200, r->v.branch_permille);
	look_for(r, 60000);
	KUNIT_EXPECT_EQ(test, 200, r->v.branch_permille);
}

static void series_is_not_split(struct kunit *test)
{
	struct rig *r = rig_of(test, "smm");

	KUNIT_EXPECT_EQ(test, 1000, r->v.branch_permille);
	look_for(r, 60000);
	KUNIT_EXPECT_EQ(test, 1000, r->v.branch_permille);
}

/* F14 */
static void the_pack_is_charged_less_as_far_as_its_cells_are_uneven(struct kunit *test)
{
	struct rig *r = rig_of(test, "smm");

	KUNIT_EXPECT_EQ(test, 8400000, sum_uv(r));
	set(r, 0, CG_M_VOLTAGE_UV, 4150000);
	set(r, 1, CG_M_VOLTAGE_UV, 4090000);
	look(r, 4000);
	KUNIT_EXPECT_EQ(test, 8338000, sum_uv(r));
	/* with the same distance it ends with the highest cell 1 mV below its limit */
	KUNIT_EXPECT_EQ(test, 4199000, (sum_uv(r) + 60000) / 2);
	set(r, 0, CG_M_VOLTAGE_UV, 4100000);
	look(r, 4000);
	KUNIT_EXPECT_EQ_MSG(test, 8338000, sum_uv(r), "it does not rise at once");
	look_for(r, 120000);
	KUNIT_EXPECT_EQ(test, 8388000, sum_uv(r));
}

/*
 * Found by drawn packs: in series a cell of iron phosphate behind its plateau was beyond its limit
 * before the next look, and one that was not ahead yet passed the one that was. At 1C it may rise
 * by 0.2 V in a minute, one that is ahead by twice that.
 */
struct hurry {
	const char *name;
	s64 cell_uv;
	s64 other_uv;
	s64 ua;
	s32 told_uv;
	bool soon;
};

static const struct hurry hurries[] = {
	{ "not_if_it_is_not_ahead", 3450000, 3438000, 1500000, 7200000, false },
	{ "not_yet_the_next", 3499999, 3488000, 1500000, 7200000, false },
	{ "one_that_may_be_next", 3500000, 3488000, 1500000, 7200000, true },
	{ "one_that_is_even", 3500000, 3500000, 1500000, 7200000, true },
	{ "behind_its_plateau", 3400000, 3387998, 1500000, 7200000, true },
	{ "far_from_its_limit", 3399999, 3387000, 1500000, 7200000, false },
	{ "with_more_current", 3200000, 3187000, 3000000, 7200000, true },
	{ "with_none", 3590000, 3560000, 0, 7200000, false },
	{ "one_that_flows_out", 3590000, 3560000, -1500000, 7200000, false },
	{ "at_a_limit_that_is_lower", 3300000, 3287000, 1500000, 7000000, true },
	{ "at_one_that_makes_up_for_the_path", 3400000, 3387000, 1500000, 7400000, true },
	{ "a_current_of_no_pack", 3400000, 3387000, 9000000000000000LL, 7200000, true },
	{ "above_what_it_was_told_when_it_is_off", 3590000, 3560000, 3000, 0, false },
};

KUNIT_ARRAY_PARAM_DESC(hurries, hurries, name);

static void a_cell_that_is_ahead_is_looked_at_soon(struct kunit *test)
{
	const struct hurry *row = test->param_value;
	struct rig *r = rig_of(test, "smm");
	int i;

	r->p.chemistry = CG_CHEMISTRY_LIFE;
	r->p.cv_max_uv = 7200000;
	r->s.charger[0].told_on = row->told_uv;
	r->s.charger[0].told_cv_uv = row->told_uv;
	for (i = 0; i < 2; i++) {
		r->p.part[i].cell_cv_uv = 3600000;
		set(r, i, CG_M_VOLTAGE_UV, i ? row->other_uv : row->cell_uv);
		set(r, i, CG_M_CURRENT_UA, row->ua);
	}
	r->b.cv_uv = 0;
	look(r, 1000);
	KUNIT_EXPECT_EQ(test, row->soon, r->again);
	r->p.chemistry = CG_CHEMISTRY_LION;
	look(r, 1000);
	KUNIT_EXPECT_FALSE(test, r->again);
}

/*
 * Found by drawn packs: branches of iron phosphate come to the end of their plateau one after the
 * other, and until the next look the last of them had up to 1.45 of its own.
 */
static void a_share_that_falls_is_looked_at_soon(struct kunit *test)
{
	struct rig *r = rig_of(test, "pmm");

	r->p.chemistry = CG_CHEMISTRY_LIFE;
	look_for(r, 120000);
	KUNIT_EXPECT_FALSE_MSG(test, r->again, "an even split is settled");
	set(r, 0, CG_M_CURRENT_UA, 1530000);
	set(r, 1, CG_M_CURRENT_UA, 1470000);
	look(r, 60000);
	KUNIT_EXPECT_TRUE(test, r->again);
	look(r, 599999);
	KUNIT_EXPECT_TRUE(test, r->again);
	look(r, 1);
	KUNIT_EXPECT_FALSE(test, r->again);
}

static void a_fall_is_more_than_a_hundredth(struct kunit *test)
{
	struct rig *r = rig_of(test, "pmm");
	s32 permille;

	r->p.chemistry = CG_CHEMISTRY_LIFE;
	set(r, 0, CG_M_CURRENT_UA, 1530000);
	set(r, 1, CG_M_CURRENT_UA, 1470000);
	look_for(r, 120000);
	permille = r->b.permille;
	r->b.fell_ms = CG_NEVER_MS;
	r->b.permille = permille + 10;
	look(r, 1000);
	KUNIT_EXPECT_EQ(test, permille, r->b.permille);
	KUNIT_EXPECT_FALSE(test, r->again);
	r->b.permille = permille + 11;
	look(r, 1000);
	KUNIT_EXPECT_TRUE(test, r->again);
}

static void a_share_that_falls_slowly_is_not(struct kunit *test)
{
	struct rig *r = rig_of(test, "pmm");
	int i;

	r->p.chemistry = CG_CHEMISTRY_LIFE;
	look_for(r, 120000);
	for (i = 0; i < 10; i++) {
		set(r, 0, CG_M_CURRENT_UA, 1505000 + 5000 * i);
		set(r, 1, CG_M_CURRENT_UA, 1495000 - 5000 * i);
		look(r, 60000);
		KUNIT_EXPECT_FALSE(test, r->again);
	}
}

static void no_other_cells_have_a_plateau(struct kunit *test)
{
	struct rig *r = rig_of(test, "pmm");

	look_for(r, 120000);
	set(r, 0, CG_M_CURRENT_UA, 1600000);
	set(r, 1, CG_M_CURRENT_UA, 1400000);
	look(r, 60000);
	KUNIT_EXPECT_FALSE(test, r->again);
}

/* Found by the campaign: a byte of a gauge was wrong once, and for an hour nothing was charged. */
static void one_wrong_voltage_leaves_the_pack_what_it_has(struct kunit *test)
{
	struct rig *r = rig_of(test, "smm");

	set(r, 0, CG_M_VOLTAGE_UV, 4000000);
	set(r, 1, CG_M_VOLTAGE_UV, 1500000);
	look(r, 4000);
	KUNIT_EXPECT_EQ(test, 8400000 - 2500000 - 2000, sum_uv(r));
	set(r, 1, CG_M_VOLTAGE_UV, 4000000);
	look(r, 4000);
	KUNIT_EXPECT_EQ(test, 8000000, sum_uv(r));
	look(r, 30000);
	KUNIT_EXPECT_EQ(test, 8020000, sum_uv(r));
	/* a cell above its limit is no reason to tell as much as there is */
	set(r, 0, CG_M_VOLTAGE_UV, 4300000);
	look(r, 4000);
	KUNIT_EXPECT_EQ(test, 8400000 - 300000 - 2000, sum_uv(r));
}

struct leave {
	const char *name;
	s64 ua;
	s64 now_uah;
	bool rises;
	bool falls;
};

/* Member 1 has @now_uah of 3 Ah when it goes; the others are half full. */
static const struct leave leaves[] = {
	{ "a_full_one_while_charging", 1000000, 3000000, true, false },
	{ "an_empty_one_while_charging", 1000000, 0, true, false },
	{ "a_full_one_while_discharging", -1000000, 3000000, false, true },
	{ "an_empty_one_while_discharging", -1000000, 0, false, true },
	{ "a_full_one_at_rest", 0, 3000000, true, true },
	{ "an_empty_one_at_rest", 0, 0, true, true },
};

KUNIT_ARRAY_PARAM_DESC(leaves, leaves, name);

/* The capacity never jumps by more than 3 % and never against the current; it arrives at last. */
static void capacity_moves_gently(struct kunit *test)
{
	const struct leave *row = test->param_value;
	struct rig *r = rig_of(test, "pmm");
	s64 before, now;
	int i;

	set(r, 0, CG_M_CURRENT_UA, row->ua);
	set(r, 1, CG_M_CURRENT_UA, row->ua);
	set(r, 1, CG_M_CHARGE_NOW_UAH, row->now_uah);
	r->b.ppm = -1;
	look(r, 4000);
	before = r->v.f[CG_V_CAPACITY_PCT].value;
	for (i = 0; i < 400; i++) {
		if (i == 10)
			shape_lose(&r->s, 1);
		if (i == 200)
			shape_member(&r->s.member[1]);
		if (i == 200)
			set(r, 1, CG_M_CURRENT_UA, row->ua);
		look(r, i % 3 ? 4000 : 600000);
		now = r->v.f[CG_V_CAPACITY_PCT].value;
		KUNIT_EXPECT_LE(test, abs(now - before), 3);
		KUNIT_EXPECT_TRUE(test, row->rises || now <= before);
		KUNIT_EXPECT_TRUE(test, row->falls || now >= before);
		before = now;
	}
	if (row->rises && row->falls)
		KUNIT_EXPECT_EQ(test, 50, now);
}

static void capacity_of_good_members_is_what_was_fused(struct kunit *test)
{
	struct rig *r = rig_of(test, "pmm");

	set(r, 0, CG_M_CURRENT_UA, 0);
	set(r, 1, CG_M_CURRENT_UA, 0);
	set(r, 1, CG_M_CHARGE_NOW_UAH, 300000);
	look(r, 4000);
	KUNIT_EXPECT_EQ(test, 30, r->v.f[CG_V_CAPACITY_PCT].value);
	KUNIT_EXPECT_EQ(test, 1800000, r->v.f[CG_V_CHARGE_NOW_UAH].value);
}

static void one_member_is_left_as_it_is(struct kunit *test)
{
	struct rig *r = rig_of(test, "pm");

	r->s.member[0].f[CG_M_CAPACITY_PCT].value = 77;
	look(r, 4000);
	KUNIT_EXPECT_EQ(test, 77, r->v.f[CG_V_CAPACITY_PCT].value);
	KUNIT_EXPECT_EQ(test, 0, r->v.branch_permille);
	KUNIT_EXPECT_EQ(test, 0, r->v.ahead_uv);
	KUNIT_EXPECT_FALSE(test, r->v.disagree);
}

static struct kunit_case cases[] = {
	KUNIT_CASE_PARAM(too_far_apart, aparts_gen_params),
	KUNIT_CASE(f15_one_that_charges_another_beyond_its_limit_stops_the_charge),
	KUNIT_CASE(a_charge_that_jumps_is_followed_slowly),
	KUNIT_CASE(what_is_decided_does_not_count_reserves),
	KUNIT_CASE(a_moment_apart_is_forgiven),
	KUNIT_CASE(agreement_needs_half_of_the_bound),
	KUNIT_CASE(a_stuck_gauge_does_not_accuse_the_charger),
	KUNIT_CASE(a_voltage_that_came_back_does_not_end_a_disagreement),
	KUNIT_CASE(who_goes_does_not_end_a_disagreement),
	KUNIT_CASE(no_branch_gets_more_than_its_own),
	KUNIT_CASE(an_even_split_gets_everything),
	KUNIT_CASE(an_uneven_split_gets_less_at_once_and_more_in_steps),
	KUNIT_CASE(f15_after_a_disagreement_the_share_begins_anew),
	KUNIT_CASE(an_unseen_branch_gets_as_little_as_the_weakest),
	KUNIT_CASE(series_is_not_split),
	KUNIT_CASE(the_pack_is_charged_less_as_far_as_its_cells_are_uneven),
	KUNIT_CASE_PARAM(a_cell_that_is_ahead_is_looked_at_soon, hurries_gen_params),
	KUNIT_CASE(a_share_that_falls_is_looked_at_soon),
	KUNIT_CASE(a_fall_is_more_than_a_hundredth),
	KUNIT_CASE(a_share_that_falls_slowly_is_not),
	KUNIT_CASE(no_other_cells_have_a_plateau),
	KUNIT_CASE(one_wrong_voltage_leaves_the_pack_what_it_has),
	KUNIT_CASE_PARAM(capacity_moves_gently, leaves_gen_params),
	KUNIT_CASE(capacity_of_good_members_is_what_was_fused),
	KUNIT_CASE(one_member_is_left_as_it_is),
	{ }
};

static struct kunit_suite suite = {
	.name = "chargov-balance",
	.test_cases = cases,
};

kunit_test_suite(suite);
