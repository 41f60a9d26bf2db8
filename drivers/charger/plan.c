// SPDX-License-Identifier: GPL-2.0-only
/*
 * From what a charger was told to what was decided, as writes in their order. Pure.
 *
 * On: what gets tighter is written before what gets looser. From off, the limits come first and
 * the start last. Where a driver skips a write of what its cache holds, a tighter value goes
 * first, so that the second write reaches the chip whatever the chip did meanwhile.
 */
#include <chargov/plan.h>

/* At most: an input limit, voltage and current twice each, and the switch. */
static void cg_plan_add(struct cg_plan *plan, enum cg_knob knob, s32 value)
{
	plan->write[plan->n++] = (struct cg_write) { .knob = knob, .value = value };
}

static const struct cg_range *cg_knob_range(const struct cg_knobs *knobs, enum cg_knob knob)
{
	return knob == CG_KNOB_CV ? &knobs->caps.cv : &knobs->caps.cc;
}

/* Another value than @value that the chip can hold, tighter if there is one. */
static s32 cg_plan_other(const struct cg_range *range, s32 value)
{
	s32 lower = value > 0 ? cg_range_floor(range, value - 1) : -1;

	return lower >= 0 ? lower : cg_range_above(range, value);
}

/* Write @value so that it reaches the chip. */
static void cg_plan_force(const struct cg_knobs *knobs, struct cg_plan *plan, enum cg_knob knob,
			  s32 value)
{
	if (knobs->quirks & CG_QUIRK_CACHED_FIELDS)
		cg_plan_add(plan, knob, cg_plan_other(cg_knob_range(knobs, knob), value));
	cg_plan_add(plan, knob, value);
}

/*
 * A driver's cache may hold off although the write of it failed: regmap fills it first on a bus
 * that has no raw writes. Off then goes with the next write of its register that changes something,
 * which one of two different currents does; the lesser one is first.
 */
static void cg_plan_switch_off(const struct cg_knobs *knobs, struct cg_plan *plan)
{
	s32 least_ua = knobs->caps.cc.min;

	cg_plan_add(plan, CG_KNOB_ONOFF, knobs->off);
	if (!(knobs->quirks & CG_QUIRK_CACHED_FIELDS))
		return;
	cg_plan_add(plan, CG_KNOB_CC, least_ua);
	cg_plan_add(plan, CG_KNOB_CC, cg_plan_other(&knobs->caps.cc, least_ua));
}

void cg_plan_off(const struct cg_knobs *knobs, struct cg_plan *plan)
{
	plan->n = 0;
	/* where only a line stops it, the least */
	if (knobs->quirks & CG_QUIRK_LINE_STOPS)
		cg_plan_force(knobs, plan, CG_KNOB_CC, knobs->caps.cc.min);
	else if (knobs->quirks & CG_QUIRK_ZERO_CC_STOPS)
		cg_plan_force(knobs, plan, CG_KNOB_CC, 0);
	else
		cg_plan_switch_off(knobs, plan);
}
EXPORT_SYMBOL_IF_KUNIT(cg_plan_off);

/* A chip that tells of its reset by its input limit is not left with what it would go back to. */
static s32 cg_plan_signature(const struct cg_knobs *knobs, const struct cg_told *told, s32 value)
{
	const struct cg_range *range = &knobs->caps.iin;

	while (knobs->default_iin_ua && value > range->min &&
	       (value == knobs->default_iin_ua || value == told->base_iin_ua))
		value = cg_plan_other(range, value);
	return value;
}

/* The input limit: as decided, else as the chip chose it for its source. */
static void cg_plan_iin(const struct cg_knobs *knobs, const struct cg_told *told,
			const struct cg_decision *decision, struct cg_plan *plan)
{
	const struct cg_range *range = &knobs->caps.iin;
	/* a chip that cannot draw so little draws the least that it can */
	s32 wish = decision->iin_ua ? max(decision->iin_ua, range->min) : told->base_iin_ua;
	s32 value = cg_range_floor(range, wish);

	if (value <= 0)
		return;
	value = cg_plan_signature(knobs, told, value);
	if (value != told->iin_ua)
		cg_plan_add(plan, CG_KNOB_IIN, value);
}

