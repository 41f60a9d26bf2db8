// SPDX-License-Identifier: GPL-2.0-only
/*
 * The chargers of a pack: taking them, what they do when nobody talks to them, and telling them.
 *
 * There is one, or a first one that a second one helps (chargov/team.h). Everything else of the
 * pack knows one charger only. When one of two cannot be told, both are off.
 */
#include <linux/device.h>
#include <linux/gpio/consumer.h>
#include <linux/of.h>
#include "pack.h"

/* As cg_sample.stale_ms has it when nothing was decided yet. */
#define STALE_MS	60000

/* Its lines, in the order of its chargers; each works before its charger has a driver. */
static int take_lines(struct cg_pack *pack, struct gpio_desc **line, unsigned int n)
{
	unsigned int i;

	for (i = 0; i < n; i++) {
		line[i] = devm_gpiod_get_index_optional(pack->dev, "charge-enable", i,
							GPIOD_OUT_LOW);
		if (IS_ERR(line[i]))
			return dev_err_probe(pack->dev, PTR_ERR(line[i]),
					     "charge-enable-gpios: cannot use entry %u; check it\n",
					     i);
	}
	return 0;
}

static int take_one(struct cg_pack *pack, unsigned int i)
{
	struct device_node *np = of_parse_phandle(pack->dev->of_node, "chargers", i);
	int ret;

	if (!np)
		return dev_err_probe(pack->dev, -EINVAL,
				     "chargers: entry %u points nowhere; point it to a charger\n",
				     i);
	ret = cg_charger_claim(pack->dev, np, &pack->charger[i]);
	if (!ret && IS_ENABLED(CONFIG_CHARGOV_ORACLE))
		cg_judge_claim(pack, np);
	if (ret == -EPROBE_DEFER)
		dev_err_probe(pack->dev, ret, "waits for its charger: %pOF has no driver yet\n",
			      np);
	else if (ret)
		dev_err_probe(pack->dev, ret, "cannot take the charger %pOF\n", np);
	of_node_put(np);
	return ret;
}

static void undo_chargers(void *data)
{
	struct cg_pack *pack = data;

	cg_chargers_off(pack);
	cg_rest(pack, false);
	while (pack->n_chargers)
		cg_charger_release(&pack->charger[--pack->n_chargers]);
}

/**
 * cg_chargers_take() - claim all chargers of a pack, and switch them off
 * @pack: the pack
 *
 * They are given back with the pack's device.
 *
 * Return: 0, -EPROBE_DEFER, or a negative errno after one sentence in the log
 */
int cg_chargers_take(struct cg_pack *pack)
{
	struct gpio_desc *line[CG_MAX_CHARGERS] = { 0 };
	struct device *dev = pack->dev;
	unsigned int i;
	int ret, n;

	cg_team_init(&pack->team);
	n = of_count_phandle_with_args(dev->of_node, "chargers", NULL);
	if (n == -ENOENT)
		return 0;
	if (n < 1 || n > CG_MAX_CHARGERS)
		return dev_err_probe(dev, -EINVAL,
				     "chargers has %d entries and may have 1 to %d; correct it\n",
				     n, CG_MAX_CHARGERS);
	ret = take_lines(pack, line, n);
	if (ret)
		return ret;
	ret = devm_add_action_or_reset(dev, undo_chargers, pack);
	for (i = 0; i < n && !ret; i++) {
		ret = take_one(pack, i);
		if (ret)
			break;
		pack->charger[i].enable_gpio = line[i];
		pack->n_chargers++;
	}
	if (ret)
		return ret;
	/* to decide they are one */
	pack->sample.n_chargers = 1;
	pack->caps = pack->charger[0].knobs.caps;
	if (n == CG_TEAM)
		cg_team_caps(&pack->charger[CG_TEAM_MAIN].knobs.caps,
			     &pack->charger[CG_TEAM_HELP].knobs.caps, &pack->caps);
	if (cg_chargers_off(pack))
		dev_err(dev, "charger does not obey; it is tried again each second\n");
	return 0;
}

/**
 * cg_chargers_resume() - the system slept: what a driver has undone is told once more
 * @pack: the pack
 *
 * Sleep is no fault of such a charger, and none that counts. One that does not obey is not trusted,
 * as ever; and what no line has held off may have charged.
 */
