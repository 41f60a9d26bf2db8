// SPDX-License-Identifier: GPL-2.0-only
/*
 * The table of limits: many voices, each may only lower; the lowest wins and its name is kept.
 * Pure.
 */
#include <chargov/decide.h>

void cg_limits_min(const struct cg_limit_row *row, unsigned int n, struct cg_limit_result *res)
{
	s32 cv_uv = S32_MAX, cc_ua = S32_MAX, iin_ua = S32_MAX;
	enum cg_limit cv_winner = 0, cc_winner = 0;
	const struct cg_limit_row *end = row + n;
	bool enable = n > 0;

	for (; row < end; row++) {
		if (row->cv_uv < cv_uv) {
			cv_uv = row->cv_uv;
			cv_winner = row->id;
		}
		iin_ua = min(iin_ua, row->iin_ua);
		/* the first that switches off wins for good */
		if (!enable)
			continue;
		enable = row->enable;
		if (row->cc_ua < cc_ua || !enable) {
			cc_ua = row->cc_ua;
			cc_winner = row->id;
		}
	}

	*res = (struct cg_limit_result) {
		.cv_uv = cv_uv,
		.cc_ua = enable ? cc_ua : 0,
		.iin_ua = iin_ua,
		.enable = enable,
		.cv_winner = cv_winner,
		.cc_winner = cc_winner,
	};
}
EXPORT_SYMBOL_GPL(cg_limits_min);

s32 cg_range_floor(const struct cg_range *range, s32 wish)
{
	s64 top = min(wish, range->max);

	if (range->step <= 0 || top < range->min)
		return -1;
	return range->min + div_s64(top - range->min, range->step) * range->step;
}
EXPORT_SYMBOL_GPL(cg_range_floor);
