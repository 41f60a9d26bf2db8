// SPDX-License-Identifier: GPL-2.0-only
/*
 * Makes the cell model of a simple-battery node. Pure.
 *
 * The tables are brought to one point for each per cent and to one cell, keys in rising order;
 * what cannot be interpolated is refused.
 */
#include "soc.h"

/* Room for "ocv-capacity-table-" and two digits. */
#define NAME_ROOM	24
#define MOST_PAIRS	101
/* Resistances are told for room temperature, and a full cell is full there. */
#define ROOM_MDEGC	25000
/* A cell is between these. */
#define LEAST_UV	500000
#define MOST_UV		5000000
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

static const char table_0[] = "ocv-capacity-table-0";
static const char celsius[] = "ocv-capacity-celsius";
static const char resistance[] = "resistance-temp-table";
static const char capacity[] = "charge-full-design-microamp-hours";
static const char charge_uv[] = "constant-charge-voltage-max-microvolt";
static const char max_uv[] = "voltage-max-design-microvolt";
static const char min_uv[] = "voltage-min-design-microvolt";
static const char term_ua[] = "charge-term-current-microamp";
static const char factory[] = "factory-internal-resistance-micro-ohms";

static int refuse(struct cg_complaint *c, const char *property, s64 value, const char *rule,
		  const char *advice)
{
	*c = (struct cg_complaint){
		.property = property, .rule = rule, .advice = advice, .value = value,
		.has_value = true,
	};
	return -EINVAL;
}

static void table_name(unsigned int n, char *name)
{
	unsigned int at = sizeof(table_0) - 2;

	memcpy(name, table_0, sizeof(table_0));
	if (n >= 10)
		name[at++] = '0' + n / 10;
	name[at++] = '0' + n % 10;
	name[at] = '\0';
}

/* One number of the battery node; 0 if it is not there. */
static int number(const struct cg_props *props, const char *name, s64 most, s64 *value,
		  struct cg_complaint *c)
{
	u32 cell = 0;
	int n = props->read(props->ctx, false, name, 0, &cell, 1);

	*value = cell;
	if (n == 0 || (n == 1 && cell && cell <= most))
		return 0;
	return refuse(c, name, cell, "must be one value above 0 that a battery can have",
		      "correct it");
}

static int cell_uv(const struct cg_props *props, const char *name, u8 cells, s32 *uv,
		   struct cg_complaint *c)
{
	s64 value;
	int ret = number(props, name, (s64)MOST_UV * cells, &value, c);

	*uv = div_s64(value, cells);
	if (ret || !value || *uv >= LEAST_UV)
		return ret;
	return refuse(c, name, value, "is less than any cell has",
		      "write microvolts, and check cells-in-series");
}

static int read_numbers(const struct cg_props *props, struct cg_soc_model *m,
			struct cg_complaint *c)
{
	s64 uah, ua, uohm;
	s32 most_uv;
	int ret;

