// SPDX-License-Identifier: GPL-2.0-only
/*
 * The board: builds the plant that the device tree describes, lets its time follow the boot clock
 * and passes what happens on between plant and chips.
 */
#include <linux/mod_devicetable.h>
#include <linux/module.h>
#include <linux/platform_device.h>
#include <linux/property.h>

#include "lab.h"

#define MAX_OCV_POINTS	101
#define VBUS_UV		3600000
#define TRIP_MS		1000

static s64 lab_time_ms(const struct cg_lab *lab)
{
	return ktime_ms_delta(ktime_get_boottime(), lab->origin);
}

static void feel(struct cg_lab *lab)
{
	struct cg_chip_env *env = &lab->env;

	env->plant = &lab->plant;
	env->out = lab->plant.out;
	cg_plant_wire(&lab->plant, -1, &env->at);
	env->temp_mdegc = env->at.temp_mdegc;
	env->ce_high = cg_lab_ce_high(lab, 0);
	env->prog = cg_lab_prog(lab);
	env->prog_ua = lab->prog_ua;
	env->charge_uv = lab->charge_uv;
	cg_plant_input(&lab->plant, &env->input);
}

static s32 sensed(const struct cg_lab_sense *sense, s32 value)
{
	if (sense->how == CG_SENSE_AT)
		return sense->value;
	return sense->how == CG_SENSE_BY ? value + sense->value : value;
}

/* Whatever it is wired to, it may measure it wrongly. */
static void err(struct cg_lab_chip *chip)
{
	struct cg_chip_env *env = &chip->env;

	env->at.v_uv = sensed(&chip->sense[CG_SENSE_VOLTAGE], env->at.v_uv);
	env->at.i_ua = sensed(&chip->sense[CG_SENSE_CURRENT], env->at.i_ua);
	env->at.temp_mdegc = sensed(&chip->sense[CG_SENSE_TEMP], env->at.temp_mdegc);
	env->temp_mdegc = sensed(&chip->sense[CG_SENSE_TEMP], env->temp_mdegc);
}

static void wire(struct cg_lab *lab, struct cg_lab_chip *chip)
{
	chip->env = lab->env;
	if (lab->n_chargers > 1 && chip->charger != CG_LAB_NO_CHARGER) {
		cg_plant_out_of(&lab->plant, chip->charger, &chip->env.out);
		chip->env.ce_high = cg_lab_ce_high(lab, chip->charger);
	}
	if (chip->cell == CG_LAB_PACK)
		return;
	if (chip->cell == CG_LAB_RESERVE)
		cg_plant_wire(lab->reserve, -1, &chip->env.at);
	else
		cg_plant_wire(&lab->plant, chip->cell, &chip->env.at);
	chip->env.temp_mdegc = chip->env.at.temp_mdegc;
}

void cg_lab_chip_feel(struct cg_lab *lab, struct cg_lab_chip *chip)
{
	wire(lab, chip);
	err(chip);
}

void cg_lab_settle(struct cg_lab *lab)
{
	unsigned int i;

	feel(lab);
	for (i = 0; i < lab->n_chips; i++) {
		struct cg_lab_chip *chip = &lab->chip[i];

		cg_lab_chip_feel(lab, chip);
		if (chip->ops->settle)
			chip->ops->settle(chip->state, &chip->env);
	}
}

static bool same_request(const struct cg_charge_request *a, const struct cg_charge_request *b)
{
	return a->on == b->on && a->hiz == b->hiz && a->cv_uv == b->cv_uv &&
	       a->cc_ua == b->cc_ua && a->iin_ua == b->iin_ua && a->vindpm_uv == b->vindpm_uv &&
	       a->drop_uohm == b->drop_uohm;
}

