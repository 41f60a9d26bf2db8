// SPDX-License-Identifier: GPL-2.0-only
/* No suite at all: a run of it must fail. */
#include <linux/module.h>

MODULE_DESCRIPTION("Self-test of the lab's runner");
MODULE_LICENSE("GPL");
