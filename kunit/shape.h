/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Packs of many members written as a shape, for tests of what is fused.
 */
#ifndef CHARGOV_KUNIT_SHAPE_H
#define CHARGOV_KUNIT_SHAPE_H

#include <kunit/test.h>
#include <chargov/profile.h>

#define SHAPE_NOW	1000000

/* Each member: one cell of 3 Ah, 1.5 A, 4.2 V; at 3.8 V, 25 C, half full, charging at 1 A. */
static inline void shape_member(struct cg_member_sample *m)
{
	static const s64 value[CG_N_MEMBER_FIELDS] = {
		[CG_M_PRESENT] = 1,
		[CG_M_VOLTAGE_UV] = 3800000,
		[CG_M_CURRENT_UA] = 1000000,
		[CG_M_TEMP_MDEGC] = 25000,
		[CG_M_CAPACITY_PCT] = 50,
		[CG_M_CHARGE_NOW_UAH] = 1500000,
		[CG_M_CHARGE_FULL_UAH] = 3000000,
		[CG_M_CYCLES] = 12,
		[CG_M_MARGIN_PCT] = 5,
	};
	int i;

	for (i = 0; i < CG_N_MEMBER_FIELDS; i++)
		m->f[i] = (struct cg_reading){ value[i], SHAPE_NOW, true };
}

static inline void shape_part(struct cg_profile *p, bool reserve)
{
	p->part[p->n_parts++] = (struct cg_part) {
		.unit = p->n_units,
		.reserve = reserve,
		.cells_series = 1,
		.capacity_uah = 3000000,
		.cc_max_ua = 1500000,
		.cell_cv_uv = 4200000,
		.nominal_uv = 3600000,
	};
}

static inline enum cg_arrangement shape_way(char c)
{
	return c == 's' ? CG_ARRANGEMENT_SERIES : CG_ARRANGEMENT_PARALLEL;
}

/* As many of them, side by side or one behind the other. */
static inline void shape_size(struct cg_profile *p, enum cg_arrangement arrangement, u8 n)
{
	bool series = arrangement == CG_ARRANGEMENT_SERIES;

	p->cells_series *= series ? n : 1;
	p->cv_max_uv *= series ? n : 1;
	p->capacity_uah *= series ? 1 : n;
	p->cc_max_ua *= series ? 1 : n;
}

/**
 * shape_init() - a pack and what is read of it
 * @p: the pack
 * @s: its readings
 * @shape: 's' or 'p' for how the units are wired, then one 'm' a member, 'r' a reserve, and
 *	"(smm)" or "(pmm)" a group; spaces do not count
 */
static inline void shape_init(struct cg_profile *p, struct cg_sample *s, const char *shape)
{
	bool group = false;
	u8 unit = 1;
	int i;

	memset(p, 0, sizeof(*p));
	memset(s, 0, sizeof(*s));
	p->chemistry = CG_CHEMISTRY_LION;
	p->cells_series = 1;
	p->capacity_uah = 3000000;
	p->cc_max_ua = 1500000;
	p->cv_max_uv = 4200000;
	p->arrangement = shape_way(*shape);
	for (shape++; *shape; shape++) {
		switch (*shape) {
		case '(':
			group = true;
			unit = 0;
			p->unit[p->n_units] = shape_way(*++shape);
			break;
		case ')':
			group = false;
			p->n_units++;
			break;
		default:
			shape_part(p, *shape == 'r');
			unit += group;
			p->n_units += !group && *shape == 'm';
		}
	}
	shape_size(p, p->arrangement, p->n_units);
	shape_size(p, p->unit[0], unit);
	s->now_ms = SHAPE_NOW;
	s->n_members = p->n_parts;
	for (i = 0; i < s->n_members; i++)
		shape_member(&s->member[i]);
}

/* A gauge that says nothing any more: its last words are there and are not valid. */
static inline void shape_lose(struct cg_sample *s, unsigned int i)
{
	int f;

	for (f = 0; f < CG_N_MEMBER_FIELDS; f++)
		s->member[i].f[f].valid = false;
}

#endif /* CHARGOV_KUNIT_SHAPE_H */
