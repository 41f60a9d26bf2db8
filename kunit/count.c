// SPDX-License-Identifier: GPL-2.0-only
/* What has flown. */
#include "gauge_rows.h"

#define HOUR_MS	3600000

struct flow {
	const char *name;
	u32 valid;
	s64 dt_ms;
	s32 current_ua;
	s32 charge_uah;
	s64 moved_bp;
};

/* From rest, of 3 Ah; a current is a straight line from what it was. */
static const struct flow flows[] = {
	{ "current_from_rest", CG_SOC_CURRENT, 60000, 3000000, 0, 83 },
	{ "counted", CG_SOC_CHARGE, 60000, 0, 300000, 1000 },
	{ "counted_out", CG_SOC_CHARGE, 60000, 0, -300000, -1000 },
	{ "counted_for_longer_than_a_gap", CG_SOC_CHARGE, 10 * HOUR_MS, 0, -300000, -1000 },
	{ "count_goes_before_current", CG_SOC_CHARGE | CG_SOC_CURRENT, 60000, 3000000, 30000, 100 },
	{ "no_time", CG_SOC_CURRENT, 0, 3000000, 0, 0 },
	{ "time_that_runs_backwards", CG_SOC_CURRENT, -60000, 3000000, 0, 0 },
	{ "nobody_looked", CG_SOC_CURRENT | CG_SOC_AWAY, 60000, 3000000, 0, 0 },
	{ "nobody_looked_while_a_charge_began", CG_SOC_CURRENT | CG_SOC_AWAY | CG_SOC_CHARGER,
	  60000, 3000000, 0, 0 },
	{ "a_gap", CG_SOC_CURRENT, HOUR_MS, 3000000, 0, 0 },
	{ "count_beyond_any_battery", CG_SOC_CHARGE, 60000, 0, S32_MAX, 10000 },
	{ "nothing_is_known", 0, 60000, 0, 0, 0 },
};

KUNIT_ARRAY_PARAM_DESC(flows, flows, name);

static void counts(struct kunit *test)
{
	const struct flow *row = test->param_value;
	struct gauge_rig *rig = gauge_rig(test, a_cell, NULL);
	struct cg_soc_input in = {
		.valid = row->valid, .current_ua = row->current_ua, .charge_uah = row->charge_uah,
	};
	struct cg_soc_move move = { .dt_ms = row->dt_ms };

	cg_soc_count(&rig->model, &rig->soc, &in, &move);
	KUNIT_EXPECT_LE(test, abs(((move.moved_c40 * 10000) >> 40) - row->moved_bp), 2);
}

/**
 * struct asleep - a step after which somebody looks again
 * @name: of the row
 * @valid: CG_SOC_*
 * @dt_ms: time since the last step
 * @before_c24: current then
 * @now_ua: current now
 * @away: it is not counted
 * @moved_bp: the charge
 * @unsure_bp: its standard deviation
 */
struct asleep {
	const char *name;
	u32 valid;
	s64 dt_ms;
	s32 before_c24;
	s32 now_ua;
	bool away;
	s64 moved_bp;
	s64 unsure_bp;
};

#define SLEPT	(CG_SOC_CURRENT | CG_SOC_AWAY)
#define CHARGER	CG_SOC_CHARGER

/* Of 3 Ah: 600 mA are a fifth of a C, in ten minutes 3.33 %. A 200th of a C is 83886, or 15 mA. */
static const struct asleep asleeps[] = {
	{ "charged_on", SLEPT | CHARGER, 600000, CG_C24 / 5, 600000, false, 333, 0 },
	{ "charged_on_with_less", SLEPT | CHARGER, 600000, CG_C24 / 5, 300000, false, 250, 48 },
	{ "charged_on_for_longer_than_that_is_likely", SLEPT | CHARGER, 600001, CG_C24 / 5, 600000,
	  true, 0, 333 },
	{ "charged_on_and_nobody_was_told_of_a_gap", CG_SOC_CURRENT | CHARGER, 600001, CG_C24 / 5,
	  600000, true, 0, 333 },
	{ "charged_before", SLEPT | CHARGER, 600000, CG_C24 / 5, -60000, true, 0, 333 },
	{ "charges_now", SLEPT | CHARGER, 600000, -CG_C24 / 5, 300000, true, 0, 166 },
	{ "charged_before_by_as_good_as_nothing", SLEPT | CHARGER, 600000, 83886, 600000, true,
	  0, 333 },
	{ "charged_before_by_the_least", SLEPT | CHARGER, 600000, 83887, 600000, false, 170, 92 },
	{ "charges_now_by_as_good_as_nothing", SLEPT | CHARGER, 600000, CG_C24 / 5, 15000, true,
	  0, 333 },
	{ "charged_before_and_now_is_not_known", CG_SOC_AWAY | CHARGER, 600000, CG_C24 / 5, 600000,
	  true, 0, 333 },
	{ "charged_on_with_every_charger_off", SLEPT, 600000, CG_C24 / 5, 600000, true, 0, 16 },
	{ "a_load_slept_as_well", SLEPT | CHARGER, 3600000, -CG_C24 / 5, -600000, true, 0, 100 },
	{ "a_small_charge_is_less_than_a_board_takes", SLEPT | CHARGER, 3600000, CG_C24 / 200, 0,
	  true, 0, 100 },
};

KUNIT_ARRAY_PARAM_DESC(asleeps, asleeps, name);

