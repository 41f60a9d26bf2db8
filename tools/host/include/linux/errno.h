/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef CHARGOV_HOST_ERRNO_H
#define CHARGOV_HOST_ERRNO_H

#include <asm/errno.h>

#endif /* CHARGOV_HOST_ERRNO_H */
