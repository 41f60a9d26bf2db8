// SPDX-License-Identifier: GPL-2.0-only
/* The model of a BQ25792, with one cell: as its data sheet says, in what the driver relies on. */
#include "chip_bench.h"

#define EN_CHG		0x20

static struct bench *plugged(struct kunit *test)
{
	struct bench *b = bench_make(test, &cg_bq25792_ops, 500);

	bench_plug(b, 9000000);
	return b;
}

static s32 word_at(struct bench *b, u8 reg)
{
	return (s16)(bench_read(b, reg) << 8 | bench_read(b, reg + 1));
}

static unsigned int charge_status(struct bench *b)
{
	return bench_read(b, 0x1c) >> 5;
}

/**
 * struct birth - a register after power-on
 * @name: of the row
 * @reg: its address
 * @of_92: what a BQ25792 has
 * @of_98: what a BQ25798 has
 */
struct birth {
	const char *name;
	u8 reg;
	u8 of_92;
	u8 of_98;
};

static const struct birth births[] = {
	{ "least_system_voltage", 0x00, 0x04, 0x04 },
	{ "charge_voltage_high", 0x01, 0x01, 0x01 },
	{ "charge_voltage_low", 0x02, 0xa4, 0xa4 },
	{ "charge_current_high", 0x03, 0x00, 0x00 },
	{ "charge_current_low", 0x04, 0xc8, 0x64 },
	{ "precharge", 0x08, 0xc3, 0xc3 },
	{ "termination", 0x09, 0x05, 0x05 },
	{ "recharge", 0x0a, 0x23, 0x23 },
	{ "timers", 0x0e, 0x3d, 0x3d },
	{ "control_0", 0x0f, 0xa2, 0xa2 },
	{ "control_1", 0x10, 0x85, 0x85 },
	{ "control_2", 0x11, 0x40, 0x40 },
	{ "control_5", 0x14, 0x16, 0x16 },
	{ "maximum_power_point", 0x15, 0x00, 0xaa },
	{ "jeita_steps", 0x17, 0x7a, 0x7a },
	{ "jeita_thresholds", 0x18, 0x54, 0x54 },
	{ "converter", 0x2e, 0x30, 0x30 },
	{ "part", 0x48, 0x09, 0x19 },
};

KUNIT_ARRAY_PARAM_DESC(births, births, name);

static void has_its_defaults_after_power_on(struct kunit *test)
{
	const struct birth *row = test->param_value;
	struct bench *b = bench_make(test, &cg_bq25792_ops, 500);

	KUNIT_EXPECT_EQ(test, row->of_92, bench_read(b, row->reg));
	b = bench_make(test, &cg_bq25798_ops, 500);
	KUNIT_EXPECT_EQ(test, row->of_98, bench_read(b, row->reg));
}

static void charges_by_itself_once_there_is_a_source(struct kunit *test)
{
	struct bench *b = plugged(test);

	KUNIT_EXPECT_EQ(test, 3, charge_status(b));
	KUNIT_EXPECT_TRUE(test, bench_request(b)->on);
	KUNIT_EXPECT_EQ(test, 2000000, bench_request(b)->cc_ua);
	KUNIT_EXPECT_EQ(test, 4200000, bench_request(b)->cv_uv);
	KUNIT_EXPECT_GT(test, b->pulses, 0);
}

static void stops_when_told(struct kunit *test)
{
	struct bench *b = plugged(test);

	bench_write(b, 0x0f, 0xa2 & ~EN_CHG);
	KUNIT_EXPECT_FALSE(test, bench_request(b)->on);
	KUNIT_EXPECT_EQ(test, 0, charge_status(b));
	bench_write(b, 0x0f, 0xa2);
	KUNIT_EXPECT_TRUE(test, bench_request(b)->on);
	b->env.ce_high = true;
	bench_tick(b, 0);
	KUNIT_EXPECT_FALSE(test, bench_request(b)->on);
}