static void a_charge_goes_on_asleep(struct kunit *test)
{
	const struct asleep *row = test->param_value;
	struct gauge_rig *rig = gauge_rig(test, a_cell, NULL);
	struct cg_soc_input in = { .valid = row->valid, .current_ua = row->now_ua };
	struct cg_soc_move move = { .dt_ms = row->dt_ms };

	rig->soc.rate_c24 = row->before_c24;
	cg_soc_count(&rig->model, &rig->soc, &in, &move);
	KUNIT_EXPECT_EQ(test, row->away, move.away);
	KUNIT_EXPECT_LE(test, abs(((move.moved_c40 * 10000) >> 40) - row->moved_bp), 1);
	KUNIT_EXPECT_LE(test, abs(((move.unsure_c40 * 10000) >> 40) - row->unsure_bp), 1);
}

/**
 * struct step - a step, what has flown in it, and what follows
 * @name: of the row
 * @valid: CG_SOC_*
 * @dt_ms: time since the last step
 * @capacity_uah: of the cells
 * @current_ua: if it is valid
 * @charge_uah: likewise
 * @counted: it was not guessed
 * @away: nobody counted
 * @rate_c24: the current that it was
 * @moved_c40: the charge
 * @unsure_c40: its standard deviation
 * @after: members of the estimator
 */
struct step {
	const char *name;
	u32 valid;
	s64 dt_ms;
	s32 capacity_uah;
	s32 current_ua;
	s32 charge_uah;
	bool counted;
	bool away;
	s32 rate_c24;
	s64 moved_c40;
	s64 unsure_c40;
	struct soc_part after[PARTS_MOST];
};

/* A third of a C flows out. One C drops 2812 * 64 uV; numbers that keep each term apart. */
static const struct soc_part before[PARTS_MOST] = {
	SOC(x[0], CG_SOC_ONE / 2), SOC(x[1], CG_SOC_ONE / 4), SOC(p[0], CG_SOC_ONE / 1000),
	SOC(p[1], CG_SOC_ONE / 4000), SOC(p[2], -CG_SOC_ONE / 5000), SOC(p[3], CG_SOC_ONE / 6000),
	SOC(p[4], CG_SOC_ONE / 500), SOC(p[5], CG_SOC_ONE / 3000), SOC(p[6], -CG_SOC_ONE / 7000),
	SOC(table[0], CG_SOC_ONE / 50), SOC(table[1], CG_SOC_ONE / 40),
	SOC(offset, CG_C30 / 200), SOC(offset_p, CG_SOC_ONE / 20000),
	SOC(offset_c36, -(CG_SOC_ONE >> 4) / 30000),
};

static const struct soc_part before_too[PARTS_MOST] = {
	SOC(rate_c24, -CG_C24 / 3), SOC(load_c24, -CG_C24 / 6), SOC(fast_uv, 10000),
	SOC(slow_uv, -20000), SOC(one_c_64uv, 2812),
};

/*
 * Fractions without rounding, in hours H and parts of the capacity:
 *	current: moved = (before + now) / 2 H, unsure = 2/7 |now - before| H
 *	counted: moved = charge / capacity, at most one; its mean is moved / H, at most 16 C
 *	away: moved = 0, unsure = H / 100, of which 2^24 parts are 167772
 * with all else as the text at the top of count.c has it, and h = min(H, 1):
 *	soc += (moved + offset H) (1 + short), covariances with it += moved * those with short,
 *	its variance += h (2 c + h v) + moved (p + p') + unsure^2 + h / 2000^2,
 *	c += h v, of c the covariance with the offset and v its variance,
 *	fast += (40 % - fast) t / (t + 15 s), slow (140 %, 600 s), load (current, 300 s).
 */
