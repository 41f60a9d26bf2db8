/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What a member without a battery of its own is of its pack's: all are alike. Pure.
 */
#ifndef CHARGOV_SHARE_H
#define CHARGOV_SHARE_H

#include <chargov/profile.h>

/**
 * struct cg_share - how the members of a pack divide what it has
 * @behind: they are so many one behind another, in series: of cells and voltages
 * @beside: they are so many side by side, in parallel: of charges and currents
 */
struct cg_share {
	s32 behind;
	s32 beside;
};

/**
 * cg_share_of() - the part of a member
 * @pack: how units are wired
 * @units: members and groups of the pack
 * @unit: how the members of its group are wired
 * @members: of its group, 1 without one
 *
 * Return: by what the pack's figures are divided
 */
static inline struct cg_share cg_share_of(enum cg_arrangement pack, s32 units,
					  enum cg_arrangement unit, s32 members)
{
	struct cg_share share = { 1, 1 };

	*(pack == CG_ARRANGEMENT_SERIES ? &share.behind : &share.beside) *= units;
	*(unit == CG_ARRANGEMENT_SERIES ? &share.behind : &share.beside) *= members;
	return share;
}

#endif /* CHARGOV_SHARE_H */
