// SPDX-License-Identifier: GPL-2.0-only
/* Fields of the LC709203F. */
#include "word_rows.h"
#include "../drivers/gauge/lc709203f_regs.h"

static const struct known knowns[] = {
	{ "temperature_at_power_on", CG_LC709203F_TEMP, 0, 0x0ba6, 25000 },
	{ "temperature_of_ice", CG_LC709203F_TEMP, 0, 0x0aac, 0 },
	{ "lowest_temperature", CG_LC709203F_TEMP, 0, 0x09e4, -20000 },
	{ "voltage", CG_LC709203F_VOLTAGE, 0, 0x0ec2, 3778000 },
	{ "beta_at_power_on", CG_LC709203F_BETA, 0, 0x0d34, 3380 },
	{ "whole_charge", CG_LC709203F_ITE, 0, 1000, 1000 },
	{ "per_cent", CG_LC709203F_RSOC, 0, 100, 100 },
	{ "operational", CG_LC709203F_MODE, 0, 1, 1 },
	{ "thermistor", CG_LC709203F_THERMISTOR, 0, 1, 1 },
	{ "alarm_at_power_on", CG_LC709203F_ALARM_RSOC, 0, 8, 8 },
	{ "alarm_voltage", CG_LC709203F_ALARM_VOLTAGE, 0, 3000, 3000000 },
};

KUNIT_ARRAY_PARAM_DESC(knowns, knowns, name);

/* Table of registers; temperatures in tenths of a kelvin, voltages in mV. */
static const struct where wheres[] = {
	{ "thermistor_b", CG_LC709203F_BETA, 0x06, 0xffff, 65535 },
	{ "cell_temperature", CG_LC709203F_TEMP, 0x08, 0xffff, 6280300 },
	{ "cell_voltage", CG_LC709203F_VOLTAGE, 0x09, 0xffff, 65535000 },
	{ "adjustment_pack_application", CG_LC709203F_APA, 0x0b, 0xffff, 65535 },
	{ "relative_state_of_charge", CG_LC709203F_RSOC, 0x0d, 0xffff, 65535 },
	{ "indicator_to_empty", CG_LC709203F_ITE, 0x0f, 0xffff, 65535 },
	{ "change_of_the_parameter", CG_LC709203F_PROFILE, 0x12, 0xffff, 65535 },
	{ "alarm_low_rsoc", CG_LC709203F_ALARM_RSOC, 0x13, 0xffff, 65535 },
	{ "alarm_low_cell_voltage", CG_LC709203F_ALARM_VOLTAGE, 0x14, 0xffff, 65535000 },
	{ "ic_power_mode", CG_LC709203F_MODE, 0x15, 0xffff, 65535 },
	{ "status_bit", CG_LC709203F_THERMISTOR, 0x16, 0x0001, 1 },
	{ "cycle_count", CG_LC709203F_CYCLES, 0x17, 0xffff, 65535 },
	{ "state_of_health", CG_LC709203F_HEALTH, 0x32, 0xffff, 65535 },
};

KUNIT_ARRAY_PARAM_DESC(wheres, wheres, name);

static void is_where_its_data_sheet_has_it(struct kunit *test)
{
	word_expect_where(test, cg_lc709203f_rows, test->param_value);
}

static void has_the_codes_of_its_data_sheet(struct kunit *test)
{
	word_expect_known(test, cg_lc709203f_rows, test->param_value);
}

static void every_code_comes_back(struct kunit *test)
{
	word_expect_all_back(test, cg_lc709203f_rows, CG_LC709203F_N_FIELDS, 0);
}

static void what_does_not_fit_is_refused(struct kunit *test)
{
	word_expect_ends(test, cg_lc709203f_rows, CG_LC709203F_N_FIELDS, 0);
}

static struct kunit_case cases[] = {
	KUNIT_CASE_PARAM(is_where_its_data_sheet_has_it, wheres_gen_params),
	KUNIT_CASE_PARAM(has_the_codes_of_its_data_sheet, knowns_gen_params),
	KUNIT_CASE(every_code_comes_back),
	KUNIT_CASE(what_does_not_fit_is_refused),
	{ }
};

static struct kunit_suite suite = {
	.name = "chargov-lc709203f_regs",
	.test_cases = cases,
};

kunit_test_suite(suite);
