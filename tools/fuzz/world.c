// SPDX-License-Identifier: GPL-2.0-only
/*
 * The world of world.h. Its cell is no model of a cell: it makes voltage, current and charge belong
 * together, so that a history goes through all phases.
 */
#include <stdio.h>

#include "world.h"

#define CELL_EMPTY_UV	3000000
#define CELL_FULL_UV	4200000
#define CELL_UOHM	60000
#define BEGIN_MS	1000000
/* More than there are ways to make one thing worse; odd, or three of four turns would miss some. */
#define WORSE_WAYS	61

/**
 * world_init() - half full, at rest, at 25 C, with a source
 * @world: written whole
 * @profile: the pack
 */
void world_init(struct world *world, const struct cg_profile *profile)
{
	*world = (struct world){
		.profile = *profile,
		.policy = { .end_pct = 100 },
		.view = { .now_ms = BEGIN_MS, .n_chargers = 1 },
		.soc_ppm = 500000,
		.mdegc = 25000,
		.online = true,
	};
	cg_profile_prepare(&world->profile);
	cg_state_init(&world->state);
	cg_oracle_init(&world->oracle);
	world_see(world);
}

static s64 ocv_uv(const struct world *world)
{
	return CELL_EMPTY_UV + world->soc_ppm * (CELL_FULL_UV - CELL_EMPTY_UV) / 1000000;
}

static s64 path_uohm(const struct world *world)
{
	return world->profile.path_uohm / (world->profile.cells_series ?: 1);
}

static s64 charge_ua(const struct world *world)
{
	const struct cg_charger_sample *charger = &world->view.charger[0];
	s64 gap_uv = charger->told_cv_uv / (world->profile.cells_series ?: 1) - ocv_uv(world);
	s64 ua = gap_uv * 1000000 / (CELL_UOHM + path_uohm(world));

	if (!world->online || !charger->told_on)
		return 0;
	return clamp_t(s64, ua, 0, charger->told_cc_ua);
}

/**
 * world_pass() - let time pass
 * @world: the world
 * @ms: how much
 */
void world_pass(struct world *world, s64 ms)
{
	s64 ua = charge_ua(world) - world->load_ua;

	world->soc_ppm += ua * ms / 3600 * 1000 / (world->profile.capacity_uah ?: 1);
	world->soc_ppm = clamp_t(s64, world->soc_ppm, -1000000, 1100000);
	world->view.now_ms += ms;
}

static void see_one(struct world *world, enum cg_view_field field, s64 value)
{
	if (!(world->forced & BIT(field)))
		world->view.f[field] = (struct cg_reading){
			.value = value, .at_ms = world->view.now_ms, .valid = true,
		};
}

static void see_charger(struct world *world, enum cg_charger_field field, s64 value)
{
	if (!(world->forced_c & BIT(field)))
		world->view.charger[0].f[field] = (struct cg_reading){
			.value = value, .at_ms = world->view.now_ms, .valid = true,
		};
}

/**
 * world_see() - read everything, but for what is forced
 * @world: the world
 */
void world_see(struct world *world)
{
	s64 in_ua = charge_ua(world), ua = in_ua - world->load_ua;
	s64 cell_uv = max_t(s64, ocv_uv(world) + ua * CELL_UOHM / 1000000, 0);
	u8 cells = world->profile.cells_series ?: 1;

	see_one(world, CG_V_PRESENT, 1);
	see_one(world, CG_V_VOLTAGE_UV, cell_uv * cells);
	see_one(world, CG_V_CELL_MAX_UV, cell_uv);
	see_one(world, CG_V_CELL_MIN_UV, cell_uv);
	see_one(world, CG_V_CURRENT_UA, ua);
	see_one(world, CG_V_TEMP_MDEGC, world->mdegc);
	see_one(world, CG_V_TEMP_MAX_MDEGC, world->mdegc);
	see_one(world, CG_V_TEMP_MIN_MDEGC, world->mdegc);
	see_one(world, CG_V_CAPACITY_PCT, clamp_t(s64, world->soc_ppm / 10000, 0, 100));
	see_charger(world, CG_C_ONLINE, world->online);
	see_charger(world, CG_C_STATUS, world->view.charger[0].told_on && world->online ?
						CG_STATUS_CHARGING : CG_STATUS_NOT_CHARGING);
	see_charger(world, CG_C_HEALTH, 1);
	see_charger(world, CG_C_VOLTAGE_UV, cell_uv * cells + in_ua * path_uohm(world) / 1000000);
}

/* The same, with one thing worse: it must not ask for more (P11). */
static bool worse_is_no_more(struct world *before, const struct cg_decision *decision,
			     unsigned int way)
{
	if (!cg_oracle_worsen(&before->oracle, &before->view, &before->policy, way))
		return true;
	cg_decide(&before->profile, &before->policy, &before->state, &before->view,
		  &before->decision);
	return cg_oracle_is_no_more(&before->decision, decision);
}

