// SPDX-License-Identifier: GPL-2.0-only
/*
 * The battery-pack device: finds what a pack is made of and runs its one loop.
 *
 * A cycle reads everything once (sample), makes one battery of it (fuse), decides, applies and
 * shows. It runs when decide asked for it, or earlier when one of our suppliers says that it
 * changed, a user changed a limit or a reader found an old value. Nothing else drives the charger.
 *
 * Probe leaves the charger off until everything is known, and on every error. Whatever ends the
 * loop (unbind, suspend, shutdown) first makes sure that it cannot be armed again, then puts the
 * charger into its safe state. The charger is held by a device link, so it goes after the pack and
 * brings it back when it returns; members come and go while the pack lives.
 */
#include <linux/device.h>
#include <linux/idr.h>
#include <linux/ktime.h>
#include <linux/module.h>
#include <linux/of.h>
#include <linux/platform_device.h>
#include <linux/pm.h>
#include <chargov/supplies.h>
#include <compat/shutdown.h>
#include "pack.h"

#define CREATE_TRACE_POINTS
#include <trace/events/chargov.h>

/* A supplier that changes does so several times in a row. */
#define DEBOUNCE_MS	100
/*
 * A gauge that refreshes itself because we read it tells so soon after, and we have it all. What
 * is new in so short a time is seen at the next deadline. While it charges that is so near that all
 * that a gauge tells can wait for it: one that tells each per cent would double the wake-ups.
 */
#define ECHO_MS		5000
/* After a failed write, or while somebody else has an input: soon, but not in a busy loop. */
#define RETRY_MS	1000
/* How long an orderly shutdown may take when a charger cannot be stopped. */
#define SHUTDOWN_MS	30000

static DEFINE_IDA(pack_ids);

s64 cg_now_ms(void)
{
	return ktime_to_ms(ktime_get_boottime());
}

/* --- the loop --- */

/**
 * cg_pack_kick() - bring the next cycle forward
 * @pack: the pack
 * @delay_ms: how far from now; a second kick before the cycle has run does not put it off
 */
void cg_pack_kick(struct cg_pack *pack, unsigned int delay_ms)
{
	spin_lock(&pack->arm_lock);
	if (pack->running && !pack->kicked) {
		pack->kicked = true;
		mod_delayed_work(pack->wq, &pack->loop, msecs_to_jiffies(delay_ms));
	}
	spin_unlock(&pack->arm_lock);
}

static void arm_next(struct cg_pack *pack)
{
	s64 next_ms = clamp_t(s64, pack->decision.next_ms, 0, S32_MAX);
	s64 deaf_ms = pack->decision.enable ? max_t(s64, next_ms, ECHO_MS) : ECHO_MS;

	spin_lock(&pack->arm_lock);
	pack->deaf_until_ms = cg_now_ms() + deaf_ms;
	if (pack->running && !pack->kicked && next_ms)
		mod_delayed_work(pack->wq, &pack->loop, msecs_to_jiffies(next_ms));
	spin_unlock(&pack->arm_lock);
}

static void sample(struct cg_pack *pack)
{
	struct cg_sample *s = &pack->sample;

	s->now_ms = cg_now_ms();
	s->stale_ms = pack->state.stale_ms;
	cg_members_sample(pack, s);
	cg_inputs_sample(&pack->inputs, s->now_ms, &s->source);
	cg_chargers_sample(pack);
	cg_search_run(&pack->search, s, pack->view.f[CG_V_VOLTAGE_UV].value);
}

static struct cg_policy present_policy(struct cg_pack *pack)
{
	struct cg_policy policy;

	mutex_lock(&pack->lock);
	policy = pack->policy;
	mutex_unlock(&pack->lock);
	return policy;
}

static void look_again(struct cg_pack *pack, s64 ms)
{
	pack->decision.next_ms = min_not_zero(pack->decision.next_ms, ms);
}

