// SPDX-License-Identifier: GPL-2.0-only
/* Properties against each other: rules, defaults, temperature zones, and real boards. */
#include "refusals.h"

/* --- every rule broken once --- */

static const struct refusal refusals[] = {
	{ "no_capacity_and_no_energy",
	  "!charge-full-design-microamp-hours !energy-full-design-microwatt-hours",
	  "charge-full-design-microamp-hours", "is missing", "microampere-hours" },
	{ "no_voltage_at_all",
	  "!constant-charge-voltage-max-microvolt !voltage-max-design-microvolt",
	  "constant-charge-voltage-max-microvolt", "is missing", "microvolts" },
	/* voltages against the chemistry */
	{ "lithium_ion_above_its_cap", "constant-charge-voltage-max-microvolt=4450001",
	  "constant-charge-voltage-max-microvolt", "chemistry allows", "cells-in-series" },
	{ "design_voltage_above_the_cap_when_it_is_charged_to",
	  "!constant-charge-voltage-max-microvolt voltage-max-design-microvolt=4460000",
	  "voltage-max-design-microvolt", "chemistry allows", "cells-in-series" },
	{ "iron_phosphate_at_4v2",
	  "device-chemistry=lithium-ion-iron-phosphate !energy-full-design-microwatt-hours",
	  "constant-charge-voltage-max-microvolt", "chemistry allows", NULL },
	{ "manganese_above_its_cap",
	  "device-chemistry=lithium-ion-manganese-oxide;"
	  "constant-charge-voltage-max-microvolt=4310000",
	  "constant-charge-voltage-max-microvolt", "chemistry allows", NULL },
	{ "unknown_chemistry_is_capped_too",
	  "!device-chemistry constant-charge-voltage-max-microvolt=4460000",
	  "constant-charge-voltage-max-microvolt", "chemistry allows", NULL },
	{ "two_cells_described_as_one", "constant-charge-voltage-max-microvolt=8400000",
	  "constant-charge-voltage-max-microvolt", "chemistry allows", "cells-in-series" },
	{ "one_cell_described_as_two",
	  "pack:cells-in-series=2 !energy-full-design-microwatt-hours",
	  "constant-charge-voltage-max-microvolt", "chemistry charges", "cells-in-series" },
	{ "design_voltage_above_any_cell", "voltage-max-design-microvolt=4510000",
	  "voltage-max-design-microvolt", "chemistry allows", NULL },
	{ "energy_of_two_cells", "energy-full-design-microwatt-hours=22200000",
	  "energy-full-design-microwatt-hours", "more than the cells", "cells-in-series" },
	{ "energy_of_half_a_cell", "energy-full-design-microwatt-hours=5000000",
	  "energy-full-design-microwatt-hours", "less than the cells", NULL },
	/* voltages against each other */
	{ "empty_voltage_of_a_dead_cell", "voltage-min-design-microvolt=1900000",
	  "voltage-min-design-microvolt", "dead", NULL },
	{ "empty_voltage_is_the_charging_voltage", "voltage-min-design-microvolt=4200000",
	  "voltage-min-design-microvolt", "below the charging voltage", NULL },
	{ "design_voltages_swapped",
	  "voltage-min-design-microvolt=4100000 voltage-max-design-microvolt=3400000",
	  "voltage-min-design-microvolt", "below voltage-max-design", "swap" },
	{ "precharge_ends_at_a_dead_cell", "precharge-upper-limit-microvolt=2000000",
	  "precharge-upper-limit-microvolt", "above the voltage of dead cells", NULL },
	{ "precharge_ends_at_the_charging_voltage", "precharge-upper-limit-microvolt=4200000",
	  "precharge-upper-limit-microvolt", "below the charging voltage", NULL },
	{ "recharge_at_the_charging_voltage", "re-charge-voltage-microvolt=4200000",
	  "re-charge-voltage-microvolt", "below the charging voltage", NULL },
	{ "recharge_of_an_empty_cell", "re-charge-voltage-microvolt=2900000",
	  "re-charge-voltage-microvolt", "above the precharge limit", "distance" },
	{ "recharge_neither_voltage_nor_distance", "re-charge-voltage-microvolt=500001",
	  "re-charge-voltage-microvolt", "above the precharge limit", "distance" },
	{ "over_voltage_at_the_charging_voltage", "over-voltage-threshold-microvolt=4200000",
	  "over-voltage-threshold-microvolt", "above the charging voltage", NULL },
	{ "over_voltage_above_any_cell", "over-voltage-threshold-microvolt=4500001",
	  "over-voltage-threshold-microvolt", "chemistry allows", NULL },
	/* currents */
	{ "current_above_3c", "constant-charge-current-max-microamp=9000001",
	  "constant-charge-current-max-microamp", "C rate", "capacity" },
	{ "termination_at_the_charging_current", "charge-term-current-microamp=1500000",
	  "charge-term-current-microamp", "below the charging current", NULL },
	{ "termination_above_an_assumed_current",
	  "!constant-charge-current-max-microamp charge-term-current-microamp=1600000",
	  "charge-term-current-microamp", "below the charging current", NULL },
	{ "precharge_above_the_charging_current", "precharge-current-microamp=1500001",
	  "precharge-current-microamp", "above the charging current", NULL },
	{ "trickle_above_the_charging_current", "trickle-charge-current-microamp=1500001",
	  "trickle-charge-current-microamp", "above the charging current", NULL },
	/* the path and the timers */
	{ "path_that_drops_half_a_volt", "pack:path-resistance-micro-ohms=340000",
	  "path-resistance-micro-ohms", "half a volt", "wiring" },
	{ "precharge_timer_above_the_total",
	  "pack:safety-timer-sec=3600 pack:precharge-timer-sec=3601", "precharge-timer-sec",
	  "above safety-timer-sec", NULL },
	{ "voltage_timer_above_the_total",
	  "pack:safety-timer-sec=3600 pack:constant-voltage-timer-sec=3601",
	  "constant-voltage-timer-sec", "above safety-timer-sec", NULL },
	/* the charger */
	{ "voltage_below_the_charger",
	  "device-chemistry=lithium-ion-iron-phosphate !energy-full-design-microwatt-hours;"
	  "constant-charge-voltage-max-microvolt=3600000;"
	  "voltage-max-design-microvolt=3600000 voltage-min-design-microvolt=2600000;"
	  "precharge-upper-limit-microvolt=2500000 re-charge-voltage-microvolt=3400000;"
	  "over-voltage-threshold-microvolt=3700000",
	  "constant-charge-voltage-max-microvolt", "lowest voltage of the charger",
	  "another charger" },
	{ "current_below_the_charger",
	  "charge-full-design-microamp-hours=100000 !energy-full-design-microwatt-hours;"
	  "constant-charge-current-max-microamp=50000 charge-term-current-microamp=5000;"
	  "precharge-current-microamp=10000",
	  "constant-charge-current-max-microamp", "least current of the charger", NULL },
	{ "assumed_current_below_the_charger",
	  "charge-full-design-microamp-hours=100000 !energy-full-design-microwatt-hours;"
	  "!constant-charge-current-max-microamp charge-term-current-microamp=5000;"
	  "precharge-current-microamp=10000",
	  "constant-charge-current-max-microamp", "least current of the charger", NULL },
	{ "two_cells_on_a_charger_for_one",
	  "pack:cells-in-series=2 !energy-full-design-microwatt-hours;"
	  "constant-charge-voltage-max-microvolt=8400000 !voltage-max-design-microvolt;"
	  "!voltage-min-design-microvolt !precharge-upper-limit-microvolt;"
	  "!re-charge-voltage-microvolt !over-voltage-threshold-microvolt",
	  "constant-charge-voltage-max-microvolt", "out of reach", "cells in series" },
	/* temperatures */
	{ "nothing_left_of_a_cold_range",
	  "operating-range-celsius=-30,4 !alert-celsius", "operating-range-celsius",
	  "less than 5 degrees", NULL },
	{ "nothing_left_of_a_hot_range",
	  "operating-range-celsius=58,70 !alert-celsius", "operating-range-celsius",
	  "less than 5 degrees", NULL },
	{ "alert_begins_outside", "alert-celsius=-5,45", "alert-celsius", "must not begin below",
	  "inside" },
	{ "alert_ends_outside", "alert-celsius=10,55", "alert-celsius", "must not end above",
	  "inside" },
	{ "no_room_for_the_full_current", "alert-celsius=10,14", "alert-celsius",
	  "less than 5 degrees", NULL },
};

