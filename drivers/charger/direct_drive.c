// SPDX-License-Identifier: GPL-2.0-only
/*
 * Using a charge pump and its source: starting, looking while they charge, stopping. Both are
 * supplies, used for a moment each (supplies.c), so that their drivers may come and go.
 */
#include <linux/of.h>
#include <chargov/supplies.h>
#include "direct.h"

#define LOOK_MS		200
/* A source wants to be asked at least every 10 s (USB PD 3.1, tPPSRequest). */
#define ASK_MS		4000
/* The governor says so that often at least, and in each of its cycles. */
#define GOVERNED_MS	160000
/* So many looks in a row may fail: then the pump's watchdog has ended too. */
#define MISSES		2
/* What the pump stops at in its input, beyond what is asked for; the battery's limits are exact. */
#define GUARD_PCT	125
#define BUS_GUARD_PCT	110

/* Words of tcpm for ONLINE. */
#define FIXED		1
#define PROGRAMMABLE	2

/* --- pump and source, each used for a moment --- */

static int use(const struct device_node *np, bool battery, enum power_supply_property psp,
	       union power_supply_propval *val, bool write)
{
	char name[CG_SUPPLY_NAME_ROOM];
	struct power_supply *psy;
	struct device *dev;
	int ret;

	dev = cg_supply_find(np, battery, name, sizeof(name));
	if (!dev)
		return -ENODEV;
	psy = cg_supply_grab(dev, name);
	ret = PTR_ERR_OR_ZERO(psy);
	if (!ret) {
		ret = write ? power_supply_set_property(psy, psp, val) :
			      power_supply_get_property(psy, psp, val);
		cg_supply_release(dev, psy);
	}
	put_device(dev);
	/* some drivers return the value too */
	return min(ret, 0);
}

int cg_direct_tell(const struct device_node *np, enum power_supply_property psp, int value)
{
	union power_supply_propval val = { .intval = value };

	return use(np, false, psp, &val, true);
}

int cg_direct_ask(const struct device_node *np, enum power_supply_property psp, int *value)
{
	union power_supply_propval val = { 0 };
	int ret = use(np, false, psp, &val, false);

	*value = val.intval;
	return ret;
}

int cg_direct_measure(const struct direct *d, enum power_supply_property psp, int *value)
{
	union power_supply_propval val = { 0 };
	int ret = use(d->pump, true, psp, &val, false);

	*value = val.intval;
	return ret;
}

int cg_direct_measure_battery(struct direct *d)
{
	int ret;

	d->facts.cv_uv = d->set_uv;
	d->facts.cc_ua = d->set_ua;
	d->facts.most_cv_uv = d->most_uv;
	ret = cg_direct_measure(d, POWER_SUPPLY_PROP_VOLTAGE_NOW, &d->facts.battery_uv);

	ret = ret ?: cg_direct_measure(d, POWER_SUPPLY_PROP_CURRENT_NOW, &d->facts.battery_ua);
	if (!ret && !cg_direct_plausible(d->chip, d->facts.battery_uv))
		ret = -ENODATA;
	return ret;
}

int cg_direct_ask_source(struct direct *d, s32 uv)
{
	int ret = cg_direct_tell(d->source, POWER_SUPPLY_PROP_VOLTAGE_NOW, uv);

	if (ret)
		return ret;
	d->facts.source_uv = uv;
	d->asked = jiffies;
	return 0;
}

/* Its limit is what keeps the current: it must have it, and not only have taken it. */
static int check_source(const struct direct *d)
{
	int online, ua, ret = cg_direct_ask(d->source, POWER_SUPPLY_PROP_ONLINE, &online);

	ret = ret ?: cg_direct_ask(d->source, POWER_SUPPLY_PROP_CURRENT_NOW, &ua);
	if (!ret && (online != PROGRAMMABLE || ua > d->source_ua))
		ret = -ECONNRESET;
	return ret;
}

int cg_direct_limit_source(struct direct *d, s32 ua)
{
	int ret = cg_direct_tell(d->source, POWER_SUPPLY_PROP_CURRENT_NOW, ua);

	d->source_ua = ua;
	return ret ?: check_source(d);
}

/* The most that it gives by a fixed contract is too little for any battery. */
bool cg_direct_source_starves(const struct direct *d)
{
	int online, uv;

	return !cg_direct_ask(d->source, POWER_SUPPLY_PROP_ONLINE, &online) &&
	       online != PROGRAMMABLE &&
	       !cg_direct_ask(d->source, POWER_SUPPLY_PROP_VOLTAGE_MAX, &uv) &&
	       cg_direct_starves(d->chip, uv);
}

