// SPDX-License-Identifier: GPL-2.0-only
/* The bq25890 model: what the data sheet says its registers do. */
#include "chip_bench.h"

#define CHG_STAT(b)	((bench_read(b, 0x0b) >> 3) & 3)
#define NOT_CHARGING	0
#define PRECHARGE	1
#define FAST		2
#define DONE		3

static struct bench *make(struct kunit *test, s32 permille)
{
	return bench_make(test, &cg_bq25890_ops, permille);
}

/* As its in-tree driver leaves it: no watchdog. */
static struct bench *make_charging(struct kunit *test, s32 permille)
{
	struct bench *b = make(test, permille);

	bench_write(b, 0x07, 0x8d);
	bench_plug(b, 5000000);
	return b;
}

static void begins_with_its_defaults(struct kunit *test)
{
	static const u8 preset[] = {
		0x48, 0x06, 0x3d, 0x3a, 0x20, 0x13, 0x5e, 0x9d, 0x03, 0x44, 0x73,
	};
	struct bench *b = make(test, 500);
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(preset); i++)
		KUNIT_EXPECT_EQ(test, bench_read(b, i), preset[i]);
	KUNIT_EXPECT_EQ(test, bench_read(b, 0x0d), 0x12);
	KUNIT_EXPECT_EQ(test, bench_read(b, 0x14), 0x1e);
	KUNIT_EXPECT_EQ(test, bench_read(b, 0x15), 0);
}

static void reset_bit_clears_itself(struct kunit *test)
{
	struct bench *b = make(test, 500);

	bench_write(b, 0x04, 0x10);
	bench_write(b, 0x06, 0x80);
	bench_write(b, 0x14, 0x80);
	KUNIT_EXPECT_EQ(test, bench_read(b, 0x14), 0x1e);
	KUNIT_EXPECT_EQ(test, bench_read(b, 0x04), 0x20);
	KUNIT_EXPECT_EQ(test, bench_read(b, 0x06), 0x5e);
}

static void measured_registers_cannot_be_written(struct kunit *test)
{
	static const u8 regs[] = { 0x0b, 0x0c, 0x0e, 0x0f, 0x10, 0x11, 0x12, 0x13, 0x14 };
	struct bench *b = make_charging(test, 500);
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(regs); i++) {
		u8 before = bench_read(b, regs[i]);

		bench_write(b, regs[i], ~before & 0x7f);
		KUNIT_EXPECT_EQ_MSG(test, bench_read(b, regs[i]), before, "%02x", regs[i]);
	}
}

struct request_row {
	const char *name;
	u8 reg;
	u8 val;
	s32 cv_uv;
	s32 cc_ua;
	s32 iin_ua;
};

/* Written while a half-full cell is charged from a wall plug. */
static const struct request_row requests[] = {
	{ "defaults", 0x04, 0x20, 4208000, 2048000, 3250000 },
	{ "least_current", 0x04, 0x01, 4208000, 64000, 3250000 },
	{ "most_current", 0x04, 0x4f, 4208000, 5056000, 3250000 },
	{ "no_more_than_most_current", 0x04, 0x7f, 4208000, 5056000, 3250000 },
	{ "least_voltage", 0x06, 0x02, 3840000, 2048000, 3250000 },
	{ "most_voltage", 0x06, 0xc2, 4608000, 2048000, 3250000 },
	{ "no_more_than_most_voltage", 0x06, 0xfe, 4608000, 2048000, 3250000 },
	{ "least_input", 0x00, 0x00, 4208000, 2048000, 100000 },
	{ "input_of_a_computer", 0x00, 0x08, 4208000, 2048000, 500000 },
};

KUNIT_ARRAY_PARAM_DESC(requests, requests, name);

