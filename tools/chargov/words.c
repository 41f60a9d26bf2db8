// SPDX-License-Identifier: GPL-2.0-only
/* The kernel's words, for people. The kernel's tables say which there are. */
#include <math.h>
#include <stdio.h>
#include <string.h>
#include <chargov/decide.h>
#include "sysfs.h"

static const char *const phases[CG_N_PHASES] = {
	[CG_PHASE_IDLE] = "no source is connected",
	[CG_PHASE_WAKEUP] = "a dead cell is being tried",
	[CG_PHASE_PRECHARGE] = "the cell is too low for the full current",
	[CG_PHASE_CC] = "constant current",
	[CG_PHASE_CV] = "constant voltage",
	[CG_PHASE_FULL] = "the charge has ended",
	[CG_PHASE_HOLD] = "held by the user, a threshold, the charge type, a defender or a zone",
	[CG_PHASE_PAUSED] = "waits, and goes on by itself",
	[CG_PHASE_FAULT] = "a fault",
};

static const char *const limits[CG_N_LIMITS] = {
	[CG_LIMIT_SAFETY] = "safety",
	[CG_LIMIT_SOURCE] = "what the source gives",
	[CG_LIMIT_BATTERY] = "what the battery takes",
	[CG_LIMIT_ZONE] = "the temperature",
	[CG_LIMIT_STEP] = "a step of the charge",
	[CG_LIMIT_PRECHARGE] = "the precharge current",
	[CG_LIMIT_AGEING] = "the battery's age",
	[CG_LIMIT_THERMAL] = "the heat of the device",
	[CG_LIMIT_THRESHOLD] = "a charge threshold",
	[CG_LIMIT_USER] = "the user's own cap",
	[CG_LIMIT_BRANCH] = "the weakest branch",
	[CG_LIMIT_CHARGER] = "what the charger can do",
	[CG_LIMIT_POLICY] = "the charge type",
	[CG_LIMIT_DEFENDER] = "a defender of the battery",
};

/**
 * struct reason - why it is not charged
 * @what: what it is
 * @help: what can be done, NULL = nothing need be
 */
static const struct reason {
	const char *what;
	const char *help;
} reasons[CG_N_WHYS] = {
	[CG_WHY_NONE] = { "it is being charged" },
	[CG_WHY_NO_SOURCE] = { "no source is connected" },
	[CG_WHY_NO_BATTERY] = { "the gauge says that there is no battery", "put one in" },
	[CG_WHY_NO_VOLTAGE] = { "its voltage is missing or too old",
				"look whether its gauge answers" },
	[CG_WHY_NO_CURRENT] = { "its current is missing or too old",
				"look whether its gauge answers" },
	[CG_WHY_NO_TEMPERATURE] = { "its temperature is missing or too old",
				    "look at the thermistor and its wires" },
	[CG_WHY_NO_CHARGER] = { "the charger does not answer", "look at its bus, and at the log" },
	[CG_WHY_MEMBERS_DISAGREE] = { "the members of the pack differ too much",
				      "compare them; one gauge or one cell is wrong" },
	[CG_WHY_TOO_COLD] = { "too cold; it goes on when it is warmer" },
	[CG_WHY_TOO_HOT] = { "too hot; it goes on when it is cooler" },
	[CG_WHY_OVER_VOLTAGE] = { "a cell reached the over-voltage threshold",
				  "do not use this battery before it is known why" },
	[CG_WHY_DEAD_BATTERY] = { "a wake-up did not bring the voltage back",
				  "replace the battery" },
	[CG_WHY_PRECHARGE_TIMER] = { "precharge took too long", "replug; again, replace it" },
	[CG_WHY_TOTAL_TIMER] = { "the charge took too long",
				 "replug; again, something draws what goes in" },
	[CG_WHY_CV_TIMER] = { "the constant voltage took too long", "replug; again, replace it" },
	[CG_WHY_CHARGE_BOUND] = { "more was put in than fits", "do not use this battery" },
	[CG_WHY_UNVERIFIED] = { "the charger does not do what it is told",
				"look at the log, and bind its driver anew" },
	[CG_WHY_CHARGER_RESET] = { "the charger lost what it was told",
				   "if it stays, bind its driver anew" },
	[CG_WHY_CHARGER_FAULT] = { "the charger reports a fault", "look at its health" },
	[CG_WHY_CHARGER_TIMER] = { "the charger's own timer ended the charge", "replug" },
	[CG_WHY_OVER_CURRENT] = { "more current than was asked for", "look at gauge and charger" },
	[CG_WHY_IMPLAUSIBLE_FULL] = { "the charger ended far from the full voltage",
				      "compare its voltage with the gauge's" },
	[CG_WHY_FULL] = { "the charge has ended" },
	[CG_WHY_END_THRESHOLD] = { "the end threshold is reached" },
	[CG_WHY_INHIBITED] = { "charge_behaviour is inhibit-charge" },
	[CG_WHY_CLOCK] = { "time went backwards or jumped" },
	[CG_WHY_TOO_LITTLE] = { "less current is allowed than the charger can do" },
	[CG_WHY_TOO_MANY_STARTS] = { "it began too often; waits for its turn" },
	[CG_WHY_TYPE_LEVEL] = { "as much as the charge type wants" },
	[CG_WHY_RESTING] = { "rests, to be full when it shall be" },
	[CG_WHY_DEFENDED] = { "plugged or hot for too long to be full" },
	[CG_WHY_CORRUPT] = { "the governor's own memory was damaged", "restart, and report it" },
};

static int index_of(const char *const *words, int n, const char *word)
{
	while (n-- > 0)
		if (!strcmp(words[n], word))
			return n;
	return -1;
}

const char *word_of_phase(const char *word)
{
	int i = index_of(cg_phase_words, CG_N_PHASES, word);

	return i < 0 ? "" : phases[i];
}

const char *word_of_limit(const char *word)
{
	int i = index_of(cg_limit_words, CG_N_LIMITS, word);

	return i < 0 ? "" : limits[i];
}

const char *word_of_why(const char *word)
{
	int i = index_of(cg_why_words, CG_N_WHYS, word);

	return i < 0 ? "" : reasons[i].what;
}

const char *help_for_why(const char *word)
{
	int i = index_of(cg_why_words, CG_N_WHYS, word);

	return i < 0 ? NULL : reasons[i].help;
}

const char *time_in_words(double s, char text[32])
{
	long minutes = isnan(s) || s <= 0 || s > 1e9 ? 0 : (long)ceil(s / 60);

	text[0] = '\0';
	if (minutes >= 60)
		snprintf(text, 32, "%ld h %ld min", minutes / 60, minutes % 60);
	else if (minutes)
		snprintf(text, 32, "%ld min", minutes);
	return text;
}
