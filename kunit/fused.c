// SPDX-License-Identifier: GPL-2.0-only
/* Members to one pack, at the bounds: what is old, missing, absent, zero or one too many. */
#include <kunit/test.h>
#include "many.h"

#define M(n)	BIT(n)

/* Never read: whatever the value is, it means nothing. */
static void never(struct many *m, unsigned int member, enum cg_member_field field)
{
	m->s.member[member].f[field] = (struct cg_reading){ 77777, CG_NEVER_MS, false };
}

static void set(struct many *m, unsigned int member, enum cg_member_field field, s64 value)
{
	m->s.member[member].f[field].value = value;
}

static s64 value_of(const struct many *m, enum cg_view_field field)
{
	return m->v.f[field].value;
}

/* What is done to members 0 and 1 of a shape, and what one value of the pack becomes. */
enum done {
	NOTHING,
	LOST,		/* it says nothing any more */
	ABSENT,		/* its cells were taken out */
	UNCOUNTED,	/* it tells no charge, and never did */
	BY_PER_CENT,	/* it has per cents only */
	BOUNDLESS,	/* it never said what it holds */
	GONE,		/* its cells were taken out, and its gauge with them */
};

static void do_it(struct many *m, unsigned int i, enum done done)
{
	if (done == LOST)
		shape_lose(&m->s, i);
	if (done == GONE) {
		shape_lose(&m->s, i);
		m->s.member[i].gone = true;
		m->s.member[i].f[CG_M_PRESENT].valid = true;
	}
	if (done == ABSENT || done == GONE)
		set(m, i, CG_M_PRESENT, 0);
	if (done == UNCOUNTED || done == BY_PER_CENT)
		never(m, i, CG_M_CHARGE_NOW_UAH);
	if (done == UNCOUNTED)
		never(m, i, CG_M_CAPACITY_PCT);
	if (done == UNCOUNTED || done == BOUNDLESS)
		never(m, i, CG_M_CHARGE_FULL_UAH);
}

struct row {
	const char *name;
	const char *shape;
	enum done done[2];
	enum cg_member_field field;	/* of member 1 */
	s64 value;
	enum cg_view_field to;
	s64 becomes;
};

#define NOWC	CG_M_CHARGE_NOW_UAH
#define FULLC	CG_M_CHARGE_FULL_UAH
#define PCT	CG_M_CAPACITY_PCT

static const struct row rows[] = {
	/* a member is 3 Ah, half full; in parallel with one that is as shape_member() says */
	{ "nothing_left_is_nothing", "pmm", {}, NOWC, 0, CG_V_CHARGE_NOW_UAH, 1500000 },
	{ "no_less_than_nothing", "pmm", {}, NOWC, -5, CG_V_CHARGE_NOW_UAH, 1500000 },
	{ "a_full_charge_of_zero_is_not_said", "pmm", {}, FULLC, 0,
	  CG_V_CHARGE_FULL_UAH, 6000000 },
	{ "a_full_charge_of_one_is", "pmm", {}, FULLC, 1, CG_V_CHARGE_FULL_UAH, 3000001 },
	{ "who_never_said_it_holds_its_design", "pmm", { 0, BOUNDLESS }, NOWC, 1500000,
	  CG_V_CHARGE_FULL_UAH, 6000000 },
	{ "charge_by_per_cent", "pmm", { 0, BY_PER_CENT }, PCT, 40,
	  CG_V_CHARGE_NOW_UAH, 2700000 },
	{ "no_per_cent", "pmm", { 0, BY_PER_CENT }, PCT, 0, CG_V_CHARGE_NOW_UAH, 1500000 },
	{ "less_than_no_per_cent", "pmm", { 0, BY_PER_CENT }, PCT, -1,
	  CG_V_CHARGE_NOW_UAH, 1500000 },
	{ "all_per_cent", "pmm", { 0, BY_PER_CENT }, PCT, 100, CG_V_CHARGE_NOW_UAH, 4500000 },
	{ "more_than_all_per_cent", "pmm", { 0, BY_PER_CENT }, PCT, 130,
	  CG_V_CHARGE_NOW_UAH, 4500000 },
	{ "per_cent_are_of_what_it_holds", "pmm", { 0, BY_PER_CENT }, FULLC, 2000000,
	  CG_V_CHARGE_NOW_UAH, 2500000 },
	{ "full_has_no_room", "smm", {}, NOWC, 3000000, CG_V_CHARGE_FULL_UAH, 1500000 },
	/* the pack's rest is what the fuller one takes: 1.5 and 0 Ah */
	{ "per_cent_round_up_at_a_half", "pmm", {}, NOWC, 1530000, CG_V_CAPACITY_PCT, 51 },
	{ "per_cent_round_down_below", "pmm", {}, NOWC, 1529999, CG_V_CAPACITY_PCT, 50 },
	/* groups of one, and units that are not heard */
	{ "one_group_in_series_has_all_of_it", "s(pmm)", { UNCOUNTED }, NOWC, 1500000,
	  CG_V_CHARGE_FULL_UAH, 6000000 },
	{ "a_pair_not_heard_is_one_cell_in_series", "s(pmm)m", { LOST, LOST }, NOWC, 1500000,
	  CG_V_VOLTAGE_UV, 7600000 },
	{ "who_is_absent_has_no_current", "pmm", { 0, ABSENT }, CG_M_CURRENT_UA, 700000,
	  CG_V_CURRENT_UA, 1000000 },
	{ "all_taken_out_said_these_currents", "pmm", { ABSENT, ABSENT }, CG_M_CURRENT_UA, 700000,
	  CG_V_CURRENT_UA, 1700000 },
	{ "one_was_there_when_it_was_lost", "pmm", { ABSENT, LOST }, CG_M_PRESENT, 1,
	  CG_V_PRESENT, 1 },
	{ "who_is_gone_holds_nothing", "pmm", { 0, GONE }, CG_M_CYCLES, 0,
	  CG_V_CHARGE_FULL_UAH, 3000000 },
	{ "who_is_gone_has_no_current", "pmm", { 0, GONE }, CG_M_CURRENT_UA, 700000,
	  CG_V_CURRENT_UA, 1000000 },
	{ "who_is_lost_may_hold_all_of_it", "pmm", { 0, LOST }, CG_M_CYCLES, 0,
	  CG_V_CHARGE_FULL_UAH, 6000000 },
	{ "reserve_first", "prm", {}, NOWC, 900000, CG_V_CHARGE_FULL_UAH, 6000000 },
};

