// SPDX-License-Identifier: GPL-2.0-only
/*
 * Reads members that are gauged by a supply of their own.
 *
 * Needs a gauge in the power-supply class; gives readings with their age. A supply is got, used
 * and put within one cycle, under a device link to its device; between cycles only its name is
 * kept. What a device says is untrusted: outside the window of its field it is no reading.
 */
#include <linux/device.h>
#include <linux/of.h>
#include <linux/power_supply.h>
#include <compat/supplies.h>
#include "pack.h"

/* T_stale is at most this; decide knows the shorter one of the present state. */
#define STALE_MS	60000

/*
 * Where each reading comes from, and its plausible values: those of packs of up to 16 cells and
 * of thermistors that are neither open nor shorted (-45 to 100 C).
 */
static const struct {
	enum power_supply_property psp;
	int scale;
	s64 lo;
	s64 hi;
} fields[CG_N_MEMBER_FIELDS] = {
	[CG_M_PRESENT] = { POWER_SUPPLY_PROP_PRESENT, 1, 0, 1 },
	[CG_M_VOLTAGE_UV] = { POWER_SUPPLY_PROP_VOLTAGE_NOW, 1, 0, 100000000 },
	[CG_M_CURRENT_UA] = { POWER_SUPPLY_PROP_CURRENT_NOW, 1, -200000000, 200000000 },
	/* the class has tenths of a degree */
	[CG_M_TEMP_MDEGC] = { POWER_SUPPLY_PROP_TEMP, CG_MDEGC_PER_DEGC / 10, -45000, 100000 },
	[CG_M_CAPACITY_PCT] = { POWER_SUPPLY_PROP_CAPACITY, 1, 0, 100 },
	[CG_M_CHARGE_NOW_UAH] = { POWER_SUPPLY_PROP_CHARGE_NOW, 1, 0, 1000000000 },
	[CG_M_CHARGE_FULL_UAH] = { POWER_SUPPLY_PROP_CHARGE_FULL, 1, 1, 1000000000 },
	[CG_M_CYCLES] = { POWER_SUPPLY_PROP_CYCLE_COUNT, 1, 0, 100000 },
};

struct search {
	const struct device_node *np;
	struct device *parent;
	char name[CG_TEXT_ROOM];
	bool battery;
};

/* A node may have several supplies: the battery among them is the gauge. */
static int match_supply(struct power_supply *psy, void *data)
{
	struct search *s = data;
	struct device *parent = psy ? psy->dev.parent : NULL;
	bool battery;

	if (!parent || parent->of_node != s->np)
		return 0;
	battery = psy->desc->type == POWER_SUPPLY_TYPE_BATTERY;
	if (s->parent && (s->battery || !battery))
		return 0;
	put_device(s->parent);
	s->parent = get_device(parent);
	s->battery = battery;
	strscpy(s->name, psy->desc->name, sizeof(s->name));
	return 0;
}

/**
 * cg_gauge_open() - find the supply of a gauge and tie the pack to it
 * @pack: the pack
 * @np: the gauge's node; the caller keeps its reference
 * @gauge: the result
 *
 * The link makes the pack unbind before the gauge does and bind again after it.
 *
 * Return: 0; -EPROBE_DEFER while the supply is not registered
 */
int cg_gauge_open(struct cg_pack *pack, struct device_node *np, struct cg_gauge *gauge)
{
	struct search s = { .np = np };

	compat_each_supply(&s, match_supply);
	if (!s.parent)
		return -EPROBE_DEFER;
	gauge->link = device_link_add(pack->dev, s.parent, DL_FLAG_AUTOPROBE_CONSUMER);
	put_device(s.parent);
	if (!gauge->link)
		return -EINVAL;
	strscpy(gauge->name, s.name, sizeof(gauge->name));
	gauge->np = np;
	return 0;
}

/* A name may have passed on to another device since. */
static struct power_supply *get_supply(const struct cg_gauge *gauge)
{
	struct power_supply *psy = power_supply_get_by_name(gauge->name);

	if (!psy)
		return NULL;
	if (psy->dev.parent && psy->dev.parent->of_node == gauge->np)
		return psy;
	power_supply_put(psy);
	return NULL;
}

static void read_field(struct power_supply *psy, enum cg_member_field id, s64 now_ms,
		       struct cg_gauge *gauge, struct cg_member_sample *member)
{
	struct cg_reading *reading = &member->f[id];
	union power_supply_propval got = { 0 };
	s64 value;
	int ret;

	ret = psy ? power_supply_get_property(psy, fields[id].psp, &got) : -ENODEV;
	if (ret == -EINVAL && id == CG_M_PRESENT) {
		/* a gauge without this property: there as long as it measures a voltage */
		*reading = member->f[CG_M_VOLTAGE_UV];
		reading->value = 1;
		return;
	}
	if (ret) {
		gauge->missed += ret != -EINVAL;
		reading->valid = reading->valid && now_ms - reading->at_ms <= STALE_MS;
		return;
	}
	value = (s64)got.intval * fields[id].scale;
	if (value < fields[id].lo || value > fields[id].hi) {
		gauge->missed++;
		reading->valid = false;
		return;
	}
	reading->value = value;
	reading->at_ms = now_ms;
	reading->valid = true;
}

/**
 * cg_gauge_sample() - read everything once
 * @gauge: an open gauge
 * @now_ms: time of the cycle
 * @member: readings; those that fail keep their last good value and its age
 */
void cg_gauge_sample(struct cg_gauge *gauge, s64 now_ms, struct cg_member_sample *member)
{
	struct power_supply *psy = get_supply(gauge);
	int i;

	/* backwards: presence may rest on the voltage */
	for (i = CG_N_MEMBER_FIELDS - 1; i >= 0; i--)
		read_field(psy, i, now_ms, gauge, member);
	if (psy)
		power_supply_put(psy);
}

/**
 * cg_gauge_has() - does a gauge have this property
 * @gauge: an open gauge
 * @psp: the property
 *
 * Return: true if its supply lists it
 */
bool cg_gauge_has(struct cg_gauge *gauge, enum power_supply_property psp)
{
	struct power_supply *psy = get_supply(gauge);
	bool has = false;
	size_t i;

	if (!psy)
		return false;
	for (i = 0; !has && i < psy->desc->num_properties; i++)
		has = psy->desc->properties[i] == psp;
	power_supply_put(psy);
	return has;
}

/**
 * cg_gauge_text() - a text that does not change
 * @gauge: an open gauge
 * @psp: one of the text properties
 * @buf: the text, empty if there is none
 * @size: room in @buf
 */
void cg_gauge_text(struct cg_gauge *gauge, enum power_supply_property psp, char *buf, size_t size)
{
	struct power_supply *psy = get_supply(gauge);
	union power_supply_propval got = { 0 };

	buf[0] = '\0';
	if (!psy)
		return;
	if (!power_supply_get_property(psy, psp, &got) && got.strval)
		strscpy(buf, got.strval, size);
	power_supply_put(psy);
}
