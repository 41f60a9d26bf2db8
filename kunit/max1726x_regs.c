// SPDX-License-Identifier: GPL-2.0-only
/* Fields of the MAX1726x, at shunts from the least to the most. */
#include "word_rows.h"
#include "../drivers/gauge/max1726x_regs.h"

/* Tables 2, 3 and 9 and the initial values of the registers. */
static const struct known knowns[] = {
	{ "capacity_at_power_on", CG_MAX1726X_DESIGN_CAP, 10000, 0x0bb8, 1500000 },
	{ "capacity_at_1_mohm", CG_MAX1726X_DESIGN_CAP, 1000, 1, 5000 },
	{ "capacity_at_50_mohm", CG_MAX1726X_REP_CAP, 50000, 1, 100 },
	{ "termination_at_power_on", CG_MAX1726X_ICHG_TERM, 10000, 0x0640, 250000 },
	{ "highest_current_at_10_mohm", CG_MAX1726X_CURRENT, 10000, 0x7fff, 5119844 },
	{ "lowest_current_at_10_mohm", CG_MAX1726X_CURRENT, 10000, 0x8000, -5120000 },
	{ "highest_current_at_1_mohm", CG_MAX1726X_AVG_CURRENT, 1000, 0x7fff, 51198438 },
	{ "current_out", CG_MAX1726X_CURRENT, 10000, 0xffc0, -10000 },
	{ "highest_voltage", CG_MAX1726X_VCELL, 0, 0xffff, 5119922 },
	{ "state_of_charge", CG_MAX1726X_REP_SOC, 0, 0x3200, 50000 },
	{ "lowest_temperature", CG_MAX1726X_TEMP, 0, 0x8000, -128000 },
	{ "temperature", CG_MAX1726X_TEMP, 0, 0x1900, 25000 },
	{ "longest_time", CG_MAX1726X_TTE, 0, 0xffff, 368634 },
	{ "time_to_full", CG_MAX1726X_TTF, 0, 640, 3600 },
	{ "empty_at_power_on", CG_MAX1726X_EMPTY, 0, 0xa561, 3300000 },
	{ "recovery_at_power_on", CG_MAX1726X_RECOVERY, 0, 0xa561, 3880000 },
	{ "one_cycle", CG_MAX1726X_CYCLES, 0, 100, 100 },
	{ "status_at_power_on", CG_MAX1726X_POR, 0, 0x0002, 1 },
	{ "battery_absent", CG_MAX1726X_BST, 0, 0x0008, 1 },
	{ "current_too_low", CG_MAX1726X_ALERT_LOW, 0, 0x0004, 1 },
	{ "another_per_cent", CG_MAX1726X_ALERTS, 0, 0x0080, 2 },
	{ "battery_removed", CG_MAX1726X_ALERTS, 0, 0x8000, 0x200 },
	{ "config_at_power_on_has_no_thermistor", CG_MAX1726X_TSEL, 0, 0x2210, 0 },
	{ "config_at_power_on_has_its_bias", CG_MAX1726X_ETHRM, 0, 0x2210, 1 },
	{ "config_with_alerts", CG_MAX1726X_AEN, 0, 0x2214, 1 },
	{ "config2_with_each_per_cent", CG_MAX1726X_DSOC_EN, 0, 0x0698, 1 },
	{ "data_not_ready", CG_MAX1726X_DNR, 0, 0x0001, 1 },
	{ "soft_wake_up", CG_MAX1726X_COMMAND, 0, 0x0090, 0x90 },
	{ "hibernation_at_power_on", CG_MAX1726X_HIBERNATE, 0, 0x870c, 0x870c },
	{ "model_of_4_2_v_refreshes", CG_MAX1726X_REFRESH, 0, 0x8000, 1 },
	{ "model_of_4_4_v", CG_MAX1726X_VCHG, 0, 0x8400, 1 },
	{ "model_of_lfp", CG_MAX1726X_MODEL_ID, 0, 0x8060, CG_MAX1726X_MODEL_LFP },
	{ "model_always", CG_MAX1726X_MODEL_ALWAYS, 0, 0x8008, 1 },
};

KUNIT_ARRAY_PARAM_DESC(knowns, knowns, name);

static void has_the_codes_of_its_data_sheet(struct kunit *test)
{
	word_expect_known(test, cg_max1726x_rows, test->param_value);
}

static const struct {
	const char *name;
	u32 uohm;
} shunts[] = {
	{ "500_uohm", 500 },
	{ "1_mohm", 1000 },
	{ "10_mohm", 10000 },
	{ "33_mohm", 33333 },
	{ "100_mohm", 100000 },
};

KUNIT_ARRAY_PARAM_DESC(shunts, shunts, name);

static void every_code_comes_back(struct kunit *test)
{
	const typeof(shunts[0]) *shunt = test->param_value;

	word_expect_all_back(test, cg_max1726x_rows, CG_MAX1726X_N_FIELDS, shunt->uohm);
}

static void what_does_not_fit_is_refused(struct kunit *test)
{
	const typeof(shunts[0]) *shunt = test->param_value;

	word_expect_ends(test, cg_max1726x_rows, CG_MAX1726X_N_FIELDS, shunt->uohm);
}

/* A description may leave it out, and nothing may be divided by it. */
static void no_shunt_divides_by_nothing(struct kunit *test)
{
	KUNIT_EXPECT_EQ(test, 1562500, cg_word_value(&cg_max1726x_rows[CG_MAX1726X_CURRENT], 0, 1));
}

static struct kunit_case cases[] = {
	KUNIT_CASE_PARAM(has_the_codes_of_its_data_sheet, knowns_gen_params),
	KUNIT_CASE_PARAM(every_code_comes_back, shunts_gen_params),
	KUNIT_CASE_PARAM(what_does_not_fit_is_refused, shunts_gen_params),
	KUNIT_CASE(no_shunt_divides_by_nothing),
	{ }
};

static struct kunit_suite suite = {
	.name = "chargov-max1726x_regs",
	.test_cases = cases,
};

kunit_test_suite(suite);
