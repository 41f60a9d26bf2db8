// SPDX-License-Identifier: GPL-2.0-only
/*
 * Members without a gauge: a voltage, a current if there is one, a temperature, each a channel of
 * an IIO device; the estimator of drivers/gauge makes a state of charge of them.
 *
 * They are read once a second while a current flows, so that what has flown is counted right, and
 * less often at rest. A channel whose driver goes is let go of and asked for again. Time that was
 * slept through, or in which nothing could be read, is time that nothing is known of; when only the
 * current is missing for long, the voltage alone is followed, as if there were no current sensor.
 */
#include <linux/device.h>
#include <linux/iio/consumer.h>
#include <linux/iio/iio.h>
#include <linux/mm.h>
#include <linux/of.h>
#include <linux/workqueue.h>
#include <chargov/gauge.h>
#include <compat/iio.h>
#include "describe.h"
#include "describe_of.h"
#include "gauge_model.h"
#include "lookup.h"
#include "memory.h"
#include "pack.h"

enum sensor { SENSOR_VOLTAGE, SENSOR_CURRENT, SENSOR_TEMP, N_SENSORS };

/* IIO has mV, mA and thousandths of a degree. */
static const struct {
	const char *name;
	enum cg_member_field field;
	int scale;
} kinds[N_SENSORS] = {
	[SENSOR_VOLTAGE] = { "voltage", CG_M_VOLTAGE_UV, CG_UV_PER_MV },
	[SENSOR_CURRENT] = { "current", CG_M_CURRENT_UA, 1000 },
	[SENSOR_TEMP] = { "temperature", CG_M_TEMP_MDEGC, 1 },
};

#define RUN_MS		1000
#define REST_MS		10000
/* Less than this part of one C is rest. */
#define REST_PART	200
/* Two looks nearer than this are one. */
#define SAME_MS		200
/* Without a current for longer the voltage must do. */
#define BLIND_MS	60000
/* A memory whose driver does not come is waited for so long. */
#define MEMORY_MS	60000
#define SAVE_MS		3600000

/**
 * struct sensors - a member with bare sensors
 * @member: the member
 * @lock: guards all that follows but @work
 * @work: reads and counts
 * @channel: NULL while it is not there
 * @dev: whose channel it is, referenced: the IIO device does not keep it once it is unregistered
 * @described: the description has it
 * @reversed: a discharge reads as positive
 * @ntc: what the temperature's voltage means, empty if it is a temperature
 * @model: of the cells
 * @soc: the estimator
 * @memory: of what is learned
 * @reading: last readings
 * @opened_ms: when the pack was probed
 * @at_ms: last step of the estimator
 * @saved_ms: when what is learned was kept last
 * @gist: what the pack was told of last
 * @full: the governor says that the charge has ended
 * @ended: it has begun to say so, and the estimator was not told yet
 * @charger: what reads as charge may be one, as the pack last knew
 */
struct sensors {
	struct cg_member *member;
	struct mutex lock;	/* see above */
	struct delayed_work work;
	struct iio_channel *channel[N_SENSORS];
	struct device *dev[N_SENSORS];
	bool described[N_SENSORS];
	bool reversed;
	struct cg_lookup ntc;
	struct cg_soc_model model;
	struct cg_soc soc;
	struct cg_soc_memory memory;
	struct cg_reading reading[N_SENSORS];
	s64 opened_ms;
	s64 at_ms;
	s64 saved_ms;
	int gist;
	bool full;
	bool ended;
	bool charger;
};

static void let_go(struct sensors *s, enum sensor id)
{
	if (!s->channel[id])
		return;
	device_link_remove(s->member->pack->dev, s->dev[id]);
	put_device(s->dev[id]);
	iio_channel_release(s->channel[id]);
	s->channel[id] = NULL;
}

/* What each channel must be; a raw voltage cannot be a current, a thermistor's is a temperature. */
static bool fits(const struct sensors *s, enum sensor id, enum iio_chan_type type)
{
	switch (id) {
	case SENSOR_VOLTAGE:
		return type == IIO_VOLTAGE;
	case SENSOR_CURRENT:
		return type == IIO_CURRENT;
	default:
		return type == (s->ntc.n ? IIO_VOLTAGE : IIO_TEMP);
	}
}