KUNIT_ARRAY_PARAM_DESC(rows, rows, name);

static void becomes(struct kunit *test)
{
	const struct row *row = test->param_value;
	struct many *m = many(test, row->shape);

	do_it(m, 0, row->done[0]);
	do_it(m, 1, row->done[1]);
	set(m, 1, row->field, row->value);
	fuse_again(m);
	KUNIT_EXPECT_EQ(test, row->becomes, value_of(m, row->to));
}

struct presence {
	const char *name;
	const char *shape;
	enum done done[2];
	bool valid;
	s64 value;
};

static const struct presence presences[] = {
	{ "both_there", "pmm", {}, true, 1 },
	{ "one_lost", "pmm", { LOST }, true, 1 },
	{ "the_other_lost", "pmm", { 0, LOST }, true, 1 },
	{ "both_absent", "pmm", { ABSENT, ABSENT }, true, 0 },
	{ "one_lost_and_one_absent", "pmm", { LOST, ABSENT }, false, 1 },
	{ "one_absent_and_one_lost", "pmm", { ABSENT, LOST }, false, 1 },
	{ "one_absent_and_one_gone", "pmm", { ABSENT, GONE }, true, 0 },
	{ "absent_and_a_reserve_lost", "pmr", { ABSENT, LOST }, true, 0 },
	{ "a_reserve_lost_and_absent", "prm", { LOST, ABSENT }, true, 0 },
};

KUNIT_ARRAY_PARAM_DESC(presences, presences, name);

static void is_present(struct kunit *test)
{
	const struct presence *row = test->param_value;
	struct many *m = many(test, row->shape);

	do_it(m, 0, row->done[0]);
	do_it(m, 1, row->done[1]);
	fuse_again(m);
	KUNIT_EXPECT_EQ(test, row->valid, m->v.f[CG_V_PRESENT].valid);
	KUNIT_EXPECT_EQ(test, row->value, value_of(m, CG_V_PRESENT));
}

