// SPDX-License-Identifier: GPL-2.0-only
/*
 * What members say becomes what the pack says, and what the pack says becomes its members'
 * share. Pure.
 *
 * Parallel members share a voltage: currents add, each within its own, and the lowest voltage
 * counts. Members in series share a current: the lowest counts, voltages add. Groups are joined
 * first, then the units. If the pack has a battery node too, the tighter of both counts, what hangs
 * on that follows, and figures that cannot both be true are refused.
 */
#include <chargov/share.h>
#include "describe.h"

/* How much a battery node of the pack may differ from what its members add up to, per cent. */
#define CAPACITY_OFF_PCT	20
#define VOLTAGE_OFF_PCT		5
/* Twice the current is a typing error, any part of it may be the wiring. */
#define CURRENT_OFF_PCT		100

enum how { FIRST, SAME, SUM, LOWEST, HIGHEST, BESIDE, NONE };

/* Of two wired in parallel, of two in series, and of pack and members. */
static const struct {
	u8 parallel;
	u8 series;
	u8 tighter;
} joins[CG_N_KNOWN] = {
	[CG_K_CAPACITY] = { SUM, LOWEST, LOWEST },
	/* in series the smallest ends the use of the others' */
	[CG_K_ENERGY] = { SUM, NONE, FIRST },
	[CG_K_CV] = { LOWEST, SUM, LOWEST },
	[CG_K_VOLTAGE_MAX] = { LOWEST, SUM, LOWEST },
	[CG_K_VOLTAGE_MIN] = { HIGHEST, SUM, HIGHEST },
	[CG_K_CC] = { SUM, LOWEST, LOWEST },
	[CG_K_TERM] = { SUM, LOWEST, FIRST },
	/* a low branch may take it all */
	[CG_K_PRECHARGE] = { LOWEST, LOWEST, LOWEST },
	[CG_K_PRECHARGE_BELOW] = { HIGHEST, SUM, HIGHEST },
	[CG_K_TRICKLE] = { LOWEST, LOWEST, LOWEST },
	[CG_K_RECHARGE] = { LOWEST, SUM, FIRST },
	[CG_K_OVER_VOLTAGE] = { LOWEST, SUM, LOWEST },
	[CG_K_RESISTANCE] = { BESIDE, SUM, FIRST },
	[CG_K_CELLS] = { SAME, SUM, SAME },
};

/* Neither is 0. */
static s64 join(u8 how, s64 a, s64 b)
{
	switch (how) {
	case SUM:
		return a + b;
	case LOWEST:
		return min(a, b);
	case HIGHEST:
		return max(a, b);
	case NONE:
		return 0;
	case BESIDE:
		return cg_scale(a, b, a + b);
	default:
		return a;
	}
}

/* Of both the part that they share. */
static int join_spans(struct cg_description *sum, const struct cg_description *d,
		      struct cg_complaint *c)
{
	struct cg_span *to;
	int i;

	for (i = 0; i < CG_N_SPANS; i++) {
		to = &sum->span[i];
		if (!d->span[i].given)
			continue;
		if (!to->given) {
			*to = d->span[i];
			continue;
		}
		to->lo_degc = max(to->lo_degc, d->span[i].lo_degc);
		to->hi_degc = min(to->hi_degc, d->span[i].hi_degc);
		if (to->lo_degc >= to->hi_degc)
			return cg_refuse(c, cg_span_name(i), to->lo_degc,
					 "of one member begins above the end of another,",
					 to->hi_degc, "use cells that can be charged together");
	}
	return 0;
}

static int join_cells(enum cg_arrangement arrangement, const struct cg_description *sum,
		      const struct cg_description *d, struct cg_complaint *c)
{
	if (sum->chemistry != d->chemistry)
		return cg_refuse_plain(c, "device-chemistry",
				       "of the members differs, and one charger charges them all",
				       "use the same kind of cells in all members");
	if (arrangement == CG_ARRANGEMENT_PARALLEL && sum->v[CG_K_CELLS] != d->v[CG_K_CELLS])
		return cg_refuse(c, cg_known_name(CG_K_CELLS), d->v[CG_K_CELLS],
				 "of a member must be that of the member in parallel to it,",
				 sum->v[CG_K_CELLS], "correct one of them, or the arrangement");
	return 0;
}

/* One more. */
static int join_in(enum cg_arrangement arrangement, bool first, struct cg_description *sum,
		   const struct cg_description *d, struct cg_complaint *c)
{
	bool parallel = arrangement == CG_ARRANGEMENT_PARALLEL;
	int i, ret;

	if (first) {
		*sum = *d;
		return 0;
	}
	ret = join_cells(arrangement, sum, d, c);
	if (!ret)
		ret = join_spans(sum, d, c);
	for (i = 0; i < CG_N_KNOWN; i++) {
		/* what one of them does not say nobody says */
		if (!sum->v[i] || !d->v[i])
			sum->v[i] = 0;
		else
			sum->v[i] = join(parallel ? joins[i].parallel : joins[i].series,
					 sum->v[i], d->v[i]);
		sum->given[i] |= d->given[i];
	}
	return ret;
}

