/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The rooms of decide, in the order in which a decision goes through them. Private to the
 * governor and its tests; all pure.
 *
 *	facts	  what is known now: every reading checked for validity, age and size
 *	timers	  what has passed: sessions, time at charge, charge put in, credits
 *	policy	  what the user and the use of the battery ask for
 *	zones	  which temperature zones hold
 *	phases	  has the charge ended, is it held, which phase is it in
 *	guards	  the first reason not to charge
 *	faults	  how long that reason stays
 *	steps	  which pair of voltage and current of a zone; topping off
 *	rows	  all limits, one after the other; the tightest wins
 *	path	  what the charger is told more than its cells may have
 *	deadline  when to look again
 *	forecast  how long it will take, for publish
 *
 * P1, as it is kept here: the voltage that the charger is told is the lowest limit, rounded down,
 * plus what the path between charger and cells takes. So the limit holds at the cells, and
 * what is added is never more than current times resistance, CG_PATH_MOST_UV, and what leaves
 * every cell below the cap of its chemistry if the path took nothing at all. It is nothing when
 * a reading that it rests on is missing or contradicts another, and at the end of a charge.
 */
#ifndef CHARGOV_GOVERNOR_ROOMS_H
#define CHARGOV_GOVERNOR_ROOMS_H

#include <chargov/decide.h>

/* Longest and shortest time between two looks (P3: T_stale). */
#define CG_STALE_MAX_MS		60000
#define CG_STALE_MIN_MS		1000
/* Looks while held: during a rest for a forecast that changes, while hot to see it cool. */
#define CG_LOOK_MS		600000
/* What a timer of a 100 Hz kernel may be late; 15 mK at the worst slope. */
#define CG_SLACK_MS		500
/* A source that was away shorter than this was a glitch: the session goes on (F26). */
#define CG_UNPLUG_MS		2000
/*
 * Starts are paid with saved time, which bounds them under any input (P19): at once at most
 * CG_START_SAVINGS, then one in CG_START_COST_MS. New sessions likewise (F26).
 */
#define CG_START_COST_MS	300000
#define CG_START_SAVINGS	12
#define CG_SESSION_COST_MS	600000
#define CG_SESSION_SAVINGS	6
/* Faults that may interrupt charging in one hour before they stay (P9). */
#define CG_RESTARTS_PER_HOUR	5
#define CG_HOUR_MS		3600000
/* The total timer runs no slower than an eighth, however little the charger is told (P6). */
#define CG_SLOWEST_SHIFT	3
/* A gauge may be this late to show what the charger was told (bq27xxx reads anew each 5 s). */
#define CG_SETTLE_MS		6000
/* Times that the current must contradict the charger (F22), at least this far apart. */
#define CG_EVIDENCE		2
#define CG_EVIDENCE_APART_MS	1000
/* A charger that says full far from the voltage for so long, or lets nothing through, is idle. */
#define CG_LAME_MS		60000
/* Nothing: less than this part of what it was told, and no more than noise. */
#define CG_IDLE_PART		4
/* Current that is neither noise nor a load worth mentioning. */
#define CG_NOISE_UA		50000
/* No single pause of the clock is believed beyond this: a jump (F34). */
#define CG_JUMP_MS		86400000
/* Cap on what one look may add to a timer: 7 days. Keeps uA * ms below 63 bits. */
#define CG_DT_MAX_MS		604800000

/* A step is over after so many looks that say so. */
#define CG_STEP_SAMPLES		3

#define CG_ZONE_UNKNOWN		(-2)
/* Shortest time over which a trend says something: gauges are read anew each 5 s. */
#define CG_TREND_MS		10000
/*
 * Most that the path is compensated: 2.8 A through 100 mOhm. A wrong path may cost that much until
 * the cells are seen; one lithium-ion cell then still is below the cap of its chemistry.
 */
#define CG_PATH_MOST_UV		280000
/* Cells that do not tell their resistance drop about this at one C, each. */
#define CG_PATH_CELL_UV		60000
/* When it has flowed for long they lack so much at rest. */
#define CG_PATH_REST_UV		180000
/* A current that fell because the charger was told less says nothing for so long. */
#define CG_PATH_DIP_MS		90000

