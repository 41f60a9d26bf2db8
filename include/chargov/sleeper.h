/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * A device that sleeps before those that it needs, and wakes after them, as these come and go.
 */
#ifndef CHARGOV_SLEEPER_H
#define CHARGOV_SLEEPER_H

#include <linux/mutex.h>
#include <linux/notifier.h>

struct device;

/**
 * struct cg_sleeper - such a device
 * @dev: the device
 * @clock: what wakes the system by its alarm, and sleeps after @dev, or NULL; does not change while
 *	devices sleep
 * @nb: hears when the system falls asleep, and when it is awake
 * @lock: guards @asleep, and with it every new link
 * @asleep: the system falls asleep, sleeps or wakes
 */
struct cg_sleeper {
	struct device *dev;
	struct device *clock;
	struct notifier_block nb;
	struct mutex lock;	/* see above */
	bool asleep;
};

int cg_sleeper_init(struct cg_sleeper *sleeper, struct device *dev);
int cg_sleeper_link(struct cg_sleeper *sleeper, struct device *other);

#endif /* CHARGOV_SLEEPER_H */
