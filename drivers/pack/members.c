// SPDX-License-Identifier: GPL-2.0-only
/*
 * The members of the pack, in the order in which tree.c counts them: that of the description, a
 * group's where the group is. What kinds of members there are is one table.
 */
#include <linux/device.h>
#include <linux/list.h>
#include <linux/mutex.h>
#include <linux/of.h>
#include "pack.h"

/* A member with several of these properties is the first. */
static const struct cg_source *const sources[] = {
	&cg_gauge_source,
#if IS_ENABLED(CONFIG_CHARGOV_SENSORS)
	&cg_sensors_source,
#endif
};

/*
 * Plausible values: those of packs of up to 16 cells, and of thermistors that are neither open nor
 * shorted (-45 to 100 C).
 */
static const struct {
	s32 lo;
	s32 hi;
} windows[CG_N_MEMBER_FIELDS] = {
	[CG_M_PRESENT] = { 0, 1 },
	[CG_M_VOLTAGE_UV] = { 0, 100000000 },
	[CG_M_CURRENT_UA] = { -200000000, 200000000 },
	[CG_M_TEMP_MDEGC] = { -45000, 100000 },
	[CG_M_CAPACITY_PCT] = { 0, 100 },
	[CG_M_CHARGE_NOW_UAH] = { 0, 1000000000 },
	[CG_M_CHARGE_FULL_UAH] = { 1, 1000000000 },
	[CG_M_CYCLES] = { 0, 100000 },
	[CG_M_MARGIN_PCT] = { 0, 100 },
};

/* No cell of any chemistry has that, not even one that was charged by a runaway (F11). */
#define CELL_MOST_UV	6000000

/* T_stale is at most this; decide knows the shorter one of the present state. */
#define STALE_MS	60000

/**
 * cg_member_take() - a device was read; what it says is untrusted
 * @member: the member
 * @reading: of it
 * @id: what it is of
 * @value: what the device says
 * @now_ms: when
 *
 * Return: false, and @reading is not valid, if no battery is like that
 */
bool cg_member_take(const struct cg_member *member, struct cg_reading *reading,
		    enum cg_member_field id, s64 value, s64 now_ms)
{
	const struct cg_part *part = &member->pack->profile.part[member - member->pack->member];
	s64 most = windows[id].hi;

	if (id == CG_M_VOLTAGE_UV)
		most = (s64)part->cells_series * CELL_MOST_UV;
	reading->valid = value >= windows[id].lo && value <= most;
	if (!reading->valid)
		return false;
	reading->value = value;
	reading->at_ms = now_ms;
	return true;
}

/**
 * cg_member_miss() - a device could not be read: its last word holds while that is young
 * @reading: of the member
 * @now_ms: when
 */
void cg_member_miss(struct cg_reading *reading, s64 now_ms)
{
	reading->valid = reading->valid && now_ms - reading->at_ms <= STALE_MS;
}

static LIST_HEAD(claimed);
static DEFINE_MUTEX(claimed_lock);

/* Is there one of them too many? */
static int check_alone(const struct cg_member *member, const struct cg_member *other)
{
	struct device *dev = member->pack->dev;
	const char *shared;

	if (other->source != member->source)
		return 0;
	if (!member->source->shares) {
		if (other->np != member->np)
			return 0;
		return dev_err_probe(dev, -EBUSY,
				     "%pOF: gauge is %pOF, which is that of %pOF; name the gauge of these cells, or remove the member\n",
				     member->node, member->np, other->node);
	}
	shared = member->source->shares(member->node, other->node);
	if (!shared)
		return 0;
	return dev_err_probe(dev, -EBUSY,
			     "%pOF: %s of %pOF; name what these cells have, or remove the member\n",
			     member->node, shared, other->node);
}

/**
 * cg_member_claim() - have to oneself what measures one
 * @member: the member; what its source compares is there
 *
 * Cells that are described twice would be charged with the current of both.
 *
 * Return: 0; -EBUSY after a sentence in the log if a member of this or another pack has it
 */
int cg_member_claim(struct cg_member *member)
{
	struct list_head *at;
	int ret = 0;

	mutex_lock(&claimed_lock);
	list_for_each(at, &claimed) {
		ret = check_alone(member, list_entry(at, struct cg_member, claim));
		if (ret)
			break;
	}
	if (!ret)
		list_add_tail(&member->claim, &claimed);
	mutex_unlock(&claimed_lock);
	return ret;
}

/**
 * cg_member_unclaim() - another may have it
 * @member: one that claimed it
 */
void cg_member_unclaim(struct cg_member *member)
{
	mutex_lock(&claimed_lock);
	list_del(&member->claim);
	mutex_unlock(&claimed_lock);
}

static const struct cg_source *find_source(const struct device_node *node)
{
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(sources); i++) {
		if (of_property_present(node, sources[i]->property))
			return sources[i];
	}
	return NULL;
}

