// SPDX-License-Identifier: GPL-2.0-only
/* Planted: each line with "BUG" must be reported, and no other. Never compiled. */

static int dropped(struct power_supply *psy, struct regmap *map)
{
	union power_supply_propval val = { };

	power_supply_get_property(psy, POWER_SUPPLY_PROP_STATUS, &val);	/* BUG */
	regmap_write(map, 3, val.intval);	/* BUG */
	return 0;
}

static int used_before_asked(struct power_supply *psy, s32 *value)
{
	union power_supply_propval val;
	int ret;

	ret = power_supply_get_property(psy, POWER_SUPPLY_PROP_STATUS, &val);
	*value = val.intval;	/* BUG */
	return ret;
}

static int used_plain(struct device_node *np, u32 *to)
{
	u32 cell;
	int ret;

	ret = of_property_read_u32(np, "reg", &cell);
	*to = cell;	/* BUG */
	return ret;
}

static int asked(struct power_supply *psy, s32 *value)
{
	union power_supply_propval val;
	int ret;

	ret = power_supply_get_property(psy, POWER_SUPPLY_PROP_STATUS, &val);
	if (ret < 0)
		return ret;
	*value = val.intval;
	return 0;
}

static u32 optional(struct device_node *np)
{
	u32 set = 7, unset;

	of_property_read_u32(np, "with-default", &set);
	of_property_read_u32(np, "without", &unset);	/* BUG */
	return set + unset;
}