KUNIT_ARRAY_PARAM_DESC(refusals, refusals, name);

static void refuses(struct kunit *test)
{
	expect_refusal(test, test->param_value, a_battery);
}

/* --- every field, given and assumed --- */

#define LEAST								\
	"charge-full-design-microamp-hours=3000000;"			\
	"voltage-max-design-microvolt=4200000"

struct outcome {
	const char *name;
	const char *base;
	const char *change;
	size_t offset;
	s32 value;
	u32 assumed;
};

#define OF(field)	offsetof(struct cg_profile, field)

static const struct outcome outcomes[] = {
	/* given */
	{ "capacity", a_battery, "", OF(capacity_uah), 3000000, 0 },
	{ "voltage", a_battery, "", OF(cv_max_uv), 4200000, 0 },
	{ "current", a_battery, "", OF(cc_max_ua), 1500000, 0 },
	{ "termination", a_battery, "", OF(term_ua), 100000, 0 },
	{ "precharge_current", a_battery, "", OF(precharge_ua), 256000, 0 },
	{ "precharge_limit", a_battery, "", OF(precharge_below_uv), 3000000, 0 },
	{ "recharge", a_battery, "", OF(recharge_below_uv), 4050000, 0 },
	{ "over_voltage", a_battery, "", OF(over_voltage_uv), 4280000, 0 },
	{ "empty", a_battery, "", OF(empty_uv), 3200000, 0 },
	{ "charge_bound_is_1_2_of_the_design", a_battery, "", OF(charge_bound_uah), 3600000, 0 },
	{ "total_timer", a_battery, "pack:safety-timer-sec=20000", OF(total_s), 20000, 0 },
	{ "precharge_timer", a_battery, "pack:precharge-timer-sec=900", OF(precharge_s), 900, 0 },
	{ "wakeup_timer", a_battery, "pack:wakeup-timer-sec=10", OF(wakeup_s), 10, 0 },
	{ "voltage_timer", a_battery, "pack:constant-voltage-timer-sec=7200", OF(cv_s), 7200, 0 },
	{ "path", a_battery, "pack:path-resistance-micro-ohms=50000", OF(path_uohm), 50000, 0 },
	{ "hysteresis", a_battery, "pack:charge-zone-hysteresis-celsius=3", OF(hysteresis_mdegc),
	  3000, 0 },
	{ "charging_voltage_goes_before_design_voltage", a_battery,
	  "voltage-max-design-microvolt=4350000", OF(cv_max_uv), 4200000, 0 },
	{ "recharge_as_a_distance", a_battery, "re-charge-voltage-microvolt=250000",
	  OF(recharge_below_uv), 3950000, 0 },
	{ "recharge_distance_of_half_a_volt", a_battery, "re-charge-voltage-microvolt=500000",
	  OF(recharge_below_uv), 3700000, 0 },
	{ "highest_lithium_ion", a_battery,
	  "constant-charge-voltage-max-microvolt=4450000;"
	  "over-voltage-threshold-microvolt=4500000",
	  OF(cv_max_uv), 4450000, 0 },
	{ "highest_current", a_battery, "constant-charge-current-max-microamp=9000000",
	  OF(cc_max_ua), 9000000, 0 },
	/* assumed */
	{ "design_voltage_is_charged_to", a_battery, "!constant-charge-voltage-max-microvolt",
	  OF(cv_max_uv), 4200000, CG_ASSUMED(VOLTAGE) },
	{ "half_a_c", a_battery, "!constant-charge-current-max-microamp", OF(cc_max_ua), 1500000,
	  CG_ASSUMED(CURRENT) },
	{ "a_twentieth_of_a_c_ends", a_battery, "!charge-term-current-microamp", OF(term_ua),
	  150000, CG_ASSUMED(TERM) },
	{ "half_of_a_small_current_ends", a_battery,
	  "!charge-term-current-microamp constant-charge-current-max-microamp=256000",
	  OF(term_ua), 128000, CG_ASSUMED(TERM) },
	{ "a_tenth_of_a_c_precharges", a_battery, "!precharge-current-microamp",
	  OF(precharge_ua), 300000, CG_ASSUMED(PRECHARGE) },
	{ "precharge_is_no_more_than_the_current", a_battery,
	  "!precharge-current-microamp constant-charge-current-max-microamp=256000",
	  OF(precharge_ua), 256000, CG_ASSUMED(PRECHARGE) },
	{ "precharge_to_3v", a_battery, "!precharge-upper-limit-microvolt",
	  OF(precharge_below_uv), 3000000, CG_ASSUMED(PRECHARGE_LIMIT) },
	{ "capacity_from_the_energy", a_battery, "!charge-full-design-microamp-hours",
	  OF(capacity_uah), 3000000, CG_ASSUMED(CAPACITY) },
	{ "chemistry_as_lithium_ion", a_battery, "!device-chemistry", OF(cv_max_uv), 4200000,
	  CG_ASSUMED(CHEMISTRY) },
	{ "recharge_100mv_below", a_battery, "!re-charge-voltage-microvolt",
	  OF(recharge_below_uv), 4100000, 0 },
	{ "over_voltage_50mv_above", a_battery, "!over-voltage-threshold-microvolt",
	  OF(over_voltage_uv), 4250000, 0 },
	{ "over_voltage_ends_at_the_cap", a_battery,
	  "!over-voltage-threshold-microvolt constant-charge-voltage-max-microvolt=4450000",
	  OF(over_voltage_uv), 4500000, 0 },
	{ "empty_at_3v", a_battery, "!voltage-min-design-microvolt", OF(empty_uv), 3000000, 0 },
	{ "dead_below_2v", a_battery, "", OF(dead_below_uv), 2000000, 0 },
	{ "precharge_for_half_an_hour", a_battery, "", OF(precharge_s), 1800, 0 },
	{ "precharge_is_no_longer_than_the_total", a_battery, "pack:safety-timer-sec=900",
	  OF(precharge_s), 900, 0 },
	{ "voltage_timer_of_four_hours", a_battery, "", OF(cv_s), 14400, 0 },
	{ "voltage_timer_is_no_longer_than_the_total", a_battery, "pack:safety-timer-sec=9000",
	  OF(cv_s), 9000, 0 },
	{ "no_path", a_battery, "", OF(path_uohm), 0, 0 },
	{ "hysteresis_of_two_degrees", a_battery, "", OF(hysteresis_mdegc), 2000, 0 },
	{ "sensors_err_by_a_quarter_of_a_degree", a_battery, "", OF(temp_error_mdegc), 250, 0 },
	{ "wakeup_for_30s", a_battery, "", OF(wakeup_s), 30, 0 },
	{ "total_is_twice_the_time_and_two_hours", a_battery, "", OF(total_s), 6 * 3600, 0 },
	{ "total_is_no_less_than_3h", a_battery, "constant-charge-current-max-microamp=9000000",
	  OF(total_s), 10800, 0 },
	{ "total_is_no_more_than_24h", a_battery, "constant-charge-current-max-microamp=256000;"
	  "charge-term-current-microamp=64000", OF(total_s), 24 * 3600, 0 },
	{ "nothing_but_the_least", LEAST, "", OF(cc_max_ua), 1500000,
	  CG_ASSUMED(CURRENT) | CG_ASSUMED(VOLTAGE) | CG_ASSUMED(ZONES) | CG_ASSUMED(TERM) |
	  CG_ASSUMED(PRECHARGE) | CG_ASSUMED(PRECHARGE_LIMIT) | CG_ASSUMED(CHEMISTRY) },
	/* cells in series */
	{ "voltages_of_two_cells", LEAST,
	  "pack:cells-in-series=2 voltage-max-design-microvolt=8700000",
	  OF(recharge_below_uv), 8500000,
	  CG_ASSUMED(CURRENT) | CG_ASSUMED(VOLTAGE) | CG_ASSUMED(ZONES) | CG_ASSUMED(TERM) |
	  CG_ASSUMED(PRECHARGE) | CG_ASSUMED(PRECHARGE_LIMIT) | CG_ASSUMED(CHEMISTRY) },
	{ "threshold_of_two_cells", LEAST,
	  "pack:cells-in-series=2 voltage-max-design-microvolt=8700000",
	  OF(precharge_below_uv), 6000000,
	  CG_ASSUMED(CURRENT) | CG_ASSUMED(VOLTAGE) | CG_ASSUMED(ZONES) | CG_ASSUMED(TERM) |
	  CG_ASSUMED(PRECHARGE) | CG_ASSUMED(PRECHARGE_LIMIT) | CG_ASSUMED(CHEMISTRY) },
	{ "iron_phosphate_precharges_to_2v5", LEAST,
	  "device-chemistry=lithium-ion-iron-phosphate voltage-max-design-microvolt=3650000",
	  OF(precharge_below_uv), 2500000,
	  CG_ASSUMED(CURRENT) | CG_ASSUMED(VOLTAGE) | CG_ASSUMED(ZONES) | CG_ASSUMED(TERM) |
	  CG_ASSUMED(PRECHARGE) | CG_ASSUMED(PRECHARGE_LIMIT) },
};

