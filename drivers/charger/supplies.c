// SPDX-License-Identifier: GPL-2.0-only
/*
 * Finding the supply of a node and using it for a moment, so that its driver may come and go.
 *
 * Between two uses only its device and its name are kept. A supply is got, used and put with its
 * device locked, as its driver is bound and unbound: so it cannot go meanwhile. A device that
 * somebody else holds is left alone.
 */
#include <linux/delay.h>
#include <linux/device.h>
#include <linux/of.h>
#include <chargov/supplies.h>
#include <compat/supplies.h>

/**
 * struct search - a search for a supply
 * @np: node of its device
 * @battery: a battery is wanted, otherwise anything else
 * @name: name found
 * @size: room at @name
 * @parent: device found, referenced
 * @right: the supply found is of the kind that is wanted
 */
struct search {
	const struct device_node *np;
	bool battery;
	char *name;
	size_t size;
	struct device *parent;
	bool right;
};

/**
 * cg_supply_node() - a node that a supply is known by
 * @psy: the supply
 * @i: which of them: that of its device, or its own, which a device may give each of its supplies
 *
 * Return: the node or NULL; one without a device is not known
 */
const struct device_node *cg_supply_node(const struct power_supply *psy, unsigned int i)
{
	if (!psy->dev.parent)
		return NULL;
	return i ? psy->dev.of_node : psy->dev.parent->of_node;
}
EXPORT_SYMBOL_GPL(cg_supply_node);

static bool is_of(const struct power_supply *psy, const struct device_node *np)
{
	unsigned int i;

	for (i = 0; i < CG_SUPPLY_NODES; i++) {
		if (cg_supply_node(psy, i) == np)
			return true;
	}
	return false;
}

/* A node may have several supplies. */
static int match_supply(struct power_supply *psy, void *data)
{
	struct search *s = data;
	bool right;

	if (!psy || !psy->dev.parent || !is_of(psy, s->np))
		return 0;
	right = (psy->desc->type == POWER_SUPPLY_TYPE_BATTERY) == s->battery;
	if (s->parent && (s->right || !right))
		return 0;
	if (strlen(psy->desc->name) >= s->size) {
		dev_warn_once(psy->dev.parent,
			      "its supply %s has more than %zu letters in its name and is not used\n",
			      psy->desc->name, s->size - 1);
		return 0;
	}
	strscpy(s->name, psy->desc->name, s->size);
	put_device(s->parent);
	s->parent = get_device(psy->dev.parent);
	s->right = right;
	return 0;
}

/**
 * cg_supply_find() - the supply of a node
 * @np: the node
 * @battery: if there are several, a battery rather than another one; or the other way round
 * @name: its name, which may be another one each time that its driver is bound
 * @size: room at @name
 *
 * Return: its device, to be put, or NULL
 */
struct device *cg_supply_find(const struct device_node *np, bool battery, char *name, size_t size)
{
	struct search s = { .np = np, .battery = battery, .name = name, .size = size };

	compat_each_supply(&s, match_supply);
	return s.parent;
}
EXPORT_SYMBOL_GPL(cg_supply_find);

/**
 * cg_supplies_hold() - let those that feed a device not go without it
 * @dev: the device, in its probe, before its own supply is registered
 *
 * The class keeps pointers to the names of these supplies, which are their drivers'. The driver
 * core of 6.12 does the same, that of 6.1 does not. For one that is not there yet the class lets
 * the probe wait.
 */
void cg_supplies_hold(struct device *dev)
{
	char name[CG_SUPPLY_NAME_ROOM];
	struct device_node *np;
	struct device *other;
	int i;

	for (i = 0; (np = of_parse_phandle(dev_of_node(dev), "power-supplies", i)); i++) {
		other = cg_supply_find(np, false, name, sizeof(name));
		of_node_put(np);
		if (other && !device_link_add(dev, other, DL_FLAG_AUTOPROBE_CONSUMER))
			dev_dbg(dev, "%s may go without it\n", name);
		put_device(other);
	}
}
EXPORT_SYMBOL_GPL(cg_supplies_hold);

/**
 * cg_device_hold() - lock a device that somebody else may hold for a moment
 * @dev: the device
 *
 * Return: true if it is locked, to be given back with device_unlock()
 */
bool cg_device_hold(struct device *dev)
{
	int ms;

	for (ms = 0; ms < CG_HELD_MS; ms += CG_HELD_LOOK_MS) {
		if (device_trylock(dev))
			return true;
		msleep(CG_HELD_LOOK_MS);
	}
	return device_trylock(dev);
}
EXPORT_SYMBOL_GPL(cg_device_hold);

/**
 * cg_supply_grab() - a supply, with its device locked
 * @dev: its device
 * @name: its name, which may have passed on to another device since it was found
 *
 * Return: the supply, to be given back with cg_supply_release(); -ENODEV if it is not there, -EBUSY
 * if somebody is binding, unbinding or putting it to sleep
 */
struct power_supply *cg_supply_grab(struct device *dev, const char *name)
{
	struct power_supply *psy;

	if (!device_trylock(dev))
		return ERR_PTR(-EBUSY);
	psy = power_supply_get_by_name(name);
	if (psy && psy->dev.parent == dev)
		return psy;
	if (psy)
		power_supply_put(psy);
	device_unlock(dev);
	return ERR_PTR(-ENODEV);
}
EXPORT_SYMBOL_GPL(cg_supply_grab);

/**
 * cg_supply_grab_patiently() - a supply whose device somebody else may hold for a moment
 * @dev: its device
 * @name: its name
 * @wait_ms: how long is waited for who holds it
 *
 * Return: as cg_supply_grab()
 */
struct power_supply *cg_supply_grab_patiently(struct device *dev, const char *name, int wait_ms)
{
	struct power_supply *psy = cg_supply_grab(dev, name);
	int ms;

	for (ms = 0; psy == ERR_PTR(-EBUSY) && ms < wait_ms; ms += CG_HELD_LOOK_MS) {
		msleep(CG_HELD_LOOK_MS);
		psy = cg_supply_grab(dev, name);
	}
	return psy;
}
EXPORT_SYMBOL_GPL(cg_supply_grab_patiently);

/**
 * cg_supply_release() - done with a supply
 * @dev: its device
 * @psy: the supply
 */
void cg_supply_release(struct device *dev, struct power_supply *psy)
{
	power_supply_put(psy);
	device_unlock(dev);
}
EXPORT_SYMBOL_GPL(cg_supply_release);
