// SPDX-License-Identifier: GPL-2.0-only
/*
 * The skin of the device that the pack is in: a sensor for a thermal zone, as warm as it is told
 * to be. A board whose device tree has no zone for it goes without.
 */
#include <linux/err.h>
#include <compat/thermal.h>

#include "lab.h"

static int skin_get_temp(struct thermal_zone_device *zone, int *mdegc)
{
	const struct cg_lab *lab = compat_zone_data(zone);

	*mdegc = READ_ONCE(lab->skin_mdegc);
	return 0;
}

static const struct thermal_zone_device_ops skin_ops = {
	.get_temp = skin_get_temp,
};

int cg_lab_skin_probe(struct cg_lab *lab)
{
	struct thermal_zone_device *zone;

	lab->skin_mdegc = lab->plant.config.ambient_mdegc;
	if (!IS_ENABLED(CONFIG_THERMAL_OF))
		return 0;
	zone = devm_thermal_of_zone_register(lab->dev, 0, lab, &skin_ops);
	if (PTR_ERR(zone) == -ENODEV)
		return 0;
	return PTR_ERR_OR_ZERO(zone);
}
