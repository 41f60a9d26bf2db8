// SPDX-License-Identifier: GPL-2.0-only
/*
 * Who sleeps before whom.
 *
 * A new device link puts its consumer behind all other devices. While these are on their way to
 * sleep, or back, it would take it out of their lists, and nobody would wake it: so none is made
 * then. The clock is linked when a sleep is about to begin, which is the last moment: it is told of
 * alarms when it goes to sleep, and those that are set later do not wake the system.
 */
#include <linux/alarmtimer.h>
#include <linux/device.h>
#include <linux/rtc.h>
#include <linux/suspend.h>
#include <chargov/sleeper.h>

/**
 * cg_sleeper_link() - let it sleep before another device, and wake after it
 * @sleeper: the sleeper
 * @other: the other device; until device_link_remove()
 *
 * Return: 0; -EBUSY while the system sleeps, falls asleep or wakes; -ENOMEM, which was told, if it
 * cannot be done
 */
int cg_sleeper_link(struct cg_sleeper *sleeper, struct device *other)
{
	int ret = 0;

	mutex_lock(&sleeper->lock);
	if (sleeper->asleep)
		ret = -EBUSY;
	else if (!device_link_add(sleeper->dev, other, DL_FLAG_STATELESS))
		ret = -ENOMEM;
	mutex_unlock(&sleeper->lock);
	if (ret == -ENOMEM)
		dev_warn(sleeper->dev, "%s may sleep before it does\n", dev_name(other));
	return ret;
}
EXPORT_SYMBOL_GPL(cg_sleeper_link);

/* The core never lets go of its clock. */
static void link_clock(struct cg_sleeper *sleeper)
{
	struct rtc_device *rtc = alarmtimer_get_rtcdev();

	if (rtc && !sleeper->clock && !cg_sleeper_link(sleeper, &rtc->dev))
		sleeper->clock = &rtc->dev;
}

static int heard(struct notifier_block *nb, unsigned long event, void *data)
{
	struct cg_sleeper *sleeper = container_of(nb, struct cg_sleeper, nb);
	bool begins = event == PM_SUSPEND_PREPARE || event == PM_HIBERNATION_PREPARE ||
		      event == PM_RESTORE_PREPARE;

	if (begins)
		link_clock(sleeper);
	mutex_lock(&sleeper->lock);
	sleeper->asleep = begins;
	mutex_unlock(&sleeper->lock);
	return NOTIFY_OK;
}

static void leave(void *data)
{
	struct cg_sleeper *sleeper = data;

	unregister_pm_notifier(&sleeper->nb);
	if (sleeper->clock)
		device_link_remove(sleeper->dev, sleeper->clock);
}

/**
 * cg_sleeper_init() - begin to hear of sleep, as long as the device is bound
 * @sleeper: written whole
 * @dev: the device
 *
 * Return: 0 or a negative errno
 */
int cg_sleeper_init(struct cg_sleeper *sleeper, struct device *dev)
{
	int ret;

	*sleeper = (struct cg_sleeper){ .dev = dev, .nb.notifier_call = heard };
	mutex_init(&sleeper->lock);
	ret = register_pm_notifier(&sleeper->nb);
	return ret ?: devm_add_action_or_reset(dev, leave, sleeper);
}
EXPORT_SYMBOL_GPL(cg_sleeper_init);