/* Returns 0 or an error that no time will mend. */
static int open_one(struct cg_pack *pack, struct device_node *node)
{
	struct cg_member *member = &pack->member[pack->n_members];
	struct cg_reading *reading = pack->sample.member[pack->n_members].f;
	int ret, i;

	if (pack->n_members >= CG_MAX_MEMBERS)
		return -E2BIG;
	member->pack = pack;
	member->node = node;
	member->source = find_source(node);
	if (!member->source)
		return dev_err_probe(pack->dev, -EINVAL,
				     "%pOF: gauge is missing, and io-channels is too; point one to what measures the member\n",
				     node);
	ret = member->source->open(member);
	if (ret && ret != -EPROBE_DEFER)
		return ret;
	member->there = !ret;
	of_node_get(node);
	for (i = 0; i < CG_N_MEMBER_FIELDS; i++)
		reading[i].at_ms = CG_NEVER_MS;
	pack->sample.n_members = ++pack->n_members;
	return 0;
}

static int open_below(struct cg_pack *pack, struct device_node *parent)
{
	struct device_node *node;
	int ret;

	for_each_available_child_of_node(parent, node) {
		ret = open_one(pack, node);
		if (ret) {
			of_node_put(node);
			return ret;
		}
	}
	return 0;
}

static void close_all(void *data)
{
	struct cg_pack *pack = data;
	struct cg_member *member;

	while (pack->n_members) {
		member = &pack->member[--pack->n_members];
		if (member->source->close)
			member->source->close(member);
		of_node_put(member->node);
	}
}

/* The pack appears with its first member; the others may come at any time. */
static int need_one(struct cg_pack *pack)
{
	unsigned int i;

	for (i = 0; i < pack->n_members; i++) {
		if (pack->member[i].there)
			return 0;
	}
	if (!pack->n_members)
		return dev_err_probe(pack->dev, -EINVAL,
				     "member is missing; add a member@0 node with a gauge\n");
	return dev_err_probe(pack->dev, -EPROBE_DEFER,
			     "waits for the first of its %u members: %pOF is not there yet\n",
			     pack->n_members, pack->member[0].np ?: pack->member[0].node);
}

/**
 * cg_members_open() - find the members of a pack
 * @pack: a pack whose description was checked
 *
 * They are closed with the pack's device.
 *
 * Return: 0 if at least one of them is there; -EPROBE_DEFER, with the reason in devices_deferred,
 * if none is; -EINVAL after a sentence in the log
 */
int cg_members_open(struct cg_pack *pack)
{
	struct device_node *node;
	int ret;

	ret = devm_add_action_or_reset(pack->dev, close_all, pack);
	if (ret)
		return ret;
	for_each_available_child_of_node(pack->dev->of_node, node) {
		ret = of_node_name_eq(node, "group") ? open_below(pack, node) :
						       open_one(pack, node);
		if (ret) {
			of_node_put(node);
			return ret;
		}
	}
	return need_one(pack);
}

/**
 * cg_members_sample() - read every member once
 * @pack: the pack
 * @sample: its time is set; the members' readings are written
 */
void cg_members_sample(struct cg_pack *pack, struct cg_sample *sample)
{
	struct cg_member *member;
	unsigned int i;

	sample->quiet = true;
	for (i = 0; i < pack->n_members; i++) {
		member = &pack->member[i];
		member->source->sample(member, sample->now_ms, &sample->member[i]);
		if (READ_ONCE(member->told) >= CG_TOLD_ENOUGH)
			sample->quiet = false;
	}
}

/**
 * cg_members_have() - does any member have this property
 * @pack: the pack
 * @psp: the property
 *
 * Return: true if one that is there does
 */
bool cg_members_have(struct cg_pack *pack, enum power_supply_property psp)
{
	struct cg_member *member;

	for (member = pack->member; member < pack->member + pack->n_members; member++) {
		if (member->source->has && member->source->has(member, psp))
			return true;
	}
	return false;
}

/**
 * cg_members_text() - a text that does not change: of the first member that has it
 * @pack: the pack
 * @psp: one of the text properties
 * @buf: the text, empty if there is none
 * @size: room in @buf
 */
void cg_members_text(struct cg_pack *pack, enum power_supply_property psp, char *buf, size_t size)
{
	struct cg_member *member;

	buf[0] = '\0';
	for (member = pack->member; !buf[0] && member < pack->member + pack->n_members; member++) {
		if (member->source->text)
			member->source->text(member, psp, buf, size);
	}
}

/**
 * cg_members_save() - keep what is learned of the members
 * @pack: the pack
 */
void cg_members_save(struct cg_pack *pack)
{
	struct cg_member *member;

	for (member = pack->member; member < pack->member + pack->n_members; member++) {
		if (member->source->save)
			member->source->save(member);
	}
}

/**
 * cg_members_hear() - whose supply is that
 * @pack: the pack
 * @np: node of the device of a supply
 *
 * Return: the member or NULL
 */
struct cg_member *cg_members_hear(struct cg_pack *pack, const struct device_node *np)
{
	struct cg_member *member;

	for (member = pack->member; member < pack->member + pack->n_members; member++) {
		if (member->source->hears && member->source->hears(member, np))
			return member;
	}
	return NULL;
}
