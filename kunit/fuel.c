// SPDX-License-Identifier: GPL-2.0-only
/* The counter of the gauge models. */
#include <kunit/test.h>

#include "../drivers/lab/fuel.h"

/* Half of 3 Ah, nothing flows. */
static const struct cg_wire half = {
	.v_uv = 3700000,
	.charge_uams = 1500000 * CG_MS_PER_H,
	.capacity_uah = 3000000,
	.full_uah = 3000000,
	.temp_mdegc = 25000,
	.series = 1,
};

static void begins_right(struct kunit *test)
{
	struct cg_fuel fuel;

	cg_fuel_begin(&fuel, &half, 4200000);
	KUNIT_EXPECT_EQ(test, 1500000, cg_fuel_uah(&fuel));
	KUNIT_EXPECT_EQ(test, 50, cg_fuel_parts(&fuel, 100));
	KUNIT_EXPECT_EQ(test, 12800, cg_fuel_parts(&fuel, 25600));
	KUNIT_EXPECT_EQ(test, 0, cg_fuel_ua(&fuel));
}

struct error_row {
	const char *name;
	s32 offset_ua;
	s32 gain_ppm;
	s32 flows_ua;
	s32 want_ua;
	s32 want_uah;		/* after an hour in which 100 mAh went in */
};

static const struct error_row error_rows[] = {
	{ "without_errors", 0, 0, 100000, 100000, 1600000 },
	{ "offset", 20000, 0, 100000, 120000, 1620000 },
	{ "gain", 0, 10000, 100000, 101000, 1601000 },
	{ "both_down", -20000, -10000, 100000, 79000, 1579000 },
	{ "offset_alone", 20000, 0, 0, 20000, 1620000 },
};

KUNIT_ARRAY_PARAM_DESC(error_rows, error_rows, name);

static void errs_as_it_is_told(struct kunit *test)
{
	const struct error_row *row = test->param_value;
	struct cg_wire at = half;
	struct cg_fuel fuel;

	cg_fuel_begin(&fuel, &at, 4200000);
	fuel.offset_ua = row->offset_ua;
	fuel.gain_ppm = row->gain_ppm;
	at.i_ua = row->flows_ua;
	at.charge_uams += 100000 * CG_MS_PER_H;
	cg_fuel_tick(&fuel, &at, CG_MS_PER_H);
	KUNIT_EXPECT_EQ(test, row->want_ua, cg_fuel_ua(&fuel));
	KUNIT_EXPECT_EQ(test, row->want_uah, cg_fuel_uah(&fuel));
}

static void never_more_than_full_nor_less_than_nothing(struct kunit *test)
{
	struct cg_wire at = half;
	struct cg_fuel fuel;

	cg_fuel_begin(&fuel, &at, 4200000);
	at.charge_uams = 9000000 * CG_MS_PER_H;
	cg_fuel_tick(&fuel, &at, 1000);
	KUNIT_EXPECT_EQ(test, 100, cg_fuel_parts(&fuel, 100));
	at.charge_uams = -9000000 * CG_MS_PER_H;
	cg_fuel_tick(&fuel, &at, 1000);
	KUNIT_EXPECT_EQ(test, 0, cg_fuel_parts(&fuel, 100));
}

/* A current that falls at the charging voltage and ends sets it to full. */
static void a_taper_that_ends_is_full(struct kunit *test)
{
	struct cg_wire at = half;
	struct cg_fuel fuel;
	int s;

	cg_fuel_begin(&fuel, &at, 4200000);
	at.v_uv = 4190000;
	at.i_ua = 150000;
	for (s = 0; s < 90; s++)
		cg_fuel_tick(&fuel, &at, 1000);
	KUNIT_EXPECT_FALSE(test, fuel.full);
	at.i_ua = 0;
	cg_fuel_tick(&fuel, &at, 1000);
	KUNIT_EXPECT_TRUE(test, fuel.full);
	KUNIT_EXPECT_EQ(test, 100, cg_fuel_parts(&fuel, 100));
}

static void others_cells_are_counted_anew(struct kunit *test)
{
	struct cg_wire at = half;
	struct cg_fuel fuel;

	cg_fuel_begin(&fuel, &at, 4200000);
	fuel.full = true;
	at.charge_uams = 300000 * CG_MS_PER_H;
	cg_fuel_settle(&fuel, &at);
	KUNIT_EXPECT_EQ(test, 10, cg_fuel_parts(&fuel, 100));
	KUNIT_EXPECT_FALSE(test, fuel.full);
}

static struct kunit_case fuel_cases[] = {
	KUNIT_CASE(begins_right),
	KUNIT_CASE_PARAM(errs_as_it_is_told, error_rows_gen_params),
	KUNIT_CASE(never_more_than_full_nor_less_than_nothing),
	KUNIT_CASE(a_taper_that_ends_is_full),
	KUNIT_CASE(others_cells_are_counted_anew),
	{ }
};

static struct kunit_suite fuel_suite = {
	.name = "chargov-fuel",
	.test_cases = fuel_cases,
};

kunit_test_suite(fuel_suite);
