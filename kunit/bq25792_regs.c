// SPDX-License-Identifier: GPL-2.0-only
/* Fields of the BQ25792: there and back, rounded to the safe side, in nobody's way. */
#include <kunit/test.h>
#include "../drivers/charger/bq25792_regs.h"

/* Values of the data sheet's register map: what a code means. */
struct known {
	const char *name;
	enum cg_bq25792_field field;
	s32 value;
	u16 reg;
};

static const struct known knowns[] = {
	{ "default_voltage_of_one_cell", CG_BQ25792_VREG, 4200000, 0x01a4 },
	{ "default_voltage_of_two_cells", CG_BQ25792_VREG, 8400000, 0x0348 },
	{ "highest_voltage", CG_BQ25792_VREG, 18800000, 0x0758 },
	{ "lowest_voltage", CG_BQ25792_VREG, 3000000, 0x012c },
	{ "default_current", CG_BQ25792_ICHG, 2000000, 0x00c8 },
	{ "highest_current", CG_BQ25792_ICHG, 5000000, 0x01f4 },
	{ "lowest_current", CG_BQ25792_ICHG, 50000, 0x0005 },
	{ "default_input_voltage", CG_BQ25792_VINDPM, 3600000, 0x24 },
	{ "highest_input_voltage", CG_BQ25792_VINDPM, 22000000, 0xdc },
	{ "default_input_current", CG_BQ25792_IINDPM, 3000000, 0x012c },
	{ "highest_input_current", CG_BQ25792_IINDPM, 3300000, 0x014a },
	{ "default_precharge", CG_BQ25792_IPRECHG, 120000, 0x03 },
	{ "default_termination", CG_BQ25792_ITERM, 200000, 0x05 },
	{ "four_cells", CG_BQ25792_CELL, 3, 0xc0 },
	{ "charging_enabled", CG_BQ25792_EN_CHG, 1, 0x20 },
	{ "longest_watchdog", CG_BQ25792_WATCHDOG, 7, 0x07 },
};

KUNIT_ARRAY_PARAM_DESC(knowns, knowns, name);

static void has_the_codes_of_its_data_sheet(struct kunit *test)
{
	const struct known *row = test->param_value;
	u16 code;

	KUNIT_ASSERT_TRUE(test, cg_bq25792_code(row->field, row->value, &code));
	KUNIT_EXPECT_EQ(test, row->reg, cg_bq25792_put(row->field, 0, code));
	KUNIT_EXPECT_EQ(test, row->value,
			cg_bq25792_value(row->field, cg_bq25792_get(row->field, row->reg)));
}

struct rounding {
	const char *name;
	enum cg_bq25792_field field;
	s32 wish;
	s32 got;	/* 0 = refused */
};

static const struct rounding roundings[] = {
	{ "voltage_down", CG_BQ25792_VREG, 8399999, 8390000 },
	{ "voltage_below_any", CG_BQ25792_VREG, 2999999, 0 },
	{ "voltage_above_all", CG_BQ25792_VREG, 20000000, 18800000 },
	{ "current_down", CG_BQ25792_ICHG, 1509999, 1500000 },
	{ "current_below_the_least", CG_BQ25792_ICHG, 49999, 0 },
	{ "current_of_nothing", CG_BQ25792_ICHG, 0, 0 },
	{ "current_less_than_nothing", CG_BQ25792_ICHG, -1, 0 },
	{ "current_above_all", CG_BQ25792_ICHG, S32_MAX, 5000000 },
	{ "input_current_down", CG_BQ25792_IINDPM, 509999, 500000 },
	{ "input_voltage_up", CG_BQ25792_VINDPM, 4300001, 4400000 },
	{ "input_voltage_below_any", CG_BQ25792_VINDPM, 0, 3600000 },
	{ "input_voltage_above_all", CG_BQ25792_VINDPM, 22000001, 0 },
	{ "termination_down", CG_BQ25792_ITERM, 119999, 80000 },
};

KUNIT_ARRAY_PARAM_DESC(roundings, roundings, name);

static void rounds_to_the_safe_side(struct kunit *test)
{
	const struct rounding *row = test->param_value;
	u16 code;

	KUNIT_ASSERT_EQ(test, row->got != 0, cg_bq25792_code(row->field, row->wish, &code));
	if (row->got)
		KUNIT_EXPECT_EQ(test, row->got, cg_bq25792_value(row->field, code));
}

/* Every code of every field that means something of its own. */
static void every_code_comes_back(struct kunit *test)
{
	const struct cg_bq25792_row *row;
	unsigned int field, most;
	u16 code, back;
	s32 value;

	for (field = 0; field < CG_BQ25792_N_FIELDS; field++) {
		row = &cg_bq25792_rows[field];
		most = row->step ? row->first + (row->most - row->least) / row->step :
				   BIT(row->bits) - 1;
		KUNIT_ASSERT_LE(test, most, BIT(row->bits) - 1);
		for (code = row->first; code <= most; code++) {
			value = cg_bq25792_value(field, code);
			KUNIT_ASSERT_TRUE(test, cg_bq25792_code(field, value, &back));
			KUNIT_ASSERT_EQ(test, code, back);
			KUNIT_ASSERT_EQ(test, code,
					cg_bq25792_get(field, cg_bq25792_put(field, 0xffff, code)));
		}
	}
}

static void a_code_beyond_the_field_counts_as_its_end(struct kunit *test)
{
	KUNIT_EXPECT_EQ(test, 50000, cg_bq25792_value(CG_BQ25792_ICHG, 0));
	KUNIT_EXPECT_EQ(test, 5000000, cg_bq25792_value(CG_BQ25792_ICHG, 0x1ff));
	KUNIT_EXPECT_EQ(test, 18800000, cg_bq25792_value(CG_BQ25792_VREG, 0x7ff));
}

static void the_rest_of_a_register_stays(struct kunit *test)
{
	const struct cg_bq25792_row *row;
	unsigned int field;
	u16 mask;

	for (field = 0; field < CG_BQ25792_N_FIELDS; field++) {
		row = &cg_bq25792_rows[field];
		mask = (BIT(row->bits) - 1) << row->low;
		KUNIT_EXPECT_LT(test, mask, row->wide ? 0x10000 : 0x100);
		KUNIT_EXPECT_EQ(test, 0xa5a5 & ~mask, cg_bq25792_put(field, 0xa5a5, 0));
		KUNIT_EXPECT_EQ(test, 0xa5a5 | mask, cg_bq25792_put(field, 0xa5a5, 0xffff));
	}
}

static struct kunit_case cases[] = {
	KUNIT_CASE_PARAM(has_the_codes_of_its_data_sheet, knowns_gen_params),
	KUNIT_CASE_PARAM(rounds_to_the_safe_side, roundings_gen_params),
	KUNIT_CASE(every_code_comes_back),
	KUNIT_CASE(a_code_beyond_the_field_counts_as_its_end),
	KUNIT_CASE(the_rest_of_a_register_stays),
	{ }
};

static struct kunit_suite suite = {
	.name = "chargov-bq25792_regs",
	.test_cases = cases,
};

kunit_test_suite(suite);
