// SPDX-License-Identifier: GPL-2.0-only
/*
 * One row for each charger driver that can be governed. How to add one:
 *
 *  1. .driver: the name of the driver, as in /sys/bus/.../drivers/, and .compatibles if its
 *     chips do not hold the same.
 *  2. .cc, .cv, .iin: the properties whose *setters* in the driver set the charge current, the
 *     charge voltage and the input current limit. The class checks nothing: read the setters.
 *  3. how it stops: .onoff with .knobs.off and .knobs.on, CG_QUIRK_ZERO_CC_STOPS, or
 *     CG_QUIRK_LINE_STOPS where nothing that can be written does.
 *  4. .knobs.caps: lowest, highest and step of each field, from the data sheet, in uA and uV.
 *  5. what it does alone: .fail_safe, the defaults after a reset, and the quirks.
 */
#include <linux/array_size.h>
#include <linux/string.h>
#include <chargov/charger.h>

static const char *const axp209[] = { "x-powers,axp209-battery-power-supply", NULL };
static const char *const axp221[] = { "x-powers,axp221-battery-power-supply", NULL };
static const char *const axp813[] = { "x-powers,axp813-battery-power-supply", NULL };
static const char *const bq2560x[] = { "ti,bq25600", "ti,bq25600d", "ti,bq25601", NULL };
static const char *const bq25601d[] = { "ti,bq25601d", NULL };
static const char *const bq25611d[] = { "ti,bq25611d", NULL };
static const char *const bq2561x[] = { "ti,bq25618", "ti,bq25619", NULL };

/*
 * The battery supply of a power management chip: all but its voltages and currents is alike. Its
 * voltage takes only what is in the list, and its current not more than its own battery node says.
 * ONLINE says that there is a battery. The input limit is another supply's, and is left alone: the
 * charge current keeps to what the source gives. STATUS is written as a switch and read as what the
 * chip does. No watchdog: it goes on as it was told. It powers the processor too and is never reset
 * without us, so a cache needs no sign of that.
 */
#define AXP20X_ROW								\
	.driver = "axp20x-battery-power-supply",				\
	.cc = POWER_SUPPLY_PROP_CONSTANT_CHARGE_CURRENT,			\
	.cv = POWER_SUPPLY_PROP_VOLTAGE_MAX,					\
	.iin = CG_PROP_NONE,							\
	.onoff = POWER_SUPPLY_PROP_STATUS,					\
	.fail_safe = CG_FAIL_SAFE_KEEP,						\
	.default_cv_uv = 4200000

#define AXP20X_SWITCH								\
	.off = POWER_SUPPLY_STATUS_NOT_CHARGING,				\
	.on = POWER_SUPPLY_STATUS_CHARGING

#define AXP20X_QUIRKS	(CG_QUIRK_ONLINE_OF_SOURCE | CG_QUIRK_ONOFF_READS_STATE)