/* With STOP_WD_CHG nobody's charge ends; without, it goes on at the defaults. */
static void an_expired_watchdog_ends_the_charge_if_it_was_told_to(struct kunit *test)
{
	struct bench *b = plugged(test);

	bench_write(b, 0x10, 0x8f);
	bench_write(b, 0x09, 0x25);
	bench_run(b, 159000);
	KUNIT_EXPECT_TRUE(test, bench_request(b)->on);
	bench_write(b, 0x10, 0x8f);
	bench_run(b, 159000);
	KUNIT_EXPECT_TRUE(test, bench_request(b)->on);
	bench_run(b, 2000);
	KUNIT_EXPECT_FALSE(test, bench_request(b)->on);
	KUNIT_EXPECT_EQ(test, 0, bench_read(b, 0x0f) & EN_CHG);
	KUNIT_EXPECT_TRUE(test, bench_read(b, 0x1b) & BIT(5));
}

static void an_expired_watchdog_leaves_it_on_by_default(struct kunit *test)
{
	struct bench *b = plugged(test);

	bench_write(b, 0x04, 0x32);
	KUNIT_EXPECT_EQ(test, 500000, bench_request(b)->cc_ua);
	bench_run(b, 41000);
	KUNIT_EXPECT_TRUE(test, bench_request(b)->on);
	KUNIT_EXPECT_EQ(test, 2000000, bench_request(b)->cc_ua);
}

/**
 * struct taken - what an expired watchdog makes of a register
 * @name: of the row
 * @reg: its address
 * @value: written
 * @after: what it has when the watchdog has expired
 */
struct taken {
	const char *name;
	u8 reg;
	u8 value;
	u8 after;
};

static const struct taken takens[] = {
	{ "takes_the_precharge_current_and_leaves_vbat_lowv", 0x08, 0x04, 0x03 },
	{ "takes_the_termination_current_and_leaves_stop_wd_chg", 0x09, 0x21, 0x25 },
	{ "takes_the_recharge_threshold", 0x0a, 0x0f, 0x23 },
	{ "takes_the_timers", 0x0e, 0x00, 0x3d },
	{ "takes_en_term_and_leaves_en_hiz", 0x0f, 0xa4, 0xa6 },
	{ "leaves_en_chg", 0x0f, 0x82, 0x82 },
	{ "leaves_its_own_time", 0x10, 0x84, 0x84 },
	{ "takes_en_otg", 0x12, 0x40, 0x00 },
	{ "takes_the_jeita_steps", 0x17, 0xfe, 0x7a },
	{ "takes_the_jeita_thresholds", 0x18, 0x00, 0x54 },
	{ "takes_adc_en_and_leaves_its_resolution", 0x2e, 0x80, 0x00 },
	{ "leaves_the_input_current", 0x07, 0x32, 0x32 },
	{ "leaves_the_input_voltage", 0x05, 0x2d, 0x2d },
	{ "may_take_the_charge_voltage", 0x02, 0x9a, 0xa4 },
	{ "takes_the_charge_current", 0x04, 0x32, 0xc8 },
};

KUNIT_ARRAY_PARAM_DESC(takens, takens, name);

static void an_expired_watchdog_takes_back(struct kunit *test)
{
	const struct taken *row = test->param_value;
	struct bench *b = plugged(test);

	bench_write(b, row->reg, row->value);
	KUNIT_EXPECT_EQ(test, row->value, bench_read(b, row->reg));
	bench_run(b, 41000);
	KUNIT_EXPECT_EQ(test, row->after, bench_read(b, row->reg));
}

/**
 * struct cells - what belongs to a number of cells in series
 * @name: of the row
 * @recharge: register 0x0a, which has the number
 * @sysmin: least system voltage
 * @vreg: charge voltage
 * @ichg: charge current
 */
struct cells {
	const char *name;
	u8 recharge;
	u8 sysmin;
	u16 vreg;
	u16 ichg;
};

static const struct cells cells[] = {
	{ "two", 0x63, 18, 840, 200 },
	{ "three", 0xa3, 26, 1260, 100 },
	{ "four", 0xe3, 38, 1680, 100 },
};

KUNIT_ARRAY_PARAM_DESC(cells, cells, name);

