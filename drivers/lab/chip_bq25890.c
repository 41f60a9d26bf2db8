// SPDX-License-Identifier: GPL-2.0-only
/*
 * BQ25890, BQ25895 and BQ25896: single-cell switching chargers (TI SLUSC86, SLUSC88, SLUSCA5).
 * Registers, watchdog, safety timers, thermistor, charge cycle, ADC. Not modelled: boost,
 * input current optimiser, D+/D- handshakes, the die's temperature. Pure.
 */
#include "chip.h"

#define N_REGS			0x15

/* Fields of registers, by the data sheet's names. */
#define R00_EN_HIZ		BIT(7)
#define R00_IINLIM		0x3f
#define R02_CONV_START		BIT(7)
#define R02_CONV_RATE		BIT(6)
#define R02_FORCE_DPDM		BIT(1)
#define R02_AUTO_DPDM		BIT(0)
#define R03_WD_RST		BIT(6)
#define R03_CHG_CONFIG		BIT(4)
#define R06_BATLOWV		BIT(1)
#define R06_VRECHG		BIT(0)
#define R07_EN_TERM		BIT(7)
#define R07_EN_TIMER		BIT(3)
#define R07_JEITA_ISET		BIT(0)
#define R09_SELF_CLEARING	(BIT(7) | BIT(1) | BIT(0))
#define R09_TMR2X_EN		BIT(6)
#define R09_BATFET_DIS		BIT(5)
#define R09_JEITA_VSET		BIT(4)
#define R0C_WATCHDOG		BIT(7)
#define R0C_INPUT		BIT(4)
#define R0C_TIMER		(BIT(5) | BIT(4))
#define R0C_BAT			BIT(3)
#define R0C_NTC			0x07
#define R0D_FORCE_VINDPM	BIT(7)
#define R14_REG_RST		BIT(7)

/* Thresholds of the data sheet's electrical characteristics. */
#define VBUS_MIN_UV		3900000		/* below: no source, or a poor one */
#define VBUS_OVP_UV		14000000
#define VBAT_SHORT_UV		2000000
#define SHORT_UA		100000
#define BATLOWV_HYST_UV		200000
#define PRECHARGE_TIMER_MS	(2 * CG_MS_PER_H)

/* TS thresholds in per mille of REGN: cold 0, cool 10, warm 45, hot 60 degC. */
#define TS_COLD			733
#define TS_COOL			682
#define TS_WARM			447
#define TS_HOT			344
#define TS_HYST			10

enum ntc { NTC_NORMAL = 0, NTC_WARM = 2, NTC_COOL = 3, NTC_COLD = 5, NTC_HOT = 6 };
enum cycle { CYCLE_OFF, CYCLE_PRECHARGE, CYCLE_FAST, CYCLE_DONE };

/**
 * struct chip - a BQ2589x
 * @reg: registers; 0x0c holds what is latched
 * @variant: part number and revision in register 0x14
 * @env: what it feels; valid during power_on and tick
 * @request: what it does to the plant
 * @fault: faults that are present
 * @ntc: state of the thermistor, with hysteresis
 * @cycle: state of the charge cycle
 * @host_on: charging was not stopped by the host or the source at the last look
 * @pg: the source was good at the last look
 * @host: some register was written since the watchdog last expired
 * @expired: the safety timer has expired
 * @taper: ticks for which the current has been below the termination current
 * @wd_ms: time since the watchdog was reset
 * @timer_ms: time in this charge cycle
 * @told: what the host was last told by an interrupt
 */
struct chip {
	u8 reg[N_REGS];
	u8 variant;
	const struct cg_chip_env *env;
	struct cg_charge_request request;
	u8 fault;
	enum ntc ntc;
	enum cycle cycle;
	bool host_on;
	bool pg;
	bool host;
	bool expired;
	u8 taper;
	s64 wd_ms;
	s64 timer_ms;
	u16 told;
};