/* How old the cells are is only known when all members say it, how unsure when one does. */
static void cycles_that_one_never_said(struct kunit *test)
{
	struct many *m = many(test, "pmmr");

	m->s.member[1].f[CG_M_CYCLES] = (struct cg_reading){ .at_ms = CG_NEVER_MS };
	m->s.member[1].f[CG_M_MARGIN_PCT] = (struct cg_reading){ .at_ms = CG_NEVER_MS };
	fuse_again(m);
	KUNIT_EXPECT_FALSE(test, m->v.f[CG_V_CYCLES].valid);
	KUNIT_EXPECT_EQ(test, 12, m->v.f[CG_V_CYCLES].value);
	KUNIT_EXPECT_TRUE(test, m->v.f[CG_V_MARGIN_PCT].valid);
	/* a reserve does not count, and the last word of one that is gone does */
	m->s.member[1].f[CG_M_CYCLES] = (struct cg_reading){ 40, SHAPE_NOW - 90000, false };
	m->s.member[2].f[CG_M_CYCLES] = (struct cg_reading){ .at_ms = CG_NEVER_MS };
	fuse_again(m);
	KUNIT_EXPECT_TRUE(test, m->v.f[CG_V_CYCLES].valid);
	KUNIT_EXPECT_EQ(test, 40, m->v.f[CG_V_CYCLES].value);
	/* whichever it is */
	m->s.member[0].f[CG_M_CYCLES] = (struct cg_reading){ .at_ms = CG_NEVER_MS };
	fuse_again(m);
	KUNIT_EXPECT_FALSE(test, m->v.f[CG_V_CYCLES].valid);
}

/* Ages are of the oldest that counts, and of nobody else. */
static void ages(struct kunit *test)
{
	struct many *m = many(test, "pmm");

	m->s.member[1].f[NOWC].at_ms -= 7000;
	m->s.member[1].f[CG_M_CYCLES].at_ms -= 90000;
	fuse_again(m);
	KUNIT_EXPECT_EQ(test, SHAPE_NOW - 7000, m->v.f[CG_V_CHARGE_NOW_UAH].at_ms);
	KUNIT_EXPECT_EQ(test, SHAPE_NOW - 7000, m->v.f[CG_V_CAPACITY_PCT].at_ms);
	KUNIT_EXPECT_EQ(test, SHAPE_NOW - 90000, m->v.f[CG_V_CYCLES].at_ms);
	KUNIT_EXPECT_TRUE(test, m->v.f[CG_V_CYCLES].valid);
	KUNIT_EXPECT_EQ(test, SHAPE_NOW, m->v.f[CG_V_MARGIN_PCT].at_ms);
	do_it(m, 1, BY_PER_CENT);
	m->s.member[1].f[PCT].at_ms -= 3000;
	fuse_again(m);
	KUNIT_EXPECT_EQ(test, SHAPE_NOW - 3000, m->v.f[CG_V_CHARGE_NOW_UAH].at_ms);
	/* one that is left out does not make the rest old */
	m->s.member[1].f[CG_M_PRESENT].at_ms -= 100000;
	fuse_again(m);
	KUNIT_EXPECT_EQ(test, M(1), m->v.missing);
	KUNIT_EXPECT_EQ(test, SHAPE_NOW, m->v.f[CG_V_PRESENT].at_ms);
}

/* A look may be half a second late; without a bound a reading is good for a minute. */
static void too_old(struct kunit *test)
{
	static const struct {
		s64 stale_ms;
		s64 good_ms;
	} bounds[] = { { 0, 60500 }, { 1, 501 }, { 4000, 4500 } };
	struct many *m = many(test, "pmm");
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(bounds); i++) {
		m->s.stale_ms = bounds[i].stale_ms;
		m->s.member[1].f[CG_M_TEMP_MDEGC].at_ms = SHAPE_NOW - bounds[i].good_ms;
		fuse_again(m);
		KUNIT_EXPECT_EQ(test, 0, m->v.missing);
		m->s.member[1].f[CG_M_TEMP_MDEGC].at_ms--;
		fuse_again(m);
		KUNIT_EXPECT_EQ(test, M(1), m->v.missing);
	}
}

/* Charge that nobody tells is not shown; the reserve's is counted only if it tells some. */
static void charge_that_nobody_tells(struct kunit *test)
{
	struct many *m = many(test, "pmmr");

	do_it(m, 2, UNCOUNTED);
	fuse_again(m);
	KUNIT_EXPECT_EQ(test, 6000000, value_of(m, CG_V_CHARGE_FULL_UAH));
	KUNIT_EXPECT_EQ(test, M(2), m->v.missing);
	/* one of the two is enough */
	m->s.member[2].f[PCT] = (struct cg_reading){ 50, SHAPE_NOW, true };
	fuse_again(m);
	KUNIT_EXPECT_EQ(test, 0, m->v.missing);
	m->s.member[2].f[NOWC] = m->s.member[2].f[PCT];
	m->s.member[2].f[PCT].valid = false;
	fuse_again(m);
	KUNIT_EXPECT_EQ(test, 0, m->v.missing);
	do_it(m, 2, UNCOUNTED);
	do_it(m, 0, UNCOUNTED);
	do_it(m, 1, UNCOUNTED);
	fuse_again(m);
	KUNIT_EXPECT_EQ(test, CG_NEVER_MS, m->v.f[CG_V_CHARGE_NOW_UAH].at_ms);
	KUNIT_EXPECT_EQ(test, CG_NEVER_MS, m->v.f[CG_V_CAPACITY_PCT].at_ms);
	shape_lose(&m->s, 1);
	fuse_again(m);
	KUNIT_EXPECT_EQ(test, M(1) | M(2), m->v.missing);
	KUNIT_EXPECT_EQ(test, 2, m->v.n_missing);
}

