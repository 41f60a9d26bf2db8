// SPDX-License-Identifier: GPL-2.0-only
/*
 * The I2C bus: takes transfers to the chip models, and makes the faults that a bus can have. The
 * first byte written sets a chip's register pointer, which moves on with every byte.
 */
#include <linux/delay.h>
#include <linux/of.h>
#include <linux/of_irq.h>
#include <linux/property.h>

#include "lab.h"

/* No transfer goes there. */
#define NO_ADDRESS	0xffff

static const struct cg_chip_ops *const models[] = {
	&cg_axp209_ops,
	&cg_bq24190_ops,
	&cg_bq25601_ops,
	&cg_bq25601d_ops,
	&cg_bq25618_ops,
	&cg_bq25890_ops,
	&cg_bq25895_ops,
	&cg_bq25896_ops,
	&cg_bq25960_ops,
	&cg_bq25980_ops,
	&cg_bq25792_ops,
	&cg_bq25798_ops,
	&cg_rt9467_ops,
	&cg_rt9471_ops,
	&cg_bq27541_ops,
	&cg_sbs_ops,
	&cg_max17042_ops,
	&cg_max17260_ops,
	&cg_max17261_ops,
	&cg_max17262_ops,
	&cg_max17263_ops,
	&cg_lc709203f_ops,
	&cg_lc709204f_ops,
	&cg_ina219_ops,
	&cg_ina226_ops,
	&cg_24c02_ops,
};

static struct cg_lab_chip *chip_at(struct cg_lab *lab, u16 addr)
{
	unsigned int i;

	for (i = 0; i < lab->n_chips; i++)
		if (lab->chip[i].addr == addr)
			return &lab->chip[i];
	return NULL;
}

static bool writes_something(const struct i2c_msg *msg, int n)
{
	int i;

	for (i = 0; i < n; i++)
		if (!(msg[i].flags & I2C_M_RD) && msg[i].len > 1)
			return true;
	return false;
}

/* Address and register come first in what the packet error code protects. */
static u8 code_of(const struct cg_lab_chip *chip, u8 reg, bool read, const u8 *byte,
		  unsigned int n)
{
	u8 head[] = { chip->addr << 1, reg, chip->addr << 1 | 1 };
	u8 crc = i2c_smbus_pec(0, head, read ? 3 : 2);

	return i2c_smbus_pec(crc, (u8 *)byte, n);
}

/* A word that comes with a wrong code is not taken, as by the chip. */
static void write_word(struct cg_lab_chip *chip, const u8 *byte, unsigned int n)
{
	bool high_first = chip->ops->high_first;

	if (n < 3)
		return;
	if (chip->ops->pec && (n < 4 || byte[3] != code_of(chip, byte[0], false, byte + 1, 2)))
		return;
	chip->ops->write_word(chip->state, byte[0],
			      high_first ? byte[1] << 8 | byte[2] : byte[2] << 8 | byte[1]);
}

static u16 word_now(struct cg_lab_chip *chip)
{
	return chip->frozen ? chip->snapshot[chip->pointer] :
			      chip->ops->read_word(chip->state, chip->pointer);
}

/* Each address holds a word or a block; after a word comes its code, or the next word. */
static void read_words(struct cg_lab_chip *chip, u8 *byte, unsigned int n)
{
	u8 block[CG_CHIP_BLOCK] = { 0 }, reg = chip->pointer;
	unsigned int i;
	u16 word = 0;

	if (chip->ops->read_block && chip->ops->read_block(chip->state, chip->pointer, block)) {
		memcpy(byte, block, min_t(unsigned int, n, sizeof(block)));
		return;
	}
	for (i = 0; i < n; i++) {
		if (chip->ops->pec && i == 2) {
			byte[i] = code_of(chip, reg, true, byte, 2);
			break;
		}
		if (i % 2 == 0)
			word = word_now(chip);
		else
			chip->pointer++;
		byte[i] = (i % 2 == 0) == chip->ops->high_first ? word >> 8 : word;
	}
}

static void write_bytes(struct cg_lab_chip *chip, const u8 *byte, unsigned int n)
{
	bool lost = chip->drop && n > 1;
	unsigned int i;

	if (!n)
		return;
	chip->pointer = byte[0];
	if (lost)
		chip->drop--;
	if (chip->ops->write_word) {
		if (!lost && !chip->frozen)
			write_word(chip, byte, n);
		return;
	}
	for (i = 1; i < n; i++, chip->pointer++)
		if (!lost && !chip->frozen)
			chip->ops->write(chip->state, chip->pointer, byte[i]);
}

