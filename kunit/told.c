// SPDX-License-Identifier: GPL-2.0-only
/* What a decision is shown as: status, health and the limit that holds. */
#include "rig.h"

struct status_row {
	const char *name;
	bool online;
	bool inhibit;
	s32 current_ua;
	bool current_valid;
	enum cg_status want;
};

static const struct status_row status_rows[] = {
	{ "charging", true, false, 1000000, true, CG_STATUS_CHARGING },
	{ "charging_a_little", true, false, 0, true, CG_STATUS_CHARGING },
	{ "told_to_charge_but_the_load_takes_more", true, false, -50001, true,
	  CG_STATUS_DISCHARGING },
	{ "a_little_noise_is_no_discharge", true, false, -50000, true, CG_STATUS_CHARGING },
	{ "inhibited", true, true, 0, true, CG_STATUS_NOT_CHARGING },
	{ "inhibited_and_discharging", true, true, -300000, true, CG_STATUS_DISCHARGING },
	{ "unplugged", false, false, -300000, true, CG_STATUS_DISCHARGING },
	{ "unplugged_with_no_load", false, false, 0, true, CG_STATUS_DISCHARGING },
	{ "unplugged_current_unknown", false, false, 0, false, CG_STATUS_DISCHARGING },
	{ "current_unknown", true, false, 0, false, CG_STATUS_NOT_CHARGING },
};

KUNIT_ARRAY_PARAM_DESC(status_rows, status_rows, name);

static void status_tells_the_truth(struct kunit *test)
{
	const struct status_row *row = test->param_value;
	struct rig *rig = rig_charging(test);

	rig_plug(rig, row->online);
	rig->policy.behaviour = row->inhibit ? CG_BEHAVIOUR_INHIBIT :
						  CG_BEHAVIOUR_AUTO;
	rig_read(rig, CG_V_CURRENT_UA, row->current_ua);
	rig->view.f[CG_V_CURRENT_UA].valid = row->current_valid;
	rig_cycle(rig, 1000);
	KUNIT_EXPECT_EQ(test, row->want, rig->d.status);
}

struct idle_row {
	const char *name;
	s32 current_ua;
	s64 lasts_ms;
	enum cg_status want;
};

static const struct idle_row idle_rows[] = {
	{ "nothing_flows", 0, 70000, CG_STATUS_NOT_CHARGING },
	{ "nothing_flows_yet", 0, 50000, CG_STATUS_CHARGING },
	{ "noise_flows", 50000, 70000, CG_STATUS_NOT_CHARGING },
	{ "more_than_noise_flows", 50001, 70000, CG_STATUS_CHARGING },
	{ "the_load_takes_a_little", -50000, 70000, CG_STATUS_NOT_CHARGING },
	{ "the_load_takes_more", -50001, 70000, CG_STATUS_DISCHARGING },
};

KUNIT_ARRAY_PARAM_DESC(idle_rows, idle_rows, name);

/* A chip whose own thermistor lowers its voltage below the cell's says that it charges. */
static void a_charger_that_lets_nothing_through_does_not_charge(struct kunit *test)
{
	const struct idle_row *row = test->param_value;
	struct rig *rig = rig_charging(test);
	s64 ms;

	for (ms = 0; ms < row->lasts_ms; ms += 10000) {
		rig_read(rig, CG_V_CURRENT_UA, row->current_ua);
		rig_cycle(rig, 10000);
	}
	KUNIT_EXPECT_TRUE(test, rig->d.enable);
	KUNIT_EXPECT_EQ(test, row->want, rig->d.status);
	/* and is no reason to look more often */
	KUNIT_EXPECT_GE(test, rig->d.next_ms, 5000);
	KUNIT_EXPECT_EQ(test, row->want != CG_STATUS_CHARGING,
			rig->d.limited_by == CG_LIMIT_CHARGER);

	rig_read(rig, CG_V_CURRENT_UA, 1000000);
	rig_cycle(rig, 10000);
	KUNIT_EXPECT_EQ(test, CG_STATUS_CHARGING, rig->d.status);
	KUNIT_EXPECT_NE(test, CG_LIMIT_CHARGER, rig->d.limited_by);
}

static void a_small_current_that_was_asked_for_is_charging(struct kunit *test)
{
	struct rig *rig = rig_charging(test);
	int i;

	rig->policy.user_cc_ua = 128000;
	for (i = 0; i < 12; i++) {
		rig_read(rig, CG_V_CURRENT_UA, 32000);
		rig_cycle(rig, 10000);
	}
	KUNIT_EXPECT_EQ(test, CG_STATUS_CHARGING, rig->d.status);
	KUNIT_EXPECT_EQ(test, CG_LIMIT_USER, rig->d.limited_by);
}

