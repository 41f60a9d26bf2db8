// SPDX-License-Identifier: GPL-2.0-only
/*
 * Members against each other. Pure.
 *
 * Agreement: what is in parallel has one voltage and what is in series has one current, as far as
 * gauges err and their readings are not of the same moment. Further apart, seen three times over
 * ten seconds, one of them is wrong or two packs were joined that must not be: no charging until
 * they have been within half of the bound for as long. While a member is left out nothing is
 * taken back.
 *
 * Split: how a current divides between branches is only known by measuring. Until then, and
 * while a branch is not seen, the pack gets no more than its weakest branch alone may have. Then
 * the total goes down at once as far as the branch that is nearest to its own limit demands, and
 * up again in steps; so it does while a load hides the split and each branch has room.
 *
 * Cells: a charger regulates the sum. The more the highest cell is above the mean the less the
 * pack is charged to, so that this cell ends at its limit.
 *
 * Shown charge: after a member came or went it moves by at most 1 % in ten seconds, and not
 * against the current, until it is what was fused.
 */
#include "balance.h"

/*
 * Per cell. Gauges err by 10 to 20 mV, and readings of 5 s apart see other currents: but not
 * for ten seconds.
 */
#define APART_UV	50000
/*
 * Members of one string: gauges err by 1 to 2 %, and by their offset; in series of groups, where
 * the offsets of a group add, by so much of what is noise of it.
 */
#define APART_UA	150000
#define APART_NOISE	3
#define APART_PART	10
/* Members of one pack, of which one would be on fire. */
#define APART_MDEGC	30000

#define LOOKS		3
#define DWELL_MS	10000

/*
 * Splits are told by currents that are not mostly offset: this part of the pack's. Of many branches
 * the pack gets less than that to begin with; then half of what it gets tells, and each branch may
 * have more than is read of it.
 */
#define TELLING_PART	5
/* Offsets of gauges are below a 200th of 1C (drivers/governor/phases.c); four times that. */
#define OFFSET_PART	50
#define RISE_PERMILLE	100
#define RISE_MS		4000
/* Within this part of the charger's voltage a taper is no load. */
#define NEAR_PART	64
/* Less is no charge, unless it is what a small branch may have. */
#define LEAST_PERMILLE	50
/* An uneven split drifts by this until the next look, per mille of what the pack may have. */
#define DRIFT_PERMILLE	30
/*
 * One branch after the other of iron phosphate comes to the end of its plateau, and its current
 * goes to the others: after a fall by more than this it is looked at soon, for so long.
 */
#define FALL_PERMILLE	10
#define FALLEN_MS	600000

/* A cell may be further ahead than gauges resolve, or be so until the next look; for each cell. */
#define AHEAD_UV	1000
/*
 * Behind its plateau iron phosphate rises by 120 mV in a per cent of its capacity
 * (drivers/governor/path.c), and a minute at 1C is five thirds of one: a cell may be at its limit
 * before the next look, whoever is ahead now. Twice that is taken of one that is ahead by so much,
 * as the end of one is steeper than the mean; gauges that err by more only make it be looked at for
 * nothing.
 */
#define KNEE_UV_MIN	200000
#define LEFT_UV		6000
#define EASE_UV		10000
#define EASE_MS		30000

#define PPM		1000000
/* 1 % in ten seconds, and 2 % after however long a time. */
#define MOVE_PPM_S	1000
#define MOVE_MOST_PPM	20000
#define MET_PPM		5000
/* More at once than this, and than flows at 2C, is a gauge that has changed its mind. */
#define JUMP_PPM	20000
#define TWO_C_PPM_S	(2 * PPM / CG_S_PER_H)
/* Less is no direction. */
#define FLOWS_UA	50000

void cg_balance_init(struct cg_balance *b)
{
	memset(b, 0, sizeof(*b));
	b->moved_ms = CG_NEVER_MS;
	b->fell_ms = CG_NEVER_MS;
	b->eased_ms = CG_NEVER_MS;
	b->ppm = -1;
}
EXPORT_SYMBOL_IF_KUNIT(cg_balance_init);

/* --- agreement --- */

/*
 * F15: joined at unequal voltage one charges the other, by more than its limit. It is over with a
 * quarter of that (@times 2): a share of the charge will come on top.
 */