static void read_bytes(struct cg_lab_chip *chip, u8 *byte, unsigned int n)
{
	unsigned int i;

	if (chip->ops->read_word) {
		read_words(chip, byte, n);
		return;
	}
	for (i = 0; i < n; i++, chip->pointer++)
		byte[i] = chip->frozen ? chip->snapshot[chip->pointer] :
					 chip->ops->read(chip->state, chip->pointer);
}

/* Under the lock. */
static int transfer(struct cg_lab *lab, struct cg_lab_chip *chip, struct i2c_msg *msg, int n)
{
	int i;

	cg_lab_death_transfer(lab);
	chip->transfers++;
	if (chip->nak) {
		chip->nak--;
		return -ENXIO;
	}
	if (chip->nak_in && !--chip->nak_in)
		return -ENXIO;
	for (i = 0; i < n; i++) {
		if (msg[i].addr != chip->addr)
			return -ENXIO;
		if (msg[i].flags & I2C_M_RD)
			read_bytes(chip, msg[i].buf, msg[i].len);
		else
			write_bytes(chip, msg[i].buf, msg[i].len);
	}
	return n;
}

static int do_transfer(struct cg_lab *lab, struct cg_lab_chip *chip, struct i2c_msg *msg, int n)
{
	int ret;

	if (writes_something(msg, n)) {
		cg_lab_begin_change(lab);
		ret = transfer(lab, chip, msg, n);
		cg_lab_end_change(lab);
	} else {
		cg_lab_begin_read(lab);
		ret = transfer(lab, chip, msg, n);
		cg_lab_end_read(lab);
	}
	return ret;
}

/* One bit or byte on its way there, which the caller's message does not have, or back. */
static int transfer_wrong(struct cg_lab *lab, struct cg_lab_chip *chip, struct i2c_msg *msg, int n)
{
	struct i2c_msg *last = &msg[n - 1];
	u32 wrong = cg_lab_noise_wrong(lab);
	int ret;

	if (!(last->flags & I2C_M_RD))
		cg_lab_noise_flip(last, wrong);
	ret = do_transfer(lab, chip, msg, n);
	cg_lab_noise_flip(last, wrong);
	return ret;
}

static int lab_bus_xfer(struct i2c_adapter *adapter, struct i2c_msg *msg, int n)
{
	struct cg_lab *lab = i2c_get_adapdata(adapter);
	struct cg_lab_chip *chip = chip_at(lab, msg[0].addr);

	if (!chip)
		return -ENXIO;
	if (READ_ONCE(chip->delay_ms))
		msleep(READ_ONCE(chip->delay_ms));
	switch (cg_lab_noise_next(lab)) {
	case CG_NOISE_NAK:
		return -ENXIO;
	case CG_NOISE_TIMEOUT:
		return -ETIMEDOUT;
	case CG_NOISE_DROPPED:
		return writes_something(msg, n) ? n : do_transfer(lab, chip, msg, n);
	case CG_NOISE_WRONG:
		return transfer_wrong(lab, chip, msg, n);
	default:
		return do_transfer(lab, chip, msg, n);
	}
}

static u32 lab_bus_functionality(struct i2c_adapter *adapter)
{
	return I2C_FUNC_I2C | I2C_FUNC_SMBUS_EMUL;
}

static const struct i2c_algorithm lab_bus_algorithm = {
	.master_xfer = lab_bus_xfer,
	.functionality = lab_bus_functionality,
};

/* The line of the board that the chip's interrupt is wired to. */
static int interrupt_line(const struct cg_lab *lab, struct device_node *np)
{
	struct of_phandle_args irq;
	int line = -1;

	if (of_irq_parse_one(np, 0, &irq))
		return -1;
	if (irq.np == to_of_node(lab->gpio.fwnode) && irq.args[0] < CG_LAB_N_LINES)
		line = irq.args[0];
	of_node_put(irq.np);
	return line;
}

static int read_pair(struct device_node *np, const char *name, unsigned int i, u32 *pair)
{
	return of_property_read_u32_index(np, name, 2 * i, &pair[0]) ?:
	       of_property_read_u32_index(np, name, 2 * i + 1, &pair[1]);
}

