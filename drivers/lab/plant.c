// SPDX-License-Identifier: GPL-2.0-only
/*
 * The pack as a network: each cell is a voltage and a resistance, now and at the end of the step;
 * groups and pack likewise. The charging current is the highest that keeps the charger's
 * terminals at or below CV at both instants, within its current and what its input gives. Pure.
 */
#include "plant.h"

#define NANO_PER_MICRO		1000
#define EFFICIENCY_PERMILLE	900	/* of a switching charger at 5 V in, 4 V out */
#define CUT_OFF_UV		2000000	/* the pack's protection; per cell */
#define PACK_UA_MAX		2000000000LL

/* Voltage without current and what each uA adds; now, or at the end of the step. */
struct port {
	s64 nv;
	s64 nohm;
};

static s64 port_nv(s64 nv, s64 nohm, s64 i_ua)
{
	return nv + div_s64(i_ua * nohm, 1000000);
}

static s32 floor_uv(s64 nv)
{
	return div_s64(nv, NANO_PER_MICRO);
}

static u32 group_first(const struct cg_plant *plant, u32 group)
{
	return group * plant->config.parallel;
}

/*
 * Cells side by side: V = sum(Ek / Rk) / sum(1 / Rk), taken around the first cell so that the
 * products stay small.
 */
static struct port group_port(const struct cg_plant *plant, u32 group, bool end)
{
	const struct cg_cell *c = &plant->cell[group_first(plant, group)];
	struct port p = { end ? c->a_nv : c->e_nv, end ? c->b_nohm : c->r0_nohm };
	s64 sum = 0, weight = 0;
	u32 i;

	if (plant->config.parallel <= 1)
		return p;
	for (i = 0; i < plant->config.parallel; i++) {
		s64 w = div64_s64(1LL << 48, end ? c[i].b_nohm : c[i].r0_nohm);

		sum += ((end ? c[i].a_nv : c[i].e_nv) - p.nv) * w;
		weight += w;
	}
	p.nv += div64_s64(sum, weight);
	p.nohm = div64_s64(1LL << 48, weight);
	return p;
}

/* The last cell of a group takes what rounding leaves, so that no charge is lost. */
static void split_group(struct cg_plant *plant, u32 group, s64 group_nv)
{
	u32 first = group_first(plant, group), last = first + plant->config.parallel - 1;
	s64 left_ua = plant->out.i_ua;
	u32 i;

	for (i = first; i < last; i++) {
		const struct cg_cell *c = &plant->cell[i];

		/* to the nearest, or the last one of cells that are alike got more than they */
		plant->cell_ua[i] = cg_nearest((group_nv - c->a_nv) * 1000000, c->b_nohm);
		left_ua -= plant->cell_ua[i];
	}
	plant->cell_ua[last] = left_ua;
}

static s64 next_on_grid(const struct cg_plant *plant)
{
	s32 into_ms;

	div_s64_rem(plant->now_ms, CG_PLANT_GRID_MS, &into_ms);
	return plant->now_ms - into_ms + CG_PLANT_GRID_MS;
}

static void find_ports(struct cg_plant *plant)
{
	struct cg_cell_dt part;
	const struct cg_cell_dt *dt = &plant->grid;
	s64 to_grid = next_on_grid(plant) - plant->now_ms;
	u32 i;

	if (to_grid != CG_PLANT_GRID_MS) {
		cg_cell_dt_init(&part, &plant->config.type, to_grid);
		dt = &part;
	}
	for (i = 0; i < plant->n_cells; i++)
		cg_cell_prepare(&plant->cell[i], &plant->config.type, dt);

	plant->e_nv = 0;
	plant->a_nv = 0;
	plant->r_nohm = plant->config.path_uohm * (s64)NANO_PER_MICRO;
	plant->b_nohm = plant->r_nohm;
	for (i = 0; i < plant->config.series; i++) {
		struct port now = group_port(plant, i, false), end = group_port(plant, i, true);

		plant->e_nv += now.nv;
		plant->r_nohm += now.nohm;
		plant->a_nv += end.nv;
		plant->b_nohm += end.nohm;
	}
}

