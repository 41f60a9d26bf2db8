/* SPDX-License-Identifier: GPL-2.0-only */
/* chargov check: what its rooms share. */
#ifndef CHARGOV_TOOL_CHECK_H
#define CHARGOV_TOOL_CHECK_H

#include "board.h"

enum level { LEVEL_ERROR, LEVEL_WARNING, LEVEL_NOTE, N_LEVELS };

/* More batteries than that are checked by what refers to them only. */
#define CHECK_BATTERIES	64

/**
 * struct check - a run
 * @board: the file
 * @blob: its tree
 * @quiet: errors only
 * @n: how many of each level were said
 * @n_seen: batteries whose names were checked
 * @seen: they
 */
struct check {
	const struct board *board;
	const void *blob;
	bool quiet;
	int n[N_LEVELS];
	int n_seen;
	int seen[CHECK_BATTERIES];
};

void say(struct check *check, enum level level, int node, const char *format, ...);
/* The node that entry @entry of a list refers to, by its cell @cell; false after a sentence. */
bool refers_at(struct check *check, int node, const char *name, int entry, int cell, int *target);
/* Where each entry is one cell. */
bool refers(struct check *check, int node, const char *name, int index, int *target);

/* check_names.c: properties that nobody reads. */
void check_battery_names(struct check *check, int battery);
void check_pack_names(struct check *check, int pack);
void check_ports(struct check *check);
void check_compatibles(struct check *check);
bool was_seen(const struct check *check, int battery);

/* check_members.c: what measures them. */
void check_members(struct check *check, int pack);
void check_models(struct check *check, int pack, int battery, const struct cg_profile *profile);

/* check_values.c: what is accepted, and makes for a bad charge. */
void check_battery_values(struct check *check, int battery, const struct cg_profile *p);
void check_pack_values(struct check *check, int pack, const char *chip,
		       const struct cg_charger_caps *caps, const struct cg_profile *p);

#endif /* CHARGOV_TOOL_CHECK_H */
