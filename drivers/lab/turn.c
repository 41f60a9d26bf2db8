// SPDX-License-Identifier: GPL-2.0-only
/* Faults in turn: of so many transfers one, so that as many sessions fail each transfer once. */
#include "turn.h"

enum cg_noise cg_turn_noise(const struct cg_turn *turn, u32 n)
{
	u32 since;

	if (!turn->every || n < turn->first)
		return CG_NOISE_NONE;
	since = (n - turn->first) % turn->every;
	if (!since)
		return turn->kind;
	return since == turn->after ? turn->second : CG_NOISE_NONE;
}
EXPORT_SYMBOL_IF_KUNIT(cg_turn_noise);