static void requests_what_it_is_told(struct kunit *test)
{
	const struct request_row *row = test->param_value;
	struct bench *b = make_charging(test, 300);

	bench_write(b, row->reg, row->val);
	KUNIT_EXPECT_EQ(test, bench_request(b)->cv_uv, row->cv_uv);
	KUNIT_EXPECT_EQ(test, bench_request(b)->cc_ua, row->cc_ua);
	KUNIT_EXPECT_EQ(test, bench_request(b)->iin_ua, row->iin_ua);
	KUNIT_EXPECT_EQ(test, bench_request(b)->vindpm_uv, 4400000);
}

struct stop_row {
	const char *name;
	u8 reg;
	u8 val;
	bool ce_high;
	s32 source_uv;
	s32 mdegc;
	bool charges;
};

static const struct stop_row stops[] = {
	{ "nothing", 0x03, 0x3a, false, 5000000, 25000, true },
	{ "charge_config", 0x03, 0x2a, false, 5000000, 25000, false },
	{ "high_impedance", 0x00, 0xc8, false, 5000000, 25000, false },
	{ "no_current", 0x04, 0x00, false, 5000000, 25000, false },
	{ "battery_switch", 0x09, 0x64, false, 5000000, 25000, false },
	{ "enable_pin", 0x03, 0x3a, true, 5000000, 25000, false },
	{ "no_source", 0x03, 0x3a, false, 0, 25000, false },
	{ "poor_source", 0x03, 0x3a, false, 3800000, 25000, false },
	{ "too_high_a_source", 0x03, 0x3a, false, 14500000, 25000, false },
	{ "cold", 0x03, 0x3a, false, 5000000, -1000, false },
	{ "cool", 0x03, 0x3a, false, 5000000, 5000, true },
	{ "warm", 0x03, 0x3a, false, 5000000, 50000, true },
	{ "hot", 0x03, 0x3a, false, 5000000, 61000, false },
	/* 4.0 V is above 104 % of 3.84 V */
	{ "battery_over_voltage", 0x06, 0x02, false, 5000000, 25000, false },
};

KUNIT_ARRAY_PARAM_DESC(stops, stops, name);

static void stops_by(struct kunit *test)
{
	const struct stop_row *row = test->param_value;
	struct bench *b = make_charging(test, 750);

	KUNIT_ASSERT_GT(test, b->plant.out.i_ua, 0);
	b->env.ce_high = row->ce_high;
	b->env.temp_mdegc = row->mdegc;
	if (row->source_uv != 5000000)
		bench_plug(b, row->source_uv);
	bench_write(b, row->reg, row->val);
	bench_run(b, 2000);
	KUNIT_EXPECT_EQ(test, bench_request(b)->on, row->charges);
	KUNIT_EXPECT_EQ(test, b->plant.out.i_ua > 0, row->charges);
	KUNIT_EXPECT_EQ(test, CHG_STAT(b) == FAST, row->charges);
}

struct ntc_row {
	const char *name;
	s32 mdegc;
	u8 fault;
	s32 cc_ua;
	s32 cv_uv;
};

/* JEITA: a fifth of the current when cool, 200 mV less when warm, by default. */
static const struct ntc_row ntcs[] = {
	{ "normal", 25000, 0, 2048000, 4208000 },
	{ "just_not_cool", 12000, 0, 2048000, 4208000 },
	{ "cool", 8000, 3, 409600, 4208000 },
	{ "just_not_cold", 1500, 3, 409600, 4208000 },
	{ "just_not_warm", 43000, 0, 2048000, 4208000 },
	{ "warm", 47000, 2, 2048000, 4008000 },
	{ "just_not_hot", 58000, 2, 2048000, 4008000 },
};

KUNIT_ARRAY_PARAM_DESC(ntcs, ntcs, name);