/**
 * enum cg_fact - what decide needs to know
 * @CG_FACT_PRESENT: 1 if the battery is there
 * @CG_FACT_V_MAX_UV: the pack's voltage if every cell were as its highest
 * @CG_FACT_V_MIN_UV: the pack's voltage if every cell were as its lowest
 * @CG_FACT_CURRENT_UA: + charges
 * @CG_FACT_TEMP_MAX_MDEGC: hottest sensor
 * @CG_FACT_TEMP_MIN_MDEGC: coldest sensor
 * @CG_FACT_CAPACITY_PCT: state of charge
 * @CG_FACT_ONLINE: the charger has a source; it and the ones after it are the charger's
 * @CG_FACT_STATUS: what the charger says it does, enum cg_status
 * @CG_FACT_HEALTH: what the charger says of itself, CG_CHARGER_HEALTH_*
 * @CG_FACT_CHARGER_UV: the pack's voltage as the charger measures it
 */
enum cg_fact {
	CG_FACT_PRESENT,
	CG_FACT_V_MAX_UV,
	CG_FACT_V_MIN_UV,
	CG_FACT_CURRENT_UA,
	CG_FACT_TEMP_MAX_MDEGC,
	CG_FACT_TEMP_MIN_MDEGC,
	CG_FACT_CAPACITY_PCT,
	CG_FACT_ONLINE,
	CG_FACT_STATUS,
	CG_FACT_HEALTH,
	CG_FACT_CHARGER_UV,
	CG_N_FACTS
};

/**
 * struct cg_levels - between which states of charge charging holds
 * @start_pct: below it charging begins again, 0 = the full battery's own recharge rule
 * @end_pct: from it on charging holds, 100 = to full
 * @why: who set @end_pct
 */
struct cg_levels {
	u8 start_pct;
	u8 end_pct;
	enum cg_why why;
};

/**
 * struct cg_facts - this cycle as decide sees it
 * @now_ms: the time, never negative
 * @dt_ms: since the last decision, 0..CG_DT_MAX_MS
 * @clock_ok: time did not go back or jump
 * @known: a bit for each fact that may be used
 * @fact: the facts, 0 where one is not known
 * @oldest_ms: age of the oldest fact in use
 * @view: what they are taken from
 * @charger: the charger, NULL unless there is exactly one
 * @cell_cv_uv: what the cells may have of the voltage that the charger was told, 0 if it is off
 * @near_uv: from here on cells count as being at @cell_cv_uv
 * @cv_limit_uv: lowest limit of the voltage in this cycle, before rounding
 * @look_ms: latest next look that a room wishes while charging
 * @new_session: a source came after a true absence
 * @ended: the end of the charge was seen in this cycle, or a sham of it
 * @idle: the charger, told on, has charged nothing for %CG_LAME_MS, far from its voltage
 * @last_step: the cells are near the last step of their zones, with which the charge ends
 * @stage: the stage of topping off that holds at full voltage, NULL if none does
 * @levels: between which charging holds
 * @rest_left_ms: what is left of the rest of Adaptive, 0 = there is none
 */
struct cg_facts {
	s64 now_ms;
	s64 dt_ms;
	bool clock_ok;
	u32 known;
	s32 fact[CG_N_FACTS];
	s64 oldest_ms;
	const struct cg_view *view;
	const struct cg_charger_sample *charger;
	s32 cell_cv_uv;
	s32 near_uv;
	s32 cv_limit_uv;
	enum cg_why ended;
	s64 look_ms;
	bool new_session;
	bool idle;
	bool last_step;
	const struct cg_maintenance *stage;
	struct cg_levels levels;
	s64 rest_left_ms;
};

static inline bool cg_known(const struct cg_facts *facts, enum cg_fact fact)
{
	return facts->known & BIT(fact);
}

/* Known and not 0; for present and online. */
static inline bool cg_is(const struct cg_facts *facts, enum cg_fact fact)
{
	return cg_known(facts, fact) && facts->fact[fact];
}

/* A charger that ended the charge with a step, which is not the last: off, to begin the next. */
static inline bool cg_step_ended(const struct cg_state *state)
{
	return state->step_samples >= CG_STEP_SAMPLES;
}

/* A capacity that was known and is known no more starts nothing and ends no rest (P11). */
static inline bool cg_capacity_lost(const struct cg_state *state, const struct cg_facts *facts)
{
	return state->seen & ~facts->known & BIT(CG_FACT_CAPACITY_PCT);
}

/* Time since @since_ms, 0 if it never was or the clock went back. */
static inline s64 cg_since(s64 now_ms, s64 since_ms)
{
	return since_ms < 0 || since_ms > now_ms ? 0 : now_ms - since_ms;
}

/* Precharge goes on to a little above where it begins: the cell sags when it ends. */
static inline s64 cg_precharge_end_uv(const struct cg_profile *profile)
{
	return (s64)profile->precharge_below_uv + profile->precharge_below_uv / 100;
}

