// SPDX-License-Identifier: GPL-2.0-only
/*
 * A bus on which now and then a transfer goes wrong: drawn, by a number that is the same in each
 * run, or each in turn.
 */
#include <linux/delay.h>

#include "lab.h"

#define TIMEOUT_MS	100
#define DELAY_MS	3000

static u32 draw(struct cg_lab *lab, u32 n)
{
	lab->noise_seed = lab->noise_seed * 6364136223846793005ULL + 1442695040888963407ULL;
	return (u32)(lab->noise_seed >> 33) % n;
}

static enum cg_noise drawn(struct cg_lab *lab)
{
	enum cg_noise noise;

	if (!lab->noise_ppm || draw(lab, 1000000) >= lab->noise_ppm)
		return CG_NOISE_NONE;
	do {
		noise = CG_NOISE_NAK + draw(lab, CG_N_NOISES - CG_NOISE_NAK);
	} while (!(lab->noise_kinds & BIT(noise - CG_NOISE_NAK)));
	return noise;
}

/**
 * cg_lab_noise_next() - what goes wrong with the next transfer
 * @lab: the board; the lock of the bus is held
 *
 * Return: that, after the time it takes
 */
enum cg_noise cg_lab_noise_next(struct cg_lab *lab)
{
	enum cg_noise noise;

	noise = lab->turn.every ? cg_turn_noise(&lab->turn, ++lab->turns) : drawn(lab);
	lab->noises += noise != CG_NOISE_NONE;
	if (noise == CG_NOISE_TIMEOUT)
		msleep(TIMEOUT_MS);
	if (noise == CG_NOISE_DELAY)
		msleep(DELAY_MS);
	return noise;
}

/**
 * cg_lab_noise_flip() - one byte of a message is another one; doing it again undoes it
 * @msg: the message; of one that writes, its register is left alone
 * @wrong: which and how, from cg_lab_noise_wrong()
 */
void cg_lab_noise_flip(struct i2c_msg *msg, u32 wrong)
{
	u32 first = msg->flags & I2C_M_RD ? 0 : 1;

	if (msg->len > first)
		msg->buf[first + (wrong >> 8) % (msg->len - first)] ^= wrong & 0xff;
}

/**
 * cg_lab_noise_wrong() - the byte of a message that is to be wrong, by a bit, or in turn anyhow
 * @lab: the board; the lock of the bus is held
 *
 * Return: for cg_lab_noise_flip(), which byte, and below it the bits that are others
 */
u32 cg_lab_noise_wrong(struct cg_lab *lab)
{
	u32 bit = draw(lab, 256);

	return bit / 8 << 8 | (lab->turn.every ? 1 + draw(lab, 255) : BIT(bit % 8));
}

int cg_lab_verb_noise(struct cg_lab *lab, char **word)
{
	s32 ppm, seed, kinds = BIT(CG_N_NOISES - CG_NOISE_NAK) - 1;

	if (cg_lab_number(word[0], 0, 500000, &ppm) || cg_lab_number(word[1], 0, S32_MAX, &seed) ||
	    (word[2] && cg_lab_number(word[2], 1, kinds, &kinds)))
		return -EINVAL;
	lab->turn.every = 0;
	lab->noise_ppm = ppm;
	lab->noise_seed = seed;
	lab->noise_kinds = kinds;
	return 0;
}

static int kind_named(const char *word)
{
	static const char *const names[] = {
		[CG_NOISE_NONE] = "none",
		[CG_NOISE_NAK] = "nak", [CG_NOISE_TIMEOUT] = "timeout",
		[CG_NOISE_DROPPED] = "dropped", [CG_NOISE_DELAY] = "delay",
		[CG_NOISE_WRONG] = "wrong",
	};
	int i = match_string(names, ARRAY_SIZE(names), word);

	static_assert(ARRAY_SIZE(names) == CG_N_NOISES);
	return i;
}

/* How a byte is wrong is drawn by the first: each session has others. */
int cg_lab_verb_turn(struct cg_lab *lab, char **word)
{
	s32 every, first, after = 0;
	int kind = kind_named(word[2]), second = CG_NOISE_NONE;

	if (cg_lab_number(word[0], 1, S32_MAX, &every) ||
	    cg_lab_number(word[1], 1, S32_MAX, &first) || kind < 0)
		return -EINVAL;
	if (word[3]) {
		second = word[4] ? kind_named(word[4]) : -EINVAL;
		if (second < 0 || cg_lab_number(word[3], 1, every - 1, &after))
			return -EINVAL;
	}
	lab->noise_ppm = 0;
	lab->noise_seed = first;
	lab->turns = 0;
	lab->turn = (struct cg_turn){ every, first, kind, after, second };
	return 0;
}
