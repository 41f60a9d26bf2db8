// SPDX-License-Identifier: GPL-2.0-only
/*
 * Explores the governor breadth first: from each state that can be reached, each input of a table
 * of few values for each reading, until there is no new state. Times become how long ago, and
 * counters how near to their end, so that there is an end; of states that are alike the first is
 * gone on from. Every transition is judged, and then every state that is off for a fault must be
 * left when its cause is gone. All processors take part, and what comes out is the same as of one.
 *
 * usage: explore [FAULTS [aloud]]	0, 1 (default) or 2 things wrong at a time: seconds, and
 *	some minutes; of two there are so many pairs that a reading has fewer values
 */
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../../kunit/rig_profile.h"
#include "../../drivers/oracle/rules.h"
#include "input.h"
#include "world.h"

/* With nothing wrong, and with something. */
#define FINE_STATES	250000
#define MOST_STATES	4000000

/* --- inputs --- */

enum axis { VOLTS, MDEGCS, AMPS, WAITS, N_AXES };

struct values {
	u8 n;
	s64 at[6];
};

/* Of the voltages one is above what some zones allow and below what all do. */
static const struct values all[N_AXES] = {
	[VOLTS] = { 6, { 1500000, 2600000, 3700000, 4150000, 4195000, 4260000 } },
	[MDEGCS] = { 3, { -3000, 25000, 50000 } },
	[AMPS] = { 3, { -300000, 100000, 1400000 } },
	[WAITS] = { 3, { 1000, 30000, 3600000 } },
};

/* What is left of them where two things may be wrong. */
static const struct values few[N_AXES] = {
	[VOLTS] = { 4, { 2600000, 3700000, 4195000, 4260000 } },
	[MDEGCS] = { 2, { 25000, 50000 } },
	[AMPS] = { 2, { 100000, 1400000 } },
	[WAITS] = { 2, { 1000, 3600000 } },
};

static const struct values *values = all;

enum fault {
	FINE, NO_VOLTS, NO_AMPS, NO_MDEGC, NO_CHARGER, DEAF, RESET, SAYS_FULL, CHARGER_FAULT,
	CHARGER_TIMER, DISAGREE, NO_BATTERY, INHIBIT, HELD, N_FAULTS
};

static const char *const words[N_FAULTS] = {
	"all well", "no voltage", "no current", "no temperature", "no charger", "deaf", "reset",
	"says full", "charger fault", "charger timer", "members disagree", "no battery",
	"inhibited", "held at 60 %",
};

/* All that can be wrong at a time, a bit each: nothing, one thing, two things. */
#define MOST_CASES	(1 + N_FAULTS + N_FAULTS * N_FAULTS / 2)

static u32 cases[MOST_CASES];
static u32 n_cases;

static void make_cases(u32 n_faults)
{
	u32 a, b;

	values = n_faults > 1 ? few : all;
	n_cases = 0;
	cases[n_cases++] = BIT(FINE);
	for (a = FINE + 1; n_faults > 0 && a < N_FAULTS; a++)
		cases[n_cases++] = BIT(a);
	for (a = FINE + 1; n_faults > 1 && a < N_FAULTS; a++)
		for (b = a + 1; b < N_FAULTS; b++)
			cases[n_cases++] = BIT(a) | BIT(b);
}

/**
 * struct move - an input
 * @i: index of a voltage, and so on
 * @online: there is a source
 * @wrong: index of what else is the case
 */
struct move {
	u8 i[N_AXES];
	bool online;
	u8 wrong;
};

static s64 value_of(const struct move *m, enum axis axis)
{
	return values[axis].at[m->i[axis]];
}

/* All inputs: of each axis, with a source and without, and with each thing that may be wrong. */
static u64 moves(void)
{
	u64 n = 2 * n_cases;
	int axis;

	for (axis = 0; axis < N_AXES; axis++)
		n *= values[axis].n;
	return n;
}

static s64 pct_at(s64 uv)
{
	return uv >= 4195000 ? 99 : uv >= 3700000 ? 50 : uv >= 2600000 ? 25 : 0;
}

