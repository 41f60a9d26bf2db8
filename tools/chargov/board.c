// SPDX-License-Identifier: GPL-2.0-only
/* Reads a flattened device tree. */
#include <errno.h>
#include <libfdt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "board.h"

#define FILE_MOST	(16 << 20)

static void *read_file(const char *path, long *size)
{
	FILE *file = fopen(path, "rb");
	char *blob = NULL;

	if (!file)
		return NULL;
	*size = -1;
	if (!fseek(file, 0, SEEK_END))
		*size = ftell(file);
	rewind(file);
	if (*size > 0 && *size <= FILE_MOST)
		blob = malloc(*size);
	if (blob && fread(blob, 1, *size, file) != (size_t)*size) {
		free(blob);
		blob = NULL;
	}
	fclose(file);
	return blob;
}

bool board_load(const char *path, struct board *board)
{
	long size = 0;

	*board = (struct board) { .name = path };
	errno = 0;
	board->blob = read_file(path, &size);
	if (!board->blob) {
		fprintf(stderr, "%s: %s; name a .dtb file.\n", path,
			errno ? strerror(errno) : "is empty or too large to be a device tree");
		return false;
	}
	if (fdt_check_full(board->blob, size)) {
		fprintf(stderr, "%s: is no flattened device tree; compile it with dtc -@ -O dtb.\n",
			path);
		board_free(board);
		return false;
	}
	return true;
}

void board_free(struct board *board)
{
	free(board->blob);
	board->blob = NULL;
}

static bool cell_at(const void *blob, int node, const char *name, int index, u32 *cell)
{
	int len;
	const char *data = node < 0 ? NULL : fdt_getprop(blob, node, name, &len);

	if (!data || index < 0 || (index + 1) * 4 > len)
		return false;
	*cell = fdt32_ld((const fdt32_t *)(data + index * 4));
	return true;
}

int board_refers(const void *blob, int node, const char *name, int index)
{
	u32 phandle;
	int target;

	if (!cell_at(blob, node, name, index, &phandle))
		return -1;
	target = fdt_node_offset_by_phandle(blob, phandle);
	return target < 0 ? -2 : target;
}

int board_cell(const void *blob, int node, const char *name, int preset)
{
	u32 cell;

	/* more than any binding has is none */
	return cell_at(blob, node, name, 0, &cell) && cell < 16 ? (int)cell : preset;
}

int board_count(const void *blob, int node, const char *name)
{
	int len;

	return fdt_getprop(blob, node, name, &len) ? len / 4 : 0;
}

bool board_enabled(const void *blob, int node)
{
	int len;
	const char *status = fdt_getprop(blob, node, "status", &len);

	return !status || len <= 0 || !strncmp(status, "okay", len) || !strncmp(status, "ok", len);
}

const char *board_path(const void *blob, int node, char *path)
{
	if (node < 0 || fdt_get_path(blob, node, path, BOARD_PATH))
		snprintf(path, BOARD_PATH, "?");
	return path;
}

static int read_cells(void *ctx, bool pack, const char *name, int first, u32 *out, int max)
{
	struct pack_props *p = ctx;
	int node = pack ? p->here : p->own, i, len;

	if (pack && p->pack < 0 && p->cells && !strcmp(name, "cells-in-series")) {
		*out = p->cells;
		return 1;
	}
	if (node < 0 || !fdt_getprop(p->blob, node, name, &len))
		return 0;
	if (!len)
		return -ENODATA;
	if (len % 4)
		return -EINVAL;
	for (i = 0; i < max && cell_at(p->blob, node, name, first + i, &out[i]); i++)
		;
	return len / 4;
}

static const char *read_string(void *ctx, bool pack, const char *name)
{
	struct pack_props *p = ctx;
	int node = pack ? p->here : p->own, len;
	const char *text = node < 0 ? NULL : fdt_getprop(p->blob, node, name, &len);

	return text && len > 0 && memchr(text, '\0', len) ? text : NULL;
}

static int nth_child(const void *blob, int parent, int n)
{
	int child;

	fdt_for_each_subnode(child, blob, parent) {
		if (board_enabled(blob, child) && !n--)
			return child;
	}
	return -1;
}

bool board_is_group(const void *blob, int node)
{
	const char *name = fdt_get_name(blob, node, NULL);

	return name && !strncmp(name, "group", 5) && (!name[5] || name[5] == '@');
}

int board_leaf(const void *blob, int pack, int n)
{
	int child, below;

	fdt_for_each_subnode(child, blob, pack) {
		if (!board_enabled(blob, child))
			continue;
		if (!board_is_group(blob, child)) {
			if (!n--)
				return child;
			continue;
		}
		fdt_for_each_subnode(below, blob, child)
			if (board_enabled(blob, below) && !n--)
				return below;
	}
	return -1;
}

static const char *enter(void *ctx, int child, int at)
{
	struct pack_props *p = ctx;
	int node = p->pack;
	const char *name;

	p->here = p->pack;
	p->own = p->battery;
	if (child >= 0 && node >= 0)
		node = nth_child(p->blob, node, child);
	if (child >= 0 && at >= 0 && node >= 0)
		node = nth_child(p->blob, node, at);
	if (node < 0)
		return child < 0 ? "battery" : NULL;
	p->here = node;
	if (child >= 0) {
		p->own = board_refers(p->blob, node, "monitored-battery", 0);
		p->own = max(p->own, -1);
	}
	name = fdt_get_name(p->blob, node, NULL);
	snprintf(p->name, sizeof(p->name), "%s", name ? name : "?");
	return p->name;
}

void pack_props_init(struct pack_props *p, const void *blob, int pack, int battery)
{
	*p = (struct pack_props) {
		.blob = blob, .pack = pack, .battery = battery, .here = pack, .own = battery,
	};
	p->props = (struct cg_props) { p, read_cells, read_string, enter };
}
