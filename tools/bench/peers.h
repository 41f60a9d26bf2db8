/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What others do with the same board, cell and source: models of what their sources and
 * datasheets describe, written for this bench.
 */
#ifndef CHARGOV_BENCH_PEERS_H
#define CHARGOV_BENCH_PEERS_H

#include "board.h"
#include "judge.h"

struct peer_run;

/**
 * struct peer - an algorithm
 * @name: short, for tables
 * @begin: sets the charger up
 * @poll: runs every @poll_s, NULL = the charger is alone
 * @poll_s: how often
 */
struct peer {
	const char *name;
	void (*begin)(struct peer_run *run);
	void (*poll)(struct peer_run *run);
	int poll_s;
};

enum { PEER_COOL = -1, PEER_FINE, PEER_WARM, PEER_OFF };

/**
 * struct peer_run - an algorithm at work
 * @limits: of the cell: others get the numbers of its zones, too
 * @path_ohms: of the path, for who makes up for it
 * @board: the hardware
 * @t_s: time since the start
 * @full: the algorithm has ended the charge
 * @zone: in which it is by its own reading
 * @n: what it counts
 * @since_s: what it times
 */
struct peer_run {
	const struct cg_profile *limits;
	double path_ohms;
	struct board board;
	double t_s;
	bool full;
	int zone;
	int n;
	double since_s;
};

#define N_PEERS	5
extern const struct peer peers[N_PEERS];

/**
 * struct peer_charge - a charge by an algorithm
 * @charge: how it went; its end is where the current had fallen to its end at the charger's
 *	voltage, or earlier where it ended by itself
 * @judged: which limits it kept until then
 */
struct peer_charge {
	struct charge charge;
	struct judged judged;
};

void peer_begin(struct peer_run *run, const struct peer *peer, const struct setting *setting);
void peer_step(struct peer_run *run, const struct peer *peer, double seconds);
void peer_charge(const struct peer *peer, const struct setting *setting,
		 struct peer_charge *result);

#endif /* CHARGOV_BENCH_PEERS_H */
