// SPDX-License-Identifier: GPL-2.0-only
/* Does not load: a run of it must fail. */
#include <linux/module.h>

static int __init selftest_noload_init(void)
{
	return -ENODEV;
}
module_init(selftest_noload_init);

MODULE_DESCRIPTION("Self-test of the lab's runner");
MODULE_LICENSE("GPL");
