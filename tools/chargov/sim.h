/* SPDX-License-Identifier: GPL-2.0-only */
/* A charge in virtual time: what is asked for, what happens in it, and who does what. */
#ifndef CHARGOV_TOOL_SIM_H
#define CHARGOV_TOOL_SIM_H

#include <stdio.h>
#include <chargov/record.h>
#include "../../drivers/lab/plant.h"
#include "chargers.h"
#include "course.h"

/**
 * struct wish - what is to be simulated
 * @board: file with its device tree
 * @soc_permille: charge at the start
 * @to_permille: and at the end, 1000 = to full
 * @ambient_mdegc: around the cells
 * @source_uv: voltage of the source
 * @source_ua: the most that it gives
 * @source_uohm: of source and cable
 * @path_uohm: between charger and cells, below 0 = as described
 * @log: file for the course, NULL = none
 * @plot: file for its picture, NULL = none
 * @record: file for its decisions, NULL = none
 */
struct wish {
	const char *board;
	s32 soc_permille;
	s32 to_permille;
	s32 ambient_mdegc;
	s32 source_uv;
	s32 source_ua;
	s32 source_uohm;
	s32 path_uohm;
	const char *log;
	const char *plot;
	const char *record;
};

/**
 * struct source - what the charger makes of what it is fed by
 * @told: what it was told, as far as a source has it
 * @top_uv: highest voltage at its terminals that the source has when nothing flows, 0 = any
 * @drop_uohm: what each current takes of that
 * @vindpm_uv: it does not pull the source below that
 * @most_ua: of one that does not hold its input: most that it gets, 0 = any
 * @little_ua: less than that is no charge any more
 * @is_starved: @top_uv is what holds the current
 * @fed_ms: when that let more through than @little_ua
 */
struct source {
	struct cg_charge_request told;
	s32 top_uv;
	s32 drop_uohm;
	s32 vindpm_uv;
	s32 most_ua;
	s32 little_ua;
	bool is_starved;
	s64 fed_ms;
};

/**
 * struct sim - a run
 * @wish: what is simulated
 * @profile: of the pack
 * @curve_typical: the curve of its cells is not described
 * @charger: its first charger; without a row: none that is governed
 * @plant: cells and source
 * @source: how the source limits
 * @policy: none
 * @state: of decide
 * @sample: what is seen
 * @view: the same as a pack
 * @decision: the last one
 * @gauge_ms: when the gauge was read anew last
 * @now_ms: time
 * @logged_ms: of the last moment of @course
 * @idle_ms: since when nothing is charged
 * @course: what happened
 * @record: a decision, for the file
 * @recorded: that file, NULL = none
 * @at_80_ms: when 80 % was reached, below 0 if it was not
 * @to_ms: when the charge that is wanted was, likewise
 * @full_ms: when the charge had ended, below 0 if it had not
 * @full_permille: charge then
 * @uj: energy put in until then, uV * uA * ms / 10^9
 * @kept_ms: time that it was topped off after that
 * @kept_uj: energy put in during that
 * @hot_mdegc: hottest cell
 * @limited_ms: time charged under each limit, until it was full
 */
struct sim {
	struct wish wish;
	struct cg_profile profile;
	bool curve_typical;
	struct charger charger;
	struct cg_plant plant;
	struct source source;
	struct cg_policy policy;
	struct cg_state state;
	struct cg_sample sample;
	struct cg_view view;
	struct cg_decision decision;
	s64 gauge_ms;
	s64 now_ms;
	s64 logged_ms;
	s64 idle_ms;
	struct course course;
	struct cg_record record;
	FILE *recorded;
	s64 at_80_ms;
	s64 to_ms;
	s64 full_ms;
	s32 full_permille;
	s64 uj;
	s64 kept_ms;
	s64 kept_uj;
	s32 hot_mdegc;
	s64 limited_ms[CG_N_LIMITS];
};

/* sim_wish.c: what the user asks for; false after a sentence or a list: nothing is to be done. */
bool sim_wish_read(int argc, char **argv, struct wish *wish);

/* sim_cells.c: the cells of a board, rested; a lab board says what they really are. */
void sim_build(struct sim *sim, const void *blob);

/* sim_source.c: false, after a sentence, if its charger does not work from the source. */
bool sim_source_init(struct sim *sim);
/* The working point with what was told. */
void sim_solve(struct sim *sim);
void sim_step(struct sim *sim, s64 to_ms);
/* What holds the current: the source, whatever was decided, where it gives no more. */
enum cg_limit sim_limit(const struct sim *sim);

/* sim_record.c: the decisions, for chargov replay; false after a sentence. */
bool sim_record_open(struct sim *sim);
void sim_record_begin(struct sim *sim, const struct cg_policy *policy);
void sim_record_end(struct sim *sim);
bool sim_record_close(struct sim *sim);

/* sim_tell.c: what came of it; 0 if it is what was wanted, else 1. */
int sim_tell(const struct sim *sim, const char *name);

#endif /* CHARGOV_TOOL_SIM_H */
