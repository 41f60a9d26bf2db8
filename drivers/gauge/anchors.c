// SPDX-License-Identifier: GPL-2.0-only
/*
 * Finds the two states in which something is known for sure: the end of a charge, and rest. Pure.
 *
 * From one end of a charge to the next no charge has flown on balance: what was counted is the
 * offset of the sensor. At rest a current that reads as charge is none if no charger is on.
 */
#include "soc.h"

/* A charge ends no further below the full voltage than this, per mille. */
#define FULL_NEAR_PERMILLE	995
/* A charger that ends a warm or an old cell earlier is still believed here, per mille. */
#define HEARD_NEAR_PERMILLE	990
/* And at no more than the end current by this, per cent. */
#define TERM_LOOSE_PCT	125
#define SIGMA_FULL	(CG_SOC_ONE / 200)
/* Full again, if the estimate has become this unsure. */
#define UNSURE_FULL	(CG_SOC_ONE / 100)
/* So far below full: it is not full any more, and something may be learned of the capacity. */
#define LEFT_FULL	(CG_SOC_ONE / 64)
#define USED		(CG_SOC_ONE / 2)
/* Two ends are as far apart as their currents, and a count of less than an hour tells nothing. */
#define SIGMA_COUNT	(CG_SOC_ONE * 7 / 1000)
#define COUNT_LEAST_S	3600
/* A rest: less than this part of one C, and steady. */
#define REST_PART	50
#define STEADY_PART	400
/* A charge that does not begin with a charger shows by then. */
#define REST_SIGN_S	1800
#define SIGMA_SIGN	(CG_SOC_ONE / 1000)

static bool is_near_full(const struct cg_soc_model *model, const struct cg_soc_input *in,
			 s32 permille)
{
	return in->voltage_uv / model->cells >= div_s64((s64)model->full_uv * permille, 1000);
}

static void weigh_offset(struct cg_soc *soc, s64 offset_c30, s64 sigma_c40)
{
	s64 noise = cg_soc_variance(sigma_c40), left_c20;

	left_c20 = div64_s64(noise << 20, noise + soc->offset_p + 1);
	soc->offset += cg_soc_share(offset_c30 - soc->offset, CG_C20 - left_c20);
	soc->offset_p = cg_soc_share(soc->offset_p, left_c20);
	soc->offset_c36 = cg_soc_share(soc->offset_c36, left_c20);
}

static void learn_offset(struct cg_soc *soc)
{
	s64 counted_s = soc->counted_64ths >> 6;

	if (counted_s >= COUNT_LEAST_S && soc->counted_64ths < S32_MAX)
		weigh_offset(soc, clamp_t(s64, div_s64(-(s64)soc->counted * CG_S_PER_H, counted_s),
					  -CG_C30 / 50, CG_C30 / 50),
			     div_s64(SIGMA_COUNT * CG_S_PER_H, min_t(s64, counted_s, 1 << 20)));
	soc->counted = 0;
	soc->counted_64ths = 0;
}

/* A capacity is learned from full to full; a table that is wrong says the same each time. */
static void learn_capacity(struct cg_soc *soc)
{
	unsigned int i;

	if (!(soc->flags & CG_SOC_F_USED))
		return;
	cg_soc_learn(soc);
	soc->x[CG_SOC_X_SHORT] = (s64)soc->long_run_c14 << 26;
	for (i = 0; i < CG_SOC_N_X; i++)
		*(i ? cg_soc_p(soc, CG_SOC_X_SHORT, i) : cg_soc_p(soc, 0, CG_SOC_X_SHORT)) = 0;
	soc->table[CG_SOC_X_SHORT] = 0;
	*cg_soc_p(soc, CG_SOC_X_SHORT, CG_SOC_X_SHORT) = cg_soc_variance(CG_SOC_SIGMA_SHORT);
}

/**
 * cg_soc_weigh_end() - the end of a charge that cg_soc_find_end() has found: the cells are full
 * @soc: the estimator
 */
void cg_soc_weigh_end(struct cg_soc *soc)
{
	/* garbage that was counted since the last weighing may have taken it anywhere */
	s64 lacks = clamp_t(s64, CG_SOC_ONE - soc->x[CG_SOC_X_SOC], -CG_SOC_ONE, CG_SOC_ONE);
	const struct cg_soc_sight sight = {
		.by_soc_c20 = CG_C20,
		.y_c30 = lacks >> 10,
		.noise_c40 = cg_soc_variance(SIGMA_FULL),
	};

	cg_soc_weigh(soc, &sight);
	soc->flags |= CG_SOC_F_ENDED | CG_SOC_F_WEIGHED;
	soc->flags &= ~CG_SOC_F_FULL;
}
EXPORT_SYMBOL_IF_KUNIT(cg_soc_weigh_end);

