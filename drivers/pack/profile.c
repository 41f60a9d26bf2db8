// SPDX-License-Identifier: GPL-2.0-only
/*
 * A description becomes a profile, whole or not at all. Pure.
 *
 * In the order of cg_profile_parse(): read, choose the two figures without which nothing can be
 * charged, fill in what may be left out, hold every figure against the chemistry, the charger
 * and the other figures, and only then write the profile. The tables are read twice, once to be
 * checked and once to be kept, so that nothing is written before everything holds.
 */
#include "describe.h"

/*
 * What a gauge may hide of a temperature: the class has steps of 0.1 K, and drivers keep a value
 * for up to 5 s, at the worst slope of 0.03 K/s.
 */
#define TEMP_ERROR_MDEGC	250

/* Far enough inside a zone to enter it again; gauges resolve 0.1 K and wander by one. */
#define ZONE_HYSTERESIS_DEGC	2
/* The current must have been low this long: a load of a few seconds is not a full battery. */
#define TERM_DWELL_MS		30000
/* A full battery is charged again when this much is gone, whatever its voltage says. */
#define RECHARGE_BELOW_PCT	95
/* A cell is dropped by this much before it is charged again, if the description does not say. */
#define RECHARGE_DROP_UV	100000
/*
 * A re-charge-voltage up to this is a distance below the full voltage: the example in the
 * schema of simple-battery has 250000, boards copy it, and no cell rests so low.
 */
#define RECHARGE_DISTANCE_UV	500000
/* Twice the regulation error of a charger (BQ25890 data sheet: 0.5 %). */
#define OVER_VOLTAGE_MARGIN_UV	50000
/* SAFETY P6 */
#define CHARGE_BOUND_PCT	120
/* No cell gets more even if the path took nothing: chargers miss their voltage by 0.5 %. */
#define CV_CAP_PERMILLE		995

const char *const cg_assumption_words[CG_N_ASSUMPTIONS] = {
	[CG_ASSUMPTION_CURRENT] = "current",
	[CG_ASSUMPTION_VOLTAGE] = "voltage",
	[CG_ASSUMPTION_ZONES] = "zones",
	[CG_ASSUMPTION_TERM] = "termination",
	[CG_ASSUMPTION_PRECHARGE] = "precharge current",
	[CG_ASSUMPTION_PRECHARGE_LIMIT] = "precharge limit",
	[CG_ASSUMPTION_CAPACITY] = "capacity",
	[CG_ASSUMPTION_CHEMISTRY] = "chemistry",
};
EXPORT_SYMBOL_IF_KUNIT(cg_assumption_words);

/* --- what may be left out --- */

static s64 assume_one(const struct cg_draft *w)
{
	return 1;
}

static s64 assume_capacity(const struct cg_draft *w)
{
	return cg_scale(w->d.v[CG_K_ENERGY], 1000000, w->chem->nominal_uv * cg_bound_cells(w));
}

static s64 assume_precharge_below(const struct cg_draft *w)
{
	return w->chem->precharge_below_uv * cg_bound_cells(w);
}

static s64 assume_cc(const struct cg_draft *w)
{
	return div_s64(w->d.v[CG_K_CAPACITY], 2);
}

static s64 assume_term(const struct cg_draft *w)
{
	return min(div_s64(w->d.v[CG_K_CAPACITY], 20), div_s64(w->d.v[CG_K_CC], 2));
}

static s64 assume_precharge(const struct cg_draft *w)
{
	return min(div_s64(w->d.v[CG_K_CAPACITY], 10), w->d.v[CG_K_CC]);
}

static s64 assume_recharge(const struct cg_draft *w)
{
	return cg_bound_cv(w) - RECHARGE_DROP_UV * cg_bound_cells(w);
}

static s64 assume_over_voltage(const struct cg_draft *w)
{
	s64 margin = OVER_VOLTAGE_MARGIN_UV * cg_bound_cells(w);

	return min(cg_bound_cv(w) + margin, w->chem->cell_max_uv * cg_bound_cells(w));
}

/* Twice the time at the current that can flow, and two hours for the taper: 3 to 24 hours. */
static s64 assume_total_s(const struct cg_draft *w)
{
	s64 ua = w->d.v[CG_K_CC];
	s64 s;

	if (w->charger && w->charger->cc.max > 0)
		ua = min_t(s64, ua, w->charger->cc.max);
	s = 2 * cg_scale(w->d.v[CG_K_CAPACITY], CG_S_PER_H, ua) + 2 * CG_S_PER_H;
	return clamp_t(s64, s, 3 * CG_S_PER_H, 24 * CG_S_PER_H);
}