static void spoil(struct world *w, u32 faults)
{
	struct cg_charger_sample *c = &w->view.charger[0];

	w->deaf = faults & BIT(DEAF);
	w->policy.behaviour = faults & BIT(INHIBIT) ? CG_BEHAVIOUR_INHIBIT : CG_BEHAVIOUR_AUTO;
	w->policy.end_pct = faults & BIT(HELD) ? 60 : 100;
	w->view.disagree = faults & BIT(DISAGREE);
	if (faults & BIT(NO_VOLTS))
		w->view.f[CG_V_CELL_MAX_UV].valid = false;
	if (faults & BIT(NO_AMPS))
		w->view.f[CG_V_CURRENT_UA].valid = false;
	if (faults & BIT(NO_MDEGC))
		w->view.f[CG_V_TEMP_MAX_MDEGC].valid = false;
	if (faults & BIT(NO_BATTERY))
		w->view.f[CG_V_PRESENT].value = 0;
	if (faults & BIT(SAYS_FULL))
		c->f[CG_C_STATUS].value = CG_STATUS_FULL;
	if (faults & BIT(NO_CHARGER))
		c->f[CG_C_STATUS].valid = false;
	if (faults & BIT(RESET))
		c->trust = CG_TRUST_MISMATCH;
	if (faults & BIT(CHARGER_FAULT))
		c->f[CG_C_HEALTH].value = CG_CHARGER_HEALTH_OVERHEAT;
	if (faults & BIT(CHARGER_TIMER))
		c->f[CG_C_HEALTH].value = CG_CHARGER_HEALTH_SAFETY_TIMER;
}

static void read_as(struct cg_reading *reading, s64 value, s64 now_ms)
{
	*reading = (struct cg_reading){ .value = value, .at_ms = now_ms, .valid = true };
}

static void see(struct world *w, const struct move *m)
{
	struct cg_reading *f = w->view.f, *c = w->view.charger[0].f;
	s64 now_ms = w->view.now_ms += value_of(m, WAITS);
	s64 uv = value_of(m, VOLTS), mdegc = value_of(m, MDEGCS);
	bool on = w->view.charger[0].told_on && m->online;

	read_as(&f[CG_V_PRESENT], 1, now_ms);
	read_as(&f[CG_V_VOLTAGE_UV], uv, now_ms);
	read_as(&f[CG_V_CELL_MAX_UV], uv, now_ms);
	read_as(&f[CG_V_CELL_MIN_UV], uv, now_ms);
	read_as(&f[CG_V_CURRENT_UA], value_of(m, AMPS), now_ms);
	read_as(&f[CG_V_TEMP_MDEGC], mdegc, now_ms);
	read_as(&f[CG_V_TEMP_MAX_MDEGC], mdegc, now_ms);
	read_as(&f[CG_V_TEMP_MIN_MDEGC], mdegc, now_ms);
	read_as(&f[CG_V_CAPACITY_PCT], pct_at(uv), now_ms);
	read_as(&c[CG_C_ONLINE], m->online, now_ms);
	read_as(&c[CG_C_STATUS], on ? CG_STATUS_CHARGING : CG_STATUS_NOT_CHARGING, now_ms);
	read_as(&c[CG_C_HEALTH], 1, now_ms);
	spoil(w, cases[m->wrong]);
}

/* The next of all inputs; false after the last. */
static bool next_move(struct move *m)
{
	int axis;

	for (axis = 0; axis < N_AXES; axis++) {
		if (++m->i[axis] < values[axis].n)
			return true;
		m->i[axis] = 0;
	}
	m->online = !m->online;
	if (m->online)
		return true;
	return ++m->wrong < n_cases;
}

/* --- states --- */

/* How long ago, in three parts that the rules can tell apart. */
static u8 ago(s64 now_ms, s64 since_ms)
{
	s64 ms = now_ms - since_ms;

	if (since_ms < 0)
		return 0;
	return ms < CG_ORACLE_DWELL_MS ? 1 : ms < 60000 ? 2 : 3;
}

/* Has it begun, and is it at its end? */
static u8 part(s64 value, s64 end)
{
	return value <= 0 ? 0 : value < end ? 1 : 2;
}

/*
 * The same of precharge and wake-up, whose ends are within one of the waits: from a state that has
 * not begun one move leads to the end as well as from one that has, so with things wrong, when
 * there are many more states, the two are alike.
 */
