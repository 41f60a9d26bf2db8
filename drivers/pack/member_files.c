// SPDX-License-Identifier: GPL-2.0-only
/*
 * chargov/memberN/ of BAT0: what each member said last, how long ago, and what it counts. The ABI
 * is in Documentation/ABI/testing/sysfs-class-power-chargov.
 *
 * A folder below a group cannot be had from the class: each is an object of its own below the
 * pack's device, with a link in the group.
 */
#include <linux/device.h>
#include <linux/kobject.h>
#include <linux/slab.h>
#include <linux/sysfs.h>
#include "pack.h"

#define GROUP	"chargov"

/**
 * struct member_dir - the folder of a member
 * @kobj: the folder
 * @pack: the pack; it goes after the folder
 * @index: which member
 */
struct member_dir {
	struct kobject kobj;
	struct cg_pack *pack;
	unsigned int index;
};

/**
 * struct member_file - a file that is one reading
 * @attr: the file
 * @field: the reading
 */
struct member_file {
	struct attribute attr;
	enum cg_member_field field;
};

/* Files that are no reading, after the fields of a member. */
enum other {
	OTHER_STATE = CG_N_MEMBER_FIELDS,
	OTHER_AGE,
	OTHER_NAME,
	OTHER_MISSED,
	OTHER_WEIGHT,
};

#define FILE(_name, _field)	\
	static struct member_file file_##_name = { { .name = #_name, .mode = 0444 }, _field }

FILE(present, CG_M_PRESENT);
FILE(voltage_uv, CG_M_VOLTAGE_UV);
FILE(current_ua, CG_M_CURRENT_UA);
FILE(temp_mdegc, CG_M_TEMP_MDEGC);
FILE(capacity, CG_M_CAPACITY_PCT);
FILE(charge_now_uah, CG_M_CHARGE_NOW_UAH);
FILE(charge_full_uah, CG_M_CHARGE_FULL_UAH);
FILE(cycle_count, CG_M_CYCLES);
FILE(capacity_error_margin, CG_M_MARGIN_PCT);
FILE(state, (enum cg_member_field)OTHER_STATE);
FILE(age_ms, (enum cg_member_field)OTHER_AGE);
FILE(name, (enum cg_member_field)OTHER_NAME);
FILE(missed, (enum cg_member_field)OTHER_MISSED);
FILE(weight_permille, (enum cg_member_field)OTHER_WEIGHT);

static struct attribute reset_attr = { .name = "reset", .mode = 0200 };

static struct attribute *member_attrs[] = {
	&file_state.attr,
	&file_age_ms.attr,
	&file_name.attr,
	&file_missed.attr,
	&file_weight_permille.attr,
	&file_present.attr,
	&file_voltage_uv.attr,
	&file_current_ua.attr,
	&file_temp_mdegc.attr,
	&file_capacity.attr,
	&file_charge_now_uah.attr,
	&file_charge_full_uah.attr,
	&file_cycle_count.attr,
	&file_capacity_error_margin.attr,
	&reset_attr,
	NULL
};

/* Only what learns can forget. */
static umode_t member_visible(struct kobject *kobj, struct attribute *attr, int n)
{
	const struct member_dir *dir = container_of(kobj, struct member_dir, kobj);

	if (attr == &reset_attr && !dir->pack->member[dir->index].source->reset)
		return 0;
	return attr->mode;
}

static const struct attribute_group member_group = {
	.attrs = member_attrs,
	.is_visible = member_visible,
};
__ATTRIBUTE_GROUPS(member);

/* What it counts for in the charge of the pack. */
static s64 weight_permille(const struct cg_profile *p, unsigned int index)
{
	s64 all = 0, own = 0, energy;
	unsigned int i;

	for (i = 0; i < p->n_parts; i++) {
		/* milliwatt-hours, or thereabouts */
		energy = div_s64((s64)p->part[i].capacity_uah * p->part[i].nominal_uv, 1000000000);
		all += energy;
		if (i == index)
			own = energy;
	}
	return cg_scale(own, 1000, max_t(s64, all, 1));
}