static const struct step steps[] = {
	{ "a_ramp", CG_SOC_CURRENT,
	  36000, 3000000, 2000000, 0, true, false,
	  11184811, 1832519380, 3141461794LL,
	  { SOC_NEAR(x[0], 552115182589, 2851),
	    SOC_NEAR(p[0], 1108684840, 10985), SOC_NEAR(p[1], 278542946, 300),
	    SOC_NEAR(p[2], -219291486, 300), SOC_NEAR(p[3], 182990149, 300),
	    SOC_NEAR(table[0], 22036045540, 3000), SOC_NEAR(offset_c36, -2256289, 2),
	    SOC_NEAR(fast_uv, 36818, 2), SOC_NEAR(slow_uv, -9360, 2),
	    SOC_NEAR(load_c24, -1298237, 2), SOC_NEAR(rate_c24, 11184811, 1),
	    SOC(cycled_c40, 0) } },
	{ "a_ramp_down", CG_SOC_CURRENT,
	  250000, 3000000, -2500000, 0, true, false,
	  -13981013, -44540401588, 10907853450,
	  { SOC_NEAR(x[0], 494557530491, 7916),
	    SOC_NEAR(p[0], 1184256735, 33206), SOC_NEAR(p[1], 185797104, 300),
	    SOC_NEAR(p[2], -234749126, 300), SOC_NEAR(p[3], 189614852, 300),
	    SOC_NEAR(table[0], 20876722516, 3000), SOC_NEAR(offset_c36, -2052040, 2),
	    SOC_NEAR(fast_uv, -56028, 2), SOC_NEAR(slow_uv, -75871, 2),
	    SOC_NEAR(load_c24, -7880208, 2), SOC_NEAR(rate_c24, -13981013, 1),
	    SOC(cycled_c40, 0) } },
	{ "count_goes_before_current", CG_SOC_CURRENT | CG_SOC_CHARGE,
	  360000, 3000000, -1000000, 30000, true, false,
	  -5592405, 10995116278, 0,
	  { SOC_NEAR(x[0], 564186904003, 10519),
	    SOC_NEAR(p[0], 1098476254, 2000), SOC_NEAR(p[1], 296868139, 300),
	    SOC_NEAR(p[2], -216237287, 300), SOC_NEAR(p[3], 181681207, 300),
	    SOC_NEAR(table[0], 22265110462, 3000), SOC_NEAR(offset_c36, -1947052, 2),
	    SOC_NEAR(fast_uv, -22636, 2), SOC_NEAR(slow_uv, -43994, 2),
	    SOC_NEAR(load_c24, -4321404, 2), SOC_NEAR(rate_c24, -5592405, 1),
	    SOC(cycled_c40, 0) } },
	{ "a_count_alone_tells_its_mean", CG_SOC_CHARGE,
	  600000, 3000000, 0, -45000, true, false,
	  -1509949, -16492674417, 0,
	  { SOC_NEAR(x[0], 530285295479, 16199),
	    SOC_NEAR(p[0], 1081116187, 2000), SOC_NEAR(p[1], 241892558, 300),
	    SOC_NEAR(p[2], -225399884, 300), SOC_NEAR(p[3], 185608034, 300),
	    SOC_NEAR(table[0], 21577915695, 3000), SOC_NEAR(offset_c36, -1717987, 2),
	    SOC_NEAR(fast_uv, -6077, 2), SOC_NEAR(slow_uv, -21338, 2),
	    SOC_NEAR(load_c24, -1938701, 2), SOC_NEAR(rate_c24, -1509949, 1),
	    SOC(cycled_c40, 0) } },
	{ "a_count_is_good_for_hours", CG_SOC_CURRENT | CG_SOC_CHARGE,
	  7200000, 3000000, 300000, 600000, true, false,
	  1677722, 219902325555, 0,
	  { SOC_NEAR(x[0], 838377616179, 172393),
	    SOC_NEAR(p[0], 1279373405, 2000), SOC_NEAR(p[1], 714682558, 300),
	    SOC_NEAR(p[2], -146601550, 300), SOC_NEAR(p[3], 151837320, 300),
	    SOC_NEAR(table[0], 27487790694, 3000), SOC_NEAR(offset_c36, 1145325, 2),
	    SOC_NEAR(fast_uv, 7205, 2), SOC_NEAR(slow_uv, 21719, 2),
	    SOC_NEAR(load_c24, 1498765, 2), SOC_NEAR(rate_c24, 1677722, 1),
	    SOC(cycled_c40, 0) } },
	{ "nobody_looked", CG_SOC_CURRENT | CG_SOC_AWAY,
	  300000, 3000000, 600000, 0, true, true,
	  3355443, 0, 916258816,
	  { SOC_NEAR(x[0], 549755813888, 9099),
	    SOC_NEAR(p[0], 1094571461, 4619), SOC_NEAR(p[1], 274877907, 300),
	    SOC_NEAR(p[2], -219902326, 300), SOC_NEAR(p[3], 183251938, 300),
	    SOC_NEAR(table[0], 21990232556, 3000), SOC_NEAR(offset_c36, -2004318, 2),
	    SOC_NEAR(fast_uv, 14188, 2), SOC_NEAR(slow_uv, 3464, 2),
	    SOC_NEAR(load_c24, 279620, 2), SOC_NEAR(rate_c24, 3355443, 1),
	    SOC(cycled_c40, 0) } },
	{ "just_no_gap", CG_SOC_CURRENT,
	  600000, 3000000, 1000000, 0, true, false,
	  5592405, 0, 34905131041,
	  { SOC_NEAR(x[0], 550901138500, 16199),
	    SOC_NEAR(p[0], 2196967142LL, 101864), SOC_NEAR(p[1], 274877907, 300),
	    SOC_NEAR(p[2], -219902326, 300), SOC_NEAR(p[3], 183251938, 300),
	    SOC_NEAR(table[0], 21990232556, 3000), SOC_NEAR(offset_c36, -1717987, 2),
	    SOC_NEAR(fast_uv, 23654, 2), SOC_NEAR(slow_uv, 31993, 2),
	    SOC_NEAR(load_c24, 2796203, 2), SOC_NEAR(rate_c24, 5592405, 1),
	    SOC(cycled_c40, 0) } },
	{ "a_gap", CG_SOC_CURRENT,
	  600001, 3000000, 1000000, 0, true, true,
	  5592405, 0, 1832520686,
	  { SOC_NEAR(x[0], 549755813888, 16199),
	    SOC_NEAR(p[0], 1091921938, 7241), SOC_NEAR(p[1], 274877907, 300),
	    SOC_NEAR(p[2], -219902326, 300), SOC_NEAR(p[3], 183251938, 300),
	    SOC_NEAR(table[0], 21990232556, 3000), SOC_NEAR(offset_c36, -1717986, 2),
	    SOC_NEAR(fast_uv, 23654, 2), SOC_NEAR(slow_uv, 31993, 2),
	    SOC_NEAR(load_c24, 2796206, 2), SOC_NEAR(rate_c24, 5592405, 1),
	    SOC(cycled_c40, 0) } },
	{ "a_gap_of_a_day", CG_SOC_CURRENT,
	  86400000, 3000000, 1000000, 0, true, true,
	  5592405, 0, 263882539008,
	  { SOC_NEAR(x[0], 549755813888, 2046723),
	    SOC_NEAR(p[0], 64413331072, 756974), SOC_NEAR(p[1], 274877907, 300),
	    SOC_NEAR(p[2], -219902326, 300), SOC_NEAR(p[3], 183251938, 300),
	    SOC_NEAR(table[0], 21990232556, 3000), SOC_NEAR(offset_c36, 1145325, 2),
	    SOC_NEAR(fast_uv, 23993, 2), SOC_NEAR(slow_uv, 83268, 2),
	    SOC_NEAR(load_c24, 5563379, 2), SOC_NEAR(rate_c24, 5592405, 1),
	    SOC(cycled_c40, 0) } },
	{ "longer_than_a_month", CG_SOC_CURRENT,
	  3456000000LL, 3000000, 100000, 0, true, true,
	  559241, 0, 7916476170240,
	  { SOC_NEAR(x[0], 549755813888, 81790928),
	    SOC_NEAR(p[0], 69800938048, 788432), SOC_NEAR(p[1], 274877907, 300),
	    SOC_NEAR(p[2], -219902326, 300), SOC_NEAR(p[3], 183251938, 300),
	    SOC_NEAR(table[0], 21990232556, 3000), SOC_NEAR(offset_c36, 1145325, 2),
	    SOC_NEAR(fast_uv, 2400, 2), SOC_NEAR(slow_uv, 8392, 2),
	    SOC_NEAR(load_c24, 558852, 2), SOC_NEAR(rate_c24, 559241, 1),
	    SOC(cycled_c40, 0) } },
	{ "a_guess_goes_on", 0,
	  60000, 3000000, 0, 0, false, false,
	  -5592405, -6108397932, 0,
	  { SOC_NEAR(x[0], 542120316473, 3419),
	    SOC_NEAR(p[0], 1095323473, 2000), SOC_NEAR(p[1], 262661111, 300),
	    SOC_NEAR(p[2], -221938458, 300), SOC_NEAR(p[3], 184124566, 300),
	    SOC_NEAR(table[0], 21837522607, 3000), SOC_NEAR(offset_c36, -2233383, 2),
	    SOC_NEAR(fast_uv, -17197, 2), SOC_NEAR(slow_uv, -25817, 2),
	    SOC_NEAR(load_c24, -3262236, 2), SOC_NEAR(rate_c24, -5592405, 1),
	    SOC(cycled_c40, 0) } },
	{ "a_count_in_no_time_has_no_mean", CG_SOC_CHARGE,
	  -5, 3000000, 0, 30000, true, false,
	  0, 10995116278, 0,
	  { SOC_NEAR(x[0], 563499709235, 2000),
	    SOC_NEAR(p[0], 1105229088, 2000), SOC_NEAR(p[1], 296868139, 300),
	    SOC_NEAR(p[2], -216237287, 300), SOC_NEAR(p[3], 181681207, 300),
	    SOC_NEAR(table[0], 22265110462, 3000), SOC_NEAR(offset_c36, -2290649, 2),
	    SOC_NEAR(fast_uv, 10000, 2), SOC_NEAR(slow_uv, -20000, 2),
	    SOC_NEAR(load_c24, -2796203, 2), SOC_NEAR(rate_c24, 0, 1),
	    SOC(cycled_c40, 0) } },
	{ "currents_end_at_sixteen_c", CG_SOC_CHARGE,
	  36000, 3000000, 0, 1500000, true, false,
	  268435456, 549755813888, 0,
	  { SOC_NEAR(x[0], 1237019300725, 2851),
	    SOC_NEAR(p[0], 1923420587, 2000), SOC_NEAR(p[1], 1374389535, 300),
	    SOC_NEAR(p[2], -36650388, 300), SOC_NEAR(p[3], 104715393, 300),
	    SOC_NEAR(table[0], 35734127903, 3000), SOC_NEAR(offset_c36, -2256289, 2),
	    SOC_NEAR(fast_uv, 815973, 2), SOC_NEAR(slow_uv, 209318, 2),
	    SOC_NEAR(load_c24, 26264332, 2), SOC_NEAR(rate_c24, 268435456, 1),
	    SOC(cycled_c40, 0) } },
	{ "currents_out_too", CG_SOC_CHARGE,
	  36000, 3000000, 0, -1500000, true, false,
	  -268435456, -549755813888, 0,
	  { SOC_NEAR(x[0], -137370233995, 2851),
	    SOC_NEAR(p[0], 1373664773, 2000), SOC_NEAR(p[1], -824633721, 300),
	    SOC_NEAR(p[2], -403154264, 300), SOC_NEAR(p[3], 261788483, 300),
	    SOC_NEAR(table[0], 8246337208, 3000), SOC_NEAR(offset_c36, -2256289, 2),
	    SOC_NEAR(fast_uv, -810091, 2), SOC_NEAR(slow_uv, -247054, 2),
	    SOC_NEAR(load_c24, -31257551, 2), SOC_NEAR(rate_c24, -268435456, 1),
	    SOC(cycled_c40, 0) } },
	{ "a_count_ends_at_all_of_it", CG_SOC_CHARGE,
	  3600000, 3000000, 0, S32_MAX, true, false,
	  16777216, 1099511627776, 0,
	  { SOC_NEAR(x[0], 1931017296282, 87196),
	    SOC_NEAR(p[0], 3830240381LL, 2000), SOC_NEAR(p[1], 2473901162LL, 300),
	    SOC_NEAR(p[2], 146601550, 300), SOC_NEAR(p[3], 26178848, 300),
	    SOC_NEAR(table[0], 49478023250, 3000), SOC_NEAR(offset_c36, 1145325, 2),
	    SOC_NEAR(fast_uv, 71730, 2), SOC_NEAR(slow_uv, 213104, 2),
	    SOC_NEAR(load_c24, 15271568, 2), SOC_NEAR(rate_c24, 16777216, 1),
	    SOC(cycled_c40, 0) } },
	{ "and_when_it_is_out", CG_SOC_CHARGE,
	  3600000, 3000000, 0, S32_MIN, true, false,
	  -16777216, -1099511627776, 0,
	  { SOC_NEAR(x[0], -817761773158, 87196),
	    SOC_NEAR(p[0], 2730728754LL, 2000), SOC_NEAR(p[1], -1924145349, 300),
	    SOC_NEAR(p[2], -586406201, 300), SOC_NEAR(p[3], 340325028, 300),
	    SOC_NEAR(table[0], -5497558139, 3000), SOC_NEAR(offset_c36, 1145325, 2),
	    SOC_NEAR(fast_uv, -71647, 2), SOC_NEAR(slow_uv, -218819, 2),
	    SOC_NEAR(load_c24, -15701753, 2), SOC_NEAR(rate_c24, -16777216, 1),
	    SOC(cycled_c40, 0) } },
	{ "no_sensor_counts_more", CG_SOC_CURRENT | CG_SOC_CHARGE,
	  3600000, 2000000000, 1000000, S32_MAX, true, false,
	  8389, 590295810359, 0,
	  { SOC_NEAR(x[0], 1294497524510, 87196),
	    SOC_NEAR(p[0], 2010434517, 2000), SOC_NEAR(p[1], 1455469528, 300),
	    SOC_NEAR(p[2], -23137055, 300), SOC_NEAR(p[3], 98923965, 300),
	    SOC_NEAR(table[0], 36747627814, 3000), SOC_NEAR(offset_c36, 1145325, 2),
	    SOC_NEAR(fast_uv, 77, 2), SOC_NEAR(slow_uv, -2749, 2),
	    SOC_NEAR(load_c24, -207349, 2), SOC_NEAR(rate_c24, 8389, 1),
	    SOC(cycled_c40, 0) } },
	{ "a_count_in_a_millisecond", CG_SOC_CHARGE,
	  1, 3000000, 0, 1000, true, false,
	  268435456, 366503876, 0,
	  { SOC_NEAR(x[0], 550213945642, 2000),
	    SOC_NEAR(p[0], 1099695104, 2000), SOC_NEAR(p[1], 275610915, 300),
	    SOC_NEAR(p[2], -219780158, 300), SOC_NEAR(p[3], 183199580, 300),
	    SOC_NEAR(table[0], 21999395152, 3000), SOC_NEAR(offset_c36, -2290648, 2),
	    SOC_NEAR(fast_uv, 10076, 2), SOC_NEAR(slow_uv, -19993, 2),
	    SOC_NEAR(load_c24, -2795299, 2), SOC_NEAR(rate_c24, 268435456, 1),
	    SOC(cycled_c40, 0) } },
	{ "all_that_a_current_moves", CG_SOC_CURRENT,
	  600000, 3000000, 48000000, 0, true, false,
	  268435456, 1099511627776, 855175710492,
	  { SOC_NEAR(x[0], 1925290673220, 16199),
	    SOC_NEAR(p[0], 72557123550, 788432), SOC_NEAR(p[1], 2473901162LL, 300),
	    SOC_NEAR(p[2], 146601550, 300), SOC_NEAR(p[3], 26178848, 300),
	    SOC_NEAR(table[0], 49478023250, 3000), SOC_NEAR(offset_c36, -1717987, 2),
	    SOC_NEAR(fast_uv, 1123947, 2), SOC_NEAR(slow_uv, 2005642, 2),
	    SOC_NEAR(load_c24, 178024903, 2), SOC_NEAR(rate_c24, 268435456, 1),
	    SOC(cycled_c40, 0) } },
	{ "and_moves_out", CG_SOC_CURRENT,
	  600000, 3000000, -48000000, 0, true, false,
	  -268435456, -1099511627776, 820270579452,
	  { SOC_NEAR(x[0], -823488396220, 16199),
	    SOC_NEAR(p[0], 71457611922, 788432), SOC_NEAR(p[1], -1924145349, 300),
	    SOC_NEAR(p[2], -586406201, 300), SOC_NEAR(p[3], 340325028, 300),
	    SOC_NEAR(table[0], -5497558139, 3000), SOC_NEAR(offset_c36, -1717987, 2),
	    SOC_NEAR(fast_uv, -1123459, 2), SOC_NEAR(slow_uv, -2025642, 2),
	    SOC_NEAR(load_c24, -179889038, 2), SOC_NEAR(rate_c24, -268435456, 1),
	    SOC(cycled_c40, 0) } },
	{ "nor_less", CG_SOC_CURRENT | CG_SOC_CHARGE,
	  3600000, 2000000000, 1000000, S32_MIN, true, false,
	  8389, -590295810359, 0,
	  { SOC_NEAR(x[0], -181242001387, 87196),
	    SOC_NEAR(p[0], 1420138707, 2000), SOC_NEAR(p[1], -905713714, 300),
	    SOC_NEAR(p[2], -416667596, 300), SOC_NEAR(p[3], 267579911, 300),
	    SOC_NEAR(table[0], 7232837297, 3000), SOC_NEAR(offset_c36, 1145325, 2),
	    SOC_NEAR(fast_uv, 77, 2), SOC_NEAR(slow_uv, -2749, 2),
	    SOC_NEAR(load_c24, -207349, 2), SOC_NEAR(rate_c24, 8389, 1),
	    SOC(cycled_c40, 0) } },
};

