/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef CHARGOV_HOST_ARRAY_SIZE_H
#define CHARGOV_HOST_ARRAY_SIZE_H

#define ARRAY_SIZE(a)	(sizeof(a) / sizeof((a)[0]))

#endif /* CHARGOV_HOST_ARRAY_SIZE_H */