KUNIT_ARRAY_PARAM_DESC(outcomes, outcomes, name);

static struct cg_profile *parse(struct kunit *test, const char *base, const char *change,
				const struct cg_charger_caps *caps, u32 *assumed)
{
	struct cg_profile *profile = kunit_kzalloc(test, sizeof(*profile), GFP_KERNEL);
	struct cg_complaint c = { 0 };
	struct text_props p;

	KUNIT_ASSERT_NOT_NULL(test, profile);
	text_props_init(&p, base, change);
	KUNIT_ASSERT_EQ_MSG(test, 0, cg_profile_parse(&p.props, caps, profile, assumed, &c),
			    "%s = %lld %s %lld", c.property, c.value, c.rule, c.bound);
	return profile;
}

static void yields(struct kunit *test)
{
	const struct outcome *row = test->param_value;
	u32 assumed;
	char *profile = (char *)parse(test, row->base, row->change, NULL, &assumed);

	KUNIT_EXPECT_EQ(test, row->value, *(s32 *)(profile + row->offset));
	KUNIT_EXPECT_EQ(test, row->assumed, assumed);
}

/* --- a charger --- */

/* A charger of which nothing is known cannot keep anything; what it takes is to the cells. */
static void what_must_be_known_of_a_charger(struct kunit *test)
{
	struct cg_profile *p = kunit_kzalloc(test, sizeof(*p), GFP_KERNEL);
	struct cg_charger_caps caps = a_charger;
	struct cg_complaint c = { 0 };
	struct text_props t;
	u32 assumed;

	KUNIT_ASSERT_NOT_NULL(test, p);
	text_props_init(&t, a_battery, "pack:path-resistance-micro-ohms=50000");
	KUNIT_ASSERT_EQ(test, 0, cg_profile_parse(&t.props, &caps, p, &assumed, &c));
	KUNIT_EXPECT_EQ(test, 50000, p->path_uohm);
	caps.senses_cells = true;
	KUNIT_ASSERT_EQ(test, 0, cg_profile_parse(&t.props, &caps, p, &assumed, &c));
	KUNIT_EXPECT_EQ(test, 0, p->path_uohm);
	caps.senses_cells = false;
	caps.cv = (struct cg_range){ 4200000, 4200000, 0 };
	KUNIT_ASSERT_EQ(test, 0, cg_profile_parse(&t.props, &caps, p, &assumed, &c));
	KUNIT_EXPECT_EQ(test, 0, p->path_uohm);
	caps.cc = (struct cg_range){ 0 };
	KUNIT_EXPECT_EQ(test, -EINVAL, cg_profile_parse(&t.props, &caps, p, &assumed, &c));
	KUNIT_EXPECT_STREQ(test, "constant-charge-current-max-microamp", c.property);
	caps.cv = (struct cg_range){ 0 };
	KUNIT_EXPECT_EQ(test, -EINVAL, cg_profile_parse(&t.props, &caps, p, &assumed, &c));
	KUNIT_EXPECT_STREQ(test, "constant-charge-voltage-max-microvolt", c.property);
}

