// SPDX-License-Identifier: GPL-2.0-only
/* Names of properties: those of the schemas, and how far a misspelt one is from them. */
#include <string.h>
#include <chargov/pure.h>
#include "names.h"

#define NAME_ROOM	64
/* Letters that are wrong, missing or too many. */
#define NEAR		3
#define NEAR_CHIP	2

/* of any device */
#define PINCTRL "pinctrl-names", "pinctrl-*"
#define OF_ANY_NODE "compatible", "phandle", "linux,phandle", "status", "name", "#address-cells", \
	"#size-cells", "reg"

const char *const names_of_battery[] = {
	OF_ANY_NODE, "device-chemistry", "over-voltage-threshold-microvolt",
	"re-charge-voltage-microvolt", "voltage-min-design-microvolt",
	"voltage-max-design-microvolt", "energy-full-design-microwatt-hours",
	"charge-full-design-microamp-hours", "trickle-charge-current-microamp",
	"precharge-current-microamp", "precharge-upper-limit-microvolt",
	"charge-term-current-microamp", "constant-charge-current-max-microamp",
	"constant-charge-voltage-max-microvolt", "factory-internal-resistance-micro-ohms",
	"resistance-temp-table", "ocv-capacity-celsius", "operating-range-celsius",
	"ambient-celsius", "alert-celsius", "ocv-capacity-table-*", NULL
};

const char *const names_of_pack[] = {
	OF_ANY_NODE, PINCTRL, "label", "monitored-battery", "power-supplies", "chargers",
	"charge-enable-gpios", "charger-voltage-microvolt", "arrangement", "cells-in-series",
	"safety-timer-sec", "precharge-timer-sec", "wakeup-timer-sec",
	"constant-voltage-timer-sec", "charge-zones-celsius", "charge-zone-0", "charge-zone-1",
	"charge-zone-2", "charge-zone-3", "charge-zone-4", "charge-zone-5", "charge-zone-6",
	"charge-zone-7",
	"charge-zone-hysteresis-celsius", "maintenance-charge", "charge-ageing",
	"path-resistance-micro-ohms", "charger-senses-temperature", "#cooling-cells", NULL
};

const char *const names_of_any_node[] = {
	OF_ANY_NODE, "interrupts", "interrupts-extended", "interrupt-parent", "interrupt-names",
	"interrupt-controller", "#interrupt-cells", "pinctrl-names", "pinctrl-*", "wakeup-source",
	"label", NULL
};

static const char *const of_bq24190[] = {
	"monitored-battery", "omit-battery-class", "ti,system-minimum-microvolt", NULL
};

static const char *const of_bq256xx[] = {
	"monitored-battery", "input-voltage-limit-microvolt", "input-current-limit-microamp",
	"ti,watchdog-timeout-ms", "ti,no-thermistor", NULL
};

static const char *const of_bq25890[] = {
	"monitored-battery", "ti,battery-regulation-voltage", "ti,charge-current",
	"ti,termination-current", "ti,precharge-current", "ti,minimum-sys-voltage",
	"ti,boost-voltage", "ti,boost-max-current", "ti,boost-low-freq", "ti,use-ilim-pin",
	"ti,thermal-regulation-threshold", "ti,ibatcomp-micro-ohms",
	"ti,ibatcomp-clamp-microvolt", "linux,secondary-charger-name",
	"linux,pump-express-vbus-max", "linux,iinlim-percentage", "linux,skip-reset",
	"linux,read-back-settings", NULL
};

static const char *const of_bq25792[] = {
	"ti,cells-in-series", "input-current-limit-microamp", "input-voltage-limit-microvolt", NULL
};

static const char *const of_line[] = { "charge-enable-gpios", NULL };

static const char *const of_mt6360[] = { "richtek,vinovp-microvolt", NULL };

static const char *const of_mt6370[] = { "io-channels", NULL };

static const char *const of_axp20x[] = { "monitored-battery", NULL };

static const char *const of_gpio_charger[] = {
	"charger-type", "gpios", "charge-status-gpios", "charge-current-limit-gpios",
	"charge-current-limit-mapping", NULL
};

static const char *const of_direct[] = { "charge-pump", "power-supplies", NULL };

