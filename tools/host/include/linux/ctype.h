/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef CHARGOV_HOST_LINUX_CTYPE_H
#define CHARGOV_HOST_LINUX_CTYPE_H

#include <ctype.h>

#endif /* CHARGOV_HOST_LINUX_CTYPE_H */
