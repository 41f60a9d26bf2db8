// SPDX-License-Identifier: GPL-2.0-only
/*
 * The pack as a cooling device: a higher state asks for less charging current. It is for the
 * heat of the board; the battery's own temperature is the governor's, with or without it.
 */
#include <linux/device.h>
#include <linux/of.h>
#include <compat/thermal.h>
#include "pack.h"

static int get_max_state(struct thermal_cooling_device *cdev, unsigned long *state)
{
	*state = CG_THERMAL_STATES;
	return 0;
}

static int get_cur_state(struct thermal_cooling_device *cdev, unsigned long *state)
{
	*state = cg_control_get(cdev->devdata, CG_WISH_THERMAL);
	return 0;
}

static int set_cur_state(struct thermal_cooling_device *cdev, unsigned long state)
{
	struct cg_pack *pack = cdev->devdata;

	if (state > CG_THERMAL_STATES)
		return -EINVAL;
	if (cg_control_get(pack, CG_WISH_THERMAL) == (s64)state)
		return 0;
	return cg_control_set(pack, CG_WISH_THERMAL, state);
}

static const struct thermal_cooling_device_ops ops = {
	.get_max_state = get_max_state,
	.get_cur_state = get_cur_state,
	.set_cur_state = set_cur_state,
};

/**
 * cg_cooling_register() - let thermal zones slow the charge down
 * @pack: a running pack
 *
 * Return: 0, also where there is nothing to slow down; or a negative errno
 */
int cg_cooling_register(struct cg_pack *pack)
{
	struct device_node *np = pack->dev->of_node;

	if (!IS_ENABLED(CONFIG_THERMAL) || !pack->n_chargers ||
	    !of_property_present(np, "#cooling-cells"))
		return 0;
	pack->cdev = compat_cooling_register(pack->dev, pack->name, pack, &ops);
	return PTR_ERR_OR_ZERO(pack->cdev);
}