static u8 end_of(s64 value, s64 end)
{
	return n_cases > 1 ? value >= end : part(value, end);
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
		.precharged = end_of(s->precharged_ms, (s64)p->precharge_s * 1000),
		.woken = end_of(s->woken_ms, (s64)p->wakeup_s * 1000),
		.put_in = part(s->put_in_uams, (s64)p->charge_bound_uah * h_ms),
		.low = ago(now_ms, s->low_since_ms), .lame = ago(now_ms, s->lame_since_ms),
		.good_since = ago(now_ms, s->good_since_ms),
		.offline = ago(now_ms, s->offline_since_ms),
		.starts = s->start_credit_ms >= 300000,
		.sessions = min_t(s64, s->session_credit_ms / 600000, 1),
		.told = w->view.charger[0].told_on, .trust = w->view.charger[0].trust,
		.deaf = w->deaf,
		.judge = o->was_on | o->was_full << 1 | o->was_held << 2 | o->over_voltage << 3,
		.away = ago(now_ms, o->away_ms),
		/* which one it was is all one to its dwell */
		.fault = o->fault != CG_WHY_NONE && ago(now_ms, o->fault_ms) == 1,
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
static u32 n_nodes, most_nodes, n_slots;

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

static u64 hash_of(const struct key *key)
{
	const u8 *byte = (const u8 *)key;
	u64 hash = 0xcbf29ce484222325ULL;
	u32 i;

	for (i = 0; i < sizeof(*key); i++)
		hash = (hash ^ byte[i]) * 0x100000001b3ULL;
	return hash;
}

/* Where it is in the table, or where it would be. */
static u32 slot_of(const struct key *key)
{
	u32 at;

	for (at = hash_of(key) % n_slots; slots[at]; at = (at + 1) % n_slots)
		if (!memcmp(&keys[slots[at] - 1], key, sizeof(*key)))
			break;
	return at;
}

/* Adds a state if it is new. */
static void add(const struct key *key, const struct node *node)
{
	u32 at = slot_of(key);

	if (slots[at])
		return;
	if (n_nodes == most_nodes) {
		fprintf(stderr, "there are more than %u states: their parts are too fine\n",
			most_nodes);
		exit(1);
	}
	keys[n_nodes] = *key;
	nodes[n_nodes++] = *node;
	slots[at] = n_nodes;
}

/* The shortest way there is to a state, for whoever wants to know. */
static void tell_way(u32 at)
{
	const struct move *m = &nodes[at].by;
	u32 fault;

	if (!at)
		return;
	tell_way(nodes[at].from);
	printf("%lld ms: %lld uV %lld mdegC %lld uA, %s", (long long)value_of(m, WAITS),
	       (long long)value_of(m, VOLTS), (long long)value_of(m, MDEGCS),
	       (long long)value_of(m, AMPS), m->online ? "plugged" : "unplugged");
	for (fault = 0; fault < N_FAULTS; fault++)
		if (cases[m->wrong] & BIT(fault))
			printf(", %s", words[fault]);
	printf(": phase %d why %d latched %d\n", nodes[at].state.phase, nodes[at].state.why,
	       nodes[at].state.latched);
}

/* The first that the first worker found is what one alone had found: it is done again, and told. */
static void fail(const struct world *w, u32 at, const char *what)
{
	tell_way(at);
	world_print(w);
	fflush(stdout);
	fprintf(stderr, "%s\n", what);
	exit(1);
}

/* --- all at once --- */

/* States that are gone on from before what they lead to is added, and what they may lead to. */
#define BATCH		4096
#define MOST_FOUND	262144
#define MOST_SEEN	(2 * MOST_FOUND)

/**
 * struct worker - one of those that explore
 * @thread: it
 * @world: where it is
 * @from: its states, first and behind the last
 * @to: likewise
 * @key: states that were not known when the batch began, each once
 * @node: likewise
 * @n: how many
 * @seen: them again, by their hash
 * @left: states with a fault that were left
 * @what: what it found first, NULL as long as nothing is wrong
 * @at: from which state
 * @by: by which input
 * @followed: which phase was followed by which, for tools/docs
 */
struct worker {
	pthread_t thread;
	struct world world;
	u32 from, to;
	struct key *key;
	struct node *node;
	u32 n;
	u32 seen[MOST_SEEN];
	u32 left;
	const char *what;
	u32 at;
	struct move by;
	bool followed[CG_N_PHASES][CG_N_PHASES];
};

/* Whoever reaches a state that others may have reached too keeps it until the batch ends. */
static void reach(struct worker *worker, u32 from, const struct move *by)
{
	struct key key;
	u32 at;

	key_of(&worker->world, &key);
	if (slots[slot_of(&key)])
		return;
	for (at = hash_of(&key) % MOST_SEEN; worker->seen[at]; at = (at + 1) % MOST_SEEN)
		if (!memcmp(&worker->key[worker->seen[at] - 1], &key, sizeof(key)))
			return;
	if (worker->n == MOST_FOUND) {
		worker->what = "a batch leads to too many states: make it smaller";
		return;
	}
	worker->key[worker->n] = key;
	keep(&worker->world, from, by, &worker->node[worker->n++]);
	worker->seen[at] = worker->n;
}

static const char *step(struct world *w, const struct move *m)
{
	const char *broken;

	see(w, m);
	broken = world_decide(w);
	if (!broken)
		world_obey(w);
	return broken;
}

/* What can be done decides what is made worse, not who does it: each run is the same. */
static const char *step_from(struct world *w, u32 from, const struct move *m, u32 number)
{
	go_back(w, &nodes[from]);
	/* one more than there are moves, so that each input is asked in every way somewhere */
	w->turn = (u32)(from * (moves() + 1)) + number;
	return step(w, m);
}

static void *explore(void *data)
{
	struct worker *worker = data;
	struct world *w = &worker->world;
	struct move m;
	u32 i, number;

	for (i = worker->from; i < worker->to; i++) {
		memset(&m, 0, sizeof(m));
		number = 0;
		do {
			worker->at = i;
			worker->by = m;
			worker->what = step_from(w, i, &m, number++);
			if (!worker->what)
				reach(worker, i, &m);
			if (worker->what)
				return NULL;
			worker->followed[nodes[i].state.phase][w->state.phase] = true;
		} while (next_move(&m));
	}
	return NULL;
}

static void tell(struct worker *worker)
{
	struct world *w = &worker->world;
	struct move m = { 0 };
	u32 number = 0;

	while (memcmp(&m, &worker->by, sizeof(m)) && next_move(&m))
		number++;
	step_from(w, worker->at, &worker->by, number);
	fail(w, worker->at, worker->what);
}

static void start(struct worker *worker, void *(*work)(void *), u32 from, u32 to)
{
	worker->from = from;
	worker->to = to;
	worker->n = 0;
	memset(worker->seen, 0, sizeof(worker->seen));
	if (pthread_create(&worker->thread, NULL, work, worker)) {
		fprintf(stderr, "no thread can be started\n");
		exit(2);
	}
}

/* In equal parts; what was found is added in the order in which one alone had found it. */
static void share(struct worker *workers, u32 n, u32 from, u32 to)
{
	u32 i, k;

	for (i = 0; i < n; i++)
		start(&workers[i], explore, from + (u64)(to - from) * i / n,
		      from + (u64)(to - from) * (i + 1) / n);
	for (i = 0; i < n; i++)
		pthread_join(workers[i].thread, NULL);
	for (i = 0; i < n; i++) {
		if (workers[i].what)
			tell(&workers[i]);
		for (k = 0; k < workers[i].n; k++)
			add(&workers[i].key[k], &workers[i].node[k]);
	}
}

static void tell_phases(const struct worker *workers, u32 n)
{
	bool followed[CG_N_PHASES][CG_N_PHASES] = { 0 };
	int from, to;
	u32 i;

	for (i = 0; i < n; i++)
		for (from = 0; from < CG_N_PHASES; from++)
			for (to = 0; to < CG_N_PHASES; to++)
				followed[from][to] |= workers[i].followed[from][to];
	printf("phases:");
	for (from = 0; from < CG_N_PHASES; from++)
		for (to = 0; to < CG_N_PHASES; to++)
			if (followed[from][to] && from != to)
				printf(" %s>%s", cg_phase_words[from], cg_phase_words[to]);
	printf("\n");
}

/* --- what a fault needs --- */

/* All is well, and the source was away for a while: it charges again, or is full or held. */
static const char *leave_one(struct world *w, u32 at)
{
	struct move good = { { [VOLTS] = 2, [MDEGCS] = 1 }, .online = true };
	const char *broken = NULL;
	int i;

	go_back(w, &nodes[at]);
	w->turn = at;
	/* credits for sessions and starts are earned by time */
	w->view.now_ms += 8 * 3600 * 1000;
	/* away at the second and the third look, 30 s from each other */
	good.i[WAITS] = 1;
	for (i = 0; i < 4 && !broken; i++) {
		good.online = !i || i == 3;
		broken = step(w, &good);
	}
	good.online = true;
	for (i = 0; i < 8 && !broken && !w->decision.enable; i++)
		broken = step(w, &good);
	if (broken || w->decision.enable || w->state.full || w->decision.phase == CG_PHASE_HOLD)
		return broken;
	return "a fault is not left though its cause is gone";
}

static void *leave(void *data)
{
	struct worker *worker = data;
	u32 i;

	for (i = worker->from; i < worker->to && !worker->what; i++) {
		if (nodes[i].state.phase != CG_PHASE_FAULT)
			continue;
		worker->what = leave_one(&worker->world, i);
		worker->at = i;
		worker->left++;
	}
	return NULL;
}

static void leave_all(struct worker *workers, u32 n)
{
	const struct values *explored = values;
	u32 i;

	/* what is good is a value of each */
	values = all;
	for (i = 0; i < n; i++)
		start(&workers[i], leave, (u64)n_nodes * i / n, (u64)n_nodes * (i + 1) / n);
	for (i = 0; i < n; i++)
		pthread_join(workers[i].thread, NULL);
	for (i = 0; i < n; i++) {
		if (!workers[i].what)
			continue;
		leave_one(&workers[i].world, workers[i].at);
		values = explored;
		fail(&workers[i].world, workers[i].at, workers[i].what);
	}
}

/* Three hours: one of the waits, three times. */
#define TOTAL_S		(3 * 3600)

static struct worker *hire(u32 n)
{
	struct worker *workers = calloc(n, sizeof(*workers));
	struct cg_profile profile = rig_profile;
	u32 i;

	most_nodes = n_cases > 1 ? MOST_STATES : FINE_STATES;
	n_slots = 2 * most_nodes;
	nodes = calloc(most_nodes, sizeof(*nodes));
	keys = calloc(most_nodes, sizeof(*keys));
	slots = calloc(n_slots, sizeof(*slots));
	if (!nodes || !keys || !slots || !workers)
		return NULL;
	profile.total_s = TOTAL_S;
	for (i = 0; i < n; i++) {
		world_init(&workers[i].world, &profile);
		workers[i].key = malloc(MOST_FOUND * sizeof(*workers[i].key));
		workers[i].node = malloc(MOST_FOUND * sizeof(*workers[i].node));
		if (!workers[i].key || !workers[i].node)
			return NULL;
	}
	return workers;
}

static void explore_all(struct worker *workers, u32 n, bool aloud)
{
	u32 i, to;

	reach(&workers[0], 0, &(struct move){ 0 });
	add(&workers[0].key[0], &workers[0].node[0]);
	for (i = 0; i < n_nodes; i = to) {
		to = min(n_nodes, i + BATCH);
		if (aloud)
			fprintf(stderr, "%u of %u, depth %u\n", i, n_nodes, nodes[i].depth);
		share(workers, n, i, to);
	}
}

/* JOBS of them, or all. */
static u32 processors(void)
{
	const char *jobs = getenv("JOBS");
	long n = jobs ? atoi(jobs) : sysconf(_SC_NPROCESSORS_ONLN);

	return clamp_t(long, n, 1, 64);
}

int main(int argc, char **argv)
{
	u32 n = processors(), i, left = 0;
	struct worker *workers;
	s64 longest_ms;

	if (argc > 1 && (strlen(argv[1]) != 1 || !strchr("012", *argv[1]))) {
		fprintf(stderr, "explore: '%s' is no number of faults: 0, 1 or 2\n", argv[1]);
		return 2;
	}
	make_cases(argc > 1 ? *argv[1] - '0' : 1);
	workers = hire(n);
	if (!workers) {
		fprintf(stderr, "there is not enough memory for %u states\n", most_nodes);
		return 2;
	}
	/* see end_of() */
	longest_ms = values[WAITS].at[values[WAITS].n - 1];
	must(rig_profile.precharge_s * 1000LL <= longest_ms &&
	     rig_profile.wakeup_s * 1000LL <= longest_ms, "an end is within a wait");
	explore_all(workers, n, argc > 2 && !strcmp(argv[2], "aloud"));
	printf("fixpoint: %u states, %llu transitions, depth %u\n", n_nodes,
	       (unsigned long long)n_nodes * moves(), nodes[n_nodes - 1].depth);
	tell_phases(workers, n);
	leave_all(workers, n);
	for (i = 0; i < n; i++)
		left += workers[i].left;
	printf("%u states with a fault are left when its cause is gone\n", left);
	return 0;
}
