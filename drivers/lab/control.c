// SPDX-License-Identifier: GPL-2.0-only
/*
 * debugfs: chargov-lab/control takes verbs, one a line; state and judge answer key=value lines. A
 * verb is something that can happen to a board, so tests read as a story.
 */
#include <linux/debugfs.h>
#include <linux/seq_file.h>
#include <linux/slab.h>
#include <linux/string_helpers.h>
#include <linux/uaccess.h>

#include "lab.h"

#define CONTROL_MAX	4096

/**
 * struct verb - something that can happen
 * @name: first word of the line
 * @usage: what follows it
 * @least: words that must follow
 * @most: words that may follow
 * @run: do it, with the lock held; errors but -EINVAL cannot happen
 */
struct verb {
	const char *name;
	const char *usage;
	u8 least;
	u8 most;
	int (*run)(struct cg_lab *lab, char **word);
};

int cg_lab_number(const char *word, s32 least, s32 most, s32 *value)
{
	if (kstrtos32(word, 10, value) || *value < least || *value > most)
		return -EINVAL;
	return 0;
}

static int verb_plug(struct cg_lab *lab, char **word)
{
	static const char *const port[] = {
		[CG_PORT_DCP] = "dcp", [CG_PORT_SDP] = "sdp", [CG_PORT_CDP] = "cdp",
		[CG_PORT_UNKNOWN] = "unknown",
	};
	s32 uv, mohm;
	int kind = CG_PORT_DCP;

	if (cg_lab_number(word[0], 1, CG_SOURCE_UV_MAX, &uv) ||
	    cg_lab_number(word[1], 0, 100000, &mohm))
		return -EINVAL;
	if (word[2])
		kind = match_string(port, ARRAY_SIZE(port), word[2]);
	if (kind < 0)
		return kind;
	lab->back_ms = 0;
	lab->plant.source.uv = uv;
	lab->plant.source.uohm = mohm * 1000;
	lab->plant.source.limit_ua = 0;
	lab->env.port = kind;
	return 0;
}

static int verb_unplug(struct cg_lab *lab, char **word)
{
	memset(&lab->plant.source, 0, sizeof(lab->plant.source));
	lab->back_ms = 0;
	return 0;
}

static int verb_trip(struct cg_lab *lab, char **word)
{
	return cg_lab_number(word[0], 0, 20000000, &lab->trip_ua);
}

/* Of 0 V it is unplugged. */
static int verb_contract(struct cg_lab *lab, char **word)
{
	static const char *const kind[] = {
		[CG_CONTRACT_C] = "c", [CG_CONTRACT_PD] = "pd", [CG_CONTRACT_PPS] = "pps",
		[CG_CONTRACT_APDO] = "apdo",
	};
	struct cg_lab_contract contract = { 0 };
	int i = CG_CONTRACT_PD;

	if (!lab->contract_psy || cg_lab_number(word[0], 0, CG_SOURCE_UV_MAX, &contract.uv) ||
	    cg_lab_number(word[1], 0, 10000000, &contract.ua))
		return -EINVAL;
	if (word[2])
		i = match_string(kind, ARRAY_SIZE(kind), word[2]);
	if (i < 0)
		return i;
	contract.kind = i;
	if (i == CG_CONTRACT_APDO && contract.uv) {
		contract.most_uv = contract.uv;
		contract.most_ua = contract.ua;
		contract.uv = 5000000;
		contract.fixed_uv = contract.uv;
		contract.ua = 3000000;
	}
	cg_lab_contract(lab, &contract);
	return 0;
}

/* What one that can be asked gives when it is not. */
static int verb_source_fixed(struct cg_lab *lab, char **word)
{
	struct cg_lab_contract *c = &lab->contract;

	if (c->kind != CG_CONTRACT_APDO || c->asked ||
	    cg_lab_number(word[0], 1, CG_SOURCE_UV_MAX, &c->uv))
		return -EINVAL;
	c->fixed_uv = c->uv;
	cg_lab_contract_apply(lab);
	return 0;
}

