// SPDX-License-Identifier: GPL-2.0-only
/* Which temperature zones hold: at once into, patiently out of. */
#include "rig.h"

struct at_row {
	const char *name;
	s32 temp_mdegc;
	int want;
};

static const struct at_row at_rows[] = {
	{ "coldest_there_is", S32_MIN, -1 },
	{ "just_below_the_lowest_edge", -1, -1 },
	{ "lowest_edge_is_inside", 0, 0 },
	{ "just_below_an_inner_edge", 9999, 0 },
	{ "inner_edge_belongs_to_the_upper_zone", 10000, 1 },
	{ "just_below_the_next_edge", 44999, 1 },
	{ "next_edge", 45000, 2 },
	{ "just_below_the_highest_edge", 54999, 2 },
	{ "highest_edge_is_outside", 55000, 3 },
	{ "hottest_there_is", S32_MAX, 3 },
};

KUNIT_ARRAY_PARAM_DESC(at_rows, at_rows, name);

static void finds_the_zone(struct kunit *test)
{
	const struct at_row *row = test->param_value;

	KUNIT_EXPECT_EQ(test, row->want, cg_zone_at(&rig_profile, row->temp_mdegc));
}

static const struct at_row doubtful_rows[] = {
	{ "cold_edge_may_be_below_it", 249, -1 },
	{ "surely_above_the_cold_edge", 250, 0 },
	{ "inner_edges_are_no_matter_of_safety", 9999, 0 },
	{ "nor_on_their_other_side", 10000, 1 },
	{ "surely_below_the_hot_edge", 54749, 2 },
	{ "hot_edge_may_be_above_it", 54750, 3 },
};

KUNIT_ARRAY_PARAM_DESC(doubtful_rows, doubtful_rows, name);

static void stops_before_a_sensor_hides_an_edge(struct kunit *test)
{
	const struct at_row *row = test->param_value;
	struct rig *rig = rig_new(test);

	rig->profile.temp_error_mdegc = 250;
	KUNIT_EXPECT_EQ(test, row->want, cg_zone_at(&rig->profile, row->temp_mdegc));
}

static void without_zones_everything_is_outside(struct kunit *test)
{
	struct rig *rig = rig_new(test);

	rig->profile.n_zones = 0;
	KUNIT_EXPECT_EQ(test, -1, cg_zone_at(&rig->profile, 25000));
	cg_zones_hold(&rig->profile, &rig->state, rig_facts(rig));
	KUNIT_EXPECT_EQ(test, CG_WHY_TOO_HOT, cg_zones_why(&rig->profile, &rig->state));
}

/* One look after another; temperatures in degrees and tenths, times 10. */
struct walk_row {
	const char *name;
	s32 t[6];
	int n;
	int cold;
	int hot;
	enum cg_why why;
};