/* The description of one member by itself, with what is assumed for it filled in. */
static int read_part(const struct cg_props *props, const struct cg_leaf *leaf,
		     struct cg_draft *w, struct cg_complaint *c)
{
	int ret;

	memset(w, 0, sizeof(*w));
	props->enter(props->ctx, leaf->child, leaf->at);
	ret = cg_draft_read(props, true, NULL, w, c);
	if (!ret)
		ret = cg_spans_check(&w->d, c);
	/* a complaint is of the member: stay there */
	if (ret)
		return ret;
	props->enter(props->ctx, -1, -1);
	w->d.v[CG_K_CV] = cg_bound_cv(w);
	return 0;
}

/* Sums of sixteen must still be a pack's. */
static int check_sum(struct cg_description *sum, struct cg_complaint *c)
{
	int i, ret = 0;

	for (i = 0; !ret && i < CG_N_KNOWN; i++) {
		sum->assumed[i] = !sum->given[i];
		sum->given[i] = sum->v[i] && joins[i].parallel != FIRST;
		if (!sum->given[i])
			sum->v[i] = 0;
		else
			ret = cg_known_check(i, sum->v[i], c);
	}
	return ret;
}

/**
 * cg_parts_join() - the pack as its members describe it
 * @props: the description
 * @tree: how they are wired; each has a battery of its own
 * @joined: the result; what is not of a battery is not given
 * @assumed: CG_ASSUMED() bits of all members are added
 * @c: the first violated rule when -EINVAL is returned
 *
 * Return: 0 or -EINVAL
 */
int cg_parts_join(const struct cg_props *props, const struct cg_tree *tree,
		  struct cg_description *joined, u32 *assumed, struct cg_complaint *c)
{
	/* one without members, which tree.c refuses, would say nothing */
	struct cg_description unit = {};
	struct cg_draft w;
	int ret = 0;
	u8 i, u, n;

	for (u = 0; !ret && u < tree->n_units; u++) {
		for (i = 0, n = 0; !ret && i < tree->n; i++) {
			if (tree->leaf[i].reserve || tree->leaf[i].unit != u)
				continue;
			ret = read_part(props, &tree->leaf[i], &w, c);
			if (ret)
				return ret;
			ret = join_in(tree->unit[u], !n++, &unit, &w.d, c);
			*assumed |= w.assumed;
		}
		if (!ret)
			ret = join_in(tree->arrangement, !u, joined, &unit, c);
	}
	if (!ret)
		ret = check_sum(joined, c);
	/* of all of them, not of the battery that the pack may have, too */
	if (ret)
		c->pack = true;
	return ret;
}
EXPORT_SYMBOL_IF_KUNIT(cg_parts_join);

static int check_off(enum cg_known id, const struct cg_description *d,
		     const struct cg_description *joined, int off_pct, struct cg_complaint *c)
{
	s64 off = d->v[id] - joined->v[id];

	if (!joined->v[id] || 100 * (off < 0 ? -off : off) <= joined->v[id] * off_pct)
		return 0;
	return cg_refuse(c, cg_known_name(id), d->v[id],
			 "of the pack is too far from what its members add up to,",
			 joined->v[id], "correct one of them, or remove the pack's battery");
}

/*
 * The pack, as its own node says it and as its members do, and what becomes of it. Where the
 * tighter figure is that of one, what hangs on it of the other is tightened with it: a pack that is
 * charged to less than its members could be is no contradiction. What one node says against itself
 * stays as it is, to be refused.
 */
struct tightened {
	const struct cg_description *own;
	const struct cg_description *joined;
	struct cg_description *d;
};

/* No node says it: it is only assumed, by the other figures of the members. */
static bool is_assumed(const struct tightened *t, enum cg_known id)
{
	return !t->own->given[id] && t->joined->assumed[id];
}

/* What @of is for the one who says @id. */
static s64 said(const struct tightened *t, enum cg_known id, enum cg_known of)
{
	return t->own->given[id] && t->own->given[of] ? t->own->v[of] : t->joined->v[of];
}