static int apply(struct cg_pack *pack)
{
	int ret = cg_chargers_apply(pack);

	if (IS_ENABLED(CONFIG_CHARGOV_ORACLE))
		cg_judge_feeds(pack);
	if (ret)
		pack->decision.next_ms = RETRY_MS;
	return ret;
}

/* What the next decision is to know of this one. */
static void settle(struct cg_pack *pack, const struct cg_policy *policy, enum cg_why before)
{
	s64 left_s = 0;

	if (policy->type == CG_TYPE_ADAPTIVE && policy->finish_by_ms)
		left_s = cg_charge_left_s(&pack->profile, policy, &pack->state, &pack->view,
					  &pack->decision);
	mutex_lock(&pack->lock);
	cg_wishes_settle(&pack->policy, before, &pack->decision);
	pack->policy.left_s = left_s;
	mutex_unlock(&pack->lock);
}

/* The last step: every way to stop it has been tried, more than once (SAFETY P8, F22). */
static void look_after(struct cg_pack *pack)
{
	bool shutdown;

	if (!cg_watch_is_unstoppable(&pack->watch, &pack->profile, &pack->view, &pack->decision))
		return;
	mutex_lock(&pack->lock);
	shutdown = pack->shutdown;
	mutex_unlock(&pack->lock);
	dev_crit(pack->dev, "%s is charging although it was told off on every path; unplug the source\n",
		 cg_chargers_guilty(pack));
	if (shutdown)
		compat_shutdown("a battery charger cannot be stopped", SHUTDOWN_MS);
}

/* For who reads the log: what nobody sees who does not look at the files. */
static void tell(struct cg_pack *pack)
{
	enum cg_news news = cg_trouble_see(&pack->trouble, &pack->decision, pack->view.now_ms);
	const struct cg_trouble_words *words = &cg_trouble_words[pack->trouble.why];

	if (news == CG_NEWS_BEGUN)
		dev_warn(pack->dev, "%s is not charged: %s%s\n", pack->name, words->what,
			 words->replug || pack->state.must_replug ?
			 "; when that is mended, unplug its source for some seconds" : "");
	else if (news == CG_NEWS_OVER)
		dev_info(pack->dev, "%s can be charged again; this is over: %s\n", pack->name,
			 words->what);
}

/**
 * cg_pack_cycle() - one cycle: sample, fuse and balance, decide, apply, show
 * @pack: the pack; called by its loop, or while that is halted
 *
 * Return: 0 or what kept the decision from being applied
 */
int cg_pack_cycle(struct cg_pack *pack)
{
	struct cg_policy policy = present_policy(pack);
	enum cg_why before = pack->decision.why;
	bool again, capped;
	int ret;

	sample(pack);
	capped = cg_input_cap(&pack->profile, &pack->sample.source, &policy);
	cg_fuse(&pack->profile, &pack->sample, &pack->view);
	pack->balance.holds = cg_balance_holds(&pack->decision);
	again = cg_balance(&pack->profile, &pack->sample, &pack->balance, &pack->view);
	cg_record_begin(pack, &policy);
	cg_decide(&pack->profile, &policy, &pack->state, &pack->view, &pack->decision);
	cg_record_end(pack);
	cg_input_decide(&pack->view, capped, &pack->decision);
	if (IS_ENABLED(CONFIG_CHARGOV_ORACLE))
		cg_judge_decision(pack, &policy);
	if (again)
		look_again(pack, CG_BALANCE_LOOK_MS);
	if (pack->inputs.held)
		look_again(pack, RETRY_MS);
	ret = apply(pack);
	look_after(pack);
	tell(pack);
	trace_chargov_decision(pack->name, &pack->view, &pack->decision);
	cg_ring_add(pack);
	settle(pack, &policy, before);
	cg_publish(pack, &policy);
	return ret;
}

