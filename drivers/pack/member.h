/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * A member of the pack as a source of readings: a gauge of the power-supply class, or whatever
 * else has a row in members.c. Private to drivers/pack.
 *
 * The pack lives while its members come and go: a source is asked in every cycle and says nothing
 * when it is not there.
 */
#ifndef CHARGOV_MEMBER_H
#define CHARGOV_MEMBER_H

#include <linux/list.h>
#include <linux/notifier.h>
#include <linux/power_supply.h>
#include <chargov/sample.h>
#include <chargov/supply_name.h>

struct cg_member;
struct cg_pack;
struct device;
struct device_link;
struct device_node;

/**
 * struct cg_source - how one kind of members is read
 * @property: property of the member's node that names its device
 * @open: called once when the pack is probed; the member's node and pack are filled in.
 *	Returns 0; -EPROBE_DEFER if its device is not there yet: it is asked all the same, in every
 *	cycle, and may come at any time; another error, after a sentence in the log, if the
 *	description is wrong
 * @sample: reads everything once. Readings that fail keep their last good value and its age and
 *	are valid only while that is young; when the device is gone none of them is
 * @has: it can give this property of the class
 * @text: a text that does not change, empty if there is none. NULL = it has none
 * @hears: a change of a supply on this node is a change of the member. NULL = of none
 * @shares: by their nodes: what a member has in common with another one of its kind, and only one
 *	can have, with a verb; NULL if that is nothing. NULL = what counts is the node of the device
 * @save: keep what is learned: the system may go down. NULL = nothing is learned
 * @reset: the cells were exchanged: forget what is learned. NULL = nothing is learned
 * @close: called once if @open was and did not refuse. NULL = nothing to do
 */
struct cg_source {
	const char *property;
	int (*open)(struct cg_member *member);
	void (*sample)(struct cg_member *member, s64 now_ms, struct cg_member_sample *sample);
	bool (*has)(struct cg_member *member, enum power_supply_property psp);
	void (*text)(struct cg_member *member, enum power_supply_property psp, char *buf,
		     size_t size);
	bool (*hears)(const struct cg_member *member, const struct device_node *np);
	const char *(*shares)(const struct device_node *node, const struct device_node *other);
	void (*save)(struct cg_member *member);
	void (*reset)(struct cg_member *member);
	void (*close)(struct cg_member *member);
};

/**
 * struct cg_member - a member of the pack
 * @pack: the pack
 * @node: its node, referenced
 * @source: how it is read
 * @name: of its supply or device, for people; empty until it was there once
 * @missed: readings that failed
 * @slow_missed: of these, before what changes slowly was asked for
 * @slow_due_ms: when that is asked for again
 * @uv_error: of its voltage in this cycle; the source's
 * @there: it was there when it was read last
 * @told: how often it told of a change that was no echo of a read, as far as that matters
 * @np: node of its device, referenced; the source's
 * @claim: among the members that have what measures them to themselves; members.c
 * @dev: its device, referenced, or NULL; the source's
 * @bus_nb: hears when the driver of @dev comes and goes; the source's
 * @priv: the source's own
 */
struct cg_member {
	struct cg_pack *pack;
	struct device_node *node;
	const struct cg_source *source;
	char name[CG_SUPPLY_NAME_ROOM];
	u32 missed;
	u32 slow_missed;
	s64 slow_due_ms;
	int uv_error;
	bool there;
	u8 told;
	struct device_node *np;
	struct list_head claim;
	struct device *dev;
	struct notifier_block bus_nb;
	void *priv;
};

/*
 * So often it has told by itself when it can be relied on: drivers that never do tell of their
 * registration, and of a source.
 */
#define CG_TOLD_ENOUGH	3

extern const struct cg_source cg_gauge_source;
extern const struct cg_source cg_sensors_source;

/* gauge.c */
int cg_gauges_settle(struct cg_pack *pack);

/* members.c */
int cg_members_open(struct cg_pack *pack);
int cg_member_claim(struct cg_member *member);
void cg_member_unclaim(struct cg_member *member);
void cg_members_sample(struct cg_pack *pack, struct cg_sample *sample);
bool cg_members_have(struct cg_pack *pack, enum power_supply_property psp);
void cg_members_text(struct cg_pack *pack, enum power_supply_property psp, char *buf, size_t size);
bool cg_member_take(const struct cg_member *member, struct cg_reading *reading,
		    enum cg_member_field id, s64 value, s64 now_ms);
void cg_member_miss(struct cg_reading *reading, s64 now_ms);
void cg_members_save(struct cg_pack *pack);
struct cg_member *cg_members_hear(struct cg_pack *pack, const struct device_node *np);

#endif /* CHARGOV_MEMBER_H */
