/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef CHARGOV_HOST_BUILD_BUG_H
#define CHARGOV_HOST_BUILD_BUG_H

/* One argument or two, like the kernel's. */
#define static_assert(cond, ...)	_Static_assert(cond, "" __VA_ARGS__)
#define BUILD_BUG_ON(cond)		_Static_assert(!(cond), #cond)

#endif /* CHARGOV_HOST_BUILD_BUG_H */
