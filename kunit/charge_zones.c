// SPDX-License-Identifier: GPL-2.0-only
/* Temperature zones and steps of the pack node. Those of the battery node are in profile.c. */
#include "refusals.h"

/* --- every rule broken once; a_battery is 0..50 C, 4.2 V, 1.5 A, ends at 0.1 A --- */

/* Three zones that hold, for changes to come before. */
#define ZONES								\
	";pack:charge-zones-celsius=0,10,40,50;"			\
	"pack:charge-zone-0=4100000,500000;"				\
	"pack:charge-zone-1=4100000,1500000,4200000,750000;"		\
	"pack:charge-zone-2=4050000,700000"

static const struct refusal refusals[] = {
	/* edges */
	{ "one_edge", "pack:charge-zones-celsius=0" ZONES, "charge-zones-celsius",
	  "must be 2 to 9 temperatures", "1 to 8 zones" },
	{ "ten_edges", "pack:charge-zones-celsius=0,5,10,15,20,25,30,35,40,45" ZONES,
	  "charge-zones-celsius", "must be 2 to 9 temperatures", NULL },
	{ "no_number", "pack:charge-zones-celsius=" ZONES, "charge-zones-celsius",
	  "must be 2 to 9 temperatures", NULL },
	{ "edges_from_hot_to_cold", "pack:charge-zones-celsius=50,40,10,0" ZONES,
	  "charge-zones-celsius", "must be above the edge before it", "cold to hot" },
	{ "an_edge_twice", "pack:charge-zones-celsius=0,10,10,50" ZONES, "charge-zones-celsius",
	  "must be above the edge before it", NULL, 10, 14 },
	{ "a_zone_narrower_than_its_hysteresis", "pack:charge-zones-celsius=0,3,40,50" ZONES,
	  "charge-zones-celsius", "twice the hysteresis", NULL, 3, 4 },
	{ "a_zone_narrower_than_a_given_hysteresis",
	  "pack:charge-zone-hysteresis-celsius=5 pack:charge-zones-celsius=0,9,40,50" ZONES,
	  "charge-zones-celsius", "twice the hysteresis", NULL, 9, 10 },
	{ "colder_than_the_chemistry",
	  "operating-range-celsius=-20,50 pack:charge-zones-celsius=-10,10,40,50" ZONES,
	  "charge-zones-celsius", "must not begin below what the chemistry", "colder", -10, 0 },
	{ "hotter_than_the_chemistry",
	  "operating-range-celsius=0,70 pack:charge-zones-celsius=0,10,40,65" ZONES,
	  "charge-zones-celsius", "must not end above what the chemistry", "hotter", 65, 60 },
	{ "edges_in_tenths", "pack:charge-zones-celsius=0,100,400,500" ZONES,
	  "charge-zones-celsius", "must not be above", "whole degrees", 400, 120 },
	{ "half_a_cell_for_ten_below_zero", "pack:charge-zones-celsius=65526,15,40,45" ZONES,
	  "charge-zones-celsius", "must not be above", "as (-10)", 65526, 120 },
	{ "edges_in_thousandths_below_zero", "pack:charge-zones-celsius=-10000,15,40,45" ZONES,
	  "charge-zones-celsius", "must not be below", "whole degrees", -10000, -60 },
	{ "begins_outside_of_the_operating_range",
	  "operating-range-celsius=5,50" ZONES, "charge-zones-celsius",
	  "must not begin below operating-range-celsius", "inside", 0, 5 },
	{ "ends_outside_of_the_operating_range",
	  "operating-range-celsius=0,45" ZONES, "charge-zones-celsius",
	  "must not end above operating-range-celsius", "inside", 50, 45 },
	{ "edges_with_the_top_bit", "pack:charge-zones-celsius=0,10,40,2147483647" ZONES,
	  "charge-zones-celsius", "must not be above", NULL },
	{ "edges_that_wrap", "pack:charge-zones-celsius=-2147483648,2147483647" ZONES,
	  "charge-zones-celsius", "must not be below", NULL },
	/* zones */
	{ "a_zone_without_steps", "!pack:charge-zone-1" ZONES, "charge-zone-1", "is missing",
	  "microvolts and microamperes" },
	{ "a_zone_too_many", "pack:charge-zone-3=4100000,500000" ZONES, "charge-zone-3",
	  "has no place between the edges", NULL },
	{ "zones_without_edges", "!pack:charge-zones-celsius" ZONES, "charge-zone-0",
	  "has no place between the edges", NULL },
	{ "edges_with_underscores", "pack:charge_zones_celsius=0,10,40,50",
	  "charge-zones-celsius", "underscores", "dashes" },
	{ "zone_with_underscores", "pack:charge_zone_0=4100000,500000",
	  "charge-zone-0", "underscores", "dashes" },
	/* steps */
	{ "half_a_step", "pack:charge-zone-1=4100000,1500000,4200000" ZONES, "charge-zone-1",
	  "must be 1 to 8 pairs", NULL },
	{ "nine_steps", "pack:charge-zone-1=1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18" ZONES,
	  "charge-zone-1", "must be 1 to 8 pairs", NULL },
	{ "no_step", "pack:charge-zone-1=" ZONES, "charge-zone-1", "must be 1 to 8 pairs", NULL },
	{ "step_above_the_charging_voltage", "pack:charge-zone-1=4210000,1500000" ZONES,
	  "charge-zone-1", "must not be above the charging voltage", NULL },
	{ "step_in_mv", "pack:charge-zone-1=4100,1500000" ZONES, "charge-zone-1",
	  "must not be below what the chemistry charges", "microvolts" },
	{ "step_the_other_way_round", "pack:charge-zone-1=1500000,4100000" ZONES,
	  "charge-zone-1", "must not be below what the chemistry charges", "first" },
	{ "step_below_the_charger", "pack:charge-zone-1=3800000,1500000" ZONES,
	  "charge-zone-1", "lowest voltage of the charger", NULL },
	{ "step_above_the_charging_current", "pack:charge-zone-1=4100000,1500001" ZONES,
	  "charge-zone-1", "must not be above the charging current", NULL },
	{ "step_that_would_end_the_charge", "pack:charge-zone-0=4100000,100000" ZONES,
	  "charge-zone-0", "above the current that ends the charge", NULL },
	{ "step_of_no_current", "pack:charge-zone-0=4100000,0" ZONES,
	  "charge-zone-0", "above the current that ends the charge", NULL },
	{ "step_of_a_negative_current", "pack:charge-zone-0=4100000,-500000" ZONES,
	  "charge-zone-0", "above the current that ends the charge", NULL },
	{ "step_below_the_least_current_of_the_charger",
	  "charge-term-current-microamp=20000 pack:charge-zone-0=4100000,50000" ZONES,
	  "charge-zone-0", "least current of the charger", NULL },
	{ "voltages_that_fall", "pack:charge-zone-1=4200000,1500000,4100000,750000" ZONES,
	  "charge-zone-1", "above the voltage of the step before", "low to high",
	  4100000, 4200000 },
	{ "a_voltage_twice", "pack:charge-zone-1=4100000,1500000,4100000,750000" ZONES,
	  "charge-zone-1", "above the voltage of the step before", NULL, 4100000, 4100000 },
	{ "currents_that_rise", "pack:charge-zone-1=4100000,750000,4200000,1500000" ZONES,
	  "charge-zone-1", "below the current of the step before", NULL, 1500000, 750000 },
	{ "a_current_twice", "pack:charge-zone-1=4100000,750000,4200000,750000" ZONES,
	  "charge-zone-1", "below the current of the step before", NULL },
	{ "wrong_in_the_last_zone", "pack:charge-zone-2=4300000,700000" ZONES, "charge-zone-2",
	  "must not be above the charging voltage", NULL },
	/* alone */
	{ "hysteresis_of_nothing", "pack:charge-zone-hysteresis-celsius=0",
	  "charge-zone-hysteresis-celsius", "must not be below", "degrees" },
	{ "hysteresis_of_a_season", "pack:charge-zone-hysteresis-celsius=20",
	  "charge-zone-hysteresis-celsius", "must not be above", NULL },
};

