// SPDX-License-Identifier: GPL-2.0-only
/*
 * What a charger's fields hold where that is the board's: from its node, and from the pack's for
 * what its own binding has no property for.
 */
#include <linux/array_size.h>
#include <linux/device.h>
#include <linux/of.h>
#include <linux/power_supply.h>
#include "knobs.h"

#define MOST_UA		20000000
#define MOST_UV		80000000
/* No battery is charged to less (discrete_node.c): a figure in millivolts is below it. */
#define LEAST_UV	1000000
#define LEAST_PRECHARGE_UA	1000
/* What chips give in precharge is that much beside what they are set to (SLUSAW5, IPRECHG_ACC). */
#define PRECHARGE_ERROR_PCT	20

/* Takes @n values, of which each is @stride apart and less than the one before. */
static int take_list(struct cg_range *range, const u32 *value, int n, int stride, u32 least,
		     u32 most)
{
	int i;

	for (i = 0; i < n; i++) {
		u32 v = value[i * stride];

		if (v < least || v > most || (i && v >= value[(i - 1) * stride]))
			return -EINVAL;
		range->list[n - 1 - i] = v;
	}
	range->n_list = n;
	range->min = range->list[0];
	range->max = range->list[n - 1];
	return 0;
}

static int read_currents(struct cg_charger *charger)
{
	static const char property[] = "charge-current-limit-mapping";
	int n = of_property_count_u32_elems(charger->np, property);
	u32 value[2 * CG_RANGE_LIST];
	int ret = -EINVAL;

	if (n >= 2 && n % 2 == 0 && n <= 2 * CG_RANGE_LIST)
		ret = of_property_read_u32_array(charger->np, property, value, n);
	ret = ret ?: take_list(&charger->knobs.caps.cc, value, n / 2, 2, 0, MOST_UA);
	if (ret)
		dev_err(charger->dev,
			"chargers: %s of %pOF must have 1 to %d pairs of a current up to %d uA and what sets it, in descending order; correct it\n",
			property, charger->np, CG_RANGE_LIST, MOST_UA);
	return ret;
}

/* One voltage is a fixed one. */
static int read_voltages(struct cg_charger *charger)
{
	bool of_pack = charger->row->cv == CG_PROP_NONE;
	const struct device_node *np = of_pack ? charger->dev->of_node : charger->np;
	const char *property = of_pack ? "charger-voltage-microvolt" : "charge-voltage-microvolt";
	int n = of_property_count_u32_elems(np, property);
	struct cg_range *cv = &charger->knobs.caps.cv;
	u32 value[CG_RANGE_LIST] = { 0 };
	int ret = -EINVAL;

	of_property_read_u32_index(np, property, 0, &value[0]);
	if (n > 0 && n <= (of_pack ? 1 : CG_RANGE_LIST))
		ret = of_property_read_u32_array(np, property, value, n);
	ret = ret ?: take_list(cv, value, n, 1, LEAST_UV, MOST_UV);
	if (ret && !of_property_present(np, property))
		dev_err(charger->dev,
			"chargers: %s of %pOF is missing and nothing else says at which voltage %pOF ends; add it\n",
			property, np, charger->np);
	else if (ret)
		dev_err(charger->dev,
			"chargers: %s of %pOF is <%u%s> and must have %s of %d to %d uV; write microvolts\n",
			property, np, value[0], n > 1 ? " ..." : "",
			of_pack ? "one voltage" : "voltages in descending order, each",
			LEAST_UV, MOST_UV);
	if (!ret && n == 1)
		*cv = (struct cg_range){ .min = value[0], .max = value[0], .step = 1 };
	return ret;
}

/* Without these words nobody knows whether it may start, and whether it has stopped. */
static int check_words(struct cg_charger *charger)
{
	struct power_supply *psy = cg_supply_get(charger);
	s32 value;
	int ret;

	if (!psy)
		return -EPROBE_DEFER;
	ret = cg_property_read(psy, POWER_SUPPLY_PROP_ONLINE, &value);
	if (ret != -EINVAL)
		ret = cg_property_read(psy, POWER_SUPPLY_PROP_STATUS, &value);
	power_supply_put(psy);
	if (ret != -EINVAL)
		return 0;
	dev_err(charger->dev,
		"chargers: %pOF does not tell whether it has a source and whether it charges; add its lines for both\n",
		charger->np);
	return ret;
}

/* What it does by itself with a low battery, as its node says it: both or neither. */
static int read_precharge_of_node(struct cg_charger *charger)
{
	static const char current_property[] = "precharge-current-microamp";
	static const char limit_property[] = "precharge-upper-limit-microvolt";
	u32 ua = 0, uv = 0;

	if (!of_property_present(charger->np, current_property) &&
	    !of_property_present(charger->np, limit_property))
		return 0;
	of_property_read_u32(charger->np, current_property, &ua);
	of_property_read_u32(charger->np, limit_property, &uv);
	if (ua < LEAST_PRECHARGE_UA || ua > MOST_UA || uv < LEAST_UV || uv > MOST_UV) {
		dev_err(charger->dev,
			"chargers: %s = %u and %s = %u of %pOF must be %d to %d uA and %d to %d uV; correct them, or leave out both\n",
			current_property, ua, limit_property, uv, charger->np,
			LEAST_PRECHARGE_UA, MOST_UA, LEAST_UV, MOST_UV);
		return -EINVAL;
	}
	charger->knobs.caps.precharge_ua = ua;
	charger->knobs.caps.precharge_uv = uv;
	return 0;
}

/* The same of a chip, which has a register for it. */
static void read_precharge(struct cg_charger *charger)
{
	struct power_supply *psy = charger->row->precharge_uv ? cg_supply_get(charger) : NULL;
	s32 shown;
	int ret;

	if (!psy)
		return;
	ret = cg_property_read(psy, POWER_SUPPLY_PROP_PRECHARGE_CURRENT, &shown);
	power_supply_put(psy);
	if (ret || shown <= 0 || shown > MOST_UA / 100 * (100 - PRECHARGE_ERROR_PCT))
		return;
	charger->knobs.caps.precharge_ua = shown / 100 * (100 + PRECHARGE_ERROR_PCT);
	charger->knobs.caps.precharge_uv = charger->row->precharge_uv;
}

int cg_ranges_read(struct cg_charger *charger)
{
	u32 *quirks = &charger->knobs.quirks;
	int ret = 0;

	if (*quirks & CG_QUIRK_RANGES_OF_NODE)
		ret = read_currents(charger) ?: read_voltages(charger) ?:
		      read_precharge_of_node(charger) ?: check_words(charger);
	else
		read_precharge(charger);
	if (ret || !(*quirks & CG_QUIRK_LINE_STOPS))
		return ret;
	if (!charger->knobs.caps.cc.min) {
		*quirks &= ~CG_QUIRK_LINE_STOPS;
		*quirks |= CG_QUIRK_ZERO_CC_STOPS;
		return 0;
	}
	if (of_find_property(charger->dev->of_node, "charge-enable-gpios", NULL))
		return 0;
	dev_err(charger->dev,
		"chargers: nothing that can be written to %pOF stops it; wire its charge-enable line and add charge-enable-gpios\n",
		charger->np);
	return -EINVAL;
}
