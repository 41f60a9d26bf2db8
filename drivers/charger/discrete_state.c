// SPDX-License-Identifier: GPL-2.0-only
/*
 * What the lines of a charger without registers say together. Pure.
 *
 * A charger that says that it charges while it is told not to is believed: whoever governs it must
 * know that it does not stop. One with neither line nor converter has only its enable line's word.
 */
#include "discrete_state.h"

/* Less than this part of what it is set to is no charge; chargers end at a tenth. */
#define CHARGES_PART	25

/**
 * cg_discrete_status() - what it does
 * @facts: what is seen of it
 *
 * Return: its status
 */
enum cg_status cg_discrete_status(const struct cg_discrete_facts *facts)
{
	bool charging = facts->charging == CG_LINE_ON;
	bool done = facts->done == CG_LINE_ON;

	if (facts->vbus != CG_LINE_ON)
		return CG_STATUS_DISCHARGING;
	/* without a battery both are pulled, in turn */
	if (charging && done)
		return CG_STATUS_UNKNOWN;
	if (charging)
		return CG_STATUS_CHARGING;
	if (!facts->on)
		return CG_STATUS_NOT_CHARGING;
	if (done)
		return CG_STATUS_FULL;
	if (facts->charging == CG_LINE_NONE && facts->measured)
		return (s64)facts->ua * CHARGES_PART > facts->set_ua ? CG_STATUS_CHARGING :
								      CG_STATUS_NOT_CHARGING;
	return facts->charging == CG_LINE_NONE ? CG_STATUS_CHARGING : CG_STATUS_NOT_CHARGING;
}
EXPORT_SYMBOL_IF_KUNIT(cg_discrete_status);

/**
 * cg_discrete_pick() - the highest of some values that is not above a wish
 * @list: the values, in descending order
 * @n: how many
 * @wish: the wish
 *
 * Return: its place in @list, or @n if all are above @wish
 */
int cg_discrete_pick(const s32 *list, int n, s32 wish)
{
	int i = 0;

	while (i < n && list[i] > wish)
		i++;
	return i;
}
EXPORT_SYMBOL_IF_KUNIT(cg_discrete_pick);
