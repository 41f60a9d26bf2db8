/* SPDX-License-Identifier: GPL-2.0-only */
/* Division helpers: on a 64-bit host they are the operators. */
#ifndef CHARGOV_HOST_MATH64_H
#define CHARGOV_HOST_MATH64_H

/* declares its own abs() */
#include <stdlib.h>
#include <linux/types.h>

static inline s64 div_s64(s64 a, s32 b)
{
	return a / b;
}

static inline u64 div_u64(u64 a, u32 b)
{
	return a / b;
}

static inline s64 div64_s64(s64 a, s64 b)
{
	return a / b;
}

static inline u64 div64_u64(u64 a, u64 b)
{
	return a / b;
}

static inline s64 div_s64_rem(s64 a, s32 b, s32 *rem)
{
	*rem = (s32)(a % b);
	return a / b;
}

static inline u64 div_u64_rem(u64 a, u32 b, u32 *rem)
{
	*rem = (u32)(a % b);
	return a / b;
}

static inline u64 div64_u64_rem(u64 a, u64 b, u64 *rem)
{
	*rem = a % b;
	return a / b;
}

/* Linux gives this one as a macro of two unsigned numbers; ours are not negative. */
static inline u64 mul_u64_u32_div(u64 a, u32 mul, u32 b)
{
	return (u64)((__uint128_t)a * mul / b);
}

static inline s64 cg_host_abs(s64 a)
{
	return a < 0 ? -a : a;
}

#define abs(a)	((typeof(a))cg_host_abs(a))

static inline s64 cg_host_div_round_closest(s64 a, s64 b)
{
	return (a + ((a < 0) == (b < 0) ? b / 2 : -(b / 2))) / b;
}

#define DIV_ROUND_CLOSEST(a, b)	((typeof(a))cg_host_div_round_closest(a, b))

#endif /* CHARGOV_HOST_MATH64_H */
