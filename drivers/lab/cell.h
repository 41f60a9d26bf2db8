/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * One cell: open-circuit voltage, hysteresis, R0, two RC pairs, heat. Pure, fixed point.
 * Currents are positive while charging. nV, nOhm and udegC inside, so that the smallest change
 * in one step of 1 s is not lost.
 */
#ifndef CHARGOV_LAB_CELL_H
#define CHARGOV_LAB_CELL_H

#include <chargov/pure.h>

#define CG_CELL_OCV_POINTS	41	/* every 2.5 % of charge */
#define CG_CELL_POINTS	21		/* every 5 % of charge */
#define CG_CELL_TEMPS	6		/* -20, -10, 0, 10, 25, 40 degC */

#define CG_HG2_CAPACITY_UAH	2869000	/* C/20, 25 degC */

/* Longest step: the series in cell.c are for short steps only. */
#define CG_CELL_STEP_MAX_MS	1000
/* Most that a cell carries, times its capacity per hour; keeps all products inside 64 bits. */
#define CG_CELL_C_RATE_MAX	16

/* Capacity of a cell. */
#define CG_CELL_MIN_UAH		10000
#define CG_CELL_MAX_UAH		100000000

#define CG_MS_PER_H		3600000LL

/**
 * struct cg_cell_tables - a kind of cell, by charge from 0 to 100 %
 * @ocv_uv: open-circuit voltage, mean of charge and discharge
 * @hyst_uv: half the difference of the two
 * @r0_uohm: ohmic resistance by temperature and charge
 * @r1_uohm: resistance of the fast RC pair (8 s), likewise
 * @r2_uohm: resistance of the slow RC pair (800 s)
 */
struct cg_cell_tables {
	s32 ocv_uv[CG_CELL_OCV_POINTS];
	s32 hyst_uv[CG_CELL_OCV_POINTS];
	s32 r0_uohm[CG_CELL_TEMPS][CG_CELL_POINTS];
	s32 r1_uohm[CG_CELL_TEMPS][CG_CELL_POINTS];
	s32 r2_uohm[CG_CELL_POINTS];
};

extern const struct cg_cell_tables cg_cell_hg2;

/**
 * struct cg_cell_type - what the cells of a pack have in common
 * @tables: resistances and hysteresis of the LG 18650HG2
 * @ocv_uv: open-circuit voltage in use: stretched, or a cell's own
 * @thermal_mkpw: thermal resistance of an HG2 to the ambient, mK/W: 9000 in still air, 20000 in a
 *	case, 1000 to 30000; bigger cells have less in proportion
 */
struct cg_cell_type {
	const struct cg_cell_tables *tables;
	s32 ocv_uv[CG_CELL_OCV_POINTS];
	s32 thermal_mkpw;
};

/**
 * struct cg_cell_dt - coefficients of a step
 * @dt_ms: length of the step, at most CG_CELL_STEP_MAX_MS
 * @k1: share of its way to go that the fast RC pair makes in it, Q30
 * @k2: likewise of the slow RC pair
 * @kt: likewise of the temperature
 */
struct cg_cell_dt {
	s32 dt_ms;
	s32 k1;
	s32 k2;
	s32 kt;
};

/**
 * struct cg_cell - one cell
 * @cap_uams: capacity, uA * ms
 * @cap_uah: the same in uAh
 * @inv_cap: 2^62 / @cap_uams
 * @ratio_q24: capacity over that of an HG2
 * @r_permille: resistance over that of a new cell of its size
 * @seg_shift: how far charges are shifted so that interpolation fits 64 bits
 * @q_uams: charge in it; 0 and @cap_uams are the ends of the tables
 * @h_q30: hysteresis, -1 after a long discharge to 1 after a long charge
 * @u1_nv: voltage of the fast RC pair
 * @u2_nv: voltage of the slow RC pair
 * @temp_udegc: temperature
 * @e_nv: voltage with no current now; this and the rest by cg_cell_prepare()
 * @r0_nohm: ohmic resistance now: the voltage now is @e_nv + I * @r0_nohm
 * @a_nv: voltage at the end of the step with no current
 * @b_nohm: how the voltage at the end of the step depends on the current
 * @r1_nohm: of the fast RC pair
 * @r2_nohm: of the slow RC pair
 */
struct cg_cell {
	s64 cap_uams;
	s64 cap_uah;
	s64 inv_cap;
	s64 ratio_q24;
	s32 r_permille;
	u32 seg_shift;
	s64 q_uams;
	s64 h_q30;
	s64 u1_nv;
	s64 u2_nv;
	s64 temp_udegc;
	s64 e_nv;
	s64 r0_nohm;
	s64 a_nv;
	s64 b_nohm;
	s64 r1_nohm;
	s64 r2_nohm;
};

/**
 * cg_cell_type_init() - cells whose 100 % rests where a charge to @full_uv ends
 * @type: written whole
 * @full_uv: charging voltage of the cell; the HG2's curve, made for 4.2 V, is stretched by
 *	(@full_uv - 4.2 V) * charge
 */
void cg_cell_type_init(struct cg_cell_type *type, s32 full_uv);

/**
 * struct cg_ocv_point - a point of a cell's own open-circuit curve
 * @uv: voltage
 * @pct: charge
 */
struct cg_ocv_point {
	s32 uv;
	s32 pct;
};

/**
 * cg_cell_type_set_ocv() - a cell's own open-circuit curve
 * @type: initialised
 * @point: the curve, charge falling or rising, both ends included
 * @n: how many, at least 2
 *
 * Return: false if the points are not in order or leave out 0 or 100 %
 */
bool cg_cell_type_set_ocv(struct cg_cell_type *type, const struct cg_ocv_point *point,
			  unsigned int n);

/**
 * cg_cell_init() - a rested cell
 * @cell: written whole
 * @cap_uah: capacity, 10 mAh to 100 Ah
 * @soc_permille: charge; below 0 is a deeply discharged cell
 * @temp_mdegc: temperature
 */
void cg_cell_init(struct cg_cell *cell, s64 cap_uah, s32 soc_permille, s32 temp_mdegc);

/**
 * cg_cell_set_soc() - put a rested charge into a cell
 * @cell: the cell
 * @soc_permille: charge
 */
void cg_cell_set_soc(struct cg_cell *cell, s32 soc_permille);

/**
 * cg_cell_dt_init() - coefficients of a step
 * @dt: written whole
 * @type: for the thermal time constant
 * @dt_ms: length, 1 to CG_CELL_STEP_MAX_MS
 */
void cg_cell_dt_init(struct cg_cell_dt *dt, const struct cg_cell_type *type, s32 dt_ms);

/**
 * cg_cell_prepare() - the cell as a voltage source and a resistance, now and at the end of a step
 * @cell: the cell; its charge and heat do not change
 * @type: its kind
 * @dt: the step
 */
void cg_cell_prepare(struct cg_cell *cell, const struct cg_cell_type *type,
		     const struct cg_cell_dt *dt);

/**
 * cg_cell_step() - let a current flow for a step; cg_cell_prepare() comes first
 * @cell: the cell
 * @type: its kind
 * @dt: the step
 * @i_ua: current, the same all the step
 * @ambient_mdegc: temperature around it
 */
void cg_cell_step(struct cg_cell *cell, const struct cg_cell_type *type,
		  const struct cg_cell_dt *dt, s64 i_ua, s32 ambient_mdegc);

#endif /* CHARGOV_LAB_CELL_H */
