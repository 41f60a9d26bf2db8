// SPDX-License-Identifier: GPL-2.0-only
/*
 * The temperature zones of a pack: those of its node, or else zones that follow from the battery
 * node. Pure.
 *
 * In the pack node, charge-zones-celsius has the edges, from cold to hot, and charge-zone-0 and on
 * the steps of the zones between them. They go before alert-celsius; operating-range-celsius and
 * the chemistry still hold. Without them, operating-range-celsius stops and alert-celsius reduces.
 */
#include "describe.h"

static const char edges_name[] = "charge-zones-celsius";

static const char *const zone_names[CG_MAX_ZONES] = {
	"charge-zone-0", "charge-zone-1", "charge-zone-2", "charge-zone-3",
	"charge-zone-4", "charge-zone-5", "charge-zone-6", "charge-zone-7",
};

/* A span that charging is allowed in is at least this wide, or it is a typing error. */
#define SPAN_LEAST_MDEGC	5000

/* --- zones that are given --- */

/* Of both nodes the tighter range; the chemistry goes before either. */
static int check_outer_edges(const struct cg_draft *w, const s32 *edge, int n,
			     struct cg_complaint *c)
{
	const struct cg_span *stop = &w->d.span[CG_SPAN_OPERATING];
	s32 lo_degc = w->chem->temp_min_mdegc / CG_MDEGC_PER_DEGC;
	s32 hi_degc = w->chem->temp_max_mdegc / CG_MDEGC_PER_DEGC;

	if (edge[0] < lo_degc)
		return cg_refuse(c, edges_name, edge[0],
				 "must not begin below what the chemistry allows,", lo_degc,
				 "leave out what is colder");
	if (edge[n - 1] > hi_degc)
		return cg_refuse(c, edges_name, edge[n - 1],
				 "must not end above what the chemistry allows,", hi_degc,
				 "leave out what is hotter");
	if (stop->given && edge[0] < stop->lo_degc)
		return cg_refuse(c, edges_name, edge[0],
				 "must not begin below operating-range-celsius,", stop->lo_degc,
				 "put it inside");
	if (stop->given && edge[n - 1] > stop->hi_degc)
		return cg_refuse(c, edges_name, edge[n - 1],
				 "must not end above operating-range-celsius,", stop->hi_degc,
				 "put it inside");
	return 0;
}

/* Rising, and each zone wide enough to be entered again from both sides. */
static int check_edges(const struct cg_draft *w, const s32 *edge, int n, struct cg_complaint *c)
{
	s32 least_degc = 2 * w->d.v[CG_K_HYSTERESIS];
	int i, ret = 0;

	for (i = 0; !ret && i < n; i++)
		ret = cg_degc_check(edges_name, edge[i], c);
	if (ret)
		return ret;
	for (i = 1; i < n; i++) {
		if (edge[i] - edge[i - 1] < least_degc)
			return cg_refuse(c, edges_name, edge[i],
					 "must be above the edge before it by twice the hysteresis: at least",
					 edge[i - 1] + least_degc,
					 "list whole degrees from cold to hot");
	}
	return check_outer_edges(w, edge, n, c);
}

static const struct cg_row_rule step_rules[] = {
	{ 0, CG_AT_MOST, cg_bound_cv, cg_says.cv,
	  "write microvolts of the whole pack first, microamperes second" },
	{ 0, CG_AT_LEAST, cg_bound_least_cv, cg_says.least_cv,
	  "write microvolts of the whole pack first, microamperes second" },
	{ 0, CG_AT_LEAST, cg_bound_charger_cv, cg_says.charger_cv, "use another charger" },
	{ 1, CG_AT_MOST, cg_bound_cc, cg_says.cc,
	  "lower it" },
	{ 1, CG_ABOVE, cg_bound_term, "must be above the current that ends the charge,",
	  "check it and charge-term-current-microamp" },
	{ 1, CG_AT_LEAST, cg_bound_charger_cc, cg_says.charger_cc,
	  "leave the zone out, or use a smaller charger" },
};

static int check_step(const struct cg_draft *w, const char *name, const s32 *step,
		      const s32 *before, struct cg_complaint *c)
{
	int ret = cg_row_check(w, name, step_rules, ARRAY_SIZE(step_rules), step, c);

	if (ret || !before)
		return ret;
	if (step[0] <= before[0])
		return cg_refuse(c, name, step[0],
				 "must be above the voltage of the step before it,", before[0],
				 "list the steps from low to high voltage");
	if (step[1] >= before[1])
		return cg_refuse(c, name, step[1],
				 "must be below the current of the step before it,", before[1],
				 "leave out steps that change nothing");
	return 0;
}

