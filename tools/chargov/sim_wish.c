// SPDX-License-Identifier: GPL-2.0-only
/* The command line of chargov sim. */
#include <math.h>
#include <string.h>
#include "options.h"
#include "sim.h"

/**
 * struct numbers - as they are typed
 * @from: charge at the start, %
 * @to: charge at the end, %
 * @ambient: C
 * @volts: of the source
 * @amps: of the source
 * @source_ohms: of source and cable
 * @path_ohms: of the path, below 0 = as described
 */
struct numbers {
	double from;
	double to;
	double ambient;
	double volts;
	double amps;
	double source_ohms;
	double path_ohms;
};

static void take(const struct numbers *n, struct wish *wish)
{
	wish->soc_permille = lround(n->from * 10);
	wish->to_permille = lround(n->to * 10);
	wish->ambient_mdegc = lround(n->ambient * 1000);
	wish->source_uv = lround(n->volts * 1e6);
	wish->source_ua = lround(n->amps * 1e6);
	wish->source_uohm = lround(n->source_ohms * 1e6);
	wish->path_uohm = lround(n->path_ohms * 1e6);
}

static bool read_all(int argc, char **argv, struct wish *wish, struct numbers *n)
{
	const struct option options[] = {
		{ "", .text = &wish->board, .word = "BOARD.dtb", .help = "must be given" },
		{ "--from", .number = &n->from, .most = 99, .unit = "per cent", .word = "PCT",
		  .help = "charge at the start" },
		{ "--to", .number = &n->to, .least = 1, .most = 100, .unit = "per cent",
		  .word = "PCT", .help = "charge at which it ends, 100 = full" },
		{ "--ambient", .number = &n->ambient, .least = -40, .most = 85,
		  .unit = "degrees Celsius", .word = "C", .help = "around the cells" },
		{ "--volts", .number = &n->volts, .least = 3, .most = 30, .unit = "volts",
		  .word = "V", .help = "of the source; its charger may take less" },
		{ "--amps", .number = &n->amps, .least = 0.1, .most = 20, .unit = "amperes",
		  .word = "A", .help = "the most that the source gives" },
		{ "--source-ohms", .number = &n->source_ohms, .most = 10, .unit = "ohms",
		  .word = "OHM", .help = "of the source and its cable" },
		{ "--path-ohms", .number = &n->path_ohms, .most = 1, .unit = "ohms",
		  .word = "OHM", .help = "between charger and cells, else as described" },
		{ "--log", .text = &wish->log, .word = "FILE.csv", .help = "its course" },
		{ "--plot", .text = &wish->plot, .word = "FILE.svg",
		  .help = "its picture, or .png" },
		{ "--record", .text = &wish->record, .word = "FILE",
		  .help = "its decisions, for chargov replay" },
		{ NULL },
	};

	return options_read(argc, argv, options);
}

bool sim_wish_read(int argc, char **argv, struct wish *wish)
{
	struct numbers n = {
		.from = 5, .to = 100, .ambient = 25, .volts = 5, .amps = 3, .path_ohms = -1,
	};

	if (!read_all(argc, argv, wish, &n))
		return false;
	take(&n, wish);
	if (!wish->board) {
		fprintf(stderr, "usage: chargov sim BOARD.dtb [options]; --help lists them.\n");
		return false;
	}
	if (wish->to_permille <= wish->soc_permille) {
		fprintf(stderr, "chargov sim: --to is %g and must be above --from, %g.\n", n.to,
			n.from);
		return false;
	}
	return !wish->plot || course_can_draw(wish->plot);
}