static int take_channel(struct sensors *s, enum sensor id, struct iio_channel *channel)
{
	struct device *dev = channel->indio_dev->dev.parent;

	/* in the midst of a sleep it is not there yet */
	if (cg_sleeper_link(&s->member->pack->sleeper, dev) == -EBUSY)
		return -EPROBE_DEFER;
	s->channel[id] = channel;
	s->dev[id] = get_device(dev);
	if (id == SENSOR_VOLTAGE)
		strscpy(s->member->name, channel->indio_dev->name, sizeof(s->member->name));
	return 0;
}

/* Returns 0, -EPROBE_DEFER if it is not there yet, -EBADR if it is of another kind, or an error. */
static int find(struct sensors *s, enum sensor id)
{
	struct fwnode_handle *node = of_fwnode_handle(s->member->node);
	struct iio_channel *channel;
	enum iio_chan_type type;
	int ret = -EBADR;

	if (!s->described[id] || s->channel[id])
		return 0;
	channel = fwnode_iio_channel_get_by_name(node, kinds[id].name);
	if (IS_ERR(channel))
		return PTR_ERR(channel);
	if (!iio_get_channel_type(channel, &type) && fits(s, id, type))
		ret = take_channel(s, id, channel);
	if (ret)
		iio_channel_release(channel);
	return ret;
}

/* What is wrong with a channel is said when the pack is probed, not each time it is asked for. */
static int find_at_first(struct sensors *s)
{
	const struct cg_member *member = s->member;
	int ret, deferred = 0;
	enum sensor id;

	for (id = 0; id < N_SENSORS; id++) {
		ret = find(s, id);
		if (ret == -EPROBE_DEFER)
			deferred = ret;
		else if (ret == -EBADR)
			return dev_err_probe(member->pack->dev, -EINVAL,
					     "%pOF: io-channels: %s is a channel of another kind; name one that measures it, or add temperature-lookup-table\n",
					     member->node, kinds[id].name);
		else if (ret)
			return dev_err_probe(member->pack->dev, ret,
					     "%pOF: io-channels: %s points to no channel; correct it\n",
					     member->node, kinds[id].name);
	}
	return deferred;
}

/* A thermistor outside of its table is open or shorted: no reading. */
static bool convert(const struct sensors *s, enum sensor id, int got, s64 *value)
{
	s32 mdegc;

	*value = id == SENSOR_CURRENT && s->reversed ? -(s64)got : got;
	if (id != SENSOR_TEMP || !s->ntc.n)
		return true;
	if (!cg_lookup_mdegc(&s->ntc, got, &mdegc))
		return false;
	*value = mdegc;
	return true;
}

static void read_one(struct sensors *s, enum sensor id, s64 now_ms)
{
	struct cg_reading *reading = &s->reading[id];
	int ret = -ENODEV, got;
	s64 value;

	if (s->channel[id])
		ret = iio_read_channel_processed_scale(s->channel[id], &got, kinds[id].scale);
	if (ret == -ENODEV) {
		let_go(s, id);
		reading->valid = false;
		return;
	}
	if (ret < 0)
		cg_member_miss(reading, now_ms);
	else if (!convert(s, id, got, &value))
		reading->valid = false;
	else if (cg_member_take(s->member, reading, kinds[id].field, value, now_ms))
		return;
	s->member->missed++;
}

static bool flows(const struct sensors *s)
{
	const struct cg_reading *current_ua = &s->reading[SENSOR_CURRENT];

	return s->described[SENSOR_CURRENT] &&
	       (!current_ua->valid || abs(current_ua->value) > s->model.capacity_uah / REST_PART);
}

static unsigned int period_ms(const struct sensors *s)
{
	return flows(s) ? RUN_MS : REST_MS;
}

/* The estimator wants what was measured now, not what holds still. */
static bool fresh(const struct sensors *s, enum sensor id, s64 now_ms)
{
	return s->reading[id].valid && s->reading[id].at_ms == now_ms;
}

static void take_fresh(const struct sensors *s, s64 now_ms, struct cg_soc_input *in)
{
	if (fresh(s, SENSOR_VOLTAGE, now_ms)) {
		in->valid |= CG_SOC_VOLTAGE;
		in->voltage_uv = s->reading[SENSOR_VOLTAGE].value;
	}
	if (fresh(s, SENSOR_CURRENT, now_ms)) {
		in->valid |= CG_SOC_CURRENT;
		in->current_ua = s->reading[SENSOR_CURRENT].value;
	}
	if (fresh(s, SENSOR_TEMP, now_ms)) {
		in->valid |= CG_SOC_TEMP;
		in->temp_mdegc = s->reading[SENSOR_TEMP].value;
	}
}