KUNIT_ARRAY_PARAM_DESC(steps, steps, name);

static void counts_as_the_formulas_do(struct kunit *test)
{
	const struct step *row = test->param_value;
	struct gauge_rig *rig = gauge_rig(test, a_cell, NULL);
	struct cg_soc_input in = {
		.valid = row->valid, .current_ua = row->current_ua, .charge_uah = row->charge_uah,
	};
	struct cg_soc_move move = { .dt_ms = row->dt_ms };

	/* what is not valid is anything */
	if (!(row->valid & CG_SOC_CURRENT))
		in.current_ua = 12345678;
	rig->model.capacity_uah = row->capacity_uah;
	soc_set(&rig->soc, before);
	soc_set(&rig->soc, before_too);
	cg_soc_count(&rig->model, &rig->soc, &in, &move);
	KUNIT_EXPECT_EQ(test, row->counted, move.counted);
	KUNIT_EXPECT_EQ(test, row->away, move.away);
	KUNIT_EXPECT_LE(test, abs(move.rate_c24 - row->rate_c24), 1);
	/* currents are parts of 2^24 of a C */
	KUNIT_EXPECT_LE(test, cg_soc_amount(move.moved_c40 - row->moved_c40), 2000);
	KUNIT_EXPECT_LE(test, cg_soc_amount(move.unsure_c40 - row->unsure_c40), 12000);
	KUNIT_EXPECT_EQ(test, CG_SOC_ONE / 500, rig->soc.p[4]);
	soc_expect(test, &rig->soc, row->after);
}

