// SPDX-License-Identifier: GPL-2.0-only
/*
 * BQ24190: switching charger for one cell (TI SLUSAW5). Registers, watchdog, charge cycle, what D+
 * and D- tell, interrupts. Not modelled: boost, thermistor, safety timers, path compensation, the
 * die's temperature. The watchdog takes back all but the input limit; that it is that one field
 * is not sure. Pure.
 */
#include "chip.h"

#define N_REGS			0x0b

#define REG_INPUT		0x00
#define REG_POWER_ON		0x01
#define REG_ICHG		0x02
#define REG_PRECHARGE_TERM	0x03
#define REG_VREG		0x04
#define REG_TERM_TIMER		0x05
#define REG_MISC		0x07
#define REG_STATUS		0x08
#define REG_FAULT		0x09
#define REG_PART		0x0a

#define INPUT_EN_HIZ		BIT(7)
#define INPUT_IINLIM		0x07
#define ON_REG_RST		BIT(7)
#define ON_WD_RST		BIT(6)
#define ON_CHG_CONFIG		0x30
#define ON_CHARGE		0x10
#define ICHG_FORCE_20PCT	BIT(0)
#define VREG_BATLOWV		BIT(1)
#define VREG_VRECHG		BIT(0)
#define TERM_EN			BIT(7)
#define MISC_DPDM_EN		BIT(7)
#define MISC_BATFET_DIS		BIT(5)
#define STATUS_PG		BIT(2)
#define FAULT_WATCHDOG		BIT(7)

#define PART_BQ24190		0x24
#define VBUS_MIN_UV		3900000
#define VBUS_MAX_UV		18000000
#define VREG_MOST		56
#define TERM_DEGLITCH		2

/* As CHRG_STAT has them. */
enum cycle { CYCLE_OFF, CYCLE_PRECHARGE, CYCLE_FAST, CYCLE_DONE };

/**
 * struct bq24190 - a BQ24190
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
struct bq24190 {
	u8 reg[N_REGS];
	const struct cg_chip_env *env;
	struct cg_charge_request request;
	enum cycle cycle;
	bool pg;
	bool host;
	s64 wd_ms;
	u8 taper;
	u8 told;
};

/* From 1 on: REG00 is kept by those who only want the rest. */
static void reset_from(struct bq24190 *bq, u8 first)
{
	static const u8 defaults[] = { 0x30, 0x1b, 0x60, 0x11, 0xb2, 0x9a, 0x03, 0x4b };

	memcpy(&bq->reg[first], &defaults[first], sizeof(defaults) - first);
	bq->host = false;
}

static s32 vreg_uv(const struct bq24190 *bq)
{
	return 3504000 + min(bq->reg[REG_VREG] >> 2, VREG_MOST) * 16000;
}

static s32 ichg_ua(const struct bq24190 *bq)
{
	s32 ua = 512000 + (bq->reg[REG_ICHG] >> 2) * 64000;

	return bq->reg[REG_ICHG] & ICHG_FORCE_20PCT ? ua / 5 : ua;
}

static s32 precharge_ua(const struct bq24190 *bq)
{
	s32 ua = 128000 + (bq->reg[REG_PRECHARGE_TERM] >> 4) * 128000;

	return bq->reg[REG_ICHG] & ICHG_FORCE_20PCT ? ua / 2 : ua;
}

static s32 vbat_uv(const struct bq24190 *bq)
{
	return bq->env->out.v_charger_uv;
}

static void look_at_source(struct bq24190 *bq)
{
	static const u8 iinlim[] = {
		[CG_PORT_DCP] = 5, [CG_PORT_SDP] = 2, [CG_PORT_CDP] = 5, [CG_PORT_UNKNOWN] = 2,
	};
	s32 uv = bq->env->plant->source.uv;
	bool pg = uv > VBUS_MIN_UV && uv < VBUS_MAX_UV;

	if (pg && (!bq->pg || bq->reg[REG_MISC] & MISC_DPDM_EN)) {
		bq->reg[REG_INPUT] &= ~INPUT_IINLIM;
		bq->reg[REG_INPUT] |= iinlim[bq->env->port];
	}
	bq->reg[REG_MISC] &= ~MISC_DPDM_EN;
	bq->pg = pg;
}

static void run_watchdog(struct bq24190 *bq, s64 dt_ms)
{
	static const s32 period_ms[] = { 0, 40000, 80000, 160000 };
	s32 period = period_ms[(bq->reg[REG_TERM_TIMER] >> 4) & 3];

	bq->wd_ms = bq->host && period ? bq->wd_ms + dt_ms : 0;
	if (bq->wd_ms < period || !bq->wd_ms)
		return;
	reset_from(bq, REG_POWER_ON);
	bq->reg[REG_FAULT] |= FAULT_WATCHDOG;
}

