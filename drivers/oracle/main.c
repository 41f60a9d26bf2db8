// SPDX-License-Identifier: GPL-2.0-only
/* The oracle's module. What others use of it is exported where it is. */
#include <linux/module.h>

MODULE_DESCRIPTION("Chargov: judge of decisions");
MODULE_LICENSE("GPL");