static bool are_crossed(const struct cg_profile *p, const struct cg_sample *s,
			const struct cg_view *v, s64 times)
{
	s64 total_ua = v->f[CG_V_CURRENT_UA].value, ua;
	unsigned int i;

	for (i = 0; i < min(s->n_members, p->n_parts); i++) {
		ua = s->member[i].f[CG_M_CURRENT_UA].value;
		if (!p->part[i].reserve && !(v->missing & BIT(i)) && ua > total_ua + APART_UA &&
		    times * times * ua > p->part[i].cc_max_ua)
			return true;
	}
	return false;
}

/* Are they, taken so many @times, apart by more than they may be. */
static bool are_apart(const struct cg_profile *p, const struct cg_sample *s,
		      const struct cg_view *v, s64 times)
{
	const struct cg_reading *ua = &v->f[CG_V_CURRENT_UA];
	s64 mdegc = v->f[CG_V_TEMP_MAX_MDEGC].value - v->f[CG_V_TEMP_MIN_MDEGC].value;
	s32 most_ua = abs((s32)clamp_t(s64, ua->value, -S32_MAX, S32_MAX)) / APART_PART;

	most_ua += p->arrangement == CG_ARRANGEMENT_SERIES ?
		   max(APART_UA, APART_NOISE * p->off_noise_ua) : APART_UA;

	return times * v->spread_uv > APART_UV || times * v->spread_ua > most_ua ||
	       times * mdegc > APART_MDEGC || are_crossed(p, s, v, times);
}

/*
 * A gauge that is stuck goes on showing a charge that was stopped: while they disagree only what
 * all of them bear out is a current into the pack.
 */
static s64 borne_out_ua(const struct cg_profile *p, const struct cg_sample *s,
			const struct cg_view *v)
{
	s64 least_ua = S64_MAX, n = 0;
	unsigned int i;

	for (i = 0; i < min(s->n_members, p->n_parts); i++) {
		if (p->part[i].reserve || v->missing & BIT(i))
			continue;
		least_ua = min(least_ua, s->member[i].f[CG_M_CURRENT_UA].value);
		n++;
	}
	if (!n)
		return v->f[CG_V_CURRENT_UA].value;
	return min(v->f[CG_V_CURRENT_UA].value, max_t(s64, least_ua, 0) * n);
}

/* Without a charge the voltage comes back to that of a stuck gauge; its current does not. */
static bool are_near(const struct cg_profile *p, const struct cg_sample *s,
		     const struct cg_view *v, s64 doubted_ua)
{
	return !v->missing && !are_apart(p, s, v, 2) && doubted_ua <= APART_UA;
}

static bool agree(const struct cg_profile *p, const struct cg_sample *s, struct cg_balance *b,
		  struct cg_view *v, s64 doubted_ua)
{
	bool against = b->disagree ? are_near(p, s, v, doubted_ua) : are_apart(p, s, v, 1);

	if (!against) {
		b->looks = 0;
	} else {
		if (!b->looks)
			b->since_ms = v->now_ms;
		b->looks = min(b->looks + 1, LOOKS);
		if (b->looks >= LOOKS && v->now_ms - b->since_ms >= DWELL_MS) {
			b->disagree = !b->disagree;
			b->looks = 0;
		}
	}
	v->disagree = b->disagree;
	return b->looks;
}

/* --- split --- */

/* What the pack may have if all of it went into the weakest branch. */
static s32 alone_permille(const struct cg_profile *p)
{
	s64 least_ua = p->cc_max_ua;
	unsigned int i;

	for (i = 0; i < p->n_parts; i++) {
		if (!p->part[i].reserve)
			least_ua = min_t(s64, least_ua, p->part[i].cc_max_ua);
	}
	/* of a thousandth there is no part, and none at all would be no bound */
	return max_t(s64, cg_scale(1000, least_ua, max(p->cc_max_ua, 1)), 1);
}

static s32 telling_all_ua(const struct cg_profile *p)
{
	return p->cc_max_ua / TELLING_PART;
}

/* From here on a current tells how it is split. */
static s32 telling_ua(const struct cg_profile *p, const struct cg_sample *s)
{
	/* two chargers are one here: team.h */
	s32 told_ua = s->charger[0].told_cc_ua;

	return min(telling_all_ua(p), told_ua ? told_ua >> 1 : S32_MAX);
}

static s32 offset_ua(const struct cg_part *part)
{
	return min(FLOWS_UA, part->capacity_uah / OFFSET_PART);
}

