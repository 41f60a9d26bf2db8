// SPDX-License-Identifier: GPL-2.0-only
/* Rows for a full and for an old battery. */
#include "refusals.h"

static const struct refusal refusals[] = {
	/* topping off: a_battery is charged to 4.2 V at 1.5 A, and again below 4.05 V */
	{ "half_a_stage", "pack:maintenance-charge=4150000,600000", "maintenance-charge",
	  "must be 1 to 4 rows", NULL },
	{ "five_stages", "pack:maintenance-charge=1,2,3,4,5,6,7,8,9,10,11,12,13,14,15",
	  "maintenance-charge", "must be 1 to 4 rows", NULL },
	{ "stage_without_number", "pack:maintenance-charge=", "maintenance-charge",
	  "must be 1 to 4 rows", NULL },
	{ "stage_above_the_charging_voltage", "pack:maintenance-charge=4210000,600000,3600",
	  "maintenance-charge", "must not be above the charging voltage", NULL },
	{ "stage_at_the_recharge_voltage", "pack:maintenance-charge=4050000,600000,3600",
	  "maintenance-charge", "must be above the voltage at which", "re-charge-voltage" },
	{ "stage_in_mv", "pack:maintenance-charge=4150,600000,3600", "maintenance-charge",
	  "must be above the voltage at which", NULL },
	{ "stage_below_the_charger",
	  "pack:maintenance-charge=3830000,600000,3600 re-charge-voltage-microvolt=3800000",
	  "maintenance-charge", "lowest voltage of the charger", NULL },
	{ "stage_above_the_charging_current", "pack:maintenance-charge=4150000,1600000,3600",
	  "maintenance-charge", "must not be above the charging current", NULL },
	{ "stage_below_the_least_current", "pack:maintenance-charge=4150000,60000,3600",
	  "maintenance-charge", "least current of the charger", NULL },
	{ "stage_of_seconds", "pack:maintenance-charge=4150000,600000,10",
	  "maintenance-charge", "must not be shorter", "seconds", 10, 60 },
	{ "stage_of_a_month", "pack:maintenance-charge=4150000,600000,2592000",
	  "maintenance-charge", "longer than a week", NULL },
	{ "stages_that_rise",
	  "pack:maintenance-charge=4120000,600000,3600,4150000,600000,3600",
	  "maintenance-charge", "the stage before it", "high to low", 4150000, 4120000 },
	{ "stages_with_underscores", "pack:maintenance_charge=4150000,600000,3600",
	  "maintenance-charge", "underscores", "dashes" },
	{ "stage_of_almost_a_minute", "pack:maintenance-charge=4150000,600000,59",
	  "maintenance-charge", "must not be shorter", NULL, 59, 60 },
	{ "stage_of_more_than_a_week", "pack:maintenance-charge=4150000,600000,604801",
	  "maintenance-charge", "longer than a week", NULL, 604801, 604800 },
	/* ageing */
	{ "cycles_of_a_century", "pack:charge-ageing=100001,20000,90", "charge-ageing",
	  "must not have more cycles than", NULL, 100001, 100000 },
	{ "just_what_ends_the_charge",
	  "charge-term-current-microamp=90000 pack:charge-ageing=300,20000,6", "charge-ageing",
	  "must leave more current", NULL, 6, 7 },
	{ "offset_of_just_too_much", "pack:charge-ageing=300,360001,90", "charge-ageing",
	  "must leave a voltage", NULL, 360001, 360000 },
	{ "half_a_row", "pack:charge-ageing=300,20000", "charge-ageing", "must be 1 to 8 rows",
	  NULL },
	{ "nine_rows",
	  "pack:charge-ageing=1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27",
	  "charge-ageing", "must be 1 to 8 rows", NULL },
	{ "ageing_without_number", "pack:charge-ageing=", "charge-ageing", "must be 1 to 8 rows",
	  "cycles" },
	{ "row_of_no_cycles", "pack:charge-ageing=0,20000,90", "charge-ageing",
	  "more cycles than the row before", NULL },
	{ "row_of_negative_cycles", "pack:charge-ageing=-5,20000,90", "charge-ageing",
	  "more cycles than the row before", NULL },
	{ "row_of_a_million_cycles", "pack:charge-ageing=1000000,20000,90", "charge-ageing",
	  "must not have more cycles than", NULL },
	{ "cycles_that_fall", "pack:charge-ageing=500,20000,90,300,40000,80", "charge-ageing",
	  "more cycles than the row before", "new to old", 300, 500 },
	{ "offset_that_adds", "pack:charge-ageing=300,-20000,90", "charge-ageing",
	  "must not have an offset below", "lower" },
	{ "offset_that_leaves_nothing", "pack:charge-ageing=300,400000,90", "charge-ageing",
	  "must leave a voltage", NULL, 400000, 360000 },
	{ "offset_that_shrinks", "pack:charge-ageing=300,40000,90,500,20000,80",
	  "charge-ageing", "smaller offset", "new to old", 20000, 40000 },
	{ "more_than_all_of_the_current", "pack:charge-ageing=300,20000,110", "charge-ageing",
	  "must not have per cents above", NULL, 110, 100 },
	{ "current_that_ends_the_charge", "pack:charge-ageing=300,20000,6", "charge-ageing",
	  "must leave more current", NULL, 6, 7 },
	{ "a_hundredth_of_a_microampere_less_than_the_charger_can",
	  "constant-charge-current-max-microamp=2133333 charge-term-current-microamp=60000;"
	  "pack:charge-ageing=300,20000,3", "charge-ageing", "must leave more current", NULL,
	  3, 4 },
	{ "current_that_grows", "pack:charge-ageing=300,20000,80,500,40000,90",
	  "charge-ageing", "more current than the row before", "new to old", 90, 80 },
	{ "ageing_with_underscores", "pack:charge_ageing=300,20000,90", "charge-ageing",
	  "underscores", "dashes" },
};

