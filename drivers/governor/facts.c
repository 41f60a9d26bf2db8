// SPDX-License-Identifier: GPL-2.0-only
/*
 * What is known now. A reading becomes a fact only if it is valid, young enough and of a size
 * that can be calculated with; nobody behind this file sees a reading. Pure.
 */
#include "rooms.h"

/* The reason not to charge without a fact; CG_FACTS_NEEDED says which are needed. */
static const enum cg_why cg_fact_why[CG_N_FACTS] = {
	[CG_FACT_PRESENT] = CG_WHY_NO_BATTERY,
	[CG_FACT_V_MAX_UV] = CG_WHY_NO_VOLTAGE,
	[CG_FACT_V_MIN_UV] = CG_WHY_NO_VOLTAGE,
	[CG_FACT_CURRENT_UA] = CG_WHY_NO_CURRENT,
	[CG_FACT_TEMP_MAX_MDEGC] = CG_WHY_NO_TEMPERATURE,
	[CG_FACT_TEMP_MIN_MDEGC] = CG_WHY_NO_TEMPERATURE,
	[CG_FACT_ONLINE] = CG_WHY_NO_CHARGER,
	[CG_FACT_STATUS] = CG_WHY_NO_CHARGER,
	[CG_FACT_HEALTH] = CG_WHY_NO_CHARGER,
};

/* One bit each in what was ever seen. */
static_assert(CG_N_FACTS <= 8 * sizeof(((struct cg_state *)0)->seen));

/* Time may stand still, but neither go back nor jump. */
static void cg_clock_read(const struct cg_state *state, const struct cg_view *view,
			  struct cg_facts *facts)
{
	s64 last_ms = state->last_ms;
	s64 dt_ms;

	facts->now_ms = view->now_ms;
	facts->clock_ok = (u64)view->now_ms <= S64_MAX / 4 && last_ms <= view->now_ms;
	if (!facts->clock_ok)
		facts->now_ms = clamp_t(s64, view->now_ms, 0, S64_MAX / 4);
	if (last_ms < 0 || !facts->clock_ok)
		return;

	dt_ms = facts->now_ms - last_ms;
	if (state->next_ms && dt_ms - state->next_ms > CG_JUMP_MS)
		facts->clock_ok = false;
	facts->dt_ms = min_t(s64, dt_ms, CG_DT_MAX_MS);
}

static bool cg_fits(s64 value)
{
	return value == (s32)value;
}

/**
 * struct cg_take - facts on their way
 * @facts: where to
 * @from_ms: oldest reading that counts
 * @window_ms: it may be taken after the cycle began, but not much
 * @oldest_ms: of the oldest taken, how long after @from_ms
 * @known: bits of those taken
 */
struct cg_take {
	struct cg_facts *facts;
	u64 from_ms;
	u64 window_ms;
	u64 oldest_ms;
	u32 known;
};

static __always_inline void cg_fact_take(struct cg_take *take, enum cg_fact fact,
					 const struct cg_reading *r)
{
	u64 at_ms = (u64)r->at_ms - take->from_ms;
	s64 value = r->value;

	if (!r->valid || at_ms > take->window_ms || !cg_fits(value))
		return;
	take->facts->fact[fact] = (s32)value;
	take->known |= BIT(fact);
	take->oldest_ms = min(take->oldest_ms, at_ms);
}

static __always_inline void cg_facts_of_view(struct cg_take *take, const struct cg_reading *f)
{
	cg_fact_take(take, CG_FACT_PRESENT, &f[CG_V_PRESENT]);
	cg_fact_take(take, CG_FACT_V_MAX_UV, &f[CG_V_CELL_MAX_UV]);
	cg_fact_take(take, CG_FACT_V_MIN_UV, &f[CG_V_CELL_MIN_UV]);
	cg_fact_take(take, CG_FACT_CURRENT_UA, &f[CG_V_CURRENT_UA]);
	cg_fact_take(take, CG_FACT_TEMP_MAX_MDEGC, &f[CG_V_TEMP_MAX_MDEGC]);
	cg_fact_take(take, CG_FACT_TEMP_MIN_MDEGC, &f[CG_V_TEMP_MIN_MDEGC]);
	/* without it the thresholds hold and full stays full: phases.c */
	cg_fact_take(take, CG_FACT_CAPACITY_PCT, &f[CG_V_CAPACITY_PCT]);
}

