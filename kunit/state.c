// SPDX-License-Identifier: GPL-2.0-only
/* What decide remembers, and that no flipped bit goes unnoticed (F44). */
#include "rig.h"

static void begins_sound_and_off(struct kunit *test)
{
	struct rig *rig = rig_new(test);

	KUNIT_EXPECT_TRUE(test, cg_state_sound(&rig->state));
	KUNIT_EXPECT_FALSE(test, rig->state.enabled);
	KUNIT_EXPECT_EQ(test, CG_PHASE_IDLE, rig->state.phase);
	KUNIT_EXPECT_EQ(test, CG_WHY_NONE, rig->state.latched);
	KUNIT_EXPECT_EQ(test, CG_WHY_NO_SOURCE, rig->state.why);
	KUNIT_EXPECT_EQ(test, CG_STALE_MIN_MS, rig->state.stale_ms);
}

static void begins_with_nothing_that_ever_was(struct kunit *test)
{
	struct rig *rig = rig_new(test);
	const struct cg_state *state = &rig->state;
	const s64 never_ms[] = {
		state->last_ms, state->low_since_ms, state->lame_since_ms, state->good_since_ms,
		state->offline_since_ms, state->told_since_ms, state->evidence_ms,
		state->hour_ms, state->mark_ms, state->path_ms,
	};
	int i;

	for (i = 0; i < ARRAY_SIZE(never_ms); i++)
		KUNIT_EXPECT_EQ_MSG(test, CG_NEVER_MS, never_ms[i], "time %d", i);
}

static void memory_of_nothing_is_not_sound(struct kunit *test)
{
	struct rig *rig = rig_new(test);

	memset(&rig->state, 0, sizeof(rig->state));
	KUNIT_EXPECT_FALSE(test, cg_state_sound(&rig->state));
	memset(&rig->state, 0xff, sizeof(rig->state));
	KUNIT_EXPECT_FALSE(test, cg_state_sound(&rig->state));
}

/* Past the checksum there is nothing but padding. */
static void f44_every_flipped_bit_switches_off(struct kunit *test)
{
	struct rig *rig = rig_charging(test);
	struct cg_state *good = kunit_kzalloc(test, sizeof(*good), GFP_KERNEL);
	u8 *bytes = (u8 *)&rig->state;
	size_t bit;

	KUNIT_ASSERT_NOT_NULL(test, good);
	memcpy(good, &rig->state, sizeof(*good));
	for (bit = 0; bit < 8 * offsetofend(struct cg_state, check); bit++) {
		memcpy(&rig->state, good, sizeof(*good));
		bytes[bit / 8] ^= 1 << bit % 8;
		cg_decide(&rig->profile, &rig->policy, &rig->state, &rig->view, &rig->d);
		KUNIT_ASSERT_FALSE(test, rig->d.enable);
		KUNIT_ASSERT_EQ(test, CG_WHY_CORRUPT, rig->d.why);
	}
}

/* The checksum folds words upon each other: no bit may hide behind another that is set. */
static void f44_no_bit_hides_behind_another(struct kunit *test)
{
	struct cg_state *state = kunit_kzalloc(test, sizeof(*state), GFP_KERNEL);
	size_t at, bit;
	u8 *bytes = (u8 *)state;

	KUNIT_ASSERT_NOT_NULL(test, state);
	for (at = 0; at < offsetof(struct cg_state, check); at += sizeof(u64)) {
		memset(state, 0, sizeof(*state));
		memset(bytes + at, 0xff, sizeof(u64));
		cg_state_seal(state);
		KUNIT_ASSERT_TRUE(test, cg_state_sound(state));
		for (bit = 8 * at; bit < 8 * (at + sizeof(u64)); bit++) {
			bytes[bit / 8] ^= 1 << bit % 8;
			KUNIT_ASSERT_FALSE(test, cg_state_sound(state));
			bytes[bit / 8] ^= 1 << bit % 8;
		}
	}
}

static void a_replug_makes_it_whole(struct kunit *test)
{
	struct rig *rig = rig_charging(test);

	rig->state.charged_ms ^= 1;
	rig_run(rig, 600000);
	KUNIT_EXPECT_EQ(test, CG_WHY_CORRUPT, rig->d.why);
	rig_replug(rig, 5000);
	KUNIT_EXPECT_TRUE(test, rig->d.enable);
}

static struct kunit_case state_cases[] = {
	KUNIT_CASE(begins_sound_and_off),
	KUNIT_CASE(begins_with_nothing_that_ever_was),
	KUNIT_CASE(memory_of_nothing_is_not_sound),
	KUNIT_CASE(f44_every_flipped_bit_switches_off),
	KUNIT_CASE(f44_no_bit_hides_behind_another),
	KUNIT_CASE(a_replug_makes_it_whole),
	{ }
};

static struct kunit_suite state_suite = {
	.name = "chargov-state",
	.test_cases = state_cases,
};

kunit_test_suite(state_suite);
