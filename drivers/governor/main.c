// SPDX-License-Identifier: GPL-2.0-only
/* The governor's module. What others use of it is exported where it is. */
#include <linux/module.h>

MODULE_DESCRIPTION("Chargov: charging governor");
MODULE_LICENSE("GPL");
