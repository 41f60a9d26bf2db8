// SPDX-License-Identifier: GPL-2.0-only
/*
 * Finding and taking a charger: from its node to its supply, its driver and its row of the
 * control map. One pack per charger (P14); a device link unbinds the pack before the charger.
 */
#include <linux/device.h>
#include <linux/list.h>
#include <linux/mutex.h>
#include <linux/of.h>
#include <linux/string.h>
#include <chargov/supplies.h>
#include <compat/supplies.h>
#include "knobs.h"

static LIST_HEAD(cg_claimed);
static DEFINE_MUTEX(cg_claimed_lock);

/**
 * struct cg_search - a search for a supply
 * @np: node of the charger
 * @prefix: how the supply's name begins, NULL = any
 * @name: name found
 * @size: room at @name
 * @parent: device of the charger, with a reference for the caller
 */
struct cg_search {
	struct device_node *np;
	const char *prefix;
	char *name;
	size_t size;
	struct device *parent;
};

static int cg_search_step(struct power_supply *psy, void *data)
{
	struct cg_search *search = data;
	struct device *parent = psy->dev.parent;

	if (!parent || parent->of_node != search->np)
		return 0;
	if (search->prefix && strncmp(psy->desc->name, search->prefix, strlen(search->prefix)))
		return 0;
	if (strscpy(search->name, psy->desc->name, search->size) < 0)
		return -ENAMETOOLONG;
	search->parent = get_device(parent);
	return 1;
}

/* The device of a charger that has registered a supply; @name has room for a charger's name. */
static struct device *cg_search_supply(const struct cg_charger *charger, const char *prefix,
				       char *name)
{
	struct cg_search search = {
		.np = charger->np,
		.prefix = prefix,
		.name = name,
		.size = sizeof(charger->name),
	};

	compat_each_supply(&search, cg_search_step);
	return search.parent;
}

static void cg_caps_shrink(struct cg_range *range, struct power_supply *psy,
			   enum power_supply_property prop)
{
	s32 max;

	if (!cg_property_read(psy, prop, &max))
		cg_range_cut(range, max);
}

/* Drivers clamp silently to what their own node says: know it before a profile is made. */
static int cg_claim_caps(struct cg_charger *charger)
{
	char name[sizeof(charger->name)];
	struct power_supply *psy;
	struct device *dev;

	charger->knobs = charger->row->knobs;
	dev = cg_search_supply(charger, charger->row->bounds ?: charger->row->supply, name);
	put_device(dev);
	psy = dev ? power_supply_get_by_name(name) : NULL;
	if (!psy)
		return -EPROBE_DEFER;
	/* of another property it is no most */
	if (charger->row->cc == POWER_SUPPLY_PROP_CONSTANT_CHARGE_CURRENT)
		cg_caps_shrink(&charger->knobs.caps.cc, psy,
			       POWER_SUPPLY_PROP_CONSTANT_CHARGE_CURRENT_MAX);
	if (charger->row->cv == POWER_SUPPLY_PROP_CONSTANT_CHARGE_VOLTAGE)
		cg_caps_shrink(&charger->knobs.caps.cv, psy,
			       POWER_SUPPLY_PROP_CONSTANT_CHARGE_VOLTAGE_MAX);
	power_supply_put(psy);
	return cg_ranges_read(charger);
}

/* The row of a driver that fits one of the chip's compatibles. */
static const struct cg_control_row *cg_claim_row(const struct device_node *np, const char *driver)
{
	const struct cg_control_row *row = NULL;
	struct property *prop;
	const char *chip;

	of_property_for_each_string(np, "compatible", prop, chip) {
		row = cg_control_find(driver, chip);
		if (row)
			break;
	}
	return row;
}

/* Some chips do without an interrupt, and then nothing tells that their source comes. */
static bool cg_claim_is_silent(const struct cg_charger *charger)
{
	return charger->row->knobs.quirks & CG_QUIRK_MAY_BE_SILENT &&
	       !of_property_present(charger->np, "interrupts") &&
	       !of_property_present(charger->np, "interrupts-extended");
}