void cg_chargers_resume(struct cg_pack *pack)
{
	struct cg_charger *charger;

	for (charger = pack->charger; charger < pack->charger + pack->n_chargers; charger++) {
		if (!(charger->knobs.quirks & CG_QUIRK_SLEEP_RESETS))
			continue;
		charger->slept_on = !charger->enable_gpio;
		cg_charger_off(charger);
	}
}

/* One that does not tell whether it has a source needs somebody who does. */
static int check_source(struct cg_pack *pack)
{
	unsigned int i;

	for (i = 0; i < pack->n_chargers && !pack->inputs.n; i++) {
		if (pack->charger[i].knobs.quirks & CG_QUIRK_ONLINE_OF_SOURCE)
			return dev_err_probe(pack->dev, -EINVAL,
					     "power-supplies is missing and %s does not tell whether there is a source; name what feeds it in power-supplies\n",
					     pack->charger[i].name);
	}
	return 0;
}

/**
 * cg_chargers_fit() - can they be used for this battery and this board at all
 * @pack: the pack, described, with its inputs
 *
 * Return: 0; -EINVAL after one sentence in the log
 */
int cg_chargers_fit(struct cg_pack *pack)
{
	s32 cv_uv = cg_range_floor(&pack->profile.charger_cv, pack->profile.cv_max_uv);
	const struct cg_charger *help = &pack->charger[CG_TEAM_HELP];
	int ret = check_source(pack);

	if (ret)
		return ret;

	if (pack->n_chargers < CG_TEAM || cg_team_fits(&help->knobs.caps, cv_uv))
		return 0;
	return dev_err_probe(pack->dev, -EINVAL,
			     "chargers: the lowest voltage of %s is %d uV and must not be above that of %s, %d uV; leave it out, or set it lower\n",
			     help->name, help->knobs.caps.cv.min, pack->charger[CG_TEAM_MAIN].name,
			     cv_uv);
}

static struct cg_alone alone_of(const struct cg_pack *pack, const struct cg_charger *charger)
{
	const struct cg_control_row *row = charger->row;
	bool keeps = row->fail_safe == CG_FAIL_SAFE_KEEP;

	return (struct cg_alone) {
		.stops = row->fail_safe == CG_FAIL_SAFE_OFF || charger->enable_gpio,
		.keeps = keeps,
		.sleep_resets = row->knobs.quirks & CG_QUIRK_SLEEP_RESETS,
		.sleep_stops = row->knobs.quirks & CG_QUIRK_SLEEP_STOPS,
		.guards = of_property_read_bool(pack->dev->of_node,
						"charger-senses-temperature"),
		.default_cv_uv = keeps ? pack->profile.cv_max_uv : row->default_cv_uv,
		.default_cc_ua = keeps ? pack->profile.cc_max_ua : row->default_cc_ua,
	};
}

/**
 * cg_chargers_know() - what the control map says of the chips, and the node of their wiring
 * @pack: the pack, described
 */
void cg_chargers_know(struct cg_pack *pack)
{
	struct cg_alone one;
	unsigned int i;

	for (i = 0; i < pack->n_chargers; i++) {
		one = alone_of(pack, &pack->charger[i]);
		if (i)
			cg_watch_join(&pack->alone, &one);
		else
			pack->alone = one;
	}
	if (pack->n_chargers > 1 && !pack->inputs.n)
		dev_info(pack->dev, "two chargers and no power-supplies: their source must give what both may draw\n");
}

static void make_team(const struct cg_pack *pack, struct cg_team_member one[CG_TEAM])
{
	s64 from_ms = pack->sample.now_ms - (pack->sample.stale_ms ?: STALE_MS);
	unsigned int i;

	for (i = 0; i < CG_TEAM; i++)
		one[i] = (struct cg_team_member) {
			&pack->charger[i].knobs.caps, &pack->charger[i].last, from_ms,
		};
}

/**
 * cg_chargers_sample() - read every charger; to all others they are one
 * @pack: the pack, in its cycle
 */
