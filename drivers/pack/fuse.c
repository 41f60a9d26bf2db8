// SPDX-License-Identifier: GPL-2.0-only
/*
 * N members to one pack, one rule per property. Pure.
 *
 * The rules are in Documentation/fusing.rst, as a table; kunit/fuse.c has a row for each of its
 * cells. Members are folded into units (a member, or a group of them) and units into the pack, in
 * one pass: those of a unit are next to each other.
 *
 * A member is left out when it is absent, or when its voltage, current or temperature is missing,
 * too old or implausible. What is left is valid as long as it proves the limits of every cell: a
 * branch that is not seen shares the voltage of one in parallel that is, and is held to its own
 * limit with that; one in series shares nothing. A fused value is as old as the oldest reading that
 * it rests on. If nobody is left the last good values are shown, and none of them is valid.
 */
#include <chargov/profile.h>
#include <chargov/view.h>

/*
 * A branch that is not seen may be this much warmer or colder than those that are: packs of one
 * device, in one case.
 */
#define UNSEEN_MDEGC	5000
/* And its cells this much higher: what a seen branch loses between its cells and the others'. */
#define UNSEEN_UV	10000
/* Readings without a bound of their own; what decide allows at most, and how late a look may be. */
#define STALE_MS	60000
#define LATE_MS		500

/*
 * What a member or a unit adds to what it is part of. @in: it proves the limits of its cells;
 * @heard: some of it was heard, and @uv and @ua are made of that; @counted: so is its charge;
 * @limit_uv: what its cells together are charged to at most.
 */
struct item {
	bool in;
	bool heard;
	bool counted;
	s64 uv;
	s64 limit_uv;
	s64 ua;
	s64 now_uah;
	s64 full_uah;
	s64 design_uah;
	s64 cells;
};

/**
 * struct fold - items that are joined
 * @arrangement: how
 * @n: items
 * @n_in: of them in
 * @n_heard: of them heard
 * @sum: of those: highest voltage or their sum, sum of currents or the highest
 * @low_uv: lowest voltage of those in
 * @high_uv: highest voltage of those in, none is below 0
 * @limit_uv: lowest limit of all, or the sum of them
 * @blind_limit_uv: lowest limit of those that are not in
 * @low_ua: lowest current of those in
 * @high_ua: highest current of those in
 * @all_uah: design capacity of all
 * @all_cells: cells of all in series
 * @counted_uah: full charge of those with a charge; @sum has their charge
 * @blind_uah: full charge of those without
 * @room_uah: least that one of those in series takes
 */
struct fold {
	enum cg_arrangement arrangement;
	u8 n;
	u8 n_in;
	u8 n_heard;
	struct item sum;
	s64 low_uv;
	s64 high_uv;
	s64 limit_uv;
	s64 blind_limit_uv;
	s64 low_ua;
	s64 high_ua;
	s64 all_uah;
	s64 all_cells;
	s64 counted_uah;
	s64 blind_uah;
	s64 room_uah;
};

static void fold_init(struct fold *fold, enum cg_arrangement arrangement)
{
	memset(fold, 0, sizeof(*fold));
	fold->arrangement = arrangement;
	fold->low_uv = S64_MAX;
	fold->blind_limit_uv = S64_MAX;
	fold->low_ua = S64_MAX;
	fold->high_ua = S64_MIN;
	fold->room_uah = S64_MAX;
}

static void fold_charge(struct fold *fold, const struct item *item)
{
	struct item *sum = &fold->sum;

	if (!item->counted) {
		fold->blind_uah += item->full_uah;
	} else if (fold->arrangement == CG_ARRANGEMENT_PARALLEL) {
		sum->now_uah += item->now_uah;
		fold->counted_uah += item->full_uah;
	} else {
		/* the first to be empty and the first to be full end the use of all */
		sum->now_uah = sum->counted ? min(sum->now_uah, item->now_uah) : item->now_uah;
		fold->room_uah = min(fold->room_uah, item->full_uah - item->now_uah);
	}
	sum->counted |= item->counted;
}

