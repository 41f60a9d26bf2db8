// SPDX-License-Identifier: GPL-2.0-only
/*
 * Fuzzes what chips say and are told: the registers of our drivers, the lines of a charger without
 * any, what a port says of its source, and the writes from one decision to the next. Whatever is
 * read means something within its bounds, what is written is what was meant or safer, and on the
 * way from what was told to what was decided no charger holds more than the worse of both.
 */
#include "input.h"

#include <chargov/charger.h>
#include <chargov/deeds.h>
#include <chargov/search.h>

#include "../../drivers/charger/bq25792_regs.h"
#include "../../drivers/charger/bq25792_status.h"
#include "../../drivers/charger/direct_loop.h"
#include "../../drivers/charger/discrete_state.h"
#include "../../drivers/charger/usb_source.h"
#include "../../drivers/gauge/lc709203f_regs.h"
#include "../../drivers/gauge/max1726x_regs.h"

/* SLUSDG1: the watchdog or timers ended, too much voltage or current, too hot, a short circuit. */
#define WATCHDOG	0x20
#define TIMERS		0x0e
#define OVER		0x7c
#define THERMAL		0x04
#define SHORT		0x80

/* Of a gauge's shunt: what the drivers take. */
#define SHUNT_LEAST_UOHM	500
#define SHUNT_MOST_UOHM		100000

static struct input input;

static s32 within(s32 least, s32 most)
{
	return clamp_t(s64, number(&input, least, most), least, most);
}

/* --- registers --- */

static void bq25792_field(void)
{
	enum cg_bq25792_field field = take(&input, 1) % CG_BQ25792_N_FIELDS;
	const struct cg_bq25792_row *row = &cg_bq25792_rows[field];
	s32 wish = number(&input, -1000, 24000000), value;
	u16 reg = take(&input, 2), code, put;

	value = cg_bq25792_value(field, cg_bq25792_get(field, reg));
	must(!row->step || (value >= row->least && value <= row->most),
	     "bq25792: what is read is what the field can hold");
	if (!cg_bq25792_code(field, wish, &code))
		return;
	value = cg_bq25792_value(field, code);
	must(row->up ? value >= wish : value <= wish,
	     "bq25792: a wish is rounded to the safe side");
	must(!row->step || row->up || value > (s64)wish - row->step || value == row->most,
	     "bq25792: by less than a step");
	put = cg_bq25792_put(field, reg, code);
	must(cg_bq25792_get(field, put) == code, "bq25792: a code is read back as it was written");
	put ^= reg;
	must(!(put & ~(((1 << row->bits) - 1) << row->low)), "bq25792: other fields stay");
}

static void bq25792_words(void)
{
	u8 s[CG_BQ25792_N_STATUS];
	int i, status, type;

	for (i = 0; i < CG_BQ25792_N_STATUS; i++)
		s[i] = take(&input, 1);
	status = cg_bq25792_status(s);
	type = cg_bq25792_charge_type(s);
	must(status == POWER_SUPPLY_STATUS_DISCHARGING || cg_bq25792_is_online(s),
	     "bq25792: without a source it discharges");
	must((status == POWER_SUPPLY_STATUS_CHARGING) == (type != POWER_SUPPLY_CHARGE_TYPE_NONE),
	     "bq25792: what charges does so in some way");
	must(cg_bq25792_usb_type(s) == POWER_SUPPLY_USB_TYPE_UNKNOWN || cg_bq25792_is_online(s),
	     "bq25792: without a source it has no kind");
	must(cg_bq25792_health(s) != POWER_SUPPLY_HEALTH_GOOD ||
	     !(s[0] & WATCHDOG || s[3] & TIMERS || s[5] & OVER || s[6] & (THERMAL | SHORT)),
	     "bq25792: with a fault it is not well");
}

/* Of a gauge: there and back is the same register, or a value of less than a step beside it. */
static void word(const struct cg_word_row *row)
{
	u32 shunt_uohm = within(SHUNT_LEAST_UOHM, SHUNT_MOST_UOHM);
	u16 reg = take(&input, 2), old = take(&input, 2), put = old;
	s64 value = cg_word_value(row, shunt_uohm, reg), back;
	s64 den = row->den ? row->den : (s64)shunt_uohm, step = row->num / den + 1;
	u16 mask = cg_word_mask(row);

	if (value > S32_MAX || value < S32_MIN)
		return;
	must(cg_word_put(row, shunt_uohm, (s32)value, &put), "what was read can be written");
	must(!((put ^ old) & ~mask), "other quantities of a register stay");
	back = cg_word_value(row, shunt_uohm, put);
	must(back - value <= step && value - back <= step, "what is written is what was meant");
	must(row->num < 2 * den || !((put ^ reg) & mask),
	     "a quantity that its unit resolves comes back bit by bit");
	put = old;
	value = (s32)take(&input, 4);
	if (!cg_word_put(row, shunt_uohm, (s32)value, &put)) {
		must(put == old, "what does not fit changes nothing");
		return;
	}
	back = cg_word_value(row, shunt_uohm, put);
	must(back - value <= step && value - back <= step, "what fits is what was meant");
}