static void another_number_of_cells_brings_its_defaults(struct kunit *test)
{
	const struct cells *row = test->param_value;
	struct bench *b = plugged(test);

	bench_write(b, 0x02, 0x9a);
	bench_write(b, 0x04, 0x32);
	bench_write(b, 0x0a, row->recharge);
	KUNIT_EXPECT_EQ(test, row->recharge, bench_read(b, 0x0a));
	KUNIT_EXPECT_EQ(test, row->sysmin, bench_read(b, 0x00));
	KUNIT_EXPECT_EQ(test, row->vreg, word_at(b, 0x01));
	KUNIT_EXPECT_EQ(test, row->ichg, word_at(b, 0x03));
	/* a reset keeps the number */
	bench_write(b, 0x09, 0x45);
	KUNIT_EXPECT_EQ(test, row->recharge, bench_read(b, 0x0a));
	KUNIT_EXPECT_EQ(test, row->vreg, word_at(b, 0x01));
}

static void the_same_number_of_cells_changes_nothing(struct kunit *test)
{
	struct bench *b = plugged(test);

	bench_write(b, 0x02, 0x9a);
	bench_write(b, 0x0a, 0x20);
	KUNIT_EXPECT_EQ(test, 0x20, bench_read(b, 0x0a));
	KUNIT_EXPECT_EQ(test, 0x19a, word_at(b, 0x01));
}

/**
 * struct span - a charge voltage for a number of cells
 * @name: of the row
 * @recharge: register 0x0a, which has the number
 * @vreg: written
 * @taken: or ignored
 */
struct span {
	const char *name;
	u8 recharge;
	u16 vreg;
	bool taken;
};

static const struct span spans[] = {
	{ "one_cell_below_its_least", 0x23, 299, false },
	{ "one_cell_least", 0x23, 300, true },
	{ "one_cell_most", 0x23, 499, true },
	{ "one_cell_above_its_most", 0x23, 500, false },
	{ "two_cells_below_their_least", 0x63, 499, false },
	{ "two_cells_least", 0x63, 500, true },
	{ "two_cells_most", 0x63, 999, true },
	{ "two_cells_above_their_most", 0x63, 1000, false },
	{ "three_cells_below_their_least", 0xa3, 999, false },
	{ "three_cells_least", 0xa3, 1000, true },
	{ "three_cells_most", 0xa3, 1399, true },
	{ "three_cells_above_their_most", 0xa3, 1400, false },
	{ "four_cells_below_their_least", 0xe3, 1399, false },
	{ "four_cells_least", 0xe3, 1400, true },
	{ "four_cells_most", 0xe3, 1880, true },
	{ "four_cells_above_their_most", 0xe3, 1881, false },
};

KUNIT_ARRAY_PARAM_DESC(spans, spans, name);

static void a_charge_voltage_of_other_cells_is_ignored(struct kunit *test)
{
	const struct span *row = test->param_value;
	struct bench *b = plugged(test);
	s32 before;

	bench_write(b, 0x0a, row->recharge);
	before = word_at(b, 0x01);
	bench_write(b, 0x01, row->vreg >> 8);
	bench_write(b, 0x02, row->vreg);
	KUNIT_EXPECT_EQ(test, row->taken ? row->vreg : before, word_at(b, 0x01));
}

static void the_lower_byte_of_a_charge_voltage_keeps_the_upper_one(struct kunit *test)
{
	struct bench *b = plugged(test);

	bench_write(b, 0x02, 0x90);
	KUNIT_EXPECT_EQ(test, 0x190, word_at(b, 0x01));
	/* also after one that was ignored */
	bench_write(b, 0x01, 0x03);
	bench_write(b, 0x02, 0x48);
	KUNIT_EXPECT_EQ(test, 0x190, word_at(b, 0x01));
	bench_write(b, 0x02, 0x9a);
	KUNIT_EXPECT_EQ(test, 0x19a, word_at(b, 0x01));
}