/* The steps of a zone into @zone, which may be NULL. */
static int read_steps(const struct cg_props *props, const struct cg_draft *w, int number,
		      struct cg_zone *zone, struct cg_complaint *c)
{
	const char *name = zone_names[number];
	s32 step[2], before[2];
	int n = cg_row_read(props, name, 0, step, 2);
	int i, ret;

	if (n == 0)
		return cg_refuse_plain(c, name,
				       "is missing, charge-zones-celsius has a zone of that number",
				       "give its microvolts and microamperes");
	if (n < 2 || n > 2 * CG_MAX_STEPS || n % 2)
		return cg_refuse_plain(c, name, "must be 1 to 8 pairs",
				       "give pairs of microvolts and microamperes");
	for (i = 0; i < n / 2; i++) {
		cg_row_read(props, name, i, step, 2);
		ret = check_step(w, name, step, i ? before : NULL, c);
		if (ret)
			return ret;
		if (zone)
			zone->step[i] = (struct cg_step){ step[0], step[1] };
		memcpy(before, step, sizeof(before));
	}
	if (zone)
		zone->n_steps = n / 2;
	return 0;
}

static int check_left_over(const struct cg_props *props, int n_zones, struct cg_complaint *c)
{
	u32 cell;
	int i;

	for (i = n_zones; i < CG_MAX_ZONES; i++) {
		if (props->read(props->ctx, true, zone_names[i], 0, &cell, 1) != 0)
			return cg_refuse_plain(c, zone_names[i],
					       "has no place between the edges of charge-zones-celsius",
					       "give one edge more than there are zones");
	}
	return 0;
}

static int read_zones(const struct cg_props *props, const struct cg_draft *w, const s32 *edge,
		      int n_zones, struct cg_profile *p, struct cg_complaint *c)
{
	struct cg_zone *zone;
	int i, ret = 0;

	for (i = 0; !ret && i < n_zones; i++) {
		zone = p ? &p->zone[i] : NULL;
		ret = read_steps(props, w, i, zone, c);
		if (!zone)
			continue;
		zone->from_mdegc = edge[i] * CG_MDEGC_PER_DEGC;
		zone->to_mdegc = edge[i + 1] * CG_MDEGC_PER_DEGC;
		p->n_zones = i + 1;
	}
	return ret ? ret : check_left_over(props, n_zones, c);
}

/* --- zones that follow from the battery node --- */

/**
 * struct span_edges - where charging stops, and where it is full
 * @stop_lo_mdegc: below it nothing is charged
 * @full_lo_mdegc: from here on with the full current
 * @full_hi_mdegc: up to here
 * @stop_hi_mdegc: from it on nothing is charged
 */
struct span_edges {
	s32 stop_lo_mdegc;
	s32 full_lo_mdegc;
	s32 full_hi_mdegc;
	s32 stop_hi_mdegc;
};

/*
 * operating-range stops, alert reduces. Without the first the chemistry stops, without the
 * second the chemistry's cool and warm edges reduce, without both nothing is charged above warm.
 */
static void set_span_edges(const struct cg_draft *w, struct span_edges *e)
{
	const struct cg_span *stop = &w->d.span[CG_SPAN_OPERATING];
	const struct cg_span *full = &w->d.span[CG_SPAN_ALERT];
	const struct cg_chemistry_caps *chem = w->chem;

	e->stop_lo_mdegc = chem->temp_min_mdegc;
	e->stop_hi_mdegc = full->given ? chem->temp_max_mdegc : chem->warm_above_mdegc;
	if (stop->given) {
		e->stop_lo_mdegc = max(stop->lo_degc * CG_MDEGC_PER_DEGC, chem->temp_min_mdegc);
		e->stop_hi_mdegc = min(stop->hi_degc * CG_MDEGC_PER_DEGC, chem->temp_max_mdegc);
	}
	e->full_lo_mdegc = full->given ? full->lo_degc * CG_MDEGC_PER_DEGC : chem->cool_below_mdegc;
	e->full_hi_mdegc = full->given ? full->hi_degc * CG_MDEGC_PER_DEGC : chem->warm_above_mdegc;
	e->full_lo_mdegc = max(e->full_lo_mdegc, e->stop_lo_mdegc);
	e->full_hi_mdegc = min(e->full_hi_mdegc, e->stop_hi_mdegc);
}

/**
 * cg_spans_check() - is the current full only where anything is charged
 * @d: a description
 * @c: the violated rule when -EINVAL is returned
 *
 * Return: 0 or -EINVAL
 */