/* --- off and on --- */

static int pump_is_off(struct direct *d)
{
	int status, ret;

	ret = cg_direct_tell(d->pump, POWER_SUPPLY_PROP_STATUS, POWER_SUPPLY_STATUS_UNKNOWN);
	ret = ret ?: cg_direct_ask(d->pump, POWER_SUPPLY_PROP_STATUS, &status);
	if (!ret && status == POWER_SUPPLY_STATUS_CHARGING)
		ret = -EREMOTEIO;
	return ret;
}

/* The pump, tried twice; and the source, which need not come to a voltage that is low enough. */
int cg_direct_stop(struct direct *d)
{
	int ret = pump_is_off(d);

	cg_direct_tell(d->source, POWER_SUPPLY_PROP_ONLINE, FIXED);
	d->on = false;
	if (ret)
		ret = pump_is_off(d);
	return ret && cg_direct_source_starves(d) ? 0 : ret;
}

/* It must reach the chip, whatever the driver's cache holds: so another value goes first. */
int cg_direct_arm_current_guard(struct direct *d, bool force)
{
	s32 ua = max(d->set_ua / CG_DIRECT_STOP_STEP_UA * CG_DIRECT_STOP_STEP_UA,
		     CG_DIRECT_STOP_UA);
	s32 other_ua = ua > CG_DIRECT_STOP_UA ? CG_DIRECT_STOP_UA : ua + CG_DIRECT_STOP_STEP_UA;
	int ret = 0;

	if (!force && ua == d->guard_ua)
		return 0;
	d->guard_ua = 0;
	if (force)
		ret = cg_direct_tell(d->pump, POWER_SUPPLY_PROP_CONSTANT_CHARGE_CURRENT, other_ua);
	ret = ret ?: cg_direct_tell(d->pump, POWER_SUPPLY_PROP_CONSTANT_CHARGE_CURRENT, ua);
	if (!ret)
		d->guard_ua = ua;
	return ret;
}

int cg_direct_arm_voltage_guard(struct direct *d)
{
	s32 uv = cg_direct_guard_uv(d->chip, &d->facts);
	int ret;

	if (uv == d->guard_uv)
		return 0;
	d->guard_uv = 0;
	ret = cg_direct_tell(d->pump, POWER_SUPPLY_PROP_CONSTANT_CHARGE_VOLTAGE, uv);
	if (!ret)
		d->guard_uv = uv;
	return ret;
}

/* What the pump stops at by itself: the battery's limits, and some beyond those of its input. */
static int arm_guards(struct direct *d, s32 source_ua)
{
	int ret = cg_direct_tell(d->pump, POWER_SUPPLY_PROP_CHARGE_TYPE, 0);

	d->guard_uv = 0;
	ret = ret ?: cg_direct_arm_current_guard(d, true);
	ret = ret ?: cg_direct_arm_voltage_guard(d);
	ret = ret ?: cg_direct_tell(d->pump, POWER_SUPPLY_PROP_INPUT_VOLTAGE_LIMIT,
			  (int)cg_scale(d->most_uv, CG_DIRECT_RATIO * BUS_GUARD_PCT, 100));
	return ret ?: cg_direct_tell(d->pump, POWER_SUPPLY_PROP_INPUT_CURRENT_LIMIT,
			   (int)cg_scale(source_ua, GUARD_PCT, 100));
}

/* The source is made programmable; then it says what it can be asked for. */
static int open_source(struct direct *d, s32 *source_ua)
{
	int most_ua, ret = cg_direct_tell(d->source, POWER_SUPPLY_PROP_ONLINE, PROGRAMMABLE);

	ret = ret ?: cg_direct_ask(d->source, POWER_SUPPLY_PROP_VOLTAGE_MIN, &d->facts.least_uv);
	ret = ret ?: cg_direct_ask(d->source, POWER_SUPPLY_PROP_VOLTAGE_MAX, &d->facts.most_uv);
	ret = ret ?: cg_direct_ask(d->source, POWER_SUPPLY_PROP_CURRENT_MAX, &most_ua);
	if (ret)
		return ret;
	*source_ua = cg_direct_source_ua(d->set_ua, most_ua);
	return *source_ua ? 0 : -ERANGE;
}

