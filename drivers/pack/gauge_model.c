// SPDX-License-Identifier: GPL-2.0-only
/*
 * The cell model that state of charge is estimated with, of a simple-battery node. Pure.
 *
 * The tables are brought to one point for each per cent and to one cell, keys in rising order;
 * what cannot be interpolated is refused.
 */
#include "describe.h"
#include "gauge_model.h"

/* Resistances are told for room temperature, and a full cell is full there. */
#define ROOM_MDEGC	25000
/* No cell rests lower, not even lithium titanate that is empty. */
#define LEAST_UV	500000
/*
 * What is not told. A cell that can be discharged in an hour drops a fiftieth of its voltage by
 * its ohmic resistance then; charging ends at a twentieth of one C.
 */
#define TYPICAL_DROP_UV	75000
#define TYPICAL_TERM	20
/* More is no battery, and keeps products small. */
#define MOST_DROP_UV	1000000
/* A test in the cold gets no less than this out of a full cell, per cent. */
#define LEAST_STRETCH	80
#define MOST_STRETCH	105
/* Where tables are compared: not at the ends, where polarisation makes them. */
#define COMPARE_FROM	20
#define COMPARE_TO	90
/* Coldest and hottest that a table may be of; tenths and thousandths lie outside. */
#define LEAST_DEGC	(-60)
#define MOST_DEGC	120

static const char table_0[] = "ocv-capacity-table-0";
static const char celsius[] = "ocv-capacity-celsius";
static const char resistance[] = "resistance-temp-table";

/* What is told of a cell, and what is assumed when it is not. */
static void take_numbers(const struct cg_description *d, struct cg_soc_model *m)
{
	s64 uah = d->v[CG_K_CAPACITY], ua = d->v[CG_K_TERM], uohm = d->v[CG_K_RESISTANCE];

	m->capacity_uah = uah;
	m->full_uv = div_s64(d->v[d->given[CG_K_CV] ? CG_K_CV : CG_K_VOLTAGE_MAX], m->cells);
	m->empty_uv = div_s64(d->v[CG_K_VOLTAGE_MIN], m->cells);
	if (!ua || ua > uah / 2)
		ua = div_s64(uah, TYPICAL_TERM);
	m->term_c24 = div64_s64(ua << 24, uah);
	m->one_c_uv = TYPICAL_DROP_UV;
	if (uohm)
		m->one_c_uv = min_t(s64, div_s64(div_s64(uohm * uah, m->cells), 1000000),
				    MOST_DROP_UV);
}

static int read_numbers(const struct cg_props *props, struct cg_soc_model *m, s64 *cell_max_uv,
			struct cg_complaint *c)
{
	struct cg_description d;
	int ret = cg_describe(props, true, &d, c);

	if (ret)
		return ret;
	if (!d.given[CG_K_CAPACITY])
		return cg_refuse_plain(c, cg_known_name(CG_K_CAPACITY), "is missing",
				       "give the design capacity in microampere-hours");
	if (!d.given[CG_K_CV] && !d.given[CG_K_VOLTAGE_MAX])
		return cg_refuse_plain(c, cg_known_name(CG_K_CV),
				       "is missing, and voltage-max-design-microvolt is too",
				       "give one of them");
	take_numbers(&d, m);
	*cell_max_uv = cg_chemistry_caps[d.chemistry].cell_max_uv;
	return 0;
}

/* Every per cent between two pairs of the description, and what lies beyond the outer ones. */
static void fill(s32 *ocv_uv, s32 from_pct, s32 from_uv, s32 to_pct, s32 to_uv, s32 lo, s32 hi)
{
	s32 pct;

	for (pct = lo; pct <= hi; pct++)
		ocv_uv[pct] = to_uv + div_s64((s64)(from_uv - to_uv) * (pct - to_pct),
					      from_pct - to_pct);
}

