/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * A PWM as it begins, and one of one's own. From 6.8 on the call that applies a state says in its
 * name that it may sleep. From 6.9 on the chip is allocated by the class; before, a lab has none.
 * Each part goes with the last kernel before.
 */
#ifndef CHARGOV_COMPAT_PWM_H
#define CHARGOV_COMPAT_PWM_H

#include <linux/pwm.h>
#include <linux/version.h>

/**
 * compat_begin_pwm() - switch a PWM off, with the period and polarity that pwms names
 * @pwm: of a consumer; until then what pwms says of both is only advice
 *
 * Return: 0 or a negative errno, as when it cannot have that polarity
 */
static inline int compat_begin_pwm(struct pwm_device *pwm)
{
	struct pwm_state state;

	pwm_init_state(pwm, &state);
	state.enabled = false;
#if LINUX_VERSION_CODE >= KERNEL_VERSION(6, 8, 0)
	return pwm_apply_might_sleep(pwm, &state);
#else
	return pwm_apply_state(pwm, &state);
#endif
}

#if LINUX_VERSION_CODE >= KERNEL_VERSION(6, 9, 0)

/**
 * compat_pwm_data() - what a PWM was made with
 * @chip: the PWM
 *
 * Return: the data of compat_add_pwm()
 */
static inline void *compat_pwm_data(struct pwm_chip *chip)
{
	return pwmchip_get_drvdata(chip);
}

/**
 * compat_add_pwm() - be a PWM
 * @dev: the device that is one
 * @ops: what it can do
 * @data: for compat_pwm_data()
 *
 * Return: 0 or a negative errno
 */
static inline int compat_add_pwm(struct device *dev, const struct pwm_ops *ops, void *data)
{
	struct pwm_chip *chip = devm_pwmchip_alloc(dev, 1, 0);

	if (IS_ERR(chip))
		return PTR_ERR(chip);
	chip->ops = ops;
	pwmchip_set_drvdata(chip, data);
	return devm_pwmchip_add(dev, chip);
}

#else

static inline void *compat_pwm_data(struct pwm_chip *chip)
{
	return NULL;
}

static inline int compat_add_pwm(struct device *dev, const struct pwm_ops *ops, void *data)
{
	return -EOPNOTSUPP;
}

#endif

#endif /* CHARGOV_COMPAT_PWM_H */
