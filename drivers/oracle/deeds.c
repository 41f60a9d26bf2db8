// SPDX-License-Identifier: GPL-2.0-only
/* What may be done around a decision, and when. See deeds.h. Pure. */
#include <chargov/deeds.h>

/* A timer of a second may be a tick of 10 ms early, by another clock. */
#define SECOND_MS	990

/*
 * P10: what was seen to be off, or goes on in the care of somebody. A charger that does not obey
 * is said elsewhere, and cannot be left any better.
 */
static bool leaves_it_safe(const struct cg_deeds *deeds, const struct cg_deed *deed)
{
	return deed->kind != CG_DEED_REST || !deed->charges || (deed->alone && deed->verified);
}

/* P14 */
static bool is_the_only_one(const struct cg_deeds *deeds, const struct cg_deed *deed)
{
	return deed->kind != CG_DEED_CLAIM || deed->packs == 1;
}

/* P15 */
static bool has_looked(const struct cg_deeds *deeds, const struct cg_deed *deed)
{
	return deed->kind != CG_DEED_FEED || (deed->looked && deed->verified);
}

/* P17: the last look before sleep feeds a watchdog while the loop is halted already. */
static bool is_at_work(const struct cg_deeds *deeds, const struct cg_deed *deed)
{
	switch (deed->kind) {
	case CG_DEED_WORK:
	case CG_DEED_TELL:
		return deeds->begun;
	case CG_DEED_FEED:
		return !deeds->rests;
	case CG_DEED_REST:
		return !deeds->begun;
	default:
		return true;
	}
}

/* P18: on average, over some of them. */
static bool is_no_flood(const struct cg_deeds *deeds, const struct cg_deed *deed)
{
	s64 oldest_ms = deeds->told_ms[deeds->n_told % CG_DEEDS_TOLD];

	return deed->kind != CG_DEED_TELL || deeds->n_told < CG_DEEDS_TOLD ||
	       deed->at_ms - oldest_ms >= CG_DEEDS_TOLD * SECOND_MS;
}

const struct cg_duty cg_duties[] = {
	{ "P10", "who rests leaves the charger off, or to somebody who guards it", leaves_it_safe },
	{ "P14", "a charger has one governor", is_the_only_one },
	{ "P15", "a watchdog is fed after a look, by who has verified what it told", has_looked },
	{ "P17", "who was halted does not work", is_at_work },
	{ "P18", "there is no more than one uevent a second", is_no_flood },
};
EXPORT_SYMBOL_IF_KUNIT(cg_duties);

const unsigned int cg_n_duties = ARRAY_SIZE(cg_duties);
EXPORT_SYMBOL_IF_KUNIT(cg_n_duties);

void cg_deeds_init(struct cg_deeds *deeds)
{
	memset(deeds, 0, sizeof(*deeds));
}
EXPORT_SYMBOL_GPL(cg_deeds_init);

static void add(struct cg_deeds *deeds, const struct cg_deed *deed)
{
	if (deed->kind == CG_DEED_BEGIN)
		deeds->begun = true;
	if (deed->kind == CG_DEED_HALT)
		deeds->begun = false;
	if (deed->kind == CG_DEED_BEGIN || deed->kind == CG_DEED_REST)
		deeds->rests = deed->kind == CG_DEED_REST;
	if (deed->kind == CG_DEED_TELL)
		deeds->told_ms[deeds->n_told++ % CG_DEEDS_TOLD] = deed->at_ms;
}

const struct cg_duty *cg_deeds_judge(struct cg_deeds *deeds, const struct cg_deed *deed)
{
	const struct cg_duty *broken = NULL;
	unsigned int i;

	for (i = 0; !broken && i < ARRAY_SIZE(cg_duties); i++)
		if (!cg_duties[i].holds(deeds, deed))
			broken = &cg_duties[i];
	add(deeds, deed);
	return broken;
}
EXPORT_SYMBOL_GPL(cg_deeds_judge);
