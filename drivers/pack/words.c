// SPDX-License-Identifier: GPL-2.0-only
/*
 * The words of phases, limits and reasons: the ABI of the chargov/ attributes. A value without
 * a word fails the test of this file. Pure.
 */
#include <chargov/decide.h>

const char *const cg_phase_words[CG_N_PHASES] = {
	[CG_PHASE_IDLE] = "idle",
	[CG_PHASE_WAKEUP] = "wakeup",
	[CG_PHASE_PRECHARGE] = "precharge",
	[CG_PHASE_CC] = "cc",
	[CG_PHASE_CV] = "cv",
	[CG_PHASE_FULL] = "full",
	[CG_PHASE_HOLD] = "hold",
	[CG_PHASE_PAUSED] = "paused",
	[CG_PHASE_FAULT] = "fault",
};
EXPORT_SYMBOL_IF_KUNIT(cg_phase_words);

const char *const cg_limit_words[CG_N_LIMITS] = {
	[CG_LIMIT_SAFETY] = "safety",
	[CG_LIMIT_SOURCE] = "source",
	[CG_LIMIT_BATTERY] = "battery",
	[CG_LIMIT_ZONE] = "zone",
	[CG_LIMIT_STEP] = "step",
	[CG_LIMIT_PRECHARGE] = "precharge",
	[CG_LIMIT_AGEING] = "ageing",
	[CG_LIMIT_THERMAL] = "thermal",
	[CG_LIMIT_THRESHOLD] = "threshold",
	[CG_LIMIT_USER] = "user",
	[CG_LIMIT_BRANCH] = "branch",
	[CG_LIMIT_CHARGER] = "charger",
	[CG_LIMIT_POLICY] = "policy",
	[CG_LIMIT_DEFENDER] = "defender",
};
EXPORT_SYMBOL_IF_KUNIT(cg_limit_words);

const char *const cg_why_words[CG_N_WHYS] = {
	[CG_WHY_NONE] = "none",
	[CG_WHY_NO_SOURCE] = "no-source",
	[CG_WHY_NO_BATTERY] = "no-battery",
	[CG_WHY_NO_VOLTAGE] = "no-voltage",
	[CG_WHY_NO_CURRENT] = "no-current",
	[CG_WHY_NO_TEMPERATURE] = "no-temperature",
	[CG_WHY_NO_CHARGER] = "no-charger",
	[CG_WHY_MEMBERS_DISAGREE] = "members-disagree",
	[CG_WHY_TOO_COLD] = "too-cold",
	[CG_WHY_TOO_HOT] = "too-hot",
	[CG_WHY_OVER_VOLTAGE] = "over-voltage",
	[CG_WHY_DEAD_BATTERY] = "dead-battery",
	[CG_WHY_PRECHARGE_TIMER] = "precharge-timer",
	[CG_WHY_TOTAL_TIMER] = "total-timer",
	[CG_WHY_CV_TIMER] = "cv-timer",
	[CG_WHY_CHARGE_BOUND] = "charge-bound",
	[CG_WHY_UNVERIFIED] = "unverified",
	[CG_WHY_CHARGER_RESET] = "charger-reset",
	[CG_WHY_CHARGER_FAULT] = "charger-fault",
	[CG_WHY_CHARGER_TIMER] = "charger-timer",
	[CG_WHY_OVER_CURRENT] = "over-current",
	[CG_WHY_IMPLAUSIBLE_FULL] = "implausible-full",
	[CG_WHY_FULL] = "full",
	[CG_WHY_END_THRESHOLD] = "end-threshold",
	[CG_WHY_INHIBITED] = "inhibited",
	[CG_WHY_CLOCK] = "clock",
	[CG_WHY_TOO_LITTLE] = "too-little",
	[CG_WHY_TOO_MANY_STARTS] = "too-many-starts",
	[CG_WHY_TYPE_LEVEL] = "type-level",
	[CG_WHY_RESTING] = "resting",
	[CG_WHY_DEFENDED] = "defended",
	[CG_WHY_CORRUPT] = "corrupt",
};
EXPORT_SYMBOL_IF_KUNIT(cg_why_words);
