// SPDX-License-Identifier: GPL-2.0-only
/*
 * whole: charges of drawn packs, judged by their cells and held against a reference.
 *
 * usage: whole FROM N		the seeds from FROM on; a line for each that has a finding
 *	  whole --show SEED	what is drawn of it, and each decision
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "whole.h"

/* As full as the reference, but for a step of the charger and what gauges err by. */
#define LESS_SOC	.03
/* With a load that leaves less than ends the charge it ends early, 1 % below its voltage. */
#define LESS_LOADED_SOC	.12
/*
 * As fast, but for looks, and for what is learned of a split step by step; if the reference has not
 * ended much earlier, because of an edge of a zone that is near.
 */
#define LATE_PART	1.5
#define LATE_S		1800

static const char *const words[N_FINDINGS] = {
	[FOUND_OVER_VOLTAGE] = "over-voltage", [FOUND_OVER_CURRENT] = "over-current",
	[FOUND_OVER_BRANCH] = "over-branch", [FOUND_FAULT] = "fault",
	[FOUND_NOT_ENDED] = "not-ended", [FOUND_LESS] = "less", [FOUND_LATE] = "late",
	[FOUND_AGAIN] = "again",
};

/* What came of all of them. */
static int count[N_FINDINGS], charged, refused, nothing;

static void compare(const struct use *use, const struct charge *best, struct charge *charge)
{
	/* a threshold is one of what is shown, of uneven cells less than what they have */
	if (use->policy.end_pct < 100 || best->found || charge->found & BIT(FOUND_NOT_ENDED))
		return;
	if (charge->soc < best->soc - (use->load_a > 0 ? LESS_LOADED_SOC : LESS_SOC))
		charge->found |= BIT(FOUND_LESS);
	if (charge->soc < best->soc + 2 * LESS_SOC && charge->s > LATE_PART * best->s + LATE_S)
		charge->found |= BIT(FOUND_LATE);
}

/* Nothing can be had by the reference: then not to end is right, and to be over a limit is not. */
static void forgive(const struct charge *best, struct charge *charge)
{
	if (!best->found)
		return;
	charge->found &= ~(BIT(FOUND_NOT_ENDED) | BIT(FOUND_FAULT) | BIT(FOUND_AGAIN));
	nothing++;
}

static void tell(u64 seed, const struct charge *best, const struct charge *charge)
{
	int i;

	if (!charge->found)
		return;
	printf("seed %llu:", (unsigned long long)seed);
	for (i = 0; i < N_FINDINGS; i++) {
		if (!(charge->found & BIT(i)))
			continue;
		printf(" %s", words[i]);
		count[i]++;
	}
	printf(" (%s); %.0f min to %.1f %%, reference %.0f min to %.1f %%;",
	       cg_why_words[charge->why], charge->s / 60, 100 * charge->soc, best->s / 60,
	       100 * best->soc);
	printf(" over by %.1f mV, %.0f %%\n", 1000 * charge->over_v, 100 * charge->over_part);
}

static void one(u64 seed, bool aloud)
{
	static struct drawn drawn;
	struct cg_complaint c = {};
	struct cg_profile profile;
	struct charge best, charge;
	struct cg_props props;
	u32 assumed;

	draw(seed, &drawn);
	describe_props(&drawn, &props);
	if (aloud)
		describe_print(&drawn);
	if (cg_profile_parse(&props, &drawn.charger.caps, &profile, &assumed, &c)) {
		refused++;
		if (aloud)
			printf("%s %lld %s %lld: %s.\n", c.property, (long long)c.value, c.rule,
			       (long long)c.bound, c.advice);
		return;
	}
	charged++;
	greedy(&drawn, &profile, &best);
	govern(&drawn, &profile, aloud, &charge);
	compare(&drawn.use, &best, &charge);
	forgive(&best, &charge);
	tell(seed, &best, &charge);
}

static bool number_of(const char *text, u64 *number)
{
	char *end;

	*number = strtoull(text, &end, 10);
	return *text && !*end;
}

int main(int argc, char **argv)
{
	u64 from = 0, n = 0, i;
	bool aloud, fits;
	int found = 0;

	aloud = argc == 3 && !strcmp(argv[1], "--show");
	fits = argc == 3 && (aloud || number_of(argv[1], &from)) && number_of(argv[2], &n);
	if (!fits) {
		fprintf(stderr, "usage: whole FROM N or whole --show SEED, whole numbers\n");
		return 2;
	}
	/* many of them write into one file */
	setvbuf(stdout, NULL, _IOLBF, BUFSIZ);
	if (aloud) {
		one(n, true);
		return 0;
	}
	for (i = 0; i < n; i++)
		one(from + i, false);
	printf("%d charged %d refused %d nothing", charged, refused, nothing);
	for (i = 0; i < N_FINDINGS; i++) {
		printf(" %d %s", count[i], words[i]);
		found += count[i];
	}
	printf("\n");
	return found > 0;
}