static void fold_add(struct fold *fold, const struct item *item)
{
	bool parallel = fold->arrangement == CG_ARRANGEMENT_PARALLEL;
	struct item *sum = &fold->sum;

	fold->limit_uv = !parallel ? fold->limit_uv + item->limit_uv :
			 fold->n ? min(fold->limit_uv, item->limit_uv) : item->limit_uv;
	fold->n++;
	fold->all_uah += item->design_uah;
	fold->all_cells += item->cells;
	fold_charge(fold, item);
	if (item->in) {
		fold->low_uv = min(fold->low_uv, item->uv);
		fold->high_uv = max(fold->high_uv, item->uv);
		fold->low_ua = min(fold->low_ua, item->ua);
		fold->high_ua = max(fold->high_ua, item->ua);
		fold->n_in++;
	} else {
		fold->blind_limit_uv = min(fold->blind_limit_uv, item->limit_uv);
	}
	if (!item->heard)
		return;
	sum->uv = !parallel ? sum->uv + item->uv :
		  fold->n_heard ? max(sum->uv, item->uv) : item->uv;
	sum->ua = parallel ? sum->ua + item->ua :
		  fold->n_heard ? max(sum->ua, item->ua) : item->ua;
	sum->design_uah += item->design_uah;
	sum->cells += item->cells;
	fold->n_heard++;
}

/* As much of @value as @whole is of @of, where @whole may be wider than 32 bits. */
static s64 in_proportion(s64 value, s64 whole, s64 of)
{
	while (whole > S32_MAX) {
		whole >>= 1;
		of >>= 1;
	}
	return cg_scale(value, whole, max_t(s64, of, 1));
}

/* A small branch that is heard tells of large ones that are not: of no more than 32 bits hold. */
static s64 fit(s64 ua)
{
	return clamp_t(s64, ua, -S32_MAX, S32_MAX);
}

/* What is not seen is as the rest: in parallel as much current for its size, in series as high. */
static struct item fold_end(const struct fold *fold)
{
	bool parallel = fold->arrangement == CG_ARRANGEMENT_PARALLEL;
	struct item item = fold->sum;

	item.in = parallel ? fold->n_in : fold->n_in == fold->n;
	item.heard = fold->n_heard;
	item.limit_uv = fold->limit_uv;
	if (item.heard && fold->n_heard < fold->n) {
		if (parallel)
			item.ua = fit(in_proportion(fit(item.ua), fold->all_uah, item.design_uah));
		else
			item.uv = cg_scale(item.uv, fold->all_cells, max_t(s64, item.cells, 1));
	}
	item.design_uah = parallel ? fold->all_uah : div_s64(fold->all_uah, max_t(s32, fold->n, 1));
	item.cells = parallel ? div_s64(fold->all_cells, max_t(s32, fold->n, 1)) : fold->all_cells;
	if (!item.counted) {
		item.full_uah = item.design_uah;
		return item;
	}
	if (parallel) {
		item.full_uah = fold->counted_uah + fold->blind_uah;
		item.now_uah = in_proportion(item.now_uah, item.full_uah, fold->counted_uah);
	} else {
		item.full_uah = item.now_uah + max_t(s64, fold->room_uah, 0);
	}
	return item;
}

/**
 * struct work - a fusion in work
 * @p: how the pack is made
 * @s: the readings
 * @v: the result
 * @last: nobody is in: the last good values are taken
 * @pack: units joined
 * @unit: members of the present unit joined
 * @present: number of that unit
 * @blind: members that are left out
 * @energy: design energy of the members, uAh * uV
 * @counted_ms: time of the oldest charge
 */
struct work {
	const struct cg_profile *p;
	const struct cg_sample *s;
	struct cg_view *v;
	bool last;
	struct fold pack;
	struct fold unit;
	u8 present;
	u8 blind;
	s64 energy;
	s64 counted_ms;
};

static bool known(const struct cg_reading *r)
{
	return r->at_ms != CG_NEVER_MS;
}

static bool usable(const struct cg_sample *s, const struct cg_reading *r)
{
	s64 stale_ms = s->stale_ms > 0 ? s->stale_ms : STALE_MS;

	return r->valid && s->now_ms - r->at_ms <= stale_ms + LATE_MS;
}

