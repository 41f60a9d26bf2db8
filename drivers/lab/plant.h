/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The plant: a pack of cells, a load, a charger as a regulated source with limits, what feeds it,
 * and the judge that writes down what the cells went through. Pure.
 *
 * Time moves only in cg_plant_step(), on a grid of 1 s and to the instants at which something is
 * changed. Reading changes nothing, so results do not depend on who polls when. Cells through which
 * nothing flows come to rest after some hours; from then on months are one step.
 */
#ifndef CHARGOV_LAB_PLANT_H
#define CHARGOV_LAB_PLANT_H

#include "cell.h"
#include "source.h"

#define CG_PLANT_MAX_SERIES	4
#define CG_PLANT_MAX_PARALLEL	4
#define CG_PLANT_MAX_CELLS	(CG_PLANT_MAX_SERIES * CG_PLANT_MAX_PARALLEL)
#define CG_PLANT_GRID_MS	CG_CELL_STEP_MAX_MS

/* Below it a charge is a precharge in the judge's record. */
#define CG_PLANT_PRECHARGE_UV	3000000

/**
 * struct cg_charge_request - what the charger chip does to the plant
 * @on: it charges
 * @hiz: its input is disconnected
 * @cv_uv: regulated at its own terminals
 * @cc_ua: highest current into the battery
 * @iin_ua: highest current from the source
 * @vindpm_uv: it does not pull the source below that
 * @drop_uohm: resistance in front of its terminals, of one that does not regulate there
 */
struct cg_charge_request {
	bool on;
	bool hiz;
	s32 cv_uv;
	s32 cc_ua;
	s32 iin_ua;
	s32 vindpm_uv;
	s32 drop_uohm;
};

/* The charger of the pack, and one that helps it at the same terminals. */
#define CG_PLANT_CHARGERS	2

/**
 * struct cg_cell_build - how a cell differs from the others of its pack
 * @capacity_permille: of an even share of the pack, 0 = 1000
 * @resistance_permille: of a new cell of its size, 0 = 1000
 * @soc_permille: more charge at the start than the others
 */
struct cg_cell_build {
	s32 capacity_permille;
	s32 resistance_permille;
	s32 soc_permille;
};

/**
 * struct cg_wire - what can be felt where a chip is wired to: one cell, or the whole pack
 * @v_uv: voltage
 * @i_ua: current into it
 * @charge_uams: charge in it; of a pack the mean of what is in series
 * @capacity_uah: what it was sold as
 * @full_uah: what it holds; a cell that is old has less
 * @temp_mdegc: temperature, of a pack that of its hottest cell
 * @series: cells in series
 */
struct cg_wire {
	s32 v_uv;
	s32 i_ua;
	s64 charge_uams;
	s64 capacity_uah;
	s64 full_uah;
	s32 temp_mdegc;
	u8 series;
};

/**
 * struct cg_judge_limits - what the judge holds the pack to
 * @cell_uv: highest voltage of any cell
 * @current_ua: highest charging current of the pack
 * @precharge_ua: highest charging current with a cell below CG_PLANT_PRECHARGE_UV
 * @temp_min_mdegc: coldest at which it may be charged
 * @temp_max_mdegc: hottest
 * @branch_ua: highest charging current of each cell, 0 = not judged
 */
struct cg_judge_limits {
	s32 cell_uv;
	s32 current_ua;
	s32 precharge_ua;
	s32 temp_min_mdegc;
	s32 temp_max_mdegc;
	s32 branch_ua;
};

enum cg_plant_phase {
	CG_PLANT_OFF,
	CG_PLANT_PRECHARGE,
	CG_PLANT_CC,
	CG_PLANT_CV,
	CG_PLANT_N_PHASES
};

