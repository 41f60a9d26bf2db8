// SPDX-License-Identifier: GPL-2.0-only
/*
 * Members that are gauged by a supply of their own.
 *
 * Needs a gauge in the power-supply class; gives readings with their age. It is used for a moment
 * in each cycle (supplies.c), so the pack need not go with it. Its bus tells when its driver comes
 * and goes, and a link without an effect on drivers lets it sleep after the pack.
 *
 * What a device says is untrusted: what is not plausible is no reading.
 */
#include <linux/device.h>
#include <linux/device/bus.h>
#include <linux/of.h>
#include <linux/power_supply.h>
#include <linux/string.h>
#include <chargov/supplies.h>
#include <compat/claim.h>
#include "pack.h"

/* A driver that comes or goes still holds its device when it is told. */
#define COMES_MS	100

/* What changes over days is asked for so seldom, and after anything could not be read. */
#define SLOW_MS		600000

/* Where each reading comes from; what is plausible is in members.c. */
static const struct {
	enum power_supply_property psp;
	int scale;
	bool slow;
} fields[CG_N_MEMBER_FIELDS] = {
	[CG_M_PRESENT] = { POWER_SUPPLY_PROP_PRESENT, 1 },
	[CG_M_VOLTAGE_UV] = { POWER_SUPPLY_PROP_VOLTAGE_NOW, 1 },
	[CG_M_CURRENT_UA] = { POWER_SUPPLY_PROP_CURRENT_NOW, 1 },
	/* the class has tenths of a degree */
	[CG_M_TEMP_MDEGC] = { POWER_SUPPLY_PROP_TEMP, CG_MDEGC_PER_DEGC / 10 },
	[CG_M_CAPACITY_PCT] = { POWER_SUPPLY_PROP_CAPACITY, 1 },
	[CG_M_CHARGE_NOW_UAH] = { POWER_SUPPLY_PROP_CHARGE_NOW, 1 },
	[CG_M_CHARGE_FULL_UAH] = { POWER_SUPPLY_PROP_CHARGE_FULL, 1, true },
	[CG_M_CYCLES] = { POWER_SUPPLY_PROP_CYCLE_COUNT, 1, true },
	[CG_M_MARGIN_PCT] = { POWER_SUPPLY_PROP_CAPACITY_ERROR_MARGIN, 1, true },
};

/* A hint only: what is missed here is seen at the next deadline. */
static int bus_heard(struct notifier_block *nb, unsigned long event, void *data)
{
	struct cg_member *member = container_of(nb, struct cg_member, bus_nb);

	if (data == member->dev &&
	    (event == BUS_NOTIFY_BOUND_DRIVER || event == BUS_NOTIFY_UNBOUND_DRIVER))
		cg_pack_kick(member->pack, COMES_MS);
	return NOTIFY_OK;
}

static void let_go(struct cg_member *member)
{
	if (!member->dev)
		return;
	if (member->dev->bus)
		bus_unregister_notifier(member->dev->bus, &member->bus_nb);
	device_link_remove(member->pack->dev, member->dev);
	put_device(member->dev);
	member->dev = NULL;
}

static void take(struct cg_member *member, struct device *dev)
{
	/* in the midst of a sleep it is not there yet; without a link it may cost readings */
	if (cg_sleeper_link(&member->pack->sleeper, dev) == -EBUSY)
		return;
	member->dev = get_device(dev);
	member->bus_nb.notifier_call = bus_heard;
	if (dev->bus)
		bus_register_notifier(dev->bus, &member->bus_nb);
}

/* Its name may be another one each time that its driver is bound. */
static void find(struct cg_member *member)
{
	struct device *dev = cg_supply_find(member->np, true, member->name, sizeof(member->name));

	if (!dev)
		return;
	if (dev != member->dev) {
		let_go(member);
		take(member, dev);
	}
	put_device(dev);
}

/* Its supply, or an error as cg_supply_grab(). */
static struct power_supply *grab(struct cg_member *member)
{
	if (member->dev && !device_is_registered(member->dev))
		let_go(member);
	if (!member->there)
		find(member);
	return member->dev ? cg_supply_grab(member->dev, member->name) : ERR_PTR(-ENODEV);
}

