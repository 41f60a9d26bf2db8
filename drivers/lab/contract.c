// SPDX-License-Identifier: GPL-2.0-only
/*
 * What a type-C port controller tells of its source, as the kernel's own (tcpm) does: a supply with
 * the resistors' current or that of a power delivery contract, as the verb "contract" says. A board
 * without a node "contract" has none.
 *
 * One that is offered as programmable is asked for by writing 2 to online, and then voltage_now and
 * current_now, with the refusals and the rounding of tcpm. The source keeps to them but for the
 * errors of the verb "source_error", and goes back to 5 V, or to what "source_fixed" says, when it
 * is not asked for some time.
 */
#include <linux/property.h>
#include <compat/usb_types.h>

#include "lab.h"

/* As tcpm has them. */
#define FIXED		1
#define PROGRAMMABLE	2
#define FIXED_UA	3000000
#define LEAST_UV	3300000
#define STEP_UV		20000
#define STEP_UA		50000
/* A source waits so long to be asked again (USB PD 3.1, tPPSTimeout: 12 to 15 s). */
#define WAITS_MS	12000

static const int words[] = {
	[CG_CONTRACT_C] = POWER_SUPPLY_USB_TYPE_C,
	[CG_CONTRACT_PD] = POWER_SUPPLY_USB_TYPE_PD,
	[CG_CONTRACT_PPS] = POWER_SUPPLY_USB_TYPE_PD_PPS,
	[CG_CONTRACT_APDO] = POWER_SUPPLY_USB_TYPE_PD_PPS,
};

/* Locked. What comes out of the source for what it was asked. */
void cg_lab_contract_apply(struct cg_lab *lab)
{
	const struct cg_lab_contract *c = &lab->contract;

	lab->plant.source.uv = c->uv;
	lab->plant.source.limit_ua = 0;
	if (!c->asked)
		return;
	lab->plant.source.uv = cg_scale(c->uv, 1000 + lab->error_permille, 1000);
	lab->plant.source.limit_ua = c->ua + lab->error_ua;
}

static void set_fixed(struct cg_lab *lab)
{
	struct cg_lab_contract *c = &lab->contract;

	c->asked = false;
	c->uv = c->fixed_uv;
	c->ua = FIXED_UA;
	cg_lab_contract_apply(lab);
}

/* Locked. True if nobody asked for too long. */
bool cg_lab_contract_lapses(struct cg_lab *lab)
{
	const struct cg_lab_contract *c = &lab->contract;

	if (!c->asked || lab->plant.now_ms - c->asked_ms <= WAITS_MS)
		return false;
	lab->lapses++;
	set_fixed(lab);
	cg_plant_solve(&lab->plant);
	return true;
}

static int set_online(struct cg_lab *lab, int value)
{
	struct cg_lab_contract *c = &lab->contract;

	if (value != FIXED && value != PROGRAMMABLE)
		return -EINVAL;
	if (value == FIXED) {
		if (c->asked)
			set_fixed(lab);
		return 0;
	}
	if (c->kind != CG_CONTRACT_APDO)
		return -EOPNOTSUPP;
	c->asked = true;
	c->ua = c->most_ua;
	return 0;
}

static int set_asked(struct cg_lab *lab, enum power_supply_property psp, int value)
{
	struct cg_lab_contract *c = &lab->contract;

	if (!c->asked)
		return -EOPNOTSUPP;
	if (psp == POWER_SUPPLY_PROP_VOLTAGE_NOW) {
		if (value < LEAST_UV || value > c->most_uv)
			return -EINVAL;
		c->uv = value / STEP_UV * STEP_UV;
	} else {
		if (value <= 0 || value > c->most_ua)
			return -EINVAL;
		c->ua = value / STEP_UA * STEP_UA;
	}
	return 0;
}

