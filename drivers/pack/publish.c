// SPDX-License-Identifier: GPL-2.0-only
/*
 * Shows the pack as one battery.
 *
 * Needs the last view and decision; gives a power supply whose every property comes from a
 * cache. Reading never touches a bus: a reader of an old value gets it and brings the next
 * cycle forward. Writing only changes what the user asks for, which can only tighten.
 */
#include <linux/device.h>
#include <linux/power_supply.h>
#include <compat/charge_words.h>
#include "pack.h"

/* A value that is read when older than this is refreshed for the next reader. */
#define REFRESH_MS	10000
/* SAFETY P18: one uevent a second */
#define ANNOUNCE_MS	1000

/* Properties that come from struct cg_shown; divisors convert to the units of the class. */
static const struct shown_row {
	enum power_supply_property psp;
	int id;
	int div;
} shown_rows[] = {
	{ POWER_SUPPLY_PROP_STATUS, CG_SHOWN_STATUS, 1 },
	{ POWER_SUPPLY_PROP_PRESENT, CG_V_PRESENT, 1 },
	{ POWER_SUPPLY_PROP_CAPACITY, CG_V_CAPACITY_PCT, 1 },
	{ POWER_SUPPLY_PROP_CHARGE_NOW, CG_V_CHARGE_NOW_UAH, 1 },
	{ POWER_SUPPLY_PROP_CHARGE_FULL, CG_V_CHARGE_FULL_UAH, 1 },
	{ POWER_SUPPLY_PROP_VOLTAGE_NOW, CG_V_VOLTAGE_UV, 1 },
	{ POWER_SUPPLY_PROP_CURRENT_NOW, CG_V_CURRENT_UA, 1 },
	{ POWER_SUPPLY_PROP_TEMP, CG_V_TEMP_MDEGC, CG_MDEGC_PER_DEGC / 10 },
	{ POWER_SUPPLY_PROP_CYCLE_COUNT, CG_V_CYCLES, 1 },
	{ POWER_SUPPLY_PROP_HEALTH, CG_SHOWN_HEALTH, 1 },
	{ POWER_SUPPLY_PROP_CONSTANT_CHARGE_CURRENT, CG_SHOWN_CC, 1 },
	{ POWER_SUPPLY_PROP_CONSTANT_CHARGE_VOLTAGE, CG_SHOWN_CV, 1 },
	{ POWER_SUPPLY_PROP_TIME_TO_FULL_NOW, CG_SHOWN_FULL_S, 1 },
	{ POWER_SUPPLY_PROP_TIME_TO_EMPTY_NOW, CG_SHOWN_EMPTY_S, 1 },
};

/* Properties that come from the profile. */
static const struct profile_row {
	enum power_supply_property psp;
	size_t offset;
} profile_rows[] = {
	{ POWER_SUPPLY_PROP_CHARGE_FULL_DESIGN, offsetof(struct cg_profile, capacity_uah) },
	{ POWER_SUPPLY_PROP_VOLTAGE_MAX_DESIGN, offsetof(struct cg_profile, cv_max_uv) },
	{ POWER_SUPPLY_PROP_VOLTAGE_MIN_DESIGN, offsetof(struct cg_profile, empty_uv) },
	{ POWER_SUPPLY_PROP_CONSTANT_CHARGE_VOLTAGE_MAX, offsetof(struct cg_profile, cv_max_uv) },
	{ POWER_SUPPLY_PROP_PRECHARGE_CURRENT, offsetof(struct cg_profile, precharge_ua) },
	{ POWER_SUPPLY_PROP_CHARGE_TERM_CURRENT, offsetof(struct cg_profile, term_ua) },
};

/* Properties that a user can write. */
static const struct wish_row {
	enum power_supply_property psp;
	enum cg_wish wish;
} wish_rows[] = {
	{ POWER_SUPPLY_PROP_CONSTANT_CHARGE_CURRENT_MAX, CG_WISH_CC_UA },
	{ POWER_SUPPLY_PROP_CHARGE_CONTROL_START_THRESHOLD, CG_WISH_START_PCT },
	{ POWER_SUPPLY_PROP_CHARGE_CONTROL_END_THRESHOLD, CG_WISH_END_PCT },
	{ POWER_SUPPLY_PROP_CHARGE_BEHAVIOUR, CG_WISH_BEHAVIOUR },
	{ POWER_SUPPLY_PROP_CHARGE_TYPE, CG_WISH_TYPE },
	{ COMPAT_PROP_CHARGE_TYPES, CG_WISH_TYPE },
};

