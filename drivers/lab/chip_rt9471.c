// SPDX-License-Identifier: GPL-2.0-only
/*
 * RT9471: switching charger for one cell (Richtek DS9471). Registers, charge cycle, watchdog, what
 * D+ and D- tell, interrupts that reading clears. Its defaults are those of the short data sheet:
 * 4.2 V, 2 A, end at 200 mA, 500 mA from the input. Not modelled: OTG, JEITA, timers, background
 * charging, pumped voltages, the die's temperature. Pure.
 */
#include "chip.h"

#define N_REGS			0xa2

#define REG_TOP			0x01
#define REG_FUNC		0x02
#define REG_IBUS		0x03
#define REG_VBUS		0x04
#define REG_PRECHG		0x05
#define REG_VCHG		0x07
#define REG_ICHG		0x08
#define REG_EOC			0x0a
#define REG_INFO		0x0b
#define REG_DPDM		0x0e
#define REG_ICSTAT		0x0f
#define REG_STAT0		0x10
#define REG_IRQ0		0x20
#define REG_IRQ3		0x23
#define REG_MASK0		0x30
#define N_IRQ_REGS		4

#define TOP_WDT_RST		BIT(2)
#define FUNC_HZ			BIT(5)
#define FUNC_CHG_EN		BIT(0)
#define EOC_TE			BIT(1)
#define INFO_RST		BIT(7)
#define DPDM_BC12_EN		BIT(7)
#define STAT0_VBUS_GD		BIT(7)
#define STAT0_CHG_RDY		BIT(6)
#define STAT0_CHG_DONE		BIT(3)
#define IRQ0_BC12_DONE		BIT(0)
#define IRQ0_DETACH		BIT(1)
#define IRQ0_CHG_DONE		BIT(3)
#define IRQ0_VBUS_GD		BIT(7)
#define IRQ3_WDT		BIT(5)

#define DEVICE_ID		0x0d
#define VBUS_MIN_UV		3800000
#define VBUS_MAX_UV		14000000
#define VPRE_UV			2600000
#define VPRE_STEP_UV		100000
#define RECHARGE_UV		100000
#define EOC_DEGLITCH		2

/* As IC_STAT has them. */
enum cycle {
	CYCLE_SLEEP, CYCLE_READY, CYCLE_TRICKLE, CYCLE_PRECHARGE, CYCLE_FAST, CYCLE_DONE = 7,
};

/**
 * struct rt9471 - an RT9471
 * @reg: registers
 * @env: what it feels; valid during power_on and tick
 * @request: what it does to the plant
 * @cycle: state of the charge cycle
 * @vbus: the source was good at the last look
 * @taper: ticks for which the current has been below the end current
 * @wd_ms: time since the watchdog was reset
 * @warned: it has said that the watchdog will expire
 */
struct rt9471 {
	u8 reg[N_REGS];
	const struct cg_chip_env *env;
	struct cg_charge_request request;
	enum cycle cycle;
	bool vbus;
	u8 taper;
	s64 wd_ms;
	bool warned;
};

static void reset(struct rt9471 *rt)
{
	static const u8 defaults[REG_ICSTAT] = {
		0x28, 0xc1, 0x01, 0x4a, 0x46, 0x42, 0x00, 0x1e, 0x28, 0x5f, 0x32,
		DEVICE_ID << 3, 0x3a, 0x00, 0xb1,
	};

	memcpy(rt->reg, defaults, sizeof(defaults));
	memset(&rt->reg[REG_MASK0], 0, N_IRQ_REGS);
	rt->wd_ms = 0;
	rt->warned = false;
}

static s32 vchg_uv(const struct rt9471 *rt)
{
	return 3900000 + min(rt->reg[REG_VCHG] & 0x7f, 80) * 10000;
}

static s32 uv(const struct rt9471 *rt)
{
	return rt->env->out.v_charger_uv;
}

static s32 precharge_below_uv(const struct rt9471 *rt)
{
	return VPRE_UV + (rt->reg[REG_PRECHG] >> 4 & 7) * VPRE_STEP_UV;
}

static s32 steps_ua(u8 code)
{
	return (code + 1) * 50000;
}

static bool tapered(struct rt9471 *rt, s64 dt_ms)
{
	const struct cg_plant_out *out = &rt->env->out;

	if (!(rt->reg[REG_EOC] & EOC_TE) || out->bound != CG_BOUND_CV ||
	    out->i_ua >= steps_ua(rt->reg[REG_EOC] >> 4)) {
		rt->taper = 0;
		return false;
	}
	rt->taper += dt_ms > 0;
	return rt->taper >= EOC_DEGLITCH;
}

static enum cycle next_cycle(struct rt9471 *rt, s64 dt_ms)
{
	if (!rt->vbus || rt->reg[REG_FUNC] & FUNC_HZ)
		return CYCLE_SLEEP;
	if (!(rt->reg[REG_FUNC] & FUNC_CHG_EN) || rt->env->ce_high)
		return CYCLE_READY;
	if (rt->cycle == CYCLE_DONE && uv(rt) >= vchg_uv(rt) - RECHARGE_UV)
		return CYCLE_DONE;
	if (rt->cycle == CYCLE_FAST && tapered(rt, dt_ms))
		return CYCLE_DONE;
	return uv(rt) < precharge_below_uv(rt) ? CYCLE_PRECHARGE : CYCLE_FAST;
}

