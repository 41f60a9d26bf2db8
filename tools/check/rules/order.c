// SPDX-License-Identifier: GPL-2.0-only
/* Planted: each line with "BUG" must be reported, and no other. Never compiled. */

static int early(struct chip *chip)
{
	int ret;

	chip->psy = devm_power_supply_register(chip->dev, &chip->desc, &chip->config);
	mutex_init(&chip->lock);	/* BUG */
	ret = devm_request_threaded_irq(chip->dev, chip->irq, NULL, heard, 0, "chip", chip);
	if (ret)
		return ret;
	INIT_DELAYED_WORK(&chip->work, look);	/* BUG */
	return 0;
}

static int wrong_end(struct chip *chip)
{
	int ret = devm_request_irq(chip->dev, chip->irq, heard, 0, "chip", chip);

	return ret ?: devm_work_autocancel(chip->dev, &chip->work, look);	/* BUG */
}

static int no_supply(struct chip *chip)
{
	int ret = devm_request_irq(chip->dev, chip->irq, heard, 0, "chip", chip);

	if (ret)
		return ret;
	chip->psy = devm_power_supply_register(chip->dev, &chip->desc, &chip->config);	/* BUG */
	return PTR_ERR_OR_ZERO(chip->psy);
}

static int right(struct chip *chip)
{
	mutex_init(&chip->lock);
	INIT_WORK(&chip->work, look);
	chip->psy = devm_power_supply_register(chip->dev, &chip->desc, &chip->config);
	return devm_request_irq(chip->dev, chip->irq, heard, 0, "chip", chip);
}

static void chip_remove(struct i2c_client *client)
{
	struct chip *chip = i2c_get_clientdata(client);

	cancel_work_sync(&chip->work);	/* BUG */
}

static struct i2c_driver chip_driver = {
	.probe = right,
	.remove = chip_remove,
};
