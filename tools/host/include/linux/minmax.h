/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * min, max and clamp evaluate each argument once, like the kernel's. That operands agree in
 * signedness is left to the kernel build and to -Wsign-compare.
 */
#ifndef CHARGOV_HOST_MINMAX_H
#define CHARGOV_HOST_MINMAX_H

#ifdef __CPPCHECK__	/* it takes no statement for an expression */
#define min(a, b)		((a) < (b) ? (a) : (b))
#define max(a, b)		((a) > (b) ? (a) : (b))
#define min_t(type, a, b)	min(a, b)
#define max_t(type, a, b)	max(a, b)
#else
#define cg_host_pick(a, op, b) ({			\
	typeof(a) cg_a_ = (a);				\
	typeof(b) cg_b_ = (b);				\
	cg_a_ op cg_b_ ? cg_a_ : cg_b_; })

#define cg_host_pick_t(type, a, op, b) ({		\
	type cg_ta_ = (a);				\
	type cg_tb_ = (b);				\
	cg_ta_ op cg_tb_ ? cg_ta_ : cg_tb_; })

#define min(a, b)		cg_host_pick(a, <, b)
#define max(a, b)		cg_host_pick(a, >, b)
#define min_t(type, a, b)	cg_host_pick_t(type, a, <, b)
#define max_t(type, a, b)	cg_host_pick_t(type, a, >, b)
#endif

#define min3(a, b, c)		min(min(a, b), c)
#define max3(a, b, c)		max(max(a, b), c)
#define clamp_t(type, v, lo, hi)	min_t(type, max_t(type, v, lo), hi)
#define clamp(v, lo, hi)	clamp_t(typeof(v), v, lo, hi)

#define swap(a, b)	do { __auto_type __s = (a); (a) = (b); (b) = __s; } while (0)

#endif /* CHARGOV_HOST_MINMAX_H */
