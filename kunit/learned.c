// SPDX-License-Identifier: GPL-2.0-only
/* What outlives a power-off. */
#include "gauge.h"

static void learn_something(struct cg_soc *soc)
{
	cg_soc_init(soc);
	soc->long_run_c14 = (1 << 14) / 20;
	soc->x[CG_SOC_X_RESIST] = CG_SOC_ONE / 3;
	soc->offset = -CG_C30 / 300;
	soc->cycled_c40 = 500 * CG_SOC_ONE;
}

static void comes_back_as_it_was(struct kunit *test)
{
	struct cg_soc_saved saved;
	struct cg_soc soc, back;

	learn_something(&soc);
	cg_soc_save(&soc, &saved);
	cg_soc_init(&back);
	KUNIT_ASSERT_TRUE(test, cg_soc_restore(&back, &saved));
	KUNIT_EXPECT_LE(test, abs(back.long_run_c14 - soc.long_run_c14), 1);
	KUNIT_EXPECT_LE(test, abs(back.x[CG_SOC_X_SHORT] - CG_SOC_ONE / 20), CG_SOC_ONE / 10000);
	KUNIT_EXPECT_LE(test, abs(back.x[CG_SOC_X_RESIST] - CG_SOC_ONE / 3), CG_SOC_ONE / 100000);
	KUNIT_EXPECT_LE(test, abs(back.offset - soc.offset), CG_C30 / 100000);
	KUNIT_EXPECT_LE(test, abs((s64)(back.cycled_c40 - soc.cycled_c40)), CG_SOC_ONE / 250);
}

static void every_flipped_bit_is_garbage(struct kunit *test)
{
	struct cg_soc_saved saved;
	struct cg_soc soc, fresh;
	unsigned int bit;

	cg_soc_init(&fresh);
	for (bit = 0; bit < 8 * CG_SOC_SAVED_BYTES; bit++) {
		learn_something(&soc);
		cg_soc_save(&soc, &saved);
		saved.byte[bit / 8] ^= 1 << (bit % 8);
		cg_soc_init(&soc);
		KUNIT_EXPECT_FALSE(test, cg_soc_restore(&soc, &saved));
		KUNIT_EXPECT_MEMEQ(test, &soc, &fresh, sizeof(soc));
	}
}

static void blank_memory_is_garbage(struct kunit *test)
{
	struct cg_soc_saved saved;
	struct cg_soc soc;

	cg_soc_init(&soc);
	memset(&saved, 0, sizeof(saved));
	KUNIT_EXPECT_FALSE(test, cg_soc_restore(&soc, &saved));
	memset(&saved, 0xff, sizeof(saved));
	KUNIT_EXPECT_FALSE(test, cg_soc_restore(&soc, &saved));
}

/* Right bytes of a number that no cell has: written by another program, or by a bug. */
static void what_no_cell_has_is_garbage(struct kunit *test)
{
	struct cg_soc_saved saved;
	struct cg_soc soc;

	learn_something(&soc);
	soc.x[CG_SOC_X_RESIST] = 5 * CG_SOC_ONE;
	cg_soc_save(&soc, &saved);
	KUNIT_EXPECT_FALSE(test, cg_soc_restore(&soc, &saved));
	learn_something(&soc);
	soc.offset = CG_C30 / 10;
	cg_soc_save(&soc, &saved);
	KUNIT_EXPECT_FALSE(test, cg_soc_restore(&soc, &saved));
}

/* Many charges that all say the same are believed, and no more than that. */
static void the_long_run_goes_to_what_is_found(struct kunit *test)
{
	struct cg_soc soc;
	unsigned int i;

	cg_soc_init(&soc);
	for (i = 0; i < 200; i++) {
		soc.x[CG_SOC_X_SHORT] = CG_SOC_ONE / 10;
		cg_soc_learn(&soc);
	}
	KUNIT_EXPECT_GT(test, soc.long_run_c14, (1 << 14) / 14);
	KUNIT_EXPECT_LE(test, soc.long_run_c14, (1 << 14) / 10);
}

static struct kunit_case cases[] = {
	KUNIT_CASE(comes_back_as_it_was),
	KUNIT_CASE(every_flipped_bit_is_garbage),
	KUNIT_CASE(blank_memory_is_garbage),
	KUNIT_CASE(what_no_cell_has_is_garbage),
	KUNIT_CASE(the_long_run_goes_to_what_is_found),
	{ }
};

static struct kunit_suite suite = {
	.name = "chargov-learned",
	.test_cases = cases,
};

kunit_test_suite(suite);
