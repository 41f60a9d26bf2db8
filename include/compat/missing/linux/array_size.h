/* SPDX-License-Identifier: GPL-2.0-only */
/* Until 6.7 ARRAY_SIZE was in kernel.h. Found only where the kernel has no file of this name. */
#ifndef CHARGOV_COMPAT_ARRAY_SIZE_H
#define CHARGOV_COMPAT_ARRAY_SIZE_H

#include <linux/kernel.h>

#endif /* CHARGOV_COMPAT_ARRAY_SIZE_H */