static void an_lc709203f(void)
{
	word(&cg_lc709203f_rows[take(&input, 1) % CG_LC709203F_N_FIELDS]);
}

static void a_max1726x(void)
{
	word(&cg_max1726x_rows[take(&input, 1) % CG_MAX1726X_N_FIELDS]);
}

/* --- lines and ports --- */

static void a_line_each(void)
{
	struct cg_discrete_facts facts = {
		.vbus = take(&input, 1) % 3,
		.charging = take(&input, 1) % 3,
		.done = take(&input, 1) % 3,
		.on = take(&input, 1) & 1,
		.measured = take(&input, 1) & 1,
		.ua = take(&input, 4),
		.set_ua = take(&input, 4),
	};
	s32 list[4], wish = number(&input, 0, 5000000), top = S32_MAX;
	int i, n = take(&input, 1) % 5, at;
	enum cg_status status = cg_discrete_status(&facts);

	must(facts.vbus == CG_LINE_ON || status == CG_STATUS_DISCHARGING,
	     "discrete: without a source it discharges");
	must(facts.on || status != CG_STATUS_CHARGING || facts.charging == CG_LINE_ON,
	     "discrete: what is off charges only if it says so");
	for (i = 0; i < n; i++) {
		top = number(&input, 0, top);
		list[i] = clamp(top, 0, i ? list[i - 1] : S32_MAX);
	}
	at = cg_discrete_pick(list, n, wish);
	must(at >= 0 && at <= n, "discrete: what is picked is in the list");
	must(at == n || list[at] <= wish, "discrete: no more than the wish is picked");
	must(at == 0 || list[at - 1] > wish, "discrete: nothing higher could be picked");
}

static void a_port(void)
{
	struct cg_usb_facts facts = {
		.vbus_known = take(&input, 1) & 1,
		.vbus = take(&input, 1) & 1,
		.told = take(&input, 1) & 1,
		.told_online = take(&input, 1) & 1,
		.told_type = take(&input, 1) % (CG_N_USB_TYPES + 2),
		.told_ua = number(&input, 0, 6000000),
		.told_uv = number(&input, 0, 50000000),
		.forced = take(&input, 1) % (CG_N_USB_TYPES + 2),
		.user_ua = number(&input, 0, 4000000),
		.board_ua = number(&input, 0, 4000000),
	};
	struct cg_usb_offer offer = cg_usb_offer(&facts);

	must(offer.type < CG_N_USB_TYPES, "usb: a source is of a kind");
	if (!offer.online) {
		must(!offer.ua && !offer.uv, "usb: no source offers nothing");
		return;
	}
	must(!facts.vbus_known || facts.vbus, "usb: without a voltage there is no source");
	must(offer.ua > 0 && offer.ua <= cg_usb_rules[offer.type].most_ua,
	     "usb: an offer is what its kind can give");
	must(facts.board_ua <= 0 || offer.ua <= facts.board_ua,
	     "usb: the connector is not asked for more than it carries");
	must(facts.user_ua <= 0 || offer.ua <= facts.user_ua, "usb: the user's word counts");
	must(offer.uv > 0 && offer.uv <= 48000000, "usb: an offer has a voltage");
}

/*
 * The source of a charge pump: on its grid, within what it can, and no cell above its limit. Limits
 * and the battery's voltage are what the driver has checked; the rest is what a source and a pump
 * say.
 */