/*
 * Always there. The class would fill in the temperatures from the battery node in whole degrees,
 * where its own files have tenths: so they are ours even when they are plain facts.
 */
static const enum power_supply_property always[] = {
	POWER_SUPPLY_PROP_STATUS,
	POWER_SUPPLY_PROP_PRESENT,
	POWER_SUPPLY_PROP_CAPACITY,
	POWER_SUPPLY_PROP_VOLTAGE_NOW,
	POWER_SUPPLY_PROP_VOLTAGE_MAX_DESIGN,
	POWER_SUPPLY_PROP_VOLTAGE_MIN_DESIGN,
	POWER_SUPPLY_PROP_CURRENT_NOW,
	POWER_SUPPLY_PROP_CHARGE_FULL_DESIGN,
	POWER_SUPPLY_PROP_HEALTH,
	POWER_SUPPLY_PROP_TECHNOLOGY,
	POWER_SUPPLY_PROP_TIME_TO_EMPTY_NOW,
	POWER_SUPPLY_PROP_TEMP_MIN,
	POWER_SUPPLY_PROP_TEMP_MAX,
	POWER_SUPPLY_PROP_TEMP_ALERT_MIN,
	POWER_SUPPLY_PROP_TEMP_ALERT_MAX,
};

/* There with a charger. */
static const enum power_supply_property charging[] = {
	POWER_SUPPLY_PROP_CHARGE_TYPE,
	POWER_SUPPLY_PROP_CONSTANT_CHARGE_CURRENT,
	POWER_SUPPLY_PROP_CONSTANT_CHARGE_CURRENT_MAX,
	POWER_SUPPLY_PROP_CONSTANT_CHARGE_VOLTAGE,
	POWER_SUPPLY_PROP_CONSTANT_CHARGE_VOLTAGE_MAX,
	POWER_SUPPLY_PROP_PRECHARGE_CURRENT,
	POWER_SUPPLY_PROP_CHARGE_TERM_CURRENT,
	POWER_SUPPLY_PROP_CHARGE_CONTROL_START_THRESHOLD,
	POWER_SUPPLY_PROP_CHARGE_CONTROL_END_THRESHOLD,
	POWER_SUPPLY_PROP_TIME_TO_FULL_NOW,
};

/* There if a member has it that is there at the start. */
static const enum power_supply_property gauged[] = {
	POWER_SUPPLY_PROP_CHARGE_NOW,
	POWER_SUPPLY_PROP_CHARGE_FULL,
	POWER_SUPPLY_PROP_TEMP,
	POWER_SUPPLY_PROP_CYCLE_COUNT,
};

static const u8 technologies[CG_N_CHEMISTRIES] = {
	[CG_CHEMISTRY_UNKNOWN] = POWER_SUPPLY_TECHNOLOGY_UNKNOWN,
	[CG_CHEMISTRY_LION] = POWER_SUPPLY_TECHNOLOGY_LION,
	[CG_CHEMISTRY_LIPO] = POWER_SUPPLY_TECHNOLOGY_LIPO,
	[CG_CHEMISTRY_LIFE] = POWER_SUPPLY_TECHNOLOGY_LiFe,
	[CG_CHEMISTRY_LIMN] = POWER_SUPPLY_TECHNOLOGY_LiMn,
};

