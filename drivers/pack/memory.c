// SPDX-License-Identifier: GPL-2.0-only
/*
 * What was learned of a member outlives a power-off in an nvmem cell, if the description gives one.
 * What the cell holds is untrusted: garbage is dropped with one line.
 *
 * A cell is held for one access only. Its driver may go at any time, what it has given goes then,
 * and who keeps a cell is not told. Nothing in the kernel keeps a driver during an access.
 */
#include <linux/device.h>
#include <linux/nvmem-consumer.h>
#include <linux/of.h>
#include <linux/slab.h>
#include "describe_of.h"
#include "memory.h"

static const char name[] = "gauge-state";

/**
 * cg_memory_same() - do two members have one memory
 * @node: node of a member
 * @other: node of another one
 *
 * Return: true if both have one, and it is the same
 */
bool cg_memory_same(const struct device_node *node, const struct device_node *other)
{
	static const struct cg_of_list cells = { "nvmem-cells", "nvmem-cell-names" };

	return cg_of_same(node, other, &cells, name) > 0;
}

/**
 * cg_memory_init() - a memory that was not read yet
 * @memory: the memory
 * @dev: for messages
 * @node: node of the member; stays as long as @memory does
 */
void cg_memory_init(struct cg_soc_memory *memory, struct device *dev, struct device_node *node)
{
	memset(memory, 0, sizeof(*memory));
	memory->dev = dev;
	memory->node = node;
	memory->done = !of_property_present(node, "nvmem-cells");
}

static bool is_blank(const u8 *byte, size_t n)
{
	return (byte[0] == 0 || byte[0] == 0xff) && !memchr_inv(byte, byte[0], n);
}

static bool holds_last(const struct cg_soc_memory *memory)
{
	struct nvmem_cell *cell = of_nvmem_cell_get(memory->node, name);
	size_t size;
	bool same;
	u8 *byte;

	if (IS_ERR(cell))
		return false;
	byte = nvmem_cell_read(cell, &size);
	nvmem_cell_put(cell);
	if (IS_ERR(byte))
		return false;
	same = size >= sizeof(memory->last) && !memcmp(byte, &memory->last, sizeof(memory->last));
	kfree(byte);
	return same;
}

/*
 * A blank memory is that of new cells. One that cannot be written would be blank at each start, and
 * the cells new for ever: nobody knows how old they are then.
 */
static void begin_anew(struct cg_soc_memory *memory, struct cg_soc *soc)
{
	dev_info(memory->dev, "%pOF: %s is blank, what is learned begins anew\n", memory->node,
		 name);
	cg_soc_tell_new(soc);
	cg_memory_write(memory, soc);
	if (memory->kept && holds_last(memory))
		return;
	cg_soc_reset(soc);
	/* that it cannot be written was said */
	if (memory->kept)
		dev_warn(memory->dev, "%pOF: %s stays blank, what is learned is not kept\n",
			 memory->node, name);
	cg_memory_close(memory);
}

/* After garbage nobody knows the age of the cells, nor will when it is written over. */
static void take(struct cg_soc_memory *memory, struct cg_soc *soc, const u8 *byte)
{
	if (is_blank(byte, sizeof(memory->last))) {
		begin_anew(memory, soc);
		return;
	}
	memcpy(&memory->last, byte, sizeof(memory->last));
	if (!cg_soc_restore(soc, &memory->last))
		dev_warn(memory->dev, "%pOF: %s holds garbage, what is learned begins anew, but for the cycles: write 1 to reset of the member if its cells are new\n",
			 memory->node, name);
}

static void read_cell(struct cg_soc_memory *memory, struct nvmem_cell *cell, struct cg_soc *soc)
{
	u8 *byte = nvmem_cell_read(cell, &memory->size);

	nvmem_cell_put(cell);
	memory->kept = true;
	if (IS_ERR(byte)) {
		dev_warn(memory->dev, "%pOF: %s cannot be read (%ld), what is learned is not kept\n",
			 memory->node, name, PTR_ERR(byte));
		cg_memory_close(memory);
		return;
	}
	if (memory->size >= sizeof(memory->last)) {
		take(memory, soc, byte);
	} else {
		dev_warn(memory->dev, "%pOF: %s has %zu bytes; make it %zu or more\n",
			 memory->node, name, memory->size, sizeof(memory->last));
		cg_memory_close(memory);
	}
	kfree(byte);
}

/**
 * cg_memory_read() - remember
 * @memory: the memory; a second call does nothing
 * @soc: an estimator that cg_soc_init() has just made; how old its cells are is only known of a
 *	memory that was read, or is blank and was written
 *
 * Return: -EPROBE_DEFER if the driver of the memory is not there yet, otherwise 0: a memory that
 * does not work is said once and not used
 */
int cg_memory_read(struct cg_soc_memory *memory, struct cg_soc *soc)
{
	struct nvmem_cell *cell;

	if (memory->done)
		return 0;
	cell = of_nvmem_cell_get(memory->node, name);
	if (cell == ERR_PTR(-EPROBE_DEFER))
		return -EPROBE_DEFER;
	memory->done = true;
	if (IS_ERR(cell)) {
		dev_warn(memory->dev, "%pOF: there is no %s (%ld), what is learned is not kept\n",
			 memory->node, name, PTR_ERR(cell));
		return 0;
	}
	read_cell(memory, cell, soc);
	return 0;
}

/**
 * cg_memory_give_up() - its driver did not come in time
 * @memory: the memory, which cg_memory_read() has said to wait for; it is not used any more
 */
void cg_memory_give_up(struct cg_soc_memory *memory)
{
	dev_warn(memory->dev, "%pOF: the driver of %s did not come, what is learned is not kept\n",
		 memory->node, name);
	cg_memory_close(memory);
}

static int write_cell(struct cg_soc_memory *memory, const struct cg_soc_saved *now)
{
	struct nvmem_cell *cell = of_nvmem_cell_get(memory->node, name);
	u8 *byte;
	int ret;

	/* it was there: its driver is going, or has gone */
	if (IS_ERR(cell))
		return -EPROBE_DEFER;
	byte = kzalloc(memory->size, GFP_KERNEL);
	if (byte)
		memcpy(byte, now, sizeof(*now));
	ret = byte ? nvmem_cell_write(cell, byte, memory->size) : -ENOMEM;
	kfree(byte);
	nvmem_cell_put(cell);
	return min(ret, 0);
}

/**
 * cg_memory_write() - keep what is learned, if it is not what the memory holds
 * @memory: the memory
 * @soc: the estimator
 */
void cg_memory_write(struct cg_soc_memory *memory, const struct cg_soc *soc)
{
	struct cg_soc_saved now;
	int ret;

	if (!memory->kept)
		return;
	cg_soc_save(soc, &now);
	if (!memcmp(&now, &memory->last, sizeof(now)))
		return;
	ret = write_cell(memory, &now);
	if (!ret)
		memory->last = now;
	if (ret == -EPROBE_DEFER && !memory->away)
		dev_warn(memory->dev, "%pOF: the driver of %s has gone and is waited for\n",
			 memory->node, name);
	memory->away = ret == -EPROBE_DEFER;
	if (!ret || ret == -ENOMEM || memory->away)
		return;
	dev_warn(memory->dev, "%pOF: %s cannot be written (%d), what is learned is not kept\n",
		 memory->node, name, ret);
	cg_memory_close(memory);
}

/**
 * cg_memory_close() - let go of it
 * @memory: the memory; nothing is kept after this
 */
void cg_memory_close(struct cg_soc_memory *memory)
{
	memory->kept = false;
	memory->done = true;
}
