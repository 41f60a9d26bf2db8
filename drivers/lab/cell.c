// SPDX-License-Identifier: GPL-2.0-only
/*
 * One cell. V = OCV(q) + h H(q) + R0(q,T) I + u1 + u2; each state moves by its exact exponential
 * over a step in which the current is constant. Pure.
 *
 * Parameters of an LG 18650HG2: RC pairs of 8 s and 800 s, hysteresis closes at 80 times the
 * charge moved over the capacity, 50 J/K. Cells of another size have resistance in inverse and
 * heat capacity in direct proportion to their capacity.
 */
#include "cell.h"

#define ONE_Q30		0x40000000LL
#define TAU1_MS		8000
#define TAU2_MS		800000
#define HYST_RATE	80
#define HEAT_JPK	50
#define HG2_FULL_UV	4200000
#define NANO_PER_MICRO	1000
#define SEGMENTS	(CG_CELL_OCV_POINTS - 1)

static_assert(CG_CELL_OCV_POINTS - 1 == 2 * (CG_CELL_POINTS - 1), "see halved()");

static const s32 temp_mdegc[CG_CELL_TEMPS] = { -20000, -10000, 0, 10000, 25000, 40000 };

/* A place between two points: of a table by charge, or of two tables by temperature. */
struct place {
	u32 i;
	s64 frac_q20;
};

static s32 times_q30(s64 a, s64 b)
{
	return (a * b) >> 30;
}

/* 1 - exp(-x) for x below about 0.5, Q30; five terms leave less than 4e-6 there. */
static s32 one_minus_exp(s32 x)
{
	s32 y = ONE_Q30 - x / 5;

	y = ONE_Q30 - times_q30(x, y) / 4;
	y = ONE_Q30 - times_q30(x, y) / 3;
	y = ONE_Q30 - times_q30(x, y) / 2;
	return times_q30(x, y);
}

/* Not clamped: below 0 and above 100 % the voltage goes on as in the last segment. */
static struct place place_of_charge(const struct cg_cell *cell)
{
	s64 seg = div_s64(cell->cap_uams, SEGMENTS);
	struct place p;

	p.i = clamp_t(s64, div64_s64(cell->q_uams, seg), 0, SEGMENTS - 1);
	p.frac_q20 = div64_s64(((cell->q_uams - p.i * seg) >> cell->seg_shift) * (1 << 20),
			       seg >> cell->seg_shift);
	return p;
}

static struct place place_clamped(struct place p)
{
	p.frac_q20 = clamp_t(s64, p.frac_q20, 0, 1 << 20);
	return p;
}

/* The same place in a table of half as many segments. */
static struct place halved(struct place p)
{
	struct place half = { p.i / 2, (p.frac_q20 + (p.i % 2 ? 1 << 20 : 0)) / 2 };

	return half;
}

static struct place place_of_temp(s64 temp_udegc)
{
	s64 t = clamp_t(s64, temp_udegc, temp_mdegc[0] * 1000LL,
			temp_mdegc[CG_CELL_TEMPS - 1] * 1000LL);
	struct place p = { 0, 0 };
	s64 low;

	while (p.i < CG_CELL_TEMPS - 2 && t >= temp_mdegc[p.i + 1] * 1000LL)
		p.i++;
	low = temp_mdegc[p.i] * 1000LL;
	p.frac_q20 = div64_s64((t - low) << 20, temp_mdegc[p.i + 1] * 1000LL - low);
	return p;
}

/* In nano units, of a table in micro units. */
static s64 at(const s32 *table, struct place p)
{
	s64 low = table[p.i];

	return low * NANO_PER_MICRO +
	       (((table[p.i + 1] - low) * NANO_PER_MICRO * p.frac_q20) >> 20);
}

static s64 at2(const s32 (*table)[CG_CELL_POINTS], struct place temp, struct place charge)
{
	s64 low = at(table[temp.i], charge);

	return low + (((at(table[temp.i + 1], charge) - low) * temp.frac_q20) >> 20);
}

