// SPDX-License-Identifier: GPL-2.0-only
/*
 * What sets a charger without registers where no lines do: a PWM (1.5 A at its whole period) and
 * two regulators, of its current and of its voltage. A board without the node of one goes without.
 * A PWM that is off is low, whatever its polarity.
 */
#include <linux/math64.h>
#include <linux/property.h>
#include <linux/regulator/driver.h>
#include <linux/regulator/machine.h>
#include <compat/pwm.h>

#include "lab.h"

#define PWM_MOST_UA	1500000

static void set_prog(struct cg_lab *lab, s32 ua)
{
	cg_lab_begin_change(lab);
	lab->prog_ua = ua;
	cg_lab_end_change(lab);
}

static int current_set(struct regulator_dev *rdev, int min_ua, int max_ua)
{
	set_prog(rdev_get_drvdata(rdev), max_ua);
	return 0;
}

static int current_get(struct regulator_dev *rdev)
{
	struct cg_lab *lab = rdev_get_drvdata(rdev);

	return READ_ONCE(lab->prog_ua);
}

static int voltage_set(struct regulator_dev *rdev, int min_uv, int max_uv, unsigned int *selector)
{
	struct cg_lab *lab = rdev_get_drvdata(rdev);

	cg_lab_begin_change(lab);
	lab->charge_uv = min_uv;
	cg_lab_end_change(lab);
	return 0;
}

static int voltage_get(struct regulator_dev *rdev)
{
	struct cg_lab *lab = rdev_get_drvdata(rdev);

	return READ_ONCE(lab->charge_uv);
}

static const struct regulator_ops current_ops = {
	.set_current_limit = current_set,
	.get_current_limit = current_get,
};

static const struct regulator_ops voltage_ops = {
	.set_voltage = voltage_set,
	.get_voltage = voltage_get,
};

static int add_regulator(struct cg_lab *lab, const char *name, enum regulator_type type,
			 const struct regulator_ops *ops)
{
	struct fwnode_handle *node = device_get_named_child_node(lab->dev, name);
	struct regulator_config config = { .dev = lab->dev, .driver_data = lab };
	struct regulator_init_data *data;
	struct regulator_desc *desc;

	if (!node)
		return 0;
	data = devm_kzalloc(lab->dev, sizeof(*data), GFP_KERNEL);
	desc = devm_kzalloc(lab->dev, sizeof(*desc), GFP_KERNEL);
	if (!data || !desc)
		return -ENOMEM;
	*desc = (struct regulator_desc){
		.name = name, .type = type, .ops = ops, .owner = THIS_MODULE,
	};
	data->constraints = (struct regulation_constraints){
		.min_uA = 1, .max_uA = 3000000, .min_uV = 3500000, .max_uV = 4400000,
		.valid_ops_mask = type == REGULATOR_CURRENT ? REGULATOR_CHANGE_CURRENT :
							      REGULATOR_CHANGE_VOLTAGE,
	};
	config.init_data = data;
	config.of_node = to_of_node(node);
	/* no driver binds to this node: those who would wait for one need not */
	fwnode_dev_initialized(node, true);
	fwnode_handle_put(node);
	return PTR_ERR_OR_ZERO(devm_regulator_register(lab->dev, desc, &config));
}

static int pwm_apply(struct pwm_chip *chip, struct pwm_device *pwm, const struct pwm_state *state)
{
	struct cg_lab *lab = compat_pwm_data(chip);
	u64 period = max(state->period, 1ULL);
	u64 high = state->enabled ? state->duty_cycle : 0;

	if (state->enabled && state->polarity == PWM_POLARITY_INVERSED)
		high = period - high;
	set_prog(lab, div64_u64((lab->off_ua ? period - high : high) * PWM_MOST_UA, period));
	return 0;
}

static const struct pwm_ops pwm_ops = {
	.apply = pwm_apply,
};

int cg_lab_analog_probe(struct cg_lab *lab)
{
	int ret = add_regulator(lab, "charge-current", REGULATOR_CURRENT, &current_ops);

	ret = ret ?: add_regulator(lab, "charge-voltage", REGULATOR_VOLTAGE, &voltage_ops);
	if (ret || !device_property_present(lab->dev, "#pwm-cells"))
		return ret;
	if (device_property_read_bool(lab->dev, "chargov,pwm-inverts"))
		lab->off_ua = PWM_MOST_UA;
	set_prog(lab, lab->off_ua);
	return compat_add_pwm(lab->dev, &pwm_ops, lab);
}
