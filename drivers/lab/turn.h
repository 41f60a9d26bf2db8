/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Which transfers of a bus go wrong when each is to do so in turn: counted, not drawn. Pure.
 */
#ifndef CHARGOV_LAB_TURN_H
#define CHARGOV_LAB_TURN_H

#include <chargov/pure.h>

/* What goes wrong with a transfer. */
enum cg_noise {
	CG_NOISE_NONE,
	CG_NOISE_NAK,
	CG_NOISE_TIMEOUT,
	CG_NOISE_DROPPED,	/* acknowledged and not done, if it writes */
	CG_NOISE_DELAY,
	CG_NOISE_WRONG,		/* a bit is another one, or in turn a byte */
	CG_N_NOISES,
};

/**
 * struct cg_turn - faults at a distance, each alone or with a second one soon after it
 * @every: distance in transfers, 0 = there are none
 * @first: the first transfer that goes wrong, from 1
 * @kind: how
 * @after: so many transfers after each a second one does, less than @every; 0 = none
 * @second: how
 */
struct cg_turn {
	u32 every;
	u32 first;
	enum cg_noise kind;
	u32 after;
	enum cg_noise second;
};

/**
 * cg_turn_noise() - what goes wrong with a transfer
 * @turn: the faults
 * @n: its number, from 1
 */
enum cg_noise cg_turn_noise(const struct cg_turn *turn, u32 n);

#endif /* CHARGOV_LAB_TURN_H */
