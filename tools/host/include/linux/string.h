/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef CHARGOV_HOST_STRING_H
#define CHARGOV_HOST_STRING_H

#include <string.h>

#endif /* CHARGOV_HOST_STRING_H */
