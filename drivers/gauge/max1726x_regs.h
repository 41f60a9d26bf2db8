/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Registers of the MAX17260, 17261, 17262 and 17263 (MAX17261 data sheet, tables 2 to 17; FStat and
 * the command register are of the MAX1726x user guide). Pure. Shared by nothing but the driver and
 * its tests: the lab's model has its own.
 */
#ifndef CHARGOV_MAX1726X_REGS_H
#define CHARGOV_MAX1726X_REGS_H

#include "word.h"

/* Registers of bits. */
#define CG_MAX1726X_STATUS	0x00
#define CG_MAX1726X_CONFIG	0x1d
#define CG_MAX1726X_FSTAT	0x3d
#define CG_MAX1726X_COMMAND	0x60
#define CG_MAX1726X_HIBCFG	0xba
#define CG_MAX1726X_CONFIG2	0xbb
#define CG_MAX1726X_MODELCFG	0xdb

#define CG_MAX1726X_STATUS_POR	BIT(1)
#define CG_MAX1726X_STATUS_BST	BIT(3)		/* no battery */
#define CG_MAX1726X_STATUS_DSOCI BIT(7)		/* another per cent */
/* All that pulls the alert line: thresholds, a per cent, a battery that comes or goes. */
#define CG_MAX1726X_STATUS_ALERTS 0xffc4
#define CG_MAX1726X_CONFIG_TSEL	BIT(15)
#define CG_MAX1726X_CONFIG_ETHRM BIT(4)
#define CG_MAX1726X_CONFIG_AEN	BIT(2)
#define CG_MAX1726X_CONFIG2_DSOCEN BIT(7)
#define CG_MAX1726X_FSTAT_DNR	BIT(0)		/* data not ready */
#define CG_MAX1726X_MODEL_REFRESH BIT(15)
#define CG_MAX1726X_MODEL_VCHG	BIT(10)		/* charged above 4.25 V */
#define CG_MAX1726X_MODEL_LFP	0x0060		/* ModelID 6 */
#define CG_MAX1726X_MODEL_ALWAYS BIT(3)

/* Quantities that the driver knows. */
enum cg_max1726x_field {
	CG_MAX1726X_REP_CAP,	/* uAh */
	CG_MAX1726X_REP_SOC,	/* thousandths of a per cent */
	CG_MAX1726X_TEMP,	/* mdegC */
	CG_MAX1726X_VCELL,	/* uV */
	CG_MAX1726X_CURRENT,	/* uA, positive charges */
	CG_MAX1726X_AVG_CURRENT,
	CG_MAX1726X_FULL_CAP,	/* uAh */
	CG_MAX1726X_TTE,	/* s */
	CG_MAX1726X_TTF,	/* s */
	CG_MAX1726X_CYCLES,	/* hundredths */
	CG_MAX1726X_DESIGN_CAP,	/* uAh */
	CG_MAX1726X_ICHG_TERM,	/* uA */
	CG_MAX1726X_EMPTY,	/* uV, of a cell */
	CG_MAX1726X_RECOVERY,	/* uV, of a cell: in one register with @EMPTY */
	CG_MAX1726X_N_FIELDS
};

extern const struct cg_word_row cg_max1726x_rows[CG_MAX1726X_N_FIELDS];

#endif /* CHARGOV_MAX1726X_REGS_H */