/* Of a gauge that was found what is asked for only once must not fail for a moment. */
static struct power_supply *grab_patiently(struct cg_member *member)
{
	struct power_supply *psy = grab(member);

	if (psy == ERR_PTR(-EBUSY))
		psy = cg_supply_grab_patiently(member->dev, member->name, CG_HELD_MS);
	return psy;
}

static void release(struct cg_member *member, struct power_supply *psy)
{
	cg_supply_release(member->dev, psy);
}

/*
 * Is it no battery, or no answer? Drivers take a bus that fails for a battery that is gone, which
 * is believed of one that was there when it has lasted: what it said last holds until then. One
 * that has no data of it has asked. Of several members the others go on without it at once.
 */
static bool is_no_answer(const struct cg_member *member, struct cg_reading *present, s64 now_ms)
{
	if (member->uv_error >= 0 || member->uv_error == -ENODATA || member->pack->n_members > 1)
		return false;
	cg_member_miss(present, now_ms);
	return present->valid && present->value;
}

static void read_field(struct power_supply *psy, enum cg_member_field id, s64 now_ms,
		       struct cg_member *member, struct cg_member_sample *sample)
{
	struct cg_reading *reading = &sample->f[id];
	union power_supply_propval got = { 0 };
	int ret;

	ret = psy ? power_supply_get_property(psy, fields[id].psp, &got) : -EBUSY;
	if (id == CG_M_VOLTAGE_UV)
		member->uv_error = ret;
	if (ret == -EINVAL && id == CG_M_PRESENT) {
		/* a gauge without this property: there as long as it measures a voltage */
		*reading = sample->f[CG_M_VOLTAGE_UV];
		reading->value = 1;
		return;
	}
	if (ret < 0) {
		/* it may never have had it */
		member->missed += ret != -EINVAL || reading->valid;
		cg_member_miss(reading, now_ms);
		return;
	}
	if (id == CG_M_PRESENT) {
		sample->gone = !got.intval && member->uv_error == -ENODATA;
		if (!got.intval && is_no_answer(member, reading, now_ms)) {
			member->missed++;
			return;
		}
	}
	member->missed += !cg_member_take(member, reading, id,
					  (s64)got.intval * fields[id].scale, now_ms);
}

/* What is not there measures nothing, however young its last word is. */
static void forget(struct cg_member_sample *sample)
{
	int i;

	for (i = 0; i < CG_N_MEMBER_FIELDS; i++)
		sample->f[i].valid = false;
	sample->gone = false;
}

/* In the order of the fields backwards: presence may rest on the voltage. */
static void read_fields(struct cg_member *member, struct power_supply *psy, s64 now_ms,
			struct cg_member_sample *sample)
{
	bool all = !psy || member->missed != member->slow_missed ||
		   now_ms >= member->slow_due_ms;
	int i;

	if (all) {
		member->slow_due_ms = now_ms + SLOW_MS;
		member->slow_missed = member->missed;
	}
	for (i = CG_N_MEMBER_FIELDS - 1; i >= 0; i--) {
		if (all || !fields[i].slow)
			read_field(psy, i, now_ms, member, sample);
	}
	/* unasked, the last word of a gauge that answers is as good as what it says now */
	for (i = 0; !all && i < CG_N_MEMBER_FIELDS; i++) {
		if (fields[i].slow && sample->f[i].valid &&
		    sample->f[CG_M_VOLTAGE_UV].at_ms == now_ms)
			sample->f[i].at_ms = now_ms;
	}
}

/*
 * A driver that looks by itself each six minutes, and tells what has changed, is not heard while
 * somebody reads it more often: it is known by its name. Called with its device locked.
 */
static bool tells_by_itself(const struct device *dev)
{
	return dev->driver && !strcmp(dev->driver->name, "bq27xxx-battery");
}

static void gauge_sample(struct cg_member *member, s64 now_ms, struct cg_member_sample *sample)
{
	struct power_supply *psy = grab(member);

	if (psy == ERR_PTR(-ENODEV)) {
		member->there = false;
		/* all of it when it is back */
		member->slow_due_ms = 0;
		forget(sample);
		return;
	}
	member->there = true;
	/* each time: its driver may have been bound anew since */
	if (!IS_ERR(psy)) {
		compat_claim(psy);
		/* it has something to be given back */
		member->priv = member->dev;
		if (tells_by_itself(member->dev))
			WRITE_ONCE(member->told, CG_TOLD_ENOUGH);
	}
	read_fields(member, IS_ERR(psy) ? NULL : psy, now_ms, sample);
	if (!IS_ERR(psy))
		release(member, psy);
}

