// SPDX-License-Identifier: GPL-2.0-only
/* What may be done around a decision, and when. See deeds.h. Pure. */
#include <chargov/deeds.h>

/* A timer of a second may be a tick of 10 ms early, by another clock. */
#define SECOND_MS	990

const char *const cg_deed_words[CG_N_DEEDS] = {
	[CG_DEED_CLAIM] = "a charger is taken",
	[CG_DEED_BEGIN] = "work may run",
	[CG_DEED_WORK] = "work runs",
	[CG_DEED_FEED] = "a watchdog is fed",
	[CG_DEED_TELL] = "userspace is told",
	[CG_DEED_HALT] = "work was halted",
	[CG_DEED_REST] = "the chargers are left",
};
EXPORT_SYMBOL_GPL(cg_deed_words);

/*
 * P10: what was told off, or goes on in the care of somebody. A charger that does not obey is said
 * elsewhere, and cannot be left any better.
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

/*
 * P17: the last look before sleep feeds a watchdog while the loop is halted already. Who begins
 * anew and was not halted has slept without a halt.
 */
static bool keeps_still(const struct cg_deeds *deeds, const struct cg_deed *deed)
{
	switch (deed->kind) {
	case CG_DEED_BEGIN:
	case CG_DEED_REST:
		return !deeds->begun;
	case CG_DEED_WORK:
	case CG_DEED_TELL:
		return deeds->begun;
	case CG_DEED_FEED:
		return !deeds->rests;
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
	{ "P10", "chargers are left off, or to somebody who guards the cells", leaves_it_safe },
	{ "P14", "a charger has one governor", is_the_only_one },
	{ "P15", "a watchdog is fed only in a cycle that read and verified its charger",
	  has_looked },
	{ "P17", "no work runs between a halt and the next begin", keeps_still },
	{ "P18", "there is one uevent a second at most, on average", is_no_flood },
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
