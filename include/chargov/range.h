/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What a field of a charger can hold. Most are even: each value as far from the next as all others.
 * An uneven one has a list of single values, an even row beside it, or both. Pure.
 */
#ifndef CHARGOV_RANGE_H
#define CHARGOV_RANGE_H

#include <chargov/pure.h>

#define CG_RANGE_LIST	16

/**
 * struct cg_even - an even row of values
 * @min: lowest
 * @max: highest
 * @step: distance of two neighbours, 0 if there are none
 */
struct cg_even {
	s32 min;
	s32 max;
	s32 step;
};

/**
 * struct cg_range - values that a register field can hold
 * @min: lowest
 * @max: highest
 * @step: distance of two neighbours, 0 if the field is uneven or cannot be set
 * @n_list: single values of an uneven field
 * @list: they, ascending, none of them negative
 * @even: other values of an uneven field
 */
struct cg_range {
	s32 min;
	s32 max;
	s32 step;
	u8 n_list;
	s32 list[CG_RANGE_LIST];
	struct cg_even even;
};

/* Of an even row. */
static inline s32 cg_even_floor(s32 min, s32 max, s32 step, s32 wish)
{
	s32 top = min(wish, max);
	u32 above;

	if (top < min)
		return -1;
	/* unsigned: the ends of a field may be further apart than the highest number */
	above = (u32)top - (u32)min;
	return top - (s32)(above % (u32)step);
}

/* Of an uneven field: few chargers have one. */
static noinline __maybe_unused s32 cg_range_uneven_floor(const struct cg_range *range, s32 wish)
{
	const struct cg_even *even = &range->even;
	s32 best = -1;
	int i;

	if (even->step > 0)
		best = cg_even_floor(even->min, even->max, even->step, wish);
	for (i = 0; i < range->n_list && i < CG_RANGE_LIST && range->list[i] <= wish; i++)
		best = max(best, range->list[i]);
	return best;
}

/**
 * cg_range_floor() - the highest value a field can hold that is not above a wish
 * @range: the field
 * @wish: the wish
 *
 * Return: the value, or -1 if even the lowest is above @wish or the field cannot be set
 */
static inline s32 cg_range_floor(const struct cg_range *range, s32 wish)
{
	if (range->step <= 0)
		return cg_range_uneven_floor(range, wish);
	return cg_even_floor(range->min, range->max, range->step, wish);
}

/**
 * cg_range_above() - the lowest value of a field that is above another one
 * @range: the field
 * @value: what it is to be above
 *
 * Return: the value; the highest, or -1 if the field cannot be set, if none is above @value
 */
static inline s32 cg_range_above(const struct cg_range *range, s32 value)
{
	s64 step = range->step > 0 ? range->step : range->even.step;
	s64 next = range->step > 0 ? range->min : range->even.min;
	s32 most = range->step > 0 ? range->max : range->even.max;
	s64 best = cg_range_floor(range, S32_MAX);
	int i;

	for (i = min_t(u8, range->n_list, CG_RANGE_LIST); i > 0 && range->list[i - 1] > value; i--)
		best = range->list[i - 1];
	if (step <= 0)
		return (s32)best;
	if (value >= next)
		next = min_t(s64, cg_even_floor((s32)next, most, (s32)step, value) + step, most);
	return (s32)(next > value ? min(best, next) : best);
}

/**
 * cg_range_cut() - leave nothing above a bound in a field
 * @range: the field
 * @most: the bound; the field is left as it is if nothing would be left of it
 */
static inline void cg_range_cut(struct cg_range *range, s32 most)
{
	struct cg_even *even = &range->even;
	s32 top = cg_range_floor(range, most);

	if (top < 0)
		return;
	range->max = top;
	if (even->step > 0 && most < even->min)
		even->step = 0;
	else if (even->step > 0)
		even->max = cg_even_floor(even->min, even->max, even->step, most);
	while (range->n_list && range->list[range->n_list - 1] > most)
		range->n_list--;
}

/**
 * cg_range_narrow() - leave the even row of an uneven field, if that is enough
 * @range: the field
 * @wish: the most that will be asked of it
 *
 * It is if @wish is no higher than the row and nothing of the list is lower: an even field can be
 * told step by step, and what is above is given up.
 */
static inline void cg_range_narrow(struct cg_range *range, s32 wish)
{
	const struct cg_even *even = &range->even;

	if (range->step > 0 || even->step <= 0 || wish > even->max ||
	    (range->n_list && range->list[0] < even->max))
		return;
	range->min = even->min;
	range->max = even->max;
	range->step = even->step;
	range->n_list = 0;
}

#endif /* CHARGOV_RANGE_H */