static int verb_source_error(struct cg_lab *lab, char **word)
{
	s32 permille, ua;

	if (cg_lab_number(word[0], -100, 100, &permille) ||
	    cg_lab_number(word[1], -500000, 500000, &ua))
		return -EINVAL;
	lab->error_permille = permille;
	lab->error_ua = ua;
	cg_lab_contract_apply(lab);
	return 0;
}

static int verb_load(struct cg_lab *lab, char **word)
{
	return cg_lab_number(word[0], 0, S32_MAX, &lab->plant.load_ua);
}

static int verb_leak(struct cg_lab *lab, char **word)
{
	return cg_lab_number(word[0], 0, 10000000, &lab->plant.leak_ua);
}

static int verb_pace(struct cg_lab *lab, char **word)
{
	s32 s;

	if (cg_lab_number(word[0], 1, 86400, &s))
		return -EINVAL;
	lab->pace_ms = s * CG_MS_PER_S;
	return 0;
}

static int verb_skin(struct cg_lab *lab, char **word)
{
	s32 mdegc;

	if (cg_lab_number(word[0], -60000, 150000, &mdegc))
		return -EINVAL;
	WRITE_ONCE(lab->skin_mdegc, mdegc);
	return 0;
}

static int verb_ambient(struct cg_lab *lab, char **word)
{
	return cg_lab_number(word[0], -60000, 100000, &lab->plant.config.ambient_mdegc);
}

static int verb_path(struct cg_lab *lab, char **word)
{
	return cg_lab_number(word[0], 0, 1000000, &lab->plant.config.path_uohm);
}

static int verb_temp(struct cg_lab *lab, char **word)
{
	s32 mdegc, cell = -1;
	u32 i;

	if (cg_lab_number(word[0], -60000, 100000, &mdegc) ||
	    (word[1] && cg_lab_number(word[1], 0, lab->plant.n_cells - 1, &cell)))
		return -EINVAL;
	for (i = 0; i < lab->plant.n_cells; i++)
		if (cell < 0 || i == (u32)cell)
			lab->plant.cell[i].temp_udegc = mdegc * 1000LL;
	return 0;
}

/* Other cells, as it were: the gauges begin anew with them. */
static int verb_soc(struct cg_lab *lab, char **word)
{
	s32 permille, cell = -1;

	if (cg_lab_number(word[0], -100, 1100, &permille) ||
	    (word[1] && cg_lab_number(word[1], 0, lab->plant.n_cells - 1, &cell)))
		return -EINVAL;
	cg_plant_set_soc(&lab->plant, cell, permille);
	cg_lab_settle(lab);
	return 0;
}

static int verb_judge(struct cg_lab *lab, char **word)
{
	if (strcmp(word[0], "reset"))
		return -EINVAL;
	cg_judge_reset(&lab->plant);
	return 0;
}

static int verb_lines(struct cg_lab *lab, char **word)
{
	bool dead = !strcmp(word[0], "dead");

	if (!dead && strcmp(word[0], "alive"))
		return -EINVAL;
	WRITE_ONCE(lab->lines_dead, dead);
	return 0;
}

static int verb_reserve(struct cg_lab *lab, char **word)
{
	s32 permille;

	if (!lab->reserve)
		return -EINVAL;
	if (!strcmp(word[0], "feeds") || !strcmp(word[0], "rests")) {
		cg_lab_reserve_feed(lab, word[0][0] == 'f');
		return 0;
	}
	if (cg_lab_number(word[0], 0, 1000, &permille))
		return -EINVAL;
	cg_plant_set_soc(lab->reserve, -1, permille);
	cg_lab_settle(lab);
	return 0;
}

/* Of what comes at once the rest of the world does not hear. */
static int verb_die(struct cg_lab *lab, char **word)
{
	int death = cg_lab_death_named(word[0]);
	s32 reset_s, in = 0;

	if (death < 0 || cg_lab_number(word[1], 0, 86400, &reset_s) ||
	    (word[2] && cg_lab_number(word[2], 1, S32_MAX, &in)))
		return -EINVAL;
	/* PID 1 brings these about, no transfer */
	if (in && (death == CG_DEATH_SLEEP || death == CG_DEATH_KEXEC))
		return -EINVAL;
	lab->death = death;
	lab->reset_ms = reset_s * CG_MS_PER_S;
	lab->die_in = in;
	if (!in)
		cg_lab_die(lab);
	return 0;
}

