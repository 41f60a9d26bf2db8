// SPDX-License-Identifier: GPL-2.0-only
/*
 * RT9467: switching charger for one cell (Richtek DS9467). Registers, charge cycle, what D+ and D-
 * tell, interrupts that reading clears. Its defaults are those that its driver relies on: 4.2 V,
 * 2 A, 500 mA from the input; those of precharge (150 mA below 3 V) and of the end (250 mA) are of
 * the short data sheet. Not modelled: OTG, the search for the input's current, JEITA, timers, the
 * watchdog, which nobody switches on, pumped voltages. The converter always says 0. Pure.
 */
#include "chip.h"

#define N_REGS			0x86

#define REG_CORE		0x00
#define REG_CTRL1		0x01
#define REG_CTRL2		0x02
#define REG_AICR		0x03
#define REG_VOREG		0x04
#define REG_VMIVR		0x06
#define REG_ICHG		0x07
#define REG_PREC		0x08
#define REG_IEOC		0x09
#define REG_ADC			0x11
#define REG_DPDM1		0x12
#define REG_DPDM2		0x13
#define REG_ID			0x40
#define REG_STAT		0x42
#define REG_STATC		0x50
#define REG_IRQ1		0x53
#define REG_IRQ2		0x54
#define REG_IRQ4		0x56
#define REG_MASK1		0x63
#define N_IRQ_REGS		4

#define CORE_RST		BIT(7)
#define CTRL1_HZ		BIT(2)
#define CTRL2_TE		BIT(4)
#define CTRL2_CHG_EN		BIT(0)
#define ADC_START		BIT(0)
#define DPDM1_USBCHGEN		BIT(7)
#define STATC_PWR_RDY		BIT(7)
#define IRQ1_STATC		BIT(0)
#define IRQ2_TERM		BIT(6)
#define IRQ4_ATTACH		BIT(0)
#define IRQ4_DETACH		BIT(1)

#define VENDOR			(9 << 4)
#define VBUS_MIN_UV		3800000
#define VBUS_MAX_UV		14000000
#define VOREG_MOST		81
#define RECHARGE_UV		100000
#define EOC_DEGLITCH		2

/* As CHG_STAT has them; in precharge and in fast charge it says the same. */
enum cycle { CYCLE_READY, CYCLE_CHARGE, CYCLE_DONE };

/**
 * struct rt9467 - an RT9467
 * @reg: registers
 * @env: what it feels; valid during power_on and tick
 * @request: what it does to the plant
 * @cycle: state of the charge cycle
 * @vbus: the source was good at the last look
 * @detect: D+ and D- are to be looked at
 * @taper: ticks for which the current has been below the end current
 */
struct rt9467 {
	u8 reg[N_REGS];
	const struct cg_chip_env *env;
	struct cg_charge_request request;
	enum cycle cycle;
	bool vbus;
	bool detect;
	u8 taper;
};

static void reset(struct rt9467 *rt)
{
	static const u8 defaults[REG_DPDM2] = {
		[REG_CTRL1] = 0x10, [REG_CTRL2] = 0x0f, [REG_AICR] = 0x21, [REG_VOREG] = 0x3c,
		[REG_VMIVR] = 0x0c, [REG_ICHG] = 0x4c, [REG_PREC] = 0xa1, [REG_IEOC] = 0x3c,
		[REG_DPDM1] = 0x40,
	};

	memcpy(rt->reg, defaults, sizeof(defaults));
	memset(&rt->reg[REG_MASK1], 0xff, N_IRQ_REGS);
	rt->reg[REG_ID] = VENDOR;
}

static s32 voreg_uv(const struct rt9467 *rt)
{
	return 3900000 + min(rt->reg[REG_VOREG] >> 1, VOREG_MOST) * 10000;
}

static s32 terminal_uv(const struct rt9467 *rt)
{
	return rt->env->out.v_charger_uv;
}

static bool is_precharge(const struct rt9467 *rt)
{
	return terminal_uv(rt) < 2000000 + (rt->reg[REG_PREC] >> 4) * 100000;
}

/* Precharge and the end have the same steps. */
static s32 small_ua(u8 code)
{
	return 100000 + code * 50000;
}

static bool has_tapered(struct rt9467 *rt, s64 dt_ms)
{
	const struct cg_plant_out *out = &rt->env->out;
	bool low = out->bound == CG_BOUND_CV && out->i_ua < small_ua(rt->reg[REG_IEOC] >> 4);

	if (!low || !(rt->reg[REG_CTRL2] & CTRL2_TE))
		rt->taper = 0;
	else
		rt->taper += dt_ms > 0;
	return rt->taper >= EOC_DEGLITCH;
}

