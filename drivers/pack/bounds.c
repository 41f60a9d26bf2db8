// SPDX-License-Identifier: GPL-2.0-only
/*
 * What the rules of several tables are made of: bounds that follow from a draft, and one way to
 * hold a number against one. Pure.
 */
#include "describe.h"

s64 cg_bound_cells(const struct cg_draft *w)
{
	return w->d.v[CG_K_CELLS];
}

s64 cg_bound_cv(const struct cg_draft *w)
{
	return w->d.v[w->cv_id];
}

s64 cg_bound_least_cv(const struct cg_draft *w)
{
	return w->chem->cv_min_uv * cg_bound_cells(w);
}

/* A voltage that cannot be set must be known, and be low enough. */
s64 cg_bound_charger_cv(const struct cg_draft *w)
{
	if (!w->charger)
		return 1;
	return w->charger->cv.min;
}

s64 cg_bound_cc(const struct cg_draft *w)
{
	return w->d.v[CG_K_CC];
}

s64 cg_bound_charger_cc(const struct cg_draft *w)
{
	if (!w->charger)
		return 1;
	return cg_range_above(&w->charger->cc, 0);
}

s64 cg_bound_term(const struct cg_draft *w)
{
	return w->d.v[CG_K_TERM];
}

/**
 * cg_holds() - does a number keep to its bound
 * @op: how they compare
 * @value: the number
 * @bound: the bound
 *
 * Return: true if it does
 */
bool cg_holds(enum cg_op op, s64 value, s64 bound)
{
	switch (op) {
	case CG_AT_LEAST:
		return value >= bound;
	case CG_AT_MOST:
		return value <= bound;
	case CG_ABOVE:
		return value > bound;
	case CG_BELOW:
		return value < bound;
	}
	return false;
}
EXPORT_SYMBOL_IF_KUNIT(cg_holds);

/**
 * cg_row_check() - hold one row of a table against the rules of the table
 * @w: what bounds follow from
 * @property: name of the table
 * @rule: the rules
 * @n: how many
 * @row: the row
 * @c: the first violated rule when -EINVAL is returned
 *
 * Return: 0 or -EINVAL
 */
int cg_row_check(const struct cg_draft *w, const char *property, const struct cg_row_rule *rule,
		 unsigned int n, const s32 *row, struct cg_complaint *c)
{
	unsigned int i;
	s64 bound;

	for (i = 0; i < n; i++) {
		bound = rule[i].bound(w);
		if (!cg_holds(rule[i].op, row[rule[i].cell], bound))
			return cg_refuse(c, property, row[rule[i].cell], rule[i].rule, bound,
					 rule[i].advice);
	}
	return 0;
}
EXPORT_SYMBOL_IF_KUNIT(cg_row_check);

/**
 * cg_row_read() - one row of a table of the pack node
 * @props: the description
 * @property: name of the table
 * @row: which row
 * @cell: its numbers
 * @width: numbers in a row, 3 at most
 *
 * Return: numbers in the whole table, 0 if it is absent, a negative errno if it is none
 */
int cg_row_read(const struct cg_props *props, const char *property, int row, s32 *cell, int width)
{
	u32 raw[3] = { 0 };
	int n = props->read(props->ctx, true, property, row * width, raw, width);
	int i;

	for (i = 0; i < width; i++)
		cell[i] = (s32)raw[i];
	return n;
}
