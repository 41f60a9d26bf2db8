// SPDX-License-Identifier: GPL-2.0-only
/* chargov: looks at the charging of a board, on it and without it. */
#include <stdio.h>
#include <string.h>
#include "board.h"
#include "../bench-soc/command.h"
#include "sysfs.h"

static const struct {
	const char *name;
	const char *usage;
	int (*run)(int argc, char **argv);
} commands[] = {
	{ "check", "[-q] BOARD.dtb...   what is wrong with a board, and what it leaves out",
	  check_main },
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
	{ "plot", "LOG.csv PICTURE.svg|.png   the picture of a logged charge", plot_main },
	{ "record", "[BATTERY] --to FILE [--count N]   each decision with what went into it",
	  record_main },
	{ "replay", "FILE   the same decisions by this version, up to the first that differs",
	  replay_main },
	{ "bench-soc", "-d BATTERY.dtb COURSE.csv...   state of charge over measured courses",
	  bench_soc_main },
};

static int help(FILE *to)
{
	unsigned int i;

	fprintf(to, "usage:\n");
	for (i = 0; i < ARRAY_SIZE(commands); i++)
		fprintf(to, "  chargov %s %s\n", commands[i].name, commands[i].usage);
	fprintf(to, "  chargov --version\n");
	return to == stdout ? 0 : 2;
}

int main(int argc, char **argv)
{
	unsigned int i;

	if (argc < 2)
		return help(stderr);
	if (!strcmp(argv[1], "help") || !strcmp(argv[1], "--help") || !strcmp(argv[1], "-h"))
		return help(stdout);
	if (!strcmp(argv[1], "--version")) {
		printf("chargov %s\n", CHARGOV_VERSION);
		return 0;
	}
	for (i = 0; i < ARRAY_SIZE(commands); i++)
		if (!strcmp(argv[1], commands[i].name))
			return commands[i].run(argc - 1, argv + 1);
	fprintf(stderr, "chargov: there is no command %s; chargov help lists them.\n", argv[1]);
	return 2;
}
