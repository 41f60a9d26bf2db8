/* SPDX-License-Identifier: GPL-2.0-only */
/* Shutting down for the hardware's sake. */
#ifndef CHARGOV_COMPAT_SHUTDOWN_H
#define CHARGOV_COMPAT_SHUTDOWN_H

#include <linux/reboot.h>
#include <linux/version.h>

/**
 * compat_shutdown() - an orderly shutdown, and one by force if that takes too long
 * @reason: what is printed
 * @force_ms: how long the orderly one may take
 *
 * From 6.15 on the command line may choose another action, so this one is asked for by name. Goes
 * with the last kernel before.
 */
static inline void compat_shutdown(const char *reason, int force_ms)
{
#if LINUX_VERSION_CODE < KERNEL_VERSION(6, 15, 0)
	hw_protection_shutdown(reason, force_ms);
#else
	__hw_protection_trigger(reason, force_ms, HWPROT_ACT_SHUTDOWN);
#endif
}

#endif /* CHARGOV_COMPAT_SHUTDOWN_H */
