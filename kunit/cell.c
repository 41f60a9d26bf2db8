// SPDX-License-Identifier: GPL-2.0-only
/* One cell of the plant. */
#include <kunit/test.h>

#include "../drivers/lab/cell.h"

#define HG2_UAH		CG_HG2_CAPACITY_UAH
#define H_NEARLY	1063004406LL	/* 99 % of 1, Q30 */

static void make(struct cg_cell *cell, struct cg_cell_type *type, s64 uah, s32 permille, s32 mdegc)
{
	struct cg_cell_dt dt;

	cg_cell_type_init(type, 4200000);
	cg_cell_init(cell, uah, permille, mdegc);
	cg_cell_dt_init(&dt, type, CG_CELL_STEP_MAX_MS);
	cg_cell_prepare(cell, type, &dt);
}

static void run(struct cg_cell *cell, const struct cg_cell_type *type, s64 i_ua, s32 ms, s32 dt_ms)
{
	struct cg_cell_dt dt;

	cg_cell_dt_init(&dt, type, dt_ms);
	for (; ms > 0; ms -= dt_ms) {
		cg_cell_prepare(cell, type, &dt);
		cg_cell_step(cell, type, &dt, i_ua, 25000);
	}
	cg_cell_prepare(cell, type, &dt);
}

struct rest_row {
	const char *name;
	s32 full_uv;
	s32 permille;
	s32 uv;
};

static const struct rest_row rests[] = {
	/* points of the table */
	{ "empty", 4200000, 0, 2879250 },
	{ "half", 4200000, 500, 3740100 },
	{ "full", 4200000, 1000, 4188000 },
	/* 962: 12/25 of the way from 950 to 975 */
	{ "between", 4200000, 962, 4127530 },
	/* on as in the last segment: 2879250 - 2 * 246100, and 4188000 + 46950 / 2.5 */
	{ "below_empty", 4200000, -50, 2387050 },
	{ "above_full", 4200000, 1010, 4206780 },
	/* 150 mV more or 550 mV less at the end, in proportion below */
	{ "stretched_full", 4350000, 1000, 4338000 },
	{ "stretched_half", 4350000, 500, 3815100 },
	{ "shrunk_full", 3650000, 1000, 3638000 },
	{ "shrunk_empty", 3650000, 0, 2879250 },
};

KUNIT_ARRAY_PARAM_DESC(rests, rests, name);

static void rests_at(struct kunit *test)
{
	const struct rest_row *row = test->param_value;
	struct cg_cell_type type;
	struct cg_cell_dt dt;
	struct cg_cell cell;

	cg_cell_type_init(&type, row->full_uv);
	cg_cell_init(&cell, 3000000, row->permille, 25000);
	cg_cell_dt_init(&dt, &type, 1000);
	cg_cell_prepare(&cell, &type, &dt);
	KUNIT_EXPECT_LE(test, abs(cell.e_nv - row->uv * 1000LL), 20000LL);
}

struct ohm_row {
	const char *name;
	s64 uah;
	s32 permille;
	s32 mdegc;
	s64 r0_nohm;
};

static const struct ohm_row ohms[] = {
	{ "of_the_table", HG2_UAH, 500, 25000, 15750000 },
	{ "cold", HG2_UAH, 500, -10000, 54330000 },
	{ "between_temperatures", HG2_UAH, 500, 5000, (32520000 + 22820000) / 2 },
	{ "colder_than_the_table", HG2_UAH, 500, -35000, 94630000 },
	{ "hotter_than_the_table", HG2_UAH, 500, 60000, 13840000 },
	{ "twice_the_size", 2 * HG2_UAH, 500, 25000, 7875000 },
	{ "a_tenth_of_the_size", HG2_UAH / 10, 500, 25000, 157500000 },
	{ "below_empty_as_empty", HG2_UAH, -50, 25000, 24250000 },
	{ "above_full_as_full", HG2_UAH, 1050, 25000, 18130000 },
};

KUNIT_ARRAY_PARAM_DESC(ohms, ohms, name);

static void resists(struct kunit *test)
{
	const struct ohm_row *row = test->param_value;
	struct cg_cell_type type;
	struct cg_cell cell;

	make(&cell, &type, row->uah, row->permille, row->mdegc);
	KUNIT_EXPECT_LE(test, abs(cell.r0_nohm - row->r0_nohm), div_s64(row->r0_nohm, 10000));
}

struct ocv_row {
	const char *name;
	bool good;
	unsigned int n;
	struct cg_ocv_point point[4];
};