/* A table that cg_tables_check() has accepted; its voltages are of all cells. */
static int read_table(const struct cg_props *props, unsigned int number, struct cg_soc_model *m,
		      s32 *ocv_uv, struct cg_complaint *c)
{
	char name[CG_TABLE_NAME_ROOM];
	u32 pair[2], before[2] = { 0 };
	int n, i;

	cg_table_name(number, name);
	n = props->read(props->ctx, false, name, 0, pair, 2);
	for (i = 0; i < n; i += 2) {
		props->read(props->ctx, false, name, i, pair, 2);
		pair[0] /= m->cells;
		if (pair[0] < LEAST_UV)
			return cg_refuse(c, table_0, pair[0],
					 "or a table after it has voltages of a cell below",
					 LEAST_UV,
					 "write microvolts, and check cells-in-series");
		if (i)
			fill(ocv_uv, before[1], before[0], pair[1], pair[0],
			     i + 2 == n ? 0 : (s32)pair[1], i == 2 ? 100 : (s32)before[1]);
		memcpy(before, pair, sizeof(pair));
	}
	return 0;
}

static int check_degc(const char *name, s32 degc, struct cg_complaint *c)
{
	static const char advice[] = "write whole degrees Celsius";

	if (degc < LEAST_DEGC)
		return cg_refuse(c, name, degc, "has temperatures below", LEAST_DEGC, advice);
	if (degc > MOST_DEGC)
		return cg_refuse(c, name, degc, "has temperatures above", MOST_DEGC, advice);
	return 0;
}

/*
 * Makes room for a table. Temperatures may come in any order, the model has them rising; one that
 * is there twice would be a division by nothing. Returns where, or -EINVAL.
 */
static int place(struct cg_soc_model *m, s32 degc, struct cg_complaint *c)
{
	s32 mdegc = degc * CG_MDEGC_PER_DEGC, *key = m->table_mdegc;
	unsigned int n = m->n_tables, at = n;
	int ret = check_degc(celsius, degc, c);

	if (ret)
		return ret;
	while (at > 0 && key[at - 1] > mdegc)
		at--;
	if (at > 0 && key[at - 1] == mdegc) {
		cg_refuse_plain(c, celsius, "has this temperature twice",
				"give each temperature once");
		c->has_value = true;
		c->value = degc;
		return -EINVAL;
	}
	memmove(&key[at + 1], &key[at], (n - at) * sizeof(*key));
	memmove(m->ocv_uv[at + 1], m->ocv_uv[at], (n - at) * sizeof(m->ocv_uv[0]));
	key[at] = mdegc;
	m->n_tables = n + 1;
	return at;
}

static int read_tables(const struct cg_props *props, struct cg_soc_model *m,
		       struct cg_complaint *c)
{
	int n = props->read(props->ctx, false, celsius, 0, NULL, 0);
	int i, at, ret = 0;
	u32 degc;

	if (n == 0)
		return cg_refuse_plain(c, celsius, "is missing",
				       "give open-circuit tables, which state of charge is read from");
	for (i = 0; !ret && i < n; i++) {
		props->read(props->ctx, false, celsius, i, &degc, 1);
		at = place(m, degc, c);
		ret = at < 0 ? at : read_table(props, i, m, m->ocv_uv[at], c);
	}
	return ret;
}

static int read_resistances(const struct cg_props *props, struct cg_soc_model *m,
			    struct cg_complaint *c)
{
	int n = props->read(props->ctx, false, resistance, 0, NULL, 0) / 2;
	u32 pair[2];
	int i, ret;

	if (n > CG_SOC_RESISTANCES)
		return cg_refuse(c, resistance, n, "pairs are more than", CG_SOC_RESISTANCES,
				 "leave some out");
	/* it falls, from hot to cold */
	for (i = 0; i < n; i++) {
		props->read(props->ctx, false, resistance, 2 * (n - 1 - i), pair, 2);
		ret = check_degc(resistance, pair[0], c);
		if (ret)
			return ret;
		m->resistance_mdegc[i] = (s32)pair[0] * CG_MDEGC_PER_DEGC;
		m->resistance_pct[i] = pair[1];
	}
	m->n_resistances = n;
	return 0;
}

static s32 off_room(const struct cg_soc_model *m, unsigned int table)
{
	s32 mdegc = m->table_mdegc[table];

	return mdegc > ROOM_MDEGC ? mdegc - ROOM_MDEGC : ROOM_MDEGC - mdegc;
}

static void find_room(struct cg_soc_model *m)
{
	unsigned int i;

	for (i = 1; i < m->n_tables; i++) {
		if (off_room(m, i) < off_room(m, m->room))
			m->room = i;
	}
}

