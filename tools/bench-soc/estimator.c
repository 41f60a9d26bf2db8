// SPDX-License-Identifier: GPL-2.0-only
/* The module's own code, as a method. */
#include <math.h>
#include <stdio.h>

#include <chargov/gauge.h>

#include "../../drivers/pack/gauge_model.h"
#include "run.h"

/* What a start that may be wrong is said to be worth. */
#define TOLD_SIGMA_BP	2000

struct under_test {
	struct cg_soc_model model;
	struct cg_soc soc;
	double left_uah;
};

static bool begin(void *state, struct battery *battery, double soc_pct)
{
	struct under_test *test = state;
	struct cg_complaint complaint;
	struct cg_props props;

	battery_props(battery, &props);
	if (cg_gauge_model_read(&props, 1, &test->model, &complaint)) {
		fprintf(stderr, "%s %lld %s: %s\n", complaint.property, complaint.value,
			complaint.rule, complaint.advice);
		return false;
	}
	cg_soc_init(&test->soc);
	test->left_uah = 0;
	if (!isnan(soc_pct))
		cg_soc_tell(&test->soc, lround(fmin(fmax(soc_pct, 0), 100) * 100), TOLD_SIGMA_BP);
	return true;
}

static double step(void *state, const struct reading *reading)
{
	struct under_test *test = state;
	struct cg_soc_input in = {
		.valid = CG_SOC_VOLTAGE, .dt_ms = lround(reading->dt_s * 1000),
		.voltage_uv = lround(reading->v_mv * 1000),
	};

	if (!isnan(reading->i_ma)) {
		in.valid |= CG_SOC_CURRENT;
		in.current_ua = lround(reading->i_ma * 1000);
	}
	if (!isnan(reading->temp_c)) {
		in.valid |= CG_SOC_TEMP;
		in.temp_mdegc = lround(reading->temp_c * 1000);
	}
	if (!isnan(reading->q_mah)) {
		in.valid |= CG_SOC_CHARGE;
		test->left_uah += reading->q_mah * 1000;
		in.charge_uah = lround(test->left_uah);
		test->left_uah -= in.charge_uah;
	}
	cg_soc_step(&test->model, &test->soc, &in);
	return test->soc.x[CG_SOC_X_SOC] * 100.0 / CG_SOC_ONE;
}

const struct method estimator = { "chargov", sizeof(struct under_test), begin, step };

