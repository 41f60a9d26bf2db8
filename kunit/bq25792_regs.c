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
	{ "default_steps", CG_BQ25792_JEITA, 0x3d, 0x7a },
	{ "no_steps", CG_BQ25792_JEITA, 0x7f, 0xfe },
	{ "default_resolution", CG_BQ25792_ADC_SAMPLE, 3, 0x30 },
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

/**
 * struct place - where a field is, and up to what it goes
 * @name: of the row
 * @field: the field
 * @reg: its address in the register map of the data sheet (SLUSDG1)
 * @wide: it has two registers
 * @mask: its bits
 * @most: the highest value that it takes
 */
struct place {
	const char *name;
	enum cg_bq25792_field field;
	u8 reg;
	bool wide;
	u16 mask;
	s32 most;
};

static const struct place places[] = {
	{ "charge_voltage_limit", CG_BQ25792_VREG, 0x01, true, 0x07ff, 18800000 },
	{ "charge_current_limit", CG_BQ25792_ICHG, 0x03, true, 0x01ff, 5000000 },
	{ "input_voltage_limit", CG_BQ25792_VINDPM, 0x05, false, 0x00ff, 22000000 },
	{ "input_current_limit", CG_BQ25792_IINDPM, 0x06, true, 0x01ff, 3300000 },
	{ "precharge_control", CG_BQ25792_IPRECHG, 0x08, false, 0x003f, 2000000 },
	{ "termination_control", CG_BQ25792_ITERM, 0x09, false, 0x001f, 1000000 },
	{ "stop_wd_chg", CG_BQ25792_STOP_WD_CHG, 0x09, false, 0x0020, 1 },
	{ "cell", CG_BQ25792_CELL, 0x0a, false, 0x00c0, 3 },
	{ "en_chg", CG_BQ25792_EN_CHG, 0x0f, false, 0x0020, 1 },
	{ "en_hiz", CG_BQ25792_EN_HIZ, 0x0f, false, 0x0004, 1 },
	{ "wd_rst", CG_BQ25792_WD_RST, 0x10, false, 0x0008, 1 },
	{ "watchdog", CG_BQ25792_WATCHDOG, 0x10, false, 0x0007, 7 },
	{ "en_otg", CG_BQ25792_EN_OTG, 0x12, false, 0x0040, 1 },
	{ "jeita_vset_iseth_isetc", CG_BQ25792_JEITA, 0x17, false, 0x00fe, 0x7f },
	{ "adc_sample", CG_BQ25792_ADC_SAMPLE, 0x2e, false, 0x0030, 3 },
	{ "adc_en", CG_BQ25792_ADC_EN, 0x2e, false, 0x0080, 1 },
};

KUNIT_ARRAY_PARAM_DESC(places, places, name);

static void is_where_the_data_sheet_has_it(struct kunit *test)
{
	const struct place *row = test->param_value;
	u16 code, beyond;

	KUNIT_EXPECT_EQ(test, row->reg, cg_bq25792_rows[row->field].reg);
	KUNIT_EXPECT_EQ(test, row->wide, cg_bq25792_rows[row->field].wide);
	KUNIT_EXPECT_EQ(test, row->mask, cg_bq25792_put(row->field, 0, 0xffff));
	KUNIT_EXPECT_EQ(test, (u16)~row->mask, cg_bq25792_put(row->field, 0xffff, 0));
	KUNIT_ASSERT_TRUE(test, cg_bq25792_code(row->field, row->most, &code));
	KUNIT_EXPECT_EQ(test, row->most, cg_bq25792_value(row->field, code));
	/* what is no quantity is refused beyond, what is one ends there */
	if (cg_bq25792_code(row->field, S32_MAX, &beyond))
		KUNIT_EXPECT_EQ(test, code, beyond);
	KUNIT_EXPECT_FALSE(test, cg_bq25792_code(row->field, S32_MIN, &code) &&
			   row->field != CG_BQ25792_VINDPM);
}