static int contract_set(struct power_supply *psy, enum power_supply_property psp,
			const union power_supply_propval *val)
{
	struct cg_lab *lab = power_supply_get_drvdata(psy);
	int ret;

	cg_lab_begin_change(lab);
	ret = psp == POWER_SUPPLY_PROP_ONLINE ? set_online(lab, val->intval) :
						set_asked(lab, psp, val->intval);
	if (!ret) {
		lab->contract.asked_ms = lab->plant.now_ms;
		cg_lab_contract_apply(lab);
	}
	cg_lab_end_change(lab);
	return ret;
}

static int contract_writeable(struct power_supply *psy, enum power_supply_property psp)
{
	return psp == POWER_SUPPLY_PROP_ONLINE || psp == POWER_SUPPLY_PROP_VOLTAGE_NOW ||
	       psp == POWER_SUPPLY_PROP_CURRENT_NOW;
}

static int contract_get(struct power_supply *psy, enum power_supply_property psp,
			union power_supply_propval *val)
{
	struct cg_lab *lab = power_supply_get_drvdata(psy);
	int ret = 0;

	cg_lab_begin_read(lab);
	switch (psp) {
	case POWER_SUPPLY_PROP_ONLINE:
		val->intval = lab->contract.asked ? PROGRAMMABLE : lab->contract.uv > 0;
		break;
	case POWER_SUPPLY_PROP_USB_TYPE:
		val->intval = words[lab->contract.kind];
		break;
	case POWER_SUPPLY_PROP_CURRENT_MAX:
		val->intval = lab->contract.asked ? lab->contract.most_ua : lab->contract.ua;
		break;
	case POWER_SUPPLY_PROP_CURRENT_NOW:
		val->intval = lab->contract.ua;
		break;
	case POWER_SUPPLY_PROP_VOLTAGE_MIN:
		val->intval = lab->contract.asked ? LEAST_UV : lab->contract.uv;
		break;
	case POWER_SUPPLY_PROP_VOLTAGE_MAX:
		val->intval = lab->contract.asked ? lab->contract.most_uv : lab->contract.uv;
		break;
	case POWER_SUPPLY_PROP_VOLTAGE_NOW:
		val->intval = lab->env.input.uv;
		break;
	default:
		ret = -EINVAL;
	}
	cg_lab_end_read(lab);
	return ret;
}

static const enum power_supply_property properties[] = {
	POWER_SUPPLY_PROP_ONLINE,
	POWER_SUPPLY_PROP_USB_TYPE,
	POWER_SUPPLY_PROP_CURRENT_MAX,
	POWER_SUPPLY_PROP_CURRENT_NOW,
	POWER_SUPPLY_PROP_VOLTAGE_MIN,
	POWER_SUPPLY_PROP_VOLTAGE_MAX,
	POWER_SUPPLY_PROP_VOLTAGE_NOW,
};

/* Locked. The source has what was agreed. */
void cg_lab_contract(struct cg_lab *lab, const struct cg_lab_contract *contract)
{
	if (contract->ua < lab->contract.ua)
		lab->fell_ms = lab->plant.now_ms;
	lab->contract = *contract;
	cg_lab_contract_apply(lab);
	power_supply_changed(lab->contract_psy);
}

int cg_lab_contract_probe(struct cg_lab *lab)
{
	struct power_supply_config config = { .drv_data = lab };
	struct power_supply_desc *desc;

	config.fwnode = device_get_named_child_node(lab->dev, "contract");
	if (!config.fwnode)
		return 0;
	desc = devm_kzalloc(lab->dev, sizeof(*desc), GFP_KERNEL);
	if (!desc)
		return -ENOMEM;
	*desc = (struct power_supply_desc){
		.name = "tcpm-source-psy-lab",
		.type = POWER_SUPPLY_TYPE_USB,
		.properties = properties,
		.num_properties = ARRAY_SIZE(properties),
		.get_property = contract_get,
		.set_property = contract_set,
		.property_is_writeable = contract_writeable,
	};
	compat_set_all_usb_types(desc);
	/* no driver binds to this node: those who would wait for one need not */
	fwnode_dev_initialized(config.fwnode, true);
	lab->contract_psy = devm_power_supply_register(lab->dev, desc, &config);
	fwnode_handle_put(config.fwnode);
	return PTR_ERR_OR_ZERO(lab->contract_psy);
}
