// SPDX-License-Identifier: GPL-2.0-only
/*
 * BQ25792 and BQ25798: buck-boost charger for 1 to 4 cells in series (TI SLUSDG1, SLUSDV2).
 * Registers, watchdog, fast-charge timer, thermistor with its JEITA steps, charge cycle, ADC, what
 * D+ and D- tell. Not modelled: OTG, second input, input current optimiser, trickle and precharge
 * timers, the die's temperature. SLUSDV2 contradicts itself in whether an expired watchdog takes
 * back the charge voltage (9.3.2 and 9.5.1.2): here it does, which asks more of a driver. Pure.
 */
#include "chip.h"

#define N_REGS			0x49

#define REG_VREG		0x01
#define REG_ICHG		0x03
#define REG_VINDPM		0x05
#define REG_IINDPM		0x06
#define REG_PRECHARGE		0x08
#define REG_TERM		0x09
#define REG_RECHARGE		0x0a
#define REG_TIMER		0x0e
#define REG_CONTROL_0		0x0f
#define REG_CONTROL_1		0x10
#define REG_CONTROL_3		0x12
#define REG_NTC_0		0x17
#define REG_STATUS_0		0x1b
#define REG_FLAG_0		0x22
#define REG_ADC			0x2e
#define REG_ADC_IBUS		0x31
#define REG_ADC_IBAT		0x33
#define REG_ADC_VBUS		0x35
#define REG_ADC_VBAT		0x3b
#define REG_ADC_VSYS		0x3d
#define REG_ADC_TDIE		0x41
#define REG_PART		0x48

#define TERM_REG_RST		BIT(6)
#define TERM_STOP_WD		BIT(5)
#define TIMER_EN_CHG		BIT(3)
#define C0_EN_CHG		BIT(5)
#define C0_EN_HIZ		BIT(2)
#define C0_EN_TERM		BIT(1)
#define C1_WD_RST		BIT(3)
#define ADC_EN			BIT(7)
#define ADC_ONE_SHOT		BIT(6)
#define S0_WD			BIT(5)
#define S0_PG			BIT(3)
#define S3_CHG_TIMER		BIT(3)
#define S4_COLD			BIT(3)
#define S4_COOL			BIT(2)
#define S4_WARM			BIT(1)
#define S4_HOT			BIT(0)
#define F0_VBUS_OVP		BIT(6)
#define F0_VBAT_OVP		BIT(5)
#define N_STATUS		7
#define N_FLAGS			6

/* Register 0x48: part number in bits 5:3, revision below. */
#define PART_BQ25792		0x09
#define PART_BQ25798		0x19

/* Thresholds of the data sheet's electrical characteristics. */
#define VBUS_MIN_UV		3600000
#define VBUS_OVP_UV		26000000
#define COLD_MDEGC		0
#define COOL_MDEGC		10000
#define WARM_MDEGC		45000
#define HOT_MDEGC		60000
#define TS_HYST_MDEGC		2000
#define DIE_MDEGC		40000

/* As CHG_STAT has them. */
enum cycle { CYCLE_OFF = 0, CYCLE_PRECHARGE = 2, CYCLE_FAST = 3, CYCLE_TAPER = 4, CYCLE_DONE = 7 };

/**
 * struct bq - a BQ25792
 * @reg: registers
 * @env: what it feels; valid during power_on and tick
 * @request: what it does to the plant
 * @vreg_high: upper byte of a charge voltage, which counts when the lower one is written
 * @cycle: state of the charge cycle
 * @pg: the source was good at the last look
 * @host: some register was written since the watchdog last expired
 * @ts: one of S4_COLD to S4_HOT, or 0
 * @over: the battery is above 104 % of the charge voltage, and not below 102 % since
 * @expired: the fast-charge timer has expired
 * @taper: ticks for which the current has been below the termination current
 * @wd_ms: time since the watchdog was reset
 * @timer_ms: time in this charge cycle
 */
struct bq {
	u8 reg[N_REGS];
	const struct cg_chip_env *env;
	struct cg_charge_request request;
	u8 vreg_high;
	enum cycle cycle;
	bool pg;
	bool host;
	u8 ts;
	bool over;
	bool expired;
	u8 taper;
	s64 wd_ms;
	s64 timer_ms;
};