static int verb_help(struct cg_lab *lab, char **word);

static const struct verb verbs[] = {
	{ "plug", "UV MOHM [dcp|sdp|cdp|unknown]", 2, 3, verb_plug },
	{ "unplug", "", 0, 0, verb_unplug },
	{ "trip", "UA", 1, 1, verb_trip },
	{ "contract", "UV UA [c|pd|pps|apdo]", 2, 3, verb_contract },
	{ "source_fixed", "UV", 1, 1, verb_source_fixed },
	{ "source_error", "PERMILLE UA", 2, 2, verb_source_error },
	{ "load", "UA", 1, 1, verb_load },
	{ "leak", "UA", 1, 1, verb_leak },
	{ "pace", "S", 1, 1, verb_pace },
	{ "ambient", "MDEGC", 1, 1, verb_ambient },
	{ "skin", "MDEGC", 1, 1, verb_skin },
	{ "temp", "MDEGC [CELL]", 1, 2, verb_temp },
	{ "soc", "PERMILLE [CELL]", 1, 2, verb_soc },
	{ "path", "UOHM", 1, 1, verb_path },
	{ "fault", "CHIP nak N | walk | drop N | delay MS | reset", 2, 3, cg_lab_verb_fault },
	{ "freeze", "CHIP on | off | ones | zeros", 2, 2, cg_lab_verb_freeze },
	{ "bias", "CHIP UA PPM", 3, 3, cg_lab_verb_bias },
	{ "sense", "CHIP voltage|current|temp at VALUE | by VALUE | true", 3, 4,
	  cg_lab_verb_sense },
	{ "poke", "CHIP REGISTER VALUE", 3, 3, cg_lab_verb_poke },
	{ "noise", "PPM SEED [KINDS: 1 nak, 2 timeout, 4 dropped, 8 delay, 16 wrong bit]", 2, 3,
	  cg_lab_verb_noise },
	{ "turn", "EVERY FIRST none|nak|timeout|dropped|delay|wrong [AFTER KIND]", 3, 5,
	  cg_lab_verb_turn },
	{ "lines", "dead|alive", 1, 1, verb_lines },
	{ "irq", "CHIP EDGES | lost", 2, 2, cg_lab_verb_irq },
	{ "reserve", "PERMILLE | feeds | rests", 1, 1, verb_reserve },
	{ "judge", "reset", 1, 1, verb_judge },
	{ "die", "panic|hang|off|restart|sleep|kexec RESET_AFTER_S [TRANSFERS]", 2, 3, verb_die },
	{ "help", "", 0, 0, verb_help },
};

static int verb_help(struct cg_lab *lab, char **word)
{
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(verbs); i++)
		dev_info(lab->dev, "%s %s\n", verbs[i].name, verbs[i].usage);
	return 0;
}

static const struct verb *find_verb(int words, char **word)
{
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(verbs); i++)
		if (!strcmp(verbs[i].name, word[0]))
			return words - 1 < verbs[i].least || words - 1 > verbs[i].most ?
			       NULL : &verbs[i];
	return NULL;
}

static int run_line(struct cg_lab *lab, const char *line)
{
	const struct verb *verb;
	int words, ret = -EINVAL;
	char **word = argv_split(GFP_KERNEL, line, &words);

	if (!word)
		return -ENOMEM;
	if (!words) {
		argv_free(word);
		return 0;
	}
	verb = find_verb(words, word);
	if (verb) {
		cg_lab_begin_change(lab);
		ret = verb->run(lab, word + 1);
		cg_lab_end_change(lab);
	}
	argv_free(word);
	if (ret)
		dev_err(lab->dev, "control: \"%s\" is none of the verbs that control lists: correct it\n",
			line);
	return ret;
}