static void loop_work(struct work_struct *work)
{
	struct cg_pack *pack = container_of(to_delayed_work(work), struct cg_pack, loop);

	spin_lock(&pack->arm_lock);
	pack->kicked = false;
	pack->ran_ms = cg_now_ms();
	pack->deaf_until_ms = S64_MAX;
	spin_unlock(&pack->arm_lock);
	cg_deed(pack, (struct cg_deed) { .kind = CG_DEED_WORK });
	cg_pack_cycle(pack);
	arm_next(pack);
}

/**
 * cg_pack_start() - let the loop run, beginning now
 * @pack: a halted pack
 */
void cg_pack_start(struct cg_pack *pack)
{
	cg_deed(pack, (struct cg_deed) { .kind = CG_DEED_BEGIN });
	spin_lock(&pack->arm_lock);
	pack->running = true;
	pack->kicked = false;
	spin_unlock(&pack->arm_lock);
	cg_pack_kick(pack, 0);
}

/**
 * cg_pack_halt() - after this no work of ours runs (SAFETY P17)
 * @pack: the pack
 */
void cg_pack_halt(struct cg_pack *pack)
{
	spin_lock(&pack->arm_lock);
	pack->running = false;
	spin_unlock(&pack->arm_lock);
	cancel_delayed_work_sync(&pack->loop);
	cancel_delayed_work_sync(&pack->announce);
	cg_deed(pack, (struct cg_deed) { .kind = CG_DEED_HALT });
}

/**
 * cg_pack_stop() - after this no work of ours runs, and the charger is off (P10)
 * @pack: the pack
 *
 * Return: 0 if every charger was seen to be off
 */
int cg_pack_stop(struct cg_pack *pack)
{
	int ret;

	cg_pack_halt(pack);
	ret = cg_chargers_off(pack);
	cg_rest(pack, false);
	return ret;
}

static bool is_deaf(struct cg_pack *pack)
{
	bool deaf;

	spin_lock(&pack->arm_lock);
	deaf = cg_now_ms() < pack->deaf_until_ms;
	spin_unlock(&pack->arm_lock);
	return deaf;
}

/* True if the loop has not run just now: a supply that is restless is not followed at each word. */
static bool has_rested(struct cg_pack *pack)
{
	bool rested;

	spin_lock(&pack->arm_lock);
	rested = cg_now_ms() - pack->ran_ms >= DEBOUNCE_MS;
	spin_unlock(&pack->arm_lock);
	return rested;
}

/* What comes long after it was read, no read has brought forth. */
static void note_told(struct cg_pack *pack, struct cg_member *member)
{
	spin_lock(&pack->arm_lock);
	if (cg_now_ms() - pack->ran_ms >= ECHO_MS && member->told < CG_TOLD_ENOUGH)
		WRITE_ONCE(member->told, member->told + 1);
	spin_unlock(&pack->arm_lock);
}

/* A hint only: what is missed here is seen at the next deadline. */
static int heard(struct notifier_block *nb, unsigned long event, void *data)
{
	struct cg_pack *pack = container_of(nb, struct cg_pack, nb);
	const struct power_supply *psy = data;
	struct cg_member *member = NULL;
	bool feeds = false, charges = false;
	const struct device_node *np;
	unsigned int i;

	/* by each node that it would be found by */
	for (i = 0; i < CG_SUPPLY_NODES; i++) {
		np = cg_supply_node(psy, i);
		if (!np)
			continue;
		member = member ?: cg_members_hear(pack, np);
		feeds |= cg_inputs_hear(&pack->inputs, np);
		charges |= cg_chargers_hear(pack, np);
	}
	if (IS_ENABLED(CONFIG_CHARGOV_ORACLE) && psy == pack->psy)
		cg_judge_told(pack);
	if (member)
		note_told(pack, member);
	/* what is drawn must not be more than a source gives, not for a moment */
	if (feeds && has_rested(pack))
		cg_pack_kick(pack, 0);
	/* the echo is of one that was read */
	else if (feeds || charges || (member && !(member->there && is_deaf(pack))))
		cg_pack_kick(pack, DEBOUNCE_MS);
	return NOTIFY_OK;
}

