/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What keeps a battery from being charged for long, so that it is told once. Pure.
 */
#ifndef CHARGOV_TROUBLE_H
#define CHARGOV_TROUBLE_H

#include <chargov/decide.h>

/**
 * struct cg_trouble - a fault, or a charger that lets nothing through
 * @why: the fault; CG_WHY_NONE with a charger that was told to charge and does not
 * @since_ms: since when it is the same, CG_NEVER_MS if there is none
 * @told: it was told
 */
struct cg_trouble {
	enum cg_why why;
	s64 since_ms;
	bool told;
};

/**
 * enum cg_news - what is to be told of it
 * @CG_NEWS_NONE: nothing
 * @CG_NEWS_BEGUN: it has lasted long enough to be told
 * @CG_NEWS_OVER: what was told is over
 */
enum cg_news {
	CG_NEWS_NONE,
	CG_NEWS_BEGUN,
	CG_NEWS_OVER,
};

/**
 * struct cg_trouble_words - a trouble in words
 * @what: the battery is not charged: ...; NULL for what is no trouble
 * @replug: it stays until the source was away
 */
struct cg_trouble_words {
	const char *what;
	bool replug;
};

extern const struct cg_trouble_words cg_trouble_words[CG_N_WHYS];

void cg_trouble_init(struct cg_trouble *trouble);
enum cg_news cg_trouble_see(struct cg_trouble *trouble, const struct cg_decision *decision,
			    s64 now_ms);

#endif /* CHARGOV_TROUBLE_H */