static const struct ocv_row ocvs[] = {
	{ "falling_as_simple_battery_has_it", true, 3,
	  { { 4100000, 100 }, { 3700000, 50 }, { 3000000, 0 } } },
	{ "rising", true, 3, { { 3000000, 0 }, { 3700000, 50 }, { 4100000, 100 } } },
	{ "two_points", true, 2, { { 4100000, 100 }, { 3000000, 0 } } },
	{ "one_point", false, 1, { { 4100000, 100 } } },
	{ "no_full_end", false, 2, { { 4100000, 90 }, { 3000000, 0 } } },
	{ "no_empty_end", false, 2, { { 4100000, 100 }, { 3000000, 5 } } },
	{ "one_point_twice", false, 4,
	  { { 4100000, 100 }, { 3700000, 50 }, { 3700000, 50 }, { 3000000, 0 } } },
	{ "voltage_goes_back", false, 3,
	  { { 4100000, 100 }, { 2900000, 50 }, { 3000000, 0 } } },
	{ "charge_goes_back", false, 4,
	  { { 4100000, 100 }, { 3600000, 40 }, { 3700000, 50 }, { 3000000, 0 } } },
};

KUNIT_ARRAY_PARAM_DESC(ocvs, ocvs, name);

static void takes_its_own_curve(struct kunit *test)
{
	const struct ocv_row *row = test->param_value;
	struct cg_cell_type type, before;

	cg_cell_type_init(&type, 4200000);
	before = type;
	KUNIT_EXPECT_EQ(test, cg_cell_type_set_ocv(&type, row->point, row->n), row->good);
	if (!row->good) {
		KUNIT_EXPECT_MEMEQ(test, &type, &before, sizeof(type));
		return;
	}
	KUNIT_EXPECT_EQ(test, type.ocv_uv[0], 3000000);
	KUNIT_EXPECT_EQ(test, type.ocv_uv[CG_CELL_OCV_POINTS - 1], 4100000);
	if (row->n == 3)
		KUNIT_EXPECT_EQ(test, type.ocv_uv[CG_CELL_OCV_POINTS / 4], 3350000);
}

static void loses_no_charge(struct kunit *test)
{
	struct cg_cell_type type;
	struct cg_cell cell;
	s64 before;

	make(&cell, &type, 3000000, 500, 25000);
	before = cell.q_uams;
	run(&cell, &type, 1, 7, 1);
	run(&cell, &type, -3, 999, 999);
	run(&cell, &type, 1234567, 10000, 1000);
	KUNIT_EXPECT_EQ(test, cell.q_uams - before, 7LL - 3 * 999 + 1234567LL * 10000);
}

static void short_steps_make_the_long_one(struct kunit *test)
{
	struct cg_cell_type type;
	struct cg_cell one, many;

	make(&one, &type, 3000000, 300, 10000);
	many = one;
	run(&one, &type, 3000000, 60000, 1000);
	run(&many, &type, 3000000, 60000, 10);
	KUNIT_EXPECT_EQ(test, one.q_uams, many.q_uams);
	/* uV of the voltage, thousandths of a degree */
	KUNIT_EXPECT_LE(test, abs(one.e_nv - many.e_nv), 50000LL);
	KUNIT_EXPECT_LE(test, abs(one.temp_udegc - many.temp_udegc), 2000LL);
}

static void fast_pair_settles_at_its_resistance(struct kunit *test)
{
	struct cg_cell_type type;
	struct cg_cell cell;

	make(&cell, &type, HG2_UAH, 500, 25000);
	run(&cell, &type, 1000000, 8000, 1000);
	/* 1 - 1/e of 6.67 mOhm * 1 A */
	KUNIT_EXPECT_LE(test, abs(cell.u1_nv - 4216000LL), 30000LL);
	run(&cell, &type, 1000000, 80000, 1000);
	KUNIT_EXPECT_LE(test, abs(cell.u1_nv - 6640000LL), 100000LL);
	run(&cell, &type, 0, 120000, 1000);
	KUNIT_EXPECT_LE(test, abs(cell.u1_nv), 1000LL);
}

