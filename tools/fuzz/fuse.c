// SPDX-License-Identifier: GPL-2.0-only
/*
 * Fuzzes how members become one pack: bytes are a pack of any shape, and then looks at its members,
 * whose gauges lie, fail, freeze and come back. Whatever they say, what is shown of the pack as
 * valid bounds every cell that was heard or is in parallel to one that was, rests on readings as
 * old as it says, and the shares of the branches are within their own.
 */
#include "input.h"

#include <chargov/profile.h>
#include <chargov/view.h>

#include "../../drivers/pack/balance.h"

#define STALE_MS	60000
#define LATE_MS		500

static struct input input;
static struct cg_profile profile;
static struct cg_sample sample;

/* --- the pack --- */

static void make_part(unsigned int i, u8 unit, u8 cells)
{
	struct cg_part *part = &profile.part[i];

	*part = (struct cg_part) {
		.unit = unit,
		/* no reserve is behind a member */
		.reserve = i && !(take(&input, 1) % 8) &&
			   profile.unit[unit] == CG_ARRANGEMENT_PARALLEL,
		.cells_series = cells,
		.capacity_uah = 1 + take(&input, 3),
		.cell_cv_uv = 3600000 + 1000 * (s32)(take(&input, 2) % 800),
	};
	part->cc_max_ua = part->capacity_uah / 2 + 1;
	part->nominal_uv = cells * 3600000;
}

/* Sums are of no matter to fuse, bounds are to balance. */
static void sum_up(void)
{
	s64 cc_ua = 0, uah = 0;
	unsigned int i;

	profile.cv_max_uv = S32_MAX;
	for (i = 0; i < profile.n_parts; i++) {
		if (profile.part[i].reserve)
			continue;
		cc_ua += profile.part[i].cc_max_ua;
		uah += profile.part[i].capacity_uah;
		profile.cv_max_uv = min(profile.cv_max_uv, profile.part[i].cell_cv_uv);
	}
	profile.cv_max_uv *= profile.cells_series;
	profile.cc_max_ua = (s32)min_t(s64, cc_ua, S32_MAX);
	profile.capacity_uah = (s32)min_t(s64, uah, S32_MAX);
}

/* Members in series are in each unit as many, as a description must have it. */
static void make_pack(void)
{
	u8 cells = 1 + take(&input, 1) % 3, members, unit, in_series = 1 + take(&input, 1) % 3;
	bool series;

	memset(&profile, 0, sizeof(profile));
	memset(&sample, 0, sizeof(sample));
	profile.arrangement = take(&input, 1) % 2;
	profile.n_units = 1 + take(&input, 1) % 4;
	series = profile.arrangement == CG_ARRANGEMENT_PARALLEL && take(&input, 1) & 1;
	for (unit = 0; unit < profile.n_units; unit++) {
		profile.unit[unit] = series ? CG_ARRANGEMENT_SERIES : CG_ARRANGEMENT_PARALLEL;
		for (members = series ? in_series : 1 + take(&input, 1) % 4; members; members--)
			make_part(profile.n_parts++, unit, cells);
	}
	profile.cells_series = cells;
	if (profile.arrangement == CG_ARRANGEMENT_SERIES)
		profile.cells_series *= profile.n_units;
	if (series)
		profile.cells_series *= in_series;
	sum_up();
	sample.n_members = profile.n_parts;
	sample.stale_ms = take(&input, 1) & 1 ? 0 : 4000;
	sample.n_chargers = take(&input, 1) % 2;
}

/* --- what is read --- */

/* Within the windows of drivers/pack/members.c: what is outside is no reading. */
static s64 reading_of(enum cg_member_field field)
{
	static const s64 window[CG_N_MEMBER_FIELDS][2] = {
		[CG_M_PRESENT] = { 0, 1 },
		[CG_M_VOLTAGE_UV] = { 0, 18000000 },
		[CG_M_CURRENT_UA] = { -200000000, 200000000 },
		[CG_M_TEMP_MDEGC] = { -45000, 100000 },
		[CG_M_CAPACITY_PCT] = { 0, 100 },
		[CG_M_CHARGE_NOW_UAH] = { 0, 1000000000 },
		[CG_M_CHARGE_FULL_UAH] = { 1, 1000000000 },
		[CG_M_CYCLES] = { 0, 100000 },
		[CG_M_MARGIN_PCT] = { 0, 100 },
	};

	if (field == CG_M_PRESENT)
		return take(&input, 1) % 16 > 0;
	return clamp(number(&input, window[field][0], window[field][1]),
		     window[field][0], window[field][1]);
}

