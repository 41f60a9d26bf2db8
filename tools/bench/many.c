// SPDX-License-Identifier: GPL-2.0-only
/*
 * many: what it costs to make one pack of many members; to be run under callgrind, which counts
 * what look() does each time.
 *
 * usage: many p|s N	p = in parallel, s = in series; N members, 1 to 16
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <chargov/profile.h>
#include <chargov/view.h>
#include "../../drivers/pack/balance.h"

#define LOOKS		24
#define LOOK_MS		20000
#define CELL_UAH	3000000
#define CELL_UA		1500000
#define CELL_UV		4200000

static void make_profile(bool series, int n, struct cg_profile *p)
{
	int i;

	p->arrangement = series ? CG_ARRANGEMENT_SERIES : CG_ARRANGEMENT_PARALLEL;
	p->cells_series = series ? n : 1;
	p->capacity_uah = series ? CELL_UAH : n * CELL_UAH;
	p->cc_max_ua = series ? CELL_UA : n * CELL_UA;
	p->cv_max_uv = series ? n * CELL_UV : CELL_UV;
	p->n_parts = n;
	p->n_units = n;
	for (i = 0; i < n; i++)
		p->part[i] = (struct cg_part){
			.unit = i,
			.cells_series = 1,
			.capacity_uah = CELL_UAH,
			.cc_max_ua = CELL_UA,
			.cell_cv_uv = CELL_UV,
			.nominal_uv = 3600000,
		};
}

static void read_as(struct cg_reading *reading, s64 value, s64 now_ms)
{
	*reading = (struct cg_reading){ value, now_ms, true };
}

/* A charge at 0.4C, in which no two members are alike and all of them agree. */
static void make_sample(int n, int look, struct cg_sample *sample)
{
	s64 now_ms = 1000000 + (s64)look * LOOK_MS;
	int i;

	sample->now_ms = now_ms;
	sample->n_members = n;
	for (i = 0; i < n; i++) {
		struct cg_reading *f = sample->member[i].f;

		read_as(&f[CG_M_PRESENT], 1, now_ms);
		read_as(&f[CG_M_VOLTAGE_UV], 3800000 + 1000 * look + 100 * i, now_ms);
		read_as(&f[CG_M_CURRENT_UA], 1200000 - 1000 * i, now_ms);
		read_as(&f[CG_M_TEMP_MDEGC], 25000 + 100 * i, now_ms);
		read_as(&f[CG_M_CAPACITY_PCT], 50, now_ms);
		read_as(&f[CG_M_CHARGE_NOW_UAH], 1500000 + 6000 * look, now_ms);
		read_as(&f[CG_M_CHARGE_FULL_UAH], CELL_UAH - 1000 * i, now_ms);
		read_as(&f[CG_M_CYCLES], 12 + i, now_ms);
		read_as(&f[CG_M_MARGIN_PCT], 5, now_ms);
	}
}

/* What a pack does with each sample before it decides. */
static __attribute__((noipa)) void look(const struct cg_profile *profile,
				       const struct cg_sample *sample,
				       struct cg_balance *balance, struct cg_view *view)
{
	cg_fuse(profile, sample, view);
	cg_balance(profile, sample, balance, view);
}

int main(int argc, char **argv)
{
	static struct cg_profile profile;
	static struct cg_sample sample;
	static struct cg_balance balance;
	static struct cg_view view;
	int i, n = argc == 3 ? atoi(argv[2]) : 0;

	if (n < 1 || n > CG_MAX_MEMBERS || (strcmp(argv[1], "p") && strcmp(argv[1], "s"))) {
		fprintf(stderr, "many: p or s, and 1 to %d members\n", CG_MAX_MEMBERS);
		return 2;
	}
	make_profile(!strcmp(argv[1], "s"), n, &profile);
	cg_balance_init(&balance);
	balance.holds = true;
	for (i = 0; i < LOOKS; i++) {
		make_sample(n, i, &sample);
		look(&profile, &sample, &balance, &view);
	}
	if (view.disagree || view.n_missing || !view.f[CG_V_CURRENT_UA].valid) {
		fprintf(stderr, "many: %d members do not make a pack\n", n);
		return 1;
	}
	return 0;
}