static void follow_capacity(const struct tightened *t)
{
	const struct cg_chemistry_caps *chem = &cg_chemistry_caps[t->d->chemistry];
	s64 of_uah = t->joined->v[CG_K_CAPACITY];
	s64 uah = t->d->v[CG_K_CAPACITY];
	s64 *v = t->d->v;

	if (uah >= of_uah)
		return;
	if (!t->own->given[CG_K_ENERGY])
		v[CG_K_ENERGY] = cg_scale(v[CG_K_ENERGY], uah, of_uah);
	if (is_assumed(t, CG_K_CC))
		v[CG_K_CC] = cg_scale(v[CG_K_CC], uah, of_uah);
	else if (!t->own->given[CG_K_CC])
		v[CG_K_CC] = min(v[CG_K_CC], cg_scale(uah, chem->c_rate_max_pct, 100));
}

/* What is assumed keeps its distance; the limits from below are far enough away from any full. */
static void follow_voltage(const struct tightened *t)
{
	s64 said_uv = said(t, CG_K_RECHARGE, CG_K_CV);
	s64 cv_uv = t->d->v[CG_K_CV];
	s64 *v = t->d->v;

	if (is_assumed(t, CG_K_RECHARGE) ||
	    (v[CG_K_RECHARGE] >= cv_uv && v[CG_K_RECHARGE] < said_uv))
		v[CG_K_RECHARGE] -= said_uv - cv_uv;
	if (is_assumed(t, CG_K_OVER_VOLTAGE))
		v[CG_K_OVER_VOLTAGE] -= t->joined->v[CG_K_CV] - cv_uv;
}

static void follow_current(const struct tightened *t)
{
	static const u8 parts[] = { CG_K_PRECHARGE, CG_K_TRICKLE };
	s64 ua = t->d->v[CG_K_CC];
	s64 *v = t->d->v;
	unsigned int i;

	if (is_assumed(t, CG_K_TERM) ||
	    (v[CG_K_TERM] >= ua && v[CG_K_TERM] < said(t, CG_K_TERM, CG_K_CC)))
		v[CG_K_TERM] = min(v[CG_K_TERM], div_s64(ua, 2));
	for (i = 0; i < ARRAY_SIZE(parts); i++) {
		if (v[parts[i]] <= said(t, parts[i], CG_K_CC))
			v[parts[i]] = min(v[parts[i]], ua);
	}
}

/* With the full current only where anything is charged: each node by itself has it so. */
static void follow_spans(struct cg_description *d)
{
	const struct cg_span *stop = &d->span[CG_SPAN_OPERATING];
	struct cg_span *full = &d->span[CG_SPAN_ALERT];

	if (!stop->given)
		return;
	full->lo_degc = max(full->lo_degc, stop->lo_degc);
	full->hi_degc = min(full->hi_degc, stop->hi_degc);
}

/* Who only says how high its voltage may get is charged to no more, as a battery by itself is. */
static int take_highest(struct cg_description *d, const struct cg_description *joined,
			struct cg_complaint *c)
{
	int ret;

	if (d->given[CG_K_CV] || !d->given[CG_K_VOLTAGE_MAX])
		return 0;
	d->v[CG_K_CV] = min(d->v[CG_K_VOLTAGE_MAX], joined->v[CG_K_CV]);
	d->given[CG_K_CV] = true;
	ret = check_off(CG_K_CV, d, joined, VOLTAGE_OFF_PCT, c);
	/* it is not called so there */
	if (ret)
		c->property = cg_known_name(CG_K_VOLTAGE_MAX);
	return ret;
}

/**
 * cg_parts_tighten() - what the pack says, no looser than its members allow
 * @d: of the pack node; what it does not give is given by @joined
 * @joined: what the members say together
 * @c: the first violated rule when -EINVAL is returned
 *
 * Return: 0 or -EINVAL
 */
int cg_parts_tighten(struct cg_description *d, const struct cg_description *joined,
		     struct cg_complaint *c)
{
	static const struct {
		u8 id;
		u8 pct;
	} offs[] = {
		{ CG_K_CELLS, 0 },
		{ CG_K_CAPACITY, CAPACITY_OFF_PCT },
		{ CG_K_CV, VOLTAGE_OFF_PCT },
		{ CG_K_CC, CURRENT_OFF_PCT },
	};
	struct cg_description own;
	const struct tightened t = { &own, joined, d };
	int ret = cg_spans_check(d, c);
	unsigned int i;

	if (!ret)
		ret = take_highest(d, joined, c);
	if (ret)
		return ret;
	own = *d;
	if (d->chemistry == CG_CHEMISTRY_UNKNOWN)
		d->chemistry = joined->chemistry;
	if (d->chemistry != joined->chemistry)
		return cg_refuse_plain(c, "device-chemistry",
				       "of the pack is not that of its members",
				       "correct one of them");
	for (i = 0; !ret && i < ARRAY_SIZE(offs); i++) {
		if (d->given[offs[i].id])
			ret = check_off(offs[i].id, d, joined, offs[i].pct, c);
	}
	for (i = 0; i < CG_N_KNOWN; i++) {
		if (!joined->given[i])
			continue;
		d->v[i] = d->given[i] ? join(joins[i].tighter, d->v[i], joined->v[i]) :
					joined->v[i];
		d->given[i] = true;
	}
	follow_capacity(&t);
	follow_voltage(&t);
	follow_current(&t);
	if (!ret)
		ret = join_spans(d, joined, c);
	follow_spans(d);
	return ret;
}
EXPORT_SYMBOL_IF_KUNIT(cg_parts_tighten);

