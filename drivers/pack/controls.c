// SPDX-License-Identifier: GPL-2.0-only
/*
 * One door for everything that a user asks for, whichever file it is written to; and charge_types
 * and charge_behaviour with the text of the newest class on kernels whose class has it otherwise.
 */
#include <linux/device.h>
#include <linux/power_supply.h>
#include <linux/string.h>
#include <linux/sysfs.h>
#include <compat/charge_words.h>
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

/* --- charge_types and charge_behaviour --- */

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

/* In the order of the class, which is the order in which it shows them. */
static const struct word_row {
	int class;
	int ours;
	const char *word;
} types[CG_N_TYPES] = {
	{ POWER_SUPPLY_CHARGE_TYPE_TRICKLE, CG_TYPE_TRICKLE, "Trickle" },
	{ POWER_SUPPLY_CHARGE_TYPE_FAST, CG_TYPE_FAST, "Fast" },
	{ POWER_SUPPLY_CHARGE_TYPE_STANDARD, CG_TYPE_STANDARD, "Standard" },
	{ POWER_SUPPLY_CHARGE_TYPE_ADAPTIVE, CG_TYPE_ADAPTIVE, "Adaptive" },
	{ POWER_SUPPLY_CHARGE_TYPE_CUSTOM, CG_TYPE_CUSTOM, "Custom" },
	{ POWER_SUPPLY_CHARGE_TYPE_LONGLIFE, CG_TYPE_LONG_LIFE, "Long_Life" },
}, behaviours[] = {
	{ POWER_SUPPLY_CHARGE_BEHAVIOUR_AUTO, CG_BEHAVIOUR_AUTO, "auto" },
	{ POWER_SUPPLY_CHARGE_BEHAVIOUR_INHIBIT_CHARGE, CG_BEHAVIOUR_INHIBIT, "inhibit-charge" },
	{ POWER_SUPPLY_CHARGE_BEHAVIOUR_FORCE_DISCHARGE, CG_BEHAVIOUR_FORCE_DISCHARGE,
	  "force-discharge" },
};

/* The words of a wish that is told in words. */
static const struct word_row *words_of(enum cg_wish wish, unsigned int *n)
{
	*n = 0;
	if (wish == CG_WISH_TYPE) {
		*n = ARRAY_SIZE(types);
		return types;
	}
	if (wish == CG_WISH_BEHAVIOUR) {
		*n = ARRAY_SIZE(behaviours);
		return behaviours;
	}
	return NULL;
}

/* What is not offered cannot be asked for. */
static bool is_offered(const struct cg_pack *pack, enum cg_wish wish, int ours)
{
	return wish != CG_WISH_BEHAVIOUR || pack->behaviours & BIT(ours);
}

/**
 * cg_wish_to_class() - what was asked for as the class counts it
 * @wish: which
 * @ours: as we do
 *
 * Return: the class's number, which is ours for what is no word
 */
int cg_wish_to_class(enum cg_wish wish, int ours)
{
	const struct word_row *row;
	unsigned int n;

	for (row = words_of(wish, &n); n; row++, n--) {
		if (row->ours == ours)
			return row->class;
	}
	return ours;
}

/**
 * cg_wish_from_class() - what somebody asks for as we count it
 * @pack: the pack
 * @wish: which
 * @class: as the class does
 *
 * Return: our number, which is the class's for what is no word; -1 if it is no word that is offered
 */
int cg_wish_from_class(const struct cg_pack *pack, enum cg_wish wish, int class)
{
	const struct word_row *row;
	unsigned int n;

	row = words_of(wish, &n);
	if (!row)
		return class;
	for (; n; row++, n--) {
		if (row->class == class)
			return is_offered(pack, wish, row->ours) ? row->ours : -1;
	}
	return -1;
}

static ssize_t words_show(struct device *dev, enum cg_wish wish, char *buf)
{
	struct cg_pack *pack = to_pack(dev);
	int active = cg_control_get(pack, wish);
	const struct word_row *row;
	unsigned int n;
	int at = 0;

	for (row = words_of(wish, &n); n; row++, n--) {
		if (is_offered(pack, wish, row->ours))
			at += cg_show_word(buf, at, row->word, row->ours == active);
	}
	return at + sysfs_emit_at(buf, at, "\n");
}

static ssize_t words_store(struct device *dev, enum cg_wish wish, const char *buf, size_t count)
{
	struct cg_pack *pack = to_pack(dev);
	const struct word_row *row;
	unsigned int n;
	int ret;

	for (row = words_of(wish, &n); n; row++, n--) {
		if (!sysfs_streq(buf, row->word) &&
		    !(row->class == POWER_SUPPLY_CHARGE_TYPE_LONGLIFE && wish == CG_WISH_TYPE &&
		      sysfs_streq(buf, "Long Life")))
			continue;
		if (!is_offered(pack, wish, row->ours))
			return -EINVAL;
		ret = cg_control_set(pack, wish, row->ours);
		return ret ? ret : count;
	}
	return -EINVAL;
}

static ssize_t charge_types_show(struct device *dev, struct device_attribute *attr, char *buf)
{
	return words_show(dev, CG_WISH_TYPE, buf);
}

static ssize_t charge_types_store(struct device *dev, struct device_attribute *attr,
				  const char *buf, size_t count)
{
	return words_store(dev, CG_WISH_TYPE, buf, count);
}
static DEVICE_ATTR_RW(charge_types);

static ssize_t charge_behaviour_show(struct device *dev, struct device_attribute *attr, char *buf)
{
	return words_show(dev, CG_WISH_BEHAVIOUR, buf);
}

static ssize_t charge_behaviour_store(struct device *dev, struct device_attribute *attr,
				      const char *buf, size_t count)
{
	return words_store(dev, CG_WISH_BEHAVIOUR, buf, count);
}
static DEVICE_ATTR_RW(charge_behaviour);

static umode_t is_word_visible(struct kobject *kobj, struct attribute *attr, int n)
{
	bool class_has = attr == &dev_attr_charge_types.attr ? COMPAT_HAS_CHARGE_TYPES :
							       COMPAT_HAS_CHARGE_BEHAVIOURS;

	return class_has || !to_pack(kobj_to_dev(kobj))->n_chargers ? 0 : attr->mode;
}

static struct attribute *word_attributes[] = {
	&dev_attr_charge_types.attr,
	&dev_attr_charge_behaviour.attr,
	NULL
};

const struct attribute_group cg_pack_word_group = {
	.attrs = word_attributes,
	.is_visible = is_word_visible,
};
