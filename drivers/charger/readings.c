// SPDX-License-Identifier: GPL-2.0-only
/*
 * Reading a charger: each value once per cycle, inside its plausible window, and compared with
 * what the charger was told. Decides nothing; says only how far it can be trusted.
 */
#include <linux/array_size.h>
#include <linux/power_supply.h>
#include "knobs.h"

static_assert((int)CG_STATUS_CHARGING == POWER_SUPPLY_STATUS_CHARGING);
static_assert((int)CG_STATUS_FULL == POWER_SUPPLY_STATUS_FULL);

/*
 * The words of health that are faults of a charger. The class has put new ones among the old, so
 * its numbers are not ours; one that is not known here came later than these, and is a fault.
 */
static const u8 cg_healths[] = {
	[POWER_SUPPLY_HEALTH_OVERHEAT] = CG_CHARGER_HEALTH_OVERHEAT,
	[POWER_SUPPLY_HEALTH_DEAD] = CG_CHARGER_HEALTH_DEAD,
	[POWER_SUPPLY_HEALTH_OVERVOLTAGE] = CG_CHARGER_HEALTH_OVERVOLTAGE,
	[POWER_SUPPLY_HEALTH_UNSPEC_FAILURE] = CG_CHARGER_HEALTH_UNSPEC_FAILURE,
	[POWER_SUPPLY_HEALTH_WATCHDOG_TIMER_EXPIRE] = CG_CHARGER_HEALTH_WATCHDOG,
	[POWER_SUPPLY_HEALTH_SAFETY_TIMER_EXPIRE] = CG_CHARGER_HEALTH_SAFETY_TIMER,
	[POWER_SUPPLY_HEALTH_OVERCURRENT] = CG_CHARGER_HEALTH_OVERCURRENT,
	[POWER_SUPPLY_HEALTH_NO_BATTERY] = 0,
};

/* What was told to a chip that may forget is told again this often within its watchdog time. */
#define CG_REWRITES_PER_WATCHDOG	4
/* So often it is looked whether one has ended that nobody knew of. */
#define CG_DOUBT_LOOK_MS		2000
/* And a watchdog that ends the charge is fed this often, which a cycle a minute does. */
#define CG_FEEDS_PER_WATCHDOG		2

/* A doubt lasts longer than the watchdog by half, as chips' clocks err by a fifth. */
static s32 cg_doubt_ms(const struct cg_charger *charger)
{
	return charger->row->watchdog_ms + charger->row->watchdog_ms / 2;
}

bool cg_charger_is_doubted(const struct cg_charger *charger)
{
	return charger->doubted_ms >= 0 &&
	       charger->sampled_ms - charger->doubted_ms <= cg_doubt_ms(charger);
}

/* What a value must lie in to be believed (F11): wider than any charger, narrower than noise. */
static const struct {
	s64 lo;
	s64 hi;
} cg_window[CG_N_CHARGER_FIELDS] = {
	[CG_C_ONLINE] = { 0, 2 },
	[CG_C_STATUS] = { POWER_SUPPLY_STATUS_UNKNOWN, POWER_SUPPLY_STATUS_FULL },
	[CG_C_HEALTH] = { POWER_SUPPLY_HEALTH_UNKNOWN, 31 },	/* the words of years to come */
	[CG_C_CC_UA] = { 0, 20000000 },
	[CG_C_CV_UV] = { 0, 100000000 },
	[CG_C_IIN_UA] = { 0, 20000000 },
	[CG_C_VOLTAGE_UV] = { 0, 100000000 },
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
	default:
		return CG_PROP_NONE;
	}
}

/* A driver that has no such property says so at once, and not only of a value that it once had. */
static bool cg_tells_no_health(const struct cg_charger *charger, enum cg_charger_field field,
			       int error)
{
	return field == CG_C_HEALTH && !charger->tells_health &&
	       (error == -EINVAL || error == -ENODATA);
}