/**
 * struct cg_judge - the record
 * @cell_max_uv: highest voltage of any cell at any time
 * @current_max_ua: highest charging current
 * @branch_max_ua: highest charging current of a cell
 * @precharge_max_ua: highest charging current with a cell below CG_PLANT_PRECHARGE_UV
 * @temp_max_mdegc: hottest cell while charging
 * @temp_min_mdegc: coldest cell while charging
 * @put_in_uams: charge put in
 * @taken_out_uams: charge taken out
 * @phase_ms: time in each phase
 * @over_voltage_ms: time with a cell above the limit
 * @over_current_ms: time above a limit of the current
 * @far_current_ms: of it, time above by more than a gauge may err
 * @over_branch_ms: time with a cell above its limit of the current
 * @over_temp_ms: time charging outside the temperatures
 * @soc_max_permille: highest charge at any time
 * @soc_min_permille: lowest charge at any time
 * @charges: how often the charger was on that had been off
 * @charging: it was on in the last step
 */
struct cg_judge {
	s32 cell_max_uv;
	s32 current_max_ua;
	s32 branch_max_ua;
	s32 precharge_max_ua;
	s32 temp_max_mdegc;
	s32 temp_min_mdegc;
	s64 put_in_uams;
	s64 taken_out_uams;
	s64 phase_ms[CG_PLANT_N_PHASES];
	s64 over_voltage_ms;
	s64 over_current_ms;
	s64 far_current_ms;
	s64 over_branch_ms;
	s64 over_temp_ms;
	s32 soc_max_permille;
	s32 soc_min_permille;
	u32 charges;
	bool charging;
};

/**
 * struct cg_plant_config - a pack as built
 * @series: groups in series
 * @parallel: cells in parallel in each group
 * @capacity_uah: of the whole pack
 * @type: the cells
 * @full_uv: charging voltage of a cell
 * @soc_permille: charge at the start
 * @ambient_mdegc: temperature around it
 * @path_uohm: resistance between the charger's terminals and the cells
 * @limits: for the judge
 * @build: how cells differ, group by group
 */
struct cg_plant_config {
	u8 series;
	u8 parallel;
	s64 capacity_uah;
	struct cg_cell_type type;
	s32 full_uv;
	s32 soc_permille;
	s32 ambient_mdegc;
	s32 path_uohm;
	struct cg_judge_limits limits;
	struct cg_cell_build build[CG_PLANT_MAX_CELLS];
};

/* What holds the charging current back. */
enum cg_bound {
	CG_BOUND_OFF,
	CG_BOUND_CC,
	CG_BOUND_CV,
	CG_BOUND_INPUT,
};

/**
 * struct cg_plant_out - what can be measured
 * @i_ua: current into the pack
 * @v_uv: voltage of the pack at its cells
 * @v_charger_uv: the same at the charger's terminals
 * @cell_max_uv: highest cell
 * @cell_min_uv: lowest cell
 * @bound: what holds the current back
 * @dpm: with CG_BOUND_INPUT: how
 * @help_ua: the part of @i_ua that is of the charger that helps
 * @help_bound: what holds that part back
 */
struct cg_plant_out {
	s32 i_ua;
	s32 v_uv;
	s32 v_charger_uv;
	s32 cell_max_uv;
	s32 cell_min_uv;
	enum cg_bound bound;
	enum cg_dpm dpm;
	s32 help_ua;
	enum cg_bound help_bound;
};

/**
 * struct cg_plant - the plant
 * @config: as built
 * @cell: group by group
 * @n_cells: how many
 * @source: what is plugged in
 * @request: what the charger does
 * @help: what a second one does beside it
 * @load_ua: what the system draws, at the pack's voltage
 * @leak_ua: what the cells lose inside, past every meter; of the whole pack
 * @cut_off: the pack's protection has opened because of too low a voltage
 * @now_ms: time
 * @out: what can be measured now
 * @judge: the record
 * @grid: coefficients of a whole grid step
 * @e_nv: the pack now without current
 * @r_nohm: and what a current adds
 * @a_nv: the pack at the end of the step without current
 * @b_nohm: and what a current adds
 * @end_max_uv: highest cell at the end of the step
 * @cell_ua: current of each cell
 * @group_uv: voltage of each group
 * @rest: the last step of the grid changed nothing, so the next one will not either
 */