static const u8 healths[CG_N_HEALTHS] = {
	[CG_HEALTH_UNKNOWN] = POWER_SUPPLY_HEALTH_UNKNOWN,
	[CG_HEALTH_GOOD] = POWER_SUPPLY_HEALTH_GOOD,
	[CG_HEALTH_COLD] = POWER_SUPPLY_HEALTH_COLD,
	[CG_HEALTH_COOL] = POWER_SUPPLY_HEALTH_COOL,
	[CG_HEALTH_WARM] = POWER_SUPPLY_HEALTH_WARM,
	[CG_HEALTH_HOT] = POWER_SUPPLY_HEALTH_HOT,
	[CG_HEALTH_OVERHEAT] = POWER_SUPPLY_HEALTH_OVERHEAT,
	[CG_HEALTH_OVER_VOLTAGE] = POWER_SUPPLY_HEALTH_OVERVOLTAGE,
	[CG_HEALTH_DEAD] = POWER_SUPPLY_HEALTH_DEAD,
	[CG_HEALTH_SAFETY_TIMER] = POWER_SUPPLY_HEALTH_SAFETY_TIMER_EXPIRE,
	[CG_HEALTH_NO_BATTERY] = POWER_SUPPLY_HEALTH_NO_BATTERY,
	[CG_HEALTH_OVER_CURRENT] = POWER_SUPPLY_HEALTH_OVERCURRENT,
	[CG_HEALTH_UNSPEC_FAILURE] = POWER_SUPPLY_HEALTH_UNSPEC_FAILURE,
	[CG_HEALTH_WATCHDOG] = POWER_SUPPLY_HEALTH_WATCHDOG_TIMER_EXPIRE,
};

static const u8 statuses[] = {
	[CG_STATUS_UNKNOWN] = POWER_SUPPLY_STATUS_UNKNOWN,
	[CG_STATUS_CHARGING] = POWER_SUPPLY_STATUS_CHARGING,
	[CG_STATUS_DISCHARGING] = POWER_SUPPLY_STATUS_DISCHARGING,
	[CG_STATUS_NOT_CHARGING] = POWER_SUPPLY_STATUS_NOT_CHARGING,
	[CG_STATUS_FULL] = POWER_SUPPLY_STATUS_FULL,
};

/* --- filling the cache --- */

static void show_view(struct cg_shown *shown, const struct cg_view *view)
{
	const struct cg_reading *reading;
	const struct shown_row *row;

	for (row = shown_rows; row < shown_rows + ARRAY_SIZE(shown_rows); row++) {
		if (row->id >= CG_N_VIEW_FIELDS)
			continue;
		reading = &view->f[row->id];
		/* a last good value is better than an error, which breaks whole programs */
		if (reading->at_ms == CG_NEVER_MS)
			continue;
		shown->value[row->id] = clamp_t(s64, div_s64(reading->value, row->div),
						S32_MIN, S32_MAX);
		shown->known[row->id] = true;
	}
}

/* Less is the offset of a gauge, no current. */
static s32 least_ua(const struct cg_profile *profile)
{
	return profile->capacity_uah / 200;
}

/*
 * Neither charging nor discharging: the offset of a gauge is no current. Clients take a negative
 * one for a battery that drains.
 */
static void drop_offset(struct cg_shown *shown, const struct cg_decision *decision,
			const struct cg_profile *profile)
{
	int *ua = &shown->value[CG_V_CURRENT_UA];

	if (decision->status != CG_STATUS_FULL && decision->status != CG_STATUS_NOT_CHARGING)
		return;
	if (abs(*ua) < least_ua(profile))
		*ua = 0;
}

static void show_one(struct cg_shown *shown, enum cg_shown_id id, int value)
{
	shown->value[id] = value;
	shown->known[id] = true;
}

static void show_decision(struct cg_shown *shown, const struct cg_pack *pack)
{
	const struct cg_decision *decision = &pack->decision;
	enum cg_status status = decision->status;

	/* what was decided is not what happens */
	if (cg_watch_is_charged(&pack->watch, pack->view.now_ms))
		status = CG_STATUS_CHARGING;
	show_one(shown, CG_SHOWN_STATUS, statuses[status]);
	show_one(shown, CG_SHOWN_HEALTH, healths[decision->health]);
	show_one(shown, CG_SHOWN_CC, decision->enable ? decision->cc_ua : 0);
	show_one(shown, CG_SHOWN_CV, decision->enable ? decision->cv_uv : 0);
	shown->faults += decision->phase == CG_PHASE_FAULT && shown->phase != CG_PHASE_FAULT;
	shown->phase = decision->phase;
	shown->why = decision->why;
	shown->limited_by = decision->limited_by;
}

/* Nothing is said where nothing is known: no estimate is better than a wrong one. */
static void show_time(struct cg_shown *shown, enum cg_shown_id id, s64 s)
{
	shown->known[id] = s >= 0;
	shown->value[id] = clamp_t(s64, s, 0, S32_MAX);
}

