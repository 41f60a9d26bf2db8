// SPDX-License-Identifier: GPL-2.0-only
/* Options by a table. */
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

static bool read_number(const struct option *option, const char *text)
{
	char *end;

	*option->number = strtod(text, &end);
	if (!*end && end != text && *option->number >= option->least &&
	    *option->number <= option->most)
		return true;
	fprintf(stderr, "chargov: %s is %s and must be %g to %g.\n", option->name, text,
		option->least, option->most);
	return false;
}

bool options_read(int argc, char **argv, const struct option *option)
{
	const struct option *found;
	int i;

	for (i = 1; i < argc; i++) {
		found = find(option, argv[i]);
		if (!found) {
			fprintf(stderr, "chargov %s: %s is not understood; see chargov help.\n",
				argv[0], argv[i]);
			return false;
		}
		if (found->flag) {
			*found->flag = true;
			continue;
		}
		if (found->name[0] && ++i == argc) {
			fprintf(stderr, "chargov %s: %s wants a value.\n", argv[0], found->name);
			return false;
		}
		if (found->text)
			*found->text = argv[i];
		else if (!read_number(found, argv[i]))
			return false;
	}
	return true;
}
