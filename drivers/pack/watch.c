// SPDX-License-Identifier: GPL-2.0-only
/*
 * Three questions about the worst case. Pure.
 *
 * Is the battery safe if this kernel stops? May the charger go on while the system sleeps? Does a
 * charger charge although it was told off?
 */
#include "watch.h"

/* Less is the error of a gauge (F22). */
#define FLOWS_UA	50000
#define FLOWS_PER_C	100
/* Gauges are read anew each 5 s. */
#define SETTLED_MS	6000
/* By then every way to stop it has been tried several times. */
#define UNSTOPPED_MS	10000
#define UNSTOPPED_CYCLES	3

static bool inside_battery(const struct cg_profile *profile, s32 cv_uv, s32 cc_ua)
{
	return cv_uv <= profile->cv_max_uv && cc_ua <= profile->cc_max_ua;
}

/* Inside what every zone allows at every voltage: nobody looks at the temperature. */
static bool inside_all_zones(const struct cg_profile *profile, s32 cv_uv, s32 cc_ua)
{
	int n = min_t(int, profile->n_zones, CG_MAX_ZONES);
	const struct cg_zone *zone;
	const struct cg_step *last;
	int i;

	if (!n || !inside_battery(profile, cv_uv, cc_ua))
		return false;
	for (i = 0; i < n; i++) {
		zone = &profile->zone[i];
		if (!zone->n_steps)
			return false;
		last = &zone->step[min_t(int, zone->n_steps, CG_MAX_STEPS) - 1];
		if (cv_uv > last->cv_uv || cc_ua > last->cc_ua)
			return false;
	}
	return true;
}

/**
 * cg_watch_join() - chargers that no kernel talks to, as one
 * @all: what the others do; becomes the worst of them together with @one
 * @one: what another one does
 */
void cg_watch_join(struct cg_alone *all, const struct cg_alone *one)
{
	all->stops &= one->stops;
	all->keeps |= one->keeps;
	all->guards &= one->guards;
	all->sleep_resets |= one->sleep_resets;
	all->sleep_stops |= one->sleep_stops;
	all->default_cv_uv = max(all->default_cv_uv, one->default_cv_uv);
	all->default_cc_ua = (s32)min_t(s64, (s64)all->default_cc_ua + one->default_cc_ua, S32_MAX);
}
EXPORT_SYMBOL_IF_KUNIT(cg_watch_join);

/**
 * cg_watch_supervised() - is the battery safe if this kernel stops without a word
 * @profile: its limits
 * @alone: what the charger does then
 *
 * Return: true if the charger stops, or has its own guards and stays inside the limits
 */
bool cg_watch_supervised(const struct cg_profile *profile, const struct cg_alone *alone)
{
	if (alone->stops)
		return true;
	return !alone->keeps && alone->guards &&
	       inside_battery(profile, alone->default_cv_uv, alone->default_cc_ua);
}
EXPORT_SYMBOL_IF_KUNIT(cg_watch_supervised);

/**
 * cg_watch_may_hand_over() - may the charger go on while the system sleeps
 * @profile: the limits
 * @alone: what it does then
 * @state: as the decision left it
 * @decision: what it was told last, and verified
 *
 * A cell that is dead or low is not left to it, nor a stage of topping off: their time ends long
 * before that of a charger (P7).
 *
 * Return: true if it guards temperature and time itself, and what it does now and what it would
 * return to are inside the limits of every temperature
 */
bool cg_watch_may_hand_over(const struct cg_profile *profile, const struct cg_alone *alone,
			    const struct cg_state *state, const struct cg_decision *decision)
{
	if (state->full || (decision->phase != CG_PHASE_CC && decision->phase != CG_PHASE_CV))
		return false;
	if (!decision->enable || !alone->guards ||
	    !inside_all_zones(profile, decision->cv_uv, decision->cc_ua))
		return false;
	return alone->keeps ||
	       inside_all_zones(profile, alone->default_cv_uv, alone->default_cc_ua);
}
EXPORT_SYMBOL_IF_KUNIT(cg_watch_may_hand_over);

