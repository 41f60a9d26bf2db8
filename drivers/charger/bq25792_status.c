// SPDX-License-Identifier: GPL-2.0-only
/*
 * What the status registers of a BQ25792 say, 0x1b to 0x21 by their place, in the words of the
 * class, and its flags, 0x22 on.
 */
#include <linux/bits.h>
#include <linux/power_supply.h>
#include "bq25792_regs.h"
#include "bq25792_status.h"

#define S0_WD			BIT(5)
#define S0_PG			BIT(3)
#define S1_CHG(s)		((s)[1] >> 5)
#define S1_VBUS(s)		(((s)[1] >> 1) & 0xf)
#define S1_VBUS_OTG		7
#define S3_TIMERS		(BIT(3) | BIT(2) | BIT(1))
#define S4_TS_COLD		BIT(3)
#define S4_TS_COOL		BIT(2)
#define S4_TS_WARM		BIT(1)
#define S4_TS_HOT		BIT(0)
#define F0_VBUS_OVP		BIT(6)
#define F0_VBAT_OVP		BIT(5)
#define F0_OVER_CURRENT		(BIT(4) | BIT(3) | BIT(2))
#define F1_VSYS_SHORT		BIT(7)
#define F1_TSHUT		BIT(2)
/* Of flags, not of faults. */
#define G0_PG			BIT(3)
#define G1_VBUS			BIT(4)
#define G1_BC12_DONE		BIT(0)

bool cg_bq25792_is_online(const u8 *s)
{
	return s[0] & S0_PG && S1_VBUS(s) != S1_VBUS_OTG;
}

int cg_bq25792_status(const u8 *s)
{
	static const u8 words[8] = {
		POWER_SUPPLY_STATUS_NOT_CHARGING,	/* not charging */
		POWER_SUPPLY_STATUS_CHARGING,		/* trickle */
		POWER_SUPPLY_STATUS_CHARGING,		/* precharge */
		POWER_SUPPLY_STATUS_CHARGING,		/* constant current */
		POWER_SUPPLY_STATUS_CHARGING,		/* constant voltage */
		POWER_SUPPLY_STATUS_UNKNOWN,		/* reserved */
		POWER_SUPPLY_STATUS_CHARGING,		/* top-off timer */
		POWER_SUPPLY_STATUS_FULL,
	};

	return cg_bq25792_is_online(s) ? words[S1_CHG(s)] : POWER_SUPPLY_STATUS_DISCHARGING;
}

int cg_bq25792_charge_type(const u8 *s)
{
	switch (cg_bq25792_status(s) == POWER_SUPPLY_STATUS_CHARGING ? S1_CHG(s) : 0) {
	case 0:
		return POWER_SUPPLY_CHARGE_TYPE_NONE;
	case 1:
	case 2:
		return POWER_SUPPLY_CHARGE_TYPE_TRICKLE;
	default:
		return POWER_SUPPLY_CHARGE_TYPE_FAST;
	}
}

int cg_bq25792_usb_type(const u8 *s)
{
	switch (cg_bq25792_is_online(s) ? S1_VBUS(s) : 0) {
	case 1:
		return POWER_SUPPLY_USB_TYPE_SDP;
	case 2:
		return POWER_SUPPLY_USB_TYPE_CDP;
	case 3:
	case 4:	/* one that can more than 5 V */
		return POWER_SUPPLY_USB_TYPE_DCP;
	default:
		return POWER_SUPPLY_USB_TYPE_UNKNOWN;
	}
}

/* The chip may have set its input limits since the flags were last read. */
bool cg_bq25792_is_new_source(const u8 *flags)
{
	return flags[0] & G0_PG || flags[1] & (G1_VBUS | G1_BC12_DONE);
}

bool cg_bq25792_is_over(const u8 *s)
{
	return s[5] & F0_VBAT_OVP;
}

/* The worst of what is wrong; warm and cool are not. */
int cg_bq25792_health(const u8 *s)
{
	if (s[6] & F1_TSHUT)
		return POWER_SUPPLY_HEALTH_OVERHEAT;
	if (s[5] & (F0_VBAT_OVP | F0_VBUS_OVP))
		return POWER_SUPPLY_HEALTH_OVERVOLTAGE;
	if (s[5] & F0_OVER_CURRENT)
		return POWER_SUPPLY_HEALTH_OVERCURRENT;
	if (s[6] & F1_VSYS_SHORT)
		return POWER_SUPPLY_HEALTH_UNSPEC_FAILURE;
	if (s[3] & S3_TIMERS)
		return POWER_SUPPLY_HEALTH_SAFETY_TIMER_EXPIRE;
	if (s[0] & S0_WD)
		return POWER_SUPPLY_HEALTH_WATCHDOG_TIMER_EXPIRE;
	if (s[4] & S4_TS_HOT)
		return POWER_SUPPLY_HEALTH_HOT;
	if (s[4] & S4_TS_COLD)
		return POWER_SUPPLY_HEALTH_COLD;
	if (s[4] & S4_TS_WARM)
		return POWER_SUPPLY_HEALTH_WARM;
	if (s[4] & S4_TS_COOL)
		return POWER_SUPPLY_HEALTH_COOL;
	return POWER_SUPPLY_HEALTH_GOOD;
}
