/* SPDX-License-Identifier: GPL-2.0-only */
/* What the suites use of KUnit. In front of each file, so these are macros that need no header. */
#ifndef CHARGOV_COMPAT_KUNIT_H
#define CHARGOV_COMPAT_KUNIT_H

#include <linux/version.h>

/* 6.2 has this one; goes with the last kernel before. */
#if LINUX_VERSION_CODE < KERNEL_VERSION(6, 2, 0)
#define KUNIT_EXPECT_MEMEQ(test, left, right, size) \
	KUNIT_EXPECT_EQ(test, 0, memcmp(left, right, size))
#endif

/* 6.8 has this one; goes with the last kernel before. */
#if LINUX_VERSION_CODE < KERNEL_VERSION(6, 8, 0)
#define KUNIT_ARRAY_PARAM_DESC(name, array, member) \
	static void name##_desc(typeof(&(array)[0]) row, char *desc) \
	{ \
		strscpy(desc, row->member, KUNIT_PARAM_DESC_SIZE); \
	} \
	KUNIT_ARRAY_PARAM(name, array, name##_desc)
#endif

/* From 6.13 on a namespace is a string; goes with the last kernel before. */
#if LINUX_VERSION_CODE < KERNEL_VERSION(6, 13, 0)
#define COMPAT_IMPORT_FOR_KUNIT()	MODULE_IMPORT_NS(EXPORTED_FOR_KUNIT_TESTING)
#else
#define COMPAT_IMPORT_FOR_KUNIT()	MODULE_IMPORT_NS("EXPORTED_FOR_KUNIT_TESTING")
#endif

/* Overlays in a suite (6.12). kunit/Makefile asks for the same header. */
#if LINUX_VERSION_CODE < KERNEL_VERSION(6, 12, 0)
#define COMPAT_HAS_KUNIT_OF		0
#else
#define COMPAT_HAS_KUNIT_OF		1
#endif

#endif /* CHARGOV_COMPAT_KUNIT_H */
