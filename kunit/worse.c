// SPDX-License-Identifier: GPL-2.0-only
/* The ways in which one thing becomes worse: each does something, and they end. */
#include <chargov/oracle.h>
#include "rig.h"

static void each_way_does_something_until_they_end(struct kunit *test)
{
	struct rig *rig = rig_new(test), *was = rig_new(test);
	unsigned int way = 0;

	rig->view.charger[0].trust = CG_TRUST_VERIFIED;
	memcpy(was, rig, sizeof(*was));
	while (cg_oracle_worsen(&rig->view, &rig->policy, way)) {
		KUNIT_EXPECT_TRUE_MSG(test,
				      memcmp(&was->view, &rig->view, sizeof(was->view)) ||
				      memcmp(&was->policy, &rig->policy, sizeof(was->policy)),
				      "way %u", way);
		memcpy(rig, was, sizeof(*rig));
		way++;
	}
	/* each reading lost and too old, the worst values, and eight more */
	KUNIT_EXPECT_EQ(test, 2 * (CG_N_VIEW_FIELDS + CG_N_CHARGER_FIELDS) + 7 + 8, way);
	KUNIT_EXPECT_MEMEQ(test, &was->view, &rig->view, sizeof(was->view));
}

static void a_user_who_wants_less_than_that_is_left_alone(struct kunit *test)
{
	struct rig *rig = rig_new(test);
	unsigned int way;

	for (way = 0; way < 200; way++) {
		rig->policy.user_cc_ua = 50000;
		rig->policy.thermal_state = 9;
		cg_oracle_worsen(&rig->view, &rig->policy, way);
		KUNIT_ASSERT_EQ(test, 50000, rig->policy.user_cc_ua);
		KUNIT_ASSERT_EQ(test, 9, rig->policy.thermal_state);
	}
}

static struct kunit_case worse_cases[] = {
	KUNIT_CASE(each_way_does_something_until_they_end),
	KUNIT_CASE(a_user_who_wants_less_than_that_is_left_alone),
	{ }
};

static struct kunit_suite worse_suite = {
	.name = "chargov-worse",
	.test_cases = worse_cases,
};

kunit_test_suite(worse_suite);
