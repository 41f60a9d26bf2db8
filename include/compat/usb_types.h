/* SPDX-License-Identifier: GPL-2.0-only */
/* What usb_type of a supply can be. */
#ifndef CHARGOV_COMPAT_USB_TYPES_H
#define CHARGOV_COMPAT_USB_TYPES_H

#include <linux/array_size.h>
#include <linux/power_supply.h>
#include <linux/version.h>

/*
 * A mask from 6.12 on, a list before. The list goes with the last kernel before 6.12.
 */
#if LINUX_VERSION_CODE >= KERNEL_VERSION(6, 12, 0)
#define COMPAT_HAS_USB_TYPE_MASK	1
#else
#define COMPAT_HAS_USB_TYPE_MASK	0
#endif

/**
 * compat_set_usb_types() - the four types that D+ and D- can tell (USB BC 1.2)
 * @desc: of the supply
 */
static inline void compat_set_usb_types(struct power_supply_desc *desc)
{
#if COMPAT_HAS_USB_TYPE_MASK
	desc->usb_types = BIT(POWER_SUPPLY_USB_TYPE_UNKNOWN) | BIT(POWER_SUPPLY_USB_TYPE_SDP) |
			  BIT(POWER_SUPPLY_USB_TYPE_CDP) | BIT(POWER_SUPPLY_USB_TYPE_DCP);
#else
	static const enum power_supply_usb_type types[] = {
		POWER_SUPPLY_USB_TYPE_UNKNOWN, POWER_SUPPLY_USB_TYPE_SDP,
		POWER_SUPPLY_USB_TYPE_CDP, POWER_SUPPLY_USB_TYPE_DCP,
	};

	desc->usb_types = types;
	desc->num_usb_types = ARRAY_SIZE(types);
#endif
}

/* All types that the class has; it puts new ones in front of the last. */
#define COMPAT_N_USB_TYPES	(POWER_SUPPLY_USB_TYPE_APPLE_BRICK_ID + 1)

/**
 * compat_set_all_usb_types() - every type that the class knows
 * @desc: of the supply
 */
static inline void compat_set_all_usb_types(struct power_supply_desc *desc)
{
#if COMPAT_HAS_USB_TYPE_MASK
	desc->usb_types = GENMASK(POWER_SUPPLY_USB_TYPE_APPLE_BRICK_ID, 0);
#else
	static const enum power_supply_usb_type types[COMPAT_N_USB_TYPES] = {
		POWER_SUPPLY_USB_TYPE_UNKNOWN, POWER_SUPPLY_USB_TYPE_SDP,
		POWER_SUPPLY_USB_TYPE_DCP, POWER_SUPPLY_USB_TYPE_CDP,
		POWER_SUPPLY_USB_TYPE_ACA, POWER_SUPPLY_USB_TYPE_C,
		POWER_SUPPLY_USB_TYPE_PD, POWER_SUPPLY_USB_TYPE_PD_DRP,
		POWER_SUPPLY_USB_TYPE_PD_PPS, POWER_SUPPLY_USB_TYPE_APPLE_BRICK_ID,
	};

	desc->usb_types = types;
	desc->num_usb_types = ARRAY_SIZE(types);
#endif
}

#endif /* CHARGOV_COMPAT_USB_TYPES_H */
