/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The symbols for consumers of IIO have a namespace of their own since a version after 6.13, from
 * which on its name is a string. Importing one that nothing is in does no harm. Goes with 6.12.
 */
#ifndef CHARGOV_COMPAT_IIO_H
#define CHARGOV_COMPAT_IIO_H

#include <linux/module.h>
#include <linux/version.h>

#if LINUX_VERSION_CODE >= KERNEL_VERSION(6, 13, 0)
MODULE_IMPORT_NS("IIO_CONSUMER");
#endif

#endif /* CHARGOV_COMPAT_IIO_H */