static const struct walk_row walk_rows[] = {
	{ "first_look_knows_no_hysteresis", { 100 }, 1, 1, 1, CG_WHY_NONE },
	{ "into_the_cool_zone_at_its_edge", { 250, 99 }, 2, 0, 1, CG_WHY_NONE },
	{ "deep_in_the_cool_zone_it_alone_holds", { 250, 99, 80, 79 }, 4, 0, 0, CG_WHY_NONE },
	{ "back_to_normal_not_at_the_edge", { 50, 100 }, 2, 0, 1, CG_WHY_NONE },
	{ "back_to_normal_not_just_inside", { 50, 119 }, 2, 0, 1, CG_WHY_NONE },
	{ "back_to_normal_hysteresis_inside", { 50, 120 }, 2, 1, 1, CG_WHY_NONE },
	{ "too_cold_at_the_edge", { 50, -1 }, 2, -1, 0, CG_WHY_TOO_COLD },
	{ "still_too_cold_at_the_edge_again", { 50, -1, 0 }, 3, -1, 0, CG_WHY_TOO_COLD },
	{ "still_too_cold_just_inside", { -50, 19 }, 2, -1, 0, CG_WHY_TOO_COLD },
	{ "no_longer_too_cold_hysteresis_inside", { -50, 20 }, 2, 0, 0, CG_WHY_NONE },
	{ "into_the_warm_zone_at_its_edge", { 250, 450 }, 2, 1, 2, CG_WHY_NONE },
	{ "back_from_warm_not_at_the_edge", { 500, 449 }, 2, 1, 2, CG_WHY_NONE },
	{ "back_from_warm_not_just_inside", { 500, 430 }, 2, 1, 2, CG_WHY_NONE },
	{ "back_from_warm_hysteresis_inside", { 500, 429 }, 2, 1, 1, CG_WHY_NONE },
	{ "too_hot_at_the_edge", { 500, 550 }, 2, 2, 3, CG_WHY_TOO_HOT },
	{ "still_too_hot_just_inside", { 600, 530 }, 2, 2, 3, CG_WHY_TOO_HOT },
	{ "no_longer_too_hot_hysteresis_inside", { 600, 529 }, 2, 2, 2, CG_WHY_NONE },
	{ "a_jump_over_all_zones_is_believed_at_once", { 250, 900 }, 2, 3, 3, CG_WHY_TOO_HOT },
	{ "and_back_it_forgets_at_once", { 900, 250 }, 2, 1, 1, CG_WHY_NONE },
	{ "from_too_hot_to_too_cold", { 600, -100 }, 2, -1, -1, CG_WHY_TOO_COLD },
	{ "the_colder_end_lets_go_alone", { 50, 119, 120 }, 3, 1, 1, CG_WHY_NONE },
	{ "all_of_it_still_too_cold", { -50, -5 }, 2, -1, -1, CG_WHY_TOO_COLD },
	{ "dithering_at_an_edge_keeps_both", { 250, 450, 449, 450, 449, 450 }, 6, 1, 2,
	  CG_WHY_NONE },
};

KUNIT_ARRAY_PARAM_DESC(walk_rows, walk_rows, name);

static void holds_and_lets_go(struct kunit *test)
{
	const struct walk_row *row = test->param_value;
	struct rig *rig = rig_new(test);
	int i;

	for (i = 0; i < row->n; i++) {
		rig_temp(rig, row->t[i] * 100);
		cg_zones_hold(&rig->profile, &rig->state, rig_facts(rig));
	}
	KUNIT_EXPECT_EQ(test, row->cold, rig->state.zone);
	KUNIT_EXPECT_EQ(test, row->hot, rig->state.zone_hot);
	KUNIT_EXPECT_EQ(test, row->why, cg_zones_why(&rig->profile, &rig->state));
}

static void every_sensor_counts(struct kunit *test)
{
	struct rig *rig = rig_new(test);

	rig_read(rig, CG_V_TEMP_MIN_MDEGC, 5000);
	rig_read(rig, CG_V_TEMP_MAX_MDEGC, 50000);
	cg_zones_hold(&rig->profile, &rig->state, rig_facts(rig));
	KUNIT_EXPECT_EQ(test, 0, rig->state.zone);
	KUNIT_EXPECT_EQ(test, 2, rig->state.zone_hot);
	rig_read(rig, CG_V_TEMP_MIN_MDEGC, -1);
	cg_zones_hold(&rig->profile, &rig->state, rig_facts(rig));
	KUNIT_EXPECT_EQ(test, CG_WHY_TOO_COLD, cg_zones_why(&rig->profile, &rig->state));
	rig_read(rig, CG_V_TEMP_MAX_MDEGC, 55000);
	cg_zones_hold(&rig->profile, &rig->state, rig_facts(rig));
	KUNIT_EXPECT_EQ(test, CG_WHY_TOO_HOT, cg_zones_why(&rig->profile, &rig->state));
}

