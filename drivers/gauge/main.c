// SPDX-License-Identifier: GPL-2.0-only
/* The estimator's module. What others use of it is exported where it is. */
#include <linux/module.h>

MODULE_DESCRIPTION("Chargov: state of charge from bare sensors");
MODULE_LICENSE("GPL");
