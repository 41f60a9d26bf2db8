/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Registers of the BQ25792 and BQ25798 (TI SLUSDG1, SLUSDV2: register maps), as a table of fields.
 * Pure. Shared by nothing but the driver and its tests: the lab's model has its own.
 */
#ifndef CHARGOV_BQ25792_REGS_H
#define CHARGOV_BQ25792_REGS_H

#include <chargov/pure.h>

#define CG_BQ25792_STATUS_0	0x1b	/* charger status 0 to 4, fault status 0 and 1 */
#define CG_BQ25792_N_STATUS	7
#define CG_BQ25792_FLAG_0	0x22	/* charger flags 0 to 3, fault flags 0, 1; read once */
#define CG_BQ25792_N_FLAGS	6
#define CG_BQ25792_ADC		0x2e	/* its control, and what it measured */
#define CG_BQ25792_N_ADC	0x0f
#define CG_BQ25792_ADC_IBAT	0x33	/* mA, 0 while discharging: EN_IBAT is never set */
#define CG_BQ25792_ADC_VBUS	0x35	/* mV */
#define CG_BQ25792_ADC_VBAT	0x3b	/* mV */
#define CG_BQ25792_PART		0x48	/* last of all registers */

/* Fields that the driver knows. */
enum cg_bq25792_field {
	CG_BQ25792_VREG,	/* charge voltage */
	CG_BQ25792_ICHG,	/* charge current */
	CG_BQ25792_VINDPM,	/* lowest input voltage */
	CG_BQ25792_IINDPM,	/* input current limit */
	CG_BQ25792_IPRECHG,	/* precharge current */
	CG_BQ25792_ITERM,	/* termination current */
	CG_BQ25792_STOP_WD_CHG,	/* the watchdog clears EN_CHG */
	CG_BQ25792_CELL,	/* cells in series, less one */
	CG_BQ25792_EN_CHG,
	CG_BQ25792_EN_HIZ,
	CG_BQ25792_WD_RST,
	CG_BQ25792_WATCHDOG,	/* 0 = off, 7 = 160 s */
	CG_BQ25792_EN_OTG,
	CG_BQ25792_JEITA,	/* steps of warm and cool; all ones = none */
	CG_BQ25792_ADC_SAMPLE,	/* 0 = 15 bit, 3 = 12 bit */
	CG_BQ25792_ADC_EN,
	CG_BQ25792_N_FIELDS
};

/**
 * struct cg_bq25792_row - one field
 * @reg: address; of the upper byte if it is wide
 * @wide: it is in two registers, upper byte first
 * @low: lowest bit
 * @bits: how many
 * @least: value of code @first
 * @most: highest value
 * @step: between two codes, 0 = the field is no quantity: codes are its values
 * @first: lowest code
 * @up: what is between two steps goes to the upper one, which is the safer
 */
struct cg_bq25792_row {
	u8 reg;
	bool wide;
	u8 low;
	u8 bits;
	s32 least;
	s32 most;
	s32 step;
	u16 first;
	bool up;
};

extern const struct cg_bq25792_row cg_bq25792_rows[CG_BQ25792_N_FIELDS];

bool cg_bq25792_code(enum cg_bq25792_field field, s32 value, u16 *code);
s32 cg_bq25792_value(enum cg_bq25792_field field, u16 code);
u16 cg_bq25792_get(enum cg_bq25792_field field, u16 reg);
u16 cg_bq25792_put(enum cg_bq25792_field field, u16 reg, u16 code);
void cg_bq25792_cv_range(unsigned int cells, s32 *least_uv, s32 *most_uv);

#endif /* CHARGOV_BQ25792_REGS_H */
