/* SPDX-License-Identifier: GPL-2.0-only */
/* What the running kernel says of a battery that is charged: the power-supply class. */
#ifndef CHARGOV_TOOL_SYSFS_H
#define CHARGOV_TOOL_SYSFS_H

#include <stdbool.h>
#include <stddef.h>

#define SYSFS_WORD	48
#define SYSFS_ROWS	20

/**
 * struct member - a line of the pack's members
 * @name: its supply, or what measures it
 * @state: a word
 * @volts: NAN = not known, as all that follows
 * @amps: into it
 * @degc: its temperature
 * @pct: its charge
 * @missed: readings that failed
 */
struct member {
	char name[SYSFS_WORD];
	char state[SYSFS_WORD];
	double volts;
	double amps;
	double degc;
	double pct;
	double missed;
};

/**
 * struct told - a charger and what it was told
 * @name: its supply
 * @state: on, off, unverified
 * @volts: charge voltage
 * @amps: charge current
 * @input_amps: input limit, 0 = not known
 */
struct told {
	char name[SYSFS_WORD];
	char state[SYSFS_WORD];
	double volts;
	double amps;
	double input_amps;
};

/**
 * struct input - a supply that could feed it
 * @name: the supply
 * @kind: its type, and the kind of source
 * @online: there is a source
 * @volts: what it has at most, NAN = not said
 * @amps: likewise
 */
struct input {
	char name[SYSFS_WORD];
	char kind[SYSFS_WORD];
	bool online;
	double volts;
	double amps;
};

/**
 * struct battery - a battery, and what is around it
 * @dir: its folder
 * @name: its name
 * @status: words of the class, empty = not said
 * @health: likewise
 * @behaviour: the active one
 * @type: the active charge type
 * @state: words of chargov/
 * @why: likewise
 * @limited_by: likewise
 * @fail_safe: likewise
 * @pct: numbers; NAN = not said
 * @volts: of the pack
 * @amps: into it
 * @degc: of its hottest cell
 * @full_s: until it is full
 * @empty_s: until it is empty
 * @health_pct: of its first capacity
 * @cycles: full cycles
 * @start_pct: threshold
 * @end_pct: threshold
 * @cap_amps: what the user allows
 * @told_volts: what was decided
 * @told_amps: likewise
 * @degraded: members that are left out
 * @faults: how many there were
 * @member: its members
 * @n_members: how many
 * @told: its chargers
 * @n_told: how many
 * @input: what could feed it
 * @n_inputs: how many
 */
struct battery {
	char dir[512];
	char name[SYSFS_WORD];
	char status[SYSFS_WORD];
	char health[SYSFS_WORD];
	char behaviour[SYSFS_WORD];
	char type[SYSFS_WORD];
	char state[SYSFS_WORD];
	char why[SYSFS_WORD];
	char limited_by[SYSFS_WORD];
	char fail_safe[SYSFS_WORD];
	double pct;
	double volts;
	double amps;
	double degc;
	double full_s;
	double empty_s;
	double health_pct;
	double cycles;
	double start_pct;
	double end_pct;
	double cap_amps;
	double told_volts;
	double told_amps;
	double degraded;
	double faults;
	struct member member[SYSFS_ROWS];
	int n_members;
	struct told told[2];
	int n_told;
	struct input input[SYSFS_ROWS];
	int n_inputs;
};

/**
 * battery_find() - a battery that chargov charges
 * @root: where sysfs is, /sys
 * @name: which one, NULL = the first
 * @battery: name and folder are written
 *
 * Return: false, after a sentence, if there is none
 */
bool battery_find(const char *root, const char *name, struct battery *battery);

/**
 * battery_read() - read all of it once
 * @root: where sysfs is
 * @battery: found
 *
 * Return: false if it has gone; battery_gone() says so, where a sentence is not lost
 */
bool battery_read(const char *root, struct battery *battery);
void battery_gone(const struct battery *battery);

/* words.c: what a word of the kernel means, in words for people; "" if it is not known. */
const char *word_of_phase(const char *word);
const char *word_of_why(const char *word);
const char *word_of_limit(const char *word);
/* What can be done about it; NULL = nothing need be. */
const char *help_for_why(const char *word);

/* How long, for people; "" for what is not known. */
const char *time_in_words(double s, char text[32]);

/* live.c */
int status_main(int argc, char **argv);
int log_main(int argc, char **argv);

/* replay.c: likewise; 1 if a decision differs. */
int record_main(int argc, char **argv);
int replay_main(int argc, char **argv);

/* watch.c */
int watch_main(int argc, char **argv);

#endif /* CHARGOV_TOOL_SYSFS_H */