/* What the user wishes asks for no more than no wishes (P12). */
static bool wishes_are_no_more(struct world *before, const struct cg_decision *decision)
{
	before->policy = (struct cg_policy){ .end_pct = 100 };
	cg_decide(&before->profile, &before->policy, &before->state, &before->view,
		  &before->decision);
	return cg_oracle_is_no_more(decision, &before->decision);
}

/* As it was before the last decision; of each that explores. */
static __thread struct world before;

/**
 * world_decide() - one decision, judged
 * @world: the world; its charger is not told yet
 *
 * Return: which property is broken, NULL if none
 */
const char *world_decide(struct world *world)
{
	struct cg_scene scene = { &world->profile, &world->policy, &world->state, &world->view,
				  &world->decision };
	const struct cg_property *broken;

	before = *world;
	world->turn++;
	cg_decide(&world->profile, &world->policy, &world->state, &world->view,
		  &world->decision);
	broken = cg_oracle_judge(&world->oracle, &scene);
	if (broken)
		return broken->id;
	if (world->turn % 4 == 0 && !wishes_are_no_more(&before, &world->decision))
		return "P12";
	if (world->turn % 4 && !worse_is_no_more(&before, &world->decision,
						 world->turn % WORSE_WAYS)) {
		printf("worse: way %u of worse.c\n", world->turn % WORSE_WAYS);
		return "P11";
	}
	return NULL;
}

/**
 * world_obey() - the charger does what was decided, unless it is deaf
 * @world: the world
 */
void world_obey(struct world *world)
{
	struct cg_charger_sample *charger = &world->view.charger[0];
	const struct cg_decision *decision = &world->decision;

	/* what was written is not what is read back */
	if (world->deaf) {
		charger->trust = CG_TRUST_UNKNOWN;
		return;
	}
	charger->trust = CG_TRUST_VERIFIED;
	charger->told_on = decision->enable;
	charger->told_cc_ua = decision->cc_ua;
	if (decision->enable)
		charger->told_cv_uv = decision->cv_uv;
}

static void print_readings(const char *name, const struct cg_reading *f, int n, s64 now_ms)
{
	int i;

	printf("%s:", name);
	for (i = 0; i < n; i++)
		if (f[i].valid)
			printf(" %lld@%lld", (long long)f[i].value,
			       (long long)(f[i].at_ms - now_ms));
		else
			printf(" -");
	printf("\n");
}

static void print_decision(const char *name, const struct cg_decision *d)
{
	printf("%s: enable %d cv %d cc %d phase %d why %d limit %d next %lld\n", name, d->enable,
	       d->cv_uv, d->cc_ua, d->phase, d->why, d->limited_by, (long long)d->next_ms);
}

/**
 * world_print() - for whoever reads why a property broke
 * @world: the world
 */
void world_print(const struct world *world)
{
	const struct cg_state *s = &world->state;
	const struct cg_charger_sample *c = &world->view.charger[0];
	s64 now_ms = world->view.now_ms;

	printf("at %lld ms, decision %u, ", (long long)now_ms, world->turn);
	print_decision("it is", &world->decision);
	print_decision("otherwise", &before.decision);
	printf("counted: charged %lld ms, precharged %lld, woken %lld, put in %lld uAms\n",
	       (long long)s->charged_ms, (long long)s->precharged_ms, (long long)s->woken_ms,
	       (long long)s->put_in_uams);
	printf("state: latched %d full %d held %d zone %d..%d step %d path %d uV, %d uohm\n",
	       s->latched, s->full, s->held, s->zone, s->zone_hot, s->step, s->path_uv,
	       s->path_uohm);
	printf("charger: told %d %d uV %d uA trust %d, %d of them\n", c->told_on, c->told_cv_uv,
	       c->told_cc_ua, c->trust, world->view.n_chargers);
	printf("policy: start %d end %d user %d type %d behaviour %d thermal %d\n",
	       world->policy.start_pct, world->policy.end_pct, world->policy.user_cc_ua,
	       world->policy.type, world->policy.behaviour, world->policy.thermal_state);
	printf("branch: %d uV ahead, %d of 1000, disagree %d\n", world->view.ahead_uv,
	       world->view.branch_permille, world->view.disagree);
	printf("oracle before: charged %lld ms, put in %lld uAms, fault %d at %lld\n",
	       (long long)before.oracle.charged_ms, (long long)before.oracle.put_in_uams,
	       before.oracle.fault, (long long)(before.oracle.fault_ms - now_ms));
	print_readings("view", world->view.f, CG_N_VIEW_FIELDS, now_ms);
	print_readings("charger", c->f, CG_N_CHARGER_FIELDS, now_ms);
}