static bool is_in(const struct cg_sample *s, const struct cg_member_sample *m)
{
	return usable(s, &m->f[CG_M_PRESENT]) && m->f[CG_M_PRESENT].value &&
	       usable(s, &m->f[CG_M_VOLTAGE_UV]) && usable(s, &m->f[CG_M_CURRENT_UA]) &&
	       usable(s, &m->f[CG_M_TEMP_MDEGC]);
}

/* The charge of a member, by what it has: counted, or per cent of what it holds. */
static void read_charge(struct work *w, const struct cg_member_sample *m,
			const struct cg_part *part, struct item *item)
{
	const struct cg_reading *now = &m->f[CG_M_CHARGE_NOW_UAH];
	const struct cg_reading *full = &m->f[CG_M_CHARGE_FULL_UAH];
	const struct cg_reading *pct = &m->f[CG_M_CAPACITY_PCT];
	bool old = w->last || part->reserve;

	/* what is not there holds nothing */
	if (cg_member_absent(m))
		return;
	item->full_uah = part->capacity_uah;
	/* no cell holds twice what it was made for */
	if (known(full) && full->value > 0)
		item->full_uah = min(full->value, 2 * (s64)part->capacity_uah);
	if (old ? known(now) : usable(w->s, now)) {
		item->now_uah = clamp_t(s64, now->value, 0, item->full_uah);
		w->counted_ms = min(w->counted_ms, now->at_ms);
		item->counted = true;
	} else if (old ? known(pct) : usable(w->s, pct)) {
		item->now_uah = cg_scale(item->full_uah, clamp_t(s64, pct->value, 0, 100), 100);
		w->counted_ms = min(w->counted_ms, pct->at_ms);
		item->counted = true;
	}
}

/* One more reading of a field of the view. */
static void gather(struct cg_view *v, enum cg_view_field field, const struct cg_reading *r,
		   s64 value, bool highest)
{
	struct cg_reading *to = &v->f[field];

	if (!known(to)) {
		*to = (struct cg_reading){ value, r->at_ms, false };
		return;
	}
	to->value = highest ? max(to->value, value) : min(to->value, value);
	to->at_ms = min(to->at_ms, r->at_ms);
}

static s64 pack_cell_uv(const struct cg_profile *p)
{
	return div_s64(p->cv_max_uv, max_t(s32, p->cells_series, 1));
}

/* What is not known is that of the pack. */
static s64 limit_of(const struct cg_profile *p, const struct cg_part *part)
{
	return (part->cell_cv_uv ?: pack_cell_uv(p)) * max_t(s64, part->cells_series, 1);
}

/* @cells at @uv: how far they are from their own limit counts, not how high they are. */
static s64 highest_uv(const struct work *w, s64 uv, s64 limit_uv, s64 cells)
{
	return div64_s64(uv + cells - 1, cells) + pack_cell_uv(w->p) - div64_s64(limit_uv, cells);
}

/* Cells of one member: only their mean is known, so towards the nearer limit on both sides. */
static void gather_cells(struct work *w, const struct cg_reading *r, const struct cg_part *part)
{
	s64 cells = max_t(s64, part->cells_series, 1);

	gather(w->v, CG_V_CELL_MAX_UV, r,
	       highest_uv(w, r->value, limit_of(w->p, part), cells), true);
	gather(w->v, CG_V_CELL_MIN_UV, r, div64_s64(r->value, cells), false);
}

static void gather_member(struct work *w, const struct cg_member_sample *m,
			  const struct cg_part *part)
{
	const struct cg_reading *temp = &m->f[CG_M_TEMP_MDEGC];
	const struct cg_reading *uv = &m->f[CG_M_VOLTAGE_UV];
	struct cg_view *v = w->v;

	/* who is in has a voltage, though it may be old */
	gather_cells(w, uv, part);
	gather(v, CG_V_VOLTAGE_UV, uv, 0, true);
	if (known(&m->f[CG_M_CURRENT_UA]))
		gather(v, CG_V_CURRENT_UA, &m->f[CG_M_CURRENT_UA], 0, true);
	if (known(temp)) {
		gather(v, CG_V_TEMP_MDEGC, temp, temp->value, true);
		gather(v, CG_V_TEMP_MAX_MDEGC, temp, temp->value, true);
		gather(v, CG_V_TEMP_MIN_MDEGC, temp, temp->value, false);
	}
}

