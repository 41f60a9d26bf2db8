// SPDX-License-Identifier: GPL-2.0-only
/*
 * The chargov/ folder of BAT0: what the standard files have no word for. The ABI is in
 * Documentation/ABI/testing/sysfs-class-power-chargov.
 */
#include <linux/device.h>
#include <linux/power_supply.h>
#include <linux/sysfs.h>
#include "pack.h"

static const char *const fail_safe_words[] = {
	[CG_FAIL_SAFE_OFF] = "off",
	[CG_FAIL_SAFE_DEFAULTS] = "defaults",
	[CG_FAIL_SAFE_KEEP] = "keep",
};

static struct cg_pack *to_pack(struct device *dev)
{
	return power_supply_get_drvdata(dev_get_drvdata(dev));
}

/* --- what is shown --- */

/**
 * struct shown_attribute - a file that is one 32-bit field of struct cg_shown
 * @attr: the file
 * @offset: where the field is
 * @words: its words, NULL for a number
 */
struct shown_attribute {
	struct device_attribute attr;
	size_t offset;
	const char *const *words;
};

static struct shown_attribute shown_state_of_health;

static ssize_t shown_show(struct device *dev, struct device_attribute *attr, char *buf)
{
	const struct shown_attribute *shown = container_of(attr, struct shown_attribute, attr);
	struct cg_pack *pack = to_pack(dev);
	u32 value;

	mutex_lock(&pack->lock);
	value = *(const u32 *)((const char *)&pack->shown + shown->offset);
	mutex_unlock(&pack->lock);
	if (shown->words)
		return sysfs_emit(buf, "%s\n", shown->words[value]);
	/* no capacity was read yet, or never is: 0 % would tell of a dead battery */
	if (shown == &shown_state_of_health && !value)
		return -ENODATA;
	return sysfs_emit(buf, "%u\n", value);
}

#define SHOWN(_name, _field, _words)						\
	static struct shown_attribute shown_##_name = {				\
		.attr = __ATTR(_name, 0444, shown_show, NULL),			\
		.offset = offsetof(struct cg_shown, _field),			\
		.words = _words,						\
	}

SHOWN(state, phase, cg_phase_words);
SHOWN(why, why, cg_why_words);
SHOWN(limited_by, limited_by, cg_limit_words);
SHOWN(charged_s, charged_s, NULL);
SHOWN(put_in_uah, put_in_uah, NULL);
SHOWN(restarts, restarts, NULL);
SHOWN(faults, faults, NULL);
SHOWN(cycles, cycles, NULL);
SHOWN(degraded, degraded, NULL);
SHOWN(imbalance_uv, imbalance_uv, NULL);
SHOWN(branch_permille, branch_permille, NULL);
SHOWN(state_of_health, health_pct, NULL);

static ssize_t fail_safe_show(struct device *dev, struct device_attribute *attr, char *buf)
{
	struct cg_pack *pack = to_pack(dev);

	enum cg_fail_safe worst = CG_FAIL_SAFE_OFF;
	unsigned int i;

	if (!pack->n_chargers)
		return sysfs_emit(buf, "none\n");
	for (i = 0; i < pack->n_chargers; i++)
		worst = max(worst, pack->charger[i].row->fail_safe);
	return sysfs_emit(buf, "%s %s\n", fail_safe_words[worst],
			  cg_watch_supervised(&pack->profile, &pack->alone) ? "supervised" :
			  "unsupervised");
}
static DEVICE_ATTR_RO(fail_safe);

static const char *charger_word(const struct cg_shown_charger *charger)
{
	if (charger->trust != CG_TRUST_VERIFIED)
		return "unverified";
	return charger->on ? "on" : "off";
}

static ssize_t chargers_show(struct device *dev, struct device_attribute *attr, char *buf)
{
	struct cg_shown_charger charger[CG_MAX_CHARGERS];
	struct cg_pack *pack = to_pack(dev);
	unsigned int i;
	int n = 0;

	mutex_lock(&pack->lock);
	memcpy(charger, pack->shown.charger, sizeof(charger));
	mutex_unlock(&pack->lock);
	for (i = 0; i < pack->n_chargers; i++)
		n += sysfs_emit_at(buf, n, "%s %s cv_uv=%d cc_ua=%d iin_ua=%d\n",
				   pack->charger[i].name, charger_word(&charger[i]),
				   charger[i].cv_uv, charger[i].cc_ua, charger[i].iin_ua);
	return n;
}
static DEVICE_ATTR_RO(chargers);

static ssize_t members_show(struct device *dev, struct device_attribute *attr, char *buf)
{
	struct cg_pack *pack = to_pack(dev);
	unsigned int i;
	int n = 0;

	for (i = 0; i < pack->n_members; i++)
		n += sysfs_emit_at(buf, n, "%u %s missed=%u\n", i, pack->member[i].name,
				   pack->member[i].missed);
	return n;
}
static DEVICE_ATTR_RO(members);

