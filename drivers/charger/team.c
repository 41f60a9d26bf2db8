// SPDX-License-Identifier: GPL-2.0-only
/*
 * Two chargers on one pack. See team.h. Pure.
 *
 * Decide knows one charger. Before it, two are seen as one; after it, what was decided is split:
 * by what each can do, for current and for input, and never more together than was decided.
 */
#include <chargov/team.h>

/* It helps with no less than this part of what the first one can. */
#define CG_TEAM_LEAST_PART	8
/* After the voltage has limited it does not come back for so long. */
#define CG_TEAM_REST_MS		60000

void cg_team_init(struct cg_team *team)
{
	*team = (struct cg_team) { .cv_ms = CG_NEVER_MS };
}
EXPORT_SYMBOL_GPL(cg_team_init);

void cg_team_caps(const struct cg_charger_caps *main, const struct cg_charger_caps *help,
		  struct cg_charger_caps *caps)
{
	*caps = *main;
	caps->cc = (struct cg_range) {
		.min = main->cc.min,
		.max = (s32)min_t(s64, (s64)main->cc.max + help->cc.max, S32_MAX),
		.step = 1,
	};
}
EXPORT_SYMBOL_GPL(cg_team_caps);

bool cg_team_fits(const struct cg_charger_caps *help, s32 cv_uv)
{
	return cg_range_floor(&help->cv, cv_uv) > 0;
}
EXPORT_SYMBOL_GPL(cg_team_fits);

static bool cg_team_answers(const struct cg_team_member *one)
{
	const struct cg_reading *online = &one->last->f[CG_C_ONLINE];

	return online->valid && online->at_ms >= one->from_ms;
}

/* Off is believed once it was seen; on only as long as it is seen. */
static enum cg_trust cg_team_trust(enum cg_trust a, const struct cg_team_member *help)
{
	enum cg_trust b = help->last->trust;

	if (b == CG_TRUST_VERIFIED && help->last->told_on && !cg_team_answers(help))
		b = CG_TRUST_UNKNOWN;
	if (a == CG_TRUST_MISMATCH || b == CG_TRUST_MISMATCH)
		return CG_TRUST_MISMATCH;
	return a == CG_TRUST_VERIFIED ? b : a;
}

/* What one of them measures is not the pack's while both charge. */
static void cg_team_forget(struct cg_charger_sample *seen)
{
	seen->f[CG_C_VOLTAGE_UV].valid = false;
}

void cg_team_see(const struct cg_team *team, const struct cg_team_member one[CG_TEAM],
		 struct cg_charger_sample *seen)
{
	const struct cg_charger_sample *help = one[CG_TEAM_HELP].last;
	const struct cg_reading *status = &help->f[CG_C_STATUS];

	*seen = *one[CG_TEAM_MAIN].last;
	seen->trust = cg_team_trust(seen->trust, &one[CG_TEAM_HELP]);
	if (help->told_for_ms && (!seen->told_for_ms || help->told_for_ms < seen->told_for_ms))
		seen->told_for_ms = help->told_for_ms;
	seen->slept_on |= help->slept_on;
	if (seen->told_on)
		seen->told_cv_uv += team->held_uv;
	if (help->told_on) {
		seen->told_on = true;
		seen->told_cc_ua += help->told_cc_ua;
		cg_team_forget(seen);
	} else if (!seen->told_on && status->valid && status->value == CG_STATUS_CHARGING) {
		seen->f[CG_C_STATUS] = *status;
	}
}
EXPORT_SYMBOL_GPL(cg_team_see);

/* What the cells would take of what the source has. */
static s64 cg_team_need_ua(const struct cg_view *view, const struct cg_decision *decision)
{
	const struct cg_reading *uv = &view->f[CG_V_VOLTAGE_UV];
	const struct cg_source_sample *source = &view->source;

	if (!decision->iin_ua || !uv->valid || uv->value <= 0)
		return decision->cc_ua;
	return min_t(s64, decision->cc_ua, cg_scale(source->ua, source->uv, uv->value));
}

static bool cg_team_usable(const struct cg_team_member *help)
{
	const struct cg_reading *health = &help->last->f[CG_C_HEALTH];

	return help->last->trust == CG_TRUST_VERIFIED && cg_team_answers(help) &&
	       help->last->f[CG_C_ONLINE].value && health->valid && !health->value;
}

/* Is help wanted, and as much as helps? */
static bool cg_team_wants(const struct cg_team *team, const struct cg_team_member one[CG_TEAM],
			  const struct cg_view *view, const struct cg_decision *decision)
{
	s64 more_ua = cg_team_need_ua(view, decision) - one[CG_TEAM_MAIN].caps->cc.max;

	if (!cg_team_usable(&one[CG_TEAM_HELP]) || !one[CG_TEAM_MAIN].last->told_on)
		return false;
	if (team->both)
		return more_ua > 0;
	if (decision->phase != CG_PHASE_CC ||
	    (team->cv_ms >= 0 && view->now_ms - team->cv_ms < CG_TEAM_REST_MS))
		return false;
	return more_ua >= max(one[CG_TEAM_HELP].caps->cc.min,
			      one[CG_TEAM_MAIN].caps->cc.max / CG_TEAM_LEAST_PART);
}

