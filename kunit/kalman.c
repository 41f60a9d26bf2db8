// SPDX-License-Identifier: GPL-2.0-only
/* One measurement against what is known. */
#include "gauge_rows.h"

struct root {
	const char *name;
	s64 square;
	s64 root;
};

static const struct root roots[] = {
	{ "of_nothing", 0, 0 },
	{ "of_less_than_nothing", -5, 0 },
	{ "of_one", 1, 1 },
	{ "of_two", 2, 1 },
	{ "of_three", 3, 1 },
	{ "of_four", 4, 2 },
	{ "small", 144, 12 },
	{ "large", 1000000000000LL, 1000000 },
};

KUNIT_ARRAY_PARAM_DESC(roots, roots, name);

static void root_is_exact(struct kunit *test)
{
	const struct root *row = test->param_value;

	KUNIT_EXPECT_EQ(test, row->root, cg_soc_root(row->square));
}

/* Wherever between two powers of two: within 0.1 % of the root that it was squared from. */
static void root_is_near(struct kunit *test)
{
	s64 root, off;

	for (root = 1000; root < 1LL << 31; root += div_s64(root, 37)) {
		off = cg_soc_root(root * root) - root;
		KUNIT_EXPECT_LE_MSG(test, 1000 * cg_soc_amount(off), root,
				    "of the square of %lld", root);
	}
	off = cg_soc_root((1LL << 62) - 1) - (1LL << 31);
	KUNIT_EXPECT_LE(test, 1000 * cg_soc_amount(off), 1LL << 31);
}

/* A measurement of the state of charge itself. */
static struct cg_soc_sight sight_of(s64 y_c30, s64 sigma_c40)
{
	return (struct cg_soc_sight){
		.by_soc_c20 = CG_C20, .y_c30 = y_c30, .noise_c40 = cg_soc_variance(sigma_c40),
	};
}

static void moves_by_what_it_knows_better(struct kunit *test)
{
	struct gauge_rig *rig = gauge_rig(test, a_cell, NULL);
	struct cg_soc_sight sight = sight_of(CG_C30 / 10, CG_SOC_ONE / 4);
	s64 before = rig->soc.p[0];

	/* 25 % known, 25 % measured: half way, and half of the variance is left */
	cg_soc_weigh(&rig->soc, &sight);
	KUNIT_EXPECT_LE(test, abs(soc_bp(&rig->soc) - 5500), 5);
	KUNIT_EXPECT_LE(test, abs(rig->soc.p[0] - before / 2), div_s64(before, 1000));
}

static void a_poor_measurement_moves_little(struct kunit *test)
{
	struct gauge_rig *rig = gauge_rig(test, a_cell, NULL);
	struct cg_soc_sight sight = sight_of(CG_C30 / 10, CG_SOC_ONE);

	cg_soc_weigh(&rig->soc, &sight);
	KUNIT_EXPECT_LE(test, abs(soc_bp(&rig->soc) - 5059), 10);
}

static void a_wild_measurement_is_believed_less(struct kunit *test)
{
	struct gauge_rig *rig = gauge_rig(test, a_cell, NULL);
	struct cg_soc_sight sight = sight_of(CG_C30, CG_SOC_ONE / 100);
	s32 surprise;

	rig->soc.p[0] = cg_soc_variance(CG_SOC_ONE / 100);
	surprise = cg_soc_weigh(&rig->soc, &sight);
	KUNIT_EXPECT_GT(test, surprise, 100 << 8);
	KUNIT_EXPECT_LE(test, soc_bp(&rig->soc), 5500);
}

static void a_state_that_is_not_seen_does_not_move(struct kunit *test)
{
	struct gauge_rig *rig = gauge_rig(test, a_cell, NULL);
	struct cg_soc_sight sight = sight_of(CG_C30 / 10, CG_SOC_ONE / 100);

	cg_soc_weigh(&rig->soc, &sight);
	KUNIT_EXPECT_EQ(test, 0, rig->soc.x[CG_SOC_X_RESIST]);
	KUNIT_EXPECT_EQ(test, 0, rig->soc.x[CG_SOC_X_SHORT]);
	KUNIT_EXPECT_EQ(test, 0, rig->soc.offset);
}

