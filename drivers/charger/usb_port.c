// SPDX-License-Identifier: GPL-2.0-only
/*
 * The USB connector by which a board is charged, as a supply of type USB.
 *
 * Needs whatever tells something of the source: a line that is high with VBUS, cables of an
 * extcon, a supply that detects (a charger, a type-C port, a power delivery contract:
 * power-supplies). Gives online, usb_type, current_max and voltage_max; a pack that names the port
 * as one of its power-supplies draws no more than that.
 *
 * A written usb_type is the user's word for boards that cannot tell one source from another;
 * Unknown gives back to detection. A written current_max lowers it until the source goes.
 *
 * A source that chatters is looked at now and then: an edge is answered after a while, and the
 * next one not sooner than half a second later. A line without an interrupt is looked at twice a
 * minute, and all of it after the system slept: edges may have been lost.
 */
#include <linux/devm-helpers.h>
#include <linux/extcon.h>
#include <linux/gpio/consumer.h>
#include <linux/interrupt.h>
#include <linux/mod_devicetable.h>
#include <linux/module.h>
#include <linux/mutex.h>
#include <linux/platform_device.h>
#include <linux/pm.h>
#include <linux/power_supply.h>
#include <linux/property.h>
#include <linux/spinlock.h>
#include <linux/workqueue.h>
#include <chargov/supplies.h>
#include <compat/usb_types.h>
#include "usb_source.h"

/* Contacts that bounce; and how often a change is announced at most. */
#define SETTLE_MS	50
#define APART_MS	500
/* Less is told at once, but not more often than this: one that falls again so soon has to wait. */
#define FALLS_APART_MS	2000
/* A line that no interrupt tells of is looked at so often. */
#define POLL_MS		30000
#define BOARD_MOST_UA	20000000

/**
 * struct usb_port - a connector
 * @dev: its device
 * @psy: its supply
 * @desc: of @psy
 * @vbus: high while there is a voltage, or NULL
 * @extcon: knows cables, or NULL
 * @nb: hears of cables
 * @work: looks at the source
 * @poll: does so now and then, if @vbus has no interrupt
 * @looked: when it last did, in jiffies
 * @hurry: the next look is for what has become less only
 * @hurried: when there was such a look last, in jiffies
 * @fell: when one found less, in jiffies
 * @arm_lock: guards @listening and with it every arming of @work, @hurry and @hurried
 * @listening: @work may be armed, and changes told; both need @psy
 * @look_lock: one look at a time
 * @lock: guards all that follows
 * @facts: what is known
 * @offer: what may be drawn
 * @forced: the word of the class that was written
 * @detected: the word of the class that was detected
 */
struct usb_port {
	struct device *dev;
	struct power_supply *psy;
	struct power_supply_desc desc;
	struct gpio_desc *vbus;
	struct extcon_dev *extcon;
	struct notifier_block nb;
	struct delayed_work work;
	struct delayed_work poll;
	unsigned long looked;
	bool hurry;
	unsigned long hurried;
	unsigned long fell;
	spinlock_t arm_lock;	/* see above */
	bool listening;
	struct mutex look_lock;	/* see above */
	struct mutex lock;	/* see above */
	struct cg_usb_facts facts;
	struct cg_usb_offer offer;
	int forced;
	int detected;
};

/* The class' words; it has put new ones between the last two, which are kinds of contracts. */
static enum cg_usb_type type_of(int word)
{
	switch (word) {
	case POWER_SUPPLY_USB_TYPE_UNKNOWN:
		return CG_USB_UNKNOWN;
	case POWER_SUPPLY_USB_TYPE_SDP:
		return CG_USB_SDP;
	case POWER_SUPPLY_USB_TYPE_DCP:
		return CG_USB_DCP;
	case POWER_SUPPLY_USB_TYPE_CDP:
		return CG_USB_CDP;
	case POWER_SUPPLY_USB_TYPE_ACA:
		return CG_USB_ACA;
	case POWER_SUPPLY_USB_TYPE_C:
		return CG_USB_C;
	case POWER_SUPPLY_USB_TYPE_APPLE_BRICK_ID:
		return CG_USB_APPLE;
	default:
		return word > 0 && word < COMPAT_N_USB_TYPES ? CG_USB_PD : CG_USB_UNKNOWN;
	}
}