/* --- temperature zones: edges in degrees, voltage and current --- */

struct zones {
	const char *name;
	const char *change;
	u8 n;
	struct {
		s32 from_degc;
		s32 to_degc;
		s32 cv_uv;
		s32 cc_ua;
	} zone[3];
};

static const struct zones zones[] = {
	{ "operating_stops_and_alert_reduces", "", 3,
	  { { 0, 10, 4200000, 750000 }, { 10, 45, 4200000, 1500000 },
	    { 45, 50, 4100000, 750000 } } },
	{ "neither_is_0_to_45_and_half_below_10",
	  "!operating-range-celsius !alert-celsius", 2,
	  { { 0, 10, 4200000, 750000 }, { 10, 45, 4200000, 1500000 } } },
	{ "operating_alone_is_reduced_by_the_chemistry",
	  "operating-range-celsius=0,60 !alert-celsius", 3,
	  { { 0, 10, 4200000, 750000 }, { 10, 45, 4200000, 1500000 },
	    { 45, 60, 4100000, 750000 } } },
	{ "operating_alone_ends_before_warm", "operating-range-celsius=0,40 !alert-celsius", 2,
	  { { 0, 10, 4200000, 750000 }, { 10, 40, 4200000, 1500000 } } },
	{ "operating_is_clamped_to_the_chemistry",
	  "operating-range-celsius=-30,80 alert-celsius=0,40", 2,
	  { { 0, 40, 4200000, 1500000 }, { 40, 60, 4100000, 750000 } } },
	{ "alert_alone_is_stopped_by_the_chemistry",
	  "!operating-range-celsius alert-celsius=5,40", 3,
	  { { 0, 5, 4200000, 750000 }, { 5, 40, 4200000, 1500000 },
	    { 40, 60, 4100000, 750000 } } },
	{ "alert_from_below_zero_is_clamped",
	  "operating-range-celsius=-20,45 alert-celsius=-20,45", 1,
	  { { 0, 45, 4200000, 1500000 } } },
	{ "only_cool", "operating-range-celsius=0,8 !alert-celsius", 1,
	  { { 0, 8, 4200000, 750000 } } },
	{ "only_warm", "operating-range-celsius=50,60 !alert-celsius", 1,
	  { { 50, 60, 4100000, 750000 } } },
};