static const u8 defaults[N_REGS] = {
	0x48, 0x06, 0x3d, 0x3a, 0x20, 0x13, 0x5e, 0x9d, 0x03, 0x44, 0x73,
	[0x0d] = 0x12,
};

/* Bits that go back to their defaults when the watchdog expires; the others stay. */
static const u8 by_watchdog[N_REGS] = {
	0xc0, 0xe0, 0xe2, 0xf1, 0xff, 0xff, 0xff, 0xff, 0xff, 0xd3, 0x0f,
};

/* Bits that the host can write. */
static const u8 writable[N_REGS] = {
	0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff,
	[0x0d] = 0xff,
};

static u8 field(const struct chip *c, u8 reg, u8 shift, u8 mask)
{
	return (c->reg[reg] >> shift) & mask;
}

static s32 vreg_uv(const struct chip *c)
{
	return 3840000 + min_t(s32, field(c, 6, 2, 0x3f), 48) * 16000;
}

static s32 ichg_ua(const struct chip *c)
{
	return min_t(s32, field(c, 4, 0, 0x7f), 79) * 64000;
}

static s32 recharge_uv(const struct chip *c)
{
	return vreg_uv(c) - (c->reg[6] & R06_VRECHG ? 200000 : 100000);
}

static s32 vbat_uv(const struct chip *c)
{
	return c->env->out.v_charger_uv;
}

static void reset_registers(struct chip *c, const u8 *mask)
{
	unsigned int i;

	for (i = 0; i < N_REGS; i++) {
		u8 m = mask ? mask[i] : writable[i];

		c->reg[i] = (c->reg[i] & ~m) | (defaults[i] & m);
	}
}

static void set_input_limit(struct chip *c)
{
	static const u8 iinlim[] = {
		[CG_PORT_DCP] = 63, [CG_PORT_SDP] = 8, [CG_PORT_CDP] = 28, [CG_PORT_UNKNOWN] = 8,
	};

	c->reg[0] = (c->reg[0] & ~R00_IINLIM) | iinlim[c->env->port];
}

/* Relative threshold: 100 mV steps below what the source has with nothing drawn. */
static void set_vindpm(struct chip *c)
{
	s32 offset_uv = (c->reg[1] & 0x1f) * 100000;
	s32 uv = c->env->plant->source.uv;

	if (c->reg[0x0d] & R0D_FORCE_VINDPM)
		return;
	if (uv > 6000000)
		offset_uv *= 2;
	c->reg[0x0d] = clamp((uv - offset_uv - 2600000) / 100000, 13, 127);
}

static void restart_cycle(struct chip *c)
{
	c->cycle = CYCLE_OFF;
	c->expired = false;
	c->timer_ms = 0;
	c->taper = 0;
}

static void look_at_source(struct chip *c)
{
	s32 uv = c->env->plant->source.uv;
	bool pg = uv > VBUS_MIN_UV && uv < VBUS_OVP_UV;

	if (pg && !c->pg) {
		c->reg[0] &= ~R00_EN_HIZ;
		if (c->reg[2] & R02_AUTO_DPDM)
			set_input_limit(c);
		set_vindpm(c);
	}
	c->pg = pg;
}

static void run_watchdog(struct chip *c, s64 dt_ms)
{
	static const s32 period_ms[] = { 0, 40000, 80000, 160000 };
	s32 period = period_ms[field(c, 7, 4, 3)];

	if (!c->host || !period) {
		c->wd_ms = 0;
		return;
	}
	c->wd_ms += dt_ms;
	if (c->wd_ms < period)
		return;
	reset_registers(c, by_watchdog);
	c->host = false;
	c->reg[0x0c] |= R0C_WATCHDOG;
}