/* --- detection --- */

static bool supplier_says(struct usb_port *port, enum power_supply_property psp, int *value)
{
	union power_supply_propval val = { 0 };

	if (power_supply_get_property_from_supplier(port->psy, psp, &val))
		return false;
	*value = val.intval;
	return true;
}

static void ask_supplier(struct usb_port *port, struct cg_usb_facts *facts, int *word)
{
	int online = 0;

	if (!supplier_says(port, POWER_SUPPLY_PROP_ONLINE, &online))
		return;
	facts->told = true;
	facts->told_online = online > 0;
	supplier_says(port, POWER_SUPPLY_PROP_USB_TYPE, word);
	supplier_says(port, POWER_SUPPLY_PROP_CURRENT_MAX, &facts->told_ua);
	supplier_says(port, POWER_SUPPLY_PROP_VOLTAGE_MAX, &facts->told_uv);
}

/* The first cable that is there; one that only says USB is a computer's. */
static void ask_cables(struct usb_port *port, struct cg_usb_facts *facts, int *word)
{
	static const struct {
		unsigned int cable;
		int word;
	} cables[] = {
		{ EXTCON_CHG_USB_DCP, POWER_SUPPLY_USB_TYPE_DCP },
		{ EXTCON_CHG_USB_FAST, POWER_SUPPLY_USB_TYPE_DCP },
		{ EXTCON_CHG_USB_CDP, POWER_SUPPLY_USB_TYPE_CDP },
		{ EXTCON_CHG_USB_ACA, POWER_SUPPLY_USB_TYPE_ACA },
		{ EXTCON_CHG_USB_PD, POWER_SUPPLY_USB_TYPE_PD },
		{ EXTCON_CHG_USB_SLOW, POWER_SUPPLY_USB_TYPE_SDP },
		{ EXTCON_CHG_USB_SDP, POWER_SUPPLY_USB_TYPE_SDP },
		{ EXTCON_USB, POWER_SUPPLY_USB_TYPE_SDP },
	};
	unsigned int i;

	if (!port->extcon)
		return;
	facts->told = true;
	for (i = 0; i < ARRAY_SIZE(cables); i++) {
		if (extcon_get_state(port->extcon, cables[i].cable) <= 0)
			continue;
		facts->told_online = true;
		*word = cables[i].word;
		return;
	}
}

/* Read without @lock: whoever is asked may ask what this port shows. */
static void detect(struct usb_port *port, struct cg_usb_facts *facts, int *word)
{
	*word = POWER_SUPPLY_USB_TYPE_UNKNOWN;
	*facts = (struct cg_usb_facts){ .vbus_known = port->vbus };
	if (port->vbus)
		facts->vbus = gpiod_get_value_cansleep(port->vbus) > 0;
	ask_cables(port, facts, word);
	ask_supplier(port, facts, word);
	facts->told_type = type_of(*word);
}

static bool is_same(const struct cg_usb_offer *a, const struct cg_usb_offer *b)
{
	return a->online == b->online && a->type == b->type && a->ua == b->ua && a->uv == b->uv;
}

/* The user's word for a current ends with the source that it was for. */
static bool update(struct usb_port *port, const struct cg_usb_facts *seen, int word)
{
	struct cg_usb_offer offer;
	bool news;

	mutex_lock(&port->lock);
	news = port->detected != word;
	port->detected = word;
	port->facts.vbus_known = seen->vbus_known;
	port->facts.vbus = seen->vbus;
	port->facts.told = seen->told;
	port->facts.told_online = seen->told_online;
	port->facts.told_type = seen->told_type;
	port->facts.told_ua = seen->told_ua;
	port->facts.told_uv = seen->told_uv;
	port->facts.forced = type_of(port->forced);
	offer = cg_usb_offer(&port->facts);
	if (!offer.online)
		port->facts.user_ua = 0;
	news |= !is_same(&offer, &port->offer);
	port->offer = offer;
	mutex_unlock(&port->lock);
	return news;
}

/* True if it is there to be told of; @news may be false. */
static bool tell(struct usb_port *port, bool news)
{
	unsigned long flags;
	bool listening;

	spin_lock_irqsave(&port->arm_lock, flags);
	listening = port->listening;
	if (listening && news)
		power_supply_changed(port->psy);
	spin_unlock_irqrestore(&port->arm_lock, flags);
	return listening;
}

