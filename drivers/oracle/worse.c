// SPDX-License-Identifier: GPL-2.0-only
/* Ways in which one thing becomes worse than it is (P11). Pure. */
#include "rules.h"

/* Values that are worse than any that can be read: nothing is charged by them alone, but woken. */
static const struct {
	bool charger;
	u8 field;
	s64 value;
	s64 most;	/* what is not between them is no reading, and worse; 0: all are */
} worst[] = {
	{ false, CG_V_PRESENT, 0 },
	{ false, CG_V_TEMP_MAX_MDEGC, 200000 },
	{ false, CG_V_TEMP_MIN_MDEGC, -200000 },
	{ false, CG_V_CELL_MAX_UV, 5000000 },
	{ false, CG_V_CELL_MIN_UV, 0, 5000000 },
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

/* Not all packs and chargers tell these: what was never told is lost by nobody. */
static bool may_be_lost(const struct cg_oracle *oracle, unsigned int i)
{
	if (i == CG_V_CAPACITY_PCT)
		return oracle->had_capacity;
	if (i == CG_N_VIEW_FIELDS + CG_C_VOLTAGE_UV)
		return oracle->had_charger_uv;
	return true;
}

static void worsen_value(struct cg_view *view, unsigned int way)
{
	struct cg_reading *f = worst[way].charger ? view->charger[0].f : view->f;
	s64 *value = &f[worst[way].field].value;

	if (!worst[way].most || (*value >= worst[way].value && *value <= worst[way].most))
		*value = worst[way].value;
}

bool cg_oracle_worsen(const struct cg_oracle *oracle, struct cg_view *view,
		      struct cg_policy *policy, unsigned int way)
{
	if (way < READINGS) {
		if (may_be_lost(oracle, way))
			reading(view, way)->valid = false;
		return true;
	}
	way -= READINGS;
	if (way < READINGS) {
		if (may_be_lost(oracle, way))
			reading(view, way)->at_ms = view->now_ms - CG_ORACLE_STALE_MS - 1;
		return true;
	}
	way -= READINGS;
	if (way < WORST) {
		worsen_value(view, way);
		return true;
	}
	way -= WORST;
	if (way < OTHERS)
		worsen_otherwise(view, policy, way);
	return way < OTHERS;
}
EXPORT_SYMBOL_IF_KUNIT(cg_oracle_worsen);
