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

void cg_of_props_init(struct cg_of_props *of, struct device_node *battery,
		      struct device_node *pack);

#endif /* CHARGOV_DESCRIBE_OF_H */
