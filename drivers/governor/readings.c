// SPDX-License-Identifier: GPL-2.0-only
/*
 * Reading a charger: each value once per cycle, inside its plausible window, and compared with
 * what the charger was told. Decides nothing; says only how far it can be trusted.
 */
#include <linux/power_supply.h>
#include "knobs.h"
#include "rooms.h"

static_assert((int)CG_STATUS_CHARGING == POWER_SUPPLY_STATUS_CHARGING);
static_assert((int)CG_STATUS_FULL == POWER_SUPPLY_STATUS_FULL);
static_assert((int)CG_CHARGER_HEALTH_OVERHEAT == POWER_SUPPLY_HEALTH_OVERHEAT);
static_assert((int)CG_CHARGER_HEALTH_DEAD == POWER_SUPPLY_HEALTH_DEAD);
static_assert((int)CG_CHARGER_HEALTH_OVERVOLTAGE == POWER_SUPPLY_HEALTH_OVERVOLTAGE);
static_assert((int)CG_CHARGER_HEALTH_UNSPEC_FAILURE == POWER_SUPPLY_HEALTH_UNSPEC_FAILURE);
static_assert((int)CG_CHARGER_HEALTH_WATCHDOG == POWER_SUPPLY_HEALTH_WATCHDOG_TIMER_EXPIRE);
static_assert((int)CG_CHARGER_HEALTH_SAFETY_TIMER == POWER_SUPPLY_HEALTH_SAFETY_TIMER_EXPIRE);
static_assert((int)CG_CHARGER_HEALTH_OVERCURRENT == POWER_SUPPLY_HEALTH_OVERCURRENT);

/* What was told to a chip that may forget is told again this often within its watchdog time. */
#define CG_REWRITES_PER_WATCHDOG	4

/* What a value must lie in to be believed (F11): wider than any charger, narrower than noise. */
static const struct {
	s64 lo;
	s64 hi;
} cg_window[CG_N_CHARGER_FIELDS] = {
	[CG_C_ONLINE] = { 0, 2 },
	[CG_C_STATUS] = { POWER_SUPPLY_STATUS_UNKNOWN, POWER_SUPPLY_STATUS_FULL },
	[CG_C_HEALTH] = { POWER_SUPPLY_HEALTH_UNKNOWN, POWER_SUPPLY_HEALTH_NO_BATTERY },
	[CG_C_CC_UA] = { 0, 20000000 },
	[CG_C_CV_UV] = { 0, 100000000 },
	[CG_C_IIN_UA] = { 0, 20000000 },
	[CG_C_VOLTAGE_UV] = { 0, 100000000 },
	[CG_C_CURRENT_UA] = { -20000000, 20000000 },
};

static enum power_supply_property cg_field_property(const struct cg_control_row *row,
						    enum cg_charger_field field)
{
	switch (field) {
	case CG_C_ONLINE:
		return POWER_SUPPLY_PROP_ONLINE;
	case CG_C_STATUS:
		return POWER_SUPPLY_PROP_STATUS;
	case CG_C_HEALTH:
		return POWER_SUPPLY_PROP_HEALTH;
	case CG_C_CC_UA:
		return row->cc;
	case CG_C_CV_UV:
		return row->cv;
	case CG_C_IIN_UA:
		return row->iin;
	case CG_C_VOLTAGE_UV:
		return POWER_SUPPLY_PROP_VOLTAGE_NOW;
	case CG_C_CURRENT_UA:
		return POWER_SUPPLY_PROP_CURRENT_NOW;
	default:
		return CG_PROP_NONE;
	}
}

/* A failed read leaves the last value with its age; an absurd one is no value at all. */
static int cg_field_read(struct cg_charger *charger, struct power_supply *psy, s64 now_ms,
			 enum cg_charger_field field)
{
	enum power_supply_property prop = cg_field_property(charger->row, field);
	struct cg_reading *r = &charger->last.f[field];
	s32 value;
	int ret;

	if (prop == CG_PROP_NONE)
		return -EOPNOTSUPP;
	ret = cg_property_read(psy, prop, &value);
	if (ret)
		return ret;

	r->value = value;
	if (field == CG_C_CURRENT_UA && charger->row->knobs.quirks & CG_QUIRK_CURRENT_NEGATED)
		r->value = -r->value;
	r->at_ms = now_ms;
	r->valid = r->value >= cg_window[field].lo && r->value <= cg_window[field].hi;
	return 0;
}

static bool cg_is_online(const struct cg_charger *charger)
{
	const struct cg_reading *r = &charger->last.f[CG_C_ONLINE];

	return r->valid && r->value;
}

/*
 * A driver with cached fields may hand out cached states too: its input limit, which is read
 * from the chip, comes first, and without it nothing counts as read. The voltage and current
 * of some chips are measured only with a source; without one their driver waits for them.
 */
