/* SPDX-License-Identifier: GPL-2.0-only */
/* A host program exports nothing. */
#ifndef CHARGOV_HOST_EXPORT_H
#define CHARGOV_HOST_EXPORT_H

#define EXPORT_SYMBOL_GPL(name) extern typeof(name) name

#endif