static s64 assume_precharge_s(const struct cg_draft *w)
{
	return min_t(s64, 1800, w->d.v[CG_K_TOTAL_S]);
}

/* A cold and aged cell needs two hours for its taper; twice that is a leak (F25). */
static s64 assume_cv_s(const struct cg_draft *w)
{
	return min_t(s64, 4 * CG_S_PER_H, w->d.v[CG_K_TOTAL_S]);
}

static s64 assume_hysteresis(const struct cg_draft *w)
{
	return ZONE_HYSTERESIS_DEGC;
}

static s64 assume_wakeup_s(const struct cg_draft *w)
{
	return 30;
}

/* In order: a row may use what the rows before it filled in. */
static const struct {
	enum cg_known id;
	u32 assumed;
	s64 (*assume)(const struct cg_draft *w);
} defaults[] = {
	{ CG_K_CELLS, 0, assume_one },
	{ CG_K_CAPACITY, CG_ASSUMED(CAPACITY), assume_capacity },
	{ CG_K_CC, CG_ASSUMED(CURRENT), assume_cc },
	{ CG_K_TERM, CG_ASSUMED(TERM), assume_term },
	{ CG_K_PRECHARGE, CG_ASSUMED(PRECHARGE), assume_precharge },
	{ CG_K_PRECHARGE_BELOW, CG_ASSUMED(PRECHARGE_LIMIT), assume_precharge_below },
	{ CG_K_VOLTAGE_MIN, 0, assume_precharge_below },
	{ CG_K_RECHARGE, 0, assume_recharge },
	{ CG_K_OVER_VOLTAGE, 0, assume_over_voltage },
	{ CG_K_TOTAL_S, 0, assume_total_s },
	{ CG_K_PRECHARGE_S, 0, assume_precharge_s },
	{ CG_K_WAKEUP_S, 0, assume_wakeup_s },
	{ CG_K_CV_S, 0, assume_cv_s },
	{ CG_K_HYSTERESIS, 0, assume_hysteresis },
};

static void fill_in(struct cg_draft *w)
{
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(defaults); i++) {
		if (w->d.given[defaults[i].id])
			continue;
		w->d.v[defaults[i].id] = defaults[i].assume(w);
		w->assumed |= defaults[i].assumed;
	}
	w->recharge_is_distance = w->d.v[CG_K_RECHARGE] <= RECHARGE_DISTANCE_UV * cg_bound_cells(w);
	if (w->recharge_is_distance)
		w->d.v[CG_K_RECHARGE] = cg_bound_cv(w) - w->d.v[CG_K_RECHARGE];
	if (w->cv_id != CG_K_CV)
		w->assumed |= CG_ASSUMED(VOLTAGE);
	if (w->d.chemistry == CG_CHEMISTRY_UNKNOWN)
		w->assumed |= CG_ASSUMED(CHEMISTRY);
}

static int choose(struct cg_draft *w, struct cg_complaint *c)
{
	w->chem = &cg_chemistry_caps[w->d.chemistry];
	if (!w->d.given[CG_K_CAPACITY] && !w->d.given[CG_K_ENERGY])
		return cg_refuse_plain(c, cg_known_name(CG_K_CAPACITY),
				       "is missing, and so is the design energy",
				       "give the design capacity in microampere-hours");
	w->cv_id = w->d.given[CG_K_CV] ? CG_K_CV : CG_K_VOLTAGE_MAX;
	if (!w->d.given[w->cv_id])
		return cg_refuse_plain(c, cg_known_name(CG_K_CV),
				       "is missing, and so is voltage-max-design-microvolt",
				       "give the charging voltage in microvolts");
	return 0;
}

/* --- what must hold --- */

static s64 most_cv(const struct cg_draft *w)
{
	return w->chem->cv_max_uv * cg_bound_cells(w);
}

static s64 most_voltage(const struct cg_draft *w)
{
	return w->chem->cell_max_uv * cg_bound_cells(w);
}

static s64 least_voltage(const struct cg_draft *w)
{
	return w->chem->cell_min_uv * cg_bound_cells(w);
}

static s64 most_cc(const struct cg_draft *w)
{
	return cg_scale(w->d.v[CG_K_CAPACITY], w->chem->c_rate_max_pct, 100);
}