static void cg_fields_read(struct cg_charger *charger, struct power_supply *psy, s64 now_ms)
{
	enum cg_charger_field field;
	int ret;

	ret = cg_field_read(charger, psy, now_ms, CG_C_IIN_UA);
	if (ret && charger->row->knobs.quirks & CG_QUIRK_CACHED_FIELDS) {
		cg_charger_log(charger, ret, "cannot be read");
		return;
	}

	ret = cg_field_read(charger, psy, now_ms, CG_C_ONLINE);
	for (field = CG_C_STATUS; field < CG_N_CHARGER_FIELDS; field++) {
		if (field == CG_C_IIN_UA)
			continue;
		if (field >= CG_C_VOLTAGE_UV && !cg_is_online(charger))
			break;
		cg_field_read(charger, psy, now_ms, field);
	}
	if (ret)
		cg_charger_log(charger, ret, "cannot be read");
}

static bool cg_reads_other(const struct cg_charger *charger, enum cg_charger_field field,
			   enum cg_knob knob, s32 told, s64 now_ms)
{
	const struct cg_reading *r = &charger->last.f[field];

	return r->at_ms == now_ms && r->valid &&
	       !cg_plan_read_ok(&charger->row->knobs, knob, told, r->value);
}

/*
 * The input limit is the signature of a chip whose other fields are cached: back at its default
 * it tells of a reset. Any other change was somebody else's, and harms no battery.
 */
static bool cg_iin_tells_reset(struct cg_charger *charger, s64 now_ms)
{
	const struct cg_reading *r = &charger->last.f[CG_C_IIN_UA];
	s32 default_ua = charger->row->knobs.default_iin_ua;
	s32 told_ua = charger->told_iin_ua;

	if (r->at_ms != now_ms || !r->valid || r->value == told_ua)
		return false;
	charger->told_iin_ua = r->value;
	if (!told_ua || !default_ua || r->value != default_ua)
		return false;
	if (!charger->free_iin_ua)
		charger->free_iin_ua = told_ua;
	charger->rewrite = charger->row->watchdog_ms > 0;
	return true;
}

/* A source that comes may change the chip: nothing is taken for granted. */
static void cg_source_came(struct cg_charger *charger)
{
	charger->told_iin_ua = charger->last.f[CG_C_IIN_UA].value;
	if (charger->told_iin_ua != charger->caps.iin.min)
		charger->free_iin_ua = 0;
	charger->last.trust = CG_TRUST_UNKNOWN;
}

static bool cg_charger_differs(struct cg_charger *charger, s64 now_ms)
{
	const struct cg_charger_sample *last = &charger->last;
	const struct cg_reading *status = &last->f[CG_C_STATUS];
	bool zero_stops = charger->row->knobs.quirks & CG_QUIRK_ZERO_CC_STOPS;

	if (cg_iin_tells_reset(charger, now_ms))
		return true;
	if (!last->told_on)
		return (status->at_ms == now_ms && status->value == CG_STATUS_CHARGING) ||
		       (zero_stops &&
			cg_reads_other(charger, CG_C_CC_UA, CG_KNOB_CC, 0, now_ms));
	return cg_reads_other(charger, CG_C_CC_UA, CG_KNOB_CC, last->told_cc_ua, now_ms) ||
	       cg_reads_other(charger, CG_C_CV_UV, CG_KNOB_CV, last->told_cv_uv, now_ms);
}

static void cg_charger_judge(struct cg_charger *charger, bool was_online, s64 now_ms)
{
	struct cg_charger_sample *last = &charger->last;

	if (!cg_is_online(charger)) {
		if (last->f[CG_C_IIN_UA].at_ms == now_ms)
			charger->told_iin_ua = last->f[CG_C_IIN_UA].value;
	} else if (!was_online) {
		cg_source_came(charger);
	}
	if (last->trust == CG_TRUST_VERIFIED && cg_charger_differs(charger, now_ms)) {
		last->trust = CG_TRUST_MISMATCH;
		dev_warn(charger->dev,
			 "%s: differs from what it was told: it was reset, or somebody else wrote to it\n",
			 charger->name);
	}
	last->told_for_ms = charger->rewrite ?
			    charger->row->watchdog_ms / CG_REWRITES_PER_WATCHDOG : 0;
}

void cg_charger_sample(struct cg_charger *charger, s64 now_ms, struct cg_charger_sample *sample)
{
	bool was_online = cg_is_online(charger);
	struct power_supply *psy = cg_supply_get(charger);

	if (psy) {
		cg_fields_read(charger, psy, now_ms);
		power_supply_put(psy);
		cg_charger_judge(charger, was_online, now_ms);
	} else {
		charger->last.trust = CG_TRUST_UNKNOWN;
		cg_charger_log(charger, -ENODEV, "has gone");
	}
	*sample = charger->last;
}
