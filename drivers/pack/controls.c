// SPDX-License-Identifier: GPL-2.0-only
/*
 * One door for everything that a user asks for, whichever file it is written to; and charge_types,
 * with the text that the class has from 6.14 on, on kernels where the class does not have it.
 */
#include <linux/device.h>
#include <linux/power_supply.h>
#include <linux/string.h>
#include <linux/sysfs.h>
#include <compat/charge_types.h>
#include "pack.h"

static struct cg_pack *to_pack(struct device *dev)
{
	return power_supply_get_drvdata(dev_get_drvdata(dev));
}

/**
 * cg_controls_init() - what is asked for before anybody asks
 * @pack: the pack
 */
void cg_controls_init(struct cg_pack *pack)
{
	cg_wishes_init(&pack->policy);
	pack->policy.defend_plugged = IS_ENABLED(CONFIG_CHARGOV_DEFEND_PLUGGED);
	pack->policy.defend_hot = IS_ENABLED(CONFIG_CHARGOV_DEFEND_HOT);
	pack->shutdown = IS_ENABLED(CONFIG_CHARGOV_SHUTDOWN);
	pack->sleep = CG_SLEEP_OFF;
}

/**
 * cg_control_get() - what was asked for
 * @pack: the pack
 * @wish: which
 *
 * Return: the number
 */
s64 cg_control_get(struct cg_pack *pack, enum cg_wish wish)
{
	s64 value;

	mutex_lock(&pack->lock);
	value = cg_wishes_get(&pack->policy, &pack->profile, wish, cg_now_ms());
	mutex_unlock(&pack->lock);
	return value;
}

/**
 * cg_control_set() - ask for something; decided on at once
 * @pack: the pack
 * @wish: what
 * @value: how much
 *
 * Return: 0 or -EINVAL
 */
int cg_control_set(struct cg_pack *pack, enum cg_wish wish, s64 value)
{
	int ret;

	mutex_lock(&pack->lock);
	ret = cg_wishes_set(&pack->policy, &pack->profile, wish, value, cg_now_ms());
	mutex_unlock(&pack->lock);
	if (!ret)
		cg_pack_kick(pack, 0);
	return ret;
}

/* --- charge_types --- */

/**
 * cg_show_word() - one of several words, the active one in brackets
 * @buf: the page
 * @at: where in it
 * @word: the word
 * @active: it is the active one
 *
 * Return: letters added
 */
int cg_show_word(char *buf, int at, const char *word, bool active)
{
	return sysfs_emit_at(buf, at, active ? "%s[%s]" : "%s%s", at ? " " : "", word);
}

/* In the order of the class, which is the order of its charge_types. */
static const struct type_row {
	int class;
	enum cg_type type;
	const char *word;
} types[CG_N_TYPES] = {
	{ POWER_SUPPLY_CHARGE_TYPE_TRICKLE, CG_TYPE_TRICKLE, "Trickle" },
	{ POWER_SUPPLY_CHARGE_TYPE_FAST, CG_TYPE_FAST, "Fast" },
	{ POWER_SUPPLY_CHARGE_TYPE_STANDARD, CG_TYPE_STANDARD, "Standard" },
	{ POWER_SUPPLY_CHARGE_TYPE_ADAPTIVE, CG_TYPE_ADAPTIVE, "Adaptive" },
	{ POWER_SUPPLY_CHARGE_TYPE_CUSTOM, CG_TYPE_CUSTOM, "Custom" },
	{ POWER_SUPPLY_CHARGE_TYPE_LONGLIFE, CG_TYPE_LONG_LIFE, "Long_Life" },
};

/**
 * cg_type_to_class() - a charge type as the class counts it
 * @type: as we do
 *
 * Return: POWER_SUPPLY_CHARGE_TYPE_*
 */
int cg_type_to_class(enum cg_type type)
{
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(types); i++) {
		if (types[i].type == type)
			return types[i].class;
	}
	return POWER_SUPPLY_CHARGE_TYPE_UNKNOWN;
}

/**
 * cg_type_from_class() - a charge type as we count it
 * @type: POWER_SUPPLY_CHARGE_TYPE_*
 *
 * Return: enum cg_type, or -1 if there is none
 */
int cg_type_from_class(int type)
{
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(types); i++) {
		if (types[i].class == type)
			return types[i].type;
	}
	return -1;
}

static ssize_t charge_types_show(struct device *dev, struct device_attribute *attr, char *buf)
{
	s64 type = cg_control_get(to_pack(dev), CG_WISH_TYPE);
	unsigned int i;
	int n = 0;

	for (i = 0; i < ARRAY_SIZE(types); i++)
		n += cg_show_word(buf, n, types[i].word, types[i].type == type);
	return n + sysfs_emit_at(buf, n, "\n");
}

static ssize_t charge_types_store(struct device *dev, struct device_attribute *attr,
				  const char *buf, size_t count)
{
	unsigned int i;
	int ret;

	for (i = 0; i < ARRAY_SIZE(types); i++) {
		if (!sysfs_streq(buf, types[i].word) &&
		    !(types[i].type == CG_TYPE_LONG_LIFE && sysfs_streq(buf, "Long Life")))
			continue;
		ret = cg_control_set(to_pack(dev), CG_WISH_TYPE, types[i].type);
		return ret ? ret : count;
	}
	return -EINVAL;
}
static DEVICE_ATTR_RW(charge_types);

static umode_t is_type_visible(struct kobject *kobj, struct attribute *attr, int n)
{
	if (COMPAT_HAS_CHARGE_TYPES || !to_pack(kobj_to_dev(kobj))->n_chargers)
		return 0;
	return attr->mode;
}

static struct attribute *type_attributes[] = {
	&dev_attr_charge_types.attr,
	NULL
};

const struct attribute_group cg_pack_type_group = {
	.attrs = type_attributes,
	.is_visible = is_type_visible,
};
