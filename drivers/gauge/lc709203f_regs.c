// SPDX-License-Identifier: GPL-2.0-only
/*
 * What the registers of an LC709203F mean. Pure.
 */
#include "lc709203f_regs.h"

/* LC709203F/D and LC709204F/D, table of registers. 0 C is 2732 tenths of a kelvin there. */
const struct cg_word_row cg_lc709203f_rows[CG_LC709203F_N_FIELDS] = {
	[CG_LC709203F_BETA] = { 0x06, 0, 16, false, 1, 1 },
	[CG_LC709203F_TEMP] = { 0x08, 0, 16, false, 100, 1, -273200 },
	[CG_LC709203F_VOLTAGE] = { 0x09, 0, 16, false, 1000, 1 },
	[CG_LC709203F_APA] = { 0x0b, 0, 16, false, 1, 1 },
	[CG_LC709203F_RSOC] = { 0x0d, 0, 16, false, 1, 1 },
	[CG_LC709203F_ITE] = { 0x0f, 0, 16, false, 1, 1 },
	[CG_LC709203F_PROFILE] = { 0x12, 0, 16, false, 1, 1 },
	[CG_LC709203F_ALARM_RSOC] = { 0x13, 0, 16, false, 1, 1 },
	[CG_LC709203F_ALARM_VOLTAGE] = { 0x14, 0, 16, false, 1000, 1 },
	[CG_LC709203F_MODE] = { 0x15, 0, 16, false, 1, 1 },
	[CG_LC709203F_THERMISTOR] = { 0x16, 0, 1, false, 1, 1 },
	[CG_LC709203F_CYCLES] = { 0x17, 0, 16, false, 1, 1 },
	[CG_LC709203F_HEALTH] = { 0x32, 0, 16, false, 1, 1 },
};
EXPORT_SYMBOL_IF_KUNIT(cg_lc709203f_rows);
