/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * A pack's description as it was read: numbers with names, not yet a profile. Pure.
 *
 * tree.c reads how the members are wired and parts.c joins what they say; describe.c reads and
 * checks each property alone; profile.c checks them against each other and
 * makes the profile, with charge_zones.c, upkeep.c and cell_model.c for its tables; bounds.c has
 * the rules that they share; tables.c checks the tables of simple-battery.
 */
#ifndef CHARGOV_DESCRIBE_H
#define CHARGOV_DESCRIBE_H

#include <chargov/profile.h>

/* Properties of one cell; known[] in describe.c has a row for each. */
enum cg_known {
	CG_K_CAPACITY,
	CG_K_ENERGY,
	CG_K_CV,
	CG_K_VOLTAGE_MAX,
	CG_K_VOLTAGE_MIN,
	CG_K_CC,
	CG_K_TERM,
	CG_K_PRECHARGE,
	CG_K_PRECHARGE_BELOW,
	CG_K_TRICKLE,
	CG_K_RECHARGE,
	CG_K_OVER_VOLTAGE,
	CG_K_RESISTANCE,
	CG_K_CELLS,
	CG_K_TOTAL_S,
	CG_K_PRECHARGE_S,
	CG_K_WAKEUP_S,
	CG_K_CV_S,
	CG_K_PATH,
	CG_K_HYSTERESIS,
	CG_N_KNOWN
};

/* Properties of two temperatures. */
enum cg_span_id {
	CG_SPAN_OPERATING,
	CG_SPAN_ALERT,
	CG_SPAN_AMBIENT,
	CG_N_SPANS
};

/**
 * struct cg_span - a range of temperatures
 * @lo_degc: lower end
 * @hi_degc: upper end
 * @given: the description has it
 */
struct cg_span {
	s32 lo_degc;
	s32 hi_degc;
	bool given;
};

/**
 * struct cg_description - what a description says, and what was filled in for it
 * @chemistry: of the cells
 * @arrangement: of the members
 * @v: values, indexed by enum cg_known, in the unit of the property
 * @given: the description has it; else @v is a default, or 0 if there is none
 * @assumed: of members together: it is given, and none of them says it
 * @span: temperatures, indexed by enum cg_span_id
 */
struct cg_description {
	enum cg_chemistry chemistry;
	enum cg_arrangement arrangement;
	s64 v[CG_N_KNOWN];
	bool given[CG_N_KNOWN];
	bool assumed[CG_N_KNOWN];
	struct cg_span span[CG_N_SPANS];
};

/**
 * struct cg_draft - a profile in work
 * @d: the description, with what was filled in for it
 * @chem: caps of its chemistry
 * @charger: ranges of the charger, NULL for a pack that only gauges
 * @cv_id: the property that the charging voltage is from
 * @assumed: CG_ASSUMED() bits so far
 * @recharge_is_distance: the voltage from which it is charged again was given as one below full
 */
struct cg_draft {
	struct cg_description d;
	const struct cg_chemistry_caps *chem;
	const struct cg_charger_caps *charger;
	enum cg_known cv_id;
	u32 assumed;
	bool recharge_is_distance;
};

enum cg_op { CG_AT_LEAST, CG_AT_MOST, CG_ABOVE, CG_BELOW };

/**
 * struct cg_leaf - a member or a reserve in the description
 * @child: number of the child of the pack node
 * @at: number of the child in that one, negative if it is the child itself
 * @unit: which unit of the pack it belongs to
 * @reserve: it is a reserve
 */
struct cg_leaf {
	s8 child;
	s8 at;
	u8 unit;
	bool reserve;
};

/**
 * struct cg_tree - how the members are wired
 * @n: members and reserves
 * @leaf: they
 * @n_units: units: members and groups that are children of the pack node
 * @unit: how the members of each unit are wired
 * @members: how many of each unit
 * @arrangement: how the units are wired
 * @own: every member has a battery of its own
 */
struct cg_tree {
	u8 n;
	struct cg_leaf leaf[CG_MAX_MEMBERS];
	u8 n_units;
	enum cg_arrangement unit[CG_MAX_MEMBERS];
	u8 members[CG_MAX_MEMBERS];
	enum cg_arrangement arrangement;
	bool own;
};

typedef s64 (*cg_bound_fn)(const struct cg_draft *w);