static void hysteresis_follows_the_direction(struct kunit *test)
{
	struct cg_cell_type type;
	struct cg_cell cell;

	make(&cell, &type, HG2_UAH, 300, 25000);
	run(&cell, &type, 3000000, 300000, 1000);
	KUNIT_EXPECT_GT(test, cell.h_q30, H_NEARLY);
	KUNIT_EXPECT_LE(test, cell.h_q30, 1LL << 30);
	run(&cell, &type, 0, 300000, 1000);
	KUNIT_EXPECT_GT(test, cell.h_q30, H_NEARLY);
	run(&cell, &type, -3000000, 300000, 1000);
	KUNIT_EXPECT_LT(test, cell.h_q30, -H_NEARLY);
	KUNIT_EXPECT_GE(test, cell.h_q30, -(1LL << 30));
}

static void warms_by_its_losses(struct kunit *test)
{
	struct cg_cell_type type;
	struct cg_cell cell;
	s64 loss_uw, rise_udegc;

	make(&cell, &type, 100 * 1000000LL, 200, 25000);
	/* 10 A in 100 Ah for 2 h: five time constants of 450 s, hardly another charge */
	run(&cell, &type, 10000000, 7200000, 1000);
	loss_uw = div_s64((cell.r0_nohm * 10 + cell.u1_nv + cell.u2_nv) * 10, 1000);
	rise_udegc = div_s64(loss_uw * 9 * HG2_UAH, 100000000);
	KUNIT_EXPECT_LE(test, abs(cell.temp_udegc - 25000000 - rise_udegc),
			div_s64(rise_udegc, 10));
	run(&cell, &type, 0, 7200000, 1000);
	KUNIT_EXPECT_LE(test, abs(cell.temp_udegc - 25000000), 5000LL);
}

struct extreme_row {
	const char *name;
	s64 uah;
	s32 permille;
	s32 mdegc;
	s32 c_rate;
};

static const struct extreme_row extremes[] = {
	{ "smallest_charged", CG_CELL_MIN_UAH, 0, -40000, CG_CELL_C_RATE_MAX },
	{ "smallest_discharged", CG_CELL_MIN_UAH, 1000, -40000, -CG_CELL_C_RATE_MAX },
	{ "largest_charged", CG_CELL_MAX_UAH, 0, -40000, CG_CELL_C_RATE_MAX },
	{ "largest_discharged", CG_CELL_MAX_UAH, 1000, -40000, -CG_CELL_C_RATE_MAX },
	{ "largest_overcharged", CG_CELL_MAX_UAH, 1100, 85000, CG_CELL_C_RATE_MAX },
	{ "largest_overdischarged", CG_CELL_MAX_UAH, -100, 85000, -CG_CELL_C_RATE_MAX },
};

KUNIT_ARRAY_PARAM_DESC(extremes, extremes, name);

/* What a product that no longer fits would break: signs, order, size. */
static void stays_in_range(struct kunit *test)
{
	const struct extreme_row *row = test->param_value;
	s64 i_ua = row->uah * row->c_rate;
	struct cg_cell_type type;
	struct cg_cell cell;

	make(&cell, &type, row->uah, row->permille, row->mdegc);
	run(&cell, &type, i_ua, 120000, 1000);
	KUNIT_EXPECT_EQ(test, cell.q_uams,
			div_s64(cell.cap_uams, 1000) * row->permille + i_ua * 120000);
	KUNIT_EXPECT_GT(test, cell.r0_nohm, 0LL);
	KUNIT_EXPECT_GT(test, cell.b_nohm, cell.r0_nohm);
	KUNIT_EXPECT_EQ(test, cell.u1_nv > 0, i_ua > 0);
	KUNIT_EXPECT_EQ(test, cell.u2_nv > 0, i_ua > 0);
	KUNIT_EXPECT_LE(test, abs(cell.u1_nv), 6000000000LL);
	KUNIT_EXPECT_GT(test, cell.temp_udegc, 0LL);
	KUNIT_EXPECT_LT(test, cell.temp_udegc, 1000000000LL);
}

static struct kunit_case cases[] = {
	KUNIT_CASE_PARAM(rests_at, rests_gen_params),
	KUNIT_CASE_PARAM(resists, ohms_gen_params),
	KUNIT_CASE_PARAM(takes_its_own_curve, ocvs_gen_params),
	KUNIT_CASE(loses_no_charge),
	KUNIT_CASE(short_steps_make_the_long_one),
	KUNIT_CASE(fast_pair_settles_at_its_resistance),
	KUNIT_CASE(hysteresis_follows_the_direction),
	KUNIT_CASE(warms_by_its_losses),
	KUNIT_CASE_PARAM(stays_in_range, extremes_gen_params),
	{ }
};

static struct kunit_suite suite = {
	.name = "chargov-cell",
	.test_cases = cases,
};

kunit_test_suite(suite);