/* The battery has so many percent of the charge voltage. */
static void an_over_voltage_ends_at_102_percent(struct kunit *test)
{
	static const struct {
		u8 percent;
		bool over;
	} steps[] = {
		{ 103, false }, { 105, true }, { 103, true }, { 101, false }, { 103, false },
	};
	struct bench *b = bench_make(test, &cg_bq25792_ops, 950);
	unsigned int i;
	s32 mv;

	/* 50 mA: what flows raises nothing */
	bench_write(b, 0x04, 0x05);
	bench_plug(b, 9000000);
	bench_write(b, 0x2e, 0xb0);
	mv = word_at(b, 0x3b);
	KUNIT_ASSERT_GT(test, mv, 4000);
	for (i = 0; i < ARRAY_SIZE(steps); i++) {
		s32 vreg = mv * 10 / steps[i].percent;

		bench_write(b, 0x01, vreg >> 8);
		bench_write(b, 0x02, vreg);
		KUNIT_EXPECT_EQ_MSG(test, steps[i].over, !!(bench_read(b, 0x20) & BIT(5)),
				    "step %u", i);
		if (steps[i].over)
			KUNIT_EXPECT_FALSE(test, bench_request(b)->on);
	}
}

static void measures_while_it_is_told_to(struct kunit *test)
{
	struct bench *b = plugged(test);

	KUNIT_EXPECT_EQ(test, 0, word_at(b, 0x3b));
	bench_write(b, 0x2e, 0xb0);
	KUNIT_EXPECT_GE(test, word_at(b, 0x3b), 3700);
	KUNIT_EXPECT_LE(test, word_at(b, 0x3b), 4200);
	KUNIT_EXPECT_EQ(test, 2000, word_at(b, 0x33));
	KUNIT_EXPECT_GE(test, word_at(b, 0x35), 8900);
}

static void ends_at_its_end_current_and_begins_again_below(struct kunit *test)
{
	struct bench *b = bench_make(test, &cg_bq25792_ops, 950);

	bench_plug(b, 9000000);
	bench_run(b, 2 * 3600000);
	KUNIT_EXPECT_EQ(test, 7, charge_status(b));
	KUNIT_EXPECT_FALSE(test, bench_request(b)->on);
	bench_soc(b, 700);
	KUNIT_EXPECT_TRUE(test, bench_request(b)->on);
}

static void precharges_a_low_cell(struct kunit *test)
{
	struct bench *b = bench_make(test, &cg_bq25792_ops, 0);

	b->plant.cut_off = false;
	bench_plug(b, 9000000);
	KUNIT_EXPECT_EQ(test, 2, charge_status(b));
	KUNIT_EXPECT_EQ(test, 120000, bench_request(b)->cc_ua);
}

/**
 * struct weather - what a temperature makes of a charge of 2 A to 4.2 V
 * @name: of the row
 * @was_mdegc: the temperature before
 * @mdegc: the temperature
 * @steps: register 0x17
 * @charges: at all
 * @status_4: what the chip says of it
 * @cc_ua: with so much
 * @cv_uv: to so much
 */
struct weather {
	const char *name;
	s32 was_mdegc;
	s32 mdegc;
	u8 steps;
	bool charges;
	u8 status_4;
	s32 cc_ua;
	s32 cv_uv;
};

static const struct weather weathers[] = {
	{ "mild", 25000, 25000, 0x7a, true, 0, 2000000, 4200000 },
	{ "freezing", 25000, -1000, 0x7a, false, BIT(3) },
	{ "scorching", 25000, 61000, 0x7a, false, BIT(0) },
	{ "cool", 25000, 9000, 0x7a, true, BIT(2), 400000, 4200000 },
	{ "warm", 25000, 46000, 0x7a, true, BIT(1), 2000000, 3800000 },
	/* other steps */
	{ "cool_pauses", 25000, 9000, 0x78, false, BIT(2) },
	{ "cool_at_two_fifths", 25000, 9000, 0x7c, true, BIT(2), 800000, 4200000 },
	{ "cool_and_no_step", 25000, 9000, 0x7e, true, BIT(2), 2000000, 4200000 },
	{ "warm_pauses_by_its_voltage", 25000, 46000, 0x1a, false, BIT(1) },
	{ "warm_pauses_by_its_current", 25000, 46000, 0x62, false, BIT(1) },
	{ "warm_at_a_fifth", 25000, 46000, 0x6a, true, BIT(1), 400000, 3800000 },
	{ "warm_and_100_mv_less", 25000, 46000, 0xda, true, BIT(1), 2000000, 4100000 },
	{ "warm_and_no_step", 25000, 46000, 0xfa, true, BIT(1), 2000000, 4200000 },
	{ "no_steps_and_freezing", 25000, -1000, 0xfe, false, BIT(3) },
	{ "no_steps_and_scorching", 25000, 61000, 0xfe, false, BIT(0) },
	/* 2 K of hysteresis */
	{ "still_freezing", -1000, 1000, 0x7a, false, BIT(3) },
	{ "cool_after_freezing", -1000, 2000, 0x7a, true, BIT(2), 400000, 4200000 },
	{ "still_cool", 9000, 11000, 0x7a, true, BIT(2), 400000, 4200000 },
	{ "mild_after_cool", 9000, 12000, 0x7a, true, 0, 2000000, 4200000 },
	{ "still_warm", 46000, 44000, 0x7a, true, BIT(1), 2000000, 3800000 },
	{ "mild_after_warm", 46000, 43000, 0x7a, true, 0, 2000000, 4200000 },
	{ "still_scorching", 61000, 59000, 0x7a, false, BIT(0) },
	{ "warm_after_scorching", 61000, 58000, 0x7a, true, BIT(1), 2000000, 3800000 },
};