/* Its part by what both can; when the voltage limits, no more than is still needed. */
static s32 cg_team_help_ua(const struct cg_team *team, const struct cg_team_member one[CG_TEAM],
			   const struct cg_view *view, s32 cc_ua)
{
	s64 main_ua = one[CG_TEAM_MAIN].caps->cc.max, help_ua = one[CG_TEAM_HELP].caps->cc.max;
	const struct cg_reading *ua = &view->f[CG_V_CURRENT_UA];
	s64 part_ua = cg_scale(cc_ua, help_ua, main_ua + help_ua);

	if (team->cv_ms >= 0 && view->now_ms - team->cv_ms < CG_TEAM_REST_MS) {
		s64 room_ua = main_ua / CG_TEAM_LEAST_PART;

		part_ua = min_t(s64, part_ua, one[CG_TEAM_HELP].last->told_cc_ua);
		part_ua = min(part_ua, ua->valid ? ua->value + room_ua - main_ua : 0);
	}
	return cg_range_floor(&one[CG_TEAM_HELP].caps->cc, (s32)max_t(s64, part_ua, 0));
}

/* What a charger without an input limit draws is at most what it gives. */
static s32 cg_team_under(const struct cg_charger_caps *caps, s32 cc_ua, s32 iin_ua)
{
	return caps->iin.max > 0 || cc_ua <= iin_ua ? cc_ua : cg_range_floor(&caps->cc, iin_ua);
}

/* The source is shared as the current is; false if one of them would be left with too little. */
static bool cg_team_share_input(const struct cg_team_member one[CG_TEAM], s32 iin_ua,
				struct cg_decision share[CG_TEAM])
{
	const struct cg_charger_caps *main = one[CG_TEAM_MAIN].caps;
	const struct cg_charger_caps *help = one[CG_TEAM_HELP].caps;
	s64 cc_ua = (s64)share[CG_TEAM_MAIN].cc_ua + share[CG_TEAM_HELP].cc_ua;
	s32 part_ua;

	if (!iin_ua)
		return true;
	part_ua = (s32)cg_scale(iin_ua, share[CG_TEAM_HELP].cc_ua, max_t(s64, cc_ua, 1));
	if (help->iin.max > 0)
		part_ua = cg_range_floor(&help->iin, part_ua);
	share[CG_TEAM_HELP].iin_ua = part_ua;
	share[CG_TEAM_MAIN].iin_ua = iin_ua - part_ua;
	share[CG_TEAM_HELP].cc_ua = cg_team_under(help, share[CG_TEAM_HELP].cc_ua, part_ua);
	share[CG_TEAM_MAIN].cc_ua = cg_team_under(main, share[CG_TEAM_MAIN].cc_ua,
						  iin_ua - part_ua);
	return part_ua > 0 && share[CG_TEAM_HELP].cc_ua > 0 && share[CG_TEAM_MAIN].cc_ua > 0 &&
	       iin_ua - part_ua >= main->iin.min;
}

static bool cg_team_share(const struct cg_team *team, const struct cg_team_member one[CG_TEAM],
			  const struct cg_view *view, s32 path_uv,
			  const struct cg_decision *decision, struct cg_decision share[CG_TEAM])
{
	const struct cg_charger_caps *main = one[CG_TEAM_MAIN].caps;
	struct cg_decision *help = &share[CG_TEAM_HELP];
	s32 cell_uv = decision->cv_uv - path_uv;

	help->enable = true;
	help->cc_ua = cg_team_help_ua(team, one, view, decision->cc_ua);
	help->cv_uv = cg_range_floor(&one[CG_TEAM_HELP].caps->cv, cell_uv);
	if (help->cc_ua <= 0 || help->cv_uv <= 0)
		return false;
	share[CG_TEAM_MAIN].cc_ua = cg_range_floor(&main->cc, decision->cc_ua - help->cc_ua);
	share[CG_TEAM_MAIN].cv_uv = cg_range_floor(&main->cv, cell_uv);
	return share[CG_TEAM_MAIN].cc_ua > 0 && share[CG_TEAM_MAIN].cv_uv > 0 &&
	       cg_team_share_input(one, decision->iin_ua, share);
}

/* All is the first one's. */
static void cg_team_alone(const struct cg_charger_caps *main, const struct cg_decision *decision,
			  struct cg_decision share[CG_TEAM])
{
	share[CG_TEAM_MAIN] = *decision;
	share[CG_TEAM_HELP] = *decision;
	share[CG_TEAM_HELP].enable = false;
	share[CG_TEAM_HELP].cc_ua = 0;
	share[CG_TEAM_HELP].cv_uv = 0;
	share[CG_TEAM_HELP].iin_ua = 0;
	if (decision->enable)
		share[CG_TEAM_MAIN].cc_ua = cg_range_floor(&main->cc, decision->cc_ua);
}

int cg_team_split(struct cg_team *team, const struct cg_team_member one[CG_TEAM],
		  const struct cg_view *view, s32 path_uv, struct cg_decision *decision,
		  struct cg_decision share[CG_TEAM])
{
	const struct cg_charger_caps *main = one[CG_TEAM_MAIN].caps;
	bool wants;

	if (!decision->enable)
		team->cv_ms = CG_NEVER_MS;
	else if (decision->phase == CG_PHASE_CV)
		team->cv_ms = view->now_ms;
	cg_team_alone(main, decision, share);
	wants = decision->enable && cg_team_wants(team, one, view, decision) &&
		(decision->phase == CG_PHASE_CC || decision->phase == CG_PHASE_CV);
	team->both = wants && cg_team_share(team, one, view, path_uv, decision, share);
	if (!team->both)
		cg_team_alone(main, decision, share);
	team->held_uv = decision->cv_uv - share[CG_TEAM_MAIN].cv_uv;
	decision->cc_ua = share[CG_TEAM_MAIN].cc_ua + share[CG_TEAM_HELP].cc_ua;
	if (share[CG_TEAM_HELP].cc_ua > one[CG_TEAM_HELP].last->told_cc_ua)
		return CG_TEAM_MAIN;
	return CG_TEAM_HELP;
}
EXPORT_SYMBOL_GPL(cg_team_split);
