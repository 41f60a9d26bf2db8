/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Chip models: registers on one side, the plant on the other. Pure; each model shares nothing
 * with the driver that binds to it but the chip's data sheet.
 */
#ifndef CHARGOV_LAB_CHIP_H
#define CHARGOV_LAB_CHIP_H

#include "fuel.h"

/* What the port at the other end of the cable says it is (USB BC 1.2). */
enum cg_port {
	CG_PORT_DCP,		/* a wall plug */
	CG_PORT_SDP,		/* a computer's port, 500 mA */
	CG_PORT_CDP,		/* a computer's charging port, 1.5 A */
	CG_PORT_UNKNOWN,
};

/**
 * struct cg_chip_env - what a chip can feel
 * @plant: measured values; read only
 * @out: what it measures as a charger: beside another one its own current
 * @input: working point of the charger's input
 * @at: what it feels of the cells that it is wired to
 * @port: kind of port, while something is plugged in
 * @temp_mdegc: temperature of its thermistor
 * @ce_high: level of the charge-enable pin, charging is off while it is high
 * @prog: bit for each line that adds a resistor to the pin of the charge current
 * @prog_ua: what something else adds to it
 * @charge_uv: voltage that something else sets, 0 = nothing does
 */
struct cg_chip_env {
	const struct cg_plant *plant;
	struct cg_plant_out out;
	struct cg_input input;
	struct cg_wire at;
	enum cg_port port;
	s32 temp_mdegc;
	bool ce_high;
	u8 prog;
	s32 prog_ua;
	s32 charge_uv;
};

/* Lines of the board that a charger without registers pulls down. */
#define CG_LAB_CHRG_LINE	4
#define CG_LAB_STDBY_LINE	5

/* Longest block of SMBus, with its length in front. */
#define CG_CHIP_BLOCK	33

/**
 * struct cg_chip_ops - a chip model
 * @compatible: as in its driver's match table
 * @variant: for models of several chips
 * @size: of its state
 * @request: offset in the state of its struct cg_charge_request, 0 if it is not a charger
 * @power_on: begin, with all registers at their defaults
 * @read: the byte of a register; may clear what reading clears
 * @write: write the byte of a register; @tick with 0 ms follows
 * @read_word: in place of @read, for chips with a word at each address
 * @write_word: in place of @write
 * @read_block: length and bytes of a register that is an SMBus block, 0 = it is none; may be NULL
 * @high_first: bytes of a word go high byte first
 * @pec: an SMBus packet error code follows each word, and must come with each that is written
 * @tick: time has passed, or something has changed (0 ms). True if the chip pulls its interrupt
 *	line for that
 * @pulled: bit for each line of the board that it pulls down; may be NULL
 * @settle: the cells were exchanged for others: forget what was counted; may be NULL
 * @bias: make a measuring error: offset of the current in uA, gain in ppm; may be NULL
 */
struct cg_chip_ops {
	const char *compatible;
	u32 variant;
	size_t size;
	size_t request;
	void (*power_on)(void *chip, u32 variant, const struct cg_chip_env *env);
	u8 (*read)(void *chip, u8 reg);
	void (*write)(void *chip, u8 reg, u8 val);
	u16 (*read_word)(void *chip, u8 reg);
	void (*write_word)(void *chip, u8 reg, u16 val);
	u8 (*read_block)(void *chip, u8 reg, u8 *buf);
	bool high_first;
	bool pec;
	bool (*tick)(void *chip, const struct cg_chip_env *env, s64 dt_ms);
	u8 (*pulled)(const void *chip);
	void (*settle)(void *chip, const struct cg_chip_env *env);
	void (*bias)(void *chip, s32 offset_ua, s32 gain_ppm);
};

extern const struct cg_chip_ops cg_axp209_ops;
extern const struct cg_chip_ops cg_bq24190_ops;
extern const struct cg_chip_ops cg_bq25601_ops;
extern const struct cg_chip_ops cg_bq25601d_ops;
extern const struct cg_chip_ops cg_bq25618_ops;
extern const struct cg_chip_ops cg_bq25890_ops;
extern const struct cg_chip_ops cg_bq25895_ops;
extern const struct cg_chip_ops cg_bq25896_ops;
extern const struct cg_chip_ops cg_bq25960_ops;
extern const struct cg_chip_ops cg_bq25980_ops;
extern const struct cg_chip_ops cg_bq25792_ops;
extern const struct cg_chip_ops cg_bq25798_ops;
extern const struct cg_chip_ops cg_rt9467_ops;
extern const struct cg_chip_ops cg_rt9471_ops;
extern const struct cg_chip_ops cg_tp4056_ops;
extern const struct cg_chip_ops cg_bq27541_ops;
extern const struct cg_chip_ops cg_sbs_ops;
extern const struct cg_chip_ops cg_max17042_ops;
extern const struct cg_chip_ops cg_max17260_ops;
extern const struct cg_chip_ops cg_max17261_ops;
extern const struct cg_chip_ops cg_max17262_ops;
extern const struct cg_chip_ops cg_max17263_ops;
extern const struct cg_chip_ops cg_lc709203f_ops;
extern const struct cg_chip_ops cg_lc709204f_ops;
extern const struct cg_chip_ops cg_ina219_ops;
extern const struct cg_chip_ops cg_ina226_ops;
extern const struct cg_chip_ops cg_24c02_ops;

/**
 * cg_ntc_permille() - a 103AT thermistor under the resistors of the bq25890's data sheet
 * @temp_mdegc: its temperature
 *
 * 5.24 kOhm to REGN, 30.31 kOhm to ground (SLUSC86, figure of the TS network).
 *
 * Return: voltage at TS in per mille of REGN
 */
s32 cg_ntc_permille(s32 temp_mdegc);

#endif /* CHARGOV_LAB_CHIP_H */
