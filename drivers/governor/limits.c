// SPDX-License-Identifier: GPL-2.0-only
/* Rounding a limit down to what a register field can hold. Pure. */
#include <chargov/decide.h>

s32 cg_range_floor(const struct cg_range *range, s32 wish)
{
	s64 top = min(wish, range->max);

	if (range->step <= 0 || top < range->min)
		return -1;
	return range->min + div_s64(top - range->min, range->step) * range->step;
}
EXPORT_SYMBOL_GPL(cg_range_floor);
