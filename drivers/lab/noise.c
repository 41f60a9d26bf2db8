// SPDX-License-Identifier: GPL-2.0-only
/* A bus on which now and then a transfer goes wrong, by a number that is the same in each run. */
#include <linux/delay.h>

#include "lab.h"

#define TIMEOUT_MS	100
#define DELAY_MS	3000

static u32 draw(struct cg_lab *lab, u32 n)
{
	lab->noise_seed = lab->noise_seed * 6364136223846793005ULL + 1442695040888963407ULL;
	return (u32)(lab->noise_seed >> 33) % n;
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

	if (!lab->noise_ppm || draw(lab, 1000000) >= lab->noise_ppm)
		return CG_NOISE_NONE;
	do {
		noise = CG_NOISE_NAK + draw(lab, CG_N_NOISES - CG_NOISE_NAK);
	} while (!(lab->noise_kinds & BIT(noise - CG_NOISE_NAK)));
	lab->noises++;
	if (noise == CG_NOISE_TIMEOUT)
		msleep(TIMEOUT_MS);
	if (noise == CG_NOISE_DELAY)
		msleep(DELAY_MS);
	return noise;
}

/**
 * cg_lab_noise_flip() - one bit of a message is another one; doing it again undoes it
 * @msg: the message; of one that writes, its register is left alone
 * @bit: which, from cg_lab_noise_bit()
 */
void cg_lab_noise_flip(struct i2c_msg *msg, u32 bit)
{
	u32 first = msg->flags & I2C_M_RD ? 0 : 1;

	if (msg->len > first)
		msg->buf[first + bit / 8 % (msg->len - first)] ^= BIT(bit % 8);
}

/**
 * cg_lab_noise_bit() - the bit of a message that is to be wrong
 * @lab: the board; the lock of the bus is held
 *
 * Return: 0 to 255, for cg_lab_noise_flip()
 */
u32 cg_lab_noise_bit(struct cg_lab *lab)
{
	return draw(lab, 256);
}

int cg_lab_verb_noise(struct cg_lab *lab, char **word)
{
	s32 ppm, seed, kinds = BIT(CG_N_NOISES - CG_NOISE_NAK) - 1;

	if (cg_lab_number(word[0], 0, 500000, &ppm) || cg_lab_number(word[1], 0, S32_MAX, &seed) ||
	    (word[2] && cg_lab_number(word[2], 1, kinds, &kinds)))
		return -EINVAL;
	lab->noise_ppm = ppm;
	lab->noise_seed = seed;
	lab->noise_kinds = kinds;
	return 0;
}