/* Gauge, charger and path together err by less than this share of the voltage. */
#define CG_NEAR_PART		100

/* The voltage from which on a cell counts as being at its charging voltage. */
static inline s32 cg_near_uv(s32 cv_uv)
{
	return cv_uv - cv_uv / CG_NEAR_PART;
}

/* decide.c: the charging voltage that the charger can hold, -1 if all are above @uv */
s32 cg_cv_floor(const struct cg_profile *profile, s32 uv);

/* state.c */
bool cg_state_sound(const struct cg_state *state);
void cg_state_seal(struct cg_state *state);

/* facts.c */
void cg_facts_gather(const struct cg_profile *profile, struct cg_state *state,
		     const struct cg_view *view, struct cg_facts *facts);
enum cg_why cg_facts_missing(const struct cg_facts *facts);

/* timers.c */
void cg_timers_run(const struct cg_profile *profile, struct cg_state *state,
		   struct cg_facts *facts);
bool cg_timers_pay_start(struct cg_state *state);
void cg_timers_recharge(struct cg_state *state);

/* policy.c */
void cg_policy_levels(const struct cg_policy *policy, const struct cg_state *state, bool rests,
		      struct cg_levels *levels);
void cg_policy_run(const struct cg_profile *profile, const struct cg_policy *policy,
		   struct cg_state *state, const struct cg_view *view, struct cg_facts *facts);
enum cg_why cg_policy_hold(struct cg_state *state, const struct cg_facts *facts);
/* Which types have limits at all: those of which cg_policy_type() has some. */
static inline bool cg_type_limits(enum cg_type type)
{
	return type == CG_TYPE_LONG_LIFE || type == CG_TYPE_TRICKLE;
}

struct cg_step cg_policy_type(const struct cg_profile *profile, const struct cg_policy *policy);
bool cg_policy_discharges(const struct cg_policy *policy, const struct cg_state *state,
			  const struct cg_facts *facts);
s64 cg_policy_look_ms(const struct cg_state *state, const struct cg_facts *facts,
		      const struct cg_decision *decision);

/* zones.c */
/* Is it one of the profile's, neither below nor above all of them nor unknown? */
static inline bool cg_zone_exists(const struct cg_profile *profile, s8 zone)
{
	return (u8)zone < profile->n_zones && (u8)zone < CG_MAX_ZONES;
}

int cg_zone_at(const struct cg_profile *profile, s32 temp_mdegc);
void cg_zones_hold(const struct cg_profile *profile, struct cg_state *state,
		   const struct cg_facts *facts);
enum cg_why cg_zones_why(const struct cg_profile *profile, const struct cg_state *state);
enum cg_health cg_zones_health(const struct cg_profile *profile, const struct cg_state *state);

/* guards.c */
enum cg_why cg_guards_check(const struct cg_profile *profile, struct cg_state *state,
			    const struct cg_facts *facts);

/**
 * enum cg_clear - how a reason not to charge goes away
 * @CG_CLEAR_ITSELF: with its cause
 * @CG_CLEAR_DWELL: when its cause has been gone for a time and some cycles
 * @CG_CLEAR_REPLUG: when the source has been away and came back, and its cause is gone
 */
enum cg_clear {
	CG_CLEAR_ITSELF,
	CG_CLEAR_DWELL,
	CG_CLEAR_REPLUG,
};

/**
 * struct cg_fault_rule - all there is to know of a reason not to charge
 * @phase: phase while it holds, enum cg_phase
 * @clear: how it goes away, enum cg_clear
 * @good: cycles without its cause that CG_CLEAR_DWELL wants
 * @dwell_ms: time without its cause that CG_CLEAR_DWELL wants
 * @severity: a higher one replaces a lower one
 * @counts: it is one of the CG_RESTARTS_PER_HOUR when it interrupts charging
 * @storm_latches: too many of it in an hour need a replug, not only the next hour
 * @all_paths: off must not rest on one path
 * @measured: only a source that goes away after it was seen last is a replug
 * @health: word for the battery's health, enum cg_health; CG_HEALTH_GOOD = leaves it to the
 *	temperature
 * @row: the limit that it is shown as, enum cg_limit
 */
struct cg_fault_rule {
	u8 phase;
	u8 clear;
	u8 good;
	u8 severity;
	s32 dwell_ms;
	bool counts;
	bool storm_latches;
	bool all_paths;
	bool measured;
	u8 health;
	u8 row;
};

/* faults.c */
extern const struct cg_fault_rule cg_fault_rules[CG_N_WHYS];
enum cg_why cg_faults_run(struct cg_state *state, const struct cg_facts *facts,
			  enum cg_why cause);

