// SPDX-License-Identifier: GPL-2.0-only
/*
 * What a charger is told for the path, to the microvolt, and when the cells are to be looked at:
 * one look at a time, and a charger without steps. kunit/path.c tells the stories.
 */
#include "rig.h"

/* Cells' limit; 1 mV below it is where the room for more ends. */
#define LIMIT_UV	4200000
#define EDGE_UV		(LIMIT_UV - 1000)
#define PATH_UOHM	100000
/* Half a C through the path; all of it told is FULL_UV. */
#define UA		1472000
#define LOST_UV		147200
#define FULL_UV		(LIMIT_UV + LOST_UV)

/**
 * struct told_row - one look, and what comes of it; what is 0 is as in rig_told()
 * @name: of the row
 * @uv: voltage of the cells
 * @ua: current
 * @told_uv: what the charger was told last
 * @want_uv: what it is told now
 * @want_ms: the next look that the cells want
 * @cell_cv_uv: what the cells may have had of @told_uv
 * @charger_uv: what the charger measures, 0 = it never did
 * @path_uohm: path of the description, PATH_UOHM if 0
 * @fall_ua_s: how fast the current falls
 * @is_learned: the path was learned
 * @is_life: iron phosphate
 * @is_cc: it is the current that limits
 */
struct told_row {
	const char *name;
	s32 uv;
	s32 ua;
	s32 told_uv;
	s32 want_uv;
	s64 want_ms;
	s32 cell_cv_uv;
	s32 charger_uv;
	s32 path_uohm;
	s32 fall_ua_s;
	bool is_learned;
	bool is_life;
	bool is_cc;
};

static struct rig *rig_told(struct kunit *test, const struct told_row *row)
{
	struct rig *rig = rig_new(test);
	struct cg_charger_sample *charger = &rig->view.charger[0];

	rig->profile.charger_cv = (struct cg_range) { 1, 5000000, 1 };
	rig->profile.cv_cap_uv = 5000000;
	rig->profile.path_uohm = row->path_uohm ?: PATH_UOHM;
	if (row->is_learned) {
		rig->profile.path_uohm = 0;
		rig->state.path_uohm = PATH_UOHM;
	}
	if (row->is_life)
		rig->profile.chemistry = CG_CHEMISTRY_LIFE;
	rig->state.enabled = true;
	rig->state.phase = row->is_cc ? CG_PHASE_CC : CG_PHASE_CV;
	rig->state.fall_ua_s = row->fall_ua_s;
	rig->state.path_uv = row->told_uv - (row->cell_cv_uv ?: LIMIT_UV);
	charger->told_on = true;
	charger->told_cv_uv = row->told_uv;
	charger->told_cc_ua = 3000000;
	rig_volts(rig, row->uv);
	rig_read(rig, CG_V_CURRENT_UA, row->ua);
	rig_read_charger(rig, CG_C_VOLTAGE_UV, row->charger_uv);
	charger->f[CG_C_VOLTAGE_UV].valid = row->charger_uv > 0;
	rig->d = (struct cg_decision) {
		.enable = true, .phase = CG_PHASE_CV, .cv_uv = LIMIT_UV, .cc_ua = 3000000,
	};
	return rig;
}

static s32 tell(struct rig *rig)
{
	rig_facts(rig)->cv_limit_uv = LIMIT_UV;
	return cg_path_tell(&rig->profile, &rig->state, &rig->facts, &rig->d);
}

static void tells_and_looks(struct kunit *test)
{
	const struct told_row *row = test->param_value;
	struct rig *rig = rig_told(test, row);

	KUNIT_EXPECT_EQ(test, row->want_uv, tell(rig));
	KUNIT_EXPECT_EQ(test, row->want_ms, rig->facts.look_ms);
}

/*
 * Whatever the trend says, the cells rise by what the path takes in 600 s: 246 uV a second at
 * LOST_UV, that is 3936 until two looks from here; of what is missing the charger gives up four
 * times as much. They are looked at when half of the way is gone.
 */