/* Who writes may come before probe knows the supply, and while it is being unregistered. */
static void look(struct usb_port *port)
{
	struct cg_usb_facts seen;
	bool news;
	int word;

	if (!tell(port, false))
		return;
	mutex_lock(&port->look_lock);
	detect(port, &seen, &word);
	news = update(port, &seen, word);
	mutex_unlock(&port->look_lock);
	tell(port, news);
}

/*
 * One that is pending already is enough. It waits while devices sleep: a supplier that does not
 * answer then would be a source that went.
 */
static void look_soon(struct usb_port *port)
{
	u32 delay = cg_usb_wait(jiffies, READ_ONCE(port->looked), msecs_to_jiffies(SETTLE_MS),
				msecs_to_jiffies(APART_MS));
	unsigned long flags;

	spin_lock_irqsave(&port->arm_lock, flags);
	if (port->listening)
		queue_delayed_work(system_freezable_wq, &port->work, delay);
	spin_unlock_irqrestore(&port->arm_lock, flags);
}

/* What it shows is more than it would show if it looked. */
static bool gives_less(struct usb_port *port)
{
	struct cg_usb_facts seen;
	struct cg_usb_offer offer;
	bool less;
	int word;

	detect(port, &seen, &word);
	mutex_lock(&port->lock);
	seen.board_ua = port->facts.board_ua;
	seen.user_ua = port->facts.user_ua;
	seen.forced = type_of(port->forced);
	offer = cg_usb_offer(&seen);
	less = port->offer.online && (!offer.online || offer.ua < port->offer.ua);
	mutex_unlock(&port->lock);
	return less;
}

static void look_work(struct work_struct *work)
{
	struct usb_port *port = container_of(to_delayed_work(work), struct usb_port, work);
	bool hurry;

	spin_lock_irq(&port->arm_lock);
	hurry = port->hurry;
	port->hurry = false;
	spin_unlock_irq(&port->arm_lock);
	if (!hurry || gives_less(port)) {
		WRITE_ONCE(port->looked, jiffies);
		if (hurry)
			WRITE_ONCE(port->fell, jiffies);
		look(port);
	}
	if (hurry)
		look_soon(port);
}

static void poll_work(struct work_struct *work)
{
	struct usb_port *port = container_of(to_delayed_work(work), struct usb_port, poll);

	WRITE_ONCE(port->looked, jiffies);
	look(port);
	queue_delayed_work(system_freezable_power_efficient_wq, &port->poll,
			   msecs_to_jiffies(POLL_MS));
}

static irqreturn_t vbus_irq(int irq, void *data)
{
	look_soon(data);
	return IRQ_HANDLED;
}

static int cable_event(struct notifier_block *nb, unsigned long event, void *data)
{
	look_soon(container_of(nb, struct usb_port, nb));
	return NOTIFY_OK;
}

/*
 * A type-C controller tells that a contract is about to give less before the source does; what is
 * drawn has to be less by then. More can wait until it has settled.
 */
static void supplier_changed(struct power_supply *psy)
{
	struct usb_port *port = power_supply_get_drvdata(psy);
	bool hurry;

	spin_lock_irq(&port->arm_lock);
	hurry = port->listening &&
		cg_usb_is_apart(jiffies, port->hurried, msecs_to_jiffies(APART_MS)) &&
		cg_usb_is_apart(jiffies, READ_ONCE(port->fell), msecs_to_jiffies(FALLS_APART_MS));
	if (hurry) {
		port->hurry = true;
		port->hurried = jiffies;
		mod_delayed_work(system_freezable_wq, &port->work, 0);
	}
	spin_unlock_irq(&port->arm_lock);
	if (!hurry)
		look_soon(port);
}

/* --- the supply --- */

/* The voltage at the connector, for those who measure it: that of now, not of the last look. */
static int voltage_now(struct power_supply *psy, int *uv)
{
	union power_supply_propval val = { 0 };
	int ret = power_supply_get_property_from_supplier(psy, POWER_SUPPLY_PROP_VOLTAGE_NOW,
							  &val);

	*uv = val.intval;
	return ret < 0 || val.intval < 0 ? -ENODATA : 0;
}