/* phases.c */
void cg_phases_end(const struct cg_profile *profile, struct cg_state *state,
		   struct cg_facts *facts);
enum cg_why cg_phases_hold(const struct cg_profile *profile, const struct cg_policy *policy,
			   struct cg_state *state, const struct cg_facts *facts, s32 cv_uv);
enum cg_phase cg_phases_pick(const struct cg_profile *profile, const struct cg_state *state,
			     const struct cg_facts *facts);
bool cg_phases_is_full(const struct cg_profile *profile, const struct cg_state *state);

/* steps.c */
/* Those in use, whatever a profile says. */
static inline unsigned int cg_n_steps(const struct cg_zone *zone)
{
	return min_t(u8, zone->n_steps, CG_MAX_STEPS);
}

/**
 * cg_step_of() - the step that holds
 * @zone: has at least one step
 * @state: voltage of the last finished step, and where the search begins
 *
 * Return: the first step above that voltage, else the last one
 */
static inline const struct cg_step *cg_step_of(const struct cg_zone *zone,
					       const struct cg_state *state)
{
	unsigned int n = cg_n_steps(zone);
	const struct cg_step *first = zone->step, *last = first + n - 1;
	const struct cg_step *step = state->step < n ? first + state->step : last;

	while (step != first && step[-1].cv_uv > state->step_uv)
		step--;
	while (step != last && step->cv_uv <= state->step_uv)
		step++;
	return step;
}

bool cg_steps_are_last(const struct cg_profile *profile, const struct cg_state *state);
void cg_steps_run(const struct cg_profile *profile, struct cg_state *state,
		  struct cg_facts *facts);

void cg_steps_top_off(const struct cg_profile *profile, struct cg_state *state);
bool cg_steps_tops_off(const struct cg_maintenance *stage, const struct cg_state *state,
		       const struct cg_facts *facts);
const struct cg_maintenance *cg_steps_stage(const struct cg_profile *profile,
					    const struct cg_state *state);

/* path.c */
/**
 * cg_path_uohm() - resistance between charger and cells
 * @profile: what the description says of it
 * @state: what was learned of it
 *
 * Return: resistance, 0 = not known
 */
static inline s64 cg_path_uohm(const struct cg_profile *profile,
			       const struct cg_state *state)
{
	return profile->path_uohm > 0 ? profile->path_uohm : state->path_uohm;
}

/**
 * cg_path_is_over() - have the cells what a charger right at them would leave in them?
 * @profile: the pack
 * @ua: current
 * @uv: voltage of the cells
 * @cell_cv_uv: the charger's step of their limit
 *
 * It would end there with the termination current; what flows more than that is missing at rest.
 * The resistance of the cells need not be known well: of half that current, it is little.
 *
 * Return: true if so
 */
static inline bool cg_path_is_over(const struct cg_profile *profile, s64 ua, s64 uv,
				   s32 cell_cv_uv)
{
	s64 more_ua = ua - profile->term_ua;

	/* 31 and 31 bits; 30, 5 and 16 */
	return more_ua <= profile->term_ua / 2 &&
	       (uv - cell_cv_uv) * profile->capacity_uah >=
	       more_ua * profile->cells_series * CG_PATH_REST_UV;
}

s64 cg_path_last_ua(const struct cg_profile *profile, const struct cg_state *state, s64 lower_uv);
s64 cg_path_term_ua(const struct cg_profile *profile, const struct cg_state *state);
s32 cg_path_last_uv(const struct cg_profile *profile, const struct cg_state *state, s32 limit_uv);
void cg_path_learn(const struct cg_profile *profile, struct cg_state *state,
		   const struct cg_facts *facts);
s32 cg_path_tell(const struct cg_profile *profile, struct cg_state *state,
		 struct cg_facts *facts, const struct cg_decision *decision);

/* rows.c */
s32 cg_rows_full_uv(const struct cg_profile *profile, const struct cg_state *state);
void cg_rows_min(const struct cg_profile *profile, const struct cg_policy *policy,
		 const struct cg_state *state, enum cg_phase phase, bool steps,
		 struct cg_limits *limits);

/* deadline.c */
s64 cg_deadline_stale(const struct cg_profile *profile, const struct cg_state *state,
		      const struct cg_facts *facts, s32 cc_ua);
s64 cg_deadline_next(const struct cg_profile *profile, const struct cg_state *state,
		     const struct cg_facts *facts, const struct cg_decision *decision);

#endif /* CHARGOV_GOVERNOR_ROOMS_H */