/* What the pack may have if the branches get what is read of them, or @worse by their offset. */
static noinline s64 least_permille(const struct cg_profile *p, const struct cg_sample *s,
				   s64 total_ua, bool worse)
{
	s64 least = 1000, ua, own, permille;
	unsigned int i;

	for (i = 0; i < min(s->n_members, p->n_parts); i++) {
		ua = clamp_t(s64, s->member[i].f[CG_M_CURRENT_UA].value, 0, S32_MAX);
		ua += worse ? offset_ua(&p->part[i]) : 0;
		if (p->part[i].reserve || !ua)
			continue;
		own = cg_scale(p->part[i].cc_max_ua, min_t(s64, total_ua, S32_MAX), ua);
		permille = cg_scale(1000, min_t(s64, own, S32_MAX), max(p->cc_max_ua, 1));
		permille -= clamp_t(s64, 1000 - permille, 0, DRIFT_PERMILLE);
		least = min(least, permille);
	}
	return least;
}

/* What a pack that has @now may have with the split that was measured; -1 if there is none. */
static s32 split_permille(const struct cg_profile *p, const struct cg_sample *s,
			  const struct cg_view *v, s32 alone, s64 now)
{
	const struct cg_reading *total = &v->f[CG_V_CURRENT_UA];
	s64 least;

	if (!total->valid || total->value < telling_ua(p, s))
		return -1;
	least = least_permille(p, s, total->value, false);
	if (total->value < telling_all_ua(p))
		least = min(least, max(least_permille(p, s, total->value, true), now));
	return max_t(s64, least, min(LEAST_PERMILLE, alone));
}

/*
 * What a pack that has @now may have if nothing tells, because a load takes what the charger gives:
 * more, as long as each branch has room for all of that.
 */
static s32 blind_permille(const struct cg_profile *p, const struct cg_sample *s,
			  const struct cg_view *v, s32 alone, s32 now)
{
	u32 told_uv = s->charger[0].told_cv_uv;
	s32 step = min(RISE_PERMILLE, alone >> 1);
	s64 more_ua = cg_scale(p->cc_max_ua, step, 1000);
	unsigned int i;

	/* near its voltage a charger gives little without any load */
	if (!s->charger[0].told_on ||
	    v->f[CG_V_VOLTAGE_UV].value > told_uv - told_uv / NEAR_PART)
		return now;
	for (i = 0; i < min(s->n_members, p->n_parts); i++)
		if (!p->part[i].reserve && s->member[i].f[CG_M_CURRENT_UA].value + more_ua +
					   offset_ua(&p->part[i]) > p->part[i].cc_max_ua)
			return now;
	return min(now + step, 1000);
}

static bool share(const struct cg_profile *p, const struct cg_sample *s, struct cg_balance *b,
		  struct cg_view *v)
{
	s32 alone = alone_permille(p);
	bool rising = false;
	s32 most;

	/* what was measured before they went apart says nothing of how they come together (F15) */
	if (!b->permille || v->missing || b->disagree)
		b->permille = alone;
	most = split_permille(p, s, v, alone, b->permille);
	if (v->missing || b->disagree)
		goto out;
	if (most < 0)
		most = blind_permille(p, s, v, alone, b->permille);
	/* what was seen at less tells nothing of more: it rises where it is what holds */
	rising = most > b->permille && b->holds;
	if (!rising) {
		if (b->permille - most > FALL_PERMILLE)
			b->fell_ms = v->now_ms;
		b->permille = min(b->permille, most);
	} else if (v->now_ms - b->moved_ms >= RISE_MS) {
		b->permille = min(most, b->permille + RISE_PERMILLE);
		b->moved_ms = v->now_ms;
	}
out:
	v->branch_permille = b->permille;
	return rising || (p->chemistry == CG_CHEMISTRY_LIFE && v->now_ms - b->fell_ms < FALLEN_MS);
}

/* --- cells --- */

/* Would a cell get to its limit before anybody looks again? */
static bool hurries(const struct cg_profile *p, const struct cg_sample *s,
		    const struct cg_view *v, s64 cells, s64 over_uv)
{
	s64 ua = clamp_t(s64, v->f[CG_V_CURRENT_UA].value, -S32_MAX, S32_MAX);
	s64 room_uv = min(s->charger[0].told_cv_uv, p->cv_max_uv) -
		      v->f[CG_V_CELL_MAX_UV].value * cells;
	s64 rise_uv = cells * cg_scale(KNEE_UV_MIN, ua, max(p->capacity_uah, 1));

	return s->charger[0].told_on && p->chemistry == CG_CHEMISTRY_LIFE &&
	       room_uv <= (over_uv > LEFT_UV * cells ? 2 * rise_uv : rise_uv);
}