/* Highest current with which a port stays at or below a voltage; none if it is above already. */
static s64 current_to(s64 uv, s64 nv, s64 nohm)
{
	s64 room_nv = uv * NANO_PER_MICRO - nv;

	return room_nv > 0 ? div64_s64(room_nv * 1000000, nohm) : 0;
}

static s64 by_cv_ua(const struct cg_plant *plant, const struct cg_charge_request *r)
{
	s64 drop_nohm = r->drop_uohm * (s64)NANO_PER_MICRO;

	return min(current_to(r->cv_uv, plant->e_nv, plant->r_nohm + drop_nohm),
		   current_to(r->cv_uv, plant->a_nv, plant->b_nohm + drop_nohm));
}

/* What a charger adds to the current of another one, and what holds it back. */
static s64 adds_ua(const struct cg_plant *plant, const struct cg_charge_request *r, s64 other_ua,
		   enum cg_bound *bound)
{
	s64 room_ua;

	*bound = CG_BOUND_OFF;
	if (!r->on)
		return 0;
	room_ua = max_t(s64, by_cv_ua(plant, r) - other_ua, 0);
	*bound = room_ua < r->cc_ua ? CG_BOUND_CV : CG_BOUND_CC;
	return min_t(s64, room_ua, max(r->cc_ua, 0));
}

/* The charger that regulates higher gives what it can; the other one adds as far as it may. */
static s64 wanted_ua(struct cg_plant *plant, s64 *help_ua)
{
	const struct cg_charge_request *main = &plant->request, *help = &plant->help;
	struct cg_plant_out *out = &plant->out;
	s64 main_ua;

	if (help->on && help->cv_uv > main->cv_uv) {
		*help_ua = adds_ua(plant, help, 0, &out->help_bound);
		main_ua = adds_ua(plant, main, *help_ua, &out->bound);
	} else {
		main_ua = adds_ua(plant, main, 0, &out->bound);
		*help_ua = adds_ua(plant, help, main_ua, &out->help_bound);
	}
	return main_ua + *help_ua;
}

/* Both draw from one source, each within its own limit; the first that sees it sag holds it. */
static void source_most(const struct cg_plant *plant, struct cg_input *most)
{
	s32 iin_ua = plant->request.hiz ? 0 : plant->request.iin_ua;
	s32 vindpm_uv = plant->request.vindpm_uv;

	if (plant->help.on && !plant->help.hiz) {
		iin_ua = (s32)min_t(s64, (s64)iin_ua + plant->help.iin_ua, S32_MAX);
		vindpm_uv = max(vindpm_uv, plant->help.vindpm_uv);
	}
	cg_source_most(&plant->source, iin_ua, vindpm_uv, most);
}

/* What a charge pump loses it loses in its resistance. */
static s32 efficiency_permille(const struct cg_plant *plant)
{
	return plant->request.drop_uohm ? 1000 : EFFICIENCY_PERMILLE;
}

static void bound_by_input(enum cg_bound *bound)
{
	if (*bound != CG_BOUND_OFF)
		*bound = CG_BOUND_INPUT;
}

/* The system comes first; what the source cannot give it, the battery does. */
static s64 with_source(struct cg_plant *plant)
{
	struct cg_input most;
	s64 help_ua, i_ua = wanted_ua(plant, &help_ua), room_ua;
	s32 v_uv = max(floor_uv(port_nv(plant->e_nv, plant->r_nohm, i_ua)), CUT_OFF_UV);

	plant->out.help_ua = help_ua;
	source_most(plant, &most);
	room_ua = div_s64(most.uw * (efficiency_permille(plant) * 1000LL), v_uv) - plant->load_ua;
	if (room_ua >= i_ua)
		return i_ua;
	plant->out.dpm = most.dpm;
	plant->out.help_ua = i_ua > 0 ? cg_scale(max_t(s64, room_ua, 0), help_ua, i_ua) : 0;
	bound_by_input(&plant->out.bound);
	bound_by_input(&plant->out.help_bound);
	return room_ua;
}

