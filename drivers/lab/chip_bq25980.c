// SPDX-License-Identifier: GPL-2.0-only
/*
 * BQ25980 and its kin: charge pumps that halve the voltage and double the current of what feeds
 * them, for two cells in series or one. Registers as the in-tree driver reads and writes them.
 *
 * Modelled: the pump, what it stops at (battery and input, voltage and current), high impedance,
 * bypass, the watchdog, presence and the measurements. Not modelled, because it was not certain:
 * the windows of the input voltage in which it starts, its deglitch times, under-current,
 * thermistors, the second input and OTG. Pure.
 */
#include "chip.h"

#define REG_BATOVP		0x00
#define REG_BATOCP		0x02
#define REG_BUSOVP		0x06
#define REG_BUSOCP		0x08
#define REG_CTRL2		0x0f
#define REG_CTRL3		0x10
#define REG_STAT1		0x13
#define REG_STAT2		0x14
#define REG_STAT3		0x15
#define REG_STAT4		0x16
#define REG_STAT5		0x17
#define REG_DEVICE_INFO		0x22
#define REG_ADC_CONTROL1	0x23
#define REG_IBUS_ADC		0x25
#define REG_VBUS_ADC		0x27
#define REG_VBAT_ADC		0x2f
#define REG_IBAT_ADC		0x31
#define REG_TDIE_ADC_LSB	0x38
#define N_REGS			0x3b

#define BATOCP_CODE		0x7f
#define CTRL2_HIZ		BIT(6)
#define CTRL2_CHG_EN		BIT(4)
#define CTRL2_BYPASS		BIT(3)
#define CTRL3_WATCHDOG		0x18
#define CTRL3_WATCHDOG_OFF	BIT(2)
#define STAT1_BATOVP		(BIT(7) | BIT(6))
#define STAT1_BATOCP		(BIT(4) | BIT(3))
#define STAT1_BUSOVP		(BIT(1) | BIT(0))
#define STAT2_BUSOCP		(BIT(7) | BIT(6))
#define STAT3_PRESENT		BIT(2)
#define STAT4_WATCHDOG		BIT(0)
#define ADC_EN			BIT(7)

#define VBUS_MIN_UV		3000000
/* Of its switches, as the battery sees them. */
#define PUMP_UOHM		20000
/* No limit of its own: what feeds it has one, or it trips. */
#define UNLIMITED_UA		20000000

/* Where the ranges of a chip begin, and their steps. */
struct bq25980_ranges {
	s32 batovp_uv;
	s32 batovp_step_uv;
	s32 busovp_uv;
	s32 busovp_step_uv;
};

enum { FOR_TWO_CELLS, FOR_ONE_CELL };

static const struct bq25980_ranges ranges[] = {
	[FOR_TWO_CELLS] = { 7000000, 20000, 14000000, 100000 },
	[FOR_ONE_CELL] = { 3500000, 10000, 7000000, 50000 },
};

/* Registers that do not begin at 0; the values that the driver takes for the chip's own. */
static const struct {
	u8 reg;
	u8 value;
} defaults[] = {
	{ REG_BATOVP, 0x5a }, { 0x01, 0x46 }, { REG_BATOCP, 0x51 }, { 0x03, 0x50 },
	{ 0x04, 0x28 }, { REG_BUSOVP, 0x26 }, { 0x07, 0x22 }, { REG_BUSOCP, 0x0d },
	{ 0x09, 0x0c }, { 0x0a, 0x30 }, { 0x0b, 0xc8 }, { 0x0c, 0x15 }, { 0x0d, 0x15 },
	{ REG_CTRL3, 0x20 }, { 0x11, 0x1d }, { 0x12, 0x18 }, { REG_DEVICE_INFO, 0x08 },
};

/**
 * struct bq25980 - one of them
 * @reg: registers
 * @ranges: of this chip
 * @env: what it feels; valid during power_on and tick
 * @request: what it does to the plant
 * @asked: somebody talked to it since the last tick
 * @quiet_ms: how long nobody has
 */
struct bq25980 {
	u8 reg[N_REGS];
	const struct bq25980_ranges *ranges;
	const struct cg_chip_env *env;
	struct cg_charge_request request;
	bool asked;
	s64 quiet_ms;
};

static s32 ratio(const struct bq25980 *bq)
{
	return bq->reg[REG_CTRL2] & CTRL2_BYPASS ? 1 : 2;
}

/* At its input: what is left of the source, or twice the battery where the source gives way. */
static s32 bus_uv(const struct bq25980 *bq)
{
	const struct cg_plant_out *out = &bq->env->out;
	s32 source_uv = bq->env->plant->source.uv;

	if (!bq->request.on || out->i_ua <= 0)
		return source_uv;
	return min_t(s64, source_uv, ((s64)out->v_charger_uv +
		     cg_scale(out->i_ua, PUMP_UOHM, 1000000)) * ratio(bq));
}

static s32 battery_ua(const struct bq25980 *bq)
{
	return bq->request.on ? max(bq->env->out.i_ua, 0) : 0;
}

/* What it stops at; the bits last as long as what they tell. */
static void protect(struct bq25980 *bq)
{
	const struct bq25980_ranges *r = bq->ranges;
	s32 bus = bus_uv(bq), ua = battery_ua(bq);
	u8 *reg = bq->reg;

	reg[REG_STAT1] = 0;
	reg[REG_STAT2] = 0;
	if (bq->env->at.v_uv >= r->batovp_uv + reg[REG_BATOVP] * r->batovp_step_uv)
		reg[REG_STAT1] |= STAT1_BATOVP;
	if (ua > (reg[REG_BATOCP] & BATOCP_CODE) * 100000)
		reg[REG_STAT1] |= STAT1_BATOCP;
	if (bus >= r->busovp_uv + reg[REG_BUSOVP] * r->busovp_step_uv)
		reg[REG_STAT1] |= STAT1_BUSOVP;
	if (ua / ratio(bq) > 1000000 + reg[REG_BUSOCP] * 250000)
		reg[REG_STAT2] |= STAT2_BUSOCP;
	if (reg[REG_STAT1] || reg[REG_STAT2] || bus < VBUS_MIN_UV)
		reg[REG_CTRL2] &= ~CTRL2_CHG_EN;
}