static void follows_the_thermistor(struct kunit *test)
{
	const struct ntc_row *row = test->param_value;
	struct bench *b = make_charging(test, 300);

	b->env.temp_mdegc = row->mdegc;
	bench_tick(b, 0);
	KUNIT_EXPECT_EQ(test, bench_read(b, 0x0c) & 7, row->fault);
	KUNIT_EXPECT_EQ(test, bench_request(b)->cc_ua, row->cc_ua);
	KUNIT_EXPECT_EQ(test, bench_request(b)->cv_uv, row->cv_uv);
}

static void precharges_an_empty_cell(struct kunit *test)
{
	struct bench *b = make_charging(test, -100);

	KUNIT_EXPECT_EQ(test, CHG_STAT(b), PRECHARGE);
	KUNIT_EXPECT_EQ(test, bench_request(b)->cc_ua, 100000);
	bench_soc(b, -30);
	KUNIT_EXPECT_EQ(test, bench_request(b)->cc_ua, 128000);
	bench_soc(b, 50);
	KUNIT_EXPECT_EQ(test, CHG_STAT(b), FAST);
	/* 200 mV of hysteresis */
	bench_soc(b, 0);
	KUNIT_EXPECT_EQ(test, CHG_STAT(b), FAST);
	bench_soc(b, -40);
	KUNIT_EXPECT_EQ(test, CHG_STAT(b), PRECHARGE);
}

static void ends_and_begins_again(struct kunit *test)
{
	struct bench *b = make_charging(test, 900);
	unsigned int pulses;

	bench_run(b, 3600000);
	KUNIT_EXPECT_EQ(test, CHG_STAT(b), DONE);
	KUNIT_EXPECT_FALSE(test, bench_request(b)->on);
	KUNIT_EXPECT_LE(test, b->plant.judge.cell_max_uv, 4208000);
	pulses = b->pulses;
	bench_run(b, 600000);
	KUNIT_EXPECT_EQ(test, CHG_STAT(b), DONE);
	KUNIT_EXPECT_EQ(test, b->pulses, pulses);
	bench_soc(b, 900);
	KUNIT_EXPECT_EQ(test, CHG_STAT(b), FAST);
	KUNIT_EXPECT_EQ(test, b->pulses, pulses + 1);
}

static void does_not_end_when_told_not_to(struct kunit *test)
{
	struct bench *b = make_charging(test, 950);

	bench_write(b, 0x07, 0x0d);
	bench_run(b, 7200000);
	KUNIT_EXPECT_EQ(test, CHG_STAT(b), FAST);
	KUNIT_EXPECT_GT(test, b->plant.out.i_ua, 0);
}

static void enable_pin_begins_a_new_charge(struct kunit *test)
{
	struct bench *b = make_charging(test, 950);

	bench_run(b, 3600000);
	KUNIT_ASSERT_EQ(test, CHG_STAT(b), DONE);
	b->env.ce_high = true;
	bench_tick(b, 0);
	KUNIT_EXPECT_EQ(test, CHG_STAT(b), NOT_CHARGING);
	b->env.ce_high = false;
	bench_tick(b, 0);
	KUNIT_EXPECT_EQ(test, CHG_STAT(b), FAST);
}

struct port_row {
	const char *name;
	enum cg_port port;
	u8 vbus_stat;
	s32 iin_ua;
};

static const struct port_row ports[] = {
	{ "wall_plug", CG_PORT_DCP, 3, 3250000 },
	{ "computer", CG_PORT_SDP, 1, 500000 },
	{ "charging_port", CG_PORT_CDP, 2, 1500000 },
	{ "unknown", CG_PORT_UNKNOWN, 5, 500000 },
};

KUNIT_ARRAY_PARAM_DESC(ports, ports, name);