static s64 working_point(struct cg_plant *plant)
{
	s64 most_ua = CG_CELL_C_RATE_MAX / 2 * plant->config.capacity_uah;
	s64 i_ua;

	plant->out.dpm = CG_DPM_NONE;
	plant->out.bound = CG_BOUND_OFF;
	plant->out.help_bound = CG_BOUND_OFF;
	plant->out.help_ua = 0;
	if (plant->source.uv && (!plant->request.hiz || plant->help.on))
		i_ua = with_source(plant);
	else
		i_ua = -(s64)plant->load_ua;
	most_ua = min(most_ua, PACK_UA_MAX);
	i_ua = clamp_t(s64, i_ua, -most_ua, most_ua);
	return plant->cut_off && i_ua < 0 ? 0 : i_ua;
}

void cg_plant_solve(struct cg_plant *plant)
{
	struct cg_plant_out *out = &plant->out;
	s64 i_ua, pack_nv = 0;
	u32 group;

	plant->rest = false;
	find_ports(plant);
	i_ua = working_point(plant);
	out->i_ua = i_ua;
	out->cell_max_uv = S32_MIN;
	out->cell_min_uv = S32_MAX;
	plant->end_max_uv = S32_MIN;
	for (group = 0; group < plant->config.series; group++) {
		struct port p = group_port(plant, group, false);
		s64 nv = port_nv(p.nv, p.nohm, i_ua);

		pack_nv += nv;
		plant->group_uv[group] = floor_uv(nv);
		out->cell_max_uv = max(out->cell_max_uv, floor_uv(nv));
		out->cell_min_uv = min(out->cell_min_uv, floor_uv(nv));
		p = group_port(plant, group, true);
		nv = port_nv(p.nv, p.nohm, i_ua);
		plant->end_max_uv = max(plant->end_max_uv, floor_uv(nv));
		split_group(plant, group, nv);
	}
	out->v_uv = floor_uv(pack_nv);
	out->v_charger_uv = floor_uv(port_nv(plant->e_nv, plant->r_nohm, i_ua));
}
EXPORT_SYMBOL_IF_KUNIT(cg_plant_solve);

s64 cg_plant_next_ms(const struct cg_plant *plant, s64 until_ms)
{
	return plant->rest ? until_ms : min(next_on_grid(plant), until_ms);
}
EXPORT_SYMBOL_IF_KUNIT(cg_plant_next_ms);

static bool is_on(const struct cg_plant *plant)
{
	return plant->request.on || plant->help.on;
}

static enum cg_plant_phase phase_now(const struct cg_plant *plant)
{
	if (plant->out.i_ua <= 0)
		return CG_PLANT_OFF;
	if (plant->out.cell_min_uv < CG_PLANT_PRECHARGE_UV)
		return CG_PLANT_PRECHARGE;
	/* of two the one that gives most, which is the first while the other one tapers */
	return plant->out.bound == CG_BOUND_CV ? CG_PLANT_CV : CG_PLANT_CC;
}

/* So much more, or a tenth, the governor does not hold against a charger (F22). */
#define FAR_UA		100000

