// SPDX-License-Identifier: GPL-2.0-only
/*
 * Is there something that somebody should know who reads the log? A fault that stays, a current
 * that is less than the charger can do, and a charger that was told to charge and lets nothing
 * through. Pure.
 */
#include "trouble.h"

const struct cg_trouble_words cg_trouble_words[CG_N_WHYS] = {
	[CG_WHY_NONE] = { "its charger is on and lets nothing through" },
	[CG_WHY_TOO_LITTLE] = { "less is allowed, or its source gives less, than its charger can" },
	[CG_WHY_NO_BATTERY] = { "its gauge sees no battery" },
	[CG_WHY_NO_VOLTAGE] = { "its voltage is missing or too old" },
	[CG_WHY_NO_CURRENT] = { "its current is missing or too old" },
	[CG_WHY_NO_TEMPERATURE] = { "its temperature is missing or too old" },
	[CG_WHY_NO_CHARGER] = { "its charger does not answer" },
	[CG_WHY_MEMBERS_DISAGREE] = { "its members differ too much" },
	[CG_WHY_OVER_VOLTAGE] = { "a cell reached the over-voltage threshold", true },
	[CG_WHY_DEAD_BATTERY] = { "a wake-up did not bring its voltage back", true },
	[CG_WHY_PRECHARGE_TIMER] = { "precharge took too long", true },
	[CG_WHY_TOTAL_TIMER] = { "the charge took too long", true },
	[CG_WHY_CV_TIMER] = { "the constant voltage took too long", true },
	[CG_WHY_CHARGE_BOUND] = { "more was put in than fits", true },
	[CG_WHY_UNVERIFIED] = { "its charger does not do what it is told" },
	[CG_WHY_CHARGER_RESET] = { "its charger lost what it was told" },
	[CG_WHY_CHARGER_FAULT] = { "its charger reports a fault" },
	[CG_WHY_CHARGER_TIMER] = { "its charger's own safety timer expired", true },
	[CG_WHY_OVER_CURRENT] = { "more current flows than was asked for", true },
	[CG_WHY_IMPLAUSIBLE_FULL] = { "the charge ended far from full" },
	[CG_WHY_CLOCK] = { "the time went backwards or jumped" },
	[CG_WHY_CORRUPT] = { "the governor's own memory was damaged", true },
};
EXPORT_SYMBOL_IF_KUNIT(cg_trouble_words);

/* Less is a charger that is looked at twice, or a plug that was not all the way in. */
#define LASTS_MS	60000

/**
 * cg_trouble_init() - nothing is wrong yet
 * @trouble: written whole
 */
void cg_trouble_init(struct cg_trouble *trouble)
{
	*trouble = (struct cg_trouble){ .since_ms = CG_NEVER_MS };
}
EXPORT_SYMBOL_IF_KUNIT(cg_trouble_init);

static bool is_trouble(const struct cg_decision *decision)
{
	return decision->phase == CG_PHASE_FAULT || decision->why == CG_WHY_TOO_LITTLE ||
	       (decision->enable && decision->status == CG_STATUS_NOT_CHARGING);
}

/**
 * cg_trouble_see() - what is to be told of this decision
 * @trouble: what was wrong before; updated, but what is over stays until it was told of
 * @decision: this cycle's
 * @now_ms: time of the cycle
 *
 * Return: the news; of what, @trouble says
 */
enum cg_news cg_trouble_see(struct cg_trouble *trouble, const struct cg_decision *decision,
			    s64 now_ms)
{
	bool same = is_trouble(decision) && trouble->since_ms >= 0 &&
		    trouble->why == decision->why;

	if (same) {
		if (trouble->told || now_ms - trouble->since_ms < LASTS_MS)
			return CG_NEWS_NONE;
		trouble->told = true;
		return CG_NEWS_BEGUN;
	}
	if (trouble->told) {
		trouble->told = false;
		trouble->since_ms = CG_NEVER_MS;
		return CG_NEWS_OVER;
	}
	trouble->why = decision->why;
	trouble->since_ms = is_trouble(decision) ? now_ms : CG_NEVER_MS;
	return CG_NEWS_NONE;
}
EXPORT_SYMBOL_IF_KUNIT(cg_trouble_see);
