/* SPDX-License-Identifier: GPL-2.0-only */
/* The bench as a command: of a program of its own, and of tools/chargov. */
#ifndef BENCH_SOC_COMMAND_H
#define BENCH_SOC_COMMAND_H

int bench_soc_main(int argc, char **argv);

#endif /* BENCH_SOC_COMMAND_H */