static int port_get(struct power_supply *psy, enum power_supply_property psp,
		    union power_supply_propval *val)
{
	struct usb_port *port = power_supply_get_drvdata(psy);
	int ret = 0;

	if (psp == POWER_SUPPLY_PROP_VOLTAGE_NOW)
		return voltage_now(psy, &val->intval);
	mutex_lock(&port->lock);
	switch (psp) {
	case POWER_SUPPLY_PROP_ONLINE:
		val->intval = port->offer.online;
		break;
	case POWER_SUPPLY_PROP_USB_TYPE:
		val->intval = port->forced ?: port->offer.online ? port->detected : 0;
		break;
	case POWER_SUPPLY_PROP_CURRENT_MAX:
		val->intval = port->offer.ua;
		break;
	case POWER_SUPPLY_PROP_VOLTAGE_MAX:
		val->intval = port->offer.uv;
		break;
	default:
		ret = -EINVAL;
	}
	mutex_unlock(&port->lock);
	return ret;
}

static int force_type(struct usb_port *port, int word)
{
	if (word < 0 || word >= COMPAT_N_USB_TYPES)
		return -EINVAL;
	mutex_lock(&port->lock);
	port->forced = word;
	mutex_unlock(&port->lock);
	look(port);
	return 0;
}

/* More than the source gives is refused; its own value takes the lower one back. */
static int lower_current(struct usb_port *port, int ua)
{
	struct cg_usb_facts all;
	int ret = 0;

	mutex_lock(&port->lock);
	all = port->facts;
	all.user_ua = 0;
	if (!port->offer.online || ua <= 0 || ua > cg_usb_offer(&all).ua)
		ret = -EINVAL;
	else
		port->facts.user_ua = ua;
	mutex_unlock(&port->lock);
	if (!ret)
		look(port);
	return ret;
}

static int port_set(struct power_supply *psy, enum power_supply_property psp,
		    const union power_supply_propval *val)
{
	struct usb_port *port = power_supply_get_drvdata(psy);

	switch (psp) {
	case POWER_SUPPLY_PROP_USB_TYPE:
		return force_type(port, val->intval);
	case POWER_SUPPLY_PROP_CURRENT_MAX:
		return lower_current(port, val->intval);
	default:
		return -EINVAL;
	}
}

static int port_writeable(struct power_supply *psy, enum power_supply_property psp)
{
	return psp == POWER_SUPPLY_PROP_USB_TYPE || psp == POWER_SUPPLY_PROP_CURRENT_MAX;
}

static const enum power_supply_property properties[] = {
	POWER_SUPPLY_PROP_ONLINE,
	POWER_SUPPLY_PROP_CURRENT_MAX,
	POWER_SUPPLY_PROP_VOLTAGE_MAX,
	POWER_SUPPLY_PROP_VOLTAGE_NOW,
	/* the last, for kernels whose class takes its words */
	POWER_SUPPLY_PROP_USB_TYPE,
};

/* --- probe --- */

static int read_board(struct usb_port *port)
{
	static const char property[] = "input-current-limit-microamp";
	struct device *dev = port->dev;
	u32 most;

	port->vbus = devm_gpiod_get_optional(dev, "vbus", GPIOD_IN);
	if (IS_ERR(port->vbus))
		return dev_err_probe(dev, PTR_ERR(port->vbus),
				     "vbus-gpios: cannot use the line; check its controller and number\n");
	if (device_property_present(dev, "extcon")) {
		port->extcon = extcon_get_edev_by_phandle(dev, 0);
		if (IS_ERR(port->extcon))
			return dev_err_probe(dev, PTR_ERR(port->extcon),
					     "extcon: cannot use the connector's detection; check its node and driver\n");
	}
	if (device_property_read_u32(dev, property, &most))
		return 0;
	if (most < 1 || most > BOARD_MOST_UA)
		return dev_err_probe(dev, -EINVAL, "%s = %u is not 1 to %d; correct it\n",
				     property, most, BOARD_MOST_UA);
	port->facts.board_ua = most;
	return 0;
}

