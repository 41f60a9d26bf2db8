/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Registers of the MAX17260, 17261, 17262 and 17263 (MAX17261 data sheet, tables 2 to 17; FStat and
 * the command register are of the MAX1726x user guide). Pure. Shared by nothing but the driver and
 * its tests: the lab's model has its own.
 */
#ifndef CHARGOV_MAX1726X_REGS_H
#define CHARGOV_MAX1726X_REGS_H

#include "word.h"

/* What the driver knows: quantities, then registers that are words or bits. */
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
	CG_MAX1726X_POR,	/* was reset, and counts from a guess */
	CG_MAX1726X_BST,	/* no battery */
	/* What pulls the alert line: thresholds, a per cent, a battery that comes or goes. */
	CG_MAX1726X_ALERT_LOW,	/* of the current */
	CG_MAX1726X_ALERTS,	/* all others, from the high current up */
	CG_MAX1726X_TSEL,	/* the temperature is that of the thermistor */
	CG_MAX1726X_ETHRM,	/* which has its bias */
	CG_MAX1726X_AEN,	/* alerts pull the line */
	CG_MAX1726X_DSOC_EN,	/* so does another per cent */
	CG_MAX1726X_DNR,	/* data not ready */
	CG_MAX1726X_COMMAND,
	CG_MAX1726X_HIBERNATE,
	CG_MAX1726X_REFRESH,	/* loads the model; until it has */
	CG_MAX1726X_VCHG,	/* charged above 4.25 V */
	CG_MAX1726X_MODEL_ID,	/* 6 = LiFePO4 */
	CG_MAX1726X_MODEL_ALWAYS, /* set in each value that the guide has */
	CG_MAX1726X_N_FIELDS
};

#define CG_MAX1726X_MODEL_LFP	6
/* From address 0 on: status, what it measures, what it counts. */
#define CG_MAX1726X_N_MEASURED	0x18

extern const struct cg_word_row cg_max1726x_rows[CG_MAX1726X_N_FIELDS];

/**
 * struct cg_max1726x_ends - the lower end of a cell
 * @empty_uv: for %CG_MAX1726X_EMPTY
 * @recovery_uv: for %CG_MAX1726X_RECOVERY
 */
struct cg_max1726x_ends {
	u32 empty_uv;
	u32 recovery_uv;
};

struct cg_max1726x_ends cg_max1726x_ends(u32 told_uv, bool is_lfp);

/* Where field @field is in its register: for one that is a bit, the word with that bit alone. */
static inline u16 cg_max1726x_bits(enum cg_max1726x_field field)
{
	return cg_word_mask(&cg_max1726x_rows[field]);
}

#endif /* CHARGOV_MAX1726X_REGS_H */