static void judge_charging(struct cg_plant *plant, enum cg_plant_phase phase, s64 dt_ms)
{
	const struct cg_judge_limits *lim = &plant->config.limits;
	struct cg_judge *j = &plant->judge;
	s32 i_ua = plant->out.i_ua, most_ua = lim->current_ua;
	s32 hot = cg_plant_temp_mdegc(plant, true), cold = cg_plant_temp_mdegc(plant, false);

	j->put_in_uams += i_ua * dt_ms;
	j->current_max_ua = max(j->current_max_ua, i_ua);
	j->temp_max_mdegc = max(j->temp_max_mdegc, hot);
	j->temp_min_mdegc = min(j->temp_min_mdegc, cold);
	if (phase == CG_PLANT_PRECHARGE) {
		j->precharge_max_ua = max(j->precharge_max_ua, i_ua);
		most_ua = min(most_ua, lim->precharge_ua);
	}
	if (i_ua > most_ua)
		j->over_current_ms += dt_ms;
	if (i_ua > most_ua + max(most_ua / 10, FAR_UA))
		j->far_current_ms += dt_ms;
	if (hot > lim->temp_max_mdegc || cold < lim->temp_min_mdegc)
		j->over_temp_ms += dt_ms;
}

/* Shares of cells side by side are rounded: so much is nobody's fault. */
#define ROUNDING_UA	10

/* Cells side by side charge each other too, whatever the charger does. */
static void judge_branches(struct cg_plant *plant, s64 dt_ms)
{
	s32 limit_ua = plant->config.limits.branch_ua;
	s64 most_ua = 0;
	u32 i;

	for (i = 0; i < plant->n_cells; i++)
		most_ua = max(most_ua, plant->cell_ua[i]);
	plant->judge.branch_max_ua = max_t(s64, plant->judge.branch_max_ua, most_ua);
	if (limit_ua && most_ua > limit_ua + ROUNDING_UA)
		plant->judge.over_branch_ms += dt_ms;
}

/* What the step that begins now does, with the working point that it has. */
static void judge_step(struct cg_plant *plant, s64 dt_ms)
{
	enum cg_plant_phase phase = phase_now(plant);
	struct cg_judge *j = &plant->judge;
	s32 highest_uv = max(plant->out.cell_max_uv, plant->end_max_uv);
	s32 soc_permille = cg_plant_soc_permille(plant);

	j->phase_ms[phase] += dt_ms;
	j->soc_max_permille = max(j->soc_max_permille, soc_permille);
	j->soc_min_permille = min(j->soc_min_permille, soc_permille);
	j->charges += is_on(plant) && !j->charging;
	j->charging = is_on(plant);
	judge_branches(plant, dt_ms);
	j->taken_out_uams += plant->leak_ua * dt_ms;
	j->cell_max_uv = max(j->cell_max_uv, highest_uv);
	if (highest_uv > plant->config.limits.cell_uv)
		j->over_voltage_ms += dt_ms;
	if (phase == CG_PLANT_OFF)
		j->taken_out_uams -= plant->out.i_ua * dt_ms;
	else
		judge_charging(plant, phase, dt_ms);
}

/* True if a cell is another one after the step. */
static bool step_cell(struct cg_plant *plant, u32 i, const struct cg_cell_dt *dt)
{
	struct cg_cell *c = &plant->cell[i];
	s64 leak_ua = plant->leak_ua / plant->config.parallel;
	struct cg_cell before = *c;

	cg_cell_step(c, &plant->config.type, dt, plant->cell_ua[i] - leak_ua,
		     plant->config.ambient_mdegc);
	return c->q_uams != before.q_uams || c->h_q30 != before.h_q30 ||
	       c->u1_nv != before.u1_nv || c->u2_nv != before.u2_nv ||
	       c->temp_udegc != before.temp_udegc;
}

static bool step_cells(struct cg_plant *plant, s64 dt_ms)
{
	struct cg_cell_dt part;
	const struct cg_cell_dt *dt = &plant->grid;
	bool changed = false;
	u32 i;

	if (dt_ms != CG_PLANT_GRID_MS) {
		cg_cell_dt_init(&part, &plant->config.type, dt_ms);
		dt = &part;
	}
	for (i = 0; i < plant->n_cells; i++)
		changed |= step_cell(plant, i, dt);
	return changed;
}

