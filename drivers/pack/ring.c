// SPDX-License-Identifier: GPL-2.0-only
/*
 * What has happened to a pack, in debugfs: chargov/<name>/ring has the last decisions, oldest
 * first, one a line; counters how long and how often it was in each phase and zone, and how often
 * each reason began. record is in record.c.
 */
#include <linux/debugfs.h>
#include <linux/device.h>
#include <linux/seq_file.h>
#include <linux/slab.h>
#include "counters.h"
#include "pack.h"

#define RING_LINES	256

struct line {
	s64 now_ms;
	s64 next_ms;
	s32 voltage_uv;
	s32 current_ua;
	s32 temp_mdegc;
	s32 cv_uv;
	s32 cc_ua;
	u8 capacity_pct;
	u8 phase;
	u8 why;
	u8 limited_by;
	bool enable;
};

/**
 * struct cg_ring - the last decisions
 * @lock: guards @line, @n and @counters
 * @n: decisions ever added
 * @line: the last of them, number i in slot i modulo the size
 * @counters: of all decisions
 * @n_zones: zones of the pack
 * @dir: its folder
 */
struct cg_ring {
	struct mutex lock;	/* see above */
	u32 n;
	struct line line[RING_LINES];
	struct cg_counters counters;
	int n_zones;
	struct dentry *dir;
};

/* One folder for all packs; made by the first, gone with the last. */
static struct dentry *top;
static unsigned int users;
static DEFINE_MUTEX(top_lock);

static int ring_show(struct seq_file *m, void *unused)
{
	struct cg_ring *ring = m->private;
	const struct line *l;
	u32 i;

	mutex_lock(&ring->lock);
	for (i = ring->n > RING_LINES ? ring->n - RING_LINES : 0; i < ring->n; i++) {
		l = &ring->line[i % RING_LINES];
		seq_printf(m, "%lld %s %s why=%s limited_by=%s cv_uv=%d cc_ua=%d voltage_uv=%d current_ua=%d temp_mdegc=%d capacity=%u next_ms=%lld\n",
			   l->now_ms, l->enable ? "on" : "off", cg_phase_words[l->phase],
			   cg_why_words[l->why], cg_limit_words[l->limited_by], l->cv_uv,
			   l->cc_ua, l->voltage_uv, l->current_ua, l->temp_mdegc,
			   l->capacity_pct, l->next_ms);
	}
	mutex_unlock(&ring->lock);
	return 0;
}
DEFINE_SHOW_ATTRIBUTE(ring);

/* What never happened has no line. */
static int counters_show(struct seq_file *m, void *unused)
{
	struct cg_ring *ring = m->private;
	const struct cg_counters *c = &ring->counters;
	int i;

	mutex_lock(&ring->lock);
	for (i = 0; i < CG_N_PHASES; i++) {
		if (c->phase_n[i])
			seq_printf(m, "phase-%s=%u\nphase-%s-s=%lld\n", cg_phase_words[i],
				   c->phase_n[i], cg_phase_words[i],
				   div_s64(c->phase_ms[i], CG_MS_PER_S));
	}
	seq_printf(m, "zone-below-s=%lld\n", div_s64(c->zone_ms[0], CG_MS_PER_S));
	for (i = 0; i < ring->n_zones; i++)
		seq_printf(m, "zone-%d-s=%lld\n", i, div_s64(c->zone_ms[i + 1], CG_MS_PER_S));
	seq_printf(m, "zone-above-s=%lld\n", div_s64(c->zone_ms[i + 1], CG_MS_PER_S));
	for (i = CG_WHY_NONE + 1; i < CG_N_WHYS; i++) {
		if (c->why_n[i])
			seq_printf(m, "why-%s=%u\n", cg_why_words[i], c->why_n[i]);
	}
	mutex_unlock(&ring->lock);
	return 0;
}
DEFINE_SHOW_ATTRIBUTE(counters);

/**
 * cg_ring_add() - note the last decision
 * @pack: the pack, after decide
 */
void cg_ring_add(struct cg_pack *pack)
{
	const struct cg_decision *decision = &pack->decision;
	const struct cg_view *view = &pack->view;
	struct cg_ring *ring = pack->ring;

	if (!ring)
		return;
	mutex_lock(&ring->lock);
	ring->line[ring->n++ % RING_LINES] = (struct line){
		.now_ms = view->now_ms,
		.next_ms = decision->next_ms,
		.voltage_uv = view->f[CG_V_VOLTAGE_UV].value,
		.current_ua = view->f[CG_V_CURRENT_UA].value,
		.temp_mdegc = view->f[CG_V_TEMP_MDEGC].value,
		.cv_uv = decision->cv_uv,
		.cc_ua = decision->cc_ua,
		.capacity_pct = view->f[CG_V_CAPACITY_PCT].value,
		.phase = decision->phase,
		.why = decision->why,
		.limited_by = decision->limited_by,
		.enable = decision->enable,
	};
	cg_counters_add(&ring->counters, view->now_ms, &pack->state, decision);
	mutex_unlock(&ring->lock);
}

static void ring_remove(void *data)
{
	struct cg_pack *pack = data;

	cg_record_stop(pack);
	debugfs_remove(pack->ring->dir);
	mutex_lock(&top_lock);
	if (--users == 0)
		debugfs_remove(top);
	mutex_unlock(&top_lock);
}

/**
 * cg_ring_create() - begin to note decisions, where there is a debugfs
 * @pack: the pack, named
 *
 * Return: 0 or -ENOMEM
 */
int cg_ring_create(struct cg_pack *pack)
{
	struct cg_ring *ring;
	struct dentry *dir;
	int ret;

	if (!IS_ENABLED(CONFIG_DEBUG_FS))
		return 0;
	ring = devm_kzalloc(pack->dev, sizeof(*ring), GFP_KERNEL);
	if (!ring)
		return -ENOMEM;
	mutex_init(&ring->lock);
	cg_counters_init(&ring->counters);
	ring->n_zones = pack->profile.n_zones;
	mutex_lock(&top_lock);
	if (users++ == 0)
		top = debugfs_create_dir("chargov", NULL);
	dir = debugfs_create_dir(pack->name, top);
	mutex_unlock(&top_lock);
	ring->dir = dir;
	debugfs_create_file("ring", 0400, ring->dir, ring, &ring_fops);
	debugfs_create_file("counters", 0400, ring->dir, ring, &counters_fops);
	pack->ring = ring;
	/* undone after the folder is gone */
	ret = cg_record_create(pack, dir);
	if (ret) {
		ring_remove(pack);
		return ret;
	}
	return devm_add_action_or_reset(pack->dev, ring_remove, pack);
}