/* A table that is wrong stays wrong: a thousand looks are worth no more than one. */
static void looking_again_does_not_make_a_table_right(struct kunit *test)
{
	struct gauge_rig *rig = gauge_rig(test, a_cell, NULL);
	struct cg_soc_sight sight = sight_of(0, CG_SOC_ONE / 200);
	unsigned int i;

	sight.by_table_c20 = CG_C20 / 20;
	for (i = 0; i < 1000; i++) {
		cg_soc_weigh(&rig->soc, &sight);
		cg_soc_tame(&rig->soc);
	}
	KUNIT_EXPECT_GT(test, rig->soc.p[0], cg_soc_variance(CG_SOC_ONE / 25));
}

/* Whatever comes, states stay in their bounds, variances above zero, correlations below one. */
static void stays_a_covariance(struct kunit *test)
{
	struct gauge_rig *rig = gauge_rig(test, a_cell, NULL);
	u32 seed = 1;
	unsigned int i, j, k;

	for (i = 0; i < 3000; i++) {
		struct cg_soc_sight sight = { 0 };
		s32 *by[] = { &sight.by_soc_c20, &sight.by_resist_c20, &sight.by_bias_c20,
			      &sight.by_table_c20 };

		for (j = 0; j < ARRAY_SIZE(by); j++) {
			seed = seed * 1664525 + 1013904223;
			*by[j] = (s32)(seed % (4 << 20)) - (2 << 20);
		}
		sight.by_bias_c20 /= 2;
		sight.by_table_c20 /= 8;
		sight.y_c30 = (s32)(seed >> 1) - CG_C30;
		sight.noise_c40 = i % 3 ? CG_SOC_ONE >> 20 : CG_SOC_ONE;
		sight.offset_too = i % 2;
		cg_soc_weigh(&rig->soc, &sight);
		cg_soc_tame(&rig->soc);
		for (j = 0; j < CG_SOC_N_X; j++) {
			s64 own = *cg_soc_p(&rig->soc, j, j);

			KUNIT_ASSERT_GT(test, own, 0);
			KUNIT_ASSERT_LE(test, abs(rig->soc.x[j]), 4 * CG_SOC_ONE);
			for (k = j + 1; k < CG_SOC_N_X; k++)
				KUNIT_ASSERT_LE(test,
						cg_soc_square(*cg_soc_p(&rig->soc, j, k) >> 10),
						(own >> 10) *
						(*cg_soc_p(&rig->soc, k, k) >> 10));
		}
		KUNIT_ASSERT_LE(test, abs(rig->soc.x[CG_SOC_X_SOC] - CG_SOC_ONE / 2),
				CG_SOC_ONE / 2 + CG_SOC_ONE / 50);
		KUNIT_ASSERT_GT(test, rig->soc.offset_p, 0);
	}
}

struct tamed {
	const char *name;
	struct soc_part before[PARTS_MOST];
	struct soc_part after[PARTS_MOST];
};

