// SPDX-License-Identifier: GPL-2.0-only
/* The module that drives chargers. What others use of it is exported where it is. */
#include <linux/module.h>

MODULE_DESCRIPTION("Chargov: chargers through the power-supply class");
MODULE_LICENSE("GPL");