/*
 * Any transfer starts it again (the driver sets none of its bits). Transfers between two ticks are
 * of no known time: it ends up to a second late.
 */
static void watchdog(struct bq25980 *bq, s64 dt_ms)
{
	static const s32 ms[] = { 500, 1000, 5000, 30000 };
	u8 ctrl3 = bq->reg[REG_CTRL3];

	bq->quiet_ms = bq->asked ? 0 : bq->quiet_ms + dt_ms;
	if (dt_ms)
		bq->asked = false;
	if (ctrl3 & CTRL3_WATCHDOG_OFF || bq->quiet_ms <= ms[(ctrl3 & CTRL3_WATCHDOG) >> 3])
		return;
	bq->reg[REG_CTRL2] &= ~CTRL2_CHG_EN;
	bq->reg[REG_STAT4] |= STAT4_WATCHDOG;
}

static void make_request(struct bq25980 *bq)
{
	const struct cg_source *source = &bq->env->plant->source;
	struct cg_charge_request *r = &bq->request;
	s32 by = ratio(bq);

	r->on = (bq->reg[REG_CTRL2] & (CTRL2_CHG_EN | CTRL2_HIZ)) == CTRL2_CHG_EN;
	/* nothing but the battery feeds the system behind it */
	r->hiz = !r->on;
	r->cv_uv = source->uv / by;
	r->cc_ua = source->limit_ua ? source->limit_ua * by : UNLIMITED_UA;
	r->iin_ua = UNLIMITED_UA;
	r->vindpm_uv = 0;
	r->drop_uohm = PUMP_UOHM + source->uohm / (by * by);
}

/* High byte first, steps of 1 mV and 1 mA; of a current that flows out, the negative. */
static void show_adc(struct bq25980 *bq, u8 reg, s32 micro)
{
	s16 code = clamp(micro / 1000, S16_MIN, S16_MAX);

	bq->reg[reg] = (u16)code >> 8;
	bq->reg[reg + 1] = (u16)code;
}

static void show(struct bq25980 *bq)
{
	u8 reg;

	bq->reg[REG_STAT3] = bq->env->plant->source.uv >= VBUS_MIN_UV ? STAT3_PRESENT : 0;
	if (!(bq->reg[REG_ADC_CONTROL1] & ADC_EN)) {
		for (reg = REG_IBUS_ADC; reg <= REG_TDIE_ADC_LSB; reg++)
			bq->reg[reg] = 0;
		return;
	}
	show_adc(bq, REG_IBUS_ADC, battery_ua(bq) / ratio(bq));
	show_adc(bq, REG_VBUS_ADC, bus_uv(bq));
	show_adc(bq, REG_VBAT_ADC, bq->env->at.v_uv);
	show_adc(bq, REG_IBAT_ADC, bq->env->at.i_ua);
}

static bool bq25980_tick(void *chip, const struct cg_chip_env *env, s64 dt_ms)
{
	struct bq25980 *bq = chip;
	u8 before = bq->reg[REG_CTRL2];

	bq->env = env;
	watchdog(bq, dt_ms);
	protect(bq);
	make_request(bq);
	show(bq);
	return before & ~bq->reg[REG_CTRL2] & CTRL2_CHG_EN;
}

static void bq25980_power_on(void *chip, u32 variant, const struct cg_chip_env *env)
{
	struct bq25980 *bq = chip;
	unsigned int i;

	memset(bq, 0, sizeof(*bq));
	bq->ranges = &ranges[variant];
	for (i = 0; i < ARRAY_SIZE(defaults); i++)
		bq->reg[defaults[i].reg] = defaults[i].value;
	bq25980_tick(bq, env, 0);
}

static u8 bq25980_read(void *chip, u8 reg)
{
	struct bq25980 *bq = chip;

	bq->asked = true;
	return reg < N_REGS ? bq->reg[reg] : 0;
}

/* What it measures and tells is not written. */
static void bq25980_write(void *chip, u8 reg, u8 val)
{
	struct bq25980 *bq = chip;

	bq->asked = true;
	bq->reg[REG_STAT4] &= ~STAT4_WATCHDOG;
	if (reg >= N_REGS || (reg >= REG_STAT1 && reg <= REG_DEVICE_INFO) ||
	    (reg >= REG_IBUS_ADC && reg <= REG_TDIE_ADC_LSB))
		return;
	bq->reg[reg] = val;
}

#define OPS(part, kind)						\
	.compatible = "ti," part,				\
	.variant = kind,					\
	.size = sizeof(struct bq25980),				\
	.request = offsetof(struct bq25980, request),		\
	.power_on = bq25980_power_on,				\
	.read = bq25980_read,					\
	.write = bq25980_write,					\
	.tick = bq25980_tick

const struct cg_chip_ops cg_bq25980_ops = { OPS("bq25980", FOR_TWO_CELLS) };
EXPORT_SYMBOL_IF_KUNIT(cg_bq25980_ops);

const struct cg_chip_ops cg_bq25960_ops = { OPS("bq25960", FOR_ONE_CELL) };
EXPORT_SYMBOL_IF_KUNIT(cg_bq25960_ops);
