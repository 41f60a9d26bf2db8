// SPDX-License-Identifier: GPL-2.0-only
/*
 * Explores the governor breadth first: from each state that can be reached, each input of a table
 * of few values for each reading, until there is no new state. Times become how long ago, and
 * counters how near to their end, so that there is an end; of states that are alike the first is
 * gone on from. Every transition is judged, and then every state that is off for a fault must be
 * left when its cause is gone.
 *
 * usage: explore [FAULTS]	0, or 1 (default) thing wrong at a time
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../../kunit/rig_profile.h"
#include "world.h"

#define MOST_STATES	2000000
#define SLOTS		(MOST_STATES * 2)

/* --- inputs --- */

static const s64 volts[] = { 1500000, 2600000, 3700000, 4195000, 4260000 };
static const s64 mdegcs[] = { -3000, 25000, 50000 };
static const s64 amps[] = { -300000, 100000, 1400000 };
static const s64 waits[] = { 1000, 30000, 3600000 };

enum fault {
	FINE, NO_VOLTS, NO_AMPS, NO_MDEGC, NO_CHARGER, DEAF, RESET, SAYS_FULL, CHARGER_FAULT,
	CHARGER_TIMER, DISAGREE, NO_BATTERY, INHIBIT, HELD, N_FAULTS
};

static const char *const words[N_FAULTS] = {
	"all well", "no voltage", "no current", "no temperature", "no charger", "deaf", "reset",
	"says full", "charger fault", "charger timer", "members disagree", "no battery",
	"inhibited", "held at 60 %",
};

/**
 * struct move - an input
 * @v: index of a voltage, and so on
 * @online: there is a source
 * @fault: what else is the case
 */
struct move {
	u8 v, t, i, wait;
	bool online;
	u8 fault;
};

static void spoil(struct world *w, u8 fault)
{
	struct cg_charger_sample *c = &w->view.charger[0];

	w->deaf = fault == DEAF;
	w->policy.behaviour = fault == INHIBIT ? CG_BEHAVIOUR_INHIBIT : CG_BEHAVIOUR_AUTO;
	w->policy.end_pct = fault == HELD ? 60 : 100;
	w->view.disagree = fault == DISAGREE;
	if (fault == NO_VOLTS)
		w->view.f[CG_V_CELL_MAX_UV].valid = false;
	if (fault == NO_AMPS)
		w->view.f[CG_V_CURRENT_UA].valid = false;
	if (fault == NO_MDEGC)
		w->view.f[CG_V_TEMP_MAX_MDEGC].valid = false;
	if (fault == NO_BATTERY)
		w->view.f[CG_V_PRESENT].value = 0;
	if (fault == NO_CHARGER)
		c->f[CG_C_STATUS].valid = false;
	if (fault == RESET)
		c->trust = CG_TRUST_MISMATCH;
	if (fault == SAYS_FULL)
		c->f[CG_C_STATUS].value = CG_STATUS_FULL;
	if (fault == CHARGER_FAULT)
		c->f[CG_C_HEALTH].value = CG_CHARGER_HEALTH_OVERHEAT;
	if (fault == CHARGER_TIMER)
		c->f[CG_C_HEALTH].value = CG_CHARGER_HEALTH_SAFETY_TIMER;
}

static void read_as(struct cg_reading *reading, s64 value, s64 now_ms)
{
	*reading = (struct cg_reading){ .value = value, .at_ms = now_ms, .valid = true };
}

static void see(struct world *w, const struct move *m)
{
	struct cg_reading *f = w->view.f, *c = w->view.charger[0].f;
	s64 now_ms = w->view.now_ms += waits[m->wait];
	bool on = w->view.charger[0].told_on && m->online;

	read_as(&f[CG_V_PRESENT], 1, now_ms);
	read_as(&f[CG_V_VOLTAGE_UV], volts[m->v], now_ms);
	read_as(&f[CG_V_CELL_MAX_UV], volts[m->v], now_ms);
	read_as(&f[CG_V_CELL_MIN_UV], volts[m->v], now_ms);
	read_as(&f[CG_V_CURRENT_UA], amps[m->i], now_ms);
	read_as(&f[CG_V_TEMP_MDEGC], mdegcs[m->t], now_ms);
	read_as(&f[CG_V_TEMP_MAX_MDEGC], mdegcs[m->t], now_ms);
	read_as(&f[CG_V_TEMP_MIN_MDEGC], mdegcs[m->t], now_ms);
	read_as(&f[CG_V_CAPACITY_PCT], m->v >= 3 ? 99 : m->v * 25, now_ms);
	read_as(&c[CG_C_ONLINE], m->online, now_ms);
	read_as(&c[CG_C_STATUS], on ? CG_STATUS_CHARGING : CG_STATUS_NOT_CHARGING, now_ms);
	read_as(&c[CG_C_HEALTH], 1, now_ms);
	spoil(w, m->fault);
}