KUNIT_ARRAY_PARAM_DESC(refusals, refusals, name);

static void refuses(struct kunit *test)
{
	expect_refusal(test, test->param_value, a_battery);
}

/* --- what is accepted arrives --- */

/* What ZONES says. */
static const struct cg_zone wanted[] = {
	{ 0, 10000, 1, { { 4100000, 500000 } } },
	{ 10000, 40000, 2, { { 4100000, 1500000 }, { 4200000, 750000 } } },
	{ 40000, 50000, 1, { { 4050000, 700000 } } },
};

static void keeps_every_edge_and_step(struct kunit *test)
{
	const struct cg_profile *p;
	u32 assumed;
	int i;

	p = accepted(test, ZONES, &a_charger, &assumed);
	KUNIT_ASSERT_EQ(test, ARRAY_SIZE(wanted), p->n_zones);
	for (i = 0; i < (int)ARRAY_SIZE(wanted); i++) {
		KUNIT_EXPECT_EQ(test, wanted[i].from_mdegc, p->zone[i].from_mdegc);
		KUNIT_EXPECT_EQ(test, wanted[i].to_mdegc, p->zone[i].to_mdegc);
		KUNIT_EXPECT_EQ(test, wanted[i].n_steps, p->zone[i].n_steps);
		KUNIT_EXPECT_MEMEQ(test, wanted[i].step, p->zone[i].step,
				   sizeof(wanted[i].step));
	}
	KUNIT_EXPECT_EQ(test, 0, assumed);
	KUNIT_EXPECT_EQ(test, 2000, p->hysteresis_mdegc);
}

