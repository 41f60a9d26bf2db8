// SPDX-License-Identifier: GPL-2.0-only
/* The governor's module: what the pack driver and the tests use of it. */
#include <linux/export.h>
#include <linux/module.h>
#include <chargov/charger.h>
#include "rooms.h"

/* The pure files know no header that could export what they hold. */
#define SHARE EXPORT_SYMBOL_GPL

/* for the pack */
SHARE(cg_control_map);
SHARE(cg_control_map_size);
SHARE(cg_control_find);
SHARE(cg_charger_claim);
SHARE(cg_charger_release);
SHARE(cg_charger_sample);
SHARE(cg_charger_apply);
SHARE(cg_charger_off);

#if IS_ENABLED(CONFIG_KUNIT)
/* for the tests */
#endif

MODULE_DESCRIPTION("Chargov: charging governor");
MODULE_LICENSE("GPL");
