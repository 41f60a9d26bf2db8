/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Decisions as they were made, in a file: what a pack in debugfs gives to "chargov record", and
 * "chargov replay" makes again. A file is a head and records, in the byte order and layout of the
 * kernel that wrote it.
 */
#ifndef CHARGOV_RECORD_H
#define CHARGOV_RECORD_H

#include <chargov/decide.h>

#define CG_RECORD_MAGIC		0x31524743	/* "CGR1" of a little-endian kernel */

/**
 * struct cg_record_head - what all records of a file share
 * @magic: CG_RECORD_MAGIC
 * @size: of a head and of a record, for another layout has others
 * @profile: of the pack
 * @sum: cg_record_sum() of all before
 */
struct cg_record_head {
	u32 magic;
	u32 size[2];
	struct cg_profile profile;
	u64 sum;
};

/**
 * struct cg_record - a decision
 * @n: number of it, one more than that of the one before
 * @policy: what went in
 * @state: what was remembered before
 * @view: what was seen
 * @decision: what came out
 * @sum: cg_record_sum() of all before
 */
struct cg_record {
	u64 n;
	struct cg_policy policy;
	struct cg_state state;
	struct cg_view view;
	struct cg_decision decision;
	u64 sum;
};

/**
 * cg_record_sum() - a sum that damage changes (FNV-1a, 32 bits)
 * @data: bytes
 * @size: how many
 *
 * Return: the sum
 */
static inline u32 cg_record_sum(const void *data, size_t size)
{
	const u8 *byte = data;
	u32 sum = 0x811c9dc5;

	while (size--)
		sum = (sum ^ *byte++) * 0x01000193;
	return sum;
}

#endif /* CHARGOV_RECORD_H */
