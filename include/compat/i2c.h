/* SPDX-License-Identifier: GPL-2.0-only */
/* I2C drivers. */
#ifndef CHARGOV_COMPAT_I2C_H
#define CHARGOV_COMPAT_I2C_H

#include <linux/i2c.h>
#include <linux/version.h>

/*
 * A probe without an id is called probe from 6.3 on. It goes with the last kernel before.
 */
#if LINUX_VERSION_CODE >= KERNEL_VERSION(6, 3, 0)
#define compat_i2c_probe	probe
#else
#define compat_i2c_probe	probe_new
#endif

#endif /* CHARGOV_COMPAT_I2C_H */
