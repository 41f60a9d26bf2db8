// SPDX-License-Identifier: GPL-2.0-only
/*
 * 24C02: a memory of 256 bytes that outlives a power-off (data sheet of the AT24C02: a byte at each
 * address). That a write may not leave its page of 8 bytes is not modelled. Pure.
 */
#include "chip.h"

#define N_BYTES		256
#define ERASED		0xff

struct memory {
	u8 byte[N_BYTES];
};

static void memory_power_on(void *chip, u32 variant, const struct cg_chip_env *env)
{
	struct memory *memory = chip;

	memset(memory->byte, ERASED, sizeof(memory->byte));
}

static u8 memory_read(void *chip, u8 reg)
{
	struct memory *memory = chip;

	return memory->byte[reg];
}

static void memory_write(void *chip, u8 reg, u8 val)
{
	struct memory *memory = chip;

	memory->byte[reg] = val;
}

static bool memory_tick(void *chip, const struct cg_chip_env *env, s64 dt_ms)
{
	return false;
}

const struct cg_chip_ops cg_24c02_ops = {
	.compatible = "atmel,24c02",
	.size = sizeof(struct memory),
	.power_on = memory_power_on,
	.read = memory_read,
	.write = memory_write,
	.tick = memory_tick,
};
EXPORT_SYMBOL_IF_KUNIT(cg_24c02_ops);
