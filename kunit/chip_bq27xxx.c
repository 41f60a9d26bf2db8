// SPDX-License-Identifier: GPL-2.0-only
/* The bq27541 model: units, counting and flags. */
#include "chip_bench.h"

#define FLAG_DSG	BIT(0)
#define FLAG_SOCF	BIT(1)
#define FLAG_SOC1	BIT(2)
#define FLAG_BAT_DET	BIT(3)
#define FLAG_FC		BIT(9)
#define FLAG_OTC	BIT(15)

static struct bench *make(struct kunit *test, s32 permille)
{
	return bench_make(test, &cg_bq27541_ops, permille);
}

static u16 word(struct bench *b, u8 reg)
{
	return bench_read(b, reg) | bench_read(b, reg + 1) << 8;
}

static void charge(struct bench *b, s32 cc_ua)
{
	b->plant.source.uv = 20000000;
	b->plant.request = (struct cg_charge_request){
		.on = cc_ua, .cv_uv = 4200000, .cc_ua = cc_ua, .iin_ua = 5000000,
	};
	cg_plant_solve(&b->plant);
	bench_tick(b, 0);
}

static void load(struct bench *b, s32 load_ua)
{
	b->plant.source.uv = 0;
	b->plant.load_ua = load_ua;
	cg_plant_solve(&b->plant);
	bench_tick(b, 0);
}

struct word_row {
	const char *name;
	s32 permille;
	s32 mdegc;
	s32 charge_ua;
	s32 load_ua;
	u8 reg;
	u16 value;
};

static const struct word_row words[] = {
	{ "temperature_in_tenths_of_a_kelvin", 500, 25000, 0, 0, 0x06, 2981 },
	{ "temperature_below_zero", 500, -20000, 0, 0, 0x06, 2531 },
	{ "voltage_in_mv", 500, 25000, 0, 0, 0x08, 3740 },
	{ "charge_left_in_mah", 500, 25000, 0, 0, 0x0c, 1500 },
	{ "remaining_in_mah", 250, 25000, 0, 0, 0x10, 750 },
	{ "full_in_mah", 500, 25000, 0, 0, 0x12, 3000 },
	{ "design_in_mah", 500, 25000, 0, 0, 0x3c, 3000 },
	{ "current_while_charging", 500, 25000, 1500000, 0, 0x14, 1500 },
	{ "current_while_discharging", 500, 25000, 0, 1000000, 0x14, (u16)-1000 },
	{ "no_time_to_empty_while_charging", 500, 25000, 1500000, 0, 0x16, 65535 },
	{ "no_time_to_empty_at_rest", 500, 25000, 0, 0, 0x16, 65535 },
	{ "minutes_to_empty", 500, 25000, 0, 1500000, 0x16, 60 },
	{ "per_cent", 500, 25000, 0, 0, 0x2c, 50 },
	{ "per_cent_rounded", 555, 25000, 0, 0, 0x2c, 56 },
	{ "per_cent_of_more_than_full", 1050, 25000, 0, 0, 0x2c, 100 },
	{ "per_cent_of_less_than_empty", -50, 25000, 0, 0, 0x2c, 0 },
	{ "cycles", 500, 25000, 0, 0, 0x2a, 0 },
};

KUNIT_ARRAY_PARAM_DESC(words, words, name);

static void tells(struct kunit *test)
{
	const struct word_row *row = test->param_value;
	struct bench *b = make(test, row->permille);

	b->env.temp_mdegc = row->mdegc;
	if (row->charge_ua)
		charge(b, row->charge_ua);
	else
		load(b, row->load_ua);
	KUNIT_EXPECT_EQ(test, word(b, row->reg), row->value);
}

static void power_is_in_ten_milliwatts(struct kunit *test)
{
	struct bench *b = make(test, 500);

	load(b, 1000000);
	KUNIT_EXPECT_EQ(test, (s16)word(b, 0x24), -(b->plant.out.v_uv / 10000));
}

static void answers_its_device_type(struct kunit *test)
{
	struct bench *b = make(test, 500);

	bench_write(b, 0x00, 0x01);
	bench_write(b, 0x01, 0x00);
	KUNIT_EXPECT_EQ(test, word(b, 0x00), 0x0541);
}

static void counts_right(struct kunit *test)
{
	struct bench *b = make(test, 500);

	load(b, 1000000);
	bench_run(b, 1800000);
	KUNIT_EXPECT_EQ(test, word(b, 0x10), 1000);
	charge(b, 1000000);
	b->plant.load_ua = 0;
	cg_plant_solve(&b->plant);
	bench_run(b, 1800000);
	KUNIT_EXPECT_EQ(test, word(b, 0x10), 1500);
}

struct bias_row {
	const char *name;
	s32 offset_ua;
	s32 gain_ppm;
	s32 load_ua;
	s32 mah_after_1h;
	s16 ma;
};

static const struct bias_row biases[] = {
	{ "none", 0, 0, 1000000, 500, -1000 },
	{ "offset_at_rest", 20000, 0, 0, 1520, 20 },
	{ "offset_under_load", 20000, 0, 1000000, 520, -980 },
	{ "gain", 0, 10000, 1000000, 490, -1010 },
	{ "gain_at_rest", 0, 10000, 0, 1500, 0 },
};

