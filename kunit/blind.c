// SPDX-License-Identifier: GPL-2.0-only
/* Members in parallel whose charger feeds a load besides: what they get cannot be seen. */
#include <kunit/test.h>
#include "../drivers/pack/balance.h"
#include "shape.h"

struct rig {
	struct cg_profile p;
	struct cg_sample s;
	struct cg_balance b;
	struct cg_view v;
};

/* Two of 1.5 A each, at rest, told to be charged. */
static struct rig *rig_new(struct kunit *test)
{
	struct rig *r = kunit_kzalloc(test, sizeof(*r), GFP_KERNEL);

	KUNIT_ASSERT_NOT_NULL(test, r);
	shape_init(&r->p, &r->s, "pmm");
	r->s.member[0].f[CG_M_CURRENT_UA].value = 0;
	r->s.member[1].f[CG_M_CURRENT_UA].value = 0;
	r->s.charger[0].told_on = true;
	r->s.charger[0].told_cc_ua = 1500000;
	r->s.charger[0].told_cv_uv = 4200000;
	cg_balance_init(&r->b);
	r->b.holds = true;
	return r;
}

static bool look(struct rig *r, s64 ms)
{
	r->s.now_ms += ms;
	cg_fuse(&r->p, &r->s, &r->v);
	r->v.now_ms = r->s.now_ms;
	return cg_balance(&r->p, &r->s, &r->b, &r->v);
}

/*
 * Found by drawn packs: a load took what one branch alone may have, so nothing told how more is
 * split, and a pack in parallel was not charged for ever. It gets more while each branch has room.
 */
struct blind {
	const char *name;
	s64 first_ua;
	s64 second_ua;
	bool told_on;
	s64 uv;
	s32 permille;
	s32 becomes;
};

/* Offsets are below 50 mA, a step is 300 mA, and each branch may have 1.5 A. */
static const struct blind blinds[] = {
	{ "a_load_takes_it_all", -400000, -400000, true, 3800000, 500, 600 },
	{ "what_is_left_has_room", 1150000, -1100000, true, 3800000, 500, 600 },
	{ "the_first_has_none", 1150001, -1100000, true, 3800000, 500, 500 },
	{ "the_second_has_none", -1100000, 1150001, true, 3800000, 500, 500 },
	{ "to_all_of_it", 0, 0, true, 3800000, 950, 1000 },
	{ "off", -400000, -400000, false, 3800000, 500, 500 },
	{ "just_below_the_voltage", 0, 0, true, 4134375, 500, 600 },
	{ "near_the_voltage_it_is_no_load", 0, 0, true, 4134376, 500, 500 },
};

KUNIT_ARRAY_PARAM_DESC(blinds, blinds, name);

static void a_load_hides_the_split(struct kunit *test)
{
	const struct blind *row = test->param_value;
	struct rig *r = rig_new(test);

	r->s.member[0].f[CG_M_CURRENT_UA].value = row->first_ua;
	r->s.member[1].f[CG_M_CURRENT_UA].value = row->second_ua;
	r->s.member[0].f[CG_M_VOLTAGE_UV].value = row->uv;
	r->s.member[1].f[CG_M_VOLTAGE_UV].value = row->uv;
	r->s.charger[0].told_on = row->told_on;
	r->b.permille = row->permille;
	KUNIT_EXPECT_EQ(test, row->becomes > row->permille, look(r, 4000));
	KUNIT_EXPECT_EQ(test, row->becomes, r->v.branch_permille);
}

static void a_small_branch_hides_it_in_small_steps(struct kunit *test)
{
	struct rig *r = rig_new(test);

	r->p.part[1].cc_max_ua = 300000;
	KUNIT_EXPECT_TRUE(test, look(r, 4000));
	KUNIT_EXPECT_EQ_MSG(test, 150, r->v.branch_permille, "half of its own more");
	r->p.part[2] = (struct cg_part){ .reserve = true };
	r->p.part[2].unit = 2;
	r->p.n_parts = 3;
	r->s.n_members = 3;
	KUNIT_EXPECT_TRUE(test, look(r, 4000));
	KUNIT_EXPECT_EQ_MSG(test, 200, r->v.branch_permille, "a reserve needs no room");
	r->p.part[2].reserve = false;
	r->p.n_parts = 2;
	KUNIT_EXPECT_TRUE(test, look(r, 4000));
	KUNIT_EXPECT_EQ_MSG(test, 250, r->v.branch_permille, "nor does what is none of them");
}

static struct kunit_case cases[] = {
	KUNIT_CASE_PARAM(a_load_hides_the_split, blinds_gen_params),
	KUNIT_CASE(a_small_branch_hides_it_in_small_steps),
	{ }
};

static struct kunit_suite suite = {
	.name = "chargov-blind",
	.test_cases = cases,
};

kunit_test_suite(suite);