const struct cg_control_row cg_control_map[] = {
	/*
	 * adp5061; the driver's setters, which are the same from 6.1 to 7.3: it caches nothing and
	 * takes the next lower of what it knows. VOLTAGE_MAX is the voltage of the charge;
	 * CONSTANT_CHARGE_VOLTAGE_MAX, below it, that up to which the current is constant. Nothing
	 * that it sets stops, only its pin, and it does not tell whether it has a source. Not run
	 * here.
	 */
	{
		.driver = "adp5061",
		.cc = POWER_SUPPLY_PROP_CONSTANT_CHARGE_CURRENT,
		.cv = POWER_SUPPLY_PROP_VOLTAGE_MAX,
		.iin = POWER_SUPPLY_PROP_INPUT_CURRENT_LIMIT,
		.onoff = CG_PROP_NONE,
		.fail_safe = CG_FAIL_SAFE_KEEP,
		.default_cv_uv = 4200000,
		.default_cc_ua = 750000,
		.knobs = {
			.caps = {
				.cc = {
					.min = 50000,
					.max = 1300000,
					.n_list = 2,
					.list = { 1200000, 1300000 },
					.even = { .min = 50000, .max = 1100000, .step = 50000 },
				},
				.cv = { .min = 3800000, .max = 4500000, .step = 20000 },
				.iin = {
					.min = 100000,
					.max = 2100000,
					.n_list = 16,
					.list = { 100000, 150000, 200000, 250000, 300000, 400000,
						  500000, 600000, 700000, 800000, 900000, 1000000,
						  1200000, 1500000, 1800000, 2100000 },
				},
			},
			.quirks = CG_QUIRK_LINE_STOPS | CG_QUIRK_ONLINE_OF_SOURCE,
		},
	},
	/*
	 * axp202, axp209; AXP209 data sheet v1.0, and the driver's setters, which are the same from
	 * 6.1 to 7.3. The register of the charge is not cached.
	 */
	{
		AXP20X_ROW,
		.compatibles = axp209,
		.default_cc_ua = 1800000,
		.knobs = {
			.caps = {
				.cc = { .min = 300000, .max = 1800000, .step = 100000 },
				.cv = {
					.min = 4100000,
					.max = 4200000,
					.n_list = 3,
					.list = { 4100000, 4150000, 4200000 },
				},
			},
			AXP20X_SWITCH,
			.quirks = AXP20X_QUIRKS,
		},
	},
	/* axp221, axp223: as above, cached, and with two voltages. Not run here. */
	{
		AXP20X_ROW,
		.compatibles = axp221,
		.default_cc_ua = 2550000,
		.knobs = {
			.caps = {
				.cc = { .min = 300000, .max = 2550000, .step = 150000 },
				.cv = {
					.min = 4100000,
					.max = 4200000,
					.n_list = 2,
					.list = { 4100000, 4200000 },
				},
			},
			AXP20X_SWITCH,
			.quirks = AXP20X_QUIRKS | CG_QUIRK_CACHED_FIELDS,
		},
	},
	/*
	 * axp803, axp813: as above. The driver would write up to 3.2 A; codes above 2.8 A are
	 * reserved (AXP813 data sheet). Not run here.
	 */
	{
		AXP20X_ROW,
		.compatibles = axp813,
		.default_cc_ua = 2800000,
		.knobs = {
			.caps = {
				.cc = { .min = 200000, .max = 2800000, .step = 200000 },
				.cv = {
					.min = 4100000,
					.max = 4200000,
					.n_list = 3,
					.list = { 4100000, 4150000, 4200000 },
				},
			},
			AXP20X_SWITCH,
			.quirks = AXP20X_QUIRKS | CG_QUIRK_CACHED_FIELDS,
		},
	},
	/*
	 * bq24190, bq24192, bq24192i, bq24196, bq24296; SLUSAW5, and the driver's setters, which
	 * are the same from 6.1 to 7.3. It caches nothing. It switches the watchdog off once: a
	 * chip that was reset is reset by it again and again. Less than 512 mA it raises to that,
	 * and it knows eight input limits. It resets the chip when the system goes to sleep, which
	 * then charges with its defaults: the row has the worse of that and of going on as it was
	 * told. ONLINE would take the battery away.
	 */
	{
		.driver = "bq24190-charger",
		.supply = "bq24190-charger",
		.cc = POWER_SUPPLY_PROP_CONSTANT_CHARGE_CURRENT,
		.cv = POWER_SUPPLY_PROP_CONSTANT_CHARGE_VOLTAGE,
		.iin = POWER_SUPPLY_PROP_INPUT_CURRENT_LIMIT,
		.onoff = POWER_SUPPLY_PROP_CHARGE_TYPE,
		.fail_safe = CG_FAIL_SAFE_DEFAULTS,
		.default_cv_uv = 4208000,
		.default_cc_ua = 2048000,
		/* the least at which VBATLOWV may fall; it rises at 3 V */
		.precharge_uv = 2600000,
		.watchdog_ms = 40000,
		.knobs = {
			.caps = {
				.cc = { .min = 512000, .max = 4544000, .step = 64000 },
				.cv = { .min = 3504000, .max = 4400000, .step = 16000 },
				.iin = {
					.min = 100000,
					.max = 3000000,
					.n_list = 8,
					.list = { 100000, 150000, 500000, 900000, 1200000, 1500000,
						  2000000, 3000000 },
				},
			},
			.off = POWER_SUPPLY_CHARGE_TYPE_NONE,
			.on = POWER_SUPPLY_CHARGE_TYPE_FAST,
			.quirks = CG_QUIRK_SLEEP_RESETS,
		},
	},
	/*
	 * bq25600, bq25600d, bq25601; SLUSCJ4 and SLUSCK5, and the driver's setters, which are the
	 * same from 6.1 to 7.3. The driver caches all but the input limit, keeps the watchdog off
	 * unless its node says otherwise, and resets the chip when it is unbound. A charge current
	 * of 0 disables the charge; CHARGE_TYPE reads what the chip does and would have to be
	 * forced through the cache by a start. Voltage code 15 is 4.352 V on the chip and 4.336 V
	 * in the driver: it is left out. What it clamps to is on its other supply. Its HEALTH tells
	 * of an over-voltage; of the chip's timer and heat it looks in a field that never says so,
	 * and a watchdog that ended is cleared by whoever reads before it.
	 */
	{
		.driver = "bq256xx-charger",
		.compatibles = bq2560x,
		.supply = "bq256xx-charger",
		.bounds = "bq256xx-battery",
		.cc = POWER_SUPPLY_PROP_CONSTANT_CHARGE_CURRENT,
		.cv = POWER_SUPPLY_PROP_CONSTANT_CHARGE_VOLTAGE,
		.iin = POWER_SUPPLY_PROP_INPUT_CURRENT_LIMIT,
		.onoff = CG_PROP_NONE,
		.fail_safe = CG_FAIL_SAFE_DEFAULTS,
		.default_cv_uv = 4208000,
		.default_cc_ua = 2040000,
		.watchdog_ms = 40000,
		.knobs = {
			.caps = {
				.cc = { .min = 0, .max = 3000000, .step = 60000 },
				.cv = {
					.min = 3856000,
					.max = 4624000,
					.n_list = 9,
					.list = { 4368000, 4400000, 4432000, 4464000, 4496000,
						  4528000, 4560000, 4592000, 4624000 },
					.even = { .min = 3856000, .max = 4304000, .step = 32000 },
				},
				.iin = { .min = 100000, .max = 3200000, .step = 100000 },
			},
			.default_iin_ua = 2400000,
			.quirks = CG_QUIRK_ZERO_CC_STOPS | CG_QUIRK_CACHED_FIELDS |
				  CG_QUIRK_MAY_BE_SILENT,
		},
	},
	/* bq25601d; SLUSDA2: as above, but all voltages are 9 mV lower. */
	{
		.driver = "bq256xx-charger",
		.compatibles = bq25601d,
		.supply = "bq256xx-charger",
		.bounds = "bq256xx-battery",
		.cc = POWER_SUPPLY_PROP_CONSTANT_CHARGE_CURRENT,
		.cv = POWER_SUPPLY_PROP_CONSTANT_CHARGE_VOLTAGE,
		.iin = POWER_SUPPLY_PROP_INPUT_CURRENT_LIMIT,
		.onoff = CG_PROP_NONE,
		.fail_safe = CG_FAIL_SAFE_DEFAULTS,
		.default_cv_uv = 4199000,
		.default_cc_ua = 2040000,
		.watchdog_ms = 40000,
		.knobs = {
			.caps = {
				.cc = { .min = 0, .max = 3000000, .step = 60000 },
				.cv = {
					.min = 3847000,
					.max = 4615000,
					.n_list = 9,
					.list = { 4359000, 4391000, 4423000, 4455000, 4487000,
						  4519000, 4551000, 4583000, 4615000 },
					.even = { .min = 3847000, .max = 4295000, .step = 32000 },
				},
				.iin = { .min = 100000, .max = 3200000, .step = 100000 },
			},
			.default_iin_ua = 2400000,
			.quirks = CG_QUIRK_ZERO_CC_STOPS | CG_QUIRK_CACHED_FIELDS |
				  CG_QUIRK_MAY_BE_SILENT,
		},
	},
	/*
	 * bq25611d; SLUSDF7: as above. Its voltages are a list, and above it a row, whose first
	 * the driver takes for a step higher than it is.
	 */
	{
		.driver = "bq256xx-charger",
		.compatibles = bq25611d,
		.supply = "bq256xx-charger",
		.bounds = "bq256xx-battery",
		.cc = POWER_SUPPLY_PROP_CONSTANT_CHARGE_CURRENT,
		.cv = POWER_SUPPLY_PROP_CONSTANT_CHARGE_VOLTAGE,
		.iin = POWER_SUPPLY_PROP_INPUT_CURRENT_LIMIT,
		.onoff = CG_PROP_NONE,
		.fail_safe = CG_FAIL_SAFE_DEFAULTS,
		.default_cv_uv = 4190000,
		.default_cc_ua = 1020000,
		.watchdog_ms = 40000,
		.knobs = {
			.caps = {
				.cc = { .min = 0, .max = 3000000, .step = 60000 },
				.cv = {
					.min = 3494000,
					.max = 4510000,
					.n_list = 9,
					.list = { 3494000, 3590000, 3686000, 3790000, 3894000,
						  3990000, 4090000, 4140000, 4190000 },
					.even = { .min = 4300000, .max = 4510000, .step = 10000 },
				},
				.iin = { .min = 100000, .max = 3200000, .step = 100000 },
			},
			.default_iin_ua = 2400000,
			.quirks = CG_QUIRK_ZERO_CC_STOPS | CG_QUIRK_CACHED_FIELDS |
				  CG_QUIRK_MAY_BE_SILENT,
		},
	},
	/*
	 * bq25618, bq25619; SLUSDF8: as above, with small steps of current, and
	 * four large ones above them.
	 */
	{
		.driver = "bq256xx-charger",
		.compatibles = bq2561x,
		.supply = "bq256xx-charger",
		.bounds = "bq256xx-battery",
		.cc = POWER_SUPPLY_PROP_CONSTANT_CHARGE_CURRENT,
		.cv = POWER_SUPPLY_PROP_CONSTANT_CHARGE_VOLTAGE,
		.iin = POWER_SUPPLY_PROP_INPUT_CURRENT_LIMIT,
		.onoff = CG_PROP_NONE,
		.fail_safe = CG_FAIL_SAFE_DEFAULTS,
		.default_cv_uv = 4200000,
		.default_cc_ua = 340000,
		.watchdog_ms = 40000,
		.knobs = {
			.caps = {
				.cc = {
					.min = 0,
					.max = 1500000,
					.n_list = 4,
					.list = { 1290000, 1360000, 1430000, 1500000 },
					.even = { .min = 0, .max = 1180000, .step = 20000 },
				},
				.cv = {
					.min = 3504000,
					.max = 4500000,
					.n_list = 9,
					.list = { 3504000, 3600000, 3696000, 3800000, 3904000,
						  4000000, 4100000, 4150000, 4200000 },
					.even = { .min = 4310000, .max = 4500000, .step = 10000 },
				},
				.iin = { .min = 100000, .max = 3200000, .step = 100000 },
			},
			.default_iin_ua = 2400000,
			.quirks = CG_QUIRK_ZERO_CC_STOPS | CG_QUIRK_CACHED_FIELDS |
				  CG_QUIRK_MAY_BE_SILENT,
		},
	},
	/*
	 * bq25890, bq25892, bq25895, bq25896; SLUSCA6 tables 8 to 28. The driver switches the
	 * watchdog off once and caches REG03 to REG08: after a reset of the chip it runs again,
	 * unseen. REG00 is not cached: its input limit tells that something happened, and REG0E
	 * at 0 that it was a reset and not only a quick replug.
	 */
	{
		.driver = "bq25890-charger",
		.cc = POWER_SUPPLY_PROP_CONSTANT_CHARGE_CURRENT,
		.cv = POWER_SUPPLY_PROP_CONSTANT_CHARGE_VOLTAGE,
		.iin = POWER_SUPPLY_PROP_INPUT_CURRENT_LIMIT,
		.onoff = CG_PROP_NONE,
		.fail_safe = CG_FAIL_SAFE_DEFAULTS,
		.default_cv_uv = 4208000,
		.default_cc_ua = 2048000,
		.reset_voltage_uv = 2304000,
		.watchdog_ms = 40000,
		.knobs = {
			.caps = {
				.cc = { .min = 0, .max = 5056000, .step = 64000 },
				.cv = { .min = 3840000, .max = 4608000, .step = 16000 },
				.iin = { .min = 100000, .max = 3250000, .step = 50000 },
			},
			.default_iin_ua = 500000,
			.quirks = CG_QUIRK_ZERO_CC_STOPS | CG_QUIRK_CACHED_FIELDS |
				  CG_QUIRK_CC_READS_LOWER,
		},
	},
	/*
	 * bq25792, bq25798: bq25792.c, which caches nothing over a write and inhibits until it is
	 * told. How many cells there are is in the highest voltage that it shows; the defaults
	 * are the most that any number of them gives.
	 */
	{
		.driver = "chargov-bq25792",
		.cc = POWER_SUPPLY_PROP_CONSTANT_CHARGE_CURRENT,
		.cv = POWER_SUPPLY_PROP_CONSTANT_CHARGE_VOLTAGE,
		.iin = POWER_SUPPLY_PROP_INPUT_CURRENT_LIMIT,
		.onoff = POWER_SUPPLY_PROP_CHARGE_BEHAVIOUR,
		.fail_safe = CG_FAIL_SAFE_OFF,
		.default_cv_uv = 16800000,
		.default_cc_ua = 2000000,
		.watchdog_ms = 160000,
		.knobs = {
			.caps = {
				.cc = { .min = 50000, .max = 5000000, .step = 10000 },
				.cv = { .min = 3000000, .max = 18800000, .step = 10000 },
				.iin = { .min = 100000, .max = 3300000, .step = 10000 },
			},
			.off = POWER_SUPPLY_CHARGE_BEHAVIOUR_INHIBIT_CHARGE,
			.on = POWER_SUPPLY_CHARGE_BEHAVIOUR_AUTO,
			.quirks = CG_QUIRK_ON_FEEDS_WATCHDOG | CG_QUIRK_MAY_BE_SILENT,
		},
	},
	/*
	 * chargov-direct: direct.c, a charge pump behind a programmable source. It measures at the
	 * cells, ends a charge that nobody governs, and refuses what its source or pump cannot. A
	 * reset pump is off; the defaults are those of the guards of the largest.
	 */
	{
		.driver = "chargov-direct",
		.cc = POWER_SUPPLY_PROP_CONSTANT_CHARGE_CURRENT,
		.cv = POWER_SUPPLY_PROP_CONSTANT_CHARGE_VOLTAGE,
		.iin = CG_PROP_NONE,
		.onoff = POWER_SUPPLY_PROP_CHARGE_BEHAVIOUR,
		.fail_safe = CG_FAIL_SAFE_OFF,
		.default_cv_uv = 8800000,
		.default_cc_ua = 8100000,
		.watchdog_ms = 160000,
		.knobs = {
			.caps = {
				.cc = { .min = 2300000, .max = 11000000, .step = 100000 },
				.cv = { .min = 3500000, .max = 9540000, .step = 20000 },
				.senses_cells = true,
			},
			.off = POWER_SUPPLY_CHARGE_BEHAVIOUR_INHIBIT_CHARGE,
			.on = POWER_SUPPLY_CHARGE_BEHAVIOUR_AUTO,
			.quirks = CG_QUIRK_ON_FEEDS_WATCHDOG | CG_QUIRK_SLEEP_STOPS,
		},
	},
	/*
	 * chargov-discrete: discrete.c, chargers without registers. Its node says what currents and
	 * voltages there are, and a line switches it, which a reset of the processor releases.
	 */
	{
		.driver = "chargov-discrete",
		.cc = POWER_SUPPLY_PROP_CONSTANT_CHARGE_CURRENT,
		.cv = POWER_SUPPLY_PROP_CONSTANT_CHARGE_VOLTAGE,
		.iin = CG_PROP_NONE,
		.onoff = POWER_SUPPLY_PROP_CHARGE_BEHAVIOUR,
		.fail_safe = CG_FAIL_SAFE_OFF,
		.knobs = {
			.off = POWER_SUPPLY_CHARGE_BEHAVIOUR_INHIBIT_CHARGE,
			.on = POWER_SUPPLY_CHARGE_BEHAVIOUR_AUTO,
			.quirks = CG_QUIRK_RANGES_OF_NODE,
		},
	},
	/*
	 * gpio-charger; the driver's setter, which is the same from 6.1 to 7.3. Its node says what
	 * currents there are, the pack's at which voltage it ends. Less than the lowest becomes
	 * that. Whether it can be stopped by 0 the node says too; else a line must do it.
	 */
	{
		.driver = "gpio-charger",
		.cc = POWER_SUPPLY_PROP_CONSTANT_CHARGE_CURRENT_MAX,
		.cv = CG_PROP_NONE,
		.iin = CG_PROP_NONE,
		.onoff = CG_PROP_NONE,
		.fail_safe = CG_FAIL_SAFE_KEEP,
		.knobs = {
			.quirks = CG_QUIRK_RANGES_OF_NODE | CG_QUIRK_LINE_STOPS,
		},
	},
	/*
	 * mt6360; the driver's setters, which are the same from 6.1 to 7.3. It caches nothing, and
	 * it clamps to the ends of each field and rounds down. Nothing that it sets stops: ONLINE
	 * is the input's sleep. Not run here.
	 */
	{
		.driver = "mt6360-chg",
		.cc = POWER_SUPPLY_PROP_CONSTANT_CHARGE_CURRENT,
		.cv = POWER_SUPPLY_PROP_CONSTANT_CHARGE_VOLTAGE,
		.iin = POWER_SUPPLY_PROP_INPUT_CURRENT_LIMIT,
		.onoff = CG_PROP_NONE,
		.fail_safe = CG_FAIL_SAFE_KEEP,
		.default_cv_uv = 4200000,
		.default_cc_ua = 2000000,
		.knobs = {
			.caps = {
				.cc = { .min = 100000, .max = 5000000, .step = 100000 },
				.cv = { .min = 3900000, .max = 4710000, .step = 10000 },
				.iin = { .min = 100000, .max = 3250000, .step = 50000 },
			},
			.quirks = CG_QUIRK_LINE_STOPS,
		},
	},
	/* mt6370: as mt6360, but its field begins at 900 mA, and ONLINE looks for a source. */
	{
		.driver = "mt6370-charger",
		.cc = POWER_SUPPLY_PROP_CONSTANT_CHARGE_CURRENT,
		.cv = POWER_SUPPLY_PROP_CONSTANT_CHARGE_VOLTAGE,
		.iin = POWER_SUPPLY_PROP_INPUT_CURRENT_LIMIT,
		.onoff = CG_PROP_NONE,
		.fail_safe = CG_FAIL_SAFE_KEEP,
		.default_cv_uv = 4200000,
		.default_cc_ua = 2000000,
		.knobs = {
			.caps = {
				.cc = { .min = 900000, .max = 5000000, .step = 100000 },
				.cv = { .min = 3900000, .max = 4710000, .step = 10000 },
				.iin = { .min = 100000, .max = 3250000, .step = 50000 },
			},
			.quirks = CG_QUIRK_LINE_STOPS,
		},
	},
	/*
	 * rt9467; the driver's setters, which are the same in 6.12 and 7.3. Charge current and end
	 * current are read from its own memory; its field begins at 900 mA, and less becomes that.
	 * STATUS is written as the bit itself, so Not charging would start, and read as what the
	 * chip does. From 7.3 on it shows a voltage and a current, those of the input. Nothing is
	 * done at suspend or shutdown, and its watchdog is off. 6.1 has no driver.
	 */
	{
		.driver = "rt9467-charger",
		.cc = POWER_SUPPLY_PROP_CONSTANT_CHARGE_CURRENT,
		.cv = POWER_SUPPLY_PROP_CONSTANT_CHARGE_VOLTAGE,
		.iin = POWER_SUPPLY_PROP_INPUT_CURRENT_LIMIT,
		.onoff = POWER_SUPPLY_PROP_STATUS,
		.fail_safe = CG_FAIL_SAFE_KEEP,
		.default_cv_uv = 4200000,
		.default_cc_ua = 2000000,
		.knobs = {
			.caps = {
				.cc = { .min = 900000, .max = 5000000, .step = 100000 },
				.cv = { .min = 3900000, .max = 4710000, .step = 10000 },
				.iin = { .min = 100000, .max = 3250000, .step = 50000 },
			},
			.off = POWER_SUPPLY_STATUS_UNKNOWN,
			.on = POWER_SUPPLY_STATUS_CHARGING,
			.default_iin_ua = 500000,
			.quirks = CG_QUIRK_CACHED_FIELDS | CG_QUIRK_ONOFF_READS_STATE |
				  CG_QUIRK_SHOWS_INPUT,
		},
	},
	/*
	 * rt9471; DS9471, and the driver's setters, which are the same in 6.12 and 7.3. It caches
	 * nothing and keeps the watchdog off, feeds it when a reset has switched it on, and resets
	 * the chip at shutdown, so while a kernel hangs it keeps what it was told, and after a
	 * shutdown it charges with its defaults: the row has the worse of both. STATUS is written
	 * as a switch and read as what the chip does: Unknown stops. ONLINE would take the source
	 * away. 6.1 has no driver.
	 */
	{
		.driver = "rt9471",
		.cc = POWER_SUPPLY_PROP_CONSTANT_CHARGE_CURRENT,
		.cv = POWER_SUPPLY_PROP_CONSTANT_CHARGE_VOLTAGE,
		.iin = POWER_SUPPLY_PROP_INPUT_CURRENT_LIMIT,
		.onoff = POWER_SUPPLY_PROP_STATUS,
		.fail_safe = CG_FAIL_SAFE_DEFAULTS,
		.default_cv_uv = 4200000,
		.default_cc_ua = 2000000,
		.knobs = {
			.caps = {
				.cc = { .min = 0, .max = 3150000, .step = 50000 },
				.cv = { .min = 3900000, .max = 4700000, .step = 10000 },
				.iin = { .min = 50000, .max = 3150000, .step = 50000 },
			},
			.off = POWER_SUPPLY_STATUS_UNKNOWN,
			.on = POWER_SUPPLY_STATUS_CHARGING,
			.quirks = CG_QUIRK_ONOFF_READS_STATE,
		},
	},
};
EXPORT_SYMBOL_IF_KUNIT(cg_control_map);