static void every_sensor_must_be_hysteresis_away(struct kunit *test)
{
	struct rig *rig = rig_new(test);

	rig_temp(rig, 50000);
	cg_zones_hold(&rig->profile, &rig->state, rig_facts(rig));
	rig_read(rig, CG_V_TEMP_MIN_MDEGC, 30000);
	rig_read(rig, CG_V_TEMP_MAX_MDEGC, 43000);
	cg_zones_hold(&rig->profile, &rig->state, rig_facts(rig));
	KUNIT_EXPECT_EQ(test, 2, rig->state.zone_hot);
	rig_read(rig, CG_V_TEMP_MAX_MDEGC, 42999);
	cg_zones_hold(&rig->profile, &rig->state, rig_facts(rig));
	KUNIT_EXPECT_EQ(test, 1, rig->state.zone_hot);
	rig_temp(rig, 5000);
	cg_zones_hold(&rig->profile, &rig->state, rig_facts(rig));
	rig_read(rig, CG_V_TEMP_MAX_MDEGC, 30000);
	rig_read(rig, CG_V_TEMP_MIN_MDEGC, 11999);
	cg_zones_hold(&rig->profile, &rig->state, rig_facts(rig));
	KUNIT_EXPECT_EQ(test, 0, rig->state.zone);
}

/* P4: no hysteresis keeps a zone out in which a sensor is, however small it is. */
static void p4_the_zones_of_all_sensors_hold(struct kunit *test)
{
	struct rig *rig = rig_new(test);
	u64 seed = 4;
	int i;

	for (i = 0; i < 20000; i++) {
		s32 cold = (s32)(rig_random(&seed) % 80000) - 15000;
		s32 hot = cold + rig_random(&seed) % 3000;

		rig->profile.hysteresis_mdegc = rig_random(&seed) % 3000;
		rig->profile.temp_error_mdegc = rig_random(&seed) % 1000;
		cg_profile_prepare(&rig->profile);
		rig_read(rig, CG_V_TEMP_MIN_MDEGC, cold);
		rig_read(rig, CG_V_TEMP_MAX_MDEGC, hot);
		cg_zones_hold(&rig->profile, &rig->state, rig_facts(rig));
		KUNIT_ASSERT_LE(test, rig->state.zone, cg_zone_at(&rig->profile, cold));
		KUNIT_ASSERT_GE(test, rig->state.zone_hot, cg_zone_at(&rig->profile, hot));
	}
}

static void lost_temperature_changes_nothing(struct kunit *test)
{
	struct rig *rig = rig_new(test);

	rig_temp(rig, 60000);
	cg_zones_hold(&rig->profile, &rig->state, rig_facts(rig));
	rig_temp(rig, 25000);
	rig->view.f[CG_V_TEMP_MIN_MDEGC].valid = false;
	cg_zones_hold(&rig->profile, &rig->state, rig_facts(rig));
	KUNIT_EXPECT_EQ(test, 3, rig->state.zone_hot);
}

static void a_zone_without_steps_is_off(struct kunit *test)
{
	struct rig *rig = rig_new(test);

	rig->profile.zone[0].n_steps = 0;
	rig->profile.zone[2].n_steps = 0;
	rig_temp(rig, -5000);
	cg_zones_hold(&rig->profile, &rig->state, rig_facts(rig));
	KUNIT_EXPECT_EQ(test, CG_WHY_TOO_COLD, cg_zones_why(&rig->profile, &rig->state));
	rig_temp(rig, 5000);
	cg_zones_hold(&rig->profile, &rig->state, rig_facts(rig));
	KUNIT_EXPECT_EQ(test, CG_WHY_TOO_COLD, cg_zones_why(&rig->profile, &rig->state));
	rig_temp(rig, 50000);
	cg_zones_hold(&rig->profile, &rig->state, rig_facts(rig));
	KUNIT_EXPECT_EQ(test, CG_WHY_TOO_HOT, cg_zones_why(&rig->profile, &rig->state));
}