static s64 time_to_empty_s(const struct cg_pack *pack)
{
	const struct cg_reading *uah = &pack->view.f[CG_V_CHARGE_NOW_UAH];
	const struct cg_reading *ua = &pack->view.f[CG_V_CURRENT_UA];

	if (pack->decision.status != CG_STATUS_DISCHARGING || !uah->valid || !ua->valid ||
	    -ua->value < least_ua(&pack->profile))
		return -1;
	return cg_scale(max_t(s64, uah->value, 0), CG_S_PER_H, max_t(s64, -ua->value, 1));
}

static void show_times(struct cg_shown *shown, const struct cg_pack *pack,
		       const struct cg_policy *policy)
{
	s64 full_s = -1;

	if (pack->n_chargers)
		full_s = cg_time_to_full_s(&pack->profile, policy, &pack->state, &pack->view,
					   &pack->decision);
	show_time(shown, CG_SHOWN_FULL_S, full_s);
	show_time(shown, CG_SHOWN_EMPTY_S, time_to_empty_s(pack));
}

static bool visibly_differs(const struct cg_shown *a, const struct cg_shown *b)
{
	static const int watched[] = {
		CG_SHOWN_STATUS, CG_SHOWN_HEALTH, CG_V_PRESENT, CG_V_CAPACITY_PCT,
	};
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(watched); i++) {
		if (a->value[watched[i]] != b->value[watched[i]] ||
		    a->known[watched[i]] != b->known[watched[i]])
			return true;
	}
	return a->phase != b->phase || a->why != b->why;
}

/**
 * cg_publish_changed() - tell userspace that it should read again
 * @pack: a registered pack
 *
 * At most one uevent a second; the last change is always told because the work runs after it.
 */
void cg_publish_changed(struct cg_pack *pack)
{
	s64 wait_ms = clamp_t(s64, pack->announced_ms + ANNOUNCE_MS - cg_now_ms(),
			      0, ANNOUNCE_MS);

	spin_lock(&pack->arm_lock);
	if (pack->running)
		queue_delayed_work(pack->wq, &pack->announce, msecs_to_jiffies(wait_ms));
	spin_unlock(&pack->arm_lock);
}

/**
 * cg_publish_announce() - send the uevent of the last visible change
 * @work: the announce member of a pack
 */
void cg_publish_announce(struct work_struct *work)
{
	struct cg_pack *pack = container_of(to_delayed_work(work), struct cg_pack, announce);

	pack->announced_ms = cg_now_ms();
	power_supply_changed(pack->psy);
}

/**
 * cg_publish() - show what a cycle found and decided
 * @pack: the pack, after decide and apply
 * @policy: what was decided with
 */
void cg_publish(struct cg_pack *pack, const struct cg_policy *policy)
{
	struct cg_shown next;
	bool differs;

	mutex_lock(&pack->lock);
	next = pack->shown;
	show_view(&next, &pack->view);
	drop_offset(&next, &pack->decision, &pack->profile);
	show_decision(&next, pack);
	show_times(&next, pack, policy);
	next.at_ms = pack->view.now_ms;
	next.charged_s = div_s64(pack->state.charged_ms, CG_MS_PER_S);
	next.put_in_uah = div_s64(max_t(s64, pack->state.put_in_uams, 0),
				  CG_S_PER_H * CG_MS_PER_S);
	next.restarts = pack->state.restarts;
	next.cycles++;
	differs = visibly_differs(&next, &pack->shown);
	pack->shown = next;
	mutex_unlock(&pack->lock);
	if (differs && pack->psy)
		cg_publish_changed(pack);
}

/* --- properties --- */

/* Each of these returns -ENOENT for a property that is not its own. */
static int get_shown(struct cg_pack *pack, enum power_supply_property psp, int *value)
{
	const struct shown_row *row;

	for (row = shown_rows; row < shown_rows + ARRAY_SIZE(shown_rows); row++) {
		if (row->psp != psp)
			continue;
		*value = pack->shown.value[row->id];
		return pack->shown.known[row->id] ? 0 : -ENODATA;
	}
	return -ENOENT;
}

static int get_profile(struct cg_pack *pack, enum power_supply_property psp, int *value)
{
	const struct profile_row *row;

	for (row = profile_rows; row < profile_rows + ARRAY_SIZE(profile_rows); row++) {
		if (row->psp != psp)
			continue;
		*value = *(const s32 *)((const char *)&pack->profile + row->offset);
		return 0;
	}
	return -ENOENT;
}