/* Nothing is said of the members: all are alike. */
static struct cg_part even_part(const struct cg_tree *tree, u8 unit, const struct cg_profile *p)
{
	struct cg_share share = cg_share_of(tree->arrangement, tree->n_units, tree->unit[unit],
					    tree->members[unit]);
	struct cg_part part = {
		.cells_series = p->cells_series,
		.capacity_uah = p->capacity_uah,
		.cc_max_ua = p->cc_max_ua,
		.cell_cv_uv = div_s64(p->cv_max_uv, p->cells_series),
		.nominal_uv = cg_chemistry_caps[p->chemistry].nominal_uv,
	};

	part.cells_series /= share.behind;
	part.capacity_uah /= share.beside;
	part.cc_max_ua /= share.beside;
	part.nominal_uv *= part.cells_series;
	return part;
}

static struct cg_part own_part(const struct cg_draft *w)
{
	const s64 *v = w->d.v;

	return (struct cg_part) {
		.cells_series = v[CG_K_CELLS],
		.capacity_uah = v[CG_K_CAPACITY],
		.cc_max_ua = v[CG_K_CC],
		.cell_cv_uv = div64_s64(v[CG_K_CV], v[CG_K_CELLS]),
		.nominal_uv = v[CG_K_ENERGY] ?
			      cg_scale(v[CG_K_ENERGY], 1000000, v[CG_K_CAPACITY]) :
			      w->chem->nominal_uv * v[CG_K_CELLS],
	};
}

/* Without batteries of their own the cells in series must come out even. */
static int check_even(const struct cg_tree *tree, s64 cells, struct cg_complaint *c)
{
	s64 behind;
	u8 u;

	for (u = 0; !tree->own && u < tree->n_units; u++) {
		behind = cg_share_of(tree->arrangement, tree->n_units, tree->unit[u],
				     tree->members[u]).behind;
		if (cells != behind * div64_s64(cells, behind))
			return cg_refuse(c, cg_known_name(CG_K_CELLS), cells,
					 "cannot be shared evenly by the members in series,",
					 behind,
					 "correct it, or give each member its own battery");
	}
	return 0;
}

/**
 * cg_parts_write() - what each member is
 * @props: a checked description
 * @tree: how they are wired
 * @joined: what they say together, NULL if they say nothing
 * @p: its limits are there; its parts are written
 */
void cg_parts_write(const struct cg_props *props, const struct cg_tree *tree,
		    const struct cg_description *joined, struct cg_profile *p)
{
	struct cg_complaint c;
	struct cg_draft w;
	s32 less_uv = 0;
	u8 i;

	/* each cell gives its part of what the pack is charged less than its members could be */
	if (joined)
		less_uv = div_s64(joined->v[CG_K_CV] - p->cv_max_uv, p->cells_series);
	for (i = 0; i < tree->n; i++) {
		if (!tree->own && !tree->leaf[i].reserve) {
			p->part[i] = even_part(tree, tree->leaf[i].unit, p);
		} else if (!read_part(props, &tree->leaf[i], &w, &c)) {
			p->part[i] = own_part(&w);
			p->part[i].cell_cv_uv -= less_uv;
		}
		p->part[i].unit = tree->leaf[i].unit;
		p->part[i].reserve = tree->leaf[i].reserve;
	}
	p->n_parts = tree->n;
	p->n_units = tree->n_units;
	memcpy(p->unit, tree->unit, sizeof(p->unit));
}
EXPORT_SYMBOL_IF_KUNIT(cg_parts_write);

/**
 * cg_parts_check() - could cg_parts_write() write them
 * @props: the description
 * @tree: how they are wired
 * @cells: in series in the whole pack
 * @c: the first violated rule when -EINVAL is returned
 *
 * Return: 0 or -EINVAL
 */
int cg_parts_check(const struct cg_props *props, const struct cg_tree *tree, s64 cells,
		   struct cg_complaint *c)
{
	int ret = check_even(tree, cells, c);
	struct cg_draft w;
	u8 i;

	for (i = 0; !ret && i < tree->n; i++) {
		if (tree->leaf[i].reserve)
			ret = read_part(props, &tree->leaf[i], &w, c);
	}
	return ret;
}