/* Limits of the warmest zone, and the word at a temperature. */
struct health_row {
	const char *name;
	s32 warm_uv;
	s32 warm_ua;
	s32 temp_mdegc;
	enum cg_health want;
};

static const struct health_row health_rows[] = {
	{ "cool_zone_is_cool", 4100000, 1500000, 5000, CG_HEALTH_COOL },
	{ "normal_zone_is_good", 4100000, 1500000, 25000, CG_HEALTH_GOOD },
	{ "zone_of_lower_voltage_is_warm", 4100000, 1500000, 50000, CG_HEALTH_WARM },
	{ "zone_of_lower_current_is_warm", 4200000, 1499999, 50000, CG_HEALTH_WARM },
	{ "zone_of_equal_limits_is_good", 4200000, 1500000, 50000, CG_HEALTH_GOOD },
	{ "too_hot_is_not_for_this_word", 4100000, 1500000, 60000, CG_HEALTH_GOOD },
	{ "too_cold_is_not_for_this_word", 4100000, 1500000, -5000, CG_HEALTH_GOOD },
};

KUNIT_ARRAY_PARAM_DESC(health_rows, health_rows, name);

static void reduced_limits_have_a_word(struct kunit *test)
{
	const struct health_row *row = test->param_value;
	struct rig *rig = rig_new(test);

	rig->profile.zone[2].step[0] = (struct cg_step) { row->warm_uv, row->warm_ua };
	cg_profile_prepare(&rig->profile);
	rig_temp(rig, row->temp_mdegc);
	cg_zones_hold(&rig->profile, &rig->state, rig_facts(rig));
	KUNIT_EXPECT_EQ(test, row->want, cg_zones_health(&rig->profile, &rig->state));
}

/* Whatever came before, the zone of every sensor is among those that hold (P1, P2, P4). */
static void zone_of_now_always_holds(struct kunit *test)
{
	struct rig *rig = rig_new(test);
	u64 seed = 4;
	int i;

	for (i = 0; i < 20000; i++) {
		s64 cold = rig_between(&seed, -20000, 70000);
		s64 hot = cold + rig_between(&seed, 0, 10000);

		rig_read(rig, CG_V_TEMP_MIN_MDEGC, cold);
		rig_read(rig, CG_V_TEMP_MAX_MDEGC, hot);
		rig->profile.hysteresis_mdegc = rig_between(&seed, 0, 20000);
		cg_zones_hold(&rig->profile, &rig->state, rig_facts(rig));
		KUNIT_ASSERT_LE(test, rig->state.zone, cg_zone_at(&rig->profile, cold));
		KUNIT_ASSERT_GE(test, rig->state.zone_hot, cg_zone_at(&rig->profile, hot));
		KUNIT_ASSERT_GE(test, rig->state.zone, -1);
		KUNIT_ASSERT_LE(test, rig->state.zone_hot, 3);
	}
}

/* Five zones, of which one in the middle allows no charge; the range is set, not walked to. */
struct range_row {
	const char *name;
	s8 cold;
	s8 hot;
	enum cg_why why;
};

static const struct range_row range_rows[] = {
	{ "one_that_allows", 1, 1, CG_WHY_NONE },
	{ "two_that_allow", 0, 1, CG_WHY_NONE },
	{ "one_that_forbids_with_others_above", 2, 2, CG_WHY_TOO_COLD },
	{ "from_one_that_allows_into_it", 1, 2, CG_WHY_TOO_COLD },
	{ "out_of_it", 2, 3, CG_WHY_TOO_COLD },
	{ "over_it", 1, 3, CG_WHY_TOO_COLD },
	{ "far_over_it", 0, 4, CG_WHY_TOO_COLD },
	{ "the_last_one", 4, 4, CG_WHY_NONE },
	{ "above_the_last_one", 4, 5, CG_WHY_TOO_HOT },
	{ "all_above", 5, 5, CG_WHY_TOO_HOT },
	{ "below_the_first_one", -1, 0, CG_WHY_TOO_COLD },
	{ "all_below", -1, -1, CG_WHY_TOO_COLD },
	{ "before_the_first_look", CG_ZONE_UNKNOWN, CG_ZONE_UNKNOWN, CG_WHY_NO_TEMPERATURE },
	{ "no_such_zone", 100, 101, CG_WHY_TOO_HOT },
};