static int begin(struct direct *d)
{
	s32 source_ua, first_uv;
	int status, ret = d->set_ua && d->set_uv ? open_source(d, &source_ua) : -EINVAL;

	ret = ret ?: cg_direct_measure_battery(d);
	ret = ret ?: arm_guards(d, source_ua);
	if (ret)
		return ret;
	first_uv = cg_direct_first_uv(d->chip, &d->facts);
	ret = first_uv ? cg_direct_ask_source(d, first_uv) : -ERANGE;
	ret = ret ?: cg_direct_limit_source(d, source_ua);
	/* nothing flows before the pump is on, and now its source is limited */
	ret = ret ?: cg_direct_tell(d->pump, POWER_SUPPLY_PROP_STATUS,
				    POWER_SUPPLY_STATUS_CHARGING);
	ret = ret ?: cg_direct_ask(d->pump, POWER_SUPPLY_PROP_STATUS, &status);
	if (!ret && status != POWER_SUPPLY_STATUS_CHARGING)
		ret = -EREMOTEIO;
	return ret;
}

int cg_direct_start(struct direct *d)
{
	int ret = begin(d);

	if (ret) {
		cg_direct_stop(d);
		if (ret != d->logged)
			dev_warn(d->dev,
				 "cannot begin (%pe): battery %d uV, source %d to %d uV; see its pump and its source\n",
				 ERR_PTR(ret), d->facts.battery_uv, d->facts.least_uv,
				 d->facts.most_uv);
		d->logged = ret;
		return ret;
	}
	d->logged = 0;
	d->on = true;
	d->misses = 0;
	queue_delayed_work(system_freezable_wq, &d->work, msecs_to_jiffies(LOOK_MS));
	return 0;
}

/* --- while it charges --- */

/* What the pump still says of itself. */
static const char *word_of_pump(const struct direct *d)
{
	int health = POWER_SUPPLY_HEALTH_UNKNOWN;

	cg_direct_ask(d->pump, POWER_SUPPLY_PROP_HEALTH, &health);
	switch (health) {
	case POWER_SUPPLY_HEALTH_OVERHEAT:
		return ", the pump is too hot";
	case POWER_SUPPLY_HEALTH_OVERVOLTAGE:
		return ", the pump sees too high a voltage";
	case POWER_SUPPLY_HEALTH_OVERCURRENT:
		return ", the pump sees too much current";
	default:
		return "";
	}
}

/* It is over, and who governs is to see it: the current that it is set to reads 0. */
static void fall(struct direct *d, int ret, const char *what)
{
	const char *pump = word_of_pump(d);

	d->fell = true;
	cg_direct_stop(d);
	dev_warn(d->dev, "%s (%pe)%s; it is off until it is told anew\n", what, ERR_PTR(ret), pump);
}

static int look(struct direct *d)
{
	int status, ret = cg_direct_ask(d->pump, POWER_SUPPLY_PROP_STATUS, &status);
	s32 uv;

	if (!ret && status != POWER_SUPPLY_STATUS_CHARGING)
		return -ECANCELED;
	if (time_after(jiffies, d->told + msecs_to_jiffies(GOVERNED_MS)))
		return -ETIME;
	ret = ret ?: check_source(d);
	ret = ret ?: cg_direct_measure_battery(d);
	ret = ret ?: cg_direct_arm_voltage_guard(d);
	if (ret)
		return ret;
	uv = cg_direct_next_uv(d->chip, &d->facts);
	if (uv == d->facts.source_uv && time_before(jiffies, d->asked + msecs_to_jiffies(ASK_MS)))
		return 0;
	return cg_direct_ask_source(d, uv);
}

/* Why it is over; NULL = it may be tried again. */
static const char *why_over(const struct direct *d, int ret)
{
	if (ret == -ECANCELED)
		return "the charge pump has stopped by itself";
	if (ret == -ETIME)
		return "nobody has said that it shall charge for 160 s";
	if (ret == -ECONNRESET)
		return "its source has another contract";
	return d->misses >= MISSES ? "pump or source did not do what they were told" : NULL;
}

void cg_direct_work(struct work_struct *work)
{
	struct direct *d = container_of(to_delayed_work(work), struct direct, work);
	const char *why = NULL;
	int ret;

	mutex_lock(&d->lock);
	if (d->on) {
		ret = look(d);
		d->misses = ret ? d->misses + 1 : 0;
		why = why_over(d, ret);
		if (why)
			fall(d, ret, why);
		else
			queue_delayed_work(system_freezable_wq, &d->work,
					   msecs_to_jiffies(LOOK_MS));
	}
	mutex_unlock(&d->lock);
	if (why)
		power_supply_changed(d->psy);
}
