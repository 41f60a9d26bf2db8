// SPDX-License-Identifier: GPL-2.0-only
/* All suites are one module; each file next to this one is the suite of one production file. */
#include <linux/module.h>

MODULE_DESCRIPTION("KUnit tests of Chargov");
MODULE_LICENSE("GPL");
COMPAT_IMPORT_FOR_KUNIT();