static void read_all(struct sensors *s, s64 now_ms)
{
	enum sensor id;

	for (id = 0; id < N_SENSORS; id++) {
		find(s, id);
		if (s->described[id])
			read_one(s, id, now_ms);
	}
}

/*
 * Was enough measured for a step? A current that is missing for a moment is bridged by the next one
 * that is read; after that the voltage alone is followed.
 */
static bool sees(const struct sensors *s, s64 now_ms)
{
	if (fresh(s, SENSOR_CURRENT, now_ms))
		return true;
	if (s->described[SENSOR_CURRENT] && now_ms - s->reading[SENSOR_CURRENT].at_ms < BLIND_MS)
		return false;
	return fresh(s, SENSOR_VOLTAGE, now_ms);
}

/* What was learned before comes first; its driver is waited for, but not for ever. */
static bool remembers(struct sensors *s, s64 now_ms)
{
	if (!cg_memory_read(&s->memory, &s->soc))
		return true;
	if (now_ms - s->opened_ms < MEMORY_MS)
		return false;
	cg_memory_give_up(&s->memory);
	return true;
}

/* Keeps what is learned when a charge has ended, and now and then. */
static void save_now_and_then(struct sensors *s, s64 now_ms, bool ended)
{
	if (!ended && now_ms - s->saved_ms <= SAVE_MS)
		return;
	cg_memory_write(&s->memory, &s->soc);
	s->saved_ms = now_ms;
}

/* Reads, and takes the estimator a step on. */
static void step(struct sensors *s, s64 now_ms)
{
	struct cg_soc_input in = {
		.valid = s->ended ? CG_SOC_ENDED : 0, .dt_ms = now_ms - s->at_ms,
	};
	s64 late_ms = 3 * period_ms(s) + RUN_MS;
	bool heard;

	if (in.dt_ms < SAME_MS && !s->ended)
		return;
	read_all(s, now_ms);
	if (!remembers(s, now_ms) || !sees(s, now_ms))
		return;
	if (in.dt_ms > late_ms)
		in.valid |= CG_SOC_AWAY;
	if (s->charger)
		in.valid |= CG_SOC_CHARGER;
	take_fresh(s, now_ms, &in);
	cg_soc_step(&s->model, &s->soc, &in);
	s->at_ms = now_ms;
	/* an end is judged by its voltage */
	heard = s->ended && in.valid & CG_SOC_VOLTAGE;
	save_now_and_then(s, now_ms, heard);
	s->ended &= !heard;
}

static void arm(struct sensors *s)
{
	/* freezable: nothing is read while the bus sleeps */
	queue_delayed_work(system_freezable_wq, &s->work, msecs_to_jiffies(period_ms(s)));
}

/* What a gauge would send a uevent for: a per cent, a current that begins, ends or turns. */
static int gist_of(const struct sensors *s)
{
	const struct cg_reading *current_ua = &s->reading[SENSOR_CURRENT];
	struct cg_soc_reading out;
	int way = 0;

	if (!s->reading[SENSOR_VOLTAGE].valid)
		return -1;
	if (current_ua->valid && flows(s))
		way = current_ua->value < 0 ? 1 : 2;
	cg_soc_output(&s->model, &s->soc, &out);
	return out.known ? 4 * out.capacity_pct + way : way;
}

static void sensors_work(struct work_struct *work)
{
	struct sensors *s = container_of(to_delayed_work(work), struct sensors, work);
	int gist;

	mutex_lock(&s->lock);
	step(s, cg_now_ms());
	gist = gist_of(s);
	if (gist != s->gist)
		cg_pack_kick(s->member->pack, 0);
	s->gist = gist;
	arm(s);
	mutex_unlock(&s->lock);
}

static void put(const struct sensors *s, struct cg_member_sample *sample, enum cg_member_field id,
		s64 value, s64 at_ms)
{
	cg_member_take(s->member, &sample->f[id], id, value, at_ms);
}

static void give_estimate(struct sensors *s, struct cg_member_sample *sample)
{
	struct cg_soc_reading out;

	cg_soc_output(&s->model, &s->soc, &out);
	if (!out.known) {
		sample->f[CG_M_CAPACITY_PCT].valid = false;
		sample->f[CG_M_CHARGE_NOW_UAH].valid = false;
		sample->f[CG_M_CHARGE_FULL_UAH].valid = false;
		sample->f[CG_M_MARGIN_PCT].valid = false;
		return;
	}
	put(s, sample, CG_M_CAPACITY_PCT, out.capacity_pct, s->at_ms);
	put(s, sample, CG_M_CHARGE_NOW_UAH, out.charge_uah, s->at_ms);
	put(s, sample, CG_M_CHARGE_FULL_UAH, out.full_uah, s->at_ms);
	put(s, sample, CG_M_MARGIN_PCT, out.margin_pct, s->at_ms);
	/* as if it was never said: no count is no new cell (P11) */
	if (out.counted)
		put(s, sample, CG_M_CYCLES, out.cycles, s->at_ms);
	else
		sample->f[CG_M_CYCLES] = (struct cg_reading){ .at_ms = CG_NEVER_MS };
}

