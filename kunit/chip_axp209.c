// SPDX-License-Identifier: GPL-2.0-only
/* The AXP209's model against its data sheet. */
#include "chip_bench.h"

#define MODE		0x01
#define IPSOUT		0x30
#define CTRL1		0x33

static struct bench *plugged(struct kunit *test, s32 permille)
{
	struct bench *b = bench_make(test, &cg_axp209_ops, permille);

	bench_plug(b, 5000000);
	return b;
}

struct request_row {
	const char *name;
	u8 ctrl1;
	u8 ipsout;
	bool on;
	s32 cv_uv;
	s32 cc_ua;
	s32 iin_ua;
	s32 vindpm_uv;
};

static const struct request_row requests[] = {
	{ "left_to_itself", 0xc6, 0x60, true, 4200000, 900000, 900000, 4400000 },
	{ "not_enabled", 0x46, 0x60, false, 4200000, 900000, 900000, 4400000 },
	{ "least", 0x80, 0x42, true, 4100000, 300000, 100000, 4000000 },
	{ "second_voltage", 0xa5, 0x61, true, 4150000, 800000, 500000, 4400000 },
	{ "most", 0xef, 0x7b, true, 4360000, 1800000, S32_MAX, 4700000 },
	{ "nothing_held_at_the_input", 0xc6, 0x23, true, 4200000, 900000, S32_MAX, 0 },
};

KUNIT_ARRAY_PARAM_DESC(requests, requests, name);

static void requests_what_it_is_told(struct kunit *test)
{
	const struct request_row *row = test->param_value;
	struct bench *b = plugged(test, 300);

	bench_write(b, CTRL1, row->ctrl1);
	bench_write(b, IPSOUT, row->ipsout);
	KUNIT_EXPECT_EQ(test, row->on, bench_request(b)->on);
	KUNIT_EXPECT_EQ(test, row->cv_uv, bench_request(b)->cv_uv);
	KUNIT_EXPECT_EQ(test, row->cc_ua, bench_request(b)->cc_ua);
	KUNIT_EXPECT_EQ(test, row->iin_ua, bench_request(b)->iin_ua);
	KUNIT_EXPECT_EQ(test, row->vindpm_uv, bench_request(b)->vindpm_uv);
	KUNIT_EXPECT_EQ(test, row->on ? 0x60 : 0x20, bench_read(b, MODE));
}

static void needs_a_source(struct kunit *test)
{
	struct bench *b = bench_make(test, &cg_axp209_ops, 300);

	KUNIT_EXPECT_FALSE(test, bench_request(b)->on);
	KUNIT_EXPECT_EQ(test, 0, bench_read(b, 0) & 0x30);
	bench_plug(b, 5000000);
	KUNIT_EXPECT_TRUE(test, bench_request(b)->on);
	KUNIT_EXPECT_EQ(test, 0x3c, bench_read(b, 0));
}

static void trickles_below_3_v(struct kunit *test)
{
	struct bench *b = plugged(test, 300);

	b->env.out.v_charger_uv = 2900000;
	b->ops->tick(b->chip, &b->env, 0);
	KUNIT_EXPECT_EQ(test, 90000, bench_request(b)->cc_ua);
}

static void ends_and_begins_again(struct kunit *test)
{
	struct bench *b = plugged(test, 900);

	bench_run(b, 4 * 3600 * 1000);
	KUNIT_EXPECT_FALSE(test, bench_request(b)->on);
	KUNIT_EXPECT_GE(test, cg_plant_soc_permille(&b->plant), 950);
	bench_soc(b, 700);
	KUNIT_EXPECT_TRUE(test, bench_request(b)->on);
}

/* 12 bits of 1.1 mV and of 0.5 mA, 13 bits of 0.5 mA. */
static void measures_the_battery(struct kunit *test)
{
	struct bench *b = bench_discharging(test, &cg_axp209_ops);
	s32 uv = (bench_read(b, 0x78) << 4 | bench_read(b, 0x79)) * 1100;

	KUNIT_EXPECT_LE(test, uv, b->plant.out.v_uv);
	KUNIT_EXPECT_GE(test, uv, b->plant.out.v_uv - 1100);
	KUNIT_EXPECT_EQ(test, 2000, bench_read(b, 0x7c) << 5 | bench_read(b, 0x7d));
	KUNIT_EXPECT_EQ(test, 0, bench_read(b, 0x7a) << 4 | bench_read(b, 0x7b));
	KUNIT_EXPECT_EQ(test, 50, bench_read(b, 0xb9));
	b->plant.load_ua = 0;
	bench_plug(b, 5000000);
	bench_tick(b, 0);
	KUNIT_EXPECT_EQ(test, 1800, bench_read(b, 0x7a) << 4 | bench_read(b, 0x7b));
}

static struct kunit_case cases[] = {
	KUNIT_CASE_PARAM(requests_what_it_is_told, requests_gen_params),
	KUNIT_CASE(needs_a_source),
	KUNIT_CASE(trickles_below_3_v),
	KUNIT_CASE(ends_and_begins_again),
	KUNIT_CASE(measures_the_battery),
	{ }
};

static struct kunit_suite suite = {
	.name = "chargov-chip_axp209",
	.test_cases = cases,
};

kunit_test_suite(suite);