struct since_full {
	const char *name;
	u32 valid;
	s64 dt_ms;
	s32 charge_uah;
	s32 counted;
	s32 counted_64ths;
	s32 counted_after;
	s32 counted_64ths_after;
};

/* Of 3 Ah; a time in parts of 64 of a second, to the nearest. */
static const struct since_full since_fulls[] = {
	{ "counts_on", CG_SOC_CHARGE, 1500, 300000, CG_C30 / 5, 640, CG_C30 / 10 * 3, 736 },
	{ "counts_down", CG_SOC_CHARGE, 1000, -600000, CG_C30 / 5, 0, 0, 64 },
	{ "a_millisecond_is_no_64th", CG_SOC_CHARGE, 7, 0, 5, 100, 5, 100 },
	{ "eight_are_one", CG_SOC_CHARGE, 8, 0, 5, 100, 5, 101 },
	{ "a_time_without_an_end_goes_on", CG_SOC_CHARGE, 1000, 300000, 77, S32_MAX, 77, S32_MAX },
	{ "nobody_counted", CG_SOC_AWAY, 1000, 0, 77, 640, 77, S32_MAX },
	{ "it_was_guessed", 0, 1000, 0, 77, 640, 77, S32_MAX },
	{ "the_most_that_fits", CG_SOC_CHARGE, 1000, 3000000, S32_MAX - CG_C30, 640, S32_MAX, 704 },
	{ "more_than_fits", CG_SOC_CHARGE, 1000, 3000000, S32_MAX - CG_C30 + 1, 640,
	  S32_MAX - CG_C30 + 1, S32_MAX },
	{ "a_time_ends_where_its_word_ends", CG_SOC_CHARGE, 1000, 0, 5, S32_MAX - 10, 5, S32_MAX },
};

