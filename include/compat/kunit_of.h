/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Device tree in a suite: from 6.12 on (compat/kunit.h). Before, the cases are skipped, which the
 * runner counts; goes with the last such kernel.
 */
#ifndef CHARGOV_COMPAT_KUNIT_OF_H
#define CHARGOV_COMPAT_KUNIT_OF_H

#if COMPAT_HAS_KUNIT_OF
#include <kunit/of.h>

#define compat_overlay_apply(test, name)	of_overlay_apply_kunit(test, name)
#else
#include <kunit/test.h>
#include <linux/of.h>

#define compat_overlay_apply(test, name)	compat_overlay_skip(test)

static inline int compat_overlay_skip(struct kunit *test)
{
	kunit_skip(test, "this kernel's KUnit applies no overlay");
	return 0;
}

static inline void of_node_put_kunit(struct kunit *test, struct device_node *np)
{
	of_node_put(np);
}
#endif

#endif /* CHARGOV_COMPAT_KUNIT_OF_H */
