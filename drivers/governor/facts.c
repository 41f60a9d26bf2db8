// SPDX-License-Identifier: GPL-2.0-only
/*
 * What is known now. A reading becomes a fact only if it is valid, young enough and of a size
 * that can be calculated with; nobody behind this file sees a reading. Pure.
 */
#include "rooms.h"

/**
 * struct cg_fact_rule - where a fact comes from
 * @of_charger: from the charger's readings, not from the view's
 * @per_cell: a cell's; it is scaled to the pack
 * @optional: a device may never have it; once seen it is required like the others
 * @field: which reading
 * @missing: reason not to charge without it, CG_WHY_NONE = there is another answer to that
 */
struct cg_fact_rule {
	bool of_charger;
	bool per_cell;
	bool optional;
	u8 field;
	enum cg_why missing;
};

static const struct cg_fact_rule cg_fact_rules[CG_N_FACTS] = {
	[CG_FACT_PRESENT] = { .field = CG_V_PRESENT, .missing = CG_WHY_NO_BATTERY },
	[CG_FACT_V_MAX_UV] = { .field = CG_V_CELL_MAX_UV, .per_cell = true,
			       .missing = CG_WHY_NO_VOLTAGE },
	[CG_FACT_V_MIN_UV] = { .field = CG_V_CELL_MIN_UV, .per_cell = true,
			       .missing = CG_WHY_NO_VOLTAGE },
	[CG_FACT_CURRENT_UA] = { .field = CG_V_CURRENT_UA, .missing = CG_WHY_NO_CURRENT },
	[CG_FACT_TEMP_MAX_MDEGC] = { .field = CG_V_TEMP_MAX_MDEGC,
				     .missing = CG_WHY_NO_TEMPERATURE },
	[CG_FACT_TEMP_MIN_MDEGC] = { .field = CG_V_TEMP_MIN_MDEGC,
				     .missing = CG_WHY_NO_TEMPERATURE },
	[CG_FACT_ONLINE] = { .field = CG_C_ONLINE, .of_charger = true,
			     .missing = CG_WHY_NO_CHARGER },
	[CG_FACT_STATUS] = { .field = CG_C_STATUS, .of_charger = true,
			     .missing = CG_WHY_NO_CHARGER },
	[CG_FACT_HEALTH] = { .field = CG_C_HEALTH, .of_charger = true, .optional = true,
			     .missing = CG_WHY_NO_CHARGER },
	/* without it the thresholds hold and full stays full: phases.c */
	[CG_FACT_CAPACITY_PCT] = { .field = CG_V_CAPACITY_PCT },
};

/* Time may stand still, but neither go back nor jump. */
static void cg_clock_read(const struct cg_state *state, const struct cg_view *view,
			  struct cg_facts *facts)
{
	s64 last_ms = state->last_ms;
	s64 dt_ms;

	facts->now_ms = clamp_t(s64, view->now_ms, 0, S64_MAX / 4);
	facts->clock_ok = facts->now_ms == view->now_ms && last_ms <= facts->now_ms;
	if (last_ms < 0 || !facts->clock_ok)
		return;

	dt_ms = facts->now_ms - last_ms;
	if (state->next_ms && dt_ms - state->next_ms > CG_JUMP_MS)
		facts->clock_ok = false;
	facts->dt_ms = min_t(s64, dt_ms, CG_DT_MAX_MS);
}

static const struct cg_reading *cg_fact_reading(const struct cg_view *view,
						const struct cg_facts *facts,
						const struct cg_fact_rule *rule)
{
	if (!rule->of_charger)
		return &view->f[rule->field];
	return facts->charger ? &facts->charger->f[rule->field] : NULL;
}

static bool cg_fits(s64 value)
{
	return value == (s32)value;
}

/* The value of a reading, scaled to the pack; false if it is too large to calculate with. */
static bool cg_fact_value(const struct cg_reading *r, bool per_cell, u8 cells, s32 *value)
{
	s64 scaled = r->value;

	if (!cg_fits(scaled))
		return false;
	if (per_cell)
		scaled *= cells;
	if (!cg_fits(scaled))
		return false;
	*value = scaled;
	return true;
}

static void cg_facts_take(struct cg_facts *facts, const struct cg_view *view, u8 cells,
			  s64 stale_ms)
{
	s64 from_ms = facts->now_ms - stale_ms - CG_SLACK_MS;
	/* a reading may be taken after the cycle began, but not much */
	s64 to_ms = facts->now_ms + CG_STALE_MAX_MS;
	s64 oldest_ms = facts->now_ms;
	unsigned int i;

	for (i = 0; i < CG_N_FACTS; i++) {
		const struct cg_fact_rule *rule = &cg_fact_rules[i];
		const struct cg_reading *r = cg_fact_reading(view, facts, rule);

		if (!r || !r->valid || r->at_ms < from_ms || r->at_ms > to_ms ||
		    !cg_fact_value(r, rule->per_cell, cells, &facts->fact[i]))
			continue;
		facts->known |= BIT(i);
		oldest_ms = min(oldest_ms, r->at_ms);
	}
	facts->oldest_ms = facts->now_ms - oldest_ms;
}

/**
 * cg_facts_gather() - the facts of this cycle
 * @profile: cells in series
 * @state: gives the age that a reading may have; remembers what was ever seen
 * @view: the readings
 * @facts: written whole
 */
void cg_facts_gather(const struct cg_profile *profile, struct cg_state *state,
		     const struct cg_view *view, struct cg_facts *facts)
{
	s64 stale_ms = clamp_t(s64, state->stale_ms, CG_STALE_MIN_MS, CG_STALE_MAX_MS);

	memset(facts, 0, sizeof(*facts));
	facts->ended = CG_WHY_NONE;
	facts->disagree = view->disagree;
	/* the limits are not divided among several chargers */
	if (view->n_chargers == 1)
		facts->charger = &view->charger[0];
	cg_clock_read(state, view, facts);
	cg_facts_take(facts, view, max_t(u8, profile->cells_series, 1), stale_ms);
	state->seen |= facts->known;
}

/**
 * cg_facts_missing() - the first fact that is needed and not known
 * @state: tells what was ever seen
 * @facts: the facts
 *
 * Return: the reason not to charge, CG_WHY_NONE if nothing is missing
 */
enum cg_why cg_facts_missing(const struct cg_state *state, const struct cg_facts *facts)
{
	unsigned int i;

	for (i = 0; i < CG_N_FACTS; i++) {
		const struct cg_fact_rule *rule = &cg_fact_rules[i];

		if (cg_known(facts, i) || rule->missing == CG_WHY_NONE)
			continue;
		if (!rule->optional || state->seen & BIT(i))
			return rule->missing;
	}
	return CG_WHY_NONE;
}