void cg_plant_step(struct cg_plant *plant, s64 to_ms)
{
	s64 dt_ms = to_ms - plant->now_ms;
	bool changed;

	judge_step(plant, dt_ms);
	if (plant->rest) {
		plant->now_ms = to_ms;
		return;
	}
	changed = step_cells(plant, dt_ms);
	plant->now_ms = to_ms;
	if (plant->out.i_ua > 0)
		plant->cut_off = false;
	else if (plant->out.i_ua < 0 && plant->out.cell_min_uv < CUT_OFF_UV)
		plant->cut_off = true;
	cg_plant_solve(plant);
	plant->rest = !changed && !is_on(plant) && dt_ms == CG_PLANT_GRID_MS;
}
EXPORT_SYMBOL_IF_KUNIT(cg_plant_step);

void cg_plant_input(const struct cg_plant *plant, struct cg_input *input)
{
	struct cg_input most;
	s64 out_ua = plant->load_ua + (s64)plant->out.i_ua;
	s64 uw;

	memset(input, 0, sizeof(*input));
	input->uv = plant->source.uv;
	if (!plant->source.uv || (plant->request.hiz && !plant->help.on))
		return;
	source_most(plant, &most);
	uw = div_s64(out_ua * plant->out.v_charger_uv, efficiency_permille(plant) * 1000);
	cg_source_draw(&plant->source, clamp_t(s64, uw, 0, most.uw), input);
	input->dpm = plant->out.dpm;
}
EXPORT_SYMBOL_IF_KUNIT(cg_plant_input);

void cg_plant_out_of(const struct cg_plant *plant, u8 charger, struct cg_plant_out *out)
{
	*out = plant->out;
	if (!charger) {
		/* what a battery gives is not the charger's */
		out->i_ua -= out->help_ua;
		return;
	}
	out->i_ua = out->help_ua;
	out->bound = out->help_bound;
}
EXPORT_SYMBOL_IF_KUNIT(cg_plant_out_of);

s64 cg_plant_charge_uams(const struct cg_plant *plant)
{
	s64 sum = 0;
	u32 i;

	for (i = 0; i < plant->n_cells; i++)
		sum += plant->cell[i].q_uams;
	return sum;
}
EXPORT_SYMBOL_IF_KUNIT(cg_plant_charge_uams);

static s32 group_permille(const struct cg_plant *plant, u32 group)
{
	const struct cg_cell *c = &plant->cell[group_first(plant, group)];
	s64 q = 0, cap = 0;
	u32 i;

	for (i = 0; i < plant->config.parallel; i++) {
		q += c[i].q_uams;
		cap += c[i].cap_uams;
	}
	return div64_s64(q * 1000 + cap / 2, max_t(s64, cap, 1));
}

s32 cg_plant_soc_permille(const struct cg_plant *plant)
{
	s32 least = S32_MAX;
	u32 group;

	for (group = 0; group < plant->config.series; group++)
		least = min(least, group_permille(plant, group));
	return least;
}
EXPORT_SYMBOL_IF_KUNIT(cg_plant_soc_permille);

static s64 all_cap_uams(const struct cg_plant *plant)
{
	s64 cap_uams = 0;
	u32 i;

	for (i = 0; i < plant->n_cells; i++)
		cap_uams += plant->cell[i].cap_uams;
	return cap_uams;
}

s32 cg_plant_charge_permille(const struct cg_plant *plant)
{
	s64 cap_uams = all_cap_uams(plant);

	return div64_s64(cg_plant_charge_uams(plant) * 1000 + cap_uams / 2, cap_uams);
}
EXPORT_SYMBOL_IF_KUNIT(cg_plant_charge_permille);