KUNIT_ARRAY_PARAM_DESC(since_fulls, since_fulls, name);

static void keeps_what_was_counted_since_full(struct kunit *test)
{
	const struct since_full *row = test->param_value;
	struct gauge_rig *rig = gauge_rig(test, a_cell, NULL);
	struct cg_soc_input in = { .valid = row->valid, .charge_uah = row->charge_uah };
	struct cg_soc_move move = { .dt_ms = row->dt_ms };

	rig->soc.counted = row->counted;
	rig->soc.counted_64ths = row->counted_64ths;
	cg_soc_count(&rig->model, &rig->soc, &in, &move);
	KUNIT_EXPECT_LE(test, abs(rig->soc.counted - row->counted_after), 1);
	KUNIT_EXPECT_EQ(test, row->counted_64ths_after, rig->soc.counted_64ths);
}

/* Its bound is 1/64, the root of 1/16 times 1/1000 is less. */
static void a_covariance_with_the_offset_has_a_bound(struct kunit *test)
{
	static const s32 signs[] = { 1, -1 };
	struct gauge_rig *rig = gauge_rig(test, a_cell, NULL);
	struct cg_soc_input in = { .valid = CG_SOC_CHARGE };
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(signs); i++) {
		struct cg_soc_move move = { .dt_ms = HOUR_MS };

		rig->soc.offset_c36 = signs[i] * (CG_C30 + 50000000);
		rig->soc.offset_p = signs[i] * 1000;
		cg_soc_count(&rig->model, &rig->soc, &in, &move);
		KUNIT_EXPECT_EQ(test, signs[i] * CG_C30, rig->soc.offset_c36);
	}
}

