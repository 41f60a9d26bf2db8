// SPDX-License-Identifier: GPL-2.0-only
/*
 * The table of limits: many voices, each may only lower; the lowest wins and its name is kept.
 * Pure.
 */
#include <chargov/decide.h>

void cg_limits_min(const struct cg_limit_row *row, unsigned int n, struct cg_limit_result *res)
{
	unsigned int i;

	*res = (struct cg_limit_result) {
		.cv_uv = S32_MAX,
		.cc_ua = S32_MAX,
		.iin_ua = S32_MAX,
		.enable = n > 0,
	};

	for (i = 0; i < n; i++) {
		if (row[i].cv_uv < res->cv_uv) {
			res->cv_uv = row[i].cv_uv;
			res->cv_winner = row[i].id;
		}
		if (row[i].cc_ua < res->cc_ua && res->enable) {
			res->cc_ua = row[i].cc_ua;
			res->cc_winner = row[i].id;
		}
		res->iin_ua = min(res->iin_ua, row[i].iin_ua);
		if (!row[i].enable && res->enable) {
			res->enable = false;
			res->cc_winner = row[i].id;
		}
	}

	if (!res->enable)
		res->cc_ua = 0;
}

s32 cg_range_floor(const struct cg_range *range, s32 wish)
{
	s64 top = min(wish, range->max);

	if (range->step <= 0 || top < range->min)
		return -1;
	return range->min + div_s64(top - range->min, range->step) * range->step;
}
