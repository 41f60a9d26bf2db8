// SPDX-License-Identifier: GPL-2.0-only
/*
 * What a source really gives. See search.h. Pure.
 *
 * Nobody unplugs and plugs a cable within two seconds; a supply that protects itself is back as
 * soon as that. A hand that is so fast costs some minutes with less current, unless what it plugs
 * in says something else.
 */
#include <chargov/search.h>

#define CG_SEARCH_AWAY_MS	2000
#define CG_SEARCH_WAIT_MS	(5 * 60 * CG_MS_PER_S)
#define CG_SEARCH_WAIT_MOST_MS	(60 * 60 * CG_MS_PER_S)
/* A unit load (USB 2.0 7.2.1). */
#define CG_SEARCH_LEAST_UA	100000
/* Where nobody says at which voltage a source gives what it gives. */
#define CG_SEARCH_UV		5000000
/* Of a charger, in per cent; a worse one drew more than is thought, and is asked for less anew. */
#define CG_SEARCH_EFFICIENCY	85

void cg_search_init(struct cg_search *search)
{
	*search = (struct cg_search) { .wait_ms = CG_SEARCH_WAIT_MS, .lost_ms = CG_NEVER_MS };
}
EXPORT_SYMBOL_GPL(cg_search_init);

/* By what the charger was told; at most what the source was to give. */
static s32 cg_search_drawn_ua(const struct cg_sample *sample, s64 battery_uv)
{
	const struct cg_charger_sample *charger = &sample->charger[0];
	const struct cg_source_sample *source = &sample->source;
	s64 in_uv = source->uv > 0 ? source->uv : CG_SEARCH_UV, drawn_ua;

	if (!charger->told_on || battery_uv <= 0)
		return 0;
	drawn_ua = cg_scale(charger->told_cc_ua, battery_uv, in_uv);
	drawn_ua = div_s64(drawn_ua * 100, CG_SEARCH_EFFICIENCY);
	return (s32)min_t(s64, drawn_ua, source->ua > 0 ? source->ua : S32_MAX);
}

/* It was overloaded with what was drawn from it. */
static void cg_search_back_off(struct cg_search *search, s64 now_ms)
{
	if (search->cap_ua)
		search->wait_ms = min_t(s64, 2 * search->wait_ms, CG_SEARCH_WAIT_MOST_MS);
	search->cap_ua = max(search->drawn_ua / 4 * 3, CG_SEARCH_LEAST_UA);
	search->of_ua = search->said_ua;
	search->retry_ms = now_ms + search->wait_ms;
}

/* As much more as it was asked for less; what it says, once that is reached. */
static void cg_search_try(struct cg_search *search, s64 now_ms, s32 source_ua)
{
	s64 more_ua = search->cap_ua / 3 * 4LL;

	if (source_ua > 0 && more_ua >= source_ua)
		more_ua = 0;
	search->cap_ua = (s32)min_t(s64, more_ua, S32_MAX);
	search->retry_ms = now_ms + search->wait_ms;
}

static void cg_search_follow(struct cg_search *search, const struct cg_sample *sample, bool online)
{
	s64 now_ms = sample->now_ms;

	if (!online) {
		if (search->lost_ms < 0)
			search->lost_ms = now_ms;
		return;
	}
	if (search->lost_ms >= 0) {
		if (now_ms - search->lost_ms > CG_SEARCH_AWAY_MS)
			cg_search_init(search);
		else if (search->drawn_ua)
			cg_search_back_off(search, now_ms);
		search->lost_ms = CG_NEVER_MS;
	}
	if (search->cap_ua && sample->source.ua == search->of_ua && now_ms >= search->retry_ms)
		cg_search_try(search, now_ms, sample->source.ua);
}

void cg_search_run(struct cg_search *search, struct cg_sample *sample, s64 battery_uv)
{
	const struct cg_reading *online = &sample->charger[0].f[CG_C_ONLINE];
	struct cg_source_sample *source = &sample->source;
	s32 says_ua = source->ua;

	if (!sample->n_chargers || !online->valid || online->at_ms != sample->now_ms)
		return;
	cg_search_follow(search, sample, online->value);
	if (search->cap_ua && says_ua == search->of_ua &&
	    (says_ua <= 0 || says_ua > search->cap_ua)) {
		source->ua = search->cap_ua;
		source->uv = source->uv > 0 ? source->uv : CG_SEARCH_UV;
	}
	if (!online->value)
		return;
	search->drawn_ua = cg_search_drawn_ua(sample, battery_uv);
	search->said_ua = says_ua;
}
EXPORT_SYMBOL_GPL(cg_search_run);
