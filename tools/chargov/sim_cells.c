// SPDX-License-Identifier: GPL-2.0-only
/* The cells that chargov sim charges: those of the lab, with the capacity and curve described. */
#include <libfdt.h>
#include "../../drivers/forecast/typical.h"
#include "sim.h"

static void cell_number(const void *blob, int node, const char *name, s32 *value)
{
	int len;
	const fdt32_t *cell = node < 0 ? NULL : fdt_getprop(blob, node, name, &len);

	if (cell && len >= 4)
		*value = (s32)fdt32_ld(cell);
}

/* False if the description has none that goes from empty to full. */
static bool take_described(const struct cg_profile *p, struct cg_cell_type *type)
{
	struct cg_ocv_point point[CG_MAX_OCV];
	int i;

	for (i = 0; i < p->model.n; i++)
		point[i] = (struct cg_ocv_point) {
			p->model.ocv_uv[i] / p->cells_series, p->model.soc_permille[i] / 10,
		};
	return p->model.n >= 2 && cg_cell_type_set_ocv(type, point, p->model.n);
}

/* The lab's own cell is a mixed oxide, and iron phosphate is not at all like it. */
static void take_typical(const struct cg_profile *p, s32 full_uv, struct cg_cell_type *type)
{
	const struct cg_typical *typical = cg_typical_of(p->chemistry);
	struct cg_ocv_point point[CG_TYPICAL_POINTS];
	int i;

	if (p->chemistry != CG_CHEMISTRY_LIFE)
		return;
	for (i = 0; i < CG_TYPICAL_POINTS; i++)
		point[i] = (struct cg_ocv_point) {
			full_uv - typical[i].below_uv, typical[i].pct,
		};
	cg_cell_type_set_ocv(type, point, CG_TYPICAL_POINTS);
}

/*
 * The last point of a curve is a cell that has rested after a charge to the limit. While it is
 * charged it comes to the limit there, and takes no more: the last segment rises to that, whatever
 * the curve is below, as the last of the lab's own cell does.
 */
static void end_at_full(s32 full_uv, struct cg_cell_type *type)
{
	const unsigned int last = CG_CELL_OCV_POINTS - 1;

	type->ocv_uv[last] = max(type->ocv_uv[last], full_uv - type->tables->hyst_uv[last]);
}

static void take_curve(struct sim *sim, s32 full_uv, struct cg_cell_type *type)
{
	sim->curve_typical = !take_described(&sim->profile, type);
	if (sim->curve_typical)
		take_typical(&sim->profile, full_uv, type);
	end_at_full(full_uv, type);
}

/* A lab board says what its cells really are. */
void sim_build(struct sim *sim, const void *blob)
{
	const struct cg_profile *p = &sim->profile;
	int lab = fdt_node_offset_by_compatible(blob, -1, "chargov,lab");
	s32 full_uv = p->cv_max_uv / p->cells_series, uah = p->capacity_uah, path = p->path_uohm;
	struct cg_plant_config config = { .series = p->cells_series, .parallel = 1 };

	cell_number(blob, lab, "chargov,full-microvolt", &full_uv);
	cell_number(blob, lab, "chargov,capacity-microamp-hours", &uah);
	cell_number(blob, lab, "chargov,path-micro-ohms", &path);
	cg_cell_type_init(&config.type, full_uv);
	if (lab < 0)
		take_curve(sim, full_uv, &config.type);
	config.capacity_uah = uah;
	config.full_uv = full_uv;
	config.soc_permille = sim->wish.soc_permille;
	config.ambient_mdegc = sim->wish.ambient_mdegc;
	config.path_uohm = sim->wish.path_uohm >= 0 ? sim->wish.path_uohm : path;
	config.limits = (struct cg_judge_limits) {
		.cell_uv = p->cv_max_uv / p->cells_series,
		.current_ua = p->cc_max_ua,
		.precharge_ua = S32_MAX,
		.temp_min_mdegc = p->zone[0].from_mdegc,
		.temp_max_mdegc = p->zone[p->n_zones - 1].to_mdegc,
	};
	cg_plant_init(&sim->plant, &config);
	sim->plant.source = (struct cg_source) { sim->wish.source_uv, sim->wish.source_uohm };
	cg_plant_solve(&sim->plant);
}
