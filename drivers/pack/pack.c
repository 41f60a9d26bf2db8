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
 * charger into its safe state. Devices that the pack rests on are held by device links, so they
 * go after it and bring it back when they return.
 */
#include <linux/device.h>
#include <linux/gpio/consumer.h>
#include <linux/idr.h>
#include <linux/ktime.h>
#include <linux/module.h>
#include <linux/of.h>
#include <linux/platform_device.h>
#include <linux/pm.h>
#include "pack.h"

#define CREATE_TRACE_POINTS
#include <trace/events/chargov.h>

/* A supplier that changes does so several times in a row. */
#define DEBOUNCE_MS	100
/* A gauge that refreshes itself because we read it tells so about now, and we have it all. */
#define ECHO_MS		50
/* After a failed write: soon, but not in a busy loop. */
#define RETRY_MS	1000

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

	spin_lock(&pack->arm_lock);
	pack->deaf_until_ms = cg_now_ms() + ECHO_MS;
	if (pack->running && !pack->kicked && next_ms)
		mod_delayed_work(pack->wq, &pack->loop, msecs_to_jiffies(next_ms));
	spin_unlock(&pack->arm_lock);
}

static void sample(struct cg_pack *pack)
{
	struct cg_sample *s = &pack->sample;
	unsigned int i;

	s->now_ms = cg_now_ms();
	for (i = 0; i < pack->n_gauges; i++)
		cg_gauge_sample(&pack->gauge[i], s->now_ms, &s->member[i]);
	for (i = 0; i < pack->n_chargers; i++)
		cg_charger_sample(&pack->charger[i], s->now_ms, &s->charger[i]);
}

/* Thresholds may be written in any order; where they cross, the end wins. */
static struct cg_policy present_policy(struct cg_pack *pack)
{
	struct cg_policy policy;

	mutex_lock(&pack->lock);
	policy = pack->policy;
	mutex_unlock(&pack->lock);
	if (policy.start_pct >= policy.end_pct)
		policy.start_pct = policy.end_pct - 1;
	return policy;
}

static void cycle(struct cg_pack *pack)
{
	struct cg_policy policy = present_policy(pack);
	unsigned int i;

	sample(pack);
	cg_fuse(&pack->profile, &pack->sample, &pack->view);
	cg_decide(&pack->profile, &policy, &pack->state, &pack->view, &pack->decision);
	for (i = 0; i < pack->n_chargers; i++) {
		if (cg_charger_apply(&pack->charger[i], &pack->decision))
			pack->decision.next_ms = RETRY_MS;
	}
	trace_chargov_decision(pack->name, &pack->view, &pack->decision);
	cg_ring_add(pack);
	cg_publish(pack);
}

static void loop_work(struct work_struct *work)
{
	struct cg_pack *pack = container_of(to_delayed_work(work), struct cg_pack, loop);

	spin_lock(&pack->arm_lock);
	pack->kicked = false;
	pack->deaf_until_ms = S64_MAX;
	spin_unlock(&pack->arm_lock);
	cycle(pack);
	arm_next(pack);
}

static void start(struct cg_pack *pack)
{
	spin_lock(&pack->arm_lock);
	pack->running = true;
	pack->kicked = false;
	spin_unlock(&pack->arm_lock);
	cg_pack_kick(pack, 0);
}

static int chargers_off(struct cg_pack *pack)
{
	unsigned int i;
	int ret = 0;

	for (i = 0; i < pack->n_chargers; i++)
		ret = cg_charger_off(&pack->charger[i]) ?: ret;
	return ret;
}

/* After this no work of ours runs (SAFETY P17), and the charger is off (P10). */
static int stop(struct cg_pack *pack)
{
	spin_lock(&pack->arm_lock);
	pack->running = false;
	spin_unlock(&pack->arm_lock);
	cancel_delayed_work_sync(&pack->loop);
	cancel_delayed_work_sync(&pack->announce);
	return chargers_off(pack);
}

static bool is_charger(const struct cg_pack *pack, const struct device_node *np)
{
	unsigned int i;

	for (i = 0; i < pack->n_chargers; i++) {
		if (pack->charger[i].np == np)
			return true;
	}
	return false;
}

