/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * gauge: (cell model, state, what was measured since the last step) -> (state', state of charge).
 * Pure: time is an input.
 *
 * A member with bare sensors uses it so:
 *  1. A struct cg_soc_model is made of its description (drivers/pack/gauge_model.c).
 *  2. cg_soc_init(), then cg_soc_restore() with what an nvmem cell gave, or cg_soc_tell_new() if
 *     the cells are known to be.
 *  3. cg_soc_step() every second with current, every 10 s at rest or without a current sensor.
 *     After a suspend one step with the time that has passed and CG_SOC_AWAY, or without it if
 *     the sensor counted meanwhile.
 *  4. cg_soc_output() when something is to be shown, cg_soc_save() now and then.
 * Currents and charges are positive when they charge. Voltages and resistances are of the member.
 */
#ifndef CHARGOV_GAUGE_H
#define CHARGOV_GAUGE_H

#include <chargov/profile.h>

/* As many as the power-supply class keeps. */
#define CG_SOC_TABLES		20
/* Rows of resistance-temp-table. */
#define CG_SOC_RESISTANCES	20
/* Points of a table, one for each per cent. */
#define CG_SOC_POINTS		101

/* The one of state of charge, and of all that is kept as a fraction: 2^40. */
#define CG_SOC_ONE		0x10000000000LL

/**
 * struct cg_soc_model - what a simple-battery node says of the cells, ready for use
 * @cells: in series
 * @n_tables: open-circuit tables, 1 or more
 * @n_resistances: rows of the resistance by temperature, 0 = the description has none
 * @room: the table nearest to 25 degrees
 * @capacity_uah: design capacity
 * @full_uv: charging voltage of a cell
 * @empty_uv: voltage at which a cell is empty
 * @term_c24: current at which a charge ends, parts of 2^24 of one C
 * @one_c_uv: what the resistance of a cell drops at one C where its per cents are 100
 * @table_mdegc: temperatures of the tables, rising
 * @resistance_mdegc: temperatures of @resistance_pct, rising
 * @resistance_pct: of the resistance at 25 degrees
 * @ocv_uv: open-circuit voltage of a cell at each per cent, not falling
 */
struct cg_soc_model {
	u8 cells;
	u8 n_tables;
	u8 n_resistances;
	u8 room;
	s32 capacity_uah;
	s32 full_uv;
	s32 empty_uv;
	s32 term_c24;
	s32 one_c_uv;
	s32 table_mdegc[CG_SOC_TABLES];
	s32 resistance_mdegc[CG_SOC_RESISTANCES];
	s32 resistance_pct[CG_SOC_RESISTANCES];
	s32 ocv_uv[CG_SOC_TABLES][CG_SOC_POINTS];
};

/* What of a struct cg_soc_input is valid. */
#define CG_SOC_VOLTAGE	BIT(0)
#define CG_SOC_CURRENT	BIT(1)
/* The sensor counted: @charge_uah is all that has flown since the last step */
#define CG_SOC_CHARGE	BIT(2)
#define CG_SOC_TEMP	BIT(3)
/* Nobody looked since the last step: little is known of that time but its length */
#define CG_SOC_AWAY	BIT(4)
/* A charger says that it has just ended the charge; heard with a voltage only */
#define CG_SOC_ENDED	BIT(5)
/* A charger was told to charge, or nobody knows: what reads as charge may be one */
#define CG_SOC_CHARGER	BIT(6)

/**
 * struct cg_soc_input - what was measured since the last step
 * @valid: CG_SOC_*
 * @dt_ms: time since the last step; negative counts as none
 * @voltage_uv: now
 * @current_ua: now
 * @charge_uah: since the last step
 * @temp_mdegc: of the cells, now
 */
struct cg_soc_input {
	u32 valid;
	s64 dt_ms;
	s32 voltage_uv;
	s32 current_ua;
	s32 charge_uah;
	s32 temp_mdegc;
};

/* What the voltage corrects, and the rows of its covariance. */
enum cg_soc_x {
	CG_SOC_X_SOC,		/* state of charge, of what the cell holds */
	CG_SOC_X_SHORT,		/* by which the cell holds less than the design says */
	CG_SOC_X_RESIST,	/* by which the resistance is more than described */
	CG_SOC_X_BIAS,		/* by which the voltage is above what the model says, V a cell */
	CG_SOC_N_X
};

#define CG_SOC_N_P	(CG_SOC_N_X * (CG_SOC_N_X + 1) / 2)

/**
 * struct cg_soc - an estimator between two steps
 *
 * Its members are private to drivers/gauge. Plain memory: it may be copied. Fractions are of
 * CG_SOC_ONE where they are s64 and of 2^30 where they are s32; currents are parts of 2^24 of a C.
 * @x: enum cg_soc_x
 * @p: covariance of @x, upper triangle by rows
 * @table: covariance of @x with what a whole table is wrong by, in standard deviations of it
 * @cycled_c40: charge that went in and out, of the design capacity; two are a full cycle
 * @offset_p: variance of @offset
 * @offset_c36: covariance of the state of charge with @offset, parts of 2^36; that of the others is
 *	small
 * @offset: what the current sensor shows too little, of one C
 * @counted: what it counted since the last full charge
 * @counted_64ths: the time since then, S32_MAX = there was none, or something was missed
 * @long_run_c14: by which the cell holds less than the design says, over many charges
 * @shown: state of charge that is shown
 * @empty: state of charge at which the cell is empty with this load and temperature
 * @swing: charge since the direction turned, negative after a turn to discharge
 * @moved: charge in and out since states last faded
 * @rate_c24: current at the last step
 * @load_c24: current, mean of minutes
 * @fast_uv: voltage of the fast polarisation of a cell
 * @slow_uv: of the slow one
 * @temp_cdegc: of the last step, 0.01 degrees
 * @slope_c12: of the open-circuit voltage when it was last looked at, V
 * @may_move: what is shown may move by so much
 * @table_c18: likewise, what one deviation of a wrong table makes, V
 * @one_c_64uv: likewise, what the resistance of a cell drops at one C
 * @seen_c28: by which the voltage was above what was expected when it was last seen, V
 * @noise_c32: variance of that, 0 = it was weighed
 * @drop_c12: what all resistances dropped then, V
 * @bend_256uv: as @slope_c12
 * @apart_256uv: as @slope_c12
 * @faded_ms: so long ago states last faded
 * @weighed_ms: so long ago the voltage was last weighed
 * @shown_ms: so long ago what is shown last moved
 * @rest_s: so long nothing but an offset has flown
 * @weighed_surprise: square of the last innovation over its variance, parts of 2^8
 * @surprise: mean square of the innovation over its variance, parts of 2^8
 * @low_64ms: so long the voltage was at the empty voltage, in 64 ms
 * @flags: of drivers/gauge/soc.h
 * @turn: what the next step does besides counting
 */
struct cg_soc {
	s64 x[CG_SOC_N_X];
	s64 p[CG_SOC_N_P];
	s64 table[CG_SOC_N_X];
	u64 cycled_c40;
	s32 offset_p;
	s32 offset_c36;
	s32 offset;
	s32 counted;
	s32 counted_64ths;
	s32 shown;
	s32 empty;
	s32 swing;
	s32 moved;
	s32 rate_c24;
	s32 load_c24;
	s32 fast_uv;
	s32 slow_uv;
	s32 may_move;
	s32 seen_c28;
	u32 noise_c32;
	s16 drop_c12;
	u16 table_c18;
	u16 one_c_64uv;
	s16 long_run_c14;
	s16 temp_cdegc;
	u16 slope_c12;
	u16 faded_ms;
	u16 weighed_ms;
	u16 shown_ms;
	u16 rest_s;
	u16 surprise;
	u16 weighed_surprise;
	u16 flags;
	u8 bend_256uv;
	u8 apart_256uv;
	u8 low_64ms;
	u8 turn;
};

static_assert(sizeof(struct cg_soc) <= 256);

/**
 * struct cg_soc_reading - what is to be shown
 * @known: there was a voltage, the rest is meaningful
 * @ended: full: the charge has ended, and little was taken since
 * @at_empty: the voltage is at that of an empty cell
 * @capacity_pct: what is left until empty with this load and temperature, 0..100, slow and steady
 * @margin_pct: @soc_bp is within so much of the truth, two standard deviations
 * @soc_bp: charge in the cells of what they hold, 0.01 %
 * @empty_bp: of @soc_bp what this load cannot get at this temperature
 * @charge_uah: charge in the cells
 * @full_uah: what they hold
 * @offset_ua: by which the sensor shows too much
 * @cycles: full charge cycles
 * @counted: @cycles are all that the cells have had; else only those since some day
 */
struct cg_soc_reading {
	bool known;
	bool ended;
	bool at_empty;
	u8 capacity_pct;
	u8 margin_pct;
	s32 soc_bp;
	s32 empty_bp;
	s32 charge_uah;
	s32 full_uah;
	s32 offset_ua;
	s32 cycles;
	bool counted;
};

/* Bytes that outlive a power-off. */
#define CG_SOC_SAVED_BYTES	24

/**
 * struct cg_soc_saved - what is learned of a pack, for an nvmem cell
 * @byte: six little-endian words: version; by which the cells hold less, the resistance is more
 *	and the current is read too low, parts per million (of one C); thousandths of a full cycle,
 *	all ones if nobody knows; CRC-32 (IEEE 802.3) of the words before it
 */
struct cg_soc_saved {
	u8 byte[CG_SOC_SAVED_BYTES];
};

void cg_soc_init(struct cg_soc *soc);
void cg_soc_tell(struct cg_soc *soc, s32 soc_bp, s32 sigma_bp);
void cg_soc_step(const struct cg_soc_model *model, struct cg_soc *soc,
		 const struct cg_soc_input *in);
void cg_soc_output(const struct cg_soc_model *model, const struct cg_soc *soc,
		   struct cg_soc_reading *out);

void cg_soc_save(const struct cg_soc *soc, struct cg_soc_saved *saved);
bool cg_soc_restore(struct cg_soc *soc, const struct cg_soc_saved *saved);
void cg_soc_tell_new(struct cg_soc *soc);
void cg_soc_reset(struct cg_soc *soc);

#endif /* CHARGOV_GAUGE_H */