static void sets_the_input_limit_by_the_port(struct kunit *test)
{
	const struct port_row *row = test->param_value;
	struct bench *b = make(test, 500);

	bench_write(b, 0x00, 0xc8);
	b->env.port = row->port;
	bench_plug(b, 9000000);
	KUNIT_EXPECT_EQ(test, bench_read(b, 0x0b) >> 5, row->vbus_stat);
	KUNIT_EXPECT_EQ(test, bench_request(b)->iin_ua, row->iin_ua);
	/* 9 V less twice 600 mV; and a new source ends Hi-Z */
	KUNIT_EXPECT_EQ(test, bench_request(b)->vindpm_uv, 7800000);
	KUNIT_EXPECT_FALSE(test, bench_request(b)->hiz);
}

struct watchdog_row {
	const char *name;
	u8 reg07;
	bool pet;
	s32 expires_after_s;
};

static const struct watchdog_row watchdogs[] = {
	{ "off", 0x8d, false, 0 },
	{ "forty_seconds", 0x9d, false, 40 },
	{ "eighty_seconds", 0xad, false, 80 },
	{ "hundred_and_sixty_seconds", 0xbd, false, 160 },
	{ "petted", 0x9d, true, 0 },
};

KUNIT_ARRAY_PARAM_DESC(watchdogs, watchdogs, name);

static void watchdog_expires(struct kunit *test)
{
	const struct watchdog_row *row = test->param_value;
	struct bench *b = make(test, 500);
	s32 s, expired_s = 0;

	bench_plug(b, 5000000);
	bench_write(b, 0x07, row->reg07);
	bench_write(b, 0x04, 0x08);
	bench_write(b, 0x00, 0x0a);
	for (s = 1; s <= 200 && !expired_s; s++) {
		bench_run(b, 1000);
		if (row->pet && s % 30 == 0)
			bench_write(b, 0x03, 0x7a);
		if (bench_read(b, 0x0c) & 0x80)
			expired_s = s;
	}
	KUNIT_EXPECT_EQ(test, expired_s, row->expires_after_s);
	KUNIT_EXPECT_EQ(test, bench_read(b, 0x04), expired_s ? 0x20 : 0x08);
	/* the input limit survives it, EN_ILIM beside it does not; charging goes on */
	KUNIT_EXPECT_EQ(test, bench_read(b, 0x00), expired_s ? 0x4a : 0x0a);
	KUNIT_EXPECT_EQ(test, CHG_STAT(b), FAST);
	KUNIT_EXPECT_EQ(test, bench_read(b, 0x03) & 0x40, 0);
}

static void faults_are_latched_until_read(struct kunit *test)
{
	struct bench *b = make_charging(test, 500);

	bench_plug(b, 15000000);
	bench_plug(b, 5000000);
	KUNIT_EXPECT_EQ(test, bench_read(b, 0x0c), 0x10);
	KUNIT_EXPECT_EQ(test, bench_read(b, 0x0c), 0);
	bench_plug(b, 15000000);
	KUNIT_EXPECT_EQ(test, bench_read(b, 0x0c), 0x10);
	KUNIT_EXPECT_EQ(test, bench_read(b, 0x0c), 0x10);
}

struct timer_row {
	const char *name;
	u8 reg07;
	s32 permille;
	u8 reg00;
	s32 expires_after_h;
};

/* Termination off, so that the charge goes on. */
static const struct timer_row timers[] = {
	{ "five_hours", 0x08, 990, 0x3f, 5 },
	{ "eight_hours", 0x0a, 990, 0x3f, 8 },
	{ "precharge_two_hours", 0x0c, -95, 0x3f, 2 },
	{ "half_as_fast_at_the_input_limit", 0x08, 100, 0x00, 10 },
	{ "off", 0x00, 990, 0x3f, 0 },
};

KUNIT_ARRAY_PARAM_DESC(timers, timers, name);