void cg_plant_set_soc(struct cg_plant *plant, int cell, s32 soc_permille)
{
	u32 i;

	for (i = 0; i < plant->n_cells; i++)
		if (cell < 0 || i == (u32)cell)
			cg_cell_set_soc(&plant->cell[i], soc_permille);
	plant->cut_off = false;
	cg_plant_solve(plant);
}
EXPORT_SYMBOL_IF_KUNIT(cg_plant_set_soc);

void cg_plant_wire(const struct cg_plant *plant, int cell, struct cg_wire *wire)
{
	const struct cg_plant_config *config = &plant->config;
	const struct cg_cell *c = &plant->cell[max(cell, 0)];

	if (cell < 0 || (u32)cell >= plant->n_cells) {
		*wire = (struct cg_wire) {
			.v_uv = plant->out.v_uv,
			.i_ua = plant->out.i_ua,
			.charge_uams = div_s64(cg_plant_charge_uams(plant), config->series),
			.capacity_uah = config->capacity_uah,
			.full_uah = div64_s64(all_cap_uams(plant),
					      config->series * CG_MS_PER_H),
			.temp_mdegc = cg_plant_temp_mdegc(plant, true),
			.series = config->series,
		};
		return;
	}
	*wire = (struct cg_wire) {
		.v_uv = plant->group_uv[cell / config->parallel],
		.i_ua = plant->cell_ua[cell],
		.charge_uams = c->q_uams,
		.capacity_uah = div_s64(config->capacity_uah, config->parallel),
		.full_uah = c->cap_uah,
		.temp_mdegc = div_s64(c->temp_udegc, 1000),
		.series = 1,
	};
}
EXPORT_SYMBOL_IF_KUNIT(cg_plant_wire);

s32 cg_plant_temp_mdegc(const struct cg_plant *plant, bool hottest)
{
	s64 t = plant->cell[0].temp_udegc;
	u32 i;

	for (i = 1; i < plant->n_cells; i++)
		t = hottest ? max(t, plant->cell[i].temp_udegc) :
			      min(t, plant->cell[i].temp_udegc);
	return div_s64(t, 1000);
}
EXPORT_SYMBOL_IF_KUNIT(cg_plant_temp_mdegc);

void cg_judge_reset(struct cg_plant *plant)
{
	memset(&plant->judge, 0, sizeof(plant->judge));
	plant->judge.temp_max_mdegc = S32_MIN;
	plant->judge.temp_min_mdegc = S32_MAX;
	plant->judge.soc_max_permille = S32_MIN;
	plant->judge.soc_min_permille = S32_MAX;
}
EXPORT_SYMBOL_IF_KUNIT(cg_judge_reset);

bool cg_judge_over_limit(const struct cg_plant *plant)
{
	const struct cg_judge *j = &plant->judge;

	return j->over_voltage_ms || j->over_current_ms || j->over_branch_ms || j->over_temp_ms;
}
EXPORT_SYMBOL_IF_KUNIT(cg_judge_over_limit);

static void build_cell(struct cg_cell *cell, const struct cg_plant_config *config,
		       const struct cg_cell_build *build)
{
	s64 uah = div_s64(config->capacity_uah, config->parallel);

	if (build->capacity_permille)
		uah = div_s64(uah * build->capacity_permille, 1000);
	cg_cell_init(cell, uah, config->soc_permille + build->soc_permille,
		     config->ambient_mdegc);
	if (build->resistance_permille)
		cell->r_permille = build->resistance_permille;
}

void cg_plant_init(struct cg_plant *plant, const struct cg_plant_config *config)
{
	u32 i;

	memset(plant, 0, sizeof(*plant));
	plant->config = *config;
	plant->n_cells = config->series * config->parallel;
	cg_cell_dt_init(&plant->grid, &config->type, CG_PLANT_GRID_MS);
	for (i = 0; i < plant->n_cells; i++)
		build_cell(&plant->cell[i], config, &config->build[i]);
	cg_judge_reset(plant);
	cg_plant_solve(plant);
}
EXPORT_SYMBOL_IF_KUNIT(cg_plant_init);
