// SPDX-License-Identifier: GPL-2.0-only
/*
 * What decide remembers, under a checksum: a bit that flips in memory between two decisions is
 * noticed by the next one, whichever field it hits (F44). Pure.
 */
#include "rooms.h"

/* The checksum goes by words of 64 bits; no byte before it may be left out. */
static_assert(offsetof(struct cg_state, check) % sizeof(u64) == 0);

static u32 cg_state_sum(const struct cg_state *state)
{
	const char *at = (const char *)state;
	const char *end = at + offsetof(struct cg_state, check);
	/* not 0, so that memory full of zeros is not sound */
	u64 sum = 0x9e3779b97f4a7c15ULL;
	u64 word;

	for (; at < end; at += sizeof(word)) {
		memcpy(&word, at, sizeof(word));
		sum = (sum << 5 | sum >> 59) ^ word;
	}
	return (u32)(sum ^ sum >> 32);
}

void cg_state_seal(struct cg_state *state)
{
	state->check = cg_state_sum(state);
}

bool cg_state_sound(const struct cg_state *state)
{
	return state->check == cg_state_sum(state);
}

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
	state->start_credit_ms = CG_START_SAVINGS * CG_START_COST_MS;
	state->session_credit_ms = CG_SESSION_SAVINGS * CG_SESSION_COST_MS;
	cg_state_seal(state);
}