	ret = number(props, capacity, 1000000000, &uah, c);
	ret = ret ?: cell_uv(props, charge_uv, m->cells, &m->full_uv, c);
	ret = ret ?: cell_uv(props, max_uv, m->cells, &most_uv, c);
	ret = ret ?: cell_uv(props, min_uv, m->cells, &m->empty_uv, c);
	ret = ret ?: number(props, term_ua, 1000000000, &ua, c);
	ret = ret ?: number(props, factory, 1000000000, &uohm, c);
	if (ret)
		return ret;
	if (uah < 1000)
		return refuse(c, capacity, uah, "is missing or below 1000",
			      "write the capacity in microampere-hours");
	if (!m->full_uv)
		m->full_uv = most_uv;
	m->capacity_uah = uah;
	if (!ua || ua > uah / 2)
		ua = uah / TYPICAL_TERM;
	m->term_c24 = div64_s64(ua << 24, uah);
	m->one_c_uv = uohm ? min_t(s64, div_s64(uohm * uah / m->cells, 1000000), MOST_DROP_UV) :
		      TYPICAL_DROP_UV;
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

static int check_pair(const struct cg_soc_model *m, const u32 *pair, const u32 *before,
		      struct cg_complaint *c)
{
	if (pair[1] > 100 || (before && pair[1] >= before[1]))
		return refuse(c, table_0, pair[1],
			      "or a table after it has per cents that do not fall from 100 to 0",
			      "list it from full to empty, each per cent once");
	if (pair[0] / m->cells < LEAST_UV || pair[0] / m->cells > MOST_UV)
		return refuse(c, table_0, pair[0], "or a table after it has what no cell rests at",
			      "write microvolts first, and check cells-in-series");
	if (before && pair[0] > before[0])
		return refuse(c, table_0, pair[0], "or a table after it rises",
			      "list it from full to empty");
	return 0;
}

static int read_table(const struct cg_props *props, unsigned int number, struct cg_soc_model *m,
		      s32 *ocv_uv, struct cg_complaint *c)
{
	u32 pair[2], before[2] = { 0 };
	char name[NAME_ROOM];
	int n, i, ret;

	table_name(number, name);
	n = props->read(props->ctx, false, name, 0, pair, 2);
	if (n < 4 || n > 2 * MOST_PAIRS || n % 2)
		return refuse(c, table_0, n,
			      "numbers are not 2 to 101 pairs, here or in a table after it",
			      "give pairs of microvolts and per cent");
	for (i = 0; i < n; i += 2) {
		if (props->read(props->ctx, false, name, i, pair, 2) != n)
			return refuse(c, table_0, i, "cannot be read", "correct it");
		ret = check_pair(m, pair, i ? before : NULL, c);
		if (ret)
			return ret;
		if (i)
			fill(ocv_uv, before[1], before[0] / m->cells, pair[1], pair[0] / m->cells,
			     i + 2 == n ? 0 : (s32)pair[1], i == 2 ? 100 : (s32)before[1]);
		memcpy(before, pair, sizeof(pair));
	}
	return 0;
}

/*
 * Temperatures may come in any order; the model has them rising. A temperature that is there twice
 * would be a division by nothing.
 */
static int place(s32 *key, unsigned int n, s32 mdegc, const char *name, struct cg_complaint *c)
{
	unsigned int at = n;

	while (at > 0 && key[at - 1] > mdegc)
		at--;
	if (at > 0 && key[at - 1] == mdegc)
		return refuse(c, name, mdegc / CG_MDEGC_PER_DEGC, "is a temperature given twice",
			      "give each temperature once");
	memmove(&key[at + 1], &key[at], (n - at) * sizeof(*key));
	key[at] = mdegc;
	return at;
}

static int check_degc(s32 degc, const char *name, struct cg_complaint *c)
{
	if (degc >= -60 && degc <= 120)
		return 0;
	return refuse(c, name, degc, "is no temperature of a battery",
		      "write whole degrees Celsius");
}

static int read_tables(const struct cg_props *props, struct cg_soc_model *m,
		       struct cg_complaint *c)
{
	int n = props->read(props->ctx, false, celsius, 0, NULL, 0);
	int i, at, ret;
	u32 degc;

	if (n < 1 || n > CG_SOC_TABLES)
		return refuse(c, celsius, n, "temperatures are not 1 to 20",
			      "give the open-circuit tables, which state of charge is read from");
	for (i = 0; i < n; i++) {
		if (props->read(props->ctx, false, celsius, i, &degc, 1) != n)
			return refuse(c, celsius, i, "cannot be read", "correct it");
		ret = check_degc(degc, celsius, c);
		if (ret)
			return ret;
		at = place(m->table_mdegc, i, (s32)degc * CG_MDEGC_PER_DEGC, celsius, c);
		if (at < 0)
			return at;
		memmove(m->ocv_uv[at + 1], m->ocv_uv[at], (i - at) * sizeof(m->ocv_uv[0]));
		ret = read_table(props, i, m, m->ocv_uv[at], c);
		if (ret)
			return ret;
		m->n_tables = i + 1;
	}
	return 0;
}

static int read_resistances(const struct cg_props *props, struct cg_soc_model *m,
			    struct cg_complaint *c)
{
	int n = props->read(props->ctx, false, resistance, 0, NULL, 0);
	s32 before_degc = 0;
	u32 pair[2];
	int i, ret, at;

