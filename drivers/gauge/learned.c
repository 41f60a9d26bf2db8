// SPDX-License-Identifier: GPL-2.0-only
/*
 * What is learned of a pack: how it is kept over a power-off, and how slowly it is believed.
 * Pure.
 */
#include <asm/byteorder.h>
#include "soc.h"

#define VERSION		1
#define WORDS		(CG_SOC_SAVED_BYTES / 4)
#define CRC_AT		(CG_SOC_SAVED_BYTES - 4)
#define MILLION		1000000
/* A full charge after a deep discharge moves the long run by so much of what it found. */
#define LONG_RUN_PART	16
/* And this much of it is forgotten: a table that is wrong says the same every time. */
#define FORGET_PART	64
/* Half of the design at least, and a tenth more than it at most: by 1 / (1 + short) */
#define SHORT_LEAST_PPM	(-MILLION / 10)
#define SHORT_MOST_PPM	MILLION
#define RESIST_LEAST_PPM	(-3 * MILLION / 4)
#define RESIST_MOST_PPM	(4 * MILLION)
#define OFFSET_MOST_PPM	(MILLION / 50)
/* No battery has more: the same as a gauge may say, and as charge-ageing may begin at. */
#define CYCLES_MOST_MILLI	100000000
/* Kept in the place of a count that does not go back to when the cells were new. */
#define CYCLES_UNKNOWN		U32_MAX

static u32 crc32_of(const u8 *byte, unsigned int n)
{
	u32 crc = ~0U;
	unsigned int bit;

	while (n--) {
		crc ^= *byte++;
		for (bit = 0; bit < 8; bit++)
			crc = (crc >> 1) ^ (crc & 1 ? 0xedb88320 : 0);
	}
	return ~crc;
}

static void put(struct cg_soc_saved *saved, unsigned int word, u32 value)
{
	__le32 bytes = cpu_to_le32(value);

	memcpy(&saved->byte[4 * word], &bytes, sizeof(bytes));
}

static u32 get(const struct cg_soc_saved *saved, unsigned int word)
{
	__le32 bytes;

	memcpy(&bytes, &saved->byte[4 * word], sizeof(bytes));
	return le32_to_cpu(bytes);
}

static s32 ppm(s64 c40)
{
	return ((c40 >> 10) * MILLION) >> 30;
}

static s64 from_ppm(s32 value)
{
	return div_s64(value * CG_SOC_ONE, MILLION);
}

static u32 cycles_milli(const struct cg_soc *soc)
{
	if (!(soc->flags & CG_SOC_F_COUNTED))
		return CYCLES_UNKNOWN;
	return min_t(u64, ((soc->cycled_c40 >> 21) * 1000) >> 20, CYCLES_MOST_MILLI);
}

/**
 * cg_soc_save() - what is learned, as bytes for an nvmem cell
 * @soc: the estimator
 * @saved: written whole
 */
void cg_soc_save(const struct cg_soc *soc, struct cg_soc_saved *saved)
{
	put(saved, 0, VERSION);
	put(saved, 1, ppm((s64)soc->long_run_c14 << 26));
	put(saved, 2, ppm(soc->x[CG_SOC_X_RESIST]));
	put(saved, 3, ppm((s64)soc->offset * 1024));
	put(saved, 4, cycles_milli(soc));
	put(saved, WORDS - 1, crc32_of(saved->byte, CRC_AT));
}
EXPORT_SYMBOL_GPL(cg_soc_save);

static bool within(s32 value, s32 low, s32 high)
{
	return value >= low && value <= high;
}

/**
 * cg_soc_restore() - take back what cg_soc_save() gave
 * @soc: an estimator that cg_soc_init() has just made
 * @saved: the bytes
 *
 * Return: false, and nothing is changed, if they are garbage, of another version or out of bounds
 */
bool cg_soc_restore(struct cg_soc *soc, const struct cg_soc_saved *saved)
{
	s32 lacks = get(saved, 1), resist = get(saved, 2), offset = get(saved, 3);
	u32 cycles = get(saved, 4);

	if (get(saved, 0) != VERSION || get(saved, WORDS - 1) != crc32_of(saved->byte, CRC_AT))
		return false;
	if (!within(lacks, SHORT_LEAST_PPM, SHORT_MOST_PPM) ||
	    !within(resist, RESIST_LEAST_PPM, RESIST_MOST_PPM) ||
	    !within(offset, -OFFSET_MOST_PPM, OFFSET_MOST_PPM) ||
	    (cycles > CYCLES_MOST_MILLI && cycles != CYCLES_UNKNOWN))
		return false;
	soc->x[CG_SOC_X_SHORT] = from_ppm(lacks);
	soc->long_run_c14 = soc->x[CG_SOC_X_SHORT] >> 26;
	soc->x[CG_SOC_X_RESIST] = from_ppm(resist);
	soc->offset = from_ppm(offset) >> 10;
	if (cycles != CYCLES_UNKNOWN) {
		/* 41 bits at once would be too many */
		soc->cycled_c40 = div_u64((u64)cycles << 37, 1000) << 4;
		soc->flags |= CG_SOC_F_COUNTED;
	}
	cg_soc_tame(soc);
	return true;
}
EXPORT_SYMBOL_GPL(cg_soc_restore);

/**
 * cg_soc_tell_new() - the cells have had no cycle yet
 * @soc: an estimator that cg_soc_init() has just made
 *
 * Without it, or a count that cg_soc_restore() gave back, nobody knows how old they are.
 */
void cg_soc_tell_new(struct cg_soc *soc)
{
	soc->flags |= CG_SOC_F_COUNTED;
}
EXPORT_SYMBOL_GPL(cg_soc_tell_new);

/**
 * cg_soc_learn() - a full charge has ended after enough was taken: believe a little of it
 * @soc: the estimator
 */
void cg_soc_learn(struct cg_soc *soc)
{
	s64 before = (s64)soc->long_run_c14 << 26;
	s64 now = before + div_s64(soc->x[CG_SOC_X_SHORT] - before, LONG_RUN_PART) -
		  div_s64(before, FORGET_PART);

	soc->long_run_c14 = clamp_t(s64, now, -CG_SOC_ONE / 10, CG_SOC_ONE) >> 26;
}
EXPORT_SYMBOL_IF_KUNIT(cg_soc_learn);