/* Bounds of states and variances are those of the comments in kalman.c. */
static const struct tamed tameds[] = {
	{ "states_within_their_bounds_stay",
	  { SOC(x[0], CG_SOC_ONE * 1004 / 1000), SOC(x[1], -CG_SOC_ONE / 11),
	    SOC(x[2], 3 * CG_SOC_ONE + 1), SOC(x[3], CG_SOC_ONE / 5), SOC(offset, -CG_C30 / 51) },
	  { SOC(x[0], CG_SOC_ONE * 1004 / 1000), SOC(x[1], -CG_SOC_ONE / 11),
	    SOC(x[2], 3 * CG_SOC_ONE + 1), SOC(x[3], CG_SOC_ONE / 5),
	    SOC(offset, -CG_C30 / 51) } },
	{ "states_have_upper_bounds",
	  { SOC(x[0], 2 * CG_SOC_ONE), SOC(x[1], 2 * CG_SOC_ONE), SOC(x[2], 5 * CG_SOC_ONE),
	    SOC(x[3], CG_SOC_ONE), SOC(offset, CG_C30) },
	  { SOC(x[0], CG_SOC_ONE * 1005 / 1000), SOC(x[1], CG_SOC_ONE), SOC(x[2], 4 * CG_SOC_ONE),
	    SOC(x[3], CG_SOC_ONE / 4), SOC(offset, CG_C30 / 50) } },
	{ "states_have_lower_bounds",
	  { SOC(x[0], -CG_SOC_ONE), SOC(x[1], -CG_SOC_ONE), SOC(x[2], -CG_SOC_ONE),
	    SOC(x[3], -CG_SOC_ONE), SOC(offset, -CG_C30) },
	  { SOC(x[0], -CG_SOC_ONE / 50), SOC(x[1], -CG_SOC_ONE / 10),
	    SOC(x[2], -CG_SOC_ONE * 3 / 4), SOC(x[3], -CG_SOC_ONE / 4),
	    SOC(offset, -CG_C30 / 50) } },
	{ "variances_have_upper_bounds",
	  { SOC(p[0], CG_SOC_ONE), SOC(p[4], CG_SOC_ONE), SOC(p[7], CG_SOC_ONE),
	    SOC(p[9], CG_SOC_ONE), SOC(offset_p, S32_MAX) },
	  { SOC(p[0], CG_SOC_ONE / 16), SOC(p[4], CG_SOC_ONE / 64), SOC(p[7], CG_SOC_ONE / 4),
	    SOC(p[9], CG_SOC_ONE / 32), SOC(offset_p, CG_SOC_ONE / 1000) } },
	{ "variances_have_lower_bounds",
	  { SOC(p[0], 0), SOC(p[4], 1), SOC(p[7], -1), SOC(p[9], S64_MIN), SOC(offset_p, -1) },
	  { SOC(p[0], CG_SOC_ONE / 1000000), SOC(p[4], CG_SOC_ONE / 10000),
	    SOC(p[7], CG_SOC_ONE / 1000), SOC(p[9], CG_SOC_ONE / 1000000),
	    SOC(offset_p, CG_SOC_ONE / 20000000) } },
	/* variances of 2^-4, 2^-6, 2^-2, 2^-6: the roots of their products are powers of two */
	{ "correlations_of_one_stay",
	  { SOC(p[0], 1LL << 36), SOC(p[4], 1LL << 34), SOC(p[7], 1LL << 38),
	    SOC(p[9], 1LL << 34), SOC(p[1], 1LL << 35), SOC(p[2], -(1LL << 37)),
	    SOC(p[3], 1LL << 35), SOC(p[5], 1LL << 36), SOC(p[6], -(1LL << 34)),
	    SOC(p[8], 1LL << 36) },
	  { SOC(p[0], 1LL << 36), SOC(p[4], 1LL << 34), SOC(p[7], 1LL << 38),
	    SOC(p[9], 1LL << 34), SOC(p[1], 1LL << 35), SOC(p[2], -(1LL << 37)),
	    SOC(p[3], 1LL << 35), SOC(p[5], 1LL << 36), SOC(p[6], -(1LL << 34)),
	    SOC(p[8], 1LL << 36) } },
	{ "correlations_above_one_are_none",
	  { SOC(p[0], 1LL << 36), SOC(p[4], 1LL << 34), SOC(p[7], 1LL << 38),
	    SOC(p[9], 1LL << 34), SOC(p[1], (1LL << 35) + 1024), SOC(p[2], -(1LL << 37) - 1024),
	    SOC(p[3], (1LL << 35) + 1024), SOC(p[5], (1LL << 36) + 1024),
	    SOC(p[6], -(1LL << 34) - 1024), SOC(p[8], (1LL << 36) + 1024) },
	  { SOC(p[0], 1LL << 36), SOC(p[4], 1LL << 34), SOC(p[7], 1LL << 38),
	    SOC(p[9], 1LL << 34), SOC(p[1], 0), SOC(p[2], 0), SOC(p[3], 0), SOC(p[5], 0),
	    SOC(p[6], 0), SOC(p[8], 0) } },
	/* with a table, whose variance is one */
	{ "correlations_with_a_table_of_one_stay",
	  { SOC(p[0], 1LL << 36), SOC(p[4], 1LL << 34), SOC(p[7], 1LL << 38),
	    SOC(p[9], 1LL << 34), SOC(table[0], 1LL << 38), SOC(table[1], -(1LL << 37)),
	    SOC(table[2], 1LL << 39), SOC(table[3], 1LL << 37) },
	  { SOC(table[0], 1LL << 38), SOC(table[1], -(1LL << 37)), SOC(table[2], 1LL << 39),
	    SOC(table[3], 1LL << 37) } },
	{ "correlations_with_a_table_above_one_are_none",
	  { SOC(p[0], 1LL << 36), SOC(p[4], 1LL << 34), SOC(p[7], 1LL << 38),
	    SOC(p[9], 1LL << 34), SOC(table[0], (1LL << 38) + 1024),
	    SOC(table[1], -(1LL << 37) - 1024), SOC(table[2], (1LL << 39) + 1024),
	    SOC(table[3], (1LL << 37) + 1024) },
	  { SOC(table[0], 0), SOC(table[1], 0), SOC(table[2], 0), SOC(table[3], 0) } },
	/* products of these would be zero in 64 bits */
	{ "covariances_beyond_any_variance_are_none",
	  { SOC(p[1], 1LL << 45), SOC(p[5], -(1LL << 45)), SOC(table[2], 1LL << 50) },
	  { SOC(p[1], 0), SOC(p[5], 0), SOC(table[2], 0) } },
	/* 2^-4 and 2^-10: 2^-7, in parts of 2^36 */
	{ "a_correlation_of_one_with_the_offset_stays",
	  { SOC(p[0], 1LL << 36), SOC(offset_p, 1 << 30), SOC(offset_c36, -(1 << 29)) },
	  { SOC(offset_p, 1 << 30), SOC(offset_c36, -(1 << 29)) } },
	{ "a_correlation_above_one_with_the_offset_is_none",
	  { SOC(p[0], 1LL << 36), SOC(offset_p, 1 << 30), SOC(offset_c36, (1 << 29) + 64) },
	  { SOC(offset_p, 1 << 30), SOC(offset_c36, 0) } },
};