/* --- what can be written --- */

/**
 * struct wish_attribute - a file that is one wish
 * @attr: the file
 * @wish: the wish
 */
struct wish_attribute {
	struct device_attribute attr;
	enum cg_wish wish;
};

static enum cg_wish to_wish(struct device_attribute *attr)
{
	return container_of(attr, struct wish_attribute, attr)->wish;
}

static ssize_t wish_show(struct device *dev, struct device_attribute *attr, char *buf)
{
	return sysfs_emit(buf, "%lld\n", cg_control_get(to_pack(dev), to_wish(attr)));
}

static ssize_t wish_store(struct device *dev, struct device_attribute *attr, const char *buf,
			  size_t count)
{
	s64 value;
	int ret = kstrtos64(buf, 10, &value);

	if (!ret)
		ret = cg_control_set(to_pack(dev), to_wish(attr), value);
	return ret ? -EINVAL : count;
}

#define WISH(_name, _wish)							\
	static struct wish_attribute wish_##_name = {				\
		.attr = __ATTR(_name, 0644, wish_show, wish_store),		\
		.wish = _wish,							\
	}

WISH(charge_once, CG_WISH_ONCE);
WISH(finish_by, CG_WISH_FINISH_S);
WISH(defend_plugged, CG_WISH_DEFEND_PLUGGED);
WISH(defend_hot, CG_WISH_DEFEND_HOT);

static ssize_t shutdown_show(struct device *dev, struct device_attribute *attr, char *buf)
{
	struct cg_pack *pack = to_pack(dev);
	bool shutdown;

	mutex_lock(&pack->lock);
	shutdown = pack->shutdown;
	mutex_unlock(&pack->lock);
	return sysfs_emit(buf, "%d\n", shutdown);
}

static ssize_t shutdown_store(struct device *dev, struct device_attribute *attr, const char *buf,
			      size_t count)
{
	struct cg_pack *pack = to_pack(dev);
	bool shutdown;

	if (kstrtobool(buf, &shutdown))
		return -EINVAL;
	mutex_lock(&pack->lock);
	pack->shutdown = shutdown;
	mutex_unlock(&pack->lock);
	return count;
}
static DEVICE_ATTR_RW(shutdown);

static const char *const sleep_words[CG_N_SLEEPS] = {
	[CG_SLEEP_OFF] = "off",
	[CG_SLEEP_HAND_OVER] = "hand-over",
	[CG_SLEEP_WAKE] = "wake",
};

static ssize_t suspend_show(struct device *dev, struct device_attribute *attr, char *buf)
{
	struct cg_pack *pack = to_pack(dev);
	enum cg_sleep sleep;
	int n = 0;
	int i;

	mutex_lock(&pack->lock);
	sleep = pack->sleep;
	mutex_unlock(&pack->lock);
	for (i = 0; i < CG_N_SLEEPS; i++)
		n += cg_show_word(buf, n, sleep_words[i], (int)sleep == i);
	return n + sysfs_emit_at(buf, n, "\n");
}

static ssize_t suspend_store(struct device *dev, struct device_attribute *attr, const char *buf,
			     size_t count)
{
	struct cg_pack *pack = to_pack(dev);
	int sleep = sysfs_match_string(sleep_words, buf);

	if (sleep < 0)
		return -EINVAL;
	mutex_lock(&pack->lock);
	pack->sleep = sleep;
	mutex_unlock(&pack->lock);
	return count;
}
static DEVICE_ATTR_RW(suspend);

/* --- the folder --- */

static struct attribute *attributes[] = {
	&shown_state.attr.attr,
	&shown_why.attr.attr,
	&shown_limited_by.attr.attr,
	&dev_attr_fail_safe.attr,
	&shown_charged_s.attr.attr,
	&shown_put_in_uah.attr.attr,
	&shown_restarts.attr.attr,
	&shown_faults.attr.attr,
	&shown_cycles.attr.attr,
	&shown_degraded.attr.attr,
	&shown_imbalance_uv.attr.attr,
	&shown_branch_permille.attr.attr,
	&shown_state_of_health.attr.attr,
	&dev_attr_members.attr,
	&dev_attr_chargers.attr,
	&wish_charge_once.attr.attr,
	&wish_finish_by.attr.attr,
	&wish_defend_plugged.attr.attr,
	&wish_defend_hot.attr.attr,
	&dev_attr_shutdown.attr,
	&dev_attr_suspend.attr,
	NULL
};

/* What is written is for a charger. */
static umode_t is_visible(struct kobject *kobj, struct attribute *attr, int n)
{
	if (attr->mode & 0200 && !to_pack(kobj_to_dev(kobj))->n_chargers)
		return 0;
	return attr->mode;
}

static const struct attribute_group group = {
	.name = "chargov",
	.attrs = attributes,
	.is_visible = is_visible,
};

const struct attribute_group *cg_pack_attribute_groups[] = {
	&group,
	&cg_pack_word_group,
	NULL
};