/**
 * struct cg_row_rule - what must hold for one number of each row of a table
 * @cell: which number of the row
 * @op: how it compares
 * @bound: with what
 * @rule: for the complaint
 * @advice: for the complaint
 */
struct cg_row_rule {
	u8 cell;
	enum cg_op op;
	cg_bound_fn bound;
	const char *rule;
	const char *advice;
};

/* Room for "ocv-capacity-table-" and two digits. */
#define CG_TABLE_NAME_ROOM	24

const char *cg_known_name(enum cg_known id);
const char *cg_span_name(enum cg_span_id id);

int cg_refuse(struct cg_complaint *c, const char *property, s64 value, const char *rule,
	      s64 bound, const char *advice);
int cg_refuse_plain(struct cg_complaint *c, const char *property, const char *rule,
		    const char *advice);
int cg_refuse_text(struct cg_complaint *c, const char *property, const char *text,
		   const char *rule, const char *advice);

int cg_describe(const struct cg_props *props, bool battery, struct cg_description *d,
		struct cg_complaint *c);
int cg_known_check(enum cg_known id, s64 value, struct cg_complaint *c);
int cg_degc_check(const char *property, s32 degc, struct cg_complaint *c);
int cg_arrangement_read(const struct cg_props *props, enum cg_arrangement *arrangement,
			struct cg_complaint *c);
bool cg_has_battery(const struct cg_props *props);

int cg_draft_read(const struct cg_props *props, bool battery, const struct cg_description *joined,
		  struct cg_draft *w, struct cg_complaint *c);

int cg_tree_read(const struct cg_props *props, struct cg_tree *tree, struct cg_complaint *c);
int cg_parts_join(const struct cg_props *props, const struct cg_tree *tree,
		  struct cg_description *joined, u32 *assumed, struct cg_complaint *c);
int cg_parts_tighten(struct cg_description *d, const struct cg_description *joined,
		     struct cg_complaint *c);
int cg_parts_check(const struct cg_props *props, const struct cg_tree *tree, s64 cells,
		   struct cg_complaint *c);
void cg_parts_write(const struct cg_props *props, const struct cg_tree *tree,
		    const struct cg_description *joined, struct cg_profile *p);

/**
 * struct cg_says - what more than one rule says
 * @least_cv: of a voltage below that of the chemistry
 * @cv: of one above the battery's
 * @cc: of a current above the battery's
 * @charger_cv: of a voltage below the charger's
 * @charger_cc: of a current below the charger's
 * @degc: how temperatures are written
 */
struct cg_says {
	char least_cv[69];
	char cv[55];
	char cc[55];
	char charger_cv[53];
	char charger_cc[52];
	char degc[67];
};

extern const struct cg_says cg_says;

bool cg_holds(enum cg_op op, s64 value, s64 bound);
int cg_row_check(const struct cg_draft *w, const char *property, const struct cg_row_rule *rule,
		 unsigned int n, const s32 *row, struct cg_complaint *c);
int cg_row_read(const struct cg_props *props, const char *property, int row, s32 *cell, int width);
s64 cg_bound_cells(const struct cg_draft *w);
s64 cg_bound_cv(const struct cg_draft *w);
s64 cg_bound_least_cv(const struct cg_draft *w);
s64 cg_bound_charger_cv(const struct cg_draft *w);
s64 cg_bound_cc(const struct cg_draft *w);
s64 cg_bound_charger_cc(const struct cg_draft *w);
s64 cg_bound_term(const struct cg_draft *w);

int cg_charge_zones(const struct cg_props *props, struct cg_draft *w, struct cg_profile *p,
		    struct cg_complaint *c);
int cg_spans_check(const struct cg_description *d, struct cg_complaint *c);
int cg_upkeep(const struct cg_props *props, const struct cg_draft *w, struct cg_profile *p,
	      struct cg_complaint *c);
void cg_cell_model_read(const struct cg_props *props, struct cg_cell_model *model);

void cg_table_name(unsigned int n, char *name);
int cg_tables_check(const struct cg_props *props, s64 cell_max_uv, s64 cells,
		    struct cg_complaint *c);

/**
 * cg_complaint_format() - the sentence of a complaint, without a full stop
 * @c: the complaint
 * @buf: the sentence
 * @size: room in @buf
 *
 * Return: its length
 */
int cg_complaint_format(const struct cg_complaint *c, char *buf, size_t size);

#endif /* CHARGOV_DESCRIBE_H */
