/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Quantities in 16-bit registers, as gauges have them: there and back. Pure.
 */
#ifndef CHARGOV_GAUGE_WORD_H
#define CHARGOV_GAUGE_WORD_H

#include <chargov/pure.h>

/**
 * struct cg_word_row - one quantity in a register
 * @reg: address
 * @low: lowest bit
 * @bits: how many
 * @has_sign: in two's complement
 * @num: a step is @num / @den
 * @den: 0 = the shunt, in uOhm
 * @offset: what code 0 means
 */
struct cg_word_row {
	u8 reg;
	u8 low;
	u8 bits;
	bool has_sign;
	s32 num;
	s32 den;
	s32 offset;
};

static inline u16 cg_word_mask(const struct cg_word_row *row)
{
	return (BIT(row->bits) - 1) << row->low;
}

static inline s64 cg_word_den(const struct cg_word_row *row, u32 shunt_uohm)
{
	return row->den ? row->den : max_t(s64, shunt_uohm, 1);
}

/**
 * cg_word_value() - what a register says
 * @row: the quantity
 * @shunt_uohm: at which it is measured
 * @word: the register
 *
 * Return: in the unit of @row, to the nearest
 */
static inline s64 cg_word_value(const struct cg_word_row *row, u32 shunt_uohm, u16 word)
{
	s32 code = (word & cg_word_mask(row)) >> row->low;

	if (row->has_sign && code & BIT(row->bits - 1))
		code -= BIT(row->bits);
	return cg_nearest((s64)code * row->num, cg_word_den(row, shunt_uohm)) + row->offset;
}

/**
 * cg_word_put() - a register with another value in it
 * @row: the quantity
 * @shunt_uohm: at which it is measured
 * @value: in the unit of @row
 * @word: the register; its other bits stay. Untouched if the value does not fit
 *
 * Return: false if it does not
 */
static inline bool cg_word_put(const struct cg_word_row *row, u32 shunt_uohm, s32 value, u16 *word)
{
	s64 code = cg_nearest(((s64)value - row->offset) * cg_word_den(row, shunt_uohm), row->num);
	s64 least = row->has_sign ? -(s64)BIT(row->bits - 1) : 0;

	if (code < least || code >= least + (s64)BIT(row->bits))
		return false;
	*word = (*word & ~cg_word_mask(row)) | ((u16)(code << row->low) & cg_word_mask(row));
	return true;
}

#endif /* CHARGOV_GAUGE_WORD_H */
