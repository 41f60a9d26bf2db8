/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The battery-pack device, private to drivers/pack.
 */
#ifndef CHARGOV_PACK_H
#define CHARGOV_PACK_H

#include <linux/alarmtimer.h>
#include <linux/mutex.h>
#include <linux/notifier.h>
#include <linux/power_supply.h>
#include <linux/spinlock.h>
#include <linux/workqueue.h>
#include <chargov/charger.h>
#include <chargov/decide.h>
#include <chargov/deeds.h>
#include <chargov/oracle.h>
#include <chargov/search.h>
#include <chargov/sleeper.h>
#include <chargov/team.h>
#include "balance.h"
#include "inputs.h"
#include "member.h"
#include "trouble.h"
#include "watch.h"
#include "wishes.h"

struct dentry;
struct thermal_cooling_device;
struct cg_recorder;
struct cg_ring;

/* A name of 20 or more would not fit a thermal zone; ours is short. */
#define CG_NAME_ROOM	16
#define CG_TEXT_ROOM	32
/* Of the names of all chargers of a pack. */
#define CG_CHARGERS_ROOM	(CG_MAX_CHARGERS * (CG_SUPPLY_NAME_ROOM + 4))

/* What BAT0 shows besides numbers that come straight from the view. */
enum cg_shown_id {
	CG_SHOWN_VIEW,
	CG_SHOWN_STATUS = CG_N_VIEW_FIELDS,
	CG_SHOWN_HEALTH,
	CG_SHOWN_CC,
	CG_SHOWN_CV,
	CG_SHOWN_FULL_S,
	CG_SHOWN_EMPTY_S,
	CG_SHOWN_DESIGN,
	CG_N_SHOWN
};

/* What becomes of a charge when the system sleeps; the words are in attributes.c. */
enum cg_sleep {
	CG_SLEEP_OFF,
	CG_SLEEP_HAND_OVER,
	CG_SLEEP_WAKE,
	CG_N_SLEEPS
};

/**
 * struct cg_shown_charger - what a charger was told
 * @trust: how far that is known
 * @on: to charge
 * @cv_uv: charge voltage, 0 while off
 * @cc_ua: charge current, likewise
 * @iin_ua: input current limit, 0 if not known
 */
struct cg_shown_charger {
	enum cg_trust trust;
	bool on;
	s32 cv_uv;
	s32 cc_ua;
	s32 iin_ua;
};

/**
 * struct cg_shown - the cache that every attribute is read from
 * @value: in sysfs units, indexed by enum cg_view_field, then by enum cg_shown_id
 * @known: there has been one
 * @at_ms: when the cycle ran that filled it in
 * @phase: phase
 * @why: reason of the phase
 * @limited_by: limit that won the current
 * @charged_s: time at charge in this session
 * @put_in_uah: charge put in during this session
 * @restarts: faults left in the present hour
 * @faults: times that the phase became fault
 * @cycles: cycles run
 * @degraded: members left out
 * @missing: which, one bit a member
 * @imbalance_uv: highest cell above the lowest
 * @branch_permille: part of the current that keeps each branch within its own
 * @health_pct: full charge over the design
 * @charger: what each charger was told
 */
struct cg_shown {
	int value[CG_N_SHOWN];
	bool known[CG_N_SHOWN];
	s64 at_ms;
	enum cg_phase phase;
	enum cg_why why;
	enum cg_limit limited_by;
	u32 charged_s;
	u32 put_in_uah;
	u32 restarts;
	u32 faults;
	u32 cycles;
	u32 degraded;
	u32 missing;
	u32 imbalance_uv;
	u32 branch_permille;
	u32 health_pct;
	struct cg_shown_charger charger[CG_MAX_CHARGERS];
};

