// SPDX-License-Identifier: GPL-2.0-only
/* Options by a table: they are read by it, and listed from it. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "options.h"

static const struct option *find(const struct option *option, const char *word)
{
	for (; option->name; option++) {
		/* a word without a name may come once */
		if (!option->name[0] ? word[0] != '-' && !*option->text :
				       !strcmp(option->name, word))
			return option;
	}
	return NULL;
}

static bool is_in_range(const struct option *option, double number)
{
	return number >= option->least && number <= option->most;
}

static bool read_number(const char *command, const struct option *option, const char *text)
{
	char *end;

	*option->number = strtod(text, &end);
	if (!*end && end != text && is_in_range(option, *option->number))
		return true;
	fprintf(stderr, "chargov %s: %s is %s and must be %.10g to %.10g%s%s.\n", command,
		option->name, text, option->least, option->most, option->unit ? " " : "",
		option->unit ? option->unit : "");
	return false;
}

static void list(const struct option *option)
{
	char left[40];

	for (; option->name; option++) {
		snprintf(left, sizeof(left), "%s%s%s", option->name,
			 option->name[0] && option->word ? " " : "",
			 option->word ? option->word : "");
		printf("  %-20s %s", left, option->help);
		if (option->number)
			printf(": %.10g to %.10g%s%s", option->least, option->most,
			       option->unit ? " " : "", option->unit ? option->unit : "");
		/* one that is out of its range stands for what the help says */
		if (option->number && is_in_range(option, *option->number))
			printf(", else %.10g", *option->number);
		printf("\n");
	}
}

/* The name of another option is no value, and a number below zero is one. */
static bool is_value(const char *word)
{
	return word && word[0] && strncmp(word, "--", 2);
}

bool options_read(int argc, char **argv, const struct option *option)
{
	const struct option *found;
	int i;

	if (argc == 2 && !strcmp(argv[1], "--help")) {
		list(option);
		return false;
	}
	for (i = 1; i < argc; i++) {
		found = find(option, argv[i]);
		if (!found) {
			fprintf(stderr, "chargov %s: %s is not understood; --help lists what is.\n",
				argv[0], argv[i]);
			return false;
		}
		if (found->flag) {
			*found->flag = true;
			continue;
		}
		if (found->name[0] && !is_value(argv[++i])) {
			fprintf(stderr, "chargov %s: %s wants a value.\n", argv[0], found->name);
			return false;
		}
		if (found->text)
			*found->text = argv[i];
		else if (!read_number(argv[0], found, argv[i]))
			return false;
	}
	return true;
}
