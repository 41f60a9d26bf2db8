// SPDX-License-Identifier: GPL-2.0-only
/* Ways in which one thing becomes worse than it is (P11). */
#include "world.h"

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

#define LOST	(CG_N_VIEW_FIELDS + CG_N_CHARGER_FIELDS)
#define WORST	((unsigned int)ARRAY_SIZE(worst))

static void worsen_otherwise(struct world *world, unsigned int way)
{
	struct cg_policy *policy = &world->policy;

	switch (way) {
	case 0:
		world->view.disagree = true;
		break;
	case 1:
		world->view.charger[0].trust = CG_TRUST_UNKNOWN;
		break;
	case 2:
		world->view.charger[0].trust = CG_TRUST_MISMATCH;
		break;
	case 3:
		world->view.n_chargers = 0;
		break;
	case 4:
		world->view.n_chargers = 2;
		break;
	case 5:
		policy->behaviour = CG_BEHAVIOUR_INHIBIT;
		break;
	case 6:
		policy->user_cc_ua = min_t(s32, policy->user_cc_ua ?: S32_MAX, 100000);
		break;
	default:
		policy->thermal_state = max_t(u8, policy->thermal_state, 5);
	}
}

/**
 * world_worsen() - make one thing worse
 * @world: the world
 * @way: which, 0 to WORSE_WAYS - 1
 *
 * Return: false if there is no such way
 */
bool world_worsen(struct world *world, unsigned int way)
{
	static const unsigned int others = 8;
	struct cg_reading *r;

	if (way < LOST) {
		r = way < CG_N_VIEW_FIELDS ? &world->view.f[way] :
					     &world->view.charger[0].f[way - CG_N_VIEW_FIELDS];
		r->valid = false;
		return true;
	}
	way -= LOST;
	if (way < WORST) {
		r = worst[way].charger ? &world->view.charger[0].f[worst[way].field] :
					 &world->view.f[worst[way].field];
		r->value = worst[way].value;
		return true;
	}
	way -= WORST;
	if (way < others)
		worsen_otherwise(world, way);
	return way < others;
}
