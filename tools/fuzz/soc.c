// SPDX-License-Identifier: GPL-2.0-only
/*
 * Fuzzes what bare sensors and their description can be: bytes are a battery node, and then steps
 * of the estimator. A model must be fit to interpolate in, and whatever is measured the estimate
 * stays within its bounds. Arithmetic that overflows is found by the sanitizer.
 */
#include "input.h"

#include <chargov/gauge.h>

#include "../../drivers/pack/gauge_model.h"
#include "../bench-soc/battery.h"

#define MOST_PAIRS	6

static struct input input;
static struct battery node;

static void make_table(int table)
{
	u32 i, n = 2 + take(&input, 1) % (MOST_PAIRS - 1), pct = 100;
	u32 uv = number(&input, 4000000, 4300000);

	for (i = 0; i < n; i++) {
		node.table[table][2 * i] = uv;
		node.table[table][2 * i + 1] = pct;
		uv -= number(&input, 0, 400000);
		pct -= 1 + take(&input, 1) % 25;
	}
	node.n_pairs[table] = n - !(take(&input, 1) % 32);
}

static void make_node(void)
{
	int i;

	memset(&node, 0, sizeof(node));
	node.capacity_uah = number(&input, 50000, 10000000);
	node.full_uv = number(&input, 3600000, 4400000);
	node.empty_uv = number(&input, 2000000, 3300000);
	node.term_ua = number(&input, 2000, 500000);
	node.r_uohm = number(&input, 500, 200000);
	node.n_tables = 1 + take(&input, 1) % 3;
	if (!(take(&input, 1) % 32))
		node.n_tables = take(&input, 1) % (BATTERY_TABLES + 1);
	for (i = 0; i < node.n_tables; i++) {
		node.table_c[i] = 25 - 12 * i + (s32)(take(&input, 1) % 8);
		make_table(i);
	}
	node.n_r = take(&input, 1) % 5;
	for (i = 0; i < node.n_r; i++) {
		node.r[2 * i] = 40 - 11 * i;
		node.r[2 * i + 1] = number(&input, 20, 900);
	}
}

static void check_model(const struct cg_soc_model *model)
{
	unsigned int i, pct;

	must(model->n_tables >= 1 && model->n_tables <= CG_SOC_TABLES, "tables are counted");
	must(model->empty_uv < model->full_uv, "empty is below full");
	for (i = 1; i < model->n_tables; i++)
		must(model->table_mdegc[i] > model->table_mdegc[i - 1], "temperatures rise");
	for (i = 1; i < model->n_resistances; i++)
		must(model->resistance_mdegc[i] > model->resistance_mdegc[i - 1],
		     "temperatures of resistances rise");
	for (i = 0; i < model->n_tables; i++)
		for (pct = 1; pct < CG_SOC_POINTS; pct++)
			must(model->ocv_uv[i][pct] >= model->ocv_uv[i][pct - 1],
			     "no table falls");
}

static void check_output(const struct cg_soc_model *model, const struct cg_soc *soc)
{
	struct cg_soc_reading out;

	cg_soc_output(model, soc, &out);
	if (!out.known)
		return;
	must(out.capacity_pct <= 100, "a capacity is a per cent");
	must(out.ended || out.capacity_pct < 100, "nothing is full before a charge has ended");
	must(out.at_empty || out.capacity_pct > 0, "nothing is empty above the empty voltage");
	must(out.soc_bp >= 0 && out.soc_bp <= 10000, "a state of charge is a part");
	must(out.empty_bp >= 0 && out.empty_bp <= 10000, "what is out of reach is a part");
	must(out.full_uah > 0 && out.charge_uah >= 0 && out.charge_uah <= out.full_uah,
	     "a charge is in what it is in");
}

static void step(const struct cg_soc_model *model, struct cg_soc *soc)
{
	struct cg_soc_input in = { .valid = take(&input, 1) };
	u32 anything = take(&input, 1);

	in.dt_ms = anything & 1 ? (s32)take(&input, 4) :
		(s64)number(&input, 100, 60000);
	in.voltage_uv = anything & 2 ? (s32)take(&input, 4) :
		(s32)number(&input, 2500000, 4300000);
	in.current_ua = anything & 4 ? (s32)take(&input, 4) :
		(s32)(number(&input, 0, 10000000) - 5000000);
	in.charge_uah = anything & 8 ? (s32)take(&input, 4) :
		(s32)(number(&input, 0, 20000) - 10000);
	in.temp_mdegc = anything & 16 ? (s32)take(&input, 4) :
		(s32)(number(&input, 0, 80000) - 20000);
	cg_soc_step(model, soc, &in);
	check_output(model, soc);
}

int fuzz_one(const u8 *byte, size_t size)
{
	static struct cg_soc_model model;
	struct cg_complaint complaint;
	struct cg_props props;
	struct cg_soc_saved saved;
	struct cg_soc soc;

	input = (struct input){ byte, size };
	make_node();
	battery_props(&node, &props);
	if (cg_gauge_model_read(&props, 1 + (take(&input, 1) == 1), &model, &complaint)) {
		must(complaint.property && complaint.rule && complaint.advice,
		     "a refusal says why");
		return 0;
	}
	check_model(&model);
	cg_soc_init(&soc);
	if (take(&input, 1) & 1)
		cg_soc_tell(&soc, take(&input, 2), take(&input, 2));
	while (input.left)
		step(&model, &soc);
	cg_soc_save(&soc, &saved);
	cg_soc_init(&soc);
	must(cg_soc_restore(&soc, &saved), "what was kept is taken back");
	return 0;
}
