// SPDX-License-Identifier: GPL-2.0-only
/* The governor's module: what the pack driver and the tests use of it. */
#include <linux/export.h>
#include <linux/module.h>
#include <chargov/charger.h>
#include "rooms.h"

/* The pure files know no header that could export what they hold. */
#define SHARE EXPORT_SYMBOL_GPL

/* for the pack */
SHARE(cg_phase_words);
SHARE(cg_limit_words);
SHARE(cg_why_words);
SHARE(cg_state_init);
SHARE(cg_decide);
SHARE(cg_limits_min);
SHARE(cg_range_floor);
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
SHARE(cg_state_seal);
SHARE(cg_state_sound);
SHARE(cg_facts_gather);
SHARE(cg_facts_missing);
SHARE(cg_timers_run);
SHARE(cg_timers_pay_start);
SHARE(cg_zone_at);
SHARE(cg_zones_hold);
SHARE(cg_zones_why);
SHARE(cg_zones_health);
SHARE(cg_guards_check);
SHARE(cg_fault_rules);
SHARE(cg_faults_run);
SHARE(cg_phases_end);
SHARE(cg_phases_hold);
SHARE(cg_phases_pick);
SHARE(cg_phases_is_full);
SHARE(cg_near_uv);
SHARE(cg_step_of);
SHARE(cg_steps_are_last);
SHARE(cg_steps_run);
SHARE(cg_rows_build);
SHARE(cg_deadline_stale);
SHARE(cg_deadline_next);
SHARE(cg_plan_off);
SHARE(cg_plan_make);
SHARE(cg_plan_read_ok);
#endif

MODULE_DESCRIPTION("Chargov: charging governor");
MODULE_LICENSE("GPL");
