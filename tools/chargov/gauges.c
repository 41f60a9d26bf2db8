// SPDX-License-Identifier: GPL-2.0-only
/*
 * Fuel gauges: the match tables of Linux 6.12 and of drivers/gauge, what their supplies show, and
 * chips of the same families that only drivers elsewhere know.
 */
#include <libfdt.h>
#include <string.h>
#include <chargov/pure.h>
#include "gauges.h"
#include "names.h"

static const struct gauge gauges[] = {
	/* bq27xxx-battery */
	{ "ti,bq27200" }, { "ti,bq27210" }, { "ti,bq27500" }, { "ti,bq27500-1" },
	{ "ti,bq27510" }, { "ti,bq27510g1" }, { "ti,bq27510g2" }, { "ti,bq27510g3" },
	{ "ti,bq27520" }, { "ti,bq27520g1" }, { "ti,bq27520g2" }, { "ti,bq27520g3" },
	{ "ti,bq27520g4" }, { "ti,bq27521" }, { "ti,bq27530" }, { "ti,bq27531" },
	{ "ti,bq27541" }, { "ti,bq27542" }, { "ti,bq27545" }, { "ti,bq27546" },
	{ "ti,bq27742" }, { "ti,bq27411" }, { "ti,bq27421" }, { "ti,bq27425" },
	{ "ti,bq27426" }, { "ti,bq27441" }, { "ti,bq27621" }, { "ti,bq27z561" },
	{ "ti,bq28z610" }, { "ti,bq34z100" }, { "ti,bq78z100" }, { "ti,bq27000" },
	/* sbs-battery */
	{ "sbs,sbs-battery" }, { "ti,bq20z65" }, { "ti,bq20z75" },
	/* max17042_battery, max1720x */
	{ "maxim,max17042" }, { "maxim,max17047" }, { "maxim,max17050" },
	{ "maxim,max17055" }, { "maxim,max77849-battery" }, { "maxim,max77705-battery" },
	{ "maxim,max17201" }, { "maxim,max17205" }, { "maxim,max17211" },
	/* max17040: it measures a voltage only; a thermistor may be a channel of it */
	{ "maxim,max17040", .no_current = true, .temp_by = "io-channels" },
	{ "maxim,max17041", .no_current = true, .temp_by = "io-channels" },
	{ "maxim,max17043", .no_current = true, .temp_by = "io-channels" },
	{ "maxim,max17044", .no_current = true, .temp_by = "io-channels" },
	{ "maxim,max17048", .no_current = true, .temp_by = "io-channels" },
	{ "maxim,max17049", .no_current = true, .temp_by = "io-channels" },
	{ "maxim,max17058", .no_current = true, .temp_by = "io-channels" },
	{ "maxim,max17059", .no_current = true, .temp_by = "io-channels" },
	{ "maxim,max77836-battery", .no_current = true, .temp_by = "io-channels" },
	/* ours */
	{ "maxim,max17260", .temp_by = "maxim,thermistor" },
	{ "maxim,max17261", .temp_by = "maxim,thermistor" },
	{ "maxim,max17262", .temp_by = "maxim,thermistor" },
	{ "maxim,max17263", .temp_by = "maxim,thermistor" },
	{ "onnn,lc709203f", .no_current = true, .temp_by = "onnn,thermistor-beta-kelvin" },
	{ "onnn,lc709204f", .no_current = true, .temp_by = "onnn,thermistor-beta-kelvin" },
	/* its current is what is left by the time that is left */
	{ "cellwise,cw2015", .no_current = true, .no_temp = true },
	{ "richtek,rt5033-battery", .no_current = true, .no_temp = true },
	{ "lltc,ltc2941", .no_voltage = true, .no_current = true, .no_temp = true },
	{ "lltc,ltc2942", .no_current = true }, { "lltc,ltc2943" }, { "lltc,ltc2944" },
	{ "mitsumi,mm8013" }, { "sprd,sc2731-fgu" },
	{ "stericsson,ab8500-fg", .no_temp = true },
	{ "x-powers,axp209-battery-power-supply", .no_temp = true },
	{ "x-powers,axp221-battery-power-supply", .no_temp = true },
	/* its current is the word of the chip, whose zero nobody knows */
	{ "x-powers,axp717-battery-power-supply", .no_current = true, .no_temp = true },
	{ "x-powers,axp813-battery-power-supply", .no_temp = true },
	{ "motorola,cpcap-battery", .turned_current = true },
	/* chargers that are a battery as well */
	{ "ti,bq25980", .no_temp = true }, { "ti,bq25975", .no_temp = true },
	{ "ti,bq25960", .no_temp = true }, { "mps,mp2629_charger", .no_temp = true },
	/* of drivers elsewhere: no misspelt ones */
	{ "ti,bq27220" }, { "ti,bq27320" }, { "ti,bq27427" }, { "ti,bq27532" },
	{ "ti,bq28z620" }, { "ti,bq40z50" }, { "ti,bq41z50" }, { "maxim,max17300" },
	{ "maxim,max17301" }, { "maxim,max17320" },
};

#define N_GAUGES	((int)ARRAY_SIZE(gauges))

const struct gauge *gauge_find(const void *blob, int node)
{
	int i, at, n = fdt_stringlist_count(blob, node, "compatible");

	for (i = 0; i < n; i++) {
		const char *chip = fdt_stringlist_get(blob, node, "compatible", i, NULL);

		for (at = 0; chip && at < N_GAUGES; at++)
			if (!strcmp(gauges[at].chip, chip))
				return &gauges[at];
	}
	return NULL;
}

const char *gauge_nearest(const char *chip)
{
	int i, n, least = -1;

	for (i = 0; i < N_GAUGES; i++) {
		n = compatible_distance(chip, gauges[i].chip);
		if (n >= 0 && (least < 0 || n < compatible_distance(chip, gauges[least].chip)))
			least = i;
	}
	return least < 0 ? NULL : gauges[least].chip;
}