struct cg_plant {
	struct cg_plant_config config;
	struct cg_cell cell[CG_PLANT_MAX_CELLS];
	u32 n_cells;
	struct cg_source source;
	struct cg_charge_request request;
	struct cg_charge_request help;
	s32 load_ua;
	s32 leak_ua;
	bool cut_off;
	s64 now_ms;
	struct cg_plant_out out;
	struct cg_judge judge;
	/* private: */
	struct cg_cell_dt grid;
	s64 e_nv;
	s64 r_nohm;
	s64 a_nv;
	s64 b_nohm;
	s32 end_max_uv;
	s64 cell_ua[CG_PLANT_MAX_CELLS];
	s32 group_uv[CG_PLANT_MAX_SERIES];
	bool rest;
};

/**
 * cg_plant_init() - build a pack; the time is 0, nothing is plugged in
 * @plant: written whole
 * @config: within the limits of cell.h
 */
void cg_plant_init(struct cg_plant *plant, const struct cg_plant_config *config);

/**
 * cg_plant_solve() - find the working point; call after any change from outside
 * @plant: the plant, at the time of the change
 */
void cg_plant_solve(struct cg_plant *plant);

/**
 * cg_plant_next_ms() - end of the next step
 * @plant: the plant
 * @until_ms: where it shall go
 *
 * Return: the next point of the grid or @until_ms, whichever comes first; @until_ms if the cells
 * are at rest, where any step is exact
 */
s64 cg_plant_next_ms(const struct cg_plant *plant, s64 until_ms);

/**
 * cg_plant_step() - let the time go on
 * @plant: the plant
 * @to_ms: from cg_plant_next_ms(), later than now
 */
void cg_plant_step(struct cg_plant *plant, s64 to_ms);

/**
 * cg_plant_input() - working point of the charger's input
 * @plant: the plant
 * @input: the result
 */
void cg_plant_input(const struct cg_plant *plant, struct cg_input *input);

/**
 * cg_plant_charge_uams() - charge in all cells
 * @plant: the plant
 *
 * Return: uA * ms
 */
s64 cg_plant_charge_uams(const struct cg_plant *plant);

/**
 * cg_plant_soc_permille() - charge of the emptiest group, which ends a discharge
 * @plant: the plant
 *
 * Return: per mille of its capacity, rounded
 */
s32 cg_plant_soc_permille(const struct cg_plant *plant);

/**
 * cg_plant_charge_permille() - charge of all cells over their capacity
 * @plant: the plant
 *
 * Return: per mille, rounded
 */
s32 cg_plant_charge_permille(const struct cg_plant *plant);

/**
 * cg_plant_set_soc() - put a rested charge into cells
 * @plant: the plant
 * @cell: which one, -1 = all of them
 * @soc_permille: charge of each
 */
void cg_plant_set_soc(struct cg_plant *plant, int cell, s32 soc_permille);

/**
 * cg_plant_wire() - what can be felt at a place in the pack
 * @plant: the plant
 * @cell: a cell, group by group, or -1 for the pack
 * @wire: the result
 */
void cg_plant_wire(const struct cg_plant *plant, int cell, struct cg_wire *wire);

/**
 * cg_plant_temp_mdegc() - temperature
 * @plant: the plant
 * @hottest: of the hottest cell, otherwise of the coldest
 *
 * Return: thousandths of a degree Celsius
 */
s32 cg_plant_temp_mdegc(const struct cg_plant *plant, bool hottest);

/**
 * cg_plant_out_of() - what one of two chargers can measure
 * @plant: the plant
 * @charger: 0, or 1 for the one that helps
 * @out: the result; current and bound are its own
 */
void cg_plant_out_of(const struct cg_plant *plant, u8 charger, struct cg_plant_out *out);

/**
 * cg_judge_reset() - start the record again
 * @plant: the plant
 */
void cg_judge_reset(struct cg_plant *plant);

/**
 * cg_judge_over_limit() - the verdict
 * @plant: the plant
 *
 * Return: true if any limit was exceeded
 */
bool cg_judge_over_limit(const struct cg_plant *plant);

#endif /* CHARGOV_LAB_PLANT_H */
