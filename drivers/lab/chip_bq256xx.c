// SPDX-License-Identifier: GPL-2.0-only
/*
 * BQ25601, BQ25601D and BQ25618: switching chargers for one cell (TI SLUSCK5, SLUSDA2, SLUSDF8).
 * Registers, watchdog, charge cycle, what their pins tell of the source, interrupts. Not modelled:
 * boost, thermistor, safety and top-off timers, tracking of the input voltage, the die's
 * temperature. The watchdog takes back all but the input limits. Pure.
 */
#include "chip.h"

#define N_REGS			0x0d

#define REG_INPUT		0x00
#define REG_CONTROL		0x01
#define REG_ICHG		0x02
#define REG_PRECHARGE_TERM	0x03
#define REG_VREG		0x04
#define REG_TIMER		0x05
#define REG_VINDPM		0x06
#define REG_MISC		0x07
#define REG_STATUS		0x08
#define REG_FAULT		0x09
#define REG_STATUS_2		0x0a
#define REG_PART		0x0b

#define INPUT_EN_HIZ		BIT(7)
#define INPUT_IINDPM		0x1f
#define CONTROL_WD_RST		BIT(6)
#define CONTROL_CHG_CONFIG	BIT(4)
#define ICHG_FIELD		0x3f
#define VREG_VRECHG		BIT(0)
#define TIMER_EN_TERM		BIT(7)
#define MISC_IINDET_EN		BIT(7)
#define MISC_BATFET_DIS		BIT(5)
#define STATUS_PG		BIT(2)
#define FAULT_WATCHDOG		BIT(7)
#define FAULT_INPUT		BIT(4)
#define PART_REG_RST		BIT(7)

#define VBUS_MIN_UV		3900000
#define VBATLOW_UV		3000000
#define VBATLOW_HYST_UV		200000
#define TERM_DEGLITCH		2
#define N_DEFAULTS		8

/* As CHRG_STAT has them. */
enum cycle { CYCLE_OFF, CYCLE_PRECHARGE, CYCLE_FAST, CYCLE_DONE };

/**
 * struct kind - how the chips differ
 * @defaults: registers 00 to 07
 * @part: register 0b
 * @small_ua: least and step of precharge and termination current
 * @detects: it looks at D+ and D-, else a pin tells a port from a wall plug
 * @vreg_uv: voltage of a code
 * @ichg_ua: current of a code
 */
struct kind {
	u8 defaults[N_DEFAULTS];
	u8 part;
	s32 small_ua;
	bool detects;
	s32 (*vreg_uv)(u8 code);
	s32 (*ichg_ua)(u8 code);
};

/**
 * struct bq256xx - one of them
 * @kind: which
 * @reg: registers
 * @env: what it feels; valid during power_on and tick
 * @request: what it does to the plant
 * @cycle: state of the charge cycle
 * @pg: the source was good at the last look
 * @host: some register was written since the watchdog last expired
 * @wd_ms: time since the watchdog was reset
 * @taper: ticks for which the current has been below the termination current
 * @told: status that it last pulled its line for
 */
struct bq256xx {
	const struct kind *kind;
	u8 reg[N_REGS];
	const struct cg_chip_env *env;
	struct cg_charge_request request;
	enum cycle cycle;
	bool pg;
	bool host;
	s64 wd_ms;
	u8 taper;
	u16 told;
};

/* 32 mV steps up to code 24; code 15 stands for 16 mV more, a round voltage. */
static s32 vreg_of_row(u8 code, s32 least_uv)
{
	return least_uv + min_t(u8, code, 24) * 32000 + (code == 15 ? 16000 : 0);
}

static s32 bq25601_vreg_uv(u8 code)
{
	return vreg_of_row(code, 3856000);
}

static s32 bq25601d_vreg_uv(u8 code)
{
	return vreg_of_row(code, 3847000);
}

static s32 bq25601_ichg_ua(u8 code)
{
	return min_t(u8, code, 50) * 60000;
}

static s32 bq25618_vreg_uv(u8 code)
{
	static const s32 low_mv[] = {
		3504, 3600, 3696, 3800, 3904, 4000, 4100, 4150, 4200,
	};

	return code < ARRAY_SIZE(low_mv) ? low_mv[code] * CG_UV_PER_MV :
					   4300000 + (code - (s32)ARRAY_SIZE(low_mv)) * 10000;
}

static s32 bq25618_ichg_ua(u8 code)
{
	return code < 60 ? code * 20000 : 1290000 + (code - 60) * 70000;
}

