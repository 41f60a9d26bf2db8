// SPDX-License-Identifier: GPL-2.0-only
/*
 * What decide remembers, under a checksum: a bit that flips in memory between two decisions is
 * noticed by the next one, whichever field it hits (F44). Pure.
 */
#include "rooms.h"

/* The checksum goes by words of 64 bits; no byte before it may be left out. */
static_assert(offsetof(struct cg_state, check) % sizeof(u64) == 0);

#define CG_WORDS	(offsetof(struct cg_state, check) / sizeof(u64))

/* The checksum goes by words of 64 bits; no byte before it may be left out. */
static_assert(offsetof(struct cg_state, check) % sizeof(u64) == 0);

static u64 cg_word(const char *at)
{
	u64 word;

	memcpy(&word, at, sizeof(word));
	return word;
}

static u64 cg_turned(u64 sum)
{
	return sum << 5 | sum >> 59;
}

#define CG_BLOCK	8

/* A lane of every second word of a block. */
static u64 cg_lane(const char *at)
{
	return cg_word(at) ^ cg_word(at + 2 * sizeof(u64)) ^ cg_word(at + 4 * sizeof(u64)) ^
	       cg_word(at + 6 * sizeof(u64));
}

/* Two lanes, turned with each block: a block at another place is another sum. */
static u32 cg_state_sum(const struct cg_state *state)
{
	const char *at = (const char *)state;
	const char *end = at + CG_WORDS / CG_BLOCK * CG_BLOCK * sizeof(u64);
	/* not 0, so that memory full of zeros is not sound */
	u64 a = 0x9e3779b97f4a7c15ULL, b = 0;

	for (; at < end; at += CG_BLOCK * sizeof(u64)) {
		a = cg_turned(a) ^ cg_lane(at);
		b = cg_turned(b) ^ cg_lane(at + sizeof(u64));
	}
	for (end = (const char *)&state->check; at < end; at += sizeof(u64))
		a = cg_turned(a) ^ cg_word(at);
	a ^= b << 13 | b >> 51;
	return (u32)(a ^ a >> 32);
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