/* Those that depend neither on the strap nor on the part. */
static const u8 defaults[REG_STATUS_0] = {
	[REG_VINDPM] = 0x24,
	[REG_IINDPM] = 0x01, 0x2c,
	[REG_PRECHARGE] = 0xc3, 0x05, 0x23,
	[0x0b] = 0x00, 0xdc, 0x4b, 0x3d, 0xa2, 0x85, 0x40, 0x00, 0x01, 0x16,
	[0x16] = 0xc0, 0x7a, 0x54,
};

static void put(struct bq *bq, u8 reg, s32 value)
{
	bq->reg[reg] = value >> 8;
	bq->reg[reg + 1] = value;
}

static s32 get(const struct bq *bq, u8 reg)
{
	return bq->reg[reg] << 8 | bq->reg[reg + 1];
}

static s32 vreg_uv(const struct bq *bq)
{
	return clamp((get(bq, REG_VREG) & 0x7ff) * 10000, 3000000, 18800000);
}

static s32 ichg_ua(const struct bq *bq)
{
	return clamp((get(bq, REG_ICHG) & 0x1ff) * 10000, 50000, 5000000);
}

static s32 in_40ma(const struct bq *bq, u8 reg, u8 mask)
{
	return max((bq->reg[reg] & mask) * 40000, 40000);
}

static s32 recharge_uv(const struct bq *bq)
{
	return vreg_uv(bq) - ((bq->reg[REG_RECHARGE] & 0xf) + 1) * 50000;
}

/* VBAT_LOWV: a part of VREG. */
static s32 low_uv(const struct bq *bq)
{
	static const u16 permille[] = { 150, 622, 667, 714 };

	return cg_scale(vreg_uv(bq), permille[bq->reg[REG_PRECHARGE] >> 6], 1000);
}

static s32 vbat_uv(const struct bq *bq)
{
	return bq->env->out.v_charger_uv;
}

static u8 cells(const struct bq *bq)
{
	return (bq->reg[REG_RECHARGE] >> 6) + 1;
}

/* What the number of cells makes of charge voltage and current. */
static void suit_cells(struct bq *bq)
{
	static const u8 sysmin[] = { 4, 18, 26, 38 };
	bool is_98 = bq->reg[REG_PART] == PART_BQ25798;

	bq->reg[0x00] = sysmin[cells(bq) - 1];
	put(bq, REG_VREG, 420 * cells(bq));
	bq->vreg_high = bq->reg[REG_VREG];
	put(bq, REG_ICHG, cells(bq) <= 2 && !is_98 ? 200 : 100);
}

/* The number of cells stays: of a reset, of power-on it is the strap's. */
static void reset(struct bq *bq, u8 n_cells)
{
	memcpy(bq->reg, defaults, sizeof(defaults));
	bq->reg[0x15] = bq->reg[REG_PART] == PART_BQ25798 ? 0xaa : 0;
	bq->reg[REG_RECHARGE] |= (n_cells - 1) << 6;
	bq->reg[REG_ADC] = 0x30;
	suit_cells(bq);
	bq->cycle = CYCLE_OFF;
	bq->expired = false;
	bq->timer_ms = 0;
	bq->host = false;
}

/* EN_CHG goes or stays as STOP_WD_CHG has it; the rest are the fields with "reset by WATCHDOG". */
static void expire_watchdog(struct bq *bq)
{
	static const u8 taken[REG_STATUS_0] = {
		[REG_PRECHARGE] = 0x3f, [REG_TERM] = 0x1f, [REG_RECHARGE] = 0x3f,
		[0x0b] = 0xff, 0xff, 0xff, [REG_TIMER] = 0xff, [REG_CONTROL_0] = 0x0b,
		[0x11] = 0xc0, [REG_CONTROL_3] = 0x66, 0x10, 0x3d,
		[0x16] = 0xf0, [REG_NTC_0] = 0xfe, 0xff,
	};
	unsigned int i;

	for (i = 0; i < REG_STATUS_0; i++)
		bq->reg[i] = (bq->reg[i] & ~taken[i]) | (defaults[i] & taken[i]);
	if (bq->reg[REG_TERM] & TERM_STOP_WD)
		bq->reg[REG_CONTROL_0] &= ~C0_EN_CHG;
	bq->reg[REG_ADC] &= ~ADC_EN;
	suit_cells(bq);
	bq->host = false;
}

