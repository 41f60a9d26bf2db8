// SPDX-License-Identifier: GPL-2.0-only
/*
 * Reads a description from the live device tree, and says what is wrong with it.
 */
#include <linux/device.h>
#include <linux/of.h>
#include <linux/string.h>
#include "describe.h"
#include "describe_of.h"
#include "pack.h"

static int read_cells(void *ctx, bool pack, const char *name, int first, u32 *out, int max)
{
	struct cg_of_props *of = ctx;
	struct device_node *np = pack ? of->here : of->own;
	int n, i;

	if (!np || !of_find_property(np, name, NULL))
		return 0;
	n = of_property_count_u32_elems(np, name);
	for (i = 0; n > 0 && i < max && first + i < n; i++) {
		if (of_property_read_u32_index(np, name, first + i, &out[i]))
			return -EINVAL;
	}
	return n ? n : -ENODATA;
}

static const char *read_string(void *ctx, bool pack, const char *name)
{
	struct cg_of_props *of = ctx;
	struct device_node *np = pack ? of->here : of->own;
	const char *text;

	if (!np || of_property_read_string(np, name, &text))
		return NULL;
	return text;
}

/* The children of a pack or of a group, without those that are switched off. */
static struct device_node *nth_child(const struct device_node *parent, int n)
{
	struct device_node *child = NULL;

	do {
		child = of_get_next_available_child(parent, child);
	} while (child && n--);
	return child;
}

/* References are given back at once: the nodes stay as long as that of the pack. */
static const char *enter(void *ctx, int child, int at)
{
	struct cg_of_props *of = ctx;
	struct device_node *np, *part;

	of->here = of->pack;
	of->own = of->battery;
	if (child < 0)
		return of->pack->name;
	np = nth_child(of->pack, child);
	if (np && at >= 0) {
		part = nth_child(np, at);
		of_node_put(np);
		np = part;
	}
	if (!np)
		return NULL;
	of->here = np;
	of->own = of_parse_phandle(np, "monitored-battery", 0);
	of_node_put(of->own);
	of_node_put(np);
	return kbasename(np->full_name);
}

/**
 * cg_of_props_init() - a description in the live device tree
 * @of: nodes to read from; its props member is what cg_profile_parse() takes
 * @battery: the simple-battery node
 * @pack: the pack node
 */
void cg_of_props_init(struct cg_of_props *of, struct device_node *battery,
		      struct device_node *pack)
{
	of->battery = battery;
	of->pack = pack;
	of->own = battery;
	of->here = pack;
	of->props = (struct cg_props){ of, read_cells, read_string, enter };
}
EXPORT_SYMBOL_IF_KUNIT(cg_of_props_init);

/* Is there one? Its node is to be put. */
static bool refers(const struct device_node *np, const struct cg_of_list *list, const char *name,
		   struct of_phandle_args *to)
{
	int index = of_property_match_string(np, list->names, name);

	if (index < 0)
		return false;
	if (!list->cells)
		return !of_parse_phandle_with_fixed_args(np, list->property, 0, index, to);
	return !of_parse_phandle_with_args(np, list->property, list->cells, index, to);
}

/**
 * cg_of_same() - do two nodes point to the same
 * @a: one of them
 * @b: the other one
 * @list: the references of both
 * @name: which of them
 *
 * Return: 1 if they do, 0 if not, -ENOENT if neither points anywhere
 */
int cg_of_same(const struct device_node *a, const struct device_node *b,
	       const struct cg_of_list *list, const char *name)
{
	struct of_phandle_args to_a = { 0 }, to_b = { 0 };
	bool any = refers(a, list, name, &to_a);
	bool same = refers(b, list, name, &to_b) == any && to_a.np == to_b.np &&
		    to_a.args_count == to_b.args_count &&
		    !memcmp(to_a.args, to_b.args, to_a.args_count * sizeof(to_a.args[0]));

	of_node_put(to_a.np);
	of_node_put(to_b.np);
	return same && !any ? -ENOENT : same;
}
EXPORT_SYMBOL_IF_KUNIT(cg_of_same);

/**
 * cg_of_props_blame() - the node that a complaint is of
 * @of: what it was found in, where it was found
 * @c: the complaint
 *
 * Return: the pack's node, that of one of its children, or the battery's
 */
struct device_node *cg_of_props_blame(const struct cg_of_props *of, const struct cg_complaint *c)
{
	return !c->pack && of->own ? of->own : of->here;
}
EXPORT_SYMBOL_IF_KUNIT(cg_of_props_blame);

static void read_ambient(struct cg_pack *pack, const struct device_node *battery)
{
	u32 cell[2];

	if (of_property_read_u32_array(battery, "ambient-celsius", cell, 2))
		return;
	pack->ambient_degc[0] = (s32)cell[0];
	pack->ambient_degc[1] = (s32)cell[1];
	pack->has_ambient = true;
}

/* Both say where the current is reduced; only one of them can hold. */
static void say_what_wins(struct cg_pack *pack, const struct device_node *battery)
{
	if (of_property_present(pack->dev->of_node, "charge-zones-celsius") &&
	    of_property_present(battery, "alert-celsius"))
		dev_info(pack->dev, "charge-zones-celsius goes before alert-celsius of %pOF\n",
			 battery);
}

/**
 * cg_pack_describe() - fill in the pack's profile from its node and its battery's
 * @pack: the pack, with its charger
 *
 * Return: 0; -EINVAL after one sentence in the log
 */
int cg_pack_describe(struct cg_pack *pack)
{
	const struct cg_charger_caps *caps =
		pack->n_chargers ? &pack->caps : NULL;
	struct device_node *np = pack->dev->of_node;
	struct cg_complaint complaint = { 0 };
	struct device_node *battery;
	struct cg_of_props of;
	char sentence[256];
	int ret;

	/* each member may have its own instead */
	battery = of_parse_phandle(np, "monitored-battery", 0);
	cg_of_props_init(&of, battery, np);
	ret = cg_profile_parse(&of.props, caps, &pack->profile, &pack->assumed, &complaint);
	if (ret) {
		cg_complaint_format(&complaint, sentence, sizeof(sentence));
		dev_err_probe(pack->dev, ret, "%pOF: %s\n",
			      cg_of_props_blame(&of, &complaint), sentence);
	} else if (battery) {
		read_ambient(pack, battery);
		say_what_wins(pack, battery);
	}
	of_node_put(battery);
	return ret;
}