	if (n < 0 || n % 2 || n > 2 * CG_SOC_RESISTANCES)
		return refuse(c, resistance, n, "numbers are not up to 20 pairs",
			      "give pairs of degrees Celsius and per cent");
	for (i = 0; i < n; i += 2) {
		if (props->read(props->ctx, false, resistance, i, pair, 2) != n)
			return refuse(c, resistance, i, "cannot be read", "correct it");
		ret = check_degc(pair[0], resistance, c);
		if (ret)
			return ret;
		if (i && (s32)pair[0] >= before_degc)
			return refuse(c, resistance, (s32)pair[0],
				      "is a temperature that does not fall",
				      "list it from hot to cold, each temperature once");
		if (pair[1] < 1 || pair[1] > 10000)
			return refuse(c, resistance, pair[1], "is a per cent not from 1 to 10000",
				      "write temperature first, per cent second");
		before_degc = pair[0];
		at = n / 2 - 1 - i / 2;
		m->resistance_mdegc[at] = before_degc * CG_MDEGC_PER_DEGC;
		m->resistance_pct[at] = pair[1];
	}
	m->n_resistances = n / 2;
	return 0;
}

static void find_room(struct cg_soc_model *m)
{
	s64 off, best = S64_MAX;
	unsigned int i;

	for (i = 0; i < m->n_tables; i++) {
		off = cg_soc_amount((s64)m->table_mdegc[i] - ROOM_MDEGC);
		if (off < best)
			m->room = i;
		best = min(best, off);
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

static s64 misfit(const s32 *ocv_uv, const s32 *room_uv, s32 stretch)
{
	s64 sum = 0;
	s32 pct;

	for (pct = COMPARE_FROM; pct <= COMPARE_TO; pct++)
		sum += cg_soc_square((at_pct100(ocv_uv, own_pct100(pct, stretch)) -
				      room_uv[pct]) >> 6);
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
	const s32 *ocv_uv = m->ocv_uv[m->room];

	if (!m->empty_uv)
		m->empty_uv = ocv_uv[0];
	if (!m->full_uv)
		return refuse(c, charge_uv, 0,
			      "is missing, and voltage-max-design-microvolt is too",
			      "give one of them");
	if (m->empty_uv >= m->full_uv)
		return refuse(c, min_uv, m->empty_uv, "of a cell is not below its full voltage",
			      "correct one of the two");
	return 0;
}

/**
 * cg_soc_model_read() - make the cell model of a description
 * @props: the description; only the simple-battery node is read
 * @cells: in series, 1..16, of which the node's voltages and resistance are
 * @model: the result, unusable unless 0 is returned
 * @complaint: the first violated rule when -EINVAL is returned
 *
 * Return: 0, or -EINVAL with @complaint filled
 */
int cg_soc_model_read(const struct cg_props *props, u32 cells, struct cg_soc_model *model,
		      struct cg_complaint *complaint)
{
	unsigned int i;
	int ret;

	memset(model, 0, sizeof(*model));
	if (cells < 1 || cells > 16)
		return refuse(complaint, "cells-in-series", cells, "is not 1 to 16", "correct it");
	model->cells = cells;
	ret = read_numbers(props, model, complaint);
	ret = ret ?: read_tables(props, model, complaint);
	ret = ret ?: read_resistances(props, model, complaint);
	if (ret)
		return ret;
	find_room(model);
	ret = check_ends(model, complaint);
	for (i = 0; !ret && i < model->n_tables; i++) {
		if (i != model->room)
			align(model, model->ocv_uv[i]);
	}
	return ret;
}
EXPORT_SYMBOL_GPL(cg_soc_model_read);
