/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Two chargers on one pack: one charger for decide, and a share of what was decided for each.
 *
 * The second one helps: it charges only while the first one alone cannot give the cells what they
 * may have, at constant current, and it is the first to go when the voltage begins to limit. Pure.
 */
#ifndef CHARGOV_TEAM_H
#define CHARGOV_TEAM_H

#include <chargov/decide.h>

/* The first charger of a pack charges all the time, the second one helps. */
#define CG_TEAM_MAIN	0
#define CG_TEAM_HELP	1
#define CG_TEAM		2

/**
 * struct cg_team - what is remembered of two chargers
 * @both: the second one was told to charge
 * @cv_ms: when the voltage limited last, CG_NEVER_MS if it did not in this charge
 * @held_uv: how much less than was decided the first one was told, because a path that two
 *	currents share is not compensated
 */
struct cg_team {
	bool both;
	s64 cv_ms;
	s32 held_uv;
};

/**
 * struct cg_team_member - one of them
 * @caps: what its fields can hold
 * @last: as it was sampled in this cycle
 * @from_ms: oldest reading of it that counts
 */
struct cg_team_member {
	const struct cg_charger_caps *caps;
	const struct cg_charger_sample *last;
	s64 from_ms;
};

/**
 * cg_team_init() - nothing told yet
 * @team: written whole
 */
void cg_team_init(struct cg_team *team);

/**
 * cg_team_caps() - what two chargers can do together
 * @main: what the first one can
 * @help: what the second one can
 * @caps: the result; its current is any up to the sum, the rest is the first one's
 */
void cg_team_caps(const struct cg_charger_caps *main, const struct cg_charger_caps *help,
		  struct cg_charger_caps *caps);

/**
 * cg_team_fits() - can the second charger ever help
 * @help: what it can
 * @cv_uv: highest voltage that the first one is ever told
 *
 * Return: true if it can hold a voltage that is not higher
 */
bool cg_team_fits(const struct cg_charger_caps *help, s32 cv_uv);

/**
 * cg_team_see() - two chargers as one
 * @team: what was told last
 * @one: the two
 * @seen: the result. It is verified if both are, and a second one that is on can be read; it says
 *	that it charges after it was told off if one of them does
 */
void cg_team_see(const struct cg_team *team, const struct cg_team_member one[CG_TEAM],
		 struct cg_charger_sample *seen);

/**
 * cg_team_split() - what was decided, for two chargers
 * @team: what was told last; updated
 * @one: the two
 * @view: the pack, its source, and the time
 * @path_uv: how much of the voltage that was decided is for the path
 * @decision: what was decided; its current becomes what they are told together
 * @share: the result, for each. The sum of currents and that of input limits are never more than
 *	was decided
 *
 * Return: which of them must be told first, so that they are not more in between either
 */
int cg_team_split(struct cg_team *team, const struct cg_team_member one[CG_TEAM],
		  const struct cg_view *view, s32 path_uv, struct cg_decision *decision,
		  struct cg_decision share[CG_TEAM]);

#endif /* CHARGOV_TEAM_H */
