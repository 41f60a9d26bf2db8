// SPDX-License-Identifier: GPL-2.0-only
/* The USB source of the plant. */
#include <kunit/test.h>

#include "../drivers/lab/source.h"

struct most_row {
	const char *name;
	struct cg_source source;
	s32 iin_ua;
	s32 vindpm_uv;
	struct cg_input most;
};

static const struct most_row mosts[] = {
	{ "stiff_source_up_to_the_limit", { 5000000, 0 }, 2000000, 4400000,
	  { 2000000, 5000000, 10000000, CG_DPM_CURRENT } },
	/* 5 V - 2 A * 0.1 Ohm */
	{ "cable_takes_its_share", { 5000000, 100000 }, 2000000, 4400000,
	  { 2000000, 4800000, 9600000, CG_DPM_CURRENT } },
	/* (5 V - 4.4 V) / 0.6 Ohm */
	{ "weak_source_is_held_up", { 5000000, 600000 }, 3000000, 4400000,
	  { 1000000, 4400000, 4400000, CG_DPM_VOLTAGE } },
	{ "already_too_low", { 4300000, 100000 }, 2000000, 4400000,
	  { 0, 4300000, 0, CG_DPM_VOLTAGE } },
	{ "not_below_half", { 5000000, 1000000 }, 3000000, 0,
	  { 2500000, 2500000, 6250000, CG_DPM_VOLTAGE } },
	{ "unplugged", { 0, 0 }, 3000000, 4400000, { 0, 0, 0, CG_DPM_VOLTAGE } },
	{ "nothing_allowed", { 5000000, 100000 }, 0, 4400000,
	  { 0, 5000000, 0, CG_DPM_CURRENT } },
};

KUNIT_ARRAY_PARAM_DESC(mosts, mosts, name);

static void gives_at_most(struct kunit *test)
{
	const struct most_row *row = test->param_value;
	struct cg_input input;

	cg_source_most(&row->source, row->iin_ua, row->vindpm_uv, &input);
	KUNIT_EXPECT_EQ(test, input.ua, row->most.ua);
	KUNIT_EXPECT_EQ(test, input.uv, row->most.uv);
	KUNIT_EXPECT_EQ(test, input.uw, row->most.uw);
	KUNIT_EXPECT_EQ(test, input.dpm, row->most.dpm);
}

static void draw_gives_the_power_asked_for(struct kunit *test)
{
	static const struct cg_source sources[] = {
		{ 5000000, 0 }, { 5000000, 100000 }, { 5000000, 600000 }, { 20000000, 50000 },
	};
	struct cg_input most, input;
	unsigned int i;
	s64 uw;

	for (i = 0; i < ARRAY_SIZE(sources); i++) {
		cg_source_most(&sources[i], 3000000, 4400000, &most);
		for (uw = 0; uw <= most.uw; uw += div_s64(most.uw, 16)) {
			cg_source_draw(&sources[i], uw, &input);
			KUNIT_EXPECT_LE(test, abs(input.uw - uw), 50LL);
			KUNIT_EXPECT_LE(test, input.ua, most.ua + 10);
			KUNIT_EXPECT_GE(test, input.uv, most.uv - 10);
		}
	}
}

static void more_resistance_gives_no_more(struct kunit *test)
{
	struct cg_source source = { 5000000, 0 };
	struct cg_input input;
	s64 before = S64_MAX;

	for (; source.uohm <= 5000000; source.uohm += 50000) {
		cg_source_most(&source, 3000000, 4400000, &input);
		KUNIT_EXPECT_LE(test, input.uw, before);
		before = input.uw;
	}
}

static void too_much_power_ends_at_half(struct kunit *test)
{
	struct cg_source source = { 5000000, 1000000 };
	struct cg_input input;

	cg_source_draw(&source, 1000000000, &input);
	KUNIT_EXPECT_EQ(test, input.ua, 2500000);
	KUNIT_EXPECT_EQ(test, input.uv, 2500000);
}

static struct kunit_case cases[] = {
	KUNIT_CASE_PARAM(gives_at_most, mosts_gen_params),
	KUNIT_CASE(draw_gives_the_power_asked_for),
	KUNIT_CASE(more_resistance_gives_no_more),
	KUNIT_CASE(too_much_power_ends_at_half),
	{ }
};

static struct kunit_suite suite = {
	.name = "chargov-source",
	.test_cases = cases,
};

kunit_test_suite(suite);
