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

/* Tables 3 to 17; the steps over 10 mOhm are 0.5 mAh and 156.25 uA. */
static const struct where wheres[] = {
	{ "rep_cap", CG_MAX1726X_REP_CAP, 0x05, 0xffff, 32767500 },
	{ "rep_soc", CG_MAX1726X_REP_SOC, 0x06, 0xffff, 255996 },
	{ "temp", CG_MAX1726X_TEMP, 0x08, 0xffff, -4 },
	{ "vcell", CG_MAX1726X_VCELL, 0x09, 0xffff, 5119922 },
	{ "current", CG_MAX1726X_CURRENT, 0x0a, 0xffff, -156 },
	{ "avg_current", CG_MAX1726X_AVG_CURRENT, 0x0b, 0xffff, -156 },
	{ "full_cap_rep", CG_MAX1726X_FULL_CAP, 0x10, 0xffff, 32767500 },
	{ "tte", CG_MAX1726X_TTE, 0x11, 0xffff, 368634 },
	{ "ttf", CG_MAX1726X_TTF, 0x20, 0xffff, 368634 },
	{ "cycles", CG_MAX1726X_CYCLES, 0x17, 0xffff, 65535 },
	{ "design_cap", CG_MAX1726X_DESIGN_CAP, 0x18, 0xffff, 32767500 },
	{ "ichg_term", CG_MAX1726X_ICHG_TERM, 0x1e, 0xffff, -156 },
	{ "v_empty_ve", CG_MAX1726X_EMPTY, 0x3a, 0xff80, 5110000 },
	{ "v_empty_vr", CG_MAX1726X_RECOVERY, 0x3a, 0x007f, 5080000 },
	{ "status_por", CG_MAX1726X_POR, 0x00, 0x0002, 1 },
	{ "status_imn", CG_MAX1726X_ALERT_LOW, 0x00, 0x0004, 1 },
	{ "status_bst", CG_MAX1726X_BST, 0x00, 0x0008, 1 },
	{ "status_alerts", CG_MAX1726X_ALERTS, 0x00, 0xffc0, 1023 },
	{ "config_tsel", CG_MAX1726X_TSEL, 0x1d, 0x8000, 1 },
	{ "config_ethrm", CG_MAX1726X_ETHRM, 0x1d, 0x0010, 1 },
	{ "config_aen", CG_MAX1726X_AEN, 0x1d, 0x0004, 1 },
	{ "config2_dsoc_en", CG_MAX1726X_DSOC_EN, 0xbb, 0x0080, 1 },
	{ "fstat_dnr", CG_MAX1726X_DNR, 0x3d, 0x0001, 1 },
	{ "command", CG_MAX1726X_COMMAND, 0x60, 0xffff, 65535 },
	{ "hib_cfg", CG_MAX1726X_HIBERNATE, 0xba, 0xffff, 65535 },
	{ "model_cfg_refresh", CG_MAX1726X_REFRESH, 0xdb, 0x8000, 1 },
	{ "model_cfg_vchg", CG_MAX1726X_VCHG, 0xdb, 0x0400, 1 },
	{ "model_cfg_model_id", CG_MAX1726X_MODEL_ID, 0xdb, 0x00f0, 15 },
	{ "model_cfg_always", CG_MAX1726X_MODEL_ALWAYS, 0xdb, 0x0008, 1 },
};

KUNIT_ARRAY_PARAM_DESC(wheres, wheres, name);

static void is_where_its_data_sheet_has_it(struct kunit *test)
{
	word_expect_where(test, cg_max1726x_rows, test->param_value);
}

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

struct ends {
	const char *name;
	u32 told_uv;
	bool is_lfp;
	u16 word;
};

/* Nine bits of 10 mV, seven of 40 mV. */
static const struct ends ends[] = {
	{ "as_at_power_on", 0, false, 0xa561 },
	{ "as_told", 3000000, false, 300 << 7 | 90 },
	{ "iron_phosphate_recovers_below_its_plateau", 0, true, 250 << 7 | 75 },
	{ "iron_phosphate_as_told", 2000000, true, 200 << 7 | 75 },
	{ "iron_phosphate_that_ends_early", 2800000, true, 280 << 7 | 75 },
	{ "iron_phosphate_recovers_above_empty", 3000000, true, 300 << 7 | 78 },
	{ "iron_phosphate_by_three_steps", 2979000, true, 298 << 7 | 77 },
};

KUNIT_ARRAY_PARAM_DESC(ends, ends, name);

static void ends_where_its_cells_do(struct kunit *test)
{
	const struct ends *row = test->param_value;
	struct cg_max1726x_ends end = cg_max1726x_ends(row->told_uv, row->is_lfp);
	u16 word = 0;

	KUNIT_ASSERT_TRUE(test, cg_word_put(&cg_max1726x_rows[CG_MAX1726X_EMPTY], 0,
					    end.empty_uv, &word));
	KUNIT_ASSERT_TRUE(test, cg_word_put(&cg_max1726x_rows[CG_MAX1726X_RECOVERY], 0,
					    end.recovery_uv, &word));
	KUNIT_EXPECT_EQ(test, row->word, word);
}

static struct kunit_case cases[] = {
	KUNIT_CASE_PARAM(ends_where_its_cells_do, ends_gen_params),
	KUNIT_CASE_PARAM(is_where_its_data_sheet_has_it, wheres_gen_params),
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