KUNIT_ARRAY_PARAM_DESC(zones, zones, name);

static void makes_zones(struct kunit *test)
{
	const struct zones *row = test->param_value;
	const struct cg_profile *profile;
	u32 assumed;
	int i;

	profile = parse(test, a_battery, row->change, &a_charger, &assumed);
	KUNIT_ASSERT_EQ(test, row->n, profile->n_zones);
	for (i = 0; i < row->n; i++) {
		const struct cg_zone *zone = &profile->zone[i];

		KUNIT_EXPECT_EQ(test, row->zone[i].from_degc * 1000, zone->from_mdegc);
		KUNIT_EXPECT_EQ(test, row->zone[i].to_degc * 1000, zone->to_mdegc);
		KUNIT_EXPECT_EQ(test, 1, zone->n_steps);
		KUNIT_EXPECT_EQ(test, row->zone[i].cv_uv, zone->step[0].cv_uv);
		KUNIT_EXPECT_EQ(test, row->zone[i].cc_ua, zone->step[0].cc_ua);
	}
}

/* --- boards of the 6.12 tree; what charging never reads is left out of their tables --- */

struct board {
	const char *name;
	const char *text;
	const char *change;
	s32 cv_uv;		/* 0 = refused */
	s32 cc_ua;
	const char *property;
	const char *advice;
};

