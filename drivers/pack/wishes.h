/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What a user may ask for, as numbers. Pure.
 */
#ifndef CHARGOV_WISHES_H
#define CHARGOV_WISHES_H

#include <chargov/decide.h>

/* One wish for each thing that can be written. */
enum cg_wish {
	CG_WISH_START_PCT,
	CG_WISH_END_PCT,
	CG_WISH_CC_UA,
	CG_WISH_TYPE,
	CG_WISH_BEHAVIOUR,
	CG_WISH_ONCE,
	CG_WISH_FINISH_S,
	CG_WISH_DEFEND_PLUGGED,
	CG_WISH_DEFEND_HOT,
	CG_WISH_THERMAL,
	CG_N_WISHES
};

void cg_wishes_init(struct cg_policy *policy);
s64 cg_wishes_get(const struct cg_policy *policy, const struct cg_profile *profile,
		  enum cg_wish wish, s64 now_ms);
int cg_wishes_set(struct cg_policy *policy, const struct cg_profile *profile, enum cg_wish wish,
		  s64 value, s64 now_ms);
void cg_wishes_settle(struct cg_policy *policy, enum cg_why before,
		      const struct cg_decision *decision);

#endif /* CHARGOV_WISHES_H */