/* How far those that share something are apart. */
static void gather_spread(struct cg_view *v, const struct fold *fold)
{
	if (!fold->n_in)
		return;
	if (fold->arrangement == CG_ARRANGEMENT_PARALLEL)
		v->spread_uv = max_t(s64, v->spread_uv,
				     div_s64(fold->high_uv - fold->low_uv,
					     max_t(s32, div_s64(fold->all_cells, fold->n), 1)));
	else
		v->spread_ua = max_t(s64, v->spread_ua, fold->high_ua - fold->low_ua);
}

/*
 * In parallel they have the voltage of those that are seen, and may be nearer to their limit. Where
 * none is seen, nothing is known of them.
 */
static void gather_unseen(struct work *w, const struct fold *fold)
{
	struct cg_reading *highest = &w->v->f[CG_V_CELL_MAX_UV];
	s64 cells;

	if (fold->arrangement != CG_ARRANGEMENT_PARALLEL || !fold->n_in || fold->n_in == fold->n)
		return;
	cells = max_t(s64, div_s64(fold->all_cells, fold->n), 1);
	highest->value = max(highest->value,
			     highest_uv(w, fold->high_uv, fold->blind_limit_uv, cells));
}

static void end_unit(struct work *w)
{
	struct item item;

	if (!w->unit.n)
		return;
	item = fold_end(&w->unit);
	gather_spread(w->v, &w->unit);
	gather_unseen(w, &w->unit);
	fold_add(&w->pack, &item);
	fold_init(&w->unit, CG_ARRANGEMENT_PARALLEL);
}

static void add_member(struct work *w, unsigned int i)
{
	const struct cg_member_sample *m = &w->s->member[i];
	const struct cg_part *part = &w->p->part[i];
	struct item item = {
		.in = w->last ? known(&m->f[CG_M_VOLTAGE_UV]) : is_in(w->s, m),
		.uv = m->f[CG_M_VOLTAGE_UV].value,
		.ua = m->f[CG_M_CURRENT_UA].value,
		.limit_uv = limit_of(w->p, part),
		.design_uah = cg_member_absent(m) ? 0 : part->capacity_uah,
		.cells = part->cells_series,
	};

	item.heard = item.in;
	read_charge(w, m, part, &item);
	if (item.in)
		gather_member(w, m, part);
	if (w->last || !is_in(w->s, m)) {
		w->v->missing |= BIT(i);
		w->v->n_missing++;
		w->blind++;
	}
	w->energy += item.design_uah * part->nominal_uv;
	if (w->unit.n && w->present != part->unit)
		end_unit(w);
	if (!w->unit.n)
		fold_init(&w->unit, w->p->unit[part->unit]);
	w->present = part->unit;
	fold_add(&w->unit, &item);
}

/* Its energy counts, as charge at the voltage of the pack; its last word, if it says nothing. */
static void add_reserve(struct work *w, unsigned int i, struct item *pack)
{
	const struct cg_part *part = &w->p->part[i];
	struct item item = {};

	read_charge(w, &w->s->member[i], part, &item);
	if (!usable(w->s, &w->s->member[i].f[CG_M_CHARGE_NOW_UAH]) &&
	    !usable(w->s, &w->s->member[i].f[CG_M_CAPACITY_PCT])) {
		w->v->missing |= BIT(i);
		w->v->n_missing++;
	}
	if (!item.counted || w->v->design_uv <= 0)
		return;
	pack->now_uah += cg_scale(item.now_uah, part->nominal_uv, w->v->design_uv);
	pack->full_uah += cg_scale(item.full_uah, part->nominal_uv, w->v->design_uv);
}

static void put(struct cg_view *v, enum cg_view_field field, s64 value, s64 at_ms, bool valid)
{
	v->f[field] = (struct cg_reading){ value, at_ms, valid };
}

