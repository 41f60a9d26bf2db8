// SPDX-License-Identifier: GPL-2.0-only
/*
 * Fuzzes the governor: bytes are a pack, and then what happens to it. After each event comes a
 * decision, and whatever happened, no property of the oracle may break.
 */
#include "input.h"
#include "world.h"

/* Cycles of one event, at most: a charge from empty to full. */
#define MOST_CYCLES	255

static struct input input;
static struct world world;

static void judged(const char *broken)
{
	char what[32];

	if (!broken)
		return;
	world_print(&world);
	snprintf(what, sizeof(what), "%s", broken);
	must(false, what);
}

static void cycle(s64 ms)
{
	world_pass(&world, ms);
	world_see(&world);
	judged(world_decide(&world));
	if (fuzz_aloud)
		world_print(&world);
	world_obey(&world);
}

/* --- the pack --- */

static void make_zone(struct cg_profile *p, int i, s32 from_mdegc)
{
	struct cg_zone *zone = &p->zone[i];
	s32 cv_uv = p->cv_max_uv - (s32)(take(&input, 1) % 8) * 20000 * p->cells_series;
	s32 cc_ua = p->cc_max_ua - p->cc_max_ua / 16 * (s32)(take(&input, 1) % 12);
	int step, n = 1 + take(&input, 1) % 4;

	zone->from_mdegc = from_mdegc;
	zone->to_mdegc = from_mdegc + 5000 + (s32)(take(&input, 1) % 24) * 1000;
	zone->n_steps = i && !(take(&input, 1) % 16) ? 0 : n;
	for (step = 0; step < n; step++) {
		zone->step[step].cv_uv = cv_uv - (n - 1 - step) * 40000 * p->cells_series;
		zone->step[step].cc_ua = cc_ua / (step + 1);
	}
}

/* Of a size that histories come to all of its ends. */
static void make_profile(struct cg_profile *p)
{
	u8 cells = 1 + take(&input, 1) % 4, shape = take(&input, 1), i;
	s32 mdegc = -2000 + (s32)(take(&input, 1) % 8) * 1000;

	*p = (struct cg_profile){
		.chemistry = CG_CHEMISTRY_LION,
		.cells_series = cells,
		.capacity_uah = 3000000,
		.cv_max_uv = 4200000 * cells,
		.cv_cap_uv = shape & 1 ? 4450000 * cells : 0,
		.cc_max_ua = 1500000,
		.term_ua = 150000,
		.precharge_ua = 256000,
		.precharge_below_uv = 3000000 * cells,
		.dead_below_uv = 2000000 * cells,
		.empty_uv = 3200000 * cells,
		.recharge_below_uv = 4050000 * cells,
		.recharge_below_pct = 95,
		.over_voltage_uv = 4250000 * cells,
		.hysteresis_mdegc = (s32)(shape >> 6) * 1000,
		.temp_error_mdegc = (s32)(shape >> 4 & 3) * 700,
		.total_s = 600 + take(&input, 1) * 60,
		.precharge_s = 1800,
		.wakeup_s = 30,
		.charge_bound_uah = 3600000,
		.term_dwell_ms = 30000,
		.cv_s = shape & 2 ? 3600 : 0,
		.path_uohm = shape & 1 ? (s32)(take(&input, 1) % 4) * 40000 : 0,
		.charger_cc = { 0, 5056000, 64000 },
		.charger_cv = { 3840000 * cells, 4608000 * cells, 16000 },
		.charger_iin = { 100000, 3250000, 50000 },
	};
	p->n_zones = 1 + take(&input, 1) % 5;
	for (i = 0; i < p->n_zones; i++) {
		make_zone(p, i, mdegc);
		mdegc = p->zone[i].to_mdegc;
	}
	p->n_maintenance = shape >> 2 & 3;
	for (i = 0; i < p->n_maintenance; i++)
		p->maintenance[i] = (struct cg_maintenance){
			.cv_uv = p->cv_max_uv - (i + 1) * 50000 * cells, .cc_ua = 500000, .s = 1800,
		};
}

/* --- what happens --- */

static void run(void)
{
	u32 n = take(&input, 1) % MOST_CYCLES;

	while (n--)
		cycle(world.decision.next_ms ?: 60000);
}

static void wait_some(void)
{
	static const u32 ms[] = { 0, 1, 100, 999, 2000, 10000, 59000, 61000, 300000, 3600000 };

	cycle(ms[take(&input, 1) % ARRAY_SIZE(ms)]);
}

static void charge_moves(void)
{
	world.soc_ppm = number(&input, -1000000, 1050000);
}

static void temperature_moves(void)
{
	world.mdegc = number(&input, -15000, 75000);
}

static void load_moves(void)
{
	world.load_ua = number(&input, 0, 2000000);
}

static void plug(void)
{
	world.online = !world.online;
	cycle(1);
}

static void replug(void)
{
	world.online = false;
	cycle(1);
	world_pass(&world, take(&input, 2) % 10000);
	world.online = true;
	cycle(1);
}

