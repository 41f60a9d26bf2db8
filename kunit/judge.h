/* SPDX-License-Identifier: GPL-2.0-only */
/* A decision to charge at which one thing is wrong, and what the oracle says of it. */
#ifndef CHARGOV_KUNIT_JUDGE_H
#define CHARGOV_KUNIT_JUDGE_H

#include <chargov/oracle.h>
#include "rig.h"

/**
 * struct judged_row - one thing that is wrong
 * @name: of the row
 * @spoil: makes it wrong; NULL = nothing is
 * @id: the property that is broken, NULL if none is
 */
struct judged_row {
	const char *name;
	void (*spoil)(struct rig *rig, struct cg_oracle *oracle);
	const char *id;
};

static inline const struct cg_property *judge(struct rig *rig, struct cg_oracle *oracle)
{
	struct cg_scene scene = { &rig->profile, &rig->policy, &rig->state, &rig->view, &rig->d };

	return cg_oracle_judge(oracle, &scene);
}

static inline void judge_row(struct kunit *test, const struct judged_row *row)
{
	struct cg_oracle *oracle = kunit_kzalloc(test, sizeof(*oracle), GFP_KERNEL);
	struct rig *rig = rig_charging(test);
	const struct cg_property *broken;

	KUNIT_ASSERT_NOT_NULL(test, oracle);
	cg_oracle_init(oracle);
	KUNIT_ASSERT_NULL(test, judge(rig, oracle));
	if (row->spoil)
		row->spoil(rig, oracle);
	broken = judge(rig, oracle);
	KUNIT_EXPECT_STREQ(test, row->id ?: "none", broken ? broken->id : "none");
}

#endif /* CHARGOV_KUNIT_JUDGE_H */
