// SPDX-License-Identifier: GPL-2.0-only
/*
 * Calls a fuzz target with random bytes, without a fuzzer: for many runs, and for compilers that
 * have none.
 *
 * usage: loop RUNS [SEED]		or		loop FILE, what a fuzzer found
 */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "input.h"

#define MOST_BYTES	4096
#define RANDOM_BYTES	160

/* Where the bytes of a run that failed are left. */
#define CRASH		"loop-crash"

static u64 seed = 1;
static u8 byte[MOST_BYTES];
static u32 n_bytes;

static void keep_bytes(int signal)
{
	FILE *file = fopen(CRASH, "wb");

	if (!file)
		_exit(1);
	fwrite(byte, 1, n_bytes, file);
	fclose(file);
	fprintf(stderr, "its bytes are in " CRASH ", and loop " CRASH " shows how it came to it\n");
	_exit(1);
}

/* Knuth's MMIX. */
static u32 random_number(void)
{
	seed = seed * 6364136223846793005ULL + 1442695040888963407ULL;
	return seed >> 33;
}

static int run_file(const char *path)
{
	FILE *file = fopen(path, "rb");

	if (!file) {
		fprintf(stderr, "%s: it is neither a count nor a file that can be read\n", path);
		return 2;
	}
	n_bytes = fread(byte, 1, sizeof(byte), file);
	fclose(file);
	fuzz_aloud = true;
	return fuzz_one(byte, n_bytes);
}

int main(int argc, char **argv)
{
	u64 i, runs;
	char *end;
	u32 k;

	if (argc < 2) {
		fprintf(stderr, "usage: loop RUNS [SEED] or loop FILE\n");
		return 2;
	}
	runs = strtoull(argv[1], &end, 10);
	if (*end)
		return run_file(argv[1]);
	if (argc > 2)
		seed = strtoull(argv[2], NULL, 10);
	signal(SIGABRT, keep_bytes);
	for (i = 0; i < runs; i++) {
		n_bytes = random_number() % RANDOM_BYTES;
		for (k = 0; k < n_bytes; k++)
			byte[k] = random_number() >> 8;
		fuzz_one(byte, n_bytes);
	}
	printf("%llu runs\n", (unsigned long long)runs);
	return 0;
}
