// SPDX-License-Identifier: GPL-2.0-only
/* The forecast's module. What others use of it is exported where it is. */
#include <linux/module.h>

MODULE_DESCRIPTION("Chargov: forecast of a charge");
MODULE_LICENSE("GPL");