KUNIT_ARRAY_PARAM_DESC(range_rows, range_rows, name);

static struct rig *rig_five(struct kunit *test)
{
	struct rig *rig = rig_new(test);
	int i;

	rig->profile.n_zones = 5;
	for (i = 0; i < 5; i++)
		rig->profile.zone[i] = (struct cg_zone) {
			.from_mdegc = i * 10000, .to_mdegc = i * 10000 + 10000,
			.n_steps = i != 2, .step = { { 4200000, 1500000 } },
		};
	cg_profile_prepare(&rig->profile);
	return rig;
}

static void every_zone_of_the_range_must_allow_it(struct kunit *test)
{
	const struct range_row *row = test->param_value;
	struct rig *rig = rig_five(test);

	rig->state.zone = row->cold;
	rig->state.zone_hot = row->hot;
	KUNIT_EXPECT_EQ(test, row->why, cg_zones_why(&rig->profile, &rig->state));
}

/* Three zones that allow it are more than the usual two. */
static void a_wide_range_may_allow_it_too(struct kunit *test)
{
	struct rig *rig = rig_new(test);

	rig->state.zone = 0;
	rig->state.zone_hot = 2;
	KUNIT_EXPECT_EQ(test, CG_WHY_NONE, cg_zones_why(&rig->profile, &rig->state));
}

static void no_more_zones_than_there_is_room_for(struct kunit *test)
{
	struct rig *rig = rig_five(test);

	rig->profile.n_zones = 255;
	rig->state.zone = CG_MAX_ZONES;
	rig->state.zone_hot = CG_MAX_ZONES;
	KUNIT_EXPECT_EQ(test, CG_WHY_TOO_HOT, cg_zones_why(&rig->profile, &rig->state));
	KUNIT_EXPECT_EQ(test, CG_HEALTH_GOOD, cg_zones_health(&rig->profile, &rig->state));
	KUNIT_EXPECT_FALSE(test, cg_zone_exists(&rig->profile, CG_MAX_ZONES));
	KUNIT_EXPECT_TRUE(test, cg_zone_exists(&rig->profile, CG_MAX_ZONES - 1));
	cg_profile_prepare(&rig->profile);
	KUNIT_EXPECT_LT(test, rig->profile.best_zone, CG_MAX_ZONES);
	rig_temp(rig, 25000);
	cg_zones_hold(&rig->profile, &rig->state, rig_facts(rig));
	KUNIT_EXPECT_LE(test, rig->state.zone, CG_MAX_ZONES);
}

/* What is behind the last zone in the table is none, whatever is written there. */
static void leftovers_in_the_table_are_no_zones(struct kunit *test)
{
	struct rig *rig = rig_new(test);
	struct cg_zone *left = &rig->profile.zone[3];

	*left = (struct cg_zone) { 55000, 90000, .n_steps = 1, .step = { { 4300000, 9000000 } } };
	cg_profile_prepare(&rig->profile);
	KUNIT_EXPECT_EQ(test, 0, left->eases_below + left->eases_above + left->is_warm);
	KUNIT_EXPECT_FALSE(test, rig->profile.zone[2].eases_above);
	KUNIT_EXPECT_EQ(test, 1, rig->profile.best_zone);
	rig->profile.zone[2].n_steps = 0;
	rig->state.zone = 2;
	rig->state.zone_hot = 2;
	KUNIT_EXPECT_EQ(test, CG_WHY_TOO_HOT, cg_zones_why(&rig->profile, &rig->state));
	rig->state.zone = 3;
	rig->state.zone_hot = 3;
	KUNIT_EXPECT_EQ(test, CG_WHY_TOO_HOT, cg_zones_why(&rig->profile, &rig->state));
}