static void read_member(unsigned int i)
{
	u32 what = take(&input, 2), f;
	struct cg_reading *r;

	for (f = 0; f < CG_N_MEMBER_FIELDS; f++) {
		r = &sample.member[i].f[f];
		if (what >> f & 1 || !r->at_ms)
			*r = (struct cg_reading) { reading_of(f), sample.now_ms, true };
		else if (what >> 9 & 1)
			r->valid = false;
		else if (what >> 10 & 1)
			r->at_ms = sample.now_ms;
		/* never read: whatever the value is, it means nothing */
		if ((what >> 11) == 31)
			*r = (struct cg_reading) { reading_of(f), CG_NEVER_MS, false };
	}
}

static void look(void)
{
	unsigned int i;

	sample.now_ms += 1 + take(&input, 2) % 20000;
	sample.charger[0].told_on = take(&input, 1) & 1;
	sample.charger[0].told_cc_ua = take(&input, 3);
	for (i = 0; i < sample.n_members; i++)
		read_member(i);
}

/* --- what must hold --- */

static bool fresh(const struct cg_reading *r)
{
	s64 stale_ms = sample.stale_ms > 0 ? sample.stale_ms : STALE_MS;

	return r->valid && r->at_ms >= sample.now_ms - stale_ms - LATE_MS;
}

static bool heard(unsigned int i)
{
	const struct cg_reading *f = sample.member[i].f;

	return fresh(&f[CG_M_PRESENT]) && f[CG_M_PRESENT].value && fresh(&f[CG_M_VOLTAGE_UV]) &&
	       fresh(&f[CG_M_CURRENT_UA]) && fresh(&f[CG_M_TEMP_MDEGC]);
}

static bool in_unit(u8 unit, bool all)
{
	bool any = false;
	unsigned int i;

	for (i = 0; i < profile.n_parts; i++) {
		if (profile.part[i].reserve || profile.part[i].unit != unit)
			continue;
		if (all && !heard(i))
			return false;
		any |= heard(i);
	}
	return any;
}

static bool is_empty(u8 unit)
{
	unsigned int i;

	for (i = 0; i < profile.n_parts; i++)
		if (!profile.part[i].reserve && profile.part[i].unit == unit)
			return false;
	return true;
}

/* Is each cell heard, or in parallel with one that is? */
static bool proven(void)
{
	bool series = profile.arrangement == CG_ARRANGEMENT_SERIES, any = false, one;
	u8 unit;

	for (unit = 0; unit < profile.n_units; unit++) {
		if (is_empty(unit))
			continue;
		one = in_unit(unit, profile.unit[unit] == CG_ARRANGEMENT_SERIES);
		if (series && !one)
			return false;
		any |= one;
	}
	return any;
}

static void bounds_the_heard(const struct cg_view *v, unsigned int i)
{
	const struct cg_reading *f = sample.member[i].f;
	const struct cg_part *part = &profile.part[i];
	s64 cell_uv = div_s64(f[CG_M_VOLTAGE_UV].value, part->cells_series);
	s64 room_uv = part->cell_cv_uv - cell_uv;
	s64 shown_room_uv = profile.cv_max_uv / profile.cells_series - v->f[CG_V_CELL_MAX_UV].value;

	must(shown_room_uv <= room_uv, "no cell is nearer its limit");
	must(v->f[CG_V_CELL_MIN_UV].value <= cell_uv, "no cell is lower than the lowest");
	must(v->f[CG_V_TEMP_MAX_MDEGC].value >= f[CG_M_TEMP_MDEGC].value, "nobody is hotter");
	must(v->f[CG_V_TEMP_MIN_MDEGC].value <= f[CG_M_TEMP_MDEGC].value, "nobody is colder");
	must(v->f[CG_V_VOLTAGE_UV].at_ms <= f[CG_M_VOLTAGE_UV].at_ms &&
	     v->f[CG_V_TEMP_MAX_MDEGC].at_ms <= f[CG_M_TEMP_MDEGC].at_ms,
	     "the pack is as old as its oldest reading");
}

/* Of a unit that is proven: its highest cell if its members are in parallel, else their mean. */
static s64 unit_cell_uv(u8 unit)
{
	s64 high_uv = 0, sum_uv = 0, cell_uv, n = 0;
	unsigned int i;

	for (i = 0; i < profile.n_parts; i++) {
		if (profile.part[i].reserve || profile.part[i].unit != unit || !heard(i))
			continue;
		cell_uv = div_s64(sample.member[i].f[CG_M_VOLTAGE_UV].value,
				  profile.part[i].cells_series);
		high_uv = max(high_uv, cell_uv);
		sum_uv += cell_uv;
		n++;
	}
	return profile.unit[unit] == CG_ARRANGEMENT_SERIES ? div64_s64(sum_uv, n) : high_uv;
}

