// SPDX-License-Identifier: GPL-2.0-only
/*
 * Making a charger do what was decided. Every write is read back before the next; whatever
 * fails ends in off, by the second path if the first cannot be verified. The caller serialises.
 */
#include <linux/bits.h>
#include <linux/delay.h>
#include <linux/gpio/consumer.h>
#include <linux/power_supply.h>
#include "knobs.h"

/* A chip needs a moment to stop: status is asked this often, so far apart. */
#define CG_OFF_ASKS		3
#define CG_OFF_ASK_MS		20
#define CG_OFF_TRIES		2

struct power_supply *cg_supply_get(const struct cg_charger *charger)
{
	struct power_supply *psy = power_supply_get_by_name(charger->name);

	/* a name may have gone to another device */
	if (psy && (!psy->dev.parent || psy->dev.parent->of_node != charger->np)) {
		power_supply_put(psy);
		return NULL;
	}
	return psy;
}

enum power_supply_property cg_knob_property(const struct cg_control_row *row,
					    enum cg_knob knob)
{
	switch (knob) {
	case CG_KNOB_CC:
		return row->cc;
	case CG_KNOB_CV:
		return row->cv;
	case CG_KNOB_IIN:
		return row->iin;
	case CG_KNOB_ONOFF:
		return row->onoff;
	default:
		return CG_PROP_NONE;
	}
}

int cg_property_read(struct power_supply *psy, enum power_supply_property prop, s32 *value)
{
	union power_supply_propval val = { };
	int ret = power_supply_get_property(psy, prop, &val);

	/* no such property: asking again does not help */
	if (ret < 0 && ret != -EINVAL && ret != -ENODEV && ret != -ENODATA)
		ret = power_supply_get_property(psy, prop, &val);
	if (ret < 0)
		return ret;
	/* some drivers return the value too */
	*value = val.intval;
	return 0;
}

static const char *const cg_troubles[CG_N_TROUBLES] = {
	[CG_TROUBLE_UNREAD] = "cannot be read",
	[CG_TROUBLE_GONE] = "has gone",
	[CG_TROUBLE_NOT_OFF] = "does not confirm that it is off",
	[CG_TROUBLE_INPUT] = "did not take its input limit",
	[CG_TROUBLE_LIMITS] = "did not take its limits; it is switched off",
};

/* Troubles come together; the end is told when the last one is over. */
static void cg_troubles_end(struct cg_charger *charger, u32 over)
{
	if (!(charger->logged & over))
		return;
	charger->logged &= ~over;
	if (!charger->logged)
		dev_info(charger->dev, "%s: does what it is told again\n", charger->name);
}

void cg_charger_log(struct cg_charger *charger, enum cg_charger_trouble what, int ret)
{
	if (!ret) {
		cg_troubles_end(charger, BIT(what));
		return;
	}
	if (charger->logged & BIT(what))
		return;
	charger->logged |= BIT(what);
	dev_err(charger->dev, "%s: %s (%pe)\n", charger->name, cg_troubles[what], ERR_PTR(ret));
}

/* Was it read in this cycle? */
static bool cg_was_heard(const struct cg_charger *charger)
{
	return charger->last.f[CG_C_STATUS].at_ms == charger->sampled_ms;
}

/* For the oracle (P15): a start is none. */
static void cg_note_feed(struct cg_charger *charger)
{
	if (!charger->last.told_on)
		return;
	charger->fed = true;
	charger->fed_blind = !cg_was_heard(charger);
	charger->fed_loose = charger->last.trust != CG_TRUST_VERIFIED;
}

/*
 * What was not seen to be there may be there all the same, or what was there before: neither is
 * what the chip itself has chosen.
 */
static void cg_note_input(struct cg_charger *charger, s32 ua, int ret)
{
	if (ret && charger->told_iin_ua)
		charger->left_iin_ua = charger->told_iin_ua;
	if (!ret)
		charger->left_iin_ua = 0;
	charger->told_iin_ua = ret ? 0 : ua;
	charger->tried_iin_ua = ret ? ua : 0;
}