/* The zone of the full current is what simple-battery calls alert. */
static const struct cg_zone *full_zone(const struct cg_profile *profile)
{
	const struct cg_zone *zone = profile->zone;
	unsigned int i;

	for (i = 1; i < profile->n_zones; i++) {
		if (profile->zone[i].step[0].cc_ua > zone->step[0].cc_ua)
			zone = &profile->zone[i];
	}
	return zone;
}

static int get_temperature(struct cg_pack *pack, enum power_supply_property psp, int *value)
{
	const struct cg_profile *profile = &pack->profile;
	const int tenth = CG_MDEGC_PER_DEGC / 10;

	switch (psp) {
	case POWER_SUPPLY_PROP_TEMP_MIN:
		*value = profile->zone[0].from_mdegc / tenth;
		return 0;
	case POWER_SUPPLY_PROP_TEMP_MAX:
		*value = profile->zone[profile->n_zones - 1].to_mdegc / tenth;
		return 0;
	case POWER_SUPPLY_PROP_TEMP_ALERT_MIN:
		*value = full_zone(profile)->from_mdegc / tenth;
		return 0;
	case POWER_SUPPLY_PROP_TEMP_ALERT_MAX:
		*value = full_zone(profile)->to_mdegc / tenth;
		return 0;
	case POWER_SUPPLY_PROP_TEMP_AMBIENT_ALERT_MIN:
		*value = pack->ambient_degc[0] * 10;
		return 0;
	case POWER_SUPPLY_PROP_TEMP_AMBIENT_ALERT_MAX:
		*value = pack->ambient_degc[1] * 10;
		return 0;
	default:
		return -ENOENT;
	}
}

static const struct wish_row *find_wish(enum power_supply_property psp)
{
	const struct wish_row *row;

	for (row = wish_rows; row < wish_rows + ARRAY_SIZE(wish_rows); row++) {
		if (row->psp == psp)
			return row;
	}
	return NULL;
}

static int get_wish(struct cg_pack *pack, enum power_supply_property psp, int *value)
{
	const struct wish_row *row = find_wish(psp);

	if (!row)
		return -ENOENT;
	*value = cg_wishes_get(&pack->policy, &pack->profile, row->wish, cg_now_ms());
	*value = cg_wish_to_class(row->wish, *value);
	return 0;
}

static int get_text(struct cg_pack *pack, enum power_supply_property psp, const char **text)
{
	switch (psp) {
	case POWER_SUPPLY_PROP_MODEL_NAME:
		*text = pack->model;
		return 0;
	case POWER_SUPPLY_PROP_MANUFACTURER:
		*text = pack->manufacturer;
		return 0;
	case POWER_SUPPLY_PROP_SERIAL_NUMBER:
		*text = pack->serial;
		return 0;
	default:
		return -ENOENT;
	}
}

static int get_property(struct power_supply *psy, enum power_supply_property psp,
			union power_supply_propval *val)
{
	struct cg_pack *pack = power_supply_get_drvdata(psy);
	bool old;
	int ret;

	if (!get_text(pack, psp, &val->strval))
		return 0;
	if (psp == POWER_SUPPLY_PROP_TECHNOLOGY) {
		val->intval = technologies[pack->profile.chemistry];
		return 0;
	}
	mutex_lock(&pack->lock);
	ret = get_shown(pack, psp, &val->intval);
	if (ret == -ENOENT)
		ret = get_profile(pack, psp, &val->intval);
	if (ret == -ENOENT)
		ret = get_temperature(pack, psp, &val->intval);
	if (ret == -ENOENT)
		ret = get_wish(pack, psp, &val->intval);
	old = cg_now_ms() - pack->shown.at_ms > REFRESH_MS;
	mutex_unlock(&pack->lock);
	if (old)
		cg_pack_kick(pack, 0);
	return ret == -ENOENT ? -ENODATA : ret;
}

static int set_property(struct power_supply *psy, enum power_supply_property psp,
			const union power_supply_propval *val)
{
	struct cg_pack *pack = power_supply_get_drvdata(psy);
	const struct wish_row *row = find_wish(psp);

	if (!row)
		return -EINVAL;
	return cg_control_set(pack, row->wish, cg_wish_from_class(pack, row->wish, val->intval));
}

