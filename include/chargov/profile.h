/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * struct cg_profile: all that is known of a pack before it is measured: what its cells allow,
 * how they are wired and what its chargers can do. Built and checked as one transaction
 * (drivers/pack/profile.c, pure), constant while the pack lives.
 */
#ifndef CHARGOV_PROFILE_H
#define CHARGOV_PROFILE_H

#include <chargov/pure.h>
#include <chargov/range.h>
#include <chargov/view.h>

#define CG_MAX_ZONES	8
#define CG_MAX_STEPS	8
#define CG_MAX_MAINTENANCE	4
#define CG_MAX_AGEING	8
#define CG_MAX_OCV	24
/* States of the pack as a cooling device, 0 = unhindered. */
#define CG_THERMAL_STATES	10

enum cg_chemistry {
	CG_CHEMISTRY_UNKNOWN,
	CG_CHEMISTRY_LION,
	CG_CHEMISTRY_LIPO,
	CG_CHEMISTRY_LIFE,
	CG_CHEMISTRY_LIMN,
	CG_N_CHEMISTRIES
};

/**
 * struct cg_chemistry_caps - what no device tree can lift, per cell
 * @name: as in device-chemistry; NULL for unknown
 * @nominal_uv: what turns a design energy into a design capacity
 * @cv_min_uv: a lower charging voltage is not one of this chemistry: a typing error
 * @cv_max_uv: highest charging voltage of a cell of this chemistry
 * @cell_max_uv: no cell may get this high; over-voltage thresholds end here
 * @cell_min_uv: lowest voltage at which a cell may be brought back at all
 * @precharge_below_uv: full current begins here if the description does not say
 * @temp_min_mdegc: coldest at which it may be charged
 * @temp_max_mdegc: hottest at which it may be charged
 * @cool_below_mdegc: below it, without a description that says more, half current
 * @warm_above_mdegc: above it, without a description that says more, half current and
 *	@warm_minus_uv
 * @warm_minus_uv: how much lower the charging voltage is when warm
 * @c_rate_max_pct: highest charging current, per cent of one C
 */
struct cg_chemistry_caps {
	const char *name;
	s32 nominal_uv;
	s32 cv_min_uv;
	s32 cv_max_uv;
	s32 cell_max_uv;
	s32 cell_min_uv;
	s32 precharge_below_uv;
	s32 temp_min_mdegc;
	s32 temp_max_mdegc;
	s32 cool_below_mdegc;
	s32 warm_above_mdegc;
	s32 warm_minus_uv;
	s32 c_rate_max_pct;
};

extern const struct cg_chemistry_caps cg_chemistry_caps[CG_N_CHEMISTRIES];

/**
 * struct cg_step - a pair of limits that hold together
 * @cv_uv: voltage up to which @cc_ua is allowed, of the pack
 * @cc_ua: current, of the pack
 */
struct cg_step {
	s32 cv_uv;
	s32 cc_ua;
};

/**
 * struct cg_zone - limits between two temperatures
 * @from_mdegc: lower edge, inside
 * @to_mdegc: upper edge, outside
 * @n_steps: steps in use, rising in voltage, falling in current; 0 = no charging here
 * @step: the steps
 * @eases_below: no limit is lower in the zone below; from cg_profile_prepare()
 * @eases_above: nor in the one above
 * @is_warm: it is above the best zone and allows less; from cg_profile_prepare()
 * @guard_from_mdegc: @from_mdegc, at the outermost edge with what a sensor may err by (P4); from
 *	cg_profile_prepare()
 * @guard_to_mdegc: likewise @to_mdegc
 * @go_above_mdegc: from here on it does not hold any more: @to_mdegc and the hysteresis; from
 *	cg_profile_prepare()
 * @go_below_mdegc: likewise @from_mdegc, less it
 */
struct cg_zone {
	s32 from_mdegc;
	s32 to_mdegc;
	u8 n_steps;
	struct cg_step step[CG_MAX_STEPS];
	bool eases_below;
	bool eases_above;
	bool is_warm;
	s32 guard_from_mdegc;
	s32 guard_to_mdegc;
	s32 go_above_mdegc;
	s32 go_below_mdegc;
};

/**
 * struct cg_maintenance - one stage of topping off after the charge has ended
 * @cv_uv: voltage that the stage holds, of the pack
 * @cc_ua: highest current of the stage, of the pack
 * @s: how long it lasts; then the next stage, after the last one charging rests
 */
struct cg_maintenance {
	s32 cv_uv;
	s32 cc_ua;
	s32 s;
};

/**
 * struct cg_ageing - how limits shrink with use; a row holds from its cycles on
 * @cycles: full charge cycles
 * @cv_uv: charging voltage that is left, of the pack
 * @cc_ua: current that is left, of the pack
 */
struct cg_ageing {
	s32 cycles;
	s32 cv_uv;
	s32 cc_ua;
};