static void make_request(struct rt9471 *rt)
{
	struct cg_charge_request *r = &rt->request;

	r->hiz = rt->cycle == CYCLE_SLEEP;
	r->on = rt->cycle == CYCLE_PRECHARGE || rt->cycle == CYCLE_FAST;
	r->iin_ua = max(rt->reg[REG_IBUS] & 0x3f, 1) * 50000;
	r->vindpm_uv = 3900000 + (rt->reg[REG_VBUS] & 0xf) * 100000;
	r->cv_uv = vchg_uv(rt);
	r->cc_ua = rt->cycle == CYCLE_PRECHARGE ? steps_ua(rt->reg[REG_PRECHG] & 0xf) :
						  (rt->reg[REG_ICHG] & 0x3f) * 50000;
}

/* Halfway it says so, which is when its driver feeds it. */
static u8 run_watchdog(struct rt9471 *rt, s64 dt_ms)
{
	static const s32 period_ms[] = { 0, 40000, 80000, 160000 };
	s32 period = period_ms[rt->reg[REG_TOP] & 3];
	u8 irq = 0;

	rt->wd_ms = period ? rt->wd_ms + dt_ms : 0;
	if (period && rt->wd_ms >= period) {
		reset(rt);
	} else if (period && rt->wd_ms >= period / 2 && !rt->warned) {
		rt->warned = true;
		irq = IRQ3_WDT;
	}
	return irq;
}

static u8 look_at_source(struct rt9471 *rt)
{
	static const u8 port_stat[] = {
		[CG_PORT_SDP] = 13, [CG_PORT_CDP] = 14, [CG_PORT_DCP] = 15, [CG_PORT_UNKNOWN] = 12,
	};
	s32 vbus_uv = rt->env->plant->source.uv;
	bool vbus = vbus_uv > VBUS_MIN_UV && vbus_uv < VBUS_MAX_UV;
	u8 irq = 0;

	if (vbus == rt->vbus)
		return 0;
	rt->vbus = vbus;
	irq = vbus ? IRQ0_VBUS_GD : IRQ0_VBUS_GD | IRQ0_DETACH;
	rt->reg[REG_ICSTAT] &= 0x0f;
	if (vbus && rt->reg[REG_DPDM] & DPDM_BC12_EN) {
		rt->reg[REG_ICSTAT] |= port_stat[rt->env->port] << 4;
		irq |= IRQ0_BC12_DONE;
	}
	return irq;
}

static void show(struct rt9471 *rt)
{
	bool on = rt->cycle != CYCLE_SLEEP;

	rt->reg[REG_ICSTAT] = (rt->reg[REG_ICSTAT] & 0xf0) | rt->cycle;
	rt->reg[REG_STAT0] = (rt->vbus ? STAT0_VBUS_GD : 0) | (on ? STAT0_CHG_RDY : 0) |
			     (rt->cycle == CYCLE_DONE ? STAT0_CHG_DONE : 0);
}

/* Returns whether an interrupt that is not masked is new. */
static bool latch(struct rt9471 *rt, u8 irq0, u8 irq3)
{
	rt->reg[REG_IRQ0] |= irq0;
	rt->reg[REG_IRQ3] |= irq3;
	return irq0 & ~rt->reg[REG_MASK0] || irq3 & ~rt->reg[REG_MASK0 + 3];
}

static bool rt_tick(void *chip, const struct cg_chip_env *env, s64 dt_ms)
{
	struct rt9471 *rt = chip;
	enum cycle before = rt->cycle;
	u8 irq0, irq3;

	rt->env = env;
	irq3 = run_watchdog(rt, dt_ms);
	irq0 = look_at_source(rt);
	rt->cycle = next_cycle(rt, dt_ms);
	if (rt->cycle == CYCLE_DONE && before != CYCLE_DONE)
		irq0 |= IRQ0_CHG_DONE;
	make_request(rt);
	show(rt);
	return latch(rt, irq0, irq3);
}

static void rt_power_on(void *chip, u32 variant, const struct cg_chip_env *env)
{
	struct rt9471 *rt = chip;

	memset(rt, 0, sizeof(*rt));
	reset(rt);
	rt_tick(rt, env, 0);
}

static u8 rt_read(void *chip, u8 reg)
{
	struct rt9471 *rt = chip;
	u8 val;

	if (reg >= N_REGS)
		return 0;
	val = rt->reg[reg];
	if (reg >= REG_IRQ0 && reg < REG_IRQ0 + N_IRQ_REGS)
		rt->reg[reg] = 0;
	return val;
}

static void rt_write(void *chip, u8 reg, u8 val)
{
	struct rt9471 *rt = chip;

	/* status and interrupts are not written */
	if (reg >= N_REGS || (reg >= REG_ICSTAT && reg < REG_MASK0))
		return;
	rt->wd_ms = 0;
	rt->warned = false;
	if (reg == REG_INFO) {
		if (val & INFO_RST)
			reset(rt);
		return;
	}
	rt->reg[reg] = reg == REG_TOP ? val & ~TOP_WDT_RST : val;
}

const struct cg_chip_ops cg_rt9471_ops = {
	.compatible = "richtek,rt9471",
	.size = sizeof(struct rt9471),
	.request = offsetof(struct rt9471, request),
	.power_on = rt_power_on,
	.read = rt_read,
	.write = rt_write,
	.tick = rt_tick,
};
EXPORT_SYMBOL_IF_KUNIT(cg_rt9471_ops);