/* Only what is estimated is held to what was told, and only to what a charger was told. */
static void told_bounds_estimates_alone(struct kunit *test)
{
	struct many *m = many(test, "pmm");

	m->s.n_chargers = 1;
	m->s.charger[0].told_on = true;
	m->s.charger[0].told_cc_ua = 1200000;
	fuse_again(m);
	KUNIT_EXPECT_EQ(test, 2000000, value_of(m, CG_V_CURRENT_UA));
	shape_lose(&m->s, 1);
	fuse_again(m);
	KUNIT_EXPECT_EQ(test, 1200000, value_of(m, CG_V_CURRENT_UA));
	m->s.charger[0].told_on = false;
	fuse_again(m);
	KUNIT_EXPECT_EQ(test, 2000000, value_of(m, CG_V_CURRENT_UA));
	m->s.charger[0].told_on = true;
	m->s.n_chargers = 0;
	fuse_again(m);
	KUNIT_EXPECT_EQ(test, 2000000, value_of(m, CG_V_CURRENT_UA));
	m->s.n_chargers = 1;
	set(m, 0, CG_M_CURRENT_UA, 400000);
	fuse_again(m);
	KUNIT_EXPECT_EQ_MSG(test, 800000, value_of(m, CG_V_CURRENT_UA), "it is not raised to it");
}

/* How far they are apart is of currents in series, whatever their sign, and of one cell. */
static void spreads(struct kunit *test)
{
	struct many *m = many(test, "smm");

	set(m, 0, CG_M_CURRENT_UA, -1000000);
	set(m, 1, CG_M_CURRENT_UA, -1300000);
	set(m, 1, CG_M_VOLTAGE_UV, 3500000);
	fuse_again(m);
	KUNIT_EXPECT_EQ(test, 300000, m->v.spread_ua);
	KUNIT_EXPECT_EQ(test, 0, m->v.spread_uv);
	shape_lose(&m->s, 1);
	fuse_again(m);
	KUNIT_EXPECT_EQ(test, 0, m->v.spread_ua);
	shape_init(&m->p, &m->s, "p(smm)(smm)");
	set(m, 3, CG_M_VOLTAGE_UV, 3700000);
	set(m, 1, CG_M_CURRENT_UA, 990000);
	fuse_again(m);
	KUNIT_EXPECT_EQ(test, 50000, m->v.spread_uv);
	KUNIT_EXPECT_EQ(test, 10000, m->v.spread_ua);
}

/* A member of three cells: their mean, up and down; and towards its own limit. */
static void cells_of_one_member(struct kunit *test)
{
	struct many *m = many(test, "pmm");
	int i;

	m->p.cells_series = 3;
	m->p.cv_max_uv = 12600000;
	for (i = 0; i < 2; i++) {
		m->p.part[i].cells_series = 3;
		set(m, i, CG_M_VOLTAGE_UV, 11400001);
	}
	fuse_again(m);
	KUNIT_EXPECT_EQ(test, 3800001, value_of(m, CG_V_CELL_MAX_UV));
	KUNIT_EXPECT_EQ(test, 3800000, value_of(m, CG_V_CELL_MIN_UV));
	m->p.part[0].cell_cv_uv = 0;
	m->p.part[1].cell_cv_uv = 0;
	fuse_again(m);
	KUNIT_EXPECT_EQ_MSG(test, 3800001, value_of(m, CG_V_CELL_MAX_UV), "no limit, no shift");
	m->p.part[0].cells_series = 0;
	fuse_again(m);
	KUNIT_EXPECT_EQ_MSG(test, 11400001, value_of(m, CG_V_CELL_MAX_UV), "no cells are one");
}

/* Cells of 4.35 V and of 4.20 V: the limit of each member, who says nothing, and the highest. */
struct unseen {
	const char *name;
	const char *shape;
	s32 cell_cv_mv[4];
	u32 lost;
	u32 absent;
	s64 uv;
	s64 highest_uv;
};

