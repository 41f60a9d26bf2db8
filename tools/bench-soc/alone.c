// SPDX-License-Identifier: GPL-2.0-only
/* bench-soc as a program; it is a command of tools/chargov, too. */
#include "command.h"

int main(int argc, char **argv)
{
	return bench_soc_main(argc, argv);
}
