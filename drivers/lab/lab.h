/* SPDX-License-Identifier: GPL-2.0-only */
/* The virtual board, inside the kernel: plant, chips, bus, lines. Private to chargov-lab. */
#ifndef CHARGOV_LAB_LAB_H
#define CHARGOV_LAB_LAB_H

#include <linux/gpio/driver.h>
#include <linux/i2c.h>
#include <linux/irq.h>
#include <linux/kmsg_dump.h>
#include <linux/ktime.h>
#include <linux/mutex.h>
#include <linux/notifier.h>
#include <linux/power_supply.h>
#include <linux/workqueue.h>

#include "chip.h"
#include "turn.h"

struct irq_domain;

#define CG_LAB_MAX_CHIPS	8
#define CG_LAB_N_LINES		8
#define CG_LAB_CE_LINE		1
/* Of a charger that helps; free where a charger without registers is. */
#define CG_LAB_HELP_CE_LINE	7
#define CG_LAB_VBUS_LINE	3
/* From here on: what the charge current of a charger without registers is made of. */
#define CG_LAB_PROG_LINE	6
/* In place of a cell that a chip is wired to. */
#define CG_LAB_PACK		(-1)
#define CG_LAB_RESERVE		(-2)
/* In place of the number of a charger. */
#define CG_LAB_NO_CHARGER	CG_PLANT_CHARGERS

/* What a chip can measure wrongly. */
enum cg_sense {
	CG_SENSE_VOLTAGE,
	CG_SENSE_CURRENT,
	CG_SENSE_TEMP,
	CG_N_SENSES,
};

/* How. */
enum cg_sense_how {
	CG_SENSE_TRUE,
	CG_SENSE_AT,	/* always the same */
	CG_SENSE_BY,	/* off by so much */
};

/**
 * struct cg_lab_sense - an error of measuring
 * @how: what it does
 * @value: in uV, uA or thousandths of a degree Celsius
 */
struct cg_lab_sense {
	enum cg_sense_how how;
	s32 value;
};

/**
 * struct cg_lab_chip - a chip on the bus
 * @ops: its model
 * @state: of the model
 * @name: of its node and its address, as verbs and counters call it: charger_6a
 * @charger: which of the pack's chargers it is, CG_LAB_NO_CHARGER
 * @cell: the cell of the pack that it is wired to, CG_LAB_PACK or CG_LAB_RESERVE
 * @env: what it feels there
 * @sense: its errors
 * @line: line of its interrupt, -1 if not wired
 * @addr: on the bus
 * @pointer: register that the next read begins at
 * @frozen: it answers with @snapshot and takes no writes
 * @snapshot: all registers when it froze
 * @nak: so many transfers are not acknowledged
 * @nak_in: the transfer that is so many from now is not acknowledged, 0 = none
 * @walk: what @nak_in was set to last
 * @drop: so many writes are acknowledged and lost
 * @delay_ms: each transfer takes that long
 * @transfers: so many were asked of it
 */
struct cg_lab_chip {
	const struct cg_chip_ops *ops;
	void *state;
	char name[24];
	u8 charger;
	int cell;
	struct cg_chip_env env;
	struct cg_lab_sense sense[CG_N_SENSES];
	int line;
	u16 addr;
	u8 pointer;
	bool frozen;
	u16 snapshot[256];
	u32 nak;
	u32 nak_in;
	u32 walk;
	u32 drop;
	u32 delay_ms;
	u64 transfers;
};

/* How a type-C source said what it gives. */
enum cg_contract_kind {
	CG_CONTRACT_C,		/* by its resistors */
	CG_CONTRACT_PD,		/* power delivery */
	CG_CONTRACT_PPS,	/* the same, with a voltage of choice */
	CG_CONTRACT_APDO,	/* that is offered, and 5 V until it is asked for */
};

/**
 * struct cg_lab_contract - what a type-C source said
 * @uv: voltage, 0 = nothing is plugged in
 * @ua: current
 * @kind: how it was said
 * @most_uv: the most that it can be asked for, with %CG_CONTRACT_APDO
 * @most_ua: likewise
 * @fixed_uv: what it gives when it is not asked
 * @asked: it was asked for
 * @asked_ms: when it was last
 */
struct cg_lab_contract {
	s32 uv;
	s32 ua;
	enum cg_contract_kind kind;
	s32 most_uv;
	s32 most_ua;
	s32 fixed_uv;
	bool asked;
	s64 asked_ms;
};