/* Each with the age of what it rests on, which gather() left there. */
static void put_electric(struct work *w, const struct item *pack)
{
	const struct cg_charger_sample *charger = &w->s->charger[0];
	struct cg_view *v = w->v;
	bool valid = pack->in && !w->last;
	s64 ua = pack->ua;
	int i;

	/* what is only estimated cannot be more than was told */
	if (w->blind && charger->told_on && w->s->n_chargers && ua > charger->told_cc_ua)
		ua = max_t(s64, charger->told_cc_ua, w->pack.sum.ua);
	v->f[CG_V_VOLTAGE_UV].value = pack->uv;
	v->f[CG_V_CURRENT_UA].value = ua;
	for (i = CG_V_VOLTAGE_UV; i <= CG_V_TEMP_MIN_MDEGC; i++)
		v->f[i].valid = valid && known(&v->f[i]);
	if (!w->blind || !valid)
		return;
	v->f[CG_V_CELL_MAX_UV].value += UNSEEN_UV;
	v->f[CG_V_TEMP_MAX_MDEGC].value += UNSEEN_MDEGC;
	v->f[CG_V_TEMP_MIN_MDEGC].value -= UNSEEN_MDEGC;
}

static void put_charge(struct work *w, const struct item *pack, bool valid)
{
	struct cg_view *v = w->v;
	s64 full = pack->full_uah;

	if (!pack->counted || full <= 0)
		return;
	put(v, CG_V_CHARGE_NOW_UAH, pack->now_uah, w->counted_ms, valid);
	put(v, CG_V_CHARGE_FULL_UAH, full, w->counted_ms, valid);
	put(v, CG_V_CAPACITY_PCT, cg_nearest(100 * pack->now_uah, full), w->counted_ms, valid);
}

/*
 * Of all that ever said it: the pack is as old as its oldest member, and as unsure as the worst. A
 * member that never said how old it is may be older than all others.
 */
static void put_most(struct work *w, enum cg_view_field to, enum cg_member_field from)
{
	const struct cg_reading *r;
	bool all = true;
	unsigned int i;

	for (i = 0; i < w->s->n_members; i++) {
		r = &w->s->member[i].f[from];
		if (w->p->part[i].reserve)
			continue;
		all &= known(r);
		if (known(r))
			gather(w->v, to, r, r->value, true);
	}
	w->v->f[to].valid = known(&w->v->f[to]) && (all || to != CG_V_CYCLES);
}

/* One that is there is a battery; none is only none if all of them say so. */
static void put_present(struct work *w)
{
	const struct cg_member_sample *m;
	struct cg_reading *to = &w->v->f[CG_V_PRESENT];
	const struct cg_reading *r;
	bool all = true;
	unsigned int i;

	for (i = 0; i < w->s->n_members; i++) {
		m = &w->s->member[i];
		r = &m->f[CG_M_PRESENT];
		if (w->p->part[i].reserve)
			continue;
		all &= usable(w->s, r);
		if (known(r) && (w->last || is_in(w->s, m)))
			gather(w->v, CG_V_PRESENT, r, r->value, true);
	}
	to->valid = all || !w->last;
}

static void fuse_many(const struct cg_profile *profile, const struct cg_sample *sample,
		      struct cg_view *view)
{
	struct work w = {
		.p = profile, .s = sample, .v = view, .last = true, .counted_ms = S64_MAX,
	};
	u8 n = sample->n_members;
	struct item pack;
	unsigned int i;

	for (i = 0; i < n; i++)
		w.last &= profile->part[i].reserve || !is_in(sample, &sample->member[i]);
	fold_init(&w.pack, profile->arrangement);
	for (i = 0; i < n; i++) {
		if (!profile->part[i].reserve)
			add_member(&w, i);
	}
	end_unit(&w);
	gather_spread(view, &w.pack);
	gather_unseen(&w, &w.pack);
	pack = fold_end(&w.pack);
	put_electric(&w, &pack);
	view->design_uv = div64_s64(w.energy, max_t(s64, pack.design_uah, 1));
	put_charge(&w, &pack, !w.last);
	put_most(&w, CG_V_CYCLES, CG_M_CYCLES);
	put_most(&w, CG_V_MARGIN_PCT, CG_M_MARGIN_PCT);
	put_present(&w);
}

