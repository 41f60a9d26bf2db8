/* SPDX-License-Identifier: GPL-2.0-only */
/* Courses of a charge as rows of a table: what is unlike the usual in each, and its seconds. */
#ifndef CHARGOV_KUNIT_COURSE_H
#define CHARGOV_KUNIT_COURSE_H

#include "live.h"

/**
 * struct course - what is unlike the usual in a charge, and how long it takes
 * @name: of the row
 * @left_s: how long it takes, -1 = nobody knows
 * @from: state of charge, parts of 10000
 * @to_pct: threshold, 0 = to full
 * @model: curve, NULL = the straight line of live.h
 * @chemistry: of the cells
 * @cells: in series, 0 = 1
 * @uah: charge of the full battery, 0 = 3 Ah
 * @uohm: resistance, 0 = that of the model
 * @mdegc: temperature, 0 = 25 C
 * @cc_ua: most current of the pack, 0 = 1.5 A
 * @term_ua: current that ends it, 0 = 1 mA
 * @path_uohm: between charger and cells
 * @step_uv: of the charger's voltage, 0 = 16 mV, -1 = it has but one, 4.192 V
 * @steps: the zone has three of them, and the first one holds
 * @ua: current, 0 = none was seen yet
 * @uv: voltage of the cells
 * @told_uv: what the charger was told, 0 = 4.192 V
 * @at_the_voltage: the phase says so
 * @charger_uv: what the charger reads, 0 = nothing
 */
struct course {
	const char *name;
	s64 left_s;
	s32 from;
	u8 to_pct;
	const struct cg_cell_model *model;
	enum cg_chemistry chemistry;
	u8 cells;
	s32 uah;
	s32 uohm;
	s32 mdegc;
	s32 cc_ua;
	s32 term_ua;
	s32 path_uohm;
	s32 step_uv;
	bool steps;
	s32 ua;
	s32 uv;
	s32 told_uv;
	bool at_the_voltage;
	s32 charger_uv;
};

/* A typical one is taken for it. */
static const struct cg_cell_model untold = { };

/* With what a charge runs above it 6 uV below the charger's 4.192 V. */
static const struct cg_cell_model flat_6_uv = {
	.n = 2,
	.soc_permille = { 0, 1000 },
	.ocv_uv = { 4178994, 4178994 },
	.resistance_uohm = 1,
};

/* The pack for as many cells as there are. */
static inline void set_cells(struct cg_profile *profile, int cells)
{
	int i;

	profile->cells_series = cells;
	profile->cv_max_uv *= cells;
	profile->charger_cv.min *= cells;
	profile->charger_cv.max *= cells;
	for (i = 0; i < profile->n_zones; i++)
		profile->zone[i].step[0].cv_uv *= cells;
}

static inline void set_seen(struct rig *rig, const struct course *row)
{
	rig->state.current_seen = row->ua > 0;
	rig_read(rig, CG_V_CURRENT_UA, row->ua);
	rig_read(rig, CG_V_CELL_MAX_UV, row->uv);
	if (row->charger_uv)
		rig_read_charger(rig, CG_C_VOLTAGE_UV, row->charger_uv);
	else
		rig->view.charger[0].f[CG_C_VOLTAGE_UV].valid = false;
	rig->d.cv_uv = row->told_uv ?: 4192000;
	rig->d.cc_ua = row->cc_ua ?: 1472000;
	rig->d.phase = row->at_the_voltage ? CG_PHASE_CV : CG_PHASE_CC;
}

static inline void set_course(struct rig *rig, const struct course *row)
{
	struct cg_profile *profile = &rig->profile;

	live_describe(rig, LIVE_UOHM, 0);
	if (row->model)
		profile->model = *row->model;
	if (row->uohm)
		profile->model.resistance_uohm = row->uohm;
	profile->chemistry = row->chemistry;
	set_cells(profile, row->cells ?: 1);
	profile->capacity_uah = row->uah ?: profile->capacity_uah;
	profile->term_ua = row->term_ua ?: 1000;
	profile->path_uohm = row->path_uohm;
	if (row->step_uv < 0)
		profile->charger_cv = (struct cg_range) {
			4192000, 4192000, .n_list = 1, .list = { 4192000 },
		};
	else if (row->step_uv)
		profile->charger_cv.step = row->step_uv;
	if (row->cc_ua) {
		profile->cc_max_ua = row->cc_ua;
		profile->zone[1].step[0].cc_ua = row->cc_ua;
	}
	if (row->steps) {
		profile->zone[1].n_steps = 3;
		profile->zone[1].step[0] = (struct cg_step) { 4000000, 1500000 };
		profile->zone[1].step[1] = (struct cg_step) { 4100000, 1000000 };
		profile->zone[1].step[2] = (struct cg_step) { 4200000, 500000 };
	}
	rig->policy.end_pct = row->to_pct ?: 100;
	rig_temp(rig, row->mdegc ?: 25000);
	rig_read(rig, CG_V_CHARGE_FULL_UAH, profile->capacity_uah);
	rig_read(rig, CG_V_CHARGE_NOW_UAH, cg_scale(profile->capacity_uah, row->from, 10000));
	set_seen(rig, row);
}

static inline s64 left_s(const struct rig *rig)
{
	return cg_charge_left_s(&rig->profile, &rig->policy, &rig->state, &rig->view, &rig->d);
}

static inline void takes_so_many_seconds(struct kunit *test)
{
	const struct course *row = test->param_value;
	struct rig *rig = rig_charging(test);

	set_course(rig, row);
	KUNIT_EXPECT_EQ(test, row->left_s, left_s(rig));
}

#endif /* CHARGOV_KUNIT_COURSE_H */
