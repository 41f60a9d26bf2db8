/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * struct cg_view: the pack as one battery. Written by fuse (pure), read by decide and publish.
 */
#ifndef CHARGOV_VIEW_H
#define CHARGOV_VIEW_H

#include <chargov/sample.h>

enum cg_arrangement {
	CG_ARRANGEMENT_PARALLEL,
	CG_ARRANGEMENT_SERIES,
};

/* The fields of a view. The *_MAX and *_MIN are over all cells and sensors: limits use them. */
enum cg_view_field {
	CG_V_PRESENT,
	CG_V_VOLTAGE_UV,	/* at the pack's terminals */
	CG_V_CELL_MAX_UV,	/* highest single cell */
	CG_V_CELL_MIN_UV,	/* lowest single cell */
	CG_V_CURRENT_UA,	/* of the pack, + charges */
	CG_V_TEMP_MDEGC,	/* for display */
	CG_V_TEMP_MAX_MDEGC,
	CG_V_TEMP_MIN_MDEGC,
	CG_V_CAPACITY_PCT,
	CG_V_CHARGE_NOW_UAH,
	CG_V_CHARGE_FULL_UAH,
	CG_V_CYCLES,
	CG_V_MARGIN_PCT,	/* of the charge, as CG_M_MARGIN_PCT */
	CG_N_VIEW_FIELDS
};

/**
 * struct cg_view - one pack, one source, at one time
 * @now_ms: the sample's time
 * @f: the readings, indexed by enum cg_view_field. The age of a fused value is the age of the
 *	oldest reading that it rests on; it is valid only if every reading it needs is.
 * @charger: the chargers as sampled; @n_chargers of them
 * @n_chargers: how many
 * @n_missing: members left out
 * @missing: which, one bit a member
 * @spread_uv: most that members in parallel are apart, of one cell
 * @spread_ua: most that members in series are apart
 * @disagree: two members differ by more than their errors allow. Not of fuse, but of the look
 *	over some time that comes after it, like the next two
 * @branch_permille: part of the pack's current that keeps each branch within its own; 0 = nothing
 *	is said
 * @ahead_uv: by how much the highest cell in series is ahead of the mean, times the cells; less
 *	than the pack's full voltage
 * @quiet: as sampled
 * @source: what feeds the chargers, as sampled
 * @design_uv: of the pack, by which reserves are weighed; 0 = of a single member
 */
struct cg_view {
	s64 now_ms;
	struct cg_reading f[CG_N_VIEW_FIELDS];
	struct cg_charger_sample charger[CG_MAX_CHARGERS];
	u8 n_chargers;
	u8 n_missing;
	u16 missing;
	s32 spread_uv;
	s32 spread_ua;
	bool disagree;
	s32 branch_permille;
	s32 ahead_uv;
	s32 design_uv;
	bool quiet;
	struct cg_source_sample source;
};

struct cg_profile;

/**
 * cg_fuse() - N members to one pack
 * @profile: cells in series and arrangement
 * @sample: one cycle's readings
 * @view: the result, written whole
 */
void cg_fuse(const struct cg_profile *profile, const struct cg_sample *sample,
	     struct cg_view *view);

/**
 * cg_fuse_reserves() - what reserves hold is shown with the pack's charge
 * @profile: the pack
 * @sample: one cycle's readings
 * @view: of cg_fuse(), which leaves them out: they are not charged with the pack, so no decision
 *	is to count them. Its charge, capacity and missing members are changed
 */
void cg_fuse_reserves(const struct cg_profile *profile, const struct cg_sample *sample,
		      struct cg_view *view);

#endif /* CHARGOV_VIEW_H */
