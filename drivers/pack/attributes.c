// SPDX-License-Identifier: GPL-2.0-only
/*
 * The chargov/ folder of BAT0: what the standard files have no word for. The ABI is in
 * Documentation/ABI/testing/sysfs-class-power-chargov.
 */
#include <linux/device.h>
#include <linux/power_supply.h>
#include <linux/sysfs.h>
#include "pack.h"

static const char *const fail_safe_words[] = {
	[CG_FAIL_SAFE_OFF] = "off",
	[CG_FAIL_SAFE_DEFAULTS] = "defaults",
	[CG_FAIL_SAFE_KEEP] = "keep",
};

static struct cg_pack *to_pack(struct device *dev)
{
	return power_supply_get_drvdata(dev_get_drvdata(dev));
}

static struct cg_shown *copy_shown(struct device *dev, struct cg_shown *shown)
{
	struct cg_pack *pack = to_pack(dev);

	mutex_lock(&pack->lock);
	*shown = pack->shown;
	mutex_unlock(&pack->lock);
	return shown;
}

static ssize_t state_show(struct device *dev, struct device_attribute *attr, char *buf)
{
	struct cg_shown shown;

	return sysfs_emit(buf, "%s\n", cg_phase_words[copy_shown(dev, &shown)->phase]);
}
static DEVICE_ATTR_RO(state);

static ssize_t why_show(struct device *dev, struct device_attribute *attr, char *buf)
{
	struct cg_shown shown;

	return sysfs_emit(buf, "%s\n", cg_why_words[copy_shown(dev, &shown)->why]);
}
static DEVICE_ATTR_RO(why);

static ssize_t limited_by_show(struct device *dev, struct device_attribute *attr, char *buf)
{
	struct cg_shown shown;

	return sysfs_emit(buf, "%s\n", cg_limit_words[copy_shown(dev, &shown)->limited_by]);
}
static DEVICE_ATTR_RO(limited_by);

static ssize_t fail_safe_show(struct device *dev, struct device_attribute *attr, char *buf)
{
	struct cg_pack *pack = to_pack(dev);

	if (!pack->n_chargers)
		return sysfs_emit(buf, "none\n");
	return sysfs_emit(buf, "%s\n", fail_safe_words[pack->charger[0].row->fail_safe]);
}
static DEVICE_ATTR_RO(fail_safe);

static ssize_t charged_s_show(struct device *dev, struct device_attribute *attr, char *buf)
{
	struct cg_shown shown;

	return sysfs_emit(buf, "%d\n", copy_shown(dev, &shown)->charged_s);
}
static DEVICE_ATTR_RO(charged_s);

static ssize_t put_in_uah_show(struct device *dev, struct device_attribute *attr, char *buf)
{
	struct cg_shown shown;

	return sysfs_emit(buf, "%d\n", copy_shown(dev, &shown)->put_in_uah);
}
static DEVICE_ATTR_RO(put_in_uah);

static ssize_t restarts_show(struct device *dev, struct device_attribute *attr, char *buf)
{
	struct cg_shown shown;

	return sysfs_emit(buf, "%u\n", copy_shown(dev, &shown)->restarts);
}
static DEVICE_ATTR_RO(restarts);

static ssize_t faults_show(struct device *dev, struct device_attribute *attr, char *buf)
{
	struct cg_shown shown;

	return sysfs_emit(buf, "%u\n", copy_shown(dev, &shown)->faults);
}
static DEVICE_ATTR_RO(faults);

static ssize_t cycles_show(struct device *dev, struct device_attribute *attr, char *buf)
{
	struct cg_shown shown;

	return sysfs_emit(buf, "%u\n", copy_shown(dev, &shown)->cycles);
}
static DEVICE_ATTR_RO(cycles);

static ssize_t members_show(struct device *dev, struct device_attribute *attr, char *buf)
{
	struct cg_pack *pack = to_pack(dev);
	unsigned int i;
	int n = 0;

	for (i = 0; i < pack->n_gauges; i++)
		n += sysfs_emit_at(buf, n, "%u %s missed=%u\n", i, pack->gauge[i].name,
				   pack->gauge[i].missed);
	return n;
}
static DEVICE_ATTR_RO(members);

static struct attribute *attributes[] = {
	&dev_attr_state.attr,
	&dev_attr_why.attr,
	&dev_attr_limited_by.attr,
	&dev_attr_fail_safe.attr,
	&dev_attr_charged_s.attr,
	&dev_attr_put_in_uah.attr,
	&dev_attr_restarts.attr,
	&dev_attr_faults.attr,
	&dev_attr_cycles.attr,
	&dev_attr_members.attr,
	NULL
};

static const struct attribute_group group = {
	.name = "chargov",
	.attrs = attributes,
};

const struct attribute_group *cg_pack_attribute_groups[] = { &group, NULL };