static const char *state_word(const struct member_dir *dir)
{
	if (!dir->pack->member[dir->index].there)
		return "gone";
	if (cg_member_absent(&dir->pack->heard[dir->index]))
		return "absent";
	return dir->pack->shown.missing & BIT(dir->index) ? "left-out" : "good";
}

static ssize_t show_other(const struct member_dir *dir, enum other what, char *buf)
{
	const struct cg_member *member = &dir->pack->member[dir->index];
	const struct cg_reading *uv = &dir->pack->heard[dir->index].f[CG_M_VOLTAGE_UV];

	switch (what) {
	case OTHER_STATE:
		return sysfs_emit(buf, "%s\n", state_word(dir));
	case OTHER_NAME:
		return sysfs_emit(buf, "%s\n", member->name);
	case OTHER_MISSED:
		return sysfs_emit(buf, "%u\n", member->missed);
	case OTHER_WEIGHT:
		return sysfs_emit(buf, "%lld\n", weight_permille(&dir->pack->profile, dir->index));
	case OTHER_AGE:
		if (uv->at_ms == CG_NEVER_MS)
			return -ENODATA;
		return sysfs_emit(buf, "%lld\n", cg_now_ms() - uv->at_ms);
	}
	return -ENODATA;
}

static ssize_t member_show(struct kobject *kobj, struct attribute *attr, char *buf)
{
	const struct member_dir *dir = container_of(kobj, struct member_dir, kobj);
	const struct member_file *file = container_of(attr, struct member_file, attr);
	const struct cg_reading *reading;
	ssize_t ret = -ENODATA;

	mutex_lock(&dir->pack->lock);
	if ((int)file->field >= CG_N_MEMBER_FIELDS) {
		ret = show_other(dir, (enum other)file->field, buf);
	} else {
		reading = &dir->pack->heard[dir->index].f[file->field];
		if (reading->at_ms != CG_NEVER_MS)
			ret = sysfs_emit(buf, "%lld\n", reading->value);
	}
	mutex_unlock(&dir->pack->lock);
	return ret;
}

static void member_release(struct kobject *kobj)
{
	kfree(container_of(kobj, struct member_dir, kobj));
}

/* Other cells than before: what was learned is not theirs. */
static ssize_t member_store(struct kobject *kobj, struct attribute *attr, const char *buf,
			    size_t size)
{
	const struct member_dir *dir = container_of(kobj, struct member_dir, kobj);
	struct cg_member *member = &dir->pack->member[dir->index];
	bool yes;

	if (kstrtobool(buf, &yes) || !yes)
		return -EINVAL;
	member->source->reset(member);
	cg_pack_kick(dir->pack, 0);
	return size;
}

static const struct sysfs_ops member_ops = {
	.show = member_show,
	.store = member_store,
};

static const struct kobj_type member_type = {
	.release = member_release,
	.sysfs_ops = &member_ops,
	.default_groups = member_groups,
};

static void undo_dir(void *data)
{
	struct member_dir *dir = data;

	sysfs_remove_link_from_group(&dir->pack->psy->dev.kobj, GROUP, dir->kobj.name);
	kobject_del(&dir->kobj);
	kobject_put(&dir->kobj);
}

static int create_dir(struct cg_pack *pack, unsigned int index)
{
	struct member_dir *dir = kzalloc(sizeof(*dir), GFP_KERNEL);
	int ret;

	if (!dir)
		return -ENOMEM;
	dir->pack = pack;
	dir->index = index;
	ret = kobject_init_and_add(&dir->kobj, &member_type, &pack->dev->kobj, "member%u", index);
	if (!ret)
		ret = sysfs_add_link_to_group(&pack->psy->dev.kobj, GROUP, &dir->kobj,
					      dir->kobj.name);
	if (ret) {
		kobject_put(&dir->kobj);
		return ret;
	}
	return devm_add_action_or_reset(pack->dev, undo_dir, dir);
}

/**
 * cg_member_files_create() - the folders of all members
 * @pack: a registered pack; they go before its supply does
 *
 * Return: 0 or a negative errno
 */
int cg_member_files_create(struct cg_pack *pack)
{
	unsigned int i;
	int ret = 0;

	for (i = 0; !ret && i < pack->n_members; i++)
		ret = create_dir(pack, i);
	return ret;
}
