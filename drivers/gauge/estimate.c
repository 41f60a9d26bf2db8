// SPDX-License-Identifier: GPL-2.0-only
/*
 * The step of the estimator: count what has flown, then let the voltage correct it. Pure.
 */
#include "soc.h"

/* Until a thermometer says something. */
#define ROOM_CDEGC	2500

/**
 * cg_soc_init() - nothing is known yet but what holds for lithium cells and sensors
 * @soc: written whole
 */
void cg_soc_init(struct cg_soc *soc)
{
	memset(soc, 0, sizeof(*soc));
	soc->temp_cdegc = ROOM_CDEGC;
	soc->counted_64ths = S32_MAX;
	soc->x[CG_SOC_X_SOC] = CG_SOC_ONE / 2;
	*cg_soc_p(soc, CG_SOC_X_SOC, CG_SOC_X_SOC) = CG_SOC_ONE / 16;
	*cg_soc_p(soc, CG_SOC_X_SHORT, CG_SOC_X_SHORT) = cg_soc_variance(CG_SOC_SIGMA_SHORT);
	*cg_soc_p(soc, CG_SOC_X_RESIST, CG_SOC_X_RESIST) = cg_soc_variance(CG_SOC_SIGMA_RESIST);
	*cg_soc_p(soc, CG_SOC_X_BIAS, CG_SOC_X_BIAS) = cg_soc_variance_uv(CG_SOC_UNREST_UV);
	soc->offset_p = cg_soc_variance(CG_SOC_SIGMA_OFFSET);
}
EXPORT_SYMBOL_GPL(cg_soc_init);

/**
 * cg_soc_reset() - another pack: forget all that was learned, and how old it is
 * @soc: the estimator
 */
void cg_soc_reset(struct cg_soc *soc)
{
	cg_soc_init(soc);
}
EXPORT_SYMBOL_GPL(cg_soc_reset);

/**
 * cg_soc_tell() - begin with a state of charge from elsewhere
 * @soc: an estimator that cg_soc_init() has just made
 * @soc_bp: state of charge, 0.01 %
 * @sigma_bp: its standard deviation, 0.1 % to 25 %
 */
void cg_soc_tell(struct cg_soc *soc, s32 soc_bp, s32 sigma_bp)
{
	soc->x[CG_SOC_X_SOC] = clamp(soc_bp, 0, 10000) * (CG_SOC_ONE / 10000);
	soc->p[0] = cg_soc_variance(clamp(sigma_bp, 10, 2500) * (CG_SOC_ONE / 10000));
	soc->flags |= CG_SOC_F_TOLD;
}
EXPORT_SYMBOL_GPL(cg_soc_tell);

/*
 * What the voltage says is worked out in turns, one in each step: a step is short however much
 * there is to be done, and a voltage that is weighed every few seconds says all that it can.
 */
enum turn { TURN_LOOK, TURN_FADE, TURN_SEE, TURN_WEIGH, TURN_TAME, TURN_SHOW, N_TURNS };

static void see(const struct cg_soc_model *model, struct cg_soc *soc, s64 cell_uv,
		const struct cg_soc_move *move)
{
	struct cg_soc_curve curve;

	if (cell_uv <= 0)
		return;
	cg_soc_curve_now(model, soc, &curve);
	if (move->counted)
		cg_soc_see(&curve, soc, cell_uv);
	else
		/* until it is guessed again */
		cg_soc_guess(&curve, soc, cell_uv,
			     max_t(s64, N_TURNS * move->dt_ms, soc->weighed_ms));
}

static void fade(const struct cg_soc_model *model, struct cg_soc *soc,
		 const struct cg_soc_input *in, s64 cell_uv, bool counted)
{
	cg_soc_fade(soc, counted);
	if (soc->flags & CG_SOC_F_WEIGHED)
		cg_soc_learn_end(soc);
	if (cell_uv > 0)
		cg_soc_find_end(model, soc, in);
}

static void weigh(struct cg_soc *soc, bool counted)
{
	if (soc->flags & CG_SOC_F_FULL)
		cg_soc_weigh_end(soc);
	else if (counted)
		cg_soc_weigh_seen(soc);
	else
		cg_soc_follow(soc);
}

static void take_turn(const struct cg_soc_model *model, struct cg_soc *soc,
		      const struct cg_soc_input *in, s64 cell_uv,
		      const struct cg_soc_move *move)
{
	struct cg_soc_curve curve;
	enum turn turn = soc->turn;

	soc->turn = (turn + 1) % N_TURNS;
	switch (turn) {
	case TURN_LOOK:
		cg_soc_curve_now(model, soc, &curve);
		cg_soc_keep_look(&curve, soc);
		break;
	case TURN_SEE:
		see(model, soc, cell_uv, move);
		break;
	case TURN_WEIGH:
		weigh(soc, move->counted);
		break;
	case TURN_TAME:
		cg_soc_tame(soc);
		break;
	case TURN_FADE:
		fade(model, soc, in, cell_uv, move->counted);
		break;
	default:
		cg_soc_doubt(soc);
		cg_soc_show(model, soc);
		break;
	}
}

static void begin(const struct cg_soc_model *model, struct cg_soc *soc,
		  const struct cg_soc_input *in, s64 cell_uv)
{
	struct cg_soc_curve curve;

	cg_soc_curve_now(model, soc, &curve);
	cg_soc_begin(&curve, soc, cell_uv, in->valid & CG_SOC_CURRENT ?
		     cg_soc_rate(model, in->current_ua) : 0);
}

/**
 * cg_soc_step() - take in what was measured since the last step
 * @model: of the cells
 * @soc: the estimator
 * @in: what was measured; what is not valid is ignored
 */
void cg_soc_step(const struct cg_soc_model *model, struct cg_soc *soc,
		 const struct cg_soc_input *in)
{
	struct cg_soc_move move = { .dt_ms = in->dt_ms };
	bool seen = in->valid & CG_SOC_VOLTAGE && in->voltage_uv > 0;
	s64 cell_uv = seen ? in->voltage_uv / model->cells : 0;

	if (in->valid & CG_SOC_TEMP)
		soc->temp_cdegc = clamp(in->temp_mdegc / 10, -10000, 20000);
	if (!(soc->flags & CG_SOC_F_STARTED)) {
		if (seen)
			begin(model, soc, in, cell_uv);
		return;
	}
	cg_soc_count(model, soc, in, &move);
	cg_soc_pass(soc, move.moved_c40, move.dt_ms);
	cg_soc_may_move(soc, &move);
	cg_soc_find_rest(model, soc, in, &move);
	if (seen)
		cg_soc_find_low(model, soc, in, move.away ? 0 : move.dt_ms);
	if (in->valid & CG_SOC_ENDED && cell_uv > 0)
		cg_soc_hear_end(model, soc, in);
	take_turn(model, soc, in, cell_uv, &move);
}
EXPORT_SYMBOL_GPL(cg_soc_step);
