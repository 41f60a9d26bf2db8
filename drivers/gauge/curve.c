// SPDX-License-Identifier: GPL-2.0-only
/*
 * The cell model at a temperature: open-circuit voltage by state of charge and back, resistance.
 * Pure.
 *
 * Between two temperatures and between two points it is a straight line, beyond the last ones the
 * last one. No division has a table entry as its divisor: the keys are different (gauge_model.c).
 */
#include "soc.h"

/* Where among keys: two neighbours, the same ones beyond the ends, and the part of the upper. */
struct place {
	unsigned int low;
	unsigned int high;
	s32 part_c16;
};

static struct place find(const s32 *key, unsigned int n, s32 mdegc)
{
	struct place at = { 0 };

	while (at.high + 1 < n && key[at.high] < mdegc)
		at.high++;
	at.low = at.high ? at.high - 1 : 0;
	/* keys rise (gauge_model.c) */
	if (key[at.high] > key[at.low])
		at.part_c16 = div_s64((s64)(clamp(mdegc, key[at.low], key[at.high]) -
					    key[at.low]) << 16, key[at.high] - key[at.low]);
	return at;
}

static s32 resistance_pct(const struct cg_soc_model *model, s32 mdegc)
{
	const s32 *pct = model->resistance_pct;
	struct place at;

	if (!model->n_resistances)
		return 100;
	at = find(model->resistance_mdegc, model->n_resistances, mdegc);
	return pct[at.low] + (((s64)(pct[at.high] - pct[at.low]) * at.part_c16) >> 16);
}

/**
 * cg_soc_curve_at() - the cells at a temperature
 * @model: a model whose keys rise
 * @mdegc: the temperature
 * @curve: the result, which points into @model
 */
void cg_soc_curve_at(const struct cg_soc_model *model, s32 mdegc, struct cg_soc_curve *curve)
{
	struct place at = find(model->table_mdegc, model->n_tables, mdegc);

	curve->cold = model->ocv_uv[at.low];
	curve->warm = model->ocv_uv[at.high];
	curve->room = model->ocv_uv[model->room];
	curve->warm_c16 = at.part_c16;
	curve->one_c_uv = div_s64((s64)model->one_c_uv * resistance_pct(model, mdegc), 100);
}
EXPORT_SYMBOL_IF_KUNIT(cg_soc_curve_at);

/**
 * cg_soc_curve_now() - the cells at the temperature of the last step
 * @model: a model whose keys rise
 * @soc: the estimator
 * @curve: the result, which points into @model
 */
void cg_soc_curve_now(const struct cg_soc_model *model, const struct cg_soc *soc,
		      struct cg_soc_curve *curve)
{
	cg_soc_curve_at(model, soc->temp_cdegc * 10, curve);
}
EXPORT_SYMBOL_IF_KUNIT(cg_soc_curve_now);

static s32 mix(const struct cg_soc_curve *curve, unsigned int point)
{
	s64 rise = curve->warm[point] - curve->cold[point];

	return curve->cold[point] + ((rise * curve->warm_c16) >> 16);
}

/* The point at or below a state of charge, never the last one, and how far beyond it, c16. */
static unsigned int locate(s64 soc_c40, s32 *part_c16)
{
	s64 at = clamp_t(s64, soc_c40, 0, CG_SOC_ONE) * (CG_SOC_POINTS - 1);
	unsigned int point = min_t(s64, at >> 40, CG_SOC_POINTS - 2);

	*part_c16 = (at - ((s64)point << 40)) >> 24;
	return point;
}

/**
 * cg_soc_ocv() - open-circuit voltage
 * @curve: the cells
 * @soc_c40: state of charge; beyond the ends it counts as the end
 *
 * Return: uV of a cell
 */
s32 cg_soc_ocv(const struct cg_soc_curve *curve, s64 soc_c40)
{
	s32 part, low, high;
	unsigned int point = locate(soc_c40, &part);

	low = mix(curve, point);
	high = mix(curve, point + 1);
	return low + (((s64)(high - low) * part) >> 16);
}
EXPORT_SYMBOL_IF_KUNIT(cg_soc_ocv);

static s32 room_ocv(const struct cg_soc_curve *curve, s64 soc_c40)
{
	s32 part;
	unsigned int point = locate(soc_c40, &part);
	const s32 *ocv = &curve->room[point];

	return ocv[0] + (((s64)(ocv[1] - ocv[0]) * part) >> 16);
}

/**
 * cg_soc_of_ocv() - state of charge at an open-circuit voltage
 * @curve: the cells
 * @ocv_uv: of a cell
 *
 * Return: 0..CG_SOC_ONE; where the voltage is level, the last of its points
 */
s64 cg_soc_of_ocv(const struct cg_soc_curve *curve, s64 ocv_uv)
{
	unsigned int low = 0, high = CG_SOC_POINTS - 1, middle;
	s64 from, to, part;

	if (ocv_uv <= mix(curve, low))
		return 0;
	if (ocv_uv >= mix(curve, high))
		return CG_SOC_ONE;
	while (high - low > 1) {
		middle = (low + high) / 2;
		if (mix(curve, middle) <= ocv_uv)
			low = middle;
		else
			high = middle;
	}
	from = mix(curve, low);
	to = mix(curve, high);
	/* it lies at or above the one and below the other */
	part = div64_s64((ocv_uv - from) << 20, to - from);
	return div_s64((((s64)low << 20) + part) << 20, CG_SOC_POINTS - 1);
}
EXPORT_SYMBOL_IF_KUNIT(cg_soc_of_ocv);

/**
 * cg_soc_look() - the open-circuit voltage around a state of charge
 * @curve: the cells
 * @soc_c40: state of charge
 * @width_c40: how far to both sides, 1 % to 25 %
 * @view: the result
 */
void cg_soc_look(const struct cg_soc_curve *curve, s64 soc_c40, s64 width_c40,
		 struct cg_soc_view *view)
{
	s64 low = clamp_t(s64, soc_c40 - width_c40, 0, CG_SOC_ONE - width_c40);
	s64 high = clamp_t(s64, soc_c40 + width_c40, width_c40, CG_SOC_ONE);
	s32 low_uv = cg_soc_ocv(curve, low), high_uv = cg_soc_ocv(curve, high);
	s64 straight_uv, at;

	view->ocv_uv = cg_soc_ocv(curve, soc_c40);
	view->slope_c20 = div64_s64(cg_soc_volts_c20(high_uv - low_uv) << 20, (high - low) >> 20);
	at = (clamp_t(s64, soc_c40, low, high) - low) >> 20;
	straight_uv = low_uv + div64_s64((s64)(high_uv - low_uv) * at, (high - low) >> 20);
	view->bend_uv = cg_soc_amount(view->ocv_uv - straight_uv);
	view->apart_uv = cg_soc_amount(view->ocv_uv - room_ocv(curve, soc_c40));
}
EXPORT_SYMBOL_IF_KUNIT(cg_soc_look);
