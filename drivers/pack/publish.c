// SPDX-License-Identifier: GPL-2.0-only
/*
 * What is shown of the pack, and when userspace is told to look.
 *
 * Needs the last view and decision; fills a cache. Every property and every file of BAT0 is read
 * from it (properties.c, attributes.c, member_files.c), so reading never touches a bus.
 */
#include <linux/device.h>
#include <linux/power_supply.h>
#include "pack.h"

/* SAFETY P18: one uevent a second */
#define ANNOUNCE_MS	1000

/* Properties that come from struct cg_shown; divisors convert to the units of the class. */
static const struct shown_row {
	enum power_supply_property psp;
	int id;
	int div;
} shown_rows[] = {
	{ POWER_SUPPLY_PROP_STATUS, CG_SHOWN_STATUS, 1 },
	{ POWER_SUPPLY_PROP_PRESENT, CG_V_PRESENT, 1 },
	{ POWER_SUPPLY_PROP_CAPACITY, CG_V_CAPACITY_PCT, 1 },
	{ POWER_SUPPLY_PROP_CHARGE_NOW, CG_V_CHARGE_NOW_UAH, 1 },
	{ POWER_SUPPLY_PROP_CHARGE_COUNTER, CG_V_CHARGE_NOW_UAH, 1 },
	{ POWER_SUPPLY_PROP_CHARGE_FULL, CG_V_CHARGE_FULL_UAH, 1 },
	{ POWER_SUPPLY_PROP_CHARGE_FULL_DESIGN, CG_SHOWN_DESIGN, 1 },
	{ POWER_SUPPLY_PROP_VOLTAGE_NOW, CG_V_VOLTAGE_UV, 1 },
	{ POWER_SUPPLY_PROP_CURRENT_NOW, CG_V_CURRENT_UA, 1 },
	{ POWER_SUPPLY_PROP_TEMP, CG_V_TEMP_MDEGC, CG_MDEGC_PER_DEGC / 10 },
	{ POWER_SUPPLY_PROP_CYCLE_COUNT, CG_V_CYCLES, 1 },
	{ POWER_SUPPLY_PROP_CAPACITY_ERROR_MARGIN, CG_V_MARGIN_PCT, 1 },
	{ POWER_SUPPLY_PROP_HEALTH, CG_SHOWN_HEALTH, 1 },
	{ POWER_SUPPLY_PROP_CONSTANT_CHARGE_CURRENT, CG_SHOWN_CC, 1 },
	{ POWER_SUPPLY_PROP_CONSTANT_CHARGE_VOLTAGE, CG_SHOWN_CV, 1 },
	{ POWER_SUPPLY_PROP_TIME_TO_FULL_NOW, CG_SHOWN_FULL_S, 1 },
	{ POWER_SUPPLY_PROP_TIME_TO_EMPTY_NOW, CG_SHOWN_EMPTY_S, 1 },
};

static const u8 healths[CG_N_HEALTHS] = {
	[CG_HEALTH_UNKNOWN] = POWER_SUPPLY_HEALTH_UNKNOWN,
	[CG_HEALTH_GOOD] = POWER_SUPPLY_HEALTH_GOOD,
	[CG_HEALTH_COLD] = POWER_SUPPLY_HEALTH_COLD,
	[CG_HEALTH_COOL] = POWER_SUPPLY_HEALTH_COOL,
	[CG_HEALTH_WARM] = POWER_SUPPLY_HEALTH_WARM,
	[CG_HEALTH_HOT] = POWER_SUPPLY_HEALTH_HOT,
	[CG_HEALTH_OVERHEAT] = POWER_SUPPLY_HEALTH_OVERHEAT,
	[CG_HEALTH_OVER_VOLTAGE] = POWER_SUPPLY_HEALTH_OVERVOLTAGE,
	[CG_HEALTH_DEAD] = POWER_SUPPLY_HEALTH_DEAD,
	[CG_HEALTH_SAFETY_TIMER] = POWER_SUPPLY_HEALTH_SAFETY_TIMER_EXPIRE,
	[CG_HEALTH_NO_BATTERY] = POWER_SUPPLY_HEALTH_NO_BATTERY,
	[CG_HEALTH_OVER_CURRENT] = POWER_SUPPLY_HEALTH_OVERCURRENT,
	[CG_HEALTH_UNSPEC_FAILURE] = POWER_SUPPLY_HEALTH_UNSPEC_FAILURE,
	[CG_HEALTH_WATCHDOG] = POWER_SUPPLY_HEALTH_WATCHDOG_TIMER_EXPIRE,
};