/*
 * A failed read leaves the last value with its age; an absurd one is no value at all. A charger
 * that has no word for its faults has none; one that could not be asked is not known to have none.
 */
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
	if (cg_tells_no_health(charger, field, ret)) {
		*r = (struct cg_reading) { 0, now_ms, true };
		return 0;
	}
	if (ret)
		return ret;

	r->value = value;
	r->at_ms = now_ms;
	r->valid = r->value >= cg_window[field].lo && r->value <= cg_window[field].hi;
	if (field != CG_C_HEALTH)
		return 0;
	charger->tells_health = true;
	if (r->valid)
		r->value = r->value < ARRAY_SIZE(cg_healths) ? cg_healths[r->value] :
							      CG_CHARGER_HEALTH_UNSPEC_FAILURE;
	return 0;
}

static bool cg_is_online(const struct cg_charger *charger)
{
	const struct cg_reading *r = &charger->last.f[CG_C_ONLINE];

	return r->valid && r->value;
}

/* By the charger itself, or by those that feed it. */
static int cg_online_read(struct cg_charger *charger, struct power_supply *psy, s64 now_ms,
			  const struct cg_source_sample *source)
{
	if (!(charger->knobs.quirks & CG_QUIRK_ONLINE_OF_SOURCE))
		return cg_field_read(charger, psy, now_ms, CG_C_ONLINE);
	if (source->known)
		charger->last.f[CG_C_ONLINE] = (struct cg_reading) {
			source->online, now_ms, true,
		};
	return 0;
}

/*
 * A driver with cached fields may hand out cached states too: its input limit, which is read
 * from the chip, comes first, and without it nothing counts as read. The voltage of some chips
 * is measured only with a source; without one their driver waits for it. That of others is the
 * input's. What nobody decides by is not asked for: some drivers read nine registers each time.
 */
static void cg_fields_read(struct cg_charger *charger, struct power_supply *psy, s64 now_ms,
			   const struct cg_source_sample *source)
{
	enum cg_charger_field field;
	int ret;

	ret = cg_field_read(charger, psy, now_ms, CG_C_IIN_UA);
	if (ret && ret != -EOPNOTSUPP && charger->knobs.quirks & CG_QUIRK_CACHED_FIELDS) {
		cg_charger_log(charger, CG_TROUBLE_UNREAD, ret);
		return;
	}

	ret = cg_online_read(charger, psy, now_ms, source);
	for (field = CG_C_STATUS; field < CG_N_CHARGER_FIELDS; field++) {
		if (field == CG_C_IIN_UA)
			continue;
		if (field == CG_C_VOLTAGE_UV &&
		    (!cg_is_online(charger) ||
		     charger->knobs.quirks & CG_QUIRK_SHOWS_INPUT))
			break;
		cg_field_read(charger, psy, now_ms, field);
	}
	if (ret)
		cg_charger_log(charger, CG_TROUBLE_UNREAD, ret);
}

static bool cg_reads_other(const struct cg_charger *charger, enum cg_charger_field field,
			   enum cg_knob knob, s32 told, s64 now_ms)
{
	const struct cg_reading *r = &charger->last.f[field];

	return r->at_ms == now_ms && r->valid &&
	       !cg_plan_read_ok(&charger->knobs, knob, told, r->value);
}

/*
 * What is left of a chip that lost what its driver believes it holds. Its watchdog runs again
 * and takes it to its defaults each time; where these are too much it cannot be used any more.
 */
static void cg_charger_forgets(struct cg_charger *charger)
{
	const struct cg_control_row *row = charger->row;

	if (!row->watchdog_ms)
		return;
	charger->memory = CG_MEMORY_FORGETS;
	if (row->default_cc_ua <= charger->least_cc_ua &&
	    row->default_cv_uv <= charger->least_cv_uv)
		return;
	charger->memory = CG_MEMORY_HOPELESS;
	dev_err(charger->dev,
		"%s: was reset, its driver does not know, and its defaults (%d uV, %d uA) are above the battery's limits; it stays off until its driver is bound anew\n",
		charger->name, row->default_cv_uv, row->default_cc_ua);
}