static void run_watchdog(struct bq *bq, s64 dt_ms)
{
	static const s32 period_ms[] = { 0, 500, 1000, 2000, 20000, 40000, 80000, 160000 };
	s32 period = period_ms[bq->reg[REG_CONTROL_1] & 7];

	bq->wd_ms = bq->host && period ? bq->wd_ms + dt_ms : 0;
	if (period && bq->wd_ms >= period)
		expire_watchdog(bq);
}

static void look_at_source(struct bq *bq)
{
	static const u16 iindpm[] = {
		[CG_PORT_DCP] = 325, [CG_PORT_SDP] = 50, [CG_PORT_CDP] = 150,
		[CG_PORT_UNKNOWN] = 300,
	};
	s32 uv = bq->env->plant->source.uv;
	bool pg = uv > VBUS_MIN_UV && uv < VBUS_OVP_UV;

	if (pg && !bq->pg) {
		bq->reg[REG_CONTROL_0] &= ~C0_EN_HIZ;
		put(bq, REG_IINDPM, iindpm[bq->env->port]);
		uv -= uv > 7000000 ? 1400000 : 700000;
		bq->reg[REG_VINDPM] = clamp(uv / 100000, 36, 220);
	}
	bq->pg = pg;
}

static bool is_below(const struct bq *bq, s32 mdegc, u8 by)
{
	return bq->env->temp_mdegc < mdegc + (bq->ts & by ? TS_HYST_MDEGC : 0);
}

static bool is_above(const struct bq *bq, s32 mdegc, u8 by)
{
	return bq->env->temp_mdegc > mdegc - (bq->ts & by ? TS_HYST_MDEGC : 0);
}

static u8 thermistor(const struct bq *bq)
{
	if (is_below(bq, COLD_MDEGC, S4_COLD))
		return S4_COLD;
	if (is_above(bq, HOT_MDEGC, S4_HOT))
		return S4_HOT;
	if (is_below(bq, COOL_MDEGC, S4_COLD | S4_COOL))
		return S4_COOL;
	return is_above(bq, WARM_MDEGC, S4_HOT | S4_WARM) ? S4_WARM : 0;
}

/* What the JEITA steps leave of the charge voltage. */
static s32 step_uv(const struct bq *bq)
{
	static const u16 less_mv[] = { 0, 800, 600, 400, 300, 200, 100, 0 };

	if (bq->ts != S4_WARM)
		return vreg_uv(bq);
	return vreg_uv(bq) - less_mv[bq->reg[REG_NTC_0] >> 5] * 1000;
}

/* And of the current. */
static s32 step_ua(const struct bq *bq)
{
	static const u8 percent[] = { 0, 20, 40, 100 };
	u8 ntc = bq->reg[REG_NTC_0];

	if (bq->ts == S4_WARM)
		return cg_scale(ichg_ua(bq), percent[(ntc >> 3) & 3], 100);
	if (bq->ts == S4_COOL)
		return cg_scale(ichg_ua(bq), percent[(ntc >> 1) & 3], 100);
	return ichg_ua(bq);
}

/* A step of no voltage, or of no current, is a pause. */
static bool is_too_warm(const struct bq *bq)
{
	return bq->ts & (S4_COLD | S4_HOT) || !step_ua(bq) ||
	       (bq->ts == S4_WARM && !(bq->reg[REG_NTC_0] >> 5));
}

static bool over_voltage(const struct bq *bq)
{
	return bq->pg && vbat_uv(bq) > cg_scale(step_uv(bq), bq->over ? 102 : 104, 100);
}

static bool may_charge(const struct bq *bq)
{
	return bq->pg && !(bq->reg[REG_CONTROL_0] & C0_EN_HIZ) &&
	       bq->reg[REG_CONTROL_0] & C0_EN_CHG && !bq->env->ce_high && !bq->expired &&
	       !is_too_warm(bq) && !bq->over;
}

static bool tapered(struct bq *bq, s64 dt_ms)
{
	const struct cg_plant_out *out = &bq->env->out;

	if (!(bq->reg[REG_CONTROL_0] & C0_EN_TERM) || out->bound != CG_BOUND_CV ||
	    out->i_ua >= in_40ma(bq, REG_TERM, 0x1f) || vbat_uv(bq) <= recharge_uv(bq)) {
		bq->taper = 0;
		return false;
	}
	/* a deglitch of one tick: a step of the limits is no taper */
	bq->taper += dt_ms > 0;
	return bq->taper >= 2;
}

