/* SPDX-License-Identifier: GPL-2.0-only */
/* Rows that say what the members of an estimator are before something, and after it. */
#ifndef CHARGOV_KUNIT_GAUGE_ROWS_H
#define CHARGOV_KUNIT_GAUGE_ROWS_H

#include "gauge.h"

#define PCT	CG_SOC_PCT
#define PCT_C30	(CG_C30 / 100)
/* No row says more of one estimator. */
#define PARTS_MOST	20

/**
 * struct soc_part - a member of an estimator and a number
 * @what: its name, NULL after the last one of a row
 * @at: where it is
 * @value: the number
 * @within: rounding
 */
struct soc_part {
	const char *what;
	unsigned int at;
	s64 value;
	s64 within;
};

/* A member of struct cg_soc that is a number, or nearly. */
#define SOC_NEAR(member, number, off) \
	{ #member, offsetof(struct cg_soc, member), (number), (off) }
#define SOC(member, number)	SOC_NEAR(member, number, 0)

/* Members come from wide to narrow. */
static inline unsigned int soc_part_size(const struct soc_part *part)
{
	if (part->at < offsetof(struct cg_soc, offset_p))
		return 8;
	if (part->at < offsetof(struct cg_soc, drop_c12))
		return 4;
	return part->at < offsetof(struct cg_soc, bend_256uv) ? 2 : 1;
}

static inline void soc_part_set(struct cg_soc *soc, const struct soc_part *part)
{
	void *at = (char *)soc + part->at;

	switch (soc_part_size(part)) {
	case 1:
		*(u8 *)at = part->value;
		break;
	case 2:
		*(u16 *)at = part->value;
		break;
	case 4:
		*(u32 *)at = part->value;
		break;
	default:
		*(s64 *)at = part->value;
		break;
	}
}

/* By how much a member is more than the number, in the width of the member. */
static inline s64 soc_part_off(const struct cg_soc *soc, const struct soc_part *part)
{
	const void *at = (const char *)soc + part->at;

	switch (soc_part_size(part)) {
	case 1:
		return (s8)(*(const u8 *)at - (u8)part->value);
	case 2:
		return (s16)(*(const u16 *)at - (u16)part->value);
	case 4:
		return (s32)(*(const u32 *)at - (u32)part->value);
	default:
		return *(const s64 *)at - part->value;
	}
}

static inline void soc_set(struct cg_soc *soc, const struct soc_part *parts)
{
	unsigned int i;

	for (i = 0; i < PARTS_MOST && parts[i].what; i++)
		soc_part_set(soc, &parts[i]);
}

static inline void soc_expect(struct kunit *test, const struct cg_soc *soc,
			      const struct soc_part *parts)
{
	unsigned int i;

	for (i = 0; i < PARTS_MOST && parts[i].what; i++) {
		s64 off = soc_part_off(soc, &parts[i]);

		KUNIT_EXPECT_LE_MSG(test, cg_soc_amount(off), parts[i].within,
				    "%s is %lld, not %lld", parts[i].what,
				    parts[i].value + off, parts[i].value);
	}
}

#endif /* CHARGOV_KUNIT_GAUGE_ROWS_H */
