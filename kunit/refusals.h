/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * One test for every table of descriptions that must be refused, and one of what is read of them.
 */
#ifndef CHARGOV_KUNIT_REFUSALS_H
#define CHARGOV_KUNIT_REFUSALS_H

#include <kunit/test.h>
#include "props.h"

/**
 * struct refusal - a change to a_battery that must be refused
 * @name: name of the row
 * @change: the change
 * @property: the property that must be named
 * @rule: a part of the rule that must be told
 * @advice: a part of the advice, NULL for any
 * @value: the number that must be told, 0 for any
 * @bound: and that which it is held to
 */
struct refusal {
	const char *name;
	const char *change;
	const char *property;
	const char *rule;
	const char *advice;
	s64 value;
	s64 bound;
};

/* What an accepted change to a_battery comes to. */
static inline struct cg_profile *accepted(struct kunit *test, const char *change,
					  const struct cg_charger_caps *caps, u32 *assumed)
{
	struct cg_profile *profile = kunit_kzalloc(test, sizeof(*profile), GFP_KERNEL);
	struct cg_complaint c = { 0 };
	struct text_props p;

	KUNIT_ASSERT_NOT_NULL(test, profile);
	text_props_init(&p, a_battery, change);
	KUNIT_ASSERT_EQ_MSG(test, 0, cg_profile_parse(&p.props, caps, profile, assumed, &c),
			    "%s = %lld %s %lld", c.property, c.value, c.rule, c.bound);
	return profile;
}

/* Refused, with the property, the rule and some advice, and nothing written. */
static inline void expect_refusal(struct kunit *test, const struct refusal *row, const char *base)
{
	struct cg_profile *profile = kunit_kzalloc(test, sizeof(*profile), GFP_KERNEL);
	struct cg_complaint complaint = { 0 };
	struct text_props p;
	u32 assumed = 12345;

	KUNIT_ASSERT_NOT_NULL(test, profile);
	memset(profile, 0xa5, sizeof(*profile));
	text_props_init(&p, base, row->change);
	KUNIT_ASSERT_EQ(test, -EINVAL,
			cg_profile_parse(&p.props, &a_charger, profile, &assumed, &complaint));
	KUNIT_EXPECT_STREQ(test, row->property, complaint.property);
	KUNIT_EXPECT_PTR_NE_MSG(test, strstr(complaint.rule, row->rule), NULL,
				"the rule is: %s", complaint.rule);
	KUNIT_EXPECT_PTR_NE_MSG(test, strstr(complaint.advice, row->advice ?: ""), NULL,
				"the advice is: %s", complaint.advice);
	if (row->value || row->bound) {
		KUNIT_EXPECT_EQ(test, row->value, complaint.value);
		KUNIT_EXPECT_EQ(test, row->bound, complaint.bound);
	}
	KUNIT_EXPECT_GT(test, strlen(complaint.advice), 3);
	KUNIT_EXPECT_PTR_EQ(test, memchr_inv(profile, 0xa5, sizeof(*profile)), NULL);
	KUNIT_EXPECT_EQ(test, assumed, 12345);
}

/* Accepted, and nobody asks for more numbers at a time than there is room for. */
static inline void expect_within_room(struct kunit *test, const char *change)
{
	struct cg_profile *profile = kunit_kzalloc(test, sizeof(*profile), GFP_KERNEL);
	struct cg_complaint c = { 0 };
	struct text_props p;
	u32 assumed;

	KUNIT_ASSERT_NOT_NULL(test, profile);
	text_props_init(&p, a_battery, change);
	p.props.read = text_read_tight;
	KUNIT_EXPECT_EQ_MSG(test, 0, cg_profile_parse(&p.props, &a_charger, profile, &assumed, &c),
			    "%s = %lld %s %lld", c.property, c.value, c.rule, c.bound);
}

#endif /* CHARGOV_KUNIT_REFUSALS_H */
