// SPDX-License-Identifier: GPL-2.0-only
/*
 * The power-supplies of a pack: a USB port, a type-C controller, a jack. Each is used for a moment
 * in each cycle (supplies.c) and may come and go. Decides nothing.
 */
#include <linux/device.h>
#include <linux/of.h>
#include <linux/power_supply.h>
#include <linux/string.h>
#include <chargov/supplies.h>
#include "inputs.h"

/* One that somebody else has is waited for so long; what it said before holds so long. */
#define WAIT_MS		100
#define HOLDS_MS	10000

static bool read_int(struct power_supply *psy, enum power_supply_property psp, int *value)
{
	union power_supply_propval val = { 0 };

	/* some drivers return the value too */
	if (power_supply_get_property(psy, psp, &val) < 0)
		return false;
	*value = val.intval;
	return true;
}

/* Has it this property? One that only cannot be read now is not one that is not there. */
static bool has_word(const struct power_supply *psy, enum power_supply_property psp)
{
	size_t i;

	for (i = 0; i < psy->desc->num_properties; i++)
		if (psy->desc->properties[i] == psp)
			return true;
	return false;
}

static bool limits(struct power_supply *psy)
{
	int ua;

	if (psy->desc->type == POWER_SUPPLY_TYPE_MAINS)
		return true;
	return read_int(psy, POWER_SUPPLY_PROP_INPUT_CURRENT_LIMIT, &ua) && ua > 0;
}

static void read_supply(struct power_supply *psy, struct cg_input_offer *offer)
{
	int online = 0;

	offer->answers = read_int(psy, POWER_SUPPLY_PROP_ONLINE, &online);
	offer->online = online > 0;
	read_int(psy, POWER_SUPPLY_PROP_CURRENT_MAX, &offer->ua);
	offer->mute = !has_word(psy, POWER_SUPPLY_PROP_CURRENT_MAX);
	offer->limits = offer->mute && limits(psy);
	read_int(psy, POWER_SUPPLY_PROP_VOLTAGE_MAX, &offer->uv);
}

/* False if somebody else has it; @offer is then left as it is. */
static bool read_input(const struct device_node *np, struct cg_input_offer *offer)
{
	struct power_supply *psy = ERR_PTR(-ENODEV);
	char name[CG_SUPPLY_NAME_ROOM];
	struct device *dev = cg_supply_find(np, false, name, sizeof(name));

	if (dev)
		psy = cg_supply_grab_patiently(dev, name, WAIT_MS);
	if (psy != ERR_PTR(-EBUSY))
		*offer = (struct cg_input_offer){ 0 };
	if (!IS_ERR(psy)) {
		read_supply(psy, offer);
		cg_supply_release(dev, psy);
	}
	put_device(dev);
	return psy != ERR_PTR(-EBUSY);
}

/**
 * cg_inputs_sample() - read what feeds the chargers
 * @inputs: the inputs
 * @now_ms: when
 * @source: the result
 */
void cg_inputs_sample(struct cg_inputs *inputs, s64 now_ms, struct cg_source_sample *source)
{
	bool held = false;
	unsigned int i;

	if (!inputs->held)
		inputs->since_ms = now_ms;
	else if (now_ms - inputs->since_ms > HOLDS_MS)
		memset(inputs->offer, 0, sizeof(inputs->offer));
	for (i = 0; i < inputs->n; i++)
		held |= !read_input(inputs->np[i], &inputs->offer[i]);
	inputs->held = held;
	*source = cg_offers_join(inputs->offer, inputs->n);
}

/**
 * cg_inputs_hear() - is that one of the inputs
 * @inputs: the inputs
 * @np: node of a supply's device
 *
 * Return: true if it is
 */
bool cg_inputs_hear(const struct cg_inputs *inputs, const struct device_node *np)
{
	unsigned int i;

	for (i = 0; i < inputs->n; i++)
		if (inputs->np[i] == np)
			return true;
	return false;
}

static void close_all(void *data)
{
	struct cg_inputs *inputs = data;

	while (inputs->n)
		of_node_put(inputs->np[--inputs->n]);
}

/**
 * cg_inputs_open() - find the inputs of a pack
 * @dev: the pack
 * @inputs: written whole; closed with @dev
 *
 * Return: 0 or an error
 */
int cg_inputs_open(struct device *dev, struct cg_inputs *inputs)
{
	int i, n = of_count_phandle_with_args(dev_of_node(dev), "power-supplies", NULL);

	*inputs = (struct cg_inputs){ .n = 0 };
	if (n == -ENOENT)
		return 0;
	if (n < 1 || n > CG_MAX_INPUTS)
		return dev_err_probe(dev, -EINVAL,
				     "power-supplies has %d entries and may have 1 to %d; correct it\n",
				     n, CG_MAX_INPUTS);
	for (i = 0; i < n; i++) {
		inputs->np[i] = of_parse_phandle(dev_of_node(dev), "power-supplies", i);
		if (!inputs->np[i]) {
			close_all(inputs);
			return dev_err_probe(dev, -EINVAL,
					     "power-supplies: entry %d points nowhere; point it to what feeds the charger\n",
					     i);
		}
		inputs->n++;
	}
	return devm_add_action_or_reset(dev, close_all, inputs);
}