static const u8 statuses[] = {
	[CG_STATUS_UNKNOWN] = POWER_SUPPLY_STATUS_UNKNOWN,
	[CG_STATUS_CHARGING] = POWER_SUPPLY_STATUS_CHARGING,
	[CG_STATUS_DISCHARGING] = POWER_SUPPLY_STATUS_DISCHARGING,
	[CG_STATUS_NOT_CHARGING] = POWER_SUPPLY_STATUS_NOT_CHARGING,
	[CG_STATUS_FULL] = POWER_SUPPLY_STATUS_FULL,
};

/* --- filling the cache --- */

static void show_view(struct cg_shown *shown, const struct cg_view *view)
{
	const struct cg_reading *reading;
	const struct shown_row *row;

	for (row = shown_rows; row < shown_rows + ARRAY_SIZE(shown_rows); row++) {
		if (row->id >= CG_N_VIEW_FIELDS)
			continue;
		reading = &view->f[row->id];
		/* a last good value is better than an error, which breaks whole programs */
		if (reading->at_ms == CG_NEVER_MS)
			continue;
		shown->value[row->id] = clamp_t(s64, div_s64(reading->value, row->div),
						S32_MIN, S32_MAX);
		shown->known[row->id] = true;
	}
}

/* Less is the offset of a gauge, no current. */
static s32 least_ua(const struct cg_profile *profile)
{
	return profile->capacity_uah / 200;
}

/*
 * Neither charging nor discharging: the offset of a gauge is no current. Clients take a negative
 * one for a battery that drains.
 */
static void drop_offset(struct cg_shown *shown, const struct cg_decision *decision,
			const struct cg_profile *profile)
{
	int *ua = &shown->value[CG_V_CURRENT_UA];

	if (decision->status != CG_STATUS_FULL && decision->status != CG_STATUS_NOT_CHARGING)
		return;
	if (abs(*ua) < least_ua(profile))
		*ua = 0;
}

static void show_one(struct cg_shown *shown, enum cg_shown_id id, int value)
{
	shown->value[id] = value;
	shown->known[id] = true;
}

static void show_decision(struct cg_shown *shown, const struct cg_pack *pack)
{
	const struct cg_decision *decision = &pack->decision;
	enum cg_status status = decision->status;

	/* what was decided is not what happens */
	if (cg_watch_is_charged(&pack->watch, pack->view.now_ms))
		status = CG_STATUS_CHARGING;
	show_one(shown, CG_SHOWN_STATUS, statuses[status]);
	show_one(shown, CG_SHOWN_HEALTH, healths[decision->health]);
	show_one(shown, CG_SHOWN_CC, decision->enable ? decision->cc_ua : 0);
	show_one(shown, CG_SHOWN_CV, decision->enable ? decision->cv_uv : 0);
	shown->faults += decision->phase == CG_PHASE_FAULT && shown->phase != CG_PHASE_FAULT;
	shown->phase = decision->phase;
	shown->why = decision->why;
	shown->limited_by = decision->limited_by;
}

/* Nothing is said where nothing is known: no estimate is better than a wrong one. */
static void show_time(struct cg_shown *shown, enum cg_shown_id id, s64 s)
{
	shown->known[id] = s >= 0;
	shown->value[id] = clamp_t(s64, s, 0, S32_MAX);
}

static s64 time_to_empty_s(const struct cg_pack *pack)
{
	const struct cg_reading *uah = &pack->all.f[CG_V_CHARGE_NOW_UAH];
	const struct cg_reading *ua = &pack->view.f[CG_V_CURRENT_UA];

	if (pack->decision.status != CG_STATUS_DISCHARGING || !uah->valid || !ua->valid ||
	    -ua->value < least_ua(&pack->profile))
		return -1;
	return cg_scale(max_t(s64, uah->value, 0), CG_S_PER_H, max_t(s64, -ua->value, 1));
}

static void show_times(struct cg_shown *shown, const struct cg_pack *pack,
		       const struct cg_policy *policy)
{
	s64 full_s = -1;

	if (pack->n_chargers)
		full_s = cg_time_to_full_s(&pack->profile, policy, &pack->state, &pack->view,
					   &pack->decision);
	show_time(shown, CG_SHOWN_FULL_S, full_s);
	show_time(shown, CG_SHOWN_EMPTY_S, time_to_empty_s(pack));
}

/* Of the members and, at the pack's voltage, of its reserves: what charge full is held against. */
static s64 design_uah(const struct cg_profile *p)
{
	s64 pack_uv = max_t(s64, cg_chemistry_caps[p->chemistry].nominal_uv * p->cells_series, 1);
	s64 uah = p->capacity_uah;
	unsigned int i;

	for (i = 0; i < p->n_parts; i++) {
		if (p->part[i].reserve)
			uah += cg_scale(p->part[i].capacity_uah, p->part[i].nominal_uv, pack_uv);
	}
	return min_t(s64, uah, S32_MAX);
}

