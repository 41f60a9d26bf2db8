// SPDX-License-Identifier: GPL-2.0-only
/* What must hold in the table of chemistries, whoever edits it. */
#include <kunit/test.h>
#include <chargov/profile.h>

static void voltages_are_in_order(struct kunit *test)
{
	const struct cg_chemistry_caps *chem;

	for (chem = cg_chemistry_caps; chem < cg_chemistry_caps + CG_N_CHEMISTRIES; chem++) {
		KUNIT_EXPECT_LT(test, chem->cell_min_uv, chem->precharge_below_uv);
		KUNIT_EXPECT_LT(test, chem->precharge_below_uv, chem->nominal_uv);
		KUNIT_EXPECT_LT(test, chem->nominal_uv, chem->cv_max_uv);
		KUNIT_EXPECT_LT(test, chem->precharge_below_uv, chem->cv_min_uv);
		KUNIT_EXPECT_LT(test, chem->cv_min_uv, chem->cv_max_uv);
		KUNIT_EXPECT_GE(test, chem->cell_max_uv, chem->cv_max_uv + 50000);
	}
}

/* The double-fault bound of SAFETY: no cell at 4.5 V or above is ever asked for. */
static void nothing_is_charged_to_4v5(struct kunit *test)
{
	const struct cg_chemistry_caps *chem;

	for (chem = cg_chemistry_caps; chem < cg_chemistry_caps + CG_N_CHEMISTRIES; chem++) {
		KUNIT_EXPECT_LT(test, chem->cv_max_uv, 4500000);
		KUNIT_EXPECT_LE(test, chem->cell_max_uv, 4500000);
	}
}

static void nothing_is_charged_frozen_or_boiling(struct kunit *test)
{
	const struct cg_chemistry_caps *chem;

	for (chem = cg_chemistry_caps; chem < cg_chemistry_caps + CG_N_CHEMISTRIES; chem++) {
		KUNIT_EXPECT_GE(test, chem->temp_min_mdegc, 0);
		KUNIT_EXPECT_LE(test, chem->temp_max_mdegc, 60000);
		KUNIT_EXPECT_LT(test, chem->cool_below_mdegc, chem->warm_above_mdegc);
	}
}

static void iron_phosphate_is_never_charged_as_lithium_ion(struct kunit *test)
{
	KUNIT_EXPECT_LT(test, cg_chemistry_caps[CG_CHEMISTRY_LIFE].cell_max_uv, 4100000);
}

/* What other words promise: iron phosphate is 3.2 V and 4C, the rest 3.7 V and 3C. */
static void figures_of_each(struct kunit *test)
{
	const struct cg_chemistry_caps *chem;
	bool iron;

	for (chem = cg_chemistry_caps; chem < cg_chemistry_caps + CG_N_CHEMISTRIES; chem++) {
		iron = chem == &cg_chemistry_caps[CG_CHEMISTRY_LIFE];
		KUNIT_EXPECT_EQ(test, iron ? 3200000 : 3700000, chem->nominal_uv);
		KUNIT_EXPECT_EQ(test, iron ? 400 : 300, chem->c_rate_max_pct);
		KUNIT_EXPECT_EQ(test, 3300000, chem->cv_min_uv);
		KUNIT_EXPECT_EQ(test, 2000000, chem->cell_min_uv);
	}
}

static struct kunit_case cases[] = {
	KUNIT_CASE(voltages_are_in_order),
	KUNIT_CASE(figures_of_each),
	KUNIT_CASE(nothing_is_charged_to_4v5),
	KUNIT_CASE(nothing_is_charged_frozen_or_boiling),
	KUNIT_CASE(iron_phosphate_is_never_charged_as_lithium_ion),
	{ }
};

static struct kunit_suite suite = {
	.name = "chargov-chemistry",
	.test_cases = cases,
};

kunit_test_suite(suite);
