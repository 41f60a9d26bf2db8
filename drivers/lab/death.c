// SPDX-License-Identifier: GPL-2.0-only
/*
 * The kernel dies, the hardware does not: chips, source and cells go on for a day with nobody who
 * talks to them, and the judge of the cells has the last word. All of it is done in the dying
 * kernel's last moment, by the lab alone: no driver runs any more.
 */
#include <linux/panic_notifier.h>
#include <linux/reboot.h>

#include <compat/last_words.h>

#include "lab.h"

#define DAY_MS		(24 * CG_MS_PER_H)

static const char *const names[] = {
	[CG_DEATH_NONE] = "never",
	[CG_DEATH_PANIC] = "panic", [CG_DEATH_HANG] = "hang", [CG_DEATH_OFF] = "off",
	[CG_DEATH_RESTART] = "restart", [CG_DEATH_SLEEP] = "sleep",
	[CG_DEATH_KEXEC] = "kexec",
};

/* Pins of a processor that is reset are inputs, and that it stays in reset is the worst case. */
static void reset_processor(struct cg_lab *lab)
{
	lab->out = 0;
	lab->prog_ua = lab->off_ua;
	lab->charge_uv = 0;
	cg_lab_go_on(lab, 0);
}

static void live_on(struct cg_lab *lab)
{
	s64 died_ms = lab->plant.now_ms;

	cg_judge_reset(&lab->plant);
	if (lab->reset_ms < DAY_MS) {
		cg_lab_go_on(lab, lab->reset_ms);
		reset_processor(lab);
	}
	cg_lab_go_on(lab, died_ms + DAY_MS - lab->plant.now_ms);
}

/* Nobody unlocks: whoever had the lock is as dead as the rest. */
static void judge(struct cg_lab *lab)
{
	const struct cg_plant *plant = &lab->plant;
	const struct cg_judge *j = &plant->judge;
	bool before = cg_judge_over_limit(plant);
	bool charging = plant->request.on || plant->help.on;

	lab->dead = true;
	live_on(lab);
	dev_emerg(lab->dev, "dead: kind=%s charging=%d before=%d cell_max_uv=%d current_max_ua=%d branch_max_ua=%d over_voltage_ms=%lld over_current_ms=%lld over_branch_ms=%lld over_temp_ms=%lld put_in_uah=%lld over_limit=%d\n",
		  names[lab->death], charging, before, j->cell_max_uv, j->current_max_ua,
		  j->branch_max_ua, j->over_voltage_ms, j->over_current_ms, j->over_branch_ms,
		  j->over_temp_ms, div_s64(j->put_in_uams, CG_MS_PER_H),
		  cg_judge_over_limit(plant));
}

void cg_lab_death_transfer(struct cg_lab *lab)
{
	if (lab->die_in && !--lab->die_in)
		cg_lab_die(lab);
}

void cg_lab_die(struct cg_lab *lab)
{
	switch (lab->death) {
	case CG_DEATH_HANG:
		local_irq_disable();
		judge(lab);
		panic("chargov-lab: it hung for a day, as it was told to");
	case CG_DEATH_PANIC:
		panic("chargov-lab: as it was told to");
	case CG_DEATH_OFF:
	case CG_DEATH_RESTART:
		schedule_work(&lab->go);
		break;
	default:
		break;
	}
}

static void go_work(struct work_struct *work)
{
	struct cg_lab *lab = container_of(work, struct cg_lab, go);

	if (lab->death == CG_DEATH_OFF)
		kernel_power_off();
	else
		kernel_restart(NULL);
}

static int at_panic(struct notifier_block *nb, unsigned long event, void *text)
{
	struct cg_lab *lab = container_of(nb, struct cg_lab, at_panic);

	if (lab->death == CG_DEATH_PANIC)
		judge(lab);
	return NOTIFY_DONE;
}

/* After the last driver's shutdown. */
static int at_off(struct sys_off_data *data)
{
	struct cg_lab *lab = data->cb_data;

	if (lab->death == CG_DEATH_OFF || lab->death == CG_DEATH_RESTART) {
		judge(lab);
		panic("chargov-lab: it was off for a day");
	}
	return NOTIFY_DONE;
}

/*
 * After the last driver's shutdown, when another kernel takes over: no handler of sys-off runs
 * then, and in old kernels no syscore operation either. Interrupts stay off, as they are in the
 * jump that comes next: what fell due during the day must not run.
 */
static void at_end(struct kmsg_dumper *dumper, COMPAT_LAST_WORDS words)
{
	struct cg_lab *lab = container_of(dumper, struct cg_lab, at_end);

	if (lab->death != CG_DEATH_KEXEC || system_state != SYSTEM_RESTART ||
	    compat_last_words_reason(words) != KMSG_DUMP_SHUTDOWN)
		return;
	local_irq_disable();
	judge(lab);
}

/**
 * cg_lab_death_sleep() - the system is asleep, and if it was told to, nothing wakes it
 * @lab: the board
 */
void cg_lab_death_sleep(struct cg_lab *lab)
{
	if (lab->death != CG_DEATH_SLEEP)
		return;
	judge(lab);
	panic("chargov-lab: it slept for a day");
}

/* Which word, -EINVAL if it is none. */
int cg_lab_death_named(const char *word)
{
	int i = match_string(names, ARRAY_SIZE(names), word);

	return i < CG_DEATH_PANIC ? -EINVAL : i;
}

static void forget(void *data)
{
	struct cg_lab *lab = data;

	kmsg_dump_unregister(&lab->at_end);
	atomic_notifier_chain_unregister(&panic_notifier_list, &lab->at_panic);
}

int cg_lab_death_probe(struct cg_lab *lab)
{
	int ret;

	INIT_WORK(&lab->go, go_work);
	lab->at_end.dump = at_end;
	lab->at_end.max_reason = KMSG_DUMP_SHUTDOWN;
	ret = kmsg_dump_register(&lab->at_end);
	if (ret)
		return ret;
	lab->at_panic.notifier_call = at_panic;
	/* before whatever ends the machine */
	lab->at_panic.priority = INT_MAX;
	atomic_notifier_chain_register(&panic_notifier_list, &lab->at_panic);
	ret = devm_add_action_or_reset(lab->dev, forget, lab);
	ret = ret ?: devm_register_sys_off_handler(lab->dev, SYS_OFF_MODE_POWER_OFF_PREPARE,
						   SYS_OFF_PRIO_LOW, at_off, lab);
	return ret ?: devm_register_sys_off_handler(lab->dev, SYS_OFF_MODE_RESTART_PREPARE,
						    SYS_OFF_PRIO_LOW, at_off, lab);
}
