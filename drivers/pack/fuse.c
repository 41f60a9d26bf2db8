// SPDX-License-Identifier: GPL-2.0-only
/*
 * N members to one pack, one rule per property. Pure.
 *
 *	property	one member	several, in parallel
 *	present		its own		all of them
 *	voltage		its own		the highest one
 *	highest cell	voltage / cells	of the highest voltage
 *	lowest cell	voltage / cells	of the lowest voltage
 *	current		its own		sum
 *	temperatures	its own		hottest, coldest; the hottest is shown
 *	charges		their own	sums
 *	capacity	its own		charge now over charge full
 *	cycles		its own		the most
 *
 * A fused value is as old as the oldest reading it rests on and valid only if all of them are.
 * Several members are shown and not charged: how much each branch may carry is not in a profile,
 * so such a view says that they disagree. Members in series have no fused values at all.
 */
#include <chargov/profile.h>
#include <chargov/view.h>

enum how { HIGHEST, LOWEST, SUM };

static const struct rule {
	enum cg_view_field to;
	enum cg_member_field from;
	enum how how;
} rules[] = {
	{ CG_V_PRESENT, CG_M_PRESENT, LOWEST },
	{ CG_V_VOLTAGE_UV, CG_M_VOLTAGE_UV, HIGHEST },
	{ CG_V_CELL_MAX_UV, CG_M_VOLTAGE_UV, HIGHEST },
	{ CG_V_CELL_MIN_UV, CG_M_VOLTAGE_UV, LOWEST },
	{ CG_V_CURRENT_UA, CG_M_CURRENT_UA, SUM },
	{ CG_V_TEMP_MDEGC, CG_M_TEMP_MDEGC, HIGHEST },
	{ CG_V_TEMP_MAX_MDEGC, CG_M_TEMP_MDEGC, HIGHEST },
	{ CG_V_TEMP_MIN_MDEGC, CG_M_TEMP_MDEGC, LOWEST },
	{ CG_V_CAPACITY_PCT, CG_M_CAPACITY_PCT, LOWEST },
	{ CG_V_CHARGE_NOW_UAH, CG_M_CHARGE_NOW_UAH, SUM },
	{ CG_V_CHARGE_FULL_UAH, CG_M_CHARGE_FULL_UAH, SUM },
	{ CG_V_CYCLES, CG_M_CYCLES, HIGHEST },
};

static s64 join(enum how how, s64 a, s64 b)
{
	switch (how) {
	case HIGHEST:
		return max(a, b);
	case LOWEST:
		return min(a, b);
	case SUM:
		return a + b;
	}
	return a;
}

static struct cg_reading fuse_one(const struct rule *rule, const struct cg_sample *sample)
{
	struct cg_reading fused = sample->member[0].f[rule->from];
	const struct cg_reading *next;
	unsigned int i;

	for (i = 1; i < sample->n_members; i++) {
		next = &sample->member[i].f[rule->from];
		fused.value = join(rule->how, fused.value, next->value);
		fused.at_ms = min(fused.at_ms, next->at_ms);
		fused.valid &= next->valid;
	}
	return fused;
}

/* Of a pack without cell taps only the mean is known; towards the nearer limit on both sides. */
static void split_cells(const struct cg_profile *profile, struct cg_view *view)
{
	s64 cells = max_t(s64, profile->cells_series, 1);
	struct cg_reading *top = &view->f[CG_V_CELL_MAX_UV];
	struct cg_reading *bottom = &view->f[CG_V_CELL_MIN_UV];

	top->value = div64_s64(top->value + cells - 1, cells);
	bottom->value = div64_s64(bottom->value, cells);
}

/* A gauge that counts but does not divide, and a pack whose per cent is not its members'. */
static void weigh_capacity(const struct cg_sample *sample, struct cg_view *view)
{
	const struct cg_reading *now = &view->f[CG_V_CHARGE_NOW_UAH];
	const struct cg_reading *full = &view->f[CG_V_CHARGE_FULL_UAH];
	struct cg_reading *pct = &view->f[CG_V_CAPACITY_PCT];

	if (sample->n_members == 1 && pct->valid)
		return;
	if (!now->valid || !full->valid || full->value <= 0)
		return;
	pct->value = clamp_t(s64, cg_scale(now->value, 100, full->value), 0, 100);
	pct->at_ms = min(now->at_ms, full->at_ms);
	pct->valid = true;
}

void cg_fuse(const struct cg_profile *profile, const struct cg_sample *sample,
	     struct cg_view *view)
{
	unsigned int i;

	memset(view, 0, sizeof(*view));
	view->now_ms = sample->now_ms;
	view->n_chargers = min_t(u8, sample->n_chargers, CG_MAX_CHARGERS);
	memcpy(view->charger, sample->charger, sizeof(view->charger));
	for (i = 0; i < CG_N_VIEW_FIELDS; i++)
		view->f[i].at_ms = CG_NEVER_MS;
	view->disagree = sample->n_members > 1;
	if (!sample->n_members || sample->n_members > CG_MAX_MEMBERS)
		return;
	if (sample->n_members > 1 && profile->arrangement == CG_ARRANGEMENT_SERIES)
		return;
	for (i = 0; i < ARRAY_SIZE(rules); i++)
		view->f[rules[i].to] = fuse_one(&rules[i], sample);
	split_cells(profile, view);
	weigh_capacity(sample, view);
	for (i = 0; i < sample->n_members; i++)
		view->n_missing += !sample->member[i].f[CG_M_PRESENT].valid;
}
EXPORT_SYMBOL_IF_KUNIT(cg_fuse);