/*
 * Has the governor begun to say that the charge has ended? In series only the highest cell is full
 * then.
 */
static void hear_end(struct sensors *s)
{
	const struct cg_pack *pack = s->member->pack;
	bool series = pack->profile.arrangement == CG_ARRANGEMENT_SERIES &&
		      pack->profile.n_units > 1;
	bool full = pack->decision.phase == CG_PHASE_FULL && !series;

	if (full && !s->full)
		s->ended = true;
	s->full = full;
}

/* One that is not known to be off may charge, and somebody else's is never known. */
static bool may_charge(const struct cg_pack *pack)
{
	const struct cg_charger *charger = pack->charger;
	bool off = pack->n_chargers;

	for (; charger < pack->charger + pack->n_chargers; charger++)
		off &= charger->last.trust == CG_TRUST_VERIFIED && !charger->last.told_on &&
		       !charger->slept_on;
	return !off;
}

static void sensors_sample(struct cg_member *member, s64 now_ms, struct cg_member_sample *sample)
{
	struct sensors *s = member->priv;
	enum sensor id;

	mutex_lock(&s->lock);
	hear_end(s);
	s->charger = may_charge(s->member->pack);
	step(s, now_ms);
	member->there = s->channel[SENSOR_VOLTAGE];
	for (id = 0; id < N_SENSORS; id++) {
		if (s->described[id])
			sample->f[kinds[id].field] = s->reading[id];
	}
	/* there as long as a voltage is measured */
	sample->f[CG_M_PRESENT] = s->reading[SENSOR_VOLTAGE];
	sample->f[CG_M_PRESENT].value = 1;
	give_estimate(s, sample);
	mutex_unlock(&s->lock);
}

static bool sensors_has(struct cg_member *member, enum power_supply_property psp)
{
	const struct sensors *s = member->priv;

	switch (psp) {
	case POWER_SUPPLY_PROP_CHARGE_NOW:
	case POWER_SUPPLY_PROP_CHARGE_FULL:
	case POWER_SUPPLY_PROP_CHARGE_COUNTER:
	case POWER_SUPPLY_PROP_CAPACITY_ERROR_MARGIN:
		return true;
	case POWER_SUPPLY_PROP_CYCLE_COUNT:
		/* what is not kept is no count */
		return of_property_present(member->node, "nvmem-cells");
	case POWER_SUPPLY_PROP_TEMP:
		return s->described[SENSOR_TEMP];
	default:
		return false;
	}
}

/*
 * Members in parallel may share a voltage, those in series a current, all of them a thermistor: who
 * has both is the same cells.
 */
static const char *sensors_shares(const struct device_node *node, const struct device_node *other)
{
	static const struct cg_of_list channels = {
		"io-channels", "io-channel-names", "#io-channel-cells",
	};
	int uv = cg_of_same(node, other, &channels, kinds[SENSOR_VOLTAGE].name);
	int ua = cg_of_same(node, other, &channels, kinds[SENSOR_CURRENT].name);

	if (uv > 0 && ua)
		return ua > 0 ? "io-channels: voltage and current are those" :
				"io-channels: voltage, without a current, is that";
	if (cg_memory_same(node, other))
		return "nvmem-cells: gauge-state is that";
	return NULL;
}

static int describe_channels(struct sensors *s)
{
	const struct cg_member *member = s->member;
	enum sensor id;

	for (id = 0; id < N_SENSORS; id++) {
		s->described[id] = of_property_match_string(member->node, "io-channel-names",
							    kinds[id].name) >= 0;
		s->reading[id].at_ms = CG_NEVER_MS;
	}
	s->reversed = of_property_read_bool(member->node, "discharge-reads-positive");
	if (s->described[SENSOR_VOLTAGE])
		return 0;
	return dev_err_probe(member->pack->dev, -EINVAL,
			     "%pOF: io-channel-names has no \"voltage\"; name the channel that measures the member\n",
			     member->node);
}