void cg_plan_input(const struct cg_knobs *knobs, const struct cg_told *told,
		   const struct cg_decision *decision, struct cg_plan *plan)
{
	plan->n = 0;
	if (decision->iin_ua && told->verified)
		cg_plan_iin(knobs, told, decision, plan);
}
EXPORT_SYMBOL_IF_KUNIT(cg_plan_input);

static void cg_plan_start(const struct cg_knobs *knobs, const struct cg_decision *decision,
			  struct cg_plan *plan)
{
	if (knobs->caps.cv.min < knobs->caps.cv.max)
		cg_plan_force(knobs, plan, CG_KNOB_CV, decision->cv_uv);
	if (knobs->quirks & CG_QUIRK_ZERO_CC_STOPS) {
		/* off has just been written, so the driver's cache holds 0 */
		cg_plan_add(plan, CG_KNOB_CC, decision->cc_ua);
	} else {
		cg_plan_force(knobs, plan, CG_KNOB_CC, decision->cc_ua);
		if (!(knobs->quirks & CG_QUIRK_LINE_STOPS))
			cg_plan_add(plan, CG_KNOB_ONOFF, knobs->on);
	}
}

/* One limit while charging, if it changes in the wanted direction. */
static void cg_plan_change(const struct cg_knobs *knobs, const struct cg_told *told,
			   const struct cg_decision *decision, struct cg_plan *plan,
			   enum cg_knob knob, bool lower)
{
	s32 from = knob == CG_KNOB_CV ? told->cv_uv : told->cc_ua;
	s32 to = knob == CG_KNOB_CV ? decision->cv_uv : decision->cc_ua;

	if (lower && to == from && told->rewrite)
		cg_plan_force(knobs, plan, knob, to);
	else if (lower ? to < from : to > from)
		cg_plan_add(plan, knob, to);
}

/* What the watchdog waits for, or a write that only shows whether the chip still listens. */
static void cg_plan_feed(const struct cg_knobs *knobs, const struct cg_told *told,
			 const struct cg_decision *decision, struct cg_plan *plan)
{
	if (!told->blind)
		cg_plan_add(plan, CG_KNOB_ONOFF, knobs->on);
	else if (!plan->n)
		cg_plan_add(plan, CG_KNOB_CC, decision->cc_ua);
}

void cg_plan_make(const struct cg_knobs *knobs, const struct cg_told *told,
		  const struct cg_decision *decision, struct cg_plan *plan)
{
	plan->n = 0;

	if (!decision->enable) {
		if (!told->verified || told->on || told->rewrite)
			cg_plan_off(knobs, plan);
		return;
	}
	if (!told->verified) {
		cg_plan_off(knobs, plan);
		return;
	}

	cg_plan_iin(knobs, told, decision, plan);
	if (!told->on) {
		cg_plan_start(knobs, decision, plan);
		return;
	}
	cg_plan_change(knobs, told, decision, plan, CG_KNOB_CV, true);
	cg_plan_change(knobs, told, decision, plan, CG_KNOB_CC, true);
	cg_plan_change(knobs, told, decision, plan, CG_KNOB_CV, false);
	cg_plan_change(knobs, told, decision, plan, CG_KNOB_CC, false);
	if (knobs->quirks & CG_QUIRK_ON_FEEDS_WATCHDOG)
		cg_plan_feed(knobs, told, decision, plan);
}
EXPORT_SYMBOL_IF_KUNIT(cg_plan_make);

bool cg_plan_read_ok(const struct cg_knobs *knobs, enum cg_knob knob, s32 told, s32 read)
{
	if (knob == CG_KNOB_CC && told > 0 && knobs->quirks & CG_QUIRK_CC_READS_LOWER)
		return read >= 0 && read <= told;
	if (knob == CG_KNOB_ONOFF && knobs->quirks & CG_QUIRK_ONOFF_READS_STATE)
		return true;
	return read == told;
}
EXPORT_SYMBOL_IF_KUNIT(cg_plan_read_ok);
