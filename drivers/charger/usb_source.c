// SPDX-License-Identifier: GPL-2.0-only
/*
 * What a USB source offers: a row for each kind. Pure.
 *
 * Whoever detects may know a current: a contract, the resistors of type C, an enumeration. It is
 * taken up to what that kind can give. A kind that a user forced stands for itself: nobody agreed
 * on anything with it.
 */
#include "usb_source.h"

/* Without a word 5 V; the most is what USB PD 3.1 knows. */
#define VBUS_UV		5000000
#define LEAST_UV	3000000
#define MOST_UV		48000000

/*
 * USB 2.0 7.2.1 (500 mA of a computer's port), USB 3.2 (900 mA), Battery Charging 1.2 (1.5 A), type
 * C by its resistors (500 mA, 1.5 A, 3 A), Power Delivery 3.1 (5 A). Dividers at D+ and D- are no
 * standard: 1 A is the least that is known of them, 2.4 A the most. What is not known is a
 * computer's port.
 */
const struct cg_usb_rule cg_usb_rules[CG_N_USB_TYPES] = {
	[CG_USB_UNKNOWN] = { 500000, 500000 },
	[CG_USB_SDP] = { 500000, 900000 },
	[CG_USB_DCP] = { 1500000, 1500000 },
	[CG_USB_CDP] = { 1500000, 1500000 },
	[CG_USB_ACA] = { 1500000, 1500000 },
	[CG_USB_C] = { 500000, 3000000 },
	[CG_USB_PD] = { 500000, 5000000 },
	[CG_USB_APPLE] = { 1000000, 2400000 },
};
EXPORT_SYMBOL_IF_KUNIT(cg_usb_rules);

static bool is_online(const struct cg_usb_facts *facts)
{
	if (facts->vbus_known)
		return facts->vbus;
	if (facts->told)
		return facts->told_online;
	/* who says which source it is says that there is one */
	return facts->forced != CG_USB_UNKNOWN;
}

static s32 at_most(s32 ua, s32 most_ua)
{
	return most_ua > 0 ? min(ua, most_ua) : ua;
}

/**
 * cg_usb_offer() - what may be drawn from a port
 * @facts: what is known
 *
 * Return: the offer; all zero without a source
 */
struct cg_usb_offer cg_usb_offer(const struct cg_usb_facts *facts)
{
	bool forced = facts->forced > CG_USB_UNKNOWN && facts->forced < CG_N_USB_TYPES;
	enum cg_usb_type type = forced ? facts->forced : facts->told_type;
	struct cg_usb_offer offer = { .uv = VBUS_UV };

	if (!is_online(facts))
		return (struct cg_usb_offer){ 0 };
	offer.online = true;
	offer.type = type < CG_N_USB_TYPES ? type : CG_USB_UNKNOWN;
	offer.ua = cg_usb_rules[offer.type].default_ua;
	if (!forced && facts->told && facts->told_ua > 0)
		offer.ua = min(facts->told_ua, cg_usb_rules[offer.type].most_ua);
	if (!forced && facts->told && facts->told_uv >= LEAST_UV && facts->told_uv <= MOST_UV)
		offer.uv = facts->told_uv;
	offer.ua = at_most(at_most(offer.ua, facts->board_ua), facts->user_ua);
	return offer;
}
EXPORT_SYMBOL_IF_KUNIT(cg_usb_offer);

/**
 * cg_usb_is_apart() - is something long enough ago
 * @now: in ticks, which begin anew after their last
 * @then: when it was, likewise
 * @apart: how long that is, in ticks
 *
 * It is never asked which of the two is later: after half a round nobody could tell.
 *
 * Return: true if it is; once in a round it may be said of what is a round and a bit ago that it
 * is not
 */
bool cg_usb_is_apart(u32 now, u32 then, u32 apart)
{
	return now - then >= apart;
}
EXPORT_SYMBOL_IF_KUNIT(cg_usb_is_apart);

/**
 * cg_usb_wait() - how long to wait for a look at the source
 * @now: in ticks, which begin anew after their last
 * @looked: when the last look was, likewise
 * @settle: what every look waits for
 * @apart: how long after the last one it may be
 *
 * Return: ticks, @settle to the larger of @settle and @apart
 */
u32 cg_usb_wait(u32 now, u32 looked, u32 settle, u32 apart)
{
	return cg_usb_is_apart(now, looked, apart) ? settle : max(settle, apart - (now - looked));
}
EXPORT_SYMBOL_IF_KUNIT(cg_usb_wait);
