// SPDX-License-Identifier: GPL-2.0-only
/* Ways in which one thing becomes worse than it is (P11). Pure. */
#include "rules.h"

/* Values that are worse than any: by them alone nothing is charged. */
static const struct {
	bool charger;
	u8 field;
	s64 value;
} worst[] = {
	{ false, CG_V_PRESENT, 0 },
	{ false, CG_V_TEMP_MAX_MDEGC, 200000 },
	{ false, CG_V_TEMP_MIN_MDEGC, -200000 },
	{ false, CG_V_CELL_MAX_UV, 5000000 },
	{ false, CG_V_CELL_MIN_UV, 0 },
	{ true, CG_C_ONLINE, 0 },
	{ true, CG_C_HEALTH, CG_CHARGER_HEALTH_UNSPEC_FAILURE },
};

/* User's current, uA, and state of the cooling device that are worse than what there was. */
#define WORSE_UA	100000
#define WORSE_THERMAL	5

/* Ways of each kind: each reading lost, each too old, the worst values, others. */
#define READINGS	((unsigned int)(CG_N_VIEW_FIELDS + CG_N_CHARGER_FIELDS))
#define WORST		((unsigned int)ARRAY_SIZE(worst))
#define OTHERS		8

static struct cg_reading *reading(struct cg_view *view, unsigned int i)
{
	return i < CG_N_VIEW_FIELDS ? &view->f[i] : &view->charger[0].f[i - CG_N_VIEW_FIELDS];
}

static void worsen_otherwise(struct cg_view *view, struct cg_policy *policy, unsigned int way)
{
	switch (way) {
	case 0:
		view->disagree = true;
		break;
	case 1:
		view->charger[0].trust = CG_TRUST_UNKNOWN;
		break;
	case 2:
		view->charger[0].trust = CG_TRUST_MISMATCH;
		break;
	case 3:
		view->n_chargers = 0;
		break;
	case 4:
		view->n_chargers = 2;
		break;
	case 5:
		policy->behaviour = CG_BEHAVIOUR_INHIBIT;
		break;
	case 6:
		policy->user_cc_ua = policy->user_cc_ua ? min(policy->user_cc_ua, WORSE_UA) :
							  WORSE_UA;
		break;
	default:
		policy->thermal_state = max_t(u8, policy->thermal_state, WORSE_THERMAL);
	}
}

bool cg_oracle_worsen(struct cg_view *view, struct cg_policy *policy, unsigned int way)
{
	if (way < READINGS) {
		reading(view, way)->valid = false;
		return true;
	}
	way -= READINGS;
	if (way < READINGS) {
		reading(view, way)->at_ms = view->now_ms - CG_ORACLE_STALE_MS - 1;
		return true;
	}
	way -= READINGS;
	if (way < WORST) {
		struct cg_reading *f = worst[way].charger ? view->charger[0].f : view->f;

		f[worst[way].field].value = worst[way].value;
		return true;
	}
	way -= WORST;
	if (way < OTHERS)
		worsen_otherwise(view, policy, way);
	return way < OTHERS;
}
EXPORT_SYMBOL_IF_KUNIT(cg_oracle_worsen);