static enum ntc ntc_beyond(enum ntc now, s32 ts)
{
	/* to leave a range the voltage must be TS_HYST inside the next */
	s32 cold = now == NTC_COLD ? TS_HYST : 0, cool = now == NTC_COOL ? TS_HYST : 0;
	s32 warm = now == NTC_WARM ? TS_HYST : 0, hot = now == NTC_HOT ? TS_HYST : 0;

	if (ts > TS_COLD - cold)
		return NTC_COLD;
	if (ts > TS_COOL - cool)
		return NTC_COOL;
	if (ts < TS_HOT + hot)
		return NTC_HOT;
	if (ts < TS_WARM + warm)
		return NTC_WARM;
	return NTC_NORMAL;
}

static void find_faults(struct chip *c)
{
	s32 limit_uv = vreg_uv(c) / 100 * (c->fault & R0C_BAT ? 102 : 104);

	c->fault = 0;
	if (c->env->plant->source.uv >= VBUS_OVP_UV)
		c->fault |= R0C_INPUT;
	if (c->expired)
		c->fault |= R0C_TIMER;
	if (c->pg && vbat_uv(c) > limit_uv)
		c->fault |= R0C_BAT;
	c->ntc = ntc_beyond(c->ntc, cg_ntc_permille(c->env->temp_mdegc));
}

/* CHG_CONFIG, the CE pin, Hi-Z and the source: any of them going off and on begins a cycle. */
static bool host_wants(const struct chip *c)
{
	return c->pg && !(c->reg[0] & R00_EN_HIZ) && (c->reg[3] & R03_CHG_CONFIG) &&
	       !c->env->ce_high;
}

static bool may_charge(const struct chip *c)
{
	return c->host_on && ichg_ua(c) && !(c->reg[9] & R09_BATFET_DIS) && !c->fault &&
	       c->ntc != NTC_COLD && c->ntc != NTC_HOT;
}

static bool tapered(struct chip *c, s64 dt_ms)
{
	const struct cg_plant_out *out = &c->env->out;
	s32 iterm_ua = 64000 + field(c, 5, 0, 15) * 64000;

	if (!(c->reg[7] & R07_EN_TERM) || out->bound != CG_BOUND_CV || out->i_ua >= iterm_ua ||
	    vbat_uv(c) <= recharge_uv(c)) {
		c->taper = 0;
		return false;
	}
	/* a deglitch of one tick: a step of the limits is no taper */
	if (dt_ms)
		c->taper++;
	return c->taper >= 2;
}

static void run_cycle(struct chip *c, s64 dt_ms)
{
	s32 low_uv = c->reg[6] & R06_BATLOWV ? 3000000 : 2800000;
	bool host_on = host_wants(c);

	if (host_on && !c->host_on)
		restart_cycle(c);
	c->host_on = host_on;
	if (!may_charge(c)) {
		c->cycle = CYCLE_OFF;
		return;
	}
	if (c->cycle == CYCLE_DONE) {
		if (vbat_uv(c) >= recharge_uv(c))
			return;
		restart_cycle(c);
	}
	if (c->cycle == CYCLE_FAST && tapered(c, dt_ms)) {
		c->cycle = CYCLE_DONE;
		return;
	}
	if (c->cycle == CYCLE_FAST)
		low_uv -= BATLOWV_HYST_UV;
	c->cycle = vbat_uv(c) < low_uv ? CYCLE_PRECHARGE : CYCLE_FAST;
}

static void run_timer(struct chip *c, s64 dt_ms)
{
	static const u8 hours[] = { 5, 8, 12, 20 };
	s64 limit_ms = hours[field(c, 7, 1, 3)] * CG_MS_PER_H;
	bool slow = c->env->out.dpm != CG_DPM_NONE || c->ntc == NTC_COOL;

	if (c->cycle != CYCLE_PRECHARGE && c->cycle != CYCLE_FAST)
		return;
	if (c->cycle == CYCLE_PRECHARGE)
		limit_ms = PRECHARGE_TIMER_MS;
	if (!(c->reg[7] & R07_EN_TIMER))
		return;
	/* half as fast while something else than the setting holds the current back */
	c->timer_ms += slow && (c->reg[9] & R09_TMR2X_EN) ? dt_ms >> 1 : dt_ms;
	c->expired = c->timer_ms >= limit_ms;
}

