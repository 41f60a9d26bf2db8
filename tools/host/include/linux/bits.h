/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef CHARGOV_HOST_BITS_H
#define CHARGOV_HOST_BITS_H

#define BIT(n)			(1UL << (n))
#define BIT_ULL(n)		(1ULL << (n))
#define GENMASK(high, low)	((~0UL >> (63 - (high))) & (~0UL << (low)))

#endif /* CHARGOV_HOST_BITS_H */