/**
 * cg_soc_learn_end() - what was counted since the end before this one says something of the sensor
 * and of the capacity
 * @soc: the estimator, after cg_soc_weigh_end()
 */
void cg_soc_learn_end(struct cg_soc *soc)
{
	learn_offset(soc);
	learn_capacity(soc);
	soc->flags &= ~(CG_SOC_F_USED | CG_SOC_F_WEIGHED);
}
EXPORT_SYMBOL_IF_KUNIT(cg_soc_learn_end);

/* It is taken in once, and again if the estimate has become unsure. */
static void note_end(struct cg_soc *soc)
{
	if (!(soc->flags & CG_SOC_F_ENDED) || soc->p[0] >= cg_soc_variance(UNSURE_FULL))
		soc->flags |= CG_SOC_F_FULL;
}

/**
 * cg_soc_hear_end() - a charger has said that the charge has ended
 * @model: of the cells
 * @soc: the estimator
 * @in: what was measured then, for cells that are let go of fall; the voltage is valid
 *
 * It is believed near the full voltage.
 */
void cg_soc_hear_end(const struct cg_soc_model *model, struct cg_soc *soc,
		     const struct cg_soc_input *in)
{
	if (is_near_full(model, in, HEARD_NEAR_PERMILLE))
		note_end(soc);
}
EXPORT_SYMBOL_IF_KUNIT(cg_soc_hear_end);

/**
 * cg_soc_find_end() - the end of a charge
 * @model: of the cells
 * @soc: the estimator
 * @in: what was measured; the voltage is valid
 *
 * At the full voltage and the end current.
 */
void cg_soc_find_end(const struct cg_soc_model *model, struct cg_soc *soc,
		     const struct cg_soc_input *in)
{
	s64 rate = soc->rate_c24 + (soc->offset >> 6);
	bool taper = in->valid & CG_SOC_CURRENT && rate > model->term_c24 / 4 &&
		     rate <= cg_soc_percent(model->term_c24, TERM_LOOSE_PCT);

	if (taper && is_near_full(model, in, FULL_NEAR_PERMILLE))
		note_end(soc);
	if (soc->x[CG_SOC_X_SOC] < CG_SOC_ONE - LEFT_FULL)
		soc->flags &= ~CG_SOC_F_ENDED;
	if (soc->x[CG_SOC_X_SOC] < USED)
		soc->flags |= CG_SOC_F_USED;
}
EXPORT_SYMBOL_IF_KUNIT(cg_soc_find_end);

/**
 * cg_soc_find_rest() - a small steady current
 * @model: of the cells
 * @soc: the estimator, after its count
 * @in: what was measured
 * @move: the step; what flowed while nobody counted was no rest that one knows of
 *
 * If it reads as charge for half an hour, no charger is on and the voltage is not that of full
 * cells, it is none.
 */
void cg_soc_find_rest(const struct cg_soc_model *model, struct cg_soc *soc,
		      const struct cg_soc_input *in, const struct cg_soc_move *move)
{
	s64 rate = soc->rate_c24, before_s = soc->rest_s;

	if (!(in->valid & CG_SOC_CURRENT) || move->away ||
	    cg_soc_amount(rate) > CG_C24 / REST_PART ||
	    cg_soc_amount(rate - soc->load_c24) > CG_C24 / STEADY_PART) {
		soc->rest_s = 0;
		return;
	}
	soc->rest_s = min_t(s64, before_s + div_s64(move->dt_ms + CG_MS_PER_S / 2, CG_MS_PER_S),
			    U16_MAX);
	if (rate > 0 && before_s < REST_SIGN_S && soc->rest_s >= REST_SIGN_S &&
	    !(in->valid & CG_SOC_CHARGER) && in->valid & CG_SOC_VOLTAGE &&
	    !is_near_full(model, in, FULL_NEAR_PERMILLE))
		weigh_offset(soc, -rate * 64, SIGMA_SIGN);
}
EXPORT_SYMBOL_IF_KUNIT(cg_soc_find_rest);
