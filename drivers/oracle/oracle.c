// SPDX-License-Identifier: GPL-2.0-only
/* The one table of properties, and what looks at each. Pure. */
#include "rules.h"

const struct cg_property cg_properties[] = {
	{ "P20", "a decision is whole: on with limits and a deadline, or off without",
	  true, cg_rule_p20 },
	{ "P3", "charging rests on readings that are valid and young", false, cg_rule_p3 },
	{ "P4", "every sensor is between the outer edges of all zones", false, cg_rule_p4 },
	{ "P1", "no cell gets more voltage than it and its temperature allow", false, cg_rule_p1 },
	{ "P2", "no cell gets more current than it, the charger and its voltage allow",
	  false, cg_rule_p2 },
	{ "P5", "over-voltage switches off until the source was away", false, cg_rule_p5 },
	{ "P6", "neither time nor charge of a session is beyond its bound", false, cg_rule_p6 },
	{ "P7", "a dead cell is tried for a bounded time", false, cg_rule_p7 },
	{ "P8", "a charger that is not verified is not on", false, cg_rule_p8 },
	{ "P9", "no fault is left before its dwell", false, cg_rule_p9 },
	{ "P12", "users and cooling can only tighten", false, cg_rule_p12 },
	{ "P16", "no branch and no cell of the pack gets more than its own", false, cg_rule_p16 },
	{ "P19", "starts in an hour are bounded", false, cg_rule_p19 },
};
EXPORT_SYMBOL_IF_KUNIT(cg_properties);

const unsigned int cg_n_properties = ARRAY_SIZE(cg_properties);
EXPORT_SYMBOL_IF_KUNIT(cg_n_properties);

void cg_oracle_init(struct cg_oracle *oracle)
{
	*oracle = (struct cg_oracle){ .away_ms = CG_NEVER_MS };
}
EXPORT_SYMBOL_GPL(cg_oracle_init);

const struct cg_property *cg_oracle_judge(struct cg_oracle *oracle, const struct cg_scene *scene)
{
	const struct cg_property *broken = NULL;
	unsigned int i;

	cg_history_add(oracle, scene);
	for (i = 0; !broken && i < ARRAY_SIZE(cg_properties); i++) {
		const struct cg_property *property = &cg_properties[i];

		if ((property->always || scene->decision->enable) &&
		    !property->holds(oracle, scene))
			broken = property;
	}
	cg_history_decided(oracle, scene);
	return broken;
}
EXPORT_SYMBOL_GPL(cg_oracle_judge);

bool cg_oracle_is_no_more(const struct cg_decision *worse, const struct cg_decision *better)
{
	return worse->enable <= better->enable && worse->cc_ua <= better->cc_ua &&
	       worse->cv_uv <= better->cv_uv;
}
EXPORT_SYMBOL_IF_KUNIT(cg_oracle_is_no_more);
