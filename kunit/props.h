/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * A battery description written as text, for tables of tests.
 */
#ifndef CHARGOV_KUNIT_PROPS_H
#define CHARGOV_KUNIT_PROPS_H

#include <linux/ctype.h>
#include <linux/kernel.h>
#include <linux/string.h>
#include <chargov/profile.h>

/**
 * struct text_props - a description as two texts
 * @props: what cg_profile_parse() takes
 * @base: words "name=1,-2,3" or "name=text" with spaces or semicolons between; a
 *	name of the pack node begins with "pack:"
 * @change: words that come before those of @base; "!name" takes a name away
 * @text: room for strings that were asked for
 */
struct text_props {
	struct cg_props props;
	const char *base;
	const char *change;
	char text[2][48];
};

static const char a_battery[] __maybe_unused =
	"device-chemistry=lithium-ion;"
	"charge-full-design-microamp-hours=3000000;"
	"energy-full-design-microwatt-hours=11100000;"
	"constant-charge-voltage-max-microvolt=4200000;"
	"constant-charge-current-max-microamp=1500000;"
	"charge-term-current-microamp=100000;"
	"precharge-current-microamp=256000;"
	"precharge-upper-limit-microvolt=3000000;"
	"re-charge-voltage-microvolt=4050000;"
	"over-voltage-threshold-microvolt=4280000;"
	"voltage-min-design-microvolt=3200000;"
	"voltage-max-design-microvolt=4200000;"
	"factory-internal-resistance-micro-ohms=60000;"
	"operating-range-celsius=0,50;"
	"alert-celsius=10,45";

/* The same, two cells of it. */
#define TWO_CELLS	"pack:cells-in-series=2;constant-charge-voltage-max-microvolt=8400000;"	\
			"energy-full-design-microwatt-hours=22200000;"				\
			"voltage-max-design-microvolt=8400000;"					\
			"voltage-min-design-microvolt=6400000;"					\
			"precharge-upper-limit-microvolt=6000000;"				\
			"re-charge-voltage-microvolt=8100000;"					\
			"over-voltage-threshold-microvolt=8560000;"

static const struct cg_charger_caps a_charger __maybe_unused = {
	.cc = { 0, 5056000, 64000 },
	.cv = { 3840000, 4608000, 16000 },
	.iin = { 100000, 3250000, 50000 },
};

static const char sep[] = "; ";

/* The value of a name in a text: after its '=', or at its end; NULL if it is not there. */
static inline const char *text_find(const char *text, bool pack, const char *name, bool *gone)
{
	size_t n = strlen(name);
	const char *word;

	for (word = text; word && *word; word = strpbrk(word, sep)) {
		word += strspn(word, sep);
		*gone = *word == '!';
		word += *gone;
		if (!strncmp(word, "pack:", 5) != pack)
			continue;
		word += pack ? 5 : 0;
		if (!strncmp(word, name, n) && (!word[n] || strchr("; =", word[n])))
			return word + n + (word[n] == '=');
	}
	return NULL;
}

static inline const char *text_look_up(struct text_props *p, bool pack, const char *name)
{
	bool gone = false;
	const char *value = text_find(p->change, pack, name, &gone);

	if (gone && value)
		return NULL;
	return value ? value : text_find(p->base, pack, name, &gone);
}

/* One number, and where the next one begins. */
static inline const char *text_cell(const char *value, u32 *cell)
{
	bool negative = *value == '-';

	*cell = 0;
	for (value += negative; isdigit(*value); value++)
		*cell = *cell * 10 + (*value - '0');
	if (negative)
		*cell = -*cell;
	return value + (*value == ',');
}

static inline int text_read(void *ctx, bool pack, const char *name, int first, u32 *out, int max)
{
	const char *value = text_look_up(ctx, pack, name);
	int n = 0;
	u32 cell;

	if (!value)
		return 0;
	while (*value == '-' || isdigit(*value)) {
		value = text_cell(value, &cell);
		if (n >= first && n - first < max)
			out[n - first] = cell;
		n++;
	}
	return n ? n : -EINVAL;
}

/* How many numbers of a property are room for at a time; of any other there is for one. */
static inline int text_room(const char *name)
{
	static const struct { const char *name; int cells; } rooms[] = {
		{ "ocv-capacity-table-0", 2 }, { "resistance-temp-table", 2 },
		{ "operating-range-celsius", 2 }, { "alert-celsius", 2 },
		{ "ambient-celsius", 2 }, { "charge-zones-celsius", CG_MAX_ZONES + 1 },
		{ "charge-zone-0", 2 }, { "charge-zone-1", 2 }, { "charge-zone-2", 2 },
		{ "maintenance-charge", 3 }, { "charge-ageing", 3 },
	};
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(rooms); i++)
		if (!strcmp(name, rooms[i].name))
			return rooms[i].cells;
	return 1;
}

/* As text_read(), of properties of which nobody may ask for more than there is room for. */
static inline int text_read_tight(void *ctx, bool pack, const char *name, int first, u32 *out,
				  int max)
{
	if (max > text_room(name))
		return -EINVAL;
	return text_read(ctx, pack, name, first, out, max);
}

static inline const char *text_string(void *ctx, bool pack, const char *name)
{
	struct text_props *p = ctx;
	const char *value = text_look_up(p, pack, name);

	if (!value)
		return strcmp(name, "compatible") ? NULL : "simple-battery";
	snprintf(p->text[pack], sizeof(p->text[pack]), "%.*s", (int)strcspn(value, sep), value);
	return p->text[pack];
}

static inline void text_props_init(struct text_props *p, const char *base, const char *change)
{
	p->props = (struct cg_props){ p, text_read, text_string };
	p->base = base ? base : "";
	p->change = change ? change : "";
}

#endif /* CHARGOV_KUNIT_PROPS_H */