/* A source comes or goes, and the chip chooses an input limit for it. */
static void cg_source_changed(struct cg_charger *charger, s64 now_ms)
{
	const struct cg_reading *r = &charger->last.f[CG_C_IIN_UA];

	if (r->at_ms != now_ms || !r->valid || r->value == charger->told_iin_ua)
		return;
	charger->told_iin_ua = r->value;
	charger->base_iin_ua = r->value;
	charger->tried_iin_ua = 0;
	charger->left_iin_ua = 0;
}

/*
 * It was reset, or the source was away too shortly to be seen: nothing that it shows tells. After
 * a reset its watchdog runs, and takes it from its present current of nothing to its default, which
 * shows. It is looked at often until that would have been (apply.c).
 */
static void cg_charger_doubt(struct cg_charger *charger, s64 now_ms)
{
	charger->doubted_ms = now_ms;
	dev_info(charger->dev,
		 "%s: has the input limit of a chip that was reset or replugged; it is told off for %d s, in which one that was reset starts\n",
		 charger->name, cg_doubt_ms(charger) / CG_MS_PER_S);
}

static bool cg_iin_is_of_chip(const struct cg_charger *charger, s64 value)
{
	s32 default_ua = charger->knobs.default_iin_ua;

	return default_ua && charger->base_iin_ua &&
	       (value == default_ua || value == charger->base_iin_ua);
}

/*
 * The input limit is the signature of a chip whose other fields are cached: back at what the
 * chip itself chooses, it tells that the chip reset, or that the source was away too shortly
 * to be seen. What the chip shows of the battery tells the one from the other. Any other change
 * was somebody else's, and harms no battery.
 */
static enum cg_trust cg_iin_trust(struct cg_charger *charger, s64 now_ms)
{
	const struct cg_reading *iin = &charger->last.f[CG_C_IIN_UA];
	const struct cg_reading *volts = &charger->last.f[CG_C_VOLTAGE_UV];
	bool of_chip = cg_iin_is_of_chip(charger, iin->value);

	if (iin->at_ms != now_ms || !iin->valid || iin->value == charger->told_iin_ua)
		return CG_TRUST_VERIFIED;
	if (iin->value && (iin->value == charger->tried_iin_ua ||
			   iin->value == charger->left_iin_ua)) {
		charger->told_iin_ua = iin->value;
		return CG_TRUST_VERIFIED;
	}
	cg_source_changed(charger, now_ms);
	if (!of_chip)
		return CG_TRUST_VERIFIED;
	if (volts->at_ms == now_ms && volts->value != charger->row->reset_voltage_uv)
		return CG_TRUST_UNKNOWN;
	if (!charger->row->reset_voltage_uv && charger->row->watchdog_ms) {
		cg_charger_doubt(charger, now_ms);
		return CG_TRUST_UNKNOWN;
	}
	cg_charger_forgets(charger);
	return CG_TRUST_MISMATCH;
}

static bool cg_charger_differs(const struct cg_charger *charger, s64 now_ms)
{
	const struct cg_charger_sample *last = &charger->last;
	const struct cg_reading *status = &last->f[CG_C_STATUS];
	bool zero_stops = charger->knobs.quirks & CG_QUIRK_ZERO_CC_STOPS;

	if (!last->told_on)
		return (status->at_ms == now_ms && status->value == CG_STATUS_CHARGING) ||
		       (zero_stops &&
			cg_reads_other(charger, CG_C_CC_UA, CG_KNOB_CC, 0, now_ms));
	return cg_reads_other(charger, CG_C_CC_UA, CG_KNOB_CC, last->told_cc_ua, now_ms) ||
	       cg_reads_other(charger, CG_C_CV_UV, CG_KNOB_CV, last->told_cv_uv, now_ms);
}

/* A chip that shows what it holds, and holds its defaults, was reset; some end at less. */
static bool cg_has_defaults(const struct cg_charger *charger, s64 now_ms)
{
	const struct cg_reading *cc = &charger->last.f[CG_C_CC_UA];
	const struct cg_reading *cv = &charger->last.f[CG_C_CV_UV];
	const struct cg_control_row *row = charger->row;

	return !(charger->knobs.quirks & (CG_QUIRK_CACHED_FIELDS | CG_QUIRK_ON_FEEDS_WATCHDOG)) &&
	       cc->at_ms == now_ms && cc->value == row->default_cc_ua &&
	       cv->at_ms == now_ms && cv->value <= row->default_cv_uv;
}

