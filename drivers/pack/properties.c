// SPDX-License-Identifier: GPL-2.0-only
/*
 * BAT0: the pack as a power supply.
 *
 * Reading a property gives what was cached: a reader of an old value gets it and brings the next
 * cycle forward. Writing only changes what the user asks for, which can only tighten.
 */
#include <linux/device.h>
#include <linux/power_supply.h>
#include <compat/charge_words.h>
#include "pack.h"

/* A value that is read when older than this is refreshed for the next reader. */
#define REFRESH_MS	10000

/* Properties that come from the profile. */
static const struct profile_row {
	enum power_supply_property psp;
	size_t offset;
} profile_rows[] = {
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
	POWER_SUPPLY_PROP_CHARGE_COUNTER,
	POWER_SUPPLY_PROP_TEMP,
	POWER_SUPPLY_PROP_CYCLE_COUNT,
	POWER_SUPPLY_PROP_CAPACITY_ERROR_MARGIN,
};

static const u8 technologies[CG_N_CHEMISTRIES] = {
	[CG_CHEMISTRY_UNKNOWN] = POWER_SUPPLY_TECHNOLOGY_UNKNOWN,
	[CG_CHEMISTRY_LION] = POWER_SUPPLY_TECHNOLOGY_LION,
	[CG_CHEMISTRY_LIPO] = POWER_SUPPLY_TECHNOLOGY_LIPO,
	[CG_CHEMISTRY_LIFE] = POWER_SUPPLY_TECHNOLOGY_LiFe,
	[CG_CHEMISTRY_LIMN] = POWER_SUPPLY_TECHNOLOGY_LiMn,
};

/* Each of these returns -ENOENT for a property that is not its own. */
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
	ret = cg_shown_get(&pack->shown, psp, &val->intval);
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
		/* the counter is charge now, whoever has it */
		if (cg_members_have(pack, gauged[i] == POWER_SUPPLY_PROP_CHARGE_COUNTER ?
				    POWER_SUPPLY_PROP_CHARGE_NOW : gauged[i]))
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
