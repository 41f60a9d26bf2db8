/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What the status registers of a BQ25792 say, in the words of the class. @s are CG_BQ25792_N_STATUS
 * registers from CG_BQ25792_STATUS_0 on, @flags CG_BQ25792_N_FLAGS from CG_BQ25792_FLAG_0 on.
 */
#ifndef CHARGOV_BQ25792_STATUS_H
#define CHARGOV_BQ25792_STATUS_H

#include <linux/types.h>

bool cg_bq25792_is_online(const u8 *s);
int cg_bq25792_status(const u8 *s);
int cg_bq25792_charge_type(const u8 *s);
int cg_bq25792_usb_type(const u8 *s);
bool cg_bq25792_is_new_source(const u8 *flags);
bool cg_bq25792_is_over(const u8 *s);
int cg_bq25792_health(const u8 *s);

#endif /* CHARGOV_BQ25792_STATUS_H */
