// SPDX-License-Identifier: GPL-2.0-only
/*
 * Always plugged: it charges, and then the little that the board takes is put back, or not, as
 * each of them does it.
 */
#include "govern.h"
#include "peers.h"
#include "plugged.h"

/* The user's choices that bear on it. */
static const struct {
	const char *name;
	struct cg_policy policy;
} ours[] = {
	{ "chargov", { .end_pct = 100 } },
	{ "chargov, defended", { .end_pct = 100, .defend_plugged = true } },
	{ "chargov, long life", { .end_pct = 100, .type = CG_TYPE_LONG_LIFE } },
};

static void run_ours(int i, const struct setting *setting, const struct cg_profile *profile,
		     struct plugged *result)
{
	static struct governed governed;
	struct setting own = *setting;

	own.policy = &ours[i].policy;
	govern(&own, profile, NULL, &governed);
	*result = (struct plugged){ ours[i].name, governed.charge, governed.charge.end_soc };
}

static void run_peer(const struct peer *peer, const struct setting *setting,
		     struct plugged *result)
{
	struct peer_run run;

	charge_begin(&result->charge);
	peer_begin(&run, peer, setting);
	while (run.t_s < setting->plugged_s) {
		double s = board_is_idle(&run.board) ? IDLE_S : STEP_S;

		peer_step(&run, peer, s);
		charge_note(&result->charge, &run.board.plant, run.board.amps, run.t_s, s);
	}
	result->name = peer->name;
	result->end_soc = run.board.plant.soc;
}

/**
 * plugged_run() - a month of one of them
 * @i: which one, from 0
 * @setting: cell, path, source, and the time
 * @profile: what the description became
 * @result: what came of it
 *
 * Return: false if there is no such one
 */
bool plugged_run(int i, const struct setting *setting, const struct cg_profile *profile,
		 struct plugged *result)
{
	int n = ARRAY_SIZE(ours);

	if (i >= n + N_PEERS)
		return false;
	if (i < n)
		run_ours(i, setting, profile, result);
	else
		run_peer(&peers[i - n], setting, result);
	return true;
}