KUNIT_ARRAY_PARAM_DESC(tameds, tameds, name);

static void tames(struct kunit *test)
{
	const struct tamed *row = test->param_value;
	struct gauge_rig *rig = gauge_rig(test, a_cell, NULL);

	soc_set(&rig->soc, row->before);
	cg_soc_tame(&rig->soc);
	soc_expect(test, &rig->soc, row->after);
}

/* Far more than all is known to be wrong: the states still end where they end. */
static void weighing_ends_at_the_bounds(struct kunit *test)
{
	struct gauge_rig *rig = gauge_rig(test, a_cell, NULL);
	struct cg_soc_sight sight = sight_of(CG_C30, 0);

	rig->soc.x[CG_SOC_X_SOC] = CG_SOC_ONE;
	rig->soc.p[0] = CG_SOC_ONE / 16;
	cg_soc_weigh(&rig->soc, &sight);
	KUNIT_EXPECT_EQ(test, CG_SOC_ONE * 1005 / 1000, rig->soc.x[CG_SOC_X_SOC]);
}

/* Parts of 2^20 of a whole variance, so that rows are short. */
#define PARTS	(CG_SOC_ONE >> 20)

/**
 * struct weighing - one measurement, and what becomes of all that is known
 * @name: of the row
 * @p: covariance before, in parts of 2^20, upper triangle by rows
 * @table: likewise, with what a table is wrong by
 * @offset: of the sensor
 * @offset_p: its variance, in parts of 2^20
 * @offset_c20: covariance with it
 * @by: what the measurement sees: state of charge, resistance, bias, table
 * @y_c30: the innovation
 * @noise: its variance, in parts of 2^20
 * @offset_too: the offset is corrected as well
 * @within: rounding of three parts of a gain, in numbers of a covariance
 * @moved: by which each state moves
 * @p_after: the covariance after it, and so on
 * @table_after: likewise
 * @offset_after: likewise
 * @c36_after: likewise
 * @offset_p_after: likewise
 * @surprise: what is returned
 */