static ssize_t control_write(struct file *file, const char __user *buf, size_t len, loff_t *pos)
{
	struct cg_lab *lab = file_inode(file)->i_private;
	char *text, *next, *line;
	int ret = 0;

	if (len > CONTROL_MAX)
		return -EINVAL;
	text = memdup_user_nul(buf, len);
	if (IS_ERR(text))
		return PTR_ERR(text);
	next = text;
	while (!ret && (line = strsep(&next, "\n")))
		ret = run_line(lab, line);
	kfree(text);
	return ret ?: len;
}

static int control_show(struct seq_file *m, void *unused)
{
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(verbs); i++)
		seq_printf(m, "%s %s\n", verbs[i].name, verbs[i].usage);
	return 0;
}

static int control_open(struct inode *inode, struct file *file)
{
	return single_open(file, control_show, inode->i_private);
}

static const struct file_operations control_fops = {
	.owner = THIS_MODULE,
	.open = control_open,
	.read = seq_read,
	.write = control_write,
	.llseek = seq_lseek,
	.release = single_release,
};

static void put(struct seq_file *m, const char *key, s64 value)
{
	seq_printf(m, "%s=%lld\n", key, value);
}

/* Of pack and reserve together, by energy: the cells are alike, and so are their voltages. */
static s64 all_permille(const struct cg_lab *lab)
{
	s64 uah = lab->plant.config.capacity_uah * lab->plant.config.series;
	s64 reserve_uah = lab->reserve->config.capacity_uah;

	/* less than empty gives nothing, and takes nothing from the other */
	return div64_s64(max(cg_plant_charge_permille(&lab->plant), 0) * uah +
			 max(cg_plant_charge_permille(lab->reserve), 0) * reserve_uah,
			 uah + reserve_uah);
}

static int state_show(struct seq_file *m, void *unused)
{
	struct cg_lab *lab = m->private;
	const struct cg_plant *plant = &lab->plant;
	unsigned int i;

	cg_lab_begin_read(lab);
	put(m, "time_ms", plant->now_ms);
	put(m, "soc_permille", cg_plant_soc_permille(plant));
	put(m, "charge_permille", cg_plant_charge_permille(plant));
	if (lab->reserve) {
		put(m, "reserve_permille", cg_plant_charge_permille(lab->reserve));
		put(m, "all_permille", all_permille(lab));
	}
	put(m, "voltage_uv", plant->out.v_uv);
	put(m, "cell_max_uv", plant->out.cell_max_uv);
	put(m, "cell_min_uv", plant->out.cell_min_uv);
	put(m, "current_ua", plant->out.i_ua);
	put(m, "temp_mdegc", lab->env.temp_mdegc);
	put(m, "vbus_uv", lab->env.input.uv);
	put(m, "ibus_ua", lab->env.input.ua);
	put(m, "load_ua", plant->load_ua);
	put(m, "leak_ua", plant->leak_ua);
	put(m, "skin_mdegc", lab->skin_mdegc);
	put(m, "ambient_mdegc", plant->config.ambient_mdegc);
	put(m, "path_uohm", plant->config.path_uohm);
	put(m, "charging", plant->request.on);
	put(m, "charge_voltage_uv", plant->request.cv_uv);
	put(m, "charge_current_ua", plant->request.cc_ua);
	put(m, "input_current_ua", plant->request.iin_ua);
	if (lab->n_chargers > 1) {
		put(m, "help_charging", plant->help.on);
		put(m, "help_voltage_uv", plant->help.cv_uv);
		put(m, "help_current_ua", plant->help.cc_ua);
		put(m, "help_input_ua", plant->help.iin_ua);
	}
	if (lab->contract_psy)
		put(m, "contract_lag_ms", lab->fell_ms ? -1 : lab->lag_ms);
	if (lab->contract.kind == CG_CONTRACT_APDO) {
		put(m, "contract_uv", lab->contract.uv);
		put(m, "contract_ua", lab->contract.ua);
		put(m, "contract_lapses", lab->lapses);
	}
	put(m, "bus_faults", lab->noises);
	put(m, "bus_turns", lab->turns);
	put(m, "ce_high", cg_lab_ce_high(lab, 0));
	put(m, "cut_off", plant->cut_off);
	for (i = 0; i < plant->n_cells; i++) {
		struct cg_wire wire;

		cg_plant_wire(plant, i, &wire);
		seq_printf(m, "cell%u_uv=%d\ncell%u_ua=%d\ncell%u_mdegc=%d\n", i, wire.v_uv,
			   i, wire.i_ua, i, wire.temp_mdegc);
	}
	for (i = 0; i < lab->n_chips; i++)
		seq_printf(m, "transfers_%s=%llu\n", lab->chip[i].name, lab->chip[i].transfers);
	cg_lab_end_read(lab);
	return 0;
}
DEFINE_SHOW_ATTRIBUTE(state);

