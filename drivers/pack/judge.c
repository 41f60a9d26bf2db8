// SPDX-License-Identifier: GPL-2.0-only
/*
 * The oracle in a running kernel: after each decision and each deed of a pack. What it finds is an
 * error in the log, said once for each property until another one is broken.
 */
#include <linux/device.h>
#include "pack.h"

/**
 * cg_judge_init() - nothing seen yet
 * @pack: a new pack
 */
void cg_judge_init(struct cg_pack *pack)
{
	cg_oracle_init(&pack->oracle);
	cg_deeds_init(&pack->deeds);
}

/**
 * cg_judge_decision() - does everything hold after a decision
 * @pack: the pack, in its cycle
 * @policy: what was decided with
 */
void cg_judge_decision(struct cg_pack *pack, const struct cg_policy *policy)
{
	struct cg_scene scene = {
		.profile = &pack->profile,
		.policy = policy,
		.state = &pack->state,
		.view = &pack->view,
		.decision = &pack->decision,
	};
	const struct cg_property *broken = cg_oracle_judge(&pack->oracle, &scene);

	if (broken && broken != pack->broken)
		dev_err(pack->dev, "oracle: %s does not hold (%s) after a decision of %d uV, %d uA, \"%s\"; report it with chargov/*/ring of debugfs\n",
			broken->id, broken->rule, pack->decision.cv_uv, pack->decision.cc_ua,
			cg_why_words[pack->decision.why]);
	pack->broken = broken ?: pack->broken;
}

/**
 * cg_judge_description() - was a description rightly accepted (P13)
 * @pack: the pack, described
 */
void cg_judge_description(struct cg_pack *pack)
{
	if (pack->n_chargers &&
	    !cg_oracle_fits(&pack->profile, &cg_chemistry_caps[pack->profile.chemistry]))
		dev_err(pack->dev, "oracle: P13 does not hold: a description was accepted that its chemistry or its own limits forbid; report it with the device tree\n");
}

/**
 * cg_judge_deed() - may the pack do that now
 * @pack: the pack, in its work or while that is halted
 * @deed: what it does; the time is written
 */
void cg_judge_deed(struct cg_pack *pack, struct cg_deed deed)
{
	const struct cg_duty *broken;

	deed.at_ms = cg_now_ms();
	broken = cg_deeds_judge(&pack->deeds, &deed);
	if (broken && broken != pack->failed)
		dev_err(pack->dev, "oracle: %s does not hold (%s); report it with the log\n",
			broken->id, broken->rule);
	pack->failed = broken ?: pack->failed;
}

/**
 * cg_judge_rest() - is what the chargers were left with safe (P10)
 * @pack: the pack, halted
 * @ret: 0 if all that they were told was read back
 * @alone: they may go on alone
 */
void cg_judge_rest(struct cg_pack *pack, int ret, bool alone)
{
	struct cg_deed deed = { .kind = CG_DEED_REST, .verified = !ret, .alone = alone };
	unsigned int i;

	for (i = 0; i < pack->n_chargers; i++)
		deed.charges |= pack->charger[i].last.told_on;
	cg_judge_deed(pack, deed);
}
