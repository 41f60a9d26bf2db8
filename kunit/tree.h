/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * A pack of several members written as text, for tables of tests: one text a node.
 */
#ifndef CHARGOV_KUNIT_TREE_H
#define CHARGOV_KUNIT_TREE_H

#include "props.h"

/**
 * struct text_node - a node below the pack node
 * @name: its name, "  " before that of a node in the group before it; NULL ends the list
 * @battery: words of its own battery and, with "pack:" before them, of the node; NULL = no
 *	battery and no properties, "" = that of the base
 */
struct text_node {
	const char *name;
	const char *battery;
};

/**
 * struct text_tree - a description with nodes
 * @p: what cg_profile_parse() takes; its ctx is this struct
 * @top: of the pack node and its battery
 * @has_top: the pack has a battery
 * @node: nodes below
 * @base: words of every battery
 * @part: present node
 * @here: number of the present node, negative at the pack node
 */
struct text_tree {
	struct cg_props p;
	struct text_props top;
	bool has_top;
	const struct text_node *node;
	const char *base;
	struct text_props part;
	int here;
};

static inline bool text_tree_reads(struct text_tree *t, bool pack)
{
	if (t->here < 0)
		return pack || t->has_top;
	return t->node[t->here].battery;
}

static inline int text_tree_read(void *ctx, bool pack, const char *name, int first, u32 *out,
				 int max)
{
	struct text_tree *t = ctx;

	if (!text_tree_reads(t, pack))
		return 0;
	return text_read(t->here < 0 ? &t->top : &t->part, pack, name, first, out, max);
}

static inline const char *text_tree_string(void *ctx, bool pack, const char *name)
{
	struct text_tree *t = ctx;

	if (!text_tree_reads(t, pack))
		return NULL;
	return text_string(t->here < 0 ? &t->top : &t->part, pack, name);
}

static inline bool text_tree_inner(const struct text_tree *t, int i)
{
	return t->node[i].name[0] == ' ';
}

/* Position of the n-th node from i on, in the group before i if it is an inner one. */
static inline int text_tree_nth(const struct text_tree *t, int i, bool inner, int n)
{
	for (; t->node[i].name; i++) {
		if (inner && !text_tree_inner(t, i))
			return -1;
		if (inner == text_tree_inner(t, i) && !n--)
			return i;
	}
	return -1;
}

static inline const char *text_tree_enter(void *ctx, int child, int at)
{
	struct text_tree *t = ctx;
	int i;

	if (child < 0) {
		t->here = -1;
		return "pack";
	}
	i = text_tree_nth(t, 0, false, child);
	if (i >= 0 && at >= 0)
		i = text_tree_nth(t, i + 1, true, at);
	if (i < 0)
		return NULL;
	t->here = i;
	text_props_init(&t->part, t->base, t->node[i].battery);
	return t->node[i].name + strspn(t->node[i].name, " ");
}

/* @pack is what the pack's battery has else than @base, NULL = it has none; "pack:" as well. */
static inline void text_tree_init(struct text_tree *t, const char *base, const char *pack,
				  bool has_top, const struct text_node *node)
{
	t->p = (struct cg_props){ t, text_tree_read, text_tree_string, text_tree_enter };
	text_props_init(&t->top, has_top ? base : "", pack);
	t->has_top = has_top;
	t->node = node;
	t->base = base;
	t->here = -1;
}

#endif /* CHARGOV_KUNIT_TREE_H */