static const struct unseen unseen[] = {
	{ "all_are_seen", "pmm", { 4350, 4200 }, 0, 0, 4260000, 4260000 },
	{ "the_lower_limit_is_not", "pmm", { 4350, 4200 }, M(1), 0, 4260000, 4270000 },
	{ "nor_is_it_the_first", "pmm", { 4200, 4350 }, M(0), 0, 4260000, 4270000 },
	{ "nor_does_who_was_taken_out_raise_the_limit", "pmm", { 4350, 4200 }, 0, M(1),
	  4260000, 4270000 },
	{ "the_higher_limit_is_not", "pmm", { 4350, 4200 }, M(0), 0, 4260000, 4270000 },
	{ "equal_limits", "pmm", { 4200, 4200 }, M(1), 0, 4190000, 4200000 },
	{ "of_three_the_lowest_limit_counts", "pmmm", { 4350, 4200, 4300 }, M(1) | M(2), 0,
	  4260000, 4270000 },
	{ "a_reserve_shares_no_voltage", "pmmr", { 4350, 4350, 4200 }, M(1) | M(2), 0,
	  4340000, 4200000 },
	{ "one_of_a_pair", "s(pmm)(pmm)", { 4350, 4350, 4350, 4200 }, M(3), 0, 4260000, 4345000 },
	{ "its_pair_is_held_to_its_own", "s(pmm)(pmm)", { 4350, 4350, 4350, 4200 }, M(0), 0,
	  4190000, 4275000 },
	{ "of_two_pairs_in_parallel_a_whole_one", "p(pmm)(pmm)", { 4350, 4350, 4350, 4200 },
	  M(2) | M(3), 0, 4260000, 4270000 },
	{ "of_a_string_the_mean", "p(smm)(smm)", { 4350, 4350, 4350, 4200 }, M(2) | M(3), 0,
	  4260000, 4270000 },
	{ "a_part_of_a_string", "p(smm)(smm)", { 4350, 4350, 4350, 4200 }, M(3), 0,
	  4260000, 4270000 },
};

KUNIT_ARRAY_PARAM_DESC(unseen, unseen, name);

/* Each member is at the same voltage; the pack is charged to what its members add up to. */
static void who_is_not_seen_has_a_limit_too(struct kunit *test)
{
	const struct unseen *row = test->param_value;
	struct many *m = many(test, row->shape);
	unsigned int i;

	m->p.cv_max_uv = strchr(row->shape, 's') ? 8550000 : 4200000;
	for (i = 0; i < m->p.n_parts; i++) {
		m->p.part[i].cell_cv_uv = row->cell_cv_mv[i] * 1000;
		set(m, i, CG_M_VOLTAGE_UV, row->uv);
		if (row->lost & M(i))
			shape_lose(&m->s, i);
		if (row->absent & M(i))
			set(m, i, CG_M_PRESENT, 0);
	}
	fuse_again(m);
	KUNIT_EXPECT_TRUE(test, m->v.f[CG_V_CELL_MAX_UV].valid);
	KUNIT_EXPECT_EQ(test, row->highest_uv, value_of(m, CG_V_CELL_MAX_UV));
}

/* Nothing is known of a branch of which nobody was ever seen: it is not the highest. */
static void a_branch_of_which_nobody_is_seen(struct kunit *test)
{
	struct many *m = many(test, "s(pmm)(pmm)");
	unsigned int i;

	m->p.cv_max_uv = 8700000;
	for (i = 0; i < m->p.n_parts; i++) {
		m->p.part[i].cell_cv_uv = i < 2 ? 4350000 : 4200000;
		set(m, i, CG_M_VOLTAGE_UV, 100000);
		if (i >= 2)
			never(m, i, CG_M_VOLTAGE_UV);
	}
	fuse_again(m);
	KUNIT_EXPECT_FALSE(test, m->v.f[CG_V_CELL_MAX_UV].valid);
	KUNIT_EXPECT_EQ(test, 100000, value_of(m, CG_V_CELL_MAX_UV));
}

