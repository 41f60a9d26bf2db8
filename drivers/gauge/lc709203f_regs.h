/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Registers of the LC709203F and LC709204F (onsemi LC709203F/D, LC709204F/D: table of registers).
 * Pure. Shared by nothing but the driver and its tests: the lab's model has its own.
 */
#ifndef CHARGOV_LC709203F_REGS_H
#define CHARGOV_LC709203F_REGS_H

#include "word.h"

/* Quantities that the driver knows. */
enum cg_lc709203f_field {
	CG_LC709203F_BETA,		/* of the thermistor, K */
	CG_LC709203F_TEMP,		/* mdegC */
	CG_LC709203F_VOLTAGE,		/* uV */
	CG_LC709203F_APA,		/* adjustment of the pack's application */
	CG_LC709203F_RSOC,		/* per cent */
	CG_LC709203F_ITE,		/* per mille that can still be used */
	CG_LC709203F_PROFILE,		/* change of the parameter */
	CG_LC709203F_ALARM_RSOC,	/* per cent, 0 = none */
	CG_LC709203F_ALARM_VOLTAGE,	/* uV, 0 = none */
	CG_LC709203F_MODE,		/* 1 = operational, 2 = asleep */
	CG_LC709203F_THERMISTOR,	/* the chip measures the temperature itself */
	CG_LC709203F_CYCLES,		/* LC709204F only */
	CG_LC709203F_HEALTH,		/* LC709204F only: per cent of the design capacity */
	CG_LC709203F_N_FIELDS
};

extern const struct cg_word_row cg_lc709203f_rows[CG_LC709203F_N_FIELDS];

#endif /* CHARGOV_LC709203F_REGS_H */