/* True if a charger does something else now, which the chips will feel again. */
static bool tick_chips(struct cg_lab *lab, s64 dt_ms)
{
	bool changed = false;
	unsigned int i;

	feel(lab);
	for (i = 0; i < lab->n_chips; i++) {
		struct cg_lab_chip *chip = &lab->chip[i];
		struct cg_charge_request *to = chip->charger ? &lab->plant.help :
							       &lab->plant.request;
		const struct cg_charge_request *r;

		cg_lab_chip_feel(lab, chip);
		if (chip->ops->tick(chip->state, &chip->env, dt_ms))
			cg_lab_gpio_pulse(lab, chip->line);
		if (chip->ops->pulled)
			cg_lab_gpio_pull(lab, chip->ops->pulled(chip->state));
		if (!chip->ops->request)
			continue;
		r = chip->state + chip->ops->request;
		if (same_request(r, to))
			continue;
		*to = *r;
		changed = true;
	}
	return changed;
}

/* A charger that moves the voltage may move itself to another phase: three rounds settle that. */
static void react(struct cg_lab *lab, s64 dt_ms)
{
	unsigned int round;

	for (round = 0; round < 4 && tick_chips(lab, round ? 0 : dt_ms); round++)
		cg_plant_solve(&lab->plant);
}

/* Each plug and unplug is an edge. */
static void show_vbus(struct cg_lab *lab)
{
	bool vbus = lab->plant.source.uv >= VBUS_UV;

	if (vbus == lab->vbus)
		return;
	WRITE_ONCE(lab->vbus, vbus);
	if (lab->vbus_wired)
		cg_lab_gpio_pulse(lab, CG_LAB_VBUS_LINE);
}

/* A source that protects itself is gone, and comes back. True if it did either. */
static bool trip(struct cg_lab *lab)
{
	struct cg_source *source = &lab->plant.source;

	if (lab->back_ms && lab->plant.now_ms >= lab->back_ms) {
		*source = lab->tripped;
		lab->back_ms = 0;
	} else if (!lab->back_ms && lab->trip_ua && lab->env.input.ua > lab->trip_ua) {
		lab->tripped = *source;
		lab->back_ms = lab->plant.now_ms + TRIP_MS;
		source->uv = 0;
	} else {
		return false;
	}
	cg_plant_solve(&lab->plant);
	return true;
}

static void advance(struct cg_lab *lab, s64 until_ms)
{
	while (lab->plant.now_ms < until_ms) {
		s64 from_ms = lab->plant.now_ms;

		cg_plant_step(&lab->plant, cg_plant_next_ms(&lab->plant, until_ms));
		cg_lab_reserve_advance(lab);
		react(lab, lab->plant.now_ms - from_ms);
		if (trip(lab) || cg_lab_contract_lapses(lab)) {
			react(lab, 0);
			show_vbus(lab);
		}
	}
}

void cg_lab_go_on(struct cg_lab *lab, s64 ms)
{
	react(lab, 0);
	advance(lab, lab->plant.now_ms + ms);
}

void cg_lab_begin_read(struct cg_lab *lab)
{
	s64 now_ms;
	s32 past_ms;

	mutex_lock(&lab->lock);
	now_ms = lab_time_ms(lab);
	div_s64_rem(now_ms, CG_PLANT_GRID_MS, &past_ms);
	advance(lab, now_ms - past_ms);
}

void cg_lab_end_read(struct cg_lab *lab)
{
	mutex_unlock(&lab->lock);
}

void cg_lab_begin_change(struct cg_lab *lab)
{
	mutex_lock(&lab->lock);
	advance(lab, lab_time_ms(lab));
}

/*
 * Aligned to the grid each time anew: a timer in jiffies that re-arms itself drifts. The plant goes
 * second by second all the same; a longer pace makes only interrupts late.
 */
static void arm_tick(struct cg_lab *lab)
{
	bool on = READ_ONCE(lab->plant.request.on) || READ_ONCE(lab->plant.help.on);
	s64 period_ms = on ? CG_PLANT_GRID_MS : lab->pace_ms;
	s64 now_ms = lab_time_ms(lab);
	s32 past_ms;

	div_s64_rem(now_ms, period_ms, &past_ms);
	mod_delayed_work(system_wq, &lab->tick, msecs_to_jiffies(period_ms - past_ms));
}

