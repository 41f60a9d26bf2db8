// SPDX-License-Identifier: GPL-2.0-only
/*
 * chargov check: numbers that the kernel accepts, and with which a charge fails, is never whole or
 * takes for ever.
 */
#include <libfdt.h>
#include "../../drivers/pack/describe.h"
#include "check.h"

/* From this part of the charging voltage on most of a charge is below the precharge limit. */
#define PRECHARGE_PCT	90
/* The least that the current takes to fall at the end. */
#define TAPER_S		1800
/* A smaller part of a charging voltage is below what any charger can set. */
#define AGEING_LEAST_UV	1000

/* 0 if it is not one number. */
static u32 number(const void *blob, int node, const char *name)
{
	int len;
	const fdt32_t *cell = fdt_getprop(blob, node, name, &len);

	return cell && len == 4 ? fdt32_ld(cell) : 0;
}

/* What is wrong with a battery by itself. */
void check_battery_values(struct check *check, int battery, const struct cg_profile *p)
{
	const char *cv = cg_known_name(CG_K_CV), *most = cg_known_name(CG_K_VOLTAGE_MAX);
	s64 nominal_uv = (s64)cg_chemistry_caps[p->chemistry].nominal_uv * p->cells_series;
	u32 cv_uv = number(check->blob, battery, cv);
	u32 most_uv = number(check->blob, battery, most);

	if (most_uv && cv_uv > most_uv)
		say(check, LEVEL_WARNING, battery,
		    "%s = %u is above %s = %u; look up both and correct one", cv, cv_uv, most,
		    most_uv);
	if ((s64)p->precharge_below_uv * 100 >= (s64)p->cv_max_uv * PRECHARGE_PCT)
		say(check, LEVEL_WARNING, battery,
		    "%s = %d is within a tenth of the charging voltage, %d, and most of the charge has the precharge current; give the voltage of a low battery",
		    cg_known_name(CG_K_PRECHARGE_BELOW), p->precharge_below_uv, p->cv_max_uv);
	if (p->empty_uv >= nominal_uv)
		say(check, LEVEL_WARNING, battery,
		    "%s = %d is not below the nominal voltage of the cells, %lld, which have half of their charge there; give the voltage of an empty battery",
		    cg_known_name(CG_K_VOLTAGE_MIN), p->empty_uv, (long long)nominal_uv);
}

/* The most that any zone allows. */
static struct cg_step most_of_zones(const struct cg_profile *p)
{
	struct cg_step most = { 0, 0 };
	int i;

	for (i = 0; i < p->n_zones; i++) {
		const struct cg_zone *zone = &p->zone[i];

		if (!zone->n_steps)
			continue;
		most.cv_uv = max(most.cv_uv, zone->step[zone->n_steps - 1].cv_uv);
		most.cc_ua = max(most.cc_ua, zone->step[0].cc_ua);
	}
	return most;
}

static void check_timer(struct check *check, int pack, s32 ua, const struct cg_profile *p)
{
	const char *name = cg_known_name(CG_K_TOTAL_S);
	s64 s = cg_scale(p->capacity_uah, CG_S_PER_H, max(ua, 1)) + TAPER_S;

	if (number(check->blob, pack, name) && p->total_s < s)
		say(check, LEVEL_WARNING, pack,
		    "%s = %d ends a charge from empty, which takes %lld: %d uAh at %d uA, and half an hour at the end; lengthen it",
		    name, p->total_s, (long long)s, p->capacity_uah, ua);
}

static void check_ageing(struct check *check, int pack, const struct cg_profile *p)
{
	int i;

	for (i = 0; i < p->n_ageing; i++) {
		s32 minus_uv = p->cv_max_uv - p->ageing[i].cv_uv;

		if (minus_uv <= 0 || minus_uv >= AGEING_LEAST_UV)
			continue;
		say(check, LEVEL_WARNING, pack,
		    "charge-ageing lowers the charging voltage of %d uV by %d uV; it looks like millivolts, write microvolts",
		    p->cv_max_uv, minus_uv);
		return;
	}
}

/* And what is of the pack and of its chargers together. */
void check_pack_values(struct check *check, int pack, const char *chip,
		       const struct cg_charger_caps *caps, const struct cg_profile *p)
{
	struct cg_step most = most_of_zones(p);

	check_ageing(check, pack, p);
	if (!caps)
		return;
	/* less than a step is what any charger stays below */
	if ((s64)caps->cv.max + max(caps->cv.step, 1) <= most.cv_uv)
		say(check, LEVEL_WARNING, pack,
		    "chargers: %s goes up to %d uV and the battery to %d uV, so it is never full; correct the one that is wrong, or use another charger",
		    chip, caps->cv.max, most.cv_uv);
	if (2 * (s64)caps->cc.max < most.cc_ua)
		say(check, LEVEL_NOTE, pack,
		    "chargers: %s gives up to %d uA, less than half of the %d uA that the battery may have; it takes that much longer",
		    chip, caps->cc.max, most.cc_ua);
	check_timer(check, pack, min(caps->cc.max, most.cc_ua), p);
}