static int cg_knob_write(struct cg_charger *charger, struct power_supply *psy,
			 const struct cg_write *write)
{
	enum power_supply_property prop = cg_knob_property(charger->row, write->knob);
	union power_supply_propval val = { .intval = write->value };
	s32 read = 0;
	int ret;

	if (prop == CG_PROP_NONE)
		return -EOPNOTSUPP;
	ret = power_supply_set_property(psy, prop, &val);
	if (!ret && write->knob == CG_KNOB_ONOFF && write->value == charger->knobs.on)
		cg_note_feed(charger);
	if (!ret)
		ret = cg_property_read(psy, prop, &read);
	if (!ret && !cg_plan_read_ok(&charger->knobs, write->knob, write->value, read))
		ret = -EREMOTEIO;
	if (write->knob == CG_KNOB_IIN)
		cg_note_input(charger, write->value, ret);
	return ret;
}

static int cg_plan_run(struct cg_charger *charger, struct power_supply *psy,
		       const struct cg_plan *plan)
{
	int ret = 0;
	u8 i;

	for (i = 0; i < plan->n && !ret; i++)
		ret = cg_knob_write(charger, psy, &plan->write[i]);
	return ret;
}

/* The charger's own word that it has stopped. */
static int cg_off_asked(struct power_supply *psy)
{
	s32 status = POWER_SUPPLY_STATUS_CHARGING;
	int i, ret;

	for (i = 0; i < CG_OFF_ASKS; i++) {
		ret = cg_property_read(psy, POWER_SUPPLY_PROP_STATUS, &status);
		if (ret)
			return ret;
		if (status != POWER_SUPPLY_STATUS_CHARGING)
			return 0;
		msleep(CG_OFF_ASK_MS);
	}
	return -EREMOTEIO;
}

static int cg_off_by_registers(struct cg_charger *charger, struct power_supply *psy)
{
	struct cg_plan plan;
	int i, ret = -EIO;

	cg_plan_off(&charger->knobs, &plan);
	for (i = 0; i < CG_OFF_TRIES && ret; i++) {
		ret = cg_plan_run(charger, psy, &plan);
		if (!ret)
			ret = cg_off_asked(psy);
	}
	return ret;
}

/* The line is driven to off before anything else is tried; here it is only looked at. */
static int cg_off_by_line(struct cg_charger *charger)
{
	if (!charger->enable_gpio)
		return -EOPNOTSUPP;
	return gpiod_get_value_cansleep(charger->enable_gpio) ? -EREMOTEIO : 0;
}

/*
 * The least that can still flow when a charger does not stop. What it was before is what it gets
 * again, also when this is the first that is ever asked of it.
 */
static void cg_off_by_input(struct cg_charger *charger, struct power_supply *psy)
{
	struct cg_write write = { .knob = CG_KNOB_IIN, .value = charger->knobs.caps.iin.min };
	s32 before_ua;

	if (write.value <= 0 || charger->told_iin_ua == write.value)
		return;
	if (!charger->base_iin_ua && !cg_property_read(psy, charger->row->iin, &before_ua))
		charger->base_iin_ua = clamp(before_ua, 0, charger->knobs.caps.iin.max);
	cg_knob_write(charger, psy, &write);
}

static int cg_charger_stop(struct cg_charger *charger, bool all_paths)
{
	struct power_supply *psy = cg_supply_get(charger);
	int ret = -ENODEV;

	if (charger->enable_gpio)
		gpiod_set_value_cansleep(charger->enable_gpio, 0);
	charger->last.trust = CG_TRUST_UNKNOWN;
	if (psy) {
		ret = cg_off_by_registers(charger, psy);
		if (ret || all_paths)
			cg_off_by_input(charger, psy);
		power_supply_put(psy);
	}

	charger->last.told_on = false;
	charger->last.told_cc_ua = 0;
	if (!ret) {
		charger->last.trust = CG_TRUST_VERIFIED;
		return 0;
	}
	cg_charger_log(charger, CG_TROUBLE_NOT_OFF, ret);
	return cg_off_by_line(charger) ? -EIO : 0;
}

int cg_charger_off(struct cg_charger *charger)
{
	return cg_charger_stop(charger, false);
}
EXPORT_SYMBOL_GPL(cg_charger_off);