/* As small as a pack can be written: nothing is lost or doubled where a divisor is at least 1. */
static void a_pack_of_one_microampere_hour(struct kunit *test)
{
	struct many *m = many(test, "pmm");
	int i;

	for (i = 0; i < 2; i++) {
		m->p.part[i].capacity_uah = 1;
		never(m, i, FULLC);
	}
	do_it(m, 1, UNCOUNTED);
	fuse_again(m);
	KUNIT_EXPECT_EQ(test, 2, value_of(m, CG_V_CHARGE_NOW_UAH));
	KUNIT_EXPECT_EQ(test, 2, value_of(m, CG_V_CHARGE_FULL_UAH));
	shape_lose(&m->s, 1);
	fuse_again(m);
	KUNIT_EXPECT_EQ(test, 2000000, value_of(m, CG_V_CURRENT_UA));
	KUNIT_EXPECT_EQ(test, 3600000, m->v.design_uv);
	m->s.member[1].f[CG_M_PRESENT] = (struct cg_reading){ 0, SHAPE_NOW, true };
	m->s.member[1].f[CG_M_VOLTAGE_UV].valid = true;
	fuse_again(m);
	KUNIT_EXPECT_EQ(test, 1, value_of(m, CG_V_CHARGE_FULL_UAH));
	KUNIT_EXPECT_EQ(test, 100, value_of(m, CG_V_CAPACITY_PCT));
	KUNIT_EXPECT_EQ(test, 3600000, m->v.design_uv);
}

/* As large as a pack can be written, and as uneven: what is not heard is never more than fits. */
static void f44_a_small_branch_tells_of_a_large_one(struct kunit *test)
{
	static const struct {
		s32 heard_uah;
		s32 lost_uah;
		s64 ua;
		s64 becomes;
	} rows[] = {
		{ 1, S32_MAX - 1, 200000000, S32_MAX }, { 1, S32_MAX - 1, -200000000, -S32_MAX },
		{ 1, S32_MAX - 1, 1, S32_MAX }, { 1, 1, 3000000000LL, S32_MAX },
		{ S32_MAX, S32_MAX, 3, 6 }, { 1000, 2000, 1000, 3000 },
		{ S32_MAX - 1000, 1000, 1000000, 1000000 },
	};
	struct many *m = many(test, "pmm");
	unsigned int i;

	shape_lose(&m->s, 1);
	for (i = 0; i < ARRAY_SIZE(rows); i++) {
		m->p.part[0].capacity_uah = rows[i].heard_uah;
		m->p.part[1].capacity_uah = rows[i].lost_uah;
		set(m, 0, CG_M_CURRENT_UA, rows[i].ua);
		fuse_again(m);
		KUNIT_EXPECT_EQ_MSG(test, rows[i].becomes, value_of(m, CG_V_CURRENT_UA),
				    "row %u", i);
	}
}

/* Twice what it was made for, in each: products of 64 bits are not enough. */
static void f44_a_pack_of_4000_ampere_hours(struct kunit *test)
{
	struct many *m = many(test, "pmm");
	int i;

	for (i = 0; i < 2; i++) {
		m->p.part[i].capacity_uah = 1000000000;
		set(m, i, FULLC, 2000000000);
		set(m, i, NOWC, 1900000000);
	}
	do_it(m, 1, UNCOUNTED);
	fuse_again(m);
	KUNIT_EXPECT_EQ(test, 3000000000LL, value_of(m, CG_V_CHARGE_FULL_UAH));
	KUNIT_EXPECT_EQ(test, 2850000000LL, value_of(m, CG_V_CHARGE_NOW_UAH));
	KUNIT_EXPECT_EQ(test, 95, value_of(m, CG_V_CAPACITY_PCT));
}

/* Profiles that nobody checked: figures of 0 are no divisors. */
static void zeros_divide_nothing(struct kunit *test)
{
	static const char *const shapes[] = {
		"pmm", "smm", "s(pmm)(pmm)", "p(smm)(smm)", "prr", "srr", "pmr", "smr",
	};
	struct many *m = many(test, "pmm");
	unsigned int i, k, zero;

	for (k = 0; k < ARRAY_SIZE(shapes); k++) {
		for (zero = 0; zero < 16; zero++) {
			shape_init(&m->p, &m->s, shapes[k]);
			m->p.cells_series = 0;
			for (i = 0; i < m->p.n_parts; i++) {
				if (zero & 1)
					m->p.part[i].cells_series = 0;
				if (zero & 2)
					m->p.part[i].capacity_uah = 0;
				if (zero & 4)
					set(m, i, CG_M_PRESENT, 0);
			}
			if (zero & 8)
				never(m, 1, CG_M_VOLTAGE_UV);
			fuse_again(m);
			KUNIT_EXPECT_EQ(test, SHAPE_NOW, m->v.now_ms);
		}
	}
	/* all was taken out: a reserve has nothing to be weighed by */
	shape_init(&m->p, &m->s, "pmr");
	set(m, 0, CG_M_PRESENT, 0);
	fuse_again(m);
	KUNIT_EXPECT_EQ(test, 0, m->v.design_uv);
	KUNIT_EXPECT_EQ(test, CG_NEVER_MS, m->v.f[CG_V_CHARGE_FULL_UAH].at_ms);
	shape_init(&m->p, &m->s, "pmr");
	m->p.part[0].nominal_uv = 1;
	m->p.part[1].nominal_uv = 1;
	fuse_again(m);
	KUNIT_EXPECT_EQ(test, 6000000, value_of(m, CG_V_CHARGE_FULL_UAH));
}