KUNIT_ARRAY_PARAM_DESC(biases, biases, name);

static void errs_as_told(struct kunit *test)
{
	const struct bias_row *row = test->param_value;
	struct bench *b = make(test, 500);

	b->ops->bias(b->chip, row->offset_ua, row->gain_ppm);
	load(b, row->load_ua);
	KUNIT_EXPECT_EQ(test, (s16)word(b, 0x14), row->ma);
	bench_run(b, 3600000);
	KUNIT_EXPECT_EQ(test, word(b, 0x10), row->mah_after_1h);
}

static void is_full_after_a_taper_that_ended(struct kunit *test)
{
	struct bench *b = make(test, 900);

	b->ops->bias(b->chip, -20000, 0);
	charge(b, 1500000);
	while (b->plant.out.i_ua > 150000)
		bench_run(b, 1000);
	KUNIT_EXPECT_FALSE(test, word(b, 0x0a) & FLAG_FC);
	KUNIT_EXPECT_LT(test, word(b, 0x2c), 100);
	charge(b, 0);
	bench_run(b, 2000);
	KUNIT_EXPECT_TRUE(test, word(b, 0x0a) & FLAG_FC);
	KUNIT_EXPECT_EQ(test, word(b, 0x2c), 100);
	KUNIT_EXPECT_EQ(test, word(b, 0x10), 3000);
	load(b, 1000000);
	bench_run(b, 360000);
	KUNIT_EXPECT_FALSE(test, word(b, 0x0a) & FLAG_FC);
}

static void an_interruption_is_not_full(struct kunit *test)
{
	struct bench *b = make(test, 900);

	charge(b, 1500000);
	bench_run(b, 60000);
	charge(b, 0);
	bench_run(b, 300000);
	KUNIT_EXPECT_FALSE(test, word(b, 0x0a) & FLAG_FC);
	KUNIT_EXPECT_LT(test, word(b, 0x2c), 95);
}

struct flag_row {
	const char *name;
	s32 permille;
	s32 mdegc;
	s32 charge_ua;
	u16 set;
	u16 clear;
};

static const struct flag_row flags[] = {
	{ "at_rest", 500, 25000, 0, FLAG_BAT_DET | FLAG_DSG, FLAG_SOC1 | FLAG_FC | FLAG_OTC },
	{ "charging", 500, 25000, 1000000, FLAG_BAT_DET, FLAG_DSG },
	{ "low", 50, 25000, 0, FLAG_SOC1, FLAG_SOCF },
	{ "empty", 20, 25000, 0, FLAG_SOC1 | FLAG_SOCF, 0 },
	{ "not_low_yet", 52, 25000, 0, 0, FLAG_SOC1 },
	{ "hot_while_charging", 500, 55000, 1000000, FLAG_OTC, 0 },
	{ "hot_at_rest", 500, 55000, 0, 0, FLAG_OTC },
};

KUNIT_ARRAY_PARAM_DESC(flags, flags, name);

static void flags_are_set(struct kunit *test)
{
	const struct flag_row *row = test->param_value;
	struct bench *b = make(test, row->permille);

	b->env.temp_mdegc = row->mdegc;
	charge(b, row->charge_ua);
	KUNIT_EXPECT_EQ(test, word(b, 0x0a) & row->set, row->set);
	KUNIT_EXPECT_EQ(test, word(b, 0x0a) & row->clear, 0);
}

static void counts_a_cycle_when_all_was_taken_out(struct kunit *test)
{
	struct bench *b = make(test, 950);
	unsigned int i;

	for (i = 0; i < 2; i++) {
		load(b, 3000000);
		bench_run(b, 1810000);
		KUNIT_EXPECT_EQ(test, word(b, 0x2a), i);
		b->plant.load_ua = 0;
		charge(b, 3000000);
		bench_run(b, 1800000);
	}
}

static void other_cells_begin_a_new_count(struct kunit *test)
{
	struct bench *b = make(test, 900);

	cg_cell_set_soc(&b->plant.cell[0], 300);
	cg_plant_solve(&b->plant);
	bench_feel(b);
	b->ops->settle(b->chip, &b->env);
	KUNIT_EXPECT_EQ(test, word(b, 0x2c), 30);
	KUNIT_EXPECT_EQ(test, word(b, 0x2a), 0);
}

static struct kunit_case cases[] = {
	KUNIT_CASE_PARAM(tells, words_gen_params),
	KUNIT_CASE(power_is_in_ten_milliwatts),
	KUNIT_CASE(answers_its_device_type),
	KUNIT_CASE(counts_right),
	KUNIT_CASE_PARAM(errs_as_told, biases_gen_params),
	KUNIT_CASE(is_full_after_a_taper_that_ended),
	KUNIT_CASE(an_interruption_is_not_full),
	KUNIT_CASE_PARAM(flags_are_set, flags_gen_params),
	KUNIT_CASE(counts_a_cycle_when_all_was_taken_out),
	KUNIT_CASE(other_cells_begin_a_new_count),
	{ }
};

static struct kunit_suite suite = {
	.name = "chargov-chip_bq27xxx",
	.test_cases = cases,
};

kunit_test_suite(suite);
