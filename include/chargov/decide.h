/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * decide: (profile, policy, state, view) -> (state', decision). Pure.
 */
#ifndef CHARGOV_DECIDE_H
#define CHARGOV_DECIDE_H

#include <chargov/profile.h>
#include <chargov/view.h>

/**
 * enum cg_phase - phases of a charge; their words are the ABI of chargov/state
 * @CG_PHASE_IDLE: no source
 * @CG_PHASE_WAKEUP: a dead cell is being tried
 * @CG_PHASE_PRECHARGE: a low cell gets little current
 * @CG_PHASE_CC: the current limits
 * @CG_PHASE_CV: the voltage limits
 * @CG_PHASE_FULL: the charge has ended
 * @CG_PHASE_HOLD: the user or a threshold holds it
 * @CG_PHASE_PAUSED: goes on by itself
 * @CG_PHASE_FAULT: why says what clears it
 */
enum cg_phase {
	CG_PHASE_IDLE,
	CG_PHASE_WAKEUP,
	CG_PHASE_PRECHARGE,
	CG_PHASE_CC,
	CG_PHASE_CV,
	CG_PHASE_FULL,
	CG_PHASE_HOLD,
	CG_PHASE_PAUSED,
	CG_PHASE_FAULT,
	CG_N_PHASES
};

/* Limit rows; their words are the ABI of chargov/limited_by. On equal values the first row wins. */
enum cg_limit {
	CG_LIMIT_SAFETY,	/* why says what */
	CG_LIMIT_SOURCE,
	CG_LIMIT_BATTERY,
	CG_LIMIT_ZONE,
	CG_LIMIT_STEP,
	CG_LIMIT_PRECHARGE,
	CG_LIMIT_AGEING,
	CG_LIMIT_THERMAL,
	CG_LIMIT_THRESHOLD,
	CG_LIMIT_USER,
	CG_LIMIT_BRANCH,
	CG_LIMIT_CHARGER,
	CG_LIMIT_POLICY,	/* the charge type */
	CG_LIMIT_DEFENDER,
	CG_N_LIMITS
};

/* Why charging is off or ended; how each goes away is in cg_fault_rules[] in faults.c. */
enum cg_why {
	CG_WHY_NONE,
	CG_WHY_NO_SOURCE,
	CG_WHY_NO_BATTERY,
	CG_WHY_NO_VOLTAGE,		/* missing or stale, like the next three */
	CG_WHY_NO_CURRENT,
	CG_WHY_NO_TEMPERATURE,
	CG_WHY_NO_CHARGER,
	CG_WHY_MEMBERS_DISAGREE,
	CG_WHY_TOO_COLD,
	CG_WHY_TOO_HOT,
	CG_WHY_OVER_VOLTAGE,
	CG_WHY_DEAD_BATTERY,
	CG_WHY_PRECHARGE_TIMER,
	CG_WHY_TOTAL_TIMER,
	CG_WHY_CV_TIMER,
	CG_WHY_CHARGE_BOUND,
	CG_WHY_UNVERIFIED,		/* nothing written yet, or a write failed */
	CG_WHY_CHARGER_RESET,		/* it differs from what it was told */
	CG_WHY_CHARGER_FAULT,
	CG_WHY_CHARGER_TIMER,		/* its own safety timer */
	CG_WHY_OVER_CURRENT,		/* more than it was told */
	CG_WHY_IMPLAUSIBLE_FULL,
	CG_WHY_FULL,
	CG_WHY_END_THRESHOLD,
	CG_WHY_INHIBITED,
	CG_WHY_CLOCK,			/* time went back or jumped */
	CG_WHY_TOO_LITTLE,		/* less than the charger can */
	CG_WHY_TOO_MANY_STARTS,		/* waits for its turn */
	CG_WHY_TYPE_LEVEL,		/* as much as the charge type wants */
	CG_WHY_RESTING,			/* goes on in time to be full when it shall be */
	CG_WHY_DEFENDED,		/* plugged or hot for too long to be full */
	CG_WHY_CORRUPT,			/* the remembered state was hit */
	CG_N_WHYS
};

extern const char *const cg_phase_words[CG_N_PHASES];
extern const char *const cg_limit_words[CG_N_LIMITS];
extern const char *const cg_why_words[CG_N_WHYS];

/* charge_types; the words are the ABI of the power-supply class from 6.14 on. */
enum cg_type {
	CG_TYPE_STANDARD,
	CG_TYPE_FAST,
	CG_TYPE_LONG_LIFE,
	CG_TYPE_ADAPTIVE,
	CG_TYPE_TRICKLE,
	CG_TYPE_CUSTOM,
	CG_N_TYPES
};

enum cg_behaviour {
	CG_BEHAVIOUR_AUTO,
	CG_BEHAVIOUR_INHIBIT,
	CG_BEHAVIOUR_FORCE_DISCHARGE,
};

/**
 * struct cg_policy - what the user asks for; it can only tighten
 * @start_pct: charging begins again below it, 0 = the profile's own recharge rule
 * @end_pct: charging holds from it on, 100 = to full
 * @user_cc_ua: the user's own cap, 0 = none
 * @type: charge_types
 * @behaviour: charge_behaviour
 * @once: charge to full once, whatever the thresholds say; cleared by the pack when
 *	the battery is full or the source goes
 * @finish_by_ms: with %CG_TYPE_ADAPTIVE: boot-time clock at which it is to be full, 0 = none
 * @left_s: what cg_charge_left_s() said last, so that a rest ends in time; 0 or less = not known
 * @thermal_state: state of the cooling device, 0..CG_THERMAL_STATES
 * @defend_plugged: hold lower when plugged for long
 * @defend_hot: hold lower when hot and full for long
 */
struct cg_policy {
	u8 start_pct;
	u8 end_pct;
	s32 user_cc_ua;
	enum cg_type type;
	enum cg_behaviour behaviour;
	bool once;
	s64 finish_by_ms;
	s64 left_s;
	u8 thermal_state;
	bool defend_plugged;
	bool defend_hot;
};

/**
 * struct cg_state - all that decide remembers; for others to read, never to write
 * @phase: present phase
 * @why: reason of the present phase, CG_WHY_NONE while charging
 * @latched: a fault that stays until its rule in faults.c clears it, CG_WHY_NONE if none
 * @enabled: the last decision was to charge
 * @full: the charge ended; stays until a recharge or a new session
 * @held: the end threshold was reached and the start threshold not since
 * @held_lower: @held began at a level that is not the user's threshold, and ends with it
 * @drained: it was discharged on demand down to empty; until the demand ends
 * @aged: rows of ageing that are behind it; the last of them holds
 * @must_replug: @latched came too often to clear without a replug
 * @current_seen: this session saw more than the termination current
 * @evidence: times in a row that the current contradicted what the charger was told
 * @good: decisions in a row without a cause to be off, saturating
 * @bad: decisions in a row with one, saturating
 * @restarts: faults that interrupted charging in the present hour (P9)
 * @step_samples: decisions in a row that were ready for the next step
 * @step: the step that held last; where a search begins, no more than that
 * @topped: stages of topping off that are over
 * @zone: colder end of the zones that hold; -1 below all, n_zones above all, -2 not known yet
 * @zone_hot: hotter end of them, as @zone
 * @edge_pct: part of the current that keeps a cell, which it warms, below the edge that is near;
 *	0 = all of it
 * @seen: bits of enum cg_fact that have been known once: from then on they are missed (P11)
 * @full_cv_uv: charging voltage of the highest cell, times the cells, at which the charge ended
 * @full_ahead_uv: by how much that is more than the sum had
 * @step_uv: charging voltage of the last step that was finished, 0 = none
 * @told_ua: current that the charger was last seen told
 * @path_uv: how much more than its cells may have the charger was told, for the path
 * @path_uohm: resistance of the path that was learned, 0 = none
 * @path_rest_uv: charger's voltage above the gauge's at rest, S32_MIN = never seen
 * @path_seen_uv: cells' voltage when @path_uohm was looked at last
 * @branch_permille: part of the current that keeps each branch within its own, 0 = all of it
 * @ahead_uv: of the view
 * @mark_uv: voltage at @mark_ms
 * @mark_ua: current at @mark_ms
 * @rise_uv_s: how fast the voltage rises, uV/s, never negative
 * @fall_ua_s: how fast the current falls, uA/s, never negative
 * @last_ms: time of the last decision, CG_NEVER_MS before the first
 * @next_ms: delay that the last decision asked for, 0 = none
 * @stale_ms: readings older than this count as missing (P3)
 * @charged_ms: time at charge in this session (P6); slower while the source is the limit
 * @precharged_ms: time in precharge in this session (P6)
 * @woken_ms: time in wake-up in this session (P7)
 * @cv_ms: time in CV in this session
 * @topped_ms: time in the present stage of topping off
 * @put_in_uams: charge put in during this session, uA * ms (P6)
 * @low_since_ms: since when the current has been low, CG_NEVER_MS if it is not
 * @lame_since_ms: since when the charger, told on, lets nothing through far from the voltage or
 *	says full there, CG_NEVER_MS if not
 * @good_since_ms: since when nothing has been wrong, CG_NEVER_MS if something is
 * @offline_since_ms: since when the source has been away, CG_NEVER_MS if it is there
 * @told_since_ms: since when the charger has been told less than before
 * @evidence_ms: when @evidence was counted last
 * @hour_ms: when the hour of @restarts began
 * @plugged_ms: time with a source and without use of the battery
 * @hot_ms: time hot and nearly full, until it is cool or the source goes
 * @rest_over_ms: the cg_policy.finish_by_ms for which there is no rest any more, 0 = none
 * @mark_ms: since when the trend is watched, CG_NEVER_MS if it is not
 * @path_ms: when @path_uv changed last, CG_NEVER_MS if it never did
 * @start_credit_ms: saved time that pays for starts (P19)
 * @session_credit_ms: saved time that pays for new sessions (F26)
 * @check: checksum of all the above; a difference is itself a fault (F44)
 */
struct cg_state {
	enum cg_phase phase;
	enum cg_why why;
	enum cg_why latched;
	bool enabled;
	bool full;
	bool held;
	bool held_lower;
	bool drained;
	u8 aged;
	bool must_replug;
	bool current_seen;
	u8 evidence;
	u8 good;
	u8 bad;
	u8 restarts;
	u8 step_samples;
	u8 step;
	u8 topped;
	s8 zone;
	s8 zone_hot;
	u8 edge_pct;
	u16 seen;
	s32 full_cv_uv;
	s32 full_ahead_uv;
	s32 step_uv;
	s32 told_ua;
	s32 path_uv;
	s32 path_uohm;
	s32 path_rest_uv;
	s32 path_seen_uv;
	s32 branch_permille;
	s32 ahead_uv;
	s32 mark_uv;
	s32 mark_ua;
	s32 rise_uv_s;
	s32 fall_ua_s;
	s64 last_ms;
	s64 next_ms;
	s64 stale_ms;
	s64 charged_ms;
	s64 precharged_ms;
	s64 woken_ms;
	s64 cv_ms;
	s64 topped_ms;
	s64 put_in_uams;
	s64 low_since_ms;
	s64 lame_since_ms;
	s64 good_since_ms;
	s64 offline_since_ms;
	s64 told_since_ms;
	s64 evidence_ms;
	s64 hour_ms;
	s64 plugged_ms;
	s64 hot_ms;
	s64 rest_over_ms;
	s64 mark_ms;
	s64 path_ms;
	s64 start_credit_ms;
	s64 session_credit_ms;
	u32 check;
};

/* Health and status words of the power-supply class that a decision can ask for. */
enum cg_health {
	CG_HEALTH_UNKNOWN,
	CG_HEALTH_GOOD,
	CG_HEALTH_COLD,
	CG_HEALTH_COOL,
	CG_HEALTH_WARM,
	CG_HEALTH_HOT,
	CG_HEALTH_OVERHEAT,
	CG_HEALTH_OVER_VOLTAGE,
	CG_HEALTH_DEAD,
	CG_HEALTH_SAFETY_TIMER,
	CG_HEALTH_NO_BATTERY,
	CG_HEALTH_OVER_CURRENT,
	CG_HEALTH_UNSPEC_FAILURE,
	CG_HEALTH_WATCHDOG,
	CG_N_HEALTHS
};

/* The numbers are those of the power-supply class, for charger readings too. */
enum cg_status {
	CG_STATUS_UNKNOWN,
	CG_STATUS_CHARGING,
	CG_STATUS_DISCHARGING,
	CG_STATUS_NOT_CHARGING,
	CG_STATUS_FULL,
};

/**
 * struct cg_decision - what apply writes and publish shows
 * @enable: charge; false means the charger must be off, and verified off
 * @cv_uv: charging voltage, representable by the charger; above a limit only by what the path
 *	takes, so that no cell gets more than its limit
 * @cc_ua: charging current, likewise
 * @iin_ua: input current limit, of cg_input_decide(); 0 = leave as it is
 * @phase: the phase that these values belong to
 * @why: why charging is off, CG_WHY_NONE while on
 * @limited_by: the row that won the current (or switched charging off)
 * @cv_limited_by: the row that won the voltage
 * @health: for publish
 * @status: for publish
 * @discharge: run the system from the battery, where the charger can; never while @enable
 * @all_paths: off must not rest on one path: use every way there is to stop the charger
 * @next_ms: when to decide again at the latest, 0 = only when a supply or a user says something
 */
struct cg_decision {
	bool enable;
	s32 cv_uv;
	s32 cc_ua;
	s32 iin_ua;
	enum cg_phase phase;
	enum cg_why why;
	enum cg_limit limited_by;
	enum cg_limit cv_limited_by;
	enum cg_health health;
	enum cg_status status;
	bool discharge;
	bool all_paths;
	s64 next_ms;
};

/**
 * cg_state_init() - the state before the first decision: off, nothing known
 * @state: written whole
 */
void cg_state_init(struct cg_state *state);

/**
 * cg_decide() - one decision
 * @profile: the checked pack
 * @policy: what the user asks for
 * @state: remembered from the last decision; updated
 * @view: the pack now; its now_ms is the time
 * @decision: the result, written whole
 */
void cg_decide(const struct cg_profile *profile, const struct cg_policy *policy,
	       struct cg_state *state, const struct cg_view *view,
	       struct cg_decision *decision);

/**
 * cg_input_cap() - what a charger without an input limit may charge with
 * @profile: what the charger can do
 * @source: what it is fed by
 * @policy: what the user asks for; its cap becomes the source's current where that is less
 *
 * Return: true if the source is what caps
 */
bool cg_input_cap(const struct cg_profile *profile, const struct cg_source_sample *source,
		  struct cg_policy *policy);

/**
 * cg_input_decide() - the input limit, and whether it is what limits the charge
 * @view: the pack and its source
 * @capped: cg_input_cap() said so of what was decided with
 * @decision: of cg_decide(); @decision->iin_ua is written, and @decision->limited_by if the cells
 *	would take more power than the source has
 */
void cg_input_decide(const struct cg_view *view, bool capped, struct cg_decision *decision);

/**
 * cg_time_to_full_s() - seconds until the charge will have ended
 * @profile: the pack, with its cell model
 * @policy: what the user asks for
 * @state: as the last decision left it
 * @view: the pack now
 * @decision: the last decision
 *
 * Ends where the thresholds or the charge type end it. While it rests for %CG_TYPE_ADAPTIVE the
 * rest counts.
 *
 * Return: seconds, or -1 if it cannot be told honestly: not charging, or nothing known
 */
s64 cg_time_to_full_s(const struct cg_profile *profile, const struct cg_policy *policy,
		      const struct cg_state *state, const struct cg_view *view,
		      const struct cg_decision *decision);

/**
 * cg_charge_left_s() - seconds that it would charge from now on, without any rest
 * @profile: the pack, with its cell model
 * @policy: what the user asks for
 * @state: as the last decision left it
 * @view: the pack now
 * @decision: the last decision
 *
 * Return: seconds, or -1 if it cannot be told honestly
 */
s64 cg_charge_left_s(const struct cg_profile *profile, const struct cg_policy *policy,
		     const struct cg_state *state, const struct cg_view *view,
		     const struct cg_decision *decision);

/**
 * struct cg_limits - the tightest of all voices so far, and who said so
 * @cv_uv: lowest voltage, S32_MAX before the first
 * @cc_ua: lowest current, likewise
 * @iin_ua: lowest input current, S32_MAX if nobody had an opinion
 * @cv_winner: whose voltage it is
 * @cc_winner: whose current it is
 */
struct cg_limits {
	s32 cv_uv;
	s32 cc_ua;
	s32 iin_ua;
	enum cg_limit cv_winner;
	enum cg_limit cc_winner;
};

/**
 * cg_limits_open() - the first voice
 * @limits: written whole
 * @id: whose
 * @cv_uv: highest voltage it allows, S32_MAX = no opinion
 * @cc_ua: highest current it allows, S32_MAX = no opinion
 */
static inline void cg_limits_open(struct cg_limits *limits, enum cg_limit id, s32 cv_uv, s32 cc_ua)
{
	*limits = (struct cg_limits) {
		.cv_uv = cv_uv,
		.cc_ua = cc_ua,
		.iin_ua = S32_MAX,
		.cv_winner = id,
		.cc_winner = id,
	};
}

/**
 * cg_limits_take() - one more voice; it can only lower, and on equal values the first wins
 * @limits: the voices before it
 * @id: whose
 * @cv_uv: highest voltage it allows, S32_MAX = no opinion
 * @cc_ua: highest current it allows, S32_MAX = no opinion
 *
 * The only place where limits are compared.
 */
static inline void cg_limits_take(struct cg_limits *limits, enum cg_limit id, s32 cv_uv,
				  s32 cc_ua)
{
	if (cv_uv < limits->cv_uv) {
		limits->cv_uv = cv_uv;
		limits->cv_winner = id;
	}
	if (cc_ua < limits->cc_ua) {
		limits->cc_ua = cc_ua;
		limits->cc_winner = id;
	}
}

#endif /* CHARGOV_DECIDE_H */