/* How the kernel dies. */
enum cg_death {
	CG_DEATH_NONE,
	CG_DEATH_PANIC,
	CG_DEATH_HANG,		/* with interrupts off */
	CG_DEATH_OFF,
	CG_DEATH_RESTART,
	CG_DEATH_SLEEP,		/* from which nothing wakes it */
	CG_DEATH_KEXEC,		/* another kernel takes over, and no chip is reset */
};

/**
 * struct cg_lab - a board
 * @dev: its platform device
 * @lock: protects all that follows up to @chip
 * @plant: the pack
 * @reserve: a second pack that can feed the first one's input; NULL = there is none
 * @feeds: it does
 * @env: what the chips feel
 * @origin: boot time at which the plant's time began
 * @chip: the chips; the table itself is constant after probe
 * @n_chips: how many
 * @n_chargers: how many of them charge
 * @tick: moves the plant's time at each second of it, or at each @pace_ms
 * @pace_ms: distance of ticks while the charger is off
 * @contract: what a type-C source said, zero without @contract_psy
 * @fell_ms: when that became less, 0 if it did not since what is drawn was limited to it
 * @lag_ms: how long that took last
 * @contract_psy: the supply that tells it; NULL = there is none
 * @error_permille: by so much its voltage is off
 * @error_ua: and its current limit
 * @lapses: how often it went back to 5 V because nobody asked any more
 * @trip_ua: with more drawn from it the source switches itself off for a while, 0 = never
 * @tripped: what was plugged in before that
 * @back_ms: when it is back, 0 if it is there
 * @skin_mdegc: temperature of the device around the pack, for a thermal zone
 * @gpio: the lines
 * @irqs: interrupts of the lines
 * @irqchip: what they do
 * @out: bit for each line: it is an output
 * @level: bit for each line: it is high
 * @pulled: bit for each line: a chip pulls it down
 * @lines_dead: lines are as those of an expander whose bus is stuck
 * @prog_ua: what a PWM or a regulator adds to the charge current of a charger without registers
 * @off_ua: @prog_ua of a PWM that is off, not 0 if the board inverts it
 * @charge_uv: voltage that a regulator sets it to, 0 = its own
 * @vbus_wired: CG_LAB_VBUS_LINE shows what is plugged in
 * @vbus: something is
 * @ce_wired: bit for each charger: its enable pin is on its line, not tied low
 * @adapter: the bus
 * @noise_ppm: so many transfers in a million go wrong
 * @noise_kinds: bit for each kind from %CG_NOISE_NAK on
 * @noise_seed: of what is drawn
 * @noises: so many went wrong
 * @turn: which go wrong in turn, not together with @noise_ppm
 * @turns: so many transfers there were while some did
 * @death: how the kernel is about to die
 * @die_in: at the transfer that is so many from now, 0 = not at one
 * @reset_ms: so long afterwards something resets the processor
 * @dead: it is; nothing reaches it any more
 * @go: lets it die where that cannot be done at once
 * @at_panic: to go on when it panics
 * @at_end: to go on when another kernel takes over
 */
struct cg_lab {
	struct device *dev;
	struct mutex lock; /* see above */
	struct cg_plant plant;
	struct cg_plant *reserve;
	bool feeds;
	struct cg_chip_env env;
	ktime_t origin;
	struct cg_lab_chip chip[CG_LAB_MAX_CHIPS];
	unsigned int n_chips;
	u8 n_chargers;
	struct delayed_work tick;
	s64 pace_ms;
	struct cg_lab_contract contract;
	s64 fell_ms;
	s64 lag_ms;
	struct power_supply *contract_psy;
	s32 error_permille;
	s32 error_ua;
	u32 lapses;
	s32 trip_ua;
	struct cg_source tripped;
	s64 back_ms;
	s32 skin_mdegc;
	struct gpio_chip gpio;
	struct irq_domain *irqs;
	struct irq_chip irqchip;
	unsigned long out;
	unsigned long level;
	unsigned long pulled;
	bool lines_dead;
	s32 prog_ua;
	s32 off_ua;
	s32 charge_uv;
	bool vbus_wired;
	bool vbus;
	u8 ce_wired;
	struct i2c_adapter adapter;
	u32 noise_ppm;
	u32 noise_kinds;
	u64 noise_seed;
	u64 noises;
	struct cg_turn turn;
	u32 turns;
	enum cg_death death;
	u32 die_in;
	s64 reset_ms;
	bool dead;
	struct work_struct go;
	struct notifier_block at_panic;
	struct kmsg_dumper at_end;
};