static bool gauge_has(struct cg_member *member, enum power_supply_property psp)
{
	struct power_supply *psy = grab_patiently(member);
	bool has = false;
	size_t i;

	if (IS_ERR(psy))
		return false;
	for (i = 0; !has && i < psy->desc->num_properties; i++)
		has = psy->desc->properties[i] == psp;
	release(member, psy);
	return has;
}

static void gauge_text(struct cg_member *member, enum power_supply_property psp, char *buf,
		       size_t size)
{
	struct power_supply *psy = grab_patiently(member);
	union power_supply_propval got = { 0 };

	buf[0] = '\0';
	if (IS_ERR(psy))
		return;
	if (power_supply_get_property(psy, psp, &got) >= 0 && got.strval)
		strscpy(buf, got.strval, size);
	release(member, psy);
}

static bool gauge_hears(const struct cg_member *member, const struct device_node *np)
{
	return member->np == np;
}

static int gauge_open(struct cg_member *member)
{
	int ret;

	member->np = of_parse_phandle(member->node, "gauge", 0);
	if (!member->np)
		return dev_err_probe(member->pack->dev, -EINVAL,
				     "%pOF: gauge points nowhere; point it to the member's gauge\n",
				     member->node);
	ret = cg_member_claim(member);
	if (ret) {
		of_node_put(member->np);
		member->np = NULL;
		return ret;
	}
	find(member);
	return member->dev ? 0 : -EPROBE_DEFER;
}

/* Without the pack it is a battery of its own again. If it is gone nothing is to be given back. */
static void give_back(struct cg_member *member)
{
	struct power_supply *psy;

	if (!COMPAT_HAS_CLAIM || !member->dev || member->priv != member->dev)
		return;
	device_lock(member->dev);
	psy = power_supply_get_by_name(member->name);
	if (psy && psy->dev.parent == member->dev)
		compat_unclaim(psy);
	if (psy)
		power_supply_put(psy);
	device_unlock(member->dev);
}

static void gauge_close(struct cg_member *member)
{
	give_back(member);
	let_go(member);
	cg_member_unclaim(member);
	of_node_put(member->np);
}

static int settle(struct cg_member *member)
{
	struct power_supply *psy = grab_patiently(member);

	if (!IS_ERR(psy)) {
		release(member, psy);
		return 0;
	}
	if (psy == ERR_PTR(-ENODEV))
		member->there = false;
	else if (member->dev->links.status != DL_DEV_DRIVER_BOUND)
		return dev_err_probe(member->pack->dev, -EPROBE_DEFER,
				     "waits for %s, whose driver is still being bound\n",
				     member->name);
	return 0;
}

/**
 * cg_gauges_settle() - wait until no gauge is in its probe any more
 * @pack: a pack that is not registered yet, with its members
 *
 * A supply is there before the probe of its driver has ended, and cannot be used before; what it
 * has is asked for only once. The driver core tries the pack again when the gauge is bound.
 *
 * Return: 0; -EPROBE_DEFER, with the reason in devices_deferred, if one is not bound yet or none is
 * there any more
 */
int cg_gauges_settle(struct cg_pack *pack)
{
	struct cg_member *member;
	bool any = false;
	int ret = 0;

	for (member = pack->member; !ret && member < pack->member + pack->n_members; member++) {
		if (member->there && member->source == &cg_gauge_source)
			ret = settle(member);
		any |= member->there;
	}
	if (!ret && !any)
		ret = dev_err_probe(pack->dev, -EPROBE_DEFER,
				    "waits for the first of its %u members: what was there has gone\n",
				    pack->n_members);
	return ret;
}

const struct cg_source cg_gauge_source = {
	.property = "gauge",
	.open = gauge_open,
	.sample = gauge_sample,
	.has = gauge_has,
	.text = gauge_text,
	.hears = gauge_hears,
	.close = gauge_close,
};