/* The next of all inputs; false after the last. */
static bool next_move(struct move *m, int n_faults)
{
	if (++m->v < ARRAY_SIZE(volts))
		return true;
	m->v = 0;
	if (++m->t < ARRAY_SIZE(mdegcs))
		return true;
	m->t = 0;
	if (++m->i < ARRAY_SIZE(amps))
		return true;
	m->i = 0;
	if (++m->wait < ARRAY_SIZE(waits))
		return true;
	m->wait = 0;
	m->online = !m->online;
	if (m->online)
		return true;
	return ++m->fault < n_faults;
}

/* --- states --- */

/* How long ago, in three parts that the rules can tell apart. */
static u8 ago(s64 now_ms, s64 since_ms)
{
	s64 ms = now_ms - since_ms;

	if (since_ms < 0)
		return 0;
	return ms < 2000 ? 1 : ms < 60000 ? 2 : 3;
}

/* Has it begun, and is it at its end? */
static u8 part(s64 value, s64 end)
{
	return value <= 0 ? 0 : value < end ? 1 : 2;
}

/* What makes two states different; those whose keys are the same are alike. */
struct key {
	u8 phase, why, latched, flags, evidence, good, bad, restarts, zone, zone_hot, step;
	u8 charged, precharged, woken, put_in, low, lame, good_since, offline, starts, sessions;
	u8 told, trust, deaf;
	u8 judge, away, fault, judged_charged;
};

static void key_of(const struct world *w, struct key *k)
{
	const struct cg_profile *p = &w->profile;
	const struct cg_state *s = &w->state;
	const struct cg_oracle *o = &w->oracle;
	s64 now_ms = w->view.now_ms, h_ms = CG_S_PER_H * CG_MS_PER_S;

	*k = (struct key){
		.phase = s->phase, .why = s->why, .latched = s->latched,
		.flags = s->enabled | s->full << 1 | s->held << 2 | s->held_lower << 3 |
			 s->must_replug << 4 | s->current_seen << 5,
		.evidence = s->evidence,
		/* what the rules compare with: CG_VERIFY_CYCLES, CG_RESTARTS_PER_HOUR */
		.good = min_t(u8, s->good, 3), .bad = s->bad > 3 ? 2 : s->bad > 0,
		.restarts = s->restarts > 5,
		.zone = s->zone, .zone_hot = s->zone_hot, .step = s->step,
		.charged = part(s->charged_ms, (s64)p->total_s * 1000),
		.precharged = part(s->precharged_ms, (s64)p->precharge_s * 1000),
		.woken = part(s->woken_ms, (s64)p->wakeup_s * 1000),
		.put_in = part(s->put_in_uams, (s64)p->charge_bound_uah * h_ms),
		.low = ago(now_ms, s->low_since_ms), .lame = ago(now_ms, s->lame_since_ms),
		.good_since = ago(now_ms, s->good_since_ms),
		.offline = ago(now_ms, s->offline_since_ms),
		.starts = s->start_credit_ms >= 300000,
		.sessions = min_t(s64, s->session_credit_ms / 600000, 1),
		.told = w->view.charger[0].told_on, .trust = w->view.charger[0].trust,
		.deaf = w->deaf,
		.judge = o->was_on | o->was_full << 1 | o->was_held << 2 | o->over_voltage << 3,
		.away = ago(now_ms, o->away_ms), .fault = o->fault,
		.judged_charged = part(o->charged_ms, (s64)p->total_s * 1000),
	};
}

/* A state that was reached, as far as worlds differ, and from which one, by which input. */
struct node {
	struct cg_state state;
	struct cg_oracle oracle;
	s64 now_ms;
	s32 told_cc_ua, told_cv_uv;
	u8 trust, depth;
	bool told_on, deaf;
	u32 from;
	struct move by;
};

static struct node *nodes;
static struct key *keys;
static u32 *slots;
static u32 n_nodes;

static void keep(const struct world *w, u32 from, const struct move *by, struct node *n)
{
	const struct cg_charger_sample *c = &w->view.charger[0];

	*n = (struct node){
		.state = w->state, .oracle = w->oracle, .now_ms = w->view.now_ms,
		.told_cc_ua = c->told_cc_ua, .told_cv_uv = c->told_cv_uv, .trust = c->trust,
		.told_on = c->told_on, .deaf = w->deaf,
		.from = from, .by = *by, .depth = min(nodes[from].depth + 1, U8_MAX),
	};
}

static void go_back(struct world *w, const struct node *n)
{
	struct cg_charger_sample *c = &w->view.charger[0];

	w->state = n->state;
	w->oracle = n->oracle;
	w->view.now_ms = n->now_ms;
	w->deaf = n->deaf;
	c->told_cc_ua = n->told_cc_ua;
	c->told_cv_uv = n->told_cv_uv;
	c->trust = n->trust;
	c->told_on = n->told_on;
}

