// SPDX-License-Identifier: GPL-2.0-only
/*
 * How a pack is kept once it is full (maintenance-charge) and as it grows old (charge-ageing).
 * Pure.
 */
#include "describe.h"

static const char maintenance[] = "maintenance-charge";
static const char ageing[] = "charge-ageing";

/* --- maintenance-charge = <uV uA s> --- */

static s64 recharge_below(const struct cg_draft *w)
{
	return w->d.v[CG_K_RECHARGE];
}

static s64 least_stage_s(const struct cg_draft *w)
{
	return 60;
}

/* a week */
static s64 most_stage_s(const struct cg_draft *w)
{
	return 7 * 24 * CG_S_PER_H;
}

static const struct cg_row_rule stage_rules[] = {
	{ 0, CG_AT_MOST, cg_bound_cv, cg_says.cv,
	  "write microvolts, microamperes, seconds" },
	{ 0, CG_ABOVE, recharge_below,
	  "must be above the voltage at which the battery is charged again,",
	  "check it and re-charge-voltage-microvolt" },
	{ 0, CG_AT_LEAST, cg_bound_charger_cv, cg_says.charger_cv, "use another charger" },
	{ 1, CG_AT_MOST, cg_bound_cc, cg_says.cc,
	  "write microvolts, microamperes, seconds" },
	{ 1, CG_AT_LEAST, cg_bound_charger_cc, cg_says.charger_cc, "use a smaller charger" },
	{ 2, CG_AT_LEAST, least_stage_s, "must not be shorter than", "write it in seconds" },
	{ 2, CG_AT_MOST, most_stage_s, "must not be longer than a week,", "write it in seconds" },
};

static int read_stages(const struct cg_props *props, const struct cg_draft *w,
		       struct cg_profile *p, struct cg_complaint *c)
{
	s32 row[3], before_uv = S32_MAX;
	int n = cg_row_read(props, maintenance, 0, row, 3);
	int i, ret;

	if (n < 0 || n > 3 * CG_MAX_MAINTENANCE || n % 3)
		return cg_refuse_plain(c, maintenance, "must be 1 to 4 rows of three numbers",
				       "give microvolts, microamperes and seconds");
	for (i = 0; i < n / 3; i++) {
		cg_row_read(props, maintenance, i, row, 3);
		ret = cg_row_check(w, maintenance, stage_rules, ARRAY_SIZE(stage_rules), row, c);
		if (ret)
			return ret;
		if (row[0] > before_uv)
			return cg_refuse(c, maintenance, row[0],
					 "must not be above the voltage of the stage before it,",
					 before_uv, "list the stages from high to low voltage");
		before_uv = row[0];
		if (p)
			p->maintenance[i] = (struct cg_maintenance){ row[0], row[1], row[2] };
	}
	if (p)
		p->n_maintenance = n / 3;
	return 0;
}

/* --- charge-ageing = <cycles uV-offset current-percent> --- */

static s64 none(const struct cg_draft *w)
{
	return 0;
}

static s64 most_cycles(const struct cg_draft *w)
{
	return 100000;
}

/* What leaves a voltage that the chemistry and the charger still charge to. */
static s64 most_minus(const struct cg_draft *w)
{
	return cg_bound_cv(w) - max(cg_bound_least_cv(w), cg_bound_charger_cv(w));
}

/* What leaves more than the current that ends the charge, and more than the charger's least. */
static s64 least_pct(const struct cg_draft *w)
{
	s64 ua = max(cg_bound_term(w) + 1, cg_bound_charger_cc(w));

	return div_s64(ua * 100 + cg_bound_cc(w) - 1, cg_bound_cc(w));
}

static s64 all(const struct cg_draft *w)
{
	return 100;
}

static const struct cg_row_rule ageing_rules[] = {
	{ 0, CG_AT_MOST, most_cycles, "must not have more cycles than",
	  "write cycles, microvolts, per cent" },
	{ 1, CG_AT_LEAST, none, "must not have an offset below",
	  "write how much lower the charging voltage is, in microvolts" },
	{ 1, CG_AT_MOST, most_minus,
	  "must leave a voltage that the chemistry and the charger charge to: at most",
	  "write how much lower the charging voltage is, in microvolts" },
	{ 2, CG_AT_MOST, all, "must not have per cents above",
	  "write what is left of the current" },
	{ 2, CG_AT_LEAST, least_pct,
	  "must leave more current than ends the charge, and what the charger can: at least",
	  "write what is left of the current" },
};

/* Use never makes anything looser. */
static int check_older(const s32 *row, const s32 *before, struct cg_complaint *c)
{
	if (row[0] <= before[0])
		return cg_refuse(c, ageing, row[0],
				 "must have more cycles than the row before it,", before[0],
				 "list the rows from new to old");
	if (row[1] < before[1])
		return cg_refuse(c, ageing, row[1],
				 "must not have a smaller offset than the row before it,",
				 before[1], "list the rows from new to old");
	if (row[2] > before[2])
		return cg_refuse(c, ageing, row[2],
				 "must not leave more current than the row before it,",
				 before[2], "list the rows from new to old");
	return 0;
}

static int read_ageing(const struct cg_props *props, const struct cg_draft *w,
		       struct cg_profile *p, struct cg_complaint *c)
{
	/* a new battery */
	s32 row[3], before[3] = { 0, 0, 100 };
	int n = cg_row_read(props, ageing, 0, row, 3);
	int i, ret;

	if (n < 0 || n > 3 * CG_MAX_AGEING || n % 3)
		return cg_refuse_plain(c, ageing, "must be 1 to 8 rows of three numbers",
				       "give cycles, microvolts and per cent");
	for (i = 0; i < n / 3; i++) {
		cg_row_read(props, ageing, i, row, 3);
		ret = cg_row_check(w, ageing, ageing_rules, ARRAY_SIZE(ageing_rules), row, c);
		if (!ret)
			ret = check_older(row, before, c);
		if (ret)
			return ret;
		memcpy(before, row, sizeof(before));
		if (p)
			p->ageing[i] = (struct cg_ageing){
				row[0], p->cv_max_uv - row[1],
				cg_scale(p->cc_max_ua, row[2], 100),
			};
	}
	if (p)
		p->n_ageing = n / 3;
	return 0;
}

/**
 * cg_upkeep() - the rows for a full and for an old battery
 * @props: the description
 * @w: the rest of it, filled in
 * @p: where the rows go, or NULL to check them only
 * @c: the first violated rule when -EINVAL is returned
 *
 * Return: 0 or -EINVAL
 */
int cg_upkeep(const struct cg_props *props, const struct cg_draft *w, struct cg_profile *p,
	      struct cg_complaint *c)
{
	int ret = read_stages(props, w, p, c);

	return ret ? ret : read_ageing(props, w, p, c);
}
