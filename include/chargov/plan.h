/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * plan: (what a charger can hold, what it was told, decision) -> ordered writes. Pure.
 */
#ifndef CHARGOV_PLAN_H
#define CHARGOV_PLAN_H

#include <chargov/decide.h>

/* A charge current of 0 is how the chip stops; any other is how it starts again */
#define CG_QUIRK_ZERO_CC_STOPS		BIT(0)
/*
 * The driver reads the charge current and voltage back from a cache and skips a write of what
 * the cache holds: to reach a chip that reset behind its back, write another (safer) value first
 */
#define CG_QUIRK_CACHED_FIELDS		BIT(1)
/* The charge current may read lower than it was written, while the chip is cool or warm */
#define CG_QUIRK_CC_READS_LOWER		BIT(2)
/* Its driver does without an interrupt, too: nobody may tell when a source comes */
#define CG_QUIRK_MAY_BE_SILENT		BIT(3)
/*
 * A written CG_KNOB_ONOFF to start is also what the chip's watchdog waits for: it is written in
 * every cycle, and a governor that does not run any more is a charger that stops
 */
#define CG_QUIRK_ON_FEEDS_WATCHDOG	BIT(4)

/* What can be written to a charger. */
enum cg_knob {
	CG_KNOB_CC,
	CG_KNOB_CV,
	CG_KNOB_IIN,
	CG_KNOB_ONOFF,
	CG_N_KNOBS
};

/*
 * CG_KNOB_ONOFF reads what the chip does, not what was written: it proves nothing right after a
 * write. Whether it stopped its status tells, as with every charger; whether it started, the next
 * cycles
 */
#define CG_QUIRK_ONOFF_READS_STATE	BIT(5)
/* VOLTAGE_NOW and CURRENT_NOW are of the input: nothing is known of the battery from them */
#define CG_QUIRK_SHOWS_INPUT		BIT(6)
/* Its driver resets it when the system goes to sleep, after it was told its last */
#define CG_QUIRK_SLEEP_RESETS		BIT(7)
/* What its fields hold is the board's: its node says it */
#define CG_QUIRK_RANGES_OF_NODE		BIT(8)
/* Nothing that can be written stops it, only the pack's charge-enable line */
#define CG_QUIRK_LINE_STOPS		BIT(9)
/* ONLINE is the battery's: whether there is a source the pack's power-supplies tell */
#define CG_QUIRK_ONLINE_OF_SOURCE	BIT(10)
/* Its driver ends the charge when the system goes to sleep */
#define CG_QUIRK_SLEEP_STOPS		BIT(11)

/**
 * struct cg_knobs - what a charger's fields can hold, and how they misbehave
 * @caps: the ranges
 * @off: value of CG_KNOB_ONOFF that stops
 * @on: value of CG_KNOB_ONOFF that starts
 * @default_iin_ua: input current limit after a reset of the chip, 0 = not a sign of one. A chip
 *	that resets behind a cache is left neither with it nor with what it chose for its source,
 *	so that finding one of them again tells of the reset
 * @quirks: CG_QUIRK_*
 */
struct cg_knobs {
	struct cg_charger_caps caps;
	s32 off;
	s32 on;
	s32 default_iin_ua;
	u32 quirks;
};

/**
 * struct cg_told - what is known of a charger before a plan
 * @verified: the rest was read back, and nothing has contradicted it since
 * @rewrite: the chip forgets by itself: tell it again even if nothing changed
 * @on: it charges
 * @cc_ua: its charge current
 * @cv_uv: its charge voltage
 * @iin_ua: its input current limit, 0 if not known
 * @base_iin_ua: input current limit that the chip chose for its source, 0 if not known
 * @blind: it did not answer in this cycle, and no watchdog is fed on its last word (P15)
 */
struct cg_told {
	bool verified;
	bool rewrite;
	bool on;
	s32 cc_ua;
	s32 cv_uv;
	s32 iin_ua;
	s32 base_iin_ua;
	bool blind;
};

/**
 * struct cg_write - one write
 * @knob: what
 * @value: to what
 */
struct cg_write {
	enum cg_knob knob;
	s32 value;
};

#define CG_MAX_WRITES	6

/**
 * struct cg_plan - writes in their order; each is read back before the next
 * @n: how many
 * @write: the writes
 */
struct cg_plan {
	u8 n;
	struct cg_write write[CG_MAX_WRITES];
};

/**
 * cg_plan_off() - how to stop a charger
 * @knobs: what it can hold
 * @plan: the result, written whole; never empty
 */
void cg_plan_off(const struct cg_knobs *knobs, struct cg_plan *plan);

/**
 * cg_plan_make() - how to get from what was told to what was decided
 * @knobs: what the charger can hold
 * @told: what is known of it
 * @decision: what was decided
 * @plan: the result, written whole; empty if nothing is to be changed
 *
 * What gets tighter comes before what gets looser. From off, the limits come before the start.
 * A charger whose state is not verified is only ever stopped. One whose watchdog waits for it is
 * told on even if nothing is to be changed; if it was not heard it is told its current instead.
 */
void cg_plan_make(const struct cg_knobs *knobs, const struct cg_told *told,
		  const struct cg_decision *decision, struct cg_plan *plan);

/**
 * cg_plan_input() - how to follow a source while nothing is charged
 * @knobs: what the charger can hold
 * @told: what is known of it
 * @decision: what was decided
 * @plan: the result, written whole; empty if nothing is to be changed, or nothing is known
 */
void cg_plan_input(const struct cg_knobs *knobs, const struct cg_told *told,
		   const struct cg_decision *decision, struct cg_plan *plan);

/**
 * cg_plan_read_ok() - whether what was read back is what was written
 * @knobs: what the charger can hold
 * @knob: what was read
 * @told: what was written
 * @read: what was read back
 *
 * Return: true if it is equal, lower where the charger is known to read lower, or of no meaning
 */
bool cg_plan_read_ok(const struct cg_knobs *knobs, enum cg_knob knob, s32 told, s32 read);

#endif /* CHARGOV_PLAN_H */