/* How long a charger was allowed to draw more than is agreed. */
static void time_contract(struct cg_lab *lab)
{
	if (!lab->fell_ms || lab->plant.request.iin_ua > lab->contract.ua)
		return;
	lab->lag_ms = lab->plant.now_ms - lab->fell_ms;
	lab->fell_ms = 0;
}

void cg_lab_end_change(struct cg_lab *lab)
{
	cg_plant_solve(&lab->plant);
	react(lab, 0);
	show_vbus(lab);
	time_contract(lab);
	cg_lab_reserve_advance(lab);
	if (lab->pace_ms != CG_PLANT_GRID_MS)
		arm_tick(lab);
	mutex_unlock(&lab->lock);
}

static void tick_work(struct work_struct *work)
{
	struct cg_lab *lab = container_of(to_delayed_work(work), struct cg_lab, tick);

	cg_lab_begin_read(lab);
	cg_lab_end_read(lab);
	arm_tick(lab);
}

static void stop_tick(void *data)
{
	struct cg_lab *lab = data;

	/* no change arms it again */
	mutex_lock(&lab->lock);
	lab->pace_ms = CG_PLANT_GRID_MS;
	mutex_unlock(&lab->lock);
	cancel_delayed_work_sync(&lab->tick);
}

/* One number of the node, and the range that the plant can do. */
struct number {
	const char *property;
	s32 preset;
	s32 least;
	s32 most;
};

enum {
	FULL_UV, CELL_LIMIT_UV, START_SOC, AMBIENT, PATH, CURRENT_LIMIT, BRANCH_LIMIT,
	PRECHARGE_LIMIT, THERMAL, N_NUMBERS
};

static const struct number numbers[N_NUMBERS] = {
	[FULL_UV] = { "chargov,full-microvolt", 4200000, 3000000, 4600000 },
	[CELL_LIMIT_UV] = { "chargov,cell-limit-microvolt", 4200000, 3000000, 5000000 },
	[START_SOC] = { "chargov,start-soc-permille", 50, -100, 1100 },
	[AMBIENT] = { "chargov,ambient-millicelsius", 25000, -40000, 85000 },
	[PATH] = { "chargov,path-micro-ohms", 0, 0, 1000000 },
	[CURRENT_LIMIT] = { "chargov,current-limit-microamp", S32_MAX, 0, S32_MAX },
	[BRANCH_LIMIT] = { "chargov,branch-limit-microamp", 0, 0, S32_MAX },
	[PRECHARGE_LIMIT] = { "chargov,precharge-limit-microamp", S32_MAX, 0, S32_MAX },
	[THERMAL] = { "chargov,thermal-millikelvin-per-watt", 9000, 1000, 30000 },
};

static int read_numbers(struct device *dev, s32 *value)
{
	unsigned int i;

	for (i = 0; i < N_NUMBERS; i++) {
		const struct number *n = &numbers[i];
		u32 raw = n->preset;

		device_property_read_u32(dev, n->property, &raw);
		value[i] = raw;
		if (value[i] < n->least || value[i] > n->most)
			return dev_err_probe(dev, -EINVAL,
					     "%s is %d and must be %d to %d: correct it\n",
					     n->property, value[i], n->least, n->most);
	}
	return 0;
}

