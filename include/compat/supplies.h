/* SPDX-License-Identifier: GPL-2.0-only */
/* Walking through all power supplies. */
#ifndef CHARGOV_COMPAT_SUPPLIES_H
#define CHARGOV_COMPAT_SUPPLIES_H

#include <linux/device.h>
#include <linux/power_supply.h>
#include <linux/version.h>

/**
 * struct compat_supplies_walk - what the walk hands through where supplies come as devices
 * @fn: as for compat_each_supply()
 * @data: likewise
 */
struct compat_supplies_walk {
	int (*fn)(struct power_supply *psy, void *data);
	void *data;
};

static inline int compat_supplies_step(struct device *dev, void *data)
{
	struct compat_supplies_walk *walk = data;

	return walk->fn(dev_get_drvdata(dev), walk->data);
}

/**
 * compat_each_supply() - call a function for each power supply until one call returns not 0
 * @data: handed to @fn
 * @fn: the function
 *
 * 6.14 hands out supplies; 6.9 to 6.13 devices; before, the class itself was exported. Goes, with
 * its parts, with the last kernel that does it otherwise.
 *
 * Return: what the last call returned
 */
static inline int compat_each_supply(void *data, int (*fn)(struct power_supply *psy, void *p))
{
	struct compat_supplies_walk walk __maybe_unused = { .fn = fn, .data = data };

#if LINUX_VERSION_CODE >= KERNEL_VERSION(6, 14, 0)
	return power_supply_for_each_psy(data, fn);
#elif LINUX_VERSION_CODE >= KERNEL_VERSION(6, 9, 0)
	return power_supply_for_each_device(&walk, compat_supplies_step);
#else
	return class_for_each_device(power_supply_class, NULL, &walk, compat_supplies_step);
#endif
}

#endif /* CHARGOV_COMPAT_SUPPLIES_H */
