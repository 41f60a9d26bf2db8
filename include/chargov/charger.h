/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * A charger driven through the power-supply class: claim, sample, apply, off, release.
 * For the pack driver. Nothing here decides anything.
 */
#ifndef CHARGOV_CHARGER_H
#define CHARGOV_CHARGER_H

#include <linux/power_supply.h>
#include <chargov/decide.h>
#include <chargov/plan.h>
#include <chargov/supply_name.h>

struct device;
struct device_link;
struct device_node;
struct gpio_desc;

/**
 * enum cg_fail_safe - what a chip does when nobody talks to it any more
 * @CG_FAIL_SAFE_OFF: it stops charging
 * @CG_FAIL_SAFE_DEFAULTS: it returns to its defaults and goes on charging
 * @CG_FAIL_SAFE_KEEP: it goes on as it was told last
 */
enum cg_fail_safe {
	CG_FAIL_SAFE_OFF,
	CG_FAIL_SAFE_DEFAULTS,
	CG_FAIL_SAFE_KEEP,
};

#define CG_PROP_NONE	((enum power_supply_property)-1)

/**
 * enum cg_memory - how long a chip keeps what it was told
 * @CG_MEMORY_KEEPS: until it is told otherwise
 * @CG_MEMORY_FORGETS: it was seen reset behind its driver's back, and its watchdog will reset it
 *	again and again: it must be told in every cycle. Its defaults are within the limits
 * @CG_MEMORY_HOPELESS: likewise, but its defaults are above the limits: it must stay off until
 *	its driver is bound anew
 */
enum cg_memory {
	CG_MEMORY_KEEPS,
	CG_MEMORY_FORGETS,
	CG_MEMORY_HOPELESS,
};

/**
 * enum cg_charger_trouble - what can be wrong with a charger, each logged once until it is over
 * @CG_TROUBLE_UNREAD: it cannot be read
 * @CG_TROUBLE_GONE: it has no supply any more
 * @CG_TROUBLE_NOT_OFF: it does not confirm that it is off
 * @CG_TROUBLE_INPUT: it did not take its input limit
 * @CG_TROUBLE_LIMITS: it did not take its limits
 * @CG_N_TROUBLES: how many there are
 */
enum cg_charger_trouble {
	CG_TROUBLE_UNREAD,
	CG_TROUBLE_GONE,
	CG_TROUBLE_NOT_OFF,
	CG_TROUBLE_INPUT,
	CG_TROUBLE_LIMITS,
	CG_N_TROUBLES
};

/**
 * struct cg_control_row - how one charger driver is driven
 * @driver: name of the driver bound to the charger's device
 * @compatibles: compatibles of the chips that the row is for, NULL after the last; NULL = of all
 *	that the driver knows
 * @supply: how the name of the right supply of that device begins; NULL = its only one
 * @bounds: likewise, of the supply that shows what the driver clamps to; NULL = the same
 * @cc: property of the charge current
 * @cv: property of the charge voltage
 * @iin: property of the input current limit
 * @onoff: property that stops and starts charging; CG_PROP_NONE with CG_QUIRK_ZERO_CC_STOPS
 * @fail_safe: what the chip does alone
 * @default_cv_uv: charge voltage after a reset of the chip
 * @default_cc_ua: charge current after a reset of the chip
 * @reset_voltage_uv: battery voltage that it shows after a reset, when nothing is measured yet;
 *	0 = it shows nothing special
 * @precharge_uv: below this voltage of the battery every such chip keeps to its precharge current
 *	by itself, whatever was before, and its driver shows that current; 0 = not known
 * @watchdog_ms: after a reset its watchdog runs and resets it again this much later, 0 = it has
 *	none or the driver keeps it off; with CG_QUIRK_ON_FEEDS_WATCHDOG it ends the charge
 * @knobs: what its fields can hold and its quirks
 */
struct cg_control_row {
	const char *driver;
	const char *const *compatibles;
	const char *supply;
	const char *bounds;
	enum power_supply_property cc;
	enum power_supply_property cv;
	enum power_supply_property iin;
	enum power_supply_property onoff;
	enum cg_fail_safe fail_safe;
	s32 default_cv_uv;
	s32 default_cc_ua;
	s32 reset_voltage_uv;
	s32 precharge_uv;
	s32 watchdog_ms;
	struct cg_knobs knobs;
};

extern const struct cg_control_row cg_control_map[];
extern const unsigned int cg_control_map_size;

/**
 * cg_control_find() - the row of a driver
 * @driver: name of the bound driver
 * @compatible: a compatible of the chip
 *
 * Return: the row or NULL
 */
const struct cg_control_row *cg_control_find(const char *driver, const char *compatible);

