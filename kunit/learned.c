// SPDX-License-Identifier: GPL-2.0-only
/* What outlives a power-off. */
#include "gauge_rows.h"

static void learn_something(struct cg_soc *soc)
{
	cg_soc_init(soc);
	soc->long_run_c14 = (1 << 14) / 20;
	soc->x[CG_SOC_X_RESIST] = CG_SOC_ONE / 3;
	soc->offset = -CG_C30 / 300;
	soc->cycled_c40 = 500 * CG_SOC_ONE;
	cg_soc_tell_new(soc);
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

/* A 16th less, resistance a quarter more, offset -1/64, 12.5 cycles; the CRC is that of zlib. */
static const u8 known_bytes[CG_SOC_SAVED_BYTES] = {
		0x01, 0x00, 0x00, 0x00, 0x24, 0xf4, 0x00, 0x00,
		0x90, 0xd0, 0x03, 0x00, 0xf7, 0xc2, 0xff, 0xff,
		0xd4, 0x30, 0x00, 0x00, 0x0e, 0x3d, 0x7d, 0xee,
};

static const struct soc_part known_state[PARTS_MOST] = {
	SOC(long_run_c14, (1 << 14) / 16), SOC(x[1], CG_SOC_ONE / 16), SOC(x[2], CG_SOC_ONE / 4),
	SOC(offset, -CG_C30 / 64), SOC(cycled_c40, 25 * CG_SOC_ONE),
	SOC(flags, CG_SOC_F_COUNTED),
};

static void has_the_bytes_that_its_description_has(struct kunit *test)
{
	struct cg_soc_saved *saved = kunit_kzalloc(test, sizeof(*saved) + 4, GFP_KERNEL);
	struct cg_soc soc;

	KUNIT_ASSERT_NOT_NULL(test, saved);
	cg_soc_init(&soc);
	soc_set(&soc, known_state);
	cg_soc_save(&soc, saved);
	KUNIT_EXPECT_MEMEQ(test, saved->byte, known_bytes, CG_SOC_SAVED_BYTES);
	/* and none beside them */
	KUNIT_EXPECT_EQ(test, 0, ((u8 *)saved)[CG_SOC_SAVED_BYTES]);
	cg_soc_init(&soc);
	soc.x[CG_SOC_X_SOC] = 2 * CG_SOC_ONE;
	memcpy(saved->byte, known_bytes, CG_SOC_SAVED_BYTES);
	KUNIT_ASSERT_TRUE(test, cg_soc_restore(&soc, saved));
	soc_expect(test, &soc, known_state);
	/* what comes back is tamed */
	KUNIT_EXPECT_EQ(test, CG_SOC_ONE * 1005 / 1000, soc.x[CG_SOC_X_SOC]);
}

struct count {
	const char *name;
	u64 cycled_c40;
	u64 back_c40;
};

/* Two times CG_SOC_ONE are a cycle; to a thousandth of one. */
static const struct count counts[] = {
	{ "none", 0, 0 },
	{ "more_than_4000", 5000 * 2 * CG_SOC_ONE, 5000 * 2 * CG_SOC_ONE },
	{ "most", 100000 * 2 * CG_SOC_ONE, 100000 * 2 * CG_SOC_ONE },
	{ "more_than_the_most", 100001 * 2 * CG_SOC_ONE, 100000 * 2 * CG_SOC_ONE },
	{ "what_no_word_holds", U64_MAX, 100000 * 2 * CG_SOC_ONE },
};

KUNIT_ARRAY_PARAM_DESC(counts, counts, name);

static void whatever_was_counted_comes_back(struct kunit *test)
{
	const struct count *row = test->param_value;
	struct cg_soc_saved saved;
	struct cg_soc soc;

	cg_soc_init(&soc);
	soc.cycled_c40 = row->cycled_c40;
	cg_soc_tell_new(&soc);
	cg_soc_save(&soc, &saved);
	cg_soc_init(&soc);
	cg_soc_tell(&soc, 5000, 100);
	KUNIT_ASSERT_TRUE(test, cg_soc_restore(&soc, &saved));
	KUNIT_EXPECT_EQ(test, row->back_c40, soc.cycled_c40);
	KUNIT_EXPECT_EQ(test, CG_SOC_F_TOLD | CG_SOC_F_COUNTED, soc.flags);
}

/* Cells of an unknown past: what is learned of them later is kept, and their age stays unknown. */
static void an_unknown_age_stays_unknown(struct kunit *test)
{
	struct cg_soc_saved saved;
	struct cg_soc soc;

	learn_something(&soc);
	soc.flags = 0;
	cg_soc_save(&soc, &saved);
	cg_soc_init(&soc);
	KUNIT_ASSERT_TRUE(test, cg_soc_restore(&soc, &saved));
	KUNIT_EXPECT_NE(test, 0, soc.x[CG_SOC_X_RESIST]);
	KUNIT_EXPECT_EQ(test, 0, soc.cycled_c40);
	KUNIT_EXPECT_EQ(test, 0, soc.flags);
}

struct stored {
	const char *name;
	s32 word[4];
	u32 version;
	u32 crc;
	bool good;
};

/* Words and the CRC-32 that zlib makes of them. */
static const struct stored storeds[] = {
	{ "version_0", { 0, 0, 0, 0 }, 0, 0x0fd59b8d, false },
	{ "version_1", { 0, 0, 0, 0 }, 1, 0x6ab2a0cb, true },
	{ "version_2", { 0, 0, 0, 0 }, 2, 0xc51bed01, false },
	{ "least_capacity", { -100000, 0, 0, 0 }, 1, 0xbcb4650e, true },
	{ "below_the_least_capacity", { -100001, 0, 0, 0 }, 1, 0xc34647d7, false },
	{ "most_capacity", { 1000000, 0, 0, 0 }, 1, 0x7025282b, true },
	{ "above_the_most_capacity", { 1000001, 0, 0, 0 }, 1, 0xde4db9ba, false },
	{ "least_resistance", { 0, -750000, 0, 0 }, 1, 0x23b6c4f6, true },
	{ "below_the_least_resistance", { 0, -750001, 0, 0 }, 1, 0x5d3ab67b, false },
	{ "most_resistance", { 0, 4000000, 0, 0 }, 1, 0x8cf297c6, true },
	{ "above_the_most_resistance", { 0, 4000001, 0, 0 }, 1, 0x1757dba9, false },
	{ "least_offset", { 0, 0, -20000, 0 }, 1, 0x41c0adfe, true },
	{ "below_the_least_offset", { 0, 0, -20001, 0 }, 1, 0x1d2dec2f, false },
	{ "most_offset", { 0, 0, 20000, 0 }, 1, 0x87f0ccb9, true },
	{ "above_the_most_offset", { 0, 0, 20001, 0 }, 1, 0x4b5acc27, false },
	{ "more_cycles_than_a_phone_has", { 0, 0, 0, 4000001 }, 1, 0xb737b49f, true },
	{ "most_cycles", { 0, 0, 0, 100000000 }, 1, 0xdb33fb2b, true },
	{ "above_the_most_cycles", { 0, 0, 0, 100000001 }, 1, 0x638f9c4e, false },
	{ "cycles_that_nobody_knows", { 0, 0, 0, -1 }, 1, 0xb4098028, true },
	{ "nearly_nobody", { 0, 0, 0, -2 }, 1, 0x0cb5e74d, false },
};

KUNIT_ARRAY_PARAM_DESC(storeds, storeds, name);

static void put_word(struct cg_soc_saved *saved, unsigned int word, u32 value)
{
	unsigned int i;

	for (i = 0; i < 4; i++, value >>= 8)
		saved->byte[4 * word + i] = value & 0xff;
}

static void takes_back_what_a_cell_may_have(struct kunit *test)
{
	const struct stored *row = test->param_value;
	struct cg_soc_saved saved;
	struct cg_soc soc;
	unsigned int i;

	put_word(&saved, 0, row->version);
	for (i = 0; i < ARRAY_SIZE(row->word); i++)
		put_word(&saved, i + 1, row->word[i]);
	put_word(&saved, 5, row->crc);
	cg_soc_init(&soc);
	KUNIT_EXPECT_EQ(test, row->good, cg_soc_restore(&soc, &saved));
}

struct learn {
	const char *name;
	s64 found;
	s16 before_c14;
	s16 after_c14;
};

/* A 16th of what was found more, less a 64th of what was known; rounded down. */
static const struct learn learns[] = {
	{ "of_nothing", CG_SOC_ONE / 8, 0, 128 },
	{ "the_same_again", CG_SOC_ONE / 8, 2048, 2016 },
	{ "less", 0, 2048, 1888 },
	{ "half_of_it_at_least", 8 * CG_SOC_ONE, 16000, 1 << 14 },
	{ "a_tenth_more_at_most", -4 * CG_SOC_ONE, 0, -1639 },
};

KUNIT_ARRAY_PARAM_DESC(learns, learns, name);

static void learns_slowly(struct kunit *test)
{
	const struct learn *row = test->param_value;
	struct cg_soc soc;

	cg_soc_init(&soc);
	soc.long_run_c14 = row->before_c14;
	soc.x[CG_SOC_X_SHORT] = row->found;
	cg_soc_learn(&soc);
	KUNIT_EXPECT_EQ(test, row->after_c14, soc.long_run_c14);
}

static struct kunit_case cases[] = {
	KUNIT_CASE(has_the_bytes_that_its_description_has),
	KUNIT_CASE_PARAM(takes_back_what_a_cell_may_have, storeds_gen_params),
	KUNIT_CASE_PARAM(whatever_was_counted_comes_back, counts_gen_params),
	KUNIT_CASE_PARAM(learns_slowly, learns_gen_params),
	KUNIT_CASE(an_unknown_age_stays_unknown),
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
