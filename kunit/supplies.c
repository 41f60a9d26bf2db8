// SPDX-License-Identifier: GPL-2.0-only
/* The nodes that a supply is known by, when it is looked for and when it is heard. */
#include <kunit/test.h>
#include <linux/device.h>
#include <linux/of.h>
#include <linux/power_supply.h>
#include <chargov/supplies.h>

struct known {
	const char *name;
	bool has_device;
	bool of_device;
	bool of_own;
};

/* rk817, for one, has a device without a node, and supplies with one. */
static const struct known known[] = {
	{ "by_its_device", true, true, false },
	{ "by_its_own", true, false, true },
	{ "by_both", true, true, true },
	{ "by_none", true, false, false },
	{ "without_a_device", false, false, true },
};

KUNIT_ARRAY_PARAM_DESC(known, known, name);

static void a_supply_is_known(struct kunit *test)
{
	const struct known *row = test->param_value;
	struct device_node *np = kunit_kcalloc(test, 2, sizeof(*np), GFP_KERNEL);
	struct power_supply *psy = kunit_kzalloc(test, sizeof(*psy), GFP_KERNEL);
	struct device *dev = kunit_kzalloc(test, sizeof(*dev), GFP_KERNEL);
	bool is_known[2] = { false, false };
	unsigned int i, k;

	KUNIT_ASSERT_NOT_NULL(test, np);
	KUNIT_ASSERT_NOT_NULL(test, psy);
	KUNIT_ASSERT_NOT_NULL(test, dev);
	dev->of_node = row->of_device ? &np[0] : NULL;
	psy->dev.of_node = row->of_own ? &np[1] : NULL;
	psy->dev.parent = row->has_device ? dev : NULL;
	for (i = 0; i < CG_SUPPLY_NODES; i++)
		for (k = 0; k < 2; k++)
			is_known[k] |= cg_supply_node(psy, i) == &np[k];
	KUNIT_EXPECT_EQ(test, row->has_device && row->of_device, is_known[0]);
	KUNIT_EXPECT_EQ(test, row->has_device && row->of_own, is_known[1]);
}

static struct kunit_case cases[] = {
	KUNIT_CASE_PARAM(a_supply_is_known, known_gen_params),
	{ }
};

static struct kunit_suite suite = {
	.name = "chargov-supplies",
	.test_cases = cases,
};

kunit_test_suite(suite);
