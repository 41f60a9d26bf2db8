/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Hiding the gauges of a pack from userspace, where the class can: with the patch of patches/. The
 * Makefile of the pack asks the kernel's header for it. Goes when all kernels have it.
 */
#ifndef CHARGOV_COMPAT_CLAIM_H
#define CHARGOV_COMPAT_CLAIM_H

#include <linux/power_supply.h>

#ifndef COMPAT_HAS_CLAIM
#define COMPAT_HAS_CLAIM	0
#endif

/**
 * compat_claim() - show a supply to userspace as a part only
 * @psy: the supply; doing it twice changes nothing
 */
static inline void compat_claim(struct power_supply *psy)
{
#if COMPAT_HAS_CLAIM
	if (power_supply_claim(psy))
		dev_dbg(&psy->dev, "claimed already\n");
#endif
}

/**
 * compat_unclaim() - show a supply to userspace as one of its own again
 * @psy: the supply
 */
static inline void compat_unclaim(struct power_supply *psy)
{
#if COMPAT_HAS_CLAIM
	power_supply_unclaim(psy);
#endif
}

#endif /* CHARGOV_COMPAT_CLAIM_H */
