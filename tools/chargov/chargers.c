// SPDX-License-Identifier: GPL-2.0-only
/* Which driver binds to a charger's node: the match tables of Linux 6.1 to 7.3. */
#include <libfdt.h>
#include <string.h>
#include "charger_node.h"
#include "chargers.h"

static const struct {
	const char *chip;
	const char *driver;
} drivers[] = {
	{ "ti,bq24190", "bq24190-charger" },
	{ "ti,bq24192", "bq24190-charger" },
	{ "ti,bq24192i", "bq24190-charger" },
	{ "ti,bq24196", "bq24190-charger" },
	{ "ti,bq24296", "bq24190-charger" },
	{ "ti,bq25600", "bq256xx-charger" },
	{ "ti,bq25600d", "bq256xx-charger" },
	{ "ti,bq25601", "bq256xx-charger" },
	{ "ti,bq25601d", "bq256xx-charger" },
	{ "ti,bq25611d", "bq256xx-charger" },
	{ "ti,bq25618", "bq256xx-charger" },
	{ "ti,bq25619", "bq256xx-charger" },
	{ "ti,bq25890", "bq25890-charger" },
	{ "ti,bq25892", "bq25890-charger" },
	{ "ti,bq25895", "bq25890-charger" },
	{ "ti,bq25896", "bq25890-charger" },
	{ "ti,bq25792", "chargov-bq25792" },
	{ "ti,bq25798", "chargov-bq25792" },
	{ "richtek,rt9467", "rt9467-charger" },
	{ "richtek,rt9471", "rt9471" },
	{ "mediatek,mt6360-chg", "mt6360-chg" },
	{ "mediatek,mt6370-charger", "mt6370-charger" },
	{ "x-powers,axp209-battery-power-supply", "axp20x-battery-power-supply" },
	{ "x-powers,axp221-battery-power-supply", "axp20x-battery-power-supply" },
	{ "x-powers,axp717-battery-power-supply", "axp20x-battery-power-supply" },
	{ "x-powers,axp813-battery-power-supply", "axp20x-battery-power-supply" },
	{ "adi,adp5061", "adp5061" },
	{ "gpio-charger", "gpio-charger" },
	{ "chargov,direct-charger", "chargov-direct" },
	{ "chargov,discrete-charger", "chargov-discrete" },
	{ "ti,bq25980", "bq25980-charger" },
	{ "ti,bq25975", "bq25980-charger" },
	{ "ti,bq25960", "bq25980-charger" },
	{ "lltc,ltc4162-l", "ltc4162-l-charger" },
	{ "qcom,pm8941-charger", "qcom-smbb" },
	{ "qcom,pm8916-lbc", "pm8916-lbc" },
	{ "sprd,sc2731-charger", "sc2731-charger" },
	{ "mps,mp2629_charger", "mp2629_charger" },
	{ "ti,bq24735", "bq24735-charger" },
};

/* Any that a battery can be given, where neither its node nor its pack's says which. */
static const struct cg_charger_caps any_caps = {
	.cc = { 1, 100000000, 1 },
	.cv = { 1000000, 80000000, 1 },
};

/* What its driver clamps to by its node: the kernel asks the driver for it. */
static const struct {
	const char *driver;
	const char *property;
	size_t range;
} bounds[] = {
	{ "bq25890-charger", "ti,charge-current", offsetof(struct cg_charger_caps, cc) },
	{ "bq25890-charger", "ti,battery-regulation-voltage",
	  offsetof(struct cg_charger_caps, cv) },
};

static void cut_to_node(const void *blob, int node, struct charger *charger)
{
	const fdt32_t *cell;
	unsigned int i;
	int len;

	/* then it keeps to what it finds in its chip */
	if (fdt_getprop(blob, node, "linux,read-back-settings", NULL))
		return;
	for (i = 0; i < ARRAY_SIZE(bounds); i++) {
		if (strcmp(bounds[i].driver, charger->driver))
			continue;
		cell = fdt_getprop(blob, node, bounds[i].property, &len);
		if (cell && len >= 4)
			cg_range_cut((void *)&charger->caps + bounds[i].range,
				     (s32)min_t(u32, fdt32_ld(cell), S32_MAX));
	}
}

/* A gpio-charger with a step of 0 stops by that: pairs of current and lines. */
static bool has_zero_step(const void *blob, int node)
{
	int len, i;
	const fdt32_t *cell = fdt_getprop(blob, node, "charge-current-limit-mapping", &len);

	for (i = 0; cell && i + 1 < len / 4; i += 2)
		if (!fdt32_ld(&cell[i]))
			return true;
	return false;
}

void charger_find(const void *blob, int node, struct charger *charger)
{
	int i, n = fdt_stringlist_count(blob, node, "compatible");
	unsigned int d;

	*charger = (struct charger) {
		.chip = fdt_stringlist_get(blob, node, "compatible", 0, NULL),
	};
	for (i = 0; i < n && !charger->row; i++) {
		const char *chip = fdt_stringlist_get(blob, node, "compatible", i, NULL);

		for (d = 0; chip && d < ARRAY_SIZE(drivers); d++) {
			if (strcmp(drivers[d].chip, chip))
				continue;
			charger->driver = drivers[d].driver;
			charger->chip = chip;
			charger->row = cg_control_find(charger->driver, chip);
		}
	}
	if (!charger->row)
		return;
	charger->caps = charger->row->knobs.caps;
	cut_to_node(blob, node, charger);
	charger->measures = !strcmp(charger->driver, "bq25890-charger") ||
			    !strcmp(charger->driver, "chargov-bq25792");
	charger->needs_line = charger->row->knobs.quirks & CG_QUIRK_LINE_STOPS &&
			      !has_zero_step(blob, node);
	if (charger->row->knobs.quirks & CG_QUIRK_RANGES_OF_NODE)
		charger->caps = any_caps;
	charger_node_cut(blob, node, charger);
}
