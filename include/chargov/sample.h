/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * struct cg_sample: everything read in one cycle, each value with its validity and its age.
 *
 * Written by sample (drivers/pack/members.c, drivers/charger/readings.c), read by fuse. Nobody
 * else touches a device. Signs: a current is positive when it charges.
 */
#ifndef CHARGOV_SAMPLE_H
#define CHARGOV_SAMPLE_H

#include <chargov/pure.h>

#define CG_MAX_MEMBERS	16
#define CG_MAX_CHARGERS	2

/**
 * struct cg_reading - one value as a device gave it
 * @value: the value, in the unit that the field's name tells
 * @at_ms: when it was read, boot-time clock; %CG_NEVER_MS if never
 * @valid: the last read succeeded or is young enough to stand for it (the last good value
 *	stays when a read fails; @at_ms then stays behind), and the value is inside the
 *	plausibility window of its field
 */
struct cg_reading {
	s64 value;
	s64 at_ms;
	bool valid;
};

/* What can be read of a member; the units end the names. */
enum cg_member_field {
	CG_M_PRESENT,
	CG_M_VOLTAGE_UV,
	CG_M_CURRENT_UA,
	CG_M_TEMP_MDEGC,
	CG_M_CAPACITY_PCT,
	CG_M_CHARGE_NOW_UAH,
	CG_M_CHARGE_FULL_UAH,
	CG_M_CYCLES,
	CG_M_MARGIN_PCT,	/* the charge is within so much of the truth */
	CG_N_MEMBER_FIELDS
};

/**
 * struct cg_member_sample - one member of the pack
 * @f: the readings, indexed by enum cg_member_field
 * @gone: its gauge says that there are no cells, and so has no values: it sits in the battery
 */
struct cg_member_sample {
	struct cg_reading f[CG_N_MEMBER_FIELDS];
	bool gone;
};

/**
 * cg_member_absent() - does a gauge that answers say that its cells are not there
 * @m: its readings
 *
 * Gauges whose bus fails say so too; then nothing else was read with it.
 *
 * Return: true if it does
 */
static inline bool cg_member_absent(const struct cg_member_sample *m)
{
	const struct cg_reading *present = &m->f[CG_M_PRESENT];
	const struct cg_reading *uv = &m->f[CG_M_VOLTAGE_UV];

	return present->valid && !present->value &&
	       (m->gone || (uv->valid && uv->at_ms >= present->at_ms));
}

/*
 * What can be read of a charger; their plausible windows are in drivers/charger/readings.c.
 * STATUS and HEALTH are the power-supply class' numbers.
 */
enum cg_charger_field {
	CG_C_ONLINE,
	CG_C_STATUS,
	CG_C_HEALTH,
	CG_C_CC_UA,
	CG_C_CV_UV,
	CG_C_IIN_UA,
	CG_C_VOLTAGE_UV,	/* at the battery, as the charger measures it */
	CG_N_CHARGER_FIELDS
};

/* Health of a charger: the words of the power-supply class that are faults; 0 = none of them. */
enum cg_charger_health {
	CG_CHARGER_HEALTH_OVERHEAT = 2,
	CG_CHARGER_HEALTH_DEAD = 3,
	CG_CHARGER_HEALTH_OVERVOLTAGE = 4,
	CG_CHARGER_HEALTH_UNSPEC_FAILURE = 5,
	CG_CHARGER_HEALTH_WATCHDOG = 7,
	CG_CHARGER_HEALTH_SAFETY_TIMER = 8,
	CG_CHARGER_HEALTH_OVERCURRENT = 9,
};

/**
 * enum cg_trust - how far the charger is known to be in the state last written
 * @CG_TRUST_UNKNOWN: nothing was verified yet, or a write failed
 * @CG_TRUST_VERIFIED: what was read back is what was written
 * @CG_TRUST_MISMATCH: it differs: the chip reset, ignored a write, or somebody else wrote
 */
enum cg_trust {
	CG_TRUST_UNKNOWN,
	CG_TRUST_VERIFIED,
	CG_TRUST_MISMATCH,
};

/**
 * struct cg_charger_sample - one charger
 * @f: the readings, indexed by enum cg_charger_field
 * @trust: outcome of the last apply and of comparing its values with this cycle's readings
 * @told_on: the last verified command was to charge
 * @slept_on: the system slept before this cycle, and it may have charged all that time
 * @told_cc_ua: current last written and verified, 0 when told off
 * @told_cv_uv: voltage last written and verified
 * @told_for_ms: how long what was told can be relied on without telling it again, 0 = for ever
 * @unheard: nothing tells when its source comes, so it is looked for
 */
struct cg_charger_sample {
	struct cg_reading f[CG_N_CHARGER_FIELDS];
	enum cg_trust trust;
	bool told_on;
	bool slept_on;
	s32 told_cc_ua;
	s32 told_cv_uv;
	s32 told_for_ms;
	bool unheard;
};

/**
 * struct cg_source_sample - the source of the pack's power, by those that describe it
 * @ua: what it gives at most, uA; 0 = nothing is described. If none of those described is online
 *	it is what a source that nobody knows gives
 * @uv: at which voltage, uV; likewise
 * @known: whether there is one is known
 * @online: there is one; of no meaning unless @known
 */
struct cg_source_sample {
	s32 ua;
	s32 uv;
	bool known;
	bool online;
};

/**
 * struct cg_sample - one cycle's readings
 * @now_ms: when the cycle began, boot-time clock
 * @stale_ms: of several members one whose readings are older is left out, 0 = after a minute
 * @n_members: members in use
 * @n_chargers: chargers in use, 0 for a pack that only gauges
 * @member: the members
 * @charger: the chargers
 * @quiet: no member was ever heard to tell of a change by itself, so one is looked for
 * @source: what they are fed by
 */
struct cg_sample {
	s64 now_ms;
	s64 stale_ms;
	u8 n_members;
	u8 n_chargers;
	struct cg_member_sample member[CG_MAX_MEMBERS];
	struct cg_charger_sample charger[CG_MAX_CHARGERS];
	bool quiet;
	struct cg_source_sample source;
};

#endif /* CHARGOV_SAMPLE_H */