#define GAMEFORCE_ACE							\
	"charge-full-design-microamp-hours=3700000;"			\
	"constant-charge-current-max-microamp=2500000;"			\
	"constant-charge-voltage-max-microvolt=8750000;"		\
	"voltage-min-design-microvolt=7400000"

#define SP9860G								\
	"charge-full-design-microamp-hours=1900000;"			\
	"charge-term-current-microamp=120000;"				\
	"constant_charge_voltage_max_microvolt=4350000;"		\
	"internal-resistance-micro-ohms=250000;"			\
	"ocv-capacity-celsius=20;"					\
	"ocv-capacity-table-0=4185000,100,3805000,50,3400000,0"

static const struct board boards[] = {
	{ "rk3566_pinetab2",
	  "charge-full-design-microamp-hours=6000000 charge-term-current-microamp=300000;"
	  "constant-charge-current-max-microamp=2000000;"
	  "constant-charge-voltage-max-microvolt=4300000;"
	  "voltage-max-design-microvolt=4350000 voltage-min-design-microvolt=3400000;"
	  "ocv-capacity-celsius=20;"
	  "ocv-capacity-table-0=4322000,100,4250000,95,3798000,50,3492000,5,3400000,0",
	  "", 4300000, 2000000, NULL, NULL },
	{ "rk3399_pinebook_pro",
	  "charge-full-design-microamp-hours=10000000 voltage-max-design-microvolt=4350000;"
	  "voltage-min-design-microvolt=3000000",
	  "", 4350000, 5000000, NULL, NULL },
	{ "sdm845_xiaomi_polaris",
	  "charge-full-design-microamp-hours=3400000 voltage-min-design-microvolt=3400000;"
	  "voltage-max-design-microvolt=4400000",
	  "", 4400000, 1700000, NULL, NULL },
	{ "msm8916_longcheer_l8150",
	  "voltage-min-design-microvolt=3400000 voltage-max-design-microvolt=4350000;"
	  "energy-full-design-microwatt-hours=9500000;"
	  "charge-full-design-microamp-hours=2500000 ocv-capacity-celsius=25;"
	  "ocv-capacity-table-0=4330000,100,3839000,50,3000000,0",
	  "", 4350000, 1250000, NULL, NULL },
	{ "imx6ull_uti260b",
	  "device-chemistry=lithium-ion charge-full-design-microamp-hours=5000000;"
	  "voltage-max-design-microvolt=4200000 voltage-min-design-microvolt=3300000",
	  "", 4200000, 2500000, NULL, NULL },
	{ "rk3326_odroid_go2_design_voltage_below_charging_voltage",
	  "charge-full-design-microamp-hours=3000000 charge-term-current-microamp=300000;"
	  "constant-charge-current-max-microamp=2000000;"
	  "constant-charge-voltage-max-microvolt=4200000;"
	  "factory-internal-resistance-micro-ohms=180000;"
	  "voltage-max-design-microvolt=4100000 voltage-min-design-microvolt=3500000",
	  "", 4200000, 2000000, NULL, NULL },
	{ "msm8916_gplus_fl8005a",
	  "device-chemistry=lithium-ion-polymer voltage-min-design-microvolt=3700000;"
	  "voltage-max-design-microvolt=4200000;"
	  "energy-full-design-microwatt-hours=13690000;"
	  "charge-full-design-microamp-hours=3700000",
	  "", 4200000, 1850000, NULL, NULL },
	{ "schema_example",
	  "over-voltage-threshold-microvolt=4500000 re-charge-voltage-microvolt=250000;"
	  "voltage-min-design-microvolt=3200000 voltage-max-design-microvolt=4200000;"
	  "energy-full-design-microwatt-hours=5290000;"
	  "charge-full-design-microamp-hours=1430000 precharge-current-microamp=256000;"
	  "precharge-upper-limit-microvolt=2500000 charge-term-current-microamp=128000;"
	  "constant-charge-current-max-microamp=900000;"
	  "constant-charge-voltage-max-microvolt=4200000;"
	  "factory-internal-resistance-micro-ohms=250000;"
	  "resistance-temp-table=20,100,10,90,0,80,-10,60;"
	  "operating-range-celsius=-30,50 ambient-celsius=-5,50 alert-celsius=0,40",
	  "", 4200000, 900000, NULL, NULL },
	{ "rk3588s_gameforce_ace_as_it_is", GAMEFORCE_ACE, "", 0, 0,
	  "constant-charge-voltage-max-microvolt", "cells-in-series" },
	{ "rk3588s_gameforce_ace_with_its_two_cells_told", GAMEFORCE_ACE,
	  "pack:cells-in-series=2", 8750000, 2500000, NULL, NULL },
	{ "sp9860g_1h10_misspelt", SP9860G, "", 0, 0,
	  "constant-charge-voltage-max-microvolt", "dashes" },
	{ "sp9860g_1h10_corrected", SP9860G,
	  "!constant_charge_voltage_max_microvolt;"
	  "constant-charge-voltage-max-microvolt=4350000",
	  4350000, 950000, NULL, NULL },
	{ "tegra30_asus_grouper_has_no_capacity",
	  "constant-charge-current-max-microamp=1800000 operating-range-celsius=0,45", "", 0, 0,
	  "charge-full-design-microamp-hours", "microampere-hours" },
	{ "exynos4412_p4note_has_no_capacity",
	  "device-chemistry=lithium-ion constant-charge-current-max-microamp=2200000;"
	  "precharge-current-microamp=250000 charge-term-current-microamp=250000;"
	  "constant-charge-voltage-max-microvolt=4200000", "", 0, 0,
	  "charge-full-design-microamp-hours", "microampere-hours" },
	{ "qi_lb60_has_no_capacity",
	  "voltage-min-design-microvolt=3600000 voltage-max-design-microvolt=4200000", "", 0, 0,
	  "charge-full-design-microamp-hours", "microampere-hours" },
	{ "ste_snowball_has_only_a_type", "battery-type=lithium-ion-polymer", "", 0, 0,
	  "charge-full-design-microamp-hours", "microampere-hours" },
	{ "msm8916_samsung_serranove_has_no_capacity",
	  "precharge-current-microamp=450000 constant-charge-current-max-microamp=1000000;"
	  "charge-term-current-microamp=150000 precharge-upper-limit-microvolt=3500000;"
	  "constant-charge-voltage-max-microvolt=4350000", "", 0, 0,
	  "charge-full-design-microamp-hours", "microampere-hours" },
	{ "msm8916_samsung_serranove_with_its_capacity",
	  "precharge-current-microamp=450000 constant-charge-current-max-microamp=1000000;"
	  "charge-term-current-microamp=150000 precharge-upper-limit-microvolt=3500000;"
	  "constant-charge-voltage-max-microvolt=4350000",
	  "charge-full-design-microamp-hours=1900000", 4350000, 1000000, NULL, NULL },
	{ "tegra20_acer_picasso_has_no_voltage",
	  "charge-full-design-microamp-hours=3260000;"
	  "energy-full-design-microwatt-hours=24000000 operating-range-celsius=0,40",
	  "", 0, 0, "constant-charge-voltage-max-microvolt", "microvolts" },
	{ "tegra20_acer_picasso_voltage_told_and_cells_not",
	  "charge-full-design-microamp-hours=3260000;"
	  "energy-full-design-microwatt-hours=24000000 operating-range-celsius=0,40",
	  "constant-charge-voltage-max-microvolt=8400000", 0, 0,
	  "energy-full-design-microwatt-hours", "cells-in-series" },
	{ "sm8250_xiaomi_pipa_has_no_voltage",
	  "voltage-min-design-microvolt=3870000;"
	  "energy-full-design-microwatt-hours=16700000;"
	  "charge-full-design-microamp-hours=4420000", "", 0, 0,
	  "constant-charge-voltage-max-microvolt", "microvolts" },
};

