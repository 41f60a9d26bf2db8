/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The oracle: the safety properties that hold after every decision, as predicates. It knows what
 * was seen and what was decided, and nothing of how; none of its code is the governor's. The same
 * objects judge in KUnit, in the fuzzer, in the exploration and, with CONFIG_CHARGOV_ORACLE, in a
 * kernel. Pure.
 *
 * P10, P14, P15, P17 and P18 are of what is done around a decision: <chargov/deeds.h>. P13 is of a
 * description.
 */
#ifndef CHARGOV_ORACLE_H
#define CHARGOV_ORACLE_H

#include <chargov/decide.h>

/* Most starts in any hour (P19): those that were saved, and one each 5 min. */
#define CG_ORACLE_STARTS	24

/**
 * struct cg_scene - a decision and what it rests on
 * @profile: the pack
 * @policy: the user
 * @state: as the decision left it
 * @view: what was seen
 * @decision: what was decided
 */
struct cg_scene {
	const struct cg_profile *profile;
	const struct cg_policy *policy;
	const struct cg_state *state;
	const struct cg_view *view;
	const struct cg_decision *decision;
};

/**
 * struct cg_oracle - what the oracle remembers of the scenes before
 * @seen: there has been one
 * @was_on: the last decision was to charge
 * @was_full: the charge had ended
 * @was_held: at a level
 * @had_capacity: a capacity was ever read
 * @had_charger_uv: and a voltage of the charger
 * @over_voltage: a cell was too high since the source was away last
 * @fault: the fault that ended the last charge, if it has a dwell; CG_WHY_NONE if none
 * @phase: of the last decision
 * @last_ms: time of the last scene
 * @away_ms: since when the source has been away, CG_NEVER_MS if it is there
 * @fault_ms: when it began
 * @charged_ms: least time at charge in this session, behind a weak source half of it
 * @precharged_ms: time in precharge
 * @woken_ms: time in wake-up
 * @put_in_uams: charge put in, uA * ms
 * @n_starts: starts so far
 * @start_ms: when the last ones were, a ring
 */
struct cg_oracle {
	bool seen;
	bool was_on;
	bool was_full;
	bool was_held;
	bool had_capacity;
	bool had_charger_uv;
	bool over_voltage;
	enum cg_why fault;
	enum cg_phase phase;
	s64 last_ms;
	s64 away_ms;
	s64 fault_ms;
	s64 charged_ms;
	s64 precharged_ms;
	s64 woken_ms;
	s64 put_in_uams;
	u32 n_starts;
	s64 start_ms[CG_ORACLE_STARTS];
};

/**
 * struct cg_property - one of the properties
 * @id: P1 to P20
 * @rule: what must hold, as a sentence
 * @always: it is not only for decisions to charge
 * @holds: does it?
 */
struct cg_property {
	const char *id;
	const char *rule;
	bool always;
	bool (*holds)(const struct cg_oracle *oracle, const struct cg_scene *scene);
};

extern const struct cg_property cg_properties[];
extern const unsigned int cg_n_properties;

/**
 * cg_oracle_init() - nothing seen yet
 * @oracle: written whole
 */
void cg_oracle_init(struct cg_oracle *oracle);

/**
 * cg_oracle_judge() - does everything hold after this decision?
 * @oracle: what was seen before; this scene is added
 * @scene: the decision
 *
 * Return: the first property that is broken, NULL if all hold
 */
const struct cg_property *cg_oracle_judge(struct cg_oracle *oracle, const struct cg_scene *scene);

/**
 * cg_oracle_is_no_more() - does one decision ask for no more than another? (P11, P12)
 * @worse: of the worse case
 * @better: of the better one
 *
 * Return: true if so
 */
bool cg_oracle_is_no_more(const struct cg_decision *worse, const struct cg_decision *better);

/**
 * cg_oracle_worsen() - make one thing worse (P11)
 * @oracle: what was there before: what a device never told cannot be lost, as it may have none
 * @view: what is seen
 * @policy: what the user wants
 * @way: which thing, from 0 on
 *
 * Return: false, and nothing changed, if there is no such way any more
 */
bool cg_oracle_worsen(const struct cg_oracle *oracle, struct cg_view *view,
		      struct cg_policy *policy, unsigned int way);

/**
 * cg_oracle_fits() - is a profile one that was rightly accepted? (P13)
 * @profile: of cg_profile_parse(), with a charger
 * @caps: of its chemistry
 *
 * Return: false if a limit is beyond the caps of the chemistry, or the limits contradict each other
 */
bool cg_oracle_fits(const struct cg_profile *profile, const struct cg_chemistry_caps *caps);

#endif /* CHARGOV_ORACLE_H */