static void put_uah(struct seq_file *m, const char *key, s64 uams)
{
	put(m, key, div_s64(uams, CG_MS_PER_H));
}

static void put_s(struct seq_file *m, const char *key, s64 ms)
{
	put(m, key, div_s64(ms, CG_MS_PER_S));
}

/* Charge taken out, in capacities: full-equivalent cycles. */
static s64 cycles_permille(const struct cg_plant *plant)
{
	return div64_s64(plant->judge.taken_out_uams,
			 plant->config.capacity_uah * (CG_MS_PER_H / 1000));
}

static int judge_show(struct seq_file *m, void *unused)
{
	struct cg_lab *lab = m->private;
	const struct cg_judge *j = &lab->plant.judge;

	cg_lab_begin_read(lab);
	put(m, "cell_max_uv", j->cell_max_uv);
	put(m, "cell_limit_uv", lab->plant.config.limits.cell_uv);
	/* before anything was charged there is no temperature while charging */
	if (j->put_in_uams) {
		put(m, "temp_max_charging_mdegc", j->temp_max_mdegc);
		put(m, "temp_min_charging_mdegc", j->temp_min_mdegc);
	}
	put(m, "current_max_ua", j->current_max_ua);
	put(m, "branch_max_ua", j->branch_max_ua);
	put(m, "precharge_max_ua", j->precharge_max_ua);
	put_uah(m, "put_in_uah", j->put_in_uams);
	put_uah(m, "taken_out_uah", j->taken_out_uams);
	put(m, "cycles_permille", cycles_permille(&lab->plant));
	put(m, "charges", j->charges);
	put(m, "soc_max_permille", j->soc_max_permille);
	put(m, "soc_min_permille", j->soc_min_permille);
	put_s(m, "off_s", j->phase_ms[CG_PLANT_OFF]);
	put_s(m, "precharge_s", j->phase_ms[CG_PLANT_PRECHARGE]);
	put_s(m, "cc_s", j->phase_ms[CG_PLANT_CC]);
	put_s(m, "cv_s", j->phase_ms[CG_PLANT_CV]);
	put_s(m, "charging_s", j->phase_ms[CG_PLANT_PRECHARGE] + j->phase_ms[CG_PLANT_CC] +
			       j->phase_ms[CG_PLANT_CV]);
	put(m, "over_voltage_ms", j->over_voltage_ms);
	put(m, "over_current_ms", j->over_current_ms);
	put(m, "far_current_ms", j->far_current_ms);
	put(m, "over_branch_ms", j->over_branch_ms);
	put(m, "over_temp_ms", j->over_temp_ms);
	put(m, "over_limit", cg_judge_over_limit(&lab->plant));
	cg_lab_end_read(lab);
	return 0;
}
DEFINE_SHOW_ATTRIBUTE(judge);

static void remove_files(void *dir)
{
	debugfs_remove_recursive(dir);
}

int cg_lab_control_probe(struct cg_lab *lab)
{
	struct dentry *dir = debugfs_create_dir("chargov-lab", NULL);

	debugfs_create_file("control", 0600, dir, lab, &control_fops);
	debugfs_create_file("state", 0400, dir, lab, &state_fops);
	debugfs_create_file("judge", 0400, dir, lab, &judge_fops);
	return devm_add_action_or_reset(lab->dev, remove_files, dir);
}