/* Called with the charger's device locked, so that its driver stays. */
static int cg_claim_bound(struct cg_charger *charger, struct device *dev)
{
	struct device *other;
	const char *why;

	if (!dev->driver)
		return -EPROBE_DEFER;
	charger->row = cg_claim_row(charger->np, dev->driver->name);
	why = charger->row ? NULL : cg_control_why_not(dev->driver->name);
	if (why) {
		dev_err(charger->dev,
			"chargers: %pOF is driven by '%s', which cannot be governed: %s; take it out of chargers, or use another charger\n",
			charger->np, dev->driver->name, why);
		return -ENODEV;
	}
	if (!charger->row) {
		dev_err(charger->dev,
			"chargers: %pOF is driven by '%s', which has no row in the control map for it; add one to drivers/charger/control_map.c (how it is set, how it stops, its ranges)\n",
			charger->np, dev->driver->name);
		return -ENODEV;
	}

	other = cg_search_supply(charger, charger->row->supply, charger->name);
	if (!other)
		return -EPROBE_DEFER;
	put_device(other);

	charger->link = device_link_add(charger->dev, dev, DL_FLAG_AUTOPROBE_CONSUMER);
	if (!charger->link)
		return -EINVAL;
	charger->silent = cg_claim_is_silent(charger);
	return cg_claim_caps(charger);
}

static int cg_claim_take(struct cg_charger *charger)
{
	struct cg_charger *other;
	int ret = 0;

	mutex_lock(&cg_claimed_lock);
	list_for_each_entry(other, &cg_claimed, list)
		if (other->np == charger->np)
			ret = -EBUSY;
	if (!ret)
		list_add_tail(&charger->list, &cg_claimed);
	mutex_unlock(&cg_claimed_lock);
	if (ret)
		dev_err(charger->dev,
			"chargers: %pOF already belongs to another pack; name it in one pack only\n",
			charger->np);
	return ret;
}

static int cg_claim_find(struct cg_charger *charger)
{
	struct device *dev = cg_search_supply(charger, NULL, charger->name);
	int ret = -EPROBE_DEFER;

	if (!dev)
		return ret;
	/*
	 * Whoever holds it binds its driver, and holds it a moment longer than it takes to try us
	 * again; or unbinds it, and might wait for us: so not for ever.
	 */
	if (cg_device_hold(dev)) {
		ret = cg_claim_bound(charger, dev);
		device_unlock(dev);
	}
	put_device(dev);
	return ret;
}

int cg_charger_claim(struct device *pack, struct device_node *np, struct cg_charger *charger)
{
	int ret;

	memset(charger, 0, sizeof(*charger));
	charger->dev = pack;
	charger->np = of_node_get(np);
	charger->least_cc_ua = S32_MAX;
	charger->least_cv_uv = S32_MAX;
	charger->started_ms = CG_NEVER_MS;
	charger->doubted_ms = CG_NEVER_MS;

	ret = cg_claim_find(charger);
	if (!ret)
		ret = cg_claim_take(charger);
	if (ret) {
		of_node_put(charger->np);
		charger->np = NULL;
	}
	return ret;
}
EXPORT_SYMBOL_GPL(cg_charger_claim);

u32 cg_charger_holders(const struct device_node *np)
{
	struct cg_charger *charger;
	u32 holders = 0;

	mutex_lock(&cg_claimed_lock);
	list_for_each_entry(charger, &cg_claimed, list)
		holders += charger->np == np;
	mutex_unlock(&cg_claimed_lock);
	return holders;
}
EXPORT_SYMBOL_GPL(cg_charger_holders);

void cg_charger_release(struct cg_charger *charger)
{
	if (!charger->np)
		return;

	mutex_lock(&cg_claimed_lock);
	list_del(&charger->list);
	mutex_unlock(&cg_claimed_lock);
	of_node_put(charger->np);
	charger->np = NULL;
}
EXPORT_SYMBOL_GPL(cg_charger_release);
