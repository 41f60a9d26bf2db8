/* SPDX-License-Identifier: GPL-2.0-only */
/* charge_types of the power-supply class: which types there are, and which one is active. */
#ifndef CHARGOV_COMPAT_CHARGE_TYPES_H
#define CHARGOV_COMPAT_CHARGE_TYPES_H

#include <linux/power_supply.h>
#include <linux/version.h>

/*
 * The class has it from 6.14 on. Before, whoever wants it makes a file of that name; that part can
 * go with the last kernel before 6.14.
 */
#if LINUX_VERSION_CODE >= KERNEL_VERSION(6, 14, 0)
#define COMPAT_HAS_CHARGE_TYPES		1
#define COMPAT_PROP_CHARGE_TYPES	POWER_SUPPLY_PROP_CHARGE_TYPES
#else
#define COMPAT_HAS_CHARGE_TYPES		0
/* no property has this number */
#define COMPAT_PROP_CHARGE_TYPES	((enum power_supply_property)-2)
#endif

/**
 * compat_set_charge_types() - say which types a supply has, where the class wants to know
 * @desc: its description
 * @types: bits of POWER_SUPPLY_CHARGE_TYPE_*
 */
static inline void compat_set_charge_types(struct power_supply_desc *desc, u32 types)
{
#if COMPAT_HAS_CHARGE_TYPES
	desc->charge_types = types;
#endif
}

#endif /* CHARGOV_COMPAT_CHARGE_TYPES_H */