static int describe_ntc(struct sensors *s)
{
	static const char property[] = "temperature-lookup-table";
	const struct cg_member *member = s->member;
	unsigned int row;
	int n;

	if (!of_property_present(member->node, property))
		return 0;
	n = of_property_count_u32_elems(member->node, property);
	if (n > 0 && n % 2 == 0 && n / 2 <= CG_LOOKUP_ROWS &&
	    !of_property_read_u32_array(member->node, property, (u32 *)s->ntc.row, n))
		s->ntc.n = n / 2;
	row = cg_lookup_check(&s->ntc);
	if (s->ntc.n && row == s->ntc.n)
		return 0;
	return dev_err_probe(member->pack->dev, -EINVAL,
			     "%pOF: %s = row %u is wrong; give 2 to %u pairs of rising millidegrees and millivolts that all rise or all fall\n",
			     member->node, property, row, CG_LOOKUP_ROWS);
}

/* A shared battery is the pack's: its voltages are of all cells, its capacity of all branches. */
static int describe_cells(struct sensors *s)
{
	struct cg_member *member = s->member;
	struct cg_pack *pack = member->pack;
	const struct cg_part *part = &pack->profile.part[pack->n_members];
	struct device_node *battery = of_parse_phandle(member->node, "monitored-battery", 0);
	u32 cells = battery ? part->cells_series : pack->profile.cells_series;
	struct cg_complaint complaint = { 0 };
	struct cg_of_props of;
	char sentence[256];
	int ret;

	if (!battery)
		battery = of_parse_phandle(pack->dev->of_node, "monitored-battery", 0);
	cg_of_props_init(&of, battery, member->node);
	ret = cg_gauge_model_read(&of.props, cells, &s->model, &complaint);
	if (ret) {
		cg_complaint_format(&complaint, sentence, sizeof(sentence));
		dev_err_probe(pack->dev, ret, "%pOF: %s\n",
			      cg_of_props_blame(&of, &complaint), sentence);
	}
	of_node_put(battery);
	s->model.cells = part->cells_series;
	if (part->capacity_uah > 0)
		s->model.capacity_uah = part->capacity_uah;
	return ret;
}

static void free_all(struct sensors *s)
{
	enum sensor id;

	cg_memory_close(&s->memory);
	for (id = 0; id < N_SENSORS; id++)
		let_go(s, id);
	mutex_destroy(&s->lock);
	kvfree(s);
}

static int sensors_open(struct cg_member *member)
{
	struct sensors *s = kvzalloc(sizeof(*s), GFP_KERNEL);
	int ret;

	if (!s)
		return -ENOMEM;
	s->member = member;
	mutex_init(&s->lock);
	INIT_DELAYED_WORK(&s->work, sensors_work);
	s->opened_ms = cg_now_ms();
	s->at_ms = s->opened_ms;
	s->saved_ms = s->opened_ms;
	cg_soc_init(&s->soc);
	cg_memory_init(&s->memory, member->pack->dev, member->node);
	ret = describe_channels(s);
	ret = ret ?: describe_ntc(s);
	ret = ret ?: describe_cells(s);
	ret = ret ?: cg_member_claim(member);
	if (ret) {
		free_all(s);
		return ret;
	}
	ret = find_at_first(s);
	if (ret && ret != -EPROBE_DEFER) {
		cg_member_unclaim(member);
		free_all(s);
		return ret;
	}
	member->priv = s;
	arm(s);
	return ret;
}

static void sensors_save(struct cg_member *member)
{
	struct sensors *s = member->priv;

	mutex_lock(&s->lock);
	cg_memory_write(&s->memory, &s->soc);
	mutex_unlock(&s->lock);
}

static void sensors_reset(struct cg_member *member)
{
	struct sensors *s = member->priv;

	mutex_lock(&s->lock);
	cg_soc_reset(&s->soc);
	if (s->memory.kept)
		cg_soc_tell_new(&s->soc);
	s->ended = false;
	cg_memory_write(&s->memory, &s->soc);
	mutex_unlock(&s->lock);
}

static void sensors_close(struct cg_member *member)
{
	struct sensors *s = member->priv;

	cancel_delayed_work_sync(&s->work);
	sensors_save(member);
	cg_member_unclaim(member);
	free_all(s);
}

const struct cg_source cg_sensors_source = {
	.property = "io-channels",
	.open = sensors_open,
	.sample = sensors_sample,
	.has = sensors_has,
	.shares = sensors_shares,
	.save = sensors_save,
	.reset = sensors_reset,
	.close = sensors_close,
};