void cg_fuse_reserves(const struct cg_profile *profile, const struct cg_sample *sample,
		      struct cg_view *view)
{
	const struct cg_reading *now = &view->f[CG_V_CHARGE_NOW_UAH];
	struct work w = { .p = profile, .s = sample, .v = view, .counted_ms = now->at_ms };
	struct item all = {
		.now_uah = now->value, .full_uah = view->f[CG_V_CHARGE_FULL_UAH].value,
		.counted = known(now),
	};
	u8 n = min(sample->n_members, profile->n_parts);
	bool any = false;
	unsigned int i;

	for (i = 0; i < n; i++) {
		if (!profile->part[i].reserve)
			continue;
		add_reserve(&w, i, &all);
		any = true;
	}
	if (any)
		put_charge(&w, &all, now->valid);
}
EXPORT_SYMBOL_IF_KUNIT(cg_fuse_reserves);

/* As the gauge says it. */
static void fuse_one(const struct cg_profile *profile, const struct cg_sample *sample,
		     struct cg_view *view)
{
	static const struct {
		u8 to;
		u8 from;
	} rules[] = {
		{ CG_V_PRESENT, CG_M_PRESENT },
		{ CG_V_VOLTAGE_UV, CG_M_VOLTAGE_UV },
		{ CG_V_CELL_MAX_UV, CG_M_VOLTAGE_UV },
		{ CG_V_CELL_MIN_UV, CG_M_VOLTAGE_UV },
		{ CG_V_CURRENT_UA, CG_M_CURRENT_UA },
		{ CG_V_TEMP_MDEGC, CG_M_TEMP_MDEGC },
		{ CG_V_TEMP_MAX_MDEGC, CG_M_TEMP_MDEGC },
		{ CG_V_TEMP_MIN_MDEGC, CG_M_TEMP_MDEGC },
		{ CG_V_CAPACITY_PCT, CG_M_CAPACITY_PCT },
		{ CG_V_CHARGE_NOW_UAH, CG_M_CHARGE_NOW_UAH },
		{ CG_V_CHARGE_FULL_UAH, CG_M_CHARGE_FULL_UAH },
		{ CG_V_CYCLES, CG_M_CYCLES },
		{ CG_V_MARGIN_PCT, CG_M_MARGIN_PCT },
	};
	const struct cg_reading *from = sample->member[0].f;
	const struct cg_reading *now = &from[CG_M_CHARGE_NOW_UAH];
	const struct cg_reading *full = &from[CG_M_CHARGE_FULL_UAH];
	s64 cells = max_t(s64, profile->cells_series, 1);
	struct cg_reading *f = view->f;
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(rules); i++)
		f[rules[i].to] = from[rules[i].from];
	f[CG_V_CELL_MAX_UV].value = div64_s64(f[CG_V_CELL_MAX_UV].value + cells - 1, cells);
	f[CG_V_CELL_MIN_UV].value = div64_s64(f[CG_V_CELL_MIN_UV].value, cells);
	view->n_missing = !from[CG_M_PRESENT].valid;
	view->missing = view->n_missing;
	/* a gauge that counts but does not divide */
	if (f[CG_V_CAPACITY_PCT].valid || !now->valid || !full->valid || full->value <= 0)
		return;
	f[CG_V_CAPACITY_PCT] = (struct cg_reading) {
		.value = clamp_t(s64, cg_scale(now->value, 100, full->value), 0, 100),
		.at_ms = min(now->at_ms, full->at_ms),
		.valid = true,
	};
}

void cg_fuse(const struct cg_profile *profile, const struct cg_sample *sample,
	     struct cg_view *view)
{
	unsigned int i;

	memset(view, 0, sizeof(*view));
	view->now_ms = sample->now_ms;
	view->n_chargers = min_t(u8, sample->n_chargers, CG_MAX_CHARGERS);
	memcpy(view->charger, sample->charger, sizeof(view->charger));
	view->quiet = sample->quiet;
	view->source = sample->source;
	for (i = 0; i < CG_N_VIEW_FIELDS; i++)
		view->f[i].at_ms = CG_NEVER_MS;
	if (!sample->n_members || sample->n_members > CG_MAX_MEMBERS)
		return;
	if (sample->n_members == 1)
		fuse_one(profile, sample, view);
	else if (profile->n_parts == sample->n_members)
		fuse_many(profile, sample, view);
}
EXPORT_SYMBOL_IF_KUNIT(cg_fuse);
