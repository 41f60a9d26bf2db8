/* SPDX-License-Identifier: GPL-2.0-only */
/* Nor does it to KUnit. */
#ifndef CHARGOV_HOST_VISIBILITY_H
#define CHARGOV_HOST_VISIBILITY_H

#include <linux/export.h>

#define EXPORT_SYMBOL_IF_KUNIT(name) EXPORT_SYMBOL_GPL(name)

#endif
