// SPDX-License-Identifier: GPL-2.0-only
/* What the oracle finds in what a decision rests on, and in its form. */
#include "judge.h"

static void no_voltage(struct rig *rig, struct cg_oracle *oracle)
{
	rig->view.f[CG_V_CELL_MAX_UV].valid = false;
}

static void an_old_temperature(struct rig *rig, struct cg_oracle *oracle)
{
	rig->view.f[CG_V_TEMP_MIN_MDEGC].at_ms = rig->view.now_ms - 60501;
}

static void a_temperature_just_young_enough(struct rig *rig, struct cg_oracle *oracle)
{
	rig->view.f[CG_V_TEMP_MIN_MDEGC].at_ms = rig->view.now_ms - 60500;
}

static void a_current_of_more_than_32_bits(struct rig *rig, struct cg_oracle *oracle)
{
	rig_read(rig, CG_V_CURRENT_UA, S32_MAX + 1LL);
}

static void no_word_of_the_charger(struct rig *rig, struct cg_oracle *oracle)
{
	rig->view.charger[0].f[CG_C_STATUS].valid = false;
}

static void no_source(struct rig *rig, struct cg_oracle *oracle)
{
	rig_plug(rig, false);
}

static void no_battery(struct rig *rig, struct cg_oracle *oracle)
{
	rig_read(rig, CG_V_PRESENT, 0);
}

static void too_cold(struct rig *rig, struct cg_oracle *oracle)
{
	rig_read(rig, CG_V_TEMP_MIN_MDEGC, -1);
}

static void too_hot(struct rig *rig, struct cg_oracle *oracle)
{
	rig_read(rig, CG_V_TEMP_MAX_MDEGC, 55000);
}

static void too_hot_by_what_the_sensor_may_err(struct rig *rig, struct cg_oracle *oracle)
{
	rig->profile.temp_error_mdegc = 250;
	rig_read(rig, CG_V_TEMP_MAX_MDEGC, 54750);
}

static void no_zones(struct rig *rig, struct cg_oracle *oracle)
{
	rig->profile.n_zones = 0;
}

static void not_verified(struct rig *rig, struct cg_oracle *oracle)
{
	rig->view.charger[0].trust = CG_TRUST_UNKNOWN;
}

static void a_mismatch(struct rig *rig, struct cg_oracle *oracle)
{
	rig->view.charger[0].trust = CG_TRUST_MISMATCH;
}

static void two_chargers(struct rig *rig, struct cg_oracle *oracle)
{
	rig->view.n_chargers = 2;
}

static void on_with_a_reason_to_be_off(struct rig *rig, struct cg_oracle *oracle)
{
	rig->d.why = CG_WHY_CLOCK;
}

static void on_in_no_phase_of_a_charge(struct rig *rig, struct cg_oracle *oracle)
{
	rig->d.phase = CG_PHASE_FULL;
}

static void on_without_a_deadline(struct rig *rig, struct cg_oracle *oracle)
{
	rig->d.next_ms = 0;
}

static void on_and_discharging(struct rig *rig, struct cg_oracle *oracle)
{
	rig->d.discharge = true;
}

static void on_and_remembered_as_off(struct rig *rig, struct cg_oracle *oracle)
{
	rig->state.enabled = false;
}

static void off_with_a_current(struct rig *rig, struct cg_oracle *oracle)
{
	rig->d.enable = false;
	rig->state.enabled = false;
	rig->d.why = CG_WHY_CLOCK;
	rig->d.phase = CG_PHASE_FAULT;
	rig->d.cv_uv = 0;
}

static void off(struct rig *rig, struct cg_oracle *oracle)
{
	off_with_a_current(rig, oracle);
	rig->d.cc_ua = 0;
	/* what is off needs to know nothing */
	no_voltage(rig, oracle);
	not_verified(rig, oracle);
}

static void a_reason_unheard_of(struct rig *rig, struct cg_oracle *oracle)
{
	off(rig, oracle);
	rig->d.why = CG_N_WHYS;
}

static const struct judged_row rows[] = {
	{ "nothing", NULL, NULL },
	{ "no_voltage", no_voltage, "P3" },
	{ "an_old_temperature", an_old_temperature, "P3" },
	{ "a_temperature_just_young_enough", a_temperature_just_young_enough, NULL },
	{ "a_current_of_more_than_32_bits", a_current_of_more_than_32_bits, "P3" },
	{ "no_word_of_the_charger", no_word_of_the_charger, "P3" },
	{ "no_source", no_source, "P3" },
	{ "no_battery", no_battery, "P3" },
	{ "too_cold", too_cold, "P4" },
	{ "too_hot", too_hot, "P4" },
	{ "too_hot_by_what_the_sensor_may_err", too_hot_by_what_the_sensor_may_err, "P4" },
	{ "no_zones", no_zones, "P4" },
	{ "not_verified", not_verified, "P8" },
	{ "a_mismatch", a_mismatch, "P8" },
	{ "two_chargers", two_chargers, "P8" },
	{ "on_with_a_reason_to_be_off", on_with_a_reason_to_be_off, "P20" },
	{ "on_in_no_phase_of_a_charge", on_in_no_phase_of_a_charge, "P20" },
	{ "on_without_a_deadline", on_without_a_deadline, "P20" },
	{ "on_and_discharging", on_and_discharging, "P20" },
	{ "on_and_remembered_as_off", on_and_remembered_as_off, "P20" },
	{ "off_with_a_current", off_with_a_current, "P20" },
	{ "off", off, NULL },
	{ "a_reason_unheard_of", a_reason_unheard_of, "P20" },
};

KUNIT_ARRAY_PARAM_DESC(rows, rows, name);

static void finds_what_is_not_known(struct kunit *test)
{
	judge_row(test, test->param_value);
}

static struct kunit_case knowledge_cases[] = {
	KUNIT_CASE_PARAM(finds_what_is_not_known, rows_gen_params),
	{ }
};

static struct kunit_suite knowledge_suite = {
	.name = "chargov-knowledge",
	.test_cases = knowledge_cases,
};

kunit_test_suite(knowledge_suite);