static int is_writeable(struct power_supply *psy, enum power_supply_property psp)
{
	return find_wish(psp) ? 1 : 0;
}

/* --- registration --- */

static void list_one(struct cg_pack *pack, enum power_supply_property psp)
{
	if (pack->desc.num_properties < ARRAY_SIZE(pack->properties))
		pack->properties[pack->desc.num_properties++] = psp;
}

/* Leaving a property out is the one "no data" that every client takes. */
static void list_properties(struct cg_pack *pack)
{
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(always); i++)
		list_one(pack, always[i]);
	for (i = 0; pack->n_chargers && i < ARRAY_SIZE(charging); i++)
		list_one(pack, charging[i]);
	if (pack->n_chargers && COMPAT_HAS_CHARGE_TYPES)
		list_one(pack, COMPAT_PROP_CHARGE_TYPES);
	if (pack->n_chargers && COMPAT_HAS_CHARGE_BEHAVIOURS)
		list_one(pack, POWER_SUPPLY_PROP_CHARGE_BEHAVIOUR);
	for (i = 0; i < ARRAY_SIZE(gauged); i++) {
		if (cg_members_have(pack, gauged[i]))
			list_one(pack, gauged[i]);
	}
	if (pack->has_ambient) {
		list_one(pack, POWER_SUPPLY_PROP_TEMP_AMBIENT_ALERT_MIN);
		list_one(pack, POWER_SUPPLY_PROP_TEMP_AMBIENT_ALERT_MAX);
	}
	if (pack->model[0])
		list_one(pack, POWER_SUPPLY_PROP_MODEL_NAME);
	if (pack->manufacturer[0])
		list_one(pack, POWER_SUPPLY_PROP_MANUFACTURER);
	if (pack->serial[0])
		list_one(pack, POWER_SUPPLY_PROP_SERIAL_NUMBER);
}

/**
 * cg_publish_register() - make the battery appear
 * @pack: a pack that has run one cycle, so that its first uevent is complete
 *
 * Return: 0 or a negative errno
 */
int cg_publish_register(struct cg_pack *pack)
{
	/* no node: with one, the class would wait for each of its power-supplies to have a node */
	struct power_supply_config cfg = {
		.drv_data = pack,
		.attr_grp = cg_pack_attribute_groups,
	};

	cg_members_text(pack, POWER_SUPPLY_PROP_MODEL_NAME, pack->model, sizeof(pack->model));
	cg_members_text(pack, POWER_SUPPLY_PROP_MANUFACTURER, pack->manufacturer,
			sizeof(pack->manufacturer));
	cg_members_text(pack, POWER_SUPPLY_PROP_SERIAL_NUMBER, pack->serial,
			sizeof(pack->serial));
	pack->desc.name = pack->name;
	pack->desc.type = POWER_SUPPLY_TYPE_BATTERY;
	pack->desc.properties = pack->properties;
	pack->desc.get_property = get_property;
	pack->desc.set_property = set_property;
	pack->desc.property_is_writeable = is_writeable;
	/* its temperature is the gauge's, which has a thermal zone already */
	pack->desc.no_thermal = true;
	pack->behaviours = BIT(CG_BEHAVIOUR_AUTO) | BIT(CG_BEHAVIOUR_INHIBIT);
	compat_set_charge_behaviours(&pack->desc, BIT(POWER_SUPPLY_CHARGE_BEHAVIOUR_AUTO) |
				     BIT(POWER_SUPPLY_CHARGE_BEHAVIOUR_INHIBIT_CHARGE));
	compat_set_charge_types(&pack->desc, BIT(POWER_SUPPLY_CHARGE_TYPE_TRICKLE) |
				BIT(POWER_SUPPLY_CHARGE_TYPE_FAST) |
				BIT(POWER_SUPPLY_CHARGE_TYPE_STANDARD) |
				BIT(POWER_SUPPLY_CHARGE_TYPE_ADAPTIVE) |
				BIT(POWER_SUPPLY_CHARGE_TYPE_CUSTOM) |
				BIT(POWER_SUPPLY_CHARGE_TYPE_LONGLIFE));
	list_properties(pack);
	pack->psy = devm_power_supply_register(pack->dev, &pack->desc, &cfg);
	return PTR_ERR_OR_ZERO(pack->psy);
}
