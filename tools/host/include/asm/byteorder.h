/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef CG_HOST_BYTEORDER_H
#define CG_HOST_BYTEORDER_H

#include <endian.h>

#define cpu_to_le32	htole32
#define le32_to_cpu	le32toh

#endif /* CG_HOST_BYTEORDER_H */
