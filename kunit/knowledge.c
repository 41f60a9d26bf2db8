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

static void no_word_whether_there_is_a_battery(struct rig *rig, struct cg_oracle *oracle)
{
	rig->view.f[CG_V_PRESENT].valid = false;
}

static void no_word_of_the_source(struct rig *rig, struct cg_oracle *oracle)
{
	rig->view.charger[0].f[CG_C_ONLINE].valid = false;
}

static void no_word_how_the_charger_is(struct rig *rig, struct cg_oracle *oracle)
{
	rig->view.charger[0].f[CG_C_HEALTH].valid = false;
}

/* 11 steps of 64 mA, of a zone of 750 mA */
static void just_not_too_cold(struct rig *rig, struct cg_oracle *oracle)
{
	rig_read(rig, CG_V_TEMP_MIN_MDEGC, 0);
	rig->d.cc_ua = 704000;
}

static void as_cold_as_a_sensor_that_errs_may_tell(struct rig *rig, struct cg_oracle *oracle)
{
	just_not_too_cold(rig, oracle);
	rig->profile.temp_error_mdegc = 250;
	rig_read(rig, CG_V_TEMP_MIN_MDEGC, 250);
}

static void too_cold_by_what_the_sensor_may_err(struct rig *rig, struct cg_oracle *oracle)
{
	as_cold_as_a_sensor_that_errs_may_tell(rig, oracle);
	rig_read(rig, CG_V_TEMP_MIN_MDEGC, 249);
}

/* 16 steps of 16 mV, of a zone of 4.1 V */
static void just_not_too_hot(struct rig *rig, struct cg_oracle *oracle)
{
	rig_read(rig, CG_V_TEMP_MAX_MDEGC, 54999);
	rig->d.cv_uv = 4096000;
}

/* The last of them is as the third was. */
static void as_many_zones_as_there_may_be(struct rig *rig, struct cg_oracle *oracle)
{
	just_not_too_hot(rig, oracle);
	rig->profile.n_zones = CG_MAX_ZONES;
	rig->profile.zone[CG_MAX_ZONES - 1] = rig->profile.zone[2];
}

static void more_zones_than_there_may_be(struct rig *rig, struct cg_oracle *oracle)
{
	rig->profile.n_zones = CG_MAX_ZONES + 1;
}

static void no_charger(struct rig *rig, struct cg_oracle *oracle)
{
	rig->view.n_chargers = 0;
}

static void on_in_the_first_phase_of_a_charge(struct rig *rig, struct cg_oracle *oracle)
{
	rig->d.phase = CG_PHASE_WAKEUP;
}

static void on_in_the_last_phase_of_a_charge(struct rig *rig, struct cg_oracle *oracle)
{
	rig->d.phase = CG_PHASE_CV;
}

static void on_with_the_shortest_deadline(struct rig *rig, struct cg_oracle *oracle)
{
	rig->d.next_ms = 1;
}

static void on_in_health_unheard_of(struct rig *rig, struct cg_oracle *oracle)
{
	rig->d.health = CG_N_HEALTHS;
}