/* What lies behind the last zone looks as if it held: it is none, and the range comes back. */
static void a_range_comes_back_from_beyond_the_zones(struct kunit *test)
{
	struct rig *rig = rig_new(test);

	rig->profile.zone[3] = (struct cg_zone) { 0, 90000, .n_steps = 1 };
	rig->state.zone = 1;
	rig->state.zone_hot = 3;
	cg_zones_hold(&rig->profile, &rig->state, rig_facts(rig));
	KUNIT_EXPECT_EQ(test, 1, rig->state.zone);
	KUNIT_EXPECT_EQ(test, 1, rig->state.zone_hot);
	rig->state.zone = 3;
	cg_zones_hold(&rig->profile, &rig->state, rig_facts(rig));
	KUNIT_EXPECT_EQ(test, 1, rig->state.zone);
}

/* A state that was written over is read within the table. */
static void a_zone_that_cannot_be_is_forgotten(struct kunit *test)
{
	struct rig *rig = rig_new(test);

	rig->state.zone = 100;
	rig->state.zone_hot = 100;
	cg_zones_hold(&rig->profile, &rig->state, rig_facts(rig));
	KUNIT_EXPECT_EQ(test, 1, rig->state.zone);
	KUNIT_EXPECT_EQ(test, 1, rig->state.zone_hot);
	rig->state.zone = -100;
	rig->state.zone_hot = -100;
	cg_zones_hold(&rig->profile, &rig->state, rig_facts(rig));
	KUNIT_EXPECT_EQ(test, 1, rig->state.zone);
	KUNIT_EXPECT_EQ(test, 1, rig->state.zone_hot);
}

static void a_range_that_leaves_the_zones_has_no_word(struct kunit *test)
{
	struct rig *rig = rig_new(test);

	rig->profile.zone[2].step[0].cc_ua = 100000;
	cg_profile_prepare(&rig->profile);
	rig->state.zone = 1;
	rig->state.zone_hot = 2;
	KUNIT_EXPECT_EQ(test, CG_HEALTH_WARM, cg_zones_health(&rig->profile, &rig->state));
	rig->state.zone_hot = 3;
	KUNIT_EXPECT_EQ(test, CG_HEALTH_GOOD, cg_zones_health(&rig->profile, &rig->state));
	rig->state.zone = -1;
	rig->state.zone_hot = 2;
	KUNIT_EXPECT_EQ(test, CG_HEALTH_GOOD, cg_zones_health(&rig->profile, &rig->state));
}

/* Sensors that changed places are told apart all the same. */
static void the_colder_is_the_colder(struct kunit *test)
{
	struct rig *rig = rig_new(test);

	rig_read(rig, CG_V_TEMP_MIN_MDEGC, 50000);
	rig_read(rig, CG_V_TEMP_MAX_MDEGC, 5000);
	cg_zones_hold(&rig->profile, &rig->state, rig_facts(rig));
	KUNIT_EXPECT_EQ(test, 0, rig->state.zone);
	KUNIT_EXPECT_EQ(test, 2, rig->state.zone_hot);
}

/* At an outer edge the error counts, and hysteresis only from there on. */
static const struct walk_row error_rows[] = {
	{ "surely_inside_at_the_cold_edge", { 250, 2 }, 2, 0, 0, CG_WHY_NONE },
	{ "no_longer_surely", { 250, 1 }, 2, -1, 0, CG_WHY_TOO_COLD },
	{ "surely_inside_at_the_hot_edge", { 500, 547 }, 2, 2, 2, CG_WHY_NONE },
	{ "it_may_be_hotter_than_it_says", { 500, 548 }, 2, 2, 3, CG_WHY_TOO_HOT },
	{ "still_too_hot_hysteresis_below_the_edge", { 560, 530 }, 2, 2, 3, CG_WHY_TOO_HOT },
	{ "no_longer_too_hot", { 560, 529 }, 2, 2, 2, CG_WHY_NONE },
};