/* Adds a state if it is new. */
static void reach(const struct world *w, u32 from, const struct move *by)
{
	const u8 *byte = (const u8 *)&keys[n_nodes];
	u64 hash = 0xcbf29ce484222325ULL;
	u32 at, i;

	key_of(w, &keys[n_nodes]);
	for (i = 0; i < sizeof(struct key); i++)
		hash = (hash ^ byte[i]) * 0x100000001b3ULL;
	for (at = hash % SLOTS; slots[at]; at = (at + 1) % SLOTS)
		if (!memcmp(&keys[slots[at] - 1], &keys[n_nodes], sizeof(struct key)))
			return;
	if (n_nodes + 1 == MOST_STATES) {
		fprintf(stderr, "there are more than %d states: their parts are too fine\n",
			MOST_STATES);
		exit(1);
	}
	keep(w, from, by, &nodes[n_nodes++]);
	slots[at] = n_nodes;
}

/* The shortest way there is to a state, for whoever wants to know. */
static void tell_way(u32 at)
{
	const struct move *m = &nodes[at].by;

	if (!at)
		return;
	tell_way(nodes[at].from);
	printf("%lld ms: %lld uV %lld mdegC %lld uA, %s, %s: phase %d why %d latched %d\n",
	       (long long)waits[m->wait], (long long)volts[m->v], (long long)mdegcs[m->t],
	       (long long)amps[m->i], m->online ? "plugged" : "unplugged", words[m->fault],
	       nodes[at].state.phase, nodes[at].state.why, nodes[at].state.latched);
}

static void fail(const struct world *w, u32 at, const char *what)
{
	tell_way(at);
	world_print(w);
	fflush(stdout);
	fprintf(stderr, "%s\n", what);
	exit(1);
}

/* Which phase was followed by which, for tools/docs. */
static bool followed[CG_N_PHASES][CG_N_PHASES];

static void step(struct world *w, u32 from, const struct move *m)
{
	enum cg_phase before = w->state.phase;
	const char *broken;

	see(w, m);
	broken = world_decide(w);
	if (broken)
		fail(w, from, broken);
	world_obey(w);
	followed[before][w->state.phase] = true;
}

static void tell_phases(void)
{
	int from, to;

	printf("phases:");
	for (from = 0; from < CG_N_PHASES; from++)
		for (to = 0; to < CG_N_PHASES; to++)
			if (followed[from][to] && from != to)
				printf(" %s>%s", cg_phase_words[from], cg_phase_words[to]);
	printf("\n");
}

/* --- what a fault needs --- */

/* All is well, and the source was away for a while: it charges again, or is full or held. */
static bool is_left(struct world *w, u32 at)
{
	struct move good = { .v = 2, .t = 1, .online = true };
	int i;

	go_back(w, &nodes[at]);
	/* credits for sessions and starts are earned by time */
	w->view.now_ms += 8 * 3600 * 1000;
	/* away at the second and the third look, 30 s from each other */
	good.wait = 1;
	for (i = 0; i < 4; i++) {
		good.online = !i || i == 3;
		step(w, at, &good);
	}
	good.online = true;
	for (i = 0; i < 8 && !w->decision.enable; i++)
		step(w, at, &good);
	return w->decision.enable || w->state.full || w->decision.phase == CG_PHASE_HOLD;
}

static u32 leave_all(struct world *w)
{
	u32 i, left = 0;

	for (i = 0; i < n_nodes; i++) {
		if (nodes[i].state.phase != CG_PHASE_FAULT)
			continue;
		if (!is_left(w, i))
			fail(w, i, "a fault is not left though its cause is gone");
		left++;
	}
	return left;
}

/* Three hours: one of the waits, three times. */
#define TOTAL_S		(3 * 3600)

int main(int argc, char **argv)
{
	int n_faults = argc > 1 && *argv[1] == '0' ? 1 : N_FAULTS;
	struct cg_profile profile = rig_profile;
	static struct world w;
	u64 transitions = 0;
	u32 i;

	if (argc > 1 && strcmp(argv[1], "0") && strcmp(argv[1], "1")) {
		fprintf(stderr, "explore: '%s' is no number of faults: 0 or 1\n", argv[1]);
		return 2;
	}
	nodes = malloc(MOST_STATES * sizeof(*nodes));
	keys = calloc(MOST_STATES, sizeof(*keys));
	slots = calloc(SLOTS, sizeof(*slots));
	if (!nodes || !keys || !slots) {
		fprintf(stderr, "there is not enough memory for %d states\n", MOST_STATES);
		return 2;
	}
	profile.total_s = TOTAL_S;
	world_init(&w, &profile);
	reach(&w, 0, &(struct move){ 0 });
	for (i = 0; i < n_nodes; i++) {
		struct move m = { 0 };

		do {
			go_back(&w, &nodes[i]);
			step(&w, i, &m);
			transitions++;
			reach(&w, i, &m);
		} while (next_move(&m, n_faults));
		if (i % 1000 == 0 && argc > 2)
			fprintf(stderr, "%u of %u, depth %u\n", i, n_nodes, nodes[i].depth);
	}
	printf("fixpoint: %u states, %llu transitions, depth %u\n", n_nodes,
	       (unsigned long long)transitions, nodes[n_nodes - 1].depth);
	tell_phases();
	printf("%u states with a fault are left when its cause is gone\n", leave_all(&w));
	return 0;
}