static void show_members(struct cg_shown *shown, const struct cg_pack *pack)
{
	const struct cg_reading *f = pack->all.f;
	s64 design = design_uah(&pack->profile);

	show_one(shown, CG_SHOWN_DESIGN, design);
	shown->degraded = pack->all.n_missing;
	shown->missing = pack->all.missing;
	shown->branch_permille = pack->view.branch_permille ?: 1000;
	shown->imbalance_uv = max_t(s64, f[CG_V_CELL_MAX_UV].value - f[CG_V_CELL_MIN_UV].value, 0);
	if (f[CG_V_CHARGE_FULL_UAH].at_ms != CG_NEVER_MS)
		shown->health_pct = clamp_t(s64, cg_scale(f[CG_V_CHARGE_FULL_UAH].value, 100,
							  max_t(s64, design, 1)), 0, 100);
}

static bool visibly_differs(const struct cg_shown *a, const struct cg_shown *b)
{
	static const int watched[] = {
		CG_SHOWN_STATUS, CG_SHOWN_HEALTH, CG_V_PRESENT, CG_V_CAPACITY_PCT,
	};
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(watched); i++) {
		if (a->value[watched[i]] != b->value[watched[i]] ||
		    a->known[watched[i]] != b->known[watched[i]])
			return true;
	}
	return a->phase != b->phase || a->why != b->why || a->degraded != b->degraded;
}

/**
 * cg_publish_changed() - tell userspace that it should read again
 * @pack: a registered pack
 *
 * At most one uevent a second; the last change is always told because the work runs after it.
 */
void cg_publish_changed(struct cg_pack *pack)
{
	s64 wait_ms = clamp_t(s64, pack->announced_ms + ANNOUNCE_MS - cg_now_ms(),
			      0, ANNOUNCE_MS);

	spin_lock(&pack->arm_lock);
	if (pack->running)
		queue_delayed_work(pack->wq, &pack->announce, msecs_to_jiffies(wait_ms));
	spin_unlock(&pack->arm_lock);
}

/**
 * cg_publish_announce() - send the uevent of the last visible change
 * @work: the announce member of a pack
 */
void cg_publish_announce(struct work_struct *work)
{
	struct cg_pack *pack = container_of(to_delayed_work(work), struct cg_pack, announce);

	pack->announced_ms = cg_now_ms();
	cg_deed(pack, (struct cg_deed) { .kind = CG_DEED_TELL });
	power_supply_changed(pack->psy);
}

/**
 * cg_publish() - show what a cycle found and decided
 * @pack: the pack, after decide and apply
 * @policy: what was decided with
 */
void cg_publish(struct cg_pack *pack, const struct cg_policy *policy)
{
	struct cg_shown next;
	bool differs;

	mutex_lock(&pack->lock);
	next = pack->shown;
	pack->all = pack->view;
	cg_fuse_reserves(&pack->profile, &pack->sample, &pack->all);
	show_view(&next, &pack->all);
	drop_offset(&next, &pack->decision, &pack->profile);
	show_decision(&next, pack);
	show_times(&next, pack, policy);
	show_members(&next, pack);
	cg_chargers_show(pack, &next);
	memcpy(pack->heard, pack->sample.member, sizeof(pack->heard));
	next.at_ms = pack->view.now_ms;
	next.charged_s = div_s64(pack->state.charged_ms, CG_MS_PER_S);
	next.put_in_uah = div_s64(max_t(s64, pack->state.put_in_uams, 0),
				  CG_S_PER_H * CG_MS_PER_S);
	next.restarts = pack->state.restarts;
	next.cycles++;
	differs = visibly_differs(&next, &pack->shown);
	pack->shown = next;
	mutex_unlock(&pack->lock);
	if (differs && pack->psy)
		cg_publish_changed(pack);
}

/**
 * cg_shown_get() - a property that comes from the cache
 * @shown: the cache, locked
 * @psp: the property
 * @value: its value
 *
 * Return: 0; -ENODEV if nothing is known; -ENOENT if the cache does not have it
 */
int cg_shown_get(const struct cg_shown *shown, enum power_supply_property psp, int *value)
{
	const struct shown_row *row;

	for (row = shown_rows; row < shown_rows + ARRAY_SIZE(shown_rows); row++) {
		if (row->psp != psp)
			continue;
		*value = shown->value[row->id];
		return shown->known[row->id] ? 0 : -ENODEV;
	}
	return -ENOENT;
}