static bool has_tapered(struct bq24190 *bq, s64 dt_ms)
{
	const struct cg_plant_out *out = &bq->env->out;
	s32 term_ua = 128000 + (bq->reg[REG_PRECHARGE_TERM] & 0xf) * 128000;

	if (!(bq->reg[REG_TERM_TIMER] & TERM_EN) || bq->cycle != CYCLE_FAST ||
	    out->bound != CG_BOUND_CV || out->i_ua >= term_ua)
		bq->taper = 0;
	else
		bq->taper += dt_ms > 0;
	return bq->taper >= TERM_DEGLITCH;
}

static bool may_charge(const struct bq24190 *bq)
{
	return bq->pg && !bq->env->ce_high && !(bq->reg[REG_INPUT] & INPUT_EN_HIZ) &&
	       (bq->reg[REG_POWER_ON] & ON_CHG_CONFIG) == ON_CHARGE &&
	       !(bq->reg[REG_MISC] & MISC_BATFET_DIS);
}

static enum cycle next_cycle(struct bq24190 *bq, s64 dt_ms)
{
	s32 recharge_uv = vreg_uv(bq) - (bq->reg[REG_VREG] & VREG_VRECHG ? 300000 : 100000);
	s32 low_uv = bq->reg[REG_VREG] & VREG_BATLOWV ? 3000000 : 2800000;

	if (!may_charge(bq))
		return CYCLE_OFF;
	if (bq->cycle == CYCLE_DONE && vbat_uv(bq) >= recharge_uv)
		return CYCLE_DONE;
	if (has_tapered(bq, dt_ms))
		return CYCLE_DONE;
	return vbat_uv(bq) < low_uv ? CYCLE_PRECHARGE : CYCLE_FAST;
}

static void make_request(struct bq24190 *bq)
{
	static const s32 iin_ma[] = { 100, 150, 500, 900, 1200, 1500, 2000, 3000 };
	struct cg_charge_request *r = &bq->request;

	r->hiz = !bq->pg || bq->reg[REG_INPUT] & INPUT_EN_HIZ;
	r->on = bq->cycle == CYCLE_PRECHARGE || bq->cycle == CYCLE_FAST;
	r->iin_ua = iin_ma[bq->reg[REG_INPUT] & INPUT_IINLIM] * 1000;
	r->vindpm_uv = 3880000 + ((bq->reg[REG_INPUT] >> 3) & 0xf) * 80000;
	r->cv_uv = vreg_uv(bq);
	r->cc_ua = bq->cycle == CYCLE_PRECHARGE ? precharge_ua(bq) : ichg_ua(bq);
}

/* A source, a state of the charge and a fault that is new pull the line. */
static bool show_status(struct bq24190 *bq)
{
	static const u8 vbus_stat[] = {
		[CG_PORT_DCP] = 2, [CG_PORT_SDP] = 1, [CG_PORT_CDP] = 2, [CG_PORT_UNKNOWN] = 0,
	};
	u8 status = bq->cycle << 4, now;

	if (bq->pg)
		status |= vbus_stat[bq->env->port] << 6 | STATUS_PG;
	bq->reg[REG_STATUS] = status;
	now = status | (bq->reg[REG_FAULT] ? 1 : 0);
	if (now == bq->told)
		return false;
	bq->told = now;
	return true;
}

static bool bq_tick(void *chip, const struct cg_chip_env *env, s64 dt_ms)
{
	struct bq24190 *bq = chip;

	bq->env = env;
	look_at_source(bq);
	run_watchdog(bq, dt_ms);
	bq->cycle = next_cycle(bq, dt_ms);
	make_request(bq);
	return show_status(bq);
}

static void bq_power_on(void *chip, u32 variant, const struct cg_chip_env *env)
{
	struct bq24190 *bq = chip;

	memset(bq, 0, sizeof(*bq));
	bq->reg[REG_PART] = variant;
	reset_from(bq, REG_INPUT);
	bq_tick(bq, env, 0);
}

/* What is latched of a fault goes with the read that shows it. */
static u8 bq_read(void *chip, u8 reg)
{
	struct bq24190 *bq = chip;
	u8 val;

	if (reg >= N_REGS)
		return 0;
	val = bq->reg[reg];
	if (reg == REG_FAULT)
		bq->reg[reg] = 0;
	return val;
}

static void bq_write(void *chip, u8 reg, u8 val)
{
	struct bq24190 *bq = chip;

	if (reg >= REG_STATUS)
		return;
	if (!bq->host)
		bq->wd_ms = 0;
	bq->host = true;
	if (reg == REG_POWER_ON && val & ON_REG_RST) {
		reset_from(bq, REG_INPUT);
		return;
	}
	if (reg == REG_POWER_ON && val & ON_WD_RST)
		bq->wd_ms = 0;
	bq->reg[reg] = reg == REG_POWER_ON ? val & ~ON_WD_RST : val;
}

const struct cg_chip_ops cg_bq24190_ops = {
	.compatible = "ti,bq24190",
	.variant = PART_BQ24190,
	.size = sizeof(struct bq24190),
	.request = offsetof(struct bq24190, request),
	.power_on = bq_power_on,
	.read = bq_read,
	.write = bq_write,
	.tick = bq_tick,
};
EXPORT_SYMBOL_IF_KUNIT(cg_bq24190_ops);
