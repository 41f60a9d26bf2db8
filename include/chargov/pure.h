/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What a pure file may include, and all that it may include besides our own headers.
 *
 * Pure files (fuse, decide, limits, the profile rules, the estimator, the plant) take structs
 * and return structs: no clock, no device, no allocation, no log. The build runs nm over their
 * objects and fails on any undefined symbol outside tools/check/pure-symbols. The two headers
 * that export are marks for the linker, no code. On a host all of them come from
 * tools/host/include.
 */
#ifndef CHARGOV_PURE_H
#define CHARGOV_PURE_H

#include <kunit/visibility.h>
#include <linux/array_size.h>
#include <linux/bits.h>
#include <linux/build_bug.h>
#include <linux/errno.h>
#include <linux/export.h>
#include <linux/limits.h>
#include <linux/math64.h>
#include <linux/minmax.h>
#include <linux/string.h>
#include <linux/types.h>

/* No reading yet: older than anything. */
#define CG_NEVER_MS	(-(S64_MAX / 4))

#define CG_UV_PER_MV		1000
#define CG_MDEGC_PER_DEGC	1000
#define CG_MS_PER_S		1000
#define CG_S_PER_H		3600

/**
 * cg_scale() - a * b / c without losing the product
 * @a: first factor
 * @b: second factor
 * @c: divisor, not 0
 *
 * Rounds towards zero. @a and @b must each fit 32 bits and a sign, so that the product fits
 * 64; every quantity of this project in its unit (uV, uA, uAh, mdegC, s) does.
 *
 * Return: a * b / c
 */
static inline s64 cg_scale(s64 a, s64 b, s64 c)
{
	return div64_s64(a * b, c);
}

/**
 * cg_nearest() - a / b to the nearest
 * @a: dividend, @b / 2 from the ends of its type
 * @b: divisor, above 0
 *
 * Return: a / b
 */
static inline s64 cg_nearest(s64 a, s64 b)
{
	return div64_s64(a + (a < 0 ? -b : b) / 2, b);
}

#endif /* CHARGOV_PURE_H */
