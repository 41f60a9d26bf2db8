/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The pack of the suites and of the exploration: one cell of 3 Ah; three zones: 0..10 C half
 * current, 10..45 C, 45..55 C lower voltage.
 */
#ifndef CHARGOV_KUNIT_RIG_PROFILE_H
#define CHARGOV_KUNIT_RIG_PROFILE_H

#include <chargov/profile.h>

static const struct cg_profile rig_profile = {
	.chemistry = CG_CHEMISTRY_LION,
	.cells_series = 1,
	.capacity_uah = 3000000,
	.cv_max_uv = 4200000,
	.cc_max_ua = 1500000,
	.term_ua = 150000,
	.precharge_ua = 256000,
	.precharge_below_uv = 3000000,
	.dead_below_uv = 2000000,
	.empty_uv = 3200000,
	.recharge_below_uv = 4050000,
	.recharge_below_pct = 95,
	.over_voltage_uv = 4250000,
	.hysteresis_mdegc = 2000,
	.total_s = 5 * 3600,
	.precharge_s = 1800,
	.wakeup_s = 30,
	.charge_bound_uah = 3600000,
	.term_dwell_ms = 30000,
	.n_zones = 3,
	.zone = {
		{ .from_mdegc = 0, .to_mdegc = 10000, .n_steps = 1,
		  .step = { { 4200000, 750000 } } },
		{ .from_mdegc = 10000, .to_mdegc = 45000, .n_steps = 1,
		  .step = { { 4200000, 1500000 } } },
		{ .from_mdegc = 45000, .to_mdegc = 55000, .n_steps = 1,
		  .step = { { 4100000, 1500000 } } },
	},
	.charger_cc = { 0, 5056000, 64000 },
	.charger_cv = { 3840000, 4608000, 16000 },
	.charger_iin = { 100000, 3250000, 50000 },
};

#endif /* CHARGOV_KUNIT_RIG_PROFILE_H */