static void on_limited_by_what_is_unheard_of(struct rig *rig, struct cg_oracle *oracle)
{
	rig->d.limited_by = CG_N_LIMITS;
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

static void off_in_a_phase_unheard_of(struct rig *rig, struct cg_oracle *oracle)
{
	off(rig, oracle);
	rig->d.phase = CG_N_PHASES;
}

static void off_with_a_voltage(struct rig *rig, struct cg_oracle *oracle)
{
	off(rig, oracle);
	rig->d.cv_uv = 3840000;
}

static void off_without_a_deadline(struct rig *rig, struct cg_oracle *oracle)
{
	off(rig, oracle);
	rig->d.next_ms = 0;
}

static void off_with_a_deadline_in_the_past(struct rig *rig, struct cg_oracle *oracle)
{
	off(rig, oracle);
	rig->d.next_ms = -1;
}

/* No property but P20 looks at what is off. */
static void off_whatever_else_is_wrong(struct rig *rig, struct cg_oracle *oracle)
{
	off(rig, oracle);
	rig_temp(rig, 70000);
	rig->policy.behaviour = CG_BEHAVIOUR_INHIBIT;
	rig->view.disagree = true;
	oracle->over_voltage = true;
	oracle->charged_ms = S64_MAX / 2;
	oracle->fault = CG_WHY_CLOCK;
	oracle->fault_ms = rig->view.now_ms;
}

static void off_and_dead(struct rig *rig, struct cg_oracle *oracle)
{
	off(rig, oracle);
	rig_volts(rig, 1000000);
}

/* Told off, and it may have charged all the time: longer than it ever may. */
static void asleep_and_set_free(struct rig *rig, struct cg_oracle *oracle)
{
	int i;

	rig_read(rig, CG_V_CURRENT_UA, rig->d.cc_ua);
	rig->profile.charge_bound_uah = S32_MAX;
	rig->view.charger[0].told_on = false;
	rig->view.charger[0].told_cc_ua = 0;
	rig->view.charger[0].slept_on = true;
	for (i = 0; i < 6 * 360; i++) {
		rig_wait(rig, 10000);
		judge(rig, oracle);
	}
	rig->view.charger[0].told_on = true;
}

/* One look after so long a sleep; a battery that is not full. */
static void asleep(struct rig *rig, struct cg_oracle *oracle, s64 ms, enum cg_status status)
{
	judge(rig, oracle);
	rig_wait(rig, ms);
	rig_read(rig, CG_V_CURRENT_UA, 0);
	rig_read_charger(rig, CG_C_STATUS, status);
}

static void asleep_and_left_on(struct rig *rig, struct cg_oracle *oracle)
{
	asleep(rig, oracle, 11 * CG_HOUR_MS, CG_STATUS_CHARGING);
}

static void asleep_and_ended_alone(struct rig *rig, struct cg_oracle *oracle)
{
	asleep(rig, oracle, 11 * CG_HOUR_MS, CG_STATUS_FULL);
}

static void asleep_and_pausing(struct rig *rig, struct cg_oracle *oracle)
{
	asleep(rig, oracle, 11 * CG_HOUR_MS, CG_STATUS_NOT_CHARGING);
}

static void asleep_and_who_knows(struct rig *rig, struct cg_oracle *oracle)
{
	asleep(rig, oracle, 11 * CG_HOUR_MS, CG_STATUS_FULL);
	rig->view.charger[0].f[CG_C_STATUS].valid = false;
}

/* Pauses of ten minutes are looked at, and count. */
static void awake_and_seldom_on(struct rig *rig, struct cg_oracle *oracle)
{
	int i;

	for (i = 0; i < 66; i++)
		asleep(rig, oracle, 600000, CG_STATUS_FULL);
}

static void asleep_for_a_moment_more(struct rig *rig, struct cg_oracle *oracle)
{
	int i;

	for (i = 0; i < 66; i++)
		asleep(rig, oracle, 600001, CG_STATUS_FULL);
}

/* Of 5 h, behind a weak source 10: told a fifth of what it may have it may take 12 and 25. */
static void told(struct rig *rig, struct cg_oracle *oracle, s32 ua, s64 ms)
{
	rig->view.charger[0].told_cc_ua = ua;
	rig->profile.charge_bound_uah = S32_MAX;
	rig_read(rig, CG_V_CURRENT_UA, ua);
	judge(rig, oracle);
	rig_wait(rig, ms);
}

/* An eighth at the least: 40 h. */
static void told_next_to_nothing_for_long(struct rig *rig, struct cg_oracle *oracle)
{
	told(rig, oracle, 50000, 40 * CG_HOUR_MS);
}

static void told_next_to_nothing_for_too_long(struct rig *rig, struct cg_oracle *oracle)
{
	told(rig, oracle, 50000, 41 * CG_HOUR_MS);
}

static void told_a_fifth_for_long(struct rig *rig, struct cg_oracle *oracle)
{
	told(rig, oracle, 300000, 12 * CG_HOUR_MS);
}

static void told_a_fifth_for_too_long(struct rig *rig, struct cg_oracle *oracle)
{
	told(rig, oracle, 300000, 13 * CG_HOUR_MS);
}

/* The same for so long is five hours of a precharge, which no timer is slower for. */
static void precharged_by_a_fifth(struct rig *rig, struct cg_oracle *oracle)
{
	rig->d.phase = CG_PHASE_PRECHARGE;
	rig->profile.precharge_s = S32_MAX;
	rig->profile.precharge_ua = S32_MAX;
	told(rig, oracle, 300000, 6 * CG_HOUR_MS);
}

static void precharged_above_its_voltage(struct rig *rig, struct cg_oracle *oracle)
{
	judge(rig, oracle);
	oracle->precharged_ms = 1800001;
	rig_volts(rig, 3010000);
	rig->d.phase = CG_PHASE_PRECHARGE;
	rig->d.cc_ua = 256000;
}

static const struct judged_row rows[] = {
	{ "nothing", NULL, NULL },
	{ "asleep_and_left_on", asleep_and_left_on, "P6" },
	{ "asleep_and_ended_alone", asleep_and_ended_alone, NULL },
	{ "asleep_and_pausing", asleep_and_pausing, "P6" },
	{ "asleep_and_who_knows", asleep_and_who_knows, "P3" },
	{ "awake_and_seldom_on", awake_and_seldom_on, "P6" },
	{ "asleep_for_a_moment_more", asleep_for_a_moment_more, NULL },
	{ "told_next_to_nothing_for_long", told_next_to_nothing_for_long, NULL },
	{ "told_next_to_nothing_for_too_long", told_next_to_nothing_for_too_long, "P6" },
	{ "told_a_fifth_for_long", told_a_fifth_for_long, NULL },
	{ "told_a_fifth_for_too_long", told_a_fifth_for_too_long, "P6" },
	{ "precharged_by_a_fifth", precharged_by_a_fifth, "P6" },
	{ "precharged_above_its_voltage", precharged_above_its_voltage, "P6" },
	{ "asleep_and_set_free", asleep_and_set_free, "P6" },
	{ "no_word_whether_there_is_a_battery", no_word_whether_there_is_a_battery, "P3" },
	{ "no_word_of_the_source", no_word_of_the_source, "P3" },
	{ "no_word_how_the_charger_is", no_word_how_the_charger_is, "P3" },
	{ "just_not_too_cold", just_not_too_cold, NULL },
	{ "as_cold_as_a_sensor_that_errs_may_tell",
	  as_cold_as_a_sensor_that_errs_may_tell, NULL },
	{ "too_cold_by_what_the_sensor_may_err", too_cold_by_what_the_sensor_may_err, "P4" },
	{ "just_not_too_hot", just_not_too_hot, NULL },
	{ "as_many_zones_as_there_may_be", as_many_zones_as_there_may_be, NULL },
	{ "more_zones_than_there_may_be", more_zones_than_there_may_be, "P4" },
	{ "no_charger", no_charger, "P8" },
	{ "on_in_the_first_phase_of_a_charge", on_in_the_first_phase_of_a_charge, NULL },
	{ "on_in_the_last_phase_of_a_charge", on_in_the_last_phase_of_a_charge, NULL },
	{ "on_with_the_shortest_deadline", on_with_the_shortest_deadline, NULL },
	{ "on_in_health_unheard_of", on_in_health_unheard_of, "P20" },
	{ "on_limited_by_what_is_unheard_of", on_limited_by_what_is_unheard_of, "P20" },
	{ "off_in_a_phase_unheard_of", off_in_a_phase_unheard_of, "P20" },
	{ "off_with_a_voltage", off_with_a_voltage, "P20" },
	{ "off_without_a_deadline", off_without_a_deadline, NULL },
	{ "off_with_a_deadline_in_the_past", off_with_a_deadline_in_the_past, "P20" },
	{ "off_whatever_else_is_wrong", off_whatever_else_is_wrong, NULL },
	{ "off_and_dead", off_and_dead, NULL },
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