static enum cycle next_cycle(struct bq *bq, s64 dt_ms)
{
	enum cycle now = bq->cycle;

	if (!may_charge(bq))
		return CYCLE_OFF;
	if (now == CYCLE_DONE && vbat_uv(bq) >= recharge_uv(bq))
		return CYCLE_DONE;
	if (now == CYCLE_OFF || now == CYCLE_DONE)
		bq->timer_ms = 0;
	if ((now == CYCLE_FAST || now == CYCLE_TAPER) && tapered(bq, dt_ms))
		return CYCLE_DONE;
	if (vbat_uv(bq) < low_uv(bq))
		return CYCLE_PRECHARGE;
	return bq->env->out.bound == CG_BOUND_CV ? CYCLE_TAPER : CYCLE_FAST;
}

static void run_timer(struct bq *bq, s64 dt_ms)
{
	static const u8 hours[] = { 5, 8, 12, 24 };
	u8 timer = bq->reg[REG_TIMER];

	if (bq->cycle != CYCLE_FAST && bq->cycle != CYCLE_TAPER)
		return;
	bq->timer_ms += dt_ms;
	if (timer & TIMER_EN_CHG && bq->timer_ms >= hours[(timer >> 1) & 3] * CG_MS_PER_H)
		bq->expired = true;
}

static void make_request(struct bq *bq)
{
	struct cg_charge_request *r = &bq->request;

	r->hiz = bq->reg[REG_CONTROL_0] & C0_EN_HIZ || !bq->pg;
	r->on = bq->cycle != CYCLE_OFF && bq->cycle != CYCLE_DONE;
	r->iin_ua = clamp((get(bq, REG_IINDPM) & 0x1ff) * 10000, 100000, 3300000);
	r->vindpm_uv = max(bq->reg[REG_VINDPM] * 100000, 3600000);
	r->cv_uv = step_uv(bq);
	r->cc_ua = bq->cycle == CYCLE_PRECHARGE ? in_40ma(bq, REG_PRECHARGE, 0x3f) : step_ua(bq);
}

static void convert(struct bq *bq)
{
	const struct cg_plant_out *out = &bq->env->out;

	put(bq, REG_ADC_IBUS, bq->env->input.ua / 1000);
	put(bq, REG_ADC_IBAT, max(out->i_ua, 0) / 1000);
	put(bq, REG_ADC_VBUS, bq->env->input.uv / 1000);
	put(bq, REG_ADC_VBAT, out->v_charger_uv / 1000);
	put(bq, REG_ADC_VSYS, out->v_charger_uv / 1000);
	/* half degrees */
	put(bq, REG_ADC_TDIE, 2 * DIE_MDEGC / 1000);
	if (bq->reg[REG_ADC] & ADC_ONE_SHOT)
		bq->reg[REG_ADC] &= ~ADC_EN;
}

/* Returns whether something is new, and latches what. */
static bool show_status(struct bq *bq)
{
	static const u8 vbus_stat[] = {
		[CG_PORT_SDP] = 1, [CG_PORT_CDP] = 2, [CG_PORT_DCP] = 3, [CG_PORT_UNKNOWN] = 5,
	};
	enum cg_dpm dpm = bq->env->out.dpm;
	const u8 now[N_STATUS] = {
		(dpm == CG_DPM_CURRENT ? BIT(7) : 0) | (dpm == CG_DPM_VOLTAGE ? BIT(6) : 0) |
		(bq->host ? 0 : S0_WD) | (bq->pg ? S0_PG | BIT(1) | BIT(0) : 0),
		bq->cycle << 5 | (bq->pg ? vbus_stat[bq->env->port] << 1 | BIT(0) : 0),
		BIT(0),
		bq->expired ? S3_CHG_TIMER : 0,
		bq->ts,
		(bq->env->plant->source.uv >= VBUS_OVP_UV ? F0_VBUS_OVP : 0) |
		(bq->over ? F0_VBAT_OVP : 0),
		0,
	};
	/* the flags leave out the status of the charger's third part */
	static const u8 flag_of[N_STATUS] = { 0, 1, 2, 2, 3, 4, 5 };
	bool news = false;
	unsigned int i;

	for (i = 0; i < N_STATUS; i++) {
		u8 changed = bq->reg[REG_STATUS_0 + i] ^ now[i];

		/* the converter's regulation comes and goes without a word */
		news |= i ? changed : changed & 0x3f;
		bq->reg[REG_FLAG_0 + flag_of[i]] |= changed;
		bq->reg[REG_STATUS_0 + i] = now[i];
	}
	return news;
}