static void safety_timer_expires(struct kunit *test)
{
	const struct timer_row *row = test->param_value;
	struct bench *b = make(test, row->permille);
	s64 expected_ms = row->expires_after_h * CG_MS_PER_H;

	bench_write(b, 0x07, row->reg07);
	bench_write(b, 0x05, 0x03);
	bench_plug(b, 5000000);
	bench_write(b, 0x00, row->reg00);
	while (bench_request(b)->on && b->plant.now_ms < 11 * CG_MS_PER_H)
		bench_run(b, 60000);
	if (!expected_ms) {
		KUNIT_EXPECT_TRUE(test, bench_request(b)->on);
		return;
	}
	KUNIT_EXPECT_EQ(test, b->plant.now_ms, expected_ms);
	KUNIT_EXPECT_EQ(test, bench_read(b, 0x0c) & 0x30, 0x30);
	bench_write(b, 0x03, 0x2a);
	bench_write(b, 0x03, 0x3a);
	KUNIT_EXPECT_TRUE(test, bench_request(b)->on);
}

static void converter_measures(struct kunit *test)
{
	struct bench *b = make_charging(test, 500);

	KUNIT_EXPECT_EQ(test, bench_read(b, 0x0e), 0);
	bench_write(b, 0x02, 0xbd);
	KUNIT_EXPECT_EQ(test, bench_read(b, 0x02), 0x3d);
	KUNIT_EXPECT_EQ(test, 2304000 + bench_read(b, 0x0e) * 20000,
			b->plant.out.v_charger_uv - (b->plant.out.v_charger_uv - 2304000) % 20000);
	KUNIT_EXPECT_EQ(test, bench_read(b, 0x12), 2048000 / 50000);
	/* 58.9 % of REGN at 25 degC */
	KUNIT_EXPECT_EQ(test, bench_read(b, 0x10), 81);
	KUNIT_EXPECT_EQ(test, bench_read(b, 0x11) & 0x80, 0x80);
	/* one conversion, and then none until it converts by itself */
	bench_write(b, 0x04, 0x08);
	KUNIT_EXPECT_EQ(test, bench_read(b, 0x12), 2048000 / 50000);
	bench_write(b, 0x02, 0x7d);
	KUNIT_EXPECT_EQ(test, bench_read(b, 0x12), 512000 / 50000);
}

static void compensates_a_path_as_told(struct kunit *test)
{
	struct bench *b = make_charging(test, 300);

	bench_write(b, 0x04, 0x10);
	/* 40 mOhm, at most 32 mV: 1.024 A drop 40.96 mV */
	bench_write(b, 0x08, 0x47);
	KUNIT_EXPECT_EQ(test, bench_request(b)->cv_uv, 4208000 + 32000);
	bench_write(b, 0x08, 0x5f);
	KUNIT_EXPECT_EQ(test, bench_request(b)->cv_uv, 4208000 + 40960);
}

static struct kunit_case cases[] = {
	KUNIT_CASE(begins_with_its_defaults),
	KUNIT_CASE(reset_bit_clears_itself),
	KUNIT_CASE(measured_registers_cannot_be_written),
	KUNIT_CASE_PARAM(requests_what_it_is_told, requests_gen_params),
	KUNIT_CASE_PARAM(stops_by, stops_gen_params),
	KUNIT_CASE_PARAM(follows_the_thermistor, ntcs_gen_params),
	KUNIT_CASE(precharges_an_empty_cell),
	KUNIT_CASE(ends_and_begins_again),
	KUNIT_CASE(does_not_end_when_told_not_to),
	KUNIT_CASE(enable_pin_begins_a_new_charge),
	KUNIT_CASE_PARAM(sets_the_input_limit_by_the_port, ports_gen_params),
	KUNIT_CASE_PARAM(watchdog_expires, watchdogs_gen_params),
	KUNIT_CASE(faults_are_latched_until_read),
	KUNIT_CASE_PARAM(safety_timer_expires, timers_gen_params),
	KUNIT_CASE(converter_measures),
	KUNIT_CASE(compensates_a_path_as_told),
	{ }
};

static struct kunit_suite suite = {
	.name = "chargov-chip_bq25890",
	.test_cases = cases,
};

kunit_test_suite(suite);
