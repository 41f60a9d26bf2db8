// SPDX-License-Identifier: GPL-2.0-only
/*
 * A second pack, of one cell, that feeds the input of the first: a keyboard with a battery, a power
 * bank. A converter of its own makes 5 V of it while it feeds, until it is empty.
 */
#include <linux/of.h>
#include <linux/property.h>
#include <linux/slab.h>

#include "lab.h"

#define FEEDS_UV	5000000
#define FEEDS_UOHM	100000
/* Of what it draws the converter gives so much. */
#define EFFICIENCY_PCT	90

/* What the first pack's input draws, the cell gives; a cell that has cut off feeds nothing. */
static void draw(struct cg_lab *lab)
{
	struct cg_plant *reserve = lab->reserve;
	s64 uw = 0;

	if (lab->feeds && reserve->cut_off) {
		lab->feeds = false;
		memset(&lab->plant.source, 0, sizeof(lab->plant.source));
		cg_plant_solve(&lab->plant);
	}
	if (lab->feeds)
		uw = cg_scale(lab->env.input.uw, 100, EFFICIENCY_PCT);
	reserve->load_ua = cg_scale(uw, 1000000, max(reserve->out.v_uv, 1000000));
	cg_plant_solve(reserve);
}

void cg_lab_reserve_advance(struct cg_lab *lab)
{
	struct cg_plant *reserve = lab->reserve;
	s64 until_ms = lab->plant.now_ms;

	if (!reserve)
		return;
	while (reserve->now_ms < until_ms)
		cg_plant_step(reserve, cg_plant_next_ms(reserve, until_ms));
	cg_plant_input(&lab->plant, &lab->env.input);
	draw(lab);
}

void cg_lab_reserve_feed(struct cg_lab *lab, bool on)
{
	struct cg_source *source = &lab->plant.source;

	lab->feeds = on;
	*source = (struct cg_source){ .uv = on ? FEEDS_UV : 0, .uohm = on ? FEEDS_UOHM : 0 };
	lab->env.port = CG_PORT_DCP;
}

/* The chip that is wired to it, and no other. */
bool cg_lab_reserve_has(const struct cg_lab *lab, const struct device_node *np)
{
	struct device_node *node = of_get_child_by_name(dev_of_node(lab->dev), "reserve");
	struct device_node *gauge = of_parse_phandle(node, "chargov,gauge", 0);

	of_node_put(gauge);
	of_node_put(node);
	return gauge == np;
}

int cg_lab_reserve_probe(struct cg_lab *lab)
{
	struct fwnode_handle *node = device_get_named_child_node(lab->dev, "reserve");
	struct cg_plant_config *config;
	u32 uah = 3000000, permille = 500;

	if (!node)
		return 0;
	fwnode_property_read_u32(node, "chargov,capacity-microamp-hours", &uah);
	fwnode_property_read_u32(node, "chargov,start-soc-permille", &permille);
	fwnode_handle_put(node);
	if (uah < CG_CELL_MIN_UAH || uah > CG_CELL_MAX_UAH || permille > 1000)
		return dev_err_probe(lab->dev, -EINVAL,
				     "reserve has %u uAh and %u per mille, and a cell has %d to %d and 0 to 1000: correct it\n",
				     uah, permille, CG_CELL_MIN_UAH, CG_CELL_MAX_UAH);
	lab->reserve = devm_kzalloc(lab->dev, sizeof(*lab->reserve), GFP_KERNEL);
	config = kmemdup(&lab->plant.config, sizeof(*config), GFP_KERNEL);
	if (!lab->reserve || !config) {
		kfree(config);
		return -ENOMEM;
	}
	config->series = 1;
	config->parallel = 1;
	config->capacity_uah = uah;
	config->soc_permille = permille;
	config->path_uohm = 0;
	memset(config->build, 0, sizeof(config->build));
	cg_plant_init(lab->reserve, config);
	kfree(config);
	return 0;
}
