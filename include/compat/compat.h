/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The only place that knows kernel versions. Included in front of every file of the modules.
 * Each shim is named by the feature, and says from which version on it can go.
 */
#ifndef CHARGOV_COMPAT_H
#define CHARGOV_COMPAT_H

#include <linux/version.h>

#if LINUX_VERSION_CODE < KERNEL_VERSION(6, 1, 0)
#error "Chargov needs Linux 6.1 or later."
#endif

#include "kunit.h"

#endif /* CHARGOV_COMPAT_H */