static void eight_zones_of_eight_steps_fit(struct kunit *test)
{
	char *change = kunit_kzalloc(test, 1500, GFP_KERNEL);
	const struct cg_profile *p;
	int n = 0, i, j;
	u32 assumed;

	KUNIT_ASSERT_NOT_NULL(test, change);
	n += scnprintf(change, 1500, "pack:charge-zones-celsius=0,6,12,18,24,30,36,42,50");
	for (i = 0; i < CG_MAX_ZONES; i++) {
		n += scnprintf(change + n, 1500 - n, ";pack:charge-zone-%d=", i);
		for (j = 0; j < CG_MAX_STEPS; j++)
			n += scnprintf(change + n, 1500 - n, "%s%d,%d", j ? "," : "",
				       4000000 + j * 20000, 1500000 - i * 10000 - j * 100000);
	}
	p = accepted(test, change, &a_charger, &assumed);
	KUNIT_ASSERT_EQ(test, CG_MAX_ZONES, p->n_zones);
	KUNIT_EXPECT_EQ(test, 50000, p->zone[7].to_mdegc);
	KUNIT_EXPECT_EQ(test, CG_MAX_STEPS, p->zone[7].n_steps);
	KUNIT_EXPECT_EQ(test, 4140000, p->zone[7].step[7].cv_uv);
	KUNIT_EXPECT_EQ(test, 730000, p->zone[7].step[7].cc_ua);
}

static void zones_go_before_alert(struct kunit *test)
{
	const struct cg_profile *p;
	u32 assumed;

	p = accepted(test, "alert-celsius=20,30" ZONES, &a_charger, &assumed);
	KUNIT_EXPECT_EQ(test, 3, p->n_zones);
	KUNIT_EXPECT_EQ(test, 10000, p->zone[1].from_mdegc);
}

/* Without an operating range the chemistry is the only bound: 0 to 60 degrees. */
static void without_a_range_zones_reach_as_far_as_the_chemistry(struct kunit *test)
{
	const struct cg_profile *p;
	u32 assumed;

	p = accepted(test, "!operating-range-celsius pack:charge-zones-celsius=0,10,40,60" ZONES,
		     &a_charger, &assumed);
	KUNIT_ASSERT_EQ(test, 3, p->n_zones);
	KUNIT_EXPECT_EQ(test, 0, p->zone[0].from_mdegc);
	KUNIT_EXPECT_EQ(test, 60000, p->zone[2].to_mdegc);
	KUNIT_EXPECT_EQ(test, 0, assumed);
}

