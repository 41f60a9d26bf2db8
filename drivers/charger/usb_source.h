/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What a USB source offers, by its type and by what was agreed with it. Pure.
 */
#ifndef CHARGOV_USB_SOURCE_H
#define CHARGOV_USB_SOURCE_H

#include <chargov/pure.h>

/* Kinds of sources that differ in what they offer. */
enum cg_usb_type {
	CG_USB_UNKNOWN,
	CG_USB_SDP,	/* a computer's port */
	CG_USB_DCP,	/* a wall plug */
	CG_USB_CDP,	/* a computer's charging port */
	CG_USB_ACA,	/* an accessory's adapter */
	CG_USB_C,	/* type C, by its resistors */
	CG_USB_PD,	/* power delivery, of any kind */
	CG_USB_APPLE,	/* dividers at D+ and D- */
	CG_N_USB_TYPES
};

/**
 * struct cg_usb_rule - what a kind of source gives
 * @default_ua: without further word
 * @most_ua: at most, whatever was said
 */
struct cg_usb_rule {
	s32 default_ua;
	s32 most_ua;
};

extern const struct cg_usb_rule cg_usb_rules[CG_N_USB_TYPES];

/**
 * struct cg_usb_facts - what a port knows of its source
 * @vbus_known: the voltage at the connector is looked at
 * @vbus: and there
 * @told: somebody who detects has answered
 * @told_online: that there is a source
 * @told_type: of which kind
 * @told_ua: what it gives, 0 or less = not told
 * @told_uv: at which voltage, 0 or less = not told
 * @forced: kind of the source by the user's word, %CG_USB_UNKNOWN = by detection
 * @user_ua: the user wants no more, 0 = nothing said
 * @board_ua: the connector carries no more, 0 = nothing said
 */
struct cg_usb_facts {
	bool vbus_known;
	bool vbus;
	bool told;
	bool told_online;
	enum cg_usb_type told_type;
	s32 told_ua;
	s32 told_uv;
	enum cg_usb_type forced;
	s32 user_ua;
	s32 board_ua;
};

/**
 * struct cg_usb_offer - what may be drawn
 * @online: there is a source
 * @type: its kind
 * @ua: current, 0 if there is none
 * @uv: voltage, likewise
 */
struct cg_usb_offer {
	bool online;
	enum cg_usb_type type;
	s32 ua;
	s32 uv;
};

struct cg_usb_offer cg_usb_offer(const struct cg_usb_facts *facts);
bool cg_usb_is_apart(u32 now, u32 then, u32 apart);
u32 cg_usb_wait(u32 now, u32 looked, u32 settle, u32 apart);

#endif /* CHARGOV_USB_SOURCE_H */