static const struct kind kinds[] = {
	{
		.defaults = { 0x17, 0x1a, 0xa2, 0x22, 0x58, 0x9f, 0x66, 0x4c },
		.part = 0x10,
		.small_ua = 60000,
		.vreg_uv = bq25601_vreg_uv,
		.ichg_ua = bq25601_ichg_ua,
	},
	{
		.defaults = { 0x17, 0x1a, 0xa2, 0x22, 0x58, 0x9f, 0x66, 0x4c },
		.part = 0x38,
		.small_ua = 60000,
		.detects = true,
		.vreg_uv = bq25601d_vreg_uv,
		.ichg_ua = bq25601_ichg_ua,
	},
	{
		.defaults = { 0x17, 0x1a, 0x91, 0x12, 0x40, 0x9e, 0xe6, 0x4c },
		.part = 0x2c,
		.small_ua = 20000,
		.vreg_uv = bq25618_vreg_uv,
		.ichg_ua = bq25618_ichg_ua,
	},
};

static void reset_from(struct bq256xx *bq, u8 first)
{
	memcpy(&bq->reg[first], &bq->kind->defaults[first], N_DEFAULTS - first);
	bq->host = false;
}

static s32 vreg_uv(const struct bq256xx *bq)
{
	return bq->kind->vreg_uv(bq->reg[REG_VREG] >> 3);
}

static s32 vbat_uv(const struct bq256xx *bq)
{
	return bq->env->out.v_charger_uv;
}

/* The highest voltage that does not shut the input off. */
static s32 over_voltage_uv(const struct bq256xx *bq)
{
	static const s32 uv[] = { 5500000, 6500000, 10500000, 14000000 };

	return uv[bq->reg[REG_VINDPM] >> 6];
}

static void look_at_source(struct bq256xx *bq)
{
	static const u8 pin[] = {
		[CG_PORT_DCP] = 23, [CG_PORT_SDP] = 4, [CG_PORT_CDP] = 23, [CG_PORT_UNKNOWN] = 4,
	};
	static const u8 dpdm[] = {
		[CG_PORT_DCP] = 23, [CG_PORT_SDP] = 4, [CG_PORT_CDP] = 14, [CG_PORT_UNKNOWN] = 4,
	};
	s32 uv = bq->env->plant->source.uv;
	bool pg = uv > VBUS_MIN_UV && uv < over_voltage_uv(bq);

	if (pg && (!bq->pg || bq->reg[REG_MISC] & MISC_IINDET_EN)) {
		bq->reg[REG_INPUT] &= ~INPUT_IINDPM;
		bq->reg[REG_INPUT] |= (bq->kind->detects ? dpdm : pin)[bq->env->port];
	}
	bq->reg[REG_MISC] &= ~MISC_IINDET_EN;
	bq->pg = pg;
}

/* What the input may draw is not the watchdog's. */
static void run_watchdog(struct bq256xx *bq, s64 dt_ms)
{
	static const s32 period_ms[] = { 0, 40000, 80000, 160000 };
	s32 period = period_ms[(bq->reg[REG_TIMER] >> 4) & 3];
	u8 vindpm = bq->reg[REG_VINDPM];

	bq->wd_ms = bq->host && period ? bq->wd_ms + dt_ms : 0;
	if (bq->wd_ms < period || !bq->wd_ms)
		return;
	reset_from(bq, REG_CONTROL);
	bq->reg[REG_VINDPM] = vindpm;
	bq->reg[REG_FAULT] |= FAULT_WATCHDOG;
}

static bool has_tapered(struct bq256xx *bq, s64 dt_ms)
{
	const struct cg_plant_out *out = &bq->env->out;
	s32 term_ua = ((bq->reg[REG_PRECHARGE_TERM] & 0xf) + 1) * bq->kind->small_ua;

	if (!(bq->reg[REG_TIMER] & TIMER_EN_TERM) || bq->cycle != CYCLE_FAST ||
	    out->bound != CG_BOUND_CV || out->i_ua >= term_ua)
		bq->taper = 0;
	else
		bq->taper += dt_ms > 0;
	return bq->taper >= TERM_DEGLITCH;
}

/* A current of nothing disables it, as the other ways do. */
static bool may_charge(const struct bq256xx *bq)
{
	return bq->pg && !bq->env->ce_high && !(bq->reg[REG_INPUT] & INPUT_EN_HIZ) &&
	       bq->reg[REG_CONTROL] & CONTROL_CHG_CONFIG && bq->reg[REG_ICHG] & ICHG_FIELD &&
	       !(bq->reg[REG_MISC] & MISC_BATFET_DIS);
}

static enum cycle next_cycle(struct bq256xx *bq, s64 dt_ms)
{
	s32 recharge_uv = vreg_uv(bq) - (bq->reg[REG_VREG] & VREG_VRECHG ? 200000 : 100000);
	s32 low_uv = VBATLOW_UV - (bq->cycle == CYCLE_FAST ? VBATLOW_HYST_UV : 0);

	if (!may_charge(bq))
		return CYCLE_OFF;
	if (bq->cycle == CYCLE_DONE && vbat_uv(bq) >= recharge_uv)
		return CYCLE_DONE;
	if (has_tapered(bq, dt_ms))
		return CYCLE_DONE;
	return vbat_uv(bq) < low_uv ? CYCLE_PRECHARGE : CYCLE_FAST;
}

