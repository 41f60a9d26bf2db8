// SPDX-License-Identifier: GPL-2.0-only
/*
 * The model by which a MAX1726x knows its cells: three numbers and a kind, made of what a battery
 * says of itself, and how they get into the chip.
 */
#include <linux/array_size.h>
#include "max1726x.h"

#define POLL_US			10000
#define READY_US		2000000
#define REFRESH_US		1000000
#define COMMAND_SOFT_WAKE_UP	0x90
#define COMMAND_NONE		0

/* Where a battery does not say when its charge ends: a twentieth. */
#define TERM_PARTS		20
/* VChg is for cells that are charged higher. */
#define HIGH_VOLTAGE_UV		4250000

/* NULL, or the property that the registers cannot hold, and what they would have to hold for it. */
const char *cg_max1726x_make_ez(const struct max1726x *m, struct cg_max1726x_ez *ez, u32 *value)
{
	const struct cg_gauge_battery *b = &m->battery;
	struct cg_max1726x_ends ends = cg_max1726x_ends(b->empty_uv / b->cells, b->is_lfp);
	u32 term_ua = b->term_ua ?: b->design_uah / TERM_PARTS;
	const struct {
		const char *property;
		enum cg_max1726x_field field;
		u32 value;
		u16 *word;
	} numbers[] = {
		{ "charge-full-design-microamp-hours", CG_MAX1726X_DESIGN_CAP, b->design_uah,
		  &ez->design_cap },
		{ "charge-term-current-microamp", CG_MAX1726X_ICHG_TERM, term_ua,
		  &ez->ichg_term },
		{ "voltage-min-design-microvolt", CG_MAX1726X_EMPTY, ends.empty_uv,
		  &ez->vempty },
		{ "voltage-min-design-microvolt", CG_MAX1726X_RECOVERY, ends.recovery_uv,
		  &ez->vempty },
		{ "device-chemistry", CG_MAX1726X_MODEL_ID,
		  b->is_lfp ? CG_MAX1726X_MODEL_LFP : 0, &ez->model },
	};
	unsigned int i;

	*ez = (struct cg_max1726x_ez){ .model = cg_max1726x_bits(CG_MAX1726X_REFRESH) |
				    cg_max1726x_bits(CG_MAX1726X_MODEL_ALWAYS) };
	if (b->full_uv / b->cells > HIGH_VOLTAGE_UV)
		ez->model |= cg_max1726x_bits(CG_MAX1726X_VCHG);
	for (i = 0; i < ARRAY_SIZE(numbers); i++) {
		*value = numbers[i].value;
		if (*value > S32_MAX || !cg_word_put(&cg_max1726x_rows[numbers[i].field],
						     m->shunt_uohm, *value, numbers[i].word))
			return numbers[i].property;
	}
	return NULL;
}

static int read_word(struct max1726x *m, enum cg_max1726x_field field, unsigned int *word)
{
	return regmap_read(m->regmap, cg_max1726x_rows[field].reg, word);
}

static int wait_until_clear(struct max1726x *m, enum cg_max1726x_field bit,
			    unsigned int timeout_us)
{
	unsigned int word;

	return regmap_read_poll_timeout(m->regmap, cg_max1726x_rows[bit].reg, word,
					!(word & cg_max1726x_bits(bit)), POLL_US, timeout_us);
}

/* A whole register each. */
struct write {
	enum cg_max1726x_field field;
	u16 word;
};

static int write_all(struct max1726x *m, const struct write *seq, unsigned int n)
{
	unsigned int i;
	int ret = 0;

	for (i = 0; !ret && i < n; i++)
		ret = regmap_write(m->regmap, cg_max1726x_rows[seq[i].field].reg, seq[i].word);
	return ret;
}

static int write_model(struct max1726x *m, const struct cg_max1726x_ez *ez)
{
	const struct write seq[] = {
		{ CG_MAX1726X_COMMAND, COMMAND_SOFT_WAKE_UP },
		{ CG_MAX1726X_HIBERNATE, 0 },
		{ CG_MAX1726X_COMMAND, COMMAND_NONE },
		{ CG_MAX1726X_DESIGN_CAP, ez->design_cap },
		{ CG_MAX1726X_ICHG_TERM, ez->ichg_term },
		{ CG_MAX1726X_EMPTY, ez->vempty },
		{ CG_MAX1726X_MODEL_ID, ez->model },
	};
	int ret = write_all(m, seq, ARRAY_SIZE(seq));

	return ret ?: wait_until_clear(m, CG_MAX1726X_REFRESH, REFRESH_US);
}

/*
 * The order is that of the software implementation guide: awake, numbers, model, asleep again. That
 * last one goes for a failure, too, and what it was is kept until it is there again: nobody else
 * knows it.
 */
int cg_max1726x_load_model(struct max1726x *m, const struct cg_max1726x_ez *ez)
{
	int ret = wait_until_clear(m, CG_MAX1726X_DNR, READY_US);
	int err;

	if (!ret && !m->awake)
		ret = read_word(m, CG_MAX1726X_HIBERNATE, &m->hibernate);
	if (ret)
		return ret;
	ret = write_model(m, ez);
	err = regmap_write(m->regmap, cg_max1726x_rows[CG_MAX1726X_HIBERNATE].reg, m->hibernate);
	m->awake = err;
	return ret ?: err;
}

bool cg_max1726x_has_model(struct max1726x *m, const struct cg_max1726x_ez *ez)
{
	const struct {
		enum cg_max1726x_field field;
		u16 word;
	} numbers[] = {
		{ CG_MAX1726X_DESIGN_CAP, ez->design_cap },
		{ CG_MAX1726X_ICHG_TERM, ez->ichg_term },
		{ CG_MAX1726X_EMPTY, ez->vempty },
	};
	unsigned int i, word;

	for (i = 0; i < ARRAY_SIZE(numbers); i++)
		if (read_word(m, numbers[i].field, &word) || word != numbers[i].word)
			return false;
	return true;
}