struct rate {
	const char *name;
	s32 ua;
	s32 c24;
};

static const struct rate rates[] = {
	{ "none", 0, 0 },
	{ "one_c", 3000000, 1 << 24 },
	{ "one_c_out", -3000000, -(1 << 24) },
	{ "highest_number", S32_MAX, 16 << 24 },
	{ "lowest_number", S32_MIN, -(16 << 24) },
};

KUNIT_ARRAY_PARAM_DESC(rates, rates, name);

static void rates_end_at_sixteen_c(struct kunit *test)
{
	const struct rate *row = test->param_value;
	struct gauge_rig *rig = gauge_rig(test, a_cell, NULL);

	KUNIT_EXPECT_EQ(test, row->c24, cg_soc_rate(&rig->model, row->ua));
}

/* A month of the largest current is the largest product. */
static void a_month_of_the_largest_current_fits(struct kunit *test)
{
	s64 month_ms = 30LL * 24 * HOUR_MS;

	KUNIT_EXPECT_GT(test, cg_soc_charge(16 << 24, month_ms), 0);
	KUNIT_EXPECT_LT(test, cg_soc_charge(-(16 << 24), month_ms), 0);
}

static void a_hundred_hours_of_a_second_each_lose_nothing(struct kunit *test)
{
	struct gauge_rig *rig = gauge_rig(test, a_cell, NULL);
	struct cg_soc_input in = { .valid = CG_SOC_CURRENT, .current_ua = -3000 };
	s64 sum = 0;
	unsigned int i;

	rig->soc.rate_c24 = cg_soc_rate(&rig->model, -3000);
	for (i = 0; i < 360000; i++) {
		struct cg_soc_move move = { .dt_ms = 1000 };

		cg_soc_count(&rig->model, &rig->soc, &in, &move);
		sum += move.moved_c40;
	}
	/* 300 mAh are 10 % */
	KUNIT_EXPECT_LE(test, abs(sum + CG_SOC_ONE / 10), CG_SOC_ONE / 1000);
}

static void uncertainty_grows_with_the_offset(struct kunit *test)
{
	struct gauge_rig *rig = gauge_rig(test, a_cell, NULL);
	struct cg_soc_input in = { .valid = CG_SOC_CURRENT };
	unsigned int i;

	rig->soc.p[0] = cg_soc_variance(CG_SOC_ONE / 1000);
	for (i = 0; i < 3600; i++) {
		struct cg_soc_move move = { .dt_ms = 1000 };

		cg_soc_count(&rig->model, &rig->soc, &in, &move);
	}
	/* an hour of 1/150 C */
	KUNIT_EXPECT_GT(test, rig->soc.p[0], cg_soc_variance(CG_SOC_ONE / 170));
	KUNIT_EXPECT_LT(test, rig->soc.p[0], cg_soc_variance(CG_SOC_ONE / 130));
}

static void cycles_are_in_and_out(struct kunit *test)
{
	struct gauge_rig *rig = gauge_rig(test, a_cell, NULL);
	struct cg_soc_input in = { .valid = CG_SOC_CHARGE };
	unsigned int i;

	for (i = 0; i < 20; i++) {
		struct cg_soc_move move = { .dt_ms = HOUR_MS };

		in.charge_uah = i % 2 ? 1500000 : -1500000;
		cg_soc_count(&rig->model, &rig->soc, &in, &move);
		cg_soc_pass(&rig->soc, move.moved_c40, move.dt_ms);
		cg_soc_fade(&rig->soc, move.counted);
	}
	KUNIT_EXPECT_LE(test, abs((s64)rig->soc.cycled_c40 - 10 * CG_SOC_ONE), CG_SOC_ONE >> 16);
}

struct worn {
	const char *name;
	u32 valid;
	s32 ua;
	struct soc_part before[PARTS_MOST];
	bool ages;
};