static void a_pump(void)
{
	const struct cg_direct_chip *chip = &cg_direct_chips[take(&input, 1) % CG_DIRECT_CHIPS];
	s32 most_cv_uv = within(chip->cv_min_uv, chip->cv_max_uv);
	struct cg_direct_facts facts = {
		.cv_uv = within(chip->cv_min_uv, most_cv_uv),
		.cc_ua = within(CG_DIRECT_CC_MIN_UA, chip->cc_max_ua),
		.most_cv_uv = most_cv_uv,
		.battery_uv = within(2500000, 5000000) * chip->cells,
		.battery_ua = number(&input, 0, 12000000),
		.source_uv = number(&input, 3000000, 21000000),
		.least_uv = number(&input, 3000000, 6000000),
		.most_uv = number(&input, 6000000, 21000000),
	};
	s32 most_ua = number(&input, 0, 6000000), ua = cg_direct_source_ua(facts.cc_ua, most_ua);
	/* below nothing there is nothing to be asked for */
	s32 top_uv = max3(facts.most_uv, facts.least_uv, 0);
	s32 uv = cg_direct_first_uv(chip, &facts);

	must(ua >= 0 && 2LL * ua <= max(facts.cc_ua, 0) && ua <= max(most_ua, 0),
	     "direct: a source is limited to what may flow");
	if (fuzz_aloud)
		printf("%s: to %d uV %d uA, at %d uV %d uA, of %d uV in %d to %d: first %d\n",
		       chip->compatible, facts.cv_uv, facts.cc_ua, facts.battery_uv,
		       facts.battery_ua, facts.source_uv, facts.least_uv, facts.most_uv, uv);
	must(!uv || (uv >= facts.least_uv && uv <= top_uv),
	     "direct: a source is begun with what it can");
	uv = cg_direct_next_uv(chip, &facts);
	must(uv >= facts.least_uv && uv <= top_uv,
	     "direct: a source is asked for what it can");
	must(facts.battery_uv < facts.cv_uv || uv < facts.source_uv || uv == facts.least_uv ||
	     facts.source_uv > facts.most_uv ||
	     uv <= (s64)facts.battery_uv * CG_DIRECT_RATIO,
	     "direct: above its voltage a battery is given less");
	uv = cg_direct_guard_uv(chip, &facts);
	must(uv >= chip->cv_min_uv && uv <= chip->cv_max_uv &&
	     !((uv - chip->cv_min_uv) % chip->cv_step_uv), "direct: a guard is on the pump's grid");
	must(uv <= max(facts.most_cv_uv, chip->cv_min_uv),
	     "direct: a guard is never above what the battery may be charged to");
}

/* --- what is told --- */

/* Mostly what a chip in the control map can hold, else any even or uneven field. */
static void make_range(struct cg_range *range)
{
	s32 value = within(0, 500000);
	int i;

	*range = (struct cg_range) { .min = value, .step = take(&input, 1) * 1000 };
	if (range->step) {
		range->max = value + range->step * (s32)take(&input, 1);
		return;
	}
	range->n_list = take(&input, 1) % CG_RANGE_LIST;
	for (i = 0; i < range->n_list; i++) {
		range->list[i] = value;
		range->max = value;
		value += take(&input, 2) + 1;
	}
	if (take(&input, 1) & 1)
		range->even = (struct cg_even) { value, value + 50 * 1000, 1000 };
	if (range->even.step)
		range->max = range->even.max;
}

static s32 some_of(const struct cg_range *range)
{
	s32 value = cg_range_floor(range, number(&input, range->min, range->max));

	return max(value, range->min);
}

/**
 * struct chip - a charger, as its fields are
 * @knobs: of it
 * @cc_ua: charge current
 * @cv_uv: charge voltage
 * @on: its switch
 */
struct chip {
	const struct cg_knobs *knobs;
	s32 cc_ua;
	s32 cv_uv;
	bool on;
};

static bool charges(const struct chip *chip)
{
	return chip->knobs->quirks & CG_QUIRK_ZERO_CC_STOPS ? chip->cc_ua > 0 : chip->on;
}

static void obey(struct chip *chip, const struct cg_write *write)
{
	switch (write->knob) {
	case CG_KNOB_CC:
		chip->cc_ua = write->value;
		break;
	case CG_KNOB_CV:
		chip->cv_uv = write->value;
		break;
	case CG_KNOB_ONOFF:
		chip->on = write->value == chip->knobs->on;
		break;
	default:
		must(write->knob == CG_KNOB_IIN, "plan: what is written is a field");
		must(write->value >= chip->knobs->caps.iin.min &&
		     write->value <= chip->knobs->caps.iin.max,
		     "plan: an input limit is one that the chip can hold");
	}
}