static s64 voltage_max(const struct cg_draft *w)
{
	return w->d.given[CG_K_VOLTAGE_MAX] ? w->d.v[CG_K_VOLTAGE_MAX] : S64_MAX;
}

static s64 total_s(const struct cg_draft *w)
{
	return w->d.v[CG_K_TOTAL_S];
}

/* What drops half a volt at the charging current. */
static s64 most_path(const struct cg_draft *w)
{
	return cg_scale(500000, 1000000, w->d.v[CG_K_CC]);
}

static s64 precharge_below(const struct cg_draft *w)
{
	return w->d.v[CG_K_PRECHARGE_BELOW];
}

/* Design voltages of a cell that the ratio of design energy and capacity may come out at. */
static s64 least_energy(const struct cg_draft *w)
{
	return cg_scale(w->d.v[CG_K_CAPACITY], 2500 * cg_bound_cells(w), 1000);
}

static s64 most_energy(const struct cg_draft *w)
{
	return cg_scale(w->d.v[CG_K_CAPACITY], 4500 * cg_bound_cells(w), 1000);
}

static const char say_cells[] = "check it, and the cells-in-series of the pack node";

static const struct rule {
	enum cg_known id;
	enum cg_op op;
	cg_bound_fn bound;
	const char *rule;
	const char *advice;
} rules[] = {
	{ CG_K_ENERGY, CG_AT_MOST, most_energy,
	  "is more than the cells in series can hold at 4.5 V,",
	  "add cells-in-series to the pack node if the pack has several, or correct it" },
	{ CG_K_ENERGY, CG_AT_LEAST, least_energy,
	  "is less than the cells in series hold at 2.5 V,",
	  "check it, the design capacity and cells-in-series" },
	{ CG_K_CV, CG_AT_MOST, most_cv,
	  "must not be above what the chemistry allows the cells in series,",
	  "add cells-in-series to the pack node if the pack has several, or correct it" },
	{ CG_K_CV, CG_AT_LEAST, cg_bound_least_cv, cg_says.least_cv, say_cells },
	{ CG_K_CV, CG_AT_LEAST, cg_bound_charger_cv, cg_says.charger_cv, "use another charger" },
	{ CG_K_VOLTAGE_MAX, CG_AT_MOST, most_voltage,
	  "must not be above what the chemistry allows the cells in series,", say_cells },
	{ CG_K_VOLTAGE_MIN, CG_AT_LEAST, least_voltage,
	  "must not be below a cell that is dead,", say_cells },
	{ CG_K_VOLTAGE_MIN, CG_BELOW, cg_bound_cv,
	  "must be below the charging voltage,", "check both" },
	{ CG_K_VOLTAGE_MIN, CG_BELOW, voltage_max,
	  "must be below voltage-max-design-microvolt,", "swap the two" },
	{ CG_K_PRECHARGE_BELOW, CG_ABOVE, least_voltage,
	  "must be above the voltage of dead cells,", say_cells },
	{ CG_K_PRECHARGE_BELOW, CG_BELOW, cg_bound_cv,
	  "must be below the charging voltage,", "check both" },
	{ CG_K_RECHARGE, CG_BELOW, cg_bound_cv,
	  "must be below the charging voltage,", "check both" },
	{ CG_K_RECHARGE, CG_ABOVE, precharge_below,
	  "must be above the precharge limit,",
	  "give the voltage, or up to 500000 per cell as a distance below full" },
	{ CG_K_OVER_VOLTAGE, CG_ABOVE, cg_bound_cv,
	  "must be above the charging voltage,", "check both" },
	{ CG_K_OVER_VOLTAGE, CG_AT_MOST, most_voltage,
	  "must not be above what the chemistry allows the cells in series,", say_cells },
	{ CG_K_CC, CG_AT_MOST, most_cc,
	  "must not be above the C rate of the chemistry,", "check it and the design capacity" },
	{ CG_K_CC, CG_AT_LEAST, cg_bound_charger_cc, cg_says.charger_cc,
	  "check it and the design capacity, or use a smaller charger" },
	{ CG_K_TERM, CG_BELOW, cg_bound_cc,
	  "must be below the charging current,", "check both" },
	{ CG_K_PRECHARGE, CG_AT_MOST, cg_bound_cc,
	  "must not be above the charging current,", "check both" },
	{ CG_K_TRICKLE, CG_AT_MOST, cg_bound_cc,
	  "must not be above the charging current,", "check both" },
	{ CG_K_PATH, CG_AT_MOST, most_path,
	  "must not drop more than half a volt at the charging current,",
	  "correct it, or the wiring" },
	{ CG_K_PRECHARGE_S, CG_AT_MOST, total_s,
	  "must not be above safety-timer-sec,", "check both" },
	{ CG_K_CV_S, CG_AT_MOST, total_s,
	  "must not be above safety-timer-sec,", "check both" },
};