/**
 * cg_control_why_not() - why a driver without a row has none
 * @driver: name of the bound driver
 *
 * Return: the reason for one that was read and cannot be governed, NULL for one that nobody read
 */
const char *cg_control_why_not(const char *driver);

/**
 * struct cg_charger - a claimed charger
 * @row: how it is driven
 * @knobs: those of the row, with the ranges that its fields have on this board: no more than its
 *	driver says that it allows; the pack's profile is made with them
 * @name: name of its supply
 * @dev: the pack's device, for the log
 * @np: its node, referenced
 * @link: keeps us from outliving it; the driver core drops it when the pack is unbound
 * @enable_gpio: its charge-enable line, the second off path; NULL if not wired. The pack gets it
 *	from its own node before the first apply
 * @last: what was last sampled; its trust and told_* go into every sample
 * @told_iin_ua: input limit that it was left with, 0 if not known
 * @base_iin_ua: input limit that it had before we wrote one, 0 if not known
 * @tried_iin_ua: input limit that was written and not seen to be there, 0 if none
 * @left_iin_ua: input limit that we left it with before that, 0 if none
 * @slept_on: likewise in @last, of the next cycle
 * @least_cc_ua: least charge current that it was ever told, S32_MAX before the first
 * @least_cv_uv: least charge voltage that it was ever told, S32_MAX before the first
 * @sampled_ms: when it was last sampled
 * @started_ms: when it was last told to start, CG_NEVER_MS before
 * @doubted_ms: since when it may have been reset, or replugged; CG_NEVER_MS before
 * @tried: its line is on although it was told off: does it start by itself?
 * @memory: how long it keeps what it was told
 * @fed: it was told on again since somebody asked, which feeds its watchdog
 * @fed_blind: it was not read in that cycle
 * @fed_loose: or not verified
 * @tells_health: its driver has told its health
 * @silent: it does not tell when its source comes: it has no interrupt
 * @list: in the list of claimed chargers
 * @logged: its troubles that were logged and are not over, a bit each
 */
struct cg_charger {
	const struct cg_control_row *row;
	struct cg_knobs knobs;
	char name[CG_SUPPLY_NAME_ROOM];
	struct device *dev;
	struct device_node *np;
	struct device_link *link;
	struct gpio_desc *enable_gpio;
	struct cg_charger_sample last;
	s32 told_iin_ua;
	s32 base_iin_ua;
	s32 tried_iin_ua;
	s32 left_iin_ua;
	bool slept_on;
	s32 least_cc_ua;
	s32 least_cv_uv;
	s64 sampled_ms;
	s64 started_ms;
	s64 doubted_ms;
	bool tried;
	enum cg_memory memory;
	bool fed;
	bool fed_blind;
	bool fed_loose;
	bool tells_health;
	bool silent;
	struct list_head list;
	u32 logged;
};

/**
 * cg_charger_claim() - find, identify and take a charger
 * @pack: the pack's device; becomes a consumer of the charger's device
 * @np: the charger's node
 * @charger: the result
 *
 * Return: 0; -EPROBE_DEFER while its supply is not registered; -EBUSY if another pack has it;
 * -ENODEV, after one sentence in the log, if no control map row fits its driver
 */
int cg_charger_claim(struct device *pack, struct device_node *np, struct cg_charger *charger);

/**
 * cg_charger_holders() - how many packs have it
 * @np: the charger's node
 *
 * Return: 0 or 1 (P14)
 */
u32 cg_charger_holders(const struct device_node *np);

/**
 * cg_charger_release() - give a charger back; call after cg_charger_off()
 * @charger: a claimed charger
 */
void cg_charger_release(struct cg_charger *charger);

/**
 * cg_charger_read() - read everything once and compare it with what was told
 * @charger: a claimed charger
 * @now_ms: time of the cycle
 * @source: what feeds it, for one that does not tell whether anything does
 * @sample: the result
 */
void cg_charger_read(struct cg_charger *charger, s64 now_ms,
		     const struct cg_source_sample *source, struct cg_charger_sample *sample);

/**
 * cg_charger_apply() - make the charger do what was decided, and verify it
 * @charger: a claimed charger
 * @decision: the decision
 *
 * Writes only what changed. Limits go down before charging is enabled and up after it; anything
 * that fails ends in cg_charger_off().
 *
 * Return: 0 if everything was read back as written, else -EIO and the charger is told off
 */
int cg_charger_apply(struct cg_charger *charger, const struct cg_decision *decision);

/**
 * cg_charger_off() - stop charging, by the second path if the first cannot be verified
 * @charger: a claimed charger
 *
 * Return: 0 if off was verified on at least one path, else -EIO
 */
int cg_charger_off(struct cg_charger *charger);

#endif /* CHARGOV_CHARGER_H */
