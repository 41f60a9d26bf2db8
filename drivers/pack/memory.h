/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Where a member without a gauge of its own keeps what was learned of it. Private to drivers/pack.
 */
#ifndef CHARGOV_MEMORY_H
#define CHARGOV_MEMORY_H

#include <chargov/gauge.h>

struct device;
struct device_node;

/**
 * struct cg_soc_memory - the cell called gauge-state of a member
 * @dev: for messages
 * @node: node of the member
 * @kept: there is a cell, and it works
 * @away: its driver has gone, which was said
 * @size: of the cell
 * @done: it was read, or there is none
 * @last: what it holds
 */
struct cg_soc_memory {
	struct device *dev;
	struct device_node *node;
	bool kept;
	bool away;
	size_t size;
	bool done;
	struct cg_soc_saved last;
};

bool cg_memory_same(const struct device_node *node, const struct device_node *other);
void cg_memory_init(struct cg_soc_memory *memory, struct device *dev, struct device_node *node);
int cg_memory_read(struct cg_soc_memory *memory, struct cg_soc *soc);
void cg_memory_give_up(struct cg_soc_memory *memory);
void cg_memory_write(struct cg_soc_memory *memory, const struct cg_soc *soc);
void cg_memory_close(struct cg_soc_memory *memory);

#endif /* CHARGOV_MEMORY_H */
