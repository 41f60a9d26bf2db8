// SPDX-License-Identifier: GPL-2.0-only
/* What a USB source offers. */
#include <kunit/test.h>
#include "../drivers/charger/usb_source.h"

struct row {
	const char *name;
	struct cg_usb_facts facts;
	struct cg_usb_offer want;
};

#define TOLD	.told = true, .told_online = true
#define NOTHING	{ false, CG_USB_UNKNOWN, 0, 0 }

static const struct row rows[] = {
	{ "nothing_known_is_no_source", { 0 }, NOTHING },
	{ "a_voltage_of_unknown_kind", { .vbus_known = true, .vbus = true },
	  { true, CG_USB_UNKNOWN, 500000, 5000000 } },
	{ "no_voltage_whatever_is_said",
	  { .vbus_known = true, TOLD, .told_type = CG_USB_DCP, .forced = CG_USB_DCP }, NOTHING },
	{ "sdp", { TOLD, .told_type = CG_USB_SDP }, { true, CG_USB_SDP, 500000, 5000000 } },
	{ "sdp_not_yet_enumerated", { TOLD, .told_type = CG_USB_SDP, .told_ua = 100000 },
	  { true, CG_USB_SDP, 100000, 5000000 } },
	{ "sdp_of_usb_3", { TOLD, .told_type = CG_USB_SDP, .told_ua = 900000 },
	  { true, CG_USB_SDP, 900000, 5000000 } },
	{ "sdp_that_is_said_to_give_more", { TOLD, .told_type = CG_USB_SDP, .told_ua = 3000000 },
	  { true, CG_USB_SDP, 900000, 5000000 } },
	{ "dcp", { TOLD, .told_type = CG_USB_DCP }, { true, CG_USB_DCP, 1500000, 5000000 } },
	{ "cdp", { TOLD, .told_type = CG_USB_CDP }, { true, CG_USB_CDP, 1500000, 5000000 } },
	{ "aca", { TOLD, .told_type = CG_USB_ACA }, { true, CG_USB_ACA, 1500000, 5000000 } },
	{ "type_c_by_default", { TOLD, .told_type = CG_USB_C },
	  { true, CG_USB_C, 500000, 5000000 } },
	{ "type_c_1_5_a", { TOLD, .told_type = CG_USB_C, .told_ua = 1500000 },
	  { true, CG_USB_C, 1500000, 5000000 } },
	{ "type_c_3_a", { TOLD, .told_type = CG_USB_C, .told_ua = 3000000 },
	  { true, CG_USB_C, 3000000, 5000000 } },
	{ "type_c_that_is_said_to_give_more", { TOLD, .told_type = CG_USB_C, .told_ua = 5000000 },
	  { true, CG_USB_C, 3000000, 5000000 } },
	{ "pd_without_a_contract", { TOLD, .told_type = CG_USB_PD },
	  { true, CG_USB_PD, 500000, 5000000 } },
	{ "pd_by_contract",
	  { TOLD, .told_type = CG_USB_PD, .told_ua = 2250000, .told_uv = 20000000 },
	  { true, CG_USB_PD, 2250000, 20000000 } },
	{ "pd_that_is_said_to_give_more", { TOLD, .told_type = CG_USB_PD, .told_ua = 7000000 },
	  { true, CG_USB_PD, 5000000, 5000000 } },
	{ "apple", { TOLD, .told_type = CG_USB_APPLE }, { true, CG_USB_APPLE, 1000000, 5000000 } },
	{ "a_kind_that_nobody_knows", { TOLD, .told_type = CG_N_USB_TYPES },
	  { true, CG_USB_UNKNOWN, 500000, 5000000 } },
	{ "a_voltage_that_is_none", { TOLD, .told_type = CG_USB_PD, .told_uv = 1 },
	  { true, CG_USB_PD, 500000, 5000000 } },
	{ "a_voltage_beyond_all", { TOLD, .told_type = CG_USB_PD, .told_uv = 99000000 },
	  { true, CG_USB_PD, 500000, 5000000 } },
	{ "the_lowest_voltage_that_is_one",
	  { TOLD, .told_type = CG_USB_PD, .told_ua = 3000000, .told_uv = 3000000 },
	  { true, CG_USB_PD, 3000000, 3000000 } },
	{ "a_voltage_hardly_lower", { TOLD, .told_type = CG_USB_PD, .told_uv = 2999999 },
	  { true, CG_USB_PD, 500000, 5000000 } },
	{ "the_highest_voltage",
	  { TOLD, .told_type = CG_USB_PD, .told_ua = 5000000, .told_uv = 48000000 },
	  { true, CG_USB_PD, 5000000, 48000000 } },
	{ "a_voltage_hardly_higher", { TOLD, .told_type = CG_USB_PD, .told_uv = 48000001 },
	  { true, CG_USB_PD, 500000, 5000000 } },
	{ "a_microampere", { TOLD, .told_type = CG_USB_DCP, .told_ua = 1 },
	  { true, CG_USB_DCP, 1, 5000000 } },
	{ "nobody_knows_it_and_it_is_said_to_give_more", { TOLD, .told_ua = 3000000 },
	  { true, CG_USB_UNKNOWN, 500000, 5000000 } },
	{ "dcp_that_is_said_to_give_more", { TOLD, .told_type = CG_USB_DCP, .told_ua = 3000000 },
	  { true, CG_USB_DCP, 1500000, 5000000 } },
	{ "cdp_that_is_said_to_give_more", { TOLD, .told_type = CG_USB_CDP, .told_ua = 3000000 },
	  { true, CG_USB_CDP, 1500000, 5000000 } },
	{ "aca_that_is_said_to_give_more", { TOLD, .told_type = CG_USB_ACA, .told_ua = 3000000 },
	  { true, CG_USB_ACA, 1500000, 5000000 } },
	{ "apple_that_is_said_to_give_more",
	  { TOLD, .told_type = CG_USB_APPLE, .told_ua = 3000000 },
	  { true, CG_USB_APPLE, 2400000, 5000000 } },
	/* as if nothing were forced: what was told holds */
	{ "forced_to_a_kind_that_nobody_knows",
	  { TOLD, .told_type = CG_USB_PD, .told_ua = 3000000, .told_uv = 9000000,
	    .forced = CG_N_USB_TYPES }, { true, CG_USB_PD, 3000000, 9000000 } },
	{ "less_than_nothing_is_not_told", { TOLD, .told_type = CG_USB_DCP, .told_ua = -1 },
	  { true, CG_USB_DCP, 1500000, 5000000 } },
	{ "detected_and_gone", { .told = true, .told_type = CG_USB_DCP }, NOTHING },
	{ "forced_is_there", { .forced = CG_USB_DCP }, { true, CG_USB_DCP, 1500000, 5000000 } },
	{ "forced_against_what_was_detected",
	  { TOLD, .told_type = CG_USB_PD, .told_ua = 3000000, .told_uv = 9000000,
	    .forced = CG_USB_SDP }, { true, CG_USB_SDP, 500000, 5000000 } },
	{ "forced_to_what_is_not_there", { .told = true, .forced = CG_USB_DCP }, NOTHING },
	{ "the_board_carries_less", { TOLD, .told_type = CG_USB_DCP, .board_ua = 1000000 },
	  { true, CG_USB_DCP, 1000000, 5000000 } },
	{ "the_user_wants_less", { TOLD, .told_type = CG_USB_DCP, .board_ua = 1000000,
	    .user_ua = 300000 }, { true, CG_USB_DCP, 300000, 5000000 } },
	{ "the_user_cannot_have_more", { TOLD, .told_type = CG_USB_SDP, .user_ua = 3000000 },
	  { true, CG_USB_SDP, 500000, 5000000 } },
};