/**
 * struct cg_cell_model - what the description tells of the cells, for forecasts
 * @n: points of the open-circuit curve, 0 = the description has none
 * @ocv_uv: of the pack, rising
 * @soc_permille: belonging to it, rising
 * @resistance_uohm: of the pack, 0 = not told
 */
struct cg_cell_model {
	u8 n;
	s32 ocv_uv[CG_MAX_OCV];
	u16 soc_permille[CG_MAX_OCV];
	s32 resistance_uohm;
};

/**
 * struct cg_part - a member of a pack, as it was described
 * @unit: which of the pack's units it belongs to: a direct child of the pack is a unit, and so is
 *	a group with all its members; meaningless for a reserve
 * @reserve: it feeds the pack's input: its energy counts and nothing else
 * @cells_series: cells in series in it
 * @capacity_uah: its design capacity
 * @cc_max_ua: it is never charged with more than this
 * @cell_cv_uv: none of its cells is charged to more than this
 * @nominal_uv: of the whole member; what turns its charge into energy
 */
struct cg_part {
	u8 unit;
	bool reserve;
	u8 cells_series;
	s32 capacity_uah;
	s32 cc_max_ua;
	s32 cell_cv_uv;
	s32 nominal_uv;
};

/**
 * struct cg_profile - a checked pack
 * @chemistry: of the cells
 * @arrangement: of the units
 * @n_parts: members and reserves, 1..16
 * @part: the members, in the order of the description
 * @n_units: units, each a member or a group
 * @unit: how the members of each unit are wired
 * @cells_series: cells in series in the whole pack, 1..16
 * @capacity_uah: design capacity
 * @cv_max_uv: highest charging voltage of the pack
 * @cv_cap_uv: the charger is never told more, of the pack, whatever the path takes; 0 = the path
 *	is not compensated
 * @cc_max_ua: highest charging current of the pack
 * @term_ua: charging ends when the current has fallen to this at the full voltage
 * @precharge_ua: current that is told below @precharge_below_uv: what the battery may have, or the
 *	least that can be told to a charger that keeps to that by itself
 * @precharge_below_uv: voltage at which full current may begin
 * @dead_below_uv: under it only a bounded wake-up is tried (P7)
 * @empty_uv: voltage_min_design
 * @recharge_below_uv: full ends when the pack falls below it
 * @recharge_below_pct: and below this capacity
 * @over_voltage_uv: at or above it charging stops and is latched (P5)
 * @hysteresis_mdegc: a zone is left at its edge and entered again this far inside it
 * @temp_error_mdegc: by so much the cells may be beyond what is read of them: charging stops this
 *	far inside the outer edges
 * @total_s: longest time at charge in a session (P6)
 * @precharge_s: longest precharge (P6)
 * @wakeup_s: longest wake-up attempt (P7)
 * @charge_bound_uah: most charge put in during one session (P6)
 * @cv_s: longest time in CV
 * @term_dwell_ms: current must have been low this long
 * @path_uohm: between the charger and the cells, 0 = not known: it is not compensated
 * @n_maintenance: stages of topping off, 0 = none
 * @maintenance: the stages
 * @n_ageing: rows in use, rising in cycles
 * @ageing: the rows; none leaves more than the one before it
 * @model: of the cells
 * @n_zones: zones in use, adjoining, rising; outside all of them charging is off
 * @best_zone: the one of the highest current, the first of them; from cg_profile_prepare()
 * @rise_uv_h: by how much the voltage rises at most in an hour at 1C; from cg_profile_prepare()
 * @slow_below_ua: half of what pack and charger may have; told less, the total timer is slower;
 *	from cg_profile_prepare()
 * @off_noise_ua: current while told off that is no longer noise (F22); from cg_profile_prepare()
 * @on_noise_ua: likewise above what was told, beside a tenth of that
 * @zone: the zones
 * @charger_cc: what the chargers' current field can hold
 * @charger_cv: what the chargers' voltage field can hold
 * @charger_iin: what the chargers' input limit can hold
 */
struct cg_profile {
	enum cg_chemistry chemistry;
	enum cg_arrangement arrangement;
	u8 n_parts;
	struct cg_part part[CG_MAX_MEMBERS];
	u8 n_units;
	enum cg_arrangement unit[CG_MAX_MEMBERS];
	u8 cells_series;
	s32 capacity_uah;
	s32 cv_max_uv;
	s32 cv_cap_uv;
	s32 cc_max_ua;
	s32 term_ua;
	s32 precharge_ua;
	s32 precharge_below_uv;
	s32 dead_below_uv;
	s32 empty_uv;
	s32 recharge_below_uv;
	s32 recharge_below_pct;
	s32 over_voltage_uv;
	s32 hysteresis_mdegc;
	s32 temp_error_mdegc;
	s32 total_s;
	s32 precharge_s;
	s32 wakeup_s;
	s32 charge_bound_uah;
	s32 cv_s;
	s32 term_dwell_ms;
	s32 path_uohm;
	u8 n_maintenance;
	struct cg_maintenance maintenance[CG_MAX_MAINTENANCE];
	u8 n_ageing;
	struct cg_ageing ageing[CG_MAX_AGEING];
	struct cg_cell_model model;
	u8 n_zones;
	u8 best_zone;
	s32 rise_uv_h;
	s32 slow_below_ua;
	s32 off_noise_ua;
	s32 on_noise_ua;
	struct cg_zone zone[CG_MAX_ZONES];
	struct cg_range charger_cc;
	struct cg_range charger_cv;
	struct cg_range charger_iin;
};

