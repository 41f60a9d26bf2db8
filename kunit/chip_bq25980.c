// SPDX-License-Identifier: GPL-2.0-only
/* The BQ25980's model, and that of its kin for one cell. */
#include "chip_bench.h"

#define BATOVP		0x00
#define BATOCP		0x02
#define BUSOVP		0x06
#define BUSOCP		0x08
#define CTRL2		0x0f
#define CTRL3		0x10
#define STAT1		0x13
#define STAT3		0x15
#define STAT4		0x16
#define ADC_CONTROL1	0x23
#define VBUS_ADC	0x27
#define VBAT_ADC	0x2f
#define IBAT_ADC	0x31

#define CHG_EN		0x10
#define HIZ		0x40
#define BYPASS		0x08
#define WATCHDOG_OFF	0x04

/* Behind a source that gives 1 A at most, with a watchdog that waits for nobody. */
static struct bench *fed(struct kunit *test, s32 permille, s32 uv)
{
	struct bench *b = bench_make(test, &cg_bq25960_ops, permille);

	bench_write(b, CTRL3, 0x20 | WATCHDOG_OFF);
	bench_write(b, ADC_CONTROL1, 0x80);
	b->plant.source = (struct cg_source){ .uv = uv, .uohm = 100000, .limit_ua = 1000000 };
	bench_tick(b, 0);
	return b;
}

static s32 milli(struct bench *b, u8 reg)
{
	return (s16)(bench_read(b, reg) << 8 | bench_read(b, reg + 1));
}

static void charges_only_when_it_is_told(struct kunit *test)
{
	struct bench *b = fed(test, 500, 8400000);

	KUNIT_EXPECT_FALSE(test, bench_request(b)->on);
	KUNIT_EXPECT_EQ(test, 4, bench_read(b, STAT3));
	bench_write(b, CTRL2, CHG_EN);
	KUNIT_EXPECT_TRUE(test, bench_request(b)->on);
	KUNIT_EXPECT_EQ(test, 4200000, bench_request(b)->cv_uv);
	KUNIT_EXPECT_EQ(test, 2000000, bench_request(b)->cc_ua);
	KUNIT_EXPECT_EQ(test, 20000 + 25000, bench_request(b)->drop_uohm);
	bench_write(b, CTRL2, CHG_EN | HIZ);
	KUNIT_EXPECT_FALSE(test, bench_request(b)->on);
	bench_write(b, CTRL2, CHG_EN | BYPASS);
	KUNIT_EXPECT_EQ(test, 8400000, bench_request(b)->cv_uv);
	KUNIT_EXPECT_EQ(test, 1000000, bench_request(b)->cc_ua);
}

static void gives_twice_the_current_of_the_source(struct kunit *test)
{
	struct bench *b = fed(test, 300, 8400000);

	bench_write(b, CTRL2, CHG_EN);
	KUNIT_EXPECT_EQ(test, 2000000, b->plant.out.i_ua);
	/* where the voltage is reached, less */
	b->plant.source.uv = b->plant.out.v_uv * 2 - 40000;
	bench_tick(b, 0);
	KUNIT_EXPECT_LT(test, b->plant.out.i_ua, 2000000);
	/* and below twice the battery nothing, not even back */
	b->plant.source.uv = 6000000;
	bench_tick(b, 0);
	KUNIT_EXPECT_EQ(test, 0, b->plant.out.i_ua);
}

struct trip_row {
	const char *name;
	u8 reg;
	u8 value;
	u8 stat;
	u8 bit;
};

/* Set to less than there is: the cell is near 3.8 V and gets 2 A, of 1 A at less than 8.4 V. */
static const struct trip_row trips[] = {
	{ "voltage_of_the_battery", BATOVP, 10, STAT1, 0xc0 },
	{ "current_of_the_battery", BATOCP, 19, STAT1, 0x18 },
	{ "voltage_of_the_input", BUSOVP, 2, STAT1, 0x03 },
};

KUNIT_ARRAY_PARAM_DESC(trips, trips, name);