static void show(const struct cg_plan *plan, const struct cg_told *told,
		 const struct cg_decision *decision)
{
	static const char *const names[CG_N_KNOBS] = { "cc", "cv", "iin", "switch" };
	u8 i;

	printf("told %s%s%s, cc %d cv %d iin %d, decided %s, cc %d cv %d iin %d:",
	       told->on ? "on" : "off", told->verified ? "" : ", unverified",
	       told->rewrite ? ", forgets" : "", told->cc_ua, told->cv_uv, told->iin_ua,
	       decision->enable ? "on" : "off", decision->cc_ua, decision->cv_uv,
	       decision->iin_ua);
	for (i = 0; i < plan->n; i++)
		printf(" %s %d", names[plan->write[i].knob], plan->write[i].value);
	printf("\n");
}

/*
 * The worse of what was told and what was decided. Behind a cache the lowest value of a field can
 * only be written again after the next one.
 */
static s32 most_of(const struct cg_knobs *knobs, const struct cg_range *range, s32 told,
		   s32 decided)
{
	s32 most = max(told, decided);

	if (knobs->quirks & CG_QUIRK_CACHED_FIELDS)
		most = max(most, cg_range_above(range, range->min));
	return most;
}

/* P15: what was told before is verified by then. */
static void fed(const struct cg_plan *plan, u8 i, const struct cg_told *told)
{
	struct cg_deed feed = {
		.kind = CG_DEED_FEED,
		.looked = !told->blind,
		.verified = told->verified && i == plan->n - 1,
	};
	struct cg_deeds deeds;
	const struct cg_duty *broken;

	cg_deeds_init(&deeds);
	broken = cg_deeds_judge(&deeds, &feed);
	must(!broken, broken ? broken->id : "");
}

/* What is left when nothing was to be charged, or nothing was known. */
static void is_off(const struct chip *chip, const struct cg_plan *plan, const struct cg_told *told)
{
	if (chip->knobs->quirks & CG_QUIRK_LINE_STOPS)
		must(!plan->n || chip->cc_ua == chip->knobs->caps.cc.min,
		     "plan: before its line is off it is told the least");
	else
		must(!charges(chip) || (told->verified && !told->on), "plan: off is off");
}

/* From what was told to what was decided, write by write. */
static void walk(struct chip chip, const struct cg_plan *plan, const struct cg_told *told,
		 const struct cg_decision *decision)
{
	const struct cg_knobs *knobs = chip.knobs;
	s32 most_ua = most_of(knobs, &knobs->caps.cc, chip.cc_ua, decision->cc_ua);
	s32 most_uv = most_of(knobs, &knobs->caps.cv, chip.cv_uv, decision->cv_uv);
	u8 i;

	if (fuzz_aloud)
		show(plan, told, decision);
	must(plan->n <= CG_MAX_WRITES, "plan: there is room for it");
	for (i = 0; i < plan->n; i++) {
		obey(&chip, &plan->write[i]);
		if (plan->write[i].knob == CG_KNOB_ONOFF && chip.on && told->on &&
		    knobs->quirks & CG_QUIRK_ON_FEEDS_WATCHDOG)
			fed(plan, i, told);
		if (!charges(&chip))
			continue;
		must(chip.cc_ua <= most_ua, "plan: on the way there is no higher current");
		must(chip.cv_uv <= most_uv, "plan: on the way there is no higher voltage");
	}
	if (!decision->enable || !told->verified) {
		is_off(&chip, plan, told);
		return;
	}
	must(chip.cc_ua == decision->cc_ua, "plan: the current is that of the decision");
	must(chip.cv_uv == decision->cv_uv ||
	     knobs->caps.cv.min >= knobs->caps.cv.max,
	     "plan: the voltage is that of the decision");
	must(charges(&chip) || knobs->quirks & CG_QUIRK_LINE_STOPS, "plan: on is on");
}

static struct cg_told some_told(const struct cg_charger_caps *caps)
{
	u32 what = take(&input, 1);
	struct cg_told told = {
		.verified = what & 1, .rewrite = what & 2, .on = what & 4, .blind = what & 8,
		.cv_uv = some_of(&caps->cv),
	};

	if (told.on)
		told.cc_ua = some_of(&caps->cc);
	/* what cannot be set is as it is */
	if (caps->cv.min >= caps->cv.max)
		told.cv_uv = caps->cv.max;
	if (caps->iin.max > 0) {
		told.iin_ua = some_of(&caps->iin);
		told.base_iin_ua = some_of(&caps->iin);
	}
	return told;
}

/* What nobody verified may be anything. */
static struct chip chip_of(const struct cg_knobs *knobs, const struct cg_told *told)
{
	struct chip chip = { knobs, told->cc_ua, told->cv_uv, told->on };