static bool is_gauge(const struct cg_pack *pack, const struct device_node *np)
{
	unsigned int i;

	for (i = 0; i < pack->n_gauges; i++) {
		if (pack->gauge[i].np == np)
			return true;
	}
	return false;
}

static bool is_deaf(struct cg_pack *pack)
{
	bool deaf;

	spin_lock(&pack->arm_lock);
	deaf = cg_now_ms() < pack->deaf_until_ms;
	spin_unlock(&pack->arm_lock);
	return deaf;
}

/* A hint only: what is missed here is seen at the next deadline. */
static int heard(struct notifier_block *nb, unsigned long event, void *data)
{
	struct cg_pack *pack = container_of(nb, struct cg_pack, nb);
	const struct power_supply *psy = data;
	const struct device_node *np = psy->dev.parent ? psy->dev.parent->of_node : NULL;

	if (np && (is_charger(pack, np) || (is_gauge(pack, np) && !is_deaf(pack))))
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

static void undo_gauges(void *data)
{
	struct cg_pack *pack = data;

	while (pack->n_gauges)
		of_node_put(pack->gauge[--pack->n_gauges].np);
}

static void undo_chargers(void *data)
{
	struct cg_pack *pack = data;

	chargers_off(pack);
	while (pack->n_chargers)
		cg_charger_release(&pack->charger[--pack->n_chargers]);
}

static void undo_queue(void *data)
{
	struct cg_pack *pack = data;

	destroy_workqueue(pack->wq);
}

static void undo_loop(void *data)
{
	stop(data);
}

static void undo_notifier(void *data)
{
	struct cg_pack *pack = data;

	power_supply_unreg_notifier(&pack->nb);
}

/* --- probe --- */

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
	pack->id = ida_alloc(&pack_ids, GFP_KERNEL);
	if (pack->id < 0)
		return pack->id;
	snprintf(pack->name, sizeof(pack->name), "BAT%d", pack->id);
	return devm_add_action_or_reset(pack->dev, undo_name, pack);
}

static int take_chargers(struct cg_pack *pack)
{
	struct device *dev = pack->dev;
	struct device_node *np;
	int ret, n;

	n = of_count_phandle_with_args(dev->of_node, "chargers", NULL);
	if (n == -ENOENT)
		return 0;
	if (n != 1)
		return dev_err_probe(dev, -EINVAL,
				     "chargers has %d entries and must have one; name one charger\n",
				     n);
	/* the line first: it works before the charger has a driver */
	pack->enable_gpio = devm_gpiod_get_optional(dev, "charge-enable", GPIOD_OUT_LOW);
	if (IS_ERR(pack->enable_gpio))
		return dev_err_probe(dev, PTR_ERR(pack->enable_gpio), "charge-enable-gpios\n");
	np = of_parse_phandle(dev->of_node, "chargers", 0);
	ret = cg_charger_claim(dev, np, &pack->charger[0]);
	of_node_put(np);
	if (ret)
		return dev_err_probe(dev, ret, "cannot take the charger\n");
	pack->charger[0].enable_gpio = pack->enable_gpio;
	pack->n_chargers = 1;
	pack->sample.n_chargers = 1;
	if (chargers_off(pack))
		dev_err(dev, "charger does not obey; it is tried again each second\n");
	return devm_add_action_or_reset(dev, undo_chargers, pack);
}

static int take_member(struct cg_pack *pack, struct device_node *member)
{
	struct device_node *np = of_parse_phandle(member, "gauge", 0);
	int ret;

	if (!np)
		return dev_err_probe(pack->dev, -EINVAL,
				     "%pOF: gauge is missing; point it to the member's gauge\n",
				     member);
	if (pack->n_gauges) {
		of_node_put(np);
		return dev_err_probe(pack->dev, -EINVAL,
				     "%pOF: a pack must have one member; remove the others\n",
				     member);
	}
	ret = cg_gauge_open(pack, np, &pack->gauge[0]);
	if (ret) {
		of_node_put(np);
		return dev_err_probe(pack->dev, ret, "%pOF: cannot take the gauge\n", member);
	}
	pack->n_gauges = 1;
	return 0;
}