/* The cell that "chargov,gauges" of the board wires a chip to, the reserve, or the whole pack. */
static int wired_cell(const struct cg_lab *lab, struct device_node *np)
{
	struct of_phandle_args args;
	int i, cell = CG_LAB_PACK;
	u32 wired[2], addr;

	if (lab->reserve && cg_lab_reserve_has(lab, np))
		return CG_LAB_RESERVE;

	for (i = 0; cell < 0 && !of_parse_phandle_with_fixed_args(dev_of_node(lab->dev),
								  "chargov,gauges", 1, i, &args);
	     i++) {
		if (args.np == np && args.args[0] < lab->plant.n_cells)
			cell = args.args[0];
		of_node_put(args.np);
	}
	/* chips of overlays have no name that a board knows, only an address */
	for (i = 0; !of_property_read_u32(np, "reg", &addr) &&
	     !read_pair(dev_of_node(lab->dev), "chargov,wired", i, wired); i++) {
		if (wired[0] == addr && wired[1] < lab->plant.n_cells)
			cell = wired[1];
	}
	return cell;
}

static const struct cg_chip_ops *find_model(struct fwnode_handle *node)
{
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(models); i++)
		if (!fwnode_property_match_string(node, "compatible", models[i]->compatible))
			return models[i];
	return NULL;
}

/* The next chip of the table, with a state. */
static struct cg_lab_chip *make_chip(struct cg_lab *lab, const struct cg_chip_ops *ops, u16 addr)
{
	struct cg_lab_chip *chip = &lab->chip[lab->n_chips];

	if (lab->n_chips == CG_LAB_MAX_CHIPS) {
		dev_err(lab->dev, "one chip too many, %d fit: remove one\n", CG_LAB_MAX_CHIPS);
		return ERR_PTR(-ENOSPC);
	}
	chip->state = devm_kzalloc(lab->dev, ops->size, GFP_KERNEL);
	if (!chip->state)
		return ERR_PTR(-ENOMEM);
	chip->ops = ops;
	chip->addr = addr;
	chip->charger = CG_LAB_NO_CHARGER;
	if (!ops->request)
		return chip;
	if (lab->n_chargers == CG_PLANT_CHARGERS) {
		dev_err(lab->dev, "one charger too many, %d fit: remove one\n", CG_PLANT_CHARGERS);
		return ERR_PTR(-ENOSPC);
	}
	chip->charger = lab->n_chargers++;
	return chip;
}

/* A charger that hangs on lines only. */
static int add_linear(struct cg_lab *lab)
{
	struct cg_lab_chip *chip;

	if (!device_property_read_bool(lab->dev, "chargov,linear-charger"))
		return 0;
	chip = make_chip(lab, &cg_tp4056_ops, NO_ADDRESS);
	if (IS_ERR(chip))
		return PTR_ERR(chip);
	chip->line = -1;
	chip->cell = CG_LAB_PACK;
	strscpy(chip->name, "linear_charger", sizeof(chip->name));
	cg_lab_chip_feel(lab, chip);
	chip->ops->power_on(chip->state, 0, &chip->env);
	lab->n_chips++;
	return 0;
}

static int add_chip(struct cg_lab *lab, struct fwnode_handle *node)
{
	const struct cg_chip_ops *ops = find_model(node);
	struct cg_lab_chip *chip;
	u32 addr;

	if (!ops || fwnode_property_read_u32(node, "reg", &addr)) {
		dev_warn(lab->dev, "%pfw: no model for it: nothing will answer there\n", node);
		return 0;
	}
	chip = make_chip(lab, ops, addr);
	if (IS_ERR(chip))
		return PTR_ERR(chip);
	chip->line = interrupt_line(lab, to_of_node(node));
	chip->cell = wired_cell(lab, to_of_node(node));
	snprintf(chip->name, sizeof(chip->name), "%pOFn_%02x", to_of_node(node), addr);
	cg_lab_chip_feel(lab, chip);
	ops->power_on(chip->state, ops->variant, &chip->env);
	lab->n_chips++;
	return 0;
}

int cg_lab_bus_probe(struct cg_lab *lab, struct fwnode_handle *node)
{
	struct i2c_adapter *adapter = &lab->adapter;
	struct fwnode_handle *child;
	int ret = add_linear(lab);

	if (ret)
		return ret;
	fwnode_for_each_available_child_node(node, child) {
		ret = add_chip(lab, child);
		if (ret) {
			fwnode_handle_put(child);
			return ret;
		}
	}
	cg_lab_begin_change(lab);
	cg_lab_end_change(lab);

	adapter->owner = THIS_MODULE;
	adapter->algo = &lab_bus_algorithm;
	adapter->dev.parent = lab->dev;
	device_set_node(&adapter->dev, node);
	strscpy(adapter->name, "chargov-lab", sizeof(adapter->name));
	i2c_set_adapdata(adapter, lab);
	return devm_i2c_add_adapter(lab->dev, adapter);
}