static int cg_charger_run(struct cg_charger *charger, const struct cg_plan *plan)
{
	struct power_supply *psy = cg_supply_get(charger);
	int ret = -ENODEV;

	if (psy) {
		ret = cg_plan_run(charger, psy, plan);
		power_supply_put(psy);
	}
	return ret;
}

static struct cg_told cg_charger_told(const struct cg_charger *charger)
{
	const struct cg_charger_sample *last = &charger->last;

	return (struct cg_told) {
		.verified = last->trust == CG_TRUST_VERIFIED,
		.rewrite = charger->memory != CG_MEMORY_KEEPS,
		.on = last->told_on,
		.cc_ua = last->told_cc_ua,
		.cv_uv = last->told_cv_uv,
		.iin_ua = charger->told_iin_ua,
		.base_iin_ua = charger->base_iin_ua,
		.blind = !cg_was_heard(charger),
	};
}

/* All limits are verified: now, and only now, the line. */
static void cg_charger_told_on(struct cg_charger *charger, const struct cg_decision *decision)
{
	charger->last.told_cc_ua = decision->cc_ua;
	charger->last.told_cv_uv = decision->cv_uv;
	charger->least_cc_ua = min(charger->least_cc_ua, decision->cc_ua);
	charger->least_cv_uv = min(charger->least_cv_uv, decision->cv_uv);
	if (!charger->last.told_on && charger->enable_gpio)
		gpiod_set_value_cansleep(charger->enable_gpio, 1);
	if (!charger->last.told_on)
		charger->started_ms = charger->sampled_ms;
	charger->last.told_on = true;
	charger->tried = false;
	cg_troubles_end(charger, U32_MAX);
}

/* What it may draw is not only for the cells: a system runs on it. */
static int cg_charger_follow(struct cg_charger *charger, const struct cg_decision *decision)
{
	struct cg_told told = cg_charger_told(charger);
	struct cg_plan plan;
	int ret;

	cg_plan_input(&charger->knobs, &told, decision, &plan);
	if (!plan.n)
		return 0;
	ret = cg_charger_run(charger, &plan);
	cg_charger_log(charger, CG_TROUBLE_INPUT, ret);
	return ret;
}

/*
 * One that may have been reset is held by its current of nothing alone, so that it shows by itself
 * what it is; where something else holds it, the doubt begins anew.
 */
static int cg_charger_try(struct cg_charger *charger, const struct cg_decision *decision, int ret)
{
	bool can = !ret && decision->why == CG_WHY_UNVERIFIED && !decision->all_paths &&
		   charger->memory == CG_MEMORY_KEEPS;

	if (!charger->enable_gpio)
		return ret;
	if (!cg_charger_is_doubted(charger))
		can = false;
	else if (!can)
		charger->doubted_ms = charger->sampled_ms;
	if (can || charger->tried)
		gpiod_set_value_cansleep(charger->enable_gpio, can);
	charger->tried = can;
	return ret;
}

int cg_charger_apply(struct cg_charger *charger, const struct cg_decision *decision)
{
	bool all_paths = decision->all_paths || charger->memory == CG_MEMORY_HOPELESS;
	struct cg_told told = cg_charger_told(charger);
	struct cg_plan plan;
	int ret;

	cg_plan_make(&charger->knobs, &told, decision, &plan);
	/* off by one path only is not yet off by all */
	if (!decision->enable &&
	    (plan.n || (all_paths && charger->told_iin_ua != charger->knobs.caps.iin.min)))
		return cg_charger_try(charger, decision, cg_charger_stop(charger, all_paths));
	if (!decision->enable)
		cg_charger_try(charger, decision, 0);
	if (!decision->enable && !all_paths)
		return cg_charger_follow(charger, decision);
	if (!plan.n)
		return 0;

	ret = told.verified ? cg_charger_run(charger, &plan) : -EPERM;
	if (!ret) {
		cg_charger_told_on(charger, decision);
		return 0;
	}
	cg_charger_log(charger, CG_TROUBLE_LIMITS, ret);
	cg_charger_stop(charger, false);
	/* what it did not take once is not forgotten because off worked */
	charger->last.trust = CG_TRUST_UNKNOWN;
	return -EIO;
}
EXPORT_SYMBOL_GPL(cg_charger_apply);