static const struct told_row room_rows[] = {
	{ "far_from_the_limit_all_of_it", 4100000, UA, LIMIT_UV, FULL_UV, 60000 },
	{ "two_minutes_from_the_limit", EDGE_UV - 29520, UA, LIMIT_UV, FULL_UV, 60000 },
	{ "as_good_as_two_minutes_from_it", EDGE_UV - 29519, UA, LIMIT_UV, FULL_UV, 59995 },
	{ "half_of_eighty_seconds_from_it", EDGE_UV - 20000, UA, LIMIT_UV, FULL_UV, 40650 },
	{ "what_was_learned_may_be_too_little", EDGE_UV - 20000, UA, LIMIT_UV, FULL_UV, 31948,
	  .is_learned = true },
	{ "a_path_of_a_microohm", EDGE_UV - 3000, UA, LIMIT_UV, LIMIT_UV + 1, 60000,
	  .path_uohm = 1 },
	{ "a_step_and_more_fits", EDGE_UV - 3938, UA, LIMIT_UV, FULL_UV, 10000 },
	{ "just_a_step_would_fit", EDGE_UV - 3937, UA, LIMIT_UV, LIMIT_UV, 10000 },
	{ "no_step_fits", EDGE_UV - 3936, UA, 4300000, 4300000, 10000 },
	{ "too_near_by_a_microvolt", EDGE_UV - 3935, UA, 4300000, 4300000 - 4, 16000 },
	{ "too_near_by_a_millivolt", EDGE_UV - 2936, UA, 4300000, 4300000 - 4000, 16000 },
};

KUNIT_ARRAY_PARAM_DESC(room_rows, room_rows, name);

/*
 * Told LIMIT_UV the last taper begins at 124.5 mA: 83 % of what ends the charge. At 4.25 V, and
 * 30.5 mV above the voltage of the end, it begins with what those drive through path and cell.
 */
#define END_UV		4219500
#define LAST_UA		124500
#define HIGH_UV		4250000
#define HIGH_LAST_UA	378666

static const struct told_row taper_rows[] = {
	{ "twice_the_current_of_the_last_taper_is_compensated", 4100000, 2 * LAST_UA, LIMIT_UV,
	  LIMIT_UV + 24900, 60000 },
	{ "less_is_not_told_anew", 4100000, 2 * LAST_UA - 1, LIMIT_UV, LIMIT_UV, 60000 },
	{ "the_last_taper_is_met", 4100000, 2 * LAST_UA, LIMIT_UV, LIMIT_UV + 24900, 41500,
	  .fall_ua_s = 3000 },
	{ "the_last_taper_has_begun", 4100000, LAST_UA, LIMIT_UV, LIMIT_UV, 60000,
	  .fall_ua_s = 1000 },
	{ "just_before_the_last_taper", 4100000, HIGH_LAST_UA + 1, HIGH_UV, LIMIT_UV + 37866,
	  60000 },
	{ "in_the_last_taper_the_voltage_of_the_end", 4100000, HIGH_LAST_UA, HIGH_UV, END_UV,
	  60000 },
	{ "half_of_what_ends_the_charge_lower_it_still_is", 4100000, HIGH_LAST_UA - 74999,
	  HIGH_UV, END_UV, 60000 },
	{ "lower_it_is_told_no_other", 4100000, HIGH_LAST_UA - 75000, HIGH_UV, LIMIT_UV + 30366,
	  60000 },
	{ "a_microampere_through_two_ohms", 4100000, 1, LIMIT_UV + 1, LIMIT_UV + 1, 60000,
	  .path_uohm = 2000000 },
};

KUNIT_ARRAY_PARAM_DESC(taper_rows, taper_rows, name);

