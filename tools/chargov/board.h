/* SPDX-License-Identifier: GPL-2.0-only */
/* A board: a flattened device tree, and a pack in it as the parser wants to read it. */
#ifndef CHARGOV_TOOL_BOARD_H
#define CHARGOV_TOOL_BOARD_H

#include <chargov/profile.h>

#define BOARD_PATH	256

/**
 * struct board - a file
 * @name: of the file
 * @blob: the tree
 */
struct board {
	const char *name;
	void *blob;
};

/**
 * struct pack_props - a pack of a board
 * @props: the calls of the parser; their ctx is this struct
 * @blob: the tree
 * @pack: node of the pack, below 0 for a battery that no pack names
 * @battery: its simple-battery node, below 0 if it has none
 * @here: the node that is read from
 * @own: the simple-battery node that is read from
 * @name: of @here
 * @cells: cells in series of a battery that no pack names, 0 = not known
 */
struct pack_props {
	struct cg_props props;
	const void *blob;
	int pack;
	int battery;
	int here;
	int own;
	char name[64];
	u32 cells;
};

/* False, after a sentence, if it is no device tree. */
bool board_load(const char *path, struct board *board);
void board_free(struct board *board);

/* The node that cell @index of a property refers to; -1 = no such cell, -2 = it points nowhere. */
int board_refers(const void *blob, int node, const char *name, int index);
int board_cell(const void *blob, int node, const char *name, int preset);
int board_count(const void *blob, int node, const char *name);
bool board_enabled(const void *blob, int node);
/* Members that are wired to each other. */
bool board_is_group(const void *blob, int node);
/* The member or reserve of this number, in the order of the parser; -1 if there are not so many. */
int board_leaf(const void *blob, int pack, int n);
const char *board_path(const void *blob, int node, char *path);

void pack_props_init(struct pack_props *p, const void *blob, int pack, int battery);

/* check.c: 0 if nothing is wrong, 1 if something is, 2 if a file cannot be read. */
int check_main(int argc, char **argv);

/* sim.c: likewise; 1 if it does not get full. */
int sim_main(int argc, char **argv);
int plot_main(int argc, char **argv);

#endif /* CHARGOV_TOOL_BOARD_H */