static __always_inline void cg_facts_of_charger(struct cg_take *take, const struct cg_reading *f)
{
	cg_fact_take(take, CG_FACT_ONLINE, &f[CG_C_ONLINE]);
	cg_fact_take(take, CG_FACT_STATUS, &f[CG_C_STATUS]);
	cg_fact_take(take, CG_FACT_HEALTH, &f[CG_C_HEALTH]);
	/* without it no path is compensated that was: path.c */
	cg_fact_take(take, CG_FACT_CHARGER_UV, &f[CG_C_VOLTAGE_UV]);
}

/* What is of a cell becomes the pack's, as far as it can be calculated with. */
static void cg_facts_scale(struct cg_facts *facts, enum cg_fact fact, u8 cells)
{
	s64 value = (s64)facts->fact[fact] * cells;

	if (!cg_fits(value)) {
		facts->known &= ~BIT(fact);
		value = 0;
	}
	facts->fact[fact] = (s32)value;
}

/* What the charger was told, and what its cells may have of it. */
static void cg_told_read(const struct cg_state *state, struct cg_facts *facts)
{
	const struct cg_charger_sample *charger = facts->charger;

	if (!charger->told_on || charger->told_cv_uv <= 0)
		return;
	facts->cell_cv_uv = min(charger->told_cv_uv, S32_MAX / 2) - state->path_uv;
	facts->near_uv = cg_near_uv(facts->cell_cv_uv);
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
	struct cg_take take;

	memset(facts->fact, 0, sizeof(facts->fact));
	facts->dt_ms = 0;
	facts->charger = NULL;
	facts->cell_cv_uv = 0;
	facts->near_uv = 0;
	facts->cv_limit_uv = 0;
	facts->ended = CG_WHY_NONE;
	facts->look_ms = CG_STALE_MAX_MS;
	facts->view = view;
	facts->new_session = false;
	facts->idle = false;
	facts->last_step = false;
	facts->stage = NULL;
	facts->levels = (struct cg_levels) { 0 };
	facts->rest_left_ms = 0;
	cg_clock_read(state, view, facts);
	take = (struct cg_take) {
		.facts = facts,
		.from_ms = facts->now_ms - stale_ms - CG_SLACK_MS,
		.window_ms = CG_STALE_MAX_MS + CG_SLACK_MS + stale_ms,
		/* no older than now */
		.oldest_ms = stale_ms + CG_SLACK_MS,
	};
	cg_facts_of_view(&take, view->f);
	/* two chargers are one here: team.h */
	if (view->n_chargers == 1) {
		facts->charger = &view->charger[0];
		cg_facts_of_charger(&take, facts->charger->f);
		cg_told_read(state, facts);
	}
	facts->known = take.known;
	facts->oldest_ms = stale_ms + CG_SLACK_MS - (s64)take.oldest_ms;
	if (profile->cells_series > 1) {
		cg_facts_scale(facts, CG_FACT_V_MAX_UV, profile->cells_series);
		cg_facts_scale(facts, CG_FACT_V_MIN_UV, profile->cells_series);
	}
	state->branch_permille = view->branch_permille;
	state->ahead_uv = view->ahead_uv;
	state->seen |= facts->known;
}
EXPORT_SYMBOL_IF_KUNIT(cg_facts_gather);

#define CG_FACTS_NEEDED		(BIT(CG_FACT_PRESENT) | BIT(CG_FACT_V_MAX_UV) | \
				 BIT(CG_FACT_V_MIN_UV) | BIT(CG_FACT_CURRENT_UA) | \
				 BIT(CG_FACT_TEMP_MAX_MDEGC) | BIT(CG_FACT_TEMP_MIN_MDEGC) | \
				 BIT(CG_FACT_ONLINE) | BIT(CG_FACT_STATUS) | \
				 BIT(CG_FACT_HEALTH))

/**
 * cg_facts_missing() - the first fact that is needed and not known
 * @facts: the facts
 *
 * Return: the reason not to charge, CG_WHY_NONE if nothing is missing
 */
enum cg_why cg_facts_missing(const struct cg_facts *facts)
{
	u32 lost = CG_FACTS_NEEDED & ~facts->known;
	enum cg_fact i = 0;

	if (!lost)
		return CG_WHY_NONE;
	while (!(lost & BIT(i)))
		i++;
	return cg_fact_why[i];
}
EXPORT_SYMBOL_IF_KUNIT(cg_facts_missing);