/* Behind its plateau iron phosphate rises by 1635 uV a second at UA, 26160 until two looks. */
static const struct told_row life_rows[] = {
	{ "gives_up_what_is_missing_once", EDGE_UV - 20000, UA, 4300000, 4300000 - 6160, 16000,
	  .is_life = true },
	{ "all_but_a_step_is_told_already", 4100000, UA, FULL_UV - 1, FULL_UV - 1, 30275,
	  .is_life = true },
	{ "another_step_is_to_be_looked_at", 4100000, UA, FULL_UV - 2, FULL_UV - 2, 16000,
	  .is_life = true },
	{ "the_plateau_ends_where_the_charger_is_at_its_voltage", LIMIT_UV - LOST_UV, UA, LIMIT_UV,
	  FULL_UV, 16000, .is_life = true, .is_cc = true },
	{ "on_the_plateau_nothing_is_added", LIMIT_UV - LOST_UV - 1, UA, LIMIT_UV, LIMIT_UV, 60000,
	  .is_life = true, .is_cc = true },
	{ "no_rise_and_no_room_is_no_division", EDGE_UV, 100, 4210000, LIMIT_UV + 10, 60000,
	  .cell_cv_uv = 4210000, .is_life = true },
};

KUNIT_ARRAY_PARAM_DESC(life_rows, life_rows, name);

/*
 * Charger and cells differ by what the path takes, give or take 1 % of the charger's voltage, and
 * a step of its reading below: or one of them is wrong, and nothing is compensated.
 */
static const struct told_row apart_rows[] = {
	{ "as_far_apart_as_they_may_be", 4000000 - LOST_UV - 40000, UA, LIMIT_UV, FULL_UV, 60000,
	  .charger_uv = 4000000 },
	{ "further_apart", 4000000 - LOST_UV - 40001, UA, LIMIT_UV, LIMIT_UV, 60000,
	  .charger_uv = 4000000 },
	{ "as_near_as_they_may_be", 4020000 - LOST_UV + 40000, UA, LIMIT_UV, FULL_UV, 60000,
	  .charger_uv = 4000000 },
	{ "nearer", 4020000 - LOST_UV + 40001, UA, LIMIT_UV, LIMIT_UV, 60000,
	  .charger_uv = 4000000 },
};

KUNIT_ARRAY_PARAM_DESC(apart_rows, apart_rows, name);

static const struct told_row plain = { "plain", 4100000, UA, LIMIT_UV, FULL_UV, 60000 };

static void what_was_off_or_has_ended_is_not_compensated(struct kunit *test)
{
	struct rig *rig = rig_told(test, &plain);

	KUNIT_EXPECT_EQ(test, FULL_UV, tell(rig));
	rig->state.enabled = false;
	KUNIT_EXPECT_EQ(test, LIMIT_UV, tell(rig));
	rig->state.enabled = true;
	rig->state.full = true;
	KUNIT_EXPECT_EQ(test, LIMIT_UV, tell(rig));
	rig->state.full = false;
	rig->d.phase = CG_PHASE_PRECHARGE;
	KUNIT_EXPECT_EQ(test, LIMIT_UV, tell(rig));
}

/* Iron phosphate of no capacity: a microampere is 3333 uV a second. */
static void no_capacity_is_no_division_by_it(struct kunit *test)
{
	static const struct told_row row = {
		"no_capacity", EDGE_UV - 120000, 1, LIMIT_UV + 1, .path_uohm = 2000000,
		.is_life = true,
	};
	struct rig *rig = rig_told(test, &row);

	rig->profile.capacity_uah = 0;
	rig->profile.term_ua = 0;
	KUNIT_EXPECT_EQ(test, LIMIT_UV + 2, tell(rig));
	KUNIT_EXPECT_EQ(test, 18001, rig->facts.look_ms);
}

static struct kunit_case compensated_cases[] = {
	KUNIT_CASE_PARAM(tells_and_looks, room_rows_gen_params),
	KUNIT_CASE_PARAM(tells_and_looks, taper_rows_gen_params),
	KUNIT_CASE_PARAM(tells_and_looks, life_rows_gen_params),
	KUNIT_CASE_PARAM(tells_and_looks, apart_rows_gen_params),
	KUNIT_CASE(what_was_off_or_has_ended_is_not_compensated),
	KUNIT_CASE(no_capacity_is_no_division_by_it),
	{ }
};

static struct kunit_suite compensated_suite = {
	.name = "chargov-compensated",
	.test_cases = compensated_cases,
};

kunit_test_suite(compensated_suite);