struct weighing {
	const char *name;
	s32 p[CG_SOC_N_P];
	s32 table[CG_SOC_N_X];
	s32 offset;
	s32 offset_p;
	s32 offset_c20;
	s32 by[4];
	s32 y_c30;
	s32 noise;
	bool offset_too;
	s64 within;
	s64 moved[CG_SOC_N_X];
	s64 p_after[CG_SOC_N_P];
	s64 table_after[CG_SOC_N_X];
	s32 offset_after;
	s32 c36_after;
	s32 offset_p_after;
	s32 surprise;
};

/*
 * Numbers in fractions without rounding, of the formulas at the top of kalman.c: with h = by and
 * t = table, a = P h + t h4 of each state and b = t'h + h4 of the table are at most a quarter,
 * v = max(h'a + h4 b, 0) + noise, 2^-20 <= noise <= 1; surprise = 256 y^2 / v; then
 * v = max(v, y^2 / 16), gains g = a / v of at most 16; x += g y, P -= g a', t -= g b; the
 * covariance c of the state of charge with the offset -= g1 c h1, the offset += y c h1 / v, at
 * most a fiftieth.
 */
static const struct weighing weighings[] = {
	{ "each_term_counts",
	  { 1700, -300, 900, 250, 4100, -500, 120, 30000, -700, 800 },
	  { 2100, 900, -1500, 2500 }, 0, 1300, 3000,
	  { 786432, -131072, 943718, 41943 }, 32212254, 1300, false,
	  137873,
	  { 8518464872, -107096365, -21795461303, 6338917251 },
	  { 1384104830, -309563076, 1963260401, -34376101, 4299098616, -537105948,
	  129557048, 28848665823, 24677205, 618208792 },
	  { -10242496507, 1100173981, 30267820366, -6638995493 },
	  0, 158527494, 1363148800, 42 },
	{ "the_other_way",
	  { 1700, 300, -900, -250, 4100, 500, 120, 30000, 700, 800 },
	  { -2100, 900, 1500, -2500 }, 0, 900, -3000,
	  { 1310720, 349525, 917504, 116508 }, -64424510, 900, true,
	  336593,
	  { -4869352887, -2648214441LL, -34240573857, -1216724398 },
	  { 1676320467, 256783620, -1690914190, -288695288, 4267732754LL, 117922980,
	  111389110, 26203109017, 547298443, 832226325 },
	  { -10885523794, -3778840884LL, -59488331603, -4791223917 },
	  12988470, -178468247, 150965082, 51 },
	{ "the_offset_too",
	  { 2600, 410, -333, -190, 3900, 120, -77, 25000, 310, 640 },
	  { 777, -650, 1200, -1800 }, 0, 1000, 900,
	  { 2097152, 65536, 1048576, -34953 }, 16777216, 2100, true,
	  105380,
	  { 6265296055, 974727924, 1472504869, 428403556 },
	  { 828320096, 134636950, -795249081, -329007874, 4043508125LL, 56430951, -100930725,
	  26109561368, 294557308, 662214751 },
	  { 14246277893, 1408046181, 4415045413, -969025758 },
	  2218936, 15962026, 798945719, 4 },
	{ "far_outside",
	  { 400, 30, 60, -45, 1000, 20, 10, 5000, 90, 300 },
	  { 100, 50, -80, 60 }, 0, 300, -200,
	  { 1048576, 104857, 1048576, 20971 }, 966367641, 200, true,
	  63377,
	  { 6766808893, 801577423, 12086999474, 4943684803 },
	  { 416827557, 31148954, 58265313, -49087501, 1048539477, 20420783, 10260504,
	  5234575429, 90975200, 313183546 },
	  { -46602099, 34487304, -354426202, -47738633 },
	  -3640889, -13017570, 313782677, 65535 },
	{ "surprised_beyond_words",
	  { 20, 2, 3, 1, 200, 4, 5, 1100, 6, 3 },
	  { 10, 11, 12, 13 }, 0, 60, 2,
	  { 1048576, 104857, 1048576, 20971 }, 1073741824, 1, false,
	  62993,
	  { 360710032, 127842256, 2000504576, 81537104 },
	  { 20964124, 2094531, 3104710, 1046904, 209714271, 4179766, 5242287, 1153206112,
	  6282184, 3145350 },
	  { 3263413, 8974604, -27472357, 11998905 },
	  0, 131029, 62914560, 65535 },
	{ "surprised_by_just_less",
	  { 20, 2, 3, 1, 200, 4, 5, 1100, 6, 3 },
	  { 10, 11, 12, 13 }, 0, 60, 2,
	  { 1048576, 104857, 1048576, 20971 }, 16777216, 1, false,
	  62993,
	  { 804410323, 285097783, 4461274680, 181833834 },
	  { 19915928, 1723031, -2708604, 809964, 209582605, 2119421, 5158311, 1120965365,
	  4968107, 3091791 },
	  { -1020322078, -353802882, -5704296613, -219378627 },
	  0, 124935, 62914560, 142 },
	{ "no_noise_is_some",
	  { 900, 70, 200, -80, 600, 33, 44, 2000, 55, 500 },
	  { 0, 0, 0, 0 }, 0, 300, 100,
	  { 524288, -209716, 349525, 0 }, 1073741, 0, true,
	  1157,
	  { 1465728844, 164671354, -1076998322, 442267125 },
	  { 407884118, 13200538, 603439200, -245568023, 622382289, 78837018, 27972740,
	  1807848771, 176473450, 475502300 },
	  { 0, 0, 0, 0 },
	  186701, 2185384, 305456521, 0 },
	{ "noise_beyond_all",
	  { 60000, 7000, 9000, 3000, 14000, 800, 900, 200000, 5000, 30000 },
	  { 9000, 8000, 7000, 6000 }, 0, 1000, 900,
	  { 1048576, 209715, 1048576, 52428 }, 134217728, 5242880, true,
	  206489,
	  { 7714730441, 1000254097, 6425981903, 4055406073LL },
	  { 59074028879, 6842087578, 6238215006, 1126874153, 14615502969, 424098176,
	  681963715, 207050619945, 3561276425LL, 30396028124 },
	  { 5386055944, 7863358613, 3965646366LL, 4161897560LL },
	  103916, 55671597, 1047845340, 3 },
	{ "less_than_nothing_is_known",
	  { 100, 90, -5000, 100, 600, -50000, 0, 200, 60000, 300 },
	  { 0, 0, 0, 0 }, 0, 500, -700,
	  { 1048576, 1048576, 0, 0 }, 262144, 3, false,
	  152,
	  { -4294967296, -4294967296, -4294967296, 4294967296 },
	  { -82103500800, -837256478720, -85773516800, 1008415539200, -836721704960,
	  -132959436800, 1008310681600, -80320921600, 1071225241600, -1007996108800 },
	  { 0, 0, 0, 0 },
	  0, -779878400, 524288000, 5 },
	{ "sums_end_at_a_quarter",
	  { 2000, 300000, 0, -290000, 1000, 0, 0, 500, 0, 400 },
	  { 300000, 0, 0, 0 }, 0, 500, 700,
	  { 1048576, 0, 0, 0 }, 134217728, 1048576, false,
	  786440,
	  { 261644952, 34294327130, 0, -34294327130 },
	  { 2093159615, 314049510096, 0, -303563750096, -67540078260, 0, 68588654260,
	  524288000, 0, -68169223860 },
	  { 314049510096, -68588654260, 0, 68588654260 },
	  0, 45787867, 524288000, 3 },
	{ "sums_end_at_a_quarter_below",
	  { 2000, -280000, 0, 290000, 1000, 0, 0, 500, 0, 400 },
	  { -300000, 0, 0, 0 }, 0, 500, 700,
	  { 1048576, 0, 0, 0 }, -134217728, 1048576, false,
	  786440,
	  { -261644952, 34294327130, 0, -34294327130 },
	  { 2093159615, -293077990096, 0, 303563750096, -67540078260, 0, 68588654260,
	  524288000, 0, -68169223860 },
	  { -314049510096, -68588654260, 0, 68588654260 },
	  0, 45787867, 524288000, 3 },
	{ "an_offset_moves_by_a_fiftieth_at_most",
	  { 2, 0, 0, 0, 1000, 0, 0, 500, 0, 400 },
	  { 0, 0, 0, 0 }, -21474836, 1000, 60,
	  { 1048576, 0, 0, 0 }, 7516192, 1, true,
	  14,
	  { 4793490776, 0, 0, 0 },
	  { 791029, 0, 0, 0, 1048576000, 0, 0, 524288000, 0, 419430400 },
	  { 0, 0, 0, 0 },
	  0, 1483180, 41943040, 4384 },
	{ "and_down",
	  { 2, 0, 0, 0, 1000, 0, 0, 500, 0, 400 },
	  { 0, 0, 0, 0 }, 21474836, 1000, 60,
	  { 1048576, 0, 0, 0 }, -7516193, 1, true,
	  14,
	  { -4793490138, 0, 0, 0 },
	  { 791030, 0, 0, 0, 1048576000, 0, 0, 524288000, 0, 419430400 },
	  { 0, 0, 0, 0 },
	  0, 1483181, 41943040, 4384 },
};

