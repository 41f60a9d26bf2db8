/* SPDX-License-Identifier: GPL-2.0-only */
/* What usb_type of a supply can be. */
#ifndef CHARGOV_COMPAT_USB_TYPES_H
#define CHARGOV_COMPAT_USB_TYPES_H

#include <linux/array_size.h>
#include <linux/device.h>
#include <linux/power_supply.h>
#include <linux/string.h>
#include <linux/sysfs.h>
#include <linux/version.h>

/*
 * A mask from 6.12 on, a list before. The list goes with the last kernel before 6.12.
 */
#if LINUX_VERSION_CODE >= KERNEL_VERSION(6, 12, 0)
#define COMPAT_HAS_USB_TYPE_MASK	1
#else
#define COMPAT_HAS_USB_TYPE_MASK	0
#endif

/**
 * compat_set_usb_types() - the four types that D+ and D- can tell (USB BC 1.2)
 * @desc: of the supply
 */
static inline void compat_set_usb_types(struct power_supply_desc *desc)
{
#if COMPAT_HAS_USB_TYPE_MASK
	desc->usb_types = BIT(POWER_SUPPLY_USB_TYPE_UNKNOWN) | BIT(POWER_SUPPLY_USB_TYPE_SDP) |
			  BIT(POWER_SUPPLY_USB_TYPE_CDP) | BIT(POWER_SUPPLY_USB_TYPE_DCP);
#else
	static const enum power_supply_usb_type types[] = {
		POWER_SUPPLY_USB_TYPE_UNKNOWN, POWER_SUPPLY_USB_TYPE_SDP,
		POWER_SUPPLY_USB_TYPE_CDP, POWER_SUPPLY_USB_TYPE_DCP,
	};

	desc->usb_types = types;
	desc->num_usb_types = ARRAY_SIZE(types);
#endif
}

/* All types that the class has; it puts new ones in front of the last. */
#define COMPAT_N_USB_TYPES	(POWER_SUPPLY_USB_TYPE_APPLE_BRICK_ID + 1)

/**
 * compat_set_all_usb_types() - every type that the class knows
 * @desc: of the supply
 */
static inline void compat_set_all_usb_types(struct power_supply_desc *desc)
{
#if COMPAT_HAS_USB_TYPE_MASK
	desc->usb_types = GENMASK(POWER_SUPPLY_USB_TYPE_APPLE_BRICK_ID, 0);
#else
	static const enum power_supply_usb_type types[COMPAT_N_USB_TYPES] = {
		POWER_SUPPLY_USB_TYPE_UNKNOWN, POWER_SUPPLY_USB_TYPE_SDP,
		POWER_SUPPLY_USB_TYPE_DCP, POWER_SUPPLY_USB_TYPE_CDP,
		POWER_SUPPLY_USB_TYPE_ACA, POWER_SUPPLY_USB_TYPE_C,
		POWER_SUPPLY_USB_TYPE_PD, POWER_SUPPLY_USB_TYPE_PD_DRP,
		POWER_SUPPLY_USB_TYPE_PD_PPS, POWER_SUPPLY_USB_TYPE_APPLE_BRICK_ID,
	};

	desc->usb_types = types;
	desc->num_usb_types = ARRAY_SIZE(types);
#endif
}

/*
 * Before 6.12 the class takes only numbers for it. The file of who has it written is then its own,
 * and the property is not among those that the class shows. It goes with the last kernel before.
 */
#if !COMPAT_HAS_USB_TYPE_MASK
static const char *const compat_usb_type_words[COMPAT_N_USB_TYPES] = {
	[POWER_SUPPLY_USB_TYPE_UNKNOWN] = "Unknown",
	[POWER_SUPPLY_USB_TYPE_SDP] = "SDP",
	[POWER_SUPPLY_USB_TYPE_DCP] = "DCP",
	[POWER_SUPPLY_USB_TYPE_CDP] = "CDP",
	[POWER_SUPPLY_USB_TYPE_ACA] = "ACA",
	[POWER_SUPPLY_USB_TYPE_C] = "C",
	[POWER_SUPPLY_USB_TYPE_PD] = "PD",
	[POWER_SUPPLY_USB_TYPE_PD_DRP] = "PD_DRP",
	[POWER_SUPPLY_USB_TYPE_PD_PPS] = "PD_PPS",
	[POWER_SUPPLY_USB_TYPE_APPLE_BRICK_ID] = "BrickID",
};

static inline ssize_t compat_usb_type_show(struct device *dev, struct device_attribute *attr,
					   char *buf)
{
	union power_supply_propval val = { 0 };
	int i, n = 0, ret;

	ret = power_supply_get_property(dev_get_drvdata(dev), POWER_SUPPLY_PROP_USB_TYPE, &val);
	if (ret < 0)
		return ret;
	for (i = 0; i < COMPAT_N_USB_TYPES; i++)
		n += sysfs_emit_at(buf, n, i == val.intval ? "[%s]%s" : "%s%s",
				   compat_usb_type_words[i],
				   i < COMPAT_N_USB_TYPES - 1 ? " " : "\n");
	return n;
}

static inline ssize_t compat_usb_type_store(struct device *dev, struct device_attribute *attr,
					    const char *buf, size_t count)
{
	union power_supply_propval val = { 0 };
	int ret = sysfs_match_string(compat_usb_type_words, buf);

	val.intval = ret;
	if (ret >= 0)
		ret = power_supply_set_property(dev_get_drvdata(dev), POWER_SUPPLY_PROP_USB_TYPE,
						&val);
	return ret < 0 ? ret : count;
}

static struct device_attribute compat_usb_type_file =
	__ATTR(usb_type, 0644, compat_usb_type_show, compat_usb_type_store);
static struct attribute *compat_usb_type_files[] = { &compat_usb_type_file.attr, NULL };
static const struct attribute_group compat_usb_type_group = { .attrs = compat_usb_type_files };
static const struct attribute_group *const compat_usb_type_groups[] = {
	&compat_usb_type_group, NULL
};
#endif

/**
 * compat_give_usb_type() - let a supply have usb_type as words, where the class does not
 * @config: of the supply
 */
static inline void compat_give_usb_type(struct power_supply_config *config)
{
#if !COMPAT_HAS_USB_TYPE_MASK
	config->attr_grp = (const struct attribute_group **)compat_usb_type_groups;
#endif
}

#endif /* CHARGOV_COMPAT_USB_TYPES_H */
