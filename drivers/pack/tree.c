// SPDX-License-Identifier: GPL-2.0-only
/*
 * How the members of a pack are wired: members, groups of members and reserves below the pack
 * node. Pure.
 *
 * Needs the names of the nodes; gives struct cg_tree. A group has members and nothing else, so
 * there is one nesting level and nothing here calls itself.
 */
#include "describe.h"

enum kind { KIND_MEMBER, KIND_GROUP, KIND_RESERVE, N_KINDS };

static const char *const kinds[N_KINDS] = {
	[KIND_MEMBER] = "member",
	[KIND_GROUP] = "group",
	[KIND_RESERVE] = "reserve",
};

/* The kind of a node by its name, up to the unit address; N_KINDS if it is none of ours. */
static enum kind kind_of(const char *name)
{
	enum kind kind;
	size_t n;

	for (kind = 0; kind < N_KINDS; kind++) {
		for (n = 0; kinds[kind][n] && kinds[kind][n] == name[n]; n++)
			;
		if (!kinds[kind][n] && (!name[n] || name[n] == '@'))
			break;
	}
	return kind;
}

static int add_leaf(const struct cg_props *props, struct cg_tree *tree, struct cg_leaf leaf,
		    struct cg_complaint *c)
{
	bool own = cg_has_battery(props);

	if (tree->n >= CG_MAX_MEMBERS)
		return cg_refuse(c, "member", tree->n + 1, "nodes are more than a pack can have,",
				 CG_MAX_MEMBERS, "describe fewer members");
	if (leaf.reserve && !own)
		return cg_refuse_plain(c, "monitored-battery", "of the reserve is missing",
				       "point it to the simple-battery node of the reserve");
	tree->leaf[tree->n++] = leaf;
	if (leaf.reserve)
		return 0;
	if (tree->members[0] && own != tree->own)
		return cg_refuse_plain(c, "monitored-battery",
				       "is given to some members and not to the others",
				       "give it to every member or only to the pack");
	tree->own = own;
	tree->members[leaf.unit]++;
	return 0;
}

static int read_group(const struct cg_props *props, struct cg_tree *tree, int child,
		      struct cg_complaint *c)
{
	u8 unit = tree->n_units;
	const char *name;
	int at, ret;

	ret = cg_arrangement_read(props, &tree->unit[unit], c);
	if (ret)
		return ret;
	for (at = 0; (name = props->enter(props->ctx, child, at)); at++) {
		if (kind_of(name) != KIND_MEMBER)
			return cg_refuse_plain(c, name, "is in a group, which has members only",
					       "groups do not nest; rewrite it as members");
		ret = add_leaf(props, tree, (struct cg_leaf){ child, at, unit, false }, c);
		if (ret)
			return ret;
	}
	/* there was none to go to */
	props->enter(props->ctx, child, -1);
	if (!tree->members[unit])
		return cg_refuse_plain(c, "group", "has no member",
				       "add its members or remove it");
	tree->n_units++;
	return 0;
}

static int read_child(const struct cg_props *props, struct cg_tree *tree, int child,
		      const char *name, struct cg_complaint *c)
{
	struct cg_leaf leaf = { child, -1, tree->n_units, false };
	int ret;

	switch (kind_of(name)) {
	case KIND_GROUP:
		/* a unit more than there can be members */
		if (tree->n_units >= CG_MAX_MEMBERS)
			return cg_refuse_plain(c, name, "is one too many",
					       "describe fewer members");
		return read_group(props, tree, child, c);
	case KIND_RESERVE:
		leaf.reserve = true;
		return add_leaf(props, tree, leaf, c);
	case KIND_MEMBER:
		ret = add_leaf(props, tree, leaf, c);
		tree->n_units += !ret;
		return ret;
	default:
		return cg_refuse_plain(c, name, "is neither a member nor a group nor a reserve",
				       "name it member@N");
	}
}

/* Nothing is known of children: one member, with the battery of the pack. */
static void plant_one(struct cg_tree *tree)
{
	tree->n = 1;
	tree->n_units = 1;
	tree->members[0] = 1;
	tree->leaf[0].child = -1;
	tree->leaf[0].at = -1;
}

/**
 * cg_tree_read() - how the members are wired
 * @props: the description; at the pack node before and, when 0 is returned, after
 * @tree: the result, written whole; without members it is that of a single one
 * @c: the first violated rule when -EINVAL is returned
 *
 * Return: 0 or -EINVAL
 */
int cg_tree_read(const struct cg_props *props, struct cg_tree *tree, struct cg_complaint *c)
{
	const char *name;
	int ret, child;

	memset(tree, 0, sizeof(*tree));
	ret = cg_arrangement_read(props, &tree->arrangement, c);
	for (child = 0; !ret && props->enter; child++) {
		name = props->enter(props->ctx, child, -1);
		if (!name)
			break;
		ret = read_child(props, tree, child, name, c);
	}
	/* a complaint is of the node that it was found at: stay there */
	if (ret)
		return ret;
	if (props->enter)
		props->enter(props->ctx, -1, -1);
	if (!tree->n_units) {
		if (tree->n)
			return cg_refuse_plain(c, "member", "is missing, there are reserves only",
					       "add a member@0 node");
		plant_one(tree);
	}
	return 0;
}
EXPORT_SYMBOL_IF_KUNIT(cg_tree_read);
