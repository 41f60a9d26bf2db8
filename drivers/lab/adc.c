// SPDX-License-Identifier: GPL-2.0-only
/* A converter at the cells: 0 voltage of the pack, 1 current into it, 2 its temperature. */
#include <linux/iio/iio.h>
#include <linux/property.h>

#include "lab.h"

enum { ADC_VOLTAGE, ADC_CURRENT, ADC_TEMP };

#define ADC_CHANNEL(chan_type, chan_address)			\
	{							\
		.type = chan_type,				\
		.address = chan_address,			\
		.info_mask_separate = BIT(IIO_CHAN_INFO_RAW) |	\
				      BIT(IIO_CHAN_INFO_SCALE),	\
	}

static const struct iio_chan_spec adc_channels[] = {
	ADC_CHANNEL(IIO_VOLTAGE, ADC_VOLTAGE),
	ADC_CHANNEL(IIO_CURRENT, ADC_CURRENT),
	ADC_CHANNEL(IIO_TEMP, ADC_TEMP),
};

static int adc_raw(struct cg_lab *lab, unsigned long address)
{
	int value;

	cg_lab_begin_read(lab);
	switch (address) {
	case ADC_VOLTAGE:
		value = lab->plant.out.v_uv;
		break;
	case ADC_CURRENT:
		value = lab->plant.out.i_ua;
		break;
	default:
		value = lab->env.temp_mdegc;
		break;
	}
	cg_lab_end_read(lab);
	return value;
}

/* Raw values are uV, uA and thousandths of a degree; IIO's units are mV, mA and the latter. */
static int adc_read_raw(struct iio_dev *iio, struct iio_chan_spec const *chan, int *val,
			int *val2, long mask)
{
	struct cg_lab **lab = iio_priv(iio);

	switch (mask) {
	case IIO_CHAN_INFO_RAW:
		*val = adc_raw(*lab, chan->address);
		return IIO_VAL_INT;
	case IIO_CHAN_INFO_SCALE:
		*val = 1;
		*val2 = chan->type == IIO_TEMP ? 1 : 1000;
		return IIO_VAL_FRACTIONAL;
	default:
		return -EINVAL;
	}
}

static const struct iio_info adc_info = {
	.read_raw = adc_read_raw,
};

int cg_lab_adc_probe(struct cg_lab *lab, struct fwnode_handle *node)
{
	struct iio_dev *iio = devm_iio_device_alloc(lab->dev, sizeof(lab));
	struct cg_lab **priv;

	if (!iio)
		return -ENOMEM;
	priv = iio_priv(iio);
	*priv = lab;
	device_set_node(&iio->dev, node);
	iio->name = "chargov-lab-adc";
	iio->info = &adc_info;
	iio->modes = INDIO_DIRECT_MODE;
	iio->channels = adc_channels;
	iio->num_channels = ARRAY_SIZE(adc_channels);
	/* no driver binds to this node: those who would wait for one need not */
	fwnode_dev_initialized(node, true);
	return devm_iio_device_register(lab->dev, iio);
}