static int take_members(struct cg_pack *pack)
{
	struct device_node *member;
	unsigned int i;
	int ret;

	ret = devm_add_action_or_reset(pack->dev, undo_gauges, pack);
	if (ret)
		return ret;
	for_each_available_child_of_node(pack->dev->of_node, member) {
		ret = take_member(pack, member);
		if (ret) {
			of_node_put(member);
			return ret;
		}
	}
	if (!pack->n_gauges)
		return dev_err_probe(pack->dev, -EINVAL,
				     "member is missing; add a member@0 node with a gauge\n");
	pack->sample.n_members = pack->n_gauges;
	for (i = 0; i < CG_N_MEMBER_FIELDS; i++)
		pack->sample.member[0].f[i].at_ms = CG_NEVER_MS;
	return 0;
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
	char text[96];
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
	const struct cg_control_row *row;

	log_assumptions(pack);
	if (!pack->n_chargers) {
		dev_info(pack->dev, "%s: %d uAh from %s, no charger\n", pack->name,
			 p->capacity_uah, pack->gauge[0].name);
		return;
	}
	row = pack->charger[0].row;
	dev_info(pack->dev, "%s: %d uAh from %s, charged by %s up to %d uV, %d uA, %d to %d C\n",
		 pack->name, p->capacity_uah, pack->gauge[0].name, pack->charger[0].name,
		 p->cv_max_uv, p->cc_max_ua, p->zone[0].from_mdegc / CG_MDEGC_PER_DEGC,
		 p->zone[p->n_zones - 1].to_mdegc / CG_MDEGC_PER_DEGC);
	if (row->fail_safe != CG_FAIL_SAFE_OFF && !pack->enable_gpio &&
	    (row->default_cv_uv > p->cv_max_uv || row->default_cc_ua > p->cc_max_ua))
		dev_warn(pack->dev, "charging is unsupervised if this kernel stops: %s then uses up to %d uV and %d uA; wire its charge-enable line\n",
			 pack->charger[0].name, row->default_cv_uv, row->default_cc_ua);
}

static int go(struct cg_pack *pack)
{
	int ret;

	/* one cycle before anybody can look: the first uevent is complete */
	cycle(pack);
	ret = cg_publish_register(pack);
	if (ret)
		return dev_err_probe(pack->dev, ret, "cannot register %s\n", pack->name);
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
	start(pack);
	return 0;
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
	pack->policy.end_pct = 100;
	pack->announced_ms = CG_NEVER_MS;
	spin_lock_init(&pack->arm_lock);
	mutex_init(&pack->lock);
	INIT_DELAYED_WORK(&pack->loop, loop_work);
	INIT_DELAYED_WORK(&pack->announce, cg_publish_announce);
	cg_state_init(&pack->state);
	platform_set_drvdata(pdev, pack);

	ret = take_chargers(pack);
	if (!ret)
		ret = cg_pack_describe(pack, pack->n_chargers ? &pack->charger[0].caps : NULL);
	if (!ret)
		ret = take_members(pack);
	if (!ret)
		ret = name_pack(pack);
	if (!ret)
		ret = make_queue(pack);
	if (!ret)
		ret = cg_ring_create(pack);
	return ret ? ret : go(pack);
}

static void cg_pack_shutdown(struct platform_device *pdev)
{
	stop(platform_get_drvdata(pdev));
}

/*
 * In the first phase of suspend: device links put us before the charger, its bus and the gauge
 * in every phase, and buses may be gone in the later ones. A charger that cannot be verified
 * to be off keeps the system awake, and supervised.
 */
static int cg_pack_suspend(struct device *dev)
{
	struct cg_pack *pack = dev_get_drvdata(dev);

	if (!stop(pack))
		return 0;
	dev_err(dev, "charger cannot be switched off for suspend; staying awake\n");
	start(pack);
	return -EBUSY;
}

/* What was to be told when the system went to sleep is told now. */
static int cg_pack_resume(struct device *dev)
{
	struct cg_pack *pack = dev_get_drvdata(dev);

	start(pack);
	cg_publish_changed(pack);
	return 0;
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