static s32 jeita_ua(const struct chip *c, s32 ua)
{
	if (c->ntc != NTC_COOL)
		return ua;
	return c->reg[7] & R07_JEITA_ISET ? ua / 5 : ua / 2;
}

/* BAT_COMP raises the voltage by the drop in the path, as far as VCLAMP. */
static s32 compensation_uv(const struct chip *c)
{
	s32 uohm = field(c, 8, 5, 7) * 20000, most_uv = field(c, 8, 2, 7) * 32000;
	s64 drop_uv = div_s64((s64)max(c->env->out.i_ua, 0) * uohm, 1000000);

	return min_t(s64, drop_uv, most_uv);
}

static void make_request(struct chip *c)
{
	struct cg_charge_request *r = &c->request;

	r->hiz = c->reg[0] & R00_EN_HIZ || !c->pg;
	r->on = c->cycle == CYCLE_PRECHARGE || c->cycle == CYCLE_FAST;
	r->iin_ua = 100000 + (c->reg[0] & R00_IINLIM) * 50000;
	r->vindpm_uv = 2600000 + (c->reg[0x0d] & 0x7f) * 100000;
	r->cv_uv = vreg_uv(c) + compensation_uv(c);
	if (c->ntc == NTC_WARM && !(c->reg[9] & R09_JEITA_VSET))
		r->cv_uv -= 200000;
	r->cc_ua = jeita_ua(c, ichg_ua(c));
	if (c->cycle == CYCLE_PRECHARGE)
		r->cc_ua = vbat_uv(c) < VBAT_SHORT_UV ? SHORT_UA :
							64000 + field(c, 5, 4, 15) * 64000;
}

static u8 code(s32 value, s32 first, s32 step)
{
	return clamp((value - first) / step, 0, 127);
}

static void convert(struct chip *c)
{
	const struct cg_plant_out *out = &c->env->out;

	c->reg[0x0e] = code(out->v_charger_uv, 2304000, 20000);
	c->reg[0x0f] = c->reg[0x0e];
	/* 21 % and 0.465 % of REGN a step */
	c->reg[0x10] = code(cg_ntc_permille(c->env->temp_mdegc) * 100, 21000, 465);
	c->reg[0x11] = code(c->env->input.uv, 2600000, 100000) | (c->pg ? BIT(7) : 0);
	c->reg[0x12] = code(max(out->i_ua, 0), 0, 50000);
}

static void show_status(struct chip *c)
{
	static const u8 vbus_stat[] = {
		[CG_PORT_SDP] = 1, [CG_PORT_CDP] = 2, [CG_PORT_DCP] = 3, [CG_PORT_UNKNOWN] = 5,
	};
	enum cg_dpm dpm = c->env->out.dpm;
	s32 sysmin_uv = 3000000 + field(c, 3, 1, 7) * 100000;

	c->reg[0x0b] = (c->pg ? vbus_stat[c->env->port] << 5 | BIT(2) | BIT(1) : 0) |
		       c->cycle << 3 | (vbat_uv(c) < sysmin_uv ? BIT(0) : 0);
	c->reg[0x0c] = (c->reg[0x0c] & ~R0C_NTC) | c->fault | c->ntc;
	c->reg[0x13] = (c->reg[0] & R00_IINLIM) | (dpm == CG_DPM_VOLTAGE ? BIT(7) : 0) |
		       (dpm == CG_DPM_CURRENT ? BIT(6) : 0);
	if (c->reg[2] & R02_CONV_RATE)
		convert(c);
}

