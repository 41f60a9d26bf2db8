/* SPDX-License-Identifier: GPL-2.0-only */
/* A cell model and an estimator for tests of drivers/gauge. */
#ifndef CHARGOV_KUNIT_GAUGE_H
#define CHARGOV_KUNIT_GAUGE_H

#include <kunit/test.h>
#include "../drivers/gauge/soc.h"
#include "../drivers/pack/gauge_model.h"
#include "props.h"

/* 3 Ah, 60 mOhm; 10 mV a per cent, at 0 degrees 5 mV lower. */
static const char a_cell[] __maybe_unused =
	"charge-full-design-microamp-hours=3000000;"
	"constant-charge-voltage-max-microvolt=4200000;"
	"voltage-min-design-microvolt=3000000;"
	"charge-term-current-microamp=150000;"
	"factory-internal-resistance-micro-ohms=60000;"
	"ocv-capacity-celsius=25,0;"
	"ocv-capacity-table-0=4200000,100,3700000,50,3200000,0;"
	"ocv-capacity-table-1=4195000,100,3695000,50,3195000,0;"
	"resistance-temp-table=25,100,0,200,-10,300";

/* Level between 30 and 90 per cent, as lithium iron phosphate is. */
static const char a_level_cell[] __maybe_unused =
	"charge-full-design-microamp-hours=3000000;"
	"constant-charge-voltage-max-microvolt=3600000;"
	"voltage-min-design-microvolt=2500000;"
	"charge-term-current-microamp=150000;"
	"factory-internal-resistance-micro-ohms=20000;"
	"ocv-capacity-celsius=25;"
	"ocv-capacity-table-0=3450000,100,3330000,90,3300000,30,3200000,15,2600000,0";

/**
 * struct gauge_rig - an estimator of one cell
 * @model: of the cell
 * @soc: the estimator
 * @curve: at 25 degrees
 */
struct gauge_rig {
	struct cg_soc_model model;
	struct cg_soc soc;
	struct cg_soc_curve curve;
};

static inline struct gauge_rig *gauge_rig(struct kunit *test, const char *cell, const char *change)
{
	struct gauge_rig *rig = kunit_kzalloc(test, sizeof(*rig), GFP_KERNEL);
	struct cg_complaint complaint = { 0 };
	struct text_props p;

	KUNIT_ASSERT_NOT_NULL(test, rig);
	text_props_init(&p, cell, change);
	KUNIT_ASSERT_EQ_MSG(test, 0, cg_gauge_model_read(&p.props, 1, &rig->model, &complaint),
			    "%s %s", complaint.property, complaint.rule);
	cg_soc_init(&rig->soc);
	cg_soc_curve_at(&rig->model, 25000, &rig->curve);
	return rig;
}

static inline s64 soc_bp(const struct cg_soc *soc)
{
	return (soc->x[CG_SOC_X_SOC] * 10000 + CG_SOC_ONE / 2) >> 40;
}

/* What the cell's terminals show at rest at a state of charge, with a current for a moment. */
static inline s32 terminal_uv(const struct gauge_rig *rig, s32 bp, s32 ua)
{
	return cg_soc_ocv(&rig->curve, bp * (CG_SOC_ONE / 10000)) + ua / 1000 * 60;
}

static inline void gauge_step(struct gauge_rig *rig, s64 dt_ms, s32 uv, s32 ua)
{
	struct cg_soc_input in = {
		.valid = CG_SOC_VOLTAGE | CG_SOC_CURRENT | CG_SOC_TEMP, .dt_ms = dt_ms,
		.voltage_uv = uv, .current_ua = ua, .temp_mdegc = 25000,
	};

	cg_soc_step(&rig->model, &rig->soc, &in);
}

/* At a current and a voltage that stay. */
static inline void gauge_hold(struct gauge_rig *rig, s64 s, s32 uv, s32 ua)
{
	while (s-- > 0)
		gauge_step(rig, 1000, uv, ua);
}

static inline struct cg_soc_reading gauge_read(const struct gauge_rig *rig)
{
	struct cg_soc_reading out;

	cg_soc_output(&rig->model, &rig->soc, &out);
	return out;
}

#endif /* CHARGOV_KUNIT_GAUGE_H */