void cg_cell_type_init(struct cg_cell_type *type, s32 full_uv)
{
	unsigned int i;

	type->tables = &cg_cell_hg2;
	type->thermal_mkpw = 9000;
	for (i = 0; i < CG_CELL_OCV_POINTS; i++)
		type->ocv_uv[i] = cg_cell_hg2.ocv_uv[i] +
				  cg_scale(full_uv - HG2_FULL_UV, i, SEGMENTS);
}
EXPORT_SYMBOL_IF_KUNIT(cg_cell_type_init);

static s32 between(const struct cg_ocv_point *a, const struct cg_ocv_point *b, s32 at_pm)
{
	return a->uv + cg_scale(b->uv - a->uv, at_pm - a->pct * 10, (b->pct - a->pct) * 10);
}

/* The curve from empty to full, whichever way it was written. */
static const struct cg_ocv_point *nth(const struct cg_ocv_point *point, unsigned int n,
				      unsigned int i)
{
	return point[0].pct < point[n - 1].pct ? &point[i] : &point[n - 1 - i];
}

static bool in_order(const struct cg_ocv_point *point, unsigned int n)
{
	unsigned int i;

	if (n < 2 || nth(point, n, 0)->pct != 0 || nth(point, n, n - 1)->pct != 100)
		return false;
	for (i = 1; i < n; i++)
		if (nth(point, n, i)->pct <= nth(point, n, i - 1)->pct ||
		    nth(point, n, i)->uv < nth(point, n, i - 1)->uv)
			return false;
	return true;
}

bool cg_cell_type_set_ocv(struct cg_cell_type *type, const struct cg_ocv_point *point,
			  unsigned int n)
{
	unsigned int i, j = 1;

	if (!in_order(point, n))
		return false;
	for (i = 0; i < CG_CELL_OCV_POINTS; i++) {
		s32 at_pm = i * 1000 / SEGMENTS;

		while (nth(point, n, j)->pct * 10 < at_pm)
			j++;
		type->ocv_uv[i] = between(nth(point, n, j - 1), nth(point, n, j), at_pm);
	}
	return true;
}
EXPORT_SYMBOL_IF_KUNIT(cg_cell_type_set_ocv);

void cg_cell_set_soc(struct cg_cell *cell, s32 soc_permille)
{
	cell->q_uams = div_s64(cell->cap_uams, 1000) * soc_permille;
	cell->h_q30 = 0;
	cell->u1_nv = 0;
	cell->u2_nv = 0;
}
EXPORT_SYMBOL_IF_KUNIT(cg_cell_set_soc);

void cg_cell_init(struct cg_cell *cell, s64 cap_uah, s32 soc_permille, s32 temp)
{
	memset(cell, 0, sizeof(*cell));
	cell->cap_uah = cap_uah;
	cell->cap_uams = cap_uah * CG_MS_PER_H;
	cell->inv_cap = div64_s64(1LL << 62, cell->cap_uams);
	cell->ratio_q24 = div64_s64(cap_uah << 24, CG_HG2_CAPACITY_UAH);
	cell->r_permille = 1000;
	/* 21 segments shifted by 20 bits must stay below 2^63 */
	while (div_s64(cell->cap_uams, SEGMENTS) >> cell->seg_shift >= 1LL << 37)
		cell->seg_shift++;
	cell->temp_udegc = temp * 1000LL;
	cg_cell_set_soc(cell, soc_permille);
}
EXPORT_SYMBOL_IF_KUNIT(cg_cell_init);

void cg_cell_dt_init(struct cg_cell_dt *dt, const struct cg_cell_type *type, s32 dt_ms)
{
	s64 x = (s64)dt_ms << 30;

	dt->dt_ms = dt_ms;
	dt->k1 = one_minus_exp(div64_s64(x, TAU1_MS));
	dt->k2 = one_minus_exp(div64_s64(x, TAU2_MS));
	/* J/K * mK/W = ms: the same for any size of cell */
	dt->kt = one_minus_exp(div64_s64(x, HEAT_JPK * type->thermal_mkpw));
}
EXPORT_SYMBOL_IF_KUNIT(cg_cell_dt_init);