KUNIT_ARRAY_PARAM_DESC(rows, rows, name);

static void offers(struct kunit *test)
{
	const struct row *row = test->param_value;
	struct cg_usb_offer offer = cg_usb_offer(&row->facts);

	KUNIT_EXPECT_EQ(test, row->want.online, offer.online);
	KUNIT_EXPECT_EQ(test, row->want.type, offer.type);
	KUNIT_EXPECT_EQ(test, row->want.ua, offer.ua);
	KUNIT_EXPECT_EQ(test, row->want.uv, offer.uv);
}

/* Whatever is said: never more than the row of the kind, nor than board and user allow. */
static void never_more_than_anybody_allows(struct kunit *test)
{
	static const s32 said[] = { S32_MIN, -1, 0, 1, 99999, 500000, 900001, 5000001, S32_MAX };
	unsigned int type, i, k;

	for (type = 0; type < CG_N_USB_TYPES; type++)
		for (i = 0; i < ARRAY_SIZE(said); i++)
			for (k = 0; k < ARRAY_SIZE(said); k++) {
				struct cg_usb_facts facts = {
					TOLD, .told_type = type, .told_ua = said[i],
					.told_uv = said[k], .user_ua = said[k], .board_ua = said[i],
				};
				struct cg_usb_offer offer = cg_usb_offer(&facts);

				KUNIT_ASSERT_GT(test, offer.ua, 0);
				KUNIT_ASSERT_LE(test, offer.ua, cg_usb_rules[type].most_ua);
				if (said[k] > 0)
					KUNIT_ASSERT_LE(test, offer.ua, said[k]);
				if (said[i] > 0)
					KUNIT_ASSERT_LE(test, offer.ua, said[i]);
				KUNIT_ASSERT_GE(test, offer.uv, 3000000);
				KUNIT_ASSERT_LE(test, offer.uv, 48000000);
			}
}

/* --- when it is looked at: ticks of 32 bits are through their round in weeks --- */

struct wait {
	const char *name;
	u32 now;
	u32 looked;
	u32 want;
};

static const struct wait waits[] = {
	{ "it_has_just_looked", 1000, 1000, 500 },
	{ "half_of_the_time_is_over", 1250, 1000, 250 },
	{ "nearly_all_of_it", 1460, 1000, 50 },
	{ "the_last_of_it", 1499, 1000, 50 },
	{ "long_enough_ago", 1500, 1000, 50 },
	{ "a_minute_ago", 61000, 1000, 50 },
	{ "just_before_the_round_ended", 100, U32_MAX - 99, 300 },
	/* regression: 25 days at 1000 ticks a second, and it waited for another 25 */
	{ "half_a_round_ago", 1000 + (1U << 31), 1000, 50 },
	{ "more_than_half_a_round_ago", 1000 + (3U << 30), 1000, 50 },
	{ "nearly_a_round_ago", 999, 1000, 50 },
};

KUNIT_ARRAY_PARAM_DESC(waits, waits, name);

static void waits_for(struct kunit *test)
{
	const struct wait *row = test->param_value;

	KUNIT_EXPECT_EQ(test, row->want, cg_usb_wait(row->now, row->looked, 50, 500));
	KUNIT_EXPECT_EQ(test, row->now - row->looked >= 500,
			cg_usb_is_apart(row->now, row->looked, 500));
}

static struct kunit_case cases[] = {
	KUNIT_CASE_PARAM(offers, rows_gen_params),
	KUNIT_CASE(never_more_than_anybody_allows),
	KUNIT_CASE_PARAM(waits_for, waits_gen_params),
	{ }
};

static struct kunit_suite suite = {
	.name = "chargov-usb_source",
	.test_cases = cases,
};

kunit_test_suite(suite);