KUNIT_ARRAY_PARAM_DESC(refusals, refusals, name);

static void refuses(struct kunit *test)
{
	expect_refusal(test, test->param_value, a_battery);
}

static struct cg_profile *parse(struct kunit *test, const char *change)
{
	struct cg_profile *profile = kunit_kzalloc(test, sizeof(*profile), GFP_KERNEL);
	struct cg_complaint c = { 0 };
	struct text_props p;
	u32 assumed;

	KUNIT_ASSERT_NOT_NULL(test, profile);
	text_props_init(&p, a_battery, change);
	KUNIT_ASSERT_EQ_MSG(test, 0, cg_profile_parse(&p.props, &a_charger, profile, &assumed, &c),
			    "%s = %lld %s %lld", c.property, c.value, c.rule, c.bound);
	return profile;
}

static void keeps_every_stage(struct kunit *test)
{
	const struct cg_profile *p;

	p = parse(test, "pack:maintenance-charge=4180000,600000,216000,4150000,500000,604800");
	KUNIT_ASSERT_EQ(test, 2, p->n_maintenance);
	KUNIT_EXPECT_EQ(test, 4180000, p->maintenance[0].cv_uv);
	KUNIT_EXPECT_EQ(test, 600000, p->maintenance[0].cc_ua);
	KUNIT_EXPECT_EQ(test, 216000, p->maintenance[0].s);
	KUNIT_EXPECT_EQ(test, 4150000, p->maintenance[1].cv_uv);
	KUNIT_EXPECT_EQ(test, 604800, p->maintenance[1].s);
}

static void keeps_every_row_of_ageing(struct kunit *test)
{
	const struct cg_profile *p;

	p = parse(test, "pack:charge-ageing=300,0,90,600,20000,90,1000,60000,50");
	KUNIT_ASSERT_EQ(test, 3, p->n_ageing);
	KUNIT_EXPECT_EQ(test, 300, p->ageing[0].cycles);
	KUNIT_EXPECT_EQ(test, 4200000, p->ageing[0].cv_uv);
	KUNIT_EXPECT_EQ(test, 1350000, p->ageing[0].cc_ua);
	KUNIT_EXPECT_EQ(test, 1000, p->ageing[2].cycles);
	KUNIT_EXPECT_EQ(test, 4140000, p->ageing[2].cv_uv);
	KUNIT_EXPECT_EQ(test, 750000, p->ageing[2].cc_ua);
}

#define STAGE		",600000,60,"
#define LAST_STAGE	"4100000,600000,604800"
#define OLD		",0,90,"
#define LAST_OLD	"100000,360000,90"

/* The ends of every bound, and as many rows as fit. */
static void keeps_what_is_just_inside(struct kunit *test)
{
	const struct cg_profile *p;

	p = parse(test, "pack:maintenance-charge=4150000,600000,60");
	KUNIT_EXPECT_EQ(test, 1, p->n_maintenance);
	p = parse(test, "pack:maintenance-charge=4200000" STAGE "4150000" STAGE "4150000" STAGE
		  LAST_STAGE);
	KUNIT_EXPECT_EQ(test, 4, p->n_maintenance);
	KUNIT_EXPECT_EQ(test, 4100000, p->maintenance[3].cv_uv);
	p = parse(test, "pack:charge-ageing=1,0,100");
	KUNIT_EXPECT_EQ(test, 1, p->n_ageing);
	p = parse(test, "pack:charge-ageing=1" OLD "2" OLD "3" OLD "4" OLD "5" OLD "6" OLD "7" OLD
		  LAST_OLD);
	KUNIT_EXPECT_EQ(test, 8, p->n_ageing);
	KUNIT_EXPECT_EQ(test, 3840000, p->ageing[7].cv_uv);
	/* 90 mA of 1.5 A */
	p = parse(test, "charge-term-current-microamp=89999 pack:charge-ageing=300,0,6");
	KUNIT_EXPECT_EQ(test, 90000, p->ageing[0].cc_ua);
}

static void without_rows_there_are_none(struct kunit *test)
{
	const struct cg_profile *p = parse(test, "");

	KUNIT_EXPECT_EQ(test, 0, p->n_maintenance);
	KUNIT_EXPECT_EQ(test, 0, p->n_ageing);
}

static void reads_no_more_than_it_has_room_for(struct kunit *test)
{
	expect_within_room(test, "");
	expect_within_room(test, "pack:maintenance-charge=4180000,600000,3600,4150000,500000,60;"
			   "pack:charge-ageing=300,0,90,600,20000,80");
}

static struct kunit_case cases[] = {
	KUNIT_CASE_PARAM(refuses, refusals_gen_params),
	KUNIT_CASE(keeps_every_stage),
	KUNIT_CASE(keeps_every_row_of_ageing),
	KUNIT_CASE(keeps_what_is_just_inside),
	KUNIT_CASE(without_rows_there_are_none),
	KUNIT_CASE(reads_no_more_than_it_has_room_for),
	{ }
};

static struct kunit_suite suite = {
	.name = "chargov-upkeep",
	.test_cases = cases,
};

kunit_test_suite(suite);
