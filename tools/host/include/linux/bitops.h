/* SPDX-License-Identifier: GPL-2.0-only */
/* Stands in for the kernel's header on a host. */
#ifndef CG_HOST_LINUX_BITOPS_H
#define CG_HOST_LINUX_BITOPS_H

#include <linux/types.h>

/* Number of the highest bit that is set, counted from 1; 0 if none is */
static inline int fls64(u64 x)
{
	return x ? 64 - __builtin_clzll(x) : 0;
}

#endif /* CG_HOST_LINUX_BITOPS_H */