static int read_cells(struct device *dev, struct cg_plant_config *config)
{
	u32 cells[2] = { 1, 1 }, uah = 3000000;

	device_property_read_u32_array(dev, "chargov,cells", cells, 2);
	if (!cells[0] || cells[0] > CG_PLANT_MAX_SERIES || !cells[1] ||
	    cells[1] > CG_PLANT_MAX_PARALLEL)
		return dev_err_probe(dev, -EINVAL,
				     "chargov,cells is <%u %u> and must be <1 1> to <%d %d>: correct it\n",
				     cells[0], cells[1], CG_PLANT_MAX_SERIES,
				     CG_PLANT_MAX_PARALLEL);
	device_property_read_u32(dev, "chargov,capacity-microamp-hours", &uah);
	if (uah / cells[1] < CG_CELL_MIN_UAH || uah / cells[1] > CG_CELL_MAX_UAH)
		return dev_err_probe(dev, -EINVAL,
				     "chargov,capacity-microamp-hours is %u, and a cell has %d to %d: correct it\n",
				     uah, CG_CELL_MIN_UAH, CG_CELL_MAX_UAH);
	config->series = cells[0];
	config->parallel = cells[1];
	config->capacity_uah = uah;
	return 0;
}

/* One number for each cell, group by group; those that are not given are as the others. */
static int read_builds(struct device *dev, struct cg_plant_config *config)
{
	u32 value[3][CG_PLANT_MAX_CELLS] = { 0 };
	static const char *const names[] = {
		"chargov,cell-capacity-permille", "chargov,cell-resistance-permille",
		"chargov,cell-soc-permille",
	};
	unsigned int i;
	int n;

	for (i = 0; i < ARRAY_SIZE(names); i++) {
		n = device_property_count_u32(dev, names[i]);
		if (n <= 0)
			continue;
		if (n > config->series * config->parallel)
			return dev_err_probe(dev, -EINVAL,
					     "%s has %d numbers and there are %d cells: correct it\n",
					     names[i], n, config->series * config->parallel);
		device_property_read_u32_array(dev, names[i], value[i], n);
	}
	for (i = 0; i < CG_PLANT_MAX_CELLS; i++) {
		config->build[i].capacity_permille = min(value[0][i], 2000U);
		config->build[i].resistance_permille = min(value[1][i], 10000U);
		config->build[i].soc_permille = clamp_t(s32, value[2][i], -1000, 1000);
	}
	return 0;
}

static int read_ocv(struct device *dev, struct cg_cell_type *type)
{
	struct cg_ocv_point point[MAX_OCV_POINTS];
	int n = device_property_count_u32(dev, "chargov,ocv-table");
	int ret;

	if (n <= 0)
		return 0;
	if (n % 2 || n / 2 > MAX_OCV_POINTS)
		return dev_err_probe(dev, -EINVAL,
				     "chargov,ocv-table has %d numbers and must have pairs, at most %d: correct it\n",
				     n, MAX_OCV_POINTS);
	ret = device_property_read_u32_array(dev, "chargov,ocv-table", (u32 *)point, n);
	if (ret)
		return ret;
	if (!cg_cell_type_set_ocv(type, point, n / 2))
		return dev_err_probe(dev, -EINVAL,
				     "chargov,ocv-table must have <uV percent> pairs in order from one end to the other, with 0 and 100: correct it\n");
	return 0;
}

static int read_config(struct device *dev, struct cg_plant_config *config)
{
	u32 temps[2] = { S32_MIN, S32_MAX };
	s32 value[N_NUMBERS];
	int ret = read_numbers(dev, value);

	ret = ret ?: read_cells(dev, config);
	ret = ret ?: read_builds(dev, config);
	if (ret)
		return ret;
	device_property_read_u32_array(dev, "chargov,temp-limits-millicelsius", temps, 2);
	cg_cell_type_init(&config->type, value[FULL_UV]);
	config->type.thermal_mkpw = value[THERMAL];
	config->full_uv = value[FULL_UV];
	config->soc_permille = value[START_SOC];
	config->ambient_mdegc = value[AMBIENT];
	config->path_uohm = value[PATH];
	config->limits.cell_uv = value[CELL_LIMIT_UV];
	config->limits.current_ua = value[CURRENT_LIMIT];
	config->limits.branch_ua = value[BRANCH_LIMIT];
	config->limits.precharge_ua = value[PRECHARGE_LIMIT];
	config->limits.temp_min_mdegc = temps[0];
	config->limits.temp_max_mdegc = temps[1];
	return read_ocv(dev, &config->type);
}

