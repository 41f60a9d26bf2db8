// SPDX-License-Identifier: GPL-2.0-only
/* Properties that are wrong by themselves, whatever the others say. */
#include "refusals.h"

static const struct refusal refusals[] = {
	/* the node */
	{ "not_a_simple_battery", "compatible=samsung,sdi", "compatible",
	  "must be simple-battery", "monitored-battery" },
	/* spelling */
	{ "voltage_with_underscores",
	  "!constant-charge-voltage-max-microvolt constant_charge_voltage_max_microvolt=4350000",
	  "constant-charge-voltage-max-microvolt", "underscores", "dashes" },
	{ "capacity_with_underscores", "charge_full_design_microamp_hours=3000000",
	  "charge-full-design-microamp-hours", "underscores", "dashes" },
	{ "span_with_underscores", "operating_range_celsius=0,45",
	  "operating-range-celsius", "underscores", "dashes" },
	{ "chemistry_with_underscores", "device_chemistry=lithium-ion",
	  "device-chemistry", "underscores", "dashes" },
	{ "cells_with_underscores", "pack:cells_in_series=2",
	  "cells-in-series", "underscores", "dashes" },
	/* words */
	{ "nickel_cadmium", "device-chemistry=nickel-cadmium", "device-chemistry",
	  "constant current and voltage", "nickel" },
	{ "nickel_metal_hydride", "device-chemistry=nickel-metal-hydride", "device-chemistry",
	  "constant current and voltage", "nickel" },
	{ "unheard_of_chemistry", "device-chemistry=lithium-titanate", "device-chemistry",
	  "is not a word of simple-battery", "lithium-ion" },
	{ "chemistry_with_a_tail", "device-chemistry=lithium-ionic", "device-chemistry",
	  "is not a word of simple-battery", NULL },
	{ "arrangement_unheard_of", "pack:arrangement=stacked", "arrangement",
	  "parallel or series", NULL },
	/* thousandths of the unit */
	{ "charging_voltage_in_mv", "constant-charge-voltage-max-microvolt=4200",
	  "constant-charge-voltage-max-microvolt", "must not be below", "looks like millivolts" },
	{ "design_voltage_in_mv", "voltage-max-design-microvolt=4200",
	  "voltage-max-design-microvolt", "must not be below", "looks like millivolts" },
	{ "empty_voltage_in_mv", "voltage-min-design-microvolt=3400",
	  "voltage-min-design-microvolt", "must not be below", "looks like millivolts" },
	{ "precharge_voltage_in_mv", "precharge-upper-limit-microvolt=3000",
	  "precharge-upper-limit-microvolt", "must not be below", "looks like millivolts" },
	{ "over_voltage_in_mv", "over-voltage-threshold-microvolt=4300",
	  "over-voltage-threshold-microvolt", "must not be below", "looks like millivolts" },
	{ "recharge_voltage_in_mv", "re-charge-voltage-microvolt=4100",
	  "re-charge-voltage-microvolt", "must not be below", "looks like millivolts" },
	{ "recharge_distance_in_mv", "re-charge-voltage-microvolt=100",
	  "re-charge-voltage-microvolt", "must not be below", "looks like millivolts" },
	{ "current_in_ma", "constant-charge-current-max-microamp=1500",
	  "constant-charge-current-max-microamp", "must not be below",
	  "looks like milliamperes" },
	{ "termination_in_ma", "charge-term-current-microamp=100",
	  "charge-term-current-microamp", "must not be below", "looks like milliamperes" },
	{ "precharge_in_ma", "precharge-current-microamp=256", "precharge-current-microamp",
	  "must not be below", "looks like milliamperes" },
	{ "trickle_in_ma", "trickle-charge-current-microamp=50",
	  "trickle-charge-current-microamp", "must not be below", "looks like milliamperes" },
	{ "capacity_in_mah", "charge-full-design-microamp-hours=3000",
	  "charge-full-design-microamp-hours", "must not be below",
	  "looks like milliampere-hours" },
	{ "capacity_of_a_big_pack_in_mah", "charge-full-design-microamp-hours=10000",
	  "charge-full-design-microamp-hours", "must not be below",
	  "looks like milliampere-hours" },
	{ "energy_in_mwh", "energy-full-design-microwatt-hours=11100",
	  "energy-full-design-microwatt-hours", "must not be below",
	  "looks like milliwatt-hours" },
	{ "resistance_in_mohm", "factory-internal-resistance-micro-ohms=60",
	  "factory-internal-resistance-micro-ohms", "must not be below",
	  "looks like milliohms" },
	{ "path_in_mohm", "pack:path-resistance-micro-ohms=50", "path-resistance-micro-ohms",
	  "must not be below", "looks like milliohms" },
	/* out of any pack */
	{ "capacity_is_zero", "charge-full-design-microamp-hours=0",
	  "charge-full-design-microamp-hours", "must not be below", "in microampere-hours" },
	{ "capacity_of_a_house", "charge-full-design-microamp-hours=4000000000",
	  "charge-full-design-microamp-hours", "must not be above", NULL },
	{ "voltage_is_zero", "constant-charge-voltage-max-microvolt=0",
	  "constant-charge-voltage-max-microvolt", "must not be below", NULL },
	{ "voltage_with_the_top_bit", "constant-charge-voltage-max-microvolt=4294967295",
	  "constant-charge-voltage-max-microvolt", "must not be above", NULL },
	{ "current_with_the_top_bit", "constant-charge-current-max-microamp=4294967295",
	  "constant-charge-current-max-microamp", "must not be above", NULL },
	{ "two_numbers_for_one", "constant-charge-voltage-max-microvolt=4200000,4300000",
	  "constant-charge-voltage-max-microvolt", "must be one number", "one 32-bit cell" },
	{ "no_number", "constant-charge-voltage-max-microvolt=",
	  "constant-charge-voltage-max-microvolt", "must be one number", NULL },
	{ "no_cells", "pack:cells-in-series=0", "cells-in-series", "must not be below", NULL },
	{ "too_many_cells", "pack:cells-in-series=17", "cells-in-series", "must not be above",
	  NULL },
	{ "total_timer_of_a_minute", "pack:safety-timer-sec=60", "safety-timer-sec",
	  "must not be below", "in seconds" },
	{ "total_timer_of_a_week", "pack:safety-timer-sec=604800", "safety-timer-sec",
	  "must not be above", "in seconds" },
	{ "precharge_timer_of_a_day", "pack:precharge-timer-sec=86400", "precharge-timer-sec",
	  "must not be above", NULL },
	{ "voltage_timer_of_a_minute", "pack:constant-voltage-timer-sec=60",
	  "constant-voltage-timer-sec", "must not be below", "in seconds" },
	{ "path_of_an_ohm", "pack:path-resistance-micro-ohms=1000000",
	  "path-resistance-micro-ohms", "must not be above", NULL },
	{ "wakeup_longer_than_safe", "pack:wakeup-timer-sec=31", "wakeup-timer-sec",
	  "must not be above", NULL },
	/* temperatures */
	{ "one_temperature", "operating-range-celsius=45", "operating-range-celsius",
	  "two temperatures", NULL },
	{ "three_temperatures", "alert-celsius=0,10,45", "alert-celsius", "two temperatures",
	  NULL },
	{ "operating_range_swapped", "operating-range-celsius=45,0",
	  "operating-range-celsius", "must begin below", "swap" },
	{ "alert_swapped", "alert-celsius=45,10", "alert-celsius", "must begin below", "swap" },
	{ "ambient_swapped", "ambient-celsius=50,-5", "ambient-celsius", "must begin below",
	  "swap" },
	{ "temperatures_in_tenths", "operating-range-celsius=0,450",
	  "operating-range-celsius", "must not be above", "whole degrees" },
	{ "temperatures_in_thousandths", "alert-celsius=10000,45000", "alert-celsius",
	  "must not be above", "whole degrees" },
	{ "colder_than_any_battery", "operating-range-celsius=-100,45",
	  "operating-range-celsius", "must not be below", "whole degrees" },
};

KUNIT_ARRAY_PARAM_DESC(refusals, refusals, name);

static void refuses(struct kunit *test)
{
	expect_refusal(test, test->param_value, a_battery);
}

static struct kunit_case cases[] = {
	KUNIT_CASE_PARAM(refuses, refusals_gen_params),
	{ }
};

static struct kunit_suite suite = {
	.name = "chargov-describe",
	.test_cases = cases,
};

kunit_test_suite(suite);