/* What its cells may have: the lowest of those in parallel, the mean of those in series. */
static s64 unit_limit_uv(u8 unit)
{
	s64 low_uv = S64_MAX, sum_uv = 0, n = 0;
	unsigned int i;

	for (i = 0; i < profile.n_parts; i++) {
		if (profile.part[i].reserve || profile.part[i].unit != unit)
			continue;
		low_uv = min_t(s64, low_uv, profile.part[i].cell_cv_uv);
		sum_uv += profile.part[i].cell_cv_uv;
		n++;
	}
	return profile.unit[unit] == CG_ARRANGEMENT_SERIES ? div64_s64(sum_uv, n) : low_uv;
}

/* Who is not heard has the voltage of those in parallel, and its own limit. */
static void bounds_the_unheard(const struct cg_view *v, unsigned int i)
{
	s64 shown_room_uv = profile.cv_max_uv / profile.cells_series - v->f[CG_V_CELL_MAX_UV].value;
	u8 own = profile.part[i].unit, unit;

	if (in_unit(own, profile.unit[own] == CG_ARRANGEMENT_SERIES)) {
		must(shown_room_uv <= profile.part[i].cell_cv_uv - unit_cell_uv(own),
		     "no cell beside those that are heard is nearer its limit");
		return;
	}
	for (unit = 0; unit < profile.n_units; unit++) {
		if (in_unit(unit, profile.unit[unit] == CG_ARRANGEMENT_SERIES))
			must(shown_room_uv <= unit_limit_uv(own) - unit_cell_uv(unit),
			     "no branch beside those that are heard is nearer its limit");
	}
}

static void bounds_charge(const struct cg_view *v)
{
	const struct cg_reading *now = &v->f[CG_V_CHARGE_NOW_UAH];
	const struct cg_reading *full = &v->f[CG_V_CHARGE_FULL_UAH];
	const struct cg_reading *pct = &v->f[CG_V_CAPACITY_PCT];

	if (now->at_ms == CG_NEVER_MS || sample.n_members == 1)
		return;
	must(full->value > 0 && now->value >= 0 && now->value <= full->value,
	     "a charge is within what the pack holds");
	must(pct->value >= 0 && pct->value <= 100, "a capacity is a per cent");
}

/* Many only: one is shown as it is. */
static void check_fused(const struct cg_view *v)
{
	bool valid = v->f[CG_V_VOLTAGE_UV].valid;
	unsigned int i, n_missing = 0;
	s64 sum_ua = 0;

	must(v->now_ms == sample.now_ms, "a view is of its sample");
	must(valid == proven(), "a pack is valid if each cell is proven");
	for (i = CG_V_VOLTAGE_UV; i <= CG_V_TEMP_MIN_MDEGC; i++)
		must(v->f[i].valid == valid, "of what decides all or nothing is valid");
	for (i = 0; i < profile.n_parts; i++) {
		if (profile.part[i].reserve)
			continue;
		n_missing += !heard(i);
		must((v->missing >> i & 1) == !heard(i), "who is not heard is missing");
		if (valid && heard(i))
			bounds_the_heard(v, i);
		else if (valid)
			bounds_the_unheard(v, i);
		sum_ua += sample.member[i].f[CG_M_CURRENT_UA].value;
	}
	must(v->n_missing == n_missing, "missing members are counted");
	if (valid && !n_missing && profile.arrangement == CG_ARRANGEMENT_PARALLEL &&
	    profile.n_units == profile.n_parts)
		must(v->f[CG_V_CURRENT_UA].value == sum_ua, "currents in parallel add up");
	bounds_charge(v);
}

/* With two members of a unit in the other's place the pack is the same. */
static void swapped(const struct cg_view *v)
{
	unsigned int i = take(&input, 1) % profile.n_parts;
	struct cg_profile *p = &profile;
	struct cg_view other;

	if (i + 1 >= p->n_parts || p->part[i].unit != p->part[i + 1].unit ||
	    p->part[i].reserve || p->part[i + 1].reserve)
		return;
	swap(p->part[i], p->part[i + 1]);
	swap(sample.member[i], sample.member[i + 1]);
	memset(&other, 0x5a, sizeof(other));
	cg_fuse(p, &sample, &other);
	must(!memcmp(other.f, v->f, sizeof(other.f)) && other.n_missing == v->n_missing &&
	     other.spread_uv == v->spread_uv && other.spread_ua == v->spread_ua,
	     "the place of a member is of no matter");
	swap(p->part[i], p->part[i + 1]);
	swap(sample.member[i], sample.member[i + 1]);
}