struct just {
	const char *name;
	const char *change;
	int n;
	s32 from_mdegc;	/* of the last zone */
	s32 to_mdegc;
	s32 cv_uv;
	u32 assumed;
};

#define ALL	"pack:charge-zone-0=4100000,500000"

/* 4 degrees are twice the hysteresis; 5 are the least of what follows from the battery. */
static const struct just justs[] = {
	{ "a_zone_as_wide_as_it_must_be", "pack:charge-zones-celsius=0,4,40,50" ZONES,
	  3, 40000, 50000, 4050000 },
	{ "one_zone_alone", "pack:charge-zones-celsius=20,24;" ALL, 1, 20000, 24000, 4100000 },
	{ "as_narrow_as_the_operating_range_may_be", "operating-range-celsius=20,25 !alert-celsius",
	  1, 20000, 25000, 4200000 },
	{ "as_narrow_as_the_full_current_may_be", "alert-celsius=20,25",
	  3, 25000, 50000, 4100000 },
	{ "of_the_chemistry_if_only_full_is_told", "!operating-range-celsius",
	  3, 45000, 60000, 4100000 },
	{ "of_the_chemistry_if_nothing_is_told", "!operating-range-celsius !alert-celsius",
	  2, 10000, 45000, 4200000, CG_ASSUMED(ZONES) },
	{ "a_tenth_of_a_volt_less_for_each_cell_in_the_warm", TWO_CELLS, 3, 45000, 50000, 8200000 },
};

KUNIT_ARRAY_PARAM_DESC(justs, justs, name);

static void the_last_zone_is(struct kunit *test)
{
	const struct just *row = test->param_value;
	struct cg_charger_caps caps = a_charger;
	const struct cg_profile *p;
	u32 assumed;

	caps.cv.max = 9000000;
	p = accepted(test, row->change, &caps, &assumed);
	KUNIT_ASSERT_EQ(test, row->n, p->n_zones);
	KUNIT_EXPECT_EQ(test, row->from_mdegc, p->zone[row->n - 1].from_mdegc);
	KUNIT_EXPECT_EQ(test, row->to_mdegc, p->zone[row->n - 1].to_mdegc);
	KUNIT_EXPECT_EQ(test, row->cv_uv, p->zone[row->n - 1].step[0].cv_uv);
	KUNIT_EXPECT_EQ(test, row->assumed, assumed);
}

static void a_given_hysteresis_is_kept(struct kunit *test)
{
	const struct cg_profile *p;
	u32 assumed;

	p = accepted(test, "pack:charge-zone-hysteresis-celsius=3" ZONES, &a_charger, &assumed);
	KUNIT_EXPECT_EQ(test, 3000, p->hysteresis_mdegc);
}

static void reads_no_more_than_it_has_room_for(struct kunit *test)
{
	expect_within_room(test, "");
	expect_within_room(test, ZONES);
}

static struct kunit_case cases[] = {
	KUNIT_CASE_PARAM(refuses, refusals_gen_params),
	KUNIT_CASE(keeps_every_edge_and_step),
	KUNIT_CASE(eight_zones_of_eight_steps_fit),
	KUNIT_CASE(zones_go_before_alert),
	KUNIT_CASE(without_a_range_zones_reach_as_far_as_the_chemistry),
	KUNIT_CASE_PARAM(the_last_zone_is, justs_gen_params),
	KUNIT_CASE(a_given_hysteresis_is_kept),
	KUNIT_CASE(reads_no_more_than_it_has_room_for),
	{ }
};

static struct kunit_suite suite = {
	.name = "chargov-charge_zones",
	.test_cases = cases,
};

kunit_test_suite(suite);
