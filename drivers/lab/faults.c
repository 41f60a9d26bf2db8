// SPDX-License-Identifier: GPL-2.0-only
/* What can be wrong with a chip: the verbs of control that name one. */
#include <linux/string.h>
#include <linux/string_helpers.h>

#include "lab.h"

/* By whole name, charger_6a or charger@6a, or by the name of its node, the first that fits. */
static struct cg_lab_chip *find_chip(struct cg_lab *lab, const char *word)
{
	size_t len = strlen(word);
	unsigned int i;

	for (i = 0; i < lab->n_chips; i++) {
		const char *name = lab->chip[i].name;
		size_t node_len = strrchr(name, '_') - name;

		if (!strcmp(name, word))
			return &lab->chip[i];
		if (strncmp(name, word, node_len))
			continue;
		if (len == node_len ||
		    (word[node_len] == '@' && !strcmp(name + node_len + 1, word + node_len + 1)))
			return &lab->chip[i];
	}
	return NULL;
}

int cg_lab_verb_fault(struct cg_lab *lab, char **word)
{
	struct cg_lab_chip *chip = find_chip(lab, word[0]);
	s32 n;

	if (!chip)
		return -EINVAL;
	if (!strcmp(word[1], "reset") && !word[2]) {
		cg_lab_chip_feel(lab, chip);
		chip->ops->power_on(chip->state, chip->ops->variant, &chip->env);
		return 0;
	}
	/* one further each time: a loop walks through all transfers of what it does */
	if (!strcmp(word[1], "walk") && !word[2]) {
		chip->nak_in = ++chip->walk;
		return 0;
	}
	if (!word[2] || cg_lab_number(word[2], 0, S32_MAX, &n))
		return -EINVAL;
	if (!strcmp(word[1], "nak"))
		chip->nak = n;
	else if (!strcmp(word[1], "drop"))
		chip->drop = n;
	else if (!strcmp(word[1], "delay"))
		WRITE_ONCE(chip->delay_ms, n);
	else
		return -EINVAL;
	return 0;
}

static u16 present_word(struct cg_lab_chip *chip, unsigned int reg)
{
	return chip->ops->read_word ? chip->ops->read_word(chip->state, reg) :
				      chip->ops->read(chip->state, reg);
}

int cg_lab_verb_freeze(struct cg_lab *lab, char **word)
{
	struct cg_lab_chip *chip = find_chip(lab, word[0]);
	bool ones = !strcmp(word[1], "ones"), zeros = !strcmp(word[1], "zeros");
	bool on = ones || zeros;
	unsigned int i;

	if (!chip || (!on && kstrtobool(word[1], &on)))
		return -EINVAL;
	for (i = 0; on && i < ARRAY_SIZE(chip->snapshot); i++)
		chip->snapshot[i] = ones ? U16_MAX : zeros ? 0 : present_word(chip, i);
	chip->frozen = on;
	return 0;
}

int cg_lab_verb_bias(struct cg_lab *lab, char **word)
{
	struct cg_lab_chip *chip = find_chip(lab, word[0]);
	s32 offset_ua, gain_ppm;

	if (!chip || !chip->ops->bias || cg_lab_number(word[1], -10000000, 10000000, &offset_ua) ||
	    cg_lab_number(word[2], -500000, 500000, &gain_ppm))
		return -EINVAL;
	chip->ops->bias(chip->state, offset_ua, gain_ppm);
	return 0;
}

int cg_lab_verb_sense(struct cg_lab *lab, char **word)
{
	static const char *const what[CG_N_SENSES] = {
		[CG_SENSE_VOLTAGE] = "voltage", [CG_SENSE_CURRENT] = "current",
		[CG_SENSE_TEMP] = "temp",
	};
	static const char *const how[] = {
		[CG_SENSE_TRUE] = "true", [CG_SENSE_AT] = "at", [CG_SENSE_BY] = "by",
	};
	struct cg_lab_chip *chip = find_chip(lab, word[0]);
	int sense = match_string(what, CG_N_SENSES, word[1]);
	int i = match_string(how, ARRAY_SIZE(how), word[2]);
	s32 value = 0;

	if (!chip || sense < 0 || i < 0 || !word[3] == !!i ||
	    (word[3] && cg_lab_number(word[3], -100000000, 100000000, &value)))
		return -EINVAL;
	chip->sense[sense] = (struct cg_lab_sense){ i, value };
	return 0;
}

/* Somebody else writes a register. */
int cg_lab_verb_poke(struct cg_lab *lab, char **word)
{
	struct cg_lab_chip *chip = find_chip(lab, word[0]);
	s32 reg, value;

	if (!chip || !chip->ops->write || kstrtos32(word[1], 0, &reg) ||
	    kstrtos32(word[2], 0, &value) || reg < 0 || reg > U8_MAX || value < 0 || value > U8_MAX)
		return -EINVAL;
	chip->ops->write(chip->state, reg, value);
	return 0;
}

int cg_lab_verb_irq(struct cg_lab *lab, char **word)
{
	struct cg_lab_chip *chip = find_chip(lab, word[0]);
	s32 edges;

	if (!chip || chip->line < 0)
		return -EINVAL;
	if (!strcmp(word[1], "lost")) {
		chip->line = -1;
		return 0;
	}
	if (cg_lab_number(word[1], 1, 1000000, &edges))
		return -EINVAL;
	while (edges--)
		cg_lab_gpio_pulse(lab, chip->line);
	return 0;
}
