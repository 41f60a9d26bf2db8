// SPDX-License-Identifier: GPL-2.0-only
/*
 * The input: what may be drawn from the source, after the cells are decided about. Pure.
 *
 * It holds whether anything is charged or not, since a system draws from the source, too. It lowers
 * no charge current: the input itself sees to that, and timers that run slower behind a weak source
 * go by what was told. A charger without an input limit draws at most what it gives: its charge
 * current must keep to the source, before it is decided.
 */
#include <chargov/decide.h>

bool cg_input_cap(const struct cg_profile *profile, const struct cg_source_sample *source,
		  struct cg_policy *policy)
{
	if (profile->charger_iin.max > 0 || source->ua <= 0 ||
	    (policy->user_cc_ua && policy->user_cc_ua <= source->ua))
		return false;
	policy->user_cc_ua = source->ua;
	return true;
}
EXPORT_SYMBOL_GPL(cg_input_cap);

void cg_input_decide(const struct cg_view *view, bool capped, struct cg_decision *decision)
{
	const struct cg_source_sample *source = &view->source;
	const struct cg_reading *uv = &view->f[CG_V_VOLTAGE_UV];

	decision->iin_ua = max(source->ua, 0);
	if (decision->iin_ua && decision->enable && uv->valid &&
	    (s64)source->ua * source->uv < decision->cc_ua * uv->value)
		decision->limited_by = CG_LIMIT_SOURCE;
	/* what looks like the user's cap was the source's */
	if (capped && decision->limited_by == CG_LIMIT_USER)
		decision->limited_by = CG_LIMIT_SOURCE;
}
EXPORT_SYMBOL_GPL(cg_input_decide);
