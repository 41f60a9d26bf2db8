/* SPDX-License-Identifier: GPL-2.0-only */
/* The bytes that a fuzzer gives, taken one after the other; behind the last they are 0. */
#ifndef CHARGOV_FUZZ_INPUT_H
#define CHARGOV_FUZZ_INPUT_H

/* before our own, which have an abs() of every type */
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>

#include <linux/types.h>

struct input {
	const u8 *byte;
	size_t left;
};

static inline u32 take(struct input *input, unsigned int bytes)
{
	u32 value = 0;

	for (; bytes && input->left; bytes--, input->left--)
		value = value << 8 | *input->byte++;
	return value;
}

/* Mostly between two bounds, now and then anything. */
static inline s64 number(struct input *input, s64 least, s64 most)
{
	u32 value = take(input, 2);

	if (value >= 0xff80)
		return (s32)take(input, 4);
	return least + (most - least) * value / 0xff7f;
}

/* What is broken is said as tools/fuzz/run looks for it; whoever gave its bytes keeps them. */
static inline void must(bool holds, const char *what)
{
	if (holds)
		return;
	fflush(stdout);
	fprintf(stderr, "broken: %s\n", what);
	abort();
}

/* What happens is to be shown: loop FILE. */
bool __weak fuzz_aloud;

/* By the name that libFuzzer calls. */
int fuzz_one(const u8 *byte, size_t size) __asm__("LLVMFuzzerTestOneInput");

#endif /* CHARGOV_FUZZ_INPUT_H */
