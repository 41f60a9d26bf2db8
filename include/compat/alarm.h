/* SPDX-License-Identifier: GPL-2.0-only */
/* Alarms that wake the system. Each part goes with the last kernel that has it otherwise. */
#ifndef CHARGOV_COMPAT_ALARM_H
#define CHARGOV_COMPAT_ALARM_H

#include <linux/alarmtimer.h>
#include <linux/version.h>

/* What the function of an alarm returns: from 6.13 on nothing. */
#if LINUX_VERSION_CODE < KERNEL_VERSION(6, 13, 0)
#define COMPAT_ALARM_RETURNS	enum alarmtimer_restart
#define COMPAT_ALARM_DONE	ALARMTIMER_NORESTART
#else
#define COMPAT_ALARM_RETURNS	void
#define COMPAT_ALARM_DONE
#endif

/**
 * compat_alarm_start_in() - let an alarm fire after some time
 * @alarm: the alarm
 * @delay: how long
 *
 * Seen in 7.3 under another name, which tells whether there was still time.
 *
 * Return: false if it is too late for an alarm
 */
static inline bool compat_alarm_start_in(struct alarm *alarm, ktime_t delay)
{
#if LINUX_VERSION_CODE < KERNEL_VERSION(7, 3, 0)
	alarm_start_relative(alarm, delay);
	return true;
#else
	return alarm_start_timer(alarm, delay, true);
#endif
}

#endif /* CHARGOV_COMPAT_ALARM_H */
