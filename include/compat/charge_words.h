/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * charge_types and charge_behaviour of the power-supply class: all words that a supply takes, the
 * active one in brackets.
 */
#ifndef CHARGOV_COMPAT_CHARGE_WORDS_H
#define CHARGOV_COMPAT_CHARGE_WORDS_H

#include <linux/power_supply.h>
#include <linux/version.h>

/*
 * The class has charge_types from 6.14 on. Before, whoever wants it makes a file of that name; that
 * part can go with the last kernel before 6.14.
 */
#if LINUX_VERSION_CODE >= KERNEL_VERSION(6, 14, 0)
#define COMPAT_HAS_CHARGE_TYPES		1
#define COMPAT_PROP_CHARGE_TYPES	POWER_SUPPLY_PROP_CHARGE_TYPES
#else
#define COMPAT_HAS_CHARGE_TYPES		0
/* no property has this number */
#define COMPAT_PROP_CHARGE_TYPES	((enum power_supply_property)-2)
#endif

/*
 * The class shows all words of charge_behaviour from 6.9 on, before only the active one; the file
 * is then ours, too. That part can go with the last kernel before 6.9.
 */
#define COMPAT_HAS_CHARGE_BEHAVIOURS	(LINUX_VERSION_CODE >= KERNEL_VERSION(6, 9, 0))

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

/**
 * compat_set_charge_behaviours() - say which behaviours a supply has, where the class wants to know
 * @desc: its description
 * @behaviours: bits of POWER_SUPPLY_CHARGE_BEHAVIOUR_*
 */
static inline void compat_set_charge_behaviours(struct power_supply_desc *desc, u8 behaviours)
{
#if COMPAT_HAS_CHARGE_BEHAVIOURS
	desc->charge_behaviours = behaviours;
#endif
}

#endif /* CHARGOV_COMPAT_CHARGE_WORDS_H */