/* With its cells as uneven as they are the highest ends at its limit, not the mean of them. */
static void check_level(const struct cg_view *v)
{
	s64 highest_uv = v->f[CG_V_CELL_MAX_UV].value * profile.cells_series;
	s64 over_uv = highest_uv - v->f[CG_V_VOLTAGE_UV].value;

	if (!v->f[CG_V_CELL_MAX_UV].valid || !v->f[CG_V_VOLTAGE_UV].valid || over_uv <= 0)
		return;
	must(v->ahead_uv >= min_t(s64, over_uv, profile.cv_max_uv - 1),
	     "the highest cell ends at its limit");
}

/*
 * What is told of the pack keeps each branch within its own: not one that is charged by another,
 * once the pack has no more than a twentieth, nor where a thousandth is more than its own.
 */
static void check_shares(const struct cg_view *v)
{
	const struct cg_reading *total = &v->f[CG_V_CURRENT_UA];
	s64 most_ua, ua;
	unsigned int i;

	must(v->branch_permille > 0 && v->branch_permille <= 1000, "a share is a part");
	must(v->ahead_uv >= 0 && v->ahead_uv < profile.cv_max_uv,
	     "no pack is charged to more than its limit");
	if (v->missing || v->disagree || !total->valid || total->value <= profile.cc_max_ua / 5)
		return;
	most_ua = cg_scale(v->branch_permille, profile.cc_max_ua, 1000);
	for (i = 0; i < profile.n_parts; i++) {
		ua = sample.member[i].f[CG_M_CURRENT_UA].value;
		if (profile.part[i].reserve || ua <= 0 || v->branch_permille == 1 ||
		    (v->branch_permille <= 50 && ua > total->value))
			continue;
		must(cg_scale(most_ua, ua, total->value) <= profile.part[i].cc_max_ua,
		     "no branch gets more than its own");
	}
}

static void check_balance(struct cg_balance *b, struct cg_view *v, const struct cg_balance *before)
{
	bool again = cg_balance(&profile, &sample, b, v);

	must(v->disagree == b->disagree, "what is thought of the members is told");
	must(b->disagree == before->disagree || before->looks >= 2, "one look is no verdict");
	must(b->disagree == before->disagree || sample.now_ms - before->since_ms >= 10000,
	     "nor are looks of less than ten seconds");
	must(!b->looks || again, "who is in doubt is looked at again");
	must(b->ppm <= 1000000, "no more is shown than full");
	must(!before->moving || before->ppm < 0 || !b->moving ||
	     (b->ppm - before->ppm <= 20000 && before->ppm - b->ppm <= 20000),
	     "the shown charge does not jump on its way");
	bounds_charge(v);
	check_level(v);
	check_shares(v);
}

static void show(const struct cg_view *v)
{
	static const char *const names[CG_N_VIEW_FIELDS] = {
		[CG_V_PRESENT] = "present", [CG_V_VOLTAGE_UV] = "uV",
		[CG_V_CELL_MAX_UV] = "highest", [CG_V_CELL_MIN_UV] = "lowest",
		[CG_V_CURRENT_UA] = "uA", [CG_V_TEMP_MAX_MDEGC] = "hottest",
		[CG_V_TEMP_MIN_MDEGC] = "coldest", [CG_V_CAPACITY_PCT] = "per cent",
	};
	unsigned int i;

	printf("%lld ms, %u members, missing %#x:", (long long)v->now_ms, sample.n_members,
	       v->missing);
	for (i = 0; i < CG_N_VIEW_FIELDS; i++)
		if (names[i])
			printf(" %s %lld%s", names[i], (long long)v->f[i].value,
			       v->f[i].valid ? "" : "?");
	printf("\n");
}

int fuzz_one(const u8 *byte, size_t size)
{
	struct cg_balance balance, before;
	struct cg_view view, shown;

	input = (struct input){ byte, size };
	make_pack();
	cg_balance_init(&balance);
	balance.holds = true;
	sample.now_ms = 1000000;
	while (input.left) {
		look();
		memset(&view, 0xa5, sizeof(view));
		cg_fuse(&profile, &sample, &view);
		if (fuzz_aloud)
			show(&view);
		if (sample.n_members > 1) {
			check_fused(&view);
			swapped(&view);
			before = balance;
			check_balance(&balance, &view, &before);
		}
		shown = view;
		cg_fuse_reserves(&profile, &sample, &shown);
		bounds_charge(&shown);
		must(!memcmp(shown.f, view.f, CG_V_CAPACITY_PCT * sizeof(view.f[0])),
		     "a reserve changes nothing that decides");
	}
	return 0;
}
