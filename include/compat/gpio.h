/* SPDX-License-Identifier: GPL-2.0-only */
/* A GPIO chip's set() returns an error from 6.17 on, and nothing before; goes with those. */
#ifndef CHARGOV_COMPAT_GPIO_H
#define CHARGOV_COMPAT_GPIO_H

#include <linux/gpio/driver.h>
#include <linux/version.h>

#if LINUX_VERSION_CODE < KERNEL_VERSION(6, 17, 0)
#define COMPAT_GPIO_SET_RETURNS	void
#define COMPAT_GPIO_SET_DONE
#else
#define COMPAT_GPIO_SET_RETURNS	int
#define COMPAT_GPIO_SET_DONE	0
#endif

#endif /* CHARGOV_COMPAT_GPIO_H */