/* --- what is undone when the device goes, last done first --- */

static void undo_name(void *data)
{
	struct cg_pack *pack = data;

	if (pack->id >= 0)
		ida_free(&pack_ids, pack->id);
}

static void undo_queue(void *data)
{
	struct cg_pack *pack = data;

	destroy_workqueue(pack->wq);
}

static void undo_loop(void *data)
{
	cg_pack_stop(data);
}

static void undo_notifier(void *data)
{
	struct cg_pack *pack = data;

	power_supply_unreg_notifier(&pack->nb);
}

/* --- probe --- */

/* Another driver's battery may have the first number, and another pack's label may be one. */
static int number_pack(struct cg_pack *pack)
{
	struct power_supply *other;

	for (;;) {
		pack->id = ida_alloc_min(&pack_ids, pack->id + 1, GFP_KERNEL);
		if (pack->id < 0)
			return pack->id;
		snprintf(pack->name, sizeof(pack->name), "BAT%d", pack->id);
		other = power_supply_get_by_name(pack->name);
		if (!other)
			return 0;
		power_supply_put(other);
		undo_name(pack);
	}
}

static int name_pack(struct cg_pack *pack)
{
	const char *label;

	pack->id = -1;
	if (!of_property_read_string(pack->dev->of_node, "label", &label)) {
		if (!label[0] || strlen(label) >= sizeof(pack->name) || strchr(label, '/'))
			return dev_err_probe(pack->dev, -EINVAL,
					     "label = \"%s\" must be 1 to %zu letters without a slash; shorten it\n",
					     label, sizeof(pack->name) - 1);
		strscpy(pack->name, label, sizeof(pack->name));
		return 0;
	}
	return number_pack(pack) ?: devm_add_action_or_reset(pack->dev, undo_name, pack);
}

static int make_queue(struct cg_pack *pack)
{
	/* its own and high: a loaded system must not make readings old */
	pack->wq = alloc_ordered_workqueue("chargov-%s", WQ_HIGHPRI, pack->name);
	if (!pack->wq)
		return -ENOMEM;
	return devm_add_action_or_reset(pack->dev, undo_queue, pack);
}

static void log_assumptions(const struct cg_pack *pack)
{
	char text[128];
	int n = 0;
	int i;

	for (i = 0; i < CG_N_ASSUMPTIONS; i++) {
		if (pack->assumed & BIT(i))
			n += scnprintf(text + n, sizeof(text) - n, "%s%s", n ? ", " : "",
				       cg_assumption_words[i]);
	}
	if (n)
		dev_info(pack->dev, "not in the battery description and assumed: %s\n", text);
}

static void log_pack(const struct cg_pack *pack)
{
	const struct cg_profile *p = &pack->profile;
	char from[CG_SUPPLY_NAME_ROOM], by[CG_CHARGERS_ROOM];

	log_assumptions(pack);
	if (pack->n_members == 1)
		strscpy(from, pack->member[0].name, sizeof(from));
	else
		snprintf(from, sizeof(from), "%u members", pack->n_members);
	if (!pack->n_chargers) {
		dev_info(pack->dev, "%s: %d uAh from %s, no charger\n", pack->name,
			 p->capacity_uah, from);
		return;
	}
	cg_chargers_names(pack, by, sizeof(by));
	dev_info(pack->dev, "%s: %d uAh from %s, charged by %s up to %d uV, %d uA, %d to %d C\n",
		 pack->name, p->capacity_uah, from, by, p->cv_max_uv, p->cc_max_ua,
		 p->zone[0].from_mdegc / CG_MDEGC_PER_DEGC,
		 p->zone[p->n_zones - 1].to_mdegc / CG_MDEGC_PER_DEGC);
	if (!cg_watch_supervised(p, &pack->alone))
		dev_warn(pack->dev, "charging is unsupervised if this kernel stops: it goes on by %s with up to %d uV and %d uA; wire the charge-enable line or the thermistor input, and say so\n",
			 by, pack->alone.default_cv_uv, pack->alone.default_cc_ua);
}

