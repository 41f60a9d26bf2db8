/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The oracle's other half: what a pack does around its decisions, and the properties that hold for
 * that. In KUnit and, with CONFIG_CHARGOV_ORACLE, in a kernel. Pure.
 */
#ifndef CHARGOV_DEEDS_H
#define CHARGOV_DEEDS_H

#include <chargov/pure.h>

/* So many uevents may come at once, and then one a second (P18). */
#define CG_DEEDS_TOLD	16

/**
 * enum cg_deed_kind - what a pack does
 * @CG_DEED_CLAIM: it takes a charger
 * @CG_DEED_BEGIN: its work may run from now on
 * @CG_DEED_WORK: its work runs
 * @CG_DEED_FEED: it feeds the watchdog of a charger
 * @CG_DEED_TELL: it tells userspace to look
 * @CG_DEED_HALT: its work has been stopped
 * @CG_DEED_REST: it is unbound, asleep or shut down: nobody looks after its chargers
 * @CG_N_DEEDS: number of kinds
 */
enum cg_deed_kind {
	CG_DEED_CLAIM,
	CG_DEED_BEGIN,
	CG_DEED_WORK,
	CG_DEED_FEED,
	CG_DEED_TELL,
	CG_DEED_HALT,
	CG_DEED_REST,
	CG_N_DEEDS
};

extern const char *const cg_deed_words[CG_N_DEEDS];

/**
 * struct cg_deed - one of them
 * @kind: what is done
 * @at_ms: when, boot-time clock
 * @packs: CLAIM: packs that have the charger, this one among them
 * @looked: FEED: the charger was read in the same cycle
 * @verified: FEED, REST: all that was written to it was read back
 * @charges: REST: it was left on
 * @alone: REST: it may be: it guards temperature and time itself, or an alarm wakes who does
 */
struct cg_deed {
	enum cg_deed_kind kind;
	s64 at_ms;
	u32 packs;
	bool looked;
	bool verified;
	bool charges;
	bool alone;
};

/**
 * struct cg_deeds - what was done before
 * @begun: work may run
 * @rests: nobody looks after the chargers
 * @n_told: uevents so far
 * @told_ms: when the last ones were, a ring
 */
struct cg_deeds {
	bool begun;
	bool rests;
	u32 n_told;
	s64 told_ms[CG_DEEDS_TOLD];
};

/**
 * struct cg_duty - one of the properties
 * @id: P10, P14, P15, P17 or P18
 * @rule: what must hold, as a sentence
 * @holds: does it?
 */
struct cg_duty {
	const char *id;
	const char *rule;
	bool (*holds)(const struct cg_deeds *deeds, const struct cg_deed *deed);
};

extern const struct cg_duty cg_duties[];
extern const unsigned int cg_n_duties;

/**
 * cg_deeds_init() - nothing done yet
 * @deeds: written whole
 */
void cg_deeds_init(struct cg_deeds *deeds);

/**
 * cg_deeds_judge() - may that be done now?
 * @deeds: what was done before; this deed is added
 * @deed: what is done
 *
 * Return: the first property that is broken, NULL if all hold
 */
const struct cg_duty *cg_deeds_judge(struct cg_deeds *deeds, const struct cg_deed *deed);

#endif /* CHARGOV_DEEDS_H */