static void a_number_that_is_no_code_is_refused(struct kunit *test)
{
	u16 code;

	KUNIT_EXPECT_TRUE(test, cg_bq25792_code(CG_BQ25792_WATCHDOG, 0, &code));
	KUNIT_EXPECT_EQ(test, 0, code);
	KUNIT_EXPECT_TRUE(test, cg_bq25792_code(CG_BQ25792_WATCHDOG, 7, &code));
	KUNIT_EXPECT_FALSE(test, cg_bq25792_code(CG_BQ25792_WATCHDOG, 8, &code));
	KUNIT_EXPECT_FALSE(test, cg_bq25792_code(CG_BQ25792_WATCHDOG, -1, &code));
	KUNIT_EXPECT_FALSE(test, cg_bq25792_code(CG_BQ25792_EN_CHG, 2, &code));
	KUNIT_EXPECT_TRUE(test, cg_bq25792_code(CG_BQ25792_CELL, 3, &code));
	KUNIT_EXPECT_FALSE(test, cg_bq25792_code(CG_BQ25792_CELL, 4, &code));
}

/* 40 mA is the least of both, and the row of codes begins with 1. */
static void what_is_below_the_least_of_a_row_is_refused(struct kunit *test)
{
	u16 code;

	KUNIT_EXPECT_FALSE(test, cg_bq25792_code(CG_BQ25792_IPRECHG, 39999, &code));
	KUNIT_EXPECT_TRUE(test, cg_bq25792_code(CG_BQ25792_IPRECHG, 40000, &code));
	KUNIT_EXPECT_EQ(test, 1, code);
	KUNIT_EXPECT_EQ(test, 40000, cg_bq25792_value(CG_BQ25792_IPRECHG, 0));
	/* down, as all currents are */
	KUNIT_EXPECT_TRUE(test, cg_bq25792_code(CG_BQ25792_IPRECHG, 159999, &code));
	KUNIT_EXPECT_EQ(test, 120000, cg_bq25792_value(CG_BQ25792_IPRECHG, code));
}

/**
 * struct voltages - charge voltages of a number of cells
 * @name: of the row
 * @cells: in series
 * @least_uv: the lowest
 * @most_uv: the highest
 */
struct voltages {
	const char *name;
	unsigned int cells;
	s32 least_uv;
	s32 most_uv;
};

static const struct voltages voltages[] = {
	{ "one_cell_ends_by_itself", 1, 3000000, 4700000 },
	{ "two_cells_end_by_themselves", 2, 5000000, 9400000 },
	{ "three_cells_end_by_the_chip", 3, 10000000, 13990000 },
	{ "four_cells_end_by_both", 4, 14000000, 18800000 },
	/* what no chip has is the nearest */
	{ "none_is_one", 0, 3000000, 4700000 },
	{ "more_are_four", U32_MAX, 14000000, 18800000 },
};

KUNIT_ARRAY_PARAM_DESC(voltages, voltages, name);

static void a_number_of_cells_has_its_voltages(struct kunit *test)
{
	const struct voltages *row = test->param_value;
	s32 least_uv, most_uv;

	cg_bq25792_cv_range(row->cells, &least_uv, &most_uv);
	KUNIT_EXPECT_EQ(test, row->least_uv, least_uv);
	KUNIT_EXPECT_EQ(test, row->most_uv, most_uv);
}

static struct kunit_case cases[] = {
	KUNIT_CASE_PARAM(is_where_the_data_sheet_has_it, places_gen_params),
	KUNIT_CASE(a_number_that_is_no_code_is_refused),
	KUNIT_CASE(what_is_below_the_least_of_a_row_is_refused),
	KUNIT_CASE_PARAM(has_the_codes_of_its_data_sheet, knowns_gen_params),
	KUNIT_CASE_PARAM(rounds_to_the_safe_side, roundings_gen_params),
	KUNIT_CASE(every_code_comes_back),
	KUNIT_CASE(a_code_beyond_the_field_counts_as_its_end),
	KUNIT_CASE(the_rest_of_a_register_stays),
	KUNIT_CASE_PARAM(a_number_of_cells_has_its_voltages, voltages_gen_params),
	{ }
};

static struct kunit_suite suite = {
	.name = "chargov-bq25792_regs",
	.test_cases = cases,
};

kunit_test_suite(suite);
