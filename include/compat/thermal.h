/* SPDX-License-Identifier: GPL-2.0-only */
/* Thermal zones and cooling devices. Each part goes with the last kernel that has it otherwise. */
#ifndef CHARGOV_COMPAT_THERMAL_H
#define CHARGOV_COMPAT_THERMAL_H

#include <linux/thermal.h>
#include <linux/version.h>

/* The data of a zone has had a function since 6.4. */
#if LINUX_VERSION_CODE < KERNEL_VERSION(6, 4, 0)
static inline void *compat_zone_data(struct thermal_zone_device *zone)
{
	return zone->devdata;
}
#else
static inline void *compat_zone_data(struct thermal_zone_device *zone)
{
	return thermal_zone_device_priv(zone);
}
#endif

/**
 * compat_cooling_register() - register a cooling device that has a node of its own
 * @dev: whose resource it is; its node is that of the cooling device
 * @type: its name
 * @data: handed to @ops
 * @ops: its operations
 *
 * Seen in 7.3: what takes a node has another name, since the old one numbers those of one node.
 *
 * Return: the cooling device or an error pointer
 */
static inline struct thermal_cooling_device *
compat_cooling_register(struct device *dev, char *type, void *data,
			const struct thermal_cooling_device_ops *ops)
{
#if LINUX_VERSION_CODE < KERNEL_VERSION(7, 3, 0)
	return devm_thermal_of_cooling_device_register(dev, dev->of_node, type, data, ops);
#else
	return devm_thermal_of_child_cooling_device_register(dev, dev->of_node, type, data, ops);
#endif
}

#endif /* CHARGOV_COMPAT_THERMAL_H */