/**
 * cg_watch_set_free() - would a sleep charge what must not be charged
 * @alone: what the charger does when it is reset for sleep, and no line holds it
 * @view: whether there is a source
 * @decision: the last one
 *
 * Return: true for a dead cell and a fault, unless it is known that there is no source
 */
bool cg_watch_set_free(const struct cg_alone *alone, const struct cg_view *view,
		       const struct cg_decision *decision)
{
	const struct cg_reading *online = &view->charger[0].f[CG_C_ONLINE];

	if (!alone->sleep_resets || alone->stops || (online->valid && !online->value))
		return false;
	return decision->phase == CG_PHASE_WAKEUP || decision->phase == CG_PHASE_FAULT;
}
EXPORT_SYMBOL_IF_KUNIT(cg_watch_set_free);

/**
 * cg_watch_init() - nothing seen yet
 * @watch: written whole
 */
void cg_watch_init(struct cg_watch *watch)
{
	*watch = (struct cg_watch){ .since_ms = CG_NEVER_MS };
}
EXPORT_SYMBOL_IF_KUNIT(cg_watch_init);

/*
 * By the gauge; without its word by the charger's own. A word of before @since_ms is none: it may
 * be of the charge that was stopped.
 */
static bool is_charged(const struct cg_profile *profile, const struct cg_view *view, s64 since_ms)
{
	const struct cg_reading *ua = &view->f[CG_V_CURRENT_UA];
	const struct cg_charger_sample *charger;
	bool says_so = false;
	int i;

	for (i = 0; i < view->n_chargers; i++) {
		charger = &view->charger[i];
		/* without a source it is somebody else's current */
		if (charger->f[CG_C_ONLINE].valid && !charger->f[CG_C_ONLINE].value)
			continue;
		if (ua->valid && (since_ms < 0 || ua->at_ms > since_ms))
			return ua->value > max(FLOWS_UA, profile->capacity_uah / FLOWS_PER_C);
		says_so |= charger->f[CG_C_STATUS].valid &&
			   charger->f[CG_C_STATUS].value == CG_STATUS_CHARGING;
	}
	return says_so;
}

/**
 * cg_watch_is_charged() - does it charge, whatever it was told
 * @watch: what was seen
 * @now_ms: time of the cycle
 *
 * Return: true if it has done so for longer than a gauge needs to show that it has stopped
 */
bool cg_watch_is_charged(const struct cg_watch *watch, s64 now_ms)
{
	return watch->since_ms >= 0 && now_ms - watch->since_ms >= SETTLED_MS;
}
EXPORT_SYMBOL_IF_KUNIT(cg_watch_is_charged);

/**
 * cg_watch_is_unstoppable() - does the charger charge although it was told off
 * @watch: what was seen before; updated
 * @profile: capacity
 * @view: this cycle
 * @decision: this cycle's, and applied as far as it could be
 *
 * Return: true once, when it has done so for long enough; again after it has stopped
 */
bool cg_watch_is_unstoppable(struct cg_watch *watch, const struct cg_profile *profile,
			     const struct cg_view *view, const struct cg_decision *decision)
{
	if (decision->enable || !is_charged(profile, view, watch->since_ms)) {
		cg_watch_init(watch);
		return false;
	}
	if (watch->since_ms < 0)
		watch->since_ms = view->now_ms;
	watch->cycles = min_t(u32, watch->cycles + 1, UNSTOPPED_CYCLES);
	if (watch->reported || watch->cycles < UNSTOPPED_CYCLES ||
	    view->now_ms - watch->since_ms < UNSTOPPED_MS)
		return false;
	watch->reported = true;
	return true;
}
EXPORT_SYMBOL_IF_KUNIT(cg_watch_is_unstoppable);
