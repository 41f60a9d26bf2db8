// SPDX-License-Identifier: GPL-2.0-only
/* chargov: looks at the charging of a board, on it and without it. */
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include "board.h"
#include "../bench-soc/command.h"
#include "sysfs.h"

/**
 * struct command - what it can be told to do
 * @name: first word
 * @usage: what follows it, and what it does
 * @run: its main; --help alone makes it list its options
 * @options: all of them, of one that does not list them itself
 */
struct command {
	const char *name;
	const char *usage;
	int (*run)(int argc, char **argv);
	const char *options;
};

static const struct command commands[] = {
	{ "check", "[-q] BOARD.dtb...   what is wrong with a board, and what it leaves out",
	  check_main, "  -q                   errors only, and no counts\n" },
	{ "sim", "BOARD.dtb [--from PCT] [--to PCT] [--ambient C] [--volts V] [--amps A]\n"
	  "      [--source-ohms OHM] [--path-ohms OHM] [--log FILE.csv] [--plot FILE.svg|.png]\n"
	  "      [--record FILE]\n"
	  "                                   a charge of a board, in virtual time",
	  sim_main },
	{ "status", "[BATTERY] [--json]   a battery of the running kernel, on one screen",
	  status_main },
	{ "log", "[BATTERY] [--every S] [--count N] [--to FILE.csv]   the same, as a log",
	  log_main },
	{ "watch", "[BATTERY] [--every S] [--count N]   the same, as curves in a terminal",
	  watch_main },
	{ "plot", "LOG.csv PICTURE.svg|.png   the picture of a logged charge", plot_main, "" },
	{ "record", "[BATTERY] --to FILE [--count N]   each decision with what went into it",
	  record_main },
	{ "replay", "FILE   the same decisions by this version, up to the first that differs",
	  replay_main, "" },
	{ "bench-soc", "-d BATTERY.dtb COURSE.csv...   state of charge over measured courses",
	  bench_soc_main },
};

/* Of one command: with the ranges of its options, and what holds without them. */
static int help_of(const struct command *command)
{
	bool has_own = command->run == bench_soc_main;
	char *argv[3] = { (char *)command->name, has_own ? "-h" : "--help" };

	if (!has_own)
		printf("usage: chargov %s %s\n", command->name, command->usage);
	if (command->options)
		printf("%s", command->options);
	else
		command->run(2, argv);
	return 0;
}

static bool is_help(const char *word)
{
	return !strcmp(word, "--help") || !strcmp(word, "-h");
}

static int run(const struct command *command, int argc, char **argv)
{
	int i;

	for (i = 1; i < argc; i++)
		if (is_help(argv[i]))
			return help_of(command);
	return command->run(argc, argv);
}

static int list(FILE *to)
{
	unsigned int i;

	fprintf(to, "usage:\n");
	for (i = 0; i < ARRAY_SIZE(commands); i++)
		fprintf(to, "  chargov %s %s\n", commands[i].name, commands[i].usage);
	fprintf(to, "  chargov --version\nchargov COMMAND --help tells more of one.\n");
	return to == stdout ? 0 : 2;
}

int main(int argc, char **argv)
{
	unsigned int i;

	if (argc < 2)
		return list(stderr);
	if (!strcmp(argv[1], "help") || is_help(argv[1]))
		return list(stdout);
	if (!strcmp(argv[1], "--version")) {
		printf("chargov %s\n", CHARGOV_VERSION);
		return 0;
	}
	for (i = 0; i < ARRAY_SIZE(commands); i++)
		if (!strcmp(argv[1], commands[i].name))
			return run(&commands[i], argc - 1, argv + 1);
	fprintf(stderr, "chargov: there is no command %s; --help lists them.\n", argv[1]);
	return 2;
}