static void gauges_alone_tell_status_by_current(struct kunit *test)
{
	struct rig *rig = rig_new(test);

	rig->view.n_chargers = 0;
	rig_read(rig, CG_V_CURRENT_UA, 500000);
	rig_cycle(rig, 1000);
	KUNIT_EXPECT_FALSE(test, rig->d.enable);
	KUNIT_EXPECT_EQ(test, CG_WHY_NO_CHARGER, rig->d.why);
	rig->stubborn = true;
	rig_read(rig, CG_V_CURRENT_UA, 500000);
	rig_cycle(rig, 1000);
	KUNIT_EXPECT_EQ(test, CG_STATUS_CHARGING, rig->d.status);
	rig_read(rig, CG_V_CURRENT_UA, 50000);
	rig_cycle(rig, 1000);
	KUNIT_EXPECT_EQ(test, CG_STATUS_NOT_CHARGING, rig->d.status);
	rig_read(rig, CG_V_CURRENT_UA, -500000);
	rig_cycle(rig, 1000);
	KUNIT_EXPECT_EQ(test, CG_STATUS_DISCHARGING, rig->d.status);
	rig->view.f[CG_V_CURRENT_UA].valid = false;
	rig_cycle(rig, 1000);
	KUNIT_EXPECT_EQ(test, CG_STATUS_UNKNOWN, rig->d.status);
}

static void a_charger_that_is_lost_is_a_fault(struct kunit *test)
{
	struct rig *rig = rig_charging(test);

	rig->view.charger[0].f[CG_C_STATUS].valid = false;
	rig_cycle(rig, 1000);
	KUNIT_EXPECT_EQ(test, CG_WHY_NO_CHARGER, rig->d.why);
	KUNIT_EXPECT_EQ(test, CG_PHASE_FAULT, rig->d.phase);
	KUNIT_EXPECT_EQ(test, CG_LIMIT_CHARGER, rig->d.limited_by);
}

static void gauges_alone_still_see_over_voltage(struct kunit *test)
{
	struct rig *rig = rig_new(test);

	rig->view.n_chargers = 0;
	rig_volts(rig, 4300000);
	rig_cycle(rig, 1000);
	KUNIT_EXPECT_EQ(test, CG_WHY_OVER_VOLTAGE, rig->d.why);
	KUNIT_EXPECT_EQ(test, CG_PHASE_FAULT, rig->d.phase);
	KUNIT_EXPECT_EQ(test, CG_HEALTH_OVER_VOLTAGE, rig->d.health);
}

static void health_is_told_without_a_source(struct kunit *test)
{
	struct rig *rig = rig_charging(test);

	rig_plug(rig, false);
	rig_temp(rig, 59999);
	rig_cycle(rig, 1000);
	KUNIT_EXPECT_EQ(test, CG_PHASE_IDLE, rig->d.phase);
	KUNIT_EXPECT_EQ(test, CG_WHY_NO_SOURCE, rig->d.why);
	KUNIT_EXPECT_EQ(test, CG_HEALTH_HOT, rig->d.health);
	rig_temp(rig, 60000);
	rig_cycle(rig, 1000);
	KUNIT_EXPECT_EQ(test, CG_HEALTH_OVERHEAT, rig->d.health);
}

static void health_tells_the_temperature_beside_a_lighter_fault(struct kunit *test)
{
	struct rig *rig = rig_charging(test);

	rig->view.charger[0].trust = CG_TRUST_UNKNOWN;
	rig_temp(rig, -5000);
	rig_cycle(rig, 1000);
	KUNIT_EXPECT_EQ(test, CG_WHY_UNVERIFIED, rig->d.why);
	KUNIT_EXPECT_EQ(test, CG_HEALTH_COLD, rig->d.health);
}

static struct kunit_case told_cases[] = {
	KUNIT_CASE_PARAM(status_tells_the_truth, status_rows_gen_params),
	KUNIT_CASE_PARAM(a_charger_that_lets_nothing_through_does_not_charge,
			 idle_rows_gen_params),
	KUNIT_CASE(a_small_current_that_was_asked_for_is_charging),
	KUNIT_CASE(gauges_alone_tell_status_by_current),
	KUNIT_CASE(a_charger_that_is_lost_is_a_fault),
	KUNIT_CASE(gauges_alone_still_see_over_voltage),
	KUNIT_CASE(health_is_told_without_a_source),
	KUNIT_CASE(health_tells_the_temperature_beside_a_lighter_fault),
	{ }
};

static struct kunit_suite told_suite = {
	.name = "chargov-told",
	.test_cases = told_cases,
};

kunit_test_suite(told_suite);