/* Returns true if it is to be looked at soon. */
static bool level(const struct cg_profile *p, const struct cg_sample *s, struct cg_balance *b,
		  struct cg_view *v)
{
	const struct cg_reading *cell = &v->f[CG_V_CELL_MAX_UV];
	const struct cg_reading *pack = &v->f[CG_V_VOLTAGE_UV];
	s64 cells = max_t(s64, p->cells_series, 1);
	s64 over_uv, cv_uv;
	bool soon = false;

	if (!b->cv_uv)
		b->cv_uv = p->cv_max_uv;
	if (cell->valid && pack->valid) {
		over_uv = cell->value * cells - pack->value;
		soon = hurries(p, s, v, cells, over_uv);
		if (over_uv > 0)
			over_uv += AHEAD_UV * cells;
		cv_uv = clamp_t(s64, p->cv_max_uv - over_uv, 1, p->cv_max_uv);
		if (cv_uv < b->cv_uv) {
			b->cv_uv = cv_uv;
			b->eased_ms = v->now_ms;
		} else if (cv_uv > b->cv_uv && v->now_ms - b->eased_ms >= EASE_MS) {
			b->cv_uv = min_t(s64, cv_uv, b->cv_uv + EASE_UV * cells);
			b->eased_ms = v->now_ms;
		}
		/* less than it has is of a reading that was wrong, and no charger's voltage */
		b->cv_uv = max_t(s64, b->cv_uv, min_t(s64, cv_uv, pack->value));
	}
	v->ahead_uv = p->cv_max_uv - b->cv_uv;
	return soon;
}

/* --- shown charge --- */

static s32 step_ppm(const struct cg_balance *b, const struct cg_view *v, s32 to_ppm)
{
	s64 most = clamp_t(s64, div_s64((v->now_ms - b->shown_ms) * MOVE_PPM_S, CG_MS_PER_S), 0,
			   MOVE_MOST_PPM);
	const struct cg_reading *ua = &v->f[CG_V_CURRENT_UA];
	s64 least = -most;

	if (ua->value > FLOWS_UA)
		least = 0;
	if (ua->value < -FLOWS_UA)
		most = 0;
	return b->ppm + clamp_t(s64, to_ppm - b->ppm, least, most);
}

/*
 * At rest it may: that is what gauges wait for to learn better, and when cells are exchanged. And
 * against the current it must, since it could not be followed then.
 */
static bool jumps(const struct cg_balance *b, const struct cg_view *v, s32 to_ppm)
{
	const struct cg_reading *ua = &v->f[CG_V_CURRENT_UA];
	s64 past_s = div_s64(v->now_ms - b->shown_ms, CG_MS_PER_S);
	s64 with = ua->value > 0 ? to_ppm - b->ppm : b->ppm - to_ppm;

	return ua->valid && abs(ua->value) > FLOWS_UA && with > JUMP_PPM + past_s * TWO_C_PPM_S;
}

static void move(struct cg_balance *b, struct cg_view *v)
{
	struct cg_reading *now = &v->f[CG_V_CHARGE_NOW_UAH];
	struct cg_reading *full = &v->f[CG_V_CHARGE_FULL_UAH];
	s32 to_ppm;

	if (now->at_ms == CG_NEVER_MS || full->value <= 0)
		return;
	to_ppm = cg_scale(clamp_t(s64, now->value, 0, full->value), PPM, full->value);
	if (b->ppm < 0)
		b->ppm = to_ppm;
	b->moving |= v->missing != b->missing || jumps(b, v, to_ppm);
	if (b->moving) {
		b->ppm = step_ppm(b, v, to_ppm);
		b->moving = abs(to_ppm - b->ppm) > MET_PPM;
	}
	if (!b->moving)
		b->ppm = to_ppm;
	b->shown_ms = v->now_ms;
	now->value = cg_scale(full->value, b->ppm, PPM);
	v->f[CG_V_CAPACITY_PCT].value = (b->ppm + PPM / 200) / (PPM / 100);
}

bool cg_balance(const struct cg_profile *profile, const struct cg_sample *sample,
		struct cg_balance *b, struct cg_view *view)
{
	struct cg_reading *current_ua = &view->f[CG_V_CURRENT_UA];
	bool again;
	s64 ua;

	/* one member has nobody to be held against: nothing is said */
	if (sample->n_members < 2)
		return false;
	ua = borne_out_ua(profile, sample, view);
	again = agree(profile, sample, b, view, current_ua->value - ua);
	if (b->disagree)
		current_ua->value = ua;
	again |= share(profile, sample, b, view);
	again |= level(profile, sample, b, view);
	move(b, view);
	b->missing = view->missing;
	return again;
}
EXPORT_SYMBOL_IF_KUNIT(cg_balance);
