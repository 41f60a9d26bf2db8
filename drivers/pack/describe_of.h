/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * A description in the live device tree as struct cg_props.
 */
#ifndef CHARGOV_DESCRIBE_OF_H
#define CHARGOV_DESCRIBE_OF_H

#include <chargov/profile.h>

struct device_node;

/**
 * struct cg_of_props - where it is
 * @props: the calls; their ctx is this struct
 * @battery: the simple-battery node of the pack, or NULL
 * @pack: the pack node
 * @own: the simple-battery node that is read from, or NULL
 * @here: the node that is read from: that of the pack, or one below it
 */
struct cg_of_props {
	struct cg_props props;
	struct device_node *battery;
	struct device_node *pack;
	struct device_node *own;
	struct device_node *here;
};

/**
 * struct cg_of_list - references that have names
 * @property: the list
 * @names: of its entries
 * @cells: how many numbers follow an entry, NULL = none
 */
struct cg_of_list {
	const char *property;
	const char *names;
	const char *cells;
};

int cg_of_same(const struct device_node *a, const struct device_node *b,
	       const struct cg_of_list *list, const char *name);
void cg_of_props_init(struct cg_of_props *of, struct device_node *battery,
		      struct device_node *pack);
struct device_node *cg_of_props_blame(const struct cg_of_props *of, const struct cg_complaint *c);

#endif /* CHARGOV_DESCRIBE_OF_H */
