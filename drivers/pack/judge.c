// SPDX-License-Identifier: GPL-2.0-only
/*
 * The oracle in a running kernel: after each decision and each deed of a pack. What it finds is an
 * error in the log, said once for each property until another one is broken.
 */
#include <linux/alarmtimer.h>
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
	cg_deeds_init(&pack->told);
	/* a uevent may be late: whether it was allowed (P17) is asked of who sends it */
	pack->told.begun = true;
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
		dev_err(pack->dev, "oracle: P13 does not hold: a description that its chemistry forbids was accepted; report it with the device tree\n");
}

/* Says what is broken, and returns it. */
static const struct cg_duty *judge_deed(struct cg_pack *pack, struct cg_deeds *deeds,
					struct cg_deed deed, const struct cg_duty *said)
{
	const struct cg_duty *broken;

	deed.at_ms = cg_now_ms();
	broken = cg_deeds_judge(deeds, &deed);
	if (broken && broken != said)
		dev_err(pack->dev, "oracle: %s does not hold (%s): %s, packs %u, looked %d, verified %d, charges %d, alone %d; report it with the log\n",
			broken->id, broken->rule, cg_deed_words[deed.kind], deed.packs,
			deed.looked, deed.verified, deed.charges, deed.alone);
	return broken ?: said;
}

/**
 * cg_judge_deed() - may the pack do that now
 * @pack: the pack, in its work or while that is halted
 * @deed: what it does; its time is filled in
 */
void cg_judge_deed(struct cg_pack *pack, struct cg_deed deed)
{
	pack->undone = judge_deed(pack, &pack->deeds, deed, pack->undone);
}

/**
 * cg_judge_told() - does userspace hear of the pack too often, whoever tells it (P18)
 * @pack: the pack, when its own supply has a uevent
 */
void cg_judge_told(struct cg_pack *pack)
{
	struct cg_deed deed = { .kind = CG_DEED_TELL };

	pack->flooded = judge_deed(pack, &pack->told, deed, pack->flooded);
}

/**
 * cg_judge_claim() - has nobody else that charger (P14)
 * @pack: the pack that has taken it
 * @np: its node
 */
void cg_judge_claim(struct cg_pack *pack, const struct device_node *np)
{
	cg_judge_deed(pack, (struct cg_deed) {
		.kind = CG_DEED_CLAIM, .packs = cg_charger_holders(np),
	});
}

/**
 * cg_judge_feeds() - was each watchdog that was fed rightly fed (P15)
 * @pack: the pack, after it has told its chargers
 */
void cg_judge_feeds(struct cg_pack *pack)
{
	struct cg_charger *charger;

	for (charger = pack->charger; charger < pack->charger + pack->n_chargers; charger++) {
		if (charger->fed)
			cg_judge_deed(pack, (struct cg_deed) {
				.kind = CG_DEED_FEED,
				/* it knows of its own last look only: was that in this cycle? */
				.looked = !charger->fed_blind &&
					  charger->sampled_ms == pack->sample.now_ms,
				.verified = !charger->fed_loose,
			});
		charger->fed = false;
	}
}

/* Do the chargers keep to the limits without us, or does an alarm wake us to look? */
static bool may_go_on(struct cg_pack *pack)
{
	return cg_watch_may_hand_over(&pack->profile, &pack->alone, &pack->state,
				      &pack->decision) ||
	       (pack->alarm.state & ALARMTIMER_STATE_ENQUEUED && !pack->alone.sleep_resets);
}

/**
 * cg_judge_rest() - is it safe how the chargers were left (P10)
 * @pack: the pack, halted
 * @asleep: it comes back; else they must be off
 */
void cg_judge_rest(struct cg_pack *pack, bool asleep)
{
	struct cg_deed deed = { .kind = CG_DEED_REST, .verified = true };
	const struct cg_charger_sample *last;
	unsigned int i;

	for (i = 0; i < pack->n_chargers; i++) {
		last = &pack->charger[i].last;
		deed.charges |= last->told_on;
		deed.verified &= last->trust == CG_TRUST_VERIFIED;
	}
	deed.alone = asleep && may_go_on(pack);
	cg_judge_deed(pack, deed);
}