KUNIT_ARRAY_PARAM_DESC(error_rows, error_rows, name);

static void p4_an_outer_edge_is_met_early(struct kunit *test)
{
	const struct walk_row *row = test->param_value;
	struct rig *rig = rig_new(test);
	int i;

	rig->profile.temp_error_mdegc = 200;
	cg_profile_prepare(&rig->profile);
	for (i = 0; i < row->n; i++) {
		rig_temp(rig, row->t[i] * 100);
		cg_zones_hold(&rig->profile, &rig->state, rig_facts(rig));
	}
	KUNIT_EXPECT_EQ(test, row->cold, rig->state.zone);
	KUNIT_EXPECT_EQ(test, row->hot, rig->state.zone_hot);
	KUNIT_EXPECT_EQ(test, row->why, cg_zones_why(&rig->profile, &rig->state));
}

/* Both of its edges are outer ones. */
static void p4_the_only_zone_is_left_early(struct kunit *test)
{
	static const s32 at[] = { 20000, 10199, 20000, 44801 };
	static const enum cg_why why[] = {
		CG_WHY_NONE, CG_WHY_TOO_COLD, CG_WHY_NONE, CG_WHY_TOO_HOT,
	};
	struct rig *rig = rig_new(test);
	unsigned int i;

	rig->profile.temp_error_mdegc = 200;
	rig->profile.zone[0] = rig->profile.zone[1];
	memset(&rig->profile.zone[1], 0, sizeof(rig->profile.zone[1]));
	rig->profile.n_zones = 1;
	cg_profile_prepare(&rig->profile);
	for (i = 0; i < ARRAY_SIZE(at); i++) {
		rig_temp(rig, at[i]);
		cg_zones_hold(&rig->profile, &rig->state, rig_facts(rig));
		KUNIT_EXPECT_EQ(test, why[i], cg_zones_why(&rig->profile, &rig->state));
	}
}

/* Zones of 0..10, 10..45 and 45..55 C, of which the middle one allows the most. */
struct edge_row {
	const char *name;
	s32 temp_mdegc;
	u8 pct;
};

static const struct edge_row edge_rows[] = {
	{ "in_the_middle", 25000, 0 },
	{ "half_a_degree_below_it", 44500, 0 },
	{ "a_little_nearer", 44501, 99 },
	{ "half_of_the_way", 44750, 75 },
	{ "just_below_it", 44999, 50 },
	{ "beyond_it", 45000, 0 },
	{ "a_tenth_of_a_degree_below_it", 44900, 60 },
	{ "below_an_edge_to_more", 9999, 0 },
	{ "below_the_outer_edge", 54250, 0 },
	{ "below_what_a_sensor_may_hide", 54251, 99 },
	{ "at_what_a_sensor_may_hide", 54749, 50 },
	{ "too_hot", 54750, 0 },
	{ "too_cold", -1, 0 },
};

KUNIT_ARRAY_PARAM_DESC(edge_rows, edge_rows, name);

/* Found by the bench: it warmed itself over an edge, and waited there for the hysteresis. */
static void a_cell_is_warmed_less_before_an_edge_to_less(struct kunit *test)
{
	const struct edge_row *row = test->param_value;
	struct rig *rig = rig_new(test);

	rig->profile.temp_error_mdegc = 250;
	cg_profile_prepare(&rig->profile);
	rig_read(rig, CG_V_TEMP_MIN_MDEGC, row->temp_mdegc);
	rig_read(rig, CG_V_TEMP_MAX_MDEGC, row->temp_mdegc);
	cg_zones_hold(&rig->profile, &rig->state, rig_facts(rig));
	KUNIT_EXPECT_EQ(test, row->pct, rig->state.edge_pct);
}