static int start_plant(struct cg_lab *lab)
{
	struct cg_plant_config *config;
	u32 source[2] = { 0, 0 };
	int ret;

	config = devm_kzalloc(lab->dev, sizeof(*config), GFP_KERNEL);
	if (!config)
		return -ENOMEM;
	ret = read_config(lab->dev, config);
	if (ret)
		return ret;
	cg_plant_init(&lab->plant, config);
	/* uV, uOhm: plugged in from the beginning */
	device_property_read_u32_array(lab->dev, "chargov,source", source, 2);
	lab->plant.source.uv = min_t(u32, source[0], CG_SOURCE_UV_MAX);
	lab->plant.source.uohm = source[1];
	devm_kfree(lab->dev, config);
	feel(lab);
	return 0;
}

static int probe_part(struct cg_lab *lab, const char *name,
		      int (*probe)(struct cg_lab *lab, struct fwnode_handle *node))
{
	struct fwnode_handle *node = device_get_named_child_node(lab->dev, name);
	int ret;

	if (!node)
		return dev_err_probe(lab->dev, -EINVAL, "node %s is missing: add it\n", name);
	ret = probe(lab, node);
	fwnode_handle_put(node);
	return ret;
}

static int cg_lab_probe(struct platform_device *pdev)
{
	struct cg_lab *lab = devm_kzalloc(&pdev->dev, sizeof(*lab), GFP_KERNEL);
	int ret;

	if (!lab)
		return -ENOMEM;
	lab->dev = &pdev->dev;
	platform_set_drvdata(pdev, lab);
	lab->origin = ktime_get_boottime();
	lab->pace_ms = CG_PLANT_GRID_MS;
	INIT_DELAYED_WORK(&lab->tick, tick_work);
	mutex_init(&lab->lock);
	ret = start_plant(lab);
	ret = ret ?: cg_lab_reserve_probe(lab);
	/* lines before the bus: the interrupts of its chips are mapped while it is registered */
	ret = ret ?: probe_part(lab, "gpio", cg_lab_gpio_probe);
	ret = ret ?: devm_add_action_or_reset(lab->dev, stop_tick, lab);
	ret = ret ?: probe_part(lab, "i2c", cg_lab_bus_probe);
	ret = ret ?: probe_part(lab, "adc", cg_lab_adc_probe);
	ret = ret ?: cg_lab_skin_probe(lab);
	ret = ret ?: cg_lab_contract_probe(lab);
	ret = ret ?: cg_lab_analog_probe(lab);
	ret = ret ?: cg_lab_death_probe(lab);
	ret = ret ?: cg_lab_control_probe(lab);
	if (ret)
		return ret;
	dev_info(lab->dev, "%us%up, %lld mAh, %u chips\n", lab->plant.config.series,
		 lab->plant.config.parallel, div_s64(lab->plant.config.capacity_uah, 1000),
		 lab->n_chips);
	arm_tick(lab);
	return 0;
}

static int cg_lab_suspend_noirq(struct device *dev)
{
	cg_lab_death_sleep(dev_get_drvdata(dev));
	return 0;
}

static const struct dev_pm_ops cg_lab_pm_ops = {
	NOIRQ_SYSTEM_SLEEP_PM_OPS(cg_lab_suspend_noirq, NULL)
};

static const struct of_device_id cg_lab_of_match[] = {
	{ .compatible = "chargov,lab" },
	{ }
};
MODULE_DEVICE_TABLE(of, cg_lab_of_match);

static struct platform_driver cg_lab_driver = {
	.probe = cg_lab_probe,
	.driver = {
		.name = "chargov-lab",
		.of_match_table = cg_lab_of_match,
		.pm = pm_sleep_ptr(&cg_lab_pm_ops),
	},
};
module_platform_driver(cg_lab_driver);

MODULE_DESCRIPTION("Chargov: virtual board");
MODULE_LICENSE("GPL");