/* A table at a per cent of its own, of which there are hundredths. */
static s32 at_pct100(const s32 *ocv_uv, s32 pct100)
{
	s32 pct = clamp(pct100 / 100, 0, CG_SOC_POINTS - 2);

	return ocv_uv[pct] + div_s64((s64)(ocv_uv[pct + 1] - ocv_uv[pct]) *
				     (clamp(pct100, 0, 10000) - 100 * pct), 100);
}

/* Its own per cent, in hundredths, of what is @pct of the capacity at room temperature. */
static s32 own_pct100(s32 pct, s32 stretch)
{
	return 10000 - (100 - pct) * 10000 / stretch;
}

static s64 square(s64 a)
{
	return a * a;
}

static s64 misfit(const s32 *ocv_uv, const s32 *room_uv, s32 stretch)
{
	s64 sum = 0;
	s32 pct;

	for (pct = COMPARE_FROM; pct <= COMPARE_TO; pct++)
		sum += square((at_pct100(ocv_uv, own_pct100(pct, stretch)) - room_uv[pct]) >> 6);
	return sum;
}

/*
 * A table that was measured in the cold often calls 100 % what that test got out of the cells,
 * which were not empty at its end, and its own ends are those of the polarisation. Open-circuit
 * voltage hardly depends on temperature, so such a table lies on that of room temperature when it
 * is stretched, from full down. Towards the ends the table of room temperature goes on.
 */
static void align(struct cg_soc_model *m, s32 *ocv_uv)
{
	const s32 *room_uv = m->ocv_uv[m->room];
	s32 own[CG_SOC_POINTS], stretch, best = 100, pct, joint;
	s64 fit, best_fit = misfit(ocv_uv, room_uv, 100);

	for (stretch = LEAST_STRETCH; stretch <= MOST_STRETCH; stretch++) {
		fit = misfit(ocv_uv, room_uv, stretch);
		if (fit < best_fit)
			best = stretch;
		best_fit = min(best_fit, fit);
	}
	memcpy(own, ocv_uv, sizeof(own));
	for (pct = 0; pct < CG_SOC_POINTS; pct++) {
		joint = clamp(pct, COMPARE_FROM, COMPARE_TO);
		ocv_uv[pct] = at_pct100(own, own_pct100(joint, best)) +
			      room_uv[pct] - room_uv[joint];
	}
	for (pct = 1; pct < CG_SOC_POINTS; pct++)
		ocv_uv[pct] = max(ocv_uv[pct], ocv_uv[pct - 1]);
}

static int check_ends(struct cg_soc_model *m, struct cg_complaint *c)
{
	if (!m->empty_uv)
		m->empty_uv = m->ocv_uv[m->room][0];
	if (m->empty_uv < m->full_uv)
		return 0;
	return cg_refuse(c, cg_known_name(CG_K_VOLTAGE_MIN), m->empty_uv,
			 "of a cell must be below its full voltage of", m->full_uv,
			 "correct one of the two");
}

/**
 * cg_gauge_model_read() - make the cell model of a description
 * @props: the description; of the pack node only what describes a battery is read
 * @cells: in series, 1..16, of which the node's voltages and resistance are
 * @model: the result, unusable unless 0 is returned
 * @complaint: the first violated rule when -EINVAL is returned
 *
 * Return: 0, or -EINVAL with @complaint filled
 */
int cg_gauge_model_read(const struct cg_props *props, u32 cells, struct cg_soc_model *model,
			struct cg_complaint *complaint)
{
	s64 cell_max_uv = 0;
	unsigned int i;
	int ret;

	memset(model, 0, sizeof(*model));
	ret = cg_known_check(CG_K_CELLS, cells, complaint);
	if (ret)
		return ret;
	model->cells = cells;
	ret = read_numbers(props, model, &cell_max_uv, complaint);
	ret = ret ?: cg_tables_check(props, cell_max_uv, cells, complaint);
	ret = ret ?: read_tables(props, model, complaint);
	ret = ret ?: read_resistances(props, model, complaint);
	if (ret)
		return ret;
	find_room(model);
	for (i = 0; i < model->n_tables; i++) {
		if (i != model->room)
			align(model, model->ocv_uv[i]);
	}
	return check_ends(model, complaint);
}
EXPORT_SYMBOL_IF_KUNIT(cg_gauge_model_read);
