// SPDX-License-Identifier: GPL-2.0-only
/*
 * What the registers of a MAX1726x mean. Pure.
 */
#include "max1726x_regs.h"

/* Where a battery does not say when it is empty: the data sheet's own. */
#define EMPTY_UV		3300000
#define RECOVERY_OVER_UV	580000
/*
 * Iron phosphate is empty below its plateau, which begins at 3.2 V and is lower under a load: a
 * recovery up there would never come. Three steps above empty at least.
 */
#define LFP_EMPTY_UV		2500000
#define LFP_RECOVERY_UV		3000000
#define LFP_RECOVERY_OVER_UV	120000

/* Table 2 has the steps: 5 uVh and 1.5625 uV over the shunt, 78.125 uV, 1/256 %, 5.625 s. */
const struct cg_word_row cg_max1726x_rows[CG_MAX1726X_N_FIELDS] = {
	[CG_MAX1726X_REP_CAP] = { 0x05, 0, 16, false, 5000000, 0 },
	[CG_MAX1726X_REP_SOC] = { 0x06, 0, 16, false, 1000, 256 },
	[CG_MAX1726X_TEMP] = { 0x08, 0, 16, true, 1000, 256 },
	[CG_MAX1726X_VCELL] = { 0x09, 0, 16, false, 625, 8 },
	[CG_MAX1726X_CURRENT] = { 0x0a, 0, 16, true, 1562500, 0 },
	[CG_MAX1726X_AVG_CURRENT] = { 0x0b, 0, 16, true, 1562500, 0 },
	[CG_MAX1726X_FULL_CAP] = { 0x10, 0, 16, false, 5000000, 0 },
	[CG_MAX1726X_TTE] = { 0x11, 0, 16, false, 45, 8 },
	[CG_MAX1726X_TTF] = { 0x20, 0, 16, false, 45, 8 },
	[CG_MAX1726X_CYCLES] = { 0x17, 0, 16, false, 1, 1 },
	[CG_MAX1726X_DESIGN_CAP] = { 0x18, 0, 16, false, 5000000, 0 },
	[CG_MAX1726X_ICHG_TERM] = { 0x1e, 0, 16, true, 1562500, 0 },
	[CG_MAX1726X_EMPTY] = { 0x3a, 7, 9, false, 10000, 1 },
	[CG_MAX1726X_RECOVERY] = { 0x3a, 0, 7, false, 40000, 1 },
	[CG_MAX1726X_POR] = { 0x00, 1, 1, false, 1, 1 },
	[CG_MAX1726X_BST] = { 0x00, 3, 1, false, 1, 1 },
	[CG_MAX1726X_ALERT_LOW] = { 0x00, 2, 1, false, 1, 1 },
	[CG_MAX1726X_ALERTS] = { 0x00, 6, 10, false, 1, 1 },
	[CG_MAX1726X_TSEL] = { 0x1d, 15, 1, false, 1, 1 },
	[CG_MAX1726X_ETHRM] = { 0x1d, 4, 1, false, 1, 1 },
	[CG_MAX1726X_AEN] = { 0x1d, 2, 1, false, 1, 1 },
	[CG_MAX1726X_DSOC_EN] = { 0xbb, 7, 1, false, 1, 1 },
	[CG_MAX1726X_DNR] = { 0x3d, 0, 1, false, 1, 1 },
	[CG_MAX1726X_COMMAND] = { 0x60, 0, 16, false, 1, 1 },
	[CG_MAX1726X_HIBERNATE] = { 0xba, 0, 16, false, 1, 1 },
	[CG_MAX1726X_REFRESH] = { 0xdb, 15, 1, false, 1, 1 },
	[CG_MAX1726X_VCHG] = { 0xdb, 10, 1, false, 1, 1 },
	[CG_MAX1726X_MODEL_ID] = { 0xdb, 4, 4, false, 1, 1 },
	[CG_MAX1726X_MODEL_ALWAYS] = { 0xdb, 3, 1, false, 1, 1 },
};
EXPORT_SYMBOL_IF_KUNIT(cg_max1726x_rows);

/**
 * cg_max1726x_ends() - when a cell is empty, and when it is not any more
 * @told_uv: what its battery says of a cell, 0 = nothing
 * @is_lfp: lithium iron phosphate
 *
 * Return: both voltages
 */
struct cg_max1726x_ends cg_max1726x_ends(u32 told_uv, bool is_lfp)
{
	struct cg_max1726x_ends ends = { .empty_uv = told_uv };

	if (!told_uv)
		ends.empty_uv = is_lfp ? LFP_EMPTY_UV : EMPTY_UV;
	if (is_lfp)
		ends.recovery_uv = max_t(u32, LFP_RECOVERY_UV,
					 ends.empty_uv + LFP_RECOVERY_OVER_UV);
	else
		ends.recovery_uv = ends.empty_uv + RECOVERY_OVER_UV;
	return ends;
}
EXPORT_SYMBOL_IF_KUNIT(cg_max1726x_ends);