/* What lies behind the last member is none, good as it may look. */
static void nobody_looks_beyond_the_last(struct kunit *test)
{
	struct many *m = many(test, "pmm");

	m->p.part[2] = m->p.part[1];
	m->p.part[2].reserve = true;
	shape_member(&m->s.member[2]);
	fuse_again(m);
	KUNIT_EXPECT_EQ(test, 6000000, value_of(m, CG_V_CHARGE_FULL_UAH));
	m->p.part[2].reserve = false;
	shape_lose(&m->s, 0);
	shape_lose(&m->s, 1);
	fuse_again(m);
	KUNIT_EXPECT_FALSE(test, m->v.f[CG_V_VOLTAGE_UV].valid);
	KUNIT_EXPECT_EQ(test, 3800000, value_of(m, CG_V_VOLTAGE_UV));
	/* a pack that was described with more, or less, than what is read */
	shape_init(&m->p, &m->s, "pmr");
	m->s.n_members = 1;
	fuse_again(m);
	KUNIT_EXPECT_EQ(test, 3000000, value_of(m, CG_V_CHARGE_FULL_UAH));
	memset(&m->s.member[1], 0, sizeof(m->s.member[1]));
	fuse_again(m);
	KUNIT_EXPECT_EQ(test, 0, m->v.missing);
	for (m->s.n_members = 3; m->s.n_members < CG_MAX_MEMBERS + 2; m->s.n_members++) {
		m->p.n_parts = m->s.n_members > CG_MAX_MEMBERS ? m->s.n_members : 2;
		cg_fuse(&m->p, &m->s, &m->v);
		KUNIT_EXPECT_EQ(test, CG_NEVER_MS, m->v.f[CG_V_VOLTAGE_UV].at_ms);
	}
}

/* One gauge is shown as it is; what it does not divide is divided if both parts are good. */
static void one_alone(struct kunit *test)
{
	struct many *m = many(test, "pm");

	set(m, 0, PCT, 77);
	m->s.source.ua = 5;
	fuse_again(m);
	KUNIT_EXPECT_EQ(test, 77, value_of(m, CG_V_CAPACITY_PCT));
	KUNIT_EXPECT_MEMEQ(test, &m->s.source, &m->v.source, sizeof(m->v.source));
	m->s.member[0].f[PCT].valid = false;
	m->s.member[0].f[NOWC].at_ms -= 9;
	set(m, 0, NOWC, 0);
	fuse_again(m);
	KUNIT_EXPECT_EQ(test, 0, value_of(m, CG_V_CAPACITY_PCT));
	KUNIT_EXPECT_EQ(test, SHAPE_NOW - 9, m->v.f[CG_V_CAPACITY_PCT].at_ms);
	set(m, 0, NOWC, 1);
	set(m, 0, FULLC, 1);
	fuse_again(m);
	KUNIT_EXPECT_TRUE(test, m->v.f[CG_V_CAPACITY_PCT].valid);
	KUNIT_EXPECT_EQ(test, 100, value_of(m, CG_V_CAPACITY_PCT));
	m->s.member[0].f[NOWC].valid = false;
	fuse_again(m);
	KUNIT_EXPECT_FALSE(test, m->v.f[CG_V_CAPACITY_PCT].valid);
	m->s.member[0].f[NOWC].valid = true;
	m->s.member[0].f[FULLC].valid = false;
	fuse_again(m);
	KUNIT_EXPECT_FALSE(test, m->v.f[CG_V_CAPACITY_PCT].valid);
	KUNIT_EXPECT_EQ(test, 0, m->v.missing);
	m->s.member[0].f[CG_M_PRESENT].valid = false;
	fuse_again(m);
	KUNIT_EXPECT_EQ(test, 1, m->v.missing);
	KUNIT_EXPECT_EQ(test, 1, m->v.n_missing);
}

static void one_group_is_as_high_as_it_was_made(struct kunit *test)
{
	struct many *m = many(test, "s(pmm)");

	fuse_again(m);
	KUNIT_EXPECT_EQ(test, 3600000, m->v.design_uv);
}