/**
 * struct cg_pack - a battery pack
 * @dev: its platform device
 * @profile: checked description
 * @assumed: CG_ASSUMED() bits of @profile
 * @ambient_degc: ambient-celsius, meaningful if @has_ambient
 * @has_ambient: the description has it
 * @member: members and reserves, in the order of the profile's parts
 * @n_members: how many
 * @charger: chargers
 * @n_chargers: how many, 0 = gauge only
 * @caps: what they can do together
 * @team: two of them, as one; the loop's
 * @inputs: what feeds the chargers
 * @search: what that really gives; the loop's
 * @wq: runs @loop and @announce
 * @loop: one cycle
 * @announce: sends the uevent of the last visible change
 * @announced_ms: when it last did
 * @arm_lock: guards @running and with it every arming of @loop and @announce, @kicked, @ran_ms and
 *	@deaf_until_ms
 * @running: @loop may be armed
 * @sleeper: sleeps before its members and the clock
 * @alarm: wakes the system to look at a charge that goes on while it sleeps
 * @cdev: the pack as a cooling device, or NULL
 * @kicked: a notifier brought the loop forward and it has not run since
 * @ran_ms: when the loop ran last
 * @deaf_until_ms: what a gauge says until then is the echo of our reading it
 * @nb: hears of changes of our suppliers
 * @lock: guards @policy, @shown, @heard, @sleep and @shutdown
 * @policy: what the user asked for; thresholds as written, in whatever order
 * @shown: what sysfs shows
 * @heard: what the members' files show
 * @sleep: what becomes of a charge when the system sleeps
 * @shutdown: a charger that cannot be stopped shuts the system down
 * @alone: the charger when this kernel stops
 * @watch: the charger when it does not listen; the loop's
 * @oracle: what it saw, with CONFIG_CHARGOV_ORACLE; the loop's
 * @broken: the property that it complained of last; the loop's
 * @trouble: what is wrong for long; the loop's
 * @deeds: what was done, with CONFIG_CHARGOV_ORACLE; of the loop, and of who has halted it
 * @undone: the property of these that was complained of last
 * @told: the uevents of @psy, with CONFIG_CHARGOV_ORACLE; the notifier's
 * @flooded: likewise
 * @balance: the members against each other; the loop's
 * @state: memory of decide; the loop's
 * @sample: last readings; the loop's
 * @view: last view; the loop's
 * @all: the same with what reserves hold, to be shown
 * @decision: last decision; the loop's
 * @psy: BAT0
 * @desc: its description
 * @properties: of @desc
 * @behaviours: BIT(enum cg_behaviour) of what charge_behaviour offers
 * @id: the number in its name, -1 if the name is a label
 * @name: its name
 * @model: of the gauge
 * @manufacturer: of the gauge
 * @serial: of the gauge
 * @ring: last decisions
 * @recorder: each of them with what went into it, for who reads
 */
struct cg_pack {
	struct device *dev;
	struct cg_profile profile;
	u32 assumed;
	s32 ambient_degc[2];
	bool has_ambient;
	struct cg_member member[CG_MAX_MEMBERS];
	unsigned int n_members;
	struct cg_charger charger[CG_MAX_CHARGERS];
	unsigned int n_chargers;
	struct cg_charger_caps caps;
	struct cg_team team;

	struct cg_inputs inputs;
	struct cg_search search;
	struct workqueue_struct *wq;
	struct delayed_work loop;
	struct delayed_work announce;
	s64 announced_ms;
	spinlock_t arm_lock;	/* see above */
	bool running;
	bool kicked;
	s64 ran_ms;
	s64 deaf_until_ms;
	struct notifier_block nb;
	struct cg_sleeper sleeper;
	struct alarm alarm;
	struct thermal_cooling_device *cdev;

	struct mutex lock;	/* see above */
	struct cg_policy policy;
	struct cg_shown shown;
	struct cg_member_sample heard[CG_MAX_MEMBERS];
	enum cg_sleep sleep;
	bool shutdown;

	struct cg_alone alone;
	struct cg_watch watch;
	struct cg_trouble trouble;
	struct cg_oracle oracle;
	const struct cg_property *broken;
	struct cg_deeds deeds;
	const struct cg_duty *undone;
	struct cg_deeds told;
	const struct cg_duty *flooded;
	struct cg_balance balance;
	struct cg_state state;
	struct cg_sample sample;
	struct cg_view view;
	struct cg_view all;
	struct cg_decision decision;