static bool bq_tick(void *chip, const struct cg_chip_env *env, s64 dt_ms)
{
	struct bq *bq = chip;

	bq->env = env;
	look_at_source(bq);
	run_watchdog(bq, dt_ms);
	run_timer(bq, dt_ms);
	bq->ts = thermistor(bq);
	bq->over = over_voltage(bq);
	bq->cycle = next_cycle(bq, dt_ms);
	make_request(bq);
	if (bq->reg[REG_ADC] & ADC_EN)
		convert(bq);
	return show_status(bq);
}

/* The strap fits what it is built in with. */
static void bq_power_on(void *chip, u32 variant, const struct cg_chip_env *env)
{
	struct bq *bq = chip;

	memset(bq, 0, sizeof(*bq));
	bq->reg[REG_PART] = variant;
	reset(bq, clamp_t(u8, env->plant->config.series, 1, 4));
	bq_tick(bq, env, 0);
}

static u8 bq_read(void *chip, u8 reg)
{
	struct bq *bq = chip;
	u8 val;

	if (reg >= N_REGS)
		return 0;
	val = bq->reg[reg];
	if (reg >= REG_FLAG_0 && reg < REG_FLAG_0 + N_FLAGS)
		bq->reg[reg] = 0;
	return val;
}

/* A charge voltage that is not one of so many cells is ignored (SLUSDV2, table 9-2). */
static void write_vreg(struct bq *bq, u16 code)
{
	static const u16 least[] = { 300, 500, 1000, 1400, 1881 };

	code &= 0x7ff;
	if (code >= least[cells(bq) - 1] && code < least[cells(bq)])
		put(bq, REG_VREG, code);
	bq->vreg_high = bq->reg[REG_VREG];
}

static void write_cells(struct bq *bq, u8 val)
{
	u8 old = cells(bq);

	bq->reg[REG_RECHARGE] = val;
	if (cells(bq) != old)
		suit_cells(bq);
}

/* Writes that are more than a new value. */
static void heed_write(struct bq *bq, u8 reg, u8 val)
{
	switch (reg) {
	case REG_VREG:
		bq->vreg_high = val;
		return;
	case REG_VREG + 1:
		write_vreg(bq, bq->vreg_high << 8 | val);
		return;
	case REG_RECHARGE:
		write_cells(bq, val);
		return;
	case REG_CONTROL_1:
		bq->reg[reg] = val & ~C1_WD_RST;
		if (val & C1_WD_RST)
			bq->wd_ms = 0;
		return;
	default:
		bq->reg[reg] = val;
	}
}

static void bq_write(void *chip, u8 reg, u8 val)
{
	struct bq *bq = chip;

	/* status, flags and results are not written */
	if (reg >= N_REGS || (reg >= 0x19 && reg < 0x28) || reg > 0x30)
		return;
	if (!bq->host)
		bq->wd_ms = 0;
	bq->host = true;
	if (reg == REG_TERM && val & TERM_REG_RST) {
		reset(bq, cells(bq));
		return;
	}
	heed_write(bq, reg, val);
	if (reg == REG_CONTROL_0 && !(val & C0_EN_CHG))
		bq->expired = false;
}

#define BQ25792_OPS(chip_compatible, chip_variant) {			\
	.compatible = chip_compatible,					\
	.variant = chip_variant,					\
	.size = sizeof(struct bq),					\
	.request = offsetof(struct bq, request),			\
	.power_on = bq_power_on,					\
	.read = bq_read,						\
	.write = bq_write,						\
	.tick = bq_tick,						\
}

const struct cg_chip_ops cg_bq25792_ops = BQ25792_OPS("ti,bq25792", PART_BQ25792);
EXPORT_SYMBOL_IF_KUNIT(cg_bq25792_ops);
const struct cg_chip_ops cg_bq25798_ops = BQ25792_OPS("ti,bq25798", PART_BQ25798);
EXPORT_SYMBOL_IF_KUNIT(cg_bq25798_ops);
