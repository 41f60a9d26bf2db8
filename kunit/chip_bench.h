/* SPDX-License-Identifier: GPL-2.0-only */
/* A chip model on a bench: a plant, what the chip feels of it, and the chip. */
#ifndef CHARGOV_KUNIT_CHIP_BENCH_H
#define CHARGOV_KUNIT_CHIP_BENCH_H

#include <kunit/test.h>

#include "../drivers/lab/chip.h"

/**
 * struct bench - a bench
 * @plant: one 3 Ah cell
 * @env: what the chip feels
 * @ops: the chip's model
 * @chip: its state
 * @pulses: interrupts so far
 */
struct bench {
	struct cg_plant plant;
	struct cg_chip_env env;
	const struct cg_chip_ops *ops;
	void *chip;
	unsigned int pulses;
};

static inline const struct cg_charge_request *bench_request(const struct bench *b)
{
	return b->chip + b->ops->request;
}

static inline void bench_feel(struct bench *b)
{
	b->env.plant = &b->plant;
	b->env.out = b->plant.out;
	cg_plant_wire(&b->plant, -1, &b->env.at);
	cg_plant_input(&b->plant, &b->env.input);
}

/* Lets chip and plant react to each other. */
static inline void bench_tick(struct bench *b, s64 dt_ms)
{
	unsigned int i;

	for (i = 0; i < 3; i++) {
		bench_feel(b);
		b->pulses += b->ops->tick(b->chip, &b->env, i ? 0 : dt_ms);
		if (b->ops->request)
			b->plant.request = *bench_request(b);
		cg_plant_solve(&b->plant);
	}
}

static inline void bench_run(struct bench *b, s64 ms)
{
	s64 until_ms = b->plant.now_ms + ms;

	while (b->plant.now_ms < until_ms) {
		s64 from_ms = b->plant.now_ms;

		cg_plant_step(&b->plant, cg_plant_next_ms(&b->plant, until_ms));
		bench_tick(b, b->plant.now_ms - from_ms);
	}
}

static inline void bench_plug(struct bench *b, s32 uv)
{
	b->plant.source = (struct cg_source){ uv, 50000 };
	bench_tick(b, 0);
}

static inline void bench_soc(struct bench *b, s32 permille)
{
	cg_cell_set_soc(&b->plant.cell[0], permille);
	cg_plant_solve(&b->plant);
	bench_tick(b, 0);
}

static inline u8 bench_read(struct bench *b, u8 reg)
{
	return b->ops->read(b->chip, reg);
}

static inline void bench_write(struct bench *b, u8 reg, u8 val)
{
	b->ops->write(b->chip, reg, val);
	bench_tick(b, 0);
}

static inline struct bench *bench_make(struct kunit *test, const struct cg_chip_ops *ops,
				       s32 permille)
{
	struct bench *b = kunit_kzalloc(test, sizeof(*b), GFP_KERNEL);
	struct cg_plant_config *config = kunit_kzalloc(test, sizeof(*config), GFP_KERNEL);

	KUNIT_ASSERT_NOT_NULL(test, b);
	KUNIT_ASSERT_NOT_NULL(test, config);
	b->chip = kunit_kzalloc(test, ops->size, GFP_KERNEL);
	KUNIT_ASSERT_NOT_NULL(test, b->chip);
	cg_cell_type_init(&config->type, 4200000);
	config->series = 1;
	config->parallel = 1;
	config->capacity_uah = 3000000;
	config->full_uv = 4200000;
	config->soc_permille = permille;
	config->ambient_mdegc = 25000;
	cg_plant_init(&b->plant, config);
	b->ops = ops;
	b->env.temp_mdegc = 25000;
	bench_feel(b);
	ops->power_on(b->chip, ops->variant, &b->env);
	bench_tick(b, 0);
	return b;
}

/* At half of 3 Ah and 25 C, 1 A flows out. */
static inline struct bench *bench_discharging(struct kunit *test, const struct cg_chip_ops *ops)
{
	struct bench *b = bench_make(test, ops, 500);

	b->plant.load_ua = 1000000;
	cg_plant_solve(&b->plant);
	bench_tick(b, 0);
	return b;
}

/**
 * struct bench_word - what a word must read
 * @name: of the row
 * @reg: its address
 * @least: at least; below 0 if the word has a sign
 * @most: at most
 */
struct bench_word {
	const char *name;
	u8 reg;
	s32 least;
	s32 most;
};

static inline void bench_expect_word(struct kunit *test, struct bench *b,
				     const struct bench_word *row)
{
	s32 value = b->ops->read_word(b->chip, row->reg);

	if (row->least < 0)
		value = (s16)value;
	KUNIT_EXPECT_GE(test, value, row->least);
	KUNIT_EXPECT_LE(test, value, row->most);
}

#endif /* CHARGOV_KUNIT_CHIP_BENCH_H */
