// SPDX-License-Identifier: GPL-2.0-only
/*
 * Lines of the board. An output keeps its level when nobody holds the line any more, as a real one
 * does. A line never driven reads high, by its pull-up; so does the charge-enable pin of a charger,
 * and high is off. A board without a line called "charger-ce" has that pin tied low. One that is
 * called "vbus" is high while something is plugged in.
 */
#include <linux/interrupt.h>
#include <linux/irq.h>
#include <linux/irq_sim.h>
#include <linux/irqdomain.h>
#include <linux/property.h>
#include <compat/gpio.h>

#include "lab.h"

static int lab_gpio_get_direction(struct gpio_chip *gpio, unsigned int line)
{
	struct cg_lab *lab = gpiochip_get_data(gpio);

	return lab->out & BIT(line) ? GPIO_LINE_DIRECTION_OUT : GPIO_LINE_DIRECTION_IN;
}

static int lab_gpio_get(struct gpio_chip *gpio, unsigned int line)
{
	struct cg_lab *lab = gpiochip_get_data(gpio);

	if (READ_ONCE(lab->lines_dead))
		return -EIO;
	if (line == CG_LAB_VBUS_LINE && lab->vbus_wired)
		return READ_ONCE(lab->vbus);
	if (READ_ONCE(lab->pulled) & BIT(line))
		return 0;
	return !(lab->out & BIT(line)) || lab->level & BIT(line);
}

static COMPAT_GPIO_SET_RETURNS lab_gpio_set(struct gpio_chip *gpio, unsigned int line, int value)
{
	struct cg_lab *lab = gpiochip_get_data(gpio);

	/* most kernels have no error for that, and to their callers it was done */
	if (READ_ONCE(lab->lines_dead))
		return COMPAT_GPIO_SET_DONE;
	cg_lab_begin_change(lab);
	if (value)
		lab->level |= BIT(line);
	else
		lab->level &= ~BIT(line);
	cg_lab_end_change(lab);
	return COMPAT_GPIO_SET_DONE;
}

static int lab_gpio_input(struct gpio_chip *gpio, unsigned int line)
{
	struct cg_lab *lab = gpiochip_get_data(gpio);

	cg_lab_begin_change(lab);
	lab->out &= ~BIT(line);
	cg_lab_end_change(lab);
	return 0;
}

static int lab_gpio_output(struct gpio_chip *gpio, unsigned int line, int value)
{
	struct cg_lab *lab = gpiochip_get_data(gpio);

	cg_lab_begin_change(lab);
	lab->out |= BIT(line);
	if (value)
		lab->level |= BIT(line);
	else
		lab->level &= ~BIT(line);
	cg_lab_end_change(lab);
	return 0;
}

static int lab_gpio_to_irq(struct gpio_chip *gpio, unsigned int line)
{
	struct cg_lab *lab = gpiochip_get_data(gpio);

	/* as behind an expander whose interrupt nobody wired */
	if (device_property_read_bool(lab->dev, "chargov,silent-lines"))
		return -ENXIO;
	return irq_create_mapping(lab->irqs, line);
}

static const struct {
	u8 line;
	const char *name;
} ce_lines[CG_PLANT_CHARGERS] = {
	{ CG_LAB_CE_LINE, "charger-ce" },
	{ CG_LAB_HELP_CE_LINE, "helper-ce" },
};

bool cg_lab_ce_high(const struct cg_lab *lab, u8 charger)
{
	u8 line = ce_lines[charger].line;

	if (lab->out & BIT(line))
		return lab->level & BIT(line);
	return lab->ce_wired & BIT(charger);
}

/* An edge; a line that nobody listens to has no mapping. */
void cg_lab_gpio_pulse(struct cg_lab *lab, int line)
{
	unsigned int irq = line < 0 || lab->dead ? 0 : irq_find_mapping(lab->irqs, line);

	if (irq)
		irq_set_irqchip_state(irq, IRQCHIP_STATE_PENDING, true);
}

/* A line that nobody drives high adds nothing. */
u8 cg_lab_prog(const struct cg_lab *lab)
{
	return (lab->out & lab->level) >> CG_LAB_PROG_LINE;
}

/* Each line that goes up or down is an edge. */
void cg_lab_gpio_pull(struct cg_lab *lab, unsigned long pulled)
{
	unsigned long changed = lab->pulled ^ pulled;
	int line;

	WRITE_ONCE(lab->pulled, pulled);
	for (line = 0; line < CG_LAB_N_LINES; line++)
		if (changed & BIT(line))
			cg_lab_gpio_pulse(lab, line);
}

static void lab_gpio_unmap(void *data)
{
	struct cg_lab *lab = data;
	unsigned int i;

	for (i = 0; i < CG_LAB_N_LINES; i++)
		irq_dispose_mapping(irq_find_mapping(lab->irqs, i));
}

/* A driver may ask for a level: it is told of what is new all the same. */
static int lab_irq_set_type(struct irq_data *data, unsigned int type)
{
	irqd_set_trigger_type(data, type);
	return 0;
}

/* The kernel's simulated lines, but for what they let drivers ask for. */
static int lab_gpio_map(struct cg_lab *lab)
{
	const struct irq_chip *chip;
	unsigned int i, irq;

	for (i = 0; i < CG_LAB_N_LINES; i++) {
		irq = irq_create_mapping(lab->irqs, i);
		chip = irq ? irq_get_chip(irq) : NULL;
		if (!chip)
			return -ENOMEM;
		lab->irqchip = *chip;
		lab->irqchip.irq_set_type = lab_irq_set_type;
		/* each of them wakes, and none has to be told so */
		lab->irqchip.flags |= IRQCHIP_SKIP_SET_WAKE;
		irq_set_chip(irq, &lab->irqchip);
	}
	return 0;
}

int cg_lab_gpio_probe(struct cg_lab *lab, struct fwnode_handle *node)
{
	struct gpio_chip *gpio = &lab->gpio;
	unsigned int i;
	int ret;

	lab->irqs = devm_irq_domain_create_sim(lab->dev, node, CG_LAB_N_LINES);
	if (IS_ERR(lab->irqs))
		return PTR_ERR(lab->irqs);
	ret = devm_add_action_or_reset(lab->dev, lab_gpio_unmap, lab) ?: lab_gpio_map(lab);
	if (ret)
		return ret;

	lab->vbus_wired = fwnode_property_match_string(node, "gpio-line-names", "vbus") ==
			  CG_LAB_VBUS_LINE;
	for (i = 0; i < ARRAY_SIZE(ce_lines); i++)
		if (fwnode_property_match_string(node, "gpio-line-names", ce_lines[i].name) ==
		    ce_lines[i].line)
			lab->ce_wired |= BIT(i);
	gpio->label = "chargov-lab";
	gpio->parent = lab->dev;
	gpio->fwnode = node;
	gpio->owner = THIS_MODULE;
	gpio->base = -1;
	gpio->ngpio = CG_LAB_N_LINES;
	gpio->can_sleep = true;
	gpio->get_direction = lab_gpio_get_direction;
	gpio->get = lab_gpio_get;
	gpio->set = lab_gpio_set;
	gpio->direction_input = lab_gpio_input;
	gpio->direction_output = lab_gpio_output;
	gpio->to_irq = lab_gpio_to_irq;
	return devm_gpiochip_add_data(lab->dev, gpio, lab);
}