static void make_request(struct bq256xx *bq)
{
	struct cg_charge_request *r = &bq->request;

	r->hiz = !bq->pg || bq->reg[REG_INPUT] & INPUT_EN_HIZ;
	r->on = bq->cycle == CYCLE_PRECHARGE || bq->cycle == CYCLE_FAST;
	r->iin_ua = 100000 + (bq->reg[REG_INPUT] & INPUT_IINDPM) * 100000;
	r->vindpm_uv = 3900000 + (bq->reg[REG_VINDPM] & 0xf) * 100000;
	r->cv_uv = vreg_uv(bq);
	r->cc_ua = bq->kind->ichg_ua(bq->reg[REG_ICHG] & ICHG_FIELD);
	if (bq->cycle == CYCLE_PRECHARGE)
		r->cc_ua = ((bq->reg[REG_PRECHARGE_TERM] >> 4) + 1) * bq->kind->small_ua;
}

/* A source, a state of the charge and a fault that is new pull the line. */
static bool show_status(struct bq256xx *bq)
{
	static const u8 pin[] = {
		[CG_PORT_DCP] = 2, [CG_PORT_SDP] = 1, [CG_PORT_CDP] = 2, [CG_PORT_UNKNOWN] = 1,
	};
	static const u8 dpdm[] = {
		[CG_PORT_DCP] = 3, [CG_PORT_SDP] = 1, [CG_PORT_CDP] = 2, [CG_PORT_UNKNOWN] = 5,
	};
	bool over = bq->env->plant->source.uv >= over_voltage_uv(bq);
	u8 status = bq->cycle << 3;
	u16 now;

	if (bq->pg)
		status |= (bq->kind->detects ? dpdm : pin)[bq->env->port] << 5 | STATUS_PG;
	bq->reg[REG_STATUS] = status;
	bq->reg[REG_FAULT] = (bq->reg[REG_FAULT] & ~FAULT_INPUT) | (over ? FAULT_INPUT : 0);
	bq->reg[REG_STATUS_2] = bq->pg ? BIT(7) : 0;
	now = status << 8 | bq->reg[REG_FAULT];
	if (now == bq->told)
		return false;
	bq->told = now;
	return true;
}

static bool bq_tick(void *chip, const struct cg_chip_env *env, s64 dt_ms)
{
	struct bq256xx *bq = chip;

	bq->env = env;
	look_at_source(bq);
	run_watchdog(bq, dt_ms);
	bq->cycle = next_cycle(bq, dt_ms);
	make_request(bq);
	return show_status(bq);
}

static void bq_power_on(void *chip, u32 variant, const struct cg_chip_env *env)
{
	struct bq256xx *bq = chip;

	memset(bq, 0, sizeof(*bq));
	bq->kind = &kinds[variant];
	bq->reg[REG_PART] = bq->kind->part;
	bq->reg[0x0c] = 0x75;
	reset_from(bq, REG_INPUT);
	bq_tick(bq, env, 0);
}

/* What is latched of a fault goes with the read that shows it. */
static u8 bq_read(void *chip, u8 reg)
{
	struct bq256xx *bq = chip;
	u8 val;

	if (reg >= N_REGS)
		return 0;
	val = bq->reg[reg];
	if (reg == REG_FAULT)
		bq->reg[reg] &= ~FAULT_WATCHDOG;
	return val;
}

static void bq_write(void *chip, u8 reg, u8 val)
{
	struct bq256xx *bq = chip;

	if (!bq->host)
		bq->wd_ms = 0;
	bq->host = true;
	if (reg == REG_PART && val & PART_REG_RST)
		reset_from(bq, REG_INPUT);
	if (reg >= REG_STATUS)
		return;
	if (reg == REG_CONTROL && val & CONTROL_WD_RST)
		bq->wd_ms = 0;
	bq->reg[reg] = reg == REG_CONTROL ? val & ~CONTROL_WD_RST : val;
}

#define BQ256XX_OPS(chip_compatible, chip_kind) {			\
	.compatible = chip_compatible,					\
	.variant = chip_kind,						\
	.size = sizeof(struct bq256xx),					\
	.request = offsetof(struct bq256xx, request),			\
	.power_on = bq_power_on,					\
	.read = bq_read,						\
	.write = bq_write,						\
	.tick = bq_tick,						\
}

const struct cg_chip_ops cg_bq25601_ops = BQ256XX_OPS("ti,bq25601", 0);
EXPORT_SYMBOL_IF_KUNIT(cg_bq25601_ops);
const struct cg_chip_ops cg_bq25601d_ops = BQ256XX_OPS("ti,bq25601d", 1);
EXPORT_SYMBOL_IF_KUNIT(cg_bq25601d_ops);
const struct cg_chip_ops cg_bq25618_ops = BQ256XX_OPS("ti,bq25618", 2);
EXPORT_SYMBOL_IF_KUNIT(cg_bq25618_ops);
