/* SPDX-License-Identifier: GPL-2.0-only */
/* What a user typed behind a command. */
#ifndef CHARGOV_TOOL_OPTIONS_H
#define CHARGOV_TOOL_OPTIONS_H

#include <stdbool.h>

/**
 * struct option - one of a command; exactly one of the pointers is set
 * @name: as it is typed, "" = a word without a name
 * @flag: becomes true
 * @text: becomes what follows, or the word itself
 * @number: becomes what follows
 * @least: of @number
 * @most: of @number
 */
struct option {
	const char *name;
	bool *flag;
	const char **text;
	double *number;
	double least;
	double most;
};

/**
 * options_read() - read them all
 * @argc: as main has it, the command first
 * @argv: likewise
 * @option: those that there are, a NULL name after the last
 *
 * Return: false, after a sentence, if something is not understood
 */
bool options_read(int argc, char **argv, const struct option *option);

#endif /* CHARGOV_TOOL_OPTIONS_H */