/*
 * How the open-circuit voltage and the hysteresis move with the charge of one step. Hysteresis:
 * its slope at the start, which is its largest.
 */
static s64 slope_nohm(const struct cg_cell *cell, const struct cg_cell_type *type,
		      struct place p, s64 hyst_nv, s32 dt_ms)
{
	s64 ocv = (s64)(type->ocv_uv[p.i + 1] - type->ocv_uv[p.i]) * SEGMENTS;
	s64 hyst = (div_s64(hyst_nv, NANO_PER_MICRO) * (ONE_Q30 - cell->h_q30)) >> 30;

	return div64_s64((ocv + hyst * HYST_RATE) * dt_ms * 1000000, div_s64(cell->cap_uams, 1000));
}

static s64 resistance_nohm(const struct cg_cell *cell, s64 hg2_nohm)
{
	s64 nohm = div64_s64(hg2_nohm << 24, cell->ratio_q24);

	return cell->r_permille == 1000 ? nohm : div_s64(nohm * cell->r_permille, 1000);
}

void cg_cell_prepare(struct cg_cell *cell, const struct cg_cell_type *type,
		     const struct cg_cell_dt *dt)
{
	struct place p = place_of_charge(cell), pc = place_clamped(p);
	struct place pr = halved(pc), pt = place_of_temp(cell->temp_udegc);
	s64 hyst_nv = at(type->tables->hyst_uv, pc);

	cell->r0_nohm = resistance_nohm(cell, at2(type->tables->r0_uohm, pt, pr));
	cell->r1_nohm = resistance_nohm(cell, at2(type->tables->r1_uohm, pt, pr));
	cell->r2_nohm = resistance_nohm(cell, at(type->tables->r2_uohm, pr));
	cell->e_nv = at(type->ocv_uv, p) + ((cell->h_q30 * hyst_nv) >> 30) + cell->u1_nv +
		     cell->u2_nv;
	cell->a_nv = cell->e_nv - ((cell->u1_nv * dt->k1) >> 30) - ((cell->u2_nv * dt->k2) >> 30);
	cell->b_nohm = cell->r0_nohm + ((cell->r1_nohm * dt->k1) >> 30) +
		       ((cell->r2_nohm * dt->k2) >> 30) +
		       slope_nohm(cell, type, p, hyst_nv, dt->dt_ms);
}
EXPORT_SYMBOL_IF_KUNIT(cg_cell_prepare);

/* uA * nOhm = 1e-15 V */
static s64 drop_nv(s64 i_ua, s64 r_nohm)
{
	return div_s64(i_ua * r_nohm, 1000000);
}

static void relax(s64 *x, s64 target, s64 k)
{
	*x += ((target - *x) * k + (1 << 29)) >> 30;
}

void cg_cell_step(struct cg_cell *cell, const struct cg_cell_type *type,
		  const struct cg_cell_dt *dt, s64 i_ua, s32 ambient_mdegc)
{
	s64 dq = i_ua * dt->dt_ms;
	s64 v_nv = drop_nv(i_ua, cell->r0_nohm) + cell->u1_nv + cell->u2_nv;
	s64 heat_nw = div_s64(div_s64(v_nv, NANO_PER_MICRO) * i_ua, 1000);
	s64 rise_udegc = div_s64(heat_nw * type->thermal_mkpw, 1000000);
	s64 x = ((HYST_RATE * (dq < 0 ? -dq : dq)) * cell->inv_cap) >> 32;

	cell->q_uams += dq;
	relax(&cell->h_q30, dq < 0 ? -ONE_Q30 : ONE_Q30, one_minus_exp(min_t(s64, x, ONE_Q30 / 2)));
	relax(&cell->u1_nv, drop_nv(i_ua, cell->r1_nohm), dt->k1);
	relax(&cell->u2_nv, drop_nv(i_ua, cell->r2_nohm), dt->k2);
	rise_udegc = div64_s64(rise_udegc << 24, cell->ratio_q24);
	relax(&cell->temp_udegc, ambient_mdegc * 1000LL + rise_udegc, dt->kt);
}
EXPORT_SYMBOL_IF_KUNIT(cg_cell_step);