void cg_chargers_sample(struct cg_pack *pack)
{
	struct cg_sample *s = &pack->sample;
	struct cg_team_member one[CG_TEAM];
	unsigned int i;

	for (i = 0; i < pack->n_chargers; i++)
		cg_charger_read(&pack->charger[i], s->now_ms, &s->source, &s->charger[i]);
	if (pack->n_chargers < CG_TEAM)
		return;
	make_team(pack, one);
	cg_team_see(&pack->team, one, &s->charger[0]);
}

static int apply_two(struct cg_pack *pack)
{
	struct cg_decision share[CG_TEAM];
	struct cg_team_member one[CG_TEAM];
	int told, ret;

	make_team(pack, one);
	told = cg_team_split(&pack->team, one, &pack->view, pack->state.path_uv,
			     &pack->decision, share);
	ret = cg_charger_apply(&pack->charger[told], &share[told]);
	if (!ret) {
		told = !told;
		ret = cg_charger_apply(&pack->charger[told], &share[told]);
	}
	/* it is off already, and what it did not take is not forgotten */
	if (ret)
		cg_charger_off(&pack->charger[!told]);
	return ret;
}

/**
 * cg_chargers_apply() - make the chargers do what was decided, and verify it
 * @pack: the pack; what was decided becomes what could be told
 *
 * Return: 0, or -EIO, and all chargers were told off
 */
int cg_chargers_apply(struct cg_pack *pack)
{
	if (!pack->n_chargers)
		return 0;
	if (pack->n_chargers == CG_TEAM)
		return apply_two(pack);
	return cg_charger_apply(&pack->charger[0], &pack->decision);
}

/**
 * cg_chargers_off() - stop the charge
 * @pack: the pack, in its cycle or halted
 *
 * Return: 0 if every charger was seen to be off
 */
int cg_chargers_off(struct cg_pack *pack)
{
	unsigned int i;
	int ret = 0;

	for (i = 0; i < pack->n_chargers; i++)
		ret = cg_charger_off(&pack->charger[i]) ?: ret;
	return ret;
}

/**
 * cg_chargers_hear() - is that one of the chargers
 * @pack: the pack
 * @np: node of a supply's device
 *
 * Return: true if it is
 */
bool cg_chargers_hear(const struct cg_pack *pack, const struct device_node *np)
{
	unsigned int i;

	for (i = 0; i < pack->n_chargers; i++) {
		if (pack->charger[i].np == np)
			return true;
	}
	return false;
}

/**
 * cg_chargers_guilty() - which one charges although it was told off
 * @pack: the pack, in its cycle
 *
 * Return: the name of the first one that says so, or else of the first one
 */
const char *cg_chargers_guilty(const struct cg_pack *pack)
{
	const struct cg_reading *status;
	unsigned int i;

	for (i = 0; i < pack->n_chargers; i++) {
		status = &pack->charger[i].last.f[CG_C_STATUS];
		if (status->valid && status->value == CG_STATUS_CHARGING)
			return pack->charger[i].name;
	}
	return pack->charger[0].name;
}

/**
 * cg_chargers_names() - all of them, for a sentence
 * @pack: the pack
 * @buf: the result
 * @size: room at @buf
 */
void cg_chargers_names(const struct cg_pack *pack, char *buf, size_t size)
{
	if (pack->n_chargers > 1)
		snprintf(buf, size, "%s and %s", pack->charger[0].name, pack->charger[1].name);
	else
		strscpy(buf, pack->charger[0].name, size);
}

/**
 * cg_chargers_show() - what each charger was told
 * @pack: the pack, after its cycle
 * @shown: where to
 */
void cg_chargers_show(const struct cg_pack *pack, struct cg_shown *shown)
{
	const struct cg_charger *charger;
	unsigned int i;

	for (i = 0; i < pack->n_chargers; i++) {
		charger = &pack->charger[i];
		shown->charger[i] = (struct cg_shown_charger) {
			.trust = charger->last.trust,
			.on = charger->last.told_on,
			.cv_uv = charger->last.told_on ? charger->last.told_cv_uv : 0,
			.cc_ua = charger->last.told_cc_ua,
			.iin_ua = charger->told_iin_ua,
		};
	}
}