const unsigned int cg_control_map_size = ARRAY_SIZE(cg_control_map);
EXPORT_SYMBOL_IF_KUNIT(cg_control_map_size);

static bool cg_control_is_for(const struct cg_control_row *row, const char *compatible)
{
	const char *const *known = row->compatibles;

	while (known && *known && strcmp(*known, compatible))
		known++;
	return !known || *known;
}

const struct cg_control_row *cg_control_find(const char *driver, const char *compatible)
{
	unsigned int i;

	for (i = 0; i < cg_control_map_size; i++)
		if (!strcmp(cg_control_map[i].driver, driver) &&
		    cg_control_is_for(&cg_control_map[i], compatible))
			return &cg_control_map[i];
	return NULL;
}
EXPORT_SYMBOL_IF_KUNIT(cg_control_find);

/* Drivers that set something and cannot be governed all the same, by their setters and getters. */
static const struct {
	const char *driver;
	const char *why;
} cg_control_refused[] = {
	{ "bq25980-charger", "it regulates nothing alone; name a chargov,direct-charger with it" },
	{ "ltc4162-l-charger", "nothing that can be written or wired stops it" },
	{ "qcom-smbb", "nothing that can be written or wired stops it" },
	{ "axp20x-battery-power-supply", "of this chip it bounds the current by another register" },
	{ "axp288_charger", "whatever current is written becomes 200 mA" },
	{ "mp2629_charger", "nobody could see that it does not stop" },
	{ "bq2515x-charger", "none of its properties switches it off" },
	{ "ip5xxx-power", "it forgets all that it was told when it falls asleep" },
	{ "bq24735-charger", "it sets neither a current nor a voltage" },
	{ "max77976-charger", "it sets no voltage, and nothing says at which it ends" },
	{ "pm8916-lbc", "it sets no voltage, and nothing says at which it ends" },
	{ "sc2731-charger", "it sets no voltage, and nothing says at which it ends" },
};

const char *cg_control_why_not(const char *driver)
{
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(cg_control_refused); i++)
		if (!strcmp(cg_control_refused[i].driver, driver))
			return cg_control_refused[i].why;
	return NULL;
}
EXPORT_SYMBOL_IF_KUNIT(cg_control_why_not);