KUNIT_ARRAY_PARAM_DESC(boards, boards, name);

static void judges_board(struct kunit *test)
{
	const struct board *row = test->param_value;
	const struct refusal refusal = {
		.change = row->change,
		.property = row->property,
		.rule = "",
		.advice = row->advice,
	};
	const struct cg_profile *profile;
	u32 assumed;

	if (!row->cv_uv) {
		expect_refusal(test, &refusal, row->text);
		return;
	}
	profile = parse(test, row->text, row->change, NULL, &assumed);
	KUNIT_EXPECT_EQ(test, row->cv_uv, profile->cv_max_uv);
	KUNIT_EXPECT_EQ(test, row->cc_ua, profile->cc_max_ua);
}

/* --- properties of every profile that is accepted --- */

/* xorshift: the same numbers on every run and every machine. */
static u32 next_random(u32 *x)
{
	*x ^= *x << 13;
	*x ^= *x >> 17;
	*x ^= *x << 5;
	return *x;
}

static void expect_sane(struct kunit *test, const struct cg_profile *p)
{
	const struct cg_chemistry_caps *chem = &cg_chemistry_caps[p->chemistry];
	int i;

	KUNIT_EXPECT_LE(test, p->cv_max_uv, chem->cv_max_uv * p->cells_series);
	KUNIT_EXPECT_GT(test, p->over_voltage_uv, p->cv_max_uv);
	KUNIT_EXPECT_LE(test, p->over_voltage_uv, chem->cell_max_uv * p->cells_series);
	KUNIT_EXPECT_LT(test, p->recharge_below_uv, p->cv_max_uv);
	KUNIT_EXPECT_GT(test, p->recharge_below_uv, p->precharge_below_uv);
	KUNIT_EXPECT_LT(test, p->dead_below_uv, p->precharge_below_uv);
	KUNIT_EXPECT_LT(test, p->term_ua, p->cc_max_ua);
	KUNIT_EXPECT_LE(test, p->precharge_ua, p->cc_max_ua);
	KUNIT_EXPECT_GT(test, p->term_ua, 0);
	KUNIT_EXPECT_GT(test, p->precharge_ua, 0);
	KUNIT_EXPECT_GE(test, p->n_zones, 1);
	KUNIT_EXPECT_GE(test, p->zone[0].from_mdegc, chem->temp_min_mdegc);
	KUNIT_EXPECT_LE(test, p->zone[p->n_zones - 1].to_mdegc, chem->temp_max_mdegc);
	for (i = 0; i < p->n_zones; i++) {
		KUNIT_EXPECT_LT(test, p->zone[i].from_mdegc, p->zone[i].to_mdegc);
		KUNIT_EXPECT_LE(test, p->zone[i].step[0].cv_uv, p->cv_max_uv);
		KUNIT_EXPECT_LE(test, p->zone[i].step[0].cc_ua, p->cc_max_ua);
		if (i)
			KUNIT_EXPECT_EQ(test, p->zone[i - 1].to_mdegc, p->zone[i].from_mdegc);
	}
}

