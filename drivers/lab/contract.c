// SPDX-License-Identifier: GPL-2.0-only
/*
 * What a type-C port controller tells of its source, as the kernel's own (tcpm) does: a supply with
 * the resistors' current or that of a power delivery contract, as the verb "contract" says. A board
 * without a node "contract" has none.
 */
#include <linux/property.h>
#include <compat/usb_types.h>

#include "lab.h"

static const int words[] = {
	[CG_CONTRACT_C] = POWER_SUPPLY_USB_TYPE_C,
	[CG_CONTRACT_PD] = POWER_SUPPLY_USB_TYPE_PD,
	[CG_CONTRACT_PPS] = POWER_SUPPLY_USB_TYPE_PD_PPS,
};

static int contract_get(struct power_supply *psy, enum power_supply_property psp,
			union power_supply_propval *val)
{
	struct cg_lab *lab = power_supply_get_drvdata(psy);
	int ret = 0;

	cg_lab_begin_read(lab);
	switch (psp) {
	case POWER_SUPPLY_PROP_ONLINE:
		val->intval = lab->contract.uv > 0;
		break;
	case POWER_SUPPLY_PROP_USB_TYPE:
		val->intval = words[lab->contract.kind];
		break;
	case POWER_SUPPLY_PROP_CURRENT_MAX:
		val->intval = lab->contract.ua;
		break;
	case POWER_SUPPLY_PROP_VOLTAGE_MAX:
		val->intval = lab->contract.uv;
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
	POWER_SUPPLY_PROP_VOLTAGE_MAX,
	POWER_SUPPLY_PROP_VOLTAGE_NOW,
};

/* Locked. The source has what was agreed. */
void cg_lab_contract(struct cg_lab *lab, const struct cg_lab_contract *contract)
{
	if (contract->ua < lab->contract.ua)
		lab->fell_ms = lab->plant.now_ms;
	lab->contract = *contract;
	lab->plant.source.uv = contract->uv;
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
	};
	compat_set_all_usb_types(desc);
	/* no driver binds to this node: those who would wait for one need not */
	fwnode_dev_initialized(config.fwnode, true);
	lab->contract_psy = devm_power_supply_register(lab->dev, desc, &config);
	fwnode_handle_put(config.fwnode);
	return PTR_ERR_OR_ZERO(lab->contract_psy);
}
