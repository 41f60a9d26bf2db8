// SPDX-License-Identifier: GPL-2.0-only
/*
 * Several inputs to one source. Pure.
 *
 * Which of those that are online feeds the charger nobody says, so the least of them counts. If
 * none of them is, and a charger has a source all the same, it is one that nobody knows. That there
 * is none is known only if all of them say so.
 *
 * Of a source that has no word for its current nothing is said if it sees to that itself, as inputs
 * of PMICs do, or is what the board was made for, a jack; else it is one that nobody knows.
 */
#include "inputs.h"

/* A source that nobody knows is a computer's port (USB 2.0 7.2.1). */
#define UNKNOWN_UA	500000
#define UNKNOWN_UV	5000000
/* What a supply may say and be believed; a source that gives nothing yet is not to be loaded. */
#define LEAST_UA	1
#define MOST_UA		20000000
#define LEAST_UV	3000000
#define MOST_UV		100000000

static s32 ua_of(const struct cg_input_offer *offer)
{
	/* below 0 is a driver's word for: as much as there is */
	if (offer->mute || offer->ua < 0 || offer->ua > MOST_UA)
		return UNKNOWN_UA;
	return max(offer->ua, LEAST_UA);
}

static s32 uv_of(const struct cg_input_offer *offer)
{
	return offer->uv < LEAST_UV || offer->uv > MOST_UV ? UNKNOWN_UV : offer->uv;
}

/**
 * cg_offers_join() - what the source of a pack gives
 * @offer: the inputs
 * @n: how many; with none nothing is said
 *
 * Return: the source
 */
struct cg_source_sample cg_offers_join(const struct cg_input_offer *offer, unsigned int n)
{
	struct cg_source_sample source = { .known = n > 0 };
	bool limited = false;
	unsigned int i;

	for (i = 0; i < n; i++) {
		if (!offer[i].answers && !source.online)
			source.known = false;
		if (!offer[i].answers || !offer[i].online)
			continue;
		source.known = true;
		source.online = true;
		if (offer[i].mute && offer[i].limits) {
			limited = true;
			continue;
		}
		if (source.ua && source.ua <= ua_of(&offer[i]))
			continue;
		source.ua = ua_of(&offer[i]);
		source.uv = uv_of(&offer[i]);
	}
	if (n && !source.ua && !limited) {
		source.ua = UNKNOWN_UA;
		source.uv = UNKNOWN_UV;
	}
	return source;
}
EXPORT_SYMBOL_IF_KUNIT(cg_offers_join);