	if (told->verified)
		return chip;
	chip.on = take(&input, 1) & 1;
	chip.cc_ua = some_of(&knobs->caps.cc);
	chip.cv_uv = some_of(&knobs->caps.cv);
	return chip;
}

static void a_plan(void)
{
	struct cg_knobs knobs = cg_control_map[take(&input, 1) % cg_control_map_size].knobs;
	struct cg_decision decision = { .enable = take(&input, 1) & 1 };
	struct cg_told told;
	struct cg_plan plan;
	struct chip chip;

	if (knobs.quirks & CG_QUIRK_RANGES_OF_NODE)
		make_range(&knobs.caps.cc);
	told = some_told(&knobs.caps);
	decision.cc_ua = decision.enable ? some_of(&knobs.caps.cc) : 0;
	decision.cv_uv = decision.enable ? some_of(&knobs.caps.cv) : 0;
	decision.iin_ua = number(&input, 0, 4000000);
	/* nothing is decided that a charger cannot be told */
	if (decision.enable && (decision.cc_ua <= 0 || decision.cv_uv <= 0))
		return;
	if (told.on && told.cc_ua <= 0)
		return;
	chip = chip_of(&knobs, &told);
	cg_plan_make(&knobs, &told, &decision, &plan);
	walk(chip, &plan, &told, &decision);
	cg_plan_input(&knobs, &told, &decision, &plan);
	must(plan.n <= 1, "plan: a source is followed by one write");
	if (plan.n)
		obey(&chip, &plan.write[0]);
}

/* A field: what is below a wish, what is above a value, and what is left below a bound. */
static void a_range(void)
{
	s32 wish = number(&input, 0, 1000000), low, above, most;
	struct cg_range range, cut;

	make_range(&range);
	low = cg_range_floor(&range, wish);
	must(low < 0 || (low <= wish && low >= range.min && low <= range.max),
	     "range: what is below a wish can be told");
	must(low < 0 || cg_range_floor(&range, low) == low, "range: what can be told is itself");
	above = cg_range_above(&range, wish);
	if (fuzz_aloud)
		printf("%d to %d by %d, %d in a list, %d to %d by %d: below %d is %d, above %d\n",
		       range.min, range.max, range.step, range.n_list, range.even.min,
		       range.even.max, range.even.step, wish, low, above);
	must(above > wish || above == cg_range_floor(&range, S32_MAX),
	     "range: what is above is above, or the highest");
	must(above <= wish || cg_range_floor(&range, above - 1) <= max(wish, -1),
	     "range: there is nothing between");
	cut = range;
	most = number(&input, 0, 1000000);
	cg_range_cut(&cut, most);
	must(cg_range_floor(&range, most) < 0 || cg_range_floor(&cut, S32_MAX) ==
	     cg_range_floor(&range, most), "range: a cut leaves what is below it");
}

/* --- sources that switch themselves off --- */

static void a_search(void)
{
	struct cg_charger_sample *charger;
	struct cg_sample sample = { .n_chargers = 1 };
	struct cg_search search;
	s64 battery_uv;
	s32 says_ua = 1000000;
	int steps;

	cg_search_init(&search);
	charger = &sample.charger[0];
	for (steps = 1 + take(&input, 1) % 24; steps; steps--) {
		sample.now_ms += number(&input, 0, 4000);
		charger->told_on = take(&input, 1) & 1;
		charger->told_cc_ua = number(&input, 0, 5000000);
		charger->f[CG_C_ONLINE] = (struct cg_reading) {
			take(&input, 1) & 1, sample.now_ms, take(&input, 1) % 8 > 0
		};
		if (!(take(&input, 1) % 4))
			says_ua = number(&input, 0, 3000000);
		sample.source.ua = says_ua;
		sample.source.uv = number(&input, 0, 20000000);
		battery_uv = number(&input, 0, 20000000);
		cg_search_run(&search, &sample, battery_uv);
		must(says_ua <= 0 || sample.source.ua <= says_ua,
		     "search: no source is asked for more than it says");
		must(says_ua <= 0 || sample.source.ua > 0, "search: nor for nothing");
		must(!search.cap_ua || search.cap_ua >= 3, "search: what was found can be drawn");
	}
}

int fuzz_one(const u8 *byte, size_t size)
{
	static void (*const asked[])(void) = {
		bq25792_field, bq25792_words, an_lc709203f, a_max1726x, a_line_each, a_port, a_pump,
		a_plan, a_range, a_search,
	};

	input = (struct input){ byte, size };
	while (input.left)
		asked[take(&input, 1) % ARRAY_SIZE(asked)]();
	return 0;
}