static void the_hottest_sensor_is_the_one_that_is_near(struct kunit *test)
{
	struct rig *rig = rig_new(test);

	rig_read(rig, CG_V_TEMP_MIN_MDEGC, 30000);
	rig_read(rig, CG_V_TEMP_MAX_MDEGC, 44750);
	cg_zones_hold(&rig->profile, &rig->state, rig_facts(rig));
	KUNIT_EXPECT_EQ(test, 75, rig->state.edge_pct);
	/* what is not known any more was near, and the zones that hold are told by it too */
	rig->view.f[CG_V_TEMP_MAX_MDEGC].valid = false;
	cg_zones_hold(&rig->profile, &rig->state, rig_facts(rig));
	KUNIT_EXPECT_EQ(test, 75, rig->state.edge_pct);
	rig_read(rig, CG_V_TEMP_MAX_MDEGC, 44000);
	cg_zones_hold(&rig->profile, &rig->state, rig_facts(rig));
	KUNIT_EXPECT_EQ(test, 0, rig->state.edge_pct);
	/* beyond an edge the limits of the zone there hold until it has lost the hysteresis */
	rig_read(rig, CG_V_TEMP_MAX_MDEGC, 45000);
	cg_zones_hold(&rig->profile, &rig->state, rig_facts(rig));
	rig_read(rig, CG_V_TEMP_MAX_MDEGC, 44750);
	cg_zones_hold(&rig->profile, &rig->state, rig_facts(rig));
	KUNIT_EXPECT_EQ(test, 0, rig->state.edge_pct);
}

static struct kunit_case zones_cases[] = {
	KUNIT_CASE_PARAM(a_cell_is_warmed_less_before_an_edge_to_less, edge_rows_gen_params),
	KUNIT_CASE(the_hottest_sensor_is_the_one_that_is_near),
	KUNIT_CASE_PARAM(finds_the_zone, at_rows_gen_params),
	KUNIT_CASE_PARAM(stops_before_a_sensor_hides_an_edge, doubtful_rows_gen_params),
	KUNIT_CASE(without_zones_everything_is_outside),
	KUNIT_CASE_PARAM(holds_and_lets_go, walk_rows_gen_params),
	KUNIT_CASE(every_sensor_counts),
	KUNIT_CASE(every_sensor_must_be_hysteresis_away),
	KUNIT_CASE(p4_the_zones_of_all_sensors_hold),
	KUNIT_CASE(lost_temperature_changes_nothing),
	KUNIT_CASE(a_zone_without_steps_is_off),
	KUNIT_CASE_PARAM(reduced_limits_have_a_word, health_rows_gen_params),
	KUNIT_CASE(zone_of_now_always_holds),
	KUNIT_CASE_PARAM(every_zone_of_the_range_must_allow_it, range_rows_gen_params),
	KUNIT_CASE(a_wide_range_may_allow_it_too),
	KUNIT_CASE(no_more_zones_than_there_is_room_for),
	KUNIT_CASE(leftovers_in_the_table_are_no_zones),
	KUNIT_CASE(a_range_comes_back_from_beyond_the_zones),
	KUNIT_CASE(a_zone_that_cannot_be_is_forgotten),
	KUNIT_CASE(a_range_that_leaves_the_zones_has_no_word),
	KUNIT_CASE(the_colder_is_the_colder),
	KUNIT_CASE(p4_the_only_zone_is_left_early),
	KUNIT_CASE_PARAM(p4_an_outer_edge_is_met_early, error_rows_gen_params),
	{ }
};

static struct kunit_suite zones_suite = {
	.name = "chargov-zones",
	.test_cases = zones_cases,
};

kunit_test_suite(zones_suite);