KUNIT_ARRAY_PARAM_DESC(weighings, weighings, name);

static void expect_near(struct kunit *test, const char *what, s64 is, s64 should, s64 within)
{
	KUNIT_EXPECT_LE_MSG(test, cg_soc_amount(is - should), within, "%s is %lld, not %lld", what,
			    is, should);
}

static void expect_weighed(struct kunit *test, const struct weighing *row,
			   const struct cg_soc *soc)
{
	s64 gain = 3 * cg_soc_amount(row->y_c30);
	unsigned int i;

	for (i = 0; i < CG_SOC_N_X; i++) {
		expect_near(test, "x", soc->x[i], row->moved[i], (gain >> 10) + 4);
		expect_near(test, "table", soc->table[i], row->table_after[i], row->within);
	}
	for (i = 0; i < CG_SOC_N_P; i++)
		expect_near(test, "p", soc->p[i], row->p_after[i], row->within);
	expect_near(test, "offset", soc->offset, row->offset_after, (gain >> 20) + 2);
	expect_near(test, "offset_p", soc->offset_p, row->offset_p_after, row->within);
	expect_near(test, "offset_c36", soc->offset_c36, row->c36_after, 400);
}

static void weighs_as_the_formulas_do(struct kunit *test)
{
	const struct weighing *row = test->param_value;
	struct gauge_rig *rig = gauge_rig(test, a_cell, NULL);
	const struct cg_soc_sight sight = {
		.by_soc_c20 = row->by[0], .by_resist_c20 = row->by[1], .by_bias_c20 = row->by[2],
		.by_table_c20 = row->by[3], .y_c30 = row->y_c30,
		.noise_c40 = row->noise * PARTS, .offset_too = row->offset_too,
	};
	struct cg_soc *soc = &rig->soc;
	unsigned int i;

	soc->x[CG_SOC_X_SOC] = CG_SOC_ONE / 2;
	for (i = 0; i < CG_SOC_N_X; i++)
		soc->table[i] = row->table[i] * PARTS;
	for (i = 0; i < CG_SOC_N_P; i++)
		soc->p[i] = row->p[i] * PARTS;
	soc->offset = row->offset;
	soc->offset_p = row->offset_p * PARTS;
	soc->offset_c36 = row->offset_c20 * (1 << 16);
	KUNIT_EXPECT_EQ(test, row->surprise, cg_soc_weigh(soc, &sight));
	soc->x[CG_SOC_X_SOC] -= CG_SOC_ONE / 2;
	expect_weighed(test, row, soc);
}

static struct kunit_case cases[] = {
	KUNIT_CASE_PARAM(root_is_exact, roots_gen_params),
	KUNIT_CASE(root_is_near),
	KUNIT_CASE_PARAM(tames, tameds_gen_params),
	KUNIT_CASE(weighing_ends_at_the_bounds),
	KUNIT_CASE_PARAM(weighs_as_the_formulas_do, weighings_gen_params),
	KUNIT_CASE(moves_by_what_it_knows_better),
	KUNIT_CASE(a_poor_measurement_moves_little),
	KUNIT_CASE(a_wild_measurement_is_believed_less),
	KUNIT_CASE(a_state_that_is_not_seen_does_not_move),
	KUNIT_CASE(looking_again_does_not_make_a_table_right),
	KUNIT_CASE(stays_a_covariance),
	{ }
};

static struct kunit_suite suite = {
	.name = "chargov-kalman",
	.test_cases = cases,
};

kunit_test_suite(suite);