static enum cycle next_cycle(struct rt9467 *rt, s64 dt_ms)
{
	if (!rt->vbus || rt->reg[REG_CTRL1] & CTRL1_HZ || rt->env->ce_high ||
	    !(rt->reg[REG_CTRL2] & CTRL2_CHG_EN))
		return CYCLE_READY;
	if (rt->cycle == CYCLE_DONE)
		return terminal_uv(rt) < voreg_uv(rt) - RECHARGE_UV ? CYCLE_CHARGE : CYCLE_DONE;
	return has_tapered(rt, dt_ms) ? CYCLE_DONE : CYCLE_CHARGE;
}

static void make_request(struct rt9467 *rt)
{
	struct cg_charge_request *r = &rt->request;

	r->hiz = !rt->vbus || rt->reg[REG_CTRL1] & CTRL1_HZ;
	r->on = rt->cycle == CYCLE_CHARGE;
	r->iin_ua = small_ua(rt->reg[REG_AICR] >> 2);
	r->vindpm_uv = 3900000 + (rt->reg[REG_VMIVR] >> 1) * 100000;
	r->cv_uv = voreg_uv(rt);
	r->cc_ua = is_precharge(rt) ? small_ua(rt->reg[REG_PREC] & 0xf) :
				      ((rt->reg[REG_ICHG] >> 2) + 1) * 100000;
}

/* What is plugged in, when it comes and when it is asked for anew. */
static u8 look_at_source(struct rt9467 *rt)
{
	static const u8 types[] = {
		[CG_PORT_SDP] = 2, [CG_PORT_CDP] = 5, [CG_PORT_DCP] = 4, [CG_PORT_UNKNOWN] = 3,
	};
	s32 vbus_uv = rt->env->plant->source.uv;
	bool vbus = vbus_uv > VBUS_MIN_UV && vbus_uv < VBUS_MAX_UV;
	bool detect = vbus && rt->reg[REG_DPDM1] & DPDM1_USBCHGEN && (!rt->vbus || rt->detect);
	bool gone = rt->vbus && !vbus;

	rt->vbus = vbus;
	rt->detect = false;
	if (detect)
		rt->reg[REG_DPDM2] = types[rt->env->port];
	else if (gone)
		rt->reg[REG_DPDM2] = 0;
	return (detect ? IRQ4_ATTACH : 0) | (gone ? IRQ4_DETACH : 0);
}

/* Whether one that is not masked is new. */
static bool latch(struct rt9467 *rt, u8 reg, u8 irqs)
{
	rt->reg[reg] |= irqs;
	return irqs & ~rt->reg[reg - REG_IRQ1 + REG_MASK1];
}

static bool rt_tick(void *chip, const struct cg_chip_env *env, s64 dt_ms)
{
	struct rt9467 *rt = chip;
	enum cycle before = rt->cycle;
	bool had_vbus = rt->vbus, pulse;

	rt->env = env;
	pulse = latch(rt, REG_IRQ4, look_at_source(rt));
	rt->cycle = next_cycle(rt, dt_ms);
	make_request(rt);
	rt->reg[REG_STAT] = rt->cycle << 6;
	rt->reg[REG_STATC] = rt->vbus ? STATC_PWR_RDY : 0;
	pulse |= latch(rt, REG_IRQ1, rt->vbus != had_vbus ? IRQ1_STATC : 0);
	pulse |= latch(rt, REG_IRQ2,
		       rt->cycle == CYCLE_DONE && before != CYCLE_DONE ? IRQ2_TERM : 0);
	return pulse;
}

static void rt_power_on(void *chip, u32 variant, const struct cg_chip_env *env)
{
	struct rt9467 *rt = chip;

	memset(rt, 0, sizeof(*rt));
	reset(rt);
	rt_tick(rt, env, 0);
}

static u8 rt_read(void *chip, u8 reg)
{
	struct rt9467 *rt = chip;
	u8 val;

	if (reg >= N_REGS)
		return 0;
	val = rt->reg[reg];
	if (reg >= REG_IRQ1 && reg < REG_IRQ1 + N_IRQ_REGS)
		rt->reg[reg] = 0;
	return val;
}

static void rt_write(void *chip, u8 reg, u8 val)
{
	struct rt9467 *rt = chip;

	/* what it is, its state and its interrupts are not written */
	if (reg >= N_REGS || reg == REG_DPDM2 || (reg >= REG_ID && reg < REG_MASK1))
		return;
	if (reg == REG_CORE && val & CORE_RST) {
		reset(rt);
		return;
	}
	if (reg == REG_DPDM1)
		rt->detect |= val & ~rt->reg[reg] & DPDM1_USBCHGEN;
	/* a conversion is over at once */
	rt->reg[reg] = reg == REG_ADC ? val & ~ADC_START : val;
}

const struct cg_chip_ops cg_rt9467_ops = {
	.compatible = "richtek,rt9467",
	.size = sizeof(struct rt9467),
	.request = offsetof(struct rt9467, request),
	.power_on = rt_power_on,
	.read = rt_read,
	.write = rt_write,
	.tick = rt_tick,
};
EXPORT_SYMBOL_IF_KUNIT(cg_rt9467_ops);
