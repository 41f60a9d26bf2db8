// SPDX-License-Identifier: GPL-2.0-only
/* What came of a charge. */
#include "sim.h"

static void tell_time(const char *what, s64 ms)
{
	printf("  %-18s %lld h %02lld min\n", what, ms / 3600000, ms / 60000 % 60);
}

static void tell_limits(const struct sim *sim)
{
	s64 all_ms = 0;
	int i;

	for (i = 0; i < CG_N_LIMITS; i++)
		all_ms += sim->limited_ms[i];
	printf("  %-18s", "limited by");
	for (i = 0; i < CG_N_LIMITS && all_ms; i++)
		if (sim->limited_ms[i] * 200 >= all_ms)
			printf(" %s %lld %%", cg_limit_words[i],
			       (sim->limited_ms[i] * 200 + all_ms) / all_ms / 2);
	printf("\n");
}

static const char *chemistry(const struct cg_profile *p)
{
	const char *name = cg_chemistry_caps[p->chemistry].name;

	return name ? name : cg_chemistry_caps[CG_CHEMISTRY_LION].name;
}

static void tell_head(const struct sim *sim, const char *name)
{
	const struct cg_profile *p = &sim->profile;
	s32 permille = sim->full_ms >= 0 ? sim->full_permille :
					   cg_plant_charge_permille(&sim->plant);

	printf("%s: %d mAh, %d in series, by %s from %.1f V and %.2f A", name,
	       p->capacity_uah / 1000, p->cells_series,
	       sim->charger.row ? sim->charger.chip : "a charger that nobody governs",
	       sim->wish.source_uv / 1e6, sim->wish.source_ua / 1e6);
	printf(", %.0f C, %.1f %% to %.1f %%\n", sim->wish.ambient_mdegc / 1000.0,
	       sim->wish.soc_permille / 10.0, permille / 10.0);
	if (sim->curve_typical)
		printf("  %-18s typical of %s, not described\n", "curve", chemistry(p));
}

/* Has it ended at what a zone of temperature allows, and not full? */
static bool is_held(const struct sim *sim)
{
	return sim->decision.why == CG_WHY_FULL && sim->decision.phase == CG_PHASE_HOLD;
}

/* Why it ended where it did. */
static void tell_why_not(const struct sim *sim, const char *what)
{
	s64 at_ms = sim->full_ms >= 0 ? sim->full_ms : sim->idle_ms;

	printf("  %-18s no: ", what);
	if (is_held(sim))
		printf("held by %s", cg_limit_words[sim->decision.limited_by]);
	else if (sim->full_ms >= 0)
		printf("full");
	else if (sim->source.is_starved)
		printf("%g V lift it to %.2f V and not to %.2f V,", sim->wish.source_uv / 1e6,
		       sim->plant.out.v_uv / 1e6, sim->decision.cv_uv / 1e6);
	else if (sim->decision.why == CG_WHY_NONE)
		printf("it would go on");
	else
		printf("%s", cg_why_words[sim->decision.why]);
	if (at_ms)
		printf(" at %.1f %% after %lld h %02lld min",
		       (sim->full_ms >= 0 ? sim->full_permille :
					    cg_plant_charge_permille(&sim->plant)) / 10.0,
		       at_ms / 3600000, at_ms / 60000 % 60);
	printf("\n");
}

/* True if it came to what was wanted. */
static bool tell_target(const struct sim *sim)
{
	bool to_full = sim->wish.to_permille == 1000;
	s64 ms = to_full && !is_held(sim) ? sim->full_ms : sim->to_ms;
	char what[24] = "to full";

	if (!to_full)
		snprintf(what, sizeof(what), "to %g %%", sim->wish.to_permille / 10.0);
	if (ms < 0)
		tell_why_not(sim, what);
	else if (sim->wish.to_permille != 800)
		tell_time(what, ms);
	return ms >= 0;
}

int sim_tell(const struct sim *sim, const char *name)
{
	bool reached;

	tell_head(sim, name);
	if (sim->at_80_ms > 0)
		tell_time("to 80 %", sim->at_80_ms);
	reached = tell_target(sim);
	printf("  %-18s %.2f Wh into the battery\n", "energy", sim->uj / 3.6e9);
	printf("  %-18s %.1f C\n", "hottest cell", sim->hot_mdegc / 1000.0);
	printf("  %-18s %.4f V\n", "highest cell", sim->plant.judge.cell_max_uv / 1e6);
	tell_limits(sim);
	if (sim->kept_ms)
		printf("  %-18s %lld h %02lld min after that, %.2f Wh more\n", "maintenance",
		       sim->kept_ms / 3600000, sim->kept_ms / 60000 % 60, sim->kept_uj / 3.6e9);
	if (cg_judge_over_limit(&sim->plant)) {
		printf("  a cell was over a limit: %d uV, %d uA at most, %lld ms over; report it\n",
		       sim->plant.judge.cell_max_uv, sim->plant.judge.current_max_ua,
		       sim->plant.judge.over_voltage_ms + sim->plant.judge.over_current_ms +
		       sim->plant.judge.over_temp_ms);
		return 1;
	}
	return reached ? 0 : 1;
}