	struct power_supply *psy;
	struct power_supply_desc desc;
	enum power_supply_property properties[44];
	u8 behaviours;
	int id;
	char name[CG_NAME_ROOM];
	char model[CG_TEXT_ROOM];
	char manufacturer[CG_TEXT_ROOM];
	char serial[CG_TEXT_ROOM];
	struct cg_ring *ring;
	struct cg_recorder *recorder;
};

/* pack.c */
s64 cg_now_ms(void);
void cg_pack_kick(struct cg_pack *pack, unsigned int delay_ms);
int cg_pack_cycle(struct cg_pack *pack);
void cg_pack_start(struct cg_pack *pack);
void cg_pack_halt(struct cg_pack *pack);
int cg_pack_stop(struct cg_pack *pack);

/* chargers.c */
int cg_chargers_take(struct cg_pack *pack);
void cg_chargers_resume(struct cg_pack *pack);
int cg_chargers_fit(struct cg_pack *pack);
void cg_chargers_know(struct cg_pack *pack);
void cg_chargers_sample(struct cg_pack *pack);
int cg_chargers_apply(struct cg_pack *pack);
int cg_chargers_off(struct cg_pack *pack);
bool cg_chargers_hear(const struct cg_pack *pack, const struct device_node *np);
const char *cg_chargers_guilty(const struct cg_pack *pack);
void cg_chargers_names(const struct cg_pack *pack, char *buf, size_t size);
void cg_chargers_show(const struct cg_pack *pack, struct cg_shown *shown);

/* judge.c */
void cg_judge_init(struct cg_pack *pack);
void cg_judge_decision(struct cg_pack *pack, const struct cg_policy *policy);
void cg_judge_description(struct cg_pack *pack);
void cg_judge_claim(struct cg_pack *pack, const struct device_node *np);
void cg_judge_feeds(struct cg_pack *pack);
void cg_judge_told(struct cg_pack *pack);
void cg_judge_rest(struct cg_pack *pack, bool asleep);
void cg_judge_deed(struct cg_pack *pack, struct cg_deed deed);

/* Nothing without the oracle. */
static inline void cg_deed(struct cg_pack *pack, struct cg_deed deed)
{
	if (IS_ENABLED(CONFIG_CHARGOV_ORACLE))
		cg_judge_deed(pack, deed);
}

static inline void cg_rest(struct cg_pack *pack, bool asleep)
{
	if (IS_ENABLED(CONFIG_CHARGOV_ORACLE))
		cg_judge_rest(pack, asleep);
}

/* describe_of.c */
int cg_pack_describe(struct cg_pack *pack);

/* properties.c */
int cg_publish_register(struct cg_pack *pack);

/* publish.c */
int cg_shown_get(const struct cg_shown *shown, enum power_supply_property psp, int *value);
void cg_publish(struct cg_pack *pack, const struct cg_policy *policy);
void cg_publish_changed(struct cg_pack *pack);
void cg_publish_announce(struct work_struct *work);

/* attributes.c */
extern const struct attribute_group *cg_pack_attribute_groups[];

/* member_files.c */
int cg_member_files_create(struct cg_pack *pack);

/* controls.c */
extern const struct attribute_group cg_pack_word_group;
void cg_controls_init(struct cg_pack *pack);
s64 cg_control_get(struct cg_pack *pack, enum cg_wish wish);
int cg_control_set(struct cg_pack *pack, enum cg_wish wish, s64 value);
int cg_wish_to_class(enum cg_wish wish, int ours);
int cg_wish_from_class(const struct cg_pack *pack, enum cg_wish wish, int class);
int cg_show_word(char *buf, int at, const char *word, bool active);

/* cooling.c */
int cg_cooling_register(struct cg_pack *pack);

/* sleep.c */
int cg_sleep_init(struct cg_pack *pack);
int cg_pack_suspend(struct device *dev);
int cg_pack_resume(struct device *dev);

/* record.c */
int cg_record_create(struct cg_pack *pack, struct dentry *dir);
void cg_record_begin(struct cg_pack *pack, const struct cg_policy *policy);
void cg_record_end(struct cg_pack *pack);
void cg_record_stop(struct cg_pack *pack);

/* ring.c */
int cg_ring_create(struct cg_pack *pack);
void cg_ring_add(struct cg_pack *pack);

#endif /* CHARGOV_PACK_H */
