/* SPDX-License-Identifier: GPL-2.0-only */
/* What a user typed behind a command. */
#ifndef CHARGOV_TOOL_OPTIONS_H
#define CHARGOV_TOOL_OPTIONS_H

#include <stdbool.h>

/**
 * struct option - one of a command; exactly one of the pointers is set, to what holds without it
 * @name: as it is typed, "" = a word without a name
 * @flag: becomes true
 * @text: becomes what follows, or the word itself
 * @number: becomes what follows
 * @least: of @number
 * @most: of @number
 * @unit: of @number, if it has one
 * @word: what stands for the value where options are listed
 * @help: what it is for
 */
struct option {
	const char *name;
	bool *flag;
	const char **text;
	double *number;
	double least;
	double most;
	const char *unit;
	const char *word;
	const char *help;
};

/**
 * options_read() - read them all
 * @argc: as main has it, the command first
 * @argv: likewise
 * @option: those that there are, a NULL name after the last
 *
 * After --help it lists them, with their ranges and what holds without them.
 *
 * Return: false, after a sentence, if something is not understood; false after a list, too
 */
bool options_read(int argc, char **argv, const struct option *option);

#endif /* CHARGOV_TOOL_OPTIONS_H */