/**
 * cg_lab_begin_read() - lock a board, its time at the last point of the grid
 * @lab: the board
 */
void cg_lab_begin_read(struct cg_lab *lab);

/**
 * cg_lab_end_read() - unlock it
 * @lab: the board
 */
void cg_lab_end_read(struct cg_lab *lab);

/**
 * cg_lab_begin_change() - lock a board, its time now, to change something
 * @lab: the board
 */
void cg_lab_begin_change(struct cg_lab *lab);

/**
 * cg_lab_end_change() - let chips and plant react to the change, and unlock
 * @lab: the board
 */
void cg_lab_end_change(struct cg_lab *lab);

/**
 * cg_lab_chip_feel() - what a chip feels now
 * @lab: the board, locked
 * @chip: the chip
 */
void cg_lab_chip_feel(struct cg_lab *lab, struct cg_lab_chip *chip);

/**
 * cg_lab_settle() - the cells are others now: gauges begin anew with them
 * @lab: the board, locked
 */
void cg_lab_settle(struct cg_lab *lab);

/**
 * cg_lab_go_on() - let the board's time pass with no kernel on it
 * @lab: the board
 * @ms: how much
 */
void cg_lab_go_on(struct cg_lab *lab, s64 ms);

/**
 * cg_lab_death_transfer() - a transfer begins: is it the one to die at
 * @lab: the board, locked
 */
void cg_lab_death_transfer(struct cg_lab *lab);

/**
 * cg_lab_die() - as cg_lab.death says; does not return from a panic or a hang
 * @lab: the board, locked
 */
void cg_lab_die(struct cg_lab *lab);

int cg_lab_death_named(const char *word);
void cg_lab_death_sleep(struct cg_lab *lab);
int cg_lab_death_probe(struct cg_lab *lab);
/* Of a verb: -EINVAL if a word is no number from least to most. */
int cg_lab_number(const char *word, s32 least, s32 most, s32 *value);
int cg_lab_verb_fault(struct cg_lab *lab, char **word);
int cg_lab_verb_freeze(struct cg_lab *lab, char **word);
int cg_lab_verb_bias(struct cg_lab *lab, char **word);
int cg_lab_verb_sense(struct cg_lab *lab, char **word);
int cg_lab_verb_poke(struct cg_lab *lab, char **word);
int cg_lab_verb_noise(struct cg_lab *lab, char **word);
enum cg_noise cg_lab_noise_next(struct cg_lab *lab);
int cg_lab_verb_turn(struct cg_lab *lab, char **word);
u32 cg_lab_noise_wrong(struct cg_lab *lab);
void cg_lab_noise_flip(struct i2c_msg *msg, u32 wrong);
int cg_lab_verb_irq(struct cg_lab *lab, char **word);
int cg_lab_gpio_probe(struct cg_lab *lab, struct fwnode_handle *node);
void cg_lab_gpio_pulse(struct cg_lab *lab, int line);
bool cg_lab_ce_high(const struct cg_lab *lab, u8 charger);
u8 cg_lab_prog(const struct cg_lab *lab);
void cg_lab_gpio_pull(struct cg_lab *lab, unsigned long pulled);
int cg_lab_bus_probe(struct cg_lab *lab, struct fwnode_handle *node);
int cg_lab_skin_probe(struct cg_lab *lab);
int cg_lab_reserve_probe(struct cg_lab *lab);
bool cg_lab_reserve_has(const struct cg_lab *lab, const struct device_node *np);
void cg_lab_reserve_feed(struct cg_lab *lab, bool on);
void cg_lab_reserve_advance(struct cg_lab *lab);
int cg_lab_adc_probe(struct cg_lab *lab, struct fwnode_handle *node);
int cg_lab_analog_probe(struct cg_lab *lab);
int cg_lab_contract_probe(struct cg_lab *lab);
void cg_lab_contract(struct cg_lab *lab, const struct cg_lab_contract *contract);
void cg_lab_contract_apply(struct cg_lab *lab);
bool cg_lab_contract_lapses(struct cg_lab *lab);
int cg_lab_control_probe(struct cg_lab *lab);

#endif /* CHARGOV_LAB_LAB_H */