/* Most of these are refused; what is not must be safe. */
static void whatever_is_accepted_is_safe(struct kunit *test)
{
	struct cg_profile *profile = kunit_kzalloc(test, sizeof(*profile), GFP_KERNEL);
	char *change = kunit_kzalloc(test, 400, GFP_KERNEL);
	struct cg_complaint c;
	struct text_props p;
	u32 x = 2463534242u, assumed;
	int i, accepted = 0;

	KUNIT_ASSERT_NOT_NULL(test, profile);
	KUNIT_ASSERT_NOT_NULL(test, change);
	for (i = 0; i < 2000; i++) {
		snprintf(change, 400,
			 "constant-charge-voltage-max-microvolt=%u re-charge-voltage-microvolt=%u;"
			 "over-voltage-threshold-microvolt=%u precharge-upper-limit-microvolt=%u;"
			 "constant-charge-current-max-microamp=%u charge-term-current-microamp=%u;"
			 "alert-celsius=%d,%d operating-range-celsius=%d,%d",
			 3200000 + next_random(&x) % 1400000, 50000 + next_random(&x) % 4500000,
			 3800000 + next_random(&x) % 800000, 1800000 + next_random(&x) % 2000000,
			 10000 + next_random(&x) % 9500000, 2000 + next_random(&x) % 300000,
			 (int)(next_random(&x) % 60) - 10, (int)(next_random(&x) % 60) + 20,
			 (int)(next_random(&x) % 40) - 30, (int)(next_random(&x) % 60) + 30);
		text_props_init(&p, a_battery, change);
		if (cg_profile_parse(&p.props, &a_charger, profile, &assumed, &c))
			continue;
		accepted++;
		expect_sane(test, profile);
	}
	KUNIT_EXPECT_GT(test, accepted, 50);
}

static struct kunit_case cases[] = {
	KUNIT_CASE_PARAM(refuses, refusals_gen_params),
	KUNIT_CASE(what_must_be_known_of_a_charger),
	KUNIT_CASE_PARAM(yields, outcomes_gen_params),
	KUNIT_CASE_PARAM(makes_zones, zones_gen_params),
	KUNIT_CASE_PARAM(judges_board, boards_gen_params),
	KUNIT_CASE(whatever_is_accepted_is_safe),
	{ }
};

static struct kunit_suite suite = {
	.name = "chargov-profile",
	.test_cases = cases,
};

kunit_test_suite(suite);
