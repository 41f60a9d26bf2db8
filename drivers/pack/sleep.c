// SPDX-License-Identifier: GPL-2.0-only
/*
 * What becomes of a charge when the system sleeps.
 *
 * Off, unless the user chose otherwise in chargov/suspend. "hand-over" leaves it to the charger, if
 * that guards temperature and time itself and keeps to the limits of every temperature. "wake" lets
 * an alarm wake the system for each look that decide asks for. What cannot be done that way ends
 * in off. On resume everything is read and verified again before anything is enabled.
 *
 * All of it is done in the first phase of suspend: device links put us before the charger, its
 * bus, the gauge and the clock in every phase, and buses may be gone in the later ones.
 */
#include <linux/device.h>
#include <linux/ktime.h>
#include <linux/pm_wakeup.h>
#include <compat/alarm.h>
#include "pack.h"

/* A look that is due sooner than this is not worth going to sleep for. */
#define WAKE_LEAST_MS	5000
/* How long the system stays awake for a look. */
#define AWAKE_MS	2000

static COMPAT_ALARM_RETURNS woken(struct alarm *alarm, ktime_t now)
{
	struct cg_pack *pack = container_of(alarm, struct cg_pack, alarm);

	pm_wakeup_dev_event(pack->dev, AWAKE_MS, false);
	return COMPAT_ALARM_DONE;
}

static void undo_alarm(void *data)
{
	struct cg_pack *pack = data;

	alarm_cancel(&pack->alarm);
	device_init_wakeup(pack->dev, false);
}

/**
 * cg_sleep_init() - be able to sleep in time, and to wake the system
 * @pack: the pack, before it has members
 *
 * Return: 0 or a negative errno
 */
int cg_sleep_init(struct cg_pack *pack)
{
	int ret = cg_sleeper_init(&pack->sleeper, pack->dev);

	if (ret)
		return ret;
	alarm_init(&pack->alarm, ALARM_BOOTTIME, woken);
	device_init_wakeup(pack->dev, true);
	return devm_add_action_or_reset(pack->dev, undo_alarm, pack);
}

static bool set_alarm(struct cg_pack *pack)
{
	s64 next_ms = pack->decision.next_ms;

	/* without a clock that can wake nobody would look again */
	if (!pack->sleeper.clock || next_ms < WAKE_LEAST_MS)
		return false;
	return compat_alarm_start_in(&pack->alarm, ms_to_ktime(next_ms));
}

/* True if the charge goes on while the system sleeps; the loop is halted. */
static bool charges_on(struct cg_pack *pack)
{
	enum cg_sleep sleep;

	mutex_lock(&pack->lock);
	sleep = pack->sleep;
	mutex_unlock(&pack->lock);
	if (sleep == CG_SLEEP_OFF || !pack->n_chargers || pack->alone.sleep_stops)
		return false;
	/* what it is left with was decided now, and verified */
	if (cg_pack_cycle(pack) || !pack->decision.enable)
		return false;
	if (sleep == CG_SLEEP_WAKE && !pack->alone.sleep_resets)
		return set_alarm(pack);
	return cg_watch_may_hand_over(&pack->profile, &pack->alone, &pack->state, &pack->decision);
}

/**
 * cg_pack_suspend() - no work of ours runs any more, and the charge is safe without it
 * @dev: the pack's device
 *
 * Return: 0; -EBUSY if the charger cannot be seen to be off, or would not stay off when it must:
 * the system stays awake, and the charger supervised
 */
int cg_pack_suspend(struct device *dev)
{
	struct cg_pack *pack = dev_get_drvdata(dev);
	char by[CG_CHARGERS_ROOM];

	/* whatever it is told, its driver will undo it */
	if (pack->alone.sleep_resets && !cg_watch_supervised(&pack->profile, &pack->alone)) {
		cg_chargers_names(pack, by, sizeof(by));
		dev_err(dev, "%s is reset for suspend, and charges then with up to %d uV and %d uA; staying awake: wire its charge-enable line or its thermistor input\n",
			by, pack->alone.default_cv_uv, pack->alone.default_cc_ua);
		return -EBUSY;
	}
	cg_pack_halt(pack);
	if (charges_on(pack) ||
	    (!cg_watch_set_free(&pack->alone, &pack->view, &pack->decision) &&
	     !cg_chargers_off(pack))) {
		cg_rest(pack, true);
		return 0;
	}
	dev_err(dev, "charger cannot be kept off in suspend; staying awake: unplug the source, see chargov/why\n");
	cg_pack_start(pack);
	/* the halt took back what was to be told */
	cg_publish_changed(pack);
	return -EBUSY;
}

/**
 * cg_pack_resume() - look again
 * @dev: the pack's device
 *
 * What was to be told when the system went to sleep is told now.
 *
 * Return: 0
 */
int cg_pack_resume(struct device *dev)
{
	struct cg_pack *pack = dev_get_drvdata(dev);

	alarm_cancel(&pack->alarm);
	cg_chargers_resume(pack);
	cg_pack_start(pack);
	cg_publish_changed(pack);
	return 0;
}
