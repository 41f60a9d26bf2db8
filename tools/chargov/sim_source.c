// SPDX-License-Identifier: GPL-2.0-only
/* What a charger makes of its source. */
#include "sim.h"

enum cg_limit sim_limit(const struct sim *sim)
{
	return sim->plant.out.bound == CG_BOUND_INPUT ? CG_LIMIT_SOURCE :
							sim->decision.limited_by;
}
