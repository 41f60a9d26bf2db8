/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What the node of a charger without registers says, and whether it can be so: the rules of
 * discrete.c, which are those of chargov check, too. Pure.
 */
#ifndef CHARGOV_DISCRETE_NODE_H
#define CHARGOV_DISCRETE_NODE_H

#include <chargov/profile.h>

/* Four lines make 16 currents; the control map has room for as many. */
#define CG_DISCRETE_VALUES	16
#define CG_DISCRETE_LINES	4

#define CG_DISCRETE_CURRENTS	"charge-current-limit-mapping"
#define CG_DISCRETE_VOLTAGES	"charge-voltage-microvolt"

/**
 * struct cg_discrete_node - what there is in its node
 * @enable: a line that lets it charge
 * @source: a line, or another supply, that tells whether there is a source
 * @pwm: a PWM that sets its current
 * @current_supply: a regulator that sets its current
 * @voltage_supply: a regulator that sets its voltage
 * @zero_stops: the last current may be 0, which stops it: that of a gpio-charger
 * @lines: how many lines switch its current
 * @n_mapping: numbers in the mapping of its currents, 0 = it is missing, below 0 = it is no row of
 *	numbers
 * @mapping: they: a current, and the lines or the share of the PWM's period that make it
 * @n_voltages: likewise, of its voltages
 * @voltage: they
 */
struct cg_discrete_node {
	bool enable;
	bool source;
	bool pwm;
	bool current_supply;
	bool voltage_supply;
	bool zero_stops;
	u8 lines;
	int n_mapping;
	u32 mapping[2 * CG_DISCRETE_VALUES];
	int n_voltages;
	u32 voltage[CG_DISCRETE_VALUES];
};

/**
 * struct cg_discrete_values - what it can be set to
 * @n_currents: how many currents
 * @ua: they, descending
 * @code: what each is made of: lines, of which the last is bit 0, or permille of a period
 * @n_voltages: how many voltages
 * @uv: they, descending
 */
struct cg_discrete_values {
	int n_currents;
	s32 ua[CG_DISCRETE_VALUES];
	u32 code[CG_DISCRETE_VALUES];
	int n_voltages;
	s32 uv[CG_DISCRETE_VALUES];
};

int cg_discrete_currents(const struct cg_discrete_node *node, struct cg_discrete_values *values,
			 struct cg_complaint *c);
int cg_discrete_read(const struct cg_discrete_node *node, struct cg_discrete_values *values,
		     struct cg_complaint *c);

#endif /* CHARGOV_DISCRETE_NODE_H */