/* A member whose readings are not there yet is in nothing. */
static void nothing_was_ever_read(struct kunit *test)
{
	struct many *m = many(test, "pmm");
	unsigned int i, f;

	for (i = 0; i < 2; i++)
		for (f = 0; f < CG_N_MEMBER_FIELDS; f++)
			never(m, i, f);
	fuse_again(m);
	for (f = 0; f < CG_N_VIEW_FIELDS; f++)
		KUNIT_EXPECT_FALSE(test, m->v.f[f].valid);
	KUNIT_EXPECT_EQ(test, CG_NEVER_MS, m->v.f[CG_V_PRESENT].at_ms);
	/* only a voltage: temperature and current stay unknown */
	m->s.member[0].f[CG_M_VOLTAGE_UV] = (struct cg_reading){ 3800000, SHAPE_NOW, true };
	fuse_again(m);
	KUNIT_EXPECT_EQ(test, SHAPE_NOW, m->v.f[CG_V_VOLTAGE_UV].at_ms);
	KUNIT_EXPECT_EQ(test, CG_NEVER_MS, m->v.f[CG_V_CURRENT_UA].at_ms);
	KUNIT_EXPECT_EQ(test, CG_NEVER_MS, m->v.f[CG_V_TEMP_MDEGC].at_ms);
}

/* However long a reading holds, one that never was is none, whatever is said of it. */
static void what_was_never_read_is_not_valid(struct kunit *test)
{
	struct many *m = many(test, "pmm");
	unsigned int i;

	m->s.stale_ms = S64_MAX / 2;
	for (i = 0; i < 2; i++)
		m->s.member[i].f[CG_M_CURRENT_UA] = (struct cg_reading){ 5, CG_NEVER_MS, true };
	fuse_again(m);
	KUNIT_EXPECT_EQ(test, 0, m->v.missing);
	KUNIT_EXPECT_TRUE(test, m->v.f[CG_V_VOLTAGE_UV].valid);
	KUNIT_EXPECT_FALSE(test, m->v.f[CG_V_CURRENT_UA].valid);
	KUNIT_EXPECT_TRUE(test, m->v.f[CG_V_TEMP_MIN_MDEGC].valid);
}

/* Whether a gauge tells by itself is no member's, and passed on whatever is seen of them. */
static void who_never_tells_is_looked_at(struct kunit *test)
{
	static const char *const shapes[] = { "m", "pmm" };
	struct many *m;
	int i;

	for (i = 0; i < ARRAY_SIZE(shapes); i++) {
		m = many(test, shapes[i]);
		KUNIT_EXPECT_FALSE(test, m->v.quiet);
		m->s.quiet = true;
		fuse_again(m);
		KUNIT_EXPECT_TRUE(test, m->v.quiet);
		shape_lose(&m->s, 0);
		fuse_again(m);
		KUNIT_EXPECT_TRUE(test, m->v.quiet);
	}
}

static struct kunit_case cases[] = {
	KUNIT_CASE_PARAM(becomes, rows_gen_params),
	KUNIT_CASE_PARAM(is_present, presences_gen_params),
	KUNIT_CASE(who_never_tells_is_looked_at),
	KUNIT_CASE(cycles_that_one_never_said),
	KUNIT_CASE(ages),
	KUNIT_CASE(too_old),
	KUNIT_CASE(charge_that_nobody_tells),
	KUNIT_CASE(told_bounds_estimates_alone),
	KUNIT_CASE(spreads),
	KUNIT_CASE(cells_of_one_member),
	KUNIT_CASE_PARAM(who_is_not_seen_has_a_limit_too, unseen_gen_params),
	KUNIT_CASE(a_branch_of_which_nobody_is_seen),
	KUNIT_CASE(a_pack_of_one_microampere_hour),
	KUNIT_CASE(f44_a_small_branch_tells_of_a_large_one),
	KUNIT_CASE(f44_a_pack_of_4000_ampere_hours),
	KUNIT_CASE(zeros_divide_nothing),
	KUNIT_CASE(nobody_looks_beyond_the_last),
	KUNIT_CASE(one_alone),
	KUNIT_CASE(one_group_is_as_high_as_it_was_made),
	KUNIT_CASE(nothing_was_ever_read),
	KUNIT_CASE(what_was_never_read_is_not_valid),
	{ }
};

static struct kunit_suite suite = {
	.name = "chargov-fused",
	.test_cases = cases,
};

kunit_test_suite(suite);