static const char *const of_discrete[] = {
	"charge-enable-gpios", "charging-gpios", "done-gpios", "vbus-gpios", "power-supplies",
	"charge-current-limit-gpios", "charge-current-limit-mapping", "charge-current-supply",
	"pwms", "precharge-current-microamp", "precharge-upper-limit-microvolt",
	"charge-voltage-microvolt", "charge-voltage-supply", "io-channels", "io-channel-names",
	NULL
};

static const struct {
	const char *driver;
	const char *const *names;
} of_drivers[] = {
	{ "bq24190-charger", of_bq24190 },
	{ "bq256xx-charger", of_bq256xx },
	{ "bq25890-charger", of_bq25890 },
	{ "rt9467-charger", of_line },
	{ "rt9471", of_line },
	{ "mt6360-chg", of_mt6360 },
	{ "mt6370-charger", of_mt6370 },
	{ "axp20x-battery-power-supply", of_axp20x },
	{ "gpio-charger", of_gpio_charger },
	{ "chargov-bq25792", of_bq25792 },
	{ "chargov-direct", of_direct },
	{ "chargov-discrete", of_discrete },
};

const char *const *names_of_charger(const char *driver)
{
	static const char *const none[] = { NULL };
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(of_drivers); i++)
		if (!strcmp(of_drivers[i].driver, driver))
			return of_drivers[i].names;
	return none;
}

const char *const names_of_member[] = {
	OF_ANY_NODE, "gauge", "io-channels", "io-channel-names", "discharge-reads-positive",
	"temperature-lookup-table", "nvmem-cells", "nvmem-cell-names", "monitored-battery",
	"cells-in-series", NULL
};

const char *const names_of_group[] = { OF_ANY_NODE, "arrangement", NULL };

const char *const names_of_port[] = {
	OF_ANY_NODE, PINCTRL, "label", "vbus-gpios", "extcon", "power-supplies",
	"input-current-limit-microamp", NULL
};

static bool fits(const char *name, const char *pattern)
{
	size_t n = strlen(pattern);

	if (!n || pattern[n - 1] != '*')
		return !strcmp(name, pattern);
	return !strncmp(name, pattern, n - 1) && name[n - 1] &&
	       strspn(name + n - 1, "0123456789") == strlen(name + n - 1);
}

bool name_is_known(const char *name, const char *const *known)
{
	for (; *known; known++)
		if (fits(name, *known))
			return true;
	return false;
}

/* Levenshtein's, row by row; an underscore is a dash. */
static int distance(const char *a, const char *b)
{
	int row[NAME_ROOM + 1], above, left_above;
	int n = strlen(b), i;

	for (i = 0; i <= n; i++)
		row[i] = i;
	for (; *a; a++) {
		left_above = row[0]++;
		for (i = 0; i < n; i++) {
			above = row[i + 1];
			row[i + 1] = min(min(above, row[i]) + 1,
					 left_above + ((*a == '_' ? '-' : *a) != b[i]));
			left_above = above;
		}
	}
	return row[n];
}

const char *name_nearest(const char *name, const char *const *known)
{
	const char *nearest = NULL;
	/* short ones are near to everything */
	int least = min_t(int, NEAR, strlen(name) * 2 / 5) + 1;

	if (strlen(name) > NAME_ROOM)
		return NULL;
	for (; *known; known++) {
		/* a part of a long name is that name */
		if (strlen(name) >= 4 * NEAR && strstr(*known, name))
			return *known;
		if (strlen(*known) <= NAME_ROOM && distance(name, *known) < least) {
			least = distance(name, *known);
			nearest = *known;
		}
	}
	return nearest;
}

/* Two neighbours in the wrong order, and nothing else. */
static bool is_turned(const char *a, const char *b)
{
	while (*a && *a == *b) {
		a++;
		b++;
	}
	return *a && a[0] == b[1] && a[1] == b[0] && !strcmp(a + 2, b + 2);
}

/* Numbers are most of a chip's name, and another number is another chip. */
int compatible_distance(const char *name, const char *known)
{
	const char *chip = strchr(known, ',');
	int n;

	if (strlen(name) > NAME_ROOM)
		return -1;
	if (is_turned(name, known) || (chip && !strcmp(name, chip + 1)))
		return 1;
	n = distance(name, known);
	return n <= NEAR_CHIP ? n : -1;
}