static int register_supply(struct usb_port *port)
{
	struct power_supply_config config = {
		.drv_data = port, .fwnode = dev_fwnode(port->dev),
	};
	const char *label = "usb-port";

	device_property_read_string(port->dev, "label", &label);
	port->desc = (struct power_supply_desc){
		.name = label,
		.type = POWER_SUPPLY_TYPE_USB,
		.properties = properties,
		.num_properties = ARRAY_SIZE(properties) - !COMPAT_HAS_USB_TYPE_MASK,
		.get_property = port_get,
		.set_property = port_set,
		.property_is_writeable = port_writeable,
		.external_power_changed = supplier_changed,
	};
	cg_supplies_hold(port->dev);
	compat_set_all_usb_types(&port->desc);
	compat_give_usb_type(&config);
	port->psy = devm_power_supply_register(port->dev, &port->desc, &config);
	if (IS_ERR(port->psy))
		return dev_err_probe(port->dev, PTR_ERR(port->psy),
				     "cannot be the supply \"%s\"; give each port a label of its own\n",
				     label);
	return 0;
}

/* Behind an expander whose interrupt nobody wired, nobody would ever be told of a source. */
static int poll_line(struct usb_port *port)
{
	int ret = devm_delayed_work_autocancel(port->dev, &port->poll, poll_work);

	if (!ret)
		queue_delayed_work(system_freezable_power_efficient_wq, &port->poll,
				   msecs_to_jiffies(POLL_MS));
	return ret;
}

static int listen(struct usb_port *port)
{
	int irq, ret;

	if (port->extcon) {
		port->nb.notifier_call = cable_event;
		ret = devm_extcon_register_notifier_all(port->dev, port->extcon, &port->nb);
		if (ret)
			return ret;
	}
	if (!port->vbus)
		return 0;
	irq = gpiod_to_irq(port->vbus);
	if (irq < 0)
		return irq == -EPROBE_DEFER ? irq : poll_line(port);
	ret = devm_request_any_context_irq(port->dev, irq, vbus_irq,
					   IRQF_TRIGGER_RISING | IRQF_TRIGGER_FALLING,
					   dev_name(port->dev), port);
	return ret < 0 ? dev_err_probe(port->dev, ret, "vbus-gpios: no interrupt\n") : 0;
}

static void set_listening(struct usb_port *port, bool listening)
{
	spin_lock_irq(&port->arm_lock);
	port->listening = listening;
	spin_unlock_irq(&port->arm_lock);
}

/* The supply goes after the work, and may arm it until then. */
static void stop_listening(void *data)
{
	struct usb_port *port = data;

	set_listening(port, false);
	cancel_delayed_work_sync(&port->work);
}

static int port_probe(struct platform_device *pdev)
{
	struct usb_port *port = devm_kzalloc(&pdev->dev, sizeof(*port), GFP_KERNEL);
	int ret;

	if (!port)
		return -ENOMEM;
	port->dev = &pdev->dev;
	platform_set_drvdata(pdev, port);
	mutex_init(&port->look_lock);
	mutex_init(&port->lock);
	spin_lock_init(&port->arm_lock);
	port->looked = jiffies - msecs_to_jiffies(APART_MS);
	port->hurried = port->looked;
	port->fell = jiffies - msecs_to_jiffies(FALLS_APART_MS);
	INIT_DELAYED_WORK(&port->work, look_work);
	ret = read_board(port);
	ret = ret ?: register_supply(port);
	ret = ret ?: devm_add_action_or_reset(port->dev, stop_listening, port);
	if (ret)
		return ret;
	set_listening(port, true);
	ret = listen(port);
	/* what changed until then nobody heard */
	look(port);
	return ret;
}

/* What came or went meanwhile may have been no edge. */
static int port_resume(struct device *dev)
{
	look_soon(dev_get_drvdata(dev));
	return 0;
}

static DEFINE_SIMPLE_DEV_PM_OPS(port_pm, NULL, port_resume);

static const struct of_device_id port_of_match[] = {
	{ .compatible = "chargov,usb-port" },
	{ }
};
MODULE_DEVICE_TABLE(of, port_of_match);

static struct platform_driver port_driver = {
	.driver = {
		.name = "chargov-usb-port",
		.of_match_table = port_of_match,
		.pm = pm_sleep_ptr(&port_pm),
	},
	.probe = port_probe,
};
module_platform_driver(port_driver);

MODULE_DESCRIPTION("Chargov: USB input port");
MODULE_LICENSE("GPL");
