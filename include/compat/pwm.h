/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * A PWM of one's own. From 6.9 on its chip is allocated by the class. Before, a lab has none; that
 * part goes with the last kernel before 6.9.
 */
#ifndef CHARGOV_COMPAT_PWM_H
#define CHARGOV_COMPAT_PWM_H

#include <linux/pwm.h>
#include <linux/version.h>

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