/**
 * struct cg_props - where a description is read from: a live device tree or a blob
 * @ctx: handed back to the calls
 * @read: up to @max cells of property @name of the battery node (@pack false) or of the pack
 *	node, from cell @first on, into @out; returns the number of cells that the property
 *	has, 0 if it is absent, a negative errno if it is not a row of cells
 * @string: a string property or NULL
 * @enter: goes to the child of the pack node of number @child (from 0 on) or, with @at not
 *	negative, to the child of number @at of that one. From then on the pack node is that node
 *	and the battery is its own, if it has one. With a negative @child back to the pack node
 *	itself. Returns the name of the node ("member@0"), NULL if there is none. NULL = nothing
 *	is known of children: the pack has one member
 */
struct cg_props {
	void *ctx;
	int (*read)(void *ctx, bool pack, const char *name, int first, u32 *out, int max);
	const char *(*string)(void *ctx, bool pack, const char *name);
	const char *(*enter)(void *ctx, int child, int at);
};

/**
 * struct cg_complaint - one violated rule, ready to be one sentence
 * @property: name of the property
 * @text: string value found; with @has_value, where the value is from; NULL if neither
 * @rule: what is required, without a full stop
 * @advice: what to do, without a full stop
 * @value: value found, meaningful if @has_value
 * @bound: the number that the rule speaks of, meaningful if @has_bound
 * @has_value: @value is meaningful
 * @has_bound: @bound is meaningful
 * @pack: @property is of the pack node, or of the node of a member or a group; else of the battery
 */
struct cg_complaint {
	const char *property;
	const char *text;
	const char *rule;
	const char *advice;
	s64 value;
	s64 bound;
	bool has_value;
	bool has_bound;
	bool pack;
};

/* What a profile was assumed for want of a property; each is one word in one log line. */
enum cg_assumption {
	CG_ASSUMPTION_CURRENT,		/* half a C */
	CG_ASSUMPTION_VOLTAGE,		/* voltage-max-design */
	CG_ASSUMPTION_ZONES,		/* 0..45 C, cool below 10 C */
	CG_ASSUMPTION_TERM,		/* C/20 */
	CG_ASSUMPTION_PRECHARGE,	/* C/10 */
	CG_ASSUMPTION_PRECHARGE_LIMIT,	/* by the chemistry */
	CG_ASSUMPTION_CAPACITY,		/* from the design energy */
	CG_ASSUMPTION_CHEMISTRY,	/* as lithium-ion */
	CG_N_ASSUMPTIONS
};

#define CG_ASSUMED(name)	BIT(CG_ASSUMPTION_##name)

extern const char *const cg_assumption_words[CG_N_ASSUMPTIONS];

/**
 * struct cg_charger_caps - what a charger's fields can hold
 * @cc: charge current, uA
 * @cv: charge voltage, uV
 * @iin: input current limit, uA
 * @precharge_ua: the most that it gives by itself, at the least of @cc, below @precharge_uv;
 *	0 = not known
 * @precharge_uv: see there
 * @senses_cells: its charge voltage is that of the cells, not of its own terminals
 */
struct cg_charger_caps {
	struct cg_range cc;
	struct cg_range cv;
	struct cg_range iin;
	s32 precharge_ua;
	s32 precharge_uv;
	bool senses_cells;
};

/**
 * cg_profile_parse() - a description to a checked profile, all or nothing
 * @props: the description
 * @caps: ranges of the charger; NULL for a pack that only gauges
 * @profile: the result; untouched unless 0 is returned
 * @assumed: CG_ASSUMED() bits of what was not said
 * @complaint: the first violated rule when -EINVAL is returned
 *
 * Return: 0, or -EINVAL with @complaint filled
 */
int cg_profile_parse(const struct cg_props *props, const struct cg_charger_caps *caps,
		     struct cg_profile *profile, u32 *assumed, struct cg_complaint *complaint);

/**
 * cg_profile_prepare() - what a profile says of its zones, so that no decision has to look for it
 * @profile: the zones; cg_profile_parse() has done it. Without it every edge is taken for one
 *	towards less, and no zone is called cool or warm
 */
void cg_profile_prepare(struct cg_profile *profile);

#endif /* CHARGOV_PROFILE_H */