static void recover(void)
{
	world.forced = 0;
	world.forced_c = 0;
	world.deaf = false;
	world.load_ua = 0;
	world.view.disagree = false;
	world.view.n_chargers = 1;
	world.mdegc = 25000;
}

static void lose(void)
{
	u32 which = take(&input, 1) % (CG_N_VIEW_FIELDS + CG_N_CHARGER_FIELDS);

	if (which < CG_N_VIEW_FIELDS) {
		world.forced |= BIT(which);
		world.view.f[which].valid = false;
	} else {
		world.forced_c |= BIT(which - CG_N_VIEW_FIELDS);
		world.view.charger[0].f[which - CG_N_VIEW_FIELDS].valid = false;
	}
}

/* It stays as it is, and of the time it was read. */
static void freeze(void)
{
	world.forced |= BIT(take(&input, 1) % CG_N_VIEW_FIELDS);
}

static const struct {
	u8 field;
	s32 least, most;
} windows[] = {
	{ CG_V_CELL_MAX_UV, 0, 4500000 },
	{ CG_V_CELL_MIN_UV, 0, 4500000 },
	{ CG_V_CURRENT_UA, -3000000, 6000000 },
	{ CG_V_TEMP_MAX_MDEGC, -40000, 100000 },
	{ CG_V_TEMP_MIN_MDEGC, -40000, 100000 },
	{ CG_V_CAPACITY_PCT, 0, 100 },
	{ CG_V_PRESENT, 0, 1 },
};

static void lie(void)
{
	u32 i = take(&input, 1) % ARRAY_SIZE(windows);

	world.forced |= BIT(windows[i].field);
	world.view.f[windows[i].field] = (struct cg_reading){
		.value = number(&input, windows[i].least, windows[i].most),
		.at_ms = world.view.now_ms,
		.valid = true,
	};
}

static void charger_lies(void)
{
	u32 field = take(&input, 1) % CG_N_CHARGER_FIELDS;

	world.forced_c |= BIT(field);
	world.view.charger[0].f[field] = (struct cg_reading){
		.value = field == CG_C_VOLTAGE_UV ? number(&input, 0, 20000000) :
						    number(&input, 0, 16),
		.at_ms = world.view.now_ms,
		.valid = true,
	};
}

static void trust_moves(void)
{
	world.view.charger[0].trust = take(&input, 1) % 3;
	world.deaf = take(&input, 1) % 2;
}

static void users_wish(void)
{
	struct cg_policy *policy = &world.policy;
	u32 which = take(&input, 1);

	if (which & 1)
		policy->end_pct = take(&input, 1) % 101;
	if (which & 2)
		policy->start_pct = take(&input, 1) % 101;
	if (which & 4)
		policy->user_cc_ua = number(&input, 0, 2000000);
	if (which & 8)
		policy->type = take(&input, 1) % CG_N_TYPES;
	if (which & 16)
		policy->behaviour = take(&input, 1) % 3;
	if (which & 32)
		policy->thermal_state = take(&input, 1) % (CG_THERMAL_STATES + 1);
	if (which & 64)
		policy->finish_by_ms = world.view.now_ms + number(&input, 0, 36000000);
	if (which & 128) {
		policy->once = take(&input, 1) % 2;
		policy->defend_plugged = take(&input, 1) % 2;
		policy->defend_hot = take(&input, 1) % 2;
		policy->left_s = number(&input, -1, 20000);
	}
}

static void users_wish_nothing(void)
{
	world.policy = (struct cg_policy){ .end_pct = 100 };
}

static void members_differ(void)
{
	u32 how = take(&input, 1);

	world.view.disagree = how & 1;
	world.view.branch_permille = how & 2 ? take(&input, 2) % 1001 : 0;
	world.view.ahead_uv = how & 4 ? number(&input, 0, 1200000) * world.profile.cells_series : 0;
}

static void chargers_come_and_go(void)
{
	world.view.n_chargers = take(&input, 1) % 3;
}

/* F44 */
static void bit_flips(void)
{
	u32 bit = take(&input, 2) % (8 * sizeof(world.state));

	((u8 *)&world.state)[bit / 8] ^= 1 << bit % 8;
}

/* F34 */
static void clock_jumps(void)
{
	world.view.now_ms = max_t(s64, world.view.now_ms + number(&input, -100000, 200000000), 0);
}

static void (*const events[])(void) = {
	run, wait_some, charge_moves, temperature_moves, load_moves, plug, replug, recover, lose,
	freeze, lie, charger_lies, trust_moves, users_wish, users_wish_nothing, members_differ,
	chargers_come_and_go, bit_flips, clock_jumps,
};

int fuzz_one(const u8 *byte, size_t size)
{
	struct cg_profile profile;

	input = (struct input){ byte, size };
	make_profile(&profile);
	world_init(&world, &profile);
	while (input.left) {
		events[take(&input, 1) % ARRAY_SIZE(events)]();
		cycle(1000);
	}
	return 0;
}