static int check_rules(const struct cg_draft *w, struct cg_complaint *c)
{
	const struct rule *r;
	enum cg_known id;
	int ret;

	for (r = rules; r < rules + ARRAY_SIZE(rules); r++) {
		id = r->id == CG_K_CV ? w->cv_id : r->id;
		/* 0 is no value: those without a default that were not given */
		if (!w->d.v[id] || cg_holds(r->op, w->d.v[id], r->bound(w)))
			continue;
		ret = cg_refuse(c, cg_known_name(id), w->d.v[id], r->rule, r->bound(w), r->advice);
		if (!w->d.given[id])
			c->text = "assumed";
		else if (id == CG_K_RECHARGE && w->recharge_is_distance)
			c->text = "given as a distance below full";
		return ret;
	}
	return 0;
}

/* A charger for fewer cells would take for ever; so it is out of reach by more than a quarter. */
static int check_charger(const struct cg_draft *w, struct cg_complaint *c)
{
	if (!w->charger)
		return 0;
	if (w->charger->cv.max <= 0)
		return cg_refuse_plain(c, cg_known_name(w->cv_id),
				       "cannot be kept: the voltage of this charger is not known",
				       "use another charger");
	if (w->charger->cc.max <= 0)
		return cg_refuse_plain(c, cg_known_name(CG_K_CC),
				       "cannot be kept: the current of this charger is not known",
				       "use another charger");
	if (4 * cg_bound_cv(w) > 5 * (s64)w->charger->cv.max)
		return cg_refuse(c, cg_known_name(w->cv_id), cg_bound_cv(w),
				 "is out of reach of the charger, which ends at",
				 w->charger->cv.max, "use a charger for that many cells in series");
	return 0;
}

/*
 * A charger that cannot be told so little as a low battery may have may do it by itself, at the
 * least that it can be told: then that is what it is told. What it does counts if it is not too
 * much, and done until the cells need it no more: behind the path they have less than it sees.
 */
static void take_precharge(const struct cg_draft *w, struct cg_profile *p)
{
	const struct cg_charger_caps *caps = w->charger;
	s64 lost_uv = cg_scale(caps->cc.min, w->d.v[CG_K_PATH], 1000000);

	if (caps->cc.min > p->precharge_ua && caps->cc.min <= p->cc_max_ua &&
	    caps->precharge_ua > 0 && caps->precharge_ua <= p->precharge_ua &&
	    caps->precharge_uv - lost_uv >= p->precharge_below_uv)
		p->precharge_ua = caps->cc.min;
}

/* --- all of it --- */

static void write_profile(const struct cg_draft *w, struct cg_profile *p)
{
	const s64 *v = w->d.v;

	memset(p, 0, sizeof(*p));
	p->chemistry = w->d.chemistry;
	p->arrangement = w->d.arrangement;
	p->cells_series = v[CG_K_CELLS];
	p->capacity_uah = v[CG_K_CAPACITY];
	p->cv_max_uv = cg_bound_cv(w);
	p->cv_cap_uv = cg_scale(w->chem->cell_max_uv, CV_CAP_PERMILLE, 1000) * cg_bound_cells(w);
	p->cc_max_ua = v[CG_K_CC];
	p->term_ua = v[CG_K_TERM];
	p->precharge_ua = v[CG_K_PRECHARGE];
	p->precharge_below_uv = v[CG_K_PRECHARGE_BELOW];
	p->dead_below_uv = least_voltage(w);
	p->empty_uv = v[CG_K_VOLTAGE_MIN];
	p->recharge_below_uv = v[CG_K_RECHARGE];
	p->recharge_below_pct = RECHARGE_BELOW_PCT;
	p->over_voltage_uv = v[CG_K_OVER_VOLTAGE];
	p->hysteresis_mdegc = v[CG_K_HYSTERESIS] * CG_MDEGC_PER_DEGC;
	p->temp_error_mdegc = TEMP_ERROR_MDEGC;
	p->total_s = v[CG_K_TOTAL_S];
	p->precharge_s = v[CG_K_PRECHARGE_S];
	p->wakeup_s = v[CG_K_WAKEUP_S];
	p->cv_s = v[CG_K_CV_S];
	p->path_uohm = v[CG_K_PATH];
	p->model.resistance_uohm = v[CG_K_RESISTANCE];
	p->charge_bound_uah = cg_scale(v[CG_K_CAPACITY], CHARGE_BOUND_PCT, 100);
	p->term_dwell_ms = TERM_DWELL_MS;
	if (!w->charger)
		return;
	p->charger_cc = w->charger->cc;
	p->charger_cv = w->charger->cv;
	p->charger_iin = w->charger->iin;
	take_precharge(w, p);
	cg_range_narrow(&p->charger_cv, p->cv_max_uv);
	/* a path is compensated in small steps or not at all, and not where it has no part */
	if (!p->charger_cv.step || w->charger->senses_cells)
		p->path_uohm = 0;
}