/* How far a charger that was verified can still be trusted. */
static enum cg_trust cg_charger_compare(struct cg_charger *charger, s64 now_ms)
{
	enum cg_trust trust = cg_iin_trust(charger, now_ms);

	if (trust == CG_TRUST_VERIFIED && cg_charger_differs(charger, now_ms)) {
		trust = CG_TRUST_MISMATCH;
		if (cg_has_defaults(charger, now_ms))
			cg_charger_forgets(charger);
	}
	if (trust == CG_TRUST_MISMATCH && cg_charger_is_doubted(charger)) {
		charger->doubted_ms = CG_NEVER_MS;
		cg_charger_forgets(charger);
	}
	if (trust == CG_TRUST_MISMATCH && charger->memory != CG_MEMORY_HOPELESS)
		dev_warn(charger->dev,
			 "%s: differs from what it was told: it was reset, or somebody else wrote to it\n",
			 charger->name);
	return trust;
}

/*
 * Will what it was told be forgotten? A chip may have been reset while nothing flowed, before it
 * was ever told anything that tells it from a reset one: that shows when its watchdog ends after
 * a start.
 */
static bool cg_is_doubtful(const struct cg_charger *charger, s64 now_ms)
{
	if (charger->knobs.quirks & CG_QUIRK_ON_FEEDS_WATCHDOG)
		return false;
	return charger->memory != CG_MEMORY_KEEPS ||
	       (charger->last.told_on && now_ms - charger->started_ms <= charger->row->watchdog_ms);
}

static void cg_charger_judge(struct cg_charger *charger, bool was_online, s64 now_ms)
{
	struct cg_charger_sample *last = &charger->last;
	bool online = cg_is_online(charger);

	if (!online || !was_online)
		cg_source_changed(charger, now_ms);
	/* a source that comes may change the chip: nothing is taken for granted */
	if (online && !was_online)
		last->trust = CG_TRUST_UNKNOWN;
	if (last->trust == CG_TRUST_VERIFIED)
		last->trust = cg_charger_compare(charger, now_ms);
	if (last->trust == CG_TRUST_VERIFIED && cg_charger_is_doubted(charger))
		last->trust = CG_TRUST_UNKNOWN;
	if (charger->memory == CG_MEMORY_HOPELESS)
		last->trust = CG_TRUST_MISMATCH;
	last->told_for_ms = 0;
	if (cg_charger_is_doubted(charger) && charger->memory == CG_MEMORY_KEEPS)
		last->told_for_ms = CG_DOUBT_LOOK_MS;
	else if (cg_is_doubtful(charger, now_ms))
		last->told_for_ms = charger->row->watchdog_ms / CG_REWRITES_PER_WATCHDOG;
	else if (last->told_on && charger->knobs.quirks & CG_QUIRK_ON_FEEDS_WATCHDOG)
		last->told_for_ms = charger->row->watchdog_ms / CG_FEEDS_PER_WATCHDOG;
}

void cg_charger_read(struct cg_charger *charger, s64 now_ms,
		     const struct cg_source_sample *source, struct cg_charger_sample *sample)
{
	bool was_online = cg_is_online(charger);
	struct power_supply *psy = cg_supply_get(charger);

	charger->sampled_ms = now_ms;
	if (psy) {
		cg_fields_read(charger, psy, now_ms, source);
		power_supply_put(psy);
		cg_charger_judge(charger, was_online, now_ms);
	} else {
		charger->last.trust = CG_TRUST_UNKNOWN;
		cg_charger_log(charger, CG_TROUBLE_GONE, -ENODEV);
	}
	charger->last.unheard = charger->silent && !source->known;
	charger->last.slept_on = charger->slept_on;
	charger->slept_on = false;
	*sample = charger->last;
}
EXPORT_SYMBOL_GPL(cg_charger_read);
