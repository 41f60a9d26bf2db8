// SPDX-License-Identifier: GPL-2.0-only
/*
 * What decide remembers, under a checksum: a bit that flips in memory between two decisions is
 * noticed by the next one, whichever field it hits (F44). Pure.
 */
#include "rooms.h"

/* The checksum goes by words of 64 bits; no byte before it may be left out. */
static_assert(offsetof(struct cg_state, check) % sizeof(u64) == 0);

#define CG_WORDS	(offsetof(struct cg_state, check) / sizeof(u64))

static u64 cg_word(const char *at)
{
	u64 word;

	memcpy(&word, at, sizeof(word));
	return word;
}

#define CG_LANES	4

/* Four lanes, so that few words share one: unrolled, it costs little more than a look at each. */
static u32 cg_state_sum(const struct cg_state *state)
{
	/* not 0, so that memory full of zeros is not sound */
	u64 lane[CG_LANES] = { 0x9e3779b97f4a7c15ULL };
	const char *at = (const char *)state;
	unsigned int i;

#pragma GCC unroll 64
	for (i = 0; i < CG_WORDS; i++)
		lane[i % CG_LANES] ^= cg_word(at + i * sizeof(u64));
	lane[0] ^= lane[1] << 13 | lane[1] >> 51;
	lane[0] ^= lane[2] << 26 | lane[2] >> 38;
	lane[0] ^= lane[3] << 39 | lane[3] >> 25;
	return (u32)(lane[0] ^ lane[0] >> 32);
}

void cg_state_seal(struct cg_state *state)
{
	state->check = cg_state_sum(state);
}
EXPORT_SYMBOL_IF_KUNIT(cg_state_seal);

bool cg_state_sound(const struct cg_state *state)
{
	return state->check == cg_state_sum(state);
}
EXPORT_SYMBOL_IF_KUNIT(cg_state_sound);

void cg_state_init(struct cg_state *state)
{
	memset(state, 0, sizeof(*state));
	state->phase = CG_PHASE_IDLE;
	state->why = CG_WHY_NO_SOURCE;
	state->held = true;
	state->zone = CG_ZONE_UNKNOWN;
	state->zone_hot = CG_ZONE_UNKNOWN;
	state->last_ms = CG_NEVER_MS;
	state->stale_ms = CG_STALE_MIN_MS;
	state->low_since_ms = CG_NEVER_MS;
	state->lame_since_ms = CG_NEVER_MS;
	state->good_since_ms = CG_NEVER_MS;
	state->offline_since_ms = CG_NEVER_MS;
	state->told_since_ms = CG_NEVER_MS;
	state->evidence_ms = CG_NEVER_MS;
	state->hour_ms = CG_NEVER_MS;
	state->mark_ms = CG_NEVER_MS;
	state->path_ms = CG_NEVER_MS;
	state->path_rest_uv = S32_MIN;
	state->start_credit_ms = CG_START_SAVINGS * CG_START_COST_MS;
	state->session_credit_ms = CG_SESSION_SAVINGS * CG_SESSION_COST_MS;
	cg_state_seal(state);
}
EXPORT_SYMBOL_GPL(cg_state_init);