int cg_spans_check(const struct cg_description *d, struct cg_complaint *c)
{
	const struct cg_span *stop = &d->span[CG_SPAN_OPERATING];
	const struct cg_span *full = &d->span[CG_SPAN_ALERT];

	if (!stop->given || !full->given)
		return 0;
	if (full->lo_degc < stop->lo_degc)
		return cg_refuse(c, cg_span_name(CG_SPAN_ALERT), full->lo_degc,
				 "must not begin below operating-range-celsius,", stop->lo_degc,
				 "put it inside");
	if (full->hi_degc > stop->hi_degc)
		return cg_refuse(c, cg_span_name(CG_SPAN_ALERT), full->hi_degc,
				 "must not end above operating-range-celsius,", stop->hi_degc,
				 "put it inside");
	return 0;
}

static int check_span_edges(const struct cg_draft *w, const struct span_edges *e,
			    struct cg_complaint *c)
{
	const struct cg_span *stop = &w->d.span[CG_SPAN_OPERATING];
	const struct cg_span *full = &w->d.span[CG_SPAN_ALERT];

	if (e->stop_hi_mdegc - e->stop_lo_mdegc < SPAN_LEAST_MDEGC)
		return cg_refuse(c, cg_span_name(CG_SPAN_OPERATING), stop->lo_degc,
				 "leaves less than 5 degrees in which the chemistry may be charged below",
				 stop->hi_degc, "check it");
	if (cg_spans_check(&w->d, c))
		return -EINVAL;
	if (full->given && e->full_hi_mdegc - e->full_lo_mdegc < SPAN_LEAST_MDEGC)
		return cg_refuse(c, cg_span_name(CG_SPAN_ALERT), full->lo_degc,
				 "leaves less than 5 degrees for the full current below",
				 full->hi_degc, "check it");
	return 0;
}

static void add_zone(struct cg_profile *p, s32 from_mdegc, s32 to_mdegc, s32 cv_uv, s32 cc_ua)
{
	struct cg_zone *zone = &p->zone[p->n_zones];

	if (from_mdegc >= to_mdegc)
		return;
	zone->from_mdegc = from_mdegc;
	zone->to_mdegc = to_mdegc;
	zone->n_steps = 1;
	zone->step[0].cv_uv = cv_uv;
	zone->step[0].cc_ua = cc_ua;
	p->n_zones++;
}

static void add_zones(const struct cg_draft *w, const struct span_edges *e, struct cg_profile *p)
{
	s32 warm_cv_uv = p->cv_max_uv - w->chem->warm_minus_uv * p->cells_series;
	s32 half_ua = p->cc_max_ua / 2;
	s32 cool_end_mdegc = min(e->full_lo_mdegc, e->stop_hi_mdegc);
	s32 warm_from_mdegc = max(e->full_hi_mdegc, e->stop_lo_mdegc);

	add_zone(p, e->stop_lo_mdegc, cool_end_mdegc, p->cv_max_uv, half_ua);
	add_zone(p, e->full_lo_mdegc, e->full_hi_mdegc, p->cv_max_uv, p->cc_max_ua);
	add_zone(p, warm_from_mdegc, e->stop_hi_mdegc, warm_cv_uv, half_ua);
}

static int follow_spans(struct cg_draft *w, struct cg_profile *p, struct cg_complaint *c)
{
	struct span_edges e;
	int ret;

	set_span_edges(w, &e);
	ret = check_span_edges(w, &e, c);
	if (!ret && p)
		add_zones(w, &e, p);
	if (!w->d.span[CG_SPAN_OPERATING].given && !w->d.span[CG_SPAN_ALERT].given)
		w->assumed |= CG_ASSUMED(ZONES);
	return ret;
}

/* --- either --- */

/**
 * cg_charge_zones() - the temperature zones and their steps
 * @props: the description
 * @w: the rest of it, filled in
 * @p: where the zones go, or NULL to check them only; the rest of it is written
 * @c: the first violated rule when -EINVAL is returned
 *
 * Return: 0 or -EINVAL
 */
int cg_charge_zones(const struct cg_props *props, struct cg_draft *w, struct cg_profile *p,
		    struct cg_complaint *c)
{
	u32 raw[CG_MAX_ZONES + 1] = { 0 };
	s32 edge[CG_MAX_ZONES + 1];
	int n = props->read(props->ctx, true, edges_name, 0, raw, ARRAY_SIZE(raw));
	unsigned int i;
	int ret;

	if (n == 0) {
		ret = check_left_over(props, 0, c);
		return ret ? ret : follow_spans(w, p, c);
	}
	if (n < 2 || n > (int)ARRAY_SIZE(raw))
		return cg_refuse_plain(c, edges_name, "must be 2 to 9 temperatures",
				       "give the edges of 1 to 8 zones");
	for (i = 0; i < ARRAY_SIZE(raw); i++)
		edge[i] = (s32)raw[i];
	ret = check_edges(w, edge, n, c);
	return ret ? ret : read_zones(props, w, edge, n - 1, p, c);
}