KUNIT_ARRAY_PARAM_DESC(weathers, weathers, name);

static void heeds_its_thermistor(struct kunit *test)
{
	const struct weather *row = test->param_value;
	struct bench *b = plugged(test);

	bench_write(b, 0x17, row->steps);
	b->env.temp_mdegc = row->was_mdegc;
	bench_tick(b, 0);
	b->env.temp_mdegc = row->mdegc;
	bench_tick(b, 0);
	KUNIT_EXPECT_EQ(test, row->charges, bench_request(b)->on);
	KUNIT_EXPECT_EQ(test, row->status_4, bench_read(b, 0x1f));
	if (!row->charges)
		return;
	KUNIT_EXPECT_EQ(test, row->cc_ua, bench_request(b)->cc_ua);
	KUNIT_EXPECT_EQ(test, row->cv_uv, bench_request(b)->cv_uv);
}

static void a_flag_is_read_once(struct kunit *test)
{
	struct bench *b = plugged(test);

	KUNIT_EXPECT_NE(test, 0, bench_read(b, 0x22));
	KUNIT_EXPECT_EQ(test, 0, bench_read(b, 0x22));
}

static void what_it_measures_cannot_be_written(struct kunit *test)
{
	struct bench *b = plugged(test);

	bench_write(b, 0x3b, 0x55);
	KUNIT_EXPECT_NE(test, 0x55, bench_read(b, 0x3b));
	bench_write(b, 0x48, 0x55);
	KUNIT_EXPECT_EQ(test, 0x09, bench_read(b, 0x48));
}

static struct kunit_case cases[] = {
	KUNIT_CASE_PARAM(has_its_defaults_after_power_on, births_gen_params),
	KUNIT_CASE(charges_by_itself_once_there_is_a_source),
	KUNIT_CASE(stops_when_told),
	KUNIT_CASE(an_expired_watchdog_ends_the_charge_if_it_was_told_to),
	KUNIT_CASE(an_expired_watchdog_leaves_it_on_by_default),
	KUNIT_CASE_PARAM(an_expired_watchdog_takes_back, takens_gen_params),
	KUNIT_CASE_PARAM(another_number_of_cells_brings_its_defaults, cells_gen_params),
	KUNIT_CASE(the_same_number_of_cells_changes_nothing),
	KUNIT_CASE_PARAM(a_charge_voltage_of_other_cells_is_ignored, spans_gen_params),
	KUNIT_CASE(the_lower_byte_of_a_charge_voltage_keeps_the_upper_one),
	KUNIT_CASE(an_over_voltage_ends_at_102_percent),
	KUNIT_CASE(measures_while_it_is_told_to),
	KUNIT_CASE(ends_at_its_end_current_and_begins_again_below),
	KUNIT_CASE(precharges_a_low_cell),
	KUNIT_CASE_PARAM(heeds_its_thermistor, weathers_gen_params),
	KUNIT_CASE(a_flag_is_read_once),
	KUNIT_CASE(what_it_measures_cannot_be_written),
	{ }
};

static struct kunit_suite suite = {
	.name = "chargov-chip_bq25792",
	.test_cases = cases,
};

kunit_test_suite(suite);