/* The offset may be a 1024th of a C, 2.93 mA: 16384 parts of 2^24, of which 16 are one of 2^20. */
static const struct worn worns[] = {
	{ "a_charge", CG_SOC_CURRENT, 1000000, { SOC(offset, 0) }, true },
	{ "a_load", CG_SOC_CURRENT, -1000000, { SOC(offset, 0) }, true },
	{ "what_may_be_an_offset", CG_SOC_CURRENT, 2926, { SOC(offset, 0) }, false },
	{ "a_little_more", CG_SOC_CURRENT, 2960, { SOC(offset, 0) }, true },
	{ "as_little_out", CG_SOC_CURRENT, -2926, { SOC(offset, 0) }, false },
	{ "a_little_more_out", CG_SOC_CURRENT, -2960, { SOC(offset, 0) }, true },
	{ "what_is_an_offset", CG_SOC_CURRENT, 30000, { SOC(offset, -CG_C30 / 100) }, false },
	{ "more_than_an_offset", CG_SOC_CURRENT, 31000, { SOC(offset, -CG_C30 / 100) }, true },
	{ "whatever_a_sensor_counted", CG_SOC_CHARGE, 0, { SOC(offset, 0) }, true },
	{ "a_gap", CG_SOC_CURRENT | CG_SOC_AWAY, 1000000, { SOC(offset, 0) }, false },
	{ "a_guess_that_goes_on", 0, 0, { SOC(rate_c24, CG_C24), SOC(swing, CG_SOC_TURN) }, true },
	{ "one_that_goes_on_out", 0, 0, { SOC(rate_c24, -CG_C24), SOC(swing, -CG_SOC_TURN) },
	  true },
	{ "one_that_has_turned", 0, 0, { SOC(rate_c24, CG_C24), SOC(swing, -CG_SOC_TURN) }, false },
	{ "one_that_has_turned_out", 0, 0, { SOC(rate_c24, -CG_C24), SOC(swing, CG_SOC_TURN) },
	  false },
	{ "one_to_and_fro", 0, 0, { SOC(rate_c24, CG_C24), SOC(swing, -CG_SOC_TURN / 2) },
	  false },
	{ "one_to_and_fro_out", 0, 0, { SOC(rate_c24, -CG_C24), SOC(swing, CG_SOC_TURN / 2) },
	  false },
	{ "none", 0, 0, { SOC(rate_c24, 0), SOC(swing, CG_SOC_TURN) }, false },
};

KUNIT_ARRAY_PARAM_DESC(worns, worns, name);

static void what_flows_ages_cells(struct kunit *test)
{
	const struct worn *row = test->param_value;
	struct gauge_rig *rig = gauge_rig(test, a_cell, NULL);
	const struct cg_soc_input in = {
		.valid = row->valid, .current_ua = row->ua, .charge_uah = 10,
	};
	struct cg_soc_move move = { .dt_ms = 1000 };
	s32 s;

	rig->soc.rate_c24 = cg_soc_rate(&rig->model, row->ua);
	rig->soc.offset_p = cg_soc_variance(CG_SOC_ONE / 1024);
	soc_set(&rig->soc, row->before);
	for (s = 0; s < 30; s++) {
		cg_soc_count(&rig->model, &rig->soc, &in, &move);
		cg_soc_pass(&rig->soc, move.moved_c40, move.dt_ms);
		cg_soc_fade(&rig->soc, move.counted);
	}
	KUNIT_EXPECT_EQ(test, row->ages, rig->soc.cycled_c40 > 0);
}

/* A month at rest, at a voltage that reads 3 mV too much and too little in turn. */
static void a_voltage_at_rest_makes_no_cycles(struct kunit *test)
{
	struct gauge_rig *rig = gauge_rig(test, a_cell, NULL);
	struct cg_soc_input in = { .valid = CG_SOC_VOLTAGE, .dt_ms = 10000 };
	s32 i;

	for (i = 0; i < 259200; i++) {
		in.voltage_uv = 3700000 + (i % 14 < 7 ? 3000 : -3000);
		cg_soc_step(&rig->model, &rig->soc, &in);
	}
	/* less than a tenth of one, and it settles first */
	KUNIT_EXPECT_LE(test, rig->soc.cycled_c40, CG_SOC_ONE / 5);
}

/* Half of it up and down 20 times is 20 times all of it, but for 4 % after each turn. */
static void a_voltage_that_goes_up_and_down_makes_cycles(struct kunit *test)
{
	struct gauge_rig *rig = gauge_rig(test, a_cell, NULL);
	struct cg_soc_input in = { .valid = CG_SOC_VOLTAGE, .dt_ms = 10000 };
	s32 i, bp;

	for (i = 0; i < 20 * 10000; i++) {
		bp = i % 10000 < 5000 ? i % 10000 : 10000 - i % 10000;
		in.voltage_uv = terminal_uv(rig, 4000 + bp, 0);
		cg_soc_step(&rig->model, &rig->soc, &in);
	}
	KUNIT_EXPECT_GE(test, rig->soc.cycled_c40 >> 30, 17 * CG_SOC_ONE >> 30);
	KUNIT_EXPECT_LE(test, rig->soc.cycled_c40 >> 30, 21 * CG_SOC_ONE >> 30);
}

static struct kunit_case cases[] = {
	KUNIT_CASE_PARAM(counts, flows_gen_params),
	KUNIT_CASE_PARAM(a_charge_goes_on_asleep, asleeps_gen_params),
	KUNIT_CASE_PARAM(counts_as_the_formulas_do, steps_gen_params),
	KUNIT_CASE_PARAM(keeps_what_was_counted_since_full, since_fulls_gen_params),
	KUNIT_CASE(a_covariance_with_the_offset_has_a_bound),
	KUNIT_CASE_PARAM(rates_end_at_sixteen_c, rates_gen_params),
	KUNIT_CASE(a_month_of_the_largest_current_fits),
	KUNIT_CASE(a_hundred_hours_of_a_second_each_lose_nothing),
	KUNIT_CASE(uncertainty_grows_with_the_offset),
	KUNIT_CASE(cycles_are_in_and_out),
	KUNIT_CASE_PARAM(what_flows_ages_cells, worns_gen_params),
	KUNIT_CASE(a_voltage_at_rest_makes_no_cycles),
	KUNIT_CASE(a_voltage_that_goes_up_and_down_makes_cycles),
	{ }
};

static struct kunit_suite suite = {
	.name = "chargov-count",
	.test_cases = cases,
};

kunit_test_suite(suite);