static bool bq25890_tick(void *chip, const struct cg_chip_env *env, s64 dt_ms)
{
	struct chip *c = chip;
	u16 now;

	c->env = env;
	look_at_source(c);
	run_watchdog(c, dt_ms);
	run_timer(c, dt_ms);
	find_faults(c);
	run_cycle(c, dt_ms);
	make_request(c);
	show_status(c);
	if (c->reg[2] & R02_CONV_START) {
		convert(c);
		c->reg[2] &= ~R02_CONV_START;
	}
	/* the charge status, power good and every fault pull INT; VSYS_STAT does not */
	now = (c->reg[0x0b] & ~BIT(0)) << 8 | c->reg[0x0c];
	if (now == c->told)
		return false;
	c->told = now;
	return true;
}

static void bq25890_power_on(void *chip, u32 variant, const struct cg_chip_env *env)
{
	struct chip *c = chip;

	memset(c, 0, sizeof(*c));
	c->variant = variant;
	reset_registers(c, NULL);
	c->reg[0x14] = variant;
	bq25890_tick(c, env, 0);
}

static u8 bq25890_read(void *chip, u8 reg)
{
	struct chip *c = chip;
	u8 val;

	if (reg >= N_REGS)
		return 0;
	val = c->reg[reg];
	/* the first read gives what was latched, the next one what is present */
	if (reg == 0x0c) {
		c->reg[reg] = c->fault | c->ntc;
		c->told = (c->told & 0xff00) | c->reg[reg];
	}
	return val;
}

static void write_input_voltage(struct chip *c, u8 val)
{
	c->reg[0x0d] = val & R0D_FORCE_VINDPM ? R0D_FORCE_VINDPM | max(val & 0x7f, 13) :
						c->reg[0x0d] & 0x7f;
}

static void bq25890_write(void *chip, u8 reg, u8 val)
{
	struct chip *c = chip;

	if (reg >= N_REGS)
		return;
	if (!c->host)
		c->wd_ms = 0;
	c->host = true;
	if (reg == 0x14 && val & R14_REG_RST) {
		reset_registers(c, NULL);
		restart_cycle(c);
		c->host = false;
		return;
	}
	if (reg == 0x0d) {
		write_input_voltage(c, val);
		return;
	}
	c->reg[reg] = (c->reg[reg] & ~writable[reg]) | (val & writable[reg]);
	if (reg == 0x03 && val & R03_WD_RST) {
		c->reg[reg] &= ~R03_WD_RST;
		c->wd_ms = 0;
	}
	if (reg == 0x09)
		c->reg[reg] &= ~R09_SELF_CLEARING;
	if (reg == 0x02 && val & R02_FORCE_DPDM) {
		c->reg[reg] &= ~R02_FORCE_DPDM;
		if (c->pg)
			set_input_limit(c);
	}
}

#define BQ2589X_OPS(chip_compatible, chip_variant) {			\
	.compatible = chip_compatible,					\
	.variant = chip_variant,					\
	.size = sizeof(struct chip),					\
	.request = offsetof(struct chip, request),			\
	.power_on = bq25890_power_on,					\
	.read = bq25890_read,						\
	.write = bq25890_write,						\
	.tick = bq25890_tick,						\
}

/* Register 0x14: PN in bits 5:3, TS_PROFILE in bit 2, DEV_REV in bits 1:0. */
const struct cg_chip_ops cg_bq25890_ops = BQ2589X_OPS("ti,bq25890", 0x1e);
EXPORT_SYMBOL_IF_KUNIT(cg_bq25890_ops);
const struct cg_chip_ops cg_bq25895_ops = BQ2589X_OPS("ti,bq25895", 0x39);
EXPORT_SYMBOL_IF_KUNIT(cg_bq25895_ops);
const struct cg_chip_ops cg_bq25896_ops = BQ2589X_OPS("ti,bq25896", 0x06);
EXPORT_SYMBOL_IF_KUNIT(cg_bq25896_ops);
