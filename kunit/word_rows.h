/* SPDX-License-Identifier: GPL-2.0-only */
/* What must hold for the fields of every gauge with 16-bit registers. */
#ifndef CHARGOV_KUNIT_WORD_ROWS_H
#define CHARGOV_KUNIT_WORD_ROWS_H

#include <kunit/test.h>
#include "../drivers/gauge/word.h"

/**
 * struct known - what a data sheet says of a register
 * @name: of the row
 * @field: index of the quantity
 * @shunt_uohm: at which it is measured
 * @word: the register
 * @value: what that means
 */
struct known {
	const char *name;
	unsigned int field;
	u32 shunt_uohm;
	u16 word;
	s32 value;
};

/**
 * struct where - where a data sheet has a quantity
 * @name: of the row
 * @field: index of the quantity
 * @reg: address of its register
 * @mask: its bits there
 * @all: what a register of ones means; over 10 mOhm, if there is a shunt
 */
struct where {
	const char *name;
	unsigned int field;
	u8 reg;
	u16 mask;
	s64 all;
};

static inline void word_expect_where(struct kunit *test, const struct cg_word_row *rows,
				     const struct where *where)
{
	const struct cg_word_row *row = &rows[where->field];

	KUNIT_EXPECT_EQ(test, where->reg, row->reg);
	KUNIT_EXPECT_EQ(test, where->mask, cg_word_mask(row));
	KUNIT_EXPECT_EQ(test, where->all, cg_word_value(row, 10000, 0xffff));
}

static inline void word_expect_known(struct kunit *test, const struct cg_word_row *rows,
				     const struct known *known)
{
	u16 word = 0;

	KUNIT_EXPECT_EQ(test, known->value,
			cg_word_value(&rows[known->field], known->shunt_uohm, known->word));
	KUNIT_EXPECT_TRUE(test, cg_word_put(&rows[known->field], known->shunt_uohm, known->value,
					    &word));
	KUNIT_EXPECT_EQ(test, known->word & cg_word_mask(&rows[known->field]), word);
}

/* Each code of each field, there and back; the rest of the register stays. */
static inline void word_expect_all_back(struct kunit *test, const struct cg_word_row *rows,
					unsigned int n, u32 shunt_uohm)
{
	unsigned int field, code;

	for (field = 0; field < n; field++) {
		const struct cg_word_row *row = &rows[field];
		u16 mask = cg_word_mask(row);

		for (code = 0; code < BIT(row->bits); code++) {
			u16 word = (u16)(code << row->low) | (0xa5a5 & ~mask), back = 0xa5a5;
			s64 value = cg_word_value(row, shunt_uohm, word);

			KUNIT_ASSERT_EQ(test, value, (s32)value);
			KUNIT_ASSERT_TRUE(test, cg_word_put(row, shunt_uohm, value, &back));
			KUNIT_ASSERT_EQ(test, word, back);
		}
	}
}

/* One step beyond either end of a field is refused, and leaves the register alone. */
static inline void word_expect_ends(struct kunit *test, const struct cg_word_row *rows,
				    unsigned int n, u32 shunt_uohm)
{
	unsigned int field;

	for (field = 0; field < n; field++) {
		const struct cg_word_row *row = &rows[field];
		s64 step = div64_s64(row->num, cg_word_den(row, shunt_uohm)) + 1;
		u16 least = row->has_sign ? BIT(row->bits - 1) : 0;
		u16 most = row->has_sign ? least - 1 : BIT(row->bits) - 1;
		s64 above = cg_word_value(row, shunt_uohm, most << row->low) + step;
		s64 below = cg_word_value(row, shunt_uohm, least << row->low) - step;
		u16 word = 0x1234;

		KUNIT_EXPECT_FALSE(test, cg_word_put(row, shunt_uohm, above, &word));
		KUNIT_EXPECT_FALSE(test, cg_word_put(row, shunt_uohm, below, &word));
		KUNIT_EXPECT_EQ(test, 0x1234, word);
	}
}

#endif /* CHARGOV_KUNIT_WORD_ROWS_H */