static int go(struct cg_pack *pack)
{
	int ret;

	/* one cycle before anybody can look: the first uevent is complete */
	cg_pack_cycle(pack);
	ret = cg_publish_register(pack);
	if (ret)
		return dev_err_probe(pack->dev, ret, "cannot register %s\n", pack->name);
	ret = cg_member_files_create(pack);
	if (ret)
		return ret;
	ret = devm_add_action_or_reset(pack->dev, undo_loop, pack);
	if (ret)
		return ret;
	pack->nb.notifier_call = heard;
	ret = power_supply_reg_notifier(&pack->nb);
	if (ret)
		return ret;
	ret = devm_add_action_or_reset(pack->dev, undo_notifier, pack);
	if (ret)
		return ret;
	log_pack(pack);
	cg_pack_start(pack);
	return cg_cooling_register(pack);
}

static int cg_pack_probe(struct platform_device *pdev)
{
	struct device *dev = &pdev->dev;
	struct cg_pack *pack;
	int ret;

	pack = devm_kzalloc(dev, sizeof(*pack), GFP_KERNEL);
	if (!pack)
		return -ENOMEM;
	pack->dev = dev;
	cg_controls_init(pack);
	cg_watch_init(&pack->watch);
	cg_trouble_init(&pack->trouble);
	cg_balance_init(&pack->balance);
	cg_search_init(&pack->search);
	pack->announced_ms = CG_NEVER_MS;
	spin_lock_init(&pack->arm_lock);
	mutex_init(&pack->lock);
	INIT_DELAYED_WORK(&pack->loop, loop_work);
	INIT_DELAYED_WORK(&pack->announce, cg_publish_announce);
	cg_state_init(&pack->state);
	if (IS_ENABLED(CONFIG_CHARGOV_ORACLE))
		cg_judge_init(pack);
	platform_set_drvdata(pdev, pack);

	ret = cg_sleep_init(pack);
	if (!ret)
		ret = cg_chargers_take(pack);
	if (!ret)
		ret = cg_pack_describe(pack);
	if (!ret && IS_ENABLED(CONFIG_CHARGOV_ORACLE))
		cg_judge_description(pack);
	if (!ret)
		ret = cg_inputs_open(dev, &pack->inputs);
	if (!ret)
		ret = cg_chargers_fit(pack);
	if (!ret)
		ret = cg_members_open(pack);
	if (!ret)
		ret = cg_gauges_settle(pack);
	if (!ret)
		ret = name_pack(pack);
	if (!ret)
		ret = make_queue(pack);
	if (!ret)
		ret = cg_ring_create(pack);
	if (ret)
		return ret;
	cg_chargers_know(pack);
	return go(pack);
}

static void cg_pack_shutdown(struct platform_device *pdev)
{
	struct cg_pack *pack = platform_get_drvdata(pdev);

	cg_pack_stop(pack);
	cg_members_save(pack);
}

static DEFINE_SIMPLE_DEV_PM_OPS(cg_pack_pm_ops, cg_pack_suspend, cg_pack_resume);

static const struct of_device_id cg_pack_of_match[] = {
	{ .compatible = "chargov,battery-pack" },
	{ }
};
MODULE_DEVICE_TABLE(of, cg_pack_of_match);

static struct platform_driver cg_pack_driver = {
	.probe = cg_pack_probe,
	.shutdown = cg_pack_shutdown,
	.driver = {
		.name = "chargov-pack",
		.of_match_table = cg_pack_of_match,
		.pm = pm_sleep_ptr(&cg_pack_pm_ops),
	},
};
module_platform_driver(cg_pack_driver);

MODULE_DESCRIPTION("Chargov battery pack");
MODULE_LICENSE("GPL");