static void stops_at_what_it_is_set_to(struct kunit *test)
{
	const struct trip_row *row = test->param_value;
	struct bench *b = fed(test, 500, 8400000);

	bench_write(b, CTRL2, CHG_EN);
	KUNIT_EXPECT_TRUE(test, bench_request(b)->on);
	b->ops->write(b->chip, row->reg, row->value);
	bench_feel(b);
	KUNIT_EXPECT_TRUE(test, b->ops->tick(b->chip, &b->env, 0));
	KUNIT_EXPECT_EQ(test, row->bit, bench_read(b, row->stat));
	KUNIT_EXPECT_FALSE(test, bench_request(b)->on);
	KUNIT_EXPECT_EQ(test, 0, bench_read(b, CTRL2) & CHG_EN);
}

/* Without a limit at its source it is its own trip that ends it. */
static void trips_behind_a_source_without_a_limit(struct kunit *test)
{
	struct bench *b = fed(test, 100, 8400000);

	b->plant.source.limit_ua = 0;
	bench_write(b, BATOCP, 30);
	bench_write(b, CTRL2, CHG_EN);
	bench_tick(b, 0);
	KUNIT_EXPECT_FALSE(test, bench_request(b)->on);
}

static void ends_when_nobody_talks_to_it(struct kunit *test)
{
	struct bench *b = fed(test, 300, 8400000);
	unsigned int i;

	bench_write(b, CTRL3, 0x20);
	bench_write(b, CTRL2, CHG_EN);
	for (i = 0; i < 10; i++) {
		bench_tick(b, 400);
		bench_read(b, STAT4);
	}
	KUNIT_EXPECT_TRUE(test, bench_request(b)->on);
	bench_tick(b, 500);
	KUNIT_EXPECT_TRUE(test, bench_request(b)->on);
	bench_tick(b, 501);
	KUNIT_EXPECT_FALSE(test, bench_request(b)->on);
	KUNIT_EXPECT_EQ(test, 1, bench_read(b, STAT4) & 1);
	/* it goes on when it is told again, and not before */
	bench_tick(b, 100);
	KUNIT_EXPECT_FALSE(test, bench_request(b)->on);
	bench_write(b, CTRL2, CHG_EN);
	KUNIT_EXPECT_TRUE(test, bench_request(b)->on);
}

static void measures_where_its_converter_is_on(struct kunit *test)
{
	struct bench *b = fed(test, 500, 8400000);

	bench_write(b, CTRL2, CHG_EN);
	bench_tick(b, 0);
	KUNIT_EXPECT_EQ(test, b->env.at.v_uv / 1000, milli(b, VBAT_ADC));
	KUNIT_EXPECT_EQ(test, 2000, milli(b, IBAT_ADC));
	/* its source gives way to twice the battery */
	KUNIT_EXPECT_LT(test, milli(b, VBUS_ADC), 8400);
	KUNIT_EXPECT_GT(test, milli(b, VBUS_ADC), 2 * milli(b, VBAT_ADC));
	bench_write(b, CTRL2, 0);
	KUNIT_EXPECT_EQ(test, 8400, milli(b, VBUS_ADC));
	bench_write(b, ADC_CONTROL1, 0);
	KUNIT_EXPECT_EQ(test, 0, milli(b, VBAT_ADC));
}

static void stops_with_its_source(struct kunit *test)
{
	struct bench *b = fed(test, 500, 8400000);

	bench_write(b, CTRL2, CHG_EN);
	b->plant.source = (struct cg_source){ 0 };
	bench_tick(b, 0);
	KUNIT_EXPECT_FALSE(test, bench_request(b)->on);
	KUNIT_EXPECT_EQ(test, 0, bench_read(b, STAT3));
	/* and does not begin again with it */
	bench_plug(b, 8400000);
	KUNIT_EXPECT_FALSE(test, bench_request(b)->on);
}

static struct kunit_case cases[] = {
	KUNIT_CASE(charges_only_when_it_is_told),
	KUNIT_CASE(gives_twice_the_current_of_the_source),
	KUNIT_CASE_PARAM(stops_at_what_it_is_set_to, trips_gen_params),
	KUNIT_CASE(trips_behind_a_source_without_a_limit),
	KUNIT_CASE(ends_when_nobody_talks_to_it),
	KUNIT_CASE(measures_where_its_converter_is_on),
	KUNIT_CASE(stops_with_its_source),
	{ }
};

static struct kunit_suite suite = {
	.name = "chargov-chip_bq25980",
	.test_cases = cases,
};

kunit_test_suite(suite);