/**
 * cg_draft_read() - what the present node and its battery say, completed and consistent
 * @props: the description
 * @battery: it has a battery
 * @joined: what its members say together, NULL if they say nothing
 * @w: the result; its charger member is taken as it is
 * @c: the first violated rule when -EINVAL is returned
 *
 * Return: 0 or -EINVAL
 */
int cg_draft_read(const struct cg_props *props, bool battery, const struct cg_description *joined,
		  struct cg_draft *w, struct cg_complaint *c)
{
	int ret = cg_describe(props, battery, &w->d, c);

	if (!ret && joined)
		ret = cg_parts_tighten(&w->d, joined, c);
	if (!ret)
		ret = choose(w, c);
	if (ret)
		return ret;
	fill_in(w);
	ret = check_rules(w, c);
	if (!ret)
		ret = cg_tables_check(props, w->chem->cell_max_uv, cg_bound_cells(w), c);
	return ret;
}

/* The curve of one member stands for the pack's when the pack has none. */
static void borrow_model(const struct cg_props *props, const struct cg_tree *tree,
			 struct cg_profile *p)
{
	const struct cg_leaf *leaf = tree->leaf;
	s32 cells = p->cells_series, own_cells;
	int i;

	if (p->model.n || !tree->own)
		return;
	/* a reserve may come first, and be of other cells; one member at least has a battery */
	while (leaf->reserve)
		leaf++;
	props->enter(props->ctx, leaf->child, leaf->at);
	cg_cell_model_read(props, &p->model);
	props->enter(props->ctx, -1, -1);
	own_cells = max_t(s32, p->part[leaf - tree->leaf].cells_series, 1);
	for (i = 0; i < p->model.n; i++)
		p->model.ocv_uv[i] = cg_scale(p->model.ocv_uv[i], cells, own_cells);
}

static int read_joined(const struct cg_props *props, const struct cg_tree *tree,
		       struct cg_description *joined, struct cg_draft *w, struct cg_complaint *c)
{
	int ret;

	if (!tree->own)
		return cg_draft_read(props, true, NULL, w, c);
	ret = cg_parts_join(props, tree, joined, &w->assumed, c);
	if (ret)
		return ret;
	return cg_draft_read(props, cg_has_battery(props), joined, w, c);
}

int cg_profile_parse(const struct cg_props *props, const struct cg_charger_caps *caps,
		     struct cg_profile *profile, u32 *assumed, struct cg_complaint *complaint)
{
	struct cg_draft w = { .charger = caps };
	struct cg_description joined;
	struct cg_tree tree;
	int ret;

	ret = cg_tree_read(props, &tree, complaint);
	if (!ret)
		ret = read_joined(props, &tree, &joined, &w, complaint);
	if (!ret)
		ret = check_charger(&w, complaint);
	if (!ret)
		ret = cg_charge_zones(props, &w, NULL, complaint);
	if (!ret)
		ret = cg_upkeep(props, &w, NULL, complaint);
	if (!ret)
		ret = cg_parts_check(props, &tree, cg_bound_cells(&w), complaint);
	if (ret)
		return ret;
	write_profile(&w, profile);
	cg_parts_write(props, &tree, tree.own ? &joined : NULL, profile);
	cg_charge_zones(props, &w, profile, complaint);
	cg_upkeep(props, &w, profile, complaint);
	cg_cell_model_read(props, &profile->model);
	borrow_model(props, &tree, profile);
	cg_profile_prepare(profile);
	*assumed = w.assumed;
	return 0;
}
EXPORT_SYMBOL_IF_KUNIT(cg_profile_parse);
