// SPDX-License-Identifier: GPL-2.0-only
/*
 * What others do, each written here from its description: a coulomb counter, the algorithm of the
 * ug3105 driver, and a plain extended Kalman filter with one RC pair. In floating point: they are
 * what the estimator is compared with, and run nowhere else.
 */
#include <math.h>
#include <string.h>

#include "run.h"

/* A charge has ended: at the full voltage with a current no more than a quarter above the end. */
static bool full(const struct battery *battery, const struct reading *reading)
{
	return reading->v_mv * 1000 >= battery->full_uv * 0.995 && reading->i_ma > 0 &&
	       reading->i_ma * 1000 <= battery->term_ua * 1.25;
}

struct counting {
	const struct battery *battery;
	double pct;
};

static bool counter_begin(void *state, struct battery *battery, double soc_pct)
{
	struct counting *c = state;

	c->battery = battery;
	c->pct = soc_pct;
	return true;
}

static double counter_step(void *state, const struct reading *reading)
{
	struct counting *c = state;
	double mah = isnan(reading->q_mah) ? reading->i_ma * reading->dt_s / 3600 : reading->q_mah;

	c->pct += 100 * mah * 1000 / c->battery->capacity_uah;
	if (full(c->battery, reading))
		c->pct = 100;
	return c->pct;
}

const struct method counter = {
	"counter, full anchored", sizeof(struct counting), counter_begin, counter_step
};

/* Every 30 s; open-circuit voltage is the mean of the last eight, resistance that of steps. */
#define UG_POLL_S	30
#define UG_MEAN		8
#define UG_STEP_MA	200

struct ug {
	const struct battery *battery;
	double ocv_mv[UG_MEAN];
	double ohm;
	double before_mv, before_ma;
	double wait_s;
	double pct;
	int n;
};

static bool ug_begin(void *state, struct battery *battery, double soc_pct)
{
	struct ug *ug = state;

	memset(ug, 0, sizeof(*ug));
	ug->battery = battery;
	ug->ohm = battery->r_uohm / 1e6;
	ug->pct = soc_pct;
	return true;
}

static void ug_resistance(struct ug *ug, const struct reading *reading)
{
	double by_ma = reading->i_ma - ug->before_ma, ohm;

	if (ug->n && fabs(by_ma) >= UG_STEP_MA) {
		ohm = (reading->v_mv - ug->before_mv) / by_ma;
		if (ohm > ug->ohm / 2 && ohm < ug->ohm * 2)
			ug->ohm += (ohm - ug->ohm) / UG_MEAN;
	}
	ug->before_mv = reading->v_mv;
	ug->before_ma = reading->i_ma;
}

static double ug_step(void *state, const struct reading *reading)
{
	struct ug *ug = state;
	double sum = 0;
	int i;

	ug->wait_s -= reading->dt_s;
	if (ug->wait_s > 0)
		return ug->pct;
	ug->wait_s = UG_POLL_S;
	ug_resistance(ug, reading);
	ug->ocv_mv[ug->n++ % UG_MEAN] = reading->v_mv - reading->i_ma * ug->ohm;
	for (i = 0; i < UG_MEAN && i < ug->n; i++)
		sum += ug->ocv_mv[i];
	ug->pct = battery_pct(ug->battery, reading->temp_c, sum / i);
	return ug->pct;
}

const struct method ug3105 = { "ug3105", sizeof(struct ug), ug_begin, ug_step };

/* State of charge and one RC pair of 60 s with the ohmic resistance again; 20 mV of noise. */
#define EKF_TAU_S	60
#define EKF_NOISE_MV	20
#define EKF_START_PCT	20
#define EKF_DRIFT_PCT	0.003

struct ekf {
	const struct battery *battery;
	double pct, rc_mv;
	double p;
};

static bool ekf_begin(void *state, struct battery *battery, double soc_pct)
{
	struct ekf *ekf = state;

	ekf->battery = battery;
	ekf->pct = soc_pct;
	ekf->rc_mv = 0;
	ekf->p = EKF_START_PCT * EKF_START_PCT;
	return true;
}

static double ekf_step(void *state, const struct reading *reading)
{
	struct ekf *ekf = state;
	double mah = isnan(reading->q_mah) ? reading->i_ma * reading->dt_s / 3600 : reading->q_mah;
	double ohm = battery_ohm(ekf->battery, reading->temp_c), t = reading->temp_c, slope, gain;

	ekf->pct += 100 * mah * 1000 / ekf->battery->capacity_uah;
	ekf->pct = fmin(fmax(ekf->pct, 0), 100);
	ekf->rc_mv += (reading->i_ma * ohm - ekf->rc_mv) * (1 - exp(-reading->dt_s / EKF_TAU_S));
	ekf->p += EKF_DRIFT_PCT * EKF_DRIFT_PCT * reading->dt_s;
	slope = (battery_mv(ekf->battery, t, fmin(ekf->pct + 1, 100)) -
		 battery_mv(ekf->battery, t, fmax(ekf->pct - 1, 0))) / 2;
	gain = ekf->p * slope / (slope * slope * ekf->p + EKF_NOISE_MV * EKF_NOISE_MV);
	ekf->pct += gain * (reading->v_mv - battery_mv(ekf->battery, t, ekf->pct) - ekf->rc_mv -
			    reading->i_ma * ohm);
	ekf->p *= 1 - gain * slope;
	return ekf->pct;
}

const struct method plain_ekf = { "plain EKF", sizeof(struct ekf), ekf_begin, ekf_step };
